//! No address of ours leaves with a click, and no file is taken for another type than it says.

use axum::http::{HeaderValue, header};

use super::Rule;

/// Referrer-Policy and X-Content-Type-Options.
pub(super) const RULES: [Rule; 2] = [
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
];
