//! `challenge`: asks a source to prove that it wrote a tip, for example before a reward is paid.

use std::path::Path;

use rand::RngCore as _;
use sybyr_crypto::hex::Hex;
use sybyr_crypto::reply::ReplyKind;

use super::Session;
use super::reply::read_text;
use super::thread::Thread;
use crate::problem::Result;
use crate::random;
use crate::text::{Proving, Say};

pub(super) fn run(session: &mut Session<'_>, case: i64, message: Option<&Path>) -> Result<()> {
    let message = read_text(message)?;
    let mut book = session.open()?;
    let thread = Thread::of(&book, case)?;
    let mut challenge = [0; 32];
    random::system().fill_bytes(&mut challenge);
    let mut whole = thread.blank(&book, session.today, ReplyKind::Challenge);
    whole.challenge = Some(Hex(challenge));
    let (written, _) = thread.written(&book, whole, &message, Vec::new())?;
    book.record(&[written])?;
    session.say(&Say::Proving(Proving::ChallengeWritten { case, n: thread.next(), delay: book.rules()?.delay }))
}
