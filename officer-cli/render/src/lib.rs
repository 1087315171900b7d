//! The renderer: a program of its own, so that what reads hostile files is not part of the officer's program.
//!
//! It takes a file on standard input and writes pixels on standard output, and before it reads one byte it gives up
//! everything else: see [`sandbox`]. The officer's program checks and writes the pictures; see its `shown` module.

pub mod document;
pub mod picture;
pub mod pixels;
pub mod sandbox;

use std::io::{self, Read, Write};

use pixels::Pixels;

/// The longest file that is rendered, in bytes; the memory limit holds it beside what it is decoded into.
pub const MAX_INPUT: u64 = 128 << 20;
/// The longest side of a picture that is shown, in pixels. A page of A4 at 150 dots an inch is 1240 x 1754.
pub const MAX_SIDE: u16 = 4096;
/// The most pages of a document that are shown.
pub const MAX_PAGES: usize = 100;

/// The most pixels of all pages together: a hundred pages of A3. What is behind them would fill the officer's disk.
pub const MAX_PIXELS: u64 = 450_000_000;

/// How rendering ends, as the exit code that the officer's program reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum End {
    /// Every page was written, or as many as are shown.
    Done = 0,
    /// Not a picture and not a PDF.
    Unknown = 3,
    /// Damaged, or locked with a password.
    Unreadable = 4,
    /// Too many bytes or pixels.
    TooLarge = 5,
    /// The kernel does not lock this program in: nothing was read.
    NoSandbox = 6,
    /// Nobody took what was written.
    Output = 7,
}

impl From<io::Error> for End {
    fn from(_: io::Error) -> Self {
        Self::Output
    }
}

/// Reads one file and writes its pixels. Only the first bytes are read of a file of no known kind.
pub fn render(input: &mut dyn Read, output: &mut dyn Write) -> Result<(), End> {
    let mut file = Vec::new();
    input.take(pixels::HEAD).read_to_end(&mut file).map_err(|_| End::Unreadable)?;
    let kind = kind(&file).ok_or(End::Unknown)?;
    let room = MAX_INPUT + 1 - file.len() as u64;
    input.take(room).read_to_end(&mut file).map_err(|_| End::Unreadable)?;
    if file.len() as u64 > MAX_INPUT {
        return Err(End::TooLarge);
    }
    let pixels = Pixels::new(output);
    match kind {
        Kind::Picture(format) => picture::render(file, format, pixels),
        Kind::Document => document::render(file, pixels),
    }
}

enum Kind {
    Picture(image::ImageFormat),
    Document,
}

/// By its first bytes: names and types are the source's words.
fn kind(head: &[u8]) -> Option<Kind> {
    use image::ImageFormat::{Bmp, Gif, Jpeg, Png, WebP};
    let begins = |magic: &[u8]| head.starts_with(magic);
    // readers of PDF take a file whose header lies somewhere in its first kilobyte
    if head.windows(5).any(|window| window == b"%PDF-") && !begins(b"\x89PNG") && !begins(b"\xff\xd8\xff") {
        Some(Kind::Document)
    } else if begins(b"\x89PNG\r\n\x1a\n") {
        Some(Kind::Picture(Png))
    } else if begins(b"\xff\xd8\xff") {
        Some(Kind::Picture(Jpeg))
    } else if begins(b"GIF87a") || begins(b"GIF89a") {
        Some(Kind::Picture(Gif))
    } else if begins(b"RIFF") && head.get(8..12) == Some(b"WEBP") {
        Some(Kind::Picture(WebP))
    } else if begins(b"BM") && head.get(6..10) == Some(&[0; 4]) {
        Some(Kind::Picture(Bmp))
    } else {
        None
    }
}
