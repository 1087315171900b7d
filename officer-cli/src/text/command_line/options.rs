//! What the options and arguments of the casebook and its cases are for, in English as `cli` has it, Russian and Kazakh.

pub(super) const OPTIONS: &[[&str; 3]] = &[
    // every command
    ["The casebook's folder", "Папка книги дел", "Істер кітабының қалтасы"],
    [
        "Take the passphrase from a file that only you can read, outside the casebook, or from a descriptor as fd:3",
        "Взять парольную фразу из файла вне книги дел, который можете прочесть только вы, или из дескриптора: fd:3",
        "Құпия сөйлемді істер кітабынан тыс жатқан, тек сіз оқи алатын файлдан не дескриптордан алу: fd:3",
    ],
    [
        "Whose passphrase it is; that of any holder otherwise",
        "Чья это парольная фраза; иначе любого держателя",
        "Кімнің құпия сөйлемі; көрсетілмесе, кез келген иесінікі",
    ],
    [
        "Where the programs age-plugin-NAME of hardware keys lie; beside this program otherwise",
        "Где лежат программы age-plugin-ИМЯ для аппаратных ключей; иначе рядом с этой программой",
        "Аппараттық кілттерге арналған age-plugin-АТЫ бағдарламалары қайда; көрсетілмесе, осы бағдарламаның жанында",
    ],
    [
        "Today's date, for a machine whose clock is wrong",
        "Сегодняшний день, если часы компьютера идут неверно",
        "Компьютердің сағаты дұрыс болмаса, бүгінгі күн",
    ],
    [
        "Language of what is shown; taken from the system otherwise",
        "Язык, на котором говорит программа; иначе язык системы",
        "Бағдарлама сөйлейтін тіл; көрсетілмесе, жүйенің тілі",
    ],
    [
        "Who decides, by name or function; as given last otherwise",
        "Кто решает, имя или должность; иначе как указано в последний раз",
        "Кім шешеді, аты не лауазымы; көрсетілмесе, соңғы жазылғаны",
    ],
    [
        "For scripts: what is said as JSON, an object a line; problems and notes on standard error too",
        "Для скриптов: всё сказанное в виде JSON, по объекту в строке; ошибки и примечания в потоке ошибок тоже",
        "Скрипттерге: айтылғанның бәрі JSON түрінде, әр жолда бір объект; қате ағынындағы қателер мен ескертулер де",
    ],
    [
        "Cover the screen after so long without a key, when it is used without a command: 5m, 90s",
        "Закрыть экран после стольких минут без клавиш, когда программа запущена без команды: 5m, 90s",
        "Командасыз іске қосылғанда, сонша уақыт перне басылмаса, экранды жабу: 5m, 90s",
    ],
    [
        "Texts that replies begin with, as in the officer's guide; templates.json in the casebook otherwise",
        "Тексты, с которых начинаются ответы, как в руководстве сотрудника; иначе templates.json в книге дел",
        "Жауаптар басталатын мәтіндер, қызметкер нұсқаулығындағыдай; көрсетілмесе, істер кітабындағы templates.json",
    ],
    // many commands
    ["The number in the list", "Номер дела в списке", "Істің тізімдегі нөмірі"],
    ["Do not ask", "Не переспрашивать", "Қайта сұрамау"],
    ["The new file", "Новый файл", "Жаңа файл"],
    ["The new folder", "Новая папка", "Жаңа қалта"],
    [
        "The new file; standard output otherwise",
        "Новый файл; иначе стандартный вывод",
        "Жаңа файл; көрсетілмесе, стандартты шығысқа",
    ],
    [
        "The reason, for the journal; `-` reads standard input",
        "Основание, для журнала; «-» читает стандартный ввод",
        "Журналға жазылатын негіздеме; «-» стандартты кірістен оқиды",
    ],
    // finding and showing
    ["The file from the courier's stick", "Файл с флешки курьера", "Жеткізушінің флешкасындағы файл"],
    [
        "Only so many, those with the highest numbers",
        "Только столько дел, с наибольшими номерами",
        "Нөмірі ең үлкен осынша іс қана",
    ],
    ["Where the new folder is made", "Где создать новую папку", "Жаңа қалта жасалатын жер"],
    [
        "Also write the files themselves, which can harm the computer that opens them",
        "Записать и сами файлы; они могут повредить компьютеру, на котором их откроют",
        "Файлдардың өзін де жазу; олар өздері ашылған компьютерге зиян келтіруі мүмкін",
    ],
    [
        "Only pictures and files from this one on, by its name in an earlier saving: 07-act.pdf, tip-2/07-act.pdf",
        "Снимки и файлы только начиная с этого, по имени из прошлого сохранения: 07-act.pdf, tip-2/07-act.pdf",
        "Суреттер мен файлдарды тек осыдан бастап, бұрын сақталғандағы аты бойынша: 07-act.pdf, tip-2/07-act.pdf",
    ],
    [
        "Print the record of the authorship that this tip proves, by its number in `show`",
        "Протокол подтверждения авторства, которое пришло этим сообщением; его номер показывает show",
        "Осы хабарламамен келген авторлықты растау хаттамасы; нөмірін show көрсетеді",
    ],
    ["All of them must be there", "Должны встретиться все", "Бәрі кездесуі керек"],
    [
        "Only what is late or falls due within so many days",
        "Только просроченное и то, чей срок наступает за столько дней",
        "Мерзімі өткені мен мерзімі осынша күннің ішінде келетіні ғана",
    ],
    [
        "The new folder, best on another disk",
        "Новая папка, лучше на другом диске",
        "Жаңа қалта, басқа дискіде болғаны жөн",
    ],
    // figures
    ["A calendar year; this one otherwise", "Календарный год; иначе нынешний", "Күнтізбелік жыл; көрсетілмесе, биылғы"],
    ["First day", "Первый день", "Бірінші күні"],
    ["Last day", "Последний день", "Соңғы күні"],
    [
        "For everybody: a whole year that is over, numbers rounded to multiples of a threshold, smaller ones hidden",
        "Для публикации: целый прошедший год, числа округлены до кратных порогу, меньшие скрыты",
        "Жариялауға: аяқталған толық жыл, сандар шектің еселігіне дейін дөңгелектеледі, одан кішілері жасырылады",
    ],
    ["How it is written", "В каком виде", "Қандай түрде"],
    // deciding
    ["The numbers in the list", "Номера дел в списке", "Істердің тізімдегі нөмірлері"],
    [
        "The sector it belongs to, an id of the card; or none",
        "К какой сфере относится, id из карточки; или none",
        "Қай салаға жатады, карточкадағы id; не none",
    ],
    [
        "The district it belongs to, an id of the card; or none",
        "К какому району относится, id из карточки; или none",
        "Қай ауданға жатады, карточкадағы id; не none",
    ],
    ["Signs of a crime", "Признаки преступления", "Қылмыс белгілері"],
    ["Whose matter it is", "Чья компетенция", "Кімнің құзыреті"],
    ["How soon it must be looked at", "Насколько срочно", "Қаншалықты шұғыл"],
    ["The case that it repeats; or none", "Какое дело повторяет; или none", "Қай істі қайталайды; не none"],
    ["Put a tag on", "Поставить метку", "Белгі қою"],
    ["Take a tag off", "Снять метку", "Белгіні алу"],
    ["Who works on it; or none", "Кто ведёт дело; или none", "Іс кімге тапсырылды; не none"],
    [
        "Something to remember, which never leaves the casebook; `-` reads standard input",
        "Заметка, которая не выходит за пределы книги дел; «-» читает стандартный ввод",
        "Істер кітабынан сыртқа шықпайтын жазба; «-» стандартты кірістен оқиды",
    ],
    [
        "Nothing more will be done; needs a reason",
        "Оставить без рассмотрения; нужно основание",
        "Қараусыз қалдыру; негіздеме керек",
    ],
    ["Take it up again", "Возобновить", "Қайта қарауға алу"],
    [
        "Where it stands now, of which the source is told",
        "Новый статус; о нём сообщается заявителю",
        "Жаңа мәртебе; ол хабарлаушыға айтылады",
    ],
    [
        "The number under which the public office files it, for one case",
        "Номер, под которым дело зарегистрировано в канцелярии; для одного дела",
        "Іс кеңседе тіркелген нөмір; бір іске ғана",
    ],
    [
        "Tell the source, although notices are switched off",
        "Сообщить заявителю, хотя уведомления выключены",
        "Хабарландыру өшірулі болса да, хабарлаушыға айту",
    ],
    ["Do not tell the source", "Не сообщать заявителю", "Хабарлаушыға айтпау"],
    [
        "Decide the same about every case that tells at least so many hundredths of the same: a flood",
        "Решить так же обо всех делах, которые совпадают хотя бы на столько процентов: при наплыве",
        "Кемінде осынша пайызы бірдей істердің бәрі бойынша солай шешу: жаппай жіберілгенде",
    ],
    ["What holds from now on", "Как будет впредь", "Бұдан былай қалай болады"],
];
