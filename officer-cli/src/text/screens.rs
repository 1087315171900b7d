//! What the screens of the terminal interface say, in each language.

use super::Language;
use crate::casebook::Clock;
use crate::tui::triage::Asked;

/// The words of the screens. Rows of keys fit into 78 columns.
pub struct Screens {
    language: Language,
    pub(crate) opening: &'static str,
    /// While something is done that can take long.
    pub(crate) reading: &'static str,
    pub(crate) saving: &'static str,
    pub(crate) locked: &'static str,
    pub(crate) lock_keys: &'static str,
    pub(crate) too_small: &'static str,
    pub(crate) no_cases: &'static str,
    pub(crate) nothing_open: &'static str,
    /// Number, due, next step, about, first line.
    pub(crate) inbox_heads: [&'static str; 5],
    pub(crate) inbox_keys: &'static str,
    /// Thread, files, journal, due.
    pub(crate) leaves: [&'static str; 4],
    pub(crate) case_keys: &'static str,
    clocks: [&'static str; 3],
    pub(crate) no_files: &'static str,
    pub(crate) asked_folder: &'static str,
    pub(crate) pictures: &'static str,
    pub(crate) originals: &'static str,
    pub(crate) search: &'static str,
    pub(crate) search_keys: &'static str,
    pub(crate) ask_keys: &'static str,
    pub(crate) triage_menu: &'static [&'static str],
    pub(crate) triage_keys: &'static str,
    pub(crate) nothing_chosen: &'static str,
    pub(crate) similar: &'static str,
    pub(crate) reason: &'static str,
    pub(crate) asked_sector: &'static str,
    pub(crate) asked_district: &'static str,
    pub(crate) asked_untag: &'static str,
    /// Officer, reason, tag, assigned, note, duplicate.
    asked: [&'static str; 6],
    pub(crate) reply_keys: &'static str,
    pub(crate) status_label: &'static str,
    pub(crate) status_as_before: &'static str,
    pub(crate) reference_label: &'static str,
    pub(crate) files_label: &'static str,
    pub(crate) source_reads: &'static str,
    pub(crate) signed_label: &'static str,
    pub(crate) asked_status: &'static str,
    pub(crate) asked_template: &'static str,
    pub(crate) asked_reference: &'static str,
    pub(crate) asked_attach: &'static str,
    pub(crate) asked_record: &'static str,
    pub(crate) draft_kept: &'static str,
    pub(crate) help_title: &'static str,
    pub(crate) help_keys: &'static str,
    pub(crate) help: &'static str,
}

impl Language {
    /// The words of the screens.
    pub fn screens(self) -> &'static Screens {
        match self {
            Self::En => &EN,
            Self::Ru => &RU,
            Self::Kk => &KK,
        }
    }
}

impl Screens {
    /// What a clock waits for, in one word.
    pub(crate) fn clock(&self, clock: Clock) -> &'static str {
        self.clocks[match clock {
            Clock::Redirect => 0,
            Clock::Acknowledge => 1,
            Clock::Answer => 2,
        }]
    }

    /// When something is due, in at most 13 columns.
    pub(crate) fn days(&self, days: i64) -> String {
        match (self.language, days) {
            (Language::En, 0) => "today".into(),
            (Language::En, 1) => "tomorrow".into(),
            (Language::En, 2..) => format!("in {days} days"),
            (Language::En, _) => format!("LATE by {}", -days),
            (Language::Ru, 0) => "сегодня".into(),
            (Language::Ru, 1) => "завтра".into(),
            (Language::Ru, 2..) => format!("дней: {days}"),
            (Language::Ru, _) => format!("ПРОШЛО: {}", -days),
            (Language::Kk, 0) => "бүгін".into(),
            (Language::Kk, 1) => "ертең".into(),
            (Language::Kk, 2..) => format!("{days} күн бар"),
            (Language::Kk, _) => format!("{} КҮН ӨТТІ", -days),
        }
    }

    /// Above the inbox.
    pub(crate) fn inbox_title(&self, all: bool, cases: usize, open: usize, late: usize) -> String {
        match (self.language, all) {
            (Language::En, false) => format!("to do: {open}, late: {late}"),
            (Language::En, true) => format!("all cases: {cases}"),
            (Language::Ru, false) => format!("к работе: {open}, просрочено: {late}"),
            (Language::Ru, true) => format!("все дела: {cases}"),
            (Language::Kk, false) => format!("қаралатыны: {open}, мерзімі өткені: {late}"),
            (Language::Kk, true) => format!("барлық істер: {cases}"),
        }
    }

    /// Above a case.
    pub(crate) fn case_title(&self, case: i64) -> String {
        match self.language {
            Language::En => format!("case {case}"),
            Language::Ru => format!("дело {case}"),
            Language::Kk => format!("{case}-іс"),
        }
    }

    /// So many lines are below the window.
    pub(crate) fn more(&self, lines: usize) -> String {
        match self.language {
            Language::En => format!("{lines} more below "),
            Language::Ru => format!("ниже строк: {lines} "),
            Language::Kk => format!("төменде: {lines} жол "),
        }
    }

    /// What is asked for while deciding.
    pub(crate) fn asked(&self, asked: Asked) -> &'static str {
        self.asked[match asked {
            Asked::Officer => 0,
            Asked::Reason => 1,
            Asked::Tag => 2,
            Asked::Assigned => 3,
            Asked::Note => 4,
            Asked::Duplicate => 5,
        }]
    }

    /// Above a decision.
    pub(crate) fn triage_title(&self, cases: usize) -> String {
        match (self.language, cases) {
            (Language::En, 1) => "decide about 1 case".into(),
            (Language::En, _) => format!("decide about {cases} cases"),
            (Language::Ru, _) => format!("решение, дел: {cases}"),
            (Language::Kk, _) => format!("шешім, іс саны: {cases}"),
        }
    }

    /// Above an answer.
    pub(crate) fn reply_title(&self, case: i64) -> String {
        match self.language {
            Language::En => format!("reply to case {case}"),
            Language::Ru => format!("ответ по делу {case}"),
            Language::Kk => format!("{case}-іс бойынша жауап"),
        }
    }

    /// Above a search.
    pub(crate) fn found(&self, cases: usize, is_cut: bool) -> String {
        match (self.language, is_cut) {
            (Language::En, false) => format!("found: {cases}"),
            (Language::En, true) => format!("the newest {cases}"),
            (Language::Ru, false) => format!("найдено: {cases}"),
            (Language::Ru, true) => format!("последние: {cases}"),
            (Language::Kk, false) => format!("табылғаны: {cases}"),
            (Language::Kk, true) => format!("соңғы {cases}"),
        }
    }

    /// So many cases are marked.
    pub(crate) fn marked(&self, cases: usize) -> String {
        match self.language {
            Language::En => format!("marked: {cases}"),
            Language::Ru => format!("отмечено: {cases}"),
            Language::Kk => format!("белгіленгені: {cases}"),
        }
    }

    /// Somebody wants to quit while answers are unfinished.
    pub(crate) fn quit_loses(&self, drafts: &[i64]) -> String {
        let cases = drafts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        match self.language {
            Language::En => format!("Unfinished replies, cases: {cases}. The same key again quits and loses them"),
            Language::Ru => format!("Неоконченные ответы, дела: {cases}. Ещё раз — выйти без них"),
            Language::Kk => format!("Аяқталмаған жауаптар, істер: {cases}. Тағы бір рет — оларсыз шығу"),
        }
    }

    /// So many unfinished answers wait behind the lock.
    pub(crate) fn drafts_wait(&self, drafts: usize) -> String {
        match self.language {
            Language::En => format!("Unfinished replies behind it: {drafts}. They are lost when you quit."),
            Language::Ru => format!("Неоконченных ответов: {drafts}. Если выйти, они пропадут."),
            Language::Kk => format!("Аяқталмаған жауаптар: {drafts}. Шықсаңыз, олар жоғалады."),
        }
    }
}

const EN: Screens = Screens {
    language: Language::En,
    opening: "Opening the casebook…",
    reading: "Reading…",
    saving: "Saving…",
    locked: "The screen is covered and the casebook is closed.",
    lock_keys: " Enter open   Ctrl-C quit",
    too_small: "The window must have 60 columns and 16 rows",
    no_cases: "No cases yet. Quit with q, then: import BUNDLE",
    nothing_open: "Nothing to do. Tab shows every case.",
    inbox_heads: ["Case", "Due", "Next step", "About", "First line"],
    inbox_keys: "Enter open  / search  t decide  r reply  Space mark  Tab all  ? help  q quit",
    leaves: ["Thread", "Files", "Journal", "Deadlines"],
    case_keys: "Tab section  r reply  t decide  s save  / search  n next  p previous  ?  Esc",
    clocks: ["whose matter", "first answer", "final answer"],
    no_files: "No files came with this case.",
    asked_folder: "Save into the folder:",
    pictures: "Texts, and pictures of the files. Pictures cannot harm.",
    originals: "Originals can harm the machine that opens them: use one you can lose.",
    search: " Search:",
    search_keys: "type words or a number   arrows choose   Enter open   Esc back",
    ask_keys: "Enter take it   Esc leave it",
    triage_menu: &[
        " whose matter      o ours      a another agency's   u unclear",
        " signs of a crime  y yes       n no                 m unclear",
        " urgency           h high      i normal             l low",
        " c sector          v district  p repeats a case     b who works on it",
        " t tag on          x tag off   e note               r reason",
        " d nothing more will be done   w take it up again",
    ],
    triage_keys: "Enter record   Backspace take the last back   Esc leave",
    nothing_chosen: "Nothing is chosen yet.",
    similar: "Much the same:",
    reason: "reason:",
    asked_sector: "Sector",
    asked_district: "District",
    asked_untag: "Tag to take off",
    asked: ["Who decides?", "Why?", "Tag:", "Who works on it?", "Note:", "Repeats case number:"],
    reply_keys: "Ctrl-S record  Ctrl-T template  Ctrl-O status  Ctrl-R number  Ctrl-A file  Esc",
    status_label: "Status:",
    status_as_before: "as before",
    reference_label: "Number:",
    files_label: "Files:",
    source_reads: "The source writes in:",
    signed_label: "Last line:",
    asked_status: "Where does the case stand now?",
    asked_template: "Begin with which text?",
    asked_reference: "Number under which it is filed:",
    asked_attach: "File to send along (empty: none):",
    asked_record: "Record it? It leaves with an outbox. Enter yes, Esc no",
    draft_kept: "The unfinished reply is kept until you quit",
    help_title: "help",
    help_keys: "arrows scroll   Esc back",
    help: "Everywhere
  arrows, PgUp, PgDn, Home, End   move; j and k too
  Esc           back; stops long work      Ctrl-L   cover the screen
  ? or F1       this help                  Ctrl-Z   cover it and stop
  Ctrl-C        quit
  Letters mean the same keys when a Russian or Kazakh layout is on.
Inbox
  Enter open    / search    Tab what is to do, or every case    q quit
  t decide      r reply     Space mark for one decision
  f mark every case that is like this one
  * new   ! high urgency   . low urgency   + marked
Case
  Tab, 1 to 4   thread, files, journal, deadlines
  r reply   t decide   n, p next and previous case   / search
  s save texts and pictures of files   o save originals
Deciding
  Letters choose; what is chosen stands below. Enter records one decision.
Reply
  Ctrl-T template   Ctrl-O status   Ctrl-R number   Ctrl-A file   Ctrl-S record
  Esc keeps what is written until you quit.
Also commands: list, show, triage, reply, save, search, due, journal.",
};

const RU: Screens = Screens {
    language: Language::Ru,
    opening: "Открываю книгу дел…",
    reading: "Читаю…",
    saving: "Сохраняю…",
    locked: "Экран закрыт, книга дел закрыта.",
    lock_keys: " Enter открыть   Ctrl-C выйти",
    too_small: "Нужно окно не меньше 60 столбцов и 16 строк",
    no_cases: "Дел пока нет. Выйдите (q) и дайте команду: import ПАКЕТ",
    nothing_open: "Всё сделано. Tab покажет все дела.",
    inbox_heads: ["Дело", "Срок", "Что нужно", "О чём", "Первая строка"],
    inbox_keys: "Enter дело  / поиск  t решить  r ответ  Пробел отметка  Tab все  ?  q выход",
    leaves: ["Переписка", "Файлы", "Журнал", "Сроки"],
    case_keys: "Tab раздел  r ответ  t решить  s сохранить  / поиск  n, p дальше, назад  ?  Esc",
    clocks: ["компетенция", "первый ответ", "итоговый ответ"],
    no_files: "Файлов в этом деле нет.",
    asked_folder: "Сохранить в папку:",
    pictures: "Тексты и снимки файлов. Снимки безвредны.",
    originals: "Оригиналы могут навредить компьютеру, на котором их откроют.",
    search: " Поиск:",
    search_keys: "введите слова или номер   стрелки выбрать   Enter открыть   Esc назад",
    ask_keys: "Enter принять   Esc отменить",
    triage_menu: &[
        " компетенция           o наша      a другого органа    u неясно",
        " признаки преступления y есть      n нет               m неясно",
        " срочность             h высокая   i обычная           l низкая",
        " c сфера               v район     p повторяет дело    b кому поручено",
        " t поставить метку     x снять     e заметка           r основание",
        " d оставить без рассмотрения       w снова взять в работу",
    ],
    triage_keys: "Enter записать   Backspace убрать последнее   Esc отменить",
    nothing_chosen: "Пока ничего не выбрано.",
    similar: "Похожие дела:",
    reason: "основание:",
    asked_sector: "Сфера",
    asked_district: "Район",
    asked_untag: "Какую метку снять",
    asked: ["Кто решает?", "Основание:", "Метка:", "Кому поручено?", "Заметка:", "Повторяет дело номер:"],
    reply_keys: "Ctrl-S записать  Ctrl-T образец  Ctrl-O статус  Ctrl-R номер  Ctrl-A файл  Esc",
    status_label: "Статус:",
    status_as_before: "прежний",
    reference_label: "Номер:",
    files_label: "Файлы:",
    source_reads: "Язык заявителя:",
    signed_label: "Последняя строка:",
    asked_status: "Что теперь с делом?",
    asked_template: "С какого текста начать?",
    asked_reference: "Номер, под которым дело учтено:",
    asked_attach: "Приложить файл (пусто: без файлов):",
    asked_record: "Записать? Ответ уйдёт с исходящим пакетом. Enter да, Esc нет",
    draft_kept: "Неоконченный ответ сохранится, пока вы не выйдете",
    help_title: "справка",
    help_keys: "стрелки листать   Esc назад",
    help: "Везде
  стрелки, PgUp, PgDn, Home, End   перемещение; ещё j и k
  Esc           назад; прервать долгое     Ctrl-L   закрыть экран
  ? или F1      эта справка                Ctrl-Z   закрыть экран и остановить
  Ctrl-C        выйти
  Буквы действуют и при русской, и при казахской раскладке.
Входящие
  Enter открыть   / поиск   Tab что к работе или все дела    q выйти
  t решить        r ответ   Пробел отметить для одного решения
  f отметить все похожие дела
  * новое   ! срочно   . не срочно   + отмечено
Дело
  Tab, от 1 до 4   переписка, файлы, журнал, сроки
  r ответ   t решить   n, p следующее и предыдущее   / поиск
  s сохранить тексты и снимки файлов   o сохранить оригиналы
Решение
  Буквы выбирают; выбранное стоит внизу. Enter записывает одним решением.
Ответ
  Ctrl-T образец   Ctrl-O статус   Ctrl-R номер   Ctrl-A файл   Ctrl-S записать
  Esc сохраняет написанное, пока вы не выйдете.
То же командами: list, show, triage, reply, save, search, due, journal.",
};

const KK: Screens = Screens {
    language: Language::Kk,
    opening: "Істер кітабы ашылып жатыр…",
    reading: "Оқылып жатыр…",
    saving: "Сақталып жатыр…",
    locked: "Экран жабық, істер кітабы жабық.",
    lock_keys: " Enter ашу   Ctrl-C шығу",
    too_small: "Терезеде кемінде 60 баған, 16 жол болуы керек",
    no_cases: "Әзірге іс жоқ. Шығыңыз (q), содан кейін: import ПАКЕТ",
    nothing_open: "Бәрі қаралды. Tab барлық істерді көрсетеді.",
    inbox_heads: ["Іс", "Мерзімі", "Не керек", "Не туралы", "Бірінші жолы"],
    inbox_keys: "Enter ашу  / іздеу  t шешім  r жауап  Бос орын белгі  Tab бәрі  ?  q шығу",
    leaves: ["Хат алысу", "Файлдар", "Журнал", "Мерзімдер"],
    case_keys: "Tab бөлім  r жауап  t шешім  s сақтау  / іздеу  n келесі  p алдыңғы  ?  Esc",
    clocks: ["құзыреті", "алғашқы жауап", "қорытынды"],
    no_files: "Бұл іспен файл келмеген.",
    asked_folder: "Мына папкаға сақтау:",
    pictures: "Мәтіндер мен файлдардың суреттері. Суреттер зиянсыз.",
    originals: "Түпнұсқалар өзін ашқан компьютерге зиян келтіруі мүмкін.",
    search: " Іздеу:",
    search_keys: "сөз не нөмір теріңіз   көрсеткілермен таңдау   Enter ашу   Esc артқа",
    ask_keys: "Enter қабылдау   Esc бас тарту",
    triage_menu: &[
        " құзырет             o біздікі   a басқа органдікі      u белгісіз",
        " қылмыс белгілері    y бар       n жоқ                  m белгісіз",
        " шұғылдығы           h жоғары    i қалыпты              l төмен",
        " c сала              v аудан     p басқа істі қайталайды  b кімге тапсырылды",
        " t белгі қою         x белгі алу e жазба                r негіздеме",
        " d қараусыз қалдыру              w қайта қарауға алу",
    ],
    triage_keys: "Enter жазу   Backspace соңғысын алу   Esc бас тарту",
    nothing_chosen: "Әзірге ештеңе таңдалмаған.",
    similar: "Ұқсас істер:",
    reason: "негіздеме:",
    asked_sector: "Сала",
    asked_district: "Аудан",
    asked_untag: "Қай белгіні алу керек",
    asked: ["Кім шешеді?", "Негіздеме:", "Белгі:", "Кімге тапсырылды?", "Жазба:", "Қай істі қайталайды, нөмірі:"],
    reply_keys: "Ctrl-S жазу  Ctrl-T үлгі  Ctrl-O мәртебе  Ctrl-R нөмір  Ctrl-A файл  Esc артқа",
    status_label: "Мәртебесі:",
    status_as_before: "бұрынғыдай",
    reference_label: "Нөмірі:",
    files_label: "Файлдар:",
    source_reads: "Хабарлаушының тілі:",
    signed_label: "Соңғы жолы:",
    asked_status: "Іс қазір қандай күйде?",
    asked_template: "Қай мәтіннен бастайсыз?",
    asked_reference: "Тіркелген нөмірі:",
    asked_attach: "Қоса жіберілетін файл (бос болса: файлсыз):",
    asked_record: "Жазылсын ба? Жауап шығыс пакетімен кетеді. Enter иә, Esc жоқ",
    draft_kept: "Аяқталмаған жауап сіз шыққанша сақталады",
    help_title: "анықтама",
    help_keys: "көрсеткілер жылжыту   Esc артқа",
    help: "Барлық жерде
  көрсеткілер, PgUp, PgDn, Home, End   жылжу; j мен k де болады
  Esc           артқа; ұзақ істі тоқтату   Ctrl-L   экранды жабу
  ? немесе F1   осы анықтама               Ctrl-Z   экранды жауып, тоқтату
  Ctrl-C        шығу
  Әріптер орыс және қазақ пернетақтасында да жұмыс істейді.
Келген істер
  Enter ашу     / іздеу     Tab қаралатыны не барлық істер    q шығу
  t шешім       r жауап     Бос орын бір шешімге белгілеу
  f осыған ұқсас істердің бәрін белгілеу
  * жаңа   ! шұғыл   . асықпайтын   + белгіленген
Іс
  Tab, 1–4   хат алысу, файлдар, журнал, мерзімдер
  r жауап   t шешім   n, p келесі, алдыңғы   / іздеу
  s мәтіндер мен файл суреттерін сақтау   o түпнұсқаларын сақтау
Шешім
  Әріптермен таңдаңыз; таңдалғаны төменде. Enter бір шешім етіп жазады.
Жауап
  Ctrl-T үлгі   Ctrl-O мәртебе   Ctrl-R нөмір   Ctrl-A файл   Ctrl-S жазу
  Esc жазылғанды сіз шыққанша сақтайды.
Командалары: list, show, triage, reply, save, search, due, journal.",
};
