//! Tips sealed and read, and what must be refused.

use std::io::Read;

use super::*;
use crate::claim::{Claim, Statement};
use crate::codename::Codename;
use crate::keys::{Root, Secret, claim_commitment, withdraw_hash};
use crate::notation::sha256;
use crate::recipient::HybridIdentity;
use crate::{seal, size};
use rand::{SeedableRng as _, rngs::StdRng};

const DROP: DropId = Hex([1; 16]);
const AGENCY: Fingerprint = Hex([2; 32]);

fn identity() -> HybridIdentity {
    HybridIdentity::from_seed(&Secret::new([7; 32]))
}

fn parts(sizes: &[u64]) -> (TipJson, KeysJson) {
    let root = Root::from_secret(Secret::new([3; 32]));
    let w = root.withdraw_secret(&AGENCY, 2026, 17).expect("in range");
    let cpk = root.claim_key(&AGENCY).verifying_key().to_bytes();
    let tip = TipJson {
        v: 1,
        drop_id: DROP,
        agency: AGENCY,
        id: Hex([4; 16]),
        forward: Forwarding::Ask,
        kind: Kind::Report,
        language: Language::Kk,
        sector: Some("land".into()),
        district: None,
        place: None,
        when: None,
        who: None,
        known: Some("өзім көрдім".into()),
        risk: Some(Risk::Unsure),
        role: Some("commissioner".into()),
        finding: Some(Finding::Barrier),
        answers: vec![TipAnswer { id: "amount".into(), text: "200 000".into() }],
        contact: None,
        claim: None,
        attachments: sizes
            .iter()
            .map(|&size| Attachment { name: "../../x".into(), media_type: "image/jpeg".into(), size })
            .collect(),
        masked: vec![],
        extra: Map::new(),
    };
    let keys = KeysJson {
        v: 1,
        k: root.thread_key(&AGENCY),
        reply_to: root.reply_identity(&AGENCY).to_recipient(),
        bits: 0,
        drawer: 0,
        year: 2026,
        slot: 17,
        wh: Hex(withdraw_hash(&w)),
        claim: Hex(claim_commitment(&DROP, &AGENCY, 2026, 17, &cpk)),
        prev: None,
    };
    (tip, keys)
}

fn seal_parts(tip: &TipJson, keys: &KeysJson, files: &[&[u8]]) -> Vec<u8> {
    let mut readers: Vec<&[u8]> = files.to_vec();
    let mut files: Vec<&mut dyn Read> = readers.iter_mut().map(|r| r as &mut dyn Read).collect();
    Tip { tip, keys, forward: None, message: "хабарлама" }
        .seal(&identity().to_recipient(), &mut files, Vec::new())
        .expect("seals")
}

fn open(blob: &[u8], expected: &Expected) -> Result<(OpenedTip, Vec<Vec<u8>>), TipError> {
    let mut files = Vec::new();
    let opened = seal::open(&identity(), blob).expect("ours");
    let tip = read_tip(opened, expected, &mut |_, _, content| {
        let mut file = Vec::new();
        content.read_to_end(&mut file)?;
        files.push(file);
        Ok(())
    })?;
    Ok((tip, files))
}

#[test]
fn a_tip_comes_back_whole_and_in_a_class() {
    let files: [&[u8]; 3] = [b"", &[5; 5000], &[6; 70_000]];
    let (tip, keys) = parts(&[0, 5000, 70_000]);
    let blob = seal_parts(&tip, &keys, &files);
    assert!(size::is_class(blob.len() as u64));
    let expected = Expected { drop_id: DROP, agency: AGENCY, tag: keys.tag() };
    let (opened, contents) = open(&blob, &expected).expect("opens");
    assert_eq!((opened.tip, opened.message.as_str()), (tip, "хабарлама"));
    assert_eq!(contents, files);
}

#[test]
fn refuses_a_foreign_tip_and_a_wrong_tag() {
    let (tip, keys) = parts(&[]);
    let blob = seal_parts(&tip, &keys, &[]);
    let right = Expected { drop_id: DROP, agency: AGENCY, tag: keys.tag() };
    assert!(open(&blob, &right).is_ok());
    assert!(matches!(open(&blob, &Expected { drop_id: Hex([9; 16]), ..right }), Err(TipError::Foreign)));
    assert!(matches!(open(&blob, &Expected { agency: Hex([9; 32]), ..right }), Err(TipError::Foreign)));
    assert!(matches!(open(&blob, &Expected { tag: [9; 32], ..right }), Err(TipError::WrongTag)));
}

#[test]
fn a_file_of_another_length_than_announced_is_not_sealed() {
    let (tip, keys) = parts(&[10]);
    let sealed = Tip { tip: &tip, keys: &keys, forward: None, message: "" }.seal(
        &identity().to_recipient(),
        &mut [&mut &[1; 9][..]],
        Vec::new(),
    );
    assert!(sealed.is_err());
}

#[test]
fn unknown_keys_are_kept_and_unknown_values_refused() {
    let (tip, _) = parts(&[]);
    let text = String::from_utf8(json::write(&tip)).expect("text");
    let more = text.replacen('{', r#"{"later":{"x":1},"#, 1);
    let kept = TipJson::parse(more.as_bytes()).expect("unknown key");
    assert!(kept.extra.contains_key("later"));
    assert!(TipJson::parse(text.replace("\"ask\"", "\"maybe\"").as_bytes()).is_err());
    assert!(TipJson::parse(text.replace("\"land\"", "\"../x\"").as_bytes()).is_err());
    assert!(TipJson::parse(text.replace("\"v\":1", "\"v\":2").as_bytes()).is_err());
}

#[test]
fn fields_outside_the_protocols_bounds_are_refused() {
    type Change = fn(&mut TipJson);
    let answer = |id: &str, text: &str| TipAnswer { id: id.into(), text: text.into() };
    let parse = |tip: &TipJson| TipJson::parse(&json::write(tip));
    let bounds: [(&str, bool, Change); 8] = [
        ("2000 bytes of how one knows", true, |t| t.known = Some("x".repeat(2000))),
        ("2001 bytes of how one knows", false, |t| t.known = Some("x".repeat(2001))),
        ("a role that is no id", false, |t| t.role = Some("Комиссар".into())),
        ("an answer of 2000 bytes", true, |t| t.answers[0].text = "x".repeat(2000)),
        ("an answer of 2001 bytes", false, |t| t.answers[0].text = "x".repeat(2001)),
        ("an empty answer", false, |t| t.answers[0].text.clear()),
        ("an answer to no id", false, |t| t.answers[0].id.clear()),
        ("two answers to one question", false, |t| t.answers.push(t.answers[0].clone())),
    ];
    for (what, is_right, change) in bounds {
        let (mut tip, _) = parts(&[]);
        change(&mut tip);
        assert_eq!(parse(&tip).is_ok(), is_right, "{what}");
    }
    let (mut tip, _) = parts(&[]);
    tip.answers = (0..20).map(|i| answer(&format!("q{i}"), "a")).collect();
    assert!(parse(&tip).is_ok());
    tip.answers.push(answer("one-more", "a"));
    assert!(parse(&tip).is_err(), "21 answers");
    let (tip, _) = parts(&[]);
    let text = String::from_utf8(json::write(&tip)).expect("text");
    for (from, to) in
        [("\"unsure\"", "\"perhaps\""), ("\"barrier\"", "\"wall\""), ("\"risk\":\"unsure\"", "\"risk\":true")]
    {
        assert!(text.contains(from), "{from}");
        assert!(TipJson::parse(text.replace(from, to).as_bytes()).is_err(), "{to}");
    }
}

#[test]
fn a_claim_and_its_kind_come_together() {
    let (mut tip, _) = parts(&[]);
    let statement =
        Statement { tip: (2026, 17), challenge: Hex([1; 32]), claimant: "Е. Сәрсенов", day: 20_778 };
    let claim = Claim::sign(&Root::from_secret(Secret::new([3; 32])), &DROP, &AGENCY, &statement).expect("signs");
    let parse = |tip: &TipJson| TipJson::parse(&json::write(tip));
    tip.claim = Some(claim.clone());
    assert!(parse(&tip).is_err(), "a claim in a report");
    tip.kind = Kind::Claim;
    assert_eq!(parse(&tip).expect("reads"), tip);
    tip.claim = Some(Claim { slot: 4080, ..claim });
    assert!(parse(&tip).is_err(), "a slot that does not exist");
    tip.claim = None;
    assert!(parse(&tip).is_err(), "a claim of nothing");
}

#[test]
fn a_tip_that_was_passed_on_is_hashed_whether_its_files_are_read_or_not() {
    let (tip, keys) = parts(&[3, 70_000]);
    let contents: [&[u8]; 2] = [&[1; 3], &[2; 70_000]];
    let mut readers = contents;
    let mut files: Vec<&mut dyn Read> = readers.iter_mut().map(|r| r as &mut dyn Read).collect();
    let blob = Tip { tip: &tip, keys: &keys, forward: Some(b"{}"), message: "хабарлама" }
        .seal(&identity().to_recipient(), &mut files, Vec::new())
        .expect("seals");
    let expected = Expected { drop_id: DROP, agency: AGENCY, tag: keys.tag() };
    let (whole, _) = open(&blob, &expected).expect("opens");
    let opened = seal::open(&identity(), &blob[..]).expect("ours");
    let skipped = read_tip(opened, &expected, &mut |_, _, _| Ok(())).expect("opens");
    let content = whole.forward.expect("was passed on").content;
    assert_eq!(content.tip, sha256(&json::write(&tip)));
    assert_eq!(content.message, sha256("хабарлама".as_bytes()));
    assert_eq!(content.attachments, contents.map(sha256));
    assert_eq!(skipped.forward.as_ref().expect("was passed on").content, content);
    assert!(skipped.introduction().is_some_and(|proof| proof.is_err()), "and proves nothing");
}

#[test]
fn keys_out_of_range_are_refused() {
    let (_, keys) = parts(&[]);
    let text = String::from_utf8(json::write(&keys)).expect("text");
    assert!(KeysJson::parse(text.as_bytes()).is_ok());
    for (from, to) in [
        ("\"bits\":0", "\"bits\":17"),
        ("\"drawer\":0", "\"drawer\":1"),
        ("\"slot\":17", "\"slot\":4080"),
        ("age1pq1", "age1x1"),
    ] {
        assert!(text.contains(from), "{from}");
        assert!(KeysJson::parse(text.replace(from, to).as_bytes()).is_err(), "{to}");
    }
}

#[test]
fn a_whole_codename_leads_to_its_tip() {
    let codename = Codename::generate(&mut StdRng::seed_from_u64(5));
    let root = Root::from_codename(&codename, &DROP);
    assert!(root.thread_key(&AGENCY).ct_eq(&Root::from_codename(&codename, &DROP).thread_key(&AGENCY)));
    assert!(!root.thread_key(&AGENCY).ct_eq(&Root::from_codename(&codename, &Hex([2; 16])).thread_key(&AGENCY)));
}
