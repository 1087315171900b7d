//! What an open casebook gives to every view: the book, the order of its cases, who sits there and on which day.

use std::collections::{BTreeMap, BTreeSet};

use ratatui_core::layout::Size;
use sybyr_crypto::card::Card;
use sybyr_crypto::keys::Day;

use super::reply::Draft;
use super::templates::Template;
use crate::casebook::{Casebook, Deadlines, Inbox};
use crate::commands;
use crate::problem::Result;
use crate::text::Language;

/// An open casebook. Dropping it erases its keys and gives the folder back to other commands.
pub struct Desk {
    /// The casebook.
    pub book: Casebook,
    /// The language of what is shown.
    pub language: Language,
    /// The day that everything happens on.
    pub today: Day,
    /// Who decides, when it was said.
    pub officer: Option<String>,
    /// The newest card, for its lists of names.
    pub card: Option<Card>,
    /// What the card and the law promise.
    pub deadlines: Deadlines,
    /// The cases in their order.
    pub inbox: Inbox,
    /// Answers that are not recorded yet, by case.
    pub drafts: BTreeMap<i64, Draft>,
    /// What answers begin with.
    pub templates: Vec<Template>,
    /// Cases that were decided about since somebody asked.
    pub decided: BTreeSet<i64>,
    /// The window, without the bars above and below.
    pub window: Size,
}

impl Desk {
    /// Reads what views need at once.
    pub fn new(book: Casebook, language: Language, today: Day, officer: Option<String>) -> Result<Self> {
        let card = commands::newest_card(&book)?;
        Self::with(book, language, today, officer, card)
    }

    /// The same with this card.
    pub fn with(
        book: Casebook,
        language: Language,
        today: Day,
        officer: Option<String>,
        card: Option<Card>,
    ) -> Result<Self> {
        let deadlines = Deadlines::promised(card.as_ref());
        let inbox = book.inbox(&deadlines)?;
        Ok(Self {
            book,
            language,
            today,
            officer,
            card,
            deadlines,
            inbox,
            drafts: BTreeMap::new(),
            templates: Vec::new(),
            decided: BTreeSet::new(),
            window: Size::default(),
        })
    }

    /// Something was recorded about these cases.
    pub fn changed(&mut self, cases: &[i64]) -> Result<()> {
        // a flood is read anew, a few cases one by one
        if cases.len() > 100 {
            self.inbox = self.book.inbox(&self.deadlines)?;
            return Ok(());
        }
        for case in cases {
            if let Some(row) = self.book.inbox_row(&self.deadlines, *case)? {
                self.inbox.put(row);
            }
        }
        Ok(())
    }

    /// The agency's name in the officer's language.
    pub fn agency(&self) -> &str {
        self.card.as_ref().map_or("", |card| commands::own_name(&card.names, self.language))
    }

    /// Rows of the window.
    pub fn rows(&self) -> usize {
        usize::from(self.window.height)
    }
}
