//! Writing an outbox, on the officer's machine.

use std::io::{self, Read, Write};

use hmac::{Hmac, Mac as _};
use sha2::Sha256;

use super::{Carried, MAGIC, MAGIC_OF_SEVERAL, MAX_KEYS, MAX_SEEN, MAX_TIPS, OutboxJson, OutboxKey, SignedSeen};
use crate::card::{MAX_CARDS, SignedCard};
use crate::container::Writer;
use crate::hashing::{Absorb, Hashing};
use crate::hex::Hex;
use crate::json;
use crate::keys::Fingerprint;
use crate::recipient::HybridRecipient;
use crate::seal::Sealer;
use crate::slot::Slot;

/// What goes into an outbox. Order does not matter here; it is written in the protocol's.
#[derive(Debug)]
pub struct Outbox<'a> {
    /// `outbox.json`
    pub json: &'a OutboxJson,
    /// Exactly K, decoys included.
    pub slots: &'a [Slot],
    /// At most [`MAX_SEEN`], one of a shard.
    pub seen: &'a [SignedSeen],
    /// At most 24.
    pub cards: &'a [SignedCard],
    /// Sealed files of the replies, by id and sealed length.
    pub objects: &'a [(Hex<16>, u64)],
    /// Tips passed on to other agencies of the drop, at most [`MAX_TIPS`].
    pub tips: &'a [PassedOn],
}

/// A tip for another agency of the drop, sealed to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PassedOn {
    /// That agency.
    pub agency: Fingerprint,
    /// `W`
    pub tag: Hex<32>,
    /// Of the sealed tip: a size class.
    pub len: u64,
}

impl Outbox<'_> {
    /// Seals the outbox to the server's recipient and authenticates it; `content` gives each object and tip when its turn comes.
    ///
    /// An `InvalidInput` error means that the parts break the protocol: a tag, shard, counter or id twice, or too many.
    pub fn seal<W: Write>(
        &self,
        key: &OutboxKey,
        server: &HybridRecipient,
        content: &mut dyn FnMut(&Carried) -> io::Result<Box<dyn Read>>,
        out: W,
    ) -> io::Result<W> {
        self.seal_by(std::slice::from_ref(key), server, content, out)
    }

    /// As [`Outbox::seal`], authenticated under each of the keys that the server may go by, newest first; 1..=[`MAX_KEYS`].
    pub fn seal_by<W: Write>(
        &self,
        keys: &[OutboxKey],
        server: &HybridRecipient,
        content: &mut dyn FnMut(&Carried) -> io::Result<Box<dyn Read>>,
        out: W,
    ) -> io::Result<W> {
        if !(1..=MAX_KEYS).contains(&keys.len())
            || self.seen.len() > MAX_SEEN
            || self.cards.len() > MAX_CARDS
            || self.tips.len() > MAX_TIPS
            || self.json.number == 0
        {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let slots = sorted(self.slots, |slot| slot.tag)?;
        let seen = sorted(self.seen, |seen| seen.seen.origin.shard)?;
        let cards = sorted(self.cards, |card| card.card().counter)?;
        let objects = sorted(self.objects, |object| object.0)?;
        let tips = sorted(self.tips, |tip| tip.tag)?;

        let mut out = Hashing::with_state(out, Macs::new(keys));
        out.write_all(if keys.len() == 1 { &MAGIC } else { &MAGIC_OF_SEVERAL })?;
        out.write_all(&self.json.number.to_be_bytes())?;
        if keys.len() > 1 {
            out.write_all(&[u8::try_from(keys.len()).expect("at most eight")])?;
        }
        let mut container = Writer::new(Sealer::new(server, out)?);
        container.entry("outbox.json", &json::write(self.json))?;
        container.begin("slots", (slots.len() * Slot::LEN) as u64)?;
        for slot in slots {
            container.write_all(&slot.to_bytes())?;
        }
        for seen in seen {
            container.entry(&format!("seen/{}", seen.seen.origin.shard), &seen.note)?;
        }
        for card in cards {
            container.entry(&format!("cards/{:010}", card.card().counter), card.as_bytes())?;
        }
        for (id, len) in objects {
            container.copy(&format!("objects/{id}"), *len, &mut content(&Carried::Object(*id))?)?;
        }
        for PassedOn { agency, tag, len } in tips {
            let carried = Carried::Tip { agency: *agency, tag: *tag };
            let mut whole = agency.0.as_slice().chain(content(&carried)?);
            container.copy(&format!("tips/{tag}"), agency.0.len() as u64 + len, &mut whole)?;
        }
        let (mut out, Macs(macs)) = container.finish(0)?.finish()?.into_parts();
        for mac in macs {
            out.write_all(&mac.finalize().into_bytes())?;
        }
        Ok(out)
    }
}

/// A MAC under each of the keys, over the same bytes.
struct Macs(Vec<Hmac<Sha256>>);

impl Macs {
    fn new(keys: &[OutboxKey]) -> Self {
        let of = |key: &OutboxKey| Hmac::new_from_slice(key.0.expose()).expect("HMAC takes any key");
        Self(keys.iter().map(of).collect())
    }
}

impl Absorb for Macs {
    fn absorb(&mut self, bytes: &[u8]) {
        self.0.iter_mut().for_each(|mac| mac.absorb(bytes));
    }
}

fn sorted<T, K: Ord>(items: &[T], key: impl Fn(&T) -> K) -> io::Result<Vec<&T>> {
    let mut items: Vec<&T> = items.iter().collect();
    items.sort_by_key(|item| key(item));
    let none_twice = items.is_sorted_by(|a, b| key(a) < key(b));
    if none_twice { Ok(items) } else { Err(io::ErrorKind::InvalidInput.into()) }
}
