//! The officer's guide, from its first console block to its last, typed in one sandbox: what it tells to type works, in this
//! order, and says what the guide shows.
//!
//! In a block that begins with ` ```console ` lines after `$ ` are typed; the lines below one must occur in what it says, in
//! their order, where `…` stands for anything. `GUIDE_SAYS=1 cargo test -p sybyr-officer --test guide_runs -- --nocapture`
//! prints all that was said.

mod support;

use std::fs;
use std::process::{Command, Stdio};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use support::{Desk, Draft, Source, TODAY, TestDrop};
use sybyr_crypto::card::{Card, open_file};
use sybyr_crypto::words::{List, fingerprint_words};

const GUIDE: &str = include_str!("../../docs/officer-guide.md");
const PROGRAM: &str = "sybyr-officer --casebook ~/casebook ";

/// Where the guide's places lie in the sandbox.
const PLACES: &[(&str, &str)] = &[("/dev/shm/sheets", "media/sheets"), ("~/", "home/"), ("/media/", "media/")];

/// Commands that are only shown, and why.
const NOT_RUN: &[(&str, &str)] = &[
    (
        "sybyr-officer --casebook ~/casebook --language kk ceremony",
        "asks at a terminal: tests/ceremony.rs goes through it",
    ),
    ("age ", "not on every machine that tests; tests/an-independent-program-opens-a-tip.story.ts has it"),
];

/// What is asked at a terminal, given in the ways that scripts have. `$WORDS` are the drop's words, `$OTHER` the other agency's.
const ANSWERS: &[(&str, &[&str])] = &[
    ("init", &["--fingerprint", "$WORDS", "--work-factor", "15"]),
    ("rehearse", &["--share-file", "media/share-1"]),
    ("evidence", &["--yes"]),
    ("agency-card import", &["--fingerprint", "$OTHER"]),
    (
        "recover",
        &[
            "--share-file",
            "media/share-1",
            "--share-file",
            "media/share-2",
            "--share-file",
            "media/share-3",
            "--work-factor",
            "15",
        ],
    ),
    ("restore", &["--yes"]),
    ("identity export", &["--yes"]),
    ("identity add", &["--new-passphrase-file", "media/deputy", "--work-factor", "15"]),
    ("identity remove", &["--yes"]),
    // eleven months before the last card ends at the earliest
    ("card renew", &["--today", "2027-03-01"]),
];

/// How a command ends that has something to complain of, by what the guide shows of it.
const COMPLAINS: &[(&str, i32)] = &[("ALARM", 13), ("do not count yet", 20)];

/// A command, and the lines that it must say.
struct Typed {
    line: String,
    says: Vec<String>,
}

fn blocks(kind: &str) -> Vec<Vec<&'static str>> {
    let (mut blocks, mut inside): (Vec<Vec<&str>>, Option<Vec<&str>>) = (Vec::new(), None);
    for line in GUIDE.lines() {
        match (line.strip_prefix("```"), &mut inside) {
            (Some(_), Some(_)) => blocks.extend(inside.take().filter(|block| block[0] == kind)),
            (Some(of), None) => inside = Some(vec![of]),
            (None, Some(block)) => block.push(line),
            (None, None) => {}
        }
    }
    blocks
}

fn commands() -> Vec<Typed> {
    let mut commands: Vec<Typed> = Vec::new();
    for line in blocks("console").into_iter().flat_map(|block| block.into_iter().skip(1)) {
        match line.strip_prefix("$ ") {
            Some(line) => commands.push(Typed { line: line.to_owned(), says: Vec::new() }),
            None => commands.last_mut().expect("a command first").says.push(line.to_owned()),
        }
    }
    commands
}

/// The room of an officer: home, sticks, and what the courier brings.
struct Room {
    desk: Desk,
    drop: TestDrop,
    other: (Desk, String),
    sources: Vec<Source>,
    card: Option<Card>,
}

impl Room {
    fn new() -> Self {
        let drop = TestDrop::new(16, 0);
        let desk = Desk::empty();
        for folder in ["home", "media/stick", "media/root-stick", "media/backup"] {
            fs::create_dir_all(desk.path(folder)).expect("made");
        }
        let other = Desk::empty();
        let (file, words) = drop.drop_file();
        fs::write(other.path("drop.sybyr"), file).expect("written");
        let init = ["init", "--drop", "drop.sybyr", "--name", "Land office", "--fingerprint", &words];
        other.ok(&[&init[..], &["--work-factor", "15"]].concat());
        let agency = other.card(&drop).agency;
        fs::copy(other.path("agency.card"), desk.path("media/stick/land-office.card")).expect("copied");
        let words = fingerprint_words(&agency.0, List::En).join(" ");
        fs::write(desk.path("media/stick/drop.sybyr"), drop.drop_file().0).expect("written");
        // the guide's own examples
        let json = |marked: &str| {
            let found =
                blocks("json").into_iter().map(|block| block[1..].join("\n")).find(|text| text.contains(marked));
            found.expect("in the guide")
        };
        fs::write(desk.path("home/texts.json"), json("\"sectors\"")).expect("written");
        for (name, text) in [("answer.txt", "We are checking it.\n"), ("reason.txt", "The same text many times.\n")] {
            fs::write(desk.path("home").join(name), text).expect("written");
        }
        desk.write_private("media/deputy", b"four other words here\n");
        Self { desk, drop, other: (other, words), sources: Vec::new(), card: None }
    }

    fn path(&self, word: &str) -> String {
        let place = PLACES.iter().find_map(|(from, to)| Some((word.strip_prefix(from)?, to)));
        place.map_or_else(|| word.to_owned(), |(rest, to)| format!("{}{rest}", self.desk.path(to).display()))
    }

    fn newest_card(&self) -> Card {
        let path = self.desk.path("card");
        let _ = fs::remove_file(&path);
        let output = path.display().to_string();
        let made = self.officer(&["card".to_owned(), "--output".to_owned(), output]).output().expect("starts");
        assert!(made.status.success(), "{made:?}");
        let cards = open_file(&fs::read(path).expect("there"), &self.drop.drop_id, None).expect("valid");
        cards.into_iter().rfind(|card| card.card().in_force(support::DAY)).expect("in force").card().clone()
    }

    fn officer(&self, arguments: &[String]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sybyr-officer"));
        command.current_dir(self.desk.path("home")).arg("--casebook").arg(self.desk.path("home/casebook"));
        command.args(["--passphrase-file", "../passphrase"]).env("LC_ALL", "C").stdin(Stdio::null());
        if !arguments.iter().any(|argument| argument == "--today") {
            command.args(["--today", TODAY]);
        }
        command.args(arguments);
        command
    }

    /// What is there before a command is typed.
    fn before(&mut self, typed: &str) {
        if typed.starts_with("import ") {
            if self.sources.is_empty() {
                self.tell();
            }
            let card = self.card.clone().expect("an agency");
            fs::write(self.desk.path("media/stick/bundle"), self.drop.bundle(&card, 0)).expect("written");
        }
    }

    /// What happens with the files that a command wrote.
    fn after(&mut self, typed: &str) {
        if typed.starts_with("card --output") || typed.starts_with("rekey") {
            self.card = Some(self.newest_card());
        } else if typed.starts_with("outbox --output") {
            let outbox = self.desk.path("media/stick/outbox");
            self.drop.accept(self.card.as_ref().expect("an agency"), &outbox);
            fs::remove_file(outbox).expect("taken");
        } else if typed.starts_with("shares ") {
            for n in 1..=3 {
                let page = fs::read_to_string(self.desk.path(&format!("media/sheets/share-{n:02}-of-05.txt")));
                let words: Vec<String> = page.expect("a sheet").lines().skip(5).take(8).map(str::to_owned).collect();
                self.desk.write_private(&format!("media/share-{n}"), words.join("\n").as_bytes());
            }
        }
    }

    /// Fourteen sources, one after the other: the guide's numbers are those of their cases.
    fn tell(&mut self) {
        let card = self.card.clone().expect("an agency");
        let photo = png();
        for n in 1..=14 {
            let message = match n {
                3 => "Инспектор требует взятку за участок.".to_owned(),
                9 | 14 => "Beware, they all steal everywhere and always, from the top to the bottom of it.".to_owned(),
                n => format!("Matter number {n}: {}", "abcdefghijklmn".split_at(n).0),
            };
            let files: &[(&str, &[u8])] = if n == 3 { &[("photo.png", &photo)] } else { &[] };
            let draft =
                Draft { message: &message, files, sector: Some("land"), place: Some("Talgar"), ..Draft::default() };
            let mut source = Source::new();
            let tip = source.tip(&card, &draft);
            self.drop.close_batch(vec![tip]);
            self.sources.push(source);
        }
    }

    /// Runs with both outputs in one file, as a terminal has them.
    fn together(&self, mut command: Command) -> (Option<i32>, String) {
        let file = fs::File::create(self.desk.path("said")).expect("made");
        let status = command.stderr(file.try_clone().expect("cloned")).stdout(file).status().expect("starts");
        let said = fs::read(self.desk.path("said")).expect("there");
        (status.code(), String::from_utf8_lossy(&said).into_owned())
    }

    /// What is lost later is newer than its backup: the server has an outbox of which that knows nothing.
    fn go_on(&mut self) {
        let typed = "outbox --output ../media/stick/outbox";
        let arguments: Vec<String> = typed.split(' ').map(str::to_owned).collect();
        let (code, said) = self.together(self.officer(&arguments));
        assert_eq!(code, Some(0), "{said}");
        self.after(typed);
    }

    /// Types a command: its code, and all it said.
    fn run(&mut self, line: &str) -> (Option<i32>, String) {
        let mut words: Vec<String> = split(line).iter().map(|word| self.path(word)).collect();
        if line.starts_with("mv ~/casebook ") {
            self.go_on();
        }
        let (code, mut said) = if let Some(typed) = line.strip_prefix(PROGRAM) {
            let typed = typed.to_owned();
            self.before(&typed);
            let words = &mut words.split_off(3);
            let drop_words = self.drop.drop_file().1;
            for (verb, answers) in ANSWERS {
                if typed == *verb || typed.starts_with(&format!("{verb} ")) {
                    let answer = |a: &&str| match *a {
                        "$WORDS" => drop_words.clone(),
                        "$OTHER" => self.other.1.clone(),
                        a => a.strip_prefix("media/").map_or(a.to_owned(), |name| format!("../media/{name}")),
                    };
                    words.extend(answers.iter().map(answer));
                }
            }
            let (code, said) = self.together(self.officer(words));
            if code == Some(0) {
                self.after(&typed);
            }
            (code, said)
        } else {
            let mut command = Command::new(&words[0]);
            command.args(&words[1..]).current_dir(self.desk.path("home"));
            self.together(command)
        };
        for (guides, ours) in PLACES {
            said = said.replace(&self.desk.path(ours).display().to_string(), guides);
        }
        (code, said)
    }
}

/// Words of a command; quotes keep spaces.
fn split(line: &str) -> Vec<String> {
    let (mut words, mut quoted) = (vec![String::new()], false);
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            c => words.last_mut().expect("one at least").push(c),
        }
    }
    words
}

/// Whether a line is the one that the guide shows, where `…` stands for anything.
fn is_shown(shown: &str, line: &str) -> bool {
    let mut rest = line;
    let parts: Vec<&str> = shown.trim_end().split('…').collect();
    let (first, last) = (parts[0], parts[parts.len() - 1]);
    for part in &parts {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    line.starts_with(first) && line.trim_end().ends_with(last)
}

/// A picture of one pixel.
fn png() -> Vec<u8> {
    const PNG: &str =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    BASE64_STANDARD.decode(PNG).expect("base64")
}

#[test]
fn what_the_guide_tells_to_type_works_in_its_order_and_says_what_it_shows() {
    support::renderer();
    let mut room = Room::new();
    let tells_all = std::env::var_os("GUIDE_SAYS").is_some();
    let (mut ran, mut shown, mut wrong) = (0, 0, Vec::new());
    for Typed { line, says } in commands() {
        if NOT_RUN.iter().any(|(not_run, _)| line.starts_with(not_run)) {
            continue;
        }
        let (code, said) = room.run(&line);
        if tells_all {
            println!("$ {line}\n{said}");
        }
        let mut lines = said.lines();
        let missing = says.iter().find(|shown| !lines.any(|line| is_shown(shown, line)));
        let complains = COMPLAINS.iter().find(|(word, _)| says.iter().any(|shown| shown.contains(word)));
        let ended_well = code == Some(complains.map_or(0, |(_, code)| *code));
        if missing.is_some() || !ended_well {
            wrong.push(format!("$ {line}\n  ended with {code:?}; not said: {missing:?}; but:\n{said}"));
        }
        (ran, shown) = (ran + 1, shown + says.len());
    }
    assert!(wrong.is_empty(), "{} commands of the guide:\n{}", wrong.len(), wrong.join("\n"));
    assert!(ran >= 45 && shown >= 40, "{ran} commands, {shown} lines");
}

#[test]
fn every_block_of_the_guide_is_of_a_known_kind_so_that_no_command_escapes() {
    let opened = GUIDE.lines().filter(|line| line.starts_with("```")).step_by(2);
    for line in opened {
        assert!(["```console", "```json", "```text"].contains(&line), "{line}");
    }
    for (not_run, why) in NOT_RUN {
        assert!(commands().iter().any(|typed| typed.line.starts_with(not_run)), "{not_run} is not in the guide: {why}");
    }
}

#[test]
fn dots_stand_for_anything_within_a_line() {
    assert!(is_shown("outbox …: replies in … of 16 slots", "outbox 7: replies in 3 of 16 slots"));
    assert!(is_shown("whole", "whole"));
    assert!(!is_shown("whole", "wholes") && !is_shown("a … c", "a b d") && !is_shown("b", "a b"));
}
