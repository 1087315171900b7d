//! A text of several lines that is typed in: wraps between words as it is shown, and erases itself.

use std::ops::Range;

use unicode_width::UnicodeWidthChar as _;
use zeroize::Zeroizing;

use super::canvas::{Canvas, Look};
use super::keys::{Key, is_text};

/// Far more than the slots of any outbox carry. Room is made at once, so that growing leaves no copies.
const MAX_LEN: usize = 64 * 1024;

/// The text, and where the next letter goes.
pub struct Editor {
    text: Zeroizing<String>,
    at: usize,
}

impl Default for Editor {
    fn default() -> Self {
        Self { text: Zeroizing::new(String::with_capacity(MAX_LEN)), at: 0 }
    }
}

impl Editor {
    /// What was written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Puts text where the cursor is; what there is no room for is left out.
    pub fn insert(&mut self, text: &str) {
        for c in text.chars().filter(|c| is_text(*c)) {
            let (c, times) = if c == '\t' { (' ', 4) } else { (c, 1) };
            for _ in 0..times {
                if self.text.len() + c.len_utf8() <= MAX_LEN {
                    self.text.insert(self.at, c);
                    self.at += c.len_utf8();
                }
            }
        }
    }

    /// Takes a key, where lines are so many columns wide. Whether it was one of an editor's.
    pub fn key(&mut self, key: &Key, columns: usize, page: usize) -> bool {
        match key {
            Key::Char(c) => self.insert(c.encode_utf8(&mut [0; 4])),
            Key::Paste(text) => self.insert(text),
            Key::Enter => self.insert("\n"),
            Key::Tab => self.insert("    "),
            Key::Backspace => {
                if let Some(c) = self.text[..self.at].chars().next_back() {
                    self.at -= c.len_utf8();
                    self.text.remove(self.at);
                }
            }
            Key::Delete => {
                if self.at < self.text.len() {
                    self.text.remove(self.at);
                }
            }
            Key::Left => self.at -= self.text[..self.at].chars().next_back().map_or(0, char::len_utf8),
            Key::Right => self.at += self.text[self.at..].chars().next().map_or(0, char::len_utf8),
            Key::Up => self.climb(columns, -1),
            Key::Down => self.climb(columns, 1),
            Key::PageUp => self.climb(columns, -(page as isize)),
            Key::PageDown => self.climb(columns, page as isize),
            Key::Home | Key::End => {
                let rows = rows(&self.text, columns);
                let row = rows[self.row(&rows)].clone();
                self.at = if *key == Key::Home { row.start } else { row.end };
            }
            _ => return false,
        }
        true
    }

    /// The row that the cursor is in.
    fn row(&self, rows: &[Range<usize>]) -> usize {
        rows.partition_point(|row| row.start <= self.at).saturating_sub(1)
    }

    /// Goes up or down by rows, to the column that is nearest.
    fn climb(&mut self, columns: usize, by: isize) {
        let rows = rows(&self.text, columns);
        let row = self.row(&rows);
        let column = width(&self.text[rows[row].start..self.at]);
        let target = &rows[row.saturating_add_signed(by).min(rows.len() - 1)];
        let mut used = 0;
        self.at = target.start;
        for c in self.text[target.clone()].chars() {
            used += c.width().unwrap_or(0);
            if used > column {
                break;
            }
            self.at += c.len_utf8();
        }
    }

    /// Draws the rows around the cursor.
    pub fn draw(&self, canvas: &mut Canvas<'_>) {
        let columns = usize::from(canvas.width()).saturating_sub(2);
        let rows = rows(&self.text, columns);
        let at = self.row(&rows);
        let seen = usize::from(canvas.height()).max(1);
        let top = (at + 1).saturating_sub(seen);
        for (row, y) in rows.iter().skip(top).take(seen).zip(0..) {
            canvas.put(1, y, canvas.width(), &self.text[row.clone()], Look::Plain);
        }
        let column = 1 + width(&self.text[rows[at].start..self.at]);
        canvas.cursor_at(u16::try_from(column).unwrap_or(u16::MAX), u16::try_from(at - top).unwrap_or(u16::MAX));
    }
}

fn width(text: &str) -> usize {
    text.chars().map(|c| c.width().unwrap_or(0)).sum()
}

/// The rows that a text takes, as byte ranges without line ends; at least one.
fn rows(text: &str, columns: usize) -> Vec<Range<usize>> {
    let columns = columns.max(1);
    let mut rows = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let end = start + line.len();
        let (mut from, mut used, mut space) = (start, 0, None);
        for (offset, c) in line.char_indices() {
            let at = start + offset;
            let wide = c.width().unwrap_or(0);
            if used + wide > columns {
                // a space at the edge hangs over instead of beginning a row
                let cut = if c == ' ' { at + 1 } else { space.unwrap_or(at) };
                rows.push(from..cut);
                used = width(&text[cut.min(at)..at]);
                (from, space) = (cut, None);
                if c == ' ' {
                    used = 0;
                    continue;
                }
            }
            used += wide;
            if c == ' ' {
                space = Some(at + 1);
            }
        }
        rows.push(from.min(end)..end);
        start = end + 1;
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Editor {
        let mut editor = Editor::default();
        editor.insert(text);
        editor
    }

    #[test]
    fn rows_are_within_the_window_and_hold_everything() {
        for text in
            ["", "один два три", "\n\n", "хорошо  и    так", &"ы".repeat(100), "汉字汉字汉 字汉字", "a \n b c d e f g"]
        {
            for columns in [1, 2, 5, 7, 40] {
                let rows = rows(text, columns);
                let shown: String = rows.iter().map(|row| &text[row.clone()]).collect();
                assert_eq!(shown, text.replace('\n', ""), "{columns}");
                assert!(
                    rows.iter().all(|row| width(text[row.clone()].trim_end()) <= columns.max(2)),
                    "{text:?} {columns}"
                );
            }
        }
    }

    #[test]
    fn letters_go_where_the_cursor_is() {
        let mut editor = typed("Рахмет тексереміз");
        for key in [Key::Home, Key::Right, Key::Delete, Key::End, Key::Char('.'), Key::Left, Key::Backspace] {
            assert!(editor.key(&key, 40, 5));
        }
        assert_eq!(editor.text(), "Рхмет тексеремі.");
    }

    #[test]
    fn going_up_and_down_keeps_the_column() {
        let mut editor = typed("абвгд\nе\nжзийк");
        for (key, expected) in [(Key::Up, 13), (Key::Up, 2), (Key::Down, 13), (Key::PageDown, 16), (Key::PageUp, 2)] {
            editor.key(&key, 40, 5);
            assert_eq!(editor.at, expected);
        }
    }

    #[test]
    fn no_keys_leave_the_text_or_its_letters() {
        let mut editor = typed(&"қ汉 ".repeat(40));
        let keys =
            [Key::Up, Key::Left, Key::PageUp, Key::Backspace, Key::Down, Key::Delete, Key::Enter, Key::Home, Key::End];
        for i in 0..500 {
            editor.key(&keys[(i * 7 + i / 9) % keys.len()], 1 + i % 9, 3);
            assert!(editor.text.is_char_boundary(editor.at));
        }
        let mut full = typed(&"x".repeat(2 * MAX_LEN));
        full.key(&Key::Char('ы'), 10, 3);
        assert_eq!(full.text().len(), MAX_LEN);
    }
}
