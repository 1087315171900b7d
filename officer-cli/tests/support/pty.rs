//! The officer's real program in a real pseudo-terminal: keys go in, the screen that a terminal would show is compared
//! with a file in `tests/screens`. Nothing sleeps: a test waits until the screen is the expected one.
//!
//! `[..]` stands for anything within a line. `UPDATE_TRANSCRIPTS=1` writes what is shown instead of comparing.

#![allow(dead_code, unreachable_pub, reason = "each test file uses a part of it")]

use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::num::NonZeroU16;
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{LocalModes, Winsize, tcgetattr, tcsetwinsize};

use crate::support::{Desk, TODAY};

/// Nothing takes longer, even on a machine that does much else.
const PATIENCE: Duration = Duration::from_secs(60);
/// A screen that is written down instead of compared has been still for so long.
const STILL: Duration = Duration::from_millis(1500);

/// A running program and the screen it draws.
pub struct Terminal {
    child: Child,
    master: File,
    slave: File,
    screen: vt100::Parser,
    /// Everything that came, as it came.
    pub bytes: Vec<u8>,
}

impl Terminal {
    /// Starts the program without a command in a window of 80 columns and 24 rows.
    pub fn start(desk: &Desk, arguments: &[&str]) -> Self {
        let mut command = Command::new("setsid");
        command.args(["--ctty", env!("CARGO_BIN_EXE_sybyr-officer"), "--casebook", "casebook", "--today", TODAY]);
        command.args(arguments).current_dir(desk.dir.path()).env("LC_ALL", "C.UTF-8").env("TERM", "linux");
        Self::run(command)
    }

    /// Starts any program in it.
    pub fn run(command: Command) -> Self {
        Self::run_in(command, 80, 24)
    }

    /// Starts any program in a window of this size.
    pub fn run_in(mut command: Command, columns: u16, rows: u16) -> Self {
        let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).expect("a terminal");
        grantpt(&master).expect("granted");
        unlockpt(&master).expect("unlocked");
        let name = ptsname(&master, Vec::new()).expect("a name").into_string().expect("text");
        tcsetwinsize(&master, Winsize { ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 }).expect("set");
        let slave = File::options().read(true).write(true).open(name).expect("opens");
        let end = || Stdio::from(slave.try_clone().expect("cloned"));
        let child = command.stdin(end()).stdout(end()).stderr(end()).spawn().expect("starts");
        let screen = vt100::Parser::new(cells(rows), cells(columns), 0);
        Self { child, master: File::from(master), slave, screen, bytes: Vec::new() }
    }

    /// Presses keys.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        self.master.write_all(keys.as_bytes()).expect("taken");
        self
    }

    /// The window gets another size.
    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.screen.screen_mut().set_size(cells(rows), cells(columns));
        tcsetwinsize(&self.master, Winsize { ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 }).expect("set");
        self
    }

    /// Sends the program a signal.
    pub fn signal(&mut self, name: &str) -> &mut Self {
        let done = Command::new("kill").args([&format!("-{name}"), &self.child.id().to_string()]).status();
        assert!(done.expect("starts").success());
        self
    }

    /// Waits until the screen is the one in this file.
    #[track_caller]
    pub fn see(&mut self, name: &str) -> &mut Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/screens").join(format!("{name}.txt"));
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if self.wait(|text, _| matches_all(&expected, text), if is_updating() { STILL } else { PATIENCE }) {
            return self;
        }
        let happened = self.text();
        if is_updating() {
            fs::write(&path, happened).expect("written");
            return self;
        }
        panic!("{}\n--- expected\n{expected}--- seen\n{happened}", path.display());
    }

    /// Waits until the screen holds these words.
    #[track_caller]
    pub fn see_words(&mut self, words: &str) -> &mut Self {
        let seen = self.wait(|text, _| text.contains(words), PATIENCE);
        assert!(seen, "{words:?} is not seen:\n{}", self.text());
        self
    }

    /// Waits for the end, and gives how it ended.
    #[track_caller]
    pub fn end(&mut self) -> ExitStatus {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("waits") {
                // what it wrote last
                while self.read(Duration::ZERO) {}
                return status;
            }
            assert!(start.elapsed() < PATIENCE, "does not end:\n{}", self.text());
            self.read(Duration::from_millis(20));
        }
    }

    /// Waits until the program is stopped.
    #[track_caller]
    pub fn stopped(&mut self) -> &mut Self {
        let stat = PathBuf::from(format!("/proc/{}/stat", self.child.id()));
        let stopped = self.wait(
            |_, _| {
                fs::read_to_string(&stat).is_ok_and(|stat| stat.rsplit(')').next().is_some_and(|s| s.starts_with(" T")))
            },
            PATIENCE,
        );
        assert!(stopped, "is not stopped");
        self
    }

    /// Whether the terminal is as a shell needs it: the first screen, with a cursor, echoing lines.
    pub fn is_restored(&mut self) -> bool {
        self.wait(
            |_, screen| !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste(),
            PATIENCE,
        ) && tcgetattr(&self.slave).expect("a terminal").local_modes.contains(LocalModes::ECHO | LocalModes::ICANON)
    }

    /// The screen as text.
    pub fn text(&self) -> String {
        text(self.screen.screen())
    }

    fn wait(&mut self, done: impl Fn(&str, &vt100::Screen) -> bool, most: Duration) -> bool {
        let mut last = Instant::now();
        loop {
            let is_still = !is_updating() || last.elapsed() > STILL / 2;
            if is_still && done(&self.text(), self.screen.screen()) {
                return true;
            }
            if self.read(Duration::from_millis(50)) {
                last = Instant::now();
            } else if last.elapsed() > most {
                return false;
            }
        }
    }

    /// Reads what came within this time. Whether anything came.
    fn read(&mut self, most: Duration) -> bool {
        let timeout = Timespec { tv_sec: 0, tv_nsec: i64::from(most.subsec_nanos()) };
        let mut asked = [PollFd::new(&self.master, PollFlags::IN)];
        if poll(&mut asked, Some(&timeout)).expect("waits") == 0 {
            return false;
        }
        let mut bytes = [0; 65536];
        let n = self.master.read(&mut bytes).unwrap_or(0);
        self.screen.process(&bytes[..n]);
        self.bytes.extend_from_slice(&bytes[..n]);
        n > 0
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn cells(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).expect("a window has cells")
}

fn text(screen: &vt100::Screen) -> String {
    let (_, columns) = screen.size();
    screen.rows(0, columns.get()).map(|row| format!("{}\n", row.trim_end())).collect()
}

fn is_updating() -> bool {
    std::env::var_os("UPDATE_TRANSCRIPTS").is_some()
}

fn matches_all(expected: &str, text: &str) -> bool {
    expected.lines().count() == text.lines().count() && expected.lines().zip(text.lines()).all(|(e, t)| matches(e, t))
}

/// Whether a line is the expected one, where `[..]` stands for anything.
pub fn matches(expected: &str, line: &str) -> bool {
    let mut parts = expected.split("[..]");
    let Some(mut rest) = line.strip_prefix(parts.next().unwrap_or_default()) else { return false };
    let mut last = None;
    for part in parts {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
        last = Some(part);
    }
    rest.is_empty() || last.is_some_and(|part| part.is_empty() || line.ends_with(part))
}

/// The signal that ended it.
pub fn signal_of(status: ExitStatus) -> Option<i32> {
    status.signal()
}
