//! What tips say, made findable: an index of their words, and sketches by which one tip is found to repeat another.
//!
//! Both hold the beginning of a tip only, so that a flood of long tips cannot make the index too large to open, and both
//! stay inside the casebook.

use rusqlite::{Connection, params};
use sybyr_crypto::tip::TipJson;

use super::Casebook;
use super::index::IndexResult;
use crate::problem::Result;

/// So much of what a tip says is indexed, in bytes after folding.
const INDEXED: usize = 4096;
/// The most cases that a search gives, newest first.
pub const MAX_FOUND: usize = 200;
/// Minima of a sketch: the share of equal ones estimates the share of common shingles (Broder 1997).
const MINIMA: usize = 16;
/// Two tips are compared when all minima of one band are equal: likely above a half of common shingles, rare below a fifth.
const BAND: usize = 2;
/// Words of a shingle.
const SHINGLE: usize = 3;
/// The share of equal minima, in sixteenths, from which a case is suggested.
const ALIKE: usize = 6;
/// The most tips that one tip is compared with: a flood of equal ones is found all the same.
const CANDIDATES: usize = 1000;

/// `words` has no content of its own: it answers which rows hold a word, and nothing gives the text back. It keeps the
/// beginnings of two letters, by which it also finds one: what is typed first would else join the rows of the most words.
/// The text is folded before it comes here, so that its tokenizer need not know of any alphabet.
pub(super) const SCHEMA: &str = "
CREATE VIRTUAL TABLE words USING fts5 (text, content = '', detail = none, prefix = '2', tokenize = 'ascii');
CREATE TABLE sketches (tip INTEGER PRIMARY KEY, minima BLOB NOT NULL) STRICT;
CREATE TABLE bands (band INTEGER NOT NULL, value INTEGER NOT NULL, tip INTEGER NOT NULL,
    PRIMARY KEY (band, value, tip)) STRICT, WITHOUT ROWID;
";

/// What of a tip is indexed: its message and its answers, folded.
pub fn searchable(tip: &TipJson, message: &str) -> String {
    let answers = [&tip.place, &tip.who, &tip.when, &tip.role];
    let mut text = fold(message);
    for answer in answers.into_iter().flatten() {
        text.push(' ');
        text.push_str(&fold(answer));
    }
    text.truncate(text.floor_char_boundary(INDEXED));
    text
}

/// Lower case, one letter for those that are easily taken for each other or missing on a keyboard, and single spaces
/// between words. What was typed on a Russian keyboard finds Kazakh words.
fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len().min(INDEXED));
    for c in text.chars() {
        match c {
            // most letters, without asking the tables of all alphabets
            'a'..='z' | '0'..='9' | 'а'..='я' => folded.push(c),
            _ => c.to_lowercase().for_each(|c| fold_letter(&mut folded, c)),
        }
        if folded.len() > INDEXED {
            break;
        }
    }
    folded
}

fn fold_letter(folded: &mut String, c: char) {
    match c {
        'қ' => folded.push('к'),
        'ғ' => folded.push('г'),
        'ң' => folded.push('н'),
        'ү' | 'ұ' => folded.push('у'),
        'ө' => folded.push('о'),
        'һ' => folded.push('х'),
        'ә' => folded.push('а'),
        'і' => folded.push('и'),
        'ё' => folded.push('е'),
        c if c.is_alphanumeric() => folded.push(c),
        _ if folded.ends_with(' ') || folded.is_empty() => {}
        _ => folded.push(' '),
    }
}

/// Makes a filed tip findable: its row, and what it says.
pub(super) fn index(db: &Connection, row: i64, text: &str) -> IndexResult<()> {
    if text.trim().is_empty() {
        return Ok(());
    }
    db.prepare_cached("INSERT INTO words (rowid, text) VALUES (?1, ?2)")?.execute(params![row, text])?;
    let minima = sketch(text);
    let bytes: Vec<u8> = minima.iter().flat_map(|minimum| minimum.to_be_bytes()).collect();
    db.prepare_cached("INSERT INTO sketches (tip, minima) VALUES (?1, ?2)")?.execute(params![row, bytes])?;
    for (band, value) in bands(&minima) {
        db.prepare_cached("INSERT INTO bands (band, value, tip) VALUES (?1, ?2, ?3)")?
            .execute(params![band, value, row])?;
    }
    Ok(())
}

/// For each of the hash functions, the least hash of all shingles.
fn sketch(text: &str) -> [u32; MINIMA] {
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    let mut states: Vec<u64> = words.windows(SHINGLE.min(words.len()).max(1)).map(fnv).collect();
    // one function after the other for all shingles: each of a shingle's hashes waits for the one before
    [(); MINIMA].map(|()| {
        states.iter_mut().for_each(|state| *state = next(*state));
        states.iter().map(|state| (state >> 32) as u32).min().unwrap_or(u32::MAX)
    })
}

/// FNV-1a over the words with a separator.
fn fnv(words: &[&str]) -> u64 {
    let bytes = words.iter().flat_map(|word| word.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

/// SplitMix64.
fn next(state: u64) -> u64 {
    let mut z = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

fn bands(minima: &[u32; MINIMA]) -> impl Iterator<Item = (i64, i64)> {
    let value = |rows: &[u32]| rows.iter().fold(0, |value, &row| next(value ^ u64::from(row)));
    minima.chunks(BAND).zip(0..).map(move |(rows, band)| (band, value(rows) as i64))
}

impl Casebook {
    /// The cases with a tip in which every word begins as one that is asked for, newest tip first.
    pub fn search(&self, asked: &str) -> Result<Vec<i64>> {
        let folded = fold(asked);
        let query: Vec<String> = folded.split_whitespace().map(|word| format!("\"{word}\"*")).collect();
        if query.is_empty() {
            return Ok(Vec::new());
        }
        // from the newest tip on, and only as far as needed: a letter that begins a word of every tip is found as fast as a name
        let mut found =
            self.index.db.prepare_cached("SELECT rowid FROM words WHERE words MATCH ?1 ORDER BY rowid DESC")?;
        let mut case_of = self.index.db.prepare_cached("SELECT case_number FROM tips WHERE rowid = ?1")?;
        let mut tips = found.query([query.join(" ")])?;
        let (mut seen, mut cases) = (std::collections::BTreeSet::new(), Vec::new());
        while let Some(tip) = tips.next()?.filter(|_| cases.len() < MAX_FOUND) {
            let case: i64 = case_of.query_row([tip.get::<_, i64>(0)?], |row| row.get(0))?;
            if seen.insert(case) {
                cases.push(case);
            }
        }
        Ok(cases)
    }

    /// Other cases that tell much the same, as (case, share of equal minima in hundredths), the likest first.
    pub fn similar(&self, case: i64) -> Result<Vec<(i64, u32)>> {
        self.alike(case, CANDIDATES)
    }

    /// The same, compared with however many there are: a flood is dismissed whole.
    pub fn flood(&self, case: i64) -> Result<Vec<(i64, u32)>> {
        self.alike(case, usize::MAX >> 1)
    }

    fn alike(&self, case: i64, candidates: usize) -> Result<Vec<(i64, u32)>> {
        let db = &self.index.db;
        let read = |sql: &str, parameter: i64| -> Result<Vec<(i64, Vec<u8>)>> {
            let mut query = db.prepare_cached(sql)?;
            let rows = query.query_map([parameter], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        };
        let own = read("SELECT tip, minima FROM sketches JOIN tips ON tips.rowid = tip WHERE case_number = ?1", case)?;
        let mut best = std::collections::BTreeMap::new();
        for (tip, minima) in own {
            let others = read(
                &format!(
                    "SELECT case_number, minima FROM (SELECT DISTINCT other.tip AS tip FROM bands AS mine
                        JOIN bands AS other ON other.band = mine.band AND other.value = mine.value
                        WHERE mine.tip = ?1 LIMIT {candidates}) AS near
                     JOIN sketches ON sketches.tip = near.tip JOIN tips ON tips.rowid = near.tip"
                ),
                tip,
            )?;
            for (other, theirs) in others.into_iter().filter(|(other, _)| *other != case) {
                let equal = minima.chunks(4).zip(theirs.chunks(4)).filter(|(a, b)| a == b).count();
                let likest = best.entry(other).or_insert(0);
                *likest = equal.max(*likest);
            }
        }
        let mut found: Vec<(i64, u32)> = best
            .into_iter()
            .filter(|&(_, equal)| equal >= ALIKE)
            .map(|(other, equal)| (other, u32::try_from(equal * 100 / MINIMA).unwrap_or(100)))
            .collect();
        found.sort_by_key(|&(other, share)| (std::cmp::Reverse(share), other));
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::Change;
    use crate::casebook::tests::{create, folder, open, tip};

    const BRIBE: &str = "Начальник отдела земельных отношений требует пятьсот тысяч тенге за участок под застройку, \
         иначе обещает тянуть с ответом до следующего года. Деньги передают через его водителя в пятницу вечером.";

    fn saying(leaf: u32, k: &str, text: &str) -> Change {
        let mut change = tip(leaf, k);
        if let Change::TipFiled(filed) = &mut change {
            filed.text = fold(text);
        }
        change
    }

    #[test]
    fn folding_meets_other_keyboards() {
        assert_eq!(fold("  Жер ТЕЛІМІ — «Қордай», 5 га!"), "жер телими кордай 5 га ");
        assert_eq!(fold("Ұлықбек Үркер Ёлка"), "улыкбек уркер елка");
        assert!(fold(&"ы".repeat(10_000)).len() <= INDEXED + 4);
    }

    #[test]
    fn words_are_found_by_their_beginnings_after_opening_again() {
        let dir = folder();
        let path = dir.path().join("book");
        let mut book = create(&path);
        book.record(&[
            saying(0, "a", BRIBE),
            saying(1, "b", "Қордайда жер телімі үшін ақша сұрады"),
            saying(2, "a", "Ещё документ"),
        ])
        .expect("recorded");
        drop(book);
        let book = open(&path).expect("opens");
        let found = |asked| book.search(asked).expect("searched");
        assert_eq!(found("земельн участок"), [1]);
        assert_eq!(found("ДОКУМЕНТ"), [1]);
        // the first letters that are typed, too
        assert_eq!((found("т"), found("сұ"), found("ещ")), (vec![2, 1], vec![2], vec![1]));
        assert_eq!(found("кордай телим"), [2]);
        assert_eq!(found("жер документ"), [] as [i64; 0]);
        assert_eq!(found(""), [] as [i64; 0]);
    }

    #[test]
    fn words_of_any_alphabet_are_found_whole_and_by_their_beginnings() {
        let dir = folder();
        let mut book = create(&dir.path().join("book"));
        let texts =
            ["Straße, Ünlü; naïve", "विद्यालय की शिकायत", "腐败 举报", "Ελλάδα №5 и 2026‑й", "x\u{301}y\u{0}z\u{feff}w"];
        let tips: Vec<Change> = (0..).zip(texts).map(|(leaf, text)| saying(leaf, &format!("{leaf}"), text)).collect();
        book.record(&tips).expect("recorded");
        for (case, asked) in (1..).zip(["straße ünl", "विद्या", "举报", "ελλ 5 202", "z"]) {
            assert_eq!(book.search(asked).expect("searched"), [case], "{asked}");
        }
        assert_eq!(book.search("STRASSE").expect("searched"), [] as [i64; 0], "ß is not taken apart");
    }

    #[test]
    fn sketches_never_change_because_snapshots_keep_them() {
        assert_eq!(sketch("")[0], u32::MAX);
        let minima = sketch("акимат списал дома которых нет");
        assert_eq!(minima[..4], [336_872_153, 157_968_307, 329_211_745, 528_709_224]);
    }

    #[test]
    fn what_looks_like_a_query_is_only_words() {
        let dir = folder();
        let mut book = create(&dir.path().join("book"));
        book.record(&[saying(0, "a", "near OR text")]).expect("recorded");
        for asked in ["\"", "a\" OR \"b", "NEAR(", "text:*", "-near", "(", "*", "near OR", "text^2"] {
            book.search(asked).expect("searched");
        }
        assert_eq!(book.search("near OR").expect("searched"), [1]);
    }

    #[test]
    fn a_tip_told_again_in_nearly_the_same_words_is_suggested() {
        let dir = folder();
        let mut book = create(&dir.path().join("book"));
        let again = BRIBE.replace("пятьсот тысяч", "полмиллиона").replace("вечером", "после работы");
        let other = "В школе номер пять собирают деньги на ремонт кровли, чеков не дают, кто не сдал, тому грозят плохими оценками.";
        book.record(&[saying(0, "a", BRIBE), saying(1, "b", &again), saying(2, "c", other), saying(3, "d", "")])
            .expect("recorded");
        let similar = |case| book.similar(case).expect("compared").iter().map(|s| s.0).collect::<Vec<_>>();
        assert_eq!((similar(1), similar(2), similar(3), similar(4)), (vec![2], vec![1], vec![], vec![]));
    }

    #[test]
    fn a_flood_of_one_text_is_found_from_any_of_it() {
        let dir = folder();
        let mut book = create(&dir.path().join("book"));
        let flood: Vec<Change> = (0..50).map(|leaf| saying(leaf, &format!("{leaf}"), BRIBE)).collect();
        book.record(&flood).expect("recorded");
        let found = book.similar(25).expect("compared");
        assert_eq!((found.len(), found[0]), (49, (1, 100)));
    }
}
