//! The account of a shard: every leaf is exactly one of blob, withdrawal, decoy, or the bundle is at fault.

use std::fmt;

use super::Covered;
use crate::log::{Decoy, Entry, Shard, Withdrawal};

/// What is wrong with a leaf.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// Nothing stands for it.
    Missing,
    /// More than one thing stands for it.
    Doubled,
    /// Its blob is not the one in the log.
    Altered,
    /// A withdrawal that proves nothing.
    FalseWithdrawal,
    /// A decoy that proves nothing.
    FalseDecoy,
    /// Outside what the bundle says it covers.
    Outside,
}

/// A leaf that is not accounted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// In which shard.
    pub shard: Shard,
    /// Which leaf.
    pub index: u32,
    /// What is wrong.
    pub kind: FaultKind,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            FaultKind::Missing => "missing",
            FaultKind::Doubled => "doubled",
            FaultKind::Altered => "altered",
            FaultKind::FalseWithdrawal => "withdrawn without proof",
            FaultKind::FalseDecoy => "called a decoy without proof",
            FaultKind::Outside => "outside the bundle's range",
        };
        write!(f, "leaf {} of {} {what}", self.index, self.shard)
    }
}

/// Whether a leaf was named, and was found to be what it must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// Now it is accounted for.
    First,
    /// It already was, or it is none of the bundle's leaves: a fault was noted.
    Refused,
}

#[derive(Debug)]
pub(super) struct Account {
    covered: Covered,
    done: Vec<bool>,
    faults: Vec<Fault>,
}

impl Account {
    pub(super) fn new(covered: Covered) -> Self {
        let leaves = covered.to.saturating_sub(covered.from) as usize;
        Self { covered, done: vec![false; leaves], faults: Vec::new() }
    }

    /// A withdrawal. Leaves of earlier bundles may be withdrawn too; they are accounted for already.
    pub(super) fn withdrawn(&mut self, withdrawal: &Withdrawal, entries: &[Entry]) {
        let earlier = withdrawal.index < self.covered.from;
        if earlier || self.take(withdrawal.index) == Turn::First {
            let entry = entries.get(withdrawal.index as usize);
            if !entry.is_some_and(|entry| withdrawal.proves(entry)) {
                self.note(withdrawal.index, FaultKind::FalseWithdrawal);
            }
        }
    }

    pub(super) fn decoy(&mut self, decoy: &Decoy, entries: &[Entry]) {
        if self.take(decoy.index) == Turn::First {
            let entry = entries.get(decoy.index as usize);
            if !entry.is_some_and(|entry| decoy.proves(entry)) {
                self.note(decoy.index, FaultKind::FalseDecoy);
            }
        }
    }

    /// A leaf's turn: something that stands for it was found.
    pub(super) fn take(&mut self, index: u32) -> Turn {
        let place = index.checked_sub(self.covered.from).and_then(|at| self.done.get_mut(at as usize));
        let kind = match place {
            Some(done) if !*done => {
                *done = true;
                return Turn::First;
            }
            Some(_) => FaultKind::Doubled,
            None => FaultKind::Outside,
        };
        self.note(index, kind);
        Turn::Refused
    }

    pub(super) fn note(&mut self, index: u32, kind: FaultKind) {
        self.faults.push(Fault { shard: self.covered.shard, index, kind });
    }

    /// What is wrong with the shard, by leaf.
    pub(super) fn close(mut self) -> Vec<Fault> {
        for (index, done) in (self.covered.from..).zip(std::mem::take(&mut self.done)) {
            if !done {
                self.note(index, FaultKind::Missing);
            }
        }
        self.faults.sort_by_key(|fault| fault.index);
        self.faults
    }
}
