//! The codename: nine indices of eleven bits, shown as words of any of the three lists (protocol section 2).

use std::fmt;

use rand::{CryptoRng, RngCore};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::notation::hash;
use crate::words::{List, bits11};

/// Words in a codename.
pub const WORDS: usize = 9;

/// The only key of a source. 99 bits of which eight are a check.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Codename([u16; WORDS]);

/// Why what was typed is not a codename. Never holds what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodenameError {
    /// Not nine words.
    Count(usize),
    /// The word at this position, from 1, is in no list that knows the others.
    UnknownWord(usize),
    /// Nine known words, but at least one is not the one that was given.
    Check,
}

impl fmt::Display for CodenameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(n) => write!(f, "a codename has nine words, these are {n}"),
            Self::UnknownWord(at) => write!(f, "word {at} is not in the list, check its first four letters"),
            Self::Check => f.write_str("one of the nine words is not the one you were given, check each"),
        }
    }
}

impl std::error::Error for CodenameError {}

impl Codename {
    /// Nine uniform indices, redrawn together until the check holds (256 draws on average).
    pub fn generate(rng: &mut (impl RngCore + CryptoRng)) -> Self {
        loop {
            let mut random = Zeroizing::new([0_u8; 2 * WORDS]);
            rng.fill_bytes(&mut random[..]);
            let indices = std::array::from_fn(|i| u16::from_be_bytes([random[2 * i], random[2 * i + 1]]) >> 5);
            if let Some(codename) = Self::from_indices(indices) {
                return codename;
            }
        }
    }

    /// `None` when an index is above 2047 or the check does not hold.
    pub fn from_indices(indices: [u16; WORDS]) -> Option<Self> {
        if indices.iter().any(|&i| i > 2047) {
            return None;
        }
        let codename = Self(indices);
        (hash("check", &[&codename.idx13()[..]])[0] == 0).then_some(codename)
    }

    /// The indices.
    pub fn indices(&self) -> &[u16; WORDS] {
        &self.0
    }

    /// `idx13`: 99 bits, the first index most significant, then five zero bits.
    pub fn idx13(&self) -> Zeroizing<[u8; 13]> {
        let mut out = Zeroizing::new([0; 13]);
        for (i, index) in self.0.iter().enumerate() {
            for bit in 0..11 {
                let at = 11 * i + bit;
                out[at / 8] |= u8::from(index >> (10 - bit) & 1 == 1) << (7 - at % 8);
            }
        }
        out
    }

    /// The inverse of [`Self::idx13`].
    pub fn from_idx13(bytes: &[u8; 13]) -> Option<Self> {
        (bytes[12] & 31 == 0).then(|| Self::from_indices(std::array::from_fn(|i| bits11(bytes, 11 * i)))).flatten()
    }

    /// The words in one language.
    pub fn words(&self, list: List) -> [&'static str; WORDS] {
        self.0.map(|index| list.word(index))
    }

    /// Reads nine words of any one list, in any case, with anything but letters between them; four letters of each suffice.
    pub fn parse(typed: &str) -> Result<Self, CodenameError> {
        let composed = Zeroizing::new(compose(typed));
        let words: Vec<&str> = composed.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).collect();
        if words.len() != WORDS {
            return Err(CodenameError::Count(words.len()));
        }
        let mut best = (0, CodenameError::Check);
        let mut check_failed = false;
        for list in List::ALL {
            let found: Zeroizing<Vec<Option<u16>>> = Zeroizing::new(words.iter().map(|w| list.index(w)).collect());
            let known = found.iter().flatten().count();
            match found.iter().position(Option::is_none) {
                Some(at) if known >= best.0 => best = (known, CodenameError::UnknownWord(at + 1)),
                Some(_) => {}
                None => {
                    let indices = std::array::from_fn(|i| found[i].expect("all were found"));
                    if let Some(codename) = Self::from_indices(indices) {
                        return Ok(codename);
                    }
                    check_failed = true;
                }
            }
        }
        Err(if check_failed { CodenameError::Check } else { best.1 })
    }
}

/// й and ё written as a letter and a combining mark, as some systems paste them, become one letter.
pub(crate) fn compose(typed: &str) -> String {
    let mut out = String::with_capacity(typed.len());
    for letter in typed.chars() {
        let composed = match (out.chars().next_back(), letter) {
            (Some('и' | 'И'), '\u{306}') => 'й',
            (Some('е' | 'Е'), '\u{308}') => 'ё',
            _ => {
                out.push(letter);
                continue;
            }
        };
        out.pop();
        out.push(composed);
    }
    out
}

impl fmt::Debug for Codename {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Codename(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rand::{SeedableRng as _, rngs::StdRng};

    fn codename(seed: u64) -> Codename {
        Codename::generate(&mut StdRng::seed_from_u64(seed))
    }

    #[test]
    fn the_same_codename_can_be_written_in_each_language() {
        for seed in 0..20 {
            let codename = codename(seed);
            for list in List::ALL {
                let text = codename.words(list).join(" ");
                assert_eq!(Codename::parse(&text).expect("own words").0, codename.0);
                let short: Vec<String> = codename.words(list).iter().map(|w| w.chars().take(4).collect()).collect();
                assert_eq!(
                    Codename::parse(&short.join("-").to_uppercase()).expect("four letters suffice").0,
                    codename.0
                );
            }
        }
    }

    #[test]
    fn almost_every_wrong_word_is_caught() {
        let right = codename(1);
        let wrong = |at: usize, index| {
            let mut indices = right.0;
            indices[at] = index;
            Codename::from_indices(indices).is_some()
        };
        let passed = (0..9).flat_map(|at| (0..2048).map(move |i| (at, i))).filter(|&(at, i)| wrong(at, i)).count();
        // nine of them are the right codename itself; 18,432 / 256 = 72 others are expected
        assert!((40..130).contains(&passed), "{passed}");
    }

    #[test]
    fn an_error_says_where_and_never_what() {
        assert_eq!(Codename::parse("").unwrap_err(), CodenameError::Count(0));
        let mut words = codename(2).words(List::Ru).map(str::to_owned);
        words[4] = "щщщщ".into();
        assert_eq!(Codename::parse(&words.join(" ")).unwrap_err(), CodenameError::UnknownWord(5));
        assert_eq!(Codename::parse("abandon ".repeat(9).as_str()).unwrap_err(), CodenameError::Check);
    }

    proptest! {
        #[test]
        fn any_text_gives_a_value_or_an_error(text in "\\PC*") {
            let _ = Codename::parse(&text);
        }

        #[test]
        fn idx13_and_back(seed: u64) {
            let codename = codename(seed);
            prop_assert_eq!(Codename::from_idx13(&codename.idx13()).expect("own bytes").0, codename.0);
        }
    }
}
