//! Tips that are passed on: from one desk to another over the same drop, with the source in the middle.

mod support;

use std::fs;

use base64::{Engine as _, prelude::BASE64_STANDARD};
use support::{Desk, Draft, Source, TestDrop};
use sybyr_crypto::card::{Card, SignedCard};
use sybyr_crypto::forward::{self, ContentHashes};
use sybyr_crypto::hex::Hex;
use sybyr_crypto::outbox::OpenedOutbox;
use sybyr_crypto::reply::{Reply, ReplyKind, Status};
use sybyr_crypto::tip::{Forwarding, Kind, Part, Tip};
use sybyr_crypto::words::{List, fingerprint_words};

const REFUSED: i32 = 18;
const FILES: &[(&str, &[u8])] = &[("отчёт №1.pdf", &[7; 70_000]), ("empty", b"")];

/// Two agencies on one drop: each has a log of its own.
struct Two {
    a: TestDrop,
    b: TestDrop,
    from: Desk,
    to: Desk,
    card_a: Card,
    card_b: Card,
    source: Source,
}

fn beside(drop: &TestDrop) -> TestDrop {
    TestDrop {
        drop_id: drop.drop_id,
        log: drop.log.clone(),
        server: drop.server.clone(),
        dh: drop.dh.clone(),
        ..TestDrop::new(drop.slots, drop.delay)
    }
}

impl Two {
    /// A desk that has one tip, which says `forward`.
    fn new(forward: Forwarding) -> Self {
        let mut a = TestDrop::new(4, 0);
        let b = beside(&a);
        let (from, to) = (Desk::init(&a), Desk::init(&b));
        let (card_a, card_b) = (from.card(&a), to.card(&b));
        fs::copy(to.path("agency.card"), from.path("b.card")).expect("copied");
        let mut source = Source::new();
        let draft = Draft { message: "Взятка.", files: FILES, sector: Some("land"), ..Draft::default() };
        let tip = source.tip_with(&card_a, &draft, |tip, _| {
            tip.forward = forward;
            tip.contact = Some("a@example.org".into());
        });
        a.close_batch(vec![tip]);
        let mut two = Self { a, b, from, to, card_a, card_b, source };
        two.import_a();
        two
    }

    fn import_a(&mut self) -> String {
        fs::write(self.from.path("bundle"), self.a.bundle(&self.card_a, 0)).expect("written");
        self.from.ok(&["import", "bundle"])
    }

    fn import_b(&mut self) -> String {
        fs::write(self.to.path("bundle"), self.b.bundle(&self.card_b, 0)).expect("written");
        self.to.ok(&["import", "bundle"])
    }

    fn words(&self) -> String {
        fingerprint_words(&self.card_b.agency.0, List::En).join(" ")
    }

    fn arguments<'a>(words: &'a str, more: &[&'a str]) -> Vec<&'a str> {
        [&["forward", "1", "--to", "b.card", "--output", "for-b", "--fingerprint", words][..], more].concat()
    }

    /// Passes the tip on, as A's officer, and gives what was said.
    fn forward(&self, more: &[&str]) -> String {
        let words = self.words();
        self.from.ok(&Self::arguments(&words, more))
    }

    /// The courier's part: the blob goes into B's log under the tag that the command names.
    fn carry(&mut self, said: &str) {
        let (_, rest) = said.split_once(",tag ").expect("the command names it");
        let (tag, _) = rest.split_once('\'').expect("quoted");
        let tag = String::from_utf8(BASE64_STANDARD.decode(tag).expect("base64")).expect("hex");
        let blob = fs::read(self.from.path("for-b")).expect("written");
        assert!(said.contains(&format!("'Upload-Length: {}'", blob.len())), "{said}");
        self.b.close_batch(vec![(blob, tag.parse().expect("a tag"))]);
    }

    /// What the source finds under the key that A's notice leads to, written by B.
    fn read_introduced(&self, outbox: &OpenedOutbox) -> Vec<Reply> {
        let x = self.source.root.thread_key(&self.card_a.agency).forward(&self.card_b.agency);
        let identity = self.source.root.reply_identity(&self.card_a.agency);
        let place = |n| (&self.card_b.drop_id, &self.card_b.agency, n);
        (1..=8)
            .filter_map(|n| Some((n, outbox.slots.iter().find(|slot| slot.tag.0 == x.tag(n).expect("in range"))?)))
            .map(|(n, slot)| Reply::open(&identity, &x, place(n), &slot.blob[..]).expect("opens"))
            .collect()
    }
}

#[test]
fn a_tip_reaches_another_agency_with_who_passed_it_on_and_the_source_hears_of_it() {
    let mut two = Two::new(Forwarding::Yes);
    fs::write(two.from.path("text"), "They are in charge of land.").expect("written");
    let said = two.forward(&["--message-file", "text"]);
    two.carry(&said);

    let imported = two.import_b();
    assert!(imported.contains("case 1: introduced by Desk"), "{imported}");
    let shown = two.to.json(&["show", "1", "--json"]);
    let tip = &shown["tips"][0];
    assert_eq!(tip["introduced"]["proven"], true);
    assert_eq!(tip["introduced"]["agency"], two.card_a.agency.to_string());
    assert_eq!((&tip["message"], &tip["tip"]["sector"]), (&"Взятка.".into(), &"land".into()));
    assert!(tip["tip"].get("contact").is_none(), "how to reach the source was told to one agency only");
    let shown: Vec<String> = two.to.ok(&["show", "1"]).split_whitespace().map(Into::into).collect();
    let key = fingerprint_words(&two.card_a.agency.0, List::En);
    assert!(shown.windows(12).any(|words| words == key), "its words can be compared");
    fs::create_dir(two.to.path("out")).expect("made");
    two.to.ok(&["save", "1", "--to", "out", "--originals"]);
    for (name, content) in [("01-отчёт №1.pdf", FILES[0].1), ("02-empty", FILES[1].1)] {
        assert_eq!(fs::read(two.to.path("out/case-1").join(name)).expect("saved"), content, "{name}");
    }

    two.from.ok(&["outbox", "--output", "outbox"]);
    let outbox = two.a.accept(&two.card_a, &two.from.path("outbox"));
    let [notice] = &two.source.read(&two.card_a, &outbox)[..] else { panic!("one notice") };
    assert_eq!(
        (notice.kind, notice.to, notice.status),
        (ReplyKind::Forwarded, Some(two.card_b.agency), Status::Referred)
    );
    assert_eq!(notice.message, "They are in charge of land.");

    two.to.ok(&["reply", "1", "--status", "checking"]);
    two.to.ok(&["outbox", "--output", "outbox"]);
    let outbox = two.b.accept(&two.card_b, &two.to.path("outbox"));
    let replies = two.read_introduced(&outbox);
    assert_eq!(replies.iter().map(|r| r.status).collect::<Vec<_>>(), [Status::Checking]);
}

#[test]
fn when_the_source_writes_itself_the_case_goes_on_under_its_own_key() {
    let mut two = Two::new(Forwarding::Yes);
    let said = two.forward(&[]);
    two.carry(&said);
    two.import_b();
    let x = two.source.root.thread_key(&two.card_a.agency).forward(&two.card_b.agency);
    let card = two.card_b.clone();
    let direct = two.source.tip_with(&card, &Draft { kind: Kind::Message, ..Draft::default() }, |_, keys| {
        keys.prev = Some(x);
    });
    two.b.close_batch(vec![direct]);
    two.import_b();
    assert_eq!(two.to.json(&["list", "--json"])["cases"].as_array().map(Vec::len), Some(1), "one matter");
    two.to.ok(&["reply", "1", "--status", "checking"]);
    two.to.ok(&["outbox", "--output", "outbox"]);
    let outbox = two.b.accept(&two.card_b, &two.to.path("outbox"));
    assert_eq!(two.source.read(&two.card_b, &outbox).len(), 1, "answered under the source's own key");
    assert!(two.read_introduced(&outbox).is_empty(), "no longer under the one that A knows");

    // A passes more on under the key that it knows: that does not bring the case back under it
    let card = two.card_a.clone();
    let more =
        two.source.tip_with(&card, &Draft { message: "More.", kind: Kind::Message, ..Draft::default() }, |tip, _| {
            tip.forward = Forwarding::Yes;
        });
    two.a.close_batch(vec![more]);
    two.import_a();
    fs::remove_file(two.from.path("for-b")).expect("written");
    let said = two.forward(&["--tip", "2"]);
    two.carry(&said);
    two.import_b();
    two.to.ok(&["reply", "1", "--status", "confirmed"]);
    two.to.ok(&["outbox", "--output", "outbox-2"]);
    let outbox = two.b.accept(&two.card_b, &two.to.path("outbox-2"));
    assert_eq!(two.source.read(&two.card_b, &outbox).len(), 1, "the source's own key stays");
    assert!(two.read_introduced(&outbox).is_empty(), "A reads no answer by passing on once more");
}

#[test]
fn nothing_is_passed_on_against_the_sources_will() {
    let never = Two::new(Forwarding::Never);
    let words = never.words();
    for more in [&[][..], &["--agreed"]] {
        let said = never.from.fails(REFUSED, &Two::arguments(&words, more));
        assert!(said.contains("does not want this tip to be passed on"), "{said}");
    }
    let ask = Two::new(Forwarding::Ask);
    let words = ask.words();
    let said = ask.from.fails(REFUSED, &Two::arguments(&words, &[]));
    assert!(said.contains("add --agreed"), "{said}");
    assert!(!ask.from.path("for-b").exists());
    assert_eq!(ask.from.json(&["show", "1", "--json"])["replies"], serde_json::json!([]), "and nobody is told");
    ask.forward(&["--agreed"]);
}

#[test]
fn what_cannot_be_passed_on_is_refused() {
    let mut two = Two::new(Forwarding::Yes);
    let words = two.words();
    let own = fingerprint_words(&two.card_a.agency.0, List::En).join(" ");
    let ours = ["forward", "1", "--to", "agency.card", "--output", "for-b", "--fingerprint", &own];
    assert!(two.from.fails(REFUSED, &ours).contains("our own card"));
    two.from.fails(16, &Two::arguments(&own, &[]));
    two.from.fails(15, &["forward", "9", "--to", "b.card", "--output", "for-b", "--fingerprint", &words]);
    assert!(two.from.fails(REFUSED, &Two::arguments(&words, &["--tip", "2"])).contains("no tip 2"));
    assert!(
        two.from
            .fails(
                8,
                &["--today", "2029-01-01", "forward", "1", "--to", "b.card", "--output", "x", "--fingerprint", &words]
            )
            .contains("no card in the file is in force")
    );
    fs::write(two.from.path("for-b"), "taken").expect("written");
    two.from.fails(17, &Two::arguments(&words, &[]));
    fs::remove_file(two.from.path("for-b")).expect("there");

    let withdrawal = two.source.withdrawal(&two.card_a, 0, 0);
    two.a.leaves[0].holds = support::Holds::Withdrawn(withdrawal);
    two.import_a();
    assert!(two.from.fails(REFUSED, &Two::arguments(&words, &[])).contains("has taken this tip back"));
    let shown = two.from.ok(&["show", "1"]);
    assert!(shown.contains("! closed as withdrawn: the source has taken back everything it wrote"), "{shown}");
    assert_eq!(two.from.json(&["show", "1", "--json"])["withdrawn"], true);
}

#[test]
fn the_source_is_told_once_of_each_agency() {
    let mut two = Two::new(Forwarding::Yes);
    let card = two.card_a.clone();
    let more = two.source.tip_with(&card, &Draft { kind: Kind::Message, ..Draft::default() }, |tip, _| {
        tip.forward = Forwarding::Yes;
    });
    two.a.close_batch(vec![more]);
    two.import_a();
    for tip in ["1", "2"] {
        let said = two.forward(&["--tip", tip]);
        two.carry(&said);
        fs::remove_file(two.from.path("for-b")).expect("written");
    }
    assert_eq!(two.from.json(&["show", "1", "--json"])["replies"].as_array().map(Vec::len), Some(1));
    two.import_b();
    let cases = two.to.json(&["list", "--json"]);
    assert_eq!(cases["cases"][0]["tips"], 2, "one thread: {cases}");
}

#[test]
fn an_agency_on_another_drop_can_read_it_and_its_answers_are_known_not_to_arrive() {
    let two = Two::new(Forwarding::Yes);
    let mut elsewhere = TestDrop::new(4, 0);
    let desk = Desk::init(&elsewhere);
    let card = desk.card(&elsewhere);
    fs::copy(desk.path("agency.card"), two.from.path("c.card")).expect("copied");
    let words = fingerprint_words(&card.agency.0, List::En).join(" ");
    let output = two.from.run(&["forward", "1", "--to", "c.card", "--output", "for-c", "--fingerprint", &words]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("its answers do not reach the source"));
    let said = String::from_utf8(output.stdout).expect("text");
    let tag = said.split_once(",tag ").and_then(|(_, rest)| rest.split_once('\'')).expect("named").0;
    let tag = String::from_utf8(BASE64_STANDARD.decode(tag).expect("base64")).expect("hex");
    elsewhere.close_batch(vec![(fs::read(two.from.path("for-c")).expect("written"), tag.parse().expect("a tag"))]);
    fs::write(desk.path("bundle"), elsewhere.bundle(&card, 0)).expect("written");
    assert!(desk.ok(&["import", "bundle"]).contains("case 1: introduced by Desk"));
}

/// B takes the tip all the same: the source must not be silenced by who carried its words.
#[test]
fn a_tip_whose_way_is_not_proven_is_filed_and_says_so() {
    let mut two = Two::new(Forwarding::Yes);
    let signed = |card: &Card, desk: &Desk| {
        let bytes = fs::read(desk.path("agency.card")).expect("there");
        let cards = sybyr_crypto::card::open_file(&bytes, &card.drop_id, None).expect("valid");
        cards.into_iter().find(|one| one.card() == card).expect("in force")
    };
    let origin: SignedCard = signed(&two.card_a, &two.from);
    let stranger = ed25519_dalek::SigningKey::from_bytes(&[9; 32]);
    let content = ContentHashes { tip: [0; 32], message: [0; 32], attachments: vec![] };
    let card = two.card_b.clone();
    let proofs =
        [forward::sign(&stranger, &origin, (&card.drop_id, &card.agency), support::DAY, &content), b"{}".to_vec()];
    for proof in &proofs {
        let mut parts = None;
        two.source.tip_with(&card, &Draft::default(), |tip, keys| parts = Some((tip.clone(), keys.clone())));
        let (tip, keys) = parts.expect("made");
        let to = card.recipient_at(support::DAY).expect("in force");
        let blob = Tip { tip: &tip, keys: &keys, forward: Some(proof), message: "text" }
            .seal(to, &mut [], Vec::new())
            .expect("sealed");
        two.b.close_batch(vec![(blob, Hex(keys.tag()))]);
    }
    let said = two.import_b();
    assert_eq!(said.matches("passed on by somebody who does not prove who it is").count(), 2, "{said}");
    assert_eq!(two.to.json(&["show", "1", "--json"])["tips"][0]["introduced"]["proven"], false);
}

/// From one casebook to another through an outbox: parts kept back, nothing internal in it, a wish overridden for a reason.
#[test]
fn a_tip_leaves_by_the_outbox_without_what_was_kept_back_and_without_anything_of_ours() {
    let mut two = Two::new(Forwarding::Never);
    let words = two.words();
    let from = &two.from;
    let wrong = fingerprint_words(&two.card_a.agency.0, List::En).join(" ");
    from.fails(16, &["agency-card", "import", "b.card", "--fingerprint", &wrong]);
    from.ok(&["agency-card", "import", "b.card", "--fingerprint", &words]);
    from.ok(&["agency-card", "import", "b.card"]);
    assert!(from.ok(&["agency-card", "list"]).contains(&words.split(' ').take(6).collect::<Vec<_>>().join(" ")));

    let internal = "internal-77d1";
    fs::write(from.path("why"), format!("reason {internal}")).expect("written");
    from.ok(&["--officer", "officer-77d1", "triage", "1", "--note-file", "why", "--tag", "tag-77d1"]);
    from.ok(&["triage", "1", "--status", "registered", "--ref", "ref-77d1", "--quiet"]);
    fs::write(from.path("cover"), "взятка\n").expect("written");
    let masked =
        ["forward", "1", "--to", "Desk", "--cover-file", "cover", "--without", "file:2", "--without", "sector"];
    assert!(from.fails(REFUSED, &masked).contains("does not want this tip to be passed on"));
    let before_asking = [&masked[..], &["--preview"]].concat();
    assert!(from.ok(&before_asking).contains("█████"), "a look needs nobody's consent");
    let against = [&masked[..], &["--against-wish"]].concat();
    assert!(from.fails(19, &against).contains("needs a reason"));
    let against = [&against[..], &["--why-file", "why"]].concat();
    assert!(from.ok(&[&against[..], &["--preview"]].concat()).contains("█████"));
    assert_eq!(from.json(&["show", "1", "--json"])["replies"], serde_json::json!([]), "a look changes nothing");
    from.ok(&against);
    let printed = from.ok(&["print", "1"]);
    assert!(printed.contains(&format!("passed on to: {words}")), "{printed}");
    let journal = from.ok(&["journal", "1"]);
    assert!(journal.contains("left out or covered: message, sector, files, against the wish"), "{journal}");

    from.ok(&["outbox", "--output", "outbox"]);
    let kept: Vec<_> = fs::read_dir(from.book("forwards")).expect("made").collect();
    assert_eq!(kept.len(), 1, "kept until the server has it");
    let tag = kept[0].as_ref().expect("there").file_name().into_string().expect("hex");
    let blob = fs::read(from.book("forwards").join(&tag)).expect("there");
    let card_a = two.card_a.clone();
    let outbox = two.a.accept(&card_a, &two.from.path("outbox"));
    let carried: Vec<_> = outbox.tips.iter().map(|tip| (tip.agency, tip.tag.to_string(), tip.len)).collect();
    assert_eq!(carried, [(two.card_b.agency, tag.clone(), blob.len() as u64)]);
    let told = two.source.read(&two.card_a, &outbox);
    let parts = [Part::Message, Part::Sector, Part::Attachments];
    assert_eq!(
        (told[0].kind, told[0].status, told[0].masked.as_slice()),
        (ReplyKind::Forwarded, Status::Referred, &parts[..])
    );

    two.b.close_batch(vec![(blob, tag.parse().expect("a tag"))]);
    assert!(two.import_b().contains("case 1: introduced by Desk"));
    let shown = two.to.json(&["show", "1", "--json"]);
    let tip = &shown["tips"][0];
    assert_eq!(tip["message"], "█████.");
    assert_eq!(tip["tip"]["masked"], serde_json::json!(["message", "sector", "attachments"]));
    assert_eq!((tip["introduced"]["proven"].as_bool(), tip["tip"].get("sector")), (Some(true), None));
    assert!(two.to.ok(&["show", "1"]).contains("Left out or covered by who passed it on: message, sector, files"));
    two.to.ok(&["save", "1", "--to", "out"]);
    let mut saved = shown.to_string();
    for file in fs::read_dir(two.to.path("out/case-1")).expect("saved") {
        saved.push_str(&String::from_utf8_lossy(&fs::read(file.expect("there").path()).expect("read")));
    }
    // with the hyphen: four digits alone may well stand in a hash
    assert!(!saved.contains("-77d1") && !saved.contains("empty"), "nothing of ours, nothing that was kept back");

    two.import_a();
    two.from.ok(&["list"]);
    assert_eq!(fs::read_dir(two.from.book("forwards")).expect("made").count(), 0, "the server has it");
}
