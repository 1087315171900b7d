//! `tests/vectors/claim`

use serde_json::{Value, json};
use sybyr_crypto::claim::{Claim, Statement};
use sybyr_crypto::codename::Codename;
use sybyr_crypto::hex::{self, Hex};
use sybyr_crypto::json as strict;
use sybyr_crypto::keys::{Fingerprint, Root};

use crate::fixed::{agency, drop_id, rng};
use crate::{error, success};

const CLAIMANT: &str = "Ермек Сәрсенов, ИИН 000000000000";

pub(crate) fn make() {
    let root = Root::from_codename(&Codename::generate(&mut rng(0)), &drop_id());
    let claim = |claimant, tip| {
        let statement = Statement { tip, challenge: Hex([0x0e; 32]), claimant, day: 20_778 };
        Claim::sign(&root, &drop_id(), &agency(), &statement).expect("signs")
    };
    let longest = "қ".repeat(200);
    for (name, comment, claimant, tip) in [
        ("first-slot", "the least slot there is", CLAIMANT, (2026, 0)),
        ("last-slot", "the last slot there is", CLAIMANT, (2027, 4079)),
        ("longest-name", "400 bytes of name", longest.as_str(), (2026, 17)),
    ] {
        let claim = claim(claimant, tip);
        let mut fields = inputs(&claim, agency());
        fields["root"] = json!(hex::encode(root.expose()));
        fields["tag"] = json!(claim.tag(&drop_id(), &agency()));
        success("claim", name, comment, fields);
    }
    let good = claim(CLAIMANT, (2026, 17));
    let refuse = |name, comment, claim: &Claim| error("claim", name, comment, inputs(claim, agency()));
    refuse("another-name", "signed for somebody else", &Claim { claimant: "М. Қасымов".into(), ..good.clone() });
    refuse("another-day", "signed on another day", &Claim { day: 20_779, ..good.clone() });
    refuse("another-challenge", "an answer to something else", &Claim { challenge: Hex([1; 32]), ..good.clone() });
    refuse("another-tip", "signed for another slot", &Claim { slot: 18, ..good.clone() });
    refuse("no-slot", "a slot that does not exist", &claim_out_of_bounds(&good, 4080, CLAIMANT));
    refuse("no-name", "nobody claims it", &claim_out_of_bounds(&good, 17, ""));
    refuse("two-lines", "a line break would make it read otherwise", &claim_out_of_bounds(&good, 17, "a\nb"));
    refuse("name-too-long", "401 bytes", &claim_out_of_bounds(&good, 17, &"a".repeat(401)));
    let mut changed = good.clone();
    changed.sig.0[40] ^= 1;
    refuse("changed", "a bit of the signature is another", &changed);
    error("claim", "another-agency", "diverted to another body", inputs(&good, Hex([9; 32])));
}

fn claim_out_of_bounds(good: &Claim, slot: u16, claimant: &str) -> Claim {
    Claim { slot, claimant: claimant.into(), ..good.clone() }
}

fn inputs(claim: &Claim, agency: Fingerprint) -> Value {
    let text = String::from_utf8(strict::write(claim)).expect("JSON is text");
    json!({ "drop_id": drop_id(), "agency": agency, "claim": text })
}
