//! The server opens an outbox: whatever is inside, it is whole and in order or refused.
#![no_main]

use std::io;

use libfuzzer_sys::fuzz_target;
use sybyr_crypto::outbox::{Carried, OpenedOutbox, OutboxJson};
use sybyr_crypto_fuzz::{OUTBOX, SLOTS, expected_outbox, put_together};

fuzz_target!(|data: &[u8]| {
    let Some((&raw, data)) = data.split_first() else { return };
    let _ = OutboxJson::parse(data);
    let plaintext = if raw == 0 { put_together(&OUTBOX, data) } else { data.to_vec() };
    let mut stored = Vec::new();
    let opened = OpenedOutbox::parse(&plaintext[..], 7, &expected_outbox(), &mut |what, len, content| {
        assert_eq!(io::copy(content, &mut io::sink())?, len);
        stored.push((what, len));
        Ok(())
    });
    if let Ok(outbox) = opened {
        let objects = outbox.objects.iter().map(|(id, len)| (Carried::Object(*id), *len));
        let tips = outbox.tips.iter().map(|tip| (Carried::Tip { agency: tip.agency, tag: tip.tag }, tip.len));
        assert_eq!(objects.chain(tips).collect::<Vec<_>>(), stored);
        assert!(outbox.tips.is_sorted_by(|a, b| a.tag < b.tag));
        assert!(outbox.slots.len() == SLOTS && outbox.slots.is_sorted_by(|a, b| a.tag < b.tag));
        assert!(outbox.cards.is_sorted_by_key(|card| card.card().counter));
        assert!(outbox.seen.is_sorted_by_key(|seen| seen.seen.origin.shard));
    }
});
