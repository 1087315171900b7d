//! The inbox: what somebody should look at, the most urgent first, a screenful at a time however many there are.

use std::collections::BTreeSet;

use super::canvas::{Canvas, Look};
use super::case::CaseView;
use super::desk::Desk;
use super::keys::Key;
use super::list::Cursor;
use super::reply::ReplyView;
use super::search::SearchView;
use super::triage::TriageView;
use super::view::{Place, Step, View};
use crate::casebook::{CaseRow, InboxRow, Urgency};
use crate::commands::list;
use crate::problem::Result;
use crate::text::Screens;

/// The inbox.
pub struct InboxView {
    /// Only what is open, or every case.
    all: bool,
    cursor: Cursor,
    /// The case that the cursor is on.
    at: Option<i64>,
    /// Cases that the next decision is about.
    marked: BTreeSet<i64>,
    /// The rows that the window shows.
    shown: Vec<(InboxRow, CaseRow)>,
}

/// Rows above the list.
const HEAD: u16 = 1;

impl InboxView {
    /// The open cases, at this one when it is among them.
    pub fn new(desk: &Desk, at: Option<i64>) -> Result<Self> {
        let (marked, shown) = (BTreeSet::new(), Vec::new());
        let mut view = Self { all: false, cursor: Cursor::default(), at, marked, shown };
        view.find(desk, at);
        view.load(desk)?;
        Ok(view)
    }

    /// Puts the cursor on a case when it is in the list.
    fn find(&mut self, desk: &Desk, case: Option<i64>) {
        let at = case.and_then(|case| self.rows(desk).iter().position(|row| row.case == case));
        self.cursor.at = at.unwrap_or(self.cursor.at);
    }

    fn rows<'a>(&self, desk: &'a Desk) -> &'a [InboxRow] {
        if self.all { desk.inbox.all() } else { desk.inbox.open() }
    }

    fn seen(desk: &Desk) -> usize {
        desk.rows().saturating_sub(usize::from(HEAD))
    }

    /// What a decision is about: the marked cases, or the one under the cursor.
    fn chosen(&self) -> Vec<i64> {
        if self.marked.is_empty() { self.at.into_iter().collect() } else { self.marked.iter().copied().collect() }
    }

    /// Reads what the window shows, and nothing else.
    fn load(&mut self, desk: &Desk) -> Result<()> {
        let rows = self.rows(desk);
        self.cursor.settle(rows.len(), Self::seen(desk));
        self.at = rows.get(self.cursor.at).map(|row| row.case);
        let rows = &rows[self.cursor.window(rows.len(), Self::seen(desk))];
        let numbers: Vec<i64> = rows.iter().map(|row| row.case).collect();
        self.shown = rows.iter().copied().zip(desk.book.cases_of(&numbers)?).collect();
        Ok(())
    }
}

impl View for InboxView {
    fn key(&mut self, key: &Key, desk: &mut Desk) -> Result<Step> {
        let step = match (key, key.command()) {
            (Key::Enter | Key::Right, _) => match self.at {
                Some(case) => Step::Show(Box::new(CaseView::open(desk, case)?)),
                None => Step::Stay,
            },
            (Key::Tab, _) => {
                self.all = !self.all;
                self.cursor = Cursor::default();
                self.find(desk, self.at);
                Step::Stay
            }
            (Key::Char(' '), _) => {
                if let Some(case) = self.at
                    && !self.marked.remove(&case)
                {
                    self.marked.insert(case);
                }
                self.cursor.key(&Key::Down, self.rows(desk).len(), Self::seen(desk));
                Step::Stay
            }
            (_, Some('q')) => Step::Quit,
            (_, Some('/' | '.')) => Step::Show(Box::new(SearchView::default())),
            (_, Some('t')) => match self.chosen() {
                cases if cases.is_empty() => Step::Stay,
                cases => Step::Show(Box::new(TriageView::new(desk, cases)?)),
            },
            (_, Some('r')) => match self.at {
                Some(case) => Step::Show(Box::new(ReplyView::open(desk, case)?)),
                None => Step::Stay,
            },
            (_, Some('f')) => {
                if let Some(case) = self.at {
                    self.marked.insert(case);
                    self.marked.extend(desk.book.similar(case)?.into_iter().map(|(other, _)| other));
                }
                Step::Said(desk.language.screens().marked(self.marked.len()))
            }
            _ => {
                self.cursor.key(key, self.rows(desk).len(), Self::seen(desk));
                Step::Stay
            }
        };
        self.load(desk)?;
        Ok(step)
    }

    fn long_work(&self, key: &Key, words: &Screens) -> Option<&'static str> {
        let reads = matches!(key, Key::Enter | Key::Right) || matches!(key.command(), Some('r' | 'f'));
        reads.then_some(words.reading)
    }

    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>) {
        let words = desk.language.screens();
        let columns = Columns::of(canvas.width());
        for (column, head) in columns.starts().zip(words.inbox_heads) {
            canvas.put(column, 0, columns.widest, head, Look::Faint);
        }
        if self.shown.is_empty() {
            canvas.row(2, if self.all { words.no_cases } else { words.nothing_open }, Look::Plain);
        }
        let first = self.cursor.window(self.rows(desk).len(), Self::seen(desk)).start;
        for (i, (row, case)) in self.shown.iter().enumerate() {
            let is_chosen = first + i == self.cursor.at;
            let at = HEAD + u16::try_from(i).unwrap_or(u16::MAX);
            draw_case(canvas, at, columns, desk, row, case, self.marked.contains(&row.case));
            if is_chosen {
                canvas.put(0, at, 1, ">", Look::Plain);
                canvas.look(at, Look::Chosen);
            }
        }
    }

    fn title(&self, desk: &Desk) -> String {
        let words = desk.language.screens();
        let late = |row: &&InboxRow| row.due.is_some_and(|due| due.day < desk.today);
        let open = desk.inbox.open();
        words.inbox_title(self.all, desk.inbox.all().len(), open.len(), open.iter().filter(late).count())
    }

    fn keys(&self, words: &Screens) -> &'static str {
        words.inbox_keys
    }

    fn place(&self) -> Option<Place> {
        Some(Place::Inbox(self.at))
    }

    fn refresh(&mut self, desk: &mut Desk) -> Result<()> {
        for case in std::mem::take(&mut desk.decided) {
            self.marked.remove(&case);
        }
        // the case that was looked at may have moved; when it is done, the next one stands in its place
        self.find(desk, self.at);
        self.load(desk)
    }
}

/// Where the columns of a list of cases begin.
#[derive(Debug, Clone, Copy)]
pub struct Columns {
    about: u16,
    line: u16,
    widest: u16,
}

const NUMBER: u16 = 5;
const DUE: u16 = 12;
const CLOCK: u16 = 24;

impl Columns {
    /// For a window of this width.
    pub fn of(width: u16) -> Self {
        // in a narrow window the tip's first line says more than the whole name of a step
        let about = if width < 72 { 36 } else { 39 };
        Self { about, line: about + 2 + (width.saturating_sub(66)).clamp(12, 24), widest: width }
    }

    fn starts(self) -> impl Iterator<Item = u16> {
        [NUMBER, DUE, CLOCK, self.about, self.line].into_iter()
    }
}

/// One case on one row.
pub fn draw_case(
    canvas: &mut Canvas<'_>,
    at: u16,
    columns: Columns,
    desk: &Desk,
    row: &InboxRow,
    case: &CaseRow,
    is_marked: bool,
) {
    let words = desk.language.screens();
    if is_marked {
        canvas.put(1, at, 1, "+", Look::Strong);
    }
    if case.unread > 0 {
        canvas.put(2, at, 1, "*", Look::Strong);
    }
    let urgency = match row.urgency {
        Urgency::High => "!",
        Urgency::Normal => " ",
        Urgency::Low => ".",
    };
    canvas.put(3, at, 1, urgency, Look::Alarm);
    canvas.put(NUMBER, at, DUE - NUMBER - 1, &case.number.to_string(), Look::Plain);
    if let Some(due) = row.due {
        let days = i64::from(due.day) - i64::from(desk.today);
        let look = if days < 0 { Look::Alarm } else { Look::Plain };
        canvas.put(DUE, at, CLOCK - DUE - 1, &words.days(days), look);
        canvas.put(CLOCK, at, columns.about - CLOCK - 1, words.clock(due.clock), Look::Plain);
    }
    let about = list::about(case, desk.card.as_ref(), desk.language);
    canvas.put(columns.about, at, columns.line - columns.about - 2, &about, Look::Plain);
    canvas.put(columns.line, at, columns.widest, &list::first_line(case, desk.language), Look::Plain);
}
