//! The interface by its keys, over a casebook in a folder.

use ratatui_core::backend::TestBackend;
use ratatui_core::terminal::Terminal;

use super::*;
use crate::casebook::tests::{create, folder, tip};
use crate::casebook::{Change, FiledTip};

fn saying(leaf: u32, first_line: &str) -> Change {
    let Change::TipFiled(filed) = tip(leaf, &leaf.to_string()) else { unreachable!("a tip is filed") };
    Change::TipFiled(Box::new(FiledTip { first_line: first_line.into(), text: "одно слово".into(), ..*filed }))
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
            holder: None,
            plugins: None,
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
    let hostile = ["\x1b[2J\x1b]0;owned\x07", "a\rb", "in\u{202e}fdp.exe", "汉汉汉汉汉汉汉汉汉汉汉汉汉汉汉汉汉汉汉汉"];
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

#[test]
fn what_can_take_long_says_so_before_it_begins() {
    let mut shown = Shown::new(&["one", "two"], 80, 24);
    let says = |shown: &Shown, key| shown.app.announce(&key).unwrap_or_default();
    assert_eq!((says(&shown, Key::Down), says(&shown, Key::Enter)), ("", "Reading…"));
    shown.press("\ro");
    // no folder is named yet, and letters are text
    assert_eq!((says(&shown, Key::Enter), says(&shown, Key::Char('r'))), ("", ""));
    shown.press("out");
    assert_eq!(says(&shown, Key::Enter), "Saving…");
}
