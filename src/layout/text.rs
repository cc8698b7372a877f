//! Breaks and shortens text to a width. Only what will be shown is measured, so a name of any length costs the same.

use unicode_segmentation::UnicodeSegmentation as _;

use super::{Measure, Weight};

/// No line of a list or card has room for more words than that.
const MOST_LAST_WORDS: usize = 12;

const ELLIPSIS: &str = "…";
/// So few letters are not worth a line.
const CRUMBS: usize = 3;
/// Thai; with it begin the scripts that part no words, or few.
const FIRST_WITHOUT_SPACES: char = '\u{e00}';

/// How text is measured: by whom, at which size and weight.
#[derive(Clone, Copy)]
struct Pen<'a> {
    measure: &'a dyn Measure,
    size: f32,
    weight: Weight,
}

impl Pen<'_> {
    fn width(self, text: &str) -> f32 {
        self.measure.width(text, self.size, self.weight)
    }
}

/// Breaks `text` into at most `max_lines` lines that are no wider than `width`, by words, over-long words anywhere
/// between two graphemes; what is left over is elided with "…". Line breaks and control characters count as spaces.
#[must_use]
#[expect(
    clippy::too_many_arguments,
    reason = "a text, its style and its room, said in one line by each caller"
)]
pub fn wrap(
    measure: &dyn Measure,
    text: &str,
    size: f32,
    weight: Weight,
    width: f32,
    max_lines: usize,
) -> Vec<String> {
    let pen = Pen {
        measure,
        size,
        weight,
    };
    let mut lines = Vec::new();
    let mut rest = text.trim_start_matches(is_space);
    while !rest.is_empty() && lines.len() < max_lines {
        if lines.len() + 1 == max_lines {
            lines.push(elided(pen, rest, width));
            break;
        }
        let (line, taken) = first_line(pen, rest, width);
        lines.push(line);
        rest = rest
            .get(taken..)
            .unwrap_or_default()
            .trim_start_matches(is_space);
    }
    lines.into_iter().map(one_way).collect()
}

/// `text` on one line no wider than `width`, shortened with "…" where it does not fit; empty where not even that fits.
#[must_use]
pub fn elide(measure: &dyn Measure, text: &str, size: f32, weight: Weight, width: f32) -> String {
    let pen = Pen {
        measure,
        size,
        weight,
    };
    one_way(elided(pen, text, width))
}

/// “… the card”: as many of the last words as there is room for, for names that would read alike without them. None
/// where not even the last one has room, or the text is but one word.
#[must_use]
pub fn elide_front(
    measure: &dyn Measure,
    text: &str,
    size: f32,
    weight: Weight,
    width: f32,
) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut fitting = None;
    for kept in 1..words.len().min(MOST_LAST_WORDS) {
        let tail = words.get(words.len() - kept..)?.join(" ");
        let line = format!("… {tail}");
        if measure.width(&line, size, weight) > width {
            break;
        }
        fitting = Some(line);
    }
    fitting.map(one_way)
}

/// A line without the controls that turn the direction of writing: what a name says of its own letters must not
/// reorder what stands beside it.
fn one_way(line: String) -> String {
    if line.contains(is_turning) {
        line.replace(is_turning, "")
    } else {
        line
    }
}

/// Whether the character embeds, overrides or isolates a direction of writing, or ends that.
fn is_turning(character: char) -> bool {
    matches!(
        character,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    )
}

/// Whether a line may break here: spaces that do not forbid it, line breaks, controls.
fn is_space(character: char) -> bool {
    let keeps_together = matches!(character, '\u{a0}' | '\u{2007}' | '\u{202f}');
    character.is_control() || (character.is_whitespace() && !keeps_together)
}

/// The first line of `text`, which starts with a word, and how many bytes of it that takes.
fn first_line(pen: Pen, text: &str, width: f32) -> (String, usize) {
    let mut line = String::new();
    let (mut used, mut taken) = (0.0, 0);
    loop {
        let after = text.get(taken..).unwrap_or_default();
        let rest = after.trim_start_matches(is_space);
        if rest.is_empty() {
            return (line, text.len());
        }
        let word_at = text.len() - rest.len();
        let gap = if line.is_empty() { 0.0 } else { pen.width(" ") };
        let word = Word::fitting(pen, rest, width - used - gap);
        let part = rest.get(..word.bytes).unwrap_or_default();
        if word.is_whole {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(part);
            used += gap + word.width;
            taken = word_at + word.bytes;
        } else if line.is_empty() {
            if let Some(end) = ends_in_crumbs(rest, word.bytes) {
                let whole = rest.get(..end).unwrap_or_default();
                return (elided(pen, whole, width), word_at + end);
            }
            let first = rest.graphemes(true).next().unwrap_or_default();
            let part = if part.is_empty() { first } else { part };
            return (part.to_owned(), word_at + part.len());
        } else {
            return (line, taken);
        }
    }
}

/// Where the word at the start of `text` ends, if after `fitting` bytes so few letters of it are left that they would look
/// lost on a line of their own. Only for scripts that part words by spaces; others break anywhere.
fn ends_in_crumbs(text: &str, fitting: usize) -> Option<usize> {
    let parts_words = |character: char| character < FIRST_WITHOUT_SPACES;
    if !text.chars().next().is_some_and(parts_words) {
        return None;
    }
    let left = text.get(fitting..)?;
    let crumbs = left
        .graphemes(true)
        .take_while(|it| !it.chars().all(is_space));
    let crumbs: Vec<&str> = crumbs.take(CRUMBS + 1).collect();
    let length: usize = crumbs.iter().map(|grapheme| grapheme.len()).sum();
    (fitting > 0 && crumbs.len() <= CRUMBS).then_some(fitting + length)
}

/// As much of a word as there is room for.
struct Word {
    bytes: usize,
    width: f32,
    is_whole: bool,
}

impl Word {
    /// The word at the start of `text`, as far as whole graphemes of it fit. Stops measuring at the first that does not.
    fn fitting(pen: Pen, text: &str, width: f32) -> Self {
        let mut word = Self {
            bytes: 0,
            width: 0.0,
            is_whole: true,
        };
        for grapheme in text.graphemes(true) {
            if grapheme.chars().all(is_space) {
                break;
            }
            let next = word.width + pen.width(grapheme);
            if next > width {
                word.is_whole = false;
                break;
            }
            word.width = next;
            word.bytes += grapheme.len();
        }
        word
    }
}

fn elided(pen: Pen, text: &str, width: f32) -> String {
    let ellipsis = pen.width(ELLIPSIS);
    let mut line = String::new();
    let (mut used, mut keep) = (0.0, 0);
    let mut space_due = false;
    for grapheme in text.trim_start_matches(is_space).graphemes(true) {
        if grapheme.chars().all(is_space) {
            space_due = true;
            continue;
        }
        let gap = if space_due { pen.width(" ") } else { 0.0 };
        used += gap + pen.width(grapheme);
        if used > width {
            line.truncate(keep);
            if ellipsis <= width {
                line.push_str(ELLIPSIS);
            }
            return line;
        }
        if std::mem::take(&mut space_due) {
            line.push(' ');
        }
        line.push_str(grapheme);
        if used + ellipsis <= width {
            keep = line.len();
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::super::FontMetrics;
    use super::*;

    /// Every character is as wide as the text is high.
    struct Square;

    impl Measure for Square {
        fn width(&self, text: &str, size: f32, _: Weight) -> f32 {
            text.graphemes(true).map(|_| size).sum()
        }
    }

    fn lines(text: &str, letters: u16, max_lines: usize) -> Vec<String> {
        wrap(
            &Square,
            text,
            1.0,
            Weight::Regular,
            f32::from(letters),
            max_lines,
        )
    }

    #[test]
    fn a_name_is_broken_by_words_and_elided_on_its_last_line() {
        assert_eq!(
            lines("Waiting for the card", 11, 2),
            ["Waiting for", "the card"]
        );
        assert_eq!(lines("Waiting for the card", 11, 1), ["Waiting fo…"]);
        assert_eq!(
            lines("Waiting for the card to come", 11, 2),
            ["Waiting for", "the card t…"]
        );
        assert_eq!(lines("call", 11, 2), ["call"]);
        assert_eq!(lines("", 11, 2), Vec::<String>::new());
        assert_eq!(lines("call", 11, 0), Vec::<String>::new());
    }

    #[test]
    fn line_breaks_and_controls_count_as_one_space() {
        assert_eq!(lines(" a\r\n\tb\u{7}  c ", 20, 2), ["a b c"]);
        assert_eq!(
            elide(&Square, " a\r\n\u{7}b ", 1.0, Weight::Regular, 9.0),
            "a b"
        );
    }

    #[test]
    fn what_turns_the_direction_of_writing_is_not_shown() {
        assert_eq!(
            lines("a\u{202e}cb\u{202c} \u{2067}d\u{2069}", 20, 2),
            ["acb d"]
        );
        let line = elide(&Square, "x\u{200f}y", 1.0, Weight::Regular, 9.0);
        assert_eq!(line, "xy");
    }

    #[test]
    fn an_over_long_word_is_broken_between_graphemes() {
        let accented = |count| "e\u{301}".repeat(count);
        assert_eq!(
            lines(&accented(12), 4, 3),
            [accented(4), accented(4), accented(4)]
        );
        assert_eq!(lines("abcdefgh", 4, 3), ["abcd", "efgh"]);
        assert_eq!(lines("👩‍🏭👩‍🏭", 1, 2), ["👩‍🏭", "👩‍🏭"]);
    }

    #[test]
    fn a_few_letters_do_not_get_a_line_of_their_own() {
        assert_eq!(lines("Confirmation", 11, 2), ["Confirmati…"]);
        assert_eq!(lines("Showroom sale", 7, 2), ["Showro…", "sale"]);
        assert_eq!(lines("次のご案内", 4, 2), ["次のご案", "内"]);
    }

    #[test]
    fn a_share_stays_with_its_percent_sign() {
        assert_eq!(lines("ab 80\u{202f}%", 5, 2), ["ab", "80\u{202f}%"]);
    }

    #[test]
    fn where_not_even_the_dots_fit_there_is_nothing() {
        assert_eq!(elide(&Square, "call", 1.0, Weight::Regular, 0.5), "");
        assert_eq!(elide(&Square, "call", 1.0, Weight::Regular, 1.0), "…");
        assert_eq!(elide(&Square, "call", 1.0, Weight::Regular, 4.0), "call");
    }

    #[test]
    fn only_what_is_shown_of_a_very_long_name_is_measured() {
        struct Counting(std::cell::Cell<usize>);
        impl Measure for Counting {
            fn width(&self, text: &str, size: f32, weight: Weight) -> f32 {
                self.0.set(self.0.get() + text.len());
                FontMetrics::bundled().width(text, size, weight)
            }
        }
        for name in ["x".repeat(20_000), "ab ".repeat(7_000)] {
            let counting = Counting(std::cell::Cell::new(0));
            let lines = wrap(&counting, &name, 13.0, Weight::Medium, 90.0, 2);
            assert_eq!(lines.len(), 2);
            assert!(lines[1].ends_with('…'));
            assert!(
                counting.0.get() < 300,
                "{} bytes measured",
                counting.0.get()
            );
        }
    }
}
