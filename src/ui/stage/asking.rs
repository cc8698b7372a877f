//! Owns the question "what does the customer think about this?": the item is typed, and the voices that speak to it
//! come up by stance while it is.

use eframe::egui;
use egui::{Frame, Rect, Sense, TextEdit, Ui, UiBuilder, WidgetInfo};

use super::keys::Desk;
use super::{StageCtx, on_stage, paint_on};
use crate::action::{Asking, Hand, Over};
use crate::insight::hearing::Answer;
use crate::insight::show::spoken_voice;
use crate::layout::FontMetrics;
use crate::model::Stance;
use crate::scene::Role;
use crate::scene::slide::{Asked, AskedInput, Column, asked};
use crate::ui::theme;
use crate::words::stage as words;

/// The most touchpoints that are named.
const MOST_NAMES: usize = 4;
const STANCES: [Stance; 3] = [Stance::Churning, Stance::Indifferent, Stance::Loyal];
/// The longest item, in characters.
const LONGEST: usize = 200;
/// The item is smaller where it is long, so that all of it is seen.
const SIZES: [f32; 2] = [80.0, 60.0];
const SMALLEST_ITEM: f32 = 44.0;

pub(super) fn asking_ui(
    ui: &mut Ui,
    ctx: &StageCtx<'_>,
    (stage, asking): (Rect, &Asking),
    desk: &mut Desk,
) {
    let nothing = Answer::default();
    let answer = ctx.answer.unwrap_or(&nothing);
    let columns = columns(ctx, answer, asking);
    let touchpoints = names(answer);
    let offered = super::keys::offered(ctx);
    let Asked {
        scene,
        field,
        agenda,
    } = asked(&AskedInput {
        columns: &columns,
        count: (answer.count, answer.heard),
        words: &answer.words,
        touchpoints: &touchpoints,
        is_blank: asking.item.trim().is_empty(),
        agenda: &offered,
        room: ctx.stage.room,
        measure: FontMetrics::bundled(),
    });
    paint_on(ui, ctx.theme(), stage, &scene, scene.last_build());
    let field = on_stage(stage, scene.size, field);
    item_ui(
        ui,
        ctx,
        (field, stage.width() / scene.size.width),
        asking,
        desk,
    );
    for (item, place) in offered.into_iter().zip(agenda) {
        let rect = on_stage(stage, scene.size, place);
        let response = ui.interact(rect, egui::Id::unique(("offered", &item)), Sense::CLICK);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &item));
        if response.clicked() {
            desk.pick(item);
        }
    }
    let response = ui.interact(
        stage.with_min_y(field.bottom()),
        egui::Id::unique("answer"),
        Sense::hover(),
    );
    let said = scene.texts().join(". ");
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &said));
}

/// The touchpoints concerned, the best first; those of two journeys that are called the same stand once.
fn names(answer: &Answer) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (_, _, name) in &answer.touchpoints {
        if names.len() < MOST_NAMES && !names.contains(name) {
            names.push(name.clone());
        }
    }
    names
}

fn item_ui(
    ui: &mut Ui,
    ctx: &StageCtx<'_>,
    (field, scale): (Rect, f32),
    asking: &Asking,
    desk: &mut Desk,
) {
    use crate::layout::{Measure as _, Weight};
    let measure = FontMetrics::bundled();
    let fits = |size: &&f32| {
        measure.width(&asking.item, **size * scale, Weight::Medium) < field.width() - 24.0 * scale
    };
    let size = SIZES.iter().find(fits).copied().unwrap_or(SMALLEST_ITEM) * scale;
    let mut typed = asking.item.clone();
    let id = egui::Id::unique("agenda item");
    let edit = TextEdit::singleline(&mut typed)
        .id(id)
        .font(theme::medium(size))
        .text_color(theme::colour(ctx.theme(), Role::Text))
        .char_limit(LONGEST)
        .desired_width(field.width())
        .margin(egui::Margin::ZERO)
        .frame(Frame::new());
    let top = field.center().y - size * 0.62;
    let place = UiBuilder::new().max_rect(field.with_min_y(top));
    let mut child = ui.new_child(place);
    child.visuals_mut().text_cursor.stroke =
        theme::stroke(ctx.theme(), (5.0 * scale).max(1.0), Role::Accent);
    let response = child.add(edit).accessible_name(words::ITEM);
    match asking.hand {
        Hand::Writes => response.request_focus(),
        Hand::Moves => response.surrender_focus(),
    }
    if response.clicked() || response.changed() {
        let hand = Hand::Writes;
        let item = typed;
        desk.stage_mut().over = Over::Asking(Asking {
            quotes: if item == asking.item {
                asking.quotes
            } else {
                [0; 3]
            },
            item,
            hand,
            column: asking.column,
        });
    }
}

fn columns(ctx: &StageCtx<'_>, answer: &Answer, asking: &Asking) -> Vec<Column> {
    let opinions = answer.stances.iter().zip(STANCES).zip(asking.quotes);
    opinions
        .enumerate()
        .map(|(index, ((opinion, stance), at))| {
            let count = opinion.voices.len();
            let at = at.min(count.saturating_sub(1));
            let voice = opinion.voices.get(at);
            Column {
                stance,
                count,
                heard: opinion.heard,
                mood: opinion.mood,
                voice: voice.and_then(|id| spoken_voice(ctx.project, id)),
                number: (at + 1, count),
                is_focused: asking.hand == Hand::Moves && asking.column == index,
            }
        })
        .collect()
}
