//! `tests/vectors/codename`

use serde_json::json;
use sybyr_crypto::codename::Codename;
use sybyr_crypto::hex;
use sybyr_crypto::words::List;

use crate::{error, fixed, success};

pub(crate) fn make() {
    for seed in 0..5 {
        let codename = Codename::generate(&mut fixed::rng(seed));
        let [en, ru, kk] = List::ALL.map(|list| codename.words(list).join(" "));
        let short = |list: List| codename.words(list).map(|w| w.chars().take(4).collect::<String>()).join(" ");
        let typed = [
            en.clone(),
            ru.clone(),
            kk.clone(),
            en.to_uppercase(),
            ru.to_uppercase().replace(' ', " - "),
            kk.replace(' ', "\n"),
            short(List::En),
            short(List::Ru),
            short(List::Kk),
            // a Russian keyboard has none of the Kazakh letters
            kk.chars().map(without_kazakh).collect(),
            ru.replace('й', "и\u{306}"),
            ru.replace('о', "o").replace('с', "c").replace('а', "a"),
        ];
        success(
            "codename",
            &format!("words-{seed}"),
            "the same nine indices written in each language, in capitals, shortened, on another keyboard",
            json!({
                "indices": codename.indices(), "idx13": hex::encode(&codename.idx13()[..]),
                "en": en, "ru": ru, "kk": kk, "typed": typed,
            }),
        );
    }
    let codename = Codename::generate(&mut fixed::rng(9));
    let words = codename.words(List::Ru);
    let refuse = |name: &str, comment: &str, typed: String, fields: serde_json::Value| {
        let mut all = json!({ "typed": typed });
        all.as_object_mut().expect("object").extend(fields.as_object().expect("object").clone());
        error("codename", name, comment, all);
    };
    refuse("empty", "nothing typed", String::new(), json!({ "error": "count" }));
    refuse("eight-words", "a word forgotten", words[..8].join(" "), json!({ "error": "count" }));
    refuse("ten-words", "a word too many", words.join(" ") + " " + words[0], json!({ "error": "count" }));
    let mut unknown = words.map(str::to_owned);
    unknown[4] = "щщщщ".into();
    refuse(
        "unknown-word",
        "the fifth word is in no list",
        unknown.join(" "),
        json!({ "error": "word", "position": 5 }),
    );
    let mut swapped = words;
    swapped.swap(0, 1);
    refuse(
        "two-words-swapped",
        "each word is known, the order is wrong",
        swapped.join(" "),
        json!({ "error": "check" }),
    );
    refuse("all-the-first-word", "known words, no check", ["abandon"; 9].join(" "), json!({ "error": "check" }));
    let mixed = [&codename.words(List::En)[..4], &codename.words(List::Ru)[4..]].concat();
    refuse(
        "two-languages-mixed",
        "one list must know all nine",
        mixed.join(" "),
        json!({ "error": "word", "position": 1 }),
    );
}

fn without_kazakh(letter: char) -> char {
    match letter {
        'қ' => 'к',
        'ғ' => 'г',
        'ң' => 'н',
        'ү' | 'ұ' => 'у',
        'ө' => 'о',
        'һ' => 'х',
        'ә' => 'а',
        'і' => 'и',
        other => other,
    }
}
