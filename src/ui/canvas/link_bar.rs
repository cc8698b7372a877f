//! Owns the bar over a selected link: its kind, what it says, its direction, and deleting it.

use eframe::egui;
use egui::{Align2, Area, Id, Order, Popup, Rect, Response, Sense, StrokeKind, Ui, pos2, vec2};

use super::{Regions, canvas_id, ends};
use crate::action::{Action, NameTarget};
use crate::command::{Command, Shortcut};
use crate::edit::{Edit, JourneyEdit, LinkField};
use crate::layout::Weight;
use crate::model::{Link, LinkKind, PromiseState};
use crate::scene::Role;
use crate::scene::glyphs::{Icon, Spot, icon};
use crate::ui::{Ctx, paint, theme};
use crate::words;

/// Height of the bar, and of a button in it.
const HEIGHT: (f32, f32) = (36.0, 28.0);
/// Left and right of a button's words.
const PADDING: f32 = 10.0;
/// Width of the sign that opens a list.
const CHEVRON: f32 = 16.0;
/// Between the link and the bar.
const GAP: f32 = 14.0;
/// The bar is left out where the map is smaller than this on the screen.
const LEAST_ZOOM: f32 = 0.2;

/// The bar, while a link is selected and nothing is being typed.
pub(super) fn link_bar_ui(ui: &Ui, ctx: &Ctx<'_>, regions: &Regions, actions: &mut Vec<Action>) {
    let selected = ctx.session.selection.link.as_ref();
    let Some(link) = selected.and_then(|link| ctx.journey.graph.link(link)) else {
        return;
    };
    let is_busy = ctx.session.name_edit.is_some() || ctx.session.is_asking();
    if is_busy || ctx.session.camera.zoom < LEAST_ZOOM || ui.ctx().is_being_dragged(canvas_id()) {
        return;
    }
    let buttons = Button::of(link);
    let width = 8.0 + buttons.iter().map(|button| button.width(ui)).sum::<f32>();
    let Some(rect) = place(ctx, regions, link, width) else {
        return;
    };
    Area::new(Id::unique("the bar of a link"))
        .order(Order::Middle)
        .fixed_pos(rect.min)
        .constrain(false)
        .show(ui.ctx(), |ui| {
            ui.set_min_size(rect.size());
            ui.interact(
                rect,
                Id::unique("the ground of the bar"),
                Sense::click_and_drag(),
            );
            ui.painter().rect(
                rect,
                theme::RADIUS,
                theme::colour(ctx.theme, Role::Raised),
                theme::stroke(ctx.theme, 1.0, Role::Control),
                StrokeKind::Inside,
            );
            let mut x = rect.left() + 4.0;
            for button in buttons {
                let size = vec2(button.width(ui), HEIGHT.1);
                let at = Rect::from_min_size(pos2(x, rect.top() + 4.0), size);
                x += size.x;
                button_ui(ui, ctx, link, (button, at), actions);
            }
        });
}

/// Above the link's label, or under it where there is no room.
fn place(ctx: &Ctx<'_>, regions: &Regions, link: &Link, width: f32) -> Option<Rect> {
    let route = ctx.layout.route(&link.id)?;
    let middle = route.label_rect(1.0).map(|rect| rect.centre());
    let middle = middle.or_else(|| route.middle())?;
    let at = regions
        .body_transform(ctx.session.camera)
        .screen_from_world(middle);
    if !regions.body.contains(at) {
        return None;
    }
    let above = at.y - GAP - HEIGHT.0;
    let top = if above >= regions.body.top() {
        above
    } else {
        at.y + GAP
    };
    let right = (regions.body.right() - width - 4.0).max(regions.body.left());
    let left = (at.x - width / 2.0).clamp(regions.body.left().min(right), right);
    Some(Rect::from_min_size(
        pos2(left.round(), top.round()),
        vec2(width, HEIGHT.0),
    ))
}

/// A button of the bar.
#[derive(Clone, Copy)]
enum Button {
    /// Which kind of link it is: opens a list.
    Kind(LinkKind),
    /// What became of the promise: opens a list.
    Promise(PromiseState),
    /// Edits share and label, or the label alone.
    Says(LinkKind),
    /// Lets it run the other way.
    Reverse,
    /// Takes it away.
    Delete,
}

impl Button {
    fn of(link: &Link) -> Vec<Self> {
        let promise = (link.kind == LinkKind::Promise).then_some(Self::Promise(link.kept));
        [Self::Kind(link.kind)]
            .into_iter()
            .chain(promise)
            .chain([Self::Says(link.kind), Self::Reverse, Self::Delete])
            .collect()
    }

    const fn label(self) -> &'static str {
        match self {
            Self::Kind(kind) => words::kind(kind),
            Self::Promise(state) => words::promise(state),
            Self::Says(LinkKind::Flow) => words::EDIT_LINK,
            Self::Says(LinkKind::Support | LinkKind::Promise) => words::EDIT_LABEL,
            Self::Reverse => words::REVERSE,
            Self::Delete => words::DELETE,
        }
    }

    fn name(self) -> String {
        match self {
            Self::Kind(kind) => words::kind_named(kind),
            Self::Promise(state) => words::promise_named(state),
            Self::Says(_) => words::EDIT_LINK_NAMED.to_owned(),
            Self::Reverse => words::REVERSE_NAMED.to_owned(),
            Self::Delete => words::DELETE_LINK.to_owned(),
        }
    }

    const fn has_list(self) -> bool {
        matches!(self, Self::Kind(_) | Self::Promise(_))
    }

    fn width(self, ui: &Ui) -> f32 {
        let font = theme::font(Weight::Regular, theme::BODY);
        let ink = egui::Color32::PLACEHOLDER;
        let galley = ui
            .painter()
            .layout_no_wrap(self.label().to_owned(), font, ink);
        let list = if self.has_list() { CHEVRON } else { 0.0 };
        (galley.size().x + 2.0 * PADDING + list).ceil()
    }
}

fn button_ui(
    ui: &Ui,
    ctx: &Ctx<'_>,
    link: &Link,
    (button, rect): (Button, Rect),
    actions: &mut Vec<Action>,
) {
    let reversed = Link {
        from: link.to.clone(),
        to: link.from.clone(),
        ..link.clone()
    };
    let refusal = match button {
        Button::Reverse => ends::refusal(ctx, &reversed),
        Button::Kind(_) | Button::Promise(_) | Button::Says(_) | Button::Delete => None,
    };
    let is_enabled = refusal.is_none();
    let id = Id::unique(("the bar of a link", std::mem::discriminant(&button)));
    let sense = if is_enabled {
        Sense::click()
    } else {
        Sense::hover()
    };
    let response = ui.interact(rect, id, sense);
    let name = button.name();
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, is_enabled, &name));
    paint_button(ui, ctx, button, &response);
    let keys = match button {
        Button::Says(_) => Some(Command::Rename),
        Button::Delete => Some(Command::Delete),
        Button::Kind(_) | Button::Promise(_) | Button::Reverse => None,
    };
    let keys = keys.and_then(|command| command.shortcuts().last().map(Shortcut::text));
    let tip = refusal.unwrap_or_else(|| [name, keys.unwrap_or_default()].join("  "));
    let response = response.on_hover_text(tip.trim());
    match button {
        Button::Kind(_) => {
            Popup::menu(&response).show(|ui| kinds_ui(ui, ctx, link, actions));
        }
        Button::Promise(_) => {
            Popup::menu(&response).show(|ui| promises_ui(ui, ctx, link, actions));
        }
        Button::Says(_) if response.clicked() => {
            actions.push(Action::EditName(NameTarget::Link(link.id.clone())));
        }
        Button::Reverse if response.clicked() => {
            let label = words::reverse(&ends::way(ctx, link));
            actions.push(ends::set_ends(ctx, &reversed, label));
        }
        Button::Delete if response.clicked() => actions.push(Action::Command(Command::Delete)),
        Button::Says(_) | Button::Reverse | Button::Delete => {}
    }
}

fn paint_button(ui: &Ui, ctx: &Ctx<'_>, button: Button, response: &Response) {
    let rect = response.rect;
    let is_enabled = response.sense.senses_click();
    if response.hovered() && is_enabled {
        let fill = theme::colour(ctx.theme, Role::Lane);
        ui.painter().rect_filled(rect, theme::RADIUS, fill);
    }
    let role = match (button, is_enabled) {
        (_, false) => Role::Text3,
        (Button::Delete, true) => Role::Danger,
        (Button::Kind(_) | Button::Promise(_) | Button::Says(_) | Button::Reverse, true) => {
            Role::Text
        }
    };
    ui.painter().text(
        pos2(rect.left() + PADDING, rect.center().y),
        Align2::LEFT_CENTER,
        button.label(),
        theme::font(Weight::Regular, theme::BODY),
        theme::colour(ctx.theme, role),
    );
    if button.has_list() {
        let mut items = Vec::new();
        let spot = Spot::new(
            rect.width() - CHEVRON / 2.0 - 4.0,
            rect.height() / 2.0,
            12.0,
        );
        icon(&mut items, spot, Icon::ChevronDown, Role::Text2);
        paint::signs(ui.painter(), &items, rect.min, ctx.theme);
    }
    if response.has_focus() {
        let ring = theme::stroke(ctx.theme, 2.0, Role::Focus);
        ui.painter()
            .rect_stroke(rect.shrink(1.0), theme::RADIUS, ring, StrokeKind::Inside);
    }
}

/// The kinds of link; what can't be between these two says why.
fn kinds_ui(ui: &mut Ui, ctx: &Ctx<'_>, link: &Link, actions: &mut Vec<Action>) {
    for kind in [LinkKind::Flow, LinkKind::Support, LinkKind::Promise] {
        let other = Link {
            kind,
            ..link.clone()
        };
        let refusal = ends::refusal(ctx, &other);
        let is_chosen = kind == link.kind;
        let entry = egui::Button::selectable(is_chosen, words::kind(kind));
        let response = ui.add_enabled(refusal.is_none(), entry);
        let response = match refusal {
            Some(refusal) => response.on_disabled_hover_text(refusal),
            None => response,
        };
        if response.clicked() && !is_chosen {
            let label = words::make_kind(&ends::way(ctx, link), kind);
            let put = JourneyEdit::PutLink(Box::new(other));
            let edits = vec![Edit::Journey(ctx.journey_id.clone(), put)];
            actions.push(Action::Edit(label, edits));
        }
    }
}

fn promises_ui(ui: &mut Ui, ctx: &Ctx<'_>, link: &Link, actions: &mut Vec<Action>) {
    let states = [
        PromiseState::Unknown,
        PromiseState::Kept,
        PromiseState::Broken,
    ];
    for state in states {
        let entry = egui::Button::selectable(link.kept == state, words::promise(state));
        if ui.add(entry).clicked() && link.kept != state {
            let label = words::make_promise(&ends::way(ctx, link), state);
            let set = JourneyEdit::SetLink(link.id.clone(), LinkField::Kept(state));
            let edits = vec![Edit::Journey(ctx.journey_id.clone(), set)];
            actions.push(Action::Edit(label, edits));
        }
    }
}
