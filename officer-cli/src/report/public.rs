//! The edition for everybody: whole calendar years that have ended, small numbers hidden, nothing to subtract.
//!
//! A small number can point to a person: one report about one school of one district. Hiding it is not enough where it can be had by subtraction, from a total, from the sum of the other
//! rows, or from the report of another period. Therefore: every number is rounded to the nearest multiple of the threshold, each by itself, so that sums and differences say no more than the rounding; below the
//! threshold it is only "fewer than"; and periods are whole years, which never overlap.

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
