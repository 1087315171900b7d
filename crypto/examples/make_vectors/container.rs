//! `tests/vectors/container`: the canonical form and one violation of each kind.

use serde_json::json;
use sybyr_crypto::container::Writer;
use sybyr_crypto::hex;

use crate::fixed::b64;
use crate::{error, success};

fn archive(entries: &[(&str, &[u8])], extra: u16) -> Vec<u8> {
    let mut writer = Writer::new(Vec::new());
    for (name, content) in entries {
        writer.entry(name, content).expect("memory");
    }
    writer.finish(extra).expect("memory")
}

/// Sets bytes of the first header and mends its checksum, so that only the named rule is broken.
fn with_header(at: usize, bytes: &[u8]) -> Vec<u8> {
    let mut out = archive(&[("message.txt", b"text")], 0);
    out[at..at + bytes.len()].copy_from_slice(bytes);
    out[148..156].fill(b' ');
    let sum: u32 = out[..512].iter().map(|&b| u32::from(b)).sum();
    out[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    out
}

pub(crate) fn make() {
    type Case<'a> = (&'a str, &'a str, &'a [(&'a str, &'a [u8])], u16);
    let cases: [Case<'_>; 4] = [
        ("empty", "no entry at all", &[], 0),
        ("empty-entry", "an entry without content", &[("message.txt", b"")], 0),
        (
            "several",
            "names with folders, contents of odd and even blocks",
            &[("tip.json", b"{}"), ("attachments/01", &[1; 512]), ("attachments/02", &[2; 513])],
            511,
        ),
        ("padding", "padding is an entry", &[("message.txt", b"x"), ("padding", &[0; 1024])], 37),
    ];
    for (name, comment, entries, extra) in cases {
        let listed: Vec<_> = entries.iter().map(|(n, c)| json!({ "name": n, "content": hex::encode(c) })).collect();
        success(
            "container",
            name,
            comment,
            json!({ "archive_b64": b64(&archive(entries, extra)), "entries": listed, "extra": extra }),
        );
    }
    let refuse =
        |name, comment, bytes: Vec<u8>| error("container", name, comment, json!({ "archive_b64": b64(&bytes) }));
    let good = archive(&[("message.txt", b"text")], 0);
    refuse("nothing", "zero bytes", vec![]);
    refuse("cut-in-content", "the content ends early", good[..514].into());
    refuse("cut-in-end", "one end block only", good[..good.len() - 512].into());
    refuse("long-end", "1024 + 512 zeros", [&good[..], &[0; 512]].concat());
    refuse("byte-behind-the-end", "something follows the zeros", [&good[..], b"x"].concat());
    refuse(
        "second-archive",
        "tar -i would show it, tar would not",
        [&good[..], &archive(&[("other", b"1")], 0)[..]].concat(),
    );
    let mut pad = good.clone();
    pad[512 + 100] = 1;
    refuse("dirty-block", "content is followed by zeros only", pad);
    refuse("symbolic-link", "type 2", with_header(156, b"2"));
    refuse("folder", "type 5", with_header(156, b"5"));
    refuse("pax-header", "type x", with_header(156, b"x"));
    refuse("gnu-long-name", "type L", with_header(156, b"L"));
    refuse("old-type", "type NUL", with_header(156, b"\0"));
    refuse("mode", "0755", with_header(100, b"0000755\0"));
    refuse("owner", "uid 1", with_header(108, b"0000001\0"));
    refuse("time", "mtime 1", with_header(136, b"00000000001\0"));
    refuse("owner-name", "root", with_header(265, b"root"));
    refuse("gnu-magic", "ustar, two spaces", with_header(257, b"ustar  \0"));
    refuse("prefix-field", "the long-name field is unused", with_header(345, b"a"));
    refuse("size-with-spaces", "digits only", with_header(124, b"         4 \0"));
    refuse("size-base-256", "digits only", with_header(124, b"\x80\0\0\0\0\0\0\0\0\0\0\x04"));
    refuse("name-climbs", "no part is ..", with_header(0, b"../ssage.txt"));
    refuse("name-absolute", "no empty part", with_header(0, b"/"));
    refuse("name-capital", "small letters only", with_header(0, b"M"));
    refuse("bytes-behind-the-name", "a name ends at its NUL", with_header(20, b"x"));
    let mut sum = good;
    sum[148..156].copy_from_slice(b"000000\0 ");
    refuse("checksum", "wrong sum", sum);
}
