//! The files of the client, embedded in the program as they lie in `server/web/dist`.

use std::{collections::HashMap, io::Write as _};

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use bytes::Bytes;
use sha2::{Digest as _, Sha256};
use sybyr_crypto::hex::Hex;

/// The type of scripts.
pub(crate) const SCRIPT: &str = "text/javascript; charset=utf-8";
const PAGE: &str = "text/html; charset=utf-8";
const STYLE: &str = "text/css; charset=utf-8";

/// One file of the client as it is embedded.
struct Embedded {
    path: &'static str,
    content_type: &'static str,
    plain: &'static [u8],
    /// The same, packed by the build script.
    brotli: &'static [u8],
    /// The name under which a browser saves it, when it is not to be shown.
    saved_as: Option<&'static str>,
}

macro_rules! embedded {
    ($path:literal, $content_type:expr, $name:literal) => {
        Embedded {
            path: $path,
            content_type: $content_type,
            plain: include_bytes!(concat!("../web/dist/", $name)),
            brotli: include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".br")),
            saved_as: None,
        }
    };
}

/// The single-file client: the same page in one file, for machines without network.
static SINGLE_FILE: Embedded =
    Embedded { saved_as: Some("sybyr.html"), ..embedded!("/sybyr.html", PAGE, "sybyr.html") };

/// Every file.
static FILES: [Embedded; 9] = [
    embedded!("/", PAGE, "index.html"),
    embedded!("/style.css", STYLE, "style.css"),
    embedded!("/page.js", SCRIPT, "page.js"),
    embedded!("/more.js", SCRIPT, "more.js"),
    embedded!("/worker.js", SCRIPT, "worker.js"),
    embedded!("/clean.js", SCRIPT, "clean.js"),
    embedded!("/call", PAGE, "call.html"),
    embedded!("/courier", PAGE, "courier.html"),
    embedded!("/courier.js", SCRIPT, "courier.js"),
];

fn all() -> impl Iterator<Item = &'static Embedded> {
    FILES.iter().chain([&SINGLE_FILE])
}

/// SHA-256 of the single-file client, which `drop.js` and `status` name.
pub(crate) fn single_file_hash() -> Hex<32> {
    Hex(Sha256::digest(SINGLE_FILE.plain).into())
}

/// The paths of what a source loads.
pub(crate) fn of_sources() -> impl Iterator<Item = &'static str> {
    all().map(|file| file.path).filter(|path| !path.starts_with("/courier"))
}

/// The paths of the courier's page, which may have a listener of its own.
pub(crate) fn of_couriers() -> impl Iterator<Item = &'static str> {
    all().map(|file| file.path).filter(|path| path.starts_with("/courier"))
}

/// The files, ready to send.
pub(crate) struct Assets(HashMap<&'static str, Asset>);

struct Asset {
    file: &'static Embedded,
    gzip: Bytes,
}

impl Assets {
    /// Compresses each file once, when the program starts, for those who read gzip alone.
    pub(crate) fn new() -> Self {
        Self(all().map(|file| (file.path, Asset { file, gzip: gzip(file.plain) })).collect())
    }

    /// The answer with the file of this path.
    pub(crate) fn answer(&self, path: &str, headers: &HeaderMap) -> Option<Response> {
        let Asset { file, gzip } = self.0.get(path)?;
        let mut answer = if reads(headers, "br") {
            coded(file.content_type, "br", Bytes::from_static(file.brotli))
        } else if reads(headers, "gzip") {
            coded(file.content_type, "gzip", gzip.clone())
        } else {
            ([(header::CONTENT_TYPE, file.content_type)], Body::from(file.plain)).into_response()
        };
        if let Some(name) = file.saved_as {
            answer.headers_mut().insert(header::CONTENT_DISPOSITION, saved_as(name));
        }
        Some(answer)
    }
}

/// Tells a browser to save an answer under this name instead of showing it.
pub(crate) fn saved_as(name: &str) -> HeaderValue {
    HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")).expect("our names are plain")
}

/// An answer made now, compressed for who reads gzip.
pub(crate) fn answer(content_type: &'static str, plain: Vec<u8>, headers: &HeaderMap) -> Response {
    if reads(headers, "gzip") {
        return coded(content_type, "gzip", gzip(&plain));
    }
    ([(header::CONTENT_TYPE, content_type)], Body::from(plain)).into_response()
}

/// Whether a browser says that it reads a coding. What is compressed is public and the same for all, so its length tells nothing.
fn reads(headers: &HeaderMap, coding: &str) -> bool {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accepted.split(',').any(|one| one.trim() == coding)
}

/// An answer of bytes that are compressed.
fn coded(content_type: &'static str, coding: &'static str, bytes: Bytes) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(content_type)),
        (header::CONTENT_ENCODING, HeaderValue::from_static(coding)),
    ];
    (headers, Body::from(bytes)).into_response()
}

/// Compresses; the same bytes give the same bytes, without a time or a name inside.
fn gzip(plain: &[u8]) -> Bytes {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(plain).expect("memory takes any write");
    encoder.finish().expect("memory takes any write").into()
}
