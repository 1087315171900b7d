//! A card file: what is split joins to the same bytes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sybyr_crypto::card::{open_file, split_file};
use sybyr_crypto::notation::var;
use sybyr_crypto_fuzz::DROP;

fuzz_target!(|data: &[u8]| {
    if let Ok(cards) = split_file(data) {
        assert_eq!(cards.iter().flat_map(|card| var(card)).collect::<Vec<u8>>(), data);
    }
    let _ = open_file(data, &DROP, None);
});
