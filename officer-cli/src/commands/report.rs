//! `report`: the figures of a period as a table, CSV or one page with charts, for the body itself or for everybody.

use sybyr_crypto::card::{Card, Choice};
use sybyr_crypto::keys::Day;

use super::{Session, newest_card};
use crate::casebook::{Counted, Deadlines};
use crate::cli::{Report as Arguments, ReportFormat};
use crate::clock;
use crate::problem::{Problem, Result};
use crate::report::public::{Edition, is_whole_year};
use crate::report::{count, csv, html, json, table};
use crate::terminal;
use crate::text::{AboutFiles, Language, Say};

pub(super) fn run(session: &mut Session<'_>, arguments: &Arguments) -> Result<()> {
    let (from, to) = period(session.today, arguments)?;
    let edition = match arguments.public {
        None => Edition::Internal,
        Some(threshold) if is_whole_year(from, to, session.today) => Edition::Public { threshold },
        Some(_) => return Err(Problem::NotAPublicPeriod),
    };
    let book = session.open()?;
    let card = newest_card(&book)?;
    let cases = on_the_card(book.counted(from, to)?, card.as_ref());
    let mut report = count(&cases, from, to, session.today, &Deadlines::promised(card.as_ref()));
    if let (Edition::Public { .. }, Some(card)) = (edition, &card) {
        let ids = |list: &[Choice]| list.iter().map(|choice| choice.id.clone()).collect::<Vec<_>>().into_iter();
        report.list_all(ids(&card.sectors), ids(&card.districts));
    }
    let said = table::say(&report, edition, card.as_ref(), session.language);
    let written = match arguments.format {
        ReportFormat::Table if session.json => terminal::json(&json::write(&report, edition)) + "\n",
        ReportFormat::Table => table::text(&said).join("\n") + "\n",
        ReportFormat::Csv => csv::write(&said),
        ReportFormat::Html => html::write(&said, language_tag(session.language)),
    };
    match &arguments.output {
        Some(path) => {
            session.write_output(path, written.as_bytes())?;
            let (output, size) = (path.clone(), written.len() as u64);
            session.say(&Say::Files(AboutFiles::Written { output, size }))
        }
        None => session.out.write_all(written.as_bytes()).map_err(Problem::Output),
    }
}

/// A source can name any id: what is on no card counts as not named, so that nobody writes into the report.
fn on_the_card(mut cases: Vec<Counted>, card: Option<&Card>) -> Vec<Counted> {
    let known = |list: &[Choice], id: &String| list.iter().any(|choice| choice.id == *id);
    let (sectors, districts) = card.map_or((&[][..], &[][..]), |card| (&card.sectors, &card.districts));
    for case in &mut cases {
        case.sector = case.sector.take().filter(|id| known(sectors, id));
        case.district = case.district.take().filter(|id| known(districts, id));
    }
    cases
}

/// The days asked for; a year stands for its first to its last, and without either it is this year so far.
fn period(today: Day, arguments: &Arguments) -> Result<(Day, Day)> {
    let (this_year, ..) = clock::date(today);
    let year = arguments.year.unwrap_or(this_year);
    let begins = clock::day(year, 1, 1).ok_or(Problem::NotAPeriod)?;
    let ends = clock::day(year, 12, 31).ok_or(Problem::NotAPeriod)?;
    let (from, to) = (arguments.from.unwrap_or(begins), arguments.to.unwrap_or(ends));
    if from <= to { Ok((from, to)) } else { Err(Problem::NotAPeriod) }
}

fn language_tag(language: Language) -> &'static str {
    match language {
        Language::En => "en",
        Language::Ru => "ru",
        Language::Kk => "kk",
    }
}
