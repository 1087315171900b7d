//! The thirty lengths that a sealed tip or reply file can have, and what fits into each (protocol section 4).

/// Length of a reply's slot blob.
pub const SLOT_LEN: usize = 8192;
/// age's nonce between header and payload.
pub const NONCE_LEN: u64 = 16;
const CHUNK: u64 = 64 * 1024;
const AEAD_TAG: u64 = 16;

/// `2^15 .. 2^24`, then `2^k · {1.25, 1.5, 1.75, 2}` for k = 24..28, ascending.
pub const CLASSES: [u64; 30] = {
    let mut classes = [0; 30];
    let mut i = 0;
    while i < 10 {
        classes[i] = 1 << (15 + i);
        i += 1;
    }
    while i < 30 {
        let base = 1 << (24 + (i - 10) / 4);
        let quarters = 5 + (i as u64 - 10) % 4;
        classes[i] = base / 4 * quarters;
        i += 1;
    }
    classes
};

/// Whether `len` is one of the thirty.
pub fn is_class(len: u64) -> bool {
    CLASSES.binary_search(&len).is_ok()
}

/// Length of an age file with a header of `header` bytes around `payload` bytes.
pub fn sealed_len(header: u64, payload: u64) -> u64 {
    header + NONCE_LEN + payload + AEAD_TAG * payload.div_ceil(CHUNK).max(1)
}

/// How many payload bytes fill an age file of exactly `sealed` bytes; `None` when no payload does.
///
/// A last chunk is never empty, so sixteen lengths in every 64 KiB cannot be reached.
pub fn payload_len(sealed: u64, header: u64) -> Option<u64> {
    let body = sealed.checked_sub(header)?.checked_sub(NONCE_LEN)?;
    let chunks = body.div_ceil(CHUNK + AEAD_TAG);
    let payload = body.checked_sub(AEAD_TAG * chunks)?;
    (payload > 0 && sealed_len(header, payload) == sealed).then_some(payload)
}

/// The smallest reachable class for at least `content` payload bytes: `(sealed length, payload length)`.
pub fn smallest_class(header: u64, content: u64) -> Option<(u64, u64)> {
    CLASSES.iter().find_map(|&class| payload_len(class, header).filter(|&p| p >= content).map(|p| (class, p)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_classes_are_the_protocols() {
        assert_eq!(CLASSES[0], 32768);
        assert_eq!(CLASSES[9], 1 << 24);
        assert_eq!(CLASSES[10], 20 << 20);
        assert_eq!(CLASSES[29], 1 << 29);
        assert!(CLASSES.is_sorted());
        assert_eq!(payload_len(32768, 1627), Some(31109));
    }

    proptest! {
        #[test]
        fn a_payload_fills_its_length(header in 1627_u64..2000, payload in 1_u64..1 << 30) {
            prop_assert_eq!(payload_len(sealed_len(header, payload), header), Some(payload));
        }

        #[test]
        fn a_reached_length_is_exact(header in 0_u64..3000, sealed in 0_u64..1 << 30) {
            if let Some(payload) = payload_len(sealed, header) {
                prop_assert_eq!(sealed_len(header, payload), sealed);
            }
        }
    }
}
