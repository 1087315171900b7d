//! A sealed tip as a file that is carried: `blob`, with what its upload announces beside it (protocol section 18).

use crate::container::{ContainerError, Reader, Writer};
use crate::hex::Hex;
use crate::keys::{DropId, Fingerprint};
use crate::size::{CLASSES, is_class};

const NAMES: [&str; 2] = ["upload.json", "sealed"];

/// What a `blob` holds: nothing that an upload does not announce.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// The drop it is for.
    pub drop_id: DropId,
    /// The agency it is sealed to.
    pub agency: Fingerprint,
    /// W of the tip.
    pub tag: Hex<32>,
    /// The blob as the server stores it; its length is one of the thirty.
    pub sealed: Vec<u8>,
}

impl Carried {
    /// `container(upload.json, sealed)`
    pub fn write(&self) -> Vec<u8> {
        let mut writer = Writer::new(Vec::new());
        let entries = [self.announcement().into_bytes(), self.sealed.clone()];
        for (name, content) in NAMES.iter().zip(entries) {
            writer.entry(name, &content).expect("memory takes any write");
        }
        writer.finish(0).expect("memory takes any write")
    }

    /// The two entries, each in the one form it has; the sealed one is not looked into.
    pub fn open(file: &[u8]) -> Result<Self, ContainerError> {
        let largest = CLASSES[CLASSES.len() - 1];
        let mut reader = Reader::new(file);
        let mut next = |name: &str| {
            let entry = reader.next()?.filter(|entry| entry.name == name).ok_or(ContainerError::NotCanonical)?;
            reader.read_to_vec(entry.size.min(largest))
        };
        let announced = next(NAMES[0])?;
        let sealed = next(NAMES[1])?;
        if reader.next()?.is_some() || !is_class(sealed.len() as u64) {
            return Err(ContainerError::NotCanonical);
        }
        let carried = std::str::from_utf8(&announced).ok().and_then(|text| Self::announced(text, sealed));
        carried.filter(|one| one.announcement().as_bytes() == announced).ok_or(ContainerError::NotCanonical)
    }

    fn announced(text: &str, sealed: Vec<u8>) -> Option<Self> {
        let mut values = text.split('"').filter(|part| part.len() >= 32);
        let mut next = || values.next();
        Some(Self { drop_id: next()?.parse().ok()?, agency: next()?.parse().ok()?, tag: next()?.parse().ok()?, sealed })
    }

    /// `upload.json`, the one form of it.
    fn announcement(&self) -> String {
        let Self { drop_id, agency, tag, .. } = self;
        format!("{{\"v\":1,\"drop_id\":\"{drop_id}\",\"agency\":\"{agency}\",\"tag\":\"{tag}\"}}\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn carried() -> Carried {
        Carried { drop_id: Hex([1; 16]), agency: Hex([2; 32]), tag: Hex([3; 32]), sealed: vec![7; 32_768] }
    }

    #[test]
    fn what_is_written_is_read() {
        assert_eq!(Carried::open(&carried().write()).expect("whole"), carried());
    }

    #[test]
    fn no_other_byte_is_taken_for_it() {
        let good = carried().write();
        for at in (0..2048).chain(good.len() - 1024..good.len()) {
            let mut changed = good.clone();
            changed[at] ^= 1;
            if let Ok(one) = Carried::open(&changed) {
                assert!(one != carried() && one.write() == changed, "byte {at}");
            }
        }
        for length in [0, 511, 512, 1024, 1536, good.len() - 1] {
            assert!(Carried::open(&good[..length]).is_err(), "{length} bytes");
        }
        assert!(Carried::open(&Carried { sealed: vec![7; 32_767], ..carried() }.write()).is_err(), "no size class");
    }
}
