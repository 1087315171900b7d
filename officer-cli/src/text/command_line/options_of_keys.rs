//! What the options and arguments of keys, of who holds them, and of what brings them back are for, in English as `cli`
//! has it, Russian and Kazakh.

pub(super) const OPTIONS_OF_KEYS: &[[&str; 3]] = &[
    // init, card
    [
        "The drop's file, from its operator",
        "Файл сервера приёма, от его оператора",
        "Қабылдау серверінің файлы, операторынан",
    ],
    ["The agency's name", "Название органа", "Органның атауы"],
    ["Its name in Russian", "Название на русском", "Орысша атауы"],
    ["Its name in Kazakh", "Название на казахском", "Қазақша атауы"],
    [
        "The drop file's fingerprint, as the operator read it out; asked for on a terminal otherwise",
        "Двенадцать слов этого файла, как их зачитал оператор; иначе спрашиваются в терминале",
        "Сол файлдың он екі сөзі, оператор оқып бергендей; көрсетілмесе, терминалда сұралады",
    ],
    [
        "Texts, sectors, districts, hotline and rhythm for the card, as in the officer's guide",
        "Тексты, сферы, районы, телефон и ритм для карточки, как в руководстве сотрудника",
        "Карточкаға арналған мәтіндер, салалар, аудандар, телефон мен ырғақ, қызметкер нұсқаулығындағыдай",
    ],
    [
        "New texts, sectors, districts, hotlines and rhythm in place of the old ones, as for init",
        "Новые тексты, сферы, районы, телефоны и ритм вместо прежних, как для init",
        "Бұрынғыларының орнына жаңа мәтіндер, салалар, аудандар, телефондар мен ырғақ, init командасындағыдай",
    ],
    [
        "A passphrase of its own for the root key; the same one otherwise",
        "Отдельная парольная фраза для корневого ключа; иначе та же",
        "Түбір кілттің бөлек құпия сөйлемі; көрсетілмесе, дәл сол сөйлем",
    ],
    [
        "The root key's file; root.age in the casebook otherwise",
        "Файл корневого ключа; иначе root.age в книге дел",
        "Түбір кілттің файлы; көрсетілмесе, істер кітабындағы root.age",
    ],
    [
        "Where the root key's passphrase comes from; the casebook's passphrase file otherwise, or the terminal",
        "Откуда взять парольную фразу корневого ключа; иначе из файла парольной фразы книги дел или из терминала",
        "Түбір кілттің құпия сөйлемі қайдан алынады; көрсетілмесе, істер кітабының құпия сөйлем файлынан не терминалдан",
    ],
    // identity, passphrase
    [
        "The new file; whoever has it can read every tip",
        "Новый файл; у кого он есть, тот прочтёт все сообщения",
        "Жаңа файл; ол кімде болса, сол барлық хабарламаны оқи алады",
    ],
    ["The name in `identity list`", "Имя, которое показывает identity list", "identity list көрсететін ат"],
    ["1 to 32 of a-z, 0-9 and -", "От 1 до 32 знаков из a-z, 0-9 и -", "1–32 таңба: a-z, 0-9 және -"],
    [
        "Take the passphrase from a file that only you can read, or from a descriptor; asked for on a terminal otherwise",
        "Взять парольную фразу из файла, который можете прочесть только вы, или из дескриптора; иначе спрашивается в терминале",
        "Құпия сөйлемді тек сіз оқи алатын файлдан не дескриптордан алу; көрсетілмесе, терминалда сұралады",
    ],
    [
        "Take the new one from a file that only you can read, or from a descriptor; asked for on a terminal otherwise",
        "Взять новую из файла, который можете прочесть только вы, или из дескриптора; иначе спрашивается в терминале",
        "Жаңасын тек сіз оқи алатын файлдан не дескриптордан алу; көрсетілмесе, терминалда сұралады",
    ],
    [
        "A hardware key in place of a passphrase: the identity file that its age plugin wrote",
        "Аппаратный ключ вместо парольной фразы: файл identity, который записала его программа age-plugin",
        "Құпия сөйлемнің орнына аппараттық кілт: оның age-plugin бағдарламасы жазған identity файлы",
    ],
    // kit, shares
    [
        "The command age, 1.3 or newer, to put into it",
        "Программа age версии 1.3 или новее, чтобы положить её в набор",
        "Жинаққа салынатын age бағдарламасы, 1.3 не одан жаңа нұсқасы",
    ],
    [
        "How many restore the key, at least two",
        "Сколько долей возвращают ключ, не меньше двух",
        "Кілтті неше үлес қайтарады, кемінде екі",
    ],
    [
        "How many there are, at most sixteen",
        "Сколько всего долей, не больше шестнадцати",
        "Барлығы неше үлес, ең көбі он алты",
    ],
    [
        "The new folder for the sheets, best in memory, under /dev/shm",
        "Новая папка для листов, лучше в памяти, в /dev/shm",
        "Парақтарға арналған жаңа қалта, жадта, /dev/shm ішінде болғаны жөн",
    ],
    [
        "Without a printer: each holder copies the words from the screen by hand, and types them back at once",
        "Без принтера: каждый держатель переписывает слова с экрана от руки и сразу вводит их обратно",
        "Принтерсіз: әр үлес иесі сөздерді экраннан қолмен көшіріп алып, бірден қайта тереді",
    ],
    [
        "The root key's file; the one in the casebook otherwise",
        "Файл корневого ключа; иначе тот, что в книге дел",
        "Түбір кілттің файлы; көрсетілмесе, істер кітабындағысы",
    ],
    [
        "The passphrase of the root key; the casebook's passphrase file, or asked for on a terminal, otherwise",
        "Парольная фраза корневого ключа; иначе из файла парольной фразы книги дел или из терминала",
        "Түбір кілттің құпия сөйлемі; көрсетілмесе, істер кітабының құпия сөйлем файлынан не терминалдан",
    ],
    [
        "Language of the words; that of what is shown otherwise",
        "Язык слов; иначе тот, на котором говорит программа",
        "Сөздердің тілі; көрсетілмесе, бағдарлама сөйлейтін тіл",
    ],
    // rehearse, recover
    [
        "Take the share from a descriptor or a file that only you can read; asked for on a terminal otherwise",
        "Взять долю из дескриптора или файла, который можете прочесть только вы; иначе спрашивается в терминале",
        "Үлесті дескриптордан не тек сіз оқи алатын файлдан алу; көрсетілмесе, терминалда сұралады",
    ],
    [
        "A share, from a descriptor or a file that only you can read, one for each; asked for on a terminal otherwise",
        "Доля, из дескриптора или файла, который можете прочесть только вы; для каждой свой; иначе спрашиваются в терминале",
        "Үлес, дескриптордан не тек сіз оқи алатын файлдан, әрқайсысына бөлек; көрсетілмесе, терминалда сұралады",
    ],
    [
        "The recovery file of a kit or a backup; the one in the casebook otherwise",
        "Файл восстановления из набора или резервной копии; иначе тот, что в книге дел",
        "Жинақтағы не сақтық көшірмедегі қалпына келтіру файлы; көрсетілмесе, істер кітабындағысы",
    ],
    [
        "Without a recovery file: the drop's file, to begin again with the root key alone",
        "Без файла восстановления: файл сервера приёма, чтобы начать заново с одним корневым ключом",
        "Қалпына келтіру файлынсыз: тек түбір кілтпен қайта бастауға арналған қабылдау серверінің файлы",
    ],
    [
        "Without a recovery file: the agency's newest card file",
        "Без файла восстановления: самый новый файл карточки органа",
        "Қалпына келтіру файлынсыз: орган карточкасының ең жаңа файлы",
    ],
    [
        "Also write the root key, under the passphrase of the root key",
        "Записать и корневой ключ, под его парольной фразой",
        "Түбір кілтті де өз құпия сөйлемімен жазу",
    ],
    [
        "A passphrase of its own for the root key; the casebook's new one otherwise",
        "Отдельная парольная фраза для корневого ключа; иначе новая фраза книги дел",
        "Түбір кілттің бөлек құпия сөйлемі; көрсетілмесе, істер кітабының жаңа сөйлемі",
    ],
];
