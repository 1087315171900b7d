//! The report for scripts: ids instead of names, and numbers as the edition shows them.

use serde_json::{Value, json};

use super::Report;
use super::public::{Edition, Number};
use crate::clock;

/// Everything the report says, in one object. A number is exact, or an object `{"below": 5}` or `{"about": 10}`.
pub fn write(report: &Report, edition: Edition) -> Value {
    let edited = edition.edit(report);
    let number = |counted: u32| match edition.number(counted) {
        Number::Exact(n) => json!(n),
        Number::Below(n) => json!({ "below": n }),
        Number::About(n) => json!({ "about": n }),
    };
    let by = |id: &Option<String>, n: u32| json!({ "id": id, "cases": number(n) });
    let figures: serde_json::Map<String, Value> =
        edited.figures.iter().map(|(figure, &n)| (figure.id().to_owned(), number(n))).collect();
    let days = |days: Option<(u32, u32)>| days.map(|(median, most)| json!({ "median": median, "nine_of_ten": most }));
    json!({
        "from": clock::format(edited.from),
        "to": clock::format(edited.to),
        "figures": figures,
        "sectors": edited.sectors.iter().map(|(id, &n)| by(id, n)).collect::<Vec<_>>(),
        "districts": edited.districts.iter().map(|(id, &n)| by(id, n)).collect::<Vec<_>>(),
        "statuses": edited.statuses.iter().map(|(id, &n)| by(id, n)).collect::<Vec<_>>(),
        "kinds": edited.kinds.iter().map(|(id, &n)| by(&Some(id.clone()), n)).collect::<Vec<_>>(),
        "days_to_first_answer": days(edited.to_acknowledge),
        "days_to_end": days(edited.to_end),
        "pains": edited.pains.iter().map(|((sector, district), &n)| {
            json!({ "sector": sector, "district": district, "cases": number(n) })
        }).collect::<Vec<_>>(),
    })
}
