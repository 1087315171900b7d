//! Deciding about one case or many by single keys: what is chosen stands on the screen until Enter records it.

use zeroize::Zeroizing;

use super::canvas::{Canvas, Look};
use super::desk::Desk;
use super::field::Field;
use super::keys::Key;
use super::menu::{Chosen, Menu};
use super::view::{Step, View};
use crate::casebook::{Change, Competence, Decision, MAX_NAME, MAX_TEXT, Ruling, Signs, Urgency};
use crate::commands::{self, standing, triage};
use crate::problem::{Result, Undecided};
use crate::text::{Say, Screens};

/// What is being asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Who decides.
    Officer,
    /// Why.
    Reason,
    /// A tag to put on.
    Tag,
    /// Who works on it.
    Assigned,
    /// Something to remember.
    Note,
    /// The case that is repeated.
    Duplicate,
}

enum Ask {
    Line(Asked, Field),
    /// Each answer with the ruling that it is.
    Choice(Menu, Vec<Ruling>),
}

/// A decision that is being made.
pub struct TriageView {
    cases: Vec<i64>,
    rulings: Vec<Ruling>,
    why: Option<Zeroizing<String>>,
    /// Cases that tell much the same, with the share in hundredths.
    similar: Vec<(i64, u32)>,
    ask: Option<Ask>,
}

impl TriageView {
    /// Decides about these.
    pub fn new(desk: &Desk, cases: Vec<i64>) -> Result<Self> {
        let similar = match cases[..] {
            [case] => desk.book.similar(case)?,
            _ => Vec::new(),
        };
        Ok(Self { cases, rulings: Vec::new(), why: None, similar, ask: None })
    }

    /// A later word on the same matter takes the place of the one before.
    fn rule(&mut self, ruling: Ruling) {
        use Ruling::{Dismissed, Note, Reopened, Tag, Untag};
        let same_matter = |other: &Ruling| match (&ruling, other) {
            (Tag { name } | Untag { name }, Tag { name: other } | Untag { name: other }) => name == other,
            (Tag { .. } | Untag { .. } | Note { .. }, _) => false,
            (Dismissed | Reopened, Dismissed | Reopened) => true,
            (new, old) => std::mem::discriminant(new) == std::mem::discriminant(old),
        };
        self.rulings.retain(|other| !same_matter(other));
        self.rulings.push(ruling);
    }

    fn ask(&mut self, asked: Asked) {
        let limit = if matches!(asked, Asked::Note | Asked::Reason) { MAX_TEXT } else { MAX_NAME };
        self.ask = Some(Ask::Line(asked, Field::new(limit)));
    }

    /// Offers a list of the card, and none of it.
    fn offer(&mut self, desk: &Desk, title: &'static str, of: impl Fn(Option<String>) -> Ruling, is_sector: bool) {
        let list = desk.card.as_ref().map(|card| if is_sector { &card.sectors } else { &card.districts });
        let choices = list.into_iter().flatten();
        let (mut names, mut rulings): (Vec<_>, Vec<_>) = choices
            .map(|choice| (commands::own_name(&choice.names, desk.language).to_owned(), of(Some(choice.id.clone()))))
            .unzip();
        names.push("—".into());
        rulings.push(of(None));
        self.ask = Some(Ask::Choice(Menu::new(title, names), rulings));
    }

    fn answer(&mut self, desk: &mut Desk, asked: Asked, typed: &str) -> Result<Step> {
        match asked {
            Asked::Officer => {
                desk.officer = Some(triage::checked(typed.trim())?);
                return self.record(desk);
            }
            Asked::Reason => {
                self.why = Some(Zeroizing::new(triage::bounded(typed.to_owned())?));
                if self.rulings.contains(&Ruling::Dismissed) {
                    return self.record(desk);
                }
            }
            Asked::Tag => self.rule(Ruling::Tag { name: triage::checked(typed)? }),
            Asked::Assigned => self.rule(Ruling::Assigned { officer: Some(triage::checked(typed)?) }),
            Asked::Note => self.rule(Ruling::Note { text: triage::bounded(typed.to_owned())? }),
            Asked::Duplicate => {
                let case = triage::duplicated(&desk.book, typed.trim(), &self.cases)?;
                self.rule(Ruling::DuplicateOf { case });
            }
        }
        Ok(Step::Stay)
    }

    fn record(&mut self, desk: &mut Desk) -> Result<Step> {
        if self.rulings.contains(&Ruling::Dismissed) && self.why.is_none() {
            self.ask(Asked::Reason);
            return Ok(Step::Stay);
        }
        let officer = match triage::officer(desk.officer.as_deref(), &desk.book) {
            Err(crate::problem::Problem::Undecided(Undecided::OfficerNeeded)) => {
                self.ask(Asked::Officer);
                return Ok(Step::Stay);
            }
            other => other?,
        };
        let decision = Decision {
            day: desk.today,
            officer,
            cases: self.cases.clone(),
            rulings: self.rulings.clone(),
            why: self.why.as_ref().map(|why| why.to_string()),
            blind: None,
        };
        let recorded = triage::decide(&mut desk.book, decision)?;
        if self.rulings.contains(&Ruling::Dismissed) {
            // what is put away is no longer new; what a source adds to it later is
            let read: Vec<Change> = self.cases.iter().map(|case| Change::CaseRead { case: *case }).collect();
            desk.book.record(&read)?;
        }
        desk.changed(&self.cases)?;
        desk.decided.extend(&self.cases);
        Ok(Step::Done(desk.language.say(&Say::Deciding(recorded))))
    }

    fn press(&mut self, desk: &mut Desk, key: &Key) -> Result<Step> {
        let words = desk.language.screens();
        match (key, key.command()) {
            (Key::Esc, _) | (_, Some('q')) => return Ok(Step::Back),
            (Key::Enter, _) => return self.record(desk),
            (Key::Backspace, _) => drop(self.rulings.pop()),
            (_, Some('o')) => self.rule(Ruling::Competence { value: Competence::Ours }),
            (_, Some('a')) => self.rule(Ruling::Competence { value: Competence::Others }),
            (_, Some('u')) => self.rule(Ruling::Competence { value: Competence::Unclear }),
            (_, Some('y')) => self.rule(Ruling::Signs { value: Signs::Yes }),
            (_, Some('n')) => self.rule(Ruling::Signs { value: Signs::No }),
            (_, Some('m')) => self.rule(Ruling::Signs { value: Signs::Unclear }),
            (_, Some('h')) => self.rule(Ruling::Urgency { value: Urgency::High }),
            (_, Some('i')) => self.rule(Ruling::Urgency { value: Urgency::Normal }),
            (_, Some('l')) => self.rule(Ruling::Urgency { value: Urgency::Low }),
            (_, Some('d')) => self.rule(Ruling::Dismissed),
            (_, Some('w')) => self.rule(Ruling::Reopened),
            (_, Some('c')) => self.offer(desk, words.asked_sector, |id| Ruling::Sector { id }, true),
            (_, Some('v')) => self.offer(desk, words.asked_district, |id| Ruling::District { id }, false),
            (_, Some('t')) => self.ask(Asked::Tag),
            (_, Some('b')) => self.ask(Asked::Assigned),
            (_, Some('e')) => self.ask(Asked::Note),
            (_, Some('p')) => self.ask(Asked::Duplicate),
            (_, Some('r')) => self.ask(Asked::Reason),
            (_, Some('x')) if !self.cases.is_empty() => {
                let tags = desk.book.standing(self.cases[0])?.tags;
                let rulings = tags.iter().map(|name| Ruling::Untag { name: name.clone() }).collect();
                self.ask = Some(Ask::Choice(Menu::new(words.asked_untag, tags), rulings));
            }
            _ => {}
        }
        Ok(Step::Stay)
    }
}

impl View for TriageView {
    fn key(&mut self, key: &Key, desk: &mut Desk) -> Result<Step> {
        match self.ask.take() {
            None => return self.press(desk, key),
            Some(Ask::Line(asked, mut field)) => match key {
                Key::Esc => {}
                Key::Enter if !field.text().trim().is_empty() => {
                    let step = self.answer(desk, asked, field.text());
                    if step.is_err() {
                        // what was typed stays, to be mended
                        self.ask = Some(Ask::Line(asked, field));
                    }
                    return step;
                }
                key => {
                    field.key(key);
                    self.ask = Some(Ask::Line(asked, field));
                }
            },
            Some(Ask::Choice(mut menu, rulings)) => match menu.key(key, desk.rows()) {
                Chosen::Open => self.ask = Some(Ask::Choice(menu, rulings)),
                Chosen::Left => {}
                Chosen::Item(at) => self.rule(rulings[at].clone()),
            },
        }
        Ok(Step::Stay)
    }

    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>) {
        let words = desk.language.screens();
        if let Some(Ask::Choice(menu, _)) = &self.ask {
            return menu.draw(canvas);
        }
        let numbers: Vec<String> = self.cases.iter().take(12).map(ToString::to_string).collect();
        let more = if self.cases.len() > 12 { ", …" } else { "" };
        canvas.row(0, &format!(" {}{more}", numbers.join(", ")), Look::Strong);
        for (line, row) in words.triage_menu.iter().zip(2..) {
            canvas.row(row, line, Look::Plain);
        }
        let mut row = 3 + u16::try_from(words.triage_menu.len()).unwrap_or(0);
        if !self.similar.is_empty() {
            let like: Vec<String> =
                self.similar.iter().take(5).map(|(case, share)| format!("{case} ({share} %)")).collect();
            canvas.row(row, &format!(" {} {}", words.similar, like.join(", ")), Look::Faint);
            row += 1;
        }
        let chosen: Vec<String> = self
            .rulings
            .iter()
            .map(|ruling| standing::spoken(ruling, desk.card.as_ref(), desk.language))
            .chain(self.why.as_ref().map(|why| format!("{} {}", words.reason, why.as_str())))
            .collect();
        let text = if chosen.is_empty() { words.nothing_chosen.to_owned() } else { chosen.join("; ") };
        row = canvas.wrapped(row, 1, &text, Look::Strong);
        if let Some(Ask::Line(asked, field)) = &self.ask {
            canvas.field((row + 1).min(canvas.height() - 1), &format!(" {}", words.asked(*asked)), field);
        }
    }

    fn title(&self, desk: &Desk) -> String {
        desk.language.screens().triage_title(self.cases.len())
    }

    fn keys(&self, words: &Screens) -> &'static str {
        if self.ask.is_some() { words.ask_keys } else { words.triage_keys }
    }

    fn takes_text(&self) -> bool {
        matches!(self.ask, Some(Ask::Line(..)))
    }
}
