//! What is handed out for writing without network: the same file for everybody, and a client whose number drop.js names.

mod support;

use sha2::{Digest as _, Sha256};
use support::TestDrop;
use sybyr_crypto::{container::Reader, hex};

#[test]
fn the_writing_part_holds_what_a_visit_would_fetch() {
    let drop = TestDrop::new();
    let answer = drop.get("/api/saved/drop");
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-disposition"), Some("attachment; filename=\"visit.tar\""));
    let mut reader = Reader::new(&answer.body[..]);
    let mut parts = Vec::new();
    while let Some(entry) = reader.next().expect("canonical") {
        parts.push((entry.name, reader.read_to_vec(1 << 20).expect("short")));
    }
    let card = drop.get(&format!("/api/card/{}", drop.agency.fingerprint)).body;
    let expected =
        vec![("drop.js".to_owned(), drop.get("/drop.js").body), (format!("cards/{}", drop.agency.fingerprint), card)];
    assert_eq!(parts, expected);
    assert_eq!(drop.get("/api/saved/drop?whoever=asks").body, answer.body);
}

#[test]
fn drop_js_names_the_number_of_the_single_file_client() {
    let drop = TestDrop::new();
    let file = drop.get("/sybyr.html");
    assert_eq!(file.header("content-disposition"), Some("attachment; filename=\"sybyr.html\""));
    let number = hex::encode(&Sha256::digest(&file.body));
    let script = String::from_utf8(drop.get("/drop.js").body).expect("text");
    assert!(script.contains(&format!("\"single_file\": \"{number}\"")), "{script}");
}
