//! An age plugin for the tests, `age-plugin-sybyrtest`: a key in a file stands for the hardware. It reads stanzas with the crate
//! `age-core`, not with the code that is tested.
//!
//! Beside the program lie `hardware`, an X25519 identity of age, and `mode`: `plain`, `refuse`, `pin` and the PIN, `choose`, or `wait`,
//! which leaves its number in `process` and waits for a touch that never comes.

use std::io::{self, BufRead as _, Write as _};
use std::path::PathBuf;

use age::{Identity as _, Recipient as _};
use age_core::format::{FileKey, Stanza, read};
use age_core::secrecy::ExposeSecret as _;
use base64::{Engine as _, prelude::BASE64_STANDARD_NO_PAD};

const TAG: &str = "sybyrtest";

fn main() -> io::Result<()> {
    let key: age::x25519::Identity = beside("hardware")?.parse().map_err(io::Error::other)?;
    let mode = beside("mode")?;
    match std::env::args().nth(1).as_deref() {
        Some("--age-plugin=recipient-v1") => wrap(&key),
        Some("--age-plugin=identity-v1") => unwrap(&key, &mode),
        _ => Err(io::ErrorKind::InvalidInput.into()),
    }
}

fn wrap(key: &age::x25519::Identity) -> io::Result<()> {
    for stanza in told()?.iter().filter(|stanza| stanza.tag == "wrap-file-key") {
        let file_key = FileKey::init_with_mut(|out| out.copy_from_slice(&stanza.body));
        let (wrapped, _) = key.to_public().wrap_file_key(&file_key).map_err(io::Error::other)?;
        for Stanza { args, body, .. } in wrapped {
            let args: Vec<&str> = ["0", TAG].into_iter().chain(args.iter().map(String::as_str)).collect();
            ask("recipient-stanza", &args, &body)?;
        }
    }
    say("done", &[], &[])
}

fn unwrap(key: &age::x25519::Identity, mode: &str) -> io::Result<()> {
    let told = told()?;
    if mode == "refuse" {
        ask("error", &["identity", "0"], "no such slot\x1b[2J\nPassphrase of the root key: ".as_bytes())?;
        return say("done", &[], &[]);
    }
    if mode == "wait" {
        std::fs::write(std::env::current_exe()?.with_file_name("process"), std::process::id().to_string())?;
        ask("msg", &[], b"touch the key")?;
        hear()?;
    }
    if mode == "choose" {
        let choices = ["the left\x1b[2J one", "the right\nSaved. one"].map(|c| BASE64_STANDARD_NO_PAD.encode(c));
        let answer = ask("confirm", &[&choices[0], &choices[1]], "which key?\u{202e}".as_bytes())?;
        if answer.args != ["no"] {
            ask("error", &["identity", "0"], b"not that one")?;
            return say("done", &[], &[]);
        }
    }
    if let Some(pin) = mode.strip_prefix("pin ") {
        ask("msg", &[], "touch the key\x1b]0;x\x07\rsaved".as_bytes())?;
        let answer = ask("request-secret", &[], b"PIN\x1b[2J for the key:")?;
        if answer.tag != "ok" || answer.body != pin.as_bytes() {
            ask("error", &["identity", "0"], b"wrong PIN")?;
            return say("done", &[], &[]);
        }
    }
    for mut stanza in told.into_iter().filter(|stanza| stanza.tag == "recipient-stanza") {
        stanza.args.remove(0);
        stanza.tag = stanza.args.remove(0);
        if stanza.tag == TAG {
            stanza.tag = "X25519".into();
            if let Some(Ok(file_key)) = key.unwrap_stanza(&stanza) {
                ask("file-key", &["0"], file_key.expose_secret())?;
            }
        }
    }
    say("done", &[], &[])
}

fn beside(name: &str) -> io::Result<String> {
    let program: PathBuf = std::env::current_exe()?;
    Ok(std::fs::read_to_string(program.with_file_name(name))?.trim().to_owned())
}

/// What comes before `done`.
fn told() -> io::Result<Vec<Stanza>> {
    let mut all = Vec::new();
    loop {
        let stanza = hear()?;
        if stanza.tag == "done" {
            return Ok(all);
        }
        all.push(stanza);
    }
}

fn ask(tag: &str, args: &[&str], body: &[u8]) -> io::Result<Stanza> {
    say(tag, args, body)?;
    hear()
}

fn say(tag: &str, args: &[&str], body: &[u8]) -> io::Result<()> {
    let encoded = BASE64_STANDARD_NO_PAD.encode(body);
    let mut text = format!("-> {}\n", [&[tag], args].concat().join(" "));
    let full = encoded.as_bytes().chunks_exact(64);
    let last = String::from_utf8_lossy(full.remainder()).into_owned();
    full.for_each(|line| text.push_str(&format!("{}\n", String::from_utf8_lossy(line))));
    text.push_str(&format!("{last}\n"));
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

fn hear() -> io::Result<Stanza> {
    let mut text = Vec::new();
    loop {
        if io::stdin().lock().read_until(b'\n', &mut text)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        match read::age_stanza(&text) {
            Ok((_, stanza)) => return Ok(stanza.into()),
            Err(error) if error.is_incomplete() => {}
            Err(_) => return Err(io::ErrorKind::InvalidData.into()),
        }
    }
}
