//! Drawers: pages of slots, all equally long, so that no answer tells how many replies a reader has (protocol section 9).

use rusqlite::Connection;
use sybyr_crypto::size::SLOT_LEN;

use crate::store::{StoreError, replies};

/// Slots on a page.
const PAGE: u32 = 64;
/// A drawer this full on average is split: 512 KiB.
pub(crate) const FULL: u64 = 64;
/// Days that a slot lies in its drawer.
pub(crate) const LIFETIME: u32 = 183;

/// `u32be pages | u32be slots in this answer | slots × (tag 16 | blob 8192)`, then zeros up to the length that the same
/// page of the fullest drawer has. `None` when there is no such drawer or page. There is always a first page.
pub(crate) fn page(db: &Connection, bits: u8, drawer: u16, page: u32) -> Result<Option<Vec<u8>>, StoreError> {
    let fullest = replies::epochs(db)?.into_iter().find(|(b, _)| *b == bits).map(|(_, fullest)| fullest);
    let Some(fullest) = fullest.filter(|_| u32::from(drawer) < 1 << bits) else { return Ok(None) };
    let pages = fullest.div_ceil(PAGE).max(1);
    if page >= pages {
        return Ok(None);
    }
    let skip = page * PAGE;
    let room = (fullest - skip.min(fullest)).min(PAGE);
    let slots = replies::drawer(db, bits, drawer, skip, room)?;
    let count = u32::try_from(slots.len()).map_err(|_| StoreError::Damaged("a drawer"))?;
    let len = 8 + room as usize * (16 + SLOT_LEN);
    let mut answer = Vec::with_capacity(len);
    answer.extend_from_slice(&pages.to_be_bytes());
    answer.extend_from_slice(&count.to_be_bytes());
    for (tag, blob) in &slots {
        answer.extend_from_slice(tag);
        answer.extend_from_slice(blob);
    }
    answer.resize(len, 0);
    Ok(Some(answer))
}
