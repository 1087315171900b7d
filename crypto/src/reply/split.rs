//! Long messages as parts that each fit a slot, cut where a reader would pause.

use rand::{CryptoRng, RngCore};
use zeroize::Zeroizing;

use super::{MAX_JSON, MAX_LISTED, Past, Reply, ReplyError};
use crate::json;
use crate::keys::{MAX_REPLIES, Secret};

impl Reply {
    /// The replies that carry `text` whole: `self` with its beginning, then as many parts as it takes.
    ///
    /// Each part is measured as it will be written, has its own number and `del`, and lists the parts before it. Files,
    /// `to`, `masked` and `challenge` travel with the first part. [`ReplyError::TooLong`] when the thread's numbers end before the text.
    pub fn split(self, text: &str, rng: &mut (impl RngCore + CryptoRng)) -> Result<Vec<Self>, ReplyError> {
        let mut parts: Vec<Self> = Vec::new();
        let mut rest = text;
        loop {
            let mut part = match parts.last() {
                None => Self { part: 1, ..self.clone() },
                Some(before) => before.next_part(rng),
            };
            (part.of, part.message) = (MAX_REPLIES, String::new());
            let room = MAX_JSON.checked_sub(json::write(&part).len()).ok_or(ReplyError::TooLong)?;
            let (head, tail) = cut(rest, room).ok_or(ReplyError::TooLong)?;
            part.message = head.to_owned();
            if part.n > MAX_REPLIES {
                return Err(ReplyError::TooLong);
            }
            parts.push(part);
            rest = tail;
            if rest.is_empty() {
                break;
            }
        }
        let of = u32::try_from(parts.len()).expect("no more parts than reply numbers");
        parts.iter_mut().for_each(|part| part.of = of);
        Ok(parts)
    }

    fn next_part(&self, rng: &mut (impl RngCore + CryptoRng)) -> Self {
        let mut history = self.history.clone();
        history.push(Past(self.n, self.day, self.kind, self.status));
        history.drain(..history.len().saturating_sub(MAX_LISTED));
        let kind = super::ReplyKind::Message;
        Self {
            n: self.n.saturating_add(1),
            kind,
            part: self.part + 1,
            count: self.count.saturating_add(1),
            history,
            del: Secret::random(rng),
            objects: Vec::new(),
            to: None,
            masked: Vec::new(),
            challenge: None,
            ..self.clone()
        }
    }
}

/// The longest good beginning of `text` that takes at most `room` bytes as JSON, and the rest. `None` when nothing fits.
fn cut(text: &str, room: usize) -> Option<(&str, &str)> {
    let mut used = 0;
    let end = text.char_indices().find_map(|(at, c)| {
        used += written_len(c);
        (used > room).then_some(at)
    });
    let Some(end) = end else { return Some((text, "")) };
    let late = |at: &usize| *at > end / 2;
    let after = |found: Option<usize>| found.map(|at| at + 1).filter(late);
    let letters = text.char_indices().take_while(|&(at, _)| at <= end);
    let at = after(text[..end].rfind('\n'))
        .or_else(|| after(text[..end].rfind(' ')))
        .or_else(|| letters.filter(|&(at, c)| begins_a_letter(text, at, c)).map(|(at, _)| at).last().filter(late))
        .unwrap_or(end);
    if at == 0 { None } else { Some(text.split_at(at)) }
}

/// Whether `c` at `at` stands by itself: not a mark on the letter before it, nor joined to it.
fn begins_a_letter(text: &str, at: usize, c: char) -> bool {
    const JOINER: char = '\u{200d}';
    let marks = matches!(c, JOINER | '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}');
    !marks && !text[..at].ends_with(JOINER)
}

/// How many bytes `c` takes inside a JSON string, as it is really written.
fn written_len(c: char) -> usize {
    let mut utf8 = [0; 4];
    let text: &str = c.encode_utf8(&mut utf8);
    Zeroizing::new(json::write(&text)).len() - 2
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rand::SeedableRng as _;
    use rand::rngs::StdRng;

    use super::*;
    use crate::reply::tests::reply;

    fn split(first: Reply, text: &str) -> Result<Vec<Reply>, ReplyError> {
        first.split(text, &mut StdRng::seed_from_u64(1))
    }

    #[test]
    fn a_short_message_is_one_part_and_an_empty_one_too() {
        for text in ["", "рақмет"] {
            let parts = split(reply(1), text).expect("short");
            assert_eq!((parts.len(), parts[0].part, parts[0].of), (1, 1, 1));
            assert_eq!(parts[0].message, text);
        }
    }

    #[test]
    fn the_parts_follow_each_other_and_share_no_del() {
        let first = Reply { history: vec![], count: 0, ..reply(1) };
        let parts = split(first, &"слово ".repeat(5000)).expect("fits the thread");
        assert!(parts.len() > 5);
        for (part, i) in parts.iter().zip(0_u32..) {
            assert_eq!((part.n, part.part, part.count), (1 + i, 1 + i, i));
            assert_eq!(part.of as usize, parts.len());
            assert_eq!(part.history.len(), part.count.min(32) as usize);
            assert!(part.message.ends_with(' '), "cut between words");
        }
        assert!(!parts[0].del.ct_eq(&parts[1].del));
    }

    #[test]
    fn a_message_longer_than_the_thread_has_numbers_is_refused() {
        let text = "x".repeat(20_000);
        assert_eq!(split(reply(MAX_REPLIES - 1), &text).map(|_| ()), Err(ReplyError::TooLong));
        assert!(split(reply(MAX_REPLIES - 9), &text).is_ok());
    }

    #[test]
    fn a_cut_prefers_the_end_of_a_line_then_of_a_word_then_of_a_letter() {
        assert_eq!(cut("one two\nthree four", 14), Some(("one two\n", "three four")));
        assert_eq!(cut("one two three four", 14), Some(("one two three ", "four")));
        assert_eq!(cut("aaaae\u{301}b", 6), Some(("aaaa", "e\u{301}b")));
        assert_eq!(
            cut("aa👩\u{200d}👦", 10),
            Some(("aa👩\u{200d}", "👦")),
            "one letter longer than half a part is cut"
        );
        assert_eq!(cut("\u{1}", 5), None, "an escaped character takes six bytes");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn the_parts_join_to_the_text_and_each_fits(words in prop::collection::vec("\\PC{0,30}[ \n\"\\\\\t]?", 0..600)) {
            let text = words.concat();
            let parts = split(reply(3), &text).expect("fits the thread");
            prop_assert_eq!(parts.iter().map(|p| p.message.as_str()).collect::<String>(), text);
            for part in &parts {
                prop_assert!(json::write(part).len() <= MAX_JSON);
                prop_assert!(Reply::parse(&json::write(part)).is_some());
            }
        }
    }
}
