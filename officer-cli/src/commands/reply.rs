//! `reply`: writes an answer to a case, in as many parts as it takes, with up to four sealed files.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use rand::RngCore as _;
use sybyr_crypto::hex::{self, Hex};
use sybyr_crypto::keys::Day;
use sybyr_crypto::object::{MAX_OBJECTS_LEN, ObjectError, seal_object};
use sybyr_crypto::recipient::HybridRecipient;
use sybyr_crypto::reply::{MAX_OBJECTS, Object, ReplyKind, Status};

use super::sign_off::signature;
use super::thread::Thread;
use super::{Session, read_up_to, triage};
use crate::casebook::{Casebook, Change, Ruling, StoredObject};
use crate::cli::Reply as Arguments;
use crate::files;
use crate::problem::{Problem, Result};
use crate::random;
use crate::text::Say;
use crate::work::Step;

/// Far more than any number of slots holds.
pub const MAX_MESSAGE: u64 = 4 << 20;
/// The longest number of a public office, in bytes.
pub const MAX_REFERENCE: usize = 100;

/// Objects on disk that no record names yet: removed unless the reply was recorded.
struct Sealed {
    folder: PathBuf,
    objects: Vec<Object>,
    recorded: bool,
}

impl Drop for Sealed {
    fn drop(&mut self) {
        if !self.recorded {
            for object in &self.objects {
                // a file that stays is only wasted space: no record names it
                let _ = std::fs::remove_file(self.folder.join(object.id.to_string()));
            }
        }
    }
}

pub(super) fn run(session: &mut Session<'_>, arguments: &Arguments) -> Result<()> {
    let message = read_text(arguments.message_file.as_deref())?;
    let mut book = session.open()?;
    let said = Said {
        message: &message,
        status: arguments.status.map(Into::into),
        reference: arguments.reference.clone(),
        attach: &arguments.attach,
    };
    let written = write(&mut book, (session.today, session.officer.as_deref()), arguments.case, &said)?;
    session.say(&written)
}

/// An answer that is to be written.
pub struct Said<'a> {
    /// The text; may be empty when something else is said.
    pub message: &'a str,
    /// Where the case stands now; as before otherwise.
    pub status: Option<Status>,
    /// The number under which the public office files it, at most 100 bytes.
    pub reference: Option<String>,
    /// Files to send along, at most four.
    pub attach: &'a [PathBuf],
}

/// Writes an answer into the casebook, from where it waits for an outbox: on this day, by this officer or the one who
/// was named last. Gives what to say about it.
pub fn write(book: &mut Casebook, by: (Day, Option<&str>), case: i64, said: &Said<'_>) -> Result<Say> {
    let (today, officer) = by;
    if said.message.is_empty() && said.status.is_none() && said.attach.is_empty() {
        return Err(Problem::NothingToSay);
    }
    if said.reference.as_ref().is_some_and(|r| r.len() > MAX_REFERENCE) {
        return Err(Problem::RefTooLong);
    }
    let thread = Thread::of(book, case)?;
    // a status says itself, and nobody signs it
    let is_status = said.message.is_empty() && said.attach.is_empty();
    let signature = if is_status { None } else { signature(book, officer, thread.language())? };
    let message = signature.as_ref().map_or_else(|| said.message.to_owned(), |signature| signature.under(said.message));
    let mut sealed = seal_files(book, said.attach, &thread.reply_to)?;
    let kind = if is_status { ReplyKind::Status } else { ReplyKind::Message };
    let mut whole = thread.blank(book, today, kind);
    if let Some(status) = said.status {
        whole.status = status;
    }
    whole.reference.clone_from(&said.reference);
    whole.objects.clone_from(&sealed.objects);
    let n = thread.next();
    let object = |o: &Object| StoredObject { id: o.id.to_string(), case, k: thread.k.clone(), n };
    let objects = sealed.objects.iter().map(object).collect();
    let told = Ruling::Status { value: whole.status, reference: whole.reference.clone(), told: true };
    let (written, parts) = thread.written(book, whole, &message, objects)?;
    let decided = said.status.map(|_| triage::beside(book, by, case, told)).transpose()?;
    let mut changes: Vec<Change> = decided.map(Change::Decided).into_iter().collect();
    if let Some(officer) = signature.and_then(|signature| signature.officer) {
        // the next reply is not to carry another's name
        if book.last_officer()?.as_ref() != Some(&officer) {
            changes.push(Change::ReplySigned { officer });
        }
    }
    changes.push(written);
    book.record(&changes)?;
    sealed.recorded = true;
    Ok(Say::ReplyWritten { case, n, parts, delay: book.rules()?.delay })
}

/// Text from a file or, as `-`, from standard input; none when no file is named.
pub(super) fn read_text(path: Option<&Path>) -> Result<String> {
    let bytes = match path {
        None => Some(Vec::new()),
        Some(path) if path == Path::new("-") => {
            let mut bytes = Vec::new();
            io::stdin().take(MAX_MESSAGE + 1).read_to_end(&mut bytes).map_err(|e| Problem::io(path, e))?;
            Some(bytes)
        }
        Some(path) => read_up_to(path, MAX_MESSAGE)?,
    };
    let bytes = bytes.filter(|b| b.len() as u64 <= MAX_MESSAGE).ok_or(Problem::MessageNotText)?;
    let text = String::from_utf8(bytes).map_err(|_| Problem::MessageNotText)?;
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    if text.contains('\0') { Err(Problem::MessageNotText) } else { Ok(text.trim_end().to_owned()) }
}

/// Seals each file into `objects/`, durable before the reply that names it.
fn seal_files(book: &Casebook, paths: &[PathBuf], to: &HybridRecipient) -> Result<Sealed> {
    if paths.len() > MAX_OBJECTS {
        return Err(Problem::TooManyFiles);
    }
    let limit = book.drop_file()?.limits.reply_files.min(MAX_OBJECTS_LEN);
    let mut sealed = Sealed { folder: book.objects(), objects: Vec::new(), recorded: false };
    let mut total = 0;
    for (i, path) in paths.iter().enumerate() {
        book.work().tell(Step::File(i + 1, paths.len()));
        let name = path.file_name().and_then(|n| n.to_str()).filter(|n| n.len() <= 255);
        let name = name.ok_or_else(|| Problem::FileName(path.clone()))?.to_owned();
        let file = File::open(path).map_err(|e| Problem::io(path, e))?;
        let size = file.metadata().map_err(|e| Problem::io(path, e))?.len();
        let mut file = book.work().reading(file, Some(size));
        let mut id = [0; 16];
        random::system().fill_bytes(&mut id);
        let media_type = media_type(&name).to_owned();
        sealed.objects.push(Object { id: Hex(id), sha256: Hex([0; 32]), name, media_type, size });
        let place = sealed.folder.join(hex::encode(&id));
        let out = files::create_new(&place).map_err(|e| Problem::io(&place, e))?;
        let (object, out) = seal_object(to, size, &mut file, out).map_err(|e| match e {
            _ if book.work().is_stopped() => Problem::Stopped,
            ObjectError::TooLarge => Problem::FilesTooLarge { limit },
            ObjectError::Io(error) => Problem::io(&place, error),
            ObjectError::Length | ObjectError::Open => Problem::io(path, io::ErrorKind::InvalidData.into()),
        })?;
        out.sync_all().map_err(|e| Problem::io(&place, e))?;
        total += object.len;
        if total > limit {
            return Err(Problem::FilesTooLarge { limit });
        }
        sealed.objects.last_mut().expect("just pushed").sha256 = object.sha256;
    }
    files::sync_folder(&sealed.folder).map_err(|e| Problem::io(&sealed.folder, e))?;
    // from here on it is recorded
    book.work().check()?;
    Ok(sealed)
}

/// What the source's browser is told about a file, by its extension.
fn media_type(name: &str) -> &'static str {
    let extension = name.rsplit_once('.').map(|(_, e)| e.to_lowercase()).unwrap_or_default();
    match extension.as_str() {
        "pdf" => "application/pdf",
        "txt" => "text/plain",
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "odt" => "application/vnd.oasis.opendocument.text",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "zip" => "application/zip",
        _ => "application/octet-stream",
    }
}
