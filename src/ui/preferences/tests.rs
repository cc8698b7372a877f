use egui_kittest::kittest::Queryable;

use super::*;
use crate::ui::fixture::{Bench, asked, misplaced, window};

fn sheet(size: (f32, f32)) -> egui_kittest::Harness<'static, Bench> {
    window(
        Bench::new(),
        |ui, ctx, actions| preferences_ui(ui, ctx.preferences, ctx.theme, actions),
        size,
        1.0,
    )
}

#[test]
fn every_preference_can_be_chosen() {
    let mut harness = sheet((1024.0, 640.0));
    for (label, wanted) in [
        (
            "Colours: High contrast",
            Preference::Theme(ThemeChoice::HighContrast),
        ),
        ("Larger interface", Preference::InterfaceSize(110)),
        ("Smaller interface", Preference::InterfaceSize(90)),
        ("Wheel: Zooms", Preference::Wheel(WheelChoice::Zooms)),
        ("Motion: None", Preference::ReduceMotion(true)),
        ("Single keys: Off", Preference::SingleKeys(false)),
    ] {
        harness.get_by_label(label).click();
        assert_eq!(asked(&mut harness), [Action::Prefer(wanted)], "{label}");
    }
}

#[test]
fn the_sheet_fits_every_window() {
    for size in [(1024.0, 640.0), (683.0, 384.0)] {
        let harness = sheet(size);
        let within = Rect::from_min_size(egui::Pos2::ZERO, vec2(size.0, size.1));
        assert_eq!(
            misplaced(&harness, within),
            Vec::<String>::new(),
            "{size:?}"
        );
    }
}
