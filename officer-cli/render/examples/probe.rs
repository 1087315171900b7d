//! Does what the cage forbids, with some of its layers or none, for `tests/cage.rs`.
//!
//! ```text
//! probe LAYERS WHAT      LAYERS: none, or some of descriptors,landlock,limits,seccomp
//! probe without CALL PROGRAM      starts a program on a kernel that does not know a system call
//! ```
//!
//! Ends with 0 when it was let, with 1 when it was refused.

use std::error::Error;
use std::fs::File;
use std::io::{self, Write as _};
use std::net::UdpSocket;
use std::os::unix::process::CommandExt as _;
use std::process::{Command, ExitCode};
use std::thread;

use rustix::process::{DumpableBehavior, dumpable_behavior, getppid, test_kill_process};
use seccompiler::{BpfProgram, SeccompAction, SeccompFilter};
use sybyr_render::{render, sandbox};

type Outcome = Result<(), Box<dyn Error>>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments[..] {
        ["without", call, program] => without(call, program),
        [layers, what] => enter(layers).and_then(|()| attempt(what)),
        _ => Err("usage: probe LAYERS WHAT".into()),
    };
    if outcome.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn enter(layers: &str) -> Outcome {
    for layer in layers.split(',') {
        let entered = match layer {
            "descriptors" => sandbox::descriptors(),
            "landlock" => sandbox::landlock(),
            "limits" => sandbox::limits(1),
            "seccomp" => sandbox::seccomp(),
            _ => Ok(()),
        };
        entered.map_err(|sandbox::NoSandbox| "no sandbox")?;
    }
    Ok(())
}

fn attempt(what: &str) -> Outcome {
    match what {
        "read-a-file" => File::open("/etc/hostname").map(drop)?,
        "open-a-socket" => UdpSocket::bind("127.0.0.1:0").map(drop)?,
        "start-a-thread" => thread::Builder::new().spawn(|| ()).map(drop)?,
        "start-a-program" => Command::new("/bin/true").status().map(drop)?,
        "signal-another" => test_kill_process(getppid().ok_or("no parent")?)?,
        "take-memory" => Vec::<u8>::new().try_reserve_exact(2 << 30)?,
        "take-time" => {
            let mut n = 0_u32;
            // ends by itself after some seconds, so that without a limit there is something to see
            (0..4_000_000_000_u32).for_each(|i| n = std::hint::black_box(n ^ i));
        }
        "run-new-code" => memmap2::MmapMut::map_anon(4096)?.make_exec().map(drop)?,
        "fill-a-file" => io::stdout().write_all(&[0; 100]).and_then(|()| io::stdout().flush())?,
        // only an open descriptor can be closed
        "use-what-was-open" => nix::unistd::close(3)?,
        "leave-an-image" if dumpable_behavior()? == DumpableBehavior::NotDumpable => return Err("refused".into()),
        "leave-an-image" => (),
        "render" => render(&mut io::stdin().lock(), &mut io::stdout().lock()).map_err(|end| format!("{end:?}"))?,
        _ => return Err("unknown".into()),
    }
    Ok(())
}

fn without(call: &str, program: &str) -> Outcome {
    let call = match call {
        "landlock" => libc::SYS_landlock_create_ruleset,
        _ => libc::SYS_seccomp,
    };
    let unknown = SeccompAction::Errno(libc::ENOSYS.unsigned_abs());
    let arch = std::env::consts::ARCH.try_into()?;
    let filter = SeccompFilter::new([(call, vec![])].into(), SeccompAction::Allow, unknown, arch)?;
    let filter: BpfProgram = filter.try_into()?;
    seccompiler::apply_filter(&filter)?;
    Err(Command::new(program).exec().into())
}
