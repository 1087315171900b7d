//! Writes one good input for each fuzz target, from which the fuzzer starts: `seeds CORPUS`.

use std::path::Path;
use std::{env, fs, io};

use rand::SeedableRng as _;
use rand::rngs::StdRng;
use sybyr_crypto::bundle::BundleReader;
use sybyr_crypto::carried::Carried;
use sybyr_crypto::claim::{Claim, Statement};
use sybyr_crypto::codename::Codename;
use sybyr_crypto::forward;
use sybyr_crypto::frame;
use sybyr_crypto::hex::Hex;
use sybyr_crypto::json;
use sybyr_crypto::keys::{Root, Secret};
use sybyr_crypto::log::Entry;
use sybyr_crypto::notation::var;
use sybyr_crypto::outbox::OpenedOutbox;
use sybyr_crypto::reply::Reply;
use sybyr_crypto::saved;
use sybyr_crypto::seal::seal_vec;
use sybyr_crypto::share::Share;
use sybyr_crypto::slot::Slot;
use sybyr_crypto::tip::{Expected, Kind, TipJson, read_tip};
use sybyr_crypto::words::List;
use sybyr_crypto_fuzz::{
    AGENCY, BUNDLE, DROP, IDENTITY, KEY, OUTBOX, Parts, TIP, card, checkpoint, drop_file, entries, expected_bundle,
    expected_outbox, passed_on, put_together, reply, script, seen, signed_card, text_of, tip,
};

fn main() -> io::Result<()> {
    let corpus = env::args_os().nth(1).ok_or_else(|| io::Error::other("usage: seeds CORPUS"))?;
    let seed = |target: &str, name: &str, bytes: &[u8]| -> io::Result<()> {
        let folder = Path::new(&corpus).join(target);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(name), bytes)
    };
    let scripted = |good: &Parts| [&[0][..], &script(good)].concat();
    let whole = |good: &Parts| [&[1][..], &put_together(good, &script(good))].concat();
    for (target, good) in [("bundle", &*BUNDLE), ("outbox", &*OUTBOX), ("tip", &*TIP)] {
        seed(target, "script", &scripted(good))?;
        seed(target, "whole", &whole(good))?;
        seed(target, "json", &[&[1][..], &good[0].1].concat())?;
    }
    let without_forward = &scripted(&TIP)[..1 + 4 * 6];
    seed("tip", "without-forward", without_forward)?;
    assert_good(&put_together(&TIP, &without_forward[1..]));
    seed("container", "tip", &put_together(&TIP, &script(&TIP)))?;
    let names = [
        "drawer/0-0/0",
        "drawer/3-7/10",
        "log/AGENCY/2026-1/seen",
        "log/AGENCY/2026-10/entries",
        "cards/AGENCY",
        "drop.js",
    ];
    let parts = names.map(|name| (name.replace("AGENCY", &AGENCY.to_string()).parse().expect("a part"), b"x".to_vec()));
    seed("saved", "to-read", &saved::write_parts(parts.into()))?;
    let carried = Carried { drop_id: DROP, agency: *AGENCY, tag: Hex([4; 32]), sealed: vec![0; 32_768] };
    seed("carried", "smallest", &carried.write())?;

    seed("card", "json", &json::write(&card(7)))?;
    seed("card", "signed", signed_card(7).as_bytes())?;
    seed("document", "card", signed_card(7).as_bytes())?;
    seed("card_file", "two", &[var(signed_card(7).as_bytes()), var(signed_card(8).as_bytes())].concat())?;
    seed("drop_file", "json", &json::write(&drop_file()))?;
    seed("drop_file", "signed", &drop_file().sign(&KEY).map_err(io::Error::other)?)?;

    seed("pixels", "two", b"SYBYRP1\n\0\0\0\x02\0\x01\0\x02abcdef\0\x01\0\x01abc\0\0")?;

    seed("checkpoint", "text", &text_of(&checkpoint()))?;
    seed("checkpoint", "note", &checkpoint())?;
    seed("seen", "text", &text_of(&seen("2026-1")))?;
    seed("seen", "note", &seen("2026-1"))?;
    seed("note", "note", &checkpoint())?;
    seed("log", "entries", &entries().iter().flat_map(Entry::to_bytes).collect::<Vec<u8>>())?;
    seed("log", "shard", b"2026-1")?;

    let mut rng = StdRng::seed_from_u64(1);
    let codename = Codename::generate(&mut rng);
    for (list, name) in List::ALL.into_iter().zip(["en", "ru", "kk"]) {
        seed("codename", name, codename.words(list).join(" ").as_bytes())?;
    }
    let share = Share { set: 7, need: 3, of: 5, index: 2, value: Secret::new([9; 32]) };
    seed("share", "words", share.lines(List::Kk).map(|line| line.join(" ")).join("\n").as_bytes())?;
    seed("share", "digits", share.digits().as_bytes())?;
    seed("recipient", "public", IDENTITY.to_recipient().to_string().as_bytes())?;
    seed("recipient", "secret", IDENTITY.reveal().as_bytes())?;
    seed("header", "sealed", &seal_vec(&IDENTITY.to_recipient(), b"text"))?;
    seed("slot", "decoy", &Slot::decoy(3, &mut rng).to_bytes())?;

    let (tip, keys) = tip();
    seed("tip_json", "tip", &json::write(&tip))?;
    seed("tip_json", "keys", &json::write(&keys))?;
    let root = Root::from_secret(Secret::new([5; 32]));
    let statement =
        Statement { tip: (2026, 17), challenge: Hex([1; 32]), claimant: "Е. Сәрсенов", day: 20_778 };
    let claim = Claim::sign(&root, &DROP, &AGENCY, &statement);
    assert!(claim.as_ref().is_some_and(|claim| claim.proves(&DROP, &AGENCY).is_some()), "claim");
    let claiming = TipJson { kind: Kind::Claim, claim, ..tip.clone() };
    seed("tip_json", "claim", &json::write(&claiming))?;
    let to = (&DROP, &Hex([9; 32]));
    let passed = forward::sign(&KEY, &signed_card(7), to, card(7).not_before, &passed_on());
    assert!(forward::open(&passed, to, &passed_on()).is_ok(), "forward");
    seed("forward", "json", &passed)?;
    let frames = frame::cut(&[7; 250], 100).ok_or_else(|| io::Error::other("frames"))?;
    for (frame, name) in frames.iter().zip(["first", "second", "last"]) {
        let bytes = frame.to_bytes();
        seed("frame", name, &bytes)?;
        seed("frame", &format!("{name}-without-check"), &bytes[..bytes.len() - 4])?;
    }
    seed("json", "tip", &json::write(&tip))?;
    seed("reply", "json", &json::write(&reply()))?;
    seed("reply", "plaintext", &[&var(&json::write(&reply()))[..], &[0; 16], &[7; 64]].concat())?;
    Ok(())
}

/// A seed that is refused at the door would teach the fuzzer nothing.
fn assert_good(tip_bytes: &[u8]) {
    let (_, keys) = tip();
    let expected = Expected { drop_id: DROP, agency: *AGENCY, tag: keys.tag() };
    assert!(read_tip(tip_bytes, &expected, &mut |_, _, _| Ok(())).is_ok(), "tip");
    let bundle = put_together(&BUNDLE, &script(&BUNDLE));
    assert!(BundleReader::new(&bundle[..], expected_bundle()).and_then(BundleReader::finish).is_ok(), "bundle");
    let outbox = put_together(&OUTBOX, &script(&OUTBOX));
    let store = &mut |_: _, _, content: &mut dyn io::Read| io::copy(content, &mut io::sink()).map(|_| ());
    assert!(OpenedOutbox::parse(&outbox[..], 7, &expected_outbox(), store).is_ok(), "outbox");
    assert!(Reply::parse(&json::write(&reply())).is_some(), "reply");
}
