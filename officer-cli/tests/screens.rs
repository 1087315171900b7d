//! The terminal interface as an officer meets it: the real program in a real pseudo-terminal, screen by screen.

#[path = "support/pty.rs"]
mod pty;
mod support;

use std::fs::{self, File};
use std::io::Write as _;
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use pty::{Terminal, signal_of};
use support::{Desk, Draft, Source, TODAY, TestDrop, copy_folder};
use sybyr_crypto::tip::{Kind, Language};

const PASSPHRASE: &str = "correct horse battery staple\r";

const TEXTS: &str = r#"{
  "sectors": [{ "id": "land", "names": { "en": "Land", "ru": "Земля", "kk": "Жер" } },
              { "id": "school", "names": { "en": "Education", "ru": "Образование", "kk": "Білім" } }],
  "districts": [{ "id": "talgar", "names": { "en": "Talgar", "ru": "Талгар", "kk": "Талғар" } }],
  "deadlines": { "acknowledge": 7, "answer": 30 }
}"#;

/// A desk with five cases, made once; each test has a copy.
fn desk() -> Desk {
    static MADE: std::sync::OnceLock<Desk> = std::sync::OnceLock::new();
    let made = MADE.get_or_init(make);
    let desk = Desk::empty();
    copy_folder(made.dir.path(), desk.dir.path());
    desk
}

fn make() -> Desk {
    let mut drop = TestDrop::new(8, 0);
    let desk = Desk::empty();
    let (file, words) = drop.drop_file();
    fs::write(desk.path("drop.sybyr"), file).expect("written");
    fs::write(desk.path("texts.json"), TEXTS).expect("written");
    let names = ["--name", "Service", "--name-ru", "Служба", "--name-kk", "Қызмет"];
    let rest = ["--texts", "texts.json", "--fingerprint", &words, "--work-factor", "15"];
    desk.ok(&[&["init", "--drop", "drop.sybyr"][..], &names, &rest].concat());
    let card = desk.card(&drop);
    let mut source = Source::new();
    let drafts = [
        Draft {
            message: "Взятка за участок под застройку.\n\nСумма — 500\u{a0}000 ₸, свидетели есть.",
            files: &[("отчёт №1.pdf", b"%PDF-1.4 report"), ("фото.jpg", b"\xff\xd8\xff")],
            sector: Some("land"),
            place: Some("Талгар, ул. Абая"),
            ..Draft::default()
        },
        Draft {
            message: "Мектепте әр айда ақша жинайды, ешқандай қағаз бермейді.",
            sector: Some("school"),
            kind: Kind::Quick,
            language: Language::Kk,
            ..Draft::default()
        },
        Draft {
            message: "\u{1b}[2J\u{1b}]0;owned\u{7}line\rover\u{202e}txet",
            files: &[("invoice\u{202e}fdp.exe", b"MZ"), ("a\u{1b}[31m\nb", b"x")],
            place: Some("a\nCase 9: forged line\u{200b}"),
            language: Language::En,
            ..Draft::default()
        },
        Draft {
            message: "Call from a village: the road was paid for and never built.",
            kind: Kind::Call,
            ..Draft::default()
        },
    ];
    for (i, draft) in drafts.iter().enumerate() {
        let tip = if i == 0 { source.tip(&card, draft) } else { Source::new().tip(&card, draft) };
        drop.close_batch(vec![tip]);
    }
    let more =
        Draft {
            message: "Ещё документ.", files: &[("b.txt", b"more")], kind: Kind::Message, ..Draft::default()
        };
    let tip = source.tip(&card, &more);
    drop.close_batch(vec![tip]);
    fs::write(desk.path("bundle"), drop.bundle(&card, 0)).expect("written");
    desk.ok(&["--today", "2026-11-12", "import", "bundle"]);
    desk.ok(&["--today", "2026-11-13", "--officer", "Desk 2", "triage", "2", "--urgency", "high"]);
    fs::write(desk.path("answer.txt"), "Рахмет, тексереміз.\n").expect("written");
    desk.ok(&["--today", "2026-11-14", "reply", "2", "--message-file", "answer.txt", "--status", "checking"]);
    desk
}

/// The program, open at the inbox.
fn open(desk: &Desk, arguments: &[&str]) -> Terminal {
    let mut terminal = Terminal::start(desk, arguments);
    terminal.see_words("Sybyr").press(PASSPHRASE);
    terminal
}

#[test]
fn an_officer_opens_reads_and_leaves_in_three_languages() {
    let desk = desk();
    for language in ["en", "ru", "kk"] {
        let see = |name: &str| format!("{language}-{name}");
        let copy = Desk::empty();
        copy_folder(desk.dir.path(), copy.dir.path());
        let mut terminal = Terminal::start(&copy, &["--language", language]);
        terminal.see(&see("start")).press(PASSPHRASE).see(&see("inbox"));
        terminal.press("\x1b[B\r").see(&see("case"));
        terminal.press("\t").see(&see("case-files")).press("4").see(&see("case-due"));
        terminal.press("t").see(&see("triage")).press("\x1b").see(&see("case-due"));
        terminal.press("?").see(&see("help")).press("\x1b").see(&see("case-due"));
        terminal.press("r").see(&see("reply")).press("\x1b").see(&see("case-due"));
        terminal.press("\x1b").see(&see("inbox-read")).press("q");
        assert!(terminal.end().success() && terminal.is_restored());
    }
}

#[test]
fn a_wrong_passphrase_says_so_and_asks_again() {
    let desk = desk();
    let mut terminal = Terminal::start(&desk, &[]);
    terminal.see_words("Passphrase").press("wrong\r").see("wrong-passphrase");
    terminal.press(PASSPHRASE).see_words("to do").press("q");
    assert!(terminal.end().success());
    assert!(!String::from_utf8_lossy(&terminal.bytes).contains("horse"), "the passphrase is never shown");
}

/// On a Russian layout: letters are the same keys.
#[test]
fn an_officer_decides_by_single_keys() {
    let desk = desk();
    let mut terminal = open(&desk, &[]);
    terminal.see_words("to do").press("\x1b[B").press("е").see_words("decide about 1 case");
    terminal.press("щ").press("y").press("h").press("c").see("sector-menu").press("1");
    terminal.press("t").see_words("Tag:").press("договор\r").see("triage-chosen");
    // nobody has said who decides on this machine since the casebook was copied: the journal knows
    terminal.press("\r").see("triage-recorded").press("\x1b[A\r").see_words("Case 1").press("3").see("case-journal");
    terminal.press("\x1b").see_words("to do").press("q");
    assert!(terminal.end().success());
    let rulings = &desk.json(&["journal", "1", "--json"])["decisions"][0]["rulings"];
    assert_eq!(rulings.as_array().expect("a list").len(), 5);
}

#[test]
fn an_officer_answers_from_a_template_in_the_sources_language() {
    let desk = desk();
    let mut terminal = open(&desk, &["--language", "ru"]);
    terminal.see_words("к работе").press("r").see_words("казахский");
    terminal.press("\x14").see("template-menu").press("4").see("reply-filled");
    terminal
        .press("\x1b[200~\rҚосымша: q d t\x1b[201~")
        .press("\x12")
        .see_words("учтено")
        .press("ЖТ-17\r")
        .see("reply-more");
    // what is not finished stays behind the lock
    terminal.press("\x0c").see("covered-draft").press(PASSPHRASE).see("reply-more");
    terminal.press("\x1b").see_words("Неоконченный").press("q").see_words("Ещё раз").press("r").see("reply-more");
    terminal.press("\x13").see_words("Записать?").press("\r").see("reply-recorded").press("q");
    assert!(terminal.end().success());
    let replies = &desk.json(&["show", "2", "--json"])["replies"];
    assert_eq!(replies[1]["status"], "checking");
    assert_eq!(replies[1]["ref"], "ЖТ-17");
    assert!(replies[1]["message"].as_str().expect("text").ends_with("хабарлаймыз.\nҚосымша: q d t"));
}

#[test]
fn an_officer_sees_what_the_reply_is_signed_off_with() {
    let desk = desk();
    desk.ok(&["sign-off", "officer"]);
    let mut terminal = open(&desk, &["--language", "en", "--officer", "Desk 3"]);
    terminal.see_words("to do").press("r").see_words("Last line: — Desk 3");
    terminal.press("Thanks.").press("\x13").see_words("Record it?").press("\r").see_words("to do").press("q");
    assert!(terminal.end().success());
    let message = &desk.json(&["show", "2", "--json"])["replies"][1]["message"];
    assert_eq!(message, "Thanks.\n\n— Desk 3");
}

#[test]
fn an_officer_searches_and_saves_files() {
    let desk = desk();
    let mut terminal = open(&desk, &[]);
    terminal.see_words("to do").press("/участ").see("search").press("\r").see_words("Case 1");
    terminal.press("o").see("save").press("out\r").see_words("SHA-256").press("\x1b").see("search-read").press("\x1b");
    terminal.see_words("to do").press("\x03");
    assert!(terminal.end().success());
    assert_eq!(fs::read(desk.path("out/case-1/01-отчёт №1.pdf")).expect("saved"), b"%PDF-1.4 report");
}

#[test]
fn a_window_of_another_size_is_filled_anew() {
    let desk = desk();
    let mut terminal = open(&desk, &[]);
    terminal.see_words("to do").press("\x1b[B\r").see("en-case").resize(100, 40).see("case-wide");
    terminal
        .resize(40, 10)
        .see_words("60 columns")
        .resize(80, 24)
        .see("en-case-seen")
        .press("\x1b")
        .see_words("to do")
        .press("q");
    assert!(terminal.end().success());
}

/// Titles, clears, carriage returns, overrides, a forged line and a coloured name, all from one tip.
#[test]
fn what_a_tip_says_moves_nothing_on_the_screen() {
    let desk = desk();
    let mut terminal = open(&desk, &[]);
    terminal.see_words("to do").press("\x1b[F\x1b[A\r").see("hostile-case").press("\x1b").see_words("to do").press("q");
    assert!(terminal.end().success());
    let bytes = &terminal.bytes;
    let ours = |at: usize| bytes.get(at + 1) == Some(&b'[');
    assert!((0..bytes.len()).filter(|&at| bytes[at] == 0x1b).all(ours), "only our own sequences reach the terminal");
    assert!(!bytes.contains(&7) && !String::from_utf8_lossy(bytes).contains(['\u{202e}', '\u{200b}', '\u{9b}']));
}

#[test]
fn the_screen_is_given_back_after_a_signal_and_while_stopped() {
    let desk = desk();
    let mut terminal = open(&desk, &[]);
    terminal.see_words("to do").press("\x1b[B\r").see_words("Сумма").press("\x1a").stopped();
    assert!(terminal.is_restored());
    // a stopped program leaves the casebook to others
    desk.ok(&["list"]);
    terminal.signal("CONT").see("covered");
    terminal.press(PASSPHRASE).see_words("Сумма").signal("TERM");
    assert_eq!(signal_of(terminal.end()), Some(15));
    assert!(terminal.is_restored());
}

#[test]
fn an_idle_screen_is_covered_and_comes_back_where_it_was() {
    let desk = desk();
    let mut terminal = open(&desk, &["--lock-after", "2s"]);
    terminal.see_words("to do").press("\x1b[B\r").see_words("Сумма").see("covered");
    // nothing is open behind it
    desk.ok(&["list"]);
    terminal.press(PASSPHRASE).see_words("Сумма").press("\x0c").see("covered").press("\x03");
    assert!(terminal.end().success() && terminal.is_restored());
}

#[test]
fn without_a_terminal_it_says_so() {
    let desk = desk();
    let mut command = Command::new("setsid");
    command.args(["--wait", env!("CARGO_BIN_EXE_sybyr-officer"), "--casebook", "casebook"]);
    let output = command.current_dir(desk.dir.path()).env("LC_ALL", "C").output().expect("starts");
    assert_eq!(output.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&output.stderr).contains("terminal"));
}

/// A pipe in place of a file: whoever reads it waits. It stays open as long as somebody may still open it: that would
/// wait for ever behind one that is closed.
fn pipe(path: &Path) -> File {
    let made = Command::new("mkfifo").arg(path).status();
    assert!(made.expect("starts").success());
    File::options().read(true).write(true).open(path).expect("opens")
}

/// Whoever reads them, or comes to read them, waits no longer.
fn let_go(pipes: &[File]) {
    pipes.iter().for_each(|mut pipe| pipe.write_all(b"x").expect("written"));
}

/// Every sealed tip waits to be read until the pipes are let go.
fn slow_blobs(desk: &Desk) -> Vec<File> {
    fs::create_dir_all(desk.path("blobs")).expect("made");
    let slow = |entry: std::io::Result<fs::DirEntry>| {
        let entry = entry.expect("an entry");
        fs::rename(entry.path(), desk.path("blobs").join(entry.file_name())).expect("moved");
        pipe(&entry.path())
    };
    fs::read_dir(desk.book("blobs")).expect("a folder").map(slow).collect()
}

fn whole_blobs(desk: &Desk) {
    for entry in fs::read_dir(desk.path("blobs")).expect("a folder") {
        let entry = entry.expect("an entry");
        fs::rename(entry.path(), desk.book("blobs").join(entry.file_name())).expect("moved");
    }
}

#[test]
fn esc_leaves_a_case_that_is_still_being_read_and_it_stays_unread() {
    let desk = desk();
    for language in ["en", "ru", "kk"] {
        let copy = Desk::empty();
        copy_folder(desk.dir.path(), copy.dir.path());
        let pipes = slow_blobs(&copy);
        let mut terminal = open(&copy, &["--language", language]);
        terminal.see(&format!("{language}-inbox")).press("\x1b[B\r").see(&format!("{language}-reading"));
        terminal.press("\x1b").see(&format!("{language}-stopping"));
        let_go(&pipes);
        terminal.see(&format!("{language}-stopped")).press("q");
        assert!(terminal.end().success());
    }

    let pipes = slow_blobs(&desk);
    let mut terminal = open(&desk, &[]);
    // somebody comes in: what was on the screen is gone before the reading has stopped
    terminal.see_words("to do").press("\x1b[B\r").see_words("Reading").press("\x0c").see_words("Stopping");
    assert!(!terminal.text().contains("Взятка"), "{}", terminal.text());
    let_go(&pipes);
    terminal.see("covered");
    whole_blobs(&desk);
    // it was at the inbox, and what was typed ahead is for a case that opens
    terminal.press(PASSPHRASE).see_words("> *  1").press("\r\t").see("en-case-files");
    // what nobody knew to take long says so as soon as it does
    let pipes = slow_blobs(&desk);
    terminal.resize(80, 23).see_words("Reading").press("\x1b").see_words("Stopping");
    let_go(&pipes);
    whole_blobs(&desk);
    terminal.resize(80, 24).see("en-case-files").press("\x0c").see("covered");
    let pipes = slow_blobs(&desk);
    // whoever does not want to wait for the case is let in without it
    terminal.press(PASSPHRASE).see_words("tip 1 of 2").press("\x1b").see_words("Stopping");
    let_go(&pipes);
    terminal.see_words("Stopped.").see_words("to do").press("q");
    assert!(terminal.end().success() && terminal.is_restored());
}

/// The program in a folder of its own, with a renderer that makes a picture of the first file and waits with the second.
fn with_slow_renderer(desk: &Desk) -> (Terminal, File) {
    let folder = desk.path("bin");
    fs::create_dir(&folder).expect("made");
    // by another process: a file that this one writes is still open in whatever another test starts just then, and what
    // is open for writing does not run
    let copy = |from: &Path, to: &Path| assert!(Command::new("cp").arg(from).arg(to).status().expect("cp").success());
    copy(Path::new(env!("CARGO_BIN_EXE_sybyr-officer")), &folder.join("sybyr-officer"));
    let script = r#"#!/bin/sh
if [ -e "$0.was-here" ]; then read line < "$0.pipe"; fi
: > "$0.was-here"
printf 'SYBYRP1\n\000\000\000\001\000\001\000\001rgb\000\000'
"#;
    let written = folder.join("script");
    fs::write(&written, script).expect("written");
    fs::set_permissions(&written, fs::Permissions::from_mode(0o755)).expect("set");
    copy(&written, &folder.join("sybyr-render"));
    let pipe = pipe(&folder.join("sybyr-render.pipe"));
    let mut command = Command::new("setsid");
    command.arg("--ctty").arg(folder.join("sybyr-officer")).args(["--casebook", "casebook", "--today", TODAY]);
    command.current_dir(desk.dir.path()).env("LC_ALL", "C.UTF-8").env("TERM", "linux");
    (Terminal::run(command), pipe)
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> =
        entries.map(|e| e.expect("an entry").file_name().into_string().expect("text")).collect();
    names.sort();
    names
}

#[test]
fn esc_ends_saving_and_what_is_whole_by_then_stays() {
    let desk = desk();
    let (mut terminal, pipe) = with_slow_renderer(&desk);
    terminal.see_words("Passphrase").press(PASSPHRASE).see_words("to do").press("\x1b[B\r").see_words("Сумма");
    terminal.press("o").see_words("folder").press("out\r").see("saving").press("\x1b").see("saving-stopped");
    let whole = ["01-отчёт №1.pdf", "01-отчёт №1.pdf.shown.png", "names.txt"];
    assert_eq!(names(&desk.path("out")), ["case-1-stopped"], "nothing half-written");
    assert_eq!(names(&desk.path("out/case-1-stopped")), whole);
    assert_eq!(fs::read(desk.path("out/case-1-stopped").join(whole[0])).expect("saved"), b"%PDF-1.4 report");
    assert!(fs::read_to_string(desk.path("out/case-1-stopped/names.txt")).expect("saved").contains("stopped here"));
    // the renderer has ended: nobody reads its pipe any more
    drop(pipe);
    let pipe = desk.path("bin/sybyr-render.pipe");
    // what another test starts just then may have the pipe open for a moment too
    let since = Instant::now();
    let opened = || File::options().write(true).custom_flags(0o4000).open(&pipe); // O_NONBLOCK
    let nobody = loop {
        match opened() {
            Err(nobody) => break nobody,
            Ok(_) => assert!(since.elapsed() < Duration::from_secs(60), "somebody reads it"),
        }
        std::thread::yield_now();
    };
    assert_eq!(nobody.raw_os_error(), Some(rustix::io::Errno::NXIO.raw_os_error()));

    // before the first file is whole nothing stays
    let pipe = File::options().read(true).write(true).open(&pipe).expect("opens");
    terminal.press("s").see_words("folder").press("out\r").see_words("file 1 of 3").press("\x1b");
    terminal.see_words("Nothing was saved").press("\x1b").see_words("to do").press("q");
    assert!(terminal.end().success());
    assert_eq!(names(&desk.path("out")), ["case-1-stopped"]);
    drop(pipe);
    desk.ok(&["list"]);
}

#[test]
fn esc_ends_the_sealing_of_a_reply_s_files_and_the_reply_stays_unrecorded() {
    let desk = desk();
    let file = pipe(&desk.path("answer.pdf"));
    let mut terminal = open(&desk, &[]);
    terminal.see_words("to do").press("r").see_words("Kazakh").press("See the file.").press("\x01");
    terminal.see_words("File to send").press("answer.pdf\r").see_words("answer.pdf");
    terminal.press("\x13").see_words("Record it?").press("\r").see_words("file 1 of 1").press("\x1b");
    terminal.see_words("Stopping");
    let_go(std::slice::from_ref(&file));
    terminal.see_words("Stopped. Nothing was changed.").see_words("See the file.");
    assert_eq!(names(&desk.book("objects")), [""; 0], "no sealed file without a reply");
    terminal.press("\x03").see_words("loses them").press("\x03");
    assert!(terminal.end().success());
    assert_eq!(desk.json(&["show", "2", "--json"])["replies"].as_array().expect("a list").len(), 1);
}

#[test]
fn the_search_is_one_key_away_inside_a_case() {
    let desk = desk();
    let mut terminal = open(&desk, &[]);
    terminal.see_words("to do").press("\x1b[B\r").see_words("Сумма").press("/мектеп").see_words("found: 1");
    terminal.press("\r").see_words("Tab section").press("\x1b").see_words("found: 1").press("\x1b").see_words("Сумма");
    terminal.press("\x1b").see_words("to do").press("q");
    assert!(terminal.end().success());
}
