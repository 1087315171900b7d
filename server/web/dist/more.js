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
  reply_ref: "Орган берген нөмір: {ref}",
  // unread
  reply_partial: "Бұл жауаптың бір бөлігі жоқ.",
  // unread
  reply_forwarded: "Хабарламаңыз мына органға берілді: {name}.",
  // unread
  reply_challenge: "Орган хабарламаның сіздікі екенін дәлелдеуіңізді сұрайды.",
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
  reply_delete_note: "Ол серверден келесі жабылу сағатында, әдетте бірнеше сағаттан кейін өшіріледі. Оны ешкім қайтара алмайды; органда өз көшірмесі қалады. Сервер оқыған да, өшірген де бір келуші екенін көреді.",
  // unread
  reply_deleted: "Келесі жабылу сағатында өшіріледі.",
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
  now_status: "Қазір: {status}, {date} күнінен бері.",
  // unread
  now_nothing: "Хабарламаңыздың жайын қазір көру мүмкін емес.",
  // unread
  now_withdrawn: "Қазір: өзіңіз қайтарып алғансыз.",
  // unread
  now_reached: "Қазір: органның компьютерінде. Жауап әлі жоқ.",
  // unread
  now_in_log: "Қазір: журналда. Орган оны әлі алып кеткен жоқ.",
  // unread
  now_not_opened: "Қазір: орган оны аша алмады. Қайта жіберуіңізді сұраймыз.",
  // unread
  inbox_happened: "Осы уақытқа дейін не болды",
  // unread
  receipt_was_in_log: "Журналға енді.",
  // unread
  receipt_withdrawn_unread: "Өзіңіз қайтарып алғансыз. Сервердің айтуынша, оған дейін ешкім алып кетпеген.",
  // unread
  receipt_withdrawn_read: "Өзіңіз қайтарып алғансыз. Оған дейін орган оқып үлгерген болуы мүмкін.",
  // unread
  promise_acknowledge: "Орган хабарламаны алғанын {n} күн ішінде растауға уәде береді.",
  // unread
  promise_answer: "Орган хабарламаны алғаннан кейін {n} күн ішінде жауап беруге уәде береді.",
  // unread
  due_answer: "Орган жауап беруге уәде еткен соңғы күн: {date}.",
  // unread
  due_answer_late: "Орган жауап беруге уәде еткен соңғы күн: {date}. Ол өтіп кетті. Тағы жазып, сұраңыз.",
  // unread
  come_back: "Жауаптар қолмен тасымалданады. Шамамен {n} күннен кейін келіңіз: одан ерте жаңа ештеңе бола қоймас.",
  // unread
  come_back_ended: "Енді өздігінен ештеңе келмейді. Тағы жазсаңыз, шамамен {n} күннен кейін келіңіз.",
  // unread
  reply_challenge_open: "Бұл нені білдіреді",
  // unread
  reply_delete_now: "Біржола өшіру",
  // unread
  reply_delete_keep: "Қалдыру",
  // unread
  reply_missing_told: "{n}-жауапта ({date}) былай делінген: {status}.",
  // unread
  introduced_title: "{name}; бұл органды таныстырған: {by}",
  // unread
  introduced_caution: "Мұқият оқыңыз: мұны осы органды таныстырған орган өзі жазуы да мүмкін. Кім жауап беріп отырғанын тек осы органға тікелей жазсаңыз ғана білесіз.",
  // unread
  introduced_words: "Оның кілті он екі сөзбен. Сол органның өзі басып шығаратын немесе телефонмен айтатын сөздермен салыстырыңыз.",
  // unread
  introduced_unknown: "Бұл сервер арқылы ол органға хабарлама жіберілмейді. Мұнда тек оның жауабын оқуға болады.",
  // unread
  introduced_write: "Оған тікелей жазу",
  // unread
  introduced_write_title: "Мына органға тікелей жазасыз ба: {name}?",
  // unread
  introduced_write_text: "Сіз жаңа ғана жауаптарды оқыдыңыз. Бірден жазсаңыз, сервер оқыған да, жазған да бір адам екенін аңғаруы мүмкін.\nБылай дұрысырақ: бетті тазалаңыз, Tor Browser-де «New identity» (орысша «Новая личность») түймесін басыңыз, қайта кіріп, «Оқымай, тағы жазу» дегенді, содан кейін осы органды таңдап, оны кім таныстырғанын көрсетіңіз: {by}.\nҚазір жазсаңыз, бет оқығанын ұмытып, сөздеріңізді қайта сұрайды.",
  // unread
  introducer_hint: "Онда екі хабарламаңыз бір іс деп саналады.",
  // unread
  claim_title: "Хабарламаның сіздікі екенін дәлелдеу",
  // unread
  claim_lead: "Орган оны кім жазғанын сұрайды, мысалы, сыйақы төлеу үшін. Жауап беруге міндетті емессіз. Мұнда не терсеңіз, орган соны біледі.",
  // unread
  claim_none: "Әзірге дәлелдейтін ештеңе жоқ: хабарламаларыңыздың ешқайсысы органның компьютеріне жеткен жоқ.",
  // unread
  claim_which: "Қай хабарлама?",
  // unread
  claim_name_hint: "Құжаттағы аты-жөніңіз немесе орган сұраған мәлімет. Дәл сіз тергендей болып қол қойылады.",
  // unread
  claim_name_wrong: "Аты-жөнді бір жолға теріңіз, әріп саны 200-ден аспасын.",
  // unread
  claim_check_title: "Мынаған қол қойылады",
  // unread
  claim_statement: "«{agency}» органына жіберілген {n}-хабарлама. Авторы: {name}. Қол қойылған күні: {date}.",
  // unread
  claim_proves: "Бұл нені дәлелдейді",
  // unread
  claim_proves_list: "Ол хабарламаны тоғыз сөзді білетін адам жазған.\nБұл есімді де сол адам терген. Оны ешкім басқа есіммен алмастыра алмайды.\nОрган көрсеткен кез келген адам мұны тексере алады, жылдар өткен соң да.",
  // unread
  claim_ends: "Бұдан кейін не болмайды",
  // unread
  claim_ends_list: "Орган сіздің кім екеніңізді біледі.\nОл хабарламаны жазбадым деп айта алмайсыз.\nОрганға жеткен соң, оны қайтарып алу мүмкін емес.",
  // unread
  claim_visit: "Сервер есімді де, хабарламаны да көрмейді. Бірақ сіз жаңа ғана осында оқыдыңыз: қазір жіберсеңіз, ол оқыған да, жіберген де бір адам екенін аңғаруы мүмкін.\nБет оқығанын ұмытып, сөздеріңізді тағы бір рет сұрайды.",
  // unread
  claim_confirm: "Иә, дәлелдеймін",
  // unread
  claim_not_now: "Жоқ, бетті тазалау",
  // unread
  retype_title: "Құпия код-сөзді қайта енгізіңіз",
  // unread
  retype_lead: "Бет оқығанын ұмытты. Жазу үшін тоғыз сөзіңіз тағы керек.",
  // unread
  return_take_back: "Хабарламаны қайтарып алу",
  // unread
  take_back_title: "Хабарламаны қайтарып алу",
  // unread
  take_back_loading: "Журнал қаралып жатыр",
  // unread
  take_back_separate: "Сіз жаңа ғана жауаптарды оқыдыңыз. Бірден қайтарып алсаңыз, сервер қай жауаптар мен қай хабарлама бір адамдікі екенін көреді.\nБылай дұрысырақ: бетті тазалаңыз, Tor Browser-де «New identity» (орысша «Новая личность») түймесін басыңыз, қайта кіріп, «Хабарламаны қайтарып алу» дегенді таңдаңыз.",
  // unread
  take_back_lead: "Құпия код-сөзіңіз бойынша журналда мына хабарламалар бар.",
  // unread
  take_back_none: "Бұл құпия код-сөз бойынша журналда әзірге ештеңе жоқ. Хабарлама журналға жіберілгеннен бірнеше сағат өткенде енеді.",
  // unread
  take_back_one: "{n}-хабарламаны қайтарып алу",
  // unread
  take_back_unread: "Орган бұл хабарламаның өзінде екенін әлі растаған жоқ. Оны ешкім алып кетпесе, ешкім оқымайды.",
  // unread
  take_back_read: "Бұл хабарлама органның компьютеріне жетті, оны оқып қойған болуы мүмкін. Сонда да қайтарып алуға болады: орган мұны біліп, істі қайтарып алынған деп жабады.",
  // unread
  take_back_what: "Сервер хабарламаны келесі жабылу сағатында өшіреді. Оның журналдағы жолы қалады, бірақ сіз туралы ештеңе айтпайды.\nСервер осы келуші осы хабарламаны қайтарып алғанын көреді. Оны қалпына келтіру мүмкін емес.",
  // unread
  take_back_now: "Біржола қайтарып алу",
  // unread
  take_back_keep: "Қалдыру",
  // unread
  taken_back_title: "Қайтарып алынды",
  // unread
  taken_back_unread: "Сервердің айтуынша, оны ешкім алып кетпеген. Орган тек бір хабарлама қайтарып алынғанын біледі.",
  // unread
  taken_back_read: "Оны бұған дейін алып кеткен: орган оқып қойған болуы мүмкін. Қайтарып алғаныңыз оған айтылады.",
  // unread
  taken_back_at: "Ол шамамен {n} сағаттан кейін, яғни UTC уақыты бойынша {time} болғанда өшіріледі. Содан кейін құпия код-сөз арқылы оның қайтарып алынғаны көрінеді.",
  // unread
  taken_back_soon: "Ол қазір өшіріледі. Содан кейін құпия код-сөз арқылы оның қайтарып алынғаны көрінеді.",
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
  reply_ref: "Номер, который дал орган: {ref}",
  // unread
  reply_partial: "Часть этого ответа отсутствует.",
  // unread
  reply_forwarded: "Ваше сообщение передано: {name}.",
  // unread
  reply_challenge: "Орган просит доказать, что сообщение ваше.",
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
  reply_delete_note: "Он будет стёрт с сервера в следующий час закрытия, обычно через несколько часов. Вернуть его не сможет никто; у органа остаётся своя копия. Сервер увидит, что прочитал и удалил один и тот же посетитель.",
  // unread
  reply_deleted: "Будет стёрт в следующий час закрытия.",
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
  now_status: "Сейчас: {status}, с {date}.",
  // unread
  now_nothing: "Сейчас нельзя увидеть, что стало с вашим сообщением.",
  // unread
  now_withdrawn: "Сейчас: отозвано вами.",
  // unread
  now_reached: "Сейчас: на компьютере органа. Ответа ещё нет.",
  // unread
  now_in_log: "Сейчас: в журнале. Орган его ещё не забрал.",
  // unread
  now_not_opened: "Сейчас: орган не смог его открыть. Пожалуйста, отправьте ещё раз.",
  // unread
  inbox_happened: "Что было до сих пор",
  // unread
  receipt_was_in_log: "Вошло в журнал.",
  // unread
  receipt_withdrawn_unread: "Отозвано вами. По словам сервера, до этого его никто не забирал.",
  // unread
  receipt_withdrawn_read: "Отозвано вами. До этого орган мог его прочитать.",
  // unread
  promise_acknowledge: "Орган обещает подтвердить получение за {n} {n|one:день|few:дня|many:дней}.",
  // unread
  promise_answer: "Орган обещает ответить за {n} {n|one:день|few:дня|many:дней} после получения.",
  // unread
  due_answer: "Орган обещал ответить до этого дня: {date}.",
  // unread
  due_answer_late: "Орган обещал ответить до этого дня: {date}. Он прошёл. Напишите ещё раз и спросите.",
  // unread
  come_back: "Ответы переносят вручную. Зайдите примерно через {n} {n|one:день|few:дня|many:дней}: раньше вряд ли будет что-то новое.",
  // unread
  come_back_ended: "Само собой ничего больше не придёт. Если напишете ещё, зайдите примерно через {n} {n|one:день|few:дня|many:дней}.",
  // unread
  reply_challenge_open: "Что это значит",
  // unread
  reply_delete_now: "Удалить навсегда",
  // unread
  reply_delete_keep: "Оставить",
  // unread
  reply_missing_told: "В ответе {n} ({date}) было сказано: {status}.",
  // unread
  introduced_title: "{name}; об этом органе сообщил: {by}",
  // unread
  introduced_caution: "Читайте с осторожностью: это мог написать и сам орган, который сообщил об этом. Только если вы напишете этому органу напрямую, вы будете знать, кто отвечает.",
  // unread
  introduced_words: "Его ключ в двенадцати словах. Сравните их с теми, которые этот орган сам печатает или называет по телефону.",
  // unread
  introduced_unknown: "На этом сервере этот орган сообщений не принимает. Здесь можно только прочитать, что он ответил.",
  // unread
  introduced_write: "Написать ему напрямую",
  // unread
  introduced_write_title: "Написать напрямую: {name}?",
  // unread
  introduced_write_text: "Вы только что читали ответы. Если писать тут же, сервер может догадаться, что читает и пишет один человек.\nЛучше так: очистите страницу, нажмите в Tor Browser «Новая личность», вернитесь, выберите «Написать ещё, не читая», затем этот орган и укажите, кто о нём сообщил: {by}.\nЕсли писать сейчас, страница забудет прочитанное и снова спросит ваши слова.",
  // unread
  introducer_hint: "Тогда оба ваших сообщения примут за одно дело.",
  // unread
  claim_title: "Доказать, что сообщение ваше",
  // unread
  claim_lead: "Орган спрашивает, кто его написал, например чтобы выплатить вознаграждение. Отвечать вы не обязаны. Всё, что вы здесь введёте, орган узнает.",
  // unread
  claim_none: "Доказывать пока нечего: ни одно ваше сообщение ещё не дошло до компьютера органа.",
  // unread
  claim_which: "Какое сообщение?",
  // unread
  claim_name_hint: "Ваше имя, как в документах, или то, о чём просил орган. Подписано будет в точности так, как вы введёте.",
  // unread
  claim_name_wrong: "Введите имя одной строкой, не больше 200 букв.",
  // unread
  claim_check_title: "Это будет подписано",
  // unread
  claim_statement: "Сообщение {n}, отправленное органу «{agency}». Автор: {name}. Дата подписи: {date}.",
  // unread
  claim_proves: "Что это доказывает",
  // unread
  claim_proves_list: "Это сообщение написал тот, у кого есть девять слов.\nЭто имя ввёл тот же человек. Никто не может заменить его другим.\nПроверить это может каждый, кому орган это покажет, и через годы.",
  // unread
  claim_ends: "Что на этом кончается",
  // unread
  claim_ends_list: "Орган узнает, кто вы.\nВы больше не сможете отрицать, что написали это сообщение.\nКогда это окажется у органа, назад этого уже не взять.",
  // unread
  claim_visit: "Сервер не видит ни имени, ни сообщения. Но вы только что читали здесь, и если отправить сейчас, он может догадаться, что читает и отправляет один человек.\nСтраница забудет прочитанное и ещё раз спросит ваши слова.",
  // unread
  claim_confirm: "Да, доказать",
  // unread
  claim_not_now: "Нет, очистить страницу",
  // unread
  retype_title: "Введите кодовое имя ещё раз",
  // unread
  retype_lead: "Страница забыла прочитанное. Чтобы писать, снова нужны ваши девять слов.",
  // unread
  return_take_back: "Отозвать сообщение",
  // unread
  take_back_title: "Отозвать сообщение",
  // unread
  take_back_loading: "Смотрим в журнал",
  // unread
  take_back_separate: "Вы только что читали ответы. Если отзывать тут же, сервер увидит, какие ответы и какое сообщение принадлежат одному человеку.\nЛучше так: очистите страницу, нажмите в Tor Browser «Новая личность», вернитесь и выберите «Отозвать сообщение».",
  // unread
  take_back_lead: "Эти сообщения есть в журнале под вашим кодовым именем.",
  // unread
  take_back_none: "Под этим кодовым именем в журнале пока ничего нет. Сообщение входит в него через несколько часов после отправки.",
  // unread
  take_back_one: "Отозвать сообщение {n}",
  // unread
  take_back_unread: "Орган ещё не подтвердил, что это сообщение у него. Если его никто не забрал, его никто и не прочтёт.",
  // unread
  take_back_read: "Это сообщение дошло до компьютера органа, и его могли прочитать. Отозвать его всё равно можно: орган узнает об этом и закроет дело как отозванное.",
  // unread
  take_back_what: "Сервер сотрёт сообщение в следующий час закрытия. Его строка в журнале останется и ничего о вас не говорит.\nСервер увидит, что этот посетитель отзывает это сообщение. Вернуть его нельзя.",
  // unread
  take_back_now: "Отозвать навсегда",
  // unread
  take_back_keep: "Оставить",
  // unread
  taken_back_title: "Отозвано",
  // unread
  taken_back_unread: "По словам сервера, его никто не забирал. Орган узнает только, что какое-то сообщение отозвано.",
  // unread
  taken_back_read: "До этого его уже забрали: орган мог его прочитать. Ему сообщат, что вы его отозвали.",
  // unread
  taken_back_at: "Оно будет стёрто примерно через {n} ч, в {time} UTC. После этого по кодовому имени видно, что оно отозвано.",
  // unread
  taken_back_soon: "Сейчас оно будет стёрто. После этого по кодовому имени видно, что оно отозвано.",
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
  inbox_nothing: "There is nothing here yet.",
  inbox_nothing_why: "A message shows here once it has entered the log, some hours after sending. An answer takes days.",
  inbox_no_reply: "No answer yet.",
  receipt_number: "Message {n}",
  receipt_in_log: "In the log. The server keeps it; the agency has not confirmed yet that it arrived.",
  receipt_reached: "It reached the agency’s computer.",
  receipt_not_opened: "It reached the agency’s computer but could not be opened there. Please send it again.",
  receipt_day: "Received on {date}",
  reply_number: "Answer {n}",
  reply_ref: "Number given by the agency: {ref}",
  reply_partial: "A part of this answer is missing.",
  reply_forwarded: "Your message was passed on to: {name}.",
  reply_challenge: "The agency asks you to prove that a message is yours.",
  reply_files: "Files",
  reply_file_get: "Download",
  reply_file_note: "The server sees that this file is fetched, not what is in it.",
  reply_file_label: "Download {name}",
  reply_file_working: "Fetching…",
  reply_delete: "Delete this answer",
  reply_delete_note: "It is erased from the server at the next closing, usually within hours. Nobody can bring it back; the agency keeps its own copy. The server sees that the visitor who read it also deleted it.",
  reply_deleted: "It will be erased at the next closing.",
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
  now_status: "Now: {status}, since {date}.",
  now_nothing: "What became of your message cannot be seen now.",
  now_withdrawn: "Now: taken back by you.",
  now_reached: "Now: on the agency’s computer. It has not answered yet.",
  now_in_log: "Now: in the log. The agency has not collected it yet.",
  now_not_opened: "Now: the agency could not open it. Please send it again.",
  inbox_happened: "What happened so far",
  receipt_was_in_log: "It entered the log.",
  receipt_withdrawn_unread: "Taken back by you. The server says that nobody had fetched it before.",
  receipt_withdrawn_read: "Taken back by you. The agency may have read it before.",
  promise_acknowledge: "The agency promises to confirm within {n} {n|one:day|other:days} of receiving a message.",
  promise_answer: "The agency promises to answer within {n} {n|one:day|other:days} of receiving a message.",
  due_answer: "The agency promised to answer by {date}.",
  due_answer_late: "The agency promised to answer by {date}. That day has passed. Write again and ask.",
  come_back: "Answers are carried by hand. Come back in about {n} {n|one:day|other:days}; sooner there is hardly anything new.",
  come_back_ended: "Nothing more is to be expected by itself. If you write again, come back in about {n} {n|one:day|other:days}.",
  reply_challenge_open: "See what that means",
  reply_delete_now: "Delete it for good",
  reply_delete_keep: "Keep it",
  reply_missing_told: "Answer {n} of {date} said: {status}.",
  introduced_title: "{name}, introduced by {by}",
  introduced_caution: "Read this with care: the agency that introduced this one could have written it itself. Only when you write to this one directly do you know who answers.",
  introduced_words: "Its key in twelve words. Compare them with those that this agency itself prints or reads out.",
  introduced_unknown: "This agency receives no messages on this server. Here you can only read what it answered.",
  introduced_write: "Write to it directly",
  introduced_write_title: "Write to {name} directly?",
  introduced_write_text: "You have just read. Writing in the same visit lets the server guess that reader and writer are one.\nBetter: clear this page, press “New identity” in Tor Browser, come back, choose “Write again without reading”, then this agency, and say there which one introduced it: {by}.\nIf you write now, the page forgets what it read and asks for your words again.",
  introducer_hint: "Then both your messages are taken for one matter.",
  claim_title: "Prove that a message is yours",
  claim_lead: "The agency asks who wrote it, for example to pay a reward. You need not answer. What you type here, the agency will know.",
  claim_none: "There is nothing to prove yet: no message of yours has reached the agency’s computer.",
  claim_which: "Which message?",
  claim_name_hint: "Your name as in your papers, or what the agency asked for. It is signed exactly as you type it.",
  claim_name_wrong: "Type the name on one line, at most 200 letters.",
  claim_check_title: "This will be signed",
  claim_statement: "Message {n}, sent to “{agency}”. Written by: {name}. Signed on {date}.",
  claim_proves: "What it proves",
  claim_proves_list: "Whoever has the nine words wrote that message.\nThe same person typed this name. Nobody can put another in its place.\nEveryone to whom the agency shows it can check it, also in years.",
  claim_ends: "What it ends",
  claim_ends_list: "The agency will know who you are.\nYou can no longer deny that you wrote that message.\nOnce the agency has it, nothing takes it back.",
  claim_visit: "The server sees neither the name nor the message. But you have just read here, and sending now lets it guess that reader and sender are one.\nThe page forgets what it read and asks for your words once more.",
  claim_confirm: "Yes, prove it",
  claim_not_now: "No, clear this page",
  retype_title: "Enter your codename again",
  retype_lead: "The page has forgotten what it read. To write, your nine words are needed once more.",
  return_take_back: "Take a message back",
  take_back_title: "Take a message back",
  take_back_loading: "Looking into the log",
  take_back_separate: "You have just read. Taking back in the same visit shows the server which answers and which message belong to one person.\nBetter: clear this page, press “New identity” in Tor Browser, come back and choose “Take a message back”.",
  take_back_lead: "These messages are in the log under your codename.",
  take_back_none: "Nothing is in the log under this codename yet. A message enters it some hours after sending.",
  take_back_one: "Take back message {n}",
  take_back_unread: "The agency has not confirmed that it has this message. If nobody has fetched it, nobody will read it.",
  take_back_read: "This message reached the agency’s computer and may have been read. It can be taken back all the same: the agency is told, and closes the case as withdrawn.",
  take_back_what: "The server erases the message at the next closing. Its line in the log stays and says nothing about you.\nThe server sees that this visitor takes back this message. Nothing brings it back.",
  take_back_now: "Take it back for good",
  take_back_keep: "Keep it",
  taken_back_title: "Taken back",
  taken_back_unread: "The server says that nobody had fetched it. The agency learns only that a message was taken back.",
  taken_back_read: "Somebody had fetched it before: the agency may have read it. It will be told that you have taken it back.",
  taken_back_at: "It is erased in about {n} h, at {time} UTC. From then on your codename shows it as taken back.",
  taken_back_soon: "It is erased in a moment. From then on your codename shows it as taken back.",
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
  const lines = await Promise.all([...FILES].map(async ([name2, address]) => `${await hashOf(address)}  ${name2}
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
      const words2 = await app.engine.call("fingerprintWords", { fingerprint: agency.agency });
      return [el("h3", {}, app.t("about_key", { name: app.name(agency.names) })), el("p", { class: "fingerprint", test: `fingerprint-${agency.agency}` }, words2[app.language].join(" "))];
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
import { button as button9, el as el10, replace as replace4 } from "./page.js";
import { showFailure as showFailure4 } from "./page.js";
import { wordEntry } from "./page.js";

// src/page/screens/again.ts
import { button as button7, paragraphs as paragraphs6 } from "./page.js";
import { showFailure as showFailure2 } from "./page.js";

// src/page/screens/inbox.ts
import { button as button6, el as el8 } from "./page.js";
import { errorNote as errorNote2, showFailure } from "./page.js";
import { addressee, collected } from "./page.js";

// src/crypto/claimant.ts
var MAX_CLAIMANT = 400;
function isClaimant(text) {
  const { length } = new TextEncoder().encode(text);
  return length >= 1 && length <= MAX_CLAIMANT && !/\p{Cc}|\p{Surrogate}/u.test(text);
}

// src/page/screens/claim.ts
import { button as button2, choices, el as el2, paragraphs as paragraphs2, replace as replace2, textField } from "./page.js";
import { date } from "./page.js";

// src/page/screens/anew.ts
import { home as home2 } from "./page.js";
function writeAnew(app, body, next) {
  app.forget();
  app.agency = body;
  app.go(retype(next, () => app.go(home2)));
}

// src/page/screens/claim.ts
import { cleared, prepare } from "./page.js";
var NAME_LIMIT = 200;
function claimable(receipts) {
  return receipts.map((receipt, at) => ({ number: at + 1, receipt })).filter(({ receipt }) => receipt.state !== "in-log");
}
function prove(app, challenge) {
  const messages = claimable(app.inbox?.receipts ?? []);
  app.go(name({ challenge, messages, claimant: "", chosen: messages[0]?.number ?? 0 }));
}
function name(filling) {
  return (app) => {
    const complaint = el2("div", {});
    const { messages } = filling;
    const titled = { name: "claim", title: app.t("claim_title"), back: () => readMessages(app) };
    if (messages.length === 0) return { ...titled, content: [el2("p", { class: "lead", test: "claim-none" }, app.t("claim_none"))] };
    return {
      ...titled,
      content: [
        el2("p", { class: "lead" }, app.t("claim_lead")),
        messages.length > 1 && choices(
          app.t("claim_which"),
          false,
          messages.map(({ number, receipt }) => ({
            value: String(number),
            label: app.t("receipt_number", { n: number }),
            ...receipt.received === void 0 ? {} : { hint: app.t("receipt_day", { date: date(app.locale, receipt.received) }) },
            test: `claim-message-${number}`
          })),
          String(filling.chosen),
          (value) => {
            filling.chosen = Number(value);
          }
        ),
        textField({
          label: app.t("claim_name_label"),
          hint: app.t("claim_name_hint"),
          test: "claim-name",
          value: filling.claimant,
          limit: NAME_LIMIT,
          input: (value) => {
            filling.claimant = value;
          }
        }),
        complaint,
        button2(app.t("next"), "continue", "primary", () => {
          filling.claimant = filling.claimant.trim();
          if (isClaimant(filling.claimant)) app.go(check(filling));
          else replace2(complaint, el2("p", { class: "note bad", role: "alert", test: "error", "data-code": "claim-name" }, app.t("claim_name_wrong")));
        })
      ]
    };
  };
}
function check(filling) {
  return (app) => {
    const { claimant, challenge } = filling;
    const chosen = filling.messages.find(({ number }) => number === filling.chosen) ?? filling.messages[0];
    const receipt = chosen?.receipt;
    const list3 = (text) => el2("ul", { class: "plain" }, ...text.split("\n").map((point) => el2("li", {}, point)));
    return {
      name: "claim-check",
      title: app.t("claim_check_title"),
      back: () => app.go(name(filling)),
      content: [
        el2("blockquote", { class: "signed", test: "claim-statement" }, app.t("claim_statement", { name: claimant, agency: app.name(app.chosen().names), n: chosen?.number ?? 0, date: date(app.locale, app.inbox?.today ?? 0) })),
        el2("h2", {}, app.t("claim_proves")),
        list3(app.t("claim_proves_list")),
        el2("h2", {}, app.t("claim_ends")),
        list3(app.t("claim_ends_list")),
        ...paragraphs2(app.t("claim_visit")),
        button2(app.t("claim_confirm"), "claim-confirm", "primary", () => {
          const body = app.chosen();
          if (receipt === void 0) return;
          const { year, slot, tag } = receipt;
          const again = check(filling);
          writeAnew(app, body, (anew) => {
            anew.written.kind = "claim";
            anew.written.claim = { claimant, challenge, year, slot, tag };
            anew.claiming = again;
            prepare(anew);
          });
        }),
        button2(app.t("claim_not_now"), "claim-not-now", "quiet", () => {
          app.forget();
          app.go(cleared);
        })
      ]
    };
  };
}

// src/page/screens/expecting.ts
import { el as el3 } from "./page.js";
import { date as date2 } from "./page.js";
var USUAL_RHYTHM = 7;
var ENDS = ["answered", "written-off", "closed", "not-confirmed", "referred"];
function expectations(app, inbox2) {
  const { thread } = inbox2;
  const ended = thread.standing !== void 0 && ENDS.includes(thread.standing.status);
  return el3(
    "div",
    { class: "expecting" },
    ...ended ? [] : promises(app, inbox2),
    el3("p", { class: "fact", test: "come-back" }, app.t(ended ? "come_back_ended" : "come_back", { n: inbox2.rhythm ?? USUAL_RHYTHM }))
  );
}
function promises(app, { deadlines, receipts, thread, today }) {
  if (deadlines === void 0) return [];
  const { acknowledge, answer } = deadlines;
  if (thread.standing === void 0) {
    return [
      acknowledge !== void 0 && el3("p", { class: "fact", test: "promise", "data-what": "acknowledge" }, app.t("promise_acknowledge", { n: acknowledge })),
      answer !== void 0 && el3("p", { class: "fact", test: "promise", "data-what": "answer" }, app.t("promise_answer", { n: answer }))
    ];
  }
  const days = receipts.flatMap(({ received, withdrawn }) => received === void 0 || withdrawn !== void 0 ? [] : [received]);
  if (answer === void 0 || days.length === 0) return [];
  const day = Math.min(...days) + answer;
  const late = day < today;
  return [el3("p", { class: late ? "note warn" : "fact", test: "due", "data-day": day }, app.t(late ? "due_answer_late" : "due_answer", { date: date2(app.locale, day) }))];
}

// src/page/screens/introduced.ts
import { button as button4, el as el6, paragraphs as paragraphs4 } from "./page.js";

// src/page/screens/replies.ts
import { button as button3, el as el4, paragraphs as paragraphs3, replace as replace3 } from "./page.js";
import { errorNote, failureOf } from "./page.js";
import { date as date3, size } from "./page.js";

// src/page/screens/statuses.ts
var STATUS_NAMES = {
  received: "status_received",
  registered: "status_registered",
  "referred-territory": "status_referred-territory",
  referred: "status_referred",
  checking: "status_checking",
  investigating: "status_investigating",
  answered: "status_answered",
  "written-off": "status_written-off",
  confirmed: "status_confirmed",
  "not-confirmed": "status_not-confirmed",
  reward: "status_reward",
  closed: "status_closed",
  reopened: "status_reopened"
};
var STATUS_MEANINGS = {
  received: "meaning_received",
  registered: "meaning_registered",
  "referred-territory": "meaning_referred-territory",
  referred: "meaning_referred",
  checking: "meaning_checking",
  investigating: "meaning_investigating",
  answered: "meaning_answered",
  "written-off": "meaning_written-off",
  confirmed: "meaning_confirmed",
  "not-confirmed": "meaning_not-confirmed",
  reward: "meaning_reward",
  closed: "meaning_closed",
  reopened: "meaning_reopened"
};

// src/page/screens/replies.ts
var SAVE_MILLISECONDS = 6e4;
function bodyName(app, fingerprint) {
  const body = app.drop.agencies.find((agency) => agency.agency === fingerprint);
  return body === void 0 ? app.t("reply_unknown_body") : app.name(body.names);
}
function replyCard(app, reply, writing) {
  const { challenge } = reply;
  const { prove: prove2 } = writing;
  return el4(
    "article",
    { class: "reply", test: "reply", "data-number": reply.first, "data-kind": reply.kind },
    el4(
      "p",
      { class: "reply-head" },
      el4("span", {}, app.t("reply_number", { n: reply.first === reply.last ? reply.first : `${reply.first}–${reply.last}` })),
      el4("time", {}, date3(app.locale, reply.day))
    ),
    el4("p", { class: "status", test: "reply-status", "data-status": reply.status }, app.t(STATUS_NAMES[reply.status])),
    reply.message !== void 0 && el4("div", { class: "reply-text", test: "reply-text" }, ...paragraphs3(reply.message)),
    reply.partial && el4("p", { class: "note warn", test: "reply-partial" }, app.t("reply_partial")),
    reply.ref !== void 0 && el4("p", { class: "hint", test: "reply-ref" }, app.t("reply_ref", { ref: reply.ref })),
    reply.to !== void 0 && el4("p", { test: "reply-forwarded", "data-to": reply.to }, app.t("reply_forwarded", { name: bodyName(app, reply.to) })),
    ...challenge === void 0 ? [] : [el4("p", {}, app.t("reply_challenge")), prove2 !== void 0 && button3(app.t("reply_challenge_open"), "reply-prove", "secondary", () => prove2(challenge))],
    ...files(app, reply),
    deletion(app, reply)
  );
}
function files(app, reply) {
  if (reply.files.length === 0) return [];
  return [
    el4("h3", {}, app.t("reply_files")),
    el4("ul", { class: "file-list" }, ...reply.files.map((file) => fileRow(app, file))),
    el4("p", { class: "hint" }, app.t("reply_file_note"))
  ];
}
function fileRow(app, file) {
  const outcome2 = el4("span", { class: "outcome", role: "status" });
  const get = button3(app.t("reply_file_get"), "reply-file", "secondary", () => {
    get.disabled = true;
    replace3(outcome2, app.t("reply_file_working"));
    app.wait(
      app.engine.call("object", { id: file.id }),
      (blob) => {
        get.disabled = false;
        replace3(outcome2);
        save(blob, file.name);
      },
      (error) => {
        get.disabled = false;
        replace3(outcome2, errorNote(app, failureOf(error)));
      }
    );
  });
  get.setAttribute("aria-label", app.t("reply_file_label", { name: file.name }));
  return el4("li", {}, el4("span", { class: "file-name" }, file.name), el4("span", { class: "file-size" }, size(app.locale, file.size)), get, outcome2);
}
function save(blob, name2) {
  const address = URL.createObjectURL(blob);
  const link = el4("a", { href: address, download: name2 });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), SAVE_MILLISECONDS);
}
function deletion(app, reply) {
  const box = el4("div", { class: "deletion" });
  const rest = button3(app.t("reply_delete"), "reply-delete", "quiet", () => {
    replace3(box, el4("p", { class: "hint", role: "status" }, app.t("reply_delete_note")), remove, keep);
    remove.focus();
  });
  const keep = button3(app.t("reply_delete_keep"), "reply-delete-keep", "quiet", () => {
    replace3(box, rest);
    rest.focus();
  });
  const remove = button3(app.t("reply_delete_now"), "reply-delete-now", "danger", () => {
    remove.disabled = keep.disabled = true;
    app.wait(
      app.engine.call("deleteReply", { deletions: reply.deletions }),
      () => replace3(box, el4("p", { class: "hint", role: "status", test: "reply-deleted" }, app.t("reply_deleted"))),
      (error) => {
        remove.disabled = keep.disabled = false;
        replace3(box, remove, keep, errorNote(app, failureOf(error)));
      }
    );
  });
  replace3(box, rest);
  return box;
}

// src/page/screens/introduced.ts
import { cleared as cleared2 } from "./page.js";

// src/page/screens/timeline.ts
import { el as el5 } from "./page.js";

// src/page/events.ts
function timeline(receipts, thread) {
  const answers = answersInOrder(thread);
  const messages = receipts.map((receipt, at) => ({ event: { type: "message", number: at + 1, receipt }, day: dayOf(receipt) }));
  const behind = ({ day }) => {
    const first = answers.findIndex((answer) => answer.day >= day);
    return first < 0 ? answers.length : first;
  };
  const all = [];
  for (let at = 0; at <= answers.length; at += 1) {
    all.push(...messages.filter((message) => behind(message) === at).map(({ event }) => event));
    const answer = answers[at];
    if (answer !== void 0) all.push(answer.event);
  }
  return all;
}
function dayOf({ received, state, withdrawn }) {
  if (received !== void 0) return received;
  return state === "in-log" && withdrawn === void 0 ? Number.POSITIVE_INFINITY : 0;
}
function answersInOrder({ replies, missing }) {
  const events2 = replies.map((reply) => ({ n: reply.first, day: reply.day, event: { type: "reply", reply } }));
  for (const run of runs(missing, replies)) {
    const [first] = run;
    if (first !== void 0) events2.push({ n: first.n, day: first.day ?? 0, event: { type: "missing", missing: run } });
  }
  events2.sort((a, b) => a.n - b.n);
  let latest = 0;
  return events2.map(({ event, day }) => {
    latest = Math.max(latest, day);
    return { event, day: latest };
  });
}
function runs(missing, replies) {
  const all = [];
  for (const one of missing) {
    const last = all.at(-1);
    const before = last?.at(-1);
    const together = before !== void 0 && !replies.some(({ first }) => before.n < first && first < one.n);
    if (together) last?.push(one);
    else all.push([one]);
  }
  return all;
}

// src/page/screens/timeline.ts
import { date as date4, ranges } from "./page.js";
function standing(app, { thread, receipts }) {
  const now = thread.standing;
  const said = now === void 0 ? app.t(logStanding(receipts)) : app.t("now_status", { status: lower(app.t(STATUS_NAMES[now.status])), date: date4(app.locale, now.since) });
  const ref = thread.replies.filter((reply) => reply.ref !== void 0).at(-1)?.ref;
  return el5(
    "div",
    { class: "standing", test: "standing", "data-status": now?.status, "data-day": now?.since },
    el5("p", { class: "lead" }, said),
    now !== void 0 && el5("p", {}, app.t(STATUS_MEANINGS[now.status])),
    ref !== void 0 && el5("p", { test: "standing-ref" }, app.t("reply_ref", { ref }))
  );
}
function logStanding(receipts) {
  const open = receipts.filter(({ withdrawn }) => withdrawn === void 0);
  if (open.length === 0) return receipts.length === 0 ? "now_nothing" : "now_withdrawn";
  if (open.some(({ state }) => state === "reached")) return "now_reached";
  return open.some(({ state }) => state === "in-log") ? "now_in_log" : "now_not_opened";
}
function events(app, receipts, thread, writing) {
  const rows = timeline(receipts, thread).map((event) => el5("li", { class: "event" }, row(app, event, writing)));
  return el5(
    "div",
    { class: "timeline" },
    thread.unnamed > 0 && el5("p", { class: "note warn", test: "reply-unnamed" }, app.t("reply_unnamed", { n: thread.unnamed })),
    el5("ol", {}, ...rows)
  );
}
function row(app, event, writing) {
  switch (event.type) {
    case "message":
      return receiptRow(app, event.receipt, event.number);
    case "reply":
      return replyCard(app, event.reply, writing);
    case "missing":
      return missingRow(app, event.missing);
  }
}
var STATES = { "in-log": "receipt_in_log", reached: "receipt_reached", "not-opened": "receipt_not_opened" };
function receiptRow(app, receipt, number) {
  const { state, withdrawn, received } = receipt;
  return el5(
    "div",
    { class: `receipt ${withdrawn === void 0 ? state : "withdrawn"}`, test: "receipt", "data-state": state, "data-withdrawn": withdrawn, "data-received": received },
    el5("strong", {}, app.t("receipt_number", { n: number })),
    ...receiptSteps(app, receipt).map((step) => el5("span", {}, step))
  );
}
function receiptSteps(app, { state, withdrawn, received }) {
  if (withdrawn !== void 0) return [app.t(withdrawn === "unread" ? "receipt_withdrawn_unread" : "receipt_withdrawn_read")];
  if (state === "in-log") return [app.t("receipt_in_log")];
  return [app.t("receipt_was_in_log"), app.t(STATES[state]), ...received === void 0 ? [] : [app.t("receipt_day", { date: date4(app.locale, received) })]];
}
function missingRow(app, missing) {
  const numbers2 = missing.map(({ n }) => n);
  const told = missing.filter(({ day, status }) => day !== void 0 && status !== void 0);
  return el5(
    "div",
    { class: "note warn", test: "reply-missing", "data-numbers": numbers2.join(",") },
    el5("p", {}, app.t("reply_missing", { n: ranges(numbers2) })),
    told.length > 0 && el5(
      "ul",
      {},
      ...told.map(({ n, day = 0, status = "received" }) => el5("li", {}, app.t("reply_missing_told", { n, date: date4(app.locale, day), status: lower(app.t(STATUS_NAMES[status])) })))
    )
  );
}
function lower(name2) {
  return name2.charAt(0).toLowerCase() + name2.slice(1);
}

// src/page/screens/introduced.ts
function introducedSection(app, introduced) {
  const { agency, path, words: words2, thread, direct } = introduced;
  const body = app.drop.agencies.find((one) => one.agency === agency);
  const has = (one) => one.replies.length + one.missing.length + one.unnamed > 0;
  const own = has(direct);
  return el6(
    "section",
    { class: "introduced", test: "introduced", "data-agency": agency, "data-known": body !== void 0, "data-depth": path.length },
    el6("h2", {}, app.t("introduced_title", { name: bodyName(app, agency), by: bodyName(app, path.at(-1) ?? "") })),
    own && standing(app, { thread: direct, receipts: [] }),
    own && events(app, [], direct, {}),
    has(thread) && el6("p", { class: "note warn", test: "introduced-caution" }, app.t("introduced_caution")),
    has(thread) ? events(app, [], thread, {}) : !own && el6("p", {}, app.t("inbox_no_reply")),
    el6("p", { class: "hint" }, app.t("introduced_words")),
    el6("p", { class: "fingerprint", test: "introduced-words" }, words2[app.language].join(" ")),
    body === void 0 ? el6("p", { class: "hint", test: "introduced-unknown" }, app.t("introduced_unknown")) : button4(app.t("introduced_write", { name: app.name(body.names) }), "introduced-write", "secondary", () => app.go(advise(body, introduced)))
  );
}
function advise(body, { path }) {
  return (app) => ({
    name: "introduced-write",
    title: app.t("introduced_write_title", { name: app.name(body.names) }),
    back: () => readMessages(app),
    content: [
      ...paragraphs4(app.t("introduced_write_text", { name: app.name(body.names), by: bodyName(app, path.at(-1) ?? "") })),
      button4(app.t("again_later"), "again-later", "primary", () => {
        app.forget();
        app.go(cleared2);
      }),
      button4(
        app.t("again_now"),
        "again-now",
        "secondary",
        () => writeAnew(app, body, (anew) => {
          anew.written.introducedBy = [...path];
          writeAgain(anew);
        })
      )
    ]
  });
}

// src/page/screens/inbox.ts
import { loading } from "./page.js";

// src/page/screens/rekey.ts
import { button as button5, el as el7, paragraphs as paragraphs5 } from "./page.js";
import { messageField } from "./page.js";
import { onward, walk } from "./page.js";
import { cleared as cleared3 } from "./page.js";
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
      el7("p", { class: "lead" }, app.t("rekey_lead")),
      el7("ul", { class: "plain" }, ...app.t("rekey_points").split("\n").map((point) => el7("li", {}, point))),
      messageField(app, "rekey_label", 3, "rekey_label_hint"),
      onward(app, next)
    ]
  };
};
var notNow = (app) => ({
  name: "rekey-later",
  title: app.t("rekey_later_title"),
  back: () => app.go(enterCodename),
  content: [...paragraphs5(app.t("rekey_later_text")), clearing(app)]
});
function heard(readOn) {
  return (app) => ({
    name: "rekey-heard",
    title: app.t("rekey_heard_title"),
    content: [
      el7("p", { class: "lead" }, app.t("rekey_heard_lead")),
      ...paragraphs5(app.t("rekey_later_text")),
      clearing(app),
      button5(app.t("rekey_heard_read"), "rekey-read", "secondary", readOn)
    ]
  });
}
function clearing(app) {
  return button5(app.t("again_later"), "rekey-clear", "primary", () => {
    app.forget();
    app.go(cleared3);
  });
}

// src/page/screens/inbox.ts
import { cleared as cleared4 } from "./page.js";
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
    const { thread, receipts } = found;
    const nothing = found.confirmed && receipts.length + thread.replies.length + thread.missing.length + thread.unnamed === 0;
    return {
      name: "inbox",
      title: app.t("inbox_title"),
      content: [
        addressee(app),
        ...nothing ? [empty(app)] : [standing(app, found), expectations(app, found)],
        collected(app, found.collected, found.today, found.hotlines),
        !found.confirmed && errorNote2(app, "log-refused"),
        ...nothing ? [] : happened(app, found),
        button6(app.t("write_again"), "write-again", "secondary", () => app.go(advise2)),
        button6(app.t("sent_done"), "done", "primary", () => {
          app.forget();
          app.go(cleared4);
        }),
        el8("p", { class: "hint under" }, app.t("inbox_newest"))
      ]
    };
  };
}
function empty(app) {
  return el8("div", { class: "result", test: "inbox-empty" }, el8("p", { class: "lead" }, app.t("inbox_nothing")), el8("p", {}, app.t("inbox_nothing_why")));
}
function happened(app, { receipts, thread, introduced }) {
  return [
    el8(
      "section",
      { class: "happened" },
      el8("h2", {}, app.t("inbox_happened")),
      events(app, receipts, thread, { prove: (challenge) => prove(app, challenge) }),
      thread.replies.length === 0 && el8("p", {}, app.t("inbox_no_reply"))
    ),
    ...introduced.map((one) => introducedSection(app, one))
  ];
}

// src/page/screens/again.ts
import { firstQuestion } from "./page.js";
import { cleared as cleared5 } from "./page.js";
import { loading as loading2 } from "./page.js";
var advise2 = (app) => ({
  name: "again",
  title: app.t("again_title"),
  back: () => readMessages(app),
  content: [
    ...paragraphs6(app.t("again_text")),
    button7(app.t("again_later"), "again-later", "primary", () => {
      app.forget();
      app.go(cleared5);
    }),
    button7(app.t("again_now"), "again-now", "secondary", () => writeAgain(app))
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
import { home as home3 } from "./page.js";

// src/page/screens/withdraw.ts
import { button as button8, el as el9, paragraphs as paragraphs7 } from "./page.js";
import { errorNote as errorNote3, showFailure as showFailure3 } from "./page.js";
import { nextClosing } from "./page.js";
import { addressee as addressee2, collected as collected2 } from "./page.js";
import { loading as loading3 } from "./page.js";
import { cleared as cleared6 } from "./page.js";
function listOwn(app) {
  const back = () => app.go(enterCodename);
  const codename = app.entered;
  if (codename === void 0) {
    back();
    return;
  }
  if (app.hasRead) {
    app.go(notNow2);
    return;
  }
  app.go(loading3("take_back_loading", back));
  app.wait(
    app.engine.call("ownMessages", { codename, agency: app.chosen().agency }),
    (own) => app.go(list2(own)),
    (error) => showFailure3(app, error, () => listOwn(app), back)
  );
}
var notNow2 = (app) => ({
  name: "take-back-later",
  title: app.t("take_back_title"),
  back: () => app.go(enterCodename),
  content: [...paragraphs7(app.t("take_back_separate")), clearing2(app, "again_later")]
});
function list2(own) {
  return (app) => ({
    name: "take-back",
    title: app.t("take_back_title"),
    back: () => app.go(enterCodename),
    content: [
      addressee2(app),
      collected2(app, own.collected, own.today, []),
      !own.confirmed && errorNote3(app, "log-refused"),
      ...own.receipts.length === 0 ? own.confirmed ? [el9("p", { class: "lead", test: "take-back-none" }, app.t("take_back_none"))] : [] : paragraphs7(app.t("take_back_lead"), "lead"),
      el9("ol", { class: "receipts" }, ...own.receipts.map((receipt, at) => el9("li", {}, receiptRow(app, receipt, at + 1), receipt.withdrawn === void 0 && take(app, own, receipt, at + 1)))),
      clearing2(app, "sent_done")
    ]
  });
}
function take(app, own, receipt, number) {
  const open = button8(app.t("take_back_one", { n: number }), `take-back-${number}`, "secondary", () => app.go(confirm(own, receipt, number)));
  return open;
}
function confirm(own, receipt, number) {
  return (app) => ({
    name: "take-back-check",
    title: app.t("take_back_one", { n: number }),
    back: () => app.go(list2(own)),
    content: [
      el9("p", { class: "lead", test: "take-back-honest", "data-state": receipt.state }, app.t(receipt.state === "in-log" ? "take_back_unread" : "take_back_read")),
      ...paragraphs7(app.t("take_back_what")),
      button8(app.t("take_back_now"), "take-back-now", "danger", () => takeBack(app, own, receipt, number)),
      button8(app.t("take_back_keep"), "take-back-keep", "quiet", () => app.go(list2(own)))
    ]
  });
}
function takeBack(app, own, receipt, number) {
  const codename = app.entered;
  const back = () => app.go(confirm(own, receipt, number));
  if (codename === void 0) return;
  app.go(loading3("loading", back));
  app.wait(
    app.engine.call("takeBack", { codename, agency: app.chosen().agency, receipt }),
    (taken) => app.go(outcome(taken)),
    (error) => showFailure3(app, error, () => takeBack(app, own, receipt, number), back)
  );
}
function outcome(taken) {
  return (app) => {
    const closing = nextClosing(app.drop.batch_hours, /* @__PURE__ */ new Date());
    return {
      name: "taken-back",
      title: app.t("taken_back_title"),
      content: [
        el9(
          "div",
          { class: "result", test: "taken-back", "data-state": taken },
          el9("p", { class: "lead" }, app.t(taken === "unread" ? "taken_back_unread" : "taken_back_read")),
          el9("p", {}, closing === void 0 ? app.t("taken_back_soon") : app.t("taken_back_at", { time: closing.time, n: closing.hours })),
          clearing2(app, "sent_done")
        )
      ]
    };
  };
}
function clearing2(app, label) {
  return button8(app.t(label), "done", "primary", () => {
    app.forget();
    app.go(cleared6);
  });
}

// src/page/screens/return.ts
var enterCodename = words({
  name: "return",
  title: "return_title",
  lead: "return_lead",
  doors: [
    { label: "return_open", test: "return-open", next: (app) => chooseBody(app, readMessages) },
    { label: "return_write", test: "return-write", next: (app) => chooseBody(app, writeAgain) },
    { label: "return_take_back", test: "return-take-back", next: (app) => chooseBody(app, listOwn) },
    { label: "return_rekey", test: "return-rekey", next: (app) => chooseBody(app, takeNewWords) }
  ],
  back: (app) => app.go(home3)
});
function retype(next, back) {
  return words({ name: "retype", title: "retype_title", lead: "retype_lead", doors: [{ label: "next", test: "retype-continue", next }], back });
}
function words({ back, doors, ...asked }) {
  const screen = (app) => {
    const complaint = el10("div", {});
    const submit = (next) => {
      replace4(complaint);
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
          next(app);
        },
        (error) => showFailure4(app, error, () => app.go(screen), () => app.go(home3))
      );
    };
    const [first, ...others] = doors;
    const open = button9(app.t(first.label), first.test, "primary", () => submit(first.next));
    const entry = wordEntry(app, {
      places: app.typedWords.map((_, at) => ({ position: at + 1, test: `return-word-${at + 1}` })),
      typed: app.typedWords,
      canHide: true,
      finished: () => open.focus(),
      submit: () => submit(first.next)
    });
    return {
      name: asked.name,
      title: app.t(asked.title),
      back: () => back(app),
      content: [
        el10("p", { class: "lead" }, app.t(asked.lead)),
        entry.element,
        complaint,
        open,
        ...others.map(({ label, test, next }) => button9(app.t(label), test, "quiet", () => submit(next)))
      ]
    };
  };
  return screen;
}
function chooseBody(app, next) {
  withAgency(app, TO_READ, () => next(app), () => app.go(enterCodename));
}
function complain(app, entered, entry, complaint) {
  const position = entered.state === "unknown" ? entered.position : entered.state === "count" ? app.typedWords.indexOf("") + 1 : 0;
  const said = entered.state === "unknown" ? app.t("return_unknown", { n: position }) : entered.state === "count" ? app.t("return_count", { n: entered.found }) : app.t("return_check");
  replace4(
    complaint,
    el10("p", { class: "note bad", role: "alert", test: "error", "data-code": `codename-${entered.state}`, "data-position": position > 0 ? position : void 0 }, said)
  );
  entry.mark(position - 1);
}

// entry
extend(LOCALES);
export {
  about4 as about,
  enterCodename
};
