//! The officer's program at a terminal that is read line by line, as whoever holds a ceremony reads it.

#![allow(unreachable_pub, reason = "each test file has its own copy")]

use std::fs::{File, OpenOptions};
use std::io::{Read as _, Write as _};
use std::os::unix::ffi::OsStrExt as _;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus};

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

use crate::support::{Desk, TODAY};

/// A program at a terminal of its own, and all it showed since the last answer.
pub struct Terminal {
    master: File,
    child: Child,
    pub shown: String,
}

impl Terminal {
    pub fn start(desk: &Desk, arguments: &[&str]) -> Self {
        let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal");
        grantpt(&master).and_then(|()| unlockpt(&master)).expect("granted");
        let name = ptsname(&master, Vec::new()).expect("a name");
        let slave = PathBuf::from(std::ffi::OsStr::from_bytes(name.as_bytes()));
        let open = || OpenOptions::new().read(true).write(true).open(&slave).expect("the other end");
        // setsid makes this terminal the controlling one, which is what /dev/tty names
        let child = Command::new("setsid")
            .args(["--ctty", env!("CARGO_BIN_EXE_sybyr-officer"), "--casebook", "casebook", "--today", TODAY])
            .args(arguments)
            .current_dir(desk.dir.path())
            .env("LC_ALL", "C")
            .stdin(open())
            .stdout(open())
            .stderr(open())
            .spawn()
            .expect("the program starts");
        Self { master: File::from(master), child, shown: String::new() }
    }

    /// Reads until the program asks one of these, or ends: which one it asks.
    pub fn asked<'a>(&mut self, prompts: &[&'a str]) -> Option<&'a str> {
        let mut bytes = Vec::new();
        loop {
            let text = String::from_utf8_lossy(&bytes);
            if let Some(prompt) = prompts.iter().find(|prompt| text.ends_with(**prompt)) {
                self.shown.push_str(&text);
                return Some(prompt);
            }
            let mut piece = [0; 4096];
            match self.master.read(&mut piece) {
                // the last end of the terminal was closed
                Ok(0) | Err(_) => {
                    self.shown.push_str(&text);
                    return None;
                }
                Ok(read) => bytes.extend_from_slice(&piece[..read]),
            }
        }
    }

    pub fn answer(&mut self, line: &str) {
        self.write(format!("{line}\n").as_bytes());
    }

    /// Types whatever a keyboard can send.
    pub fn write(&mut self, bytes: &[u8]) {
        self.master.write_all(bytes).expect("typed");
    }

    pub fn kill(mut self) {
        self.child.kill().expect("killed");
        self.child.wait().expect("ended");
    }

    pub fn end(mut self) -> (ExitStatus, String) {
        (self.child.wait().expect("ended"), self.shown)
    }
}
