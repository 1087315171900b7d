//! The Sybyr protocol (docs/protocol.md): what is sealed, signed, hashed and parsed, and nothing else.
//!
//! No I/O beyond the readers and writers passed in, no clock, no global state; randomness is an argument, except inside
//! the crate `age`, which draws its own file keys and nonces. Every parser is total: any input gives a value or an error.

pub mod hex;
pub mod json;
pub mod notation;
