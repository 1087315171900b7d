// src/locales/kk.ts
var about = {
  code: "kk",
  name: "Қазақша",
  short: "ҚАЗ",
  protocol: "kk",
  // A counted word keeps its form: 1 файл, 5 файл.
  forms: ["other"],
  form: () => "other",
  decimal: ",",
  group: " "
};
var sentences = {
  language_label: "Тіл",
  // unread
  exit: "Шығу",
  // unread
  exit_label: "Шығу: осы бетті тазалап, басқа сайтты ашу",
  // unread
  back: "Артқа",
  // unread
  next: "Әрі қарай",
  // unread
  step: "{n}-қадам, барлығы {of}",
  // unread
  months: "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
  // unread
  date: "{year} жылғы {day} {month}",
  // unread
  unit_b: "Б",
  // unread
  unit_kb: "КБ",
  // unread
  unit_mb: "МБ",
  // unread
  unit_gb: "ГБ",
  // unread
  cover_title: "Жасырылған",
  // unread
  cover_text: "Сіз жоқта бет жасырылып тұрды. Ештеңе жоғалған жоқ.",
  // unread
  cover_open: "Жалғастыру",
  // unread
  home_title: "Аты-жөніңізді айтпай хабарлаңыз",
  // unread
  home_lead: "Жазғаныңыз хатқалтаға салынған хаттай осы браузерде мөрленеді. Оны тек өзіңіз таңдаған орган аша алады.",
  // unread
  home_report: "Хабарлау",
  // unread
  home_report_hint: "Мәтін, фотосурет, құжат",
  // unread
  home_quick_hint: "Камераға дейін екі рет басу",
  // unread
  home_return: "Құпия код-сөзім бар",
  // unread
  home_return_hint: "Жауапты оқу немесе толықтыру",
  // unread
  home_tor: "Ең сенімдісі — Tor Browser арқылы, өз телефоныңыздан немесе компьютеріңізден, жұмыстан тыс жерде жазу.",
  // unread
  home_who: "Кім қабылдайды",
  // unread
  home_who_all: "Барлық орган: {n}",
  // unread
  home_about: "Осы бет және оның қауіпсіздігі туралы",
  // unread
  home_clear: "Бұл мекенжайда провайдер осы сайтты ашқаныңызды көреді, ал серверді басқаратын адам интернет-мекенжайыңызды көре алады.",
  // unread
  home_advice: "Жазбас бұрынғы кеңестер",
  // unread
  advice_title: "Жазбас бұрын",
  // unread
  advice_lead: "Өз қауіпсіздігіңіз үшін екі минутыңызды бөліп, оқып шығыңыз.",
  // unread
  advice_skip: "Өткізіп жіберу",
  // unread
  advice_device: "Құрылғы",
  // unread
  advice_device_list: "Өз телефоныңыздан немесе компьютеріңізден жазыңыз: жұмыстағы құрылғы да, жұмыстағы желі де жарамайды.\nЕң сенімдісі — torproject.org сайтындағы Tor Browser: сонда провайдер тек Tor қолданып отырғаныңызды көреді, ал бұл сервер интернет-мекенжайыңызды көрмейді.\n«Standard» (орысша «Обычный») және «Safer» («Высокий») деңгейлері жарайды. «Safest» («Высший») жарамайды: ол хабарламаны мөрлейтін құралды өшіреді.\nTor Browser болмаса, жеке терезені (private window) ашыңыз: кәдімгі терезе бұл мекенжайды тарихында сақтайды.",
  // unread
  advice_place: "Орын",
  // unread
  advice_place_list: "Ешкім иығыңыздан қарамайтын, экраныңыз камераға түспейтін жерде жазыңыз.\n«Шығу» түймесі бетті тазалап, басқа сайтты ашады. Esc пернесін үш рет бассаңыз да, солай болады.",
  // unread
  advice_say: "Нені жазбаған жөн",
  // unread
  advice_say_list: "Аты-жөніңізді, телефоныңызды және жазған дәл сіз екеніңізді аңғартатын жайтты жазбаңыз. Ойланыңыз: мұны тағы кім біледі?\nФотосурет, құжат, дауыс пен қолжазба сізді танытып қоюы мүмкін. Файлды тіркемес бұрын қарап шығыңыз.",
  // unread
  advice_seen: "Кім нені көреді",
  // unread
  advice_here_clear: "Сіз кәдімгі мекенжайдасыз. Провайдер осы сайтты ашқаныңызды және қашан ашқаныңызды көреді; серверді басқаратын адам интернет-мекенжайыңызды көре алады. Жазғаныңызды екеуі де оқи алмайды: ол мөрленеді.",
  // unread
  advice_here_onion: "Сіз onion-мекенжайдасыз: провайдер осы сайтты ашқаныңызды көрмейді, сервер интернет-мекенжайыңызды көрмейді.",
  // unread
  advice_onion: "Осы беттің Tor Browser-дегі мекенжайы:",
  // unread
  advice_seen_list: "Орган жазғаныңыз бен тіркегеніңіздің бәрін оқиды. Кім екеніңіз оған айтылмайды.\nСерверді басқаратын адам біреудің қосылғанын, қашан қосылғанын, қай органға жазғанын және шамамен қанша көлем жіберілгенін көреді; жазылғанды көрмейді.\nБұзылған сервер терген нәрсеңізді оқитын жалған бет жібере алады. Мұны «Осы бет және оның қауіпсіздігі туралы» бөліміндегі сандар арқылы байқауға болады.",
  // unread
  advice_blocked: "Tor бұғатталған болса",
  // unread
  advice_blocked_list: "Tor Browser-де: Settings → Connection → Bridges (орысша «Настройки» → «Подключение» → «Мосты»). Сол жерден кіріктірілген Snowflake көпірін қосуға немесе басқасын сұратуға болады.\nКөпірмен Tor қолданып отырғаныңызды байқау қиындайды, бірақ толық кепілдік жоқ.\nӨзіңіз сенетін адам осы бетті бір файл етіп флешкамен әкеліп бере алады: ол хабарламаны желісіз мөрлейді, ал мөрленген файлды басқа жерден жіберуге болады.",
  // unread
  advice_after: "Жібергеннен кейін",
  // unread
  advice_after_list: "Сізге тоғыз сөз беріледі. Оларды қағазға жазып, құрылғыдан бөлек сақтаңыз: сөздерді ешкім қалпына келтіре алмайды.\nЖауап әзірлеуге бірнеше күн кетеді. Жауапты бөлек кіріп оқыңыз.",
  // unread
  kind_quick: "Фото және бір жол мәтін",
  // unread
  loading: "Бір сәт күте тұрыңыз…",
  // unread
  spelling: "а Айгүл, ә Әсел, б Болат, в Владимир, г Гүлнар, ғ Ғалым, д Дәурен, е Ерлан, ж Жанар, з Зейнеп, и Иман, й «ай» сөзіндегі й, к Кенже, қ Қанат, л Лаура, м Марат, н Нұрлан, ң «таң» сөзіндегі ң, о Оспан, ө Өмір, п Павлодар, р Раушан, с Сәуле, т Талғат, у Уәли, ұ Ұлан, ү Үміт, ф Фатима, х Хамит, һ «гауһар» сөзіндегі һ, ц цирк, ч чемпион, ш Шолпан, щ Щучинск, ы Ырыс, і Ілияс, ь жіңішкелік белгісі, э экран, ю Юпитер, я Ясауи",
  // unread
  problem_title: "Бұл браузер хабарламаны мөрлей алмайды",
  // unread
  problem_text: "Ештеңе терілген жоқ, ештеңе жіберілген жоқ.\nБұл мекенжайды Tor Browser-дің жаңа нұсқасында, «Standard» (орысша «Обычный») немесе «Safer» («Высокий») деңгейінде ашыңыз. Бет басқа қосымшаның ішінде немесе ескі телефонда ашылып тұрса, басқа браузерді қолданып көріңіз.\nМекенжай https деп басталуы немесе .onion деп аяқталуы керек.",
  // unread
  problem_drop: "Бет толық жүктелмеді",
  // unread
  problem_drop_text: "Оның бір бөлігі келмеді. Ештеңе жіберілген жоқ. Бетті жаңартыңыз; көмектеспесе, кейінірек кіріңіз.",
  // unread
  elsewhere_title: "Бұл жерде жалғастырмаңыз",
  // unread
  elsewhere_text: "Бұл бет сізге бөтен мекенжай арқылы келді. Арада тұрған адам терген нәрсеңіздің бәрін оқып, өзгерте алады.\nЕштеңе терілген де, жіберілген де жоқ. Бұл бетті жабыңыз. Мекенжайды өзіңіз сенетін жерден, мысалы, органның қағаздарынан қайта алып, Tor Browser арқылы ашыңыз.\n.onion деп аяқталатын мекенжай тек Tor Browser арқылы ашылады: onion-беттерді кәдімгі браузерде көрсететін сайттарды пайдаланбаңыз.",
  // unread
  error_title: "Орындалмады",
  // unread
  error_retry: "Қайталап көру",
  // unread
  error_offline: "Сервермен байланыс жоқ. Желіні тексеріп, қайталап көріңіз; жазғаныңыз орнында.",
  // unread
  home_offline: "Желісіз",
  // unread
  offline_step_program: "Беттің өзін бір файл етіп сақтаңыз: sybyr.html. Ол кез келген жаңа браузерде ашылады, желіні мүлде пайдаланбайды.",
  // unread
  offline_program_get: "Бетті бір файл етіп сақтау",
  // unread
  offline_step_keys: "Органдардың кілттерін сақтаңыз: бұл visit.tar файлы, ол бәріне бірдей. Кілттердің мерзімі өтсе, бет оны айтады: сонда файлды қайта сақтаңыз.",
  // unread
  offline_write_get: "Жазуға арналған файлды сақтау",
  // unread
  offline_step_open: "Екі файлды да жазатын құрылғыға апарыңыз. Сол жерде sybyr.html файлын браузерде ашып, «Сақталған файлды ашу» түймесін басыңыз да, visit.tar файлын таңдаңыз.",
  // unread
  offline_step_blob: "Хабарламаны жазып, тоғыз сөзді қағазға көшіріп алыңыз да, «Мөрлеу» түймесін басыңыз. Содан кейін «blob» файлын сақтаңыз: бұл — мөрленген хабарламаңыз.",
  // unread
  offline_step_upload: "«blob» файлын осы бет ашылатын кез келген құрылғыға апарып, «Желісіз» бөлімінен тапсырыңыз. Мұны кез келген адам істей алады: сөздер керек емес, ішінен ештеңе көрінбейді.",
  // unread
  problem_single: "Желісіз жұмыс істейтін бір файлдық бет те бар; жаңа болса, осы браузер де жарауы мүмкін. Онымен былай жазасыз:"
  // unread
};

// src/locales/ru.ts
var about2 = {
  code: "ru",
  name: "Русский",
  short: "РУС",
  protocol: "ru",
  forms: ["one", "few", "many"],
  form: (count) => {
    const [units, tens] = [count % 10, count % 100];
    if (units === 1 && tens !== 11) return "one";
    return units >= 2 && units <= 4 && (tens < 12 || tens > 14) ? "few" : "many";
  },
  decimal: ",",
  group: " "
};
var sentences2 = {
  language_label: "Язык",
  // unread
  exit: "Выйти",
  // unread
  exit_label: "Выйти: очистить эту страницу и открыть другой сайт",
  // unread
  back: "Назад",
  // unread
  next: "Дальше",
  // unread
  step: "Шаг {n} из {of}",
  // unread
  months: "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
  // unread
  date: "{day} {month} {year} года",
  // unread
  unit_b: "Б",
  // unread
  unit_kb: "КБ",
  // unread
  unit_mb: "МБ",
  // unread
  unit_gb: "ГБ",
  // unread
  cover_title: "Скрыто",
  // unread
  cover_text: "Пока вас не было, страница была скрыта. Ничего не потеряно.",
  // unread
  cover_open: "Продолжить",
  // unread
  home_title: "Сообщить, не называя себя",
  // unread
  home_lead: "То, что вы пишете, запечатывается прямо в браузере, как письмо в конверт. Открыть его может только орган, который вы выберете.",
  // unread
  home_report: "Сообщить",
  // unread
  home_report_hint: "Текст, фотографии, документы",
  // unread
  home_quick_hint: "Два нажатия до камеры",
  // unread
  home_return: "У меня есть кодовое имя",
  // unread
  home_return_hint: "Прочитать ответ или дополнить",
  // unread
  home_tor: "Надёжнее всего — в Tor Browser, со своего телефона или компьютера и не с работы.",
  // unread
  home_who: "Кто получает",
  // unread
  home_who_all: "Все органы: {n}",
  // unread
  home_about: "Об этой странице и её безопасности",
  // unread
  home_clear: "На этом адресе провайдер видит, что вы открыли этот сайт, а тот, кто управляет сервером, может видеть ваш интернет-адрес.",
  // unread
  home_advice: "Советы: прежде чем писать",
  // unread
  advice_title: "Прежде чем писать",
  // unread
  advice_lead: "Две минуты чтения ради вашей безопасности.",
  // unread
  advice_skip: "Пропустить",
  // unread
  advice_device: "Устройство",
  // unread
  advice_device_list: "Пишите со своего телефона или компьютера: не с рабочего и не через рабочую сеть.\nНадёжнее всего Tor Browser с сайта torproject.org: тогда провайдер видит только то, что вы пользуетесь Tor, а этот сервер не видит вашего интернет-адреса.\nУровни безопасности «Обычный» (Standard) и «Высокий» (Safer) подходят. «Высший» (Safest) — нет: он отключает то, чем запечатывается сообщение.\nЕсли Tor Browser нет, откройте приватное окно: обычное сохраняет этот адрес в истории.",
  // unread
  advice_place: "Место",
  // unread
  advice_place_list: "Пишите там, где никто не заглянет через плечо и экран не попадёт в камеру.\nКнопка «Выйти» очищает страницу и открывает другой сайт. То же делает клавиша Esc, если нажать её три раза.",
  // unread
  advice_say: "О чём не писать",
  // unread
  advice_say_list: "Не указывайте имя, телефон и то, по чему можно понять, что писали именно вы. Подумайте: кто ещё об этом знает?\nФотографии, документы, голос и почерк могут вас выдать. Просмотрите файл, прежде чем приложить его.",
  // unread
  advice_seen: "Кто что видит",
  // unread
  advice_here_clear: "Вы на обычном адресе. Провайдер видит, что вы открыли этот сайт, и когда; тот, кто управляет сервером, может видеть ваш интернет-адрес. То, что вы пишете, запечатано от обоих.",
  // unread
  advice_here_onion: "Вы на onion-адресе: провайдер не видит, что вы открыли этот сайт, а сервер не видит вашего интернет-адреса.",
  // unread
  advice_onion: "Эта же страница в Tor Browser:",
  // unread
  advice_seen_list: "Орган читает всё, что вы напишете и приложите. Кто вы, ему не сообщается.\nТот, кто управляет сервером, видит, что кто-то подключился, когда, к какому органу обращается и примерно сколько отправляет; написанного он не видит.\nВзломанный сервер может прислать поддельную страницу, которая читает всё, что вы вводите. Заметить это помогают числа в разделе «Об этой странице и её безопасности».",
  // unread
  advice_blocked: "Если Tor заблокирован",
  // unread
  advice_blocked_list: "В Tor Browser: «Настройки» → «Подключение» → «Мосты». Там можно включить встроенный мост Snowflake или запросить другой.\nС мостом труднее заметить, что вы пользуетесь Tor, но полной уверенности он не даёт.\nТот, кому вы доверяете, может принести вам эту страницу одним файлом на флешке: она запечатывает без всякой сети, а запечатанный файл можно отправить из другого места.",
  // unread
  advice_after: "После отправки",
  // unread
  advice_after_list: "Вы получите девять слов. Запишите их на бумагу и храните её отдельно от устройства: восстановить слова не может никто.\nОтвет готовят несколько дней. Возвращайтесь за ним отдельным посещением.",
  // unread
  kind_quick: "Фото и одна строка",
  // unread
  loading: "Одну минуту…",
  // unread
  spelling: "а Анна, б Борис, в Василий, г Григорий, д Дмитрий, е Елена, ж Женя, з Зинаида, и Иван, й Иван краткий, к Константин, л Леонид, м Михаил, н Николай, о Ольга, п Павел, р Роман, с Семён, т Татьяна, у Ульяна, ф Фёдор, х Харитон, ц Цапля, ч Человек, ш Шура, щ Щука, ъ твёрдый знак, ы еры, ь мягкий знак, э Эхо, ю Юрий, я Яков",
  // unread
  problem_title: "Этот браузер не может запечатывать сообщения",
  // unread
  problem_text: "Ничего не было введено и ничего не отправлено.\nОткройте этот адрес в новой версии Tor Browser, на уровне безопасности «Обычный» (Standard) или «Высокий» (Safer). Если страница открыта внутри другого приложения или на старом телефоне, попробуйте другой браузер.\nАдрес должен начинаться с https или заканчиваться на .onion.",
  // unread
  problem_drop: "Страница загрузилась не полностью",
  // unread
  problem_drop_text: "Часть её не дошла. Ничего не отправлено. Обновите страницу; если не поможет, зайдите позже.",
  // unread
  elsewhere_title: "Не продолжайте здесь",
  // unread
  elsewhere_text: "Эта страница пришла к вам через чужой адрес. Тот, кто стоит посередине, может прочитать и изменить всё, что вы введёте.\nНичего не введено и не отправлено. Закройте эту страницу. Возьмите адрес заново там, чему доверяете, например на бумагах органа, и откройте его в Tor Browser.\nАдрес, который заканчивается на .onion, открывают только в Tor Browser, а не через сайт, показывающий onion-страницы в обычном браузере.",
  // unread
  error_title: "Не получилось",
  // unread
  error_retry: "Попробовать ещё раз",
  // unread
  error_offline: "Нет связи с сервером. Проверьте сеть и попробуйте ещё раз; всё, что вы написали, на месте.",
  // unread
  home_offline: "Без сети",
  // unread
  offline_step_program: "Сохраните саму страницу одним файлом: sybyr.html. Он открывается в любом современном браузере и сетью не пользуется.",
  // unread
  offline_program_get: "Сохранить страницу одним файлом",
  // unread
  offline_step_keys: "Сохраните ключи органов: файл visit.tar, один и тот же для всех. Когда срок ключей выйдет, страница скажет об этом: тогда сохраните его заново.",
  // unread
  offline_write_get: "Сохранить файл, чтобы написать",
  // unread
  offline_step_open: "Перенесите оба файла на устройство, на котором будете писать. Откройте там sybyr.html в браузере, нажмите «Открыть сохранённый файл» и выберите visit.tar.",
  // unread
  offline_step_blob: "Напишите сообщение, запишите девять слов на бумагу и нажмите «Запечатать». Затем сохраните файл «blob»: это и есть ваше сообщение, уже запечатанное.",
  // unread
  offline_step_upload: "Перенесите «blob» на любое устройство, где открывается эта страница, и передайте его в разделе «Без сети». Это может сделать кто угодно: слова не нужны, увидеть в файле ничего нельзя.",
  // unread
  problem_single: "Есть и страница одним файлом, которая работает без сети; этот браузер может подойти, если он современный. Чтобы написать с её помощью:"
  // unread
};

// src/locales/en.ts
var about3 = {
  code: "en",
  name: "English",
  short: "ENG",
  protocol: "en",
  forms: ["one", "other"],
  form: (count) => count === 1 ? "one" : "other",
  decimal: ".",
  group: ","
};
var sentences3 = {
  // frame
  language_label: "Language",
  exit: "Exit",
  exit_label: "Exit: clears this page and opens another site",
  back: "Back",
  next: "Continue",
  step: "Step {n} of {of}",
  months: "January February March April May June July August September October November December",
  date: "{day} {month} {year}",
  unit_b: "B",
  unit_kb: "kB",
  unit_mb: "MB",
  unit_gb: "GB",
  cover_title: "Hidden",
  cover_text: "The page was covered while you were away. Nothing is lost.",
  cover_open: "Continue",
  // home
  home_title: "Report without giving your name",
  home_lead: "What you write is sealed in this browser, like a letter in an envelope. Only the agency you choose can open it.",
  home_report: "Report",
  home_report_hint: "Text, photos, documents",
  home_quick_hint: "Two presses to the camera",
  home_return: "I have a codename",
  home_return_hint: "Read the answer or add something",
  home_tor: "Best in Tor Browser, on your own phone or computer, and not from work.",
  home_who: "Who receives",
  home_who_all: "All agencies: {n}",
  home_about: "About this page and its safety",
  home_clear: "At this address your provider sees that you opened this site, and whoever runs the server can see your internet address.",
  home_advice: "Advice before you write",
  // advice: the source guide says the same sentences
  advice_title: "Before you write",
  advice_lead: "Two minutes of reading, for your own safety.",
  advice_skip: "Skip",
  advice_device: "Device",
  advice_device_list: "Use a phone or computer of your own: none from work, and not the network at work.\nBest of all is Tor Browser, from torproject.org: then your provider sees only that you use Tor, and this server does not see your internet address.\nIts levels “Standard” and “Safer” both work here. “Safest” does not: it turns off what seals your message.\nWithout Tor Browser, open a private window: an ordinary one keeps this address in its history.",
  advice_place: "Place",
  advice_place_list: "Write where nobody looks over your shoulder and no camera sees the screen.\n“Exit” clears this page and opens another site. So does the Esc key, pressed three times.",
  advice_say: "What not to say",
  advice_say_list: "Leave out your name, your number and whatever would show that it was you who wrote. Think: who else knows this?\nPhotos, documents, voices and handwriting can tell who you are. Look through a file before you attach it.",
  advice_seen: "Who sees what",
  advice_here_clear: "You are at an ordinary address. Your provider sees that you opened this site, and when; whoever runs the server can see your internet address. What you write is sealed from both.",
  advice_here_onion: "You are at the onion address: your provider does not see that you opened this site, and the server does not see your internet address.",
  advice_onion: "The same page in Tor Browser:",
  advice_seen_list: "The agency reads everything you write and attach. It is not told who you are.\nWhoever runs the server sees that somebody connects, when, to which agency, and roughly how much is sent; not what is written.\nA server that was tampered with could send a false page that reads what you type. The numbers under “About this page and its safety” help to notice.",
  advice_blocked: "Where Tor is blocked",
  advice_blocked_list: "In Tor Browser: Settings → Connection → Bridges. There you can switch on the built-in bridge Snowflake, or request another.\nA bridge makes it harder to notice that Tor is used; it is no certainty.\nSomeone you trust can bring you this page as a single file on a stick: it seals without any network, and the sealed file can be sent from another place.",
  advice_after: "Afterwards",
  advice_after_list: "You get nine words. Write them on paper and keep it away from the device: nobody can restore them.\nAn answer takes days. Come back for it in a visit of its own.",
  // choosing
  kind_quick: "A photo and one line",
  loading: "One moment…",
  // the report
  // files: what each tells, and the pages of a statement
  // codename
  // letters and the word each is named by when a codename is read out, in the order of the alphabet
  spelling: "a Alfa, b Bravo, c Charlie, d Delta, e Echo, f Foxtrot, g Golf, h Hotel, i India, j Juliett, k Kilo, l Lima, m Mike, n November, o Oscar, p Papa, q Quebec, r Romeo, s Sierra, t Tango, u Uniform, v Victor, w Whiskey, x X-ray, y Yankee, z Zulu",
  // sending
  // return
  // clock
  // about
  // problems
  problem_title: "This browser cannot seal messages",
  problem_text: "Nothing was typed and nothing was sent.\nOpen this address in a current Tor Browser, at level “Standard” or “Safer”. If the page was opened inside another app or on an old phone, try another browser.\nThe address must begin with https or end in .onion.",
  problem_drop: "This page is incomplete",
  problem_drop_text: "A part of it did not arrive. Nothing was sent. Reload the page; if it stays like this, come back later.",
  elsewhere_title: "Do not go on here",
  elsewhere_text: "This page reached you through an address that is not its own. Whoever stands in between can read and change everything you would type.\nNothing was typed and nothing was sent. Close this page. Take the address anew from a place you trust, such as the agency’s papers, and open it in Tor Browser.\nAn address that ends in .onion opens in Tor Browser only, never through a site that shows onion pages in an ordinary browser.",
  error_title: "It did not work",
  error_retry: "Try again",
  error_offline: "No connection to the server. Check the network and try again; what you wrote is still here.",
  // without network
  home_offline: "Without network",
  offline_step_program: "Save the page itself as one file: sybyr.html. It opens in any current browser and never uses a network.",
  offline_program_get: "Save the page as one file",
  offline_step_keys: "Save the keys of the agencies: the file visit.tar, the same for everyone. When the keys expire, the page says so: then save it anew.",
  offline_write_get: "Save the file for writing",
  offline_step_open: "Carry both files to the device you will write on. Open sybyr.html in a browser there, press “Open a saved visit” and choose visit.tar.",
  offline_step_blob: "Write your message, put the nine words on paper and press “Seal”. Then save the file “blob”: it is your message, sealed.",
  offline_step_upload: "Carry “blob” to any device that opens this page, and hand it in under “Without network”. Anybody can do it: it takes no words and shows nothing.",
  problem_single: "There is also a page as one file that works without network, in this browser too if it is a current one. To write with it:"
};

// sybyr-locales:sybyr:locales
var LOCALES = [
  { ...about, sentences },
  { ...about2, sentences: sentences2 },
  { ...about3, sentences: sentences3 }
];

// src/page/dom.ts
function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== void 0 && value !== false) made.setAttribute(name === "test" ? "data-test" : name, String(value));
  }
  add(made, children);
  return made;
}
function add(parent, children) {
  for (const child of children) {
    if (child === null || child === void 0 || child === false) continue;
    parent.appendChild(typeof child === "string" ? document.createTextNode(child) : child);
  }
}
function replace(parent, ...children) {
  while (parent.firstChild !== null) parent.removeChild(parent.firstChild);
  add(parent, children);
}
var GUARDS = {
  autocomplete: "off",
  autocorrect: "off",
  autocapitalize: "none",
  spellcheck: "false",
  translate: "no",
  class: "notranslate",
  "data-lpignore": "true",
  "data-1p-ignore": "true",
  "data-gramm": "false"
};
var ids = 0;
function freshId() {
  ids += 1;
  return `e${ids}`;
}
function textField(field) {
  const id = freshId();
  const hintId = field.hint === void 0 ? void 0 : `${id}h`;
  const typed = { ...GUARDS, id, test: field.test, maxlength: field.limit, "aria-describedby": hintId };
  const box = field.lines === void 0 ? el("input", { ...typed, type: "text" }) : el("textarea", { ...typed, rows: field.lines });
  box.value = field.value;
  box.addEventListener("input", () => field.input(box.value));
  return el("div", { class: "field" }, el("label", { for: id }, field.label), hintId !== void 0 && el("p", { class: "hint", id: hintId }, field.hint), box);
}
function markWrong(field) {
  const box = field.querySelector("input");
  box?.setAttribute("aria-invalid", "true");
  box?.focus();
}
function choices(legend, hidden, list, chosen, pick) {
  const legendId = freshId();
  const rows = list.map(
    (choice) => el(
      "button",
      { type: "button", role: "radio", class: "choice", test: choice.test, "data-value": choice.value },
      el("span", {}, choice.label, choice.hint !== void 0 && el("small", {}, choice.hint))
    )
  );
  makeRadios(rows, chosen, pick);
  return el(
    "div",
    { class: "choices" },
    el("p", { id: legendId, class: hidden ? "unseen" : "legend" }, legend),
    el("div", { role: "radiogroup", "aria-labelledby": legendId }, ...rows)
  );
}
function makeRadios(rows, chosen, pick) {
  const mark = (value) => {
    const known2 = rows.some((row) => row.dataset["value"] === value);
    rows.forEach((row, at) => {
      const mine = row.dataset["value"] === value;
      row.setAttribute("aria-checked", String(mine));
      row.tabIndex = mine || !known2 && at === 0 ? 0 : -1;
    });
  };
  const take = (row) => {
    const value = row?.dataset["value"];
    if (row === void 0 || value === void 0) return;
    mark(value);
    pick(value);
    row.focus();
  };
  rows.forEach((row, at) => {
    row.addEventListener("click", () => take(row));
    row.addEventListener("keydown", (event) => {
      const step = ["ArrowDown", "ArrowRight"].includes(event.key) ? 1 : ["ArrowUp", "ArrowLeft"].includes(event.key) ? -1 : 0;
      if (step === 0) return;
      event.preventDefault();
      take(rows[(at + step + rows.length) % rows.length]);
    });
  });
  mark(chosen);
}
function button(label, test, look, press) {
  return el("button", { type: "button", class: look, test, onclick: press }, label);
}
function nameWith(pressed, ...headings) {
  pressed.id = freshId();
  pressed.setAttribute("aria-labelledby", [pressed.id, ...headings].join(" "));
  return pressed;
}
function paragraphs(text, look) {
  return text.split("\n").map((line) => el("p", { class: look }, line));
}
function steps(...all) {
  return el("ol", { class: "steps" }, ...all.map(([says, ...needs]) => el("li", {}, el("p", {}, says), ...needs)));
}

// src/script-address.ts
var SCRIPTS = ["/worker.js", "/clean.js"];
var trustedTypes = globalThis.trustedTypes;
var policy = trustedTypes?.createPolicy("sybyr-worker", { createScriptURL: known });
function scriptAddress(script) {
  return policy === void 0 ? known(script) : policy.createScriptURL(script);
}
function known(url) {
  const script = SCRIPTS.find((one) => one === url);
  if (script === void 0) throw new TypeError("no script of this page");
  return script;
}

// src/page/engine-error.ts
var EngineError = class extends Error {
  failure;
  /** A number that the sentence names. */
  number;
  constructor(failure, number2) {
    super(failure);
    this.failure = failure;
    this.number = number2;
  }
};

// src/page/engine.ts
var Engine = class {
  onprogress = () => void 0;
  #worker;
  #waiting = /* @__PURE__ */ new Map();
  #last = 0;
  constructor() {
    this.#worker = new Worker(scriptAddress("/worker.js"));
    this.#worker.onmessage = (event) => this.#hear(event.data);
    this.#worker.onerror = () => this.#fail("unexpected");
  }
  call(call, input) {
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, call, input });
    });
  }
  /** Ends the worker, and with it everything it knows. */
  end() {
    this.#worker.terminate();
    this.#waiting.clear();
    this.onprogress = () => void 0;
  }
  #hear(answer) {
    if ("progress" in answer) {
      this.onprogress(answer.progress);
      return;
    }
    const waiting = this.#waiting.get(answer.id);
    if (waiting === void 0) return;
    this.#waiting.delete(answer.id);
    if ("failure" in answer) waiting.reject(new EngineError(answer.failure));
    else waiting.resolve(answer.value);
  }
  #fail(failure) {
    for (const waiting of this.#waiting.values()) waiting.reject(new EngineError(failure));
    this.#waiting.clear();
  }
};

// src/page/address.ts
var LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];
var ONION_LABEL = /^[a-z2-7]{56}$/;
function placeOf(at, addresses = []) {
  if (at.protocol === "file:" || LOOPBACK.includes(at.hostname)) return "here";
  const labels = at.hostname.split(".");
  const onion = labels.at(-1) === "onion";
  if (!onion && labels.some((label) => ONION_LABEL.test(label))) return "elsewhere";
  const own = addresses.map(parsed).some((address) => address !== void 0 && (onion ? address.hostname === at.hostname : address.origin === at.origin));
  return own ? onion ? "onion" : "clear" : "elsewhere";
}
function onionOf(addresses = []) {
  return addresses.map(parsed).find((address) => address?.hostname.split(".").at(-1) === "onion")?.hostname;
}
function parsed(address) {
  try {
    return new URL(address);
  } catch {
    return void 0;
  }
}

// src/page/exit.ts
var PRESSES = 3;
var MILLISECONDS = 2e3;
function leave(exit) {
  replace(document.body);
  window.location.replace(exit);
}
function watchEscape(press) {
  let presses = [];
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || event.repeat || event.isComposing) return;
      presses = [...presses, event.timeStamp].filter((at) => event.timeStamp - at <= MILLISECONDS);
      if (presses.length < PRESSES) return;
      presses = [];
      press();
    },
    // Before anything on the page can keep the key for itself.
    { capture: true }
  );
}
function watchLeaving(forget) {
  window.addEventListener("pagehide", () => {
    forget();
    replace(document.body);
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) window.location.reload();
  });
}

// src/page/format.ts
var DAY = 864e5;
function preferred(locales, asked) {
  const tag = asked.toLowerCase();
  const found = locales.find(({ code }) => `${tag}-`.startsWith(`${code.toLowerCase()}-`)) ?? locales.find(({ code }) => code === "en");
  if (found === void 0) throw new Error("there is always an English file");
  return found;
}
function fill(sentence, values, locale) {
  return sentence.replace(/\{(\w+)(?:\|([^{}]*))?\}/g, (whole, name, words) => {
    const value = Object.hasOwn(values, name) ? values[name] : void 0;
    if (value === void 0) return whole;
    if (words !== void 0) return chosenWord(words, value, locale);
    return typeof value === "number" ? number(locale, value) : value;
  });
}
function chosenWord(words, value, locale) {
  const choices2 = words.split("|").map((choice) => choice.split(":"));
  const form = typeof value === "number" ? locale.form(value) : void 0;
  return (choices2.find(([name]) => name === form) ?? choices2.at(-1))?.[1] ?? "";
}
function number(locale, value) {
  const digits = String(value);
  return digits.length < 5 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, locale.group);
}
function date(locale, day) {
  const at = new Date(day * DAY);
  const month = locale.sentences.months.split(" ")[at.getUTCMonth()] ?? "";
  return fill(locale.sentences.date, { day: at.getUTCDate(), month, year: at.getUTCFullYear() }, locale);
}
function size(locale, bytes) {
  const units = [
    ["unit_gb", 1024 ** 3],
    ["unit_mb", 1024 ** 2],
    ["unit_kb", 1024]
  ];
  for (const [unit, scale] of units) {
    if (bytes < scale) continue;
    const value = bytes / scale;
    const digits = value < 9.95 && value % 1 >= 0.05 ? value.toFixed(1) : String(Math.round(value));
    return `${digits.replace(".", locale.decimal)} ${locale.sentences[unit]}`;
  }
  return `${bytes} ${locale.sentences.unit_b}`;
}
function nextClosing(batchHours, now) {
  const here = now.getUTCHours();
  const ahead = batchHours.map((hour) => hour > here ? hour - here : hour - here + 24);
  if (ahead.length === 0) return void 0;
  const hours = Math.min(...ahead);
  return { time: `${String((here + hours) % 24).padStart(2, "0")}:00`, hours };
}
function ranges(numbers) {
  const runs = [];
  for (const number2 of numbers) {
    const last = runs.at(-1);
    if (last !== void 0 && number2 === last[1] + 1) last[1] = number2;
    else runs.push([number2, number2]);
  }
  return runs.map(([from, to]) => from === to ? String(from) : to === from + 1 ? `${from}, ${to}` : `${from}–${to}`).join(", ");
}
function apart(names) {
  const told = /* @__PURE__ */ new Set();
  return names.map((name) => {
    let one = name;
    for (let n = 2; told.has(one); n += 1) one = `${name} (${n})`;
    told.add(one);
    return one;
  });
}

// src/page/sheet.ts
function laySheet(words, lang) {
  takeSheet();
  if (words.length === 0) return;
  document.body.append(
    el("ol", { class: "sheet", lang }, ...words.map((word, at) => el("li", {}, el("span", {}, String(at + 1)), " ", el("b", {}, word))))
  );
  document.body.classList.add("with-sheet");
}
function takeSheet() {
  document.querySelector(".sheet")?.remove();
  document.body.classList.remove("with-sheet");
}

// src/crypto/folding.ts
var LISTS = ["en", "ru", "kk"];
var ENOUGH = 4;
function fold(text, list) {
  const letters = list === "en" ? TO_LATIN : TO_CYRILLIC;
  return [...text.toLowerCase()].map((letter) => letters.get(letter) ?? letter).join("");
}
function wordsOf(text) {
  return compose(text).match(/\p{Alphabetic}+/gu) ?? [];
}
function compose(text) {
  return text.replace(/[иИ]\u0306/gu, "й").replace(/[еЕ]\u0308/gu, "ё");
}
var TO_LATIN = /* @__PURE__ */ pair("авсеніикмортху", "abcehiikmoptxy");
var TO_CYRILLIC = /* @__PURE__ */ pair("қғңүұөһәіёabcehikmoptxy", "кгнууохаиеавсеникмортху");
function pair(from, to) {
  return new Map([...from].map((letter, i) => [letter, to[i] ?? letter]));
}

// src/page/word-list.ts
var WordList = class {
  language;
  #words;
  constructor(language, words) {
    this.language = language;
    this.#words = words.map((word) => ({ word, folded: fold(word, language) }));
  }
  /** The word that is meant already: its first four letters are there, or all of a shorter one that no other begins with. */
  complete(typed) {
    const letters = this.#fold(typed);
    const meant = this.#beginning(letters);
    const [only, ...others] = meant;
    return others.length === 0 && (letters.length >= ENOUGH || letters === only?.folded) ? only?.word : void 0;
  }
  /** Whether this is a word of the list, also a short one that others begin with. */
  knows(typed) {
    const letters = this.#fold(typed);
    return this.complete(typed) !== void 0 || this.#words.some(({ folded }) => folded === letters);
  }
  /** The folded letters that a word may go on with; none when it is known. */
  following(typed) {
    const letters = this.#fold(typed);
    if (letters.length >= ENOUGH) return /* @__PURE__ */ new Set();
    return new Set(this.#beginning(letters).flatMap(({ folded }) => folded.charAt(letters.length) || []));
  }
  /** The words that begin as typed, in the order of the list; none for an empty beginning. */
  suggest(typed, limit) {
    const letters = this.#fold(typed);
    if (letters === "") return [];
    const meant = letters.length >= ENOUGH ? this.#beginning(letters) : this.#words.filter(({ folded }) => folded.startsWith(letters));
    return meant.slice(0, limit).map(({ word }) => word);
  }
  /** Whether a key of the letter pad may be pressed. */
  follows(letter, following) {
    return following.has(fold(letter, this.language));
  }
  #fold(typed) {
    return fold(wordsOf(typed)[0] ?? "", this.language);
  }
  /** What begins with these folded letters, of which only the first four count. */
  #beginning(letters) {
    const start2 = letters.slice(0, ENOUGH);
    return start2 === "" ? this.#words : this.#words.filter(({ folded }) => folded.startsWith(start2));
  }
};

// src/page/typing.ts
var Typing = class {
  /** Whether fingers type here: on a keyboard that remembers and sends away. */
  byFinger = window.matchMedia("(pointer: coarse)").matches;
  /** The page's own letters instead of the device's keyboard. */
  pad = this.byFinger;
  /** What was entered is shown as dots. */
  hidden = false;
  /** The language of the words, once somebody has chosen one. */
  list;
  #words;
  #prepared = /* @__PURE__ */ new Map();
  /** The list of a language; nothing until the worker has handed the lists over. */
  words(language) {
    const words = this.#words?.[language];
    if (words === void 0) return void 0;
    const prepared = this.#prepared.get(language) ?? new WordList(language, words);
    this.#prepared.set(language, prepared);
    return prepared;
  }
  /** Asks the worker for the lists, once. They are public, and the same for everyone. */
  load(app, ready) {
    if (this.#words !== void 0) return;
    app.wait(
      app.engine.call("wordLists", {}),
      (words) => {
        this.#words = words;
        ready();
      },
      // Without them there is nothing to complete with; whole words can still be typed.
      () => void 0
    );
  }
};

// src/page/cleaning.ts
var NotLooked = class extends Error {
};
var Cleaning = class {
  #worker;
  #waiting = /* @__PURE__ */ new Map();
  #last = 0;
  inspect(file, name) {
    return this.#ask("inspect", { file, name });
  }
  clean(file, name, options) {
    return this.#ask("clean", { file, name, options });
  }
  /** Ends the worker; the next question starts another one. */
  end() {
    this.#worker?.terminate();
    this.#worker = void 0;
    for (const waiting of this.#waiting.values()) waiting.reject(new NotLooked());
    this.#waiting.clear();
  }
  #ask(call, input) {
    const worker = this.#worker ??= this.#start();
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, call, input });
    });
  }
  #start() {
    const worker = new Worker(scriptAddress("/clean.js"));
    worker.onmessage = ({ data }) => {
      this.#waiting.get(data.id)?.resolve(data.value);
      this.#waiting.delete(data.id);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.end();
    };
    return worker;
  }
};

// src/page/attached.ts
var MOST_FILES = 99;
var SHOWN = ["jpeg", "png", "webp", "gif", "avif"];
var Attachments = class {
  #files = [];
  #cleaning = new Cleaning();
  #previews = /* @__PURE__ */ new Map();
  /** What the cleaned copies are called. */
  #pages = false;
  /** Told after every change. One screen shows them at a time. */
  onchange = () => void 0;
  #whenSettled = [];
  get list() {
    return this.#files;
  }
  /** Bytes of what would go now. */
  get size() {
    return this.#files.reduce((sum, one) => sum + blobOf(one).size, 0);
  }
  /** Still being looked at, or being cleaned. */
  get busy() {
    return this.#files.some((one) => !settled(one) && !one.failed);
  }
  /** Whether it is decided for each file what goes. */
  get settled() {
    return this.#files.every(settled);
  }
  /** Waits until it is decided for each file what goes. */
  async untilSettled() {
    while (!this.settled) await new Promise((resolve) => this.#whenSettled.push(resolve));
  }
  /** The files are the pages of a statement, in order. */
  callPages(pages) {
    this.#pages = pages;
  }
  add(files) {
    for (const file of files) {
      const one = { file, found: void 0, copy: void 0, failed: false, version: "cleaned", turn: 0, ownName: void 0 };
      this.#files.push(one);
      void this.#look(one);
    }
    this.#changed();
  }
  /** Once more, when clean.js did not come. */
  again() {
    for (const one of this.#files.filter(({ failed }) => failed)) void this.#look(one);
    this.#changed();
  }
  remove(at) {
    this.#files.splice(at, 1);
    this.#tidy();
    this.#changed();
  }
  /** Changes places with the file before or behind. */
  move(at, by) {
    const [one, other] = [this.#files[at], this.#files[at + by]];
    if (one === void 0 || other === void 0) return;
    this.#files[at] = other;
    this.#files[at + by] = one;
    this.#changed();
  }
  /** A quarter turn clockwise, of the cleaned copy: an original stays what it is. */
  turn(at) {
    const one = this.#files[at];
    if (one === void 0) return;
    one.turn = (one.turn + 1) % 4;
    void this.#copy(one);
  }
  choose(at, version) {
    const one = this.#files[at];
    if (one === void 0 || version === "cleaned" && one.copy?.state === "cannot") return;
    one.version = version;
    this.#changed();
  }
  keepName(at, own) {
    const one = this.#files[at];
    if (one === void 0) return;
    one.ownName = own;
    this.#changed();
  }
  /** The name under which a file arrives. Its own tells dates and places as often as what is inside of it. */
  nameOf(at) {
    const one = this.#files[at];
    if (one === void 0) return "";
    if (hasOwnName(one)) return one.file.name;
    const noun = this.#pages ? "page" : nounOf(formatOf(one));
    const before2 = this.#files.slice(0, at).filter((other) => !hasOwnName(other) && (this.#pages || nounOf(formatOf(other)) === noun)).length;
    return `${noun}-${before2 + 1}${extension(one)}`;
  }
  /** What goes. Only when all is settled: an original never goes in place of a copy that is not there yet. */
  outgoing() {
    if (!this.settled) throw new Error("a file is still being looked at");
    return this.#files.map((one, at) => ({ blob: blobOf(one), name: this.nameOf(at), type: one.file.type }));
  }
  /** An address under which this page shows what would go; undefined for what no browser shows, and for what is not known to be a picture. */
  preview(at) {
    const one = this.#files[at];
    if (one === void 0 || !SHOWN.includes(formatOf(one)) || !settled(one)) return void 0;
    const blob = blobOf(one);
    const made = this.#previews.get(blob) ?? URL.createObjectURL(blob.slice(0, blob.size, `image/${formatOf(one)}`));
    this.#previews.set(blob, made);
    return made;
  }
  /** Forgets everything. */
  end() {
    this.#files.length = 0;
    this.#cleaning.end();
    this.#tidy();
    this.onchange = () => void 0;
  }
  async #look(one) {
    one.failed = false;
    try {
      one.found = await this.#cleaning.inspect(one.file, one.file.name);
    } catch {
      one.failed = true;
      this.#changed();
      return;
    }
    if (one.found.cleanable) {
      await this.#copy(one);
      return;
    }
    one.copy = { state: "cannot", why: one.found.format === "unknown" ? "unknown" : "format" };
    one.version = "original";
    this.#changed();
  }
  async #copy(one) {
    const { turn } = one;
    one.copy = void 0;
    this.#changed();
    try {
      const copy = await this.#cleaning.clean(one.file, one.file.name, { turn });
      if (one.turn !== turn) return;
      one.copy = copy;
      if (copy.state === "cannot") one.version = "original";
    } catch {
      one.failed = true;
    }
    this.#tidy();
    this.#changed();
  }
  #changed() {
    this.onchange();
    if (this.settled) for (const go of this.#whenSettled.splice(0)) go();
  }
  /** Lets go of previews that nobody shows any more. */
  #tidy() {
    const shown = new Set(this.#files.map(blobOf));
    for (const [blob, address] of this.#previews) {
      if (shown.has(blob)) continue;
      URL.revokeObjectURL(address);
      this.#previews.delete(blob);
    }
  }
};
function settled(one) {
  return one.version === "original" || one.copy !== void 0;
}
function blobOf({ version, copy, file }) {
  return version === "cleaned" && copy?.state === "cleaned" ? copy.blob : file;
}
function hasOwnName({ ownName, version }) {
  return ownName ?? version === "original";
}
var NOUNS = {
  jpeg: "photo",
  heic: "photo",
  avif: "picture",
  png: "picture",
  webp: "picture",
  gif: "picture",
  tiff: "picture",
  mp4: "video",
  mov: "video",
  avi: "video",
  matroska: "video",
  m4a: "sound",
  mp3: "sound",
  ogg: "sound",
  flac: "sound",
  wav: "sound",
  pdf: "document",
  docx: "document",
  odt: "document",
  office: "document",
  xlsx: "table",
  ods: "table",
  pptx: "slides",
  odp: "slides",
  zip: "archive",
  rar: "archive",
  "7z": "archive"
};
function formatOf({ found }) {
  return found?.format ?? "unknown";
}
function nounOf(format) {
  return format === "unknown" ? "file" : NOUNS[format];
}
function extension(one) {
  const format = formatOf(one);
  if (format === "unknown" || format === "office") return /\.[a-z0-9]{1,8}$/.exec(one.file.name.toLowerCase())?.[0] ?? "";
  return `.${format === "jpeg" ? "jpg" : format === "matroska" ? "mkv" : format}`;
}

// src/page/written.ts
function nothingWritten() {
  return {
    kind: "report",
    message: "",
    sector: void 0,
    district: void 0,
    place: "",
    when: "",
    who: "",
    known: "",
    risk: void 0,
    role: void 0,
    finding: void 0,
    answers: /* @__PURE__ */ new Map(),
    contact: "",
    forward: "ask",
    files: new Attachments(),
    introducedBy: void 0,
    claim: void 0
  };
}
var CIRCUMSTANCES = ["sector", "district", "place", "when", "who", "known", "risk", "contact"];
var ASKED = {
  report: CIRCUMSTANCES,
  call: CIRCUMSTANCES,
  quick: [],
  statement: ["when", "place", "contact"],
  field: ["role", "finding", "sector", "district"],
  message: [],
  claim: []
};
var PASSED_ON = ["report", "call", "statement"];
function questionsOf(questions, kind) {
  return kind === "message" || kind === "claim" ? [] : questions.filter(({ kinds }) => kinds.includes(kind));
}
function draftOf(written, language, questions) {
  const { kind, message } = written;
  const told = ASKED[kind].flatMap((key) => {
    const value = written[key];
    return value === void 0 || value.trim() === "" ? [] : [[key, value]];
  });
  const answers = questionsOf(questions, kind).flatMap(({ id }) => {
    const text = written.answers.get(id) ?? "";
    return text.trim() === "" ? [] : [{ id, text }];
  });
  const forward = PASSED_ON.includes(kind) ? written.forward : "ask";
  const { introducedBy, claim } = written;
  return {
    kind,
    forward,
    message: kind === "claim" ? "" : message,
    language,
    ...Object.fromEntries(told),
    ...answers.length === 0 ? {} : { answers },
    ...kind === "message" && introducedBy !== void 0 ? { introducedBy } : {},
    ...kind === "claim" && claim !== void 0 ? { claim } : {}
  };
}
function isEmpty({ message, files }) {
  return message.trim() === "" && files.list.length === 0;
}
function forgetChoices(written) {
  Object.assign(written, { sector: void 0, district: void 0, role: void 0 });
  written.answers.clear();
}

// src/page/app.ts
var LANGUAGES = ["kk", "ru", "en"];
var App = class {
  drop;
  offline;
  place;
  locale;
  engine;
  written = nothingWritten();
  agency;
  desk;
  /** The codename drawn for a report of this visit. */
  drawn;
  /** Whether two words of the drawn codename were typed back. */
  confirmed = false;
  /** The codename somebody came back with. */
  entered;
  /** Set while authorship of a message is proven: the screen where that was confirmed. */
  claiming;
  /** Set while what is written tells the body that the drawn codename replaces the entered one: the screen where that begins. */
  rekeying;
  /** Whether answers were fetched in this visit. */
  hasRead = false;
  typing = new Typing();
  typedWords = Array.from({ length: 9 }, () => "");
  inbox;
  /** What the screen shown now says is wrong with an entry: said again in another language, gone with the screen. */
  complaint;
  /** Whether the advice before a report was shown in this visit. */
  advised = false;
  /** Set on the call-taker's page, for as long as it is open. */
  calls;
  #root;
  #screen;
  #covered = false;
  #shown = 0;
  constructor(drop2, root2, engine, offline) {
    this.drop = drop2;
    this.offline = offline;
    this.place = placeOf(window.location, drop2.addresses);
    this.#root = root2;
    this.engine = engine;
    this.locale = preferred(LOCALES, navigator.language);
  }
  /** The protocol's language that goes with what is on the screen: for names on cards, and lists of words. */
  get language() {
    return this.locale.protocol;
  }
  /** Whether what is on the screen must not be seen by the next pair of eyes. */
  get covered() {
    return this.#covered;
  }
  t(key, values = {}) {
    return fill(this.locale.sentences[key], values, this.locale);
  }
  /** What is said in one of the protocol's languages, whatever the page speaks now. */
  localeOf(language) {
    return preferred(LOCALES, language);
  }
  languageName(language) {
    return this.localeOf(language).name;
  }
  name(names) {
    return names[this.language];
  }
  /** The body of this visit. Screens that need it come after the choice. */
  chosen() {
    if (this.agency === void 0) throw new Error("a body is chosen before this screen");
    return this.agency;
  }
  /** Whether what is written now goes under a codename drawn in this visit. */
  drawsNew() {
    const { kind } = this.written;
    return kind !== "message" && kind !== "claim" || this.rekeying !== void 0;
  }
  /** The codename that the drawn one replaces. */
  replaced() {
    return this.rekeying !== void 0 && this.written.kind === "message" ? this.entered : void 0;
  }
  /** The codename that what is written now belongs to: the one on the screen, or the one typed in. */
  codename() {
    const codename = this.drawsNew() ? this.drawn?.handle : this.entered;
    if (codename === void 0) throw new Error("a codename comes before this screen");
    return codename;
  }
  draft() {
    return draftOf(this.written, this.language, this.desk?.card.questions ?? []);
  }
  go(screen) {
    this.#screen = screen;
    this.complaint = void 0;
    this.#shown += 1;
    this.#draw();
    window.scrollTo(0, 0);
    this.#root.querySelector("h1")?.focus({ preventScroll: true });
  }
  /** Waits for a piece of work; what comes of it is dropped when another screen was opened meanwhile. */
  wait(work, done, failed) {
    const shown = this.#shown;
    work.then(
      (value) => {
        if (shown === this.#shown) done(value);
      },
      (error) => {
        if (shown === this.#shown) failed(error);
      }
    );
  }
  /** Draws the same screen again, for another language or another state of it. */
  redraw() {
    this.#draw();
  }
  /** What was sent is not needed any more; only how it was told decides what the last screen says. */
  forgetText() {
    this.written.files.end();
    this.written = { ...nothingWritten(), kind: this.written.kind };
  }
  /** Forgets everything of this visit: keys in the worker, text, files, codename. What is asked next waits for the new worker. */
  forget() {
    this.engine.end();
    this.written.files.end();
    this.written = nothingWritten();
    this.drawn = void 0;
    this.confirmed = false;
    this.entered = void 0;
    this.rekeying = void 0;
    this.claiming = void 0;
    this.hasRead = false;
    this.inbox = void 0;
    this.desk = void 0;
    this.advised = false;
    this.typedWords = Array.from({ length: 9 }, () => "");
    this.typing.list = void 0;
    this.agency = void 0;
    this.engine = new Engine();
    this.engine.call("start", { drop: this.drop }).catch(() => void 0);
  }
  /** Clears the page and leaves it; the address of this page is replaced in the history of the tab. */
  leave() {
    this.engine.end();
    this.written.files.end();
    leave(this.drop.exit);
  }
  #draw() {
    takeSheet();
    const view = this.#screen?.(this);
    if (view === void 0) return;
    this.#covered = view.covered ?? true;
    document.documentElement.lang = this.locale.code;
    const back = view.back;
    replace(
      this.#root,
      this.#header(),
      el(
        "main",
        { "data-screen": view.name },
        el(
          "div",
          { class: "above" },
          back !== void 0 && button(this.t("back"), "back", "quiet", back),
          view.step !== void 0 && el("p", { class: "step" }, view.step)
        ),
        el("h1", { tabindex: -1 }, view.title),
        ...view.content
      )
    );
  }
  #header() {
    const languages = el("div", { class: "languages", role: "group", "aria-label": this.t("language_label") });
    add(
      languages,
      LOCALES.map(
        (locale) => el(
          "button",
          {
            type: "button",
            test: `language-${locale.code}`,
            lang: locale.code,
            "aria-pressed": String(locale === this.locale),
            onclick: () => {
              this.locale = locale;
              this.redraw();
              this.#root.querySelector(`[data-test=language-${locale.code}]`)?.focus();
            }
          },
          locale.short,
          el("span", { class: "unseen" }, ` ${locale.name}`)
        )
      )
    );
    return el(
      "header",
      {},
      languages,
      el("button", { type: "button", class: "exit", test: "exit", "aria-label": this.t("exit_label"), onclick: () => this.leave() }, this.t("exit"))
    );
  }
};

// src/page/cover.ts
var picking = false;
function pickerOpened(input) {
  picking = true;
  const over = new AbortController();
  const closed = () => {
    if (document.visibilityState !== "visible") return;
    over.abort();
    picking = false;
    uncover();
  };
  input.addEventListener("change", closed, { signal: over.signal });
  input.addEventListener("cancel", closed, { signal: over.signal });
  window.addEventListener("focus", closed, { signal: over.signal });
}
var before;
function uncover() {
  const cover = document.querySelector(".cover");
  if (cover === null) return;
  cover.remove();
  document.getElementById("page")?.removeAttribute("inert");
  before?.focus({ preventScroll: true });
  before = void 0;
}
function watchHiding(app) {
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") {
      if (picking) uncover();
      else document.querySelector(".cover .primary")?.focus();
      return;
    }
    if (!app.covered || document.querySelector(".cover") !== null) return;
    before = document.activeElement instanceof HTMLElement ? document.activeElement : void 0;
    document.getElementById("page")?.setAttribute("inert", "");
    document.body.append(
      el(
        "div",
        { class: "cover", test: "cover", role: "dialog", "aria-modal": "true", "aria-label": app.t("cover_title") },
        el("p", {}, app.t("cover_text")),
        button(app.t("cover_open"), "cover-continue", "primary", uncover),
        button(app.t("exit"), "cover-exit", "secondary", () => app.leave())
      )
    );
  });
}

// src/page/screens/advice.ts
var SECTIONS = [
  ["advice_device", "advice_device_list"],
  ["advice_place", "advice_place_list"],
  ["advice_say", "advice_say_list"],
  ["advice_seen", "advice_seen_list"],
  ["advice_blocked", "advice_blocked_list"],
  ["advice_after", "advice_after_list"]
];
function advice(back, next) {
  return (app) => ({
    name: "advice",
    title: app.t("advice_title"),
    covered: false,
    back,
    content: [
      el("p", { class: "lead" }, app.t("advice_lead")),
      next !== void 0 && button(app.t("advice_skip"), "advice-skip", "quiet", next),
      ...SECTIONS.flatMap(([title, lines]) => [
        el("h2", {}, app.t(title)),
        title === "advice_seen" && hereSeen(app),
        el("ul", { class: "plain" }, ...app.t(lines).split("\n").map((line) => el("li", {}, line)))
      ]),
      next !== void 0 && button(app.t("next"), "advice-continue", "primary", next)
    ]
  });
}
function adviseFirst(app, back, next) {
  if (app.advised) {
    next();
    return;
  }
  expect();
  app.go(
    advice(back, () => {
      app.advised = true;
      next();
    })
  );
}
function hereSeen(app) {
  if (app.place === "onion") return el("p", { class: "note" }, app.t("advice_here_onion"));
  return el("div", { class: "note" }, el("p", {}, app.t("advice_here_clear")), onionOffer(app));
}
function onionOffer(app) {
  const onion = onionOf(app.drop.addresses);
  return app.place !== "onion" && onion !== void 0 && el("p", {}, app.t("advice_onion"), " ", el("code", { class: "address", test: "onion" }, onion));
}

// src/page/screens/home.ts
var FEW = 5;
var home = (app) => ({
  name: "home",
  title: app.t("home_title"),
  covered: false,
  content: [
    el("p", { class: "lead" }, app.t("home_lead")),
    el(
      "div",
      { class: "doors" },
      door(app.t("home_report"), app.t("home_report_hint"), "home-report", "door first", () => adviseFirst(app, () => app.go(home), () => later(app, (more) => more.chooseBody(app)))),
      door(app.t("kind_quick"), app.t("home_quick_hint"), "home-quick", "door", () => later(app, (more) => more.quickly(app))),
      door(app.t("home_return"), app.t("home_return_hint"), "home-return", "door", () => later(app, (more) => app.go(more.enterCodename)))
    ),
    app.place !== "onion" && el("div", { class: "advice" }, el("p", {}, app.place === "clear" && `${app.t("home_clear")} `, app.t("home_tor")), onionOffer(app)),
    who(app),
    button(app.t("home_advice"), "advice", "quiet", () => app.go(advice(() => app.go(home)))),
    button(app.t("home_offline"), "offline", "quiet", () => later(app, (more) => app.go(more.offline))),
    button(app.t("home_about"), "about", "quiet", () => later(app, (more) => app.go(more.about)))
  ]
});
function door(label, hint, test, look, open) {
  return el("button", { type: "button", class: look, test, onclick: open }, el("strong", {}, label), hint !== "" && el("span", {}, hint));
}
function who(app) {
  const { agencies } = app.drop;
  const list = el("ul", {}, ...agencies.map((agency) => el("li", {}, app.name(agency.names))));
  return el(
    "section",
    { class: "who" },
    el("h2", {}, app.t("home_who")),
    agencies.length > FEW ? el("details", {}, el("summary", {}, app.t("home_who_all", { n: agencies.length })), list) : list
  );
}

// src/page/screens/loading.ts
function loading(title, back, lead) {
  return (app) => ({
    name: "loading",
    title: app.t(title),
    back,
    content: [lead !== void 0 && el("p", { class: "lead" }, app.t(lead)), el("div", { class: "waiting", role: "status", "aria-label": app.t("loading") })]
  });
}

// src/page/later.ts
var loaded;
var coming;
var attempts = 0;
function load() {
  if (coming !== void 0) return coming;
  attempts += 1;
  const attempt = attempts === 1 ? import("./more.js") : import(`/more.js?${attempts}`);
  coming = attempt.then(
    (more) => loaded = more,
    (error) => {
      coming = void 0;
      throw error;
    }
  );
  return coming;
}
function extend(later2) {
  for (const { code, sentences: sentences4 } of later2) Object.assign(LOCALES.find((one) => one.code === code)?.sentences ?? {}, sentences4);
}
function expect() {
  load().catch(() => void 0);
}
function later(app, next) {
  if (loaded !== void 0) {
    next(loaded);
    return;
  }
  const back = () => app.go(home);
  app.go(loading("loading", back));
  app.wait(load(), next, () => app.go(unreached(() => later(app, next), back)));
}
function unreached(retry, back) {
  return (app) => ({
    name: "error",
    title: app.t("error_title"),
    back,
    content: [el("p", { class: "note bad", role: "alert", test: "error", "data-code": "offline" }, app.t("error_offline")), button(app.t("error_retry"), "retry", "primary", retry)]
  });
}

// src/page/screens/problem.ts
function unsupported(root2) {
  show(root2, "unsupported", "problem_title", "problem_text", withoutNetwork);
}
function incomplete(root2) {
  show(root2, "incomplete", "problem_drop", "problem_drop_text");
}
function elsewhere(root2) {
  show(root2, "elsewhere", "elsewhere_title", "elsewhere_text");
}
function withoutNetwork(sentences4) {
  if (window.location.protocol === "file:") return [];
  const link = (address, name, label) => el("a", { class: "button secondary", href: address, download: name }, label);
  return [
    el("p", {}, sentences4.problem_single),
    steps(
      [sentences4.offline_step_program, link("/sybyr.html", "sybyr.html", sentences4.offline_program_get)],
      [sentences4.offline_step_keys, link("/api/saved/drop", "visit.tar", sentences4.offline_write_get)],
      [sentences4.offline_step_open],
      [sentences4.offline_step_blob],
      [sentences4.offline_step_upload]
    )
  ];
}
function show(root2, name, title, text, more = () => []) {
  replace(
    root2,
    el(
      "main",
      { class: "still", "data-screen": name, test: name },
      ...LOCALES.map(({ code, sentences: sentences4 }) => el("section", { lang: code }, el("h1", {}, sentences4[title]), ...paragraphs(sentences4[text]), ...more(sentences4)))
    )
  );
}

// src/page/main.ts
var drop = globalThis.sybyrDrop;
var root = document.getElementById("page");
var takesCalls = document.documentElement.dataset["page"] === "call";
if (root !== null) start(root);
function start(page) {
  if (drop === void 0) {
    incomplete(page);
    return;
  }
  if (placeOf(window.location, drop.addresses) === "elsewhere") {
    elsewhere(page);
    return;
  }
  const engine = typeof Worker === "function" && globalThis.crypto?.subtle !== void 0 ? new Engine() : void 0;
  if (engine === void 0) {
    unsupported(page);
    return;
  }
  const app = new App(drop, page, engine);
  watchHiding(app);
  watchEscape(() => app.leave());
  watchLeaving(() => app.engine.end());
  engine.call("start", { drop }).then(
    () => takesCalls ? later(app, (more) => more.takeCalls(app)) : app.go(home),
    (error) => error instanceof EngineError && error.failure === "self-test" ? unsupported(page) : incomplete(page)
  );
}
export {
  ENOUGH,
  EngineError,
  GUARDS,
  LANGUAGES,
  LISTS,
  LOCALES,
  MOST_FILES,
  advice,
  apart,
  button,
  choices,
  date,
  door,
  el,
  extend,
  forgetChoices,
  formatOf,
  freshId,
  hasOwnName,
  home,
  isEmpty,
  later,
  laySheet,
  loading,
  makeRadios,
  markWrong,
  nameWith,
  nextClosing,
  nounOf,
  paragraphs,
  pickerOpened,
  questionsOf,
  ranges,
  replace,
  size,
  steps,
  textField,
  wordsOf
};
