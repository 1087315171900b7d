//! The claim: how a source proves, with the codename alone, that it wrote a tip (protocol section 13).

use ed25519_dalek::Signer as _;
use serde::{Deserialize, Serialize};

use crate::hex::Hex;
use crate::keys::{Day, DropId, Fingerprint, Root, claim_commitment, claim_message, upload_tag, withdraw_hash};
use crate::notation::verify_bytes;

/// The longest name of a claimant, in bytes of UTF-8.
pub const MAX_CLAIMANT: usize = 400;

/// `claim` of `tip.json`: everything that proves authorship of the tip with tag W, but W itself, which follows from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Public half of the key that can claim the tip.
    pub cpk: Hex<32>,
    /// UTC year in which the tip was sealed.
    pub year: u16,
    /// Which of the year's withdraw secrets it has.
    pub slot: u16,
    /// SHA-256 of that secret.
    pub wh: Hex<32>,
    /// Who claims it: what the source typed, 1..400 bytes on one line.
    pub claimant: String,
    /// When it was signed.
    pub day: Day,
    /// What the body asked to be answered.
    pub challenge: Hex<32>,
    /// Over all of it, by the key `cpk`.
    pub sig: Hex<64>,
}

/// What is claimed, and for whom.
#[derive(Debug, Clone, Copy)]
pub struct Statement<'a> {
    /// UTC year in which the tip was sealed, and its slot.
    pub tip: (u16, u16),
    /// What the body asked to be answered.
    pub challenge: Hex<32>,
    /// Who claims it.
    pub claimant: &'a str,
    /// Today.
    pub day: Day,
}

impl Claim {
    /// Signs as the source does. `None` when the slot does not exist or the claimant cannot be named so.
    pub fn sign(root: &Root, drop_id: &DropId, agency: &Fingerprint, statement: &Statement<'_>) -> Option<Self> {
        let Statement { tip: (year, slot), challenge, claimant, day } = *statement;
        if !is_claimant(claimant) {
            return None;
        }
        let key = root.claim_key(agency);
        let cpk = Hex(key.verifying_key().to_bytes());
        let wh = Hex(withdraw_hash(&root.withdraw_secret(agency, year, slot)?));
        let unsigned = Self { cpk, year, slot, wh, claimant: claimant.to_owned(), day, challenge, sig: Hex([0; 64]) };
        let sig = key.sign(&unsigned.message(drop_id, agency));
        Some(Self { sig: Hex(sig.to_bytes()), ..unsigned })
    }

    /// `W = H("tag", wh, H("claim", drop_id, fp, u16be y, u16be s, cpk))`: the tip that this claim is about.
    pub fn tag(&self, drop_id: &DropId, agency: &Fingerprint) -> Hex<32> {
        let commitment = claim_commitment(drop_id, agency, self.year, self.slot, &self.cpk.0);
        Hex(upload_tag(&self.wh.0, &commitment))
    }

    /// The tag of the tip whose authorship this proves; `None` when it proves nothing.
    ///
    /// What it cannot know, its caller checks: that a leaf with this tag is below a `seen`, that the challenge is the
    /// body's own and was not answered before, that the day is plausible.
    pub fn proves(&self, drop_id: &DropId, agency: &Fingerprint) -> Option<Hex<32>> {
        let holds = self.is_well_formed() && verify_bytes(&self.cpk.0, &self.message(drop_id, agency), &self.sig.0);
        holds.then(|| self.tag(drop_id, agency))
    }

    /// Whether it is within the bounds that every reader checks.
    pub fn is_well_formed(&self) -> bool {
        self.slot < crate::keys::SLOTS_A_YEAR && is_claimant(&self.claimant)
    }

    fn message(&self, drop_id: &DropId, agency: &Fingerprint) -> Vec<u8> {
        claim_message(drop_id, agency, &self.tag(drop_id, agency).0, &self.challenge.0, &self.claimant, self.day)
    }
}

/// Whether a claimant can be named so: 1..400 bytes, no control character that could make the signed line read otherwise.
pub fn is_claimant(text: &str) -> bool {
    (1..=MAX_CLAIMANT).contains(&text.len()) && !text.chars().any(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::Secret;
    use proptest::prelude::*;

    const DROP: DropId = Hex([1; 16]);
    const AGENCY: Fingerprint = Hex([2; 32]);
    const CHALLENGE: Hex<32> = Hex([3; 32]);

    fn root(seed: u8) -> Root {
        Root::from_secret(Secret::new([seed; 32]))
    }

    fn statement(claimant: &str) -> Statement<'_> {
        Statement { tip: (2026, 17), challenge: CHALLENGE, claimant, day: 20_778 }
    }

    fn claim() -> Claim {
        Claim::sign(&root(1), &DROP, &AGENCY, &statement("Ермек Сәрсенов")).expect("signs")
    }

    /// W of the tip in slot 17 of 2026, as the log has it.
    fn tag_of(root: &Root) -> Hex<32> {
        let wh = withdraw_hash(&root.withdraw_secret(&AGENCY, 2026, 17).expect("in range"));
        let cpk = root.claim_key(&AGENCY).verifying_key().to_bytes();
        Hex(upload_tag(&wh, &claim_commitment(&DROP, &AGENCY, 2026, 17, &cpk)))
    }

    #[test]
    fn a_claim_proves_the_tip_it_is_about() {
        assert_eq!(claim().proves(&DROP, &AGENCY), Some(tag_of(&root(1))));
    }

    #[test]
    fn another_codename_proves_another_tip_or_nothing() {
        let theirs = Claim::sign(&root(2), &DROP, &AGENCY, &statement("Ермек Сәрсенов")).expect("signs");
        assert_ne!(theirs.proves(&DROP, &AGENCY), Some(tag_of(&root(1))));
        let borrowed = Claim { cpk: claim().cpk, wh: claim().wh, ..theirs };
        assert_eq!(borrowed.proves(&DROP, &AGENCY), None, "the key of a tip signs for it");
    }

    #[test]
    fn whatever_is_changed_takes_the_proof_away() {
        let changed: [fn(&mut Claim); 8] = [
            |c| c.cpk.0[0] ^= 1,
            |c| c.year += 1,
            |c| c.slot += 1,
            |c| c.wh.0[31] ^= 1,
            |c| c.claimant = "Мансұр Қасымов".into(),
            |c| c.day += 1,
            |c| c.challenge.0[0] ^= 1,
            |c| c.sig.0[63] ^= 1,
        ];
        for (i, change) in changed.iter().enumerate() {
            let mut claim = claim();
            change(&mut claim);
            assert_eq!(claim.proves(&DROP, &AGENCY), None, "{i}");
        }
        assert_eq!(claim().proves(&Hex([9; 16]), &AGENCY), None, "made for another drop");
        assert_eq!(claim().proves(&DROP, &Hex([9; 32])), None, "an officer cannot divert it");
    }

    #[test]
    fn a_claimant_is_one_line_of_bounded_length() {
        for name in ["", "a\nb", "a\u{85}b", &"қ".repeat(201)] {
            assert!(Claim::sign(&root(1), &DROP, &AGENCY, &statement(name)).is_none(), "{name:?}");
        }
        assert!(is_claimant(&"қ".repeat(200)));
        let hidden = Claim { claimant: "a\u{1b}[2Jb".into(), ..claim() };
        assert_eq!(hidden.proves(&DROP, &AGENCY), None);
    }

    #[test]
    fn a_slot_that_does_not_exist_is_not_claimed() {
        let beyond = Statement { tip: (2026, 4080), ..statement("x") };
        assert!(Claim::sign(&root(1), &DROP, &AGENCY, &beyond).is_none());
        assert_eq!(Claim { slot: 4080, ..claim() }.proves(&DROP, &AGENCY), None);
    }

    proptest! {
        /// Any claim, well signed or not, gives an answer; one that was not signed by the key of a tip proves nothing.
        #[test]
        fn any_claim_is_judged(cpk: [u8; 32], sig in any::<[[u8; 32]; 2]>(), year: u16, slot: u16, day: u32, claimant in ".*") {
            let sig = Hex(sig.concat().try_into().expect("64 bytes"));
            let claim = Claim { cpk: Hex(cpk), year, slot, wh: Hex([4; 32]), claimant, day, challenge: CHALLENGE, sig };
            prop_assert_eq!(claim.proves(&DROP, &AGENCY), None);
        }

        #[test]
        fn a_signed_claim_proves_its_tip(year: u16, slot in 0_u16..4080, day: u32, claimant in "[а-яҚқ .,0-9]{1,60}") {
            let statement = Statement { tip: (year, slot), challenge: CHALLENGE, claimant: &claimant, day };
            let claim = Claim::sign(&root(1), &DROP, &AGENCY, &statement).expect("signs");
            prop_assert_eq!(claim.proves(&DROP, &AGENCY), Some(claim.tag(&DROP, &AGENCY)));
        }
    }
}
