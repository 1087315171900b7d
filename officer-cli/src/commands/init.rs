//! `init`: confirms the drop, makes the agency's keys and twelve monthly cards, and an empty casebook.

use ed25519_dalek::SigningKey;
use serde_json::Map;
use sybyr_crypto::card::{Card, SignedCard, Texts};
use sybyr_crypto::document::V1;
use sybyr_crypto::drop_file::DropFile;
use sybyr_crypto::hex::{self, Hex};
use sybyr_crypto::json;
use sybyr_crypto::keys::{Fingerprint, Secret, fingerprint};
use sybyr_crypto::outbox::dh_public;
use sybyr_crypto::words::{List, fingerprint_words};

use super::signing::{self, CardTexts};
use super::{Session, own_name, read_up_to};
use crate::casebook::{Casebook, Change, Enrolled, Keys, ROOT, write_root};
use crate::cli::Init;
use crate::passphrase;
use crate::problem::{KeyFault, Problem, Result};
use crate::random;
use crate::text::{AboutKeys, Say};

pub(super) fn run(session: &mut Session<'_>, arguments: &Init) -> Result<()> {
    make(session, arguments)?;
    session.note(&Say::AfterInit { casebook: session.casebook.clone() })?;
    // who typed one was not told that it is for two keys
    if arguments.root_passphrase_file.is_none() && session.passphrase_file.is_none() {
        session.note(&Say::Keys(AboutKeys::SamePassphrase))?;
    }
    Ok(())
}

/// Makes the agency and says its words, but not what comes next: the ceremony knows better.
pub(super) fn make(session: &mut Session<'_>, arguments: &Init) -> Result<()> {
    let refused = |why: String| Problem::NotADropFile { path: arguments.drop.clone(), why };
    let bytes = read_up_to(&arguments.drop, json::MAX_LEN as u64)?.ok_or_else(|| refused("too long".into()))?;
    let (drop_file, drop_fingerprint) = DropFile::open(&bytes).map_err(|e| refused(e.to_string()))?;
    let texts = arguments.texts.as_deref().map(signing::read_texts).transpose()?.unwrap_or_default();
    confirm(session, arguments, &drop_fingerprint)?;

    let language = session.language;
    let (prompt, again) = (language.say(&Say::ChoosePassphrase), language.say(&Say::RepeatPassphrase));
    let passphrase = passphrase::choose(session.passphrase_file.as_deref(), &session.casebook, &prompt, &again)?;
    let root_passphrase = match &arguments.root_passphrase_file {
        Some(path) => {
            let own = passphrase::choose(Some(path), &session.casebook, &prompt, &again)?;
            if passphrase::are_same(&own, &passphrase) {
                return Err(KeyFault::SamePassphrase.into());
            }
            own
        }
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
    let name = own_name(&names, language).to_owned();
    let cards = first_cards(&keys, &root, names, texts)?;
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
    session.say(&Say::AgencyMade { name, fingerprint: agency })
}

/// Nobody enrols at a drop whose twelve words were not compared with the operator's.
fn confirm(session: &mut Session<'_>, arguments: &Init, drop: &Fingerprint) -> Result<()> {
    if let Some(typed) = &arguments.fingerprint {
        return if is_fingerprint(typed, drop) { Ok(()) } else { Err(Problem::WrongFingerprint) };
    }
    let question = session.language.say(&Say::ConfirmDrop { fingerprint: *drop });
    let answer = passphrase::ask(&question).map_err(|_| Problem::FingerprintNeeded)?;
    if session.language.is_yes(&answer) { Ok(()) } else { Err(Problem::WrongFingerprint) }
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

/// Twelve cards, one a month, from this month's on.
fn first_cards(keys: &Keys, root: &SigningKey, names: Texts, texts: CardTexts) -> Result<Vec<SignedCard>> {
    let mut card = Card {
        v: V1,
        drop_id: keys.drop_id,
        agency: keys.agency,
        root: Hex(root.verifying_key().to_bytes()),
        counter: 0,
        not_before: 0,
        not_after: 0,
        recipients: Vec::new(),
        desk: Hex(keys.desk().verifying_key().to_bytes()),
        desk_dh: dh_public(&keys.desk_dh),
        bundle: keys.bundle().to_recipient(),
        names,
        texts: None,
        hotline: None,
        hotlines: Vec::new(),
        sectors: Vec::new(),
        districts: Vec::new(),
        roles: Vec::new(),
        questions: Vec::new(),
        deadlines: None,
        rhythm: None,
        extra: Map::new(),
    };
    texts.put_into(&mut card);
    signing::sign(keys, root, &card, &keys.periods.iter().map(|period| period.from).collect::<Vec<_>>())
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
        first_cards(&keys, &root, names, CardTexts::default()).expect("signed")
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
