//! The check of what sources prove: a claim counts when it answers our own challenge, once, about a tip that we signed for.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::{Value, json};
use sybyr_crypto::claim::Claim;
use sybyr_crypto::forward::{ForwardError, Introduction};
use sybyr_crypto::hex::Hex;
use sybyr_crypto::keys::Day;
use sybyr_crypto::reply::Reply;
use sybyr_crypto::tip::Kind;

use super::{leaf_name, open_stored, own_name, shard_order};
use crate::casebook::{Casebook, TipRow};
use crate::clock;
use crate::problem::{Problem, Result};
use crate::text::{Language, Proving};

/// Days that the clocks of a source, its page and this machine may lie apart.
const GRACE: Day = 1;

/// A claim that holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Proof {
    /// Who wrote the tip, in the source's words: hostile input.
    pub claimant: String,
    /// The tip's leaf.
    pub leaf: String,
    /// When it was imported; unknown when its blob never came, or is gone.
    pub received: Option<Day>,
    /// When the claim was signed.
    pub day: Day,
}

/// Why a claim proves nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each is explained by its sentence in text/proving.rs")]
pub enum Unproven {
    Signature,
    Leaf,
    Challenge,
    Answered,
    Day,
}

impl Unproven {
    /// The word in `show --json`.
    fn word(self) -> &'static str {
        match self {
            Self::Signature => "signature",
            Self::Leaf => "leaf",
            Self::Challenge => "challenge",
            Self::Answered => "answered",
            Self::Day => "day",
        }
    }
}

/// What a claim is worth.
pub(super) type Verdict = std::result::Result<Proof, Unproven>;
/// The same of every claim of a case, by its leaf.
pub(super) type Claims = BTreeMap<(String, u32), Verdict>;

/// What each claim of a case is worth, by its leaf. Of several that answer one challenge the first that holds counts.
pub(super) fn judge(book: &Casebook, case: i64) -> Result<Claims> {
    let mut judged = Claims::new();
    let claims: Vec<TipRow> = book.tips(case)?.into_iter().filter(|tip| tip.kind == Kind::Claim).collect();
    if claims.is_empty() {
        return Ok(judged);
    }
    let asked = challenges(book, case)?;
    let mut answered = BTreeSet::new();
    for row in claims {
        // one that is damaged is told of as such
        let Ok(opened) = open_stored(book, &row, &mut |_, _, _| Ok(())) else { continue };
        let Some(claim) = opened.tip.claim else { continue };
        let mut verdict = judge_one(book, &asked, &row, &claim)?;
        if verdict.is_ok() && !answered.insert(claim.challenge) {
            verdict = Err(Unproven::Answered);
        }
        judged.insert((row.shard, row.leaf), verdict);
    }
    Ok(judged)
}

fn judge_one(book: &Casebook, asked: &BTreeMap<Hex<32>, Day>, row: &TipRow, claim: &Claim) -> Result<Verdict> {
    let Some(tag) = claim.proves(&book.keys().drop_id, &book.keys().agency) else {
        return Ok(Err(Unproven::Signature));
    };
    // one that came later says nothing: a verdict must not change when the log grows
    let is_before = |shard: &str, leaf| (shard_order(shard), leaf) < (shard_order(&row.shard), row.leaf);
    let found = book.signed_leaf(&tag)?.filter(|(shard, leaf, _)| is_before(shard, *leaf));
    let Some((shard, leaf, received)) = found else { return Ok(Err(Unproven::Leaf)) };
    let Some(since) = asked.get(&claim.challenge) else { return Ok(Err(Unproven::Challenge)) };
    let plausible = since.saturating_sub(GRACE)..=row.day.saturating_add(GRACE);
    if !plausible.contains(&claim.day) {
        return Ok(Err(Unproven::Day));
    }
    let leaf = leaf_name(&shard, leaf);
    Ok(Ok(Proof { claimant: claim.claimant.clone(), leaf, received, day: claim.day }))
}

/// What we asked this case to answer, and when.
fn challenges(book: &Casebook, case: i64) -> Result<BTreeMap<Hex<32>, Day>> {
    let mut asked = BTreeMap::new();
    for row in book.replies(case)? {
        let reply = Reply::parse(row.json.as_bytes()).ok_or_else(|| Problem::damaged(book.dir()))?;
        if let Some(challenge) = reply.challenge {
            asked.insert(challenge, reply.day);
        }
    }
    Ok(asked)
}

/// For scripts.
pub(super) fn to_json(verdict: &Verdict) -> Value {
    match verdict {
        Ok(Proof { claimant, leaf, received, day }) => {
            let mut value = json!({ "holds": true, "claimant": claimant, "leaf": leaf, "signed": clock::format(*day) });
            if let Some(received) = received {
                value["received"] = clock::format(*received).into();
            }
            value
        }
        Err(why) => json!({ "holds": false, "why": why.word() }),
    }
}

/// In words.
pub(super) fn say(verdict: Verdict) -> Proving {
    verdict.map_or_else(Proving::NotProven, Proving::Proven)
}

/// Who passed a tip on, in words.
pub(super) fn introduced(introduction: std::result::Result<Introduction, ForwardError>, language: Language) -> Proving {
    match introduction {
        Ok(Introduction { card, day }) => {
            let name = own_name(&card.names, language).to_owned();
            Proving::Introduced { name, fingerprint: card.agency, day }
        }
        Err(ForwardError) => Proving::IntroducedUnproven,
    }
}

/// The same for scripts.
pub(super) fn introduction_json(introduction: std::result::Result<Introduction, ForwardError>) -> Value {
    match introduction {
        Ok(Introduction { card, day }) => {
            json!({ "proven": true, "agency": card.agency, "names": card.names, "day": clock::format(day) })
        }
        Err(ForwardError) => json!({ "proven": false }),
    }
}
