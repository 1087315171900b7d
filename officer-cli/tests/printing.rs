//! `print`: a whole case on paper, in three languages; what a source wrote stays text.

mod support;

use std::fs;

use support::{Desk, Draft, Source, TestDrop};
use sybyr_crypto::hex;
use sybyr_crypto::notation::sha256;

const HOSTILE: &str = "<script>alert(1)</script>\n</p><img src=x onerror=alert(1)>\u{202e}backwards\u{1b}[2J &amp;";

#[test]
fn a_case_is_printed_with_all_that_was_told_and_answered() {
    let mut drop = TestDrop::new(8, 0);
    let desk = Desk::init(&drop);
    let card = desk.card(&drop);
    let mut source = Source::new();
    let files: [(&str, &[u8]); 2] = [("отчёт №1.pdf", b"report"), ("<b>\".exe", b"MZ")];
    let first = Draft {
        message: "Взятка за участок.", files: &files, place: Some("Талгар"), ..Draft::default()
    };
    drop.close_batch(vec![source.tip(&card, &first)]);
    drop.close_batch(vec![
        source.tip(&card, &Draft { message: HOSTILE, place: Some("\"><script>"), ..Draft::default() }),
    ]);
    drop.close_batch(vec![Source::new().tip(&card, &Draft { message: "Another case.", ..Draft::default() })]);
    fs::write(desk.path("bundle"), drop.bundle(&card, 0)).expect("written");
    desk.ok(&["import", "bundle"]);
    fs::write(desk.path("answer.txt"), "Рахмет, тексереміз.").expect("written");
    let reply = ["reply", "1", "--message-file", "answer.txt", "--status", "registered", "--ref", "17/2026 <i>"];
    desk.ok(&reply);

    for (language, words) in [("en", "Registration number"), ("ru", "Регистрационный номер"), ("kk", "Тіркеу нөмірі")]
    {
        let page = desk.ok(&["--language", language, "--officer", "Desk <2>", "print", "1"]);
        assert!(page.starts_with(&format!("<!doctype html>\n<html lang=\"{language}\">")), "{page}");
        if let Ok(folder) = std::env::var("SYBYR_KEEP_PRINTED") {
            fs::write(format!("{folder}/case-{language}.html"), &page).expect("kept");
        }
        let hash = hex::encode(&sha256(b"report"));
        for part in [
            words,
            "17/2026 &lt;i&gt;",
            "Взятка за участок.",
            "Талгар",
            "отчёт №1.pdf",
            &hash,
            "Рахмет, тексереміз.",
            "Desk &lt;2&gt;",
        ] {
            assert!(page.contains(part), "{language}: {part}");
        }
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && page.contains("&lt;U+202E&gt;backwards"));
        for foreign in ["<script", "<img", "<b>\"", "http:", "https:", "src=\"", "url(", "\u{1b}", "Another case."] {
            assert!(!page.contains(foreign), "{language}: {foreign}");
        }
    }

    desk.ok(&["print", "1", "--output", "case.html"]);
    assert!(desk.fails(17, &["print", "1", "--output", "case.html"]).contains("exists"));
    assert!(desk.fails(17, &["print", "1", "--output", "casebook/case.html"]).contains("lies in the casebook"));
    desk.fails(15, &["print", "9"]);
}
