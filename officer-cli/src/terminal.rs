//! Makes text of strangers safe to show: nothing that moves the cursor, hides, reverses or fakes reaches the terminal.

use std::fmt::Write as _;
use std::io::IsTerminal;

use unicode_width::UnicodeWidthChar as _;

/// More marks than this on one letter are shown as numbers, so that they cannot spill over other lines.
pub const MAX_MARKS: usize = 3;

/// A narrower terminal folds what is said to it by itself.
const NARROWEST: usize = 40;

/// One line: names, single fields. Everything that is not plainly visible is written as `<U+XXXX>`.
pub fn line(text: &str) -> String {
    clean(text, |c| match c {
        '\t' | '\n' | '\r' => Shown::Visible,
        c if is_odd_space(c) => Shown::Visible,
        c => usual(c),
    })
}

/// Several lines: messages. Line ends stay, tabs become spaces, and the fixed spaces of ordinary typing read as spaces.
pub fn paragraph(text: &str) -> String {
    clean(&text.replace("\r\n", "\n"), |c| match c {
        '\n' => Shown::Asis,
        '\t' => Shown::Space(4),
        '\u{a0}' | '\u{202f}' => Shown::Space(1),
        c if is_odd_space(c) => Shown::Visible,
        c => usual(c),
    })
}

/// The first line with something in it, safe, at most `columns` wide.
pub fn first_line(text: &str, columns: usize) -> String {
    let first = text.lines().map(str::trim).find(|l| !l.is_empty()).unwrap_or("");
    let short: String = first.chars().take(4 * columns).collect();
    fit(&paragraph(&short).replace('\n', " "), columns)
}

/// Cuts safe text to `columns`, with an ellipsis where something was cut.
pub fn fit(safe: &str, columns: usize) -> String {
    if width(safe) <= columns {
        return safe.to_owned();
    }
    let mut out = String::new();
    let mut used = 0;
    for c in safe.chars() {
        let wide = c.width().unwrap_or(0);
        if used + wide + 1 > columns {
            break;
        }
        used += wide;
        out.push(c);
    }
    out.push('…');
    out
}

/// Columns that safe text takes.
pub fn width(safe: &str) -> usize {
    safe.chars().map(|c| c.width().unwrap_or(0)).sum()
}

/// Fills safe text with spaces to `columns`.
pub fn pad(safe: &str, columns: usize) -> String {
    let mut out = fit(safe, columns);
    out.extend(std::iter::repeat_n(' ', columns.saturating_sub(width(&out))));
    out
}

/// Indents every line and wraps at `columns`, between words where there are words.
pub fn wrap(safe: &str, indent: usize, columns: usize) -> String {
    let room = columns.saturating_sub(indent).max(20);
    let margin = " ".repeat(indent);
    let mut out = String::new();
    for line in safe.lines() {
        let mut used = 0;
        out.push_str(&margin);
        for piece in line.split_inclusive(' ') {
            if used > 0 && used + width(piece.trim_end()) > room {
                out.truncate(out.trim_end_matches(' ').len());
                out.push('\n');
                out.push_str(&margin);
                used = 0;
            }
            for c in piece.chars() {
                let wide = c.width().unwrap_or(0);
                if used + wide > room && c != ' ' {
                    out.push('\n');
                    out.push_str(&margin);
                    used = 0;
                }
                used += wide;
                out.push(c);
            }
        }
        out.truncate(out.trim_end_matches(' ').len());
        out.push('\n');
    }
    out
}

/// Folds what the program itself says between words, so that the edge of a terminal cuts none; a line keeps its indent.
/// Without a terminal it stays as it is, for whoever searches it.
pub fn folded(text: &str, columns: Option<usize>) -> String {
    let Some(columns) = columns else { return text.to_owned() };
    let fold = |line: &str| {
        // the space behind a prompt stays
        let said = line.trim_end_matches(' ');
        if width(said) < columns {
            return line.to_owned();
        }
        let bare = said.trim_start_matches(' ');
        let mut out = wrap(bare, said.len() - bare.len(), columns - 1);
        out.truncate(out.trim_end_matches('\n').len());
        out + &line[said.len()..]
    };
    text.split('\n').map(fold).collect::<Vec<_>>().join("\n")
}

/// Columns of the terminal behind a stream, when there is one that says how wide it is.
pub fn columns_of(stream: &(impl IsTerminal + std::os::fd::AsFd)) -> Option<usize> {
    let size = stream.is_terminal().then(|| rustix::termios::tcgetwinsize(stream).ok())??;
    Some(usize::from(size.ws_col)).filter(|columns| *columns >= NARROWEST)
}

/// JSON for scripts: exact data, but every character that [`line`] would not show goes as `\uXXXX`.
pub fn json(value: &serde_json::Value) -> String {
    escaped(&serde_json::to_string_pretty(value).expect("values always serialize"))
}

/// The same on one line, for what comes one after the other.
pub fn json_line(value: &serde_json::Value) -> String {
    escaped(&value.to_string())
}

fn escaped(plain: &str) -> String {
    let mut out = String::with_capacity(plain.len());
    for c in plain.chars() {
        // line feeds and spaces here are the layout: inside strings serde_json has escaped the former already
        if c == '\n' || matches!(usual(c), Shown::Asis) && !is_odd_space(c) && c.width() != Some(0) {
            out.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}").expect("writing to a string");
            }
        }
    }
    out
}

/// Columns of the terminal behind standard output, 100 when there is none.
pub fn columns() -> usize {
    let stdout = std::io::stdout();
    if !stdout.is_terminal() {
        return 100;
    }
    rustix::termios::tcgetwinsize(&stdout).map_or(80, |size| usize::from(size.ws_col)).clamp(40, 120)
}

/// Whether the terminal is said to understand more than ASCII: rules and ellipses are drawn with it.
pub fn has_signs() -> bool {
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set).unwrap_or_default().to_lowercase();
    let is_utf8 = locale.ends_with("utf-8") || locale.ends_with("utf8");
    is_utf8 && !matches!(set("TERM").as_deref(), None | Some("dumb" | "vt100" | "vt102"))
}

enum Shown {
    Asis,
    Visible,
    Space(usize),
}

fn usual(c: char) -> Shown {
    if c.is_control() || is_hidden(c) { Shown::Visible } else { Shown::Asis }
}

fn clean(text: &str, rule: impl Fn(char) -> Shown) -> String {
    let mut out = String::with_capacity(text.len());
    let mut marks = 0;
    for c in text.chars() {
        marks = if c.width() == Some(0) { marks + 1 } else { 0 };
        match rule(c) {
            Shown::Asis if marks <= MAX_MARKS => out.push(c),
            Shown::Space(n) => out.extend(std::iter::repeat_n(' ', n)),
            Shown::Asis | Shown::Visible => {
                write!(out, "<U+{:04X}>", u32::from(c)).expect("writing to a string");
            }
        }
    }
    out
}

/// Spaces that are not the space bar's.
fn is_odd_space(c: char) -> bool {
    c != ' ' && c.is_whitespace() && !c.is_control()
}

/// Characters without a shape of their own: direction changes, zero widths, fillers, tags, selectors, private use.
pub fn is_hidden(c: char) -> bool {
    matches!(u32::from(c),
        0xad | 0x34f | 0x61c | 0x115f | 0x1160 | 0x17b4 | 0x17b5 | 0x180b..=0x180f | 0x200b..=0x200f | 0x2028..=0x202e
        | 0x2060..=0x206f | 0x2800 | 0x3164 | 0xfe00..=0xfe0f | 0xfeff | 0xffa0 | 0xfff0..=0xfffc | 0x1bca0..=0x1bca3
        | 0x1d173..=0x1d17a | 0xe000..=0xf8ff | 0xe0000..=0x10_ffff)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_escape_sequence_cannot_clear_the_screen_or_set_the_title() {
        assert_eq!(line("\x1b[2J\x1b]0;pwned\x07"), "<U+001B>[2J<U+001B>]0;pwned<U+0007>");
        assert_eq!(paragraph("\u{9b}2J"), "<U+009B>2J");
    }

    #[test]
    fn a_carriage_return_cannot_overwrite_the_line() {
        assert_eq!(paragraph("guilty\rinnocent\r\nend"), "guilty<U+000D>innocent\nend");
    }

    #[test]
    fn a_right_to_left_override_cannot_reverse_an_extension() {
        assert_eq!(line("report\u{202e}fdp.exe"), "report<U+202E>fdp.exe");
        for c in ['\u{2066}', '\u{2069}', '\u{200f}', '\u{61c}'] {
            assert!(paragraph(&c.to_string()).starts_with("<U+"), "{c:?}");
        }
    }

    #[test]
    fn nothing_of_zero_width_hides_in_a_name() {
        for c in [
            '\u{200b}',
            '\u{200d}',
            '\u{2060}',
            '\u{feff}',
            '\u{ad}',
            '\u{e0041}',
            '\u{fe0f}',
            '\u{3164}',
            '\u{2800}',
            '\u{a0}',
            '\u{3000}',
        ] {
            assert!(line(&c.to_string()).starts_with("<U+"), "{c:?}");
        }
    }

    #[test]
    fn a_name_cannot_add_lines_to_the_list() {
        assert_eq!(line("a\nb\u{2028}c\td"), "a<U+000A>b<U+2028>c<U+0009>d");
    }

    #[test]
    fn a_tower_of_marks_stays_on_its_line() {
        let tower = format!("a{}", "\u{301}".repeat(40));
        assert_eq!(paragraph(&tower).matches('\u{301}').count(), 3);
    }

    #[test]
    fn ordinary_russian_and_kazakh_stay_as_they_are() {
        for text in ["Отчёт № 1: «взятка» — 500 000 ₸", "Әкім қызметкері ұйғарды, өңі үрейлі, һәм", "й (и\u{306})"]
        {
            assert_eq!(line(text), text);
            assert_eq!(paragraph(text), text);
        }
        assert_eq!(paragraph("№\u{a0}1"), "№ 1");
    }

    #[test]
    fn wide_letters_count_double_and_cuts_show() {
        assert_eq!(width("汉字"), 4);
        assert_eq!(fit("汉字汉字", 5), "汉字…");
        assert_eq!(pad("аб", 4), "аб  ");
        assert_eq!(first_line("\n\n  Первая строка, длинная\nвторая", 10), "Первая ст…");
    }

    #[test]
    fn long_lines_wrap_between_words_and_inside_endless_ones() {
        assert_eq!(wrap("один два три четыре пять", 2, 22), "  один два три четыре\n  пять\n");
        assert!(wrap(&"x".repeat(95), 2, 42).lines().all(|l| l.len() <= 42));
    }

    #[test]
    fn what_is_said_folds_between_words_and_keeps_its_indent_and_the_space_of_a_prompt() {
        let said = "network is on: eth0\n  this machine must never be on a network: switch it off\nType yes to go on all the same, now: ";
        assert_eq!(
            folded(said, Some(40)),
            "network is on: eth0\n  this machine must never be on a\n  network: switch it off\nType yes to go on all the same, now: "
        );
        assert_eq!(
            folded("Type yes to go on all the same, after all: ", Some(40)),
            "Type yes to go on all the same, after\nall: "
        );
        assert_eq!(folded(said, None), said);
        assert_eq!(folded("\n[1/9] This machine", Some(40)), "\n[1/9] This machine");
    }

    #[test]
    fn json_is_exact_and_still_safe_on_a_terminal() {
        let value = serde_json::json!({ "name": "a\u{9b}\u{202e}\u{e0041}\u{7f}б\u{1b}\u{301}" });
        let text = json(&value);
        assert!(text.contains("a\\u009b\\u202e\\udb40\\udc41\\u007fб\\u001b\\u0301"), "{text}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).expect("still JSON"), value);
    }
}
