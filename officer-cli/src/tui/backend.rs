//! Draws cells on a terminal: the escape sequences of a plain console, sixteen colours, and nothing that came from outside.
//!
//! The usual backend of ratatui links an event loop that can open sockets; these hundred lines do not.

use std::io::{self, Write};

use ratatui_core::backend::{Backend, ClearType, WindowSize};
use ratatui_core::buffer::Cell;
use ratatui_core::layout::{Position, Size};
use ratatui_core::style::{Color, Modifier};
use zeroize::Zeroize as _;

/// Writes to a terminal of a size that is told from outside.
pub struct Ansi<W: Write> {
    out: W,
    size: Size,
    /// The terminal may not have signs beyond ASCII for rules and ellipses.
    plain: bool,
    cursor: Position,
    /// A whole frame, written at once.
    frame: Vec<u8>,
}

impl<W: Write> Ansi<W> {
    /// Draws on `out`; with `plain`, rules and ellipses are ASCII.
    pub fn new(out: W, size: Size, plain: bool) -> Self {
        Self { out, size, plain, cursor: Position::ORIGIN, frame: Vec::with_capacity(64 * 1024) }
    }

    /// The window has another size now.
    pub fn resize(&mut self, size: Size) {
        self.size = size;
    }

    fn put(&mut self, text: std::fmt::Arguments<'_>) {
        self.frame.write_fmt(text).expect("writing to memory");
    }

    fn symbol(&mut self, symbol: &str) {
        for c in symbol.chars() {
            let c = match c {
                '─' | '—' | '–' if self.plain => '-',
                '…' if self.plain => '~',
                '«' | '»' | '“' | '”' if self.plain => '"',
                '’' if self.plain => '\'',
                // nothing gets here unclean; if it did, it would still not reach the terminal
                c if c.is_control() => '?',
                c => c,
            };
            self.frame.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        }
    }
}

/// The number of a colour, or none for the terminal's own.
fn number(color: Color) -> Option<u8> {
    match color {
        Color::Black => Some(0),
        Color::Red => Some(1),
        Color::Green => Some(2),
        Color::Yellow => Some(3),
        Color::Blue => Some(4),
        Color::Magenta => Some(5),
        Color::Cyan => Some(6),
        Color::Gray => Some(7),
        _ => None,
    }
}

impl<W: Write> Backend for Ansi<W> {
    type Error = io::Error;

    fn draw<'a, I: Iterator<Item = (u16, u16, &'a Cell)>>(&mut self, content: I) -> io::Result<()> {
        let mut next = None;
        let mut style = None;
        for (x, y, cell) in content {
            if next != Some((x, y)) {
                self.put(format_args!("\x1b[{};{}H", y + 1, x + 1));
            }
            let wanted = (cell.fg, cell.bg, cell.modifier);
            if style != Some(wanted) {
                self.put(format_args!("\x1b[0"));
                for (modifier, code) in [(Modifier::BOLD, 1), (Modifier::UNDERLINED, 4), (Modifier::REVERSED, 7)] {
                    if cell.modifier.contains(modifier) {
                        self.put(format_args!(";{code}"));
                    }
                }
                if let Some(n) = number(cell.fg) {
                    self.put(format_args!(";3{n}"));
                }
                if let Some(n) = number(cell.bg) {
                    self.put(format_args!(";4{n}"));
                }
                self.put(format_args!("m"));
                style = Some(wanted);
            }
            let symbol = cell.symbol();
            self.symbol(symbol);
            // terminals disagree about the width of rare letters: after one, the place is said again
            let is_usual =
                symbol.chars().all(|c| u32::from(c) < 0x530 || c == '─' || c == '…') && symbol.chars().count() == 1;
            next = is_usual.then_some((x + 1, y));
        }
        self.put(format_args!("\x1b[0m"));
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.put(format_args!("\x1b[?25l"));
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.put(format_args!("\x1b[?25h"));
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        // a terminal is not asked, because its answer would come among the keys: the place is the one that was said last
        Ok(self.cursor)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.cursor = position.into();
        let Position { x, y } = self.cursor;
        self.put(format_args!("\x1b[{};{}H", y + 1, x + 1));
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.put(format_args!("\x1b[0m\x1b[2J"));
        Ok(())
    }

    fn clear_region(&mut self, _: ClearType) -> io::Result<()> {
        self.clear()
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::default() })
    }

    fn flush(&mut self) -> io::Result<()> {
        let written = self.out.write_all(&self.frame).and_then(|()| self.out.flush());
        self.frame.zeroize();
        written
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui_core::buffer::Buffer;
    use ratatui_core::style::Style;

    fn drawn(symbols: &[&str], style: Style, plain: bool) -> String {
        let size = Size::new(8, 1);
        let mut buffer = Buffer::empty(ratatui_core::layout::Rect::new(0, 0, 8, 1));
        for (x, symbol) in (0..).zip(symbols) {
            buffer[(x, 0)].set_symbol(symbol).set_style(style);
        }
        let mut out = Vec::new();
        let mut ansi = Ansi::new(&mut out, size, plain);
        let cells = (0..).zip(buffer.content()).map(|(x, cell)| (x, 0, cell)).take(symbols.len());
        ansi.draw(cells).expect("drawn");
        ansi.flush().expect("written");
        drop(ansi);
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn an_escape_in_a_cell_does_not_reach_the_terminal() {
        let text = drawn(&["\x1b", "]0;x\u{7}", "\u{9b}"], Style::new(), false);
        assert_eq!(text.matches('\x1b').count(), text.matches("\x1b[").count(), "{text:?}");
        assert!(!text.contains(['\u{7}', '\u{9b}']));
    }

    #[test]
    fn a_terminal_that_counts_a_letter_differently_cannot_shift_the_line() {
        assert_eq!(drawn(&["а", "汉", "б"], Style::new(), false), "\x1b[1;1H\x1b[0mа汉\x1b[1;3Hб\x1b[0m");
    }

    #[test]
    fn colours_are_the_consoles_own_and_signs_can_be_plain() {
        let style = Style::new().fg(Color::Red).add_modifier(Modifier::BOLD);
        assert_eq!(drawn(&["─", "…"], style, true), "\x1b[1;1H\x1b[0;1;31m-~\x1b[0m");
    }
}
