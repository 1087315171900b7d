//! Shows an outbox on the screen as codes, one after the other and over again, until a key is pressed.

use std::fs::File;
use std::io::{self, IsTerminal as _, Write as _};
use std::time::Duration;

use rustix::termios;
use sybyr_crypto::frame::{self, Frame, MAX_FRAMES, MAX_WHOLE};

use super::picture::Format;
use crate::problem::{NotOnScreen, Problem, Result};
use crate::terminal;
use crate::text::{Language, OnScreen, Say};
use crate::tui::tty::{Event, Tty};

/// The longest that one round may take: whoever holds a camera still longer takes a stick.
const LONGEST: usize = 600;
/// Lines above the code: where it stands, and one empty.
const STATUS: usize = 1;
/// The order of a round: every so many codes. What a camera missed by its rhythm it does not miss again.
const STEPS: [usize; 6] = [1, 7, 11, 13, 17, 19];

/// The terminal that the codes are shown on.
pub(in crate::commands) struct Screen {
    format: Format,
    pace: usize,
}

/// What was shown.
pub(super) struct Shown {
    pub(super) codes: usize,
    /// Whole rounds.
    pub(super) rounds: usize,
    /// The signal that ended it; none when it was a key.
    pub(super) ended: Option<i32>,
}

/// What became of a code.
enum Stayed {
    /// It was shown for its time.
    Seen,
    /// The window was too small for it.
    Hidden,
    /// A key was pressed, or this signal came.
    Ended(Option<i32>),
}

impl Screen {
    /// The terminal behind standard input and output; `widest` columns of it at most, `pace` codes a second.
    pub(super) fn new(pace: u8, widest: Option<u16>) -> Result<Self> {
        if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
            return Err(NotOnScreen::NoScreen.into());
        }
        let (columns, lines) = size().ok_or(NotOnScreen::NoScreen)?;
        let columns = widest.map_or(columns, |widest| columns.min(usize::from(widest)));
        let format = Format::fitting(columns, lines.saturating_sub(STATUS));
        Ok(Self { format: format.ok_or(NotOnScreen::TooSmall)?, pace: usize::from(pace) })
    }

    /// The frames of an outbox that [`Screen::check`] does not refuse.
    pub(super) fn cut(&self, outbox: &[u8]) -> Result<Vec<Frame>> {
        self.check(outbox.len())?;
        Ok(frame::cut(outbox, self.format.data()).expect("within the bounds of frames"))
    }

    /// Refuses an outbox of `len` bytes that would take too long, and says what would do.
    pub(super) fn check(&self, len: usize) -> Result<()> {
        let (codes, seconds) = self.lasts(len, self.format);
        if len <= MAX_WHOLE && codes <= MAX_FRAMES && seconds <= LONGEST {
            return Ok(());
        }
        let (_, roomier) = self.lasts(len, Format::LARGEST);
        let larger = (self.format != Format::LARGEST && len <= MAX_WHOLE && roomier <= LONGEST)
            .then(|| (Format::LARGEST.columns(), Format::LARGEST.lines() + STATUS, minutes(roomier)));
        Err(NotOnScreen::TooLarge { codes, minutes: minutes(seconds), larger }.into())
    }

    fn lasts(&self, len: usize, format: Format) -> (usize, usize) {
        let codes = len.div_ceil(format.data());
        (codes, codes.div_ceil(self.pace))
    }

    /// Shows the frames until a key is pressed or a signal ends it; `on_first_round` when all of them have been shown
    /// once. The terminal is given back whatever happens, also by a panic.
    pub(super) fn show(
        &self,
        language: Language,
        number: u64,
        frames: &[Frame],
        on_first_round: &mut dyn FnMut() -> Result<()>,
    ) -> Result<Shown> {
        let mut tty = Tty::open().map_err(|_| NotOnScreen::NoScreen)?;
        let mut page = Page { out: tty.writer().map_err(Problem::Output)?, size: None };
        tty.enter().map_err(Problem::Output)?;
        let mut shown = Shown { codes: frames.len(), rounds: 0, ended: None };
        let rest = self.minutes_of(frames.len());
        loop {
            let mut is_whole = true;
            for (place, frame) in order(shown.rounds, frames.len()).zip(1..).map(|(i, place)| (place, &frames[i])) {
                let status = language.say(&Say::OnScreen(OnScreen::Status {
                    number,
                    place,
                    of: frames.len(),
                    round: shown.rounds + 1,
                    minutes: rest,
                }));
                match self.stay(&mut tty, &mut page, &status, frame)? {
                    Stayed::Seen => {}
                    Stayed::Hidden => is_whole = false,
                    Stayed::Ended(signal) => return Ok(Shown { ended: signal, ..shown }),
                }
            }
            if is_whole {
                shown.rounds += 1;
            }
            if is_whole && shown.rounds == 1 {
                on_first_round()?;
            }
        }
    }

    /// Shows one code for as long as the pace gives it. A window of another size has it anew.
    fn stay(&self, tty: &mut Tty, page: &mut Page, status: &str, frame: &Frame) -> Result<Stayed> {
        let wait = Duration::from_secs(1) / u32::try_from(self.pace).expect("at most 15");
        loop {
            let fits = page.draw(status, self.format, frame)?;
            match tty.next(wait).map_err(Problem::Output)? {
                Event::Quiet if fits => return Ok(Stayed::Seen),
                Event::Quiet => return Ok(Stayed::Hidden),
                Event::Resized | Event::Woken => {}
                Event::Suspend => {
                    tty.stop().map_err(Problem::Output)?;
                    page.size = None;
                }
                Event::Key(_) => return Ok(Stayed::Ended(None)),
                Event::End(signal) => return Ok(Stayed::Ended(Some(signal))),
            }
        }
    }

    fn minutes_of(&self, codes: usize) -> usize {
        minutes(codes.div_ceil(self.pace))
    }
}

fn minutes(seconds: usize) -> usize {
    seconds.div_ceil(60)
}

/// The codes of a round, each once, in an order that the rounds do not share.
fn order(round: usize, count: usize) -> impl Iterator<Item = usize> {
    let step = STEPS[round % STEPS.len()];
    let step = if count.is_multiple_of(step) { 1 } else { step };
    (0..count).map(move |i| i * step % count)
}

fn size() -> Option<(usize, usize)> {
    let size = termios::tcgetwinsize(io::stdout()).ok()?;
    Some((usize::from(size.ws_col), usize::from(size.ws_row)))
}

/// What is on the terminal while codes are shown.
struct Page {
    out: File,
    size: Option<(usize, usize)>,
}

impl Page {
    /// Whether the code was shown: a window that was made smaller shows the words alone.
    fn draw(&mut self, status: &str, format: Format, frame: &Frame) -> Result<bool> {
        let size = size();
        let (columns, lines) = size.unwrap_or_default();
        let fits = format.columns() <= columns && format.lines() + STATUS <= lines;
        // one write, so that a camera seldom sees half of one and half of the next
        let mut text = String::from(if size == self.size { "\x1b[H" } else { "\x1b[0m\x1b[2J\x1b[H" });
        self.size = size;
        text.push_str(&terminal::fit(status, columns.saturating_sub(1)));
        text.push_str("\x1b[K");
        if fits {
            for line in format.draw(&frame.to_bytes()) {
                text.push_str("\r\n");
                text.push_str(&line);
            }
        }
        self.out.write_all(text.as_bytes()).map_err(Problem::Output)?;
        Ok(fits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_round_shows_every_code_once() {
        for count in 1..=200 {
            for round in 0..STEPS.len() * 2 {
                let mut seen: Vec<usize> = order(round, count).collect();
                assert_eq!(seen.len(), count);
                seen.sort_unstable();
                assert!(seen.iter().copied().eq(0..count), "{count} codes, round {round}");
            }
        }
        assert_ne!(order(0, 100).collect::<Vec<_>>(), order(1, 100).collect::<Vec<_>>());
    }

    fn screen(columns: usize, lines: usize) -> Screen {
        Screen { format: Format::fitting(columns, lines - STATUS).expect("fits"), pace: 5 }
    }

    #[test]
    fn what_takes_longer_than_ten_minutes_is_refused_and_told_what_would_do() {
        let usual = vec![7; 620_000];
        assert!(screen(120, 60).cut(&usual).is_ok());
        let refused = screen(80, 24).cut(&usual);
        let Err(Problem::NotOnScreen(NotOnScreen::TooLarge { codes, minutes, larger })) = refused else {
            panic!("taken")
        };
        assert_eq!((codes, minutes, larger), (8379, 28, Some((85, 44, 5))));
    }

    #[test]
    fn what_no_window_can_show_is_told_without_one() {
        for len in [3_000_000, MAX_WHOLE + 1, 100 << 20] {
            let refused = screen(120, 60).cut(&vec![7; len]);
            assert!(matches!(refused, Err(Problem::NotOnScreen(NotOnScreen::TooLarge { larger: None, .. }))), "{len}");
        }
        let refused = screen(80, 24).cut(&vec![7; 3_000_000]);
        assert!(matches!(refused, Err(Problem::NotOnScreen(NotOnScreen::TooLarge { larger: None, .. }))));
    }
}
