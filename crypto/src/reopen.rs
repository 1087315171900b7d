//! A second header for a sealed object: whoever is to check it opens the same bytes with the plain `age` command, and
//! needs neither the agency's identity nor a program of ours.
//!
//! An age file is a header and a payload, and the payload depends on the file key alone. So a header that wraps the same
//! file key for somebody else, put in front of the same payload, is a file that opens to the same content.

use age_core::format::FileKey;
use age_core::secrecy::ExposeSecret as _;
use base64::{Engine as _, prelude::BASE64_STANDARD_NO_PAD};
use hkdf::Hkdf;
use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::recipient::StoredFileKey;
use crate::seal::{HeaderState, check_header};

/// A key pair of classic X25519, for one reader: every `age` from 1.0 on takes it.
pub struct Reader {
    identity: age::x25519::Identity,
}

impl Reader {
    /// A new one, from the system's randomness.
    pub fn generate() -> Self {
        Self { identity: age::x25519::Identity::generate() }
    }

    /// The line of an identity file: secret.
    pub fn reveal(&self) -> Zeroizing<String> {
        Zeroizing::new(self.identity.to_string().expose_secret().to_owned())
    }

    /// The header that lets this reader open what `key` opens ([age v1](https://c2sp.org/age), "Header").
    pub fn header(&self, key: &StoredFileKey) -> Vec<u8> {
        let file_key = FileKey::init_with_mut(|out| out.copy_from_slice(key.0.expose()));
        let to = self.identity.to_public();
        let (stanzas, _) = age::Recipient::wrap_file_key(&to, &file_key).expect("wrapping for X25519 cannot fail");
        let mut header = b"age-encryption.org/v1\n".to_vec();
        for stanza in stanzas {
            header.extend(format!("-> {} {}\n", stanza.tag, stanza.args.join(" ")).bytes());
            let body = BASE64_STANDARD_NO_PAD.encode(&stanza.body);
            // 64 columns; the last line is a shorter one, empty where need be
            let mut rest = body.as_str();
            while let Some((line, after)) = rest.split_at_checked(64) {
                header.extend(format!("{line}\n").bytes());
                rest = after;
            }
            header.extend(format!("{rest}\n").bytes());
        }
        header.extend(b"---");
        let mut mac_key = Zeroizing::new([0; 32]);
        Hkdf::<Sha256>::new(None, key.0.expose())
            .expand(b"header", &mut mac_key[..])
            .expect("32 bytes can be asked for");
        let mut mac = Hmac::<Sha256>::new_from_slice(&mac_key[..]).expect("any length is a key");
        mac.update(&header);
        header.extend(format!(" {}\n", BASE64_STANDARD_NO_PAD.encode(mac.finalize().into_bytes())).bytes());
        header
    }
}

/// Length of a sealed object's own header in bytes; `None` when its first bytes are no header of the protocol.
pub fn header_len(head: &[u8]) -> Option<usize> {
    match check_header(head) {
        HeaderState::Accepted(len) => Some(len),
        HeaderState::Incomplete | HeaderState::Refused(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use rand::rngs::OsRng;

    use super::*;
    use crate::recipient::HybridIdentity;
    use crate::seal::{open_keeping_key, seal_vec};

    #[test]
    fn a_second_header_opens_the_same_payload_for_its_reader_only() {
        let agency = HybridIdentity::generate(&mut OsRng);
        let sealed = seal_vec(&agency.to_recipient(), b"the text of a tip");
        let (_, key) = open_keeping_key(&agency, &sealed[..]).expect("opens");
        let reader = Reader::generate();
        let own = header_len(&sealed).expect("a header");
        let again = [&reader.header(&key), &sealed[own..]].concat();
        let open = |identity: &dyn age::Identity| {
            let mut text = String::new();
            let opened = age::Decryptor::new(&again[..]).ok()?.decrypt([identity].into_iter()).ok();
            opened?.read_to_string(&mut text).ok()?;
            Some(text)
        };
        let revealed: age::x25519::Identity = reader.reveal().parse().expect("an identity");
        assert_eq!(open(&revealed).as_deref(), Some("the text of a tip"));
        assert_eq!(open(&Reader::generate().identity), None);
        assert_eq!(header_len(b"age-encryption.org/v1\n-> X25519"), None);
    }
}
