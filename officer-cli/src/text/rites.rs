//! What is said in the ceremony and about the kit, in each language.

use serde::Serialize;
use std::path::PathBuf;

use sybyr_crypto::card::Texts;

use super::{Language, path};
use crate::terminal;

/// A sentence of the ceremony, or about the kit.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each is explained by its sentence in `en`")]
pub enum Rite {
    Begins,
    GoesOn,
    Machine,
    MachineWell,
    GoOnAllTheSame,
    Drop,
    AskDrop,
    DropThere,
    Names,
    Named { names: Texts, texts: Option<PathBuf> },
    AreNamesRight,
    AskName { language: &'static str },
    AskTexts,
    Keys,
    KeysThere,
    TypeItOnce,
    Shares,
    SharesThere,
    SheetsGone,
    AskOf,
    AskNeed,
    NumberBetween { least: u8, most: u8 },
    Print { sheets: PathBuf },
    Rehearsal,
    AnotherHolder,
    NextHolder,
    SheetsDestroyed { sheets: PathBuf },
    Card,
    CardThere,
    AskCardFolder,
    CardWritten { folder: PathBuf },
    Root,
    RootAway,
    AskRootFolder,
    ChooseRootPassphrase,
    Copies,
    AskCopiesFolder,
    AskAge,
    Done,
    KitWritten { to: PathBuf, files: usize, age: Option<String>, recovery: bool },
}

/// What will stand on the cards, each name on a line of its own.
fn named(names: &Texts, texts: &str) -> String {
    let [kk, ru, en] = [&names.kk, &names.ru, &names.en].map(|name| terminal::line(name));
    format!("  қазақша: {kk}\n  русский: {ru}\n  English: {en}\n  {texts}")
}

pub(super) fn en(what: &Rite) -> String {
    use Rite::*;
    match what {
        Begins => "The ceremony makes the agency's keys and all that protects them, in nine steps.\nIt can be interrupted at any time: the same command goes on where it stopped.".into(),
        GoesOn => "The ceremony goes on where it stopped.".into(),
        Machine => "This machine".into(),
        MachineWell => "nothing to complain of".into(),
        GoOnAllTheSame => "Best mend this first, then run the ceremony again. Type yes to go on all the same: ".into(),
        Drop => "The drop".into(),
        AskDrop => "Where is the operator's file drop.sybyr? ".into(),
        DropThere => "compared already".into(),
        Named { names, texts } => named(
            names,
            &texts.as_ref().map_or_else(|| "no texts of the card".to_owned(), |file| format!("texts of the card: {}", path(file))),
        ),
        AreNamesRight => "Type yes if all this is right, no to type it anew: ".into(),
        Names => "The agency's name, as sources will see it".into(),
        AskName { language } => format!("{language}: "),
        AskTexts => "A file with texts for the card (see the guide), or an empty line: ".into(),
        Keys => "The keys, and the passphrase that opens them: six random words or more. Nobody can restore it.".into(),
        KeysThere => "made already".into(),
        TypeItOnce => "Type the passphrase once more now, as you will each day:".into(),
        Shares => "Recovery shares: when the passphrase or the machine is lost, some of the holders together bring the keys back".into(),
        SharesThere => "made and handed out already".into(),
        SheetsGone => "the sheets made before are no longer there: new ones are made, burn what was printed of the old".into(),
        AskOf => "How many people will each keep one? (five is usual): ".into(),
        AskNeed => "How many of them are needed together? (three of five is usual): ".into(),
        NumberBetween { least, most } => format!("a number from {least} to {most}"),
        Print { sheets } => format!(
            "Print the sheets in {}: each .html has its words and a square, each .txt the same for a plain printer.\nEach holder takes one sheet and shows it to nobody. Type yes when each has a sheet: ",
            path(sheets)
        ),
        Rehearsal => "Rehearsal: the holders type their shares back, one after the other; the others look away".into(),
        AnotherHolder => "Type yes for another holder, an empty line to go on: ".into(),
        NextHolder => "Type yes for the next try: ".into(),
        SheetsDestroyed { sheets } => format!("the sheets in {} are deleted; only paper is left", path(sheets)),
        Card => "The card, for the drop's operator, and your twelve words on a page to hang up".into(),
        CardThere => "written already".into(),
        AskCardFolder => "To which folder, best on the courier's stick? ".into(),
        CardWritten { folder } => format!("{0}/agency.card is for the operator; {0}/words.html is to be printed", path(folder)),
        Root => "The root key moves to a stick of its own, which is locked away: it signs cards and is needed for nothing else".into(),
        RootAway => "the root key is no longer on this machine".into(),
        AskRootFolder => "To which folder, on a stick that stays in the safe? ".into(),
        ChooseRootPassphrase => "A passphrase of its own for the root key: ".into(),
        Copies => "A backup, and the kit from which tips open without this program".into(),
        AskCopiesFolder => "To which folder, on a disk that is kept in another room? ".into(),
        AskAge => "Where is the static command age 1.3 or newer, to go into the kit? An empty line if you have none: ".into(),
        Done => "\nDone. Burn what was misprinted. Take agency.card to the operator, read out the twelve words, and run doctor every Monday.".into(),
        KitWritten { to, files, age, recovery } => format!(
            "{}: {files} files{}\n{}",
            path(to),
            age.as_ref().map_or_else(
                || "; without an age command (--age FILE puts one in)".to_owned(),
                |hash| format!("; age has SHA-256 {hash}: compare it with its makers'")
            ),
            if *recovery {
                "Make it anew when keys change, and destroy the old one: its recovery.age opens with the shares"
            } else {
                "There is no recovery.age in it: no shares were made yet"
            }
        ),
    }
}

pub(super) fn ru(what: &Rite) -> String {
    use Rite::*;
    match what {
        Begins => "Церемония за девять шагов создаёт ключи органа и всё, что их защищает.\nЕё можно прервать когда угодно: та же команда продолжит с того же места.".into(),
        GoesOn => "Церемония продолжается с того места, где её прервали.".into(),
        Machine => "Этот компьютер".into(),
        MachineWell => "замечаний нет".into(),
        GoOnAllTheSame => "Лучше сначала исправить это и начать заново. Чтобы всё же продолжить, введите «да»: ".into(),
        Drop => "Сервер приёма".into(),
        AskDrop => "Где файл оператора drop.sybyr? ".into(),
        DropThere => "слова уже сверены".into(),
        Named { names, texts } => named(
            names,
            &texts.as_ref().map_or_else(|| "без текстов карточки".to_owned(), |file| format!("тексты карточки: {}", path(file))),
        ),
        AreNamesRight => "Если всё верно, введите «да»; чтобы ввести заново, «нет»: ".into(),
        Names => "Название органа, каким его увидят заявители".into(),
        AskName { language } => format!("{language}: "),
        AskTexts => "Файл с текстами для карточки (см. руководство) или пустая строка: ".into(),
        Keys => "Ключи и парольная фраза, которая их открывает: не меньше шести случайных слов. Восстановить её не сможет никто.".into(),
        KeysThere => "уже созданы".into(),
        TypeItOnce => "Теперь введите парольную фразу ещё раз, как будете вводить каждый день:".into(),
        Shares => "Доли для восстановления: если утрачена фраза или компьютер, несколько держателей вместе вернут ключи".into(),
        SharesThere => "уже созданы и розданы".into(),
        SheetsGone => "прежних листов больше нет: создаются новые, а напечатанное из старых сожгите".into(),
        AskOf => "У скольких людей будет по доле? (обычно пять): ".into(),
        AskNeed => "Сколько из них нужно вместе? (обычно трое из пяти): ".into(),
        NumberBetween { least, most } => format!("число от {least} до {most}"),
        Print { sheets } => format!(
            "Напечатайте листы из папки {}: в .html слова и QR-код, в .txt только слова, для простого принтера.\nКаждый держатель берёт один лист и никому его не показывает. Когда лист будет у каждого, введите «да»: ",
            path(sheets)
        ),
        Rehearsal => "Проверка: держатели по очереди вводят свои доли; остальные не смотрят".into(),
        AnotherHolder => "«да» для следующего держателя, пустая строка, чтобы продолжить: ".into(),
        NextHolder => "Чтобы попробовать ещё раз, введите «да»: ".into(),
        SheetsDestroyed { sheets } => format!("листы в {} удалены; остались только бумажные", path(sheets)),
        Card => "Карточка для оператора и двенадцать слов на листе, который можно повесить".into(),
        CardThere => "уже записана".into(),
        AskCardFolder => "В какую папку их записать? Лучше всего на флешку курьера: ".into(),
        CardWritten { folder } => format!("{0}/agency.card отнесите оператору; {0}/words.html напечатайте", path(folder)),
        Root => "Корневой ключ переезжает на отдельную флешку, под замок: он подписывает карточки и больше ни для чего не нужен".into(),
        RootAway => "корневого ключа на этом компьютере больше нет".into(),
        AskRootFolder => "В какую папку на флешке, которая останется в сейфе? ".into(),
        ChooseRootPassphrase => "Отдельная парольная фраза для корневого ключа: ".into(),
        Copies => "Резервная копия и набор, с которым сообщения откроются без этой программы".into(),
        AskCopiesFolder => "В какую папку на диске, который хранится в другом помещении? ".into(),
        AskAge => "Где лежит программа age (статическая сборка, 1.3 или новее), чтобы положить её в набор? Если её нет, пустая строка: ".into(),
        Done => "\nГотово. Испорченные листы сожгите. Отнесите agency.card оператору, прочтите ему двенадцать слов и каждый понедельник запускайте doctor.".into(),
        KitWritten { to, files, age, recovery } => format!(
            "{}: файлов: {files}{}\n{}",
            path(to),
            age.as_ref().map_or_else(
                || "; без программы age (её добавит команда kit с --age ФАЙЛ)".to_owned(),
                |hash| format!("; SHA-256 программы age: {hash}, сравните с тем, что называют её авторы")
            ),
            if *recovery {
                "Когда меняются ключи, сделайте набор заново, а прежний уничтожьте: его recovery.age открывают доли"
            } else {
                "recovery.age в нём нет: долей ещё не делали"
            }
        ),
    }
}

pub(super) fn kk(what: &Rite) -> String {
    use Rite::*;
    match what {
        Begins => "Бұл рәсім тоғыз қадамда органның кілттерін және оларды қорғайтынның бәрін жасайды.\nОны кез келген сәтте тоқтатуға болады: сол команда тоқтаған жерінен жалғастырады.".into(),
        GoesOn => "Рәсім тоқтаған жерінен жалғасады.".into(),
        Machine => "Осы компьютер".into(),
        MachineWell => "ескерту жоқ".into(),
        GoOnAllTheSame => "Алдымен осыны түзетіп, рәсімді қайта бастаған дұрыс. Сонда да жалғастыру үшін «иә» деп теріңіз: ".into(),
        Drop => "Қабылдау сервері".into(),
        AskDrop => "Оператордың drop.sybyr файлы қайда? ".into(),
        DropThere => "сөздер салыстырылып қойған".into(),
        Named { names, texts } => named(
            names,
            &texts.as_ref().map_or_else(|| "карточка мәтіндері жоқ".to_owned(), |file| format!("карточка мәтіндері: {}", path(file))),
        ),
        AreNamesRight => "Бәрі дұрыс болса, «иә» деп, қайта теру үшін «жоқ» деп теріңіз: ".into(),
        Names => "Органның хабарлаушылар көретін атауы".into(),
        AskName { language } => format!("{language}: "),
        AskTexts => "Карточка мәтіндерінің файлы (нұсқаулықты қараңыз), болмаса бос жол: ".into(),
        Keys => "Кілттер және оларды ашатын құпия сөйлем: кемінде алты кездейсоқ сөз. Оны ешкім қалпына келтіре алмайды.".into(),
        KeysThere => "жасалып қойған".into(),
        TypeItOnce => "Енді құпия сөйлемді күн сайын теретіндей тағы бір рет теріңіз:".into(),
        Shares => "Қалпына келтіру үлестері: құпия сөйлем не компьютер жоғалса, бірнеше үлес иесі бірігіп кілттерді қайтарады".into(),
        SharesThere => "жасалып, таратылып қойған".into(),
        SheetsGone => "бұрынғы парақтар жоқ: жаңалары жасалады, ескілерден басылып шыққанын өртеңіз".into(),
        AskOf => "Неше адам бір-бір үлестен сақтайды? (әдетте бесеу): ".into(),
        AskNeed => "Олардың нешеуі бірге керек? (әдетте бесеудің үшеуі): ".into(),
        NumberBetween { least, most } => format!("{least} мен {most} арасындағы сан"),
        Print { sheets } => format!(
            "{} қалтасындағы парақтарды басып шығарыңыз: .html ішінде сөздер мен QR-код, .txt ішінде қарапайым принтерге арналған сөздер ғана.\nӘр үлес иесі бір парақ алып, оны ешкімге көрсетпейді. Әрқайсысы парағын алған соң «иә» деп теріңіз: ",
            path(sheets)
        ),
        Rehearsal => "Тексеру: үлес иелері өз үлестерін кезекпен тереді; қалғандары қарамайды".into(),
        AnotherHolder => "Келесі үлес иесі үшін «иә», әрі қарай өту үшін бос жол: ".into(),
        NextHolder => "Қайталап көру үшін «иә» деп теріңіз: ".into(),
        SheetsDestroyed { sheets } => format!("{} ішіндегі парақтар өшірілді; тек қағаздағылары қалды", path(sheets)),
        Card => "Операторға арналған карточка және іліп қоятын параққа жазылған он екі сөз".into(),
        CardThere => "жазылып қойған".into(),
        AskCardFolder => "Қай қалтаға жазылсын? Дұрысы — жеткізушінің флешкасы: ".into(),
        CardWritten { folder } => format!("{0}/agency.card файлын операторға беріңіз; {0}/words.html бетін басып шығарыңыз", path(folder)),
        Root => "Түбір кілт бөлек флешкаға көшіп, құлыпталады: ол тек карточкаларға қол қояды, басқа ештеңеге керек емес".into(),
        RootAway => "түбір кілт енді бұл компьютерде жоқ".into(),
        AskRootFolder => "Сейфте қалатын флешкадағы қай қалтаға? ".into(),
        ChooseRootPassphrase => "Түбір кілттің жеке құпия сөйлемі: ".into(),
        Copies => "Сақтық көшірме және хабарламаларды бұл бағдарламасыз ашатын жинақ".into(),
        AskCopiesFolder => "Басқа бөлмеде сақталатын дискідегі қай қалтаға? ".into(),
        AskAge => "Жинаққа салынатын age бағдарламасы қайда (статикалық, 1.3 не одан жаңа)? Жоқ болса, бос жол: ".into(),
        Done => "\nБітті. Бүлінген парақтарды өртеңіз. agency.card файлын операторға апарып, он екі сөзді оқып беріңіз. Әр дүйсенбіде doctor командасын іске қосыңыз.".into(),
        KitWritten { to, files, age, recovery } => format!(
            "{}: файл саны: {files}{}\n{}",
            path(to),
            age.as_ref().map_or_else(
                || "; age бағдарламасы жоқ (оны kit командасы --age ФАЙЛ арқылы қосады)".to_owned(),
                |hash| format!("; age бағдарламасының SHA-256 мәні: {hash}, авторлары жариялағанмен салыстырыңыз")
            ),
            if *recovery {
                "Кілттер ауысқанда жинақты қайта жасап, ескісін жойыңыз: оның recovery.age файлын үлестер ашады"
            } else {
                "Ішінде recovery.age жоқ: үлестер әлі жасалған жоқ"
            }
        ),
    }
}

impl Language {
    /// Behind "the command age" in a kit that has it.
    pub fn age_is_here(self) -> &'static str {
        match self {
            Self::En => ":\n    here as \"age\"; its SHA-256, to compare with its makers', is",
            Self::Ru => ":\n    здесь под именем «age»; её SHA-256, чтобы сравнить с названным авторами:",
            Self::Kk => ":\n    мұнда «age» деген атпен; авторлары жариялағанмен салыстыратын SHA-256:",
        }
    }

    /// Which sheets bring the keys back.
    pub fn sheets_needed(self, shares: Option<(u8, usize)>) -> String {
        match (self, shares) {
            (Self::En, Some((need, of))) => format!("any {need} of the {of} recovery sheets"),
            (Self::En, None) => "recovery sheets (none had been made)".into(),
            (Self::Ru, Some((need, of))) => format!("листы восстановления (нужно {need} из {of}, любые)"),
            (Self::Ru, None) => "листы восстановления (их ещё не делали)".into(),
            (Self::Kk, Some((need, of))) => format!("{of} қалпына келтіру парағының кез келген {need} данасы"),
            (Self::Kk, None) => "қалпына келтіру парақтары (олар әлі жасалмаған)".into(),
        }
    }
}
