//! What lies inside the officer's seals: identity file, root key, recovery file, journal, snapshots; and what an officer
//! writes for the program. The first byte says which: see `officer-cli/src/fuzzing.rs`.
#![no_main]

use std::path::Path;
use std::{env, fs};

use libfuzzer_sys::fuzz_target;

fuzz_target!(
    init: {
        // before the corpus is read; the seeds are values of types that only the officer's program has
        if let Some(folder) = env::var_os("SEEDS") {
            for (number, seed) in sybyr_officer::fuzzing::seeds().iter().enumerate() {
                fs::write(Path::new(&folder).join(format!("seed-{number:02}")), seed).expect("written");
            }
        }
    },
    |data: &[u8]| {
        sybyr_officer::fuzzing::read(data);
    }
);
