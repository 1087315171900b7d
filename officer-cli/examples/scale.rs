//! A casebook of so many cases, for `make bench`: how long it takes to open, list, search, show and answer, as commands and
//! on the screen.
//!
//! ```text
//! scale DIR CASES
//!     DIR must not exist; prints one JSON object, times in seconds, sizes in bytes
//! ```
//!
//! Tips are filed as `import` files them, 256 a record, each with sixty words of the Russian word list, rare ones rarely;
//! one case in three is decided on, one in five answered. What opening a sealed tip costs is the part `import`. The screen
//! is the terminal interface itself, from the key to the cells of 80 columns by 24 lines; writing them is the terminal's.

use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use age::secrecy::SecretString;
use ratatui_core::buffer::Buffer;
use ratatui_core::layout::{Rect, Size};
use serde_json::{Value, json};
use sybyr_crypto::hex::{self, Hex};
use sybyr_crypto::keys::Day;
use sybyr_crypto::reply::{ReplyKind, Status};
use sybyr_crypto::tip::{Kind, Language};
use sybyr_crypto::words::List;
use sybyr_officer::casebook::{
    Casebook, Change, Deadlines, Decision, Enrolled, FiledTip, KeyDigits, Keys, LEAST_WORK_FACTOR, Ruling, Signs,
    Stored, Urgency, WrittenReply,
};
use sybyr_officer::problem::{Problem, Result as Done};
use sybyr_officer::text;
use sybyr_officer::tui::app::{App, Given, Setup};
use sybyr_officer::tui::keys::Key;
use sybyr_officer::tui::waiting::Talk;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn told(problem: Problem) -> Box<dyn Error> {
    text::Language::En.problem(&problem).into()
}

const TODAY: Day = 20_778;
const BATCH: usize = 256;
const WORDS: usize = 60;
const ROUNDS: usize = 9;

fn main() -> Outcome<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [dir, cases] = &arguments[..] else { return Err("usage: scale DIR CASES".into()) };
    let (dir, cases): (&Path, u32) = (Path::new(dir), cases.parse()?);
    let began = Instant::now();
    fill(&mut create(dir)?, cases).map_err(told)?;
    let filled = began.elapsed().as_secs_f64();

    let unlock = time(|| Keys::read(dir, &passphrase()).map(drop))?;
    let open = time(|| reopen(dir).map(drop))?;
    let mut book = reopen(dir).map_err(told)?;
    let middle = i64::from(cases / 2).max(1);
    let page = time(|| book.newest_cases(None, 50).map(drop))?;
    let list = time(|| book.cases().map(drop))?;
    let due = time(|| book.due(&Deadlines::default()).map(drop))?;
    // a common word and the beginning of another; words that no tip has; the first letter typed
    let word = |index: u16| List::Ru.word(index);
    let begun: String = word(9).chars().take(3).collect();
    let letter: String = word(1).chars().take(1).collect();
    let [two, none, one] = [format!("{} {begun}", word(3)), "жоқ сөз мұнда".to_owned(), letter]
        .map(|asked| time(|| book.search(&asked).map(drop)));
    let similar = time(|| book.similar(middle).map(drop))?;
    let show = time(|| {
        book.tips(middle)?;
        book.replies(middle)?;
        book.standing(middle).map(drop)
    })?;
    let mut number = 0;
    let reply = time(|| {
        number += 1;
        book.record(&[answer(middle, 1000 + number)])
    })?;
    let decide = time(|| book.record(&[decision(middle)]))?;
    drop(book);
    let on_screen = Screen::measure(dir, &begun)?;
    let mut figures = json!({
        "cases": cases, "filled": filled, "unlock": unlock, "open": (open - unlock).max(0.0), "page": page, "list": list,
        "due": due, "search": two?, "search_none": none?, "search_letter": one?, "similar": similar, "show": show, "reply": reply, "decide": decide,
        "file": size(dir)?, "memory": peak_memory()?,
    });
    figures["screen"] = (on_screen.start - unlock).max(0.0).into();
    figures["screen_key"] = on_screen.key.into();
    figures["screen_search"] = on_screen.search.into();
    figures["screen_case"] = on_screen.case.into();
    write(&figures)
}

/// What somebody before the screen waits for, in seconds.
struct Screen {
    /// From the passphrase to the inbox.
    start: f64,
    /// The slowest of the keys that move.
    key: f64,
    /// The slowest letter of a search as it is typed.
    search: f64,
    /// Opening a case, and going back.
    case: f64,
}

impl Screen {
    fn measure(dir: &Path, word: &str) -> Outcome<Self> {
        let size = Size::new(80, 24);
        let begin = || {
            let (officer, lock_after) = (Some("Desk".into()), Duration::from_secs(300));
            let (casebook, language, today) = (dir.to_owned(), text::Language::Ru, Some(TODAY));
            let (holder, plugins, templates) = (None, None, Vec::new());
            App::new(Setup { casebook, holder, plugins, language, today, officer, lock_after, templates }, size)
        };
        let draw = |app: &App| {
            app.draw(&mut Buffer::empty(Rect::from(size)));
        };
        let mut app = begin();
        let start = time(|| {
            // the casebook is closed before it is opened again
            app.lock();
            app = begin();
            app.open(Given::Passphrase(passphrase()), &Arc::new(Talk::alone()));
            draw(&app);
            Ok(())
        })?;
        if app.lock_after().is_none() {
            return Err("the screen did not open the casebook".into());
        }
        let mut press = |keys: &[Key]| {
            let began = Instant::now();
            for key in keys {
                app.key(key);
                draw(&app);
            }
            began.elapsed().as_secs_f64()
        };
        // each of the presses, in turns: the slowest of the medians
        let mut slowest = |presses: &[&[Key]], after: &[Key]| {
            let mut taken = vec![Vec::new(); presses.len()];
            for _ in 0..ROUNDS {
                presses.iter().zip(&mut taken).for_each(|(keys, taken)| taken.push(press(keys)));
                press(after);
            }
            taken.into_iter().map(median).fold(0.0, f64::max)
        };
        let moves = [Key::Down, Key::PageDown, Key::End, Key::Home, Key::Tab];
        let key = slowest(&moves.each_ref().map(std::slice::from_ref), &[]);
        let case = slowest(&[&[Key::Enter, Key::Esc]], &[Key::Down]);
        let letters: Vec<Key> = word.chars().map(Key::Char).collect();
        let typed: Vec<&[Key]> = letters.iter().map(std::slice::from_ref).collect();
        // once more than it is left
        slowest(&[&[Key::Esc], &[Key::Char('/')]], &[]);
        let search = slowest(&typed, &vec![Key::Backspace; letters.len()]);
        Ok(Self { start, key, search, case })
    }
}

#[allow(clippy::print_stdout, reason = "the answer of a program for measuring")]
fn write(figures: &Value) -> Outcome<()> {
    println!("{figures}");
    Ok(())
}

fn passphrase() -> SecretString {
    SecretString::from("correct horse")
}

fn create(dir: &Path) -> Outcome<Casebook> {
    let keys = Keys::generate(Hex([1; 16]), Hex([2; 32]), TODAY);
    let enrolled = [Change::Enrolled(Enrolled {
        drop_file: String::new(),
        cards: Vec::new(),
        bits: 0,
        slots: 64,
        reply_delay_days: 1,
    })];
    Casebook::create(dir, keys, &passphrase(), LEAST_WORK_FACTOR, &enrolled, |_| Ok(())).map_err(told)
}

fn reopen(dir: &Path) -> Done<Casebook> {
    Casebook::open(dir, || Ok(passphrase()))
}

fn fill(book: &mut Casebook, cases: u32) -> Done<()> {
    let leaves: Vec<u32> = (0..cases).collect();
    for batch in leaves.chunks(BATCH) {
        book.record(&batch.iter().map(|&leaf| tip(leaf)).collect::<Vec<_>>())?;
        book.compact_if_long()?;
    }
    let of = |nth: usize| (1..=i64::from(cases)).step_by(nth).collect::<Vec<_>>();
    for batch in of(3).chunks(BATCH) {
        book.record(&batch.iter().map(|&case| decision(case)).collect::<Vec<_>>())?;
    }
    for batch in of(5).chunks(BATCH) {
        book.record(&batch.iter().map(|&case| answer(case, 1)).collect::<Vec<_>>())?;
    }
    book.compact_if_long()
}

/// SplitMix64: the same casebook in every run.
fn mixed(seed: u64) -> u64 {
    let mut z = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// A word of the list, early ones far more often than late ones.
fn a_word(seed: u64) -> &'static str {
    let span = 1_u64 << (mixed(seed) % 12);
    List::Ru.word(u16::try_from(mixed(!seed) % span.min(2048)).unwrap_or(0))
}

fn key(case: u32) -> KeyDigits {
    KeyDigits::of(&[u64::from(case), 1, 2, 3].map(mixed).map(u64::to_be_bytes).concat())
}

fn tip(leaf: u32) -> Change {
    let seed = u64::from(leaf) << 16;
    let text = (0..WORDS as u64).map(|at| a_word(seed + at)).collect::<Vec<_>>().join(" ");
    let hash: [u8; 32] = std::array::from_fn(|at| mixed(seed + at as u64).to_be_bytes()[0]);
    Change::TipFiled(Box::new(FiledTip {
        stored: Stored {
            shard: "2026-1".into(),
            leaf,
            blob_hash: Hex(hash),
            tag: Hex(hash),
            blob: hex::encode(&hash),
            day: TODAY - 300 + leaf % 300,
        },
        file_key: KeyDigits::of(&hash[..16]),
        k: key(leaf),
        prev: None,
        bits: 0,
        drawer: 0,
        year: 2026,
        slot: 1,
        id: hex::encode(&hash[16..]),
        kind: Kind::Report,
        language: Language::Ru,
        sector: Some("land".into()),
        district: Some("medeu".into()),
        files: leaf % 3,
        first_line: text.chars().take(80).collect(),
        text,
    }))
}

fn decision(case: i64) -> Change {
    Change::Decided(Decision {
        day: TODAY,
        officer: "Desk".into(),
        cases: vec![case],
        rulings: vec![Ruling::Signs { value: Signs::Yes }, Ruling::Urgency { value: Urgency::High }],
        why: Some("Есть признаки".into()),
        blind: None,
    })
}

/// An answer as `reply` records it: what is sealed goes out with the outbox.
fn answer(case: i64, n: u32) -> Change {
    let leaf = u32::try_from(case - 1).unwrap_or(0);
    let part = WrittenReply {
        case,
        k: key(leaf),
        n,
        first: n,
        day: TODAY,
        kind: ReplyKind::Message,
        status: Status::Checking,
        json: "x".repeat(900),
        reply_to: "x".repeat(1959),
        bits: 0,
        drawer: 0,
        shard: "2026-1".into(),
        leaf,
    };
    Change::ReplyWritten { parts: vec![part], objects: Vec::new() }
}

/// Median of the rounds, in seconds.
fn time(mut work: impl FnMut() -> Done<()>) -> Outcome<f64> {
    let mut taken = Vec::new();
    for _ in 0..ROUNDS {
        let start = Instant::now();
        work().map_err(told)?;
        taken.push(start.elapsed().as_secs_f64());
    }
    Ok(median(taken))
}

fn median(mut taken: Vec<f64>) -> f64 {
    taken.sort_by(f64::total_cmp);
    taken[taken.len() / 2]
}

/// Snapshots and journals, both generations.
fn size(dir: &Path) -> Outcome<u64> {
    let sizes = fs::read_dir(dir)?.map(|entry| entry?.metadata()).collect::<std::io::Result<Vec<_>>>()?;
    Ok(sizes.iter().filter(|file| file.is_file()).map(fs::Metadata::len).sum())
}

/// The most memory that this process ever had.
fn peak_memory() -> Outcome<u64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no VmHWM")?;
    Ok(line.trim().trim_end_matches("kB").trim().parse::<u64>()? * 1024)
}
