//! Keeps other sites' windows, documents and requests out of ours.

use axum::http::{HeaderName, HeaderValue};

use super::Rule;

/// COOP, COEP and CORP.
pub(super) const RULES: [Rule; 3] = [
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-embedder-policy"), HeaderValue::from_static("require-corp")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
];
