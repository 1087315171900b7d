//! The slots of an outbox: what is read is written the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sybyr_crypto::slot::Slot;

fuzz_target!(|data: &[u8]| {
    let count = data.len() / Slot::LEN;
    if let Some(slots) = Slot::parse_all(data, count) {
        assert_eq!(slots.iter().flat_map(Slot::to_bytes).collect::<Vec<u8>>(), data);
    }
    // One slot is 8 KiB, more than a fuzzer likes: also its head with a fixed blob.
    let mut record = [7; Slot::LEN];
    let head = data.len().min(51);
    record[..head].copy_from_slice(&data[..head]);
    if let Some(slot) = Slot::from_bytes(&record) {
        assert_eq!(slot.to_bytes(), record);
    }
});
