//! What a bundle must and must not be.

use std::io::Read as _;

use ed25519_dalek::SigningKey;

use super::*;
use crate::container::{Reader, Writer};
use crate::keys::{Secret, upload_tag};
use crate::log::{Checkpoint, Decoy, Entry, Origin, Withdrawal, root};
use crate::notation::sha256;
use crate::recipient::HybridIdentity;
use crate::seal::open_vec;

const DROP: DropId = Hex([1; 16]);
const AGENCY: Fingerprint = Hex([2; 32]);

type Parts = Vec<(String, Vec<u8>)>;

fn identity() -> HybridIdentity {
    HybridIdentity::from_seed(&Secret::new([3; 32]))
}

fn log_key() -> SigningKey {
    SigningKey::from_bytes(&[4; 32])
}

fn expected() -> ExpectedBundle {
    ExpectedBundle { drop_id: DROP, agency: AGENCY, log: log_key().verifying_key().to_bytes() }
}

fn shard(name: &str) -> Shard {
    name.parse().expect("a shard")
}

fn blob(index: u32) -> Vec<u8> {
    format!("blob {index} ").repeat(100 * index as usize).into_bytes()
}

fn withdrawal(index: u32) -> Withdrawal {
    Withdrawal { index, withdraw: Hex([index as u8; 32]), claim: Hex([5; 32]) }
}

fn decoy(index: u32) -> Decoy {
    Decoy { index, seed: Hex([index as u8; 32]) }
}

/// Every leaf is a tip; 3 and 4 can be withdrawn, 5 is a decoy.
fn entries(n: u32) -> Vec<Entry> {
    let tag = |i| match i {
        3 | 4 => Hex(upload_tag(&sha256(&withdrawal(i).withdraw.0), &withdrawal(i).claim.0)),
        5 => Decoy::tag(&decoy(i).seed.0),
        _ => Hex([i as u8; 32]),
    };
    (0..n).map(|i| Entry { blob_hash: Hex(sha256(&blob(i))), tag: tag(i) }).collect()
}

fn checkpoint(shard: Shard, n: u32) -> Vec<u8> {
    let origin = Origin { drop_id: DROP, agency: AGENCY, shard };
    Checkpoint { origin, size: n, root: root(&entries(n)) }.sign(&log_key()).expect("in range")
}

fn json() -> BundleJson {
    BundleJson {
        v: V1,
        drop_id: DROP,
        agency: AGENCY,
        number: 7,
        day: 20_778,
        shards: vec![
            Covered { shard: shard("2026-9"), from: 4, to: 8 },
            Covered { shard: shard("2026-10"), from: 0, to: 2 },
        ],
        seen: vec![SeenSize { shard: shard("2026-9"), size: 4 }],
        outbox: Some(LastOutbox { number: 3, tags: Hex([6; 32]) }),
        bits: 0,
        slots: 64,
        reply_delay_days: 1,
        extra: Map::new(),
    }
}

/// Shard 2026-9 has 9 leaves: 4 withdrawn, 5 a decoy, 6 and 7 blobs, 3 withdrawn after it was collected, 8 for the next bundle.
fn bundle() -> Vec<u8> {
    let mut writer =
        BundleWriter::new(&identity().to_recipient(), &log_key(), &json(), Vec::new()).expect("well formed");
    let first = shard("2026-9");
    let withdrawn = [withdrawal(3), withdrawal(4)];
    writer.shard(first, &checkpoint(first, 9), &entries(9), &withdrawn, &[decoy(5)]).expect("in order");
    for index in [6, 7] {
        writer.blob(index, blob(index).len() as u64, &mut &blob(index)[..]).expect("in order");
    }
    let second = shard("2026-10");
    writer.shard(second, &checkpoint(second, 2), &entries(2), &[], &[]).expect("in order");
    for index in [0, 1] {
        writer.blob(index, blob(index).len() as u64, &mut &blob(index)[..]).expect("in order");
    }
    writer.finish().expect("complete")
}

fn parts() -> Parts {
    let plaintext = open_vec(&identity(), &bundle(), 1 << 20).expect("own bundle");
    let mut container = Reader::new(&plaintext[..]);
    let mut parts = Vec::new();
    while let Some(entry) = container.next().expect("canonical") {
        parts.push((entry.name, container.read_to_vec(1 << 20).expect("whole")));
    }
    parts
}

fn read(parts: &Parts) -> Result<BundleJson, BundleError> {
    let mut container = Writer::new(Vec::new());
    for (name, content) in parts {
        container.entry(name, content).expect("memory");
    }
    let plaintext = container.finish(0).expect("memory");
    BundleReader::new(&plaintext[..], expected())?.finish()
}

/// What is wrong with the good bundle after `change`.
fn faults(change: impl FnOnce(&mut Parts)) -> Vec<String> {
    let mut parts = parts();
    change(&mut parts);
    match read(&parts) {
        Ok(_) => vec![],
        Err(BundleError::Unaccounted(faults)) => faults.iter().map(Fault::to_string).collect(),
        Err(error) => vec![format!("refused: {error}")],
    }
}

fn at(parts: &Parts, name: &str) -> usize {
    parts.iter().position(|(n, _)| n == name).expect("the good bundle has it")
}

fn content<'a>(parts: &'a mut Parts, name: &str) -> &'a mut Vec<u8> {
    let at = at(parts, name);
    &mut parts[at].1
}

#[test]
fn comes_out_part_by_part_as_it_went_in() {
    let bundle = bundle();
    let mut reader = BundleReader::open(&identity(), &bundle[..], expected()).expect("own bundle");
    assert_eq!(*reader.json(), json());
    let mut seen = Vec::new();
    while let Some(item) = reader.next_item().expect("own bundle") {
        match item {
            Item::Shard(part) => {
                assert_eq!(part.entries, entries(part.checkpoint.size));
                assert_eq!(part.checkpoint_note, checkpoint(part.covered.shard, part.checkpoint.size));
                seen.push(format!("{} {} {}", part.covered.shard, part.withdrawn.len(), part.decoys.len()));
            }
            Item::Blob(part) => {
                let mut bytes = Vec::new();
                assert!(reader.copy_blob(&mut bytes).expect("memory"), "leaf {}", part.index);
                assert_eq!((bytes, part.entry), (blob(part.index), entries(9)[part.index as usize]));
                seen.push(format!("{} {}", part.shard, part.index));
            }
        }
    }
    assert_eq!(seen, ["2026-9 2 1", "2026-9 6", "2026-9 7", "2026-10 0 0", "2026-10 0", "2026-10 1"]);
    assert_eq!(reader.finish().expect("all accounted for"), json());
}

#[test]
fn blobs_that_nobody_copies_are_checked_all_the_same() {
    assert_eq!(faults(|_| ()), [""; 0]);
    let altered = faults(|parts| content(parts, "2026-9/blobs/00007")[0] ^= 1);
    assert_eq!(altered, ["leaf 7 of 2026-9 altered"]);
}

#[test]
fn an_altered_blob_is_said_when_it_is_copied() {
    let mut parts = parts();
    content(&mut parts, "2026-10/blobs/00001").push(0);
    let mut container = Writer::new(Vec::new());
    parts.iter().for_each(|(name, bytes)| container.entry(name, bytes).expect("memory"));
    let plaintext = container.finish(0).expect("memory");
    let mut reader = BundleReader::new(&plaintext[..], expected()).expect("begins well");
    let mut verdicts = Vec::new();
    while let Some(item) = reader.next_item().expect("no blob stops it") {
        if let Item::Blob(part) = item {
            verdicts.push((part.index, reader.copy_blob(&mut io::sink()).expect("memory")));
        }
    }
    assert_eq!(verdicts, [(6, true), (7, true), (0, true), (1, false)]);
    assert!(matches!(reader.finish(), Err(BundleError::Unaccounted(faults)) if faults.len() == 1));
}

#[test]
fn missing_and_doubled_leaves_are_named() {
    let without = |name: &'static str| faults(move |parts| drop(parts.remove(at(parts, name))));
    assert_eq!(without("2026-9/blobs/00006"), ["leaf 6 of 2026-9 missing"]);
    assert_eq!(without("2026-9/withdrawn"), ["leaf 4 of 2026-9 missing"]);
    assert_eq!(without("2026-9/decoys"), ["leaf 5 of 2026-9 missing"]);
    let last_two = faults(|parts| parts.truncate(at(parts, "2026-10/blobs/00000")));
    assert_eq!(last_two, ["leaf 0 of 2026-10 missing", "leaf 1 of 2026-10 missing"]);

    let twice = faults(|parts| {
        let at = at(parts, "2026-9/blobs/00006");
        parts.insert(at, parts[at].clone());
    });
    assert_eq!(twice, ["leaf 6 of 2026-9 doubled"]);
    let also_a_decoy = faults(|parts| {
        let at = at(parts, "2026-9/blobs/00006");
        parts.insert(at, ("2026-9/blobs/00005".into(), blob(5)));
    });
    assert_eq!(also_a_decoy, ["leaf 5 of 2026-9 doubled"]);
    let beyond = faults(|parts| {
        let at = at(parts, "2026-10/checkpoint");
        parts.insert(at, ("2026-9/blobs/00008".into(), blob(8)));
    });
    assert_eq!(beyond, ["leaf 8 of 2026-9 outside the bundle's range"]);
}

#[test]
fn a_withdrawal_or_decoy_without_proof_is_named() {
    let withdrawn = faults(|parts| content(parts, "2026-9/withdrawn")[68 + 4] ^= 1);
    assert_eq!(withdrawn, ["leaf 4 of 2026-9 withdrawn without proof"]);
    let earlier = faults(|parts| content(parts, "2026-9/withdrawn")[4] ^= 1);
    assert_eq!(earlier, ["leaf 3 of 2026-9 withdrawn without proof"]);
    let no_decoy = faults(|parts| content(parts, "2026-9/decoys")[4] ^= 1);
    assert_eq!(no_decoy, ["leaf 5 of 2026-9 called a decoy without proof"]);
    let instead_of_a_tip = faults(|parts| {
        parts.remove(at(parts, "2026-9/blobs/00006"));
        content(parts, "2026-9/decoys").extend(decoy(6).to_bytes());
    });
    assert_eq!(instead_of_a_tip, ["leaf 6 of 2026-9 called a decoy without proof"]);
    let far_away = faults(|parts| content(parts, "2026-9/decoys").extend(decoy(u32::MAX).to_bytes()));
    assert_eq!(far_away, ["leaf 4294967295 of 2026-9 outside the bundle's range"]);
    let unsorted = faults(|parts| content(parts, "2026-9/decoys").extend(decoy(5).to_bytes()));
    assert_eq!(unsorted, ["refused: the bundle is not in the form of the protocol: withdrawn or decoys out of order"]);
}

#[test]
fn entries_that_the_drop_did_not_sign_are_refused() {
    let refused = |change: fn(&mut Parts)| {
        let mut parts = parts();
        change(&mut parts);
        read(&parts)
    };
    assert!(matches!(refused(|p| content(p, "2026-9/entries")[0] ^= 1), Err(BundleError::Root(_))));
    assert!(matches!(refused(|p| content(p, "2026-9/entries").truncate(512)), Err(BundleError::Root(_))));
    assert!(matches!(refused(|p| content(p, "2026-9/entries").truncate(500)), Err(BundleError::Malformed("entries"))));
    assert!(matches!(refused(|p| content(p, "2026-9/checkpoint")[120] ^= 1), Err(BundleError::Checkpoint(..))));
    assert!(matches!(refused(|p| p[2].1 = checkpoint(shard("2026-10"), 9)), Err(BundleError::Checkpoint(..))));
    let foreign = ExpectedBundle { log: [9; 32], ..expected() };
    let bundle = bundle();
    assert!(matches!(BundleReader::open(&identity(), &bundle[..], foreign), Err(BundleError::Signature)));
}

/// Anyone can seal to the agency, and the log is public: without the signature a forged echo or delay would be believed.
#[test]
fn a_bundle_that_the_drop_did_not_make_is_refused() {
    let mut parts = parts();
    let text = String::from_utf8(content(&mut parts, "bundle.json").clone()).expect("text");
    *content(&mut parts, "bundle.json") = text.replace("\"reply_delay_days\":1", "\"reply_delay_days\":0").into_bytes();
    assert!(matches!(read(&parts), Err(BundleError::Signature)));
    let stranger = SigningKey::from_bytes(&[9; 32]);
    let signed = crate::notation::sign(&stranger, LABEL, &[&sha256(&text.into_bytes())]);
    let mut parts = self::parts();
    *content(&mut parts, "signature") = signed.to_vec();
    assert!(matches!(read(&parts), Err(BundleError::Signature)));
    content(&mut parts, "signature").push(0);
    assert!(read(&parts).is_err());
}

#[test]
fn parts_out_of_place_are_refused() {
    let good = parts();
    for i in 1..good.len() {
        let mut swapped = good.clone();
        swapped.swap(i - 1, i);
        assert!(read(&swapped).is_err(), "{} before {}", good[i].0, good[i - 1].0);
    }
    for name in ["2026-9/blobs/6", "2026-9/blobs/000006", "2026-9/blobs/0000x", "2026-10/blobs/00006", "padding", "x"] {
        let mut renamed = good.clone();
        let at = at(&renamed, "2026-9/blobs/00006");
        renamed[at].0 = name.to_owned();
        assert!(matches!(read(&renamed), Err(BundleError::Malformed(_))), "{name}");
    }
    let first_shard_only: Parts = good.iter().filter(|(name, _)| !name.starts_with("2026-10")).cloned().collect();
    assert!(matches!(read(&first_shard_only), Err(BundleError::Malformed("a shard is not there"))));
}

#[test]
fn a_foreign_or_cut_bundle_is_refused() {
    let bundle = bundle();
    let open = |expected, bytes: &[u8]| BundleReader::open(&identity(), bytes, expected).and_then(BundleReader::finish);
    assert!(open(expected(), &bundle).is_ok());
    let other_drop = ExpectedBundle { drop_id: Hex([9; 16]), ..expected() };
    assert!(matches!(open(other_drop, &bundle), Err(BundleError::Foreign)));
    let other_agency = ExpectedBundle { agency: Hex([9; 32]), ..expected() };
    assert!(matches!(open(other_agency, &bundle), Err(BundleError::Foreign)));
    for cut in [0, 1000, 1700, 3000, bundle.len() - 1] {
        assert!(matches!(open(expected(), &bundle[..cut]), Err(BundleError::Sealed)), "cut at {cut}");
    }
    let stranger = HybridIdentity::from_seed(&Secret::new([9; 32]));
    assert!(matches!(BundleReader::open(&stranger, &bundle[..], expected()), Err(BundleError::Sealed)));
}

#[test]
fn a_disk_that_is_full_is_not_taken_for_a_bad_bundle() {
    struct Full;
    impl io::Write for Full {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let bundle = bundle();
    let mut reader = BundleReader::open(&identity(), &bundle[..], expected()).expect("own bundle");
    while !matches!(reader.next_item().expect("own bundle"), Some(Item::Blob(_))) {}
    assert!(matches!(reader.copy_blob(&mut Full), Err(BundleError::Io(_))));
    assert!(reader.next_item().is_err(), "nobody reads on after an error");
    assert!(reader.finish().is_err());
}

#[test]
fn the_writer_refuses_parts_out_of_order() {
    let begin = || BundleWriter::new(&identity().to_recipient(), &log_key(), &json(), io::sink()).expect("well formed");
    let first = shard("2026-9");
    let mut writer = begin();
    assert!(writer.blob(6, 0, &mut io::empty()).is_err(), "a blob before its shard");
    assert!(writer.shard(shard("2026-10"), &[], &[], &[], &[]).is_err(), "the second shard first");
    assert!(begin().finish().is_err(), "no shard at all");
    let mut writer = begin();
    writer.shard(first, &[], &[], &[], &[]).expect("in order");
    assert!(writer.blob(3, 0, &mut io::empty()).is_err(), "before from");
    assert!(writer.blob(8, 0, &mut io::empty()).is_err(), "behind to");
    writer.blob(6, 0, &mut io::empty()).expect("in order");
    assert!(writer.blob(6, 0, &mut io::empty()).is_err(), "twice");
    let backwards = BundleJson { shards: vec![Covered { shard: first, from: 2, to: 1 }], ..json() };
    assert!(BundleWriter::new(&identity().to_recipient(), &log_key(), &backwards, io::sink()).is_err());
}

proptest::proptest! {
    #[test]
    fn any_bytes_give_a_value_or_an_error(bytes: Vec<u8>, json in "\\{.{0,200}\\}") {
        let _ = BundleJson::parse(json.as_bytes());
        let _ = BundleReader::new(&bytes[..], expected()).and_then(BundleReader::finish);
        let _ = BundleReader::open(&identity(), io::empty().chain(&bytes[..]), expected());
    }
}
