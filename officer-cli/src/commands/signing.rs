//! Signing cards with the root key: the first twelve, those of later years, and those of new keys.

use std::path::Path;

use ed25519_dalek::SigningKey;
use serde::Deserialize;
use sybyr_crypto::card::{Card, CardRecipient, Choice, Deadlines, Hotline, Question, SignedCard, Texts};
use sybyr_crypto::json;
use sybyr_crypto::keys::Day;
use sybyr_crypto::outbox::dh_public;
use sybyr_crypto::recipient::HybridIdentity;

use super::{Session, read_up_to};
use crate::casebook::{Casebook, Keys, ROOT, agency_of, read_root};
use crate::cli::RootKey;
use crate::passphrase;
use crate::problem::{KeyFault, Problem, Result};
use crate::text::{AboutKeys, Say};

/// The optional part of the card, from `--texts`.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CardTexts {
    texts: Option<Texts>,
    #[serde(default)]
    sectors: Vec<Choice>,
    #[serde(default)]
    districts: Vec<Choice>,
    #[serde(default)]
    roles: Vec<Choice>,
    #[serde(default)]
    questions: Vec<Question>,
    hotline: Option<String>,
    #[serde(default)]
    hotlines: Vec<Hotline>,
    deadlines: Option<Deadlines>,
    rhythm: Option<u32>,
}

impl CardTexts {
    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        json::parse(bytes, json::MAX_LEN).ok()
    }

    /// Replaces all that a card says besides names and keys.
    pub(super) fn put_into(self, card: &mut Card) {
        card.texts = self.texts;
        card.sectors = self.sectors;
        card.districts = self.districts;
        card.roles = self.roles;
        card.questions = self.questions;
        card.hotline = self.hotline;
        card.hotlines = self.hotlines;
        card.deadlines = self.deadlines;
        card.rhythm = self.rhythm;
    }
}

pub(super) fn read_texts(path: &Path) -> Result<CardTexts> {
    let bytes = read_up_to(path, json::MAX_LEN as u64)?;
    bytes.and_then(|b| CardTexts::parse(&b)).ok_or_else(|| Problem::NotTexts(path.to_owned()))
}

/// Reads this agency's root key, which lies elsewhere or, until it is moved away, in the casebook.
pub(super) fn read_root_key(session: &mut Session<'_>, book: &Casebook, from: &RootKey) -> Result<SigningKey> {
    let path = from.root.clone().unwrap_or_else(|| book.dir().join(ROOT));
    if !path.exists() {
        return Err(KeyFault::NoRootKey(path).into());
    }
    let prompt = session.language.say(&Say::Keys(AboutKeys::AskRootPassphrase));
    let source = from.root_passphrase_file.as_deref().or(session.passphrase_file.as_deref());
    let root = read_root(&path, &passphrase::read(source, &session.casebook, &prompt)?)?;
    let is_ours = agency_of(&root) == book.keys().agency;
    if is_ours { Ok(SigningKey::from_bytes(root.expose())) } else { Err(KeyFault::OtherRoot(path).into()) }
}

/// Signs cards as `template`, with the counters after its own: one for the month of each day in `begins` but the last,
/// which begins on that day, names that month's key and the next, and holds to the end of that next month.
pub(super) fn sign(keys: &Keys, root: &SigningKey, template: &Card, begins: &[Day]) -> Result<Vec<SignedCard>> {
    let period =
        |day: Day| keys.periods.iter().rfind(|p| p.replaced_after.is_none() && (p.from..p.until).contains(&day));
    let recipient = |day: Day| -> Result<(CardRecipient, Day)> {
        let period = period(day).ok_or_else(|| Problem::CardRefused("no intake key".into()))?;
        let recipient = HybridIdentity::from_seed(&period.seed).to_recipient();
        Ok((CardRecipient { from: day, recipient }, period.until))
    };
    let mut cards = Vec::new();
    for (months, counter) in begins.windows(2).zip(template.counter + 1..) {
        let ((this, _), (next, until)) = (recipient(months[0])?, recipient(months[1])?);
        let card = Card {
            counter,
            not_before: months[0],
            not_after: until - 1,
            recipients: vec![this, next],
            desk: sybyr_crypto::hex::Hex(keys.desk().verifying_key().to_bytes()),
            desk_dh: dh_public(&keys.desk_dh),
            bundle: keys.bundle().to_recipient(),
            ..template.clone()
        };
        cards.push(card.sign(root).map_err(|e| Problem::CardRefused(e.to_string()))?);
    }
    Ok(cards)
}
