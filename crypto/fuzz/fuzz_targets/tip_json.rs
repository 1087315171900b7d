//! The two JSON objects of a tip: what is read can be written and read again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sybyr_crypto::json;
use sybyr_crypto::tip::{KeysJson, TipJson};

fuzz_target!(|data: &[u8]| {
    if let Ok(tip) = TipJson::parse(data) {
        let written = json::write(&tip);
        assert!(written.len() > json::MAX_LEN || TipJson::parse(&written).is_ok_and(|again| again == tip));
        if let Some(claim) = &tip.claim {
            let tag = claim.tag(&tip.drop_id, &tip.agency);
            assert!(claim.proves(&tip.drop_id, &tip.agency).is_none_or(|proven| proven == tag));
        }
    }
    if let Ok(keys) = KeysJson::parse(data) {
        let written = json::write(&keys);
        let again = KeysJson::parse(&written).map(|again| json::write(&again));
        assert!(written.len() > json::MAX_LEN || again.is_ok_and(|again| again == written));
    }
});
