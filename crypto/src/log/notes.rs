//! The two notes over a shard: the drop's checkpoint ("in the log") and the agency's seen ("reached its machine").

use std::fmt;

use base64::{Engine as _, prelude::BASE64_STANDARD};
use ed25519_dalek::SigningKey;

use super::{LogRoot, MAX_LEAVES, Origin, decimal};
use crate::hex::Hex;
use crate::keys::{Day, DropId, Fingerprint};
use crate::note::{self, NoteError};

const SEEN: &str = "sybyr/v1/seen";

/// Why a checkpoint or a seen was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogError {
    /// Not a note, or not signed by the expected key.
    Note(NoteError),
    /// Signed, but about another drop, agency or shard.
    Origin,
    /// Signed, but not in the form of the protocol.
    Malformed,
}

impl fmt::Display for LogError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Note(error) => error.fmt(f),
            Self::Origin => f.write_str("the note is about another log"),
            Self::Malformed => f.write_str("the signed text is not a note of the protocol"),
        }
    }
}

impl std::error::Error for LogError {}

impl From<NoteError> for LogError {
    fn from(error: NoteError) -> Self {
        Self::Note(error)
    }
}

/// `sybyr/<drop_id>`: the name of the log key in checkpoints.
pub fn checkpoint_key_name(drop_id: &DropId) -> String {
    format!("sybyr/{drop_id}")
}

/// `sybyr/<drop_id>/<fp>`: the name of the desk key in seen notes.
pub fn seen_key_name(drop_id: &DropId, agency: &Fingerprint) -> String {
    format!("sybyr/{drop_id}/{agency}")
}

/// What the drop signs when a batch closes: the shard has this size and this root.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checkpoint {
    /// The shard.
    pub origin: Origin,
    /// Its number of leaves.
    pub size: u32,
    /// The Merkle root over them.
    pub root: LogRoot,
}

impl Checkpoint {
    /// The note, signed by the log key. Refuses a size above [`MAX_LEAVES`].
    pub fn sign(&self, log: &SigningKey) -> Result<Vec<u8>, LogError> {
        let text = format!("{}\n{}\n{}\n", self.origin, self.size, BASE64_STANDARD.encode(self.root.0));
        let checked = Self::parse(&text, &self.origin)?;
        debug_assert_eq!(checked, *self);
        Ok(note::sign(&text, &checkpoint_key_name(&self.origin.drop_id), log)?)
    }

    /// Reads the checkpoint of the shard `origin` out of a note signed by the log key.
    pub fn open(bytes: &[u8], origin: &Origin, log_public: &[u8; 32]) -> Result<Self, LogError> {
        Self::parse(note::open(bytes, &checkpoint_key_name(&origin.drop_id), log_public)?, origin)
    }

    /// Reads the text inside the note.
    pub fn parse(text: &str, origin: &Origin) -> Result<Self, LogError> {
        let [named, size, root] = lines(text)?;
        about(named, origin)?;
        let (size, root) = (parse_size(size)?, parse_root(root)?);
        Ok(Self { origin: *origin, size, root })
    }
}

/// What the agency signs when everything up to `size` is durable on its machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The shard.
    pub origin: Origin,
    /// How many leaves are accounted for.
    pub size: u32,
    /// The Merkle root at that size.
    pub root: LogRoot,
    /// When it was signed.
    pub day: Day,
    /// The leaves that did not open, ascending, each below `size`.
    pub failed: Vec<u32>,
}

impl Seen {
    /// The note, signed by the desk key. Refuses a size above [`MAX_LEAVES`] and indices out of order or range.
    pub fn sign(&self, desk: &SigningKey) -> Result<Vec<u8>, LogError> {
        self.sign_by(std::slice::from_ref(desk))
    }

    /// As [`Seen::sign`], by each of the desk keys that the server or a source may go by, newest first.
    pub fn sign_by(&self, desks: &[SigningKey]) -> Result<Vec<u8>, LogError> {
        let failed = match self.failed.as_slice() {
            [] => "-".to_owned(),
            indices => indices.iter().map(u32::to_string).collect::<Vec<_>>().join(","),
        };
        let root = BASE64_STANDARD.encode(self.root.0);
        let text = format!("{SEEN}\n{}\n{}\n{root}\n{}\n{failed}\n", self.origin, self.size, self.day);
        let checked = Self::parse(&text, &self.origin)?;
        debug_assert_eq!(checked, *self);
        Ok(note::sign_by(&text, &seen_key_name(&self.origin.drop_id, &self.origin.agency), desks)?)
    }

    /// Reads the seen of the shard `origin` out of a note signed by the desk key of the agency's card.
    pub fn open(bytes: &[u8], origin: &Origin, desk_public: &[u8; 32]) -> Result<Self, LogError> {
        let name = seen_key_name(&origin.drop_id, &origin.agency);
        Self::parse(note::open(bytes, &name, desk_public)?, origin)
    }

    /// Reads the text inside the note.
    pub fn parse(text: &str, origin: &Origin) -> Result<Self, LogError> {
        let [title, named, size, root, day, failed] = lines(text)?;
        if title != SEEN {
            return Err(LogError::Malformed);
        }
        about(named, origin)?;
        let (size, root) = (parse_size(size)?, parse_root(root)?);
        let day = decimal(day).ok_or(LogError::Malformed)?;
        let failed: Vec<u32> = match failed {
            "-" => Vec::new(),
            list => list.split(',').map(decimal).collect::<Option<_>>().ok_or(LogError::Malformed)?,
        };
        let ascending = failed.is_sorted_by(|a, b| a < b) && failed.last().is_none_or(|&last| last < size);
        if !ascending {
            return Err(LogError::Malformed);
        }
        Ok(Self { origin: *origin, size, root, day, failed })
    }
}

/// The text is exactly `N` lines, each ended.
fn lines<const N: usize>(text: &str) -> Result<[&str; N], LogError> {
    let body = text.strip_suffix('\n').ok_or(LogError::Malformed)?;
    body.split('\n').collect::<Vec<_>>().try_into().map_err(|_| LogError::Malformed)
}

fn about(named: &str, origin: &Origin) -> Result<(), LogError> {
    if named == origin.to_string() { Ok(()) } else { Err(LogError::Origin) }
}

fn parse_size(text: &str) -> Result<u32, LogError> {
    decimal(text).filter(|&size| size <= MAX_LEAVES).ok_or(LogError::Malformed)
}

fn parse_root(text: &str) -> Result<LogRoot, LogError> {
    let bytes = BASE64_STANDARD.decode(text).map_err(|_| LogError::Malformed)?;
    bytes.try_into().map(Hex).map_err(|_| LogError::Malformed)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn key() -> SigningKey {
        SigningKey::from_bytes(&[9; 32])
    }

    fn public() -> [u8; 32] {
        key().verifying_key().to_bytes()
    }

    fn origin() -> Origin {
        let shard = "2026-1".parse().expect("a shard");
        Origin { drop_id: Hex([1; 16]), agency: Hex([2; 32]), shard }
    }

    fn seen(size: u32, failed: Vec<u32>) -> Seen {
        Seen { origin: origin(), size, root: Hex([3; 32]), day: 20_778, failed }
    }

    #[test]
    fn a_checkpoint_reads_as_the_protocol_shows_it() {
        let checkpoint = Checkpoint { origin: origin(), size: 12, root: Hex([0; 32]) };
        let note = String::from_utf8(checkpoint.sign(&key()).expect("in range")).expect("text");
        let (drop, fp) = ("01".repeat(16), "02".repeat(32));
        let head = format!("sybyr/{drop}/{fp}/2026-1\n12\n{}=\n\n\u{2014} sybyr/{drop} ", "A".repeat(43));
        assert!(note.starts_with(&head), "{note}");
        assert_eq!(Checkpoint::open(note.as_bytes(), &origin(), &public()), Ok(checkpoint));
    }

    #[test]
    fn a_note_about_another_log_is_refused() {
        let note = seen(5, vec![]).sign(&key()).expect("in range");
        let other_shard = Origin { shard: "2026-2".parse().expect("a shard"), ..origin() };
        assert_eq!(Seen::open(&note, &other_shard, &public()), Err(LogError::Origin));
        let other_agency = Origin { agency: Hex([7; 32]), ..origin() };
        assert_eq!(Seen::open(&note, &other_agency, &public()), Err(LogError::Note(NoteError::Unsigned)));
        assert_eq!(Checkpoint::open(&note, &origin(), &public()), Err(LogError::Note(NoteError::Unsigned)));
    }

    #[test]
    fn a_seen_with_indices_out_of_order_or_range_is_neither_signed_nor_read() {
        for failed in [vec![5], vec![2, 2], vec![3, 1]] {
            assert_eq!(seen(5, failed.clone()).sign(&key()), Err(LogError::Malformed), "{failed:?}");
        }
        assert_eq!(seen(MAX_LEAVES + 1, vec![]).sign(&key()), Err(LogError::Malformed));
        let head = format!("{SEEN}\n{}\n5\n{}=\n", origin(), "A".repeat(43));
        for tail in "1 1// 01/- 1/00 1/1, 1/-,1 1/-/ -1/- 4294967296/- 1/1,,2 1/,1 1/5".split(' ') {
            let tail = tail.replace('/', "\n") + "\n";
            assert_eq!(Seen::parse(&(head.clone() + &tail), &origin()), Err(LogError::Malformed), "{tail:?}");
        }
        assert!(Seen::parse(&(head + "1\n-\n"), &origin()).is_ok());
    }

    #[test]
    fn a_full_shard_that_did_not_open_still_fits_a_note() {
        let all = seen(MAX_LEAVES, (0..MAX_LEAVES).collect());
        let note = all.sign(&key()).expect("within the limit");
        assert_eq!(Seen::open(&note, &origin(), &public()), Ok(all));
    }

    proptest! {
        #[test]
        fn a_seen_round_trips(size in 0..=MAX_LEAVES, root: [u8; 32], day: u32, picks in prop::collection::btree_set(0u32..400, 0..20)) {
            let failed = picks.into_iter().filter(|&i| i < size).collect();
            let all = Seen { root: Hex(root), day, ..seen(size, failed) };
            let note = all.sign(&key()).expect("in range");
            prop_assert_eq!(Seen::open(&note, &origin(), &public()), Ok(all));
        }

        #[test]
        fn any_text_gives_a_value_or_an_error(text: String) {
            let _ = Checkpoint::parse(&text, &origin());
            let _ = Seen::parse(&text, &origin());
        }
    }
}
