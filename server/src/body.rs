//! Request bodies, read in pieces of bounded size with patience for slow circuits.

use std::time::Duration;

use axum::body::Body;
use bytes::{Bytes, BytesMut};
use http_body_util::BodyExt as _;
use tokio::{sync::SemaphorePermit, time::Instant};

use crate::{app::App, errors::Refusal};

/// How long a sender may be silent. Tor circuits stall for minutes.
const PATIENCE: Duration = Duration::from_secs(180);
/// Bytes a second that a sender must reach over the whole body, once [`PATIENCE`] is used up: a byte every three minutes
/// would hold a connection for ever.
const LEAST_RATE: u64 = 256;
/// Bytes that are gathered before they are written, for everybody.
const SMALL_PIECE: usize = 64 * 1024;
/// The same, for as many uploads at a time as there are permits: fewer transactions for large tips.
const LARGE_PIECE: usize = 512 * 1024;
/// At most so many uploads gather large pieces: 8 MiB together, and as much again while they are written.
pub(crate) const LARGE_PIECES: usize = 16;
/// Bytes of a refused body that are read and thrown away, so that the sender gets to read the answer.
const DRAIN: usize = 2 * 1024 * 1024;

/// How gathering ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Filled {
    /// The piece is full; there may be more.
    Full,
    /// The body ended.
    End,
    /// The sender fell silent or went away; what came is valid.
    Broken,
}

/// A body that arrives.
pub(crate) struct Incoming {
    body: Body,
    ended: Option<Filled>,
    begun: Instant,
    received: u64,
}

impl Incoming {
    /// Takes a request's body over.
    pub(crate) fn new(body: Body) -> Self {
        Self { body, ended: None, begun: Instant::now(), received: 0 }
    }

    /// Counts its patience from now on: so far nobody listened.
    pub(crate) fn begin(&mut self) {
        self.begun = Instant::now();
    }

    /// Reads on until `buffer` holds `until` bytes, or a little more.
    pub(crate) async fn fill(&mut self, buffer: &mut BytesMut, until: usize) -> Filled {
        while buffer.len() < until {
            match self.next().await {
                Ok(bytes) => buffer.extend_from_slice(&bytes),
                Err(end) => return end,
            }
        }
        Filled::Full
    }

    /// The next bytes, or how the body ended.
    pub(crate) async fn next(&mut self) -> Result<Bytes, Filled> {
        if let Some(end) = self.ended {
            return Err(end);
        }
        loop {
            let due = self.begun + PATIENCE + Duration::from_secs(self.received / LEAST_RATE);
            let due = due.min(Instant::now() + PATIENCE);
            let end = match tokio::time::timeout_at(due, self.body.frame()).await {
                Ok(Some(Ok(frame))) => match frame.into_data() {
                    Ok(bytes) if !bytes.is_empty() => {
                        self.received += bytes.len() as u64;
                        return Ok(bytes);
                    }
                    // An empty piece, or trailers, which mean nothing here.
                    _ => continue,
                },
                Ok(None) => Filled::End,
                Ok(Some(Err(_))) | Err(_) => Filled::Broken,
            };
            self.ended = Some(end);
            return Err(end);
        }
    }

    /// Reads what a refused sender is still sending, within bounds.
    pub(crate) async fn drain(mut self) {
        let mut left = DRAIN;
        while let Ok(bytes) = self.next().await {
            let Some(rest) = left.checked_sub(bytes.len()) else { return };
            left = rest;
        }
    }

    /// The whole of a small body.
    pub(crate) async fn whole(mut self, limit: usize) -> Result<BytesMut, Refusal> {
        let mut buffer = BytesMut::new();
        match self.fill(&mut buffer, limit + 1).await {
            Filled::Full => Err(Refusal::Body),
            Filled::End => Ok(buffer),
            Filled::Broken => Err(Refusal::Slow),
        }
    }
}

/// How large the pieces of one upload are; a large one gives its place back when dropped.
pub(crate) struct PieceSize<'a>(Option<SemaphorePermit<'a>>);

impl<'a> PieceSize<'a> {
    /// Large when there is room, small otherwise: nobody ever waits for a place.
    pub(crate) fn take(app: &'a App) -> Self {
        Self(app.large_pieces.try_acquire().ok())
    }

    /// In bytes.
    pub(crate) fn bytes(&self) -> usize {
        if self.0.is_some() { LARGE_PIECE } else { SMALL_PIECE }
    }
}
