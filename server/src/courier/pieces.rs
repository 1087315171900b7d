//! Long answers on their way: read a little ahead of a slow line; a bundle is noted as served with its last piece.

use std::{
    path::PathBuf,
    pin::Pin,
    task::{Context, Poll},
};

use bytes::{Bytes, BytesMut};
use hyper::body::{Frame, SizeHint};
use sybyr_crypto::hex::Hex;
use tokio::{
    io::{AsyncReadExt as _, AsyncSeekExt as _},
    sync::mpsc,
};

use crate::{
    app::App,
    errors::Refusal,
    store::{StoreError, blob_file::BlobFile, bundles},
};

/// Bytes of a piece.
const AHEAD: usize = 64 * 1024;

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
        let (send, pieces) = mpsc::channel(1);
        let app = app.clone();
        tokio::spawn(async move {
            let mut left = len;
            for part in 0.. {
                if left == 0 {
                    return;
                }
                let path = path.clone();
                let piece = app.store.main_readers.run(move |_| BlobFile::open(&path)?.piece(&name.0, part)).await;
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
