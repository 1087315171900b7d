//! What is said about proofs of authorship and about tips that are passed on, in each language.

use std::path::PathBuf;

use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde::Serialize;
use sybyr_crypto::hex::Hex;
use sybyr_crypto::keys::{Day, Fingerprint};
use sybyr_crypto::words::List;

use super::{path, words_of};
use crate::clock::format as date;
use crate::commands::{Proof, Unproven};
use crate::problem::NotPassedOn;
use crate::terminal::line;

/// A sentence about proofs and about passing on.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each is explained by its sentence in `en`")]
pub enum Proving {
    ChallengeWritten { case: i64, n: u32, delay: u32 },
    Challenge,
    Proven(Proof),
    NotProven(Unproven),
    InCase { case: i64, what: Box<Proving> },
    Introduced { name: String, fingerprint: Fingerprint, day: Day },
    IntroducedUnproven,
    PassedOnTo { agency: Fingerprint },
    ConfirmAgency { name: String, fingerprint: Fingerprint },
    PassedOn { output: PathBuf, upload: Upload },
    AnotherDrop,
    CaseWithdrawn,
}

/// How a courier sends a sealed tip for another agency.
#[derive(Debug, Serialize)]
pub struct Upload {
    /// The drop's address, when it is known.
    pub address: Option<String>,
    /// The other agency.
    pub agency: Fingerprint,
    /// The tip's tag.
    pub tag: Hex<32>,
    /// Its length in bytes.
    pub size: u64,
}

impl Upload {
    /// One request of tus, creation with upload.
    fn command(&self, file: &std::path::Path) -> String {
        let b64 = |hex: &Hex<32>| BASE64_STANDARD.encode(hex.to_string());
        format!(
            "  curl -H 'Tus-Resumable: 1.0.0' -H 'Upload-Length: {}' -H 'Upload-Metadata: agency {},tag {}' \\\n    -H 'Content-Type: application/offset+octet-stream' --data-binary '@{}' {}/api/tips",
            self.size,
            b64(&self.agency),
            b64(&self.tag),
            path(file),
            self.address.as_deref().map_or_else(|| "https://DROP".to_owned(), line),
        )
    }
}

pub(super) fn en(what: &Proving) -> String {
    match what {
        Proving::ChallengeWritten { case, n, delay } => {
            let wait = match delay {
                0 => "leaves with the next outbox".to_owned(),
                days => format!(
                    "leaves with the first outbox after the server has confirmed the tip as seen, {days} or more days later"
                ),
            };
            format!(
                "reply {n} to case {case} asks for a proof of authorship: {wait}. When the proof arrives, import checks it and show names who wrote the tip"
            )
        }
        Proving::Challenge => "asks for a proof of authorship".into(),
        Proving::Proven(Proof { claimant, leaf, received, day }) => format!(
            "authorship proven by {} for the tip {}, signed on {}",
            line(claimant),
            received.map_or_else(|| format!("in leaf {leaf}"), |received| format!("of {}, leaf {leaf}", date(received))),
            date(*day)
        ),
        Proving::NotProven(why) => format!(
            "authorship is not proven: {}",
            match why {
                Unproven::Signature => "the signature is wrong",
                Unproven::Leaf => "there is no such tip among those that we signed as seen",
                Unproven::Challenge => "it does not answer a challenge of this case",
                Unproven::Answered => "its challenge was answered before",
                Unproven::Day => "the day of the signature is not between the challenge and its arrival",
            }
        ),
        Proving::InCase { case, what } => format!("case {case}: {}", en(what)),
        Proving::Introduced { name, fingerprint, day } => format!(
            "introduced by {}, who passed it on on {}; its key, to compare with the words it gives you: {}",
            line(name),
            date(*day),
            words_of(fingerprint, List::En)
        ),
        Proving::IntroducedUnproven => {
            "passed on by somebody who does not prove who it is: do not trust what it says about its way".into()
        }
        Proving::PassedOnTo { agency } => format!("passed on to: {}", words_of(agency, List::En)),
        Proving::ConfirmAgency { name, fingerprint } => format!(
            "The agency's card says: {}. Its key in twelve words:\n{}\nAre these the words that the agency itself reads out? Type yes: ",
            line(name),
            words_of(fingerprint, List::En)
        ),
        Proving::PassedOn { output, upload } => format!(
            "{}: sealed for the other agency. Give it to the courier, who sends it with:\n{}",
            path(output),
            upload.command(output)
        ),
        Proving::AnotherDrop => {
            "this agency receives on another drop: it can read the tip, but its answers do not reach the source. Pass them on yourself".into()
        }
        Proving::CaseWithdrawn => "closed as withdrawn: the source has taken back everything it wrote".into(),
    }
}

pub(super) fn ru(what: &Proving) -> String {
    match what {
        Proving::ChallengeWritten { case, n, delay } => {
            let wait = match delay {
                0 => "уйдёт со следующим исходящим пакетом".to_owned(),
                days => format!(
                    "уйдёт с первым исходящим пакетом после того, как сервер подтвердит отметку о получении, не раньше чем через столько дней: {days}"
                ),
            };
            format!(
                "ответ {n} по делу {case} просит подтвердить авторство: {wait}. Когда подтверждение придёт, import проверит его, а show назовёт автора"
            )
        }
        Proving::Challenge => "просит подтвердить авторство".into(),
        Proving::Proven(Proof { claimant, leaf, received, day }) => format!(
            "авторство подтверждено: {}; сообщение {}; подписано {}",
            line(claimant),
            received.map_or_else(|| format!("в записи {leaf}"), |received| format!("от {}, запись {leaf}", date(received))),
            date(*day)
        ),
        Proving::NotProven(why) => format!(
            "авторство не подтверждено: {}",
            match why {
                Unproven::Signature => "подпись неверна",
                Unproven::Leaf => "такого сообщения нет среди тех, о получении которых мы расписались",
                Unproven::Challenge => "это не ответ на запрос по этому делу",
                Unproven::Answered => "на этот запрос уже ответили",
                Unproven::Day => "день подписи не между запросом и её получением",
            }
        ),
        Proving::InCase { case, what } => format!("дело {case}: {}", ru(what)),
        Proving::Introduced { name, fingerprint, day } => format!(
            "передал орган: {}, {}; его ключ, сравните со словами, которые он называет сам: {}",
            line(name),
            date(*day),
            words_of(fingerprint, List::Ru)
        ),
        Proving::IntroducedUnproven => {
            "передано кем-то, кто не доказывает, кто он: не верьте тому, что сказано о пути сообщения".into()
        }
        Proving::PassedOnTo { agency } => format!("передано органу: {}", words_of(agency, List::Ru)),
        Proving::ConfirmAgency { name, fingerprint } => format!(
            "В карточке органа стоит: {}. Его ключ в двенадцати словах:\n{}\nЭти ли слова называет сам орган? Введите да: ",
            line(name),
            words_of(fingerprint, List::Ru)
        ),
        Proving::PassedOn { output, upload } => format!(
            "{}: запечатано для другого органа. Отдайте файл курьеру, он отправит его так:\n{}",
            path(output),
            upload.command(output)
        ),
        Proving::AnotherDrop => {
            "этот орган принимает сообщения на другом сервере: прочитать он сможет, но его ответы до заявителя не дойдут. Передавайте их сами".into()
        }
        Proving::CaseWithdrawn => "закрыто как отозванное: заявитель отозвал всё, что написал".into(),
    }
}

pub(super) fn kk(what: &Proving) -> String {
    match what {
        Proving::ChallengeWritten { case, n, delay } => {
            let wait = match delay {
                0 => "келесі шығыс пакетімен кетеді".to_owned(),
                days => format!(
                    "сервер алынғаны туралы белгіні растаған соң, кемінде {days} күннен кейінгі алғашқы шығыс пакетімен кетеді"
                ),
            };
            format!(
                "{case}-іске {n}-жауап авторлықты растауды сұрайды: {wait}. Растау келгенде import оны тексереді, show авторын көрсетеді"
            )
        }
        Proving::Challenge => "авторлықты растауды сұрайды".into(),
        Proving::Proven(Proof { claimant, leaf, received, day }) => format!(
            "авторлық расталды: {}; хабарлама: {}; қол қойылған күні: {}",
            line(claimant),
            received.map_or_else(|| format!("жазба {leaf}"), |received| format!("{}, жазба {leaf}", date(received))),
            date(*day)
        ),
        Proving::NotProven(why) => format!(
            "авторлық расталмады: {}",
            match why {
                Unproven::Signature => "қолтаңба дұрыс емес",
                Unproven::Leaf => "алынғанына қол қойылған хабарламалар арасында мұндайы жоқ",
                Unproven::Challenge => "бұл осы іс бойынша сұрауға берілген жауап емес",
                Unproven::Answered => "бұл сұрауға бұрын жауап берілген",
                Unproven::Day => "қол қойылған күн сұрау мен оның келген күнінің арасында емес",
            }
        ),
        Proving::InCase { case, what } => format!("{case}-іс: {}", kk(what)),
        Proving::Introduced { name, fingerprint, day } => format!(
            "берген орган: {}, {}; оның кілті, органның өзі айтатын сөздермен салыстырыңыз: {}",
            line(name),
            date(*day),
            words_of(fingerprint, List::Kk)
        ),
        Proving::IntroducedUnproven => {
            "кім екенін дәлелдемеген біреу берген: хабарламаның жолы туралы айтылғанға сенбеңіз".into()
        }
        Proving::PassedOnTo { agency } => format!("мына органға берілді: {}", words_of(agency, List::Kk)),
        Proving::ConfirmAgency { name, fingerprint } => format!(
            "Орган карточкасында былай жазылған: {}. Оның кілті он екі сөзбен:\n{}\nОрганның өзі осы сөздерді айта ма? иә деп жазыңыз: ",
            line(name),
            words_of(fingerprint, List::Kk)
        ),
        Proving::PassedOn { output, upload } => format!(
            "{}: басқа орган үшін мөрленді. Файлды жеткізушіге беріңіз, ол мына командамен жібереді:\n{}",
            path(output),
            upload.command(output)
        ),
        Proving::AnotherDrop => {
            "бұл орган басқа серверде қабылдайды: хабарламаны оқи алады, бірақ жауабы хабарлаушыға жетпейді. Оны өзіңіз жеткізіңіз".into()
        }
        Proving::CaseWithdrawn => "қайтарып алынған деп жабылды: хабарлаушы жазғанының бәрін қайтарып алған".into(),
    }
}

pub(super) fn not_passed_on_en(why: &NotPassedOn) -> (String, &'static str) {
    match why {
        NotPassedOn::Never => ("the source does not want this tip to be passed on".into(), "ask it with reply"),
        NotPassedOn::NotAgreed => (
            "the source wants to be asked before this tip is passed on".into(),
            "ask it with reply; when it has agreed, add --agreed",
        ),
        NotPassedOn::Ourselves => ("this is our own card".into(), "give the card file of the other agency"),
        NotPassedOn::CardExpired => (
            "no card in the file is in force today".into(),
            "ask the other agency for a new one; is today's date right? --today",
        ),
        NotPassedOn::NoSuchTip(number) => (format!("the case has no tip {number}"), "see: show"),
        NotPassedOn::Withdrawn => ("the source has taken this tip back".into(), "it stays here"),
        NotPassedOn::UnknownAgency(name) => (
            format!("no agency '{}' is known, and there is no such file", line(name)),
            "see: agency-card list; its card comes in with agency-card import",
        ),
        NotPassedOn::SeveralAgencies(name) => (
            format!("several agencies have '{}' in their names", line(name)),
            "give the whole name; see: agency-card list",
        ),
        NotPassedOn::OutputNeeded => (
            "this agency is on another drop, where no outbox of ours goes".into(),
            "give --output FILE for the courier",
        ),
        NotPassedOn::NoSuchFile(number) => (format!("the tip has no file {number}"), "see: show"),
        NotPassedOn::NotFound(phrase) => (
            format!("'{}' stands nowhere in the texts of the tip", line(phrase)),
            "write it as the source did, or take it off the list",
        ),
        NotPassedOn::NothingToCover { limit } => {
            (format!("the list of words is empty or longer than {limit} lines"), "give one word or phrase a line")
        }
        NotPassedOn::MarksTooLong => {
            ("so much is covered that a text grows too long".into(), "leave the part out with --without")
        }
        NotPassedOn::Claim => ("this tip proves who wrote another one".into(), "pass on the tip itself, without it"),
    }
}

pub(super) fn not_passed_on_ru(why: &NotPassedOn) -> (String, &'static str) {
    match why {
        NotPassedOn::Never => {
            ("заявитель не хочет, чтобы это сообщение передавали".into(), "спросите его с помощью reply")
        }
        NotPassedOn::NotAgreed => (
            "заявитель хочет, чтобы его спросили до передачи".into(),
            "спросите его с помощью reply; когда согласится, добавьте --agreed",
        ),
        NotPassedOn::Ourselves => ("это наша собственная карточка".into(), "укажите файл карточек другого органа"),
        NotPassedOn::CardExpired => {
            ("ни одна карточка в файле сегодня не действует".into(), "попросите у органа новые; верна ли дата? --today")
        }
        NotPassedOn::NoSuchTip(number) => (format!("в деле нет сообщения {number}"), "см.: show"),
        NotPassedOn::Withdrawn => ("заявитель отозвал это сообщение".into(), "оно остаётся здесь"),
        NotPassedOn::UnknownAgency(name) => (
            format!("орган «{}» не числится, и такого файла нет", line(name)),
            "см.: agency-card list; карточку принимает agency-card import",
        ),
        NotPassedOn::SeveralAgencies(name) => (
            format!("«{}» есть в названии нескольких органов", line(name)),
            "укажите полное название; см.: agency-card list",
        ),
        NotPassedOn::OutputNeeded => (
            "этот орган на другом сервере, наши исходящие пакеты туда не попадают".into(),
            "укажите --output ФАЙЛ для курьера",
        ),
        NotPassedOn::NoSuchFile(number) => (format!("в сообщении нет файла {number}"), "см.: show"),
        NotPassedOn::NotFound(phrase) => (
            format!("«{}» не встречается в текстах сообщения", line(phrase)),
            "напишите так, как написал заявитель, или уберите из списка",
        ),
        NotPassedOn::NothingToCover { limit } => {
            (format!("список слов пуст или длиннее {limit} строк"), "пишите по одному слову или выражению в строке")
        }
        NotPassedOn::MarksTooLong => {
            ("закрыто столько, что текст стал слишком длинным".into(), "уберите эту часть целиком: --without")
        }
        NotPassedOn::Claim => {
            ("это сообщение подтверждает авторство другого".into(), "передайте само сообщение, без него")
        }
    }
}

pub(super) fn not_passed_on_kk(why: &NotPassedOn) -> (String, &'static str) {
    match why {
        NotPassedOn::Never => ("хабарлаушы бұл хабарламаның берілуін қаламайды".into(), "одан reply арқылы сұраңыз"),
        NotPassedOn::NotAgreed => (
            "хабарлаушы берер алдында одан сұрауды қалайды".into(),
            "reply арқылы сұраңыз; келіскенде --agreed деп қосыңыз",
        ),
        NotPassedOn::Ourselves => ("бұл өз карточкамыз".into(), "басқа органның карточка файлын көрсетіңіз"),
        NotPassedOn::CardExpired => (
            "файлдағы карточкалардың ешқайсысы бүгін жарамсыз".into(),
            "органнан жаңасын сұраңыз; күн дұрыс па? --today",
        ),
        NotPassedOn::NoSuchTip(number) => (format!("істе {number}-хабарлама жоқ"), "қараңыз: show"),
        NotPassedOn::Withdrawn => ("хабарлаушы бұл хабарламаны қайтарып алған".into(), "ол осында қалады"),
        NotPassedOn::UnknownAgency(name) => (
            format!("«{}» деген орган тізімде жоқ, ондай файл да жоқ", line(name)),
            "қараңыз: agency-card list; карточка agency-card import арқылы қабылданады",
        ),
        NotPassedOn::SeveralAgencies(name) => (
            format!("«{}» бірнеше органның атауында бар", line(name)),
            "толық атауын жазыңыз; қараңыз: agency-card list",
        ),
        NotPassedOn::OutputNeeded => (
            "бұл орган басқа серверде, біздің шығыс пакеттері онда бармайды".into(),
            "жеткізуші үшін --output ФАЙЛ деп жазыңыз",
        ),
        NotPassedOn::NoSuchFile(number) => (format!("хабарламада {number}-файл жоқ"), "қараңыз: show"),
        NotPassedOn::NotFound(phrase) => (
            format!("«{}» хабарлама мәтіндерінде кездеспейді", line(phrase)),
            "хабарлаушы жазғандай жазыңыз немесе тізімнен алып тастаңыз",
        ),
        NotPassedOn::NothingToCover { limit } => {
            (format!("сөздер тізімі бос немесе {limit} жолдан ұзын"), "әр жолға бір сөз не сөз тіркесін жазыңыз")
        }
        NotPassedOn::MarksTooLong => {
            ("жасырылғаны көп болып, мәтін тым ұзарып кетті".into(), "бөлікті тұтас алып тастаңыз: --without")
        }
        NotPassedOn::Claim => {
            ("бұл хабарлама басқасының авторлығын растайды".into(), "онсыз, хабарламаның өзін беріңіз")
        }
    }
}
