//! Owns how tokens become egui's: colours of the theme's palette, the two weights of the bundled font, spacing.

use std::sync::{Arc, LazyLock};

use eframe::egui;
use egui::{Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Stroke, vec2};

use crate::layout::{MEDIUM, REGULAR, Weight};
use crate::scene::Role;
use crate::scene::palette::{self, Theme};

/// Height of the header.
pub const HEADER: f32 = 48.0;
/// Height of the status bar.
pub const STATUS: f32 = 28.0;
/// Height of a button or field.
pub const CONTROL: f32 = 32.0;
/// Radius of a button, field or row.
pub const RADIUS: f32 = 6.0;
/// Size of captions.
pub const CAPTION: f32 = 12.0;
/// Size of rows and running text.
pub const BODY: f32 = 13.0;
/// Size of headings in a panel.
pub const STRONG: f32 = 14.0;
/// Size of sections.
pub const SECTION: f32 = 16.0;
/// Size of the inspector's title.
pub const TITLE: f32 = 18.0;
/// Size of a page's title.
pub const PAGE: f32 = 20.0;

/// How long a fade takes, in seconds.
const ANIMATION: f32 = 0.1;

/// The family of the medium weight; made once, since every line of text names it.
static MEDIUM_FAMILY: LazyLock<FontFamily> = LazyLock::new(|| FontFamily::Name("medium".into()));

/// The colour of a role.
#[must_use]
pub fn colour(theme: Theme, role: Role) -> Color32 {
    let palette::Rgb(red, green, blue) = palette::colour(theme, role);
    Color32::from_rgb(red, green, blue)
}

/// A line of that width in the colour of a role.
#[must_use]
pub fn stroke(theme: Theme, width: f32, role: Role) -> Stroke {
    Stroke::new(width, colour(theme, role))
}

/// The font of that weight and size.
#[must_use]
pub fn font(weight: Weight, size: f32) -> FontId {
    match weight {
        Weight::Regular => FontId::new(size, FontFamily::Proportional),
        Weight::Medium => FontId::new(size, MEDIUM_FAMILY.clone()),
    }
}

/// The regular font at that size.
#[must_use]
pub fn regular(size: f32) -> FontId {
    font(Weight::Regular, size)
}

/// The medium font at that size.
#[must_use]
pub fn medium(size: f32) -> FontId {
    font(Weight::Medium, size)
}

/// Gives egui the bundled fonts; what they lack comes from egui's own and then from the system's.
pub fn install_fonts(ctx: &egui::Context) {
    let mut fonts = FontDefinitions::default();
    for (name, bytes) in [("inter", REGULAR), ("inter-medium", MEDIUM)] {
        fonts
            .font_data
            .insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let fallbacks = fonts
        .families
        .get(&FontFamily::Proportional)
        .cloned()
        .unwrap_or_default();
    for (family, first) in [
        (FontFamily::Proportional, "inter"),
        (MEDIUM_FAMILY.clone(), "inter-medium"),
    ] {
        let names = std::iter::once(first.to_owned())
            .chain(fallbacks.iter().cloned())
            .collect();
        fonts.families.insert(family, names);
    }
    ctx.set_fonts(fonts);
}

/// The edge of fields, chosen tabs and rows: fills tell them from their ground, but where all grounds are black.
#[must_use]
pub fn field_edge(theme: Theme) -> Stroke {
    match theme {
        Theme::HighContrast => stroke(theme, 1.0, Role::Border),
        Theme::Light | Theme::Dark | Theme::BoardroomLight | Theme::BoardroomDark => Stroke::NONE,
    }
}

/// Gives egui's own widgets the colours, sizes and spacing of the theme.
pub fn apply(ctx: &egui::Context, theme: Theme) {
    let is_dark = matches!(
        theme,
        Theme::Dark | Theme::BoardroomDark | Theme::HighContrast
    );
    ctx.set_theme(if is_dark {
        egui::Theme::Dark
    } else {
        egui::Theme::Light
    });
    ctx.all_styles_mut(|style| {
        style.text_styles = [
            (egui::TextStyle::Small, regular(CAPTION)),
            (egui::TextStyle::Body, regular(BODY)),
            (egui::TextStyle::Button, regular(BODY)),
            (egui::TextStyle::Heading, medium(TITLE)),
            (egui::TextStyle::Monospace, regular(BODY)),
        ]
        .into();
        style.spacing.item_spacing = vec2(8.0, 8.0);
        style.spacing.button_padding = vec2(12.0, 6.0);
        style.spacing.interact_size = vec2(24.0, 28.0);
        style.spacing.menu_margin = egui::Margin::same(6);
        style.interaction.tooltip_delay = 0.7;
        style.animation_time = ANIMATION;
        visuals(&mut style.visuals, theme, is_dark);
    });
}

/// How long things glide: not at all where motion is to be reduced.
pub fn set_motion(ctx: &egui::Context, is_reduced: bool) {
    let seconds = if is_reduced { 0.0 } else { ANIMATION };
    if (ctx.global_style().animation_time - seconds).abs() > f32::EPSILON {
        ctx.all_styles_mut(|style| {
            style.animation_time = seconds;
            style.scroll_animation = egui::style::ScrollAnimation::none();
        });
    }
}

fn visuals(visuals: &mut egui::Visuals, theme: Theme, is_dark: bool) {
    let of = |role| colour(theme, role);
    visuals.dark_mode = is_dark;
    visuals.override_text_color = None;
    visuals.panel_fill = of(Role::Panel);
    visuals.window_fill = of(Role::Raised);
    visuals.window_stroke = stroke(theme, 1.0, Role::Border);
    visuals.window_shadow = egui::Shadow::NONE;
    visuals.popup_shadow = egui::Shadow::NONE;
    visuals.window_corner_radius = CornerRadius::same(8);
    visuals.menu_corner_radius = CornerRadius::same(8);
    visuals.weak_text_color = Some(of(Role::Text3));
    visuals.extreme_bg_color = of(Role::Surface);
    visuals.text_edit_bg_color = Some(of(Role::Surface));
    visuals.faint_bg_color = of(Role::Lane);
    visuals.hyperlink_color = of(Role::Link);
    visuals.warn_fg_color = of(Role::Warn);
    visuals.error_fg_color = of(Role::Danger);
    visuals.selection.bg_fill = of(Role::AccentTint);
    visuals.selection.stroke = stroke(theme, 1.0, Role::Text);
    // A blinking cursor would draw frames for ever.
    visuals.text_cursor.blink = false;
    visuals.text_cursor.stroke = stroke(theme, 2.0, Role::Accent);
    let widgets = &mut visuals.widgets;
    let states = [
        (&mut widgets.noninteractive, Role::Surface, Role::Text),
        (&mut widgets.inactive, Role::Surface, Role::Text),
        (&mut widgets.hovered, Role::Lane, Role::Text),
        (&mut widgets.active, Role::AccentTint, Role::Text),
        (&mut widgets.open, Role::Lane, Role::Text),
    ];
    for (state, fill, text) in states {
        state.bg_fill = of(fill);
        state.weak_bg_fill = of(fill);
        state.fg_stroke = stroke(theme, 1.0, text);
        state.bg_stroke = Stroke::NONE;
        state.corner_radius = CornerRadius::same(6);
        state.expansion = 0.0;
    }
    widgets.noninteractive.bg_stroke = stroke(theme, 1.0, Role::Border);
    widgets.active.bg_stroke = stroke(theme, 2.0, Role::Focus);
}
