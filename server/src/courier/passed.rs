//! Tips that an agency passes on to another one of the drop: they come in its outbox and become uploads like any other.

use std::io::{self, Read};

use rand::{RngCore as _, rngs::OsRng};
use sybyr_crypto::{hex::Hex, keys::Fingerprint};

use crate::{
    app::App,
    store::{
        StoreError, agencies, log,
        uploads::{self, Appended, Begun, State, Upload, UploadId},
    },
};

/// Bytes of one row of an upload.
const PIECE: usize = 1 << 20;
/// What was left by an outbox that was never accepted goes with the unfinished uploads of a day.
const LIFETIME_HOURS: i64 = 24;

/// The tips of one outbox, each stored but for its last byte until the whole outbox was found good.
pub(super) struct Tips<'a> {
    app: &'a App,
    stored: Vec<(UploadId, u64, Vec<u8>)>,
}

impl<'a> Tips<'a> {
    pub(super) fn new(app: &'a App) -> Self {
        Self { app, stored: Vec::new() }
    }

    /// Takes one in. A tip that is here already, or whose agency is no longer, is read past: the outbox must not fail for it.
    pub(super) fn store(
        &mut self,
        agency: Fingerprint,
        tag: Hex<32>,
        length: u64,
        content: &mut dyn Read,
    ) -> io::Result<()> {
        let app = self.app;
        let wanted = app
            .store
            .main_readers
            .run_waiting(|db| {
                let known = agencies::find(db, &agency)?.is_some_and(|agency| !agency.removed);
                Ok(known && !log::has_tag(db, &tag)?)
            })
            .map_err(failed)?;
        if !wanted {
            return io::copy(content, &mut io::sink()).map(drop);
        }
        if !app.store.folder.has_room(length, app.settings.disk_reserve) {
            return Err(io::ErrorKind::StorageFull.into());
        }
        let mut id = [0; 16];
        OsRng.fill_bytes(&mut id);
        let hour = app.clock.now().hour();
        let expires = Some(hour + LIFETIME_HOURS);
        let upload = Upload { id: Hex(id), agency, tag, length, received: 0, state: State::Open, expires };
        let mut first = next_piece(content, length - 1)?;
        let mut at = first.len() as u64;
        let begun = app
            .store
            .uploads
            .run_waiting(move |db| begin(db, &upload, &std::mem::take(&mut first), hour))
            .map_err(failed)?;
        if !begun {
            return io::copy(content, &mut io::sink()).map(drop);
        }
        while at < length - 1 {
            let piece = next_piece(content, length - 1 - at)?;
            let end = at + piece.len() as u64;
            append(app, upload.id, at, piece)?;
            at = end;
        }
        let last = next_piece(content, 1)?;
        self.stored.push((upload.id, at, last));
        Ok(())
    }

    /// Lets all of them count.
    pub(super) fn complete(&mut self) -> Result<(), StoreError> {
        while let Some((id, at, last)) = self.stored.pop() {
            append(self.app, id, at, last)?;
        }
        Ok(())
    }

    /// Wipes what is not complete, after an outbox that was refused.
    pub(super) fn forget_unfinished(&mut self) -> Result<(), StoreError> {
        let ids: Vec<UploadId> = self.stored.drain(..).map(|(id, ..)| id).collect();
        if ids.is_empty() {
            return Ok(());
        }
        self.app.store.uploads.run_waiting(move |db| ids.iter().try_for_each(|id| uploads::remove(db, id).map(drop)))
    }
}

/// Whether the upload is to be filled: one that waits whole under its tag is the same tip again, and half a one is from
/// an outbox that broke off.
fn begin(db: &rusqlite::Connection, upload: &Upload, first: &[u8], hour: i64) -> Result<bool, StoreError> {
    match uploads::begin(db, upload, first, hour)? {
        (Begun::New, _) => Ok(true),
        (Begun::Pending(old), _) if old.state != State::Complete => {
            uploads::remove(db, &old.id)?;
            Ok(matches!(uploads::begin(db, upload, first, hour)?, (Begun::New, _)))
        }
        (Begun::Pending(_) | Begun::Closing, _) => Ok(false),
    }
}

fn append(app: &App, id: UploadId, at: u64, piece: Vec<u8>) -> Result<(), StoreError> {
    let appended = app.store.uploads.run_waiting(move |db| uploads::append(db, &id, at, &piece))?;
    if matches!(appended, Appended::Stored { .. }) {
        Ok(())
    } else {
        Err(StoreError::Damaged("a tip that is passed on"))
    }
}

/// At most a megabyte of what is left.
fn next_piece(content: &mut dyn Read, left: u64) -> io::Result<Vec<u8>> {
    let len = usize::try_from(left).unwrap_or(PIECE).min(PIECE);
    let mut piece = vec![0; len];
    content.read_exact(&mut piece)?;
    Ok(piece)
}

fn failed(error: StoreError) -> io::Error {
    match error {
        StoreError::Full => io::ErrorKind::StorageFull.into(),
        error => io::Error::other(error.to_string()),
    }
}
