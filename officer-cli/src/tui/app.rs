//! The whole interface as state: locked, or open with views on top of each other. It knows no terminal.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use age::secrecy::SecretString;
use ratatui_core::buffer::Buffer;
use ratatui_core::layout::{Position, Size};
use sybyr_crypto::keys::Day;

use super::canvas::{Canvas, LEAST, Look};
use super::case::CaseView;
use super::desk::Desk;
use super::help::HelpView;
use super::inbox::InboxView;
use super::keys::Key;
use super::lock::{Answer, Covered, Lock};
use super::reply::{Draft, ReplyView};
use super::templates::Template;
use super::view::{Place, Step, View, said};
use super::waiting::{AtScreen, Talk};
use crate::casebook::{Casebook, Unlock, handle_of};
use crate::clock;
use crate::commands::plugged;
use crate::plugin::Handle;
use crate::problem::{Problem, Result};
use crate::text::Language;

/// What the command line says.
pub struct Setup {
    /// The casebook's folder.
    pub casebook: PathBuf,
    /// Whose means open it, when it was said.
    pub holder: Option<String>,
    /// Where age plugins lie, when it was said.
    pub plugins: Option<PathBuf>,
    /// The language of what is shown.
    pub language: Language,
    /// The day that everything happens on; the clock's otherwise.
    pub today: Option<Day>,
    /// Who decides, when it was said.
    pub officer: Option<String>,
    /// Lock after so long without a key.
    pub lock_after: Duration,
    /// What answers begin with.
    pub templates: Vec<Template>,
}

/// What the caller must do after a key.
pub enum Next {
    /// Draw.
    Draw,
    /// Draw, then open the casebook with this.
    Open(Given),
    /// Give the screen back and stop until continued.
    Suspend,
    /// End.
    Quit,
}

/// What the casebook is to be opened with.
pub enum Given {
    /// A passphrase.
    Passphrase(SecretString),
    /// The holder's hardware key, through its plugin.
    HardwareKey,
}

/// The interface.
pub struct App {
    setup: Setup,
    /// The holder's hardware key, when that is what opens the casebook.
    key: Option<Handle>,
    lock: Lock,
    desk: Option<Desk>,
    views: Vec<Box<dyn View>>,
    /// Answers that are not recorded yet, while the casebook is closed.
    drafts: BTreeMap<i64, Draft>,
    /// Quitting was asked for while answers are unfinished.
    quitting: bool,
    /// Where to go back to after the lock.
    places: Vec<Place>,
    /// What is said about what was done, until the next key.
    note: Option<(String, Look)>,
    window: Size,
}

/// Rows of the bar above.
const ABOVE: u16 = 1;
/// Rows of the rule and the keys below.
const BELOW: u16 = 2;

impl App {
    /// Covered, until the passphrase is given.
    pub fn new(setup: Setup, window: Size) -> Self {
        let key = setup.holder.as_deref().and_then(|holder| handle_of(&setup.casebook, holder));
        let lock = Lock::new(Covered::Start, 0, named(&setup, key.as_ref()));
        let (drafts, places) = (BTreeMap::new(), Vec::new());
        Self { setup, key, lock, desk: None, views: Vec::new(), drafts, quitting: false, places, note: None, window }
    }

    /// How long the interface may stay open without a key; forever when it is covered.
    pub fn lock_after(&self) -> Option<Duration> {
        self.desk.as_ref().map(|_| self.setup.lock_after)
    }

    /// The window has another size.
    pub fn resize(&mut self, window: Size) -> Result<()> {
        self.window = window;
        if let Some(desk) = &mut self.desk {
            desk.window = inner(window);
            self.views.iter_mut().try_for_each(|view| view.refresh(desk))?;
        }
        Ok(())
    }

    /// The language of what is shown.
    pub fn language(&self) -> Language {
        self.setup.language
    }

    /// Whether a hardware key opens the casebook.
    pub fn is_by_key(&self) -> bool {
        self.key.is_some()
    }

    /// The casebook is about to be opened and read.
    pub fn opening(&mut self) {
        self.lock.covered = Covered::Opening;
    }

    /// Somebody waits for what comes next.
    pub fn wait_for(&mut self, talk: &Talk) {
        if let Some(desk) = &mut self.desk {
            desk.book.wait_for(&talk.work);
        }
    }

    /// Opens the casebook and goes back to where somebody was.
    pub fn open(&mut self, given: Given, talk: &Arc<Talk>) {
        let opened = self.unlock(given, talk).and_then(|book| self.begin(book));
        if let Err(problem) = opened {
            self.close(if self.places.is_empty() { Covered::Start } else { Covered::Locked });
            self.lock.problem = Some(match problem {
                Problem::Stopped => (self.setup.language.waiting().still_closed.to_owned(), Look::Strong),
                problem => (said(&problem, self.setup.language), Look::Alarm),
            });
        }
    }

    fn unlock(&self, given: Given, talk: &Arc<Talk>) -> Result<Casebook> {
        let mut failures = None;
        let (casebook, holder) = (&self.setup.casebook, self.setup.holder.as_deref());
        let opened = Casebook::open_during(&talk.work, casebook, holder, || match (given, &self.key) {
            (Given::Passphrase(passphrase), _) => Ok(Unlock::Passphrase(passphrase)),
            (Given::HardwareKey, None) => Err(Problem::WrongPassphrase),
            (Given::HardwareKey, Some(handle)) => {
                let person = AtScreen {
                    language: self.setup.language,
                    plugin: handle.plugin().to_owned(),
                    talk: Arc::clone(talk),
                };
                let plugins = self.setup.plugins.as_deref();
                let device = plugged::find(plugins, handle.clone(), Box::new(person), &talk.work)?;
                failures = Some(device.failures());
                Ok(Unlock::Plugin(Box::new(device)))
            }
        });
        opened.map_err(|problem| match talk.work.check() {
            Ok(()) => plugged::or_fault(problem, failures.as_ref()),
            Err(stopped) => stopped,
        })
    }

    fn begin(&mut self, book: Casebook) -> Result<()> {
        let today = self.setup.today.unwrap_or_else(clock::today);
        self.seat(Desk::new(book, self.setup.language, today, self.setup.officer.clone())?)
    }

    fn seat(&mut self, mut desk: Desk) -> Result<()> {
        desk.window = inner(self.window);
        desk.templates.clone_from(&self.setup.templates);
        desk.drafts = std::mem::take(&mut self.drafts);
        let mut views: Vec<Box<dyn View>> = Vec::new();
        let inbox = self.places.iter().find_map(|place| if let Place::Inbox(at) = place { *at } else { None });
        views.push(Box::new(InboxView::new(&desk, inbox)?));
        for place in &self.places {
            let view: Result<Box<dyn View>> = match place {
                Place::Inbox(_) => continue,
                Place::Case(case) => CaseView::open(&mut desk, *case).map(|view| Box::new(view) as _),
                Place::Reply(case) => ReplyView::open(&mut desk, *case).map(|view| Box::new(view) as _),
            };
            match view {
                // who does not want to wait for the case is let in without it
                Err(Problem::Stopped) => {
                    self.note = Some((self.setup.language.waiting().stopped.to_owned(), Look::Strong));
                    break;
                }
                view => views.push(view?),
            }
        }
        self.views = views;
        self.desk = Some(desk);
        self.lock = Lock::new(Covered::Locked, 0, named(&self.setup, self.key.as_ref()));
        Ok(())
    }

    /// Covers the screen: the casebook is closed, its keys and everything that was shown are erased.
    pub fn lock(&mut self) {
        if self.desk.is_some() {
            self.places = self.views.iter().filter_map(|view| view.place()).collect();
            self.close(Covered::Locked);
        }
    }

    fn close(&mut self, covered: Covered) {
        self.views.clear();
        if let Some(desk) = self.desk.take() {
            self.officer_said(&desk);
            self.drafts = desk.drafts;
        }
        self.note = None;
        self.lock = Lock::new(covered, self.drafts.len(), named(&self.setup, self.key.as_ref()));
    }

    /// What is said while this key does what can take long, before it begins; nothing for keys that are done at once.
    pub fn announce(&self, key: &Key) -> Option<&'static str> {
        self.views.last().and_then(|view| view.long_work(key, self.setup.language.screens()))
    }

    /// Takes a key.
    pub fn key(&mut self, key: &Key) -> Next {
        if *key == Key::Ctrl('z') {
            return Next::Suspend;
        }
        if self.desk.is_none() {
            return match self.lock.key(key) {
                Answer::Covered => Next::Draw,
                Answer::Passphrase(passphrase) => Next::Open(Given::Passphrase(passphrase)),
                Answer::HardwareKey => Next::Open(Given::HardwareKey),
                Answer::Quit => Next::Quit,
            };
        }
        self.note = None;
        let was_quitting = std::mem::take(&mut self.quitting);
        match key {
            Key::Ctrl('l') => self.lock(),
            Key::Ctrl('c') => return self.quit(was_quitting),
            key => match self.pass_on(key) {
                Ok(true) => return self.quit(was_quitting),
                Ok(false) => {}
                Err(Problem::Stopped) => {
                    self.note = Some((self.setup.language.waiting().stopped.to_owned(), Look::Strong));
                }
                Err(problem) => self.note = Some((said(&problem, self.setup.language), Look::Alarm)),
            },
        }
        Next::Draw
    }

    /// Ends, unless answers would be lost that nobody was warned about.
    fn quit(&mut self, was_warned: bool) -> Next {
        let drafts: Vec<i64> = self.desk.iter().flat_map(|desk| desk.drafts.keys().copied()).collect();
        if drafts.is_empty() || was_warned {
            return Next::Quit;
        }
        self.quitting = true;
        self.note = Some((self.setup.language.screens().quit_loses(&drafts), Look::Warning));
        Next::Draw
    }

    /// A name that was given once is not asked for again.
    fn officer_said(&mut self, desk: &Desk) {
        self.setup.officer.clone_from(&desk.officer);
    }

    /// Gives the key to the view on top. Whether the program ends.
    fn pass_on(&mut self, key: &Key) -> Result<bool> {
        let (Some(desk), Some(view)) = (&mut self.desk, self.views.last_mut()) else { return Ok(false) };
        let asks_help = *key == Key::Help || key.command() == Some('?') && !view.takes_text();
        if asks_help {
            self.views.push(Box::new(HelpView::default()));
            return Ok(false);
        }
        match view.key(key, desk)? {
            Step::Stay => {}
            Step::Said(text) => self.note = Some((text, Look::Strong)),
            Step::Show(view) => self.views.push(view),
            Step::Quit => return Ok(true),
            step @ (Step::Back | Step::Done(_)) => {
                self.views.pop();
                if let Step::Done(text) = step {
                    self.note = Some((text, Look::Strong));
                }
                if let Some(view) = self.views.last_mut() {
                    view.refresh(desk)?;
                }
            }
        }
        Ok(false)
    }

    /// Draws everything; gives where the cursor stands, when it is seen.
    pub fn draw(&self, buffer: &mut Buffer) -> Option<Position> {
        let mut cursor = None;
        let mut canvas = Canvas::new(buffer, &mut cursor);
        let (width, height) = (canvas.width(), canvas.height());
        match (&self.desk, self.views.last()) {
            (Some(desk), Some(view)) if width >= LEAST.0 && height >= LEAST.1 => {
                self.draw_open(desk, view.as_ref(), &mut canvas);
            }
            (Some(_), _) => canvas.row(0, self.setup.language.screens().too_small, Look::Alarm),
            (None, _) => self.lock.draw(self.setup.language, &mut canvas),
        }
        cursor
    }

    fn draw_open(&self, desk: &Desk, view: &dyn View, canvas: &mut Canvas<'_>) {
        let height = canvas.height();
        let words = desk.language.screens();
        canvas.row(0, &format!(" Sybyr  {}", desk.agency()), Look::Bar);
        canvas.right(0, &format!(" {} ", view.title(desk)), Look::Bar);
        canvas.look(0, Look::Bar);
        view.draw(desk, &mut canvas.rows(ABOVE, height - BELOW));
        canvas.rule(height - BELOW);
        match &self.note {
            Some((text, look)) => {
                let lines: Vec<&str> = text.lines().collect();
                // a problem takes the rule's row as well
                let from = height - u16::try_from(lines.len().min(2)).unwrap_or(1);
                for (line, row) in lines.iter().zip(from..height) {
                    canvas.row(row, &" ".repeat(usize::from(canvas.width())), Look::Plain);
                    canvas.row(row, &format!(" {line}"), *look);
                }
            }
            None => canvas.row(height - 1, &format!(" {}", view.keys(words)), Look::Faint),
        }
    }
}

/// Whose hardware key opens the casebook, and by which plugin.
fn named(setup: &Setup, key: Option<&Handle>) -> Option<(String, String)> {
    Some((setup.holder.clone()?, key?.plugin().to_owned()))
}

/// The window without the bars.
fn inner(window: Size) -> Size {
    Size { height: window.height.saturating_sub(ABOVE + BELOW), ..window }
}

/// What went wrong with the terminal itself.
pub fn no_terminal(_: std::io::Error) -> Problem {
    Problem::NoTerminal
}

#[cfg(test)]
mod tests;
