//! What plugin and program say to each other: age stanzas, one after the other, each read within bounds. Also fuzzed.

use age_core::format::Stanza;
use base64::{Engine as _, prelude::BASE64_STANDARD_NO_PAD};
use zeroize::Zeroizing;

/// The longest line of either side, in bytes.
pub(super) const MAX_LINE: usize = 8 << 10;
/// The longest content of a stanza, as lines of [`COLUMNS`].
const MAX_LINES: usize = 512;
const COLUMNS: usize = 64;

/// A stanza as it is sent; what it holds may be a key or a PIN.
pub(super) fn text(tag: &str, args: &[&str], body: &[u8]) -> Zeroizing<String> {
    let encoded = Zeroizing::new(BASE64_STANDARD_NO_PAD.encode(body));
    let mut text = Zeroizing::new(String::with_capacity(encoded.len() * 2 + MAX_LINE));
    text.push_str("-> ");
    text.push_str(tag);
    for arg in args {
        text.push(' ');
        text.push_str(arg);
    }
    text.push('\n');
    let mut rest: &str = &encoded;
    // a line shorter than the others ends the content, an empty one if need be
    loop {
        let (line, behind) = rest.split_at(rest.len().min(COLUMNS));
        text.push_str(line);
        text.push('\n');
        rest = behind;
        if line.len() < COLUMNS {
            return text;
        }
    }
}

/// Reads a stanza from lines without their ends; `None` when it is none.
pub(super) fn read<E>(mut next: impl FnMut() -> Result<Zeroizing<String>, E>) -> Result<Option<Stanza>, E> {
    let header = next()?;
    let is_word = |word: &&str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_graphic());
    let Some(words) = header.strip_prefix("-> ") else { return Ok(None) };
    let mut words = words.split(' ');
    if !words.clone().all(|word| is_word(&word)) {
        return Ok(None);
    }
    let tag = words.next().unwrap_or_default().to_owned();
    let args = words.map(Into::into).collect();
    let mut encoded = Zeroizing::new(String::with_capacity(MAX_LINES * COLUMNS));
    for _ in 0..MAX_LINES {
        let line = next()?;
        if line.len() > COLUMNS {
            return Ok(None);
        }
        encoded.push_str(&line);
        if line.len() < COLUMNS {
            let body = BASE64_STANDARD_NO_PAD.decode(encoded.as_bytes()).ok();
            return Ok(body.map(|body| Stanza { tag, args, body }));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Option<Stanza> {
        let mut lines = text.lines();
        read(|| lines.next().map(|line| Zeroizing::new(line.to_owned())).ok_or(())).ok().flatten()
    }

    #[test]
    fn comes_out_as_it_went_in() {
        for len in [0, 1, 16, 47, 48, 49, 96, 1000] {
            let body = vec![7; len];
            let read = parse(&text("file-key", &["0", "x"], &body)).expect("a stanza");
            assert_eq!((read.tag.as_str(), read.args, read.body), ("file-key", vec!["0".into(), "x".into()], body));
        }
    }

    #[test]
    fn what_is_no_stanza_is_refused() {
        let long = format!("-> a\n{}\n\n", "A".repeat(65));
        let endless = format!("-> a\n{}\n", "A".repeat(64));
        for text in [
            "",
            "a\n\n",
            "->\n\n",
            "-> \n\n",
            "-> a  b\n\n",
            "-> a\u{1b}[2J\n\n",
            "-> a\n%\n",
            "-> a\nQR\n",
            &long,
            &endless,
        ] {
            assert!(parse(text).is_none(), "{text:?}");
        }
        let too_long = format!("-> a\n{}\n", format!("{}\n", "A".repeat(64)).repeat(MAX_LINES + 1));
        assert!(parse(&too_long).is_none());
    }
}
