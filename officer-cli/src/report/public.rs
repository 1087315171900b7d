//! The edition for everybody: whole calendar years that have ended, small numbers hidden, nothing to subtract.
//!
//! A small number can point to a person: one report about one school of one district. Hiding it is not enough where it can be had by subtraction, from a total, from the sum of the other
//! rows, or from the report of another period. Therefore: every number is rounded to the nearest multiple of the threshold, each by itself, so that sums and differences say no more than the rounding; below the
//! threshold it is only "fewer than"; and periods are whole years, which never overlap. Neither which rows there are nor
//! their order depends on a hidden number.

use std::collections::BTreeMap;

use super::Report;
use crate::clock;

/// Numbers below it are hidden, and others rounded to its multiples, unless another is asked for.
pub const THRESHOLD: u32 = 5;

/// A number of the public edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Number {
    /// As counted.
    Exact(u32),
    /// Fewer than this, and perhaps none.
    Below(u32),
    /// About so many.
    About(u32),
}

/// How numbers are shown: as counted, or for everybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edition {
    /// For the body itself.
    Internal,
    /// For everybody.
    Public {
        /// At least 2.
        threshold: u32,
    },
}

impl Edition {
    /// A number as this edition shows it.
    pub fn number(self, counted: u32) -> Number {
        match self {
            Self::Internal => Number::Exact(counted),
            Self::Public { threshold } if counted < threshold => Number::Below(threshold),
            Self::Public { threshold } => Number::About((counted + threshold / 2) / threshold * threshold),
        }
    }

    /// A report as this edition tells it: in public, times only where enough cases stand behind them, and of rows that are all hidden only the sum.
    pub fn edit(self, report: &Report) -> Report {
        let Self::Public { threshold } = self else { return report.clone() };
        let mut edited = report.clone();
        if report.figures.get(&super::Figure::Acknowledged).is_none_or(|&n| n < threshold) {
            edited.to_acknowledge = None;
        }
        if report.figures.get(&super::Figure::Ended).is_none_or(|&n| n < threshold) {
            edited.to_end = None;
        }
        edited.pains = report.pains.iter().filter(|&(_, &n)| n >= threshold).map(|(k, &n)| (k.clone(), n)).collect();
        edited.statuses = large(&report.statuses, threshold);
        edited.kinds = large(&report.kinds, threshold);
        edited
    }
}

fn large<K: Ord + Clone>(rows: &BTreeMap<K, u32>, threshold: u32) -> BTreeMap<K, u32> {
    rows.iter().filter(|&(_, &n)| n >= threshold).map(|(k, &n)| (k.clone(), n)).collect()
}

/// Whether these days are one calendar year that is over.
pub fn is_whole_year(from: u32, to: u32, today: u32) -> bool {
    let (year, ..) = clock::date(from);
    clock::day(year, 1, 1) == Some(from) && clock::day(year, 12, 31) == Some(to) && today > to
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::{Counted, Deadlines};

    const PUBLIC: Edition = Edition::Public { threshold: 5 };

    #[test]
    fn small_numbers_are_hidden_and_others_rounded() {
        let shown: Vec<Number> = [0, 1, 4, 5, 7, 8, 12, 13, 1715].map(|n| PUBLIC.number(n)).into();
        let below = Number::Below(5);
        let about = [5, 5, 10, 10, 15, 1715].map(Number::About);
        assert_eq!(shown, [&[below, below, below][..], &about].concat());
        assert_eq!(Edition::Internal.number(1), Number::Exact(1));
    }

    /// What a total less all shown rows gives away about a hidden one: never its exact value.
    #[test]
    fn a_hidden_number_cannot_be_had_by_subtraction() {
        for hidden in 0..5_u32 {
            for others in [[20, 31], [6, 7], [100, 5]] {
                let shown = |n| match PUBLIC.number(n) {
                    Number::About(n) => n,
                    Number::Below(_) | Number::Exact(_) => 0,
                };
                let difference = |hidden: u32| {
                    i64::from(shown(hidden + others.iter().sum::<u32>()))
                        - others.iter().map(|&n| i64::from(shown(n))).sum::<i64>()
                };
                let alike = (0..5).filter(|&other| difference(other) == difference(hidden)).count();
                assert!(alike >= 2, "{hidden} beside {others:?} is the only one that gives {}", difference(hidden));
            }
        }
    }

    /// One report about one school in one village: whoever reads the figures must not learn that it was written.
    #[test]
    fn a_report_reads_the_same_whatever_the_hidden_numbers_are() {
        let read = |small: [u32; 3]| {
            let case = |sector: &str, district: &str| Counted {
                sector: Some(sector.into()),
                district: Some(district.into()),
                ..crate::report::tests::case(20_454)
            };
            let districts = ["aksu", "birlik", "talgar"];
            let hidden = districts.iter().zip(small).flat_map(|(d, n)| vec![case("school", d); n as usize]);
            let cases: Vec<Counted> = hidden.chain(vec![case("land", "medeu"); 20]).collect();
            let mut report = crate::report::count(&cases, 20_454, 20_818, 20_900, &Deadlines::default());
            // the sum is rounded on its own, and is no part of this
            report.figures.clear();
            report.kinds.clear();
            report.statuses.clear();
            let ids = |ids: &[&str]| ids.iter().map(|&id| id.to_owned()).collect::<Vec<_>>().into_iter();
            report.list_all(ids(&["land", "school"]), ids(&["aksu", "birlik", "medeu", "talgar"]));
            let said = crate::report::table::say(&report, PUBLIC, None, crate::text::Language::En);
            [
                crate::report::table::text(&said).join("\n"),
                crate::report::csv::write(&said),
                crate::report::html::write(&said, "en"),
                crate::report::json::write(&report, PUBLIC).to_string(),
            ]
        };
        let none = read([0, 0, 0]);
        assert!(none[0].contains("birlik") && none[3].contains("birlik"));
        for small in [[0, 1, 0], [1, 0, 2], [1, 1, 2], [0, 0, 4], [0, 4, 0]] {
            assert_eq!(read(small), none, "{small:?}");
        }
    }

    #[test]
    fn only_whole_years_that_are_over_are_for_everybody() {
        let day = |text| clock::parse(text).expect("a date");
        let (from, to) = (day("2026-01-01"), day("2026-12-31"));
        assert!(is_whole_year(from, to, day("2027-01-01")));
        assert!(!is_whole_year(from, to, to));
        assert!(!is_whole_year(from, day("2026-06-30"), day("2027-01-01")));
        assert!(!is_whole_year(day("2026-04-01"), day("2027-03-31"), day("2027-06-01")));
    }
}
