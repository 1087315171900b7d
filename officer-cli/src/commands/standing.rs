//! Where a case stands by the officers' decisions, as `show` tells it.

use serde_json::{Map, Value};
use sybyr_crypto::card::{Card, Choice};

use super::page::{Mark, Page};
use super::{choice_name, newest_card};
use crate::casebook::{Casebook, Ruling, Urgency};
use crate::problem::Result;
use crate::text::{Deciding, Language, Say};

/// As many cases that tell much the same are suggested, the likest first.
const SUGGESTED: usize = 5;

/// One line a ruling that counts; nothing when nobody has decided anything. Then what seems to tell the same.
pub(super) fn write(page: &mut Page, book: &Casebook, case: i64) -> Result<()> {
    let card = newest_card(book)?;
    for ruling in in_force(book, case)? {
        let text = spoken(&ruling, card.as_ref(), page.language);
        page.put(Mark::Detail, &format!("  {text}"));
    }
    let alike = alike(book, case)?;
    if !alike.is_empty() {
        let text = page.language.say(&Say::Deciding(Deciding::Alike(alike)));
        page.put(Mark::Detail, &format!("  {text}"));
    }
    Ok(())
}

/// A ruling as an officer reads it: sector and district by the names of the card, by the id where it has none.
pub(crate) fn spoken(ruling: &Ruling, card: Option<&Card>, language: Language) -> String {
    let named = |list: fn(&Card) -> &[Choice], id: &Option<String>| {
        id.as_deref().map(|id| choice_name(card.map_or(&[], list), id, language))
    };
    let name = match ruling {
        Ruling::Sector { id } => named(|card| &card.sectors, id),
        Ruling::District { id } => named(|card| &card.districts, id),
        _ => None,
    };
    language.say(&Say::Deciding(Deciding::Ruled { ruling: ruling.clone(), name }))
}

/// The cases that this one may repeat, with the share in hundredths; none once somebody has ruled on the case.
pub(super) fn alike(book: &Casebook, case: i64) -> Result<Vec<(i64, u32)>> {
    let standing = book.standing(case)?;
    if standing.dismissed || standing.duplicate_of.is_some() {
        return Ok(Vec::new());
    }
    let mut alike = book.similar(case)?;
    alike.truncate(SUGGESTED);
    Ok(alike)
}

/// The same for scripts, in the words of the journal.
pub(super) fn to_json(book: &Casebook, case: i64) -> Result<Value> {
    let standing = book.standing(case)?;
    let mut value = Map::new();
    let mut put = |name: &str, it: Option<Value>| {
        if let Some(it) = it {
            value.insert(name.to_owned(), it);
        }
    };
    let word = |it: serde_json::Result<Value>| it.expect("the enumerations of decisions are words");
    put("sector", standing.sector.map(Value::from));
    put("district", standing.district.map(Value::from));
    put("signs", standing.signs.map(|it| word(serde_json::to_value(it))));
    put("competence", standing.competence.map(|it| word(serde_json::to_value(it))));
    put("urgency", Some(word(serde_json::to_value(standing.urgency))));
    put("duplicate_of", standing.duplicate_of.map(Value::from));
    put("assigned", standing.assigned.map(Value::from));
    put("tags", (!standing.tags.is_empty()).then(|| standing.tags.into()));
    put("dismissed", standing.dismissed.then(|| true.into()));
    if let Some(stands) = book.case_status(case)? {
        put("status", Some(word(serde_json::to_value(stands.status))));
        put("ref", stands.reference.map(Value::from));
        put("told", Some(stands.told.into()));
    }
    Ok(Value::Object(value))
}

/// The rulings that make up a case's standing, as if they had just been made.
pub(super) fn in_force(book: &Casebook, case: i64) -> Result<Vec<Ruling>> {
    let standing = book.standing(case)?;
    let mut rulings = Vec::new();
    if standing.dismissed {
        rulings.push(Ruling::Dismissed);
    }
    if standing.urgency != Urgency::Normal {
        rulings.push(Ruling::Urgency { value: standing.urgency });
    }
    rulings.extend(book.case_status(case)?.map(|stands| Ruling::Status {
        value: stands.status,
        reference: stands.reference,
        told: stands.told,
    }));
    rulings.extend(standing.competence.map(|value| Ruling::Competence { value }));
    rulings.extend(standing.signs.map(|value| Ruling::Signs { value }));
    rulings.extend(standing.sector.map(|id| Ruling::Sector { id: Some(id) }));
    rulings.extend(standing.district.map(|id| Ruling::District { id: Some(id) }));
    rulings.extend(standing.duplicate_of.map(|case| Ruling::DuplicateOf { case: Some(case) }));
    rulings.extend(standing.assigned.map(|officer| Ruling::Assigned { officer: Some(officer) }));
    rulings.extend(standing.tags.into_iter().map(|name| Ruling::Tag { name }));
    Ok(rulings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_card_has_no_name_for_is_called_by_its_id() {
        let sector = Ruling::Sector { id: Some("land".into()) };
        assert_eq!(spoken(&sector, None, Language::En), "sector: land");
        assert_eq!(spoken(&Ruling::District { id: None }, None, Language::En), "district: —");
    }
}
