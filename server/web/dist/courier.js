"use strict";
(() => {
  // src/locales/courier.ts
  var en = {
    title: "Courier",
    lead: "Carry the bundle to the officer’s computer and the outbox back. Both are sealed: this computer cannot open them.",
    token: "Courier token",
    token_hint: "From the operator of the drop. It is not kept: type it at each visit.",
    open: "Open",
    close: "Close",
    agency: "Agency",
    waiting: "Tips not yet collected",
    bundle: "Current bundle",
    bundle_state: "No. {number}, {size}",
    bundle_fetched: "fetched whole",
    outbox: "Last accepted outbox",
    outbox_state: "No. {number}, {date}",
    none: "none yet",
    download_title: "1. Bundle to the officer",
    download: "Download the bundle",
    download_again: "Go on with the download",
    download_again_from: "Seal the unconfirmed tips again",
    downloading: "{done} of {size}",
    downloaded: "Saved as {name}. Copy it to the stick.",
    upload_title: "2. Outbox from the officer",
    upload: "Choose the outbox file",
    uploading: "Uploading…",
    uploaded: "Accepted: outbox no. {number}. Answers appear at the next closing.",
    error_token: "The server does not know this token. Check it, or ask the operator for a new one.",
    error_offline: "No connection to the server. Check the network and try again; what was fetched is kept.",
    error_server: "The server has trouble. Try again in some minutes.",
    error_gone: "This bundle is no longer there. Start the download again.",
    error_nothing: "There is nothing to collect.",
    error_outbox: "This is not an outbox of this agency, or it was damaged on the way. Copy it from the stick again.",
    error_replayed: "The server has this outbox or a newer one already. Ask the officer to write a new one; if that fails too, the casebook may have been restored from a copy.",
    error_large: "The file is larger than an outbox can be. Check that it is the right one."
  };
  var ru = {
    title: "Курьер",
    lead: "Отнесите пакет на компьютер сотрудника и принесите обратно исходящий пакет. Оба запечатаны: этот компьютер открыть их не может.",
    token: "Токен курьера",
    token_hint: "Его выдаёт оператор сервера. Он не сохраняется: вводите его каждый раз.",
    open: "Открыть",
    close: "Закрыть",
    agency: "Орган",
    waiting: "Ещё не забранные сообщения",
    bundle: "Текущий пакет",
    bundle_state: "№ {number}, {size}",
    bundle_fetched: "забран целиком",
    outbox: "Последний принятый исходящий пакет",
    outbox_state: "№ {number}, {date}",
    none: "пока нет",
    download_title: "1. Пакет для сотрудника",
    download: "Скачать пакет",
    download_again: "Продолжить скачивание",
    download_again_from: "Запечатать неподтверждённые заново",
    downloading: "{done} из {size}",
    downloaded: "Сохранено как {name}. Скопируйте файл на флешку.",
    upload_title: "2. Исходящий пакет от сотрудника",
    upload: "Выбрать файл исходящего пакета",
    uploading: "Отправляем…",
    uploaded: "Принято: исходящий пакет № {number}. Ответы появятся в следующий час закрытия.",
    error_token: "Сервер не знает этого токена. Проверьте его или попросите у оператора новый.",
    error_offline: "Нет связи с сервером. Проверьте сеть и попробуйте ещё раз; скачанное сохранено.",
    error_server: "На сервере неполадка. Попробуйте через несколько минут.",
    error_gone: "Этого пакета больше нет. Начните скачивание заново.",
    error_nothing: "Забирать нечего.",
    error_outbox: "Это не исходящий пакет этого органа, либо файл повреждён по дороге. Скопируйте его с флешки ещё раз.",
    error_replayed: "Этот исходящий пакет или более новый уже есть на сервере. Попросите сотрудника составить новый; если и он не подойдёт, книга дел, возможно, восстановлена из копии.",
    error_large: "Исходящий пакет не бывает таким большим. Проверьте, тот ли это файл."
  };
  var kk = {
    title: "Жеткізуші",
    lead: "Пакетті қызметкердің компьютеріне апарып, шығыс пакетін кері әкеліңіз. Екеуі де мөрленген: бұл компьютер оларды аша алмайды.",
    token: "Жеткізуші токені",
    token_hint: "Оны сервер операторы береді. Ол сақталмайды: әр кірген сайын теріңіз.",
    open: "Ашу",
    close: "Жабу",
    agency: "Орган",
    waiting: "Әлі алынбаған хабарламалар",
    bundle: "Ағымдағы пакет",
    bundle_state: "№ {number}, {size}",
    bundle_fetched: "толық алынған",
    outbox: "Соңғы қабылданған шығыс пакеті",
    outbox_state: "№ {number}, {date}",
    none: "әзірге жоқ",
    download_title: "1. Қызметкерге арналған пакет",
    download: "Пакетті жүктеп алу",
    download_again: "Жүктеуді жалғастыру",
    download_again_from: "Расталмағандарды қайта мөрлеу",
    downloading: "{done} / {size}",
    downloaded: "{name} деп сақталды. Оны флешкаға көшіріңіз.",
    upload_title: "2. Қызметкерден алынған шығыс пакеті",
    upload: "Шығыс пакетінің файлын таңдау",
    uploading: "Жіберіліп жатыр…",
    uploaded: "Қабылданды: № {number} шығыс пакеті. Жауаптар келесі жабылу сағатында шығады.",
    error_token: "Сервер бұл токенді танымайды. Тексеріңіз немесе оператордан жаңасын сұраңыз.",
    error_offline: "Сервермен байланыс жоқ. Желіні тексеріп, қайталап көріңіз; жүктелгені сақталды.",
    error_server: "Серверде ақау бар. Бірнеше минуттан кейін қайталап көріңіз.",
    error_gone: "Бұл пакет енді жоқ. Жүктеуді қайта бастаңыз.",
    error_nothing: "Алатын ештеңе жоқ.",
    error_outbox: "Бұл осы органның шығыс пакеті емес немесе файл жолда бүлінген. Оны флешкадан қайта көшіріңіз.",
    error_replayed: "Бұл шығыс пакеті немесе одан жаңасы серверде бар. Қызметкерден жаңасын жасауды сұраңыз; ол да өтпесе, істер кітабы көшірмеден қалпына келтірілген болуы мүмкін.",
    error_large: "Шығыс пакеті мұндай үлкен болмайды. Дұрыс файл екенін тексеріңіз."
  };
  var courierLocales = { kk, ru, en };

  // src/locales/en.ts
  var en2 = {
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
  var kk2 = {
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
  var ru2 = {
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
  function button(label, test, look, press) {
    return el("button", { type: "button", class: look, test, onclick: press }, label);
  }

  // src/page/format.ts
  var DAY = 864e5;
  function fill(sentence, values) {
    return sentence.replace(/\{(\w+)\}/g, (whole, name) => Object.hasOwn(values, name) ? String(values[name]) : whole);
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

  // src/courier/api.ts
  var PIECE = 16 * 1024 * 1024;
  var CourierError = class extends Error {
    key;
    constructor(key) {
      super(key);
      this.key = key;
    }
  };
  var Courier = class {
    #token;
    constructor(token) {
      this.#token = token;
    }
    async state() {
      const answer = await this.#ask("/api/courier/state");
      return await answer.json();
    }
    async upload(outbox) {
      const answer = await this.#ask("/api/courier/outbox", { method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: outbox });
      return (await answer.json()).accepted;
    }
    /** The bytes of the bundle from `start` on, at most one piece, and the length of the whole. */
    async piece(start, query) {
      const answer = await this.#ask(`/api/courier/bundle${query}`, { headers: { Range: `bytes=${start}-${start + PIECE - 1}` } });
      if (answer.status === 204) throw new CourierError("error_nothing");
      const bytes = await answer.blob().catch(() => {
        throw new CourierError("error_offline");
      });
      if (answer.status === 200 && start === 0) return { bytes, size: bytes.size };
      const size2 = Number(/^bytes \d+-\d+\/(\d+)$/.exec(answer.headers.get("content-range") ?? "")?.[1]);
      if (answer.status !== 206 || !Number.isSafeInteger(size2) || bytes.size === 0) throw new CourierError("error_server");
      return { bytes, size: size2 };
    }
    async #ask(path, init = {}) {
      const headers = { ...init.headers, Authorization: `Bearer ${this.#token}` };
      let answer;
      try {
        answer = await fetch(path, { ...init, headers, cache: "no-store", credentials: "omit", redirect: "error" });
      } catch {
        throw new CourierError("error_offline");
      }
      if (!answer.ok) throw new CourierError(keyOf(answer.status));
      return answer;
    }
  };
  function keyOf(status) {
    switch (status) {
      case 400:
        return "error_outbox";
      case 401:
        return "error_token";
      case 404:
        return "error_nothing";
      case 409:
        return "error_replayed";
      case 410:
      case 416:
        return "error_gone";
      case 413:
        return "error_large";
      default:
        return "error_server";
    }
  }

  // src/courier/download.ts
  var SAVE_MILLISECONDS = 6e5;
  var Download = class {
    #courier;
    #query;
    #pieces = [];
    #done = 0;
    #size;
    #number;
    /** `again` seals everything that no `seen` has confirmed into a new bundle. */
    constructor(courier2, again) {
      this.#courier = courier2;
      this.#query = again ? "?from=seen" : "";
    }
    /** Goes on where it stopped; the name under which the bundle was saved. */
    async run(report) {
      while (this.#size === void 0 || this.#done < this.#size) {
        const pinned = this.#number === void 0 ? this.#query : `?number=${this.#number}`;
        const { bytes, size: size2 } = await this.#courier.piece(this.#done, pinned);
        if (this.#size !== void 0 && size2 !== this.#size) throw new CourierError("error_gone");
        this.#size = size2;
        this.#pieces.push(bytes);
        this.#done += bytes.size;
        this.#number ??= (await this.#courier.state()).bundle?.number;
        report(this.#done, size2);
      }
      const name = `bundle-${String(this.#number ?? 0).padStart(4, "0")}.sybyr`;
      save(new Blob(this.#pieces, { type: "application/octet-stream" }), name);
      this.#pieces = [];
      return name;
    }
  };
  function save(bundle, name) {
    const address = URL.createObjectURL(bundle);
    el("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), SAVE_MILLISECONDS);
  }

  // src/courier/main.ts
  var LANGUAGES = ["kk", "ru", "en"];
  var FRAMES = { kk: kk2, ru: ru2, en: en2 };
  var root = document.getElementById("page");
  var language = LANGUAGES.find((one) => navigator.language.toLowerCase().startsWith(one)) ?? "en";
  var courier;
  var state;
  var download;
  draw();
  function t(key, values = {}) {
    return fill(courierLocales[language][key], values);
  }
  function draw() {
    if (root === null) return;
    document.documentElement.lang = language;
    const opened = courier !== void 0 && state !== void 0;
    replace(
      root,
      header(),
      el("main", { "data-screen": opened ? "courier" : "courier-token" }, el("h1", { tabindex: -1 }, t("title")), el("p", { class: "lead" }, t("lead")), ...courier !== void 0 && state !== void 0 ? panel(courier, state) : entry())
    );
  }
  function header() {
    const languages = el("div", { class: "languages", role: "group", "aria-label": FRAMES[language].language_label });
    add(
      languages,
      LANGUAGES.map(
        (one) => el(
          "button",
          {
            type: "button",
            test: `language-${one}`,
            lang: one,
            "aria-pressed": String(one === language),
            onclick: () => {
              language = one;
              draw();
            }
          },
          FRAMES[one].language_short,
          el("span", { class: "unseen" }, ` ${FRAMES[one].language_name}`)
        )
      )
    );
    return el("header", {}, languages);
  }
  function entry() {
    const id = freshId();
    const token = el("input", { ...GUARDS, id, type: "password", test: "courier-token", "aria-describedby": `${id}h` });
    const outcome = el("div", { role: "status" });
    const open = async () => {
      const asking = new Courier(token.value.trim().replace(/^(Authorization:\s*)?Bearer\s+/i, ""));
      state = await asking.state();
      courier = asking;
      draw();
    };
    const press = () => void open().catch((error) => complain(outcome, error));
    token.addEventListener("keydown", (event) => {
      if (event.key === "Enter") press();
    });
    return [
      el("div", { class: "field" }, el("label", { for: id }, t("token")), el("p", { class: "hint", id: `${id}h` }, t("token_hint")), token),
      outcome,
      button(t("open"), "courier-open", "primary", press)
    ];
  }
  function panel(asking, shown) {
    const box = el("div", {}, summary(shown));
    const refresh = async () => {
      state = await asking.state();
      replace(box, summary(state));
    };
    return [
      box,
      ...downloads(asking, refresh),
      ...upload(asking, refresh),
      button(t("close"), "courier-close", "quiet", () => {
        courier = void 0;
        state = void 0;
        download = void 0;
        draw();
      })
    ];
  }
  function summary(shown) {
    return el(
      "dl",
      { class: "summary", test: "courier-state", "data-waiting": shown.waiting },
      ...row(t("agency"), el("code", {}, ...(shown.agency.match(/.{8}/g) ?? []).map((part) => el("span", {}, part)))),
      ...row(t("waiting"), String(shown.waiting)),
      ...row(t("bundle"), bundleState(shown)),
      ...row(t("outbox"), shown.outbox === void 0 ? t("none") : t("outbox_state", { number: shown.outbox.number, date: date(FRAMES[language], shown.outbox.day) }))
    );
  }
  function row(term, detail) {
    return [el("dt", {}, term), el("dd", {}, detail)];
  }
  function bundleState({ bundle }) {
    if (bundle === void 0) return t("none");
    const known = t("bundle_state", { number: bundle.number, size: size(FRAMES[language], bundle.size) });
    return bundle.fetched ? `${known}, ${t("bundle_fetched")}` : known;
  }
  function downloads(asking, refresh) {
    const outcome = el("div", { role: "status", test: "courier-bundle-state" });
    const start = (again) => {
      for (const one of buttons) one.disabled = true;
      download ??= new Download(asking, again);
      download.run((done, whole) => replace(outcome, el("p", {}, t("downloading", { done: size(FRAMES[language], done), size: size(FRAMES[language], whole) })))).then(async (name) => {
        download = void 0;
        replace(outcome, el("p", { class: "note", test: "courier-downloaded" }, t("downloaded", { name })));
        await refresh();
      }).catch((error) => {
        if (!(error instanceof CourierError) || error.key !== "error_offline") download = void 0;
        complain(outcome, error);
      }).finally(() => {
        for (const one of buttons) one.disabled = false;
      });
    };
    const buttons = [
      button(t(download === void 0 ? "download" : "download_again"), "courier-bundle", "primary", () => start(false)),
      button(t("download_again_from"), "courier-bundle-again", "quiet", () => {
        download = void 0;
        start(true);
      })
    ];
    return [el("h2", {}, t("download_title")), outcome, ...buttons];
  }
  function upload(asking, refresh) {
    const id = freshId();
    const outcome = el("div", { role: "status", test: "courier-outbox-state" });
    const input = el("input", { ...GUARDS, id, type: "file", class: "unseen notranslate", test: "courier-outbox" });
    input.addEventListener("change", () => {
      const file = input.files?.[0];
      if (file === void 0) return;
      replace(outcome, el("p", {}, t("uploading")));
      asking.upload(file).then(async (number) => {
        replace(outcome, el("p", { class: "note", test: "courier-accepted", "data-number": number }, t("uploaded", { number })));
        await refresh();
      }).catch((error) => complain(outcome, error));
      input.value = "";
    });
    return [el("h2", {}, t("upload_title")), outcome, el("div", { class: "picker" }, input, el("label", { for: id, class: "button secondary" }, t("upload")))];
  }
  function complain(outcome, error) {
    const key = error instanceof CourierError ? error.key : "error_server";
    replace(outcome, el("p", { class: "note bad", role: "alert", test: "error", "data-code": key }, t(key)));
  }
})();
