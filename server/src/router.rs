//! Every address of the drop, as a table of contents.

use axum::{
    Router,
    middleware::{from_fn, from_fn_with_state},
    routing::{MethodRouter, delete, get, head, options, patch, post},
};

use crate::{
    app::App,
    assets,
    headers::{self, Onion},
    routes::{
        cards, courier, drawers, logs, not_found, objects, pages, replies, saved, tips, withdrawals, wrong_method,
    },
};

/// What sources and their browsers ask for.
pub(crate) fn public(app: &App) -> Router {
    let mut router = pages(assets::of_sources())
        .route("/drop.js", get(pages::drop_js))
        .route("/api/card/{agency}", get(cards::get))
        .route("/api/saved/drop", get(saved::drop))
        .merge(tips())
        .route("/api/drawer/{drawer}", get(drawers::get))
        .route("/api/object/{id}", get(objects::get))
        .route("/api/reply/delete", post(replies::delete))
        .route("/api/withdraw", post(withdrawals::post))
        .route("/api/log/{agency}", get(logs::list))
        .route("/api/log/{agency}/{shard}/entries", get(logs::entries))
        .route("/api/log/{agency}/{shard}/checkpoint", get(logs::checkpoint))
        .route("/api/log/{agency}/{shard}/seen", get(logs::seen))
        .route("/api/log/{agency}/{shard}/withdrawn", get(logs::withdrawn));
    if app.settings.courier_listen.is_none() {
        router = router.merge(pages(assets::of_couriers())).merge(courier());
    }
    finish(router, app)
}

/// What couriers ask for, when they have a listener of their own.
pub(crate) fn courier_only(app: &App) -> Router {
    finish(pages(assets::of_couriers()).route("/style.css", get(pages::file)).merge(courier()), app)
}

fn pages(paths: impl Iterator<Item = &'static str>) -> Router<App> {
    paths.fold(Router::new(), |router, path| router.route(path, get(pages::file)))
}

fn tips() -> Router<App> {
    let one: MethodRouter<App> =
        head(tips::head).merge(patch(tips::patch)).merge(delete(tips::delete)).merge(options(tips::options));
    Router::new()
        .route("/api/tips", post(tips::create).merge(options(tips::options)))
        .route("/api/tips/{id}", one)
        .layer(from_fn(tips::mark))
}

fn courier() -> Router<App> {
    Router::new()
        .route("/api/courier/state", get(courier::state))
        .route("/api/courier/bundle", get(courier::bundle))
        .route("/api/courier/outbox", post(courier::outbox))
}

/// Answers of routes that do not exist carry the same headers as those of routes that do.
fn finish(router: Router<App>, app: &App) -> Router {
    router
        .fallback(not_found)
        .method_not_allowed_fallback(wrong_method)
        .with_state(app.clone())
        .layer(from_fn_with_state(Onion::new(app.settings.onion_address.as_deref()), headers::apply))
}
