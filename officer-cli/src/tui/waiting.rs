//! Waiting for work beside the screen: how far it is, what a hardware key's plugin says and asks, and Esc that stops it.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use age::secrecy::SecretString;
use ratatui_core::buffer::Buffer;

use super::canvas::{Canvas, Look};
use super::field::Field;
use super::keys::Key;
use super::tty::{Event, Waker};
use crate::commands::plugged;
use crate::plugin::Person;
use crate::terminal;
use crate::text::Language;
use crate::work::Work;

/// What a plugin may say at once on the smallest screen, in columns.
const LONGEST: usize = 160;
/// An answer to one of two is at most so wide.
const CHOICE: usize = 60;
/// Keys and signals that came meanwhile, for afterwards; more are dropped.
const MAX_QUEUE: usize = 64;

/// What a plugin asks for.
enum Question {
    /// One of two, or only one.
    Choice { message: String, choices: Vec<String> },
    /// A line, shown or not.
    Line { message: String, is_secret: bool },
}

enum Answered {
    First(bool),
    Line(SecretString),
}

#[derive(Default)]
struct State {
    said: Option<String>,
    question: Option<Question>,
    answer: Option<Answered>,
    is_closed: bool,
}

/// What work and screen say to each other.
pub struct Talk {
    /// The work itself.
    pub work: Work,
    waker: Option<Waker>,
    state: Mutex<State>,
    answered: Condvar,
}

impl Talk {
    /// With whoever waits at the terminal that `waker` wakes.
    pub fn new(waker: Waker) -> Self {
        let work = Work::new({
            let waker = waker.clone();
            move || waker.wake()
        });
        Self { work, waker: Some(waker), state: Mutex::default(), answered: Condvar::new() }
    }

    /// With nobody.
    pub fn alone() -> Self {
        let state = State { is_closed: true, ..State::default() };
        Self { work: Work::default(), waker: None, state: Mutex::new(state), answered: Condvar::new() }
    }

    /// Stops the work, and answers nothing any more.
    pub(super) fn stop(&self) {
        // first the work: an answer that nobody gives is none that a plugin may go on with
        self.work.stop();
        self.state().is_closed = true;
        self.answered.notify_all();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wake(&self) {
        if let Some(waker) = &self.waker {
            waker.wake();
        }
    }

    fn tell(&self, said: String) {
        self.state().said = Some(said);
        self.wake();
    }

    /// Waits until somebody answers; `None` when nobody does.
    fn ask(&self, question: Question) -> Option<Answered> {
        let mut state = self.state();
        state.question = Some(question);
        self.wake();
        let waits = |state: &mut State| state.answer.is_none() && !state.is_closed;
        let mut state = self.answered.wait_while(state, waits).unwrap_or_else(PoisonError::into_inner);
        state.question = None;
        state.answer.take()
    }

    fn answer(&self, answer: Answered) {
        let mut state = self.state();
        // a key that comes before the plugin goes on is not for this question
        state.question = None;
        state.answer = Some(answer);
        drop(state);
        self.answered.notify_all();
    }
}

/// The person at the screen, whom a plugin asks. What it says is named as its own and made safe.
pub struct AtScreen {
    /// The language of what stands around its words.
    pub language: Language,
    /// The plugin's name.
    pub plugin: String,
    /// Where the screen is.
    pub talk: std::sync::Arc<Talk>,
}

impl AtScreen {
    fn says(&self, message: &str) -> String {
        plugged::says(self.language, &self.plugin, message, LONGEST)
    }
}

impl Person for AtScreen {
    fn tell(&self, message: &str) {
        self.talk.tell(self.says(message));
    }

    fn choose(&self, message: &str, yes: &str, no: Option<&str>) -> Option<bool> {
        let safe = |choice: &str| terminal::first_line(&terminal::line(choice), CHOICE);
        let choices = [Some(yes), no].into_iter().flatten().map(safe).collect();
        match self.talk.ask(Question::Choice { message: self.says(message), choices })? {
            Answered::First(chosen) => Some(chosen),
            Answered::Line(_) => None,
        }
    }

    fn ask(&self, message: &str) -> Option<String> {
        let line = self.line(message, false)?;
        Some(age::secrecy::ExposeSecret::expose_secret(&line).to_owned())
    }

    fn ask_hidden(&self, message: &str) -> Option<SecretString> {
        self.line(message, true)
    }
}

impl AtScreen {
    fn line(&self, message: &str, is_secret: bool) -> Option<SecretString> {
        match self.talk.ask(Question::Line { message: self.says(message), is_secret })? {
            Answered::Line(line) => Some(line),
            Answered::First(_) => None,
        }
    }
}

/// What the screen shows and does while it waits.
pub struct Waiting<'a> {
    language: Language,
    /// What is done.
    what: &'a str,
    talk: &'a Talk,
    /// What was on the screen before; nothing of it once it was covered.
    before: Option<&'a Buffer>,
    /// What is typed as an answer.
    field: Option<Field>,
    /// For afterwards.
    queue: VecDeque<Event>,
    /// Whether keys are for afterwards as well.
    keeps_keys: bool,
}

impl<'a> Waiting<'a> {
    /// Waits for this, over what was on the screen before.
    pub fn new(language: Language, what: &'a str, talk: &'a Talk, before: &'a Buffer) -> Self {
        Self { language, what, talk, before: Some(before), field: None, queue: VecDeque::new(), keeps_keys: true }
    }

    /// Keys that nobody asked for are not kept: on a covered screen they may be a passphrase or a PIN.
    pub fn without_keys(self) -> Self {
        Self { keeps_keys: false, ..self }
    }

    /// What came meanwhile, for afterwards.
    pub fn into_queue(self) -> VecDeque<Event> {
        self.queue
    }

    /// Whether somebody has covered the screen.
    pub fn is_covered(&self) -> bool {
        self.before.is_none()
    }

    /// Something happened while it is waited for.
    pub fn take(&mut self, event: Event) {
        match event {
            Event::Key(key) => self.key(key),
            // a signal that stops or ends the program has it stop here first
            Event::Suspend | Event::End(_) => {
                self.stop();
                self.later(event);
            }
            Event::Resized => self.later(event),
            Event::Woken | Event::Quiet => {}
        }
    }

    fn key(&mut self, key: Key) {
        match key {
            Key::Esc | Key::Ctrl('c') => self.stop(),
            Key::Ctrl('l') => {
                self.stop();
                self.before = None;
                self.later(Event::Key(key));
            }
            Key::Ctrl('z') => {
                self.stop();
                self.later(Event::Suspend);
            }
            key if self.answer(&key) => {}
            key if self.keeps_keys => self.later(Event::Key(key)),
            _ => {}
        }
    }

    fn later(&mut self, event: Event) {
        if self.queue.len() < MAX_QUEUE {
            self.queue.push_back(event);
        }
    }

    /// What was typed ahead was for what is not coming now.
    fn stop(&mut self) {
        self.queue.retain(|event| !matches!(event, Event::Key(_)));
        self.field = None;
        self.talk.stop();
    }

    /// Whether the key belongs to what the plugin asks.
    fn answer(&mut self, key: &Key) -> bool {
        let state = self.talk.state();
        let Some(question) = &state.question else { return false };
        let answer = match (question, key) {
            (Question::Choice { choices, .. }, Key::Char(digit @ ('1' | '2'))) => {
                let at = usize::from(*digit == '2');
                (at < choices.len()).then_some(Answered::First(at == 0))
            }
            (Question::Choice { .. }, _) => None,
            (Question::Line { is_secret, .. }, key) => {
                let fresh = || if *is_secret { Field::secret() } else { Field::new(4096) };
                let field = self.field.get_or_insert_with(fresh);
                match key {
                    Key::Enter if !field.is_empty() => Some(Answered::Line(field.take_secret())),
                    key => {
                        field.key(key);
                        None
                    }
                }
            }
        };
        drop(state);
        if let Some(answer) = answer {
            self.field = None;
            self.talk.answer(answer);
        }
        true
    }

    /// Draws over what was there before.
    pub fn draw(&self, buffer: &mut Buffer) -> Option<ratatui_core::layout::Position> {
        if let Some(before) = self.before {
            let both = buffer.area.intersection(before.area);
            for position in both.positions() {
                if let (Some(to), Some(from)) = (buffer.cell_mut(position), before.cell(position)) {
                    to.clone_from(from);
                }
            }
        }
        let mut cursor = None;
        let mut canvas = Canvas::new(buffer, &mut cursor);
        if self.before.is_none() {
            canvas.row(0, " Sybyr", Look::Bar);
            canvas.look(0, Look::Bar);
        }
        let keys = self.draw_talk(&mut canvas);
        self.draw_state(&mut canvas, keys);
        cursor
    }

    /// The last row: what is done, how far it is, and the keys.
    fn draw_state(&self, canvas: &mut Canvas<'_>, keys: Option<&str>) {
        let words = self.language.waiting();
        let last = canvas.height().saturating_sub(1);
        canvas.row(last, &" ".repeat(usize::from(canvas.width())), Look::Plain);
        if self.talk.work.is_stopped() {
            return canvas.row(last, &format!(" {}", words.stopping), Look::Strong);
        }
        let progress = words.progress(self.talk.work.progress());
        canvas.row(last, format!(" {}  {progress}", self.what).trim_end(), Look::Strong);
        let keys: Vec<&str> = keys.into_iter().chain([words.stops]).collect();
        canvas.right(last, &format!("  {} ", keys.join("   ")), Look::Faint);
    }

    /// What the plugin says; gives the keys that answer it.
    fn draw_talk(&self, canvas: &mut Canvas<'_>) -> Option<&'static str> {
        let words = self.language.waiting();
        let state = self.talk.state();
        let mut row = (canvas.height() / 3 + 4).min(canvas.height().saturating_sub(8));
        let mut keys = None;
        match &state.question {
            Some(Question::Choice { message, choices }) => {
                row = canvas.wrapped(row, 0, message, Look::Strong);
                for (number, choice) in (1..).zip(choices) {
                    canvas.row(row, &format!("  {number}  {choice}"), Look::Plain);
                    row += 1;
                }
                keys = Some(words.choose_keys);
            }
            Some(Question::Line { message, is_secret }) => {
                row = canvas.wrapped(row, 0, message, Look::Strong);
                let empty = if *is_secret { Field::secret() } else { Field::new(0) };
                canvas.field(row, ">", self.field.as_ref().unwrap_or(&empty));
                row += 1;
                keys = Some(words.answer_keys);
            }
            None => {}
        }
        if let Some(said) = &state.said {
            canvas.wrapped(row + u16::from(state.question.is_some()), 0, said, Look::Plain);
        }
        keys
    }
}
