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
  risk_label_caller: "Осыған байланысты қоңырау шалушыға қауіп төніп тұр ма?",
  // unread
  spelling: "а Айгүл, ә Әсел, б Болат, в Владимир, г Гүлнар, ғ Ғалым, д Дәурен, е Ерлан, ж Жанар, з Зейнеп, и Иман, й «ай» сөзіндегі й, к Кенже, қ Қанат, л Лаура, м Марат, н Нұрлан, ң «таң» сөзіндегі ң, о Оспан, ө Өмір, п Павлодар, р Раушан, с Сәуле, т Талғат, у Уәли, ұ Ұлан, ү Үміт, ф Фатима, х Хамит, һ «гауһар» сөзіндегі һ, ц цирк, ч чемпион, ш Шолпан, щ Щучинск, ы Ырыс, і Ілияс, ь жіңішкелік белгісі, э экран, ю Юпитер, я Ясауи",
  // unread
  return_title: "Құпия код-сөзді енгізіңіз",
  // unread
  return_lead: "Тоғыз сөз, үш тілдің кез келгенінде. Әрқайсысының алғашқы төрт әрпі жеткілікті.",
  // unread
  return_open: "Жауаптарды оқу",
  // unread
  return_write: "Оқымай, тағы жазу",
  // unread
  return_count: "Тоғыз сөз керек. Толтырылғаны: {n}.",
  // unread
  return_unknown: "{n}-сөз тізімде жоқ. Қағазыңызбен салыстырыңыз.",
  // unread
  return_check: "Бұл тоғыз сөзден құпия код-сөз шықпайды. Бір сөзі басқа немесе реті өзгеше.",
  // unread
  return_rekey: "Сөздерімді біреу көріп қойған болуы мүмкін",
  // unread
  rekey_title: "Жаңа сөздер",
  // unread
  rekey_lead: "Сіз жаңа тоғыз сөз аласыз. Олардың бұрынғы сөздердің орнына берілгені органға айтылады, содан кейінгі жауаптар тек жаңа сөздермен ашылады.",
  // unread
  rekey_points: "Бұрынғы хабарламаларыңызды ешқандай сөзбен оқуға болмайды, ескісімен де, жаңасымен де: оларды тек орган ашады.\nКеліп қойған жауаптар ескі сөздермен ашыла береді. Оларды өшіруге болады, бірақ ол үшін бөлек кіру керек.\nЖолда келе жатқан жауап әлі ескі сөздермен келуі мүмкін: кейінірек сонда тағы бір қараңыз.\nЕскі сөздерді білетін адам бұрынғы хабарламаларыңызды қайтарып алуы немесе өзінікі деп көрсетуі мүмкін. Оның ескі сөздермен жазғаны органға белгімен жетеді.\nЕскі сөздерді сақтап қойыңыз: бұрынғы хабарламалардың сіздікі екенін тек солармен дәлелдеуге болады.",
  // unread
  rekey_label: "Қосатыныңыз бар ма?",
  // unread
  rekey_label_hint: "Бос қалдыруға болады.",
  // unread
  rekey_later_title: "Алдымен бетті тазалаңыз",
  // unread
  rekey_later_text: "Жаңа сөздер бөлек кіргенде алынады: жауап оқылған жолы алынса, сервер кімнің жауаптары оқылғанын аңғаруы мүмкін.\nБетті тазалаңыз, Tor Browser-де «New identity» (орысша «Новая личность») түймесін басыңыз, қайта кіріп, сол сөздерді енгізіңіз де, «Сөздерімді біреу көріп қойған болуы мүмкін» дегенді таңдаңыз.",
  // unread
  rekey_heard_title: "Алдымен жаңа сөздер алыңыз",
  // unread
  rekey_heard_lead: "Қоңырауыңызды қабылдаған адам тоғыз сөзіңізді естіді. Жауаптарды тек өзіңіз оқуыңыз үшін жаңа сөздер алыңыз.",
  // unread
  rekey_heard_read: "Алдымен жауаптарды оқу",
  // unread
  reading_title: "Жауаптар алынып жатыр",
  // unread
  reading_lead: "Жауаптар жатқан жәшік әрқашан түгел жүктеледі, сондықтан қайсысы сіздікі екенін сервер көрмейді. Бұл бір минутқа созылуы мүмкін.",
  // unread
  inbox_title: "Жауаптар",
  // unread
  inbox_sent: "Жіберген хабарламаларыңыз",
  // unread
  inbox_replies: "Органның жауабы",
  // unread
  inbox_nothing: "Мұнда әзірге ештеңе жоқ.",
  // unread
  inbox_nothing_why: "Хабарлама журналға енген соң, яғни жіберілгеннен бірнеше сағат өткенде осында көрінеді. Жауап әзірлеуге бірнеше күн кетеді.",
  // unread
  inbox_no_reply: "Әзірге жауап жоқ.",
  // unread
  receipt_number: "{n}-хабарлама",
  // unread
  receipt_in_log: "Журналда. Сервер оны сақтап тұр; орган алғанын әлі растаған жоқ.",
  // unread
  receipt_reached: "Органның компьютеріне жетті.",
  // unread
  receipt_not_opened: "Органның компьютеріне жетті, бірақ онда ашылмады. Қайта жіберуіңізді сұраймыз.",
  // unread
  receipt_day: "Алынған күні: {date}",
  // unread
  reply_number: "{n}-жауап",
  // unread
  reply_introduced: "бұл орган туралы басқа орган хабарлады: {name}. Оның шынымен сол екеніне тек өзіне жазып көз жеткізуге болады.",
  // unread
  reply_ref: "Орган берген нөмір: {ref}",
  // unread
  reply_partial: "Бұл жауаптың бір бөлігі жоқ.",
  // unread
  reply_forwarded: "Хабарламаңыз мына органға берілді: {name}.",
  // unread
  reply_challenge: "Орган хабарламаның сіздікі екенін дәлелдеуді сұрайды. Бұл бет әзірге оны істей алмайды.",
  // unread
  reply_files: "Файлдар",
  // unread
  reply_file_get: "Жүктеп алу",
  // unread
  reply_file_note: "Сервер файлдың жүктелгенін көреді, бірақ ішінде не барын көрмейді.",
  // unread
  reply_file_label: "{name}: жүктеп алу",
  // unread
  reply_file_working: "Жүктеліп жатыр…",
  // unread
  reply_delete: "Бұл жауапты өшіру",
  // unread
  reply_delete_note: "Өшірілген жауап серверден келесі жабылу сағатында, әдетте бірнеше сағаттан кейін жойылады. Сервер оқыған да, өшірген де бір келуші екенін көреді.",
  // unread
  reply_deleted: "Келесі жабылу сағатында жойылады.",
  // unread
  reply_missing: "Мына нөмірлі жауаптар жоқ: {n}. Олар өшірілген, мерзімі өткен немесе ұсталып тұр.",
  // unread
  reply_unnamed: "Бұрынғы жауаптардың {n} данасы жоқ. Олар өшірілген, мерзімі өткен немесе ұсталып тұр.",
  // unread
  reply_unknown_body: "осы сервердегі орган",
  // unread
  inbox_newest: "Сервер ең соңғы жауапты білдірмей ұстап қала алады. Жауап ұзақ келмесе, хабарлама жіберіп сұраңыз.",
  // unread
  status_received: "Қабылданды",
  // unread
  status_registered: "Тіркелді",
  // unread
  "status_referred-territory": "Аумағы бойынша жіберілді",
  // unread
  status_referred: "Басқа органға берілді",
  // unread
  status_checking: "Тексеріліп жатыр",
  // unread
  status_investigating: "Тергеліп жатыр",
  // unread
  status_answered: "Жауап берілді",
  // unread
  "status_written-off": "Әрекетсіз іске тігілді",
  // unread
  status_confirmed: "Расталды",
  // unread
  "status_not-confirmed": "Расталмады",
  // unread
  status_reward: "Сыйақы тиесілі",
  // unread
  status_closed: "Жабылды",
  // unread
  status_reopened: "Қайта қолға алынды",
  // unread
  meaning_received: "Хабарламаңыз органда. Ол бойынша шешім әлі қабылданған жоқ.",
  // unread
  meaning_registered: "Хабарлама органның кітабына жазылып, нөмір алды.",
  // unread
  "meaning_referred-territory": "Енді онымен оқиға болған жердегі бөлімше айналысады.",
  // unread
  meaning_referred: "Бұл мәселе осы органның құзырына жатпайды. Енді онымен басқа орган айналысады.",
  // unread
  meaning_checking: "Орган іс қозғауға негіз бар-жоғын анықтап жатыр.",
  // unread
  meaning_investigating: "Іс қозғалды.",
  // unread
  meaning_answered: "Орган қандай шешім қабылдағанын айтты.",
  // unread
  "meaning_written-off": "Орган бұдан әрі ештеңе жасамайды. Тағы білетініңіз болса, жазыңыз: хабарлама қайта қаралуы мүмкін.",
  // unread
  meaning_confirmed: "Тексеру айтқаныңыздың рас екенін көрсетті.",
  // unread
  "meaning_not-confirmed": "Тексеру дәлел таппады. Тағы білетініңіз болса, жазыңыз.",
  // unread
  meaning_reward: "Мұндай хабарлама үшін заң бойынша сыйақы беріледі. Оны алу үшін орган сұраған кезде хабарламаның сіздікі екенін дәлелдейсіз.",
  // unread
  meaning_closed: "Хабарлама бойынша жұмыс аяқталды.",
  // unread
  meaning_reopened: "Ол жабылған еді, енді жұмыс қайта жүріп жатыр.",
  // unread
  write_again: "Тағы жазу",
  // unread
  again_title: "Қазір жазасыз ба, кейін бе?",
  // unread
  again_text: "Сіз жаңа ғана жауаптарды оқыдыңыз. Бірден жазсаңыз, сервер оқыған да, жазған да бір адам екенін аңғаруы мүмкін.\nБылай дұрысырақ: бетті тазалаңыз, Tor Browser-де «New identity» (орысша «Новая личность») түймесін басыңыз, қайта кіріп, «Оқымай, тағы жазу» дегенді таңдаңыз.",
  // unread
  again_later: "Бетті тазалау, кейін келемін",
  // unread
  again_now: "Қазір жазу",
  // unread
  about_title: "Осы бет және оның қауіпсіздігі туралы",
  // unread
  about_protects: "Нені қорғайды",
  // unread
  about_protects_list: "Жазғаныңыз осы браузерде сіз таңдаған орган үшін мөрленеді. Сервер жабық хатқалталарды ғана сақтайды: мәтінді де, файл атауын да, саланы да оқи алмайды.\nМұнда тіркелгі де, cookie де жоқ. Сервер мекенжайды да, дәл уақытты да жазбайды: хабарламаның журналға қай жабылу сағатында енгені ғана қалады.\nСерверді алып қойған адам қай органға қанша хабарлама келгенін, олардың шамамен көлемін және ортақ жәшіктердегі жабық жауаптарды көреді.\nЖауап тек сіздің тоғыз сөзіңізбен ашылады.",
  // unread
  about_limits: "Нені қорғамайды",
  // unread
  about_limits_list: "Дәл қазір серверді басқарып отырған адам байланыстар мен уақытты көреді. Мекенжайыңызды одан Tor Browser жасырады.\nӨзгертілген сервер өзгертілген бет жібере алады, ол бет сіз терген нәрсенің бәрін оқи алады. Төмендегі сандарды басқа құрылғыдан немесе басқа жерден салыстырыңыз.\nСервер ең соңғы жауапты ұстап қала алады.\nҚағазыңызды тапқан адам жауаптарды оқи алады және сіздің атыңыздан жаза алады.\nПернетақтадан, экран суретінен және артыңызда тұрған адамнан біз қорғай алмаймыз. Кәдімгі терезеде мекенжай тарихта қалады.\nОрган сіз жазғанның бәрін оқиды. Өзіңіз туралы не айтсаңыз, орган соны біледі.",
  // unread
  about_tor: "Tor Browser",
  // unread
  about_tor_text: "Оны torproject.org сайтынан өз құрылғыңызға жүктеп алыңыз, жұмыс желісін пайдаланбаңыз. Қауіпсіздік деңгейі «Standard» (орысша «Обычный») немесе «Safer» («Высокий») болсын: бет екеуінде де жұмыс істейді, «Safest» («Высший») деңгейінде істемейді.\nЕшкім қарап тұрмаған жерде жазыңыз, жұмыс құрылғысынан жазбаңыз.",
  // unread
  about_hashes: "Осы беттің сандары",
  // unread
  about_hashes_text: "Оларды басқа құрылғыдағы, басқа жердегі немесе өзіңіз сенетін адамдағы сандармен салыстырыңыз. Сізде басқаша болса, мұнда жазбаңыз.",
  // unread
  about_hashes_button: "Сандарды көрсету",
  // unread
  about_hash_client: "Осы беттің бағдарламасы (барлық файл бірге)",
  // unread
  about_hash_drop: "Осы сервердің баптаулары (drop.js)",
  // unread
  about_hash_own: "Жалған бет жалған сан көрсете алады. Екінші құрылғыдан да салыстырыңыз.",
  // unread
  about_version: "Баптаулар, {n}-нұсқа",
  // unread
  about_key: "Он екі сөзбен жазылған кілт: {name}"
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
  risk_label_caller: "Грозит ли звонящему из-за этого опасность?",
  // unread
  spelling: "а Анна, б Борис, в Василий, г Григорий, д Дмитрий, е Елена, ж Женя, з Зинаида, и Иван, й Иван краткий, к Константин, л Леонид, м Михаил, н Николай, о Ольга, п Павел, р Роман, с Семён, т Татьяна, у Ульяна, ф Фёдор, х Харитон, ц Цапля, ч Человек, ш Шура, щ Щука, ъ твёрдый знак, ы еры, ь мягкий знак, э Эхо, ю Юрий, я Яков",
  // unread
  return_title: "Введите кодовое имя",
  // unread
  return_lead: "Девять слов на любом из трёх языков. Достаточно первых четырёх букв каждого.",
  // unread
  return_open: "Прочитать ответы",
  // unread
  return_write: "Написать ещё, не читая",
  // unread
  return_count: "Нужно девять слов. Заполнено: {n}.",
  // unread
  return_unknown: "Слово {n} не из списка. Сверьте его с бумагой.",
  // unread
  return_check: "Из этих девяти слов кодовое имя не складывается. Одно из них другое, либо порядок не тот.",
  // unread
  return_rekey: "Мои слова мог кто-то увидеть",
  // unread
  rekey_title: "Новые слова",
  // unread
  rekey_lead: "Вы получите девять новых слов. Орган узнает, что они заменяют прежние, и дальше будет отвечать только под новыми.",
  // unread
  rekey_points: "Ваши прежние сообщения нельзя прочитать никакими словами, ни старыми, ни новыми: их открывает только орган.\nОтветы, которые уже пришли, по-прежнему открываются старыми словами. Их можно удалить, но в отдельном посещении.\nОтвет, который уже в пути, может прийти ещё под старыми словами: загляните туда позже ещё раз.\nУ кого есть старые слова, тот может отозвать ваши прежние сообщения или выдать их за свои. Всё, что он напишет под ними, придёт в орган с пометкой.\nСохраните старые слова: только ими можно доказать, что прежние сообщения ваши.",
  // unread
  rekey_label: "Хотите что-то добавить?",
  // unread
  rekey_label_hint: "Можно оставить пустым.",
  // unread
  rekey_later_title: "Сначала очистите страницу",
  // unread
  rekey_later_text: "Новые слова берут в отдельном посещении: если взять их там, где читали, сервер мог бы понять, чьи ответы были прочитаны.\nОчистите страницу, нажмите в Tor Browser «Новая личность», вернитесь, введите те же слова и выберите «Мои слова мог кто-то увидеть».",
  // unread
  rekey_heard_title: "Сначала возьмите новые слова",
  // unread
  rekey_heard_lead: "Тот, кто принял ваш звонок, слышал ваши девять слов. Возьмите новые, чтобы ответы могли читать только вы.",
  // unread
  rekey_heard_read: "Сначала прочитать ответы",
  // unread
  reading_title: "Забираем ответы",
  // unread
  reading_lead: "Ящик с ответами всегда скачивается целиком, поэтому сервер не видит, какой из них ваш. Это может занять минуту.",
  // unread
  inbox_title: "Ответы",
  // unread
  inbox_sent: "Что вы отправили",
  // unread
  inbox_replies: "Что ответил орган",
  // unread
  inbox_nothing: "Здесь пока ничего нет.",
  // unread
  inbox_nothing_why: "Сообщение появится здесь, когда войдёт в журнал, — через несколько часов после отправки. Ответ готовят несколько дней.",
  // unread
  inbox_no_reply: "Ответа пока нет.",
  // unread
  receipt_number: "Сообщение {n}",
  // unread
  receipt_in_log: "В журнале. Сервер его хранит; орган ещё не подтвердил, что получил.",
  // unread
  receipt_reached: "Дошло до компьютера органа.",
  // unread
  receipt_not_opened: "Дошло до компьютера органа, но открыть его там не удалось. Пожалуйста, отправьте ещё раз.",
  // unread
  receipt_day: "Получено: {date}",
  // unread
  reply_number: "Ответ {n}",
  // unread
  reply_introduced: "об этом органе сообщил другой: {name}. Убедиться, что это действительно он, можно, только написав ему.",
  // unread
  reply_ref: "Номер, который дал орган: {ref}",
  // unread
  reply_partial: "Часть этого ответа отсутствует.",
  // unread
  reply_forwarded: "Ваше сообщение передано: {name}.",
  // unread
  reply_challenge: "Орган просит доказать, что сообщение ваше. Эта страница пока этого не умеет.",
  // unread
  reply_files: "Файлы",
  // unread
  reply_file_get: "Скачать",
  // unread
  reply_file_note: "Сервер видит, что файл скачали, но не видит, что в нём.",
  // unread
  reply_file_label: "Скачать {name}",
  // unread
  reply_file_working: "Скачиваем…",
  // unread
  reply_delete: "Удалить этот ответ",
  // unread
  reply_delete_note: "Удалённый ответ исчезнет с сервера в следующий час закрытия, обычно через несколько часов. Сервер увидит, что прочитал и удалил один и тот же посетитель.",
  // unread
  reply_deleted: "Будет удалён в следующий час закрытия.",
  // unread
  reply_missing: "Нет ответов с номерами: {n}. Они удалены, устарели или удерживаются.",
  // unread
  reply_unnamed: "Нет более ранних ответов, всего: {n}. Они удалены, устарели или удерживаются.",
  // unread
  reply_unknown_body: "орган этого сервера",
  // unread
  inbox_newest: "Сервер может незаметно придержать самый новый ответ. Если ждёте долго, отправьте сообщение и спросите.",
  // unread
  status_received: "Получено",
  // unread
  status_registered: "Зарегистрировано",
  // unread
  "status_referred-territory": "Направлено по территориальности",
  // unread
  status_referred: "Передано другому органу",
  // unread
  status_checking: "Проверяется",
  // unread
  status_investigating: "Ведётся расследование",
  // unread
  status_answered: "Дан ответ",
  // unread
  "status_written-off": "Списано без действий",
  // unread
  status_confirmed: "Подтвердилось",
  // unread
  "status_not-confirmed": "Не подтвердилось",
  // unread
  status_reward: "Положено вознаграждение",
  // unread
  status_closed: "Закрыто",
  // unread
  status_reopened: "Возобновлено",
  // unread
  meaning_received: "Ваше сообщение у органа. Решения по нему пока нет.",
  // unread
  meaning_registered: "Сообщение записано в книгах органа под своим номером.",
  // unread
  "meaning_referred-territory": "Теперь им занимается подразделение того места, где это произошло.",
  // unread
  meaning_referred: "Это не дело этого органа. Теперь сообщением занимается другой.",
  // unread
  meaning_checking: "Орган выясняет, есть ли основания для дела.",
  // unread
  meaning_investigating: "Дело начато.",
  // unread
  meaning_answered: "Орган сообщил, что он решил.",
  // unread
  "meaning_written-off": "Орган больше ничего по нему не делает. Если вы знаете ещё что-то, напишите: к нему могут вернуться.",
  // unread
  meaning_confirmed: "Проверка показала, что так и есть.",
  // unread
  "meaning_not-confirmed": "Проверка не нашла доказательств. Если вы знаете ещё что-то, напишите.",
  // unread
  meaning_reward: "За такое сообщение закон даёт вознаграждение. Чтобы его получить, нужно доказать, что сообщение ваше, когда орган об этом попросит.",
  // unread
  meaning_closed: "Работа по нему закончена.",
  // unread
  meaning_reopened: "Оно было закрыто, теперь работа по нему продолжается.",
  // unread
  write_again: "Написать ещё",
  // unread
  again_title: "Написать сейчас или в другой раз?",
  // unread
  again_text: "Вы только что читали ответы. Если писать тут же, сервер может догадаться, что читает и пишет один человек.\nЛучше так: очистите страницу, нажмите в Tor Browser «Новая личность», вернитесь и выберите «Написать ещё, не читая».",
  // unread
  again_later: "Очистить страницу, я вернусь",
  // unread
  again_now: "Написать сейчас",
  // unread
  about_title: "Об этой странице и её безопасности",
  // unread
  about_protects: "Что она защищает",
  // unread
  about_protects_list: "То, что вы пишете, запечатывается в этом браузере для выбранного органа. Сервер хранит закрытые конверты и не может прочитать ни текст, ни имена файлов, ни сферу.\nЗдесь нет ни учётных записей, ни cookie. Сервер не записывает ни адресов, ни точного времени: только то, в какой час закрытия сообщение вошло в журнал.\nТот, кто изымет сервер, увидит, сколько сообщений пришло какому органу, их примерный объём и закрытые ответы в общих ящиках.\nОтвет открывается только вашими девятью словами.",
  // unread
  about_limits: "Чего она не защищает",
  // unread
  about_limits_list: "Тот, кто управляет сервером в эту минуту, видит соединения и время. Ваш адрес от него скрывает Tor Browser.\nПодменённый сервер может прислать подменённую страницу, и она сможет прочитать всё, что вы вводите. Сверьте числа внизу с другого устройства или из другого места.\nСервер может придержать самый новый ответ.\nТот, кто найдёт вашу бумагу, сможет прочитать ответы и писать от вашего имени.\nОт клавиатуры, снимков экрана и людей за спиной мы защитить не можем. В обычном окне адрес остаётся в истории.\nОрган читает всё, что вы написали. То, что вы рассказали о себе, он знает.",
  // unread
  about_tor: "Tor Browser",
  // unread
  about_tor_text: "Скачайте его с torproject.org на своё устройство и не через рабочую сеть. Уровень безопасности — «Обычный» (Standard) или «Высокий» (Safer): страница работает на обоих, на уровне «Высший» (Safest) — нет.\nПишите там, где никто не смотрит через плечо, и не с рабочего устройства.",
  // unread
  about_hashes: "Числа этой страницы",
  // unread
  about_hashes_text: "Сверьте их с числами на другом устройстве, в другом месте или у человека, которому доверяете. Если у вас они не такие, не пишите здесь.",
  // unread
  about_hashes_button: "Показать числа",
  // unread
  about_hash_client: "Программа этой страницы (все файлы вместе)",
  // unread
  about_hash_drop: "Настройки этого сервера (drop.js)",
  // unread
  about_hash_own: "Поддельная страница может показать поддельные числа. Сверьте их и со второго устройства.",
  // unread
  about_version: "Настройки, версия {n}",
  // unread
  about_key: "Ключ двенадцатью словами: {name}"
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
  // home
  // advice: the source guide says the same sentences
  // choosing
  // the report
  risk_label_caller: "Is the caller at risk because of this?",
  // codename
  // letters and the word each is named by when a codename is read out, in the order of the alphabet
  spelling: "a Alfa, b Bravo, c Charlie, d Delta, e Echo, f Foxtrot, g Golf, h Hotel, i India, j Juliett, k Kilo, l Lima, m Mike, n November, o Oscar, p Papa, q Quebec, r Romeo, s Sierra, t Tango, u Uniform, v Victor, w Whiskey, x X-ray, y Yankee, z Zulu",
  // sending
  // return
  return_title: "Enter your codename",
  return_lead: "Nine words, in any of the three languages. Four letters of each are enough.",
  return_open: "Read answers",
  return_write: "Write again without reading",
  return_count: "Nine words are needed. Filled in: {n}.",
  return_unknown: "Word {n} is not in the list. Compare it with your paper.",
  return_check: "These nine words do not make a codename. One of them is different, or the order is.",
  return_rekey: "Someone may have seen my words",
  rekey_title: "Take new words",
  rekey_lead: "You get nine new words. The agency is told that they replace the old ones, and from then on answers only under the new ones.",
  rekey_points: "Your earlier messages cannot be read with any words, old or new: only the agency opens them.\nAnswers that have come already still open with the old words. You can delete them, in a visit of its own.\nAn answer that is on its way may still come under the old words: look there once more later.\nWhoever has the old words could withdraw your earlier messages or claim them. What they write under them is marked for the agency.\nKeep the old words: only they can prove that the earlier messages are yours.",
  rekey_label: "Anything to add?",
  rekey_label_hint: "Can be left empty.",
  rekey_later_title: "First clear this page",
  rekey_later_text: "New words are taken in a visit of their own: in one that has read, the server could see whose answers were read.\nClear this page, press “New identity” in Tor Browser, come back, enter the same words and choose “Someone may have seen my words”.",
  rekey_heard_title: "Take new words first",
  rekey_heard_lead: "The person who took your call has heard your nine words. Take new ones, so that only you can read the answers.",
  rekey_heard_read: "Read the answers first",
  reading_title: "Collecting answers",
  reading_lead: "The drawer with answers is always downloaded whole, so the server does not see which of them is yours. This can take a minute.",
  inbox_title: "Answers",
  inbox_sent: "What you sent",
  inbox_replies: "What the agency answered",
  inbox_nothing: "There is nothing here yet.",
  inbox_nothing_why: "A message shows here once it has entered the log, some hours after sending. An answer takes days.",
  inbox_no_reply: "No answer yet.",
  receipt_number: "Message {n}",
  receipt_in_log: "In the log. The server keeps it; the agency has not confirmed yet that it arrived.",
  receipt_reached: "It reached the agency’s computer.",
  receipt_not_opened: "It reached the agency’s computer but could not be opened there. Please send it again.",
  receipt_day: "Received on {date}",
  reply_number: "Answer {n}",
  reply_introduced: "introduced by {name}. Only by writing to it can you make sure that it is the right one.",
  reply_ref: "Number given by the agency: {ref}",
  reply_partial: "A part of this answer is missing.",
  reply_forwarded: "Your message was passed on to: {name}.",
  reply_challenge: "The agency asks you to prove that the message is yours. This page cannot do that yet.",
  reply_files: "Files",
  reply_file_get: "Download",
  reply_file_note: "The server sees that this file is fetched, not what is in it.",
  reply_file_label: "Download {name}",
  reply_file_working: "Fetching…",
  reply_delete: "Delete this answer",
  reply_delete_note: "A deleted answer goes from the server at the next closing, usually within hours. The server sees that the same visitor read and deleted.",
  reply_deleted: "It will be deleted at the next closing.",
  reply_missing: "Answers not here, by number: {n}. They were deleted, have expired, or are withheld.",
  reply_unnamed: "Earlier answers not here: {n}. They were deleted, have expired, or are withheld.",
  reply_unknown_body: "an agency of this server",
  inbox_newest: "A server could hold back the newest answer without your noticing. If you wait long for one, send a message and ask.",
  status_received: "Received",
  status_registered: "Registered",
  "status_referred-territory": "Sent on by territory",
  status_referred: "Referred to another agency",
  status_checking: "Being checked",
  status_investigating: "Under investigation",
  status_answered: "Answered",
  "status_written-off": "Filed without action",
  status_confirmed: "Confirmed",
  "status_not-confirmed": "Not confirmed",
  status_reward: "A reward is due",
  status_closed: "Closed",
  status_reopened: "Taken up again",
  meaning_received: "The agency has your message. Nobody has decided on it yet.",
  meaning_registered: "It was entered in the agency’s books and has a number there.",
  "meaning_referred-territory": "The office of the place where it happened is in charge of it now.",
  meaning_referred: "It is not a matter for this agency. Another one is in charge of it now.",
  meaning_checking: "The agency is finding out whether there are grounds for a case.",
  meaning_investigating: "A case was opened.",
  meaning_answered: "The agency has said what it decided.",
  "meaning_written-off": "The agency does nothing further about it. If you know more, write again: it can be taken up anew.",
  meaning_confirmed: "The check found that it is so.",
  "meaning_not-confirmed": "The check found nothing to prove it. If you know more, write again.",
  meaning_reward: "The law gives a reward for such a message. To receive it you prove that the message is yours, when the agency asks for it.",
  meaning_closed: "The work on it is over.",
  meaning_reopened: "It was closed, and work on it goes on now.",
  write_again: "Write again",
  again_title: "Write now or in a new visit?",
  again_text: "You have just read. Writing in the same visit lets the server guess that reader and writer are one.\nBetter: clear this page, press “New identity” in Tor Browser, come back and choose “Write again without reading”.",
  again_later: "Clear the page, I will come back",
  again_now: "Write now",
  // clock
  // about
  about_title: "About this page and its safety",
  about_protects: "What it protects",
  about_protects_list: "What you write is sealed in this browser for the agency you choose. The server keeps closed envelopes and cannot read text, file names or the sector.\nThere is no account and no cookie. The server writes down no address and no exact time, only at which closing of the log a message entered it.\nWhoever seizes the server sees how many messages came for which agency, in a few rough sizes, and closed answers in shared drawers.\nThe answer can be opened with your nine words only.",
  about_limits: "What it does not protect",
  about_limits_list: "Whoever runs the server at this moment sees connections and times. Tor Browser hides your address from them.\nA changed server could send a changed page, and that page could read what you type. Compare the numbers below from another device or another place.\nThe server can hold back the newest answer.\nIf someone finds your paper, they can read the answers and write as you.\nFrom keyboards, screenshots and people behind you we cannot protect. In an ordinary window the address stays in the history.\nThe agency reads everything you write. What you tell about yourself, it knows.",
  about_tor: "Tor Browser",
  about_tor_text: "Get it from torproject.org, on your own device and your own network. Level “Standard” or “Safer”: both work here, “Safest” does not.\nWrite from a place where nobody looks over your shoulder, and not from a device of your employer.",
  about_hashes: "Numbers of this page",
  about_hashes_text: "Compare them with those seen on another device, in another place, or by someone you trust. If yours are different, do not write here.",
  about_hashes_button: "Show the numbers",
  about_hash_client: "Program of this page (all files together)",
  about_hash_drop: "Settings of this server (drop.js)",
  about_hash_own: "A false page can show false numbers. Compare from a second device too.",
  about_version: "Settings, version {n}",
  about_key: "Key of {name}, in twelve words"
  // problems
};

// sybyr-locales:sybyr:locales
var LOCALES = [
  { ...about, sentences },
  { ...about2, sentences: sentences2 },
  { ...about3, sentences: sentences3 }
];

// entry
import { extend } from "./page.js";

// src/page/screens/about.ts
import { button, el, paragraphs, replace } from "./page.js";

// src/page/numbers.ts
var FILES = /* @__PURE__ */ new Map([
  ["clean.js", "/clean.js"],
  ["index.html", "/"],
  ["more.js", "/more.js"],
  ["page.js", "/page.js"],
  ["style.css", "/style.css"],
  ["worker.js", "/worker.js"]
]);
async function clientHash() {
  const lines = await Promise.all([...FILES].map(async ([name, address]) => `${await hashOf(address)}  ${name}
`));
  return hex(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(lines.join(""))));
}
async function hashOf(address) {
  const answer = await fetch(address, { cache: "no-store", credentials: "omit", redirect: "error" });
  if (!answer.ok) throw new Error("a part of this page cannot be fetched");
  return hex(await crypto.subtle.digest("SHA-256", await answer.arrayBuffer()));
}
function hex(bytes) {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// src/page/screens/about.ts
import { home } from "./page.js";
var about4 = (app) => ({
  name: "about",
  title: app.t("about_title"),
  covered: false,
  back: () => app.go(home),
  content: [
    ...list(app, "about_protects", "about_protects_list"),
    ...list(app, "about_limits", "about_limits_list"),
    el("h2", {}, app.t("about_tor")),
    ...paragraphs(app.t("about_tor_text")),
    el("h2", {}, app.t("about_hashes")),
    el("p", {}, app.t("about_hashes_text")),
    numbers(app)
  ]
});
function list(app, title, lines) {
  return [el("h2", {}, app.t(title)), el("ul", { class: "plain" }, ...app.t(lines).split("\n").map((line) => el("li", {}, line)))];
}
function numbers(app) {
  const box = el("div", { class: "numbers" });
  const show = button(app.t("about_hashes_button"), "about-hashes", "secondary", () => {
    show.disabled = true;
    app.wait(
      computed(app),
      (shown) => replace(box, ...shown),
      () => {
        show.disabled = false;
        replace(box, show, el("p", { class: "note bad", role: "alert", test: "error", "data-code": "offline" }, app.t("error_offline")));
      }
    );
  });
  replace(box, show);
  return box;
}
async function computed(app) {
  const [client, drop] = await Promise.all([clientHash(), hashOf("/drop.js")]);
  const keys = await Promise.all(
    app.drop.agencies.map(async (agency) => {
      const words = await app.engine.call("fingerprintWords", { fingerprint: agency.agency });
      return [el("h3", {}, app.t("about_key", { name: app.name(agency.names) })), el("p", { class: "fingerprint", test: `fingerprint-${agency.agency}` }, words[app.language].join(" "))];
    })
  );
  return [
    el("h3", {}, app.t("about_hash_client")),
    el("p", { class: "hash", test: "hash-client" }, grouped(client)),
    el("h3", {}, app.t("about_hash_drop")),
    el("p", { class: "hash", test: "hash-drop" }, grouped(drop)),
    el("p", { class: "hint" }, app.t("about_version", { n: app.drop.version })),
    el("p", { class: "note" }, app.t("about_hash_own")),
    ...keys.flat(),
    el("p", { class: "hint" }, app.t("about_key_text"))
  ];
}
function grouped(hash) {
  return el("code", {}, ...(hash.match(/.{8}/g) ?? []).map((part) => el("span", {}, part)));
}

// src/page/screens/return.ts
import { button as button5, el as el4, replace as replace3 } from "./page.js";
import { showFailure as showFailure3 } from "./page.js";
import { wordEntry } from "./page.js";

// src/page/screens/again.ts
import { button as button4, paragraphs as paragraphs4 } from "./page.js";
import { showFailure as showFailure2 } from "./page.js";

// src/page/screens/inbox.ts
import { button as button3, el as el3, paragraphs as paragraphs3, replace as replace2 } from "./page.js";
import { errorNote, failureOf, showFailure } from "./page.js";
import { date, ranges, size } from "./page.js";
import { addressee, collected } from "./page.js";
import { loading } from "./page.js";

// src/page/screens/rekey.ts
import { button as button2, el as el2, paragraphs as paragraphs2 } from "./page.js";
import { messageField } from "./page.js";
import { onward, walk } from "./page.js";
import { cleared } from "./page.js";
function takeNewWords(app) {
  if (app.hasRead) {
    app.go(notNow);
    return;
  }
  app.written.kind = "message";
  app.rekeying = rekey;
  app.drawn = void 0;
  app.confirmed = false;
  app.go(rekey);
}
var rekey = (app) => {
  const { next, back } = walk(app, rekey);
  return {
    name: "rekey",
    title: app.t("rekey_title"),
    back,
    content: [
      el2("p", { class: "lead" }, app.t("rekey_lead")),
      el2("ul", { class: "plain" }, ...app.t("rekey_points").split("\n").map((point) => el2("li", {}, point))),
      messageField(app, "rekey_label", 3, "rekey_label_hint"),
      onward(app, next)
    ]
  };
};
var notNow = (app) => ({
  name: "rekey-later",
  title: app.t("rekey_later_title"),
  back: () => app.go(enterCodename),
  content: [...paragraphs2(app.t("rekey_later_text")), clearing(app)]
});
function heard(readOn) {
  return (app) => ({
    name: "rekey-heard",
    title: app.t("rekey_heard_title"),
    content: [
      el2("p", { class: "lead" }, app.t("rekey_heard_lead")),
      ...paragraphs2(app.t("rekey_later_text")),
      clearing(app),
      button2(app.t("rekey_heard_read"), "rekey-read", "secondary", readOn)
    ]
  });
}
function clearing(app) {
  return button2(app.t("again_later"), "rekey-clear", "primary", () => {
    app.forget();
    app.go(cleared);
  });
}

// src/page/screens/inbox.ts
import { cleared as cleared2 } from "./page.js";

// src/page/screens/statuses.ts
function statusName(status) {
  return `status_${status}`;
}
function statusMeaning(status) {
  return `meaning_${status}`;
}

// src/page/screens/inbox.ts
var SAVE_MILLISECONDS = 6e4;
function readMessages(app) {
  if (app.inbox !== void 0) {
    app.go(inbox(app.inbox));
    return;
  }
  const back = () => app.go(enterCodename);
  const codename = app.entered;
  if (codename === void 0) {
    back();
    return;
  }
  app.hasRead = true;
  app.go(loading("reading_title", back, "reading_lead"));
  app.wait(
    app.engine.call("read", { codename, agency: app.chosen().agency }),
    (found) => {
      app.inbox = found;
      const open = () => app.go(inbox(found));
      if (found.rekey) app.go(heard(open));
      else open();
    },
    (error) => showFailure(app, error, () => readMessages(app), back)
  );
}
function inbox(found) {
  return (app) => {
    const nothing = found.confirmed && found.receipts.length === 0 && found.replies.length === 0;
    return {
      name: "inbox",
      title: app.t("inbox_title"),
      content: [
        addressee(app),
        collected(app, found.collected, found.today, found.hotlines),
        !found.confirmed && errorNote(app, "log-refused"),
        ...nothing ? [el3("div", { class: "result", test: "inbox-empty" }, el3("p", { class: "lead" }, app.t("inbox_nothing")), el3("p", {}, app.t("inbox_nothing_why")))] : listed(app, found),
        button3(app.t("write_again"), "write-again", "secondary", () => app.go(advise)),
        button3(app.t("sent_done"), "done", "primary", () => {
          app.forget();
          app.go(cleared2);
        }),
        el3("p", { class: "hint under" }, app.t("inbox_newest"))
      ]
    };
  };
}
function listed(app, found) {
  return [
    el3(
      "section",
      { class: "replies" },
      el3("h2", {}, app.t("inbox_replies")),
      found.replies.length === 0 && el3("p", {}, app.t("inbox_no_reply")),
      found.missing.length > 0 && el3("p", { class: "note warn", test: "reply-missing", "data-numbers": found.missing.join(",") }, app.t("reply_missing", { n: ranges(found.missing) })),
      found.unnamed > 0 && el3("p", { class: "note warn", test: "reply-unnamed" }, app.t("reply_unnamed", { n: found.unnamed })),
      ...found.replies.map((reply) => replyCard(app, reply)),
      found.replies.length > 0 && el3("p", { class: "hint" }, app.t("reply_delete_note"))
    ),
    found.receipts.length > 0 && el3("section", { class: "receipts" }, el3("h2", {}, app.t("inbox_sent")), el3("ol", {}, ...found.receipts.map((receipt, at) => receiptRow(app, receipt, at + 1))))
  ];
}
function receiptRow(app, receipt, number) {
  const sentences4 = { "in-log": "receipt_in_log", reached: "receipt_reached", "not-opened": "receipt_not_opened" };
  return el3(
    "li",
    { class: `receipt ${receipt.state}`, test: "receipt", "data-state": receipt.state },
    el3("strong", {}, app.t("receipt_number", { n: number })),
    el3("span", {}, app.t(sentences4[receipt.state])),
    receipt.received !== void 0 && el3("span", { class: "hint" }, app.t("receipt_day", { date: date(app.locale, receipt.received) }))
  );
}
function bodyName(app, fingerprint) {
  const body = app.drop.agencies.find((agency) => agency.agency === fingerprint);
  return body === void 0 ? app.t("reply_unknown_body") : app.name(body.names);
}
function replyCard(app, reply) {
  const status = reply.status === void 0 ? void 0 : statusName(reply.status);
  const introducer = reply.introducedBy;
  return el3(
    "article",
    { class: "reply", test: "reply", "data-number": reply.first, "data-kind": reply.kind },
    el3(
      "p",
      { class: "reply-head" },
      el3("span", {}, app.t("reply_number", { n: reply.first === reply.last ? reply.first : `${reply.first}–${reply.last}` })),
      el3("time", {}, date(app.locale, reply.day))
    ),
    introducer !== void 0 && el3("p", { class: "note warn" }, `${bodyName(app, reply.from)}: ${app.t("reply_introduced", { name: bodyName(app, introducer) })}`),
    status !== void 0 && el3("p", { class: "status", test: "reply-status", "data-status": reply.status }, app.t(status)),
    reply.status !== void 0 && el3("p", { class: "hint" }, app.t(statusMeaning(reply.status))),
    reply.message !== void 0 && el3("div", { class: "reply-text", test: "reply-text" }, ...paragraphs3(reply.message)),
    reply.partial && el3("p", { class: "note warn", test: "reply-partial" }, app.t("reply_partial")),
    reply.ref !== void 0 && el3("p", { class: "hint", test: "reply-ref" }, app.t("reply_ref", { ref: reply.ref })),
    reply.to !== void 0 && el3("p", { test: "reply-forwarded" }, app.t("reply_forwarded", { name: bodyName(app, reply.to) })),
    reply.kind === "challenge" && el3("p", {}, app.t("reply_challenge")),
    ...files(app, reply),
    deletion(app, reply)
  );
}
function files(app, reply) {
  if (reply.files.length === 0) return [];
  return [
    el3("h3", {}, app.t("reply_files")),
    el3("ul", { class: "file-list" }, ...reply.files.map((file) => fileRow(app, file))),
    el3("p", { class: "hint" }, app.t("reply_file_note"))
  ];
}
function fileRow(app, file) {
  const outcome = el3("span", { class: "outcome", role: "status" });
  const get = button3(app.t("reply_file_get"), "reply-file", "secondary", () => {
    get.disabled = true;
    replace2(outcome, app.t("reply_file_working"));
    app.wait(
      app.engine.call("object", { id: file.id }),
      (blob) => {
        get.disabled = false;
        replace2(outcome);
        save(blob, file.name);
      },
      (error) => {
        get.disabled = false;
        replace2(outcome, errorNote(app, failureOf(error)));
      }
    );
  });
  get.setAttribute("aria-label", app.t("reply_file_label", { name: file.name }));
  return el3("li", {}, el3("span", { class: "file-name" }, file.name), el3("span", { class: "file-size" }, size(app.locale, file.size)), get, outcome);
}
function save(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = el3("a", { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), SAVE_MILLISECONDS);
}
function deletion(app, reply) {
  const box = el3("div", { class: "deletion" });
  const remove = button3(app.t("reply_delete"), "reply-delete", "quiet", () => {
    remove.disabled = true;
    app.wait(
      app.engine.call("deleteReply", { deletions: reply.deletions }),
      () => replace2(box, el3("p", { class: "hint", role: "status", test: "reply-deleted" }, app.t("reply_deleted"))),
      (error) => {
        remove.disabled = false;
        replace2(box, remove, errorNote(app, failureOf(error)));
      }
    );
  });
  replace2(box, remove);
  return box;
}

// src/page/screens/again.ts
import { firstQuestion } from "./page.js";
import { cleared as cleared3 } from "./page.js";
import { loading as loading2 } from "./page.js";
var advise = (app) => ({
  name: "again",
  title: app.t("again_title"),
  back: () => readMessages(app),
  content: [
    ...paragraphs4(app.t("again_text")),
    button4(app.t("again_later"), "again-later", "primary", () => {
      app.forget();
      app.go(cleared3);
    }),
    button4(app.t("again_now"), "again-now", "secondary", () => writeAgain(app))
  ]
});
function writeAgain(app) {
  app.written.kind = "message";
  app.rekeying = void 0;
  const back = () => app.go(enterCodename);
  app.go(loading2("loading", back));
  app.wait(
    app.engine.call("desk", { agency: app.chosen().agency }),
    (desk) => {
      app.desk = desk;
      app.go(firstQuestion(app));
    },
    (error) => showFailure2(app, error, () => writeAgain(app), back)
  );
}

// src/page/screens/return.ts
import { TO_READ, withAgency } from "./page.js";
import { home as home2 } from "./page.js";
var enterCodename = (app) => {
  const complaint = el4("div", {});
  const submit = (next) => {
    replace3(complaint);
    app.entered = void 0;
    app.inbox = void 0;
    app.rekeying = void 0;
    app.wait(
      app.engine.call("enterCodename", { words: app.typedWords }),
      (entered) => {
        if (entered.state !== "ok") {
          complain(app, entered, entry, complaint);
          return;
        }
        app.entered = entered.handle;
        chooseBody(app, next);
      },
      (error) => showFailure3(app, error, () => app.go(enterCodename), () => app.go(home2))
    );
  };
  const open = button5(app.t("return_open"), "return-open", "primary", () => submit(readMessages));
  const entry = wordEntry(app, {
    places: app.typedWords.map((_, at) => ({ position: at + 1, test: `return-word-${at + 1}` })),
    typed: app.typedWords,
    canHide: true,
    finished: () => open.focus(),
    submit: () => submit(readMessages)
  });
  return {
    name: "return",
    title: app.t("return_title"),
    back: () => app.go(home2),
    content: [
      el4("p", { class: "lead" }, app.t("return_lead")),
      entry.element,
      complaint,
      open,
      button5(app.t("return_write"), "return-write", "quiet", () => submit(writeAgain)),
      button5(app.t("return_rekey"), "return-rekey", "quiet", () => submit(takeNewWords))
    ]
  };
};
function chooseBody(app, next) {
  withAgency(app, TO_READ, () => next(app), () => app.go(enterCodename));
}
function complain(app, entered, entry, complaint) {
  const position = entered.state === "unknown" ? entered.position : entered.state === "count" ? app.typedWords.indexOf("") + 1 : 0;
  const said = entered.state === "unknown" ? app.t("return_unknown", { n: position }) : entered.state === "count" ? app.t("return_count", { n: entered.found }) : app.t("return_check");
  replace3(
    complaint,
    el4("p", { class: "note bad", role: "alert", test: "error", "data-code": `codename-${entered.state}`, "data-position": position > 0 ? position : void 0 }, said)
  );
  entry.mark(position - 1);
}

// entry
extend(LOCALES);
export {
  about4 as about,
  enterCodename
};
