//! Sealing to one hybrid recipient and opening, through the crate `age` (protocol section 4).

use std::cell::RefCell;
use std::fmt;
use std::io::{self, BufReader, Chain, Cursor, Read, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use age::stream::{StreamReader, StreamWriter};
use age::{DecryptError, Decryptor, Encryptor, Identity};
use age_core::format::{FileKey, Stanza};
use age_core::secrecy::ExposeSecret as _;
use base64::{Engine as _, prelude::BASE64_STANDARD_NO_PAD};
use zeroize::Zeroizing;

use crate::keys::Secret;
use crate::recipient::{HybridIdentity, HybridRecipient, STANZA_TYPE, StoredFileKey};
use crate::size::NONCE_LEN;

/// The longest header that is read. Ours are 1627 bytes, with the crate's random stanza at most about 1830.
pub const MAX_HEADER: usize = 4096;
/// Length of a header with the one stanza and nothing else.
pub const PLAIN_HEADER: u64 = 1627;

/// It does not open: wrong key, changed, cut, or not sealed as the protocol says. Deliberately one value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenError;

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("does not open with this key")
    }
}

impl std::error::Error for OpenError {}

/// Seals what is written to it. The header is already out when this exists, so its length is known before the content.
pub struct Sealer<W: Write> {
    header_len: u64,
    stream: StreamWriter<Counting<W>>,
}

struct Counting<W> {
    out: W,
    count: Arc<AtomicU64>,
}

impl<W: Write> Write for Counting<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let n = self.out.write(bytes)?;
        self.count.fetch_add(n as u64, Ordering::Relaxed);
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl<W: Write> Sealer<W> {
    /// Writes header and nonce to `out`.
    pub fn new(recipient: &HybridRecipient, out: W) -> io::Result<Self> {
        let count = Arc::new(AtomicU64::new(0));
        let encryptor = Encryptor::with_recipients([recipient as &dyn age::Recipient].into_iter())
            .expect("one checked recipient always wraps");
        let stream = encryptor.wrap_output(Counting { out, count: count.clone() })?;
        Ok(Self { header_len: count.load(Ordering::Relaxed) - NONCE_LEN, stream })
    }

    /// Bytes of the header, without the nonce behind it.
    pub fn header_len(&self) -> u64 {
        self.header_len
    }

    /// Writes the last chunk. Without this the object does not open.
    pub fn finish(self) -> io::Result<W> {
        Ok(self.stream.finish()?.out)
    }
}

impl<W: Write> Write for Sealer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.stream.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}

/// Seals bytes at hand.
pub fn seal_vec(recipient: &HybridRecipient, content: &[u8]) -> Vec<u8> {
    let mut sealer = Sealer::new(recipient, Vec::new()).expect("memory takes any write");
    sealer.write_all(content).expect("memory takes any write");
    sealer.finish().expect("memory takes any write")
}

/// The plaintext of an opened object. A change or cut shows as an error at the end of reading at the latest:
/// nothing read may be used before the end was reached.
pub type Opened<R> = StreamReader<Bounded<R>>;

/// A sealed object whose header was looked at and put back in front.
pub type Bounded<R> = BufReader<Chain<Cursor<Vec<u8>>, R>>;

/// Opens with a hybrid identity or a stored file key.
pub fn open<R: Read>(identity: &dyn Identity, sealed: R) -> Result<Opened<R>, OpenError> {
    Ok(open_with(identity, sealed)?.0)
}

/// As [`open`], and gives the object's file key to keep.
pub fn open_keeping_key<R: Read>(
    identity: &HybridIdentity,
    sealed: R,
) -> Result<(Opened<R>, StoredFileKey), OpenError> {
    open_with(identity, sealed)
}

/// Opens all of a small object: at most `limit` bytes of plaintext.
pub fn open_vec(identity: &dyn Identity, sealed: &[u8], limit: usize) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    let mut content = Zeroizing::new(Vec::with_capacity(sealed.len().min(limit)));
    open(identity, sealed)?.take(limit as u64 + 1).read_to_end(&mut content).map_err(|_| OpenError)?;
    if content.len() > limit { Err(OpenError) } else { Ok(content) }
}

fn open_with<R: Read>(identity: &dyn Identity, sealed: R) -> Result<(Opened<R>, StoredFileKey), OpenError> {
    let keeper = Keeper { identity, key: RefCell::new(None) };
    let decryptor = Decryptor::new_buffered(bounded_header(sealed)?).map_err(|_| OpenError)?;
    let opened = decryptor.decrypt([&keeper as &dyn Identity].into_iter()).map_err(|_| OpenError)?;
    let key = keeper.key.into_inner().ok_or(OpenError)?;
    Ok((opened, key))
}

/// Reads the header, at most [`MAX_HEADER`] bytes of it, and puts it back in front. The crate `age` parses a header again
/// from its start with every line, and has no bound: a megabyte of stanza would take it minutes.
fn bounded_header<R: Read>(mut sealed: R) -> Result<Bounded<R>, OpenError> {
    let mut head = Vec::with_capacity(MAX_HEADER);
    sealed.by_ref().take(MAX_HEADER as u64).read_to_end(&mut head).map_err(|_| OpenError)?;
    match check_header(&head) {
        HeaderState::Accepted(_) => Ok(BufReader::with_capacity(64 * 1024, Cursor::new(head).chain(sealed))),
        HeaderState::Incomplete | HeaderState::Refused(_) => Err(OpenError),
    }
}

/// Lets only headers through that the protocol allows, and remembers the file key.
struct Keeper<'a> {
    identity: &'a dyn Identity,
    key: RefCell<Option<StoredFileKey>>,
}

impl Identity for Keeper<'_> {
    fn unwrap_stanza(&self, stanza: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        self.identity.unwrap_stanza(stanza)
    }

    fn unwrap_stanzas(&self, stanzas: &[Stanza]) -> Option<Result<FileKey, DecryptError>> {
        if !allowed(stanzas.iter().map(|s| s.tag.as_str())) {
            return Some(Err(DecryptError::InvalidHeader));
        }
        let hybrid = stanzas.iter().find(|s| s.tag == STANZA_TYPE)?;
        let key = self.unwrap_stanza(hybrid)?;
        if let Ok(key) = &key {
            *self.key.borrow_mut() = Some(StoredFileKey(Secret::new(*key.expose_secret())));
        }
        Some(key)
    }
}

/// Exactly one hybrid stanza and at most one of the crate's random ones.
fn allowed<'a>(types: impl Iterator<Item = &'a str>) -> bool {
    let (mut hybrid, mut grease) = (0, 0);
    for name in types {
        match name {
            STANZA_TYPE => hybrid += 1,
            name if name.ends_with("-grease") => grease += 1,
            _ => return false,
        }
    }
    hybrid == 1 && grease <= 1
}

/// What the first bytes of an upload are, as far as they tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeaderState {
    /// More bytes are needed.
    Incomplete,
    /// A header that the protocol allows, of this many bytes.
    Accepted(usize),
    /// Refused, whatever follows.
    Refused(HeaderError),
}

/// Why a header is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeaderError {
    /// Not an age file.
    NotAge,
    /// An age file, but not to exactly one hybrid recipient.
    Recipients,
}

const VERSION: &[u8] = b"age-encryption.org/v1\n";

/// Judges the beginning of an object that the server cannot open. It proves nothing about the key or what follows.
pub fn check_header(prefix: &[u8]) -> HeaderState {
    match parse_header(prefix) {
        Err(Stop::Refused(error)) => HeaderState::Refused(error),
        Err(Stop::Short) if prefix.len() >= MAX_HEADER => HeaderState::Refused(HeaderError::NotAge),
        Err(Stop::Short) => HeaderState::Incomplete,
        Ok(len) if len > MAX_HEADER => HeaderState::Refused(HeaderError::NotAge),
        Ok(len) => HeaderState::Accepted(len),
    }
}

enum Stop {
    Short,
    Refused(HeaderError),
}

fn parse_header(prefix: &[u8]) -> Result<usize, Stop> {
    let shared = prefix.len().min(VERSION.len());
    if prefix[..shared] != VERSION[..shared] {
        return Err(Stop::Refused(HeaderError::NotAge));
    }
    let mut rest = prefix.get(VERSION.len()..).ok_or(Stop::Short)?;
    let mut line = || -> Result<&str, Stop> {
        let end = rest.iter().position(|&b| b == b'\n').ok_or(Stop::Short)?;
        let (line, tail) = rest.split_at(end);
        rest = &tail[1..];
        std::str::from_utf8(line).map_err(|_| Stop::Refused(HeaderError::NotAge))
    };
    let not_age = || Stop::Refused(HeaderError::NotAge);
    let mut types = Vec::new();
    loop {
        let first = line()?;
        if let Some(mac) = first.strip_prefix("--- ") {
            if mac.len() != 43 || BASE64_STANDARD_NO_PAD.decode(mac).is_err() {
                return Err(not_age());
            }
            break;
        }
        let mut args = first.strip_prefix("-> ").ok_or_else(not_age)?.split(' ');
        let name = args.next().ok_or_else(not_age)?;
        let args: Vec<&str> = args.collect();
        if [name].iter().chain(&args).any(|a| a.is_empty() || !a.bytes().all(|b| b.is_ascii_graphic())) {
            return Err(not_age());
        }
        let mut body = 0;
        loop {
            let part = line()?;
            if part.len() > 64 || BASE64_STANDARD_NO_PAD.decode(part).is_err() {
                return Err(not_age());
            }
            body += part.len();
            if part.len() < 64 {
                break;
            }
        }
        if name == STANZA_TYPE {
            let enc = args.first().map_or(0, |a| a.len());
            if args.len() != 1 || enc != 1494 || body != 43 || BASE64_STANDARD_NO_PAD.decode(args[0]).is_err() {
                return Err(Stop::Refused(HeaderError::Recipients));
            }
        }
        types.push(name);
    }
    let len = prefix.len() - rest.len();
    if allowed(types.into_iter()) { Ok(len) } else { Err(Stop::Refused(HeaderError::Recipients)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn identity() -> HybridIdentity {
        HybridIdentity::from_seed(&Secret::new([7; 32]))
    }

    #[test]
    fn seals_and_opens_also_with_the_stored_file_key() {
        let sealed = seal_vec(&identity().to_recipient(), b"text");
        let (mut opened, key) = open_keeping_key(&identity(), &sealed[..]).expect("opens");
        let mut text = Vec::new();
        opened.read_to_end(&mut text).expect("whole");
        assert_eq!(text, b"text");
        assert_eq!(open_vec(&key, &sealed, 100).expect("opens")[..], *b"text");
        assert_eq!(open_vec(&StoredFileKey(Secret::new([1; 16])), &sealed, 100).unwrap_err(), OpenError);
        assert_eq!(open_vec(&identity(), &sealed, 3).unwrap_err(), OpenError);
    }

    #[test]
    fn the_header_length_is_known_before_the_content() {
        for _ in 0..50 {
            let mut sealer = Sealer::new(&identity().to_recipient(), Vec::new()).expect("memory");
            let header = sealer.header_len();
            assert!((PLAIN_HEADER..2000).contains(&header));
            sealer.write_all(&[1; 100]).expect("memory");
            let sealed = sealer.finish().expect("memory");
            assert_eq!(sealed.len() as u64, crate::size::sealed_len(header, 100));
            assert_eq!(check_header(&sealed), HeaderState::Accepted(usize::try_from(header).expect("small")));
        }
    }

    #[test]
    fn a_cut_or_changed_object_does_not_open() {
        let sealed = seal_vec(&identity().to_recipient(), &[9; 70_000]);
        for len in [0, 100, 1700, 66_000, sealed.len() - 1] {
            assert!(open_vec(&identity(), &sealed[..len], 100_000).is_err(), "cut at {len}");
        }
        for at in [30, 1000, 1600, sealed.len() - 1] {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(open_vec(&identity(), &changed, 100_000).is_err(), "byte {at}");
        }
    }

    #[test]
    fn an_object_to_two_recipients_is_refused_by_server_and_officer() {
        let keys = [identity().to_recipient(), identity().to_recipient()];
        let encryptor = Encryptor::with_recipients(keys.iter().map(|k| k as &dyn age::Recipient)).expect("two");
        let mut out = encryptor.wrap_output(Vec::new()).expect("memory");
        out.write_all(b"x").expect("memory");
        let sealed = out.finish().expect("memory");
        assert_eq!(check_header(&sealed), HeaderState::Refused(HeaderError::Recipients));
        assert!(open_vec(&identity(), &sealed, 10).is_err());
    }

    #[test]
    fn an_object_to_a_passphrase_or_x25519_is_refused() {
        let x25519 = age::x25519::Identity::generate().to_public();
        let sealed = age::encrypt(&x25519, b"x").expect("seals");
        assert_eq!(check_header(&sealed), HeaderState::Refused(HeaderError::Recipients));
    }

    #[test]
    fn judges_a_header_byte_by_byte_without_changing_its_mind() {
        let sealed = seal_vec(&identity().to_recipient(), b"text");
        let HeaderState::Accepted(len) = check_header(&sealed) else { panic!("own header") };
        for end in 0..len {
            assert_eq!(check_header(&sealed[..end]), HeaderState::Incomplete, "at {end}");
        }
        assert_eq!(check_header(&sealed[..len]), HeaderState::Accepted(len));
    }

    /// Without the bound this takes the crate `age` minutes, and an endless line all memory.
    #[test]
    fn an_endless_header_is_not_read_on() {
        struct Endless(usize);
        impl Read for Endless {
            fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
                self.0 += out.len();
                assert!(self.0 <= MAX_HEADER, "read on behind the longest header");
                out.fill(b'a');
                Ok(out.len())
            }
        }
        let start = [VERSION, b"-> x-grease "].concat();
        assert!(open(&identity(), (&start[..]).chain(Endless(start.len()))).is_err());
        let mut lines = start.clone();
        lines.extend([&[b'a'; 64][..], b"\n"].concat().repeat(40_000));
        assert!(open(&identity(), &lines[..]).is_err());
    }

    #[test]
    fn refuses_plain_text_at_once_and_an_endless_header_at_the_limit() {
        assert_eq!(check_header(b"he"), HeaderState::Refused(HeaderError::NotAge));
        let mut endless = VERSION.to_vec();
        endless.extend(b"-> x-grease ");
        endless.resize(MAX_HEADER, b'a');
        assert_eq!(check_header(&endless), HeaderState::Refused(HeaderError::NotAge));
    }

    proptest! {
        #[test]
        fn any_bytes_give_a_state(bytes in proptest::collection::vec(any::<u8>(), 0..200), cut in 0_usize..3000) {
            let _ = check_header(&bytes);
            let sealed = seal_vec(&identity().to_recipient(), b"text");
            let mut mixed = sealed[..cut.min(sealed.len())].to_vec();
            mixed.extend(&bytes);
            let _ = check_header(&mixed);
            let _ = open_vec(&identity(), &mixed, 1000);
        }
    }
}
