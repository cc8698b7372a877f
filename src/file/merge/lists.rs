//! Owns how texts are merged line by line, and lists entry by entry.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::model::MAX_TEXT_CHARS;

/// Both sides' changes of a text, line by line; none where they changed the same lines, or it would be too long.
pub(super) fn merged_text(base: &str, ours: &str, theirs: &str) -> Option<String> {
    let lines = |text: &'_ str| text.split('\n').map(str::to_owned).collect::<Vec<_>>();
    let merged = merged_lines(&lines(base), &lines(ours), &lines(theirs))?.join("\n");
    (merged.chars().count() <= MAX_TEXT_CHARS).then_some(merged)
}

/// The longest runs of lines that stand in base and on both sides alike hold the text together; between them, only one
/// side may differ from base, or both alike.
fn merged_lines(base: &[String], ours: &[String], theirs: &[String]) -> Option<Vec<String>> {
    let (in_ours, in_theirs) = (kept(base, ours), kept(base, theirs));
    let mut merged = Vec::new();
    let (mut b, mut o, mut t) = (0, 0, 0);
    loop {
        // The next line of base that both sides kept.
        let next = (b..base.len()).find_map(|line| {
            let both = (*in_ours.get(line)?, *in_theirs.get(line)?);
            if let (Some(ours), Some(theirs)) = both {
                Some((line, ours, theirs))
            } else {
                None
            }
        });
        let (to_b, to_o, to_t) = next.unwrap_or((base.len(), ours.len(), theirs.len()));
        let (was, we, they) = (base.get(b..to_b)?, ours.get(o..to_o)?, theirs.get(t..to_t)?);
        if they == was || we == they {
            merged.extend_from_slice(we);
        } else if we == was {
            merged.extend_from_slice(they);
        } else {
            return None;
        }
        let Some((line, _, _)) = next else {
            return Some(merged);
        };
        merged.push(base.get(line)?.clone());
        (b, o, t) = (to_b + 1, to_o + 1, to_t + 1);
    }
}

/// Where each line of base is in the other text, if it was kept there.
fn kept(base: &[String], other: &[String]) -> Vec<Option<usize>> {
    let mut kept = vec![None; base.len()];
    for op in capture_diff_slices(Algorithm::Myers, base, other) {
        if let DiffOp::Equal {
            old_index,
            new_index,
            len,
        } = op
        {
            for (slot, at) in kept.iter_mut().skip(old_index).take(len).zip(new_index..) {
                *slot = Some(at);
            }
        }
    }
    kept
}

/// An entry of a list: its text, and how many like it stand before it.
type Entry<'a> = (&'a str, usize);

/// Both sides' changes of a list: what either added is there, what either removed is not, and the order is that of the
/// side that changed it; none where both did, each otherwise.
pub(super) fn merged_list(
    base: &[String],
    ours: &[String],
    theirs: &[String],
) -> Option<Vec<String>> {
    let (base, ours, theirs) = (entries(base), entries(ours), entries(theirs));
    let stays = |entry: &Entry<'_>| [&base, &ours, &theirs].iter().all(|it| it.contains(entry));
    let staying = |list: &[Entry<'_>]| -> Vec<(String, usize)> {
        let entries = list.iter().filter(|entry| stays(entry));
        entries.map(|&(text, nth)| (text.to_owned(), nth)).collect()
    };
    let orders = (staying(&base), staying(&ours), staying(&theirs));
    let order = match orders {
        (base, ours, theirs) if theirs == base || ours == theirs => ours,
        (base, ours, theirs) if ours == base => theirs,
        _ => return None,
    };
    let new = |list: &[Entry<'_>]| added(list, &base, |entry| stays(entry));
    let (by_us, by_them) = (new(&ours), new(&theirs));
    let mut merged: Vec<(String, usize)> = Vec::new();
    let anchors = std::iter::once(None).chain(order.into_iter().map(Some));
    for anchor in anchors {
        merged.extend(anchor.clone());
        let mut runs = [&by_us, &by_them].map(|runs| {
            let run = runs.iter().find(|(after, _)| *after == anchor);
            run.map(|(_, run)| run.clone()).unwrap_or_default()
        });
        // Which side is which must not matter.
        runs.sort();
        for entry in runs.into_iter().flatten() {
            if !merged.contains(&entry) {
                merged.push(entry);
            }
        }
    }
    Some(merged.into_iter().map(|(text, _)| text).collect())
}

fn entries(list: &[String]) -> Vec<Entry<'_>> {
    let mut counts = std::collections::BTreeMap::new();
    list.iter()
        .map(|text| {
            let count: &mut usize = counts.entry(text.as_str()).or_default();
            *count += 1;
            (text.as_str(), *count)
        })
        .collect()
}

type Owned = (String, usize);

/// The entries that base does not have, by the staying entry that they come after.
fn added(
    list: &[Entry<'_>],
    base: &[Entry<'_>],
    stays: impl Fn(&Entry<'_>) -> bool,
) -> Vec<(Option<Owned>, Vec<Owned>)> {
    let mut runs: Vec<(Option<Owned>, Vec<Owned>)> = vec![(None, Vec::new())];
    for entry in list {
        let owned = (entry.0.to_owned(), entry.1);
        if stays(entry) {
            runs.push((Some(owned), Vec::new()));
        } else if !base.contains(entry)
            && let Some((_, run)) = runs.last_mut()
        {
            run.push(owned);
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[track_caller]
    fn check_list(base: &str, ours: &str, theirs: &str, expected: Option<&str>) {
        let merged = |a, b| merged_list(&list(base), &list(a), &list(b));
        assert_eq!(merged(ours, theirs), expected.map(list));
        assert_eq!(merged(theirs, ours), expected.map(list), "the other way");
    }

    #[test]
    fn what_both_add_to_a_list_is_there_in_order() {
        check_list("a b", "a x b", "a b y", Some("a x b y"));
        check_list("a b", "a x b", "a y b", Some("a x y b"));
        check_list("a b", "a x b", "a x b", Some("a x b"));
        check_list("", "x", "y", Some("x y"));
    }

    #[test]
    fn what_either_takes_out_of_a_list_is_gone() {
        check_list("a b c", "a c", "a b x c", Some("a x c"));
        check_list("a b c", "b c", "a b", Some("b"));
    }

    #[test]
    fn an_entry_may_move_while_another_is_added() {
        check_list("a b c", "b c a", "a b x c", Some("b x c a"));
        check_list("a b c", "b a c", "a c b", None);
    }

    #[test]
    fn entries_that_are_the_same_are_counted() {
        check_list("Ana Ana", "Ana Ana Ana", "Ana", Some("Ana Ana"));
    }

    #[track_caller]
    fn check_text(base: &str, ours: &str, theirs: &str, expected: Option<&str>) {
        let expected = expected.map(str::to_owned);
        assert_eq!(merged_text(base, ours, theirs), expected);
        assert_eq!(merged_text(base, theirs, ours), expected, "the other way");
    }

    #[test]
    fn different_lines_of_a_note_may_change_on_both_sides() {
        check_text("a\nb\nc", "A\nb\nc", "a\nb\nC", Some("A\nb\nC"));
        check_text("a\nb", "a\nb\nx", "y\na\nb", Some("y\na\nb\nx"));
        check_text("a\nb\nc", "a\nc", "a\nb\nc\nd", Some("a\nc\nd"));
        check_text("a", "b", "b", Some("b"));
    }

    #[test]
    fn the_same_line_changed_twice_is_for_people_to_decide() {
        check_text("a", "b", "c", None);
        check_text("a\nb\nc", "a\nB\nc", "a\n\u{df}\nc", None);
        check_text("", "x", "y", None);
    }

    #[test]
    fn a_text_that_would_be_too_long_is_for_people_to_decide() {
        let half = "x".repeat(MAX_TEXT_CHARS - 10);
        let base = "a\nb\nc";
        let (ours, theirs) = (format!("{half}\nb\nc"), format!("a\nb\n{half}"));
        assert_eq!(merged_text(base, &ours, &theirs), None);
    }
}
