//! Durable files: created without following links or overwriting, synced, and renamed into place.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::Path;

use rustix::fs::OFlags;

/// A new file, readable by its owner only. Fails when anything, even a dangling link, has that name.
pub fn create_new(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).write(true).create_new(true).mode(0o600).custom_flags(no_follow()).open(path)
}

/// Writes a new file and syncs it and its folder; removes what it wrote when it fails.
pub fn write_new(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut file = create_new(path)?;
    let written = file.write_all(content).and_then(|()| file.sync_all()).and_then(|()| sync_folder_of(path));
    if written.is_err() {
        // nothing half-written stays under a name that promises a whole file; the first error is the one to report
        let _ = fs::remove_file(path);
    }
    written
}

/// Reads a whole file of at most `limit` bytes; `None` when it is longer.
pub fn read_up_to(path: &Path, limit: u64) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(limit + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= limit).then_some(bytes))
}

/// Replaces a file as one step: after a crash there is the old content or the new, nothing between.
pub fn replace(path: &Path, content: &[u8]) -> io::Result<()> {
    let temporary = path.with_added_extension("new");
    match fs::remove_file(&temporary) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(e),
        _ => {}
    }
    write_new(&temporary, content)?;
    fs::rename(&temporary, path)?;
    sync_folder_of(path)
}

/// As [`replace`], and writes zeros over what the file held before: other names of it, and disks that write in place,
/// keep nothing. Flash memory and journaled file systems may.
pub fn replace_erasing(path: &Path, content: &[u8]) -> io::Result<()> {
    let old = match OpenOptions::new().write(true).custom_flags(no_follow()).open(path) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => None,
        opened => Some(opened?),
    };
    replace(path, content)?;
    // the new content counts already: that the old one could not be wiped must not look as if nothing had happened
    let _ = old.map(wipe);
    Ok(())
}

/// Wipes a file and removes it. That it is not there is no error.
pub fn erase(path: &Path) -> io::Result<()> {
    match OpenOptions::new().write(true).custom_flags(no_follow()).open(path) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(()),
        opened => wipe(opened?)?,
    }
    fs::remove_file(path)?;
    sync_folder_of(path)
}

/// Wipes every file of a folder, and removes it with all that is in it.
pub fn erase_folder(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            erase(&entry.path())?;
        }
    }
    fs::remove_dir_all(folder)?;
    sync_folder_of(folder)
}

fn wipe(mut file: File) -> io::Result<()> {
    let len = file.metadata()?.len();
    io::copy(&mut io::repeat(0).take(len), &mut file)?;
    file.sync_all()
}

fn no_follow() -> i32 {
    i32::try_from(OFlags::NOFOLLOW.bits()).expect("a small flag")
}

/// Makes renames and new names in a folder durable.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Makes everything durable on the disk that a folder lies on: sooner done than a sync for each of a thousand files.
pub fn sync_disk_of(folder: &Path) -> io::Result<()> {
    Ok(rustix::fs::syncfs(File::open(folder)?)?)
}

/// A new folder for its owner only.
pub fn create_folder(path: &Path) -> io::Result<()> {
    fs::DirBuilder::new().mode(0o700).create(path)?;
    sync_folder_of(path)
}

/// The folder a path lies in.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn sync_folder_of(path: &Path) -> io::Result<()> {
    sync_folder(folder_of(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_file_never_overwrites_and_never_follows_a_link() {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let path = dir.path().join("a");
        write_new(&path, b"first").expect("a new file");
        assert_eq!(write_new(&path, b"second").expect_err("exists").kind(), io::ErrorKind::AlreadyExists);
        let link = dir.path().join("link");
        std::os::unix::fs::symlink(dir.path().join("target"), &link).expect("a link");
        assert!(write_new(&link, b"x").is_err());
        assert!(!dir.path().join("target").exists());
        assert_eq!(fs::read(&path).expect("still there"), b"first");
    }

    #[test]
    fn a_replaced_file_has_the_new_content_and_leaves_nothing_beside_it() {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let path = dir.path().join("a");
        fs::write(path.with_added_extension("new"), b"left by a crash").expect("a leftover");
        replace(&path, b"one").expect("written");
        replace(&path, b"two").expect("written");
        assert_eq!(fs::read(&path).expect("there"), b"two");
        assert_eq!(fs::read_dir(dir.path()).expect("a folder").count(), 1);
    }

    #[test]
    fn what_was_erased_is_gone_under_every_name() {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let (path, other) = (dir.path().join("a"), dir.path().join("other"));
        fs::write(&path, b"old secret").expect("written");
        fs::hard_link(&path, &other).expect("linked");
        replace_erasing(&path, b"new").expect("replaced");
        assert_eq!((fs::read(&path).expect("there"), fs::read(&other).expect("there")), (b"new".to_vec(), vec![0; 10]));
        fs::remove_file(&other).expect("removed");
        fs::hard_link(&path, &other).expect("linked");
        erase(&path).expect("erased");
        assert!(!path.exists());
        assert_eq!(fs::read(&other).expect("there"), [0; 3]);
        erase(&path).expect("nothing to erase");
        let folder = dir.path().join("folder");
        create_folder(&folder).expect("made");
        fs::write(folder.join("a"), b"old secret").expect("written");
        fs::hard_link(folder.join("a"), &other).expect_err("taken");
        fs::remove_file(&other).expect("removed");
        fs::hard_link(folder.join("a"), &other).expect("linked");
        erase_folder(&folder).expect("erased");
        assert_eq!((folder.exists(), fs::read(&other).expect("there")), (false, vec![0; 10]));
    }
}
