//! `save` with real pictures: pixels only, made by the renderer beside the program; the files themselves when asked for.

mod support;

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use support::{Desk, Draft, Source, TODAY, TestDrop};
use sybyr_crypto::hex;
use sybyr_crypto::notation::sha256;
use sybyr_officer::exit::Exit;
use sybyr_officer::shown::{Renderer, Unshown};
use sybyr_officer::work::Work;

const NOT_SHOWN: i32 = Exit::NotShown as i32;

/// Two pixels, red and blue, with a comment that must not come through.
fn png() -> Vec<u8> {
    let parts: [(&[u8], &[u8]); 4] = [
        (b"IHDR", &[0, 0, 0, 2, 0, 0, 0, 1, 8, 2, 0, 0, 0]),
        (b"tEXt", b"Comment\0planted-secret"),
        (b"IDAT", &miniz_oxide::deflate::compress_to_vec_zlib(&[0, 255, 0, 0, 0, 0, 255], 6)),
        (b"IEND", b""),
    ];
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, content) in parts {
        let chunk = [name, content].concat();
        file.extend(u32::try_from(content.len()).expect("short").to_be_bytes());
        file.extend(&chunk);
        let crc = chunk.iter().fold(!0_u32, |crc, byte| {
            (0..8).fold(crc ^ u32::from(*byte), |c, _| if c & 1 == 1 { 0xedb8_8320 ^ (c >> 1) } else { c >> 1 })
        });
        file.extend((!crc).to_be_bytes());
    }
    file
}

/// The pixels of a picture that we wrote.
fn pixels(path: &Path) -> (u32, u32, Vec<u8>) {
    let file = fs::read(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let number = |at: usize| u32::from_be_bytes(file[at..at + 4].try_into().expect("four"));
    let (width, height, len) = (number(16), number(20), number(33) as usize);
    assert_eq!(&file[37..41], b"IDAT", "only what a picture needs");
    assert_eq!(file.len(), 41 + len + 4 + 12);
    let rows = miniz_oxide::inflate::decompress_to_vec_zlib(&file[41..41 + len]).expect("zlib");
    (width, height, rows)
}

fn with_files(files: &[(&str, &[u8])]) -> Desk {
    let mut drop = TestDrop::new(8, 0);
    let desk = Desk::init(&drop);
    let card = desk.card(&drop);
    let tip = Source::new().tip(&card, &Draft { message: "See the files.", files, ..Draft::default() });
    drop.close_batch(vec![tip]);
    fs::write(desk.path("bundle"), drop.bundle(&card, 0)).expect("written");
    desk.ok(&["import", "bundle"]);
    desk
}

fn names_of(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("a folder")
        .map(|e| e.expect("an entry").file_name().into_string().expect("text"))
        .collect();
    names.sort();
    names
}

#[test]
fn files_come_as_pixels_and_the_originals_only_when_asked_for() {
    support::renderer();
    let desk = with_files(&[("../фото.png", &png()), ("list.xlsx", b"PK\x03\x04"), ("cut.png", &png()[..50])]);
    let said = desk.run(&["save", "1", "--to", "out"]);
    assert!(said.status.success());
    let (out, notes) = (String::from_utf8(said.stdout).expect("text"), String::from_utf8(said.stderr).expect("text"));
    let hash = hex::encode(&sha256(&png()));
    assert!(out.contains(&format!("01-фото.png: one picture\n  104 bytes\n  SHA-256 {hash}")), "{out}");
    assert!(out.contains("02-list.xlsx: no picture, neither an image nor a PDF"), "{out}");
    assert!(out.contains("03-cut.png: no picture, damaged, or locked with a password"), "{out}");
    assert!(notes.contains("--originals"), "{notes}");
    let folder = desk.path("out/case-1");
    let texts = ["message.txt", "names.txt", "tip.json", "tip.txt"];
    assert_eq!(names_of(&folder), [&["01-фото.png.shown.png"][..], &texts].concat());
    assert_eq!(pixels(&folder.join("01-фото.png.shown.png")), (2, 1, vec![2, 255, 0, 0, 0, 0, 255]));
    assert!(fs::read_to_string(folder.join("names.txt")).expect("saved").contains(&hash));

    let said = desk.run(&["save", "1", "--to", "out", "--originals"]);
    let notes = String::from_utf8(said.stderr).expect("text");
    assert!(said.status.success() && notes.contains("can take over the computer"), "{notes}");
    let folder = desk.path("out/case-1-2");
    assert_eq!(fs::read(folder.join("01-фото.png")).expect("saved"), png());
    assert_eq!(fs::read(folder.join("03-cut.png")).expect("saved"), png()[..50]);
    assert!(folder.join("01-фото.png.shown.png").exists());
}

/// Copies a program by another process: a file that this one writes is still open in whatever another test starts just
/// then, and what is open for writing does not run.
fn copy(from: &Path, to: &Path) {
    assert!(Command::new("cp").arg(from).arg(to).status().expect("cp").success());
}

/// The program in a folder of its own, with this script as its renderer, or none.
fn beside(desk: &Desk, script: Option<&str>) -> PathBuf {
    let folder = desk.path("bin");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir(&folder).expect("made");
    let officer = folder.join("sybyr-officer");
    copy(Path::new(env!("CARGO_BIN_EXE_sybyr-officer")), &officer);
    if let Some(script) = script {
        let written = folder.join("script");
        fs::write(&written, format!("#!/bin/sh\n{script}\n")).expect("written");
        fs::set_permissions(&written, fs::Permissions::from_mode(0o755)).expect("set");
        copy(&written, &folder.join("sybyr-render"));
    }
    officer
}

fn save(desk: &Desk, officer: &Path, more: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(officer)
        .current_dir(desk.dir.path())
        .args([
            "--casebook",
            "casebook",
            "--passphrase-file",
            "passphrase",
            "--today",
            TODAY,
            "save",
            "1",
            "--to",
            "out",
        ])
        .args(more)
        .env("LC_ALL", "C")
        .output()
        .expect("the program starts");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn without_a_renderer_or_its_cage_nothing_is_written() {
    let desk = with_files(&[("a.png", &png())]);
    for (script, said) in [(None, "copy sybyr-render beside"), (Some("exit 6"), "start a kernel from 5.13 on")] {
        let officer = beside(&desk, script);
        let (code, _, errors) = save(&desk, &officer, &[]);
        assert_eq!(code, Some(NOT_SHOWN), "{errors}");
        assert!(errors.contains(said), "{errors}");
        assert!(!desk.path("out/case-1").exists() && !desk.path("out/case-1.partial").exists());
        let (code, out, _) = save(&desk, &officer, &["--originals"]);
        assert_eq!(code, Some(0));
        assert!(out.contains("01-a.png: no pictures"), "{out}");
        fs::remove_dir_all(desk.path("out")).expect("removed");
    }
}

#[test]
fn a_renderer_that_a_file_took_over_gives_pixels_or_nothing() {
    let desk = with_files(&[("a.png", &png()), ("b.png", &png())]);
    for (script, said) in [
        // a page larger than it may be, then a picture with code in it instead of pixels
        (r"printf 'SYBYRP1\n\000\000\000\001\377\377\377\377'", "fell over it"),
        (r"printf '\211PNG\r\n\032\n'", "fell over it"),
        (r"printf 'SYBYRP1\n\000\000\000\001\000\001\000\001abc\000\000more'", "fell over it"),
        ("kill -SYS $$", "fell over it"),
        ("kill -XCPU $$", "took too long"),
        ("exit 101", "fell over it"),
        ("exit 5", "too large"),
        ("cat; exit 4", "damaged"),
    ] {
        let officer = beside(&desk, Some(script));
        let (code, out, errors) = save(&desk, &officer, &[]);
        assert_eq!(code, Some(0), "{script}: {errors}");
        assert!(out.contains("02-b.png: no picture, ") || out.contains("02-b.png: one picture, "), "{out}");
        assert!(out.contains(said), "{script}: {out}");
        let left = names_of(&desk.path("out/case-1"));
        assert!(left.iter().all(|name| !name.contains("shown") || script.contains("abc")), "{script}: {left:?}");
        fs::remove_dir_all(desk.path("out")).expect("removed");
    }
}

/// One case can bring ninety-nine files of a hundred pages a tip: a saving ends at a limit, and says where to go on.
#[test]
fn the_pictures_of_one_saving_are_bounded_and_the_rest_comes_with_another() {
    let names: Vec<String> = (1..=12).map(|n| format!("act-{n}.pdf")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"%PDF-1.7"[..])).collect();
    let desk = with_files(&files);
    // a hundred pages of one pixel each, whatever the file
    let pages: Vec<u8> = [&b"SYBYRP1\n\0\0\0\x64"[..], &b"\0\x01\0\x01abc".repeat(100), &[0; 2]].concat();
    let officer = beside(&desk, Some(r#"cat >/dev/null; cat "$(dirname "$0")/pages""#));
    fs::write(desk.path("bin/pages"), pages).expect("written");

    let (code, out, errors) = save(&desk, &officer, &[]);
    assert_eq!(code, Some(NOT_SHOWN), "{errors}");
    assert!(out.contains("10-act-10.pdf: 100 pages as pictures"), "{out}");
    assert!(out.contains("11-act-11.pdf: no picture, left for another saving"), "{out}");
    assert!(errors.contains("save 1 --to out --from '11-act-11.pdf'"), "{errors}");
    let saved = names_of(&desk.path("out/case-1"));
    assert_eq!(saved.iter().filter(|name| name.contains(".shown-")).count(), 1000);
    assert!(saved.contains(&"message.txt".to_owned()) && !saved.iter().any(|name| name.starts_with("11-")));

    let (code, out, errors) = save(&desk, &officer, &["--from", "11-act-11.pdf"]);
    assert_eq!(code, Some(0), "{errors}");
    assert!(!out.contains("10-act-10.pdf") && out.contains("12-act-12.pdf: 100 pages as pictures"), "{out}");
    let rest = names_of(&desk.path("out/case-1-2"));
    assert_eq!(rest.iter().filter(|name| name.contains(".shown-")).count(), 200);
    let told = fs::read_to_string(desk.path("out/case-1-2/names.txt")).expect("saved");
    assert!(told.contains("01-act-1.pdf") && told.contains("12-act-12.pdf"), "every file is named: {told}");

    let (code, _, errors) = save(&desk, &officer, &["--from", "13"]);
    assert_eq!((code, errors.contains("no file '13'")), (Some(2), true), "{errors}");
}

/// One that was taken over can sleep, which takes no processor time: what it was given is what ends it.
#[test]
fn a_renderer_that_only_waits_is_ended() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (written, path) = (folder.path().join("script"), folder.path().join("renderer"));
    for script in [
        // rubbish, everything read, and then nothing: neither its input nor its output is waited for any more
        "printf rubbish; cat >/dev/null; exec sleep 1000",
        "exec 1>&-; cat >/dev/null; exec sleep 1000",
        "exec sleep 1000",
        "cat >/dev/null; exec sleep 1000",
    ] {
        fs::write(&written, format!("#!/bin/sh\n{script}\n")).expect("written");
        fs::set_permissions(&written, fs::Permissions::from_mode(0o755)).expect("set");
        copy(&written, &path);
        let renderer = Renderer::at(path.clone(), Duration::from_millis(300)).expect("there");
        let shown = renderer
            .show(Path::new("a.png"), &mut &png()[..], &mut |_, _, _| Ok(()), &Work::default())
            .expect("no fault of ours");
        assert_eq!((shown.pictures, shown.why), (0, Some(Unshown::TooLong)), "{script}");
    }
}

#[test]
fn a_renderer_does_not_see_the_passphrase_or_the_environment() {
    let desk = with_files(&[("a.png", &png())]);
    let officer = beside(&desk, Some("env >\"$(dirname \"$0\")/seen\"; pwd >>\"$(dirname \"$0\")/seen\"; exit 3"));
    let output = Command::new(&officer)
        .current_dir(desk.dir.path())
        .args(["--casebook", "casebook", "--passphrase-file", "passphrase", "save", "1", "--to", "out"])
        .env("PLANTED", "secret")
        .output()
        .expect("the program starts");
    assert!(output.status.success());
    let seen = fs::read_to_string(desk.path("bin/seen")).expect("the renderer ran");
    assert!(!seen.contains("PLANTED") && seen.ends_with("/\n"), "{seen}");
}

#[test]
fn a_link_in_the_place_of_a_picture_is_not_followed() {
    support::renderer();
    let desk = with_files(&[("a.png", &png())]);
    fs::create_dir(desk.path("out")).expect("made");
    symlink(desk.path("elsewhere"), desk.path("out/case-1.partial")).expect("a link");
    let said = desk.run(&["save", "1", "--to", "out"]);
    assert!(!desk.path("elsewhere").exists(), "{said:?}");
}
