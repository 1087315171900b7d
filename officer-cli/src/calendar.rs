//! Working days in Kazakhstan, for the deadlines of the law.
//!
//! Source: Law of the Republic of Kazakhstan of 13 December 2001 No. 267 "On holidays", articles 2 to 4, and article 85 of
//! the Labour Code: a holiday that falls on a weekend moves to the working day after it; 7 January and the first day of
//! Kurban Ait are days of rest that do not move. Days that the government moves for one year by decree are not known in
//! advance: a deadline near one may be shown a day early, or, where a Saturday is worked instead, a day late.

use sybyr_crypto::keys::Day;

use crate::clock;

/// Holidays as (month, day).
const HOLIDAYS: [(u32, u32); 13] = [
    (1, 1), // New Year
    (1, 2),
    (3, 8),  // Women's Day
    (3, 21), // Nauryz
    (3, 22),
    (3, 23),
    (5, 1),   // Unity
    (5, 7),   // Defender of the Fatherland
    (5, 9),   // Victory
    (7, 6),   // Capital
    (8, 30),  // Constitution
    (10, 25), // Republic
    (12, 16), // Independence
];
/// Orthodox Christmas: a day of rest that does not move.
const CHRISTMAS: (u32, u32) = (1, 7);
/// The first day of Kurban Ait, as the Spiritual Administration of Muslims announces it; later years by the tabular
/// Islamic calendar, and to be corrected here when they are announced.
const KURBAN_AIT: [(u32, u32, u32); 10] = [
    (2024, 6, 16),
    (2025, 6, 6),
    (2026, 5, 27),
    (2027, 5, 16),
    (2028, 5, 5),
    (2029, 4, 24),
    (2030, 4, 13),
    (2031, 4, 2),
    (2032, 3, 22),
    (2033, 3, 11),
];

/// Whether offices work on this day.
pub fn is_working(day: Day) -> bool {
    !is_rest(day) && !is_moved_to(day)
}

/// The day that is `days` working days after `from`; with 0, the first working day from `from` on.
pub fn add_working_days(from: Day, days: u32) -> Day {
    (0..days).fold(from, |day, _| next_working(day + 1)).max(next_working(from))
}

/// The first working day from `day` on: where a deadline ends that falls on a day of rest.
pub fn next_working(day: Day) -> Day {
    let mut next = day;
    while !is_working(next) {
        next += 1;
    }
    next
}

/// Saturday or Sunday: day 0 was a Thursday.
fn is_weekend(day: Day) -> bool {
    matches!((day + 4) % 7, 0 | 6)
}

fn is_holiday(day: Day) -> bool {
    let (_, month, of_month) = clock::date(day);
    HOLIDAYS.contains(&(month, of_month))
}

/// Weekends, holidays where they stand, and the two days that do not move.
fn is_rest(day: Day) -> bool {
    let (year, month, of_month) = clock::date(day);
    is_weekend(day)
        || is_holiday(day)
        || (month, of_month) == CHRISTMAS
        || KURBAN_AIT.contains(&(year, month, of_month))
}

/// Whether a holiday that fell on a weekend was moved to this day: each takes the next day that is not one of rest and
/// that no earlier one has taken.
fn is_moved_to(day: Day) -> bool {
    if is_rest(day) {
        return false;
    }
    // no run of rest is longer than ten days, so that whatever moves here began to within that
    let from = day.saturating_sub(10);
    let mut waiting = 0_u32;
    for earlier in from..=day {
        if is_holiday(earlier) && is_weekend(earlier) {
            waiting += 1;
        } else if !is_rest(earlier) && waiting > 0 {
            waiting -= 1;
            if earlier == day {
                return true;
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        clock::parse(text).expect("a date")
    }

    #[test]
    fn weekends_and_holidays_are_no_working_days() {
        for rest in ["2026-11-21", "2026-11-22", "2026-01-01", "2026-01-02", "2026-01-07", "2026-12-16", "2026-05-27"] {
            assert!(!is_working(day(rest)), "{rest}");
        }
        for work in ["2026-11-20", "2026-11-23", "2026-01-05", "2026-05-28"] {
            assert!(is_working(day(work)), "{work}");
        }
    }

    #[test]
    fn holidays_on_a_weekend_move_to_the_next_working_day() {
        // 8 March 2026 is a Sunday; 21 and 22 March 2026 are a weekend, 23 is a holiday itself; 9 May is a Saturday
        for moved in ["2026-03-09", "2026-03-24", "2026-03-25", "2026-05-11", "2026-08-31", "2026-10-26"] {
            assert!(!is_working(day(moved)), "{moved}");
        }
        for work in ["2026-03-10", "2026-03-26", "2026-05-12", "2026-09-01", "2026-10-27"] {
            assert!(is_working(day(work)), "{work}");
        }
        // Christmas and Kurban Ait do not: 16 May 2027 is a Sunday, 7 January 2029 too
        assert!(is_working(day("2027-05-17")));
        assert!(is_working(day("2029-01-08")));
    }

    #[test]
    fn counts_working_days_over_weekends_and_holidays() {
        assert_eq!(clock::format(add_working_days(day("2026-11-18"), 3)), "2026-11-23");
        assert_eq!(clock::format(add_working_days(day("2026-11-20"), 3)), "2026-11-25");
        assert_eq!(clock::format(add_working_days(day("2026-11-21"), 3)), "2026-11-25");
        assert_eq!(clock::format(add_working_days(day("2026-12-14"), 3)), "2026-12-18");
        assert_eq!(clock::format(add_working_days(day("2026-11-21"), 0)), "2026-11-23");
        assert_eq!(clock::format(add_working_days(day("2026-11-20"), 0)), "2026-11-20");
    }
}
