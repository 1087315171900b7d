//! The system's randomness, taken in this one place.

use rand::rngs::OsRng;

/// The operating system's generator: the only source of randomness in this program.
pub fn system() -> OsRng {
    OsRng
}
