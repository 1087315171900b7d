//! What the demonstration prints: the page to open, and the courier's and the officer's commands to copy.

use std::{net::SocketAddr, path::Path};

/// The whole guide, with the paths of this demonstration.
pub(super) fn text(dir: &Path, officer: &Path, address: SocketAddr) -> String {
    let path = |name: &str| quote(&dir.join(name));
    let officer = format!(
        "{} --casebook {} --passphrase-file {}",
        quote(officer),
        quote(&super::casebook(dir)),
        quote(&super::passphrase(dir)),
    );
    let token = quote(&super::token(dir));
    let (bundle, outbox) = (path("tips.bundle"), path("replies.outbox"));
    format!(
        "
This is a demonstration. It is a real drop, but a batch closes one second after the last tip, answers need not
wait a day, and the officer's passphrase lies in a file beside it: never use it for tips that matter.

1. Write a tip: open this page in a browser, and keep the codename.
     http://{address}/

2. Be the courier: fetch the bundle. (Or with the token in {token}, on http://{address}/courier)
     curl -fsS -H @{token} -o {bundle} http://{address}/api/courier/bundle

3. Be the officer: take the bundle in, read, answer, write the outbox.
     {officer} import {bundle}
     {officer} list
     {officer} show 1
     echo 'Thank you. We are looking into it.' | {officer} reply 1 --message-file -
     rm -f {outbox}; {officer} outbox --output {outbox}

4. Be the courier again: take the outbox to the drop.
     curl -fsS -H @{token} --data-binary @{outbox} http://{address}/api/courier/outbox

5. Come back with the codename to the same page, and read the answer.

Stop with Ctrl-C. The same command continues with what is there; `rm -r {dir}` ends it for good.",
        dir = quote(dir),
    )
}

/// A path as a shell takes it.
fn quote(path: &Path) -> String {
    let text = path.display().to_string();
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | ':' | '+');
    if !text.is_empty() && text.chars().all(plain) { text } else { format!("'{}'", text.replace('\'', "'\\''")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_strange_path_is_quoted_for_the_shell() {
        assert_eq!(quote(Path::new("demo-drop/casebook")), "demo-drop/casebook");
        assert_eq!(quote(Path::new("my drop's")), "'my drop'\\''s'");
    }
}
