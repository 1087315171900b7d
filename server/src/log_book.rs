//! The drop's side of the logs: which shard a batch goes to, the drop's signature over it, and what of a `seen` is accepted.

use rusqlite::Connection;
use sybyr_crypto::{
    keys::{DropId, Fingerprint},
    log::{self as protocol, Checkpoint, Entry, MAX_LEAVES, Origin, Seen, Shard},
};

use crate::{
    keys::Keys,
    store::{StoreError, log},
};

/// A stretch of leaves that a batch adds to one shard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    /// The shard, which may not exist yet.
    pub(crate) shard: Shard,
    /// Index of its first new leaf.
    pub(crate) first: u32,
    /// New leaves.
    pub(crate) count: u32,
}

/// Divides `count` new leaves of an agency among its newest shard and, behind its end or after new year, new ones.
pub(crate) fn stretches(newest: Option<(Shard, u32)>, year: u16, mut count: u32) -> Result<Vec<Stretch>, StoreError> {
    let new = |year, number| Shard::new(year, number).ok_or(StoreError::Damaged("the name of a shard"));
    let (mut shard, mut first) = match newest {
        // A clock that went back does not reopen an older shard.
        Some((shard, size)) if shard.year() >= year => (shard, size),
        _ => (new(year, 1)?, 0),
    };
    let mut stretches = Vec::new();
    while count > 0 {
        if first >= MAX_LEAVES {
            let number = shard.number().checked_add(1).ok_or(StoreError::Damaged("the name of a shard"))?;
            (shard, first) = (new(shard.year(), number)?, 0);
        }
        let here = count.min(MAX_LEAVES - first);
        stretches.push(Stretch { shard, first, count: here });
        (first, count) = (first + here, count - here);
    }
    Ok(stretches)
}

/// The note over a shard with these entries.
pub(crate) fn checkpoint(keys: &Keys, origin: Origin, entries: &[Entry]) -> Result<Vec<u8>, StoreError> {
    let size = u32::try_from(entries.len()).map_err(|_| StoreError::Damaged("a shard is too long"))?;
    let checkpoint = Checkpoint { origin, size, root: protocol::root(entries) };
    checkpoint.sign(keys.log()).map_err(|_| StoreError::Damaged("a shard is too long"))
}

/// Begins the first shard of an agency, so that its log exists from the first day.
pub(crate) fn begin(
    db: &Connection,
    keys: &Keys,
    drop_id: DropId,
    agency: (i64, Fingerprint),
    shard: Shard,
) -> Result<(), StoreError> {
    if log::shard(db, agency.0, shard)?.is_none() {
        let origin = Origin { drop_id, agency: agency.1, shard };
        log::begin_shard(db, agency.0, shard, &checkpoint(keys, origin, &[])?)?;
    }
    Ok(())
}

/// The shard's row, if a `seen` with a good signature fits it: not shrinking, not beyond our own size, with the root that
/// we compute ourselves.
pub(crate) fn shard_of_seen(db: &Connection, agency: i64, seen: &Seen) -> Result<Option<i64>, StoreError> {
    let Some(row) = log::shard(db, agency, seen.origin.shard)? else { return Ok(None) };
    let last = log::last_seen(db, row.id, false)?.map_or(0, |(size, ..)| size);
    if !(last..=row.size).contains(&seen.size) {
        return Ok(None);
    }
    let entries = log::entries(db, row.id, seen.size)?;
    Ok((protocol::root(&entries) == seen.root).then_some(row.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shard(name: &str) -> Shard {
        name.parse().expect("a shard")
    }

    #[test]
    fn a_full_shard_is_followed_by_the_next_of_the_year() {
        let near = Some((shard("2026-3"), MAX_LEAVES - 2));
        let parts = stretches(near, 2026, 5).expect("names");
        let expected = [
            Stretch { shard: shard("2026-3"), first: MAX_LEAVES - 2, count: 2 },
            Stretch { shard: shard("2026-4"), first: 0, count: 3 },
        ];
        assert_eq!(parts, expected);
        assert_eq!(stretches(Some((shard("2026-3"), MAX_LEAVES)), 2026, 40_000).expect("names").len(), 2);
    }

    #[test]
    fn a_new_year_begins_a_new_shard_and_a_clock_set_back_does_not() {
        let old = Some((shard("2026-2"), 7));
        assert_eq!(stretches(old, 2027, 1).expect("names")[0].shard, shard("2027-1"));
        assert_eq!(stretches(old, 2025, 1).expect("names")[0], Stretch { shard: shard("2026-2"), first: 7, count: 1 });
        assert_eq!(stretches(None, 2026, 0).expect("names"), []);
    }
}
