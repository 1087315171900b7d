//! `sybyr-render`: a file on standard input, its pixels on standard output, locked in. See the library.

use std::io::{self, BufWriter};
use std::process::ExitCode;

use sybyr_render::{End, render, sandbox};

fn main() -> ExitCode {
    // what goes wrong is told by the code alone: a message could hold what the file says
    std::panic::set_hook(Box::new(|_| ()));
    let ended = sandbox::enter().map_err(|sandbox::NoSandbox| End::NoSandbox).and_then(|()| {
        let mut output = BufWriter::with_capacity(1 << 16, io::stdout().lock());
        render(&mut io::stdin().lock(), &mut output)
    });
    ExitCode::from(ended.err().unwrap_or(End::Done) as u8)
}
