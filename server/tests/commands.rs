//! The commands of an operator, as transcripts: what each prints, and how it ends when something is wrong.

mod support;

use std::{
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
};

use ed25519_dalek::Verifier as _;
use support::{
    TestDrop, Tip,
    drop::{STREAM, TUS, program, succeed},
    http,
};
use sybyr_crypto::{hex, notation::sha256};

/// Runs it and expects this exit status; gives what it said.
fn fail(status: i32, arguments: &[&str]) -> String {
    let output = program(arguments);
    let said = String::from_utf8(output.stderr).expect("text");
    assert_eq!(output.status.code(), Some(status), "{arguments:?}: {said}");
    assert!(said.starts_with("error: ") && said.contains("\nhelp: "), "{said}");
    said
}

/// The served program and its address.
struct Served {
    child: Child,
    address: std::net::SocketAddr,
}

impl Served {
    fn start(dir: &str) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_sybyr-server"))
            .args(["serve", "--dir", dir, "--listen", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("starts");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("piped")).read_line(&mut line).expect("a line");
        let address =
            line.trim().strip_prefix("listening on http://").expect("the first line").parse().expect("an address");
        Self { child, address }
    }

    fn kill(mut self) {
        self.child.kill().expect("SIGKILL");
        self.child.wait().expect("ends");
    }

    /// What it wrote to standard error until it was told to stop.
    fn stop(self) -> String {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().expect("kill").success());
        let output = self.child.wait_with_output().expect("ends");
        assert!(output.status.success());
        String::from_utf8(output.stderr).expect("text")
    }
}

#[test]
fn a_folder_becomes_a_drop_once() {
    let dir = tempfile::tempdir().expect("a folder");
    let (drop, other) = (dir.path().join("drop"), dir.path().join("other"));
    let (drop, other) = (drop.to_str().expect("plain"), other.to_str().expect("plain"));
    assert!(fail(3, &["serve", "--dir", drop]).contains("there is no drop here"));
    assert!(fail(3, &["status", "--dir", drop]).contains("init --dir"));
    assert_eq!(succeed(&["init", "--dir", drop]).split_whitespace().count(), 12, "the fingerprint's words");
    assert!(fail(3, &["init", "--dir", drop]).contains("is a drop already"));
    std::fs::create_dir(other).expect("makes");
    std::fs::write(format!("{other}/diary.txt"), "mine").expect("writes");
    assert!(fail(3, &["init", "--dir", other]).contains("is not empty and not a drop"));
    for name in ["keys", "main.db", "uploads.db", "drop.sybyr"] {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(format!("{drop}/{name}")).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

#[test]
fn a_newer_schema_and_a_foreign_file_are_refused() {
    let drop = TestDrop::unserved(&[]);
    let path = drop.path();
    let dir = path.to_str().expect("plain");
    let db = rusqlite::Connection::open(path.join("main.db")).expect("opens");
    db.pragma_update(None, "user_version", 99).expect("sets");
    std::mem::drop(db);
    assert!(fail(4, &["serve", "--dir", dir]).contains("schema 99"));
    std::fs::write(path.join("main.db"), "not a database at all, but long enough to look at").expect("writes");
    assert!(fail(3, &["status", "--dir", dir]).contains("not a database of a drop"));
}

#[test]
fn a_card_that_is_not_a_card_is_refused() {
    let drop = TestDrop::unserved(&[]);
    let path = drop.path();
    let dir = path.to_str().expect("plain");
    let file = drop.dir.path().join("cards");
    let file = file.to_str().expect("plain");
    let add = |bytes: &[u8]| {
        std::fs::write(file, bytes).expect("writes");
        fail(6, &["agency", "add", "--dir", dir, file])
    };
    assert!(add(b"hello").contains("not a card file"));
    assert!(add(b"").contains("not a card file"));
    assert!(add(&vec![0; 3 << 20]).contains("not a card file"));
    let today = drop.clock.now().day();
    let other = sybyr_crypto::drop_file::DropFile { drop_id: hex::Hex([9; 16]), ..drop.drop.clone() };
    assert!(add(&drop.agency.card_file(&other, today)).contains("a card for another drop"));
    assert!(add(&drop.agency.card_file(&drop.drop, today + 100)).contains("holds today"));
    assert!(fail(6, &["agency", "add", "--dir", dir, "/nonexistent"]).contains("cannot be read"));
}

#[test]
fn agencies_and_couriers_come_and_go() {
    let mut drop = TestDrop::new();
    let path = drop.path();
    let dir = path.to_str().expect("plain");
    let agency = drop.agency.fingerprint.to_string();
    let listed = succeed(&["agency", "list", "--dir", dir]);
    assert!(listed.contains(&agency) && listed.contains("default, has a courier"), "{listed}");
    let json: serde_json::Value =
        serde_json::from_str(&succeed(&["agency", "list", "--dir", dir, "--json"])).expect("JSON");
    assert_eq!((&json[0]["agency"], &json[0]["default"]), (&agency.clone().into(), &true.into()));
    assert!(fail(1, &["courier", "add", "--dir", dir, &agency[..8]]).contains("has a courier already"));
    assert!(fail(1, &["courier", "revoke", "--dir", dir, "zz"]).contains("no agency begins with 'zz'"));
    succeed(&["courier", "revoke", "--dir", dir, &agency[..8]]);
    assert!(fail(1, &["courier", "revoke", "--dir", dir, &agency]).contains("no courier"));
    let tip = drop.agency.tip(1);
    drop.send(&tip);
    succeed(&["agency", "remove", "--dir", dir, &agency]);
    assert_eq!(drop.create(&drop.agency.tip(2)).refusal(), (404, "no-agency".into()));
    assert_eq!(drop.get(&format!("/api/card/{agency}")).refusal(), (404, "no-agency".into()));
    assert!(drop.get("/drop.js").text().contains("\"agencies\": []"));
    drop.close();
    assert_eq!(drop.entries().len(), 1, "its log goes on with what had arrived");
    let cards = drop.dir.path().join("agency.cards");
    succeed(&["agency", "add", "--dir", dir, cards.to_str().expect("plain")]);
    drop.restart();
    drop.send(&drop.agency.tip(2));
}

#[test]
fn settings_are_checked_and_published() {
    let drop = TestDrop::new();
    let path = drop.path();
    let dir = path.to_str().expect("plain");
    assert!(fail(2, &["set", "--dir", dir, "color=red"]).contains("there is no setting 'color'"));
    assert!(fail(2, &["set", "--dir", dir, "slots"]).contains("not KEY=VALUE"));
    assert!(fail(2, &["set", "--dir", dir, "slots=0"]).contains("1 to 1024"));
    succeed(&["set", "--dir", dir, "exit=https://example.org/"]);
    assert!(succeed(&["set", "--dir", dir]).contains("exit=https://example.org/"));
    assert!(drop.get("/drop.js").text().contains("\"exit\": \"https://example.org/\""), "at once");
    let onion = format!("{}.onion", "a".repeat(56));
    succeed(&["set", "--dir", dir, "addresses=https://drop.example, https://kz.example"]);
    succeed(&["set", "--dir", dir, &format!("onion_address={onion}")]);
    let told = format!(
        "\"addresses\": [\n    \"https://drop.example\",\n    \"https://kz.example\",\n    \"http://{onion}\"\n  ]"
    );
    assert!(drop.get("/drop.js").text().contains(&told), "{}", drop.get("/drop.js").text());
    succeed(&["set", "--dir", dir, &format!("addresses=http://{onion}/")]);
    assert_eq!(drop.get("/drop.js").text().matches(&onion).count(), 1, "an address told twice is said once");
    let words = succeed(&["set", "--dir", dir, "slots=17"]);
    assert_eq!(
        words.split_whitespace().count(),
        12,
        "an operator reads out the words of the file as it is now: {words}"
    );
    assert!(succeed(&["status", "--dir", dir]).contains(&format!("drop.sybyr, in twelve words: {words}")));
    assert_eq!(succeed(&["set", "--dir", dir, "slots=17"]), "", "the same file has the same words");
    let bytes = std::fs::read(path.join("drop.sybyr")).expect("reads");
    assert_eq!(sybyr_crypto::drop_file::DropFile::open(&bytes).expect("opens").0.slots, 17);
}

#[test]
fn every_drop_js_is_signed_and_names_the_one_before() {
    let drop = TestDrop::new();
    let path = drop.path();
    let dir = path.to_str().expect("plain");
    let mut scripts = vec![drop.get("/drop.js").body];
    succeed(&["set", "--dir", dir, "limit_tip=65536"]);
    scripts.push(drop.get("/drop.js").body);
    succeed(&["set", "--dir", dir, "limit_tip=65536"]);
    assert_eq!(drop.get("/drop.js").body, scripts[1], "what says the same is the same");
    let log = ed25519_dalek::VerifyingKey::from_bytes(&drop.drop.log.0).expect("a key");
    for script in &scripts {
        let text = std::str::from_utf8(script).expect("text");
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(
            lines[0],
            "// Sybyr drop, protocol 1. The JSON below is signed by the log key: S(log, \"drop-js\", json)."
        );
        let (json, rest) = text
            .split_once("globalThis.sybyrDrop = Object.freeze(")
            .and_then(|(_, rest)| rest.split_once(");\n// signature "))
            .expect("the form of the protocol");
        let signature = hex::decode::<64>(rest.strip_suffix('\n').expect("one line more")).expect("a signature");
        let signed = sybyr_crypto::notation::message("drop-js", &[json.as_bytes()]);
        log.verify(&signed, &ed25519_dalek::Signature::from_bytes(&signature)).expect("signed by the log key");
        let parsed: serde_json::Value = serde_json::from_str(json).expect("JSON");
        assert_sorted(&parsed);
        assert_eq!(serde_json::to_string_pretty(&parsed).expect("JSON"), json);
    }
    let previous = format!("\"previous\": \"{}\"", hex::encode(&sha256(&scripts[0])));
    assert!(std::str::from_utf8(&scripts[1]).expect("text").contains(&previous));
}

fn assert_sorted(value: &serde_json::Value) {
    if let Some(map) = value.as_object() {
        assert!(map.keys().is_sorted(), "{:?}", map.keys().collect::<Vec<_>>());
        map.values().for_each(assert_sorted);
    }
    value.as_array().into_iter().flatten().for_each(assert_sorted);
}

#[test]
fn a_port_in_use_and_a_drop_that_is_served_already_are_told() {
    let drop = TestDrop::unserved(&["addresses=https://drop.example"]);
    let path = drop.path();
    let dir = path.to_str().expect("plain");
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("an address").to_string();
    assert!(fail(5, &["serve", "--dir", dir, "--listen", &address]).contains("in use by another program"));
    let served = Served::start(dir);
    assert!(fail(7, &["serve", "--dir", dir, "--listen", "127.0.0.1:0"]).contains("served by another process"));
    assert_eq!(served.stop(), "", "nothing is printed about what it served");
    assert!(!path.join("main.db-wal").exists(), "closed on the way out");
}

#[test]
fn a_drop_that_knows_no_address_says_that_its_page_will_not_go_on() {
    let drop = TestDrop::unserved(&[]);
    let path = drop.path();
    let dir = path.to_str().expect("plain");
    let told = Served::start(dir).stop();
    assert!(told.contains("no address is set") && told.contains("sybyr-server set addresses="), "{told}");
    succeed(&["set", "--dir", dir, &format!("onion_address={}.onion", "a".repeat(56))]);
    assert_eq!(Served::start(dir).stop(), "");
}

#[test]
fn what_was_acknowledged_survives_a_kill() {
    let drop = TestDrop::unserved(&["batch_hours=after-1s", "addresses=https://drop.example"]);
    let path = drop.path();
    let dir = path.to_str().expect("plain");
    let tip = drop.agency.large_tip(1, 900_000);
    let mut location: Option<String> = None;
    let mut at = 0;
    while at < tip.blob.len() {
        let served = Served::start(dir);
        let place = location.get_or_insert_with(|| begin(&served, &drop, &tip)).clone();
        let head = http::send(served.address, "HEAD", &place, &[TUS], b"");
        let offset: usize = head.header("upload-offset").and_then(|o| o.parse().ok()).expect("an offset");
        assert_eq!(offset, at, "neither fewer nor more bytes than were acknowledged");
        let end = tip.blob.len().min(at + 300_001);
        let offset = offset.to_string();
        let headers = [TUS, STREAM, ("Upload-Offset", offset.as_str())];
        let answer = http::send(served.address, "PATCH", &place, &headers, &tip.blob[at..end]);
        assert_eq!(answer.status, 204);
        at = end;
        served.kill();
    }
    // Complete, acknowledged, killed before its batch closed: the next start closes it.
    let served = Served::start(dir);
    let log = drop.log_path(drop.shard(), "entries");
    let started = std::time::Instant::now();
    let entries = loop {
        let body = http::send(served.address, "GET", &log, &[], b"").body;
        if !body.is_empty() || started.elapsed().as_secs() > 20 {
            break body;
        }
        std::thread::yield_now();
    };
    assert_eq!(entries, [sha256(&tip.blob), tip.tag.0].concat());
    let status: serde_json::Value = serde_json::from_str(&succeed(&["status", "--dir", dir, "--json"])).expect("JSON");
    assert_eq!(status["agencies"][0]["shards"][0]["size"], 1);
    assert_eq!(served.stop(), "");
}

fn begin(served: &Served, drop: &TestDrop, tip: &Tip) -> String {
    let (length, metadata) = (tip.blob.len().to_string(), drop.metadata(tip));
    let headers = [TUS, ("Upload-Length", length.as_str()), ("Upload-Metadata", metadata.as_str())];
    let answer = http::send(served.address, "POST", "/api/tips", &headers, b"");
    assert_eq!(answer.status, 201);
    answer.header("location").expect("a location").to_owned()
}

#[test]
fn a_demonstration_without_the_officer_s_program_says_what_is_missing() {
    let dir = tempfile::tempdir().expect("a folder");
    let alone = dir.path().join("sybyr-server");
    // Not a copy, where it can be helped: a program that is open for writing somewhere cannot be started.
    let program = env!("CARGO_BIN_EXE_sybyr-server");
    std::fs::hard_link(program, &alone).or_else(|_| std::fs::copy(program, &alone).map(|_| ())).expect("stands alone");
    let output = Command::new(&alone).arg("demo").current_dir(dir.path()).output().expect("runs");
    let said = String::from_utf8(output.stderr).expect("text");
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("sybyr-officer") && said.contains("help: build both with `cargo build --release`"), "{said}");
    assert!(!dir.path().join("demo-drop").exists());
}

#[test]
fn a_full_status_reads_well() {
    let drop = TestDrop::new();
    drop.send(&drop.agency.tip(1));
    let path = drop.path();
    let said = succeed(&["status", "--dir", path.to_str().expect("plain")]);
    assert!(said.starts_with("tips waiting for the next close: 1; unfinished uploads: 0\n"), "{said}");
    assert!(said.contains(": 0 tips, 0 seen") && said.contains("last collected: never"), "{said}");
}
