//! Onion-Location: tells Tor Browser on the clear name that the same page has an onion address.

use axum::{
    extract::Request,
    http::{HeaderName, HeaderValue, header},
};

/// The header's name.
pub(super) const NAME: HeaderName = HeaderName::from_static("onion-location");

/// The constant address, when one is set. It never holds a path: nothing of a request is repeated.
#[derive(Clone, Debug, Default)]
pub(crate) struct Onion(Option<HeaderValue>);

impl Onion {
    /// `address` is `<56 letters>.onion`, checked when it was set.
    pub(crate) fn new(address: Option<&str>) -> Self {
        Self(address.and_then(|host| HeaderValue::try_from(format!("http://{host}/")).ok()))
    }
}

/// The header for this request: only when it came on the clear name.
pub(super) fn of(onion: &Onion, request: &Request) -> Option<HeaderValue> {
    let host = request.headers().get(header::HOST)?.to_str().ok()?;
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    if name.to_ascii_lowercase().ends_with(".onion") { None } else { onion.0.clone() }
}
