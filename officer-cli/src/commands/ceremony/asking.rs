//! How the ceremony speaks with the officer, and takes what is typed.

use std::path::PathBuf;
use std::{env, fs, io};

use crate::commands::Session;
use crate::passphrase;
use crate::problem::{Problem, Result};
use crate::terminal;
use crate::text::{Rite, Say};

use super::STEPS;

impl Session<'_> {
    pub(super) fn tell(&mut self, what: Rite) -> Result<()> {
        self.say(&Say::Rite(what))?;
        self.out.flush().map_err(Problem::Output)
    }

    pub(super) fn step(&mut self, number: usize, what: Rite) -> Result<()> {
        let text = format!("\n[{number}/{STEPS}] {}", self.language.say(&Say::Rite(what)));
        self.line(&terminal::folded(&text, self.folds(&io::stdout())))?;
        self.out.flush().map_err(Problem::Output)
    }

    /// What was typed, perhaps nothing.
    pub(super) fn maybe(&mut self, what: Rite) -> Result<String> {
        self.out.flush().map_err(Problem::Output)?;
        passphrase::ask(&self.language.say(&Say::Rite(what)))
    }

    /// Asks until something is typed.
    pub(super) fn line_of(&mut self, what: Rite) -> Result<String> {
        loop {
            let typed = self.maybe(what.clone())?;
            if !typed.is_empty() {
                return Ok(typed);
            }
        }
    }

    /// The file that is named.
    pub(super) fn path(&mut self, what: Rite) -> Result<PathBuf> {
        self.line_of(what).map(|typed| as_in_a_shell(&typed, home()))
    }

    /// The file that is named, if one is.
    pub(super) fn maybe_path(&mut self, what: Rite) -> Result<Option<PathBuf>> {
        let typed = self.maybe(what)?;
        Ok(if typed.is_empty() { None } else { Some(as_in_a_shell(&typed, home())) })
    }

    /// Asks until a folder is named that is there.
    pub(super) fn folder(&mut self, what: Rite) -> Result<PathBuf> {
        loop {
            let path = self.path(what.clone())?;
            match fs::metadata(&path) {
                Ok(found) if found.is_dir() => return Ok(path),
                Ok(_) => self.note_problem(&Problem::io(&path, io::ErrorKind::NotADirectory.into()))?,
                Err(error) => self.note_problem(&Problem::io(&path, error))?,
            }
        }
    }

    pub(super) fn number(&mut self, what: Rite, least: u8, most: u8) -> Result<u8> {
        loop {
            match self.line_of(what.clone())?.parse() {
                Ok(number) if (least..=most).contains(&number) => return Ok(number),
                _ => self.tell(Rite::NumberBetween { least, most })?,
            }
        }
    }

    pub(super) fn wants(&mut self, what: Rite) -> Result<bool> {
        self.is_agreed(&Say::Rite(what))
    }

    /// Ends the ceremony, which can go on later, unless the answer is yes.
    pub(super) fn agree(&mut self, what: Rite) -> Result<()> {
        if self.is_agreed(&Say::Rite(what))? { Ok(()) } else { Err(Problem::NotConfirmed) }
    }

    pub(super) fn is_agreed(&mut self, what: &Say) -> Result<bool> {
        self.out.flush().map_err(Problem::Output)?;
        let typed = passphrase::ask(&self.language.say(what))?;
        Ok(self.language.is_yes(&typed))
    }
}

fn home() -> Option<PathBuf> {
    env::var_os("HOME").map(PathBuf::from)
}

/// The guide names files as one types them in a shell, where `~/` is the home folder; a path dragged there has quotes.
fn as_in_a_shell(typed: &str, home: Option<PathBuf>) -> PathBuf {
    let bare = typed.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')).unwrap_or(typed);
    match (bare.strip_prefix("~/"), home) {
        (Some(below), Some(home)) => home.join(below),
        _ => PathBuf::from(bare),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_taken_as_a_shell_would_take_it() {
        let home = || Some(PathBuf::from("/home/a"));
        for (typed, path) in [
            ("~/drop.sybyr", "/home/a/drop.sybyr"),
            ("'/media/a/one stick'", "/media/a/one stick"),
            ("it's", "it's"),
            ("drop.sybyr", "drop.sybyr"),
            ("~other/x", "~other/x"),
        ] {
            assert_eq!(as_in_a_shell(typed, home()), PathBuf::from(path));
        }
        assert_eq!(as_in_a_shell("~/x", None), PathBuf::from("~/x"));
    }
}
