//! The server judges the beginning of an upload: with more bytes it may make up its mind, but never change it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sybyr_crypto::seal::{HeaderState, MAX_HEADER, check_header, open_vec};
use sybyr_crypto_fuzz::IDENTITY;

fuzz_target!(|data: &[u8]| {
    let state = check_header(data);
    if let HeaderState::Accepted(len) = state {
        assert!(len <= data.len() && len <= MAX_HEADER);
        assert_eq!(check_header(&data[..len]), state);
    }
    let half = check_header(&data[..data.len() / 2]);
    assert!(half == HeaderState::Incomplete || half == state);
    assert!(data.len() < MAX_HEADER || state != HeaderState::Incomplete);
    let _ = open_vec(&*IDENTITY, data, 1 << 20);
});
