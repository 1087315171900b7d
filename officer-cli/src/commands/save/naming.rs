//! Names for what is saved of a source: chosen by us, and as much of the real one as is safe on every system.

use unicode_width::UnicodeWidthChar as _;

use crate::terminal;

/// Longest part of a real name that is kept, in bytes.
const NAME_LEN: usize = 100;

/// `01-` and as much of the real name as is safe on every system: letters, digits and a few signs; never a path.
pub(super) fn safe_name(index: usize, real: &str) -> String {
    let last = real.rsplit(['/', '\\']).next().unwrap_or_default();
    let mut marks = 0;
    let cleaned: String = last
        .chars()
        .filter_map(|c| {
            marks = if c.width() == Some(0) { marks + 1 } else { 0 };
            (marks <= terminal::MAX_MARKS).then_some(if is_safe(c) { c } else { '_' })
        })
        .collect();
    let cleaned = cleaned.trim_matches(['.', ' ', '_']);
    let (stem, extension) = match cleaned.rsplit_once('.') {
        Some((stem, extension)) if extension.len() <= 10 => (stem, Some(extension)),
        _ => (cleaned, None),
    };
    let room = NAME_LEN - extension.map_or(0, |e| e.len() + 1);
    let stem = cut(stem, room);
    let number = index + 1;
    match extension {
        Some(extension) if stem.is_empty() => format!("{number:02}.{extension}"),
        Some(extension) => format!("{number:02}-{stem}.{extension}"),
        None if stem.is_empty() => format!("{number:02}"),
        None => format!("{number:02}-{stem}"),
    }
}

fn is_safe(c: char) -> bool {
    !terminal::is_hidden(c) && c.is_alphanumeric()
        || matches!(c, ' ' | '.' | '_' | '-' | '(' | ')' | '№' | '\u{300}'..='\u{36f}')
}

fn cut(text: &str, len: usize) -> &str {
    let end = text.floor_char_boundary(len);
    text[..end].trim_end_matches([' ', '.'])
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn keeps_what_is_safe_of_a_name() {
        let cases = [
            ("отчёт №1.pdf", "01-отчёт №1.pdf"),
            ("../../x", "01-x"),
            ("/etc/passwd", "01-passwd"),
            ("C:\\Users\\a\\фото.JPG", "01-фото.JPG"),
            ("..", "01"),
            (".bashrc", "01-bashrc"),
            ("a\u{202e}fdp.exe", "01-a_fdp.exe"),
            ("a\u{1b}[2J\n.txt", "01-a__2J_.txt"),
            ("-rf", "01--rf"),
            ("x/", "01"),
            ("\u{200b}", "01"),
            ("con.", "01-con"),
            ("a\u{3164}b\u{115f}c\u{1160}d\u{ffa0}.pdf", "01-a_b_c_d_.pdf"),
            ("й\u{301}\u{301}\u{301}\u{301}\u{301}.txt", "01-й\u{301}\u{301}\u{301}.txt"),
            ("и\u{306}.txt", "01-и\u{306}.txt"),
            ("$(reboot);`id`.sh", "01-(reboot)__id_.sh"),
        ];
        for (real, safe) in cases {
            assert_eq!(safe_name(0, real), safe, "{real:?}");
        }
    }

    #[test]
    fn a_name_is_never_empty_hidden_long_or_a_path() {
        for real in ["", "///", "...", "а".repeat(255).as_str(), &format!("{}.pdf", "б".repeat(200)), "a.b.c.d/..\\.."]
        {
            let name = safe_name(98, real);
            assert!(name.starts_with("99") && name.len() <= 3 + NAME_LEN, "{name}");
            assert!(!name.contains(['/', '\\']) && Path::new(&name).components().count() == 1);
        }
        assert!(safe_name(0, &format!("{}.pdf", "б".repeat(200))).ends_with(".pdf"));
    }
}
