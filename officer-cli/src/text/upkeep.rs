//! What is said about the machine, backups and the passphrase, in each language.

use std::path::PathBuf;

use serde::Serialize;
use sybyr_crypto::keys::Day;

use super::{AboutKeys, Language, Recovering, first_ten, keys, path, recovering};
use crate::clock::format as date;

/// A sentence about upkeep. Each finding says what is wrong and what to do.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each is explained by its sentence in `en`")]
pub enum Upkeep {
    AllWell,
    NetworkOn { interfaces: Vec<String> },
    PlainSwap { swap: Vec<String> },
    CoresPiped,
    OpenToOthers { open: Vec<String> },
    LittleRoom { free: u64 },
    RootHere,
    Recovery(Recovering),
    RolledBack,
    ClockOrCourier { bundle: Day, today: Day },
    BackupOld { last: Option<Day> },
    CardsEnding { until: Option<Day> },
    Unopened { tips: u32 },
    Late { late: usize },
    BackedUp { to: PathBuf, files: usize },
    RootNotCopied,
    PassphraseChanged,
    Keys(AboutKeys),
}

pub(super) fn en(what: &Upkeep) -> String {
    match what {
        Upkeep::Keys(about) => keys::en(about),
        Upkeep::AllWell => "nothing to complain of".into(),
        Upkeep::NetworkOn { interfaces } => format!(
            "network is on: {}\n  this machine must never be on a network: switch it off in the firmware, or take the card out",
            first_ten(interfaces)
        ),
        Upkeep::PlainSwap { swap } => format!(
            "swap that is not encrypted: {}\n  opened tips can end up in it: swapoff -a, and take it out of /etc/fstab",
            first_ten(swap)
        ),
        Upkeep::CoresPiped => "memory of crashed programs is handed to another program\n  switch it off: sysctl -w kernel.core_pattern=core".into(),
        Upkeep::OpenToOthers { open } => format!(
            "others than you may open: {}\n  chmod -R go= the casebook's folder",
            first_ten(open)
        ),
        Upkeep::LittleRoom { free } => format!(
            "only {} are free on the disk\n  a bundle can bring 3.5 GB: make room, or move the casebook to a larger disk",
            Language::En.size(*free)
        ),
        Upkeep::RootHere => "root.age lies in the casebook\n  move it to a stick of its own and lock it away: it signs cards and nothing else".into(),
        Upkeep::Recovery(what) => recovering::en(what),
        Upkeep::RolledBack => "ALARM: the server knows more of this casebook than the casebook itself\n  use the newest copy; if it is lost and this is your backup: restore".into(),
        Upkeep::ClockOrCourier { bundle, today } => format!(
            "the newest bundle is of {}, this machine says {}\n  set the clock, or send the courier",
            date(*bundle),
            date(*today)
        ),
        Upkeep::BackupOld { last } => format!(
            "{}\n  backup --to a folder on another disk, and keep it in another room",
            last.map_or_else(|| "there is no backup".to_owned(), |day| format!("the last backup is of {}", date(day)))
        ),
        Upkeep::CardsEnding { until } => format!(
            "{}\n  after that no source can write to you: card renew, with the root key",
            until.map_or_else(|| "there is no card in force".to_owned(), |day| format!("the last card ends on {}", date(day)))
        ),
        Upkeep::Unopened { tips } => format!("tips that did not open: {tips}\n  list says where they lie"),
        Upkeep::Late { late } => format!("deadlines that have passed: {late}\n  due lists them"),
        Upkeep::BackedUp { to, files } => format!(
            "{}: {files} files, read again and equal\nIt opens with today's passphrase. Keep it where this machine is not",
            path(to)
        ),
        Upkeep::RootNotCopied => "root.age is not in the backup: the root key does not lie where the casebook lies\n  move it to a stick of its own and lock it away; if that is lost, only the shares bring the key back".into(),
        Upkeep::PassphraseChanged => "the passphrase is changed\nOlder backups still open with the old one: make a new backup and destroy them".into(),
    }
}

pub(super) fn ru(what: &Upkeep) -> String {
    match what {
        Upkeep::Keys(about) => keys::ru(about),
        Upkeep::AllWell => "замечаний нет".into(),
        Upkeep::NetworkOn { interfaces } => format!(
            "сеть включена: {}\n  этот компьютер никогда не должен быть в сети: отключите её в настройках прошивки или выньте карту",
            first_ten(interfaces)
        ),
        Upkeep::PlainSwap { swap } => format!(
            "незашифрованная подкачка: {}\n  туда могут попасть открытые сообщения: swapoff -a, и уберите её из /etc/fstab",
            first_ten(swap)
        ),
        Upkeep::CoresPiped => "память упавших программ передаётся другой программе\n  отключите: sysctl -w kernel.core_pattern=core".into(),
        Upkeep::OpenToOthers { open } => {
            format!("открыть могут не только вы: {}\n  chmod -R go= для папки книги дел", first_ten(open))
        }
        Upkeep::LittleRoom { free } => format!(
            "на диске свободно только {}\n  пакет может принести 3,5 ГБ: освободите место или перенесите книгу дел на больший диск",
            Language::Ru.size(*free)
        ),
        Upkeep::RootHere => "root.age лежит в книге дел\n  перенесите его на отдельную флешку и уберите под замок: он подписывает карточки и больше ничего".into(),
        Upkeep::Recovery(what) => recovering::ru(what),
        Upkeep::RolledBack => "ТРЕВОГА: сервер знает об этой книге дел больше, чем она сама\n  возьмите самую новую копию; если она утрачена, а это резервная: restore".into(),
        Upkeep::ClockOrCourier { bundle, today } => format!(
            "последний пакет от {}, а на этом компьютере {}\n  поставьте часы или отправьте курьера",
            date(*bundle),
            date(*today)
        ),
        Upkeep::BackupOld { last } => format!(
            "{}\n  backup --to в папку на другом диске, и храните её в другом помещении",
            last.map_or_else(|| "резервной копии нет".to_owned(), |day| format!("последняя резервная копия от {}", date(day)))
        ),
        Upkeep::CardsEnding { until } => format!(
            "{}\n  после этого никто не сможет вам написать: card renew с корневым ключом",
            until.map_or_else(|| "действующей карточки нет".to_owned(), |day| format!("последняя карточка действует до {}", date(day)))
        ),
        Upkeep::Unopened { tips } => format!("не открылось сообщений: {tips}\n  list покажет, где они лежат"),
        Upkeep::Late { late } => format!("пропущено сроков: {late}\n  их перечислит due"),
        Upkeep::BackedUp { to, files } => format!(
            "{}: файлов: {files}, прочитаны заново и совпадают\nКопия открывается сегодняшней парольной фразой. Храните её отдельно от этого компьютера",
            path(to)
        ),
        Upkeep::RootNotCopied => "root.age в копию не вошёл: корневой ключ не хранят там же, где книгу дел\n  перенесите его на отдельную флешку и уберите под замок; если она пропадёт, ключ вернут только доли".into(),
        Upkeep::PassphraseChanged => "парольная фраза изменена\nСтарые резервные копии открываются прежней: сделайте новую, а их уничтожьте".into(),
    }
}

pub(super) fn kk(what: &Upkeep) -> String {
    match what {
        Upkeep::Keys(about) => keys::kk(about),
        Upkeep::AllWell => "ескерту жоқ".into(),
        Upkeep::NetworkOn { interfaces } => format!(
            "желі қосулы: {}\n  бұл компьютер ешқашан желіге қосылмауға тиіс: оны BIOS баптауында өшіріңіз немесе картасын алып тастаңыз",
            first_ten(interfaces)
        ),
        Upkeep::PlainSwap { swap } => format!(
            "шифрланбаған своп: {}\n  ашылған хабарламалар соған жазылып кетуі мүмкін: swapoff -a деп өшіріп, /etc/fstab файлынан алып тастаңыз",
            first_ten(swap)
        ),
        Upkeep::CoresPiped => "істен шыққан бағдарламаның жады басқа бағдарламаға беріледі\n  өшіріңіз: sysctl -w kernel.core_pattern=core".into(),
        Upkeep::OpenToOthers { open } => {
            format!("сізден басқалар да аша алады: {}\n  істер кітабының қалтасына chmod -R go= жасаңыз", first_ten(open))
        }
        Upkeep::LittleRoom { free } => format!(
            "дискіде тек {} бос орын бар\n  бір пакет 3,5 ГБ әкелуі мүмкін: орын босатыңыз немесе үлкенірек дискіге көшіріңіз",
            Language::Kk.size(*free)
        ),
        Upkeep::RootHere => "root.age істер кітабының ішінде жатыр\n  оны бөлек флешкаға көшіріп, құлыптап қойыңыз: ол тек карточкаларға қол қояды".into(),
        Upkeep::Recovery(what) => recovering::kk(what),
        Upkeep::RolledBack => "ДАБЫЛ: сервер бұл істер кітабы туралы оның өзінен көп біледі\n  ең жаңа көшірмесін алыңыз; ол жоғалып, қолыңызда тек сақтық көшірме қалса: restore".into(),
        Upkeep::ClockOrCourier { bundle, today } => format!(
            "соңғы пакет {} күнгі, ал бұл компьютерде {}\n  сағатты түзетіңіз немесе жеткізушіні жіберіңіз",
            date(*bundle),
            date(*today)
        ),
        Upkeep::BackupOld { last } => format!(
            "{}\n  backup --to деп басқа дискідегі қалтаға көшіріп, басқа бөлмеде сақтаңыз",
            last.map_or_else(|| "сақтық көшірме жоқ".to_owned(), |day| format!("соңғы сақтық көшірме {} күнгі", date(day)))
        ),
        Upkeep::CardsEnding { until } => format!(
            "{}\n  содан кейін сізге ешкім жаза алмайды: түбір кілтпен card renew жасаңыз",
            until.map_or_else(|| "қолданыстағы карточка жоқ".to_owned(), |day| format!("соңғы карточканың мерзімі {} бітеді", date(day)))
        ),
        Upkeep::Unopened { tips } => format!("ашылмаған хабарламалар: {tips}\n  қайда жатқанын list көрсетеді"),
        Upkeep::Late { late } => format!("өтіп кеткен мерзімдер: {late}\n  олардың тізімін due береді"),
        Upkeep::BackedUp { to, files } => format!(
            "{}: {files} файл, қайта оқылды, бәрі дәл келді\nКөшірме бүгінгі құпия сөйлеммен ашылады. Оны осы компьютерден бөлек жерде сақтаңыз",
            path(to)
        ),
        Upkeep::RootNotCopied => "root.age көшірмеге кірген жоқ: түбір кілт істер кітабымен бірге сақталмайды\n  оны бөлек флешкаға көшіріп, құлыптап қойыңыз; флешка жоғалса, кілтті тек үлестер қайтара алады".into(),
        Upkeep::PassphraseChanged => "құпия сөйлем өзгертілді\nБұрынғы сақтық көшірмелер ескі сөйлеммен ашылады: жаңасын жасап, ескілерін жойыңыз".into(),
    }
}
