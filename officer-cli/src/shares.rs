//! Splitting the root key into shares and putting it together again: Shamir's scheme over GF(256), in constant time, by
//! the crate `vsss-rs` (docs/decisions/0032).

use std::convert::Infallible;

use rand::RngCore;
use rand_core_of_vsss::{TryCryptoRng, TryRng};
use sybyr_crypto::keys::Secret;
use sybyr_crypto::share::{LEAST_NEEDED, MOST, Share};
use vsss_rs::Gf256;
use zeroize::{Zeroize as _, Zeroizing};

use crate::problem::{Problem, Result, Unrecovered};

/// Splits a secret into `of` shares, any `need` of which restore it.
pub fn split(secret: &Secret<32>, need: u8, of: u8, rng: &mut (impl RngCore + rand::CryptoRng)) -> Result<Vec<Share>> {
    if !(LEAST_NEEDED..=of).contains(&need) || of > MOST {
        return Err(Unrecovered::Numbers { need, of }.into());
    }
    let mut set = [0; 2];
    rng.fill_bytes(&mut set);
    let points = Gf256::split_bytes(usize::from(need), usize::from(of), secret.expose(), Newer(rng))
        .map(Zeroizing::new)
        .expect("2 <= need <= of <= 16, and 32 bytes");
    let share = |point: &Vec<u8>| {
        let mut value = Zeroizing::new([0; 32]);
        value.copy_from_slice(&point[1..]);
        Share { set: u16::from_be_bytes(set), need, of, index: point[0], value: Secret::new(*value) }
    };
    Ok(points.iter().map(share).collect())
}

/// Puts a secret together. That it is the right one, only its use can tell: a value is not authenticated.
pub fn combine(shares: &[Share]) -> Result<Secret<32>> {
    let first = shares.first().ok_or(Unrecovered::NoShares)?;
    for (i, share) in shares.iter().enumerate() {
        if (share.set, share.need, share.of) != (first.set, first.need, first.of) {
            return Err(Unrecovered::OfAnotherSet { index: share.index }.into());
        }
        if shares[..i].iter().any(|before| before.index == share.index) {
            return Err(Unrecovered::Twice { index: share.index }.into());
        }
    }
    if shares.len() < usize::from(first.need) {
        return Err(Unrecovered::TooFew { have: shares.len(), need: first.need }.into());
    }
    let point = |share: &Share| {
        let mut point = Vec::with_capacity(33);
        point.push(share.index);
        point.extend_from_slice(share.value.expose());
        point
    };
    let points: Zeroizing<Vec<Vec<u8>>> = Zeroizing::new(shares[..usize::from(first.need)].iter().map(point).collect());
    let mut secret = Gf256::combine_bytes(&*points).expect("distinct, not zero, and of one length");
    let mut value = Zeroizing::new([0; 32]);
    value.copy_from_slice(&secret);
    secret.zeroize();
    Ok(Secret::new(*value))
}

/// The generator of this program in the traits that `vsss-rs` asks for.
struct Newer<'a, R>(&'a mut R);

impl<R: RngCore> TryRng for Newer<'_, R> {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> std::result::Result<u32, Infallible> {
        Ok(self.0.next_u32())
    }

    fn try_next_u64(&mut self) -> std::result::Result<u64, Infallible> {
        Ok(self.0.next_u64())
    }

    fn try_fill_bytes(&mut self, out: &mut [u8]) -> std::result::Result<(), Infallible> {
        self.0.fill_bytes(out);
        Ok(())
    }
}

impl<R: RngCore + rand::CryptoRng> TryCryptoRng for Newer<'_, R> {}

impl From<Unrecovered> for Problem {
    fn from(why: Unrecovered) -> Self {
        Self::Unrecovered(why)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random;

    fn set(need: u8, of: u8) -> (Secret<32>, Vec<Share>) {
        let secret = Secret::random(&mut random::system());
        let shares = split(&secret, need, of, &mut random::system()).expect("split");
        (secret, shares)
    }

    /// Every choice of shares, by its bits.
    fn chosen(shares: &[Share], bits: u32) -> Vec<Share> {
        (0..shares.len()).filter(|i| bits >> i & 1 == 1).map(|i| shares[i].clone()).collect()
    }

    #[test]
    fn any_k_of_n_restore_the_secret_and_fewer_are_refused() {
        for (need, of) in [(2, 2), (2, 3), (3, 5), (5, 5), (4, 7)] {
            let (secret, shares) = set(need, of);
            assert!((1..).zip(&shares).all(|(i, share)| share.index == i));
            for bits in 1..1_u32 << of {
                let some = chosen(&shares, bits);
                match combine(&some) {
                    Ok(restored) => assert!(some.len() >= usize::from(need) && restored.ct_eq(&secret)),
                    Err(Problem::Unrecovered(Unrecovered::TooFew { .. })) => assert!(some.len() < usize::from(need)),
                    Err(other) => panic!("{other:?}"),
                }
            }
        }
    }

    /// Shares that lie about how many are needed give something else: fewer than k tell nothing.
    #[test]
    fn fewer_than_k_do_not_restore_it_even_when_they_claim_to_suffice() {
        let (secret, shares) = set(3, 5);
        let lying: Vec<Share> = shares[..2].iter().map(|s| Share { need: 2, ..s.clone() }).collect();
        assert!(!combine(&lying).expect("two points make a line").ct_eq(&secret));
    }

    #[test]
    fn bytes_of_zero_and_every_number_of_shares_go_round() {
        let secret = Secret::new([0; 32]);
        for of in 2..=16 {
            let shares = split(&secret, of, of, &mut random::system()).expect("split");
            assert!(combine(&shares).expect("all").ct_eq(&secret));
        }
    }

    /// The fault that an audit found in this crate before version 6: coefficients without their lowest bit.
    #[test]
    fn every_bit_of_a_share_is_random() {
        let (mut any, mut all) = ([0_u8; 32], [0xff_u8; 32]);
        for _ in 0..64 {
            let shares = split(&Secret::new([0; 32]), 2, 2, &mut random::system()).expect("split");
            for (i, byte) in shares[0].value.expose().iter().enumerate() {
                any[i] |= byte;
                all[i] &= byte;
            }
        }
        assert_eq!((any, all), ([0xff; 32], [0; 32]));
    }

    #[test]
    fn mixed_doubled_and_impossible_sets_are_named() {
        let ((_, a), (_, b)) = (set(2, 3), set(2, 3));
        let mixed = [a[0].clone(), Share { set: a[0].set ^ 1, ..b[1].clone() }];
        assert!(matches!(combine(&mixed), Err(Problem::Unrecovered(Unrecovered::OfAnotherSet { index: 2 }))));
        let twice = [a[0].clone(), a[0].clone()];
        assert!(matches!(combine(&twice), Err(Problem::Unrecovered(Unrecovered::Twice { index: 1 }))));
        assert!(matches!(combine(&[]), Err(Problem::Unrecovered(Unrecovered::NoShares))));
        for (need, of) in [(1, 3), (4, 3), (0, 0), (2, 17)] {
            let made = split(&Secret::new([1; 32]), need, of, &mut random::system());
            assert!(matches!(made, Err(Problem::Unrecovered(Unrecovered::Numbers { .. }))), "{need} of {of}");
        }
    }
}
