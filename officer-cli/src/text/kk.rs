//! Kazakh.

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

pub(super) struct Kk;

fn system(error: &std::io::Error) -> String {
    files::reason(error, Language::Kk)
}

fn io_help(error: &std::io::Error) -> &'static str {
    use std::io::ErrorKind::{IsADirectory, NotADirectory, NotFound, PermissionDenied, QuotaExceeded, StorageFull};
    match error.kind() {
        StorageFull | QuotaExceeded => "дискіде орын босатып, команданы қайталаңыз; ештеңе жоғалған жоқ",
        NotFound | IsADirectory | NotADirectory => "атауын тексеріңіз",
        PermissionDenied => "файлдың кімге тиесілі екенін және оған рұқсатты тексеріңіз",
        _ => "дискіні немесе флешканы тексеріп, команданы қайталаңыз",
    }
}

impl Words for Kk {
    fn say(&self, what: &Say) -> String {
        use Say::*;
        match what {
            AskPassphrase => "Құпия сөйлем: ".into(),
            ChoosePassphrase => "Жаңа құпия сөйлем: ".into(),
            RepeatPassphrase => "Тағы бір рет: ".into(),
            ConfirmDrop { fingerprint } => format!(
                "Қабылдау сервері файлының таңбасы:\n{}\nОны сервер операторы сізге оқып берген сөздермен салыстырыңыз.\nОн екі сөздің бәрі бірдей болса, «иә» деп теріңіз: ",
                words_of(fingerprint, self.list())
            ),
            ConfirmExport => "Бұл файл кімде болса, сол барлық хабарламаны оқи алады. Жазу үшін «иә» деп теріңіз: ".into(),
            AgencyMade { name, fingerprint } => format!("{}\n{}", line(name), words_of(fingerprint, self.list())),
            AfterInit { casebook } => format!(
                "Органның кілттері жасалды. Жоғарыда оның он екі сөзі тұр: оларды басып шығарып, сервер операторына оқып беріңіз.\n\
                 {}/root.age файлын бөлек флешкаға көшіріп, құлыптап қойыңыз: ол тек карточкаларға қол қояды.\n\
                 Келесісі: sybyr-officer --casebook {} card --output agency.card",
                path(casebook),
                path(casebook)
            ),
            ConfirmRestore { outbox } => format!(
                "{}Осы қалта ең жаңа сақтық көшірме болып, кейінгі істер кітабы біржола жоғалған жағдайда ғана жалғастырыңыз: қатар қолданылған екі істер кітабы бірдей нөмірлер берер еді. Жалғастыру үшін «иә» деп теріңіз: ",
                outbox.map_or_else(String::new, |number| format!("Серверде сіздің {number}-шығыс пакетіңіз бар. "))
            ),
            LaterSigned { shard, here, signed } => format!(
                "{}: жоғалған істер кітабы {signed} жазбаны растаған, мұнда {here}. Аралықтағы пакеттер сақталған болса, қабылдаңыз: олар әкелген хабарламалар бұл істер кітабында жоқ",
                line(shard)
            ),
            Restored { next } => format!("қалпына келтірілді: келесі шығыс пакеті — {next}, әр хат алысу 16 нөмір кейіннен жалғасады"),
            AfterRestore => "Әрі қарай: сақтық көшірмеден кейінгі барлық пакетті, ең жаңасын соңынан қабылдаңыз (import); содан соң list және outbox".into(),
            CardsWritten { output, cards, until } => {
                format!("{}: карточка саны: {cards}, {} күніне дейін жарамды", path(output), date(*until))
            }
            AgencyWords { fingerprint } => {
                format!("Бұл сөздерді сервер операторына оқып беріңіз:\n{}", words_of(fingerprint, self.list()))
            }
            IdentityWritten { output, keys } => {
                format!("{}: кілт саны: {keys}; файлды істер кітабы сияқты сақтаңыз", path(output))
            }
            Mended => "назар аударыңыз: істер кітабының сақталған бір нұсқасы зақымданған еді, ол қайта жасалды, ештеңе жоғалған жоқ. Дискіні тексеріп, бірден сақтық көшірме жасаңыз".into(),
            TornTail { kept } => format!(
                "назар аударыңыз: соңғы өзгеріс, мүмкін электр өшкендіктен, толық жазылмады және есепке алынбады: соңғы команданы қайталаңыз. Кесіп алынған бөлігі мына жерде: {}",
                path(kept)
            ),
            ClockDiffers { today, bundle } => format!(
                "назар аударыңыз: бұл компьютерде {}, соңғы пакеттің күні {}; сағат қате болса, --today ЖЖЖЖ-АА-КК деп көрсетіңіз",
                date(*today),
                date(*bundle)
            ),
            Imported { number, tips, new_cases, known, withdrawn } => {
                let mut text = format!("{number}-пакет: жаңа хабарлама: {tips}, жаңа іс: {new_cases}");
                if *known > 0 {
                    text.push_str(&format!(", бұрыннан бар: {known}"));
                }
                if *withdrawn > 0 {
                    text.push_str(&format!(", қайтарып алынған: {withdrawn}"));
                }
                text
            }
            DidNotOpen { leaves } => format!("ашылмады: {} ({}); қайда екенін list көрсетеді", leaves.len(), first_ten(leaves)),
            SignedFor { shard, size } => format!("алынғаны туралы белгі: {}, жазба саны: {size}", line(shard)),
            AfterImport => "Келесісі: list, show, reply, сосын outbox — ол белгілерді кері апарады".into(),
            NoCases => "әзірге іс жоқ".into(),
            UnopenedTips { tips } => format!(
                "ашылмаған хабарлама: {}{}\nПакет қайта қабылданғанда, олар тағы бір рет ашып көріледі. Бұл бағдарламасыз: identity export --output КІЛТТЕР, содан кейін age -d -i КІЛТТЕР ФАЙЛ | tar x",
                tips.len(),
                places(tips)
            ),
            NoText => "(мәтінсіз)".into(),
            New => "жаңа".into(),
            Withdrawn => "хабарлаушы қайтарып алған".into(),
            Repeated => "дәл осындай хабарлама бұрын келген: біреу оны қайталап жіберуі мүмкін".into(),
            OldKey => "хабарлаушы бас тартқан құпия код-сөзбен келген немесе соның жалғасымын дейді: оны сол код-сөзді тауып алған адам жазуы мүмкін".into(),
            Heard => "телефонмен қабылданған: қоңырау қабылдаушы құпия код-сөзді естіген".into(),
            HeardCases { cases } => format!("телефонмен қабылданған, қоңырау қабылдаушы құпия код-сөзді естіген істер: {}", first_ten(cases)),
            BlobDamaged { blob } => format!("енді ашылмайды: blobs/{} файлы жоғалған немесе зақымданған", line(blob)),
            CaseTitle { case, tips, replies } => format!("{case}-іс: {tips} хабарлама, {replies} жауап"),
            TipTitle { number, day, leaf } => {
                format!("{number}-хабарлама, алынған күні {}, жазба {}", date(*day), line(leaf))
            }
            ReplyTitle { n, day, status, parts, state } => {
                let state = match state {
                    ReplyState::Waiting => "шығыс пакетін күтуде".into(),
                    ReplyState::Again(outbox) => {
                        format!("шығыс пакетін қайта күтуде: {outbox}-пакет артта қалды")
                    }
                    ReplyState::GivenUp => "жіберілмейді: хабарлаушы содан бері бас тартқан құпия код-сөзге жазылған".into(),
                    ReplyState::Sent(outbox) => format!("{outbox}-шығыс пакетінде, әлі расталмаған"),
                    ReplyState::Confirmed(outbox) => format!("{outbox}-шығыс пакетінде, серверде"),
                };
                let parts = if *parts > 1 { format!(", бөлік саны: {parts}") } else { String::new() };
                format!("  {n}-жауап, жазылған күні {}, {}{parts}: {state}", date(*day), self.status(*status))
            }
            Saved { folder, files } => format!("{}: файл саны: {files}", path(folder)),
            ReplyWritten { case, n, parts, delay } => {
                let parts = if *parts > 1 { format!(", бөлік саны: {parts}") } else { String::new() };
                let wait = match delay {
                    0 => "келесі шығыс пакетімен кетеді".to_owned(),
                    days => format!("сервер хабарламаның алынғанын растағаннан кейін кемінде {days} күн өткен соң шығыс пакетімен кетеді"),
                };
                format!("{case}-іс бойынша {n}-жауап{parts}: {wait}")
            }
            OutboxWritten { output, number, replies, slots, waiting } => {
                let mut text = format!("{}: {number}-шығыс пакеті, {slots} орынның {replies} орнында жауап бар", path(output));
                if *waiting > 0 {
                    text.push_str(&format!(", әлі күтуде: {waiting}"));
                }
                text
            }
            OutboxAgain { output, number } => format!("{}: {number}-шығыс пакеті қайтадан", path(output)),
            OutboxLate { output, number } => format!(
                "{}: бұрын жасалып, бірақ жазылмаған {number}-шығыс пакеті; жаңасы үшін команданы қайталаңыз",
                path(output)
            ),
            OutboxKept { number } => {
                format!("{number}-шығыс пакеті жасалып, сақталды; келесі outbox командасы алдымен соны жазады")
            }
            OnceMore { replies } => format!(
                "қайтадан жіберілетін жауап: {replies}. Сервердің оларды бұрын алғаны белгісіз; хабарлаушы әрқайсысын бір-ақ рет көреді"
            ),
            TooManyParts { case, n, parts, slots } => format!(
                "назар аударыңыз: {case}-іс бойынша {n}-жауапқа {parts} орын керек, шығыс пакетінде енді {slots} орын бар: ол кете алмайды. reply командасымен қысқарақ жазыңыз немесе оператордан көбірек орын сұраңыз"
            ),
            ReplyFileDamaged { case, n, path: p } => format!(
                "назар аударыңыз: {case}-іс бойынша {n}-жауап кете алмайды: оның «{}» файлы жоғалған немесе зақымданған. Файлды сақтық көшірмеден қайтарыңыз немесе жауапты қайта жазыңыз",
                path(p)
            ),
            ReplyGivenUp { case, n: number } => format!(
                "ескерту: {case}-іске {number}-жауап жіберілмейді: ол хабарлаушы содан бері бас тартқан құпия код-сөзге жазылған, ал оны басқа біреу білуі мүмкін. reply пәрменімен қайта жазыңыз"
            ),
            CardsEnd { until } => format!(
                "назар аударыңыз: соңғы карточканың соңғы күні {}; содан кейін сізге ешкім жаза алмайды. Оған дейін түбір кілтпен жаңаларына қол қойыңыз: card renew",
                date(*until)
            ),
            PreviousUnconfirmed { number } => format!(
                "назар аударыңыз: {number}-шығыс пакеті әлі расталмаған; ол серверге осыдан бұрын жетуі керек, әйтпесе ондағы жауаптар қайтадан жіберіледі"
            ),
            Deciding(deciding) => deciding::kk(deciding),
            Proving(proving) => proving::kk(proving),
            Passing(passing) => super::passing::kk(passing),
            WentBack(what) => super::went_back::kk(what),
            Upkeep(upkeep) => upkeep::kk(upkeep),
            Recovering(recovering) => recovering::kk(recovering),
            Showing(showing) => showing::kk(showing),
            Evidence(evidence) => evidence::kk(evidence),
            Keys(keys) => keys::kk(keys),
            Rite(rite) => rites::kk(rite),
            SignOff(what) => sign_offs::say(what, Language::Kk),
            OnScreen(said) => on_screen::kk(said),
            Files(about) => files::say(about, Language::Kk),
            Copying(said) => copying::say(said, Language::Kk),
        }
    }

    fn problem(&self, problem: &Problem) -> (String, String) {
        use Problem::*;
        if let NotOnScreen(why) = problem {
            return on_screen::not_shown_kk(*why);
        }
        if let NotSaved(why) = problem {
            return saving::problem(why, Language::Kk);
        }
        let (what, help): (String, &str) = match problem {
            Io { path: p, error } => (format!("«{}»: {}", path(p), system(error)), io_help(error)),
            Output(error) => (format!("нәтижені шығару мүмкін болмады: {}", system(error)), io_help(error)),
            WrongPassphrase => ("құпия сөйлем қате".into(), "пернетақта тілін және Caps Lock пернесін тексеріңіз"),
            NoTerminal => (
                "құпия сөйлемді сұрайтын терминал жоқ".into(),
                "--passphrase-file ФАЙЛ немесе --passphrase-file fd:3 3<ФАЙЛ деп көрсетіңіз",
            ),
            EmptyPassphrase => ("құпия сөйлем бос".into(), "кемінде алты кездейсоқ сөз алыңыз"),
            PassphrasesDiffer => {
                ("сөйлемдер сәйкес келмеді; ештеңе жасалған жоқ".into(), "асықпай тағы бір рет теріңіз")
            }
            ShortPassphrase => (
                "бұл құпия сөйлем қысқа: істер кітабын көшіріп алған адам мұндайдың миллионын теріп көре алады".into(),
                "кемінде алты кездейсоқ сөз алыңыз",
            ),
            PassphraseFileOpen(p) => {
                (format!("«{}» файлын басқалар да оқи алады", path(p)), "оған chmod 600 қолданыңыз")
            }
            PassphraseFileInside(p) => (
                format!("«{}» істер кітабының ішінде жатыр, ұры екеуін де бірге табады", path(p)),
                "құпия сөйлемді басқа жерде сақтаңыз",
            ),
            PassphraseUnreadable(p) => {
                (format!("«{}» мәтін жолынан басталмайды", path(p)), "бірінші жол — құпия сөйлем, 4096 байттан аспайды")
            }
            NotACasebook(p) => (
                format!("«{}» — істер кітабы емес", path(p)),
                "init жасаған қалтаны көрсетіңіз немесе жасаңыз: init --drop DROP.sybyr --name АТАУЫ",
            ),
            CasebookExists(p) => {
                (format!("«{}» қалтасы бос емес", path(p)), "жаңа қалтаны көрсетіңіз; бір істер кітабында — бір орган")
            }
            Unfinished(p) => (
                format!("«{}» ішінде үзілген init қалдығы жатыр немесе identity.age жоғалған", path(p)),
                "init мұнда аяқталмаған болса, қалтаны өшіріп, init командасын қайта іске қосыңыз; әйтпесе identity.age файлын сақтық көшірмеден қайтарыңыз",
            ),
            NewerCasebook => (
                "істер кітабын бағдарламаның жаңарақ нұсқасы жазған".into(),
                "сол нұсқаны алыңыз; бұл нұсқа ештеңеге тиген жоқ",
            ),
            Damaged { path: p } => (
                format!("істер кітабы зақымданған: «{}»; ештеңе өзгертілген жоқ", path(p)),
                "бүкіл қалтаның сақтық көшірмесін қайтарып, соңғы пакеттерді қайта қабылдаңыз",
            ),
            Index(why) => (
                format!("істер кітабының көрсеткіші өзгерісті қабылдамады: {}", line(why)),
                "бүкіл қалтаның сақтық көшірмесін қайтарыңыз",
            ),
            InUse(p) => (format!("«{}» басқа бағдарламада ашық", path(p)), "оның аяқталуын күтіңіз немесе жабыңыз"),
            NotADropFile { path: p, why } => (
                format!("«{}» — қабылдау серверінің файлы емес: {}", path(p), line(why)),
                "оператордан drop.sybyr файлын қайта сұраңыз",
            ),
            NotTemplates(p) => (format!("«{}» — үлгілер тізімі емес", path(p)), "қалай жазылатыны қызметкер нұсқаулығында: templates"),
            NotTexts(p) => (
                format!("«{}» файлында карточка мәтіндері жоқ", path(p)),
                "қызметкер нұсқаулығындағы «Texts of the card» бөлімін қараңыз",
            ),
            NotACardFile(p) => (format!("«{}» орган карточкасының файлы емес", path(p)), "ол органнан sybyr-officer card жазатын файлды сұраңыз"),
            CardRefused(why) => (
                format!("карточка жарамсыз болар еді: {}", line(why)),
                "атаулар 1–200 байт, мәтіндер 2000 байтқа дейін, id тек a-z, 0-9 және -",
            ),
            NotABundle(p) => {
                (format!("«{}» — бұл хаттаманың пакеті емес", path(p)), "жеткізуші әкелген файлды көрсетіңіз")
            }
            BundleCut => (
                "пакет ашылмайды: басқа істер кітабына арналған, қиылған, жолда өзгертілген немесе мүлде пакет емес".into(),
                "атын тексеріңіз немесе оны жеткізушінің компьютерінен қайта көшіріңіз; оқылғаны сақталды, ештеңеге қол қойылған жоқ",
            ),
            BundleForeign => {
                ("пакет басқа серверден немесе басқа органға арналған".into(), "сол органның істер кітабын ашыңыз")
            }
            BundleForged => (
                "бұл пакетті сервер жасамаған; одан ештеңе оқылған жоқ".into(),
                "файлды сақтап, пакетті қайта алыңыз және сервер операторына хабарлаңыз",
            ),
            CheckpointWrong { shard } => (
                format!("{} журналы сервер қол қойған күйдегідей емес; ештеңеге қол қойылған жоқ", line(shard)),
                "файлды сақтап, сервер операторынан сұраңыз",
            ),
            Unaccounted { leaves } => (
                format!("сәйкес келмейді: {}; ештеңеге қол қойылған жоқ, қалғаны сақталды", first_ten(leaves)),
                "пакетті қайта алыңыз; көмектеспесе, сервер операторынан сұраңыз",
            ),
            Inconsistent { shard } => (
                format!("{} журналы бұрын қабылданғанға қайшы; ештеңеге қол қойылған жоқ", line(shard)),
                "бұл файлды сақтаңыз: ол сервердің журналды өзгерткенін дәлелдейді. Серверді қадағалайтындарға хабарлаңыз",
            ),
            EarlierMissing { shard, have, from } => (
                format!(
                    "ертерек пакет жетіспейді: {} журналы {have} жазбаға дейін белгілі, мұнысы {from} жазбасынан басталады",
                    line(shard)
                ),
                "ертерек пакетті қабылдаңыз немесе жеткізуші ?from=seen арқылы пакет алсын",
            ),
            RolledBackSeen { shard, ours, theirs } => (
                format!(
                    "ДАБЫЛ: серверде {} журналына қойған қолымыз бар, жазба саны: {theirs}; бұл істер кітабында жазба саны: {ours}",
                    line(shard)
                ),
                "хабарламалар қабылданды. Істер кітабының ең жаңа көшірмесі бар болса, соны пайдаланыңыз; ол жоғалып, бұл сақтық көшірме болса: restore",
            ),
            RolledBackOutbox { ours, theirs } => (
                format!("ДАБЫЛ: серверде біздің {theirs}-шығыс пакетіміз бар, бұл істер кітабындағы соңғысы: {ours}"),
                "хабарламалар қабылданды. Істер кітабының ең жаңа көшірмесі бар болса, соны пайдаланыңыз; ол жоғалып, бұл сақтық көшірме болса: restore",
            ),
            OutboxDiffers { number } => (
                format!("ДАБЫЛ: сервердегі {number}-шығыс пакеті осы істер кітабы жасаған пакет емес"),
                "істер кітабының екі көшірмесі қолданыста. Соңғы шығыс пакетін жасағанын қалдырыңыз; ол жоғалған болса: restore",
            ),
            RolledBackBefore => (
                "пакет істер кітабының ескі күйге қайтарылғанын көрсетті; шығыс пакеті жасалған жоқ".into(),
                "істер кітабының ең жаңа көшірмесін пайдаланыңыз; ол жоғалып, бұл сақтық көшірме болса: restore",
            ),
            LostAfterWriting { leaf } => (
                format!("{} хабарламасы дискіден қайта оқылмайды; ештеңеге қол қойылған жоқ", line(leaf)),
                "дискіні тексеріп, пакетті қайта қабылдаңыз",
            ),
            NoSuchCase(case) => (format!("{case}-іс жоқ"), "list командасын қараңыз"),
            CaseDidNotOpen { leaf } => (
                format!("сақталған {} хабарламасы енді ашылмайды", line(leaf)),
                "оның пакетін қайта қабылдаңыз немесе сақтық көшірмені қайтарыңыз",
            ),
            WrongFingerprint => (
                "бұлар осы файлдың он екі сөзі емес; ештеңе жасалған жоқ".into(),
                "қате терілмегенін тексеріңіз; сөздер басқа болса, файлды пайдаланбаңыз: иесінен файлды да, сөздерді де қайта сұраңыз",
            ),
            FingerprintNeeded => (
                "файлдың он екі сөзін растау керек".into(),
                "команданы терминалда іске қосыңыз немесе --fingerprint \"он екі сөз\" деп көрсетіңіз",
            ),
            NotConfirmed => ("расталмады; ештеңе жасалған жоқ".into(), "команданы қайта іске қосып, «иә» деп теріңіз"),
            ConfirmationNeeded => ("растауды сұрайтын терминал жоқ".into(), "--yes деп көрсетіңіз"),
            OutputExists(p) => {
                (format!("«{}» бұрыннан бар", path(p)), "жаңа атау таңдаңыз; ештеңенің үстінен жазылмайды")
            }
            OutputInside(p) => (format!("«{}» істер кітабының ішінде", path(p)), "одан тыс жерді таңдаңыз"),
            MessageNotText => {
                ("жауап 4 МиБ-тан аспайтын UTF-8 мәтіні емес".into(), "оны UTF-8 кодындағы жай мәтін ретінде сақтаңыз")
            }
            NothingToSay => ("жіберетін ештеңе жоқ".into(), "--message-file, --attach немесе --status көрсетіңіз"),
            ReplyTooLong { parts, slots } => (
                format!("жауапқа {parts} орын керек, шығыс пакетінде {slots} орын бар"),
                "қысқартыңыз немесе --attach арқылы файл ретінде жіберіңіз",
            ),
            ThreadFull => (
                "хат алысу нөмірлері таусылды немесе файл атаулары тым ұзын".into(),
                "хабарлаушыдан жаңа құпия код-сөзбен жазуын сұраңыз",
            ),
            TooManyFiles => ("жауапта 4 файлдан артық болмайды".into(), "тағы бір жауап жіберіңіз"),
            FilesTooLarge { limit } => (
                format!("жауап файлдарының көлемі {} шегінен асады", Language::Kk.size(*limit)),
                "азырақ немесе кішірек файл жіберіңіз",
            ),
            FileName(p) => {
                (format!("«{}» атауын жіберуге болмайды", path(p)), "атауын өзгертіңіз: 255 байттан аспайтын мәтін")
            }
            RefTooLong => ("--ref 100 байттан ұзын".into(), "қысқартыңыз"),
            NoOutbox => {
                ("сервердің растауын күтіп тұрған шығыс пакеті жоқ".into(), "жаңасын outbox --output ФАЙЛ жасайды")
            }
            NoAlarm => (
                "бірде-бір пакет дабыл көтерген жоқ; ештеңе өзгерген жоқ".into(),
                "алдымен ең жаңа пакетті қабылдаңыз: ол серверде жоғалған істер кітабынан не барын көрсетеді",
            ),
            NoCards => (
                "барлық карточканың мерзімі өткен".into(),
                "сағатты тексеріңіз немесе --today көрсетіңіз; сағат дұрыс болса, түбір кілтпен жаңаларына қол қойыңыз: card renew",
            ),
            NotWell(n) => (format!("хабарлаушыларға қауіп төндіретін ескертулер: {n}"), "әрқайсысының астында айтылғанды орындап, doctor командасын қайталаңыз"),
            BackupDiffers(p) => (format!("«{}» көшірілген файлмен дәл келмейді", path(p)), "диск не флешка ақаулы: көшірмені басқасына жасаңыз"),
            Stopped => return waiting::stopped_kk(),
            NotAPeriod => ("кезең басталмай тұрып аяқталады немесе 1970–2199 жылдардан тыс".into(), "--from мен --to немесе --year жазыңыз"),
            NotAPublicPeriod => (
                "жариялауға арналған көрсеткіштер аяқталған бір күнтізбелік жылды қамтиды: қысқа не қабаттасқан кезеңдерді бір-бірінен шегеріп есептеуге болады".into(),
                "--year деп өткен жылды жазыңыз",
            ),
            Undecided(why) => deciding::undecided_kk(why),
            Unrecovered(why) => recovering::unrecovered_kk(why),
            NotPrinted(why) => printing::not_printed(Language::Kk, why),
            NoRenderer(program) => showing::no_renderer(Language::Kk, program),
            NoSandbox => showing::no_sandbox(Language::Kk),
            Keys(fault) => key_faults::kk(fault),
            NotPassedOn(why) => proving::not_passed_on_kk(why),
            NotOnScreen(_) | NotSaved(_) => unreachable!("said above"),
        };
        (what, help.to_owned())
    }

    fn error_and_help(&self) -> [&'static str; 2] {
        ["қате", "не істеу керек"]
    }

    fn yes(&self) -> &'static str {
        "иә"
    }

    fn field(&self, field: Field) -> &'static str {
        match field {
            Field::Kind => "Түрі",
            Field::Language => "Тілі",
            Field::Forward => "Басқаға беруге бола ма",
            Field::Sector => "Сала",
            Field::District => "Аудан",
            Field::Place => "Қайда",
            Field::When => "Қашан",
            Field::Who => "Кім",
            Field::Known => "Мұны қайдан біледі",
            Field::Risk => "Хабарлаушыға қауіп төніп тұр ма",
            Field::Role => "Рөлі",
            Field::Finding => "Тәуекел түрі",
            Field::Contact => "Байланыс",
            Field::Reference => "Хабарлаушыға берілген нөмір",
        }
    }

    fn kind(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Report => "толық",
            Kind::Quick => "қысқаша",
            Kind::Statement => "арыз",
            Kind::Call => "қоңырау",
            Kind::Field => "жерінен",
            Kind::Message => "толықтыру",
            Kind::Claim => "авторлықты растау",
        }
    }

    fn language_name(&self, language: TipLanguage) -> &'static str {
        match language {
            TipLanguage::En => "ағылшын",
            TipLanguage::Ru => "орыс",
            TipLanguage::Kk => "қазақ",
        }
    }

    fn forwarding(&self, forwarding: Forwarding) -> &'static str {
        match forwarding {
            Forwarding::Never => "жоқ",
            Forwarding::Ask => "хабарлаушы келіссе",
            Forwarding::Yes => "иә",
        }
    }

    fn risk(&self, risk: Risk) -> &'static str {
        match risk {
            Risk::Yes => "иә",
            Risk::No => "жоқ",
            Risk::Unsure => "білмейді",
        }
    }

    fn finding(&self, finding: Finding) -> &'static str {
        match finding {
            Finding::Demand => "ақша не көмек сұрайды",
            Finding::Conflict => "мүдделер қақтығысы",
            Finding::Purchase => "бір жеткізушіге арналған сатып алу",
            Finding::Barrier => "негізсіз кедергілер",
            Finding::Rules => "бәрін бір адам шешетін ережелер",
            Finding::Control => "ешкім тексермейді",
            Finding::Other => "басқа",
        }
    }

    fn status(&self, status: Status) -> &'static str {
        match status {
            Status::Received => "қабылданды",
            Status::Registered => "тіркелді",
            Status::ReferredTerritory => "аумақтылығы бойынша жіберілді",
            Status::Referred => "басқа органға берілді",
            Status::Checking => "тексеріліп жатыр",
            Status::Investigating => "тергеліп жатыр",
            Status::Answered => "жауап берілді",
            Status::WrittenOff => "іске тігілді",
            Status::Confirmed => "расталды",
            Status::NotConfirmed => "расталмады",
            Status::Reward => "сыйақы",
            Status::Closed => "жабылды",
            Status::Reopened => "қайта қаралып жатыр",
        }
    }

    fn list_heads(&self) -> [&'static str; 10] {
        ["Іс", "", "Алынған", "Не туралы", "Түрі", "", "Хабар", "Файл", "Жауап", "Бірінші жолы"]
    }

    fn units(&self) -> [&'static str; 3] {
        ["байт", "кБ", "МБ"]
    }

    fn list(&self) -> List {
        List::Kk
    }
}
