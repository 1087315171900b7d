//! Seals an outbox into the casebook: the replies and decoys up to the number of slots, notes, cards and files.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};

use serde_json::Map;
use sybyr_crypto::document::V1;
use sybyr_crypto::hex::{self, Hex};
use sybyr_crypto::keys::{Secret, ThreadKey};
use sybyr_crypto::log::{Origin, Shard};
use sybyr_crypto::notation::sha256;
use sybyr_crypto::outbox::{Carried, MAX_SEEN, Outbox, OutboxJson, PassedOn, SignedSeen};
use sybyr_crypto::slot::Slot;

use super::super::Session;
use super::choosing::Leaving;
use crate::casebook::{Casebook, OutboxWritten, PassedTip, Rules};
use crate::files;
use crate::problem::{Problem, Result};
use crate::random;

/// What goes into the outbox besides what the casebook says anyway.
pub(super) struct Contents<'a> {
    pub(super) number: u64,
    pub(super) leaving: &'a [Leaving],
    /// Tips for other agencies.
    pub(super) tips: &'a [PassedTip],
    pub(super) rules: Rules,
}

impl Contents<'_> {
    /// Seals the outbox into the casebook, durable, and says what it holds.
    pub(super) fn seal(&self, session: &Session<'_>, book: &Casebook) -> Result<OutboxWritten> {
        let damaged = || Problem::damaged(book.dir());
        let keys = book.keys();
        let drop_file = book.drop_file()?;
        let authenticating = book.outbox_keys(&drop_file)?;
        let slots = self.slots(book)?;
        let sealed = || self.leaving.iter().flat_map(|leaving| &leaving.files);
        let objects: Vec<(Hex<16>, u64)> = sealed().map(|file| (file.id, file.len)).collect();
        let (seen, sizes) = seen(book)?;
        let json = OutboxJson {
            v: V1,
            drop_id: keys.drop_id,
            agency: keys.agency,
            number: self.number,
            day: session.today,
            extra: Map::new(),
        };
        let cards = book.cards_to_carry(session.today)?;
        let passed = |tip: &PassedTip| PassedOn { agency: tip.agency, tag: tip.tag, len: tip.len };
        let tips: Vec<PassedOn> = self.tips.iter().map(passed).collect();
        let forwards = book.forwards();
        let outbox = Outbox { json: &json, slots: &slots, seen: &seen, cards: &cards, objects: &objects, tips: &tips };
        let path = book.outbox_path(self.number);
        let io = |e| Problem::io(&path, e);
        match std::fs::remove_file(&path) {
            // left by a crash before its record: no number was given out
            Ok(()) => {}
            Err(e) if e.kind() == io::ErrorKind::NotFound => {}
            Err(e) => return Err(io(e)),
        }
        let file = files::create_new(&path).map_err(io)?;
        let mut content = |what: &Carried| -> io::Result<Box<dyn Read>> {
            if let Carried::Tip { tag, .. } = what {
                return Ok(Box::new(File::open(forwards.join(tag.to_string()))?));
            }
            let file = sealed().find(|file| Carried::Object(file.id) == *what).ok_or(io::ErrorKind::NotFound)?;
            Ok(Box::new(File::open(&file.path)?))
        };
        let file = outbox
            .seal_by(&authenticating, &drop_file.recipient, &mut content, io::BufWriter::new(file))
            .map_err(io)?;
        file.into_inner().map_err(|e| io(e.into_error()))?.sync_all().map_err(io)?;
        files::sync_folder(files::folder_of(&path)).map_err(io)?;
        let mut tags: Vec<[u8; 16]> = slots.iter().map(|slot| slot.tag.0).collect();
        tags.sort_unstable();
        Ok(OutboxWritten {
            number: self.number,
            day: session.today,
            tags: Hex(sha256(&tags.concat())),
            slots: u32::try_from(slots.len()).map_err(|_| damaged())?,
            seen: sizes,
            tips: self.tips.iter().map(|tip| tip.tag).collect(),
            replies: self.leaving.iter().map(|leaving| (leaving.reply.k.clone(), leaving.reply.n)).collect(),
        })
    }

    /// The replies, sealed afresh, and decoys up to the number of slots.
    fn slots(&self, book: &Casebook) -> Result<Vec<Slot>> {
        let damaged = || Problem::damaged(book.dir());
        let mut slots = Vec::new();
        for Leaving { reply: waiting, content: reply, .. } in self.leaving {
            let key = ThreadKey(Secret::new(hex::decode(&waiting.k).ok_or_else(damaged)?));
            let reply_to = waiting.reply_to.parse().map_err(|_| damaged())?;
            slots.push(Slot {
                bits: waiting.bits,
                drawer: waiting.drawer,
                tag: Hex(key.tag(waiting.n).ok_or_else(damaged)?),
                del_hash: Slot::del_hash(&reply.del),
                blob: reply.seal(&key, &reply_to).map_err(|_| damaged())?,
            });
        }
        let all = usize::try_from(self.rules.slots).unwrap_or(usize::MAX);
        let decoys = all.saturating_sub(slots.len());
        slots.extend((0..decoys).map(|_| Slot::decoy(self.rules.bits, &mut random::system())));
        Ok(slots)
    }
}

/// Shards, and how far each is signed for.
type Sizes = Vec<(String, u32)>;

/// The signed notes of the newest shards, and how far each shard is signed for.
fn seen(book: &Casebook) -> Result<(Vec<SignedSeen>, Sizes)> {
    let (drop_id, agency) = (book.keys().drop_id, book.keys().agency);
    let mut notes = Vec::new();
    let mut sizes = Vec::new();
    let before: BTreeMap<String, u32> = book.signed_before()?.into_iter().collect();
    for state in book.shards()? {
        if before.get(&state.shard).is_some_and(|signed| state.size < *signed) {
            // after a restore: the server takes no note below the one it has
            continue;
        }
        let damaged = || Problem::damaged(book.dir());
        let shard: Shard = state.shard.parse().map_err(|_| damaged())?;
        let signed = book.seen_to_send(state.seen.into_bytes(), &Origin { drop_id, agency, shard })?;
        sizes.push((state.shard, signed.seen.size));
        notes.push(signed);
    }
    notes.sort_by_key(|note| note.seen.origin.shard);
    notes.drain(..notes.len().saturating_sub(MAX_SEEN));
    Ok((notes, sizes))
}
