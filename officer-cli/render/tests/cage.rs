//! The cage refuses, layer by layer, what a file that took over the renderer would try; without the layer it works.

#![allow(missing_docs, reason = "for tests only")]

use std::fs::File;
use std::io::Write as _;
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

const RENDERER: &str = env!("CARGO_BIN_EXE_sybyr-render");
const SIGSYS: i32 = 31;
const SIGXCPU: i32 = 24;
const SIGXFSZ: i32 = 25;
const EVERYTHING: &str = "descriptors,landlock,limits,seccomp";

/// The example beside the renderer, which cargo builds with the tests.
fn probe() -> PathBuf {
    Path::new(RENDERER).with_file_name("examples").join("probe")
}

fn attempt(layers: &str, what: &str) -> ExitStatus {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let output = File::create(dir.path().join("out")).expect("a file");
    // the shell hands a descriptor on, as a careless caller would
    Command::new("sh")
        .args(["-c", "exec 3</etc/passwd; exec \"$0\" \"$1\" \"$2\""])
        .arg(probe())
        .args([layers, what])
        .stdin(Stdio::null())
        .stdout(output)
        .stderr(Stdio::null())
        .status()
        .expect("the probe starts")
}

#[track_caller]
fn is_refused_by(layer: &str, what: &str, signal: Option<i32>) {
    assert!(attempt("none", what).success(), "{what} works when nothing forbids it");
    let status = attempt(layer, what);
    assert_eq!((status.code(), status.signal()), (signal.is_none().then_some(1), signal), "{what} with {layer}");
    assert!(!attempt(EVERYTHING, what).success(), "{what} with everything");
}

#[test]
fn landlock_refuses_files_and_programs() {
    is_refused_by("landlock", "read-a-file", None);
    is_refused_by("landlock", "start-a-program", None);
}

#[test]
fn the_list_of_calls_ends_who_asks_for_more() {
    for what in ["read-a-file", "open-a-socket", "start-a-thread", "start-a-program", "signal-another", "run-new-code"]
    {
        is_refused_by("seccomp", what, Some(SIGSYS));
    }
}

#[test]
fn limits_bound_memory_and_files() {
    is_refused_by("limits", "take-memory", None);
    is_refused_by("limits", "read-a-file", None);
    is_refused_by("limits", "fill-a-file", Some(SIGXFSZ));
}

#[test]
fn limits_bound_time() {
    let status = attempt("limits", "take-time");
    assert!(matches!(status.signal(), Some(SIGXCPU | 9)), "{status}");
}

#[test]
fn what_was_open_is_closed_and_no_image_is_left() {
    is_refused_by("descriptors", "use-what-was-open", None);
    is_refused_by("descriptors", "leave-an-image", None);
}

#[test]
fn without_a_sandbox_nothing_is_read() {
    for call in ["landlock", "seccomp"] {
        let mut child = Command::new(probe())
            .args(["without", call, RENDERER])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the probe starts");
        let mut input = child.stdin.take().expect("piped");
        // too much for the pipe: it is taken only by somebody who reads
        let file = vec![b'%'; 1 << 20];
        assert!(input.write_all(&file).is_err(), "{call}");
        let output = child.wait_with_output().expect("ends");
        assert_eq!((output.status.code(), output.stdout.len()), (Some(6), 0), "{call}");
    }
}
