//! The one Content-Security-Policy: nothing but our own files; no inline code, frames or forms; one named policy for the worker.

use axum::http::{HeaderName, HeaderValue, header};

/// The same on every answer. It holds no comma, which would make it two policies.
pub(super) const RULE: (HeaderName, HeaderValue) = (
    header::CONTENT_SECURITY_POLICY,
    HeaderValue::from_static(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; \
         worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
         require-trusted-types-for 'script'; trusted-types sybyr-worker",
    ),
);
