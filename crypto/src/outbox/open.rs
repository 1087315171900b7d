//! Checking and opening an outbox, on the server: the MAC before anything is decrypted, all of it before anything counts.

use std::io::{self, Read, Seek, SeekFrom};

use age::Identity;

use super::{
    HEAD, MAC, MAGIC, MAGIC_OF_SEVERAL, MAX_KEYS, MAX_SEEN, MAX_TIPS, OutboxError, OutboxJson, OutboxKey, PassedOn,
    SignedSeen,
};
use crate::card::{Card, MAX_CARDS, SignedCard};
use crate::container::Reader;
use crate::hashing::Hashing;
use crate::hex::{self, Hex};
use crate::json;
use crate::keys::{DropId, Fingerprint};
use crate::log::{Origin, Seen};
use crate::notation::equal;
use crate::note;
use crate::object::MAX_OBJECTS_LEN;
use crate::reply::MAX_OBJECTS;
use crate::seal::{self, HeaderState, MAX_HEADER, check_header};
use crate::size::is_class;
use crate::slot::Slot;

/// What the server knows of the agency whose outbox it opens.
#[derive(Debug, Clone)]
pub struct ExpectedOutbox {
    /// Its own drop.
    pub drop_id: DropId,
    /// The agency whose token was shown.
    pub agency: Fingerprint,
    /// The agency's root key: cards must be signed by it.
    pub root: [u8; 32],
    /// The desk key of the newest card: seen notes must be signed by it.
    pub desk: [u8; 32],
    /// K.
    pub slots: usize,
    /// The most bytes of all objects and tips.
    pub objects_len: u64,
}

/// What an outbox carries besides slots, to be stored as it comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carried {
    /// A file of a reply, by its id.
    Object(Hex<16>),
    /// A tip that is passed on.
    Tip {
        /// To this agency.
        agency: Fingerprint,
        /// Under this `W`.
        tag: Hex<32>,
    },
}

/// An outbox whose MAC holds; still sealed.
#[derive(Debug)]
pub struct SealedOutbox<F> {
    file: F,
    number: u64,
    mac: [u8; 32],
    begin: u64,
    end: u64,
}

impl<F: Read + Seek> SealedOutbox<F> {
    /// Reads all of `file` once and checks that one of its MACs is by `key`. Nothing is decrypted.
    pub fn verify(mut file: F, key: &OutboxKey) -> Result<Self, OutboxError> {
        let len = file.seek(SeekFrom::End(0))?;
        file.seek(SeekFrom::Start(0))?;
        let mut head = [0; HEAD as usize + 1];
        file.read_exact(&mut head).map_err(|e| match e.kind() {
            io::ErrorKind::UnexpectedEof => OutboxError::NotOutbox,
            _ => e.into(),
        })?;
        let (magic, rest) = head.split_first_chunk::<8>().expect("seventeen bytes");
        let (number, count) = rest.split_first_chunk::<8>().expect("nine bytes");
        let (begin, count) = match (*magic, usize::from(count[0])) {
            (MAGIC, _) => (HEAD, 1),
            (MAGIC_OF_SEVERAL, count) if (2..=MAX_KEYS).contains(&count) => (HEAD + 1, count),
            _ => return Err(OutboxError::NotOutbox),
        };
        let number = u64::from_be_bytes(*number);
        let end = len.checked_sub(MAC * count as u64).filter(|&end| end > begin).ok_or(OutboxError::NotOutbox)?;
        file.seek(SeekFrom::Start(0))?;
        let mut hashing = Hashing::with_key((&mut file).take(end), key.0.expose());
        io::copy(&mut hashing, &mut io::sink())?;
        let (_, computed) = hashing.finish_mac();
        let mut macs = vec![[0; MAC as usize]; count];
        for mac in &mut macs {
            file.read_exact(mac)?;
        }
        // every one is compared, so that time does not tell which
        let fits = macs.iter().fold(false, |fits, mac| equal(&computed, mac) | fits);
        if fits { Ok(Self { file, number, mac: macs[0], begin, end }) } else { Err(OutboxError::Mac) }
    }

    /// Its number, authentic.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// Its first MAC: the same number with the same MAC is the same outbox again.
    pub fn mac(&self) -> &[u8; 32] {
        &self.mac
    }

    /// Opens it with the server's identity and checks all of it. Each object and tip goes to `store`, which MUST be able
    /// to undo: an error may still follow.
    pub fn open(
        mut self,
        server: &dyn Identity,
        expected: &ExpectedOutbox,
        store: &mut dyn FnMut(Carried, u64, &mut dyn Read) -> io::Result<()>,
    ) -> Result<OpenedOutbox, OutboxError> {
        self.file.seek(SeekFrom::Start(self.begin))?;
        let ciphertext = (&mut self.file).take(self.end - self.begin);
        let plaintext = seal::open(server, ciphertext).map_err(|_| OutboxError::Sealed)?;
        OpenedOutbox::parse(plaintext, self.number, expected, store)
    }
}

/// An outbox of which everything holds.
#[derive(Debug)]
pub struct OpenedOutbox {
    /// `outbox.json`
    pub json: OutboxJson,
    /// Exactly K, sorted by tag.
    pub slots: Vec<Slot>,
    /// Ascending by shard.
    pub seen: Vec<SignedSeen>,
    /// Ascending by counter.
    pub cards: Vec<SignedCard>,
    /// Ids and lengths of the objects that were stored, ascending.
    pub objects: Vec<(Hex<16>, u64)>,
    /// The tips for other agencies that were stored, ascending by tag.
    pub tips: Vec<PassedOn>,
}

impl OpenedOutbox {
    /// The newest card of the outbox when it is newer than `newest` and names another desk key: that one counts from
    /// this outbox on, and the outbox MUST hold under it as well ([`OpenedOutbox::is_seen_by`], [`SealedOutbox::verify`]).
    pub fn new_desk(&self, newest: &Card) -> Option<&Card> {
        let card = self.cards.last()?.card();
        let differs = card.desk != newest.desk || card.desk_dh != newest.desk_dh;
        (differs && card.counter > newest.counter).then_some(card)
    }

    /// Whether every seen note is signed by this desk key.
    pub fn is_seen_by(&self, desk: &[u8; 32]) -> bool {
        self.seen.iter().all(|signed| Seen::open(&signed.note, &signed.seen.origin, desk).is_ok())
    }

    /// Reads the plaintext of the outbox with this `number`.
    pub fn parse(
        plaintext: impl Read,
        number: u64,
        expected: &ExpectedOutbox,
        store: &mut dyn FnMut(Carried, u64, &mut dyn Read) -> io::Result<()>,
    ) -> Result<Self, OutboxError> {
        let mut container = Reader::new(plaintext);
        let mut outbox = Self::begin(&mut container, number, expected)?;
        let mut objects_len = 0_u64;
        while let Some(entry) = container.next()? {
            match entry.name.split_once('/') {
                Some(("seen", shard)) if outbox.cards.is_empty() && outbox.objects.is_empty() => {
                    let shard = shard.parse().map_err(|_| OutboxError::Malformed("seen"))?;
                    let origin = Origin { drop_id: expected.drop_id, agency: expected.agency, shard };
                    let note = container.read_to_vec(note::MAX_LEN as u64)?;
                    let seen = Seen::open(&note, &origin, &expected.desk).map_err(OutboxError::Seen)?;
                    let last = outbox.seen.last().map(|last| last.seen.origin.shard);
                    outbox.seen.push(SignedSeen { note, seen });
                    if last >= Some(shard) || outbox.seen.len() > MAX_SEEN {
                        return Err(OutboxError::Malformed("seen"));
                    }
                }
                Some(("cards", counter)) if outbox.objects.is_empty() => {
                    let bytes = container.read_to_vec(json::MAX_LEN as u64)?;
                    let card = SignedCard::open(bytes, &expected.drop_id, Some(&expected.root));
                    let card = card.map_err(OutboxError::Card)?;
                    let named = format!("{:010}", card.card().counter) == counter;
                    let last = outbox.cards.last().map(|last| last.card().counter);
                    if !named || last >= Some(card.card().counter) || outbox.cards.len() == MAX_CARDS {
                        return Err(OutboxError::Malformed("cards"));
                    }
                    outbox.cards.push(card);
                }
                Some(("objects", id)) if outbox.tips.is_empty() => {
                    let id = hex::decode(id).map(Hex).ok_or(OutboxError::Malformed("objects"))?;
                    objects_len = objects_len.saturating_add(entry.size);
                    let last = outbox.objects.last().map(|&(last, _)| last);
                    let many = outbox.objects.len() >= expected.slots.saturating_mul(MAX_OBJECTS);
                    if last >= Some(id) || many || objects_len > expected.objects_len {
                        return Err(OutboxError::Malformed("objects"));
                    }
                    if entry.size > MAX_OBJECTS_LEN {
                        return Err(OutboxError::Malformed("objects"));
                    }
                    store_sealed(&mut container, Carried::Object(id), entry.size, store)?;
                    outbox.objects.push((id, entry.size));
                }
                Some(("tips", tag)) => {
                    let tag = hex::decode(tag).map(Hex).ok_or(OutboxError::Malformed("tips"))?;
                    let mut agency = Hex([0; 32]);
                    let len = entry.size.checked_sub(agency.0.len() as u64).ok_or(OutboxError::Malformed("tips"))?;
                    objects_len = objects_len.saturating_add(len);
                    let last = outbox.tips.last().map(|last| last.tag);
                    if last >= Some(tag) || outbox.tips.len() == MAX_TIPS || objects_len > expected.objects_len {
                        return Err(OutboxError::Malformed("tips"));
                    }
                    container.read_exact(&mut agency.0).map_err(broken)?;
                    if agency == expected.agency {
                        return Err(OutboxError::Malformed("tips"));
                    }
                    store_sealed(&mut container, Carried::Tip { agency, tag }, len, store)?;
                    outbox.tips.push(PassedOn { agency, tag, len });
                }
                _ => return Err(OutboxError::Malformed("an unknown or misplaced part")),
            }
        }
        Ok(outbox)
    }

    fn begin(container: &mut Reader<impl Read>, number: u64, expected: &ExpectedOutbox) -> Result<Self, OutboxError> {
        named(container, "outbox.json")?;
        let json = container.read_to_vec(json::MAX_LEN as u64)?;
        let json = OutboxJson::parse(&json).ok_or(OutboxError::Malformed("outbox.json"))?;
        if json.drop_id != expected.drop_id || json.agency != expected.agency {
            return Err(OutboxError::Foreign);
        }
        if json.number != number {
            return Err(OutboxError::Malformed("number"));
        }
        named(container, "slots")?;
        let bytes = container.read_to_vec((expected.slots * Slot::LEN) as u64)?;
        let slots = Slot::parse_all(&bytes, expected.slots).ok_or(OutboxError::Malformed("slots"))?;
        if slots.iter().any(|slot| !matches!(check_header(&slot.blob[..]), HeaderState::Accepted(_))) {
            return Err(OutboxError::Malformed("slots"));
        }
        Ok(Self { json, slots, seen: vec![], cards: vec![], objects: vec![], tips: vec![] })
    }
}

fn named(container: &mut Reader<impl Read>, name: &'static str) -> Result<(), OutboxError> {
    match container.next()? {
        Some(entry) if entry.name == name => Ok(()),
        _ => Err(OutboxError::Malformed(name)),
    }
}

/// Hands an object or tip on that begins as what it must be.
fn store_sealed(
    container: &mut Reader<impl Read>,
    what: Carried,
    len: u64,
    store: &mut dyn FnMut(Carried, u64, &mut dyn Read) -> io::Result<()>,
) -> Result<(), OutboxError> {
    let part = match what {
        Carried::Object(_) => "objects",
        Carried::Tip { .. } => "tips",
    };
    if !is_class(len) {
        return Err(OutboxError::Malformed(part));
    }
    let mut head = [0; MAX_HEADER];
    container.read_exact(&mut head).map_err(broken)?;
    if !matches!(check_header(&head), HeaderState::Accepted(_)) {
        return Err(OutboxError::Malformed(part));
    }
    store(what, len, &mut head.as_slice().chain(&mut *container))?;
    let left = container.copy_to(&mut io::sink())?;
    if left == 0 { Ok(()) } else { Err(io::Error::other("an object was not stored whole").into()) }
}

fn broken(error: io::Error) -> OutboxError {
    crate::container::ContainerError::Io(error).into()
}
