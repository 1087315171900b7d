//! What is said about other agencies, their cards, and what of a tip they do not get, in each language.

use serde::Serialize;
use sybyr_crypto::keys::{Day, Fingerprint};
use sybyr_crypto::tip::Part;
use sybyr_crypto::words::List;

use super::{Language, path, words_of};
use crate::clock::format as date;
use crate::terminal::line;

/// A sentence about other agencies.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each is explained by its sentence in `en`")]
pub enum Passing {
    TypeWords { name: String },
    Kept { name: String, until: Day, is_new: bool },
    Agency { name: String, agency: Fingerprint, until: Day, here: bool },
    NoAgencies,
    Removed { name: String },
    Waits { name: String, delay: u32 },
    FilesAsTheyAre,
    Preview,
    To { name: Option<String>, agency: Fingerprint },
    NotWhole { parts: Vec<Part> },
    TipsInOutbox { tips: usize, waiting: usize },
    Damaged { path: std::path::PathBuf },
}

impl Language {
    /// Of a tip that another agency passed on: the label of what did not come whole, with its mark, and the parts; `None`
    /// when all came.
    pub fn masked(self, parts: &[Part]) -> Option<(&'static str, String)> {
        let label = match self {
            Self::En => "Left out or covered by who passed it on:",
            Self::Ru => "Передавший орган убрал или закрыл:",
            Self::Kk => "Жіберген орган алып тастаған не жасырған:",
        };
        let names: Vec<&str> = parts.iter().map(|part| self.part(*part)).collect();
        (!names.is_empty()).then(|| (label, names.join(", ")))
    }

    fn part(self, part: Part) -> &'static str {
        let [en, ru, kk] = match part {
            Part::Message => ["message", "текст", "мәтіні"],
            Part::Sector => ["sector", "сфера", "саласы"],
            Part::District => ["district", "район", "ауданы"],
            Part::Role => ["role", "роль", "рөлі"],
            Part::Place => ["where", "где", "қай жерде"],
            Part::When => ["when", "когда", "қашан"],
            Part::Who => ["who", "кто", "кім"],
            Part::Known => ["how the source knows", "откуда известно", "қайдан біледі"],
            Part::Risk => ["risk to the source", "угроза заявителю", "хабарлаушыға қауіп"],
            Part::Finding => ["kind of risk", "вид риска", "тәуекел түрі"],
            Part::Answers => ["answers", "ответы на вопросы", "сұрақтарға жауаптар"],
            Part::Attachments => ["files", "файлы", "файлдар"],
        };
        match self {
            Self::En => en,
            Self::Ru => ru,
            Self::Kk => kk,
        }
    }
}

/// The parts by name.
fn parts_of(parts: &[Part], language: Language) -> String {
    language.masked(parts).map_or_else(String::new, |(_, parts)| parts)
}

pub(super) fn en(what: &Passing) -> String {
    match what {
        Passing::To { name: Some(name), agency } => {
            format!("to the source: its tip was passed on to {}\n{}", line(name), words_of(agency, List::En))
        }
        Passing::To { name: None, agency } => {
            format!("to the source: its tip was passed on to the agency with the key\n{}", words_of(agency, List::En))
        }
        Passing::NotWhole { parts } => {
            format!("and that it did not get whole: {} (you have all of it)", parts_of(parts, Language::En))
        }
        Passing::TypeWords { name } => format!(
            "The card says: {}. Ask that agency for the twelve words of its key, by telephone or in person, and type them: ",
            line(name)
        ),
        Passing::Kept { name, until, is_new: true } => {
            format!("{}: its words are right; the card is kept until {}", line(name), date(*until))
        }
        Passing::Kept { name, until, is_new: false } => {
            format!("{}: the key is the one you confirmed; its cards reach until {}", line(name), date(*until))
        }
        Passing::Agency { name, agency, until, here } => format!(
            "{}, until {}{}\n{}",
            line(name),
            date(*until),
            if *here { "" } else { ", on another drop" },
            words_of(agency, List::En)
        ),
        Passing::NoAgencies => "no other agency is known; see: agency-card import".into(),
        Passing::Removed { name } => format!("{}: no longer known here", line(name)),
        Passing::Waits { name, delay: 0 } => format!("sealed for {}: leaves with the next outbox", line(name)),
        Passing::Waits { name, delay } => format!(
            "sealed for {}: leaves with the first outbox after the server has confirmed the tip as seen, {delay} or more days later",
            line(name)
        ),
        Passing::FilesAsTheyAre => {
            "words are covered in texts only: look into the files, and leave out with --without file:NUMBER what holds them".into()
        }
        Passing::Preview => "nothing was sealed; this is what the other agency would read:".into(),
        Passing::TipsInOutbox { tips, waiting } => {
            format!("tips for other agencies in this outbox: {tips}, waiting: {waiting}")
        }
        Passing::Damaged { path: place } => format!(
            "a tip for another agency does not leave: {} is missing or damaged; put it back from a backup, or pass the tip on again",
            path(place)
        ),
    }
}

pub(super) fn ru(what: &Passing) -> String {
    match what {
        Passing::To { name: Some(name), agency } => {
            format!("заявителю: его сообщение передано органу {}\n{}", line(name), words_of(agency, List::Ru))
        }
        Passing::To { name: None, agency } => {
            format!("заявителю: его сообщение передано органу с ключом\n{}", words_of(agency, List::Ru))
        }
        Passing::NotWhole { parts } => {
            format!("и что тот получил не целиком: {} (у вас всё есть)", parts_of(parts, Language::Ru))
        }
        Passing::TypeWords { name } => format!(
            "В карточке стоит: {}. Спросите у этого органа двенадцать слов его ключа, по телефону или лично, и введите их: ",
            line(name)
        ),
        Passing::Kept { name, until, is_new: true } => {
            format!("{}: слова верны; карточка хранится до {}", line(name), date(*until))
        }
        Passing::Kept { name, until, is_new: false } => {
            format!("{}: ключ тот, который вы проверили; карточки действуют до {}", line(name), date(*until))
        }
        Passing::Agency { name, agency, until, here } => format!(
            "{}, до {}{}\n{}",
            line(name),
            date(*until),
            if *here { "" } else { ", на другом сервере" },
            words_of(agency, List::Ru)
        ),
        Passing::NoAgencies => "других органов здесь нет; см.: agency-card import".into(),
        Passing::Removed { name } => format!("{}: больше не числится", line(name)),
        Passing::Waits { name, delay: 0 } => {
            format!("запечатано для органа: {}; уйдёт со следующим исходящим пакетом", line(name))
        }
        Passing::Waits { name, delay } => format!(
            "запечатано для органа: {}; уйдёт с первым исходящим пакетом после того, как сервер подтвердит отметку о получении, не раньше чем через столько дней: {delay}",
            line(name)
        ),
        Passing::FilesAsTheyAre => {
            "слова закрыты только в текстах: просмотрите файлы и уберите те, где они есть: --without file:НОМЕР".into()
        }
        Passing::Preview => "ничего не запечатано; вот что прочтёт другой орган:".into(),
        Passing::TipsInOutbox { tips, waiting } => {
            format!("сообщений для других органов в этом пакете: {tips}, ждут: {waiting}")
        }
        Passing::Damaged { path: place } => format!(
            "сообщение для другого органа не уходит: файла {} нет или он повреждён; верните его из резервной копии или передайте сообщение ещё раз",
            path(place)
        ),
    }
}

pub(super) fn kk(what: &Passing) -> String {
    match what {
        Passing::To { name: Some(name), agency } => {
            format!("хабарлаушыға: оның хабарламасы мына органға берілді: {}\n{}", line(name), words_of(agency, List::Kk))
        }
        Passing::To { name: None, agency } => {
            format!("хабарлаушыға: оның хабарламасы кілті мынадай органға берілді\n{}", words_of(agency, List::Kk))
        }
        Passing::NotWhole { parts } => {
            format!("және оған толық берілмегені: {} (сізде бәрі бар)", parts_of(parts, Language::Kk))
        }
        Passing::TypeWords { name } => format!(
            "Карточкада былай жазылған: {}. Сол органнан кілтінің он екі сөзін телефонмен не жүзбе-жүз сұрап, теріңіз: ",
            line(name)
        ),
        Passing::Kept { name, until, is_new: true } => {
            format!("{}: сөздері дұрыс; карточкасы сақталды, жарамды мерзімі: {}", line(name), date(*until))
        }
        Passing::Kept { name, until, is_new: false } => {
            format!("{}: кілті бұрын тексерілген кілт; карточкаларының жарамды мерзімі: {}", line(name), date(*until))
        }
        Passing::Agency { name, agency, until, here } => format!(
            "{}, жарамды мерзімі: {}{}\n{}",
            line(name),
            date(*until),
            if *here { "" } else { ", басқа серверде" },
            words_of(agency, List::Kk)
        ),
        Passing::NoAgencies => "мұнда басқа орган жоқ; қараңыз: agency-card import".into(),
        Passing::Removed { name } => format!("{}: тізімнен алынды", line(name)),
        Passing::Waits { name, delay: 0 } => {
            format!("мына орган үшін мөрленді: {}; келесі шығыс пакетімен кетеді", line(name))
        }
        Passing::Waits { name, delay } => format!(
            "мына орган үшін мөрленді: {}; сервер алынғаны туралы белгіні растаған соң, кемінде {delay} күннен кейінгі алғашқы шығыс пакетімен кетеді",
            line(name)
        ),
        Passing::FilesAsTheyAre => {
            "сөздер тек мәтіндерде жасырылды: файлдарды қарап шығып, ондай сөзі барын --without file:НӨМІР деп алып тастаңыз".into()
        }
        Passing::Preview => "ештеңе мөрленген жоқ; басқа орган мынаны оқиды:".into(),
        Passing::TipsInOutbox { tips, waiting } => {
            format!("осы пакеттегі басқа органдарға арналған хабарлама саны: {tips}, күтуде: {waiting}")
        }
        Passing::Damaged { path: place } => format!(
            "басқа органға арналған хабарлама кетпей тұр: {} файлы жоқ немесе бүлінген; сақтық көшірмеден қайтарыңыз не хабарламаны қайта беріңіз",
            path(place)
        ),
    }
}
