//! A question with a few answers to choose from, by arrows and Enter or by the answer's number.

use super::canvas::{Canvas, Look};
use super::keys::Key;
use super::list::Cursor;

/// A question and its answers.
pub struct Menu {
    title: String,
    items: Vec<String>,
    cursor: Cursor,
}

/// What comes of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    /// Nothing yet.
    Open,
    /// The answer with this index.
    Item(usize),
    /// None of them.
    Left,
}

impl Menu {
    /// Asks for one of these.
    pub fn new(title: impl Into<String>, items: Vec<String>) -> Self {
        Self { title: title.into(), items, cursor: Cursor::default() }
    }

    /// Takes a key, in a window of so many rows.
    pub fn key(&mut self, key: &Key, rows: usize) -> Chosen {
        match (key, key.command()) {
            (Key::Esc, _) | (_, Some('q')) => return Chosen::Left,
            (Key::Enter, _) if !self.items.is_empty() => return Chosen::Item(self.cursor.at),
            (Key::Char(digit @ '1'..='9'), _) => {
                let at = digit.to_digit(10).map_or(0, |n| n as usize - 1);
                if at < self.items.len() {
                    return Chosen::Item(at);
                }
            }
            _ => drop(self.cursor.key(key, self.items.len(), rows.saturating_sub(2))),
        }
        Chosen::Open
    }

    /// Draws itself over everything.
    pub fn draw(&self, canvas: &mut Canvas<'_>) {
        canvas.row(0, &format!(" {}", self.title), Look::Strong);
        let window = self.cursor.window(self.items.len(), usize::from(canvas.height().saturating_sub(2)));
        for (at, row) in window.zip(2..) {
            let number = if at < 9 { format!("{}", at + 1) } else { " ".into() };
            canvas.row(row, &format!("  {number}  {}", self.items[at]), Look::Plain);
            if at == self.cursor.at {
                canvas.put(0, row, 1, ">", Look::Plain);
                canvas.look(row, Look::Chosen);
            }
        }
    }
}
