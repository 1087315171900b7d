//! The machine's day, read in this one place, and the calendar of key periods.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use sybyr_crypto::keys::Day;

/// The years that dates are taken from: no clock is right outside them, and a year's key periods always lie within
/// what [`month_start`] can count.
const YEARS: std::ops::RangeInclusive<u32> = 1970..=2199;

/// Today by the machine's clock, UTC.
pub fn today() -> Day {
    #[allow(clippy::disallowed_methods, reason = "the one place that reads the clock")]
    let now = SystemTime::now();
    let seconds = now.duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs());
    Day::try_from(seconds / 86_400).unwrap_or(Day::MAX)
}

/// Time since the machine was started, counting what it slept: how long nobody has touched a key.
pub fn since_start() -> Duration {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
    Duration::new(u64::try_from(now.tv_sec).unwrap_or(0), u32::try_from(now.tv_nsec).unwrap_or(0))
}

/// Year, month (1..=12) and day (1..=31) of a day number, proleptic Gregorian (Howard Hinnant's `civil_from_days`).
pub fn date(day: Day) -> (u32, u32, u32) {
    let shifted = u64::from(day) + 719_468;
    let era = shifted / 146_097;
    let of_era = shifted % 146_097;
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let day_of_month = of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    let small = |n: u64| u32::try_from(n).expect("u32 days end in the year 11,761,191");
    (small(year), small(month), small(day_of_month))
}

/// The day number of a date; `None` when there is no such date or it lies outside the years 1970 to 2199.
pub fn day(year: u32, month: u32, day_of_month: u32) -> Option<Day> {
    if !YEARS.contains(&year) || !(1..=12).contains(&month) {
        return None;
    }
    civil(year, month, day_of_month)
}

/// The day number of a date of any year from 1970 on (Howard Hinnant's `days_from_civil`).
fn civil(year: u32, month: u32, day_of_month: u32) -> Option<Day> {
    let shifted_year = u64::from(year) - u64::from(month <= 2);
    let era = shifted_year / 400;
    let year_of_era = shifted_year % 400;
    let shifted_month = u64::from((month + 9) % 12);
    let of_year = (153 * shifted_month + 2) / 5 + u64::from(day_of_month.checked_sub(1)?);
    let of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + of_year;
    let found = Day::try_from((era * 146_097 + of_era).checked_sub(719_468)?).ok()?;
    (date(found) == (year, month, day_of_month)).then_some(found)
}

/// Reads `YYYY-MM-DD`.
pub fn parse(text: &str) -> Option<Day> {
    let mut parts = text.split('-');
    let mut part = |len: usize| {
        let digits = parts.next().filter(|p| p.len() == len && p.bytes().all(|b| b.is_ascii_digit()))?;
        digits.parse::<u32>().ok()
    };
    let (year, month, of_month) = (part(4)?, part(2)?, part(2)?);
    if parts.next().is_some() { None } else { day(year, month, of_month) }
}

/// Writes `YYYY-MM-DD`.
pub fn format(day: Day) -> String {
    let (year, month, of_month) = date(day);
    format!("{year:04}-{month:02}-{of_month:02}")
}

/// The first day of the month `months` after the one `day` lies in.
pub fn month_start(of: Day, months: u32) -> Day {
    let (year, month, _) = date(of);
    let index = year * 12 + (month - 1) + months;
    civil(index / 12, index % 12 + 1, 1).expect("every month has a first day, and months of a day number are few")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_dates_are_the_same_thing() {
        assert_eq!(parse("2026-11-21"), Some(20_778));
        assert_eq!(format(20_778), "2026-11-21");
        for number in (0..60_000).step_by(7) {
            assert_eq!(parse(&format(number)), Some(number));
        }
    }

    #[test]
    fn refuses_dates_that_do_not_exist() {
        for wrong in [
            "2026-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-1-1",
            "1969-12-31",
            "2026-11-21x",
            "2026-11",
            "",
            "2200-01-01",
            "9999-12-31",
        ] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
        assert!(parse("2028-02-29").is_some());
    }

    #[test]
    fn months_follow_each_other_over_the_year() {
        let november = parse("2026-11-21").expect("a date");
        assert_eq!(format(month_start(november, 0)), "2026-11-01");
        assert_eq!(format(month_start(november, 2)), "2027-01-01");
        assert_eq!(format(month_start(november, 13)), "2027-12-01");
        let last = parse("2199-12-31").expect("the last date that is taken");
        assert_eq!(format(month_start(last, 13)), "2201-01-01");
    }
}
