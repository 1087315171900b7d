//! Nothing is lost when the machine dies or the disk fills up during an import: it is simply repeated.

mod support;

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use support::{Desk, Draft, Source, TestDrop, copy_folder};
use sybyr_crypto::card::Card;

const DISK_FULL: i32 = 14;

fn with_tips(count: usize, size: usize) -> (TestDrop, Desk, Card) {
    let mut drop = TestDrop::new(4, 0);
    let desk = Desk::init(&drop);
    let card = desk.card(&drop);
    let file = vec![1; size];
    let tips = (0..count).map(|i| {
        let message = format!("tip number {i}");
        Source::new().tip(&card, &Draft { message: &message, files: &[("f", &file)], ..Draft::default() })
    });
    drop.close_batch(tips.collect());
    (drop, desk, card)
}

fn blobs(desk: &Desk) -> usize {
    fs::read_dir(desk.book("blobs")).map_or(0, Iterator::count)
}

fn cases(desk: &Desk) -> usize {
    desk.json(&["list", "--json"])["cases"].as_array().expect("a list").len()
}

/// Everything is there once, in the log's order, and signed for.
fn check_whole(desk: &Desk, drop: &mut TestDrop, card: &Card, count: usize) {
    desk.ok(&["import", "bundle"]);
    let list = desk.json(&["list", "--json"]);
    let leaves: Vec<&str> =
        list["cases"].as_array().expect("a list").iter().map(|c| c["leaf"].as_str().expect("text")).collect();
    assert_eq!(leaves, (0..count).map(|i| format!("2026-1/{i}")).collect::<Vec<_>>());
    assert_eq!(blobs(desk), count, "no file without a record is left");
    desk.ok(&["outbox", "--output", "outbox"]);
    drop.accept(card, &desk.path("outbox"));
    assert_eq!(drop.seen, u32::try_from(count).ok());
    drop.outbox = None;
    drop.seen = None;
    fs::remove_file(desk.path("outbox")).expect("removed");
}

#[test]
fn killed_at_any_moment_an_import_is_repeated_without_loss_or_doubles() {
    let count = 40;
    let (mut drop, desk, card) = with_tips(count, 100);
    fs::write(desk.path("bundle"), drop.bundle(&card, 0)).expect("written");
    copy_folder(&desk.path("casebook"), &desk.path("fresh"));
    let mut interrupted = 0;
    for kill_at in [0, 1, 2, 5, 11, 23, 37, 40] {
        fs::remove_dir_all(desk.path("casebook")).expect("removed");
        copy_folder(&desk.path("fresh"), &desk.path("casebook"));
        let mut child =
            desk.command(&["import", "bundle"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("starts");
        while blobs(&desk) < kill_at && child.try_wait().expect("known").is_none() {
            std::hint::spin_loop();
        }
        child.kill().expect("killed");
        interrupted += usize::from(!child.wait().expect("ended").success());
        check_whole(&desk, &mut drop, &card, count);
    }
    // A busy machine may let an import end before this test sees its first blobs.
    assert!(interrupted >= 2, "only {interrupted} imports were interrupted");
}

#[test]
fn a_journal_cut_anywhere_in_its_last_record_opens_and_the_import_is_repeated() {
    let (mut drop, desk, card) = with_tips(2, 10);
    fs::write(desk.path("bundle"), drop.bundle(&card, 0)).expect("written");
    let before = fs::metadata(desk.book("journal-000001")).expect("there").len();
    desk.ok(&["import", "bundle"]);
    let whole = fs::read(desk.book("journal-000001")).expect("there");
    let before = usize::try_from(before).expect("small");
    for cut in (before..whole.len()).step_by((whole.len() - before) / 12) {
        fs::write(desk.book("journal-000001"), &whole[..cut]).expect("cut");
        check_whole(&desk, &mut drop, &card, 2);
        fs::write(desk.book("journal-000001"), &whole).expect("put back");
    }
}

#[test]
fn a_power_cut_that_leaves_zeros_behind_the_journal_costs_nothing() {
    let (mut drop, desk, card) = with_tips(2, 10);
    fs::write(desk.path("bundle"), drop.bundle(&card, 0)).expect("written");
    desk.ok(&["import", "bundle"]);
    let journal = desk.book("journal-000001");
    for zeros in [200, 4096] {
        let len = fs::metadata(&journal).expect("there").len();
        fs::File::options().write(true).open(&journal).expect("there").set_len(len + zeros).expect("longer");
        let said = String::from_utf8(desk.run(&["list"]).stderr).expect("text");
        assert!(said.contains("repeat the last command"), "{said}");
        assert!(desk.book("journal-000001.torn").exists());
        assert_eq!(fs::metadata(&journal).expect("there").len(), len);
        check_whole(&desk, &mut drop, &card, 2);
    }
}

/// A file system of a few megabytes for the casebook; `None`, loudly, where that is not allowed.
struct SmallDisk<'a>(&'a Path);

impl<'a> SmallDisk<'a> {
    fn mount(at: &'a Path, size: &str) -> Option<Self> {
        fs::create_dir(at).expect("made");
        let mounted =
            Command::new("mount").args(["-t", "tmpfs", "-o", &format!("size={size}"), "tmpfs"]).arg(at).status();
        if mounted.is_ok_and(|status| status.success()) {
            return Some(Self(at));
        }
        let _ = writeln!(std::io::stderr(), "SKIPPED: a full disk needs root, to mount a small file system");
        None
    }

    fn grow(&self, size: &str) {
        let option = format!("remount,size={size}");
        assert!(Command::new("mount").args(["-o", &option]).arg(self.0).status().expect("runs").success());
    }
}

impl Drop for SmallDisk<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0).status();
    }
}

/// KiB that a folder takes on a file system of 4 KiB pages.
fn occupied(folder: &Path) -> u64 {
    let sizes = fs::read_dir(folder).expect("a folder").map(|entry| {
        let entry = entry.expect("an entry");
        let metadata = entry.metadata().expect("there");
        if metadata.is_dir() { occupied(&entry.path()) } else { metadata.len().div_ceil(4096) * 4 }
    });
    sizes.sum()
}

#[test]
fn a_full_disk_stops_an_import_without_loss_and_it_is_repeated_when_there_is_room() {
    // tips of 256 KiB, which are written while they are read; and of 32 KiB, which are written by whoever opens them: room for
    // none of them, for some, and for all of them but not for what comes after
    for (count, bytes, rooms) in [(12, 200_000, [100, 400, 1300, 2300, 3000]), (60, 20_000, [20, 100, 700, 1400, 1900])]
    {
        let (mut drop, desk, card) = with_tips(count, bytes);
        fs::write(desk.path("bundle"), drop.bundle(&card, 0)).expect("written");
        fs::rename(desk.path("casebook"), desk.path("fresh")).expect("moved");
        let at = desk.path("casebook");
        let fresh = occupied(&desk.path("fresh"));
        for room in rooms {
            let size = format!("{}k", fresh + room);
            let Some(disk) = SmallDisk::mount(&at, &size) else { return };
            copy_folder(&desk.path("fresh"), &at);
            let ended = desk.run(&["import", "bundle"]);
            let said = String::from_utf8_lossy(&ended.stderr).into_owned();
            assert_eq!(ended.status.code(), Some(DISK_FULL), "{bytes} {size}: {said}");
            assert!(said.contains("nothing was lost"), "{said}");
            let blobs =
                fs::read_dir(at.join("blobs")).expect("a folder").map(|blob| blob.expect("an entry").file_name());
            let partial: Vec<_> = blobs.filter(|name| name.to_string_lossy().starts_with("partial-")).collect();
            assert!(partial.is_empty(), "{bytes} {size}: {partial:?}");
            assert!(cases(&desk) < count || room == rooms[4], "{bytes} {size}");
            disk.grow("40m");
            check_whole(&desk, &mut drop, &card, count);
            std::mem::drop(disk);
            fs::remove_dir(&at).expect("empty again");
        }
    }
}
