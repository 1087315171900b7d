//! `init`: confirms the drop, makes the agency's keys and twelve monthly cards, and an empty casebook.

use ed25519_dalek::SigningKey;
use serde::Deserialize;
use serde_json::Map;
use sybyr_crypto::card::{Card, CardRecipient, Choice, Deadlines, Hotline, Question, SignedCard, Texts};
use sybyr_crypto::document::V1;
use sybyr_crypto::drop_file::DropFile;
use sybyr_crypto::hex::{self, Hex};
use sybyr_crypto::json;
use sybyr_crypto::keys::{Fingerprint, Secret, fingerprint};
use sybyr_crypto::outbox::dh_public;
use sybyr_crypto::recipient::HybridIdentity;
use sybyr_crypto::words::{List, fingerprint_words};

use super::{Session, read_up_to};
use crate::casebook::{Casebook, Change, Enrolled, Keys, PERIODS, ROOT, write_root};
use crate::cli::Init;
use crate::passphrase;
use crate::problem::{Problem, Result};
use crate::random;
use crate::text::Say;

/// The optional part of the card, from `--texts`.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct CardTexts {
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

pub(super) fn run(session: &mut Session<'_>, arguments: &Init) -> Result<()> {
    let refused = |why: String| Problem::NotADropFile { path: arguments.drop.clone(), why };
    let bytes = read_up_to(&arguments.drop, json::MAX_LEN as u64)?.ok_or_else(|| refused("too long".into()))?;
    let (drop_file, drop_fingerprint) = DropFile::open(&bytes).map_err(|e| refused(e.to_string()))?;
    let texts = read_texts(arguments)?;
    confirm(session, arguments, &drop_fingerprint)?;

    let language = session.language;
    let (prompt, again) = (language.say(&Say::ChoosePassphrase), language.say(&Say::RepeatPassphrase));
    let passphrase = passphrase::choose(session.passphrase_file.as_deref(), &session.casebook, &prompt, &again)?;
    let root_passphrase = match &arguments.root_passphrase_file {
        Some(path) => passphrase::choose(Some(path), &session.casebook, &prompt, &again)?,
        None => passphrase.clone(),
    };

    let root = SigningKey::from_bytes(Secret::random(&mut random::system()).expose());
    let agency = fingerprint(&root.verifying_key().to_bytes());
    let keys = Keys::generate(drop_file.drop_id, agency, session.today);
    let names = Texts {
        en: arguments.name.clone(),
        ru: arguments.name_ru.clone().unwrap_or_else(|| arguments.name.clone()),
        kk: arguments.name_kk.clone().unwrap_or_else(|| arguments.name.clone()),
    };
    let cards = sign_cards(&keys, &root, &names, &texts)?;
    let enrolled = Change::Enrolled(Enrolled {
        drop_file: hex::encode(&bytes),
        cards: cards.iter().map(|card| hex::encode(card.as_bytes())).collect(),
        bits: drop_file.bits,
        slots: drop_file.slots,
        reply_delay_days: drop_file.reply_delay_days,
    });
    let factor = arguments.work_factor;
    Casebook::create(&session.casebook, keys, &passphrase, factor, &[enrolled], |dir| {
        write_root(&dir.join(ROOT), &root, &root_passphrase, factor)
    })?;
    session.say(&Say::AgencyMade { fingerprint: agency })?;
    session.note(&Say::AfterInit { casebook: session.casebook.clone() })
}

/// Nobody enrols at a drop whose twelve words were not compared with the operator's.
fn confirm(session: &mut Session<'_>, arguments: &Init, drop: &Fingerprint) -> Result<()> {
    if let Some(typed) = &arguments.fingerprint {
        return if is_fingerprint(typed, drop) { Ok(()) } else { Err(Problem::WrongFingerprint) };
    }
    let question = session.language.say(&Say::ConfirmDrop { fingerprint: *drop });
    let answer = passphrase::ask(&question).map_err(|_| Problem::FingerprintNeeded)?;
    if session.language.is_yes(&answer) { Ok(()) } else { Err(Problem::NotConfirmed) }
}

/// Whether the words are the fingerprint's, in any of the three languages.
pub(super) fn is_fingerprint(typed: &str, right: &Fingerprint) -> bool {
    let typed: Vec<&str> = typed.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    List::ALL.into_iter().any(|list| {
        let words = fingerprint_words(&right.0, list);
        typed.len() == words.len()
            && typed.iter().zip(words).all(|(typed, word)| list.index(typed).is_some_and(|i| list.word(i) == word))
    })
}

fn read_texts(arguments: &Init) -> Result<CardTexts> {
    let Some(path) = &arguments.texts else { return Ok(CardTexts::default()) };
    let bytes = read_up_to(path, json::MAX_LEN as u64)?;
    bytes.and_then(|b| json::parse(&b, json::MAX_LEN).ok()).ok_or_else(|| Problem::NotTexts(path.clone()))
}

/// Twelve cards, one a month: each names its month's key and the next, and holds to the end of that next month.
fn sign_cards(keys: &Keys, root: &SigningKey, names: &Texts, texts: &CardTexts) -> Result<Vec<SignedCard>> {
    let recipient = |period: usize| CardRecipient {
        from: keys.periods[period].from,
        recipient: HybridIdentity::from_seed(&keys.periods[period].seed).to_recipient(),
    };
    let months = usize::try_from(PERIODS).expect("thirteen") - 1;
    let sign = |month: usize| {
        let card = Card {
            v: V1,
            drop_id: keys.drop_id,
            agency: keys.agency,
            root: Hex(root.verifying_key().to_bytes()),
            counter: month as u64 + 1,
            not_before: keys.periods[month].from,
            not_after: keys.periods[month + 1].until - 1,
            recipients: vec![recipient(month), recipient(month + 1)],
            desk: Hex(keys.desk().verifying_key().to_bytes()),
            desk_dh: dh_public(&keys.desk_dh),
            bundle: keys.bundle().to_recipient(),
            names: names.clone(),
            texts: texts.texts.clone(),
            hotline: texts.hotline.clone(),
            hotlines: texts.hotlines.clone(),
            sectors: texts.sectors.clone(),
            districts: texts.districts.clone(),
            roles: texts.roles.clone(),
            questions: texts.questions.clone(),
            deadlines: texts.deadlines,
            rhythm: texts.rhythm,
            extra: Map::new(),
        };
        card.sign(root).map_err(|e| Problem::CardRefused(e.to_string()))
    };
    (0..months).map(sign).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock;

    fn cards_from(today: &str) -> Vec<SignedCard> {
        let root = SigningKey::from_bytes(&[5; 32]);
        let agency = fingerprint(&root.verifying_key().to_bytes());
        let keys = Keys::generate(Hex([1; 16]), agency, clock::parse(today).expect("a date"));
        let names = Texts { en: "A".into(), ru: "А".into(), kk: "Ә".into() };
        sign_cards(&keys, &root, &names, &CardTexts::default()).expect("signed")
    }

    #[test]
    fn every_day_of_the_year_has_a_card_and_its_months_key() {
        let cards = cards_from("2026-11-21");
        let first = clock::parse("2026-11-21").expect("a date");
        for day in first..clock::parse("2027-12-01").expect("a date") {
            let card = cards.iter().rev().find(|c| c.card().not_before <= day).expect("a card has started").card();
            let recipient = card.recipient_at(day).expect("in force");
            let month = clock::month_start(day, 0);
            let right = card.recipients.iter().find(|r| r.from == month).expect("the month's key");
            assert_eq!(recipient, &right.recipient, "{}", clock::format(day));
        }
        assert_eq!(clock::format(cards.last().expect("twelve").card().not_after), "2027-11-30");
    }

    #[test]
    fn the_fingerprint_is_taken_in_three_languages_and_nothing_else() {
        let right = Hex([0x5a; 32]);
        for list in List::ALL {
            let words = fingerprint_words(&right.0, list);
            assert!(is_fingerprint(&words.join(" "), &right));
            assert!(is_fingerprint(&words.join(" - ").to_uppercase(), &right));
            assert!(!is_fingerprint(&words[..11].join(" "), &right));
            let mut swapped = words;
            swapped[3] = list.word(list.index(words[3]).expect("a word") ^ 1);
            assert!(!is_fingerprint(&swapped.join(" "), &right));
        }
        assert!(!is_fingerprint("", &right));
    }
}
