//! Handles, and programs that do not behave: each a real process.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use age::{Identity as _, Recipient as _};

use super::*;

/// Answers what it was told to, and notes what it was told.
#[derive(Clone, Default)]
struct Scripted(Arc<Mutex<Vec<String>>>);

impl Scripted {
    fn note(&self, what: &str) {
        self.0.lock().expect("no panics").push(what.to_owned());
    }
}

impl Person for Scripted {
    fn tell(&self, message: &str) {
        self.note(message);
    }
    fn choose(&self, message: &str, yes: &str, no: Option<&str>) -> Option<bool> {
        self.note(&format!("{message} {yes}/{}", no.unwrap_or_default()));
        Some(true)
    }
    fn ask(&self, message: &str) -> Option<String> {
        self.note(message);
        Some("public".into())
    }
    fn ask_hidden(&self, message: &str) -> Option<SecretString> {
        self.note(message);
        None
    }
}

fn handle() -> Handle {
    "AGE-PLUGIN-TEST-1QQQQQQQQ".parse().expect("a handle")
}

/// A plugin that is a shell script.
fn device(dir: &Path, script: &str, person: Scripted) -> Device {
    let written = dir.join("script");
    fs::write(&written, format!("#!/bin/sh\n{script}\n")).expect("written");
    fs::set_permissions(&written, fs::Permissions::from_mode(0o755)).expect("set");
    // by another process: a file that this one writes is still open in whatever another test starts just then, and what
    // is open for writing does not run
    let copied = std::process::Command::new("cp").arg(&written).arg(dir.join("age-plugin-test")).status();
    assert!(copied.expect("cp").success());
    Device::find(dir, handle(), Box::new(person), &Work::default()).expect("there")
}

fn key() -> FileKey {
    FileKey::init_with_mut(|key| key.fill(7))
}

#[test]
fn a_handle_names_a_program_and_nothing_else() {
    assert_eq!(handle().plugin(), "test");
    let yubikey = "# Serial: 1\n\n AGE-PLUGIN-YUBIKEY-1QGQQQQQQQQ \n";
    assert_eq!(Handle::of_file(yubikey.as_bytes()).expect("a handle").plugin(), "yubikey");
    let two = Handle::of_file(b"AGE-PLUGIN-SE-2-1QQQQQQQQ").expect("a handle");
    assert_eq!((two.plugin(), two.to_string()), ("se-2", "AGE-PLUGIN-SE-2-1QQQQQQQQ".to_owned()));
    let long = format!("AGE-PLUGIN-X-1{}", "Q".repeat(MAX_HANDLE));
    for wrong in [
        "",
        "AGE-PLUGIN-",
        "AGE-PLUGIN--1QQQQQQQQ",
        "AGE-PLUGIN-../SH-1QQQQQQQQ",
        "AGE-PLUGIN-A/B-1QQQQQQQQ",
        "AGE-PLUGIN-a-1QQQQQQQQ",
        "AGE-PLUGIN-A-1",
        "AGE-PLUGIN-A-1qqqqqqqq",
        "AGE-SECRET-KEY-1QQQQQQQQ",
        "AGE-PLUGIN-A-1QQQQQQQQ\nAGE-PLUGIN-B-1QQQQQQQQ",
        &long,
    ] {
        assert!(Handle::of_file(wrong.as_bytes()).is_none(), "{wrong:?}");
    }
}

#[test]
fn a_plugin_is_found_in_an_absolute_folder_only() {
    let dir = tempfile::tempdir().expect("a folder");
    let find =
        |folder: &Path| Device::find(folder, handle(), Box::new(Scripted::default()), &Work::default()).map(drop);
    assert_eq!(find(dir.path()), Err(Fault::Absent(dir.path().join("age-plugin-test"))));
    device(dir.path(), "", Scripted::default());
    assert_eq!(find(dir.path()), Ok(()));
    assert!(find(Path::new("relative")).is_err() && find(Path::new("")).is_err());
}

#[test]
fn a_plugin_that_does_not_keep_to_the_protocol_fails_as_what_it_is() {
    let dir = tempfile::tempdir().expect("a folder");
    let read = "while read line; do [ \"$line\" = '-> done' ] && break; done; read line";
    let cases = [
        ("exit 0", Fault::Died),
        (read, Fault::Died),
        (&*format!("{read}; echo hello"), Fault::Confused),
        (&*format!("{read}; head -c 100000 /dev/zero; sleep 1000"), Fault::Confused),
        (&*format!("{read}; printf '\\377\\n'; sleep 1000"), Fault::Confused),
        (&*format!("{read}; while :; do printf -- '-> msg\\n\\n'; done"), Fault::Confused),
        (&*format!("{read}; printf -- '-> done\\n\\n'; sleep 1000"), Fault::Confused),
        (
            &*format!("{read}; printf -- '-> error internal\\naGVscA\\n'; read a; read b; printf -- '-> done\\n\\n'"),
            Fault::Said("help".into()),
        ),
    ];
    for (script, expected) in cases {
        let device = device(dir.path(), script, Scripted::default());
        assert!(device.wrap_file_key(&key()).is_err(), "{script}");
        assert_eq!(device.failures().last(), Some(expected), "{script}");
    }
}

#[test]
fn a_plugin_that_says_nothing_is_ended() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut device = device(dir.path(), "exec sleep 100000", Scripted::default());
    device.patience = Duration::from_millis(50);
    assert!(
        device.unwrap_stanza(&Stanza { tag: "x".into(), args: vec![], body: vec![] }).is_some_and(|key| key.is_err())
    );
    assert_eq!(device.failures().last(), Some(Fault::Silent));
}

#[test]
fn a_plugin_gets_nothing_of_our_environment_and_asks_the_person() {
    let dir = tempfile::tempdir().expect("a folder");
    let person = Scripted::default();
    let read = "while read line; do [ \"$line\" = '-> done' ] && break; done; read line";
    let ask = |what: &str| format!("printf -- '-> {what}\\naGVscA\\n'; read a; read b; said=\"$said $a $b\"");
    let script = [
        read.to_owned(),
        "said=\"$(env | grep -vE '^(PWD|SHLVL|OLDPWD|_)=' | sort | tr '\\n' ' ')$(pwd)\"".into(),
        ask("msg"),
        ask("confirm eWVz bm8"),
        ask("request-public"),
        ask("request-secret"),
        ask("strange"),
        format!("echo \"$said\" >{}/said", dir.path().display()),
        "printf -- '-> done\\n\\n'".into(),
    ];
    let device = device(dir.path(), &script.join("\n"), person.clone());
    assert!(device.unwrap_stanza(&Stanza { tag: "x".into(), args: vec![], body: vec![] }).is_none(), "it has no key");
    let said = fs::read_to_string(dir.path().join("said")).expect("there");
    assert_eq!(said.trim(), "PATH=/usr/bin:/bin / -> ok  -> ok yes  -> ok cHVibGlj -> fail  -> unsupported");
    assert_eq!(*person.0.lock().expect("no panics"), ["help", "help yes/no", "help", "help"]);
}

#[test]
fn a_plugin_that_does_not_listen_is_ended_as_one_that_says_nothing() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut device = device(dir.path(), "exec sleep 5", Scripted::default());
    device.patience = Duration::from_millis(50);
    // more than a pipe holds
    let stanza = || Stanza { tag: "x".into(), args: vec![], body: vec![7; 4096] };
    let stanzas: Vec<Stanza> = std::iter::repeat_with(stanza).take(100).collect();
    assert!(device.unwrap_stanzas(&stanzas).is_some_and(|key| key.is_err()));
    assert_eq!(device.failures().last(), Some(Fault::Silent));
}

#[test]
fn a_plugin_that_is_done_and_talks_on_is_ended() {
    let dir = tempfile::tempdir().expect("a folder");
    let read = "while read line; do [ \"$line\" = '-> done' ] && break; done; read line; printf -- '-> done\\n\\n'";
    let talks_on = "for i in $(seq 200); do echo $i; sleep 0.05; done";
    let ended = dir.path().join("ended");
    let device = device(dir.path(), &format!("{read}; {talks_on}; >{}", ended.display()), Scripted::default());
    assert!(device.unwrap_stanza(&Stanza { tag: "x".into(), args: vec![], body: vec![] }).is_none());
    assert!(!ended.exists(), "it was heard to its end");
}
