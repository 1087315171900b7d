//! Parts of a request parsed into values; what does not parse is `None`, never an error text of a library.

use std::{convert::Infallible, str::FromStr};

use axum::{
    extract::{FromRequestParts, RawPathParams},
    http::{HeaderMap, request::Parts},
};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use sybyr_crypto::hex::Hex;

/// The variable parts of the path, in order.
pub(crate) struct Segments(Vec<String>);

impl<S: Send + Sync> FromRequestParts<S> for Segments {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let params = RawPathParams::from_request_parts(parts, state).await;
        // A segment that is not UTF-8 names nothing, like one that is missing.
        Ok(Self(params.map_or_else(|_| Vec::new(), |p| p.iter().map(|(_, value)| value.to_owned()).collect())))
    }
}

impl Segments {
    /// The segment at this place as a `T`.
    pub(crate) fn get<T: FromStr>(&self, place: usize) -> Option<T> {
        self.0.get(place)?.parse().ok()
    }

    /// The segment at this place.
    pub(crate) fn text(&self, place: usize) -> Option<&str> {
        self.0.get(place).map(String::as_str)
    }
}

/// A decimal number in its one spelling: digits only, no leading zero, below 2^53.
pub(super) fn decimal(text: &str) -> Option<u64> {
    let spelled = text.bytes().all(|b| b.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    if spelled { text.parse().ok().filter(|n| *n < 1 << 53) } else { None }
}

/// A number in a header.
pub(super) fn number(headers: &HeaderMap, name: &str) -> Option<u64> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?;
    if values.next().is_some() { None } else { decimal(value) }
}

/// A parameter of the query, which must be given at most once.
pub(super) fn query<'a>(query: Option<&'a str>, name: &str) -> Option<&'a str> {
    let mut found = None;
    for pair in query.unwrap_or_default().split('&') {
        if let Some((key, value)) = pair.split_once('=')
            && key == name
            && found.replace(value).is_some()
        {
            return None;
        }
    }
    found
}

/// `Upload-Metadata`: exactly `agency` and `tag`, in any order, each base64 of 64 hex characters.
pub(super) fn metadata(value: &str) -> Option<(Hex<32>, Hex<32>)> {
    let (mut agency, mut tag) = (None, None);
    for pair in value.split(',') {
        let (key, encoded) = pair.split_once(' ')?;
        let text = String::from_utf8(BASE64_STANDARD.decode(encoded).ok()?).ok()?;
        let place = match key {
            "agency" => &mut agency,
            "tag" => &mut tag,
            _ => return None,
        };
        if place.replace(text.parse().ok()?).is_some() {
            return None;
        }
    }
    Some((agency?, tag?))
}

/// What a `Range` header asks of `size` bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Range {
    /// Everything: no range, or none that means anything to us.
    Whole,
    /// From the first byte to before the second.
    Part(u64, u64),
    /// Outside.
    Unsatisfiable,
}

/// A single range of bytes, RFC 9110 section 14. Several ranges, other units and nonsense count as no range.
pub(super) fn range(value: Option<&str>, size: u64) -> Range {
    let Some((first, last)) = value.and_then(|v| v.strip_prefix("bytes=")).and_then(|v| v.split_once('-')) else {
        return Range::Whole;
    };
    let digits = |text: &str| -> Option<u64> {
        let all = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        // More digits than a u64 holds is simply far behind the end.
        all.then(|| text.parse().unwrap_or(u64::MAX))
    };
    let part = match (first, last) {
        ("", tail) => digits(tail).map(|tail| (size.saturating_sub(tail), size)),
        (first, "") => digits(first).map(|first| (first, size)),
        (first, last) => match (digits(first), digits(last)) {
            (Some(first), Some(last)) if first <= last => Some((first, last.saturating_add(1).min(size))),
            _ => None,
        },
    };
    match part {
        None => Range::Whole,
        Some((from, to)) if from < to => Range::Part(from, to),
        Some(_) => Range::Unsatisfiable,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn encoded(agency: &str, tag: &str) -> String {
        format!("agency {},tag {}", BASE64_STANDARD.encode(agency), BASE64_STANDARD.encode(tag))
    }

    #[test]
    fn metadata_is_exactly_agency_and_tag() {
        let (a, t) = ("0a".repeat(32), "0b".repeat(32));
        let good = encoded(&a, &t);
        assert_eq!(metadata(&good), Some((Hex([10; 32]), Hex([11; 32]))));
        let (agency, tag) = good.split_once(',').expect("two");
        assert!(metadata(&format!("{tag},{agency}")).is_some());
        let name = BASE64_STANDARD.encode("план.pdf");
        for bad in [
            agency.to_owned(),
            format!("{good},filename {name}"),
            format!("{good},{tag}"),
            format!("{good},"),
            format!("{agency}, {tag}"),
            format!("{agency},tag"),
            encoded(&a.to_uppercase(), &t),
            encoded(&a[2..], &t),
            String::new(),
        ] {
            assert_eq!(metadata(&bad), None, "{bad}");
        }
    }

    #[test]
    fn ranges_are_read_as_rfc_9110_says() {
        for (value, expected) in [
            ("bytes=0-", Range::Part(0, 100)),
            ("bytes=10-19", Range::Part(10, 20)),
            ("bytes=10-500", Range::Part(10, 100)),
            ("bytes=99-99", Range::Part(99, 100)),
            ("bytes=-10", Range::Part(90, 100)),
            ("bytes=-500", Range::Part(0, 100)),
            ("bytes=100-", Range::Unsatisfiable),
            ("bytes=-0", Range::Unsatisfiable),
            ("bytes=99999999999999999999999-", Range::Unsatisfiable),
            ("bytes=20-10", Range::Whole),
            ("bytes=0-1,5-6", Range::Whole),
            ("bytes=x-", Range::Whole),
            ("bytes=1-x", Range::Whole),
            ("bytes=-", Range::Whole),
            ("items=0-1", Range::Whole),
        ] {
            assert_eq!(range(Some(value), 100), expected, "{value}");
        }
        assert_eq!(range(None, 100), Range::Whole);
    }

    #[test]
    fn a_doubled_parameter_counts_as_none() {
        assert_eq!(query(Some("page=1"), "page"), Some("1"));
        assert_eq!(query(Some("page=1&page=2"), "page"), None);
        assert_eq!(query(None, "page"), None);
    }

    proptest! {
        #[test]
        fn any_metadata_is_read_or_refused(value in ".{0,200}") {
            let _ = metadata(&value);
        }

        #[test]
        fn any_range_stays_inside(value in "(bytes=)?[0-9]{0,22}-?[0-9x,]{0,22}", size in 0_u64..1000) {
            if let Range::Part(from, to) = range(Some(&value), size) {
                prop_assert!(from < to && to <= size);
            }
        }

        #[test]
        fn metadata_round_trips(agency: [u8; 32], tag: [u8; 32]) {
            let value = encoded(&Hex(agency).to_string(), &Hex(tag).to_string());
            prop_assert_eq!(metadata(&value), Some((Hex(agency), Hex(tag))));
        }
    }
}
