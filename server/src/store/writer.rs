//! One thread that writes: it gathers the jobs that are waiting into one transaction and answers after its fsync.

use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot};

use super::StoreError;

/// Jobs that may wait before those who bring more have to wait as well.
const QUEUE: usize = 512;
/// Jobs of one transaction.
const GROUP: usize = 256;

/// Runs inside the transaction; returns what tells the asker how it ended.
type Job = Box<dyn FnOnce(&Connection) -> Answer + Send>;
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

    /// Gives freed pages back and empties the write-ahead log, so that nothing wiped lives on in it.
    pub fn shrink_waiting(&self) -> Result<(), StoreError> {
        let (tell, answer) = oneshot::channel();
        let shrink = move |db: &Connection| {
            let _ = tell.send(shrink(db));
        };
        self.0.blocking_send(Order::Alone(Box::new(shrink))).map_err(|_| StoreError::Stopped)?;
        answer.blocking_recv().map_err(|_| StoreError::Stopped)?
    }
}

fn shrink(db: &Connection) -> Result<(), StoreError> {
    let mut vacuum = db.prepare("PRAGMA incremental_vacuum")?;
    let mut rows = vacuum.query([])?;
    while rows.next()?.is_some() {}
    // A reader in the middle of its work keeps the log; the next close tries again.
    db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    Ok(())
}

fn order<T, F>(job: F) -> (Order, oneshot::Receiver<Result<T, StoreError>>)
where
    T: Send + 'static,
    F: FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
{
    let (tell, answer) = oneshot::channel();
    let job = move |db: &Connection| -> Answer {
        let outcome = in_savepoint(db, job);
        Box::new(move |committed| {
            // Whoever asked may have gone away; what is written stays written.
            let _ = tell.send(committed.and(outcome));
        })
    };
    (Order::Write(Box::new(job)), answer)
}

fn in_savepoint<T>(db: &Connection, job: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
    db.prepare_cached("SAVEPOINT job")?.execute([])?;
    let outcome = job(db);
    if outcome.is_err() {
        db.prepare_cached("ROLLBACK TO job")?.execute([])?;
    }
    db.prepare_cached("RELEASE job")?.execute([])?;
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
    let begun = db.prepare_cached("BEGIN IMMEDIATE").and_then(|mut begin| begin.execute([]));
    answers.push(first(db));
    while answers.len() < GROUP {
        match queue.try_recv() {
            Ok(Order::Write(job)) => answers.push(job(db)),
            Ok(other) => {
                left_over = Some(other);
                break;
            }
            Err(_) => break,
        }
    }
    let committed = begun.and_then(|_| db.prepare_cached("COMMIT")?.execute([]));
    if committed.is_err() && !db.is_autocommit() {
        // Nothing of the group is kept; each asker is told so.
        let _ = db.execute_batch("ROLLBACK");
    }
    let failure = committed.err().map(StoreError::from);
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
