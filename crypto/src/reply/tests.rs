//! What a reply must and must not be.

use proptest::prelude::*;

use super::*;
use crate::recipient::HybridIdentity;

const DROP: DropId = Hex([1; 16]);
const AGENCY: Fingerprint = Hex([2; 32]);

pub(super) fn reply(n: u32) -> Reply {
    Reply {
        v: V1,
        drop_id: DROP,
        agency: AGENCY,
        n,
        day: 20_778,
        kind: ReplyKind::Message,
        status: Status::NotConfirmed,
        reference: Some("КУИ 26-1".into()),
        message: "Спасибо".into(),
        part: 1,
        of: 1,
        count: 1,
        history: vec![Past(1, 20_770, ReplyKind::Status, Status::Received)],
        received: vec![Received(20_769, 2026, 4079)],
        del: Secret::new([7; 32]),
        objects: vec![],
        to: None,
        masked: vec![],
        challenge: None,
        rekey: false,
        extra: Map::new(),
    }
}

fn object(size: u64) -> Object {
    let (id, sha256) = (Hex([3; 16]), Hex([4; 32]));
    Object { id, sha256, name: "ответ.pdf".into(), media_type: "application/pdf".into(), size }
}

fn identity() -> HybridIdentity {
    HybridIdentity::from_seed(&Secret::new([5; 32]))
}

fn key(byte: u8) -> ThreadKey {
    ThreadKey(Secret::new([byte; 32]))
}

fn seal(reply: &Reply) -> Result<SlotBlob, ReplyError> {
    reply.seal(&key(6), &identity().to_recipient())
}

#[test]
fn opens_only_as_what_it_is() {
    let sealed = seal(&reply(2)).expect("well formed");
    let open = |k: &ThreadKey, of| Reply::open(&identity(), k, of, &sealed[..]).map(|r| json::write(&r));
    assert_eq!(open(&key(6), (&DROP, &AGENCY, 2)), Ok(json::write(&reply(2))));
    assert_eq!(open(&key(6), (&DROP, &AGENCY, 3)), Err(OpenError), "another number");
    assert_eq!(open(&key(6), (&DROP, &Hex([9; 32]), 2)), Err(OpenError), "another agency");
    assert_eq!(open(&key(6), (&Hex([9; 16]), &AGENCY, 2)), Err(OpenError), "another drop");
    assert_eq!(open(&key(9), (&DROP, &AGENCY, 2)), Err(OpenError), "another thread");
    let stranger = HybridIdentity::from_seed(&Secret::new([9; 32]));
    assert!(Reply::open(&stranger, &key(6), (&DROP, &AGENCY, 2), &sealed[..]).is_err());
    assert!(Reply::open(&identity(), &key(6), (&DROP, &AGENCY, 2), &sealed[..8191]).is_err());
}

#[test]
fn a_reply_in_the_name_of_another_is_refused_though_its_mac_holds() {
    for forged in [
        Reply { n: 3, ..reply(2) },
        Reply { agency: Hex([9; 32]), ..reply(2) },
        Reply { drop_id: Hex([9; 16]), ..reply(2) },
    ] {
        let sealed = seal_slot(&identity().to_recipient(), |room| {
            let mut plaintext = var(&json::write(&forged));
            plaintext.resize(room - MAC, 0);
            let mac = mac(&key(6), &DROP, &AGENCY, 2, &plaintext);
            Some([plaintext, mac.to_vec()].concat())
        });
        let sealed = sealed.expect("fits");
        assert!(Reply::open(&identity(), &key(6), (&DROP, &AGENCY, 2), &sealed[..]).is_err(), "{forged:?}");
    }
}

#[test]
fn the_longest_json_fits_behind_any_header() {
    let empty = json::write(&Reply { message: String::new(), ..reply(2) }).len();
    for _ in 0..200 {
        let longest = Reply { message: "x".repeat(MAX_JSON - empty), ..reply(2) };
        let sealed = seal(&longest).expect("fits");
        assert!(Reply::open(&identity(), &key(6), (&DROP, &AGENCY, 2), &sealed[..]).is_ok());
    }
    let longer = Reply { message: "x".repeat(MAX_JSON - empty + 1), ..reply(2) };
    assert_eq!(seal(&longer), Err(ReplyError::TooLong));
}

#[test]
fn a_reply_outside_the_protocols_bounds_is_not_sealed() {
    type Change = fn(&mut Reply);
    let changes: [(&str, Change); 14] = [
        ("number 0", |r| r.n = 0),
        ("number 511", |r| r.n = 511),
        ("a reference of 101 bytes", |r| r.reference = Some("x".repeat(101))),
        ("part 0", |r| r.part = 0),
        ("part 2 of 1", |r| r.part = 2),
        ("511 parts", |r| r.of = 511),
        ("a history of 33", |r| r.history = vec![r.history[0]; 33]),
        ("33 tips", |r| r.received = vec![r.received[0]; 33]),
        ("five files", |r| r.objects = vec![object(1); 5]),
        ("more than 32 MiB of files", |r| r.objects = vec![object(16 << 20), object((16 << 20) + 1)]),
        ("sizes that overflow", |r| r.objects = vec![object(u64::MAX), object(2)]),
        ("a file without name", |r| r.objects = vec![Object { name: String::new(), ..object(1) }]),
        ("a message that names another body", |r| r.to = Some(AGENCY)),
        ("a notice that names none", |r| r.kind = ReplyKind::Forwarded),
    ];
    for (what, change) in changes {
        let mut reply = reply(2);
        change(&mut reply);
        assert_eq!(seal(&reply), Err(ReplyError::Malformed), "{what}");
    }
    let challenge = Reply { kind: ReplyKind::Challenge, challenge: Some(Hex([1; 32])), ..reply(2) };
    assert!(seal(&challenge).is_ok());
}

#[test]
fn the_words_of_the_enumerations_are_the_protocols() {
    let text = String::from_utf8(json::write(&reply(2))).expect("text");
    assert!(text.contains(r#""kind":"message","status":"not-confirmed","ref":"КУИ 26-1""#), "{text}");
    assert!(text.contains(r#""history":[[1,20770,"status","received"]],"received":[[20769,2026,4079]]"#), "{text}");
    assert!(!text.contains("rekey"), "what is not so is not written: {text}");
    for (from, to) in [
        ("\"v\":1", "\"v\":2"),
        ("\"part\":1", "\"part\":1,\"rekey\":false"),
        ("\"part\":1", "\"part\":1,\"rekey\":null"),
        ("\"part\":1", "\"part\":1,\"rekey\":1"),
        ("not-confirmed", "unknown"),
        ("\"part\":1", "\"part\":1.0"),
        ("[1,20770", "[1,1,20770"),
    ] {
        assert!(Reply::parse(text.replace(from, to).as_bytes()).is_none(), "{to}");
    }
}

#[test]
fn does_not_print_what_it_says() {
    assert_eq!(format!("{:?}", reply(2)), "Reply { n: 2, kind: Message, .. }");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn one_changed_byte_does_not_open(at in any::<prop::sample::Index>(), flip in 1u8..) {
        let mut sealed = seal(&reply(2)).expect("well formed");
        sealed[at.index(SLOT_LEN)] ^= flip;
        prop_assert!(Reply::open(&identity(), &key(6), (&DROP, &AGENCY, 2), &sealed[..]).is_err());
    }

    #[test]
    fn any_bytes_give_a_value_or_an_error(bytes: Vec<u8>, json in "\\{.{0,200}\\}") {
        let _ = split_plaintext(&bytes);
        let _ = Reply::parse(json.as_bytes());
        let _ = Reply::open(&identity(), &key(6), (&DROP, &AGENCY, 2), &bytes);
    }
}
