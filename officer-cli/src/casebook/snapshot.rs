//! Snapshots: the whole index at one position of the chain, age-sealed and authenticated.
//!
//! ```text
//! file = "SYBYRS\r\n" | u32be version | u64be generation | position 40 | age file of the index | HMAC 32
//! ```
//!
//! The HMAC is needed because age, sealed to a public key, does not say who sealed.

use std::path::Path;

use sybyr_crypto::notation::equal;
use sybyr_crypto::seal::{open_vec, seal_vec};
use zeroize::Zeroizing;

use super::identity::VERSION;
use super::seal::{FileKeys, Position};
use crate::files;
use crate::problem::{Problem, Result};

const MAGIC: &[u8; 8] = b"SYBYRS\r\n";
const HEAD_LEN: usize = 8 + 4 + 8 + 40;
/// The greatest index that is opened: bounds memory, far above a hundred thousand cases.
const MAX_INDEX: usize = 4 << 30;

/// Writes a snapshot as one step.
pub(super) fn write(path: &Path, keys: &FileKeys, generation: u64, at: Position, index: &[u8]) -> Result<()> {
    files::replace(path, &bytes(keys, generation, at, index)).map_err(|e| Problem::io(path, e))
}

pub(super) fn bytes(keys: &FileKeys, generation: u64, at: Position, index: &[u8]) -> Vec<u8> {
    let mut file = Vec::with_capacity(HEAD_LEN + index.len() + index.len() / 1024 + 4096);
    file.extend_from_slice(MAGIC);
    file.extend_from_slice(&VERSION.to_be_bytes());
    file.extend_from_slice(&generation.to_be_bytes());
    file.extend_from_slice(&at.bytes());
    file.extend_from_slice(&seal_vec(&keys.snapshot().to_recipient(), index));
    file.extend_from_slice(&keys.file_mac(&file));
    file
}

/// Reads a snapshot of this generation: its position and the index.
pub(super) fn read(path: &Path, keys: &FileKeys, generation: u64) -> Result<(Position, Zeroizing<Vec<u8>>)> {
    let file = std::fs::read(path).map_err(|e| Problem::io(path, e))?;
    parse(&file, path, keys, generation)
}

pub(super) fn parse(
    file: &[u8],
    path: &Path,
    keys: &FileKeys,
    generation: u64,
) -> Result<(Position, Zeroizing<Vec<u8>>)> {
    let damaged = || Problem::damaged(path);
    let (signed, mac) = file.split_last_chunk::<32>().ok_or_else(damaged)?;
    let (head, sealed) = signed.split_first_chunk::<HEAD_LEN>().ok_or_else(damaged)?;
    if &head[..8] != MAGIC {
        return Err(damaged());
    }
    if u32::from_be_bytes(head[8..12].try_into().expect("4 bytes")) > VERSION {
        return Err(Problem::NewerCasebook);
    }
    if !equal(&keys.file_mac(signed), mac) || head[12..20] != generation.to_be_bytes() {
        return Err(damaged());
    }
    let index = open_vec(&keys.snapshot(), sealed, MAX_INDEX).map_err(|_| damaged())?;
    Ok((Position::from_bytes(head[20..].try_into().expect("40 bytes")), index))
}

#[cfg(test)]
mod tests {
    use super::*;
    use sybyr_crypto::keys::Secret;

    #[test]
    fn a_snapshot_opens_whole_under_its_key_and_generation_only() {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let path = dir.path().join("snapshot");
        let keys = FileKeys::new(&Secret::new([7; 32]));
        let at = Position { next: 5, chain: [9; 32] };
        write(&path, &keys, 3, at, b"the index").expect("written");
        let (position, index) = read(&path, &keys, 3).expect("opens");
        assert_eq!((position, &index[..]), (at, &b"the index"[..]));
        assert!(read(&path, &keys, 4).is_err());
        assert!(read(&path, &FileKeys::new(&Secret::new([8; 32])), 3).is_err());
        let whole = std::fs::read(&path).expect("there");
        for at in [0, 9, 15, 30, 70, whole.len() / 2, whole.len() - 1] {
            let mut bad = whole.clone();
            bad[at] ^= 1;
            std::fs::write(&path, &bad).expect("written");
            assert!(read(&path, &keys, 3).is_err(), "byte {at}");
        }
        std::fs::write(&path, &whole[..40]).expect("cut");
        assert!(read(&path, &keys, 3).is_err());
    }
}
