//! What is said about pictures of attachments and about originals, in each language.

use serde::Serialize;
use std::path::Path;

use super::{Language, path};
use crate::commands::save::SavedFile;
use crate::shown::Unshown;
use crate::terminal::line;

/// A sentence about a file of a source.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each is explained by its sentence in `en`")]
pub enum Showing {
    File(SavedFile),
    Originals,
    NoPictures,
}

pub(super) fn en(what: &Showing) -> String {
    match what {
        Showing::File(file) => format!(
            "{}: {}{}\n  {}\n  SHA-256 {}",
            line(&file.name),
            file.shown.as_ref().map_or_else(
                || "no pictures".to_owned(),
                |shown| match (shown.pictures, shown.pages) {
                    (0, _) => "no picture".to_owned(),
                    (1, 1) => "one picture".to_owned(),
                    (pictures, pages) if pictures == pages => format!("{pictures} pages as pictures"),
                    (pictures, pages) => format!("{pictures} of {pages} pages as pictures"),
                }
            ),
            why(file, unshown_en),
            Language::En.size(file.size),
            file.hash
        ),
        Showing::Originals => "These are the files as the source sent them. A file can take over the computer that opens it: \
            open originals only on a computer without a casebook, without keys and without a network, and compare the SHA-256 when one is copied"
            .into(),
        Showing::NoPictures => "Files themselves are not written without --originals".into(),
    }
}

fn unshown_en(why: Unshown) -> &'static str {
    match why {
        Unshown::Unknown => "neither an image nor a PDF",
        Unshown::Unreadable => "damaged, or locked with a password",
        Unshown::TooLarge => "too large to be shown",
        Unshown::TooLong => "took too long, and was ended",
        Unshown::Broke => "the program that shows files fell over it, and was ended",
        Unshown::NoRoom => "left for another saving",
    }
}

pub(super) fn ru(what: &Showing) -> String {
    match what {
        Showing::File(file) => format!(
            "{}: {}{}\n  {}\n  SHA-256 {}",
            line(&file.name),
            file.shown.as_ref().map_or_else(
                || "без снимков".to_owned(),
                |shown| match (shown.pictures, shown.pages) {
                    (0, _) => "снимка нет".to_owned(),
                    (1, 1) => "снимок".to_owned(),
                    (pictures, pages) if pictures == pages => format!("снимки страниц, всего: {pictures}"),
                    (pictures, pages) => format!("снимки страниц: {pictures} из {pages}"),
                }
            ),
            why(file, unshown_ru),
            Language::Ru.size(file.size),
            file.hash
        ),
        Showing::Originals => "Это файлы в том виде, в каком их прислал заявитель. Файл может захватить компьютер, на котором его откроют: \
            открывайте оригиналы только на компьютере без книги дел, без ключей и без сети, а после копирования сверяйте SHA-256"
            .into(),
        Showing::NoPictures => "Сами файлы записываются только с --originals".into(),
    }
}

fn unshown_ru(why: Unshown) -> &'static str {
    match why {
        Unshown::Unknown => "не изображение и не PDF",
        Unshown::Unreadable => "повреждён или закрыт паролем",
        Unshown::TooLarge => "слишком велик для показа",
        Unshown::TooLong => "показ занял слишком много времени и был прерван",
        Unshown::Broke => "программа показа не справилась с ним и была прервана",
        Unshown::NoRoom => "оставлен для следующего сохранения",
    }
}

pub(super) fn kk(what: &Showing) -> String {
    match what {
        Showing::File(file) => format!(
            "{}: {}{}\n  {}\n  SHA-256 {}",
            line(&file.name),
            file.shown.as_ref().map_or_else(
                || "суретсіз".to_owned(),
                |shown| match (shown.pictures, shown.pages) {
                    (0, _) => "суреті жоқ".to_owned(),
                    (1, 1) => "суреті жазылды".to_owned(),
                    (pictures, pages) if pictures == pages => format!("беттерінің суреті, барлығы: {pictures}"),
                    (pictures, pages) => format!("беттерінің суреті: {pages} беттен {pictures}"),
                }
            ),
            why(file, unshown_kk),
            Language::Kk.size(file.size),
            file.hash
        ),
        Showing::Originals => "Бұлар — хабарлаушы жіберген файлдардың өзі. Файл оны ашқан компьютерді басып алуы мүмкін: \
            түпнұсқаны істер кітабы да, кілттер де, желі де жоқ компьютерде ғана ашыңыз, көшірілген соң SHA-256 мәнін салыстырыңыз"
            .into(),
        Showing::NoPictures => "Файлдардың өзі --originals көрсетілгенде ғана жазылады".into(),
    }
}

fn unshown_kk(why: Unshown) -> &'static str {
    match why {
        Unshown::Unknown => "сурет те, PDF те емес",
        Unshown::Unreadable => "бүлінген немесе құпиясөзбен жабылған",
        Unshown::TooLarge => "көрсетуге тым үлкен",
        Unshown::TooLong => "көрсету тым ұзаққа созылып, тоқтатылды",
        Unshown::Broke => "көрсету бағдарламасы оны аша алмай, тоқтатылды",
        Unshown::NoRoom => "келесі сақтауға қалдырылды",
    }
}

fn why(file: &SavedFile, words: fn(Unshown) -> &'static str) -> String {
    let why = file.shown.as_ref().and_then(|shown| shown.why);
    why.map_or_else(String::new, |why| format!(", {}", words(why)))
}

/// The renderer is not there.
pub(super) fn no_renderer(language: Language, program: &Path) -> (String, &'static str) {
    let program = path(program);
    match language {
        Language::En => (
            format!("the program that makes pictures of files is not there: {program}"),
            "copy sybyr-render beside sybyr-officer; to have the files themselves, at your own risk: --originals",
        ),
        Language::Ru => (
            format!("нет программы, которая делает снимки файлов: {program}"),
            "скопируйте sybyr-render туда, где лежит sybyr-officer; сами файлы, на свой риск: --originals",
        ),
        Language::Kk => (
            format!("файлдардың суретін жасайтын бағдарлама жоқ: {program}"),
            "sybyr-render файлын sybyr-officer жанына көшіріңіз; файлдардың өзін тәуекелмен алу үшін: --originals",
        ),
    }
}

/// The kernel does not lock the renderer in.
pub(super) fn no_sandbox(language: Language) -> (String, &'static str) {
    let (what, help) = match language {
        Language::En => (
            "this system does not lock in the program that makes pictures of files, so it read none",
            "start a kernel from 5.13 on, with Landlock and seccomp (lsm= must name landlock); to have the files themselves, at your own risk: --originals",
        ),
        Language::Ru => (
            "система не изолирует программу, которая делает снимки файлов, поэтому она ничего не прочитала",
            "нужно ядро 5.13 или новее с Landlock и seccomp (в lsm= должен быть landlock); сами файлы, на свой риск: --originals",
        ),
        Language::Kk => (
            "жүйе файлдардың суретін жасайтын бағдарламаны оқшаулай алмайды, сондықтан ол ештеңе оқыған жоқ",
            "Landlock пен seccomp бар 5.13 не одан жаңа ядро керек (lsm= ішінде landlock тұруы тиіс); файлдардың өзін тәуекелмен алу үшін: --originals",
        ),
    };
    (what.into(), help)
}
