//! Parts a text into rows and cells, as spreadsheets write them: separated values, some of them between quotes.

/// The cells, row by row. A quote that is never closed is a letter like any other.
pub(in crate::exchange) fn records(text: &str) -> Vec<Vec<String>> {
    let mut rest = text.trim_start_matches('\u{feff}');
    let delimiter = delimiter(rest);
    let mut records = Vec::new();
    let mut record = Vec::new();
    while !rest.is_empty() {
        let (cell, after) = cell(rest, delimiter);
        record.push(cell);
        rest = after;
        if let Some(after) = rest.strip_prefix(delimiter) {
            rest = after;
            if rest.is_empty() {
                record.push(String::new());
            }
            continue;
        }
        let line_end = ["\r\n", "\n", "\r"];
        let after = line_end.iter().find_map(|end| rest.strip_prefix(end));
        rest = after.unwrap_or(rest);
        records.push(std::mem::take(&mut record));
    }
    if !record.is_empty() {
        records.push(record);
    }
    records
}

/// What parts the cells: a tab where there is one, else what the first line has more of, `;` or `,`.
fn delimiter(text: &str) -> char {
    let line = text.lines().find(|line| !line.trim().is_empty());
    let count = |wanted: char| line.unwrap_or_default().matches(wanted).count();
    let is_headed = count(',') + count(';') > 0 && count('\t') == 0;
    if text.contains('\t') && !is_headed {
        '\t'
    } else if count(';') > count(',') {
        ';'
    } else {
        ','
    }
}

/// The cell that the text begins with, and what comes after it.
fn cell(text: &str, delimiter: char) -> (String, &str) {
    let is_end = |c: char| c == delimiter || c == '\n' || c == '\r';
    let (mut cell, rest) = quoted(text).unwrap_or((String::new(), text));
    let end = rest.find(is_end).unwrap_or(rest.len());
    let (tail, after) = rest.split_at(end);
    cell.push_str(tail);
    (cell, after)
}

/// What stands between the quotes that the text begins with, and what comes after them.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut cell = String::new();
    loop {
        let (inside, after) = rest.split_once('"')?;
        cell.push_str(inside);
        match after.strip_prefix('"') {
            Some(on) => {
                cell.push('"');
                rest = on;
            }
            None => return Some((cell, after)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_hold_separators_line_ends_and_quotes() {
        for (text, expected) in [
            ("a\tb\nc\td", vec![vec!["a", "b"], vec!["c", "d"]]),
            ("a\t\r\n\t", vec![vec!["a", ""], vec!["", ""]]),
            ("\"a\tb\"\t\"c\nd\"", vec![vec!["a\tb", "c\nd"]]),
            ("\"say \"\"hi\"\"\",b", vec![vec!["say \"hi\"", "b"]]),
            ("\"\";\"\"", vec![vec!["", ""]]),
            ("5\" wide\tb", vec![vec!["5\" wide", "b"]]),
            (
                "\"never closed\tb\nc",
                vec![vec!["\"never closed", "b"], vec!["c"]],
            ),
            ("a\n\nb\tc", vec![vec!["a"], vec![""], vec!["b", "c"]]),
        ] {
            assert_eq!(records(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_text_full_of_quotes_takes_no_longer_than_any_other() {
        let text = "\"\"\"\"\t\"".repeat(200_000);
        assert!(!records(&text).is_empty());
    }
}
