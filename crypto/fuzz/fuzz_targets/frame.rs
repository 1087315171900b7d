//! What a camera saw: a frame that is read is written the same, and lies within its whole.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sybyr_crypto::frame::{Frame, MAGIC, MAX_WHOLE, checked, cut};

fuzz_target!(|data: &[u8]| {
    // As it came, and with a check that holds, which no fuzzer finds by itself.
    for bytes in [data.to_vec(), checked(data.to_vec()), checked([&MAGIC[..], data].concat())] {
        let Some(frame) = Frame::parse(&bytes) else { continue };
        assert_eq!(frame.to_bytes(), bytes);
        let end = usize::from(frame.index) * usize::from(frame.size) + frame.data.len();
        assert!(end <= frame.len as usize && frame.len as usize <= MAX_WHOLE);
        assert!(usize::from(frame.index) < frame.count());
    }
    if let Some((size, whole)) = data.split_first() {
        let frames = cut(whole, usize::from(*size)).unwrap_or_default();
        assert!(frames.iter().all(|frame| Frame::parse(&frame.to_bytes()).as_ref() == Some(frame)));
    }
});
