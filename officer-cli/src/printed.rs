//! A page for A4 that needs nothing else: no script, nothing fetched, and nothing that a source wrote becomes markup.

use crate::terminal;

const STYLE: &str = "@page{size:A4;margin:18mm 18mm 20mm 22mm;@bottom-right{content:counter(page) \" / \" counter(pages);font:9pt system-ui,sans-serif;color:#444}}\
*{box-sizing:border-box}body{font:11pt/1.45 \"Noto Serif\",\"DejaVu Serif\",\"Times New Roman\",serif;color:#000;background:#fff;max-width:170mm;margin:0 auto;overflow-wrap:anywhere}\
header{display:flex;justify-content:space-between;gap:8mm;border-bottom:1.2pt solid #000;padding-bottom:2.5mm;margin-bottom:5mm}header p{margin:0}header .no{text-align:right}\
.small{font-size:9pt;color:#333}h1{font-size:17pt;line-height:1.25;margin:0 0 4mm}h2{font-size:12pt;margin:7mm 0 2mm;padding-bottom:1mm;border-bottom:.5pt solid #777;break-after:avoid}\
h2 span{float:right;font-weight:400;font-size:10pt}table{border-collapse:collapse;width:100%;margin:0 0 3mm}th,td{text-align:left;vertical-align:top;padding:.9mm 2mm .9mm 0}\
th{font-weight:400;color:#333;width:34%}tr{break-inside:avoid}td p{margin:0}p:has(+.files){break-after:avoid}.files tr:first-child{break-after:avoid}.files th{width:auto;font-size:9pt;border-bottom:.5pt solid #777}.files td{font-size:10pt}\
.numbers th{width:16%;font-size:9pt}.numbers td,.numbers th{padding:.4mm 2mm .4mm 0}code{font:8.5pt/1.4 \"DejaVu Sans Mono\",monospace}.text p{margin:0 0 2.2mm;white-space:pre-wrap}.note{font-weight:700;margin:0 0 2mm}.verdict{font-size:14pt;font-weight:700;border:1.2pt solid #000;padding:3mm 4mm;margin:0 0 5mm}\
.sign{display:flex;gap:12mm;margin-top:14mm;break-inside:avoid}.sign div{flex:1;border-top:.5pt solid #000;padding-top:1mm;font-size:9pt}\
@media screen{body{padding:12mm 4mm}}";

/// The page as it is put together.
pub(crate) struct Printed {
    html: String,
}

impl Printed {
    /// An empty page; `language` is a tag, `title` becomes safe.
    pub(crate) fn new(language: &str, title: &str) -> Self {
        let title = escape(&terminal::line(title));
        Self {
            html: format!(
                "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
                 <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
                 <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
            ),
        }
    }

    /// Who prints, and on the right a number with its label.
    pub(crate) fn header(&mut self, name: &str, beneath: &str, label: &str, number: &str) {
        let [name, beneath, label, number] = [name, beneath, label, number].map(|text| escape(&terminal::line(text)));
        self.html.push_str(&format!(
            "<header><p><b>{name}</b><br><span class=\"small\">{beneath}</span></p><p class=\"no\"><span class=\"small\">{label}</span><br><b>{number}</b></p></header>\n"
        ));
    }

    pub(crate) fn title(&mut self, text: &str) {
        self.html.push_str(&format!("<h1>{}</h1>\n", escape(&terminal::line(text))));
    }

    /// A heading, and what stands at its right.
    pub(crate) fn part(&mut self, text: &str, beside: &str) {
        let [text, beside] = [text, beside].map(|text| escape(&terminal::line(text)));
        self.html.push_str(&format!("<h2><span>{beside}</span>{text}</h2>\n"));
    }

    /// Labels and what stands beside them, which may have several lines.
    pub(crate) fn table(&mut self, rows: &[(String, String)]) {
        self.html.push_str("<table>\n");
        for (label, value) in rows {
            let value = lines(value).map(|line| format!("<p>{line}</p>")).collect::<String>();
            self.html.push_str(&format!(
                "<tr><th scope=\"row\">{}</th><td>{value}</td></tr>\n",
                escape(&terminal::line(label))
            ));
        }
        self.html.push_str("</table>\n");
    }

    /// Labels of the protocol and numbers to copy.
    pub(crate) fn numbers(&mut self, rows: &[(&str, String)]) {
        self.html.push_str("<table class=\"numbers\">\n");
        for (label, value) in rows {
            let [label, value] = [label, value.as_str()].map(|text| escape(&terminal::line(text)));
            self.html.push_str(&format!("<tr><th scope=\"row\">{label}</th><td><code>{value}</code></td></tr>\n"));
        }
        self.html.push_str("</table>\n");
    }

    /// Files: number, name, size, SHA-256.
    pub(crate) fn files(&mut self, heads: [&str; 3], rows: &[[String; 3]]) {
        let [name, size, hash] = heads.map(|text| escape(&terminal::line(text)));
        self.html.push_str(&format!("<table class=\"files\">\n<tr><th scope=\"col\"></th><th scope=\"col\">{name}</th><th scope=\"col\">{size}</th></tr>\n"));
        for (i, [name, size, sha256]) in rows.iter().enumerate() {
            let [name, size, sha256] = [name, size, sha256].map(|text| escape(&terminal::line(text)));
            let sum = if sha256.is_empty() { String::new() } else { format!("<br><code>{hash} {sha256}</code>") };
            self.html.push_str(&format!("<tr><td>{:02}</td><td>{name}{sum}</td><td>{size}</td></tr>\n", i + 1));
        }
        self.html.push_str("</table>\n");
    }

    /// Somebody's own words, line by line.
    pub(crate) fn text(&mut self, text: &str) {
        self.html.push_str("<div class=\"text\">\n");
        for line in lines(text.trim_end()) {
            self.html.push_str(&format!("<p>{line}</p>\n"));
        }
        self.html.push_str("</div>\n");
    }

    /// What must not be missed.
    pub(crate) fn note(&mut self, text: &str) {
        self.html.push_str(&format!("<p class=\"note\">{}</p>\n", escape(&in_one_line(text))));
    }

    pub(crate) fn verdict(&mut self, text: &str) {
        self.html.push_str(&format!("<p class=\"verdict\">{}</p>\n", escape(&in_one_line(text))));
    }

    pub(crate) fn small(&mut self, text: &str) {
        self.html.push_str(&format!("<p class=\"small\">{}</p>\n", escape(&terminal::line(text))));
    }

    /// Lines to sign on.
    pub(crate) fn signatures(&mut self, under: [&str; 2]) {
        let [left, right] = under.map(|text| escape(&terminal::line(text)));
        self.html.push_str(&format!("<div class=\"sign\"><div>{left}</div><div>{right}</div></div>\n"));
    }

    pub(crate) fn finish(mut self) -> String {
        self.html.push_str("</body>\n</html>\n");
        self.html
    }
}

/// Each line, safe.
fn lines(text: &str) -> impl Iterator<Item = String> {
    let safe: Vec<String> = terminal::paragraph(text).split('\n').map(escape).collect();
    safe.into_iter()
}

/// Words of a key stand on two lines where a terminal shows them.
fn in_one_line(text: &str) -> String {
    terminal::line(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The page with this text in every place that takes one.
    fn everywhere(text: &str) -> String {
        let mut page = Printed::new("en", text);
        page.header(text, text, text, text);
        page.title(text);
        page.part(text, text);
        page.table(&[(text.into(), text.into())]);
        page.numbers(&[(text, text.into())]);
        page.files([text; 3], &[[text.into(), text.into(), text.into()]]);
        page.text(text);
        page.note(text);
        page.verdict(text);
        page.small(text);
        page.signatures([text; 2]);
        page.finish()
    }

    #[test]
    fn a_script_an_image_or_a_style_of_a_source_stays_text() {
        let plain = everywhere("x");
        for attack in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "</title></style><style>*{display:none}</style>",
            "\"><a href=\"https://example.org\">",
            "<!--",
            "]]>",
            "&lt;script&gt;",
        ] {
            let page = everywhere(attack);
            assert_eq!(page.matches('<').count(), plain.matches('<').count(), "{attack}");
            assert_eq!(page.matches('>').count(), plain.matches('>').count(), "{attack}");
            assert_eq!(page.matches('"').count(), plain.matches('"').count(), "{attack}");
        }
    }

    #[test]
    fn a_line_that_runs_backwards_is_shown_as_what_it_is() {
        let page = everywhere("a\u{202e}b\u{1b}[2J\u{200b}");
        assert!(!page.contains('\u{202e}') && !page.contains('\u{1b}') && page.contains("a&lt;U+202E&gt;b"));
    }

    #[test]
    fn nothing_is_fetched() {
        let page = everywhere("x");
        for foreign in ["http:", "https:", "src=", "url(", "@import", "<script", "<link"] {
            assert!(!page.contains(foreign), "{foreign}");
        }
    }
}
