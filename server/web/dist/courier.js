"use strict";
(() => {
  // src/locales/kk.ts
  var about = {
    code: "kk",
    name: "Қазақша",
    short: "ҚАЗ",
    protocol: "kk",
    // A counted word keeps its form: 1 файл, 5 файл.
    forms: ["other"],
    form: () => "other",
    decimal: ",",
    group: " "
  };
  var sentences = {
    language_label: "Тіл",
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
    spelling: "а Айгүл, ә Әсел, б Болат, в Владимир, г Гүлнар, ғ Ғалым, д Дәурен, е Ерлан, ж Жанар, з Зейнеп, и Иман, й «ай» сөзіндегі й, к Кенже, қ Қанат, л Лаура, м Марат, н Нұрлан, ң «таң» сөзіндегі ң, о Оспан, ө Өмір, п Павлодар, р Раушан, с Сәуле, т Талғат, у Уәли, ұ Ұлан, ү Үміт, ф Фатима, х Хамит, һ «гауһар» сөзіндегі һ, ц цирк, ч чемпион, ш Шолпан, щ Щучинск, ы Ырыс, і Ілияс, ь жіңішкелік белгісі, э экран, ю Юпитер, я Ясауи",
    // unread
    error_offline: "Сервермен байланыс жоқ. Желіні тексеріп, қайталап көріңіз; жазғаныңыз орнында.",
    // unread
    error_server: "Серверде ақау бар. Жазғаныңыз орнында; бірнеше минуттан кейін қайталап көріңіз."
    // unread
  };
  var courier = {
    title: "Жеткізуші",
    // unread
    lead: "Пакетті қызметкердің компьютеріне апарып, шығыс пакетін кері әкеліңіз. Екеуі де мөрленген: бұл компьютер оларды аша алмайды.",
    // unread
    token: "Жеткізуші токені",
    // unread
    token_hint: "Оны сервер операторы береді. Ол сақталмайды: әр кірген сайын теріңіз.",
    // unread
    open: "Ашу",
    // unread
    close: "Жабу",
    // unread
    agency: "Орган",
    // unread
    waiting: "Әлі алынбаған хабарламалар",
    // unread
    bundle: "Ағымдағы пакет",
    // unread
    bundle_state: "№ {number}, {size}",
    // unread
    bundle_fetched: "толық алынған",
    // unread
    outbox: "Соңғы қабылданған шығыс пакеті",
    // unread
    outbox_state: "№ {number}, {date}",
    // unread
    none: "әзірге жоқ",
    // unread
    download_title: "1. Қызметкерге арналған пакет",
    // unread
    download: "Пакетті жүктеп алу",
    // unread
    download_again: "Жүктеуді жалғастыру",
    // unread
    download_again_from: "Расталмағандарды қайта мөрлеу",
    // unread
    downloading: "{done} / {size}",
    // unread
    downloaded: "{name} деп сақталды. Оны флешкаға көшіріңіз.",
    // unread
    upload_title: "2. Қызметкерден алынған шығыс пакеті",
    // unread
    upload: "Шығыс пакетінің файлын таңдау",
    // unread
    uploading: "Жіберіліп жатыр…",
    // unread
    uploaded: "Қабылданды: № {number} шығыс пакеті. Жауаптар келесі жабылу сағатында шығады.",
    // unread
    error_token: "Сервер бұл токенді танымайды. Тексеріңіз немесе оператордан жаңасын сұраңыз.",
    // unread
    error_offline: "Сервермен байланыс жоқ. Желіні тексеріп, қайталап көріңіз; жүктелгені сақталды.",
    // unread
    error_server: "Серверде ақау бар. Бірнеше минуттан кейін қайталап көріңіз.",
    // unread
    error_gone: "Бұл пакет енді жоқ. Жүктеуді қайта бастаңыз.",
    // unread
    error_nothing: "Алатын ештеңе жоқ.",
    // unread
    error_outbox: "Бұл осы органның шығыс пакеті емес немесе файл жолда бүлінген. Оны флешкадан қайта көшіріңіз.",
    // unread
    error_replayed: "Бұл шығыс пакеті немесе одан жаңасы серверде бар. Қызметкерден жаңасын жасауды сұраңыз; ол да өтпесе, істер кітабы көшірмеден қалпына келтірілген болуы мүмкін.",
    // unread
    error_large: "Шығыс пакеті мұндай үлкен болмайды. Дұрыс файл екенін тексеріңіз."
    // unread
  };

  // src/locales/ru.ts
  var about2 = {
    code: "ru",
    name: "Русский",
    short: "РУС",
    protocol: "ru",
    forms: ["one", "few", "many"],
    form: (count) => {
      const [units, tens] = [count % 10, count % 100];
      if (units === 1 && tens !== 11) return "one";
      return units >= 2 && units <= 4 && (tens < 12 || tens > 14) ? "few" : "many";
    },
    decimal: ",",
    group: " "
  };
  var sentences2 = {
    language_label: "Язык",
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
    spelling: "а Анна, б Борис, в Василий, г Григорий, д Дмитрий, е Елена, ж Женя, з Зинаида, и Иван, й Иван краткий, к Константин, л Леонид, м Михаил, н Николай, о Ольга, п Павел, р Роман, с Семён, т Татьяна, у Ульяна, ф Фёдор, х Харитон, ц Цапля, ч Человек, ш Шура, щ Щука, ъ твёрдый знак, ы еры, ь мягкий знак, э Эхо, ю Юрий, я Яков",
    // unread
    error_offline: "Нет связи с сервером. Проверьте сеть и попробуйте ещё раз; всё, что вы написали, на месте.",
    // unread
    error_server: "На сервере неполадка. Всё, что вы написали, на месте; попробуйте через несколько минут."
    // unread
  };
  var courier2 = {
    title: "Курьер",
    // unread
    lead: "Отнесите пакет на компьютер сотрудника и принесите обратно исходящий пакет. Оба запечатаны: этот компьютер открыть их не может.",
    // unread
    token: "Токен курьера",
    // unread
    token_hint: "Его выдаёт оператор сервера. Он не сохраняется: вводите его каждый раз.",
    // unread
    open: "Открыть",
    // unread
    close: "Закрыть",
    // unread
    agency: "Орган",
    // unread
    waiting: "Ещё не забранные сообщения",
    // unread
    bundle: "Текущий пакет",
    // unread
    bundle_state: "№ {number}, {size}",
    // unread
    bundle_fetched: "забран целиком",
    // unread
    outbox: "Последний принятый исходящий пакет",
    // unread
    outbox_state: "№ {number}, {date}",
    // unread
    none: "пока нет",
    // unread
    download_title: "1. Пакет для сотрудника",
    // unread
    download: "Скачать пакет",
    // unread
    download_again: "Продолжить скачивание",
    // unread
    download_again_from: "Запечатать неподтверждённые заново",
    // unread
    downloading: "{done} из {size}",
    // unread
    downloaded: "Сохранено как {name}. Скопируйте файл на флешку.",
    // unread
    upload_title: "2. Исходящий пакет от сотрудника",
    // unread
    upload: "Выбрать файл исходящего пакета",
    // unread
    uploading: "Отправляем…",
    // unread
    uploaded: "Принято: исходящий пакет № {number}. Ответы появятся в следующий час закрытия.",
    // unread
    error_token: "Сервер не знает этого токена. Проверьте его или попросите у оператора новый.",
    // unread
    error_offline: "Нет связи с сервером. Проверьте сеть и попробуйте ещё раз; скачанное сохранено.",
    // unread
    error_server: "На сервере неполадка. Попробуйте через несколько минут.",
    // unread
    error_gone: "Этого пакета больше нет. Начните скачивание заново.",
    // unread
    error_nothing: "Забирать нечего.",
    // unread
    error_outbox: "Это не исходящий пакет этого органа, либо файл повреждён по дороге. Скопируйте его с флешки ещё раз.",
    // unread
    error_replayed: "Этот исходящий пакет или более новый уже есть на сервере. Попросите сотрудника составить новый; если и он не подойдёт, книга дел, возможно, восстановлена из копии.",
    // unread
    error_large: "Исходящий пакет не бывает таким большим. Проверьте, тот ли это файл."
    // unread
  };

  // src/locales/en.ts
  var about3 = {
    code: "en",
    name: "English",
    short: "ENG",
    protocol: "en",
    forms: ["one", "other"],
    form: (count) => count === 1 ? "one" : "other",
    decimal: ".",
    group: ","
  };
  var sentences3 = {
    // frame
    language_label: "Language",
    next: "Continue",
    step: "Step {n} of {of}",
    months: "January February March April May June July August September October November December",
    date: "{day} {month} {year}",
    unit_b: "B",
    unit_kb: "kB",
    unit_mb: "MB",
    unit_gb: "GB",
    // home
    // advice: the source guide says the same sentences
    // choosing
    // the report
    // files: what each tells, and the pages of a statement
    // codename
    // letters and the word each is named by when a codename is read out, in the order of the alphabet
    spelling: "a Alfa, b Bravo, c Charlie, d Delta, e Echo, f Foxtrot, g Golf, h Hotel, i India, j Juliett, k Kilo, l Lima, m Mike, n November, o Oscar, p Papa, q Quebec, r Romeo, s Sierra, t Tango, u Uniform, v Victor, w Whiskey, x X-ray, y Yankee, z Zulu",
    // sending
    // return
    // clock
    // about
    // problems
    error_offline: "No connection to the server. Check the network and try again; what you wrote is still here.",
    error_server: "The server has trouble. What you wrote is still here; try again in some minutes."
    // without network
  };
  var courier3 = {
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

  // sybyr-locales:sybyr:locales/courier
  var LOCALES = [
    { ...about, sentences, courier },
    { ...about2, sentences: sentences2, courier: courier2 },
    { ...about3, sentences: sentences3, courier: courier3 }
  ];

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
  function preferred(locales, asked) {
    const tag = asked.toLowerCase();
    const found = locales.find(({ code }) => `${tag}-`.startsWith(`${code.toLowerCase()}-`)) ?? locales.find(({ code }) => code === "en");
    if (found === void 0) throw new Error("there is always an English file");
    return found;
  }
  function fill(sentence, values, locale2) {
    return sentence.replace(/\{(\w+)(?:\|([^{}]*))?\}/g, (whole, name, words) => {
      const value = Object.hasOwn(values, name) ? values[name] : void 0;
      if (value === void 0) return whole;
      if (words !== void 0) return chosenWord(words, value, locale2);
      return typeof value === "number" ? number(locale2, value) : value;
    });
  }
  function chosenWord(words, value, locale2) {
    const choices = words.split("|").map((choice) => choice.split(":"));
    const form = typeof value === "number" ? locale2.form(value) : void 0;
    return (choices.find(([name]) => name === form) ?? choices.at(-1))?.[1] ?? "";
  }
  function number(locale2, value) {
    const digits = String(value);
    return digits.length < 5 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, locale2.group);
  }
  function date(locale2, day) {
    const at = new Date(day * DAY);
    const month = locale2.sentences.months.split(" ")[at.getUTCMonth()] ?? "";
    return fill(locale2.sentences.date, { day: at.getUTCDate(), month, year: at.getUTCFullYear() }, locale2);
  }
  function size(locale2, bytes) {
    const units = [
      ["unit_gb", 1024 ** 3],
      ["unit_mb", 1024 ** 2],
      ["unit_kb", 1024]
    ];
    for (const [unit, scale] of units) {
      if (bytes < scale) continue;
      const value = bytes / scale;
      const digits = value < 9.95 && value % 1 >= 0.05 ? value.toFixed(1) : String(Math.round(value));
      return `${digits.replace(".", locale2.decimal)} ${locale2.sentences[unit]}`;
    }
    return `${bytes} ${locale2.sentences.unit_b}`;
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
    constructor(courier5, again) {
      this.#courier = courier5;
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
  var root = document.getElementById("page");
  var locale = preferred(LOCALES, navigator.language);
  var courier4;
  var state;
  var download;
  draw();
  function t(key, values = {}) {
    return fill(locale.courier[key], values, locale);
  }
  function draw() {
    if (root === null) return;
    document.documentElement.lang = locale.code;
    const opened = courier4 !== void 0 && state !== void 0;
    replace(
      root,
      header(),
      el("main", { "data-screen": opened ? "courier" : "courier-token" }, el("h1", { tabindex: -1 }, t("title")), el("p", { class: "lead" }, t("lead")), ...courier4 !== void 0 && state !== void 0 ? panel(courier4, state) : entry())
    );
  }
  function header() {
    const languages = el("div", { class: "languages", role: "group", "aria-label": locale.sentences.language_label });
    add(
      languages,
      LOCALES.map(
        (one) => el(
          "button",
          {
            type: "button",
            test: `language-${one.code}`,
            lang: one.code,
            "aria-pressed": String(one === locale),
            onclick: () => {
              locale = one;
              draw();
              root?.querySelector(`[data-test=language-${one.code}]`)?.focus();
            }
          },
          one.short,
          el("span", { class: "unseen" }, ` ${one.name}`)
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
      courier4 = asking;
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
        courier4 = void 0;
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
      ...row(t("outbox"), shown.outbox === void 0 ? t("none") : t("outbox_state", { number: shown.outbox.number, date: date(locale, shown.outbox.day) }))
    );
  }
  function row(term, detail) {
    return [el("dt", {}, term), el("dd", {}, detail)];
  }
  function bundleState({ bundle }) {
    if (bundle === void 0) return t("none");
    const known = t("bundle_state", { number: bundle.number, size: size(locale, bundle.size) });
    return bundle.fetched ? `${known}, ${t("bundle_fetched")}` : known;
  }
  function downloads(asking, refresh) {
    const outcome = el("div", { role: "status", test: "courier-bundle-state" });
    const start = (again) => {
      for (const one of buttons) one.disabled = true;
      download ??= new Download(asking, again);
      download.run((done, whole) => replace(outcome, el("p", {}, t("downloading", { done: size(locale, done), size: size(locale, whole) })))).then(async (name) => {
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
      asking.upload(file).then(async (number2) => {
        replace(outcome, el("p", { class: "note", test: "courier-accepted", "data-number": number2 }, t("uploaded", { number: number2 })));
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
