//! `evidence`: a case as one archive that a court's expert can check with the tools of any Linux: sha256sum, tar, age,
//! openssl, python3. What it says about itself is in `text/evidence.rs`.

use std::fs::File;
use std::io::{self, BufWriter, Read as _, Seek as _};
use std::path::Path;

use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde_json::json;
use sybyr_crypto::container::Writer;
use sybyr_crypto::hex::Hex;
use sybyr_crypto::log::{Origin, Seen, inclusion};
use sybyr_crypto::notation::sha256;
use sybyr_crypto::reopen::{Reader, header_len};
use sybyr_crypto::seal::MAX_HEADER;

use super::print::Printing;
use super::{Session, leaf_name, open_stored};
use crate::casebook::{Casebook, Hashing, TipRow, file_key};
use crate::files;
use crate::passphrase;
use crate::problem::{Problem, Result};
use crate::terminal;
use crate::text::{Evidence, Language, Say};

pub(super) fn run(session: &mut Session<'_>, case: i64, output: &Path, yes: bool) -> Result<()> {
    let book = session.open()?;
    let tips = book.tips(case)?;
    if tips.is_empty() {
        return Err(Problem::NoSuchCase(case));
    }
    if passphrase::lies_in(output, &session.casebook) {
        return Err(Problem::OutputInside(output.to_owned()));
    }
    if !yes {
        let question = session.language.say(&Say::Evidence(Evidence::Confirm));
        let answer = passphrase::ask(&question).map_err(|_| Problem::ConfirmationNeeded)?;
        if !session.language.is_yes(&answer) {
            return Err(Problem::NotConfirmed);
        }
    }
    let officer = session.officer.clone().map_or_else(|| book.last_officer(), |officer| Ok(Some(officer)))?;
    let printing =
        Printing { book: &book, language: session.language, today: session.today, officer, for_others: true };
    let file = files::create_new(output).map_err(|e| match e.kind() {
        io::ErrorKind::AlreadyExists => Problem::OutputExists(output.to_owned()),
        _ => Problem::io(output, e),
    })?;
    let written = Package::new(output, file).and_then(|package| package.write(&book, case, &tips, &printing));
    match written {
        Ok(hash) => {
            session.say(&Say::Evidence(Evidence::Written { output: output.to_owned(), tips: tips.len(), hash }))
        }
        Err(problem) => {
            // nothing half-written stays; what failed is reported, not the clearing up
            let _ = std::fs::remove_file(output);
            Err(problem)
        }
    }
}

/// The archive, and the list of its hashes.
struct Package<'a> {
    output: &'a Path,
    file: File,
    tar: Writer<BufWriter<File>>,
    sums: String,
}

impl<'a> Package<'a> {
    fn new(output: &'a Path, file: File) -> Result<Self> {
        let again = file.try_clone().map_err(|e| Problem::io(output, e))?;
        Ok(Self { output, file, tar: Writer::new(BufWriter::new(again)), sums: String::new() })
    }

    /// Gives the SHA-256 of the whole.
    fn write(mut self, book: &Casebook, case: i64, tips: &[TipRow], printing: &Printing<'_>) -> Result<Hex<32>> {
        self.put("case.html", printing.case(case)?.as_bytes())?;
        self.log(book, tips)?;
        for (number, row) in (1..).zip(tips) {
            self.tip(book, row, &format!("tips/{number:02}"))?;
        }
        self.journal(book, case)?;
        for language in [Language::En, Language::Kk, Language::Ru] {
            let text = language.evidence_guide();
            self.put(&format!("readme-{}.txt", language.code()), text.as_bytes())?;
            let words: Vec<&str> = (0..2048).map(|index| language.list().word(index)).collect();
            self.put(&format!("words/{}.txt", language.code()), words.join("\n").as_bytes())?;
        }
        let Self { output, mut file, mut tar, sums } = self;
        let io = |e| Problem::io(output, e);
        tar.entry("sha256sums.txt", sums.as_bytes()).map_err(io)?;
        let inner = tar.finish(0).map_err(io)?.into_inner().map_err(|e| io(e.into_error()))?;
        inner.sync_all().map_err(io)?;
        files::sync_folder(files::folder_of(output)).map_err(io)?;
        // what is told is what lies on the disk
        file.rewind().map_err(io)?;
        let mut hashing = Hashing::new(io::sink());
        io::copy(&mut file, &mut hashing).map_err(io)?;
        Ok(hashing.hash())
    }

    fn put(&mut self, name: &str, content: &[u8]) -> Result<()> {
        self.sum(name, &Hex(sha256(content)));
        self.tar.entry(name, content).map_err(|e| Problem::io(self.output, e))
    }

    fn sum(&mut self, name: &str, hash: &Hex<32>) {
        self.sums.push_str(&format!("{hash}  {name}\n"));
    }

    /// The note over each shard, with the desk key that signed it as openssl reads it, and the card that names the key:
    /// after a rekey not the newest.
    fn log(&mut self, book: &Casebook, tips: &[TipRow]) -> Result<()> {
        let damaged = || Problem::damaged(book.dir());
        let (drop_id, agency) = (book.keys().drop_id, book.keys().agency);
        let states = book.shards()?;
        for row in shards(tips) {
            let state = states.iter().find(|state| state.shard == row.shard).ok_or_else(damaged)?;
            let shard = row.shard.parse().map_err(|_| damaged())?;
            let origin = Origin { drop_id, agency, shard };
            let card = book.card_behind(state.seen.as_bytes(), &origin)?.ok_or_else(damaged)?;
            let note = signed_by(&state.seen, &origin, &card.card().desk.0).ok_or_else(damaged)?;
            let folder = format!("log/{}", row.shard);
            self.put(&format!("{folder}/seen"), note.as_bytes())?;
            self.put(&format!("{folder}/agency.card"), card.as_bytes())?;
            self.put(&format!("{folder}/desk.pem"), pem(&card.card().desk.0).as_bytes())?;
            self.put(&format!("{folder}/root.pem"), pem(&card.card().root.0).as_bytes())?;
        }
        Ok(())
    }

    /// The blob as it came, what opens it, what it says, and its place in the log.
    fn tip(&mut self, book: &Casebook, row: &TipRow, folder: &str) -> Result<()> {
        let gone = || Problem::CaseDidNotOpen { leaf: leaf_name(&row.shard, row.leaf) };
        let mut blob = book.blobs().open(&row.blob).map_err(|_| gone())?;
        let mut head = Vec::new();
        blob.by_ref().take(MAX_HEADER as u64).read_to_end(&mut head).map_err(|_| gone())?;
        let header = header_len(&head).ok_or_else(gone)?;
        blob.rewind().map_err(|_| gone())?;
        let size = blob.metadata().map_err(|_| gone())?.len();
        self.copy(&format!("{folder}/blob"), size, &mut blob)?;

        let key = file_key(&row.file_key).ok_or_else(gone)?;
        let reader = Reader::generate();
        self.put(&format!("{folder}/header-length"), format!("{header}\n").as_bytes())?;
        self.put(&format!("{folder}/age-header"), &reader.header(&key))?;
        let identity = zeroize::Zeroizing::new(format!("{}\n", *reader.reveal()));
        self.put(&format!("{folder}/identity.txt"), identity.as_bytes())?;

        let mut names = String::new();
        let mut failed = None;
        let opened = open_stored(book, row, &mut |index, attachment, content| {
            let number = index + 1;
            names.push_str(&format!("{number:02} = {}\n", terminal::line(&attachment.name)));
            let name = format!("{folder}/opened/attachments/{number:02}");
            self.copy(&name, attachment.size, content).map_err(|problem| {
                failed = Some(problem);
                io::ErrorKind::Other.into()
            })
        });
        let opened = opened.map_err(|problem| failed.unwrap_or(problem))?;
        self.put(&format!("{folder}/opened/message.txt"), opened.message.as_bytes())?;
        self.put(&format!("{folder}/opened/tip.json"), &opened.tip_bytes)?;
        if !names.is_empty() {
            self.put(&format!("{folder}/names.txt"), names.as_bytes())?;
        }
        self.leaf(book, row, folder)
    }

    fn copy(&mut self, name: &str, size: u64, content: &mut dyn io::Read) -> Result<()> {
        let mut passing = Summing { content, hash: Hashing::new(io::sink()) };
        let copied = self.tar.copy(name, size, &mut passing);
        copied.map_err(|e| Problem::io(self.output, e))?;
        let hash = passing.hash.hash();
        self.sum(name, &hash);
        Ok(())
    }

    /// Where the tip stands in the log, and the path from there to the root that the agency signed.
    fn leaf(&mut self, book: &Casebook, row: &TipRow, folder: &str) -> Result<()> {
        let entries = book.entries(&row.shard)?;
        let path = inclusion(&entries, row.leaf).ok_or_else(|| Problem::damaged(book.dir()))?;
        let leaf = json!({ "shard": row.shard, "leaf": row.leaf, "size": entries.len(), "tag": row.tag, "path": path });
        self.put(&format!("{folder}/leaf.json"), format!("{leaf:#}\n").as_bytes())
    }

    /// Each decision about the case with the hash before it and its own. Of one with a note only the hashes: notes never
    /// leave the casebook.
    fn journal(&mut self, book: &Casebook, case: i64) -> Result<()> {
        let mut before = Hex([0; 32]);
        let mut lines = String::new();
        for chained in book.decisions(None)? {
            let decision = &chained.decision;
            if decision.cases.contains(&case) {
                let mut line = json!({ "number": chained.number, "before": before, "hash": chained.hash });
                if !decision.is_private() {
                    line["json"] = chained.json.as_str().into();
                }
                lines.push_str(&format!("{line}\n"));
            }
            before = chained.hash;
        }
        self.put("journal.jsonl", lines.as_bytes())
    }
}

/// The first tip of each shard.
fn shards(tips: &[TipRow]) -> Vec<&TipRow> {
    let mut first: Vec<&TipRow> = Vec::new();
    for tip in tips {
        if first.iter().all(|known| known.shard != tip.shard) {
            first.push(tip);
        }
    }
    first
}

/// The note with the one line by this desk key: while keys change, it has one by each.
fn signed_by(note: &str, origin: &Origin, desk: &[u8; 32]) -> Option<String> {
    let end = note.rfind("\n\n")? + 2;
    let (text, lines) = note.split_at(end);
    let alone = |line| format!("{text}{line}\n");
    lines.lines().map(alone).find(|note| Seen::open(note.as_bytes(), origin, desk).is_ok())
}

/// An Ed25519 public key as SubjectPublicKeyInfo (RFC 8410), in PEM.
fn pem(key: &[u8; 32]) -> String {
    let der = [&[0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00][..], key].concat();
    format!("-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----\n", BASE64_STANDARD.encode(der))
}

/// Hashes what is read.
struct Summing<'a> {
    content: &'a mut dyn io::Read,
    hash: Hashing<io::Sink>,
}

impl io::Read for Summing<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.content.read(buffer)?;
        io::Write::write_all(&mut self.hash, &buffer[..n])?;
        Ok(n)
    }
}
