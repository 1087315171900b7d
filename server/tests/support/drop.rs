//! A drop in a folder of its own: made by the real program, served in this process so that a test can turn its clock.

use std::{
    net::SocketAddr,
    path::Path,
    process::{Command, Output},
};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use sybyr_crypto::{
    drop_file::DropFile,
    log::{Entry, Shard},
};
use sybyr_server::{
    app::App,
    batches::{self, Step},
    clock::{Clock, DAY, Moment},
    serve::Server,
    store::{Folder, StoreError},
};
use tokio::{runtime::Runtime, sync::watch};

use super::{
    agency::{Agency, Tip},
    http::{self, Answer},
};

pub const TUS: (&str, &str) = ("Tus-Resumable", "1.0.0");
pub const STREAM: (&str, &str) = ("Content-Type", "application/offset+octet-stream");

pub struct TestDrop {
    pub dir: tempfile::TempDir,
    pub clock: Clock,
    pub agency: Agency,
    pub drop: DropFile,
    pub token: String,
    running: Option<Running>,
}

struct Running {
    app: App,
    address: SocketAddr,
    runtime: Runtime,
    stop: watch::Sender<bool>,
}

/// Runs the server's program.
pub fn program(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_sybyr-server")).args(arguments).output().expect("the program runs")
}

/// Runs it and expects success; gives what it printed.
pub fn succeed(arguments: &[&str]) -> String {
    let output = program(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

impl TestDrop {
    /// With the default settings, one agency and its courier.
    pub fn new() -> Self {
        Self::with(&[])
    }

    /// With some settings.
    pub fn with(settings: &[&str]) -> Self {
        let mut made = Self::unserved(settings);
        made.start();
        made
    }

    /// Made, but not served.
    pub fn unserved(settings: &[&str]) -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("drop");
        let shown = path.to_str().expect("a plain path");
        succeed(&["init", "--dir", shown]);
        for setting in settings {
            succeed(&["set", "--dir", shown, setting]);
        }
        let (drop, _) = DropFile::open(&std::fs::read(path.join("drop.sybyr")).expect("a drop file")).expect("opens");
        let now = Clock::system().now();
        let agency = Agency::new(1);
        let cards = dir.path().join("agency.cards");
        std::fs::write(&cards, agency.card_file(&drop, now.day())).expect("writes");
        let fingerprint = succeed(&["agency", "add", "--dir", shown, cards.to_str().expect("plain")]);
        assert_eq!(fingerprint.trim(), agency.fingerprint.to_string());
        let token = succeed(&["courier", "add", "--dir", shown, fingerprint.trim()]).trim().to_owned();
        let clock = Clock::standing_at(now);
        Self { dir, clock, agency, drop, token, running: None }
    }

    pub fn path(&self) -> std::path::PathBuf {
        self.dir.path().join("drop")
    }

    pub fn start(&mut self) {
        let runtime = Runtime::new().expect("a runtime");
        let app = App::open(&Folder::at(self.path()), self.clock.clone()).expect("opens");
        let (stop, stopped) = watch::channel(false);
        let server = runtime.block_on(Server::bind(&app, "127.0.0.1:0".parse().expect("an address"))).expect("binds");
        let address = server.address();
        runtime.spawn(server.run(stopped));
        self.running = Some(Running { app, address, runtime, stop });
    }

    /// Ends the server as a stop would.
    pub fn stop(&mut self) {
        if let Some(Running { app, runtime, stop, .. }) = self.running.take() {
            let _ = stop.send(true);
            runtime.shutdown_timeout(std::time::Duration::from_secs(5));
            app.store.close();
        }
    }

    pub fn restart(&mut self) {
        self.stop();
        self.start();
    }

    fn running(&self) -> &Running {
        self.running.as_ref().expect("served")
    }

    pub fn app(&self) -> &App {
        &self.running().app
    }

    pub fn address(&self) -> SocketAddr {
        self.running().address
    }

    pub fn later(&self, days: u64) {
        self.clock.set(Moment(self.clock.now().0 + days * DAY));
    }

    /// Closes the batch.
    pub fn close(&self) {
        batches::close(self.app(), |_| Ok(())).expect("closes");
    }

    /// Pulls the plug when the close has reached this step.
    pub fn close_until(&self, last: Step) {
        let cut = |step| if step == last { Err(StoreError::Damaged("the plug was pulled")) } else { Ok(()) };
        batches::close(self.app(), cut).expect_err("cut short");
    }

    pub fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        http::send(self.address(), method, path, headers, body)
    }

    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[], b"")
    }

    pub fn metadata(&self, tip: &Tip) -> String {
        metadata(&self.agency.fingerprint.to_string(), &tip.tag.to_string())
    }

    /// Begins an upload of a tip.
    pub fn create(&self, tip: &Tip) -> Answer {
        let (length, metadata) = (tip.blob.len().to_string(), self.metadata(tip));
        let headers = [TUS, ("Upload-Length", length.as_str()), ("Upload-Metadata", metadata.as_str())];
        self.ask("POST", "/api/tips", &headers, b"")
    }

    /// Begins an upload and gives its address.
    pub fn location(&self, tip: &Tip) -> String {
        let answer = self.create(tip);
        assert_eq!(answer.status, 201);
        answer.header("location").expect("a location").to_owned()
    }

    pub fn patch(&self, location: &str, offset: usize, bytes: &[u8]) -> Answer {
        let offset = offset.to_string();
        self.ask("PATCH", location, &[TUS, STREAM, ("Upload-Offset", offset.as_str())], bytes)
    }

    pub fn head(&self, location: &str) -> Answer {
        self.ask("HEAD", location, &[TUS], b"")
    }

    /// Sends a whole tip in one request.
    pub fn send(&self, tip: &Tip) -> String {
        let (length, metadata) = (tip.blob.len().to_string(), self.metadata(tip));
        let headers = [TUS, STREAM, ("Upload-Length", length.as_str()), ("Upload-Metadata", metadata.as_str())];
        let answer = self.ask("POST", "/api/tips", &headers, &tip.blob);
        assert_eq!((answer.status, answer.header("upload-offset")), (201, Some(length.as_str())));
        answer.header("location").expect("a location").to_owned()
    }

    pub fn shard(&self) -> Shard {
        Shard::new(self.clock.now().year(), 1).expect("a shard")
    }

    pub fn log_path(&self, shard: Shard, what: &str) -> String {
        format!("/api/log/{}/{shard}/{what}", self.agency.fingerprint)
    }

    /// The public log of the agency's first shard of the year.
    pub fn entries(&self) -> Vec<Entry> {
        let answer = self.get(&self.log_path(self.shard(), "entries"));
        assert_eq!(answer.status, 200);
        Entry::parse_all(&answer.body).expect("whole entries")
    }

    pub fn bearer(&self) -> String {
        format!("Bearer {}", self.token)
    }

    pub fn courier(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        let bearer = self.bearer();
        let mut all = vec![("Authorization", bearer.as_str())];
        all.extend_from_slice(headers);
        self.ask(method, path, &all, body)
    }
}

impl Drop for TestDrop {
    fn drop(&mut self) {
        self.stop();
    }
}

pub fn metadata(agency: &str, tag: &str) -> String {
    format!("agency {},tag {}", BASE64_STANDARD.encode(agency), BASE64_STANDARD.encode(tag))
}

/// Every file below a folder.
pub fn files(dir: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(dir).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}
