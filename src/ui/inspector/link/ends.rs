//! Owns what a link joins and says: its kind, its two ends, and turning it round. What can't be says why.

use std::sync::Arc;

use eframe::egui;
use egui::{Align, Layout, Ui, vec2};

use super::super::target::{name, set_link};
use super::super::{column, control_id};
use super::title;
use crate::action::Action;
use crate::edit::LinkField;
use crate::model::{Link, LinkKind, Step, StepId};
use crate::scene::Role;
use crate::scene::glyphs::Icon;
use crate::ui::Ctx;
use crate::ui::widgets::{self, Pick, Picks, Row, Segment};
use crate::words::fields as words;
use crate::words::inspector::{FROM, TO, go_to, link as kind_name, named, set};

/// The row of the kind.
pub(super) fn kind_ui(ui: &mut Ui, ctx: &Ctx<'_>, link: &Link, actions: &mut Vec<Action>) {
    const KINDS: [LinkKind; 3] = [LinkKind::Flow, LinkKind::Support, LinkKind::Promise];
    let segments = KINDS.map(|kind| Segment {
        text: kind_name(kind),
        is_chosen: kind == link.kind,
        barred: barred(ctx, &Joined::of(link).saying(kind)),
    });
    let title = title(ctx, link);
    let heard = named(words::KIND, &title);
    let row = Row {
        id: control_id("kind"),
        caption: words::KIND,
        name: &heard,
        text: "",
        column: column(ui),
    };
    let chosen = widgets::segments_ui(ui, ctx.theme, row, &segments);
    if let Some(kind) = chosen.and_then(|index| KINDS.get(index)) {
        let label = words::make_kind(&title, *kind);
        actions.push(set_link(ctx, &link.id, label, LinkField::Kind(*kind)));
    }
}

/// The rows of both ends.
pub(super) fn ends_ui(ui: &mut Ui, ctx: &Ctx<'_>, link: &Link, actions: &mut Vec<Action>) {
    let from = End {
        caption: FROM,
        what: words::START,
        step: &link.from,
        moved: |link, step| Joined { from: step, ..link },
    };
    from.show(ui, ctx, link, actions);
    let to = End {
        caption: TO,
        what: words::END,
        step: &link.to,
        moved: |link, step| Joined { to: step, ..link },
    };
    to.show(ui, ctx, link, actions);
}

/// The button that turns the link round, or why it can't be.
pub(super) fn reverse_ui(ui: &mut Ui, ctx: &Ctx<'_>, link: &Link, actions: &mut Vec<Action>) {
    let turned = Joined {
        from: &link.to,
        to: &link.from,
        ..Joined::of(link)
    };
    let barred = barred(ctx, &turned);
    let role = if barred.is_some() {
        Role::Text3
    } else {
        Role::Text
    };
    let response = widgets::button_ui(ui, ctx.theme, words::REVERSE, role);
    let is_clicked = response.clicked();
    if let Some(reason) = barred {
        response.on_hover_text(reason);
    } else if is_clicked {
        let label = words::reverse(&title(ctx, link));
        let field = LinkField::Ends(link.to.clone(), link.from.clone());
        actions.push(set_link(ctx, &link.id, label, field));
    }
}

/// A link as it could be.
#[derive(Clone, Copy)]
struct Joined<'a> {
    link: &'a Link,
    kind: LinkKind,
    from: &'a StepId,
    to: &'a StepId,
}

impl<'a> Joined<'a> {
    fn of(link: &'a Link) -> Self {
        Self {
            link,
            kind: link.kind,
            from: &link.from,
            to: &link.to,
        }
    }

    fn saying(self, kind: LinkKind) -> Self {
        Self { kind, ..self }
    }
}

/// Why there can't be such a link; none: there can.
fn barred(ctx: &Ctx<'_>, joined: &Joined<'_>) -> Option<&'static str> {
    let layer = |id| ctx.journey.step(id).map(|step| step.layer);
    let (from, to) = layer(joined.from).zip(layer(joined.to))?;
    if !Link::may_join(joined.kind, from, to) {
        return Some(match joined.kind {
            LinkKind::Flow | LinkKind::Promise => words::JOINS_TOUCHPOINTS,
            LinkKind::Support => words::STARTS_BEHIND,
        });
    }
    let same = ctx
        .journey
        .graph
        .link_between(joined.kind, joined.from, joined.to);
    let is_there = same.is_some_and(|same| same.id != joined.link.id);
    is_there.then_some(words::IS_THERE)
}

/// One end of a link.
struct End<'a> {
    caption: &'static str,
    what: &'static str,
    step: &'a StepId,
    moved: for<'b> fn(Joined<'b>, &'b StepId) -> Joined<'b>,
}

impl End<'_> {
    fn show(&self, ui: &mut Ui, ctx: &Ctx<'_>, link: &Link, actions: &mut Vec<Action>) {
        let current = ctx
            .journey
            .step(self.step)
            .map_or_else(String::new, |step| name(step));
        let title = title(ctx, link);
        let heard = named(self.what, &title);
        let id = control_id(self.caption).with(link.id.as_str());
        let size = vec2(ui.available_width(), 26.0);
        let layout = Layout::right_to_left(Align::Center);
        ui.allocate_ui_with_layout(size, layout, |ui| {
            let room = ui.available_rect_before_wrap();
            let room = room.with_max_x(room.right() - 24.0);
            let mut left = ui.new_child(
                egui::UiBuilder::new()
                    .max_rect(room)
                    .layout(Layout::top_down(Align::Min)),
            );
            let row = Row {
                id,
                caption: self.caption,
                name: &heard,
                text: &current,
                column: column(&left),
            };
            self.pick_ui(&mut left, ctx, (link, row), actions);
            let there = go_to(&current);
            if widgets::icon_button_ui(ui, ctx.theme, id.with("go"), Icon::ChevronRight, &there)
                .clicked()
            {
                actions.push(Action::Select(vec![self.step.clone()]));
            }
        });
    }

    fn pick_ui(
        &self,
        ui: &mut Ui,
        ctx: &Ctx<'_>,
        (link, row): (&Link, Row<'_>),
        actions: &mut Vec<Action>,
    ) {
        if !widgets::is_combo_open(ui, row.id) {
            widgets::resting_combo_ui(ui, ctx.theme, row);
            return;
        }
        let steps = self.possible(ctx, link);
        let options: Vec<&str> = steps.iter().map(|step| step.name.as_str()).collect();
        let picks = Picks {
            options: &options,
            nothing: None,
            new: None,
        };
        let picked = widgets::open_combo_ui(ui, ctx.theme, row, picks);
        let Some(Pick::Existing(index)) = picked else {
            return;
        };
        if let Some(step) = steps.get(index) {
            let joined = (self.moved)(Joined::of(link), &step.id);
            let label = set(self.what, &title(ctx, link));
            let field = LinkField::Ends(joined.from.clone(), joined.to.clone());
            actions.push(set_link(ctx, &link.id, label, field));
        }
    }

    /// The steps that could stand at this end.
    fn possible<'a>(&self, ctx: &Ctx<'a>, link: &Link) -> Vec<&'a Arc<Step>> {
        let could = |step: &&Arc<Step>| {
            let joined = (self.moved)(Joined::of(link), &step.id);
            joined.from != joined.to && barred(ctx, &joined).is_none()
        };
        let steps = ctx.journey.steps_in_order();
        steps.into_iter().filter(could).collect()
    }
}
