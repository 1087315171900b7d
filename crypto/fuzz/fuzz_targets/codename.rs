//! What a source types: a codename reads back from its words in every list.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sybyr_crypto::codename::Codename;
use sybyr_crypto::words::List;

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    if let Ok(codename) = Codename::parse(text) {
        for list in List::ALL {
            let again = Codename::parse(&codename.words(list).join(" "));
            assert_eq!(again.map(|c| *c.indices()), Ok(*codename.indices()));
        }
    }
    for list in List::ALL {
        let _ = list.index(text);
    }
});
