//! The forward: what an agency signs when it passes a tip on, and what the receiving one learns from it (protocol section 13).

use std::fmt;

use ed25519_dalek::{Signer as _, SigningKey};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::card::{Card, SignedCard};
use crate::document::V1;
use crate::hex::{self, Hex};
use crate::json;
use crate::keys::{Day, DropId, Fingerprint, forward_message};
use crate::notation::verify_bytes;

/// The greatest length of `forward.json`, in bytes: a card of 64 KiB in hex, and the rest.
pub const MAX_JSON: usize = 2 * json::MAX_LEN + 4096;

/// SHA-256 of everything of a tip that was passed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentHashes {
    /// Of `tip.json`.
    pub tip: [u8; 32],
    /// Of `message.txt`.
    pub message: [u8; 32],
    /// Of each attachment, in order.
    pub attachments: Vec<[u8; 32]>,
}

/// Who passed a tip on, and what was signed for it.
///
/// The card is signed by the root key that it names itself: whoever made it may be anyone. Its fingerprint is what a
/// person compares.
#[derive(Debug, Clone, PartialEq)]
pub struct Introduction {
    /// The card of the agency that had the tip before.
    pub card: Card,
    /// When it says that it passed the tip on.
    pub day: Day,
}

/// `forward.json`
#[derive(Serialize, Deserialize)]
struct ForwardJson {
    v: V1,
    origin: String,
    day: Day,
    sig: Hex<64>,
    #[serde(flatten)]
    extra: Map<String, Value>,
}

/// A `forward.json` that proves nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ForwardError;

impl fmt::Display for ForwardError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("who passed this tip on is not proven")
    }
}

impl std::error::Error for ForwardError {}

/// Writes `forward.json`: `S(desk_A, "forward", drop_id, fp_A, fp_B, ..)` for B, `to`, on the drop where B has the tip.
pub fn sign(
    desk: &SigningKey,
    origin: &SignedCard,
    (drop_id, to): (&DropId, &Fingerprint),
    day: Day,
    content: &ContentHashes,
) -> Vec<u8> {
    let sig = desk.sign(&message(drop_id, (&origin.card().agency, to), content));
    json::write(&ForwardJson {
        v: V1,
        origin: hex::encode(origin.as_bytes()),
        day,
        sig: Hex(sig.to_bytes()),
        extra: Map::new(),
    })
}

/// Reads `forward.json` of a tip that reached agency `to` on drop `drop_id`.
pub fn open(
    bytes: &[u8],
    (drop_id, to): (&DropId, &Fingerprint),
    content: &ContentHashes,
) -> Result<Introduction, ForwardError> {
    let forward: ForwardJson = json::parse(bytes, MAX_JSON).map_err(|_| ForwardError)?;
    let card = hex::decode_vec(&forward.origin).ok_or(ForwardError)?;
    let card = Card::open_of_any_drop(&card, None).map_err(|_| ForwardError)?;
    let said = message(drop_id, (&card.agency, to), content);
    if !verify_bytes(&card.desk.0, &said, &forward.sig.0) || !card.in_force(forward.day) || card.agency == *to {
        return Err(ForwardError);
    }
    Ok(Introduction { card, day: forward.day })
}

fn message(drop_id: &DropId, parties: (&Fingerprint, &Fingerprint), content: &ContentHashes) -> Vec<u8> {
    forward_message(drop_id, parties, &content.tip, &content.message, &content.attachments)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::{CardRecipient, Texts};
    use crate::keys::{Secret, fingerprint};
    use crate::recipient::HybridIdentity;

    const DROP: DropId = Hex([1; 16]);
    const TO: Fingerprint = Hex([2; 32]);
    const DAY: Day = 20_778;

    fn desk() -> SigningKey {
        SigningKey::from_bytes(&[4; 32])
    }

    fn card(drop_id: DropId) -> SignedCard {
        let root = SigningKey::from_bytes(&[3; 32]);
        let recipient = HybridIdentity::from_seed(&Secret::new([5; 32])).to_recipient();
        let name = "A".to_owned();
        let card = Card {
            v: V1,
            drop_id,
            agency: fingerprint(root.verifying_key().as_bytes()),
            root: Hex(root.verifying_key().to_bytes()),
            counter: 1,
            not_before: DAY - 10,
            not_after: DAY + 10,
            recipients: vec![CardRecipient { from: DAY - 10, recipient: recipient.clone() }],
            desk: Hex(desk().verifying_key().to_bytes()),
            desk_dh: Hex([9; 32]),
            bundle: recipient,
            names: Texts { en: name.clone(), ru: name.clone(), kk: name },
            texts: None,
            hotline: None,
            sectors: vec![],
            districts: vec![],
            roles: vec![],
            questions: vec![],
            hotlines: vec![],
            deadlines: None,
            rhythm: None,
            extra: Map::new(),
        };
        card.sign(&root).expect("signs")
    }

    fn content() -> ContentHashes {
        ContentHashes { tip: [6; 32], message: [7; 32], attachments: vec![[8; 32], [9; 32]] }
    }

    fn signed(drop_id: DropId) -> Vec<u8> {
        sign(&desk(), &card(drop_id), (&DROP, &TO), DAY, &content())
    }

    #[test]
    fn a_forward_names_who_passed_the_tip_on() {
        for drop_id in [DROP, Hex([0xee; 16])] {
            let introduction = open(&signed(drop_id), (&DROP, &TO), &content()).expect("proven");
            assert_eq!((introduction.card.agency, introduction.day), (card(drop_id).card().agency, DAY));
        }
    }

    #[test]
    fn what_was_signed_for_another_tip_another_agency_or_another_drop_proves_nothing() {
        let good = signed(DROP);
        let changed: [fn(&mut ContentHashes); 5] = [
            |c| c.tip[0] ^= 1,
            |c| c.message[0] ^= 1,
            |c| c.attachments[1][31] ^= 1,
            |c| c.attachments.truncate(1),
            |c| c.attachments.swap(0, 1),
        ];
        for (i, change) in changed.iter().enumerate() {
            let mut content = content();
            change(&mut content);
            assert_eq!(open(&good, (&DROP, &TO), &content), Err(ForwardError), "{i}");
        }
        assert_eq!(open(&good, (&Hex([7; 16]), &TO), &content()), Err(ForwardError));
        assert_eq!(open(&good, (&DROP, &Hex([7; 32])), &content()), Err(ForwardError));
    }

    #[test]
    fn another_desk_and_a_day_outside_the_card_are_refused() {
        let stranger = sign(&SigningKey::from_bytes(&[8; 32]), &card(DROP), (&DROP, &TO), DAY, &content());
        assert_eq!(open(&stranger, (&DROP, &TO), &content()), Err(ForwardError));
        let late = sign(&desk(), &card(DROP), (&DROP, &TO), DAY + 11, &content());
        assert_eq!(open(&late, (&DROP, &TO), &content()), Err(ForwardError));
    }

    #[test]
    fn an_agency_does_not_introduce_itself() {
        let own = card(DROP).card().agency;
        let bytes = sign(&desk(), &card(DROP), (&DROP, &own), DAY, &content());
        assert_eq!(open(&bytes, (&DROP, &own), &content()), Err(ForwardError));
    }

    #[test]
    fn a_changed_card_is_refused() {
        let text = String::from_utf8(signed(DROP)).expect("JSON is text");
        let name = hex::encode(br#""en":"A""#);
        let other = hex::encode(br#""en":"B""#);
        assert!(text.contains(&name));
        let renamed = text.replace(&name, &other);
        assert_eq!(open(renamed.as_bytes(), (&DROP, &TO), &content()), Err(ForwardError));
        for bad in ["{}", "", "{\"v\":1,\"origin\":\"0\",\"day\":1,\"sig\":\"\"}"] {
            assert_eq!(open(bad.as_bytes(), (&DROP, &TO), &content()), Err(ForwardError));
        }
    }
}
