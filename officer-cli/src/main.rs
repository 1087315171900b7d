//! `sybyr-officer`: see the library.

use std::io::{self, Write as _};
use std::process::ExitCode;

fn main() -> ExitCode {
    sybyr_officer::machine::harden();
    let mut out = io::BufWriter::new(io::stdout().lock());
    let exit = sybyr_officer::run(std::env::args_os(), &mut out, &mut io::stderr().lock());
    let flushed = out.flush();
    match flushed {
        Err(e) if e.kind() != io::ErrorKind::BrokenPipe => ExitCode::from(sybyr_officer::exit::Exit::Io.code()),
        _ => ExitCode::from(exit.code()),
    }
}
