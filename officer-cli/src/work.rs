//! Work that somebody waits for: how far it is, and whether it is to stop. Commands are waited for without either.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::problem::{Problem, Result};

/// How far work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Reading the tips of a case: which of how many, from 1.
    Tip(usize, usize),
    /// Writing or sealing files: which of how many, from 1.
    File(usize, usize),
    /// Page by page: the file, and the page, each as which of how many.
    Page((usize, usize), (u32, u32)),
}

/// What is done while somebody waits. Copies are of the same work.
#[derive(Clone, Default)]
pub struct Work(Arc<Shared>);

#[derive(Default)]
struct Shared {
    is_stopped: AtomicBool,
    /// The step, and how much of what is being read, in hundredths.
    progress: Mutex<(Option<Step>, Option<u8>)>,
    hooks: Mutex<Hooks>,
    wake: Option<Box<dyn Fn() + Send + Sync>>,
}

#[derive(Default)]
struct Hooks {
    next: u64,
    all: BTreeMap<u64, Box<dyn FnOnce() + Send>>,
}

impl Work {
    /// Calls `wake` after every change that somebody may want to see.
    pub fn new(wake: impl Fn() + Send + Sync + 'static) -> Self {
        Self(Arc::new(Shared { wake: Some(Box::new(wake)), ..Shared::default() }))
    }

    /// Says how far it is.
    pub fn tell(&self, step: Step) {
        *held(&self.0.progress) = (Some(step), None);
        self.wake();
    }

    /// How far it is: the step, and how much of what is being read, in hundredths.
    pub fn progress(&self) -> (Option<Step>, Option<u8>) {
        *held(&self.0.progress)
    }

    /// Stops it: what waits is woken, what reads fails. What writes the casebook is not stopped any more.
    pub fn stop(&self) {
        self.0.is_stopped.store(true, Ordering::SeqCst);
        let mut hooks = held(&self.0.hooks);
        for hook in std::mem::take(&mut hooks.all).into_values() {
            hook();
        }
        drop(hooks);
        self.wake();
    }

    /// Whether it was stopped.
    pub fn is_stopped(&self) -> bool {
        self.0.is_stopped.load(Ordering::SeqCst)
    }

    /// Fails when it was stopped.
    ///
    /// # Errors
    /// [`Problem::Stopped`].
    pub fn check(&self) -> Result<()> {
        if self.is_stopped() { Err(Problem::Stopped) } else { Ok(()) }
    }

    /// Calls `hook` when the work is stopped, or at once when it was; never after what is returned was dropped.
    pub fn on_stop(&self, hook: impl FnOnce() + Send + 'static) -> OnStop {
        let mut hooks = held(&self.0.hooks);
        let number = hooks.next;
        hooks.next += 1;
        if self.is_stopped() {
            hook();
        } else {
            hooks.all.insert(number, Box::new(hook));
        }
        drop(hooks);
        OnStop { work: self.clone(), number }
    }

    /// What is read through it fails when the work is stopped. `len` bytes are all of it, where that is known.
    pub fn reading<R>(&self, input: R, len: Option<u64>) -> Stoppable<R> {
        Stoppable { input, len: len.filter(|len| *len > 0), read: 0, work: self.clone() }
    }

    fn wake(&self) {
        if let Some(wake) = &self.0.wake {
            wake();
        }
    }
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A hook, until it is dropped.
pub struct OnStop {
    work: Work,
    number: u64,
}

impl Drop for OnStop {
    fn drop(&mut self) {
        // waits for a hook that is being called
        let hook = held(&self.work.0.hooks).all.remove(&self.number);
        drop(hook);
    }
}

/// A reader that ends with an error when the work is stopped.
pub struct Stoppable<R> {
    input: R,
    len: Option<u64>,
    read: u64,
    work: Work,
}

impl<R: Read> Read for Stoppable<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let stopped = || io::Error::other("stopped");
        if self.work.is_stopped() {
            return Err(stopped());
        }
        let n = self.input.read(buffer)?;
        // what came while it was being stopped is not taken for the end of a file that was cut short
        if self.work.is_stopped() {
            return Err(stopped());
        }
        self.read += n as u64;
        if let Some(len) = self.len {
            let percent = u8::try_from(self.read.min(len).saturating_mul(100) / len).unwrap_or(100);
            let mut progress = held(&self.work.0.progress);
            let is_new = progress.1 != Some(percent);
            progress.1 = Some(percent);
            drop(progress);
            if is_new {
                self.work.wake();
            }
        }
        Ok(n)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicUsize;

    use super::*;

    #[test]
    fn what_is_read_fails_when_the_work_is_stopped_and_says_how_far_it_came() {
        let work = Work::default();
        let mut input = work.reading(&[7; 200][..], Some(200));
        assert_eq!(input.read(&mut [0; 50]).expect("read"), 50);
        assert_eq!(work.progress(), (None, Some(25)));
        work.tell(Step::Tip(2, 3));
        assert_eq!(work.progress(), (Some(Step::Tip(2, 3)), None));
        work.stop();
        assert!(input.read(&mut [0; 50]).is_err() && work.check().is_err());
    }

    /// A reader that blocks cannot be woken: what it gives afterwards does not count.
    #[test]
    fn what_comes_while_it_is_stopped_is_no_end_of_a_file() {
        struct Stopping(Work);
        impl Read for Stopping {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                self.0.stop();
                Ok(0)
            }
        }
        let work = Work::default();
        assert!(work.reading(Stopping(work.clone()), None).read(&mut [0; 8]).is_err());
    }

    #[test]
    fn hooks_are_called_once_and_not_after_they_were_dropped() {
        let (work, calls) = (Work::default(), Arc::new(AtomicUsize::new(0)));
        let hook = || {
            let calls = Arc::clone(&calls);
            work.on_stop(move || {
                calls.fetch_add(1, Ordering::SeqCst);
            })
        };
        let (kept, dropped) = (hook(), hook());
        drop(dropped);
        work.stop();
        work.stop();
        assert_eq!(calls.load(Ordering::SeqCst), 1);
        let late = hook();
        assert_eq!(calls.load(Ordering::SeqCst), 2, "at once");
        drop((kept, late));
    }
}
