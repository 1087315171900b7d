//! `tests/vectors/tip`

use serde_json::{Map, json};
use sybyr_crypto::claim::{Claim, Statement};
use sybyr_crypto::codename::Codename;
use sybyr_crypto::container::{END_LEN, Writer, entry_len};
use sybyr_crypto::hex::Hex;
use sybyr_crypto::json as strict;
use sybyr_crypto::keys::{Root, Secret, ThreadKey, claim_commitment, upload_tag, withdraw_hash};
use sybyr_crypto::notation::sha256;
use sybyr_crypto::seal::PLAIN_HEADER;
use sybyr_crypto::size::smallest_class;
use sybyr_crypto::tip::{
    Attachment, Finding, Forwarding, KeysJson, Kind, Language, Part, Risk, TipAnswer, TipJson, attachment_name,
};

use crate::fixed::{agency, b64, drop_id, intake, rng, seal};
use crate::{error, success};

type Entries = Vec<(String, Vec<u8>)>;

struct Parts {
    tip: TipJson,
    keys: KeysJson,
    message: &'static str,
    files: Vec<Vec<u8>>,
}

fn parts(files: Vec<Vec<u8>>) -> Parts {
    let root = Root::from_codename(&Codename::generate(&mut rng(0)), &drop_id());
    let (year, slot) = (2026, 17);
    let w = root.withdraw_secret(&agency(), year, slot).expect("in range");
    let cpk = root.claim_key(&agency()).verifying_key().to_bytes();
    let names = ["отчёт №1.pdf", "../../x", "пустой"];
    let attachments = (0..)
        .zip(&files)
        .map(|(i, f): (usize, &Vec<u8>)| Attachment {
            name: names[i % 3].into(),
            media_type: "application/pdf".into(),
            size: f.len() as u64,
        })
        .collect();
    Parts {
        tip: TipJson {
            v: 1,
            drop_id: drop_id(),
            agency: agency(),
            id: Hex([4; 16]),
            forward: Forwarding::Ask,
            kind: Kind::Report,
            language: Language::Ru,
            sector: Some("land".into()),
            district: None,
            place: Some("Алматы, акимат".into()),
            when: None,
            who: None,
            known: None,
            risk: None,
            role: None,
            finding: None,
            answers: vec![],
            contact: None,
            claim: None,
            attachments,
            masked: vec![],
            extra: Map::new(),
        },
        keys: KeysJson {
            v: 1,
            k: root.thread_key(&agency()),
            reply_to: root.reply_identity(&agency()).to_recipient(),
            bits: 0,
            drawer: 0,
            year,
            slot,
            wh: Hex(withdraw_hash(&w)),
            claim: Hex(claim_commitment(&drop_id(), &agency(), year, slot, &cpk)),
            prev: None,
        },
        message: "Требуют деньги за справку.",
        files,
    }
}

fn field_report() -> Parts {
    let mut parts = parts(vec![]);
    parts.tip.kind = Kind::Field;
    parts.tip.language = Language::Kk;
    parts.tip.known = Some("Қабылдауда өзім көрдім".into());
    parts.tip.risk = Some(Risk::No);
    parts.tip.role = Some("commissioner".into());
    parts.tip.finding = Some(Finding::Barrier);
    parts.tip.answers = vec![
        TipAnswer { id: "checked-before".into(), text: "Ешкім".into() },
        TipAnswer { id: "people".into(), text: "40\nшамамен".into() },
    ];
    parts
}

fn masked() -> Parts {
    let mut parts = parts(vec![]);
    parts.tip.masked = vec![Part::Message, Part::Who, Part::Attachments];
    parts
}

/// Builds the plaintext entry by entry, so that malformed tips can be made too.
fn plaintext(entries: &[(String, Vec<u8>)], end: Option<&str>) -> Vec<u8> {
    let content: u64 = entries.iter().map(|(_, c)| entry_len(c.len() as u64)).sum::<u64>() + entry_len(0) + END_LEN;
    let (_, payload) = smallest_class(PLAIN_HEADER, content).expect("small");
    let mut out = Writer::new(Vec::new());
    for (name, bytes) in entries {
        out.entry(name, bytes).expect("memory");
    }
    let rest = payload % 512;
    let padding = payload - content - rest;
    match end {
        None => out.padding(padding).expect("memory"),
        Some("dirty") => out.entry("padding", &vec![1; usize::try_from(padding).expect("small")]).expect("memory"),
        Some(_) => {}
    }
    out.finish(u16::try_from(rest).expect("below 512")).expect("memory")
}

fn entries(parts: &Parts) -> Entries {
    let mut out = vec![
        ("tip.json".to_owned(), strict::write(&parts.tip)),
        ("keys.json".to_owned(), strict::write(&parts.keys)),
        ("message.txt".to_owned(), parts.message.as_bytes().to_vec()),
    ];
    out.extend(parts.files.iter().enumerate().map(|(i, f)| (attachment_name(i), f.clone())));
    out
}

fn inputs(sealed: &[u8], tag: [u8; 32]) -> serde_json::Value {
    json!({ "identity": *intake().reveal(), "drop_id": drop_id(), "agency": agency(), "tag": Hex(tag), "sealed_b64": b64(sealed) })
}

fn refuse(name: &str, comment: &str, code: &str, fields: serde_json::Value) {
    let mut fields = fields;
    fields["error"] = json!(code);
    error("tip", name, comment, fields);
}

fn accept(name: &str, comment: &str, parts: &Parts) {
    let to = intake().to_recipient();
    let mut fields = inputs(&seal(&to, &plaintext(&entries(parts), None), 21), parts.keys.tag());
    let files: Vec<_> = parts.files.iter().map(|f| json!({ "size": f.len(), "sha256": Hex(sha256(f)) })).collect();
    let text = |bytes| String::from_utf8(bytes).expect("JSON is text");
    fields["tip"] = json!(text(strict::write(&parts.tip)));
    fields["keys"] = json!(text(strict::write(&parts.keys)));
    fields["message"] = json!(parts.message);
    fields["files"] = json!(files);
    success("tip", name, comment, fields);
}

pub(crate) fn make() {
    accept("text-only", "a message and nothing else", &parts(vec![]));
    accept(
        "three-files",
        "hostile and Cyrillic names, an empty file, a file over one block",
        &parts(vec![vec![1; 700], vec![2; 512], vec![]]),
    );
    accept("field-report", "role, finding, risk and answers", &field_report());
    accept("masked", "passed on without everything", &masked());
    let mut empty = parts(vec![]);
    empty.message = "";
    accept("empty-message", "message.txt is always there", &empty);
    let mut rekeyed = parts(vec![]);
    rekeyed.tip.kind = Kind::Message;
    rekeyed.keys.prev = Some(ThreadKey(Secret::new([5; 32])));
    accept("re-key", "a thread that continues an older one", &rekeyed);

    let mut claiming = parts(vec![]);
    let root = Root::from_codename(&Codename::generate(&mut rng(0)), &drop_id());
    let statement =
        Statement { tip: (2026, 11), challenge: Hex([0x0e; 32]), claimant: "Ермек Сәрсенов", day: 20_778 };
    claiming.tip.kind = Kind::Claim;
    claiming.tip.claim = Claim::sign(&root, &drop_id(), &agency(), &statement);
    accept("claim", "proves authorship of an earlier tip", &claiming);

    let to = intake().to_recipient();
    let good = parts(vec![]);
    let tag = good.keys.tag();
    let sealed = |entries: &[(String, Vec<u8>)], end| seal(&to, &plaintext(entries, end), 22);
    let whole = sealed(&entries(&good), None);
    refuse("cut", "truncated by one byte", "open", inputs(&whole[..whole.len() - 1], tag));
    refuse("wrong-tag", "uploaded under another tag", "tag", inputs(&whole, upload_tag(&[1; 32], &[2; 32])));
    let mut foreign = inputs(&whole, tag);
    foreign["drop_id"] = json!(Hex([9; 16]));
    refuse("foreign-drop", "made for another drop", "foreign", foreign);
    let mut foreign = inputs(&whole, tag);
    foreign["agency"] = json!(Hex([9; 32]));
    refuse("foreign-agency", "made for another body", "foreign", foreign);
    let malformed = |name: &str, comment: &str, change: &dyn Fn(&mut Entries), end| {
        let mut list = entries(&parts(vec![vec![7; 3]]));
        change(&mut list);
        refuse(name, comment, "malformed", inputs(&sealed(&list, end), tag));
    };
    malformed(
        "no-message",
        "message.txt is missing",
        &|l| {
            l.remove(2);
        },
        None,
    );
    malformed("order", "keys before tip", &|l| l.swap(0, 1), None);
    malformed("no-padding", "padding is always there", &|_| {}, Some("none"));
    malformed("dirty-padding", "padding is zeros", &|_| {}, Some("dirty"));
    malformed("unlisted-file", "more files than tip.json names", &|l| l.push(("attachments/02".into(), vec![1])), None);
    malformed(
        "missing-file",
        "fewer files than tip.json names",
        &|l| {
            l.pop();
        },
        None,
    );
    malformed("file-size", "another size than tip.json says", &|l| l[3].1.push(1), None);
    malformed("message-not-utf8", "text is UTF-8", &|l| l[2].1 = vec![0xff], None);
    let replace = |at: usize, from: &'static str, to: &'static str| {
        move |l: &mut Entries| {
            let text = String::from_utf8(l[at].1.clone()).expect("JSON is text");
            assert!(text.contains(from), "{from}");
            l[at].1 = text.replacen(from, to, 1).into_bytes();
        }
    };
    malformed("json-duplicate-key", "two readers would disagree", &replace(0, "{\"v\":1,", "{\"v\":1,\"v\":1,"), None);
    malformed("json-null", "absent is absent", &replace(0, "{\"v\":1,", "{\"v\":1,\"role\":null,"), None);
    malformed("json-version", "another version", &replace(0, "{\"v\":1,", "{\"v\":2,"), None);
    malformed("json-enumeration", "closed", &replace(0, "\"ask\"", "\"perhaps\""), None);
    malformed("claim-of-nothing", "a claim says what is claimed", &replace(0, "\"report\"", "\"claim\""), None);
    malformed("json-fraction", "integers only", &replace(0, "{\"v\":1,", "{\"v\":1.0,"), None);
    malformed("json-byte-order-mark", "UTF-8 without a mark", &replace(0, "{", "\u{feff}{"), None);
    let told = |name: &str, comment: &str, from: &'static str, to: &'static str| {
        malformed(
            name,
            comment,
            &|l| {
                l[0].1 = strict::write(&TipJson {
                    attachments: parts(vec![vec![7; 3]]).tip.attachments,
                    ..field_report().tip
                });
                replace(0, from, to)(l);
            },
            None,
        );
    };
    told("risk", "closed", "\"risk\":\"no\"", "\"risk\":\"none\"");
    told("finding", "closed", "\"barrier\"", "\"wall\"");
    told("masked-part", "closed", "\"attachments\":", "\"masked\":[\"name\"],\"attachments\":");
    told("masked-order", "in their order", "\"attachments\":", "\"masked\":[\"who\",\"message\"],\"attachments\":");
    told("role-not-an-id", "an id of the card", "\"commissioner\"", "\"Commissioner\"");
    told("answer-twice", "one answer a question", "\"people\"", "\"checked-before\"");
    told("answer-empty", "what was not answered is left out", "\"Ешкім\"", "\"\"");
    told("answer-not-an-id", "an id of the card", "\"people\"", "\"\"");
    malformed("keys-reply-to", "reply_to is one valid hybrid recipient", &replace(1, "age1pq1", "age1pq1q"), None);
    malformed("keys-drawer", "drawer below 2^bits", &replace(1, "\"drawer\":0", "\"drawer\":1"), None);
    malformed("keys-slot", "slots end at 4079", &replace(1, "\"slot\":17", "\"slot\":4080"), None);
    malformed(
        "keys-hex",
        "lower case only",
        &|l| {
            let text = String::from_utf8(l[1].1.clone()).expect("JSON is text");
            l[1].1 = text.replacen("\"wh\":\"", "\"wh\":\"A", 1).into_bytes();
        },
        None,
    );
}
