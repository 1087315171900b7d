//! The Sybyr protocol (docs/protocol.md): what is sealed, signed, hashed and parsed, and nothing else.
//!
//! No I/O beyond the readers and writers passed in, no clock, no global state; randomness is an argument, except inside
//! the crate `age`, which draws its own file keys and nonces. Every parser is total: any input gives a value or an error.

pub mod bundle;
pub mod card;
pub mod carried;
pub mod claim;
pub mod codename;
pub mod container;
pub mod document;
pub mod drop_file;
pub mod forward;
pub mod frame;
mod hashing;
pub mod hex;
pub mod json;
pub mod keys;
pub mod log;
pub mod notation;
pub mod note;
pub mod object;
pub mod outbox;
pub mod recipient;
pub mod reopen;
pub mod reply;
pub mod saved;
pub mod seal;
pub mod share;
pub mod size;
pub mod slot;
pub mod tip;
pub mod withdrawn;
pub mod words;
