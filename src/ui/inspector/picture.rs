//! Owns the picture of a step: small in the inspector, and enlarged over the window.

use std::sync::Arc;

use eframe::egui;
use egui::{
    Area, Id, Key, Modifiers, Order, Rect, Sense, TextureHandle, Ui, Vec2, WidgetInfo, vec2,
};

use super::control_id;
use super::shared;
use super::target::{Target, To};
use crate::action::{Action, PictureFor};
use crate::edit::{Edit, Record, StepField};
use crate::model::{Image, ImageId, Step};
use crate::scene::Role;
use crate::scene::shape::TextStyle;
use crate::ui::pictures::{Look, look};
use crate::ui::widgets::{self, Field, Line, focus_ring};
use crate::ui::{Ctx, theme};
use crate::words::fields as words;
use crate::words::inspector::MIXED;
use crate::words::pictures::{LOADING, PICTURE_NAME, PICTURE_NAME_HINT, UNREADABLE, rename};

/// The highest that a small picture is.
const HIGHEST: f32 = 180.0;
/// Around an enlarged picture.
const MARGIN: f32 = 32.0;

/// Shows the picture that all have, and what can be done with it.
pub(super) fn picture_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    steps: &[&Arc<Step>],
    (target, actions): To<'_, '_>,
) {
    let shared = shared::common(steps, |step| step.picture.as_ref());
    let found = shared
        .flatten()
        .and_then(|id| Some((id, ctx.project.images.get(id)?)));
    if let Some((id, image)) = found {
        let look = look(ui.ctx(), id, image, actions);
        thumbnail_ui(ui, ctx, (target, image), &look);
        name_ui(ui, ctx, (id, image), actions);
        enlarged_ui(ui, ctx, image, &look);
    } else if shared.is_none() {
        let style = TextStyle::regular(theme::BODY, Role::Text3);
        widgets::caption_ui(ui, ctx.theme, 20.0, Line::left(MIXED, style));
    }
    ui.add_space(4.0);
    let held = match shared {
        None => Held::Different,
        Some(None) => Held::Nothing,
        Some(Some(_)) => Held::Same,
    };
    buttons_ui(ui, ctx, (target, held), actions);
    if held == Held::Nothing {
        ui.add_space(4.0);
        let style = TextStyle::regular(theme::CAPTION, Role::Text3);
        widgets::paragraph_ui(ui, ctx.theme, words::PICTURE_WAYS, style, 16.0);
    }
}

/// What the picture is called: where it can't be seen, its name is heard.
pub(crate) fn name_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (id, image): (&ImageId, &Image),
    actions: &mut Vec<Action>,
) {
    let label = rename(&image.name);
    let field = Field {
        id: Id::unique(("name of the picture", id)),
        caption: "",
        name: PICTURE_NAME,
        hint: PICTURE_NAME_HINT,
        rows: 1,
        gesture: &label,
    };
    ui.add_space(4.0);
    if let Some(name) = widgets::field_ui(ui, ctx.theme, field, &image.name, actions) {
        let image = Image {
            name,
            ..image.clone()
        };
        let put = Edit::Put(Record::Image(id.clone(), image));
        actions.push(Action::Edit(label, vec![put]));
    }
}

/// Which pictures the steps have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Held {
    Nothing,
    Same,
    Different,
}

/// The name of the picture.
pub(super) fn summary(ctx: &Ctx<'_>, steps: &[&Arc<Step>]) -> String {
    let Some(shared) = shared::common(steps, |step| step.picture.as_ref()) else {
        return MIXED.to_owned();
    };
    let image = shared.and_then(|id| ctx.project.images.get(id));
    image.map_or_else(String::new, |image| image.name.clone())
}

fn buttons_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (target, held): (&Target, Held),
    actions: &mut Vec<Action>,
) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
        let choose = widgets::button_ui(ui, ctx.theme, words::CHOOSE, Role::Text)
            .on_hover_text(words::choose_picture(&target.name));
        if choose.clicked() {
            let whose = PictureFor::Steps(target.journey.clone(), target.ids.clone());
            actions.push(Action::ChoosePicture(whose));
        }
        if held == Held::Nothing {
            return;
        }
        if held == Held::Same
            && widgets::button_ui(ui, ctx.theme, words::ENLARGE, Role::Text).clicked()
        {
            enlarge(ui);
        }
        let label = words::remove_picture(&target.name);
        let remove =
            widgets::button_ui(ui, ctx.theme, words::REMOVE, Role::Danger).on_hover_text(&label);
        if remove.clicked() {
            actions.push(target.set(label, StepField::Picture(None)));
        }
    });
}

/// The picture as wide as the panel allows; a click enlarges it.
fn thumbnail_ui(ui: &mut Ui, ctx: &Ctx<'_>, (target, image): (&Target, &Image), look: &Look) {
    let room = vec2(ui.available_width(), HIGHEST);
    let size = match look {
        Look::Ready(texture) => fitted(texture.size_vec2(), room),
        Look::Loading | Look::Unreadable => vec2(room.x, 64.0),
    };
    let (_, rect) = ui.allocate_space(vec2(room.x, size.y));
    let rect = Rect::from_min_size(rect.min, size);
    let response = ui.interact(rect, control_id("picture"), Sense::click());
    let heard = words::picture(&target.name, &image.name);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, ui.is_enabled(), &heard));
    paint(ui, ctx, rect, look);
    focus_ring(ui, ctx.theme, &response, rect);
    if response.clicked() {
        enlarge(ui);
    }
    response.on_hover_text(words::ENLARGE);
}

fn paint(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, look: &Look) {
    let said = match look {
        Look::Ready(texture) => return paint_texture(ui, rect, texture),
        Look::Loading => LOADING,
        Look::Unreadable => UNREADABLE,
    };
    ui.painter()
        .rect_filled(rect, theme::RADIUS, theme::colour(ctx.theme, Role::Lane));
    let style = TextStyle::regular(theme::CAPTION, Role::Text2);
    widgets::line(ui, ctx.theme, rect, Line::centred(said, style));
}

fn paint_texture(ui: &Ui, rect: Rect, texture: &TextureHandle) {
    egui::Image::new((texture.id(), rect.size())).paint_at(ui, rect);
}

/// As large as fits, and never larger than it is.
fn fitted(size: Vec2, room: Vec2) -> Vec2 {
    let scale = (room.x / size.x.max(1.0)).min(room.y / size.y.max(1.0));
    (size * scale.min(1.0)).max(vec2(24.0, 24.0))
}

fn enlarged_key() -> Id {
    control_id("enlarged picture")
}

fn enlarge(ui: &Ui) {
    ui.data_mut(|data| data.insert_temp(enlarged_key(), true));
    ui.memory_mut(|memory| memory.request_focus(enlarged_key()));
}

/// The picture over the whole window until a click, Enter or Escape.
fn enlarged_ui(ui: &Ui, ctx: &Ctx<'_>, image: &Image, look: &Look) {
    let is_shown = ui.data(|data| data.get_temp::<bool>(enlarged_key()));
    if is_shown.is_none() {
        return;
    }
    ui.memory_mut(|memory| memory.request_focus(enlarged_key()));
    let is_escaped = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    let all = ui.ctx().content_rect();
    let shown = Area::new(enlarged_key().with("area"))
        .order(Order::Foreground)
        .fixed_pos(all.min)
        .constrain(false)
        .show(ui.ctx(), |ui| {
            let response = ui.interact(all, enlarged_key(), Sense::click());
            let heard = format!("{}: {}", words::CLOSE_PICTURE, image.name);
            response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &heard));
            ui.set_min_size(all.size());
            let scrim = theme::colour(ctx.theme, Role::Canvas).gamma_multiply(0.95);
            ui.painter().rect_filled(all, 0.0, scrim);
            let room = all.shrink(MARGIN);
            let size = match look {
                Look::Ready(texture) => fitted(texture.size_vec2(), room.size()),
                Look::Loading | Look::Unreadable => vec2(240.0, 64.0),
            };
            paint(ui, ctx, Rect::from_center_size(room.center(), size), look);
            response.clicked()
        });
    if shown.inner || is_escaped {
        ui.data_mut(|data| data.remove::<bool>(enlarged_key()));
        ui.memory_mut(|memory| memory.request_focus(control_id("picture")));
    }
}
