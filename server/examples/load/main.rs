//! Puts load on a drop for `make bench`, and does the parts of its work alone that it is measured beside.
//!
//! ```text
//! load send KEY=VALUE..                   sends tips over many connections, prints {"seconds", "tips"} as JSON
//!   address=IP:PORT agency=HEX tips=FILE    records of tag 32 | blob 32768, as `bench tips` makes them
//!   connections=N count=N                   each connection sends one tip after the other
//!   requests=one|two                        creation with upload, or creation and then the bytes, as the page does
//!   tags=own|fresh                          fresh: random, so that one file can be sent again and again
//!   length=N sent=N                         declared, and really sent: the blob, then filler, in requests of 1 MiB
//! load rows FILE.db TIPS COUNT GROUP      writes the rows of COUNT tips into SQLite, GROUP of them a commit
//! load discard                            serves a route that throws bodies away
//! ```

mod discard;
mod rows;
mod send;

use std::env;
use std::error::Error;
use std::fs;
use std::io::{self, Write as _};

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// Length of the tag before each blob.
const TAG: usize = 32;
/// Length of each blob.
const BLOB: usize = 32 * 1024;

fn main() -> Outcome<()> {
    let args: Vec<String> = env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["send", ref given @ ..] => send::run(given),
        ["rows", path, tips, count, group] => rows::run(path, &read_tips(tips)?, count.parse()?, group.parse()?),
        ["discard"] => discard::run(),
        _ => Err("usage: load send KEY=VALUE.. | load rows FILE.db TIPS COUNT GROUP | load discard".into()),
    }
}

/// One sealed tip and the tag it belongs to.
struct Record {
    tag: [u8; TAG],
    blob: Vec<u8>,
}

fn read_tips(path: &str) -> Outcome<Vec<Record>> {
    let bytes = fs::read(path)?;
    if bytes.is_empty() || bytes.len() % (TAG + BLOB) != 0 {
        return Err(format!("{path} is no file of tips").into());
    }
    let record = |bytes: &[u8]| {
        let (tag, blob) = bytes.split_at(TAG);
        Record { tag: tag.try_into().expect("32 bytes"), blob: blob.to_vec() }
    };
    Ok(bytes.chunks_exact(TAG + BLOB).map(record).collect())
}

fn print(line: impl std::fmt::Display) -> io::Result<()> {
    writeln!(io::stdout(), "{line}")
}
