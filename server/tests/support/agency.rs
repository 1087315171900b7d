//! An agency as its officer's machine would be: keys, cards, tips that are sealed to it, outboxes.

use std::io::Write as _;

use ed25519_dalek::SigningKey;
use sybyr_crypto::{
    card::{self, Card, CardRecipient, SignedCard, Texts},
    document::V1,
    drop_file::DropFile,
    hex::Hex,
    keys::{Fingerprint, Secret, fingerprint, upload_tag},
    log::{Entry, Origin, Seen, Shard},
    notation::sha256,
    outbox::{Carried, Outbox, OutboxJson, OutboxKey, PassedOn, SignedSeen, dh_public},
    recipient::{HybridIdentity, HybridRecipient},
    seal::Sealer,
    size,
    slot::Slot,
};

pub struct Agency {
    pub root: SigningKey,
    pub desk: SigningKey,
    pub desk_dh: Secret<32>,
    pub bundle: HybridIdentity,
    pub intake: HybridIdentity,
    pub fingerprint: Fingerprint,
}

/// A sealed tip, and what takes it back.
#[derive(Clone)]
pub struct Tip {
    pub tag: Hex<32>,
    pub withdraw: Hex<32>,
    pub claim: Hex<32>,
    pub blob: Vec<u8>,
}

impl Agency {
    pub fn new(seed: u8) -> Self {
        let root = SigningKey::from_bytes(&[seed; 32]);
        let identity = |n: u8| HybridIdentity::from_seed(&Secret::new([seed ^ n; 32]));
        Self {
            desk: SigningKey::from_bytes(&[seed ^ 64; 32]),
            desk_dh: Secret::new([seed ^ 65; 32]),
            bundle: identity(66),
            intake: identity(67),
            fingerprint: fingerprint(&root.verifying_key().to_bytes()),
            root,
        }
    }

    /// The same agency after an officer left: other desk, bundle and intake keys.
    pub fn rekeyed(&self, seed: u8) -> Self {
        Self { root: self.root.clone(), fingerprint: self.fingerprint, ..Self::new(seed) }
    }

    /// A card that holds from a month ago for a year.
    pub fn card(&self, drop: &DropFile, today: u32, counter: u64) -> SignedCard {
        let name = Texts { en: "Agency".into(), ru: "Орган".into(), kk: "Орган".into() };
        let card = Card {
            v: V1,
            drop_id: drop.drop_id,
            agency: self.fingerprint,
            root: Hex(self.root.verifying_key().to_bytes()),
            counter,
            not_before: today - 30,
            not_after: today + 365,
            recipients: vec![CardRecipient { from: today - 30, recipient: self.intake.to_recipient() }],
            desk: Hex(self.desk.verifying_key().to_bytes()),
            desk_dh: dh_public(&self.desk_dh),
            bundle: self.bundle.to_recipient(),
            names: name,
            texts: None,
            hotline: None,
            hotlines: vec![],
            sectors: vec![],
            districts: vec![],
            roles: vec![],
            questions: vec![],
            deadlines: None,
            rhythm: None,
            extra: serde_json::Map::new(),
        };
        card.sign(&self.root).expect("a good card")
    }

    pub fn card_file(&self, drop: &DropFile, today: u32) -> Vec<u8> {
        card::write_file(&[self.card(drop, today, 1)]).expect("a card file")
    }

    /// A blob of the smallest class; `n` makes its tag and its content.
    pub fn tip(&self, n: u8) -> Tip {
        self.large_tip(n, 0)
    }

    /// A blob whose content has this length before padding.
    pub fn large_tip(&self, n: u8, content: u64) -> Tip {
        let blob = seal_to_class(&self.intake.to_recipient(), n, content);
        let (withdraw, claim) = (Hex([n; 32]), Hex(self.fingerprint.0));
        Tip { tag: Hex(upload_tag(&sha256(&withdraw.0), &claim.0)), withdraw, claim, blob }
    }

    /// The signed `seen` of a shard with these entries.
    pub fn seen(&self, drop: &DropFile, shard: Shard, entries: &[Entry], day: u32) -> SignedSeen {
        let origin = Origin { drop_id: drop.drop_id, agency: self.fingerprint, shard };
        let size = u32::try_from(entries.len()).expect("few");
        let seen = Seen { origin, size, root: sybyr_crypto::log::root(entries), day, failed: vec![] };
        SignedSeen { note: seen.sign(&self.desk).expect("a good note"), seen }
    }

    /// The same, signed by the desk keys of the agency before as well.
    pub fn seen_with(&self, before: &[&Self], alone: &SignedSeen) -> SignedSeen {
        let desks: Vec<_> = std::iter::once(self).chain(before.iter().copied()).map(|of| of.desk.clone()).collect();
        SignedSeen { note: alone.seen.sign_by(&desks).expect("a good note"), seen: alone.seen.clone() }
    }

    /// A whole outbox with these slots, filled with decoys.
    pub fn outbox(&self, drop: &DropFile, number: u64, parts: OutboxParts) -> Vec<u8> {
        self.outbox_with(&[], drop, number, parts)
    }

    /// The same, authenticated under the keys of the agency before as well.
    pub fn outbox_with(&self, before: &[&Self], drop: &DropFile, number: u64, parts: OutboxParts) -> Vec<u8> {
        let OutboxParts { mut slots, seen, cards, objects, tips } = parts;
        let mut rng = rand::rngs::OsRng;
        Slot::fill(&mut slots, drop.slots as usize, 0, &mut rng);
        let json = OutboxJson {
            v: V1,
            drop_id: drop.drop_id,
            agency: self.fingerprint,
            number,
            day: 20_778,
            extra: serde_json::Map::new(),
        };
        let listed: Vec<(Hex<16>, u64)> = objects.iter().map(|(id, bytes)| (*id, bytes.len() as u64)).collect();
        let passed: Vec<PassedOn> = tips
            .iter()
            .map(|(agency, tag, blob)| PassedOn { agency: *agency, tag: *tag, len: blob.len() as u64 })
            .collect();
        let outbox = Outbox { json: &json, slots: &slots, seen: &seen, cards: &cards, objects: &listed, tips: &passed };
        let key = |of: &Self| OutboxKey::agree(&of.desk_dh, &drop.dh, &drop.drop_id, &self.fingerprint);
        let keys: Vec<_> = std::iter::once(self).chain(before.iter().copied()).map(key).collect();
        let keys: Vec<_> = keys.into_iter().map(|key| key.expect("a good key")).collect();
        let mut content = |what: &Carried| {
            let bytes = match what {
                Carried::Object(id) => objects.iter().find(|(known, _)| known == id).expect("listed").1.clone(),
                Carried::Tip { tag, .. } => tips.iter().find(|(_, known, _)| known == tag).expect("listed").2.clone(),
            };
            Ok(Box::new(std::io::Cursor::new(bytes)) as Box<dyn std::io::Read>)
        };
        outbox.seal_by(&keys, &drop.recipient, &mut content, Vec::new()).expect("seals")
    }
}

/// What goes into an outbox besides decoys.
#[derive(Default)]
pub struct OutboxParts {
    pub slots: Vec<Slot>,
    pub seen: Vec<SignedSeen>,
    pub cards: Vec<SignedCard>,
    pub objects: Vec<(Hex<16>, Vec<u8>)>,
    /// Sealed to another agency, with their tags.
    pub tips: Vec<(Fingerprint, Hex<32>, Vec<u8>)>,
}

/// An age file whose length is the smallest class for this content.
pub fn seal_to_class(to: &HybridRecipient, fill: u8, content: u64) -> Vec<u8> {
    let mut sealer = Sealer::new(to, Vec::new()).expect("memory");
    let (_, payload) = size::smallest_class(sealer.header_len(), content.max(1)).expect("a class");
    let piece = vec![fill; 64 * 1024];
    let mut left = payload;
    while left > 0 {
        let n = left.min(piece.len() as u64);
        sealer.write_all(&piece[..usize::try_from(n).expect("small")]).expect("memory");
        left -= n;
    }
    sealer.finish().expect("memory")
}
