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
    // by another process: a file that this one writes is still open in whatever another test starts just then, and what
    // is open for writing does not run
    let copied = std::process::Command::new("cp").arg(plugin()).arg(folder.join("age-plugin-sybyrtest")).status();
    assert!(copied.expect("cp").success());
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

/// The screen, in a language, for the deputy.
fn screen(desk: &Desk, folder: &str, language: &str) -> Terminal {
    Terminal::start(desk, &["--holder", "deputy", "--plugins", folder, "--language", language])
}

#[test]
fn the_screen_is_opened_with_a_hardware_key_in_three_languages() {
    let (desk, folder) = with_key();
    let mode = |mode: &str| fs::write(PathBuf::from(&folder).join("mode"), mode).expect("written");
    mode("pin 4711");
    for language in ["en", "ru", "kk"] {
        let see = |name: &str| format!("{language}-key-{name}");
        let mut terminal = screen(&desk, &folder, language);
        // nothing happens before Enter: a key that stays plugged in does not open a covered screen
        terminal.see(&see("start")).press("4711").see(&see("start"));
        terminal.press("\r").see(&see("pin")).press("0000\r").see(&see("wrong"));
        terminal.press("\r").see(&see("pin")).press("4711\r").see_words("for the deputy").press("\x0c");
        terminal.see(&see("covered")).press("\x03");
        assert!(terminal.end().success() && terminal.is_restored());
        let shown = String::from_utf8_lossy(&terminal.bytes).into_owned();
        assert!(
            !shown.contains("\x1b]") && !shown.contains(['\x07', '\u{202e}']) && !shown.contains("4711"),
            "{shown:?}"
        );
    }
    mode("choose");
    let mut terminal = screen(&desk, &folder, "en");
    terminal.see("en-key-start").press("\r").see("key-choose").press("3x1").see_words("not that one");
    terminal.press("\r").see_words("which key?").press("2").see_words("for the deputy").press("q");
    assert!(terminal.end().success());
}

#[test]
fn esc_ends_a_plugin_that_waits_for_a_touch() {
    let (desk, folder) = with_key();
    let folder_path = PathBuf::from(&folder);
    fs::write(folder_path.join("mode"), "wait").expect("written");
    let mut terminal = screen(&desk, &folder, "en");
    terminal.see("en-key-start").press("\r").see("key-touch");
    let process = fs::read_to_string(folder_path.join("process")).expect("it runs");
    assert!(PathBuf::from(format!("/proc/{process}")).exists());
    terminal.press("\x1b").see("key-stopped");
    assert!(!PathBuf::from(format!("/proc/{process}")).exists(), "the plugin has ended");
    // others have the casebook meanwhile, and the key opens it the next time
    desk.ok(&["list"]);
    fs::write(folder_path.join("mode"), "pin 4711").expect("written");
    terminal.press("\r").see_words("PIN").press("\x1b").see("key-stopped");
    terminal.press("\r").see_words("PIN").press("4711\r").see_words("for the deputy").press("q");
    assert!(terminal.end().success() && terminal.is_restored());
}

/// `--holder` counts on the screen as it does for commands.
#[test]
fn the_screen_tries_the_passphrase_of_the_named_holder_alone() {
    let (desk, folder) = with_key();
    let mut terminal = Terminal::start(&desk, &["--holder", "nobody", "--plugins", &folder, "--language", "en"]);
    terminal.see_words("Passphrase").press("correct horse battery staple\r").see_words("passphrase is wrong");
    terminal.press("\x03");
    assert!(terminal.end().success());
    let mut terminal = Terminal::start(&desk, &["--holder", "officer", "--language", "en"]);
    terminal.see_words("Passphrase").press("correct horse battery staple\r").see_words("for the deputy").press("q");
    assert!(terminal.end().success());
}
