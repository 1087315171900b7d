//! One request's bytes on their way into the store: held, checked, gathered into pieces, written, counted.

use bytes::{Bytes, BytesMut};
use sybyr_crypto::seal::{self, HeaderError, HeaderState, MAX_HEADER};

use crate::{
    app::App,
    body::{Filled, Incoming, PieceSize},
    errors::Refusal,
    store::{
        StoreError,
        uploads::{self, Appended, Begun, State, Upload, UploadId},
    },
};

/// What one request adds to one upload. Nothing is stored before the header is whole and accepted.
pub(crate) struct Intake<'a> {
    app: &'a App,
    upload: Upload,
    /// The upload is not in the store yet.
    new: bool,
    /// Bytes stored.
    at: u64,
    /// Bytes behind them.
    buffer: BytesMut,
    /// The header was whole and accepted.
    checked: bool,
    /// All bytes are here.
    pub(crate) complete: bool,
}

impl<'a> Intake<'a> {
    /// Of an upload that is in the store, or is `new`.
    pub(crate) fn new(app: &'a App, upload: &Upload, new: bool) -> Self {
        let prefix = if upload.received == 0 { app.prefixes.of(&upload.id) } else { Vec::new() };
        Self {
            app,
            upload: *upload,
            new,
            at: upload.received,
            buffer: BytesMut::from(&prefix[..]),
            checked: upload.received > 0,
            complete: upload.state == State::Complete,
        }
    }

    /// Where the next byte goes.
    pub(crate) fn offset(&self) -> u64 {
        self.at + self.buffer.len() as u64
    }

    /// Takes the body in. Gives the older upload, when one with the same tag was waiting already.
    pub(crate) async fn take(&mut self, incoming: &mut Incoming, with_upload: bool) -> Result<Option<Upload>, Refusal> {
        let size = PieceSize::take(self.app);
        loop {
            let filled = if with_upload { self.gather(incoming, size.bytes()).await? } else { Filled::End };
            if (self.check().await? || filled != Filled::Full)
                && let Some(waiting) = self.write().await?
            {
                return Ok(Some(waiting));
            }
            match filled {
                Filled::Full => {}
                Filled::End => return Ok(None),
                Filled::Broken => return Err(Refusal::Slow),
            }
        }
    }

    /// Fills the buffer. More bytes than were announced are refused before the last of them is stored.
    async fn gather(&mut self, incoming: &mut Incoming, until: usize) -> Result<Filled, Refusal> {
        let mut filled = incoming.fill(&mut self.buffer, until).await;
        if self.offset() == self.upload.length && filled == Filled::Full {
            filled = incoming.next().await.map_or_else(|end| end, |_| Filled::Full);
            if filled == Filled::Full {
                return Err(Refusal::TooLarge);
            }
        }
        if self.offset() > self.upload.length { Err(Refusal::TooLarge) } else { Ok(filled) }
    }

    /// Whether what is here may be stored. Refuses, and forgets the upload, once it cannot become an age file of ours.
    async fn check(&mut self) -> Result<bool, Refusal> {
        if self.checked {
            return Ok(true);
        }
        let refusal = match seal::check_header(&self.buffer) {
            HeaderState::Accepted(_) => {
                self.checked = true;
                return Ok(true);
            }
            HeaderState::Incomplete if self.buffer.len() <= MAX_HEADER => return Ok(false),
            HeaderState::Incomplete | HeaderState::Refused(HeaderError::NotAge) => Refusal::NotAge,
            HeaderState::Refused(HeaderError::Recipients) => Refusal::Recipients,
        };
        if !self.new {
            remove(self.app, self.upload.id).await?;
        }
        Err(refusal)
    }

    /// Stores the buffer if it may be stored, or notes that it is held; creates the upload on the way.
    async fn write(&mut self) -> Result<Option<Upload>, Refusal> {
        if !self.new && self.buffer.is_empty() {
            return Ok(None);
        }
        let settings = &self.app.settings;
        if !self.app.store.folder.has_room(self.buffer.len() as u64, settings.disk_reserve) {
            return Err(StoreError::Full.into());
        }
        let (id, at, new) = (self.upload.id, self.at, self.new);
        let piece = if self.checked { self.buffer.split().freeze() } else { Bytes::new() };
        let held = !self.checked && !self.buffer.is_empty();
        if held && !self.app.prefixes.hold(id, &self.buffer) {
            return Err(Refusal::Busy);
        }
        let upload = self.upload;
        let hour = self.app.clock.now().hour();
        let outcome = self
            .app
            .store
            .uploads
            .run(move |db| {
                let outcome = if new {
                    uploads::begin(db, &upload, &piece, hour)?
                } else if piece.is_empty() {
                    (Begun::New, Appended::Stored { received: at, complete: false })
                } else {
                    (Begun::New, uploads::append(db, &id, at, &piece)?)
                };
                if held && outcome.0 == Begun::New && !uploads::hold(db, &id)? {
                    return Ok((Begun::New, Appended::Gone));
                }
                Ok(outcome)
            })
            .await;
        if !matches!(outcome, Ok((Begun::New, Appended::Stored { .. }))) || self.checked {
            self.app.prefixes.forget(&id);
        }
        match outcome? {
            (Begun::Closing, _) => Err(Refusal::AlreadyThere),
            (Begun::Pending(waiting), _) => Ok(Some(waiting)),
            (Begun::New, Appended::Elsewhere(offset)) => Err(Refusal::Offset(offset)),
            (Begun::New, Appended::Gone) => Err(Refusal::NoUpload),
            (Begun::New, Appended::Stored { received, complete }) => {
                self.new = false;
                self.at = received;
                self.complete |= complete;
                if complete {
                    self.app.arrivals.notify_one();
                }
                Ok(None)
            }
        }
    }
}

/// Ends an upload and wipes what was stored of it. Whether there was one.
pub(crate) async fn remove(app: &App, id: UploadId) -> Result<bool, Refusal> {
    let removed = app.store.uploads.run(move |db| uploads::remove(db, &id)).await?;
    app.prefixes.forget(&id);
    app.store.wipe_uploads().await?;
    Ok(removed)
}
