//! The officer's program: opens tips on a machine that has never been on a network, keeps them in a casebook, and
//! writes the files that carry the answers back.

pub mod calendar;
pub mod casebook;
pub mod cli;
pub mod clock;
pub mod commands;
pub mod exit;
pub mod files;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
pub mod machine;
pub mod passphrase;
pub mod plugin;
mod printed;
pub mod problem;
pub mod progress;
pub mod random;
pub mod report;
pub mod shares;
pub mod sheet;
pub mod shown;
pub mod terminal;
pub mod text;
pub mod tui;
pub mod work;

use std::io::Write;

use clap::FromArgMatches as _;

use exit::Exit;
use problem::Problem;
use text::Language;

/// Runs the program on these arguments, and says how it ended.
pub fn run(arguments: impl Iterator<Item = std::ffi::OsString>, out: &mut dyn Write, notes: &mut dyn Write) -> Exit {
    let arguments: Vec<_> = arguments.collect();
    let asked = Language::asked(&arguments);
    let command = text::command_line::command(asked, terminal::columns_of(&std::io::stdout()));
    let matches = command.clone().try_get_matches_from(&arguments);
    let cli = match matches.and_then(|matches| cli::Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli,
        Err(error) => {
            let is_answer = !error.use_stderr();
            let to: &mut dyn Write = if is_answer { out } else { notes };
            // when nobody reads what was to be said, the exit code still says it
            let complaint = text::command_line::complaint(asked, &command, &arguments, &error);
            let text = complaint.unwrap_or_else(|| error.to_string());
            let columns = if is_answer {
                terminal::columns_of(&std::io::stdout())
            } else {
                terminal::columns_of(&std::io::stderr())
            };
            let _ = to.write_all(terminal::folded(&text, columns).as_bytes());
            return if is_answer { Exit::Done } else { Exit::Usage };
        }
    };
    let (language, as_json) = (cli.language.unwrap_or_else(Language::of_the_system), cli.json);
    match commands::run(cli, out, notes) {
        Ok(()) => Exit::Done,
        // `sybyr-officer list | head` is no failure
        Err(Problem::Output(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => Exit::Done,
        Err(problem) => {
            // what went wrong comes after what was said before; a lost output is told by the last flush
            let _ = out.flush();
            if let Some(signal) = problem.signal() {
                // does not come back; where the system refuses, the problem is told
                let _ = signal_hook::low_level::emulate_default_handler(signal);
            }
            let columns = if as_json { None } else { terminal::columns_of(&std::io::stderr()) };
            let _ = writeln!(notes, "{}", terminal::folded(&language.told(&problem, as_json), columns));
            problem.exit()
        }
    }
}
