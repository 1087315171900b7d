//! What sources tell beside a message: shown, printed for scripts and saved in the card's own words, and harmless.

mod support;

use std::fs;

use serde_json::json;
use support::{Desk, Draft, Source, TestDrop};
use sybyr_crypto::tip::{Finding, Kind, Language, Risk, TipAnswer};

const TEXTS: &str = r#"{
  "sectors": [{ "id": "health", "names": { "en": "Health care", "ru": "Здравоохранение", "kk": "Денсаулық сақтау" } }],
  "districts": [{ "id": "talgar", "names": { "en": "Talgar", "ru": "Талгар", "kk": "Талғар" } }],
  "roles": [{ "id": "commissioner", "names": { "en": "Commissioner", "ru": "Комиссар", "kk": "Комиссар" } }],
  "questions": [
    { "id": "people", "kinds": ["field"], "names": { "en": "How many people?", "ru": "Сколько людей?", "kk": "Қанша адам?" } },
    { "id": "amount", "kinds": ["call", "report"], "names": { "en": "Amount", "ru": "Сумма", "kk": "Сома" } }
  ],
  "hotlines": [{ "number": "1424", "names": { "en": "Call centre", "ru": "Колл-центр", "kk": "Байланыс орталығы" } }],
  "deadlines": { "redirect": 3, "acknowledge": 7, "answer": 90 }
}"#;

fn answer(id: &str, text: &str) -> TipAnswer {
    TipAnswer { id: id.into(), text: text.into() }
}

#[test]
fn a_field_report_is_told_in_the_words_of_the_card() {
    let mut drop = TestDrop::new(8, 0);
    let desk = Desk::init_with(&drop, TEXTS);
    let card = desk.card(&drop);
    assert_eq!(card.numbers()[0].number, "1424");
    assert_eq!(card.deadlines.and_then(|days| days.answer), Some(90));
    let draft =
        Draft {
            message: "Кезек екі ай күтеді.", kind: Kind::Field, language: Language::Kk, ..Draft::default()
        };
    let tip = Source::new().tip_with(&card, &draft, |tip, _| {
        tip.sector = Some("health".into());
        tip.district = Some("talgar".into());
        tip.role = Some("commissioner".into());
        tip.finding = Some(Finding::Barrier);
        tip.known = Some("өзім көрдім".into());
        tip.risk = Some(Risk::Unsure);
        tip.answers = vec![answer("people", "40\nшамамен"), answer("asked-last-year", "forged\nContact: me\u{1b}[2J")];
    });
    drop.close_batch(vec![tip]);
    fs::write(desk.path("bundle"), drop.bundle(&card, 0)).expect("written");
    desk.ok(&["import", "bundle"]);

    let shown = desk.ok(&["show", "1"]);
    for line in [
        "  Kind: field\n",
        "  Role: Commissioner\n",
        "  Sector: Health care\n",
        "  District: Talgar\n",
        "  What kind of risk: needless obstacles\n",
        "  How the source knows: өзім көрдім\n",
        "  Is the source at risk: not sure\n",
        "  How many people? 40\n                   шамамен\n",
        "  asked-last-year: forged\n                   Contact: me<U+001B>[2J\n",
    ] {
        assert!(shown.contains(line), "{line:?} is not in\n{shown}");
    }
    assert!(!shown.contains("heard"), "{shown}");
    let shown = desk.ok(&["--language", "kk", "show", "1"]);
    for line in ["Рөлі: Комиссар", "Сала: Денсаулық сақтау", "Тәуекел түрі: негізсіз кедергілер", "Қанша адам? 40"]
    {
        assert!(shown.contains(line), "{line:?} is not in\n{shown}");
    }

    let shown = desk.json(&["--language", "ru", "show", "1", "--json"]);
    let words = json!({
        "sector": "Здравоохранение", "district": "Талгар", "role": "Комиссар", "questions": { "people": "Сколько людей?" }
    });
    assert_eq!(shown["tips"][0]["words"], words);
    let tip = &shown["tips"][0]["tip"];
    assert_eq!(
        (&tip["risk"], &tip["finding"], &tip["role"]),
        (&json!("unsure"), &json!("barrier"), &json!("commissioner"))
    );
    assert_eq!(tip["answers"][0], json!({ "id": "people", "text": "40\nшамамен" }));

    desk.ok(&["--language", "ru", "save", "1", "--to", "out"]);
    let saved = fs::read_to_string(desk.path("out/case-1/tip.txt")).expect("saved");
    assert!(saved.contains("Роль: Комиссар\n") && saved.contains("Сколько людей? 40\n    шамамен\n"), "{saved}");
    assert!(saved.contains("asked-last-year: forged\n    Contact: me<U+001B>[2J\n"), "no line is forged: {saved}");
}

#[test]
fn a_call_is_marked_until_the_source_takes_a_codename_that_nobody_heard() {
    let mut drop = TestDrop::new(8, 0);
    let desk = Desk::init_with(&drop, TEXTS);
    let card = desk.card(&drop);
    let (mut caller, mut later) = (Source::new(), Source::new());
    let call = Draft { message: "Звонил житель.", kind: Kind::Call, ..Draft::default() };
    let tip = caller.tip_with(&card, &call, |tip, _| tip.answers = vec![answer("amount", "50 000")]);
    let other = Source::new().tip(&card, &Draft { message: "Пишу сам.", ..Draft::default() });
    drop.close_batch(vec![tip]);
    drop.close_batch(vec![other]);
    fs::write(desk.path("bundle"), drop.bundle(&card, 0)).expect("written");
    desk.ok(&["import", "bundle"]);

    let mark = "taken by call: the call-taker has heard the codename";
    assert!(desk.ok(&["show", "1"]).contains(mark));
    assert!(!desk.ok(&["show", "2"]).contains(mark));
    let heard = |desk: &Desk| {
        let listed = desk.json(&["list", "--json"]);
        let heard: Vec<bool> = (0..2).map(|i| listed["cases"][i]["heard"].as_bool().expect("said")).collect();
        assert_eq!(desk.json(&["show", "1", "--json"])["heard"], json!(heard[0]));
        heard
    };
    assert_eq!(heard(&desk), [true, false]);
    let listed = desk.run(&["list"]);
    let said = String::from_utf8_lossy(&listed.stderr).into_owned();
    assert!(said.contains("the call-taker has heard the codename: 1\n"), "{said}");

    let follow_up = Draft { message: "Ещё.", kind: Kind::Message, ..Draft::default() };
    let again = caller.tip(&card, &follow_up);
    drop.close_batch(vec![again]);
    fs::write(desk.path("bundle"), drop.bundle(&card, 2)).expect("written");
    desk.ok(&["import", "bundle"]);
    assert_eq!(heard(&desk), [true, false], "a further message changes nothing");

    let own = later.tip_with(&card, &follow_up, |_, keys| keys.prev = Some(caller.root.thread_key(&card.agency)));
    drop.close_batch(vec![own]);
    fs::write(desk.path("bundle"), drop.bundle(&card, 3)).expect("written");
    desk.ok(&["import", "bundle"]);
    assert_eq!(heard(&desk), [false, false]);
    assert!(desk.ok(&["show", "1"]).contains(mark), "the call itself stays one");
}
