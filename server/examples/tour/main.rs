//! Plays the whole loop by itself and says what happens: thirty sources write, the courier carries, the officer answers, a source reads.
#![allow(clippy::print_stdout, reason = "it narrates")]

mod source;
mod stories;
mod web;

use std::error::Error;
use std::fs;
use std::io::{BufRead as _, BufReader, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use rand::SeedableRng as _;
use sybyr_crypto::words::List;

use crate::source::{Source, Visit};
use crate::stories::{ANSWERS, STORIES};
use crate::web::Web;

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

fn main() -> Outcome {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let dir = match &args[..] {
        [] => PathBuf::from("tour-drop"),
        [flag, dir] if flag == "--dir" => PathBuf::from(dir),
        _ => return Err("usage: tour [--dir DIR]".into()),
    };
    if dir.exists() {
        let shown = dir.display();
        return Err(format!(
            "{shown} is there already: look at it with `make run DIR={shown}`, or remove it for another tour"
        )
        .into());
    }
    let programs = std::env::current_exe()?.parent().and_then(Path::parent).ok_or("no folder above")?.to_path_buf();

    say("A drop starts", "The real server, with an agency made on the spot. It can read nothing of what follows.");
    let drop = Running::start(&programs.join("sybyr-server"), &dir)?;
    let web = Web::new(drop.address.clone());
    let visit = Visit::begin(&web)?;
    println!("  {}", visit.name("en"));

    say(
        "Thirty sources write",
        "Each draws a codename, seals the tip to the agency's key and uploads it. In a browser this is the page.",
    );
    let mut rng = rand::rngs::StdRng::from_entropy();
    let mut sources = Vec::new();
    for (i, story) in STORIES.iter().cycle().take(30).enumerate() {
        let source = Source::new(&visit, &mut rng);
        let language = [List::Ru, List::Kk, List::En][i % 3];
        source.send(&web, &visit, story, language, &mut rng)?;
        sources.push((source, language));
        if std::io::stdout().is_terminal() {
            print!("\r  {:2} of 30 sent", i + 1);
            std::io::stdout().flush()?;
        }
    }
    let clear = if std::io::stdout().is_terminal() { "\r" } else { "" };
    println!("{clear}  30 tips sent   ");
    let (first, language) = &sources[0];
    println!("  The first one's codename, the only thing it keeps:\n  {}", first.codename.words(*language).join(" "));

    say(
        "The batch closes",
        "The tips enter the public log, sorted by hash: their order says nothing about who came when.",
    );
    visit.wait_for_log(&web, 30)?;
    println!("  the log has 30 leaves, signed by the drop");

    say("The courier fetches the bundle", "One file, sealed to the agency. The courier cannot open it.");
    let header = fs::read_to_string(dir.join("courier-token"))?;
    let token = header.trim().rsplit(' ').next().ok_or("no token")?.to_owned();
    let bundle = web.get_as("/api/courier/bundle", &token)?;
    fs::write(dir.join("bundle.sybyr"), &bundle)?;
    println!("  {} ({} KiB)", dir.join("bundle.sybyr").display(), bundle.len() / 1024);

    say("The officer imports it", "On a machine that was never on a network.");
    let officer = Officer { program: programs.join("sybyr-officer"), dir: &dir };
    officer.run(&["import", &dir.join("bundle.sybyr").display().to_string()], None)?;
    officer.run(&["list"], None)?;

    say("The officer looks at a case and answers ten", "The answers wait for the next outbox.");
    officer.run(&["show", "1"], None)?;
    for case in 1..=10 {
        let case = case.to_string();
        let [ru, kk, en] = ANSWERS;
        officer.run_quietly(
            &["reply", &case, "--status", "checking", "--message-file", "-"],
            &format!("{ru}\n\n{kk}\n\n{en}\n"),
        )?;
    }
    println!("  ten answers written");
    officer.run(&["outbox", "--output", &dir.join("outbox.sybyr").display().to_string()], None)?;

    say(
        "The courier uploads the outbox",
        "Always the same number of slots, filled up with decoys; among them the answers.",
    );
    println!("  {}", web.post_as("/api/courier/outbox", &token, &fs::read(dir.join("outbox.sybyr"))?)?.trim());

    say(
        "The sources come back",
        "Each downloads the same log and the same drawer as everybody, and finds what is its own.",
    );
    visit.wait_for_seen(&web)?;
    let mut answered = 0;
    for (i, (source, _)) in sources.iter().enumerate() {
        let reading = source.read(&web, &visit)?;
        if i == 0 {
            println!("  the first source: {}", reading.receipt);
        }
        if let Some(text) = reading.answer {
            answered += 1;
            if answered == 1 {
                println!("  source {} reads:\n    {}", i + 1, text.trim_end().replace('\n', "\n    "));
            }
        }
    }
    println!("  {answered} of 30 sources have an answer");
    if answered != 10 {
        return Err("ten answers were written, and another number was read".into());
    }

    say("That was the loop", "Thirty cases are left to look at:");
    let shown = dir.display();
    println!("  {} list", officer.command_line());
    println!("  {} show 7", officer.command_line());
    println!("  make run DIR={shown}      the same drop again, with its page");
    println!("  rm -r {shown}             when you have seen enough");
    Ok(())
}

fn say(title: &str, text: &str) {
    println!("\n== {title}\n   {text}");
}

/// The demonstration server, ended when the tour ends.
struct Running {
    child: Child,
    address: String,
}

impl Running {
    fn start(program: &Path, dir: &Path) -> Outcome<Self> {
        let mut child = Command::new(program)
            .arg("demo")
            .arg("--dir")
            .arg(dir)
            .args(["--listen", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|e| format!("cannot start {}: {e}", program.display()))?;
        let mut lines = BufReader::new(child.stdout.take().ok_or("no output")?).lines();
        let address = loop {
            let line = lines.next().ok_or("the server ended before it listened")??;
            if let Some(at) = line.find("http://127.0.0.1:") {
                break line[at + 7..].trim_end_matches('/').trim().to_owned();
            }
        };
        // what the server prints next is not the tour's
        std::thread::spawn(move || lines.for_each(drop));
        Ok(Self { child, address })
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

struct Officer<'a> {
    program: PathBuf,
    dir: &'a Path,
}

impl Officer<'_> {
    fn command_line(&self) -> String {
        let (program, dir) = (self.program.display(), self.dir.display());
        format!("{program} --casebook {dir}/casebook --passphrase-file {dir}/passphrase")
    }

    fn run(&self, args: &[&str], input: Option<&str>) -> Outcome {
        println!("  $ {} {}", self.command_line(), args.join(" "));
        let text = self.output(args, input)?;
        println!("    {}", text.trim_end().replace('\n', "\n    "));
        Ok(())
    }

    fn run_quietly(&self, args: &[&str], input: &str) -> Outcome {
        self.output(args, Some(input)).map(drop)
    }

    fn output(&self, args: &[&str], input: Option<&str>) -> Outcome<String> {
        let mut child = Command::new(&self.program)
            .arg("--casebook")
            .arg(self.dir.join("casebook"))
            .arg("--passphrase-file")
            .arg(self.dir.join("passphrase"))
            .args(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        child.stdin.take().ok_or("no input")?.write_all(input.unwrap_or_default().as_bytes())?;
        let out = child.wait_with_output()?;
        let text = String::from_utf8(out.stdout)? + &String::from_utf8(out.stderr)?;
        if out.status.success() { Ok(text) } else { Err(text.into()) }
    }
}
