//! Finds phrases in a source's words however they were typed, and covers them.
//!
//! A name that is covered in one place and readable in another is not covered. So letters are compared without case,
//! accents and invisible signs, and those that look alike count as equal: a Latin `a` among Cyrillic letters, a Kazakh `қ`
//! for which somebody's keyboard had only `к`. What that covers too much an officer sees in the preview; what is covered
//! too little nobody would see.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::terminal::is_hidden;

/// Stands for what was covered; always as long, so that nobody counts letters.
pub(super) const MARK: &str = "█████";

/// Phrases as they are compared.
pub(super) struct Covering {
    phrases: Vec<Vec<char>>,
}

impl Covering {
    pub(super) fn of(phrases: &[String]) -> Self {
        let folded = |phrase: &String| Folded::of(&phrase.trim().chars().collect::<Vec<_>>()).letters;
        Self { phrases: phrases.iter().map(folded).collect() }
    }

    /// The text with a mark over each place where a phrase stands, up to the ends of its words: an ending tells of a
    /// name. `None` when none stands in it; `found` remembers which did.
    pub(super) fn cover(&self, text: &str, found: &mut [bool]) -> Option<String> {
        let chars: Vec<char> = text.chars().collect();
        let folded = Folded::of(&chars);
        let mut places = Vec::new();
        for (phrase, found) in self.phrases.iter().zip(found) {
            let before = places.len();
            folded.find(phrase, |place| places.push(whole_words(&chars, place)));
            *found |= places.len() > before;
        }
        places.sort_unstable_by_key(|place| place.start);
        let mut covered = String::with_capacity(text.len());
        let mut at = 0;
        for place in &places {
            // what overlaps the mark before, or touches it, is under it
            if at == 0 || place.start > at {
                covered.extend(chars.get(at..place.start).unwrap_or_default());
                covered.push_str(MARK);
            }
            at = at.max(place.end);
        }
        covered.extend(&chars[at..]);
        (!places.is_empty()).then_some(covered)
    }
}

/// A text as it is compared, and which of its characters each letter comes from.
struct Folded {
    letters: Vec<char>,
    from: Vec<usize>,
}

impl Folded {
    fn of(chars: &[char]) -> Self {
        let mut folded = Self { letters: Vec::new(), from: Vec::new() };
        for (place, &c) in chars.iter().enumerate() {
            if is_space(c) {
                // a run of white space is one space
                if folded.letters.last() != Some(&' ') {
                    folded.push(' ', place);
                }
            } else if !is_hidden(c) {
                for letter in std::iter::once(c).nfkd().filter(|c| !is_combining_mark(*c)) {
                    letter.to_lowercase().for_each(|letter| folded.push(alike(letter), place));
                }
            }
        }
        folded
    }

    fn push(&mut self, letter: char, place: usize) {
        self.letters.push(letter);
        self.from.push(place);
    }

    /// Each place of a phrase, as characters of the text.
    fn find(&self, phrase: &[char], mut each: impl FnMut(Range<usize>)) {
        let mut at = 0;
        while !phrase.is_empty() && at + phrase.len() <= self.letters.len() {
            if self.letters[at..].starts_with(phrase) {
                let last = at + phrase.len() - 1;
                each(self.from[at]..self.from[last] + 1);
                at = last + 1;
            } else {
                at += 1;
            }
        }
    }
}

/// A place, and the rest of the words that it begins and ends in.
fn whole_words(chars: &[char], place: Range<usize>) -> Range<usize> {
    let is_word = |c: &char| c.is_alphanumeric() || is_combining_mark(*c) || is_hidden(*c) && !is_space(*c);
    let before = chars[..place.start].iter().rev().take_while(|c| is_word(c)).count();
    let behind = chars[place.end..].iter().take_while(|c| is_word(c)).count();
    place.start - before..place.end + behind
}

/// Also what is drawn as nothing and takes the room of a letter.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{115f}' | '\u{1160}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}')
}

/// One letter for all that look like it, in capitals or small, or stand for it on a keyboard without it.
fn alike(c: char) -> char {
    match c {
        'a' | 'α' | 'ә' => 'а',
        'b' | 'β' => 'в',
        'c' | 'ϲ' => 'с',
        'e' | 'ε' | 'є' | 'ҽ' => 'е',
        'ғ' | 'ґ' => 'г',
        'h' | 'η' | 'ң' | 'ӊ' | 'ӈ' => 'н',
        'i' | 'і' | 'ı' | 'ι' => 'и',
        'k' | 'κ' | 'қ' | 'ҡ' | 'ҝ' => 'к',
        'm' | 'μ' => 'м',
        'o' | 'ο' | 'ө' | 'ѳ' | '0' => 'о',
        'p' | 'ρ' => 'р',
        't' | 'τ' => 'т',
        'x' | 'χ' | 'һ' => 'х',
        'y' | 'υ' | 'ү' | 'ұ' | 'ў' => 'у',
        '3' => 'з',
        'ѕ' => 's',
        'ј' => 'j',
        'ԁ' => 'd',
        'ԛ' => 'q',
        'ԝ' => 'w',
        'ӏ' | '1' | '|' => 'l',
        '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
        '’' | '‘' | 'ʼ' | '`' => '\'',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cover(text: &str, phrase: &str) -> Option<String> {
        Covering::of(&[phrase.to_owned()]).cover(text, &mut [false])
    }

    #[test]
    fn a_word_is_covered_whole_in_any_case_and_with_any_ending() {
        for (text, phrase, covered) in [
            ("Иванов взял.", "иванов", "█████ взял."),
            ("у Иванова и ИВАНОВЫМ", "Иванов", "у █████ и █████"),
            ("Семён\n  Петров", "семен петров", "█████"),
            ("в доме 5, кв. 17", "кв. 17", "в доме 5, █████"),
            ("ааа", "а", "█████"),
            ("хИванов", "Иванов", "█████"),
        ] {
            assert_eq!(cover(text, phrase).as_deref(), Some(covered), "{text}");
        }
        for (text, phrase) in [("Ивано", "Иванов"), ("", "а"), ("а", " "), ("аб", "а б"), ("а", "\u{301}")]
        {
            assert_eq!(cover(text, phrase), None, "{text}");
        }
    }

    /// The first name in each text is plain, so that a program that finds only that one would not even complain.
    #[test]
    fn a_name_is_covered_however_it_was_typed() {
        for (other, phrase) in [
            ("Ив\u{430}\u{301}нов", "Иванов"),
            ("Ивaнoв", "Иванов"),
            ("Ива\u{ad}нов", "Иванов"),
            ("И\u{200b}в\u{2060}а\u{feff}нов", "Иванов"),
            ("Андреи\u{306}", "Андрей"),
            ("Андрей", "Андреи\u{306}"),
            ("Канат", "Қанат"),
            ("Қанат", "Канат"),
            ("Алия", "Әлия"),
            ("Улкен Оскен", "Үлкен Өскен"),
            ("Иванов\u{a0}Пётр", "Иванов Петр"),
            ("Иванов\u{3164}Петр", "Иванов Петр"),
            ("ＩＶＡＮ", "ivan"),
            ("Müller", "Muller"),
            ("123 ABC 02", "123 АВС 02"),
            ("+7–701", "+7-701"),
            ("𝐈𝐯𝐚𝐧", "Ivan"),
            ("ﬁrm", "firm"),
        ] {
            let text = format!("{phrase} и {other}.");
            assert_eq!(cover(&text, phrase).as_deref(), Some("█████ и █████."), "{other}");
        }
    }

    #[test]
    fn marks_and_invisible_signs_at_the_ends_of_a_word_go_with_it() {
        assert_eq!(cover("то\u{301}лстова\u{301}\u{200b}я x", "Толстов").as_deref(), Some("█████ x"));
        assert_eq!(cover("(Иванов)", "Иванов").as_deref(), Some("(█████)"));
    }

    #[test]
    fn a_phrase_inside_another_is_found_as_well() {
        let phrases = ["Иванов".to_owned(), "Иванов Иван".to_owned(), "Петров".to_owned()];
        let mut found = [false; 3];
        let covered = Covering::of(&phrases).cover("Иванов Иван, Иванов, Петрова", &mut found);
        assert_eq!((covered.as_deref(), found), (Some("█████, █████, █████"), [true; 3]));
        let mut found = [false; 3];
        assert_eq!(Covering::of(&phrases).cover("Иванову", &mut found).as_deref(), Some(MARK));
        assert_eq!(found, [true, false, false]);
    }
}
