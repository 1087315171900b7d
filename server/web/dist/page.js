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
  step: "{of} қадамның {n}-қадамы",
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
  home_lead: "Жазғаныңыз осы браузерде мөрленеді. Оны тек өзіңіз таңдаған орган аша алады.",
  // unread
  home_report: "Хабарлау",
  // unread
  home_report_hint: "Мәтін, фотосурет, құжат",
  // unread
  home_return: "Құпия код-сөзім бар",
  // unread
  home_return_hint: "Жауапты оқу немесе толықтыру",
  // unread
  home_tor: "Ең сенімдісі — Tor Browser арқылы, өз телефоныңыздан немесе компьютеріңізден, жұмыстан тыс жерде жазу.",
  // unread
  home_who: "Кім қабылдайды",
  // unread
  home_about: "Осы бет және оның қауіпсіздігі туралы",
  // unread
  home_clear: "Бұл мекенжайда провайдер осы сайтты ашқаныңызды көреді, ал серверді басқаратын адам интернет-мекенжайыңызды көре алады.",
  // unread
  home_advice: "Жазбас бұрынғы кеңестер",
  // unread
  advice_title: "Жазбас бұрын",
  // unread
  advice_lead: "Өз қауіпсіздігіңіз үшін бір минут оқып шығыңыз.",
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
  agency_title: "Кімге хабарлайсыз?",
  // unread
  kind_title: "Қалай айтқыңыз келеді?",
  // unread
  kind_quick: "Фото және бір жол мәтін",
  // unread
  kind_quick_hint: "Ең жылдам тәсіл",
  // unread
  kind_report: "Толық хабарлама",
  // unread
  kind_report_hint: "Бірнеше сұрақ, кез келгенін өткізіп жіберуге болады",
  // unread
  kind_statement: "Жазбаша арыз",
  // unread
  kind_statement_hint: "Қолмен жазылған беттердің фотосы",
  // unread
  collected_on: "Бұл орган хабарламаларды соңғы рет {date} күні алған.",
  // unread
  collected_never: "Бұл орган мұнда әлі ештеңе алған жоқ.",
  // unread
  collected_unknown: "Орган хабарламаларды соңғы рет қашан алғанын қазір растау мүмкін емес.",
  // unread
  collected_late: "Содан бері екі аптадан көп уақыт өтті. Хабарламаңыз біраз уақыт оқылмай тұруы мүмкін.",
  // unread
  hotline: "Кейінге қалдыруға болмаса, {number} нөміріне қоңырау шалыңыз. Қоңырау анонимді емес.",
  // unread
  loading: "Бір сәт күте тұрыңыз…",
  // unread
  sector_title: "Хабарламаңыз не туралы?",
  // unread
  sector_label: "Сала",
  // unread
  message_title: "Не болды?",
  // unread
  message_label: "Өз сөзіңізбен",
  // unread
  message_hint: "Не көрдіңіз, не талап етілді немесе төленді, мұны қайдан білесіз. Өзіңізді танытып қоятын нәрсені жазбаңыз.",
  // unread
  details_title: "Қайда, қашан, кім",
  // unread
  details_lead: "Білмейтін немесе айтқыңыз келмейтін жерді бос қалдырыңыз.",
  // unread
  district_label: "Аудан",
  // unread
  district_none: "Көрсетілмеген",
  // unread
  place_label: "Орны",
  // unread
  place_hint: "Мекеме, көше, кабинет",
  // unread
  when_label: "Қашан",
  // unread
  when_hint: "Күні, айы, «жұма сайын»",
  // unread
  who_label: "Кім",
  // unread
  who_hint: "Сөз болып отырған адамның аты-жөні немесе лауазымы",
  // unread
  quick_title: "Фото және бір жол мәтін",
  // unread
  quick_label: "Ол туралы бір жол",
  // unread
  statement_title: "Арызыңыздың фотосы",
  // unread
  statement_lead: "Әр бетті жеке түсіріп, ретімен қосыңыз. Жазуыңыз бен қолтаңбаңыздан орган кім екеніңізді біледі.",
  // unread
  statement_label: "Қажет болса, ескертпе",
  // unread
  files_title: "Файлдар",
  // unread
  files_lead: "Фотосурет, аудио- немесе бейнежазба, құжат. Файлсыз да жалғастыра беруге болады.",
  // unread
  files_limit: "Файл саны: ең көбі {count}. Жалпы көлемі: ең көбі {size}.",
  // unread
  files_choose: "Файл таңдау",
  // unread
  files_more: "Тағы қосу",
  // unread
  files_remove: "Алып тастау",
  // unread
  files_remove_label: "{name}: алып тастау",
  // unread
  files_total: "Көлемі: {size}, шегі: {limit}",
  // unread
  files_meta: "Фотосурет пен құжатта көбіне түсірілген жері, уақыты, телефонның атауы немесе автордың аты-жөні сақталып қалады. Бұл бет әзірге оларды өшірмейді: орган көреді, сервер көрмейді. Сізді танытып қоюы мүмкін болса, фотоның өзін емес, оны экранға шығарып, экран суретін жіберіңіз.",
  // unread
  forward_title: "Мұнымен басқа орган айналысуы керек болса",
  // unread
  forward_label: "Хабарламаңызды соған беруге бола ма?",
  // unread
  forward_ask: "Алдымен менен сұраңыз",
  // unread
  forward_ask_hint: "Сұрақты құпия код-сөзбен кіргенде көресіз",
  // unread
  forward_yes: "Иә",
  // unread
  forward_yes_hint: "Құзыретті органға",
  // unread
  forward_never: "Жоқ",
  // unread
  forward_never_hint: "Тек мен таңдаған органға",
  // unread
  contact_label: "Сізбен қалай байланысуға болады",
  // unread
  contact_hint: "Бос қалдырған дұрыс: жауап құпия код-сөз арқылы келеді. Аты-жөніңізден немесе телефоныңыздан орган кім екеніңізді біледі.",
  // unread
  codename_title: "Құпия код-сөзіңіз",
  // unread
  codename_lead: "Осы тоғыз сөзді ретімен қағазға жазып алыңыз. Жауапты тек осы сөздермен оқи аласыз.",
  // unread
  codename_show: "Сөздерді мына тілде көрсету",
  // unread
  codename_care: "Суретке түсірмеңіз, телефонға сақтамаңыз. Сөздерді қалпына келтіру мүмкін емес: олар басқа ешкімде жоқ.",
  // unread
  codename_written: "Жазып алдым",
  // unread
  confirm_title: "Қағазыңызды тексеріңіз",
  // unread
  confirm_lead: "Тоғыз сөздің екеуін теріңіз. Әрқайсысының алғашқы төрт әрпі жеткілікті.",
  // unread
  confirm_wrong: "{n}-сөз сәйкес келмейді. Қағазыңызға қараңыз немесе сөздерге қайта оралыңыз.",
  // unread
  spelling: "а Айгүл, ә Әсел, б Болат, в Владимир, г Гүлнар, ғ Ғалым, д Дәурен, е Ерлан, ж Жанар, з Зейнеп, и Иман, й «ай» сөзіндегі й, к Кенже, қ Қанат, л Лаура, м Марат, н Нұрлан, ң «таң» сөзіндегі ң, о Оспан, ө Өмір, п Павлодар, р Раушан, с Сәуле, т Талғат, у Уәли, ұ Ұлан, ү Үміт, ф Фатима, х Хамит, һ «гауһар» сөзіндегі һ, ц цирк, ч чемпион, ш Шолпан, щ Щучинск, ы Ырыс, і Ілияс, ь жіңішкелік белгісі, э экран, ю Юпитер, я Ясауи",
  // unread
  spelling_label: "Әріптеп",
  // unread
  codename_print: "Сөздерді басып шығару",
  // unread
  codename_print_note: "Қағазға тек сөздер мен олардың нөмірлері шығады. Принтерлер мен басып шығару қызметтері көшірмесін сақтайды: принтер өзіңіздікі болса ғана басып шығарыңыз.",
  // unread
  confirm_again: "Сөздерді қайта көрсету",
  // unread
  send_title: "Жіберуге дайын",
  // unread
  send_to: "Кімге",
  // unread
  send_text: "Мәтін",
  // unread
  send_text_amount: "Таңба саны: {n}",
  // unread
  send_files: "Файлдар",
  // unread
  send_size: "Көлемі",
  // unread
  send_size_note: "Көп нәрсені аңғартпауы үшін жоғары қарай дөңгелектелген",
  // unread
  send_button: "Жіберу",
  // unread
  sending_title: "Жіберіліп жатыр",
  // unread
  sending_lead: "Бұл бетті жаппаңыз.",
  // unread
  sending_amount: "{sent} / {total}",
  // unread
  sending_lost: "Байланыс үзілді. Ештеңе жоғалған жоқ: байланыс қалпына келгенде жіберу өзі жалғасады.",
  // unread
  sending_busy: "Сервер бос емес. Ештеңе жоғалған жоқ: жіберу өзі жалғасады.",
  // unread
  sending_paused: "Кідіртілді. Ештеңе жоғалған жоқ.",
  // unread
  sending_stopping: "Тоқтатылып жатыр. Жетіп үлгергені өшірілуде.",
  // unread
  sending_pause: "Кідірту",
  // unread
  sending_resume: "Жалғастыру",
  // unread
  sending_cancel: "Тоқтату, жібермеу",
  // unread
  cancelled: "Тоқтатылды. Жетіп үлгергені өшірілді.",
  // unread
  stopped_title: "Тоқтатылды",
  // unread
  sent_title: "Жіберілді",
  // unread
  sent_at: "Хабарлама шамамен {n} сағаттан кейін журналға енеді (UTC уақыты: {time}). Содан соң құпия код-сөз арқылы оның сақталғанын, кейінірек органға жеткенін көре аласыз.",
  // unread
  sent_soon: "Хабарлама қазір журналға енеді. Содан соң құпия код-сөз арқылы оның сақталғанын, кейінірек органға жеткенін көре аласыз.",
  // unread
  sent_answer: "Жауап әзірлеуге бірнеше күн кетеді. Осы сөздермен қайта кіріңіз:",
  // unread
  sent_answer_again: "Жауапты сол құпия код-сөзбен оқисыз.",
  // unread
  sent_answer_rekey: "Келесі жауаптарды осы сөздермен оқисыз:",
  // unread
  sent_done: "Болды: бетті тазалау",
  // unread
  sent_withdraw: "Қазір қайтарып алу",
  // unread
  sent_withdraw_note: "Хабарламаны журналға енгенше ғана және тек осы беттен қайтарып алуға болады.",
  // unread
  withdrawn: "Қайтарып алынды. Хабарламаңыз серверден өшірілді.",
  // unread
  cleared_title: "Тазаланды",
  // unread
  cleared_text: "Бұл бетте ештеңе қалған жоқ. Енді оны жабуға болады.",
  // unread
  cleared_history: "Браузердің кәдімгі терезесі бұл мекенжайды тарихында сақтайды. Жеке терезе мен Tor Browser сақтамайды.",
  // unread
  cleared_home: "Басты бетке",
  // unread
  return_word: "{n}-сөз",
  // unread
  pad_label: "Әріптер",
  // unread
  pad_language: "Әліпби",
  // unread
  pad_erase: "Соңғы әріпті өшіру",
  // unread
  typing_pad: "Беттегі әріптермен теру",
  // unread
  typing_keyboard: "Құрылғының пернетақтасымен теру",
  // unread
  typing_hint: "Телефонның пернетақтасы терілгенді есте сақтайды, басқа жаққа жіберуі де мүмкін. Беттегі әріптер олай істемейді.",
  // unread
  words_hide: "Сөздерді жасыру",
  // unread
  rekey_another: "Басқа орган үшін де ауыстыру",
  // unread
  rekey_another_title: "Тағы қай органға жаздыңыз?",
  // unread
  rekey_another_note: "Сервер екі органға да бір келуші жазғанын көреді.",
  // unread
  again_message_title: "Не қосқыңыз келеді?",
  // unread
  clock_title: "Бүгін қай күн?",
  // unread
  clock_text: "Бұл құрылғы мен сервердің сағаттары арасында бірнеше күн айырма бар. Хабарламаны қай кілтпен мөрлеу күнге байланысты.",
  // unread
  clock_label: "Бүгінгі күн",
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
  error_server: "Серверде ақау бар. Жазғаныңыз орнында; бірнеше минуттан кейін қайталап көріңіз.",
  // unread
  error_busy: "Сервер бос емес. Бірнеше минуттан кейін қайталап көріңіз.",
  // unread
  error_no_agency: "Бұл орган мұнда енді хабарлама қабылдамайды. Артқа қайтып, басқасын таңдаңыз.",
  // unread
  error_card_refused: "Бұл органның кілтін растау мүмкін болмады. Ештеңе жіберілген жоқ. Кейінірек немесе басқа желіден қайталап көріңіз.",
  // unread
  error_card_expired: "Бұл орган кілтінің мерзімі өтіп кеткен. Ештеңе жіберілген жоқ. Бірнеше күннен кейін қайталап көріңіз немесе сенім телефонына қоңырау шалыңыз.",
  // unread
  error_log_refused: "Бұл органның журналын растау мүмкін болмады. Сервердің бүгінгі көрсеткеніне сенбеңіз; кейінірек қайталап көріңіз.",
  // unread
  error_too_large: "Көлемі сервер қабылдайтыннан артық. Файлдардың бір бөлігін алып тастаңыз немесе екі хабарламаға бөліп жіберіңіз.",
  // unread
  error_too_many_files: "Бір хабарламаға {count} файлдан артық сыймайды. Артығын алып тастаңыз.",
  // unread
  error_message_too_long: "Мәтін бір хабарлама үшін тым ұзын. Оны файл ретінде қосыңыз.",
  // unread
  error_refused: "Сервер сұрауды қабылдамады. Жазғаныңыз орнында: қайталап көріңіз. Көмектеспесе, бетті жаңартыңыз; бұл кезде мәтін жоғалады.",
  // unread
  error_file_changed: "Жіберу кезінде файл өзгерген немесе басқа жерге көшірілген. Хабарлама жіберілген жоқ. Файлды қайта таңдаңыз.",
  // unread
  error_taken: "Сервер бірнеше әрекетті қабылдамады, хабарлама жіберілген жоқ. Жазғаныңыз орнында; кейінірек қайталап көріңіз.",
  // unread
  error_batch_closed: "Хабарлама журналға еніп қойды, оны осы беттен қайтарып алуға болмайды.",
  // unread
  error_not_deleted: "Сервер жетіп үлгергенін өшіргенін растамады. Хабарлама әлі де жеткізілуі мүмкін. Оны осы жерден қайтарып алыңыз немесе кейінірек құпия код-сөз арқылы тексеріңіз.",
  // unread
  codename_inside_title: "Ішінде құпия код-сөзіңіз бар",
  // unread
  codename_inside_change: "Түзету",
  // unread
  error_codename_in_text: "Хабарламада құпия код-сөзіңіздің сөздері бар. Оны оқыған адам сол сөздермен сізге келген жауаптарды ашып, сіздің орныңызға жаза алар еді. Ол сөздерді алып тастаңыз: оған дейін ештеңе жіберілмейді.",
  // unread
  error_codename_in_answer: "Сұрақтарға берген жауаптарыңыздың бірінде құпия код-сөзіңіздің сөздері бар. Оны оқыған адам сол сөздермен сізге келген жауаптарды ашып, сіздің орныңызға жаза алар еді. Ол сөздерді алып тастаңыз: оған дейін ештеңе жіберілмейді.",
  // unread
  error_codename_in_file: "Файлдың ішінде немесе атауында құпия код-сөзіңіздің сөздері бар. Оны оқыған адам сол сөздермен сізге келген жауаптарды ашып, сіздің орныңызға жаза алар еді. Ол сөздерді алып тастаңыз: оған дейін ештеңе жіберілмейді.",
  // unread
  error_object_gone: "Бұл файл серверде енді жоқ.",
  // unread
  error_object_broken: "Файл бүлініп келді, сақталған жоқ. Кейінірек қайталап көріңіз.",
  // unread
  error_unexpected: "Бетте ақау шықты. Содан кейін ештеңе жіберілген жоқ. Бетті тазалап, басынан бастаңыз."
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
  home_lead: "То, что вы пишете, запечатывается в этом браузере. Открыть это может только орган, который вы выберете.",
  // unread
  home_report: "Сообщить",
  // unread
  home_report_hint: "Текст, фотографии, документы",
  // unread
  home_return: "У меня есть кодовое имя",
  // unread
  home_return_hint: "Прочитать ответ или дополнить",
  // unread
  home_tor: "Надёжнее всего — в Tor Browser, со своего телефона или компьютера и не с работы.",
  // unread
  home_who: "Кто получает",
  // unread
  home_about: "Об этой странице и её безопасности",
  // unread
  home_clear: "На этом адресе провайдер видит, что вы открыли этот сайт, а тот, кто управляет сервером, может видеть ваш интернет-адрес.",
  // unread
  home_advice: "Советы: прежде чем писать",
  // unread
  advice_title: "Прежде чем писать",
  // unread
  advice_lead: "Одна минута чтения ради вашей безопасности.",
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
  agency_title: "Кому сообщить?",
  // unread
  kind_title: "Как вам удобнее рассказать?",
  // unread
  kind_quick: "Фото и одна строка",
  // unread
  kind_quick_hint: "Самый быстрый способ",
  // unread
  kind_report: "Подробное сообщение",
  // unread
  kind_report_hint: "Несколько вопросов, любой можно пропустить",
  // unread
  kind_statement: "Письменное заявление",
  // unread
  kind_statement_hint: "Фотографии страниц, написанных от руки",
  // unread
  collected_on: "Последний раз орган забирал сообщения: {date}.",
  // unread
  collected_never: "Этот орган здесь ещё ничего не забирал.",
  // unread
  collected_unknown: "Сейчас нельзя подтвердить, когда орган последний раз забирал сообщения.",
  // unread
  collected_late: "С тех пор прошло больше двух недель. Ваше сообщение может какое-то время пролежать непрочитанным.",
  // unread
  hotline: "Если ждать нельзя, позвоните: {number}. Звонок не анонимен.",
  // unread
  loading: "Одну минуту…",
  // unread
  sector_title: "О чём речь?",
  // unread
  sector_label: "Сфера",
  // unread
  message_title: "Что произошло?",
  // unread
  message_label: "Своими словами",
  // unread
  message_hint: "Что вы видели, что требовали или заплатили, откуда вы это знаете. Не пишите того, что укажет на вас.",
  // unread
  details_title: "Где, когда, кто",
  // unread
  details_lead: "Чего не знаете или не хотите говорить, оставьте пустым.",
  // unread
  district_label: "Район",
  // unread
  district_none: "Не указан",
  // unread
  place_label: "Место",
  // unread
  place_hint: "Учреждение, улица, кабинет",
  // unread
  when_label: "Когда",
  // unread
  when_hint: "День, месяц, «каждую пятницу»",
  // unread
  who_label: "Кто",
  // unread
  who_hint: "Имя или должность того, о ком речь",
  // unread
  quick_title: "Фото и одна строка",
  // unread
  quick_label: "Одна строка о нём",
  // unread
  statement_title: "Фотографии заявления",
  // unread
  statement_lead: "По одной фотографии на страницу, по порядку. По почерку и подписи орган узнает, кто вы.",
  // unread
  statement_label: "Примечание, если нужно",
  // unread
  files_title: "Файлы",
  // unread
  files_lead: "Фотографии, аудио- и видеозаписи, документы. Можно и без них.",
  // unread
  files_limit: "Файлов: не больше {count}. Общий размер: не больше {size}.",
  // unread
  files_choose: "Выбрать файлы",
  // unread
  files_more: "Добавить ещё",
  // unread
  files_remove: "Убрать",
  // unread
  files_remove_label: "Убрать {name}",
  // unread
  files_total: "{size} из {limit}",
  // unread
  files_meta: "В фотографиях и документах часто записаны место, время, название телефона или имя автора. Эта страница их пока не удаляет: их увидит орган, но не сервер. Если они могут указать на вас, отправьте вместо фото снимок экрана с ним.",
  // unread
  forward_title: "Если этим должен заняться другой орган",
  // unread
  forward_label: "Можно передать ему ваше сообщение?",
  // unread
  forward_ask: "Сначала спросите меня",
  // unread
  forward_ask_hint: "Вопрос будет ждать вас под кодовым именем",
  // unread
  forward_yes: "Да",
  // unread
  forward_yes_hint: "Органу, который ведает такими делами",
  // unread
  forward_never: "Нет",
  // unread
  forward_never_hint: "Только выбранному мной органу",
  // unread
  contact_label: "Как с вами связаться",
  // unread
  contact_hint: "Лучше оставить пустым: ответ придёт по кодовому имени. По имени или номеру телефона орган узнает, кто вы.",
  // unread
  codename_title: "Ваше кодовое имя",
  // unread
  codename_lead: "Запишите эти девять слов на бумагу, по порядку. Без них ответ не прочитать.",
  // unread
  codename_show: "Показать слова на языке",
  // unread
  codename_care: "Не фотографируйте их и не сохраняйте в телефоне. Восстановить слова нельзя: больше их ни у кого нет.",
  // unread
  codename_written: "Слова записаны",
  // unread
  confirm_title: "Сверьтесь с бумагой",
  // unread
  confirm_lead: "Введите два слова из девяти. Достаточно первых четырёх букв каждого.",
  // unread
  confirm_wrong: "Слово {n} не совпадает. Посмотрите на бумагу или вернитесь к словам.",
  // unread
  spelling: "а Анна, б Борис, в Василий, г Григорий, д Дмитрий, е Елена, ж Женя, з Зинаида, и Иван, й Иван краткий, к Константин, л Леонид, м Михаил, н Николай, о Ольга, п Павел, р Роман, с Семён, т Татьяна, у Ульяна, ф Фёдор, х Харитон, ц Цапля, ч Человек, ш Шура, щ Щука, ъ твёрдый знак, ы еры, ь мягкий знак, э Эхо, ю Юрий, я Яков",
  // unread
  spelling_label: "По буквам",
  // unread
  codename_print: "Напечатать слова",
  // unread
  codename_print_note: "На листе будут только слова и номера. Принтеры и службы печати хранят копии: печатайте, только если принтер ваш.",
  // unread
  confirm_again: "Показать слова ещё раз",
  // unread
  send_title: "Всё готово к отправке",
  // unread
  send_to: "Кому",
  // unread
  send_text: "Текст",
  // unread
  send_text_amount: "Знаков: {n}",
  // unread
  send_files: "Файлы",
  // unread
  send_size: "Объём",
  // unread
  send_size_note: "Округлён вверх, чтобы по нему мало что можно было понять",
  // unread
  send_button: "Отправить",
  // unread
  sending_title: "Отправляем",
  // unread
  sending_lead: "Не закрывайте эту страницу.",
  // unread
  sending_amount: "{sent} из {total}",
  // unread
  sending_lost: "Связь прервалась. Ничего не потеряно: отправка продолжится сама, как только связь вернётся.",
  // unread
  sending_busy: "Сервер занят. Ничего не потеряно: отправка продолжится сама.",
  // unread
  sending_paused: "Приостановлено. Ничего не потеряно.",
  // unread
  sending_stopping: "Останавливаем. Всё, что успело дойти, удаляется.",
  // unread
  sending_pause: "Приостановить",
  // unread
  sending_resume: "Продолжить",
  // unread
  sending_cancel: "Прекратить и не отправлять",
  // unread
  cancelled: "Отправка прекращена. Всё, что успело дойти, удалено.",
  // unread
  stopped_title: "Отправка прекращена",
  // unread
  sent_title: "Отправлено",
  // unread
  sent_at: "Примерно через {n} ч, в {time} по UTC, сообщение войдёт в журнал. После этого по кодовому имени будет видно, что оно сохранено, а позже — что оно дошло до органа.",
  // unread
  sent_soon: "Через мгновение сообщение войдёт в журнал. После этого по кодовому имени будет видно, что оно сохранено, а позже — что оно дошло до органа.",
  // unread
  sent_answer: "Ответ готовят несколько дней. Вернитесь за ним с этими словами:",
  // unread
  sent_answer_again: "Ответ придёт под тем же кодовым именем.",
  // unread
  sent_answer_rekey: "Следующие ответы придут под этими словами:",
  // unread
  sent_done: "Готово: очистить страницу",
  // unread
  sent_withdraw: "Отозвать сейчас",
  // unread
  sent_withdraw_note: "Отозвать можно только с этой страницы и пока сообщение не вошло в журнал.",
  // unread
  withdrawn: "Отозвано. Ваше сообщение удалено с сервера.",
  // unread
  cleared_title: "Очищено",
  // unread
  cleared_text: "На этой странице ничего не осталось. Её можно закрыть.",
  // unread
  cleared_history: "Обычное окно браузера сохраняет этот адрес в истории. Приватное окно и Tor Browser — нет.",
  // unread
  cleared_home: "На главную",
  // unread
  return_word: "Слово {n}",
  // unread
  pad_label: "Буквы",
  // unread
  pad_language: "Алфавит",
  // unread
  pad_erase: "Стереть последнюю букву",
  // unread
  typing_pad: "Набирать буквами на странице",
  // unread
  typing_keyboard: "Набирать клавиатурой устройства",
  // unread
  typing_hint: "Клавиатура телефона запоминает набранное и может его передать. Буквы на странице этого не делают.",
  // unread
  words_hide: "Скрыть слова",
  // unread
  rekey_another: "Заменить и для другого органа",
  // unread
  rekey_another_title: "Какому ещё органу вы писали?",
  // unread
  rekey_another_note: "Сервер увидит, что обоим органам писал один посетитель.",
  // unread
  again_message_title: "Что вы хотите добавить?",
  // unread
  clock_title: "Какое сегодня число?",
  // unread
  clock_text: "Часы этого устройства и часы сервера расходятся на несколько дней. От даты зависит, каким ключом запечатать сообщение.",
  // unread
  clock_label: "Сегодняшняя дата",
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
  error_server: "На сервере неполадка. Всё, что вы написали, на месте; попробуйте через несколько минут.",
  // unread
  error_busy: "Сервер занят. Попробуйте через несколько минут.",
  // unread
  error_no_agency: "Этот орган больше не принимает сообщения здесь. Вернитесь и выберите другой.",
  // unread
  error_card_refused: "Не удалось подтвердить ключ этого органа. Ничего не отправлено. Попробуйте позже или из другой сети.",
  // unread
  error_card_expired: "Срок ключа этого органа истёк. Ничего не отправлено. Попробуйте через несколько дней или позвоните на горячую линию.",
  // unread
  error_log_refused: "Не удалось подтвердить журнал этого органа. Не полагайтесь на то, что сервер показывает сегодня; попробуйте позже.",
  // unread
  error_too_large: "Это больше, чем принимает сервер. Уберите часть файлов или отправьте их двумя сообщениями.",
  // unread
  error_too_many_files: "Больше файлов, чем может быть в одном сообщении: предел — {count}. Уберите лишние.",
  // unread
  error_message_too_long: "Текст слишком длинный для одного сообщения. Приложите его файлом.",
  // unread
  error_refused: "Сервер отклонил запрос. Всё, что вы написали, на месте: попробуйте ещё раз. Если не поможет, обновите страницу; текст при этом пропадёт.",
  // unread
  error_file_changed: "Файл изменился или был перемещён во время отправки. Сообщение не отправлено. Выберите файл заново.",
  // unread
  error_taken: "Сервер отклонил несколько попыток, сообщение не отправлено. Всё, что вы написали, на месте; попробуйте позже.",
  // unread
  error_batch_closed: "Сообщение уже вошло в журнал, с этой страницы его не отозвать.",
  // unread
  error_not_deleted: "Сервер не подтвердил, что удалил то, что успело дойти. Сообщение ещё может быть доставлено. Отзовите его здесь или проверьте позже по кодовому имени.",
  // unread
  codename_inside_title: "Внутри есть ваше кодовое имя",
  // unread
  codename_inside_change: "Исправить",
  // unread
  error_codename_in_text: "В сообщении есть слова вашего кодового имени. С ними читающий мог бы открыть ответы вам и писать вместо вас. Уберите эти слова: до тех пор ничего не отправляется.",
  // unread
  error_codename_in_answer: "В одном из ваших ответов на вопросы есть слова вашего кодового имени. С ними читающий мог бы открыть ответы вам и писать вместо вас. Уберите эти слова: до тех пор ничего не отправляется.",
  // unread
  error_codename_in_file: "В файле или в его названии есть слова вашего кодового имени. С ними читающий мог бы открыть ответы вам и писать вместо вас. Уберите эти слова: до тех пор ничего не отправляется.",
  // unread
  error_object_gone: "Этого файла на сервере больше нет.",
  // unread
  error_object_broken: "Файл пришёл повреждённым и не сохранён. Попробуйте позже.",
  // unread
  error_unexpected: "На странице произошёл сбой. Дальше ничего не отправлено. Очистите страницу и начните сначала."
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
  home_lead: "What you write is sealed in this browser. Only the agency you choose can open it.",
  home_report: "Report",
  home_report_hint: "Text, photos, documents",
  home_return: "I have a codename",
  home_return_hint: "Read the answer or add something",
  home_tor: "Best in Tor Browser, on your own phone or computer, and not from work.",
  home_who: "Who receives",
  home_about: "About this page and its safety",
  home_clear: "At this address your provider sees that you opened this site, and whoever runs the server can see your internet address.",
  home_advice: "Advice before you write",
  // advice: the source guide says the same sentences
  advice_title: "Before you write",
  advice_lead: "One minute of reading, for your own safety.",
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
  agency_title: "Who should receive it?",
  kind_title: "How do you want to tell it?",
  kind_quick: "A photo and one line",
  kind_quick_hint: "The quickest way",
  kind_report: "A full report",
  kind_report_hint: "A few questions. Any of them can be skipped",
  kind_statement: "A written statement",
  kind_statement_hint: "Photos of the pages you wrote by hand",
  collected_on: "This agency last collected messages on {date}.",
  collected_never: "This agency has not collected anything here yet.",
  collected_unknown: "It cannot be confirmed now when this agency last collected messages.",
  collected_late: "That is more than two weeks ago. Your message may lie unread for some time.",
  hotline: "If it cannot wait, call {number}. A call is not anonymous.",
  loading: "One moment…",
  // the report
  sector_title: "What is it about?",
  sector_label: "Sector",
  message_title: "What happened?",
  message_label: "In your own words",
  message_hint: "What you saw, what was asked or paid, how you know it. Leave out what would point to you.",
  details_title: "Where, when, who",
  details_lead: "Whatever you do not know or do not want to say, leave empty.",
  district_label: "District",
  district_none: "Not named",
  place_label: "Place",
  place_hint: "Office, street, institution",
  when_label: "When",
  when_hint: "A day, a month, “every Friday”",
  who_label: "Who",
  who_hint: "Name or position of the person concerned",
  quick_title: "A photo and one line",
  quick_label: "One line about it",
  statement_title: "Photos of your statement",
  statement_lead: "One photo for each page, in order. The handwriting and the signature tell the agency who you are.",
  statement_label: "A note to it, if you like",
  files_title: "Files",
  files_lead: "Photos, sound or video recordings, documents. You can also go on without any.",
  files_limit: "Up to {count} {count|one:file|other:files}, {size} in all.",
  files_choose: "Choose files",
  files_more: "Add more",
  files_remove: "Remove",
  files_remove_label: "Remove {name}",
  files_total: "{size} of {limit}",
  files_meta: "Photos and documents often carry the place, the time and the name of a device or an author. This page does not remove that yet: the agency will see it, the server will not. If it could point to you, send a screenshot of the photo instead.",
  forward_title: "If another agency should handle it",
  forward_label: "May it be passed on?",
  forward_ask: "Ask me first",
  forward_ask_hint: "The question will wait under your codename",
  forward_yes: "Yes",
  forward_yes_hint: "To the agency in charge of such matters",
  forward_never: "No",
  forward_never_hint: "Only the agency I chose",
  contact_label: "How to reach you",
  contact_hint: "Better left empty: answers come through the codename. A name or a number tells the agency who you are.",
  // codename
  codename_title: "Your codename",
  codename_lead: "Write down these nine words on paper, in order. They are the only way to read the answer.",
  codename_show: "Show the words in",
  codename_care: "No photo, no note in the phone. Nobody can restore the words: nobody else has them.",
  codename_written: "I have written them down",
  confirm_title: "Check your paper",
  confirm_lead: "Type two of the words. Four letters of each are enough.",
  confirm_wrong: "Word {n} is different. Look at your paper, or go back and see the words again.",
  // letters and the word each is named by when a codename is read out, in the order of the alphabet
  spelling: "a Alfa, b Bravo, c Charlie, d Delta, e Echo, f Foxtrot, g Golf, h Hotel, i India, j Juliett, k Kilo, l Lima, m Mike, n November, o Oscar, p Papa, q Quebec, r Romeo, s Sierra, t Tango, u Uniform, v Victor, w Whiskey, x X-ray, y Yankee, z Zulu",
  spelling_label: "Letter by letter",
  codename_print: "Print the words",
  codename_print_note: "Only the words and their numbers go on paper. Printers and print services keep copies: print only where the printer is yours.",
  confirm_again: "Show the words again",
  // sending
  send_title: "Ready to send",
  send_to: "To",
  send_text: "Text",
  send_text_amount: "Characters: {n}",
  send_files: "Files",
  send_size: "Travels as",
  send_size_note: "Rounded up, so that the size says little",
  send_button: "Send",
  sending_title: "Sending",
  sending_lead: "Keep this page open.",
  sending_amount: "{sent} of {total}",
  sending_lost: "The connection is gone. Nothing is lost: sending goes on by itself when it is back.",
  sending_busy: "The server is busy. Nothing is lost: sending goes on by itself.",
  sending_paused: "Paused. Nothing is lost.",
  sending_stopping: "Stopping. What has arrived is being deleted.",
  sending_pause: "Pause",
  sending_resume: "Go on",
  sending_cancel: "Stop and do not send",
  cancelled: "Stopped. What had arrived is deleted.",
  stopped_title: "Stopped",
  sent_title: "Sent",
  sent_at: "It enters the log in about {n} h, at {time} UTC. After that you can see with your codename that it is kept, and later that it reached the agency.",
  sent_soon: "It enters the log in a moment. Then you can see with your codename that it is kept, and later that it reached the agency.",
  sent_answer: "An answer takes days. Come back with these words:",
  sent_answer_again: "The answer will come under the same codename.",
  sent_answer_rekey: "From the next answer on, these words count:",
  sent_done: "Done: clear this page",
  sent_withdraw: "Withdraw it now",
  sent_withdraw_note: "Possible from this page until it enters the log.",
  withdrawn: "Withdrawn. Your message is deleted from the server.",
  cleared_title: "Cleared",
  cleared_text: "Nothing of it is left in this page. You can close it.",
  cleared_history: "An ordinary browser window keeps this address in its history. A private window or Tor Browser does not.",
  cleared_home: "To the first page",
  // return
  return_word: "Word {n}",
  pad_label: "Letters",
  pad_language: "Alphabet",
  pad_erase: "Delete the last letter",
  typing_pad: "Use the letters on this page",
  typing_keyboard: "Use the keyboard of this device",
  typing_hint: "Phone keyboards remember what is typed and may send it away. The letters on this page do not.",
  words_hide: "Hide the words",
  rekey_another: "Replace them for another agency too",
  rekey_another_title: "Which other agency did you write to?",
  rekey_another_note: "The server will see that the same visitor wrote to both.",
  again_message_title: "What do you want to add?",
  // clock
  clock_title: "What is today’s date?",
  clock_text: "The clocks of this device and of the server are days apart. The date decides which key seals your message.",
  clock_label: "Today’s date",
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
  error_server: "The server has trouble. What you wrote is still here; try again in some minutes.",
  error_busy: "The server is busy. Try again in some minutes.",
  error_no_agency: "This agency no longer receives messages here. Go back and choose another one.",
  error_card_refused: "The key of this agency could not be confirmed. Nothing was sent. Try again later or from another network.",
  error_card_expired: "The key of this agency has expired. Nothing was sent. Try again in some days, or use the hotline.",
  error_log_refused: "The log of this agency could not be confirmed. Do not rely on what this server shows today; try again later.",
  error_too_large: "This is more than the server accepts. Take out some files, or send them in two messages.",
  error_too_many_files: "More than {count} {count|one:file|other:files} cannot go in one message. Take out some.",
  error_message_too_long: "The text is too long for one message. Attach it as a file.",
  error_refused: "The server refused the request. What you wrote is still here: try again. If that does not help, reload the page; the text will then be gone.",
  error_file_changed: "A file was changed or moved while it was being sent. The message was not sent. Choose the file again.",
  error_taken: "The server refused several attempts, and the message was not sent. What you wrote is still here; try again later.",
  error_batch_closed: "It has entered the log already and cannot be withdrawn from this page.",
  error_not_deleted: "The server has not confirmed that it deleted what had arrived. The message may still be delivered. Withdraw it here, or look later with your codename.",
  codename_inside_title: "Your codename is in it",
  codename_inside_change: "Change what I wrote",
  error_codename_in_text: "The message contains words of your codename. With them its reader could open your answers and write in your place. Take them out: until then nothing is sent.",
  error_codename_in_answer: "One of your answers to the questions contains words of your codename. With them its reader could open what the agency answers you, and write in your place. Take them out: until then nothing is sent.",
  error_codename_in_file: "A file or its name contains words of your codename. With them its reader could open your answers and write in your place. Take them out: until then nothing is sent.",
  error_object_gone: "This file is no longer on the server.",
  error_object_broken: "This file arrived damaged and was not saved. Try again later.",
  error_unexpected: "Something in this page failed. Nothing further was sent. Clear the page and start again."
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
function choices(legend, hidden, list, chosen, pick) {
  const legendId = freshId();
  const rows = list.map(
    (choice) => el(
      "button",
      { type: "button", role: "radio", class: "choice", test: choice.test, "data-value": choice.value },
      el("span", {}, choice.label, choice.hint !== void 0 && el("small", {}, choice.hint))
    )
  );
  const mark = (value) => {
    const known2 = list.some((choice) => choice.value === value);
    rows.forEach((row2, at) => {
      const mine = row2.dataset["value"] === value;
      row2.setAttribute("aria-checked", String(mine));
      row2.tabIndex = mine || !known2 && at === 0 ? 0 : -1;
    });
  };
  const take = (row2) => {
    const value = row2?.dataset["value"];
    if (row2 === void 0 || value === void 0) return;
    mark(value);
    pick(value);
    row2.focus();
  };
  rows.forEach((row2, at) => {
    row2.addEventListener("click", () => take(row2));
    row2.addEventListener("keydown", (event) => {
      const step = ["ArrowDown", "ArrowRight"].includes(event.key) ? 1 : ["ArrowUp", "ArrowLeft"].includes(event.key) ? -1 : 0;
      if (step === 0) return;
      event.preventDefault();
      take(rows[(at + step + rows.length) % rows.length]);
    });
  });
  mark(chosen);
  return el(
    "div",
    { class: "choices" },
    el("p", { id: legendId, class: hidden ? "unseen" : "legend" }, legend),
    el("div", { role: "radiogroup", "aria-labelledby": legendId }, ...rows)
  );
}
function button(label, test, look, press) {
  return el("button", { type: "button", class: look, test, onclick: press }, label);
}
function paragraphs(text, look) {
  return text.split("\n").map((line) => el("p", { class: look }, line));
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

// src/page/engine.ts
var EngineError = class extends Error {
  failure;
  constructor(failure) {
    super(failure);
    this.failure = failure;
  }
};
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
function fill(sentence2, values, locale) {
  return sentence2.replace(/\{(\w+)(?:\|([^{}]*))?\}/g, (whole, name, words2) => {
    const value = Object.hasOwn(values, name) ? values[name] : void 0;
    if (value === void 0) return whole;
    if (words2 !== void 0) return chosenWord(words2, value, locale);
    return typeof value === "number" ? number(locale, value) : value;
  });
}
function chosenWord(words2, value, locale) {
  const choices2 = words2.split("|").map((choice) => choice.split(":"));
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
function ranges(numbers2) {
  const runs = [];
  for (const number2 of numbers2) {
    const last = runs.at(-1);
    if (last !== void 0 && number2 === last[1] + 1) last[1] = number2;
    else runs.push([number2, number2]);
  }
  return runs.map(([from, to]) => from === to ? String(from) : to === from + 1 ? `${from}, ${to}` : `${from}–${to}`).join(", ");
}

// src/page/sheet.ts
function laySheet(words2, lang) {
  takeSheet();
  if (words2.length === 0) return;
  document.body.append(
    el("ol", { class: "sheet", lang }, ...words2.map((word, at) => el("li", {}, el("span", {}, String(at + 1)), " ", el("b", {}, word))))
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
  constructor(language, words2) {
    this.language = language;
    this.#words = words2.map((word) => ({ word, folded: fold(word, language) }));
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
  /** The page's own letters instead of the device's keyboard, which remembers and sends away. Where fingers type, from the start. */
  pad = window.matchMedia("(pointer: coarse)").matches;
  /** What was entered is shown as dots. */
  hidden = false;
  /** The language of the words, once somebody has chosen one. */
  list;
  #words;
  #prepared = /* @__PURE__ */ new Map();
  /** The list of a language; nothing until the worker has handed the lists over. */
  words(language) {
    const words2 = this.#words?.[language];
    if (words2 === void 0) return void 0;
    const prepared = this.#prepared.get(language) ?? new WordList(language, words2);
    this.#prepared.set(language, prepared);
    return prepared;
  }
  /** Asks the worker for the lists, once. They are public, and the same for everyone. */
  load(app, ready2) {
    if (this.#words !== void 0) return;
    app.wait(
      app.engine.call("wordLists", {}),
      (words2) => {
        this.#words = words2;
        ready2();
      },
      // Without them there is nothing to complete with; whole words can still be typed.
      () => void 0
    );
  }
};

// src/page/app.ts
var LANGUAGES = ["kk", "ru", "en"];
function nothingWritten() {
  return {
    kind: "report",
    sector: void 0,
    district: void 0,
    place: "",
    when: "",
    who: "",
    contact: "",
    message: "",
    forward: "ask",
    files: []
  };
}
var App = class {
  drop;
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
  /** Set while what is written tells the body that the drawn codename replaces the entered one: the screen where that begins. */
  rekeying;
  /** Whether answers were fetched in this visit. */
  hasRead = false;
  typing = new Typing();
  typedWords = Array.from({ length: 9 }, () => "");
  inbox;
  /** Whether the advice before a report was shown in this visit. */
  advised = false;
  #root;
  #screen;
  #covered = false;
  #shown = 0;
  constructor(drop2, root2, engine) {
    this.drop = drop2;
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
    return this.written.kind !== "message" || this.rekeying !== void 0;
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
    const { kind, forward, message: message2, sector: sector2, district, place, when, who, contact } = this.written;
    const optional = Object.entries({ sector: sector2, district, place, when, who, contact }).filter(([, value]) => value !== void 0 && value.trim() !== "");
    return { kind, forward, message: message2, language: this.language, ...Object.fromEntries(optional) };
  }
  go(screen) {
    this.#screen = screen;
    this.#shown += 1;
    this.#draw();
    window.scrollTo(0, 0);
    this.#root.querySelector("h1")?.focus({ preventScroll: true });
  }
  /** Waits for a piece of work; what comes of it is dropped when another screen was opened meanwhile. */
  wait(work, done2, failed2) {
    const shown = this.#shown;
    work.then(
      (value) => {
        if (shown === this.#shown) done2(value);
      },
      (error) => {
        if (shown === this.#shown) failed2(error);
      }
    );
  }
  /** Draws the same screen again, for another language or another state of it. */
  redraw() {
    this.#draw();
  }
  /** What was sent is not needed any more; only how it was told decides what the last screen says. */
  forgetText() {
    this.written = { ...nothingWritten(), kind: this.written.kind };
  }
  /** Forgets everything of this visit: keys in the worker, text, files, codename. */
  forget() {
    this.engine.end();
    this.written = nothingWritten();
    this.drawn = void 0;
    this.confirmed = false;
    this.entered = void 0;
    this.rekeying = void 0;
    this.hasRead = false;
    this.inbox = void 0;
    this.desk = void 0;
    this.advised = false;
    this.typedWords = Array.from({ length: 9 }, () => "");
    this.agency = void 0;
    this.engine = new Engine();
    this.engine.call("start", { drop: this.drop }).catch(() => void 0);
  }
  /** Clears the page and leaves it; the address of this page is replaced in the history of the tab. */
  leave() {
    this.engine.end();
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
  const closed = () => {
    picking = false;
    uncover();
  };
  window.addEventListener("focus", () => document.visibilityState === "visible" && closed(), { once: true });
  input.addEventListener("change", closed, { once: true });
  input.addEventListener("cancel", closed, { once: true });
}
function uncover() {
  document.querySelector(".cover")?.remove();
  document.getElementById("page")?.removeAttribute("inert");
}
function watchHiding(app) {
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") {
      if (picking) uncover();
      return;
    }
    if (!app.covered || document.querySelector(".cover") !== null) return;
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

// src/page/screens/clock.ts
var DAY2 = 864e5;
function clock(go) {
  return (app) => {
    const id = freshId();
    const field = el("input", { ...GUARDS, id, type: "date", test: "today" });
    const take = () => {
      const at = Date.parse(`${field.value}T00:00:00Z`);
      if (Number.isNaN(at)) field.focus();
      else void app.engine.call("setToday", { day: Math.floor(at / DAY2) }).then(go, () => app.go(clock(go)));
    };
    return {
      name: "clock",
      title: app.t("clock_title"),
      content: [
        ...paragraphs(app.t("clock_text")),
        el("div", { class: "field" }, el("label", { for: id }, app.t("clock_label")), field),
        button(app.t("next"), "continue", "primary", take)
      ]
    };
  };
}

// src/page/errors.ts
var SENTENCES = {
  offline: "error_offline",
  server: "error_server",
  busy: "error_busy",
  "no-agency": "error_no_agency",
  "card-refused": "error_card_refused",
  "card-expired": "error_card_expired",
  "log-refused": "error_log_refused",
  "too-large": "error_too_large",
  "too-many-files": "error_too_many_files",
  "message-too-long": "error_message_too_long",
  refused: "error_refused",
  "file-changed": "error_file_changed",
  taken: "error_taken",
  "batch-closed": "error_batch_closed",
  "object-gone": "error_object_gone",
  "object-broken": "error_object_broken",
  "self-test": "problem_text",
  clock: "clock_text",
  cancelled: "cancelled",
  "codename-in-text": "error_codename_in_text",
  "codename-in-answer": "error_codename_in_answer",
  "codename-in-file": "error_codename_in_file",
  "not-deleted": "error_not_deleted",
  unexpected: "error_unexpected"
};
function failureOf(error) {
  return error instanceof EngineError ? error.failure : "unexpected";
}
function sentence(app, failure) {
  return app.t(SENTENCES[failure], { count: 99 });
}
function errorNote(app, failure) {
  return el("p", { class: "note bad", role: "alert", test: "error", "data-code": failure }, sentence(app, failure));
}
function showFailure(app, error, retry, back) {
  const failure = failureOf(error);
  if (failure === "clock") app.go(clock(retry));
  else if (failure.startsWith("codename-in")) app.go(inside(failure, back));
  else app.go(failed(failure, retry, back));
}
function failed(failure, retry, back) {
  return (app) => ({
    name: "error",
    title: app.t("error_title"),
    back,
    content: [errorNote(app, failure), button(app.t("error_retry"), "retry", "primary", retry)]
  });
}
function inside(failure, change) {
  return (app) => ({
    name: "codename-inside",
    title: app.t("codename_inside_title"),
    back: change,
    content: [errorNote(app, failure), button(app.t("codename_inside_change"), "codename-inside-change", "primary", change)]
  });
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
var attempts = 0;
function load() {
  attempts += 1;
  return attempts === 1 ? import("./more.js") : import(`/more.js?${attempts}`);
}
function extend(later2) {
  for (const { code, sentences: sentences4 } of later2) Object.assign(LOCALES.find((one) => one.code === code)?.sentences ?? {}, sentences4);
}
function later(app, next) {
  if (loaded !== void 0) {
    next(loaded);
    return;
  }
  const back = () => app.go(home);
  app.go(loading("loading", back));
  app.wait(
    load(),
    (more) => {
      loaded = more;
      next(more);
    },
    () => showFailure(app, new EngineError("offline"), () => later(app, next), back)
  );
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

// src/page/spelling.ts
function letterNames(sentences4) {
  return new Map(sentences4.spelling.split(", ").map((one) => [one.slice(0, one.indexOf(" ")), one.slice(one.indexOf(" ") + 1)]));
}

// src/page/pad.ts
function letterPad(app, list, { press, erase, take, change }) {
  const slate = el("p", { class: "slate", "aria-hidden": "true" });
  const chips = el("div", { class: "chips" });
  const keys = [...letterNames(app.localeOf(list).sentences).keys()].map(
    (letter) => el("button", { type: "button", class: "key", test: "pad-letter", tabindex: -1, "data-letter": letter, onclick: (event) => pressed(event.currentTarget) }, letter)
  );
  const remove = el("button", { type: "button", class: "erase", test: "pad-erase", "aria-label": app.t("pad_erase"), onclick: erase }, "←");
  const isOpen = (key) => key.getAttribute("aria-disabled") !== "true";
  const pressed = (key) => {
    if (key instanceof HTMLElement && isOpen(key)) press(key.dataset["letter"] ?? "");
  };
  const stopAt = (key) => {
    for (const other of keys) other.tabIndex = other === key ? 0 : -1;
  };
  const steps = (key) => {
    const [first] = keys;
    const columns = keys.filter(({ offsetTop }) => offsetTop === first?.offsetTop).length;
    return { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[key] ?? 0;
  };
  const letters = el("div", { class: "keys", role: "group", "aria-label": app.t("pad_label"), lang: list }, ...keys);
  letters.addEventListener("keydown", (event) => {
    const at = keys.findIndex((key) => key === document.activeElement);
    const next = keys[at + steps(event.key)];
    if (steps(event.key) !== 0) event.preventDefault();
    if (at >= 0 && next !== void 0 && next !== keys[at]) {
      stopAt(next);
      next.focus();
    }
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Backspace") erase();
    else pressed(keys.find(({ dataset }) => dataset["letter"] === event.key.toLowerCase()) ?? null);
  });
  const alphabets = el(
    "div",
    { class: "alphabets", role: "group", "aria-label": app.t("pad_language") },
    ...LANGUAGES.map(
      (one) => el(
        "button",
        { type: "button", test: `pad-${one}`, lang: one, "aria-pressed": String(one === list), onclick: () => change(one) },
        app.localeOf(one).short,
        el("span", { class: "unseen" }, ` ${app.languageName(one)}`)
      )
    )
  );
  const element = el("div", { class: "pad", test: "pad", translate: "no" }, el("div", { class: "pad-head" }, slate, chips, remove), letters, alphabets);
  element.addEventListener("pointerdown", (event) => event.preventDefault());
  return {
    element,
    show({ position, typed, open, words: words2 }) {
      const shown = [...typed].slice(0, ENOUGH);
      replace(slate, el("b", {}, String(position)), ...Array.from({ length: ENOUGH }, (_, at) => el("span", {}, shown[at] ?? "")));
      for (const key of keys) key.setAttribute("aria-disabled", String(!open(key.dataset["letter"] ?? "")));
      const stop = keys.find((key) => key.tabIndex === 0);
      if (stop === void 0 || !isOpen(stop)) {
        const first = document.activeElement === stop ? stop : keys.find(isOpen);
        if (first !== void 0) stopAt(first);
      }
      replace(
        chips,
        ...words2.map((word) => {
          const chip = button(word, "suggestion", "quiet", () => take(word));
          chip.lang = list;
          return chip;
        })
      );
    }
  };
}

// src/page/word-entry.ts
var SUGGESTED = 4;
var SUGGESTED_ON_PAD = 3;
var LONGEST = 450;
function wordEntry(app, asked) {
  const { typing } = app;
  const { typed, places } = asked;
  const list = typing.list ?? app.language;
  const said = el("p", { class: "unseen", role: "status" });
  const known2 = (word) => LISTS.some((one) => typing.words(one)?.knows(word) ?? word.length > 0);
  const firstOpen = (from) => {
    const order = [...typed.keys()].map((at) => (from + at) % typed.length);
    return order.find((at) => !known2(typed[at] ?? ""));
  };
  let current = firstOpen(0) ?? -1;
  let pad;
  const inputs = places.map(({ position, test }, at) => {
    const input = el("input", {
      ...GUARDS,
      id: freshId(),
      type: "text",
      maxlength: LONGEST,
      test,
      "data-position": position,
      "aria-label": app.t("return_word", { n: position }),
      inputmode: typing.pad ? "none" : void 0
    });
    input.value = typed[at] ?? "";
    return input;
  });
  const suggestions = inputs.map(() => el("div", { class: "suggestions" }));
  const items = inputs.map((input, at) => el("li", {}, el("label", { for: input.id, "aria-hidden": "true" }, String(places[at]?.position)), input, suggestions[at]));
  const set = (at, word) => {
    typed[at] = word;
    const input = inputs[at];
    if (input !== void 0) {
      input.value = word;
      input.removeAttribute("aria-invalid");
    }
    asked.changed?.();
  };
  const suggested = (text, limit, lists) => lists.map((one) => typing.words(one)?.suggest(text, limit) ?? []).find((words2) => words2.length > 0) ?? [];
  const show2 = () => {
    items.forEach((item, at) => item.classList.toggle("current", at === current));
    if (pad === void 0) return;
    pad.element.hidden = current < 0;
    const words2 = typing.words(list);
    const text = typed[current] ?? "";
    const following = words2?.following(text) ?? /* @__PURE__ */ new Set();
    const meant = words2?.complete(text) === void 0 ? suggested(text, SUGGESTED_ON_PAD + 1, [list]) : [];
    pad.show({
      position: places[current]?.position ?? 0,
      typed: text,
      open: (letter) => words2?.follows(letter, following) ?? false,
      words: meant.length <= SUGGESTED_ON_PAD ? meant : []
    });
  };
  const keepInSight = () => {
    const field = items[current]?.getBoundingClientRect();
    if (field === void 0 || pad === void 0) return;
    const lowest = window.innerHeight - pad.element.offsetHeight;
    const highest = document.querySelector("header")?.getBoundingClientRect().bottom ?? 0;
    if (field.bottom > lowest) window.scrollBy(0, field.bottom - lowest + 8);
    else if (field.top < highest) window.scrollBy(0, field.top - highest - 8);
  };
  const goTo = (at) => {
    const inField = inputs.some((input) => input === document.activeElement);
    current = at;
    if (inField) inputs[at]?.focus({ preventScroll: true });
    show2();
    keepInSight();
  };
  const goOn = () => {
    const next = firstOpen(current);
    if (next === void 0) {
      current = -1;
      show2();
      asked.finished();
      return;
    }
    goTo(next);
    replace(said, app.t("return_word", { n: places[next]?.position ?? 0 }));
  };
  const takeWord = (word) => {
    set(current, word);
    goOn();
  };
  const press = (letter) => {
    const words2 = typing.words(list);
    if (words2 === void 0 || current < 0) return;
    const text = (typed[current] ?? "") + letter;
    const whole = words2.complete(text);
    if (whole !== void 0) {
      takeWord(whole);
      return;
    }
    set(current, text);
    show2();
    keepInSight();
  };
  const erase = () => {
    if (current < 0) return;
    if ((typed[current] ?? "") === "" && current > 0) goTo(current - 1);
    const letters = [...typed[current] ?? ""];
    set(current, letters.slice(0, Math.min(letters.length - 1, 3)).join(""));
    show2();
  };
  const take = (text, at) => {
    const words2 = wordsOf(text);
    const first = words2.length >= inputs.length ? 0 : at;
    words2.slice(0, inputs.length - first).forEach((word, offset) => set(first + offset, word));
    inputs[Math.min(first + words2.length, inputs.length - 1)]?.focus();
  };
  inputs.forEach((input, at) => {
    const below = suggestions[at] ?? el("div");
    const suggest = () => {
      const text = input.value;
      const order = [app.language, ...LISTS.filter((one) => one !== app.language)];
      const words2 = typing.pad || [...text].length < 2 ? [] : suggested(text, SUGGESTED, order);
      replace(below, ...words2.length === 1 && words2[0] === text ? [] : words2.map((word) => chip(word)));
    };
    const chip = (word) => {
      const made = button(word, "suggestion", "quiet", () => {
        take(word, at);
        replace(below);
      });
      made.tabIndex = -1;
      made.addEventListener("pointerdown", (event) => event.preventDefault());
      return made;
    };
    input.addEventListener("input", () => {
      const words2 = wordsOf(input.value);
      if (words2.join("") === input.value.normalize("NFC") || words2.length === 0) {
        set(at, input.value);
        suggest();
      } else {
        take(input.value, at);
        if (input.value !== typed[at]) input.value = typed[at] ?? "";
        replace(below);
      }
      show2();
    });
    input.addEventListener("focus", () => {
      current = at;
      show2();
    });
    input.addEventListener("blur", () => replace(below));
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      const next = inputs[at + 1];
      if (next === void 0) asked.submit();
      else next.focus();
    });
  });
  const box = el("div", { class: typing.pad ? "word-entry by-pad" : "word-entry" });
  const fields = el("ol", { class: places.length < 4 ? "entry few" : "entry" }, ...items);
  fields.classList.toggle("masked", asked.canHide && typing.hidden);
  const again = (focus) => {
    app.redraw();
    document.querySelector(`[data-test="${focus}"]`)?.focus();
  };
  const change = (language) => {
    typing.list = language;
    if (!known2(typed[current] ?? "")) typed[current] = "";
    again(`pad-${language}`);
  };
  const hide = el(
    "button",
    {
      type: "button",
      class: "quiet toggle",
      test: "words-hide",
      "aria-pressed": String(typing.hidden),
      onclick: () => {
        typing.hidden = !typing.hidden;
        hide.setAttribute("aria-pressed", String(typing.hidden));
        fields.classList.toggle("masked", typing.hidden);
      }
    },
    app.t("words_hide")
  );
  const other = button(app.t(typing.pad ? "typing_keyboard" : "typing_pad"), "typing-switch", "quiet", () => {
    typing.pad = !typing.pad;
    again("typing-switch");
  });
  if (typing.pad) pad = letterPad(app, list, { press, erase, take: takeWord, change });
  replace(
    box,
    asked.canHide && hide,
    fields,
    said,
    pad?.element,
    el("div", { class: "entry-switch" }, other, el("p", { class: "hint" }, app.t("typing_hint")))
  );
  typing.load(app, show2);
  show2();
  return {
    element: box,
    mark(place) {
      inputs.forEach((input, at) => input.setAttribute("aria-invalid", String(at === place)));
      inputs[place]?.focus();
    }
  };
}

// src/page/screens/send.ts
function prepare(app) {
  const rewrite = () => app.go(firstQuestion(app));
  const replaced = app.replaced();
  app.go(loading("loading", rewrite));
  app.wait(
    app.engine.call("plan", { codename: app.codename(), ...replaced === void 0 ? {} : { prev: replaced }, agency: app.chosen().agency, draft: app.draft(), files: app.written.files }),
    ({ total }) => app.go(ready(total)),
    (error) => showFailure(app, error, () => prepare(app), rewrite)
  );
}
function ready(total) {
  return (app) => {
    const { files: files2, message: message2 } = app.written;
    return {
      name: "ready",
      title: app.t("send_title"),
      back: () => app.go(firstQuestion(app)),
      content: [
        el(
          "dl",
          { class: "summary" },
          ...row(app.t("send_to"), app.name(app.chosen().names)),
          ...row(app.t("send_text"), app.t("send_text_amount", { n: [...message2].length })),
          ...files2.length > 0 ? row(app.t("send_files"), String(files2.length)) : [],
          ...row(app.t("send_size"), size(app.locale, total), app.t("send_size_note"))
        ),
        button(app.t("send_button"), "send", "primary", () => send(app, total))
      ]
    };
  };
}
function row(term, detail, note) {
  return [el("dt", {}, term), el("dd", {}, detail, note !== void 0 && el("small", {}, note))];
}
function send(app, total) {
  const state = { sent: 0, total, state: "sending" };
  app.go(sending(state));
  app.wait(
    app.engine.call("send", {}),
    () => {
      app.forgetText();
      app.go(sent);
    },
    (error) => {
      const failure = failureOf(error);
      if (failure === "cancelled") app.go(stopped("cancelled"));
      else if (failure === "not-deleted" || failure === "batch-closed") app.go(mayArrive(failure));
      else showFailure(app, error, () => prepare(app), () => app.go(firstQuestion(app)));
    }
  );
}
var NOTES = {
  lost: "sending_lost",
  busy: "sending_busy",
  paused: "sending_paused",
  stopping: "sending_stopping"
};
function sending(from) {
  let latest = from;
  return (app) => {
    const bar = el("progress", { class: "bar", test: "progress", max: 1e3, value: 0, "aria-label": app.t("sending_title") });
    const amount = el("p", { class: "amount" });
    const state = el("div", { role: "status", test: "sending-state" });
    const pause = button("", "pause", "secondary", () => {
      void app.engine.call("pause", { paused: latest.state !== "paused" });
    });
    const stop = button(app.t("sending_cancel"), "cancel", "quiet", () => {
      void app.engine.call("cancel", {});
    });
    const draw = (progress) => {
      latest = progress;
      bar.value = progress.total === 0 ? 0 : Math.round(1e3 * progress.sent / progress.total);
      bar.dataset["sent"] = String(progress.sent);
      bar.dataset["total"] = String(progress.total);
      amount.textContent = app.t("sending_amount", { sent: size(app.locale, progress.sent), total: size(app.locale, progress.total) });
      pause.textContent = app.t(progress.state === "paused" ? "sending_resume" : "sending_pause");
      if (state.dataset["state"] !== progress.state) {
        state.dataset["state"] = progress.state;
        const said = NOTES[progress.state];
        replace(state, said !== void 0 && el("p", { class: "note" }, app.t(said)));
        pause.disabled = stop.disabled = progress.state === "stopping";
      }
    };
    app.engine.onprogress = draw;
    draw(latest);
    return {
      name: "sending",
      title: app.t("sending_title"),
      content: [
        el("p", { class: "lead" }, app.t("sending_lead")),
        bar,
        amount,
        state,
        pause,
        stop
      ]
    };
  };
}
var sent = (app) => {
  const own = app.drawsNew();
  const outcome = el("div", { role: "status" });
  const withdraw = button(app.t("sent_withdraw"), "withdraw-now", "quiet", () => {
    withdraw.disabled = true;
    app.wait(
      app.engine.call("withdrawNow", {}),
      () => app.go(stopped("withdrawn")),
      (error) => replace(outcome, errorNote(app, failureOf(error)))
    );
  });
  const closing = nextClosing(app.drop.batch_hours, /* @__PURE__ */ new Date());
  const content = [
    el("p", { class: "lead" }, closing === void 0 ? app.t("sent_soon") : app.t("sent_at", { time: closing.time, n: closing.hours })),
    el("p", {}, app.t(app.rekeying !== void 0 ? "sent_answer_rekey" : own ? "sent_answer" : "sent_answer_again")),
    own && wordList(app),
    anotherBody(app, () => app.go(sent)),
    done(app),
    withdraw,
    el("p", { class: "hint under" }, app.t("sent_withdraw_note")),
    outcome
  ];
  return { name: "sent", title: app.t("sent_title"), content: [el("div", { class: "result", test: "sent" }, ...nodes(content))] };
};
function anotherBody(app, back) {
  if (app.rekeying === void 0 || app.drop.agencies.length < 2) return null;
  const choose = () => app.go(chooseAgency("rekey_another_title", () => prepare(app), back));
  return el("div", {}, button(app.t("rekey_another"), "rekey-another", "secondary", choose), el("p", { class: "hint" }, app.t("rekey_another_note")));
}
function nodes(children) {
  return children.filter((child) => child !== null);
}
function stopped(why) {
  return (app) => ({ name: why, title: app.t(why), content: [done(app)] });
}
function mayArrive(why) {
  return (app) => {
    const again = button(app.t("sent_withdraw"), "withdraw-now", "secondary", () => {
      again.disabled = true;
      app.wait(
        app.engine.call("withdrawNow", {}),
        () => app.go(stopped("withdrawn")),
        (error) => app.go(mayArrive(failureOf(error) === "batch-closed" ? "batch-closed" : "not-deleted"))
      );
    });
    return {
      name: why,
      title: app.t("stopped_title"),
      content: [errorNote(app, why), app.drawsNew() && wordList(app), why === "not-deleted" && again, done(app)]
    };
  };
}
function done(app) {
  return button(app.t("sent_done"), "done", "primary", () => {
    app.forget();
    app.go(cleared);
  });
}
var cleared = (app) => ({
  name: "cleared",
  title: app.t("cleared_title"),
  covered: false,
  content: [
    el("p", { class: "lead", test: "cleared" }, app.t("cleared_text")),
    el("p", {}, app.t("cleared_history")),
    button(app.t("cleared_home"), "home", "secondary", () => app.go(home))
  ]
});

// src/page/screens/codename.ts
function showCodename(app) {
  if (app.drawn !== void 0) {
    app.go(words);
    return;
  }
  app.go(loading("loading", () => app.go(firstQuestion(app))));
  app.wait(
    app.engine.call("createCodename", {}),
    (drawn) => {
      app.drawn = drawn;
      app.confirmed = false;
      app.go(words);
    },
    (error) => showFailure(app, error, () => showCodename(app), () => app.go(home))
  );
}
function wordList(app) {
  const box = el("div", { class: "codename" });
  let shown = app.typing.list ?? app.language;
  const draw = () => {
    laySheet(app.drawn?.words[shown] ?? [], shown);
    replace(
      box,
      el(
        "ol",
        { class: "words", lang: shown },
        ...(app.drawn?.words[shown] ?? []).map((word, at) => el("li", {}, el("span", { class: "number", "aria-hidden": "true" }, String(at + 1)), el("span", { class: "word", test: `codename-word-${at + 1}` }, word)))
      ),
      el(
        "div",
        { class: "word-languages", role: "group", "aria-label": app.t("codename_show") },
        el("span", { "aria-hidden": "true" }, app.t("codename_show")),
        ...LANGUAGES.map(
          (language) => el(
            "button",
            {
              type: "button",
              test: `codename-language-${language}`,
              lang: language,
              "aria-pressed": String(language === shown),
              onclick: () => {
                shown = language;
                app.typing.list = language;
                draw();
                box.querySelector(`[data-test=codename-language-${language}]`)?.focus();
              }
            },
            app.languageName(language)
          )
        )
      ),
      button(app.t("codename_print"), "codename-print", "quiet", () => window.print()),
      el("p", { class: "hint" }, app.t("codename_print_note"))
    );
  };
  draw();
  return box;
}
var words = (app) => ({
  name: "codename",
  title: app.t("codename_title"),
  back: () => app.go(firstQuestion(app)),
  content: [
    el("p", { class: "lead" }, app.t("codename_lead")),
    wordList(app),
    el("p", { class: "note" }, app.t("codename_care")),
    button(app.t("codename_written"), "codename-written", "primary", () => app.go(confirm(...twoPositions())))
  ]
});
function twoPositions() {
  const draw = () => {
    for (; ; ) {
      const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
      if (byte < 252) return byte % 9 + 1;
    }
  };
  const first = draw();
  let second = draw();
  while (second === first) second = draw();
  return first < second ? [first, second] : [second, first];
}
function confirm(first, second) {
  const positions = [first, second];
  const typed = ["", ""];
  return (app) => {
    const complaint = el("div", { "aria-live": "assertive" });
    const check = () => {
      const codename = app.codename();
      const asked = positions.map((position, at) => app.engine.call("sameWord", { codename, position, typed: typed[at] ?? "" }));
      app.wait(
        Promise.all(asked),
        (same) => {
          const wrong = same.indexOf(false);
          if (wrong < 0) {
            app.confirmed = true;
            prepare(app);
            return;
          }
          replace(complaint, el("p", { class: "note bad", role: "alert", test: "error", "data-code": "confirm" }, app.t("confirm_wrong", { n: positions[wrong] ?? 0 })));
          entry.mark(wrong);
        },
        (error) => showFailure(app, error, check, () => app.go(words))
      );
    };
    const onward2 = button(app.t("next"), "confirm-continue", "primary", check);
    const entry = wordEntry(app, {
      places: positions.map((position, at) => ({ position, test: `confirm-${at + 1}` })),
      typed,
      canHide: false,
      finished: () => onward2.focus(),
      submit: check,
      changed: () => replace(complaint)
    });
    return {
      name: "confirm",
      title: app.t("confirm_title"),
      back: () => app.go(words),
      content: [
        el("p", { class: "lead" }, app.t("confirm_lead")),
        entry.element,
        complaint,
        onward2,
        button(app.t("confirm_again"), "confirm-again", "quiet", () => app.go(words))
      ]
    };
  };
}

// src/page/screens/fields.ts
var MESSAGE_LIMIT = 1e6;
var ANSWER_LIMIT = 600;
function messageField(app, label, lines, hint) {
  return textField({
    label: app.t(label),
    ...hint === void 0 ? {} : { hint: app.t(hint) },
    test: "message",
    value: app.written.message,
    limit: MESSAGE_LIMIT,
    lines,
    input: (value) => {
      app.written.message = value;
    }
  });
}
function answerField(app, answer, label, hint) {
  return textField({
    label: app.t(label),
    hint: app.t(hint),
    test: answer,
    value: app.written[answer],
    limit: ANSWER_LIMIT,
    input: (value) => {
      app.written[answer] = value;
    }
  });
}
function districtField(app) {
  const districts = app.desk?.card.districts ?? [];
  if (districts.length === 0) return null;
  const id = freshId();
  const list = el(
    "select",
    { ...GUARDS, id, test: "district" },
    el("option", { value: "" }, app.t("district_none")),
    ...districts.map((one) => el("option", { value: one.id }, app.name(one.names)))
  );
  list.value = app.written.district ?? "";
  list.addEventListener("change", () => {
    app.written.district = list.value === "" ? void 0 : list.value;
  });
  return el("div", { class: "field" }, el("label", { for: id }, app.t("district_label")), list);
}

// src/page/screens/passing.ts
var passing = (app) => {
  const { next, ...frame } = walk(app, passing);
  return {
    name: "forward",
    title: app.t("forward_title"),
    ...frame,
    content: [
      choices(
        app.t("forward_label"),
        false,
        [
          { value: "ask", label: app.t("forward_ask"), hint: app.t("forward_ask_hint"), test: "forward-ask" },
          { value: "yes", label: app.t("forward_yes"), hint: app.t("forward_yes_hint"), test: "forward-yes" },
          { value: "never", label: app.t("forward_never"), hint: app.t("forward_never_hint"), test: "forward-never" }
        ],
        app.written.forward,
        (value) => {
          if (value === "ask" || value === "yes" || value === "never") app.written.forward = value;
        }
      ),
      answerField(app, "contact", "contact_label", "contact_hint"),
      onward(app, next)
    ]
  };
};

// src/page/screens/files.ts
var MOST_FILES = 99;
function attachments(app) {
  const box = el("div", { class: "files" });
  const draw = () => replace(box, ...contents(app, draw));
  draw();
  return [box];
}
function contents(app, draw) {
  const { files: files2 } = app.written;
  const room = app.desk?.room ?? 0;
  const limit = size(app.locale, room);
  const total = files2.reduce((sum, file) => sum + file.size, 0);
  const over = total > room;
  return [
    el("p", { class: "hint", test: "files-limit" }, app.t("files_limit", { count: MOST_FILES, size: limit })),
    files2.length > 0 && el(
      "ul",
      { class: "file-list" },
      ...files2.map((file, at) => {
        const remove = button(app.t("files_remove"), `file-remove-${at + 1}`, "quiet", () => {
          files2.splice(at, 1);
          draw();
        });
        remove.setAttribute("aria-label", app.t("files_remove_label", { name: file.name }));
        return el(
          "li",
          { test: "file-row" },
          el("span", { class: "file-name" }, file.name),
          el("span", { class: "file-size" }, size(app.locale, file.size)),
          remove
        );
      })
    ),
    files2.length > 1 && el("p", { class: over ? "note bad" : "hint", test: "files-total" }, app.t("files_total", { size: size(app.locale, total), limit })),
    over && files2.length <= 1 && el("p", { class: "note bad", role: "alert", test: "error", "data-code": "too-large" }, app.t("error_too_large")),
    files2.length > MOST_FILES && el("p", { class: "note bad", role: "alert", test: "error", "data-code": "too-many-files" }, app.t("error_too_many_files", { count: MOST_FILES })),
    picker(app, draw),
    files2.length > 0 && el("p", { class: "note" }, app.t("files_meta"))
  ];
}
function picker(app, draw) {
  const id = freshId();
  const input = el("input", { ...GUARDS, id, type: "file", multiple: true, class: "unseen notranslate", test: "files" });
  input.addEventListener("click", () => pickerOpened(input));
  input.addEventListener("change", () => {
    app.written.files.push(...input.files ?? []);
    draw();
  });
  const label = app.t(app.written.files.length > 0 ? "files_more" : "files_choose");
  return el("div", { class: "picker" }, input, el("label", { for: id, class: "button secondary" }, label));
}

// src/page/screens/quick.ts
var quick = (app) => {
  const { next, ...frame } = walk(app, quick);
  return { name: "quick", title: app.t("quick_title"), ...frame, content: [...attachments(app), messageField(app, "quick_label", 2), onward(app, next)] };
};

// src/page/screens/report.ts
function sectors(app) {
  return app.desk?.card.sectors ?? [];
}
var sector = (app) => {
  const { next, ...frame } = walk(app, sector);
  return {
    name: "sector",
    title: app.t("sector_title"),
    ...frame,
    content: [
      choices(
        app.t("sector_label"),
        true,
        sectors(app).map((one) => ({ value: one.id, label: app.name(one.names), test: `sector-${one.id}` })),
        app.written.sector,
        (id) => {
          app.written.sector = id;
        }
      ),
      onward(app, next)
    ]
  };
};
var message = (app) => {
  const { next, ...frame } = walk(app, message);
  const again = app.written.kind === "message";
  return {
    name: "message",
    title: app.t(again ? "again_message_title" : "message_title"),
    ...frame,
    content: [messageField(app, "message_label", 10, again ? void 0 : "message_hint"), ...again ? attachments(app) : [], onward(app, next)]
  };
};
var details = (app) => {
  const { next, ...frame } = walk(app, details);
  return {
    name: "details",
    title: app.t("details_title"),
    ...frame,
    content: [
      el("p", { class: "lead" }, app.t("details_lead")),
      districtField(app),
      answerField(app, "place", "place_label", "place_hint"),
      answerField(app, "when", "when_label", "when_hint"),
      answerField(app, "who", "who_label", "who_hint"),
      onward(app, next)
    ]
  };
};
var files = (app) => {
  const { next, ...frame } = walk(app, files);
  return { name: "files", title: app.t("files_title"), ...frame, content: [el("p", { class: "lead" }, app.t("files_lead")), ...attachments(app), onward(app, next)] };
};

// src/page/screens/statement.ts
var statement = (app) => {
  const { next, ...frame } = walk(app, statement);
  return {
    name: "statement",
    title: app.t("statement_title"),
    ...frame,
    content: [el("p", { class: "lead" }, app.t("statement_lead")), ...attachments(app), messageField(app, "statement_label", 3), onward(app, next)]
  };
};

// src/page/screens/flow.ts
function questions(app) {
  switch (app.written.kind) {
    case "quick":
      return [quick];
    case "statement":
      return [statement, passing];
    case "message":
      return [app.rekeying ?? message];
    case "call":
    case "field":
    case "report":
      return [...sectors(app).length > 0 ? [sector] : [], message, details, files, passing];
  }
}
function firstQuestion(app) {
  return questions(app)[0] ?? message;
}
function walk(app, here) {
  const all = questions(app);
  const at = all.indexOf(here);
  const following = all[at + 1];
  const before = all[at - 1];
  const start2 = () => app.written.kind === "message" ? later(app, (more) => app.go(more.enterCodename)) : app.go(kinds);
  return {
    next: () => {
      if (following !== void 0) app.go(following);
      else if (app.confirmed || !app.drawsNew()) prepare(app);
      else showCodename(app);
    },
    back: () => before === void 0 ? start2() : app.go(before),
    ...all.length > 1 ? { step: app.t("step", { n: at + 1, of: all.length }) } : {}
  };
}
function onward(app, next) {
  return button(app.t("next"), "continue", "primary", next);
}

// src/page/screens/choose.ts
var LATE_DAYS = 14;
function chooseAgency(title, next, back) {
  return (app) => ({
    name: "agency",
    title: app.t(title),
    covered: false,
    back,
    content: [
      el(
        "div",
        { class: "doors" },
        ...app.drop.agencies.map(
          (agency) => door(app.name(agency.names), "", `agency-${agency.agency}`, agency.default ? "door first" : "door", () => {
            app.agency = agency;
            next();
          })
        )
      )
    ]
  });
}
function openDesk(app) {
  const agency = app.chosen().agency;
  app.go(loading("loading", () => app.go(home)));
  app.wait(
    app.engine.call("desk", { agency }),
    (desk) => {
      app.desk = desk;
      app.go(kinds);
    },
    (error) => showFailure(app, error, () => openDesk(app), () => app.go(home))
  );
}
var kinds = (app) => {
  const way = (kind, label, hint) => door(app.t(label), app.t(hint), `kind-${kind}`, "door", () => {
    app.written.kind = kind;
    app.go(firstQuestion(app));
  });
  return {
    name: "kind",
    title: app.t("kind_title"),
    covered: false,
    back: () => app.go(home),
    content: [
      el("p", { class: "addressee" }, app.name(app.chosen().names)),
      app.desk !== void 0 && collected(app, app.desk.collected, app.desk.today, app.desk.card.hotlines),
      ...app.desk?.card.texts === void 0 ? [] : paragraphs(app.name(app.desk.card.texts)),
      el(
        "div",
        { class: "doors" },
        way("quick", "kind_quick", "kind_quick_hint"),
        way("report", "kind_report", "kind_report_hint"),
        way("statement", "kind_statement", "kind_statement_hint")
      )
    ]
  };
};
function collected(app, collected2, today, hotlines) {
  const late = typeof collected2 === "number" && today - collected2 > LATE_DAYS;
  return el(
    "p",
    { class: late ? "note warn" : "fact", test: "collected", "data-day": collected2 },
    typeof collected2 === "number" ? app.t("collected_on", { date: date(app.locale, collected2) }) : app.t(collected2 === "never" ? "collected_never" : "collected_unknown"),
    late && ` ${app.t("collected_late")}`,
    (late || collected2 === "never") && hotlines.length > 0 && ` ${app.t("hotline", { number: numbers(app, hotlines) })}`
  );
}
function numbers(app, hotlines) {
  return hotlines.map(({ number: number2, names }) => names === void 0 ? number2 : `${number2} (${app.name(names)})`).join(", ");
}

// src/page/screens/home.ts
var home = (app) => ({
  name: "home",
  title: app.t("home_title"),
  covered: false,
  content: [
    el("p", { class: "lead" }, app.t("home_lead")),
    el(
      "div",
      { class: "doors" },
      door(app.t("home_report"), app.t("home_report_hint"), "home-report", "door first", () => adviseFirst(app, () => app.go(home), () => report(app))),
      door(app.t("home_return"), app.t("home_return_hint"), "home-return", "door", () => later(app, (more) => app.go(more.enterCodename)))
    ),
    app.place !== "onion" && el("div", { class: "advice" }, el("p", {}, app.place === "clear" && `${app.t("home_clear")} `, app.t("home_tor")), onionOffer(app)),
    el(
      "section",
      { class: "who" },
      el("h2", {}, app.t("home_who")),
      el("ul", {}, ...app.drop.agencies.map((agency) => el("li", {}, app.name(agency.names))))
    ),
    button(app.t("home_advice"), "advice", "quiet", () => app.go(advice(() => app.go(home)))),
    button(app.t("home_about"), "about", "quiet", () => later(app, (more) => app.go(more.about)))
  ]
});
function door(label, hint, test, look, open) {
  return el("button", { type: "button", class: look, test, onclick: open }, el("strong", {}, label), hint !== "" && el("span", {}, hint));
}
function report(app) {
  const only = app.drop.agencies.length === 1 ? app.drop.agencies[0] : void 0;
  if (only === void 0) {
    app.go(chooseAgency("agency_title", () => openDesk(app), () => app.go(home)));
    return;
  }
  app.agency = only;
  openDesk(app);
}

// src/page/screens/problem.ts
function unsupported(root2) {
  show(root2, "unsupported", "problem_title", "problem_text");
}
function incomplete(root2) {
  show(root2, "incomplete", "problem_drop", "problem_drop_text");
}
function elsewhere(root2) {
  show(root2, "elsewhere", "elsewhere_title", "elsewhere_text");
}
function show(root2, name, title, text) {
  replace(
    root2,
    el(
      "main",
      { class: "still", "data-screen": name, test: name },
      ...LOCALES.map(({ code, sentences: sentences4 }) => el("section", { lang: code }, el("h1", {}, sentences4[title]), ...paragraphs(sentences4[text])))
    )
  );
}

// src/page/main.ts
var drop = globalThis.sybyrDrop;
var root = document.getElementById("page");
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
    () => app.go(home),
    (error) => error instanceof EngineError && error.failure === "self-test" ? unsupported(page) : incomplete(page)
  );
}
export {
  LOCALES,
  button,
  chooseAgency,
  cleared,
  collected,
  date,
  el,
  errorNote,
  extend,
  failureOf,
  firstQuestion,
  home,
  loading,
  messageField,
  onward,
  paragraphs,
  ranges,
  replace,
  showFailure,
  size,
  walk,
  wordEntry
};
