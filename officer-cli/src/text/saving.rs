//! What is said of saved files beside their names, and when not all of a case was saved, in each language.

use sybyr_crypto::hex::Hex;
use sybyr_crypto::keys::Day;

use super::{Language, path};
use crate::clock::format as date;
use crate::problem::NotSaved;
use crate::terminal::line;

/// What `names.txt` says of the saved files beside their names; each is a line that begins with `#`.
pub(crate) enum Remark<'a> {
    /// Whose files they are.
    Tip { leaf: &'a str, day: Day },
    /// The file of the line before.
    File { size: u64, hash: Hex<32> },
    /// Whoever saved it stopped here.
    Stopped,
    /// The tip cannot be opened any more.
    Damaged { blob: &'a str },
}

impl Language {
    /// A line of `names.txt`.
    pub(crate) fn remark(self, what: &Remark<'_>) -> String {
        let said = match (self, what) {
            (Self::En, Remark::Tip { leaf, day }) => format!("leaf {leaf}, received {}", date(*day)),
            (Self::Ru, Remark::Tip { leaf, day }) => format!("запись {leaf}, получено {}", date(*day)),
            (Self::Kk, Remark::Tip { leaf, day }) => format!("жазба {leaf}, алынған күні {}", date(*day)),
            (Self::En, Remark::File { size, hash }) => format!("{size} bytes, SHA-256 {hash}"),
            (Self::Ru | Self::Kk, Remark::File { size, hash }) => format!("{size} байт, SHA-256 {hash}"),
            (Self::En, Remark::Stopped) => "stopped here by whoever saved it: the rest is not there".into(),
            (Self::Ru, Remark::Stopped) => {
                "на этом сохранение остановлено тем, кто сохранял: остального здесь нет".into()
            }
            (Self::Kk, Remark::Stopped) => "осы жерде сақтаушы сақтауды тоқтатты: қалғаны мұнда жоқ".into(),
            (Self::En, Remark::Damaged { blob }) => format!("does not open any more: blobs/{blob}"),
            (Self::Ru, Remark::Damaged { blob }) => format!("больше не открывается: blobs/{blob}"),
            (Self::Kk, Remark::Damaged { blob }) => format!("енді ашылмайды: blobs/{blob}"),
        };
        format!("# {said}\n")
    }
}

/// What happened, and how to get the rest.
pub(super) fn problem(why: &NotSaved, language: Language) -> (String, String) {
    match why {
        NotSaved::Rest { case, to, from } => rest(*case, &path(to), &line(from), language),
        NotSaved::NoSuchFile(name) => {
            let name = line(name);
            let (what, next) = match language {
                Language::En => (
                    format!("the case has no file '{name}'"),
                    "give a name as save shows it, such as 07-act.pdf or tip-2/07-act.pdf",
                ),
                Language::Ru => (
                    format!("в деле нет файла «{name}»"),
                    "назовите файл так, как его показывает save: 07-act.pdf или tip-2/07-act.pdf",
                ),
                Language::Kk => (
                    format!("істе «{name}» деген файл жоқ"),
                    "файлды save көрсеткендей атаңыз: 07-act.pdf не tip-2/07-act.pdf",
                ),
            };
            (what, next.into())
        }
    }
}

fn rest(case: i64, to: &str, from: &str, language: Language) -> (String, String) {
    match language {
        Language::En => (
            format!(
                "there are no pictures from '{from}' on: one saving makes 1,000 pages and 2 GB at most, and takes half of the free disk"
            ),
            format!(
                "the rest, in a folder of its own: save {case} --to {to} --from '{from}'; when the disk is nearly full, take another"
            ),
        ),
        Language::Ru => (
            format!(
                "начиная с «{from}» снимков нет: за одно сохранение делается не больше 1000 страниц и 2 ГБ и занимается не больше половины свободного места"
            ),
            format!(
                "остальное, в отдельную папку: save {case} --to {to} --from '{from}'; если на диске мало места, возьмите другой"
            ),
        ),
        Language::Kk => (
            format!(
                "«{from}» файлынан бастап сурет жасалмады: бір сақтағанда ең көбі 1000 бет пен 2 ГБ жазылады және дискідегі бос орынның жартысы ғана алынады"
            ),
            format!(
                "қалғанын бөлек қалтаға сақтаңыз: save {case} --to {to} --from '{from}'; дискіде орын аз болса, басқасын алыңыз"
            ),
        ),
    }
}
