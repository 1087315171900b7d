//! The two state machines: `identity-v1` opens a file key, `recipient-v1` wraps one. The plugin's program runs without our
//! environment, and ends with this.

use std::collections::HashSet;
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, channel, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use age::secrecy::ExposeSecret as _;
use age_core::format::{FileKey, Stanza};
use base64::{Engine as _, prelude::BASE64_STANDARD_NO_PAD};
use rustix::process::{Pid, Signal, kill_process};
use zeroize::{Zeroize as _, Zeroizing};

use super::stanza::{self, MAX_LINE};
use super::{Fault, Handle, Person};
use crate::work::{OnStop, Work};

/// So many stanzas at most in one conversation: messages while somebody looks for the key, not a flood.
const MAX_STANZAS: usize = 1000;
/// How long a plugin that is done may take to end by itself.
const FAREWELL: Duration = Duration::from_secs(1);

/// A plugin that runs; ended when dropped.
pub(super) struct Machine {
    child: Child,
    /// What it is told, written by a thread of its own: one that does not read must not keep us waiting.
    input: Option<Sender<Zeroizing<String>>>,
    lines: Receiver<io::Result<Zeroizing<String>>>,
    patience: Duration,
    work: Work,
    /// Ends the program when the work is stopped, whatever it or we wait for.
    ends: Option<OnStop>,
}

impl Machine {
    /// Starts the program for one conversation.
    pub(super) fn start(program: &Path, machine: &str, patience: Duration, work: &Work) -> Result<Self, Fault> {
        work.check().map_err(|_| Fault::Stopped)?;
        let mut child = Command::new(program)
            .arg(format!("--age-plugin={machine}"))
            // neither what points it elsewhere nor what makes it talkative
            .env_clear()
            .env("PATH", "/usr/bin:/bin")
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|_| Fault::Absent(program.to_owned()))?;
        let mut stdin = child.stdin.take().expect("piped");
        // byte by byte, so that no buffer keeps a key
        let mut output = BufReader::with_capacity(1, child.stdout.take().expect("piped"));
        let (input, told) = channel::<Zeroizing<String>>();
        thread::spawn(move || {
            for text in told {
                if stdin.write_all(text.as_bytes()).is_err() {
                    return;
                }
            }
        });
        let (send, lines) = sync_channel(4);
        let (process, woken) = (Pid::from_child(&child), SyncSender::clone(&send));
        let ends = work.on_stop(move || {
            // one that has ended by itself cannot be ended again; its number is its own until it is waited for
            let _ = kill_process(process, Signal::KILL);
            // what it started may still hold its output; with lines in the way nobody waits
            let _ = woken.try_send(Err(io::ErrorKind::BrokenPipe.into()));
        });
        thread::spawn(move || {
            loop {
                let line = read_line(&mut output);
                let ends = line.is_err();
                if send.send(line).is_err() || ends {
                    return;
                }
            }
        });
        Ok(Self { child, input: Some(input), lines, patience, work: work.clone(), ends: Some(ends) })
    }

    /// Asks for the file key in one of the stanzas; `None` when the plugin has no key for them.
    pub(super) fn unwrap(
        &mut self,
        handle: &Handle,
        stanzas: &[Stanza],
        person: &dyn Person,
    ) -> Result<Option<FileKey>, Fault> {
        self.send("add-identity", &[&handle.to_string()], &[])?;
        for stanza in stanzas {
            let args: Vec<&str> =
                ["0", &stanza.tag].into_iter().chain(stanza.args.iter().map(String::as_str)).collect();
            self.send("recipient-stanza", &args, &stanza.body)?;
        }
        self.send("done", &[], &[])?;
        let (mut key, mut said) = (None, None);
        self.listen(person, |stanza| {
            match (stanza.tag.as_str(), &stanza.args[..]) {
                ("file-key", [index]) if index == "0" && key.is_none() && stanza.body.len() == 16 => {
                    key = Some(FileKey::init_with_mut(|out| out.copy_from_slice(&stanza.body)));
                }
                ("error", _) => said = Some(words(&stanza.body)),
                _ => return false,
            }
            true
        })?;
        match (key, said) {
            (None, Some(said)) => Err(Fault::Said(said)),
            (key, _) => Ok(key),
        }
    }

    /// Has a file key wrapped: the stanzas of the file, and the labels that keep some recipients apart.
    pub(super) fn wrap(
        &mut self,
        handle: &Handle,
        key: &FileKey,
        person: &dyn Person,
    ) -> Result<(Vec<Stanza>, HashSet<String>), Fault> {
        self.send("add-identity", &[&handle.to_string()], &[])?;
        self.send("extension-labels", &[], &[])?;
        self.send("wrap-file-key", &[], key.expose_secret())?;
        self.send("done", &[], &[])?;
        let (mut stanzas, mut labels, mut said) = (Vec::new(), HashSet::new(), None);
        self.listen(person, |stanza| {
            match (stanza.tag.as_str(), &stanza.args[..]) {
                ("recipient-stanza", [index, tag, args @ ..]) if index == "0" => {
                    stanzas.push(Stanza { tag: tag.clone(), args: args.to_vec(), body: stanza.body.clone() });
                }
                ("labels", all) => labels.extend(all.iter().cloned()),
                ("error", _) => said = Some(words(&stanza.body)),
                _ => return false,
            }
            true
        })?;
        match said {
            Some(said) => Err(Fault::Said(said)),
            None if stanzas.is_empty() => Err(Fault::Confused),
            None => Ok((stanzas, labels)),
        }
    }

    /// The plugin's half of the conversation. What it asks the person is answered here; the rest goes to `take`, which
    /// says whether it belongs there.
    fn listen(&mut self, person: &dyn Person, mut take: impl FnMut(&Stanza) -> bool) -> Result<(), Fault> {
        for _ in 0..MAX_STANZAS {
            let mut stanza = self.receive()?;
            // only of what is meant to be shown: others may carry the file key
            let text = || words(&stanza.body);
            match (stanza.tag.as_str(), &stanza.args[..]) {
                ("done", []) => return Ok(()),
                ("msg", _) => {
                    person.tell(&text());
                    self.send("ok", &[], &[])?;
                }
                ("request-public", _) => match person.ask(&text()) {
                    Some(line) => self.send("ok", &[], line.as_bytes())?,
                    None => self.send("fail", &[], &[])?,
                },
                ("request-secret", _) => match person.ask_hidden(&text()) {
                    Some(secret) => self.send("ok", &[], secret.expose_secret().as_bytes())?,
                    None => self.send("fail", &[], &[])?,
                },
                ("confirm", [yes, no @ ..]) if no.len() <= 1 => {
                    let decode = |word: &String| BASE64_STANDARD_NO_PAD.decode(word).map(|bytes| words(&bytes));
                    let yes = decode(yes).map_err(|_| Fault::Confused)?;
                    let no = no.first().map(decode).transpose().map_err(|_| Fault::Confused)?;
                    match person.choose(&text(), &yes, no.as_deref()) {
                        Some(chosen) => self.send("ok", &[if chosen { "yes" } else { "no" }], &[])?,
                        None => self.send("fail", &[], &[])?,
                    }
                }
                _ => {
                    let answer = if take(&stanza) { "ok" } else { "unsupported" };
                    // it may have been the file key
                    stanza.body.zeroize();
                    self.send(answer, &[], &[])?;
                }
            }
        }
        Err(Fault::Confused)
    }

    fn send(&mut self, tag: &str, args: &[&str], body: &[u8]) -> Result<(), Fault> {
        // one that does not listen any more says nothing either, and that is what is noticed
        let _ = self.input.as_ref().ok_or(Fault::Died)?.send(stanza::text(tag, args, body));
        Ok(())
    }

    fn receive(&mut self) -> Result<Stanza, Fault> {
        self.work.check().map_err(|_| Fault::Stopped)?;
        let next = || match self.lines.recv_timeout(self.patience) {
            Ok(Ok(line)) => Ok(line),
            Ok(Err(error)) if error.kind() == io::ErrorKind::InvalidData => Err(Fault::Confused),
            Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => Err(Fault::Died),
            Err(RecvTimeoutError::Timeout) => Err(Fault::Silent),
        };
        stanza::read(next)?.ok_or(Fault::Confused)
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        // one that is done sees the end of what it is told, and may put its card away
        self.input = None;
        if !self.work.is_stopped() {
            let end = Instant::now() + self.patience.min(FAREWELL);
            let left = || end.saturating_duration_since(Instant::now());
            while let Ok(Ok(_)) = self.lines.recv_timeout(left()) {}
        }
        // before it is waited for: afterwards its number may be another's
        self.ends = None;
        // nothing can be done about one that does not even end so
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn words(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A line without its end. An error when the plugin has closed its side, or the line is too long or not text.
fn read_line(output: &mut impl io::BufRead) -> io::Result<Zeroizing<String>> {
    let mut line = Zeroizing::new(String::with_capacity(MAX_LINE + 1));
    let read = output.take(MAX_LINE as u64 + 1).read_line(&mut line)?;
    match line.pop() {
        Some('\n') => Ok(line),
        Some(_) if read > MAX_LINE => Err(io::ErrorKind::InvalidData.into()),
        _ => Err(io::ErrorKind::UnexpectedEof.into()),
    }
}
