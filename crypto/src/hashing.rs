//! Streams that take the SHA-256 or the MAC of what passes through them, so that no object is held in memory to be hashed.

use std::io::{self, Read, Write};

use hmac::{Hmac, Mac as _};
use sha2::{Digest as _, Sha256};

/// What a stream's bytes are fed to.
pub(crate) trait Absorb {
    fn absorb(&mut self, bytes: &[u8]);
}

impl Absorb for Sha256 {
    fn absorb(&mut self, bytes: &[u8]) {
        self.update(bytes);
    }
}

impl Absorb for Hmac<Sha256> {
    fn absorb(&mut self, bytes: &[u8]) {
        hmac::Mac::update(self, bytes);
    }
}

/// A reader or writer, and the state over all bytes that passed.
pub(crate) struct Hashing<S, H = Sha256> {
    stream: S,
    state: H,
}

impl<S, H> Hashing<S, H> {
    /// Feeds any state.
    pub(crate) fn with_state(stream: S, state: H) -> Self {
        Self { stream, state }
    }

    /// The stream, and the state over what passed.
    pub(crate) fn into_parts(self) -> (S, H) {
        (self.stream, self.state)
    }
}

impl<S> Hashing<S> {
    pub(crate) fn new(stream: S) -> Self {
        Self { stream, state: Sha256::new() }
    }

    /// The stream, and SHA-256 of what passed.
    pub(crate) fn finish(self) -> (S, [u8; 32]) {
        (self.stream, self.state.finalize().into())
    }
}

impl<S> Hashing<S, Hmac<Sha256>> {
    pub(crate) fn with_key(stream: S, key: &[u8; 32]) -> Self {
        Self { stream, state: Hmac::new_from_slice(key).expect("HMAC takes any key") }
    }

    /// The stream, and HMAC-SHA-256 of what passed.
    pub(crate) fn finish_mac(self) -> (S, [u8; 32]) {
        (self.stream, self.state.finalize().into_bytes().into())
    }
}

impl<W: Write, H: Absorb> Write for Hashing<W, H> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let n = self.stream.write(bytes)?;
        self.state.absorb(&bytes[..n]);
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}

impl<R: Read, H: Absorb> Read for Hashing<R, H> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.stream.read(buffer)?;
        self.state.absorb(&buffer[..n]);
        Ok(n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::{hmac_sha256, sha256};

    #[test]
    fn hashes_what_is_written_and_what_is_read() {
        let mut writer = Hashing::new(Vec::new());
        writer.write_all(b"some bytes").expect("memory");
        assert_eq!(writer.finish(), (b"some bytes".to_vec(), sha256(b"some bytes")));

        let mut reader = Hashing::with_key(&b"some bytes"[..], &[7; 32]);
        io::copy(&mut reader, &mut io::sink()).expect("memory");
        assert_eq!(reader.finish_mac().1, hmac_sha256(&[7; 32], b"some bytes"));
    }
}
