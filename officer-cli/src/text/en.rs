//! English.

use sybyr_crypto::reply::Status;
use sybyr_crypto::tip::{Finding, Forwarding, Kind, Language as TipLanguage, Risk};
use sybyr_crypto::words::List;

use super::copying;
use super::deciding;
use super::evidence;
use super::files;
use super::key_faults;
use super::keys;
use super::on_screen;
use super::printing;
use super::proving;
use super::recovering;
use super::rites;
use super::saving;
use super::showing;
use super::sign_offs;
use super::upkeep;
use super::waiting;
use super::{Field, Language, Say, Words, first_ten, path, places, words_of};
use crate::casebook::ReplyState;
use crate::clock::format as date;
use crate::problem::Problem;
use crate::terminal::line;

pub(super) struct En;

fn n(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

fn system(error: &std::io::Error) -> String {
    files::reason(error, Language::En)
}

fn io_help(error: &std::io::Error) -> &'static str {
    use std::io::ErrorKind::{IsADirectory, NotADirectory, NotFound, PermissionDenied, QuotaExceeded, StorageFull};
    match error.kind() {
        StorageFull | QuotaExceeded => "make room on the disk and repeat the command; nothing was lost",
        NotFound | IsADirectory | NotADirectory => "check the name",
        PermissionDenied => "check whose file it is, and its mode",
        _ => "check the disk or the stick, then repeat the command",
    }
}

impl Words for En {
    fn say(&self, what: &Say) -> String {
        use Say::*;
        match what {
            AskPassphrase => "Passphrase: ".into(),
            ChoosePassphrase => "New passphrase: ".into(),
            RepeatPassphrase => "The same again: ".into(),
            ConfirmDrop { fingerprint } => format!(
                "The drop file's fingerprint:\n{}\nCompare it with what the drop's operator reads out to you.\nType yes if all twelve words are the same: ",
                words_of(fingerprint, self.list())
            ),
            ConfirmExport => "Whoever has the exported file can read every tip. Type yes to write it: ".into(),
            AgencyMade { name, fingerprint } => format!("{}\n{}", line(name), words_of(fingerprint, self.list())),
            AfterInit { casebook } => format!(
                "The agency is made. Its twelve words stand above: print them, and read them to the drop's operator.\n\
                 Move {}/root.age to a stick of its own and lock it away: it signs cards and nothing else.\n\
                 Next: sybyr-officer --casebook {} card --output agency.card",
                path(casebook),
                path(casebook)
            ),
            ConfirmRestore { outbox } => format!(
                "{}Go on only when this folder is your newest backup and the later casebook is lost for ever: two casebooks in use would give out the same numbers. Type yes to go on: ",
                outbox.map_or_else(String::new, |number| format!("The server has your outbox {number}. "))
            ),
            LaterSigned { shard, here, signed } => format!(
                "{}: the lost casebook had signed for {}, this one has {here}. Import the bundles in between, if you still have them: what they brought is not in this casebook",
                line(shard),
                n(*signed as usize, "leaf", "leaves")
            ),
            Restored { next } => format!("restored: the next outbox is {next}, and every thread goes on 16 numbers later"),
            AfterRestore => "Next: import every bundle since the backup, the newest last; then list, and outbox".into(),
            CardsWritten { output, cards, until } => {
                format!("{}: {}, valid until {}", path(output), n(*cards, "card", "cards"), date(*until))
            }
            AgencyWords { fingerprint } => {
                format!("Read these words to the drop's operator:\n{}", words_of(fingerprint, self.list()))
            }
            IdentityWritten { output, keys } => {
                format!("{}: {}; keep it as you keep the casebook", path(output), n(*keys, "key", "keys"))
            }
            Mended => "warning: a snapshot of the casebook was damaged and was made again; nothing was lost. Check the disk and make a backup now".into(),
            TornTail { kept } => format!(
                "warning: the last change was interrupted, by a power cut perhaps, and does not count: repeat the last command. What was cut off lies in {}",
                path(kept)
            ),
            ClockDiffers { today, bundle } => format!(
                "warning: this machine says {}, the newest bundle is of {}; if the clock is wrong, use --today YYYY-MM-DD",
                date(*today),
                date(*bundle)
            ),
            Imported { number, tips, new_cases, known, withdrawn } => {
                let mut text = format!(
                    "bundle {number}: {}, {}",
                    n(*tips, "new tip", "new tips"),
                    n(*new_cases, "new case", "new cases")
                );
                if *known > 0 {
                    text.push_str(&format!(", {known} already here"));
                }
                if *withdrawn > 0 {
                    text.push_str(&format!(", {withdrawn} withdrawn"));
                }
                text
            }
            DidNotOpen { leaves } => format!("did not open: {} ({}); list says where they lie", leaves.len(), first_ten(leaves)),
            SignedFor { shard, size } => format!("seen: {} of {}", n(*size as usize, "leaf", "leaves"), line(shard)),
            AfterImport => "Next: list, show, reply; then outbox, which carries the seen notes back".into(),
            NoCases => "no cases yet".into(),
            UnopenedTips { tips } => format!(
                "{} did not open:{}\nEach is tried again when its bundle is imported again. Without this program: identity export --output KEYS, then age -d -i KEYS FILE | tar x",
                n(tips.len(), "tip", "tips"),
                places(tips)
            ),
            NoText => "(no text)".into(),
            New => "new".into(),
            Withdrawn => "withdrawn by the source".into(),
            Repeated => "the same tip came before: somebody may be repeating it".into(),
            OldKey => "came under a codename that the source has given up, or claims to continue it: whoever found that codename may have written it".into(),
            Heard => "taken by call: the call-taker has heard the codename".into(),
            HeardCases { cases } => format!("taken by call, the call-taker has heard the codename: {}", first_ten(cases)),
            BlobDamaged { blob } => format!("does not open any more: its file blobs/{} is missing or damaged", line(blob)),
            CaseTitle { case, tips, replies } => {
                format!("Case {case}: {}, {}", n(*tips, "tip", "tips"), n(*replies, "reply", "replies"))
            }
            TipTitle { number, day, leaf } => format!("Tip {number}, received {}, leaf {}", date(*day), line(leaf)),
            ReplyTitle { n: number, day, status, parts, state } => {
                let state = match state {
                    ReplyState::Waiting => "waits for an outbox".into(),
                    ReplyState::Again(outbox) => {
                        format!("waits for an outbox once more: outbox {outbox} was passed over")
                    }
                    ReplyState::GivenUp => "not sent: written for a codename that the source has given up since".into(),
                    ReplyState::Sent(outbox) => format!("in outbox {outbox}, not confirmed yet"),
                    ReplyState::Confirmed(outbox) => format!("in outbox {outbox}, on the server"),
                };
                let parts = if *parts > 1 { format!(", {parts} parts") } else { String::new() };
                format!("  Reply {number}, written {}, {}{parts}: {state}", date(*day), self.status(*status))
            }
            Saved { folder, files } => format!("{}: {}", path(folder), n(*files, "file", "files")),
            ReplyWritten { case, n: number, parts, delay } => {
                let parts = if *parts > 1 { format!(" in {parts} parts") } else { String::new() };
                let wait = match delay {
                    0 => "leaves with the next outbox".to_owned(),
                    days => format!("leaves with the first outbox after the server has confirmed the tip as seen, {} or more later", n(*days as usize, "day", "days")),
                };
                format!("reply {number} to case {case}{parts}: {wait}")
            }
            OutboxWritten { output, number, replies, slots, waiting } => {
                let mut text = format!("{}: outbox {number}, replies in {replies} of {slots} slots", path(output));
                if *waiting > 0 {
                    text.push_str(&format!(", {waiting} still waiting"));
                }
                text
            }
            OutboxAgain { output, number } => format!("{}: outbox {number} once more", path(output)),
            OutboxLate { output, number } => format!(
                "{}: outbox {number}, which was made before and never written out; repeat the command for what came since",
                path(output)
            ),
            OutboxKept { number } => {
                format!("outbox {number} is made and kept; the next outbox command writes this one out first")
            }
            OnceMore { replies } => format!(
                "{} once more: nobody can tell whether the server took them before; the source sees each once",
                n(*replies, "reply leaves", "replies leave")
            ),
            TooManyParts { case, n: number, parts, slots } => format!(
                "warning: reply {number} to case {case} takes {parts} slots, an outbox has {slots} now: it cannot leave. Say the same again in fewer words with reply, or ask the drop's operator for more slots"
            ),
            ReplyFileDamaged { case, n: number, path: p } => format!(
                "warning: reply {number} to case {case} cannot leave: its file '{}' is missing or damaged. Put it back from a backup, or write the reply again",
                path(p)
            ),
            ReplyGivenUp { case, n: number } => format!(
                "warning: reply {number} to case {case} does not leave: it was written for a codename that the source has given up since, because somebody else may know it. Say it again with reply"
            ),
            CardsEnd { until } => format!(
                "warning: the last card ends on {}; from the day after, no source can write to you. Sign more before then, with the root key: card renew",
                date(*until)
            ),
            PreviousUnconfirmed { number } => format!(
                "warning: outbox {number} is not confirmed by a bundle yet; let it reach the server before this one, or its replies have to leave once more"
            ),
            Deciding(deciding) => deciding::en(deciding),
            Proving(proving) => proving::en(proving),
            Passing(passing) => super::passing::en(passing),
            WentBack(what) => super::went_back::en(what),
            Upkeep(upkeep) => upkeep::en(upkeep),
            Recovering(recovering) => recovering::en(recovering),
            Showing(showing) => showing::en(showing),
            Evidence(evidence) => evidence::en(evidence),
            Keys(keys) => keys::en(keys),
            Rite(rite) => rites::en(rite),
            SignOff(what) => sign_offs::say(what, Language::En),
            OnScreen(said) => on_screen::en(said),
            Files(about) => files::say(about, Language::En),
            Copying(said) => copying::say(said, Language::En),
        }
    }

    fn problem(&self, problem: &Problem) -> (String, String) {
        use Problem::*;
        if let NotOnScreen(why) = problem {
            return on_screen::not_shown_en(*why);
        }
        if let NotSaved(why) = problem {
            return saving::problem(why, Language::En);
        }
        let (what, help): (String, &str) = match problem {
            Io { path: p, error } => (format!("'{}': {}", path(p), system(error)), io_help(error)),
            Output(error) => (format!("cannot write the output: {}", system(error)), io_help(error)),
            WrongPassphrase => ("the passphrase is wrong".into(), "mind the keyboard's language and Caps Lock"),
            NoTerminal => (
                "there is no terminal to ask for the passphrase".into(),
                "use --passphrase-file FILE, or --passphrase-file fd:3 3<FILE",
            ),
            EmptyPassphrase => ("the passphrase is empty".into(), "choose six random words or more"),
            PassphrasesDiffer => ("the two passphrases differ; nothing was made".into(), "type it once more, slowly"),
            ShortPassphrase => (
                "this passphrase is short: whoever copies the casebook can try millions of such".into(),
                "choose six random words or more",
            ),
            PassphraseFileOpen(p) => (format!("others on this machine can read '{}'", path(p)), "chmod 600 the file"),
            PassphraseFileInside(p) => (
                format!("'{}' lies in the casebook, where a thief would find both", path(p)),
                "keep the passphrase elsewhere",
            ),
            PassphraseUnreadable(p) => (
                format!("'{}' does not begin with a line of text", path(p)),
                "the first line is the passphrase, at most 4096 bytes",
            ),
            NotACasebook(p) => (
                format!("'{}' is not a casebook", path(p)),
                "give the folder that init made, or make one with init --drop DROP.sybyr --name NAME",
            ),
            CasebookExists(p) => {
                (format!("'{}' is not empty", path(p)), "give a new folder; one casebook holds one agency")
            }
            Unfinished(p) => (
                format!("'{}' holds what an interrupted init left, or its identity.age is gone", path(p)),
                "if init never finished here, delete the folder and run init again; otherwise put identity.age back from a backup",
            ),
            NewerCasebook => (
                "a newer version of the program wrote this casebook".into(),
                "use that version; this one does not touch it",
            ),
            Damaged { path: p } => (
                format!("the casebook is damaged at '{}'; nothing was changed", path(p)),
                "restore a backup of the whole folder, then import the newest bundles again",
            ),
            Index(why) => (
                format!("the casebook's index refuses a change: {}", line(why)),
                "restore a backup of the whole folder",
            ),
            InUse(p) => (format!("another process has '{}' open", path(p)), "wait for it, or close it"),
            NotADropFile { path: p, why } => (
                format!("'{}' is not a drop file: {}", path(p), line(why)),
                "ask the drop's operator for drop.sybyr again",
            ),
            NotTemplates(p) => (format!("'{}' is not a list of templates", path(p)), "the officer's guide shows one, under: templates"),
            NotTexts(p) => (
                format!("'{}' does not hold the texts of a card", path(p)),
                "see 'Texts of the card' in the officer's guide",
            ),
            NotACardFile(p) => (format!("'{}' is not the card file of an agency", path(p)), "ask that agency for the file that sybyr-officer card writes"),
            CardRefused(why) => (
                format!("the card would not be valid: {}", line(why)),
                "names are 1 to 200 bytes, texts at most 2000, ids of a-z, 0-9 and -",
            ),
            NotABundle(p) => {
                (format!("'{}' is not a bundle of this protocol", path(p)), "give the file that the courier fetched")
            }
            BundleCut => (
                "the bundle does not open: it is for another casebook, cut short, changed on the way, or no bundle at all".into(),
                "check the name, or copy it again from the courier's computer; what was read before is kept, nothing was signed",
            ),
            BundleForeign => {
                ("the bundle is from another drop or for another agency".into(), "open the casebook of that agency")
            }
            BundleForged => (
                "the drop did not make this bundle; nothing was read from it".into(),
                "keep the file, fetch the bundle again, and tell the drop's operator",
            ),
            CheckpointWrong { shard } => (
                format!("the log of {} is not as the drop signed it; nothing was signed", line(shard)),
                "keep the file, and ask the drop's operator",
            ),
            Unaccounted { leaves } => (
                format!("not accounted for: {}; nothing was signed, the rest is kept", first_ten(leaves)),
                "fetch the bundle again; if it stays so, ask the drop's operator",
            ),
            Inconsistent { shard } => (
                format!("the log of {} contradicts what was imported before; nothing was signed", line(shard)),
                "keep this file: it proves that the drop changed its log. Tell those who oversee the drop",
            ),
            EarlierMissing { shard, have, from } => (
                format!(
                    "an earlier bundle is missing: {} is known up to {have}, this one begins at {from}",
                    line(shard)
                ),
                "import the earlier bundle, or let the courier fetch one with ?from=seen",
            ),
            RolledBackSeen { shard, ours, theirs } => (
                format!(
                    "ALARM: the server has our signature for {theirs} leaves of {}, this casebook knows {ours}",
                    line(shard)
                ),
                "the tips were taken in. If the newest copy of the casebook exists, use that one; if it is lost and this is your backup: restore",
            ),
            RolledBackOutbox { ours, theirs } => (
                format!("ALARM: the server has our outbox {theirs}, this casebook made {ours}"),
                "the tips were taken in. If the newest copy of the casebook exists, use that one; if it is lost and this is your backup: restore",
            ),
            OutboxDiffers { number } => (
                format!("ALARM: the server's outbox {number} is not the one this casebook made"),
                "two copies of the casebook are in use. Keep the one that made the newest outbox; if that one is lost: restore",
            ),
            RolledBackBefore => (
                "a bundle has shown that this casebook was rolled back; no outbox is written".into(),
                "use the newest copy of the casebook; if it is lost and this is your backup: restore",
            ),
            LostAfterWriting { leaf } => (
                format!("the tip at {} cannot be read again from the disk; nothing was signed", line(leaf)),
                "check the disk, then import the bundle again",
            ),
            NoSuchCase(case) => (format!("there is no case {case}"), "see: list"),
            CaseDidNotOpen { leaf } => (
                format!("the stored tip at {} does not open any more", line(leaf)),
                "import its bundle again, or restore a backup",
            ),
            WrongFingerprint => (
                "these are not the twelve words of this file; nothing was made".into(),
                "mind the spelling; if the words differ, do not use the file: ask whose it is for the file and the words again",
            ),
            FingerprintNeeded => (
                "the twelve words of the file must be confirmed".into(),
                "run on a terminal, or give --fingerprint \"twelve words\"",
            ),
            NotConfirmed => ("not confirmed; nothing was done".into(), "run the command again and type yes"),
            ConfirmationNeeded => ("there is no terminal to confirm on".into(), "give --yes"),
            OutputExists(p) => (format!("'{}' exists already", path(p)), "choose a new name; nothing is overwritten"),
            OutputInside(p) => (format!("'{}' lies in the casebook", path(p)), "choose a place outside it"),
            MessageNotText => {
                ("the message is not UTF-8 text of at most 4 MiB".into(), "save it as plain text in UTF-8")
            }
            NothingToSay => ("there is nothing to send".into(), "give --message-file, --attach or --status"),
            ReplyTooLong { parts, slots } => (
                format!("the message takes {parts} slots, an outbox has {slots}"),
                "shorten it, or send it as a file with --attach",
            ),
            ThreadFull => (
                "the thread has no numbers left, or the names of the files are too long".into(),
                "ask the source to write again with a new codename",
            ),
            TooManyFiles => ("a reply carries at most 4 files".into(), "send another reply"),
            FilesTooLarge { limit } => (
                format!("the files of a reply are more than {}", Language::En.size(*limit)),
                "send fewer or smaller files",
            ),
            FileName(p) => {
                (format!("the name of '{}' cannot be sent", path(p)), "rename it: text of at most 255 bytes")
            }
            RefTooLong => ("--ref is longer than 100 bytes".into(), "shorten it"),
            NoOutbox => {
                ("there is no outbox that waits for the server's confirmation".into(), "outbox --output FILE makes one")
            }
            NoAlarm => (
                "no bundle has raised an alarm; nothing was changed".into(),
                "import the newest bundle first: it shows what the server has of the lost casebook",
            ),
            NoCards => (
                "every card has expired".into(),
                "check the clock, or use --today; if it is right, sign more with the root key: card renew",
            ),
            NotWell(n) => (format!("things that endanger sources: {n}"), "do what is said under each, then run doctor again"),
            BackupDiffers(p) => (format!("'{}' is not what was copied", path(p)), "the disk or stick is bad: make the backup on another one"),
            Stopped => return waiting::stopped_en(),
            NotAPeriod => ("the period ends before it begins, or lies outside the years 1970 to 2199".into(), "give --from and --to, or --year"),
            NotAPublicPeriod => (
                "a report for everybody covers one calendar year that is over: shorter or overlapping periods could be subtracted from each other".into(),
                "give --year with a past year",
            ),
            Undecided(why) => deciding::undecided_en(why),
            Unrecovered(why) => recovering::unrecovered_en(why),
            NotPrinted(why) => printing::not_printed(Language::En, why),
            NoRenderer(program) => showing::no_renderer(Language::En, program),
            NoSandbox => showing::no_sandbox(Language::En),
            Keys(fault) => key_faults::en(fault),
            NotPassedOn(why) => proving::not_passed_on_en(why),
            NotOnScreen(_) | NotSaved(_) => unreachable!("said above"),
        };
        (what, help.to_owned())
    }

    fn error_and_help(&self) -> [&'static str; 2] {
        ["error", "help"]
    }

    fn yes(&self) -> &'static str {
        "yes"
    }

    fn field(&self, field: Field) -> &'static str {
        match field {
            Field::Kind => "Kind",
            Field::Language => "Language",
            Field::Forward => "May be passed on",
            Field::Sector => "Sector",
            Field::District => "District",
            Field::Place => "Where",
            Field::When => "When",
            Field::Who => "Who",
            Field::Known => "How the source knows",
            Field::Risk => "Is the source at risk",
            Field::Role => "Role",
            Field::Finding => "What kind of risk",
            Field::Contact => "Contact",
            Field::Reference => "Public number",
        }
    }

    fn kind(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Report => "report",
            Kind::Quick => "quick",
            Kind::Statement => "statement",
            Kind::Call => "call",
            Kind::Field => "field",
            Kind::Message => "message",
            Kind::Claim => "claim of authorship",
        }
    }

    fn language_name(&self, language: TipLanguage) -> &'static str {
        match language {
            TipLanguage::En => "English",
            TipLanguage::Ru => "Russian",
            TipLanguage::Kk => "Kazakh",
        }
    }

    fn forwarding(&self, forwarding: Forwarding) -> &'static str {
        match forwarding {
            Forwarding::Never => "never",
            Forwarding::Ask => "after asking the source",
            Forwarding::Yes => "yes",
        }
    }

    fn risk(&self, risk: Risk) -> &'static str {
        match risk {
            Risk::Yes => "yes",
            Risk::No => "no",
            Risk::Unsure => "not sure",
        }
    }

    fn finding(&self, finding: Finding) -> &'static str {
        match finding {
            Finding::Demand => "money or favours asked for",
            Finding::Conflict => "conflict of interest",
            Finding::Purchase => "purchases arranged for one seller",
            Finding::Barrier => "needless obstacles",
            Finding::Rules => "rules that leave it to one person",
            Finding::Control => "nobody checks",
            Finding::Other => "something else",
        }
    }

    fn status(&self, status: Status) -> &'static str {
        match status {
            Status::Received => "received",
            Status::Registered => "registered",
            Status::ReferredTerritory => "referred by territory",
            Status::Referred => "referred to another agency",
            Status::Checking => "checking",
            Status::Investigating => "investigating",
            Status::Answered => "answered",
            Status::WrittenOff => "written off",
            Status::Confirmed => "confirmed",
            Status::NotConfirmed => "not confirmed",
            Status::Reward => "reward",
            Status::Closed => "closed",
            Status::Reopened => "reopened",
        }
    }

    fn list_heads(&self) -> [&'static str; 10] {
        ["Case", "", "Received", "About", "Kind", "", "Tips", "Files", "Replies", "First line"]
    }

    fn units(&self) -> [&'static str; 3] {
        ["bytes", "kB", "MB"]
    }

    fn list(&self) -> List {
        List::En
    }
}
