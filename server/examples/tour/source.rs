//! A source without a browser: what the page does, by the same protocol.

use std::time::{Duration, Instant};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use rand::Rng as _;
use rand::rngs::StdRng;
use serde_json::{Map, Value};
use sybyr_crypto::card::Card;
use sybyr_crypto::codename::Codename;
use sybyr_crypto::hex::Hex;
use sybyr_crypto::keys::{Day, Root, Secret, ThreadKey, claim_commitment, upload_tag, withdraw_hash};
use sybyr_crypto::log::{Checkpoint, Entry, Origin, Seen, Shard, root};
use sybyr_crypto::reply::Reply;
use sybyr_crypto::tip::{Forwarding, KeysJson, Language, Tip, TipJson};
use sybyr_crypto::words::List;

use crate::Outcome;
use crate::stories::Story;
use crate::web::Web;

/// What a page loads before anything is written: drop.js and the agency's card.
pub(crate) struct Visit {
    drop: Value,
    card: Card,
    today: Day,
}

impl Visit {
    pub(crate) fn begin(web: &Web) -> Outcome<Self> {
        let script = String::from_utf8(web.get("/drop.js")?)?;
        let json =
            script.split_once("Object.freeze(").and_then(|(_, rest)| rest.split_once(");\n")).ok_or("not a drop.js")?.0;
        let drop: Value = serde_json::from_str(json)?;
        let agency = &drop["agencies"][0];
        let root: Hex<32> = agency["root"].as_str().ok_or("no root")?.parse()?;
        let bytes = web.get(&format!("/api/card/{}", agency["agency"].as_str().ok_or("no agency")?))?;
        let drop_id = drop["drop_id"].as_str().ok_or("no drop id")?.parse()?;
        let card = Card::open(&bytes, &drop_id, Some(&root.0)).map_err(|e| e.to_string())?;
        let today = sybyr_server::clock::Clock::system().now().day();
        Ok(Self { drop, card, today })
    }

    pub(crate) fn name(&self, language: &str) -> &str {
        self.drop["agencies"][0]["names"][language].as_str().unwrap_or_default()
    }

    fn log_public(&self) -> Outcome<[u8; 32]> {
        Ok(self.drop["log"].as_str().ok_or("no log key")?.parse::<Hex<32>>()?.0)
    }

    fn log_path(&self) -> String {
        format!("/api/log/{}", self.card.agency)
    }

    /// The newest shard, its entries and notes, checked as a page checks them.
    fn log(&self, web: &Web) -> Outcome<Option<(Vec<Entry>, Option<Seen>)>> {
        let shards: Value = serde_json::from_slice(&web.get(&self.log_path())?)?;
        let Some(shard) = shards["shards"].as_array().and_then(|list| list.last()).and_then(Value::as_str) else {
            return Ok(None);
        };
        let path = format!("{}/{shard}", self.log_path());
        let shard: Shard = shard.parse().map_err(|_| "not a shard")?;
        let origin = Origin { drop_id: self.card.drop_id, agency: self.card.agency, shard };
        let seen = match web.get(&format!("{path}/seen")) {
            Ok(note) => Some(Seen::open(&note, &origin, &self.card.desk.0).map_err(|e| e.to_string())?),
            Err(_) => None,
        };
        let checkpoint = Checkpoint::open(&web.get(&format!("{path}/checkpoint"))?, &origin, &self.log_public()?);
        let checkpoint = checkpoint.map_err(|e| e.to_string())?;
        let entries = Entry::parse_all(&web.get(&format!("{path}/entries"))?).ok_or("not entries")?;
        let size = usize::try_from(checkpoint.size)?;
        if entries.get(..size).map(root) != Some(checkpoint.root) {
            return Err("the log is not what the drop signed".into());
        }
        Ok(Some((entries[..size].to_vec(), seen)))
    }

    fn wait(&self, web: &Web, what: &str, done: impl Fn(&[Entry], Option<&Seen>) -> bool) -> Outcome {
        let deadline = Instant::now() + Duration::from_secs(60);
        loop {
            if let Some((entries, seen)) = self.log(web)?
                && done(&entries, seen.as_ref())
            {
                return Ok(());
            }
            if Instant::now() > deadline {
                return Err(format!("{what} within a minute").into());
            }
            std::thread::sleep(Duration::from_millis(200));
        }
    }

    pub(crate) fn wait_for_log(&self, web: &Web, tips: usize) -> Outcome {
        self.wait(web, "the batch did not close", |entries, _| entries.len() >= tips)
    }

    pub(crate) fn wait_for_seen(&self, web: &Web) -> Outcome {
        self.wait(web, "no acknowledgement appeared", |_, seen| seen.is_some())
    }
}

pub(crate) struct Source {
    pub(crate) codename: Codename,
    root: Root,
    tag: [u8; 32],
    keys: KeysJson,
}

pub(crate) struct Reading {
    pub(crate) receipt: &'static str,
    pub(crate) answer: Option<String>,
}

impl Source {
    pub(crate) fn new(visit: &Visit, rng: &mut StdRng) -> Self {
        let codename = Codename::generate(rng);
        let (drop_id, agency) = (visit.card.drop_id, visit.card.agency);
        let root = Root::from_codename(&codename, &drop_id);
        let (year, slot) = (year_of(visit.today), rng.gen_range(0..4080));
        let w: Secret<32> = root.withdraw_secret(&agency, year, slot).expect("the slot is in range");
        let cpk = root.claim_key(&agency).verifying_key().to_bytes();
        let wh = withdraw_hash(&w);
        let claim = claim_commitment(&drop_id, &agency, year, slot, &cpk);
        let bits = visit.drop["bits"].as_array().and_then(|b| b.last()).and_then(Value::as_u64).unwrap_or(0);
        let bits = u8::try_from(bits).expect("at most 16");
        let keys = KeysJson {
            v: 1,
            k: root.thread_key(&agency),
            reply_to: root.reply_identity(&agency).to_recipient(),
            bits,
            drawer: root.drawer() & u16::try_from((1_u32 << bits) - 1).expect("at most sixteen bits"),
            year,
            slot,
            wh: Hex(wh),
            claim: Hex(claim),
            prev: None,
        };
        Self { codename, root, tag: upload_tag(&wh, &claim), keys }
    }

    pub(crate) fn send(&self, web: &Web, visit: &Visit, story: &Story, language: List, rng: &mut StdRng) -> Outcome {
        let (text, language) = match language {
            List::Ru => (story.ru, Language::Ru),
            List::Kk => (story.kk, Language::Kk),
            List::En => (story.en, Language::En),
        };
        let sectors = &visit.card.sectors;
        let tip = TipJson {
            v: 1,
            drop_id: visit.card.drop_id,
            agency: visit.card.agency,
            id: Hex(rng.r#gen()),
            forward: Forwarding::Ask,
            kind: story.kind,
            language,
            sector: sectors.iter().find(|s| s.id == story.sector).or(sectors.last()).map(|s| s.id.clone()),
            district: None,
            place: None,
            when: None,
            who: None,
            known: None,
            risk: None,
            role: None,
            finding: None,
            answers: vec![],
            contact: None,
            claim: None,
            attachments: Vec::new(),
            masked: vec![],
            extra: Map::new(),
        };
        let to = visit.card.recipient_at(visit.today).ok_or("the card has expired")?;
        let blob = Tip { tip: &tip, keys: &self.keys, forward: None, message: text }.seal(to, &mut [], Vec::new())?;
        let encoded = |hex: Hex<32>| BASE64_STANDARD.encode(hex.to_string());
        let metadata = format!("agency {},tag {}", encoded(visit.card.agency), encoded(Hex(self.tag)));
        let headers = [
            ("Tus-Resumable", "1.0.0"),
            ("Upload-Length", &blob.len().to_string()[..]),
            ("Upload-Metadata", &metadata),
            ("Content-Type", "application/offset+octet-stream"),
        ];
        let answer = web.request("POST", "/api/tips", &headers, &blob)?;
        let offset = answer.header("Upload-Offset").unwrap_or_default();
        if answer.status == 201 && offset == blob.len().to_string() {
            Ok(())
        } else {
            Err("a tip was not taken".into())
        }
    }

    pub(crate) fn read(&self, web: &Web, visit: &Visit) -> Outcome<Reading> {
        let (entries, seen) = visit.log(web)?.ok_or("the log is empty")?;
        let index = entries.iter().position(|e| e.tag.0 == self.tag);
        let receipt = match (index, seen) {
            (None, _) => "not in the log yet",
            (Some(i), Some(seen)) if i < usize::try_from(seen.size)? => "it reached the agency's machine",
            (Some(_), _) => "in the log",
        };
        Ok(Reading { receipt, answer: self.answer(web, visit)? })
    }

    fn answer(&self, web: &Web, visit: &Visit) -> Outcome<Option<String>> {
        let (mut page, mut pages) = (0, 1);
        let key: ThreadKey = self.root.thread_key(&visit.card.agency);
        let first = key.tag(1).expect("the first of 510");
        while page < pages {
            let bytes = web.get(&format!("/api/drawer/{}-{}?page={page}", self.keys.bits, self.keys.drawer))?;
            let (head, slots) = bytes.split_at_checked(8).ok_or("not a drawer")?;
            pages = u32::from_be_bytes(head[..4].try_into()?);
            for slot in slots.chunks_exact(16 + 8192) {
                let (tag, blob) = slot.split_at(16);
                if tag == first {
                    let identity = self.root.reply_identity(&visit.card.agency);
                    let reply = Reply::open(&identity, &key, (&visit.card.drop_id, &visit.card.agency, 1), blob)?;
                    return Ok(Some(reply.message));
                }
            }
            page += 1;
        }
        Ok(None)
    }
}

/// UTC year of a day number (H. Hinnant, "chrono-compatible low-level date algorithms", civil_from_days).
fn year_of(day: Day) -> u16 {
    let z = day + 719_468;
    let (era, doe) = (z / 146_097, z % 146_097);
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    u16::try_from(yoe + era * 400 + u32::from(doy >= 306)).expect("years of four digits")
}
