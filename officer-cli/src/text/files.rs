//! What is said about files that were written, and about those that the system refused, in each language.

use std::io::{self, ErrorKind};
use std::path::PathBuf;

use serde::Serialize;

use super::{Language, path};

/// A sentence about a file.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each is explained by its sentence in `say`")]
pub enum AboutFiles {
    Written { output: PathBuf, size: u64 },
    PageWritten { output: PathBuf, size: u64 },
}

pub(super) fn say(what: &AboutFiles, language: Language) -> String {
    let (AboutFiles::Written { output, size } | AboutFiles::PageWritten { output, size }) = what;
    let written = format!("{}: {}", path(output), language.size(*size));
    match (what, language) {
        (AboutFiles::Written { .. }, _) => written,
        (AboutFiles::PageWritten { .. }, Language::En) => {
            format!("{written}; open it in a browser of this computer, print it, then delete the file")
        }
        (AboutFiles::PageWritten { .. }, Language::Ru) => {
            format!("{written}; откройте файл в браузере этого компьютера, напечатайте, затем удалите его")
        }
        (AboutFiles::PageWritten { .. }, Language::Kk) => {
            format!("{written}; файлды осы компьютердің браузерінде ашып, басып шығарыңыз, содан соң өшіріңіз")
        }
    }
}

/// Why the system refused. English has the system's own words; whatever is rare keeps them in every language, with the
/// number that helps to look it up.
pub(super) fn reason(error: &io::Error, language: Language) -> String {
    let [ru, kk] = match error.kind() {
        ErrorKind::NotFound => ["нет такого файла или папки", "мұндай файл не қалта жоқ"],
        ErrorKind::PermissionDenied => ["нет доступа", "рұқсат жоқ"],
        ErrorKind::AlreadyExists => ["такой файл уже есть", "мұндай файл бұрыннан бар"],
        ErrorKind::StorageFull => ["на диске нет места", "дискіде орын қалмады"],
        ErrorKind::QuotaExceeded => ["превышена квота на диске", "дискідегі квота таусылды"],
        ErrorKind::ReadOnlyFilesystem => ["диск или флешка только для чтения", "диск не флешка тек оқуға ашық"],
        ErrorKind::IsADirectory => ["это папка, а не файл", "бұл файл емес, қалта"],
        ErrorKind::NotADirectory => ["это файл, а не папка", "бұл қалта емес, файл"],
        ErrorKind::DirectoryNotEmpty => ["папка не пуста", "қалта бос емес"],
        ErrorKind::InvalidFilename => ["такое имя файла недопустимо", "файлға мұндай атау қоюға болмайды"],
        ErrorKind::FileTooLarge => {
            ["файл слишком велик для этого диска или флешки", "файл бұл диск не флешка үшін тым үлкен"]
        }
        ErrorKind::ResourceBusy => ["диск или файл занят", "диск не файл бос емес"],
        ErrorKind::UnexpectedEof => ["файл обрывается", "файл орта жолда үзілген"],
        ErrorKind::BrokenPipe => ["читающая программа закрылась", "оқып тұрған бағдарлама жабылды"],
        _ if error.raw_os_error() == Some(IO_ERROR) => {
            ["диск или флешка не читается либо не пишется", "дискіні не флешканы оқу не оған жазу мүмкін емес"]
        }
        _ => return error.to_string(),
    };
    match (language, error.raw_os_error()) {
        (Language::En, _) => error.to_string(),
        (Language::Ru, Some(code)) => format!("{ru} (код {code})"),
        (Language::Kk, Some(code)) => format!("{kk} (код {code})"),
        (Language::Ru, None) => ru.to_owned(),
        (Language::Kk, None) => kk.to_owned(),
    }
}

/// EIO: what a stick that was pulled out or is worn out gives.
const IO_ERROR: i32 = 5;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_often_happens_to_sticks_and_disks_has_words_in_each_language_and_keeps_its_code() {
        for (code, ru, kk) in [
            (2, "нет такого файла или папки (код 2)", "мұндай файл не қалта жоқ (код 2)"),
            (
                5,
                "диск или флешка не читается либо не пишется (код 5)",
                "дискіні не флешканы оқу не оған жазу мүмкін емес (код 5)",
            ),
            (13, "нет доступа (код 13)", "рұқсат жоқ (код 13)"),
            (28, "на диске нет места (код 28)", "дискіде орын қалмады (код 28)"),
            (30, "диск или флешка только для чтения (код 30)", "диск не флешка тек оқуға ашық (код 30)"),
        ] {
            let error = io::Error::from_raw_os_error(code);
            assert_eq!((reason(&error, Language::Ru), reason(&error, Language::Kk)), (ru.to_owned(), kk.to_owned()));
            assert_eq!(reason(&error, Language::En), error.to_string());
        }
    }

    #[test]
    fn what_is_rare_keeps_the_words_and_the_code_of_the_system() {
        let error = io::Error::from_raw_os_error(12);
        for language in [Language::En, Language::Ru, Language::Kk] {
            assert!(reason(&error, language).ends_with("(os error 12)"), "{}", reason(&error, language));
        }
    }
}
