//! The least an HTTP server can do with a tip: read the body and forget it.

use axum::Router;
use axum::body::Body;
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use http_body_util::BodyExt as _;
use tokio::net::TcpListener;

use super::{Outcome, print};

/// Serves until it is killed.
pub(super) fn run() -> Outcome<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        print(format_args!("listening on http://{}", listener.local_addr()?))?;
        Ok(axum::serve(listener, Router::new().fallback(discard)).await?)
    })
}

async fn discard(method: Method, mut body: Body) -> Response {
    while let Some(Ok(frame)) = body.frame().await {
        drop(frame);
    }
    if method == Method::POST {
        (StatusCode::CREATED, [(header::LOCATION, "/api/tips/00")]).into_response()
    } else {
        StatusCode::NO_CONTENT.into_response()
    }
}
