//! The settings of a drop: their names, defaults and checks. They live in `main.db` and change by `sybyr-server set`.

use std::{net::SocketAddr, time::Duration};

use sybyr_crypto::size;

/// When batches close.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BatchRule {
    /// At these full hours, UTC, ascending.
    Hours(Vec<u8>),
    /// So long after the last tip or outbox arrived; demonstrations and tests.
    After(Duration),
}

impl BatchRule {
    /// The hours as documents list them; empty when there are none.
    pub fn hours(&self) -> &[u8] {
        match self {
            Self::Hours(hours) => hours,
            Self::After(_) => &[],
        }
    }
}

/// Everything that can be set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// `batch_hours`
    pub batch: BatchRule,
    /// `reply_delay_days`: days between the outbox that saw a tip and the outbox with its answer.
    pub reply_delay_days: u32,
    /// `slots`: K, slots per outbox.
    pub slots: u32,
    /// `limit_tip`: the largest sealed tip.
    pub limit_tip: u64,
    /// `limit_reply_files`: the most bytes of files with one reply.
    pub limit_reply_files: u64,
    /// `disk_reserve`: bytes of the disk that uploads leave free.
    pub disk_reserve: u64,
    /// `exit`: where the page's quick exit leads.
    pub exit: String,
    /// `addresses`: where the drop is reached, for drop.sybyr and drop.js. The page refuses to go on at any other address.
    pub addresses: Vec<String>,
    /// `onion_address`
    pub onion_address: Option<String>,
    /// `courier_listen`: an address of its own for couriers.
    pub courier_listen: Option<SocketAddr>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            batch: BatchRule::Hours(vec![1, 7, 13, 19]),
            reply_delay_days: 1,
            slots: 64,
            limit_tip: LARGEST_CLASS,
            limit_reply_files: 32 << 20,
            disk_reserve: 64 << 20,
            exit: "https://www.wikipedia.org/".to_owned(),
            addresses: Vec::new(),
            onion_address: None,
            courier_listen: None,
        }
    }
}

const LARGEST_CLASS: u64 = size::CLASSES[size::CLASSES.len() - 1];

/// The names that `set` takes, each with what it takes.
pub const KEYS: [(&str, &str); 10] = [
    ("batch_hours", "hours of the day in UTC, ascending, such as 1,7,13,19; or after-1s to after-60s"),
    ("reply_delay_days", "a number of days, 0 to 30"),
    ("slots", "slots per outbox, 1 to 1024"),
    ("limit_tip", "a size class in bytes, such as 536870912"),
    ("limit_reply_files", "bytes, 0 to 33554432"),
    ("disk_reserve", "bytes of the disk that uploads leave free, 0 to 1099511627776"),
    ("exit", "an https address of printable ASCII, at most 200 characters"),
    ("addresses", "at most 8 addresses, comma separated, each http or https; or nothing"),
    ("onion_address", "56 letters and digits and .onion; or nothing"),
    ("courier_listen", "ADDR:PORT; or nothing"),
];

/// Why a setting was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingError {
    /// There is no setting of this name.
    Unknown,
    /// The value is not of this form.
    Value(&'static str),
}

impl Settings {
    /// Takes one value over.
    pub fn set(&mut self, key: &str, value: &str) -> Result<(), SettingError> {
        let (_, form) = KEYS.iter().find(|(name, _)| *name == key).ok_or(SettingError::Unknown)?;
        self.take(key, value).ok_or(SettingError::Value(form))
    }

    fn take(&mut self, key: &str, value: &str) -> Option<()> {
        match key {
            "batch_hours" => self.batch = batch_rule(value)?,
            "reply_delay_days" => self.reply_delay_days = number(value, 0, 30)?,
            "slots" => self.slots = number(value, 1, 1024)?,
            "limit_tip" => self.limit_tip = value.parse().ok().filter(|n| size::is_class(*n))?,
            "limit_reply_files" => self.limit_reply_files = number(value, 0, 32 << 20)?,
            "disk_reserve" => self.disk_reserve = number(value, 0, 1 << 40)?,
            "exit" => self.exit = value.starts_with("https://").then(|| address(value)).flatten()?,
            "addresses" => {
                let given = value.split(',').map(str::trim).filter(|a| !a.is_empty());
                self.addresses = given.map(address).collect::<Option<Vec<_>>>().filter(|list| list.len() <= 8)?;
            }
            "onion_address" => self.onion_address = optional(value, onion)?,
            "courier_listen" => self.courier_listen = optional(value, |v| v.parse().ok())?,
            _ => return None,
        }
        Some(())
    }
}

fn optional<T>(value: &str, parse: impl FnOnce(&str) -> Option<T>) -> Option<Option<T>> {
    if value.is_empty() { Some(None) } else { parse(value).map(Some) }
}

fn number<T: std::str::FromStr + PartialOrd>(value: &str, least: T, most: T) -> Option<T> {
    value.parse().ok().filter(|n| (least..=most).contains(n))
}

fn batch_rule(value: &str) -> Option<BatchRule> {
    if let Some(seconds) = value.strip_prefix("after-").and_then(|rest| rest.strip_suffix('s')) {
        return number(seconds, 1, 60).map(|s| BatchRule::After(Duration::from_secs(s)));
    }
    let hours: Vec<u8> = value.split(',').map(|hour| number(hour.trim(), 0, 23)).collect::<Option<_>>()?;
    hours.is_sorted_by(|a, b| a < b).then_some(BatchRule::Hours(hours))
}

fn address(value: &str) -> Option<String> {
    let http = value.starts_with("https://") || value.starts_with("http://");
    // No quote, no angle bracket, no backslash: the value stands in a script and in signed JSON.
    let plain = value.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b'"' | b'\'' | b'<' | b'>' | b'\\'));
    (http && plain && value.len() <= 200).then(|| value.to_owned())
}

fn onion(value: &str) -> Option<String> {
    let name = value.strip_suffix(".onion")?;
    let letters = name.bytes().all(|b| matches!(b, b'a'..=b'z' | b'2'..=b'7'));
    (name.len() == 56 && letters).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_every_default_and_refuses_what_has_another_form() {
        let mut settings = Settings::default();
        for (key, good, bad) in [
            ("batch_hours", "1,7,13,19", "7,1"),
            ("batch_hours", "after-1s", "after-0s"),
            ("reply_delay_days", "0", "-1"),
            ("slots", "16", "0"),
            ("limit_tip", "32768", "32769"),
            ("limit_reply_files", "0", "33554433"),
            ("exit", "https://www.wikipedia.org/", "javascript:alert(1)"),
            ("addresses", "", "ftp://x"),
            ("onion_address", "", "x.onion"),
            ("courier_listen", "127.0.0.1:8081", "8081"),
        ] {
            assert_eq!(settings.set(key, good), Ok(()), "{key}={good}");
            assert!(matches!(settings.set(key, bad), Err(SettingError::Value(_))), "{key}={bad}");
        }
        assert_eq!(settings.set("color", "red"), Err(SettingError::Unknown));
    }
}
