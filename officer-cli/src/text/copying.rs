//! What is said while shares are copied from the screen by hand, in each language.

use serde::Serialize;
use sybyr_crypto::keys::Day;

use super::Language;
use crate::clock::format as date;

/// A sentence about a share on the screen. None holds its words.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each is explained by its sentence in `say`")]
pub enum Copying {
    Begins { of: u8 },
    Head { index: u8, of: u8, need: u8, day: Day },
    Foot,
    Differs { index: u8 },
    Right { index: u8, of: u8 },
    Next { index: u8 },
}

pub(super) fn say(what: &Copying, language: Language) -> String {
    match language {
        Language::En => en(what),
        Language::Ru => ru(what),
        Language::Kk => kk(what),
    }
}

fn en(what: &Copying) -> String {
    match what {
        Copying::Begins { of } => format!(
            "Holders: {of}. One after the other comes to the screen alone, copies eight lines of four words onto paper, and types them back from it.\nUntil the last one has typed, nothing counts: whoever stops before burns the papers and begins again.\nOnly the first holder is at the screen? Press Enter: "
        ),
        Copying::Head { index, of, need, day } => {
            format!("Share {index} of {of}, any {need} are needed, {}. Copy this line too.\n", date(*day))
        }
        Copying::Foot => "\n\nWrite whole words, clearly. Each line is checked by itself when it is typed.\nAll eight lines are on paper? Enter hides them: ".into(),
        Copying::Differs { index } => format!("That was not share {index}. Enter shows it once more, to mend the paper: "),
        Copying::Right { index, of } => format!("Share {index} of {of} is right. Put the paper into its envelope now.\n"),
        Copying::Next { index } => format!("Only the holder of share {index} is at the screen? Press Enter: "),
    }
}

fn ru(what: &Copying) -> String {
    match what {
        Copying::Begins { of } => format!(
            "Держателей: {of}. Каждый по очереди подходит к экрану один, переписывает на бумагу восемь строк по четыре слова и вводит их с неё.\nПока не ввёл последний, ничто не считается: если прервать раньше, бумаги надо сжечь и начать заново.\nУ экрана только первый держатель? Нажмите Enter: "
        ),
        Copying::Head { index, of, need, day } => {
            format!("Доля {index} из {of}, нужно любых {need}, {}. Перепишите и эту строку.\n", date(*day))
        }
        Copying::Foot => "\n\nПишите слова целиком и разборчиво. При вводе каждая строка проверяется отдельно.\nВсе восемь строк на бумаге? Enter скроет их: ".into(),
        Copying::Differs { index } => format!("Это не доля {index}. Enter покажет её ещё раз, чтобы исправить запись: "),
        Copying::Right { index, of } => format!("Доля {index} из {of} верна. Уберите бумагу в конверт сейчас же.\n"),
        Copying::Next { index } => format!("У экрана только держатель доли {index}? Нажмите Enter: "),
    }
}

fn kk(what: &Copying) -> String {
    match what {
        Copying::Begins { of } => format!(
            "Үлес иелерінің саны: {of}. Әрқайсысы экранға кезекпен жалғыз келіп, төрт сөзден сегіз жолды қағазға көшіреді де, содан қарап қайта тереді.\nСоңғысы теріп болғанша ештеңе есепке алынбайды: одан бұрын тоқтатсаңыз, қағаздарды өртеп, басынан бастаңыз.\nЭкран алдында тек бірінші үлес иесі ме? Enter басыңыз: "
        ),
        Copying::Head { index, of, need, day } => {
            format!("{of} үлестің {index}-үлесі, кез келген {need} үлес керек, {}. Осы жолды да көшіріңіз.\n", date(*day))
        }
        Copying::Foot => "\n\nСөздерді түгел, анық жазыңыз. Тергенде әр жол жеке тексеріледі.\nСегіз жолдың бәрі қағазда ма? Enter оларды жасырады: ".into(),
        Copying::Differs { index } => format!("Бұл {index}-үлес емес. Жазғаныңызды түзету үшін Enter оны тағы бір рет көрсетеді: "),
        Copying::Right { index, of } => format!("{of} үлестің {index}-үлесі дұрыс. Қағазды қазір конвертке салыңыз.\n"),
        Copying::Next { index } => format!("Экран алдында тек {index}-үлестің иесі ме? Enter басыңыз: "),
    }
}
