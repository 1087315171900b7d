//! Recipients and identities as text: what is read is written the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sybyr_crypto::recipient::{HybridIdentity, HybridRecipient};

fuzz_target!(|data: &[u8]| {
    let _ = HybridRecipient::from_bytes(data);
    let Ok(text) = std::str::from_utf8(data) else { return };
    if let Ok(recipient) = text.parse::<HybridRecipient>() {
        assert_eq!(recipient.to_string(), text);
    }
    if let Ok(identity) = text.parse::<HybridIdentity>() {
        assert_eq!(*identity.reveal(), text);
    }
});
