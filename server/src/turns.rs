//! Whose turn it is on one upload: a piece may set out before the one in front of it has arrived, and is held until that one has ended.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use tokio::{sync::Notify, time::timeout};

use crate::store::uploads::UploadId;

/// How long a piece is held while nobody works on its upload: the one in front of it may have taken a slower way.
const GRACE: Duration = Duration::from_secs(3);
/// How long it is held behind somebody who works. Tor circuits stall for minutes.
const PATIENCE: Duration = Duration::from_secs(180);

/// The uploads that somebody works on, or waits for.
#[derive(Default)]
pub(crate) struct Turns(Mutex<HashMap<UploadId, Line>>);

#[derive(Default)]
struct Line {
    working: usize,
    waiting: bool,
    moved: Arc<Notify>,
}

impl Turns {
    /// Tells who waits that somebody works, until the guard is dropped.
    pub(crate) fn begin(&self, id: UploadId) -> Turn<'_> {
        let mut lines = self.lock();
        let line = lines.entry(id).or_default();
        line.working += 1;
        line.moved.notify_waiters();
        Turn { turns: self, id }
    }

    /// A place behind whoever works. One a upload: more would only hold connections.
    pub(crate) fn queue(&self, id: UploadId) -> Option<Place<'_>> {
        let mut lines = self.lock();
        let line = lines.entry(id).or_default();
        if line.waiting {
            return None;
        }
        line.waiting = true;
        Some(Place { turns: self, id, moved: Arc::clone(&line.moved) })
    }

    fn working(&self, id: UploadId) -> bool {
        self.lock().get(&id).is_some_and(|line| line.working > 0)
    }

    fn leave(&self, id: UploadId, leave: impl FnOnce(&mut Line)) {
        let mut lines = self.lock();
        let Some(line) = lines.get_mut(&id) else { return };
        leave(line);
        line.moved.notify_waiters();
        if line.working == 0 && !line.waiting {
            lines.remove(&id);
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<UploadId, Line>> {
        // Nothing panics while it is held, and a count is whole at every moment.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Somebody works on the upload.
pub(crate) struct Turn<'a> {
    turns: &'a Turns,
    id: UploadId,
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.turns.leave(self.id, |line| line.working -= 1);
    }
}

/// The place of a piece that is early.
pub(crate) struct Place<'a> {
    turns: &'a Turns,
    id: UploadId,
    moved: Arc<Notify>,
}

impl Place<'_> {
    /// Waits for a move on the upload from now on, also one before this is polled. False when there is no hope of one any more.
    pub(crate) fn moved(&self) -> impl Future<Output = bool> + '_ {
        let moved = self.moved.notified();
        async move {
            let hope = if self.turns.working(self.id) { PATIENCE } else { GRACE };
            timeout(hope, moved).await.is_ok()
        }
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.turns.leave(self.id, |line| line.waiting = false);
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use sybyr_crypto::hex::Hex;
    use tokio::time::Instant;

    use super::*;

    const ID: UploadId = Hex([7; 16]);

    async fn held(place: &Place<'_>, early: impl Fn() -> bool) -> Duration {
        let began = Instant::now();
        loop {
            let moved = place.moved();
            if !early() || !moved.await {
                return began.elapsed();
            }
        }
    }

    #[tokio::test(start_paused = true)]
    async fn an_early_piece_is_held_until_the_one_in_front_has_ended() {
        let (turns, early) = (Turns::default(), Cell::new(true));
        let work = async {
            let _turn = turns.begin(ID);
            tokio::time::sleep(Duration::from_secs(100)).await;
            early.set(false);
        };
        let place = turns.queue(ID).expect("free");
        let (took, ()) = tokio::join!(held(&place, || early.get()), work);
        assert_eq!(took, Duration::from_secs(100));
    }

    #[tokio::test(start_paused = true)]
    async fn nobody_is_waited_for_longer_than_there_is_hope() {
        let turns = Turns::default();
        let place = turns.queue(ID).expect("free");
        assert_eq!(held(&place, || true).await, GRACE);
        let stalled = turns.begin(ID);
        assert_eq!(held(&place, || true).await, PATIENCE);
        drop(stalled);
    }

    #[tokio::test(start_paused = true)]
    async fn only_one_waits_and_nothing_is_remembered() {
        let turns = Turns::default();
        let place = turns.queue(ID).expect("free");
        assert!(turns.queue(ID).is_none());
        drop(place);
        drop(turns.begin(ID));
        assert!(turns.lock().is_empty());
    }
}
