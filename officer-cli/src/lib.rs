//! The officer's program: opens tips on a machine that has never been on a network, keeps them in a casebook, and
//! writes the files that carry the answers back.
