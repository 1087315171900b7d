//! What a hardware key's plugin says to the officer's program, and the file it is known by.
#![no_main]

use libfuzzer_sys::fuzz_target;
use zeroize::Zeroizing;

#[path = "../../../officer-cli/src/plugin/handle.rs"]
#[allow(dead_code)]
mod handle;
#[path = "../../../officer-cli/src/plugin/stanza.rs"]
#[allow(dead_code)]
mod stanza;

fuzz_target!(|data: &[u8]| {
    if let Ok(text) = std::str::from_utf8(data)
        && let Ok(handle) = text.parse::<handle::Handle>()
    {
        assert!(!handle.plugin().contains(['/', '.']) && handle.to_string() == text);
    }
    let _ = handle::Handle::of_file(data);
    let Ok(text) = std::str::from_utf8(data) else { return };
    let mut lines = text.lines();
    let next = || lines.next().map(|line| Zeroizing::new(line.to_owned())).ok_or(());
    if let Ok(Some(read)) = stanza::read(next) {
        // what was read is written in its one form, and read again as the same
        let args: Vec<&str> = read.args.iter().map(String::as_str).collect();
        let written = stanza::text(&read.tag, &args, &read.body);
        let mut lines = written.lines();
        let next = || lines.next().map(|line| Zeroizing::new(line.to_owned())).ok_or(());
        let again = stanza::read(next).expect("lines").expect("a stanza");
        assert!((again.tag, again.args, again.body) == (read.tag, read.args, read.body));
    }
});
