//! The officer's half of the loop: a bundle comes in, tips are read and saved, an answer and the seen note go out.

mod support;

use std::fs;

use support::{Desk, Draft, Source, TestDrop};
use sybyr_crypto::object::open_object;

#[test]
fn a_tip_is_imported_shown_saved_answered_and_acknowledged() {
    let mut drop = TestDrop::new(8, 0);
    let desk = Desk::init(&drop);
    let card = desk.card(&drop);
    let mut source = Source::new();
    let pdf = vec![7; 100_000];
    let draft = Draft {
        message: "Взятка за участок.\nВторая строка.",
        files: &[("отчёт №1.pdf", &pdf), ("../../x", b"hello"), ("empty", b"")],
        ..Draft::default()
    };
    let tip = source.tip(&card, &draft);
    drop.close_batch(vec![tip]);
    fs::write(desk.path("bundle"), drop.bundle(&card, 0)).expect("written");

    let said = desk.ok(&["import", "bundle"]);
    assert!(said.contains("bundle 1: 1 new tip, 1 new case"), "{said}");
    assert!(desk.ok(&["list"]).contains("Взятка за участок."));
    let shown = desk.ok(&["show", "1"]);
    assert!(shown.contains("Вторая строка.") && shown.contains("отчёт №1.pdf"), "{shown}");
    desk.ok(&["save", "1", "--to", "out", "--originals"]);
    let folder = desk.path("out/case-1");
    assert_eq!(fs::read_to_string(folder.join("message.txt")).expect("saved"), draft.message);
    assert_eq!(fs::read(folder.join("01-отчёт №1.pdf")).expect("saved"), pdf);
    assert_eq!(fs::read(folder.join("02-x")).expect("saved"), b"hello");
    assert_eq!(fs::read(folder.join("03-empty")).expect("saved"), b"");

    let text = "Рахмет! ".repeat(1500);
    fs::write(desk.path("answer.txt"), &text).expect("written");
    fs::write(desk.path("decision.pdf"), b"%PDF decision").expect("written");
    desk.ok(&[
        "reply",
        "1",
        "--message-file",
        "answer.txt",
        "--attach",
        "decision.pdf",
        "--status",
        "checking",
        "--ref",
        "17/2026",
    ]);
    desk.ok(&["outbox", "--output", "outbox"]);
    let outbox = drop.accept(&card, &desk.path("outbox"));
    assert_eq!(drop.seen, Some(1));
    assert_eq!(outbox.slots.len(), 8);
    assert_eq!(outbox.cards.len(), 12);
    let replies = source.read(&card, &outbox);
    let joined: String = replies.iter().map(|r| r.message.as_str()).collect();
    assert_eq!(joined, text.trim_end());
    assert!(replies.len() > 1);
    let file = &replies[0].objects[0];
    assert_eq!((file.name.as_str(), file.size), ("decision.pdf", 13));
    assert_eq!(outbox.objects.len(), 1);
    let stored = fs::read(desk.book(&format!("objects/{}", file.id))).expect("kept until confirmed");
    let mut opened = Vec::new();
    let identity = source.root.reply_identity(&card.agency);
    open_object(&identity, &file.sha256, file.size, &stored[..], &mut opened).expect("opens");
    assert_eq!(opened, b"%PDF decision");

    // the next bundle confirms it, and a follow-up joins the case
    let follow_up = source.tip(&card, &Draft { message: "Ещё одно", ..Draft::default() });
    drop.close_batch(vec![follow_up]);
    fs::write(desk.path("bundle2"), drop.bundle(&card, 1)).expect("written");
    assert!(desk.ok(&["import", "bundle2"]).contains("1 new tip, 0 new cases"));
    let shown = desk.ok(&["show", "1"]);
    assert!(shown.contains("in outbox 1, on the server") && shown.contains("Ещё одно"), "{shown}");
    assert!(!desk.book("outboxes/000001").exists(), "a confirmed outbox is not kept");
    assert!(!desk.book(&format!("objects/{}", file.id)).exists());
}
