//! `outbox`: puts the replies that may leave, the seen notes and the cards into one file for the courier.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use serde_json::Map;
use sybyr_crypto::document::V1;
use sybyr_crypto::hex::{self, Hex};
use sybyr_crypto::keys::{Secret, ThreadKey};
use sybyr_crypto::log::{Origin, Seen, Shard};
use sybyr_crypto::notation::sha256;
use sybyr_crypto::outbox::{MAX_SEEN, Outbox, OutboxJson, OutboxKey, SignedSeen};
use sybyr_crypto::reply::Reply;
use sybyr_crypto::slot::Slot;

use super::Session;
use crate::casebook::{Casebook, Change, OutboxWritten, Rules, WaitingReply};
use crate::files;
use crate::passphrase;
use crate::problem::{Problem, Result};
use crate::random;
use crate::text::Say;

pub(super) fn run(session: &mut Session<'_>, output: &Path, again: bool) -> Result<()> {
    let mut book = session.open()?;
    let rules = book.rules()?;
    if rules.rolled_back {
        return Err(Problem::RolledBackBefore);
    }
    if passphrase::lies_in(output, book.dir()) {
        return Err(Problem::OutputInside(output.to_owned()));
    }
    if output.symlink_metadata().is_ok() {
        return Err(Problem::OutputExists(output.to_owned()));
    }
    let last = book.outbox(None)?;
    if again {
        let number = last.filter(|last| !last.accepted).ok_or(Problem::NoOutbox)?.number;
        hand_out(session, &book, number, output)?;
        return session.say(&Say::OutboxAgain { output: output.to_owned(), number });
    }
    if let Some((_, day)) = book.newest_bundle()? {
        session.compare_clock(day)?;
    }
    let number = last.as_ref().map_or(1, |last| last.number + 1);
    let (chosen, left) = choose(&book, &rules, session.today)?;
    let seal = Contents { number, chosen: &chosen, rules };
    let written = seal.seal(session, &book)?;
    book.record(&[Change::OutboxWritten(written)])?;
    if let Some(last) = last.filter(|last| !last.accepted) {
        session.note(&Say::PreviousUnconfirmed { number: last.number })?;
    }
    hand_out(session, &book, number, output).inspect_err(|_| {
        // the outbox itself is safe in the casebook; the failure to copy it is what gets reported
        let _ = session.note(&Say::OutboxKept { number });
    })?;
    session.say(&Say::OutboxWritten {
        output: output.to_owned(),
        number,
        replies: chosen.len(),
        slots: rules.slots,
        waiting: left,
    })?;
    book.compact_if_long()
}

/// Copies a kept outbox to where the courier takes it.
fn hand_out(session: &Session<'_>, book: &Casebook, number: u64, output: &Path) -> Result<()> {
    let kept = book.outbox_path(number);
    let bytes = std::fs::read(&kept).map_err(|e| Problem::io(&kept, e))?;
    session.write_output(output, &bytes)
}

/// The most bytes of sealed files in one outbox: what the server takes. The rest waits.
const MAX_FILES: u64 = 1 << 30;

/// The replies that leave now, oldest first, and how many parts stay behind. Parts of one message travel together,
/// and no reply overtakes an earlier one of its thread.
fn choose(book: &Casebook, rules: &Rules, today: u32) -> Result<(Vec<WaitingReply>, usize)> {
    let seen: BTreeMap<String, u32> = book.shards()?.into_iter().map(|s| (s.shard, s.size)).collect();
    let slots = usize::try_from(rules.slots).unwrap_or(usize::MAX);
    let mut messages: Vec<Vec<WaitingReply>> = Vec::new();
    for part in book.waiting()? {
        match messages.last_mut() {
            Some(message) if message[0].k == part.k && message[0].first == part.first => message.push(part),
            _ => messages.push(vec![part]),
        }
    }
    let mut chosen = Vec::new();
    let mut held = BTreeSet::new();
    let (mut left, mut files) = (0, 0);
    for message in messages {
        let WaitingReply { k, shard, leaf, .. } = &message[0];
        let signed_for = seen.get(shard).is_some_and(|size| leaf < size);
        let may_leave = signed_for && (rules.delay == 0 || book.may_answer(shard, *leaf, today, rules.delay)?);
        let own_files: u64 = objects(book, &message)?.iter().map(|(_, len)| len).sum();
        let has_room = chosen.len() + message.len() <= slots && files + own_files <= MAX_FILES;
        if may_leave && has_room && !held.contains(k) {
            files += own_files;
            chosen.extend(message);
        } else {
            held.insert(k.clone());
            left += message.len();
        }
    }
    Ok((chosen, left))
}

/// The sealed files of these replies, by id and length.
fn objects(book: &Casebook, replies: &[WaitingReply]) -> Result<Vec<(Hex<16>, u64)>> {
    let mut objects = Vec::new();
    for reply in replies {
        for id in book.objects_of(&reply.k, reply.n)? {
            let path = book.objects().join(&id);
            let len = std::fs::metadata(&path).map_err(|e| Problem::io(&path, e))?.len();
            objects.push((Hex(hex::decode(&id).ok_or_else(|| Problem::damaged(&path))?), len));
        }
    }
    Ok(objects)
}

/// What goes into the outbox besides what the casebook says anyway.
struct Contents<'a> {
    number: u64,
    chosen: &'a [WaitingReply],
    rules: Rules,
}

impl Contents<'_> {
    /// Seals the outbox into the casebook, durable, and says what it holds.
    fn seal(&self, session: &Session<'_>, book: &Casebook) -> Result<OutboxWritten> {
        let damaged = || Problem::damaged(book.dir());
        let keys = book.keys();
        let drop_file = book.drop_file()?;
        let key = OutboxKey::agree(&keys.desk_dh, &drop_file.dh, &keys.drop_id, &keys.agency).ok_or_else(damaged)?;
        let slots = self.slots(book)?;
        let objects = objects(book, self.chosen)?;
        let (seen, sizes) = seen(book)?;
        let json = OutboxJson {
            v: V1,
            drop_id: keys.drop_id,
            agency: keys.agency,
            number: self.number,
            day: session.today,
            extra: Map::new(),
        };
        let cards = book.cards(session.today)?;
        let outbox = Outbox { json: &json, slots: &slots, seen: &seen, cards: &cards, objects: &objects };
        let path = book.outbox_path(self.number);
        let io = |e| Problem::io(&path, e);
        match std::fs::remove_file(&path) {
            // left by a crash before its record: no number was given out
            Ok(()) => {}
            Err(e) if e.kind() == io::ErrorKind::NotFound => {}
            Err(e) => return Err(io(e)),
        }
        let file = files::create_new(&path).map_err(io)?;
        let folder = book.objects();
        let mut content =
            |id: &Hex<16>| -> io::Result<Box<dyn Read>> { Ok(Box::new(File::open(folder.join(id.to_string()))?)) };
        let file = outbox.seal(&key, &drop_file.recipient, &mut content, io::BufWriter::new(file)).map_err(io)?;
        file.into_inner().map_err(|e| io(e.into_error()))?.sync_all().map_err(io)?;
        files::sync_folder(files::folder_of(&path)).map_err(io)?;
        let mut tags: Vec<[u8; 16]> = slots.iter().map(|slot| slot.tag.0).collect();
        tags.sort_unstable();
        Ok(OutboxWritten {
            number: self.number,
            day: session.today,
            tags: Hex(sha256(&tags.concat())),
            seen: sizes,
            replies: self.chosen.iter().map(|reply| (reply.k.clone(), reply.n)).collect(),
        })
    }

    /// The replies, sealed afresh, and decoys up to the number of slots.
    fn slots(&self, book: &Casebook) -> Result<Vec<Slot>> {
        let damaged = || Problem::damaged(book.dir());
        let mut slots = Vec::new();
        for waiting in self.chosen {
            let key = ThreadKey(Secret::new(hex::decode(&waiting.k).ok_or_else(damaged)?));
            let reply = Reply::parse(waiting.json.as_bytes()).ok_or_else(damaged)?;
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
    let desk = book.keys().desk().verifying_key().to_bytes();
    let mut notes = Vec::new();
    let mut sizes = Vec::new();
    for state in book.shards()? {
        let damaged = || Problem::damaged(book.dir());
        let shard: Shard = state.shard.parse().map_err(|_| damaged())?;
        let note = state.seen.into_bytes();
        let seen = Seen::open(&note, &Origin { drop_id, agency, shard }, &desk).map_err(|_| damaged())?;
        sizes.push((state.shard, seen.size));
        notes.push(SignedSeen { note, seen });
    }
    notes.sort_by_key(|note| note.seen.origin.shard);
    notes.drain(..notes.len().saturating_sub(MAX_SEEN));
    Ok((notes, sizes))
}
