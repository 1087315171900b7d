//! Which hardware key is meant, in a line that its plugin printed. Also fuzzed.

use std::fmt;
use std::str::FromStr;

/// What a plugin names itself by: `AGE-PLUGIN-NAME-1…`, one line of Bech32 in capital letters. It tells the plugin which key
/// is meant; for hardware it is no secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handle {
    plugin: String,
    text: String,
}

/// The longest handle, in bytes.
pub const MAX_HANDLE: usize = 4096;
const PREFIX: &str = "AGE-PLUGIN-";

impl Handle {
    /// The plugin that it is for: its program is `age-plugin-` and this.
    pub fn plugin(&self) -> &str {
        &self.plugin
    }

    /// Reads the only line that is no comment of an identity file, as plugins print it.
    pub fn of_file(text: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(text).ok()?;
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let handle = lines.next()?.parse().ok()?;
        if lines.next().is_some() { None } else { Some(handle) }
    }
}

impl fmt::Display for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl FromStr for Handle {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (name, data) = text.strip_prefix(PREFIX).and_then(|rest| rest.rsplit_once("-1")).ok_or(())?;
        // the program's name is made of it: nothing that could lead elsewhere
        let is_plain = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-';
        let is_name = (1..=32).contains(&name.len()) && name.bytes().all(is_plain) && !name.starts_with('-');
        let is_data = data.len() >= 6 && data.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
        if is_name && is_data && text.len() <= MAX_HANDLE {
            Ok(Self { plugin: name.to_ascii_lowercase(), text: text.to_owned() })
        } else {
            Err(())
        }
    }
}
