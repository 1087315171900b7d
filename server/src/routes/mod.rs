//! One file per resource; each handler turns a request into calls of the store and an answer or a refusal.

pub(crate) mod cards;
pub(crate) mod courier;
pub(crate) mod drawers;
pub(crate) mod logs;
pub(crate) mod objects;
pub(crate) mod pages;
pub(crate) mod replies;
mod request;
pub(crate) mod saved;
pub(crate) mod tips;
pub(crate) mod withdrawals;

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};

use crate::errors::Refusal;

/// What every handler returns.
type Answer = Result<Response, Refusal>;

/// An answer of bytes.
fn octets(bytes: impl Into<axum::body::Body>) -> Response {
    typed("application/octet-stream", bytes)
}

/// An answer of this type.
fn typed(content_type: &'static str, body: impl Into<axum::body::Body>) -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static(content_type))], body.into()).into_response()
}

/// An answer of JSON.
fn json<T: serde::Serialize>(value: &T) -> Response {
    typed("application/json", sybyr_crypto::json::write(value))
}

/// Any path that there is not.
pub(crate) async fn not_found() -> Refusal {
    Refusal::NotFound
}

/// A path that there is, with a method that there is not.
pub(crate) async fn wrong_method() -> Refusal {
    Refusal::Method
}
