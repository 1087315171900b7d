//! One thread that writes: it gathers the jobs that are waiting into one transaction and answers after its fsync.

use std::time::Duration;

use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot};

use super::{StoreError, connection};

/// How long emptying the write-ahead log waits for readers.
const PATIENCE_WITH_READERS: Duration = Duration::from_secs(1);
/// Jobs that may wait before those who bring more have to wait as well.
const QUEUE: usize = 512;
/// Jobs of one transaction.
const GROUP: usize = 256;

/// Runs inside the transaction, unless that could not be begun; returns what tells the asker how it ended.
type Job = Box<dyn FnOnce(Result<&Connection, StoreError>) -> Answer + Send>;
type Answer = Box<dyn FnOnce(Result<(), StoreError>) + Send>;

enum Order {
    Write(Job),
    /// Outside a transaction, after everything before it is committed.
    Alone(Box<dyn FnOnce(&Connection) + Send>),
    /// Closes the database; the thread ends.
    Stop(oneshot::Sender<()>),
}

/// The way to the writing thread of one database. It ends when the last clone is gone.
#[derive(Clone)]
pub struct Writer(mpsc::Sender<Order>);

impl Writer {
    /// Hands the connection to a thread of its own.
    pub(super) fn start(db: Connection) -> Result<Self, StoreError> {
        let (orders, queue) = mpsc::channel(QUEUE);
        std::thread::Builder::new().name("writer".to_owned()).spawn(move || write_all(db, queue))?;
        Ok(Self(orders))
    }

    /// Runs `job` in a transaction; the answer comes when it is on the disk. A job that fails leaves nothing behind.
    pub async fn run<T, F>(&self, job: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    {
        let (order, answer) = order(job);
        self.0.send(order).await.map_err(|_| StoreError::Stopped)?;
        answer.await.map_err(|_| StoreError::Stopped)?
    }

    /// As [`Writer::run`], for threads that may wait.
    pub fn run_waiting<T, F>(&self, job: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    {
        let (order, answer) = order(job);
        self.0.blocking_send(order).map_err(|_| StoreError::Stopped)?;
        answer.blocking_recv().map_err(|_| StoreError::Stopped)?
    }

    /// Closes the database after everything that was asked for before. Later jobs are told that the store has stopped.
    pub(super) fn stop_waiting(&self) {
        let (tell, answer) = oneshot::channel();
        if self.0.blocking_send(Order::Stop(tell)).is_ok() {
            let _ = answer.blocking_recv();
        }
    }

    /// Gives freed pages back and empties the write-ahead log, so that nothing wiped lives on in it. `false` when a reader
    /// in the middle of its work kept the log: to be tried again soon.
    pub fn shrink_waiting(&self) -> Result<bool, StoreError> {
        let (tell, answer) = oneshot::channel();
        let shrink = move |db: &Connection| {
            let _ = tell.send(shrink(db));
        };
        self.0.blocking_send(Order::Alone(Box::new(shrink))).map_err(|_| StoreError::Stopped)?;
        answer.blocking_recv().map_err(|_| StoreError::Stopped)?
    }
}

fn shrink(db: &Connection) -> Result<bool, StoreError> {
    let mut vacuum = db.prepare("PRAGMA incremental_vacuum")?;
    let mut rows = vacuum.query([])?;
    while rows.next()?.is_some() {}
    // Everyone who writes waits for this: not for long.
    db.busy_timeout(PATIENCE_WITH_READERS)?;
    let busy = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, bool>(0));
    db.busy_timeout(connection::PATIENCE)?;
    Ok(!busy?)
}

fn order<T, F>(job: F) -> (Order, oneshot::Receiver<Result<T, StoreError>>)
where
    T: Send + 'static,
    F: FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
{
    let (tell, answer) = oneshot::channel();
    let job = move |db: Result<&Connection, StoreError>| -> Answer {
        let outcome = db.and_then(|db| in_savepoint(db, job));
        Box::new(move |committed| {
            // Whoever asked may have gone away; what is written stays written. Its own failure says more than the group's.
            let _ = tell.send(outcome.and_then(|done| committed.map(|()| done)));
        })
    };
    (Order::Write(Box::new(job)), answer)
}

fn in_savepoint<T>(db: &Connection, job: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
    if db.is_autocommit() {
        // SQLite ends a transaction by itself when the disk fails it. A savepoint would begin, and commit, another.
        return Err(StoreError::Damaged("a transaction ended before its last job"));
    }
    db.prepare_cached("SAVEPOINT job")?.execute([])?;
    let outcome = job(db);
    if !db.is_autocommit() {
        if outcome.is_err() {
            db.prepare_cached("ROLLBACK TO job")?.execute([])?;
        }
        db.prepare_cached("RELEASE job")?.execute([])?;
    }
    outcome
}

fn write_all(db: Connection, mut queue: mpsc::Receiver<Order>) {
    let mut next = queue.blocking_recv();
    while let Some(order) = next.take() {
        match order {
            Order::Alone(work) => work(&db),
            Order::Stop(stopped) => {
                drop(db);
                let _ = stopped.send(());
                return;
            }
            Order::Write(first) => next = write_group(&db, first, &mut queue),
        }
        if next.is_none() {
            next = queue.blocking_recv();
        }
    }
}

/// Writes one transaction, and gives back the order that did not fit into it.
fn write_group(db: &Connection, first: Job, queue: &mut mpsc::Receiver<Order>) -> Option<Order> {
    let mut left_over = None;
    let mut answers = Vec::new();
    let begun = db.prepare_cached("BEGIN IMMEDIATE").and_then(|mut begin| begin.execute([])).map_err(StoreError::from);
    // Without a transaction each job would be one of its own: none runs, and each asker is told why.
    let inside = || begun.as_ref().map(|_| db).map_err(StoreError::again);
    answers.push(first(inside()));
    while answers.len() < GROUP {
        match queue.try_recv() {
            Ok(Order::Write(job)) => answers.push(job(inside())),
            Ok(other) => {
                left_over = Some(other);
                break;
            }
            Err(_) => break,
        }
    }
    let committed = begun.and_then(|_| Ok(db.prepare_cached("COMMIT")?.execute([])?));
    if committed.is_err() && !db.is_autocommit() {
        // Nothing of the group is kept; each asker is told so.
        let _ = db.execute_batch("ROLLBACK");
    }
    let failure = committed.err();
    for answer in answers {
        answer(failure.as_ref().map_or(Ok(()), |error| Err(error.again())));
    }
    left_over
}

#[cfg(test)]
mod tests {
    use super::*;

    fn writer() -> Writer {
        let db = Connection::open_in_memory().expect("memory");
        db.execute_batch("CREATE TABLE t (x INTEGER PRIMARY KEY)").expect("table");
        Writer::start(db).expect("thread")
    }

    fn insert(x: i64) -> impl FnOnce(&Connection) -> Result<(), StoreError> + Send {
        move |db| {
            db.execute("INSERT INTO t VALUES (?1)", [x])?;
            Ok(())
        }
    }

    #[tokio::test]
    async fn a_failing_job_leaves_its_neighbours_alone() {
        let writer = writer();
        let (a, b, c) = tokio::join!(writer.run(insert(1)), writer.run(insert(1)), writer.run(insert(2)));
        assert!(a.is_ok() && b.is_err() && c.is_ok());
        let count = writer.run(|db| Ok(db.query_row("SELECT count(*) FROM t", [], |r| r.get::<_, i64>(0))?)).await;
        assert_eq!(count.expect("count"), 2);
    }

    fn on_disk(dir: &tempfile::TempDir) -> Connection {
        let db = Connection::open(dir.path().join("t.db")).expect("opens");
        db.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(())).expect("a log");
        db.execute_batch("CREATE TABLE IF NOT EXISTS t (x INTEGER PRIMARY KEY)").expect("table");
        db
    }

    #[tokio::test]
    async fn when_a_transaction_cannot_be_begun_no_job_runs() {
        let dir = tempfile::tempdir().expect("a folder");
        let (other, db) = (on_disk(&dir), on_disk(&dir));
        db.busy_timeout(Duration::ZERO).expect("no patience");
        let writer = Writer::start(db).expect("thread");
        other.execute_batch("BEGIN IMMEDIATE").expect("the other one writes");
        let job = move |db: &Connection| {
            // The way is free in the middle of the job, which would now be a transaction of its own.
            other.execute_batch("COMMIT")?;
            db.execute("INSERT INTO t VALUES (1)", [])?;
            Ok(())
        };
        assert!(matches!(writer.run(job).await, Err(StoreError::Sqlite(_))));
        let count = writer.run(|db| Ok(db.query_row("SELECT count(*) FROM t", [], |r| r.get::<_, i64>(0))?)).await;
        assert_eq!(count.expect("the other one is gone"), 0);
    }

    #[tokio::test]
    async fn a_transaction_that_ends_early_keeps_nothing_of_the_jobs_behind_it() {
        let dir = tempfile::tempdir().expect("a folder");
        let db = on_disk(&dir);
        let insert = |x: i64| -> (Order, oneshot::Receiver<Result<(), StoreError>>) { order(insert(x)) };
        let ends = |db: &Connection| -> Result<(), StoreError> {
            db.execute_batch("ROLLBACK")?;
            Err(StoreError::Full)
        };
        let (first, second, third) = (insert(1), order(ends), insert(3));
        let (orders, mut queue) = mpsc::channel(QUEUE);
        let Order::Write(job) = first.0 else { unreachable!("a job") };
        for order in [second.0, third.0] {
            orders.send(order).await.unwrap_or_else(|_| unreachable!("there is room"));
        }
        assert!(write_group(&db, job, &mut queue).is_none());
        assert!(first.1.await.expect("answered").is_err(), "undone, and told so");
        assert!(matches!(second.1.await.expect("answered"), Err(StoreError::Full)), "its own failure");
        assert!(third.1.await.expect("answered").is_err());
        let count: i64 = db.query_row("SELECT count(*) FROM t", [], |row| row.get(0)).expect("counts");
        assert_eq!(count, 0);
    }

    #[tokio::test]
    async fn a_log_that_a_reader_keeps_is_not_taken_for_empty() {
        let dir = tempfile::tempdir().expect("a folder");
        let (reader, db) = (on_disk(&dir), on_disk(&dir));
        let writer = Writer::start(db).expect("thread");
        writer.run(insert(1)).await.expect("written");
        reader.execute_batch("BEGIN; SELECT count(*) FROM t").expect("reads");
        writer.run(insert(2)).await.expect("written");
        let shrink = || {
            let writer = writer.clone();
            tokio::task::spawn_blocking(move || writer.shrink_waiting().expect("tried"))
        };
        assert!(!shrink().await.expect("runs"), "kept");
        reader.execute_batch("COMMIT").expect("ends");
        assert!(shrink().await.expect("runs"));
        assert_eq!(std::fs::metadata(dir.path().join("t.db-wal")).expect("a log").len(), 0);
    }

    #[tokio::test]
    async fn a_job_that_fails_midway_is_undone_whole() {
        let writer = writer();
        let failed: Result<(), _> = writer
            .run(|db| {
                db.execute("INSERT INTO t VALUES (7)", [])?;
                Err(StoreError::Damaged("for the test"))
            })
            .await;
        assert!(failed.is_err());
        let count = writer.run(|db| Ok(db.query_row("SELECT count(*) FROM t", [], |r| r.get::<_, i64>(0))?)).await;
        assert_eq!(count.expect("count"), 0);
    }
}
