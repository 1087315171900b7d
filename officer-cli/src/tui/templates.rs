//! Texts that an officer begins an answer with, in the source's language: the program's own, or the agency's from a file.

use std::io;
use std::path::Path;

use serde::Deserialize;
use sybyr_crypto::card::Texts;
use sybyr_crypto::reply::Status;

use crate::commands::read_up_to;
use crate::problem::{Problem, Result};

/// The agency's own, in the casebook's folder.
pub const FILE: &str = "templates.json";
/// The longest file, in bytes.
const MAX_FILE: u64 = 256 * 1024;
/// The most templates of a file.
const MAX_TEMPLATES: usize = 60;

/// A text to begin with.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// What it is called in the list.
    pub names: Texts,
    /// The status that goes with it.
    #[serde(default)]
    pub status: Option<Status>,
    /// What the source reads.
    pub text: Texts,
}

impl Template {
    /// Those of a named file, of the casebook's folder when none is named, or the program's own.
    pub fn read(named: Option<&Path>, casebook: &Path) -> Result<Vec<Self>> {
        let path = named.map_or_else(|| casebook.join(FILE), Path::to_owned);
        match read_up_to(&path, MAX_FILE) {
            Err(Problem::Io { error, .. }) if named.is_none() && error.kind() == io::ErrorKind::NotFound => Ok(own()),
            Err(problem) => Err(problem),
            Ok(bytes) => bytes.and_then(|bytes| parse(&bytes)).ok_or(Problem::NotTemplates(path)),
        }
    }
}

fn parse(bytes: &[u8]) -> Option<Vec<Template>> {
    let templates: Vec<Template> = serde_json::from_slice(bytes).ok()?;
    let of_one_line = |text: &str| !text.is_empty() && !text.chars().any(char::is_control);
    let is_text = |text: &str| !text.contains('\0');
    let fits = |one: &Template| {
        let Template { names, text, .. } = one;
        [&names.en, &names.ru, &names.kk].into_iter().all(|name| of_one_line(name))
            && [&text.en, &text.ru, &text.kk].into_iter().all(|text| is_text(text))
    };
    (templates.len() <= MAX_TEMPLATES && templates.iter().all(fits)).then_some(templates)
}

#[cfg(any(test, fuzzing))]
pub(crate) fn reads(bytes: &[u8]) -> bool {
    parse(bytes).is_some()
}

/// The program's own.
pub(crate) const OWN: &[u8] = include_bytes!("templates.json");

fn own() -> Vec<Template> {
    parse(OWN).expect("the file beside this one is well formed, and a test reads it")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_programs_own_are_there_without_a_file_and_a_file_takes_their_place() {
        let dir = tempfile::tempdir().expect("a temporary folder");
        assert!(Template::read(None, dir.path()).expect("the own ones").len() >= 6);
        let one = r#"[{ "names": { "en": "a", "ru": "б", "kk": "ә" }, "status": "checking", "text": { "en": "", "ru": "", "kk": "" } }]"#;
        std::fs::write(dir.path().join(FILE), one).expect("written");
        assert_eq!(Template::read(None, dir.path()).expect("read")[0].status, Some(Status::Checking));
        assert!(matches!(Template::read(Some(&dir.path().join("none")), dir.path()), Err(Problem::Io { .. })));
    }

    #[test]
    fn what_is_no_list_of_templates_is_refused() {
        let names = r#"{ "en": "a", "ru": "a", "kk": "a" }"#;
        for wrong in [
            String::new(),
            "{}".into(),
            format!(r#"[{{ "names": {names} }}]"#),
            format!(r#"[{{ "names": {names}, "text": {names}, "status": "no-such" }}]"#),
            format!(r#"[{{ "names": {{ "en": "a\u001b[2J", "ru": "a", "kk": "a" }}, "text": {names} }}]"#),
            format!(r#"[{{ "names": {names}, "text": {names}, "more": 1 }}]"#),
            format!("[{}]", vec![format!(r#"{{ "names": {names}, "text": {names} }}"#); 61].join(",")),
        ] {
            assert!(parse(wrong.as_bytes()).is_none(), "{wrong}");
        }
    }

    #[test]
    fn what_a_damaged_file_still_gives_can_be_shown() {
        let whole = include_bytes!("templates.json");
        for at in 0..whole.len() {
            let mut bytes = whole.to_vec();
            bytes[at] ^= [0x01, 0x10, 0x80][at % 3];
            let names = parse(&bytes).into_iter().flatten().flat_map(|t| [t.names.en, t.names.ru, t.names.kk]);
            assert!(names.into_iter().all(|name| !name.is_empty() && !name.contains('\n')), "byte {at}");
            assert!(parse(&whole[..at]).is_none() || whole[at..].iter().all(u8::is_ascii_whitespace), "byte {at}");
        }
    }
}
