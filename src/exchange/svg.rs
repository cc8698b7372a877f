//! Owns the writing of a picture as SVG 1.1: the same bytes for the same picture, on every machine and in every language.

use base64::Engine as _;

use super::markup;
use crate::layout::{MEDIUM, Point, REGULAR, Rect, Weight};
use crate::scene::palette::{Rgb, Theme, colour};
use crate::scene::{Anchor, Item, PathCommand, Role, Scene, Shape, Stroke, Text};

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
    let mut out = Writer::begun(scene, theme, scene.items.len());
    out.head(scene, title, fonts);
    out.shapes(&scene.items);
    out.ended()
}

/// The shapes of the picture alone, to be laid over something else.
pub(super) fn svg_without_ground(scene: &Scene, theme: Theme) -> String {
    let mut out = Writer::begun(scene, theme, scene.items.len());
    out.shapes(&scene.items);
    out.ended()
}

/// The picture as several of its size, which make it up when each is laid over those before it; `most` shapes in each.
pub(super) fn layers(scene: &Scene, theme: Theme, most: usize) -> impl Iterator<Item = String> {
    let ground = std::iter::once_with(move || {
        let mut out = Writer::begun(scene, theme, 0);
        out.head(scene, "", Fonts::Named);
        out.ended()
    });
    ground.chain(scene.items.chunks(most.max(1)).map(move |items| {
        let mut out = Writer::begun(scene, theme, items.len());
        out.shapes(items);
        out.ended()
    }))
}

/// Writes a text as it may stand between tags and in quotes.
fn put_escaped(out: &mut String, text: &str) {
    for character in text.chars().filter_map(shown) {
        markup::put_escaped(out, character);
    }
}

/// The text without characters that nobody sees and that would turn the direction of what follows.
pub(super) fn cleaned(text: &str) -> String {
    text.chars().filter_map(shown).collect()
}

/// What stands for the character in a picture, if anything.
fn shown(character: char) -> Option<char> {
    match character {
        '\t' | '\n' | '\r' => Some(' '),
        '\u{fffe}' | '\u{ffff}' => None,
        _ if markup::is_turning(character) => None,
        _ if character.is_control() => None,
        _ => Some(character),
    }
}

/// Writes a number with at most two decimals and a point, whatever the language of the machine; what is none comes to 0.
/// By hand, as a picture has hundreds of thousands of them.
fn put_number(out: &mut String, value: f32) {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a cast keeps within the range"
    )]
    let hundredths = (f64::from(value) * 100.0).round_ties_even() as i64;
    if hundredths < 0 {
        out.push('-');
    }
    let hundredths = hundredths.unsigned_abs();
    put_whole(out, hundredths / 100);
    if !hundredths.is_multiple_of(100) {
        out.push('.');
        out.push(digit(hundredths / 10));
    }
    if !hundredths.is_multiple_of(10) {
        out.push(digit(hundredths));
    }
}

fn put_whole(out: &mut String, number: u64) {
    if number >= 10 {
        put_whole(out, number / 10);
    }
    out.push(digit(number));
}

/// The last digit of a number.
fn digit(number: u64) -> char {
    char::from(b'0' + u8::try_from(number % 10).unwrap_or_default())
}

/// Writes a colour as `#RRGGBB`.
fn put_colour(out: &mut String, Rgb(red, green, blue): Rgb) {
    const DIGITS: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F',
    ];
    out.push('#');
    for part in [red, green, blue] {
        for half in [part >> 4, part & 15] {
            out.push(DIGITS.get(usize::from(half)).copied().unwrap_or('0'));
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

/// What a shape takes in the text, about; it only spares copying while the text grows.
const LENGTH: usize = 128;

/// Writes straight into one text: a picture has tens of thousands of shapes.
struct Writer {
    text: String,
    theme: Theme,
}

impl Writer {
    fn begun(scene: &Scene, theme: Theme, shapes: usize) -> Self {
        let text = String::with_capacity(1024 + LENGTH * shapes);
        let mut out = Self { text, theme };
        let (width, height) = (scene.size.width, scene.size.height);
        out.put("<svg xmlns=\"http://www.w3.org/2000/svg\"");
        out.length("width", width);
        out.length("height", height);
        out.put(" viewBox=\"0 0 ");
        put_number(&mut out.text, width);
        out.put(" ");
        put_number(&mut out.text, height);
        out.put(
            "\" role=\"img\" font-family=\"Inter, sans-serif\" stroke-linejoin=\"round\" \
             style=\"font-feature-settings:'calt' 0\">\n",
        );
        out
    }

    /// What lies under all shapes, and what is told beside them.
    fn head(&mut self, scene: &Scene, title: &str, fonts: Fonts) {
        self.put("<title>");
        put_escaped(&mut self.text, title);
        self.put("</title>\n");
        if fonts == Fonts::Embedded {
            self.text.push_str(&font_faces());
            self.put("\n");
        }
        self.put("<rect");
        self.length("width", scene.size.width);
        self.length("height", scene.size.height);
        self.colour("fill", Role::Canvas);
        self.put("/>\n");
    }

    fn shapes(&mut self, items: &[Item]) {
        for item in items {
            self.shape(&item.shape);
        }
    }

    fn ended(mut self) -> String {
        self.put("</svg>\n");
        self.text
    }

    fn put(&mut self, part: &str) {
        self.text.push_str(part);
    }

    fn begin(&mut self, name: &str) {
        self.put(" ");
        self.put(name);
        self.put("=\"");
    }

    fn length(&mut self, name: &str, value: f32) {
        self.begin(name);
        put_number(&mut self.text, value);
        self.put("\"");
    }

    fn colour(&mut self, name: &str, role: Role) {
        self.begin(name);
        put_colour(&mut self.text, colour(self.theme, role));
        self.put("\"");
    }

    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Rect {
                rect,
                radius,
                fill,
                stroke,
            } => {
                self.put("<rect");
                self.frame(rect, *radius);
                self.paint(*fill, *stroke);
            }
            Shape::Circle {
                centre,
                radius,
                fill,
                stroke,
            } => {
                self.put("<circle");
                self.length("cx", centre.x);
                self.length("cy", centre.y);
                self.length("r", *radius);
                self.paint(*fill, *stroke);
            }
            Shape::Path {
                commands,
                fill,
                stroke,
            } => {
                self.put("<path d=\"");
                path(&mut self.text, commands);
                self.put("\"");
                self.paint(*fill, *stroke);
                if stroke.is_some_and(|stroke| stroke.dash.is_none()) {
                    self.put(" stroke-linecap=\"round\"");
                }
            }
            Shape::Text(text) => return self.words(text),
        }
        self.put("/>\n");
    }

    fn words(&mut self, text: &Text) {
        self.put("<text");
        self.length("x", text.at.x);
        self.length("y", text.at.y);
        self.length("font-size", text.size);
        self.put(match text.weight {
            Weight::Regular => "",
            Weight::Medium => " font-weight=\"500\"",
        });
        self.put(match text.anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        });
        self.colour("fill", text.role);
        self.put(">");
        put_escaped(&mut self.text, &text.text);
        self.put("</text>\n");
    }

    fn paint(&mut self, fill: Option<Role>, stroke: Option<Stroke>) {
        match fill {
            Some(role) => self.colour("fill", role),
            None => self.put(" fill=\"none\""),
        }
        let Some(stroke) = stroke else {
            return;
        };
        self.colour("stroke", stroke.role);
        self.length("stroke-width", stroke.width);
        if let Some((dash, gap)) = stroke.dash {
            self.begin("stroke-dasharray");
            put_number(&mut self.text, dash);
            self.put(" ");
            put_number(&mut self.text, gap);
            self.put("\"");
        }
    }

    fn frame(&mut self, rect: &Rect, radius: f32) {
        self.length("x", rect.min.x);
        self.length("y", rect.min.y);
        self.length("width", rect.width().max(0.0));
        self.length("height", rect.height().max(0.0));
        if radius > 0.0 {
            self.length("rx", radius);
        }
    }
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
    out.push(mark);
    put_number(out, at.x);
    out.push(',');
    put_number(out, at.y);
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
            let mut text = String::new();
            put_number(&mut text, value);
            assert_eq!(text, expected);
        }
    }

    #[test]
    fn colours_are_written_as_the_palette_tells_them() {
        for role in [Role::Canvas, Role::Text, Role::Emotion(-3), Role::Accent] {
            let wanted = colour(Theme::Dark, role);
            let mut text = String::new();
            put_colour(&mut text, wanted);
            assert_eq!(text, wanted.hex());
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
