//! The same headers on every answer: pages, data, refusals, and addresses that do not exist.

mod support;

use support::{TestDrop, drop::TUS};

const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; \
                   worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
                   require-trusted-types-for 'script'; trusted-types sybyr-worker";

fn requests(drop: &TestDrop) -> Vec<(&'static str, String)> {
    let (fp, shard) = (drop.agency.fingerprint, drop.shard());
    let mut all = vec![
        ("POST", "/api/tips".into()),
        ("OPTIONS", "/api/tips".into()),
        ("GET", "/api/tips".into()),
        ("HEAD", "/api/tips/00".into()),
        ("PATCH", "/api/tips/00".into()),
        ("DELETE", "/api/tips/00".into()),
        ("GET", format!("/api/card/{fp}")),
        ("GET", "/api/card/x".into()),
        ("GET", "/api/drawer/0-0".into()),
        ("GET", "/api/drawer/9-9".into()),
        ("GET", "/api/object/00".into()),
        ("POST", "/api/reply/delete".into()),
        ("POST", "/api/withdraw".into()),
        ("GET", format!("/api/log/{fp}")),
        ("GET", format!("/api/log/{fp}/{shard}/entries")),
        ("GET", format!("/api/log/{fp}/{shard}/checkpoint")),
        ("GET", format!("/api/log/{fp}/{shard}/seen")),
        ("GET", "/api/courier/state".into()),
        ("GET", "/api/courier/bundle".into()),
        ("POST", "/api/courier/outbox".into()),
        ("GET", "/courier/".into()),
        ("GET", "/courier/x".into()),
        ("GET", "/nothing/here?%00".into()),
        ("GET", "/..%2f..%2fkeys".into()),
        ("BREW", "/".into()),
        ("TRACE", "/".into()),
    ];
    for path in [
        "/",
        "/drop.js",
        "/style.css",
        "/page.js",
        "/more.js",
        "/worker.js",
        "/clean.js",
        "/call",
        "/sybyr.html",
        "/courier",
        "/courier.js",
    ] {
        all.extend(["GET", "HEAD", "POST", "DELETE"].map(|method| (method, path.to_owned())));
    }
    all
}

#[test]
fn every_answer_carries_the_same_headers_and_no_other() {
    let drop = TestDrop::new();
    for (method, path) in requests(&drop) {
        let answer = drop.ask(method, &path, &[TUS], b"");
        let what = format!("{method} {path}: {}", answer.status);
        for (name, value) in [
            ("content-security-policy", CSP),
            ("cache-control", "no-store"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-embedder-policy", "require-corp"),
            ("cross-origin-resource-policy", "same-origin"),
            ("referrer-policy", "no-referrer"),
            ("x-content-type-options", "nosniff"),
        ] {
            assert_eq!(answer.header(name), Some(value), "{what}");
        }
        let camera = if path == "/courier" { " camera=(self)," } else { " camera=()," };
        let permissions = answer.header("permissions-policy").expect("there");
        assert!(permissions.contains(camera) && permissions.matches("camera").count() == 1, "{what}");
        assert_eq!(
            permissions.matches("=(").count(),
            permissions.matches("=()").count() + usize::from(path == "/courier")
        );
        assert!(answer.header("date").is_some(), "{what}");
        let allowed = [
            "content-security-policy",
            "cache-control",
            "cross-origin-opener-policy",
            "cross-origin-embedder-policy",
            "cross-origin-resource-policy",
            "referrer-policy",
            "x-content-type-options",
            "permissions-policy",
            "date",
            "content-type",
            "content-disposition",
            "content-length",
            "connection",
            "allow",
            "tus-resumable",
            "tus-version",
            "tus-extension",
            "tus-max-size",
            "www-authenticate",
        ];
        for (name, _) in &answer.headers {
            assert!(allowed.contains(&name.as_str()), "{what}: {name}");
        }
        assert!(answer.status < 500, "{what}");
        if answer.status >= 400 && method != "HEAD" {
            answer.error();
        }
    }
}

#[test]
fn nothing_of_a_request_comes_back() {
    let drop = TestDrop::new();
    let planted = "Zx7planted";
    for (method, path) in [
        ("GET", format!("/{planted}?{planted}")),
        ("GET", format!("/api/card/{planted}")),
        ("GET", format!("/api/drawer/{planted}?page={planted}")),
        ("POST", format!("/api/tips?{planted}")),
        (planted, "/".to_owned()),
    ] {
        let headers = [TUS, (planted, planted), ("Upload-Metadata", planted), ("Authorization", planted)];
        let answer = drop.ask(method, &path, &headers, planted.as_bytes());
        let all = format!("{:?} {}", answer.headers, String::from_utf8_lossy(&answer.body));
        assert!(!all.contains(planted), "{method} {path}: {all}");
    }
}

#[test]
fn the_onion_address_is_told_on_the_clear_name_only() {
    let onion = format!("{}.onion", "a".repeat(56));
    let drop = TestDrop::with(&[&format!("onion_address={onion}")]);
    let told = |host: &str| {
        use std::io::Write as _;
        let mut stream = support::http::connect(drop.address());
        write!(stream, "GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").expect("sends");
        support::http::receive(stream, "GET").header("onion-location").map(str::to_owned)
    };
    assert_eq!(told("example.org"), Some(format!("http://{onion}/")));
    assert_eq!(told("example.org:8080"), Some(format!("http://{onion}/")));
    assert_eq!(told(&onion), None);
    assert_eq!(told(&format!("{}:80", onion.to_uppercase())), None);
}

#[test]
fn files_are_compressed_for_who_can_read_it_and_are_the_same() {
    use std::io::Read as _;
    let drop = TestDrop::new();
    for path in [
        "/",
        "/style.css",
        "/page.js",
        "/more.js",
        "/worker.js",
        "/clean.js",
        "/call",
        "/sybyr.html",
        "/courier",
        "/courier.js",
        "/drop.js",
    ] {
        let plain = drop.get(path);
        assert_eq!(plain.header("content-encoding"), None);
        let packed = |accepted| drop.ask("GET", path, &[("Accept-Encoding", accepted)], b"");
        let gzip = packed("gzip, deflate");
        assert_eq!(gzip.header("content-encoding"), Some("gzip"), "{path}");
        let mut unpacked = Vec::new();
        flate2::read::GzDecoder::new(&gzip.body[..]).read_to_end(&mut unpacked).expect("gzip");
        assert_eq!(unpacked, plain.body, "{path}");
        if path == "/drop.js" {
            continue;
        }
        let brotli = packed("gzip, deflate, br, zstd");
        assert_eq!(brotli.header("content-encoding"), Some("br"), "{path}");
        unpacked.clear();
        brotli::BrotliDecompress(&mut &brotli.body[..], &mut unpacked).expect("brotli");
        assert_eq!(unpacked, plain.body, "{path}");
        assert!(brotli.body.len() < gzip.body.len(), "{path}");
        assert_eq!(packed("brotli").header("content-encoding"), None, "{path}");
    }
}

#[test]
fn a_courier_s_listener_of_its_own_takes_the_courier_s_routes_with_it() {
    // at an address of its own, where nobody else takes the port before the server does
    let port = std::net::TcpListener::bind("127.0.0.2:0").and_then(|l| l.local_addr()).expect("a free port");
    let drop = TestDrop::with(&[&format!("courier_listen={port}")]);
    let bearer = drop.bearer();
    let headers = [("Authorization", bearer.as_str())];
    for path in ["/courier", "/courier.js", "/api/courier/state"] {
        assert_eq!(drop.ask("GET", path, &headers, b"").refusal(), (404, "not-found".into()), "{path}");
        assert_eq!(support::http::send(port, "GET", path, &headers, b"").status, 200, "{path}");
    }
    for path in ["/", "/drop.js", "/api/drawer/0-0"] {
        assert_eq!(
            support::http::send(port, "GET", path, &headers, b"").refusal(),
            (404, "not-found".into()),
            "{path}"
        );
    }
}
