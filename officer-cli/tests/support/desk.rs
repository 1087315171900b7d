//! An officer's desk: a folder with a casebook, and the real program run in it.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use sybyr_crypto::card::{Card, open_file};

use super::{DAY, TODAY, TestDrop};

/// A folder with a casebook in it.
pub struct Desk {
    pub dir: tempfile::TempDir,
}

impl Desk {
    /// Makes an agency at the drop.
    pub fn init(drop: &TestDrop) -> Self {
        Self::init_with(drop, "{}")
    }

    /// The same, with these texts in its cards.
    pub fn init_with(drop: &TestDrop, texts: &str) -> Self {
        let desk = Self::empty();
        let (file, words) = drop.drop_file();
        fs::write(desk.path("drop.sybyr"), file).expect("written");
        fs::write(desk.path("texts.json"), texts).expect("written");
        let drop = ["init", "--drop", "drop.sybyr", "--name", "Desk", "--fingerprint", &words];
        desk.ok(&[&drop[..], &["--texts", "texts.json", "--work-factor", "15"]].concat());
        desk
    }

    /// Only a folder and a passphrase.
    pub fn empty() -> Self {
        let desk = Self { dir: tempfile::tempdir().expect("a temporary folder") };
        desk.write_private("passphrase", b"correct horse battery staple\n");
        desk
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub fn book(&self, name: &str) -> PathBuf {
        self.path("casebook").join(name)
    }

    pub fn write_private(&self, name: &str, content: &[u8]) {
        fs::write(self.path(name), content).expect("written");
        fs::set_permissions(self.path(name), fs::Permissions::from_mode(0o600)).expect("set");
    }

    /// The newest card of the card file.
    pub fn card(&self, drop: &TestDrop) -> Card {
        let path = self.path("agency.card");
        if !path.exists() {
            self.ok(&["card", "--output", "agency.card"]);
        }
        let cards = open_file(&fs::read(path).expect("there"), &drop.drop_id, None).expect("valid");
        cards.into_iter().find(|card| card.card().in_force(DAY)).expect("in force").card().clone()
    }

    /// The program with the casebook, the passphrase, the day, and English.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sybyr-officer"));
        command.current_dir(self.dir.path()).args(["--casebook", "casebook", "--passphrase-file", "passphrase"]);
        if !arguments.contains(&"--today") {
            command.args(["--today", TODAY]);
        }
        command.args(arguments).env("LC_ALL", "C").stdin(Stdio::null());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("the program starts")
    }

    /// Runs with standard input.
    pub fn run_with(&self, arguments: &[&str], input: &[u8]) -> Output {
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        child.stdin.take().expect("piped").write_all(input).expect("taken");
        child.wait_with_output().expect("ends")
    }

    /// Runs, must succeed, gives standard output.
    #[track_caller]
    pub fn ok(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("text")
    }

    /// Runs, must end with this code, gives standard error.
    #[track_caller]
    pub fn fails(&self, code: i32, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {stderr}");
        stderr
    }

    pub fn json(&self, arguments: &[&str]) -> serde_json::Value {
        serde_json::from_str(&self.ok(arguments)).expect("JSON")
    }
}
