//! What a bundle says against what the casebook knows: rollback, gaps, and a log that changed its past.

use std::collections::BTreeMap;

use sybyr_crypto::bundle::{BundleError, BundleJson, Fault, ShardPart};
use sybyr_crypto::hex::Hex;
use sybyr_crypto::log::{Entry, continues};

use super::super::leaf_name;
use crate::casebook::{Casebook, Change, Echo, ShardState};
use crate::problem::{Problem, Result};

/// How far each shard is signed for by this casebook, or was by a later state of it that is lost.
pub(super) struct SignedFor(BTreeMap<String, u32>);

impl SignedFor {
    pub(super) fn of(book: &Casebook) -> Result<Self> {
        let mut sizes: BTreeMap<String, u32> = book.shards()?.into_iter().map(|s| (s.shard, s.size)).collect();
        for (shard, size) in book.signed_before()? {
            let known = sizes.entry(shard).or_default();
            *known = size.max(*known);
        }
        Ok(Self(sizes))
    }

    /// Leaves of a shard.
    pub(super) fn size(&self, shard: &str) -> u32 {
        self.0.get(shard).copied().unwrap_or(0)
    }
}

/// An echo above our own numbers means that this casebook was put back to an earlier state, or has a twin: the alarm is
/// raised, which blocks outboxes and nothing else.
pub(super) fn raise_alarm(book: &mut Casebook, signed: &SignedFor, json: &BundleJson) -> Result<Option<Problem>> {
    let mut found = json.seen.iter().find_map(|echo| {
        let shard = echo.shard.to_string();
        let ours = signed.size(&shard);
        (echo.size > ours).then_some(Problem::RolledBackSeen { shard, ours, theirs: echo.size })
    });
    if let (None, Some(echo)) = (&found, &json.outbox) {
        found = match book.outbox(Some(echo.number))? {
            Some(ours) if ours.tags == echo.tags.to_string() => None,
            Some(_) => Some(Problem::OutboxDiffers { number: echo.number }),
            None => {
                let ours = book.outbox(None)?.map_or(0, |last| last.number);
                Some(Problem::RolledBackOutbox { ours, theirs: echo.number })
            }
        };
    }
    if found.is_some() {
        let echo = Echo {
            outbox: json.outbox.map(|outbox| (outbox.number, outbox.tags)),
            seen: json.seen.iter().map(|echo| (echo.shard.to_string(), echo.size)).collect(),
        };
        book.record(&[Change::RollbackFound { bundle: json.number, day: json.day, echo }])?;
    }
    Ok(found)
}

/// A bundle that begins behind what is accounted for leaves a hole. Behind what the server has our signature for, in
/// an alarm, it is taken all the same: its tips are filed, and only the signature waits for the officer's `restore`.
pub(super) fn refuse_gap(signed: &SignedFor, alarm: bool, json: &BundleJson) -> Result<()> {
    for covered in &json.shards {
        let echoed = json.seen.iter().find(|echo| alarm && echo.shard == covered.shard).map_or(0, |echo| echo.size);
        let shard = covered.shard.to_string();
        let have = signed.size(&shard).max(echoed);
        if covered.from > have {
            return Err(Problem::EarlierMissing { shard, have, from: covered.from });
        }
    }
    Ok(())
}

/// The log may only grow: our entries and its entries share all that both have, and so do its checkpoints.
pub(super) fn refuse_rewritten(known: Option<&ShardState>, ours: &[Entry], part: &ShardPart) -> Result<()> {
    let shared = ours.len().min(part.entries.len());
    let same_entries = ours[..shared] == part.entries[..shared];
    let same_roots = known.is_none_or(|known| {
        part.checkpoint.size < known.checkpoint_size
            || continues(&part.entries, known.checkpoint_size, &known.checkpoint_root)
    });
    if same_entries && same_roots {
        Ok(())
    } else {
        Err(Problem::Inconsistent { shard: part.covered.shard.to_string() })
    }
}

/// Tips that an import filed before it was interrupted are of the same log: no entry may have changed since.
pub(super) fn refuse_other_tips(stored: &[(u32, String, Hex<32>)], part: &ShardPart) -> Result<()> {
    let is_same = |(leaf, _, hash): &(u32, String, Hex<32>)| {
        // an older bundle may end before them
        part.entries.get(*leaf as usize).is_none_or(|entry| entry.blob_hash == *hash)
    };
    if stored.iter().all(is_same) {
        Ok(())
    } else {
        Err(Problem::Inconsistent { shard: part.covered.shard.to_string() })
    }
}

/// What the bundle's reader says, in our words.
pub(super) fn refused(bundle: &std::path::Path, error: BundleError) -> Problem {
    match error {
        BundleError::Io(error) => Problem::io(bundle, error),
        BundleError::Sealed => Problem::BundleCut,
        BundleError::Foreign => Problem::BundleForeign,
        BundleError::Signature => Problem::BundleForged,
        BundleError::Malformed(_) => Problem::NotABundle(bundle.to_owned()),
        BundleError::Checkpoint(shard, _) | BundleError::Root(shard) => {
            Problem::CheckpointWrong { shard: shard.to_string() }
        }
        BundleError::Unaccounted(faults) => Problem::Unaccounted { leaves: faults.iter().map(name).collect() },
    }
}

fn name(fault: &Fault) -> String {
    use sybyr_crypto::bundle::FaultKind::{Altered, Doubled, FalseDecoy, FalseWithdrawal, Missing, Outside};
    let what = match fault.kind {
        Missing => "missing",
        Doubled => "doubled",
        Altered => "altered",
        FalseWithdrawal => "withdrawn without proof",
        FalseDecoy => "decoy without proof",
        Outside => "outside",
    };
    format!("{} {what}", leaf_name(&fault.shard.to_string(), fault.index))
}
