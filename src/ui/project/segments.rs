//! Owns the part of the page with the segments: name, stance and share of each, and what names it.

use eframe::egui;
use egui::{Id, Rect, Ui, UiBuilder, pos2};

use super::rows::{self, ROW, Room, SIGN, TWO_LINES};
use super::texts::{Number, sentence_ui, warning_ui};
use crate::action::{Action, Named};
use crate::edit::{Edit, Record, RecordId};
use crate::model::{Segment, SegmentId, Share, Stance};
use crate::scene::Role;
use crate::scene::glyphs::Icon;
use crate::scene::shape::TextStyle;
use crate::ui::widgets::{self, Field, Row};
use crate::ui::{Ctx, theme};
use crate::words::inspector::{named, set};
use crate::words::project as words;

const STANCE: f32 = 120.0;
const SHARE: f32 = 72.0;
const USES: f32 = 150.0;

/// The segments, by id, so that no row jumps while its name is typed.
pub(super) fn segments_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    let segments: Vec<(&SegmentId, &Segment)> = ctx
        .project
        .segments
        .iter()
        .map(|(id, segment)| (id, &**segment))
        .collect();
    if segments.is_empty() {
        sentence_ui(ui, ctx, words::NO_SEGMENTS);
    }
    let shares = segments.iter().filter_map(|(_, segment)| segment.share);
    if let Some(sentence) = words::shares_over(shares.map(Share::get).sum()) {
        warning_ui(ui, ctx, &sentence);
        ui.add_space(8.0);
    }
    let is_narrow = ui.available_width() < super::NARROW;
    let height = if is_narrow { TWO_LINES } else { ROW };
    if !is_narrow && !segments.is_empty() {
        headings_ui(ui, ctx);
    }
    rows::rows_ui(
        ui,
        &segments,
        |(_, segment)| rows::height(height, &segment.name),
        |ui, index, _| row_ui(ui, ctx, (&segments, index), actions),
    );
    rows::add_ui(ui, ctx, Named::Segment, words::ADD_SEGMENT, actions);
}

/// What stands in which column.
fn headings_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let (line, _) =
        ui.allocate_exact_size(egui::vec2(ui.available_width(), 20.0), egui::Sense::hover());
    let mut room = Room { rect: line };
    room.take(SIGN);
    room.take(USES);
    let style = TextStyle::regular(theme::CAPTION, Role::Text2);
    let places = [
        (room.take(SHARE), words::SHARE_PERCENT),
        (room.take(STANCE), words::STANCE),
        (room.rect, words::NAME),
    ];
    for (place, text) in places {
        let place = place.with_min_x(place.left() + 8.0);
        widgets::line(ui, ctx.theme, place, widgets::Line::left(text, style));
    }
}

fn name_id(segment: &SegmentId) -> Id {
    Id::unique(("project segment", segment))
}

fn row_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (segments, index): (&[(&SegmentId, &Segment)], usize),
    actions: &mut Vec<Action>,
) {
    let Some(&(id, segment)) = segments.get(index) else {
        return;
    };
    let field = name_id(id);
    let uses = ctx.overview.usage.segment(id);
    let is_narrow = ui.available_width() < super::NARROW;
    let mut first = Room::of(ui);
    let delete_at = first.take(SIGN);
    let mut second = Room { rect: first.rect };
    if is_narrow {
        second.rect = second.rect.translate(egui::vec2(0.0, ROW - 4.0));
    }
    let [said_at, share_at, stance_at] = [USES, SHARE, STANCE].map(|width| second.take(width));
    let name_place = if is_narrow { first.rect } else { second.rect };
    name_ui(ui, ctx, ((id, segment), name_place), actions);
    stance_ui(ui, ctx, ((id, segment), stance_at), actions);
    share_ui(ui, ctx, ((id, segment), share_at), actions);
    rows::said_ui(
        ui,
        ctx,
        (field.with("uses"), said_at),
        &words::segment_uses(uses),
    );
    let delete = words::on(words::DELETE, &segment.name);
    let sign = (field.with("delete"), delete_at);
    if rows::sign_ui(ui, ctx, sign, (Icon::Close, &delete), Some(Role::Text2)) {
        let label = words::delete_segment(&segment.name, uses);
        let edit = Edit::Remove(RecordId::Segment(id.clone()));
        actions.push(Action::Edit(label, vec![edit]));
        let next = segments.get(index + 1);
        let next = next.or_else(|| index.checked_sub(1).and_then(|at| segments.get(at)));
        rows::hand_on(ui, next.map(|(id, _)| name_id(id)));
    }
}

fn put(id: &SegmentId, label: String, segment: Segment) -> Action {
    Action::Edit(label, vec![Edit::Put(Record::Segment(id.clone(), segment))])
}

fn name_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    ((id, segment), place): ((&SegmentId, &Segment), Rect),
    actions: &mut Vec<Action>,
) {
    let label = words::rename_segment(&segment.name);
    let text = Field {
        id: name_id(id),
        caption: "",
        name: &named(words::NAME, &words::a_segment(&segment.name)),
        hint: words::NAME,
        rows: 1,
        gesture: &label,
    };
    if let Some(name) = rows::name_ui(ui, ctx, (text, place), &segment.name, actions) {
        let segment = Segment {
            name,
            ..segment.clone()
        };
        actions.push(put(id, label, segment));
    }
}

fn stance_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    ((id, segment), place): ((&SegmentId, &Segment), Rect),
    actions: &mut Vec<Action>,
) {
    const ALL: [Stance; 3] = [Stance::Churning, Stance::Indifferent, Stance::Loyal];
    let subject = words::a_segment(&segment.name);
    let row = Row {
        id: name_id(id).with("stance"),
        caption: "",
        name: &named(words::STANCE, &subject),
        text: words::stance(segment.stance),
        column: 8.0,
    };
    let place = Rect::from_min_max(
        pos2(place.left(), place.center().y - 13.0),
        pos2(place.right(), place.center().y + 13.0),
    );
    let mut part = ui.new_child(UiBuilder::new().max_rect(place).id_salt((id, "stance")));
    let current = ALL.iter().position(|stance| *stance == segment.stance);
    let options = ALL.map(words::stance);
    let chosen = widgets::choice_ui(&mut part, ctx.theme, row, &options, current);
    if let Some(stance) = chosen.and_then(|index| ALL.get(index)) {
        let segment = Segment {
            stance: *stance,
            ..segment.clone()
        };
        actions.push(put(id, set(words::STANCE, &subject), segment));
    }
}

fn share_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    ((id, segment), place): ((&SegmentId, &Segment), Rect),
    actions: &mut Vec<Action>,
) {
    let subject = words::a_segment(&segment.name);
    let label = set(words::SHARE, &subject);
    let field = Field {
        id: name_id(id).with("share"),
        caption: "",
        name: &words::in_percent(&named(words::SHARE, &subject)),
        hint: words::SHARE_HINT,
        rows: 1,
        gesture: &label,
    };
    let number = Number {
        field,
        range: (0.0, 100.0),
        step: 1.0,
        wrong: words::SHARE_WRONG,
    };
    let mut part = ui.new_child(UiBuilder::new().max_rect(place).id_salt((id, "share")));
    let typed = number.show(&mut part, ctx, segment.share.map(Share::get), actions);
    if let Some(share) = typed {
        let segment = Segment {
            share: share.value().map(Share::clamped),
            ..segment.clone()
        };
        actions.push(put(id, label, segment));
    }
}
