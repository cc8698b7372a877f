//! Owns the dialog that orders an export: what, as what, on which paper, in which colours; presets by name; and how far
//! it has come while it is being made.

#[cfg(test)]
mod tests;

use eframe::egui;
use egui::{
    Frame, Id, Modal, Rect, RichText, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2,
};

use super::parts::{self, Face};
use super::state::{ExportForm, ExportMemory};
use super::theme;
use super::widgets::{self, Row, Segment, segments_ui};
use crate::action::{
    Action, Colours, Drawn, ExportAction, ExportChoice, Format, Journeys, MOST_SCALE, Notes,
    PaperSize, Tile, Way,
};
use crate::scene::Role;
use crate::scene::palette::Theme;
use crate::scene::shape::TextStyle;
use crate::words::{export as words, panels};

const WIDTH: f32 = 640.0;
const MARGIN: i8 = 24;
/// Where the choices begin.
const COLUMN: f32 = 96.0;
/// The height of the choices where the window has room, whatever is chosen: the dialog does not jump.
const CHOICES: f32 = 316.0;
/// The least height of the choices.
const LEAST: f32 = 96.0;
/// The height that heading, presets and buttons need.
const AROUND: f32 = 200.0;
/// The widest that the field for a name gets.
const NAME: f32 = 184.0;

/// What the dialog shows.
pub struct ExportCtx<'a> {
    /// Its state.
    pub form: &'a ExportForm,
    /// What is remembered.
    pub memory: &'a ExportMemory,
    /// The colours.
    pub theme: Theme,
}

/// The dialog. Esc and a click beside it leave it, and what is under way is not wanted any more.
pub fn export_ui(ui: &Ui, ctx: &ExportCtx<'_>, actions: &mut Vec<Action>) {
    let frame = Frame::new()
        .fill(theme::colour(ctx.theme, Role::Raised))
        .stroke(theme::stroke(ctx.theme, 1.0, Role::Border))
        .corner_radius(8)
        .inner_margin(MARGIN);
    let window = ui.ctx().content_rect();
    let room = vec2(
        window.width() - 2.0 * f32::from(MARGIN) - 16.0,
        window.height() - 2.0 * f32::from(MARGIN) - 16.0,
    );
    let id = Id::unique("export");
    let modal = Modal::new(id).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(WIDTH.min(room.x));
        let is_new = parts::has_just_appeared(ui, id);
        ui.spacing_mut().item_spacing.y = 8.0;
        heading_ui(ui, ctx);
        if let Some(done) = ctx.form.running {
            running_ui(ui, ctx, done);
        } else {
            let height = CHOICES.min(room.y - AROUND).max(LEAST);
            ScrollArea::vertical()
                .max_height(height)
                .min_scrolled_height(height)
                .auto_shrink(false)
                .show(ui, |ui| choices_ui(ui, ctx, actions));
            presets_ui(ui, ctx, actions);
        }
        ui.add_space(8.0);
        buttons_ui(ui, ctx, is_new, actions);
    });
    let is_left = |action: &Action| matches!(action, Action::Export(ExportAction::Leave));
    if modal.should_close() && !actions.iter().any(is_left) {
        actions.push(Action::Export(ExportAction::Leave));
    }
}

fn heading_ui(ui: &mut Ui, ctx: &ExportCtx<'_>) {
    let text = if ctx.form.is_print {
        words::PRINT_TITLE
    } else {
        words::TITLE
    };
    let heading = RichText::new(text).font(theme::medium(theme::SECTION));
    ui.label(heading.color(theme::colour(ctx.theme, Role::Text)));
    if ctx.form.is_print {
        let hint = RichText::new(words::PRINT_HINT).font(theme::regular(theme::BODY));
        ui.label(hint.color(theme::colour(ctx.theme, Role::Text2)));
    }
}

/// The rows of choices: those that say nothing of the format are left out.
fn choices_ui(ui: &mut Ui, ctx: &ExportCtx<'_>, actions: &mut Vec<Action>) {
    let choice = ctx.form.choice;
    let mut wanted = choice;
    if !ctx.form.is_print {
        let names = Format::ALL.map(Format::label);
        choose(
            ui,
            ctx,
            (words::FORMAT, &names),
            (&Format::ALL, &mut wanted.format),
        );
        let about = TextStyle::regular(theme::CAPTION, Role::Text2);
        let line = parts::Line::new(
            ui,
            ctx.theme,
            about,
            choice.format.about(),
            ui.available_width() - COLUMN,
        );
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 16.0), Sense::hover());
        line.paint_left(ui, rect.left() + COLUMN, rect.center().y - 4.0);
        let place = rect.with_min_x(rect.left() + COLUMN);
        parts::label(
            ui,
            Id::unique("export about"),
            place,
            &line,
            choice.format.about(),
        );
    }
    if choice.format.is_drawn() {
        views_ui(ui, ctx, &mut wanted);
    }
    if !choice.format.holds_one() {
        choose(
            ui,
            ctx,
            (words::JOURNEY, &words::JOURNEYS),
            (&Journeys::ALL, &mut wanted.journeys),
        );
    }
    match choice.format {
        Format::Pdf => paper_ui(ui, ctx, &mut wanted),
        Format::Png => {
            let scales: Vec<u8> = (1..=MOST_SCALE).collect();
            let names: Vec<String> = scales.iter().map(|scale| words::times(*scale)).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            choose(ui, ctx, (words::SIZE, &names), (&scales, &mut wanted.scale));
        }
        Format::Pptx => {
            let all = [Notes::Spoken, Notes::Silent];
            choose(
                ui,
                ctx,
                (words::NOTES, &words::WITH_NOTES),
                (&all, &mut wanted.notes),
            );
        }
        Format::Svg
        | Format::Xlsx
        | Format::Csv
        | Format::Markdown
        | Format::Html
        | Format::Mermaid => {}
    }
    if choice.format.is_drawn() {
        choose(
            ui,
            ctx,
            (words::COLOURS, &words::COLOUR_NAMES),
            (&Colours::ALL, &mut wanted.colours),
        );
    }
    if wanted != choice {
        actions.push(Action::Export(ExportAction::Choose(wanted)));
    }
}

/// One view, or all of them where the format holds more than one.
fn views_ui(ui: &mut Ui, ctx: &ExportCtx<'_>, wanted: &mut ExportChoice) {
    if wanted.format.holds_one() {
        let names = Drawn::ALL.map(Drawn::label);
        let mut view = wanted.drawn.unwrap_or_default();
        if choose(ui, ctx, (words::VIEW, &names), (&Drawn::ALL, &mut view)) {
            wanted.drawn = Some(view);
        }
        return;
    }
    let all: Vec<Option<Drawn>> = std::iter::once(None)
        .chain(Drawn::ALL.into_iter().map(Some))
        .collect();
    let names: Vec<&str> = all
        .iter()
        .map(|view| view.map_or(words::EVERYTHING, Drawn::label))
        .collect();
    choose(ui, ctx, (words::VIEW, &names), (&all, &mut wanted.drawn));
}

fn paper_ui(ui: &mut Ui, ctx: &ExportCtx<'_>, wanted: &mut ExportChoice) {
    let sizes = PaperSize::ALL;
    choose(
        ui,
        ctx,
        (words::PAPER, &words::PAPERS),
        (&sizes, &mut wanted.paper.size),
    );
    let ways = [None, Some(Way::Portrait), Some(Way::Landscape)];
    choose(
        ui,
        ctx,
        (words::TURNED, &words::WAYS),
        (&ways, &mut wanted.paper.way),
    );
    let tiles = [None, Some(Tile::A4), Some(Tile::A3)];
    choose(
        ui,
        ctx,
        (words::WALL, &words::TILES),
        (&tiles, &mut wanted.paper.tiles),
    );
}

/// A row of words. True where another one was chosen.
fn choose<T: Copy + PartialEq>(
    ui: &mut Ui,
    ctx: &ExportCtx<'_>,
    (caption, names): (&str, &[&str]),
    (values, value): (&[T], &mut T),
) -> bool {
    let segments: Vec<_> = names
        .iter()
        .zip(values)
        .map(|(text, one)| Segment {
            text,
            is_chosen: one == value,
            barred: None,
        })
        .collect();
    let row = Row {
        id: Id::unique(("export", caption)),
        caption,
        name: caption,
        text: "",
        column: COLUMN,
    };
    let chosen = segments_ui(ui, ctx.theme, row, &segments).and_then(|at| values.get(at));
    if let Some(chosen) = chosen {
        *value = *chosen;
    }
    chosen.is_some()
}

/// The presets: one is used, a new one kept, the one that is used renamed or forgotten.
fn presets_ui(ui: &mut Ui, ctx: &ExportCtx<'_>, actions: &mut Vec<Action>) {
    let (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), 9.0), Sense::hover());
    let sides = (line.left(), line.right());
    parts::hairline(ui, ctx.theme, sides, line.top(), Role::Border);
    let presets = &ctx.memory.presets;
    let used = ctx.form.preset.and_then(|at| presets.get(at));
    if !presets.is_empty() {
        let names: Vec<&str> = presets.iter().map(|preset| preset.name.as_str()).collect();
        let row = Row {
            id: Id::unique("export preset"),
            caption: words::PRESET,
            name: words::PRESET,
            text: used.map_or(words::NO_PRESET, |preset| preset.name.as_str()),
            column: COLUMN,
        };
        if let Some(at) = widgets::choice_ui(ui, ctx.theme, row, &names, ctx.form.preset) {
            actions.push(Action::Export(ExportAction::UsePreset(at)));
        }
    }
    let (row, _) =
        ui.allocate_exact_size(vec2(ui.available_width(), theme::CONTROL), Sense::hover());
    if presets.is_empty() {
        let caption = TextStyle::regular(theme::CAPTION, Role::Text2);
        let line = parts::Line::new(ui, ctx.theme, caption, words::PRESET, COLUMN);
        line.paint_left(ui, row.left(), row.center().y);
    }
    let builder = egui::UiBuilder::new()
        .max_rect(row.with_min_x(row.left() + COLUMN))
        .layout(egui::Layout::left_to_right(egui::Align::Center));
    let mut row = ui.new_child(builder);
    row.spacing_mut().item_spacing.x = 8.0;
    name_ui(&mut row, ctx, actions);
    let name = ctx.form.name.trim();
    let mut button = |label: &str, action: ExportAction| {
        if widgets::button_ui(&mut row, ctx.theme, label, Role::Text).clicked() {
            actions.push(Action::Export(action));
        }
    };
    if !name.is_empty() {
        button(words::KEEP_PRESET, ExportAction::KeepPreset);
    }
    if let Some(used) = used {
        if !name.is_empty() && name != used.name {
            button(words::RENAME_PRESET, ExportAction::RenamePreset);
        }
        button(words::DELETE_PRESET, ExportAction::DeletePreset);
    }
}

fn name_ui(ui: &mut Ui, ctx: &ExportCtx<'_>, actions: &mut Vec<Action>) {
    let mut text = ctx.form.name.clone();
    let frame = Frame::new()
        .fill(theme::colour(ctx.theme, Role::Surface))
        .stroke(theme::stroke(ctx.theme, 1.0, Role::Control))
        .corner_radius(6)
        .inner_margin(egui::Margin::symmetric(10, 6));
    let field = TextEdit::singleline(&mut text)
        .id(Id::unique("export preset name"))
        .frame(frame)
        .hint_text(words::PRESET_NAME)
        .font(theme::regular(theme::BODY))
        .desired_width(NAME);
    let response = ui.add(field);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(egui::Role::TextInput, true, words::PRESET_NAME);
        info.current_text_value = Some(text.clone());
        info
    });
    if response.changed() {
        actions.push(Action::Export(ExportAction::TypeName(text.clone())));
    }
    parts::focus_ring(ui, ctx.theme, &response, parts::Ring::Inside);
}

/// How far it has come.
fn running_ui(ui: &mut Ui, ctx: &ExportCtx<'_>, done: u8) {
    let text = words::running(done);
    let label = RichText::new(&text).font(theme::regular(theme::BODY));
    ui.label(label.color(theme::colour(ctx.theme, Role::Text2)));
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 8.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::ProgressIndicator, true, &text));
    let painter = ui.painter();
    painter.rect_filled(rect, 4.0, theme::colour(ctx.theme, Role::Lane));
    let right = rect.left() + rect.width() * f32::from(done.min(100)) / 100.0;
    let part = Rect::from_min_max(rect.min, pos2(right, rect.bottom()));
    painter.rect_filled(part, 4.0, theme::colour(ctx.theme, Role::Accent));
    ui.ctx()
        .request_repaint_after(std::time::Duration::from_millis(100));
}

fn buttons_ui(ui: &mut Ui, ctx: &ExportCtx<'_>, is_new: bool, actions: &mut Vec<Action>) {
    let (room, _) =
        ui.allocate_exact_size(vec2(ui.available_width(), theme::CONTROL), Sense::hover());
    let go = if ctx.form.is_print {
        words::MAKE_PDF
    } else {
        words::GO
    };
    let mut buttons = vec![(Face::raised(panels::CANCEL), ExportAction::Leave)];
    if ctx.form.running.is_none() {
        buttons.push((Face::primary(go), ExportAction::Go));
    }
    let widths = buttons
        .iter()
        .map(|(face, _)| face.width(ui, ctx.theme) + 12.0);
    let mut left = room.right() + 12.0 - widths.sum::<f32>();
    for (face, action) in buttons {
        let width = face.width(ui, ctx.theme);
        let place = parts::rect(left, room.top(), width, theme::CONTROL);
        left += width + 12.0;
        let id = Id::unique(("export button", face.label));
        let response = parts::button(ui, ctx.theme, id, place, face);
        if is_new && action == ExportAction::Go {
            response.request_focus();
        }
        if response.clicked() {
            actions.push(Action::Export(action));
        }
    }
}
