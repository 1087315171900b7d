//! A container: whatever is accepted is byte for byte what the writer writes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sybyr_crypto::container::{Reader, Writer};

fuzz_target!(|data: &[u8]| {
    let mut reader = Reader::new(data);
    let mut writer = Writer::new(Vec::new());
    loop {
        match reader.next() {
            Ok(Some(entry)) => {
                let Ok(content) = reader.read_to_vec(1 << 20) else { return };
                assert_eq!(content.len() as u64, entry.size);
                writer.entry(&entry.name, &content).expect("what is read can be written");
            }
            Ok(None) => break,
            Err(_) => return,
        }
    }
    let written = writer.finish(0).expect("memory");
    let extra = u16::try_from(data.len() - written.len()).expect("shorter than a block");
    assert!(extra < 512 && data.starts_with(&written));
});
