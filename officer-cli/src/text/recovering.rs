//! What is said about shares, their rehearsal and recovery, in each language; and the words of the printed pages.

use std::path::PathBuf;

use serde::Serialize;
use sybyr_crypto::keys::Day;
use sybyr_crypto::share::ShareError;
use sybyr_crypto::words::List;

use super::{Language, path};
use crate::clock::format as date;
use crate::problem::Unrecovered;

/// A sentence about recovery.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each is explained by its sentence in `en`")]
pub enum Recovering {
    AskRootPassphrase,
    SheetsWritten { to: PathBuf, need: u8, of: u8 },
    Copied { need: u8, of: u8 },
    SheetsOnDisk,
    OldSharesStay { day: Day },
    TypeShare,
    AskLine { line: usize },
    Again(ShareError),
    NextShare { have: usize, need: u8 },
    Rehearsed { index: u8, done: usize, need: u8 },
    AlreadyRehearsed { index: u8 },
    SharesCount { done: usize, of: usize },
    KeysBack { casebook: PathBuf },
    KeptBefore { path: PathBuf },
    WithoutCases,
    OnlyRoot { until: Day },
    RootBack { path: PathBuf },
    NoShares,
    NotRehearsed { done: usize, need: u8, day: Day },
}

pub(super) fn en(what: &Recovering) -> String {
    use Recovering::*;
    match what {
        AskRootPassphrase => "Passphrase of the root key: ".into(),
        SheetsWritten { to, need, of } => format!(
            "{}: {of} sheets, each as .html and as .txt\nPrint them, give each holder one, then destroy this folder. Any {need} of them restore the agency's keys.\nThey count when {need} holders have typed theirs back: rehearse",
            path(to)
        ),
        Copied { need, of } => format!("all {of} shares are on paper and were typed back; any {need} of them restore the agency's keys"),
        SheetsOnDisk => "warning: this folder is not in memory: what was written to a disk or a stick can be found there after it is deleted. Best is a folder under /dev/shm".into(),
        OldSharesStay { day } => format!(
            "warning: the shares of {} still restore the key too: collect and burn those sheets",
            date(*day)
        ),
        TypeShare => "Type the share from the sheet, line by line: four words each, the first four letters of a word suffice.\n".into(),
        AskLine { line } => format!("line {line}: "),
        Again(error) => match error {
            ShareError::Count { words, expected } => format!("{words} words; a line has {expected}. Once more.\n"),
            ShareError::UnknownWord { word, .. } => format!("word {word} is in no list: compare its letters. The line once more.\n"),
            ShareError::Line(_) => "this is not that line of the sheet: a word differs, or another line was typed. The line once more.\n".into(),
            ShareError::Version => "written by a later version of this program\n".into(),
        },
        NextShare { have, need } => format!("shares: {have} of {need}\n"),
        Rehearsed { index, done, need } => format!("share {index} is right. Typed back: {done}, needed: {need}"),
        AlreadyRehearsed { index } => format!("share {index} is right, and had been typed back before"),
        SharesCount { done, of } if done == of => format!("the shares count now: all {of} were typed back"),
        SharesCount { done, of } => format!("the shares count now: {done} of {of} were typed back. The other holders should do so as well"),
        KeysBack { casebook } => format!(
            "{}: the keys are back, under the new passphrase",
            path(casebook)
        ),
        KeptBefore { path: kept } => format!(
            "The identity file of before is kept as {}: destroy it when all is well, it opens with the old passphrase",
            path(kept)
        ),
        WithoutCases => "This casebook is empty. What was in the lost one (cases, notes, decisions, replies that waited) comes back only from a backup of its folder.\n\
            If there is one, put it here instead and recover again. Otherwise: import the newest bundle (it raises the alarm), then restore, then every older bundle you still have.\n\
            Sources keep their threads; replies go on behind number 128 of each".into(),
        OnlyRoot { until } => format!(
            "The shares alone give back the root key, and with it the agency's twelve words. All other keys are new, the cards last until {}.\n\
             What cannot come back: the lost casebook, and every tip sealed to the old keys, also those that still wait at the drop.\n\
             Next: card --output agency.card, and take it to the drop's operator today; import the newest bundle; restore",
            date(*until)
        ),
        RootBack { path: root } => format!("{}: the root key, under the new passphrase; lock it away", path(root)),
        NoShares => "nobody holds recovery shares\n  a lost passphrase or a broken disk would end the agency: shares --need 3 --of 5 --to /dev/shm/sheets".into(),
        NotRehearsed { done, need, day } => format!(
            "the shares of {} do not count yet: {done} of {need} holders have typed theirs back\n  rehearse, with each holder and the sheet",
            date(*day)
        ),
    }
}

pub(super) fn ru(what: &Recovering) -> String {
    use Recovering::*;
    match what {
        AskRootPassphrase => "Парольная фраза корневого ключа: ".into(),
        SheetsWritten { to, need, of } => format!(
            "{}: листов: {of}, каждый в виде .html и .txt\nНапечатайте их, отдайте каждому держателю его лист и уничтожьте эту папку. Ключи органа восстановят любые {need} из них.\nОни действительны, когда держатели (не меньше {need}) введут свои доли: rehearse",
            path(to)
        ),
        Copied { need, of } => format!("все доли ({of}) на бумаге и введены с неё; ключи органа восстановят любые {need} из них"),
        SheetsOnDisk => "внимание: папка не в памяти: записанное на диск или флешку можно найти и после удаления. Лучше папка в /dev/shm".into(),
        OldSharesStay { day } => format!(
            "внимание: доли от {} тоже ещё восстанавливают ключ: соберите и сожгите те листы",
            date(*day)
        ),
        TypeShare => "Введите долю с листа, строку за строкой: по четыре слова, от слова достаточно первых четырёх букв.\n".into(),
        AskLine { line } => format!("строка {line}: "),
        Again(error) => match error {
            ShareError::Count { words, expected } => format!("слов: {words}, а в строке их {expected}. Ещё раз.\n"),
            ShareError::UnknownWord { word, .. } => format!("слова № {word} нет в списках: сверьте буквы. Эту строку ещё раз.\n"),
            ShareError::Line(_) => "на листе одно из слов этой строки другое, или строка стоит не на своём месте. Эту строку ещё раз.\n".into(),
            ShareError::Version => "записано более новой версией программы\n".into(),
        },
        NextShare { have, need } => format!("долей: {have} из {need}\n"),
        Rehearsed { index, done, need } => format!("доля {index} верна. Введено: {done}, нужно: {need}"),
        AlreadyRehearsed { index } => format!("доля {index} верна, её уже вводили"),
        SharesCount { done, of } if done == of => format!("теперь доли действительны: введены все, {of} из {of}"),
        SharesCount { done, of } => format!("теперь доли действительны: введено {done} из {of}. Остальным держателям тоже стоит их ввести"),
        KeysBack { casebook } => format!("{}: ключи восстановлены, под новой парольной фразой", path(casebook)),
        KeptBefore { path: kept } => format!(
            "Прежний файл ключей сохранён как {}: когда всё откроется, уничтожьте его, он открывается старой фразой",
            path(kept)
        ),
        WithoutCases => "Эта книга дел пуста. То, что было в утраченной (дела, заметки, решения, неотправленные ответы), вернёт только резервная копия её папки.\n\
            Если копия есть, положите её сюда и восстановите ещё раз. Если нет: import последнего пакета (поднимет тревогу), затем restore, затем все более ранние пакеты, какие остались.\n\
            Переписка с заявителями сохраняется; ответы в каждой пойдут после номера 128".into(),
        OnlyRoot { until } => format!(
            "Одни доли возвращают корневой ключ, а с ним двенадцать слов органа. Все остальные ключи новые, карточки действуют до {}.\n\
             Не вернуть: утраченную книгу дел и все сообщения, запечатанные прежними ключами, в том числе ждущие на сервере.\n\
             Дальше: card --output agency.card, и сегодня же отнесите файл оператору; import последнего пакета; restore",
            date(*until)
        ),
        RootBack { path: root } => format!("{}: корневой ключ под новой парольной фразой; уберите под замок", path(root)),
        NoShares => "долей для восстановления нет ни у кого\n  забытая фраза или сломанный диск лишат орган ключей: shares --need 3 --of 5 --to /dev/shm/sheets".into(),
        NotRehearsed { done, need, day } => format!(
            "доли от {} ещё не действительны: введено {done} из {need}\n  rehearse, с каждым держателем и его листом",
            date(*day)
        ),
    }
}

pub(super) fn kk(what: &Recovering) -> String {
    use Recovering::*;
    match what {
        AskRootPassphrase => "Түбір кілттің құпия сөйлемі: ".into(),
        SheetsWritten { to, need, of } => format!(
            "{}: парақ саны: {of}, әрқайсысы .html және .txt түрінде\nОларды басып шығарып, әр үлес иесіне өз парағын беріңіз де, бұл қалтаны жойыңыз. Органның кілттерін кез келген {need} үлес қалпына келтіреді.\nКемінде {need} үлес иесі өз үлесін теріп шыққаннан кейін ғана үлестер есепке алынады: rehearse",
            path(to)
        ),
        Copied { need, of } => format!("{of} үлестің бәрі қағазда және содан қайта терілді; органның кілттерін кез келген {need} үлес қалпына келтіреді"),
        SheetsOnDisk => "назар аударыңыз: қалта жедел жадта емес: дискіге не флешкаға жазылғанды өшірген соң да табуға болады. /dev/shm ішіндегі қалта дұрысырақ".into(),
        OldSharesStay { day } => format!(
            "назар аударыңыз: {} жасалған үлестер де кілтті әлі қалпына келтіре алады: ол парақтарды жинап, өртеңіз",
            date(*day)
        ),
        TypeShare => "Үлесті парақтан жолма-жол теріңіз: әр жолда төрт сөз, сөздің алғашқы төрт әрпі жеткілікті.\n".into(),
        AskLine { line } => format!("{line}-жол: "),
        Again(error) => match error {
            ShareError::Count { words, expected } => format!("сөз саны: {words}, ал бір жолда {expected} сөз болады. Қайта теріңіз.\n"),
            ShareError::UnknownWord { word, .. } => format!("{word}-сөз тізімдерде жоқ: әріптерін салыстырыңыз. Осы жолды қайта теріңіз.\n"),
            ShareError::Line(_) => "парақта бұл жолдың бір сөзі басқаша, немесе жол өз орнында тұрған жоқ. Осы жолды қайта теріңіз.\n".into(),
            ShareError::Version => "бағдарламаның кейінгі нұсқасымен жазылған\n".into(),
        },
        NextShare { have, need } => format!("үлес: {have} / {need}\n"),
        Rehearsed { index, done, need } => format!("{index}-үлес дұрыс. Терілгені: {done}, керегі: {need}"),
        AlreadyRehearsed { index } => format!("{index}-үлес дұрыс, ол бұрын да терілген"),
        SharesCount { done, of } if done == of => format!("үлестер енді жарамды: {of} үлестің бәрі терілді"),
        SharesCount { done, of } => format!("үлестер енді жарамды: терілгені {done}, барлығы {of}. Қалған үлес иелері де теріп шыққаны жөн"),
        KeysBack { casebook } => format!("{}: кілттер қалпына келді, жаңа құпия сөйлеммен ашылады", path(casebook)),
        KeptBefore { path: kept } => format!(
            "Бұрынғы кілттер файлы {} деген атпен сақталды: бәрі ашылған соң оны жойыңыз, ол ескі сөйлеммен ашылады",
            path(kept)
        ),
        WithoutCases => "Бұл істер кітабы бос. Жоғалғанындағы істерді, жазбаларды, шешімдерді, жіберілмеген жауаптарды тек оның сақтық көшірмесі қайтарады.\n\
            Көшірме болса, осы жерге қойып, қайта қалпына келтіріңіз. Болмаса: соңғы пакетке import жасаңыз (дабыл көтеріледі), содан кейін restore, одан соң қолда қалған бұрынғы пакеттердің бәрі.\n\
            Хабарлаушылармен хат алысу сақталады; жауаптар әрқайсысында 128-нөмірден кейін жалғасады".into(),
        OnlyRoot { until } => format!(
            "Үлестердің өзі тек түбір кілтті, сонымен бірге органның он екі сөзін қайтарады. Қалған кілттердің бәрі жаңа, карточкалардың мерзімі {} бітеді.\n\
             Қайтпайтыны: жоғалған істер кітабы және бұрынғы кілттермен мөрленген барлық хабарлама, серверде күтіп тұрғандары да.\n\
             Әрі қарай: card --output agency.card, файлды бүгін операторға апарыңыз; соңғы пакетке import; restore",
            date(*until)
        ),
        RootBack { path: root } => format!("{}: жаңа құпия сөйлеммен ашылатын түбір кілт; құлыптап қойыңыз", path(root)),
        NoShares => "қалпына келтіру үлестері ешкімде жоқ\n  құпия сөйлем ұмытылса немесе диск бұзылса, орган кілттерінен айырылады: shares --need 3 --of 5 --to /dev/shm/sheets".into(),
        NotRehearsed { done, need, day } => format!(
            "{} жасалған үлестер әлі жарамды емес: терілгені {done}, керегі {need}\n  әр үлес иесімен бірге, парағына қарап: rehearse",
            date(*day)
        ),
    }
}

pub(super) fn unrecovered_en(why: &Unrecovered) -> (String, &'static str) {
    use Unrecovered::*;
    match why {
        Numbers { need, of } => {
            (format!("{need} of {of} shares is not possible"), "at least 2 must be needed, of at most 16")
        }
        NoShares => ("no share was given".into(), "type them one after the other, or give each with --share-file"),
        TooFew { have, need } => {
            (format!("{have} shares were given, {need} are needed"), "ask the next holder; fewer tell nothing")
        }
        OfAnotherSet { index } => (
            format!("share {index} belongs to another set than the first one"),
            "shares made at different times do not mix: use sheets of one day",
        ),
        Twice { index } => (format!("share {index} was given twice"), "each holder types another one"),
        NotAShare(error) => (not_a_share_en(error), "compare it with the sheet, letter by letter"),
        NotOfTheNewest { index } => (
            format!("share {index} is not of the newest set"),
            "sheets of older sets no longer count: burn them, and use the newest",
        ),
        NoneMade => ("no shares were made yet".into(), "shares --need 3 --of 5 --to /dev/shm/sheets"),
        WrongRoot => {
            ("these shares are of another agency".into(), "use the sheets that show this agency's twelve words")
        }
        OtherRecoveryFile(file) => (
            format!("{} does not open with these shares", path(file)),
            "take a newer copy from the kit or a backup, or the sheets that show its agency's twelve words",
        ),
        NothingToOpen => (
            "there is no recovery file here".into(),
            "give --recovery FILE from the kit or a backup; without any, --drop and --card begin with the root key alone",
        ),
    }
}

fn not_a_share_en(error: &ShareError) -> String {
    match error {
        ShareError::Count { words, expected } => format!("a share has {expected} words, these are {words}"),
        ShareError::UnknownWord { line, word } => format!("line {line}: word {word} is in no list"),
        ShareError::Line(line) => format!("line {line} is not what the sheet says, or stands in another place"),
        ShareError::Version => "the share was written by a later version".into(),
    }
}

pub(super) fn unrecovered_ru(why: &Unrecovered) -> (String, &'static str) {
    use Unrecovered::*;
    match why {
        Numbers { need, of } => {
            (format!("{need} из {of} долей сделать нельзя"), "нужно не меньше 2 долей, всего не больше 16")
        }
        NoShares => ("не дано ни одной доли".into(), "введите их по очереди или укажите каждую через --share-file"),
        TooFew { have, need } => (
            format!("дано долей: {have}, нужно: {need}"),
            "позовите следующего держателя; меньшее число не говорит ничего",
        ),
        OfAnotherSet { index } => (
            format!("доля {index} из другого набора, чем первая"),
            "доли разных дней не складываются: возьмите листы одного дня",
        ),
        Twice { index } => (format!("доля {index} дана дважды"), "каждый держатель вводит свою"),
        NotAShare(error) => (not_a_share_ru(error), "сверьте с листом буква за буквой"),
        NotOfTheNewest { index } => (
            format!("доля {index} не из последнего набора"),
            "прежние листы больше не действуют: сожгите их и возьмите последние",
        ),
        NoneMade => ("долей ещё не делали".into(), "shares --need 3 --of 5 --to /dev/shm/sheets"),
        WrongRoot => ("эти доли от другого органа".into(), "возьмите листы с двенадцатью словами этого органа"),
        OtherRecoveryFile(file) => (
            format!("{} этими долями не открывается", path(file)),
            "возьмите более новый файл из набора восстановления или копии, или листы с двенадцатью словами его органа",
        ),
        NothingToOpen => (
            "здесь нет файла восстановления".into(),
            "укажите --recovery с файлом из набора или копии; если его нет, --drop и --card начнут с одного корневого ключа",
        ),
    }
}

fn not_a_share_ru(error: &ShareError) -> String {
    match error {
        ShareError::Count { words, expected } => format!("в доле слов: {expected}, а здесь: {words}"),
        ShareError::UnknownWord { line, word } => format!("строка {line}: слова № {word} нет в списках"),
        ShareError::Line(line) => format!("строка {line} не та, что на листе, или стоит не на своём месте"),
        ShareError::Version => "доля записана более новой версией программы".into(),
    }
}

pub(super) fn unrecovered_kk(why: &Unrecovered) -> (String, &'static str) {
    use Unrecovered::*;
    match why {
        Numbers { need, of } => (
            format!("{of} үлестің {need} үлесі деп бөлуге болмайды"),
            "кемінде 2 үлес керек болуы, барлығы 16 үлестен аспауы тиіс",
        ),
        NoShares => (
            "бірде-бір үлес берілмеді".into(),
            "оларды кезекпен теріңіз немесе әрқайсысын --share-file арқылы көрсетіңіз",
        ),
        TooFew { have, need } => (
            format!("берілген үлес саны: {have}, керегі: {need}"),
            "келесі үлес иесін шақырыңыз; одан азы ештеңе айтпайды",
        ),
        OfAnotherSet { index } => (
            format!("{index}-үлес біріншісімен бір жинақтан емес"),
            "әр кезде жасалған үлестер біріктірілмейді: бір күнгі парақтарды алыңыз",
        ),
        Twice { index } => (format!("{index}-үлес екі рет берілді"), "әр үлес иесі өзінікін тереді"),
        NotAShare(error) => (not_a_share_kk(error), "парақпен әріптеп салыстырыңыз"),
        NotOfTheNewest { index } => {
            (format!("{index}-үлес соңғы жинақтан емес"), "бұрынғы парақтар енді жарамсыз: өртеп, соңғыларын алыңыз")
        }
        NoneMade => ("үлестер әлі жасалған жоқ".into(), "shares --need 3 --of 5 --to /dev/shm/sheets"),
        WrongRoot => ("бұл үлестер басқа органдікі".into(), "осы органның он екі сөзі жазылған парақтарды алыңыз"),
        OtherRecoveryFile(file) => (
            format!("{} бұл үлестермен ашылмайды", path(file)),
            "жинақтан не көшірмеден жаңарақ файлды немесе органның он екі сөзі жазылған парақтарды алыңыз",
        ),
        NothingToOpen => (
            "мұнда қалпына келтіру файлы жоқ".into(),
            "--recovery арқылы жинақтағы не көшірмедегі файлды көрсетіңіз; ол жоқ болса, --drop пен --card тек түбір кілттен бастайды",
        ),
    }
}

fn not_a_share_kk(error: &ShareError) -> String {
    match error {
        ShareError::Count { words, expected } => format!("үлесте {expected} сөз болады, мұнда {words} сөз"),
        ShareError::UnknownWord { line, word } => format!("{line}-жол: {word}-сөз тізімдерде жоқ"),
        ShareError::Line(line) => format!("{line}-жол парақтағыдай емес, немесе өз орнында тұрған жоқ"),
        ShareError::Version => "үлес бағдарламаның кейінгі нұсқасымен жазылған".into(),
    }
}

/// The words of the printed pages.
#[allow(missing_docs, reason = "each is explained by its sentence below")]
pub struct ShareWords {
    pub title: &'static str,
    pub needed: fn(u8) -> String,
    pub agency: &'static str,
    pub what: fn(u8, u8) -> String,
    pub compare: &'static str,
}

const KK: ShareWords = ShareWords {
    title: "Қалпына келтіру үлесі",
    needed: |need| format!("керегі: {need}"),
    agency: "Органның кілт таңбасы",
    what: |need, of| {
        format!(
            "Бұл органның түбір кілтінің бір үлесі: барлығы {of}, кез келген {need} үлес кілтті қалпына келтіреді, одан азы ештеңе айтпайды. \
         Ешкім оқи да, суретке түсіре де алмайтын жерде сақтаңыз. Тек органның желіге қосылмаған компьютерінде теріңіз, \
         телефонға ешқашан енгізбеңіз. Жоғалса немесе біреу көріп қалса, бірден айтыңыз."
        )
    },
    compare: "Хабарлама жазғанда бетте осы он екі сөз тұруы керек.",
};

const RU: ShareWords = ShareWords {
    title: "Доля для восстановления",
    needed: |need| format!("нужно: {need}"),
    agency: "Отпечаток ключа органа",
    what: |need, of| {
        format!(
            "Это одна доля корневого ключа органа: всего их {of}, любые {need} восстанавливают ключ, меньшее число не говорит ничего. \
         Храните там, где никто другой не прочтёт и не снимет её. Вводите только на компьютере органа без сети, \
         никогда не в телефон. Если потеряли или кто-то видел, скажите сразу."
        )
    },
    compare: "Те же двенадцать слов должны стоять на странице, когда вы пишете сообщение.",
};

const EN: ShareWords = ShareWords {
    title: "Recovery share",
    needed: |need| format!("needed: {need}"),
    agency: "Fingerprint of the agency’s key",
    what: |need, of| {
        format!(
            "This is one share of the agency’s root key: there are {of}, any {need} of them restore the key, fewer tell nothing. \
         Keep it where nobody else can read or photograph it. Type it only into the agency’s computer without a network, \
         never into a telephone. If it is lost or somebody has seen it, say so at once."
        )
    },
    compare: "The page shows the same twelve words when you write a message.",
};

impl Language {
    /// The order of the languages on paper.
    pub const ON_PAPER: [Self; 3] = [Self::Kk, Self::Ru, Self::En];

    /// The words of the printed pages.
    pub fn share(self) -> &'static ShareWords {
        match self {
            Self::En => &EN,
            Self::Ru => &RU,
            Self::Kk => &KK,
        }
    }

    /// As in `lang="…"`.
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ru => "ru",
            Self::Kk => "kk",
        }
    }

    /// In which words are shown.
    pub fn list(self) -> List {
        self.words().list()
    }
}
