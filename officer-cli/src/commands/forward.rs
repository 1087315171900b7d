//! `forward`: passes a tip on to another agency, sealed afresh to its key, whole or with parts left out, and tells the source.

use std::cell::RefCell;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::thread;

use rand::{Rng as _, RngCore as _};
use serde_json::Map;
use sha2::{Digest as _, Sha256};
use sybyr_crypto::card::SignedCard;
use sybyr_crypto::forward::{self, ContentHashes};
use sybyr_crypto::hex::Hex;
use sybyr_crypto::json;
use sybyr_crypto::keys::{Fingerprint, SLOTS_A_YEAR, Secret, withdraw_hash};
use sybyr_crypto::notation::sha256;
use sybyr_crypto::recipient::HybridRecipient;
use sybyr_crypto::reply::{Reply, ReplyKind, Status};
use sybyr_crypto::tip::{Forwarding, KeysJson, Kind, OpenedTip, Part, Tip, TipJson};

use super::masking::{Mask, Masked};
use super::reply::read_text;
use super::thread::Thread;
use super::{Session, agency_card, leaf_name, newest_card, open_stored, own_name, telling, triage};
use crate::casebook::{Casebook, Change, Hashing, PassedTip, Ruling, TipRow};
use crate::cli::Forward as Arguments;
use crate::clock;
use crate::files;
use crate::passphrase;
use crate::problem::{NotPassedOn, Problem, Result, Undecided};
use crate::random;
use crate::terminal;
use crate::text::{Passing, Proving, Say, Upload};

pub(super) fn run(session: &mut Session<'_>, arguments: &Arguments) -> Result<()> {
    let message = read_text(arguments.message_file.as_deref())?;
    let why = arguments.why_file.as_deref().map(triage::read_bounded).transpose()?;
    let mask = Mask::read(&arguments.without, arguments.cover_file.as_deref())?;
    let mut book = session.open()?;
    let to = receiver(session, &book, arguments)?;
    let here = to.card().drop_id == book.keys().drop_id;
    if to.card().agency == book.keys().agency {
        return Err(NotPassedOn::Ourselves.into());
    }
    let thread = Thread::of(&book, arguments.case)?;
    let row = tip_of(&book, arguments)?;
    let (hashes, opened) = hashes_of(&book, &row)?;
    // what a source is asked about can be looked at before it is asked
    let against = !arguments.preview && against_wish(&opened.tip, arguments, why.is_some())?;
    if arguments.against_wish && against {
        // nobody does that without a name
        triage::officer(session.officer.as_deref(), &book)?;
    }
    let masked = mask.apply(passed_on(&opened.tip, &to), opened.message.clone())?;
    TipJson::parse(&json::write(&masked.tip)).map_err(|_| NotPassedOn::MarksTooLong)?;
    if mask.covers() && !masked.tip.attachments.is_empty() {
        session.note(&Say::Passing(Passing::FilesAsTheyAre))?;
    }
    if arguments.preview {
        return preview(session, &book, &masked);
    }
    let keys = keys(session, &book, &row, &opened, &to);
    let sealing = Sealing { row: &row, to: &to, keys: &keys, masked: &masked, hashes: &hashes };
    let tag = Hex(keys.tag());
    let mut changes = Vec::new();
    match &arguments.output {
        Some(path) => sealing.seal(session, &book, path)?,
        None if !here => return Err(NotPassedOn::OutputNeeded.into()),
        None => changes.push(Change::TipPassedOn(sealing.keep(session, &book)?)),
    }
    let mut told = None;
    if !is_told(&book, arguments.case, &to.card().agency, &masked.tip.masked)? {
        let mut notice = thread.blank(&book, session.today, ReplyKind::Forwarded);
        notice.to = Some(to.card().agency);
        notice.masked.clone_from(&masked.tip.masked);
        notice.status = Status::Referred;
        told = Some(thread.written(&book, notice, &message, Vec::new())?.0);
    }
    let name = own_name(&to.card().names, session.language).to_owned();
    let passed = Ruling::PassedOn {
        to: to.card().agency,
        name: name.clone(),
        leaf: leaf_name(&row.shard, row.leaf),
        masked: masked.tip.masked.clone(),
        against,
    };
    let by = (session.today, session.officer.as_deref());
    let mut decision = triage::beside(&book, by, arguments.case, passed)?;
    if told.is_some() {
        decision.rulings.push(Ruling::Status { value: Status::Referred, reference: None, told: true });
    }
    decision.why = why;
    changes.push(Change::Decided(decision));
    changes.extend(told);
    // the sealed tip is durable: from here on all of it counts
    book.record(&changes)?;
    let Some(path) = &arguments.output else {
        let delay = book.rules()?.delay;
        return session.say(&Say::Passing(Passing::Waits { name, delay }));
    };
    let address = book.drop_file()?.addresses.into_iter().next().filter(|_| here);
    let size = std::fs::metadata(path).map_err(|e| Problem::io(path, e))?.len();
    let upload = Upload { address, agency: to.card().agency, tag, size };
    session.say(&Say::Proving(Proving::PassedOn { output: path.clone(), upload }))?;
    if here { Ok(()) } else { session.note(&Say::Proving(Proving::AnotherDrop)) }
}

/// The card to seal to: of an agency that is kept, whose words were typed once, or out of a file, whose words are
/// compared now.
fn receiver(session: &mut Session<'_>, book: &Casebook, arguments: &Arguments) -> Result<SignedCard> {
    if let Some(kept) = agency_card::find(book, &arguments.to)? {
        return agency_card::in_force(kept, session);
    }
    let path = Path::new(&arguments.to);
    if !path.exists() {
        return Err(NotPassedOn::UnknownAgency(arguments.to.clone()).into());
    }
    let to = agency_card::in_force(agency_card::read(path)?, session)?;
    confirm(session, arguments, &to)?;
    Ok(to)
}

/// Whether it is passed on although the source has not agreed; refused unless the officer says so and why.
fn against_wish(tip: &TipJson, arguments: &Arguments, has_reason: bool) -> Result<bool> {
    let refusal = match tip.forward {
        Forwarding::Yes => return Ok(false),
        Forwarding::Ask if arguments.agreed => return Ok(false),
        Forwarding::Ask => NotPassedOn::NotAgreed,
        Forwarding::Never => NotPassedOn::Never,
    };
    match (arguments.against_wish, has_reason) {
        (false, _) => Err(refusal.into()),
        (true, false) => Err(Undecided::WishNeedsReason.into()),
        (true, true) => Ok(true),
    }
}

/// What the other agency would read, and nothing else happens.
fn preview(session: &mut Session<'_>, book: &Casebook, masked: &Masked) -> Result<()> {
    session.note(&Say::Passing(Passing::Preview))?;
    for (label, value) in telling::lines(&masked.tip, newest_card(book)?.as_ref(), session.language) {
        session.line(&format!("  {label} {}", value.replace('\n', "\n    ")))?;
    }
    let columns = terminal::columns();
    let text = terminal::wrap(&terminal::paragraph(&masked.message), 4, columns);
    session.line(&format!("\n{}", text.trim_end_matches('\n')))?;
    for file in &masked.tip.attachments {
        let [name, media_type] = [&file.name, &file.media_type].map(|text| terminal::line(text));
        session.line(&format!("    {name}  {media_type}  {}", session.language.size(file.size)))?;
    }
    Ok(())
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

/// Whether the source has been told already that this agency has its tips, and that these parts are not whole.
fn is_told(book: &Casebook, case: i64, to: &Fingerprint, masked: &[Part]) -> Result<bool> {
    let k = book.current_key(case)?;
    for row in book.replies(case)?.into_iter().filter(|row| Some(&row.k) == k.as_ref()) {
        let reply = Reply::parse(row.json.as_bytes()).ok_or_else(|| Problem::damaged(book.dir()))?;
        if reply.to.as_ref() == Some(to) && masked.iter().all(|part| reply.masked.contains(part)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// A tip that is sealed to another agency.
struct Sealing<'a> {
    row: &'a TipRow,
    to: &'a SignedCard,
    keys: &'a KeysJson,
    masked: &'a Masked,
    /// Of every file of the tip, also of those that do not go.
    hashes: &'a [[u8; 32]],
}

impl Sealing<'_> {
    /// Into the casebook, from where an outbox takes it. A file that no record names goes when the casebook is opened.
    fn keep(&self, session: &Session<'_>, book: &Casebook) -> Result<PassedTip> {
        let tag = Hex(self.keys.tag());
        let folder = book.forwards();
        if !folder.exists() {
            files::create_folder(&folder).map_err(|e| Problem::io(&folder, e))?;
        }
        let path = folder.join(tag.to_string());
        self.write(session, book, &path)?;
        files::sync_folder(&folder).map_err(|e| Problem::io(&folder, e))?;
        let mut hashing = Hashing::new(io::sink());
        let file = File::open(&path).map_err(|e| Problem::io(&path, e))?;
        let len = io::copy(&mut &file, &mut hashing).map_err(|e| Problem::io(&path, e))?;
        let TipRow { shard, leaf, .. } = self.row;
        Ok(PassedTip {
            tag,
            agency: self.to.card().agency,
            len,
            sha256: hashing.hash(),
            shard: shard.clone(),
            leaf: *leaf,
        })
    }

    /// Into a new file outside the casebook.
    fn seal(&self, session: &Session<'_>, book: &Casebook, path: &Path) -> Result<()> {
        if passphrase::lies_in(path, &session.casebook) {
            return Err(Problem::OutputInside(path.to_owned()));
        }
        self.write(session, book, path)
    }

    fn write(&self, session: &Session<'_>, book: &Casebook, path: &Path) -> Result<()> {
        let card = self.to.card();
        let recipient = card.recipient_at(session.today).ok_or(NotPassedOn::CardExpired)?;
        let Masked { tip, message, files: kept } = self.masked;
        let hashes = self.hashes.iter().zip(kept).filter(|(_, kept)| **kept).map(|(hash, _)| *hash);
        let content = ContentHashes {
            tip: sha256(&json::write(tip)),
            message: sha256(message.as_bytes()),
            attachments: hashes.collect(),
        };
        let origin = book.cards(session.today)?.into_iter().rfind(|card| card.card().in_force(session.today));
        let origin = origin.ok_or(Problem::NoCards)?;
        let to = (&card.drop_id, &card.agency);
        let forward = forward::sign(&book.keys().desk(), &origin, to, session.today, &content);
        let out = files::create_new(path).map_err(|e| match e.kind() {
            io::ErrorKind::AlreadyExists => Problem::OutputExists(path.to_owned()),
            _ => Problem::io(path, e),
        })?;
        let whole = Tip { tip, keys: self.keys, forward: Some(&forward), message };
        copy(book, self.row, kept, &whole, recipient, out).map_err(|error| {
            // half a tip is worth nothing
            let _ = std::fs::remove_file(path);
            Problem::io(path, error)
        })
    }
}

/// Opens the stored tip and seals it again at the same time: its files never lie open on the disk, nor whole in memory.
fn copy(
    book: &Casebook,
    row: &TipRow,
    kept: &[bool],
    whole: &Tip<'_>,
    to: &HybridRecipient,
    out: File,
) -> io::Result<()> {
    let (pipe, mut opened) = io::pipe()?;
    thread::scope(|scope| {
        let sealing = scope.spawn(move || {
            let pipe = RefCell::new(pipe);
            let mut parts: Vec<_> =
                whole.tip.attachments.iter().map(|file| Piped { pipe: &pipe, left: file.size }).collect();
            let mut files: Vec<&mut dyn Read> = parts.iter_mut().map(|part| part as &mut dyn Read).collect();
            let out = whole.seal(to, &mut files, io::BufWriter::new(out))?;
            out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()
        });
        let read = open_stored(book, row, &mut |number, _, content| match kept.get(number) {
            Some(true) => io::copy(content, &mut opened).map(drop),
            _ => Ok(()),
        });
        drop(opened);
        sealing.join().unwrap_or_else(|_| Err(io::ErrorKind::Other.into()))?;
        read.map(drop).map_err(|_| io::ErrorKind::InvalidData.into())
    })
}

/// One file out of the pipe, through which they come one after the other.
struct Piped<'a> {
    pipe: &'a RefCell<io::PipeReader>,
    left: u64,
}

impl Read for Piped<'_> {
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
