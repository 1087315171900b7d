//! `sign-off`: what stands under replies, and the line itself.

use sybyr_crypto::card::Texts;
use sybyr_crypto::tip::Language as TipLanguage;

use super::{Session, triage};
use crate::casebook::{Casebook, Change, MAX_SIGN_OFF, SignOff};
use crate::cli::SignOffCommand;
use crate::problem::Result;
use crate::text::Say;

pub(super) fn run(session: &mut Session<'_>, command: Option<&SignOffCommand>) -> Result<()> {
    let chosen = command.map(chosen).transpose()?;
    let mut book = session.open()?;
    if let Some(sign_off) = chosen {
        book.record(&[Change::SignOffChosen { sign_off }])?;
    }
    session.say(&Say::SignOff(book.sign_off()?))
}

fn chosen(command: &SignOffCommand) -> Result<SignOff> {
    Ok(match command {
        SignOffCommand::None => SignOff::None,
        SignOffCommand::Officer => SignOff::Officer,
        SignOffCommand::Function { text, ru, kk } => {
            let usable = |own: Option<&String>| triage::checked_to(own.unwrap_or(text).trim(), MAX_SIGN_OFF);
            SignOff::Function(Texts { en: usable(None)?, ru: usable(ru.as_ref())?, kk: usable(kk.as_ref())? })
        }
    })
}

/// What stands under a reply.
pub struct Signature {
    /// The last line of the message.
    pub line: String,
    /// Whose name it is.
    pub(super) officer: Option<String>,
}

/// What this officer's reply to a source that writes in this language is signed off with, when the agency wants that.
pub fn signature(book: &Casebook, officer: Option<&str>, source: TipLanguage) -> Result<Option<Signature>> {
    let (name, officer) = match book.sign_off()? {
        SignOff::None => return Ok(None),
        SignOff::Officer => {
            let name = triage::officer(officer, book)?;
            (name.clone(), Some(name))
        }
        SignOff::Function(texts) => match source {
            TipLanguage::En => (texts.en, None),
            TipLanguage::Ru => (texts.ru, None),
            TipLanguage::Kk => (texts.kk, None),
        },
    };
    Ok(Some(Signature { line: format!("— {name}"), officer }))
}

impl Signature {
    /// The message with the line under it.
    pub(super) fn under(&self, message: &str) -> String {
        if message.is_empty() { self.line.clone() } else { format!("{message}\n\n{}", self.line) }
    }
}
