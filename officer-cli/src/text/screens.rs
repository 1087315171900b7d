//! What the screens of the terminal interface say, in each language.

use super::Language;
use crate::casebook::Clock;

/// The words of the screens. Rows of keys fit into 78 columns.
pub struct Screens {
    language: Language,
    pub(crate) opening: &'static str,
    pub(crate) locked: &'static str,
    pub(crate) lock_keys: &'static str,
    pub(crate) too_small: &'static str,
    pub(crate) no_cases: &'static str,
    pub(crate) nothing_open: &'static str,
    /// Number, due, what for, about, first line.
    pub(crate) inbox_heads: [&'static str; 5],
    pub(crate) inbox_keys: &'static str,
    /// Thread, journal, due.
    pub(crate) leaves: [&'static str; 3],
    pub(crate) case_keys: &'static str,
    clocks: [&'static str; 3],
}

impl Language {
    /// The words of the screens.
    pub fn screens(self) -> &'static Screens {
        match self {
            Self::En => &EN,
            Self::Ru => &RU,
            Self::Kk => &KK,
        }
    }
}

impl Screens {
    /// What a clock waits for, in one word.
    pub(crate) fn clock(&self, clock: Clock) -> &'static str {
        self.clocks[match clock {
            Clock::Redirect => 0,
            Clock::Acknowledge => 1,
            Clock::Answer => 2,
        }]
    }

    /// When something is due, in at most 13 columns.
    pub(crate) fn days(&self, days: i64) -> String {
        match (self.language, days) {
            (Language::En, 0) => "today".into(),
            (Language::En, 1) => "tomorrow".into(),
            (Language::En, 2..) => format!("in {days} days"),
            (Language::En, _) => format!("LATE by {}", -days),
            (Language::Ru, 0) => "сегодня".into(),
            (Language::Ru, 1) => "завтра".into(),
            (Language::Ru, 2..) => format!("дней: {days}"),
            (Language::Ru, _) => format!("ПРОШЛО: {}", -days),
            (Language::Kk, 0) => "бүгін".into(),
            (Language::Kk, 1) => "ертең".into(),
            (Language::Kk, 2..) => format!("{days} күн бар"),
            (Language::Kk, _) => format!("{} КҮН ӨТТІ", -days),
        }
    }

    /// Above the inbox.
    pub(crate) fn inbox_title(&self, all: bool, cases: usize, open: usize, late: usize) -> String {
        match (self.language, all) {
            (Language::En, false) => format!("to do: {open}, late: {late}"),
            (Language::En, true) => format!("all cases: {cases}"),
            (Language::Ru, false) => format!("к работе: {open}, просрочено: {late}"),
            (Language::Ru, true) => format!("все дела: {cases}"),
            (Language::Kk, false) => format!("қаралатыны: {open}, мерзімі өткені: {late}"),
            (Language::Kk, true) => format!("барлық істер: {cases}"),
        }
    }

    /// Above a case.
    pub(crate) fn case_title(&self, case: i64) -> String {
        match self.language {
            Language::En => format!("case {case}"),
            Language::Ru => format!("дело {case}"),
            Language::Kk => format!("{case}-іс"),
        }
    }

    /// So many lines are below the window.
    pub(crate) fn more(&self, lines: usize) -> String {
        match self.language {
            Language::En => format!("{lines} more below "),
            Language::Ru => format!("ниже строк: {lines} "),
            Language::Kk => format!("төменде: {lines} жол "),
        }
    }

    /// So many unfinished answers wait behind the lock.
    pub(crate) fn drafts_wait(&self, drafts: usize) -> String {
        match self.language {
            Language::En => format!("Unfinished replies behind it: {drafts}. They are lost when you quit."),
            Language::Ru => format!("Неоконченных ответов: {drafts}. Если выйти, они пропадут."),
            Language::Kk => format!("Аяқталмаған жауаптар: {drafts}. Шықсаңыз, олар жоғалады."),
        }
    }
}

const EN: Screens = Screens {
    language: Language::En,
    opening: "Opening the casebook…",
    locked: "The screen is covered and the casebook is closed.",
    lock_keys: " Enter open   Ctrl-C quit",
    too_small: "The window must have 60 columns and 16 rows",
    no_cases: "No cases yet. Quit with q, then: import BUNDLE",
    nothing_open: "Nothing to do. Tab shows every case.",
    inbox_heads: ["Case", "Due", "What for", "About", "First line"],
    inbox_keys: "Enter open   Tab all cases   Space mark   Ctrl-L lock   q quit",
    leaves: ["Thread", "Journal", "Deadlines"],
    case_keys: "Tab next leaf   arrows scroll   Ctrl-L lock   Esc back",
    clocks: ["whose", "answer", "end"],
};

const RU: Screens = Screens {
    language: Language::Ru,
    opening: "Открываю картотеку…",
    locked: "Экран закрыт, картотека закрыта.",
    lock_keys: " Enter открыть   Ctrl-C выйти",
    too_small: "Нужно окно не меньше 60 столбцов и 16 строк",
    no_cases: "Дел пока нет. Выйдите (q) и дайте команду: import ПАКЕТ",
    nothing_open: "Всё сделано. Tab покажет все дела.",
    inbox_heads: ["Дело", "Срок", "Что", "О чём", "Первая строка"],
    inbox_keys: "Enter открыть   Tab все дела   Пробел отметить   Ctrl-L закрыть   q выйти",
    leaves: ["Переписка", "Журнал", "Сроки"],
    case_keys: "Tab дальше   стрелки листать   Ctrl-L закрыть экран   Esc назад",
    clocks: ["чьё", "ответ", "итог"],
};

const KK: Screens = Screens {
    language: Language::Kk,
    opening: "Іс қоймасы ашылып жатыр…",
    locked: "Экран жабық, іс қоймасы жабық.",
    lock_keys: " Enter ашу   Ctrl-C шығу",
    too_small: "Терезеде кемінде 60 баған, 16 жол болуы керек",
    no_cases: "Әзірге іс жоқ. Шығыңыз (q), содан кейін: import ПАКЕТ",
    nothing_open: "Бәрі қаралды. Tab барлық істерді көрсетеді.",
    inbox_heads: ["Іс", "Мерзімі", "Не керек", "Не туралы", "Бірінші жолы"],
    inbox_keys: "Enter ашу   Tab барлық істер   Бос орын белгілеу   Ctrl-L жабу   q шығу",
    leaves: ["Хат алысу", "Журнал", "Мерзімдер"],
    case_keys: "Tab келесі бет   көрсеткілер жылжыту   Ctrl-L экранды жабу   Esc артқа",
    clocks: ["кімдікі", "жауап", "қорытынды"],
};
