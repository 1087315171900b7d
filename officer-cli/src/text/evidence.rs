//! What is said about evidence packages, and the guide inside one: the same commands in three languages.

use serde::Serialize;
use std::path::PathBuf;

use sybyr_crypto::hex::Hex;

use super::{Language, path};

/// A sentence about an evidence package.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each is explained by its sentence in `en`")]
pub enum Evidence {
    Confirm,
    Written { output: PathBuf, tips: usize, hash: Hex<32> },
}

pub(super) fn en(what: &Evidence) -> String {
    match what {
        Evidence::Confirm => "The package holds what opens the sealed messages of this case, so that an expert can compare. Inside them lies also the key of the thread: \
            whoever has the package can write to you in the name of the source. Hand it to the court only, and trust nothing that comes in this thread afterwards. Type yes to write it: "
            .into(),
        Evidence::Written { output, tips, hash } => format!(
            "{}: sealed messages: {tips}, with what opens them, their places in the log, the journal of the case\nSHA-256 {hash}\nWrite this number into the record of handing it over",
            path(output)
        ),
    }
}

pub(super) fn ru(what: &Evidence) -> String {
    match what {
        Evidence::Confirm => "В архиве доказательств есть то, что открывает запечатанные сообщения этого дела, чтобы эксперт мог сравнить. Внутри них лежит и ключ переписки: \
            тот, у кого этот архив, может писать вам от имени заявителя. Передавайте его только суду и не доверяйте тому, что потом придёт в этой переписке. Чтобы записать его, введите «да»: "
            .into(),
        Evidence::Written { output, tips, hash } => format!(
            "{}: запечатанных сообщений: {tips}; при них то, что их открывает, их места в журнале и решения по делу\nSHA-256 {hash}\nВпишите это число в акт передачи",
            path(output)
        ),
    }
}

pub(super) fn kk(what: &Evidence) -> String {
    match what {
        Evidence::Confirm => "Сарапшы салыстыра алуы үшін дәлелдер архивінде осы істің мөрленген хабарламаларын ашатын кілт бар. Олардың ішінде хат алысу кілті де жатыр: \
            бұл архив кімде болса, сол сізге хабарлаушы атынан жаза алады. Оны тек сотқа беріңіз, одан кейін осы хат алысуда келгенге сенбеңіз. Жазу үшін «иә» деп теріңіз: "
            .into(),
        Evidence::Written { output, tips, hash } => format!(
            "{}: мөрленген хабарлама саны: {tips}; бірге: оларды ашатын кілт, журналдағы орны және іс бойынша шешімдер\nSHA-256 {hash}\nБұл санды тапсыру актісіне жазыңыз",
            path(output)
        ),
    }
}

impl Language {
    /// The guide inside a package: each step says what it shows, and how to check it.
    pub(crate) fn evidence_guide(self) -> String {
        let guide = match self {
            Self::En => EN,
            Self::Ru => RU,
            Self::Kk => KK,
        };
        let mut text = String::new();
        for (i, part) in guide.iter().enumerate() {
            text.push_str(part);
            text.push('\n');
            if let Some(step) = STEPS.get(i) {
                text.push_str(&format!("\n```\n{step}\n```\n\n"));
            } else {
                text.push('\n');
            }
        }
        text
    }
}

/// The commands. `tests/evidence.rs` runs them as they stand here.
const STEPS: [&str; 6] = [
    "sha256sum -c sha256sums.txt",
    r#"for n in tips/*; do
  mkdir -p "again/$n"
  { cat "$n/age-header"; tail -c +"$(($(cat "$n/header-length") + 1))" "$n/blob"; } |
    age -d -i "$n/identity.txt" | tar -x -C "again/$n"
  rm -f "again/$n/keys.json" "again/$n/forward.json" "again/$n/padding"
  diff -r "again/$n" "$n/opened" && echo "$n: the same"
done"#,
    r#"python3 - <<'END'
import base64, glob, hashlib, json
H = lambda b: hashlib.sha256(b).digest()
for name in sorted(glob.glob("tips/*/leaf.json")):
    leaf = json.load(open(name))
    blob = H(open(name.replace("leaf.json", "blob"), "rb").read())
    h = H(b"\0" + blob + bytes.fromhex(leaf["tag"]))
    i, last, path = leaf["leaf"], leaf["size"] - 1, [bytes.fromhex(p) for p in leaf["path"]]
    while last > 0:
        if i % 2: h = H(b"\1" + path.pop(0) + h)
        elif i < last: h = H(b"\1" + h + path.pop(0))
        i, last = i // 2, last // 2
    seen = open("log/%s/seen" % leaf["shard"], encoding="utf-8").read().split("\n")
    right = not path and int(seen[2]) == leaf["size"] and base64.b64decode(seen[3]) == h
    print(name, "is in the log" if right else "IS NOT IN THE LOG")
END"#,
    r#"for s in log/*; do
  head -n 6 "$s/seen" >text
  tail -n 1 "$s/seen" | cut -d ' ' -f 3 | base64 -d | tail -c 64 >signature
  openssl pkeyutl -verify -pubin -inkey "$s/desk.pem" -rawin -in text -sigfile signature
done"#,
    r#"for s in log/*; do
  python3 - "$s" <<'END'
import base64, hashlib, json, sys
card = open(sys.argv[1] + "/agency.card", "rb").read()
n = int.from_bytes(card[:4], "big")
label = b"sybyr/v1/card"
open("text", "wb").write(bytes([len(label)]) + label + card[4:4 + n])
open("signature", "wb").write(card[4 + n:])
facts = json.loads(card[4:4 + n])
key = lambda name: base64.b64decode("".join(open("%s/%s.pem" % (sys.argv[1], name)).read().split("\n")[1:-2]))[-32:].hex()
print(facts["names"]["en"], "desk" if key("desk") == facts["desk"] else "ANOTHER DESK", "root" if key("root") == facts["root"] else "ANOTHER ROOT", end=" ")
agency = hashlib.sha256(b"\x0fsybyr/v1/agency" + bytes.fromhex(facts["root"])).digest()
origin = open(sys.argv[1] + "/seen", encoding="utf-8").read().split("\n")[1]
print("log" if "/%s/" % agency.hex() in origin else "ANOTHER LOG")
for language in "kk", "ru", "en":
    words = open("words/%s.txt" % language, encoding="utf-8").read().split("\n")
    print(" ".join(words[int.from_bytes(agency, "big") >> 245 - 11 * i & 2047] for i in range(12)))
END
  openssl pkeyutl -verify -pubin -inkey "$s/root.pem" -rawin -in text -sigfile signature
done"#,
    r#"python3 - <<'END'
import hashlib, json
label = b"sybyr/v1/decision"
for line in open("journal.jsonl", encoding="utf-8"):
    d = json.loads(line)
    if "json" not in d:
        print(d["number"], "is withheld")
        continue
    said = d["json"].encode()
    whole = bytes([len(label)]) + label + bytes.fromhex(d["before"]) + len(said).to_bytes(4, "big") + said
    print(d["number"], "fits its hash" if hashlib.sha256(whole).hexdigest() == d["hash"] else "DOES NOT FIT ITS HASH")
END"#,
];

const EN: [&str; 7] = [
    "EVIDENCE OF ONE CASE: HOW TO CHECK IT

Everything below runs on any Linux, without a network and without the agency's program: sha256sum, tar, diff, age 1.0 or newer, openssl 3, python3. Unpack with tar -xf into an empty folder and run each block there with bash.

case.html is the case as printed. tips/NN/blob is a message as it was sealed in the source's browser; tips/NN/opened is what it says; tips/NN/names.txt says what the source called the attached files. Those files can harm the computer that opens them.
identity.txt opens the blob beside it and nothing else. Inside the blob lies also keys.json with the key of the thread: keep the package as you keep evidence under seal.

1. Nothing was altered since the package was made. Compare also the SHA-256 of the whole archive with the one in the record of handing over. Each line ends in OK.",
    "2. The text is what was sealed. The payload of the blob is opened through a second header, made for this package: the same bytes, the same content. Each message is the same.",
    "3. Each blob stands in the log. The hash of the blob and its tag lead by RFC 6962 to the root in the note of the log.",
    "4. The agency signed that note when the message reached it. Anyone can compare it with the note that the drop publishes at /api/log/AGENCY/SHARD/seen. The drop's own signature over a root is at /api/log/AGENCY/SHARD/checkpoint; it is not in this package.",
    "5. The key that signed and the log belong to the agency. Its card is signed by its root key. The twelve words of that key are computed here, with the lists in words/: compare them with those that the agency prints and reads out.",
    "6. The text of each decision is the one that its hash covers, with all decisions before it. Nobody has signed these hashes: that a decision was not written later is shown only by a hash in minutes or on paper of that time, of which the first 16 digits are enough. Decisions with an internal note, or about other cases too, are withheld: only their hashes are here.",
    "What this does not show: who wrote a message (see the record of proven authorship, when there is one), and when exactly it was written. No message is signed by its source.",
];

const RU: [&str; 7] = [
    "ДОКАЗАТЕЛЬСТВА ПО ОДНОМУ ДЕЛУ: КАК ПРОВЕРИТЬ

Всё, что ниже, работает на любом Linux без сети и без программы органа: sha256sum, tar, diff, age 1.0 или новее, openssl 3, python3. Распакуйте командой tar -xf в пустую папку и выполняйте в ней каждый блок в bash.

case.html — дело, как оно печатается. tips/NN/blob — сообщение, как его запечатал браузер заявителя; tips/NN/opened — что в нём написано; tips/NN/names.txt — как заявитель назвал приложенные файлы. Эти файлы могут повредить компьютеру, на котором их откроют.
identity.txt открывает blob рядом с ним и ничего больше. Внутри blob лежит и keys.json с ключом переписки: храните эти файлы как доказательства под печатью.

1. Ничто не изменено с тех пор, как файл собран. Сверьте и SHA-256 всего архива с числом в акте передачи. Каждая строка кончается словом OK (на русской системе — «ЦЕЛ»).",
    "2. Текст — тот самый, что был запечатан. Содержимое blob открывается через второй заголовок, сделанный для этого архива: те же байты, то же содержание. О каждом сообщении сказано «the same».",
    "3. Каждый blob стоит в журнале. Хеш blob и его метка ведут по RFC 6962 к корню в отметке журнала.",
    "4. Орган подписал эту отметку, когда сообщение до него дошло. Любой может сравнить её с той, что сервер публикует по адресу /api/log/AGENCY/SHARD/seen. Подпись самого сервера под корнем лежит в /api/log/AGENCY/SHARD/checkpoint; в этом архиве её нет.",
    "5. Ключ подписи и журнал принадлежат органу. Его карточка подписана корневым ключом. Двенадцать слов этого ключа вычисляются здесь по спискам из words/: сверьте их с теми, что орган печатает и называет вслух.",
    "6. Текст каждого решения — тот, который охватывает его хеш вместе со всеми решениями до него. Эти хеши никем не подписаны: что решение не написано задним числом, показывает только хеш в протоколе или на бумаге того времени; достаточно первых 16 знаков. Решения с внутренней заметкой и те, что касаются и других дел, не приводятся: здесь только их хеши.",
    "Чего это не показывает: кто написал сообщение (см. протокол подтверждения авторства, если он есть) и когда точно оно написано. Заявитель не подписывает сообщений.",
];

const KK: [&str; 7] = [
    "БІР ІСТІҢ ДӘЛЕЛДЕРІ: ҚАЛАЙ ТЕКСЕРУ КЕРЕК

Төмендегінің бәрі кез келген Linux жүйесінде желісіз және органның бағдарламасынсыз орындалады: sha256sum, tar, diff, age 1.0 не одан жаңа, openssl 3, python3. tar -xf командасымен бос қалтаға ашып, әр блокты сол жерде bash арқылы орындаңыз.

case.html — басып шығарылған түрдегі іс. tips/NN/blob — хабарлаушының браузері мөрлеген хабарлама; tips/NN/opened — онда не жазылғаны; tips/NN/names.txt — қоса тіркелген файлдарды хабарлаушы қалай атағаны. Бұл файлдар оларды ашқан компьютерге зиян келтіруі мүмкін.
identity.txt қасындағы blob файлын ғана ашады. blob ішінде хат алысу кілті бар keys.json да жатыр: бұл файлдарды мөрленген дәлел ретінде сақтаңыз.

1. Файл жиналғалы ештеңе өзгертілмеген. Бүкіл архивтің SHA-256 мәнін тапсыру актісіндегі санмен де салыстырыңыз. Әр жол OK деп аяқталады.",
    "2. Мәтін — мөрленген мәтіннің өзі. blob мазмұны осы архивке жасалған екінші тақырып арқылы ашылады: байттары да, мазмұны да сол. Әр хабарлама туралы «the same» деп жазылады.",
    "3. Әр blob журналда тұр. blob хеші мен белгісі RFC 6962 бойынша журнал белгісіндегі түбірге апарады.",
    "4. Хабарлама жеткенде орган бұл белгіге қол қойған. Оны сервер /api/log/AGENCY/SHARD/seen мекенжайында жариялайтын белгімен кез келген адам салыстыра алады. Сервердің өз қолы /api/log/AGENCY/SHARD/checkpoint ішінде; бұл архивте ол жоқ.",
    "5. Қол қойған кілт те, журнал да осы органдікі. Оның карточкасына түбір кілтпен қол қойылған. Сол кілттің он екі сөзі осы жерде words/ тізімдерінен есептеледі: оларды орган басып шығарып, дауыстап оқитын сөздермен салыстырыңыз.",
    "6. Әр шешімнің мәтіні — хеші өзіне дейінгі барлық шешіммен бірге қамтитын мәтін. Бұл хештерге ешкім қол қоймаған: шешімнің кейіннен жазылмағанын сол кездегі хаттамада не қағазда тұрған хеш қана көрсетеді; алғашқы 16 таңбасы жеткілікті. Ішкі ескертпесі бар немесе басқа істерге де қатысты шешімдер берілмейді: мұнда олардың хештері ғана.",
    "Бұл мынаны көрсетпейді: хабарламаны кім жазғанын (бар болса, авторлықты растау хаттамасын қараңыз) және оның нақты қашан жазылғанын. Хабарлаушы хабарламаға қол қоймайды.",
];
