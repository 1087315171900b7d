//! The officer reads a bundle: whatever is inside, every leaf is accounted for or named, and nothing panics.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sybyr_crypto::bundle::{BundleJson, BundleReader, Item};
use sybyr_crypto_fuzz::{BUNDLE, expected_bundle, put_together};

fuzz_target!(|data: &[u8]| {
    let Some((&raw, data)) = data.split_first() else { return };
    let _ = BundleJson::parse(data);
    let plaintext = if raw == 0 { put_together(&BUNDLE, data) } else { data.to_vec() };
    let Ok(mut reader) = BundleReader::new(&plaintext[..], expected_bundle()) else { return };
    let mut leaves = 0;
    loop {
        match reader.next_item() {
            Ok(Some(Item::Blob(_))) => leaves += 1,
            Ok(Some(Item::Shard(part))) => leaves += part.decoys.len() + part.withdrawn.len(),
            Ok(None) => break,
            Err(_) => return,
        }
    }
    if let Ok(json) = reader.finish() {
        assert!(leaves as u64 >= json.shards.iter().map(|part| u64::from(part.to - part.from)).sum::<u64>());
    }
});
