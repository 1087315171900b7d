//! Writing an answer: the text, a status, a number, files; templates in the source's language. What is not finished is
//! kept until it is recorded or thrown away, also behind the lock.

use std::path::PathBuf;

use sybyr_crypto::reply::{MAX_OBJECTS, Status};
use sybyr_crypto::tip::Language as TipLanguage;

use super::canvas::{Canvas, Look};
use super::desk::Desk;
use super::editor::Editor;
use super::field::Field;
use super::keys::Key;
use super::menu::{Chosen, Menu};
use super::view::{Place, Step, View};
use crate::commands::own_name;
use crate::commands::reply::{self, MAX_REFERENCE, Said};
use crate::commands::sign_off::signature;
use crate::problem::{Problem, Result};
use crate::text::Screens;

/// An answer that is not recorded yet.
#[derive(Default)]
pub struct Draft {
    editor: Editor,
    status: Option<Status>,
    reference: Option<String>,
    attach: Vec<PathBuf>,
}

impl Draft {
    fn is_empty(&self) -> bool {
        self.editor.text().trim().is_empty()
            && self.status.is_none()
            && self.reference.is_none()
            && self.attach.is_empty()
    }
}

/// What is being asked for.
enum Ask {
    Status(Menu),
    Template(Menu),
    Reference(Field),
    Attach(Field),
    Record,
}

/// An answer that is being written.
pub struct ReplyView {
    case: i64,
    /// The language of the source's last tip.
    source: TipLanguage,
    /// The line that is put under it.
    signature: Option<String>,
    ask: Option<Ask>,
}

/// Rows above the text.
const HEAD: u16 = 3;

impl ReplyView {
    /// Goes on with the draft of this case, or begins one.
    pub fn open(desk: &mut Desk, case: i64) -> Result<Self> {
        let tips = desk.book.tips(case)?;
        let source = tips.last().ok_or(Problem::NoSuchCase(case))?.language;
        // nothing is typed before it is known who signs it
        let signature = signature(&desk.book, desk.officer.as_deref(), source)?.map(|signature| signature.line);
        desk.drafts.entry(case).or_default();
        Ok(Self { case, source, signature, ask: None })
    }

    fn draft<'a>(&self, desk: &'a mut Desk) -> &'a mut Draft {
        desk.drafts.entry(self.case).or_default()
    }

    fn record(&self, desk: &mut Desk) -> Result<Step> {
        let draft = desk.drafts.entry(self.case).or_default();
        let said = Said {
            message: draft.editor.text().trim_end(),
            status: draft.status,
            reference: draft.reference.clone(),
            attach: &draft.attach,
        };
        let written = reply::write(&mut desk.book, (desk.today, desk.officer.as_deref()), self.case, &said)?;
        desk.drafts.remove(&self.case);
        desk.changed(&[self.case])?;
        Ok(Step::Done(desk.language.say(&written)))
    }

    fn press(&mut self, key: &Key, desk: &mut Desk) -> Result<Step> {
        let words = desk.language.screens();
        match key {
            Key::Esc => {
                if self.draft(desk).is_empty() {
                    desk.drafts.remove(&self.case);
                    return Ok(Step::Back);
                }
                return Ok(Step::Done(words.draft_kept.into()));
            }
            Key::Ctrl('s') => {
                if self.draft(desk).is_empty() {
                    return Err(Problem::NothingToSay);
                }
                self.ask = Some(Ask::Record);
            }
            Key::Ctrl('o') => {
                let names = Status::ALL.iter().map(|status| desk.language.status(*status).to_owned());
                self.ask = Some(Ask::Status(Menu::new(words.asked_status, names.collect())));
            }
            Key::Ctrl('t') => {
                let names = desk.templates.iter().map(|one| own_name(&one.names, desk.language).to_owned());
                self.ask = Some(Ask::Template(Menu::new(words.asked_template, names.collect())));
            }
            Key::Ctrl('r') => {
                let before = self.draft(desk).reference.clone().unwrap_or_default();
                self.ask = Some(Ask::Reference(Field::with(MAX_REFERENCE, &before)));
            }
            Key::Ctrl('a') => self.ask = Some(Ask::Attach(Field::new(4096))),
            key => {
                let (columns, rows) = (usize::from(desk.window.width).saturating_sub(2), desk.rows());
                self.draft(desk).editor.key(key, columns, rows.saturating_sub(usize::from(HEAD) + 1).max(1));
            }
        }
        Ok(Step::Stay)
    }

    /// Puts a template in where the cursor is; its status counts when none was chosen.
    fn fill(&self, desk: &mut Desk, at: usize) {
        let template = desk.templates[at].clone();
        let text = match self.source {
            TipLanguage::En => template.text.en,
            TipLanguage::Ru => template.text.ru,
            TipLanguage::Kk => template.text.kk,
        };
        let draft = self.draft(desk);
        draft.editor.insert(&text);
        draft.status = draft.status.or(template.status);
    }

    /// A file that can be read now; what becomes of it until then is said when it is recorded.
    fn attach(&self, desk: &mut Desk, typed: &str) -> Result<()> {
        let path = PathBuf::from(typed.trim());
        let draft = self.draft(desk);
        if draft.attach.len() >= MAX_OBJECTS {
            return Err(Problem::TooManyFiles);
        }
        std::fs::File::open(&path).map_err(|e| Problem::io(&path, e))?;
        draft.attach.push(path);
        Ok(())
    }
}

impl View for ReplyView {
    fn key(&mut self, key: &Key, desk: &mut Desk) -> Result<Step> {
        match self.ask.take() {
            None => return self.press(key, desk),
            Some(Ask::Record) => match (key, key.command()) {
                (Key::Enter, _) | (_, Some('y')) => return self.record(desk),
                _ => {}
            },
            Some(Ask::Status(mut menu)) => match menu.key(key, desk.rows()) {
                Chosen::Open => self.ask = Some(Ask::Status(menu)),
                Chosen::Left => {}
                Chosen::Item(at) => self.draft(desk).status = Some(Status::ALL[at]),
            },
            Some(Ask::Template(mut menu)) => match menu.key(key, desk.rows()) {
                Chosen::Open => self.ask = Some(Ask::Template(menu)),
                Chosen::Left => {}
                Chosen::Item(at) => self.fill(desk, at),
            },
            Some(Ask::Reference(mut field)) => match key {
                Key::Esc => {}
                Key::Enter => {
                    let typed = field.text().trim();
                    self.draft(desk).reference = (!typed.is_empty()).then(|| typed.to_owned());
                }
                key => {
                    field.key(key);
                    self.ask = Some(Ask::Reference(field));
                }
            },
            Some(Ask::Attach(mut field)) => match key {
                Key::Esc => {}
                Key::Enter if field.text().trim().is_empty() => self.draft(desk).attach.clear(),
                Key::Enter => {
                    let added = self.attach(desk, field.text());
                    if added.is_err() {
                        self.ask = Some(Ask::Attach(field));
                    }
                    added?;
                }
                key => {
                    field.key(key);
                    self.ask = Some(Ask::Attach(field));
                }
            },
        }
        Ok(Step::Stay)
    }

    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>) {
        let words = desk.language.screens();
        if let Some(Ask::Status(menu) | Ask::Template(menu)) = &self.ask {
            return menu.draw(canvas);
        }
        let Some(draft) = desk.drafts.get(&self.case) else { return };
        let status = draft.status.map_or(words.status_as_before, |status| desk.language.status(status));
        let mut head = format!(" {} {status}", words.status_label);
        if let Some(reference) = &draft.reference {
            head.push_str(&format!("   {} {reference}", words.reference_label));
        }
        canvas.row(0, &head, Look::Strong);
        let names: Vec<String> = draft.attach.iter().map(|path| path.to_string_lossy().into_owned()).collect();
        let source = format!("{} {}", words.source_reads, desk.language.language_name(self.source));
        match &names[..] {
            [] => canvas.row(1, &format!(" {source}"), Look::Faint),
            names => canvas.row(1, &format!(" {source}   {} {}", words.files_label, names.join(", ")), Look::Faint),
        }
        if let Some(line) = &self.signature {
            canvas.row(2, &format!(" {} {line}", words.signed_label), Look::Faint);
        }
        let height = canvas.height();
        let bottom = if self.ask.is_some() { height - 1 } else { height };
        draft.editor.draw(&mut canvas.rows(HEAD, bottom));
        match &self.ask {
            Some(Ask::Reference(field)) => canvas.field(bottom, &format!(" {}", words.asked_reference), field),
            Some(Ask::Attach(field)) => canvas.field(bottom, &format!(" {}", words.asked_attach), field),
            Some(Ask::Record) => canvas.row(bottom, &format!(" {}", words.asked_record), Look::Warning),
            _ => {}
        }
    }

    fn long_work(&self, key: &Key, words: &Screens) -> Option<&'static str> {
        let records = matches!(self.ask, Some(Ask::Record)) && (*key == Key::Enter || key.command() == Some('y'));
        records.then_some(words.saving)
    }

    fn title(&self, desk: &Desk) -> String {
        desk.language.screens().reply_title(self.case)
    }

    fn keys(&self, words: &Screens) -> &'static str {
        if self.ask.is_some() { words.ask_keys } else { words.reply_keys }
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn place(&self) -> Option<Place> {
        Some(Place::Reply(self.case))
    }
}
