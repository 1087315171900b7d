//! Arguments that are read from text: days and times; and what can be wrong with these and others.

use std::fmt;
use std::time::Duration;

use sybyr_crypto::keys::Day;

use crate::clock;
use crate::text::Language;

/// Why a value is refused; the languages say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrongValue {
    /// Not a day of the years 1970 to 2199.
    Day,
    /// Not a time of at most two hours.
    Time,
    /// Not the name of a saved file.
    SavedFile,
    /// Not a part of a tip.
    Part,
}

impl fmt::Display for WrongValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Language::En.wrong_value(*self))
    }
}

impl std::error::Error for WrongValue {}

pub(super) fn day(text: &str) -> Result<Day, WrongValue> {
    clock::parse(text).ok_or(WrongValue::Day)
}

pub(super) fn time(text: &str) -> Result<Duration, WrongValue> {
    let (digits, unit) = text.split_at(text.len() - text.chars().last().map_or(0, char::len_utf8));
    let unit = match unit {
        "s" => 1,
        "m" => 60,
        _ => 0,
    };
    let seconds = digits.parse::<u64>().ok().and_then(|number| number.checked_mul(unit));
    match seconds {
        Some(seconds @ 1..=7200) => Ok(Duration::from_secs(seconds)),
        _ => Err(WrongValue::Time),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_minutes_or_seconds() {
        assert_eq!(time("5m"), Ok(Duration::from_secs(300)));
        assert_eq!(time("90s"), Ok(Duration::from_secs(90)));
        for wrong in ["", "m", "0m", "5", "121m", "-1m", "5ы", "99999999999999999999s"] {
            assert!(time(wrong).is_err(), "{wrong}");
        }
    }
}
