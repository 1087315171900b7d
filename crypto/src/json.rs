//! Strict JSON (protocol section 1): what two readers could understand differently is refused before a type sees it.

use std::fmt;

use serde::de::{self, DeserializeOwned, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

/// The greatest depth of nesting; the outermost object is depth 1.
pub const MAX_DEPTH: usize = 8;
/// The usual limit of one object, in bytes.
pub const MAX_LEN: usize = 64 * 1024;
const MAX_INTEGER: u64 = (1 << 53) - 1;

/// The bytes are not the JSON that the protocol allows. The reason is for developers; it never holds the input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JsonError;

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not valid JSON of the protocol")
    }
}

impl std::error::Error for JsonError {}

/// Parses one object of at most `max_len` bytes: UTF-8, no duplicate keys, no `null`, depth at most 8, integers below 2^53.
pub fn parse<T: DeserializeOwned>(bytes: &[u8], max_len: usize) -> Result<T, JsonError> {
    serde_json::from_value(Value::Object(parse_object(bytes, max_len)?)).map_err(|_| JsonError)
}

/// As [`parse`], keeping every key.
pub fn parse_object(bytes: &[u8], max_len: usize) -> Result<Map<String, Value>, JsonError> {
    if bytes.len() > max_len {
        return Err(JsonError);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| JsonError)?;
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = Strict { depth: 0 }.deserialize(&mut reader).map_err(|_| JsonError)?;
    reader.end().map_err(|_| JsonError)?;
    match value {
        Value::Object(map) => Ok(map),
        _ => Err(JsonError),
    }
}

/// Serializes an object of ours. Compact, keys in the order of the type's fields.
pub fn write<T: serde::Serialize>(value: &T) -> Vec<u8> {
    serde_json::to_vec(value).expect("objects of the protocol have string keys and no failing serializers")
}

#[derive(Clone, Copy)]
struct Strict {
    depth: usize,
}

impl Strict {
    fn deeper<E: de::Error>(self) -> Result<Self, E> {
        if self.depth == MAX_DEPTH { Err(E::custom("too deep")) } else { Ok(Self { depth: self.depth + 1 }) }
    }
}

impl<'de> DeserializeSeed<'de> for Strict {
    type Value = Value;
    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Value, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string, a boolean, an integer below 2^53, a list or an object")
    }

    fn visit_bool<E>(self, v: bool) -> Result<Value, E> {
        Ok(Value::Bool(v))
    }

    fn visit_u64<E: de::Error>(self, v: u64) -> Result<Value, E> {
        if v > MAX_INTEGER { Err(E::custom("integer too large")) } else { Ok(Value::from(v)) }
    }

    fn visit_str<E>(self, v: &str) -> Result<Value, E> {
        Ok(Value::String(v.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let inner = self.deeper()?;
        let mut out = Vec::new();
        while let Some(value) = seq.next_element_seed(inner)? {
            out.push(value);
        }
        Ok(Value::Array(out))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let inner = self.deeper()?;
        let mut out = Map::new();
        while let Some(key) = map.next_key::<String>()? {
            let value = map.next_value_seed(inner)?;
            if out.insert(key, value).is_some() {
                return Err(de::Error::custom("duplicate key"));
            }
        }
        Ok(Value::Object(out))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ok(text: &str) -> bool {
        parse_object(text.as_bytes(), MAX_LEN).is_ok()
    }

    #[test]
    fn accepts_what_the_protocol_allows() {
        assert!(ok(r#" {"a":1,"b":["х",true,{}],"c":{"d":9007199254740991}} "#));
    }

    #[test]
    fn refuses_a_duplicate_key_at_any_depth() {
        assert!(!ok(r#"{"a":1,"a":2}"#));
        assert!(!ok(r#"{"x":{"a":1,"\u0061":2}}"#));
    }

    #[test]
    fn refuses_null_fractions_exponents_negatives_and_large_integers() {
        for text in
            [r#"{"a":null}"#, r#"{"a":1.0}"#, r#"{"a":1e3}"#, r#"{"a":-1}"#, r#"{"a":-0}"#, r#"{"a":9007199254740992}"#]
        {
            assert!(!ok(text), "{text}");
        }
    }

    #[test]
    fn refuses_a_byte_order_mark_trailing_bytes_and_a_bare_value() {
        for text in ["\u{feff}{}", "{}x", "{}{}", "[]", "1", ""] {
            assert!(!ok(text), "{text}");
        }
    }

    #[test]
    fn refuses_the_ninth_level() {
        let nested = |n: usize| format!("{}{}", "{\"a\":".repeat(n - 1) + "{}", "}".repeat(n - 1));
        assert!(ok(&nested(8)));
        assert!(!ok(&nested(9)));
    }

    #[test]
    fn refuses_a_lone_surrogate_and_a_control_character() {
        assert!(!ok(r#"{"a":"\ud800"}"#));
        assert!(!ok("{\"a\":\"\u{1}\"}"));
    }
}
