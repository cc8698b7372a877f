//! Owns the findings in the status bar: how many there are, and the list that takes the user to each or dismisses it.

use eframe::egui;
use egui::{Id, Popup, PopupCloseBehavior, Rect, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::suggestions;
use super::told::{CROSS, Told};
use crate::action::{Action, Place, PlanAction};
use crate::command::Command;
use crate::edit::{Edit, ProjectField};
use crate::insight::{Finding, Subject};
use crate::scene::glyphs::{Sign, Spot, sign};
use crate::scene::shape::TextStyle;
use crate::scene::{Item, Role};
use crate::ui::parts::{self, Line, Ring};
use crate::ui::{Ctx, paint, theme, widgets};
use crate::words::findings as words;

/// How wide and how high at most the list is.
const LIST: (f32, f32) = (480.0, 360.0);
/// Before the words, for the sign.
pub(super) const SIGN: f32 = 18.0;
const LINE: f32 = 18.0;

/// How many findings there are; opens their list.
pub(super) fn findings_ui(
    ui: &Ui,
    ctx: &Ctx<'_>,
    (rect, line): (Rect, &Line),
    actions: &mut Vec<Action>,
) {
    let Some(findings) = ctx.findings else {
        return;
    };
    let id = Id::unique("status-findings");
    let place = rect.expand2(vec2(6.0, 0.0));
    let response = ui.interact(place, id, Sense::click());
    response.widget_info(|| {
        WidgetInfo::labeled(
            egui::Role::Button,
            ui.is_enabled(),
            words::count(findings.len()),
        )
    });
    if response.hovered() {
        let row = place.shrink2(vec2(0.0, 2.0));
        parts::fill_row(ui, ctx.theme, row, Role::Surface);
    }
    let middle = rect.center().y;
    if !findings.is_empty() {
        let mut items: Vec<Item> = Vec::new();
        let spot = Spot::new(rect.left() + 6.0, middle, 12.0);
        sign(&mut items, spot, Sign::Finding, Role::Warn, Role::Panel);
        paint::signs(ui.painter(), &items, egui::Pos2::ZERO, ctx.theme);
    }
    line.paint_left(ui, rect.left() + SIGN, middle);
    parts::focus_ring(ui, ctx.theme, &response, Ring::Inside);
    Popup::menu(&response)
        .width(LIST.0.min(ui.ctx().content_rect().width() - 32.0))
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| list_ui(ui, ctx, findings, actions));
}

fn list_ui(ui: &mut Ui, ctx: &Ctx<'_>, findings: &[Finding], actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing = vec2(0.0, 2.0);
    let title = TextStyle::medium(theme::STRONG, Role::Text);
    widgets::caption_ui(
        ui,
        ctx.theme,
        28.0,
        widgets::Line::left(words::TITLE, title),
    );
    if findings.is_empty() {
        let style = TextStyle::regular(theme::BODY, Role::Text2);
        widgets::paragraph_ui(ui, ctx.theme, words::NONE, style, LINE);
    }
    ScrollArea::vertical().max_height(LIST.1).show(ui, |ui| {
        for finding in findings {
            finding_ui(ui, ctx, finding, actions);
        }
        suggestions::suggestions_ui(ui, ctx, actions);
    });
    let dismissed = &ctx.project.dismissed;
    if !dismissed.is_empty() && !ctx.file.read_only {
        ui.add_space(8.0);
        let id = Id::unique("restore findings");
        let label = words::dismissed(dismissed.len());
        if widgets::link_ui(ui, ctx.theme, id, &label, &label).clicked() {
            let restored = dismissed.iter().cloned();
            let edits = restored.map(|key| Edit::Project(ProjectField::Restore(key)));
            actions.push(Action::Edit(words::RESTORE.to_owned(), edits.collect()));
        }
    }
}

fn finding_ui(ui: &mut Ui, ctx: &Ctx<'_>, finding: &Finding, actions: &mut Vec<Action>) {
    let key = finding.key();
    let told = Told {
        list: "finding",
        key: &key,
        sentence: &finding.sentence,
    };
    let (is_pressed, aside) = told.show(ui, ctx, CROSS);
    if is_pressed {
        go_to(ctx, finding, actions);
        Popup::close_all(ui.ctx());
    }
    if !ctx.file.read_only && told.cross_ui(ui, ctx, aside) {
        let edit = Edit::Project(ProjectField::Dismiss(key));
        actions.push(Action::Edit(words::DISMISS.to_owned(), vec![edit]));
    }
}

/// Takes the user to what the finding is about.
fn go_to(ctx: &Ctx<'_>, finding: &Finding, actions: &mut Vec<Action>) {
    let journey = finding.journey.as_ref().unwrap_or(ctx.journey_id).clone();
    match &finding.subject {
        Subject::Journey => {
            actions.push(Action::GoTo(Place::Journey(journey)));
            actions.push(Action::Select(Vec::new()));
        }
        Subject::Step(id) => actions.push(Action::GoTo(Place::Step(journey, id.clone()))),
        Subject::Link(id) => {
            actions.push(Action::GoTo(Place::Journey(journey)));
            actions.push(Action::SelectLink(id.clone()));
        }
        Subject::Improvement(id) => {
            actions.push(Action::GoTo(Place::Journey(journey)));
            actions.push(Action::Command(Command::ViewPriorities));
            actions.push(Action::Plan(PlanAction::Open(Some(id.clone()))));
        }
        Subject::Segment(_) | Subject::Stance(_) => {
            actions.push(Action::Command(Command::ViewVoices));
        }
    }
}
