//! C2SP signed notes: a text that people can read, and signatures behind it (protocol section 10, c2sp.org/signed-note).
//!
//! ```text
//! note   = text | "\n" | lines          text ends in a newline; at least one line
//! line   = "— " name " " base64(key id 4 | signature) "\n"
//! key id = SHA-256(name | 0a | 01 | public key)[4]
//! ```

use std::fmt;

use base64::{Engine as _, prelude::BASE64_STANDARD};
use ed25519_dalek::{Signer as _, SigningKey};

use crate::notation::{sha256, verify_bytes};

/// The greatest length of a note, in bytes: room for a `seen` over a full shard none of whose leaves opened.
pub const MAX_LEN: usize = 256 * 1024;
/// The most signature lines of a note: ours, witnesses', and cosignatures to come.
pub const MAX_LINES: usize = 16;

const ED25519: u8 = 1;
const DASH: &str = "\u{2014} ";

/// Why a note was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteError {
    /// Not a signed note: too long, not text, or no well-formed signature lines.
    Malformed,
    /// A note, but no line by the key that was asked for.
    Unsigned,
    /// A line by the key that was asked for, whose signature is wrong.
    Signature,
}

impl fmt::Display for NoteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Malformed => "not a signed note",
            Self::Unsigned => "the note is not signed by the expected key",
            Self::Signature => "the signature under the note is wrong",
        })
    }
}

impl std::error::Error for NoteError {}

/// `key id = SHA-256(name | 0a | 01 | public key)[4]`: tells keys of one name apart; proves nothing.
pub fn key_id(name: &str, public: &[u8; 32]) -> [u8; 4] {
    let [a, b, c, d, ..] = sha256(&[name.as_bytes(), b"\n", &[ED25519], public].concat());
    [a, b, c, d]
}

/// Signs `text`, which ends in a newline and holds no other control character, under a `name` without spaces or `+`.
///
/// Returns [`NoteError::Malformed`] for a text or name that no reader would accept.
pub fn sign(text: &str, name: &str, key: &SigningKey) -> Result<Vec<u8>, NoteError> {
    sign_by(text, name, std::slice::from_ref(key))
}

/// As [`sign`], with a line by each of the keys, in their order: while one takes the place of another.
pub fn sign_by(text: &str, name: &str, keys: &[SigningKey]) -> Result<Vec<u8>, NoteError> {
    let mut note = format!("{text}\n");
    for key in keys {
        let public = key.verifying_key().to_bytes();
        let signature = key.sign(text.as_bytes()).to_bytes();
        let encoded = BASE64_STANDARD.encode([&key_id(name, &public)[..], &signature].concat());
        note.push_str(&format!("{DASH}{name} {encoded}\n"));
    }
    let note = note.into_bytes();
    let parsed = Note::parse(&note)?;
    for key in keys {
        if parsed.verify(name, &key.verifying_key().to_bytes())? != text {
            return Err(NoteError::Malformed);
        }
    }
    Ok(note)
}

/// The text of the note, once the key `public` called `name` has signed it. Lines by other keys are ignored.
pub fn open<'a>(bytes: &'a [u8], name: &str, public: &[u8; 32]) -> Result<&'a str, NoteError> {
    Note::parse(bytes)?.verify(name, public)
}

/// A note taken apart, not yet verified.
#[derive(Debug)]
pub struct Note<'a> {
    text: &'a str,
    lines: Vec<Line<'a>>,
}

#[derive(Debug)]
struct Line<'a> {
    name: &'a str,
    key_id: [u8; 4],
    signature: Vec<u8>,
}

impl<'a> Note<'a> {
    /// Takes any bytes apart. The text stays sealed in until [`Note::verify`].
    pub fn parse(bytes: &'a [u8]) -> Result<Self, NoteError> {
        Self::split(bytes).ok_or(NoteError::Malformed)
    }

    fn split(bytes: &'a [u8]) -> Option<Self> {
        if bytes.len() > MAX_LEN {
            return None;
        }
        let all = std::str::from_utf8(bytes).ok()?;
        if all.bytes().any(|b| b < b' ' && b != b'\n') {
            return None;
        }
        let end = all.rfind("\n\n")?;
        let (text, rest) = all.split_at(end + 1);
        let rest = rest.strip_prefix('\n')?.strip_suffix('\n')?;
        if rest.split('\n').count() > MAX_LINES {
            return None;
        }
        let lines = rest.split('\n').map(Line::parse).collect::<Option<Vec<_>>>()?;
        Some(Self { text, lines })
    }

    /// The text, when `public` called `name` has signed it; every line that claims this key must hold.
    pub fn verify(&self, name: &str, public: &[u8; 32]) -> Result<&'a str, NoteError> {
        let id = key_id(name, public);
        let mut known = self.lines.iter().filter(|l| l.name == name && l.key_id == id).peekable();
        if known.peek().is_none() {
            return Err(NoteError::Unsigned);
        }
        let holds = |line: &Line<'_>| {
            <&[u8; 64]>::try_from(line.signature.as_slice())
                .is_ok_and(|signature| verify_bytes(public, self.text.as_bytes(), signature))
        };
        if known.all(holds) { Ok(self.text) } else { Err(NoteError::Signature) }
    }
}

impl<'a> Line<'a> {
    fn parse(line: &'a str) -> Option<Self> {
        let (name, encoded) = line.strip_prefix(DASH)?.split_once(' ')?;
        if name.is_empty() || name.contains(|c: char| c.is_whitespace() || c == '+') {
            return None;
        }
        let body = BASE64_STANDARD.decode(encoded).ok()?;
        let (key_id, signature) = body.split_first_chunk::<4>()?;
        if signature.is_empty() {
            return None;
        }
        Some(Self { name, key_id: *key_id, signature: signature.to_vec() })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NAME: &str = "example.org/log";

    fn key(seed: u8) -> (SigningKey, [u8; 32]) {
        let key = SigningKey::from_bytes(&[seed; 32]);
        let public = key.verifying_key().to_bytes();
        (key, public)
    }

    #[test]
    fn opens_the_note_of_the_go_implementation() {
        // golang.org/x/mod/sumdb/note, package example: the key PeterNeumann+c74f20a3 over the well-known text.
        let text = "If you think cryptography is the answer to your problem,\n\
            then you don't know what your problem is.\n";
        let line = "\u{2014} PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
        let public = BASE64_STANDARD.decode("ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW").expect("a constant");
        let public = <[u8; 32]>::try_from(&public[1..]).expect("a constant");
        let note = format!("{text}\n{line}");
        assert_eq!(open(note.as_bytes(), "PeterNeumann", &public), Ok(text));
    }

    #[test]
    fn ignores_lines_by_unknown_keys() {
        let (ours, public) = key(1);
        let mut note = sign("hello\n", NAME, &ours).expect("well formed");
        note.extend_from_slice("\u{2014} witness AAAAAAAA\n".as_bytes());
        assert_eq!(open(&note, NAME, &public), Ok("hello\n"));
        assert_eq!(open(&note, NAME, &key(2).1), Err(NoteError::Unsigned));
        assert_eq!(open(&note, "another", &public), Err(NoteError::Unsigned));
    }

    #[test]
    fn holds_under_each_key_that_signed_it_and_no_other() {
        let keys = [key(1).0, key(2).0];
        let note = sign_by("hello\n", NAME, &keys).expect("well formed");
        assert_eq!(open(&note, NAME, &key(1).1), Ok("hello\n"));
        assert_eq!(open(&note, NAME, &key(2).1), Ok("hello\n"));
        assert_eq!(open(&note, NAME, &key(3).1), Err(NoteError::Unsigned));
        assert_eq!(sign_by("hello\n", NAME, &[]), Err(NoteError::Malformed));
        assert_eq!(sign_by("hello\n", NAME, &vec![key(1).0; MAX_LINES + 1]), Err(NoteError::Malformed));
    }

    #[test]
    fn refuses_a_second_wrong_line_by_the_known_key() {
        let (ours, public) = key(1);
        let mut note = sign("hello\n", NAME, &ours).expect("well formed");
        let forged = BASE64_STANDARD.encode([&key_id(NAME, &public)[..], &[7; 64]].concat());
        note.extend_from_slice(format!("{DASH}{NAME} {forged}\n").as_bytes());
        assert_eq!(open(&note, NAME, &public), Err(NoteError::Signature));
    }

    #[test]
    fn refuses_what_is_not_a_note() {
        let (ours, public) = key(1);
        let good = String::from_utf8(sign("a\n\nb\n", NAME, &ours).expect("well formed")).expect("text");
        assert_eq!(open(good.as_bytes(), NAME, &public), Ok("a\n\nb\n"));
        let cases = [
            "".to_owned(),
            "\n\n".to_owned(),
            good.replace('\u{2014}', "-"),
            good.replace("\n\n\u{2014}", "\n\u{2014}").replace("a\n\nb", "a\nb"),
            good.trim_end().to_owned(),
            good.clone() + "\n",
            good.replace('b', "\r"),
            good.replace('b', "\t"),
            good.replace(NAME, "two names"),
            good.replace(NAME, "a+b"),
            good.replace(NAME, ""),
            good.clone() + "\u{2014} witness AAAA\n",
            good.clone() + "\u{2014} witness not-base64\n",
            good.clone() + &"\u{2014} witness AAAAAAAA\n".repeat(MAX_LINES),
            "a\n".repeat(MAX_LEN / 2) + &good,
        ];
        for case in &cases {
            let head: String = case.chars().take(60).collect();
            assert_eq!(open(case.as_bytes(), NAME, &public), Err(NoteError::Malformed), "{head:?}");
        }
        assert_eq!(open(b"\xff\n\n\xff\n", NAME, &public), Err(NoteError::Malformed));
    }

    #[test]
    fn signs_nothing_that_a_reader_would_refuse() {
        let (ours, _) = key(1);
        for (text, name) in [("no newline", NAME), ("a\tb\n", NAME), ("a\n", "two names"), ("a\n", "")] {
            assert_eq!(sign(text, name, &ours), Err(NoteError::Malformed), "{text:?} {name:?}");
        }
    }

    proptest! {
        #[test]
        fn round_trips(text in "([a-zа-я0-9— ]{0,20}\n){1,8}", seed: u8) {
            let (ours, public) = key(seed);
            let note = sign(&text, NAME, &ours).expect("well formed");
            prop_assert_eq!(open(&note, NAME, &public), Ok(text.as_str()));
        }

        #[test]
        fn one_changed_byte_is_refused(at in any::<prop::sample::Index>(), flip in 1u8..) {
            let (ours, public) = key(1);
            let mut note = sign("some text\n", NAME, &ours).expect("well formed");
            let at = at.index(note.len());
            note[at] ^= flip;
            prop_assert!(open(&note, NAME, &public).is_err());
        }

        #[test]
        fn any_bytes_give_a_value_or_an_error(bytes: Vec<u8>) {
            let _ = Note::parse(&bytes);
        }
    }
}
