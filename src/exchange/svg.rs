//! Owns the writing of a picture as SVG 1.1: the same bytes for the same picture, on every machine and in every language.

use std::fmt::{self, Write as _};

use base64::Engine as _;

use crate::layout::{MEDIUM, Point, REGULAR, Rect, Weight};
use crate::scene::palette::{Theme, colour};
use crate::scene::{Anchor, PathCommand, Role, Scene, Shape, Stroke, Text};

/// How an SVG comes by its font.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Fonts {
    /// By name, with a fall-back where it is not installed.
    #[default]
    Named,
    /// It carries the font along, which adds about 700 kB.
    Embedded,
}

/// The picture in the colours of the theme, with its font by name. `title` is what a screen reader says.
#[must_use]
pub fn svg(scene: &Scene, theme: Theme, title: &str) -> String {
    svg_with(scene, theme, title, Fonts::Named)
}

/// The picture in the colours of the theme, with its font as `fonts` says.
#[must_use]
pub fn svg_with(scene: &Scene, theme: Theme, title: &str, fonts: Fonts) -> String {
    let mut out = Writer::begun(scene, theme);
    out.line(&format!("<title>{}</title>", escaped(title)));
    if fonts == Fonts::Embedded {
        out.line(&font_faces());
    }
    let (width, height) = (number(scene.size.width), number(scene.size.height));
    let canvas = out.colour(Role::Canvas);
    out.line(&format!(
        "<rect width=\"{width}\" height=\"{height}\" fill=\"{canvas}\"/>"
    ));
    out.ended(scene)
}

/// The shapes of the picture alone, to be laid over something else.
pub(super) fn svg_without_ground(scene: &Scene, theme: Theme) -> String {
    Writer::begun(scene, theme).ended(scene)
}

/// The text as it may stand between tags and in quotes: escaped, without characters that XML forbids
/// and without those that would turn the direction of what follows.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars().filter_map(shown) {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(character),
        }
    }
    out
}

/// The text without characters that nobody sees and that would turn the direction of what follows.
pub(super) fn cleaned(text: &str) -> String {
    text.chars().filter_map(shown).collect()
}

/// What stands for the character in a picture, if anything.
fn shown(character: char) -> Option<char> {
    match character {
        '\t' | '\n' | '\r' => Some(' '),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}' => None,
        _ if character.is_control() => None,
        _ => Some(character),
    }
}

/// A number with at most two decimals and a point, whatever the language of the machine.
#[derive(Debug, Clone, Copy)]
struct Number(f32);

const fn number(value: f32) -> Number {
    Number(value)
}

impl fmt::Display for Number {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hundredths = (f64::from(self.0) * 100.0).round_ties_even();
        // Not a number comes to 0. Written by hand, as a picture has hundreds of thousands of them.
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a cast keeps within the range"
        )]
        let hundredths = hundredths as i64;
        if hundredths < 0 {
            out.write_char('-')?;
        }
        let (whole, rest) = (
            hundredths.unsigned_abs() / 100,
            hundredths.unsigned_abs() % 100,
        );
        whole.fmt(out)?;
        match (rest / 10, rest % 10) {
            (0, 0) => Ok(()),
            (tenths, 0) => write!(out, ".{tenths}"),
            (tenths, hundredths) => write!(out, ".{tenths}{hundredths}"),
        }
    }
}

fn font_faces() -> String {
    let face = |weight: u16, bytes: &[u8]| {
        let data = base64::engine::general_purpose::STANDARD.encode(bytes);
        format!(
            "@font-face{{font-family:Inter;font-weight:{weight};src:url(data:font/otf;base64,{data})}}"
        )
    };
    let (regular, medium) = (face(400, REGULAR), face(500, MEDIUM));
    format!("<style>{regular}{medium}</style>")
}

struct Writer {
    text: String,
    theme: Theme,
}

impl Writer {
    fn begun(scene: &Scene, theme: Theme) -> Self {
        let mut out = Self {
            text: String::new(),
            theme,
        };
        let (width, height) = (number(scene.size.width), number(scene.size.height));
        out.line(&format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
             role=\"img\" font-family=\"Inter, sans-serif\" stroke-linejoin=\"round\" \
             style=\"font-feature-settings:'calt' 0\">"
        ));
        out
    }

    fn ended(mut self, scene: &Scene) -> String {
        for item in &scene.items {
            self.shape(&item.shape);
        }
        self.line("</svg>");
        self.text
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn colour(&self, role: Role) -> String {
        colour(self.theme, role).hex()
    }

    fn shape(&mut self, shape: &Shape) {
        // Writing to a String does not fail.
        let _ = match shape {
            Shape::Rect {
                rect,
                radius,
                fill,
                stroke,
            } => {
                let paint = self.paint(*fill, *stroke);
                writeln!(self.text, "<rect{}{paint}/>", frame(rect, *radius))
            }
            Shape::Circle {
                centre,
                radius,
                fill,
                stroke,
            } => {
                let paint = self.paint(*fill, *stroke);
                let (x, y, radius) = (number(centre.x), number(centre.y), number(*radius));
                writeln!(
                    self.text,
                    "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"{paint}/>"
                )
            }
            Shape::Path {
                commands,
                fill,
                stroke,
            } => {
                let round = stroke.is_some_and(|stroke| stroke.dash.is_none());
                let cap = if round {
                    " stroke-linecap=\"round\""
                } else {
                    ""
                };
                let paint = self.paint(*fill, *stroke);
                self.text.push_str("<path d=\"");
                path(&mut self.text, commands);
                writeln!(self.text, "\"{paint}{cap}/>")
            }
            Shape::Text(text) => {
                let words = self.words(text);
                writeln!(self.text, "{words}")
            }
        };
    }

    fn words(&self, text: &Text) -> String {
        let anchor = match text.anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let weight = match text.weight {
            Weight::Regular => "",
            Weight::Medium => " font-weight=\"500\"",
        };
        format!(
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{weight}{anchor} fill=\"{}\">{}</text>",
            number(text.at.x),
            number(text.at.y),
            number(text.size),
            self.colour(text.role),
            escaped(&text.text)
        )
    }

    fn paint(&self, fill: Option<Role>, stroke: Option<Stroke>) -> String {
        let fill = fill.map_or_else(|| "none".to_owned(), |role| self.colour(role));
        let line = stroke.map_or_else(String::new, |stroke| {
            let (role, width) = (self.colour(stroke.role), number(stroke.width));
            format!(" stroke=\"{role}\" stroke-width=\"{width}\"")
        });
        let dashes = stroke.and_then(|stroke| stroke.dash);
        let dashes = dashes.map_or_else(String::new, |(dash, gap)| {
            format!(" stroke-dasharray=\"{} {}\"", number(dash), number(gap))
        });
        format!(" fill=\"{fill}\"{line}{dashes}")
    }
}

fn frame(rect: &Rect, radius: f32) -> String {
    let round = if radius > 0.0 {
        format!(" rx=\"{}\"", number(radius))
    } else {
        String::new()
    };
    format!(
        " x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{round}",
        number(rect.min.x),
        number(rect.min.y),
        number(rect.width().max(0.0)),
        number(rect.height().max(0.0))
    )
}

fn path(out: &mut String, commands: &[PathCommand]) {
    for command in commands {
        match command {
            PathCommand::Move(to) => point(out, 'M', *to),
            PathCommand::Line(to) => point(out, 'L', *to),
            PathCommand::Cubic(a, b, to) => {
                point(out, 'C', *a);
                point(out, ' ', *b);
                point(out, ' ', *to);
            }
            PathCommand::Close => out.push('Z'),
        }
    }
}

fn point(out: &mut String, mark: char, at: Point) {
    // Writing to a String does not fail.
    let _ = write!(out, "{mark}{},{}", number(at.x), number(at.y));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::shape::TextStyle;

    fn saying(words: &str) -> Scene {
        let mut scene = Scene::new(100.0, 20.0);
        let style = TextStyle::regular(12.0, Role::Text);
        scene.push(Shape::text(
            Point::new(1.0, 15.0),
            Anchor::Start,
            style,
            words,
        ));
        scene
    }

    #[test]
    fn numbers_are_short_and_have_a_point() {
        let cases = [
            (1.0, "1"),
            (0.5, "0.5"),
            (-0.001, "0"),
            (10.0, "10"),
            (12.346, "12.35"),
            (-12.05, "-12.05"),
            (1_234_567.8, "1234567.75"),
            (f32::NAN, "0"),
        ];
        for (value, expected) in cases {
            assert_eq!(number(value).to_string(), expected);
        }
    }

    #[test]
    fn a_hostile_name_stays_a_name() {
        let name = "</text><script>alert(1)</script>&\"'\u{0}\u{1b}\u{202e}gnp.exe\u{ffff}";
        let text = svg(&saying(name), Theme::Light, name);
        assert!(is_well_formed(&text), "{text}");
        assert!(!text.contains("<script"));
        assert!(!text.contains('\u{202e}') && !text.contains('\u{0}'));
    }

    /// Whether usvg, which refuses what is not well-formed, reads it.
    fn is_well_formed(text: &str) -> bool {
        resvg::usvg::Tree::from_str(text, &resvg::usvg::Options::default()).is_ok()
    }

    #[test]
    fn the_same_picture_is_the_same_text() {
        let once = svg(&saying("Sales call"), Theme::Dark, "A");
        assert_eq!(once, svg(&saying("Sales call"), Theme::Dark, "A"));
        assert!(once.contains(">Sales call</text>"));
        assert!(once.contains("<title>A</title>"));
    }

    #[test]
    fn an_embedded_font_travels_along() {
        let named = svg(&saying("A"), Theme::Light, "A");
        let embedded = svg_with(&saying("A"), Theme::Light, "A", Fonts::Embedded);
        assert!(!named.contains("@font-face"));
        assert_eq!(embedded.matches("@font-face").count(), 2);
        assert!(is_well_formed(&embedded));
    }
}
