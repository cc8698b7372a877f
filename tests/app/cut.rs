//! Looks at a frame for what a reader with large text would miss: words that are cut or elided, letters too small,
//! controls beyond the window's edge or too small to hit.

use eframe::egui;
use egui::accesskit::Role;
use egui::epaint::TextShape;
use egui::{Pos2, Rect, Shape, Vec2};
use egui_kittest::kittest::NodeT as _;
use throughline::file;
use throughline::ui::canvas::Regions;

use crate::Window;

/// The smallest letters, in points.
const SMALLEST: f32 = 12.0;
/// The lowest control, in points.
const LOWEST: f32 = 24.0;
/// How the ratings in the band are called, after the touchpoint.
const IN_BAND: [&str; 5] = [
    ": emotion",
    ": expected",
    ": believed",
    ": basics",
    ": delight",
];
/// Rounding to pixels.
const SLACK: f32 = 1.0;

/// What is wrong with the frame, a sentence each.
pub fn problems(window: &Window) -> Vec<String> {
    let mut problems = Vec::new();
    let words = Words::of(window);
    let whole = window.ctx.content_rect();
    for clipped in &window.output().shapes {
        texts(&clipped.shape, &mut |text| {
            words.check(text, clipped.clip_rect, whole, &mut problems);
        });
    }
    controls(window, whole, &mut problems);
    problems.sort();
    problems.dedup();
    problems
}

/// The texts of which "…" stands for a part, and where they are.
pub fn elided(window: &Window) -> Vec<(String, Pos2)> {
    let mut found = Vec::new();
    for clipped in &window.output().shapes {
        texts(&clipped.shape, &mut |text| {
            let shown = text.visual_bounding_rect().intersect(clipped.clip_rect);
            if text.galley.elided && shown.is_positive() {
                found.push((text.galley.job.text.clone(), shown.center()));
            }
        });
    }
    found
}

/// Whether the window shows that text somewhere in full.
pub fn is_told(window: &Window, text: &str) -> bool {
    let mut is_told = false;
    for clipped in &window.output().shapes {
        texts(&clipped.shape, &mut |shown| {
            is_told |= !shown.galley.elided && shown.galley.job.text.contains(text);
        });
    }
    is_told
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "egui has many shapes, and only two hold text"
)]
fn texts(shape: &Shape, visit: &mut dyn FnMut(&TextShape)) {
    match shape {
        Shape::Text(text) => visit(text),
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| texts(shape, visit)),
        _ => {}
    }
}

/// What may be elided, and where text scrolls sideways.
struct Words {
    /// The names that people have given: any of them can be too long for its place.
    names: Vec<String>,
    /// The parts of the map, which scroll sideways, by their sizes.
    scrolling: Vec<Vec2>,
    /// The cells of a table, which scrolls sideways, too.
    cells: Vec<Rect>,
}

impl Words {
    fn of(window: &Window) -> Self {
        let app = window.state();
        let text = file::write(app.project());
        let names = text.split('"').skip(1).step_by(2);
        let session = app.session();
        let regions = Regions::of_session(session);
        let right_of_axis = regions.band.with_min_x(regions.body.left());
        let lanes = regions.gutter.union(regions.body);
        let scrolling = [
            regions.body,
            regions.headings,
            regions.gutter,
            regions.corner,
            regions.band,
            right_of_axis,
            lanes,
            lanes.with_min_y(lanes.top() - 9.0),
        ];
        Self {
            names: names
                .filter(|name| name.len() > 2)
                .map(str::to_owned)
                .collect(),
            scrolling: scrolling.map(|rect| rect.size()).to_vec(),
            cells: window
                .root()
                .children_recursive()
                .filter(|node| node.accesskit_node().role() == Role::GridCell)
                .map(|node| node.rect())
                .collect(),
        }
    }

    fn check(&self, text: &TextShape, clip: Rect, whole: Rect, problems: &mut Vec<String>) {
        let job = &text.galley.job;
        let bounds = text.visual_bounding_rect();
        let shown = bounds.intersect(clip).intersect(whole);
        if !shown.is_positive() || job.text.trim().is_empty() {
            return;
        }
        let sizes = job
            .sections
            .iter()
            .map(|section| section.format.font_id.size);
        if let Some(size) = sizes
            .reduce(f32::min)
            .filter(|size| *size < SMALLEST - 0.01)
        {
            problems.push(format!("‘{}’ is {size} high", job.text));
        }
        let is_given = self.names.iter().any(|name| job.text.contains(name));
        if text.galley.elided && !is_given {
            problems.push(format!("‘{}’ is elided", job.text));
        }
        let scrolls = |size: &Vec2| (*size - clip.size()).length() < 2.0 * SLACK;
        let room = clip.intersect(whole);
        let is_cut = bounds.left() < room.left() - SLACK || bounds.right() > room.right() + SLACK;
        let goes_on =
            |cell: &Rect| cell.expand(SLACK).contains_rect(bounds) && cell.right() > room.right();
        let may_scroll = self.scrolling.iter().any(scrolls) || self.cells.iter().any(goes_on);
        if is_cut && !may_scroll {
            problems.push(format!("‘{}’ at {bounds} is cut by {room}", job.text));
        }
    }
}

fn controls(window: &Window, whole: Rect, problems: &mut Vec<String>) {
    for node in window.root().children_recursive() {
        let access = node.accesskit_node();
        if !is_control(access.role()) {
            continue;
        }
        let name = access
            .label()
            .or_else(|| access.value())
            .unwrap_or_default();
        // What can be dragged in the band scrolls with it, and has its equal in the inspector.
        let in_band = IN_BAND.iter().any(|rating| name.ends_with(rating));
        if access.role() == Role::Slider && in_band {
            continue;
        }
        let rect = node.rect();
        if rect.left() < whole.left() - SLACK || rect.right() > whole.right() + SLACK {
            problems.push(format!("{name} at {rect} lies outside the window"));
        }
        if rect.height() < LOWEST - 0.5 {
            problems.push(format!("{name} is only {} high", rect.height()));
        }
    }
}

fn is_control(role: Role) -> bool {
    matches!(
        role,
        Role::Button
            | Role::CheckBox
            | Role::ComboBox
            | Role::Link
            | Role::ListBoxOption
            | Role::MenuItem
            | Role::RadioButton
            | Role::Slider
            | Role::Tab
            | Role::TextInput
    )
}
