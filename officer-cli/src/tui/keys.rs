//! Keys from the bytes that a terminal sends: total, whatever comes, because a stick can pretend to be a keyboard.

use zeroize::{Zeroize as _, Zeroizing};

/// More than this of a paste is dropped, in bytes.
pub const MAX_PASTE: usize = 64 * 1024;
/// No sequence of a key is longer.
const MAX_SEQUENCE: usize = 32;
const PASTE_ENDS: &[u8] = b"\x1b[201~";

/// A key, or a text put in by a terminal that can paste.
#[derive(Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the keys name themselves")]
pub enum Key {
    Char(char),
    /// With Ctrl held, as a small letter.
    Ctrl(char),
    Enter,
    Esc,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    /// F1
    Help,
    Paste(Zeroizing<String>),
}

impl Key {
    /// The letter of a command that this key gives, whichever of the country's layouts is on.
    pub fn command(&self) -> Option<char> {
        let Self::Char(typed) = self else { return None };
        let cyrillic = "йцукенгшщзхъфывапролджэячсмитьбю";
        let latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,.";
        let typed = typed.to_lowercase().next().unwrap_or(*typed);
        match cyrillic.chars().zip(latin.chars()).find(|(letter, _)| *letter == typed) {
            Some((_, key)) => Some(key),
            None => Some(typed),
        }
    }
}

/// Turns bytes into keys. What was typed may be a passphrase: it stays in memory that is erased.
pub struct Keys {
    pending: Zeroizing<Vec<u8>>,
    pasting: bool,
}

enum Parsed {
    Key(Key, usize),
    Skip(usize),
    More,
}

impl Default for Keys {
    fn default() -> Self {
        Self::new()
    }
}

impl Keys {
    /// Nothing typed yet. Room for everything is made at once, so that no copy is left behind by growing.
    pub fn new() -> Self {
        Self { pending: Zeroizing::new(Vec::with_capacity(MAX_PASTE + 4096)), pasting: false }
    }

    /// Takes what the terminal sent, at most 4096 bytes at a time.
    pub fn feed(&mut self, bytes: &[u8]) {
        let room = self.pending.capacity() - self.pending.len();
        self.pending.extend_from_slice(&bytes[..bytes.len().min(room)]);
    }

    /// Forgets what was typed and not read.
    pub fn forget(&mut self) {
        self.pending.zeroize();
        self.pasting = false;
    }

    /// Whether the beginning of a key is waiting for its end.
    pub fn is_waiting(&self) -> bool {
        !self.pending.is_empty() && !self.pasting
    }

    /// The next key. `is_whole` says that nothing more came for a moment: a lone escape is then the key.
    pub fn next(&mut self, is_whole: bool) -> Option<Key> {
        loop {
            if self.pasting {
                return self.paste();
            }
            match parse(&self.pending, is_whole) {
                Parsed::Key(key, len) => {
                    self.pending.drain(..len);
                    return Some(key);
                }
                Parsed::Skip(len) => {
                    let starts = self.pending.get(..len) == Some(b"\x1b[200~");
                    self.pending.drain(..len);
                    self.pasting = starts;
                }
                Parsed::More => return None,
            }
        }
    }

    fn paste(&mut self) -> Option<Key> {
        let end = self.pending.windows(PASTE_ENDS.len()).position(|window| window == PASTE_ENDS);
        let Some(end) = end else {
            // the rest is dropped, but its end must still be seen
            let excess = self.pending.len().saturating_sub(MAX_PASTE);
            if excess > 0 {
                let tail = self.pending.len() - PASTE_ENDS.len();
                self.pending.drain(tail - excess..tail);
            }
            return None;
        };
        let mut text = Zeroizing::new(String::with_capacity(3 * end));
        for chunk in self.pending[..end].utf8_chunks() {
            text.extend(chunk.valid().chars().map(|c| if c == '\r' { '\n' } else { c }).filter(|c| is_text(*c)));
        }
        self.pending.drain(..end + PASTE_ENDS.len());
        self.pasting = false;
        Some(Key::Paste(text))
    }
}

/// What a text field takes.
pub fn is_text(c: char) -> bool {
    c == '\n' || c == '\t' || !c.is_control()
}

fn parse(bytes: &[u8], is_whole: bool) -> Parsed {
    match bytes {
        [] => Parsed::More,
        [0x1b] if is_whole => Parsed::Key(Key::Esc, 1),
        [0x1b] => Parsed::More,
        [0x1b, b'[', rest @ ..] => sequence(rest, is_whole),
        [0x1b, b'O', rest @ ..] => match rest {
            [] if is_whole => Parsed::Key(Key::Esc, 2),
            [] => Parsed::More,
            [letter, ..] => named(*letter).map_or(Parsed::Skip(3), |key| Parsed::Key(key, 3)),
        },
        [0x1b, ..] => Parsed::Key(Key::Esc, 1),
        [b'\r' | b'\n', ..] => Parsed::Key(Key::Enter, 1),
        [b'\t', ..] => Parsed::Key(Key::Tab, 1),
        [0x7f | 0x08, ..] => Parsed::Key(Key::Backspace, 1),
        [control @ 0x01..=0x1a, ..] => Parsed::Key(Key::Ctrl(char::from(control + 0x60)), 1),
        [0x00..0x20, ..] => Parsed::Skip(1),
        [first, ..] => letter(bytes, *first, is_whole),
    }
}

fn letter(bytes: &[u8], first: u8, is_whole: bool) -> Parsed {
    let len = match first {
        0x00..0x80 => 1,
        0xc2..0xe0 => 2,
        0xe0..0xf0 => 3,
        0xf0..0xf5 => 4,
        _ => return Parsed::Skip(1),
    };
    let Some(encoded) = bytes.get(..len) else {
        return if is_whole { Parsed::Skip(1) } else { Parsed::More };
    };
    match std::str::from_utf8(encoded).ok().and_then(|text| text.chars().next()) {
        Some(c) if !c.is_control() => Parsed::Key(Key::Char(c), len),
        Some(_) => Parsed::Skip(len),
        None => Parsed::Skip(1),
    }
}

/// After `ESC [`: parameters, then one letter that ends it.
fn sequence(rest: &[u8], is_whole: bool) -> Parsed {
    // the Linux console sends F1 as ESC [ [ A
    if let [b'[', after @ ..] = rest {
        return match after {
            [] if is_whole => Parsed::Skip(3),
            [] => Parsed::More,
            [b'A', ..] => Parsed::Key(Key::Help, 4),
            _ => Parsed::Skip(4),
        };
    }
    let Some(end) = rest.iter().position(|byte| !(0x20..0x40).contains(byte)) else {
        return if is_whole || rest.len() > MAX_SEQUENCE { Parsed::Skip(2 + rest.len()) } else { Parsed::More };
    };
    let (parameters, last) = (&rest[..end], rest[end]);
    let len = 3 + end;
    if !(0x40..0x7f).contains(&last) {
        return Parsed::Skip(len - 1);
    }
    let first = parameters.split(|byte| *byte == b';').next().unwrap_or_default();
    let key = match (last, first) {
        (b'~', b"1" | b"7") => Some(Key::Home),
        (b'~', b"4" | b"8") => Some(Key::End),
        (b'~', b"3") => Some(Key::Delete),
        (b'~', b"5") => Some(Key::PageUp),
        (b'~', b"6") => Some(Key::PageDown),
        (b'~', b"11") => Some(Key::Help),
        (b'~', _) => None,
        (b'Z', _) => Some(Key::BackTab),
        (letter, _) => named(letter),
    };
    key.map_or(Parsed::Skip(len), |key| Parsed::Key(key, len))
}

fn named(letter: u8) -> Option<Key> {
    match letter {
        b'A' => Some(Key::Up),
        b'B' => Some(Key::Down),
        b'C' => Some(Key::Right),
        b'D' => Some(Key::Left),
        b'H' => Some(Key::Home),
        b'F' => Some(Key::End),
        b'P' => Some(Key::Help),
        b'M' => Some(Key::Enter),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(bytes: &[u8]) -> Vec<Key> {
        let mut keys = Keys::new();
        keys.feed(bytes);
        std::iter::from_fn(|| keys.next(true)).collect()
    }

    fn is(typed: &[u8], expected: &[Key]) {
        assert!(all(typed) == expected, "{typed:?}");
    }

    #[test]
    fn keys_of_xterm_and_of_the_linux_console() {
        is(b"\x1b[A\x1bOB\x1b[1;5C", &[Key::Up, Key::Down, Key::Right]);
        is(b"\x1b[5~\x1b[6~\x1b[3~\x1b[1~\x1bOF", &[Key::PageUp, Key::PageDown, Key::Delete, Key::Home, Key::End]);
        is(b"\x1bOP\x1b[[A\x1b[11~", &[Key::Help, Key::Help, Key::Help]);
        is("қ\r\x7f\x0c\x1b".as_bytes(), &[Key::Char('қ'), Key::Enter, Key::Backspace, Key::Ctrl('l'), Key::Esc]);
    }

    #[test]
    fn a_key_that_comes_in_pieces_is_one_key() {
        let mut keys = Keys::new();
        for byte in "\x1b[5~ә".bytes() {
            assert!(keys.next(false).is_none());
            keys.feed(&[byte]);
            if byte == b'~' {
                assert!(keys.next(false) == Some(Key::PageUp));
            }
        }
        assert!(keys.next(false) == Some(Key::Char('ә')) && !keys.is_waiting());
    }

    #[test]
    fn what_is_pasted_never_acts_as_keys_and_brings_no_escapes() {
        is(
            b"\x1b[200~q\rdy\x1b[2J\x9b\x00\x1b[201~x",
            &[Key::Paste(Zeroizing::new("q\ndy[2J".into())), Key::Char('x')],
        );
        let mut keys = Keys::new();
        keys.feed(b"\x1b[200~");
        for _ in 0..100 {
            keys.feed(&[b'a'; 4096]);
            assert!(keys.next(true).is_none());
        }
        keys.feed(b"\x1b[201~y");
        assert!(matches!(keys.next(true), Some(Key::Paste(text)) if text.len() <= MAX_PASTE + 4096));
        assert!(keys.next(true) == Some(Key::Char('y')));
    }

    #[test]
    fn commands_are_the_same_keys_on_a_cyrillic_layout() {
        for (typed, command) in [('к', 'r'), ('Й', 'q'), ('щ', 'o'), ('r', 'r'), ('R', 'r'), ('ю', '.'), ('?', '?')]
        {
            assert_eq!(Key::Char(typed).command(), Some(command));
        }
    }

    /// Every pair of bytes after every beginning, whole and in pieces: ends, and takes everything.
    #[test]
    fn no_bytes_confuse_it() {
        let mut keys = Keys::new();
        for head in [&b""[..], b"\x1b", b"\x1b[", b"\x1bO", b"\x1b[[", b"\x1b[1;", b"\xd0", b"\xf0\x9f"] {
            for (a, b) in (0..=u8::MAX).flat_map(|a| (0..=u8::MAX).map(move |b| (a, b))) {
                keys.feed(head);
                keys.next(false);
                keys.feed(&[a, b]);
                while keys.next(true).is_some() {}
                assert!(keys.pending.is_empty(), "{head:?} {a} {b}");
            }
        }
    }
}
