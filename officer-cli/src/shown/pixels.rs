//! What comes out of the renderer, which a hostile file may have taken over: numbers within bounds and bare pixels, or nothing.
//!
//! ```text
//! "SYBYRP1\n" | u32be pages of the file | for each one shown: u16be width | u16be height | width x height x (red, green, blue) | u16be 0
//! ```

use std::io::{self, Read};

/// The longest side of a picture, in pixels.
pub const MAX_SIDE: u16 = 4096;
/// The most pages that are shown of one file.
pub const MAX_PAGES: u32 = 100;
/// The most pixels of all pages together: a hundred pages of A3. More would fill the officer's disk.
pub const MAX_PIXELS: u64 = 450_000_000;

const MAGIC: [u8; 8] = *b"SYBYRP1\n";

/// One page.
pub struct Picture {
    /// 1 to [`MAX_SIDE`] pixels.
    pub width: u16,
    /// 1 to [`MAX_SIDE`] pixels.
    pub height: u16,
    /// Red, green and blue of each pixel, row after row from the top.
    pub rgb: Vec<u8>,
}

/// The pages as they come.
pub struct Pictures<R> {
    input: R,
    pages: u32,
    shown: u32,
    /// So many pixels may still come.
    left: u64,
}

impl<R: Read> Pictures<R> {
    /// Reads how many pages the file has.
    ///
    /// # Errors
    /// `InvalidData`, or what reading says: a renderer that ends early gives `UnexpectedEof`.
    pub fn begin(mut input: R) -> io::Result<Self> {
        let magic: [u8; 8] = array(&mut input)?;
        let pages = u32::from_be_bytes(array(&mut input)?);
        if magic != MAGIC || pages == 0 {
            return Err(io::ErrorKind::InvalidData.into());
        }
        Ok(Self { input, pages, shown: 0, left: MAX_PIXELS })
    }

    /// How many pages the file says it has; more than [`MAX_PAGES`] are not shown.
    pub fn pages(&self) -> u32 {
        self.pages
    }

    /// The next page; `None` when all are there that were to come, and nothing else.
    pub fn page(&mut self) -> io::Result<Option<Picture>> {
        let width = u16::from_be_bytes(array(&mut self.input)?);
        if width == 0 {
            let is_whole = self.shown == self.pages.min(MAX_PAGES) && self.input.read(&mut [0])? == 0;
            return if is_whole { Ok(None) } else { Err(io::ErrorKind::InvalidData.into()) };
        }
        let height = u16::from_be_bytes(array(&mut self.input)?);
        if self.shown == self.pages.min(MAX_PAGES) || width > MAX_SIDE || height == 0 || height > MAX_SIDE {
            return Err(io::ErrorKind::InvalidData.into());
        }
        self.shown += 1;
        let all = self.left.checked_sub(u64::from(width) * u64::from(height));
        self.left = all.ok_or(io::ErrorKind::InvalidData)?;
        let len = usize::from(width) * usize::from(height) * 3;
        let mut rgb = Vec::new();
        // grows with what is there: a size alone takes no memory
        self.input.by_ref().take(len as u64).read_to_end(&mut rgb)?;
        if rgb.len() < len {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(Some(Picture { width, height, rgb }))
    }
}

fn array<const N: usize>(input: &mut impl Read) -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    input.read_exact(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Width, height, pixels.
    type Page = (u16, u16, Vec<u8>);

    fn read(bytes: &[u8]) -> Result<(u32, Vec<Page>), io::ErrorKind> {
        let mut pictures = Pictures::begin(bytes).map_err(|e| e.kind())?;
        let mut all = Vec::new();
        while let Some(picture) = pictures.page().map_err(|e| e.kind())? {
            all.push((picture.width, picture.height, picture.rgb));
        }
        Ok((pictures.pages(), all))
    }

    fn stream(pages: u32, shown: &[(u16, u16, usize)], end: &[u8]) -> Vec<u8> {
        let mut bytes = [&MAGIC[..], &pages.to_be_bytes()].concat();
        for &(width, height, len) in shown {
            bytes.extend([&width.to_be_bytes()[..], &height.to_be_bytes(), &vec![7; len]].concat());
        }
        [&bytes, end].concat()
    }

    #[test]
    fn pages_come_as_they_were_written() {
        let bytes = stream(2, &[(2, 1, 6), (1, 1, 3)], &[0, 0]);
        assert_eq!(read(&bytes), Ok((2, vec![(2, 1, vec![7; 6]), (1, 1, vec![7; 3])])));
    }

    #[test]
    fn whatever_else_comes_is_refused() {
        use io::ErrorKind::{InvalidData, UnexpectedEof};
        for (bytes, why) in [
            (b"SYBYRP2\n\0\0\0\x01".to_vec(), InvalidData),
            (stream(0, &[], &[0, 0]), InvalidData),
            (stream(1, &[], &[0, 0]), InvalidData),
            (stream(1, &[(1, 1, 3)], &[]), UnexpectedEof),
            (stream(1, &[(1, 1, 3)], &[0, 0, 0]), InvalidData),
            (stream(1, &[(1, 1, 3), (1, 1, 3)], &[0, 0]), InvalidData),
            (stream(1, &[(4097, 1, 4097 * 3)], &[0, 0]), InvalidData),
            (stream(1, &[(1, 4097, 4097 * 3)], &[0, 0]), InvalidData),
            (stream(1, &[(1, 0, 0)], &[0, 0]), InvalidData),
            (stream(1, &[(4096, 4096, 100)], &[]), UnexpectedEof),
            (stream(101, &vec![(1, 1, 3); 101], &[0, 0]), InvalidData),
            (Vec::new(), UnexpectedEof),
        ] {
            assert_eq!(read(&bytes), Err(why), "{:?}", &bytes[..bytes.len().min(24)]);
        }
        assert_eq!(
            read(&stream(101, &vec![(1, 1, 3); 100], &[0, 0])).map(|(pages, all)| (pages, all.len())),
            Ok((101, 100))
        );
    }

    /// Each page alone may be that large: a hundred of them are gigabytes on the officer's disk.
    #[test]
    fn pages_that_are_too_large_together_are_refused_one_by_one() {
        let bytes = stream(3, &[(2, 2, 12), (3, 1, 9), (1, 1, 3)], &[0, 0]);
        let mut pictures = Pictures::begin(&bytes[..]).expect("begins");
        assert_eq!(pictures.left, MAX_PIXELS);
        pictures.left = 7;
        assert!(pictures.page().is_ok_and(|page| page.is_some()) && pictures.page().is_ok_and(|page| page.is_some()));
        assert_eq!(pictures.page().map(drop).map_err(|e| e.kind()), Err(io::ErrorKind::InvalidData));
    }
}
