//! Inclusion: that one entry stands in the tree under a root, for somebody who has no other entry.

use super::{Entry, LogRoot, node, root};
use crate::hex::Hex;

/// The audit path of the leaf `index` in the tree of `entries` (RFC 6962, section 2.1.1), from the leaf upwards; `None`
/// beyond its end.
pub fn inclusion(entries: &[Entry], index: u32) -> Option<Vec<LogRoot>> {
    let (mut entries, mut index) = (entries, usize::try_from(index).ok()?);
    if index >= entries.len() {
        return None;
    }
    let mut path = Vec::new();
    while entries.len() > 1 {
        let (left, right) = entries.split_at(entries.len().next_power_of_two() / 2);
        let (ours, other) = if index < left.len() { (left, right) } else { (right, left) };
        index -= if index < left.len() { 0 } else { left.len() };
        path.push(root(other));
        entries = ours;
    }
    path.reverse();
    Some(path)
}

/// The root that a path leads to; `None` when it is no path of a leaf at this index in a tree of this size.
pub fn root_of(entry: &Entry, index: u32, size: u32, path: &[LogRoot]) -> Option<LogRoot> {
    let mut hash = entry.leaf();
    let mut path = path.iter();
    let (mut index, mut last) = (index, size.checked_sub(1).filter(|last| index <= *last)?);
    while last > 0 {
        if index % 2 == 1 {
            hash = node(&path.next()?.0, &hash);
        } else if index < last {
            hash = node(&hash, &path.next()?.0);
        }
        (index, last) = (index / 2, last / 2);
    }
    path.next().is_none().then_some(Hex(hash))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(n: u8) -> Vec<Entry> {
        (0..n).map(|i| Entry { blob_hash: Hex([i; 32]), tag: Hex([i ^ 0xff; 32]) }).collect()
    }

    #[test]
    fn every_leaf_of_every_small_tree_leads_to_its_root() {
        for n in 1..=33 {
            let entries = entries(n);
            for (i, entry) in (0_u32..).zip(&entries) {
                let path = inclusion(&entries, i).expect("within");
                assert_eq!(root_of(entry, i, n.into(), &path), Some(root(&entries)), "{i} of {n}");
            }
            assert_eq!(inclusion(&entries, n.into()), None);
        }
    }

    #[test]
    fn another_entry_place_or_path_leads_elsewhere() {
        let entries = entries(7);
        let path = inclusion(&entries, 4).expect("within");
        let right = Some(root(&entries));
        assert_ne!(root_of(&entries[5], 4, 7, &path), right);
        assert_ne!(root_of(&entries[4], 5, 7, &path), right);
        assert_ne!(root_of(&entries[4], 4, 7, &path[1..]), right);
        assert_eq!(root_of(&entries[4], 7, 7, &path), None);
        assert_eq!(root_of(&entries[4], 4, 7, &[&path[..], &path[..1]].concat()), None);
    }
}
