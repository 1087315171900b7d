//! Writes a picture as PNG: the one encoder that an officer's viewer meets is ours, whatever the source sent.

use std::io::{self, Write};

use miniz_oxide::deflate::compress_to_vec_zlib;

use super::pixels::Picture;

/// Fast, and small enough for pages of text.
const LEVEL: u8 = 4;

/// 8 bits of red, green and blue, no notes (PNG, third edition, sections 5 and 11).
pub fn write(picture: &Picture, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"\x89PNG\r\n\x1a\n")?;
    let sides = [u32::from(picture.width).to_be_bytes(), u32::from(picture.height).to_be_bytes()].concat();
    // depth 8, colour type 2, the only compression and filter method, not interlaced
    chunk(out, b"IHDR", &[&sides[..], &[8, 2, 0, 0, 0]].concat())?;
    chunk(out, b"IDAT", &compress_to_vec_zlib(&filtered(picture), LEVEL))?;
    chunk(out, b"IEND", &[])
}

/// Each row as its difference to the one above, filter type 2: runs of equal rows, as on a page, become zeros.
fn filtered(picture: &Picture) -> Vec<u8> {
    let width = usize::from(picture.width) * 3;
    let mut bytes = Vec::with_capacity(picture.rgb.len() + usize::from(picture.height));
    let mut above = vec![0; width];
    for row in picture.rgb.chunks_exact(width) {
        bytes.push(2);
        bytes.extend(row.iter().zip(&above).map(|(here, above)| here.wrapping_sub(*above)));
        above.copy_from_slice(row);
    }
    bytes
}

fn chunk(out: &mut dyn Write, name: &[u8; 4], content: &[u8]) -> io::Result<()> {
    let len = u32::try_from(content.len()).map_err(|_| io::ErrorKind::InvalidInput)?;
    out.write_all(&len.to_be_bytes())?;
    out.write_all(name)?;
    out.write_all(content)?;
    out.write_all(&crc(name.iter().chain(content)).to_be_bytes())
}

/// CRC-32 of ISO 3309, a nibble at a time.
fn crc<'a>(bytes: impl Iterator<Item = &'a u8>) -> u32 {
    const TABLE: [u32; 16] = {
        let mut table = [0; 16];
        let mut i = 0;
        while i < 16 {
            let mut rest = i as u32;
            let mut bit = 0;
            while bit < 4 {
                rest = if rest & 1 == 1 { 0xedb8_8320 ^ (rest >> 1) } else { rest >> 1 };
                bit += 1;
            }
            table[i] = rest;
            i += 1;
        }
        table
    };
    !bytes.fold(!0, |crc: u32, byte| {
        let crc = crc ^ u32::from(*byte);
        let crc = TABLE[(crc & 15) as usize] ^ (crc >> 4);
        TABLE[(crc & 15) as usize] ^ (crc >> 4)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_crc_is_the_one_of_the_standard() {
        assert_eq!(crc(b"123456789".iter()), 0xcbf4_3926);
        assert_eq!(crc(b"IEND".iter()), 0xae42_6082);
    }

    #[test]
    fn one_red_pixel_is_these_parts() {
        let mut bytes = Vec::new();
        write(&Picture { width: 1, height: 1, rgb: vec![255, 0, 0] }, &mut bytes).expect("written");
        assert_eq!(&bytes[..16], b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR");
        assert_eq!(&bytes[16..29], [0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
        let zlib = &bytes[41..bytes.len() - 16];
        assert_eq!(miniz_oxide::inflate::decompress_to_vec_zlib(zlib).expect("zlib"), [2, 255, 0, 0]);
        assert!(bytes.ends_with(b"\0\0\0\0IEND\xae\x42\x60\x82"));
    }
}
