//! The machine, backups and the passphrase, as an officer meets them.

mod support;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process::Command;

use support::{Desk, Draft, Source, TestDrop};

const NOT_WELL: i32 = 20;

fn desk_with_a_tip() -> Desk {
    let mut drop = TestDrop::new(4, 0);
    let desk = Desk::init(&drop);
    let card = desk.card(&drop);
    drop.close_batch(vec![Source::new().tip(&card, &Draft::default())]);
    fs::write(desk.path("bundle"), drop.bundle(&card, 0)).expect("written");
    desk.ok(&["import", "bundle"]);
    desk
}

/// What the doctor says; it ends with its code even where a test machine has a network.
fn doctor(desk: &Desk, today: &str) -> String {
    let output = desk.run(&["--today", today, "doctor"]);
    assert!(matches!(output.status.code(), Some(0 | NOT_WELL)), "{output:?}");
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn the_doctor_names_each_thing_until_it_is_mended() {
    let desk = desk_with_a_tip();
    let before = doctor(&desk, support::TODAY);
    assert!(before.contains("root.age lies in the casebook") && before.contains("there is no backup"), "{before}");
    assert!(!before.contains("others than you"), "made with the right modes: {before}");

    fs::rename(desk.book("root.age"), desk.path("root.age")).expect("moved");
    desk.ok(&["backup", "--to", "copy"]);
    let after = doctor(&desk, support::TODAY);
    for gone in ["root.age", "backup", "newest bundle", "ends on", "passed"] {
        assert!(!after.contains(gone), "{gone}: {after}");
    }

    fs::set_permissions(desk.book("blobs"), fs::Permissions::from_mode(0o755)).expect("set");
    let late = doctor(&desk, "2027-10-20");
    for there in [
        "may open: blobs",
        "newest bundle is of 2026-11-22",
        "last backup is of 2026-11-22",
        "card ends on",
        "passed: 3",
    ] {
        assert!(late.contains(there), "{there}: {late}");
    }
}

#[test]
fn a_backup_opens_as_the_casebook_it_was() {
    let desk = desk_with_a_tip();
    let listed = desk.ok(&["list", "--json"]);
    desk.ok(&["backup", "--to", "copy"]);
    fs::remove_dir_all(desk.path("casebook")).expect("lost");
    fs::rename(desk.path("copy"), desk.path("casebook")).expect("put back");
    assert_eq!(desk.ok(&["list", "--json"]), listed);
    desk.ok(&["show", "1"]);
}

/// A backup lies elsewhere, under the casebook's passphrase: the key that signs cards must not go there with it.
#[test]
fn the_root_key_is_in_no_backup_and_the_officer_is_told() {
    let desk = desk_with_a_tip();
    let said = desk.run(&["backup", "--to", "copy"]);
    assert!(said.status.success() && String::from_utf8_lossy(&said.stderr).contains("root.age is not in the backup"));
    assert!(desk.book("root.age").exists() && !desk.path("copy/root.age").exists());
    let root = fs::read(desk.book("root.age")).expect("there");
    fs::rename(desk.book("root.age"), desk.path("root.age")).expect("moved");
    let said = desk.run(&["backup", "--to", "later"]);
    assert!(said.status.success() && !String::from_utf8_lossy(&said.stderr).contains("root.age"));
    for copy in ["copy", "later"] {
        let files = fs::read_dir(desk.path(copy)).expect("a folder").map(|entry| entry.expect("an entry").path());
        assert!(files.filter(|path| path.is_file()).all(|path| fs::read(path).expect("read") != root));
    }
}

#[test]
fn a_backup_that_was_interrupted_is_no_casebook() {
    let desk = desk_with_a_tip();
    desk.ok(&["backup", "--to", "copy"]);
    fs::remove_file(desk.path("copy/identity.age")).expect("as before the last step");
    fs::rename(desk.path("casebook"), desk.path("kept")).expect("moved");
    fs::rename(desk.path("copy"), desk.path("casebook")).expect("put in its place");
    desk.fails(4, &["list"]);
}

#[test]
fn a_passphrase_changes_and_a_backup_keeps_its_own() {
    let desk = desk_with_a_tip();
    desk.ok(&["backup", "--to", "copy"]);
    desk.write_private("new", "жаңа құпия сөйлем\n".as_bytes());
    desk.ok(&["passphrase", "--new-passphrase-file", "new", "--work-factor", "15"]);
    desk.fails(3, &["list"]);
    fs::rename(desk.path("new"), desk.path("passphrase")).expect("now it is the passphrase");
    desk.ok(&["list"]);
    fs::rename(desk.path("casebook"), desk.path("kept")).expect("moved");
    fs::rename(desk.path("copy"), desk.path("casebook")).expect("put in its place");
    desk.fails(3, &["list"]);
}

/// Linux gives the files of a process that forbids images of itself to root: the program must still read its own descriptors.
#[test]
fn an_ordinary_user_gives_a_passphrase_by_descriptor() {
    let is_root = fs::metadata("/proc/self").map(|m| std::os::unix::fs::MetadataExt::uid(&m) == 0).unwrap_or(false);
    if !is_root {
        // every other test of the program is then this test
        return;
    }
    let desk = desk_with_a_tip();
    let program = desk.path("program");
    // by another process: see `showing`
    let copied = Command::new("cp").arg(env!("CARGO_BIN_EXE_sybyr-officer")).arg(&program).status();
    assert!(copied.expect("cp").success());
    let shell = "chown -R 65534:65534 . && exec setpriv --reuid=65534 --regid=65534 --clear-groups ./program --casebook casebook --passphrase-file fd:3 list --json 3<passphrase";
    let output = Command::new("sh").args(["-c", shell]).current_dir(desk.dir.path()).output().expect("runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
