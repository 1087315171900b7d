//! The command line's own help and complaints in Russian and Kazakh: the list of commands, what holds for all of them, and
//! what was typed wrong. What is English in a language stands in `cli`; so do the options of single commands.

use clap::error::{ContextKind, ErrorKind};
use clap::{Command, CommandFactory as _};

use super::Language;
use crate::cli::Cli;
use crate::terminal::line;

/// The command line, whose help speaks this language.
pub(crate) fn command(language: Language) -> Command {
    let mut command = Cli::command();
    let (about, template, headings, abouts, shared) = match language {
        Language::En => return command,
        Language::Ru => (
            "Открывает сообщения на компьютере без сети, хранит их в книге дел и пишет ответы",
            "{about-with-newline}\nКак набирать: {usage}\n\n{all-args}",
            ["Команды", "Параметры"],
            &RU,
            &RU_SHARED,
        ),
        Language::Kk => (
            "Хабарламаларды желісіз компьютерде ашады, істер кітабында сақтайды және жауап жазады",
            "{about-with-newline}\nБылай теріледі: {usage}\n\n{all-args}",
            ["Командалар", "Параметрлер"],
            &KK,
            &KK_SHARED,
        ),
    };
    command.build();
    let said = |command: Command| {
        let [commands, options] = headings;
        let command = command.help_template(template).subcommand_help_heading(commands);
        command.mut_args(|arg| {
            let help = shared.iter().find(|(id, _)| arg.get_id() == id).map(|(_, help)| *help);
            let arg = arg.help_heading(options);
            match help {
                Some(help) => arg.help(help).long_help(help),
                None => arg,
            }
        })
    };
    said(command).about(about).long_about(about).mut_subcommands(|sub| {
        let about = abouts.iter().find(|(name, _)| sub.get_name() == *name).map(|(_, about)| *about);
        let sub = said(sub).mut_subcommands(said);
        match about {
            Some(about) => sub.about(about).long_about(about),
            None => sub,
        }
    })
}

/// What was typed wrong; `None` where the English sentence is all there is.
pub(crate) fn complaint(language: Language, error: &clap::Error) -> Option<String> {
    let of = |kind| error.get(kind).map(|value| line(&value.to_string())).unwrap_or_default();
    let what = match (language, error.kind()) {
        (Language::En, _) => return None,
        (Language::Ru, ErrorKind::UnknownArgument) => format!("нет такого параметра: {}", of(ContextKind::InvalidArg)),
        (Language::Ru, ErrorKind::InvalidSubcommand) => {
            format!("нет такой команды: {}", of(ContextKind::InvalidSubcommand))
        }
        (Language::Ru, ErrorKind::MissingRequiredArgument) => format!("не указано: {}", of(ContextKind::InvalidArg)),
        (Language::Ru, ErrorKind::InvalidValue | ErrorKind::ValueValidation) => {
            format!("{}: не подходит «{}»", of(ContextKind::InvalidArg), of(ContextKind::InvalidValue))
        }
        (Language::Ru, ErrorKind::ArgumentConflict) => {
            format!("не указывают вместе: {} и {}", of(ContextKind::InvalidArg), of(ContextKind::PriorArg))
        }
        (Language::Kk, ErrorKind::UnknownArgument) => format!("мұндай параметр жоқ: {}", of(ContextKind::InvalidArg)),
        (Language::Kk, ErrorKind::InvalidSubcommand) => {
            format!("мұндай команда жоқ: {}", of(ContextKind::InvalidSubcommand))
        }
        (Language::Kk, ErrorKind::MissingRequiredArgument) => format!("көрсетілмеген: {}", of(ContextKind::InvalidArg)),
        (Language::Kk, ErrorKind::InvalidValue | ErrorKind::ValueValidation) => {
            format!("{}: «{}» жарамайды", of(ContextKind::InvalidArg), of(ContextKind::InvalidValue))
        }
        (Language::Kk, ErrorKind::ArgumentConflict) => {
            format!("бірге көрсетілмейді: {}, {}", of(ContextKind::InvalidArg), of(ContextKind::PriorArg))
        }
        _ => return None,
    };
    let valid = of(ContextKind::ValidValue);
    Some(match language {
        Language::Kk => format!(
            "қате: {what}{}\nне істеу керек: командалар тізімі: sybyr-officer help; бір команданың параметрлері: sybyr-officer help КОМАНДА\n",
            if valid.is_empty() { valid } else { format!("\n  жарайтыны: {valid}") }
        ),
        _ => format!(
            "ошибка: {what}{}\nчто делать: список команд: sybyr-officer help; параметры одной: sybyr-officer help КОМАНДА\n",
            if valid.is_empty() { valid } else { format!("\n  подходит: {valid}") }
        ),
    })
}

const RU: [(&str, &str); 33] = [
    ("init", "Создать ключи и карточки органа и пустую книгу дел"),
    ("card", "Записать файл карточки для оператора сервера или подписать карточки на следующие двенадцать месяцев"),
    ("identity", "Кто может открыть книгу дел; её ключи приёма для команды age"),
    ("ceremony", "Создать орган шаг за шагом: ключи, доли, проверка, карточка, копия; продолжается там, где прервали"),
    ("kit", "Записать набор: папку, из которой сообщения открываются без этой программы, а ключи возвращают доли"),
    ("shares", "Разделить корневой ключ на доли и записать лист для каждого держателя"),
    ("rehearse", "Держатель вводит свою долю: доли действительны, когда введено столько, сколько нужно"),
    ("recover", "Вернуть ключи органа из долей, когда утрачена парольная фраза или компьютер"),
    ("rekey", "Когда уходит сотрудник: сразу новый ключ приёма и карточки, книга дел под новым ключом"),
    ("import", "Принять пакет"),
    ("restore", "Продолжить с резервной копии, когда новейшая книга дел утрачена, и снять тревогу"),
    ("list", "Показать список дел"),
    ("show", "Показать дело: сообщения и наши ответы"),
    ("save", "Записать тексты дела и снимки его файлов в новую папку"),
    ("evidence", "Дело одним архивом, который эксперт суда проверит без этой программы"),
    ("print", "Дело на бумаге или протокол подтверждения авторства: страница HTML для A4"),
    ("triage", "Принять решение по делам: чья компетенция, срочность, повтор; одно основание на всех"),
    ("agency-card", "Другие органы: их карточки; двенадцать слов вводятся один раз, как их зачитает орган"),
    ("notices", "Сообщать ли заявителям о новом статусе, если решение не говорит; без слова покажет, как сейчас"),
    ("sign-off", "Чем подписаны ответы заявителям; без слова покажет, как сейчас"),
    ("journal", "Все решения по делу или вообще все, с цепочкой, которая их связывает"),
    ("due", "Что и к какому дню должно быть сделано, самое срочное первым"),
    ("doctor", "Что на этом компьютере или в книге дел опасно для заявителей и что с этим делать"),
    ("backup", "Скопировать всю книгу дел в новую папку и прочитать копию заново"),
    ("passphrase", "Сменить парольную фразу книги дел"),
    ("search", "Найти дела по словам сообщений; достаточно начала слова"),
    ("similar", "Дела, в которых говорится почти то же"),
    ("report", "Показатели за период"),
    ("reply", "Написать ответ; он ждёт исходящего пакета"),
    ("challenge", "Попросить заявителя подтвердить авторство; ответ проверит import"),
    ("forward", "Передать сообщение другому органу под его ключом и сказать об этом заявителю"),
    ("outbox", "Записать исходящий пакет для курьера"),
    ("help", "Показать эту справку или справку о команде"),
];

const KK: [(&str, &str); 33] = [
    ("init", "Органның кілттері мен карточкаларын және бос істер кітабын жасау"),
    ("card", "Сервер операторына карточка файлын жазу не келесі он екі айдың карточкаларына қол қою"),
    ("identity", "Істер кітабын кім аша алады; age командасына арналған қабылдау кілттері"),
    ("ceremony", "Органды қадам сайын құру: кілттер, үлестер, тексеру, карточка, көшірме; тоқтаған жерінен жалғасады"),
    ("kit", "Жинақ жазу: хабарламалар бұл бағдарламасыз ашылатын, кілттер үлестермен қайтарылатын қалта"),
    ("shares", "Түбір кілтті үлестерге бөліп, әр үлес иесіне парақ жазу"),
    ("rehearse", "Үлес иесі үлесін тереді: керегінше терілгенде үлестер жарамды болады"),
    ("recover", "Құпия сөйлем не компьютер жоғалғанда органның кілттерін үлестерден қайтару"),
    ("rekey", "Қызметкер кеткенде: бірден жаңа қабылдау кілті мен карточкалар, істер кітабына жаңа кілт"),
    ("import", "Пакетті қабылдау"),
    ("restore", "Ең жаңа істер кітабы жоғалғанда сақтық көшірмеден жалғастырып, дабылды тоқтату"),
    ("list", "Істердің тізімін көрсету"),
    ("show", "Істі көрсету: хабарламалар мен жауаптарымыз"),
    ("save", "Істің мәтіндері мен файлдарының суретін жаңа қалтаға жазу"),
    ("evidence", "Сот сарапшысы бұл бағдарламасыз тексере алатын бір архив"),
    ("print", "Қағаздағы іс немесе авторлықты растау хаттамасы: A4 үшін HTML беті"),
    ("triage", "Істер бойынша шешім қабылдау: кімнің құзыреті, шұғылдығы, қайталануы; бәріне бір негіздеме"),
    ("agency-card", "Басқа органдар: карточкалары; он екі сөзін органның өзі оқып бергендей бір рет тересіз"),
    ("notices", "Шешімде айтылмаса, жаңа мәртебе хабарлаушыға айтыла ма; сөзсіз терсеңіз, қазіргісін көрсетеді"),
    ("sign-off", "Жауаптардың соңында не тұрады; сөзсіз терсеңіз, қазіргісін көрсетеді"),
    ("journal", "Іс бойынша не барлық шешімдер, оларды байланыстыратын тізбегімен"),
    ("due", "Не істеу керек және қай күнге дейін, ең шұғылы бірінші"),
    ("doctor", "Осы компьютерде не істер кітабында хабарлаушыларға не қауіпті және не істеу керек"),
    ("backup", "Бүкіл істер кітабын жаңа қалтаға көшіріп, көшірмені қайта оқу"),
    ("passphrase", "Істер кітабының құпия сөйлемін ауыстыру"),
    ("search", "Істерді хабарламалардың сөздерімен табу; сөздің басы жеткілікті"),
    ("similar", "Осыған ұқсас айтылған істер"),
    ("report", "Кезеңнің көрсеткіштері"),
    ("reply", "Жауап жазу; ол шығыс пакетін күтеді"),
    ("challenge", "Хабарлаушыдан авторлығын растауды сұрау; жауабын import тексереді"),
    ("forward", "Хабарламаны басқа органның кілтімен мөрлеп беру және хабарлаушыға айту"),
    ("outbox", "Жеткізушіге шығыс пакетін жазу"),
    ("help", "Осы анықтаманы не команданың анықтамасын көрсету"),
];

const RU_SHARED: [(&str, &str); 13] = [
    ("casebook", "Папка книги дел"),
    (
        "passphrase_file",
        "Взять парольную фразу из файла вне книги дел, который можете прочесть только вы, или из дескриптора: fd:3",
    ),
    ("holder", "Чья это парольная фраза; иначе любого держателя"),
    ("plugins", "Где лежат программы age-plugin-ИМЯ для аппаратных ключей; иначе рядом с этой программой"),
    ("today", "Сегодняшний день, если часы компьютера идут неверно"),
    ("language", "Язык, на котором говорит программа; иначе язык системы"),
    ("officer", "Кто решает, имя или должность; иначе как указано в последний раз"),
    ("json", "Для скриптов: всё сказанное в виде JSON, по объекту в строке"),
    ("lock_after", "Закрыть экран после стольких минут без клавиш, когда программа запущена без команды: 5m, 90s"),
    ("templates", "Тексты, с которых начинаются ответы; иначе templates.json в книге дел"),
    ("help", "Показать справку"),
    ("version", "Показать версию"),
    ("case", "Номер дела в списке"),
];

const KK_SHARED: [(&str, &str); 13] = [
    ("casebook", "Істер кітабының қалтасы"),
    (
        "passphrase_file",
        "Құпия сөйлемді істер кітабынан тыс жатқан, тек сіз оқи алатын файлдан не дескриптордан алу: fd:3",
    ),
    ("holder", "Кімнің құпия сөйлемі; көрсетілмесе, кез келген иесінікі"),
    (
        "plugins",
        "Аппараттық кілттерге арналған age-plugin-АТЫ бағдарламалары қайда; көрсетілмесе, осы бағдарламаның жанында",
    ),
    ("today", "Компьютердің сағаты дұрыс болмаса, бүгінгі күн"),
    ("language", "Бағдарлама сөйлейтін тіл; көрсетілмесе, жүйенің тілі"),
    ("officer", "Кім шешеді, аты не лауазымы; көрсетілмесе, соңғы жазылғаны"),
    ("json", "Скрипттерге: айтылғанның бәрі JSON түрінде, әр жолда бір объект"),
    ("lock_after", "Командасыз іске қосылғанда, сонша уақыт перне басылмаса, экранды жабу: 5m, 90s"),
    ("templates", "Жауаптар басталатын мәтіндер; көрсетілмесе, істер кітабындағы templates.json"),
    ("help", "Анықтаманы көрсету"),
    ("version", "Нұсқасын көрсету"),
    ("case", "Істің тізімдегі нөмірі"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_is_explained_in_every_language() {
        for (language, english) in [(Language::Ru, "Write"), (Language::Kk, "Write")] {
            let mut command = command(language);
            let help = command.render_help().to_string();
            assert!(!help.contains(english) && !help.contains("Usage") && !help.contains("Options"), "{help}");
            for sub in command.get_subcommands() {
                let about = sub.get_about().expect("each says what it does").to_string();
                assert!(!about.is_ascii(), "{}: {about}", sub.get_name());
            }
        }
    }

    #[test]
    fn what_was_typed_wrong_is_told_in_the_language_asked_for() {
        let said = |language, words: &[&str]| {
            let error = command(language).try_get_matches_from(words).expect_err("wrong");
            complaint(language, &error).expect("told")
        };
        let program = ["sybyr-officer", "--casebook", "b"];
        let typed = |more: &[&'static str]| [&program[..], more].concat();
        assert!(
            said(Language::Ru, &typed(&["list", "--foo"]))
                .starts_with("ошибка: нет такого параметра: --foo\nчто делать: ")
        );
        assert!(said(Language::Kk, &typed(&["frobnicate"])).starts_with("қате: мұндай команда жоқ: frobnicate\n"));
        assert!(said(Language::Ru, &typed(&["show"])).starts_with("ошибка: не указано: "));
        assert!(said(Language::Kk, &typed(&["triage", "1", "--signs", "x"])).contains("yes"));
    }
}
