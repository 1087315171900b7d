//! An outbox as codes on a screen: the real program in a real pseudo-terminal. Whether a camera reads them is a story.

#[path = "support/pty.rs"]
mod pty;
mod support;

use std::fs;
use std::process::Command;

use pty::{Terminal, signal_of};
use support::{Desk, TestDrop};

/// A day in the last month of the cards: an outbox with one card takes few codes.
const DAY: &str = "2027-10-15";

fn shows(desk: &Desk, pace: &str) -> Terminal {
    shows_in(desk, pace, (120, 60))
}

fn shows_in(desk: &Desk, pace: &str, (columns, rows): (u16, u16)) -> Terminal {
    let mut command = Command::new("setsid");
    command.args(["--ctty", env!("CARGO_BIN_EXE_sybyr-officer"), "--casebook", "casebook", "--today", DAY]);
    command.args(["--passphrase-file", "passphrase", "outbox", "--qr", "--qr-pace", pace]);
    command.current_dir(desk.dir.path()).env("LC_ALL", "C.UTF-8").env("TERM", "linux");
    Terminal::run_in(command, columns, rows)
}

/// Each outbox is the first one until somebody can have it: whoever is interrupted before a round is over leaves nothing
/// behind that a later outbox would pass over.
#[test]
fn an_outbox_is_handed_out_with_the_first_whole_round_and_the_terminal_comes_back_however_it_ends() {
    let desk = Desk::init(&TestDrop::new(1, 0));
    // a round lasts as many seconds as there are codes: nothing here takes so long
    let slowly = "1";
    let mut terminal = shows(&desk, slowly);
    terminal.see_words("outbox 1 · code 2 of").press("\x1a").see_words("not all of it was on the screen");
    assert!(terminal.end().success() && terminal.is_restored());
    for (name, number) in [("INT", 2), ("HUP", 1), ("TERM", 15)] {
        let mut terminal = shows(&desk, slowly);
        terminal.see_words("outbox 1 · code").signal(name);
        assert_eq!(signal_of(terminal.end()), Some(number));
        assert!(terminal.is_restored(), "{name}:\n{}", terminal.text());
        assert!(terminal.text().contains("not all of it was on the screen"), "{}", terminal.text());
    }
    let mut terminal = shows(&desk, slowly);
    terminal.see_words("outbox 1 · code").signal("TSTP").stopped();
    assert!(terminal.is_restored());
    terminal.signal("CONT").see_words("outbox 1 · code").press("q").see_words("not all of it");
    assert!(terminal.end().success() && terminal.is_restored());

    let mut terminal = shows(&desk, "15");
    // codes that a small window leaves no room for make no round, however often they come
    terminal.see_words("outbox 1 · code").resize(60, 20).see_words("code 9 of").see_words("code 1 of");
    assert!(terminal.text().contains("round 1"), "{}", terminal.text());
    terminal.see_words("code 9 of").resize(120, 60).see_words("round 2").signal("TERM");
    assert_eq!(signal_of(terminal.end()), Some(15));
    assert!(terminal.is_restored() && terminal.text().contains("outbox 1 was on the screen"), "{}", terminal.text());
    assert!(desk.ok(&["--today", DAY, "outbox", "--output", "next"]).contains("outbox 2"));
}

#[test]
fn a_window_that_is_too_small_for_an_outbox_is_found_before_there_is_one() {
    let desk = Desk::init(&TestDrop::new(256, 0));
    let mut terminal = shows_in(&desk, "1", (40, 22));
    terminal.see_words("minutes a round");
    assert_eq!(terminal.end().code(), Some(17));
    assert_eq!(fs::read_dir(desk.book("outboxes")).expect("a folder").count(), 0);
    // nor does the casebook know of one
    assert!(desk.fails(17, &["--today", DAY, "outbox", "--again", "--output", "lost"]).contains("no outbox"));
    assert!(desk.ok(&["--today", DAY, "outbox", "--output", "next"]).contains("outbox 1"));
}
