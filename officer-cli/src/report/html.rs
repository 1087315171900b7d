//! The report as one page that needs nothing else: charts are SVG, there is no script, and nothing is fetched.

use super::public::Number;
use super::table::{Matrix, Said, Table};

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c2430;background:#fff}\
h1{font-size:1.6rem}h2{font-size:1.15rem;margin-top:2rem}table{border-collapse:collapse;width:100%}\
td,th{border-bottom:1px solid #d5dae1;padding:.3rem .5rem;text-align:left;vertical-align:middle}\
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}td.b{width:45%}svg{display:block;width:100%;height:1rem}\
rect{fill:#2b5c8a}.lead{color:#4a5666}@page{size:A4;margin:18mm}@media print{body{margin:0;max-width:none}h2{break-after:avoid}tr{break-inside:avoid}tr:nth-child(-n+3){break-after:avoid}}";

/// The whole page.
pub fn write(said: &Said, language: &str) -> String {
    let mut page = format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{0}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{0}</h1>\n",
        escape(&said.title)
    );
    for line in &said.lead {
        page.push_str(&format!("<p class=\"lead\">{}</p>\n", escape(line)));
    }
    for table in &said.tables {
        rows(&mut page, table);
    }
    for line in &said.times {
        page.push_str(&format!("<p>{}</p>\n", escape(line)));
    }
    if let Some(pains) = &said.pains {
        matrix(&mut page, pains);
    }
    page.push_str("</body>\n</html>\n");
    page
}

fn rows(page: &mut String, table: &Table) {
    let longest = table.rows.iter().map(|(_, number)| number.bar()).max().unwrap_or(0);
    page.push_str(&format!("<h2>{}</h2>\n<table>\n", escape(&table.title)));
    for (name, number) in &table.rows {
        page.push_str(&format!(
            "<tr><th scope=\"row\">{}</th><td class=\"n\">{}</td><td class=\"b\">{}</td></tr>\n",
            escape(name),
            escape(&number.text()),
            bar(*number, longest)
        ));
    }
    page.push_str("</table>\n");
}

/// A bar beside its number, which a screen reader reads already.
fn bar(number: Number, longest: u32) -> String {
    let thousandths = if longest == 0 { 0 } else { u64::from(number.bar()) * 1000 / u64::from(longest) };
    format!(
        "<svg viewBox=\"0 0 1000 16\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect width=\"{thousandths}\" height=\"16\"/></svg>"
    )
}

fn matrix(page: &mut String, matrix: &Matrix) {
    page.push_str(&format!("<h2>{}</h2>\n<table>\n<tr><td></td>", escape(&matrix.title)));
    for column in &matrix.columns {
        page.push_str(&format!("<th scope=\"col\" class=\"n\">{}</th>", escape(column)));
    }
    page.push_str("</tr>\n");
    for (sector, numbers) in &matrix.rows {
        page.push_str(&format!("<tr><th scope=\"row\">{}</th>", escape(sector)));
        for number in numbers {
            let shown = if *number == Number::Exact(0) { "·".to_owned() } else { number.text() };
            page.push_str(&format!("<td class=\"n\">{}</td>", escape(&shown)));
        }
        page.push_str("</tr>\n");
    }
    page.push_str("</table>\n");
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_become_markup_and_nothing_is_fetched() {
        let rows =
            vec![("<script>alert(1)</script>\"&".to_owned(), Number::Exact(2)), ("b".to_owned(), Number::Below(5))];
        let said = Said {
            title: "<b>".into(),
            lead: vec!["<i>".into()],
            tables: vec![Table { title: "t".into(), rows }],
            times: vec![],
            pains: Some(Matrix {
                title: "p".into(),
                columns: vec!["<td>".into()],
                rows: vec![("<tr>".into(), vec![Number::Exact(0)])],
            }),
        };
        let page = write(&said, "en");
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&amp;"));
        for foreign in ["<script", "<b>", "<i>", "http:", "https:", "src=", "url("] {
            assert!(!page.contains(foreign), "{foreign}");
        }
        assert!(page.contains("&lt;5") && page.contains("width=\"1000\""));
    }
}
