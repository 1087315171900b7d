//! Long answers on their way: read a little ahead of a slow line; a bundle is noted as served with its last piece.

use std::{
    path::PathBuf,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};

use bytes::{Bytes, BytesMut};
use hyper::body::{Frame, SizeHint};
use rusqlite::Connection;
use sybyr_crypto::{hex::Hex, log::Entry};
use tokio::{
    io::{AsyncReadExt as _, AsyncSeekExt as _},
    sync::mpsc,
};

use crate::{
    app::App,
    errors::Refusal,
    store::{Readers, StoreError, blob_file::BlobFile, bundles, log},
};

/// Bytes of a piece.
const AHEAD: usize = 64 * 1024;
/// Entries of a log that make one.
const ENTRIES: u32 = 1024;

/// Whose bundle it is that is about to be handed over whole.
pub(crate) struct Served {
    pub(crate) app: App,
    pub(crate) agency: i64,
    pub(crate) number: u64,
}

impl Served {
    /// If this fails the bundle is merely offered again.
    async fn note(self) {
        let _ = self.app.store.main.run(move |db| bundles::set_fetched(db, self.agency, self.number)).await;
    }
}

/// A part of a file on its way out.
pub(crate) struct Pieces {
    left: u64,
    pieces: mpsc::Receiver<Bytes>,
}

impl Pieces {
    /// The bytes from `start` to before `end`. That a bundle was served is noted just before its last piece is handed
    /// over, so that whoever has all of it and asks again gets the next.
    pub(crate) async fn of_file(path: PathBuf, start: u64, end: u64, served: Option<Served>) -> Result<Self, Refusal> {
        let mut file = tokio::fs::File::open(path).await.map_err(StoreError::from)?;
        file.seek(std::io::SeekFrom::Start(start)).await.map_err(StoreError::from)?;
        let (send, pieces) = mpsc::channel(1);
        tokio::spawn(async move {
            let mut left = end - start;
            let mut file = file.take(left);
            let mut served = served;
            while left > 0 {
                let mut piece = BytesMut::with_capacity(AHEAD);
                match file.read_buf(&mut piece).await {
                    Ok(n) if n > 0 => left = left.saturating_sub(n as u64),
                    // An answer that ends early is an error for its reader.
                    _ => return,
                }
                // There is a place when the piece before was taken.
                let Ok(place) = send.reserve().await else { return };
                if left == 0
                    && let Some(served) = served.take()
                {
                    served.note().await;
                }
                place.send(piece.freeze());
            }
        });
        Ok(Self { left: end - start, pieces })
    }
}

impl Pieces {
    /// A blob of `len` bytes out of a finished file.
    pub(crate) fn of_blob(app: &App, path: PathBuf, name: Hex<16>, len: u64) -> Self {
        Self::one_ahead(&app.store.main_readers, len, move |_, part| BlobFile::open(&path)?.piece(&name.0, part))
    }

    /// The entries of a shard below `size`. They never change, so that pieces of any time make one answer.
    pub(crate) fn of_log(readers: &Readers, shard: i64, size: u32) -> Self {
        Self::one_ahead(readers, u64::from(size) * Entry::LEN as u64, move |db, part| {
            let from = part * ENTRIES;
            let entries = log::entries_between(db, shard, from, size.min(from + ENTRIES))?;
            Ok(Some(entries.iter().flat_map(Entry::to_bytes).collect()))
        })
    }

    /// `len` bytes, read piece by piece: the next one when there is a place for it.
    fn one_ahead<F>(readers: &Readers, len: u64, read: F) -> Self
    where
        F: Fn(&Connection, u32) -> Result<Option<Vec<u8>>, StoreError> + Send + Sync + 'static,
    {
        let (send, pieces) = mpsc::channel(1);
        let (readers, read) = (readers.clone(), Arc::new(read));
        tokio::spawn(async move {
            let mut left = len;
            for part in 0.. {
                if left == 0 {
                    return;
                }
                let read = Arc::clone(&read);
                let piece = readers.run(move |db| read(db, part)).await;
                // An answer that ends early is an error for its reader.
                let Ok(Some(piece)) = piece else { return };
                left = left.saturating_sub(piece.len() as u64);
                if send.send(Bytes::from(piece)).await.is_err() {
                    return;
                }
            }
        });
        Self { left: len, pieces }
    }
}

impl hyper::body::Body for Pieces {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
        if self.left == 0 {
            return Poll::Ready(None);
        }
        match self.pieces.poll_recv(cx) {
            Poll::Pending => Poll::Pending,
            Poll::Ready(None) => Poll::Ready(Some(Err(std::io::ErrorKind::UnexpectedEof.into()))),
            Poll::Ready(Some(piece)) => {
                self.left = self.left.saturating_sub(piece.len() as u64);
                Poll::Ready(Some(Ok(Frame::data(piece))))
            }
        }
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use http_body_util::BodyExt as _;
    use rusqlite::params;

    use super::*;
    use crate::store::{Folder, Store};

    /// A log of this many entries, each of bytes of its own.
    async fn log_of(size: u32) -> (tempfile::TempDir, Store, Vec<u8>) {
        let dir = tempfile::tempdir().expect("a folder");
        let store = Store::create(&Folder::at(dir.path())).expect("a store");
        let bytes = move |idx: u32, half: u32| [idx * 2 + half; 8].map(u32::to_be_bytes).concat();
        let filled = store.main.run(move |db| {
            db.execute("INSERT INTO agency VALUES (1, zeroblob(32), zeroblob(32), '2026-1', 1, 0, NULL)", [])?;
            db.execute("INSERT INTO shard VALUES (1, 1, 2026, 1, ?1, x'')", [size])?;
            let mut leaf = db.prepare("INSERT INTO leaf VALUES (1, ?1, ?2, ?3, NULL)")?;
            for idx in 0..size {
                leaf.execute(params![idx, bytes(idx, 0), bytes(idx, 1)])?;
            }
            Ok(())
        });
        filled.await.expect("filled");
        let whole = (0..size).flat_map(|idx| [bytes(idx, 0), bytes(idx, 1)].concat()).collect();
        (dir, store, whole)
    }

    #[tokio::test]
    async fn a_log_goes_out_in_pieces_of_64_kib_that_are_all_of_it() {
        for size in [0, 1, 1023, 1024, 1025, 2500] {
            let (_dir, store, whole) = log_of(size).await;
            let mut pieces = Pieces::of_log(&store.main_readers, 1, size);
            let mut sent = Vec::new();
            while let Some(frame) = pieces.frame().await {
                let piece = frame.expect("read").into_data().expect("bytes");
                assert!(piece.len() <= AHEAD);
                sent.extend_from_slice(&piece);
            }
            assert!(sent == whole, "{size} entries");
        }
    }

    #[tokio::test]
    async fn who_does_not_read_has_little_read_for_them() {
        let (_dir, store, _) = log_of(0).await;
        let reads = Arc::new(AtomicU32::new(0));
        let counted = Arc::clone(&reads);
        let mut pieces = Pieces::one_ahead(&store.main_readers, 1000, move |_, _| {
            counted.fetch_add(1, Ordering::Relaxed);
            Ok(Some(vec![0]))
        });
        for taken in 1..=20 {
            assert!(pieces.frame().await.expect("a piece").is_ok());
            // one waits in the channel, and one for a place in it
            assert!(reads.load(Ordering::Relaxed) <= taken + 2);
        }
    }
}
