//! What every view is: it takes keys and draws itself, and says what comes next.

use super::canvas::Canvas;
use super::desk::Desk;
use super::keys::Key;
use crate::problem::{Problem, Result};
use crate::text::{Language, Screens};

/// What comes after a key.
pub enum Step {
    /// The view stays.
    Stay,
    /// The view stays, and something is said about what was done.
    Said(String),
    /// Back to the view before.
    Back,
    /// Back, and something is said about what was done.
    Done(String),
    /// Another view on top.
    Show(Box<dyn View>),
    /// The program ends.
    Quit,
}

/// Where somebody was, without anything of a case in it: what is gone back to after the lock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the inbox, at this case.
    Inbox(Option<i64>),
    /// In a case.
    Case(i64),
    /// Writing an answer; its draft is kept.
    Reply(i64),
}

/// A screen.
pub trait View: Send {
    /// Takes a key.
    fn key(&mut self, key: &Key, desk: &mut Desk) -> Result<Step>;
    /// Draws itself between the bars.
    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>);
    /// What is said while this key does what can take long; nothing for keys that are done at once.
    fn long_work(&self, _: &Key, _: &Screens) -> Option<&'static str> {
        None
    }
    /// What it is, for the bar above.
    fn title(&self, desk: &Desk) -> String;
    /// Its most useful keys, for the bar below.
    fn keys(&self, words: &Screens) -> &'static str;
    /// Whether letters are text here.
    fn takes_text(&self) -> bool {
        false
    }
    /// Where this is.
    fn place(&self) -> Option<Place> {
        None
    }
    /// Another view has changed something.
    fn refresh(&mut self, _: &mut Desk) -> Result<()> {
        Ok(())
    }
}

/// A problem as one or two lines.
pub fn said(problem: &Problem, language: Language) -> String {
    language.problem(problem)
}
