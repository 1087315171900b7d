//! The cage: what a file that takes over this program still cannot do.
//!
//! | layer | takes away |
//! |---|---|
//! | descriptors | whatever was open in the program that started this one, such as a passphrase's |
//! | Landlock without a rule | every file, and every network address that it knows of |
//! | limits | memory, processor time, new descriptors, processes, files to write |
//! | seccomp, a list of what is allowed | every other request to the kernel: ends the program |
//!
//! The layers overlap on purpose. Each has a test in `tests/cage.rs` that does what it forbids, and one that does the
//! same without it.

use std::collections::BTreeMap;
use std::fs;

use landlock::{ABI, Access as _, AccessFs, AccessNet, Ruleset, RulesetAttr as _, RulesetStatus, Scope};
use rustix::process::{DumpableBehavior, Resource, Rlimit, Signal};
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule,
};

/// The most memory, in bytes: a file of [`MAX_INPUT`](crate::MAX_INPUT) beside a picture of 200 million pixels.
pub const MEMORY: u64 = 1536 << 20;
/// The most processor time, in seconds.
pub const SECONDS: u64 = 60;

/// The kernel refused a layer, so that nothing must be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoSandbox;

/// All layers. There is no way back, and no way on when one of them fails.
pub fn enter() -> Result<(), NoSandbox> {
    descriptors()?;
    landlock()?;
    limits(SECONDS)?;
    seccomp()
}

/// Closes everything but input, output and errors; no memory image; an end with the program that started this one.
pub fn descriptors() -> Result<(), NoSandbox> {
    let open: Vec<i32> = fs::read_dir("/proc/self/fd")
        .map_err(|_| NoSandbox)?
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .collect();
    for descriptor in open.into_iter().filter(|&descriptor| descriptor > 2) {
        // the one that listed them is closed already
        let _ = nix::unistd::close(descriptor);
    }
    rustix::process::set_dumpable_behavior(DumpableBehavior::NotDumpable).map_err(|_| NoSandbox)?;
    rustix::process::set_parent_process_death_signal(Some(Signal::KILL)).map_err(|_| NoSandbox)
}

/// No files, no addresses, no signals to others. Kernels before 6.12 know less of it; none of it is too little.
pub fn landlock() -> Result<(), NoSandbox> {
    let abi = ABI::V6;
    let restricted = Ruleset::default()
        .handle_access(AccessFs::from_all(abi))
        .and_then(|ruleset| ruleset.handle_access(AccessNet::from_all(abi)))
        .and_then(|ruleset| ruleset.scope(Scope::from_all(abi)))
        .and_then(Ruleset::create)
        .and_then(landlock::RulesetCreated::restrict_self)
        .map_err(|_| NoSandbox)?;
    let holds = restricted.no_new_privs && restricted.ruleset != RulesetStatus::NotEnforced;
    holds.then_some(()).ok_or(NoSandbox)
}

/// Memory, so many seconds of processor time, and nothing new.
pub fn limits(seconds: u64) -> Result<(), NoSandbox> {
    for (resource, most) in [
        (Resource::As, MEMORY),
        (Resource::Data, MEMORY),
        (Resource::Cpu, seconds),
        (Resource::Fsize, 0),
        (Resource::Core, 0),
        (Resource::Nproc, 0),
        (Resource::Nofile, 0),
    ] {
        let limit = Rlimit { current: Some(most), maximum: Some(most) };
        rustix::process::setrlimit(resource, limit).map_err(|_| NoSandbox)?;
    }
    Ok(())
}

/// Only what a program needs to read its input, to compute in memory that it cannot run as code, to write its output, and to end.
pub fn seccomp() -> Result<(), NoSandbox> {
    let filter = filter().map_err(|_| NoSandbox)?;
    seccompiler::apply_filter(&filter).map_err(|_| NoSandbox)
}

fn filter() -> Result<BpfProgram, seccompiler::BackendError> {
    let is = |argument, value| SeccompCondition::new(argument, SeccompCmpArgLen::Dword, SeccompCmpOp::Eq, value);
    let not_code = |argument| {
        let execute = u64::from(libc::PROT_EXEC.unsigned_abs());
        SeccompCondition::new(argument, SeccompCmpArgLen::Dword, SeccompCmpOp::MaskedEq(execute), 0)
    };
    let rule = |condition: Result<SeccompCondition, _>| SeccompRule::new(vec![condition?]);
    let mut allowed: BTreeMap<i64, Vec<SeccompRule>> = [
        libc::SYS_brk,
        libc::SYS_munmap,
        libc::SYS_mremap,
        libc::SYS_madvise,
        libc::SYS_futex,
        libc::SYS_getrandom,
        libc::SYS_clock_gettime,
        libc::SYS_restart_syscall,
        libc::SYS_rt_sigaction,
        libc::SYS_rt_sigprocmask,
        libc::SYS_rt_sigreturn,
        libc::SYS_sigaltstack,
        // how a program says that it gives up
        libc::SYS_getpid,
        libc::SYS_gettid,
        libc::SYS_exit,
        libc::SYS_exit_group,
    ]
    .map(|call| (call, Vec::new()))
    .into();
    allowed.insert(libc::SYS_read, vec![rule(is(0, 0))?]);
    allowed.insert(libc::SYS_write, vec![rule(is(0, 1))?, rule(is(0, 2))?]);
    allowed.insert(libc::SYS_mmap, vec![rule(not_code(2))?]);
    allowed.insert(libc::SYS_mprotect, vec![rule(not_code(2))?]);
    allowed.insert(libc::SYS_tgkill, vec![rule(is(2, u64::from(libc::SIGABRT.unsigned_abs())))?]);
    let arch = std::env::consts::ARCH.try_into()?;
    SeccompFilter::new(allowed, SeccompAction::KillProcess, SeccompAction::Allow, arch)?.try_into()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the kernel would do with a call: the filter's own program, run here (`linux/filter.h`, `linux/seccomp.h`).
    fn verdict(call: i64, arguments: [u64; 6]) -> SeccompAction {
        let audit_arch: u32 = if cfg!(target_arch = "x86_64") { 0xc000_003e } else { 0xc000_00b7 };
        let call = u32::try_from(call).expect("small");
        let mut data = [call.to_le_bytes(), audit_arch.to_le_bytes(), [0; 4], [0; 4]].concat();
        arguments.iter().for_each(|argument| data.extend(argument.to_le_bytes()));
        let program = filter().expect("a filter");
        let (mut at, mut accumulator) = (0, 0_u32);
        loop {
            let step = &program[at];
            let jump = |holds: bool| usize::from(if holds { step.jt } else { step.jf });
            let k = step.k as usize;
            at += 1 + match step.code {
                // BPF_LD | BPF_W | BPF_ABS
                0x20 => {
                    accumulator = u32::from_le_bytes(data[k..k + 4].try_into().expect("4 bytes"));
                    0
                }
                // BPF_ALU | BPF_AND
                0x54 => {
                    accumulator &= step.k;
                    0
                }
                // BPF_JMP with BPF_JA, BPF_JEQ, BPF_JGT, BPF_JGE
                0x05 => k,
                0x15 => jump(accumulator == step.k),
                0x25 => jump(accumulator > step.k),
                0x35 => jump(accumulator >= step.k),
                0x06 if step.k == libc::SECCOMP_RET_ALLOW => return SeccompAction::Allow,
                0x06 if step.k == libc::SECCOMP_RET_KILL_PROCESS => return SeccompAction::KillProcess,
                other => panic!("{other:#x}"),
            };
        }
    }

    #[test]
    fn memory_is_given_to_compute_in_and_never_to_run() {
        let [read, write, execute] =
            [libc::PROT_READ, libc::PROT_WRITE, libc::PROT_EXEC].map(|p| p.unsigned_abs().into());
        for call in [libc::SYS_mmap, libc::SYS_mprotect] {
            for harmless in [0, read, read | write] {
                assert_eq!(verdict(call, [0, 4096, harmless, 0, 0, 0]), SeccompAction::Allow, "{call}, {harmless}");
                // the kernel takes no notice of the upper half
                for high in [0, 1 << 32, u64::MAX << 32] {
                    let asked = [0, 4096, harmless | execute | high, 0, 0, 0];
                    assert_eq!(verdict(call, asked), SeccompAction::KillProcess, "{call}, {asked:?}");
                }
            }
        }
        #[cfg(target_arch = "x86_64")]
        for other in [libc::SYS_pkey_mprotect, libc::SYS_memfd_create, libc::SYS_shmat, libc::SYS_personality] {
            assert_eq!(verdict(other, [0; 6]), SeccompAction::KillProcess, "{other}");
        }
    }

    #[test]
    fn it_reads_its_input_writes_its_output_and_signals_nobody_but_to_give_up() {
        let ends = |call, arguments| verdict(call, arguments) == SeccompAction::KillProcess;
        assert!(!ends(libc::SYS_read, [0; 6]) && (1..9).all(|other| ends(libc::SYS_read, [other, 0, 0, 0, 0, 0])));
        let written: Vec<u64> = (0..9).filter(|&to| !ends(libc::SYS_write, [to, 0, 0, 0, 0, 0])).collect();
        assert_eq!(written, [1, 2]);
        let signals: Vec<u64> = (0..65).filter(|&signal| !ends(libc::SYS_tgkill, [1, 1, signal, 0, 0, 0])).collect();
        assert_eq!(signals, [u64::from(libc::SIGABRT.unsigned_abs())]);
    }

    #[test]
    fn of_all_calls_there_are_twenty_one_are_left() {
        let left = (0..1024).filter(|&call| {
            // with these arguments each call of the list is let through
            [[0; 6], [1, 0, 6, 0, 0, 0], [0, 0, 6, 0, 0, 0]].iter().any(|&a| verdict(call, a) == SeccompAction::Allow)
        });
        assert_eq!(left.count(), 21);
        // the other numbering of x86-64, by which lists of calls were passed before
        assert_eq!(verdict(0x4000_0000 | libc::SYS_exit, [0; 6]), SeccompAction::KillProcess);
    }
}
