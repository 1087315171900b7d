//! Room on the disk that uploads may not take, so that closing a batch, taking an upload back and starting always have some.

use super::Folder;

impl Folder {
    /// Whether uploads may take `more` bytes: what waits is written once more when its batch closes, and `reserve` stays free.
    pub(crate) fn has_room(&self, more: u64, reserve: u64) -> bool {
        let waiting = std::fs::metadata(self.uploads_db()).map_or(0, |file| file.len());
        let free = rustix::fs::statvfs(self.path()).map_or(0, |disk| disk.f_bavail.saturating_mul(disk.f_frsize));
        free >= reserve.saturating_add(waiting).saturating_add(more.saturating_mul(2))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_disk_cannot_hold_twice_is_refused() {
        let dir = tempfile::tempdir().expect("a folder");
        let folder = Folder::at(dir.path());
        assert!(folder.has_room(1, 0));
        assert!(!folder.has_room(1, u64::MAX));
        assert!(!folder.has_room(u64::MAX, 0));
    }
}
