//! The figures of a period: how much came, about what, how quickly it was answered, and what it came to.

pub mod csv;
pub mod html;
pub mod json;
pub mod public;
pub mod table;

use std::collections::BTreeMap;

use sybyr_crypto::keys::Day;
use sybyr_crypto::reply::Status;
use sybyr_crypto::tip::Kind;

use crate::calendar::next_working;
use crate::casebook::{Competence, Counted, Deadlines, Signs};

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Figure {
    /// Cases whose first tip came in the period.
    All,
    /// Of them, those that show signs of a crime.
    Signs,
    /// Of them, those that are another body's matter.
    Outside,
    /// Of them, those that repeat another case.
    Duplicates,
    /// Of them, those that were dismissed.
    Dismissed,
    /// Of them, those that were answered at all.
    Acknowledged,
    /// Of them, those whose first answer came in time.
    AcknowledgedInTime,
    /// Of them, those that were ended by an answer.
    Ended,
    /// Of them, those that were ended in time.
    EndedInTime,
    /// Of them, those that were confirmed or rewarded.
    Confirmed,
    /// Of them, those that wait longer than the law allows.
    Late,
}

impl Figure {
    /// Its name for scripts.
    pub fn id(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Signs => "signs",
            Self::Outside => "outside",
            Self::Duplicates => "duplicates",
            Self::Dismissed => "dismissed",
            Self::Acknowledged => "acknowledged",
            Self::AcknowledgedInTime => "acknowledged-in-time",
            Self::Ended => "ended",
            Self::EndedInTime => "ended-in-time",
            Self::Confirmed => "confirmed",
            Self::Late => "late",
        }
    }

    /// In the order in which they are read.
    pub const ALL: [Self; 11] = [
        Self::All,
        Self::Signs,
        Self::Outside,
        Self::Duplicates,
        Self::Dismissed,
        Self::Acknowledged,
        Self::AcknowledgedInTime,
        Self::Ended,
        Self::EndedInTime,
        Self::Confirmed,
        Self::Late,
    ];
}

/// The figures of a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// First day, included.
    pub from: Day,
    /// Last day, included.
    pub to: Day,
    /// Each figure.
    pub figures: BTreeMap<Figure, u32>,
    /// Cases by sector; those without one under `None`.
    pub sectors: BTreeMap<Option<String>, u32>,
    /// Cases by district.
    pub districts: BTreeMap<Option<String>, u32>,
    /// Cases by what the source was told last.
    pub statuses: BTreeMap<Option<Word>, u32>,
    /// Cases by how they were told.
    pub kinds: BTreeMap<Word, u32>,
    /// Days to the first answer: median, and what nine of ten did not exceed.
    pub to_acknowledge: Option<(u32, u32)>,
    /// Days to the answer that ended the case.
    pub to_end: Option<(u32, u32)>,
    /// Pain points: cases by sector and district.
    pub pains: BTreeMap<(Option<String>, Option<String>), u32>,
}

/// An enumeration of the protocol as its word, so that it can be sorted.
pub type Word = String;

impl Report {
    /// Lists every sector and district that a source can choose, also those without a case: in public, that a row is there
    /// must not say that somebody wrote.
    pub fn list_all(&mut self, sectors: impl Iterator<Item = String>, districts: impl Iterator<Item = String>) {
        for id in sectors.map(Some).chain([None]) {
            self.sectors.entry(id).or_default();
        }
        for id in districts.map(Some).chain([None]) {
            self.districts.entry(id).or_default();
        }
    }
}

/// Counts the cases of a period as they stand on `today`.
pub fn count(cases: &[Counted], from: Day, to: Day, today: Day, deadlines: &Deadlines) -> Report {
    let mut report = Report {
        from,
        to,
        figures: Figure::ALL.into_iter().map(|figure| (figure, 0)).collect(),
        sectors: BTreeMap::new(),
        districts: BTreeMap::new(),
        statuses: BTreeMap::new(),
        kinds: BTreeMap::new(),
        to_acknowledge: days(cases.iter().filter_map(|case| case.acknowledged.map(|day| day.abs_diff(case.received)))),
        to_end: days(cases.iter().filter_map(|case| case.ended.map(|day| day.abs_diff(case.received)))),
        pains: BTreeMap::new(),
    };
    for case in cases {
        for figure in Figure::ALL.into_iter().filter(|figure| holds(*figure, case, today, deadlines)) {
            *report.figures.entry(figure).or_default() += 1;
        }
        *report.sectors.entry(case.sector.clone()).or_default() += 1;
        *report.districts.entry(case.district.clone()).or_default() += 1;
        *report.statuses.entry(case.status.map(status_word)).or_default() += 1;
        *report.kinds.entry(kind_word(case.kind)).or_default() += 1;
        *report.pains.entry((case.sector.clone(), case.district.clone())).or_default() += 1;
    }
    report
}

fn holds(figure: Figure, case: &Counted, today: Day, deadlines: &Deadlines) -> bool {
    let acknowledge_by = next_working(case.received + deadlines.acknowledge);
    let answer_by = next_working(case.received + deadlines.answer);
    match figure {
        Figure::All => true,
        Figure::Signs => case.signs == Some(Signs::Yes),
        Figure::Outside => case.competence == Some(Competence::Others),
        Figure::Duplicates => case.is_duplicate,
        Figure::Dismissed => case.dismissed,
        Figure::Acknowledged => case.acknowledged.is_some(),
        Figure::AcknowledgedInTime => case.acknowledged.is_some_and(|day| day <= acknowledge_by),
        Figure::Ended => case.ended.is_some(),
        Figure::EndedInTime => case.ended.is_some_and(|day| day <= answer_by),
        Figure::Confirmed => matches!(case.status, Some(Status::Confirmed | Status::Reward)),
        Figure::Late => {
            let owes = !case.dismissed && !case.is_duplicate && case.ended.is_none();
            owes && (today > answer_by || case.acknowledged.is_none() && today > acknowledge_by)
        }
    }
}

/// Median and ninth decile (nearest rank) of some numbers of days.
fn days(numbers: impl Iterator<Item = u32>) -> Option<(u32, u32)> {
    let mut sorted: Vec<u32> = numbers.collect();
    sorted.sort_unstable();
    let rank = |tenths: usize| sorted.get((sorted.len() * tenths).div_ceil(10).saturating_sub(1)).copied();
    Some((rank(5)?, rank(9)?))
}

fn status_word(status: Status) -> Word {
    word(&status)
}

fn kind_word(kind: Kind) -> Word {
    word(&kind)
}

fn word(value: &impl serde::Serialize) -> Word {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => unreachable!("the protocol's enumerations are words"),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(in crate::report) fn case(received: Day) -> Counted {
        Counted {
            received,
            kind: Kind::Report,
            sector: None,
            district: None,
            competence: None,
            signs: None,
            is_duplicate: false,
            dismissed: false,
            status: None,
            acknowledged: None,
            ended: None,
        }
    }

    #[test]
    fn counts_each_case_where_it_belongs() {
        let from = 20_454;
        let cases = [
            Counted { sector: Some("land".into()), competence: Some(Competence::Others), ..case(from) },
            Counted {
                sector: Some("land".into()),
                district: Some("talgar".into()),
                signs: Some(Signs::Yes),
                status: Some(Status::Confirmed),
                acknowledged: Some(from + 2),
                ended: Some(from + 30),
                ..case(from)
            },
            Counted { acknowledged: Some(from + 40), dismissed: true, ..case(from) },
        ];
        let report = count(&cases, from, from + 364, from + 20, &Deadlines::default());
        let figure = |figure| report.figures[&figure];
        assert_eq!(Figure::ALL.map(figure), [3, 1, 1, 0, 1, 2, 1, 1, 1, 1, 1]);
        assert_eq!(report.sectors, [(None, 1), (Some("land".into()), 2)].into());
        assert_eq!(report.pains[&(Some("land".into()), Some("talgar".into()))], 1);
        assert_eq!(report.statuses, [(None, 2), (Some("confirmed".into()), 1)].into());
        assert_eq!((report.to_acknowledge, report.to_end), (Some((2, 40)), Some((30, 30))));
    }

    #[test]
    fn a_period_without_cases_has_figures_of_zero() {
        let report = count(&[], 1, 2, 3, &Deadlines::default());
        assert!(report.figures.values().all(|&n| n == 0));
        assert_eq!((report.figures.len(), report.to_end), (11, None));
    }

    #[test]
    fn medians_are_nearest_ranks() {
        assert_eq!(days([5].into_iter()), Some((5, 5)));
        assert_eq!(days([4, 1, 3, 2].into_iter()), Some((2, 4)));
        assert_eq!(days((1..=10).rev()), Some((5, 9)));
    }
}
