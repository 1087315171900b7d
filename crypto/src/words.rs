//! The three lists of 2048 words and how typed letters are folded before they are compared (protocol section 2).

use std::collections::HashMap;
use std::sync::OnceLock;

/// Words in one list.
pub const LIST_LEN: usize = 2048;

/// A language in which codenames and fingerprints can be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum List {
    /// English: the BIP-39 list.
    En,
    /// Russian.
    Ru,
    /// Kazakh.
    Kk,
}

struct Loaded {
    words: Vec<&'static str>,
    by_prefix: HashMap<String, u16>,
}

static EN: OnceLock<Loaded> = OnceLock::new();
static RU: OnceLock<Loaded> = OnceLock::new();
static KK: OnceLock<Loaded> = OnceLock::new();

impl List {
    /// All lists, in the order in which a reader tries them.
    pub const ALL: [Self; 3] = [Self::En, Self::Ru, Self::Kk];

    fn text(self) -> &'static str {
        match self {
            Self::En => include_str!("words/en.txt"),
            Self::Ru => include_str!("words/ru.txt"),
            Self::Kk => include_str!("words/kk.txt"),
        }
    }

    fn loaded(self) -> &'static Loaded {
        let cell = match self {
            Self::En => &EN,
            Self::Ru => &RU,
            Self::Kk => &KK,
        };
        cell.get_or_init(|| {
            let words: Vec<_> = self.text().lines().collect();
            let by_prefix = (0..).zip(&words).map(|(i, word)| (self.prefix(word), i)).collect();
            Loaded { words, by_prefix }
        })
    }

    /// The word at `index`, which is below 2048.
    pub fn word(self, index: u16) -> &'static str {
        self.loaded().words[usize::from(index) % LIST_LEN]
    }

    /// The index of a typed word: equal in the first four folded letters.
    pub fn index(self, typed: &str) -> Option<u16> {
        self.loaded().by_prefix.get(&self.prefix(typed)).copied()
    }

    /// The first four letters after folding.
    fn prefix(self, word: &str) -> String {
        word.chars().flat_map(char::to_lowercase).map(|c| self.fold(c)).take(4).collect()
    }

    fn fold(self, letter: char) -> char {
        match self {
            Self::En => match letter {
                'а' => 'a',
                'в' => 'b',
                'с' => 'c',
                'е' => 'e',
                'н' => 'h',
                'і' | 'и' => 'i',
                'к' => 'k',
                'м' => 'm',
                'о' => 'o',
                'р' => 'p',
                'т' => 't',
                'х' => 'x',
                'у' => 'y',
                other => other,
            },
            Self::Ru | Self::Kk => match letter {
                'қ' | 'k' => 'к',
                'ғ' => 'г',
                'ң' | 'h' => 'н',
                'ү' | 'ұ' | 'y' => 'у',
                'ө' | 'o' => 'о',
                'һ' | 'x' => 'х',
                'ә' | 'a' => 'а',
                'і' | 'i' => 'и',
                'ё' | 'e' => 'е',
                'b' => 'в',
                'c' => 'с',
                'm' => 'м',
                'p' => 'р',
                't' => 'т',
                other => other,
            },
        }
    }
}

/// The first 132 bits as twelve words: how a fingerprint is shown, printed and read out.
pub fn fingerprint_words(fingerprint: &[u8; 32], list: List) -> [&'static str; 12] {
    std::array::from_fn(|i| list.word(bits11(fingerprint, 11 * i)))
}

/// Eleven bits of `bytes` from bit `start`, most significant first.
pub(crate) fn bits11(bytes: &[u8], start: usize) -> u16 {
    (start..start + 11).fold(0, |value, bit| value << 1 | u16::from(bytes[bit / 8] >> (7 - bit % 8) & 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{hex, notation};

    /// A codename means nothing without its list: a list never changes.
    #[test]
    fn the_lists_are_frozen() {
        let hash = |list: List| hex::encode(&notation::sha256(list.text().as_bytes()));
        assert_eq!(hash(List::En), "2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda");
        assert_eq!(hash(List::Ru), "0a2c1b87f19ba142e55deb017855e906774b72835ef88db1f2481af99567ef29");
        assert_eq!(hash(List::Kk), "1d8068ac437f120037458c29d920d3a7367ad79f78df19dbd5061b544f5a1008");
    }

    #[test]
    fn every_list_has_2048_words_unique_in_four_folded_letters() {
        for list in List::ALL {
            assert_eq!(list.loaded().words.len(), LIST_LEN, "{list:?}");
            assert_eq!(list.loaded().by_prefix.len(), LIST_LEN, "{list:?}");
            for (i, word) in (0..).zip(&list.loaded().words) {
                assert_eq!(list.index(word), Some(i), "{word}");
            }
        }
    }

    #[test]
    fn words_have_the_letters_and_lengths_that_were_promised() {
        for (list, alphabet) in [
            (List::En, "abcdefghijklmnopqrstuvwxyz"),
            (List::Ru, "абвгдежзийклмнопрстуфхцчшщъыьэюя"),
            (List::Kk, "аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшщыіьэюя"),
        ] {
            for word in &list.loaded().words {
                assert!(word.chars().all(|c| alphabet.contains(c)), "{word}");
                let least = if list == List::En { 3 } else { 4 };
                assert!((least..=8).contains(&word.chars().count()), "{word}");
            }
        }
    }

    #[test]
    fn a_word_typed_on_another_keyboard_is_found() {
        assert_eq!(List::En.index("АBОUt"), List::En.index("about"));
        let word = List::Kk.loaded().words.iter().find(|w| w.contains('қ')).expect("Kazakh has қ");
        assert_eq!(List::Kk.index(&word.replace('қ', "к")), List::Kk.index(word));
    }

    #[test]
    fn a_fingerprint_shows_its_first_132_bits() {
        let mut fp = [0; 32];
        fp[16] = 0b0001_0000; // bit 131
        assert_eq!(fingerprint_words(&fp, List::En)[11], "ability");
        fp[16] = 0b0000_1000; // bit 132 is not shown
        assert_eq!(fingerprint_words(&fp, List::En)[11], "abandon");
    }
}
