//! The room of a ceremony: who sits in it, what they type, and what must have come of it.

#![allow(unreachable_pub, reason = "each test file has its own copy")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use sybyr_crypto::share::Share;

use crate::support::{Desk, TestDrop};
use crate::terminal::Terminal;

pub const PASSPHRASE: &str = "correct horse battery staple";
const ROOT_PASSPHRASE: &str = "қасқыр тау өзен жеті";

#[derive(Clone, Copy, PartialEq)]
pub enum Killed {
    Never,
    /// When it asks something for the first time.
    Asking,
    /// As soon as it has its first answer to something: anywhere in the work that follows.
    Working,
}

/// The root key of another agency: without it, or its shares, that agency ends with its last card.
pub const OTHER_ROOT: &str = "other safe/root.age";

/// What a hand does wrong once, at which question: each is to be asked again, in the same run.
const SLIPS: [(&str, &str); 8] = [
    ("drop.sybyr? ", "nowhere.sybyr"),
    ("(see the guide), or an empty line: ", "nowhere.json"),
    ("to type it anew: ", "no"),
    ("New passphrase: ", "hello"),
    ("Passphrase: ", "correct horse battery stapel"),
    ("courier's stick? ", "~/no stick"),
    ("stays in the safe? ", "other safe"),
    ("in another room? ", "no disk"),
];

/// Ends what asks for it; a longer one before one that it ends with.
const PROMPTS: [&str; 28] = [
    "to go on all the same: ",
    "drop.sybyr? ",
    "twelve words are the same: ",
    "қазақша: ",
    "русский: ",
    "English: ",
    "(see the guide), or an empty line: ",
    "to type it anew: ",
    "for the root key: ",
    "New passphrase: ",
    "The same again: ",
    "Passphrase: ",
    "(five is usual): ",
    "(three of five is usual): ",
    "each has a sheet: ",
    "line 1: ",
    "line 2: ",
    "line 3: ",
    "line 4: ",
    "line 5: ",
    "line 6: ",
    "line 7: ",
    "line 8: ",
    "an empty line to go on: ",
    "courier's stick? ",
    "stays in the safe? ",
    "in another room? ",
    "if you have none: ",
];

pub struct Room {
    pub desk: Desk,
    /// What lies on paper in front of the holders.
    pub sheets: Vec<Share>,
    /// Whose turn it is.
    pub holder: usize,
    last_passphrase: &'static str,
    pub times_killed: usize,
    /// Further names of files that are to be wiped.
    kept: Vec<PathBuf>,
}

impl Room {
    pub fn enter() -> (TestDrop, Self) {
        let drop = TestDrop::new(4, 0);
        let desk = Desk::empty();
        fs::write(desk.path("drop.sybyr"), drop.drop_file().0).expect("written");
        for folder in ["stick", "safe", "far", "other safe"] {
            fs::create_dir(desk.path(folder)).expect("made");
        }
        fs::write(desk.path(OTHER_ROOT), OTHER_ROOT).expect("written");
        (drop, Self { desk, sheets: Vec::new(), holder: 0, last_passphrase: "", times_killed: 0, kept: Vec::new() })
    }

    /// Goes through the whole ceremony. Every process is killed at its first new question or answer.
    pub fn hold(&mut self, killed: Killed) -> String {
        let mut known = BTreeSet::new();
        let mut all = String::new();
        loop {
            let mut terminal = Terminal::start(&self.desk, &["ceremony", "--work-factor", "15"]);
            let mut is_killed = false;
            while let Some(prompt) = terminal.asked(&PROMPTS) {
                let is_new = known.insert(prompt);
                if is_new && killed == Killed::Asking {
                    is_killed = true;
                    break;
                }
                let slip = SLIPS.iter().find(|(at, _)| is_new && killed == Killed::Never && *at == prompt);
                let line = slip.map_or_else(|| self.reply(prompt), |(_, wrong)| (*wrong).to_owned());
                terminal.answer(&line);
                if is_new && killed == Killed::Working {
                    is_killed = true;
                    break;
                }
            }
            all.push_str(&terminal.shown);
            if is_killed {
                terminal.kill();
                self.times_killed += 1;
                self.refuse_secrets_in_the_state();
                continue;
            }
            let (status, shown) = terminal.end();
            assert!(status.success(), "{status:?}: {shown}");
            return all;
        }
    }

    /// Answers until this is asked.
    pub fn go_to(&mut self, last: &str) -> Terminal {
        let mut terminal = Terminal::start(&self.desk, &["ceremony", "--work-factor", "15"]);
        loop {
            let prompt = terminal.asked(&PROMPTS).unwrap_or_else(|| panic!("ended: {}", terminal.shown));
            if prompt == last {
                return terminal;
            }
            let line = self.reply(prompt);
            terminal.answer(&line);
        }
    }

    pub fn reply(&mut self, prompt: &str) -> String {
        match prompt {
            "to go on all the same: " | "twelve words are the same: " | "to type it anew: " => "yes".into(),
            "drop.sybyr? " => "drop.sybyr".into(),
            "қазақша: " => "Қызмет".into(),
            "русский: " => "Служба".into(),
            "English: " => "Service".into(),
            "for the root key: " => self.secret(ROOT_PASSPHRASE),
            "New passphrase: " | "Passphrase: " => self.secret(PASSPHRASE),
            "The same again: " => self.last_passphrase.into(),
            "(five is usual): " => "3".into(),
            "(three of five is usual): " => "2".into(),
            "each has a sheet: " => {
                self.print();
                "yes".into()
            }
            "courier's stick? " => {
                self.keep(&self.desk.book("root.age"), self.desk.path("kept-root"));
                "stick".into()
            }
            "stays in the safe? " => "safe".into(),
            "in another room? " => "far".into(),
            line if line.starts_with("line ") => {
                let number: usize = line[5..6].parse().expect("a digit");
                if number == 1 {
                    self.holder = (self.holder + 1) % self.sheets.len();
                }
                self.sheets[self.holder].lines(sybyr_crypto::words::List::En)[number - 1].join(" ")
            }
            _ => String::new(),
        }
    }

    fn secret(&mut self, passphrase: &'static str) -> String {
        self.last_passphrase = passphrase;
        passphrase.into()
    }

    pub fn state(&self) -> String {
        fs::read_to_string(self.desk.path("casebook.ceremony")).unwrap_or_default()
    }

    pub fn sheets_folder(&self) -> PathBuf {
        let state: serde_json::Value = serde_json::from_str(&self.state()).expect("JSON");
        PathBuf::from(state["sheets"].as_str().expect("a folder"))
    }

    pub fn print(&mut self) {
        let folder = self.sheets_folder();
        let name = folder.file_name().expect("a name").to_string_lossy().into_owned();
        self.keep(&folder.join("share-01-of-03.txt"), folder.with_file_name(format!("kept-{name}")));
        self.sheets = (1..=3)
            .map(|index| {
                let page = fs::read_to_string(folder.join(format!("share-{index:02}-of-03.txt"))).expect("a sheet");
                Share::parse(&page.lines().skip(5).take(8).collect::<Vec<_>>().join("\n")).expect("a share")
            })
            .collect();
    }

    /// Gives a file another name, under which what it held can still be looked at when it is gone.
    fn keep(&mut self, file: &Path, name: PathBuf) {
        if !name.exists() {
            fs::hard_link(file, &name).expect("linked");
            self.kept.push(name);
        }
    }

    fn refuse_secrets_in_the_state(&self) {
        let state = self.state();
        for secret in [PASSPHRASE, ROOT_PASSPHRASE, "AGE-SECRET-KEY"] {
            assert!(!state.contains(secret), "{state}");
        }
        for share in &self.sheets {
            for line in share.lines(sybyr_crypto::words::List::En) {
                assert!(
                    !line.iter().any(|word| state.contains(&format!("\"{word}"))) || !state.contains(&line.join(" "))
                );
            }
            assert!(!state.contains(&share.digits()[..16]));
        }
    }

    /// All that a ceremony must have brought about.
    pub fn is_done(&self, drop: &TestDrop, before: &BTreeSet<PathBuf>) {
        let desk = &self.desk;
        assert!(!desk.path("casebook.ceremony").exists());
        assert!(!desk.book("root.age").exists() && desk.path("safe/root.age").is_file());
        assert_eq!(sheet_folders().difference(before).count(), 0, "no sheet is left in memory");
        assert!(self.kept.len() > 1);
        for kept in &self.kept {
            let left = fs::read(kept).expect("there");
            fs::remove_file(kept).expect("removed");
            assert!(!left.is_empty() && left.iter().all(|byte| *byte == 0), "wiped: {}", kept.display());
        }
        assert_eq!(fs::read(desk.path(OTHER_ROOT)).expect("there"), OTHER_ROOT.as_bytes());
        let doctor = String::from_utf8(desk.run(&["doctor"]).stdout).expect("text");
        for gone in ["holders", "root.age", "backup", "nobody"] {
            assert!(!doctor.contains(gone), "{gone}: {doctor}");
        }
        let cards = fs::read(desk.path("stick/agency.card")).expect("written");
        let cards = sybyr_crypto::card::open_file(&cards, &drop.drop_id, None).expect("cards");
        assert_eq!(cards[0].card().names.kk, "Қызмет");
        assert!(fs::read_to_string(desk.path("stick/words.html")).expect("written").contains("Служба"));
        assert!(desk.path("far/sybyr-kit/recovery.age").is_file());
        // the root key opens with its own passphrase and is the one that the shares restore
        desk.write_private("root-passphrase", format!("{ROOT_PASSPHRASE}\n").as_bytes());
        let root = ["--root", "safe/root.age", "--root-passphrase-file", "root-passphrase"];
        desk.ok(&[&["shares", "--need", "2", "--of", "2", "--to", "more"][..], &root].concat());
        fs::remove_dir_all(desk.path("casebook")).expect("lost");
        fs::rename(desk.path("far/sybyr-backup"), desk.path("casebook")).expect("put back");
        desk.ok(&["list"]);
    }
}

pub fn sheet_folders() -> BTreeSet<PathBuf> {
    let entries = fs::read_dir("/dev/shm").into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).filter(|path| is_sheets(path)).collect()
}

fn is_sheets(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("sybyr-sheets-"))
}
