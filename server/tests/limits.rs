//! What one sender can take from the others: the disk, connections, a stop that never comes.

mod support;

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    process::{Command, Stdio},
};

use support::{TestDrop, http};

#[test]
fn uploads_leave_room_on_the_disk() {
    let mut drop = TestDrop::new();
    let tip = drop.agency.tip(1);
    let location = drop.location(&tip);
    assert_eq!(drop.patch(&location, 0, &tip.blob[..20_000]).status, 204);
    drop.stop();
    support::drop::succeed(&["set", "--dir", drop.path().to_str().expect("text"), "disk_reserve=1099511627776"]);
    drop.start();
    assert_eq!(drop.create(&drop.agency.tip(2)).refusal(), (507, "full".into()));
    assert_eq!(drop.patch(&location, 20_000, &tip.blob[20_000..]).refusal(), (507, "full".into()));
    assert_eq!(drop.head(&location).header("upload-offset"), Some("20000"), "nothing is lost");
    assert_eq!(drop.ask("DELETE", &location, &[support::drop::TUS], b"").status, 204, "and it can be taken back");
    drop.close();
}

/// hyper answers what is not HTTP itself, before any of our headers: a bare status line that repeats nothing.
#[test]
fn what_is_not_http_gets_a_bare_refusal() {
    let drop = TestDrop::new();
    for junk in [&b"\x16\x03\x01\x02\x00secret"[..], b"GET / HTTP/1.1\r\nno colon secret\r\n\r\n", b"secret\r\n\r\n"] {
        let mut stream = http::connect(drop.address());
        stream.write_all(junk).expect("sent");
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let text = String::from_utf8_lossy(&answer);
        assert!(answer.is_empty() || text.starts_with("HTTP/1.1 400 Bad Request\r\n"), "{text}");
        assert!(!text.contains("secret") && !text.to_lowercase().contains("server:"), "{text}");
    }
}

/// With few file handles and more connections than places, a stop is still heard.
#[test]
fn a_full_house_can_be_closed() {
    let mut drop = TestDrop::new();
    drop.stop();
    let script = "ulimit -n 256; exec \"$@\"";
    let mut child = Command::new("bash")
        .args(["-c", script, "bash", env!("CARGO_BIN_EXE_sybyr-server"), "serve", "--listen", "127.0.0.1:0", "--dir"])
        .arg(drop.path())
        .stdout(Stdio::piped())
        .spawn()
        .expect("starts");
    let mut line = String::new();
    BufReader::new(child.stdout.take().expect("piped")).read_line(&mut line).expect("a line");
    let address = line.trim().rsplit("http://").next().expect("an address").to_owned();
    let crowd: Vec<TcpStream> = (0..120)
        .map(|_| {
            let mut stream = TcpStream::connect(&address).expect("the kernel queues it");
            let head = "POST /api/tips HTTP/1.1\r\nHost: x\r\nContent-Length: 32768\r\nTus-Resumable: 1.0.0\r\n\r\n1";
            stream.write_all(head.as_bytes()).expect("sent");
            stream
        })
        .collect();
    assert!(Command::new("kill").args(["-TERM", &child.id().to_string()]).status().expect("kill").success());
    assert!(child.wait().expect("ends").success());
    std::mem::drop(crowd);
}
