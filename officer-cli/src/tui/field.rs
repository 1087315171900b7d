//! A line that is typed in: words to search, a name, a folder, a passphrase. It erases itself.

use age::secrecy::SecretString;
use unicode_width::UnicodeWidthChar as _;
use zeroize::{Zeroize as _, Zeroizing};

use super::keys::{Key, is_text};
use crate::terminal;

/// A field without room for more takes nothing; it never grows, so that no copy of a secret stays behind.
const MAX_LEN: usize = 4096;

/// What was typed so far.
pub struct Field {
    text: Zeroizing<String>,
    limit: usize,
    is_secret: bool,
}

impl Field {
    /// A field for at most `limit` bytes.
    pub fn new(limit: usize) -> Self {
        let limit = limit.min(MAX_LEN);
        Self { text: Zeroizing::new(String::with_capacity(limit)), limit, is_secret: false }
    }

    /// A field that shows nothing of what is typed, not even how much.
    pub fn secret() -> Self {
        Self { is_secret: true, ..Self::new(MAX_LEN) }
    }

    /// The same with something in it.
    pub fn with(limit: usize, text: &str) -> Self {
        let mut field = Self::new(limit);
        field.add(text);
        field
    }

    /// What was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Takes what was typed as a passphrase, and is empty afterwards.
    pub fn take_secret(&mut self) -> SecretString {
        let secret = SecretString::from(self.text.as_str());
        self.text.zeroize();
        secret
    }

    /// Whether the key changed the text.
    pub fn key(&mut self, key: &Key) -> bool {
        match key {
            Key::Char(c) => self.add(c.encode_utf8(&mut [0; 4])),
            Key::Paste(text) => self.add(text.lines().next().unwrap_or_default()),
            Key::Backspace => self.text.pop().is_some(),
            Key::Ctrl('u') => {
                self.text.zeroize();
                true
            }
            Key::Ctrl('w') => {
                let end = self.text.trim_end().rfind(' ').map_or(0, |at| at + 1);
                self.text.truncate(end);
                true
            }
            _ => false,
        }
    }

    fn add(&mut self, text: &str) -> bool {
        let before = self.text.len();
        for c in text.chars().filter(|c| is_text(*c) && *c != '\n') {
            if self.text.len() + c.len_utf8() <= self.limit {
                self.text.push(c);
            }
        }
        self.text.len() > before
    }

    /// What of it is seen in so many columns: its end.
    pub fn shown(&self, columns: usize) -> String {
        if self.is_secret {
            return String::new();
        }
        let safe = terminal::line(&self.text);
        let mut used = 0;
        let tail: Vec<char> = safe
            .chars()
            .rev()
            .take_while(|c| {
                used += c.width().unwrap_or(0);
                used <= columns
            })
            .collect();
        tail.into_iter().rev().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_takes_no_more_than_it_has_room_for_and_stays_where_it_is() {
        let mut field = Field::new(10);
        let at = field.text.as_ptr();
        for _ in 0..20 {
            field.key(&Key::Char('ұ'));
        }
        assert_eq!((field.text(), field.text.as_ptr()), ("ұұұұұ", at));
        field.key(&Key::Backspace);
        field.key(&Key::Paste(Zeroizing::new("x\u{1b}\nsecond".into())));
        assert_eq!(field.text(), "ұұұұx");
    }

    #[test]
    fn a_passphrase_is_not_shown_and_is_gone_when_taken() {
        let mut field = Field::secret();
        for c in "құпия".chars() {
            field.key(&Key::Char(c));
        }
        assert_eq!(field.shown(80), "");
        let secret = field.take_secret();
        assert_eq!(age::secrecy::ExposeSecret::expose_secret(&secret), "құпия");
        assert!(field.is_empty());
    }

    #[test]
    fn words_and_the_whole_line_are_taken_back_at_once() {
        let mut field = Field::with(100, "one two  ");
        field.key(&Key::Ctrl('w'));
        assert_eq!(field.text(), "one ");
        field.key(&Key::Ctrl('u'));
        assert!(field.is_empty());
    }
}
