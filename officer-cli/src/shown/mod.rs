//! Pictures of what sources attach, made by a program of its own that is locked in: a hostile file meets neither this
//! program nor the officer's viewer. What comes back is pixels, and we write the picture.
//!
//! The renderer gives up files, network and everything else before it reads one byte: see `officer-cli/render`. Here its
//! time is bounded, and its output is believed only as numbers within bounds.

pub mod pixels;
pub mod png;

use std::io::{self, Read};
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::Duration;

use pixels::{Picture, Pictures};
use rustix::process::{Pid, WaitId, WaitIdOptions, waitid};

use serde::Serialize;

use crate::problem::{Problem, Result};
use crate::work::Work;

/// The renderer's name, beside this program.
const PROGRAM: &str = "sybyr-render";
/// So long a file may take by the wall's clock; the renderer's own limit is a minute of computing.
const PATIENCE: Duration = Duration::from_secs(180);

/// Why there are no pictures of a file, or not all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each is explained by its sentence in text/showing.rs")]
pub enum Unshown {
    Unknown,
    Unreadable,
    TooLarge,
    TooLong,
    Broke,
    /// The pictures before it have taken the room of this saving.
    NoRoom,
}

/// What became of one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shown {
    /// How many pages were written as pictures.
    pub pictures: u32,
    /// How many pages the file says it has; 0 when nothing is known of it.
    pub pages: u32,
    /// Why not all of them, when it is not their number.
    pub why: Option<Unshown>,
}

/// Takes each page, with its number from 1 and the number of all.
pub type OnPage<'a> = dyn FnMut(Picture, u32, u32) -> io::Result<()> + Send + 'a;

/// The program that renders.
pub struct Renderer {
    program: PathBuf,
    patience: Duration,
}

impl Renderer {
    /// The one beside this program.
    ///
    /// # Errors
    /// It is not there.
    pub fn beside() -> Result<Self> {
        let ours = std::env::current_exe().map_err(|e| Problem::io(Path::new("/proc/self/exe"), e))?;
        Self::at(ours.with_file_name(PROGRAM), PATIENCE)
    }

    /// One at another place, for tests.
    pub fn at(program: PathBuf, patience: Duration) -> Result<Self> {
        if program.is_file() { Ok(Self { program, patience }) } else { Err(Problem::NoRenderer(program)) }
    }

    /// Renders what `content` gives, as far as the renderer wants to read it; `on_page` takes the pages while they come.
    /// `name` is where either of them fails.
    ///
    /// # Errors
    /// The renderer does not start or is not locked in; `content` or `on_page` failed; `work` was stopped, which ends the
    /// renderer. A hostile file is none.
    pub fn show(&self, name: &Path, content: &mut dyn Read, on_page: &mut OnPage<'_>, work: &Work) -> Result<Shown> {
        work.check()?;
        let io = |e| Problem::io(&self.program, e);
        let mut child = Command::new(&self.program)
            .env_clear()
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(io)?;
        let process = Pid::from_child(&child);
        let (input, output) = (child.stdin.take(), child.stdout.take());
        let (mut input, output) = (input.expect("it is piped"), output.expect("it is piped"));
        let child = Arc::new(Mutex::new(child));
        let ends = {
            let child = Arc::clone(&child);
            work.on_stop(move || kill(&child))
        };
        let (over, is_over) = mpsc::channel::<()>();
        let (fed, mut shown, late) = thread::scope(|scope| {
            let child = &*child;
            let watch = scope.spawn(move || {
                let late = is_over.recv_timeout(self.patience) == Err(mpsc::RecvTimeoutError::Timeout);
                if late {
                    kill(child);
                }
                late
            });
            let reading = scope.spawn(|| take(output, on_page));
            let fed = feed(content, &mut input);
            drop(input);
            if fed.is_err() {
                kill(child);
            }
            let shown = reading.join().expect("reading pixels does not panic");
            // one that was taken over can give rubbish and then sleep: the patience lasts until it has ended. It is not
            // collected here, so that its number stays its own while it may be killed
            let _ = waitid(WaitId::Pid(process), WaitIdOptions::EXITED | WaitIdOptions::NOWAIT);
            drop(over);
            (fed, shown, watch.join().expect("waiting does not panic"))
        });
        drop(ends);
        let status = child.lock().expect("nobody panics with it").wait().map_err(io)?;
        work.check()?;
        if let Some(error) = fed.err().or(shown.failed) {
            return Err(Problem::io(name, error));
        }
        shown.shown.why = why(status, late, shown.is_whole)?;
        Ok(shown.shown)
    }
}

/// Ends the renderer, whose process is not waited for by anybody yet.
fn kill(child: &Mutex<Child>) {
    // one that has ended by itself cannot be ended again
    let _ = child.lock().expect("nobody panics with it").kill();
}

/// Gives the renderer what it wants to read. It may stop reading at any time: its exit code says why.
fn feed(content: &mut dyn Read, input: &mut dyn io::Write) -> io::Result<()> {
    let mut buffer = vec![0; 1 << 16];
    loop {
        let n = match content.read(&mut buffer) {
            Ok(0) => return Ok(()),
            Ok(n) => n,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
            Err(e) => return Err(e),
        };
        if input.write_all(&buffer[..n]).is_err() {
            return Ok(());
        }
    }
}

/// What was read of the renderer's output.
struct Taken {
    shown: Shown,
    is_whole: bool,
    /// That `on_page` failed.
    failed: Option<io::Error>,
}

fn take(output: impl Read, on_page: &mut OnPage<'_>) -> Taken {
    let mut taken = Taken { shown: Shown { pictures: 0, pages: 0, why: None }, is_whole: false, failed: None };
    let Ok(mut pictures) = Pictures::begin(io::BufReader::with_capacity(1 << 16, output)) else { return taken };
    taken.shown.pages = pictures.pages();
    loop {
        match pictures.page() {
            Ok(Some(picture)) => {
                if let Err(error) = on_page(picture, taken.shown.pictures + 1, taken.shown.pages) {
                    taken.failed = Some(error);
                    return taken;
                }
                taken.shown.pictures += 1;
            }
            Ok(None) => {
                taken.is_whole = true;
                return taken;
            }
            Err(_) => return taken,
        }
    }
}

/// The renderer's end: its exit codes are those of `End` in `officer-cli/render/src/lib.rs`.
fn why(status: ExitStatus, late: bool, is_whole: bool) -> Result<Option<Unshown>> {
    if late {
        return Ok(Some(Unshown::TooLong));
    }
    Ok(match (status.code(), status.signal()) {
        (Some(0), _) if is_whole => None,
        (Some(3), _) => Some(Unshown::Unknown),
        (Some(4), _) => Some(Unshown::Unreadable),
        (Some(5), _) => Some(Unshown::TooLarge),
        (Some(6), _) => return Err(Problem::NoSandbox),
        // SIGXCPU of its own limit, and SIGKILL of the hard one
        (_, Some(24 | 9)) => Some(Unshown::TooLong),
        // it asked the kernel for what it may not have, ran out of memory, or fell over the file
        _ => Some(Unshown::Broke),
    })
}
