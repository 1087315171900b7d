//! Starts the command line; everything else is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    sybyr_server::cli::main()
}
