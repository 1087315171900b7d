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
pub mod waiting;

use std::collections::VecDeque;
use std::fs::File;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use ratatui_core::backend::Backend as _;
use ratatui_core::buffer::Buffer;
use ratatui_core::terminal::Terminal;

use crate::clock;
use crate::passphrase;
use crate::problem::{Problem, Result};
use crate::terminal;
use app::{App, Given, Next, Setup, no_terminal};
use backend::Ansi;
use keys::Key;
use tty::{Event, Tty};
use waiting::{Talk, Waiting};

/// Nobody waits longer than this for a key when nothing has to be locked.
const LONG: Duration = Duration::from_secs(3600);
/// What takes no longer is not worth a word on the screen.
const SHORT: Duration = Duration::from_millis(200);

/// Takes the screen over until the officer ends it.
pub fn run(setup: Setup, passphrase_file: Option<PathBuf>) -> Result<()> {
    let mut tty = Tty::open().map_err(no_terminal)?;
    let casebook = setup.casebook.clone();
    let mut app = App::new(setup, tty.size().map_err(no_terminal)?);
    let first = passphrase_file.filter(|_| !app.is_by_key());
    let first = first.map(|file| passphrase::read(Some(&file), &casebook, "")).transpose()?.map(Given::Passphrase);
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
    /// What was drawn last: it stays on the screen while something is waited for.
    shown: Buffer,
    /// What came while something was waited for.
    queue: VecDeque<Event>,
}

impl Screen {
    fn new(tty: &Tty) -> std::io::Result<Self> {
        let backend = Ansi::new(tty.writer()?, tty.size()?, !terminal::has_signs());
        let (shown, queue) = (Buffer::default(), VecDeque::new());
        Ok(Self { terminal: Terminal::new(backend)?, touched: clock::since_start(), shown, queue })
    }

    /// Until the end, by the officer or by a signal.
    fn run(&mut self, tty: &mut Tty, app: &mut App, first: Option<Given>) -> std::io::Result<Option<i32>> {
        if let Some(given) = first {
            self.open(tty, app, given)?;
        }
        loop {
            self.draw(app)?;
            let event = match self.queue.pop_front() {
                Some(event) => event,
                None => tty.next(self.patience(app))?,
            };
            if matches!(event, Event::Key(_)) && self.patience(app).is_zero() {
                // nobody saw the screen go dark before this key: it is not for what was on it
                self.lock(tty, app)?;
                continue;
            }
            match event {
                Event::Key(Key::Ctrl('l')) => self.lock(tty, app)?,
                Event::Key(key) => {
                    let said = app.announce(&key);
                    let next = self.work(tty, app, said, Typed::Keep, |app, _| app.key(&key))?;
                    // what took long was not idle
                    self.touched = clock::since_start();
                    match next {
                        Next::Draw => {}
                        Next::Quit => return Ok(None),
                        Next::Suspend => self.suspend(tty, app)?,
                        Next::Open(given) => self.open(tty, app, given)?,
                    }
                }
                Event::Resized => self.resize(tty, app)?,
                Event::Quiet if self.patience(app).is_zero() => self.lock(tty, app)?,
                Event::Quiet | Event::Woken => {}
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

    /// Does what may take long beside the screen, where it is seen how far it is and Esc stops it. What is known to take
    /// long is `said` before it begins.
    fn work<T: Send>(
        &mut self,
        tty: &mut Tty,
        app: &mut App,
        said: Option<&'static str>,
        typed: Typed,
        doing: impl FnOnce(&mut App, &Arc<Talk>) -> T + Send,
    ) -> std::io::Result<T> {
        let waker = tty.waker();
        let talk = Arc::new(Talk::new(waker.clone()));
        let language = app.language();
        app.wait_for(&talk);
        let is_done = AtomicBool::new(false);
        let shown = std::mem::take(&mut self.shown);
        let mut waiting = Waiting::new(language, said.unwrap_or(language.screens().reading), &talk, &shown);
        if typed == Typed::Drop {
            waiting = waiting.without_keys();
        }
        let (done, waited) = thread::scope(|scope| {
            let worker = scope.spawn(|| {
                // also when it panics: whoever waits must not wait on
                let _ends = Ends(|| {
                    is_done.store(true, Ordering::SeqCst);
                    waker.wake();
                });
                doing(app, &talk)
            });
            let waited = self.wait(tty, &mut waiting, &is_done, said.is_some());
            if waited.is_err() {
                talk.stop();
            }
            (worker.join(), waited)
        });
        self.queue.extend(waiting.into_queue());
        waited?;
        Ok(done.unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    }

    fn wait(
        &mut self,
        tty: &mut Tty,
        waiting: &mut Waiting<'_>,
        is_done: &AtomicBool,
        is_long: bool,
    ) -> std::io::Result<()> {
        let begun = clock::since_start();
        let mut is_seen = is_long;
        if is_seen {
            self.draw_waiting(waiting)?;
        }
        while !is_done.load(Ordering::SeqCst) {
            let event = if is_seen {
                tty.next(LONG)?
            } else {
                // keys are for what is seen: until something is said they wait for what comes next
                tty.next_but_keys(SHORT.saturating_sub(clock::since_start().saturating_sub(begun)))?
            };
            is_seen |= matches!(event, Event::Quiet);
            if matches!(event, Event::Resized) {
                self.terminal.backend_mut().resize(tty.size()?);
            }
            let was_covered = waiting.is_covered();
            waiting.take(event);
            if waiting.is_covered() && !was_covered {
                // twice, as in `cover`
                self.draw_waiting(waiting)?;
            }
            if is_seen && !is_done.load(Ordering::SeqCst) {
                self.draw_waiting(waiting)?;
            }
        }
        Ok(())
    }

    fn open(&mut self, tty: &mut Tty, app: &mut App, given: Given) -> std::io::Result<()> {
        app.opening();
        self.draw(app)?;
        let said = app.language().screens().opening;
        self.work(tty, app, Some(said), Typed::Drop, |app, talk| app.open(given, talk))?;
        // keys that were pressed while nothing could be seen are not for what appears now
        tty.forget();
        self.touched = clock::since_start();
        Ok(())
    }

    fn resize(&mut self, tty: &mut Tty, app: &mut App) -> std::io::Result<()> {
        let size = tty.size()?;
        self.terminal.backend_mut().resize(size);
        // a view that cannot be read again says so at the next key
        drop(self.work(tty, app, None, Typed::Keep, |app, _| app.resize(size))?);
        Ok(())
    }

    fn lock(&mut self, tty: &mut Tty, app: &mut App) -> std::io::Result<()> {
        app.lock();
        tty.forget();
        self.queue.retain(|event| !matches!(event, Event::Key(_)));
        self.cover(app)
    }

    /// A stopped program must not hold keys, nor keep other commands from the casebook.
    fn suspend(&mut self, tty: &mut Tty, app: &mut App) -> std::io::Result<()> {
        app.lock();
        self.cover(app)?;
        tty.stop()?;
        self.resize(tty, app)?;
        self.terminal.clear()
    }

    /// Draws twice: both of the buffers that frames are compared in lose what they held.
    fn cover(&mut self, app: &App) -> std::io::Result<()> {
        self.draw(app)?;
        self.draw(app)
    }

    fn draw(&mut self, app: &App) -> std::io::Result<()> {
        let shown = &mut self.shown;
        self.terminal.draw(|frame| {
            if let Some(cursor) = app.draw(frame.buffer_mut()) {
                frame.set_cursor_position(cursor);
            }
            shown.clone_from(frame.buffer_mut());
        })?;
        self.terminal.backend_mut().flush()
    }

    fn draw_waiting(&mut self, waiting: &Waiting<'_>) -> std::io::Result<()> {
        self.terminal.draw(|frame| {
            if let Some(cursor) = waiting.draw(frame.buffer_mut()) {
                frame.set_cursor_position(cursor);
            }
        })?;
        self.terminal.backend_mut().flush()
    }
}

/// What becomes of keys that come while something is waited for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Typed {
    /// They are for what comes next.
    Keep,
    /// They are for nothing.
    Drop,
}

/// Does something when it is dropped.
struct Ends<F: Fn()>(F);

impl<F: Fn()> Drop for Ends<F> {
    fn drop(&mut self) {
        (self.0)();
    }
}
