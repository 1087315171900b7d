//! Uploads of tips: what tus 1.0.0 promises, what the protocol adds, and what a hostile sender gets.

mod support;

use std::io::Write as _;

use support::{
    TestDrop,
    drop::{STREAM, TUS, metadata},
    http,
};
use sybyr_server::clock::{HOUR, Moment};

#[test]
fn a_tip_goes_up_in_pieces_and_into_the_log() {
    let drop = TestDrop::new();
    let tip = drop.agency.tip(1);
    let created = drop.create(&tip);
    assert_eq!((created.status, created.header("upload-offset")), (201, Some("0")));
    let expires = created.header("upload-expires").expect("expires");
    assert!(["01", "07", "13", "19"].iter().any(|hour| expires.ends_with(&format!(" {hour}:00:00 GMT"))), "{expires}");
    let location = created.header("location").expect("a location");
    assert!(location.starts_with("/api/tips/") && location.len() == "/api/tips/".len() + 32);
    let mut at = 0;
    for len in [1, 10, 1600, 1, 5000, 26_156] {
        let answer = drop.patch(location, at, &tip.blob[at..at + len]);
        at += len;
        let offset = at.to_string();
        assert_eq!((answer.status, answer.header("upload-offset")), (204, Some(offset.as_str())), "at {at}");
        assert_eq!(answer.header("tus-resumable"), Some("1.0.0"));
        let head = drop.head(location);
        assert_eq!((head.status, head.header("upload-offset")), (200, Some(offset.as_str())), "at {at}");
        assert_eq!(head.header("upload-length"), Some("32768"));
    }
    assert_eq!(at, tip.blob.len());
    assert_eq!(drop.head(location).header("upload-expires"), None, "complete");
    drop.close();
    assert_eq!(drop.head(location).refusal_without_body(), 404);
    let entries = drop.entries();
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].tag, tip.tag);
    assert_eq!(entries[0].blob_hash.0, sybyr_crypto::notation::sha256(&tip.blob));
}

trait WithoutBody {
    fn refusal_without_body(&self) -> u16;
}

impl WithoutBody for http::Answer {
    fn refusal_without_body(&self) -> u16 {
        assert!(self.body.is_empty());
        self.status
    }
}

#[test]
fn a_tip_goes_up_with_its_creation() {
    let drop = TestDrop::new();
    let tip = drop.agency.large_tip(1, 3_000_000);
    let location = drop.send(&tip);
    drop.close();
    assert_eq!(drop.entries()[0].blob_hash.0, sybyr_crypto::notation::sha256(&tip.blob));
    assert_eq!(drop.head(&location).status, 404);
}

#[test]
fn options_tell_what_is_spoken() {
    let drop = TestDrop::with(&["limit_tip=65536"]);
    for path in ["/api/tips", "/api/tips/00"] {
        let answer = drop.ask("OPTIONS", path, &[], b"");
        assert_eq!((answer.status, answer.header("tus-version")), (204, Some("1.0.0")));
        let extensions = answer.header("tus-extension").expect("extensions");
        assert_eq!(extensions, "creation,creation-with-upload,expiration,termination");
        assert_eq!(answer.header("tus-max-size"), Some("65536"));
    }
}

#[test]
fn every_wrong_creation_has_its_own_answer() {
    let drop = TestDrop::with(&["limit_tip=65536"]);
    let good = drop.metadata(&drop.agency.tip(1));
    let (agency, tag) = (drop.agency.fingerprint.to_string(), "0a".repeat(32));
    let create = |length: &str, metadata: &str| {
        drop.ask("POST", "/api/tips", &[TUS, ("Upload-Length", length), ("Upload-Metadata", metadata)], b"").refusal()
    };
    for length in ["32767", "32769", "0", "-1", "+32768", "032768", "32 768", "x", "9007199254740993", "1.5"] {
        assert_eq!(create(length, &good), (400, "size-class".into()), "{length}");
    }
    assert_eq!(create("131072", &good), (413, "too-large".into()));
    for bad in [
        metadata(&agency, &tag.to_uppercase()),
        metadata(&agency, &tag[1..]),
        metadata(&agency, ""),
        format!("{},filename {}", metadata(&agency, &tag), "cGxhbi5wZGY="),
        "agency x".to_owned(),
        String::new(),
    ] {
        assert_eq!(create("32768", &bad), (400, "metadata".into()), "{bad}");
    }
    assert_eq!(create("32768", &metadata(&"0b".repeat(32), &tag)), (404, "no-agency".into()));
    let without = drop.ask("POST", "/api/tips", &[TUS, ("Upload-Metadata", &good)], b"");
    assert_eq!(without.refusal(), (400, "size-class".into()));
    let untold = drop.ask("POST", "/api/tips", &[("Upload-Length", "32768"), ("Upload-Metadata", &good)], b"");
    assert_eq!(untold.refusal(), (412, "tus-version".into()));
    assert_eq!(untold.header("tus-version"), Some("1.0.0"));
    let headers = [TUS, ("Upload-Length", "32768"), ("Upload-Metadata", good.as_str()), ("Content-Type", "text/plain")];
    assert_eq!(drop.ask("POST", "/api/tips", &headers, b"plain text").refusal(), (415, "content-type".into()));
}

#[test]
fn every_wrong_piece_has_its_own_answer() {
    let drop = TestDrop::new();
    let tip = drop.agency.tip(1);
    let location = drop.location(&tip);
    assert_eq!(drop.patch(&location, 0, &tip.blob[..20_000]).status, 204);
    let conflict = drop.patch(&location, 0, &tip.blob[..10]);
    assert_eq!(conflict.refusal(), (409, "offset".into()));
    assert_eq!(conflict.header("upload-offset"), Some("20000"));
    assert_eq!(drop.patch(&location, 20_001, &tip.blob[20_001..]).refusal(), (409, "offset".into()));
    let bare = drop.ask("PATCH", &location, &[TUS, ("Upload-Offset", "20000")], b"x");
    assert_eq!(bare.refusal(), (415, "content-type".into()));
    for offset in ["", "x", "-1", "020000", "20000.0"] {
        let answer = drop.ask("PATCH", &location, &[TUS, STREAM, ("Upload-Offset", offset)], b"x");
        assert_eq!(answer.refusal(), (400, "offset".into()), "{offset}");
    }
    assert_eq!(drop.patch(&location, 20_000, &vec![0; 20_000]).refusal(), (413, "too-large".into()));
    assert_eq!(drop.head(&location).header("upload-offset"), Some("20000"), "nothing of it was kept");
    for unknown in ["/api/tips/00", "/api/tips/ffffffffffffffffffffffffffffffff", "/api/tips/%ff%fe"] {
        assert_eq!(drop.patch(unknown, 0, b"x").refusal(), (404, "no-upload".into()));
        assert_eq!(drop.head(unknown).status, 404);
        assert_eq!(drop.ask("DELETE", unknown, &[TUS], b"").refusal(), (404, "no-upload".into()));
    }
    assert_eq!(drop.patch(&location, 20_000, &tip.blob[20_000..]).status, 204);
    assert_eq!(drop.patch(&location, tip.blob.len(), b"").status, 204, "nothing more is no mistake");
    assert_eq!(drop.patch(&location, tip.blob.len(), b"x").refusal(), (413, "too-large".into()));
}

#[test]
fn more_bytes_than_announced_are_refused_in_chunks_too() {
    let drop = TestDrop::new();
    let tip = drop.agency.tip(1);
    let location = drop.location(&tip);
    let mut stream = http::connect(drop.address());
    let head = http::head("PATCH", &location, &[TUS, STREAM, ("Upload-Offset", "0"), ("Transfer-Encoding", "chunked")]);
    stream.write_all(head.as_bytes()).expect("sends");
    let chunks = [&tip.blob[..], b"one byte more"];
    for chunk in chunks {
        stream.write_all(format!("{:x}\r\n", chunk.len()).as_bytes()).expect("sends");
        stream.write_all(chunk).expect("sends");
        stream.write_all(b"\r\n").expect("sends");
    }
    stream.write_all(b"0\r\n\r\n").expect("sends");
    assert_eq!(http::receive(stream, "PATCH").refusal(), (413, "too-large".into()));
    assert_eq!(drop.head(&location).header("upload-offset"), Some("0"));
}

#[test]
fn what_is_not_sealed_is_never_stored() {
    let drop = TestDrop::new();
    let secret = b"the name of the source is Aigerim";
    let x25519 = {
        let key = age_x25519();
        let mut sealed = age::encrypt(&key, secret).expect("seals");
        sealed.resize(32_768, 0);
        sealed
    };
    let two = {
        let mut sealed = drop.agency.tip(9).blob;
        let text = String::from_utf8_lossy(&sealed).into_owned();
        let stanza: String =
            text.split("---").next().expect("a header").split_once("-> ").expect("a stanza").1.to_owned();
        let at = sealed.windows(4).position(|w| w == b"\n---").expect("the end of the stanzas") + 1;
        sealed.splice(at..at, format!("-> {stanza}").into_bytes());
        sealed.truncate(32_768);
        sealed
    };
    let plain = [&secret[..], &[b'x'; 32_000]].concat();
    let endless = [&b"age-encryption.org/v1\n-> x "[..], &[b'a'; 32_000]].concat();
    let cases = [(plain, "not-age"), (x25519, "recipients"), (two, "recipients"), (endless, "not-age")];
    for (n, (bytes, code)) in (20..).zip(cases) {
        let tip = drop.agency.tip(n);
        let location = drop.location(&tip);
        let answer = drop.patch(&location, 0, &bytes);
        assert_eq!(answer.status, 400, "{n}");
        assert_eq!(answer.refusal(), (400, code.into()), "{n}");
        assert_eq!(drop.head(&location).status, 404, "the upload is gone");
        let (length, metadata) = (tip.blob.len().to_string(), drop.metadata(&tip));
        let headers = [TUS, STREAM, ("Upload-Length", length.as_str()), ("Upload-Metadata", metadata.as_str())];
        assert_eq!(drop.ask("POST", "/api/tips", &headers, &bytes).refusal(), (400, code.into()));
    }
    // A first piece that could still become a header is held, a second that cannot ends the upload.
    let location = drop.location(&drop.agency.tip(40));
    assert_eq!(drop.patch(&location, 0, b"age-encryption.org/v1\n").status, 204);
    assert_eq!(drop.patch(&location, 22, secret).status, 204, "held: the line is not whole");
    assert_eq!(drop.patch(&location, 22 + secret.len(), b"\n").refusal(), (400, "not-age".into()));
    for file in support::drop::files(&drop.path()) {
        let bytes = std::fs::read(&file).expect("reads");
        assert!(!bytes.windows(12).any(|w| w == &secret[..12] || w == b"age-encrypti"), "{}", file.display());
    }
}

fn age_x25519() -> age::x25519::Recipient {
    age::x25519::Identity::generate().to_public()
}

#[test]
fn the_same_tag_is_one_upload() {
    let drop = TestDrop::new();
    let tip = drop.agency.tip(1);
    let location = drop.location(&tip);
    assert_eq!(drop.patch(&location, 0, &tip.blob[..9000]).status, 204);
    let again = drop.create(&tip);
    assert_eq!((again.status, again.header("location")), (201, Some(location.as_str())));
    assert_eq!(again.header("upload-offset"), Some("9000"));
    assert_eq!(drop.patch(&location, 9000, &tip.blob[9000..]).status, 204);
    assert_eq!(drop.location(&tip), location, "complete, and waiting");
    drop.close();
    assert_eq!(drop.create(&tip).refusal(), (410, "already-there".into()));
    assert_eq!(drop.entries().len(), 1);
}

#[test]
fn a_tip_can_be_taken_back_until_its_batch_closes() {
    let drop = TestDrop::new();
    let (kept, taken) = (drop.agency.tip(1), drop.agency.tip(2));
    let (kept_at, taken_at) = (drop.send(&kept), drop.send(&taken));
    assert_eq!(drop.ask("DELETE", &taken_at, &[TUS], b"").status, 204);
    assert_eq!(drop.ask("DELETE", &taken_at, &[TUS], b"").refusal(), (404, "no-upload".into()));
    drop.close();
    assert_eq!(drop.ask("DELETE", &kept_at, &[TUS], b"").refusal(), (404, "no-upload".into()));
    assert_eq!(drop.entries().len(), 1);
    drop.send(&taken);
    drop.close();
    assert_eq!(drop.entries().len(), 2, "its tag was free again");
}

#[test]
fn an_unfinished_upload_expires_at_a_close_after_a_day_and_a_finished_one_does_not() {
    let drop = TestDrop::new();
    let (whole, part) = (drop.agency.tip(1), drop.agency.tip(2));
    let (whole_at, part_at) = (drop.send(&whole), drop.location(&part));
    assert_eq!(drop.patch(&part_at, 0, &part.blob[..5000]).status, 204);
    let start = drop.clock.now().0;
    drop.clock.set(Moment(start + 24 * HOUR - 1));
    assert_eq!(drop.head(&part_at).header("upload-offset"), Some("5000"));
    let stored = || {
        let uploads = rusqlite::Connection::open(drop.path().join("uploads.db")).expect("opens");
        uploads.query_row("SELECT expires FROM upload WHERE expires IS NOT NULL", [], |row| row.get::<_, i64>(0))
    };
    let hour = stored().expect("one unfinished upload");
    assert!([1, 7, 13, 19].contains(&(hour % 24)), "the hour of a close, not that of the upload");
    drop.clock.set(Moment(start + 30 * HOUR));
    assert_eq!(drop.head(&part_at).status, 404);
    assert_eq!(drop.patch(&part_at, 5000, &part.blob[5000..]).refusal(), (404, "no-upload".into()));
    assert_eq!(drop.head(&whole_at).status, 200);
    let renewed = drop.create(&part);
    assert_eq!((renewed.status, renewed.header("upload-offset")), (201, Some("0")), "its tag is free again");
    drop.close();
    assert_eq!(drop.entries().len(), 1);
}

#[test]
fn what_arrived_before_the_connection_broke_is_kept() {
    let drop = TestDrop::new();
    let tip = drop.agency.large_tip(1, 200_000);
    let location = drop.location(&tip);
    let mut stream = http::connect(drop.address());
    let length = tip.blob.len().to_string();
    let headers = [TUS, STREAM, ("Upload-Offset", "0"), ("Content-Length", length.as_str())];
    stream.write_all(http::head("PATCH", &location, &headers).as_bytes()).expect("sends");
    stream.write_all(&tip.blob[..100_000]).expect("sends");
    std::mem::drop(stream);
    // The server learns of the break in its own time; asking again is what a client does.
    let offset = (0..1000)
        .map(|_| drop.head(&location).header("upload-offset").expect("an offset").parse::<usize>().expect("a number"))
        .find(|offset| *offset == 100_000);
    let offset = offset.expect("all that was sent");
    assert_eq!(drop.patch(&location, offset, &tip.blob[offset..]).status, 204);
    drop.close();
    assert_eq!(drop.entries()[0].blob_hash.0, sybyr_crypto::notation::sha256(&tip.blob));
}

#[test]
fn two_senders_of_one_upload_cannot_both_win() {
    let drop = TestDrop::new();
    let tip = drop.agency.large_tip(1, 1_000_000);
    let location = drop.location(&tip);
    let answers: Vec<u16> = std::thread::scope(|scope| {
        let send = || drop.patch(&location, 0, &tip.blob).status;
        let both = [scope.spawn(send), scope.spawn(send)];
        both.map(|thread| thread.join().expect("answered")).into()
    });
    assert!(answers.contains(&204), "{answers:?}");
    assert!(answers.iter().all(|status| [204, 409].contains(status)), "{answers:?}");
    drop.close();
    assert_eq!(drop.entries()[0].blob_hash.0, sybyr_crypto::notation::sha256(&tip.blob));
}

#[test]
fn a_piece_that_sets_out_early_waits_for_the_one_in_front() {
    let drop = TestDrop::new();
    let tip = drop.agency.large_tip(1, 1_000_000);
    let location = drop.location(&tip);
    let length = tip.blob.len();
    let begin = |from: usize, to: usize| {
        let (offset, size) = (from.to_string(), (to - from).to_string());
        let headers = [TUS, STREAM, ("Upload-Offset", offset.as_str()), ("Content-Length", size.as_str())];
        let mut stream = http::connect(drop.address());
        stream.write_all(http::head("PATCH", &location, &headers).as_bytes()).expect("sends");
        stream
    };
    let mut first = begin(0, 300_000);
    first.write_all(&tip.blob[..200_000]).expect("sends");
    let mut second = begin(300_000, length);
    second.write_all(&tip.blob[300_000..]).expect("sends");
    first.write_all(&tip.blob[200_000..300_000]).expect("sends");
    assert_eq!(http::receive(first, "PATCH").header("upload-offset"), Some("300000"));
    assert_eq!(http::receive(second, "PATCH").status, 204);
    drop.close();
    assert_eq!(drop.entries()[0].blob_hash.0, sybyr_crypto::notation::sha256(&tip.blob));
}

#[test]
fn a_header_that_was_held_in_memory_makes_the_upload_unknown_after_a_restart() {
    let mut drop = TestDrop::new();
    let (young, older, blank) = (drop.agency.tip(1), drop.agency.tip(2), drop.agency.tip(3));
    let (young_at, older_at, blank_at) = (drop.location(&young), drop.location(&older), drop.location(&blank));
    assert_eq!(drop.patch(&young_at, 0, &young.blob[..1000]).header("upload-offset"), Some("1000"));
    assert_eq!(drop.patch(&older_at, 0, &older.blob[..2000]).header("upload-offset"), Some("2000"));
    drop.restart();
    assert_eq!(drop.head(&young_at).status, 404, "never fewer bytes than were acknowledged");
    assert_eq!(drop.head(&older_at).header("upload-offset"), Some("2000"));
    assert_eq!(drop.head(&blank_at).header("upload-offset"), Some("0"));
    assert_eq!(drop.create(&young).status, 201);
}
