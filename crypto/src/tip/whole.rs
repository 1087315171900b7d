//! A whole tip: its parts in one container, sealed into a size class, and read back to the end.

use std::io::{self, Read, Write};

use sha2::{Digest as _, Sha256};

use super::{Attachment, KeysJson, MAX_ATTACHMENTS, MAX_MESSAGE, TipError, TipJson};
use crate::container::{END_LEN, Reader, Writer, entry_len};
use crate::forward::{self, ContentHashes, ForwardError, Introduction};
use crate::json;
use crate::keys::{DropId, Fingerprint};
use crate::notation::sha256;
use crate::recipient::HybridRecipient;
use crate::seal::Sealer;
use crate::size::smallest_class;

/// A tip to be sealed. The attachments' sizes stand in `tip`.
pub struct Tip<'a> {
    /// `tip.json`
    pub tip: &'a TipJson,
    /// `keys.json`
    pub keys: &'a KeysJson,
    /// `forward.json`, for a tip that is passed on.
    pub forward: Option<&'a [u8]>,
    /// `message.txt`
    pub message: &'a str,
}

impl Tip<'_> {
    /// Seals into the smallest size class. The files are read as they are sealed, in the order of `tip.attachments`.
    ///
    /// Fails when a file yields another length than announced, or the tip is larger than the largest class.
    pub fn seal<W: Write>(&self, to: &HybridRecipient, files: &mut [&mut dyn Read], out: W) -> io::Result<W> {
        let (tip, keys) = (json::write(self.tip), zeroize::Zeroizing::new(json::write(self.keys)));
        if files.len() != self.tip.attachments.len() || files.len() > MAX_ATTACHMENTS {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "files and their list differ"));
        }
        let small = [Some(&tip[..]), Some(&keys[..]), self.forward, Some(self.message.as_bytes())];
        let content: u64 = small.into_iter().flatten().map(|e| entry_len(e.len() as u64)).sum::<u64>()
            + self.tip.attachments.iter().map(|a| entry_len(a.size)).sum::<u64>()
            + entry_len(0)
            + END_LEN;
        let sealer = Sealer::new(to, out)?;
        let (_, payload) = smallest_class(sealer.header_len(), content)
            .ok_or_else(|| io::Error::new(io::ErrorKind::FileTooLarge, "tip is larger than the largest class"))?;
        let mut container = Writer::new(sealer);
        container.entry("tip.json", &tip)?;
        container.entry("keys.json", &keys)?;
        if let Some(forward) = self.forward {
            container.entry("forward.json", forward)?;
        }
        container.entry("message.txt", self.message.as_bytes())?;
        for (i, (file, a)) in files.iter_mut().zip(&self.tip.attachments).enumerate() {
            container.copy(&attachment_name(i), a.size, *file)?;
        }
        let end = payload % 512;
        container.padding(payload - content - end)?;
        container.finish(u16::try_from(end).expect("below 512"))?.finish()
    }
}

/// `attachments/01` for the first.
pub fn attachment_name(index: usize) -> String {
    format!("attachments/{:02}", index + 1)
}

/// A tip that was read to its end and checked.
#[derive(Debug, Clone)]
pub struct OpenedTip {
    /// `tip.json`
    pub tip: TipJson,
    /// `tip.json` as it was written, for export.
    pub tip_bytes: Vec<u8>,
    /// `keys.json`
    pub keys: KeysJson,
    /// Of a tip that was passed on.
    pub forward: Option<Forward>,
    /// `message.txt`
    pub message: String,
}

/// What a tip that was passed on carries besides.
#[derive(Debug, Clone)]
pub struct Forward {
    /// `forward.json`
    pub bytes: Vec<u8>,
    /// What it must have been signed for.
    pub content: ContentHashes,
}

impl OpenedTip {
    /// Who passed the tip on, if anybody did, and whether that is proven.
    pub fn introduction(&self) -> Option<Result<Introduction, ForwardError>> {
        let Forward { bytes, content } = self.forward.as_ref()?;
        Some(forward::open(bytes, (&self.tip.drop_id, &self.tip.agency), content))
    }
}

/// For whom a tip must have been made, and under which tag it came.
#[derive(Debug, Clone, Copy)]
pub struct Expected {
    /// This drop.
    pub drop_id: DropId,
    /// This body.
    pub agency: Fingerprint,
    /// The leaf's W.
    pub tag: [u8; 32],
}

/// Reads an opened tip whole: each file goes to `on_file(index, description, content)`, unread rest is skipped.
///
/// Nothing given to `on_file` may be trusted before this returns `Ok`: only the end proves that nothing was cut.
pub fn read_tip<R: Read>(
    opened: R,
    expected: &Expected,
    on_file: &mut dyn FnMut(usize, &Attachment, &mut dyn Read) -> io::Result<()>,
) -> Result<OpenedTip, TipError> {
    let mut container = Reader::new(opened);
    let named = |name: &str, limit: u64, container: &mut Reader<R>| -> Result<Vec<u8>, TipError> {
        match container.next()? {
            Some(entry) if entry.name == name => Ok(container.read_to_vec(limit)?),
            _ => Err(TipError::Malformed),
        }
    };
    let tip_bytes = named("tip.json", json::MAX_LEN as u64, &mut container)?;
    let tip = TipJson::parse(&tip_bytes)?;
    let keys = KeysJson::parse(&zeroize::Zeroizing::new(named("keys.json", json::MAX_LEN as u64, &mut container)?))?;
    let mut entry = container.next()?.ok_or(TipError::Malformed)?;
    let mut forward = None;
    if entry.name == "forward.json" {
        forward = Some(container.read_to_vec(forward::MAX_JSON as u64)?);
        entry = container.next()?.ok_or(TipError::Malformed)?;
    }
    if entry.name != "message.txt" {
        return Err(TipError::Malformed);
    }
    let message = String::from_utf8(container.read_to_vec(MAX_MESSAGE)?).map_err(|_| TipError::Malformed)?;
    let mut forward = forward.map(|bytes| {
        let (tip, message) = (sha256(&tip_bytes), sha256(message.as_bytes()));
        (bytes, ContentHashes { tip, message, attachments: Vec::new() })
    });
    for (i, attachment) in tip.attachments.iter().enumerate() {
        let entry = container.next()?.ok_or(TipError::Malformed)?;
        if entry.name != attachment_name(i) || entry.size != attachment.size {
            return Err(TipError::Malformed);
        }
        let Some((_, content)) = &mut forward else {
            on_file(i, attachment, &mut container).map_err(TipError::Io)?;
            continue;
        };
        let mut hashed = Hashing { input: &mut container, hash: Sha256::new() };
        on_file(i, attachment, &mut hashed).map_err(TipError::Io)?;
        io::copy(&mut hashed, &mut io::sink()).map_err(TipError::Io)?;
        content.attachments.push(hashed.hash.finalize().into());
    }
    match container.next()? {
        Some(entry) if entry.name == "padding" && entry.size % 512 == 0 => container.skip_zeros()?,
        _ => return Err(TipError::Malformed),
    }
    if container.next()?.is_some() {
        return Err(TipError::Malformed);
    }
    if tip.drop_id != expected.drop_id || tip.agency != expected.agency {
        return Err(TipError::Foreign);
    }
    if keys.tag() != expected.tag {
        return Err(TipError::WrongTag);
    }
    let forward = forward.map(|(bytes, content)| Forward { bytes, content });
    Ok(OpenedTip { tip, tip_bytes, keys, forward, message })
}

/// Hashes what is read, whoever reads it.
struct Hashing<R> {
    input: R,
    hash: Sha256,
}

impl<R: Read> Read for Hashing<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(buffer)?;
        self.hash.update(&buffer[..read]);
        Ok(read)
    }
}
