//! Readers of what lies inside the casebook's seals, each for any bytes, and a good input for each.

use std::path::Path;
use std::sync::{LazyLock, Mutex};

use serde::Serialize;
use sybyr_crypto::card::Texts;
use sybyr_crypto::hex::Hex;
use sybyr_crypto::keys::Secret;
use sybyr_crypto::recipient::HybridIdentity;
use sybyr_crypto::reply::{ReplyKind, Status};
use sybyr_crypto::share::recovery_identity;
use sybyr_crypto::tip::{Kind, Language, Part};

use super::identity::{FormerDesk, NOT_SAID, parse_root};
use super::index::Index;
use super::seal::{FileKeys, Position};
use super::*;

const NOWHERE: &str = "nowhere";
const TODAY: u32 = 20_779;

fn file_keys() -> FileKeys {
    FileKeys::new(&Secret::new([7; 32]))
}

/// What was read is written in one form, which reads as the same.
fn settles<T: Serialize>(value: &T, read: impl Fn(&[u8]) -> Option<T>) -> bool {
    let write = |value: &T| serde_json::to_vec(value).expect("what is read can be written");
    let written = write(value);
    let again = read(&written).expect("what is written can be read");
    assert!(write(&again) == written, "it changed on the way");
    true
}

pub(crate) fn identity(plain: &[u8]) -> bool {
    let read = |plain: &[u8]| Keys::parse(plain, Path::new(NOWHERE)).ok();
    read(plain).is_some_and(|keys| settles(&keys, read))
}

pub(crate) fn root(plain: &[u8]) -> bool {
    parse_root(plain, Path::new(NOWHERE)).is_ok()
}

pub(crate) fn holder_key(plain: &[u8]) -> bool {
    let key = parse_key(plain);
    let again = key.as_ref().map(|key| parse_key(key.reveal().as_bytes()).map(|again| again.to_recipient()));
    assert!(again.is_none_or(|again| again == key.as_ref().map(HybridIdentity::to_recipient)));
    key.is_some()
}

pub(crate) fn recovery(plain: &[u8]) -> bool {
    let read = |plain: &[u8]| Recovery::parse(plain, Path::new(NOWHERE)).ok();
    read(plain).is_some_and(|recovery| settles(&recovery, read))
}

/// Records of a journal behind its beginning.
pub(crate) fn changes_of_a_new_book(plain: &[u8]) -> bool {
    changes(plain, &[])
}

/// Records of a journal behind every kind of change.
pub(crate) fn changes_of_a_long_book(plain: &[u8]) -> bool {
    static LONG: LazyLock<Vec<u8>> = LazyLock::new(|| {
        let mut index = Index::empty().expect("an index");
        history().iter().for_each(|change| apply(&mut index, change).expect("a history"));
        index.save().expect("saved").to_vec()
    });
    changes(plain, &LONG)
}

fn apply(index: &mut Index, change: &Change) -> rusqlite::Result<()> {
    index.apply(std::slice::from_ref(change), || Ok(()))
}

/// Each change counts or is refused whole; whatever stands in the index then can be listed, searched and saved.
fn changes(plain: &[u8], snapshot: &[u8]) -> bool {
    let read = |plain: &[u8]| serde_json::from_slice::<Vec<Change>>(plain).ok();
    let Some(changes) = read(plain) else { return false };
    settles(&changes, read);
    let mut index = if snapshot.is_empty() { Index::empty() } else { Index::load(snapshot) }.expect("an index");
    for change in &changes {
        // whether it counts is the index's to say
        let _ = apply(&mut index, change);
    }
    static BOOK: LazyLock<Mutex<Casebook>> = LazyLock::new(|| Mutex::new(book()));
    let mut book = BOOK.lock().expect("whoever panics with it ends the run");
    book.index = index;
    look_at(&book);
    let saved = book.index.save().expect("what is in memory can be saved");
    assert!(Index::load(&saved).is_ok());
    true
}

/// A casebook whose folder is gone: only its index is looked at.
fn book() -> Casebook {
    let dir = std::env::temp_dir().join(format!("sybyr-fuzz-{}", std::process::id()));
    let keys = Keys::generate(Hex([1; 16]), Hex([2; 32]), TODAY);
    let passphrase = SecretString::from("correct horse battery");
    let book = Casebook::create(&dir, keys, &passphrase, LEAST_WORK_FACTOR, &[], |_| Ok(())).expect("created");
    fs::remove_dir_all(&dir).expect("removed");
    book
}

/// Everything that commands ask the index: an answer or a problem.
fn look_at(book: &Casebook) {
    let mut numbers = vec![1];
    if let Ok(cases) = book.cases() {
        numbers.extend(cases.iter().map(|case| case.number));
    }
    for case in numbers {
        let _ = (book.tips(case), book.replies(case), book.standing(case), book.case_status(case));
        let _ = (book.similar(case), book.flood(case), book.decisions(Some(case)), book.is_heard(case));
        let _ = (book.current_key(case), book.due_of(&Deadlines::default(), case));
    }
    let _ = (book.decisions(None), book.last_officer(), book.search("а"), book.search("акт 2"));
    let _ = (book.waiting(), book.waiting_tips(), book.outbox(None), book.open_outboxes(), book.done_outboxes());
    let _ = (book.inbox(&Deadlines::default()), book.due(&Deadlines::default()), book.counted(0, u32::MAX));
    let _ = (book.rules(), book.shards(), book.alarm(), book.signed_before(), book.unopened_blobs());
    let _ = (book.entries("2026-1"), book.unopened("2026-1", 9), book.may_answer("2026-1", 0, TODAY, 1));
    let _ = (book.sign_off(), book.sends_notices(), book.shares(), book.agency_cards(), book.cards(TODAY));
    let _ = (book.cards_to_carry(TODAY), book.cards_end(), book.accounted_on(), book.last_backup());
    let _ = (book.delivered_objects(), book.numbers_passed_over("a"), book.newest_bundle(), book.drop_file());
}

/// A journal's head and first record, whoever wrote them.
pub(crate) fn journal(file: &[u8]) -> bool {
    journal::reads(file, &file_keys())
}

/// A snapshot's file, whoever wrote it.
pub(crate) fn snapshot(file: &[u8]) -> bool {
    snapshot::parse(file, Path::new(NOWHERE), &file_keys(), 1).is_ok()
}

pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let json = |letter: u8, json: &[u8]| [&[letter], json].concat();
    let changes = |changes: &[Change]| json(b'c', &serde_json::to_vec(changes).expect("changes"));
    let mut keys = Keys::generate(Hex([1; 16]), Hex([2; 32]), TODAY);
    keys.periods.truncate(2);
    keys.periods[0].replaced_after = Some(NOT_SAID);
    keys.destroyed.push(Destroyed { from: 20_728, until: 20_758, on: TODAY });
    let [desk, desk_dh, bundle] = [1, 2, 3].map(|byte| Secret::new([byte; 32]));
    keys.former_desks.push(FormerDesk { desk, desk_dh, bundle, replaced_after: 3, until: TODAY });
    let key = recovery_identity(&Secret::new([5; 32]));
    let means = NewMeans::Key(Box::new(key.to_recipient()));
    keys.holders.push(Holder::make(Path::new(NOWHERE), "deputy", means).expect("a key needs no file"));
    let recovery = Recovery::of(keys.clone(), enrolled(), shares());
    let mut seeds = vec![
        json(b'i', &serde_json::to_vec(&keys).expect("keys")),
        json(b'r', format!(r#"{{"v":1,"root":"{}"}}"#, "05".repeat(32)).as_bytes()),
        json(b'k', format!("# deputy\n{}\n", &*key.reveal()).as_bytes()),
        json(b'y', &serde_json::to_vec(&recovery).expect("keys")),
        json(b'j', &journal::sample(&file_keys(), b"[]")),
        json(b's', &snapshot::bytes(&file_keys(), 1, Position::START, b"an index")),
        json(b'd', &serde_json::to_vec(&[Change::CaseRead { case: 1 }]).expect("changes")),
        changes(&history()),
    ];
    // short ones, from which the fuzzer puts others together
    seeds.extend(history().iter().map(|change| changes(std::slice::from_ref(change))));
    seeds
}

fn enrolled() -> Enrolled {
    Enrolled { drop_file: "00".into(), cards: vec!["00".into()], bits: 0, slots: 4, reply_delay_days: 1 }
}

fn shares() -> ShareSet {
    let recipient = recovery_identity(&Secret::new([5; 32])).to_recipient();
    ShareSet { set: 1, need: 2, day: TODAY, recipient, marks: vec![Hex([1; 32]), Hex([2; 32])] }
}

fn tip(leaf: u32, k: &str, prev: Option<&str>) -> FiledTip {
    FiledTip {
        stored: stored(leaf),
        file_key: KeyDigits::of(&[3; 16]),
        k: k.into(),
        prev: prev.map(Into::into),
        bits: 1,
        drawer: 1,
        year: 2026,
        slot: 7,
        id: format!("{leaf:032}"),
        kind: Kind::Call,
        language: Language::Kk,
        sector: Some("land".into()),
        district: Some("talgar".into()),
        files: 2,
        first_line: "Первая строка".into(),
        text: "первая строка о земле и деньгах".into(),
    }
}

fn stored(leaf: u32) -> Stored {
    let shard = "2026-1".into();
    Stored { shard, leaf, blob_hash: Hex([3; 32]), tag: Hex([4; 32]), blob: "04".repeat(32), day: TODAY }
}

/// Every kind of change, in an order in which each of them counts.
fn history() -> Vec<Change> {
    let (day, number) = (TODAY, 1);
    let texts = Texts { en: "Desk 2".into(), ru: "Отдел 2".into(), kk: "2-бөлім".into() };
    let reply = |n| WrittenReply {
        case: 1,
        k: "b".into(),
        n,
        first: 1,
        day,
        kind: ReplyKind::Message,
        status: Status::Checking,
        json: "{}".into(),
        reply_to: "age1pq1".into(),
        bits: 1,
        drawer: 1,
        shard: "2026-1".into(),
        leaf: 1,
    };
    let object = StoredObject { id: "05".repeat(16), case: 1, k: "b".into(), n: 1 };
    let echo = Echo { outbox: Some((2, Hex([6; 32]))), seen: vec![("2026-1".into(), 5)] };
    let accounted = Accounted {
        shard: "2026-1".into(),
        size: 3,
        entries: "07".repeat(64 * 3),
        checkpoint_size: 3,
        checkpoint_root: Hex([8; 32]),
        withdrawn: vec![0],
        seen: "a note".into(),
    };
    let taken = BundleTaken {
        number,
        day,
        shards: vec![accounted],
        accepted_outbox: Some(1),
        bits: 1,
        slots: 4,
        reply_delay_days: 1,
    };
    let tags = Hex([9; 32]);
    let passed = PassedTip { tag: tags, agency: Hex([10; 32]), len: 9, sha256: tags, shard: "2026-1".into(), leaf: 1 };
    let outbox = |number| OutboxWritten {
        number,
        day,
        tags,
        slots: 4,
        seen: vec![("2026-1".into(), 3)],
        replies: vec![("b".into(), 1)],
        tips: vec![tags],
    };
    vec![
        Change::Enrolled(enrolled()),
        Change::TipFiled(Box::new(tip(0, "a", None))),
        Change::TipFiled(Box::new(tip(1, "b", Some("a")))),
        Change::TipUnopened(stored(2)),
        Change::TipOpened(Box::new(tip(2, "c", None))),
        Change::TipUnopened(stored(3)),
        Change::CaseRead { case: 1 },
        Change::Decided(Decision {
            day,
            officer: "Desk 2".into(),
            cases: vec![1, 2],
            rulings: rulings(),
            why: Some("a flood".into()),
            blind: Some(Hex([11; 16])),
        }),
        Change::ReplyWritten { parts: vec![reply(1), reply(2)], objects: vec![object] },
        Change::ReplySigned { officer: "Desk 3".into() },
        Change::SignOffChosen { sign_off: SignOff::Function(texts) },
        Change::NoticesSwitched { on: false },
        Change::AgencyCardsKept { agency: Hex([10; 32]), cards: vec!["00".into()] },
        Change::TipPassedOn(passed),
        Change::AgencyCardsRemoved { agency: Hex([10; 32]) },
        Change::OutboxWritten(outbox(1)),
        Change::OutboxHandedOut { number },
        Change::BundleTaken(taken),
        Change::OutboxWritten(outbox(2)),
        Change::OutboxLost { number: 2 },
        Change::CardsSigned { cards: vec!["00".into()] },
        Change::SharesMade(shares()),
        Change::ShareRehearsed { mark: Hex([1; 32]), day },
        Change::RecoverySealed { holds: Hex([1; 32]), sha256: Hex([2; 32]) },
        Change::BackedUp { day },
        Change::RollbackFound { bundle: 2, day, echo },
        Change::Restored { day },
        Change::Recovered { day },
    ]
}

fn rulings() -> Vec<Ruling> {
    let id = || Some("land".to_owned());
    vec![
        Ruling::Sector { id: id() },
        Ruling::District { id: None },
        Ruling::Signs { value: Signs::Unclear },
        Ruling::Competence { value: Competence::Others },
        Ruling::Urgency { value: Urgency::High },
        Ruling::DuplicateOf { case: Some(1) },
        Ruling::Tag { name: "flood".into() },
        Ruling::Untag { name: "flood".into() },
        Ruling::Assigned { officer: id() },
        Ruling::Note { text: "a note".into() },
        Ruling::Dismissed,
        Ruling::Reopened,
        Ruling::PassedOn {
            to: Hex([10; 32]),
            name: "Other".into(),
            leaf: "2026-1/1".into(),
            masked: vec![Part::Who],
            against: true,
        },
        Ruling::Status { value: Status::Referred, reference: Some("KUI 1".into()), told: true },
    ]
}
