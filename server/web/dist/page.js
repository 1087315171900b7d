"use strict";
(() => {
  // src/locales/en.ts
  var en = {
    // frame
    language_name: "English",
    language_short: "ENG",
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
    decimal: ".",
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
    // choosing
    agency_title: "Who should receive it?",
    agency_title_return: "Whose answer?",
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
    files_limit: "Up to {count} files, {size} in all.",
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
    confirm_word: "Word {n}",
    confirm_wrong: "Word {n} is different. Look at your paper, or go back and see the words again.",
    // letters and the word each is named by when a codename is read out, in the order of the alphabet
    spelling: "a Alfa, b Bravo, c Charlie, d Delta, e Echo, f Foxtrot, g Golf, h Hotel, i India, j Juliett, k Kilo, l Lima, m Mike, n November, o Oscar, p Papa, q Quebec, r Romeo, s Sierra, t Tango, u Uniform, v Victor, w Whiskey, x X-ray, y Yankee, z Zulu",
    spelling_label: "Letter by letter",
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
    sent_done: "Done: clear this page",
    sent_withdraw: "Withdraw it now",
    sent_withdraw_note: "Possible from this page until it enters the log.",
    withdrawn: "Withdrawn. Your message is deleted from the server.",
    cleared_title: "Cleared",
    cleared_text: "Nothing of it is left in this page. You can close it.",
    cleared_history: "An ordinary browser window keeps this address in its history. A private window or Tor Browser does not.",
    cleared_home: "To the first page",
    // return
    return_title: "Enter your codename",
    return_lead: "Nine words, in any of the three languages. Four letters of each are enough.",
    return_word: "Word {n}",
    return_open: "Read answers",
    return_write: "Write again without reading",
    return_count: "Nine words are needed. Filled in: {n}.",
    return_unknown: "Word {n} is not in the list. Compare it with your paper.",
    return_check: "These nine words do not make a codename. One of them is different, or the order is.",
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
    again_message_title: "What do you want to add?",
    // clock
    clock_title: "What is today’s date?",
    clock_text: "The clocks of this device and of the server are days apart. The date decides which key seals your message.",
    clock_label: "Today’s date",
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
    about_key: "Key of {name}, in twelve words",
    about_key_text: "Compare them with the twelve words that the agency prints on its papers or reads out on the phone.",
    // problems
    problem_title: "This browser cannot seal messages",
    problem_text: "Nothing was typed and nothing was sent.\nOpen this address in a current Tor Browser, at level “Standard” or “Safer”. If the page was opened inside another app or on an old phone, try another browser.\nThe address must begin with https or end in .onion.",
    problem_drop: "This page is incomplete",
    problem_drop_text: "A part of it did not arrive. Nothing was sent. Reload the page; if it stays like this, come back later.",
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
    error_too_many_files: "More than {count} files cannot go in one message. Take out some.",
    error_message_too_long: "The text is too long for one message. Attach it as a file.",
    error_refused: "The server refused the request. What you wrote is still here: try again. If that does not help, reload the page; the text will then be gone.",
    error_file_changed: "A file was changed or moved while it was being sent. The message was not sent. Choose the file again.",
    error_taken: "The server refused several attempts, and the message was not sent. What you wrote is still here; try again later.",
    error_batch_closed: "It has entered the log already and cannot be withdrawn from this page.",
    error_not_deleted: "The server has not confirmed that it deleted what had arrived. The message may still be delivered. Withdraw it here, or look later with your codename.",
    error_object_gone: "This file is no longer on the server.",
    error_object_broken: "This file arrived damaged and was not saved. Try again later.",
    error_unexpected: "Something in this page failed. Nothing further was sent. Clear the page and start again."
  };

  // src/locales/kk.ts
  var kk = {
    language_name: "Қазақша",
    // unread
    language_short: "ҚАЗ",
    // unread
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
    decimal: ",",
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
    agency_title: "Кімге хабарлайсыз?",
    // unread
    agency_title_return: "Қай органның жауабын күтіп жүрсіз?",
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
    confirm_word: "{n}-сөз",
    // unread
    confirm_wrong: "{n}-сөз сәйкес келмейді. Қағазыңызға қараңыз немесе сөздерге қайта оралыңыз.",
    // unread
    spelling: "а Айгүл, ә Әсел, б Болат, в Владимир, г Гүлнар, ғ Ғалым, д Дәурен, е Ерлан, ж Жанар, з Зейнеп, и Иман, й «ай» сөзіндегі й, к Кенже, қ Қанат, л Лаура, м Марат, н Нұрлан, ң «таң» сөзіндегі ң, о Оспан, ө Өмір, п Павлодар, р Раушан, с Сәуле, т Талғат, у Уәли, ұ Ұлан, ү Үміт, ф Фатима, х Хамит, һ «гауһар» сөзіндегі һ, ц цирк, ч чемпион, ш Шолпан, щ Щучинск, ы Ырыс, і Ілияс, ь жіңішкелік белгісі, э экран, ю Юпитер, я Ясауи",
    // unread
    spelling_label: "Әріптеп",
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
    return_title: "Құпия код-сөзді енгізіңіз",
    // unread
    return_lead: "Тоғыз сөз, үш тілдің кез келгенінде. Әрқайсысының алғашқы төрт әрпі жеткілікті.",
    // unread
    return_word: "{n}-сөз",
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
    again_message_title: "Не қосқыңыз келеді?",
    // unread
    clock_title: "Бүгін қай күн?",
    // unread
    clock_text: "Бұл құрылғы мен сервердің сағаттары арасында бірнеше күн айырма бар. Хабарламаны қай кілтпен мөрлеу күнге байланысты.",
    // unread
    clock_label: "Бүгінгі күн",
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
    about_key: "Он екі сөзбен жазылған кілт: {name}",
    // unread
    about_key_text: "Оларды орган қағаздарына басып шығарған немесе телефонмен айтып беретін он екі сөзбен салыстырыңыз.",
    // unread
    problem_title: "Бұл браузер хабарламаны мөрлей алмайды",
    // unread
    problem_text: "Ештеңе терілген жоқ, ештеңе жіберілген жоқ.\nБұл мекенжайды Tor Browser-дің жаңа нұсқасында, «Standard» (орысша «Обычный») немесе «Safer» («Высокий») деңгейінде ашыңыз. Бет басқа қосымшаның ішінде немесе ескі телефонда ашылып тұрса, басқа браузерді қолданып көріңіз.\nМекенжай https деп басталуы немесе .onion деп аяқталуы керек.",
    // unread
    problem_drop: "Бет толық жүктелмеді",
    // unread
    problem_drop_text: "Оның бір бөлігі келмеді. Ештеңе жіберілген жоқ. Бетті жаңартыңыз; көмектеспесе, кейінірек кіріңіз.",
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
    error_object_gone: "Бұл файл серверде енді жоқ.",
    // unread
    error_object_broken: "Файл бүлініп келді, сақталған жоқ. Кейінірек қайталап көріңіз.",
    // unread
    error_unexpected: "Бетте ақау шықты. Содан кейін ештеңе жіберілген жоқ. Бетті тазалап, басынан бастаңыз."
    // unread
  };

  // src/locales/ru.ts
  var ru = {
    language_name: "Русский",
    // unread
    language_short: "РУС",
    // unread
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
    decimal: ",",
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
    agency_title: "Кому сообщить?",
    // unread
    agency_title_return: "Чей ответ вы ждёте?",
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
    confirm_word: "Слово {n}",
    // unread
    confirm_wrong: "Слово {n} не совпадает. Посмотрите на бумагу или вернитесь к словам.",
    // unread
    spelling: "а Анна, б Борис, в Василий, г Григорий, д Дмитрий, е Елена, ж Женя, з Зинаида, и Иван, й Иван краткий, к Константин, л Леонид, м Михаил, н Николай, о Ольга, п Павел, р Роман, с Семён, т Татьяна, у Ульяна, ф Фёдор, х Харитон, ц Цапля, ч Человек, ш Шура, щ Щука, ъ твёрдый знак, ы еры, ь мягкий знак, э Эхо, ю Юрий, я Яков",
    // unread
    spelling_label: "По буквам",
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
    return_title: "Введите кодовое имя",
    // unread
    return_lead: "Девять слов на любом из трёх языков. Достаточно первых четырёх букв каждого.",
    // unread
    return_word: "Слово {n}",
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
    again_message_title: "Что вы хотите добавить?",
    // unread
    clock_title: "Какое сегодня число?",
    // unread
    clock_text: "Часы этого устройства и часы сервера расходятся на несколько дней. От даты зависит, каким ключом запечатать сообщение.",
    // unread
    clock_label: "Сегодняшняя дата",
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
    about_key: "Ключ двенадцатью словами: {name}",
    // unread
    about_key_text: "Сверьте их с двенадцатью словами, которые орган печатает на своих бумагах или называет по телефону.",
    // unread
    problem_title: "Этот браузер не может запечатывать сообщения",
    // unread
    problem_text: "Ничего не было введено и ничего не отправлено.\nОткройте этот адрес в новой версии Tor Browser, на уровне безопасности «Обычный» (Standard) или «Высокий» (Safer). Если страница открыта внутри другого приложения или на старом телефоне, попробуйте другой браузер.\nАдрес должен начинаться с https или заканчиваться на .onion.",
    // unread
    problem_drop: "Страница загрузилась не полностью",
    // unread
    problem_drop_text: "Часть её не дошла. Ничего не отправлено. Обновите страницу; если не поможет, зайдите позже.",
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
    error_object_gone: "Этого файла на сервере больше нет.",
    // unread
    error_object_broken: "Файл пришёл повреждённым и не сохранён. Попробуйте позже.",
    // unread
    error_unexpected: "На странице произошёл сбой. Дальше ничего не отправлено. Очистите страницу и начните сначала."
    // unread
  };

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
  function choices(legend, hidden, list2, chosen, pick) {
    const legendId = freshId();
    const rows = list2.map(
      (choice) => el(
        "button",
        { type: "button", role: "radio", class: "choice", test: choice.test, "data-value": choice.value },
        el("span", {}, choice.label, choice.hint !== void 0 && el("small", {}, choice.hint))
      )
    );
    const mark = (value) => {
      const known = list2.some((choice) => choice.value === value);
      rows.forEach((row2, at) => {
        const mine = row2.dataset["value"] === value;
        row2.setAttribute("aria-checked", String(mine));
        row2.tabIndex = mine || !known && at === 0 ? 0 : -1;
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

  // src/page/engine.ts
  var EngineError = class extends Error {
    failure;
    constructor(failure) {
      super(failure);
      this.failure = failure;
    }
  };
  var trustedTypes = globalThis.trustedTypes;
  var policy = trustedTypes?.createPolicy("sybyr-worker", { createScriptURL: () => "/worker.js" });
  var Engine = class {
    onprogress = () => void 0;
    #worker;
    #waiting = /* @__PURE__ */ new Map();
    #last = 0;
    constructor() {
      this.#worker = new Worker(policy === void 0 ? "/worker.js" : policy.createScriptURL(""));
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

  // src/page/format.ts
  var DAY = 864e5;
  function fill(sentence2, values) {
    return sentence2.replace(/\{(\w+)\}/g, (whole, name) => Object.hasOwn(values, name) ? String(values[name]) : whole);
  }
  function date(locale, day) {
    const at = new Date(day * DAY);
    const month = locale.months.split(" ")[at.getUTCMonth()] ?? "";
    return fill(locale.date, { day: at.getUTCDate(), month, year: at.getUTCFullYear() });
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
      return `${digits.replace(".", locale.decimal)} ${locale[unit]}`;
    }
    return `${bytes} ${locale.unit_b}`;
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
    for (const number of numbers2) {
      const last = runs.at(-1);
      if (last !== void 0 && number === last[1] + 1) last[1] = number;
      else runs.push([number, number]);
    }
    return runs.map(([from, to]) => from === to ? String(from) : to === from + 1 ? `${from}, ${to}` : `${from}–${to}`).join(", ");
  }

  // src/page/app.ts
  var LOCALES = { kk, ru, en };
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
    language;
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
    typedWords = Array.from({ length: 9 }, () => "");
    inbox;
    #root;
    #screen;
    #covered = false;
    #shown = 0;
    constructor(drop2, root2, engine) {
      this.drop = drop2;
      this.#root = root2;
      this.engine = engine;
      this.language = LANGUAGES.find((language) => navigator.language.toLowerCase().startsWith(language)) ?? "en";
    }
    get locale() {
      return LOCALES[this.language];
    }
    /** Whether what is on the screen must not be seen by the next pair of eyes. */
    get covered() {
      return this.#covered;
    }
    t(key, values = {}) {
      return fill(this.locale[key], values);
    }
    languageName(language) {
      return LOCALES[language].language_name;
    }
    name(names) {
      return names[this.language];
    }
    /** The body of this visit. Screens that need it come after the choice. */
    chosen() {
      if (this.agency === void 0) throw new Error("a body is chosen before this screen");
      return this.agency;
    }
    /** The codename that what is written now belongs to: the one on the screen, or the one typed in. */
    codename() {
      const codename = this.written.kind === "message" ? this.entered : this.drawn?.handle;
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
      this.inbox = void 0;
      this.desk = void 0;
      this.typedWords = Array.from({ length: 9 }, () => "");
      this.agency = void 0;
      this.engine = new Engine();
      this.engine.call("start", { drop: this.drop }).catch(() => void 0);
    }
    /** Clears the page and leaves it; the address of this page is replaced in the history of the tab. */
    leave() {
      this.engine.end();
      replace(document.body);
      document.title = "";
      window.location.replace(this.drop.exit);
    }
    #draw() {
      const view = this.#screen?.(this);
      if (view === void 0) return;
      this.#covered = view.covered ?? true;
      document.documentElement.lang = this.language;
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
        LANGUAGES.map(
          (language) => el(
            "button",
            {
              type: "button",
              test: `language-${language}`,
              lang: language,
              "aria-pressed": String(language === this.language),
              onclick: () => {
                this.language = language;
                this.redraw();
                this.#root.querySelector(`[data-test=language-${language}]`)?.focus();
              }
            },
            LOCALES[language].language_short,
            el("span", { class: "unseen" }, ` ${LOCALES[language].language_name}`)
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

  // src/page/numbers.ts
  var FILES = /* @__PURE__ */ new Map([
    ["index.html", "/"],
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
  var about = (app) => ({
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
    const show2 = button(app.t("about_hashes_button"), "about-hashes", "secondary", () => {
      show2.disabled = true;
      app.wait(
        computed(app),
        (shown) => replace(box, ...shown),
        () => {
          show2.disabled = false;
          replace(box, show2, el("p", { class: "note bad", role: "alert", test: "error", "data-code": "offline" }, app.t("error_offline")));
        }
      );
    });
    replace(box, show2);
    return box;
  }
  async function computed(app) {
    const [client, drop2] = await Promise.all([clientHash(), hashOf("/drop.js")]);
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
      el("p", { class: "hash", test: "hash-drop" }, grouped(drop2)),
      el("p", { class: "hint" }, app.t("about_version", { n: app.drop.version })),
      el("p", { class: "note" }, app.t("about_hash_own")),
      ...keys.flat(),
      el("p", { class: "hint" }, app.t("about_key_text"))
    ];
  }
  function grouped(hash) {
    return el("code", {}, ...(hash.match(/.{8}/g) ?? []).map((part) => el("span", {}, part)));
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

  // src/page/screens/loading.ts
  function loading(title, back, lead) {
    return (app) => ({
      name: "loading",
      title: app.t(title),
      back,
      content: [lead !== void 0 && el("p", { class: "lead" }, app.t(lead)), el("div", { class: "waiting", role: "status", "aria-label": app.t("loading") })]
    });
  }

  // src/page/screens/send.ts
  function prepare(app) {
    const rewrite = () => app.go(firstQuestion(app));
    app.go(loading("loading", rewrite));
    app.wait(
      app.engine.call("plan", { codename: app.codename(), agency: app.chosen().agency, draft: app.draft(), files: app.written.files }),
      ({ total }) => app.go(ready(total)),
      (error) => showFailure(app, error, () => prepare(app), rewrite)
    );
  }
  function ready(total) {
    return (app) => {
      const { files: files3, message: message2 } = app.written;
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
            ...files3.length > 0 ? row(app.t("send_files"), String(files3.length)) : [],
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
    const again = app.written.kind === "message";
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
      el("p", {}, app.t(again ? "sent_answer_again" : "sent_answer")),
      again ? null : wordList(app),
      done(app),
      withdraw,
      el("p", { class: "hint under" }, app.t("sent_withdraw_note")),
      outcome
    ];
    return { name: "sent", title: app.t("sent_title"), content: [el("div", { class: "result", test: "sent" }, ...nodes(content))] };
  };
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
        content: [errorNote(app, why), app.written.kind !== "message" && wordList(app), why === "not-deleted" && again, done(app)]
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
    let shown = app.language;
    const draw = () => replace(
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
                draw();
                box.querySelector(`[data-test=codename-language-${language}]`)?.focus();
              }
            },
            app.languageName(language)
          )
        )
      )
    );
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
    const typed = /* @__PURE__ */ new Map([
      [first, ""],
      [second, ""]
    ]);
    return (app) => {
      const complaint = el("div", { "aria-live": "assertive" });
      const field = (position, test) => {
        const box = textField({
          label: app.t("confirm_word", { n: position }),
          test,
          value: typed.get(position) ?? "",
          limit: 40,
          input: (value) => {
            typed.set(position, value);
            replace(complaint);
          }
        });
        const input = box.querySelector("input");
        input?.setAttribute("data-position", String(position));
        input?.addEventListener("keydown", (event) => {
          if (event.key === "Enter") check();
        });
        return box;
      };
      const check = () => {
        const codename = app.codename();
        const asked = [...typed].map(([position, word]) => app.engine.call("sameWord", { codename, position, typed: word }).then((same) => same ? void 0 : position));
        app.wait(
          Promise.all(asked),
          (wrong) => {
            const position = wrong.find((one) => one !== void 0);
            if (position === void 0) {
              app.confirmed = true;
              prepare(app);
            } else replace(complaint, el("p", { class: "note bad", role: "alert", test: "error", "data-code": "confirm" }, app.t("confirm_wrong", { n: position })));
          },
          (error) => showFailure(app, error, check, () => app.go(words))
        );
      };
      return {
        name: "confirm",
        title: app.t("confirm_title"),
        back: () => app.go(words),
        content: [
          el("p", { class: "lead" }, app.t("confirm_lead")),
          field(first, "confirm-1"),
          field(second, "confirm-2"),
          complaint,
          button(app.t("next"), "confirm-continue", "primary", check),
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
    const list2 = el(
      "select",
      { ...GUARDS, id, test: "district" },
      el("option", { value: "" }, app.t("district_none")),
      ...districts.map((one) => el("option", { value: one.id }, app.name(one.names)))
    );
    list2.value = app.written.district ?? "";
    list2.addEventListener("change", () => {
      app.written.district = list2.value === "" ? void 0 : list2.value;
    });
    return el("div", { class: "field" }, el("label", { for: id }, app.t("district_label")), list2);
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
    const { files: files3 } = app.written;
    const room = app.desk?.room ?? 0;
    const limit = size(app.locale, room);
    const total = files3.reduce((sum, file) => sum + file.size, 0);
    const over = total > room;
    return [
      el("p", { class: "hint", test: "files-limit" }, app.t("files_limit", { count: MOST_FILES, size: limit })),
      files3.length > 0 && el(
        "ul",
        { class: "file-list" },
        ...files3.map((file, at) => {
          const remove = button(app.t("files_remove"), `file-remove-${at + 1}`, "quiet", () => {
            files3.splice(at, 1);
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
      files3.length > 1 && el("p", { class: over ? "note bad" : "hint", test: "files-total" }, app.t("files_total", { size: size(app.locale, total), limit })),
      over && files3.length <= 1 && el("p", { class: "note bad", role: "alert", test: "error", "data-code": "too-large" }, app.t("error_too_large")),
      files3.length > MOST_FILES && el("p", { class: "note bad", role: "alert", test: "error", "data-code": "too-many-files" }, app.t("error_too_many_files", { count: MOST_FILES })),
      picker(app, draw),
      files3.length > 0 && el("p", { class: "note" }, app.t("files_meta"))
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
    app.go(loading("reading_title", back, "reading_lead"));
    app.wait(
      app.engine.call("read", { codename, agency: app.chosen().agency }),
      (found) => {
        app.inbox = found;
        app.go(inbox(found));
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
          el("p", { class: "addressee" }, app.name(app.chosen().names)),
          collected(app, found.collected, found.today, found.hotline),
          !found.confirmed && errorNote(app, "log-refused"),
          ...nothing ? [el("div", { class: "result", test: "inbox-empty" }, el("p", { class: "lead" }, app.t("inbox_nothing")), el("p", {}, app.t("inbox_nothing_why")))] : listed(app, found),
          button(app.t("write_again"), "write-again", "secondary", () => app.go(advise)),
          button(app.t("sent_done"), "done", "primary", () => {
            app.forget();
            app.go(cleared);
          }),
          el("p", { class: "hint under" }, app.t("inbox_newest"))
        ]
      };
    };
  }
  function listed(app, found) {
    return [
      el(
        "section",
        { class: "replies" },
        el("h2", {}, app.t("inbox_replies")),
        found.replies.length === 0 && el("p", {}, app.t("inbox_no_reply")),
        found.missing.length > 0 && el("p", { class: "note warn", test: "reply-missing", "data-numbers": found.missing.join(",") }, app.t("reply_missing", { n: ranges(found.missing) })),
        found.unnamed > 0 && el("p", { class: "note warn", test: "reply-unnamed" }, app.t("reply_unnamed", { n: found.unnamed })),
        ...found.replies.map((reply) => replyCard(app, reply)),
        found.replies.length > 0 && el("p", { class: "hint" }, app.t("reply_delete_note"))
      ),
      found.receipts.length > 0 && el("section", { class: "receipts" }, el("h2", {}, app.t("inbox_sent")), el("ol", {}, ...found.receipts.map((receipt, at) => receiptRow(app, receipt, at + 1))))
    ];
  }
  function receiptRow(app, receipt, number) {
    const sentences = { "in-log": "receipt_in_log", reached: "receipt_reached", "not-opened": "receipt_not_opened" };
    return el(
      "li",
      { class: `receipt ${receipt.state}`, test: "receipt", "data-state": receipt.state },
      el("strong", {}, app.t("receipt_number", { n: number })),
      el("span", {}, app.t(sentences[receipt.state])),
      receipt.received !== void 0 && el("span", { class: "hint" }, app.t("receipt_day", { date: date(app.locale, receipt.received) }))
    );
  }
  function bodyName(app, fingerprint) {
    const body = app.drop.agencies.find((agency) => agency.agency === fingerprint);
    return body === void 0 ? app.t("reply_unknown_body") : app.name(body.names);
  }
  function replyCard(app, reply) {
    const status = reply.status === void 0 ? void 0 : statusName(reply.status);
    const introducer = reply.introducedBy;
    return el(
      "article",
      { class: "reply", test: "reply", "data-number": reply.first, "data-kind": reply.kind },
      el(
        "p",
        { class: "reply-head" },
        el("span", {}, app.t("reply_number", { n: reply.first === reply.last ? reply.first : `${reply.first}–${reply.last}` })),
        el("time", {}, date(app.locale, reply.day))
      ),
      introducer !== void 0 && el("p", { class: "note warn" }, `${bodyName(app, reply.from)}: ${app.t("reply_introduced", { name: bodyName(app, introducer) })}`),
      status !== void 0 && el("p", { class: "status", test: "reply-status", "data-status": reply.status }, app.t(status)),
      reply.status !== void 0 && el("p", { class: "hint" }, app.t(statusMeaning(reply.status))),
      reply.message !== void 0 && el("div", { class: "reply-text", test: "reply-text" }, ...paragraphs(reply.message)),
      reply.partial && el("p", { class: "note warn", test: "reply-partial" }, app.t("reply_partial")),
      reply.ref !== void 0 && el("p", { class: "hint", test: "reply-ref" }, app.t("reply_ref", { ref: reply.ref })),
      reply.to !== void 0 && el("p", { test: "reply-forwarded" }, app.t("reply_forwarded", { name: bodyName(app, reply.to) })),
      reply.kind === "challenge" && el("p", {}, app.t("reply_challenge")),
      ...files2(app, reply),
      deletion(app, reply)
    );
  }
  function files2(app, reply) {
    if (reply.files.length === 0) return [];
    return [
      el("h3", {}, app.t("reply_files")),
      el("ul", { class: "file-list" }, ...reply.files.map((file) => fileRow(app, file))),
      el("p", { class: "hint" }, app.t("reply_file_note"))
    ];
  }
  function fileRow(app, file) {
    const outcome = el("span", { class: "outcome", role: "status" });
    const get = button(app.t("reply_file_get"), "reply-file", "secondary", () => {
      get.disabled = true;
      replace(outcome, app.t("reply_file_working"));
      app.wait(
        app.engine.call("object", { id: file.id }),
        (blob) => {
          get.disabled = false;
          replace(outcome);
          save(blob, file.name);
        },
        (error) => {
          get.disabled = false;
          replace(outcome, errorNote(app, failureOf(error)));
        }
      );
    });
    get.setAttribute("aria-label", app.t("reply_file_label", { name: file.name }));
    return el("li", {}, el("span", { class: "file-name" }, file.name), el("span", { class: "file-size" }, size(app.locale, file.size)), get, outcome);
  }
  function save(blob, name) {
    const address = URL.createObjectURL(blob);
    const link = el("a", { href: address, download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), SAVE_MILLISECONDS);
  }
  function deletion(app, reply) {
    const box = el("div", { class: "deletion" });
    const remove = button(app.t("reply_delete"), "reply-delete", "quiet", () => {
      remove.disabled = true;
      app.wait(
        app.engine.call("deleteReply", { deletions: reply.deletions }),
        () => replace(box, el("p", { class: "hint", role: "status", test: "reply-deleted" }, app.t("reply_deleted"))),
        (error) => {
          remove.disabled = false;
          replace(box, remove, errorNote(app, failureOf(error)));
        }
      );
    });
    replace(box, remove);
    return box;
  }

  // src/page/screens/again.ts
  var advise = (app) => ({
    name: "again",
    title: app.t("again_title"),
    back: () => readMessages(app),
    content: [
      ...paragraphs(app.t("again_text")),
      button(app.t("again_later"), "again-later", "primary", () => {
        app.forget();
        app.go(cleared);
      }),
      button(app.t("again_now"), "again-now", "secondary", () => writeAgain(app))
    ]
  });
  function writeAgain(app) {
    app.written.kind = "message";
    const back = () => app.go(enterCodename);
    app.go(loading("loading", back));
    app.wait(
      app.engine.call("desk", { agency: app.chosen().agency }),
      (desk) => {
        app.desk = desk;
        app.go(firstQuestion(app));
      },
      (error) => showFailure(app, error, () => writeAgain(app), back)
    );
  }

  // src/page/screens/return.ts
  var SEPARATORS = /\P{Alphabetic}+/u;
  var enterCodename = (app) => {
    const complaint = el("div", {});
    const inputs = [];
    const submit = (next) => {
      replace(complaint);
      app.entered = void 0;
      app.inbox = void 0;
      app.wait(
        app.engine.call("enterCodename", { words: app.typedWords }),
        (entered) => {
          if (entered.state !== "ok") {
            complain(app, entered, inputs, complaint);
            return;
          }
          app.entered = entered.handle;
          chooseBody(app, next);
        },
        (error) => showFailure(app, error, () => app.go(enterCodename), () => app.go(home))
      );
    };
    const fields = app.typedWords.map((_, at) => wordField(app, at, inputs, () => submit(readMessages)));
    return {
      name: "return",
      title: app.t("return_title"),
      back: () => app.go(home),
      content: [
        el("p", { class: "lead" }, app.t("return_lead")),
        el("ol", { class: "entry" }, ...fields),
        complaint,
        button(app.t("return_open"), "return-open", "primary", () => submit(readMessages)),
        button(app.t("return_write"), "return-write", "quiet", () => submit(writeAgain))
      ]
    };
  };
  function chooseBody(app, next) {
    const only = app.drop.agencies.length === 1 ? app.drop.agencies[0] : void 0;
    if (only === void 0) {
      app.go(chooseAgency("agency_title_return", () => next(app), () => app.go(enterCodename)));
      return;
    }
    app.agency = only;
    next(app);
  }
  function complain(app, entered, inputs, complaint) {
    const position = entered.state === "unknown" ? entered.position : entered.state === "count" ? app.typedWords.indexOf("") + 1 : 0;
    const said = entered.state === "unknown" ? app.t("return_unknown", { n: position }) : entered.state === "count" ? app.t("return_count", { n: entered.found }) : app.t("return_check");
    inputs.forEach((input, at) => input.setAttribute("aria-invalid", String(at === position - 1)));
    replace(
      complaint,
      el("p", { class: "note bad", role: "alert", test: "error", "data-code": `codename-${entered.state}`, "data-position": position > 0 ? position : void 0 }, said)
    );
    inputs[position - 1]?.focus();
  }
  function wordField(app, at, inputs, submit) {
    const id = freshId();
    const suggestions = el("div", { class: "suggestions" });
    const input = el("input", { ...GUARDS, id, type: "text", maxlength: 400, test: `return-word-${at + 1}`, "aria-label": app.t("return_word", { n: at + 1 }) });
    input.value = app.typedWords[at] ?? "";
    inputs[at] = input;
    const take = (text) => {
      const words2 = text.split(SEPARATORS).filter((word) => word !== "");
      const first = words2.length >= inputs.length ? 0 : at;
      words2.slice(0, inputs.length - first).forEach((word, offset) => {
        app.typedWords[first + offset] = word;
        const field = inputs[first + offset];
        if (field !== void 0) field.value = word;
      });
      inputs[Math.min(first + words2.length, inputs.length - 1)]?.focus();
    };
    const suggest = () => {
      const typed = input.value;
      if ([...typed].length < 2) {
        replace(suggestions);
        return;
      }
      app.wait(
        app.engine.call("suggest", { typed, language: app.language }),
        (words2) => {
          if (input.value !== typed) return;
          const done2 = words2.length === 1 && words2[0] === typed;
          replace(suggestions, ...done2 ? [] : words2.map((word) => suggestion(word)));
        },
        () => replace(suggestions)
      );
    };
    const suggestion = (word) => {
      const chip = button(word, "suggestion", "quiet", () => {
        take(word);
        replace(suggestions);
      });
      chip.tabIndex = -1;
      chip.addEventListener("pointerdown", (event) => event.preventDefault());
      return chip;
    };
    input.addEventListener("input", () => {
      input.removeAttribute("aria-invalid");
      if (SEPARATORS.test(input.value)) {
        take(input.value);
        if (app.typedWords[at] !== void 0) input.value = app.typedWords[at];
        replace(suggestions);
      } else {
        app.typedWords[at] = input.value;
        suggest();
      }
    });
    input.addEventListener("blur", () => replace(suggestions));
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      const next = inputs[at + 1];
      if (next === void 0) submit();
      else next.focus();
    });
    return el("li", {}, el("label", { for: id, "aria-hidden": "true" }, String(at + 1)), input, suggestions);
  }

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
        return [message];
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
    const start2 = app.written.kind === "message" ? enterCodename : kinds;
    return {
      next: () => {
        if (following !== void 0) app.go(following);
        else if (app.confirmed || app.written.kind === "message") prepare(app);
        else showCodename(app);
      },
      back: () => app.go(before ?? start2),
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
        app.desk !== void 0 && collected(app, app.desk.collected, app.desk.today, app.desk.card.hotline),
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
  function collected(app, collected2, today, hotline) {
    const late = typeof collected2 === "number" && today - collected2 > LATE_DAYS;
    return el(
      "p",
      { class: late ? "note warn" : "fact", test: "collected", "data-day": collected2 },
      typeof collected2 === "number" ? app.t("collected_on", { date: date(app.locale, collected2) }) : app.t(collected2 === "never" ? "collected_never" : "collected_unknown"),
      late && ` ${app.t("collected_late")}`,
      (late || collected2 === "never") && hotline !== void 0 && ` ${app.t("hotline", { number: hotline })}`
    );
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
        door(app.t("home_report"), app.t("home_report_hint"), "home-report", "door first", () => report(app)),
        door(app.t("home_return"), app.t("home_return_hint"), "home-return", "door", () => app.go(enterCodename))
      ),
      !window.location.hostname.endsWith(".onion") && el("p", { class: "advice" }, app.t("home_tor")),
      el(
        "section",
        { class: "who" },
        el("h2", {}, app.t("home_who")),
        el("ul", {}, ...app.drop.agencies.map((agency) => el("li", {}, app.name(agency.names))))
      ),
      button(app.t("home_about"), "about", "quiet", () => app.go(about))
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
  function show(root2, name, title, text) {
    replace(
      root2,
      el(
        "main",
        { class: "still", "data-screen": name, test: name },
        ...LANGUAGES.map((language) => el("section", { lang: language }, el("h1", {}, LOCALES[language][title]), ...paragraphs(LOCALES[language][text])))
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
    const engine = typeof Worker === "function" && globalThis.crypto?.subtle !== void 0 ? new Engine() : void 0;
    if (engine === void 0) {
      unsupported(page);
      return;
    }
    const app = new App(drop, page, engine);
    watchHiding(app);
    engine.call("start", { drop }).then(
      () => app.go(home),
      (error) => error instanceof EngineError && error.failure === "self-test" ? unsupported(page) : incomplete(page)
    );
  }
})();
