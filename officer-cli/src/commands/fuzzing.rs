//! Readers of what an officer writes for the program, or the ceremony for itself.

use std::path::{Path, PathBuf};

use sybyr_crypto::card::Texts;
use sybyr_crypto::hex::Hex;

use super::ceremony::State;
use super::signing::CardTexts;

pub(crate) fn ceremony(bytes: &[u8]) -> bool {
    let read = |bytes: &[u8]| State::parse(bytes, Path::new("nowhere")).ok();
    let write = |state: &State| serde_json::to_vec(state).expect("a state always serializes");
    let Some(state) = read(bytes) else { return false };
    let written = write(&state);
    assert!(written.len() > bytes.len() || read(&written).is_some_and(|again| write(&again) == written));
    true
}

pub(crate) fn card_texts(bytes: &[u8]) -> bool {
    CardTexts::parse(bytes).is_some()
}

pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let names = Texts { en: "a".into(), ru: "а".into(), kk: "ә".into() };
    let path = || Some(PathBuf::from("/media/stick/a file"));
    let state = State {
        drop: path(),
        fingerprint: Some(Hex([1; 32])),
        names: Some(names),
        texts: Some(None),
        agreed: true,
        making: true,
        sheets: path(),
        printed: true,
        card: path(),
        root: path(),
        copies: path(),
    };
    let texts = include_str!("../../../docs/officer-guide.md");
    let begin = texts.find("\"sectors\": [").map_or(0, |at| texts[..at].rfind("```json\n").map_or(0, |at| at + 8));
    let end = begin + texts[begin..].find("```").unwrap_or(0);
    vec![
        [b"o", &serde_json::to_vec(&state).expect("a state")[..]].concat(),
        [b"t", &texts.as_bytes()[begin..end]].concat(),
    ]
}
