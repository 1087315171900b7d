//! A blocking HTTP client over a plain socket, so that nothing between test and server can be polite.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    /// The one value of a header; panics when there are several.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.iter().filter(|(n, _)| n == name).map(|(_, v)| v.as_str());
        let value = values.next();
        assert!(values.next().is_none(), "{name} twice");
        value
    }

    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("text")
    }

    /// The `error` of a refusal, after checking that it is the JSON it should be.
    pub fn error(&self) -> String {
        assert_eq!(self.header("content-type"), Some("application/json"));
        let map = sybyr_crypto::json::parse_object(&self.body, 1000).expect("JSON");
        assert_eq!(map.keys().collect::<Vec<_>>(), ["error", "message"]);
        map["error"].as_str().expect("a code").to_owned()
    }

    /// Status and code together, as most tests compare them.
    pub fn refusal(&self) -> (u16, String) {
        (self.status, self.error())
    }
}

/// Opens a connection on which nothing waits for ever.
pub fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).expect("connects");
    stream.set_read_timeout(Some(Duration::from_secs(30))).expect("a timeout");
    stream.set_write_timeout(Some(Duration::from_secs(30))).expect("a timeout");
    stream
}

/// The head of a request.
pub fn head(method: &str, path: &str, headers: &[(&str, &str)]) -> String {
    let mut head = format!("{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n");
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head + "\r\n"
}

/// One request on a connection of its own.
pub fn send(address: SocketAddr, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
    let mut stream = connect(address);
    let length = body.len().to_string();
    let mut all = headers.to_vec();
    if !body.is_empty() || matches!(method, "POST" | "PATCH") {
        all.push(("Content-Length", &length));
    }
    stream.write_all(head(method, path, &all).as_bytes()).expect("sends");
    // A server that refuses early may close before it has read everything.
    let _ = stream.write_all(body);
    receive(stream, method)
}

/// Reads the answer to its end.
pub fn receive(mut stream: TcpStream, method: &str) -> Answer {
    let mut raw = Vec::new();
    stream.read_to_end(&mut raw).expect("an answer");
    let split = raw.windows(4).position(|w| w == b"\r\n\r\n").expect("a head");
    let text = std::str::from_utf8(&raw[..split]).expect("ASCII");
    let mut lines = text.split("\r\n");
    let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|s| s.parse().ok()).expect("a status");
    let headers: Vec<(String, String)> = lines
        .map(|line| line.split_once(": ").expect("a header"))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
        .collect();
    let body = raw[split + 4..].to_vec();
    let answer = Answer { status, headers, body };
    assert_eq!(answer.header("transfer-encoding"), None, "every answer has a length");
    if method != "HEAD" && status != 204 {
        let length: usize = answer.header("content-length").and_then(|l| l.parse().ok()).expect("a length");
        assert_eq!(answer.body.len(), length, "whole");
    }
    answer
}
