//! The whole interface as state: locked, or open with views on top of each other. It knows no terminal.

use std::collections::BTreeMap;
use std::path::PathBuf;
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
use crate::casebook::Casebook;
use crate::clock;
use crate::problem::{Problem, Result};
use crate::text::Language;

/// What the command line says.
pub struct Setup {
    /// The casebook's folder.
    pub casebook: PathBuf,
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
    Open(SecretString),
    /// Give the screen back and stop until continued.
    Suspend,
    /// End.
    Quit,
}

/// The interface.
pub struct App {
    setup: Setup,
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
        let lock = Lock::new(Covered::Start, 0);
        let (drafts, places) = (BTreeMap::new(), Vec::new());
        Self { setup, lock, desk: None, views: Vec::new(), drafts, quitting: false, places, note: None, window }
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

    /// The passphrase was given and the casebook is about to be read.
    pub fn opening(&mut self) {
        self.lock.covered = Covered::Opening;
    }

    /// Opens the casebook and goes back to where somebody was.
    pub fn open(&mut self, passphrase: impl FnOnce() -> Result<SecretString>) {
        let opened = Casebook::open(&self.setup.casebook, passphrase).and_then(|book| self.begin(book));
        if let Err(problem) = opened {
            self.close(if self.places.is_empty() { Covered::Start } else { Covered::Locked });
            self.lock.problem = Some(said(&problem, self.setup.language));
        }
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
            match place {
                Place::Inbox(_) => {}
                Place::Case(case) => views.push(Box::new(CaseView::open(&mut desk, *case)?)),
                Place::Reply(case) => views.push(Box::new(ReplyView::open(&mut desk, *case)?)),
            }
        }
        self.views = views;
        self.desk = Some(desk);
        self.lock = Lock::new(Covered::Locked, 0);
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
        self.lock = Lock::new(covered, self.drafts.len());
    }

    /// Takes a key.
    pub fn key(&mut self, key: &Key) -> Next {
        if *key == Key::Ctrl('z') {
            return Next::Suspend;
        }
        if self.desk.is_none() {
            return match self.lock.key(key) {
                Answer::Covered => Next::Draw,
                Answer::Passphrase(passphrase) => Next::Open(passphrase),
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

/// The window without the bars.
fn inner(window: Size) -> Size {
    Size { height: window.height.saturating_sub(ABOVE + BELOW), ..window }
}

/// What went wrong with the terminal itself.
pub fn no_terminal(_: std::io::Error) -> Problem {
    Problem::NoTerminal
}

#[cfg(test)]
mod tests {
    use ratatui_core::backend::TestBackend;
    use ratatui_core::terminal::Terminal;

    use super::*;
    use crate::casebook::tests::{create, folder, tip};
    use crate::casebook::{Change, FiledTip};

    fn saying(leaf: u32, first_line: &str) -> Change {
        let Change::TipFiled(filed) = tip(leaf, &leaf.to_string()) else { unreachable!("a tip is filed") };
        Change::TipFiled(Box::new(FiledTip {
            first_line: first_line.into(), text: "одно слово".into(), ..*filed
        }))
    }

    /// The interface over a casebook with these tips, and what it shows in a window.
    struct Shown {
        app: App,
        terminal: Terminal<TestBackend>,
        _dir: tempfile::TempDir,
    }

    impl Shown {
        fn new(lines: &[&str], columns: u16, rows: u16) -> Self {
            let dir = folder();
            let casebook = dir.path().join("book");
            let tips: Vec<Change> = (0..).zip(lines).map(|(leaf, line)| saying(leaf, line)).collect();
            let mut book = create(&casebook);
            book.record(&tips).expect("recorded");
            let setup = Setup {
                casebook,
                language: Language::En,
                today: Some(20_779),
                officer: Some("Desk".into()),
                lock_after: Duration::from_secs(60),
                templates: Vec::new(),
            };
            let mut app = App::new(setup, Size::new(columns, rows));
            let desk = Desk::with(book, Language::En, 20_779, Some("Desk".into()), None).expect("read");
            app.seat(desk).expect("shown");
            Self { app, terminal: Terminal::new(TestBackend::new(columns, rows)).expect("made"), _dir: dir }
        }

        fn press(&mut self, keys: &str) -> &mut Self {
            for c in keys.chars() {
                let key = match c {
                    '\r' => Key::Enter,
                    '\x1b' => Key::Esc,
                    '\t' => Key::Tab,
                    '\x0c' => Key::Ctrl('l'),
                    c => Key::Char(c),
                };
                self.app.key(&key);
            }
            self
        }

        fn text(&mut self) -> String {
            let app = &self.app;
            let draw = |frame: &mut ratatui_core::terminal::Frame<'_>| {
                app.draw(frame.buffer_mut());
            };
            self.terminal.draw(draw).expect("drawn");
            let buffer = self.terminal.backend().buffer();
            let rows = buffer.content().chunks(usize::from(buffer.area.width));
            rows.map(|row| row.iter().map(|cell| cell.symbol()).collect::<String>() + "\n").collect()
        }
    }

    #[test]
    fn a_screen_reads_only_the_rows_that_it_shows() {
        let many: Vec<String> = (0..500).map(|i| format!("tip number {i}")).collect();
        let lines: Vec<&str> = many.iter().map(String::as_str).collect();
        let mut shown = Shown::new(&lines, 80, 24);
        assert!(shown.text().contains("to do: 500") && shown.text().contains("tip number 19"));
        assert!(!shown.text().contains("tip number 25"));
        shown.app.key(&Key::End);
        assert!(shown.text().contains("tip number 499") && !shown.text().contains("tip number 19 "));
    }

    #[test]
    fn a_first_line_cannot_clear_the_screen_forge_a_row_or_reverse_it() {
        let hostile =
            ["\x1b[2J\x1b]0;owned\x07", "a\rb", "in\u{202e}fdp.exe", "汉汉汉汉汉汉汉汉汉汉汉汉汉汉汉汉汉汉汉汉"];
        for (columns, rows) in [(60, 16), (80, 24), (200, 50)] {
            let text = Shown::new(&hostile, columns, rows).text();
            assert!(!text.contains(['\x1b', '\x07', '\r', '\u{202e}', '\u{9b}']), "{text}");
            assert!(text.contains("<U+001B>") && text.lines().count() == usize::from(rows));
        }
    }

    #[test]
    fn one_decision_is_made_about_everything_that_is_marked() {
        let mut shown = Shown::new(&["one", "two", "three"], 80, 24);
        shown.press("  t");
        assert!(shown.text().contains("decide about 2 cases"), "{}", shown.text());
        shown.press("d\r");
        assert!(shown.text().contains("Why?"));
        shown.press("a flood\r");
        assert!(shown.text().contains("decision 1 about 2 cases") && shown.text().contains("to do: 1"));
        let book = &shown.app.desk.as_ref().expect("open").book;
        let decisions = book.decisions(None).expect("read");
        assert_eq!(
            (&decisions[0].decision.cases[..], decisions[0].decision.why.as_deref()),
            (&[1, 2][..], Some("a flood"))
        );
    }

    #[test]
    fn letters_of_a_reason_are_text_and_not_commands() {
        let mut shown = Shown::new(&["one"], 80, 24);
        shown.press("te?qhd\r");
        assert!(shown.text().contains("note:"), "{}", shown.text());
        shown.press("\r");
        let book = &shown.app.desk.as_ref().expect("open").book;
        let decisions = book.decisions(None).expect("read");
        assert!(decisions[0].json.contains(r#""about":"note","text":"?qhd""#), "{}", decisions[0].json);
    }

    #[test]
    fn a_locked_screen_holds_no_casebook_and_shows_nothing_of_it() {
        let mut shown = Shown::new(&["something secret"], 80, 24);
        assert!(shown.text().contains("something secret"));
        shown.press("\x0c");
        assert!(shown.app.desk.is_none() && shown.app.views.is_empty() && !shown.text().contains("something"));
        let before = std::mem::take(&mut shown.app.places);
        assert_eq!(before, [Place::Inbox(Some(1))]);
    }

    #[test]
    fn a_window_that_is_too_small_says_so() {
        for (columns, rows) in [(59, 24), (80, 15), (1, 1), (3, 2)] {
            let text = Shown::new(&["line"], columns, rows).text();
            assert!(!text.contains("line"), "{text}");
        }
    }

    #[test]
    fn search_finds_while_it_is_typed() {
        let mut shown = Shown::new(&["one", "two"], 80, 24);
        shown.press("/о");
        assert!(shown.text().contains("found: 0"));
        shown.press("дн");
        assert!(shown.text().contains("found: 2") && shown.text().contains("two"), "{}", shown.text());
        shown.press("\x1b/2");
        assert!(shown.text().contains("found: 1"));
    }
}
