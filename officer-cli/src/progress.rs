//! A progress bar on standard error, only when a person is watching.

use std::io::{Error, ErrorKind, IsTerminal as _, Read, Result, Write};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

const WIDTH: u64 = 30;

/// How far a file was read, and whether the disk or the stick failed.
#[derive(Default)]
pub struct Passed {
    count: AtomicU64,
    failed: Mutex<Option<Error>>,
}

impl Passed {
    /// Bytes read so far.
    pub fn count(&self) -> u64 {
        self.count.load(Ordering::Relaxed)
    }

    /// The error of the disk, which whoever read through it may have taken for a cut file.
    pub fn failure(&self) -> Option<Error> {
        self.failed.lock().ok()?.take()
    }
}

/// Notes what is read through it.
pub struct Counting<'a, R> {
    input: R,
    passed: &'a Passed,
}

impl<'a, R> Counting<'a, R> {
    /// Adds every byte read to `passed`.
    pub fn new(input: R, passed: &'a Passed) -> Self {
        Self { input, passed }
    }
}

impl<R: Read> Read for Counting<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let read = self.input.read(buffer);
        match &read {
            Ok(n) => {
                self.passed.count.fetch_add(*n as u64, Ordering::Relaxed);
            }
            Err(e) if e.kind() == ErrorKind::Interrupted => {}
            Err(e) => {
                if let Ok(mut failed) = self.passed.failed.lock() {
                    *failed = Some(e.raw_os_error().map_or_else(|| e.kind().into(), Error::from_raw_os_error));
                }
            }
        }
        read
    }
}

/// The bar.
pub struct Progress {
    total: u64,
    shown: Option<u64>,
    is_watched: bool,
}

impl Progress {
    /// Towards `total` bytes.
    pub fn new(total: u64) -> Self {
        Self { total: total.max(1), shown: None, is_watched: std::io::stderr().is_terminal() }
    }

    /// Draws the bar again when its percentage changed.
    pub fn update(&mut self, done: u64, to: &mut dyn Write) {
        let percent = (done.min(self.total) as u128 * 100 / u128::from(self.total)) as u64;
        if !self.is_watched || self.shown == Some(percent) {
            return;
        }
        self.shown = Some(percent);
        let filled = (percent * WIDTH / 100) as usize;
        // a bar that cannot be drawn is no reason to stop an import
        let _ = write!(to, "\r[{:<width$}] {percent:3} %", "#".repeat(filled), width = WIDTH as usize);
        let _ = to.flush();
    }

    /// Clears the line.
    pub fn clear(&self, to: &mut dyn Write) {
        if self.shown.is_some() {
            let _ = write!(to, "\r{:width$}\r", "", width = WIDTH as usize + 8);
        }
    }
}
