//! A card, signed or not: what is read can be signed and read again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sybyr_crypto::card::Card;
use sybyr_crypto_fuzz::{DROP, KEY, PUBLIC};

fuzz_target!(|data: &[u8]| {
    let _ = Card::open(data, &DROP, None);
    let _ = Card::open(data, &DROP, Some(&PUBLIC));
    if let Ok(card) = Card::parse(data) {
        let _ = card.recipient_at(card.not_before);
        // The signature and the compact form may take it over 64 KiB; otherwise it reads back.
        if card.root.0 == *PUBLIC && data.len() < 60_000 {
            let signed = card.sign(&KEY).expect("what is read can be signed");
            assert_eq!(*signed.card(), card);
        }
    }
});
