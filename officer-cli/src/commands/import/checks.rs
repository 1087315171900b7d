//! What a bundle says against what the casebook knows: rollback, gaps, and a log that changed its past.

use sybyr_crypto::bundle::{BundleError, BundleJson, Fault, ShardPart};
use sybyr_crypto::log::{Entry, continues};

use super::super::leaf_name;
use crate::casebook::{Casebook, Change, ShardState};
use crate::problem::{Problem, Result};

/// An echo above our own numbers means that this casebook was put back to an earlier state, or has a twin.
pub(super) fn refuse_rollback(book: &mut Casebook, json: &BundleJson) -> Result<()> {
    let shards = book.shards()?;
    let size = |name: &str| shards.iter().find(|s| s.shard == name).map_or(0, |s| s.size);
    let mut found = json.seen.iter().find_map(|echo| {
        let shard = echo.shard.to_string();
        let ours = size(&shard);
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
    let Some(problem) = found else { return Ok(()) };
    if !book.rules()?.rolled_back {
        book.record(&[Change::RollbackFound { bundle: json.number }])?;
    }
    Err(problem)
}

/// A bundle that begins behind what is accounted for leaves a hole.
pub(super) fn refuse_gap(shards: &[ShardState], json: &BundleJson) -> Result<()> {
    for covered in &json.shards {
        let shard = covered.shard.to_string();
        let have = shards.iter().find(|s| s.shard == shard).map_or(0, |s| s.size);
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
