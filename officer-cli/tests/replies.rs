//! When an answer leaves, what it carries, and what is refused.

mod support;

use std::fs;

use support::{Desk, Draft, Source, TestDrop};
use sybyr_crypto::card::Card;
use sybyr_crypto::reply::{ReplyKind, Status};
use sybyr_crypto::tip::Kind;

const REPLY: i32 = 18;

/// A desk that has imported one tip of each source.
fn with_sources(slots: u32, delay: u32, count: usize) -> (TestDrop, Desk, Card, Vec<Source>) {
    let mut drop = TestDrop::new(slots, delay);
    let desk = Desk::init(&drop);
    let card = desk.card(&drop);
    let mut sources: Vec<Source> = (0..count).map(|_| Source::new()).collect();
    for (i, source) in sources.iter_mut().enumerate() {
        let message = format!("tip {i}");
        let tip = source.tip(&card, &Draft { message: &message, ..Draft::default() });
        drop.close_batch(vec![tip]);
    }
    fs::write(desk.path("bundle"), drop.bundle(&card, 0)).expect("written");
    desk.ok(&["import", "bundle"]);
    (drop, desk, card, sources)
}

fn say(desk: &Desk, case: &str, text: &str) {
    let output = desk.run_with(&["reply", case, "--message-file", "-"], text.as_bytes());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn with_the_usual_delay_an_answer_leaves_a_day_after_its_tip_was_confirmed_as_seen() {
    let (mut drop, desk, card, sources) = with_sources(4, 1, 1);
    say(&desk, "1", "We are looking into it.");
    desk.ok(&["outbox", "--output", "first"]);
    let first = drop.accept(&card, &desk.path("first"));
    assert!(sources[0].read(&card, &first).is_empty(), "the tip was not seen before");

    // the same day the server confirms the outbox: still too early
    let empty = u32::try_from(drop.leaves.len()).expect("small") as usize;
    fs::write(desk.path("echo"), drop.bundle(&card, empty)).expect("written");
    desk.ok(&["import", "echo"]);
    desk.ok(&["outbox", "--output", "second"]);
    let second = drop.accept(&card, &desk.path("second"));
    assert!(sources[0].read(&card, &second).is_empty(), "a day has not passed");
    assert!(desk.ok(&["show", "1"]).contains("waits for an outbox"));

    desk.ok(&["--today", "2026-11-23", "outbox", "--output", "third"]);
    let third = drop.accept(&card, &desk.path("third"));
    let replies = sources[0].read(&card, &third);
    assert_eq!(replies.len(), 1);
    assert_eq!((replies[0].message.as_str(), replies[0].status), ("We are looking into it.", Status::Received));
}

#[test]
fn an_answer_does_not_leave_before_a_bundle_has_confirmed_the_seen_note() {
    let (mut drop, desk, card, sources) = with_sources(4, 1, 1);
    say(&desk, "1", "text");
    desk.ok(&["outbox", "--output", "first"]);
    desk.ok(&["--today", "2026-11-30", "outbox", "--output", "second"]);
    let second = drop.accept(&card, &desk.path("second"));
    assert!(sources[0].read(&card, &second).is_empty());
}

#[test]
fn surplus_answers_wait_oldest_first_and_parts_travel_together() {
    let (mut drop, desk, card, sources) = with_sources(3, 0, 3);
    say(&desk, "1", "one");
    say(&desk, "2", &"long ".repeat(1800));
    say(&desk, "3", "three");
    let said = desk.ok(&["outbox", "--output", "first"]);
    assert!(said.contains("replies in 3 of 3 slots, 1 still waiting"), "{said}");
    let first = drop.accept(&card, &desk.path("first"));
    assert_eq!(first.slots.len(), 3);
    assert_eq!(sources[0].read(&card, &first).len(), 1);
    assert_eq!(sources[1].read(&card, &first).len(), 2, "both parts");
    desk.ok(&["outbox", "--output", "second"]);
    let second = drop.accept(&card, &desk.path("second"));
    assert_eq!(second.json.number, 2);
    assert!(sources[2].read(&card, &first).is_empty());
    assert_eq!(sources[2].read(&card, &second).len(), 1);
}

#[test]
fn each_answer_lists_the_ones_before_and_the_tips_received() {
    let (mut drop, desk, card, sources) = with_sources(8, 0, 1);
    say(&desk, "1", "one");
    desk.ok(&["reply", "1", "--status", "investigating", "--ref", "17-2026"]);
    say(&desk, "1", "three");
    desk.ok(&["outbox", "--output", "outbox"]);
    let outbox = drop.accept(&card, &desk.path("outbox"));
    let replies = sources[0].read(&card, &outbox);
    assert_eq!(
        replies.iter().map(|r| (r.n, r.count, r.history.len())).collect::<Vec<_>>(),
        [(1, 0, 0), (2, 1, 1), (3, 2, 2)]
    );
    assert_eq!(replies[1].kind, ReplyKind::Status);
    assert_eq!(replies[2].status, Status::Investigating, "a status stays until it changes");
    assert_eq!(replies[1].reference.as_deref(), Some("17-2026"));
    assert_eq!(replies[2].received.len(), 1);
    let mut dels: Vec<_> = replies.iter().map(|r| *r.del.expose()).collect();
    dels.dedup();
    assert_eq!(dels.len(), 3);
}

#[test]
fn what_cannot_be_sent_is_refused_and_leaves_nothing_behind() {
    let (_, desk, _, _) = with_sources(2, 0, 1);
    fs::write(desk.path("not-text"), [0xff, 0xfe]).expect("written");
    fs::write(desk.path("long"), "x".repeat(20_000)).expect("written");
    fs::write(desk.path("big"), vec![0; 33 << 20]).expect("written");
    fs::write(desk.path("small"), b"x").expect("written");
    let refused: [&[&str]; 7] = [
        &["reply", "1"],
        &["reply", "1", "--message-file", "not-text"],
        &["reply", "1", "--message-file", "long"],
        &["reply", "1", "--attach", "big"],
        &["reply", "1", "--attach", "small", "--attach", "big"],
        &[
            "reply", "1", "--attach", "small", "--attach", "small", "--attach", "small", "--attach", "small",
            "--attach", "small",
        ],
        &[
            "reply",
            "1",
            "--status",
            "closed",
            "--ref",
            "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789x",
        ],
    ];
    for arguments in refused {
        desk.fails(REPLY, arguments);
    }
    desk.fails(15, &["reply", "2", "--message-file", "small"]);
    desk.fails(1, &["reply", "1", "--message-file", "absent"]);
    assert_eq!(fs::read_dir(desk.book("objects")).expect("a folder").count(), 0);
    assert!(desk.json(&["show", "1", "--json"])["replies"].as_array().expect("a list").is_empty());
}

#[test]
fn replies_are_signed_off_as_the_agency_chooses_and_name_nobody_otherwise() {
    let (mut drop, desk, card, sources) = with_sources(8, 0, 1);
    let write = |officer: &[&str]| {
        let output = desk.run_with(&[officer, &["reply", "1", "--message-file", "-"]].concat(), b"text");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    };
    fs::write(desk.path("file"), b"x").expect("written");
    fs::write(desk.path("why"), "why").expect("written");
    write(&["--officer", "Officer A"]);
    desk.ok(&["sign-off", "officer"]);
    let said = desk.run_with(&["reply", "1", "--message-file", "-"], b"text");
    assert_eq!(said.status.code(), Some(19), "nobody decided yet, and whose name to give is not guessed");
    desk.ok(&["--officer", "Officer A", "triage", "1", "--urgency", "high"]);
    desk.ok(&["sign-off", "none"]);
    write(&[]);
    desk.ok(&["sign-off", "function", "Desk two", "--ru", " Дежурный ", "--kk", "Кезекші"]);
    write(&["--officer", "Officer A"]);
    desk.ok(&["sign-off", "officer"]);
    write(&[]);
    write(&["--officer", "Officer B"]);
    write(&[]);
    desk.ok(&["reply", "1", "--attach", "file"]);
    desk.ok(&["reply", "1", "--status", "checking"]);
    desk.ok(&["triage", "1", "--status", "investigating"]);
    desk.ok(&["challenge", "1", "--message-file", "why"]);
    desk.ok(&["--officer", "Officer C", "triage", "1", "--urgency", "low"]);
    write(&[]);
    let shown = desk.ok(&["show", "1"]);
    assert!(shown.contains("    — Дежурный\n") && shown.contains("    — Officer B\n"), "{shown}");

    desk.ok(&["outbox", "--output", "first"]);
    desk.ok(&["outbox", "--output", "second"]);
    let mut replies = sources[0].read(&card, &drop.accept(&card, &desk.path("first")));
    replies.extend(sources[0].read(&card, &drop.accept(&card, &desk.path("second"))));
    let messages: Vec<&str> = replies.iter().map(|reply| reply.message.as_str()).collect();
    let signed = ["text\n\n— Дежурный", "text\n\n— Officer A", "text\n\n— Officer B", "text\n\n— Officer B"];
    let after = ["— Officer B", "", "", "why", "text\n\n— Officer C"];
    assert_eq!(messages, [&["text", "text"][..], &signed, &after].concat());
    for reply in replies.iter().filter(|reply| !reply.message.contains("— Officer")) {
        let json = String::from_utf8(sybyr_crypto::json::write(reply)).expect("text");
        assert!(!json.contains("Officer"), "{json}");
    }
}

#[test]
fn what_a_reply_is_signed_off_with_counts_as_part_of_it() {
    let (_, desk, _, _) = with_sources(1, 0, 1);
    // fills its slot so far that no line of two hundred bytes fits any more
    fs::write(desk.path("full"), "x".repeat(5680)).expect("written");
    desk.fails(19, &["sign-off", "function", &"y".repeat(201)]);
    desk.fails(19, &["sign-off", "function", "two\nlines"]);
    desk.ok(&["sign-off", "function", &"y".repeat(200)]);
    desk.fails(REPLY, &["reply", "1", "--message-file", "full"]);
    assert!(desk.json(&["show", "1", "--json"])["replies"].as_array().expect("a list").is_empty());
    desk.ok(&["sign-off", "none"]);
    desk.ok(&["reply", "1", "--message-file", "full"]);
}

#[test]
fn a_codename_that_an_operator_heard_is_to_be_replaced_and_the_case_follows_the_new_one() {
    let mut drop = TestDrop::new(4, 0);
    let desk = Desk::init(&drop);
    let card = desk.card(&drop);
    let mut heard = Source::new();
    let mut own = heard.rekeyed();
    let bring = |drop: &mut TestDrop, tip, name: &str| {
        let from = drop.leaves.len();
        drop.close_batch(vec![tip]);
        fs::write(desk.path(name), drop.bundle(&card, from)).expect("written");
        desk.ok(&["import", name]);
    };
    let answered = |drop: &mut TestDrop, text: &str| {
        say(&desk, "1", text);
        desk.ok(&["outbox", "--output", text]);
        drop.accept(&card, &desk.path(text))
    };

    bring(&mut drop, heard.tip(&card, &Draft { kind: Kind::Call, ..Draft::default() }), "call");
    let first = answered(&mut drop, "first");
    assert!(heard.read(&card, &first).iter().all(|reply| reply.rekey), "the page leads to new words");

    // a follow-up under the words that were heard changes nothing
    bring(&mut drop, heard.tip(&card, &Draft { kind: Kind::Message, ..Draft::default() }), "follow-up");
    assert!(heard.read(&card, &answered(&mut drop, "second")).iter().all(|reply| reply.rekey));

    // written before the new words came, and not gone yet
    say(&desk, "1", "too late");
    bring(&mut drop, own.tip(&card, &Draft { kind: Kind::Message, message: "", ..Draft::default() }), "rekey");
    let said = desk.run(&["outbox", "--output", "held"]);
    let said = String::from_utf8_lossy(&said.stderr).into_owned();
    assert!(said.contains("reply 3 to case 1 does not leave"), "{said}");
    let held = drop.accept(&card, &desk.path("held"));
    assert!(heard.read(&card, &held).is_empty() && own.read(&card, &held).is_empty());
    assert_eq!(desk.json(&["show", "1", "--json"])["replies"][2]["state"], "given-up");

    assert_eq!(desk.json(&["list", "--json"])["cases"].as_array().map(Vec::len), Some(1));
    let third = answered(&mut drop, "third");
    assert!(heard.read(&card, &third).is_empty(), "nothing more goes to the words that were heard");
    let said = desk.run(&["outbox", "--output", "once more"]);
    assert!(!String::from_utf8_lossy(&said.stderr).contains("does not leave"), "it was said again");
    let replies = own.read(&card, &third);
    assert_eq!(replies.iter().map(|r| (r.n, r.message.as_str(), r.rekey)).collect::<Vec<_>>(), [(1, "third", false)]);

    bring(&mut drop, heard.tip(&card, &Draft { message: "from whoever heard", ..Draft::default() }), "late");
    let tips = &desk.json(&["show", "1", "--json"])["tips"];
    assert_eq!(tips[3]["old_key"], true, "{tips}");
    assert_eq!(own.read(&card, &answered(&mut drop, "fourth")).len(), 1);
}
