//! Refusals: every answer to a request that is not what was asked for, each a constant sentence.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use super::report_once;
use crate::store::StoreError;

/// Every way in which a request can be refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The path names nothing.
    NotFound,
    /// The path exists, the method does not.
    Method,
    /// The body is not what the route takes.
    Body,
    /// Nothing arrived for too long.
    Slow,
    /// Another version of tus.
    TusVersion,
    /// No such agency, or its cards have ended.
    NoAgency,
    /// The announced length is not a size class.
    SizeClass,
    /// More bytes than the limit, or than were announced.
    TooLarge,
    /// The metadata is not exactly agency and tag.
    Metadata,
    /// The tag is in the log.
    AlreadyThere,
    /// No such upload.
    NoUpload,
    /// Not `application/offset+octet-stream`.
    ContentType,
    /// No valid `Upload-Offset`.
    BadOffset,
    /// The upload continues elsewhere: here.
    Offset(u64),
    /// The bytes do not begin as an age file.
    NotAge,
    /// An age file, but not to exactly one hybrid recipient.
    Recipients,
    /// No such drawer.
    NoDrawer,
    /// No such object.
    NoObject,
    /// No such shard.
    NoShard,
    /// The note does not exist yet.
    NotYet,
    /// No such leaf, or the proof does not fit it.
    NoLeaf,
    /// No or a wrong courier's token.
    Token,
    /// No such bundle any more.
    BundleGone,
    /// The range lies outside the bundle, of this many bytes.
    Range(u64),
    /// The outbox is not one, or not for this drop.
    Outbox,
    /// The outbox was accepted before, or its casebook was rolled back.
    OutboxReplayed,
    /// Too much at once.
    Busy,
    /// The disk is full.
    Full,
    /// A failure inside.
    Internal,
}

impl Refusal {
    fn parts(self) -> (StatusCode, &'static str, &'static str) {
        use StatusCode as S;
        match self {
            Self::NotFound => (S::NOT_FOUND, "not-found", "there is nothing at this address"),
            Self::Method => (S::METHOD_NOT_ALLOWED, "method", "this address does not answer that method"),
            Self::Body => (S::BAD_REQUEST, "body", "the body is not what this address takes"),
            Self::Slow => (S::REQUEST_TIMEOUT, "slow", "nothing arrived for too long; ask where to go on"),
            Self::TusVersion => (S::PRECONDITION_FAILED, "tus-version", "send the header Tus-Resumable: 1.0.0"),
            Self::NoAgency => (S::NOT_FOUND, "no-agency", "this drop has no such agency"),
            Self::SizeClass => (S::BAD_REQUEST, "size-class", "Upload-Length is not one of the size classes"),
            Self::TooLarge => (S::PAYLOAD_TOO_LARGE, "too-large", "more bytes than this drop takes"),
            Self::Metadata => (S::BAD_REQUEST, "metadata", "Upload-Metadata must be exactly agency and tag"),
            Self::AlreadyThere => (S::GONE, "already-there", "a tip with this tag is in the log"),
            Self::NoUpload => (S::NOT_FOUND, "no-upload", "there is no such upload, or not any more"),
            Self::ContentType => (S::UNSUPPORTED_MEDIA_TYPE, "content-type", "send application/offset+octet-stream"),
            Self::BadOffset => (S::BAD_REQUEST, "offset", "Upload-Offset must be a number"),
            Self::Offset(_) => (S::CONFLICT, "offset", "the upload continues at the Upload-Offset of this answer"),
            Self::NotAge => (S::BAD_REQUEST, "not-age", "the upload does not begin as an age file"),
            Self::Recipients => (S::BAD_REQUEST, "recipients", "the upload is not sealed to one hybrid recipient"),
            Self::NoDrawer => (S::NOT_FOUND, "no-drawer", "there is no such drawer or page"),
            Self::NoObject => (S::NOT_FOUND, "no-object", "there is no such object, or not any more"),
            Self::NoShard => (S::NOT_FOUND, "no-shard", "this log has no such shard"),
            Self::NotYet => (S::NOT_FOUND, "not-yet", "this note does not exist yet"),
            Self::NoLeaf => (S::NOT_FOUND, "no-leaf", "the proof fits no tip of this log"),
            Self::Token => (S::UNAUTHORIZED, "token", "send the courier's token as Authorization: Bearer"),
            Self::BundleGone => (S::GONE, "bundle-gone", "this bundle is gone; ask with from=seen"),
            Self::Range(_) => (S::RANGE_NOT_SATISFIABLE, "range", "the range lies outside the bundle"),
            Self::Outbox => (S::BAD_REQUEST, "outbox", "this is not an outbox of this agency for this drop"),
            Self::OutboxReplayed => {
                (S::CONFLICT, "outbox-replayed", "an outbox with this or a later number was accepted before")
            }
            Self::Busy => (S::SERVICE_UNAVAILABLE, "busy", "too much at once; try again"),
            Self::Full => (S::INSUFFICIENT_STORAGE, "full", "the drop has no room; try again later"),
            Self::Internal => (S::INTERNAL_SERVER_ERROR, "internal", "the drop failed; try again"),
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let (status, code, message) = self.parts();
        let body = format!("{{ \"error\": \"{code}\", \"message\": \"{message}\" }}\n");
        let mut answer = (status, [(header::CONTENT_TYPE, "application/json")], body).into_response();
        let headers = answer.headers_mut();
        match self {
            Self::Offset(at) => {
                headers.insert("upload-offset", HeaderValue::from(at));
            }
            Self::TusVersion => {
                headers.insert("tus-version", HeaderValue::from_static("1.0.0"));
            }
            Self::Range(size) => {
                let range = HeaderValue::try_from(format!("bytes */{size}")).expect("digits are a header value");
                headers.insert(header::CONTENT_RANGE, range);
            }
            Self::Token => {
                headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
            }
            _ => {}
        }
        answer
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Full => {
                report_once("the disk is full: uploads are refused until there is room");
                Self::Full
            }
            StoreError::Stopped => Self::Busy,
            other => {
                report_once(&other.to_string());
                Self::Internal
            }
        }
    }
}
