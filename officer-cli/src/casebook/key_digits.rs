//! File keys and thread keys as journal and index keep them.

use std::cmp::Ordering;
use std::fmt;
use std::ops::Deref;

use rusqlite::types::{FromSql, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use zeroize::Zeroizing;

/// A file key or a thread key, in hex: erased when it is dropped, and never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct KeyDigits(Zeroizing<String>);

impl KeyDigits {
    /// The digits of a key.
    pub fn of(key: &[u8]) -> Self {
        // the capacity is never exceeded, so that growing leaves no copy behind
        let mut digits = Zeroizing::new(String::with_capacity(2 * key.len()));
        let of = |nibble| char::from_digit(u32::from(nibble), 16).expect("four bits");
        key.iter().for_each(|byte| digits.extend([of(byte >> 4), of(byte & 15)]));
        Self(digits)
    }
}

impl From<&str> for KeyDigits {
    fn from(digits: &str) -> Self {
        Self(Zeroizing::new(digits.to_owned()))
    }
}

impl Deref for KeyDigits {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Ord for KeyDigits {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.as_str().cmp(&other.0)
    }
}

impl PartialOrd for KeyDigits {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Debug for KeyDigits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeyDigits(..)")
    }
}

impl Serialize for KeyDigits {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(self)
    }
}

impl<'de> Deserialize<'de> for KeyDigits {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        String::deserialize(input).map(|digits| Self(Zeroizing::new(digits)))
    }
}

impl ToSql for KeyDigits {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Text(self.as_bytes())))
    }
}

impl FromSql for KeyDigits {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str().map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_those_of_the_protocol_and_print_nothing() {
        let key: Vec<u8> = (0..=255).collect();
        let digits = KeyDigits::of(&key);
        assert_eq!(&*digits, sybyr_crypto::hex::encode(&key));
        assert_eq!(digits.0.capacity(), 512, "it never grew");
        assert_eq!(format!("{digits:?}"), "KeyDigits(..)");
    }
}
