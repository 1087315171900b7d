//! Every key, on one page.

use super::canvas::{Canvas, Look};
use super::desk::Desk;
use super::keys::Key;
use super::list::Scroll;
use super::view::{Step, View};
use crate::problem::Result;
use crate::text::Screens;

/// The help.
#[derive(Default)]
pub struct HelpView {
    scroll: Scroll,
}

impl View for HelpView {
    fn key(&mut self, key: &Key, desk: &mut Desk) -> Result<Step> {
        let lines = desk.language.screens().help.lines().count();
        match (key, key.command()) {
            (Key::Esc | Key::Enter, _) | (_, Some('q' | '?')) => return Ok(Step::Back),
            _ => drop(self.scroll.key(key, lines, desk.rows())),
        }
        Ok(Step::Stay)
    }

    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>) {
        let lines = desk.language.screens().help.lines().skip(self.scroll.top);
        for (line, row) in lines.zip(0..canvas.height()) {
            let look = if line.starts_with(' ') { Look::Plain } else { Look::Strong };
            canvas.row(row, &format!(" {line}"), look);
        }
    }

    fn title(&self, desk: &Desk) -> String {
        desk.language.screens().help_title.to_owned()
    }

    fn keys(&self, words: &Screens) -> &'static str {
        words.help_keys
    }
}
