//! Owns the part of the page with the owners: their names, what each answers for, and making one of two.

use eframe::egui;
use egui::{Id, Popup, ScrollArea, Ui};

use super::rows::{self, ROW, Room, SIGN};
use super::texts::sentence_ui;
use crate::action::{Action, Named, ProjectAction};
use crate::edit::{Edit, Record, RecordId};
use crate::model::{Owner, OwnerId};
use crate::scene::Role;
use crate::scene::glyphs::Icon;
use crate::ui::Ctx;
use crate::ui::parts::{self, IconFace};
use crate::ui::widgets::Field;
use crate::words::inspector::named;
use crate::words::project as words;

/// The longest list of other owners, in points.
const LONGEST_LIST: f32 = 260.0;

/// The owners, by id, so that no row jumps while its name is typed.
pub(super) fn owners_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    let owners: Vec<(&OwnerId, &Owner)> = ctx
        .project
        .owners
        .iter()
        .map(|(id, owner)| (id, &**owner))
        .collect();
    if owners.is_empty() {
        sentence_ui(ui, ctx, words::NO_OWNERS);
    }
    rows::rows_ui(
        ui,
        &owners,
        |(_, owner)| rows::height(ROW, &owner.name),
        |ui, index, _| row_ui(ui, ctx, (&owners, index), actions),
    );
    rows::add_ui(ui, ctx, Named::Owner, words::ADD_OWNER, actions);
}

fn name_id(owner: &OwnerId) -> Id {
    Id::unique(("project owner", owner))
}

fn row_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (owners, index): (&[(&OwnerId, &Owner)], usize),
    actions: &mut Vec<Action>,
) {
    let Some(&(id, owner)) = owners.get(index) else {
        return;
    };
    let field = name_id(id);
    let mut room = Room::of(ui);
    let uses = ctx.overview.usage.owner(id);
    let [delete_at, merge_at] = [SIGN, SIGN].map(|width| room.take(width));
    let uses_width = if ui.available_width() < super::NARROW {
        140.0
    } else {
        280.0
    };
    let said_at = room.take(uses_width);
    let label = words::rename_owner(&owner.name);
    let text = Field {
        id: field,
        caption: "",
        name: &named(words::NAME, &words::an_owner(&owner.name)),
        hint: words::NAME,
        rows: 1,
        gesture: &label,
    };
    if let Some(name) = rows::name_ui(ui, ctx, (text, room.rect), &owner.name, actions) {
        let owner = Owner {
            name,
            ..owner.clone()
        };
        let put = Edit::Put(Record::Owner(id.clone(), owner));
        actions.push(Action::Edit(label, vec![put]));
    }
    let said = (field.with("uses"), said_at);
    let said_uses = words::owner_uses(uses);
    let said_uses = if said_uses.is_empty() {
        words::NOTHING
    } else {
        &said_uses
    };
    rows::said_ui(ui, ctx, said, said_uses);
    if let Some(into) = merge_ui(ui, ctx, (owners, index), merge_at) {
        let merge = ProjectAction::MergeOwners(id.clone(), into);
        actions.push(Action::Project(merge));
    }
    let delete = words::on(words::DELETE, &owner.name);
    let sign = (field.with("delete"), delete_at);
    if rows::sign_ui(ui, ctx, sign, (Icon::Close, &delete), Some(Role::Text2)) {
        let label = words::delete_owner(&owner.name, uses);
        let edit = Edit::Remove(RecordId::Owner(id.clone()));
        actions.push(Action::Edit(label, vec![edit]));
        let next = owners.get(index + 1);
        let next = next.or_else(|| index.checked_sub(1).and_then(|at| owners.get(at)));
        rows::hand_on(ui, next.map(|(id, _)| name_id(id)));
    }
}

/// The sign behind which the other owners are. Returns the one that is to answer for this one's.
fn merge_ui(
    ui: &Ui,
    ctx: &Ctx<'_>,
    (owners, index): (&[(&OwnerId, &Owner)], usize),
    place: egui::Rect,
) -> Option<OwnerId> {
    let &(id, owner) = owners.get(index)?;
    let name = words::on(words::MERGE, &owner.name);
    let square = egui::Rect::from_center_size(place.center(), egui::vec2(SIGN, SIGN));
    let face = IconFace {
        icon: Icon::Merge,
        name: &name,
        ink: (owners.len() > 1).then_some(Role::Text2),
    };
    let sign = (name_id(id).with("merge"), square);
    let response = parts::icon_button(ui, ctx.theme, sign, face);
    let mut chosen = None;
    Popup::menu(&response).width(220.0).show(|ui| {
        ScrollArea::vertical()
            .max_height(LONGEST_LIST)
            .show(ui, |ui| {
                for (other, owner) in owners.iter().filter(|(other, _)| *other != id) {
                    let label = words::into(&owner.name);
                    if crate::ui::widgets::option_ui(ui, &label, false).clicked() {
                        chosen = Some((*other).clone());
                    }
                }
            });
    });
    chosen
}
