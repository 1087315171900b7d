//! Reading a bundle, on the officer's machine: part by part, each checked before it is given out.

use std::io::{self, Read, Write};

use age::Identity;

use super::account::{Account, Fault, FaultKind, Turn};
use super::{BundleError, BundleJson, Covered, LABEL};
use crate::container::{self, Reader};
use crate::hashing::Hashing;
use crate::json;
use crate::keys::{DropId, Fingerprint};
use crate::log::{self, Checkpoint, Decoy, Entry, MAX_LEAVES, Origin, Shard, Withdrawal};
use crate::notation::{sha256, verify};
use crate::note;
use crate::seal::{self, Opened};

/// What the officer's program knows of the drop and of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExpectedBundle {
    /// The drop it enrolled with.
    pub drop_id: DropId,
    /// Itself.
    pub agency: Fingerprint,
    /// The drop's log key: checkpoints must be signed by it.
    pub log: [u8; 32],
}

/// What stands before the blobs of a shard. Signature and root hold; withdrawals and decoys are in the account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShardPart {
    /// Which leaves the bundle accounts for.
    pub covered: Covered,
    /// What the drop signed.
    pub checkpoint: Checkpoint,
    /// The note itself.
    pub checkpoint_note: Vec<u8>,
    /// All entries up to the checkpoint. Whether they continue the entries of before is for the caller ([`log::continues`]).
    pub entries: Vec<Entry>,
    /// Ascending by index; also of leaves before `covered.from`.
    pub withdrawn: Vec<Withdrawal>,
    /// Ascending by index.
    pub decoys: Vec<Decoy>,
}

/// A blob whose turn it is; [`BundleReader::copy_blob`] gives its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BlobPart {
    /// The shard.
    pub shard: Shard,
    /// The leaf.
    pub index: u32,
    /// Its entry: the hash that the blob must have, and its `W`.
    pub entry: Entry,
    /// Bytes.
    pub size: u64,
}

/// What comes next in a bundle.
#[derive(Debug)]
pub enum Item {
    /// A shard begins.
    Shard(Box<ShardPart>),
    /// A blob of the shard that began last.
    Blob(BlobPart),
}

/// Reads a bundle of any length in the memory of one shard's entries.
///
/// Nothing counts before [`BundleReader::finish`] said so: a fault of any leaf, or a changed byte at the very end, is a
/// fault of all of it.
pub struct BundleReader<R: Read> {
    container: Reader<R>,
    expected: ExpectedBundle,
    json: BundleJson,
    begun: usize,
    shard: Option<OpenShard>,
    next: Option<container::Entry>,
    blob: Option<BlobPart>,
    faults: Vec<Fault>,
    broken: bool,
}

struct OpenShard {
    name: Shard,
    entries: Vec<Entry>,
    account: Account,
    last_blob: Option<u32>,
}

impl<R: Read> BundleReader<Opened<R>> {
    /// Opens a sealed bundle with the agency's `bundle` identity.
    pub fn open(identity: &dyn Identity, sealed: R, expected: ExpectedBundle) -> Result<Self, BundleError> {
        Self::new(seal::open(identity, sealed).map_err(|_| BundleError::Sealed)?, expected)
    }
}

impl<R: Read> BundleReader<R> {
    /// Reads the plaintext of a bundle.
    pub fn new(plaintext: R, expected: ExpectedBundle) -> Result<Self, BundleError> {
        let mut container = Reader::new(plaintext);
        if container.next()?.is_none_or(|entry| entry.name != "bundle.json") {
            return Err(BundleError::Malformed("bundle.json"));
        }
        let text = container.read_to_vec(json::MAX_LEN as u64)?;
        if container.next()?.is_none_or(|entry| entry.name != "signature") {
            return Err(BundleError::Malformed("signature"));
        }
        let signature: [u8; 64] =
            container.read_to_vec(64)?.try_into().map_err(|_| BundleError::Malformed("signature"))?;
        let genuine = verify(&expected.log, LABEL, &[&sha256(&text)], &signature);
        let json = BundleJson::parse(&text);
        let foreign = json.as_ref().is_some_and(|j| j.drop_id != expected.drop_id || j.agency != expected.agency);
        if foreign {
            return Err(BundleError::Foreign);
        }
        if !genuine {
            return Err(BundleError::Signature);
        }
        let json = json.ok_or(BundleError::Malformed("bundle.json"))?;
        let next = container.next()?;
        Ok(Self {
            container,
            expected,
            json,
            begun: 0,
            shard: None,
            next,
            blob: None,
            faults: Vec::new(),
            broken: false,
        })
    }

    /// `bundle.json`
    pub fn json(&self) -> &BundleJson {
        &self.json
    }

    /// The next shard or blob; `None` behind the last. A blob that was not copied is checked on the way.
    pub fn next_item(&mut self) -> Result<Option<Item>, BundleError> {
        self.unless_broken(Self::advance)
    }

    /// Copies the blob of the item that came last, and says whether it is the one in the log. If not, it is a fault, and
    /// what was written MUST be thrown away.
    pub fn copy_blob(&mut self, out: &mut dyn Write) -> Result<bool, BundleError> {
        self.unless_broken(|reader| reader.copy_pending(out))
    }

    /// Reads to the end and says whether every leaf is accounted for; [`BundleError::Unaccounted`] names those that are not.
    pub fn finish(mut self) -> Result<BundleJson, BundleError> {
        while self.next_item()?.is_some() {}
        if self.faults.is_empty() { Ok(self.json) } else { Err(BundleError::Unaccounted(self.faults)) }
    }

    /// After an error nothing of the bundle is given out any more, so that no one can read on to a good end.
    fn unless_broken<T>(&mut self, step: impl FnOnce(&mut Self) -> Result<T, BundleError>) -> Result<T, BundleError> {
        if self.broken {
            return Err(BundleError::Malformed("refused before"));
        }
        let result = step(self);
        self.broken = result.is_err();
        result
    }

    fn advance(&mut self) -> Result<Option<Item>, BundleError> {
        loop {
            if self.blob.is_some() {
                self.copy_pending(&mut io::sink())?;
            }
            let Some(entry) = self.next.take() else { return self.end() };
            let Some(index) = self.shard.as_ref().and_then(|shard| blob_index(&entry.name, shard.name)) else {
                return self.begin_shard(&entry).map(|part| Some(Item::Shard(Box::new(part))));
            };
            if let Some(blob) = self.begin_blob(index, entry.size)? {
                self.blob = Some(blob);
                return Ok(Some(Item::Blob(blob)));
            }
        }
    }

    fn copy_pending(&mut self, out: &mut dyn Write) -> Result<bool, BundleError> {
        let Some(blob) = self.blob.take() else { return Err(BundleError::Malformed("no blob to copy")) };
        let mut out = Hashing::new(out);
        let mut limited = (&mut self.container).take(blob.size);
        let copied = copy(&mut limited, &mut out)?;
        let same = copied == blob.size && out.finish().1 == blob.entry.blob_hash.0;
        if !same && let Some(shard) = &mut self.shard {
            shard.account.note(blob.index, FaultKind::Altered);
        }
        self.next = self.container.next()?;
        Ok(same)
    }

    fn end(&mut self) -> Result<Option<Item>, BundleError> {
        self.close_shard();
        if self.begun == self.json.shards.len() {
            Ok(None)
        } else {
            Err(BundleError::Malformed("a shard is not there"))
        }
    }

    fn close_shard(&mut self) {
        if let Some(shard) = self.shard.take() {
            self.faults.extend(shard.account.close());
        }
    }

    fn begin_shard(&mut self, first: &container::Entry) -> Result<ShardPart, BundleError> {
        self.close_shard();
        let misplaced = BundleError::Malformed("an unknown or misplaced part");
        let Some(&covered) = self.json.shards.get(self.begun) else { return Err(misplaced) };
        let shard = covered.shard;
        if first.name != format!("{shard}/checkpoint") {
            return Err(misplaced);
        }
        self.begun += 1;
        let checkpoint_note = self.container.read_to_vec(note::MAX_LEN as u64)?;
        let origin = Origin { drop_id: self.expected.drop_id, agency: self.expected.agency, shard };
        let checkpoint = Checkpoint::open(&checkpoint_note, &origin, &self.expected.log)
            .map_err(|error| BundleError::Checkpoint(shard, error))?;

        self.next = self.container.next()?;
        let entries = self.list(shard, "entries", Entry::from_bytes)?.ok_or(BundleError::Malformed("entries"))?;
        let whole = entries.len() == checkpoint.size as usize && covered.to <= checkpoint.size;
        if !whole || log::root(&entries) != checkpoint.root {
            return Err(BundleError::Root(shard));
        }
        let withdrawn = self.list(shard, "withdrawn", Withdrawal::from_bytes)?.unwrap_or_default();
        let decoys = self.list(shard, "decoys", Decoy::from_bytes)?.unwrap_or_default();
        if !withdrawn.is_sorted_by(|a, b| a.index < b.index) || !decoys.is_sorted_by(|a, b| a.index < b.index) {
            return Err(BundleError::Malformed("withdrawn or decoys out of order"));
        }
        let mut account = Account::new(covered);
        withdrawn.iter().for_each(|withdrawal| account.withdrawn(withdrawal, &entries));
        decoys.iter().for_each(|decoy| account.decoy(decoy, &entries));
        self.shard = Some(OpenShard { name: shard, entries: entries.clone(), account, last_blob: None });
        Ok(ShardPart { covered, checkpoint, checkpoint_note, entries, withdrawn, decoys })
    }

    /// The records of `<shard>/<name>`, if that is the next entry.
    fn list<T, const N: usize>(
        &mut self,
        shard: Shard,
        name: &'static str,
        record: impl Fn(&[u8; N]) -> T,
    ) -> Result<Option<Vec<T>>, BundleError> {
        if self.next.as_ref().is_none_or(|entry| entry.name != format!("{shard}/{name}")) {
            return Ok(None);
        }
        let bytes = self.container.read_to_vec(N as u64 * u64::from(MAX_LEAVES))?;
        let (records, rest) = bytes.as_chunks();
        if !rest.is_empty() {
            return Err(BundleError::Malformed(name));
        }
        let records = records.iter().map(record).collect();
        self.next = self.container.next()?;
        Ok(Some(records))
    }

    /// A blob whose turn it is, or `None` after a fault, with its bytes skipped.
    fn begin_blob(&mut self, index: u32, size: u64) -> Result<Option<BlobPart>, BundleError> {
        let shard = self.shard.as_mut().expect("blob names are only recognised inside a shard");
        let turn = shard.account.take(index);
        let backwards = shard.last_blob >= Some(index);
        if turn == Turn::First && backwards {
            return Err(BundleError::Malformed("blobs out of order"));
        }
        shard.last_blob = shard.last_blob.max(Some(index));
        let entry = shard.entries.get(index as usize).copied();
        match entry.filter(|_| turn == Turn::First) {
            Some(entry) => Ok(Some(BlobPart { shard: shard.name, index, entry, size })),
            None => {
                self.next = self.container.next()?;
                Ok(None)
            }
        }
    }
}

/// `<shard>/blobs/<index as 5 digits>`
fn blob_index(name: &str, shard: Shard) -> Option<u32> {
    let digits = name.strip_prefix(&format!("{shard}/blobs/"))?;
    let five = digits.len() == 5 && digits.bytes().all(|b| b.is_ascii_digit());
    five.then(|| digits.parse().ok()).flatten()
}

/// As [`io::copy`], telling a stream that does not open from a disk that does not take it.
fn copy(from: &mut dyn Read, to: &mut dyn Write) -> Result<u64, BundleError> {
    let mut buffer = vec![0; 64 * 1024];
    let mut copied = 0;
    loop {
        let n = from.read(&mut buffer).map_err(container::ContainerError::Io)?;
        if n == 0 {
            return Ok(copied);
        }
        to.write_all(&buffer[..n])?;
        copied += n as u64;
    }
}
