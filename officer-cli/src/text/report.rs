//! What a report says, in each language.

use super::Language;
use crate::report::Figure;

/// The fixed words of a report.
pub struct ReportWords {
    pub(crate) title: &'static str,
    pub(crate) figures: &'static str,
    pub(crate) sectors: &'static str,
    pub(crate) districts: &'static str,
    pub(crate) statuses: &'static str,
    pub(crate) kinds: &'static str,
    pub(crate) pains: &'static str,
    pub(crate) not_named: &'static str,
    pub(crate) not_answered: &'static str,
    pub(crate) to_acknowledge: &'static str,
    pub(crate) to_end: &'static str,
    time: [&'static str; 2],
    public: [&'static str; 2],
    names: [&'static str; 11],
}

impl ReportWords {
    /// The name of a figure.
    pub(crate) fn figure(&self, figure: Figure) -> &'static str {
        let place = Figure::ALL.iter().position(|one| *one == figure).expect("every figure is in the list");
        self.names[place]
    }

    /// How long something took.
    pub(crate) fn time(&self, what: &str, (median, decile): (u32, u32)) -> String {
        let [half, most] = self.time;
        format!("{what}: {half} {median}, {most} {decile}")
    }

    /// What is different in the edition for everybody.
    pub(crate) fn public(&self, threshold: u32) -> String {
        let [before, after] = self.public;
        format!("{before} {threshold}{after}")
    }
}

impl Language {
    /// The words of a report.
    pub fn report(self) -> &'static ReportWords {
        match self {
            Self::En => &EN,
            Self::Ru => &RU,
            Self::Kk => &KK,
        }
    }
}

const EN: ReportWords = ReportWords {
    title: "Figures",
    figures: "In all",
    sectors: "By sector",
    districts: "By district",
    statuses: "By what the source was told last",
    kinds: "By how it was told",
    pains: "Pain points: sector by district",
    not_named: "not named",
    not_answered: "not answered yet",
    to_acknowledge: "Days to the first answer",
    to_end: "Days to the answer that ended the case",
    time: ["half within", "nine of ten within"],
    public: [
        "For publication: numbers are rounded to multiples of",
        ", smaller ones are only called so; sums may differ from their parts.",
    ],
    names: [
        "cases",
        "with signs of a crime",
        "outside our competence",
        "repeating another case",
        "dismissed",
        "answered",
        "answered for the first time within the term",
        "ended by an answer",
        "ended within the term",
        "confirmed",
        "late",
    ],
};

const RU: ReportWords = ReportWords {
    title: "Показатели",
    figures: "Всего",
    sectors: "По сферам",
    districts: "По районам",
    statuses: "По последнему ответу заявителю",
    kinds: "По виду сообщения",
    pains: "Болевые точки: сферы по районам",
    not_named: "не указано",
    not_answered: "ответа пока нет",
    to_acknowledge: "Дней до первого ответа",
    to_end: "Дней до окончательного ответа",
    time: ["в половине случаев не больше", "в девяти из десяти не больше"],
    public: [
        "Для публикации: числа округлены до кратных",
        ", меньшие только названы меньшими; суммы могут не сходиться со слагаемыми.",
    ],
    names: [
        "дел",
        "с признаками преступления",
        "вне нашей компетенции",
        "повторяют другое дело",
        "оставлено без рассмотрения",
        "отвечено",
        "первый ответ дан в срок",
        "завершено ответом",
        "завершено в срок",
        "подтвердилось",
        "просрочено",
    ],
};

const KK: ReportWords = ReportWords {
    title: "Көрсеткіштер",
    figures: "Барлығы",
    sectors: "Салалар бойынша",
    districts: "Аудандар бойынша",
    statuses: "Хабарлаушыға берілген соңғы жауап бойынша",
    kinds: "Хабарлама түрі бойынша",
    pains: "Түйткілді жерлер: аудандардағы салалар",
    not_named: "көрсетілмеген",
    not_answered: "әзірге жауап берілмеген",
    to_acknowledge: "Алғашқы жауапқа дейінгі күн саны",
    to_end: "Түпкілікті жауапқа дейінгі күн саны",
    time: ["істердің жартысында ең көбі", "оннан тоғызында ең көбі"],
    public: [
        "Жариялауға арналған: сандар мына санның еселігіне дейін дөңгелектелген:",
        "; одан кішілері тек «аз» деп көрсетілген; қосынды құрамдас бөліктерімен дәл келмеуі мүмкін.",
    ],
    names: [
        "іс",
        "қылмыс белгілері бар",
        "құзыретімізден тыс",
        "басқа істі қайталайды",
        "қараусыз қалдырылған",
        "жауап берілген",
        "алғашқы жауабы мерзімінде берілген",
        "жауаппен аяқталған",
        "мерзімінде аяқталған",
        "расталған",
        "мерзімі өтіп кеткен",
    ],
};
