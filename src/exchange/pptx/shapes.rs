//! Owns the elements that all slides are made of: places in EMU, fills, lines, texts, and the ids of shapes.

use std::collections::BTreeMap;

use super::super::deck::Line;
use super::super::markup::escaped;
use crate::layout::{Rect, Weight};
use crate::scene::palette::{Theme, colour};
use crate::scene::{Anchor, Role, Stroke};

/// English metric units in a slide unit: a slide is 1920 units and 13⅓ inches wide.
const EMU: f64 = 6350.0;
/// Hundredths of a point in a slide unit.
const FONT_UNITS: f32 = 50.0;
/// The font of slides: one that every office program has, and in which no line is wider than in ours.
pub(super) const FONT: &str = "Arial";
/// How far under the upper edge of a line its baseline lies, and how high a line is, in units of its size.
const ASCENT: f32 = 0.905;
const LINE: f32 = 1.15;

/// A length in EMU.
pub(super) fn emu(units: f32) -> i64 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a cast of a float saturates, and slides are small"
    )]
    let emu = (f64::from(units) * EMU).round() as i64;
    emu
}

/// A share in thousandths of a per cent, as drawings count them.
pub(super) fn share(share: f32) -> i64 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a cast of a float saturates"
    )]
    let share = (f64::from(share) * 100_000.0).round() as i64;
    share
}

/// The shapes of a slide while they are written.
pub(super) struct Shapes {
    /// The elements so far.
    pub(super) xml: String,
    theme: Theme,
    last_id: u32,
    /// The shapes that connectors can be glued to.
    glue: BTreeMap<String, u32>,
}

impl Shapes {
    /// No shape yet; 1 is the slide's own id.
    pub(super) fn new(theme: Theme) -> Self {
        Self {
            xml: String::new(),
            theme,
            last_id: 1,
            glue: BTreeMap::new(),
        }
    }

    /// The id of a new shape.
    pub(super) fn id(&mut self) -> u32 {
        self.last_id += 1;
        self.last_id
    }

    /// Keeps an id for the shape that connectors know by that key.
    pub(super) fn glue(&mut self, key: &str) {
        let id = self.id();
        self.glue.insert(key.to_owned(), id);
    }

    /// The shape that connectors know by that key.
    pub(super) fn glued(&self, key: Option<&String>) -> Option<u32> {
        self.glue.get(key?).copied()
    }

    /// An element for the colour of the role.
    pub(super) fn solid(&self, role: Role) -> String {
        format!("<a:solidFill>{}</a:solidFill>", self.colour(role))
    }

    /// A colour.
    pub(super) fn colour(&self, role: Role) -> String {
        let hex = colour(self.theme, role).hex();
        format!("<a:srgbClr val=\"{}\"/>", hex.trim_start_matches('#'))
    }

    /// What fills a shape.
    pub(super) fn fill(&self, fill: Option<Role>) -> String {
        fill.map_or_else(|| "<a:noFill/>".to_owned(), |role| self.solid(role))
    }

    /// The line of a shape, so much larger than it says, with what stands at its end.
    pub(super) fn line(&self, stroke: Option<Stroke>, scale: f32, end: &str) -> String {
        let Some(stroke) = stroke else {
            return "<a:ln><a:noFill/></a:ln>".to_owned();
        };
        let cap = if stroke.dash.is_none() { "rnd" } else { "flat" };
        let dash = stroke.dash.map_or_else(String::new, |(dash, gap)| {
            let width = stroke.width.max(0.1);
            format!(
                "<a:custDash><a:ds d=\"{}\" sp=\"{}\"/></a:custDash>",
                share(dash / width),
                share(gap / width)
            )
        });
        format!(
            "<a:ln w=\"{}\" cap=\"{cap}\">{}{dash}<a:round/>{end}</a:ln>",
            emu(stroke.width * scale).max(1),
            self.solid(stroke.role)
        )
    }

    /// A run of text of that size.
    pub(super) fn run(&self, text: &str, (size, weight, role): (f32, Weight, Role)) -> String {
        let bold = match weight {
            Weight::Regular => "",
            Weight::Medium => " b=\"1\"",
        };
        format!(
            "<a:r><a:rPr lang=\"en-GB\" sz=\"{}\"{bold} dirty=\"0\">{}{}</a:rPr><a:t>{}</a:t></a:r>",
            font_size(size),
            self.solid(role),
            fonts(),
            escaped(text)
        )
    }

    /// A paragraph.
    pub(super) fn paragraph(&self, line: &Line, anchor: Anchor) -> String {
        let run = self.run(&line.text, (line.size, line.weight, line.role));
        format!("<a:p><a:pPr algn=\"{}\"/>{run}</a:p>", side(anchor))
    }

    /// One line of text whose baseline stands at a place, as wide as that.
    pub(super) fn text(&mut self, line: &Line, spot: (f32, f32, Anchor), width: f32) {
        let (x, baseline, anchor) = spot;
        let left = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - width / 2.0,
            Anchor::End => x - width,
        };
        let top = baseline - ASCENT * line.size;
        let at = Rect::from_min_size(left, top, width, LINE * line.size);
        let body = format!(
            "<a:bodyPr wrap=\"none\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"t\"><a:noAutofit/></a:bodyPr>\
             <a:lstStyle/>{}",
            self.paragraph(line, anchor)
        );
        self.text_box(&line.text, at, &body);
    }

    /// A box of text without fill and edge.
    pub(super) fn text_box(&mut self, name: &str, at: Rect, body: &str) {
        let id = self.id();
        let shape = format!(
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{}\"/><p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr><p:spPr>{}\
             <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody>{body}</p:txBody></p:sp>",
            shape_name(name),
            place(at)
        );
        self.xml.push_str(&shape);
    }

    /// A shape with that geometry, fill and line, and text where `body` is not empty.
    pub(super) fn shape(&mut self, name: &str, look: &str, body: &str) {
        let id = self.id();
        self.shape_of(id, name, look, body);
    }

    /// The same with an id that was given out before.
    pub(super) fn shape_of(&mut self, id: u32, name: &str, look: &str, body: &str) {
        let body = if body.is_empty() {
            String::new()
        } else {
            format!("<p:txBody>{body}</p:txBody>")
        };
        let shape = format!(
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{}\"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{look}</p:spPr>{body}</p:sp>",
            shape_name(name)
        );
        self.xml.push_str(&shape);
    }
}

/// The element for a place.
pub(super) fn place(at: Rect) -> String {
    turned_place(at, "")
}

/// The element for a place, with how it is turned and mirrored.
pub(super) fn turned_place(at: Rect, turn: &str) -> String {
    format!(
        "<a:xfrm{turn}><a:off x=\"{}\" y=\"{}\"/><a:ext cx=\"{}\" cy=\"{}\"/></a:xfrm>",
        emu(at.min.x),
        emu(at.min.y),
        emu(at.width().max(0.0)),
        emu(at.height().max(0.0))
    )
}

/// The geometry of a rectangle with round corners.
pub(super) fn rounded(at: Rect, radius: f32) -> String {
    let shorter = at.width().min(at.height());
    if radius <= 0.0 || shorter <= 0.0 {
        return "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>".to_owned();
    }
    let part = share((radius / shorter).min(0.5));
    format!(
        "<a:prstGeom prst=\"roundRect\"><a:avLst><a:gd name=\"adj\" fmla=\"val {part}\"/></a:avLst></a:prstGeom>"
    )
}

/// A size of letters in hundredths of a point, as large as the format allows at most.
pub(super) fn font_size(size: f32) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "within 100 … 400,000"
    )]
    let size = (size * FONT_UNITS).round().clamp(100.0, 400_000.0) as u32;
    size
}

/// The elements that name the font.
pub(super) fn fonts() -> String {
    format!("<a:latin typeface=\"{FONT}\"/><a:cs typeface=\"{FONT}\"/>")
}

/// The side that lines stand on.
pub(super) fn side(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::Start => "l",
        Anchor::Middle => "ctr",
        Anchor::End => "r",
    }
}

/// What a shape is called: the beginning of a text, fit for an attribute.
pub(super) fn shape_name(name: &str) -> String {
    let short: String = name.chars().take(80).collect();
    escaped(&short)
}
