//! The headers that every answer carries, errors included: one rule a file, one middleware that applies them all.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

mod content_security_policy;
mod isolation;
mod no_store;
mod onion_location;
mod permissions;
mod privacy;

pub(crate) use onion_location::Onion;

/// A header with its one value.
type Rule = (HeaderName, HeaderValue);

/// Applies every rule to the answer of `next`.
pub(crate) async fn apply(State(onion): State<Onion>, request: Request, next: Next) -> Response {
    let onion = onion_location::of(&onion, &request);
    let permissions = permissions::rule(request.uri().path());
    let mut answer = next.run(request).await;
    let headers = answer.headers_mut();
    set_all(headers, permissions);
    if let Some(onion) = onion {
        headers.insert(onion_location::NAME, onion);
    }
    answer
}

fn set_all(headers: &mut HeaderMap, permissions: Rule) {
    let rules = [content_security_policy::RULE, no_store::RULE, permissions];
    for (name, value) in rules.into_iter().chain(isolation::RULES).chain(privacy::RULES) {
        // `insert`, so that there is exactly one of each.
        headers.insert(name, value);
    }
    for name in [header::SERVER, header::ETAG, header::LAST_MODIFIED, header::SET_COOKIE, header::LINK, header::REFRESH]
    {
        headers.remove(name);
    }
}
