//! Saved visits: what a visit would have fetched, in one file for the single-file client (protocol section 18).

use std::fmt;
use std::str::FromStr;

use crate::container::{ContainerError, Reader, Writer};
use crate::drop_file::MAX_BITS;
use crate::keys::Fingerprint;
use crate::log::{Shard, decimal};

/// The most parts of a saved visit.
pub const MAX_PARTS: usize = 16_384;
const MAX_PAGE: u32 = 999_999;

/// What a saved visit can hold, in the order in which it stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// `drop.js`: the first, and in every one.
    Drop,
    /// `cards/<fp>`
    Card(Fingerprint),
    /// `log/<fp>/<shard>/<file>`
    Log(Fingerprint, Shard, LogFile),
    /// `drawer/<bits>-<drawer>/<page>`
    Drawer {
        /// At most 16.
        bits: u8,
        /// Below `2^bits`.
        drawer: u16,
        /// From 0.
        page: u32,
    },
}

/// A file of a shard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "named as the address it came from")]
pub enum LogFile {
    Checkpoint,
    Entries,
    Seen,
    Withdrawn,
}

impl LogFile {
    const ALL: [(Self, &'static str); 4] = [
        (Self::Checkpoint, "checkpoint"),
        (Self::Entries, "entries"),
        (Self::Seen, "seen"),
        (Self::Withdrawn, "withdrawn"),
    ];
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Drop => f.write_str("drop.js"),
            Self::Card(agency) => write!(f, "cards/{agency}"),
            Self::Log(agency, shard, file) => {
                let name = LogFile::ALL.iter().find(|(one, _)| one == file).expect("all are listed").1;
                write!(f, "log/{agency}/{shard}/{name}")
            }
            Self::Drawer { bits, drawer, page } => write!(f, "drawer/{bits}-{drawer}/{page}"),
        }
    }
}

/// The text names no part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartError;

impl fmt::Display for PartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not the name of a part of a saved visit")
    }
}

impl std::error::Error for PartError {}

impl FromStr for Part {
    type Err = PartError;
    fn from_str(text: &str) -> Result<Self, PartError> {
        let parts: Vec<&str> = text.split('/').collect();
        let part = match parts[..] {
            ["drop.js"] => Some(Self::Drop),
            ["cards", agency] => agency.parse().ok().map(Self::Card),
            ["log", agency, shard, file] => log_file(agency, shard, file),
            ["drawer", drawer, page] => drawer_page(drawer, page),
            _ => None,
        };
        part.ok_or(PartError)
    }
}

fn log_file(agency: &str, shard: &str, file: &str) -> Option<Part> {
    let (file, _) = *LogFile::ALL.iter().find(|(_, name)| *name == file)?;
    Some(Part::Log(agency.parse().ok()?, shard.parse().ok()?, file))
}

fn drawer_page(drawer: &str, page: &str) -> Option<Part> {
    let (bits, drawer) = drawer.split_once('-')?;
    let bits: u8 = decimal(bits).filter(|bits| *bits <= MAX_BITS)?;
    let drawer: u16 = decimal(drawer).filter(|drawer| u32::from(*drawer) < 1 << bits)?;
    let page = decimal(page).filter(|page| *page <= MAX_PAGE)?;
    Some(Part::Drawer { bits, drawer, page })
}

/// `container(drop.js, cards/<fp>..)`: the writing part, cards in the order of their fingerprints. The same input gives the same bytes.
pub fn write(drop_js: &[u8], cards: Vec<(Fingerprint, Vec<u8>)>) -> Vec<u8> {
    let cards = cards.into_iter().map(|(agency, card)| (Part::Card(agency), card));
    write_parts([(Part::Drop, drop_js.to_vec())].into_iter().chain(cards).collect())
}

/// These parts in the one order.
pub fn write_parts(mut parts: Vec<(Part, Vec<u8>)>) -> Vec<u8> {
    parts.sort_by_key(|(part, _)| *part);
    let mut writer = Writer::new(Vec::new());
    for (part, content) in &parts {
        writer.entry(&part.to_string(), content).expect("memory takes any write");
    }
    writer.finish(0).expect("memory takes any write")
}

/// The parts of a saved visit, `drop.js` first. Every other name, order or byte is refused.
pub fn open(file: &[u8]) -> Result<Vec<(Part, Vec<u8>)>, ContainerError> {
    let mut reader = Reader::new(file);
    let mut parts: Vec<(Part, Vec<u8>)> = Vec::new();
    while let Some(entry) = reader.next()? {
        let part: Part = entry.name.parse().map_err(|_| ContainerError::NotCanonical)?;
        let in_order = parts.last().map_or(part == Part::Drop, |(before, _)| *before < part);
        if !in_order || parts.len() == MAX_PARTS {
            return Err(ContainerError::NotCanonical);
        }
        parts.push((part, reader.read_to_vec(file.len() as u64)?));
    }
    if parts.is_empty() { Err(ContainerError::NotCanonical) } else { Ok(parts) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hex::Hex;
    use proptest::prelude::*;

    #[test]
    fn holds_the_settings_first_and_the_cards_in_order() {
        let of = |byte| Hex([byte; 32]);
        let saved = write(b"drop", vec![(of(9), b"nine".to_vec()), (of(1), b"one".to_vec())]);
        let parts = open(&saved).expect("canonical");
        assert_eq!(
            parts,
            [
                (Part::Drop, b"drop".to_vec()),
                (Part::Card(of(1)), b"one".to_vec()),
                (Part::Card(of(9)), b"nine".to_vec())
            ]
        );
    }

    #[test]
    fn numbers_stand_in_the_order_of_numbers() {
        let agency = Hex([1; 32]);
        let names = ["2026-2", "2026-10"]
            .map(|shard| format!("log/{agency}/{shard}/seen"))
            .into_iter()
            .chain(["drawer/0-0/2", "drawer/0-0/10", "drawer/3-2/0", "drawer/10-1/0"].map(String::from));
        let parts: Vec<Part> = names.map(|name| name.parse().expect("a part")).collect();
        assert!(parts.is_sorted_by(|a, b| a < b), "{parts:?}");
    }

    proptest! {
        #[test]
        fn any_text_names_a_part_or_not(text in "(drop.js|cards/|log/|drawer/|[0-9/-]|checkpoint|seen|01{63}){0,7}") {
            if let Ok(part) = text.parse::<Part>() {
                prop_assert_eq!(part.to_string(), text);
            }
        }

        #[test]
        fn changed_bytes_are_refused_or_are_another_file(at in 0_usize..4096, by in 1_u8..) {
            let good = write(b"drop", vec![(Hex([1; 32]), b"card".to_vec())]);
            let mut changed = good.clone();
            let at = at % good.len();
            changed[at] ^= by;
            if let Ok(parts) = open(&changed) {
                prop_assert_eq!(write_parts(parts), changed);
            }
        }
    }
}
