//! Owns the inspector of a link.

mod ends;

use eframe::egui;
use egui::{Ui, vec2};

use super::target::{name, set_link};
use super::texts::field_id;
use super::touchpoint::{heading_ui, meta_ui};
use super::typed::{New, Read, Typed, Unreadable, typed_ui};
use super::{column, control_id};
use crate::action::Action;
use crate::edit::{Edit, JourneyEdit, LinkField};
use crate::insight::words::plain;
use crate::model::{Link, LinkKind, PromiseState, Share};
use crate::scene::Role;
use crate::ui::Ctx;
use crate::ui::widgets::{self, Field, Row, Segment};
use crate::words::fields;
use crate::words::inspector as words;
use crate::words::project::SHARE;

/// Shows a link: what it says, between which steps, and what can be said about its kind.
pub(super) fn link_ui(ui: &mut Ui, ctx: &Ctx<'_>, link: &Link, actions: &mut Vec<Action>) {
    heading_ui(ui, ctx, words::link(link.kind));
    meta_ui(ui, ctx, words::link_meaning(link.kind));
    ui.add_space(17.0);
    ends::kind_ui(ui, ctx, link, actions);
    ends::ends_ui(ui, ctx, link, actions);
    match link.kind {
        LinkKind::Flow => share_ui(ui, ctx, link, actions),
        LinkKind::Promise => promise_ui(ui, ctx, link, actions),
        LinkKind::Support => {}
    }
    ui.add_space(8.0);
    label_ui(ui, ctx, link, actions);
    ui.add_space(16.0);
    buttons_ui(ui, ctx, link, actions);
}

fn buttons_ui(ui: &mut Ui, ctx: &Ctx<'_>, link: &Link, actions: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        ends::reverse_ui(ui, ctx, link, actions);
        let can_insert = link.kind == LinkKind::Flow;
        if can_insert && widgets::button_ui(ui, ctx.theme, fields::INSERT, Role::Text).clicked() {
            actions.push(Action::InsertOn(link.id.clone()));
        }
        if widgets::button_ui(ui, ctx.theme, words::DELETE_LINK, Role::Danger).clicked() {
            let edit = JourneyEdit::RemoveLinks(vec![link.id.clone()]);
            let edits = vec![Edit::Journey(ctx.journey_id.clone(), edit)];
            let label = format!("{} {}", words::DELETE_LINK, title(ctx, link));
            actions.push(Action::Edit(label, edits));
        }
    });
}

/// "Sales call → Card in hand".
pub(super) fn title(ctx: &Ctx<'_>, link: &Link) -> String {
    let end = |id| {
        ctx.journey
            .step(id)
            .map_or_else(String::new, |step| name(step))
    };
    words::between(&end(&link.from), &end(&link.to))
}

/// The share as it is typed: what can't be read stays in the field and changes nothing.
fn share_ui(ui: &mut Ui, ctx: &Ctx<'_>, link: &Link, actions: &mut Vec<Action>) {
    ui.add_space(8.0);
    let saved = link
        .share
        .map_or_else(String::new, |share| plain(share.get(), 2));
    let label = words::edit(SHARE, &title(ctx, link));
    let typed = Typed {
        field: Field {
            id: field_id("share", link.id.as_str()),
            caption: words::SHARE,
            name: &words::named(SHARE, &title(ctx, link)),
            hint: words::SHARE_HINT,
            rows: 1,
            gesture: &label,
        },
        saved: &saved,
        wrong: words::SHARE_WRONG,
    };
    if let Some(New(share)) = typed_ui(ui, ctx, &typed, read_share, actions) {
        let field = LinkField::Share(share);
        actions.push(set_link(ctx, &link.id, label.clone(), field));
    }
}

/// A share in percent; none: no share.
fn read_share(text: &str) -> Read<Share> {
    let text = text
        .trim()
        .trim_end_matches('%')
        .trim_end()
        .replace(',', ".");
    if text.is_empty() {
        return Ok(None);
    }
    let share = Share::new(text.parse().unwrap_or(f64::NAN));
    share.map(Some).map_err(|_| Unreadable)
}

fn label_ui(ui: &mut Ui, ctx: &Ctx<'_>, link: &Link, actions: &mut Vec<Action>) {
    let label = words::edit(words::LABEL, &title(ctx, link));
    let field = Field {
        id: field_id("label", link.id.as_str()),
        caption: words::LABEL,
        name: &words::named(words::LABEL, &title(ctx, link)),
        hint: words::LABEL_HINT,
        rows: 1,
        gesture: &label,
    };
    if let Some(text) = widgets::field_ui(ui, ctx.theme, field, &link.label, actions) {
        actions.push(set_link(ctx, &link.id, label, LinkField::Label(text)));
    }
}

fn promise_ui(ui: &mut Ui, ctx: &Ctx<'_>, link: &Link, actions: &mut Vec<Action>) {
    const STATES: [PromiseState; 3] = [
        PromiseState::Unknown,
        PromiseState::Kept,
        PromiseState::Broken,
    ];
    let segments = STATES.map(|state| Segment {
        text: words::promise_state(state),
        is_chosen: link.kept == state,
        barred: None,
    });
    let name = words::named(words::PROMISE, &title(ctx, link));
    let id = control_id("promise");
    let row = Row {
        id,
        caption: words::PROMISE,
        name: &name,
        text: "",
        column: column(ui),
    };
    let chosen = widgets::segments_ui(ui, ctx.theme, row, &segments);
    if let Some(state) = chosen.and_then(|index| STATES.get(index)) {
        let label = words::rate(
            &title(ctx, link),
            words::PROMISE,
            &words::promise_state(*state).to_lowercase(),
        );
        actions.push(set_link(ctx, &link.id, label, LinkField::Kept(*state)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_read_as_people_write_it() {
        let share = |value| Ok(Share::new(value).ok());
        assert_eq!(read_share("80"), share(80.0));
        assert_eq!(read_share(" 12,5 % "), share(12.5));
        assert_eq!(read_share(""), Ok(None));
        for wrong in ["101", "-1", "most", "NaN"] {
            assert!(read_share(wrong).is_err(), "{wrong} was taken");
        }
    }
}
