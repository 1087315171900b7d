//! Packs the files of the client with brotli, so that a first visit over a slow circuit is short and the server computes nothing for it.

use std::{
    env,
    error::Error,
    fs,
    path::{Path, PathBuf},
};

/// The client, and the parameters that pack text best: they cost a second while building and nothing afterwards.
const DIST: &str = "web/dist";
const QUALITY: i32 = 11;
const WINDOW_BITS: i32 = 22;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed={DIST}");
    println!("cargo:rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo names no OUT_DIR")?);
    for entry in fs::read_dir(DIST)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).ok_or("a file of the client has no name")?;
        fs::write(out.join(format!("{name}.br")), pack(&path)?)?;
    }
    Ok(())
}

fn pack(path: &Path) -> Result<Vec<u8>, Box<dyn Error>> {
    let plain = fs::read(path)?;
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: QUALITY,
        lgwin: WINDOW_BITS,
        size_hint: plain.len(),
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut plain.as_slice(), &mut packed, &parameters)?;
    Ok(packed)
}
