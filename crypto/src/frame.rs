//! Frames: an outbox as small pieces that a screen shows as QR codes and a camera reads in any order (protocol section 20).

use std::fmt;

use crate::hex::Hex;
use crate::notation::{hash, var};

/// What a frame begins with.
pub const MAGIC: [u8; 4] = *b"SYQ1";
/// Bytes of a frame besides its data.
pub const OVERHEAD: usize = HEAD + CHECK;
/// The most bytes of data in one frame: more is not read from a screen.
pub const MAX_DATA: usize = 2048;
/// The most bytes that travel so: 4 MiB.
pub const MAX_WHOLE: usize = 4 << 20;
/// The most frames of one whole.
pub const MAX_FRAMES: usize = 8192;

const HEAD: usize = 4 + 16 + 4 + 2 + 2;
const CHECK: usize = 4;

/// One piece of a whole.
#[derive(Clone, PartialEq, Eq)]
pub struct Frame {
    /// Which whole: the first 16 bytes of `H("frames", var(whole))`.
    pub whole: Hex<16>,
    /// Bytes of the whole.
    pub len: u32,
    /// Bytes of data in every frame but the last.
    pub size: u16,
    /// From 0.
    pub index: u16,
    /// The whole's bytes from `index · size` on.
    pub data: Vec<u8>,
}

impl fmt::Debug for Frame {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Frame").field("whole", &self.whole).field("index", &self.index).finish_non_exhaustive()
    }
}

/// Cuts a whole into frames of at most `size` bytes of data. `None` when it is empty or longer than [`MAX_WHOLE`], when
/// `size` is 0 or above [`MAX_DATA`], or when there would be more than [`MAX_FRAMES`].
pub fn cut(whole: &[u8], size: usize) -> Option<Vec<Frame>> {
    let len = u32::try_from(whole.len()).ok()?;
    let size = u16::try_from(size).ok()?;
    count(len, size)?;
    let name = name(whole);
    let pieces = whole.chunks(usize::from(size)).zip(0..);
    Some(pieces.map(|(data, index)| Frame { whole: name, len, size, index, data: data.to_vec() }).collect())
}

/// `H("frames", var(whole))`, the first 16 bytes.
pub fn name(whole: &[u8]) -> Hex<16> {
    Hex(*hash("frames", &[&var(whole)]).first_chunk().expect("a hash has 32 bytes"))
}

/// How many frames a whole of `len` bytes has; `None` outside the bounds of the protocol.
fn count(len: u32, size: u16) -> Option<usize> {
    let (len, size) = (usize::try_from(len).ok()?, usize::from(size));
    if !(1..=MAX_WHOLE).contains(&len) || !(1..=MAX_DATA).contains(&size) {
        return None;
    }
    Some(len.div_ceil(size)).filter(|&count| count <= MAX_FRAMES)
}

impl Frame {
    /// `"SYQ1" | whole 16 | u32be len | u16be size | u16be index | data | first 4 bytes of H("frame", var(all before))`
    pub fn to_bytes(&self) -> Vec<u8> {
        let numbers = [&self.len.to_be_bytes()[..], &self.size.to_be_bytes(), &self.index.to_be_bytes()].concat();
        checked([&MAGIC[..], &self.whole.0, &numbers, &self.data].concat())
    }

    /// Reads what a camera saw; `None` when it is no frame, or was misread.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let (content, check_bytes) = bytes.split_last_chunk::<CHECK>()?;
        let rest = content.strip_prefix(&MAGIC)?;
        let (whole, rest) = rest.split_first_chunk()?;
        let (len, rest) = rest.split_first_chunk()?;
        let (size, rest) = rest.split_first_chunk()?;
        let (index, data) = rest.split_first_chunk()?;
        let (len, size) = (u32::from_be_bytes(*len), u16::from_be_bytes(*size));
        let index = u16::from_be_bytes(*index);
        let from = usize::from(index) * usize::from(size);
        let is_there = usize::from(index) < count(len, size)?;
        let expected = usize::try_from(len).ok()?.saturating_sub(from).min(usize::from(size));
        let is_whole = is_there && data.len() == expected && check(content) == *check_bytes;
        is_whole.then(|| Self { whole: Hex(*whole), len, size, index, data: data.to_vec() })
    }

    /// How many frames its whole has.
    pub fn count(&self) -> usize {
        count(self.len, self.size).unwrap_or_default()
    }
}

/// Appends the check to what stands before it.
pub fn checked(mut content: Vec<u8>) -> Vec<u8> {
    let check = check(&content);
    content.extend(check);
    content
}

fn check(content: &[u8]) -> [u8; CHECK] {
    *hash("frame", &[&var(content)]).first_chunk().expect("a hash has 32 bytes")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn join(frames: &[Frame]) -> Vec<u8> {
        let mut sorted: Vec<&Frame> = frames.iter().collect();
        sorted.sort_by_key(|frame| frame.index);
        sorted.iter().flat_map(|frame| frame.data.clone()).collect()
    }

    proptest! {
        #[test]
        fn frames_give_the_whole_again(whole in prop::collection::vec(any::<u8>(), 1..3000), size in 1_usize..300) {
            let frames = cut(&whole, size).expect("within the bounds");
            prop_assert_eq!(frames.len(), whole.len().div_ceil(size));
            let read: Vec<Frame> = frames.iter().map(|f| Frame::parse(&f.to_bytes()).expect("own frame")).collect();
            prop_assert_eq!(&read, &frames);
            prop_assert!(read.iter().all(|frame| frame.count() == frames.len() && frame.whole == name(&whole)));
            prop_assert_eq!(join(&read), whole);
        }

        #[test]
        fn any_bytes_are_a_frame_or_nothing(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            prop_assert!(Frame::parse(&bytes).is_none());
            prop_assert!(Frame::parse(&[&MAGIC[..], &bytes].concat()).is_none());
        }

        #[test]
        fn a_misread_frame_is_refused(at in 0_usize..132, bit in 0_u32..8) {
            let mut bytes = cut(&[7; 250], 100).expect("within the bounds")[1].to_bytes();
            prop_assert_eq!(bytes.len(), 132);
            bytes[at] ^= 1 << bit;
            prop_assert!(Frame::parse(&bytes).is_none());
        }
    }

    #[test]
    fn cut_or_lengthened_frames_are_refused() {
        let bytes = cut(&[7; 250], 100).expect("within the bounds")[2].to_bytes();
        assert_eq!(bytes.len(), OVERHEAD + 50);
        assert!((0..bytes.len()).all(|end| Frame::parse(&bytes[..end]).is_none()));
        assert!(Frame::parse(&[&bytes[..], &[0]].concat()).is_none());
    }

    #[test]
    fn numbers_that_do_not_fit_together_are_refused() {
        let good = cut(&[7; 250], 100).expect("within the bounds").remove(2);
        let with = |change: fn(&mut Frame)| {
            let mut frame = good.clone();
            change(&mut frame);
            Frame::parse(&frame.to_bytes())
        };
        assert!(with(|_| {}).is_some());
        assert!(with(|f| f.index = 1).is_none(), "not as long as the second");
        assert!(with(|f| f.index = 3).is_none(), "there is no fourth");
        assert!(with(|f| f.index = u16::MAX).is_none());
        assert!(with(|f| f.len = 0).is_none());
        assert!(with(|f| f.len = u32::MAX).is_none());
        assert!(with(|f| f.size = 0).is_none());
        assert!(with(|f| f.size = u16::MAX).is_none());
        assert!(with(|f| f.data.clear()).is_none());
    }

    #[test]
    fn a_whole_too_long_is_not_cut() {
        assert!(cut(&[], 100).is_none());
        assert!(cut(&[0; 10], 0).is_none());
        assert!(cut(&[0; 10], MAX_DATA + 1).is_none());
        assert!(cut(&vec![0; MAX_WHOLE + 1], MAX_DATA).is_none());
        assert!(cut(&vec![0; MAX_FRAMES + 1], 1).is_none());
        assert_eq!(cut(&vec![0; MAX_FRAMES], 1).map(|frames| frames.len()), Some(MAX_FRAMES));
        assert_eq!(cut(&vec![0; MAX_WHOLE], MAX_DATA).map(|frames| frames.len()), Some(2048));
    }
}
