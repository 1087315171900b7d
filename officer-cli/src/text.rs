//! Everything the program says, in three languages: a sentence that one of them lacks does not compile.

pub(crate) mod command_line;
mod copying;
mod deciding;
mod en;
mod evidence;
mod files;
mod key_faults;
pub(crate) mod keys;
mod kk;
mod on_screen;
mod passing;
mod printing;
mod proving;
mod recovering;
mod report;
mod rites;
mod ru;
mod saving;
mod screens;
mod showing;
mod sign_offs;
mod upkeep;
mod waiting;
mod went_back;

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use serde::Serialize;
use serde_json::json;
use sybyr_crypto::keys::{Day, Fingerprint};
use sybyr_crypto::reply::Status;
use sybyr_crypto::tip::{Finding, Forwarding, Kind, Language as TipLanguage, Risk};
use sybyr_crypto::words::{List, fingerprint_words};

use crate::casebook::{ReplyState, SignOff};
use crate::problem::Problem;
use crate::terminal;
pub use copying::Copying;
pub use deciding::Deciding;
pub use evidence::Evidence;
pub use files::AboutFiles;
pub use keys::AboutKeys;
pub use on_screen::OnScreen;
pub use passing::Passing;
pub use proving::{Proving, Upload};
pub use recovering::{Recovering, ShareWords};
pub use report::ReportWords;
pub use rites::Rite;
pub(crate) use saving::Remark;
pub use screens::Screens;
pub use showing::Showing;
pub use upkeep::Upkeep;
pub use went_back::WentBack;

/// A language of what is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// English
    En,
    /// русский
    Ru,
    /// қазақша
    Kk,
}

/// A sentence beside errors. Names and paths in it are made safe by the languages.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each is explained by its sentence in en.rs")]
pub enum Say {
    AskPassphrase,
    ChoosePassphrase,
    RepeatPassphrase,
    ConfirmDrop { fingerprint: Fingerprint },
    ConfirmExport,
    AgencyMade { name: String, fingerprint: Fingerprint },
    AfterInit { casebook: PathBuf },
    ConfirmRestore { outbox: Option<u64> },
    LaterSigned { shard: String, here: u32, signed: u32 },
    Restored { next: u64 },
    AfterRestore,
    CardsWritten { output: PathBuf, cards: usize, until: Day },
    AgencyWords { fingerprint: Fingerprint },
    IdentityWritten { output: PathBuf, keys: usize },
    Mended,
    TornTail { kept: PathBuf },
    ClockDiffers { today: Day, bundle: Day },
    Imported { number: u64, tips: usize, new_cases: usize, known: usize, withdrawn: usize },
    DidNotOpen { leaves: Vec<String> },
    SignedFor { shard: String, size: u32 },
    AfterImport,
    NoCases,
    UnopenedTips { tips: Vec<(String, PathBuf)> },
    NoText,
    New,
    Withdrawn,
    Repeated,
    OldKey,
    Heard,
    HeardCases { cases: Vec<String> },
    BlobDamaged { blob: String },
    CaseTitle { case: i64, tips: usize, replies: usize },
    TipTitle { number: usize, day: Day, leaf: String },
    ReplyTitle { n: u32, day: Day, status: Status, parts: usize, state: ReplyState },
    Saved { folder: PathBuf, files: usize },
    ReplyWritten { case: i64, n: u32, parts: usize, delay: u32 },
    OutboxWritten { output: PathBuf, number: u64, replies: usize, slots: u32, waiting: usize },
    OutboxAgain { output: PathBuf, number: u64 },
    OutboxLate { output: PathBuf, number: u64 },
    OutboxKept { number: u64 },
    OnceMore { replies: usize },
    TooManyParts { case: i64, n: u32, parts: usize, slots: u32 },
    ReplyFileDamaged { case: i64, n: u32, path: PathBuf },
    ReplyGivenUp { case: i64, n: u32 },
    CardsEnd { until: Day },
    PreviousUnconfirmed { number: u64 },
    Deciding(Deciding),
    Proving(Proving),
    Passing(Passing),
    WentBack(WentBack),
    Upkeep(Upkeep),
    Recovering(Recovering),
    Showing(Showing),
    Evidence(Evidence),
    Keys(AboutKeys),
    Rite(Rite),
    SignOff(SignOff),
    OnScreen(OnScreen),
    Files(AboutFiles),
    Copying(Copying),
}

/// A label in `show`.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "each names a key of tip.json")]
pub enum Field {
    Kind,
    Language,
    Forward,
    Sector,
    District,
    Place,
    When,
    Who,
    Known,
    Risk,
    Role,
    Finding,
    Contact,
    Reference,
}

/// What each language provides.
trait Words {
    /// What happened, and what to do next.
    fn problem(&self, problem: &Problem) -> (String, String);
    fn say(&self, what: &Say) -> String;
    fn error_and_help(&self) -> [&'static str; 2];
    fn yes(&self) -> &'static str;
    fn field(&self, field: Field) -> &'static str;
    fn kind(&self, kind: Kind) -> &'static str;
    fn language_name(&self, language: TipLanguage) -> &'static str;
    fn forwarding(&self, forwarding: Forwarding) -> &'static str;
    fn risk(&self, risk: Risk) -> &'static str;
    fn finding(&self, finding: Finding) -> &'static str;
    fn status(&self, status: Status) -> &'static str;
    fn list_heads(&self) -> [&'static str; 10];
    fn units(&self) -> [&'static str; 3];
    fn list(&self) -> List;
}

impl Language {
    /// From `LC_ALL`, `LC_MESSAGES` or `LANG`, whichever is set first; English otherwise.
    pub fn of_the_system() -> Self {
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()));
        match set.as_deref().and_then(|value| value.get(..2)) {
            Some("ru") => Self::Ru,
            Some("kk") => Self::Kk,
            _ => Self::En,
        }
    }

    /// The language that a command line asks for, also one that is wrong in other places; otherwise the system's.
    pub(crate) fn asked(arguments: &[std::ffi::OsString]) -> Self {
        let mut words = arguments.iter().filter_map(|argument| argument.to_str());
        let mut asked = None;
        while let Some(word) = words.next() {
            let code = if word == "--language" { words.next() } else { word.strip_prefix("--language=") };
            asked = code.and_then(|code| <Self as ValueEnum>::from_str(code, false).ok()).or(asked);
        }
        asked.unwrap_or_else(Self::of_the_system)
    }

    fn words(self) -> &'static dyn Words {
        match self {
            Self::En => &en::En,
            Self::Ru => &ru::Ru,
            Self::Kk => &kk::Kk,
        }
    }

    /// A sentence.
    pub fn say(self, what: &Say) -> String {
        self.words().say(what)
    }

    /// A problem for people, or as an object for scripts.
    pub fn told(self, problem: &Problem, as_json: bool) -> String {
        let text = self.problem(problem);
        let exit = problem.exit() as u8;
        if as_json { terminal::json_line(&json!({ "problem": text, "exit": exit })) } else { text }
    }

    /// What went wrong, and on a second line what to do.
    pub fn problem(self, problem: &Problem) -> String {
        let words = self.words();
        let [error, help] = words.error_and_help();
        let (what, next) = words.problem(problem);
        format!("{error}: {what}\n{help}: {next}")
    }

    /// Whether an answer means yes, in this language or in English.
    pub fn is_yes(self, answer: &str) -> bool {
        let answer = answer.trim().to_lowercase();
        answer == self.words().yes() || answer == "yes"
    }

    /// The label of a field.
    pub fn field(self, field: Field) -> &'static str {
        self.words().field(field)
    }

    /// How a tip was written.
    pub fn kind(self, kind: Kind) -> &'static str {
        self.words().kind(kind)
    }

    /// Where a case stands.
    pub fn status(self, status: Status) -> &'static str {
        self.words().status(status)
    }

    /// What a source was told last, by the protocol's word.
    pub fn status_word(self, word: Option<&str>) -> String {
        let Some(word) = word else { return self.report().not_answered.to_owned() };
        serde_json::from_value(word.into())
            .map_or_else(|_| terminal::line(word), |status| self.words().status(status).to_owned())
    }

    /// How a tip was written, by the protocol's word.
    pub fn kind_word(self, word: &str) -> String {
        serde_json::from_value(word.into()).map_or_else(|_| terminal::line(word), |kind| self.kind(kind).to_owned())
    }

    /// The name of a language.
    pub fn language_name(self, language: TipLanguage) -> &'static str {
        self.words().language_name(language)
    }

    /// May the body pass the tip on?
    pub fn forwarding(self, forwarding: Forwarding) -> &'static str {
        self.words().forwarding(forwarding)
    }

    /// Is the source at risk?
    pub fn risk(self, risk: Risk) -> &'static str {
        self.words().risk(risk)
    }

    /// The kind of corruption risk of a field report.
    pub fn finding(self, finding: Finding) -> &'static str {
        self.words().finding(finding)
    }

    /// The heads of the list's columns.
    pub fn list_heads(self) -> [&'static str; 10] {
        self.words().list_heads()
    }

    /// A file's size.
    pub fn size(self, bytes: u64) -> String {
        let [small, middle, large] = self.words().units();
        match bytes {
            0..10_000 => format!("{bytes} {small}"),
            10_000..10_000_000 => format!("{} {middle}", bytes / 1000),
            _ => format!("{} {large}", bytes / 1_000_000),
        }
    }
}

/// Twelve words on two lines.
fn words_of(fingerprint: &Fingerprint, list: List) -> String {
    let words = fingerprint_words(&fingerprint.0, list);
    let (first, second) = words.split_at(6);
    format!("  {}\n  {}", first.join(" "), second.join(" "))
}

/// A path, safe to show.
fn path(path: &Path) -> String {
    terminal::line(&path.to_string_lossy())
}

/// Where blobs lie that did not open, one a line.
fn places(tips: &[(String, PathBuf)]) -> String {
    tips.iter().map(|(leaf, blob)| format!("\n  {}: {}", terminal::line(leaf), path(blob))).collect()
}

/// The first ten of a list, safe to show.
fn first_ten(items: &[String]) -> String {
    let mut text = items.iter().take(10).map(|item| terminal::line(item)).collect::<Vec<_>>().join(", ");
    if items.len() > 10 {
        text.push_str(&format!(", … ({})", items.len()));
    }
    text
}
