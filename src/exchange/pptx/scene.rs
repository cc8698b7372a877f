//! Owns how a scene becomes shapes: each rectangle, circle, line and text one of its own, those that stand for the same
//! thing one group, areas of the same colour one shape.

use super::super::deck::{Line, Picture};
use super::shapes::{Shapes, emu, place, rounded, shape_name};
use crate::layout::{FontMetrics, Measure as _, Point, Rect};
use crate::scene::bounds::{around, bounds, path_bounds};
use crate::scene::{Item, PathCommand, Role, Shape, Stroke, Tag, Text};

/// Where a scene lies on a slide: its scale and the place of its origin.
#[derive(Clone, Copy)]
struct Frame {
    scale: f32,
    left: f32,
    top: f32,
}

impl Frame {
    /// As large as can be within the place, in its middle.
    fn of(picture: &Picture) -> Self {
        let size = picture.scene.size;
        let at = picture.at;
        let scale = (at.width() / size.width.max(1.0)).min(at.height() / size.height.max(1.0));
        let scale = if scale.is_finite() {
            scale.max(0.0)
        } else {
            1.0
        };
        Self {
            scale,
            left: at.min.x + (at.width() - size.width * scale) / 2.0,
            top: at.min.y + (at.height() - size.height * scale) / 2.0,
        }
    }

    fn point(self, point: Point) -> Point {
        let finite = |value: f32| if value.is_finite() { value } else { 0.0 };
        Point::new(
            self.left + finite(point.x) * self.scale,
            self.top + finite(point.y) * self.scale,
        )
    }

    fn rect(self, rect: Rect) -> Rect {
        Rect {
            min: self.point(rect.min),
            max: self.point(rect.max),
        }
    }
}

/// Writes the picture's shapes.
pub(super) fn scene(shapes: &mut Shapes, picture: &Picture) {
    let frame = Frame::of(picture);
    let items = picture.scene.items.as_slice();
    let mut rest = items;
    while let Some(first) = rest.first() {
        let same = rest.iter().take_while(|item| item.tag == first.tag).count();
        let (part, after) = rest.split_at(same.max(1));
        rest = after;
        match &first.tag {
            Some(tag) if part.len() > 1 => group(shapes, frame, part, name_of(picture, tag)),
            Some(_) | None => parts(shapes, frame, part),
        }
    }
}

fn name_of<'a>(picture: &'a Picture, tag: &Tag) -> &'a str {
    picture.names.get(tag).map_or("Group", String::as_str)
}

/// Shapes that are moved together. The group's own coordinates are those of the slide.
fn group(shapes: &mut Shapes, frame: Frame, items: &[Item], name: &str) {
    let id = shapes.id();
    let before = std::mem::take(&mut shapes.xml);
    parts(shapes, frame, items);
    let inner = std::mem::replace(&mut shapes.xml, before);
    let at = items
        .iter()
        .filter_map(|item| bounds(&item.shape, FontMetrics::bundled()))
        .reduce(|a, b| a.union(&b))
        .map_or_else(Rect::default, |rect| frame.rect(rect));
    let (x, y) = (emu(at.min.x), emu(at.min.y));
    let (width, height) = (emu(at.width()).max(1), emu(at.height()).max(1));
    let group = format!(
        "<p:grpSp><p:nvGrpSpPr><p:cNvPr id=\"{id}\" name=\"{}\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>\
         <a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{width}\" cy=\"{height}\"/><a:chOff x=\"{x}\" y=\"{y}\"/>\
         <a:chExt cx=\"{width}\" cy=\"{height}\"/></a:xfrm></p:grpSpPr>{inner}</p:grpSp>",
        shape_name(name)
    );
    shapes.xml.push_str(&group);
}

fn parts(shapes: &mut Shapes, frame: Frame, items: &[Item]) {
    let mut rest = items;
    while let Some(item) = rest.first() {
        let area = area_of(&item.shape);
        let same = rest
            .iter()
            .take_while(|item| area.is_some() && area_of(&item.shape) == area)
            .count();
        let (run, after) = rest.split_at(same.max(1));
        rest = after;
        match area {
            Some(role) => {
                let paths = run.iter().filter_map(|item| commands_of(&item.shape));
                freeform(
                    shapes,
                    frame,
                    &paths.collect::<Vec<_>>(),
                    (Some(role), None),
                );
            }
            None => single(shapes, frame, &item.shape),
        }
    }
}

/// The colour of an area without an edge.
fn area_of(shape: &Shape) -> Option<Role> {
    match shape {
        Shape::Path {
            fill: Some(role),
            stroke: None,
            ..
        } => Some(*role),
        Shape::Path { .. } | Shape::Rect { .. } | Shape::Circle { .. } | Shape::Text(_) => None,
    }
}

fn commands_of(shape: &Shape) -> Option<&[PathCommand]> {
    match shape {
        Shape::Path { commands, .. } => Some(commands),
        Shape::Rect { .. } | Shape::Circle { .. } | Shape::Text(_) => None,
    }
}

fn single(shapes: &mut Shapes, frame: Frame, shape: &Shape) {
    match shape {
        Shape::Rect {
            rect,
            radius,
            fill,
            stroke,
        } => {
            let at = frame.rect(*rect);
            let geometry = rounded(at, radius * frame.scale);
            solid(shapes, frame, (at, &geometry), (*fill, *stroke));
        }
        Shape::Circle {
            centre,
            radius,
            fill,
            stroke,
        } => {
            let at = frame.rect(around(*centre, *radius));
            let geometry = "<a:prstGeom prst=\"ellipse\"><a:avLst/></a:prstGeom>";
            solid(shapes, frame, (at, geometry), (*fill, *stroke));
        }
        Shape::Path {
            commands,
            fill,
            stroke,
        } => match (commands.as_slice(), fill) {
            ([PathCommand::Move(from), PathCommand::Line(to)], None) => {
                straight(shapes, frame, (*from, *to), *stroke);
            }
            _ => freeform(shapes, frame, &[commands], (*fill, *stroke)),
        },
        Shape::Text(text) => words(shapes, frame, text),
    }
}

fn solid(
    shapes: &mut Shapes,
    frame: Frame,
    (at, geometry): (Rect, &str),
    (fill, stroke): (Option<Role>, Option<Stroke>),
) {
    let look = format!(
        "{}{geometry}{}{}",
        place(at),
        shapes.fill(fill),
        shapes.line(stroke, frame.scale, "")
    );
    shapes.shape("Shape", &look, "");
}

/// A straight line that is not glued to anything.
fn straight(shapes: &mut Shapes, frame: Frame, ends: (Point, Point), stroke: Option<Stroke>) {
    let (from, to) = (frame.point(ends.0), frame.point(ends.1));
    let at = Rect {
        min: Point::new(from.x.min(to.x), from.y.min(to.y)),
        max: Point::new(from.x.max(to.x), from.y.max(to.y)),
    };
    let (width, height) = (to.x - from.x, to.y - from.y);
    let mirrored = width * height < 0.0;
    let turn = if mirrored { " flipV=\"1\"" } else { "" };
    let id = shapes.id();
    let line = format!(
        "<p:cxnSp><p:nvCxnSpPr><p:cNvPr id=\"{id}\" name=\"Line\"/><p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>{}\
         <a:prstGeom prst=\"line\"><a:avLst/></a:prstGeom>{}</p:spPr></p:cxnSp>",
        super::shapes::turned_place(at, turn),
        shapes.line(stroke, frame.scale, "")
    );
    shapes.xml.push_str(&line);
}

/// Lines and curves as they run, each path filled on its own.
fn freeform(
    shapes: &mut Shapes,
    frame: Frame,
    paths: &[&[PathCommand]],
    (fill, stroke): (Option<Role>, Option<Stroke>),
) {
    let bounds = paths.iter().copied().filter_map(path_bounds);
    let Some(at) = bounds.reduce(|a, b| a.union(&b)) else {
        return;
    };
    let at = frame.rect(at);
    let (width, height) = (emu(at.width()).max(1), emu(at.height()).max(1));
    let at_point = |point: Point| {
        let point = frame.point(point);
        format!(
            "<a:pt x=\"{}\" y=\"{}\"/>",
            emu(point.x - at.min.x),
            emu(point.y - at.min.y)
        )
    };
    let is_filled = if fill.is_none() { " fill=\"none\"" } else { "" };
    let mut list = String::new();
    for commands in paths {
        list += &[
            "<a:path w=\"",
            &width.to_string(),
            "\" h=\"",
            &height.to_string(),
            "\"",
            is_filled,
            ">",
        ]
        .concat();
        for command in *commands {
            let told = match *command {
                PathCommand::Move(to) => format!("<a:moveTo>{}</a:moveTo>", at_point(to)),
                PathCommand::Line(to) => format!("<a:lnTo>{}</a:lnTo>", at_point(to)),
                PathCommand::Cubic(a, b, to) => format!(
                    "<a:cubicBezTo>{}{}{}</a:cubicBezTo>",
                    at_point(a),
                    at_point(b),
                    at_point(to)
                ),
                PathCommand::Close => "<a:close/>".to_owned(),
            };
            list.push_str(&told);
        }
        list.push_str("</a:path>");
    }
    let look = format!(
        "<a:xfrm><a:off x=\"{}\" y=\"{}\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm><a:custGeom><a:avLst/><a:gdLst/>\
         <a:ahLst/><a:cxnLst/><a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/><a:pathLst>{list}</a:pathLst></a:custGeom>{}{}",
        emu(at.min.x),
        emu(at.min.y),
        shapes.fill(fill),
        shapes.line(stroke, frame.scale, "")
    );
    shapes.shape("Freeform", &look, "");
}

fn words(shapes: &mut Shapes, frame: Frame, text: &Text) {
    if text.text.trim().is_empty() {
        return;
    }
    let at = frame.point(text.at);
    let width = FontMetrics::bundled().width(&text.text, text.size, text.weight) * frame.scale;
    let line = Line {
        text: text.text.clone(),
        size: text.size * frame.scale,
        weight: text.weight,
        role: text.role,
    };
    shapes.text(&line, (at.x, at.y, text.anchor), width);
}
