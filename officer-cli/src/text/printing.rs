//! The fixed words of what is printed, in each language.

use super::Language;
use crate::problem::NotPrinted;

/// The words of a printed case and of a record of authorship.
pub(crate) struct PrintWords {
    case: &'static str,
    pub(crate) registered: &'static str,
    pub(crate) not_registered: &'static str,
    pub(crate) received: &'static str,
    pub(crate) leaf: &'static str,
    pub(crate) status: &'static str,
    pub(crate) standing: &'static str,
    pub(crate) tip: &'static str,
    later: &'static str,
    answer: &'static str,
    pub(crate) files: &'static str,
    pub(crate) file_name: &'static str,
    pub(crate) size: &'static str,
    pub(crate) damaged: &'static str,
    pub(crate) printed: &'static str,
    pub(crate) secret: &'static str,
    pub(crate) signatures: [&'static str; 2],
    // the record
    pub(crate) record: &'static str,
    pub(crate) claimant: &'static str,
    pub(crate) about: &'static str,
    pub(crate) signed: &'static str,
    pub(crate) verdict: &'static str,
    pub(crate) what_it_means: &'static str,
    pub(crate) numbers: &'static str,
    pub(crate) how: &'static str,
}

impl PrintWords {
    /// The title of a case, with its number where the language has it.
    pub(crate) fn case(&self, number: i64) -> String {
        numbered(self.case, number)
    }

    /// The title of a message after the first.
    pub(crate) fn later(&self, number: usize) -> String {
        numbered(self.later, number)
    }

    /// The title of an answer.
    pub(crate) fn answer(&self, number: u32) -> String {
        numbered(self.answer, number)
    }
}

fn numbered(title: &str, n: impl std::fmt::Display) -> String {
    title.replace("{n}", &n.to_string())
}

impl Language {
    /// The words of what is printed.
    pub(crate) fn printing(self) -> &'static PrintWords {
        match self {
            Self::En => &EN,
            Self::Ru => &RU,
            Self::Kk => &KK,
        }
    }
}

const EN: PrintWords = PrintWords {
    case: "Case {n}",
    registered: "Registration number",
    not_registered: "not registered",
    received: "Received",
    leaf: "Place in the log",
    status: "Told last",
    standing: "Decided",
    tip: "Message",
    later: "Later message {n}",
    answer: "Our answer {n}",
    files: "Attached files",
    file_name: "Name",
    size: "Size",
    damaged: "The stored message does not open any more.",
    printed: "Printed on",
    secret: "Holds what a source told in confidence. Keep it locked away; shred it when it is no longer needed.",
    signatures: ["Printed by", "Received by"],
    record: "Record of proven authorship",
    claimant: "Author, as the author wrote it",
    about: "Message",
    signed: "Signed on",
    verdict: "Authorship is proven.",
    what_it_means: "Whoever made this signature has the codename under which the message was sent. The signature answers a question that this agency asked once, in this case, \
        after the message was in the log. It does not show that the name is true: compare it with a document.",
    numbers: "Numbers for an expert",
    how: "The signature is Ed25519 over sybyr/v1/claim, section 13 of the protocol. From key, slot and hash follow the commitment and the tag; the tag stands in the public log of the agency at the place named above.",
};

const RU: PrintWords = PrintWords {
    case: "Дело {n}",
    registered: "Регистрационный номер",
    not_registered: "не зарегистрировано",
    received: "Получено",
    leaf: "Место в журнале",
    status: "Заявителю сообщено",
    standing: "Решено",
    tip: "Сообщение",
    later: "Сообщение {n}",
    answer: "Наш ответ {n}",
    files: "Приложенные файлы",
    file_name: "Имя",
    size: "Размер",
    damaged: "Сохранённое сообщение больше не открывается.",
    printed: "Напечатано",
    secret: "Содержит то, что заявитель сообщил доверительно. Храните под замком; когда станет не нужно, уничтожьте.",
    signatures: ["Напечатал(а)", "Получил(а)"],
    record: "Протокол подтверждения авторства",
    claimant: "Автор (с его слов)",
    about: "Сообщение",
    signed: "Подписано",
    verdict: "Авторство подтверждено.",
    what_it_means: "Эту подпись поставил тот, кто знает кодовое имя, под которым отправлено сообщение. Подпись отвечает на запрос, который орган задал один раз по этому делу, \
        когда сообщение уже было в журнале. Что имя подлинное, она не показывает: сверьте его с документом.",
    numbers: "Числа для эксперта",
    how: "Подпись Ed25519 под sybyr/v1/claim, раздел 13 протокола. Из ключа, номера места и хеша следуют обязательство и метка; метка стоит в открытом журнале органа на указанном выше месте.",
};

const KK: PrintWords = PrintWords {
    case: "{n}-іс",
    registered: "Тіркеу нөмірі",
    not_registered: "тіркелмеген",
    received: "Алынған күні",
    leaf: "Журналдағы орны",
    status: "Хабарлаушыға соңғы айтылғаны",
    standing: "Шешілгені",
    tip: "Хабарлама",
    later: "{n}-хабарлама",
    answer: "{n}-жауабымыз",
    files: "Қоса тіркелген файлдар",
    file_name: "Аты",
    size: "Көлемі",
    damaged: "Сақталған хабарлама енді ашылмайды.",
    printed: "Басып шығарылған күні",
    secret: "Мұнда хабарлаушының сеніп айтқаны бар. Құлыптаулы жерде сақтаңыз, керегі қалмағанда жойыңыз.",
    signatures: ["Басып шығарған", "Алған"],
    record: "Авторлықты растау хаттамасы",
    claimant: "Авторы, өзі жазғандай",
    about: "Хабарлама",
    signed: "Қол қойылған күні",
    verdict: "Авторлық расталды.",
    what_it_means: "Бұл қолды хабарлама жіберілген құпия код-сөзді білетін адам қойған. Ол — орган осы іс бойынша хабарлама журналға түскен соң бір рет қойған сұраудың жауабы. \
        Аты-жөнінің шын екенін ол көрсетпейді: құжатпен салыстырыңыз.",
    numbers: "Сарапшыға арналған сандар",
    how: "sybyr/v1/claim деректеріне қойылған Ed25519 қолтаңбасы, хаттаманың 13-бөлімі. Кілттен, орын нөмірінен және хештен міндеттеме мен белгі шығады; белгі органның ашық журналында жоғарыда аталған орында тұр.",
};

/// Why no record is printed.
pub(super) fn not_printed(language: Language, why: &NotPrinted) -> (String, &'static str) {
    match (language, why) {
        (Language::En, NotPrinted::NoClaim(tip)) => {
            (format!("message {tip} of this case is no proof of authorship"), "see its number in: show")
        }
        (Language::En, NotPrinted::NotProven(tip)) => {
            (format!("message {tip} does not prove who wrote the tip"), "show says why")
        }
        (Language::Ru, NotPrinted::NoClaim(tip)) => {
            (format!("сообщение {tip} по этому делу — не подтверждение авторства"), "его номер есть в show")
        }
        (Language::Ru, NotPrinted::NotProven(tip)) => {
            (format!("сообщение {tip} не подтверждает авторство"), "причину называет show")
        }
        (Language::Kk, NotPrinted::NoClaim(tip)) => {
            (format!("бұл істің {tip}-хабарламасы авторлықты растау емес"), "нөмірін show көрсетеді")
        }
        (Language::Kk, NotPrinted::NotProven(tip)) => {
            (format!("{tip}-хабарлама авторлықты растамайды"), "себебін show айтады")
        }
    }
}
