//! The casebook as a whole: crashes, damage, versions and locks.

use super::*;
use age::secrecy::SecretString;
use sybyr_crypto::hex::Hex;
use sybyr_crypto::tip::{Kind, Language};

const FACTOR: u8 = LEAST_WORK_FACTOR;

fn passphrase() -> SecretString {
    SecretString::from("correct horse")
}

pub(crate) fn create(dir: &Path) -> Casebook {
    let keys = Keys::generate(Hex([1; 16]), Hex([2; 32]), 20_778);
    let first = Change::Enrolled(Enrolled {
        drop_file: String::new(),
        cards: Vec::new(),
        bits: 0,
        slots: 4,
        reply_delay_days: 1,
    });
    Casebook::create(dir, keys, &passphrase(), FACTOR, &[first], |_| Ok(())).expect("created")
}

pub(crate) fn open(dir: &Path) -> Result<Casebook> {
    Casebook::open(dir, || Ok(passphrase()))
}

pub(crate) fn tip(leaf: u32, k: &str) -> Change {
    Change::TipFiled(Box::new(FiledTip {
        stored: Stored {
            shard: "2026-1".into(),
            leaf,
            blob_hash: Hex([3; 32]),
            tag: Hex([4; 32]),
            blob: "x".into(),
            day: 20_778,
        },
        file_key: "00".into(),
        k: k.into(),
        prev: None,
        bits: 0,
        drawer: 0,
        year: 2026,
        slot: 1,
        id: format!("{leaf}"),
        kind: Kind::Report,
        language: Language::Ru,
        sector: None,
        district: None,
        files: 0,
        first_line: "Первая строка".into(),
        text: String::new(),
    }))
}

pub(crate) fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

#[test]
fn what_was_recorded_is_there_after_opening_again() {
    let dir = folder();
    let path = dir.path().join("book");
    let mut book = create(&path);
    book.record(&[tip(0, "a"), tip(1, "b")]).expect("recorded");
    book.record(&[tip(2, "a")]).expect("recorded");
    drop(book);
    let book = open(&path).expect("opens");
    let cases = book.cases().expect("listed");
    assert_eq!(cases.iter().map(|c| (c.number, c.tips)).collect::<Vec<_>>(), [(1, 2), (2, 1)]);
    assert!(!book.was_mended());
}

/// A tip whose key continues another.
fn continuing(leaf: u32, k: &str, prev: &str) -> Change {
    let mut change = tip(leaf, k);
    if let Change::TipFiled(tip) = &mut change {
        tip.prev = Some(prev.into());
    }
    change
}

/// The tips of a case as (key, flagged), and the key that it is answered under.
fn threads_of(book: &Casebook, case: i64) -> (Vec<(String, bool)>, String) {
    let tips = book.tips(case).expect("listed").into_iter().map(|t| (t.k.to_string(), t.old_key)).collect();
    (tips, book.current_key(case).expect("known").map_or_else(String::new, |k| k.to_string()))
}

#[test]
fn a_tip_of_a_new_key_continues_the_case_it_names() {
    let dir = folder();
    let mut book = create(&dir.path().join("book"));
    book.record(&[tip(0, "old"), continuing(1, "new", "old"), tip(2, "old")]).expect("recorded");
    let (tips, current) = threads_of(&book, 1);
    assert_eq!(tips, [("old".into(), false), ("new".into(), false), ("old".into(), true)]);
    assert_eq!(current, "new");
}

#[test]
fn who_finds_a_codename_that_was_given_up_does_not_take_the_case_back() {
    let dir = folder();
    let mut book = create(&dir.path().join("book"));
    let changes = [
        tip(0, "old"),
        continuing(1, "new", "old"),
        continuing(2, "thief", "old"),
        tip(3, "thief"),
        continuing(4, "thief's next", "thief"),
        tip(5, "new"),
    ];
    book.record(&changes).expect("recorded");
    let (tips, current) = threads_of(&book, 1);
    let flagged: Vec<bool> = tips.iter().map(|(_, flagged)| *flagged).collect();
    assert_eq!(flagged, [false, false, true, true, true, false]);
    assert_eq!(current, "new");
    assert_eq!(book.cases().expect("listed").len(), 1);
    // the source itself goes on
    book.record(&[continuing(6, "newer", "new")]).expect("recorded");
    assert_eq!(threads_of(&book, 1).1, "newer");
}

#[test]
fn a_key_that_comes_before_the_one_it_continues_is_joined_to_it() {
    let dir = folder();
    let mut book = create(&dir.path().join("book"));
    let changes = [continuing(0, "new", "old"), tip(1, "other"), continuing(2, "thief", "old"), tip(3, "old")];
    book.record(&changes).expect("recorded");
    let (tips, current) = threads_of(&book, 1);
    assert_eq!(tips, [("new".into(), false), ("thief".into(), true), ("old".into(), true)]);
    assert_eq!(current, "new");
    assert_eq!(book.cases().expect("listed").len(), 2);
}

#[test]
fn a_key_that_comes_last_joins_the_cases_before_and_after_it() {
    let dir = folder();
    let mut book = create(&dir.path().join("book"));
    book.record(&[tip(0, "first"), continuing(1, "third", "second"), tip(2, "third")]).expect("recorded");
    assert_eq!(book.cases().expect("listed").len(), 2);
    book.record(&[continuing(3, "second", "first")]).expect("recorded");
    let (tips, current) = threads_of(&book, 1);
    let keys: Vec<&str> = tips.iter().map(|(k, _)| k.as_str()).collect();
    assert_eq!((keys, current.as_str()), (vec!["first", "third", "third", "second"], "third"));
    assert_eq!(book.cases().expect("listed").len(), 1);
    // a number is never given twice
    book.record(&[tip(4, "another")]).expect("recorded");
    assert_eq!(book.cases().expect("listed").last().expect("there").number, 3);
}

#[test]
fn a_tip_that_did_not_open_is_filed_when_it_does() {
    let dir = folder();
    let path = dir.path().join("book");
    let mut book = create(&path);
    let again = |leaf| match tip(leaf, "a") {
        Change::TipFiled(tip) => Change::TipOpened(tip),
        _ => unreachable!("a filed tip"),
    };
    let Change::TipOpened(opened) = again(0) else { unreachable!("just made") };
    book.record(&[Change::TipUnopened(opened.stored.clone()), tip(1, "b")]).expect("recorded");
    assert_eq!(book.unopened_blobs().expect("listed"), [("2026-1".into(), 0, path.join("blobs/x"))]);
    assert!(book.record(&[again(1)]).is_err(), "filed already");
    book.record(&[again(0)]).expect("recorded");
    assert_eq!((book.cases().expect("listed").len(), book.unopened_count().expect("counted")), (2, 0));
    drop(book);
    assert_eq!(open(&path).expect("opens").cases().expect("listed").len(), 2);
}

#[test]
fn a_refused_change_leaves_journal_and_index_as_they_were() {
    let dir = folder();
    let path = dir.path().join("book");
    let mut book = create(&path);
    book.record(&[tip(0, "a")]).expect("recorded");
    let before = fs::read(journal_path(&path, 1)).expect("there");
    assert!(book.record(&[tip(1, "b"), tip(0, "a")]).is_err(), "a leaf twice");
    assert_eq!(fs::read(journal_path(&path, 1)).expect("there"), before);
    assert_eq!(book.cases().expect("listed").len(), 1);
    book.record(&[tip(1, "b")]).expect("goes on");
    drop(book);
    assert_eq!(open(&path).expect("opens").cases().expect("listed").len(), 2);
}

#[test]
fn compacting_keeps_everything_and_two_generations() {
    let dir = folder();
    let path = dir.path().join("book");
    let mut book = create(&path);
    for leaf in 0..4 {
        book.record(&[tip(leaf, &format!("k{leaf}"))]).expect("recorded");
        book.compact().expect("compacted");
    }
    drop(book);
    assert_eq!(generations(&path).expect("listed"), [4, 5]);
    assert_eq!(open(&path).expect("opens").cases().expect("listed").len(), 4);
}

#[test]
fn a_damaged_snapshot_is_made_again_from_the_generation_before() {
    let dir = folder();
    let path = dir.path().join("book");
    let mut book = create(&path);
    book.record(&[tip(0, "a")]).expect("recorded");
    book.compact().expect("compacted");
    book.record(&[tip(1, "b")]).expect("recorded");
    drop(book);
    let snapshot = snapshot_path(&path, 2);
    let mut bytes = fs::read(&snapshot).expect("there");
    bytes[100] ^= 1;
    fs::write(&snapshot, bytes).expect("damaged");
    let book = open(&path).expect("opens");
    assert!(book.was_mended());
    assert_eq!(book.cases().expect("listed").len(), 2);
    drop(book);
    assert!(!open(&path).expect("opens").was_mended());
}

#[test]
fn a_disk_that_damages_one_snapshot_after_the_other_costs_nothing() {
    let dir = folder();
    let path = dir.path().join("book");
    let mut book = create(&path);
    book.record(&[tip(0, "a")]).expect("recorded");
    book.compact().expect("compacted");
    drop(book);
    for _ in 0..3 {
        let snapshot = snapshot_path(&path, *generations(&path).expect("listed").last().expect("one"));
        let mut bytes = fs::read(&snapshot).expect("there");
        bytes[100] ^= 1;
        fs::write(&snapshot, bytes).expect("damaged");
        let book = open(&path).expect("opens");
        assert!(book.was_mended() && book.cases().expect("listed").len() == 1);
    }
}

#[test]
fn damage_to_the_only_snapshot_or_to_a_journal_is_refused() {
    for name in ["snapshot-000001", "journal-000001"] {
        let dir = folder();
        let path = dir.path().join("book");
        let mut book = create(&path);
        book.record(&[tip(0, "a")]).expect("recorded");
        drop(book);
        let file = path.join(name);
        let mut bytes = fs::read(&file).expect("there");
        bytes[150] ^= 1;
        fs::write(&file, &bytes).expect("damaged");
        assert!(matches!(open(&path), Err(Problem::Damaged { .. })), "{name}");
        fs::remove_file(&file).expect("removed");
        assert!(matches!(open(&path), Err(Problem::Damaged { .. })), "{name} gone");
    }
}

/// Every state that a crash can leave on the disk while a generation begins: before and after each rename.
#[test]
fn a_crash_between_any_two_steps_of_compacting_loses_nothing() {
    let dir = folder();
    let path = dir.path().join("book");
    let mut book = create(&path);
    book.record(&[tip(0, "a")]).expect("recorded");
    drop(book);
    let states: [&[(&str, &[u8])]; 4] = [
        &[("journal-000002.new", b"half")],
        &[("journal-000002", b"whole or not, it has no snapshot")],
        &[("journal-000002", b"x"), ("snapshot-000002.new", b"half")],
        &[("identity.age.new", b"half")],
    ];
    for leftovers in states {
        for (name, content) in leftovers {
            fs::write(path.join(name), content).expect("left");
        }
        let mut book = open(&path).expect("opens");
        assert_eq!(book.cases().expect("listed").len(), 1);
        book.compact().expect("goes on");
        drop(book);
        assert_eq!(open(&path).expect("opens").cases().expect("listed").len(), 1);
        break_back(&path);
    }
}

/// Takes the newest generation away, as if it had never begun.
fn break_back(path: &Path) {
    for generation in generations(path).expect("listed").into_iter().filter(|&g| g > 1) {
        fs::remove_file(snapshot_path(path, generation)).expect("removed");
        fs::remove_file(journal_path(path, generation)).expect("removed");
    }
}

#[test]
fn a_second_process_is_refused_at_once_and_the_lock_ends_with_the_first() {
    let dir = folder();
    let path = dir.path().join("book");
    let book = create(&path);
    assert!(matches!(open(&path), Err(Problem::InUse(_))));
    drop(book);
    open(&path).expect("opens");
}

#[test]
fn a_folder_that_is_no_casebook_or_holds_anything_is_refused() {
    let dir = folder();
    assert!(matches!(open(dir.path()), Err(Problem::NotACasebook(_))));
    fs::write(dir.path().join("x"), b"").expect("written");
    let keys = Keys::generate(Hex([1; 16]), Hex([2; 32]), 20_778);
    let first = Change::CaseRead { case: 1 };
    let made = Casebook::create(dir.path(), keys, &passphrase(), FACTOR, &[first], |_| Ok(()));
    assert!(matches!(made, Err(Problem::CasebookExists(_))));
}

#[test]
fn what_an_interrupted_init_left_is_named_and_a_casebook_with_tips_is_not_taken_for_it() {
    let dir = folder();
    let path = dir.path().join("book");
    let make = |before: &dyn Fn() -> Result<()>| {
        let keys = Keys::generate(Hex([1; 16]), Hex([2; 32]), 20_778);
        Casebook::create(&path, keys, &passphrase(), FACTOR, &[Change::CaseRead { case: 1 }], |_| before())
    };
    assert!(make(&|| Err(Problem::NotConfirmed)).is_err());
    assert!(matches!(make(&|| Ok(())), Err(Problem::Unfinished(_))));
    assert!(matches!(open(&path), Err(Problem::Unfinished(_))));
    fs::write(path.join("blobs/x"), b"a tip").expect("written");
    assert!(matches!(open(&path), Err(Problem::NotACasebook(_))));
    assert!(matches!(make(&|| Ok(())), Err(Problem::CasebookExists(_))));
}

#[test]
fn files_that_no_record_names_are_gone_after_the_next_opening() {
    let dir = folder();
    let path = dir.path().join("book");
    drop(create(&path));
    for leftover in ["blobs/partial-3", "objects/00112233445566778899aabbccddeeff", "outboxes/000001", "outboxes/x"] {
        fs::write(path.join(leftover), b"half").expect("written");
    }
    drop(open(&path).expect("opens"));
    for folder in FOLDERS {
        assert_eq!(fs::read_dir(path.join(folder)).expect("a folder").count(), 0, "{folder}");
    }
}

#[test]
fn a_newer_journal_or_snapshot_is_refused_and_not_touched() {
    for name in ["snapshot-000001", "journal-000001"] {
        let dir = folder();
        let path = dir.path().join("book");
        drop(create(&path));
        let file = path.join(name);
        let mut bytes = fs::read(&file).expect("there");
        bytes[11] = 2;
        fs::write(&file, &bytes).expect("written");
        assert!(matches!(open(&path), Err(Problem::NewerCasebook)), "{name}");
        assert_eq!(fs::read(&file).expect("there"), bytes);
    }
}

#[test]
fn nothing_readable_lies_on_the_disk() {
    let dir = folder();
    let path = dir.path().join("book");
    let mut book = create(&path);
    book.record(&[tip(0, "planted-thread-key")]).expect("recorded");
    book.compact().expect("compacted");
    drop(book);
    for entry in fs::read_dir(&path).expect("a folder") {
        let entry = entry.expect("an entry").path();
        if entry.is_file() {
            let bytes = fs::read(&entry).expect("there");
            for secret in [&b"planted-thread-key"[..], "Первая".as_bytes(), b"2026-1", b"SQLite"] {
                assert!(!bytes.windows(secret.len()).any(|w| w == secret), "{}", entry.display());
            }
        }
    }
}

#[test]
fn nothing_secret_is_shown_by_debug() {
    let dir = folder();
    let mut book = create(&dir.path().join("book"));
    let part = WrittenReply {
        case: 1,
        k: "planted-thread-key".into(),
        n: 1,
        first: 1,
        day: 20_778,
        kind: sybyr_crypto::reply::ReplyKind::Message,
        status: sybyr_crypto::reply::Status::Received,
        json: "planted text".into(),
        reply_to: "planted recipient".into(),
        bits: 0,
        drawer: 0,
        shard: "2026-1".into(),
        leaf: 0,
    };
    let written = Change::ReplyWritten { parts: vec![part], objects: Vec::new() };
    book.record(&[tip(0, "planted-thread-key"), written]).expect("recorded");
    let shown = format!(
        "{:?} {:?} {:?} {:?}",
        book.cases().expect("listed"),
        book.tips(1).expect("listed"),
        book.replies(1).expect("listed"),
        book.waiting().expect("listed")
    );
    for secret in ["planted", "Первая", "file_key"] {
        assert!(!shown.contains(secret), "{shown}");
    }
}
