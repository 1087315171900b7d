//! Entries, records and names of the log: one value has one spelling.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sybyr_crypto::hex::Hex;
use sybyr_crypto::log::{Decoy, Entry, Shard, Tree, Withdrawal, continues, root};

fuzz_target!(|data: &[u8]| {
    if let Some(entries) = Entry::parse_all(data) {
        assert_eq!(entries.iter().flat_map(Entry::to_bytes).collect::<Vec<u8>>(), data);
        let mut tree = Tree::new();
        tree.extend(&entries);
        assert_eq!(tree.root(), root(&entries));
        assert!(continues(&entries, tree.size(), &tree.root()));
    }
    if let Some(record) = data.first_chunk() {
        assert_eq!(Withdrawal::from_bytes(record).to_bytes(), *record);
    }
    if let Some(record) = data.first_chunk() {
        assert_eq!(Decoy::from_bytes(record).to_bytes(), *record);
    }
    let Ok(text) = std::str::from_utf8(data) else { return };
    if let Ok(shard) = text.parse::<Shard>() {
        assert_eq!(shard.to_string(), text);
    }
    if let Ok(hex) = text.parse::<Hex<4>>() {
        assert_eq!(hex.to_string(), text);
    }
});
