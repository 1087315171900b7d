//! What is said about keys by month, cards of later years, and those who hold the casebook, in each language.

use serde::Serialize;
use sybyr_crypto::keys::Day;

use super::{Language, path};
use crate::casebook::{Destroyed, Holder, Means};
use crate::clock::{self, format as date};
use crate::plugin::Fault;
use crate::problem::KeyFault;
use crate::terminal::line;

/// A sentence about keys.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each is explained by its sentence in `en`")]
pub enum AboutKeys {
    Destroyed { months: Vec<Destroyed> },
    NoKeyOpens { tips: usize, destroyed: Vec<Destroyed> },
    AskRootPassphrase,
    CardsRenewed { cards: usize, until: Day },
    AfterCards,
    HolderAdded { name: String },
    ConfirmRemove { name: String },
    HolderRemoved { name: String },
    Rekeyed,
    AfterRekey,
    RekeyUnfinished,
    SamePassphrase,
    PluginSays { plugin: String, said: String },
    DeviceAdded { name: String },
    // findings of the doctor
    DueForDestruction { months: Vec<(Day, Day)>, accounted: Option<Day> },
    BackupHoldsKeys { destroyed: Day },
    NoCard { from: Day },
    OneHolder,
}

/// The months of intake keys, as people write them: `2026-11`, or days where a key began or ended in between.
fn months(periods: impl IntoIterator<Item = (Day, Day)>) -> String {
    let name = |(from, until): (Day, Day)| {
        let ((year, month, day), last) = (clock::date(from), until.saturating_sub(1));
        if day == 1 && until == clock::month_start(from, 1) {
            format!("{year:04}-{month:02}")
        } else {
            format!("{} – {}", date(from), date(last))
        }
    };
    periods.into_iter().map(name).collect::<Vec<_>>().join(", ")
}

fn days(destroyed: &[Destroyed]) -> impl Iterator<Item = (Day, Day)> {
    destroyed.iter().map(|d| (d.from, d.until))
}

pub(super) fn en(what: &AboutKeys) -> String {
    match what {
        AboutKeys::Destroyed { months: gone } => format!(
            "intake key destroyed: {}\nWhat was sealed to it is readable only as far as this casebook has it. Backups made before today still hold the key: make a new backup, then destroy them",
            months(days(gone))
        ),
        AboutKeys::NoKeyOpens { tips, destroyed } => format!(
            "{tips} of them open with none of the keys that are here. The key of {} is destroyed: a tip sealed to it cannot be read by anybody any more. The note tells the sources that these did not open, and to send them again",
            months(days(destroyed))
        ),
        AboutKeys::AskRootPassphrase => "Passphrase of the root key: ".into(),
        AboutKeys::CardsRenewed { cards, until } => {
            format!("cards signed: {cards}; sources can write until {}", date(*until))
        }
        AboutKeys::AfterCards => "The next outbox carries them. Lock the root key away again".into(),
        AboutKeys::HolderAdded { name } => format!(
            "'{}' can open the casebook now, and everything in it\nGive them a copy of the whole folder only if they are to work from one: backup --to",
            line(name)
        ),
        AboutKeys::ConfirmRemove { name } => format!("Take the casebook from '{}'? Type yes: ", line(name)),
        AboutKeys::HolderRemoved { name } => format!(
            "'{}' cannot open this casebook any more\nCopies and backups made before still open with their passphrase. If they are to read nothing new either: rekey, with the root key",
            line(name)
        ),
        AboutKeys::Rekeyed => "the casebook is sealed under a new key, and so are its recovery file and all changes to come".into(),
        AboutKeys::AfterRekey => "Send the courier with a new outbox now: the server gives sources the new key once it has it. Ask its operator for a new courier token.\nThen make a new backup and destroy the older ones. What the leaver copied before stays readable to them".into(),
        AboutKeys::RekeyUnfinished => "new keys were made, but no card names them yet: rekey was interrupted\n  run it again, with the root key: rekey".into(),
        AboutKeys::PluginSays { plugin, said } => format!("age-plugin-{} asks or says: {}", line(plugin), line(said)),
        AboutKeys::DeviceAdded { name } => format!(
            "'{}' can open the casebook now with the hardware key, and everything in it\nLet them try it at once: --holder {} list. If the key is lost or breaks, only the other holders open the casebook",
            line(name),
            line(name)
        ),
        AboutKeys::SamePassphrase => "root.age opens with the passphrase of the casebook: whoever has both files and that passphrase has everything. The ceremony asks for another one; or init with --root-passphrase-file".into(),
        AboutKeys::DueForDestruction { months: over, accounted } => format!(
            "intake keys whose time is over: {}\n  {}; import the newest bundle, which destroys them",
            months(over.iter().copied()),
            accounted.map_or_else(
                || "no bundle has accounted for every tip yet".to_owned(),
                |day| format!("the last bundle that accounted for every tip is of {}", date(day))
            )
        ),
        AboutKeys::BackupHoldsKeys { destroyed } => format!(
            "the last backup is older than {}, when an intake key was destroyed, and still holds that key\n  make a new backup, then destroy every older one",
            date(*destroyed)
        ),
        AboutKeys::NoCard { from } => format!(
            "from {} on no card names a key that is here: sources cannot write to you\n  card renew, with the root key; then outbox",
            date(*from)
        ),
        AboutKeys::OneHolder => "only one holder can open this casebook\n  if that passphrase is lost, so is every tip: identity add a deputy, who chooses a passphrase of their own".into(),
    }
}

pub(super) fn ru(what: &AboutKeys) -> String {
    match what {
        AboutKeys::Destroyed { months: gone } => format!(
            "уничтожен ключ приёма: {}\nЗапечатанное им читается только там, где оно уже есть в этой книге дел. В резервных копиях, сделанных до сегодняшнего дня, ключ ещё есть: сделайте новую копию, затем уничтожьте их",
            months(days(gone))
        ),
        AboutKeys::NoKeyOpens { tips, destroyed } => format!(
            "из них ни одним здешним ключом не открывается: {tips}. Ключ за {} уничтожен: сообщение, запечатанное им, больше не прочтёт никто. Отметка скажет заявителям, что эти сообщения не открылись и их нужно отправить снова",
            months(days(destroyed))
        ),
        AboutKeys::AskRootPassphrase => "Парольная фраза корневого ключа: ".into(),
        AboutKeys::CardsRenewed { cards, until } => {
            format!("подписано карточек: {cards}; писать вам можно до {} включительно", date(*until))
        }
        AboutKeys::AfterCards => "Их повезёт следующий исходящий пакет. Снова уберите корневой ключ под замок".into(),
        AboutKeys::HolderAdded { name } => format!(
            "теперь «{}» может открыть книгу дел и прочесть в ней всё\nКопию всей папки давайте, только если с ней будут работать: backup --to",
            line(name)
        ),
        AboutKeys::ConfirmRemove { name } => format!("Забрать книгу дел у держателя «{}»? Введите да: ", line(name)),
        AboutKeys::HolderRemoved { name } => format!(
            "«{}» больше не может открыть эту книгу дел\nКопии, сделанные раньше, по-прежнему открываются этой парольной фразой. Чтобы и нового прочесть было нельзя: rekey с корневым ключом",
            line(name)
        ),
        AboutKeys::Rekeyed => "книга дел запечатана новым ключом, а с ней файл восстановления и все будущие изменения".into(),
        AboutKeys::AfterRekey => "Сейчас же отправьте курьера с новым исходящим пакетом: получив его, сервер даст заявителям новый ключ. Попросите у оператора новый токен курьера.\nЗатем сделайте новую резервную копию и уничтожьте старые. То, что ушедший скопировал раньше, он прочесть по-прежнему может".into(),
        AboutKeys::RekeyUnfinished => "новые ключи созданы, но ни одна карточка их ещё не называет: rekey прервалась\n  запустите её снова с корневым ключом: rekey".into(),
        AboutKeys::PluginSays { plugin, said } => format!("age-plugin-{} спрашивает или сообщает: {}", line(plugin), line(said)),
        AboutKeys::DeviceAdded { name } => format!(
            "теперь «{}» может открыть книгу дел аппаратным ключом и прочесть в ней всё\nПопробуйте сразу: --holder {} list. Если ключ потеряется или сломается, книгу дел откроют только другие держатели",
            line(name),
            line(name)
        ),
        AboutKeys::SamePassphrase => "root.age открывается парольной фразой книги дел: у кого оба файла и эта фраза, у того всё. Церемония спросит другую; или init с --root-passphrase-file".into(),
        AboutKeys::DueForDestruction { months: over, accounted } => format!(
            "срок ключей приёма истёк: {}\n  {}; примите самый новый пакет, тогда они будут уничтожены",
            months(over.iter().copied()),
            accounted.map_or_else(
                || "ещё ни один пакет не учёл всех сообщений".to_owned(),
                |day| format!("последний пакет, с которым учтены все сообщения, от {}", date(day))
            )
        ),
        AboutKeys::BackupHoldsKeys { destroyed } => format!(
            "последняя резервная копия старше, чем {}, когда был уничтожен ключ приёма, и ещё хранит его\n  сделайте новую копию, затем уничтожьте все старые",
            date(*destroyed)
        ),
        AboutKeys::NoCard { from } => format!(
            "с {} ни одна карточка не называет здешнего ключа: никто не сможет вам написать\n  card renew с корневым ключом, затем outbox",
            date(*from)
        ),
        AboutKeys::OneHolder => "эту книгу дел может открыть только один держатель\n  пропадёт его парольная фраза, пропадут и все сообщения: identity add для заместителя, который выберет свою парольную фразу".into(),
    }
}

pub(super) fn kk(what: &AboutKeys) -> String {
    match what {
        AboutKeys::Destroyed { months: gone } => format!(
            "қабылдау кілті жойылды: {}\nСол кілтпен мөрленгеннің осы істер кітабына түскені ғана оқылады. Бүгінге дейінгі сақтық көшірмелерде кілт әлі бар: жаңа көшірме жасап, содан кейін ескілерін жойыңыз",
            months(days(gone))
        ),
        AboutKeys::NoKeyOpens { tips, destroyed } => format!(
            "олардың {tips} хабарламасын мұндағы бірде-бір кілт ашпайды. {} кілті жойылған: сол кілтпен мөрленген хабарламаны енді ешкім оқи алмайды. Белгі хабарлаушыларға бұл хабарламалардың ашылмағанын, қайта жіберу керегін айтады",
            months(days(destroyed))
        ),
        AboutKeys::AskRootPassphrase => "Түбір кілттің құпия сөйлемі: ".into(),
        AboutKeys::CardsRenewed { cards, until } => {
            format!("қол қойылған карточка: {cards}; сізге {} күнін қоса жазуға болады", date(*until))
        }
        AboutKeys::AfterCards => "Оларды келесі шығыс пакеті апарады. Түбір кілтті қайтадан құлыптап қойыңыз".into(),
        AboutKeys::HolderAdded { name } => format!(
            "енді «{}» істер кітабын ашып, ішіндегінің бәрін оқи алады\nБүкіл қалтаның көшірмесін онымен жұмыс істейтін болса ғана беріңіз: backup --to",
            line(name)
        ),
        AboutKeys::ConfirmRemove { name } => {
            format!("Істер кітабын «{}» деген иесінен аласыз ба? «иә» деп теріңіз: ", line(name))
        }
        AboutKeys::HolderRemoved { name } => format!(
            "«{}» бұл істер кітабын енді аша алмайды\nБұрын жасалған көшірмелер оның құпия сөйлемімен әлі ашылады. Жаңасын да оқи алмауы үшін түбір кілтпен rekey жасаңыз",
            line(name)
        ),
        AboutKeys::Rekeyed => "істер кітабы жаңа кілтпен мөрленді, қалпына келтіру файлы мен болашақ өзгерістер де сонымен мөрленеді".into(),
        AboutKeys::AfterRekey => "Жеткізушіні жаңа шығыс пакетімен қазір жіберіңіз: сервер оны алған соң хабарлаушыларға жаңа кілтті береді. Оператордан жаңа жеткізуші токенін сұраңыз.\nСодан кейін жаңа сақтық көшірме жасап, ескілерін жойыңыз. Кеткен адам бұрын көшіріп алғанын бәрібір оқи алады".into(),
        AboutKeys::RekeyUnfinished => "жаңа кілттер жасалды, бірақ оларды атайтын карточка әлі жоқ: rekey үзіліп қалған\n  оны түбірлік кілтпен қайта іске қосыңыз: rekey".into(),
        AboutKeys::PluginSays { plugin, said } => format!("age-plugin-{} сұрайды немесе хабарлайды: {}", line(plugin), line(said)),
        AboutKeys::DeviceAdded { name } => format!(
            "енді «{}» істер кітабын аппараттық кілтпен ашып, ондағының бәрін оқи алады\nБірден байқап көріңіз: --holder {} list. Кілт жоғалса немесе бұзылса, істер кітабын тек басқа кілт иелері ашады",
            line(name),
            line(name)
        ),
        AboutKeys::SamePassphrase => "root.age істер кітабының құпия сөйлемімен ашылады: екі файл мен сол сөйлем кімде болса, бәрі соның қолында. Рәсім басқасын сұрайды; немесе init іске --root-passphrase-file қосыңыз".into(),
        AboutKeys::DueForDestruction { months: over, accounted } => format!(
            "мерзімі өткен қабылдау кілттері: {}\n  {}; ең жаңа пакетті қабылдаңыз, сонда олар жойылады",
            months(over.iter().copied()),
            accounted.map_or_else(
                || "барлық хабарламаны түгендеген пакет әлі болған жоқ".to_owned(),
                |day| format!("барлық хабарламаны түгендеген соңғы пакет {} күнгі", date(day))
            )
        ),
        AboutKeys::BackupHoldsKeys { destroyed } => format!(
            "соңғы сақтық көшірме {} күнінен, яғни қабылдау кілті жойылған күннен бұрын жасалған, онда сол кілт әлі бар\n  жаңа көшірме жасап, содан кейін ескілерінің бәрін жойыңыз",
            date(*destroyed)
        ),
        AboutKeys::NoCard { from } => format!(
            "{} күнінен бастап мұндағы кілтті көрсететін карточка жоқ: сізге ешкім жаза алмайды\n  түбір кілтпен card renew, содан кейін outbox жасаңыз",
            date(*from)
        ),
        AboutKeys::OneHolder => "бұл істер кітабын бір-ақ кісі аша алады\n  оның құпия сөйлемі жоғалса, барлық хабарлама да жоғалады: орынбасарды identity add арқылы қосыңыз, ол өз құпия сөйлемін таңдайды".into(),
    }
}

pub(super) fn fault_en(fault: &KeyFault) -> (String, &'static str) {
    match fault {
        KeyFault::NoRootKey(p) => (
            format!("'{}' is not there: the root key was moved away", path(p)),
            "fetch its stick and say where the file is: --root FILE",
        ),
        KeyFault::NotARootKey(p) => (
            format!("'{}' is not a root key", path(p)),
            "give the root.age that init made, from where you locked it away: --root FILE",
        ),
        KeyFault::OtherRoot(p) => (
            format!("'{}' is the root key of another agency", path(p)),
            "give the root.age that was made with this casebook",
        ),
        KeyFault::CardsReachFar { until } => {
            (format!("there are cards until {} already", date(*until)), "renew them within their last twelve months")
        }
        KeyFault::NotBeforeCards { from } => (
            format!("this machine says a day before {}, when the newest card begins", date(*from)),
            "set the clock, or give the day: --today YYYY-MM-DD",
        ),
        KeyFault::HolderName(name) => {
            (format!("a holder cannot be called '{}'", line(name)), "use 1 to 32 of the letters a-z, 0-9 and -")
        }
        KeyFault::HolderExists(name) => {
            (format!("there is a holder called '{}' already", line(name)), "choose another name; see: identity list")
        }
        KeyFault::NoSuchHolder(name) => (format!("there is no holder called '{}'", line(name)), "see: identity list"),
        KeyFault::TooManyHolders => {
            ("a casebook has at most 16 holders".into(), "remove one first: identity remove NAME")
        }
        KeyFault::LastHolder => (
            "the last holder cannot be removed: nobody could open the casebook".into(),
            "identity add another one first",
        ),
        KeyFault::NoPassphraseHere(name) => (
            format!("'{}' opens the casebook without a passphrase", line(name)),
            "add a holder with a passphrase: identity add NAME",
        ),
        KeyFault::NotAnIdentity(p) => {
            (format!("'{}' holds no age identity", path(p)), "it needs one line AGE-PLUGIN-… or AGE-SECRET-KEY-PQ-1…")
        }
        KeyFault::NotARecipient(text) => (
            format!("'{}' is no recipient of an age plugin, and no age1pq1… key", line(text)),
            "as the plugin prints it, such as age1yubikey1…",
        ),
        KeyFault::SamePassphrase => (
            "the root key would have the passphrase of the casebook: whoever learns one has both".into(),
            "choose another one, which only those know who sign cards",
        ),
        KeyFault::RekeyUnfinished => (
            "the last rekey was not finished: no card names the new keys yet".into(),
            "run it again, with the root key: rekey",
        ),
        KeyFault::TooManyRekeys => (
            "eight sets of keys wait for the server to have a card that names them".into(),
            "send the courier with an outbox, import the bundle that follows it, then rekey",
        ),
        KeyFault::Plugin(fault) => {
            let what = match fault {
                Fault::Absent(program) => format!("it is not in the folder of plugins: {}", path(program)),
                Fault::Died => "it ended before it was done".into(),
                Fault::Stopped => "it was stopped".into(),
                Fault::Silent => "it has said nothing for three minutes".into(),
                Fault::Confused => "what it says is not the age plugin protocol".into(),
                Fault::Said(words) => line(words),
            };
            (
                format!("the age plugin did not do it: {what}"),
                "is the key plugged in? age-plugin-NAME must lie beside this program or in the folder given with --plugins",
            )
        }
    }
}

pub(super) fn fault_ru(fault: &KeyFault) -> (String, &'static str) {
    match fault {
        KeyFault::NoRootKey(p) => (
            format!("«{}» здесь нет: корневой ключ убран", path(p)),
            "достаньте его флешку и укажите файл: --root ФАЙЛ",
        ),
        KeyFault::NotARootKey(p) => (
            format!("«{}» не корневой ключ", path(p)),
            "укажите root.age, созданный командой init, оттуда, куда вы его убрали: --root ФАЙЛ",
        ),
        KeyFault::OtherRoot(p) => (
            format!("«{}»: корневой ключ другого органа", path(p)),
            "укажите root.age, созданный вместе с этой книгой дел",
        ),
        KeyFault::CardsReachFar { until } => {
            (format!("карточки уже есть до {}", date(*until)), "продлевайте их в последние двенадцать месяцев")
        }
        KeyFault::NotBeforeCards { from } => (
            format!("на этом компьютере день раньше, чем {}, когда начинается самая новая карточка", date(*from)),
            "поставьте часы или укажите день: --today ГГГГ-ММ-ДД",
        ),
        KeyFault::HolderName(name) => {
            (format!("держатель не может называться «{}»", line(name)), "от 1 до 32 знаков: a-z, 0-9 и -")
        }
        KeyFault::HolderExists(name) => {
            (format!("держатель «{}» уже есть", line(name)), "выберите другое имя; см.: identity list")
        }
        KeyFault::NoSuchHolder(name) => (format!("держателя «{}» нет", line(name)), "см.: identity list"),
        KeyFault::TooManyHolders => {
            ("у книги дел не больше 16 держателей".into(), "сначала уберите одного: identity remove ИМЯ")
        }
        KeyFault::LastHolder => (
            "последнего держателя убрать нельзя: книгу дел никто бы не открыл".into(),
            "сначала добавьте другого: identity add",
        ),
        KeyFault::NoPassphraseHere(name) => (
            format!("«{}» открывает книгу дел без парольной фразы", line(name)),
            "добавьте держателя с парольной фразой: identity add ИМЯ",
        ),
        KeyFault::NotAnIdentity(p) => {
            (format!("в «{}» нет ключа age", path(p)), "нужна одна строка AGE-PLUGIN-… или AGE-SECRET-KEY-PQ-1…")
        }
        KeyFault::NotARecipient(text) => (
            format!("«{}» не адрес плагина age и не ключ age1pq1…", line(text)),
            "так, как его печатает плагин, например age1yubikey1…",
        ),
        KeyFault::SamePassphrase => (
            "у корневого ключа была бы парольная фраза книги дел: кто узнает одну, получит оба".into(),
            "выберите другую: её должны знать только те, кто подписывает карточки",
        ),
        KeyFault::RekeyUnfinished => (
            "прошлая rekey не закончена: ни одна карточка ещё не называет новых ключей".into(),
            "запустите её снова с корневым ключом: rekey",
        ),
        KeyFault::TooManyRekeys => (
            "восемь наборов ключей ждут, пока сервер получит карточку, которая их называет".into(),
            "отправьте курьера с исходящим пакетом, примите следующий пакет, затем rekey",
        ),
        KeyFault::Plugin(fault) => {
            let what = match fault {
                Fault::Absent(program) => format!("в папке плагинов его нет: {}", path(program)),
                Fault::Died => "он закончил работу раньше времени".into(),
                Fault::Stopped => "его остановили".into(),
                Fault::Silent => "он молчит уже три минуты".into(),
                Fault::Confused => "он отвечает не по протоколу плагинов age".into(),
                Fault::Said(words) => line(words),
            };
            (
                format!("плагин age этого не сделал: {what}"),
                "вставлен ли ключ? age-plugin-ИМЯ должен лежать рядом с этой программой или в папке, указанной в --plugins",
            )
        }
    }
}

pub(super) fn fault_kk(fault: &KeyFault) -> (String, &'static str) {
    match fault {
        KeyFault::NoRootKey(p) => (
            format!("«{}» мұнда жоқ: түбір кілт басқа жерге алынған", path(p)),
            "оның флешкасын әкеліп, файлды көрсетіңіз: --root ФАЙЛ",
        ),
        KeyFault::NotARootKey(p) => (
            format!("«{}» түбір кілт емес", path(p)),
            "init жасаған root.age файлын сақтаған жеріңізден көрсетіңіз: --root ФАЙЛ",
        ),
        KeyFault::OtherRoot(p) => (
            format!("«{}» басқа органның түбір кілті", path(p)),
            "осы істер кітабымен бірге жасалған root.age файлын көрсетіңіз",
        ),
        KeyFault::CardsReachFar { until } => {
            (format!("карточкалар {} күніне дейін бар", date(*until)), "оларды соңғы он екі айында ұзартыңыз")
        }
        KeyFault::NotBeforeCards { from } => (
            format!("бұл компьютердегі күн ең жаңа карточка басталатын {} күнінен бұрын", date(*from)),
            "сағатты түзетіңіз немесе күнді көрсетіңіз: --today ЖЖЖЖ-АА-КК",
        ),
        KeyFault::HolderName(name) => {
            (format!("кілт иесін «{}» деп атауға болмайды", line(name)), "1-ден 32-ге дейін таңба: a-z, 0-9 және -")
        }
        KeyFault::HolderExists(name) => {
            (format!("«{}» деген кілт иесі бар", line(name)), "басқа ат таңдаңыз; қараңыз: identity list")
        }
        KeyFault::NoSuchHolder(name) => (format!("«{}» деген кілт иесі жоқ", line(name)), "қараңыз: identity list"),
        KeyFault::TooManyHolders => {
            ("істер кітабының кілт иелері 16-дан аспайды".into(), "алдымен біреуін алып тастаңыз: identity remove АТЫ")
        }
        KeyFault::LastHolder => (
            "соңғы кілт иесін алып тастауға болмайды: істер кітабын ешкім аша алмай қалады".into(),
            "алдымен басқасын қосыңыз: identity add",
        ),
        KeyFault::NoPassphraseHere(name) => (
            format!("«{}» істер кітабын құпия сөйлемсіз ашады", line(name)),
            "құпия сөйлемі бар кілт иесін қосыңыз: identity add АТЫ",
        ),
        KeyFault::NotAnIdentity(p) => (
            format!("«{}» ішінде age кілті жоқ", path(p)),
            "AGE-PLUGIN-… немесе AGE-SECRET-KEY-PQ-1… деген бір жол керек",
        ),
        KeyFault::NotARecipient(text) => (
            format!("«{}» age плагинінің мекенжайы да, age1pq1… кілті де емес", line(text)),
            "плагин басып шығарғандай жазыңыз, мысалы age1yubikey1…",
        ),
        KeyFault::SamePassphrase => (
            "түбірлік кілттің құпия сөйлемі істер кітабыныкімен бірдей болар еді: біреуін білген адам екеуін де ашады"
                .into(),
            "басқасын таңдаңыз: оны тек карточкаларға қол қоятындар білуі керек",
        ),
        KeyFault::RekeyUnfinished => (
            "соңғы rekey аяқталмаған: жаңа кілттерді атайтын карточка әлі жоқ".into(),
            "оны түбірлік кілтпен қайта іске қосыңыз: rekey",
        ),
        KeyFault::TooManyRekeys => (
            "сервер тиісті карточканы алғанша сегіз кілт жиыны күтіп тұр".into(),
            "курьерді шығыс пакетімен жіберіп, содан кейінгі пакетті қабылдап, сосын rekey іске қосыңыз",
        ),
        KeyFault::Plugin(fault) => {
            let what = match fault {
                Fault::Absent(program) => format!("плагиндер қалтасында ол жоқ: {}", path(program)),
                Fault::Died => "ол ісін бітірмей тоқтады".into(),
                Fault::Stopped => "оны тоқтатты".into(),
                Fault::Silent => "ол үш минуттан бері үнсіз".into(),
                Fault::Confused => "оның жауабы age плагиндерінің хаттамасына сай емес".into(),
                Fault::Said(words) => line(words),
            };
            (
                format!("age плагині оны орындамады: {what}"),
                "кілт салынған ба? age-plugin-АТЫ осы бағдарламаның жанында не --plugins қалтасында болуы керек",
            )
        }
    }
}

/// One holder, as `identity list` shows it.
pub(crate) fn holder(holder: &Holder, is_me: bool, language: Language) -> String {
    let means = match (holder.means, language) {
        (Means::Passphrase, Language::En) => "passphrase",
        (Means::Passphrase, Language::Ru) => "парольная фраза",
        (Means::Passphrase, Language::Kk) => "құпия сөйлем",
        (Means::Plugin, Language::En) => "hardware key (age plugin)",
        (Means::Plugin, Language::Ru) => "аппаратный ключ (плагин age)",
        (Means::Plugin, Language::Kk) => "аппараттық кілт (age плагині)",
        (Means::Key, Language::En) => "a key kept elsewhere",
        (Means::Key, Language::Ru) => "ключ, который хранится отдельно",
        (Means::Key, Language::Kk) => "бөлек сақталатын кілт",
    };
    format!("{} {:<32} {means}", if is_me { '*' } else { ' ' }, holder.name)
}
