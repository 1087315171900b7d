//! Ten invented tips, each in three languages, and the answer to them.

use sybyr_crypto::tip::Kind;

pub(crate) struct Story {
    pub(crate) sector: &'static str,
    pub(crate) kind: Kind,
    pub(crate) ru: &'static str,
    pub(crate) kk: &'static str,
    pub(crate) en: &'static str,
}

/// The answer, in Russian, Kazakh and English.
pub(crate) const ANSWERS: [&str; 3] = [
    "Сообщение получено, проверка началась. В каком месяце это было? Сами туда не ходите.",
    "Хабарламаңыз алынды, тексеру басталды. Бұл қай айда болды? Ол жерге өзіңіз бармаңыз.",
    "Your tip was received and the check has begun. Which month was it? Do not go there yourself.",
];

pub(crate) const STORIES: [Story; 10] = [
    Story {
        sector: "land",
        kind: Kind::Report,
        ru: "За участок в новом микрорайоне сотрудник просит 300\u{a0}000 тенге «за очередь». Кто платит, того вызывают первым.",
        kk: "Жаңа шағын ауданнан жер телімін беру үшін қызметкер «кезекке» 300\u{a0}000 теңге сұрайды. Төлегендерді бірінші шақырады.",
        en: "For a plot in the new district the clerk asks 300,000 tenge “for the queue”. Those who pay are called first.",
    },
    Story {
        sector: "education",
        kind: Kind::Report,
        ru: "Заведующая детским садом берёт деньги за место, а очередь на портале только для вида.",
        kk: "Балабақша меңгерушісі орын үшін ақша алады, ал порталдағы кезек көзбояу ғана.",
        en: "The head of the kindergarten takes money for a place; the queue on the portal is for show.",
    },
    Story {
        sector: "health",
        kind: Kind::Quick,
        ru: "Бесплатные по закону операции бесплатны только на бумаге. Хирург называет цену в коридоре.",
        kk: "Заң бойынша тегін операция қағаз жүзінде ғана тегін. Хирург бағасын дәлізде айтады.",
        en: "Operations that the law makes free are free on paper only. The surgeon names his price in the corridor.",
    },
    Story {
        sector: "tax",
        kind: Kind::Report,
        ru: "Инспектор закрывает проверку за десятую часть суммы.",
        kk: "Инспектор соманың оннан бірін алып, тексеруді жаба салады.",
        en: "The inspector closes the audit for a tenth of the sum.",
    },
    Story {
        sector: "construction",
        kind: Kind::Quick,
        ru: "Ремонт школы принят до того, как начался. В день подписания акта крыши ещё не было.",
        kk: "Мектепті жөндеу жұмысы басталмай жатып қабылданды. Актіге қол қойылған күні мектептің шатыры әлі жоқ еді.",
        en: "The repair of the school was accepted before it began. On the day the act was signed there was no roof.",
    },
    Story {
        sector: "police",
        kind: Kind::Report,
        ru: "На объездной дороге по пятницам останавливают фуры. Пять тысяч без квитанции.",
        kk: "Айналма жолда жұма сайын жүк көліктерін тоқтатады. Түбіртексіз бес мың теңге.",
        en: "On the bypass lorries are stopped every Friday. Five thousand, no receipt.",
    },
    Story {
        sector: "courts",
        kind: Kind::Statement,
        ru: "В канцелярии предлагают «ускорить» заседание за вознаграждение.",
        kk: "Сот кеңсесінде ақы төлесе, отырысты «жылдамдатып» беретінін айтады.",
        en: "The registry offers to “speed up” a hearing for a fee.",
    },
    Story {
        sector: "akimat",
        kind: Kind::Field,
        ru: "Уголь для малообеспеченных семей в селе достался родственникам начальства.",
        kk: "Ауылдағы аз қамтылған отбасыларға арналған көмір басшылардың туыстарына кетті.",
        en: "The coal meant for poor families in the village went to relatives of the heads.",
    },
    Story {
        sector: "other",
        kind: Kind::Call,
        ru: "За подключение к воде берут доплату наличными, без договора.",
        kk: "Суға қосу үшін шарт жасамай, қолма-қол қосымша ақша алады.",
        en: "Connection to the water main costs extra, in cash, without a contract.",
    },
    Story {
        sector: "tax",
        kind: Kind::Report,
        ru: "Фуры с «нужной» печатью проходят пост ночью без досмотра.",
        kk: "«Керек» мөрі бар жүк көліктері бекеттен түнде тексерусіз өтеді.",
        en: "Lorries with the right stamp pass the post at night without inspection.",
    },
];
