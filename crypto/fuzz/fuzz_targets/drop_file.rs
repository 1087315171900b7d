//! A drop file, signed or not: what is read can be signed and read again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sybyr_crypto::drop_file::DropFile;
use sybyr_crypto_fuzz::{KEY, PUBLIC};

fuzz_target!(|data: &[u8]| {
    let _ = DropFile::open(data);
    let Ok(file) = DropFile::parse(data) else { return };
    if file.log.0 == *PUBLIC && data.len() < 60_000 {
        let signed = file.sign(&KEY).expect("what is read can be signed");
        assert_eq!(DropFile::open(&signed).expect("just signed").0, file);
    }
});
