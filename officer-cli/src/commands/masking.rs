//! What of a tip does not go to another agency: parts that are left out, and words that a mark covers.

use std::collections::BTreeSet;
use std::path::Path;

use sybyr_crypto::tip::{Part, TipJson};

use super::covering::Covering;
use super::reply::read_text;
use crate::cli::WrongValue;
use crate::problem::{NotPassedOn, Result};

/// The most words or phrases that are covered at once.
const MAX_COVERED: usize = 200;

/// Something that is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Without {
    /// All of a part.
    Part(Part),
    /// One file, from 1.
    File(usize),
}

impl std::str::FromStr for Without {
    type Err = WrongValue;

    fn from_str(text: &str) -> std::result::Result<Self, WrongValue> {
        let part = serde_json::from_value(text.into()).ok().map(Self::Part);
        let file = text.strip_prefix("file:").and_then(|number| number.parse().ok()).filter(|n| *n > 0).map(Self::File);
        part.or(file).ok_or(WrongValue::Part)
    }
}

/// What an officer chose to keep back.
pub(super) struct Mask<'a> {
    without: &'a [Without],
    covered: Vec<String>,
}

/// What is left of a tip.
pub(super) struct Masked {
    pub(super) tip: TipJson,
    pub(super) message: String,
    /// Which of its files still go.
    pub(super) files: Vec<bool>,
}

impl<'a> Mask<'a> {
    /// `cover` is a file of words and phrases, one a line.
    pub(super) fn read(without: &'a [Without], cover: Option<&Path>) -> Result<Self> {
        let text = read_text(cover)?;
        let covered: Vec<String> = text.lines().map(|line| line.trim().to_owned()).filter(|l| !l.is_empty()).collect();
        if (cover.is_some() && covered.is_empty()) || covered.len() > MAX_COVERED {
            return Err(NotPassedOn::NothingToCover { limit: MAX_COVERED }.into());
        }
        Ok(Self { without, covered })
    }

    /// Whether words are covered: files are not looked into.
    pub(super) fn covers(&self) -> bool {
        !self.covered.is_empty()
    }

    /// Applies it. A file that is not there, and a phrase that stands nowhere, is a slip that would leave something in.
    pub(super) fn apply(&self, mut tip: TipJson, mut message: String) -> Result<Masked> {
        let mut parts: BTreeSet<Part> = tip.masked.iter().copied().collect();
        let mut files = vec![true; tip.attachments.len()];
        for without in self.without {
            match without {
                Without::File(number) => {
                    *files.get_mut(number - 1).ok_or(NotPassedOn::NoSuchFile(*number))? = false;
                    parts.insert(Part::Attachments);
                }
                Without::Part(part) => {
                    if leave_out(*part, &mut tip, &mut message, &mut files) {
                        parts.insert(*part);
                    }
                }
            }
        }
        let mut kept = files.iter();
        tip.attachments.retain(|_| *kept.next().expect("one a file"));
        let covering = Covering::of(&self.covered);
        let mut found = vec![false; self.covered.len()];
        for (part, text) in texts(&mut tip, &mut message) {
            if let Some(covered) = covering.cover(text, &mut found) {
                *text = covered;
                parts.insert(part);
            }
        }
        if let Some((phrase, _)) = self.covered.iter().zip(&found).find(|(_, found)| !**found) {
            return Err(NotPassedOn::NotFound(phrase.clone()).into());
        }
        tip.masked = parts.into_iter().collect();
        Ok(Masked { tip, message, files })
    }
}

/// Takes a part out; whether there was anything.
fn leave_out(part: Part, tip: &mut TipJson, message: &mut String, files: &mut [bool]) -> bool {
    match part {
        Part::Message => !std::mem::take(message).is_empty(),
        Part::Sector => tip.sector.take().is_some(),
        Part::District => tip.district.take().is_some(),
        Part::Role => tip.role.take().is_some(),
        Part::Place => tip.place.take().is_some(),
        Part::When => tip.when.take().is_some(),
        Part::Who => tip.who.take().is_some(),
        Part::Known => tip.known.take().is_some(),
        Part::Risk => tip.risk.take().is_some(),
        Part::Finding => tip.finding.take().is_some(),
        Part::Answers => !std::mem::take(&mut tip.answers).is_empty(),
        Part::Attachments => {
            files.fill(false);
            !files.is_empty()
        }
    }
}

/// Everything that holds words of the source.
fn texts<'t>(tip: &'t mut TipJson, message: &'t mut String) -> impl Iterator<Item = (Part, &'t mut String)> {
    let fields = [
        (Part::Place, tip.place.as_mut()),
        (Part::When, tip.when.as_mut()),
        (Part::Who, tip.who.as_mut()),
        (Part::Known, tip.known.as_mut()),
    ];
    let fields = fields.into_iter().filter_map(|(part, text)| Some((part, text?)));
    let answers = tip.answers.iter_mut().map(|answer| (Part::Answers, &mut answer.text));
    let of_file = |text| (Part::Attachments, text);
    let files = tip.attachments.iter_mut().flat_map(move |file| [&mut file.name, &mut file.media_type].map(of_file));
    [(Part::Message, message)].into_iter().chain(fields).chain(answers).chain(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_is_named_as_the_protocol_does() {
        assert_eq!("who".parse(), Ok(Without::Part(Part::Who)));
        assert_eq!("file:2".parse(), Ok(Without::File(2)));
        for bad in ["file:0", "file:", "contact", "Who", ""] {
            assert!(bad.parse::<Without>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_word_is_covered_in_every_part_and_one_that_is_nowhere_is_named() {
        let zeros = "0".repeat(32);
        let tip = format!(
            r#"{{"v":1,"drop_id":"{zeros}","agency":"{zeros}{zeros}","id":"{zeros}","forward":"yes","kind":"report",
            "language":"ru","who":"Ивaнов","answers":[{{"id":"a","text":"ИВАНОВУ"}}],
            "attachments":[{{"name":"Иванов_паспорт.pdf","type":"x/Иванов","size":1}}]}}"#
        );
        let tip = TipJson::parse(tip.as_bytes()).expect("a tip");
        let mask = |words: &[&str]| Mask { without: &[], covered: words.iter().map(|&word| word.into()).collect() };
        let masked = mask(&["Иванов"]).apply(tip.clone(), "от Ива\u{301}нова".into()).expect("covered");
        let all = String::from_utf8(sybyr_crypto::json::write(&masked.tip)).expect("text") + &masked.message;
        assert!(!all.to_lowercase().contains("нов") && all.matches("█████").count() == 5, "{all}");
        assert_eq!(masked.tip.masked, [Part::Message, Part::Who, Part::Answers, Part::Attachments]);
        let refused = mask(&["Иванов", "Петров"]).apply(tip, String::new()).err();
        assert!(
            matches!(refused, Some(crate::problem::Problem::NotPassedOn(NotPassedOn::NotFound(word))) if word == "Петров")
        );
    }
}
