//! The drop: takes sealed tips, keeps them for the courier, hands out sealed replies, and can read neither.

pub mod app;
mod assets;
pub mod batches;
mod body;
pub mod cli;
pub mod clock;
mod commands;
pub mod config;
pub mod courier;
mod demo;
mod drawers;
pub mod errors;
mod headers;
mod intake;
pub mod keys;
mod log_book;
mod patient;
mod prefixes;
mod publish;
mod router;
mod routes;
pub mod serve;
pub mod store;
mod turns;
