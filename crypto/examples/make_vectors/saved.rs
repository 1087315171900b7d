//! `tests/vectors/saved`: files for the single-file client, and those it writes.

use serde_json::{Value, json};
use sybyr_crypto::carried::Carried;
use sybyr_crypto::container::Writer;
use sybyr_crypto::hex::{self, Hex};
use sybyr_crypto::keys::Fingerprint;
use sybyr_crypto::saved;

use crate::fixed::{agency, b64, drop_id};
use crate::{error, success};

pub(crate) fn make() {
    visits();
    carried();
}

fn container(names: &[&str], content: impl Fn(&str) -> Vec<u8>) -> Vec<u8> {
    let mut writer = Writer::new(Vec::new());
    for name in names {
        writer.entry(name, &content(name)).expect("memory");
    }
    writer.finish(0).expect("memory")
}

/// What stands in a part does not matter here: it says what it is.
fn visit(names: &[&str]) -> Vec<u8> {
    container(names, |name| format!("the content of {name}").into_bytes())
}

fn visits() {
    let ours = agency();
    let other: Fingerprint = Hex([0x01; 32]);
    let card = |of: &Fingerprint| format!("cards/{of}");
    let log = |rest: &str| format!("log/{ours}/{rest}");
    let accept = |name, comment, names: &[&str]| {
        let file = visit(names);
        let parts: Vec<Value> = saved::open(&file)
            .expect("a saved visit")
            .into_iter()
            .map(|(part, content)| json!({ "name": part.to_string(), "content": hex::encode(&content) }))
            .collect();
        success("saved", name, comment, json!({ "kind": "visit", "file_b64": b64(&file), "parts": parts }));
    };
    accept("drop-alone", "a drop without agencies", &["drop.js"]);
    accept(
        "to-write",
        "what everyone gets: the settings, and the cards by fingerprint",
        &["drop.js", &card(&other), &card(&ours)],
    );
    accept(
        "to-read",
        "log and drawer of one agency; shards and pages as numbers, 10 behind 2",
        &[
            "drop.js",
            &card(&ours),
            &log("2025-65535/entries"),
            &log("2026-2/checkpoint"),
            &log("2026-2/entries"),
            &log("2026-2/seen"),
            &log("2026-2/withdrawn"),
            &log("2026-10/checkpoint"),
            "drawer/0-0/0",
            "drawer/0-0/2",
            "drawer/0-0/10",
            "drawer/3-7/0",
            "drawer/16-65535/999999",
        ],
    );

    let refuse = |name, comment, file: &[u8]| {
        error("saved", name, comment, json!({ "kind": "visit", "file_b64": b64(file) }));
    };
    let of = |names: &[&str]| visit(names);
    refuse("visit-nothing", "no bytes", &[]);
    refuse("visit-empty", "a container without entries", &of(&[]));
    refuse("visit-without-drop", "drop.js is in every one", &of(&[&card(&ours)]));
    refuse("visit-drop-behind", "drop.js is the first", &of(&[&card(&ours), "drop.js"]));
    refuse("visit-drop-twice", "each name at most once", &of(&["drop.js", "drop.js"]));
    refuse("visit-cards-unordered", "ascending by fingerprint", &of(&["drop.js", &card(&ours), &card(&other)]));
    refuse("visit-card-short", "64 digits", &of(&["drop.js", "cards/0101"]));
    refuse("visit-log-before-cards", "cards first", &of(&["drop.js", &log("2026-1/seen"), &card(&ours)]));
    refuse("visit-shards-as-text", "2 before 10", &of(&["drop.js", &log("2026-10/seen"), &log("2026-2/seen")]));
    refuse("visit-files-unordered", "by name", &of(&["drop.js", &log("2026-1/seen"), &log("2026-1/entries")]));
    refuse("visit-log-file-unknown", "four files, no other", &of(&["drop.js", &log("2026-1/blobs")]));
    refuse("visit-shard-zero", "from 1", &of(&["drop.js", &log("2026-0/seen")]));
    refuse("visit-shard-zeros", "no leading zero", &of(&["drop.js", &log("2026-01/seen")]));
    refuse("visit-shard-large", "at most 65,535", &of(&["drop.js", &log("2026-65536/seen")]));
    refuse("visit-year-1969", "no log is older than the first day", &of(&["drop.js", &log("1969-1/seen")]));
    refuse("visit-pages-as-text", "2 before 10", &of(&["drop.js", "drawer/0-0/10", "drawer/0-0/2"]));
    refuse("visit-page-zeros", "no leading zero", &of(&["drop.js", "drawer/0-0/00"]));
    refuse("visit-page-large", "six digits", &of(&["drop.js", "drawer/0-0/1000000"]));
    refuse("visit-drawer-beyond", "there are eight of three bits", &of(&["drop.js", "drawer/3-8/0"]));
    refuse("visit-drawer-of-none", "there is one of no bits", &of(&["drop.js", "drawer/0-1/0"]));
    refuse("visit-bits-17", "at most 16", &of(&["drop.js", "drawer/17-0/0"]));
    refuse("visit-other-name", "nothing else", &of(&["drop.js", "notes.txt"]));
    refuse("visit-with-padding", "no padding", &of(&["drop.js", "padding"]));
    let good = of(&["drop.js", &card(&ours)]);
    refuse("visit-cut", "its end is missing", &good[..good.len() - 1024]);
    let mut dirty = good.clone();
    dirty[700] = 1;
    refuse("visit-dirty-block", "content is followed by zeros only", &dirty);
    refuse("visit-and-more", "nothing behind the end", &[&good[..], &of(&["drop.js"])[..]].concat());
}

fn carried() {
    let whole = Carried { drop_id: drop_id(), agency: agency(), tag: Hex([0x22; 32]), sealed: vec![0; 32_768] };
    let written = whole.write();
    let upload = String::from_utf8(written[512..].iter().copied().take_while(|byte| *byte != 0).collect());
    let upload = upload.expect("ascii");
    // The sealed bytes are not looked into, so zeros stand for them, and the runner puts the file together.
    let entries = |upload: &str, sealed: u64| json!([{ "name": "upload.json", "text": upload }, { "name": "sealed", "zeros": sealed }]);
    success(
        "saved",
        "carried",
        "a sealed tip of the smallest class",
        json!({
            "kind": "carried", "entries": entries(&upload, 32_768),
            "drop_id": whole.drop_id, "agency": whole.agency, "tag": whole.tag, "sealed": 32_768,
        }),
    );
    let refuse =
        |name, comment, entries: Value| error("saved", name, comment, json!({ "kind": "carried", "entries": entries }));
    refuse("carried-no-class", "its length is one of the thirty", entries(&upload, 32_767));
    refuse("carried-version", "version 1", entries(&upload.replace("\"v\":1", "\"v\":2"), 32_768));
    refuse("carried-line-feed", "a line feed ends it", entries(upload.trim_end(), 32_768));
    refuse("carried-space", "one form, byte for byte", entries(&upload.replace(":1,", ": 1,"), 32_768));
    refuse("carried-capitals", "small letters", entries(&upload.to_uppercase(), 32_768));
    let extra = upload.replace('}', ",\"size\":32768}");
    refuse("carried-more-keys", "nothing that an upload does not announce", entries(&extra, 32_768));
    let swapped = upload.replace("agency", "x").replace("tag", "agency").replace("\"x\"", "\"tag\"");
    refuse("carried-other-order", "one order of keys", entries(&swapped, 32_768));
    let short = upload.replace(&"22".repeat(32), &"22".repeat(31));
    refuse("carried-tag-short", "64 digits", entries(&short, 32_768));
    let [json_entry, sealed] =
        [json!({ "name": "upload.json", "text": upload }), json!({ "name": "sealed", "zeros": 32_768 })];
    refuse("carried-turned", "upload.json first", json!([sealed, json_entry]));
    refuse("carried-alone", "both are there", json!([json_entry]));
    refuse("carried-three", "and no third", json!([json_entry, sealed, { "name": "more", "text": "" }]));
}
