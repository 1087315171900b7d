//! The courier: tokens, bundles in any number of pieces, outboxes that count once and whole.

mod support;

use std::io::{Read as _, Write as _};

use support::{TestDrop, Tip, agency::OutboxParts, drop::succeed, http};
use sybyr_crypto::{
    bundle::{BundleReader, ExpectedBundle, Item},
    hex::Hex,
    log::{Entry, Seen},
    outbox::SignedSeen,
    slot::Slot,
};

/// A bundle as the officer's program takes it in: its number, and the blobs it holds.
fn open(drop: &TestDrop, sealed: &[u8]) -> (sybyr_crypto::bundle::BundleJson, Vec<Vec<u8>>) {
    let expected = ExpectedBundle { drop_id: drop.drop.drop_id, agency: drop.agency.fingerprint, log: drop.drop.log.0 };
    let mut reader = BundleReader::open(&drop.agency.bundle, sealed, expected).expect("opens");
    let mut blobs = Vec::new();
    while let Some(item) = reader.next_item().expect("reads") {
        if let Item::Blob(_) = item {
            let mut blob = Vec::new();
            assert!(reader.copy_blob(&mut blob).expect("copies"), "the blob of the log");
            blobs.push(blob);
        }
    }
    (reader.finish().expect("every leaf is accounted for"), blobs)
}

fn bundle(drop: &TestDrop, query: &str) -> Vec<u8> {
    let answer = drop.courier("GET", &format!("/api/courier/bundle{query}"), &[], b"");
    assert_eq!(answer.status, 200);
    answer.body
}

fn seen(drop: &TestDrop, entries: &[Entry], day: u32) -> Vec<SignedSeen> {
    vec![drop.agency.seen(&drop.drop, drop.shard(), entries, day)]
}

fn post(drop: &TestDrop, outbox: &[u8]) -> http::Answer {
    drop.courier("POST", "/api/courier/outbox", &[], outbox)
}

fn state(drop: &TestDrop) -> serde_json::Value {
    let answer = drop.courier("GET", "/api/courier/state", &[], b"");
    assert_eq!(answer.status, 200);
    serde_json::from_slice(&answer.body).expect("JSON")
}

#[test]
fn only_the_token_opens_the_courier_s_door() {
    let drop = TestDrop::new();
    let wrong = "0".repeat(64);
    for path in [("GET", "/api/courier/state"), ("GET", "/api/courier/bundle"), ("POST", "/api/courier/outbox")] {
        for token in [None, Some("Bearer"), Some("Bearer x"), Some(&*format!("Bearer {wrong}")), Some(&*drop.token)] {
            let headers: Vec<_> = token.iter().map(|t| ("Authorization", *t)).collect();
            let answer = drop.ask(path.0, path.1, &headers, b"");
            assert_eq!(answer.refusal(), (401, "token".into()), "{path:?} {token:?}");
            assert_eq!(answer.header("www-authenticate"), Some("Bearer"));
        }
    }
    let dir = drop.path();
    let dir = dir.to_str().expect("plain");
    let agency = drop.agency.fingerprint.to_string();
    succeed(&["courier", "revoke", "--dir", dir, &agency]);
    assert_eq!(drop.courier("GET", "/api/courier/state", &[], b"").refusal(), (401, "token".into()));
    for file in support::drop::files(&drop.path()) {
        let bytes = std::fs::read(&file).expect("reads");
        assert!(!bytes.windows(64).any(|w| w == drop.token.as_bytes()), "the token is in {}", file.display());
    }
}

#[test]
fn a_bundle_holds_every_tip_and_the_next_continues() {
    let drop = TestDrop::new();
    let tips: Vec<Tip> = (1..=3).map(|n| drop.agency.tip(n)).collect();
    tips.iter().for_each(|tip| drop.send(tip).clear());
    assert_eq!(state(&drop)["waiting"], 0, "not in the log yet");
    drop.close();
    let before = state(&drop);
    assert_eq!((&before["waiting"], before.get("bundle"), before.get("outbox")), (&3.into(), None, None));
    assert_eq!(before["agency"], drop.agency.fingerprint.to_string());
    let (json, blobs) = open(&drop, &bundle(&drop, ""));
    assert_eq!((json.number, json.shards[0].from, json.shards[0].to, blobs.len()), (1, 0, 3, 3));
    assert_eq!((json.bits, json.slots, json.reply_delay_days, json.outbox), (0, 64, 1, None));
    let after = state(&drop);
    assert_eq!((&after["waiting"], &after["bundle"]["fetched"]), (&0.into(), &true.into()));
    drop.send(&drop.agency.tip(4));
    drop.close();
    let (json, blobs) = open(&drop, &bundle(&drop, ""));
    assert_eq!((json.number, json.shards[0].from, json.shards[0].to, blobs.len()), (2, 3, 4, 1));
    let (json, blobs) = open(&drop, &bundle(&drop, "?from=seen"));
    assert_eq!((json.number, json.shards[0].from, json.shards[0].to, blobs.len()), (3, 0, 4, 4));
    let (json, _) = open(&drop, &bundle(&drop, "?number=2"));
    assert_eq!(json.number, 2, "an older one, as it was");
    for query in ["?number=9", "?number=x", "?number=-1"] {
        let answer = drop.courier("GET", &format!("/api/courier/bundle{query}"), &[], b"");
        assert_eq!(answer.refusal(), (410, "bundle-gone".into()), "{query}");
    }
}

#[test]
fn a_bundle_is_fetched_in_ranges_and_stays_the_same_until_its_last_byte() {
    let drop = TestDrop::new();
    drop.send(&drop.agency.large_tip(1, 1_000_000));
    drop.close();
    let get = |range: &str| drop.courier("GET", "/api/courier/bundle", &[("Range", range)], b"");
    let first = get("bytes=0-99999");
    assert_eq!((first.status, first.body.len()), (206, 100_000));
    let range = first.header("content-range").expect("a range").to_owned();
    let size: usize = range.rsplit('/').next().and_then(|s| s.parse().ok()).expect("a size");
    assert_eq!(range, format!("bytes 0-99999/{size}"));
    drop.send(&drop.agency.tip(2));
    drop.close();
    assert_eq!(state(&drop)["bundle"]["fetched"], false);
    let last = get("bytes=-10");
    assert_eq!((last.status, last.body.len()), (206, 10));
    let rest = get("bytes=100000-");
    assert_eq!(rest.status, 206, "the same bundle, although its last byte was handed over");
    assert_eq!(rest.header("content-range"), Some(&*format!("bytes 100000-{}/{size}", size - 1)));
    let (json, blobs) = open(&drop, &[first.body, rest.body].concat());
    assert_eq!((json.number, blobs.len()), (1, 1));
    let beyond = get(&format!("bytes={size}-"));
    assert_eq!(beyond.refusal(), (416, "range".into()));
    assert_eq!(beyond.header("content-range"), Some(&*format!("bytes */{size}")));
    assert_eq!(open(&drop, &bundle(&drop, "")).0.number, 2);
}

#[test]
fn a_courier_that_goes_away_in_the_middle_gets_the_same_bundle_again() {
    let drop = TestDrop::new();
    drop.send(&drop.agency.large_tip(1, 8_000_000));
    drop.close();
    let mut stream = http::connect(drop.address());
    let bearer = drop.bearer();
    let head = http::head("GET", "/api/courier/bundle", &[("Authorization", &bearer)]);
    stream.write_all(head.as_bytes()).expect("sends");
    stream.read_exact(&mut [0; 4096]).expect("the beginning");
    std::mem::drop(stream);
    assert_eq!(open(&drop, &bundle(&drop, "")).0.number, 1);
}

#[test]
fn an_outbox_counts_once_and_shows_at_the_next_close() {
    let drop = TestDrop::new();
    drop.send(&drop.agency.tip(1));
    drop.close();
    let entries = drop.entries();
    let slot = Slot::decoy(0, &mut rand::rngs::OsRng);
    let parts =
        OutboxParts { slots: vec![slot.clone()], seen: seen(&drop, &entries, 20_778), ..OutboxParts::default() };
    let outbox = drop.agency.outbox(&drop.drop, 1, parts);
    let empty = drop.get("/api/drawer/0-0").body;
    for _ in 0..2 {
        let answer = post(&drop, &outbox);
        assert_eq!((answer.status, answer.text()), (200, "{\"accepted\":1}"), "the same bytes again change nothing");
    }
    assert_eq!(drop.get("/api/drawer/0-0").body, empty, "not before the close");
    assert_eq!(drop.get(&drop.log_path(drop.shard(), "seen")).refusal(), (404, "not-yet".into()));
    let said = state(&drop);
    assert_eq!((&said["outbox"]["number"], &said["seen"][0]["size"]), (&1.into(), &1.into()), "the courier is told");
    drop.close();
    let page = drop.get("/api/drawer/0-0").body;
    assert_eq!((page.len(), &page[..8]), (8 + 64 * 8208, &[0, 0, 0, 1, 0, 0, 0, 64][..]));
    assert!(page[8..].chunks(8208).is_sorted_by(|a, b| a[..16] < b[..16]));
    assert!(page[8..].chunks(8208).any(|record| record[..16] == slot.tag.0 && record[16..] == slot.blob[..]));
    let note = drop.get(&drop.log_path(drop.shard(), "seen"));
    assert_eq!(note.body, drop.agency.seen(&drop.drop, drop.shard(), &entries, 20_778).note);
    let (json, _) = open(&drop, &bundle(&drop, ""));
    assert_eq!((json.outbox.map(|o| o.number), json.seen[0].size, json.shards[0].from), (Some(1), 1, 1));

    let other = drop.agency.outbox(&drop.drop, 1, OutboxParts::default());
    assert_eq!(post(&drop, &other).refusal(), (409, "outbox-replayed".into()), "the number again, other bytes");
    let later = drop.agency.outbox(&drop.drop, 5, OutboxParts::default());
    assert_eq!(post(&drop, &later).status, 200, "a gap");
    assert_eq!(post(&drop, &outbox).refusal(), (409, "outbox-replayed".into()), "an older one");
}

#[test]
fn an_outbox_that_does_not_hold_leaves_nothing_behind() {
    let drop = TestDrop::new();
    let tips: Vec<Tip> = (1..=2).map(|n| drop.agency.tip(n)).collect();
    tips.iter().for_each(|tip| drop.send(tip).clear());
    drop.close();
    let entries = drop.entries();
    let (agency, file) = (&drop.agency, &drop.drop);
    let parts = |seen: Vec<SignedSeen>| OutboxParts { seen, ..OutboxParts::default() };
    let mut altered = entries.clone();
    altered[0].tag.0[0] ^= 1;
    let mut longer = entries.clone();
    longer.push(entries[0]);
    let stranger = support::agency::Agency::new(99);
    let other_shard = sybyr_crypto::log::Shard::new(drop.clock.now().year(), 7).expect("a shard");
    let mut cut = agency.outbox(file, 1, OutboxParts::default());
    cut.pop();
    let mut changed = agency.outbox(file, 1, OutboxParts::default());
    let middle = changed.len() / 2;
    changed[middle] ^= 1;
    let high = Slot { bits: 3, drawer: 5, ..Slot::decoy(0, &mut rand::rngs::OsRng) };
    let few = sybyr_crypto::drop_file::DropFile { slots: 63, ..file.clone() };
    let object = (Hex([9; 16]), agency.tip(3).blob);
    let with_object =
        OutboxParts { objects: vec![object.clone()], seen: seen(&drop, &altered, 1), ..OutboxParts::default() };
    let card_path = format!("/api/card/{}", agency.fingerprint);
    let card = drop.get(&card_path).body;
    let new_card = agency.card(file, drop.clock.now().day(), 9);
    let with_card = OutboxParts { cards: vec![new_card], ..parts(seen(&drop, &altered, 1)) };
    let cases = [
        ("nothing", vec![]),
        ("noise", vec![7; 5000]),
        ("cut", cut),
        ("changed", changed),
        ("another agency's", stranger.outbox(file, 1, OutboxParts::default())),
        ("seen over other leaves", agency.outbox(file, 1, parts(seen(&drop, &altered, 1)))),
        ("seen beyond the log", agency.outbox(file, 1, parts(seen(&drop, &longer, 1)))),
        ("seen of a shard that is not", agency.outbox(file, 1, parts(vec![agency.seen(file, other_shard, &[], 1)]))),
        ("seen by another desk", agency.outbox(file, 1, parts(vec![stranger.seen(file, drop.shard(), &entries, 1)]))),
        (
            "a drawer that never was",
            agency.outbox(file, 1, OutboxParts { slots: vec![high], ..OutboxParts::default() }),
        ),
        ("too few slots", agency.outbox(&few, 1, OutboxParts::default())),
        ("good objects, bad seen", agency.outbox(file, 1, with_object)),
        ("new card, bad seen", agency.outbox(file, 1, with_card)),
    ];
    for (what, outbox) in cases {
        assert_eq!(post(&drop, &outbox).refusal(), (400, "outbox".into()), "{what}");
    }
    drop.close();
    assert_eq!(state(&drop).get("outbox"), None);
    assert_eq!(drop.get(&card_path).body, card);
    assert_eq!(drop.get("/api/drawer/0-0").body.len(), 8);
    assert_eq!(drop.get(&format!("/api/object/{}", object.0)).refusal(), (404, "no-object".into()));
    for folder in ["spool", "objects"] {
        assert_eq!(support::drop::files(&drop.path().join(folder)).len(), 0, "{folder}");
    }
}

#[test]
fn a_seen_may_not_shrink() {
    let drop = TestDrop::new();
    for n in 1..=2 {
        drop.send(&drop.agency.tip(n));
    }
    drop.close();
    let entries = drop.entries();
    let send = |number, entries: &[Entry], day| {
        let parts = OutboxParts { seen: seen(&drop, entries, day), ..OutboxParts::default() };
        post(&drop, &drop.agency.outbox(&drop.drop, number, parts)).status
    };
    assert_eq!(send(1, &entries, 5), 200);
    assert_eq!(send(2, &entries[..1], 6), 400);
    assert_eq!(send(2, &entries, 7), 200, "the same size on another day");
}

#[test]
fn a_seen_of_the_same_size_and_day_shows_at_the_next_close_as_any_other() {
    let drop = TestDrop::new();
    drop.send(&drop.agency.tip(1));
    drop.close();
    let entries = drop.entries();
    let first = drop.agency.seen(&drop.drop, drop.shard(), &entries, 20_778);
    let failed = Seen { failed: vec![0], ..first.seen.clone() };
    let second = SignedSeen { note: failed.sign(&drop.agency.desk).expect("a good note"), seen: failed };
    let send = |number, seen: &SignedSeen| {
        let parts = OutboxParts { seen: vec![seen.clone()], ..OutboxParts::default() };
        assert_eq!(post(&drop, &drop.agency.outbox(&drop.drop, number, parts)).status, 200);
    };
    let shown = || drop.get(&drop.log_path(drop.shard(), "seen")).body;
    send(1, &first);
    drop.close();
    assert_eq!(shown(), first.note);
    send(2, &second);
    assert_eq!(shown(), first.note, "who watches the log learns nothing before the close");
    drop.close();
    assert_eq!(shown(), second.note);
    send(3, &first);
    send(4, &second);
    drop.close();
    assert_eq!(shown(), second.note, "the last that came");
}

#[test]
fn the_cards_of_an_outbox_are_published_when_their_day_comes() {
    let drop = TestDrop::new();
    let today = drop.clock.now().day();
    let path = format!("/api/card/{}", drop.agency.fingerprint);
    let (now, later) = (drop.agency.card(&drop.drop, today, 2), drop.agency.card(&drop.drop, today + 40, 3));
    let cards = vec![now.clone(), later.clone()];
    let outbox = drop.agency.outbox(&drop.drop, 1, OutboxParts { cards, ..OutboxParts::default() });
    assert_eq!(post(&drop, &outbox).status, 200);
    assert_eq!(drop.get(&path).body, now.as_bytes());
    drop.later(11);
    assert_eq!(drop.get(&path).body, later.as_bytes());
    let changed = drop.agency.card(&drop.drop, today + 1, 3);
    let outbox = drop.agency.outbox(&drop.drop, 2, OutboxParts { cards: vec![changed], ..OutboxParts::default() });
    assert_eq!(post(&drop, &outbox).refusal(), (400, "outbox".into()), "another card with a known counter");
    assert_eq!(drop.get("/api/card/00").refusal(), (404, "no-agency".into()));
}

#[test]
fn the_desk_changes_with_the_outbox_that_brings_its_card() {
    let drop = TestDrop::new();
    drop.send(&drop.agency.tip(1));
    drop.close();
    let (old, new) = (&drop.agency, drop.agency.rekeyed(33));
    let (file, entries, shard) = (&drop.drop, drop.entries(), drop.shard());
    let signed = |by: &support::agency::Agency| by.seen(file, shard, &entries, 20_778);
    let today = drop.clock.now().day();
    // its first card begins tomorrow by the clock of the agency's machine
    let card = new.card(file, today + 31, 9);
    let parts = |seen| OutboxParts { seen: vec![seen], cards: vec![card.clone()], ..OutboxParts::default() };
    let both = || new.seen_with(&[old], &signed(old));

    assert_eq!(
        post(&drop, &old.outbox(file, 1, parts(signed(old)))).refusal(),
        (400, "outbox".into()),
        "old keys alone"
    );
    assert_eq!(post(&drop, &new.outbox(file, 1, parts(both()))).refusal(), (400, "outbox".into()), "new keys alone");
    let unsigned = new.outbox_with(&[old], file, 1, parts(signed(old)));
    assert_eq!(
        post(&drop, &unsigned).refusal(),
        (400, "outbox".into()),
        "a note that no source with the new card believes"
    );
    let first = old.outbox_with(&[&new], file, 1, parts(both()));
    for _ in 0..2 {
        assert_eq!(post(&drop, &first).status, 200, "the same bytes again change nothing");
    }
    let again = old.outbox_with(&[&new], file, 1, parts(both()));
    assert_eq!(post(&drop, &again).refusal(), (409, "outbox-replayed".into()), "sealed afresh it is another");

    // the card on show is still the old one, and the note holds under both, before the next close
    let note = drop.get(&drop.log_path(shard, "seen")).body;
    for by in [old, &new] {
        let origin = signed(old).seen.origin;
        let public = by.desk.verifying_key().to_bytes();
        assert!(Seen::open(&note, &origin, &public).is_ok());
    }
    // what the leaver makes counts no more, whether or not the old card is still on show
    let by_leaver = OutboxParts { seen: vec![signed(old)], ..OutboxParts::default() };
    assert_eq!(post(&drop, &old.outbox(file, 2, by_leaver)).refusal(), (400, "outbox".into()));
    let by_leaver = OutboxParts { seen: vec![signed(old)], ..OutboxParts::default() };
    let stranger = drop.agency.rekeyed(34);
    assert_eq!(post(&drop, &stranger.outbox_with(&[old], file, 2, by_leaver)).refusal(), (400, "outbox".into()));
    // an outbox of the time between, and one of after it
    assert_eq!(post(&drop, &new.outbox_with(&[old], file, 2, parts(both()))).status, 200);
    let after = OutboxParts { seen: vec![signed(&new)], ..OutboxParts::default() };
    assert_eq!(post(&drop, &new.outbox(file, 3, after)).status, 200);

    let sealed = bundle(&drop, "");
    let expected = || ExpectedBundle { drop_id: file.drop_id, agency: old.fingerprint, log: file.log.0 };
    assert!(BundleReader::open(&old.bundle, &sealed[..], expected()).is_err(), "bundles are for the new key");
    assert!(BundleReader::open(&new.bundle, &sealed[..], expected()).is_ok());
}

/// The agency has rekeyed, and knows that the server had the new cards; then the server was put back to a day before.
#[test]
fn a_card_added_by_the_operator_changes_the_desk_of_a_server_that_was_put_back() {
    let drop = TestDrop::new();
    let new = drop.agency.rekeyed(33);
    let outbox = new.outbox(&drop.drop, 7, OutboxParts::default());
    assert_eq!(post(&drop, &outbox).refusal(), (400, "outbox".into()), "by keys that it has forgotten");
    let file = drop.path().join("agency.card");
    let card = new.card(&drop.drop, drop.clock.now().day(), 9);
    std::fs::write(&file, sybyr_crypto::card::write_file(&[card]).expect("a card file")).expect("written");
    succeed(&["agency", "add", "--dir", drop.path().to_str().expect("plain"), file.to_str().expect("plain")]);
    assert_eq!(post(&drop, &outbox).status, 200);
    let expected = ExpectedBundle { drop_id: drop.drop.drop_id, agency: new.fingerprint, log: drop.drop.log.0 };
    assert!(BundleReader::open(&new.bundle, &bundle(&drop, "")[..], expected).is_ok(), "bundles are for the new key");
}

#[test]
fn a_bundle_goes_when_a_seen_has_passed_it() {
    let drop = TestDrop::new();
    drop.send(&drop.agency.tip(1));
    drop.close();
    bundle(&drop, "");
    let parts = OutboxParts { seen: seen(&drop, &drop.entries(), 1), ..OutboxParts::default() };
    assert_eq!(post(&drop, &drop.agency.outbox(&drop.drop, 1, parts)).status, 200);
    let gone = drop.courier("GET", "/api/courier/bundle?number=1", &[], b"");
    assert_eq!(gone.refusal(), (410, "bundle-gone".into()));
    assert_eq!(support::drop::files(&drop.path().join("spool")).len(), 0);
    let (json, blobs) = open(&drop, &bundle(&drop, ""));
    assert_eq!((json.number, json.shards[0].from, json.shards[0].to, blobs.len()), (2, 1, 1, 0));
}

#[test]
fn a_withdrawn_tip_travels_as_its_proof() {
    let drop = TestDrop::new();
    let tip = drop.agency.tip(1);
    drop.send(&tip);
    drop.close();
    let (agency, shard) = (drop.agency.fingerprint, drop.shard());
    let body = format!(
        r#"{{"agency":"{agency}","shard":"{shard}","index":0,"w":"{}","claim":"{}"}}"#,
        tip.withdraw, tip.claim
    );
    assert_eq!(drop.ask("POST", "/api/withdraw", &[], body.as_bytes()).status, 204);
    drop.close();
    let (json, blobs) = open(&drop, &bundle(&drop, ""));
    assert_eq!((json.shards[0].to, blobs.len()), (1, 0));
}
