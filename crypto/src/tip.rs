//! The tip: what a source sends to an agency, as written, sealed and read back (protocol section 6).

use std::fmt;
use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::container::{ContainerError, END_LEN, Reader, Writer, entry_len};
use crate::hex::Hex;
use crate::json;
use crate::keys::{DropId, Fingerprint, SLOTS_A_YEAR, ThreadKey, upload_tag};
use crate::recipient::HybridRecipient;
use crate::seal::Sealer;
use crate::size::smallest_class;

/// The longest message, in bytes of UTF-8.
pub const MAX_MESSAGE: u64 = 1 << 20;
/// The most files in one tip.
pub const MAX_ATTACHMENTS: usize = 99;
const MAX_TEXT: usize = 2000;

/// May the body pass the tip on?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Forwarding {
    /// Not at all.
    Never,
    /// After asking the source.
    Ask,
    /// To whom it concerns.
    Yes,
}

/// How the tip was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Guided questions.
    Report,
    /// A photo and one line.
    Quick,
    /// A statement on paper, photographed.
    Statement,
    /// Typed by a call-taker.
    Call,
    /// From a field commissioner.
    Field,
    /// A further message in a thread.
    Message,
}

/// Language of the page the tip was written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Language {
    /// English.
    En,
    /// Russian.
    Ru,
    /// Kazakh.
    Kk,
}

/// A file of a tip, as the source's device named it. The name is hostile input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// 1..255 bytes.
    pub name: String,
    /// Media type as the browser guessed it, at most 100 bytes.
    #[serde(rename = "type")]
    pub media_type: String,
    /// Bytes.
    pub size: u64,
}

/// `tip.json`
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TipJson {
    /// 1.
    pub v: u8,
    /// The drop the tip was made for.
    pub drop_id: DropId,
    /// The body the tip was made for.
    pub agency: Fingerprint,
    /// Random, one per tip.
    pub id: Hex<16>,
    /// May the body pass it on?
    pub forward: Forwarding,
    /// How it was written.
    pub kind: Kind,
    /// In which language.
    pub language: Language,
    /// An id of the card's list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sector: Option<String>,
    /// An id of the card's list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
    /// Where, in the source's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// When, in the source's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// Who, in the source's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// The source's relation to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// How the source may be reached, if it wants to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// One per file, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
    /// Keys of later versions.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// `keys.json`: never exported, never forwarded.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct KeysJson {
    /// 1.
    pub v: u8,
    /// The thread key.
    pub k: ThreadKey,
    /// To whom replies are sealed.
    pub reply_to: HybridRecipient,
    /// How many low bits of the drawer are given, at most 16.
    pub bits: u8,
    /// Drawer mod 2^bits.
    pub drawer: u16,
    /// UTC year of sealing.
    pub year: u16,
    /// Which of the year's withdraw secrets.
    pub slot: u16,
    /// SHA-256 of the withdraw secret.
    pub wh: Hex<32>,
    /// The claim commitment C.
    pub claim: Hex<32>,
    /// An older thread key that this thread continues.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prev: Option<ThreadKey>,
}

/// Why a tip is not read.
#[derive(Debug)]
pub enum TipError {
    /// The bytes ended early, or do not open to their end.
    Io(io::Error),
    /// Not a tip of the protocol.
    Malformed,
    /// Made for another drop or another body.
    Foreign,
    /// Its tag is not the one it was uploaded under.
    WrongTag,
}

impl fmt::Display for TipError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Io(_) => "tip is cut or changed",
            Self::Malformed => "not a tip of the protocol",
            Self::Foreign => "tip was made for another drop or another body",
            Self::WrongTag => "tip does not belong to its place in the log",
        })
    }
}

impl std::error::Error for TipError {}

impl From<ContainerError> for TipError {
    fn from(error: ContainerError) -> Self {
        match error {
            ContainerError::Io(error) => Self::Io(error),
            ContainerError::NotCanonical | ContainerError::TooLarge => Self::Malformed,
        }
    }
}

impl TipJson {
    /// Parses and checks the lengths.
    pub fn parse(bytes: &[u8]) -> Result<Self, TipError> {
        let tip: Self = json::parse(bytes, json::MAX_LEN).map_err(|_| TipError::Malformed)?;
        let texts = [&tip.place, &tip.when, &tip.who, &tip.role, &tip.contact];
        let ids = [&tip.sector, &tip.district];
        let sound = tip.v == 1
            && texts.into_iter().flatten().all(|text| text.len() <= MAX_TEXT)
            && ids.into_iter().flatten().all(|id| is_list_id(id))
            && tip.attachments.len() <= MAX_ATTACHMENTS
            && tip.attachments.iter().all(|a| (1..=255).contains(&a.name.len()) && a.media_type.len() <= 100);
        if sound { Ok(tip) } else { Err(TipError::Malformed) }
    }
}

/// Whether `id` can name a sector or district: `[a-z0-9-]{1,32}`.
pub fn is_list_id(id: &str) -> bool {
    (1..=32).contains(&id.len()) && id.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

impl KeysJson {
    /// Parses and checks the ranges.
    pub fn parse(bytes: &[u8]) -> Result<Self, TipError> {
        let keys: Self = json::parse(bytes, json::MAX_LEN).map_err(|_| TipError::Malformed)?;
        let in_range = keys.bits <= 16 && u32::from(keys.drawer) < 1 << keys.bits && keys.slot < SLOTS_A_YEAR;
        if keys.v == 1 && in_range { Ok(keys) } else { Err(TipError::Malformed) }
    }

    /// `W`, the tag under which the tip was uploaded.
    pub fn tag(&self) -> [u8; 32] {
        upload_tag(&self.wh.0, &self.claim.0)
    }
}

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
    /// `forward.json` of a tip that was passed on.
    pub forward: Option<Vec<u8>>,
    /// `message.txt`
    pub message: String,
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
        forward = Some(container.read_to_vec(2 * json::MAX_LEN as u64 + 4096)?);
        entry = container.next()?.ok_or(TipError::Malformed)?;
    }
    if entry.name != "message.txt" {
        return Err(TipError::Malformed);
    }
    let message = String::from_utf8(container.read_to_vec(MAX_MESSAGE)?).map_err(|_| TipError::Malformed)?;
    for (i, attachment) in tip.attachments.iter().enumerate() {
        let entry = container.next()?.ok_or(TipError::Malformed)?;
        if entry.name != attachment_name(i) || entry.size != attachment.size {
            return Err(TipError::Malformed);
        }
        on_file(i, attachment, &mut container).map_err(TipError::Io)?;
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
    Ok(OpenedTip { tip, tip_bytes, keys, forward, message })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codename::Codename;
    use crate::keys::{Root, Secret, claim_commitment, withdraw_hash};
    use crate::recipient::HybridIdentity;
    use crate::{seal, size};
    use rand::{SeedableRng as _, rngs::StdRng};

    const DROP: DropId = Hex([1; 16]);
    const AGENCY: Fingerprint = Hex([2; 32]);

    fn identity() -> HybridIdentity {
        HybridIdentity::from_seed(&Secret::new([7; 32]))
    }

    fn parts(sizes: &[u64]) -> (TipJson, KeysJson) {
        let root = Root::from_secret(Secret::new([3; 32]));
        let w = root.withdraw_secret(&AGENCY, 2026, 17).expect("in range");
        let cpk = root.claim_key(&AGENCY).verifying_key().to_bytes();
        let tip = TipJson {
            v: 1,
            drop_id: DROP,
            agency: AGENCY,
            id: Hex([4; 16]),
            forward: Forwarding::Ask,
            kind: Kind::Report,
            language: Language::Kk,
            sector: Some("land".into()),
            district: None,
            place: None,
            when: None,
            who: None,
            role: None,
            contact: None,
            attachments: sizes
                .iter()
                .map(|&size| Attachment { name: "../../x".into(), media_type: "image/jpeg".into(), size })
                .collect(),
            extra: Map::new(),
        };
        let keys = KeysJson {
            v: 1,
            k: root.thread_key(&AGENCY),
            reply_to: root.reply_identity(&AGENCY).to_recipient(),
            bits: 0,
            drawer: 0,
            year: 2026,
            slot: 17,
            wh: Hex(withdraw_hash(&w)),
            claim: Hex(claim_commitment(&DROP, &AGENCY, 2026, 17, &cpk)),
            prev: None,
        };
        (tip, keys)
    }

    fn seal_parts(tip: &TipJson, keys: &KeysJson, files: &[&[u8]]) -> Vec<u8> {
        let mut readers: Vec<&[u8]> = files.to_vec();
        let mut files: Vec<&mut dyn Read> = readers.iter_mut().map(|r| r as &mut dyn Read).collect();
        Tip { tip, keys, forward: None, message: "хабарлама" }
            .seal(&identity().to_recipient(), &mut files, Vec::new())
            .expect("seals")
    }

    fn open(blob: &[u8], expected: &Expected) -> Result<(OpenedTip, Vec<Vec<u8>>), TipError> {
        let mut files = Vec::new();
        let opened = seal::open(&identity(), blob).expect("ours");
        let tip = read_tip(opened, expected, &mut |_, _, content| {
            let mut file = Vec::new();
            content.read_to_end(&mut file)?;
            files.push(file);
            Ok(())
        })?;
        Ok((tip, files))
    }

    #[test]
    fn a_tip_comes_back_whole_and_in_a_class() {
        let files: [&[u8]; 3] = [b"", &[5; 5000], &[6; 70_000]];
        let (tip, keys) = parts(&[0, 5000, 70_000]);
        let blob = seal_parts(&tip, &keys, &files);
        assert!(size::is_class(blob.len() as u64));
        let expected = Expected { drop_id: DROP, agency: AGENCY, tag: keys.tag() };
        let (opened, contents) = open(&blob, &expected).expect("opens");
        assert_eq!((opened.tip, opened.message.as_str()), (tip, "хабарлама"));
        assert_eq!(contents, files);
    }

    #[test]
    fn refuses_a_foreign_tip_and_a_wrong_tag() {
        let (tip, keys) = parts(&[]);
        let blob = seal_parts(&tip, &keys, &[]);
        let right = Expected { drop_id: DROP, agency: AGENCY, tag: keys.tag() };
        assert!(open(&blob, &right).is_ok());
        assert!(matches!(open(&blob, &Expected { drop_id: Hex([9; 16]), ..right }), Err(TipError::Foreign)));
        assert!(matches!(open(&blob, &Expected { agency: Hex([9; 32]), ..right }), Err(TipError::Foreign)));
        assert!(matches!(open(&blob, &Expected { tag: [9; 32], ..right }), Err(TipError::WrongTag)));
    }

    #[test]
    fn a_file_of_another_length_than_announced_is_not_sealed() {
        let (tip, keys) = parts(&[10]);
        let sealed = Tip { tip: &tip, keys: &keys, forward: None, message: "" }.seal(
            &identity().to_recipient(),
            &mut [&mut &[1; 9][..]],
            Vec::new(),
        );
        assert!(sealed.is_err());
    }

    #[test]
    fn unknown_keys_are_kept_and_unknown_values_refused() {
        let (tip, _) = parts(&[]);
        let text = String::from_utf8(json::write(&tip)).expect("text");
        let more = text.replacen('{', r#"{"later":{"x":1},"#, 1);
        let kept = TipJson::parse(more.as_bytes()).expect("unknown key");
        assert!(kept.extra.contains_key("later"));
        assert!(TipJson::parse(text.replace("\"ask\"", "\"maybe\"").as_bytes()).is_err());
        assert!(TipJson::parse(text.replace("\"land\"", "\"../x\"").as_bytes()).is_err());
        assert!(TipJson::parse(text.replace("\"v\":1", "\"v\":2").as_bytes()).is_err());
    }

    #[test]
    fn keys_out_of_range_are_refused() {
        let (_, keys) = parts(&[]);
        let text = String::from_utf8(json::write(&keys)).expect("text");
        assert!(KeysJson::parse(text.as_bytes()).is_ok());
        for (from, to) in [
            ("\"bits\":0", "\"bits\":17"),
            ("\"drawer\":0", "\"drawer\":1"),
            ("\"slot\":17", "\"slot\":4080"),
            ("age1pq1", "age1x1"),
        ] {
            assert!(text.contains(from), "{from}");
            assert!(KeysJson::parse(text.replace(from, to).as_bytes()).is_err(), "{to}");
        }
    }

    #[test]
    fn a_whole_codename_leads_to_its_tip() {
        let codename = Codename::generate(&mut StdRng::seed_from_u64(5));
        let root = Root::from_codename(&codename, &DROP);
        assert!(root.thread_key(&AGENCY).ct_eq(&Root::from_codename(&codename, &DROP).thread_key(&AGENCY)));
        assert!(!root.thread_key(&AGENCY).ct_eq(&Root::from_codename(&codename, &Hex([2; 16])).thread_key(&AGENCY)));
    }
}
