//! What of a tip does not go to another agency: parts that are left out, and words that a mark covers.

use std::collections::BTreeSet;
use std::path::Path;

use sybyr_crypto::tip::{Part, TipJson};

use super::reply::read_text;
use crate::problem::{NotPassedOn, Result};

/// Stands for what was covered; always as long, so that nobody counts letters.
pub(super) const MARK: &str = "█████";
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
    type Err = String;

    fn from_str(text: &str) -> std::result::Result<Self, String> {
        let part = serde_json::from_value(text.into()).ok().map(Self::Part);
        let file = text.strip_prefix("file:").and_then(|number| number.parse().ok()).filter(|n| *n > 0).map(Self::File);
        part.or(file).ok_or_else(|| {
            let word = |part| serde_json::to_value(part).ok()?.as_str().map(str::to_owned);
            let words: Vec<String> = Part::ALL.into_iter().filter_map(word).collect();
            format!("expected file:NUMBER or one of {}", words.join(", "))
        })
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
        for phrase in &self.covered {
            let mut found = false;
            for (part, text) in texts(&mut tip, &mut message) {
                if let Some(covered) = cover(text, phrase) {
                    *text = covered;
                    parts.insert(part);
                    found = true;
                }
            }
            if !found {
                return Err(NotPassedOn::NotFound(phrase.clone()).into());
            }
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
    let names = tip.attachments.iter_mut().map(|file| (Part::Attachments, &mut file.name));
    [(Part::Message, message)].into_iter().chain(fields).chain(answers).chain(names)
}

/// The text with each place covered where the phrase stands, up to the ends of its words: an ending tells of a name.
/// `None` when it stands nowhere. Letters count as equal whatever their case, and so do ё and е, and all white space.
fn cover(text: &str, phrase: &str) -> Option<String> {
    let letters: Vec<char> = text.chars().collect();
    let phrase: Vec<char> = squeeze(phrase);
    let mut covered = String::with_capacity(text.len());
    let mut found = false;
    let mut at = 0;
    while at < letters.len() {
        match end_of_match(&letters[at..], &phrase) {
            Some(len) => {
                found = true;
                // back to the beginning of the word, of which a part is written already
                while covered.chars().next_back().is_some_and(char::is_alphanumeric) {
                    covered.pop();
                }
                at += len;
                while letters.get(at).is_some_and(|c| c.is_alphanumeric()) {
                    at += 1;
                }
                covered.push_str(MARK);
            }
            None => {
                covered.push(letters[at]);
                at += 1;
            }
        }
    }
    found.then_some(covered)
}

fn squeeze(phrase: &str) -> Vec<char> {
    phrase.split_whitespace().collect::<Vec<_>>().join(" ").chars().map(fold).collect()
}

fn fold(c: char) -> char {
    match c.to_lowercase().next().unwrap_or(c) {
        'ё' => 'е',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// How many letters of the beginning are the phrase; a run of white space is one space.
fn end_of_match(letters: &[char], phrase: &[char]) -> Option<usize> {
    let mut at = 0;
    for wanted in phrase {
        if fold(*letters.get(at)?) != *wanted {
            return None;
        }
        at += 1;
        if *wanted == ' ' {
            while letters.get(at).is_some_and(|c| c.is_whitespace()) {
                at += 1;
            }
        }
    }
    (at > 0).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_covered_whole_in_any_case_and_with_any_ending() {
        for (text, phrase, covered) in [
            ("Иванов взял.", "иванов", "█████ взял."),
            ("у Иванова и ИВАНОВЫМ", "Иванов", "у █████ и █████"),
            ("Семён\n  Петров", "семен петров", "█████"),
            ("в доме 5, кв. 17", "кв. 17", "в доме 5, █████"),
            ("ааа", "а", "█████"),
            ("хИванов", "Иванов", "█████"),
        ] {
            assert_eq!(cover(text, phrase).as_deref(), Some(covered), "{text}");
        }
        for (text, phrase) in [("Ивано", "Иванов"), ("", "а"), ("а", " "), ("аб", "а б")] {
            assert_eq!(cover(text, phrase), None, "{text}");
        }
    }

    #[test]
    fn what_is_left_out_is_named_as_the_protocol_does() {
        assert_eq!("who".parse(), Ok(Without::Part(Part::Who)));
        assert_eq!("file:2".parse(), Ok(Without::File(2)));
        for bad in ["file:0", "file:", "contact", "Who", ""] {
            assert!(bad.parse::<Without>().is_err(), "{bad}");
        }
    }
}
