//! `age1pq1…` as bytes: BIP 173's Bech32 without its limit of 90 letters, for this one prefix and length.
//!
//! Each tip names a recipient, whose 1959 letters the crate `bech32` reads in two passes of iterators. This reads what the
//! crate reads, a test compares the two, but for spellings that the crate does not write itself: letters too many, or spare
//! bits that are not zero. A browser's reader refuses those as well.

use super::PUBLIC_LEN;

const PREFIX: &str = "age1pq1";
/// Five bits each, the last with two bits to spare, which are zero.
const LETTERS: usize = (PUBLIC_LEN * 8).div_ceil(5);
const CHECKSUM: usize = 6;
const ALPHABET: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
const NO_LETTER: u8 = 0xff;

/// The value of each byte as a letter.
const VALUES: [u8; 256] = {
    let mut values = [NO_LETTER; 256];
    let mut value = 0;
    while value < 32 {
        values[ALPHABET[value] as usize] = value as u8;
        value += 1;
    }
    values
};

/// The generator, for each value of the five bits that leave the checksum.
const REMAINDERS: [u32; 32] = {
    let generator = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];
    let mut remainders = [0; 32];
    let mut top = 0;
    while top < 32 {
        let mut bit = 0;
        while bit < 5 {
            if top >> bit & 1 == 1 {
                remainders[top] ^= generator[bit];
            }
            bit += 1;
        }
        top += 1;
    }
    remainders
};

/// The checksum's state after the prefix: its high bits, a zero, its low bits (BIP 173).
const BEGUN: u32 = {
    let prefix = PREFIX.as_bytes();
    // the last 1 of the prefix is the separator, and not part of it
    let len = prefix.len() - 1;
    let mut state = 1;
    let mut at = 0;
    while at < len {
        state = step(state, prefix[at] >> 5);
        at += 1;
    }
    state = step(state, 0);
    at = 0;
    while at < len {
        state = step(state, prefix[at] & 31);
        at += 1;
    }
    state
};

const fn step(state: u32, value: u8) -> u32 {
    ((state & 0x01ff_ffff) << 5) ^ (value as u32) ^ REMAINDERS[(state >> 25) as usize]
}

/// The bytes of a recipient, not looked at any further. Lower case only: one key has one spelling.
pub(super) fn decode(text: &str) -> Option<[u8; PUBLIC_LEN]> {
    let letters = text.strip_prefix(PREFIX)?.as_bytes();
    if letters.len() != LETTERS + CHECKSUM {
        return None;
    }
    let (mut state, mut seen) = (BEGUN, 0);
    let mut values = [0; LETTERS + CHECKSUM];
    for (value, letter) in values.iter_mut().zip(letters) {
        *value = VALUES[usize::from(*letter)];
        seen |= *value;
        state = step(state, *value & 31);
    }
    // all values of letters are below 32
    if seen >= 32 || state != 1 {
        return None;
    }
    let mut bytes = [0; PUBLIC_LEN];
    for (five, eight) in bytes.chunks_exact_mut(5).zip(values.chunks_exact(8)) {
        let bits = eight.iter().fold(0_u64, |bits, value| bits << 5 | u64::from(*value));
        five.copy_from_slice(&bits.to_be_bytes()[3..]);
    }
    // 1216 bytes are 243 times five and one more
    let [high, low] = [values[LETTERS - 2], values[LETTERS - 1]];
    *bytes.last_mut()? = high << 3 | low >> 2;
    (low & 3 == 0).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use age_core::primitives::{bech32_decode, bech32_encode_to_fmt};
    use proptest::prelude::*;

    use super::super::RECIPIENT_HRP;
    use super::*;

    fn encode(bytes: &[u8]) -> String {
        let mut text = String::new();
        bech32_encode_to_fmt(&mut text, RECIPIENT_HRP, bytes).expect("a string takes any text");
        text
    }

    /// What the crate reads, and would write the same.
    fn by_the_crate(text: &str) -> Option<[u8; PUBLIC_LEN]> {
        let is_ours = |hrp| if hrp == RECIPIENT_HRP { Ok(()) } else { Err(()) };
        let bytes = bech32_decode(text, |_| (), is_ours, |_, bytes| Ok(bytes.collect::<Vec<_>>())).ok()?;
        bytes.try_into().ok().filter(|bytes: &[u8; PUBLIC_LEN]| encode(bytes) == text)
    }

    /// With a checksum that is right whatever stands before it.
    fn spelled(values: &[u8]) -> String {
        let ended = values.iter().chain(&[0; CHECKSUM]).fold(BEGUN, |state, value| step(state, *value)) ^ 1;
        let checksum = (0..CHECKSUM).map(|at| (ended >> (5 * (CHECKSUM - 1 - at)) & 31) as u8);
        let letters = values.iter().copied().chain(checksum).map(|value| char::from(ALPHABET[usize::from(value)]));
        PREFIX.chars().chain(letters).collect()
    }

    proptest! {
        #[test]
        fn every_recipient_is_read_from_what_the_crate_writes(bytes in proptest::collection::vec(any::<u8>(), PUBLIC_LEN)) {
            let text = encode(&bytes);
            prop_assert_eq!(decode(&text).expect("read").to_vec(), bytes);
            prop_assert_eq!(by_the_crate(&text), decode(&text));
        }

        #[test]
        fn what_is_changed_anywhere_is_read_as_the_crate_reads_it(
            seed in any::<u8>(), at in 0_usize..1959, put in any::<char>(), cut in 0_usize..3,
        ) {
            let text = encode(&[seed; PUBLIC_LEN]);
            let changed: String = text.chars().enumerate().map(|(i, c)| if i == at { put } else { c }).collect();
            prop_assert_eq!(decode(&changed), by_the_crate(&changed));
            let shorter: String = changed.chars().take(1959 - cut).collect();
            prop_assert_eq!(decode(&shorter), by_the_crate(&shorter));
        }

        #[test]
        fn what_has_a_right_checksum_is_read_as_the_crate_reads_it(
            values in proptest::collection::vec(0_u8..32, LETTERS - 3..LETTERS + 3), spare in 0_u8..32,
        ) {
            let mut values = values;
            if let Some(last) = values.get_mut(LETTERS - 1) {
                *last = spare;
            }
            let text = spelled(&values);
            let by_the_crate = by_the_crate(&text);
            prop_assert_eq!(decode(&text), by_the_crate);
        }
    }

    #[test]
    fn bits_to_spare_are_zero() {
        let mut values = [0; LETTERS];
        assert!(decode(&spelled(&values)).is_some());
        for spare in [1, 2, 3] {
            values[LETTERS - 1] = spare;
            assert_eq!((decode(&spelled(&values)), by_the_crate(&spelled(&values))), (None, None));
        }
    }
}
