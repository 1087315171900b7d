//! `tests/vectors/frame`: an outbox cut for a screen, and what a camera may show instead.

use serde_json::json;
use sybyr_crypto::frame::{Frame, MAX_DATA, MAX_FRAMES, MAX_WHOLE, checked, cut, name};
use sybyr_crypto::hex;

use crate::fixed::b64;
use crate::{error, success};

pub(crate) fn make() {
    let counting = |len: usize| (0..len).map(|i| u8::try_from(i % 251).expect("below 251")).collect::<Vec<u8>>();
    for (file, comment, whole, size) in [
        ("one", "all of it in one frame", counting(20), 100),
        ("three", "the last frame is shorter", counting(250), 100),
        ("even", "the last frame is as long as the others", counting(300), 100),
        ("single-bytes", "the smallest pieces there are", counting(5), 1),
        ("large", "the largest piece there is", counting(MAX_DATA + 1), MAX_DATA),
        ("digits", "data of digits only is data all the same", b"0123456789".repeat(12), 64),
    ] {
        let frames = cut(&whole, size).expect("within the bounds");
        let listed: Vec<_> = frames.iter().map(|frame| hex::encode(&frame.to_bytes())).collect();
        let fields = json!({ "whole_b64": b64(&whole), "size": size, "name": name(&whole), "frames": listed });
        success("frame", file, comment, fields);
    }
    let refuse = |file, comment, bytes: &[u8]| error("frame", file, comment, json!({ "frame": hex::encode(bytes) }));
    let good = cut(&counting(250), 100).expect("within the bounds").remove(2);
    let bytes = good.to_bytes();
    refuse("nothing", "zero bytes", b"");
    refuse("another-code", "an address, as codes on the street have it", b"https://example.org/");
    refuse("magic", "another beginning, with its check", &checked([&b"SYQ2"[..], &bytes[4..bytes.len() - 4]].concat()));
    refuse("cut", "the last byte is missing", &bytes[..bytes.len() - 1]);
    refuse("longer", "a byte too many, with its check", &checked([&bytes[..bytes.len() - 4], &[0]].concat()));
    let mut misread = bytes.clone();
    misread[40] ^= 0x10;
    refuse("misread", "one bit of the data is another", &misread);
    misread = bytes.clone();
    *misread.last_mut().expect("not empty") ^= 1;
    refuse("check", "one bit of the check is another", &misread);
    let with = |file, comment, change: fn(&mut Frame)| {
        let mut frame = good.clone();
        change(&mut frame);
        refuse(file, comment, &frame.to_bytes());
    };
    with("no-such-index", "a fourth of three", |f| f.index = 3);
    with("another-index", "the last one cannot be the second: it is too short", |f| f.index = 1);
    with("empty-whole", "a whole of no bytes", |f| (f.len, f.index) = (0, 0));
    with("empty-data", "no data", |f| f.data.clear());
    with("size-nought", "pieces of no bytes", |f| f.size = 0);
    with("size-large", "pieces larger than any", |f| {
        let size = MAX_DATA + 1;
        (f.len, f.size, f.index) = (5000, u16::try_from(size).expect("fits"), 0);
        f.data = vec![0; size];
    });
    with("whole-large", "a whole larger than any", |f| {
        (f.len, f.size, f.index) = (u32::try_from(MAX_WHOLE + 1).expect("fits"), 2048, 0);
        f.data = vec![0; 2048];
    });
    with("too-many", "more frames than there may be", |f| {
        (f.len, f.size, f.index) = (u32::try_from(MAX_FRAMES + 1).expect("fits"), 1, 0);
        f.data = vec![0];
    });
}
