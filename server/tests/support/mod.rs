//! What the tests of the server share: a real drop on a free port, an agency with real keys, and a client of a few lines.

#![allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    missing_docs,
    reason = "shared by several tests, each of which uses a part"
)]

pub mod agency;
pub mod drop;
pub mod http;

pub use agency::Tip;
pub use drop::TestDrop;
