//! The terminal itself: taken over, given back whatever happens, and asked for keys, for its size and for signals.

use std::fs::File;
use std::io::{self, Read as _, Write as _};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, Once, PoisonError};
use std::time::Duration;

use ratatui_core::layout::Size;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::pipe::{PipeFlags, pipe_with};
use rustix::termios::{self, OptionalActions, Termios};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::{SigId, low_level};
use zeroize::Zeroizing;

use super::keys::{Key, Keys};

/// What is written when the screen is taken: other screen, nothing on it, pastes marked, no cursor.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[0m\x1b[2J\x1b[?2004h\x1b[?25l";
/// And given back. A console without another screen is cleared: nothing of a case stays on it.
const LEAVE: &[u8] = b"\x1b[0m\x1b[H\x1b[2J\x1b[?2004l\x1b[?25h\x1b[?1049l";
/// A lone escape is the key when nothing follows it for so long.
const ESCAPE: Duration = Duration::from_millis(30);

/// What gives the terminal back in a panic, which runs no destructors.
static TAKEN: Mutex<Option<(File, Termios)>> = Mutex::new(None);
static HOOK: Once = Once::new();

/// Something that happened.
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// The window has another size.
    Resized,
    /// Nothing for as long as was asked.
    Quiet,
    /// A [`Waker`] was used.
    Woken,
    /// The process was asked to stop for a while.
    Suspend,
    /// The process was asked to end, by this signal.
    End(i32),
}

/// The controlling terminal.
pub struct Tty {
    file: File,
    keys: Keys,
    signals: Signals,
}

/// Wakes who waits for the next event, from another thread.
#[derive(Clone)]
pub struct Waker {
    pipe: Arc<File>,
    woken: Arc<AtomicBool>,
}

impl Waker {
    /// Wakes.
    pub fn wake(&self) {
        self.woken.store(true, Ordering::SeqCst);
        // a pipe that is full wakes as well
        let _ = (&*self.pipe).write(&[0]);
    }
}

struct Signals {
    pipe: File,
    waker: Waker,
    raised: Vec<(i32, Arc<AtomicBool>)>,
    ids: Vec<SigId>,
}

impl Tty {
    /// The terminal of this process, not taken over yet.
    pub fn open() -> io::Result<Self> {
        Self::on(File::options().read(true).write(true).open("/dev/tty")?)
    }

    fn on(file: File) -> io::Result<Self> {
        // the window's size is asked for so that what is no terminal is found out here
        termios::tcgetwinsize(&file)?;
        Ok(Self { file, keys: Keys::new(), signals: Signals::watch()? })
    }

    /// Takes the screen over. [`Tty::leave`], dropping it and a panic give it back.
    pub fn enter(&mut self) -> io::Result<()> {
        HOOK.call_once(|| {
            let before = std::panic::take_hook();
            std::panic::set_hook(Box::new(move |panic| {
                give_back();
                before(panic);
            }));
        });
        let before = termios::tcgetattr(&self.file)?;
        *taken() = Some((self.file.try_clone()?, before.clone()));
        let mut raw = before;
        raw.make_raw();
        termios::tcsetattr(&self.file, OptionalActions::Flush, &raw)?;
        self.file.write_all(ENTER)
    }

    /// Gives the screen back.
    pub fn leave(&mut self) {
        give_back();
    }

    /// For drawing.
    pub fn writer(&self) -> io::Result<File> {
        self.file.try_clone()
    }

    /// The window's size now.
    pub fn size(&self) -> io::Result<Size> {
        let size = termios::tcgetwinsize(&self.file)?;
        // a serial line does not know its size
        Ok(if size.ws_col == 0 || size.ws_row == 0 { Size::new(80, 24) } else { Size::new(size.ws_col, size.ws_row) })
    }

    /// Forgets what was typed ahead.
    pub fn forget(&mut self) {
        self.keys.forget();
        // what the system still holds was typed for the screen before
        let _ = termios::tcflush(&self.file, termios::QueueSelector::IFlush);
    }

    /// What wakes [`Tty::next`].
    pub fn waker(&self) -> Waker {
        self.signals.waker.clone()
    }

    /// Waits for the next event, at most so long.
    pub fn next(&mut self, most: Duration) -> io::Result<Event> {
        self.wait(most, true)
    }

    /// The same, and leaves the keys for later.
    pub fn next_but_keys(&mut self, most: Duration) -> io::Result<Event> {
        self.wait(most, false)
    }

    fn wait(&mut self, most: Duration, with_keys: bool) -> io::Result<Event> {
        loop {
            // flags before the wait: two signals may have woken it once
            if let Some(event) = self.signals.next() {
                return Ok(event);
            }
            if self.signals.waker.woken.swap(false, Ordering::SeqCst) {
                return Ok(Event::Woken);
            }
            if with_keys && let Some(key) = self.keys.next(false) {
                return Ok(Event::Key(key));
            }
            let wait = if with_keys && self.keys.is_waiting() { ESCAPE.min(most) } else { most };
            let timeout = Timespec { tv_sec: wait.as_secs() as i64, tv_nsec: i64::from(wait.subsec_nanos()) };
            let mut asked = [PollFd::new(&self.signals.pipe, PollFlags::IN), PollFd::new(&self.file, PollFlags::IN)];
            let watched = if with_keys { &mut asked[..] } else { &mut asked[..1] };
            match poll(watched, Some(&timeout)) {
                Err(rustix::io::Errno::INTR) => continue,
                Err(e) => return Err(e.into()),
                Ok(0) => {
                    let key = if with_keys { self.keys.next(true) } else { None };
                    return Ok(key.map_or(Event::Quiet, Event::Key));
                }
                Ok(_) => {}
            }
            let [signalled, typed] = asked.map(|fd| !fd.revents().is_empty());
            if signalled {
                // only to wake: the flags say which
                let _ = self.signals.pipe.read(&mut [0; 64]);
            }
            if typed {
                let mut bytes = Zeroizing::new([0; 4096]);
                match self.file.read(&mut bytes[..]) {
                    // the terminal went away
                    Ok(0) => return Ok(Event::End(SIGHUP)),
                    Err(e) if e.raw_os_error() == Some(rustix::io::Errno::IO.raw_os_error()) => {
                        return Ok(Event::End(SIGHUP));
                    }
                    Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                    Err(e) => return Err(e),
                    Ok(n) => self.keys.feed(&bytes[..n]),
                }
            }
        }
    }

    /// Stops the process, with the screen given back, until it is continued.
    pub fn stop(&mut self) -> io::Result<()> {
        self.leave();
        low_level::emulate_default_handler(SIGTSTP)?;
        self.enter()
    }
}

impl Drop for Tty {
    fn drop(&mut self) {
        give_back();
    }
}

fn taken() -> std::sync::MutexGuard<'static, Option<(File, Termios)>> {
    TAKEN.lock().unwrap_or_else(PoisonError::into_inner)
}

fn give_back() {
    if let Some((mut file, before)) = taken().take() {
        // nothing can be done about a terminal that went away
        let _ = file.write_all(LEAVE);
        let _ = termios::tcsetattr(&file, OptionalActions::Flush, &before);
    }
}

impl Signals {
    /// Every signal raises a flag of its own and wakes the pipe.
    fn watch() -> io::Result<Self> {
        let (read, write) = pipe_with(PipeFlags::CLOEXEC | PipeFlags::NONBLOCK)?;
        let write = File::from(write);
        let waker = Waker { pipe: Arc::new(write.try_clone()?), woken: Arc::default() };
        let mut signals = Self { pipe: File::from(read), waker, raised: Vec::new(), ids: Vec::new() };
        for signal in [SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGWINCH] {
            let flag = Arc::new(AtomicBool::new(false));
            signals.ids.push(signal_hook::flag::register(signal, Arc::clone(&flag))?);
            signals.ids.push(low_level::pipe::register(signal, write.try_clone()?)?);
            signals.raised.push((signal, flag));
        }
        Ok(signals)
    }

    /// The most pressing signal that came.
    fn next(&self) -> Option<Event> {
        let raised = self.raised.iter().find(|(_, flag)| flag.swap(false, Ordering::SeqCst));
        raised.map(|(signal, _)| match *signal {
            SIGTSTP => Event::Suspend,
            SIGWINCH => Event::Resized,
            signal => Event::End(signal),
        })
    }
}

impl Drop for Signals {
    fn drop(&mut self) {
        for id in self.ids.drain(..) {
            low_level::unregister(id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
    use rustix::termios::LocalModes;

    /// Where panics abort, as in what is shipped, only the hook runs: the destructor is not waited for here either.
    #[test]
    fn a_panic_gives_the_terminal_back_before_it_says_anything() {
        let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal");
        grantpt(&master).expect("granted");
        unlockpt(&master).expect("unlocked");
        let name = ptsname(&master, Vec::new()).expect("a name").into_string().expect("text");
        let slave = File::options().read(true).write(true).open(name).expect("opens");
        let echoes = || termios::tcgetattr(&slave).expect("a terminal").local_modes.contains(LocalModes::ECHO);
        let mut tty = Tty::on(slave.try_clone().expect("cloned")).expect("a terminal");
        tty.enter().expect("taken");
        assert!(!echoes());
        let panicked = std::thread::spawn(|| panic!("on purpose")).join();
        assert!(panicked.is_err() && echoes());
        let mut said = [0; 256];
        let n = File::from(master).read(&mut said).expect("said");
        assert!(said[..n].starts_with(ENTER) && said[..n].ends_with(LEAVE), "{:?}", &said[..n]);
        drop(tty);
    }
}
