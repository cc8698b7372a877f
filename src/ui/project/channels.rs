//! Owns the part of the page with the channels: their names, their order, and how many touchpoints use each.

use eframe::egui;
use egui::{Id, Key, Modifiers, Ui};

use super::rows::{self, ROW, Room, SIGN};
use super::texts::sentence_ui;
use crate::action::{Action, Named};
use crate::edit::{Edit, Record, RecordId};
use crate::model::{Channel, ChannelId};
use crate::scene::Role;
use crate::scene::glyphs::Icon;
use crate::ui::Ctx;
use crate::ui::widgets::Field;
use crate::words::inspector::named;
use crate::words::project as words;

/// The channels, in their order.
pub(super) fn channels_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    let channels: Vec<(&ChannelId, &Channel)> = ctx
        .project
        .channels_in_order()
        .into_iter()
        .map(|(id, channel)| (id, &**channel))
        .collect();
    if channels.is_empty() {
        sentence_ui(ui, ctx, words::NO_CHANNELS);
    }
    rows::rows_ui(
        ui,
        &channels,
        |(_, channel)| rows::height(ROW, &channel.name),
        |ui, index, _| row_ui(ui, ctx, (&channels, index), actions),
    );
    rows::add_ui(ui, ctx, Named::Channel, words::ADD_CHANNEL, actions);
}

fn name_id(channel: &ChannelId) -> Id {
    Id::unique(("project channel", channel))
}

fn row_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (channels, index): (&[(&ChannelId, &Channel)], usize),
    actions: &mut Vec<Action>,
) {
    let Some(&(id, channel)) = channels.get(index) else {
        return;
    };
    let field = name_id(id);
    let mut room = Room::of(ui);
    let [delete_at, down_at, up_at] = [SIGN, SIGN, SIGN].map(|width| room.take(width));
    let said_at = room.take(96.0);
    let ink = Some(Role::Text2);
    let uses = ctx.overview.usage.channel(id);
    let is_last = index + 1 == channels.len();
    let (by_key_up, by_key_down) = moving_keys(ui, field);
    let label = words::rename_channel(&channel.name);
    let text = Field {
        id: field,
        caption: "",
        name: &named(words::NAME, &words::a_channel(&channel.name)),
        hint: words::NAME,
        rows: 1,
        gesture: &label,
    };
    if let Some(name) = rows::name_ui(ui, ctx, (text, room.rect), &channel.name, actions) {
        let channel = Channel {
            name,
            ..channel.clone()
        };
        let put = Edit::Put(Record::Channel(id.clone(), channel));
        actions.push(Action::Edit(label, vec![put]));
    }
    let said = (field.with("uses"), said_at);
    rows::said_ui(ui, ctx, said, &words::channel_uses(uses));
    let up = words::on(words::MOVE_UP, &channel.name);
    let sign = (field.with("up"), up_at);
    let goes_up = rows::sign_ui(
        ui,
        ctx,
        sign,
        (Icon::ChevronUp, &up),
        ink.filter(|_| index > 0),
    );
    let down = words::on(words::MOVE_DOWN, &channel.name);
    let sign = (field.with("down"), down_at);
    let goes_down = rows::sign_ui(
        ui,
        ctx,
        sign,
        (Icon::ChevronDown, &down),
        ink.filter(|_| !is_last),
    );
    if (goes_up || by_key_up) && index > 0 {
        actions.push(Action::MoveChannel(id.clone(), index - 1));
    } else if (goes_down || by_key_down) && !is_last {
        actions.push(Action::MoveChannel(id.clone(), index + 1));
    }
    let delete = words::on(words::DELETE, &channel.name);
    let sign = (field.with("delete"), delete_at);
    if rows::sign_ui(ui, ctx, sign, (Icon::Close, &delete), ink) {
        let label = words::delete_channel(&channel.name, uses);
        let edit = Edit::Remove(RecordId::Channel(id.clone()));
        actions.push(Action::Edit(label, vec![edit]));
        let next = if is_last {
            index.checked_sub(1)
        } else {
            Some(index + 1)
        };
        let next = next.and_then(|next| channels.get(next));
        rows::hand_on(ui, next.map(|(id, _)| name_id(id)));
    }
}

/// Alt with an arrow moves the row whose name has the keyboard.
pub(super) fn moving_keys(ui: &Ui, field: Id) -> (bool, bool) {
    if !ui.memory(|memory| memory.has_focus(field)) {
        return (false, false);
    }
    ui.input_mut(|input| {
        (
            input.consume_key(Modifiers::ALT, Key::ArrowUp),
            input.consume_key(Modifiers::ALT, Key::ArrowDown),
        )
    })
}
