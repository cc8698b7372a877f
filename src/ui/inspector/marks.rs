//! Owns the marks of a workshop: what each table gave, their mean, and how far they lie apart.

use eframe::egui;
use egui::{Align, Layout, Sense, Ui, WidgetInfo, vec2};

use super::control_id;
use super::gauge::{EMOTIONS, Gauge, LEVELS};
use super::ratings::number;
use super::shared::Shown;
use super::target::{Target, To};
use crate::action::Action;
use crate::edit::StepField;
use crate::insight::{marked, spread};
use crate::model::{Emotion, Level, Mark, MarkId, Rating, Step};
use crate::scene::Role;
use crate::scene::shape::TextStyle;
use crate::ui::widgets::{self, Field, Glyphs, Heading, LevelRow, Line, Marker, focus_ring};
use crate::ui::{Ctx, theme};
use crate::words::fields as words;
use crate::words::inspector as inspector_words;

/// From this spread on the tables are said to disagree (METHOD.md, section 16).
const FAR_APART: f64 = 4.0;

/// Shows the mean, then every mark; the one that is pressed can be changed.
pub(super) fn marks_ui(ui: &mut Ui, ctx: &Ctx<'_>, step: &Step, (target, actions): To<'_, '_>) {
    if spread(step).widest().is_some() {
        mean_ui(ui, ctx, step);
    }
    let open = ui.data(|data| data.get_temp::<MarkId>(open_key()));
    for (id, mark) in &step.marks {
        let is_open = open.as_ref() == Some(id);
        if row_ui(ui, ctx, (id, mark), (target, actions)) {
            ui.data_mut(|data| {
                if is_open {
                    data.remove::<MarkId>(open_key());
                } else {
                    data.insert_temp(open_key(), id.clone());
                }
            });
        }
        if is_open {
            mark_ui(ui, ctx, (id, mark), (target, actions));
        }
    }
    ui.add_space(6.0);
    if widgets::button_ui(ui, ctx.theme, words::ADD_MARK, Role::Text).clicked() {
        actions.push(Action::AddMark(step.id.clone()));
    }
}

/// "3 marks, emotion −0.7".
pub(super) fn summary(step: &Step) -> String {
    if step.marks.is_empty() {
        return String::new();
    }
    let emotion = marked(step).emotion;
    let mean = words::mark([emotion, None, None, None]);
    format!("{}, {mean}", words::marks(step.marks.len()))
}

fn open_key() -> egui::Id {
    control_id("open mark")
}

fn mean_ui(ui: &mut Ui, ctx: &Ctx<'_>, step: &Step) {
    let mean = marked(step);
    let mean = words::mean_of([mean.emotion, mean.belief, mean.hygiene, mean.delight]);
    let style = TextStyle::medium(theme::CAPTION, Role::Text);
    widgets::paragraph_ui(ui, ctx.theme, &mean, style, 16.0);
    let apart = spread(step);
    let is_wide = apart.widest().is_some_and(|widest| widest >= FAR_APART);
    let role = if is_wide { Role::Warn } else { Role::Text2 };
    let said = words::apart([apart.emotion, apart.belief, apart.hygiene, apart.delight]);
    let style = TextStyle::regular(theme::CAPTION, role);
    widgets::paragraph_ui(ui, ctx.theme, &said, style, 16.0);
    ui.add_space(6.0);
}

/// The row of a mark. True when it was pressed.
fn row_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (id, mark): (&MarkId, &Mark),
    (target, actions): To<'_, '_>,
) -> bool {
    let control = control_id("mark").with(id.as_str());
    let by = by(mark);
    let size = vec2(ui.available_width(), 28.0);
    let layout = Layout::right_to_left(Align::Center);
    let row = ui.allocate_ui_with_layout(size, layout, |ui| {
        let room = ui.available_rect_before_wrap();
        let room = room.with_max_x(room.right() - 24.0);
        let response = ui.interact(room, control, Sense::click());
        let said = said(mark);
        let heard = format!("{}: {said}", words::mark_of(by));
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), &heard));
        if response.hovered() {
            ui.painter()
                .rect_filled(room, theme::RADIUS, theme::colour(ctx.theme, Role::Lane));
        }
        let (left, right) = room.split_left_right_at_fraction(0.4);
        let style = TextStyle::regular(theme::BODY, Role::Text);
        widgets::line(
            ui,
            ctx.theme,
            left.shrink2(vec2(4.0, 0.0)),
            Line::left(by, style),
        );
        let style = TextStyle::regular(theme::CAPTION, Role::Text2);
        widgets::line(
            ui,
            ctx.theme,
            right.shrink2(vec2(4.0, 0.0)),
            Line::right(&said, style),
        );
        focus_ring(ui, ctx.theme, &response, room);
        let is_pressed = response.clicked();
        response.on_hover_text(said);
        let label = words::remove_mark(by, &target.name);
        if widgets::cross_button_ui(ui, ctx.theme, control.with("remove"), &label).clicked() {
            actions.push(target.set(label, StepField::Mark(id.clone(), None)));
        }
        is_pressed
    });
    row.inner
}

fn said(mark: &Mark) -> String {
    words::mark([
        number(mark.emotion),
        number(mark.belief),
        number(mark.hygiene),
        number(mark.delight),
    ])
}

fn by(mark: &Mark) -> &str {
    let by = mark.by.trim();
    if by.is_empty() {
        crate::words::UNNAMED
    } else {
        by
    }
}

/// Everything of one mark, to be changed.
fn mark_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (id, mark): (&MarkId, &Mark),
    (target, actions): To<'_, '_>,
) {
    let given = Given {
        id,
        mark,
        subject: words::mark_for(by(mark), &target.name),
        target,
    };
    egui::Frame::new()
        .fill(theme::colour(ctx.theme, Role::Surface))
        .inner_margin(egui::Margin {
            left: 12,
            right: 0,
            top: 2,
            bottom: 8,
        })
        .show(ui, |ui| {
            given.by_ui(ui, ctx, actions);
            ui.add_space(6.0);
            given.emotions_ui(ui, ctx, actions);
            given.levels_ui(ui, ctx, actions);
        });
}

/// A mark of a step.
struct Given<'a> {
    id: &'a MarkId,
    mark: &'a Mark,
    subject: String,
    target: &'a Target,
}

impl Given<'_> {
    fn set(&self, label: String, mark: Mark) -> Action {
        let field = StepField::Mark(self.id.clone(), Some(Box::new(mark)));
        self.target.set(label, field)
    }

    fn control(&self, what: &str) -> egui::Id {
        control_id("mark").with((self.id.as_str(), what))
    }

    fn by_ui(&self, ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
        let label = inspector_words::edit(words::BY, &self.target.name);
        let field = Field {
            id: self.control("by"),
            caption: words::BY,
            name: &inspector_words::named(words::BY, &self.subject),
            hint: words::BY_HINT,
            rows: 1,
            gesture: &label,
        };
        if let Some(by) = widgets::field_ui(ui, ctx.theme, field, &self.mark.by, actions) {
            let mark = Mark {
                by,
                ..self.mark.clone()
            };
            actions.push(self.set(label, mark));
        }
    }

    fn emotions_ui(&self, ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
        let emotion = self.gauge(crate::words::EMOTION, EMOTIONS, self.mark.emotion);
        if let Some((label, emotion)) = track(ui, ctx, &emotion, (Marker::Ring, actions)) {
            let mark = Mark {
                emotion,
                ..self.mark.clone()
            };
            actions.push(self.set(label, mark));
        }
        let belief = self.gauge(crate::words::BELIEF, EMOTIONS, self.mark.belief);
        if let Some((label, belief)) = track(ui, ctx, &belief, (Marker::Square, actions)) {
            let mark = Mark {
                belief,
                ..self.mark.clone()
            };
            actions.push(self.set(label, mark));
        }
    }

    fn levels_ui(&self, ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
        let parity = ctx.project.method.parity;
        let hygiene = number(self.mark.hygiene);
        let basics = self.gauge(crate::words::BASICS, LEVELS, self.mark.hygiene);
        let glyphs = Glyphs::Basics(parity);
        if let Some((label, hygiene)) = levels(ui, ctx, &basics, (crate::words::BASICS, glyphs)) {
            let mark = Mark {
                hygiene,
                ..self.mark.clone()
            };
            actions.push(self.set(label, mark));
        }
        let delight = self.gauge(crate::words::DELIGHT, LEVELS, self.mark.delight);
        let glyphs = Glyphs::Delight(hygiene, parity);
        if let Some((label, delight)) = levels(ui, ctx, &delight, (crate::words::DELIGHT, glyphs)) {
            let mark = Mark {
                delight,
                ..self.mark.clone()
            };
            actions.push(self.set(label, mark));
        }
    }

    fn gauge<const MIN: i16, const MAX: i16>(
        &self,
        what: &'static str,
        range: (f64, f64),
        given: Option<Rating<MIN, MAX>>,
    ) -> Gauge<'_> {
        Gauge {
            what,
            id: self.control(what),
            subject: &self.subject,
            range,
            shown: Shown::given(number(given)),
        }
    }
}

fn track(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    gauge: &Gauge<'_>,
    (marker, actions): (Marker, &mut Vec<Action>),
) -> Option<(String, Option<Emotion>)> {
    let gesture = gauge.gesture();
    let heading = Heading {
        caption: gauge.what,
        height: 18.0,
        clear: inspector_words::NOT_RATED,
    };
    gauge.show(|scale| {
        let cleared = widgets::heading_ui(ui, ctx.theme, heading, &scale);
        widgets::track_ui(ui, ctx.theme, &scale, marker, (&gesture, actions)).or(cleared)
    })
}

fn levels(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    gauge: &Gauge<'_>,
    (caption, glyphs): (&'static str, Glyphs),
) -> Option<(String, Option<Level>)> {
    let row = LevelRow {
        caption,
        column: super::column(ui),
        clear: inspector_words::NOT_RATED,
    };
    gauge.show(|scale| widgets::levels_ui(ui, ctx.theme, &scale, glyphs, row))
}
