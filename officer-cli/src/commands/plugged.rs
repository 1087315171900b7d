//! The person at the terminal, whom a hardware key's plugin asks for a PIN or a touch.

use std::path::Path;

use age::secrecy::SecretString;

use super::Session;
use crate::passphrase;
use crate::plugin::{Device, Failures, Fault, Handle, Person};
use crate::problem::{KeyFault, Problem, Result};
use crate::terminal;
use crate::text::{AboutKeys, Language, Say};
use crate::work::Work;

/// What a plugin may say at once, in columns.
const LONGEST: usize = 400;
/// How one of two answers may be called, in columns.
const CHOICE: usize = 40;

/// The plugin of a handle, where plugins are looked for: in the folder that was named, or beside this program.
pub(super) fn device(session: &Session<'_>, handle: Handle) -> Result<Device> {
    let person = AtTerminal { language: session.language, plugin: handle.plugin().to_owned() };
    find(session.plugins.as_deref(), handle, Box::new(person), &Work::default())
}

/// The same for anybody; stopping `work` ends what the plugin does.
pub(crate) fn find(plugins: Option<&Path>, handle: Handle, person: Box<dyn Person>, work: &Work) -> Result<Device> {
    let beside = || std::env::current_exe().ok()?.parent().map(Path::to_owned);
    let folder = plugins.map(Path::to_owned).or_else(beside).unwrap_or_default();
    Device::find(&folder, handle, person, work).map_err(said)
}

/// What a plugin says, named as its own, on one line that cannot pass for ours, `longest` columns of it at most.
pub(crate) fn says(language: Language, plugin: &str, message: &str, longest: usize) -> String {
    let said = terminal::first_line(&terminal::line(message), longest);
    language.say(&Say::Keys(AboutKeys::PluginSays { plugin: plugin.to_owned(), said }))
}

/// What went wrong, in the plugin's words when it was the plugin.
pub(crate) fn or_fault(problem: Problem, device: Option<&Failures>) -> Problem {
    device.and_then(Failures::last).map_or(problem, said)
}

fn said(fault: Fault) -> Problem {
    KeyFault::Plugin(fault).into()
}

/// Asks at the terminal, never on standard input or output.
struct AtTerminal {
    language: Language,
    plugin: String,
}

impl AtTerminal {
    fn says(&self, message: &str) -> String {
        says(self.language, &self.plugin, message, LONGEST)
    }
}

/// As short as an answer is: what folds over many lines could pass for ours.
fn choices(yes: &str, no: Option<&str>) -> String {
    let safe = |choice: &str| terminal::first_line(&terminal::line(choice), CHOICE);
    [Some(yes), no].into_iter().flatten().map(safe).collect::<Vec<_>>().join(" / ")
}

impl Person for AtTerminal {
    fn tell(&self, message: &str) {
        // without a terminal nobody is told; what needs an answer fails then by itself
        let _ = passphrase::show(&format!("{}\n", self.says(message)));
    }

    fn choose(&self, message: &str, yes: &str, no: Option<&str>) -> Option<bool> {
        let answer = passphrase::ask(&format!("{} [{}] (1/2): ", self.says(message), choices(yes, no))).ok()?;
        Some(answer == "1" || answer == yes || self.language.is_yes(&answer))
    }

    fn ask(&self, message: &str) -> Option<String> {
        passphrase::ask(&format!("{} ", self.says(message))).ok()
    }

    fn ask_hidden(&self, message: &str) -> Option<SecretString> {
        passphrase::ask_unseen(&format!("{} ", self.says(message))).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answers_that_a_plugin_offers_stay_short() {
        assert_eq!(choices("Иә", Some("no\u{1b}[2J")), "Иә / no<U+001B>[2J");
        let long = choices(&" ".repeat(60), Some(&format!("{}passphrase: ", "x ".repeat(3000))));
        assert!(terminal::width(&long) <= 2 * CHOICE + 3, "{long}");
    }
}
