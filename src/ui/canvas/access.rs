//! Owns what a screen reader is told of the map, in reading order, and what it can ask of it: every step with the
//! ratings of its touchpoint and the links that leave it. Without a screen reader only the sliders of the selected
//! touchpoint are there, for the keyboard.

use eframe::egui;
use egui::accesskit;
use egui::{Id, Rect, Sense, Ui, WidgetInfo, vec2};

use super::paint::Transform;
use super::{Regions, band, canvas_id};
use crate::action::Action;
use crate::insight::Standpoint;
use crate::insight::words::signed;
use crate::layout::{Card, link_label};
use crate::model::{Layer, Link, LinkKind, Step};
use crate::ui::Ctx;
use crate::words;

/// In a larger journey the ratings and links out of view are left out; every step is always there.
const LARGE: usize = 400;

/// The nodes of the map.
pub(super) fn map_nodes_ui(ui: &Ui, ctx: &Ctx<'_>, regions: &Regions, actions: &mut Vec<Action>) {
    let is_read = ui
        .ctx()
        .accesskit_node_builder(canvas_id(), |_| ())
        .is_some();
    if !is_read {
        if let Some(step) = ctx.session.selection.single()
            && ctx.figures.touchpoint(step).is_some()
        {
            band::sliders_ui(ui, ctx, regions, step, actions);
        }
        return;
    }
    let reader = Reader {
        ui,
        ctx,
        regions,
        transform: regions.body_transform(ctx.session.camera),
        is_large: ctx.layout.cards.len() > LARGE,
        is_asked: ui.input(|input| {
            let asks =
                |event: &egui::Event| matches!(event, egui::Event::AccessKitActionRequest(_));
            input.events.iter().any(asks)
        }),
    };
    for (place, card) in ctx.layout.cards.iter().enumerate() {
        if let Some(step) = ctx.journey.step(&card.id) {
            reader.card(card, step, place, actions);
        }
    }
    reader.tell_selected();
}

/// What is read to somebody.
struct Reader<'a> {
    ui: &'a Ui,
    ctx: &'a Ctx<'a>,
    regions: &'a Regions,
    transform: Transform,
    is_large: bool,
    /// Something was asked for in this frame.
    is_asked: bool,
}

impl Reader<'_> {
    /// A step, what it is rated, and where it leads. Cards come in reading order, touchpoints first.
    fn card(&self, card: &Card, step: &Step, place: usize, actions: &mut Vec<Action>) {
        let rect = self.transform.screen_rect(card.rect);
        let is_in_view = rect.intersects(self.regions.body);
        let shown = if is_in_view {
            rect.intersect(self.regions.body)
        } else {
            rect
        };
        let id = canvas_id().with(("card", card.id.as_str()));
        let response = self.ui.interact(shown, id, Sense::hover());
        let selected = self.ctx.session.selection.steps.contains(&card.id);
        response.widget_info(|| {
            let name = name_of(self.ctx, step, place);
            WidgetInfo::selected(egui::Role::ListItem, true, selected, name)
        });
        self.offer(id);
        if self.wants(id) {
            actions.push(Action::Select(vec![card.id.clone()]));
        }
        let is_single = self.ctx.session.selection.single() == Some(&card.id);
        if self.is_large && !is_in_view && !is_single {
            return;
        }
        if card.layer == Layer::Touchpoint {
            band::sliders_ui(self.ui, self.ctx, self.regions, &card.id, actions);
        }
        for link in self.ctx.journey.graph.links_from(&card.id) {
            self.link(link, actions);
        }
    }

    fn link(&self, link: &Link, actions: &mut Vec<Action>) {
        let middle = self
            .ctx
            .layout
            .route(&link.id)
            .and_then(crate::layout::Route::middle);
        let Some(middle) = middle else { return };
        let centre = self.transform.screen_from_world(middle);
        let rect = Rect::from_center_size(centre, vec2(24.0, 24.0));
        let id = link_id(link);
        let response = self.ui.interact(rect, id, Sense::hover());
        let selected = self.ctx.session.selection.link.as_ref() == Some(&link.id);
        response.widget_info(|| {
            let name = link_name(self.ctx, link);
            WidgetInfo::selected(egui::Role::ListItem, true, selected, name)
        });
        self.offer(id);
        if self.wants(id) {
            actions.push(Action::SelectLink(link.id.clone()));
        }
    }

    fn offer(&self, id: Id) {
        self.ui.ctx().accesskit_node_builder(id, |node| {
            node.add_action(accesskit::Action::Click);
            node.add_action(accesskit::Action::Focus);
        });
    }

    /// Whether it was asked for: then the map has the keyboard, and what was asked for is selected.
    fn wants(&self, id: Id) -> bool {
        let asked = |action| {
            self.ui
                .input(|input| input.has_accesskit_action_request(id, action))
        };
        let wants =
            self.is_asked && (asked(accesskit::Action::Click) || asked(accesskit::Action::Focus));
        if wants {
            self.ui
                .memory_mut(|memory| memory.request_focus(canvas_id()));
        }
        wants
    }

    /// While the map has the keyboard, what is selected is what is read.
    fn tell_selected(&self) {
        let selection = &self.ctx.session.selection;
        let id = match (&selection.link, selection.steps.first()) {
            (Some(link), _) => self.ctx.journey.graph.link(link).map(|link| link_id(link)),
            (None, Some(step)) => Some(canvas_id().with(("card", step.as_str()))),
            (None, None) => None,
        };
        let Some(id) = id.filter(|id| self.ui.ctx().has_accesskit_node(*id)) else {
            return;
        };
        self.ui.ctx().accesskit_node_builder(canvas_id(), |node| {
            node.set_active_descendant(id.accesskit_id());
        });
    }
}

fn link_id(link: &Link) -> Id {
    canvas_id().with(("link", link.id.as_str()))
}

fn link_name(ctx: &Ctx<'_>, link: &Link) -> String {
    let name = |id| ctx.journey.step(id).map_or("", |step| step.name.as_str());
    let says = link_label(link);
    words::link_named(name(&link.from), name(&link.to), link.kind, says.as_deref())
}

/// Everything about a step in one sentence, as LOOK.md has it; `place` is its place among all cards.
fn name_of(ctx: &Ctx<'_>, step: &Step, place: usize) -> String {
    let mut parts = vec![words::name_or_unnamed(&step.name).to_owned()];
    let figures = &ctx.figures.touchpoints;
    match figures.get(place).filter(|figures| figures.id == step.id) {
        Some(_) => parts.push(format!("touchpoint {} of {}", place + 1, figures.len())),
        None => parts.push(words::layer(step.layer).to_owned()),
    }
    if let Some(stage) = step.stage.as_ref().and_then(|id| ctx.journey.stage(id)) {
        parts.push(format!("stage {}", stage.name));
    }
    if let Some(touchpoint) = ctx.figures.touchpoint(&step.id) {
        let ratings = &touchpoint.ratings;
        parts.push(match ratings.emotion {
            Some(emotion) => format!("emotion {} {}", signed(emotion, 1), words::emotion(emotion)),
            None => words::NOT_YET_RATED.to_owned(),
        });
        parts.push(format!("expected {}", signed(touchpoint.expectation, 1)));
        if let Some(hygiene) = ratings.hygiene {
            let verdict = if hygiene < ctx.project.method.parity {
                "failing"
            } else {
                "met"
            };
            parts.push(format!("hygiene {} {verdict}", words::number(hygiene)));
        }
        if let Some(delight) = ratings.delight {
            parts.push(format!("delight {}", words::number(delight)));
        }
        parts.extend(band::strips_said(ctx, touchpoint));
        if touchpoint.voices > 0 {
            parts.push(words::voices(touchpoint.voices));
        }
    }
    if ctx.session.lens.side == Standpoint::Company {
        parts.extend(words::lens::company_said(step));
    }
    parts.extend(leads_to(ctx, step));
    parts.join(", ")
}

/// Where it leads, or what it makes possible.
fn leads_to(ctx: &Ctx<'_>, step: &Step) -> Option<String> {
    let links = ctx.journey.graph.links_from(&step.id);
    let names = |kind: LinkKind| {
        let ends = links.iter().filter(|link| link.kind == kind);
        let ends = ends.filter_map(|link| ctx.journey.step(&link.to));
        let names: Vec<&str> = ends.map(|end| words::name_or_unnamed(&end.name)).collect();
        names.join(" and ")
    };
    let (verb, names) = if step.is_touchpoint() {
        ("leads to", names(LinkKind::Flow))
    } else {
        ("supports", names(LinkKind::Support))
    };
    (!names.is_empty()).then(|| format!("{verb} {names}"))
}
