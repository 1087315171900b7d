//! What leaves the cage: pixels and their number, nothing that needs a parser.
//!
//! ```text
//! "SYBYRP1\n" | u32be pages of the file | for each one shown: u16be width | u16be height | width x height x (red, green, blue) | u16be 0
//! ```

use std::io::{self, Write};

use crate::{End, MAX_PIXELS};

/// So much is read of a file to tell what it is, in bytes.
pub(crate) const HEAD: u64 = 1024;

/// Writes pages. What was written of a page that fails shows by the missing end.
pub struct Pixels<'a> {
    out: &'a mut dyn Write,
    /// So many pixels may still come.
    left: u64,
}

impl<'a> Pixels<'a> {
    pub(crate) fn new(out: &'a mut dyn Write) -> Self {
        Self { out, left: MAX_PIXELS }
    }

    /// Begins a file of so many pages.
    pub fn begin(&mut self, pages: u32) -> io::Result<()> {
        self.out.write_all(b"SYBYRP1\n")?;
        self.out.write_all(&pages.to_be_bytes())
    }

    /// One page of `width` x `height` pixels, three bytes each, row after row.
    ///
    /// # Errors
    /// All pages together are too large, or nobody takes them.
    pub fn page(&mut self, width: u16, height: u16, rows: impl Iterator<Item = [u8; 3]>) -> Result<(), End> {
        self.left = self.left.checked_sub(u64::from(width) * u64::from(height)).ok_or(End::TooLarge)?;
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
        Ok(self.out.write_all(&row)?)
    }

    /// After the last page that is shown.
    pub fn end(&mut self) -> io::Result<()> {
        self.out.write_all(&0_u16.to_be_bytes())?;
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_that_are_too_large_together_end_the_file() {
        let mut out = Vec::new();
        let mut pixels = Pixels::new(&mut out);
        assert_eq!(pixels.left, MAX_PIXELS);
        pixels.left = 7;
        pixels.page(2, 2, std::iter::repeat_n([1; 3], 4)).expect("fits");
        assert_eq!(pixels.page(4, 1, std::iter::repeat_n([1; 3], 4)), Err(End::TooLarge));
        assert_eq!(out.len(), 4 + 12, "and nothing of it is written");
    }
}
