//! Lists that keys move in: which line is chosen, and which lines a window shows.

use super::keys::Key;

/// A place in a list whose length others know.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The chosen line.
    pub at: usize,
    top: usize,
}

impl Cursor {
    /// Moves for a key, in a list of `len` lines of which `rows` are seen. Whether the key was one of movement.
    pub fn key(&mut self, key: &Key, len: usize, rows: usize) -> bool {
        let last = len.saturating_sub(1);
        let page = rows.saturating_sub(1).max(1);
        self.at = match (key, key.command()) {
            (Key::Up, _) | (_, Some('k')) => self.at.saturating_sub(1),
            (Key::Down, _) | (_, Some('j')) => self.at + 1,
            (Key::PageUp, _) => self.at.saturating_sub(page),
            (Key::PageDown, _) => self.at + page,
            (Key::Home, _) => 0,
            (Key::End, _) => last,
            _ => return false,
        }
        .min(last);
        self.settle(len, rows);
        true
    }

    /// Keeps the chosen line in the list and in the window, whatever became of either.
    pub fn settle(&mut self, len: usize, rows: usize) {
        self.at = self.at.min(len.saturating_sub(1));
        self.top = self.window(len, rows).start;
    }

    /// The lines that a window of `rows` shows.
    pub fn window(&self, len: usize, rows: usize) -> std::ops::Range<usize> {
        let at = self.at.min(len.saturating_sub(1));
        let most = len.saturating_sub(rows);
        let top = self.top.min(at).max((at + 1).saturating_sub(rows)).min(most);
        top..(top + rows).min(len)
    }
}

/// A text that keys scroll.
#[derive(Debug, Clone, Copy, Default)]
pub struct Scroll {
    /// The first line that is seen.
    pub top: usize,
}

impl Scroll {
    /// Scrolls for a key. Whether it was one of movement.
    pub fn key(&mut self, key: &Key, len: usize, rows: usize) -> bool {
        let most = len.saturating_sub(rows);
        let page = rows.saturating_sub(1).max(1);
        self.top = match (key, key.command()) {
            (Key::Up, _) | (_, Some('k')) => self.top.saturating_sub(1),
            (Key::Down, _) | (_, Some('j')) => self.top + 1,
            (Key::PageUp, _) => self.top.saturating_sub(page),
            (Key::PageDown | Key::Char(' '), _) => self.top + page,
            (Key::Home, _) => 0,
            (Key::End, _) => most,
            _ => return false,
        }
        .min(most);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chosen_line_is_always_seen() {
        let mut cursor = Cursor::default();
        for key in [Key::Down, Key::End, Key::Up, Key::PageUp, Key::PageDown, Key::PageDown, Key::Home, Key::End] {
            for len in [0, 1, 5, 100] {
                cursor.key(&key, len, 10);
                let window = cursor.window(len, 10);
                assert!(window.len() == len.min(10) && (len == 0 || window.contains(&cursor.at)), "{cursor:?} {len}");
            }
        }
        let mut cursor = Cursor::default();
        cursor.key(&Key::End, 100, 10);
        assert_eq!(cursor.window(3, 10), 0..3);
    }

    #[test]
    fn scrolling_ends_where_the_text_ends() {
        let mut scroll = Scroll::default();
        for _ in 0..20 {
            scroll.key(&Key::PageDown, 30, 10);
        }
        assert_eq!(scroll.top, 20);
        scroll.key(&Key::Up, 5, 10);
        assert_eq!(scroll.top, 0);
    }
}
