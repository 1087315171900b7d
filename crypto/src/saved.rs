//! Saved visits: what a visit would have fetched, in one file for the single-file client (protocol section 18).

use crate::{container::Writer, keys::Fingerprint};

/// `container(drop.js, cards/<fp>..)`: the writing part, cards in the order of their fingerprints. The same input gives the same bytes.
pub fn write(drop_js: &[u8], mut cards: Vec<(Fingerprint, Vec<u8>)>) -> Vec<u8> {
    cards.sort_by_key(|(fingerprint, _)| fingerprint.to_string());
    let mut writer = Writer::new(Vec::new());
    writer.entry("drop.js", drop_js).expect("memory takes any write");
    for (fingerprint, card) in &cards {
        writer.entry(&format!("cards/{fingerprint}"), card).expect("memory takes any write");
    }
    writer.finish(0).expect("memory takes any write")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{container::Reader, hex::Hex};

    #[test]
    fn holds_the_settings_first_and_the_cards_in_order() {
        let of = |byte| Hex([byte; 32]);
        let saved = write(b"drop", vec![(of(9), b"nine".to_vec()), (of(1), b"one".to_vec())]);
        let mut reader = Reader::new(&saved[..]);
        let mut found = Vec::new();
        while let Some(entry) = reader.next().expect("canonical") {
            found.push((entry.name, reader.read_to_vec(16).expect("short")));
        }
        let name = |byte| format!("cards/{}", of(byte));
        assert_eq!(
            found,
            [("drop.js".into(), b"drop".to_vec()), (name(1), b"one".to_vec()), (name(9), b"nine".to_vec())]
        );
    }
}
