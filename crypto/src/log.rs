//! The public log of an agency's tips: entries, shards and the Merkle root (protocol section 10).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::hex::Hex;
use crate::keys::{DropId, Fingerprint};
use crate::notation::sha256;

mod notes;
mod path;
mod proofs;

pub use notes::{Checkpoint, LogError, Seen, checkpoint_key_name, seen_key_name};
pub use path::{inclusion, root_of};
pub use proofs::{Decoy, Withdrawal};

/// The most leaves of a shard.
pub const MAX_LEAVES: u32 = 32_768;

/// The root of a Merkle tree over log entries.
pub type LogRoot = Hex<32>;

/// `entry = SHA-256(blob) | W`: what the log keeps of a tip, for ever. 64 bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Entry {
    /// SHA-256 of the sealed tip.
    pub blob_hash: Hex<32>,
    /// `W`, by which the source knows its tip.
    pub tag: Hex<32>,
}

impl Entry {
    /// Length of an entry in bytes.
    pub const LEN: usize = 64;

    /// The entry as the log holds it.
    pub fn to_bytes(&self) -> [u8; Self::LEN] {
        let mut out = [0; Self::LEN];
        out[..32].copy_from_slice(&self.blob_hash.0);
        out[32..].copy_from_slice(&self.tag.0);
        out
    }

    /// Any 64 bytes are an entry.
    pub fn from_bytes(bytes: &[u8; Self::LEN]) -> Self {
        let (blob_hash, tag) = bytes.split_first_chunk().expect("64 bytes begin with 32");
        Self { blob_hash: Hex(*blob_hash), tag: Hex(tag.try_into().expect("and end with 32")) }
    }

    /// The `entries` file of a shard; `None` unless it is whole entries, at most [`MAX_LEAVES`].
    pub fn parse_all(bytes: &[u8]) -> Option<Vec<Self>> {
        let (entries, rest) = bytes.as_chunks();
        let fits = rest.is_empty() && u32::try_from(entries.len()).is_ok_and(|n| n <= MAX_LEAVES);
        fits.then(|| entries.iter().map(Self::from_bytes).collect())
    }

    /// `SHA-256(00 | entry)`, RFC 6962.
    fn leaf(&self) -> [u8; 32] {
        sha256(&[&[0][..], &self.to_bytes()].concat())
    }
}

/// A Merkle tree that grows: RFC 6962 hashing, one hash kept for each power of two in its size.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    size: u32,
    peaks: Vec<[u8; 32]>,
}

impl Tree {
    /// The tree without leaves.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a leaf behind the last.
    ///
    /// # Panics
    /// At 2^32 leaves; a shard ends at [`MAX_LEAVES`].
    pub fn append(&mut self, entry: &Entry) {
        let mut hash = entry.leaf();
        for _ in 0..self.size.trailing_ones() {
            let left = self.peaks.pop().expect("one peak for each set bit of the size");
            hash = node(&left, &hash);
        }
        self.peaks.push(hash);
        self.size = self.size.checked_add(1).expect("shards end at 32,768 leaves");
    }

    /// How many leaves it has.
    pub fn size(&self) -> u32 {
        self.size
    }

    /// The root; of the empty tree, `SHA-256("")`.
    pub fn root(&self) -> LogRoot {
        let joined = self.peaks.iter().rev().copied().reduce(|right, left| node(&left, &right));
        Hex(joined.unwrap_or_else(|| sha256(b"")))
    }
}

impl<'a> Extend<&'a Entry> for Tree {
    fn extend<I: IntoIterator<Item = &'a Entry>>(&mut self, entries: I) {
        entries.into_iter().for_each(|entry| self.append(entry));
    }
}

/// `SHA-256(01 | left | right)`, RFC 6962.
fn node(left: &[u8; 32], right: &[u8; 32]) -> [u8; 32] {
    sha256(&[&[1][..], left, right].concat())
}

/// The Merkle root over `entries`.
pub fn root(entries: &[Entry]) -> LogRoot {
    let mut tree = Tree::new();
    tree.extend(entries);
    tree.root()
}

/// Whether `entries` continue the log that had `size` leaves under `root` (consistency, by the entries themselves).
pub fn continues(entries: &[Entry], size: u32, root: &LogRoot) -> bool {
    let prefix = usize::try_from(size).ok().and_then(|size| entries.get(..size));
    prefix.is_some_and(|prefix| self::root(prefix) == *root)
}

/// A piece of a log, cut at the end of a UTC year or at [`MAX_LEAVES`]: `<year>-<number from 1>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Shard {
    year: u16,
    number: u16,
}

impl Shard {
    /// `None` unless `1970 <= year <= 9999` and `number >= 1`.
    pub fn new(year: u16, number: u16) -> Option<Self> {
        ((1970..=9999).contains(&year) && number >= 1).then_some(Self { year, number })
    }

    /// The UTC year whose tips it holds.
    pub fn year(self) -> u16 {
        self.year
    }

    /// Its number within the year, from 1.
    pub fn number(self) -> u16 {
        self.number
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.year, self.number)
    }
}

/// The text does not name a shard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShardError;

impl fmt::Display for ShardError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not the name of a shard: expected a year and a number, as in 2026-1")
    }
}

impl std::error::Error for ShardError {}

impl FromStr for Shard {
    type Err = ShardError;
    fn from_str(text: &str) -> Result<Self, ShardError> {
        let (year, number) = text.split_once('-').ok_or(ShardError)?;
        let year = decimal(year).ok_or(ShardError)?;
        let number = decimal(number).ok_or(ShardError)?;
        Self::new(year, number).ok_or(ShardError)
    }
}

impl Serialize for Shard {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Shard {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        String::deserialize(input)?.parse().map_err(D::Error::custom)
    }
}

/// A decimal number in its one spelling: digits only, no leading zero.
pub(crate) fn decimal<T: FromStr>(text: &str) -> Option<T> {
    let one_spelling = text.bytes().all(|b| b.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    if one_spelling { text.parse().ok() } else { None }
}

/// Which log a note speaks of: `sybyr/<drop_id>/<fp>/<shard>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Origin {
    /// The drop.
    pub drop_id: DropId,
    /// The agency.
    pub agency: Fingerprint,
    /// The shard.
    pub shard: Shard,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "sybyr/{}/{}/{}", self.drop_id, self.agency, self.shard)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn entries(n: u8) -> Vec<Entry> {
        (0..n).map(|i| Entry { blob_hash: Hex([i; 32]), tag: Hex([!i; 32]) }).collect()
    }

    /// The definition of RFC 6962 section 2.1, word for word.
    fn by_definition(entries: &[Entry]) -> [u8; 32] {
        match entries {
            [] => sha256(b""),
            [one] => one.leaf(),
            _ => {
                let k = entries.len().next_power_of_two() / 2;
                node(&by_definition(&entries[..k]), &by_definition(&entries[k..]))
            }
        }
    }

    #[test]
    fn the_growing_tree_has_the_root_of_rfc_6962_at_every_size() {
        let all = entries(130);
        let mut tree = Tree::new();
        for n in 0..=all.len() {
            assert_eq!(tree.root().0, by_definition(&all[..n]), "{n} leaves");
            if let Some(next) = all.get(n) {
                tree.append(next);
            }
        }
        assert_eq!(tree.size(), 130);
    }

    #[test]
    fn a_rewritten_log_does_not_continue_the_old_one() {
        let mut all = entries(9);
        let before = root(&all[..5]);
        assert!(continues(&all, 5, &before));
        assert!(!continues(&all[..4], 5, &before), "shorter");
        all[2].tag.0[0] ^= 1;
        assert!(!continues(&all, 5, &before), "altered");
        assert!(continues(&all, 0, &root(&[])), "the empty log");
    }

    #[test]
    fn a_shard_has_one_name() {
        assert_eq!("2026-1".parse(), Ok(Shard { year: 2026, number: 1 }));
        for wrong in "2026 2026- -1 2026-0 2026-01 02026-1 +2026-1 26-1 2026-1\n 2026-65536 2026-1-1".split(' ') {
            assert_eq!(wrong.parse::<Shard>(), Err(ShardError), "{wrong}");
        }
        let names = ["2026-2", "2026-10", "2027-1"].map(|name| name.parse::<Shard>().expect("a shard"));
        assert!(names.is_sorted());
    }

    proptest! {
        #[test]
        fn entries_round_trip(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            match Entry::parse_all(&bytes) {
                Some(all) => prop_assert_eq!(all.iter().flat_map(Entry::to_bytes).collect::<Vec<_>>(), bytes),
                None => prop_assert_ne!(bytes.len() % Entry::LEN, 0),
            }
        }

        #[test]
        fn any_text_is_a_shard_or_not(text in "[0-9]{0,6}-?[0-9]{0,6}") {
            if let Ok(shard) = text.parse::<Shard>() {
                prop_assert_eq!(shard.to_string(), text);
            }
        }
    }
}
