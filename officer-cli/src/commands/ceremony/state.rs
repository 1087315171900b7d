//! What an interrupted ceremony knows of itself: answers and steps done, nothing secret.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sybyr_crypto::card::Texts;
use sybyr_crypto::keys::Fingerprint;

use crate::files;
use crate::problem::{Problem, Result};

const MAX_LEN: usize = 64 * 1024;

/// The state. What can be seen elsewhere (keys made, shares typed back, the root key gone) does not stand here.
#[derive(Serialize, Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(in crate::commands) struct State {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::commands) drop: Option<PathBuf>,
    /// Of the drop file whose words were compared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::commands) fingerprint: Option<Fingerprint>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::commands) names: Option<Texts>,
    /// Asked for; perhaps there are none.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "asked")]
    pub(in crate::commands) texts: Option<Option<PathBuf>>,
    /// Names and texts were shown as they will stand on the cards.
    #[serde(default)]
    pub(in crate::commands) agreed: bool,
    /// An unfinished casebook is ours.
    #[serde(default)]
    pub(in crate::commands) making: bool,
    /// Where the sheets were written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::commands) sheets: Option<PathBuf>,
    /// The holders have them.
    #[serde(default)]
    pub(in crate::commands) printed: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::commands) card: Option<PathBuf>,
    /// Where the root key is being written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::commands) root: Option<PathBuf>,
    /// Where backup and kit are being written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::commands) copies: Option<PathBuf>,
}

/// Beside the casebook: in it, an unfinished one could not be told from one with a file too many.
pub(super) fn path_beside(casebook: &Path) -> PathBuf {
    casebook.with_added_extension("ceremony")
}

impl State {
    pub(in crate::commands) fn read(path: &Path) -> Result<Option<Self>> {
        match fs::read(path) {
            Ok(bytes) => Self::parse(&bytes, path).map(Some),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(Problem::io(path, e)),
        }
    }

    pub(in crate::commands) fn parse(bytes: &[u8], path: &Path) -> Result<Self> {
        let fits = bytes.len() <= MAX_LEN;
        let state = serde_json::from_slice(bytes).ok().filter(|_| fits);
        state.ok_or_else(|| Problem::damaged(path))
    }

    /// As one step: after a crash there is the answer before or this one.
    pub(in crate::commands) fn write(&self, path: &Path) -> Result<()> {
        let bytes = serde_json::to_vec_pretty(self).expect("a state always serializes");
        files::replace(path, &bytes).map_err(|e| Problem::io(path, e))
    }
}

/// An answer that was given and says none, as an empty path.
mod asked {
    use std::path::PathBuf;

    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer};

    pub(in crate::commands) fn serialize<S: Serializer>(
        value: &Option<Option<PathBuf>>,
        out: S,
    ) -> Result<S::Ok, S::Error> {
        value.clone().flatten().unwrap_or_default().serialize(out)
    }

    pub(in crate::commands) fn deserialize<'de, D: Deserializer<'de>>(
        input: D,
    ) -> Result<Option<Option<PathBuf>>, D::Error> {
        let path = PathBuf::deserialize(input)?;
        Ok(Some(Some(path).filter(|path| !path.as_os_str().is_empty())))
    }
}
