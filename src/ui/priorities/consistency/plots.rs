//! Owns the small plots: a row for each group with its mean as a dot between −1 and +1, the lagging group first.

use eframe::egui;
use egui::{Id, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::action::Action;
use crate::insight::words::{signed, signed_fixed};
use crate::insight::{Compared, ComparedGroup, Figure, Grouping, ungrouped};
use crate::scene::Role;
use crate::scene::shape::TextStyle;
use crate::ui::parts::{self, Line};
use crate::ui::widgets;
use crate::ui::{Ctx, theme, why};
use crate::words::consistency as words;
use crate::words::why as asked;

const ROW: f32 = 30.0;
const DOT: f32 = 5.0;
/// The room of the mean, of the count and of the lift at the right.
const MEAN: f32 = 52.0;
const COUNT: f32 = 112.0;
const LIFT: f32 = 56.0;

/// Where the columns of a row are.
#[derive(Clone, Copy)]
struct Columns {
    axis: (f32, f32),
    mean: f32,
    count: Option<f32>,
    lift: f32,
}

impl Columns {
    fn of(rect: Rect) -> Self {
        let end = rect.right();
        let is_wide = rect.width() >= 560.0;
        let count = is_wide.then_some(end - LIFT);
        let mean = count.map_or(end - LIFT, |count| count - COUNT);
        let left = rect.left() + (rect.width() * 0.28).min(200.0) + 16.0;
        Self {
            axis: (left, (mean - MEAN - 8.0).max(left + 40.0)),
            mean,
            count,
            lift: end,
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "−1 … +1")]
    fn x(&self, mean: f64) -> f32 {
        let share = f64::midpoint(mean, 1.0).clamp(0.0, 1.0) as f32;
        self.axis.0 + share * (self.axis.1 - self.axis.0)
    }
}

/// Shows the groups, which of them lags, and what could be done about it.
pub(super) fn plot_ui(ui: &mut Ui, ctx: &Ctx<'_>, compared: &Compared, actions: &mut Vec<Action>) {
    if compared.groups.is_empty() {
        return;
    }
    ui.add_space(24.0);
    heading_ui(ui, ctx, compared, actions);
    let style = TextStyle::medium(theme::BODY, Role::Text);
    widgets::paragraph_ui(ui, ctx.theme, &words::lagging(compared), style, 18.0);
    if let Some(repaired) = words::repaired(compared, ctx.figures.score) {
        let style = TextStyle::regular(theme::BODY, Role::Text2);
        widgets::paragraph_ui(ui, ctx.theme, &repaired, style, 18.0);
    }
    ui.add_space(6.0);
    axis_ui(ui, ctx, compared.by);
    let lagging = compared.lagging().map(|group| group.id.as_str());
    for group in &compared.groups {
        let is_lagging = lagging == Some(group.id.as_str());
        row_ui(ui, ctx, (compared, group, is_lagging), actions);
    }
    let without = ungrouped(ctx.journey, ctx.figures, compared.by);
    if without > 0 {
        let text = words::ungrouped(compared.by, without);
        let style = TextStyle::regular(theme::CAPTION, Role::Text3);
        widgets::caption_ui(ui, ctx.theme, 24.0, widgets::Line::left(&text, style));
    }
}

fn heading_ui(ui: &mut Ui, ctx: &Ctx<'_>, compared: &Compared, actions: &mut Vec<Action>) {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 30.0));
    let middle = rect.center().y;
    let heading = words::by(compared.by);
    let style = TextStyle::medium(theme::SECTION, Role::Text);
    let line = Line::new(ui, ctx.theme, style, heading, rect.width() / 2.0);
    line.paint_left(ui, rect.left(), middle);
    let place = rect.with_max_x(rect.left() + line.width());
    parts::label(ui, Id::unique(("by", compared.by)), place, &line, heading);
    let Some(index) = compared.index else {
        return;
    };
    let text = words::index(index);
    let style = TextStyle::regular(theme::CAPTION, Role::Text2);
    let line = Line::new(ui, ctx.theme, style, &text, rect.width() / 2.0);
    let place = Rect::from_min_max(
        pos2(rect.right() - line.width() - 8.0, middle - 12.0),
        pos2(rect.right() + 8.0, middle + 12.0),
    );
    let number = why::Number {
        id: Id::unique(("why evenness", compared.by)),
        rect: place,
        hovered: Role::Lane,
        figure: || Figure::Evenness(compared.by),
        spoken: || asked::of_step(&text, "", heading),
    };
    number.show(ui, ctx, actions);
    line.paint_right(ui, rect.right(), middle);
}

/// The ends and the middle of the axis.
fn axis_ui(ui: &mut Ui, ctx: &Ctx<'_>, by: Grouping) {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 18.0));
    let columns = Columns::of(rect);
    let style = TextStyle::regular(theme::CAPTION, Role::Text3);
    for end in [-1.0, 0.0, 1.0] {
        let line = Line::new(ui, ctx.theme, style, &signed(end, 0), 40.0);
        line.paint_centred(ui, pos2(columns.x(end), rect.center().y));
    }
    if by != Grouping::Segment {
        let lift = Line::new(ui, ctx.theme, style, asked::LIFT, LIFT);
        lift.paint_right(ui, columns.lift, rect.center().y);
    }
}

fn row_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (compared, group, is_lagging): (&Compared, &ComparedGroup, bool),
    actions: &mut Vec<Action>,
) {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
    let place = rect.expand2(vec2(8.0, 0.0));
    let id = Id::unique(("compared", compared.by, group.id.as_str()));
    let sense = if group.touchpoints.is_empty() {
        Sense::hover()
    } else {
        Sense::click()
    };
    let response = ui.interact(place, id, sense);
    let count = group.touchpoints.len();
    response.widget_info(|| {
        let name = words::group(&group.name, group.mean, count, group.lift);
        WidgetInfo::labeled(egui::Role::ListItem, ui.is_enabled(), name)
    });
    if response.hovered() && count > 0 {
        parts::fill_row(ui, ctx.theme, place, Role::Lane);
    }
    numbers_ui(ui, ctx, rect, (compared.by, group), actions);
    paint_row(ui, ctx, rect, (group, is_lagging));
    widgets::focus_ring(ui, ctx.theme, &response, place);
    if response.clicked() {
        actions.push(Action::Select(group.touchpoints.clone()));
    }
}

/// Makes the mean of a group, and what repairing it would bring, something that can be asked about.
fn numbers_ui(
    ui: &Ui,
    ctx: &Ctx<'_>,
    rect: Rect,
    (by, group): (Grouping, &ComparedGroup),
    actions: &mut Vec<Action>,
) {
    let columns = Columns::of(rect);
    let lift = group.lift.filter(|lift| *lift > 1e-9);
    let mean = (asked::FELT, columns.mean, Some(signed_fixed(group.mean, 2)));
    let lift = (
        asked::LIFT,
        columns.lift,
        lift.map(|lift| signed_fixed(lift, 1)),
    );
    for (what, right, text) in [mean, lift] {
        let Some(text) = text else {
            continue;
        };
        let number = why::Number {
            id: Id::unique(("why group", by, group.id.as_str(), what)),
            rect: Rect::from_min_max(
                pos2(right - MEAN, rect.top() + 2.0),
                pos2(right + 6.0, rect.bottom() - 2.0),
            ),
            hovered: Role::Canvas,
            figure: || Figure::Group(by, group.id.clone()),
            spoken: || asked::of_step(what, &text, &group.name),
        };
        number.show(ui, ctx, actions);
    }
}

fn paint_row(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, (group, is_lagging): (&ComparedGroup, bool)) {
    let columns = Columns::of(rect);
    let middle = rect.center().y;
    let style = if is_lagging {
        TextStyle::medium(theme::BODY, Role::Text)
    } else {
        TextStyle::regular(theme::BODY, Role::Text)
    };
    let line = |style, text: &str, width| Line::new(ui, ctx.theme, style, text, width);
    let room = columns.axis.0 - rect.left() - 16.0;
    line(style, &group.name, room).paint_left(ui, rect.left(), middle);
    parts::hairline(ui, ctx.theme, columns.axis, middle, Role::Grid);
    let painter = ui.painter();
    let tick = theme::stroke(ctx.theme, 1.0, Role::Control);
    let zero = columns.x(0.0).floor() + 0.5;
    painter.vline(zero, middle - 6.0..=middle + 6.0, tick);
    let at = pos2(columns.x(group.mean), middle.floor() + 0.5);
    let from = theme::stroke(ctx.theme, 2.0, Role::Control);
    painter.hline(zero.min(at.x)..=zero.max(at.x), at.y, from);
    let fill = if is_lagging { Role::Warn } else { Role::Text };
    painter.circle_filled(at, DOT, theme::colour(ctx.theme, fill));
    let mean = TextStyle {
        role: Role::Text,
        ..style
    };
    line(mean, &signed_fixed(group.mean, 2), MEAN).paint_right(ui, columns.mean, middle);
    let faint = TextStyle::regular(theme::CAPTION, Role::Text3);
    let count = group.touchpoints.len();
    if let Some(right) = columns.count.filter(|_| count > 0) {
        line(faint, &words::touchpoints(count), COUNT - 8.0).paint_right(ui, right, middle);
    }
    if let Some(lift) = group.lift.filter(|lift| *lift > 1e-9) {
        let style = TextStyle::medium(theme::BODY, Role::Accent);
        line(style, &signed_fixed(lift, 1), LIFT).paint_right(ui, columns.lift, middle);
    }
}
