//! The index: a SQLite database in memory, made by applying changes, saved whole in snapshots.

use rusqlite::{Connection, params};
use sybyr_crypto::hex;

use super::change::{Accounted, BundleTaken, Change, Enrolled, FiledTip, Stored, StoredObject, WrittenReply};
use super::key_digits::KeyDigits;
use super::{decisions, neighbours, outboxes, periods, recovery, restore, sign_offs, statuses, texts, threads};

/// What SQLite or a malformed change says; both mean that the casebook's files are not what this program wrote.
pub(super) type IndexResult<T> = Result<T, rusqlite::Error>;

const SCHEMA: &str = "
CREATE TABLE enrolment (one INTEGER PRIMARY KEY CHECK (one = 1), drop_file TEXT NOT NULL, cards TEXT NOT NULL,
    bits INTEGER NOT NULL, slots INTEGER NOT NULL, delay INTEGER NOT NULL, rolled_back INTEGER,
    rolled_back_day INTEGER) STRICT;
CREATE TABLE cases (number INTEGER PRIMARY KEY AUTOINCREMENT, k TEXT NOT NULL) STRICT;
CREATE TABLE threads (k TEXT PRIMARY KEY, case_number INTEGER NOT NULL REFERENCES cases, awaits TEXT UNIQUE)
    STRICT, WITHOUT ROWID;
CREATE TABLE tips (shard TEXT NOT NULL, leaf INTEGER NOT NULL, blob_hash TEXT NOT NULL, tag TEXT NOT NULL,
    blob TEXT NOT NULL, day INTEGER NOT NULL, withdrawn INTEGER NOT NULL DEFAULT 0,
    case_number INTEGER REFERENCES cases, arrived INTEGER, file_key TEXT, k TEXT, bits INTEGER,
    drawer INTEGER, year INTEGER, slot INTEGER, id TEXT, kind TEXT, language TEXT, sector TEXT,
    district TEXT, files INTEGER, first_line TEXT,
    repeated INTEGER NOT NULL DEFAULT 0, old_key INTEGER NOT NULL DEFAULT 0, read INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (shard, leaf)) STRICT;
CREATE INDEX tips_by_case ON tips (case_number, arrived);
CREATE INDEX tips_by_id ON tips (k, id);
CREATE INDEX tips_by_tag ON tips (tag);
CREATE TABLE leaves (shard TEXT NOT NULL, leaf INTEGER NOT NULL, entry BLOB NOT NULL, PRIMARY KEY (shard, leaf))
    STRICT, WITHOUT ROWID;
CREATE TABLE shards (shard TEXT PRIMARY KEY, size INTEGER NOT NULL, checkpoint_size INTEGER NOT NULL,
    checkpoint_root TEXT NOT NULL, seen TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE bundles (turn INTEGER PRIMARY KEY, number INTEGER NOT NULL, day INTEGER NOT NULL, UNIQUE (number, day))
    STRICT;
CREATE TABLE replies (written INTEGER PRIMARY KEY, case_number INTEGER NOT NULL REFERENCES cases, k TEXT NOT NULL,
    n INTEGER NOT NULL, first INTEGER NOT NULL, day INTEGER NOT NULL, kind TEXT NOT NULL, status TEXT NOT NULL,
    json TEXT NOT NULL, reply_to TEXT NOT NULL, bits INTEGER NOT NULL, drawer INTEGER NOT NULL, shard TEXT NOT NULL,
    leaf INTEGER NOT NULL, outbox INTEGER REFERENCES outboxes, passed INTEGER, UNIQUE (k, n)) STRICT;
CREATE INDEX replies_by_case ON replies (case_number);
CREATE TABLE backups (number INTEGER PRIMARY KEY, day INTEGER NOT NULL) STRICT;
CREATE TABLE objects (id TEXT PRIMARY KEY, case_number INTEGER NOT NULL, k TEXT NOT NULL, n INTEGER NOT NULL)
    STRICT, WITHOUT ROWID;
CREATE TABLE outboxes (number INTEGER PRIMARY KEY, day INTEGER NOT NULL, tags TEXT NOT NULL, seen TEXT NOT NULL,
    slots INTEGER NOT NULL DEFAULT 0, handed_out INTEGER NOT NULL DEFAULT 0, accepted INTEGER NOT NULL DEFAULT 0,
    passed INTEGER NOT NULL DEFAULT 0) STRICT;
";

/// Nothing of the index ever goes to a file of SQLite's own, and nothing in it runs code.
const SETTINGS: &str = "PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;";

/// Statements that stay prepared: more than an import needs for a tip, which would otherwise prepare them for each.
const STATEMENTS: usize = 64;

/// The database. Only [`Index::apply`] changes it.
pub(super) struct Index {
    pub(super) db: Connection,
}

impl Index {
    /// An index without anything in it.
    pub(super) fn empty() -> IndexResult<Self> {
        let db = Connection::open_in_memory()?;
        db.execute_batch(SCHEMA)?;
        db.execute_batch(restore::SCHEMA)?;
        db.execute_batch(decisions::SCHEMA)?;
        db.execute_batch(texts::SCHEMA)?;
        db.execute_batch(statuses::SCHEMA)?;
        db.execute_batch(sign_offs::SCHEMA)?;
        db.execute_batch(neighbours::SCHEMA)?;
        db.execute_batch(recovery::SCHEMA)?;
        db.execute_batch(periods::SCHEMA)?;
        Self::begin(db)
    }

    /// The index of a snapshot.
    pub(super) fn load(bytes: &[u8]) -> IndexResult<Self> {
        let mut db = Connection::open_in_memory()?;
        db.deserialize_read_exact("main", bytes, bytes.len(), false)?;
        db.execute_batch(statuses::SCHEMA)?;
        db.execute_batch(sign_offs::SCHEMA)?;
        db.execute_batch(neighbours::SCHEMA)?;
        db.execute_batch(recovery::SCHEMA)?;
        db.execute_batch(periods::SCHEMA)?;
        Self::begin(db)
    }

    fn begin(db: Connection) -> IndexResult<Self> {
        db.execute_batch(SETTINGS)?;
        db.set_prepared_statement_cache_capacity(STATEMENTS);
        Ok(Self { db })
    }

    /// The bytes of a snapshot.
    pub(super) fn save(&mut self) -> IndexResult<zeroize::Zeroizing<Vec<u8>>> {
        Ok(zeroize::Zeroizing::new(self.db.serialize("main")?.to_vec()))
    }

    /// Applies the changes of one record, all or none; `durable` decides between the two.
    pub(super) fn apply<E: From<rusqlite::Error>>(
        &mut self,
        changes: &[Change],
        durable: impl FnOnce() -> Result<(), E>,
    ) -> Result<(), E> {
        let transaction = self.db.transaction()?;
        for change in changes {
            apply(&transaction, change)?;
        }
        durable()?;
        Ok(transaction.commit()?)
    }
}

fn apply(db: &Connection, change: &Change) -> IndexResult<()> {
    match change {
        Change::Enrolled(enrolled) => enrol(db, enrolled),
        Change::TipFiled(tip) => file_tip(db, tip),
        Change::TipUnopened(stored) => store_tip(db, stored),
        Change::TipOpened(tip) => file_again(db, tip),
        Change::BundleTaken(bundle) => take_bundle(db, bundle),
        Change::RollbackFound { bundle, day, echo } => restore::raise_alarm(db, *bundle, *day, echo),
        Change::BackedUp { day } => db.execute("INSERT INTO backups (day) VALUES (?1)", [day]).map(drop),
        Change::SharesMade(set) => recovery::make(db, set),
        Change::ShareRehearsed { mark, day } => recovery::rehearse(db, mark, *day),
        Change::RecoverySealed { holds, sha256 } => recovery::seal(db, holds, sha256),
        Change::Recovered { day } => recovery::begin_behind(db, *day),
        Change::Restored { day } => restore::restore(db, *day),
        Change::CaseRead { case } => db.execute("UPDATE tips SET read = 1 WHERE case_number = ?1", [case]).map(drop),
        Change::Decided(decision) => decisions::decide(db, decision),
        Change::AgencyCardsKept { agency, cards } => neighbours::keep_cards(db, agency, cards),
        Change::AgencyCardsRemoved { agency } => neighbours::remove_cards(db, agency),
        Change::TipPassedOn(tip) => neighbours::pass_on(db, tip),
        Change::NoticesSwitched { on } => statuses::switch_notices(db, *on),
        Change::SignOffChosen { sign_off } => sign_offs::set(db, sign_off),
        Change::ReplySigned { officer } => sign_offs::signed(db, officer),
        Change::ReplyWritten { parts, objects } => {
            parts.iter().try_for_each(|part| write_reply(db, part))?;
            objects.iter().try_for_each(|object| store_object(db, object))
        }
        Change::CardsSigned { cards } => periods::add_cards(db, cards),
        Change::OutboxWritten(outbox) => outboxes::write(db, outbox),
        Change::OutboxHandedOut { number } => outboxes::hand_out(db, *number),
        Change::OutboxLost { number } => outboxes::lose(db, *number),
    }
}

fn enrol(db: &Connection, e: &Enrolled) -> IndexResult<()> {
    db.prepare_cached(
        "INSERT INTO enrolment (one, drop_file, cards, bits, slots, delay) VALUES (1, ?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![e.drop_file, e.cards.join(" "), e.bits, e.slots, e.reply_delay_days])
    .map(drop)
}

fn store_tip(db: &Connection, s: &Stored) -> IndexResult<()> {
    db.prepare_cached("INSERT INTO tips (shard, leaf, blob_hash, tag, blob, day) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
        .execute(params![s.shard, s.leaf, s.blob_hash.to_string(), s.tag.to_string(), s.blob, s.day])
        .map(drop)
}

/// Files a tip under the case of its thread key. It is flagged when the case has moved on to another key.
fn file_tip(db: &Connection, tip: &FiledTip) -> IndexResult<()> {
    let case = match threads::case_of(db, &tip.k)? {
        Some(case) => case,
        None => threads::begin(db, &tip.k, tip.prev.as_deref())?,
    };
    let current: KeyDigits =
        db.prepare_cached("SELECT k FROM cases WHERE number = ?1")?.query_row([case], |row| row.get(0))?;
    let repeated: bool = db
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM tips WHERE k = ?1 AND id = ?2)")?
        .query_row(params![tip.k, tip.id], |row| row.get(0))?;
    let stored = &tip.stored;
    db.prepare_cached(
        "INSERT INTO tips (shard, leaf, blob_hash, tag, blob, day, case_number, arrived, file_key, k, bits, drawer, year,
            slot, id, kind, language, sector, district, files, first_line, repeated, old_key)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, (SELECT coalesce(max(arrived), 0) + 1 FROM tips WHERE case_number = ?7),
            ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22)",
    )?
    .execute(params![
        stored.shard,
        stored.leaf,
        stored.blob_hash.to_string(),
        stored.tag.to_string(),
        stored.blob,
        stored.day,
        case,
        tip.file_key,
        tip.k,
        tip.bits,
        tip.drawer,
        tip.year,
        tip.slot,
        tip.id,
        word(&tip.kind),
        word(&tip.language),
        tip.sector,
        tip.district,
        tip.files,
        tip.first_line,
        repeated,
        current != tip.k,
    ])?;
    texts::index(db, db.last_insert_rowid(), &tip.text)
}

/// Files a tip whose blob is stored already and had not opened.
fn file_again(db: &Connection, tip: &FiledTip) -> IndexResult<()> {
    let leaf = params![tip.stored.shard, tip.stored.leaf];
    match db.execute("DELETE FROM tips WHERE shard = ?1 AND leaf = ?2 AND case_number IS NULL", leaf)? {
        1 => file_tip(db, tip),
        _ => Err(rusqlite::Error::InvalidQuery),
    }
}

/// An enumeration of the protocol as its word.
fn word(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => unreachable!("the protocol's enumerations are words"),
    }
}

/// The newest bundle is the one that came last and was not here before: numbers fall when the drop was restored.
fn take_bundle(db: &Connection, bundle: &BundleTaken) -> IndexResult<()> {
    let this = (bundle.number, bundle.day);
    db.execute("INSERT OR IGNORE INTO bundles (number, day) VALUES (?1, ?2)", this)?;
    bundle.shards.iter().try_for_each(|shard| account(db, shard))?;
    periods::account(db, bundle)?;
    if let Some(number) = bundle.accepted_outbox {
        outboxes::accept(db, number)?;
    }
    let last = "SELECT number, day FROM bundles ORDER BY turn DESC LIMIT 1";
    let newest: (u64, u32) = db.query_row(last, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if newest == this {
        db.execute(
            "UPDATE enrolment SET bits = ?1, slots = ?2, delay = ?3",
            params![bundle.bits, bundle.slots, bundle.reply_delay_days],
        )?;
        outboxes::refuse_others(db, bundle.slots)?;
    }
    // the drop takes its alarm back with a bundle made after it, by number or by day; the one that raised it does not
    db.execute("UPDATE enrolment SET rolled_back = NULL WHERE rolled_back < ?1 OR rolled_back_day < ?2", this).map(drop)
}

fn account(db: &Connection, shard: &Accounted) -> IndexResult<()> {
    let known: u32 = db.query_row("SELECT count(*) FROM leaves WHERE shard = ?1", [&shard.shard], |row| row.get(0))?;
    let mut insert = db.prepare_cached("INSERT INTO leaves (shard, leaf, entry) VALUES (?1, ?2, ?3)")?;
    for (leaf, digits) in (known..).zip(shard.entries.as_bytes().chunks(128)) {
        let entry: Option<[u8; 64]> = std::str::from_utf8(digits).ok().and_then(hex::decode);
        insert.execute(params![shard.shard, leaf, entry.ok_or(rusqlite::Error::InvalidQuery)?])?;
    }
    for leaf in &shard.withdrawn {
        db.execute("UPDATE tips SET withdrawn = 1 WHERE shard = ?1 AND leaf = ?2", params![shard.shard, leaf])?;
    }
    db.execute(
        "INSERT INTO shards (shard, size, checkpoint_size, checkpoint_root, seen) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (shard) DO UPDATE SET size = excluded.size, seen = excluded.seen,
            checkpoint_size = excluded.checkpoint_size, checkpoint_root = excluded.checkpoint_root",
        params![shard.shard, shard.size, shard.checkpoint_size, shard.checkpoint_root.to_string(), shard.seen],
    )
    .map(drop)
}

fn write_reply(db: &Connection, r: &WrittenReply) -> IndexResult<()> {
    db.prepare_cached(
        "INSERT INTO replies (case_number, k, n, first, day, kind, status, json, reply_to, bits, drawer, shard, leaf)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    )?
    .execute(params![
        r.case,
        r.k,
        r.n,
        r.first,
        r.day,
        word(&r.kind),
        word(&r.status),
        r.json,
        r.reply_to,
        r.bits,
        r.drawer,
        r.shard,
        r.leaf
    ])
    .map(drop)
}

fn store_object(db: &Connection, o: &StoredObject) -> IndexResult<()> {
    db.execute("INSERT INTO objects (id, case_number, k, n) VALUES (?1, ?2, ?3, ?4)", params![o.id, o.case, o.k, o.n])
        .map(drop)
}
