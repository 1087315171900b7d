//! What stands for a value, in English as `cli` has it, Russian and Kazakh; and what the words that an option takes mean.

/// By the English one.
pub(super) const PLACEHOLDERS: &[[&str; 3]] = &[
    ["AGENCY", "ОРГАН", "ОРГАН"],
    ["AGENCY|CARDS", "ОРГАН|КАРТОЧКИ", "ОРГАН|КАРТОЧКАЛАР"],
    ["BUNDLE", "ПАКЕТ", "ПАКЕТ"],
    ["CARDS", "КАРТОЧКИ", "КАРТОЧКАЛАР"],
    ["CASE", "ДЕЛО", "ІС"],
    ["COLUMNS", "СТОЛБЦЫ", "БАҒАН"],
    ["COMPETENCE", "КОМПЕТЕНЦИЯ", "ҚҰЗЫРЕТ"],
    ["COUNT", "СКОЛЬКО", "САНЫ"],
    ["DAYS", "ДНИ", "КҮН"],
    ["DIR", "ПАПКА", "ҚАЛТА"],
    ["FILE", "ФАЙЛ", "ФАЙЛ"],
    ["FILE.json", "ФАЙЛ.json", "ФАЙЛ.json"],
    ["FILE.tar", "ФАЙЛ.tar", "ФАЙЛ.tar"],
    ["FORMAT", "ВИД", "ТҮРІ"],
    ["LANGUAGE", "ЯЗЫК", "ТІЛ"],
    ["NAME", "ИМЯ", "АТЫ"],
    ["NUMBER", "НОМЕР", "НӨМІР"],
    ["PART", "ЧАСТЬ", "БӨЛІК"],
    ["PERCENT", "ПРОЦЕНТЫ", "ПАЙЫЗ"],
    ["SIGNS", "ПРИЗНАКИ", "БЕЛГІЛЕР"],
    ["STATUS", "СТАТУС", "МӘРТЕБЕ"],
    ["TAG", "МЕТКА", "БЕЛГІ"],
    ["TEXT", "ТЕКСТ", "МӘТІН"],
    ["THRESHOLD", "ПОРОГ", "ШЕК"],
    ["TIME", "ВРЕМЯ", "УАҚЫТ"],
    ["TWELVE WORDS", "ДВЕНАДЦАТЬ СЛОВ", "ОН ЕКІ СӨЗ"],
    ["URGENCY", "СРОЧНОСТЬ", "ШҰҒЫЛДЫҚ"],
    ["WORDS", "СЛОВА", "СӨЗДЕР"],
    ["YYYY", "ГГГГ", "ЖЖЖЖ"],
    ["YYYY-MM-DD", "ГГГГ-ММ-ДД", "ЖЖЖЖ-АА-КК"],
];

/// The words an option takes, by option and word, in Russian and Kazakh: English ones say it themselves. Those of a
/// status are not here, because all of the program has them.
pub(super) const VALUES: &[([&str; 2], [&str; 2])] = &[
    (["competence", "others"], ["другого органа", "басқа органдікі"]),
    (["competence", "ours"], ["наша", "біздікі"]),
    (["competence", "unclear"], ["неясно", "белгісіз"]),
    (["format", "csv"], ["для таблиц Excel и LibreOffice", "Excel мен LibreOffice кестелеріне"]),
    (["format", "html"], ["страница с диаграммами", "диаграммалары бар бет"]),
    (["format", "table"], ["таблица здесь", "осындағы кесте"]),
    (["signs", "no"], ["нет", "жоқ"]),
    (["signs", "unclear"], ["неясно", "белгісіз"]),
    (["signs", "yes"], ["есть", "бар"]),
    (["switch", "off"], ["не сообщать", "айтпау"]),
    (["switch", "on"], ["сообщать", "айту"]),
    (["urgency", "high"], ["высокая", "жоғары"]),
    (["urgency", "low"], ["низкая", "төмен"]),
    (["urgency", "normal"], ["обычная", "қалыпты"]),
];
