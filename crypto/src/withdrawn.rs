//! The list by which a source recognises its own withdrawals, and nobody else learns of any (protocol section 13).

use std::collections::HashSet;

use rand::{CryptoRng, RngCore};

use crate::hex::Hex;
use crate::notation::hash;

const HASH: usize = 32;
/// A list holds a multiple of so many hashes: all lists of an ordinary shard are equally long.
pub const STEP: usize = 64;

/// A withdrawal as the list tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Withdrawn {
    /// `w`, which only the codename gives.
    pub withdraw: Hex<32>,
    /// Whether a bundle had carried the blob before: then it may have been read.
    pub bundled: bool,
}

/// `salt 32 | m × H("withdrawn", salt, w, u8 bundled)`, sorted, filled with random hashes up to the next multiple of 64.
///
/// The salt is new each time, so that two lists have nothing in common and a withdrawal between them does not show.
pub fn write(withdrawn: &[Withdrawn], rng: &mut (impl RngCore + CryptoRng)) -> Vec<u8> {
    let mut salt = [0; HASH];
    rng.fill_bytes(&mut salt);
    let mut hashes: Vec<[u8; HASH]> = withdrawn.iter().map(|one| entry(&salt, one)).collect();
    hashes.resize_with(hashes.len().max(1).next_multiple_of(STEP), || {
        let mut random = [0; HASH];
        rng.fill_bytes(&mut random);
        random
    });
    hashes.sort_unstable();
    [&salt[..], hashes.as_flattened()].concat()
}

/// A list as it was read.
#[derive(Debug, Clone)]
pub struct List {
    salt: [u8; HASH],
    hashes: HashSet<[u8; HASH]>,
}

impl List {
    /// `None` unless it is a salt and whole hashes, ascending.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let (salt, rest) = bytes.split_first_chunk()?;
        let (hashes, rest) = rest.as_chunks::<HASH>();
        let is_whole = rest.is_empty() && hashes.is_sorted_by(|a, b| a < b);
        is_whole.then(|| Self { salt: *salt, hashes: hashes.iter().copied().collect() })
    }

    /// Whether the tip with this secret was withdrawn, and if so, whether a bundle had carried it before.
    pub fn find(&self, withdraw: Hex<32>) -> Option<Withdrawn> {
        let states = [false, true].map(|bundled| Withdrawn { withdraw, bundled });
        states.into_iter().find(|one| self.hashes.contains(&entry(&self.salt, one)))
    }
}

fn entry(salt: &[u8; HASH], one: &Withdrawn) -> [u8; HASH] {
    hash("withdrawn", &[salt, &one.withdraw.0, &[u8::from(one.bundled)]])
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng as _;
    use rand::rngs::StdRng;

    fn withdrawn(n: u8, bundled: bool) -> Withdrawn {
        Withdrawn { withdraw: Hex([n; 32]), bundled }
    }

    #[test]
    fn who_has_the_secret_finds_the_withdrawal() {
        let all = [withdrawn(1, false), withdrawn(2, true)];
        let list = List::parse(&write(&all, &mut StdRng::seed_from_u64(1))).expect("a list");
        for one in all {
            assert_eq!(list.find(one.withdraw), Some(one));
        }
        assert_eq!(list.find(Hex([3; 32])), None);
    }

    #[test]
    fn a_list_with_withdrawals_looks_like_one_without() {
        let mut rng = StdRng::seed_from_u64(2);
        let full: Vec<Withdrawn> = (0..64).map(|n| withdrawn(n, false)).collect();
        let lists = [write(&[], &mut rng), write(&full[..1], &mut rng), write(&full, &mut rng)];
        assert_eq!(lists.clone().map(|list| list.len()), [32 + 64 * 32; 3]);
        let hashes = |list: &[u8]| list.chunks(32).map(<[u8]>::to_vec).collect::<HashSet<_>>();
        assert!(hashes(&lists[1]).is_disjoint(&hashes(&write(&full[..1], &mut rng))), "nothing stays");
        assert_eq!(write(&[&full[..], &full[..1]].concat(), &mut rng).len(), 32 + 128 * 32);
    }

    #[test]
    fn what_is_cut_or_out_of_order_is_no_list() {
        let good = write(&[], &mut StdRng::seed_from_u64(3));
        assert!(List::parse(&good).is_some() && List::parse(&good[..32]).is_some());
        assert!(List::parse(&good[..31]).is_none());
        assert!(List::parse(&good[..good.len() - 1]).is_none());
        let mut swapped = good.clone();
        swapped[32..96].rotate_left(32);
        assert!(List::parse(&swapped).is_none());
    }
}
