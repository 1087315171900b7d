//! Canonical ustar: the one byte form of a tar archive that tips, bundles and outboxes use (protocol section 5).
//!
//! The reader never interprets a header: it rebuilds the 512 bytes from name and size and compares, so that no two
//! programs can see different files in one archive.

use std::fmt;
use std::io::{self, Read, Write};

const BLOCK: usize = 512;
const NAME_LEN: usize = 100;
/// The largest content of an entry: eleven octal digits.
pub const MAX_SIZE: u64 = (1 << 33) - 1;
/// Zero bytes that end every container, before the 0..511 that fill a size class.
pub const END_LEN: u64 = 1024;

/// Why a container cannot be read.
#[derive(Debug)]
pub enum ContainerError {
    /// The bytes ended early or could not be read (a sealed container that does not open ends up here too).
    Io(io::Error),
    /// Not the canonical form.
    NotCanonical,
    /// An entry is larger than the reader accepts.
    TooLarge,
}

impl fmt::Display for ContainerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => write!(f, "container cannot be read: {error}"),
            Self::NotCanonical => f.write_str("container is not in the one form the protocol allows"),
            Self::TooLarge => f.write_str("container holds an entry above its limit"),
        }
    }
}

impl std::error::Error for ContainerError {}

impl From<io::Error> for ContainerError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Bytes an entry takes: header, content, zeros to the next block.
pub fn entry_len(size: u64) -> u64 {
    BLOCK as u64 + size.div_ceil(BLOCK as u64) * BLOCK as u64
}

/// Whether `name` may stand in a header: 1..99 of `[a-z0-9./-]`, no part empty, `.` or `..`.
pub fn is_name(name: &str) -> bool {
    (1..NAME_LEN).contains(&name.len())
        && name.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'/' | b'-'))
        && name.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

fn header(name: &str, size: u64) -> [u8; BLOCK] {
    let mut block = [0; BLOCK];
    let mut put = |at: usize, bytes: &[u8]| block[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, name.as_bytes());
    put(100, b"0000644\0");
    put(108, b"0000000\0");
    put(116, b"0000000\0");
    put(124, format!("{size:011o}\0").as_bytes());
    put(136, b"00000000000\0");
    put(148, b"        ");
    put(156, b"0");
    put(257, b"ustar\x0000");
    let sum: u32 = block.iter().map(|&b| u32::from(b)).sum();
    block[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    block
}

/// Writes entries one after the other.
pub struct Writer<W> {
    out: W,
    open: u64,
    pad: usize,
}

impl<W: Write> Writer<W> {
    /// A container that goes to `out`.
    pub fn new(out: W) -> Self {
        Self { out, open: 0, pad: 0 }
    }

    /// An entry whose content is at hand.
    pub fn entry(&mut self, name: &str, content: &[u8]) -> io::Result<()> {
        self.begin(name, content.len() as u64)?;
        self.write_all(content)
    }

    /// Begins an entry of exactly `size` bytes, which are then written through [`Write`].
    pub fn begin(&mut self, name: &str, size: u64) -> io::Result<()> {
        self.close()?;
        if !is_name(name) || size > MAX_SIZE {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "name or size outside the container's form"));
        }
        self.out.write_all(&header(name, size))?;
        self.open = size;
        self.pad = usize::try_from(size.next_multiple_of(BLOCK as u64) - size).expect("below 512");
        self.close_if_done()
    }

    /// Copies exactly `size` bytes of `content` as an entry; another length is an error.
    pub fn copy(&mut self, name: &str, size: u64, content: &mut dyn Read) -> io::Result<()> {
        self.begin(name, size)?;
        let copied = io::copy(&mut content.take(size), self)?;
        if copied != size || content.read(&mut [0])? != 0 {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "content has another length than was announced"));
        }
        Ok(())
    }

    /// The entry `padding`: `size` zeros.
    pub fn padding(&mut self, size: u64) -> io::Result<()> {
        self.begin("padding", size)?;
        io::copy(&mut io::repeat(0).take(size), self)?;
        Ok(())
    }

    /// Ends the container with `1024 + extra` zeros, `extra` below 512.
    pub fn finish(mut self, extra: u16) -> io::Result<W> {
        self.close()?;
        assert!(usize::from(extra) < BLOCK, "the end of a container is shorter than three blocks");
        self.out.write_all(&[0; 3 * BLOCK][..2 * BLOCK + usize::from(extra)])?;
        Ok(self.out)
    }

    fn close(&mut self) -> io::Result<()> {
        if self.open == 0 { Ok(()) } else { Err(io::Error::new(io::ErrorKind::InvalidData, "the last entry is short")) }
    }

    fn close_if_done(&mut self) -> io::Result<()> {
        if self.open == 0 {
            self.out.write_all(&[0; BLOCK][..self.pad])?;
            self.pad = 0;
        }
        Ok(())
    }
}

impl<W: Write> Write for Writer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if bytes.is_empty() {
            return Ok(0);
        }
        let room = usize::try_from(self.open).unwrap_or(usize::MAX).min(bytes.len());
        if room == 0 {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "the entry is longer than was announced"));
        }
        let n = self.out.write(&bytes[..room])?;
        self.open -= n as u64;
        self.close_if_done()?;
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The name and content length of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Checked by [`is_name`].
    pub name: String,
    /// Bytes of content.
    pub size: u64,
}

/// Reads entries one after the other; content that is not asked for is skipped. Constant memory.
pub struct Reader<R> {
    input: R,
    left: u64,
    pad: usize,
    ended: bool,
}

impl<R: Read> Reader<R> {
    /// A container that comes from `input`.
    pub fn new(input: R) -> Self {
        Self { input, left: 0, pad: 0, ended: false }
    }

    /// The next entry, or `None` when the container ended as it must, with nothing behind it.
    #[allow(clippy::should_implement_trait, reason = "an iterator cannot lend its content")]
    pub fn next(&mut self) -> Result<Option<Entry>, ContainerError> {
        if self.ended {
            return Ok(None);
        }
        self.copy_to(&mut io::sink())?;
        let mut block = [0; BLOCK];
        self.input.read_exact(&mut block)?;
        if block == [0; BLOCK] {
            self.end()?;
            self.ended = true;
            return Ok(None);
        }
        let entry = parse_header(&block).ok_or(ContainerError::NotCanonical)?;
        self.left = entry.size;
        self.pad = usize::try_from(entry.size.next_multiple_of(BLOCK as u64) - entry.size).expect("below 512");
        Ok(Some(entry))
    }

    /// The rest of the entry's content, at most `limit` bytes of it.
    pub fn read_to_vec(&mut self, limit: u64) -> Result<Vec<u8>, ContainerError> {
        if self.left > limit {
            return Err(ContainerError::TooLarge);
        }
        let mut content = Vec::with_capacity(usize::try_from(self.left.min(1 << 20)).expect("at most 1 MiB"));
        self.copy_to(&mut content)?;
        Ok(content)
    }

    /// Copies the rest of the entry's content.
    pub fn copy_to(&mut self, out: &mut dyn Write) -> Result<u64, ContainerError> {
        let mut buffer = vec![0; usize::try_from(self.left.min(64 * 1024)).expect("at most 64 KiB")];
        let mut copied = 0;
        while self.left > 0 {
            let n = self.read(&mut buffer)?;
            out.write_all(&buffer[..n])?;
            copied += n as u64;
        }
        self.check_pad()?;
        Ok(copied)
    }

    /// Reads the rest of the entry and refuses anything but zeros.
    pub fn skip_zeros(&mut self) -> Result<(), ContainerError> {
        struct Zeros(bool);
        impl Write for Zeros {
            fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
                self.0 &= is_zero(bytes);
                Ok(bytes.len())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let mut zeros = Zeros(true);
        self.copy_to(&mut zeros)?;
        if zeros.0 { Ok(()) } else { Err(ContainerError::NotCanonical) }
    }

    fn check_pad(&mut self) -> Result<(), ContainerError> {
        let mut pad = [0; BLOCK];
        let pad = &mut pad[..std::mem::take(&mut self.pad)];
        self.input.read_exact(pad)?;
        if is_zero(pad) { Ok(()) } else { Err(ContainerError::NotCanonical) }
    }

    fn end(&mut self) -> Result<(), ContainerError> {
        let mut rest = Vec::with_capacity(2 * BLOCK);
        self.input.by_ref().take(2 * BLOCK as u64).read_to_end(&mut rest)?;
        if rest.len() < BLOCK {
            return Err(io::Error::from(io::ErrorKind::UnexpectedEof).into());
        }
        if rest.len() < 2 * BLOCK && is_zero(&rest) { Ok(()) } else { Err(ContainerError::NotCanonical) }
    }
}

/// The content of the current entry; ends where the entry ends.
impl<R: Read> Read for Reader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let room = usize::try_from(self.left).unwrap_or(usize::MAX).min(buffer.len());
        if room == 0 {
            return Ok(0);
        }
        let n = self.input.read(&mut buffer[..room])?;
        if n == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.left -= n as u64;
        Ok(n)
    }
}

/// Without stopping at the first other byte, so that many are looked at in one step: padding is up to half of a tip.
fn is_zero(bytes: &[u8]) -> bool {
    bytes.iter().fold(0, |all, byte| all | byte) == 0
}

fn parse_header(block: &[u8; BLOCK]) -> Option<Entry> {
    let name_len = block.iter().position(|&b| b == 0).filter(|&n| n < NAME_LEN)?;
    let name = std::str::from_utf8(&block[..name_len]).ok().filter(|name| is_name(name))?;
    let digits = std::str::from_utf8(&block[124..135]).ok().filter(|d| d.bytes().all(|b| b.is_ascii_digit()))?;
    let size = u64::from_str_radix(digits, 8).ok()?;
    (*block == header(name, size)).then(|| Entry { name: name.to_owned(), size })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn archive(entries: &[(&str, &[u8])], extra: u16) -> Vec<u8> {
        let mut writer = Writer::new(Vec::new());
        for (name, content) in entries {
            writer.entry(name, content).expect("memory");
        }
        writer.finish(extra).expect("memory")
    }

    fn read(bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>, ContainerError> {
        let mut reader = Reader::new(bytes);
        let mut out = Vec::new();
        while let Some(entry) = reader.next()? {
            out.push((entry.name, reader.read_to_vec(1 << 20)?));
        }
        Ok(out)
    }

    #[test]
    fn refuses_every_changed_byte_of_the_frame() {
        let bytes = archive(&[("tip.json", b"{}"), ("a/01", &[7; 512])], 100);
        let frame: Vec<usize> = (0..512).chain(514..1536).chain(2048..bytes.len()).collect();
        for at in frame {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            assert_ne!(read(&changed).ok(), read(&bytes).ok(), "byte {at}");
        }
        for len in 0..bytes.len() - 100 {
            assert!(read(&bytes[..len]).is_err(), "cut at {len}");
        }
    }

    #[test]
    fn refuses_a_second_archive_behind_the_end() {
        let mut bytes = archive(&[("a", b"1")], 0);
        bytes.extend(archive(&[("b", b"2")], 0));
        assert!(matches!(read(&bytes), Err(ContainerError::NotCanonical)));
        let mut long = archive(&[("a", b"1")], 511);
        assert!(read(&long).is_ok());
        long.push(0);
        assert!(read(&long).is_err());
    }

    #[test]
    fn refuses_names_that_climb_or_are_not_plain() {
        for name in ["", "/a", "a/", "a//b", "..", "a/../b", "./a", "A", "a b", "é", &"a".repeat(100)] {
            assert!(!is_name(name), "{name}");
        }
        assert!(is_name("attachments/01") && is_name(&"a".repeat(99)));
    }

    #[test]
    fn a_source_of_another_length_is_an_error() {
        let mut writer = Writer::new(Vec::new());
        assert!(writer.copy("a", 3, &mut &b"1234"[..]).is_err());
        let mut writer = Writer::new(Vec::new());
        assert!(writer.copy("a", 3, &mut &b"12"[..]).is_err());
        let mut writer = Writer::new(Vec::new());
        writer.begin("a", 3).expect("memory");
        assert!(writer.finish(0).is_err());
    }

    #[test]
    fn gnu_tar_lists_what_was_written() {
        use std::process::{Command, Stdio};
        let mut tar =
            Command::new("tar").args(["-tf", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("tar");
        let bytes = archive(&[("tip.json", b"{}"), ("attachments/01", b""), ("padding", &[0; 1024])], 37);
        tar.stdin.take().expect("piped").write_all(&bytes).expect("tar reads");
        let out = tar.wait_with_output().expect("tar ends");
        assert!(out.status.success());
        assert_eq!(out.stdout, b"tip.json\nattachments/01\npadding\n");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(contents in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..1500), 0..5), extra in 0_u16..512) {
            let names: Vec<String> = (0..contents.len()).map(|i| format!("n/{i:02}")).collect();
            let entries: Vec<(&str, &[u8])> = names.iter().map(String::as_str).zip(contents.iter().map(Vec::as_slice)).collect();
            let bytes = archive(&entries, extra);
            let total: u64 = contents.iter().map(|c| entry_len(c.len() as u64)).sum();
            prop_assert_eq!(bytes.len() as u64, total + END_LEN + u64::from(extra));
            let back = read(&bytes).expect("own bytes");
            prop_assert_eq!(back, names.into_iter().zip(contents).collect::<Vec<_>>());
        }

        #[test]
        fn any_bytes_give_a_value_or_an_error(bytes in proptest::collection::vec(any::<u8>(), 0..3000)) {
            let _ = read(&bytes);
        }
    }
}
