//! What the options and arguments of replies, other agencies and outboxes are for, in English as `cli` has it, Russian
//! and Kazakh.

pub(super) const OPTIONS_OF_SENDING: &[[&str; 3]] = &[
    // reply, challenge, sign-off
    [
        "The text; `-` reads standard input",
        "Текст; «-» читает стандартный ввод",
        "Мәтін; «-» стандартты кірістен оқиды",
    ],
    [
        "A file to send along, at most four",
        "Файл, который уйдёт с ответом; не больше четырёх",
        "Жауаппен бірге кететін файл, ең көбі төртеу",
    ],
    [
        "Where the case stands now; as before otherwise",
        "Статус дела; иначе прежний",
        "Істің мәртебесі; көрсетілмесе, бұрынғысы",
    ],
    [
        "The number under which the public office files it",
        "Номер, под которым дело зарегистрировано в канцелярии",
        "Іс кеңседе тіркелген нөмір",
    ],
    [
        "A text to go with it; `-` reads standard input",
        "Текст к запросу; «-» читает стандартный ввод",
        "Сұраумен бірге кететін мәтін; «-» стандартты кірістен оқиды",
    ],
    [
        "The line, in English or for every language that has none of its own",
        "Строка: на английском и для языков, у которых нет своей",
        "Жол: ағылшынша және өз жолы жоқ тілдерге",
    ],
    ["In Russian", "На русском", "Орысша"],
    ["In Kazakh", "На казахском", "Қазақша"],
    // agency-card, forward
    [
        "The card file, as that agency's `sybyr-officer card` writes it",
        "Файл карточки, который тот орган записал командой sybyr-officer card",
        "Карточка файлы, оны сол орган sybyr-officer card командасымен жазады",
    ],
    [
        "The twelve words of its key, as it reads them out; asked for on a terminal otherwise",
        "Двенадцать слов его ключа, как он их зачитывает; иначе спрашиваются в терминале",
        "Кілтінің он екі сөзі, өзі оқып бергендей; көрсетілмесе, терминалда сұралады",
    ],
    [
        "Its name, or a part that no other name has",
        "Его название или часть, которой нет в других названиях",
        "Атауы не оның басқа атауларда жоқ бөлігі",
    ],
    [
        "The other agency: by its name, when its card is kept here, or its card file",
        "Другой орган: название, если его карточка здесь сохранена, или файл карточки",
        "Басқа орган: карточкасы мұнда сақталған болса, атауы, әйтпесе карточка файлы",
    ],
    [
        "A new file, which the courier uploads for that agency; it leaves with an outbox otherwise",
        "Новый файл, который курьер отправит тому органу; иначе уйдёт с исходящим пакетом",
        "Жеткізуші сол органға жіберетін жаңа файл; көрсетілмесе, шығыс пакетімен кетеді",
    ],
    [
        "Which tip, by its number in `show`",
        "Какое сообщение; его номер показывает show",
        "Қай хабарлама; нөмірін show көрсетеді",
    ],
    [
        "The source, who wanted to be asked, has agreed",
        "Заявитель, который просил спросить его, согласился",
        "Алдымен өзінен сұрауды өтінген хабарлаушы келісті",
    ],
    [
        "Pass it on although the source has not agreed; needs a reason, which stays in the journal",
        "Передать, хотя заявитель не согласился; нужно основание, оно останется в журнале",
        "Хабарлаушы келіспесе де беру; негіздеме керек, ол журналда қалады",
    ],
    [
        "Leave a part out: message, sector, district, role, place, when, who, known, risk, finding, answers, attachments, or file:NUMBER",
        "Не передавать часть: message (текст), sector (сфера), district (район), role (роль), place (где), when (когда), who (кто), known (откуда известно), risk (опасность), finding (вид риска), answers (ответы на вопросы), attachments (файлы) или file:НОМЕР",
        "Бір бөлігін бермеу: message (мәтін), sector (сала), district (аудан), role (рөл), place (қайда), when (қашан), who (кім), known (қайдан біледі), risk (қауіп), finding (тәуекел түрі), answers (сұрақтарға жауаптар), attachments (файлдар) не file:НӨМІР",
    ],
    [
        "Cover these words and phrases, one a line, wherever they stand in the texts; `-` reads standard input",
        "Закрыть эти слова и фразы, по одной в строке, где бы они ни стояли в текстах; «-» читает стандартный ввод",
        "Мәтіндердің қай жерінде тұрса да, осы сөздер мен тіркестерді жабу, әр жолда біреуі; «-» стандартты кірістен оқиды",
    ],
    [
        "Only show what the other agency would read",
        "Только показать, что прочёл бы другой орган",
        "Басқа орган не оқитынын көрсету ғана",
    ],
    [
        "The twelve words of the agency's key, as it reads them out; asked for on a terminal otherwise",
        "Двенадцать слов ключа органа, как он их зачитывает; иначе спрашиваются в терминале",
        "Орган кілтінің он екі сөзі, өзі оқып бергендей; көрсетілмесе, терминалда сұралады",
    ],
    [
        "A text for the source; `-` reads standard input",
        "Текст для заявителя; «-» читает стандартный ввод",
        "Хабарлаушыға мәтін; «-» стандартты кірістен оқиды",
    ],
    // outbox
    [
        "Show it on the screen instead, as codes for the camera of the courier's page, until a key is pressed",
        "Показать его вместо этого на экране, кодами для камеры на странице курьера, пока не нажата клавиша",
        "Оның орнына экранда көрсету, жеткізуші бетінің камерасына арналған кодтармен, перне басылғанша",
    ],
    ["Codes a second", "Сколько кодов в секунду", "Секундына неше код"],
    [
        "Codes of at most so many columns, for a camera that cannot read finer ones",
        "Коды не шире стольких столбцов, для камеры, которая не читает более мелкие",
        "Ені осынша бағаннан аспайтын кодтар, ұсағырағын оқи алмайтын камераға",
    ],
    [
        "Write an unconfirmed outbox once more, the same bytes, when its file was lost on the way; the newest by default",
        "Записать неподтверждённый исходящий пакет ещё раз, теми же байтами, если его файл пропал в пути; без номера самый новый",
        "Файлы жолда жоғалса, расталмаған шығыс пакетін сол байттарымен тағы бір рет жазу; нөмірсіз ең жаңасы",
    ],
];
