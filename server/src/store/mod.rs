//! Where the drop keeps things: a main database, a database of unfinished and waiting uploads, and one file per batch.
//!
//! `main.db` names every other file; a file that it does not name does not count and is swept away. So one transaction
//! in `main.db` decides each close and each outbox, and everything before it can be repeated after a crash.

pub mod agencies;
pub mod blob_file;
pub mod bundles;
mod connection;
mod error;
pub mod folder;
pub mod log;
mod migrations;
mod readers;
pub mod replies;
pub mod settings;
mod space;
pub mod uploads;
pub mod withdrawals;
mod writer;

pub use error::StoreError;
pub use folder::Folder;
pub use readers::Readers;
pub use writer::Writer;

/// The open store: one writer and a few readers for each database.
#[derive(Clone)]
pub struct Store {
    /// Paths below the drop's folder.
    pub folder: Folder,
    /// Writes to `main.db`.
    pub main: Writer,
    /// Writes to `uploads.db`.
    pub uploads: Writer,
    /// Reads of `main.db`.
    pub main_readers: Readers,
    /// Reads of `uploads.db`.
    pub uploads_readers: Readers,
}

impl Store {
    /// Opens the store of a drop that exists, bringing older schemas forward.
    pub fn open(folder: &Folder) -> Result<Self, StoreError> {
        let (main, uploads) = (folder.main_db(), folder.uploads_db());
        if !main.exists() {
            return Err(StoreError::NoDrop);
        }
        Self::open_both(folder, &main, &uploads)
    }

    /// Makes the databases of a new drop.
    pub fn create(folder: &Folder) -> Result<Self, StoreError> {
        Self::open_both(folder, &folder.main_db(), &folder.uploads_db())
    }

    /// Wipes the bytes of uploads that are gone.
    pub async fn wipe_uploads(&self) -> Result<(), StoreError> {
        while self.uploads.run(uploads::wipe_some).await? {}
        Ok(())
    }

    /// As [`Store::wipe_uploads`], for threads that may wait.
    pub fn wipe_uploads_waiting(&self) -> Result<(), StoreError> {
        while self.uploads.run_waiting(uploads::wipe_some)? {}
        Ok(())
    }

    /// Closes both databases, so that their write-ahead logs are merged and removed. Must run where waiting is allowed.
    pub fn close(&self) {
        self.main_readers.close();
        self.uploads_readers.close();
        self.main.stop_waiting();
        self.uploads.stop_waiting();
    }

    fn open_both(folder: &Folder, main: &std::path::Path, uploads: &std::path::Path) -> Result<Self, StoreError> {
        let main_writer = Writer::start(connection::writable(main, &migrations::MAIN)?)?;
        let uploads_writer = Writer::start(connection::writable(uploads, &migrations::UPLOADS)?)?;
        Ok(Self {
            folder: folder.clone(),
            main: main_writer,
            uploads: uploads_writer,
            main_readers: Readers::new(main),
            uploads_readers: Readers::new(uploads),
        })
    }
}
