//! A courier whose connection breaks while the drop is still working for it, and who then asks again.

mod support;

use std::{
    io::Write as _,
    net::TcpStream,
    path::PathBuf,
    sync::mpsc,
    thread::{self, JoinHandle},
};

use support::{TestDrop, agency::OutboxParts, drop::files, http};
use sybyr_crypto::{
    bundle::{BundleReader, ExpectedBundle},
    hex::Hex,
};

/// Holds up everything that writes to `main.db`, so that what a request does stops before its last step.
struct Held {
    let_go: mpsc::Sender<()>,
    holder: JoinHandle<()>,
}

impl Held {
    fn take(drop: &TestDrop) -> Self {
        let ((let_go, wait), (tell, taken)) = (mpsc::channel::<()>(), mpsc::channel());
        let main = drop.app().store.main.clone();
        let holder = thread::spawn(move || {
            let hold = move |_: &rusqlite::Connection| {
                tell.send(()).expect("somebody waits");
                wait.recv().expect("somebody lets go");
                Ok(())
            };
            main.run_waiting(hold).expect("nothing to write");
        });
        taken.recv().expect("taken");
        Self { let_go, holder }
    }

    fn let_go(self) {
        self.let_go.send(()).expect("somebody waits");
        self.holder.join().expect("written");
    }
}

fn begin(drop: &TestDrop, method: &str, path: &str, body: &[u8]) -> TcpStream {
    let (mut stream, bearer, length) = (http::connect(drop.address()), drop.bearer(), body.len().to_string());
    let headers = [("Authorization", bearer.as_str()), ("Content-Length", length.as_str())];
    stream.write_all(http::head(method, path, &headers).as_bytes()).expect("sends");
    stream.write_all(body).expect("sends");
    stream
}

/// Asks for something else so often that the server has had ample time for what it should not do.
const AMPLE: usize = 400;
/// Asks for something else until what should happen did.
const PATIENT: usize = 20_000;

fn meanwhile(drop: &TestDrop, times: usize, mut is_so: impl FnMut() -> bool) -> bool {
    (0..times).any(|_| {
        assert_eq!(drop.courier("GET", "/api/courier/state", &[], b"").status, 200);
        is_so()
    })
}

/// The one file of a folder, once there is something in it.
fn only_file(drop: &TestDrop, folder: &str) -> (PathBuf, Vec<u8>) {
    let folder = drop.path().join(folder);
    let mut found = None;
    let there = meanwhile(drop, PATIENT, || {
        found = files(&folder).into_iter().find(|path| std::fs::metadata(path).is_ok_and(|meta| meta.len() > 0));
        found.is_some()
    });
    assert!(there, "nothing in {}", folder.display());
    let path = found.expect("found");
    let (mut bytes, mut same) = (Vec::new(), 0);
    // Written to its end: it has not changed for a while.
    let settled = meanwhile(drop, PATIENT, || {
        let before = std::mem::replace(&mut bytes, std::fs::read(&path).expect("reads"));
        same = if bytes == before { same + 1 } else { 0 };
        same == 50
    });
    assert!(settled, "{} goes on changing", path.display());
    (path, bytes)
}

#[test]
fn an_outbox_that_is_sent_again_after_a_broken_connection_keeps_its_files() {
    let drop = TestDrop::new();
    let object = (Hex([7; 16]), drop.agency.tip(3).blob);
    let parts = OutboxParts { objects: vec![object.clone()], ..OutboxParts::default() };
    let outbox = drop.agency.outbox(&drop.drop, 1, parts);
    let held = Held::take(&drop);
    let first = begin(&drop, "POST", "/api/courier/outbox", &outbox);
    let (path, written) = only_file(&drop, "objects");
    std::mem::drop(first);
    let second = begin(&drop, "POST", "/api/courier/outbox", &outbox);
    let touched = meanwhile(&drop, AMPLE, || std::fs::read(&path).ok() != Some(written.clone()));
    assert!(!touched, "the second was worked on beside the first");
    held.let_go();
    let answer = http::receive(second, "POST");
    assert_eq!((answer.status, answer.text()), (200, "{\"accepted\":1}"));
    drop.close();
    assert_eq!(drop.get(&format!("/api/object/{}", object.0)).body, object.1);
    assert_eq!(files(&drop.path().join("objects")).len(), 1);
    assert_eq!(files(&drop.path().join("spool")).len(), 0, "both outboxes are wiped");
}

#[test]
fn a_bundle_that_is_asked_for_again_after_a_broken_connection_is_the_same() {
    let drop = TestDrop::new();
    drop.send(&drop.agency.tip(1));
    drop.close();
    let held = Held::take(&drop);
    let first = begin(&drop, "GET", "/api/courier/bundle", b"");
    let (path, sealed) = only_file(&drop, "spool");
    std::mem::drop(first);
    let second = begin(&drop, "GET", "/api/courier/bundle", b"");
    let touched = meanwhile(&drop, AMPLE, || std::fs::read(&path).ok() != Some(sealed.clone()));
    assert!(!touched, "sealed a second time over the first");
    held.let_go();
    let answer = http::receive(second, "GET");
    assert_eq!(answer.status, 200);
    assert!(answer.body == sealed);
    let expected = ExpectedBundle { drop_id: drop.drop.drop_id, agency: drop.agency.fingerprint, log: drop.drop.log.0 };
    let reader = BundleReader::open(&drop.agency.bundle, &answer.body[..], expected).expect("opens");
    assert_eq!(reader.json().number, 1);
}

#[test]
fn an_outbox_that_never_arrives_whole_is_wiped() {
    let drop = TestDrop::new();
    let outbox = drop.agency.outbox(&drop.drop, 1, OutboxParts::default());
    let (mut stream, bearer, length) = (http::connect(drop.address()), drop.bearer(), outbox.len().to_string());
    let headers = [("Authorization", bearer.as_str()), ("Content-Length", length.as_str())];
    stream.write_all(http::head("POST", "/api/courier/outbox", &headers).as_bytes()).expect("sends");
    stream.write_all(&outbox[..300_000]).expect("sends");
    let spool = drop.path().join("spool");
    assert!(meanwhile(&drop, PATIENT, || !files(&spool).is_empty()), "it began to arrive");
    std::mem::drop(stream);
    assert!(meanwhile(&drop, PATIENT, || files(&spool).is_empty()), "nothing is left of it");
}
