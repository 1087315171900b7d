//! What the fuzz target `inside` reaches: every reader of what lies inside a seal, or of what an officer writes for the
//! program. Compiled for it and for tests only.
//!
//! The first byte says what the rest is taken for, so that one target has them all.

use crate::casebook::fuzzing as casebook;
use crate::commands::fuzzing as commands;
use crate::tui::templates;

/// What the first byte says.
type Reader = (u8, fn(&[u8]) -> bool);

const READERS: [Reader; 11] = [
    (b'i', casebook::identity),
    (b'r', casebook::root),
    (b'k', casebook::holder_key),
    (b'y', casebook::recovery),
    (b'c', casebook::changes_of_a_new_book),
    (b'd', casebook::changes_of_a_long_book),
    (b'j', casebook::journal),
    (b's', casebook::snapshot),
    (b'o', commands::ceremony),
    (b't', commands::card_texts),
    (b'a', templates::reads),
];

/// Whether these bytes were read as what their first one says. Anything gives an answer; what is read once is written,
/// and reads the same again.
pub fn read(data: &[u8]) -> bool {
    let Some((first, rest)) = data.split_first() else { return false };
    READERS.iter().find(|(letter, _)| letter == first).is_some_and(|(_, reader)| reader(rest))
}

/// A good input for every reader, and more where it has much to read.
pub fn seeds() -> Vec<Vec<u8>> {
    let mut seeds = casebook::seeds();
    seeds.extend(commands::seeds());
    seeds.push([b"a", templates::OWN].concat());
    seeds
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_seed_is_read_and_every_reader_has_one() {
        let mut letters: Vec<u8> = seeds().iter().map(|seed| seed[0]).collect();
        for seed in seeds() {
            assert!(read(&seed), "{}", String::from_utf8_lossy(&seed));
        }
        letters.sort_unstable();
        letters.dedup();
        let mut all = READERS.map(|(letter, _)| letter).to_vec();
        all.sort_unstable();
        assert_eq!(letters, all);
    }

    #[test]
    fn what_is_cut_or_changed_gives_an_answer() {
        for seed in seeds() {
            // each step costs an index in memory: a part of them here, and all in the fuzzer
            for at in (1..seed.len()).step_by(seed.len() / 40 + 1) {
                let mut bytes = seed.clone();
                bytes[at] ^= 1 << (at % 8);
                read(&bytes);
                read(&seed[..at]);
            }
        }
    }
}
