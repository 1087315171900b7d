//! The plaintext of a slot, and the JSON inside it; long messages that are split join again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rand::SeedableRng as _;
use rand::rngs::StdRng;
use sybyr_crypto::json;
use sybyr_crypto::reply::{Reply, split_plaintext};
use sybyr_crypto_fuzz::reply;

fuzz_target!(|data: &[u8]| {
    let json = split_plaintext(data).map_or(data, |(_, json, _)| json);
    if let Some(reply) = Reply::parse(json) {
        let written = json::write(&reply);
        let again = Reply::parse(&written).map(|again| json::write(&again));
        assert!(written.len() > json::MAX_LEN.min(6144) || again == Some(written));
    }
    let Ok(text) = std::str::from_utf8(data) else { return };
    if let Ok(parts) = reply().split(text, &mut StdRng::seed_from_u64(1)) {
        assert_eq!(parts.iter().map(|part| part.message.as_str()).collect::<String>(), text);
        assert!(parts.iter().all(|part| Reply::parse(&json::write(part)).is_some()));
    }
});
