//! `tests/vectors/card`, `reply` and `log`

use base64::{Engine as _, prelude::BASE64_STANDARD};
use ed25519_dalek::SigningKey;
use serde_json::{Map, Value, json};
use sybyr_crypto::card::{Card, CardRecipient, Choice, Deadlines, Hotline, Question, Texts};
use sybyr_crypto::codename::Codename;
use sybyr_crypto::document::V1;
use sybyr_crypto::hex::{self, Hex};
use sybyr_crypto::json as strict;
use sybyr_crypto::keys::{Root, Secret};
use sybyr_crypto::log::{Checkpoint, Entry, Origin, Seen, Shard, checkpoint_key_name, root, seen_key_name};
use sybyr_crypto::notation::{hmac_sha512, message, sha256, sign, var};
use sybyr_crypto::note;
use sybyr_crypto::recipient::HybridIdentity;
use sybyr_crypto::reply::{Past, Received, Reply, ReplyKind, Status};
use sybyr_crypto::seal::PLAIN_HEADER;
use sybyr_crypto::size::{SLOT_LEN, payload_len};
use sybyr_crypto::tip::{Kind, Part};

use crate::fixed::{agency, agency_root, b64, drop_id, intake, rng, seal};
use crate::{error, success};

pub(crate) fn make() {
    cards();
    replies();
    log();
}

fn texts(en: &str, ru: &str, kk: &str) -> Texts {
    Texts { en: en.into(), ru: ru.into(), kk: kk.into() }
}

fn card() -> Card {
    let key = |byte| HybridIdentity::from_seed(&Secret::new([byte; 32])).to_recipient();
    Card {
        v: V1,
        drop_id: drop_id(),
        agency: agency(),
        root: Hex(agency_root().verifying_key().to_bytes()),
        counter: 7,
        not_before: 20_758,
        not_after: 20_818,
        recipients: vec![
            CardRecipient { from: 20_758, recipient: intake().to_recipient() },
            CardRecipient { from: 20_788, recipient: key(0x0c) },
        ],
        desk: Hex(SigningKey::from_bytes(&[0x0f; 32]).verifying_key().to_bytes()),
        desk_dh: Hex([9; 32]),
        bundle: key(0x10),
        names: texts("Anti-corruption service", "Антикоррупционная служба", "Сыбайлас жемқорлыққа қарсы қызмет"),
        texts: None,
        hotline: Some("1424".into()),
        hotlines: vec![],
        sectors: vec![Choice { id: "land".into(), names: texts("Land", "Земля", "Жер") }],
        districts: vec![],
        roles: vec![],
        questions: vec![],
        deadlines: None,
        rhythm: Some(7),
        extra: Map::new(),
    }
}

/// With all that guides a source.
fn telling() -> Card {
    let role = |id: &str, names| Choice { id: id.into(), names };
    Card {
        roles: vec![
            role("commissioner", texts("Commissioner", "Комиссар", "Комиссар")),
            role("ambassador", texts("Ambassador of change", "Посол перемен", "Өзгеріс елшісі")),
        ],
        questions: vec![
            Question {
                id: "amount".into(),
                kinds: vec![Kind::Report, Kind::Call],
                names: texts("How much was asked for?", "Сколько требовали?", "Қанша сұрады?"),
                hint: Some(texts("About", "Примерно", "Шамамен")),
            },
            Question {
                id: "checked-before".into(),
                kinds: vec![Kind::Field],
                names: texts("Who checked it before?", "Кто проверял раньше?", "Бұрын кім тексерді?"),
                hint: None,
            },
        ],
        hotlines: vec![
            Hotline {
                number: "1424".into(), names: Some(texts("Call centre", "Колл-центр", "Байланыс орталығы"))
            },
            Hotline { number: "+7 717 290 90 02".into(), names: None },
        ],
        deadlines: Some(Deadlines { redirect: Some(3), acknowledge: Some(7), answer: Some(90) }),
        ..card()
    }
}

/// A signed document of any bytes, also such as no writer would sign.
fn signed(text: &[u8], root: &SigningKey) -> Vec<u8> {
    [&var(text)[..], &sign(root, "card", &[text])].concat()
}

fn card_inputs(bytes: &[u8], today: u32) -> Value {
    let root = Hex(agency_root().verifying_key().to_bytes());
    json!({ "drop_id": drop_id(), "root": root, "agency": agency(), "today": today, "card_b64": b64(bytes) })
}

fn cards() {
    let bytes = signed(&strict::write(&card()), &agency_root());
    let days = [
        ("first-day", 20_758, 0),
        ("day-before-the-next-key", 20_787, 0),
        ("next-key", 20_788, 1),
        ("last-day", 20_818, 1),
    ];
    for (name, today, at) in days {
        let mut fields = card_inputs(&bytes, today);
        fields["counter"] = json!(7);
        fields["recipient"] = json!(card().recipients[at].recipient);
        success("card", name, "the newest recipient that has started", fields);
    }
    let text = String::from_utf8(strict::write(&card())).expect("JSON is text");
    let mut said = card_inputs(&signed(&strict::write(&telling()), &agency_root()), 20_760);
    said["counter"] = json!(7);
    said["recipient"] = json!(card().recipients[0].recipient);
    for key in ["roles", "questions", "hotlines", "deadlines"] {
        said[key] = json!(telling())[key].clone();
    }
    success("card", "roles-questions-hotlines-deadlines", "what guides a source, as it comes out again", said);
    let mut more = card_inputs(&signed(text.replacen('{', r#"{"later":[1],"#, 1).as_bytes(), &agency_root()), 20_760);
    more["counter"] = json!(7);
    more["recipient"] = json!(card().recipients[0].recipient);
    success("card", "unknown-key", "a later version may say more", more);

    let refuse = |name, comment, bytes: &[u8], today| error("card", name, comment, card_inputs(bytes, today));
    refuse("not-yet", "a day early", &bytes, 20_757);
    refuse("expired", "a day late", &bytes, 20_819);
    refuse("cut", "the signature is short", &bytes[..bytes.len() - 1], 20_760);
    refuse("longer", "a byte too many", &[&bytes[..], b"x"].concat(), 20_760);
    let stranger = SigningKey::from_bytes(&[1; 32]);
    refuse("another-signer", "signed by some other key", &signed(text.as_bytes(), &stranger), 20_760);
    let mut changed = bytes.clone();
    changed[40] ^= 1;
    refuse("changed", "a byte of the text is another", &changed, 20_760);
    refuse("length-beyond-the-end", "the length promises more", &[&[0xff; 4][..], &bytes[4..]].concat(), 20_760);
    let change = |name: &str, comment: &str, from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        let bytes = signed(text.replacen(from, to, 1).as_bytes(), &agency_root());
        error("card", name, comment, card_inputs(&bytes, 20_760));
    };
    change("foreign-drop", "made for another drop", "000102", "ff0102");
    change("foreign-agency", "names another agency", "\"agency\":\"", "\"agency\":\"00");
    change("version", "another version", "\"v\":1", "\"v\":2");
    change("no-recipients", "nobody to seal to", "\"recipients\":[{", "\"recipients\":[],\"x\":[{");
    change("wrong-recipient", "not a hybrid key", "age1pq1", "age1pq1q");
    change("sector-id", "ids are plain", "\"land\"", "\"Land\"");
    change("names-missing", "all three languages", "\"kk\":", "\"kz\":");
    change("duplicate-key", "two readers would disagree", "\"v\":1", "\"v\":1,\"v\":1");
    change("reversed-days", "not_after before not_before", "\"not_after\":20818", "\"not_after\":1");
    let telling = String::from_utf8(strict::write(&telling())).expect("JSON is text");
    let change = |name: &str, comment: &str, from: &str, to: &str| {
        assert!(telling.contains(from), "{from}");
        let bytes = signed(telling.replacen(from, to, 1).as_bytes(), &agency_root());
        error("card", name, comment, card_inputs(&bytes, 20_760));
    };
    change("role-twice", "ids are unique in their list", "\"ambassador\"", "\"commissioner\"");
    change("question-kind", "closed", "[\"field\"]", "[\"letter\"]");
    change("question-of-a-message", "asked in a first tip only", "[\"field\"]", "[\"message\"]");
    change("question-kind-twice", "each way once", "[\"report\",\"call\"]", "[\"call\",\"call\"]");
    change("question-asked-nowhere", "each is asked somewhere", "[\"field\"]", "[]");
    change("hint-empty", "absent is absent", "\"Примерно\"", "\"\"");
    change("hotline-empty", "a number has digits", "\"number\":\"1424\"", "\"number\":\"\"");
    change("deadline-zero", "at least a day", "\"redirect\":3", "\"redirect\":0");
    change("deadline-long", "at most ten years", "\"answer\":90", "\"answer\":3651");
}

fn reply(n: u32) -> Reply {
    Reply {
        v: V1,
        drop_id: drop_id(),
        agency: agency(),
        n,
        day: 20_780,
        kind: ReplyKind::Message,
        status: Status::Checking,
        reference: Some("№ 12/26".into()),
        message: "Өтінішіңіз тіркелді.\nМы проверяем.".into(),
        part: 1,
        of: 1,
        count: n - 1,
        history: (1..n).map(|i| Past(i, 20_779, ReplyKind::Status, Status::Received)).collect(),
        received: vec![Received(20_778, 2026, 17)],
        del: Secret::new([6; 32]),
        objects: vec![],
        to: None,
        masked: vec![],
        challenge: None,
        rekey: false,
        extra: Map::new(),
    }
}

struct Thread {
    root: Root,
}

impl Thread {
    fn plaintext(&self, json: &[u8], n: u32) -> Vec<u8> {
        let room = payload_len(SLOT_LEN as u64, PLAIN_HEADER).expect("reachable");
        let mut out = var(json);
        out.resize(usize::try_from(room).expect("small") - 64, 0);
        self.authenticated(out, n)
    }

    fn authenticated(&self, mut content: Vec<u8>, n: u32) -> Vec<u8> {
        let mac_key = self.root.thread_key(&agency()).mac_key();
        let text = message("reply", &[&drop_id().0, &agency().0, &n.to_be_bytes(), &var(&content)]);
        content.extend(hmac_sha512(mac_key.expose(), &text));
        content
    }

    fn inputs(&self, plaintext: &[u8], n: u32) -> Value {
        let identity = self.root.reply_identity(&agency());
        json!({
            "drop_id": drop_id(), "agency": agency(), "n": n, "k": self.root.thread_key(&agency()),
            "identity": *identity.reveal(), "slot_b64": b64(&seal(&identity.to_recipient(), plaintext, 31)),
        })
    }
}

fn replies() {
    let thread = Thread { root: Root::from_codename(&Codename::generate(&mut rng(0)), &drop_id()) };
    let accept = |name: &str, comment: &str, reply: &Reply| {
        let text = strict::write(reply);
        let mut fields = thread.inputs(&thread.plaintext(&text, reply.n), reply.n);
        fields["reply"] = json!(String::from_utf8(text).expect("JSON is text"));
        success("reply", name, comment, fields);
    };
    accept("first", "a first answer", &reply(1));
    accept("fifth", "with a history", &reply(5));
    let mut every = reply(14);
    every.status = Status::Reopened;
    every.history = (1..).zip(Status::ALL).map(|(i, status)| Past(i, 20_779, ReplyKind::Status, status)).collect();
    accept("every-status", "a case that went through every status there is", &every);
    let mut forwarded = reply(2);
    (forwarded.kind, forwarded.to, forwarded.message) = (ReplyKind::Forwarded, Some(Hex([0x0d; 32])), String::new());
    accept("forwarded", "names the other body", &forwarded);
    forwarded.masked = vec![Part::Message, Part::Who, Part::Attachments];
    accept("forwarded-masked", "and says what was left out or covered", &forwarded);
    let mut challenge = reply(3);
    (challenge.kind, challenge.challenge) = (ReplyKind::Challenge, Some(Hex([0x0e; 32])));
    accept("challenge", "asks for a claim", &challenge);
    let mut heard = reply(2);
    heard.rekey = true;
    accept("rekey", "an operator heard the codename: take a new one", &heard);

    let text = String::from_utf8(strict::write(&reply(2))).expect("JSON is text");
    let refuse = |name: &str, comment: &str, fields: Value| error("reply", name, comment, fields);
    let good = thread.plaintext(text.as_bytes(), 2);
    let with = |key: &str, value: Value| {
        let mut fields = thread.inputs(&good, 2);
        fields[key] = value;
        fields
    };
    refuse("another-number", "a replayed slot", thread.inputs(&good, 3));
    refuse("another-agency", "the reply of another body", with("agency", json!(Hex([9; 32]))));
    refuse("another-thread", "made by someone without the thread key", with("k", json!(Hex([9; 32]))));
    let slot = thread.inputs(&good, 2)["slot_b64"].as_str().map(|s| BASE64_STANDARD.decode(s)).expect("text");
    let slot = slot.expect("own base64");
    refuse("cut", "a byte short", with("slot_b64", json!(b64(&slot[..slot.len() - 1]))));
    let mut mac = good.clone();
    *mac.last_mut().expect("not empty") ^= 1;
    refuse("wrong-mac", "the last byte of the MAC is another", thread.inputs(&mac, 2));
    let mut dirty = good[..good.len() - 64].to_vec();
    *dirty.last_mut().expect("not empty") = 1;
    refuse("dirty-zeros", "zeros behind the JSON", thread.inputs(&thread.authenticated(dirty, 2), 2));
    let mut long = good[..good.len() - 64].to_vec();
    long[0] = 0xff;
    refuse("length-beyond-the-end", "the length promises more", thread.inputs(&thread.authenticated(long, 2), 2));
    let change = |name: &str, comment: &str, from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        refuse(name, comment, thread.inputs(&thread.plaintext(text.replacen(from, to, 1).as_bytes(), 2), 2));
    };
    change("inner-number", "the number inside is another", "\"n\":2", "\"n\":3");
    change("kind", "closed", "\"message\",\"status\"", "\"letter\",\"status\"");
    change("status", "closed too", "\"checking\"", "\"considered\"");
    change("rekey-false", "true or absent", "\"part\":1", "\"part\":1,\"rekey\":false");
    change("part", "part 2 of 1", "\"part\":1", "\"part\":2");
    change("masked-not-forwarded", "only what is passed on is masked", "\"part\":1", "\"part\":1,\"masked\":[\"who\"]");
    let passed = String::from_utf8(strict::write(&forwarded)).expect("JSON is text");
    for (name, comment, list) in [
        ("masked-part", "closed", r#"["message","name"]"#),
        ("masked-order", "in their order", r#"["who","message"]"#),
        ("masked-twice", "none twice", r#"["who","who"]"#),
    ] {
        let changed = passed.replacen(r#"["message","who","attachments"]"#, list, 1);
        refuse(name, comment, thread.inputs(&thread.plaintext(changed.as_bytes(), 2), 2));
    }
    change("forwarded-to-nobody", "a forwarded reply names the body", "\"kind\":\"message\"", "\"kind\":\"forwarded\"");
}

fn entries(n: u8) -> Vec<Entry> {
    (0..n).map(|i| Entry { blob_hash: Hex(sha256(&[i])), tag: Hex(sha256(&[i, i])) }).collect()
}

fn log() {
    let (log_key, desk) = (SigningKey::from_bytes(&[0x11; 32]), SigningKey::from_bytes(&[0x0f; 32]));
    let origin = Origin { drop_id: drop_id(), agency: agency(), shard: Shard::new(2026, 1).expect("a shard") };
    let log_name = checkpoint_key_name(&origin.drop_id);
    let desk_name = seen_key_name(&origin.drop_id, &origin.agency);
    let inputs = |kind: &str, entries: &[Entry], note: &[u8]| {
        let (name, key) = if kind == "seen" { (&desk_name, &desk) } else { (&log_name, &log_key) };
        let hexed: Vec<_> = entries.iter().map(|e| hex::encode(&e.to_bytes())).collect();
        json!({
            "kind": kind, "entries": hexed, "name": name, "public": Hex(key.verifying_key().to_bytes()),
            "origin": origin.to_string(), "note": String::from_utf8(note.to_vec()).expect("notes are text"),
        })
    };
    for n in [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 33] {
        let entries = entries(n);
        let checkpoint = Checkpoint { origin, size: u32::from(n), root: root(&entries) };
        let mut fields = inputs("checkpoint", &entries, &checkpoint.sign(&log_key).expect("well formed"));
        fields["size"] = json!(n);
        fields["root"] = json!(checkpoint.root);
        success("log", &format!("checkpoint-{n}"), "RFC 6962 roots of trees of every shape", fields);
    }
    let entries = entries(7);
    for (name, size, failed) in [("seen-all", 7, vec![]), ("seen-some", 5, vec![0, 3]), ("seen-none", 0, vec![])] {
        let covered = &entries[..usize::try_from(size).expect("small")];
        let seen = Seen { origin, size, root: root(covered), day: 20_779, failed: failed.clone() };
        let mut fields = inputs("seen", &entries, &seen.sign(&desk).expect("well formed"));
        fields["size"] = json!(size);
        fields["root"] = json!(seen.root);
        fields["day"] = json!(20_779);
        fields["failed"] = json!(failed);
        success("log", name, "what the agency's machine has", fields);
    }
    let next = SigningKey::from_bytes(&[0x4f; 32]);
    let seen = Seen { origin, size: 7, root: root(&entries), day: 20_779, failed: vec![] };
    let both = seen.sign_by(&[next.clone(), desk.clone()]).expect("well formed");
    for (name, key) in [("seen-by-the-former-desk", &desk), ("seen-by-the-new-desk", &next)] {
        let mut fields = inputs("seen", &entries, &both);
        fields["public"] = json!(Hex(key.verifying_key().to_bytes()));
        fields["size"] = json!(7);
        fields["root"] = json!(seen.root);
        fields["day"] = json!(20_779);
        fields["failed"] = json!([]);
        success("log", name, "while desk keys change a note is signed by both: it holds with either card", fields);
    }
    let checkpoint = Checkpoint { origin, size: 7, root: root(&entries) };
    let text = |note: Vec<u8>| String::from_utf8(note).expect("notes are text");
    let good = text(checkpoint.sign(&log_key).expect("well formed"));
    let with_witness = format!("{good}— witness.example {}\n", BASE64_STANDARD.encode([1; 68]));
    let mut fields = inputs("checkpoint", &entries, with_witness.as_bytes());
    fields["size"] = json!(7);
    fields["root"] = json!(checkpoint.root);
    success("log", "checkpoint-with-witness", "signatures by unknown keys are ignored", fields);

    let refuse = |name: &str, comment: &str, kind: &str, note: &str| {
        error("log", name, comment, inputs(kind, &entries, note.as_bytes()));
    };
    let body = |said: &str| text(note::sign(said, &log_name, &log_key).expect("a note"));
    let root64 = BASE64_STANDARD.encode(checkpoint.root.0);
    refuse("empty", "nothing", "checkpoint", "");
    refuse("no-signature", "text alone", "checkpoint", &format!("{origin}\n7\n{root64}\n"));
    refuse("changed-size", "signed for another size", "checkpoint", &good.replacen("\n7\n", "\n8\n", 1));
    let by_another = text(checkpoint.sign(&desk).expect("well formed"));
    refuse("another-key", "signed by some other key", "checkpoint", &by_another);
    refuse("another-origin", "the log of another shard", "checkpoint", &body(&format!("{origin}0\n7\n{root64}\n")));
    refuse("size-leading-zero", "one spelling", "checkpoint", &body(&format!("{origin}\n07\n{root64}\n")));
    refuse("size-plus", "digits only", "checkpoint", &body(&format!("{origin}\n+7\n{root64}\n")));
    let short = BASE64_STANDARD.encode([1; 31]);
    refuse("root-short", "32 bytes", "checkpoint", &body(&format!("{origin}\n7\n{short}\n")));
    refuse("extra-line", "three lines", "checkpoint", &body(&format!("{origin}\n7\n{root64}\nmore\n")));
    refuse("carriage-return", "newline only", "checkpoint", &good.replace('\n', "\r\n"));
    let seen = |day: &str, failed: &str| {
        let said = format!("sybyr/v1/seen\n{origin}\n7\n{root64}\n{day}\n{failed}\n");
        text(note::sign(&said, &desk_name, &desk).expect("a note"))
    };
    refuse("seen-failed-beyond", "an index at the size", "seen", &seen("20779", "7"));
    refuse("seen-failed-order", "ascending", "seen", &seen("20779", "3,1"));
    refuse("seen-failed-twice", "each once", "seen", &seen("20779", "1,1"));
    refuse("seen-day", "digits only", "seen", &seen("-1", "-"));
    refuse(
        "checkpoint-as-seen",
        "a checkpoint is not an acknowledgement",
        "seen",
        &body(&format!("{origin}\n7\n{root64}\n")),
    );
}
