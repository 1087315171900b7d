//! What was typed wrong, and what to do about it. A word that is none of ours is not repeated: it may have been a
//! passphrase, or a word of a share.

use std::error::Error as _;
use std::ffi::OsString;
use std::num::ParseIntError;

use clap::Command;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::layout::usages;
use crate::cli::WrongValue;
use crate::terminal::line;
use crate::text::Language;

impl Language {
    /// One of three words.
    fn of<T>(self, [en, ru, kk]: [T; 3]) -> T {
        match self {
            Self::En => en,
            Self::Ru => ru,
            Self::Kk => kk,
        }
    }

    /// What is expected in place of a value.
    pub(crate) fn wrong_value(self, why: WrongValue) -> &'static str {
        match why {
            WrongValue::Day => self.of([
                "expected a date such as 2026-11-21, of the years 1970 to 2199",
                "нужна дата вида 2026-11-21, годы от 1970 до 2199",
                "2026-11-21 түріндегі күн керек, 1970–2199 жылдар",
            ]),
            WrongValue::Time => self.of([
                "expected a time such as 5m or 90s, at most 120m",
                "нужно время вида 5m (минуты) или 90s (секунды), не больше 120m",
                "5m (минут) не 90s (секунд) түріндегі уақыт керек, ең көбі 120m",
            ]),
            WrongValue::SavedFile => self.of([
                "expected the name of a file as save shows it, such as 07-act.pdf or tip-2/07-act.pdf",
                "нужно имя файла, как его показывает save: 07-act.pdf или tip-2/07-act.pdf",
                "файлдың save көрсеткен аты керек: 07-act.pdf не tip-2/07-act.pdf",
            ]),
            WrongValue::Part => self.of([
                "expected file:NUMBER or one of message, sector, district, role, place, when, who, known, risk, finding, answers, attachments",
                "нужно file:НОМЕР или одно из слов message, sector, district, role, place, when, who, known, risk, finding, answers, attachments",
                "file:НӨМІР не мына сөздердің бірі керек: message, sector, district, role, place, when, who, known, risk, finding, answers, attachments",
            ]),
        }
    }
}

/// What was typed wrong on this command line; `None` for what is an answer, and where the English sentence is all there
/// is.
pub(crate) fn complaint(
    language: Language,
    command: &Command,
    arguments: &[OsString],
    error: &clap::Error,
) -> Option<String> {
    let what = what(language, error)?;
    let (words, mut asked) = asked_for(command, arguments);
    let more = match words.as_str() {
        "" => {
            language.of(["all commands: ", "список команд: ", "командалар тізімі: "]).to_owned() + "sybyr-officer help"
        }
        words => {
            language.of(["its options: ", "параметры: ", "параметрлері: "]).to_owned() + "sybyr-officer help " + words
        }
    };
    let first = match error.kind() {
        ErrorKind::MissingRequiredArgument | ErrorKind::MissingSubcommand => {
            let or = language.of([" or ", " или ", " не "]);
            let so = language.of(["type it so", "наберите так", "былай теріңіз"]);
            let usage = usages(&mut asked, language).join(or);
            // what only another option calls for does not stand in it
            let has_all = strings(error, ContextKind::InvalidArg).iter().all(|name| usage.contains(name));
            has_all.then(|| format!("{so}: {usage}"))
        }
        ErrorKind::ArgumentConflict if !is_twice(error) => {
            Some(language.of(["leave one of them out", "оставьте что-то одно", "біреуін ғана қалдырыңыз"]).to_owned())
        }
        ErrorKind::UnknownArgument if typed_name(error).is_none() => Some(
            language
                .of([
                    "put quotes around words that belong together",
                    "слова, которые идут вместе, возьмите в кавычки",
                    "бірге тұратын сөздерді тырнақшаға алыңыз",
                ])
                .to_owned(),
        ),
        ErrorKind::UnknownArgument if belongs_before(command, error) => Some(
            language
                .of(["put it before the command", "поставьте его перед командой", "оны команданың алдына қойыңыз"])
                .to_owned(),
        ),
        _ => suggested(error).map(|name| format!("{}: {name}", language.of(["perhaps", "возможно", "мүмкін"]))),
    };
    let next = first.map_or_else(|| more.clone(), |first| format!("{first}; {more}"));
    let [problem, help] = language.words().error_and_help();
    Some(format!("{problem}: {what}\n{help}: {next}\n"))
}

fn what(language: Language, error: &clap::Error) -> Option<String> {
    let of = |kind| strings(error, kind).join(", ");
    let option = || of(ContextKind::InvalidArg);
    Some(match error.kind() {
        ErrorKind::UnknownArgument => match typed_name(error) {
            Some(name) => {
                format!("{}: {name}", language.of(["no such option", "нет такого параметра", "мұндай параметр жоқ"]))
            }
            None => language
                .of([
                    "there is a word that the command does not take",
                    "есть лишнее слово: команда его не принимает",
                    "артық сөз бар: команда оны қабылдамайды",
                ])
                .to_owned(),
        },
        ErrorKind::InvalidSubcommand => {
            let no_such = language.of(["no such command", "нет такой команды", "мұндай команда жоқ"]);
            match suggested(error) {
                Some(_) => format!("{no_such}: {}", of(ContextKind::InvalidSubcommand)),
                None => no_such.to_owned(),
            }
        }
        ErrorKind::MissingSubcommand => language
            .of(["it is not said what to do", "не указано, что сделать", "не істеу керегі көрсетілмеген"])
            .to_owned(),
        ErrorKind::MissingRequiredArgument => {
            format!("{}: {}", language.of(["missing", "не указано", "көрсетілмеген"]), option())
        }
        ErrorKind::InvalidValue if of(ContextKind::InvalidValue).is_empty() => {
            format!(
                "{}: {}{}",
                option(),
                language.of(["its value is missing", "не указано значение", "мәні көрсетілмеген"]),
                valid(language, error)
            )
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => format!(
            "{}: {}{}{}",
            option(),
            refused(language, error),
            reason(language, error).map_or_else(String::new, |why| format!(": {why}")),
            valid(language, error)
        ),
        ErrorKind::ArgumentConflict if is_twice(error) => {
            format!("{}: {}", language.of(["given twice", "указано дважды", "екі рет көрсетілген"]), option())
        }
        ErrorKind::ArgumentConflict => {
            let not_both = language.of(["not together", "не указывают вместе", "бірге көрсетілмейді"]);
            let all = [ContextKind::InvalidArg, ContextKind::InvalidSubcommand, ContextKind::PriorArg];
            let all: Vec<_> = all.into_iter().flat_map(|kind| strings(error, kind)).collect();
            format!("{not_both}: {}", all.join(", "))
        }
        ErrorKind::TooManyValues => {
            format!("{}: {}", option(), language.of(["a value too many", "лишнее значение", "артық мән"]))
        }
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("{}: {}", option(), language.of(["not so many values", "значений не столько", "мән саны басқа"]))
        }
        ErrorKind::InvalidUtf8 => language
            .of(["a word is not UTF-8 text", "одно из слов — не текст UTF-8", "сөздердің бірі UTF-8 мәтіні емес"])
            .to_owned(),
        _ => return None,
    })
}

/// Names and values that an error is about, safe to show.
fn strings(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(value)) => vec![line(value)],
        Some(ContextValue::Strings(values)) => values.iter().map(|value| line(value)).collect(),
        _ => Vec::new(),
    }
}

/// The option that is not known: only what looks like the name of one.
fn typed_name(error: &clap::Error) -> Option<String> {
    let name = strings(error, ContextKind::InvalidArg).pop()?;
    let is_name = name.starts_with('-') && name.chars().all(|c| c == '-' || c.is_ascii_alphanumeric());
    is_name.then_some(name)
}

/// Whether an option that the command does not know belongs before it.
fn belongs_before(command: &Command, error: &clap::Error) -> bool {
    let name = typed_name(error);
    let is_it = |long: &str| name.as_deref().and_then(|name| name.strip_prefix("--")) == Some(long);
    command.get_arguments().any(|arg| arg.get_long().is_some_and(is_it))
}

fn suggested(error: &clap::Error) -> Option<String> {
    let kinds = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    kinds.into_iter().flat_map(|kind| strings(error, kind)).next()
}

fn is_twice(error: &clap::Error) -> bool {
    let of = |kind| strings(error, kind);
    of(ContextKind::InvalidArg) == of(ContextKind::PriorArg)
}

/// That a value does not fit; it is repeated where its option stands before it, and it was meant for that.
fn refused(language: Language, error: &clap::Error) -> String {
    let is_option = strings(error, ContextKind::InvalidArg).iter().any(|name| name.starts_with('-'));
    let value = strings(error, ContextKind::InvalidValue).join(" ");
    if !is_option {
        return language.of(["what stands there does not fit", "значение не подходит", "мәні жарамайды"]).to_owned();
    }
    language.of([format!("'{value}' does not fit"), format!("«{value}» не подходит"), format!("«{value}» жарамайды")])
}

fn valid(language: Language, error: &clap::Error) -> String {
    let valid = strings(error, ContextKind::ValidValue);
    if valid.is_empty() {
        return String::new();
    }
    format!("\n  {}: {}", language.of(["one of", "одно из", "мыналардың бірі"]), valid.join(", "))
}

fn reason(language: Language, error: &clap::Error) -> Option<String> {
    let source = error.source()?;
    if let Some(why) = source.downcast_ref::<WrongValue>() {
        return Some(language.wrong_value(*why).to_owned());
    }
    if source.is::<ParseIntError>() {
        return Some(language.of(["expected a whole number", "нужно целое число", "бүтін сан керек"]).to_owned());
    }
    // clap has no other way to tell it
    let said = source.to_string();
    let (least, most) = said.split_once(" is not in ")?.1.split_once("..=")?;
    Some(format!("{}: {least}–{most}", language.of(["expected a number", "нужно число", "сан керек"])))
}

/// The command that was asked for, by its words and as it is built: the help that explains it.
fn asked_for(command: &Command, arguments: &[OsString]) -> (String, Command) {
    let (mut at, mut names) = (command, Vec::new());
    let mut words = arguments.iter().skip(1).map(|word| word.to_string_lossy());
    while let Some(word) = words.next() {
        if let Some(option) = word.strip_prefix("--") {
            let takes_next = |arg: &clap::Arg| {
                arg.get_long() == Some(option)
                    && arg.get_action().takes_values()
                    && arg.get_num_args().is_some_and(|values| values.min_values() > 0)
            };
            if at.get_arguments().any(takes_next) {
                words.next();
            }
        } else if let Some(sub) = at.find_subcommand(word.as_ref()) {
            at = sub;
            names.extend((sub.get_name() != "help").then(|| sub.get_name()));
        } else if !word.starts_with('-') {
            break;
        }
    }
    (names.join(" "), at.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::command_line::command;

    fn said(language: Language, typed: &str) -> String {
        let words: Vec<OsString> =
            ["sybyr-officer", "--casebook", "b"].into_iter().chain(typed.split(' ')).map(Into::into).collect();
        let command = command(language, None);
        let error = command.clone().try_get_matches_from(&words).expect_err("wrong");
        complaint(language, &command, &words, &error).expect("told")
    }

    #[test]
    fn what_was_typed_wrong_is_told_with_what_to_do() {
        let told = [
            ("list --foo", "нет такого параметра: --foo", "параметры: sybyr-officer help list"),
            (
                "list --newst 3",
                "нет такого параметра: --newst",
                "возможно: --newest; параметры: sybyr-officer help list",
            ),
            (
                "list --casebook c",
                "нет такого параметра: --casebook",
                "поставьте его перед командой; параметры: sybyr-officer help list",
            ),
            ("lst", "нет такой команды: lst", "возможно: list; список команд: sybyr-officer help"),
            ("identity ad", "нет такой команды: ad", "возможно: add; параметры: sybyr-officer help identity"),
            (
                "show",
                "не указано: <ДЕЛО>",
                "наберите так: sybyr-officer --casebook <ПАПКА> show [ПАРАМЕТРЫ] <ДЕЛО>; параметры: sybyr-officer help show",
            ),
            ("triage 1 --ref 18", "не указано: --status <СТАТУС>", "параметры: sybyr-officer help triage"),
            ("show 1 --today", "--today <ГГГГ-ММ-ДД>: не указано значение", "параметры: sybyr-officer help show"),
            (
                "list --today 31.12.2026",
                "--today <ГГГГ-ММ-ДД>: «31.12.2026» не подходит: нужна дата вида 2026-11-21, годы от 1970 до 2199",
                "параметры: sybyr-officer help list",
            ),
            ("show x", "<ДЕЛО>: значение не подходит: нужно целое число", "параметры: sybyr-officer help show"),
            (
                "outbox --qr --qr-pace 99",
                "--qr-pace <СКОЛЬКО>: «99» не подходит: нужно число: 1–15",
                "параметры: sybyr-officer help outbox",
            ),
            (
                "triage 1 --dismiss --reopen",
                "не указывают вместе: --dismiss, --reopen",
                "оставьте что-то одно; параметры: sybyr-officer help triage",
            ),
            ("list --newest 1 --newest 2", "указано дважды: --newest <СКОЛЬКО>", "параметры: sybyr-officer help list"),
            (
                "identity --json",
                "не указано, что сделать",
                "наберите так: sybyr-officer --casebook <ПАПКА> identity [ПАРАМЕТРЫ] <КОМАНДА>; параметры: sybyr-officer help identity",
            ),
        ];
        for (typed, what, next) in told {
            assert_eq!(said(Language::Ru, typed), format!("ошибка: {what}\nчто делать: {next}\n"), "{typed}");
            for (language, mark) in [(Language::En, "error: "), (Language::Kk, "қате: ")] {
                assert!(said(language, typed).starts_with(mark), "{typed}");
            }
        }
        let valid = said(Language::Kk, "triage 1 --signs x");
        assert!(
            valid.starts_with("қате: --signs <БЕЛГІЛЕР>: «x» жарамайды\n  мыналардың бірі: yes, no, unclear\n"),
            "{valid}"
        );
    }

    #[test]
    fn every_part_that_can_be_left_out_is_named() {
        for part in sybyr_crypto::tip::Part::ALL {
            let word = serde_json::to_value(part).expect("a word");
            for language in [Language::En, Language::Ru, Language::Kk] {
                assert!(language.wrong_value(WrongValue::Part).contains(word.as_str().expect("a word")), "{word}");
            }
        }
    }

    #[test]
    fn a_passphrase_in_the_wrong_place_is_not_repeated() {
        for typed in [
            "SECRET",
            "passphrase SECRET",
            "passphrase --passphrase=SECRET",
            "list --json=SECRET",
            "rehearse SECRET",
            "show SECRET",
            "unlock SECRET",
            "identity SECRET",
            "help SECRET",
            "list -- SECRET",
        ] {
            for language in [Language::En, Language::Ru, Language::Kk] {
                let told = said(language, typed);
                assert!(!told.contains("SECRET"), "{typed}: {told}");
            }
        }
    }
}
