//! The only wall clock of the drop: everything else is handed a [`Moment`], so that tests can turn the year.

use std::{
    fmt,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, SystemTime, UNIX_EPOCH},
};

/// Seconds in a UTC day.
pub const DAY: u64 = 86_400;
/// Seconds in an hour.
pub const HOUR: u64 = 3_600;

/// A UTC day number: days since 1970-01-01 (protocol section 1).
pub type Day = u32;

/// A point in time, in whole seconds since 1970-01-01 00:00 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(pub u64);

impl Moment {
    /// The UTC day number.
    pub fn day(self) -> Day {
        Day::try_from(self.0 / DAY).unwrap_or(Day::MAX)
    }

    /// Whole hours since 1970. What is written down of them is only a batch hour, and only for unfinished uploads.
    pub fn hour(self) -> i64 {
        i64::try_from(self.0 / HOUR).unwrap_or(i64::MAX)
    }

    /// The UTC year.
    pub fn year(self) -> u16 {
        year_of(self.day())
    }

    /// The time until the next of these full UTC hours; `hours` is not empty.
    pub fn until_next(self, hours: &[u8]) -> Duration {
        let in_day = self.0 % DAY;
        let wait = |hour: &u8| match (u64::from(*hour) * HOUR).checked_sub(in_day) {
            None | Some(0) => u64::from(*hour) * HOUR + DAY - in_day,
            Some(left) => left,
        };
        Duration::from_secs(hours.iter().map(wait).min().unwrap_or(DAY))
    }

    /// As [`SystemTime`], for HTTP dates.
    pub fn to_system(self) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(self.0)
    }
}

/// The UTC year of a day number (proleptic Gregorian calendar).
pub fn year_of(day: Day) -> u16 {
    // Days from 0000-03-01, in eras of 400 years of 146,097 days.
    let shifted = u64::from(day) + 719_468;
    let in_era = shifted % 146_097;
    let year_of_era = (in_era - in_era / 1_460 + in_era / 36_524 - in_era / 146_096) / 365;
    let in_year = in_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let year = year_of_era + shifted / 146_097 * 400 + u64::from(in_year >= 306);
    u16::try_from(year).unwrap_or(u16::MAX)
}

/// Where the time comes from: the system, or a hand that a test turns.
#[derive(Clone)]
pub struct Clock(Source);

#[derive(Clone)]
enum Source {
    System,
    Hand(Arc<AtomicU64>),
}

impl Clock {
    /// The clock of the machine.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// A clock that stands still until [`Clock::set`] is called on any of its clones.
    pub fn standing_at(moment: Moment) -> Self {
        Self(Source::Hand(Arc::new(AtomicU64::new(moment.0))))
    }

    /// Turns a standing clock; the system's clock stays what it is.
    pub fn set(&self, moment: Moment) {
        if let Source::Hand(hand) = &self.0 {
            hand.store(moment.0, Ordering::SeqCst);
        }
    }

    /// Now.
    pub fn now(&self) -> Moment {
        match &self.0 {
            Source::System => system_now(),
            Source::Hand(hand) => Moment(hand.load(Ordering::SeqCst)),
        }
    }
}

#[allow(clippy::disallowed_methods, reason = "the one place that reads the wall clock")]
fn system_now() -> Moment {
    Moment(SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs()))
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Source::System => f.write_str("Clock(system)"),
            Source::Hand(_) => f.write_str("Clock(standing)"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_turns_at_midnight_of_new_year() {
        for (day, year) in
            [(0, 1970), (364, 1970), (365, 1971), (11_016, 2000), (20_778, 2026), (20_818, 2026), (20_819, 2027)]
        {
            assert_eq!(year_of(day), year, "day {day}");
        }
    }

    #[test]
    fn the_next_hour_is_never_now() {
        let at = |h: u64, s: u64| Moment(20_778 * DAY + h * HOUR + s);
        let hours = [1, 7, 13, 19];
        assert_eq!(at(0, 0).until_next(&hours).as_secs(), HOUR);
        assert_eq!(at(1, 0).until_next(&hours).as_secs(), 6 * HOUR);
        assert_eq!(at(0, 3_599).until_next(&hours).as_secs(), 1);
        assert_eq!(at(19, 1).until_next(&hours).as_secs(), 6 * HOUR - 1);
        assert_eq!(at(5, 0).until_next(&[5]).as_secs(), DAY);
    }
}
