//! The report as rows of words and numbers, from which text, CSV and HTML are made.

use sybyr_crypto::card::{Card, Choice};

use super::public::{Edition, Number};
use super::{Figure, Report};
use crate::clock;
use crate::terminal;
use crate::text::{Language, ReportWords};

/// A table with a title and rows.
pub struct Table {
    /// What it is about.
    pub title: String,
    /// Name and number, the greatest first where order has no meaning of its own.
    pub rows: Vec<(String, Number)>,
}

/// Cases by sector and district.
pub struct Matrix {
    /// What it is about.
    pub title: String,
    /// Names of the districts.
    pub columns: Vec<String>,
    /// A sector and its number in each district.
    pub rows: Vec<(String, Vec<Number>)>,
}

/// Everything a report says, in one language.
pub struct Said {
    /// Its title.
    pub title: String,
    /// The period, and which edition this is.
    pub lead: Vec<String>,
    /// Figures, sectors, districts, statuses, kinds.
    pub tables: Vec<Table>,
    /// How long answers took.
    pub times: Vec<String>,
    /// Where it hurts.
    pub pains: Option<Matrix>,
}

/// Puts a report into words.
pub fn say(report: &Report, edition: Edition, card: Option<&Card>, language: Language) -> Said {
    let words = language.report();
    let edited = edition.edit(report);
    let none: &[Choice] = &[];
    let sectors = card.map_or(none, |card| &card.sectors);
    let districts = card.map_or(none, |card| &card.districts);
    let named = |list: &[Choice], id: &Option<String>| match id {
        None => words.not_named.to_owned(),
        Some(id) => terminal::line(&crate::commands::choice_name(list, id, language)),
    };
    let by = |title: &str, rows: Vec<(String, u32)>| {
        let mut rows: Vec<(String, Number)> = rows.into_iter().map(|(name, n)| (name, edition.number(n))).collect();
        // by what is shown: the order of numbers that are hidden would tell of them
        rows.sort_by(|a, b| b.1.bar().cmp(&a.1.bar()).then_with(|| a.0.cmp(&b.0)));
        Table { title: title.into(), rows }
    };
    let figures = Figure::ALL.into_iter().map(|figure| {
        let n = edited.figures.get(&figure).copied().unwrap_or_default();
        (words.figure(figure).to_owned(), edition.number(n))
    });
    let mut tables = vec![Table { title: words.figures.into(), rows: figures.collect() }];
    tables.push(by(words.sectors, edited.sectors.iter().map(|(id, &n)| (named(sectors, id), n)).collect()));
    tables.push(by(words.districts, edited.districts.iter().map(|(id, &n)| (named(districts, id), n)).collect()));
    tables.push(by(
        words.statuses,
        edited.statuses.iter().map(|(word, &n)| (language.status_word(word.as_deref()), n)).collect(),
    ));
    tables.push(by(words.kinds, edited.kinds.iter().map(|(word, &n)| (language.kind_word(word), n)).collect()));
    tables.retain(|table| !table.rows.is_empty());
    let times = [(words.to_acknowledge, edited.to_acknowledge), (words.to_end, edited.to_end)];
    let mut lead = vec![format!("{} – {}", clock::format(report.from), clock::format(report.to))];
    if let Edition::Public { threshold } = edition {
        lead.push(words.public(threshold));
    }
    Said {
        title: words.title.into(),
        lead,
        tables,
        times: times.into_iter().filter_map(|(what, days)| days.map(|days| words.time(what, days))).collect(),
        pains: matrix(&edited, edition, words, |id| named(sectors, id), |id| named(districts, id)),
    }
}

fn matrix(
    report: &Report,
    edition: Edition,
    words: &ReportWords,
    sector: impl Fn(&Option<String>) -> String,
    district: impl Fn(&Option<String>) -> String,
) -> Option<Matrix> {
    let mut columns: Vec<&Option<String>> = report.pains.keys().map(|(_, district)| district).collect();
    columns.sort_unstable();
    columns.dedup();
    let mut sectors: Vec<&Option<String>> = report.pains.keys().map(|(sector, _)| sector).collect();
    sectors.dedup();
    let number = |sector: &Option<String>, district: &Option<String>| {
        let counted = report.pains.get(&(sector.clone(), district.clone())).copied().unwrap_or_default();
        edition.number(counted)
    };
    let rows: Vec<_> =
        sectors.iter().map(|&one| (sector(one), columns.iter().map(|&column| number(one, column)).collect())).collect();
    let columns = columns.into_iter().map(district).collect();
    (!rows.is_empty()).then(|| Matrix { title: words.pains.into(), columns, rows })
}

impl Number {
    /// As people read it.
    pub fn text(self) -> String {
        match self {
            Self::Exact(n) => n.to_string(),
            Self::Below(n) => format!("<{n}"),
            Self::About(n) => format!("≈{n}"),
        }
    }

    /// How long its bar is.
    pub fn bar(self) -> u32 {
        match self {
            Self::Exact(n) | Self::About(n) => n,
            Self::Below(_) => 0,
        }
    }
}

/// The report for a terminal.
pub fn text(said: &Said) -> Vec<String> {
    let mut lines = vec![said.title.clone()];
    lines.extend(said.lead.iter().cloned());
    for table in &said.tables {
        lines.extend([String::new(), table.title.clone()]);
        let width = table.rows.iter().map(|(name, _)| terminal::width(name)).max().unwrap_or(0).min(50);
        for (name, number) in &table.rows {
            lines.push(format!("  {}  {:>6}", terminal::pad(name, width), number.text()));
        }
    }
    if !said.times.is_empty() {
        lines.push(String::new());
        lines.extend(said.times.iter().cloned());
    }
    if let Some(matrix) = &said.pains {
        lines.extend([String::new(), matrix.title.clone()]);
        for (sector, numbers) in &matrix.rows {
            for (district, number) in matrix.columns.iter().zip(numbers).filter(|(_, number)| number.bar() > 0) {
                lines.push(format!("  {sector} / {district}: {}", number.text()));
            }
        }
    }
    lines
}
