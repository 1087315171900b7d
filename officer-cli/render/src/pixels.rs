//! What leaves the cage: pixels and their number, nothing that needs a parser.
//!
//! ```text
//! "SYBYRP1\n" | u32be pages of the file | for each one shown: u16be width | u16be height | width x height x (red, green, blue) | u16be 0
//! ```

use std::io::{self, Write};

/// So much is read of a file to tell what it is, in bytes.
pub(crate) const HEAD: u64 = 1024;

/// Writes pages. What was written of a page that fails shows by the missing end.
pub struct Pixels<'a> {
    out: &'a mut dyn Write,
}

impl<'a> Pixels<'a> {
    pub(crate) fn new(out: &'a mut dyn Write) -> Self {
        Self { out }
    }

    /// Begins a file of so many pages.
    pub fn begin(&mut self, pages: u32) -> io::Result<()> {
        self.out.write_all(b"SYBYRP1\n")?;
        self.out.write_all(&pages.to_be_bytes())
    }

    /// One page of `width` x `height` pixels, three bytes each, row after row.
    pub fn page(&mut self, width: u16, height: u16, rows: impl Iterator<Item = [u8; 3]>) -> io::Result<()> {
        self.out.write_all(&width.to_be_bytes())?;
        self.out.write_all(&height.to_be_bytes())?;
        let mut row = Vec::with_capacity(usize::from(width) * 3);
        for pixel in rows {
            row.extend_from_slice(&pixel);
            if row.len() == row.capacity() {
                self.out.write_all(&row)?;
                row.clear();
            }
        }
        self.out.write_all(&row)
    }

    /// After the last page that is shown.
    pub fn end(&mut self) -> io::Result<()> {
        self.out.write_all(&0_u16.to_be_bytes())?;
        self.out.flush()
    }
}
