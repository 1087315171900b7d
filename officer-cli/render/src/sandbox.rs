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
