//! An object: a file of a reply, sealed by itself, fetched only when the source asks for it (protocol section 7).

use std::fmt;
use std::io::{self, Read, Write};

use age::Identity;

use crate::hashing::Hashing;
use crate::hex::Hex;
use crate::recipient::HybridRecipient;
use crate::seal::{self, Sealer};
use crate::size::smallest_class;

/// The most bytes of all objects of a reply, as sealed.
pub const MAX_OBJECTS_LEN: u64 = 32 << 20;

/// Why an object could not be sealed or opened.
#[derive(Debug)]
pub enum ObjectError {
    /// Reading or writing failed.
    Io(io::Error),
    /// Sealed, it would be larger than [`MAX_OBJECTS_LEN`].
    TooLarge,
    /// The file is not as long as was said.
    Length,
    /// Does not open: not this key, changed, cut, or not the object that the reply names.
    Open,
}

impl fmt::Display for ObjectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => write!(f, "file of a reply: {error}"),
            Self::TooLarge => f.write_str("the file is too large for a reply"),
            Self::Length => f.write_str("the file changed its length while it was read"),
            Self::Open => f.write_str("does not open with this key"),
        }
    }
}

impl std::error::Error for ObjectError {}

impl From<io::Error> for ObjectError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// What the reply says of an object after it was sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SealedObject {
    /// SHA-256 of the sealed object.
    pub sha256: Hex<32>,
    /// Its length in bytes, one of the thirty classes.
    pub len: u64,
}

/// Seals `size` bytes of `content` and zeros behind them, so that the object's length is a class.
pub fn seal_object<W: Write>(
    to: &HybridRecipient,
    size: u64,
    content: &mut dyn Read,
    out: W,
) -> Result<(SealedObject, W), ObjectError> {
    let mut sealer = Sealer::new(to, Hashing::new(out))?;
    let (len, payload) = smallest_class(sealer.header_len(), size)
        .filter(|&(len, _)| len <= MAX_OBJECTS_LEN)
        .ok_or(ObjectError::TooLarge)?;
    if io::copy(&mut content.take(size), &mut sealer)? != size || content.read(&mut [0])? != 0 {
        return Err(ObjectError::Length);
    }
    io::copy(&mut io::repeat(0).take(payload - size), &mut sealer)?;
    let (out, sha256) = sealer.finish()?.finish();
    Ok((SealedObject { sha256: Hex(sha256), len }, out))
}

/// Opens the object with hash `sha256` and writes the first `size` bytes of its plaintext to `out`.
///
/// On an error, what was written MUST be thrown away: the end of the object vouches for its beginning.
pub fn open_object(
    identity: &dyn Identity,
    sha256: &Hex<32>,
    size: u64,
    sealed: impl Read,
    out: &mut dyn Write,
) -> Result<(), ObjectError> {
    let mut sealed = Hashing::new(sealed);
    let mut opened = seal::open(identity, &mut sealed).map_err(|_| ObjectError::Open)?;
    let mut buffer = vec![0; 64 * 1024];
    let mut left = size;
    loop {
        let read = opened.read(&mut buffer).map_err(|_| ObjectError::Open)?;
        if read == 0 {
            break;
        }
        let content = usize::try_from(left).unwrap_or(usize::MAX).min(read);
        out.write_all(&buffer[..content])?;
        left -= content as u64;
        if buffer[content..read].iter().any(|&b| b != 0) {
            return Err(ObjectError::Open);
        }
    }
    drop(opened);
    if left == 0 && sealed.finish().1 == sha256.0 { Ok(()) } else { Err(ObjectError::Open) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::keys::Secret;
    use crate::recipient::HybridIdentity;
    use crate::size::is_class;

    fn identity(seed: u8) -> HybridIdentity {
        HybridIdentity::from_seed(&Secret::new([seed; 32]))
    }

    fn seal(content: &[u8]) -> (SealedObject, Vec<u8>) {
        let size = content.len() as u64;
        seal_object(&identity(1).to_recipient(), size, &mut &*content, Vec::new()).expect("small")
    }

    fn open(about: &SealedObject, size: u64, sealed: &[u8]) -> Result<Vec<u8>, ObjectError> {
        let mut out = Vec::new();
        open_object(&identity(1), &about.sha256, size, sealed, &mut out)?;
        Ok(out)
    }

    #[test]
    fn another_key_size_or_hash_or_a_changed_object_does_not_open() {
        let (about, sealed) = seal(b"hello");
        let mut sink = Vec::new();
        let other = open_object(&identity(2), &about.sha256, 5, &sealed[..], &mut sink);
        assert!(matches!(other, Err(ObjectError::Open)));
        assert!(matches!(open(&about, 4, &sealed), Err(ObjectError::Open)), "a byte behind the end");
        assert!(matches!(open(&about, about.len, &sealed), Err(ObjectError::Open)), "longer than the object");
        let (another, _) = seal(b"hello");
        assert!(matches!(open(&another, 5, &sealed), Err(ObjectError::Open)), "sealed twice, named once");
        assert!(matches!(open(&about, 5, &sealed[..sealed.len() - 1]), Err(ObjectError::Open)), "cut");
        assert!(matches!(open(&about, 5, &[&sealed[..], b"x"].concat()), Err(ObjectError::Open)), "continued");
    }

    #[test]
    fn a_file_that_changed_or_is_too_large_is_not_sealed() {
        let to = identity(1).to_recipient();
        for size in [4, 6] {
            let sealed = seal_object(&to, size, &mut &b"hello"[..], io::sink());
            assert!(matches!(sealed, Err(ObjectError::Length)), "{size}");
        }
        let sealed = seal_object(&to, MAX_OBJECTS_LEN, &mut io::empty(), io::sink());
        assert!(matches!(sealed, Err(ObjectError::TooLarge)));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn round_trips_in_a_class(content in prop::collection::vec(any::<u8>(), 0..80_000)) {
            let (about, sealed) = seal(&content);
            prop_assert!(is_class(about.len) && sealed.len() as u64 == about.len);
            prop_assert_eq!(open(&about, content.len() as u64, &sealed).expect("own object"), content);
        }
    }
}
