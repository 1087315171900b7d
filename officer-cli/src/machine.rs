//! The machine that the casebook lives on: what must be off on it, and what this program switches off for itself.

use std::fs;
use std::io;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};

/// Forbids memory images of this process: no core file, and no other program of the same user may read its memory.
pub fn harden() {
    // where the system refuses, the doctor still says what the machine does with core files
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
}

/// Where the kernel tells about itself; another folder in tests.
#[derive(Debug, Clone)]
pub struct Machine {
    /// `/`
    pub root: PathBuf,
}

impl Machine {
    /// This machine.
    pub fn this() -> Self {
        Self { root: PathBuf::from("/") }
    }

    /// Network interfaces that are switched on, but for the machine's own loop.
    pub fn interfaces_up(&self) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.root.join("sys/class/net")) else { return Vec::new() };
        let mut up: Vec<String> = entries
            .filter_map(|entry| {
                let entry = entry.ok()?;
                let name = entry.file_name().to_string_lossy().into_owned();
                let flags = fs::read_to_string(entry.path().join("flags")).ok()?;
                let flags = u32::from_str_radix(flags.trim().trim_start_matches("0x"), 16).ok()?;
                // IFF_UP and IFF_LOOPBACK of linux/if.h
                (flags & 1 != 0 && flags & 8 == 0).then_some(name)
            })
            .collect();
        up.sort_unstable();
        up
    }

    /// Swap that is in use; what the device mapper makes may be encrypted, and is not named.
    pub fn plain_swap(&self) -> Vec<String> {
        let swaps = fs::read_to_string(self.root.join("proc/swaps")).unwrap_or_default();
        let names = swaps.lines().skip(1).filter_map(|line| line.split_whitespace().next());
        names
            .filter(|name| !name.starts_with("/dev/dm-") && !name.starts_with("/dev/zram"))
            .map(str::to_owned)
            .collect()
    }

    /// Whether the machine hands the memory of a crashed program to another program, whatever its limits say.
    pub fn pipes_cores(&self) -> bool {
        fs::read_to_string(self.root.join("proc/sys/kernel/core_pattern")).is_ok_and(|pattern| pattern.starts_with('|'))
    }
}

/// Files and folders of the casebook that others than its owner may open, by name.
pub fn open_to_others(casebook: &Path) -> io::Result<Vec<String>> {
    let mut open = Vec::new();
    let mut folders = vec![casebook.to_owned()];
    let owner = fs::metadata(casebook)?.uid();
    while let Some(folder) = folders.pop() {
        let mut check = |path: &Path| -> io::Result<bool> {
            let metadata = fs::symlink_metadata(path)?;
            if metadata.permissions().mode() & 0o077 != 0 || metadata.uid() != owner {
                open.push(path.strip_prefix(casebook).map_or_else(|_| path.to_owned(), Path::to_owned));
            }
            Ok(metadata.is_dir())
        };
        if folder == casebook {
            check(&folder)?;
        }
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if check(&path)? {
                folders.push(path);
            }
        }
    }
    open.sort_unstable();
    Ok(open
        .into_iter()
        .map(|path| if path == Path::new("") { ".".into() } else { path.display().to_string() })
        .collect())
}

/// Whether a folder lives in memory only, so that nothing of it stays on a disk.
pub fn lies_in_memory(path: &Path) -> bool {
    // TMPFS_MAGIC and RAMFS_MAGIC of linux/magic.h
    rustix::fs::statfs(path).is_ok_and(|at| matches!(at.f_type as u64, 0x0102_1994 | 0x8584_58f6))
}

/// Bytes that a user may still write where this path lies.
pub fn free_space(path: &Path) -> io::Result<u64> {
    let at = rustix::fs::statvfs(path)?;
    Ok(at.f_bavail.saturating_mul(at.f_frsize))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn machine(files: &[(&str, &str)]) -> (tempfile::TempDir, Machine) {
        let dir = tempfile::tempdir().expect("a temporary folder");
        for (name, content) in files {
            let path = dir.path().join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(path, content).expect("written");
        }
        let machine = Machine { root: dir.path().to_owned() };
        (dir, machine)
    }

    #[test]
    fn names_interfaces_that_are_on_and_not_the_loop() {
        let net = |name: &str| format!("sys/class/net/{name}/flags");
        let (_dir, machine) = machine(&[
            (&net("lo"), "0x9\n"),
            (&net("wlan0"), "0x1003\n"),
            (&net("eth0"), "0x1002\n"),
            (&net("bad"), "?\n"),
        ]);
        assert_eq!(machine.interfaces_up(), ["wlan0"]);
    }

    #[test]
    fn names_swap_that_is_written_in_clear() {
        let head = "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n";
        let swaps = format!(
            "{head}/swapfile file 1 0 -2\n/dev/dm-1 partition 1 0 -3\n/dev/zram0 partition 1 0 5\n/dev/sda3 partition 1 0 -4\n"
        );
        let (_dir, machine) =
            machine(&[("proc/swaps", &swaps), ("proc/sys/kernel/core_pattern", "|/usr/share/apport %p\n")]);
        assert_eq!(machine.plain_swap(), ["/swapfile", "/dev/sda3"]);
        assert!(machine.pipes_cores());
    }

    #[test]
    fn a_machine_that_says_nothing_has_nothing_to_complain_of() {
        let (_dir, machine) = machine(&[("proc/swaps", "Filename\n"), ("proc/sys/kernel/core_pattern", "core\n")]);
        assert!(machine.interfaces_up().is_empty() && machine.plain_swap().is_empty() && !machine.pipes_cores());
    }

    #[test]
    fn files_that_others_may_open_are_named() {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let book = dir.path().join("book");
        crate::files::create_folder(&book).expect("made");
        crate::files::create_folder(&book.join("blobs")).expect("made");
        crate::files::write_new(&book.join("blobs/a"), b"").expect("written");
        assert!(open_to_others(&book).expect("read").is_empty());
        for (name, mode) in [("blobs/a", 0o640), ("blobs", 0o711)] {
            fs::set_permissions(book.join(name), fs::Permissions::from_mode(mode)).expect("changed");
        }
        assert_eq!(open_to_others(&book).expect("read"), ["blobs", "blobs/a"]);
    }
}
