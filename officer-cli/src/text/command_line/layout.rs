//! How the help of a command is laid out: what it does, how it is typed, and two columns of what can be given.

use clap::{Arg, Command};

use super::placeholders::PLACEHOLDERS;
use super::{values, words};
use crate::terminal;
use crate::text::Language;

/// Columns where nobody says how many there are: a file, a pager.
const USUAL: usize = 80;
/// Longer lines are hard to read.
const MOST: usize = 100;
/// A longer name stands on a line of its own.
const NAMES: usize = 24;

struct Headings {
    usage: &'static str,
    commands: &'static str,
    arguments: &'static str,
    options: &'static str,
    shared: &'static str,
    /// As clap has it in usage lines.
    some_options: &'static str,
    one_of: &'static str,
    otherwise: &'static str,
    more: &'static str,
}

const EN: Headings = Headings {
    usage: "Usage",
    commands: "Commands",
    arguments: "Arguments",
    options: "Options",
    shared: "With every command",
    some_options: "[OPTIONS]",
    one_of: "One of",
    otherwise: "Otherwise",
    more: "The options of one command: sybyr-officer help COMMAND",
};

const RU: Headings = Headings {
    usage: "Как набирать",
    commands: "Команды",
    arguments: "Что указать",
    options: "Параметры",
    shared: "С любой командой",
    some_options: "[ПАРАМЕТРЫ]",
    one_of: "Одно из",
    otherwise: "Иначе",
    more: "Параметры одной команды: sybyr-officer help КОМАНДА",
};

const KK: Headings = Headings {
    usage: "Былай теріледі",
    commands: "Командалар",
    arguments: "Не көрсетіледі",
    options: "Параметрлер",
    shared: "Кез келген командамен",
    some_options: "[ПАРАМЕТРЛЕР]",
    one_of: "Мыналардың бірі",
    otherwise: "Көрсетілмесе",
    more: "Бір команданың параметрлері: sybyr-officer help КОМАНДА",
};

fn headings(language: Language) -> &'static Headings {
    match language {
        Language::En => &EN,
        Language::Ru => &RU,
        Language::Kk => &KK,
    }
}

/// Columns to write in, one less than the terminal has.
pub(super) fn width(columns: Option<usize>) -> usize {
    columns.unwrap_or(USUAL).min(MOST) - 1
}

/// The help of a command that is built, at most so many columns wide.
pub(super) fn help(command: &mut Command, language: Language, width: usize) -> String {
    let said = headings(language);
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    let mut out = terminal::wrap(&about, 0, width);
    out.push_str(&format!("\n{}:\n", said.usage));
    for usage in usages(command, language) {
        out.push_str(&hanging(&held_together(&usage), 2, 6, width).replace('\u{a0}', " "));
    }
    let is_root = command.get_name() == "sybyr-officer";
    let shown = |arg: &&Arg| !arg.is_hide_set();
    let is_shared = |arg: &Arg| !is_root && (arg.is_global_set() || arg.get_id() == "help");
    let of = |keep: &dyn Fn(&Arg) -> bool| -> Vec<(String, String)> {
        command.get_arguments().filter(shown).filter(|arg| keep(arg)).map(|arg| row(arg, language)).collect()
    };
    let commands = command.get_subcommands().filter(|sub| !sub.is_hide_set());
    let about = |sub: &Command| sub.get_about().map(ToString::to_string).unwrap_or_default();
    let sections = [
        (said.commands, commands.map(|sub| (sub.get_name().to_owned(), about(sub))).collect()),
        (said.arguments, of(&|arg| arg.is_positional())),
        (said.options, of(&|arg| !arg.is_positional() && !is_shared(arg))),
        (said.shared, of(&|arg| !arg.is_positional() && is_shared(arg))),
    ];
    for (heading, rows) in sections {
        if !rows.is_empty() {
            out.push_str(&format!("\n{heading}:\n{}", columns(&rows, width)));
        }
    }
    if is_root {
        out.push_str(&format!("\n{}", terminal::wrap(said.more, 0, width)));
    }
    out
}

/// How a command that is built is typed: one way a line.
pub(super) fn usages(command: &mut Command, language: Language) -> Vec<String> {
    let usage = command.render_usage().to_string().replace(EN.some_options, headings(language).some_options);
    let usage = usage.strip_prefix("Usage:").unwrap_or(&usage);
    let casebook = format!("--casebook <{}>", words(PLACEHOLDERS, "DIR", language).unwrap_or("DIR"));
    let is_help = command.get_name() == "help";
    let whole = |line: &str| match line.trim().strip_prefix("sybyr-officer ") {
        Some(rest) if is_help => format!("sybyr-officer {}", rest.replace(&format!("{casebook} "), "")),
        // clap leaves it out two words down
        Some(rest) if !rest.contains(&casebook) => format!("sybyr-officer {casebook} {rest}"),
        _ => line.trim().to_owned(),
    };
    usage.lines().map(whole).collect()
}

/// With fixed spaces between options and their values, so that no line ends between them.
fn held_together(usage: &str) -> String {
    let mut out = String::new();
    for word in usage.split(' ') {
        let is_value = out.rsplit([' ', '\u{a0}']).next().is_some_and(|last| last.starts_with("--"));
        out.push_str(if out.is_empty() {
            ""
        } else if is_value {
            "\u{a0}"
        } else {
            " "
        });
        out.push_str(word);
    }
    out
}

/// An option, and what it is for.
fn row(arg: &Arg, language: Language) -> (String, String) {
    let said = headings(language);
    let name = arg.get_short().map_or_else(|| arg.to_string(), |short| format!("-{short}, {arg}"));
    let mut text = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let values = values(arg, language);
    if !values.is_empty() {
        text.push_str(&format!("\n{}: {}", said.one_of, values.join(", ")));
    }
    let usual: Vec<_> = arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    if arg.get_action().takes_values() && !usual.is_empty() {
        text.push_str(&format!("\n{}: {}", said.otherwise, usual.join(" ")));
    }
    (name, text)
}

/// Names at the left, what they mean at the right; a long name stands above it.
fn columns(rows: &[(String, String)], width: usize) -> String {
    let names = rows.iter().map(|(name, _)| terminal::width(name)).filter(|name| *name <= NAMES);
    // on a narrow terminal every name stands above
    let names = if width < 60 { 4 } else { names.max().unwrap_or(4) };
    let mut out = String::new();
    for (name, text) in rows {
        // no line begins with what a word means
        let text = terminal::wrap(&text.replace(" (", "\u{a0}("), names + 4, width).replace('\u{a0}', " ");
        if terminal::width(name) <= names {
            out.push_str(&format!("  {}  {}", terminal::pad(name, names), text.trim_start()));
        } else {
            out.push_str(&format!("{}{text}", hanging(name, 2, 6, width)));
        }
    }
    out
}

/// Wrapped, with a deeper indent from the second line on.
fn hanging(text: &str, first: usize, rest: usize, width: usize) -> String {
    let wrapped = terminal::wrap(text, rest, width);
    format!("{}{}", " ".repeat(first), wrapped.trim_start())
}
