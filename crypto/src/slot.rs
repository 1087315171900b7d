//! A slot: one place of 8 KiB in a drawer, holding a sealed reply or a decoy that looks the same (protocol section 8).

use std::fmt;

use rand::{CryptoRng, Rng as _, RngCore};

use crate::drop_file::MAX_BITS;
use crate::hex::Hex;
use crate::keys::Secret;
use crate::notation::{hash, sha256};
use crate::recipient::{HybridIdentity, HybridRecipient};
use crate::seal::Sealer;
use crate::size::{SLOT_LEN, payload_len};

/// A sealed reply: an age file of exactly 8192 bytes.
pub type SlotBlob = Box<[u8; SLOT_LEN]>;

/// `u8 bits | u16be drawer | tag 16 | H("del", del) 32 | blob 8192`
#[derive(Clone, PartialEq, Eq)]
pub struct Slot {
    /// How many low bits of the drawer the tip gave, at most 16.
    pub bits: u8,
    /// Drawer mod 2^bits.
    pub drawer: u16,
    /// By which the source knows it.
    pub tag: Hex<16>,
    /// Who shows its preimage may delete the slot.
    pub del_hash: Hex<32>,
    /// The sealed reply.
    pub blob: SlotBlob,
}

impl fmt::Debug for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Slot").field("tag", &self.tag).finish_non_exhaustive()
    }
}

impl Slot {
    /// Length of a slot's record in an outbox, in bytes.
    pub const LEN: usize = 1 + 2 + 16 + 32 + SLOT_LEN;

    /// `H("del", del)`
    pub fn del_hash(del: &Secret<32>) -> Hex<32> {
        Hex(hash("del", &[del.expose()]))
    }

    /// A slot that no one can open, for any drawer of the drop's current `bits`.
    pub fn decoy(bits: u8, rng: &mut (impl RngCore + CryptoRng)) -> Self {
        let (mut tag, mut del_hash) = ([0; 16], [0; 32]);
        rng.fill_bytes(&mut tag);
        rng.fill_bytes(&mut del_hash);
        let drawer = rng.r#gen::<u16>() & mask(bits);
        let throw_away = HybridIdentity::generate(rng).to_recipient();
        let blob = seal_slot(&throw_away, |room| Some(vec![0; room])).expect("zeros fill any room");
        Self { bits: bits.min(MAX_BITS), drawer, tag: Hex(tag), del_hash: Hex(del_hash), blob }
    }

    /// Adds decoys until there are `count`, and sorts by tag: what an outbox takes.
    pub fn fill(slots: &mut Vec<Self>, count: usize, bits: u8, rng: &mut (impl RngCore + CryptoRng)) {
        while slots.len() < count {
            slots.push(Self::decoy(bits, rng));
        }
        slots.sort_by_key(|slot| slot.tag);
    }

    /// `SHA-256` of the tags of an outbox in its order; bundles echo it.
    pub fn tags_hash(slots: &[Self]) -> Hex<32> {
        Hex(sha256(&slots.iter().flat_map(|slot| slot.tag.0).collect::<Vec<u8>>()))
    }

    /// The record as an outbox holds it.
    pub fn to_bytes(&self) -> Vec<u8> {
        let drawer = self.drawer.to_be_bytes();
        [&[self.bits][..], &drawer, &self.tag.0, &self.del_hash.0, &self.blob[..]].concat()
    }

    /// Reads a record; `None` when the drawer has more bits than it says.
    pub fn from_bytes(record: &[u8; Self::LEN]) -> Option<Self> {
        let ([bits], rest) = record.split_first_chunk()?;
        let (drawer, rest) = rest.split_first_chunk()?;
        let (tag, rest) = rest.split_first_chunk()?;
        let (del_hash, blob) = rest.split_first_chunk()?;
        let drawer = u16::from_be_bytes(*drawer);
        if *bits > MAX_BITS || drawer & !mask(*bits) != 0 {
            return None;
        }
        let blob = blob.to_vec().into_boxed_slice().try_into().ok()?;
        Some(Self { bits: *bits, drawer, tag: Hex(*tag), del_hash: Hex(*del_hash), blob })
    }

    /// Reads the entry `slots` of an outbox: exactly `count` records, sorted by tag, no tag twice.
    pub fn parse_all(bytes: &[u8], count: usize) -> Option<Vec<Self>> {
        let (records, rest) = bytes.as_chunks();
        if !rest.is_empty() || records.len() != count {
            return None;
        }
        let slots = records.iter().map(Self::from_bytes).collect::<Option<Vec<_>>>()?;
        slots.is_sorted_by(|a, b| a.tag < b.tag).then_some(slots)
    }
}

fn mask(bits: u8) -> u16 {
    u16::try_from((1_u32 << bits.min(MAX_BITS)) - 1).expect("at most sixteen ones")
}

/// Seals to exactly 8192 bytes what `fill` makes for the room that the header leaves.
pub(crate) fn seal_slot<P: AsRef<[u8]>>(
    to: &HybridRecipient,
    fill: impl FnOnce(usize) -> Option<P>,
) -> Option<SlotBlob> {
    use std::io::Write as _;
    let mut sealer = Sealer::new(to, Vec::with_capacity(SLOT_LEN)).expect("memory takes any write");
    let room = payload_len(SLOT_LEN as u64, sealer.header_len()).and_then(|room| usize::try_from(room).ok());
    let plaintext = fill(room.expect("a header is far shorter than a slot"))?;
    sealer.write_all(plaintext.as_ref()).expect("memory takes any write");
    let sealed = sealer.finish().expect("memory takes any write");
    Some(sealed.into_boxed_slice().try_into().expect("the payload fills the slot"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rand::SeedableRng as _;
    use rand::rngs::StdRng;

    use super::*;
    use crate::seal::{HeaderState, check_header};

    #[test]
    fn a_decoy_looks_like_a_reply_and_goes_to_any_drawer() {
        let mut rng = StdRng::seed_from_u64(1);
        let decoys: Vec<Slot> = (0..16).map(|_| Slot::decoy(3, &mut rng)).collect();
        for slot in &decoys {
            assert!(matches!(check_header(&slot.blob[..]), HeaderState::Accepted(_)));
            assert!(slot.bits == 3 && slot.drawer < 8);
        }
        assert!(decoys.iter().any(|slot| slot.drawer != decoys[0].drawer));
        assert_eq!(Slot::decoy(0, &mut rng).drawer, 0);
    }

    #[test]
    fn records_must_be_whole_sorted_and_of_the_number_agreed() {
        let mut slots: Vec<Slot> = (0..3).map(|_| Slot::decoy(16, &mut StdRng::seed_from_u64(1))).collect();
        for (slot, tag) in slots.iter_mut().zip(1..) {
            slot.tag = Hex([tag; 16]);
        }
        let join = |slots: &[Slot]| slots.iter().flat_map(Slot::to_bytes).collect::<Vec<u8>>();
        let bytes = join(&slots);
        assert_eq!(Slot::parse_all(&bytes, 3), Some(slots.clone()));
        assert_eq!(Slot::parse_all(&bytes, 2), None, "one too many");
        assert_eq!(Slot::parse_all(&bytes, 4), None, "one too few");
        assert_eq!(Slot::parse_all(&bytes[1..], 3), None, "cut");
        slots[1].tag = slots[0].tag;
        assert_eq!(Slot::parse_all(&join(&slots), 3), None, "a tag twice");
        slots[1].tag = Hex([9; 16]);
        assert_eq!(Slot::parse_all(&join(&slots), 3), None, "out of order");
    }

    #[test]
    fn an_outbox_is_filled_up_and_sorted_but_never_cut() {
        let mut rng = StdRng::seed_from_u64(1);
        let mut slots = vec![Slot { tag: Hex([0x80; 16]), ..Slot::decoy(0, &mut rng) }];
        Slot::fill(&mut slots, 8, 2, &mut rng);
        assert!(slots.len() == 8 && slots.is_sorted_by_key(|slot| slot.tag));
        Slot::fill(&mut slots, 3, 2, &mut rng);
        assert_eq!(slots.len(), 8);
        assert_ne!(Slot::tags_hash(&slots), Slot::tags_hash(&slots[1..]));
    }

    proptest! {
        #[test]
        fn a_record_reads_back_or_is_refused(bits: u8, drawer: u16, tag: [u8; 16], del_hash: [u8; 32], byte: u8) {
            let slot = Slot { bits, drawer, tag: Hex(tag), del_hash: Hex(del_hash), blob: Box::new([byte; SLOT_LEN]) };
            let record: [u8; Slot::LEN] = slot.to_bytes().try_into().expect("its length");
            let fits = bits <= 16 && u32::from(drawer) < 1 << bits;
            prop_assert_eq!(Slot::from_bytes(&record), fits.then_some(slot));
        }
    }
}
