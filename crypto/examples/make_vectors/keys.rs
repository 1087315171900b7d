//! `tests/vectors/keys`: the key schedule, and the messages of claim and forward.

use ed25519_dalek::{Signer as _, SigningKey};
use serde_json::json;
use sybyr_crypto::codename::Codename;
use sybyr_crypto::hex::{self, Hex};
use sybyr_crypto::keys::{
    Fingerprint, Root, claim_commitment, claim_message, forward_message, upload_tag, withdraw_hash,
};

use crate::{error, fixed, success};

const TO: Fingerprint = Hex([0x0d; 32]);

pub(crate) fn make() {
    for (seed, year, slot, n) in [(0, 2026, 0, 1), (1, 2026, 255, 2), (2, 2027, 4079, 510), (3, 2026, 254, 77)] {
        let codename = Codename::generate(&mut fixed::rng(seed));
        let (drop_id, agency) = (fixed::drop_id(), fixed::agency());
        let root = Root::from_codename(&codename, &drop_id);
        let k = root.thread_key(&agency);
        let reply = root.reply_identity(&agency);
        let claim_key = root.claim_key(&agency);
        let cpk = claim_key.verifying_key().to_bytes();
        let w = root.withdraw_secret(&agency, year, slot).expect("in range");
        let wh = withdraw_hash(&w);
        let claim = claim_commitment(&drop_id, &agency, year, slot, &cpk);
        let tag = upload_tag(&wh, &claim);
        let challenge = [0x0e; 32];
        let claimant = "Ермек Сәрсенов, ИИН 000000000000";
        let sig = claim_key.sign(&claim_message(&drop_id, &agency, &tag, &challenge, claimant, 20778));
        let desk = SigningKey::from_bytes(&[0x0f; 32]);
        let hashes = [[0x21; 32], [0x22; 32], [0x23; 32], [0x24; 32]];
        let attachments = &hashes[2..2 + usize::try_from(seed % 3).expect("below 3")];
        let passed_on = forward_message(&drop_id, (&agency, &TO), &hashes[0], &hashes[1], attachments);
        success(
            "keys",
            &format!("schedule-{seed}"),
            "everything that follows from a codename",
            json!({
                "drop_id": drop_id, "idx13": hex::encode(&codename.idx13()[..]), "agency": agency, "year": year, "slot": slot, "n": n, "to": TO,
                "root": hex::encode(root.expose()), "drawer": root.drawer(), "k": k,
                "reply_identity": *reply.reveal(), "reply_to": reply.to_recipient(),
                "claim_public": Hex(cpk), "w": w, "wh": Hex(wh), "claim": Hex(claim), "tag": Hex(tag),
                "tag_n": Hex(k.tag(n).expect("in range")), "mac": k.mac_key(), "forward": k.forward(&TO),
                "challenge": Hex(challenge), "claimant": claimant, "day": 20778, "sig": Hex(sig.to_bytes()),
                "desk": Hex(desk.verifying_key().to_bytes()), "forward_tip": Hex(hashes[0]), "forward_message": Hex(hashes[1]),
                "forward_attachments": attachments.iter().map(|h| Hex(*h)).collect::<Vec<_>>(), "forward_sig": Hex(desk.sign(&passed_on).to_bytes()),
            }),
        );
    }
    let root = Hex([1; 32]);
    error(
        "keys",
        "slot-4080",
        "slots end at 4079",
        json!({ "root": root, "agency": fixed::agency(), "year": 2026, "slot": 4080 }),
    );
    error("keys", "reply-0", "replies are counted from 1", json!({ "root": root, "agency": fixed::agency(), "n": 0 }));
    error(
        "keys",
        "reply-511",
        "a thread holds 510 replies",
        json!({ "root": root, "agency": fixed::agency(), "n": 511 }),
    );
}
