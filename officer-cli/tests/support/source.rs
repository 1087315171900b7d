//! A source with a codename: the tips it seals, what it takes back, and the replies it reads.

use std::io::Read;

use rand::{RngCore as _, rngs::OsRng};
use serde_json::Map;
use sybyr_crypto::card::Card;
use sybyr_crypto::hex::Hex;
use sybyr_crypto::keys::{Root, Secret, claim_commitment, withdraw_hash};
use sybyr_crypto::log::Withdrawal;
use sybyr_crypto::outbox::OpenedOutbox;
use sybyr_crypto::reply::Reply;
use sybyr_crypto::tip::{Attachment, Forwarding, KeysJson, Kind, Language, Tip, TipJson};

use super::DAY;

/// A source with its codename's root.
pub struct Source {
    pub root: Root,
    next_slot: u16,
    /// The codename that this one replaces.
    before: Option<Root>,
}

/// What a source writes.
pub struct Draft<'a> {
    pub message: &'a str,
    pub files: &'a [(&'a str, &'a [u8])],
    pub kind: Kind,
    pub language: Language,
    pub sector: Option<&'a str>,
    pub place: Option<&'a str>,
}

impl Default for Draft<'_> {
    fn default() -> Self {
        Self { message: "text", files: &[], kind: Kind::Report, language: Language::Ru, sector: None, place: None }
    }
}

impl Source {
    pub fn new() -> Self {
        Self { root: Root::from_secret(Secret::random(&mut OsRng)), next_slot: 0, before: None }
    }

    pub fn fixed(seed: u8) -> Self {
        Self { root: Root::from_secret(Secret::new([seed; 32])), next_slot: 0, before: None }
    }

    /// The same person with a new codename, whose tips name the old one.
    pub fn rekeyed(&self) -> Self {
        Self { before: Some(self.root.clone()), ..Self::new() }
    }

    /// Seals a tip: the blob, and its W.
    pub fn tip(&mut self, card: &Card, draft: &Draft<'_>) -> (Vec<u8>, Hex<32>) {
        self.tip_with(card, draft, |_, _| ())
    }

    /// The same, with its two objects changed before they are sealed.
    pub fn tip_with(
        &mut self,
        card: &Card,
        draft: &Draft<'_>,
        change: impl FnOnce(&mut TipJson, &mut KeysJson),
    ) -> (Vec<u8>, Hex<32>) {
        let slot = self.next_slot;
        self.next_slot += 1;
        let w = self.root.withdraw_secret(&card.agency, 2026, slot).expect("in range");
        let cpk = self.root.claim_key(&card.agency).verifying_key().to_bytes();
        let mut id = [0; 16];
        OsRng.fill_bytes(&mut id);
        let mut tip = TipJson {
            v: 1,
            drop_id: card.drop_id,
            agency: card.agency,
            id: Hex(id),
            forward: Forwarding::Ask,
            kind: draft.kind,
            language: draft.language,
            sector: draft.sector.map(Into::into),
            district: None,
            place: draft.place.map(Into::into),
            when: None,
            who: None,
            known: None,
            risk: None,
            role: None,
            finding: None,
            answers: vec![],
            contact: None,
            claim: None,
            attachments: draft
                .files
                .iter()
                .map(|(name, content)| Attachment {
                    name: (*name).into(),
                    media_type: "application/octet-stream".into(),
                    size: content.len() as u64,
                })
                .collect(),
            masked: vec![],
            extra: Map::new(),
        };
        let mut keys = self.keys(card, slot, Hex(withdraw_hash(&w)), cpk);
        change(&mut tip, &mut keys);
        let mut readers: Vec<&[u8]> = draft.files.iter().map(|(_, content)| *content).collect();
        let mut files: Vec<&mut dyn Read> = readers.iter_mut().map(|r| r as &mut dyn Read).collect();
        let recipient = card.recipient_at(DAY).expect("in force");
        let blob = Tip { tip: &tip, keys: &keys, forward: None, message: draft.message }
            .seal(recipient, &mut files, Vec::new())
            .expect("sealed");
        (blob, Hex(keys.tag()))
    }

    fn keys(&self, card: &Card, slot: u16, wh: Hex<32>, cpk: [u8; 32]) -> KeysJson {
        KeysJson {
            v: 1,
            k: self.root.thread_key(&card.agency),
            reply_to: self.root.reply_identity(&card.agency).to_recipient(),
            bits: 0,
            drawer: 0,
            year: 2026,
            slot,
            wh,
            claim: Hex(claim_commitment(&card.drop_id, &card.agency, 2026, slot, &cpk)),
            prev: self.before.as_ref().map(|root| root.thread_key(&card.agency)),
        }
    }

    /// The withdrawal of the tip with this slot, standing at this leaf.
    pub fn withdrawal(&self, card: &Card, slot: u16, index: u32) -> Withdrawal {
        let w = self.root.withdraw_secret(&card.agency, 2026, slot).expect("in range");
        let cpk = self.root.claim_key(&card.agency).verifying_key().to_bytes();
        let claim = claim_commitment(&card.drop_id, &card.agency, 2026, slot, &cpk);
        Withdrawal { index, withdraw: Hex(*w.expose()), claim: Hex(claim) }
    }

    /// Every reply to this source that the slots of an outbox hold.
    pub fn read(&self, card: &Card, outbox: &OpenedOutbox) -> Vec<Reply> {
        let key = self.root.thread_key(&card.agency);
        let identity = self.root.reply_identity(&card.agency);
        let mut replies = Vec::new();
        for n in 1..=40 {
            let tag = key.tag(n).expect("in range");
            if let Some(slot) = outbox.slots.iter().find(|slot| slot.tag.0 == tag) {
                let place = (&card.drop_id, &card.agency, n);
                replies.push(Reply::open(&identity, &key, place, &slot.blob[..]).expect("opens"));
            }
        }
        replies
    }
}
