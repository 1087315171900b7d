//! Statuses that officers decide: what a source reads of them, what a flood costs, and what stays when cases become one.

mod support;

use std::fs;

use serde_json::json;
use support::{Desk, Draft, Source, TestDrop};
use sybyr_crypto::reply::{ReplyKind, Status};
use sybyr_crypto::tip::Kind;

const FLOOD: &str = "Начальник отдела требует пятьсот тысяч тенге за участок под застройку, иначе обещает тянуть с ответом \
     до следующего года. Деньги передают через его водителя в пятницу вечером у рынка.";

struct Place {
    drop: TestDrop,
    desk: Desk,
    card: sybyr_crypto::card::Card,
}

impl Place {
    fn new() -> Self {
        let drop = TestDrop::new(8, 0);
        let desk = Desk::init(&drop);
        let card = desk.card(&drop);
        Self { drop, desk, card }
    }

    /// Each tip in a batch of its own, so that cases have their order.
    fn import(&mut self, tips: Vec<(Vec<u8>, sybyr_crypto::hex::Hex<32>)>) {
        let from = self.drop.leaves.len();
        for tip in tips {
            self.drop.close_batch(vec![tip]);
        }
        fs::write(self.desk.path("bundle"), self.drop.bundle(&self.card, from)).expect("written");
        self.desk.ok(&["import", "bundle"]);
    }
}

#[test]
fn a_source_reads_each_status_that_was_decided_and_none_that_was_kept_quiet() {
    let mut place = Place::new();
    let mut source = Source::new();
    let tip = source.tip(&place.card, &Draft { message: "Взятка.", ..Draft::default() });
    place.import(vec![tip]);
    let Place { drop, desk, card } = &mut place;
    fs::write(desk.path("why"), "internal-reason-51c9").expect("written");
    let officer = ["--officer", "officer-name-51c9", "triage", "1", "--note-file", "why", "--why-file", "why"];
    for status in Status::ALL {
        let word = serde_json::to_value(status).expect("a word");
        let quiet: &[&str] = if status == Status::Checking { &["--quiet"] } else { &[] };
        desk.ok(&[&officer[..], &["--status", word.as_str().expect("text")], quiet].concat());
    }
    let mut read = Vec::new();
    while read.len() < Status::ALL.len() - 1 {
        let _ = fs::remove_file(desk.path("outbox"));
        desk.ok(&["outbox", "--output", "outbox"]);
        let opened = drop.accept(card, &desk.path("outbox"));
        let new = source.read(card, &opened);
        assert!(!new.is_empty(), "an outbox carries what waits");
        read.extend(new);
        fs::write(desk.path("bundle"), drop.bundle(card, 1)).expect("written");
        desk.ok(&["import", "bundle"]);
    }
    let told: Vec<Status> = read.iter().map(|reply| reply.status).collect();
    let all = Status::ALL.into_iter().filter(|status| *status != Status::Checking).collect::<Vec<_>>();
    assert_eq!(told, all);
    for reply in &read {
        assert_eq!((reply.kind, reply.message.as_str()), (ReplyKind::Status, ""), "the page has the words");
        let json = String::from_utf8(sybyr_crypto::json::write(reply)).expect("text");
        // with the hyphen: four digits alone may well stand in a hash
        assert!(!json.contains("-51c9"), "nothing internal leaves: {json}");
    }
    let journal = desk.json(&["journal", "1", "--json"]);
    assert_eq!(journal["decisions"].as_array().map(Vec::len), Some(Status::ALL.len()));
    assert_eq!(desk.json(&["show", "1", "--json"])["standing"]["status"], "reopened");
}

#[test]
fn a_flood_is_dismissed_whole_for_one_reason_and_nothing_else_with_it() {
    let mut place = Place::new();
    let other = "В школе номер пять собирают деньги на ремонт кровли, чеков не дают, кто не сдал, тому грозят.";
    let again = FLOOD.replace("пятьсот тысяч", "полмиллиона");
    let texts = [FLOOD, other, FLOOD, &again, FLOOD];
    let tips = texts.map(|message| Source::new().tip(&place.card, &Draft { message, ..Draft::default() }));
    place.import(tips.into());
    let desk = &place.desk;
    let shown = desk.ok(&["show", "1"]);
    assert!(shown.contains("  tells much the same as case 3 (100 %), 5 (100 %), 4 ("), "{shown}");
    assert!(!desk.ok(&["show", "2"]).contains("much the same"));
    let suggested = desk.run(&["--officer", "Desk", "triage", "1", "--urgency", "low"]);
    let said = String::from_utf8_lossy(&suggested.stderr).into_owned();
    assert!(said.starts_with("tells much the same as case 3 (100 %)"), "{said}");

    fs::write(desk.path("why"), "The same text, sent by a machine.").expect("written");
    desk.fails(19, &["triage", "1", "--similar", "--dismiss"]);
    desk.ok(&["triage", "1", "--similar", "100", "--dismiss", "--why-file", "why"]);
    let dismissed = |case: &str| desk.json(&["show", case, "--json"])["standing"]["dismissed"] == json!(true);
    assert_eq!(["1", "2", "3", "4", "5"].map(dismissed), [true, false, true, false, true]);
    let decisions = desk.json(&["journal", "--json"]);
    assert_eq!(decisions["decisions"][1]["cases"], json!([1, 3, 5]), "one decision, one reason");
    assert_eq!(desk.json(&["show", "1", "--json"])["replies"], json!([]), "a flood fills no outbox");
    assert!(!desk.ok(&["show", "3"]).contains("much the same"), "what was dismissed suggests nothing");
}

#[test]
fn a_source_that_cannot_be_told_is_named_and_the_journal_does_not_say_that_it_was() {
    let mut place = Place::new();
    let tips = ["a", "b"].map(|message| Source::new().tip(&place.card, &Draft { message, ..Draft::default() }));
    place.import(tips.into());
    let desk = &place.desk;
    let leaf = place.drop.leaves.len() - 1;
    fs::write(desk.book("blobs").join(place.drop.leaves[leaf].entry.tag.to_string()), "damaged").expect("written");
    let output = desk.run(&["--officer", "Desk", "triage", "1", "2", "--status", "received"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && said.contains("cannot be told") && said.ends_with(": 2\n"), "{said}");
    let told = |case| desk.json(&["journal", case, "--json"])["decisions"][0]["rulings"][0]["told"].clone();
    assert_eq!((told("1"), told("2")), (json!(true), json!(false)));
}

/// Leaves of one batch stand in no order of time: a case may have begun before the key that joins it to another came.
#[test]
fn cases_that_become_one_keep_what_was_decided_about_both() {
    let mut place = Place::new();
    let card = place.card.clone();
    let (mut first, second) = (Source::new(), Source::new());
    let mut second_tips = second.rekeyed();
    let mut third = second_tips.rekeyed();
    let begin = first.tip(&card, &Draft { message: "first", ..Draft::default() });
    let late = third.tip(&card, &Draft { message: "third", kind: Kind::Message, ..Draft::default() });
    let other = Source::new().tip(&card, &Draft { message: "other", ..Draft::default() });
    place.import(vec![begin, late, other]);
    let desk = &place.desk;
    let triage = ["--officer", "Desk", "triage"];
    desk.ok(&[&triage[..], &["1", "--tag", "one", "--status", "registered"]].concat());
    desk.ok(&[&triage[..], &["2", "--tag", "two", "--urgency", "high", "--status", "checking"]].concat());
    desk.ok(&[&triage[..], &["3", "--duplicate-of", "2"]].concat());
    let middle = second_tips.tip_with(
        &card,
        &Draft { message: "second", kind: Kind::Message, ..Draft::default() },
        |_, keys| {
            keys.prev = Some(first.root.thread_key(&card.agency));
        },
    );
    place.import(vec![middle]);
    let desk = &place.desk;
    let cases = desk.json(&["list", "--json"]);
    assert_eq!(cases["cases"].as_array().map(Vec::len), Some(2), "{cases}");
    let shown = desk.json(&["show", "1", "--json"]);
    assert_eq!(shown["standing"]["tags"], json!(["one", "two"]));
    assert_eq!(shown["standing"]["status"], "registered");
    assert_eq!(desk.json(&["journal", "1", "--json"])["decisions"].as_array().map(Vec::len), Some(2));
    assert_eq!(desk.json(&["show", "3", "--json"])["standing"]["duplicate_of"], json!(1));
    desk.ok(&["journal"]);
    desk.ok(&["due"]);
}
