//! `forward.json`: what is accepted names an agency other than the one that reads it, with a card in force on its day.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sybyr_crypto::forward;
use sybyr_crypto::hex::Hex;
use sybyr_crypto_fuzz::{DROP, passed_on};

fuzz_target!(|data: &[u8]| {
    if let Ok(introduction) = forward::open(data, (&DROP, &Hex([9; 32])), &passed_on()) {
        assert!(introduction.card.in_force(introduction.day) && introduction.card.agency != Hex([9; 32]));
    }
});
