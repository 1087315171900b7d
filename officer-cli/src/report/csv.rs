//! The report as CSV (RFC 4180): one line a number, for spreadsheets.

use super::table::Said;

/// Lines of `table,name,number`. Cells that a spreadsheet would take for a formula are quoted with an apostrophe.
pub fn write(said: &Said) -> String {
    let mut lines = String::new();
    for table in &said.tables {
        for (name, number) in &table.rows {
            line(&mut lines, [&table.title, name, &number.text()]);
        }
    }
    if let Some(matrix) = &said.pains {
        for (sector, numbers) in &matrix.rows {
            for (district, number) in matrix.columns.iter().zip(numbers) {
                line(&mut lines, [&matrix.title, &format!("{sector} / {district}"), &number.text()]);
            }
        }
    }
    lines
}

fn line(lines: &mut String, cells: [&str; 3]) {
    let cells = cells.map(|cell| {
        // some spreadsheets take the wide signs of East Asian keyboards for the same
        let formula = cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r'])
            || cell.starts_with(['\t', '\r', '\n']);
        format!("\"{}{}\"", if formula { "'" } else { "" }, cell.replace('"', "\"\""))
    });
    lines.push_str(&cells.join(","));
    lines.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::super::public::Number;
    use super::super::table::Table;
    use super::*;

    #[test]
    fn names_with_quotes_commas_and_formulas_stay_text() {
        for formula in ["=1", "+1", "-1", "@a", "＝1", " =1", "\t=1", "\rx", "\nx", "\u{a0}@a"] {
            let mut lines = String::new();
            line(&mut lines, [formula, "", ""]);
            assert!(lines.starts_with("\"'"), "{formula:?}");
        }
        let rows = vec![("=1+1".to_owned(), Number::Exact(3)), ("a \"b\", c".to_owned(), Number::Below(5))];
        let said = Said {
            title: String::new(),
            lead: vec![],
            tables: vec![Table { title: "T".into(), rows }],
            times: vec![],
            pains: None,
        };
        assert_eq!(write(&said), "\"T\",\"'=1+1\",\"3\"\r\n\"T\",\"a \"\"b\"\", c\",\"<5\"\r\n");
    }
}
