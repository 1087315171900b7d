//! What is said about decisions, the journal of them and deadlines, in each language.

use serde::Serialize;
use sybyr_crypto::keys::Day;

use sybyr_crypto::reply::Status;

use super::Language;
use crate::casebook::{Clock, Competence, Ruling, Signs, Urgency};
use crate::clock::format as date;
use crate::problem::Undecided;
use crate::terminal::line;

/// A sentence about decisions.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each is explained by its sentence in `en`")]
pub enum Deciding {
    Recorded { number: u64, cases: usize, hash: String },
    NoDecisions,
    Title { number: u64, day: Day, officer: String, cases: Vec<i64>, hash: String },
    Ruled { ruling: Ruling, name: Option<String> },
    Why,
    NothingFound,
    NothingDue,
    Due { case: i64, clock: Clock, day: Day, days: i64 },
    DueInAll { due: usize, late: usize },
    Told { sources: usize, slots: u32 },
    CannotTell { cases: Vec<i64> },
    Notices { on: bool },
    Alike(Vec<(i64, u32)>),
}

/// `7 (93 %), 9 (75 %)`
fn shares(alike: &[(i64, u32)]) -> String {
    alike.iter().map(|(case, percent)| format!("{case} ({percent} %)")).collect::<Vec<_>>().join(", ")
}

/// A status with the office's number.
fn stands(language: Language, status: Status, reference: Option<&str>) -> String {
    let status = language.status(status);
    reference.map_or_else(|| status.to_owned(), |reference| format!("{status} ({})", line(reference)))
}

/// Who decided, when anybody was named.
fn by(officer: &str) -> String {
    or_dash(Some(officer).filter(|name| !name.is_empty()))
}

/// The beginning of a hash: enough to find it again.
fn short(hash: &str) -> &str {
    hash.get(..16).unwrap_or(hash)
}

fn numbers(cases: &[i64]) -> String {
    cases.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// A value that may have been taken back.
fn or_dash(value: Option<&str>) -> String {
    value.map_or_else(|| "—".to_owned(), line)
}

fn or_dash_number(value: Option<i64>) -> String {
    value.map_or_else(|| "—".to_owned(), |number| number.to_string())
}

pub(super) fn en(what: &Deciding) -> String {
    match what {
        Deciding::Recorded { number, cases, hash } => {
            let cases = if *cases == 1 { "1 case".to_owned() } else { format!("{cases} cases") };
            format!("decision {number} about {cases}, {}", short(hash))
        }
        Deciding::NoDecisions => "nothing has been decided yet".into(),
        Deciding::Title { number, day, officer, cases, hash } => format!(
            "Decision {number}, {}, {}, {}: {}",
            date(*day),
            by(officer),
            if cases.len() == 1 { format!("case {}", numbers(cases)) } else { format!("cases {}", numbers(cases)) },
            short(hash)
        ),
        Deciding::Ruled { ruling, name } => match ruling {
            Ruling::Sector { id } => format!("sector: {}", or_dash(name.as_deref().or(id.as_deref()))),
            Ruling::District { id } => format!("district: {}", or_dash(name.as_deref().or(id.as_deref()))),
            Ruling::Signs { value } => format!(
                "signs of a crime: {}",
                match value {
                    Signs::Yes => "yes",
                    Signs::No => "no",
                    Signs::Unclear => "unclear",
                }
            ),
            Ruling::Competence { value } => format!(
                "whose matter: {}",
                match value {
                    Competence::Ours => "ours",
                    Competence::Others => "another agency's",
                    Competence::Unclear => "unclear",
                }
            ),
            Ruling::Urgency { value } => format!(
                "urgency: {}",
                match value {
                    Urgency::High => "high",
                    Urgency::Normal => "normal",
                    Urgency::Low => "low",
                }
            ),
            Ruling::DuplicateOf { case } => format!("repeats case: {}", or_dash_number(*case)),
            Ruling::Tag { name } => format!("tag on: {}", line(name)),
            Ruling::Untag { name } => format!("tag off: {}", line(name)),
            Ruling::Assigned { officer } => format!("assigned to: {}", or_dash(officer.as_deref())),
            Ruling::Note { .. } => "note:".into(),
            Ruling::Dismissed => "dismissed".into(),
            Ruling::Reopened => "taken up again".into(),
            Ruling::PassedOn { name, leaf, masked, against, .. } => format!(
                "passed on to {} (leaf {leaf}){}{}",
                line(name),
                Language::En
                    .masked(masked)
                    .map_or_else(String::new, |(_, parts)| format!(", left out or covered: {parts}")),
                if *against { ", against the wish of the source" } else { "" }
            ),
            Ruling::Status { value, reference, told } => format!(
                "status: {}{}",
                stands(Language::En, *value, reference.as_deref()),
                if *told { "" } else { ", the source is not told" }
            ),
        },
        Deciding::Why => "reason:".into(),
        Deciding::NothingFound => "no case is like that".into(),
        Deciding::NothingDue => "nothing is due".into(),
        Deciding::Due { case, clock, day, days } => {
            let what = match clock {
                Clock::Redirect => "decide whose matter it is",
                Clock::Acknowledge => "first answer",
                Clock::Answer => "final answer",
            };
            let when = match days {
                0 => "today".to_owned(),
                1 => "tomorrow".to_owned(),
                -1 => "LATE by 1 day".to_owned(),
                days if *days < 0 => format!("LATE by {} days", -days),
                days => format!("in {days} days"),
            };
            format!("{}  case {case}: {what}, {when}", date(*day))
        }
        Deciding::DueInAll { due, late } => format!("due: {due}, late: {late}"),
        Deciding::Told { sources, slots } => {
            format!("notices to sources: {sources}; they wait for an outbox, which has room for {slots} replies")
        }
        Deciding::CannotTell { cases } => format!(
            "the sources of these cases cannot be told, because no tip of theirs opens or all numbers are used: {}",
            numbers(cases)
        ),
        Deciding::Notices { on: true } => "sources are told of each new status".into(),
        Deciding::Notices { on: false } => "sources are told of a new status only with --tell".into(),
        Deciding::Alike(alike) => format!("tells much the same as case {}; see: similar", shares(alike)),
    }
}

pub(super) fn ru(what: &Deciding) -> String {
    match what {
        Deciding::Recorded { number, cases, hash } => {
            format!("решение {number} записано; дел: {cases}, код {}", short(hash))
        }
        Deciding::NoDecisions => "решений пока нет".into(),
        Deciding::Title { number, day, officer, cases, hash } => format!(
            "Решение {number}, {}, {}, {}: {}",
            date(*day),
            by(officer),
            if cases.len() == 1 {
                format!("дело {}", numbers(cases))
            } else {
                format!("дела {}", numbers(cases))
            },
            short(hash)
        ),
        Deciding::Ruled { ruling, name } => match ruling {
            Ruling::Sector { id } => format!("сфера: {}", or_dash(name.as_deref().or(id.as_deref()))),
            Ruling::District { id } => format!("район: {}", or_dash(name.as_deref().or(id.as_deref()))),
            Ruling::Signs { value } => format!(
                "признаки преступления: {}",
                match value {
                    Signs::Yes => "есть",
                    Signs::No => "нет",
                    Signs::Unclear => "неясно",
                }
            ),
            Ruling::Competence { value } => format!(
                "компетенция: {}",
                match value {
                    Competence::Ours => "наша",
                    Competence::Others => "другого органа",
                    Competence::Unclear => "неясно",
                }
            ),
            Ruling::Urgency { value } => format!(
                "срочность: {}",
                match value {
                    Urgency::High => "высокая",
                    Urgency::Normal => "обычная",
                    Urgency::Low => "низкая",
                }
            ),
            Ruling::DuplicateOf { case } => format!("повторяет дело: {}", or_dash_number(*case)),
            Ruling::Tag { name } => format!("поставлена метка: {}", line(name)),
            Ruling::Untag { name } => format!("снята метка: {}", line(name)),
            Ruling::Assigned { officer } => format!("поручено: {}", or_dash(officer.as_deref())),
            Ruling::Note { .. } => "заметка:".into(),
            Ruling::Dismissed => "оставлено без рассмотрения".into(),
            Ruling::Reopened => "снова в работе".into(),
            Ruling::PassedOn { name, leaf, masked, against, .. } => format!(
                "передано органу: {} (запись {leaf}){}{}",
                line(name),
                Language::Ru
                    .masked(masked)
                    .map_or_else(String::new, |(_, parts)| format!("; убрано или закрыто: {parts}")),
                if *against { "; против воли заявителя" } else { "" }
            ),
            Ruling::Status { value, reference, told } => format!(
                "статус: {}{}",
                stands(Language::Ru, *value, reference.as_deref()),
                if *told { "" } else { ", заявителю не сообщается" }
            ),
        },
        Deciding::Why => "основание:".into(),
        Deciding::NothingFound => "таких дел нет".into(),
        Deciding::NothingDue => "сроков впереди нет".into(),
        Deciding::Due { case, clock, day, days } => {
            let what = match clock {
                Clock::Redirect => "определить компетенцию",
                Clock::Acknowledge => "первый ответ",
                Clock::Answer => "окончательный ответ",
            };
            let when = match days {
                0 => "сегодня".to_owned(),
                1 => "завтра".to_owned(),
                days if *days < 0 => format!("ПРОСРОЧЕНО, дней: {}", -days),
                days => format!("осталось дней: {days}"),
            };
            format!("{}  дело {case}: {what}, {when}", date(*day))
        }
        Deciding::DueInAll { due, late } => format!("сроков: {due}, просрочено: {late}"),
        Deciding::Told { sources, slots } => {
            format!("уведомлений заявителям: {sources}; они ждут исходящего пакета, в нём мест: {slots}")
        }
        Deciding::CannotTell { cases } => format!(
            "заявителям по этим делам сообщить нельзя: ни одно их сообщение не открывается или номера закончились: {}",
            numbers(cases)
        ),
        Deciding::Notices { on: true } => "заявителям сообщается о каждом новом статусе".into(),
        Deciding::Notices { on: false } => "заявителям сообщается о новом статусе только с --tell".into(),
        Deciding::Alike(alike) => format!("почти о том же говорят дела: {}; см.: similar", shares(alike)),
    }
}

pub(super) fn kk(what: &Deciding) -> String {
    match what {
        Deciding::Recorded { number, cases, hash } => {
            format!("{number}-шешім жазылды; іс саны: {cases}, коды {}", short(hash))
        }
        Deciding::NoDecisions => "әзірге шешім қабылданбаған".into(),
        Deciding::Title { number, day, officer, cases, hash } => format!(
            "{number}-шешім, {}, {}, {}: {}",
            date(*day),
            by(officer),
            if cases.len() == 1 {
                format!("{}-іс", numbers(cases))
            } else {
                format!("істер: {}", numbers(cases))
            },
            short(hash)
        ),
        Deciding::Ruled { ruling, name } => match ruling {
            Ruling::Sector { id } => format!("сала: {}", or_dash(name.as_deref().or(id.as_deref()))),
            Ruling::District { id } => format!("аудан: {}", or_dash(name.as_deref().or(id.as_deref()))),
            Ruling::Signs { value } => format!(
                "қылмыс белгілері: {}",
                match value {
                    Signs::Yes => "бар",
                    Signs::No => "жоқ",
                    Signs::Unclear => "белгісіз",
                }
            ),
            Ruling::Competence { value } => format!(
                "құзырет: {}",
                match value {
                    Competence::Ours => "біздікі",
                    Competence::Others => "басқа органдікі",
                    Competence::Unclear => "белгісіз",
                }
            ),
            Ruling::Urgency { value } => format!(
                "шұғылдығы: {}",
                match value {
                    Urgency::High => "жоғары",
                    Urgency::Normal => "қалыпты",
                    Urgency::Low => "төмен",
                }
            ),
            Ruling::DuplicateOf { case } => format!("қайталайтын ісі: {}", or_dash_number(*case)),
            Ruling::Tag { name } => format!("белгі қойылды: {}", line(name)),
            Ruling::Untag { name } => format!("белгі алынды: {}", line(name)),
            Ruling::Assigned { officer } => format!("тапсырылды: {}", or_dash(officer.as_deref())),
            Ruling::Note { .. } => "жазба:".into(),
            Ruling::Dismissed => "қараусыз қалдырылды".into(),
            Ruling::Reopened => "қайта қаралуда".into(),
            Ruling::PassedOn { name, leaf, masked, against, .. } => format!(
                "мына органға берілді: {} (жазба {leaf}){}{}",
                line(name),
                Language::Kk
                    .masked(masked)
                    .map_or_else(String::new, |(_, parts)| format!("; алып тасталғаны не жасырылғаны: {parts}")),
                if *against { "; хабарлаушының еркіне қарсы" } else { "" }
            ),
            Ruling::Status { value, reference, told } => format!(
                "мәртебесі: {}{}",
                stands(Language::Kk, *value, reference.as_deref()),
                if *told { "" } else { ", хабарлаушыға айтылмайды" }
            ),
        },
        Deciding::Why => "негіздеме:".into(),
        Deciding::NothingFound => "ондай іс жоқ".into(),
        Deciding::NothingDue => "мерзімі келетін іс жоқ".into(),
        Deciding::Due { case, clock, day, days } => {
            let what = match clock {
                Clock::Redirect => "құзыретін анықтау",
                Clock::Acknowledge => "алғашқы жауап",
                Clock::Answer => "түпкілікті жауап",
            };
            let when = match days {
                0 => "бүгін".to_owned(),
                1 => "ертең".to_owned(),
                days if *days < 0 => format!("МЕРЗІМІ {} күн бұрын өткен", -days),
                days => format!("{days} күн қалды"),
            };
            format!("{}  {case}-іс: {what}, {when}", date(*day))
        }
        Deciding::DueInAll { due, late } => format!("барлық мерзім: {due}, өтіп кеткені: {late}"),
        Deciding::Told { sources, slots } => format!(
            "хабарлаушыларға жіберілетін хабарландыру саны: {sources}; олар шығыс пакетін күтіп тұр, ондағы орын саны: {slots}"
        ),
        Deciding::CannotTell { cases } => format!(
            "мына істердің хабарлаушыларына айту мүмкін емес, себебі бірде-бір хабарламасы ашылмайды немесе нөмірлер таусылған: {}",
            numbers(cases)
        ),
        Deciding::Notices { on: true } => "хабарлаушыларға әр жаңа мәртебе туралы айтылады".into(),
        Deciding::Notices { on: false } => "хабарлаушыларға жаңа мәртебе туралы --tell жазылса ғана айтылады".into(),
        Deciding::Alike(alike) => format!("шамамен осыны айтатын істер: {}; қараңыз: similar", shares(alike)),
    }
}

pub(super) fn undecided_en(why: &Undecided) -> (String, &'static str) {
    match why {
        Undecided::OfficerNeeded => {
            ("nobody is named who decides".into(), "give --officer NAME once; it is remembered until another is given")
        }
        Undecided::Nothing => ("nothing was decided".into(), "see: triage --help"),
        Undecided::ReasonNeeded => {
            ("a dismissal needs a reason".into(), "give --why-file FILE, or --why-file - and type it")
        }
        Undecided::ReasonNotUsable { limit } => {
            (format!("the reason or note is empty or longer than {limit} bytes"), "shorten it")
        }
        Undecided::NameNotUsable { limit } => {
            (format!("a name or tag is empty, longer than {limit} bytes, or not one line"), "choose another")
        }
        Undecided::NotOnTheCard(id) => {
            (format!("the card has no '{}'", line(id)), "give an id of the card's list, or none to take it back")
        }
        Undecided::NotACase(text) => (format!("'{}' is not the number of a case", line(text)), "see: list"),
        Undecided::DuplicateOfItself(case) => {
            (format!("case {case} cannot repeat itself"), "leave it out, or name another case")
        }
        Undecided::WishNeedsReason => (
            "passing on against the wish of the source needs a reason".into(),
            "give --why-file FILE, or --why-file - and type it",
        ),
        Undecided::OneReference => ("a number is that of one case".into(), "give --ref with one case at a time"),
    }
}

pub(super) fn undecided_ru(why: &Undecided) -> (String, &'static str) {
    match why {
        Undecided::OfficerNeeded => (
            "не указано, кто решает".into(),
            "укажите один раз --officer ИМЯ; оно запомнится, пока не будет указано другое",
        ),
        Undecided::Nothing => ("ничего не решено".into(), "см.: triage --help"),
        Undecided::ReasonNeeded => (
            "чтобы оставить дело без рассмотрения, нужно основание".into(),
            "укажите --why-file ФАЙЛ или --why-file - и введите его",
        ),
        Undecided::ReasonNotUsable { limit } => {
            (format!("основание или заметка пусты или длиннее {limit} байт"), "сократите текст")
        }
        Undecided::NameNotUsable { limit } => {
            (format!("имя или метка пусты, длиннее {limit} байт или занимают не одну строку"), "выберите другое")
        }
        Undecided::NotOnTheCard(id) => {
            (format!("в карточке нет «{}»", line(id)), "укажите id из списка карточки или none, чтобы снять")
        }
        Undecided::NotACase(text) => (format!("«{}» — не номер дела", line(text)), "см.: list"),
        Undecided::DuplicateOfItself(case) => {
            (format!("дело {case} не может повторять само себя"), "уберите его из списка или укажите другое дело")
        }
        Undecided::WishNeedsReason => (
            "чтобы передать против воли заявителя, нужно основание".into(),
            "укажите --why-file ФАЙЛ или --why-file - и введите его",
        ),
        Undecided::OneReference => ("номер бывает только у одного дела".into(), "указывайте --ref с одним делом"),
    }
}

pub(super) fn undecided_kk(why: &Undecided) -> (String, &'static str) {
    match why {
        Undecided::OfficerNeeded => {
            ("кім шешетіні көрсетілмеген".into(), "--officer АТЫ деп бір рет жазыңыз; басқасы жазылғанша сақталады")
        }
        Undecided::Nothing => ("ешқандай шешім берілмеген".into(), "қараңыз: triage --help"),
        Undecided::ReasonNeeded => (
            "істі қараусыз қалдыру үшін негіздеме керек".into(),
            "--why-file ФАЙЛ деп немесе --why-file - деп жазып, мәтінін теріңіз",
        ),
        Undecided::ReasonNotUsable { limit } => {
            (format!("негіздеме не жазба бос немесе {limit} байттан ұзын"), "қысқартыңыз")
        }
        Undecided::NameNotUsable { limit } => {
            (format!("аты не белгі бос, {limit} байттан ұзын немесе бір жолға сыймайды"), "басқасын таңдаңыз")
        }
        Undecided::NotOnTheCard(id) => (
            format!("карточкада «{}» жоқ", line(id)),
            "карточка тізіміндегі id-ді, ал алып тастау үшін none деп жазыңыз",
        ),
        Undecided::NotACase(text) => (format!("«{}» — істің нөмірі емес", line(text)), "қараңыз: list"),
        Undecided::DuplicateOfItself(case) => {
            (format!("{case}-іс өзін-өзі қайталай алмайды"), "оны тізімнен алып тастаңыз немесе басқа істі көрсетіңіз")
        }
        Undecided::WishNeedsReason => (
            "хабарлаушының еркіне қарсы беру үшін негіздеме керек".into(),
            "--why-file ФАЙЛ деп немесе --why-file - деп жазып, мәтінін теріңіз",
        ),
        Undecided::OneReference => ("бір нөмір бір іске ғана беріледі".into(), "--ref бір іспен ғана жазылады"),
    }
}
