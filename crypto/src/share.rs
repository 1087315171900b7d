//! Recovery shares: one part of a secret as 32 words a person can type, each line of four checked by itself (protocol
//! section 19). How a secret is split is not decided here.

use serde::Serialize;
use std::fmt;

use zeroize::{Zeroize as _, Zeroizing};

use crate::codename::compose;
use crate::hex::Hex;
use crate::keys::Secret;
use crate::notation::hash;
use crate::recipient::HybridIdentity;
use crate::words::List;

/// Lines of a share.
pub const LINES: usize = 8;
/// Words on a line.
pub const WORDS_A_LINE: usize = 4;
/// Digits of a share, when it is written as numbers: four for each word.
pub const DIGITS: usize = 4 * WORDS;
/// The largest number of shares in a set.
pub const MOST: u8 = 16;
/// The smallest number of shares that may restore a secret.
pub const LEAST_NEEDED: u8 = 2;

const WORDS: usize = LINES * WORDS_A_LINE;
const VERSION: u8 = 1;
/// Version, need, of, index (a nibble each), set; then the value.
const LEN: usize = 36;
/// A line holds nine nibbles of data and eight bits of check.
const NIBBLES: usize = 2 * LEN / LINES;

/// One share. The value is secret; the rest says what it belongs to.
#[derive(Debug, Clone)]
pub struct Share {
    /// Shares of one splitting have this in common, and nothing else has.
    pub set: u16,
    /// How many shares of the set restore the secret: 2 to `of`.
    pub need: u8,
    /// How many shares there are: at most 16.
    pub of: u8,
    /// Which one this is, from 1; also the point at which the polynomials were taken.
    pub index: u8,
    /// One byte for each byte of the secret.
    pub value: Secret<32>,
}

/// Why what was typed is not a share. Never holds what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ShareError {
    /// Not four words on a line, or not 32 in all.
    Count {
        /// Words found.
        words: usize,
        /// Words expected.
        expected: usize,
    },
    /// A word that is in no list that knows the others. Both count from 1.
    UnknownWord {
        /// The line.
        line: usize,
        /// The word in it.
        word: usize,
    },
    /// The words of this line, from 1, are not those that were given, or the line stands in another place.
    Line(usize),
    /// Every line is right, and a later version wrote them.
    Version,
}

impl fmt::Display for ShareError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count { words, expected } => write!(f, "{words} words where {expected} are expected"),
            Self::UnknownWord { line, word } => write!(f, "line {line}, word {word} is not in the list"),
            Self::Line(line) => write!(f, "line {line} is not as it was given"),
            Self::Version => f.write_str("a share of another version"),
        }
    }
}

impl std::error::Error for ShareError {}

impl Share {
    /// The words, a line each, in one language.
    pub fn lines(&self, list: List) -> [[&'static str; WORDS_A_LINE]; LINES] {
        let data = self.data();
        std::array::from_fn(|line| line_indices(&data, line).map(|index| list.word(index)))
    }

    /// The same as 128 decimal digits, four for each word: what a code to scan holds, whatever the keyboard.
    pub fn digits(&self) -> Zeroizing<String> {
        let data = self.data();
        let mut text = Zeroizing::new(String::with_capacity(DIGITS));
        for line in 0..LINES {
            for index in line_indices(&data, line) {
                for place in [1000, 100, 10, 1] {
                    text.push(char::from(b'0' + u8::try_from(index / place % 10).expect("a digit")));
                }
            }
        }
        text
    }

    /// Reads 32 words of any list, or 128 digits, with anything between them; four letters of each word suffice.
    pub fn parse(typed: &str) -> Result<Self, ShareError> {
        let mut reader = ShareReader::new();
        if let Some(digits) = only_digits(typed) {
            reader.take_digits(&digits)?;
            return reader.finish();
        }
        let composed = Zeroizing::new(compose(typed));
        let words = words_of(&composed);
        if words.len() != WORDS {
            return Err(ShareError::Count { words: words.len(), expected: WORDS });
        }
        for line in words.chunks_exact(WORDS_A_LINE) {
            reader.take_words(line)?;
        }
        reader.finish()
    }

    /// `H("share", data)`: by which a share is known again. Tells nothing of it: the value has 256 bits.
    pub fn mark(&self) -> Hex<32> {
        Hex(hash("share", &[&self.data()[..]]))
    }

    /// `data = u4 1 | u4 need - 1 | u4 of - 1 | u4 index - 1 | u16be set | value`
    fn data(&self) -> Zeroizing<[u8; LEN]> {
        let mut data = Zeroizing::new([0; LEN]);
        data[0] = VERSION << 4 | (self.need - 1) & 15;
        data[1] = ((self.of - 1) & 15) << 4 | (self.index - 1) & 15;
        data[2..4].copy_from_slice(&self.set.to_be_bytes());
        data[4..].copy_from_slice(self.value.expose());
        data
    }

    /// `None` when the numbers contradict each other.
    fn from_data(data: &[u8; LEN]) -> Result<Self, ShareError> {
        let [need, of, index] = [data[0] & 15, data[1] >> 4, data[1] & 15].map(|nibble| nibble + 1);
        if data[0] >> 4 != VERSION || need < LEAST_NEEDED || need > of || index > of {
            return Err(ShareError::Version);
        }
        let mut value = Zeroizing::new([0; 32]);
        value.copy_from_slice(&data[4..]);
        Ok(Self { set: u16::from_be_bytes([data[2], data[3]]), need, of, index, value: Secret::new(*value) })
    }
}

/// Takes a share line by line, so that a mistake shows while the line is still in view.
pub struct ShareReader {
    data: Zeroizing<[u8; LEN]>,
    lines: usize,
}

impl Default for ShareReader {
    fn default() -> Self {
        Self { data: Zeroizing::new([0; LEN]), lines: 0 }
    }
}

impl ShareReader {
    /// Nothing typed yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many lines were taken.
    pub fn lines(&self) -> usize {
        self.lines
    }

    /// Whether the share is whole.
    pub fn is_whole(&self) -> bool {
        self.lines == LINES
    }

    /// Takes the next line of four words; as the first line also all digits at once, as a scanner types them. After an
    /// error the same line is typed again.
    pub fn take_line(&mut self, typed: &str) -> Result<(), ShareError> {
        if let Some(digits) = only_digits(typed).filter(|_| self.lines == 0) {
            let mut whole = Self::new();
            whole.take_digits(&digits)?;
            *self = whole;
            return Ok(());
        }
        let composed = Zeroizing::new(compose(typed));
        let words = words_of(&composed);
        if words.len() != WORDS_A_LINE {
            return Err(ShareError::Count { words: words.len(), expected: WORDS_A_LINE });
        }
        self.take_words(&words)
    }

    /// The share, once it is whole.
    pub fn finish(self) -> Result<Share, ShareError> {
        if !self.is_whole() {
            return Err(ShareError::Count { words: WORDS_A_LINE * self.lines, expected: WORDS });
        }
        Share::from_data(&self.data)
    }

    fn take_digits(&mut self, digits: &[u8]) -> Result<(), ShareError> {
        for line in digits.chunks_exact(4 * WORDS_A_LINE) {
            let value = |word: &[u8]| word.iter().fold(0, |value, digit| 10 * value + u16::from(digit - b'0'));
            self.take(std::array::from_fn(|word| value(&line[4 * word..4 * word + 4])))?;
        }
        Ok(())
    }

    fn take_words(&mut self, words: &[&str]) -> Result<(), ShareError> {
        let line = self.lines + 1;
        let mut best = (0, ShareError::Line(line));
        let mut check_failed = false;
        for list in List::ALL {
            let mut found = Zeroizing::new([None; WORDS_A_LINE]);
            found.iter_mut().zip(words).for_each(|(found, word)| *found = list.index(word));
            let known = found.iter().flatten().count();
            match found.iter().position(Option::is_none) {
                Some(at) if known >= best.0 => best = (known, ShareError::UnknownWord { line, word: at + 1 }),
                Some(_) => {}
                None => match self.take(found.map(|index| index.expect("all were found"))) {
                    Ok(()) => return Ok(()),
                    Err(_) => check_failed = true,
                },
            }
        }
        Err(if check_failed { ShareError::Line(line) } else { best.1 })
    }

    /// Takes four indices, when their check holds with all lines before them.
    fn take(&mut self, mut indices: [u16; WORDS_A_LINE]) -> Result<(), ShareError> {
        let wrong = ShareError::Line(self.lines + 1);
        if self.is_whole() || indices.iter().any(|&index| index > 2047) {
            return Err(wrong);
        }
        let bits = indices.iter().fold(0_u64, |bits, &index| bits << 11 | u64::from(index));
        let mut data = self.data.clone();
        for i in 0..NIBBLES {
            let nibble = u8::try_from(bits >> (40 - 4 * i) & 15).expect("a nibble");
            let at = NIBBLES * self.lines + i;
            data[at / 2] |= if at.is_multiple_of(2) { nibble << 4 } else { nibble };
        }
        let right = check(&data, self.lines) == bits.to_be_bytes()[7];
        indices.zeroize();
        if !right {
            return Err(wrong);
        }
        self.data = data;
        self.lines += 1;
        Ok(())
    }
}

impl fmt::Debug for ShareReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ShareReader({} lines)", self.lines)
    }
}

/// The key to which an agency's recovery file is sealed: a hybrid identity with seed `K(root, "recovery")`.
pub fn recovery_identity(root: &Secret<32>) -> HybridIdentity {
    HybridIdentity::from_seed(&Secret::derived(root.expose(), "recovery", &[]))
}

/// The four words of a line, from 0: nine nibbles of data, then the check.
fn line_indices(data: &[u8; LEN], line: usize) -> [u16; WORDS_A_LINE] {
    let mut bits = (0..NIBBLES).fold(0_u64, |bits, i| bits << 4 | u64::from(nibble(data, NIBBLES * line + i)));
    bits = bits << 8 | u64::from(check(data, line));
    std::array::from_fn(|word| (bits >> (33 - 11 * word) & 2047) as u16)
}

fn nibble(data: &[u8; LEN], at: usize) -> u8 {
    if at.is_multiple_of(2) { data[at / 2] >> 4 } else { data[at / 2] & 15 }
}

/// The first byte of `H("share-line", u8 line, data with every nibble behind the line zero)`, line from 0: a line is bound
/// to its place and to all before it.
fn check(data: &[u8; LEN], line: usize) -> u8 {
    let mut before = Zeroizing::new(*data);
    for at in NIBBLES * (line + 1)..2 * LEN {
        before[at / 2] &= if at.is_multiple_of(2) { 0x0f } else { 0xf0 };
    }
    hash("share-line", &[&[u8::try_from(line).expect("below eight")], &before[..]])[0]
}

fn words_of(composed: &str) -> Vec<&str> {
    composed.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect()
}

/// The digits, when there are 128 of them and no letters.
fn only_digits(typed: &str) -> Option<Zeroizing<Vec<u8>>> {
    let mut digits = Zeroizing::new(Vec::with_capacity(DIGITS));
    for letter in typed.chars() {
        match letter {
            '0'..='9' if digits.len() == DIGITS => return None,
            '0'..='9' => digits.push(letter as u8),
            letter if letter.is_alphabetic() => return None,
            _ => {}
        }
    }
    (digits.len() == DIGITS).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn share() -> Share {
        Share { set: 0xbeef, need: 3, of: 5, index: 2, value: Secret::new(std::array::from_fn(|i| 7 * i as u8)) }
    }

    fn same(a: &Share, b: &Share) -> bool {
        a.data() == b.data()
    }

    fn text(share: &Share, list: List) -> String {
        share.lines(list).map(|line| line.join(" ")).join("\n")
    }

    #[test]
    fn reads_back_from_every_list_on_any_keyboard_and_from_digits() {
        let share = share();
        for list in List::ALL {
            assert!(same(&Share::parse(&text(&share, list)).expect("words"), &share), "{list:?}");
            let four: String =
                share.lines(list).concat().iter().map(|w| w.chars().take(4).collect::<String>() + ", ").collect();
            assert!(same(&Share::parse(&four.to_uppercase()).expect("four letters"), &share), "{list:?}");
        }
        let digits = share.digits();
        assert_eq!(digits.len(), DIGITS);
        assert!(same(&Share::parse(&digits).expect("digits"), &share));
        let grouped: String =
            digits.as_bytes().chunks(4).map(|c| format!("{}-", std::str::from_utf8(c).expect("ascii"))).collect();
        assert!(same(&Share::parse(&grouped).expect("grouped digits"), &share));
    }

    #[test]
    fn the_form_is_frozen() {
        // computed by another program from protocol section 19
        let lines = [
            "banner assume rookie aisle",
            "about mandate federal minimum",
            "case face evoke inherit",
            "virtual chase fabric hair",
            "give entire build wink",
            "tribe shock example garlic",
            "payment earth unit glare",
            "sword grass enter destroy",
        ];
        assert_eq!(text(&share(), List::En).lines().collect::<Vec<_>>(), lines);
    }

    /// Every word changed into its neighbour: what slips through a line's eight bits is caught by the next line; the
    /// last line alone has one chance in 256.
    #[test]
    fn a_changed_word_is_caught_and_its_line_named() {
        let share = share();
        let lines = share.lines(List::En);
        let mut named = 0;
        for at in 0..WORDS {
            for other in 0..8 {
                let mut words: Vec<&str> = lines.concat();
                words[at] = List::En.word(List::En.index(words[at]).expect("a word") ^ 1 << other);
                match Share::parse(&words.join(" ")) {
                    Err(ShareError::Line(line)) => named += usize::from(line == at / WORDS_A_LINE + 1),
                    other => panic!("{other:?}"),
                }
            }
        }
        assert!(named >= 8 * WORDS - 4, "{named}");
    }

    #[test]
    fn lines_in_another_order_or_of_another_share_are_caught() {
        let (a, mut b) = (share(), share());
        b.index = 3;
        let mut lines = a.lines(List::Ru);
        lines.swap(2, 3);
        assert_eq!(Share::parse(&lines.map(|l| l.join(" ")).join("\n")).err(), Some(ShareError::Line(3)));
        let mut mixed = a.lines(List::Kk);
        mixed[4] = b.lines(List::Kk)[4];
        assert_eq!(Share::parse(&mixed.map(|l| l.join(" ")).join("\n")).err(), Some(ShareError::Line(5)));
    }

    #[test]
    fn says_where_a_word_is_unknown_and_how_many_there_are() {
        let good = text(&share(), List::En);
        let bad = good.replacen(share().lines(List::En)[3][1], "qqqqq", 1);
        assert_eq!(Share::parse(&bad).err(), Some(ShareError::UnknownWord { line: 4, word: 2 }));
        assert_eq!(Share::parse("one two").err(), Some(ShareError::Count { words: 2, expected: WORDS }));
        assert_eq!(Share::parse("").err(), Some(ShareError::Count { words: 0, expected: WORDS }));
    }

    #[test]
    fn takes_a_line_again_after_a_mistake() {
        let share = share();
        let lines = share.lines(List::Kk).map(|line| line.join(" "));
        let mut reader = ShareReader::new();
        reader.take_line(&lines[0]).expect("the first");
        assert_eq!(reader.take_line(&lines[2]), Err(ShareError::Line(2)));
        assert_eq!(reader.take_line("just two"), Err(ShareError::Count { words: 2, expected: 4 }));
        for line in &lines[1..] {
            reader.take_line(line).expect("in order");
        }
        assert!(same(&reader.finish().expect("whole"), &share));
    }

    #[test]
    fn numbers_that_contradict_each_other_are_refused() {
        for (need, of, index) in [(1, 5, 1), (6, 5, 1), (2, 5, 6)] {
            let share = Share { need, of, index, ..share() };
            assert_eq!(Share::parse(&share.digits()).err(), Some(ShareError::Version), "{need} {of} {index}");
        }
    }

    proptest! {
        #[test]
        fn any_share_reads_back(set: u16, value: [u8; 32], of in 2_u8..=16, a in 0_u8..16, b in 0_u8..16) {
            let share = Share { set, need: 2 + a % (of - 1), of, index: 1 + b % of, value: Secret::new(value) };
            for list in List::ALL {
                prop_assert!(same(&Share::parse(&text(&share, list)).expect("words"), &share));
            }
            prop_assert!(same(&Share::parse(&share.digits()).expect("digits"), &share));
        }
    }
}
