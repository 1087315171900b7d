//! What a holder types or a scanner reads: a share reads back from its words in every list and from its digits, and line
//! by line as in one piece.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sybyr_crypto::share::{Share, ShareReader};
use sybyr_crypto::words::List;

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    if let Ok(share) = Share::parse(text) {
        for list in List::ALL {
            let words = share.lines(list).map(|line| line.join(" ")).join("\n");
            assert_eq!(Share::parse(&words).map(|s| s.mark()), Ok(share.mark()));
        }
        assert_eq!(Share::parse(&share.digits()).map(|s| s.mark()), Ok(share.mark()));
    }
    let mut reader = ShareReader::new();
    for line in text.lines() {
        let before = reader.lines();
        match reader.take_line(line) {
            Ok(()) => assert!(reader.lines() > before),
            Err(_) => assert_eq!(reader.lines(), before),
        }
    }
    let is_whole = reader.is_whole();
    assert!(is_whole || reader.finish().is_err());
});
