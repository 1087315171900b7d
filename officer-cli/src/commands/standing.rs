//! Where a case stands by the officers' decisions, as `show` tells it.

use serde_json::{Map, Value};

use super::page::{Mark, Page};
use crate::casebook::{Casebook, Ruling, Urgency};
use crate::problem::Result;
use crate::text::{Deciding, Say};

/// One line a ruling that counts; nothing when nobody has decided anything.
pub(super) fn write(page: &mut Page, book: &Casebook, case: i64) -> Result<()> {
    for ruling in in_force(book, case)? {
        let text = page.language.say(&Say::Deciding(Deciding::Ruled(ruling)));
        page.put(Mark::Detail, &format!("  {text}"));
    }
    Ok(())
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
    Ok(Value::Object(value))
}

/// The rulings that make up a case's standing, as if they had just been made.
fn in_force(book: &Casebook, case: i64) -> Result<Vec<Ruling>> {
    let standing = book.standing(case)?;
    let mut rulings = Vec::new();
    if standing.dismissed {
        rulings.push(Ruling::Dismissed);
    }
    if standing.urgency != Urgency::Normal {
        rulings.push(Ruling::Urgency { value: standing.urgency });
    }
    rulings.extend(standing.competence.map(|value| Ruling::Competence { value }));
    rulings.extend(standing.signs.map(|value| Ruling::Signs { value }));
    rulings.extend(standing.sector.map(|id| Ruling::Sector { id: Some(id) }));
    rulings.extend(standing.district.map(|id| Ruling::District { id: Some(id) }));
    rulings.extend(standing.duplicate_of.map(|case| Ruling::DuplicateOf { case: Some(case) }));
    rulings.extend(standing.assigned.map(|officer| Ruling::Assigned { officer: Some(officer) }));
    rulings.extend(standing.tags.into_iter().map(|name| Ruling::Tag { name }));
    Ok(rulings)
}
