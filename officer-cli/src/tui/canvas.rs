//! The screen as views draw on it: rows of safe text. Whatever is put here is made safe once more on its way into a cell.

use ratatui_core::buffer::Buffer;
use ratatui_core::layout::{Position, Rect};
use ratatui_core::style::{Color, Modifier, Style};

use super::field::Field;
use crate::commands::page::Mark;
use crate::terminal;

/// The smallest window that views are made for.
pub const LEAST: (u16, u16) = (60, 16);

/// How something looks; in sixteen colours, and told apart without any.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// As everything.
    Plain,
    /// Heads and titles.
    Strong,
    /// Not to be missed.
    Warning,
    /// Late, wrong, refused.
    Alarm,
    /// Labels and hints.
    Faint,
    /// What keys act on.
    Chosen,
    /// The first row.
    Bar,
}

impl Look {
    fn style(self) -> Style {
        match self {
            Self::Plain => Style::new(),
            Self::Strong => Style::new().add_modifier(Modifier::BOLD),
            Self::Warning => Style::new().fg(Color::Yellow).add_modifier(Modifier::BOLD),
            Self::Alarm => Style::new().fg(Color::Red).add_modifier(Modifier::BOLD),
            Self::Faint => Style::new().fg(Color::Cyan),
            Self::Chosen | Self::Bar => Style::new().add_modifier(Modifier::REVERSED),
        }
    }
}

impl From<Mark> for Look {
    fn from(mark: Mark) -> Self {
        match mark {
            Mark::Title => Self::Strong,
            Mark::Warning => Self::Warning,
            Mark::Detail => Self::Faint,
            Mark::Text => Self::Plain,
        }
    }
}

/// A part of the screen, in rows from 0.
pub struct Canvas<'a> {
    buffer: &'a mut Buffer,
    area: Rect,
    cursor: &'a mut Option<Position>,
}

impl<'a> Canvas<'a> {
    /// All of a frame; `cursor` is where the terminal's own is put afterwards.
    pub fn new(buffer: &'a mut Buffer, cursor: &'a mut Option<Position>) -> Self {
        let area = buffer.area;
        Self { buffer, area, cursor }
    }

    /// Columns.
    pub fn width(&self) -> u16 {
        self.area.width
    }

    /// Rows.
    pub fn height(&self) -> u16 {
        self.area.height
    }

    /// Rows `from..to` of this part.
    pub fn rows(&mut self, from: u16, to: u16) -> Canvas<'_> {
        let to = to.min(self.area.height);
        let from = from.min(to);
        let area = Rect { y: self.area.y + from, height: to - from, ..self.area };
        Canvas { buffer: self.buffer, area, cursor: self.cursor }
    }

    /// Puts text at a place, cut to `columns`. Gives the column after it.
    pub fn put(&mut self, column: u16, row: u16, columns: u16, text: &str, look: Look) -> u16 {
        if row >= self.area.height || column >= self.area.width {
            return column;
        }
        let columns = columns.min(self.area.width - column);
        let safe = terminal::fit(&terminal::line(text), usize::from(columns));
        let (x, y) = (self.area.x + column, self.area.y + row);
        let (end, _) = self.buffer.set_stringn(x, y, safe, usize::from(columns), look.style());
        end - self.area.x
    }

    /// Puts text into a whole row.
    pub fn row(&mut self, row: u16, text: &str, look: Look) {
        self.put(0, row, self.area.width, text, look);
    }

    /// Puts text at the right end of a row.
    pub fn right(&mut self, row: u16, text: &str, look: Look) {
        let wide = u16::try_from(terminal::width(&terminal::line(text))).unwrap_or(u16::MAX).min(self.area.width);
        self.put(self.area.width - wide, row, wide, text, look);
    }

    /// Gives a whole row a look.
    pub fn look(&mut self, row: u16, look: Look) {
        if row < self.area.height {
            let area = Rect { y: self.area.y + row, height: 1, ..self.area };
            self.buffer.set_style(area, look.style());
        }
    }

    /// A line across.
    pub fn rule(&mut self, row: u16) {
        let line = "─".repeat(usize::from(self.area.width));
        self.put(0, row, self.area.width, &line, Look::Faint);
    }

    /// Wrapped text from a row on. Gives the row after it.
    pub fn wrapped(&mut self, row: u16, indent: usize, text: &str, look: Look) -> u16 {
        let lines = terminal::wrap(&terminal::paragraph(text), indent, usize::from(self.area.width));
        lines.lines().zip(row..).fold(row, |_, (line, row)| {
            self.row(row, line, look);
            row + 1
        })
    }

    /// A label and a field that is typed in, with the cursor behind what was typed.
    pub fn field(&mut self, row: u16, label: &str, field: &Field) {
        let column = self.put(0, row, self.area.width / 2, label, Look::Strong) + 1;
        let room = self.area.width.saturating_sub(column + 1);
        let shown = field.shown(usize::from(room));
        let end = self.put(column, row, room, &shown, Look::Plain);
        self.cursor_at(end, row);
    }

    /// Puts the terminal's cursor.
    pub fn cursor_at(&mut self, column: u16, row: u16) {
        if row < self.area.height && column < self.area.width {
            *self.cursor = Some(Position::new(self.area.x + column, self.area.y + row));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str) -> (Buffer, String) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 40, 2));
        let mut cursor = None;
        Canvas::new(&mut buffer, &mut cursor).row(0, text, Look::Plain);
        let shown = buffer.content().iter().take(40).map(|cell| cell.symbol()).collect::<String>();
        (buffer, shown.trim_end().to_owned())
    }

    #[test]
    fn an_escape_sequence_stays_text_in_the_cells() {
        assert_eq!(drawn("\x1b[2J\x1b]0;owned\x07").1, "<U+001B>[2J<U+001B>]0;owned<U+0007>");
    }

    #[test]
    fn a_right_to_left_override_cannot_reverse_a_row() {
        assert_eq!(drawn("invoice\u{202e}fdp.exe").1, "invoice<U+202E>fdp.exe");
    }

    #[test]
    fn a_line_end_or_a_tower_of_marks_cannot_reach_the_row_below() {
        let (buffer, shown) = drawn(&format!("a\nb\u{2028}c{}", "\u{301}".repeat(9)));
        assert!(shown.starts_with("a<U+000A>b<U+2028>c\u{301}\u{301}\u{301}<U+0301>"), "{shown}");
        assert!(buffer.content().iter().skip(40).all(|cell| cell.symbol() == " "));
    }

    #[test]
    fn wide_letters_at_the_edge_do_not_wrap() {
        let (buffer, shown) = drawn(&"汉".repeat(30));
        assert!(shown.ends_with('…'));
        assert!(buffer.content().iter().skip(40).all(|cell| cell.symbol() == " "));
    }
}
