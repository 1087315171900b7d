//! Command-line transcripts: what is typed, what is said, how it ends. `tests/cmd/<command>/<case>.txt` holds
//!
//! ```text
//! # a comment; the first says why the case is there
//! with imported                 the state to start from: nothing, enrolled, imported
//! $ list --json                 a command of sybyr-officer; casebook, passphrase and day are given
//! % cat out/case-1/message.txt  another program
//! lines of standard output
//! ! lines of standard error
//! ? 15                          the exit code, when it is not 0
//! ```
//!
//! `[..]` stands for anything within a line. `UPDATE_TRANSCRIPTS=1` writes what was said instead of comparing; whatever
//! differs from run to run must be turned into `[..]` by hand.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use support::{DAY, Desk, Draft, Source, TODAY, TestDrop, copy_folder};
use sybyr_crypto::tip::{Kind, Language};
use sybyr_crypto::words::{List, fingerprint_words};

/// The states that cases start from, made once.
struct States {
    enrolled: Desk,
    imported: Desk,
}

impl States {
    fn make() -> Self {
        let mut drop = TestDrop::new(8, 0);
        let enrolled = Desk::empty();
        let (file, words) = drop.drop_file();
        fs::write(enrolled.path("drop.sybyr"), file).expect("written");
        fs::write(enrolled.path("words"), &words).expect("written");
        fs::write(enrolled.path("texts.json"), TEXTS).expect("written");
        fs::write(enrolled.path("answer.txt"), "Рахмет, тексереміз.\n").expect("written");
        enrolled.write_private("wrong", b"not the passphrase\n");
        fs::write(enrolled.path("readable"), b"correct horse battery staple\n").expect("written");
        enrolled.ok(&[
            "init",
            "--drop",
            "drop.sybyr",
            "--name",
            "Service",
            "--name-ru",
            "Служба",
            "--name-kk",
            "Қызмет",
            "--texts",
            "texts.json",
            "--fingerprint",
            &words,
            "--work-factor",
            "15",
        ]);
        let card = enrolled.card(&drop);
        let other = Desk::init(&drop);
        let agency = other.card(&drop).agency;
        fs::copy(other.path("agency.card"), enrolled.path("other.card")).expect("copied");
        fs::write(enrolled.path("other-words"), fingerprint_words(&agency.0, List::En).join(" ")).expect("written");
        let mut source = Source::new();
        let drafts = [
            Draft {
                message: "Взятка за участок под застройку.\n\nСумма — 500\u{a0}000 ₸, свидетели есть.",
                files: &[("отчёт №1.pdf", b"%PDF-1.4 report"), ("../../x", b"hello"), ("empty", b"")],
                sector: Some("land"),
                place: Some("Талгар, ул. Абая"),
                ..Draft::default()
            },
            Draft {
                message: "Өткізу үшін ақша сұрады", kind: Kind::Quick, language: Language::Kk, ..Draft::default()
            },
            Draft {
                message: "\u{1b}[2J\u{1b}]0;owned\u{7}line\rover\u{202e}txet",
                files: &[("invoice\u{202e}fdp.exe", b"MZ")],
                place: Some("a\nCase 9: forged line\u{200b}"),
                sector: Some("unknown-sector"),
                language: Language::En,
                ..Draft::default()
            },
        ];
        for (i, draft) in drafts.iter().enumerate() {
            let tip = if i == 0 { source.tip(&card, draft) } else { Source::new().tip(&card, draft) };
            drop.close_batch(vec![tip]);
        }
        let follow_up =
            Draft {
                message: "Ещё документ.", files: &[("b.txt", b"more")], kind: Kind::Message, ..Draft::default()
            };
        let tip = source.tip(&card, &follow_up);
        drop.close_batch(vec![tip]);
        fs::write(enrolled.path("bundle"), drop.bundle(&card, 0)).expect("written");
        let bundle = fs::read(enrolled.path("bundle")).expect("there");
        fs::write(enrolled.path("cut"), &bundle[..bundle.len() / 2]).expect("written");

        let imported = Desk::empty();
        copy_folder(enrolled.dir.path(), imported.dir.path());
        imported.ok(&["import", "bundle"]);
        Self { enrolled, imported }
    }

    fn copy(&self, name: &str) -> Desk {
        let desk = Desk::empty();
        match name {
            "enrolled" => copy_folder(self.enrolled.dir.path(), desk.dir.path()),
            "imported" => copy_folder(self.imported.dir.path(), desk.dir.path()),
            "nothing" => {
                copy_folder(self.enrolled.dir.path(), desk.dir.path());
                fs::remove_dir_all(desk.path("casebook")).expect("removed");
                fs::remove_file(desk.path("agency.card")).expect("removed");
            }
            other => panic!("no such state: {other}"),
        }
        desk
    }
}

const TEXTS: &str = r#"{
  "sectors": [{ "id": "land", "names": { "en": "Land", "ru": "Земля", "kk": "Жер" } }],
  "hotline": "1424",
  "deadlines": { "acknowledge": 10 },
  "rhythm": 7
}"#;

/// Runs a line of a transcript.
fn run(desk: &Desk, line: &str) -> Output {
    let [words, other] = ["words", "other-words"].map(|name| fs::read_to_string(desk.path(name)).expect("there"));
    let arguments = split(line).into_iter().map(|a| a.replace("$WORDS", &words).replace("$OTHER", &other));
    let arguments: Vec<String> = arguments.collect();
    let arguments: Vec<String> =
        arguments.iter().map(|a| a.replace("$OFFICER", env!("CARGO_BIN_EXE_sybyr-officer"))).collect();
    let mut command;
    if line.starts_with("% ") {
        command = Command::new(&arguments[1]);
        command.args(&arguments[2..]);
    } else {
        let arguments = &arguments[1..];
        let has = |name: &str| arguments.iter().any(|a| a == name);
        // in a session of its own there is no terminal to ask on
        command = Command::new("setsid");
        command.args(["--wait", env!("CARGO_BIN_EXE_sybyr-officer")]);
        for (name, value) in [("--casebook", "casebook"), ("--passphrase-file", "passphrase"), ("--today", TODAY)] {
            let is_off = arguments.first().is_some_and(|a| a == "bare");
            if !has(name) && !is_off {
                command.args([name, value]);
            }
        }
        command.args(arguments.iter().filter(|a| *a != "bare"));
    }
    command.current_dir(desk.dir.path()).env("LC_ALL", "C").output().expect("starts")
}

/// Words of a command line; quotes keep spaces.
fn split(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut is_quoted = false;
    for c in line.chars() {
        match c {
            '"' => is_quoted = !is_quoted,
            ' ' if !is_quoted => words.push(String::new()),
            c => words.last_mut().expect("never empty").push(c),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The transcript as it happened.
fn happened(desk: &Desk, text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let is_head = !out.contains("\n$ ") && !out.contains("\n% ");
        if is_head && (line.starts_with('#') || line.starts_with("with ")) {
            out.push_str(&format!("{line}\n"));
        } else if line.starts_with("$ ") || line.starts_with("% ") {
            let output = run(desk, line);
            out.push_str(&format!("{line}\n{}", String::from_utf8_lossy(&output.stdout)));
            if !out.ends_with('\n') {
                out.push('\n');
            }
            for said in String::from_utf8_lossy(&output.stderr).lines() {
                out.push_str(format!("! {said}").trim_end());
                out.push('\n');
            }
            match output.status.code() {
                Some(0) => {}
                Some(code) => out.push_str(&format!("? {code}\n")),
                None => out.push_str("? killed\n"),
            }
        }
    }
    out
}

/// Whether a line is the expected one, where `[..]` stands for anything.
fn matches(expected: &str, line: &str) -> bool {
    let mut parts = expected.split("[..]");
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = line.strip_prefix(first) else { return false };
    let mut last = None;
    for part in parts {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
        last = Some(part);
    }
    rest.is_empty() || last.is_some_and(|part| part.is_empty() || line.ends_with(part))
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").path()).collect();
    found.sort();
    found
}

#[test]
fn every_transcript_happens_as_written() {
    assert_eq!(DAY, 20_779);
    support::renderer();
    let states = States::make();
    let update = std::env::var_os("UPDATE_TRANSCRIPTS").is_some();
    let mut failed = Vec::new();
    let mut count = 0;
    for command in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd")) {
        for case in files(&command) {
            let expected = fs::read_to_string(&case).expect("text");
            let state = expected.lines().find_map(|line| line.strip_prefix("with ")).unwrap_or("imported");
            let actual = happened(&states.copy(state), &expected);
            count += 1;
            let same = expected.lines().count() == actual.lines().count()
                && expected.lines().zip(actual.lines()).all(|(e, a)| matches(e, a));
            if !same && update {
                fs::write(&case, actual).expect("written");
            } else if !same {
                failed.push(format!("{}\n--- expected\n{expected}--- happened\n{actual}", case.display()));
            }
        }
    }
    assert!(failed.is_empty(), "{} of {count} transcripts differ:\n{}", failed.len(), failed.join("\n"));
    assert!(count >= 40, "only {count} transcripts were found");
}

#[test]
fn wildcards_match_within_a_line_and_no_further() {
    assert!(matches("a [..] c", "a b c"));
    assert!(matches("[..]", ""));
    assert!(matches("a[..]", "abc"));
    assert!(!matches("a[..]c", "abd"));
    assert!(!matches("a", "ab"));
    assert!(!matches("[..]b", "bc"));
}
