//! What the screen says while somebody waits, and what came of it when Esc stopped it; and about a hardware key on it.

use std::path::Path;

use super::{Language, path};
use crate::terminal::line;
use crate::work::Step;

/// Words for whoever waits. They share a row of 60 columns with what is done and how far it is.
pub(crate) struct Waiting {
    language: Language,
    /// At the end of the row.
    pub(crate) stops: &'static str,
    /// After Esc, until it has stopped.
    pub(crate) stopping: &'static str,
    /// What was asked for was only read, or not recorded.
    pub(crate) stopped: &'static str,
    /// The casebook was not opened.
    pub(crate) still_closed: &'static str,
    /// Nothing was written.
    pub(crate) nothing_saved: &'static str,
    /// While a plugin waits for an answer.
    pub(crate) answer_keys: &'static str,
    /// While a plugin waits for one of two answers.
    pub(crate) choose_keys: &'static str,
}

impl Language {
    /// Words for whoever waits.
    pub(crate) fn waiting(self) -> &'static Waiting {
        match self {
            Self::En => &EN,
            Self::Ru => &RU,
            Self::Kk => &KK,
        }
    }
}

impl Waiting {
    /// How far it is; nothing when that is not known.
    pub(crate) fn progress(&self, (step, percent): (Option<Step>, Option<u8>)) -> String {
        let step = step.map(|step| match step {
            Step::Tip(nth, of) => self.tip(nth, of),
            Step::File(nth, of) => self.file(nth, of),
            Step::Page((nth, of), (page, pages)) => format!("{}, {}", self.file(nth, of), self.page(page, pages)),
        });
        let percent = percent.map(|percent| format!("{percent} %"));
        step.into_iter().chain(percent).collect::<Vec<_>>().join(", ")
    }

    fn tip(&self, nth: usize, of: usize) -> String {
        match self.language {
            Language::En => format!("tip {nth} of {of}"),
            Language::Ru => format!("сообщение {nth} из {of}"),
            Language::Kk => format!("{of} хабарламаның {nth}-хабарламасы"),
        }
    }

    fn file(&self, nth: usize, of: usize) -> String {
        match self.language {
            Language::En => format!("file {nth} of {of}"),
            Language::Ru => format!("файл {nth} из {of}"),
            Language::Kk => format!("{of} файлдың {nth}-файлы"),
        }
    }

    fn page(&self, nth: u32, of: u32) -> String {
        match self.language {
            Language::En => format!("page {nth} of {of}"),
            Language::Ru => format!("страница {nth} из {of}"),
            Language::Kk => format!("{of} беттің {nth}-беті"),
        }
    }

    /// Saving was stopped: where what was whole by then lies.
    pub(crate) fn saved_so_far(&self, folder: &Path, files: usize) -> String {
        let folder = path(folder);
        match self.language {
            Language::En => format!("Stopped. What was whole by then is in {folder}, files: {files}"),
            Language::Ru => format!("Остановлено. Что успело сохраниться целиком: {folder}, файлов: {files}"),
            Language::Kk => format!("Тоқтатылды. Толық сақталып үлгергені: {folder}, файл саны: {files}"),
        }
    }

    /// On the covered screen, in place of the question for a passphrase.
    pub(crate) fn by_key(&self, holder: &str, plugin: &str) -> String {
        let (holder, plugin) = (line(holder), line(plugin));
        match self.language {
            Language::En => format!("{holder} opens it with a hardware key: age-plugin-{plugin}"),
            Language::Ru => format!("{holder}: открывается аппаратным ключом, age-plugin-{plugin}"),
            Language::Kk => format!("{holder}: аппараттық кілтпен ашылады, age-plugin-{plugin}"),
        }
    }
}

const EN: Waiting = Waiting {
    language: Language::En,
    stops: "Esc stops",
    stopping: "Stopping…",
    stopped: "Stopped. Nothing was changed.",
    still_closed: "Stopped. The casebook is closed, as before.",
    nothing_saved: "Stopped. Nothing was saved.",
    answer_keys: "Enter answer",
    choose_keys: "1 or 2 choose",
};

const RU: Waiting = Waiting {
    language: Language::Ru,
    stops: "Esc прервать",
    stopping: "Останавливаю…",
    stopped: "Остановлено. Ничего не изменилось.",
    still_closed: "Остановлено. Книга дел закрыта, как и была.",
    nothing_saved: "Остановлено. Ничего не сохранено.",
    answer_keys: "Enter ответить",
    choose_keys: "1 или 2 выбрать",
};

const KK: Waiting = Waiting {
    language: Language::Kk,
    stops: "Esc тоқтату",
    stopping: "Тоқтатылып жатыр…",
    stopped: "Тоқтатылды. Ештеңе өзгерген жоқ.",
    still_closed: "Тоқтатылды. Істер кітабы бұрынғыдай жабық.",
    nothing_saved: "Тоқтатылды. Ештеңе сақталған жоқ.",
    answer_keys: "Enter жауап беру",
    choose_keys: "1 не 2 таңдау",
};

/// Only screens stop anything, and say so by themselves.
pub(super) fn stopped_en() -> (String, String) {
    ("it was stopped".into(), "do it again when there is time".into())
}

pub(super) fn stopped_ru() -> (String, String) {
    ("работа прервана".into(), "повторите, когда будет время".into())
}

pub(super) fn stopped_kk() -> (String, String) {
    ("жұмыс тоқтатылды".into(), "уақыт болғанда қайталаңыз".into())
}
