//! `evidence`: the guide inside the package is followed word for word, with the tools it names, and nothing else is inside.

mod support;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use support::{Desk, Draft, Source, TestDrop};
use sybyr_crypto::card::Card;
use sybyr_crypto::words::{List, fingerprint_words};

const NOTE: &str = "planted-internal-note";

struct Case {
    drop: TestDrop,
    desk: Desk,
    card: Card,
    source: Source,
}

/// Three cases; the first has two tips and two decisions, one of them with a note.
fn case() -> Case {
    let mut drop = TestDrop::new(8, 0);
    let desk = Desk::init(&drop);
    let card = desk.card(&drop);
    let (mut source, mut other) = (Source::new(), Source::new());
    let files: [(&str, &[u8]); 2] = [("отчёт №1.pdf", b"report"), ("../../empty", b"")];
    let first = Draft { message: "Взятка за участок.", files: &files, ..Draft::default() };
    let tips = vec![
        source.tip(&card, &first),
        other.tip(&card, &Draft { message: "planted-other-case", ..Draft::default() }),
        Source::new().tip(&card, &Draft { message: "A third one.", ..Draft::default() }),
    ];
    // one batch each, so that the first case is the first source's
    tips.into_iter().for_each(|tip| drop.close_batch(vec![tip]));
    let big = vec![b'x'; 200_000];
    let second = Draft { message: "И ещё.", files: &[("big.bin", &big)], ..Draft::default() };
    drop.close_batch(vec![source.tip(&card, &second)]);
    fs::write(desk.path("bundle"), drop.bundle(&card, 0)).expect("written");
    desk.ok(&["import", "bundle"]);
    fs::write(desk.path("note"), NOTE).expect("written");
    desk.ok(&["--officer", "Desk 2", "triage", "2", "--urgency", "high"]);
    desk.ok(&["--officer", "Desk 2", "triage", "1", "--signs", "yes"]);
    desk.ok(&["--officer", "Desk 2", "triage", "1", "--note-file", "note"]);
    Case { drop, desk, card, source }
}

impl Case {
    fn unpack(&self) -> std::path::PathBuf {
        let said = self.desk.ok(&["evidence", "1", "--output", "case-1.tar", "--yes"]);
        let sum = run(self.desk.dir.path(), "sha256sum case-1.tar | cut -c-64");
        assert!(said.contains(&format!("SHA-256 {}", text(&sum).trim())), "{said}");
        let folder = self.desk.path("court");
        fs::create_dir(&folder).expect("made");
        let output = run(&folder, "tar -xf ../case-1.tar");
        assert!(output.status.success(), "{output:?}");
        folder
    }
}

fn run(folder: &Path, script: &str) -> Output {
    Command::new("bash").args(["-c", script]).env("LC_ALL", "C").current_dir(folder).output().expect("bash starts")
}

fn text(output: &Output) -> String {
    assert!(
        output.status.success(),
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout.clone()).expect("text")
}

/// The blocks of the guide.
fn steps(folder: &Path, language: &str) -> Vec<String> {
    let guide = fs::read_to_string(folder.join(format!("readme-{language}.txt"))).expect("a guide");
    guide.split("\n```\n").skip(1).step_by(2).map(Into::into).collect()
}

#[test]
fn an_expert_checks_every_step_with_the_tools_of_the_guide() {
    let case = case();
    let folder = case.unpack();
    let steps_en = steps(&folder, "en");
    assert_eq!(steps_en.len(), 6);
    assert!(["ru", "kk"].iter().all(|language| steps(&folder, language) == steps_en), "one set of commands");
    for language in ["en", "ru", "kk"] {
        let guide = fs::read_to_string(folder.join(format!("readme-{language}.txt"))).expect("a guide");
        for (number, said) in (1..=6).zip(guide.split("\n```\n").step_by(2)) {
            let last = said.trim().lines().last().unwrap_or_default();
            assert!(last.starts_with(&format!("{number}. ")), "what a block shows stands above it: {last}");
        }
    }
    let said: Vec<String> = steps_en.iter().map(|step| text(&run(&folder, step))).collect();
    assert!(said[0].lines().count() > 15 && said[0].lines().all(|line| line.ends_with(": OK")), "{}", said[0]);
    assert_eq!(said[1], "tips/01: the same\ntips/02: the same\n");
    assert_eq!(said[2], "tips/01/leaf.json is in the log\ntips/02/leaf.json is in the log\n");
    assert_eq!(said[3], "Signature Verified Successfully\n");
    let words = [List::Kk, List::Ru, List::En].map(|list| fingerprint_words(&case.card.agency.0, list).join(" "));
    assert_eq!(said[4], format!("Desk desk root log\n{}\nSignature Verified Successfully\n", words.join("\n")));
    assert_eq!(said[5], "2 fits its hash\n3 is withheld\n");
    assert_eq!(fs::read(folder.join("tips/01/opened/attachments/01")).expect("there"), b"report");
    assert!(fs::read_to_string(folder.join("tips/01/names.txt")).expect("there").contains("01 = отчёт №1.pdf"));
    assert!(fs::read_to_string(folder.join("case.html")).expect("there").contains("Взятка за участок."));
}

#[test]
fn after_a_rekey_each_note_is_checked_with_the_key_that_signed_it() {
    let case = case();
    case.desk.ok(&["rekey"]);
    let check = |case: &Case| {
        let folder = case.unpack();
        let steps = steps(&folder, "en");
        assert_eq!(text(&run(&folder, &steps[3])), "Signature Verified Successfully\n");
        let said = text(&run(&folder, &steps[4]));
        assert!(
            said.starts_with("Desk desk root log\n") && said.ends_with("\nSignature Verified Successfully\n"),
            "{said}"
        );
        let card = fs::read(folder.join("log/2026-1/agency.card")).expect("there");
        fs::remove_dir_all(folder).expect("removed");
        fs::remove_file(case.desk.path("case-1.tar")).expect("removed");
        card
    };
    let before = check(&case);
    // another tip: the note over it is signed by both desks while the server may go by either
    let Case { mut drop, desk, card, mut source } = case;
    drop.close_batch(vec![source.tip(&card, &Draft { message: "Later.", ..Draft::default() })]);
    fs::write(desk.path("bundle"), drop.bundle(&card, 4)).expect("written");
    desk.ok(&["import", "bundle"]);
    assert_ne!(check(&Case { drop, desk, card, source }), before);
}

#[test]
fn what_was_altered_shows_at_its_step() {
    let case = case();
    let folder = case.unpack();
    let steps = steps(&folder, "en");
    let change = |name: &str, from: &str, to: &str| {
        let path = folder.join(name);
        let before = fs::read_to_string(&path).expect("there");
        assert!(before.contains(from), "{name}: {before}");
        fs::write(&path, before.replacen(from, to, 1)).expect("written");
        move || fs::write(&path, &before).expect("written")
    };
    let undo = change("tips/01/opened/message.txt", "Взятка", "Подарок");
    assert!(!run(&folder, &steps[0]).status.success());
    assert!(!String::from_utf8_lossy(&run(&folder, &steps[1]).stdout).contains("tips/01: the same"));
    undo();
    let undo = change("log/2026-1/seen", "\n4\n", "\n5\n");
    assert!(text(&run(&folder, &steps[2])).contains("tips/01/leaf.json IS NOT IN THE LOG"));
    assert!(!String::from_utf8_lossy(&run(&folder, &steps[3]).stdout).contains("Verified"));
    undo();
    let undo = change("journal.jsonl", "Desk 2", "Desk 3");
    assert!(text(&run(&folder, &steps[5])).contains("2 DOES NOT FIT ITS HASH"));
    undo();
    let path = folder.join("tips/02/blob");
    let mut blob = fs::read(&path).expect("there");
    *blob.last_mut().expect("long") ^= 1;
    fs::write(path, blob).expect("written");
    assert!(!String::from_utf8_lossy(&run(&folder, &steps[1]).stdout).contains("tips/02: the same"));
    assert!(text(&run(&folder, &steps[2])).contains("tips/02/leaf.json IS NOT IN THE LOG"));
}

#[test]
fn nothing_of_other_cases_of_officers_or_of_the_thread_lies_open_in_it() {
    let case = case();
    case.desk.ok(&["--officer", "Desk 2", "triage", "1", "--duplicate-of", "3"]);
    case.desk.ok(&["--officer", "Desk 2", "triage", "1", "2", "--tag", "planted-tag"]);
    assert!(case.desk.ok(&["print", "1"]).contains("repeats case: 3"), "our own page says it");
    let folder = case.unpack();
    let page = fs::read_to_string(folder.join("case.html")).expect("there");
    assert!(!page.contains("repeats case") && page.contains("planted-tag"), "{page}");
    // whoever knows all but a word of what is withheld cannot try words until the hash fits: each has a random part
    let journal = case.desk.json(&["journal", "1", "--json"]);
    let texts: Vec<&str> =
        journal["decisions"].as_array().expect("some").iter().filter_map(|d| d["json"].as_str()).collect();
    let blind = |text: &str| text.split_once("\"blind\":\"").is_some_and(|(_, rest)| rest.len() > 32);
    assert_eq!(texts.iter().map(|text| blind(text)).collect::<Vec<_>>(), [false, true, true, true], "{texts:?}");
    let extract = fs::read_to_string(folder.join("journal.jsonl")).expect("there");
    assert!(!extract.contains("blind") && extract.lines().count() == 4, "{extract}");
    let listed = text(&run(&folder, "find . -type f | sort"));
    assert!(!listed.contains("keys.json") && !listed.contains("padding"), "{listed}");
    let key = case.source.root.thread_key(&case.card.agency);
    let key = serde_json::to_string(&key).expect("hex");
    let reply_to = case.source.root.reply_identity(&case.card.agency).to_recipient().to_string();
    let tar = fs::read(case.desk.path("case-1.tar")).expect("there");
    let holds = |secret: &str| tar.windows(secret.len()).any(|window| window == secret.as_bytes());
    assert!(holds("Взятка за участок.") && holds("AGE-SECRET-KEY-1"), "the search finds what is there");
    for secret in [key.trim_matches('"'), &reply_to, "AGE-SECRET-KEY-PQ", "planted-other-case", NOTE, "correct horse"] {
        assert!(!holds(secret), "{}", &secret[..8]);
    }
    // each identity opens its own blob only
    let opened =
        run(&folder, "{ cat tips/01/age-header; tail -c +1628 tips/02/blob; } | age -d -i tips/02/identity.txt");
    assert!(!opened.status.success());
}

#[test]
fn a_package_is_written_once_outside_the_casebook_and_with_consent() {
    let case = case();
    let said = case.desk.fails(16, &["evidence", "1", "--output", "case-1.tar"]);
    assert!(said.contains("--yes") && !case.desk.path("case-1.tar").exists(), "{said}");
    case.desk.ok(&["evidence", "1", "--output", "case-1.tar", "--yes"]);
    case.desk.fails(17, &["evidence", "1", "--output", "case-1.tar", "--yes"]);
    case.desk.fails(17, &["evidence", "1", "--output", "casebook/case-1.tar", "--yes"]);
    case.desk.fails(15, &["evidence", "9", "--output", "case-9.tar", "--yes"]);
    assert!(!case.desk.path("case-9.tar").exists());
}
