//! The verbs, one file each, and what they share: the session, output files, and opening a stored tip.

mod agency_card;
pub mod attached;
mod backup;
mod card;
mod ceremony;
mod challenge;
mod claims;
mod copying;
mod covering;
mod doctor;
pub mod due;
mod evidence;
mod forward;
#[cfg(any(test, fuzzing))]
pub(crate) mod fuzzing;
mod identity;
mod import;
mod init;
pub mod journal;
mod kit;
pub mod list;
pub mod masking;
mod notices;
mod outbox;
pub mod page;
mod passphrase;
pub(crate) mod plugged;
mod print;
mod recover;
mod rehearse;
mod rekey;
pub mod reply;
mod report;
mod restore;
pub mod save;
mod search;
mod settings;
mod shares;
pub mod show;
pub mod sign_off;
mod signing;
pub(crate) mod standing;
mod telling;
mod thread;
pub mod triage;

use std::io::{self, IsTerminal, Read, Write};
use std::os::fd::AsFd;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use sybyr_crypto::card::{Card, Choice, Texts};
use sybyr_crypto::hex::Hex;
use sybyr_crypto::keys::Day;
use sybyr_crypto::log::Shard;
use sybyr_crypto::seal;
use sybyr_crypto::tip::{Attachment, Expected, OpenedTip, read_tip};

use crate::casebook::{Casebook, TipRow, Unlock, file_key, handle_of};
use crate::cli::{CardArguments, CardCommand, Cli, Command};
use crate::clock;
use crate::files;
use crate::passphrase as passphrases;
use crate::problem::{Problem, Result};
use crate::terminal;
use crate::text::{Language, Proving, Say};
use crate::tui::{self, app::Setup, templates::Template};
pub use claims::{Proof, Unproven};
use outbox::{To, Which};

/// One run of the program.
pub struct Session<'a> {
    /// The casebook's folder.
    pub casebook: PathBuf,
    /// Where the passphrase comes from, when not from the terminal.
    pub passphrase_file: Option<PathBuf>,
    /// Whose passphrase it is, when it was said.
    pub holder: Option<String>,
    /// Where age plugins lie, when it was said.
    pub plugins: Option<PathBuf>,
    /// The day that everything here happens on.
    pub today: Day,
    /// The language of what is shown.
    pub language: Language,
    /// Who decides, when it was said.
    pub officer: Option<String>,
    /// Everything that is said is an object a line.
    pub json: bool,
    /// What was asked for.
    pub out: &'a mut dyn Write,
    /// Everything else: warnings, progress, what to do next.
    pub notes: &'a mut dyn Write,
}

/// Does what the command line says.
pub fn run(cli: Cli, out: &mut dyn Write, notes: &mut dyn Write) -> Result<()> {
    let mut session = Session {
        casebook: cli.casebook,
        passphrase_file: cli.passphrase_file,
        holder: cli.holder,
        plugins: cli.plugins,
        today: cli.today.unwrap_or_else(clock::today),
        language: cli.language.unwrap_or_else(Language::of_the_system),
        officer: cli.officer,
        json: cli.json,
        out,
        notes,
    };
    let Some(command) = &cli.command else {
        let templates = Template::read(cli.templates.as_deref(), &session.casebook)?;
        let setup = Setup {
            casebook: session.casebook,
            holder: session.holder,
            plugins: session.plugins,
            language: session.language,
            today: cli.today,
            officer: session.officer,
            lock_after: cli.lock_after,
            templates,
        };
        return tui::run(setup, session.passphrase_file);
    };
    let session = &mut session;
    match command {
        Command::Init(arguments) => init::run(session, arguments),
        Command::Card(CardArguments { command: Some(CardCommand::Renew(renewal)), .. }) => {
            card::renew(session, renewal)
        }
        Command::Card(CardArguments { output, command: None }) => {
            card::run(session, output.as_deref().expect("clap requires it"))
        }
        Command::Identity { command } => identity::run(session, command),
        Command::Ceremony { work_factor } => ceremony::run(session, *work_factor),
        Command::Kit { output, age } => kit::run(session, output, age.as_deref()),
        Command::Shares(arguments) => shares::run(session, arguments),
        Command::Rehearse { share_file } => rehearse::run(session, share_file.as_deref()),
        Command::Recover(arguments) => recover::run(session, arguments),
        Command::Restore { yes } => restore::run(session, *yes),
        Command::Import { bundle } => import::run(session, bundle),
        Command::List { newest } => list::run(session, *newest),
        Command::Show { case } => show::run(session, *case),
        Command::Save { case, to, originals, from } => save::run(session, *case, to, *originals, from.as_ref()),
        Command::Evidence { case, output, yes } => evidence::run(session, *case, output, *yes),
        Command::Print { case, claim, output } => print::run(session, *case, *claim, output.as_deref()),
        Command::Triage(arguments) => triage::run(session, arguments),
        Command::Notices { switch } => settings::notices(session, *switch),
        Command::SignOff { command } => sign_off::run(session, command.as_ref()),
        Command::AgencyCard { command } => agency_card::run(session, command),
        Command::Journal { case } => journal::run(session, *case),
        Command::Due { within } => due::run(session, *within),
        Command::Doctor => doctor::run(session),
        Command::Backup { to } => backup::run(session, to),
        Command::Passphrase { new, work_factor } => passphrase::run(session, new.as_deref(), *work_factor),
        Command::Rekey(root) => rekey::run(session, root),
        Command::Search { words } => search::search(session, words),
        Command::Similar { case } => search::similar(session, *case),
        Command::Report(arguments) => report::run(session, arguments),
        Command::Reply(arguments) => reply::run(session, arguments),
        Command::Challenge { case, message_file } => challenge::run(session, *case, message_file.as_deref()),
        Command::Forward(arguments) => forward::run(session, arguments),
        Command::Outbox { output, qr_pace, qr_width, again, .. } => {
            let to = output.as_deref().map_or_else(|| To::screen(*qr_pace, *qr_width), |path| Ok(To::File(path)))?;
            outbox::run(session, &to, &again.map_or(Which::Next, Which::Again))
        }
    }
}

impl Session<'_> {
    /// Opens the casebook.
    fn open(&mut self) -> Result<Casebook> {
        let prompt = self.language.say(&Say::AskPassphrase);
        let mut device = None;
        let opened = Casebook::open_as(&self.casebook, self.holder.as_deref(), || {
            if let Some(handle) = self.holder.as_deref().and_then(|name| handle_of(&self.casebook, name)) {
                let found = plugged::device(self, handle)?;
                device = Some(found.failures());
                return Ok(Unlock::Plugin(Box::new(found)));
            }
            passphrases::read(self.passphrase_file.as_deref(), &self.casebook, &prompt).map(Unlock::Passphrase)
        });
        let book = opened.map_err(|problem| plugged::or_fault(problem, device.as_ref()))?;
        if book.was_mended() {
            self.note(&Say::Mended)?;
        }
        if let Some(kept) = book.torn() {
            self.note(&Say::TornTail { kept: kept.to_owned() })?;
        }
        Ok(book)
    }

    /// A sentence, or what it says as an object with the sentence in it.
    fn spoken(&self, what: &Say) -> String {
        let text = self.language.say(what);
        if self.json { terminal::json_line(&json!({ "said": with_dates(json!(what)), "text": text })) } else { text }
    }

    /// Columns to fold at; objects for scripts are never folded.
    fn folds(&self, stream: &(impl IsTerminal + AsFd)) -> Option<usize> {
        if self.json { None } else { terminal::columns_of(stream) }
    }

    /// Says something on standard output.
    fn say(&mut self, what: &Say) -> Result<()> {
        let text = self.spoken(what);
        // a command that is to be copied stays whole
        let columns = match what {
            Say::Proving(Proving::PassedOn { .. }) => None,
            _ => self.folds(&io::stdout()),
        };
        self.line(&terminal::folded(&text, columns))
    }

    /// Writes a line on standard output.
    fn line(&mut self, text: &str) -> Result<()> {
        writeln!(self.out, "{text}").map_err(Problem::Output)
    }

    /// Says something beside the output, after what was said before it.
    fn note(&mut self, what: &Say) -> Result<()> {
        let text = terminal::folded(&self.spoken(what), self.folds(&io::stderr()));
        // a reader that went away ends no command half done: the last flush tells of it
        let _ = self.out.flush();
        writeln!(self.notes, "{text}").map_err(Problem::Output)
    }

    /// Says beside the output what went wrong without ending the command.
    fn note_problem(&mut self, problem: &Problem) -> Result<()> {
        let text = terminal::folded(&self.language.told(problem, self.json), self.folds(&io::stderr()));
        let _ = self.out.flush();
        writeln!(self.notes, "{text}").map_err(Problem::Output)
    }

    /// Warns when the machine's day and a bundle's day are far apart.
    fn compare_clock(&mut self, bundle_day: Day) -> Result<()> {
        if self.today.abs_diff(bundle_day) > 2 {
            self.note(&Say::ClockDiffers { today: self.today, bundle: bundle_day })?;
        }
        Ok(())
    }

    /// Writes a new file for the user: never over another, never into the casebook.
    fn write_output(&self, path: &Path, content: &[u8]) -> Result<()> {
        if passphrases::lies_in(path, &self.casebook) {
            return Err(Problem::OutputInside(path.to_owned()));
        }
        files::write_new(path, content).map_err(|e| match e.kind() {
            io::ErrorKind::AlreadyExists => Problem::OutputExists(path.to_owned()),
            _ => Problem::io(path, e),
        })
    }
}

/// Days in what is said for scripts, by the names of their fields.
const DAYS: [&str; 6] = ["bundle", "day", "last", "received", "today", "until"];

/// Writes days as dates, like everything else that scripts read.
fn with_dates(mut said: Value) -> Value {
    match &mut said {
        Value::Object(fields) => {
            for (name, value) in fields.iter_mut() {
                let day = value.as_u64().and_then(|day| Day::try_from(day).ok());
                *value = match day.filter(|_| DAYS.contains(&name.as_str())) {
                    Some(day) => clock::format(day).into(),
                    None => with_dates(value.take()),
                };
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| *item = with_dates(item.take())),
        _ => {}
    }
    said
}

/// Reads a whole file of at most `limit` bytes; `None` when it is longer.
pub(crate) fn read_up_to(path: &Path, limit: u64) -> Result<Option<Vec<u8>>> {
    files::read_up_to(path, limit).map_err(|e| Problem::io(path, e))
}

/// `2026-1/17`: how a leaf is named to the officer.
fn leaf_name(shard: &str, leaf: u32) -> String {
    format!("{shard}/{leaf}")
}

/// The year and number by which shards are ordered.
fn shard_order(shard: &str) -> Option<Shard> {
    shard.parse().ok()
}

/// Opens a stored tip once more, with the file key that the casebook keeps. Fails with [`Problem::Stopped`] when somebody
/// who waits has stopped it.
fn open_stored(
    book: &Casebook,
    row: &TipRow,
    on_file: &mut dyn FnMut(usize, &Attachment, &mut dyn Read) -> io::Result<()>,
) -> Result<OpenedTip> {
    let work = book.work();
    let gone =
        || work.check().err().unwrap_or_else(|| Problem::CaseDidNotOpen { leaf: leaf_name(&row.shard, row.leaf) });
    let tag: Hex<32> = row.tag.parse().map_err(|_| gone())?;
    let key = file_key(&row.file_key).ok_or_else(gone)?;
    let expected = Expected { drop_id: book.keys().drop_id, agency: book.keys().agency, tag: tag.0 };
    let blob = book.blobs().open(&row.blob).map_err(|_| gone())?;
    let len = blob.metadata().ok().map(|metadata| metadata.len());
    let blob = work.reading(blob, len);
    let opened = seal::open(&key, blob).map_err(|_| gone())?;
    read_tip(opened, &expected, on_file).map_err(|_| gone())
}

/// The name of a sector, district or role in the reader's language; the id itself, safe already, when the card has none.
pub(crate) fn choice_name(list: &[Choice], id: &str, language: Language) -> String {
    list.iter()
        .find(|choice| choice.id == id)
        .map_or_else(|| id.to_owned(), |c| own_name(&c.names, language).to_owned())
}

/// A name in the reader's language.
pub(crate) fn own_name(names: &Texts, language: Language) -> &str {
    match language {
        Language::En => &names.en,
        Language::Ru => &names.ru,
        Language::Kk => &names.kk,
    }
}

/// The newest card, for its lists of names.
pub(crate) fn newest_card(book: &Casebook) -> Result<Option<Card>> {
    Ok(book.cards(0)?.pop().map(|signed| signed.card().clone()))
}
