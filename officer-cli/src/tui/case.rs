//! A case: its thread, its files, the decisions about it and what is owed, each on a leaf of its own.

use std::path::PathBuf;

use super::canvas::{Canvas, Look};
use super::desk::Desk;
use super::field::Field;
use super::keys::Key;
use super::list::Scroll;
use super::reply::ReplyView;
use super::search::SearchView;
use super::triage::TriageView;
use super::view::{Place, Step, View};
use crate::commands::page::{Mark, Page};
use crate::commands::save::{Saved, Which};
use crate::commands::{attached, due, journal, save, show};
use crate::problem::{Problem, Result};
use crate::text::{Say, Screens, Showing};

/// The leaves of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Leaf {
    Thread,
    Files,
    Journal,
    Due,
}

const LEAVES: [Leaf; 4] = [Leaf::Thread, Leaf::Files, Leaf::Journal, Leaf::Due];
/// Rows above the text.
const HEAD: u16 = 2;

/// A case.
pub struct CaseView {
    case: i64,
    leaf: Leaf,
    page: Page,
    scroll: Scroll,
    /// The folder that the files are saved into, while it is asked for, and what of them.
    export: Option<(Which, Field)>,
}

impl CaseView {
    /// Opens a case at its thread, and remembers that somebody has looked at it.
    pub fn open(desk: &mut Desk, case: i64) -> Result<Self> {
        let page = write(desk, case, Leaf::Thread)?;
        show::mark_read(&mut desk.book, case)?;
        desk.changed(&[case])?;
        Ok(Self { case, leaf: Leaf::Thread, page, scroll: Scroll::default(), export: None })
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

    /// The case that stands before or behind this one in the inbox.
    fn neighbour(&self, desk: &Desk, is_next: bool) -> Option<i64> {
        let rows = desk.inbox.all();
        let at = rows.iter().position(|row| row.case == self.case)?;
        let beside = if is_next { at + 1 } else { at.checked_sub(1)? };
        rows.get(beside).map(|row| row.case)
    }

    /// Saves the case, and shows what became of each of its files.
    fn save(&mut self, desk: &Desk, which: Which, typed: &str) -> Result<Step> {
        let to = PathBuf::from(typed.trim());
        let saved = match save::save_with(&desk.book, desk.language, self.case, &to, which) {
            Err(Problem::Stopped) => return Ok(Step::Said(desk.language.waiting().nothing_saved.to_owned())),
            saved => saved?,
        };
        let Saved { folder, files, attached, damaged, stopped } = saved;
        let said = if stopped {
            desk.language.waiting().saved_so_far(&folder, files)
        } else {
            desk.language.say(&Say::Saved { folder, files })
        };
        let mut page = Page::new(desk.language, self.page.columns);
        page.wrap(Mark::Title, &said, 0);
        let any = !attached.is_empty();
        let rest = save::rest(self.case, &to, &attached);
        for file in attached {
            page.say(Mark::Text, &Say::Showing(Showing::File(file)));
        }
        if any && which == Which::Originals {
            page.gap();
            page.wrap(Mark::Warning, &desk.language.say(&Say::Showing(Showing::Originals)), 1);
        }
        self.page = page;
        self.leaf = Leaf::Files;
        self.scroll = Scroll::default();
        if damaged.is_empty() {
            rest?;
            Ok(Step::Said(said))
        } else {
            Err(Problem::CaseDidNotOpen { leaf: damaged.join(", ") })
        }
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
        Leaf::Files => attached::write(&mut page, &desk.book, case, desk.language.screens())?,
        Leaf::Journal => {
            journal::write_decisions(&mut page, &desk.book.decisions(Some(case))?, desk.card.as_ref());
        }
        Leaf::Due => due::write(&mut page, &desk.book.due_of(&desk.deadlines, case)?, desk.today),
    }
    Ok(page)
}

impl View for CaseView {
    fn key(&mut self, key: &Key, desk: &mut Desk) -> Result<Step> {
        if let Some((which, mut field)) = self.export.take() {
            match key {
                Key::Esc => {}
                Key::Enter if !field.text().trim().is_empty() => return self.save(desk, which, field.text()),
                key => {
                    field.key(key);
                    self.export = Some((which, field));
                }
            }
            return Ok(Step::Stay);
        }
        match (key, key.command()) {
            (_, Some('r')) => return Ok(Step::Show(Box::new(ReplyView::open(desk, self.case)?))),
            (_, Some('t')) => return Ok(Step::Show(Box::new(TriageView::new(desk, vec![self.case])?))),
            (_, Some('/' | '.')) => return Ok(Step::Show(Box::new(SearchView::default()))),
            (_, Some('s')) => self.export = Some((Which::Pictures, Field::new(4096))),
            (_, Some('o')) => self.export = Some((Which::Originals, Field::new(4096))),
            (_, Some(side @ ('n' | 'p'))) => {
                if let Some(case) = self.neighbour(desk, side == 'n') {
                    *self = Self::open(desk, case)?;
                }
            }
            (Key::Esc | Key::Backspace, _) | (_, Some('q')) => return Ok(Step::Back),
            (Key::Tab | Key::Right, _) => self.turn_by(desk, 1)?,
            (Key::BackTab | Key::Left, _) => self.turn_by(desk, LEAVES.len() - 1)?,
            (Key::Char(digit @ '1'..='4'), _) => {
                let at = digit.to_digit(10).map_or(0, |n| n as usize - 1);
                self.turn(desk, LEAVES[at])?;
            }
            _ => {
                self.scroll.key(key, self.page.lines().len(), Self::seen(desk));
            }
        }
        Ok(Step::Stay)
    }

    fn long_work(&self, key: &Key, words: &Screens) -> Option<&'static str> {
        match (&self.export, key, key.command()) {
            (Some((_, field)), Key::Enter, _) => (!field.text().trim().is_empty()).then_some(words.saving),
            (Some(_), ..) => None,
            (None, Key::Tab | Key::BackTab | Key::Left | Key::Right | Key::Char('1'), _)
            | (None, _, Some('n' | 'p' | 'r')) => Some(words.reading),
            (None, ..) => None,
        }
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
        if let Some((which, field)) = &self.export {
            let last = canvas.height().saturating_sub(1);
            let blank = " ".repeat(usize::from(canvas.width()));
            canvas.row(last, &blank, Look::Plain);
            canvas.row(last.saturating_sub(1), &blank, Look::Plain);
            let (said, look) = match which {
                Which::Pictures => (words.pictures, Look::Plain),
                Which::Originals => (words.originals, Look::Warning),
            };
            canvas.row(last.saturating_sub(1), &format!(" {said}"), look);
            canvas.field(last, &format!(" {}", words.asked_folder), field);
        }
    }

    fn takes_text(&self) -> bool {
        self.export.is_some()
    }

    fn title(&self, desk: &Desk) -> String {
        desk.language.screens().case_title(self.case)
    }

    fn keys(&self, words: &Screens) -> &'static str {
        if self.export.is_some() { words.ask_keys } else { words.case_keys }
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
