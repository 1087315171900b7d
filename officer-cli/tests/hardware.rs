//! A holder with a hardware key: the real program, and a plugin that is a program of its own.

#[path = "support/pty.rs"]
mod pty;
mod support;

use std::fs;
use std::path::PathBuf;

use age::secrecy::ExposeSecret as _;
use pty::Terminal;
use support::{Desk, Draft, Source, TestDrop};

const HANDLE: &str = "AGE-PLUGIN-SYBYRTEST-1QQQQQQQQ";

/// A desk with one tip, and a folder with the plugin and its "hardware".
fn with_key() -> (Desk, String) {
    let mut drop = TestDrop::new(4, 0);
    let desk = Desk::init(&drop);
    let card = desk.card(&drop);
    drop.close_batch(vec![Source::new().tip(&card, &Draft { message: "for the deputy", ..Draft::default() })]);
    fs::write(desk.path("bundle"), drop.bundle(&card, 0)).expect("written");
    desk.ok(&["import", "bundle"]);
    let folder = desk.path("plugins");
    fs::create_dir(&folder).expect("made");
    fs::copy(plugin(), folder.join("age-plugin-sybyrtest")).expect("copied");
    let key = age::x25519::Identity::generate();
    fs::write(folder.join("hardware"), key.to_string().expose_secret()).expect("written");
    fs::write(folder.join("mode"), "plain").expect("written");
    fs::write(desk.path("key.txt"), format!("# a test key\n{HANDLE}\n")).expect("written");
    let folder = folder.into_os_string().into_string().expect("text");
    desk.ok(&["--plugins", &folder, "identity", "add", "deputy", "--plugin", "key.txt"]);
    (desk, folder)
}

fn by_key<'a>(folder: &'a str, arguments: &[&'a str]) -> Vec<&'a str> {
    [&["--holder", "deputy", "--plugins", folder], arguments].concat()
}

/// The example beside the program, which cargo builds with the tests.
fn plugin() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_sybyr-officer")).with_file_name("examples").join("test_plugin")
}

#[test]
fn a_holder_opens_the_casebook_with_a_hardware_key_and_loses_it_when_removed() {
    let (desk, folder) = with_key();
    let by_key = |arguments: &[&'static str]| by_key(&folder, arguments);
    assert!(desk.ok(&by_key(&["show", "1"])).contains("for the deputy"));
    assert!(desk.ok(&by_key(&["identity", "list"])).contains("* deputy"), "the key opened it");
    // nothing of the talk is shown, whatever the environment asks for
    let output = desk.command(&by_key(&["list"])).env("AGEDEBUG", "plugin").output().expect("runs");
    assert!(output.status.success() && !String::from_utf8_lossy(&output.stderr).contains("->"), "{output:?}");
    // new keys reach the holder without the key being there, and the passphrase opens as before
    fs::rename(&folder, desk.path("away")).expect("moved");
    desk.ok(&["rekey"]);
    let said = desk.fails(3, &by_key(&["list"]));
    assert!(said.contains("not in the folder of plugins") && said.contains("age-plugin-sybyrtest"), "{said}");
    fs::rename(desk.path("away"), &folder).expect("moved");
    assert!(desk.ok(&by_key(&["show", "1"])).contains("for the deputy"));
    // in PATH it is not looked for
    let mut found = desk.command(&["--holder", "deputy", "list"]);
    assert_eq!(found.env("PATH", &folder).output().expect("runs").status.code(), Some(3));

    let file = fs::read_dir(desk.book("holders")).expect("there").count();
    desk.ok(&["identity", "remove", "deputy", "--yes"]);
    assert_eq!(fs::read_dir(desk.book("holders")).expect("there").count(), file - 2, "key and handle");
    desk.fails(3, &by_key(&["list"]));
}

#[test]
fn what_goes_wrong_with_a_key_is_told_and_nothing_of_it_moves_the_cursor() {
    let (desk, folder) = with_key();
    let by_key = ["--holder", "deputy", "--plugins", &folder, "list"];
    fs::write(PathBuf::from(&folder).join("mode"), "refuse").expect("written");
    let said = desk.fails(3, &by_key);
    assert!(said.contains("no such slot") && !said.contains('\x1b'), "{said:?}");
    assert_eq!(said.matches('\n').count(), 2, "on one line, and the help on another: {said:?}");
    // another key's plugin has nothing to say to these stanzas
    fs::write(PathBuf::from(&folder).join("mode"), "plain").expect("written");
    let other = age::x25519::Identity::generate();
    fs::write(PathBuf::from(&folder).join("hardware"), other.to_string().expose_secret()).expect("written");
    desk.fails(3, &by_key);
    fs::write(desk.path("other.txt"), "AGE-SECRET-KEY-1QQQQQQQQ\n").expect("written");
    desk.fails(8, &["--plugins", &folder, "identity", "add", "third", "--plugin", "other.txt"]);
    // a PIN without a terminal to ask at
    fs::write(PathBuf::from(&folder).join("mode"), "pin 4711").expect("written");
    assert!(desk.fails(3, &by_key).contains("wrong PIN"));
}

#[test]
fn a_pin_is_asked_at_the_terminal_in_words_that_are_the_plugin_s_own() {
    let (desk, folder) = with_key();
    fs::write(PathBuf::from(&folder).join("mode"), "pin 4711").expect("written");
    let mut terminal =
        Terminal::start(&desk, &["--holder", "deputy", "--plugins", &folder, "--language", "en", "list"]);
    terminal.see_words("age-plugin-sybyrtest asks or says: touch the key");
    terminal.see_words("age-plugin-sybyrtest asks or says: PIN").press("4711\n");
    assert!(terminal.end().success(), "{}", terminal.text());
    let shown = String::from_utf8_lossy(&terminal.bytes).into_owned();
    assert!(!shown.contains("\x1b[2J") && !shown.contains("\x1b]0;") && !shown.contains("4711"), "{shown:?}");
}
