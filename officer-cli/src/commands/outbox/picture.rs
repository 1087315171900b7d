//! A QR code as half blocks of a terminal, as large as it shows whole.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};
use sybyr_crypto::frame::OVERHEAD;

/// Light modules around a code, which readers need to find it.
const QUIET: usize = 4;
/// The largest version used: of larger ones held askew the courier's page reads fewer, and so less in all
/// (docs/decisions/0037).
const LARGEST: u8 = 15;
/// Bytes that a version holds at the lowest level of correction, ISO/IEC 18004 table 7, from version 1.
const ROOM: [usize; LARGEST as usize] = [17, 32, 53, 78, 106, 134, 154, 192, 230, 271, 321, 367, 425, 458, 520];
/// Light on black whatever the terminal's own colours are: readers expect it so.
const COLOURS: &str = "\x1b[0;97;40m";
const PLAIN: &str = "\x1b[0m";

/// How large the codes of one outbox are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Format {
    version: u8,
}

impl Format {
    /// The largest that terminals are asked for.
    pub(super) const LARGEST: Self = Self { version: LARGEST };

    /// The largest that fits; `None` when none does that holds any data.
    pub(super) fn fitting(columns: usize, lines: usize) -> Option<Self> {
        (1..=LARGEST)
            .map(|version| Self { version })
            .rfind(|format| format.data() > 0 && format.columns() <= columns && format.lines() <= lines)
    }

    /// Bytes of an outbox in each code.
    pub(super) fn data(self) -> usize {
        ROOM[usize::from(self.version) - 1].saturating_sub(OVERHEAD)
    }

    /// Columns that a code takes.
    pub(super) fn columns(self) -> usize {
        17 + 4 * usize::from(self.version) + 2 * QUIET
    }

    /// Lines that a code takes.
    pub(super) fn lines(self) -> usize {
        self.columns().div_ceil(2)
    }

    /// Draws a frame, a line of the terminal each.
    pub(super) fn draw(self, frame: &[u8]) -> Vec<String> {
        let version = Version::new(self.version);
        let segment = QrSegment::make_bytes(frame);
        let code = QrCode::encode_segments_advanced(&[segment], QrCodeEcc::Low, version, version, None, true)
            .expect("a frame is cut to the room of the version");
        let side = i32::try_from(self.columns()).expect("below 200");
        let quiet = i32::try_from(QUIET).expect("small");
        // outside the code every module is light, which gives the margin
        let is_light = |x: i32, y: i32| y < side && !code.get_module(x - quiet, y - quiet);
        let cell = |x: i32, y: i32| match (is_light(x, y), is_light(x, y + 1)) {
            (true, true) => '█',
            (true, false) => '▀',
            (false, true) => '▄',
            (false, false) => ' ',
        };
        let line = |y: i32| format!("{COLOURS}{}{PLAIN}", (0..side).map(|x| cell(x, y)).collect::<String>());
        (0..side).step_by(2).map(line).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dark(lines: &[String]) -> Vec<Vec<bool>> {
        let cells: Vec<Vec<char>> = lines
            .iter()
            .map(|line| {
                let line = line.strip_prefix(COLOURS).expect("light on black");
                line.strip_suffix(PLAIN).expect("ends plain").chars().collect()
            })
            .collect();
        let rows = |cells: &Vec<char>| {
            let half = |light: [char; 2]| cells.iter().map(|c| !light.contains(c)).collect::<Vec<bool>>();
            [half(['█', '▀']), half(['█', '▄'])]
        };
        cells.iter().flat_map(rows).collect()
    }

    #[test]
    fn what_is_drawn_is_the_code_with_a_margin_of_four() {
        for version in [3, 4, 11, LARGEST] {
            let format = Format { version };
            let frame = vec![0xa5; format.data() + OVERHEAD];
            let rows = dark(&format.draw(&frame));
            let segment = [QrSegment::make_bytes(&frame)];
            let fixed = Version::new(version);
            let code = QrCode::encode_segments_advanced(&segment, QrCodeEcc::Low, fixed, fixed, None, true);
            let code = code.expect("fits");
            for (y, row) in (0..).zip(&rows[..format.columns()]) {
                assert_eq!(row.len(), format.columns());
                for (x, is_dark) in (0..).zip(row) {
                    assert_eq!(*is_dark, code.get_module(x - 4, y - 4), "{x}, {y} of version {version}");
                }
            }
        }
    }

    #[test]
    fn the_rooms_are_those_of_the_standard() {
        for (version, room) in (1..).zip(ROOM) {
            let fits = |len: usize| {
                let version = Version::new(version);
                let segment = [QrSegment::make_bytes(&vec![7; len])];
                QrCode::encode_segments_advanced(&segment, QrCodeEcc::Low, version, version, None, false).is_ok()
            };
            assert!(fits(room) && !fits(room + 1), "version {version}");
        }
    }

    #[test]
    fn the_largest_code_that_fits_is_taken() {
        let fitting = |columns, lines| Format::fitting(columns, lines).map(|format| format.version);
        assert_eq!(fitting(80, 23), Some(5));
        assert_eq!(fitting(85, 43), Some(15));
        assert_eq!(fitting(500, 500), Some(15));
        assert_eq!(fitting(84, 43), Some(14));
        assert_eq!(fitting(85, 42), Some(14));
        assert_eq!(fitting(36, 500), None);
        assert_eq!(fitting(37, 19), Some(3));
        assert_eq!(fitting(37, 18), None);
        assert_eq!(fitting(0, 0), None);
    }
}
