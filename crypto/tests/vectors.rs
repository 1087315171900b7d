//! Every vector of `tests/vectors`, read by the reference implementation. `server/web/test` reads the same files.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde_json::{Value, json};
use sybyr_crypto::card::Card;
use sybyr_crypto::carried::Carried;
use sybyr_crypto::claim::{Claim, Statement};
use sybyr_crypto::codename::{Codename, CodenameError};
use sybyr_crypto::container::{Reader, Writer};
use sybyr_crypto::frame::{self, Frame};
use sybyr_crypto::hex::{self, Hex};
use sybyr_crypto::keys::{
    Root, Secret, ThreadKey, claim_commitment, claim_message, forward_message, upload_tag, withdraw_hash,
};
use sybyr_crypto::log::{Checkpoint, Entry, Origin, Seen, root};
use sybyr_crypto::notation::{sha256, verify_bytes};
use sybyr_crypto::recipient::{HybridIdentity, HybridRecipient};
use sybyr_crypto::reply::Reply;
use sybyr_crypto::saved;
use sybyr_crypto::seal::{HeaderError, HeaderState, check_header, open, open_vec};
use sybyr_crypto::tip::{Expected, TipError, read_tip};
use sybyr_crypto::words::List;

/// Runs one folder: `check` gives what the vector's outputs are compared with, or an error code.
fn folder(name: &str, check: impl Fn(&Value) -> Result<Value, String>) {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/vectors").join(name);
    let mut seen = BTreeSet::new();
    let mut files: Vec<PathBuf> = fs::read_dir(&dir).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    for file in files {
        let at = file.display();
        let vector: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
        let expect = vector["expect"].as_str().unwrap_or_default().to_owned();
        assert!(vector["comment"].is_string(), "{at}: no comment");
        match (expect.as_str(), check(&vector)) {
            ("success", Ok(outputs)) => {
                for (key, value) in outputs.as_object().unwrap() {
                    assert_eq!(value, &vector[key], "{at}: {key}");
                }
            }
            ("error", Err(code)) => {
                if let Some(expected) = vector.get("error") {
                    assert_eq!(code, expected.as_str().unwrap(), "{at}");
                }
            }
            ("success", Err(code)) => panic!("{at}: refused ({code})"),
            ("error", Ok(_)) => panic!("{at}: accepted"),
            _ => panic!("{at}: unknown expect"),
        }
        seen.insert(expect);
    }
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), ["error", "success"], "{name} must hold both kinds");
}

fn text<'a>(vector: &'a Value, key: &str) -> &'a str {
    vector[key].as_str().unwrap_or_else(|| panic!("{key} is missing"))
}

fn bytes<const N: usize>(vector: &Value, key: &str) -> [u8; N] {
    hex::decode(text(vector, key)).unwrap_or_else(|| panic!("{key} is not hex"))
}

fn number(vector: &Value, key: &str) -> Option<u32> {
    vector[key].as_u64().map(|n| u32::try_from(n).unwrap())
}

fn b64(vector: &Value, key: &str) -> Vec<u8> {
    BASE64_STANDARD.decode(text(vector, key)).unwrap()
}

fn refused<E>(_: E) -> String {
    "refused".into()
}

#[test]
fn no_folder_is_unknown() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/vectors");
    let folders: BTreeSet<_> = fs::read_dir(dir)
        .unwrap()
        .map(Result::unwrap)
        .filter(|f| f.path().is_dir())
        .map(|f| f.file_name().into_string().unwrap())
        .collect();
    let known = [
        "card",
        "claim",
        "codename",
        "container",
        "frame",
        "keys",
        "log",
        "recipient",
        "reply",
        "saved",
        "seal",
        "tip",
    ];
    assert_eq!(folders.iter().map(String::as_str).collect::<Vec<_>>(), known);
}

#[test]
fn codename() {
    folder("codename", |v| {
        let parse = |typed: &str| {
            Codename::parse(typed).map_err(|e| match e {
                CodenameError::Count(_) => "count".to_owned(),
                CodenameError::UnknownWord(at) => {
                    assert_eq!(v["position"], json!(at));
                    "word".to_owned()
                }
                CodenameError::Check => "check".to_owned(),
            })
        };
        if let Some(typed) = v["typed"].as_str() {
            return parse(typed).map(|_| json!({}));
        }
        let mut codename = None;
        for typed in v["typed"].as_array().unwrap() {
            let parsed = parse(typed.as_str().unwrap())?;
            assert_eq!(json!(parsed.indices()), v["indices"], "{typed}");
            codename = Some(parsed);
        }
        let codename = codename.unwrap();
        let [en, ru, kk] = List::ALL.map(|list| codename.words(list).join(" "));
        Ok(json!({ "idx13": hex::encode(&codename.idx13()[..]), "en": en, "ru": ru, "kk": kk }))
    });
}

#[test]
fn keys() {
    folder("keys", |v| {
        let agency = Hex(bytes(v, "agency"));
        let slot = number(v, "slot").map(|s| u16::try_from(s).unwrap());
        if v["idx13"].is_null() {
            let root = Root::from_secret(Secret::new(bytes(v, "root")));
            let slot = slot.map(|s| root.withdraw_secret(&agency, 2026, s).is_some());
            let tag = number(v, "n").map(|n| root.thread_key(&agency).tag(n).is_some());
            return if slot.or(tag).unwrap() { Ok(json!({})) } else { Err("range".into()) };
        }
        let drop_id = Hex(bytes(v, "drop_id"));
        let (year, slot) = (u16::try_from(number(v, "year").unwrap()).unwrap(), slot.unwrap());
        let codename = Codename::from_idx13(&bytes(v, "idx13")).unwrap();
        let root = Root::from_codename(&codename, &drop_id);
        let k = root.thread_key(&agency);
        let reply = root.reply_identity(&agency);
        let cpk = root.claim_key(&agency).verifying_key().to_bytes();
        let w = root.withdraw_secret(&agency, year, slot).unwrap();
        let wh = withdraw_hash(&w);
        let claim = claim_commitment(&drop_id, &agency, year, slot, &cpk);
        let tag = upload_tag(&wh, &claim);
        let (challenge, day) = (bytes(v, "challenge"), number(v, "day").unwrap());
        let said = claim_message(&drop_id, &agency, &tag, &challenge, text(v, "claimant"), day);
        assert!(verify_bytes(&cpk, &said, &bytes(v, "sig")));
        let attachments: Vec<[u8; 32]> = v["forward_attachments"]
            .as_array()
            .unwrap()
            .iter()
            .map(|h| hex::decode(h.as_str().unwrap()).unwrap())
            .collect();
        let parties = (&agency, &Hex(bytes(v, "to")));
        let passed_on =
            forward_message(&drop_id, parties, &bytes(v, "forward_tip"), &bytes(v, "forward_message"), &attachments);
        assert!(verify_bytes(&bytes(v, "desk"), &passed_on, &bytes(v, "forward_sig")));
        Ok(json!({
            "root": hex::encode(root.expose()), "drawer": root.drawer(), "k": k,
            "reply_identity": *reply.reveal(), "reply_to": reply.to_recipient(), "claim_public": Hex(cpk),
            "w": w, "wh": Hex(wh), "claim": Hex(claim), "tag": Hex(tag),
            "tag_n": Hex(k.tag(number(v, "n").unwrap()).unwrap()), "mac": k.mac_key(),
            "forward": k.forward(&Hex(bytes(v, "to"))),
        }))
    });
}

#[test]
fn recipient() {
    folder("recipient", |v| {
        if let Some(recipient) = v["recipient"].as_str() {
            let parsed: HybridRecipient = recipient.parse().map_err(refused)?;
            assert_eq!(parsed.to_string(), recipient);
        }
        let identity: HybridIdentity = text(v, "identity").parse().map_err(refused)?;
        let seed = hex::encode(identity.seed().expose());
        Ok(json!({ "seed": seed, "identity": *identity.reveal(), "recipient": identity.to_recipient() }))
    });
}

#[test]
fn seal() {
    folder("seal", |v| {
        let sealed = b64(v, "sealed_b64");
        let header = match check_header(&sealed) {
            HeaderState::Incomplete => "incomplete",
            HeaderState::Accepted(_) => "accepted",
            HeaderState::Refused(HeaderError::NotAge) => "not-age",
            HeaderState::Refused(HeaderError::Recipients) => "recipients",
        };
        assert_eq!(header, v["header"].as_str().unwrap_or("accepted"), "{}", v["comment"]);
        let identity: HybridIdentity = text(v, "identity").parse().unwrap();
        let plaintext = open_vec(&identity, &sealed, 1 << 20).map_err(refused)?;
        Ok(json!({ "plaintext": hex::encode(&plaintext) }))
    });
}

#[test]
fn container() {
    folder("container", |v| {
        let archive = b64(v, "archive_b64");
        let mut reader = Reader::new(&archive[..]);
        let mut entries = Vec::new();
        while let Some(entry) = reader.next().map_err(refused)? {
            let content = reader.read_to_vec(1 << 20).map_err(refused)?;
            entries.push(json!({ "name": entry.name, "content": hex::encode(&content) }));
        }
        Ok(json!({ "entries": entries }))
    });
}

#[test]
fn saved_and_carried() {
    folder("saved", |v| match text(v, "kind") {
        "visit" => {
            let file = b64(v, "file_b64");
            let parts = saved::open(&file).map_err(refused)?;
            let listed: Vec<_> =
                parts.iter().map(|(part, c)| json!({ "name": part.to_string(), "content": hex::encode(c) })).collect();
            assert_eq!(saved::write_parts(parts.into_iter().rev().collect()), file, "there is one order");
            Ok(json!({ "parts": listed }))
        }
        "carried" => {
            let mut writer = Writer::new(Vec::new());
            for entry in v["entries"].as_array().unwrap() {
                let zeros = number(entry, "zeros").map(|n| vec![0; usize::try_from(n).unwrap()]);
                let content = zeros.unwrap_or_else(|| text(entry, "text").into());
                writer.entry(text(entry, "name"), &content).unwrap();
            }
            let file = writer.finish(0).unwrap();
            let carried = Carried::open(&file).map_err(refused)?;
            assert_eq!(carried.write(), file);
            let Carried { drop_id, agency, tag, sealed } = carried;
            Ok(json!({ "drop_id": drop_id, "agency": agency, "tag": tag, "sealed": sealed.len() }))
        }
        other => panic!("unknown kind {other}"),
    });
}

#[test]
fn frame() {
    folder("frame", |v| {
        let parse = |bytes: &str| Frame::parse(&hex::decode_vec(bytes).unwrap()).ok_or_else(|| refused(()));
        if let Some(frame) = v["frame"].as_str() {
            return parse(frame).map(|_| json!({}));
        }
        let (whole, size) = (b64(v, "whole_b64"), usize::try_from(number(v, "size").unwrap()).unwrap());
        let frames = frame::cut(&whole, size).unwrap();
        for (frame, bytes) in frames.iter().zip(v["frames"].as_array().unwrap()) {
            assert_eq!(&parse(bytes.as_str().unwrap())?, frame);
        }
        let listed: Vec<String> = frames.iter().map(|frame| hex::encode(&frame.to_bytes())).collect();
        Ok(json!({ "name": frame::name(&whole), "frames": listed }))
    });
}

#[test]
fn tip() {
    folder("tip", |v| {
        let identity: HybridIdentity = text(v, "identity").parse().unwrap();
        let (drop_id, agency) = (Hex(bytes(v, "drop_id")), Hex(bytes(v, "agency")));
        let expected = Expected { drop_id, agency, tag: bytes(v, "tag") };
        let sealed = b64(v, "sealed_b64");
        let mut files = Vec::new();
        let opened = open(&identity, &sealed[..]).map_err(|_| "open".to_owned())?;
        let tip = read_tip(opened, &expected, &mut |_, attachment, content| {
            let mut file = Vec::new();
            content.read_to_end(&mut file)?;
            files.push(json!({ "size": attachment.size, "sha256": Hex(sha256(&file)) }));
            Ok(())
        });
        let tip = tip.map_err(|e| {
            let code = match e {
                TipError::Io(_) => "open",
                TipError::Malformed => "malformed",
                TipError::Foreign => "foreign",
                TipError::WrongTag => "tag",
            };
            code.to_owned()
        })?;
        let keys: Value = serde_json::from_str(text(v, "keys")).unwrap();
        assert_eq!(serde_json::to_value(&tip.keys).unwrap(), keys);
        Ok(json!({ "tip": String::from_utf8(tip.tip_bytes).unwrap(), "message": tip.message, "files": files }))
    });
}

#[test]
fn card() {
    folder("card", |v| {
        let drop_id = Hex(bytes(v, "drop_id"));
        let card = Card::open(&b64(v, "card_b64"), &drop_id, Some(&bytes(v, "root"))).map_err(refused)?;
        let recipient = card.recipient_at(number(v, "today").unwrap()).ok_or("not in force")?;
        let mut out = json!({ "agency": card.agency, "counter": card.counter, "recipient": recipient });
        for key in ["roles", "questions", "hotlines", "deadlines"].into_iter().filter(|key| v.get(*key).is_some()) {
            out[key] = json!(card)[key].clone();
        }
        Ok(out)
    });
}

#[test]
fn claim() {
    folder("claim", |v| {
        let (drop_id, agency) = (Hex(bytes(v, "drop_id")), Hex(bytes(v, "agency")));
        let claim: Claim = serde_json::from_str(text(v, "claim")).unwrap();
        let tag = claim.proves(&drop_id, &agency).ok_or("refused")?;
        let root = Root::from_secret(Secret::new(bytes(v, "root")));
        let Claim { year, slot, challenge, day, .. } = claim;
        let statement = Statement { tip: (year, slot), challenge, claimant: &claim.claimant, day };
        let again = Claim::sign(&root, &drop_id, &agency, &statement).unwrap();
        Ok(json!({ "tag": tag, "claim": serde_json::to_string(&again).unwrap() }))
    });
}

#[test]
fn reply() {
    folder("reply", |v| {
        let identity: HybridIdentity = text(v, "identity").parse().unwrap();
        let key = ThreadKey(Secret::new(bytes(v, "k")));
        let (drop_id, agency) = (Hex(bytes(v, "drop_id")), Hex(bytes(v, "agency")));
        let about = (&drop_id, &agency, number(v, "n").unwrap());
        let reply = Reply::open(&identity, &key, about, &b64(v, "slot_b64")).map_err(refused)?;
        Ok(json!({ "reply": serde_json::to_string(&reply).unwrap() }))
    });
}

#[test]
fn log() {
    folder("log", |v| {
        let entries: Vec<Entry> = v["entries"]
            .as_array()
            .unwrap()
            .iter()
            .map(|e| Entry::from_bytes(&hex::decode(e.as_str().unwrap()).unwrap()))
            .collect();
        let parts: Vec<&str> = text(v, "origin").split('/').collect();
        let origin = Origin {
            drop_id: parts[1].parse().unwrap(),
            agency: parts[2].parse().unwrap(),
            shard: parts[3].parse().unwrap(),
        };
        let (note, public) = (text(v, "note").as_bytes(), bytes(v, "public"));
        let of = |size: u32| root(&entries[..usize::try_from(size).unwrap()]);
        match text(v, "kind") {
            "checkpoint" => {
                let checkpoint = Checkpoint::open(note, &origin, &public).map_err(refused)?;
                assert_eq!(of(checkpoint.size), checkpoint.root);
                Ok(json!({ "size": checkpoint.size, "root": checkpoint.root }))
            }
            "seen" => {
                let seen = Seen::open(note, &origin, &public).map_err(refused)?;
                assert_eq!(of(seen.size), seen.root);
                Ok(json!({ "size": seen.size, "root": seen.root, "day": seen.day, "failed": seen.failed }))
            }
            other => panic!("unknown kind {other}"),
        }
    });
}
