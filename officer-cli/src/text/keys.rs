//! What is said about keys by month, cards of later years, and those who hold the casebook, in each language.

use serde::Serialize;
use sybyr_crypto::keys::Day;

use super::Language;
use crate::casebook::{Destroyed, Holder, Means};
use crate::clock::{self, format as date};
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
