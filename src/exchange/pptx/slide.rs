//! Owns a slide: its title, its parts, and the page of notes beside it.

use super::super::deck::{Card, Connector, Headline, Part, Portrait, Slide, Words};
use super::shapes::{Shapes, emu, place, rounded, shape_name, share, turned_place};
use super::{scene, table};
use crate::layout::{Point, Rect};
use crate::scene::palette::Theme;
use crate::scene::{Anchor, Role};

const NAMESPACES: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
     xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";
/// What stands at the end of a connector.
const TIP: &str = "<a:tailEnd type=\"triangle\" w=\"med\" len=\"med\"/>";
/// The tree of shapes before its first shape.
pub(super) const TREE: &str = "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>\
     <a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>";

/// An XML part of that root element.
pub(super) fn root(element: &str, content: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<p:{element} {NAMESPACES}>{content}</p:{}>",
        element.split(' ').next().unwrap_or_default()
    )
}

/// The slide as a part of the package; its pictures are its relations from that number on.
pub(super) fn slide(slide: &Slide, theme: Theme, first_picture: usize) -> String {
    let mut pictures = 0;
    let mut shapes = Shapes::new(theme);
    headline(&mut shapes, &slide.headline);
    // Connectors may lie behind the cards that they join: cards get their numbers before anything is written.
    for part in &slide.parts {
        if let Part::Card(card) = part {
            shapes.glue(&card.key);
        }
    }
    for part in &slide.parts {
        match part {
            Part::Scene(picture) => scene::scene(&mut shapes, picture),
            Part::Card(it) => card(&mut shapes, it),
            Part::Connector(it) => connector(&mut shapes, it),
            Part::Words(it) => words(&mut shapes, it),
            Part::Table(it) => table::table(&mut shapes, it),
            Part::Portrait(it) => {
                portrait(&mut shapes, it, first_picture + pictures);
                pictures += 1;
            }
        }
    }
    let tree = format!(
        "<p:cSld><p:spTree>{TREE}{}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>",
        shapes.xml
    );
    root("sld", &tree)
}

/// The page of notes of a slide.
pub(super) fn notes(notes: &str) -> String {
    let paragraphs = notes
        .lines()
        .map(|line| {
            format!(
                "<a:p><a:r><a:rPr lang=\"en-GB\" dirty=\"0\"/><a:t>{}</a:t></a:r></a:p>",
                super::super::markup::escaped(line)
            )
        })
        .collect::<Vec<_>>()
        .concat();
    let tree = format!(
        "<p:cSld><p:spTree>{TREE}<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" \
         noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp><p:sp><p:nvSpPr>\
         <p:cNvPr id=\"3\" name=\"Notes\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"body\" idx=\"1\"/>\
         </p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody></p:sp></p:spTree></p:cSld>\
         <p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
    );
    root("notes", &tree)
}

fn headline(shapes: &mut Shapes, headline: &Headline) {
    let id = shapes.id();
    let style = (headline.size, crate::layout::Weight::Medium, headline.role);
    let run = shapes.run(&headline.text, style);
    let title = format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"Title\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr>\
         <p:ph type=\"title\"/></p:nvPr></p:nvSpPr><p:spPr>{}</p:spPr><p:txBody><a:bodyPr lIns=\"0\" tIns=\"0\" rIns=\"0\" \
         bIns=\"0\" anchor=\"t\"><a:normAutofit/></a:bodyPr><a:lstStyle/><a:p>{run}</a:p></p:txBody></p:sp>",
        place(headline.at)
    );
    shapes.xml.push_str(&title);
}

fn portrait(shapes: &mut Shapes, portrait: &Portrait, relation: usize) {
    let id = shapes.id();
    let name = shape_name(&portrait.name);
    let picture = format!(
        "<p:pic><p:nvPicPr><p:cNvPr id=\"{id}\" name=\"{name}\" descr=\"{name}\"/><p:cNvPicPr><a:picLocks noChangeAspect=\"1\"/>\
         </p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed=\"rId{relation}\"/><a:stretch><a:fillRect/></a:stretch>\
         </p:blipFill><p:spPr>{}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:pic>",
        place(portrait.at)
    );
    shapes.xml.push_str(&picture);
}

fn card(shapes: &mut Shapes, card: &Card) {
    let look = format!(
        "{}{}{}{}",
        place(card.at),
        rounded(card.at, card.radius),
        barred(shapes, card),
        shapes.line(card.edge, 1.0, "")
    );
    let paragraphs: String = card
        .lines
        .iter()
        .map(|line| shapes.paragraph(line, Anchor::Start))
        .collect();
    let paragraphs = if paragraphs.is_empty() {
        "<a:p><a:endParaRPr lang=\"en-GB\"/></a:p>".to_owned()
    } else {
        paragraphs
    };
    let body = format!(
        "<a:bodyPr wrap=\"square\" lIns=\"{}\" tIns=\"0\" rIns=\"{}\" bIns=\"0\" anchor=\"ctr\"><a:normAutofit/></a:bodyPr>\
         <a:lstStyle/>{paragraphs}",
        emu(card.text_left),
        emu(6.0)
    );
    let id = shapes.glued(Some(&card.key));
    let id = id.unwrap_or_else(|| shapes.id());
    shapes.shape_of(id, &card.name, &look, &body);
}

/// The fill of a card: its bar is the hard edge of a gradient, so that it stays where it is when the card is moved.
fn barred(shapes: &Shapes, card: &Card) -> String {
    let Some(bar) = card.bar else {
        return shapes.solid(card.fill);
    };
    let end = share((card.text_left * 0.45 / card.at.width().max(1.0)).min(0.5));
    let stop = |at: i64, role: Role| format!("<a:gs pos=\"{at}\">{}</a:gs>", shapes.colour(role));
    format!(
        "<a:gradFill rotWithShape=\"1\"><a:gsLst>{}{}{}{}</a:gsLst><a:lin ang=\"0\" scaled=\"0\"/></a:gradFill>",
        stop(0, bar),
        stop(end, bar),
        stop(end, card.fill),
        stop(100_000, card.fill)
    )
}

fn words(shapes: &mut Shapes, words: &Words) {
    let paragraphs: String = words
        .lines
        .iter()
        .map(|line| shapes.paragraph(line, words.anchor))
        .collect();
    if paragraphs.is_empty() {
        return;
    }
    let body = format!(
        "<a:bodyPr wrap=\"square\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"t\"><a:normAutofit/></a:bodyPr>\
         <a:lstStyle/>{paragraphs}"
    );
    let name = words.lines.first().map_or("", |line| line.text.as_str());
    shapes.text_box(name, words.at, &body);
}

/// A side of a box, as connectors count them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Heading {
    Level,
    Upright,
}

fn connector(shapes: &mut Shapes, it: &Connector) {
    let points = bends(&it.points);
    let (Some(&from), Some(&to)) = (points.first(), points.last()) else {
        return;
    };
    let first = heading(&points);
    let (start, end) = (
        side_left(points.first(), points.get(1)),
        side_entered(points.iter().rev().nth(1), points.last()),
    );
    let glued = |tag: &str, id: Option<u32>, side: u8| {
        id.map_or_else(String::new, |id| {
            format!("<a:{tag} id=\"{id}\" idx=\"{side}\"/>")
        })
    };
    let ends = format!(
        "{}{}",
        glued("stCxn", shapes.glued(it.from.as_ref()), start),
        glued("endCxn", shapes.glued(it.to.as_ref()), end)
    );
    let (at, turn) = turned(from, to, first);
    let id = shapes.id();
    let line = format!(
        "<p:cxnSp><p:nvCxnSpPr><p:cNvPr id=\"{id}\" name=\"{}\"/><p:cNvCxnSpPr>{ends}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr>\
         <p:spPr>{}{}{}</p:spPr></p:cxnSp>",
        shape_name(&it.name),
        turned_place(at, &turn),
        geometry(&points, first),
        shapes.line(Some(it.stroke), 1.0, TIP)
    );
    shapes.xml.push_str(&line);
}

/// The points where the line turns, and its ends.
fn bends(points: &[Point]) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::with_capacity(points.len());
    for &point in points {
        if kept.last().is_some_and(|last| last.distance(point) < 0.01) {
            continue;
        }
        if let [.., before, last] = kept.as_slice() {
            let is_level = (before.y - last.y).abs() < 0.01 && (last.y - point.y).abs() < 0.01;
            let is_upright = (before.x - last.x).abs() < 0.01 && (last.x - point.x).abs() < 0.01;
            if is_level || is_upright {
                kept.pop();
            }
        }
        kept.push(point);
    }
    kept
}

fn heading(points: &[Point]) -> Heading {
    match points {
        [from, to, ..] if (to.x - from.x).abs() < (to.y - from.y).abs() => Heading::Upright,
        _ => Heading::Level,
    }
}

/// The side that a line leaves a box by: 0 top, 1 left, 2 bottom, 3 right.
fn side_left(from: Option<&Point>, to: Option<&Point>) -> u8 {
    let (Some(from), Some(to)) = (from, to) else {
        return 3;
    };
    let (x, y) = (to.x - from.x, to.y - from.y);
    match (x.abs() >= y.abs(), x >= 0.0, y >= 0.0) {
        (true, true, _) => 3,
        (true, false, _) => 1,
        (false, _, true) => 2,
        (false, _, false) => 0,
    }
}

/// The side that a line enters a box by.
fn side_entered(from: Option<&Point>, to: Option<&Point>) -> u8 {
    side_left(to, from)
}

/// The place of a connector and how it is turned: its own way runs from the left to the right and down.
fn turned(from: Point, to: Point, first: Heading) -> (Rect, String) {
    let at = Rect {
        min: Point::new(from.x.min(to.x), from.y.min(to.y)),
        max: Point::new(from.x.max(to.x), from.y.max(to.y)),
    };
    let attribute = |name: &str, is_set: bool| {
        if is_set {
            format!(" {name}=\"1\"")
        } else {
            String::new()
        }
    };
    match first {
        Heading::Level => {
            let turn = attribute("flipH", to.x < from.x) + &attribute("flipV", to.y < from.y);
            (at, turn)
        }
        Heading::Upright => {
            // Turned by a right angle its own right is down, and its own down is left.
            let (middle, width, height) = (at.centre(), at.height(), at.width());
            let lying = Rect::from_min_size(
                middle.x - width / 2.0,
                middle.y - height / 2.0,
                width,
                height,
            );
            let turn = " rot=\"5400000\"".to_owned()
                + &attribute("flipH", to.y < from.y)
                + &attribute("flipV", to.x > from.x);
            (lying, turn)
        }
    }
}

/// The geometry by the number of bends; where a connector turns is said as a share of its own way.
fn geometry(points: &[Point], first: Heading) -> String {
    let (Some(from), Some(to)) = (points.first(), points.last()) else {
        return String::new();
    };
    let part = |value: f32, from: f32, to: f32| {
        let whole = to - from;
        if whole.abs() < 0.01 {
            50_000
        } else {
            share((value - from) / whole)
        }
    };
    let along = |point: &Point| match first {
        Heading::Level => part(point.x, from.x, to.x),
        Heading::Upright => part(point.y, from.y, to.y),
    };
    let across = |point: &Point| match first {
        Heading::Level => part(point.y, from.y, to.y),
        Heading::Upright => part(point.x, from.x, to.x),
    };
    let (name, shares) = match points {
        [] | [_] | [_, _] => ("straightConnector1", Vec::new()),
        [_, _, _] => ("bentConnector2", Vec::new()),
        [_, a, _, _] => ("bentConnector3", vec![along(a)]),
        [_, a, b, _, _] => ("bentConnector4", vec![along(a), across(b)]),
        [_, a, b, c, ..] => ("bentConnector5", vec![along(a), across(b), along(c)]),
    };
    let guides = shares
        .iter()
        .zip(1..)
        .map(|(share, number)| format!("<a:gd name=\"adj{number}\" fmla=\"val {share}\"/>"))
        .collect::<Vec<_>>()
        .concat();
    format!("<a:prstGeom prst=\"{name}\"><a:avLst>{guides}</a:avLst></a:prstGeom>")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: f32, y: f32) -> Point {
        Point::new(x, y)
    }

    #[test]
    fn points_on_one_line_are_no_bend() {
        let line = [at(0.0, 0.0), at(5.0, 0.0), at(9.0, 0.0), at(9.0, 4.0)];
        assert_eq!(bends(&line), [at(0.0, 0.0), at(9.0, 0.0), at(9.0, 4.0)]);
        assert_eq!(bends(&[at(1.0, 1.0), at(1.0, 1.0)]).len(), 1);
    }

    #[test]
    fn a_link_turns_where_it_does_on_the_map() {
        let line = [at(0.0, 0.0), at(25.0, 0.0), at(25.0, 40.0), at(100.0, 40.0)];
        let geometry = geometry(&line, heading(&line));
        assert!(
            geometry.contains("bentConnector3") && geometry.contains("val 25000"),
            "{geometry}"
        );
    }

    #[test]
    fn a_line_leaves_and_enters_cards_by_the_sides_that_it_runs_to() {
        let (a, b, c) = (at(0.0, 0.0), at(10.0, 0.0), at(10.0, 20.0));
        assert_eq!(side_left(Some(&a), Some(&b)), 3);
        assert_eq!(side_entered(Some(&b), Some(&c)), 0);
        assert_eq!(side_left(Some(&c), Some(&b)), 0);
        assert_eq!(side_entered(Some(&a), Some(&b)), 1);
    }

    #[test]
    fn an_upright_start_is_a_turned_connector_around_the_same_middle() {
        let (place, turn) = turned(at(10.0, 0.0), at(50.0, 100.0), Heading::Upright);
        assert_eq!(place.centre(), at(30.0, 50.0));
        assert!((place.width() - 100.0).abs() < 0.01 && (place.height() - 40.0).abs() < 0.01);
        assert_eq!(turn, " rot=\"5400000\" flipV=\"1\"");
    }
}
