//! What is said about how replies are signed off, in each language.

use super::Language;
use crate::casebook::SignOff;
use crate::terminal::line;

/// The lines in the three languages, each once.
fn lines(sign_off: &SignOff) -> String {
    let SignOff::Function(texts) = sign_off else { return String::new() };
    let mut lines: Vec<String> = [&texts.en, &texts.ru, &texts.kk].map(|text| format!("— {}", line(text))).into();
    lines.dedup();
    lines.join(" / ")
}

pub(super) fn say(what: &SignOff, language: Language) -> String {
    match (language, what) {
        (Language::En, SignOff::None) => "replies are not signed off".into(),
        (Language::Ru, SignOff::None) => "ответы не подписываются".into(),
        (Language::Kk, SignOff::None) => "жауаптарға қол қойылмайды".into(),
        (Language::En, SignOff::Function(_)) => format!("replies end with: {}", lines(what)),
        (Language::Ru, SignOff::Function(_)) => format!("ответы заканчиваются строкой: {}", lines(what)),
        (Language::Kk, SignOff::Function(_)) => format!("жауаптар мына жолмен аяқталады: {}", lines(what)),
        (Language::En, SignOff::Officer) => {
            "replies end with the name of the officer who writes: it leaves the casebook, and the source reads it".into()
        }
        (Language::Ru, SignOff::Officer) => {
            "ответы заканчиваются именем сотрудника, который их пишет: имя выходит за пределы книги дел, и заявитель его прочтёт"
                .into()
        }
        (Language::Kk, SignOff::Officer) => {
            "жауаптың соңында оны жазған қызметкердің аты тұрады: ат істер кітабынан сыртқа шығады, оны хабарлаушы оқиды".into()
        }
    }
}
