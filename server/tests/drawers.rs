//! Drawers: equally long pages, bits that grow, deletion that shows nothing.

mod support;

use support::{TestDrop, agency::OutboxParts};
use sybyr_crypto::{keys::Secret, slot::Slot};

const RECORD: usize = 8208;

fn slot(bits: u8, drawer: u16) -> Slot {
    Slot { drawer, ..Slot::decoy(bits, &mut rand::rngs::OsRng) }
}

fn send(drop: &TestDrop, number: u64, slots: Vec<Slot>) {
    let outbox = drop.agency.outbox(&drop.drop, number, OutboxParts { slots, ..OutboxParts::default() });
    assert_eq!(drop.courier("POST", "/api/courier/outbox", &[], &outbox).status, 200);
}

fn u32_at(page: &[u8], at: usize) -> u32 {
    u32::from_be_bytes(page[at..at + 4].try_into().expect("four bytes"))
}

#[test]
fn bits_rise_when_drawers_are_full_and_every_drawer_looks_alike() {
    let drop = TestDrop::with(&["slots=100"]);
    let mut drop = drop;
    drop.drop.slots = 100;
    send(&drop, 1, vec![]);
    drop.close();
    let page = drop.get("/api/drawer/0-0").body;
    assert_eq!((u32_at(&page, 0), u32_at(&page, 4), page.len()), (2, 64, 8 + 64 * RECORD));
    let page = drop.get("/api/drawer/0-0?page=1").body;
    assert_eq!((u32_at(&page, 0), u32_at(&page, 4), page.len()), (2, 36, 8 + 36 * RECORD));
    assert!(drop.get("/drop.js").text().contains("\"bits\": [\n    0,\n    1\n  ]"), "the mean passed 64 slots");
    send(&drop, 2, (0..100).map(|n| slot(1, u16::from(n >= 30))).collect());
    drop.close();
    let (few, many) = (drop.get("/api/drawer/1-0").body, drop.get("/api/drawer/1-1").body);
    assert_eq!((u32_at(&few, 0), u32_at(&few, 4)), (2, 30));
    assert_eq!((u32_at(&many, 0), u32_at(&many, 4)), (2, 64));
    assert_eq!(few.len(), many.len());
    assert!(few[8 + 30 * RECORD..].iter().all(|b| *b == 0));
    let (few, many) = (drop.get("/api/drawer/1-0?page=1").body, drop.get("/api/drawer/1-1?page=1").body);
    assert_eq!((u32_at(&few, 4), u32_at(&many, 4), few.len(), many.len()), (0, 6, 8 + 6 * RECORD, 8 + 6 * RECORD));
    assert_eq!(drop.get("/api/drawer/0-0").body.len(), 8 + 64 * RECORD, "the old drawer stays");
}

#[test]
fn drawers_and_pages_that_are_not_have_one_answer() {
    let drop = TestDrop::new();
    let empty = drop.get("/api/drawer/0-0").body;
    assert_eq!(empty, [0, 0, 0, 1, 0, 0, 0, 0]);
    for path in
        ["0-1", "1-0", "16-0", "17-0", "255-0", "256-0", "00-0", "0-00", "0", "-", "x-y", "0-0-0", "%ff", "0-65536"]
    {
        assert_eq!(drop.get(&format!("/api/drawer/{path}")).refusal(), (404, "no-drawer".into()), "{path}");
    }
    for query in ["page=1", "page=x", "page=-1", "page=4294967296", "page=0&page=0", "pages=0", ""] {
        assert_eq!(drop.get(&format!("/api/drawer/0-0?{query}")).refusal(), (404, "no-drawer".into()), "{query}");
    }
    assert_eq!(drop.get("/api/drawer/0-0?page=0").body, empty);
}

#[test]
fn a_reply_is_deleted_by_its_capability_at_the_next_close_and_the_answer_tells_nothing() {
    let drop = TestDrop::new();
    let del = Secret::new([5; 32]);
    let mine = Slot { del_hash: Slot::del_hash(&del), ..slot(0, 0) };
    send(&drop, 1, vec![mine.clone()]);
    drop.close();
    let full = drop.get("/api/drawer/0-0").body;
    let delete = |tag: &str, del: &str| {
        let body = format!(r#"{{"tag":"{tag}","del":"{del}"}}"#);
        drop.ask("POST", "/api/reply/delete", &[], body.as_bytes())
    };
    let tag = mine.tag.to_string();
    assert_eq!(delete(&tag, &"06".repeat(32)).status, 204, "a wrong capability");
    assert_eq!(delete(&"07".repeat(16), &"05".repeat(32)).status, 204, "a reply that is not");
    drop.close();
    assert_eq!(drop.get("/api/drawer/0-0").body, full);
    let right = delete(&tag, &"05".repeat(32));
    assert_eq!((right.status, right.body.len()), (204, 0));
    assert_eq!(drop.get("/api/drawer/0-0").body, full, "static between closes");
    drop.close();
    let page = drop.get("/api/drawer/0-0").body;
    assert_eq!((u32_at(&page, 4), page.len()), (63, 8 + 63 * RECORD));
    assert!(!page.windows(16).any(|w| w == mine.tag.0));
    for bad in ["", "{}", "null", r#"{"tag":"00","del":"00"}"#, &"x".repeat(2000)] {
        let answer = drop.ask("POST", "/api/reply/delete", &[], bad.as_bytes());
        assert_eq!(answer.refusal(), (400, "body".into()));
    }
}
