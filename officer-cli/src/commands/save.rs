//! `save`: writes a case's texts into a new folder, and pictures of its files under names that we choose; the files
//! themselves, byte for byte, only when they are asked for.

mod naming;
mod room;

use std::fs;
use std::io::{self, Read, Write as _};
use std::path::{Path, PathBuf};

use serde::Serialize;
use sha2::{Digest as _, Sha256};
use sybyr_crypto::hex::Hex;

use super::{Session, leaf_name, newest_card, open_stored, telling};
use crate::casebook::{Casebook, TipRow};
use crate::files;
use crate::passphrase;
use crate::problem::NotSaved;
use crate::problem::{Problem, Result};
use crate::shown::pixels::MAX_PAGES;
use crate::shown::{OnPage, Renderer, Shown, Unshown, png};
use crate::terminal;
use crate::text::{Language, Remark, Say, Showing};
use crate::work::{Step, Work};
use naming::safe_name;

pub use room::Place;
use room::Room;

pub(super) fn run(
    session: &mut Session<'_>,
    case: i64,
    to: &Path,
    originals: bool,
    from: Option<&Place>,
) -> Result<()> {
    let book = session.open()?;
    let which = if originals { Which::Originals } else { Which::Pictures };
    let Saved { folder, files, attached, damaged, .. } = save_from(&book, session.language, case, to, which, from)?;
    session.say(&Say::Saved { folder, files })?;
    let any = !attached.is_empty();
    let rest = rest(case, to, &attached);
    for file in attached {
        session.say(&Say::Showing(Showing::File(file)))?;
    }
    if any {
        session.note(&Say::Showing(if originals { Showing::Originals } else { Showing::NoPictures }))?;
    }
    if damaged.is_empty() { rest } else { Err(Problem::CaseDidNotOpen { leaf: damaged.join(", ") }) }
}

/// Says so when there are no pictures from one of these files on.
pub fn rest(case: i64, to: &Path, attached: &[SavedFile]) -> Result<()> {
    let is_left = |file: &&SavedFile| file.shown.as_ref().is_some_and(|shown| shown.why == Some(Unshown::NoRoom));
    let first = attached.iter().find(is_left);
    let rest = |file: &SavedFile| NotSaved::Rest { case, to: to.to_owned(), from: file.name.clone() };
    first.map_or(Ok(()), |file| Err(rest(file).into()))
}

/// What is written of what a source attached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Pictures of it, which cannot harm.
    Pictures,
    /// Also the files themselves, which can.
    Originals,
}

/// Writes a case's texts and pictures of its files into a new folder in `to`.
pub fn save(book: &Casebook, language: Language, case: i64, to: &Path) -> Result<Saved> {
    save_with(book, language, case, to, Which::Pictures)
}

/// The same, and the files themselves when they are asked for. When whoever waits stops it, what was written whole by
/// then stays, in a folder that says so by its name.
pub fn save_with(book: &Casebook, language: Language, case: i64, to: &Path, which: Which) -> Result<Saved> {
    save_from(book, language, case, to, which, None)
}

/// The same, with pictures and files only from one of them on: the texts are always all there.
fn save_from(
    book: &Casebook,
    language: Language,
    case: i64,
    to: &Path,
    which: Which,
    from: Option<&Place>,
) -> Result<Saved> {
    let tips = book.tips(case)?;
    if tips.is_empty() {
        return Err(Problem::NoSuchCase(case));
    }
    let from = from.map_or(Ok(1), |place| place.among(&tips))?;
    let renderer = match Renderer::beside() {
        Err(_) if which == Which::Originals || tips.iter().all(|tip| tip.files == 0) => None,
        found => Some(found?),
    };
    let files = tips.iter().map(|tip| tip.files as usize).sum();
    if passphrase::lies_in(to, book.dir()) {
        return Err(Problem::OutputInside(to.to_owned()));
    }
    if !to.exists() {
        files::create_folder(to).map_err(|e| Problem::io(to, e))?;
    }
    let saving = Saving { book, language, which, renderer, files, from, room: Room::of(to)? };
    // what a kill leaves behind does not look like a whole case
    let partial = to.join(format!("case-{case}.partial"));
    match fs::remove_dir_all(&partial) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(Problem::io(&partial, e)),
        _ => files::create_folder(&partial).map_err(|e| Problem::io(&partial, e))?,
    }
    let saved = saving.case(&tips, &partial).and_then(|parts| {
        let Parts { files, attached, damaged, stopped } = parts;
        if stopped && files == 0 {
            return Err(Problem::Stopped);
        }
        let folder = new_folder(to, case, stopped)?;
        // a folder takes the place of an empty one as a single step
        files::sync_disk_of(&partial)
            .and_then(|()| fs::rename(&partial, &folder))
            .and_then(|()| files::sync_folder(to))
            .map_err(|e| Problem::io(&folder, e))?;
        Ok(Saved { folder, files, attached, damaged, stopped })
    });
    if saved.is_err() {
        // what failed is reported, not the clearing up
        let _ = fs::remove_dir_all(&partial);
    }
    saved
}

/// `case-3`, or `case-3-2` when that was saved before; `case-3-stopped` when it is not all of it.
fn new_folder(to: &Path, case: i64, stopped: bool) -> Result<PathBuf> {
    let first = format!("case-{case}{}", if stopped { "-stopped" } else { "" });
    for again in 1_u32.. {
        let name = if again == 1 { first.clone() } else { format!("{first}-{again}") };
        let folder = to.join(name);
        match files::create_folder(&folder) {
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {}
            Err(e) => return Err(Problem::io(&folder, e)),
            Ok(()) => return Ok(folder),
        }
    }
    Err(Problem::OutputExists(to.to_owned()))
}

/// What was written.
pub struct Saved {
    /// The new folder.
    pub folder: PathBuf,
    /// How many texts and files of the source it tells of.
    pub files: usize,
    /// What was attached, in order.
    pub attached: Vec<SavedFile>,
    /// The leaves of tips that do not open any more: `names.txt` says so where they would lie.
    pub damaged: Vec<String>,
    /// That it was stopped, and the rest is not there.
    pub stopped: bool,
}

/// One attachment.
#[derive(Debug, Clone, Serialize)]
pub struct SavedFile {
    /// Its safe name, behind the folder of its tip: the picture's is longer.
    pub name: String,
    /// In bytes.
    pub size: u64,
    /// SHA-256 of the file as it was sent.
    pub hash: Hex<32>,
    /// What pictures there are; none when no renderer is there.
    pub shown: Option<Shown>,
}

/// What [`Saved`] tells, before the folder has its name.
#[derive(Default)]
struct Parts {
    files: usize,
    attached: Vec<SavedFile>,
    damaged: Vec<String>,
    stopped: bool,
}

/// What was saved of a tip.
struct TipSaved {
    attached: Vec<SavedFile>,
    stopped: bool,
}

struct Saving<'a> {
    book: &'a Casebook,
    language: Language,
    which: Which,
    renderer: Option<Renderer>,
    /// How many files the whole case has.
    files: usize,
    /// Of which of them on, counted from 1.
    from: usize,
    room: Room,
}

impl Saving<'_> {
    /// The first tip lies in the folder itself, later ones in `tip-2`, `tip-3`.
    fn case(&self, tips: &[TipRow], folder: &Path) -> Result<Parts> {
        let mut parts = Parts::default();
        for (i, tip) in tips.iter().enumerate() {
            let within = if i == 0 { String::new() } else { format!("tip-{}/", i + 1) };
            let place = folder.join(&within);
            if i > 0 {
                files::create_folder(&place).map_err(|e| Problem::io(&place, e))?;
            }
            let before = tips[..i].iter().map(|tip| tip.files as usize).sum();
            match self.tip(tip, &place, before) {
                Ok(TipSaved { attached, stopped }) => {
                    parts.files += attached.len() + usize::from(!stopped);
                    parts.stopped = stopped;
                    let named = |file: SavedFile| SavedFile { name: format!("{within}{}", file.name), ..file };
                    parts.attached.extend(attached.into_iter().map(named));
                }
                Err(Problem::CaseDidNotOpen { leaf }) => parts.damaged.push(leaf),
                Err(problem) => return Err(problem),
            }
            if parts.stopped {
                break;
            }
        }
        Ok(parts)
    }

    /// `before` is how many files of the case came before this tip's.
    fn tip(&self, row: &TipRow, place: &Path, before: usize) -> Result<TipSaved> {
        let work = self.book.work();
        let head = self.language.remark(&Remark::Tip { leaf: &leaf_name(&row.shard, row.leaf), day: row.day });
        let mut names = head.clone();
        let mut failed = None;
        let (mut written, mut attached) = (Vec::new(), Vec::new());
        // of what was written, so much is of whole files
        let mut whole = 0;
        let opened = open_stored(self.book, row, &mut |index, attachment, content| {
            let name = safe_name(index, &attachment.name);
            let mut content = Watched { content, failed: false };
            let nth = before + index + 1;
            work.tell(Step::File(nth, self.files));
            let saved = self.file(&mut content, place, (&name, nth), &mut written).map_err(|problem| {
                let kind = if let Problem::Io { error, .. } = &problem { error.kind() } else { io::ErrorKind::Other };
                if !content.failed {
                    failed = Some(problem);
                }
                io::Error::from(kind)
            })?;
            names.push_str(&format!("{name} = {}\n", terminal::line(&attachment.name)));
            names.push_str(&self.language.remark(&Remark::File { size: saved.size, hash: saved.hash }));
            if nth >= self.from {
                attached.push(saved);
            }
            whole = written.len();
            Ok(())
        });
        if work.is_stopped() && opened.is_err() {
            for path in &written[whole..] {
                fs::remove_file(path).map_err(|e| Problem::io(path, e))?;
            }
            let path = place.join("names.txt");
            names.push_str(&self.language.remark(&Remark::Stopped));
            write_file(&path, names.as_bytes()).map_err(|e| Problem::io(&path, e))?;
            return Ok(TipSaved { attached, stopped: true });
        }
        if let Some(problem) = failed {
            return Err(problem);
        }
        let opened = match opened {
            Ok(opened) => opened,
            Err(problem) => {
                // what came before the damage was not proven to be the source's
                for path in written {
                    fs::remove_file(&path).map_err(|e| Problem::io(&path, e))?;
                }
                let path = place.join("names.txt");
                let said = head.clone() + &self.language.remark(&Remark::Damaged { blob: &row.blob });
                write_file(&path, said.as_bytes()).map_err(|e| Problem::io(&path, e))?;
                return Err(problem);
            }
        };
        let told = telling::text(&opened.tip, newest_card(self.book)?.as_ref(), self.language);
        let parts = [
            ("message.txt", opened.message.as_bytes()),
            ("tip.json", &opened.tip_bytes),
            ("tip.txt", told.as_bytes()),
            ("names.txt", names.as_bytes()),
        ];
        for (name, content) in parts {
            let path = place.join(name);
            write_file(&path, content).map_err(|e| Problem::io(&path, e))?;
        }
        Ok(TipSaved { attached, stopped: false })
    }

    /// One attachment, by the name that we chose and its place among all, read once: hashed, shown, and written when it
    /// is asked for. `written` is told of every new file.
    fn file(
        &self,
        content: &mut dyn Read,
        place: &Path,
        (name, nth): (&str, usize),
        written: &mut Vec<PathBuf>,
    ) -> Result<SavedFile> {
        let path = place.join(name);
        let io = |e| Problem::io(&path, e);
        let work = self.book.work();
        let is_asked_for = nth >= self.from;
        let original = match self.which {
            Which::Originals if is_asked_for => Some(files::create_new(&path).map_err(io)?),
            _ => None,
        };
        if original.is_some() {
            written.push(path.clone());
        }
        let mut passing = Passing { content, original, hash: Sha256::new(), size: 0 };
        let whole = written.len();
        let shown = self.renderer.as_ref().filter(|_| is_asked_for).map(|renderer| {
            if self.room.is_full() {
                return Ok(Shown { pictures: 0, pages: 0, why: Some(Unshown::NoRoom) });
            }
            let file = (nth, self.files);
            renderer.show(&path, &mut passing, &mut *on_page(place, name, written, &self.room, (work, file)), work)
        });
        let shown = match shown.transpose() {
            Err(_) if self.room.is_full() => {
                // the next saving begins with all of its pages
                for page in written.drain(whole..) {
                    fs::remove_file(&page).map_err(|e| Problem::io(&page, e))?;
                }
                Some(Shown { pictures: 0, pages: 0, why: Some(Unshown::NoRoom) })
            }
            Err(Problem::NoSandbox) if self.which == Which::Originals => None,
            other => other?,
        };
        // the renderer reads only what it can show
        io::copy(&mut passing, &mut io::sink()).map_err(io)?;
        if let Some(original) = passing.original {
            original.sync_all().map_err(io)?;
        }
        Ok(SavedFile { name: name.to_owned(), size: passing.size, hash: Hex(passing.hash.finalize().into()), shown })
    }
}

/// Writes pages as `NAME.shown.png`, or `NAME.shown-001.png` where there are several.
fn on_page<'a>(
    place: &'a Path,
    name: &'a str,
    written: &'a mut Vec<PathBuf>,
    room: &'a Room,
    (work, file): (&'a Work, (usize, usize)),
) -> Box<OnPage<'a>> {
    Box::new(move |picture, page, pages| {
        work.tell(Step::Page(file, (page, pages.min(MAX_PAGES))));
        let number = if pages == 1 { String::new() } else { format!("-{page:03}") };
        let path = place.join(format!("{name}.shown{number}.png"));
        let mut file = io::BufWriter::new(files::create_new(&path)?);
        written.push(path);
        png::write(&picture, &mut file)?;
        let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
        room.take(file.metadata()?.len())
    })
}

/// Counts, hashes and keeps what the renderer reads.
struct Passing<'a> {
    content: &'a mut dyn Read,
    original: Option<fs::File>,
    hash: Sha256,
    size: u64,
}

impl Read for Passing<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.content.read(buffer)?;
        let read = &buffer[..n];
        self.hash.update(read);
        self.size += n as u64;
        if let Some(original) = &mut self.original {
            original.write_all(read)?;
        }
        Ok(n)
    }
}

/// Tells a tip that does not open to its end from a disk that does not take it.
struct Watched<'a> {
    content: &'a mut dyn Read,
    failed: bool,
}

impl Read for Watched<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.content.read(buffer);
        self.failed |= read.as_ref().is_err_and(|e| e.kind() != io::ErrorKind::Interrupted);
        read
    }
}

fn write_file(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut file = files::create_new(path)?;
    file.write_all(content)?;
    file.sync_all()
}
