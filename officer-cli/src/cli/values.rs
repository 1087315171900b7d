//! Arguments that are read from text: days and times.

use std::time::Duration;

use sybyr_crypto::keys::Day;

use crate::clock;

pub(super) fn day(text: &str) -> Result<Day, String> {
    clock::parse(text).ok_or_else(|| "expected a date such as 2026-11-21, of the years 1970 to 2199".to_owned())
}

pub(super) fn time(text: &str) -> Result<Duration, String> {
    let (digits, unit) = text.split_at(text.len() - text.chars().last().map_or(0, char::len_utf8));
    let unit = match unit {
        "s" => 1,
        "m" => 60,
        _ => 0,
    };
    let seconds = digits.parse::<u64>().ok().and_then(|number| number.checked_mul(unit));
    match seconds {
        Some(seconds @ 1..=7200) => Ok(Duration::from_secs(seconds)),
        _ => Err("expected a time such as 5m or 90s, at most 120m".to_owned()),
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
