//! The command line: what can be asked for, and how a command ends.

use std::{
    io::{self, Write as _},
    net::SocketAddr,
    path::PathBuf,
    process::ExitCode,
};

use clap::{Args, Parser, Subcommand};

use crate::{
    commands::{agency, courier, init, set, status},
    demo,
    errors::{Failure, report},
    serve,
    store::Folder,
};

/// An anonymous drop: takes sealed tips, keeps them for the courier, hands out sealed replies, and can read neither
#[derive(Parser)]
#[command(name = "sybyr-server", version, arg_required_else_help = true, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make and serve a demonstration drop with an agency of its own; a second start continues it
    Demo {
        /// The folder
        #[arg(long, default_value = "demo-drop")]
        dir: PathBuf,
        /// Where to listen
        #[arg(long, value_name = "ADDR:PORT", default_value = "127.0.0.1:8080")]
        listen: SocketAddr,
    },
    /// Make a new drop in an empty folder
    Init(Dir),
    /// Change a setting; without KEY=VALUE, show them all
    Set {
        #[command(flatten)]
        dir: Dir,
        /// The setting and its new value
        #[arg(value_name = "KEY=VALUE")]
        setting: Option<String>,
    },
    /// The agencies that receive tips here
    #[command(subcommand)]
    Agency(AgencyCommand),
    /// The agencies' couriers
    #[command(subcommand)]
    Courier(CourierCommand),
    /// Answer sources and couriers until told to stop
    Serve {
        #[command(flatten)]
        dir: Dir,
        /// Where to listen; port 0 takes a free one
        #[arg(long, value_name = "ADDR:PORT", default_value = "127.0.0.1:8080")]
        listen: SocketAddr,
    },
    /// What waits, what is kept, and since when
    Status {
        #[command(flatten)]
        dir: Dir,
        /// For scripts
        #[arg(long)]
        json: bool,
    },
}

#[derive(Args)]
struct Dir {
    /// The folder of the drop
    #[arg(long)]
    dir: PathBuf,
}

#[derive(Subcommand)]
enum AgencyCommand {
    /// Add an agency, or its new cards
    Add {
        #[command(flatten)]
        dir: Dir,
        /// The file that `sybyr-officer card` wrote
        cards: PathBuf,
        /// The page chooses this agency first
        #[arg(long)]
        default: bool,
    },
    /// List the agencies
    List {
        #[command(flatten)]
        dir: Dir,
        /// For scripts
        #[arg(long)]
        json: bool,
    },
    /// Take no more tips for an agency; its log and what waits for it stay
    Remove {
        #[command(flatten)]
        dir: Dir,
        /// Its fingerprint, or the beginning of it
        agency: String,
    },
}

#[derive(Subcommand)]
enum CourierCommand {
    /// Make a token for an agency's courier and print it once
    Add {
        #[command(flatten)]
        dir: Dir,
        /// Its fingerprint, or the beginning of it
        agency: String,
    },
    /// Make the token of an agency's courier void
    Revoke {
        #[command(flatten)]
        dir: Dir,
        /// Its fingerprint, or the beginning of it
        agency: String,
    },
}

impl Dir {
    fn folder(self) -> Folder {
        Folder::at(self.dir)
    }
}

/// Runs the program.
pub fn main() -> ExitCode {
    std::panic::set_hook(Box::new(|panic| {
        // Only where, never what: a message could hold a piece of a request.
        let place = panic.location().map_or_else(String::new, |at| format!(" at {}:{}", at.file(), at.line()));
        report(&format!("this is a bug{place}; please report that line"));
    }));
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let _ = error.print();
            return if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS };
        }
    };
    match run(cli.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            let _ = writeln!(io::stderr(), "{failure}");
            failure.exit()
        }
    }
}

fn run(command: Command) -> Result<(), Failure> {
    match command {
        Command::Demo { dir, listen } => demo::run(&Folder::at(dir), listen),
        Command::Init(dir) => init::run(&dir.folder()),
        Command::Set { dir, setting } => set::run(&dir.folder(), setting.as_deref()),
        Command::Agency(AgencyCommand::Add { dir, cards, default }) => agency::add(&dir.folder(), &cards, default),
        Command::Agency(AgencyCommand::List { dir, json }) => agency::list(&dir.folder(), json),
        Command::Agency(AgencyCommand::Remove { dir, agency }) => agency::remove(&dir.folder(), &agency),
        Command::Courier(CourierCommand::Add { dir, agency }) => courier::add(&dir.folder(), &agency),
        Command::Courier(CourierCommand::Revoke { dir, agency }) => courier::revoke(&dir.folder(), &agency),
        Command::Serve { dir, listen } => serve::run(&dir.folder(), listen, serve::announce_to_operator),
        Command::Status { dir, json } => status::run(&dir.folder(), json),
    }
}

/// Prints data on standard output. A reader that went away is no failure.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    write_line(io::stdout(), text)
}

/// Prints what is not data on standard error.
pub(crate) fn note(text: &str) -> Result<(), Failure> {
    write_line(io::stderr(), text)
}

fn write_line(mut out: impl io::Write, text: &str) -> Result<(), Failure> {
    match writeln!(out, "{text}").and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        use clap::CommandFactory as _;
        Cli::command().debug_assert();
    }
}
