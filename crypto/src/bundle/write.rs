//! Writing a bundle, on the server: streamed, so that no blob is held in memory.

use std::io::{self, Read, Write};

use ed25519_dalek::SigningKey;

use super::{BundleJson, Covered, LABEL};
use crate::container::Writer;
use crate::json;
use crate::log::{Decoy, Entry, Shard, Withdrawal};
use crate::notation::{sha256, sign};
use crate::recipient::HybridRecipient;
use crate::seal::Sealer;

/// Writes the parts of a bundle in the protocol's order; a part out of order is an `InvalidInput` error.
pub struct BundleWriter<W: Write> {
    container: Writer<Sealer<W>>,
    to_come: std::vec::IntoIter<Covered>,
    shard: Option<(Covered, u32)>,
}

impl<W: Write> BundleWriter<W> {
    /// Begins a bundle sealed to the `bundle` recipient of the agency's card and signed by the drop's log key.
    pub fn new(agency: &HybridRecipient, log: &SigningKey, json: &BundleJson, out: W) -> io::Result<Self> {
        if !json.is_well_formed() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let mut container = Writer::new(Sealer::new(agency, out)?);
        let text = json::write(json);
        container.entry("bundle.json", &text)?;
        container.entry("signature", &sign(log, LABEL, &[&sha256(&text)]))?;
        Ok(Self { container, to_come: json.shards.clone().into_iter(), shard: None })
    }

    /// Begins the next shard of `bundle.json`: its signed checkpoint and all entries up to it. Lists may be empty.
    pub fn shard(
        &mut self,
        shard: Shard,
        checkpoint: &[u8],
        entries: &[Entry],
        withdrawn: &[Withdrawal],
        decoys: &[Decoy],
    ) -> io::Result<()> {
        let covered =
            self.to_come.next().filter(|covered| covered.shard == shard).ok_or(io::ErrorKind::InvalidInput)?;
        self.container.entry(&format!("{shard}/checkpoint"), checkpoint)?;
        self.container.entry(&format!("{shard}/entries"), &join(entries, Entry::to_bytes))?;
        if !withdrawn.is_empty() {
            self.container.entry(&format!("{shard}/withdrawn"), &join(withdrawn, Withdrawal::to_bytes))?;
        }
        if !decoys.is_empty() {
            self.container.entry(&format!("{shard}/decoys"), &join(decoys, Decoy::to_bytes))?;
        }
        self.shard = Some((covered, covered.from));
        Ok(())
    }

    /// The blob of a leaf of the current shard, exactly `size` bytes. Ascending by index.
    pub fn blob(&mut self, index: u32, size: u64, content: &mut dyn Read) -> io::Result<()> {
        let (covered, next) = self.shard.as_mut().ok_or(io::ErrorKind::InvalidInput)?;
        if !(*next..covered.to).contains(&index) {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        *next = index + 1;
        self.container.copy(&format!("{}/blobs/{index:05}", covered.shard), size, content)
    }

    /// Ends the bundle, once every shard of `bundle.json` was written.
    pub fn finish(mut self) -> io::Result<W> {
        if self.to_come.next().is_some() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        self.container.finish(0)?.finish()
    }
}

fn join<T, const N: usize>(records: &[T], bytes: impl Fn(&T) -> [u8; N]) -> Vec<u8> {
    records.iter().flat_map(bytes).collect()
}
