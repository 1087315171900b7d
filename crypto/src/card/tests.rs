//! What a card must and must not be.

use proptest::prelude::*;

use super::*;
use crate::keys::Secret;
use crate::recipient::HybridIdentity;

const DROP: DropId = Hex([1; 16]);
const DAYS: Deadlines = Deadlines { redirect: None, acknowledge: None, answer: None };

fn root() -> SigningKey {
    SigningKey::from_bytes(&[5; 32])
}

fn root_public() -> [u8; 32] {
    root().verifying_key().to_bytes()
}

fn recipient(seed: u8) -> HybridRecipient {
    HybridIdentity::from_seed(&Secret::new([seed; 32])).to_recipient()
}

fn texts(text: &str) -> Texts {
    Texts { en: text.into(), ru: text.into(), kk: text.into() }
}

fn choice(id: &str) -> Choice {
    Choice { id: id.into(), names: texts("земля") }
}

fn question(id: &str) -> Question {
    Question {
        id: id.into(),
        kinds: vec![Kind::Report, Kind::Field],
        names: texts("Сколько?"),
        hint: Some(texts("в тенге")),
    }
}

fn card() -> Card {
    Card {
        v: V1,
        drop_id: DROP,
        agency: fingerprint(&root_public()),
        root: Hex(root_public()),
        counter: 7,
        not_before: 20_759,
        not_after: 20_818,
        recipients: vec![
            CardRecipient { from: 20_758, recipient: recipient(1) },
            CardRecipient { from: 20_788, recipient: recipient(2) },
        ],
        desk: Hex([2; 32]),
        desk_dh: Hex([3; 32]),
        bundle: recipient(3),
        names: texts("Антикор"),
        texts: None,
        hotline: Some("1424".into()),
        hotlines: vec![Hotline { number: "+7 (7172) 909 002".into(), names: Some(texts("дежурный")) }],
        sectors: vec![choice("land"), choice("tax-2")],
        districts: vec![],
        roles: vec![choice("commissioner")],
        questions: vec![question("amount")],
        deadlines: Some(Deadlines { redirect: Some(3), acknowledge: Some(7), answer: Some(90) }),
        rhythm: Some(7),
        extra: Map::new(),
    }
}

#[test]
fn a_signed_card_reads_back_also_with_keys_of_a_later_version() {
    let mut card = card();
    card.extra.insert("later".into(), serde_json::json!({"a": [1, "b"]}));
    let signed = card.sign(&root()).expect("well formed");
    assert_eq!(Card::open(signed.as_bytes(), &DROP, Some(&root_public())), Ok(card.clone()));
    assert_eq!(Card::open(signed.as_bytes(), &DROP, None), Ok(card));
}

#[test]
fn a_foreign_card_is_refused() {
    let signed = card().sign(&root()).expect("well formed");
    let open = |drop, root: &[u8; 32]| Card::open(signed.as_bytes(), drop, Some(root));
    assert_eq!(open(&Hex([9; 16]), &root_public()), Err(CardError::Drop));
    let other = SigningKey::from_bytes(&[6; 32]);
    let signature = Err(CardError::Document(DocumentError::Signature));
    assert_eq!(open(&DROP, &other.verifying_key().to_bytes()), signature);
    assert_eq!(card().sign(&other).map(|_| ()), Err(CardError::Agency), "our card, signed by another");
    let stolen = Card { agency: Hex([8; 32]), ..card() };
    assert_eq!(stolen.sign(&root()).map(|_| ()), Err(CardError::Agency), "another's fingerprint");
}

#[test]
fn the_signature_covers_the_root_named_inside() {
    let other = SigningKey::from_bytes(&[6; 32]);
    let forged = document::seal(&other, LABEL, &json::write(&card()));
    assert_eq!(Card::open(&forged, &DROP, None), Err(CardError::Document(DocumentError::Signature)));
    assert_eq!(Card::open(&forged, &DROP, Some(&other.verifying_key().to_bytes())), Err(CardError::Agency));
}

#[test]
fn a_card_outside_the_protocols_bounds_is_neither_signed_nor_read() {
    type Change = fn(&mut Card);
    let changes: [(&str, Change); 31] = [
        ("counter of eleven digits", |c| c.counter = MAX_COUNTER + 1),
        ("ends before it begins", |c| c.not_after = c.not_before - 1),
        ("longer than 400 days", |c| c.not_after = c.not_before + 401),
        ("no recipient", |c| c.recipients.clear()),
        ("three recipients", |c| c.recipients.push(CardRecipient { from: 30_000, recipient: recipient(4) })),
        ("recipients out of order", |c| c.recipients.reverse()),
        ("two recipients from one day", |c| c.recipients[1].from = c.recipients[0].from),
        ("an empty name", |c| c.names.kk.clear()),
        ("a name of 201 bytes", |c| c.names.ru = "x".repeat(201)),
        ("a text of 2001 bytes", |c| c.texts = Some(texts(&"x".repeat(2001)))),
        ("a hotline of 101 bytes", |c| c.hotline = Some("1".repeat(101))),
        ("a sector twice", |c| c.sectors.push(choice("land"))),
        ("a sector with a strange id", |c| c.sectors.push(choice("Land"))),
        ("a district without id", |c| c.districts.push(choice(""))),
        ("201 districts", |c| c.districts = (0..201).map(|i| choice(&i.to_string())).collect()),
        ("a role twice", |c| c.roles.push(choice("commissioner"))),
        ("a role with a strange id", |c| c.roles.push(choice("../x"))),
        ("a question twice", |c| c.questions.push(question("amount"))),
        ("21 questions", |c| c.questions = (0..21).map(|i| question(&i.to_string())).collect()),
        ("a question asked nowhere", |c| c.questions[0].kinds.clear()),
        ("a question asked twice in one way", |c| c.questions[0].kinds.push(Kind::Field)),
        ("a question of a further message", |c| c.questions[0].kinds.push(Kind::Message)),
        ("a question without words", |c| c.questions[0].names.kk.clear()),
        ("a hint of 401 bytes", |c| c.questions[0].hint = Some(texts(&"x".repeat(401)))),
        ("an empty hint", |c| c.questions[0].hint = Some(texts(""))),
        ("nine hotlines", |c| c.hotlines = vec![c.hotlines[0].clone(); 9]),
        ("an empty number", |c| c.hotlines[0].number.clear()),
        ("a number of 101 bytes", |c| c.hotlines[0].number = "1".repeat(101)),
        ("a hotline with an empty name", |c| c.hotlines[0].names = Some(texts(""))),
        ("a deadline of no days", |c| c.deadlines = Some(Deadlines { answer: Some(0), ..DAYS })),
        ("a deadline of eleven years", |c| c.deadlines = Some(Deadlines { redirect: Some(3651), ..DAYS })),
    ];
    for (what, change) in changes {
        let mut card = card();
        change(&mut card);
        assert_eq!(card.sign(&root()).map(|_| ()), Err(CardError::Malformed), "{what}");
    }
    let mut doubled = card();
    doubled.extra.insert("counter".into(), 9.into());
    assert_eq!(doubled.sign(&root()).map(|_| ()), Err(CardError::Malformed), "a key twice");
}

#[test]
fn signed_json_that_is_not_a_card_is_refused() {
    let good = String::from_utf8(json::write(&card())).expect("text");
    let cases = [
        "{}".to_owned(),
        good.replace("\"v\":1", "\"v\":2"),
        good.replace("\"counter\":7", "\"counter\":\"7\""),
        good.replace("\"rhythm\":7", "\"rhythm\":null"),
        good.replace("[\"report\",\"field\"]", "[\"report\",\"letter\"]"),
        good.replace("\"answer\":90", "\"answer\":null"),
        good.replace("\"hotlines\":[", "\"hotlines\":{},\"x\":["),
        good.replace("age1pq1", "age1"),
        good.replace("\"desk\":\"02", "\"desk\":\""),
        good.clone() + "x",
    ];
    for case in cases {
        assert_ne!(case, good);
        let signed = document::seal(&root(), LABEL, case.as_bytes());
        assert_eq!(Card::open(&signed, &DROP, Some(&root_public())), Err(CardError::Malformed), "{case}");
    }
}

#[test]
fn a_card_of_before_hotlines_still_names_its_number() {
    let number = |number: &str| Hotline { number: number.into(), names: None };
    let old = Card { hotlines: vec![], ..card() };
    assert_eq!(old.numbers(), [number("1424")]);
    assert_eq!(card().numbers(), card().hotlines, "where both stand, the list speaks");
    assert_eq!(Card { hotline: Some(String::new()), ..old }.numbers(), []);
}

#[test]
fn the_newest_started_recipient_of_a_card_in_force_is_taken() {
    let card = card();
    let at = |day| card.recipient_at(day);
    assert_eq!(at(20_758), None, "before the card");
    assert_eq!(at(20_759), Some(&recipient(1)));
    assert_eq!(at(20_787), Some(&recipient(1)));
    assert_eq!(at(20_788), Some(&recipient(2)));
    assert_eq!(at(20_818), Some(&recipient(2)), "on the last day");
    assert_eq!(at(20_819), None, "after the card");
    let later = Card { not_before: 20_700, ..card.clone() };
    assert_eq!(later.recipient_at(20_757), None, "in force, but no key has started");
}

#[test]
fn a_card_file_reads_back_and_a_cut_or_long_one_does_not() {
    let cards: Vec<_> = (1..4).map(|counter| Card { counter, ..card() }.sign(&root()).expect("well formed")).collect();
    let file = write_file(&cards).expect("three");
    assert_eq!(open_file(&file, &DROP, None), Ok(cards.clone()));
    assert_eq!(open_file(&file[..file.len() - 1], &DROP, None), Err(CardError::File));
    assert_eq!(open_file(b"", &DROP, None), Err(CardError::File));
    assert_eq!(write_file(&[]), Err(CardError::File));
    assert_eq!(write_file(&vec![cards[0].clone(); MAX_CARDS + 1]), Err(CardError::File));
    assert_eq!(split_file(&[0; 4 * (MAX_CARDS + 1)]), Err(CardError::File));

    let other = SigningKey::from_bytes(&[6; 32]);
    let public = other.verifying_key().to_bytes();
    let foreign = Card { root: Hex(public), agency: fingerprint(&public), ..card() }.sign(&other).expect("well formed");
    let mixed = write_file(&[cards[0].clone(), foreign]).expect("two");
    assert!(open_file(&mixed, &DROP, None).is_err(), "two agencies in one file");
}

proptest! {
    #[test]
    fn any_bytes_give_a_value_or_an_error(bytes: Vec<u8>, json in "\\{.{0,200}\\}") {
        let _ = Card::open(&bytes, &DROP, None);
        let _ = Card::parse(json.as_bytes());
        let _ = split_file(&bytes);
    }
}
