//! Numbered migrations, forward only: `user_version` says how many have run; a newer number is refused.

use rusqlite::{Connection, TransactionBehavior};

use super::StoreError;

/// "Syby": marks our databases for `file` and keeps foreign ones out.
const APPLICATION_ID: i64 = 0x5379_6279;

/// The migrations of one database, oldest first.
pub(super) struct Migrations(&'static [&'static str]);

/// Of `main.db`.
pub(super) const MAIN: Migrations = Migrations(&[
    include_str!("../../migrations/main/0001_first.sql"),
    include_str!("../../migrations/main/0002_withdrawn.sql"),
    include_str!("../../migrations/main/0003_seen_next.sql"),
]);
/// Of `uploads.db`.
pub(super) const UPLOADS: Migrations = Migrations(&[include_str!("../../migrations/uploads/0001_first.sql")]);

impl Migrations {
    /// Runs what has not run yet, in one transaction.
    pub(super) fn run(&self, db: &mut Connection) -> Result<(), StoreError> {
        let known = self.0.len() as i64;
        let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let found: i64 = tx.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        let application: i64 = tx.query_row("PRAGMA application_id", [], |row| row.get(0))?;
        let empty: bool = tx.query_row("SELECT count(*) = 0 FROM sqlite_schema", [], |row| row.get(0))?;
        if !(application == APPLICATION_ID || empty && found == 0) {
            return Err(StoreError::Foreign);
        }
        if found > known {
            return Err(StoreError::NewerSchema { found, known });
        }
        let done = usize::try_from(found).map_err(|_| StoreError::Foreign)?;
        for migration in self.0.iter().skip(done) {
            tx.execute_batch(migration)?;
        }
        tx.pragma_update(None, "user_version", known)?;
        tx.pragma_update(None, "application_id", APPLICATION_ID)?;
        tx.commit()?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO: Migrations = Migrations(&["CREATE TABLE a (x)", "ALTER TABLE a ADD COLUMN y"]);

    #[test]
    fn runs_each_migration_once() {
        let mut db = Connection::open_in_memory().expect("memory");
        Migrations(&TWO.0[..1]).run(&mut db).expect("first");
        TWO.run(&mut db).expect("second");
        TWO.run(&mut db).expect("nothing left to do");
        db.execute("INSERT INTO a (x, y) VALUES (1, 2)", []).expect("both columns");
    }

    #[test]
    fn refuses_a_newer_schema() {
        let mut db = Connection::open_in_memory().expect("memory");
        TWO.run(&mut db).expect("new");
        let refused = Migrations(&TWO.0[..1]).run(&mut db);
        assert!(matches!(refused, Err(StoreError::NewerSchema { found: 2, known: 1 })));
    }

    #[test]
    fn refuses_a_foreign_database() {
        let mut db = Connection::open_in_memory().expect("memory");
        db.execute_batch("CREATE TABLE theirs (x)").expect("table");
        assert!(matches!(TWO.run(&mut db), Err(StoreError::Foreign)));
    }
}
