//! Proofs of authorship: asked for, given, checked, and what must not count as one.

mod support;

use std::fs;

use support::{Desk, Draft, Source, TestDrop};
use sybyr_crypto::card::Card;
use sybyr_crypto::claim::{Claim, Statement};
use sybyr_crypto::hex::Hex;
use sybyr_crypto::keys::{Root, ThreadKey};
use sybyr_crypto::reply::{ReplyKind, Status};
use sybyr_crypto::tip::Kind;

const NAME: &str = "Ермек Сәрсенов";
const DAY: u32 = support::DAY;

/// A desk with one tip of one source, which it has asked for a proof.
struct Asked {
    drop: TestDrop,
    desk: Desk,
    card: Card,
    source: Source,
    challenge: Hex<32>,
}

impl Asked {
    fn new() -> Self {
        let mut drop = TestDrop::new(4, 0);
        let desk = Desk::init(&drop);
        let card = desk.card(&drop);
        let mut source = Source::new();
        drop.close_batch(vec![source.tip(&card, &Draft::default())]);
        let mut asked = Self { drop, desk, card, source, challenge: Hex([0; 32]) };
        asked.import();
        asked.challenge = asked.ask();
        asked
    }

    /// Everything in the log so far.
    fn import(&mut self) -> String {
        fs::write(self.desk.path("bundle"), self.drop.bundle(&self.card, 0)).expect("written");
        self.desk.ok(&["import", "bundle"])
    }

    /// Asks for a proof, and what the source is asked then.
    fn ask(&mut self) -> Hex<32> {
        self.desk.ok(&["challenge", "1"]);
        let _ = fs::remove_file(self.desk.path("outbox"));
        self.desk.ok(&["outbox", "--output", "outbox"]);
        let outbox = self.drop.accept(&self.card, &self.desk.path("outbox"));
        let replies = self.source.read(&self.card, &outbox);
        let reply = replies.last().expect("one is there");
        assert_eq!(reply.kind, ReplyKind::Challenge);
        reply.challenge.expect("a challenge asks something")
    }

    fn statement(&self) -> Statement<'static> {
        Statement { tip: (2026, 0), challenge: self.challenge, claimant: NAME, day: DAY }
    }

    fn claim(&self, root: &Root, statement: &Statement<'_>) -> Claim {
        Claim::sign(root, &self.card.drop_id, &self.card.agency, statement).expect("signs")
    }

    /// Sends a claim in the thread of the source, whoever signed it, and gives what import says.
    fn send(&mut self, claim: Claim) -> String {
        let card = self.card.clone();
        let tip =
            self.source.tip_with(&card, &Draft { message: "", kind: Kind::Claim, ..Draft::default() }, |tip, _| {
                tip.claim = Some(claim);
            });
        self.drop.close_batch(vec![tip]);
        self.import()
    }

    /// What `show --json` says of the proof in this leaf.
    fn proof(&self, leaf: &str) -> serde_json::Value {
        let shown = self.desk.json(&["show", "1", "--json"]);
        let tips = shown["tips"].as_array().expect("a list");
        tips.iter().find(|tip| tip["leaf"] == leaf).expect("in the case")["proof"].clone()
    }
}

#[test]
fn a_claim_that_answers_our_challenge_names_who_wrote_the_tip() {
    let mut asked = Asked::new();
    assert!(asked.desk.ok(&["show", "1"]).contains("! asks for a proof of authorship"));
    let claim = asked.claim(&asked.source.root, &asked.statement());
    let said = asked.send(claim);
    let proven = "authorship proven by Ермек Сәрсенов for the tip of 2026-11-22, leaf 2026-1/0, signed on 2026-11-22";
    assert!(said.contains(&format!("case 1: {proven}")), "{said}");
    let shown = asked.desk.ok(&["show", "1"]);
    assert!(shown.contains(&format!("! {proven}")), "{shown}");
    let proof = asked.proof("2026-1/1");
    assert_eq!((&proof["holds"], &proof["claimant"], &proof["leaf"]), (&true.into(), &NAME.into(), &"2026-1/0".into()));
    assert!(asked.desk.ok(&["--language", "kk", "show", "1"]).contains("авторлық расталды: Ермек Сәрсенов"));
}

#[test]
fn a_proof_is_printed_as_a_record_and_what_proves_nothing_is_not() {
    let mut asked = Asked::new();
    let claim = asked.claim(&asked.source.root, &asked.statement());
    asked.send(claim.clone());
    for (language, verdict) in
        [("en", "Authorship is proven."), ("ru", "Авторство подтверждено."), ("kk", "Авторлық расталды.")]
    {
        let page = asked.desk.ok(&["--language", language, "print", "1", "--claim", "2"]);
        for part in [verdict, NAME, "2026-1/0", &claim.sig.to_string(), &asked.challenge.to_string()] {
            assert!(page.contains(part), "{language}: {part}");
        }
        if let Ok(folder) = std::env::var("SYBYR_KEEP_PRINTED") {
            fs::write(format!("{folder}/record-{language}.html"), &page).expect("kept");
        }
    }
    let said = asked.desk.fails(16, &["print", "1", "--claim", "1"]);
    assert!(said.contains("message 1 of this case is no proof of authorship"), "{said}");
    let forged = Claim { claimant: "Somebody else".into(), ..claim };
    asked.send(forged);
    let said = asked.desk.fails(16, &["print", "1", "--claim", "3"]);
    assert!(said.contains("message 3 does not prove who wrote the tip"), "{said}");
}

#[test]
fn a_proof_outlives_the_blob_of_the_tip() {
    let mut asked = Asked::new();
    let claim = asked.claim(&asked.source.root, &asked.statement());
    asked.send(claim);
    let blob = asked.desk.book("blobs").join(asked.drop.leaves[0].entry.tag.to_string());
    fs::remove_file(blob).expect("was there");
    let shown = asked.desk.run(&["show", "1"]);
    assert!(String::from_utf8_lossy(&shown.stdout).contains("authorship proven by Ермек Сәрсенов"));
}

#[test]
fn what_does_not_prove_it_is_told_with_the_reason() {
    let mut asked = Asked::new();
    let stranger = Source::new();
    let own = asked.claim(&asked.source.root, &asked.statement());
    let theirs = asked.claim(&stranger.root, &asked.statement());
    let with = |change: &dyn Fn(&mut Statement<'static>)| {
        let mut statement = asked.statement();
        change(&mut statement);
        asked.claim(&asked.source.root, &statement)
    };
    let wrong = [
        ("leaf", theirs.clone(), "the codename of somebody else"),
        (
            "signature",
            Claim { cpk: own.cpk, wh: own.wh, ..theirs },
            "what the tip is known by, signed by somebody else",
        ),
        ("signature", Claim { claimant: "Мансұр Қасымов".into(), ..own.clone() }, "diverted to another name"),
        ("leaf", with(&|s| s.tip = (2026, 9)), "a tip that was never sent"),
        ("leaf", with(&|s| s.tip = (2025, 0)), "a tip of another year"),
        ("challenge", with(&|s| s.challenge = Hex([7; 32])), "an answer to something else"),
        ("day", with(&|s| s.day = DAY - 2), "signed before it was asked"),
        ("day", with(&|s| s.day = DAY + 2), "signed after it arrived"),
    ];
    for (leaf, (why, claim, what)) in (1..).zip(wrong) {
        let said = asked.send(claim);
        assert!(said.contains("case 1: authorship is not proven"), "{what}: {said}");
        let leaves = asked.drop.leaves.len();
        assert_eq!(leaves, leaf + 1);
        let proof = asked.proof(&format!("2026-1/{leaf}"));
        assert_eq!((&proof["holds"], &proof["why"]), (&false.into(), &why.into()), "{what}");
    }
    let said = asked.send(own.clone());
    assert!(said.contains("authorship proven by"), "none of them used the challenge up: {said}");
    asked.send(own);
    assert_eq!(asked.proof("2026-1/10")["why"], "answered", "the same again");
}

#[test]
fn a_challenge_is_answered_only_in_the_thread_that_was_asked() {
    let mut asked = Asked::new();
    let claim = asked.claim(&asked.source.root, &asked.statement());
    let card = asked.card.clone();
    let k: ThreadKey = Source::new().root.thread_key(&card.agency);
    let tip = asked.source.tip_with(&card, &Draft { kind: Kind::Claim, ..Draft::default() }, |tip, keys| {
        (tip.claim, keys.k) = (Some(claim), k);
    });
    asked.drop.close_batch(vec![tip]);
    assert!(asked.import().contains("case 2: authorship is not proven: it does not answer a challenge of this case"));
}

#[test]
fn each_challenge_is_new_and_can_be_answered_once() {
    let mut asked = Asked::new();
    let (first, second) = (asked.challenge, asked.ask());
    assert_ne!(first, second);
    for (challenge, leaf) in [(first, 1), (second, 2)] {
        let claim = asked.claim(&asked.source.root, &Statement { challenge, ..asked.statement() });
        asked.send(claim);
        assert_eq!(asked.proof(&format!("2026-1/{leaf}"))["holds"], true);
    }
}

#[test]
fn a_challenge_leaves_the_case_where_it_stands_and_may_say_why() {
    let mut asked = Asked::new();
    asked.desk.ok(&["reply", "1", "--status", "reward"]);
    fs::write(asked.desk.path("text"), "We owe you a reward.").expect("written");
    asked.desk.ok(&["challenge", "1", "--message-file", "text"]);
    let _ = fs::remove_file(asked.desk.path("outbox"));
    asked.desk.ok(&["outbox", "--output", "outbox"]);
    let outbox = asked.drop.accept(&asked.card, &asked.desk.path("outbox"));
    let replies = asked.source.read(&asked.card, &outbox);
    let challenge = replies.last().expect("it left");
    assert_eq!(
        (challenge.n, challenge.status, challenge.message.as_str()),
        (3, Status::Reward, "We owe you a reward.")
    );
}

#[test]
fn a_hostile_name_does_nothing_to_the_terminal() {
    let mut asked = Asked::new();
    let claimant = "x\u{202e}gro.live";
    let claim = asked.claim(&asked.source.root, &Statement { claimant, ..asked.statement() });
    let said = asked.send(claim);
    assert!(said.contains("authorship proven by x") && !said.contains('\u{202e}'), "{said}");
}
