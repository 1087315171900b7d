//! Measures sealing and opening beside the crate `age` alone, and makes tips for the other measurements of `make bench`.
//!
//! ```text
//! bench seal [SIZE ROUNDS]..        prints one JSON line per figure: seconds of ours and of the limit, round by round
//! bench tips CARDS DAY COUNT OUT    COUNT tips of 32 KiB to the agency of a card file, as records: tag 32 | blob 32768
//! ```

use std::env;
use std::error::Error;
use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Write};
use std::time::Instant;

use age::{Decryptor, Encryptor};
use rand::{Rng as _, RngCore as _, SeedableRng as _, rngs::StdRng};
use serde_json::{Map, json};
use sybyr_crypto::card::{Card, split_file};
use sybyr_crypto::document::Document;
use sybyr_crypto::hex::Hex;
use sybyr_crypto::keys::{Day, Root, SLOTS_A_YEAR, Secret, claim_commitment, withdraw_hash};
use sybyr_crypto::recipient::{HybridIdentity, HybridRecipient};
use sybyr_crypto::seal::{Sealer, open};
use sybyr_crypto::size::is_class;
use sybyr_crypto::tip::{Attachment, Expected, Forwarding, KeysJson, Kind, Language, Tip, TipJson, read_tip};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// Bytes of a sealed short tip.
const SHORT: usize = 32 * 1024;
/// Only its two bytes count here.
const YEAR: u16 = 2026;
/// Work of one sample is repeated until it has moved about so many bytes, so that the clock is no part of it.
const SAMPLE: usize = 1 << 20;

fn main() -> Outcome<()> {
    let args: Vec<String> = env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["seal", ref sizes @ ..] => {
            for pair in sizes.chunks(2) {
                let [size, rounds] = pair else { return Err("a size goes with a number of rounds".into()) };
                measure(size.parse()?, rounds.parse()?)?;
            }
            Ok(())
        }
        ["tips", cards, day, count, out] => make_tips(cards, day.parse()?, count.parse()?, out),
        _ => Err("usage: bench seal [SIZE ROUNDS].. | bench tips CARDS DAY COUNT OUT".into()),
    }
}

/// One way to do something, into a buffer that is empty.
type Work<'a> = &'a dyn Fn(&mut Vec<u8>) -> Outcome<()>;

struct Bench {
    rounds: usize,
    repeat: usize,
    /// One for everybody: fresh memory costs more than the difference that is looked for.
    buffer: Vec<u8>,
}

impl Bench {
    /// Two ways to do the same, turn by turn, after one turn each that does not count.
    fn side_by_side(&mut self, name: &str, ours: Work<'_>, limit: Work<'_>) -> Outcome<()> {
        let mut samples = [Vec::new(), Vec::new()];
        for round in 0..=self.rounds {
            for (side, work) in samples.iter_mut().zip([ours, limit]) {
                let start = Instant::now();
                for _ in 0..self.repeat {
                    self.buffer.clear();
                    work(&mut self.buffer)?;
                }
                if round > 0 {
                    side.push(start.elapsed().as_secs_f64() / self.repeat as f64);
                }
            }
        }
        let [ours, limit] = samples;
        writeln!(io::stdout(), "{}", json!({ "name": name, "ours": ours, "limit": limit }))?;
        Ok(())
    }
}

/// Sealing and opening `size` bytes: objects and tips beside the crate `age` with the same recipient, and that beside X25519.
fn measure(size: usize, rounds: usize) -> Outcome<()> {
    let mut rng = StdRng::seed_from_u64(size as u64);
    let identity = HybridIdentity::generate(&mut rng);
    let recipient = identity.to_recipient();
    let mut content = vec![0; size];
    rng.fill_bytes(&mut content);
    let repeat = (SAMPLE / size).clamp(1, 100);
    let mut bench = Bench { rounds, repeat, buffer: Vec::with_capacity(2 * size + SAMPLE) };
    let name = if size < 1 << 20 { format!("{} KiB", size >> 10) } else { format!("{} MiB", size >> 20) };

    let seal = |out: &mut Vec<u8>| {
        let mut sealer = Sealer::new(&recipient, out)?;
        sealer.write_all(&content)?;
        sealer.finish()?;
        Ok(())
    };
    bench.side_by_side(&format!("seal {name}"), &seal, &|out| seal_plainly(&recipient, &content, out))?;
    let mut sealed = Vec::new();
    seal_plainly(&recipient, &content, &mut sealed)?;
    let read = |_: &mut Vec<u8>| drain(open(&identity, &sealed[..])?);
    bench.side_by_side(&format!("open {name}"), &read, &|_| open_plainly(&identity, &sealed))?;

    let root = Root::from_secret(Secret::random(&mut rng));
    let (mut tip, keys) = describe(&root, &Hex([1; 16]), &Hex([2; 32]), &mut rng)?;
    tip.attachments.push(Attachment { name: "photo.jpg".into(), media_type: "image/jpeg".into(), size: size as u64 });
    let whole = Tip { tip: &tip, keys: &keys, forward: None, message: "" };
    let mut blob = Vec::new();
    whole.seal(&recipient, &mut [&mut &content[..]], &mut blob)?;
    let mut plaintext = Vec::new();
    open(&identity, &blob[..])?.read_to_end(&mut plaintext)?;
    let seal = |out: &mut Vec<u8>| Ok(whole.seal(&recipient, &mut [&mut &content[..]], out).map(drop)?);
    bench.side_by_side(&format!("seal a tip with {name}"), &seal, &|out| seal_plainly(&recipient, &plaintext, out))?;
    let expected = Expected { drop_id: tip.drop_id, agency: tip.agency, tag: keys.tag() };
    let read = |_: &mut Vec<u8>| {
        let opened = open(&identity, &blob[..])?;
        read_tip(opened, &expected, &mut |_, _, file| io::copy(file, &mut io::sink()).map(drop))?;
        Ok(())
    };
    bench.side_by_side(&format!("open a tip with {name}"), &read, &|_| open_plainly(&identity, &blob))?;

    let x25519 = age::x25519::Identity::generate();
    let public = x25519.to_public();
    let mut classic = Vec::new();
    seal_plainly(&public, &content, &mut classic)?;
    bench.side_by_side(
        &format!("seal {name}, hybrid beside X25519"),
        &|out| seal_plainly(&recipient, &content, out),
        &|out| seal_plainly(&public, &content, out),
    )?;
    bench.side_by_side(&format!("open {name}, hybrid beside X25519"), &|_| open_plainly(&identity, &sealed), &|_| {
        open_plainly(&x25519, &classic)
    })
}

fn seal_plainly(recipient: &dyn age::Recipient, content: &[u8], out: &mut Vec<u8>) -> Outcome<()> {
    let mut stream = Encryptor::with_recipients([recipient].into_iter())?.wrap_output(out)?;
    stream.write_all(content)?;
    stream.finish()?;
    Ok(())
}

fn open_plainly(identity: &dyn age::Identity, sealed: &[u8]) -> Outcome<()> {
    drain(Decryptor::new_buffered(sealed)?.decrypt([identity].into_iter())?)
}

fn drain(mut opened: impl Read) -> Outcome<()> {
    let mut buffer = vec![0; 64 * 1024];
    while opened.read(&mut buffer)? > 0 {}
    Ok(())
}

/// A tip without files from this codename.
fn describe(root: &Root, drop_id: &Hex<16>, agency: &Hex<32>, rng: &mut StdRng) -> Outcome<(TipJson, KeysJson)> {
    let slot = rng.gen_range(0..SLOTS_A_YEAR);
    let withdraw = root.withdraw_secret(agency, YEAR, slot).ok_or("the slot is in range")?;
    let claim_public = root.claim_key(agency).verifying_key().to_bytes();
    let tip = TipJson {
        v: 1,
        drop_id: *drop_id,
        agency: *agency,
        id: Hex(rng.r#gen()),
        forward: Forwarding::Ask,
        kind: Kind::Report,
        language: Language::Ru,
        sector: None,
        district: None,
        place: Some("Қарағанды, Бұқар жырау 1".into()),
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
    let keys = KeysJson {
        v: 1,
        k: root.thread_key(agency),
        reply_to: root.reply_identity(agency).to_recipient(),
        bits: 0,
        drawer: 0,
        year: YEAR,
        slot,
        wh: Hex(withdraw_hash(&withdraw)),
        claim: Hex(claim_commitment(drop_id, agency, YEAR, slot, &claim_public)),
        prev: None,
    };
    Ok((tip, keys))
}

fn make_tips(cards: &str, day: Day, count: usize, out: &str) -> Outcome<()> {
    let file = fs::read(cards)?;
    let (recipient, card) = newest(&file, day)?;
    let mut rng = StdRng::from_entropy();
    let mut out = BufWriter::new(File::create(out)?);
    let message = "Директор школы берёт деньги за место в первом классе.\n".repeat(60);
    for _ in 0..count {
        let root = Root::from_secret(Secret::random(&mut rng));
        let (tip, keys) = describe(&root, &card.drop_id, &card.agency, &mut rng)?;
        let whole = Tip { tip: &tip, keys: &keys, forward: None, message: &message };
        let blob = whole.seal(&recipient, &mut [], Vec::with_capacity(SHORT))?;
        if blob.len() != SHORT || !is_class(blob.len() as u64) {
            return Err("a short tip is no longer 32 KiB".into());
        }
        out.write_all(&keys.tag())?;
        out.write_all(&blob)?;
    }
    Ok(out.flush()?)
}

/// The newest card that is in force on `day`, and its recipient.
fn newest(file: &[u8], day: Day) -> Outcome<(HybridRecipient, Card)> {
    for bytes in split_file(file)?.into_iter().rev() {
        let card = Card::parse(Document::parse(bytes)?.unverified())?;
        if let Some(recipient) = card.recipient_at(day) {
            return Ok((recipient.clone(), card));
        }
    }
    Err("no card of the file is in force on that day".into())
}
