//! The files of the client, embedded in the program as they lie in `server/web/dist`.

use std::{collections::HashMap, io::Write as _};

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use bytes::Bytes;

/// The type of scripts.
pub(crate) const SCRIPT: &str = "text/javascript; charset=utf-8";
const PAGE: &str = "text/html; charset=utf-8";
const STYLE: &str = "text/css; charset=utf-8";

/// Every file: its path on the drop, its type, its bytes.
const FILES: [(&str, &str, &[u8]); 6] = [
    ("/", PAGE, include_bytes!("../web/dist/index.html")),
    ("/style.css", STYLE, include_bytes!("../web/dist/style.css")),
    ("/page.js", SCRIPT, include_bytes!("../web/dist/page.js")),
    ("/worker.js", SCRIPT, include_bytes!("../web/dist/worker.js")),
    ("/courier", PAGE, include_bytes!("../web/dist/courier.html")),
    ("/courier.js", SCRIPT, include_bytes!("../web/dist/courier.js")),
];

/// The paths of what a source loads.
pub(crate) fn of_sources() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(path, ..)| *path).filter(|path| !path.starts_with("/courier"))
}

/// The paths of the courier's page, which may have a listener of its own.
pub(crate) fn of_couriers() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(path, ..)| *path).filter(|path| path.starts_with("/courier"))
}

/// The files, ready to send.
pub(crate) struct Assets(HashMap<&'static str, Asset>);

struct Asset {
    content_type: &'static str,
    plain: &'static [u8],
    gzip: Bytes,
}

impl Assets {
    /// Compresses each file once, when the program starts.
    pub(crate) fn new() -> Self {
        let asset = |content_type, plain| Asset { content_type, plain, gzip: gzip(plain) };
        Self(FILES.iter().map(|(path, content_type, plain)| (*path, asset(content_type, plain))).collect())
    }

    /// The answer with the file of this path.
    pub(crate) fn answer(&self, path: &str, headers: &HeaderMap) -> Option<Response> {
        let asset = self.0.get(path)?;
        if reads_gzip(headers) {
            return Some(gzipped(asset.content_type, asset.gzip.clone()));
        }
        Some(([(header::CONTENT_TYPE, asset.content_type)], Body::from(asset.plain)).into_response())
    }
}

/// Whether a browser reads gzip. What is compressed is public and the same for all, so its length tells nothing.
pub(crate) fn reads_gzip(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accepted.split(',').any(|coding| coding.trim() == "gzip")
}

/// An answer of bytes that are compressed.
pub(crate) fn gzipped(content_type: &'static str, bytes: Bytes) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(content_type)),
        (header::CONTENT_ENCODING, HeaderValue::from_static("gzip")),
    ];
    (headers, Body::from(bytes)).into_response()
}

/// Compresses; the same bytes give the same bytes, without a time or a name inside.
pub(crate) fn gzip(plain: &[u8]) -> Bytes {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(plain).expect("memory takes any write");
    encoder.finish().expect("memory takes any write").into()
}
