//! Passphrases: from a descriptor, a private file outside the casebook, or the terminal without echo; never from the
//! command line or the environment, which other programs can read.

use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::{FileTypeExt as _, MetadataExt as _};
use std::path::{Path, PathBuf};

use age::secrecy::{ExposeSecret as _, SecretString};
use rustix::termios::{self, LocalModes, OptionalActions};
use zeroize::Zeroizing;

use crate::problem::{Problem, Result};

const MAX_LEN: u64 = 4096;
/// Characters of a passphrase that is chosen on the terminal: six words of two letters.
const SHORTEST: usize = 17;

/// Reads the passphrase of an existing casebook.
pub fn read(source: Option<&Path>, casebook: &Path, prompt: &str) -> Result<SecretString> {
    match source {
        Some(source) => from_file(source, casebook),
        None => accept(&ask_hidden(prompt)?),
    }
}

/// Reads a passphrase for something new: on the terminal it is asked for twice.
pub fn choose(source: Option<&Path>, casebook: &Path, prompt: &str, again: &str) -> Result<SecretString> {
    let Some(source) = source else {
        let first = ask_hidden(prompt)?;
        if !first.is_empty() && is_short(&first) {
            return Err(Problem::ShortPassphrase);
        }
        if *first != *ask_hidden(again)? {
            return Err(Problem::PassphrasesDiffer);
        }
        return accept(&first);
    };
    from_file(source, casebook)
}

/// Six words cannot be this short. What is long may still be guessed, and nothing here can tell.
fn is_short(typed: &str) -> bool {
    typed.trim().chars().count() < SHORTEST
}

/// Asks a question on the terminal and returns the line typed.
pub fn ask(prompt: &str) -> Result<String> {
    let mut terminal = terminal()?;
    let line = ask_line(&mut terminal, prompt).map_err(|_| Problem::NoTerminal)?;
    Ok(line.trim().to_owned())
}

/// Asks for something secret that is too long to type unseen; what was shown can be wiped with [`wipe`].
pub fn ask_shown(prompt: &str) -> Result<Zeroizing<String>> {
    ask_line(&mut terminal()?, prompt).map_err(|_| Problem::NoTerminal)
}

/// Asks for a line without showing it.
pub fn ask_unseen(prompt: &str) -> Result<SecretString> {
    accept(&ask_hidden(prompt)?)
}

/// Whether two are the same.
pub fn are_same(one: &SecretString, other: &SecretString) -> bool {
    one.expose_secret() == other.expose_secret()
}

/// Shows something on the terminal that stands in no file and no log.
pub fn show(text: &str) -> Result<()> {
    let mut terminal = terminal()?;
    terminal.write_all(text.as_bytes()).and_then(|()| terminal.flush()).map_err(|_| Problem::NoTerminal)
}

/// Says something there, folded as wide as it is.
pub fn tell(text: &str) -> Result<()> {
    let columns = crate::terminal::columns_of(&terminal()?);
    show(&crate::terminal::folded(text, columns))
}

/// Wipes the terminal and what it would scroll back to.
pub fn wipe() -> Result<()> {
    show("\x1b[H\x1b[2J\x1b[3J")
}

/// Shows something secret until Enter is pressed, and wipes it whatever happens. Keys that would end the program count as
/// any other meanwhile: it would leave the secret on the screen.
///
/// Only `head` and `foot` are folded, which leaves copies: the secret is written as it stands.
pub fn show_until_enter(head: &str, secret: &str, foot: &str) -> Result<()> {
    let mut terminal = terminal()?;
    let quiet = Without::new(&terminal, LocalModes::ECHO | LocalModes::ISIG).map_err(|_| Problem::NoTerminal)?;
    wipe()?;
    tell(head)?;
    let shown = terminal.write_all(secret.as_bytes());
    let waited = shown.and_then(|()| ask_line(&mut terminal, foot));
    wipe()?;
    drop(quiet);
    waited.map(drop).map_err(|_| Problem::NoTerminal)
}

/// Reads a whole secret text from a descriptor or a private file outside the casebook.
pub fn read_text(source: &Path, casebook: &Path) -> Result<Zeroizing<String>> {
    let bytes = from_private(source, casebook)?;
    let text = std::str::from_utf8(&bytes).map_err(|_| Problem::PassphraseUnreadable(source.to_owned()))?;
    Ok(Zeroizing::new(text.to_owned()))
}

fn from_file(source: &Path, casebook: &Path) -> Result<SecretString> {
    let bytes = from_private(source, casebook)?;
    let first_line = bytes.split(|&b| b == b'\n').next().unwrap_or_default();
    let text = std::str::from_utf8(first_line).map_err(|_| Problem::PassphraseUnreadable(source.to_owned()))?;
    accept(text)
}

/// At most 4 KiB from a descriptor, or from a file that only its owner can read.
fn from_private(source: &Path, casebook: &Path) -> Result<Zeroizing<Vec<u8>>> {
    let descriptor = descriptor(source)?;
    let path = descriptor.map_or_else(|| source.to_owned(), |number| PathBuf::from(format!("/dev/fd/{number}")));
    let io = |e| Problem::io(&path, e);
    let file = File::open(&path).map_err(io)?;
    let of_a_descriptor = descriptor.is_some();
    let metadata = file.metadata().map_err(io)?;
    let is_stream = metadata.file_type().is_fifo() || metadata.file_type().is_socket();
    if !of_a_descriptor && !is_stream {
        if metadata.mode() & 0o077 != 0 {
            return Err(Problem::PassphraseFileOpen(path));
        }
        if lies_in(&path, casebook) {
            return Err(Problem::PassphraseFileInside(path));
        }
    }
    let mut bytes = Zeroizing::new(Vec::with_capacity(MAX_LEN as usize + 1));
    file.take(MAX_LEN + 1).read_to_end(&mut bytes).map_err(io)?;
    if bytes.len() as u64 > MAX_LEN { Err(Problem::PassphraseUnreadable(path)) } else { Ok(bytes) }
}

/// The descriptor that a source names: exactly `fd:N`, `/dev/stdin`, `/dev/fd/N` or `/proc/self/fd/N`. Everything else
/// is a path, also one that only passes through these folders.
fn descriptor(source: &Path) -> Result<Option<u16>> {
    let number = |digits: &str| digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok()).flatten();
    match source.to_str() {
        Some("/dev/stdin") => Ok(Some(0)),
        Some(text) => match text.strip_prefix("fd:") {
            Some(digits) => number(digits).map(Some).ok_or_else(|| Problem::PassphraseUnreadable(source.to_owned())),
            None => Ok(["/dev/fd/", "/proc/self/fd/"].iter().find_map(|folder| number(text.strip_prefix(folder)?))),
        },
        None => Ok(None),
    }
}

fn accept(typed: &str) -> Result<SecretString> {
    let passphrase = typed.trim_end_matches(['\r', '\n']);
    if passphrase.is_empty() { Err(Problem::EmptyPassphrase) } else { Ok(SecretString::from(passphrase)) }
}

/// Whether `path` lies in the folder; a folder that does not exist holds nothing.
pub fn lies_in(path: &Path, folder: &Path) -> bool {
    let real = |p: &Path| -> Option<PathBuf> {
        fs::canonicalize(p).ok().or_else(|| {
            // a file that is still to be made lies where its folder lies
            Some(fs::canonicalize(crate::files::folder_of(p)).ok()?.join(p.file_name()?))
        })
    };
    match (real(path), fs::canonicalize(folder)) {
        (Some(path), Ok(folder)) => path.starts_with(folder),
        _ => false,
    }
}

fn terminal() -> Result<File> {
    File::options().read(true).write(true).open("/dev/tty").map_err(|_| Problem::NoTerminal)
}

fn ask_hidden(prompt: &str) -> Result<Zeroizing<String>> {
    let mut terminal = terminal()?;
    let no_terminal = |_: io::Error| Problem::NoTerminal;
    let _echo = Without::new(&terminal, LocalModes::ECHO).map_err(no_terminal)?;
    let line = ask_line(&mut terminal, prompt).map_err(no_terminal)?;
    writeln!(terminal).map_err(no_terminal)?;
    Ok(line)
}

/// One line, read byte by byte so that no buffer keeps a copy.
fn ask_line(terminal: &mut File, prompt: &str) -> io::Result<Zeroizing<String>> {
    let prompt = crate::terminal::folded(prompt, crate::terminal::columns_of(terminal));
    write!(terminal, "{prompt}")?;
    terminal.flush()?;
    let mut line = Zeroizing::new(Vec::with_capacity(MAX_LEN as usize));
    let mut byte = Zeroizing::new([0]);
    while line.len() < MAX_LEN as usize {
        if terminal.read(&mut byte[..])? == 0 {
            // nobody is there: asking again would never end
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        if byte[0] == b'\n' {
            break;
        }
        line.push(byte[0]);
    }
    let text = std::str::from_utf8(&line).map_err(|_| io::ErrorKind::InvalidData)?;
    Ok(Zeroizing::new(text.to_owned()))
}

/// A terminal without its echo, or more; as it was before when dropped.
struct Without {
    terminal: File,
    before: termios::Termios,
}

impl Without {
    fn new(terminal: &File, modes: LocalModes) -> io::Result<Self> {
        let terminal = terminal.try_clone()?;
        let before = termios::tcgetattr(&terminal)?;
        let mut silent = before.clone();
        silent.local_modes.remove(modes);
        termios::tcsetattr(&terminal, OptionalActions::Flush, &silent)?;
        Ok(Self { terminal, before })
    }
}

impl Drop for Without {
    fn drop(&mut self) {
        // nothing can be done about a terminal that went away
        let _ = termios::tcsetattr(&self.terminal, OptionalActions::Flush, &self.before);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt as _;

    fn file(dir: &Path, content: &[u8], mode: u32) -> PathBuf {
        let path = dir.join("passphrase");
        fs::write(&path, content).expect("written");
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("set");
        path
    }

    #[test]
    fn the_first_line_of_a_private_file_is_the_passphrase() {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let path = file(dir.path(), "құпия сөз\r\nrest".as_bytes(), 0o600);
        let read = from_file(&path, Path::new("/nowhere")).expect("read");
        assert_eq!(read.expose_secret(), "құпия сөз");
    }

    #[test]
    fn a_file_that_others_can_read_is_refused() {
        let dir = tempfile::tempdir().expect("a temporary folder");
        for mode in [0o640, 0o604, 0o644] {
            let path = file(dir.path(), b"x", mode);
            let read = from_file(&path, Path::new("/nowhere"));
            assert!(matches!(read, Err(Problem::PassphraseFileOpen(_))), "{mode:o}");
        }
    }

    #[test]
    fn a_file_inside_the_casebook_is_refused_also_through_a_link() {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let book = dir.path().join("book");
        fs::create_dir(&book).expect("made");
        let path = file(&book, b"x", 0o600);
        let link = dir.path().join("link");
        std::os::unix::fs::symlink(&path, &link).expect("linked");
        for path in [path, link] {
            assert!(matches!(from_file(&path, &book), Err(Problem::PassphraseFileInside(_))));
        }
    }

    #[test]
    fn a_path_through_the_folder_of_descriptors_is_a_path_like_any_other() {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let path = file(dir.path(), b"x", 0o644);
        let folder = File::open(dir.path()).expect("opens");
        let number = std::os::fd::AsRawFd::as_raw_fd(&folder);
        for through in [
            format!("/proc/self/fd/{number}/passphrase"),
            format!("/dev/fd/{number}/passphrase"),
            format!("/dev/fd/../fd/{number}/passphrase"),
            format!("/proc/self/fd/../cwd/../../../../../../../../..{}", path.display()),
        ] {
            let read = from_file(Path::new(&through), Path::new("/nowhere"));
            assert!(matches!(read, Err(Problem::PassphraseFileOpen(_))), "{through}: {read:?}");
        }
        for wrong in ["fd:", "fd:x", "fd:3/../../cwd/passphrase", "fd:+3", "fd:99999999"] {
            assert!(
                matches!(from_file(Path::new(wrong), dir.path()), Err(Problem::PassphraseUnreadable(_))),
                "{wrong}"
            );
        }
        let open = File::open(&path).expect("opens");
        let number = std::os::fd::AsRawFd::as_raw_fd(&open);
        for descriptor in [format!("fd:{number}"), format!("/dev/fd/{number}"), format!("/proc/self/fd/{number}")] {
            assert!(from_file(Path::new(&descriptor), Path::new("/nowhere")).is_ok(), "{descriptor}");
        }
    }

    #[test]
    fn what_is_shorter_than_six_words_can_be_is_refused() {
        assert!(is_short("hello") && is_short("   құпия сөз      "));
        assert!(!is_short("аю от ақ ел ой су") && !is_short("correct horse battery"));
    }

    #[test]
    fn empty_and_endless_passphrases_are_refused() {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let path = file(dir.path(), b"\nsecond line", 0o600);
        assert!(matches!(from_file(&path, Path::new("/nowhere")), Err(Problem::EmptyPassphrase)));
        let path = file(dir.path(), &[b'x'; 5000], 0o600);
        assert!(matches!(from_file(&path, Path::new("/nowhere")), Err(Problem::PassphraseUnreadable(_))));
    }
}
