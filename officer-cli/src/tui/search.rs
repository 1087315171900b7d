//! Search as it is typed: the cases that hold all the words, newest first; a number is the case itself.

use super::canvas::{Canvas, Look};
use super::case::CaseView;
use super::desk::Desk;
use super::field::Field;
use super::inbox::{Columns, draw_case};
use super::keys::Key;
use super::list::Cursor;
use super::view::{Step, View};
use crate::casebook::{CaseRow, InboxRow, MAX_FOUND};
use crate::problem::Result;
use crate::text::{Deciding, Say, Screens};

/// Fewer letters than this begin too many words to be of use.
const LEAST: usize = 2;
/// Rows above the list.
const HEAD: u16 = 2;

/// A search.
pub struct SearchView {
    field: Field,
    found: Vec<i64>,
    cursor: Cursor,
    shown: Vec<(InboxRow, CaseRow)>,
}

impl Default for SearchView {
    /// Nothing is typed yet.
    fn default() -> Self {
        Self { field: Field::new(200), found: Vec::new(), cursor: Cursor::default(), shown: Vec::new() }
    }
}

impl SearchView {
    fn search(&mut self, desk: &Desk) -> Result<()> {
        let asked = self.field.text().trim();
        self.found = match asked.parse::<i64>() {
            Ok(number) if desk.book.current_key(number)?.is_some() => vec![number],
            _ if asked.chars().count() < LEAST => Vec::new(),
            _ => desk.book.search(asked)?,
        };
        self.cursor = Cursor::default();
        Ok(())
    }

    fn seen(desk: &Desk) -> usize {
        desk.rows().saturating_sub(usize::from(HEAD))
    }

    fn load(&mut self, desk: &Desk) -> Result<()> {
        let seen = Self::seen(desk);
        self.cursor.settle(self.found.len(), seen);
        let cases = desk.book.cases_of(&self.found[self.cursor.window(self.found.len(), seen)])?;
        self.shown.clear();
        for case in cases {
            if let Some(row) = desk.book.inbox_row(&desk.deadlines, case.number)? {
                self.shown.push((row, case));
            }
        }
        Ok(())
    }
}

impl View for SearchView {
    fn key(&mut self, key: &Key, desk: &mut Desk) -> Result<Step> {
        match key {
            Key::Esc => return Ok(Step::Back),
            Key::Enter => {
                if let Some(case) = self.found.get(self.cursor.at) {
                    return Ok(Step::Show(Box::new(CaseView::open(desk, *case)?)));
                }
            }
            Key::Up | Key::Down | Key::PageUp | Key::PageDown => {
                self.cursor.key(key, self.found.len(), Self::seen(desk));
            }
            key => {
                if self.field.key(key) {
                    self.search(desk)?;
                }
            }
        }
        self.load(desk)?;
        Ok(Step::Stay)
    }

    fn long_work(&self, key: &Key, words: &Screens) -> Option<&'static str> {
        (*key == Key::Enter && !self.found.is_empty()).then_some(words.reading)
    }

    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>) {
        let words = desk.language.screens();
        canvas.field(0, words.search, &self.field);
        let columns = Columns::of(canvas.width());
        if self.shown.is_empty() && self.field.text().trim().chars().count() >= LEAST {
            canvas.row(HEAD, &format!(" {}", desk.language.say(&Say::Deciding(Deciding::NothingFound))), Look::Plain);
        }
        let first = self.cursor.window(self.found.len(), Self::seen(desk)).start;
        for ((i, (row, case)), at) in self.shown.iter().enumerate().zip(HEAD..) {
            draw_case(canvas, at, columns, desk, row, case, false);
            if first + i == self.cursor.at {
                canvas.put(0, at, 1, ">", Look::Plain);
                canvas.look(at, Look::Chosen);
            }
        }
    }

    fn title(&self, desk: &Desk) -> String {
        desk.language.screens().found(self.found.len(), self.found.len() >= MAX_FOUND)
    }

    fn keys(&self, words: &Screens) -> &'static str {
        words.search_keys
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn refresh(&mut self, desk: &mut Desk) -> Result<()> {
        self.load(desk)
    }
}
