//! A case: its thread, its files, the decisions about it and what is owed, each on a leaf of its own.

use super::canvas::{Canvas, Look};
use super::desk::Desk;
use super::keys::Key;
use super::list::Scroll;
use super::view::{Place, Step, View};
use crate::commands::page::{Mark, Page};
use crate::commands::{due, journal, show};
use crate::problem::Result;
use crate::text::Screens;

/// The leaves of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Leaf {
    Thread,
    Journal,
    Due,
}

const LEAVES: [Leaf; 3] = [Leaf::Thread, Leaf::Journal, Leaf::Due];
/// Rows above the text.
const HEAD: u16 = 2;

/// A case.
pub struct CaseView {
    case: i64,
    leaf: Leaf,
    page: Page,
    scroll: Scroll,
}

impl CaseView {
    /// Opens a case at its thread, and remembers that somebody has looked at it.
    pub fn open(desk: &mut Desk, case: i64) -> Result<Self> {
        let page = write(desk, case, Leaf::Thread)?;
        show::mark_read(&mut desk.book, case)?;
        desk.changed(&[case])?;
        Ok(Self { case, leaf: Leaf::Thread, page, scroll: Scroll::default() })
    }

    fn turn(&mut self, desk: &Desk, leaf: Leaf) -> Result<()> {
        self.page = write(desk, self.case, leaf)?;
        self.leaf = leaf;
        self.scroll = Scroll::default();
        Ok(())
    }

    fn turn_by(&mut self, desk: &Desk, by: usize) -> Result<()> {
        let at = LEAVES.iter().position(|leaf| *leaf == self.leaf).unwrap_or(0);
        self.turn(desk, LEAVES[(at + by) % LEAVES.len()])
    }

    fn seen(desk: &Desk) -> usize {
        desk.rows().saturating_sub(usize::from(HEAD))
    }
}

fn write(desk: &Desk, case: i64, leaf: Leaf) -> Result<Page> {
    let mut page = Page::new(desk.language, usize::from(desk.window.width).saturating_sub(1));
    match leaf {
        // a damaged tip says so in its place
        Leaf::Thread => drop(show::write_case(&mut page, &desk.book, case)?),
        Leaf::Journal => journal::write_decisions(&mut page, &desk.book.decisions(Some(case))?),
        Leaf::Due => due::write(&mut page, &desk.book.due_of(&desk.deadlines, case)?, desk.today),
    }
    Ok(page)
}

impl View for CaseView {
    fn key(&mut self, key: &Key, desk: &mut Desk) -> Result<Step> {
        match (key, key.command()) {
            (Key::Esc | Key::Backspace, _) | (_, Some('q')) => return Ok(Step::Back),
            (Key::Tab | Key::Right, _) => self.turn_by(desk, 1)?,
            (Key::BackTab | Key::Left, _) => self.turn_by(desk, LEAVES.len() - 1)?,
            (Key::Char(digit @ '1'..='3'), _) => {
                let at = digit.to_digit(10).map_or(0, |n| n as usize - 1);
                self.turn(desk, LEAVES[at])?;
            }
            _ => {
                self.scroll.key(key, self.page.lines().len(), Self::seen(desk));
            }
        }
        Ok(Step::Stay)
    }

    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>) {
        let words = desk.language.screens();
        let mut column = 1;
        for ((leaf, name), number) in LEAVES.iter().zip(words.leaves).zip(1..) {
            let look = if *leaf == self.leaf { Look::Chosen } else { Look::Plain };
            column = canvas.put(column, 0, canvas.width(), &format!(" {number} {name} "), look) + 1;
        }
        let lines = self.page.lines();
        let seen = usize::from(canvas.height().saturating_sub(HEAD));
        let hidden = lines.len().saturating_sub(self.scroll.top + seen);
        if hidden > 0 {
            canvas.right(0, &words.more(hidden), Look::Faint);
        }
        for ((mark, text), row) in lines.iter().skip(self.scroll.top).zip(HEAD..canvas.height()) {
            let look = if self.leaf == Leaf::Due && *mark == Mark::Warning { Look::Alarm } else { Look::from(*mark) };
            canvas.row(row, text, look);
        }
    }

    fn title(&self, desk: &Desk) -> String {
        desk.language.screens().case_title(self.case)
    }

    fn keys(&self, words: &Screens) -> &'static str {
        words.case_keys
    }

    fn place(&self) -> Option<Place> {
        Some(Place::Case(self.case))
    }

    fn refresh(&mut self, desk: &mut Desk) -> Result<()> {
        // the window may have another width, the case another reply
        self.page = write(desk, self.case, self.leaf)?;
        self.scroll.top = self.scroll.top.min(self.page.lines().len().saturating_sub(Self::seen(desk)));
        Ok(())
    }
}
