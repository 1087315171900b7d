//! The officer's guide and the command line: what the guide tells to type is understood, and no verb is left out.

use clap::{CommandFactory as _, Parser as _};
use sybyr_officer::cli::Cli;

const GUIDE: &str = include_str!("../../docs/officer-guide.md");

/// Verbs and their own verbs, as they are typed.
fn verbs() -> Vec<String> {
    let mut verbs = Vec::new();
    for verb in Cli::command().get_subcommands().filter(|verb| !verb.is_hide_set()) {
        let name = verb.get_name();
        if verb.get_subcommands().next().is_none() {
            verbs.push(name.to_owned());
        }
        verbs.extend(verb.get_subcommands().map(|under| format!("{name} {}", under.get_name())));
    }
    verbs
}

/// What stands in the guide as something to type: spans and lines of blocks, without the program's name and options before the verb.
fn typed() -> Vec<String> {
    let (mut typed, mut in_block) = (Vec::new(), false);
    for line in GUIDE.lines() {
        if line.starts_with("```") {
            in_block = !in_block;
        } else if in_block {
            typed.extend(line.strip_prefix("$ sybyr-officer --casebook ").map(str::to_owned));
        } else {
            let spans = line.split('`').skip(1).step_by(2);
            typed.extend(spans.map(|span| span.trim_start_matches("sybyr-officer --casebook ").to_owned()));
        }
    }
    typed
}

/// Words as a shell parts them, without what marks a choice or is the shell's own.
fn words(command: &str) -> Vec<String> {
    let (mut words, mut quoted) = (vec![String::new()], false);
    for c in command.chars() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            '[' | ']' if !quoted => {}
            c => words.last_mut().expect("one at least").push(c),
        }
    }
    words.retain(|word| !word.is_empty() && !word.starts_with("3<"));
    words
}

/// An example, with values in place of the names of values.
fn with_values(words: &[String]) -> Vec<String> {
    let value = |word: &String| match word.as_str() {
        "CASE" | "NUMBER" | "K" | "N" => "3".to_owned(),
        "FILE|-" => "-".to_owned(),
        "STATUS" => "checking".to_owned(),
        _ => word.clone(),
    };
    words.iter().map(value).collect()
}

#[test]
fn what_the_guide_tells_to_type_is_understood() {
    let verbs = verbs();
    let mut tried = 0;
    for command in typed() {
        let mut words = words(&command);
        // the folder of the casebook stands before the verb in a whole command
        let at = words.iter().take(2).position(|word| verbs.iter().any(|verb| verb.split(' ').next() == Some(word)));
        // a verb alone is only named
        let Some(at) = at.filter(|at| words.len() > at + 1) else { continue };
        words.drain(..at);
        let arguments = ["sybyr-officer", "--casebook", "casebook"].map(str::to_owned);
        let arguments: Vec<String> = arguments.into_iter().chain(with_values(&words)).collect();
        // an option that is only named gets a value
        let named = words.last().filter(|word| word.starts_with("--")).map(|_| "3".to_owned());
        let parsed =
            Cli::try_parse_from(&arguments).or_else(|_| Cli::try_parse_from(arguments.iter().cloned().chain(named)));
        if let Err(error) = parsed {
            let is_named_only = error.kind() == clap::error::ErrorKind::MissingRequiredArgument;
            assert!(is_named_only, "{command}\n{error}");
        }
        tried += 1;
    }
    assert!(tried >= 30, "only {tried} commands were found");
}

#[test]
fn every_verb_stands_in_the_guide() {
    let typed = typed();
    for verb in verbs() {
        let named = typed.iter().any(|span| span.starts_with(&verb))
            || verb.split_once(' ').is_some_and(|(_, under)| typed.iter().any(|span| span.starts_with(under)));
        assert!(named, "{verb} is in no line of the guide");
    }
}

#[test]
fn every_option_in_the_guide_exists() {
    fn options(command: &clap::Command, into: &mut Vec<String>) {
        into.extend(command.get_arguments().filter_map(|argument| argument.get_long()).map(|long| format!("--{long}")));
        command.get_subcommands().for_each(|under| options(under, into));
    }
    let mut known = Vec::new();
    options(&Cli::command(), &mut known);
    let typed = typed();
    let own = typed.iter().filter(|span| !span.starts_with("cargo "));
    let named: Vec<String> = own.flat_map(|span| words(span)).filter(|word| word.starts_with("--")).collect();
    assert!(named.len() >= 40, "only {} options were found", named.len());
    for option in named {
        assert!(known.contains(&option), "{option} is no option of any verb");
    }
}
