//! What is said about an outbox on the screen, in each language.

use crate::problem::NotOnScreen;
use serde::Serialize;

/// A sentence about codes on the screen.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each is explained by its sentence in `en`")]
pub enum OnScreen {
    Status { number: u64, place: usize, of: usize, round: usize, minutes: usize },
    Shown { number: u64, replies: Option<(usize, u32, usize)>, codes: usize },
    NotWhole { number: u64 },
}

pub(super) fn en(what: &OnScreen) -> String {
    match what {
        OnScreen::Status { number, place, of, round, minutes } => {
            format!("outbox {number} · code {place} of {of} · round {round}, {minutes} min each · any key ends")
        }
        OnScreen::Shown { number, replies, codes } => {
            let holds = replies.map_or_else(String::new, |(replies, slots, waiting)| {
                let rest = if waiting == 0 { String::new() } else { format!(", {waiting} still waiting") };
                format!(", replies in {replies} of {slots} slots{rest}")
            });
            format!(
                "outbox {number} was on the screen, codes: {codes}{holds}\nIf the courier's page lacks some: outbox --again --qr"
            )
        }
        OnScreen::NotWhole { number } => format!(
            "outbox {number} is made and kept, but not all of it was on the screen: nobody can have it. The next outbox command writes or shows it first"
        ),
    }
}

pub(super) fn ru(what: &OnScreen) -> String {
    match what {
        OnScreen::Status { number, place, of, round, minutes } => format!(
            "исходящий пакет {number} · код {place} из {of} · круг {round}, каждый {minutes} мин · любая клавиша — конец"
        ),
        OnScreen::Shown { number, replies, codes } => {
            let holds = replies.map_or_else(String::new, |(replies, slots, waiting)| {
                let rest = if waiting == 0 { String::new() } else { format!(", ещё ждут: {waiting}") };
                format!(", ответы: {replies} из {slots} мест{rest}")
            });
            format!(
                "исходящий пакет {number} показан на экране, кодов: {codes}{holds}\nЕсли странице курьера чего-то не хватает: outbox --again --qr"
            )
        }
        OnScreen::NotWhole { number } => format!(
            "исходящий пакет {number} готов и хранится, но показан не весь: ни у кого его нет. Следующая команда outbox сначала запишет или покажет его"
        ),
    }
}

pub(super) fn kk(what: &OnScreen) -> String {
    match what {
        OnScreen::Status { number, place, of, round, minutes } => format!(
            "{number}-шығыс пакеті · {of} кодтың {place}-коды · {round}-айналым, әрқайсысы {minutes} мин · тоқтату: кез келген перне"
        ),
        OnScreen::Shown { number, replies, codes } => {
            let holds = replies.map_or_else(String::new, |(replies, slots, waiting)| {
                let rest = if waiting == 0 { String::new() } else { format!(", әлі күтуде: {waiting}") };
                format!(", {slots} орынның {replies} орнында жауап бар{rest}")
            });
            format!(
                "{number}-шығыс пакеті экранда көрсетілді, код саны: {codes}{holds}\nЖеткізуші бетіне кейбір кодтар жетпесе: outbox --again --qr"
            )
        }
        OnScreen::NotWhole { number } => format!(
            "{number}-шығыс пакеті жасалып, сақталды, бірақ экранда толық көрсетілмеді: ол әлі ешкімде жоқ. Келесі outbox командасы алдымен осыны жазады не көрсетеді"
        ),
    }
}

pub(super) fn not_shown_en(why: NotOnScreen) -> (String, String) {
    match why {
        NotOnScreen::NoScreen => {
            ("codes need a terminal to be shown on".into(), "outbox --output FILE writes a file".into())
        }
        NotOnScreen::TooSmall => (
            "this window is too small for codes".into(),
            "make it larger or its letters smaller, at least 37 columns and 20 lines; or outbox --output FILE".into(),
        ),
        NotOnScreen::TooLarge { codes, minutes, larger } => (
            format!("the outbox would take {codes} codes, {minutes} minutes a round in this window"),
            match larger {
                Some((columns, lines, minutes)) => format!(
                    "make the window {columns} columns by {lines} lines or its letters smaller, then a round takes {minutes} min; or outbox --output FILE"
                ),
                None => "take a stick: outbox --output FILE".into(),
            },
        ),
        NotOnScreen::Ended(signal) => {
            (format!("the signal {signal} ended what was shown"), "outbox --again --qr".into())
        }
    }
}

pub(super) fn not_shown_ru(why: NotOnScreen) -> (String, String) {
    match why {
        NotOnScreen::NoScreen => {
            ("коды показываются только в терминале".into(), "outbox --output ФАЙЛ запишет файл".into())
        }
        NotOnScreen::TooSmall => (
            "это окно слишком мало для кодов".into(),
            "увеличьте его или уменьшите буквы, нужно не меньше 37 столбцов и 20 строк; или outbox --output ФАЙЛ"
                .into(),
        ),
        NotOnScreen::TooLarge { codes, minutes, larger } => (
            format!("для исходящего пакета в этом окне нужно кодов: {codes}, минут на круг: {minutes}"),
            match larger {
                Some((columns, lines, minutes)) => format!(
                    "сделайте окно {columns} на {lines} (столбцы, строки) или уменьшите буквы, тогда круг займёт {minutes} мин; или outbox --output ФАЙЛ"
                ),
                None => "возьмите флешку: outbox --output ФАЙЛ".into(),
            },
        ),
        NotOnScreen::Ended(signal) => (format!("показ прервал сигнал {signal}"), "outbox --again --qr".into()),
    }
}

pub(super) fn not_shown_kk(why: NotOnScreen) -> (String, String) {
    match why {
        NotOnScreen::NoScreen => {
            ("кодтар тек терминалда көрсетіледі".into(), "файлға жазу үшін: outbox --output ФАЙЛ".into())
        }
        NotOnScreen::TooSmall => (
            "бұл терезе кодтарға тар".into(),
            "терезені үлкейтіңіз немесе әріптерін кішірейтіңіз, кемінде 37 баған мен 20 жол керек; немесе outbox --output ФАЙЛ".into(),
        ),
        NotOnScreen::TooLarge { codes, minutes, larger } => (
            format!("бұл терезеде шығыс пакетіне қажет код саны: {codes}, бір айналымы: {minutes} мин"),
            match larger {
                Some((columns, lines, minutes)) => format!(
                    "терезені {columns} баған мен {lines} жолға дейін үлкейтіңіз немесе әріптерін кішірейтіңіз, сонда бір айналымы {minutes} мин болады; немесе outbox --output ФАЙЛ"
                ),
                None => "флешкамен жеткізіңіз: outbox --output ФАЙЛ".into(),
            },
        ),
        NotOnScreen::Ended(signal) => (format!("көрсетуді {signal} сигналы тоқтатты"), "outbox --again --qr".into()),
    }
}
