//! `reply`: writes an answer to a case, in as many parts as it takes, with up to four sealed files.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use rand::RngCore as _;
use sybyr_crypto::hex::{self, Hex};
use sybyr_crypto::object::{MAX_OBJECTS_LEN, ObjectError, seal_object};
use sybyr_crypto::recipient::HybridRecipient;
use sybyr_crypto::reply::{MAX_OBJECTS, Object, ReplyKind};

use super::thread::Thread;
use super::{Session, read_up_to};
use crate::casebook::{Casebook, StoredObject};
use crate::cli::Reply as Arguments;
use crate::files;
use crate::problem::{Problem, Result};
use crate::random;
use crate::text::Say;

/// Far more than any number of slots holds.
const MAX_MESSAGE: u64 = 4 << 20;

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
    if message.is_empty() && arguments.status.is_none() && arguments.attach.is_empty() {
        return Err(Problem::NothingToSay);
    }
    if arguments.reference.as_ref().is_some_and(|r| r.len() > 100) {
        return Err(Problem::RefTooLong);
    }
    let mut book = session.open()?;
    let thread = Thread::of(&book, arguments.case)?;
    let mut sealed = seal_files(&book, &arguments.attach, &thread.reply_to)?;
    let is_status = message.is_empty() && sealed.objects.is_empty();
    let kind = if is_status { ReplyKind::Status } else { ReplyKind::Message };
    let mut whole = thread.blank(&book, session.today, kind);
    if let Some(status) = arguments.status {
        whole.status = status.into();
    }
    whole.reference.clone_from(&arguments.reference);
    whole.objects.clone_from(&sealed.objects);
    let (case, n) = (thread.case, thread.next());
    let object = |o: &Object| StoredObject { id: o.id.to_string(), case, k: thread.k.clone(), n };
    let objects = sealed.objects.iter().map(object).collect();
    let parts = thread.record(&mut book, whole, &message, objects)?;
    sealed.recorded = true;
    session.say(&Say::ReplyWritten { case, n, parts, delay: book.rules()?.delay })
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
    for path in paths {
        let name = path.file_name().and_then(|n| n.to_str()).filter(|n| n.len() <= 255);
        let name = name.ok_or_else(|| Problem::FileName(path.clone()))?.to_owned();
        let mut file = File::open(path).map_err(|e| Problem::io(path, e))?;
        let size = file.metadata().map_err(|e| Problem::io(path, e))?.len();
        let mut id = [0; 16];
        random::system().fill_bytes(&mut id);
        let media_type = media_type(&name).to_owned();
        sealed.objects.push(Object { id: Hex(id), sha256: Hex([0; 32]), name, media_type, size });
        let place = sealed.folder.join(hex::encode(&id));
        let out = files::create_new(&place).map_err(|e| Problem::io(&place, e))?;
        let (object, out) = seal_object(to, size, &mut file, out).map_err(|e| match e {
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
