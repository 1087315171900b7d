//! Pages to print, on A4, without a network and where need be without a browser: a holder's share, and the agency's words.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};
use sybyr_crypto::keys::{Day, Fingerprint};
use sybyr_crypto::share::Share;
use sybyr_crypto::words::{List, fingerprint_words};
use zeroize::Zeroizing;

use crate::clock;
use crate::text::{Language, ShareWords};

const STYLE: &str = "@page{size:A4;margin:16mm}*{box-sizing:border-box}\
body{font:11pt/1.4 system-ui,\"DejaVu Sans\",\"Noto Sans\",sans-serif;color:#000;background:#fff;max-width:178mm;margin:0 auto;padding:6mm 0}\
h1{font-size:17pt;line-height:1.25;margin:0}h1 small{display:block;font-size:12pt;font-weight:400}\
.top{display:flex;justify-content:space-between;align-items:flex-start;border-bottom:1.5pt solid #000;padding-bottom:4mm}\
.of{font-size:30pt;line-height:1;font-weight:700;white-space:nowrap;text-align:right}.of small{display:block;font-size:11pt;font-weight:400;line-height:1.5;margin-top:2mm}\
.share{display:flex;justify-content:space-between;align-items:center;gap:8mm;margin:6mm 0}\
ol{font-size:13.5pt;line-height:1.95;margin:0;padding-left:9mm;flex:1}ol li::marker{font-size:10pt}li span{display:inline-block;width:25%;padding-right:1mm}\
svg{display:block;width:50mm;height:50mm;flex:none}\
.words{border:.75pt solid #000;padding:3mm 4mm;margin:0 0 5mm}.words p{margin:0;font-size:10pt}.words b{display:block;font-size:12pt;line-height:1.6}\
p{margin:0 0 3mm}.card ol{columns:3;font-size:20pt;line-height:1.9}.card li{break-inside:avoid}";

/// A holder's share as one page that needs nothing else: no script, nothing fetched.
pub fn share_html(share: &Share, agency: &Fingerprint, day: Day, list: List) -> Zeroizing<String> {
    let mut page = Zeroizing::new(String::with_capacity(64 * 1024));
    let all = Language::ON_PAPER.map(Language::share);
    head(&mut page, &title(all[0], share));
    page.push_str("<div class=\"top\"><h1>");
    page.push_str(all[0].title);
    for words in &all[1..] {
        page.push_str(&format!("<small>{}</small>", words.title));
    }
    page.push_str(&format!("</h1><div class=\"of\">{} / {}<small>", share.index, share.of));
    for words in all {
        page.push_str(&format!("{}<br>", (words.needed)(share.need)));
    }
    page.push_str(&format!("{}</small></div></div>\n<div class=\"share\"><ol>", clock::format(day)));
    for line in share.lines(list) {
        page.push_str("<li>");
        line.iter().for_each(|word| page.push_str(&format!("<span>{word}</span>")));
        page.push_str("</li>");
    }
    page.push_str("</ol>");
    square(&mut page, &code(share));
    page.push_str("</div>\n<div class=\"words\"><p>");
    page.push_str(&all.map(|words| words.agency).join(" · "));
    page.push_str(&format!("</p><b>{}</b></div>\n", fingerprint_words(&agency.0, list).join(" ")));
    for (words, language) in all.iter().zip(Language::ON_PAPER) {
        page.push_str(&format!("<p lang=\"{}\">{}</p>\n", language.code(), (words.what)(share.need, share.of)));
    }
    page.push_str("</body>\n</html>\n");
    page
}

/// The same for a printer that takes plain text: 80 columns, 66 lines.
pub fn share_text(share: &Share, agency: &Fingerprint, day: Day, list: List) -> Zeroizing<String> {
    let mut page = Zeroizing::new(String::with_capacity(64 * 1024));
    let all = Language::ON_PAPER.map(Language::share);
    for words in all {
        page.push_str(&format!("{} · {}\n", title(words, share), (words.needed)(share.need)));
    }
    page.push_str(&format!("{}\n\n", clock::format(day)));
    for (number, line) in (1..).zip(share.lines(list)) {
        page.push_str(&format!("{number:>4}   "));
        line.iter().for_each(|word| page.push_str(&format!("{word:<12}")));
        cut_spaces(&mut page);
        page.push('\n');
    }
    page.push('\n');
    blocks(&mut page, &code(share));
    page.push_str(&format!("\n{}\n", all.map(|words| words.agency).join(" · ")));
    for half in fingerprint_words(&agency.0, list).chunks(6) {
        page.push_str(&format!("  {}\n", half.join(" ")));
    }
    for words in all {
        page.push('\n');
        wrap(&mut page, &(words.what)(share.need, share.of), 80);
    }
    page
}

/// The agency's twelve words on a page to hang up and to read out.
pub fn words_html(agency: &Fingerprint, names: [&str; 3]) -> String {
    let mut page = String::new();
    let all = Language::ON_PAPER.map(Language::share);
    head(&mut page, all[0].agency);
    page.push_str("<div class=\"card\">");
    for ((language, words), name) in Language::ON_PAPER.into_iter().zip(all).zip(names) {
        page.push_str(&format!(
            "<section lang=\"{}\"><h1>{}<small>{}</small></h1><ol>",
            language.code(),
            escape(name),
            words.agency
        ));
        fingerprint_words(&agency.0, language.list())
            .iter()
            .for_each(|word| page.push_str(&format!("<li>{word}</li>")));
        page.push_str(&format!("</ol><p>{}</p></section>\n", words.compare));
    }
    page.push_str("</div></body>\n</html>\n");
    page
}

/// The digits of a share as a square to scan. Digits, because a scanner types them the same on every keyboard.
fn code(share: &Share) -> QrCode {
    let digits = share.digits();
    let segment = QrSegment::make_numeric(&digits);
    QrCode::encode_segments_advanced(&[segment], QrCodeEcc::Quartile, Version::MIN, Version::MAX, None, true)
        .expect("128 digits fit")
}

fn title(words: &ShareWords, share: &Share) -> String {
    format!("{} {} / {}", words.title, share.index, share.of)
}

fn head(page: &mut String, title: &str) {
    page.push_str(&format!(
        "<!doctype html>\n<html lang=\"kk\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
    ));
}

/// With the four empty modules around it that readers need.
fn square(page: &mut String, code: &QrCode) {
    let size = code.size();
    page.push_str(&format!("<svg viewBox=\"-4 -4 {0} {0}\" shape-rendering=\"crispEdges\"><path d=\"", size + 8));
    for y in 0..size {
        for x in (0..size).filter(|&x| code.get_module(x, y)) {
            page.push_str(&format!("M{x} {y}h1v1h-1z"));
        }
    }
    page.push_str("\"/></svg>");
}

/// Two modules a character, dark on light paper.
fn blocks(page: &mut String, code: &QrCode) {
    for y in (0..code.size()).step_by(2) {
        page.push_str("        ");
        for x in 0..code.size() {
            page.push(match (code.get_module(x, y), code.get_module(x, y + 1)) {
                (true, true) => '█',
                (true, false) => '▀',
                (false, true) => '▄',
                (false, false) => ' ',
            });
        }
        cut_spaces(page);
        page.push('\n');
    }
}

fn cut_spaces(page: &mut String) {
    let end = page.trim_end_matches(' ').len();
    page.truncate(end);
}

fn wrap(page: &mut String, text: &str, columns: usize) {
    let mut used = 0;
    for word in text.split(' ') {
        let width = word.chars().count();
        if used > 0 && used + 1 + width > columns {
            page.push('\n');
            used = 0;
        } else if used > 0 {
            page.push(' ');
            used += 1;
        }
        page.push_str(word);
        used += width;
    }
    page.push('\n');
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use sybyr_crypto::hex::Hex;
    use sybyr_crypto::keys::Secret;

    fn share() -> Share {
        Share { set: 9, need: 3, of: 5, index: 2, value: Secret::new([0xa5; 32]) }
    }

    #[test]
    fn a_page_of_text_fits_on_a4_and_reads_back() {
        for list in List::ALL {
            let page = share_text(&share(), &Hex([7; 32]), 20_779, list);
            assert!(page.lines().count() <= 66, "{}", page.lines().count());
            assert!(page.lines().all(|line| line.chars().count() <= 80));
            let words: Vec<&str> = page.lines().skip(5).take(8).collect();
            assert_eq!(Share::parse(&words.join("\n")).map(|s| s.mark()), Ok(share().mark()));
        }
    }

    #[test]
    fn a_page_names_what_it_must_and_fetches_nothing() {
        let page = share_html(&share(), &Hex([7; 32]), 20_779, List::Kk);
        for there in ["2 / 5", "2026-11-22", fingerprint_words(&[7; 32], List::Kk)[11]] {
            assert!(page.contains(there), "{there}");
        }
        for foreign in ["<script", "http:", "https:", "src=", "url("] {
            assert!(!page.contains(foreign), "{foreign}");
        }
        let card = words_html(&Hex([7; 32]), ["<b>", "\"", "&"]);
        assert!(card.contains("&lt;b&gt;") && !card.contains("<b>") && card.contains("&amp;"));
    }

    /// The square is read by another program's eyes.
    #[test]
    fn the_square_holds_the_share() {
        let code = code(&share());
        let (margin, scale) = (4, 4);
        let side = usize::try_from(code.size() + 2 * margin).expect("small") * scale;
        let mut picture = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| {
            let at = |pixel: usize| i32::try_from(pixel / scale).expect("small") - margin;
            if code.get_module(at(x), at(y)) { 0 } else { 255 }
        });
        let (_, content) = picture.detect_grids()[0].decode().expect("decodes");
        assert_eq!(Share::parse(&content).map(|s| s.mark()), Ok(share().mark()));
    }
}
