//! What an officer reads as lines, already safe and wrapped: commands print them, the terminal interface shows them.

use zeroize::Zeroize as _;

use super::Session;
use crate::problem::Result;
use crate::terminal;
use crate::text::{Language, Say};

/// What a line is, for those who can show it differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Begins a tip, a reply, a decision or the case itself.
    Title,
    /// An officer must not miss it.
    Warning,
    /// Beside the text: answers, rulings, names of files.
    Detail,
    /// Somebody's own words.
    Text,
}

/// Lines in the order they are read. They hold what sources wrote, and erase themselves.
pub struct Page {
    /// The language of what is said about them.
    pub language: Language,
    /// Lines are at most so wide, where that leaves room for text.
    pub columns: usize,
    lines: Vec<(Mark, String)>,
}

impl Page {
    /// Nothing yet.
    pub fn new(language: Language, columns: usize) -> Self {
        Self { language, columns, lines: Vec::new() }
    }

    /// The lines so far.
    pub fn lines(&self) -> &[(Mark, String)] {
        &self.lines
    }

    /// Writes everything to the output of a command.
    pub(super) fn print(&self, session: &mut Session<'_>) -> Result<()> {
        self.lines.iter().try_for_each(|(_, text)| session.line(text))
    }

    /// Adds safe lines as they are.
    pub(super) fn put(&mut self, mark: Mark, safe: &str) {
        let lines = safe.trim_end_matches('\n').split('\n');
        self.lines.extend(lines.map(|line| (mark, line.to_owned())));
    }

    /// Adds an empty line.
    pub fn gap(&mut self) {
        self.lines.push((Mark::Text, String::new()));
    }

    /// Adds a sentence.
    pub fn say(&mut self, mark: Mark, what: &Say) {
        let text = self.language.say(what);
        self.put(mark, &text);
    }

    /// Adds a line beside a tip that an officer must not miss.
    pub(super) fn warn(&mut self, what: &Say) {
        let text = self.language.say(what);
        self.put(Mark::Warning, &format!("  ! {text}"));
    }

    /// Adds safe text, wrapped.
    pub fn wrap(&mut self, mark: Mark, safe: &str, indent: usize) {
        self.put(mark, &terminal::wrap(safe, indent, self.columns));
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.lines.iter_mut().for_each(|(_, text)| text.zeroize());
    }
}
