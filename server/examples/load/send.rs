//! A client as plain as can be, so that what is measured is the server: one task a connection, each waiting for its answer.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use base64::{Engine as _, prelude::BASE64_STANDARD};
use rand::{RngCore as _, rngs::OsRng};
use serde_json::json;
use sybyr_crypto::hex;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::sync::Barrier;

use super::{BLOB, Outcome, Record, print, read_tips};

/// Bytes of one request, as the page sends them.
const PART: usize = 1 << 20;
const STREAM: &str = "Content-Type: application/offset+octet-stream\r\n";

/// What to send.
struct Order {
    address: String,
    agency: String,
    tips: Vec<Record>,
    count: usize,
    at_once: bool,
    fresh: bool,
    length: usize,
    sent: usize,
    next: AtomicUsize,
    /// Everybody is connected before the first byte, and nobody hangs up before the last.
    together: Barrier,
}

/// Sends, and prints how long that took.
pub(super) fn run(given: &[&str]) -> Outcome<()> {
    let given: HashMap<&str, &str> = given.iter().filter_map(|pair| pair.split_once('=')).collect();
    let text = |key: &str| given.get(key).copied().ok_or(format!("{key}=… is missing"));
    let number = |key: &str, usual: usize| given.get(key).map_or(Ok(usual), |value| value.parse());
    let connections = number("connections", 1)?;
    let order = Arc::new(Order {
        address: text("address")?.to_owned(),
        agency: text("agency")?.to_owned(),
        tips: read_tips(text("tips")?)?,
        count: number("count", 1)?,
        at_once: text("requests")? == "one",
        fresh: text("tags")? == "fresh",
        length: number("length", BLOB)?,
        sent: number("sent", BLOB)?,
        next: AtomicUsize::new(0),
        together: Barrier::new(connections + 1),
    });
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let tasks: Vec<_> = (0..connections).map(|_| tokio::spawn(work(order.clone()))).collect();
        order.together.wait().await;
        let start = Instant::now();
        order.together.wait().await;
        let seconds = start.elapsed().as_secs_f64();
        for task in tasks {
            task.await??;
        }
        print(json!({ "seconds": seconds, "tips": order.count }))?;
        Ok(())
    })
}

async fn work(order: Arc<Order>) -> Outcome<()> {
    let connected = Connection::open(&order.address).await;
    order.together.wait().await;
    let outcome = match connected {
        Ok(mut connection) => send_all(&mut connection, &order).await.map(|()| connection),
        Err(error) => Err(error),
    };
    order.together.wait().await;
    outcome.map(drop)
}

async fn send_all(connection: &mut Connection, order: &Order) -> Outcome<()> {
    loop {
        let number = order.next.fetch_add(1, Ordering::Relaxed);
        let Some(record) = order.tips.get(number % order.tips.len()).filter(|_| number < order.count) else {
            return Ok(());
        };
        let mut tag = record.tag;
        if order.fresh {
            OsRng.fill_bytes(&mut tag);
        }
        let [agency, tag] = [order.agency.clone(), hex::encode(&tag)].map(|digits| BASE64_STANDARD.encode(digits));
        let head = format!("Upload-Length: {}\r\nUpload-Metadata: agency {agency},tag {tag}\r\n", order.length);
        if order.at_once {
            connection.ask("POST", "/api/tips", &format!("{head}{STREAM}"), &record.blob).await?.expect(201)?;
            continue;
        }
        let created = connection.ask("POST", "/api/tips", &head, &[]).await?.expect(201)?;
        let place = created.header("location").ok_or("the server named no place")?.to_owned();
        let mut at = 0;
        while at < order.sent {
            let part = content(&record.blob, at, PART.min(order.sent - at));
            let head = format!("{STREAM}Upload-Offset: {at}\r\n");
            connection.ask("PATCH", &place, &head, &part).await?.expect(204)?;
            at += part.len();
        }
    }
}

/// Bytes `at..at + len` of the blob repeated: only its beginning has to look like a sealed tip.
fn content(blob: &[u8], at: usize, len: usize) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(len);
    while bytes.len() < len {
        let rest = &blob[(at + bytes.len()) % blob.len()..];
        bytes.extend_from_slice(&rest[..rest.len().min(len - bytes.len())]);
    }
    bytes
}

struct Answer {
    status: u16,
    head: String,
}

impl Answer {
    fn expect(self, status: u16) -> Outcome<Self> {
        if self.status == status { Ok(self) } else { Err(format!("the server answered {}", self.head).into()) }
    }

    fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

struct Connection {
    stream: TcpStream,
    address: String,
}

impl Connection {
    async fn open(address: &str) -> Outcome<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, address: address.to_owned() })
    }

    async fn ask(&mut self, method: &str, path: &str, headers: &str, body: &[u8]) -> Outcome<Answer> {
        let fixed = format!("Host: {}\r\nTus-Resumable: 1.0.0\r\nContent-Length: {}\r\n", self.address, body.len());
        let mut request = format!("{method} {path} HTTP/1.1\r\n{fixed}{headers}\r\n").into_bytes();
        request.extend_from_slice(body);
        self.stream.write_all(&request).await?;
        self.answer().await
    }

    async fn answer(&mut self) -> Outcome<Answer> {
        let mut bytes = Vec::with_capacity(4096);
        let end = loop {
            if self.stream.read_buf(&mut bytes).await? == 0 {
                return Err("the server hung up".into());
            }
            if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
                break end + 4;
            }
        };
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).ok_or("not an answer")?;
        let answer = Answer { status, head };
        let length: usize = answer.header("content-length").map_or(Ok(0), str::parse)?;
        while bytes.len() < end + length {
            if self.stream.read_buf(&mut bytes).await? == 0 {
                return Err("the server hung up".into());
            }
        }
        Ok(answer)
    }
}
