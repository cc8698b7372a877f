//! A project that somebody has worked on with a text editor and little luck: lines gone, doubled, moved, numbers out of
//! this world. It opens as a valid project that reads back as itself, or is refused at a place.

use proptest::prelude::*;

use super::*;

/// What happens to the lines.
#[derive(Debug, Clone)]
enum Mishap {
    /// So many lines from there on are gone.
    Delete(usize, usize),
    /// So many lines from there on stand there twice.
    Double(usize, usize),
    /// Two lines have changed places.
    Swap(usize, usize),
    /// The first number of the line is another one.
    Number(usize, &'static str),
    /// The first text of the line is the first text of another line: an id that is taken, or names something else.
    Text(usize, usize),
}

const NUMBERS: [&str; 12] = [
    "NaN",
    "inf",
    "-inf",
    "1e400",
    "-0.0",
    "1e-320",
    "99999999999999999999",
    "-1",
    "0x10",
    "5.1",
    "1_000",
    "'x'",
];

fn mishap() -> impl Strategy<Value = Mishap> {
    let line = 0_usize..1_000;
    prop_oneof![
        (line.clone(), 1_usize..12).prop_map(|(at, count)| Mishap::Delete(at, count)),
        (line.clone(), 1_usize..40).prop_map(|(at, count)| Mishap::Double(at, count)),
        (line.clone(), line.clone()).prop_map(|(a, b)| Mishap::Swap(a, b)),
        (line.clone(), prop::sample::select(&NUMBERS[..]))
            .prop_map(|(at, n)| Mishap::Number(at, n)),
        (line.clone(), line).prop_map(|(at, from)| Mishap::Text(at, from)),
    ]
}

fn suffer(lines: &mut Vec<String>, mishap: &Mishap) {
    let len = lines.len().max(1);
    match *mishap {
        Mishap::Delete(at, count) => {
            let at = at % len;
            lines.drain(at..(at + count).min(lines.len()));
        }
        Mishap::Double(at, count) => {
            let at = at % len;
            let twice = lines[at..(at + count).min(lines.len())].to_vec();
            lines.splice(at..at, twice);
        }
        Mishap::Swap(a, b) => lines.swap(a % len, b % len),
        Mishap::Number(at, number) => {
            let line = &mut lines[at % len];
            if let Some(start) = line.find(|letter: char| letter.is_ascii_digit()) {
                let digits = line[start..].find(|letter: char| !"0123456789.".contains(letter));
                let end = digits.map_or(line.len(), |digits| start + digits);
                line.replace_range(start..end, number);
            }
        }
        Mishap::Text(at, from) => {
            let text = |line: &str| {
                let start = line.find('"')? + 1;
                let len = line[start..].find('"')?;
                Some(start..start + len)
            };
            let source = lines[from % len].clone();
            let line = &mut lines[at % len];
            if let (Some(to), Some(from)) = (text(line), text(&source)) {
                line.replace_range(to, &source[from]);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn an_unlucky_edit_gives_a_valid_project_or_a_place(
        mishaps in prop::collection::vec(mishap(), 1..4),
    ) {
        let mut lines: Vec<String> = EVERYTHING.lines().map(str::to_owned).collect();
        for mishap in &mishaps {
            suffer(&mut lines, mishap);
        }
        let text = lines.join("\n");
        match read(text.as_bytes()) {
            Err(error) => {
                let place = error.place();
                prop_assert!(place.is_none_or(|place| place.line <= lines.len().max(1)));
            }
            Ok(opened) => {
                prop_assert_eq!(opened.project.violations(), []);
                let written = write(&opened.project);
                let back = read(written.as_bytes()).unwrap();
                prop_assert_eq!(&back.project, &opened.project);
                prop_assert_eq!(write(&back.project), written);
            }
        }
    }
}
