//! Which replies leave with the next outbox: those whose time has come, oldest first, as far as there is room.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use rand::RngCore as _;
use sybyr_crypto::hex::Hex;
use sybyr_crypto::outbox::MAX_TIPS;
use sybyr_crypto::reply::Reply;

use crate::casebook::{Casebook, Hashing, PassedTip, Rules, WaitingReply};
use crate::problem::{Problem, Result};
use crate::random;

/// The most bytes of sealed files in one outbox: what the server takes. The rest waits.
const MAX_FILES: u64 = 1 << 30;

/// A part that leaves.
pub(super) struct Leaving {
    pub(super) reply: WaitingReply,
    pub(super) content: Reply,
    pub(super) files: Vec<SealedFile>,
}

/// A sealed file of a reply.
pub(super) struct SealedFile {
    /// The name it travels under.
    pub(super) id: Hex<16>,
    pub(super) path: PathBuf,
    pub(super) len: u64,
}

/// A message that cannot leave however long it waits, unless something is done.
pub(super) enum Held {
    /// It was written when an outbox had more slots.
    TooManyParts { case: i64, n: u32, parts: usize },
    /// One of its files is missing or not what it was.
    FileDamaged { case: i64, n: u32, path: PathBuf },
    /// The source has given up the codename it was written for.
    GivenUp { case: i64, n: u32 },
    /// The file of a tip for another agency is missing or not what it was.
    TipDamaged { path: PathBuf },
}

/// What leaves, and what does not.
#[derive(Default)]
pub(super) struct Choice {
    pub(super) leaving: Vec<Leaving>,
    /// Parts that stay behind.
    pub(super) waiting: usize,
    pub(super) held: Vec<Held>,
    /// Tips for other agencies that leave.
    pub(super) tips: Vec<PassedTip>,
    /// How many of those stay behind.
    pub(super) tips_waiting: usize,
}

/// Parts of one message travel together, and no reply overtakes an earlier one of its thread that only waits. One that
/// cannot leave at all holds nothing back: the source sees the gap, and the officer is told.
pub(super) fn choose(book: &Casebook, rules: &Rules, today: u32) -> Result<Choice> {
    let seen: BTreeMap<String, u32> = book.shards()?.into_iter().map(|s| (s.shard, s.size)).collect();
    let slots = usize::try_from(rules.slots).unwrap_or(usize::MAX);
    let mut messages: Vec<Vec<WaitingReply>> = Vec::new();
    for part in book.waiting()? {
        match messages.last_mut() {
            Some(message) if message[0].k == part.k && message[0].first == part.first => message.push(part),
            _ => messages.push(vec![part]),
        }
    }
    let mut choice = Choice::default();
    let may_leave = |shard: &str, leaf: u32| -> Result<bool> {
        let signed_for = seen.get(shard).is_some_and(|size| leaf < *size);
        Ok(signed_for && (rules.delay == 0 || book.may_answer(shard, leaf, today, rules.delay)?))
    };
    let mut threads_waiting = BTreeSet::new();
    let mut used = 0;
    for message in messages {
        let WaitingReply { case, k, first, shard, leaf, .. } = message[0].clone();
        let parts = message.len();
        if message[0].given_up {
            // the source said that somebody else may have the old codename: it would read what was written since
            if message[0].unrepeated {
                choice.held.push(Held::GivenUp { case, n: first });
            }
            continue;
        }
        if parts > slots {
            choice.held.push(Held::TooManyParts { case, n: first, parts });
            choice.waiting += parts;
            continue;
        }
        if !may_leave(&shard, leaf)? || choice.leaving.len() + parts > slots || threads_waiting.contains(&k) {
            threads_waiting.insert(k);
            choice.waiting += parts;
            continue;
        }
        let message = message.into_iter().map(|reply| with_files(book, reply)).collect::<Result<Vec<_>>>()?;
        let files = || message.iter().flat_map(|part| &part.files);
        let own: u64 = files().map(|file| file.len).sum();
        let damaged = message.iter().find_map(Leaving::damaged_file);
        if let Some(path) = damaged {
            choice.held.push(Held::FileDamaged { case, n: first, path: path.to_owned() });
            choice.waiting += parts;
        } else if used + own > MAX_FILES {
            threads_waiting.insert(k);
            choice.waiting += parts;
        } else {
            used += own;
            choice.leaving.extend(message);
        }
    }
    // as late as an answer would leave: who passes a tip on has read it
    for tip in book.waiting_tips()? {
        let path = book.forwards().join(tip.tag.to_string());
        let is_full = choice.tips.len() == MAX_TIPS || used + tip.len > MAX_FILES;
        if is_full || !may_leave(&tip.shard, tip.leaf)? {
            choice.tips_waiting += 1;
        } else if hash(&path).ok() == Some(tip.sha256) {
            used += tip.len;
            choice.tips.push(tip);
        } else {
            choice.tips_waiting += 1;
            choice.held.push(Held::TipDamaged { path });
        }
    }
    Ok(choice)
}

/// A part and its sealed files. One that leaves once more gives its files new names: the server refuses an outbox
/// with a name that it has already.
fn with_files(book: &Casebook, reply: WaitingReply) -> Result<Leaving> {
    let mut content = Reply::parse(reply.json.as_bytes()).ok_or_else(|| Problem::damaged(book.dir()))?;
    let mut files = Vec::new();
    for object in &mut content.objects {
        let path = book.objects().join(object.id.to_string());
        let len = std::fs::metadata(&path).map_or(0, |m| m.len());
        if reply.again {
            random::system().fill_bytes(&mut object.id.0);
        }
        files.push(SealedFile { id: object.id, path, len });
    }
    Ok(Leaving { reply, content, files })
}

impl Leaving {
    /// The first file that is not on the disk as it was sealed.
    fn damaged_file(&self) -> Option<&Path> {
        let mut files = self.content.objects.iter().zip(&self.files);
        let damaged = files.find(|(object, file)| hash(&file.path).ok() != Some(object.sha256));
        damaged.map(|(_, file)| file.path.as_path())
    }
}

fn hash(path: &Path) -> io::Result<Hex<32>> {
    let mut hashing = Hashing::new(io::sink());
    io::copy(&mut File::open(path)?, &mut hashing)?;
    Ok(hashing.hash())
}
