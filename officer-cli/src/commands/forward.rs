//! `forward`: passes a tip on to another agency, sealed afresh to its key, and tells the source.

use std::cell::RefCell;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::thread;

use rand::{Rng as _, RngCore as _};
use serde_json::Map;
use sha2::{Digest as _, Sha256};
use sybyr_crypto::card::{self, SignedCard};
use sybyr_crypto::forward::{self, ContentHashes};
use sybyr_crypto::hex::Hex;
use sybyr_crypto::json;
use sybyr_crypto::keys::{Fingerprint, SLOTS_A_YEAR, Secret, withdraw_hash};
use sybyr_crypto::notation::sha256;
use sybyr_crypto::recipient::HybridRecipient;
use sybyr_crypto::reply::{Reply, ReplyKind, Status};
use sybyr_crypto::tip::{Forwarding, KeysJson, Kind, OpenedTip, Tip, TipJson};

use super::reply::read_text;
use super::thread::Thread;
use super::{Session, open_stored, own_name, read_up_to};
use crate::casebook::{Casebook, TipRow};
use crate::cli::Forward as Arguments;
use crate::clock;
use crate::files;
use crate::passphrase;
use crate::problem::{NotPassedOn, Problem, Result};
use crate::random;
use crate::text::{Proving, Say, Upload};

/// The longest card file: as many cards as one holds, each at its greatest length.
const MAX_CARDS: u64 = 24 * (64 * 1024 + 128);

pub(super) fn run(session: &mut Session<'_>, arguments: &Arguments) -> Result<()> {
    let message = read_text(arguments.message_file.as_deref())?;
    let to = card_in_force(session, &arguments.to)?;
    confirm(session, arguments, &to)?;
    let mut book = session.open()?;
    if to.card().agency == book.keys().agency {
        return Err(NotPassedOn::Ourselves.into());
    }
    let thread = Thread::of(&book, arguments.case)?;
    let row = tip_of(&book, arguments)?;
    let path = &arguments.output;
    let tag = seal(session, &book, &row, &to, arguments.agreed, path)?;
    // the file is there: from here on the source may be told
    if !is_told(&book, arguments.case, &to.card().agency)? {
        let mut notice = thread.blank(&book, session.today, ReplyKind::Forwarded);
        notice.to = Some(to.card().agency);
        notice.status = Status::Referred;
        let (written, _) = thread.written(&book, notice, &message, Vec::new())?;
        book.record(&[written])?;
    }
    let here = to.card().drop_id == book.keys().drop_id;
    let address = book.drop_file()?.addresses.into_iter().next().filter(|_| here);
    let size = std::fs::metadata(path).map_err(|e| Problem::io(path, e))?.len();
    let upload = Upload { address, agency: to.card().agency, tag, size };
    session.say(&Say::Proving(Proving::PassedOn { output: path.clone(), upload }))?;
    if !here {
        session.note(&Say::Proving(Proving::AnotherDrop))?;
    }
    Ok(())
}

/// The card of today out of a card file, whichever drop it is for.
fn card_in_force(session: &Session<'_>, path: &Path) -> Result<SignedCard> {
    let refused = |why: String| Problem::CardRefused(why);
    let bytes = read_up_to(path, MAX_CARDS)?.ok_or_else(|| refused(card::CardError::File.to_string()))?;
    let mut chosen: Option<SignedCard> = None;
    for bytes in card::split_file(&bytes).map_err(|e| refused(e.to_string()))? {
        let one = SignedCard::open_of_any_drop(bytes.to_vec()).map_err(|e| refused(e.to_string()))?;
        let newer = chosen.as_ref().is_none_or(|c| c.card().counter < one.card().counter);
        if one.card().recipient_at(session.today).is_some() && newer {
            chosen = Some(one);
        }
    }
    chosen.ok_or_else(|| NotPassedOn::CardExpired.into())
}

/// Nobody's tip goes to a key whose twelve words were not compared.
fn confirm(session: &mut Session<'_>, arguments: &Arguments, to: &SignedCard) -> Result<()> {
    let fingerprint = to.card().agency;
    if let Some(typed) = &arguments.fingerprint {
        let is_right = super::init::is_fingerprint(typed, &fingerprint);
        return if is_right { Ok(()) } else { Err(Problem::WrongFingerprint) };
    }
    let name = own_name(&to.card().names, session.language).to_owned();
    let question = session.language.say(&Say::Proving(Proving::ConfirmAgency { name, fingerprint }));
    let answer = passphrase::ask(&question).map_err(|_| Problem::FingerprintNeeded)?;
    if session.language.is_yes(&answer) { Ok(()) } else { Err(Problem::NotConfirmed) }
}

/// The tip that `show` gives this number.
fn tip_of(book: &Casebook, arguments: &Arguments) -> Result<TipRow> {
    let number = arguments.tip;
    let tips = book.tips(arguments.case)?;
    let row = usize::try_from(number).ok().and_then(|n| n.checked_sub(1)).and_then(|at| tips.into_iter().nth(at));
    let row = row.ok_or(NotPassedOn::NoSuchTip(number))?;
    match (row.withdrawn, row.kind) {
        (true, _) => Err(NotPassedOn::Withdrawn.into()),
        (_, Kind::Claim) => Err(NotPassedOn::Claim.into()),
        _ => Ok(row),
    }
}

/// Whether the source has been told already that this agency has its tips.
fn is_told(book: &Casebook, case: i64, to: &Fingerprint) -> Result<bool> {
    let k = book.current_key(case)?;
    for row in book.replies(case)?.into_iter().filter(|row| Some(&row.k) == k.as_ref()) {
        let reply = Reply::parse(row.json.as_bytes()).ok_or_else(|| Problem::damaged(book.dir()))?;
        if reply.to.as_ref() == Some(to) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Seals the tip to the other agency into a new file, and gives the tag under which it is uploaded.
fn seal(
    session: &Session<'_>,
    book: &Casebook,
    row: &TipRow,
    to: &SignedCard,
    agreed: bool,
    path: &Path,
) -> Result<Hex<32>> {
    if passphrase::lies_in(path, &session.casebook) {
        return Err(Problem::OutputInside(path.to_owned()));
    }
    let card = to.card();
    let recipient = card.recipient_at(session.today).ok_or(NotPassedOn::CardExpired)?;
    let (hashes, opened) = hashes_of(book, row)?;
    match opened.tip.forward {
        Forwarding::Never => return Err(NotPassedOn::Never.into()),
        Forwarding::Ask if !agreed => return Err(NotPassedOn::NotAgreed.into()),
        Forwarding::Ask | Forwarding::Yes => {}
    }
    let tip = passed_on(&opened.tip, to);
    let keys = keys(session, book, row, &opened, to);
    let content = ContentHashes {
        tip: sha256(&json::write(&tip)),
        message: sha256(opened.message.as_bytes()),
        attachments: hashes,
    };
    let origin = book.cards(session.today)?.into_iter().rfind(|card| card.card().in_force(session.today));
    let origin = origin.ok_or(Problem::NoCards)?;
    let forward = forward::sign(&book.keys().desk(), &origin, (&card.drop_id, &card.agency), session.today, &content);
    let out = files::create_new(path).map_err(|e| match e.kind() {
        io::ErrorKind::AlreadyExists => Problem::OutputExists(path.to_owned()),
        _ => Problem::io(path, e),
    })?;
    let whole = Tip { tip: &tip, keys: &keys, forward: Some(&forward), message: &opened.message };
    match copy(book, row, &whole, recipient, out) {
        Ok(()) => Ok(Hex(keys.tag())),
        Err(error) => {
            // half a tip is worth nothing
            let _ = std::fs::remove_file(path);
            Err(Problem::io(path, error))
        }
    }
}

/// Opens the stored tip and seals it again at the same time: its files never lie open on the disk, nor whole in memory.
fn copy(book: &Casebook, row: &TipRow, whole: &Tip<'_>, to: &HybridRecipient, out: File) -> io::Result<()> {
    let (pipe, mut opened) = io::pipe()?;
    thread::scope(|scope| {
        let sealing = scope.spawn(move || {
            let pipe = RefCell::new(pipe);
            let mut parts: Vec<_> =
                whole.tip.attachments.iter().map(|file| Part { pipe: &pipe, left: file.size }).collect();
            let mut files: Vec<&mut dyn Read> = parts.iter_mut().map(|part| part as &mut dyn Read).collect();
            let out = whole.seal(to, &mut files, io::BufWriter::new(out))?;
            out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()
        });
        let read = open_stored(book, row, &mut |_, _, content| io::copy(content, &mut opened).map(drop));
        drop(opened);
        sealing.join().unwrap_or_else(|_| Err(io::ErrorKind::Other.into()))?;
        read.map(drop).map_err(|_| io::ErrorKind::InvalidData.into())
    })
}

/// One file out of the pipe, through which they come one after the other.
struct Part<'a> {
    pipe: &'a RefCell<io::PipeReader>,
    left: u64,
}

impl Read for Part<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = usize::try_from(self.left).unwrap_or(usize::MAX).min(buffer.len());
        let read = self.pipe.borrow_mut().read(&mut buffer[..most])?;
        self.left -= read as u64;
        Ok(read)
    }
}

/// The tip once more, with the hash of each of its files.
fn hashes_of(book: &Casebook, row: &TipRow) -> Result<(Vec<[u8; 32]>, OpenedTip)> {
    let mut hashes = Vec::new();
    let opened = open_stored(book, row, &mut |_, _, content| {
        let mut hash = Sha256::new();
        let mut piece = vec![0; 64 * 1024];
        loop {
            match content.read(&mut piece)? {
                0 => break,
                read => hash.update(&piece[..read]),
            }
        }
        hashes.push(hash.finalize().into());
        Ok(())
    })?;
    Ok((hashes, opened))
}

/// What the source told, and nothing of ours. How it can be reached it told one agency, not two.
fn passed_on(tip: &TipJson, to: &SignedCard) -> TipJson {
    let mut id = [0; 16];
    random::system().fill_bytes(&mut id);
    TipJson {
        drop_id: to.card().drop_id,
        agency: to.card().agency,
        id: Hex(id),
        contact: None,
        extra: Map::new(),
        ..tip.clone()
    }
}

/// The thread goes on under `x = K(k, "forward", fp_B)`; the values that take back and claim are drawn here and forgotten.
fn keys(session: &Session<'_>, book: &Casebook, row: &TipRow, opened: &OpenedTip, to: &SignedCard) -> KeysJson {
    let rng = &mut random::system();
    let mut claim = [0; 32];
    rng.fill_bytes(&mut claim);
    let here = to.card().drop_id == book.keys().drop_id;
    KeysJson {
        v: 1,
        k: opened.keys.k.forward(&to.card().agency),
        reply_to: opened.keys.reply_to.clone(),
        // a drawer of another drop is not the source's
        bits: if here { row.bits } else { 0 },
        drawer: if here { row.drawer } else { 0 },
        year: u16::try_from(clock::date(session.today).0).expect("a year of four digits"),
        slot: rng.gen_range(0..SLOTS_A_YEAR),
        wh: Hex(withdraw_hash(&Secret::random(rng))),
        claim: Hex(claim),
        prev: None,
    }
}
