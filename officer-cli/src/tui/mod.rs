//! The terminal interface: what the commands do, on one screen, by keys alone.
//!
//! State and drawing know no terminal: [`app`] takes keys and fills cells. [`tty`], [`keys`] and [`backend`] are the
//! terminal. Everything that is done to the casebook is done by the functions of the commands.

pub mod app;
pub mod backend;
pub mod canvas;
pub mod case;
pub mod desk;
pub mod editor;
pub mod field;
pub mod help;
pub mod inbox;
pub mod keys;
pub mod list;
pub mod lock;
pub mod menu;
pub mod reply;
pub mod search;
pub mod templates;
pub mod triage;
pub mod tty;
pub mod view;

use std::fs::File;
use std::path::PathBuf;
use std::time::Duration;

use age::secrecy::SecretString;
use ratatui_core::backend::Backend as _;
use ratatui_core::terminal::Terminal;

use crate::clock;
use crate::passphrase;
use crate::problem::{Problem, Result};
use crate::terminal;
use app::{App, Next, Setup, no_terminal};
use backend::Ansi;
use tty::{Event, Tty};

/// Nobody waits longer than this for a key when nothing has to be locked.
const LONG: Duration = Duration::from_secs(3600);

/// Takes the screen over until the officer ends it.
pub fn run(setup: Setup, passphrase_file: Option<PathBuf>) -> Result<()> {
    let first = passphrase_file.map(|file| passphrase::read(Some(&file), &setup.casebook, "")).transpose()?;
    let mut tty = Tty::open().map_err(no_terminal)?;
    let mut app = App::new(setup, tty.size().map_err(no_terminal)?);
    tty.enter().map_err(no_terminal)?;
    let ended = Screen::new(&tty).and_then(|mut screen| screen.run(&mut tty, &mut app, first));
    // the keys are erased before anything else happens
    drop(app);
    tty.leave();
    match ended {
        Ok(None) => Ok(()),
        Ok(Some(signal)) => signal_hook::low_level::emulate_default_handler(signal).map_err(no_terminal),
        Err(error) => Err(Problem::Output(error)),
    }
}

struct Screen {
    terminal: Terminal<Ansi<File>>,
    touched: Duration,
}

impl Screen {
    fn new(tty: &Tty) -> std::io::Result<Self> {
        let backend = Ansi::new(tty.writer()?, tty.size()?, !terminal::has_signs());
        Ok(Self { terminal: Terminal::new(backend)?, touched: clock::since_start() })
    }

    /// Until the end, by the officer or by a signal.
    fn run(&mut self, tty: &mut Tty, app: &mut App, first: Option<SecretString>) -> std::io::Result<Option<i32>> {
        if let Some(passphrase) = first {
            self.open(tty, app, passphrase)?;
        }
        loop {
            self.draw(app)?;
            let event = tty.next(self.patience(app))?;
            if matches!(event, Event::Key(_)) && self.patience(app).is_zero() {
                // nobody saw the screen go dark before this key: it is not for what was on it
                self.lock(tty, app)?;
                continue;
            }
            match event {
                Event::Key(key) => {
                    if app.announce(&key) {
                        self.draw(app)?;
                    }
                    let next = app.key(&key);
                    // what took long was not idle
                    self.touched = clock::since_start();
                    match next {
                        Next::Draw => {}
                        Next::Quit => return Ok(None),
                        Next::Suspend => self.suspend(tty, app)?,
                        Next::Open(passphrase) => self.open(tty, app, passphrase)?,
                    }
                }
                Event::Resized => {
                    self.terminal.backend_mut().resize(tty.size()?);
                    // a view that cannot be read again says so at the next key
                    let _ = app.resize(tty.size()?);
                }
                Event::Quiet if self.patience(app).is_zero() => self.lock(tty, app)?,
                Event::Quiet => {}
                Event::Suspend => self.suspend(tty, app)?,
                Event::End(signal) => return Ok(Some(signal)),
            }
        }
    }

    /// How long until the screen must be covered.
    fn patience(&self, app: &App) -> Duration {
        let idle = clock::since_start().saturating_sub(self.touched);
        app.lock_after().map_or(LONG, |after| after.saturating_sub(idle))
    }

    fn open(&mut self, tty: &mut Tty, app: &mut App, passphrase: SecretString) -> std::io::Result<()> {
        app.opening();
        self.draw(app)?;
        app.open(|| Ok(passphrase));
        // keys that were pressed while nothing could be seen are not for what appears now
        tty.forget();
        self.touched = clock::since_start();
        Ok(())
    }

    fn lock(&mut self, tty: &mut Tty, app: &mut App) -> std::io::Result<()> {
        app.lock();
        tty.forget();
        self.cover(app)
    }

    /// A stopped program must not hold keys, nor keep other commands from the casebook.
    fn suspend(&mut self, tty: &mut Tty, app: &mut App) -> std::io::Result<()> {
        app.lock();
        self.cover(app)?;
        tty.stop()?;
        self.terminal.backend_mut().resize(tty.size()?);
        let _ = app.resize(tty.size()?);
        self.terminal.clear()
    }

    /// Draws twice: both of the buffers that frames are compared in lose what they held.
    fn cover(&mut self, app: &App) -> std::io::Result<()> {
        self.draw(app)?;
        self.draw(app)
    }

    fn draw(&mut self, app: &App) -> std::io::Result<()> {
        self.terminal.draw(|frame| {
            if let Some(cursor) = app.draw(frame.buffer_mut()) {
                frame.set_cursor_position(cursor);
            }
        })?;
        self.terminal.backend_mut().flush()
    }
}
