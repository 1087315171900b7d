//! The covered screen: asks for the passphrase or the hardware key, shows nothing, holds nothing.

use age::secrecy::SecretString;

use super::canvas::{Canvas, Look};
use super::field::Field;
use super::keys::Key;
use crate::text::{Language, Say};

/// Why the screen is covered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Covered {
    /// The program has just begun.
    Start,
    /// Somebody locked it, or nobody touched a key.
    Locked,
    /// The passphrase was given and the casebook is being read.
    Opening,
}

/// The covered screen.
pub struct Lock {
    /// Why.
    pub covered: Covered,
    /// Why the last attempt failed.
    pub problem: Option<(String, Look)>,
    /// Unfinished answers that wait behind it.
    pub drafts: usize,
    /// Whose hardware key opens it, and by which plugin; a passphrase otherwise.
    key: Option<(String, String)>,
    field: Field,
}

/// What comes after a key.
pub enum Answer {
    /// Still covered.
    Covered,
    /// This was typed.
    Passphrase(SecretString),
    /// The hardware key is to be asked.
    HardwareKey,
    /// The program ends.
    Quit,
}

impl Lock {
    /// Covered for this reason.
    pub fn new(covered: Covered, drafts: usize, key: Option<(String, String)>) -> Self {
        Self { covered, problem: None, drafts, key, field: Field::secret() }
    }

    /// Takes a key.
    pub fn key(&mut self, key: &Key) -> Answer {
        match key {
            Key::Ctrl('c' | 'd') => return Answer::Quit,
            Key::Enter if self.key.is_some() => {
                self.covered = Covered::Opening;
                return Answer::HardwareKey;
            }
            _ if self.key.is_some() => {}
            Key::Enter if !self.field.is_empty() => {
                self.covered = Covered::Opening;
                return Answer::Passphrase(self.field.take_secret());
            }
            key => {
                self.field.key(key);
            }
        }
        Answer::Covered
    }

    /// Draws the whole screen.
    pub fn draw(&self, language: Language, canvas: &mut Canvas<'_>) {
        let words = language.screens();
        canvas.row(0, " Sybyr", Look::Bar);
        canvas.look(0, Look::Bar);
        let middle = canvas.height() / 3;
        if self.covered == Covered::Opening {
            canvas.row(middle + 2, words.opening, Look::Plain);
            return;
        }
        if self.covered == Covered::Locked {
            canvas.row(middle, words.locked, Look::Strong);
        }
        if self.drafts > 0 {
            canvas.row(middle + 1, &words.drafts_wait(self.drafts), Look::Plain);
        }
        if let Some((holder, plugin)) = &self.key {
            canvas.row(middle + 2, &language.waiting().by_key(holder, plugin), Look::Plain);
        } else {
            let ask = language.say(&Say::AskPassphrase);
            canvas.field(middle + 2, ask.trim_end(), &self.field);
        }
        if let Some((problem, look)) = &self.problem {
            let mut row = middle + 4;
            for line in problem.lines() {
                row = canvas.wrapped(row, 0, line, *look);
            }
        }
        let last = canvas.height().saturating_sub(1);
        canvas.row(last, words.lock_keys, Look::Faint);
    }
}
