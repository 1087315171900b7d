//! The little of HTTP that the tour needs: one request a connection, whole bodies.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use crate::Outcome;

pub(crate) struct Web {
    address: String,
}

pub(crate) struct Answer {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

impl Web {
    pub(crate) fn new(address: String) -> Self {
        Self { address }
    }

    pub(crate) fn request(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Outcome<Answer> {
        let mut stream = TcpStream::connect(&self.address)?;
        let mut head = format!("{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n", self.address);
        for (name, value) in headers {
            head += &format!("{name}: {value}\r\n");
        }
        head += &format!("Content-Length: {}\r\n\r\n", body.len());
        stream.write_all(head.as_bytes())?;
        stream.write_all(body)?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        let end = bytes.windows(4).position(|w| w == b"\r\n\r\n").ok_or("the answer has no end of its head")?;
        let head = String::from_utf8(bytes[..end].to_vec())?;
        let status = head.split(' ').nth(1).ok_or("the answer has no status")?.parse()?;
        Ok(Answer { status, head, body: bytes[end + 4..].to_vec() })
    }

    pub(crate) fn get(&self, path: &str) -> Outcome<Vec<u8>> {
        let answer = self.request("GET", path, &[], &[])?;
        if answer.status == 200 { Ok(answer.body) } else { Err(format!("GET {path}: status {}", answer.status).into()) }
    }

    pub(crate) fn get_as(&self, path: &str, token: &str) -> Outcome<Vec<u8>> {
        let answer = self.request("GET", path, &[("Authorization", &format!("Bearer {token}"))], &[])?;
        if answer.status == 200 { Ok(answer.body) } else { Err(format!("GET {path}: status {}", answer.status).into()) }
    }

    pub(crate) fn post_as(&self, path: &str, token: &str, body: &[u8]) -> Outcome<String> {
        let answer = self.request("POST", path, &[("Authorization", &format!("Bearer {token}"))], body)?;
        let text = String::from_utf8(answer.body)?;
        if answer.status == 200 { Ok(text) } else { Err(text.into()) }
    }
}
