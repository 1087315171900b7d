//! The officer reads a tip: whatever a source put together, it is whole or refused.
#![no_main]

use std::io;

use libfuzzer_sys::fuzz_target;
use sybyr_crypto::keys::upload_tag;
use sybyr_crypto::tip::{Expected, read_tip};
use sybyr_crypto_fuzz::{AGENCY, DROP, TIP, put_together, tip};

fuzz_target!(|data: &[u8]| {
    let Some((&raw, data)) = data.split_first() else { return };
    let plaintext = if raw == 0 { put_together(&TIP, data) } else { data.to_vec() };
    let (_, keys) = tip();
    let expected = Expected { drop_id: DROP, agency: *AGENCY, tag: upload_tag(&keys.wh.0, &keys.claim.0) };
    let mut files = 0;
    let read = read_tip(&plaintext[..], &expected, &mut |index, about, content| {
        assert_eq!(index, files);
        assert_eq!(io::copy(content, &mut io::sink())?, about.size);
        files += 1;
        Ok(())
    });
    if let Ok(tip) = read {
        assert_eq!(tip.tip.attachments.len(), files);
    }
});
