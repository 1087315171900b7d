//! `print`: a case, or the record of a proven authorship, as one page for A4.

use std::io;
use std::path::Path;

use sybyr_crypto::claim::Claim;
use sybyr_crypto::hex::Hex;
use sybyr_crypto::tip::OpenedTip;

use super::claims::{self, Proof};
use super::show::{self, Message};
use super::{Session, leaf_name, newest_card, open_stored, own_name, standing, telling};
use crate::casebook::{Casebook, Hashing, TipRow};
use crate::clock;
use crate::printed::Printed;
use crate::problem::{NotPrinted, Problem, Result};
use crate::text::{AboutFiles, Field, Language, Proving, Say};

pub(super) fn run(session: &mut Session<'_>, case: i64, claim: Option<u32>, output: Option<&Path>) -> Result<()> {
    let book = session.open()?;
    let officer = session.officer.clone().map_or_else(|| book.last_officer(), |officer| Ok(Some(officer)))?;
    let printing =
        Printing { book: &book, language: session.language, today: session.today, officer, for_others: false };
    let page = match claim {
        Some(tip) => printing.record(case, tip)?,
        None => printing.case(case)?,
    };
    match output {
        Some(path) => {
            session.write_output(path, page.as_bytes())?;
            let (output, size) = (path.to_owned(), page.len() as u64);
            session.say(&Say::Files(AboutFiles::PageWritten { output, size }))
        }
        None => session.out.write_all(page.as_bytes()).map_err(Problem::Output),
    }
}

/// What every printed page needs.
pub(super) struct Printing<'a> {
    pub(super) book: &'a Casebook,
    pub(super) language: Language,
    pub(super) today: sybyr_crypto::keys::Day,
    pub(super) officer: Option<String>,
    /// It leaves the agency: no other case is named.
    pub(super) for_others: bool,
}

impl Printing<'_> {
    /// The whole case: its card, what was told, our answers, in their order.
    pub(super) fn case(&self, case: i64) -> Result<String> {
        let words = self.language.printing();
        let tips = self.book.tips(case)?;
        let first = tips.first().ok_or(Problem::NoSuchCase(case))?;
        let messages = show::messages(self.book, case)?;
        let claims = claims::judge(self.book, case)?;
        let mut page = self.begin(&words.case(case), case, &messages)?;
        let mut rows = vec![
            (words.received.to_owned(), clock::format(first.day)),
            (words.leaf.to_owned(), leaf_name(&first.shard, first.leaf)),
        ];
        if let Some(last) = messages.last() {
            rows.push((
                words.status.to_owned(),
                format!("{}, {}", self.language.status(last.reply.status), clock::format(last.first.day)),
            ));
        }
        let mut rulings = standing::in_force(self.book, case)?;
        rulings.retain(|ruling| !(self.for_others && ruling.names_a_case()));
        let card = newest_card(self.book)?;
        let rulings: Vec<String> =
            rulings.iter().map(|ruling| standing::spoken(ruling, card.as_ref(), self.language)).collect();
        if !rulings.is_empty() {
            rows.push((words.standing.to_owned(), rulings.join("\n")));
        }
        page.table(&rows);
        for (i, tip) in tips.iter().enumerate() {
            let head = if i == 0 { words.tip.to_owned() } else { words.later(i + 1) };
            page.part(&head, &format!("{} · {}", clock::format(tip.day), leaf_name(&tip.shard, tip.leaf)));
            self.tip(&mut page, tip, &claims)?;
            for message in messages.iter().filter(|m| m.first.answers == (tip.shard.clone(), tip.leaf)) {
                self.message(&mut page, message);
            }
        }
        page.signatures(words.signatures);
        Ok(page.finish())
    }

    /// Who proved to have written what, for the file of a reward.
    fn record(&self, case: i64, number: u32) -> Result<String> {
        let words = self.language.printing();
        let tips = self.book.tips(case)?;
        if tips.is_empty() {
            return Err(Problem::NoSuchCase(case));
        }
        let no_claim = || Problem::NotPrinted(NotPrinted::NoClaim(number));
        let at = usize::try_from(number).ok().and_then(|number| number.checked_sub(1)).ok_or_else(no_claim)?;
        let row = tips.get(at).ok_or_else(no_claim)?;
        let verdict = claims::judge(self.book, case)?.remove(&(row.shard.clone(), row.leaf)).ok_or_else(no_claim)?;
        let proof = verdict.map_err(|_| Problem::NotPrinted(NotPrinted::NotProven(number)))?;
        let claim = open_stored(self.book, row, &mut |_, _, _| Ok(()))?.tip.claim.ok_or_else(no_claim)?;
        let messages = show::messages(self.book, case)?;
        let mut page = self.begin(words.record, case, &messages)?;
        let Proof { claimant, leaf, received, day } = proof;
        page.verdict(words.verdict);
        let mut rows = vec![(words.claimant.to_owned(), claimant), (words.signed.to_owned(), clock::format(day))];
        rows.push((words.about.to_owned(), words.case(case)));
        rows.extend(received.map(|day| (words.received.to_owned(), clock::format(day))));
        rows.push((words.leaf.to_owned(), leaf));
        page.table(&rows);
        page.text(words.what_it_means);
        page.part(words.numbers, "");
        page.numbers(&self.numbers(&claim));
        page.small(words.how);
        page.signatures(words.signatures);
        Ok(page.finish())
    }

    /// What the signature was made over, and by which key.
    fn numbers(&self, claim: &Claim) -> [(&'static str, String); 9] {
        let keys = self.book.keys();
        let Claim { cpk, year, slot, wh, day, challenge, sig, .. } = claim;
        [
            ("drop_id", keys.drop_id.to_string()),
            ("agency", keys.agency.to_string()),
            ("W", claim.tag(&keys.drop_id, &keys.agency).to_string()),
            ("cpk", cpk.to_string()),
            ("year, slot", format!("{year}, {slot}")),
            ("wh", wh.to_string()),
            ("challenge", challenge.to_string()),
            ("day", day.to_string()),
            ("sig", sig.to_string()),
        ]
    }

    fn begin(&self, title: &str, case: i64, messages: &[Message]) -> Result<Printed> {
        let words = self.language.printing();
        let card = newest_card(self.book)?;
        let name = card.as_ref().map_or("", |card| own_name(&card.names, self.language)).to_owned();
        let by = self.officer.as_ref().map_or_else(String::new, |officer| format!(" · {officer}"));
        let number = self.registered(case, messages)?.unwrap_or_else(|| words.not_registered.to_owned());
        let mut page = Printed::new(self.language.code(), &format!("{name}: {title}"));
        page.header(&name, &format!("{} {}{by}", words.printed, clock::format(self.today)), words.registered, &number);
        page.title(title);
        page.small(words.secret);
        Ok(page)
    }

    /// Under which number the public office files it: as decided, or as the source was told last.
    fn registered(&self, case: i64, messages: &[Message]) -> Result<Option<String>> {
        let decided = self.book.case_status(case)?.and_then(|stands| stands.reference);
        Ok(decided.or_else(|| messages.iter().rev().find_map(|message| message.reply.reference.clone())))
    }

    fn tip(&self, page: &mut Printed, row: &TipRow, claims: &claims::Claims) -> Result<()> {
        let words = self.language.printing();
        let say = |what: &Say| self.language.say(what);
        let Ok((opened, hashes)) = self.open(row) else {
            page.note(words.damaged);
            return Ok(());
        };
        if row.withdrawn {
            page.note(&say(&Say::Withdrawn));
        }
        if let Some(introduction) = opened.introduction() {
            page.note(&say(&Say::Proving(claims::introduced(introduction, self.language))));
        }
        if let Some(verdict) = claims.get(&(row.shard.clone(), row.leaf)) {
            page.note(&say(&Say::Proving(claims::say(verdict.clone()))));
        }
        let card = newest_card(self.book)?;
        let lines = telling::lines(&opened.tip, card.as_ref(), self.language);
        page.table(
            &lines
                .into_iter()
                .map(|(label, value)| (label.trim_end_matches(':').to_owned(), value))
                .collect::<Vec<_>>(),
        );
        if opened.message.trim().is_empty() {
            page.small(&say(&Say::NoText));
        } else {
            page.text(&opened.message);
        }
        let files: Vec<[String; 3]> = opened
            .tip
            .attachments
            .iter()
            .zip(&hashes)
            .map(|(file, hash)| [file.name.clone(), self.language.size(file.size), hash.to_string()])
            .collect();
        self.files(page, &files);
        Ok(())
    }

    /// A tip, and the SHA-256 of each of its files.
    fn open(&self, row: &TipRow) -> Result<(OpenedTip, Vec<Hex<32>>)> {
        let mut hashes = Vec::new();
        let opened = open_stored(self.book, row, &mut |_, _, content| {
            let mut hashing = Hashing::new(io::sink());
            io::copy(content, &mut hashing)?;
            hashes.push(hashing.hash());
            Ok(())
        })?;
        Ok((opened, hashes))
    }

    fn message(&self, page: &mut Printed, message: &Message) {
        let words = self.language.printing();
        let Message { first, reply, text, .. } = message;
        page.part(
            &words.answer(first.n),
            &format!("{} · {}", clock::format(first.day), self.language.status(reply.status)),
        );
        if let Some(agency) = reply.to {
            page.note(&self.language.say(&Say::Proving(Proving::PassedOnTo { agency })));
        }
        if reply.challenge.is_some() {
            page.note(&self.language.say(&Say::Proving(Proving::Challenge)));
        }
        if let Some(reference) = &reply.reference {
            page.table(&[(self.language.field(Field::Reference).to_owned(), reference.clone())]);
        }
        if !text.is_empty() {
            page.text(text);
        }
        let files: Vec<[String; 3]> = reply
            .objects
            .iter()
            .map(|object| [object.name.clone(), self.language.size(object.size), String::new()])
            .collect();
        self.files(page, &files);
    }

    fn files(&self, page: &mut Printed, files: &[[String; 3]]) {
        let words = self.language.printing();
        if !files.is_empty() {
            page.small(&format!("{}: {}", words.files, files.len()));
            page.files([words.file_name, words.size, "SHA-256"], files);
        }
    }
}
