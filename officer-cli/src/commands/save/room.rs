//! How many pictures one saving makes: a source can attach ninety-nine files of a hundred pages each, tip after tip, and
//! the officer's disk is not theirs to fill.

use std::io;
use std::path::Path;
use std::str::FromStr;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering::Relaxed};

use crate::casebook::TipRow;
use crate::cli::WrongValue;
use crate::machine;
use crate::problem::{NotSaved, Problem, Result};

/// The most pages of one saving. A file has a hundred at most, so that one always fits.
const MAX_PAGES: u32 = 1000;
/// The most bytes of all its pictures.
const MAX_BYTES: u64 = 2 << 30;

/// What is left for the pictures of one saving.
pub(super) struct Room {
    pages: AtomicU32,
    bytes: AtomicU64,
    is_full: AtomicBool,
}

impl Room {
    /// In this folder; at most half of what is free on its disk.
    pub(super) fn of(folder: &Path) -> Result<Self> {
        machine::free_space(folder).map(Self::with).map_err(|e| Problem::io(folder, e))
    }

    fn with(free: u64) -> Self {
        let bytes = MAX_BYTES.min(free / 2);
        Self { pages: MAX_PAGES.into(), bytes: bytes.into(), is_full: false.into() }
    }

    /// A page of so many bytes was written.
    ///
    /// # Errors
    /// `QuotaExceeded`: it was one too many, and the pages of its file are to go again.
    pub(super) fn take(&self, len: u64) -> io::Result<()> {
        let pages = self.pages.try_update(Relaxed, Relaxed, |left| left.checked_sub(1));
        let bytes = self.bytes.try_update(Relaxed, Relaxed, |left| left.checked_sub(len));
        if pages.is_ok() && bytes.is_ok() {
            return Ok(());
        }
        self.is_full.store(true, Relaxed);
        Err(io::ErrorKind::QuotaExceeded.into())
    }

    /// Whether a page did not fit: the files from then on are left for another saving.
    pub(super) fn is_full(&self) -> bool {
        self.is_full.load(Relaxed)
    }
}

/// A file of a case, as `save` names it: `07-act.pdf`, or `tip-2/07-act.pdf`; its number is enough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    name: String,
    tip: usize,
    file: usize,
}

impl FromStr for Place {
    type Err = WrongValue;

    fn from_str(name: &str) -> std::result::Result<Self, Self::Err> {
        let (tip, file) = name.split_once('/').unwrap_or(("tip-1", name));
        let tip = tip.strip_prefix("tip-").and_then(|number| number.parse().ok());
        let digits = file.find(|c: char| !c.is_ascii_digit()).unwrap_or(file.len());
        let file = file[..digits].parse().ok();
        let (tip, file) = tip.zip(file).filter(|&(tip, file)| tip > 0 && file > 0).ok_or(WrongValue::SavedFile)?;
        Ok(Self { name: name.to_owned(), tip, file })
    }
}

impl Place {
    /// Which of all files of the case it is, from 1.
    pub(super) fn among(&self, tips: &[TipRow]) -> Result<usize> {
        let files = |tip: &TipRow| tip.files as usize;
        let is_there = tips.get(self.tip - 1).is_some_and(|tip| self.file <= files(tip));
        let none = || Problem::from(NotSaved::NoSuchFile(self.name.clone()));
        let before = is_there.then(|| tips[..self.tip - 1].iter().map(files).sum::<usize>()).ok_or_else(none)?;
        Ok(before + self.file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_saving_takes_so_many_pages_and_bytes_and_half_of_what_is_free() {
        let room = Room::with(u64::MAX);
        for _ in 0..MAX_PAGES {
            room.take(1).expect("fits");
        }
        assert!(!room.is_full() && room.take(0).is_err() && room.is_full());
        let room = Room::with(u64::MAX);
        assert!(room.take(MAX_BYTES).is_ok() && room.take(1).is_err());
        let room = Room::with(201);
        assert!(room.take(60).is_ok() && room.take(41).is_err() && room.is_full());
    }

    #[test]
    fn a_file_is_named_as_it_is_shown_or_by_its_number() {
        let place = |name: &str| name.parse::<Place>().map(|place| (place.tip, place.file)).ok();
        assert_eq!([place("07-act.pdf"), place("7"), place("99")], [Some((1, 7)), Some((1, 7)), Some((1, 99))]);
        assert_eq!([place("tip-2/07-act.pdf"), place("tip-12/1")], [Some((2, 7)), Some((12, 1))]);
        for wrong in ["", "act.pdf", "0", "tip-0/1", "tip-2/", "tip-2", "/1", "tip-/1", "99999999999999999999999"] {
            assert_eq!(place(wrong), None, "{wrong}");
        }
    }
}
