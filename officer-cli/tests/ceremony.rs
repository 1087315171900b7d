//! The ceremony as an officer and three holders go through it at a terminal, and as it goes on after being killed.

mod support;

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{Read as _, Write as _};
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus};

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use support::{Desk, TODAY, TestDrop};
use sybyr_crypto::share::Share;

const PASSPHRASE: &str = "correct horse battery staple";
const ROOT_PASSPHRASE: &str = "қасқыр тау өзен жеті";

/// A program at a terminal of its own, and all it showed since the last answer.
struct Terminal {
    master: File,
    child: Child,
    shown: String,
}

impl Terminal {
    fn start(desk: &Desk, arguments: &[&str]) -> Self {
        let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal");
        grantpt(&master).and_then(|()| unlockpt(&master)).expect("granted");
        let name = ptsname(&master, Vec::new()).expect("a name");
        let slave = PathBuf::from(std::ffi::OsStr::from_bytes(name.as_bytes()));
        let open = || OpenOptions::new().read(true).write(true).open(&slave).expect("the other end");
        // setsid makes this terminal the controlling one, which is what /dev/tty names
        let child = Command::new("setsid")
            .args(["--ctty", env!("CARGO_BIN_EXE_sybyr-officer"), "--casebook", "casebook", "--today", TODAY])
            .args(arguments)
            .current_dir(desk.dir.path())
            .env("LC_ALL", "C")
            .stdin(open())
            .stdout(open())
            .stderr(open())
            .spawn()
            .expect("the program starts");
        Self { master: File::from(master), child, shown: String::new() }
    }

    /// Reads until the program asks one of these, or ends: which one it asks.
    fn asked<'a>(&mut self, prompts: &[&'a str]) -> Option<&'a str> {
        let mut bytes = Vec::new();
        loop {
            let text = String::from_utf8_lossy(&bytes);
            if let Some(prompt) = prompts.iter().find(|prompt| text.ends_with(**prompt)) {
                self.shown.push_str(&text);
                return Some(prompt);
            }
            let mut piece = [0; 4096];
            match self.master.read(&mut piece) {
                // the last end of the terminal was closed
                Ok(0) | Err(_) => {
                    self.shown.push_str(&text);
                    return None;
                }
                Ok(read) => bytes.extend_from_slice(&piece[..read]),
            }
        }
    }

    fn answer(&mut self, line: &str) {
        self.master.write_all(format!("{line}\n").as_bytes()).expect("typed");
    }

    fn kill(mut self) {
        self.child.kill().expect("killed");
        self.child.wait().expect("ended");
    }

    fn end(mut self) -> (ExitStatus, String) {
        (self.child.wait().expect("ended"), self.shown)
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Killed {
    Never,
    /// When it asks something for the first time.
    Asking,
    /// As soon as it has its first answer to something: anywhere in the work that follows.
    Working,
}

/// The root key of another agency: without it, or its shares, that agency ends with its last card.
const OTHER_ROOT: &str = "other safe/root.age";

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

struct Room {
    desk: Desk,
    /// What lies on paper in front of the holders.
    sheets: Vec<Share>,
    /// Whose turn it is.
    holder: usize,
    last_passphrase: &'static str,
    times_killed: usize,
    /// Further names of files that are to be wiped.
    kept: Vec<PathBuf>,
}

impl Room {
    fn enter() -> (TestDrop, Self) {
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
    fn hold(&mut self, killed: Killed) -> String {
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
    fn go_to(&mut self, last: &str) -> Terminal {
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

    fn reply(&mut self, prompt: &str) -> String {
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

    fn state(&self) -> String {
        fs::read_to_string(self.desk.path("casebook.ceremony")).unwrap_or_default()
    }

    fn sheets_folder(&self) -> PathBuf {
        let state: serde_json::Value = serde_json::from_str(&self.state()).expect("JSON");
        PathBuf::from(state["sheets"].as_str().expect("a folder"))
    }

    fn print(&mut self) {
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
    fn is_done(&self, drop: &TestDrop, before: &BTreeSet<PathBuf>) {
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

fn sheet_folders() -> BTreeSet<PathBuf> {
    let entries = fs::read_dir("/dev/shm").into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).filter(|path| is_sheets(path)).collect()
}

fn is_sheets(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("sybyr-sheets-"))
}

/// One after the other: each looks at what is left in memory.
#[test]
fn a_ceremony_ends_well_whenever_it_was_interrupted() {
    for (killed, least) in [(Killed::Never, 0), (Killed::Asking, 27), (Killed::Working, 27)] {
        let before = sheet_folders();
        let (drop, mut room) = Room::enter();
        let shown = room.hold(killed);
        assert!(room.times_killed >= least, "{}", room.times_killed);
        assert!(shown.contains("[9/9]") && shown.contains("the shares count now: 2 of 3"), "{shown}");
        assert!(!shown.contains(PASSPHRASE), "typed unseen");
        if killed == Killed::Never {
            for said in ["nowhere.sybyr", "nowhere.json", "is short", "is wrong", "/no stick'", OTHER_ROOT, "'no disk'"]
            {
                assert!(shown.contains(said), "{said}: {shown}");
            }
            assert_eq!(shown.matches("The ceremony makes").count(), 1);
            assert_eq!(shown.matches("of its own for the root key").count(), 1, "only for a folder that is there");
        }
        room.is_done(&drop, &before);
    }
}

#[test]
fn a_folder_with_a_casebook_needs_no_ceremony() {
    let drop = TestDrop::new(4, 0);
    let desk = Desk::init(&drop);
    let said = desk.fails(4, &["ceremony"]);
    assert!(said.contains("casebook"), "{said}");
    fs::write(desk.path("casebook.ceremony"), "{}x").expect("written");
    desk.fails(6, &["ceremony"]);
}

#[test]
fn a_ceremony_removes_only_what_is_called_as_its_sheets_are() {
    let drop = TestDrop::new(4, 0);
    let desk = Desk::init(&drop);
    desk.ok(&["shares", "--need", "2", "--of", "2", "--to", "sheets"]);
    for sheet in ["sheets/share-01-of-02.txt", "sheets/share-02-of-02.txt"] {
        let page = fs::read_to_string(desk.path(sheet)).expect("a sheet");
        desk.write_private("share", page.lines().skip(5).take(8).collect::<Vec<_>>().join("\n").as_bytes());
        desk.ok(&["rehearse", "--share-file", "share"]);
    }
    // somebody else changed where the sheets are said to lie
    let names = r#"{"kk":"a","ru":"b","en":"c"}"#;
    let sheets = desk.path("sheets");
    let state =
        format!(r#"{{"drop":"drop.sybyr","names":{names},"texts":"","printed":true,"sheets":"{}"}}"#, sheets.display());
    fs::write(desk.path("casebook.ceremony"), state).expect("written");
    let mut terminal = Terminal::start(&desk, &["--passphrase-file", "passphrase", "ceremony", "--work-factor", "15"]);
    while terminal.asked(&["to go on all the same: ", "twelve words are the same: "]).is_some() {
        terminal.answer("yes");
    }
    let (status, shown) = terminal.end();
    assert!(!status.success() && shown.contains("[6/9]"), "{shown}");
    assert!(sheets.join("share-01-of-02.txt").is_file());
}

#[test]
fn a_holder_who_mistypes_a_line_types_that_line_again() {
    let drop = TestDrop::new(4, 0);
    let desk = Desk::init(&drop);
    desk.ok(&["shares", "--need", "2", "--of", "2", "--to", "sheets", "--words", "kk"]);
    let page = fs::read_to_string(desk.path("sheets/share-01-of-02.txt")).expect("a sheet");
    let lines: Vec<&str> = page
        .lines()
        .skip(5)
        .take(8)
        .map(|line| line.trim_start_matches([' ', '1', '2', '3', '4', '5', '6', '7', '8']))
        .collect();
    let mut terminal = Terminal::start(&desk, &["--passphrase-file", "passphrase", "rehearse"]);
    for (number, line) in (1..).zip(&lines) {
        let prompt = format!("line {number}: ");
        assert!(terminal.asked(&[&prompt]).is_some());
        if number == 3 {
            terminal.answer(lines[3]);
            assert!(terminal.asked(&["line 3: "]).is_some());
            assert!(terminal.shown.contains("The line once more"), "{}", terminal.shown);
            terminal.answer("төрт сөз емес");
            assert!(terminal.asked(&["line 3: "]).is_some());
        }
        terminal.answer(line);
    }
    assert_eq!(terminal.asked(&[]), None);
    let (status, shown) = terminal.end();
    assert!(status.success() && shown.contains("share 1 is right") && shown.contains("\u{1b}[3J"), "{shown}");
    // a terminal that breaks off leaves no line of a share on the screen
    let mut terminal = Terminal::start(&desk, &["--passphrase-file", "passphrase", "rehearse"]);
    assert!(terminal.asked(&["line 1: "]).is_some());
    terminal.answer(lines[0]);
    assert!(terminal.asked(&["line 2: "]).is_some());
    terminal.master.write_all(b"\xff\n").expect("typed");
    assert_eq!(terminal.asked(&[]), None);
    let (status, shown) = terminal.end();
    assert!(!status.success() && shown.contains("\u{1b}[3J"), "{shown}");
}

/// Without a printer: what is shown is wiped, Ctrl-C leaves nothing on the screen, and a wrong copy is noticed at once.
#[test]
fn shares_are_copied_from_the_screen_and_typed_back() {
    let drop = TestDrop::new(4, 0);
    let desk = Desk::init(&drop);
    let shares = ["--passphrase-file", "passphrase", "shares", "--need", "2", "--of", "2", "--on-screen"];
    let mut terminal = Terminal::start(&desk, &shares);
    let mut copied: Vec<Vec<String>> = Vec::new();
    for (index, last) in [(1, false), (2, false), (2, true)] {
        assert!(terminal.asked(&["Press Enter: ", "mend the paper: "]).is_some(), "{}", terminal.shown);
        terminal.shown.clear();
        terminal.answer("");
        assert!(terminal.asked(&["Enter hides them: "]).is_some(), "{}", terminal.shown);
        let (_, screen) = terminal.shown.rsplit_once("\u{1b}[3J").expect("on an empty screen");
        assert!(screen.contains(&format!("Share {index} of 2")) && screen.lines().count() < 20, "{screen}");
        let lines = screen.lines().filter(|line| line.starts_with("  "));
        copied.push(lines.map(|line| line.split_whitespace().skip(1).collect::<Vec<_>>().join(" ")).collect());
        assert_eq!(copied[copied.len() - 1].len(), 8);
        terminal.shown.clear();
        // no signal: it is the line that Enter ends
        terminal.answer("\u{3}\u{1a}");
        for line in 1..=8 {
            assert!(terminal.asked(&[&format!("line {line}: ")]).is_some(), "{}", terminal.shown);
            // the second holder types the first one's paper
            let from = if last || index == 1 { copied.len() - 1 } else { 0 };
            let typed = copied[from][line - 1].clone();
            terminal.answer(&typed);
        }
        assert!(terminal.shown.contains("\u{1b}[3J"), "wiped before anything else");
        if index == 1 {
            assert!(desk.fails(7, &["list"]).contains("open"), "the casebook stays taken meanwhile");
        }
    }
    assert_eq!(terminal.asked(&[]), None);
    let (status, shown) = terminal.end();
    assert!(status.success() && shown.contains("all 2 shares are on paper"), "{shown}");
    for (number, lines) in [&copied[0], &copied[2]].into_iter().enumerate() {
        desk.write_private(&format!("share-{number}"), lines.join("\n").as_bytes());
    }
    assert!(desk.ok(&["rehearse", "--share-file", "share-0"]).contains("typed back before"), "they count already");
    let recover = ["recover", "--work-factor", "15", "--share-file", "share-0", "--share-file", "share-1"];
    assert!(desk.ok(&recover).contains("the keys are back"));
}

/// A ceremony without a printer, interrupted where it asks how many sheets, goes on behind the shares that were copied.
#[test]
fn a_ceremony_goes_on_with_shares_that_were_copied_by_hand() {
    let (_drop, mut room) = Room::enter();
    let first = room.go_to("(five is usual): ");
    first.kill();
    let mut terminal = Terminal::start(&room.desk, &["shares", "--need", "2", "--of", "2", "--on-screen"]);
    let mut paper = Vec::new();
    while let Some(prompt) = terminal.asked(&COPYING) {
        let line = prompt.strip_prefix("line ").map(|rest| rest[..1].parse::<usize>().expect("a digit"));
        if prompt == "Enter hides them: " {
            let (_, screen) = terminal.shown.rsplit_once("\u{1b}[3J").expect("on an empty screen");
            let lines = screen.lines().filter(|line| line.starts_with("  "));
            paper = lines.map(|line| line.split_whitespace().skip(1).collect::<Vec<_>>().join(" ")).collect();
        }
        let typed = match line {
            Some(number) => paper[number - 1].clone(),
            None if prompt == "Passphrase: " || prompt == "root key: " => PASSPHRASE.to_owned(),
            None => String::new(),
        };
        terminal.answer(&typed);
    }
    let (status, shown) = terminal.end();
    assert!(status.success() && shown.contains("the shares count now: all 2"), "{shown}");
    let second = room.go_to("courier's stick? ");
    assert!(second.shown.contains("[7/9]") && !second.shown.contains("line 1: "), "{}", second.shown);
    second.kill();
}

const COPYING: [&str; 12] = [
    "Press Enter: ",
    "Enter hides them: ",
    "Passphrase: ",
    "root key: ",
    "line 1: ",
    "line 2: ",
    "line 3: ",
    "line 4: ",
    "line 5: ",
    "line 6: ",
    "line 7: ",
    "line 8: ",
];
