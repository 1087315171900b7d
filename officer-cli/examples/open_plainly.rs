//! What an import cannot do without, for `make bench`: opens tips with the crate `age` and writes the same files, nothing else.
//!
//! ```text
//! open_plainly IDENTITIES TIPS DIR THREADS durable|cached
//!     TIPS: records of tag 32 | blob 32768; durable: each file is synced; prints {"seconds", "tips"} as JSON
//! ```

use std::env;
use std::error::Error;
use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::Path;
use std::thread;
use std::time::Instant;

use age::Decryptor;
use sybyr_crypto::hex;
use sybyr_crypto::recipient::HybridIdentity;

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

const TAG: usize = 32;
const BLOB: usize = 32 * 1024;

fn main() -> Outcome<()> {
    let args: Vec<String> = env::args().skip(1).collect();
    let [identities, tips, dir, threads, files] = &args[..] else {
        return Err("usage: open_plainly IDENTITIES TIPS DIR THREADS durable|cached".into());
    };
    let durable = files == "durable";
    let keys = fs::read_to_string(identities)?;
    let keys = keys.lines().filter(|line| line.starts_with("AGE-SECRET-KEY-PQ-1"));
    let keys =
        keys.map(|line| line.parse().map_err(|_| "not an identity")).collect::<Result<Vec<HybridIdentity>, _>>()?;
    let tips = fs::read(tips)?;
    let records: Vec<&[u8]> = tips.chunks_exact(TAG + BLOB).collect();
    let first = records.first().ok_or("there are no tips")?;
    // Whose month it is, a person with the plain command knows as well.
    let key = keys.iter().find(|key| open(key, &first[TAG..]).is_ok()).ok_or("no identity opens the tips")?;
    let (dir, threads) = (Path::new(dir), threads.parse::<usize>()?.max(1));
    fs::create_dir(dir)?;

    let start = Instant::now();
    thread::scope(|scope| {
        let parts = records.chunks(records.len().div_ceil(threads));
        let workers: Vec<_> = parts.map(|part| scope.spawn(|| open_all(key, part, dir, durable))).collect();
        workers.into_iter().try_for_each(|worker| worker.join().map_err(|_| "a thread failed")?)
    })?;
    if durable {
        File::open(dir)?.sync_all()?;
    }
    let seconds = start.elapsed().as_secs_f64();
    writeln!(io::stdout(), "{}", serde_json::json!({ "seconds": seconds, "tips": records.len() }))?;
    Ok(())
}

fn open_all(key: &HybridIdentity, records: &[&[u8]], dir: &Path, durable: bool) -> Outcome<()> {
    for record in records {
        let (tag, blob) = record.split_at(TAG);
        let mut file = File::create_new(dir.join(hex::encode(tag)))?;
        file.write_all(blob)?;
        if durable {
            file.sync_all()?;
        }
        open(key, blob)?;
    }
    Ok(())
}

fn open(key: &HybridIdentity, blob: &[u8]) -> Outcome<()> {
    let mut opened = Decryptor::new_buffered(blob)?.decrypt([key as &dyn age::Identity].into_iter())?;
    let mut buffer = vec![0; BLOB];
    while opened.read(&mut buffer)? > 0 {}
    Ok(())
}
