//! Nothing is kept by a browser or on the way: a cached file would tell that somebody was here.

use axum::http::{HeaderName, HeaderValue, header};

/// On every answer, static files included.
pub(super) const RULE: (HeaderName, HeaderValue) = (header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
