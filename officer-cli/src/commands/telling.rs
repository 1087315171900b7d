//! What a source told beside its message, in the officer's language and the card's own words, safe for a terminal.

use serde_json::{Map, Value, json};
use sybyr_crypto::card::{Card, Choice};
use sybyr_crypto::tip::TipJson;

use super::{choice_name, own_name};
use crate::terminal;
use crate::text::{Field, Language};

/// A label with its mark, and what stands beside it; only what was told.
pub(super) fn lines(tip: &TipJson, card: Option<&Card>, language: Language) -> Vec<(String, String)> {
    let named = |list: fn(&Card) -> &[Choice], id: &Option<String>| {
        id.as_deref().map(|id| terminal::line(&choice_name(card.map_or(&[], list), id, language)))
    };
    let safe = |text: &Option<String>| text.as_deref().map(terminal::paragraph);
    let fields = [
        (Field::Kind, Some(language.kind(tip.kind).to_owned())),
        (Field::Language, Some(language.language_name(tip.language).to_owned())),
        (Field::Forward, Some(language.forwarding(tip.forward).to_owned())),
        (Field::Role, named(|card| &card.roles, &tip.role)),
        (Field::Sector, named(|card| &card.sectors, &tip.sector)),
        (Field::District, named(|card| &card.districts, &tip.district)),
        (Field::Finding, tip.finding.map(|finding| language.finding(finding).to_owned())),
        (Field::Place, safe(&tip.place)),
        (Field::When, safe(&tip.when)),
        (Field::Who, safe(&tip.who)),
        (Field::Known, safe(&tip.known)),
        (Field::Risk, tip.risk.map(|risk| language.risk(risk).to_owned())),
    ];
    let labelled = |(field, value): (Field, Option<String>)| Some((format!("{}:", language.field(field)), value?));
    let answers = tip.answers.iter().map(|answer| {
        let question = question(card, &answer.id, language).map_or_else(|| answer.id.clone(), terminal::line);
        let mark = if question.ends_with(['?', ':', '.']) { "" } else { ":" };
        (format!("{question}{mark}"), terminal::paragraph(&answer.text))
    });
    let masked = language.masked(&tip.masked).map(|(label, parts)| (label.to_owned(), parts));
    let contact = [(Field::Contact, safe(&tip.contact))];
    fields
        .into_iter()
        .filter_map(labelled)
        .chain(answers)
        .chain(masked)
        .chain(contact.into_iter().filter_map(labelled))
        .collect()
}

/// The same as a text file: what a source wrote in one field cannot look like another field.
pub(super) fn text(tip: &TipJson, card: Option<&Card>, language: Language) -> String {
    let one = |(label, value): (String, String)| format!("{label} {}\n", value.replace('\n', "\n    "));
    lines(tip, card, language).into_iter().map(one).collect()
}

/// For scripts: the card's words for the ids of a tip, in the officer's language. An id that the card does not know has none.
pub(super) fn words(tip: &TipJson, card: Option<&Card>, language: Language) -> Value {
    let Some(card) = card else { return json!({}) };
    let lists = [
        ("sector", &card.sectors, &tip.sector),
        ("district", &card.districts, &tip.district),
        ("role", &card.roles, &tip.role),
    ];
    let mut words = Map::new();
    for (key, list, id) in lists {
        if let Some(choice) = list.iter().find(|choice| Some(&choice.id) == id.as_ref()) {
            words.insert(key.into(), own_name(&choice.names, language).into());
        }
    }
    let known = |id: &String| Some((id.clone(), Value::from(question(Some(card), id, language)?)));
    let questions: Map<String, Value> = tip.answers.iter().filter_map(|answer| known(&answer.id)).collect();
    if !questions.is_empty() {
        words.insert("questions".into(), questions.into());
    }
    words.into()
}

fn question<'a>(card: Option<&'a Card>, id: &str, language: Language) -> Option<&'a str> {
    let question = card?.questions.iter().find(|question| question.id == id)?;
    Some(own_name(&question.names, language))
}
