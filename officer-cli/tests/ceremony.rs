//! The ceremony as an officer and three holders go through it at a terminal, and as it goes on after being killed.

#[path = "support/ceremony/room.rs"]
mod room;
mod support;
#[path = "support/ceremony/terminal.rs"]
mod terminal;

use std::fs;

use room::{Killed, OTHER_ROOT, PASSPHRASE, Room, sheet_folders};
use support::{Desk, TestDrop};
use sybyr_crypto::share::ShareReader;
use terminal::Terminal;

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
    // another line of the sheet in the place of the third: one in 256 fits there by chance
    let fits_third = |line: &str| {
        let mut reader = ShareReader::new();
        reader.take_line(lines[0]).and_then(|()| reader.take_line(lines[1])).expect("as it is printed");
        reader.take_line(line).is_ok()
    };
    let slipped = lines[3..].iter().find(|line| !fits_third(line)).expect("one that does not");
    let mut terminal = Terminal::start(&desk, &["--passphrase-file", "passphrase", "rehearse"]);
    for (number, line) in (1..).zip(&lines) {
        let prompt = format!("line {number}: ");
        assert!(terminal.asked(&[&prompt]).is_some());
        if number == 3 {
            terminal.answer(slipped);
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
    terminal.write(b"\xff\n");
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
