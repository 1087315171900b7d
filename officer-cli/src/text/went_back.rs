//! What is said when the server was put back to an earlier day, in each language.

use serde::Serialize;

/// A bundle shows less of this casebook than one of an earlier day did.
#[derive(Debug, Serialize)]
pub struct WentBack {
    /// The newest outbox that the server has; 0 when it has none.
    pub has: u64,
    /// The newest that it had.
    pub had: u64,
    /// The cases whose sources were answered in between, or whose tips were passed on.
    pub cases: Vec<i64>,
}

impl WentBack {
    fn numbers(&self) -> String {
        self.cases.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
    }
}

pub(super) fn en(what: &WentBack) -> String {
    let WentBack { has, had, cases } = what;
    let has = if *has == 0 { "none of our outboxes".to_owned() } else { format!("our outbox {has}") };
    let answers = if cases.is_empty() {
        String::new()
    } else {
        format!(
            "\nGone with the later outboxes: answers, or tips passed on, of cases {}. Write or pass them on again",
            what.numbers()
        )
    };
    format!(
        "warning: the server has {has}, an earlier bundle showed {had}: it was put back to an earlier day\n\
         It may give sources old cards: take card --output agency.card to the drop's operator today, then an outbox{answers}"
    )
}

pub(super) fn ru(what: &WentBack) -> String {
    let WentBack { has, had, cases } = what;
    let has = if *has == 0 {
        "нет ни одного нашего исходящего пакета".to_owned()
    } else {
        format!("наш исходящий пакет {has}")
    };
    let answers = if cases.is_empty() {
        String::new()
    } else {
        format!(
            "\nС более поздними пакетами пропали ответы или переданные сообщения по делам: {}. Напишите или передайте их ещё раз",
            what.numbers()
        )
    };
    format!(
        "внимание: на сервере {has}, а раньше был {had}: сервер вернули к более раннему дню\n\
         Он может давать заявителям старые карточки: сегодня же отнесите оператору card --output agency.card, затем исходящий пакет{answers}"
    )
}

pub(super) fn kk(what: &WentBack) -> String {
    let WentBack { has, had, cases } = what;
    let has = if *has == 0 {
        "біздің бірде-бір шығыс пакетіміз жоқ".to_owned()
    } else {
        format!("біздің соңғы шығыс пакетіміз — {has}")
    };
    let answers = if cases.is_empty() {
        String::new()
    } else {
        format!(
            "\nКейінгі пакеттермен бірге мына істер бойынша жауаптар немесе берілген хабарламалар жоғалды: {}. Оларды қайта жазыңыз немесе қайта беріңіз",
            what.numbers()
        )
    };
    format!(
        "назар аударыңыз: серверде {has}, ал бұрын {had} болған: сервер ертерек күнге қайтарылған\n\
         Ол хабарлаушыларға ескі карточкаларды беруі мүмкін: card --output agency.card файлын операторға бүгін апарыңыз, содан кейін шығыс пакетін жіберіңіз{answers}"
    )
}
