//! Russian.

use sybyr_crypto::reply::Status;
use sybyr_crypto::tip::{Finding, Forwarding, Kind, Language as TipLanguage, Risk};
use sybyr_crypto::words::List;

use super::copying;
use super::deciding;
use super::evidence;
use super::files;
use super::key_faults;
use super::keys;
use super::on_screen;
use super::printing;
use super::proving;
use super::recovering;
use super::rites;
use super::saving;
use super::showing;
use super::sign_offs;
use super::upkeep;
use super::waiting;
use super::{Field, Language, Say, Words, first_ten, path, places, words_of};
use crate::casebook::ReplyState;
use crate::clock::format as date;
use crate::problem::Problem;
use crate::terminal::line;

pub(super) struct Ru;

fn system(error: &std::io::Error) -> String {
    files::reason(error, Language::Ru)
}

fn io_help(error: &std::io::Error) -> &'static str {
    use std::io::ErrorKind::{IsADirectory, NotADirectory, NotFound, PermissionDenied, QuotaExceeded, StorageFull};
    match error.kind() {
        StorageFull | QuotaExceeded => "освободите место на диске и повторите команду; ничего не потеряно",
        NotFound | IsADirectory | NotADirectory => "проверьте имя",
        PermissionDenied => "проверьте, чей это файл и каковы его права",
        _ => "проверьте диск или флешку и повторите команду",
    }
}

impl Words for Ru {
    fn say(&self, what: &Say) -> String {
        use Say::*;
        match what {
            AskPassphrase => "Парольная фраза: ".into(),
            ChoosePassphrase => "Новая парольная фраза: ".into(),
            RepeatPassphrase => "Ещё раз: ".into(),
            ConfirmDrop { fingerprint } => format!(
                "Отпечаток файла сервера приёма:\n{}\nСравните его с тем, что вам зачитает оператор сервера.\nЕсли совпадают все двенадцать слов, введите «да»: ",
                words_of(fingerprint, self.list())
            ),
            ConfirmExport => "У кого будет этот файл, тот прочтёт все сообщения. Чтобы записать его, введите «да»: ".into(),
            AgencyMade { name, fingerprint } => format!("{}\n{}", line(name), words_of(fingerprint, self.list())),
            AfterInit { casebook } => format!(
                "Ключи органа созданы. Выше стоят его двенадцать слов: напечатайте их и зачитайте оператору сервера.\n\
                 Перенесите {}/root.age на отдельную флешку и уберите под замок: он подписывает карточки и больше ничего.\n\
                 Дальше: sybyr-officer --casebook {} card --output agency.card",
                path(casebook),
                path(casebook)
            ),
            ConfirmRestore { outbox } => format!(
                "{}Продолжайте, только если эта папка — самая новая резервная копия, а более поздняя книга дел потеряна навсегда: две книги дел в работе выдали бы одни и те же номера. Чтобы продолжить, введите «да»: ",
                outbox.map_or_else(String::new, |number| format!("У сервера есть ваш исходящий пакет {number}. "))
            ),
            LaterSigned { shard, here, signed } => format!(
                "{}: потерянная книга дел подтвердила записей: {signed}, здесь их {here}. Примите промежуточные пакеты, если они сохранились: принесённого ими в этой книге дел нет",
                line(shard)
            ),
            Restored { next } => format!("восстановлено: следующий исходящий пакет — {next}, каждая переписка продолжается на 16 номеров дальше"),
            AfterRestore => "Далее: примите (import) все пакеты со времени резервной копии, последним — самый новый; затем list и outbox".into(),
            CardsWritten { output, cards, until } => {
                format!("{}: карточек: {cards}, действуют до {}", path(output), date(*until))
            }
            AgencyWords { fingerprint } => {
                format!("Зачитайте эти слова оператору сервера:\n{}", words_of(fingerprint, self.list()))
            }
            IdentityWritten { output, keys } => {
                format!("{}: ключей: {keys}; храните файл так же, как книгу дел", path(output))
            }
            Mended => "внимание: снимок книги дел был повреждён и восстановлен, ничего не потеряно. Проверьте диск и сразу сделайте резервную копию".into(),
            TornTail { kept } => format!(
                "внимание: запись последнего изменения прервалась, возможно из-за отключения питания, и не учтена: повторите последнюю команду. Отрезанное лежит в {}",
                path(kept)
            ),
            ClockDiffers { today, bundle } => format!(
                "внимание: на этом компьютере {}, последний пакет от {}; если часы неверны, укажите --today ГГГГ-ММ-ДД",
                date(*today),
                date(*bundle)
            ),
            Imported { number, tips, new_cases, known, withdrawn } => {
                let mut text = format!("пакет {number}: новых сообщений: {tips}, новых дел: {new_cases}");
                if *known > 0 {
                    text.push_str(&format!(", уже были: {known}"));
                }
                if *withdrawn > 0 {
                    text.push_str(&format!(", отозвано: {withdrawn}"));
                }
                text
            }
            DidNotOpen { leaves } => format!("не открылись: {} ({}); где они лежат, показывает list", leaves.len(), first_ten(leaves)),
            SignedFor { shard, size } => format!("отметка о получении: {}, записей: {size}", line(shard)),
            AfterImport => "Дальше: list, show, reply, затем outbox — он отнесёт отметки обратно".into(),
            NoCases => "дел пока нет".into(),
            UnopenedTips { tips } => format!(
                "не открылись: {}{}\nПовторный приём пакета пробует открыть их снова. Без этой программы: identity export --output КЛЮЧИ, затем age -d -i КЛЮЧИ ФАЙЛ | tar x",
                tips.len(),
                places(tips)
            ),
            NoText => "(без текста)".into(),
            New => "новое".into(),
            Withdrawn => "отозвано заявителем".into(),
            Repeated => "такое же сообщение уже приходило: возможно, кто-то его повторяет".into(),
            OldKey => "пришло под кодовым именем, от которого заявитель отказался, или выдаёт себя за его продолжение: его мог написать тот, кто нашёл это имя".into(),
            Heard => "принято по телефону: принявший звонок слышал кодовое имя".into(),
            HeardCases { cases } => format!("дела, принятые по телефону (кодовое имя слышал принявший звонок): {}", first_ten(cases)),
            BlobDamaged { blob } => format!("больше не открывается: файл blobs/{} пропал или повреждён", line(blob)),
            CaseTitle { case, tips, replies } => format!("Дело {case}. Сообщений: {tips}, ответов: {replies}"),
            TipTitle { number, day, leaf } => {
                format!("Сообщение {number}, получено {}, запись {}", date(*day), line(leaf))
            }
            ReplyTitle { n, day, status, parts, state } => {
                let state = match state {
                    ReplyState::Waiting => "ждёт исходящего пакета".into(),
                    ReplyState::Again(outbox) => {
                        format!("снова ждёт исходящего пакета: пакет {outbox} остался позади")
                    }
                    ReplyState::GivenUp => "не отправлен: написан для кодового имени, от которого заявитель с тех пор отказался".into(),
                    ReplyState::Sent(outbox) => format!("в исходящем пакете {outbox}, ещё не подтверждён"),
                    ReplyState::Confirmed(outbox) => format!("в исходящем пакете {outbox}, на сервере"),
                };
                let parts = if *parts > 1 { format!(", частей: {parts}") } else { String::new() };
                format!("  Ответ {n}, написан {}, {}{parts}: {state}", date(*day), self.status(*status))
            }
            Saved { folder, files } => format!("{}: файлов: {files}", path(folder)),
            ReplyWritten { case, n, parts, delay } => {
                let parts = if *parts > 1 { format!(", частей: {parts}") } else { String::new() };
                let wait = match delay {
                    0 => "уйдёт со следующим исходящим пакетом".to_owned(),
                    days => format!("уйдёт с первым исходящим пакетом, когда сервер подтвердит отметку о получении сообщения и после этого пройдёт не меньше {days} сут."),
                };
                format!("ответ {n} по делу {case}{parts}: {wait}")
            }
            OutboxWritten { output, number, replies, slots, waiting } => {
                let mut text = format!("{}: исходящий пакет {number}, занято ответами мест: {replies} из {slots}", path(output));
                if *waiting > 0 {
                    text.push_str(&format!(", ещё ждут: {waiting}"));
                }
                text
            }
            OutboxAgain { output, number } => format!("{}: исходящий пакет {number} ещё раз", path(output)),
            OutboxLate { output, number } => format!(
                "{}: исходящий пакет {number}, который был создан раньше, но не записан; для нового повторите команду",
                path(output)
            ),
            OutboxKept { number } => {
                format!("исходящий пакет {number} создан и сохранён; следующая команда outbox сначала запишет его")
            }
            OnceMore { replies } => format!(
                "уходят ещё раз, ответов: {replies}. Неизвестно, принял ли их сервер раньше; заявитель увидит каждый один раз"
            ),
            TooManyParts { case, n, parts, slots } => format!(
                "внимание: ответ {n} по делу {case} займёт мест: {parts}, в исходящем пакете их теперь {slots}; он не может уйти. Напишите то же короче командой reply или попросите у оператора больше мест"
            ),
            ReplyFileDamaged { case, n, path: p } => format!(
                "внимание: ответ {n} по делу {case} не может уйти: его файл «{}» пропал или повреждён. Верните файл из резервной копии или напишите ответ заново",
                path(p)
            ),
            ReplyGivenUp { case, n: number } => format!(
                "предупреждение: ответ {number} по делу {case} не уходит: он написан для кодового имени, от которого заявитель с тех пор отказался, потому что его мог узнать кто-то ещё. Напишите его заново командой reply"
            ),
            CardsEnd { until } => format!(
                "внимание: последняя карточка действует до {} включительно; потом никто не сможет вам написать. До этого дня подпишите новые корневым ключом: card renew",
                date(*until)
            ),
            PreviousUnconfirmed { number } => format!(
                "внимание: исходящий пакет {number} ещё не подтверждён; он должен попасть на сервер раньше этого, иначе его ответам придётся уйти ещё раз"
            ),
            Deciding(deciding) => deciding::ru(deciding),
            Proving(proving) => proving::ru(proving),
            Passing(passing) => super::passing::ru(passing),
            WentBack(what) => super::went_back::ru(what),
            Upkeep(upkeep) => upkeep::ru(upkeep),
            Recovering(recovering) => recovering::ru(recovering),
            Showing(showing) => showing::ru(showing),
            Evidence(evidence) => evidence::ru(evidence),
            Keys(keys) => keys::ru(keys),
            Rite(rite) => rites::ru(rite),
            SignOff(what) => sign_offs::say(what, Language::Ru),
            OnScreen(said) => on_screen::ru(said),
            Files(about) => files::say(about, Language::Ru),
            Copying(said) => copying::say(said, Language::Ru),
        }
    }

    fn problem(&self, problem: &Problem) -> (String, String) {
        use Problem::*;
        if let NotOnScreen(why) = problem {
            return on_screen::not_shown_ru(*why);
        }
        if let NotSaved(why) = problem {
            return saving::problem(why, Language::Ru);
        }
        let (what, help): (String, &str) = match problem {
            Io { path: p, error } => (format!("«{}»: {}", path(p), system(error)), io_help(error)),
            Output(error) => (format!("не удаётся вывести результат: {}", system(error)), io_help(error)),
            WrongPassphrase => ("парольная фраза неверна".into(), "проверьте раскладку клавиатуры и Caps Lock"),
            NoTerminal => (
                "нет терминала, чтобы спросить парольную фразу".into(),
                "укажите --passphrase-file ФАЙЛ или --passphrase-file fd:3 3<ФАЙЛ",
            ),
            EmptyPassphrase => ("парольная фраза пуста".into(), "возьмите шесть случайных слов или больше"),
            PassphrasesDiffer => ("фразы не совпали; ничего не создано".into(), "введите её ещё раз, не торопясь"),
            ShortPassphrase => (
                "эта парольная фраза коротка: тот, кто скопирует книгу дел, переберёт миллионы таких".into(),
                "возьмите шесть случайных слов или больше",
            ),
            PassphraseFileOpen(p) => {
                (format!("файл «{}» могут прочесть другие пользователи", path(p)), "выполните для него chmod 600")
            }
            PassphraseFileInside(p) => (
                format!("«{}» лежит в самой книге дел, где вор найдёт и то и другое", path(p)),
                "храните парольную фразу в другом месте",
            ),
            PassphraseUnreadable(p) => (
                format!("«{}» не начинается со строки текста", path(p)),
                "первая строка — парольная фраза, не больше 4096 байт",
            ),
            NotACasebook(p) => (
                format!("«{}» — не книга дел", path(p)),
                "укажите папку, созданную командой init, или создайте: init --drop DROP.sybyr --name НАЗВАНИЕ",
            ),
            CasebookExists(p) => {
                (format!("папка «{}» не пуста", path(p)), "укажите новую папку; в одной книге дел — один орган")
            }
            Unfinished(p) => (
                format!("в «{}» лежит остаток прерванного init, или из папки пропал identity.age", path(p)),
                "если init здесь не завершился, удалите папку и запустите init снова; иначе верните identity.age из резервной копии",
            ),
            NewerCasebook => {
                ("книгу дел записала более новая версия программы".into(), "возьмите ту версию; эта ничего не тронула")
            }
            Damaged { path: p } => (
                format!("книга дел повреждена: «{}»; ничего не изменено", path(p)),
                "верните резервную копию всей папки и снова примите последние пакеты",
            ),
            Index(why) => (
                format!("указатель книги дел не принимает изменение: {}", line(why)),
                "верните резервную копию всей папки",
            ),
            InUse(p) => (
                format!("«{}» сейчас открыта другой программой", path(p)),
                "подождите, пока она закончит, или закройте её",
            ),
            NotADropFile { path: p, why } => (
                format!("«{}» — не файл сервера приёма: {}", path(p), line(why)),
                "попросите у оператора drop.sybyr ещё раз",
            ),
            NotTemplates(p) => (format!("«{}» — не список образцов", path(p)), "как он устроен, см. в руководстве сотрудника: templates"),
            NotTexts(p) => {
                (format!("в «{}» нет текстов карточки", path(p)), "см. «Texts of the card» в руководстве сотрудника")
            }
            NotACardFile(p) => (format!("«{}» — не файл карточки органа", path(p)), "попросите у того органа файл, который записывает sybyr-officer card"),
            CardRefused(why) => (
                format!("карточка была бы недействительна: {}", line(why)),
                "названия — от 1 до 200 байт, тексты — до 2000, id — из a-z, 0-9 и -",
            ),
            NotABundle(p) => {
                (format!("«{}» — не пакет этого протокола", path(p)), "укажите файл, который забрал курьер")
            }
            BundleCut => (
                "пакет не открывается: он для другой книги дел, обрезан, изменён в пути или это вообще не пакет".into(),
                "проверьте имя или скопируйте его снова с компьютера курьера; прочитанное сохранено, ничего не подписано",
            ),
            BundleForeign => {
                ("пакет с другого сервера или для другого органа".into(), "откройте книгу дел того органа")
            }
            BundleForged => (
                "этот пакет сделан не сервером; из него ничего не прочитано".into(),
                "сохраните файл, заберите пакет ещё раз и сообщите оператору сервера",
            ),
            CheckpointWrong { shard } => (
                format!("журнал {} не таков, каким его подписал сервер; ничего не подписано", line(shard)),
                "сохраните файл и спросите оператора сервера",
            ),
            Unaccounted { leaves } => (
                format!("не сходится: {}; ничего не подписано, остальное сохранено", first_ten(leaves)),
                "заберите пакет ещё раз; если не поможет, спросите оператора сервера",
            ),
            Inconsistent { shard } => (
                format!("журнал {} противоречит принятому раньше; ничего не подписано", line(shard)),
                "сохраните этот файл: он доказывает, что сервер изменил журнал. Сообщите тем, кто надзирает за сервером",
            ),
            EarlierMissing { shard, have, from } => (
                format!(
                    "не хватает более раннего пакета: журнал {} известен до записи {have}, этот пакет начинается с записи {from}",
                    line(shard)
                ),
                "примите более ранний пакет, или пусть курьер заберёт пакет с ?from=seen",
            ),
            RolledBackSeen { shard, ours, theirs } => (
                format!(
                    "ТРЕВОГА: на сервере есть наша подпись под журналом {}, записей: {theirs}; в этой книге дел записей: {ours}",
                    line(shard)
                ),
                "сообщения приняты. Если самая новая копия книги дел есть, работайте с ней; если она потеряна и это резервная копия: restore",
            ),
            RolledBackOutbox { ours, theirs } => (
                format!("ТРЕВОГА: на сервере наш исходящий пакет {theirs}, в этой книге дел последний — {ours}"),
                "сообщения приняты. Если самая новая копия книги дел есть, работайте с ней; если она потеряна и это резервная копия: restore",
            ),
            OutboxDiffers { number } => (
                format!("ТРЕВОГА: исходящий пакет {number} на сервере — не тот, что создала эта книга дел"),
                "используются две копии книги дел. Оставьте ту, что создала последний исходящий пакет; если она потеряна: restore",
            ),
            RolledBackBefore => (
                "пакет показал, что книга дел возвращена в старое состояние; исходящий пакет не создан".into(),
                "работайте с самой новой копией книги дел; если она потеряна и это резервная копия: restore",
            ),
            LostAfterWriting { leaf } => (
                format!("сообщение {} больше не читается с диска; ничего не подписано", line(leaf)),
                "проверьте диск и примите пакет снова",
            ),
            NoSuchCase(case) => (format!("дела {case} нет"), "см. list"),
            CaseDidNotOpen { leaf } => (
                format!("сохранённое сообщение {} больше не открывается", line(leaf)),
                "примите его пакет снова или верните резервную копию",
            ),
            WrongFingerprint => (
                "это не двенадцать слов этого файла; ничего не создано".into(),
                "проверьте, нет ли опечатки; если слова другие, не пользуйтесь файлом: попросите у того, чей он, и файл, и слова ещё раз",
            ),
            FingerprintNeeded => (
                "нужно подтвердить двенадцать слов файла".into(),
                "запустите команду в терминале или укажите --fingerprint \"двенадцать слов\"",
            ),
            NotConfirmed => ("не подтверждено; ничего не сделано".into(), "запустите команду снова и введите «да»"),
            ConfirmationNeeded => ("нет терминала, чтобы подтвердить".into(), "укажите --yes"),
            OutputExists(p) => (format!("«{}» уже есть", path(p)), "выберите новое имя; ничто не перезаписывается"),
            OutputInside(p) => (format!("«{}» лежит в книге дел", path(p)), "выберите место вне её"),
            MessageNotText => {
                ("ответ — не текст UTF-8 длиной до 4 МиБ".into(), "сохраните его как простой текст в UTF-8")
            }
            NothingToSay => ("нечего отправлять".into(), "укажите --message-file, --attach или --status"),
            ReplyTooLong { parts, slots } => (
                format!("ответ займёт мест: {parts}, в исходящем пакете их {slots}"),
                "сократите его или отправьте файлом через --attach",
            ),
            ThreadFull => (
                "в переписке кончились номера или имена файлов слишком длинны".into(),
                "попросите заявителя написать под новым кодовым именем",
            ),
            TooManyFiles => ("в ответе не больше 4 файлов".into(), "отправьте ещё один ответ"),
            FilesTooLarge { limit } => (
                format!("файлы ответа больше, чем {}", Language::Ru.size(*limit)),
                "отправьте меньше файлов или файлы поменьше",
            ),
            FileName(p) => (format!("имя «{}» нельзя отправить", path(p)), "переименуйте: текст, не больше 255 байт"),
            RefTooLong => ("--ref длиннее 100 байт".into(), "сократите"),
            NoOutbox => (
                "нет исходящего пакета, который ждёт подтверждения сервера".into(),
                "новый создаст outbox --output ФАЙЛ",
            ),
            NoAlarm => (
                "ни один пакет не поднял тревогу; ничего не изменено".into(),
                "сначала примите самый новый пакет: он показывает, что есть у сервера от потерянной книги дел",
            ),
            NoCards => (
                "срок всех карточек истёк".into(),
                "проверьте часы или укажите --today; если они верны, подпишите новые корневым ключом: card renew",
            ),
            NotWell(n) => (format!("замечаний, опасных для заявителей: {n}"), "сделайте то, что сказано под каждым, и повторите doctor"),
            BackupDiffers(p) => (format!("«{}» не совпадает с тем, что копировалось", path(p)), "диск или флешка неисправны: сделайте копию на другом носителе"),
            Stopped => return waiting::stopped_ru(),
            NotAPeriod => ("период кончается раньше, чем начинается, или лежит вне 1970–2199 годов".into(), "укажите --from и --to или --year"),
            NotAPublicPeriod => (
                "отчёт для публикации охватывает один завершившийся календарный год: более короткие или пересекающиеся периоды можно вычесть друг из друга".into(),
                "укажите --year с прошедшим годом",
            ),
            Undecided(why) => deciding::undecided_ru(why),
            Unrecovered(why) => recovering::unrecovered_ru(why),
            NotPrinted(why) => printing::not_printed(Language::Ru, why),
            NoRenderer(program) => showing::no_renderer(Language::Ru, program),
            NoSandbox => showing::no_sandbox(Language::Ru),
            Keys(fault) => key_faults::ru(fault),
            NotPassedOn(why) => proving::not_passed_on_ru(why),
            NotOnScreen(_) | NotSaved(_) => unreachable!("said above"),
        };
        (what, help.to_owned())
    }

    fn error_and_help(&self) -> [&'static str; 2] {
        ["ошибка", "что делать"]
    }

    fn yes(&self) -> &'static str {
        "да"
    }

    fn field(&self, field: Field) -> &'static str {
        match field {
            Field::Kind => "Вид",
            Field::Language => "Язык",
            Field::Forward => "Можно передать",
            Field::Sector => "Сфера",
            Field::District => "Район",
            Field::Place => "Где",
            Field::When => "Когда",
            Field::Who => "Кто",
            Field::Known => "Откуда это известно",
            Field::Risk => "Грозит ли заявителю опасность",
            Field::Role => "Роль",
            Field::Finding => "Вид риска",
            Field::Contact => "Связь",
            Field::Reference => "Номер для заявителя",
        }
    }

    fn kind(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Report => "подробное",
            Kind::Quick => "краткое",
            Kind::Statement => "заявление",
            Kind::Call => "звонок",
            Kind::Field => "с места",
            Kind::Message => "дополнение",
            Kind::Claim => "подтверждение авторства",
        }
    }

    fn language_name(&self, language: TipLanguage) -> &'static str {
        match language {
            TipLanguage::En => "английский",
            TipLanguage::Ru => "русский",
            TipLanguage::Kk => "казахский",
        }
    }

    fn forwarding(&self, forwarding: Forwarding) -> &'static str {
        match forwarding {
            Forwarding::Never => "нет",
            Forwarding::Ask => "с согласия заявителя",
            Forwarding::Yes => "да",
        }
    }

    fn risk(&self, risk: Risk) -> &'static str {
        match risk {
            Risk::Yes => "да",
            Risk::No => "нет",
            Risk::Unsure => "не знает",
        }
    }

    fn finding(&self, finding: Finding) -> &'static str {
        match finding {
            Finding::Demand => "требуют деньги или услуги",
            Finding::Conflict => "конфликт интересов",
            Finding::Purchase => "закупки под одного поставщика",
            Finding::Barrier => "надуманные препятствия",
            Finding::Rules => "правила, по которым всё решает один человек",
            Finding::Control => "никто не проверяет",
            Finding::Other => "другое",
        }
    }

    fn status(&self, status: Status) -> &'static str {
        match status {
            Status::Received => "получено",
            Status::Registered => "зарегистрировано",
            Status::ReferredTerritory => "направлено по территориальности",
            Status::Referred => "передано другому органу",
            Status::Checking => "проверяется",
            Status::Investigating => "ведётся расследование",
            Status::Answered => "дан ответ",
            Status::WrittenOff => "списано",
            Status::Confirmed => "подтвердилось",
            Status::NotConfirmed => "не подтвердилось",
            Status::Reward => "вознаграждение",
            Status::Closed => "закрыто",
            Status::Reopened => "возобновлено",
        }
    }

    fn list_heads(&self) -> [&'static str; 10] {
        ["Дело", "", "Получено", "О чём", "Вид", "", "Сообщ.", "Файлы", "Ответы", "Первая строка"]
    }

    fn units(&self) -> [&'static str; 3] {
        ["байт", "кБ", "МБ"]
    }

    fn list(&self) -> List {
        List::Ru
    }
}
