//! Owns what lies behind a step and what a step behind supports: words that lead there, taken away and added.

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui;
use egui::{Rect, Sense, Ui, UiBuilder, pos2, vec2};

use super::target::name;
use super::{column, control_id};
use crate::action::Action;
use crate::edit::{Edit, JourneyEdit};
use crate::model::{Layer, Link, LinkId, LinkKind, Step, StepId};
use crate::scene::Role;
use crate::scene::shape::TextStyle;
use crate::ui::widgets::{self, Followed, Line, Pick, Picks, Row};
use crate::ui::{Ctx, theme};
use crate::words::MISSING;
use crate::words::fields as words;
use crate::words::inspector::{BEHIND, SUPPORTS, go_to};

/// What supports the step, directly or through others; what does so directly can be taken away.
pub(super) fn behind_ui(ui: &mut Ui, ctx: &Ctx<'_>, step: &Step, actions: &mut Vec<Action>) {
    let side = Side {
        caption: BEHIND,
        add: words::ADD_BEHIND,
        step,
        end: End::Supported,
        found: behind(ctx, &step.id),
    };
    side.show(ui, ctx, actions);
}

/// What the backstage step or system supports.
pub(super) fn supports_ui(ui: &mut Ui, ctx: &Ctx<'_>, step: &Step, actions: &mut Vec<Action>) {
    let links = ctx.journey.graph.links_from(&step.id);
    let supports = links
        .into_iter()
        .filter(|link| link.kind == LinkKind::Support);
    let side = Side {
        caption: SUPPORTS,
        add: words::ADD_SUPPORTED,
        step,
        end: End::Supporter,
        found: supports
            .map(|link| (link.to.clone(), Some(link.id.clone())))
            .collect(),
    };
    side.show(ui, ctx, actions);
}

/// The supporters, each with the link by which it supports the step directly.
fn behind(ctx: &Ctx<'_>, step: &StepId) -> BTreeMap<StepId, Option<LinkId>> {
    let mut found = BTreeMap::new();
    let mut next = vec![step.clone()];
    while let Some(supported) = next.pop() {
        for link in ctx.journey.graph.links_to(&supported) {
            if link.kind != LinkKind::Support || link.from == *step {
                continue;
            }
            let direct = (supported == *step).then(|| link.id.clone());
            if !found.contains_key(&link.from) {
                next.push(link.from.clone());
                found.insert(link.from.clone(), direct);
            } else if direct.is_some() {
                found.insert(link.from.clone(), direct);
            }
        }
    }
    found
}

/// Which end of a support link the step is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Supporter,
    Supported,
}

/// The steps at the other ends of a step's support links.
struct Side<'a> {
    caption: &'static str,
    add: &'static str,
    step: &'a Step,
    end: End,
    /// The others, with the link that can be taken away.
    found: BTreeMap<StepId, Option<LinkId>>,
}

impl Side<'_> {
    fn show(&self, ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
        let left = column(ui);
        let top = ui.cursor().min;
        let beside = Rect::from_min_size(
            top + vec2(left, 1.0),
            vec2(ui.available_width() - left, 24.0),
        );
        let caption = Rect::from_min_size(top, vec2(left - 8.0, 26.0));
        let style = TextStyle::regular(theme::CAPTION, Role::Text2);
        widgets::line(ui, ctx.theme, caption, Line::left(self.caption, style));
        let layout = egui::Layout::left_to_right(egui::Align::Center).with_main_wrap(true);
        let inner = ui.scope_builder(UiBuilder::new().max_rect(beside).layout(layout), |ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            self.steps_ui(ui, ctx, actions);
        });
        let bottom = inner.response.rect.bottom().max(top.y + 25.0) + 1.0;
        ui.advance_cursor_after_rect(Rect::from_min_max(top, pos2(beside.right(), bottom)));
        self.add_ui(ui, ctx, actions);
    }

    fn steps_ui(&self, ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
        let mut steps: Vec<(&Arc<Step>, Option<&LinkId>)> = self
            .found
            .iter()
            .filter_map(|(id, link)| Some((ctx.journey.step(id)?, link.as_ref())))
            .collect();
        steps.sort_by(|(a, _), (b, _)| a.layer.cmp(&b.layer).then_with(|| a.name.cmp(&b.name)));
        for (step, link) in &steps {
            self.step_ui(ui, ctx, (step, *link), actions);
        }
        if steps.is_empty() {
            let (rect, _) = ui.allocate_exact_size(vec2(20.0, 24.0), Sense::hover());
            let style = TextStyle::regular(theme::BODY, Role::Text3);
            widgets::line(ui, ctx.theme, rect, Line::left(MISSING, style));
        }
        let add = self.control().with("add");
        let heard = format!("{} {}", self.add, name(self.step));
        if widgets::link_ui(ui, ctx.theme, add, words::ADD, &heard).clicked() {
            widgets::open_combo(ui, self.control());
        }
    }

    fn step_ui(
        &self,
        ui: &mut Ui,
        ctx: &Ctx<'_>,
        (step, link): (&Step, Option<&LinkId>),
        actions: &mut Vec<Action>,
    ) {
        let shown = name(step);
        let id = self.control().with(step.id.as_str());
        let heard = go_to(&shown);
        let followed = if link.is_some() {
            let remove = words::take_away(&shown);
            widgets::removable_link_ui(ui, ctx.theme, id, (&shown, &heard, &remove))
        } else {
            let response = widgets::link_ui(ui, ctx.theme, id, &shown, &heard);
            ui.add_space(ui.available_size_before_wrap().x.clamp(0.0, 12.0));
            response.clicked().then_some(Followed::There)
        };
        match (followed, link) {
            (Some(Followed::There), _) => {
                actions.push(Action::Select(vec![step.id.clone()]));
            }
            (Some(Followed::Away), Some(link)) => {
                let (from, to) = self.ends(&shown);
                let edit = JourneyEdit::RemoveLinks(vec![link.clone()]);
                let edits = vec![Edit::Journey(ctx.journey_id.clone(), edit)];
                actions.push(Action::Edit(words::unlink(&from, &to), edits));
            }
            (Some(Followed::Away) | None, _) => {}
        }
    }

    /// The list of what could be added, while it is open.
    fn add_ui(&self, ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
        if !widgets::is_combo_open(ui, self.control()) {
            return;
        }
        let steps: Vec<&Arc<Step>> = ctx
            .journey
            .steps_in_order()
            .into_iter()
            .filter(|other| self.could_be(other))
            .collect();
        let options: Vec<&str> = steps.iter().map(|step| step.name.as_str()).collect();
        let row = Row {
            id: self.control(),
            caption: "",
            name: self.add,
            text: words::ADD,
            column: column(ui),
        };
        let picks = Picks {
            options: &options,
            nothing: None,
            new: None,
        };
        let picked = widgets::open_combo_ui(ui, ctx.theme, row, picks);
        let Some(Pick::Existing(index)) = picked else {
            return;
        };
        if let Some(other) = steps.get(index) {
            let (from, to) = match self.end {
                End::Supporter => (self.step.id.clone(), other.id.clone()),
                End::Supported => (other.id.clone(), self.step.id.clone()),
            };
            let kind = LinkKind::Support;
            actions.push(Action::Connect { kind, from, to });
        }
    }

    fn could_be(&self, other: &Step) -> bool {
        let is_direct = self.found.get(&other.id).is_some_and(Option::is_some);
        let may = match self.end {
            End::Supporter => Link::may_join(LinkKind::Support, self.step.layer, other.layer),
            End::Supported => other.layer != Layer::Touchpoint,
        };
        may && !is_direct && other.id != self.step.id
    }

    fn ends(&self, other: &str) -> (String, String) {
        match self.end {
            End::Supporter => (name(self.step), other.to_owned()),
            End::Supported => (other.to_owned(), name(self.step)),
        }
    }

    fn control(&self) -> egui::Id {
        control_id(self.caption).with(self.step.id.as_str())
    }
}
