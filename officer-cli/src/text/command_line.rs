//! The command line's own help and complaints in three languages. What is English stands in `cli`; the Russian and Kazakh
//! words beside this are found by the English ones, so that a sentence that changes there loses them, and a test fails.

mod abouts;
mod complaints;
mod layout;
mod options;
mod options_of_keys;
mod options_of_sending;
mod placeholders;

use clap::builder::PossibleValue;
use clap::{Arg, Command, CommandFactory as _, ValueEnum as _};

use super::Language;
use crate::cli::{Cli, StatusArgument};

pub(crate) use complaints::complaint;

/// The command line, whose help speaks this language and fits into so many columns.
pub(crate) fn command(language: Language, columns: Option<usize>) -> Command {
    // usage lines and shared options are put together from what is there when it is built
    let mut command = translated(Cli::command(), language);
    command.build();
    explained(command, language, layout::width(columns))
}

/// What `cli` says of commands, options and placeholders, in this language; where there are no words for it, in English.
fn translated(command: Command, language: Language) -> Command {
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    let about = words(abouts::ABOUTS, &about, language).map_or(about, str::to_owned);
    let command = command.about(about.clone()).long_about(about);
    command.mut_args(|arg| translated_arg(arg, language)).mut_subcommands(|sub| translated(sub, language))
}

fn translated_arg(arg: Arg, language: Language) -> Arg {
    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let tables = [options::OPTIONS, options_of_keys::OPTIONS_OF_KEYS, options_of_sending::OPTIONS_OF_SENDING];
    let help = tables.into_iter().find_map(|table| words(table, &help, language)).map_or(help, str::to_owned);
    let placeholder = placeholder(&arg, language);
    let arg = if let Some(placeholder) = placeholder { arg.value_name(placeholder) } else { arg };
    arg.help(help.clone()).long_help(help)
}

/// What stands for the value, of an option that takes one.
fn placeholder(arg: &Arg, language: Language) -> Option<&'static str> {
    let english = arg.get_value_names()?.first().filter(|_| arg.get_action().takes_values())?;
    words(placeholders::PLACEHOLDERS, english, language)
}

/// In a table of English, Russian, Kazakh.
fn words(table: &'static [[&'static str; 3]], english: &str, language: Language) -> Option<&'static str> {
    let [en, ru, kk] = table.iter().find(|row| row[0] == english)?;
    Some(match language {
        Language::En => en,
        Language::Ru => ru,
        Language::Kk => kk,
    })
}

/// The words of what clap adds by itself, and the help of each command as we lay it out.
fn explained(command: Command, language: Language, width: usize) -> Command {
    let [placeholder, help, version, topics] = match language {
        Language::En => ["COMMAND", "Print help", "Print version", "Show this, or the help of a command"],
        Language::Ru => {
            ["КОМАНДА", "Показать справку", "Показать версию", "Показать эту справку или справку о команде"]
        }
        Language::Kk => {
            ["КОМАНДА", "Анықтаманы көрсету", "Нұсқасын көрсету", "Осы анықтаманы не команданың анықтамасын көрсету"]
        }
    };
    let command = command.subcommand_value_name(placeholder).mut_args(|arg| match arg.get_id().as_str() {
        "help" => arg.help(help).long_help(help),
        "version" => arg.help(version).long_help(version),
        _ => arg,
    });
    let mut command = if command.get_name() == "help" { command.about(topics).long_about(topics) } else { command }
        .mut_subcommands(|sub| explained(sub, language, width));
    let text = layout::help(&mut command, language, width);
    command.override_help(text)
}

/// The words an option takes, with what they mean where the language is not that of the word.
fn values(arg: &Arg, language: Language) -> Vec<String> {
    let values = if arg.get_action().takes_values() { arg.get_possible_values() } else { Vec::new() };
    let meant = |value: &PossibleValue| {
        let name = value.get_name();
        match meaning(arg.get_id().as_str(), value, language) {
            Some(meaning) => format!("{name} ({meaning})"),
            None => name.to_owned(),
        }
    };
    values.iter().filter(|value| !value.is_hide_set()).map(meant).collect()
}

fn meaning(option: &str, value: &PossibleValue, language: Language) -> Option<String> {
    if let Some(help) = value.get_help() {
        return Some(help.to_string());
    }
    let name = value.get_name();
    if language == Language::En {
        return None;
    }
    if option == "status" {
        return StatusArgument::from_str(name, false).ok().map(|status| language.status(status.into()).to_owned());
    }
    let (_, [ru, kk]) = placeholders::VALUES.iter().find(|(of, _)| *of == [option, name])?;
    Some(if language == Language::Ru { *ru } else { *kk }.to_owned())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Placeholders that are the same in every language.
    const AS_THEY_ARE: [&str; 7] = ["DROP.sybyr", "ID", "K", "N", "RECOVERY.age", "ROOT.age", "on|off"];

    /// What an officer can see of the English command line: what commands do, what options are for, placeholders, words.
    fn seen(command: &Command, all: &mut [BTreeSet<String>; 4]) {
        let text = |text: Option<&clap::builder::StyledStr>| text.expect("everything is explained").to_string();
        all[0].insert(text(command.get_about()));
        for arg in command.get_arguments().filter(|arg| !arg.is_hide_set()) {
            all[1].insert(text(arg.get_help()));
            if arg.get_action().takes_values() {
                all[2].insert(arg.get_value_names().expect("named")[0].to_string());
                let of = |value: PossibleValue| format!("{} {}", arg.get_id(), value.get_name());
                let plain = |value: &PossibleValue| value.get_help().is_none() && arg.get_id() != "status";
                all[3].extend(arg.get_possible_values().into_iter().filter(plain).map(of));
            }
        }
        command.get_subcommands().for_each(|sub| seen(sub, all));
    }

    #[test]
    fn whatever_the_command_line_says_has_its_words_and_no_words_are_left_over() {
        let mut all = [const { BTreeSet::new() }; 4];
        seen(&Cli::command(), &mut all);
        let [abouts, options, placeholders, values] = all;
        let english = |tables: &[&[[&str; 3]]]| {
            let rows: Vec<&[&str; 3]> = tables.iter().copied().flatten().collect();
            for [en, ru, kk] in &rows {
                assert!(!ru.is_ascii() && !kk.is_ascii(), "{en}: {ru}, {kk}");
            }
            let all: BTreeSet<String> = rows.iter().map(|row| row[0].to_owned()).collect();
            assert_eq!(all.len(), rows.len(), "each English sentence once");
            all
        };
        assert_eq!(abouts, english(&[abouts::ABOUTS]));
        let tables = [options::OPTIONS, options_of_keys::OPTIONS_OF_KEYS, options_of_sending::OPTIONS_OF_SENDING];
        assert_eq!(options, english(&tables));
        let mut names = english(&[placeholders::PLACEHOLDERS]);
        names.extend(AS_THEY_ARE.map(str::to_owned));
        assert_eq!(placeholders, names);
        let meant: BTreeSet<String> = placeholders::VALUES.iter().map(|(of, _)| of.join(" ")).collect();
        assert_eq!(values, meant);
    }

    /// The help of every command there is.
    fn helps(language: Language, columns: usize) -> Vec<String> {
        fn all(command: &mut Command, into: &mut Vec<String>) {
            into.push(command.render_long_help().to_string());
            assert_eq!(into.last(), Some(&command.render_help().to_string()));
            command.get_subcommands_mut().for_each(|sub| all(sub, into));
        }
        let mut into = Vec::new();
        all(&mut command(language, Some(columns)), &mut into);
        into
    }

    #[test]
    fn no_help_says_what_only_english_has() {
        for language in [Language::Ru, Language::Kk] {
            for help in helps(language, 80) {
                for english in ["Usage", "OPTIONS", "Options", "Arguments", "COMMAND", "Print", "<FILE", "<DIR"] {
                    assert!(!help.contains(english), "{english}:\n{help}");
                }
            }
        }
    }

    #[test]
    fn every_help_fits_the_terminal() {
        for language in [Language::En, Language::Ru, Language::Kk] {
            for columns in [40, 80, 100] {
                for help in helps(language, columns) {
                    let long = help.lines().find(|line| crate::terminal::width(line) >= columns);
                    assert_eq!(long, None, "{help}");
                }
            }
        }
    }
}
