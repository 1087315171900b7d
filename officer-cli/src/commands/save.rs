//! `save`: writes a case's texts and files into a new folder, byte for byte, under names that we choose.

use std::fs;
use std::io::{self, Read, Write as _};
use std::path::{Path, PathBuf};

use unicode_width::UnicodeWidthChar as _;

use super::{Session, leaf_name, newest_card, open_stored, telling};
use crate::casebook::{Casebook, TipRow};
use crate::clock;
use crate::files;
use crate::passphrase;
use crate::problem::{Problem, Result};
use crate::terminal;
use crate::text::{Language, Say};

/// Longest part of a real name that is kept, in bytes.
const NAME_LEN: usize = 100;

pub(super) fn run(session: &mut Session<'_>, case: i64, to: &Path) -> Result<()> {
    let book = session.open()?;
    let Saved { folder, files, damaged } = save(&book, session.language, case, to)?;
    session.say(&Say::Saved { folder, files })?;
    if damaged.is_empty() { Ok(()) } else { Err(Problem::CaseDidNotOpen { leaf: damaged.join(", ") }) }
}

/// Writes a case's texts and files into a new folder in `to`.
pub fn save(book: &Casebook, language: Language, case: i64, to: &Path) -> Result<Saved> {
    let tips = book.tips(case)?;
    if tips.is_empty() {
        return Err(Problem::NoSuchCase(case));
    }
    if passphrase::lies_in(to, book.dir()) {
        return Err(Problem::OutputInside(to.to_owned()));
    }
    if !to.exists() {
        files::create_folder(to).map_err(|e| Problem::io(to, e))?;
    }
    // what a kill leaves behind does not look like a whole case
    let partial = to.join(format!("case-{case}.partial"));
    match fs::remove_dir_all(&partial) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(Problem::io(&partial, e)),
        _ => files::create_folder(&partial).map_err(|e| Problem::io(&partial, e))?,
    }
    let saved = save_case(language, book, &tips, &partial).and_then(|(files, damaged)| {
        let folder = new_folder(to, case)?;
        // a folder takes the place of an empty one as a single step
        fs::rename(&partial, &folder).and_then(|()| files::sync_folder(to)).map_err(|e| Problem::io(&folder, e))?;
        Ok(Saved { folder, files, damaged })
    });
    if saved.is_err() {
        // what failed is reported, not the clearing up
        let _ = fs::remove_dir_all(&partial);
    }
    saved
}

/// `case-3`, or `case-3-2` when that was saved before.
fn new_folder(to: &Path, case: i64) -> Result<PathBuf> {
    for again in 1_u32.. {
        let name = if again == 1 { format!("case-{case}") } else { format!("case-{case}-{again}") };
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
    /// How many texts and files of the source it holds.
    pub files: usize,
    /// The leaves of tips that do not open any more: `names.txt` says so where they would lie.
    pub damaged: Vec<String>,
}

/// The first tip lies in the folder itself, later ones in `tip-2`, `tip-3`.
fn save_case(language: Language, book: &Casebook, tips: &[TipRow], folder: &Path) -> Result<(usize, Vec<String>)> {
    let (mut saved, mut damaged) = (0, Vec::new());
    for (i, tip) in tips.iter().enumerate() {
        let place = if i == 0 { folder.to_owned() } else { folder.join(format!("tip-{}", i + 1)) };
        if i > 0 {
            files::create_folder(&place).map_err(|e| Problem::io(&place, e))?;
        }
        match save_tip(language, book, tip, &place) {
            Ok(files) => saved += files,
            Err(Problem::CaseDidNotOpen { leaf }) => damaged.push(leaf),
            Err(problem) => return Err(problem),
        }
    }
    Ok((saved, damaged))
}

fn save_tip(language: Language, book: &Casebook, row: &TipRow, place: &Path) -> Result<usize> {
    let head = format!("# leaf {}, received {}\n", leaf_name(&row.shard, row.leaf), clock::format(row.day));
    let mut names = head.clone();
    let mut failed = None;
    let mut written = Vec::new();
    let opened = open_stored(book, row, &mut |index, attachment, content| {
        let name = safe_name(index, &attachment.name);
        names.push_str(&format!("{name} = {}\n", terminal::line(&attachment.name)));
        let path = place.join(name);
        written.push(path.clone());
        let mut content = Watched { content, failed: false };
        write_file(&path, &mut content).map_err(|e| {
            let kind = e.kind();
            if !content.failed {
                failed = Some(Problem::io(&path, e));
            }
            kind.into()
        })
    });
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
            let said = format!("{head}# does not open any more: blobs/{}\n", row.blob);
            write_file(&path, &mut said.as_bytes()).map_err(|e| Problem::io(&path, e))?;
            return Err(problem);
        }
    };
    let told = telling::text(&opened.tip, newest_card(book)?.as_ref(), language);
    let parts = [
        ("message.txt", opened.message.as_bytes()),
        ("tip.json", &opened.tip_bytes),
        ("tip.txt", told.as_bytes()),
        ("names.txt", names.as_bytes()),
    ];
    for (name, content) in parts {
        let path = place.join(name);
        write_file(&path, &mut &content[..]).map_err(|e| Problem::io(&path, e))?;
    }
    Ok(opened.tip.attachments.len() + 1)
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

fn write_file(path: &Path, content: &mut dyn Read) -> io::Result<()> {
    let mut file = files::create_new(path)?;
    io::copy(content, &mut file)?;
    file.flush()?;
    file.sync_all()
}

/// `01-` and as much of the real name as is safe on every system: letters, digits and a few signs; never a path.
fn safe_name(index: usize, real: &str) -> String {
    let last = real.rsplit(['/', '\\']).next().unwrap_or_default();
    let mut marks = 0;
    let cleaned: String = last
        .chars()
        .filter_map(|c| {
            marks = if c.width() == Some(0) { marks + 1 } else { 0 };
            (marks <= terminal::MAX_MARKS).then_some(if is_safe(c) { c } else { '_' })
        })
        .collect();
    let cleaned = cleaned.trim_matches(['.', ' ', '_']);
    let (stem, extension) = match cleaned.rsplit_once('.') {
        Some((stem, extension)) if extension.len() <= 10 => (stem, Some(extension)),
        _ => (cleaned, None),
    };
    let room = NAME_LEN - extension.map_or(0, |e| e.len() + 1);
    let stem = cut(stem, room);
    let number = index + 1;
    match extension {
        Some(extension) if stem.is_empty() => format!("{number:02}.{extension}"),
        Some(extension) => format!("{number:02}-{stem}.{extension}"),
        None if stem.is_empty() => format!("{number:02}"),
        None => format!("{number:02}-{stem}"),
    }
}

fn is_safe(c: char) -> bool {
    !terminal::is_hidden(c) && c.is_alphanumeric()
        || matches!(c, ' ' | '.' | '_' | '-' | '(' | ')' | '№' | '\u{300}'..='\u{36f}')
}

fn cut(text: &str, len: usize) -> &str {
    let end = text.floor_char_boundary(len);
    text[..end].trim_end_matches([' ', '.'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_what_is_safe_of_a_name() {
        let cases = [
            ("отчёт №1.pdf", "01-отчёт №1.pdf"),
            ("../../x", "01-x"),
            ("/etc/passwd", "01-passwd"),
            ("C:\\Users\\a\\фото.JPG", "01-фото.JPG"),
            ("..", "01"),
            (".bashrc", "01-bashrc"),
            ("a\u{202e}fdp.exe", "01-a_fdp.exe"),
            ("a\u{1b}[2J\n.txt", "01-a__2J_.txt"),
            ("-rf", "01--rf"),
            ("x/", "01"),
            ("\u{200b}", "01"),
            ("con.", "01-con"),
            ("a\u{3164}b\u{115f}c\u{1160}d\u{ffa0}.pdf", "01-a_b_c_d_.pdf"),
            ("й\u{301}\u{301}\u{301}\u{301}\u{301}.txt", "01-й\u{301}\u{301}\u{301}.txt"),
            ("и\u{306}.txt", "01-и\u{306}.txt"),
            ("$(reboot);`id`.sh", "01-(reboot)__id_.sh"),
        ];
        for (real, safe) in cases {
            assert_eq!(safe_name(0, real), safe, "{real:?}");
        }
    }

    #[test]
    fn a_name_is_never_empty_hidden_long_or_a_path() {
        for real in ["", "///", "...", "а".repeat(255).as_str(), &format!("{}.pdf", "б".repeat(200)), "a.b.c.d/..\\.."]
        {
            let name = safe_name(98, real);
            assert!(name.starts_with("99") && name.len() <= 3 + NAME_LEN, "{name}");
            assert!(!name.contains(['/', '\\']) && Path::new(&name).components().count() == 1);
        }
        assert!(safe_name(0, &format!("{}.pdf", "б".repeat(200))).ends_with(".pdf"));
    }
}
