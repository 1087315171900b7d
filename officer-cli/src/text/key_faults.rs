//! What went wrong with keys, cards and holders, and what to do about it, in each language.

use super::path;
use crate::clock::format as date;
use crate::plugin::Fault;
use crate::problem::KeyFault;
use crate::terminal::line;

pub(super) fn en(fault: &KeyFault) -> (String, &'static str) {
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

pub(super) fn ru(fault: &KeyFault) -> (String, &'static str) {
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

pub(super) fn kk(fault: &KeyFault) -> (String, &'static str) {
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
