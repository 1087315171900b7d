//! What each command does, in English as `cli` has it, Russian and Kazakh.

pub(super) const ABOUTS: &[[&str; 3]] = &[
    [
        "Opens tips on a machine without network, keeps them in a casebook, and writes the replies",
        "Открывает сообщения на компьютере без сети, хранит их в книге дел и пишет ответы",
        "Хабарламаларды желісіз компьютерде ашады, істер кітабында сақтайды және жауап жазады",
    ],
    [
        "Make the agency's keys and cards, and an empty casebook",
        "Создать ключи и карточки органа и пустую книгу дел",
        "Органның кілттері мен карточкаларын және бос істер кітабын жасау",
    ],
    [
        "Write the card file for the operator of the drop, or sign the cards of the next twelve months",
        "Записать файл карточки для оператора сервера или подписать карточки на следующие двенадцать месяцев",
        "Сервер операторына карточка файлын жазу не келесі он екі айдың карточкаларына қол қою",
    ],
    [
        "Who can open the casebook, and its intake keys for the age command",
        "Кто может открыть книгу дел; её ключи приёма для команды age",
        "Істер кітабын кім аша алады; age командасына арналған қабылдау кілттері",
    ],
    [
        "Make an agency step by step: keys, shares, rehearsal, card, backup; goes on where it was interrupted",
        "Создать орган шаг за шагом: ключи, доли, проверка, карточка, копия; продолжается там, где прервали",
        "Органды қадам сайын құру: кілттер, үлестер, тексеру, карточка, көшірме; тоқтаған жерінен жалғасады",
    ],
    [
        "Write a folder from which tips open without this program, and the keys come back with the shares",
        "Записать набор: папку, из которой сообщения открываются без этой программы, а ключи возвращают доли",
        "Жинақ жазу: хабарламалар бұл бағдарламасыз ашылатын, кілттер үлестермен қайтарылатын қалта",
    ],
    [
        "Split the root key into shares, and write a sheet to print for each holder",
        "Разделить корневой ключ на доли и записать лист для каждого держателя",
        "Түбір кілтті үлестерге бөліп, әр үлес иесіне парақ жазу",
    ],
    [
        "Let a holder type a share back: shares count only after as many as are needed have been",
        "Держатель вводит свою долю: доли действительны, когда введено столько, сколько нужно",
        "Үлес иесі үлесін тереді: керегінше терілгенде үлестер жарамды болады",
    ],
    [
        "Bring the agency's keys back from shares, when the passphrase or the machine is lost",
        "Вернуть ключи органа из долей, когда утрачена парольная фраза или компьютер",
        "Құпия сөйлем не компьютер жоғалғанда органның кілттерін үлестерден қайтару",
    ],
    [
        "When an officer leaves: a new intake key and cards at once, and the casebook under a new key",
        "Когда уходит сотрудник: сразу новый ключ приёма и карточки, книга дел под новым ключом",
        "Қызметкер кеткенде: бірден жаңа қабылдау кілті мен карточкалар, істер кітабына жаңа кілт",
    ],
    ["Take in a bundle", "Принять пакет", "Пакетті қабылдау"],
    [
        "Go on with a backup of the casebook when the newest one is lost, and end the alarm",
        "Продолжить с резервной копии, когда новейшая книга дел утрачена, и снять тревогу",
        "Ең жаңа істер кітабы жоғалғанда сақтық көшірмеден жалғастырып, дабылды тоқтату",
    ],
    ["List the cases", "Показать список дел", "Істердің тізімін көрсету"],
    [
        "Show a case: its tips and our replies",
        "Показать дело: сообщения и наши ответы",
        "Істі көрсету: хабарламалар мен жауаптарымыз",
    ],
    [
        "Write the texts of a case and pictures of its files into a new folder",
        "Записать тексты дела и снимки его файлов в новую папку",
        "Істің мәтіндері мен файлдарының суретін жаңа қалтаға жазу",
    ],
    [
        "A case as one archive that a court's expert can check without this program",
        "Дело одним архивом, который эксперт суда проверит без этой программы",
        "Сот сарапшысы бұл бағдарламасыз тексере алатын бір архив",
    ],
    [
        "A case on paper, or the record of a proven authorship: one page of HTML for A4, without scripts",
        "Дело на бумаге или протокол подтверждения авторства: страница HTML для A4",
        "Қағаздағы іс немесе авторлықты растау хаттамасы: A4 үшін HTML беті",
    ],
    [
        "Decide about cases: whose matter, how urgent, a duplicate of what; one reason for all of them",
        "Принять решение по делам: чья компетенция, срочность, повтор; одно основание на всех",
        "Істер бойынша шешім қабылдау: кімнің құзыреті, шұғылдығы, қайталануы; бәріне бір негіздеме",
    ],
    [
        "Other agencies: their cards, whose twelve words you type once as they read them out",
        "Другие органы: их карточки; двенадцать слов вводятся один раз, как их зачитает орган",
        "Басқа органдар: карточкалары; он екі сөзін органның өзі оқып бергендей бір рет тересіз",
    ],
    [
        "Whether sources are told of a new status when a decision does not say; shows it without an argument",
        "Сообщать ли заявителям о новом статусе, если решение не говорит; без слова покажет, как сейчас",
        "Шешімде айтылмаса, жаңа мәртебе хабарлаушыға айтыла ма; сөзсіз терсеңіз, қазіргісін көрсетеді",
    ],
    [
        "What stands under replies to sources; shows it without an argument",
        "Чем подписаны ответы заявителям; без слова покажет, как сейчас",
        "Жауаптардың соңында не тұрады; сөзсіз терсеңіз, қазіргісін көрсетеді",
    ],
    [
        "Every decision about a case, or all of them, with the chain that holds them together",
        "Все решения по делу или вообще все, с цепочкой, которая их связывает",
        "Іс бойынша не барлық шешімдер, оларды байланыстыратын тізбегімен",
    ],
    [
        "What is owed to sources and until when, the most pressing first",
        "Что и к какому дню должно быть сделано, самое срочное первым",
        "Не істеу керек және қай күнге дейін, ең шұғылы бірінші",
    ],
    [
        "What on this machine or in this casebook endangers sources, and what to do about it",
        "Что на этом компьютере или в книге дел опасно для заявителей и что с этим делать",
        "Осы компьютерде не істер кітабында хабарлаушыларға не қауіпті және не істеу керек",
    ],
    [
        "Copy the whole casebook into a new folder, and read the copy again",
        "Скопировать всю книгу дел в новую папку и прочитать копию заново",
        "Бүкіл істер кітабын жаңа қалтаға көшіріп, көшірмені қайта оқу",
    ],
    [
        "Change the passphrase of the casebook",
        "Сменить парольную фразу книги дел",
        "Істер кітабының құпия сөйлемін ауыстыру",
    ],
    [
        "Find cases by words of their tips; the beginning of a word is enough",
        "Найти дела по словам сообщений; достаточно начала слова",
        "Істерді хабарламалардың сөздерімен табу; сөздің басы жеткілікті",
    ],
    [
        "Cases that tell much the same as this one",
        "Дела, в которых говорится почти то же",
        "Осыған ұқсас айтылған істер",
    ],
    ["The figures of a period", "Показатели за период", "Кезеңнің көрсеткіштері"],
    [
        "Write an answer, which waits for an outbox",
        "Написать ответ; он ждёт исходящего пакета",
        "Жауап жазу; ол шығыс пакетін күтеді",
    ],
    [
        "Ask the source of a case to prove that it wrote a tip; the proof is checked when it arrives",
        "Попросить заявителя подтвердить авторство; ответ проверит import",
        "Хабарлаушыдан авторлығын растауды сұрау; жауабын import тексереді",
    ],
    [
        "Pass a tip on to another agency, sealed to its key, and tell the source",
        "Передать сообщение другому органу под его ключом и сказать об этом заявителю",
        "Хабарламаны басқа органның кілтімен мөрлеп беру және хабарлаушыға айту",
    ],
    ["Write an outbox for the courier", "Записать исходящий пакет для курьера", "Жеткізушіге шығыс пакетін жазу"],
    [
        "Sign the cards of the next twelve months with the root key; the next outbox carries them",
        "Подписать корневым ключом карточки на следующие двенадцать месяцев; их унесёт следующий исходящий пакет",
        "Келесі он екі айдың карточкаларына түбір кілтпен қол қою; оларды келесі шығыс пакеті алып кетеді",
    ],
    [
        "Write the intake keys for the age command, which then opens every tip without this program",
        "Записать ключи приёма для команды age: она откроет любое сообщение без этой программы",
        "Қабылдау кілттерін age командасына жазып беру: ол кез келген хабарламаны бұл бағдарламасыз ашады",
    ],
    [
        "Who can open the casebook; `*` marks who has it open now",
        "Кто может открыть книгу дел; звёздочка — у того, кто открыл её сейчас",
        "Істер кітабын кім аша алады; қазір ашып отырғаны жұлдызшамен белгіленеді",
    ],
    [
        "Let a deputy, an ombudsman or a backup open the casebook with a passphrase or a hardware key of their own",
        "Дать заместителю, омбудсмену или запасному держателю открывать книгу дел своей парольной фразой или аппаратным ключом",
        "Орынбасарға, омбудсменге не қосалқы иесіне істер кітабын өз құпия сөйлемімен не аппараттық кілтімен ашқызу",
    ],
    [
        "Take the casebook from a holder; what they copied stays readable to them, see rekey",
        "Закрыть книгу дел для держателя; то, что он скопировал, он сможет читать и дальше, см. rekey",
        "Иесіне істер кітабын жабу; көшіріп алғанын ол бұдан кейін де оқи алады, rekey командасын қараңыз",
    ],
    [
        "Keep the cards of another agency; newer ones of the same key replace them",
        "Сохранить карточки другого органа; более новые с тем же ключом заменят их",
        "Басқа органның карточкаларын сақтау; сол кілтпен келген жаңарағы бұрынғысын алмастырады",
    ],
    [
        "The agencies that are known here, with their twelve words",
        "Органы, которые здесь известны, и их двенадцать слов",
        "Мұнда белгілі органдар мен олардың он екі сөзі",
    ],
    ["Forget an agency", "Убрать орган", "Органды тізімнен шығару"],
    ["Nothing", "Ничем", "Ештеңе тұрмайды"],
    [
        "The function of the desk, in the language that the source writes in",
        "Должностью, на том языке, на котором пишет заявитель",
        "Лауазым, хабарлаушы жазатын тілде",
    ],
    [
        "The name of the officer who writes, which then leaves the casebook",
        "Именем сотрудника, который пишет; оно выходит за пределы книги дел",
        "Жазған қызметкердің аты; ол істер кітабынан сыртқа шығады",
    ],
];
