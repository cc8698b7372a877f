use egui_kittest::kittest::Queryable;

use super::*;
use crate::action::ExportPreset;
use crate::ui::fixture::{Bench, asked, misplaced, window};

fn dialog(form: ExportForm, size: (f32, f32)) -> egui_kittest::Harness<'static, Bench> {
    let mut bench = Bench::new();
    bench.preferences.exports = ExportMemory {
        last: ExportChoice::default(),
        presets: vec![ExportPreset {
            name: "For the wall".to_owned(),
            choice: ExportChoice::default(),
        }],
    };
    bench.session.export = Some(form);
    window(bench, dialog_ui, size, 1.0)
}

fn dialog_ui(ui: &mut Ui, ctx: &crate::ui::Ctx<'_>, actions: &mut Vec<Action>) {
    let ctx = ExportCtx {
        form: ctx.session.export.as_ref().unwrap(),
        memory: &ctx.preferences.exports,
        theme: ctx.theme,
    };
    export_ui(ui, &ctx, actions);
}

fn of(format: Format) -> ExportForm {
    ExportForm {
        choice: ExportChoice {
            format,
            ..ExportChoice::default()
        },
        ..ExportForm::default()
    }
}

#[test]
fn what_is_chosen_is_asked_for_and_the_rest_stays() {
    let mut harness = dialog(of(Format::Pdf), (1024.0, 760.0));
    let pdf = of(Format::Pdf).choice;
    let a3 = crate::action::Paper {
        size: PaperSize::A3,
        ..pdf.paper
    };
    for (label, wanted) in [
        (
            "Format: PowerPoint",
            ExportChoice {
                format: Format::Pptx,
                ..pdf
            },
        ),
        (
            "Show: Emotion curve",
            ExportChoice {
                drawn: Some(Drawn::Curve),
                ..pdf
            },
        ),
        (
            "Journey: All",
            ExportChoice {
                journeys: Journeys::All,
                ..pdf
            },
        ),
        ("Paper: A3", ExportChoice { paper: a3, ..pdf }),
        (
            "Colours: Dark",
            ExportChoice {
                colours: Colours::Dark,
                ..pdf
            },
        ),
    ] {
        harness.get_by_label(label).click();
        let action = Action::Export(ExportAction::Choose(wanted));
        assert_eq!(asked(&mut harness), [action], "{label}");
    }
}

#[test]
fn only_what_matters_for_the_format_is_asked() {
    let harness = dialog(of(Format::Csv), (1024.0, 760.0));
    assert!(harness.query_by_label("Paper: A4").is_none());
    assert!(harness.query_by_label("Colours: Dark").is_none());
    let harness = dialog(of(Format::Png), (1024.0, 760.0));
    assert!(harness.query_by_label("Size: 4×").is_some());
    assert!(harness.query_by_label("Journey: All").is_none());
}

#[test]
fn presets_are_used_renamed_and_forgotten() {
    let form = ExportForm {
        preset: Some(0),
        name: "For the door".to_owned(),
        ..of(Format::Pdf)
    };
    let mut harness = dialog(form, (1024.0, 760.0));
    for (label, wanted) in [
        ("Keep as a preset", ExportAction::KeepPreset),
        ("Rename", ExportAction::RenamePreset),
        ("Forget it", ExportAction::DeletePreset),
    ] {
        harness.get_by_label(label).click();
        assert_eq!(asked(&mut harness), [Action::Export(wanted)], "{label}");
    }
}

#[test]
fn what_takes_long_shows_how_far_it_is_and_can_be_cancelled() {
    let form = ExportForm {
        running: Some(40),
        ..of(Format::Pdf)
    };
    let mut harness = dialog(form, (1024.0, 760.0));
    assert!(harness.query_by_label("Export…").is_none());
    harness.get_by_label("Cancel").click();
    let leave = Action::Export(ExportAction::Leave);
    assert_eq!(asked(&mut harness), [leave]);
}

#[test]
fn the_dialog_fits_the_window() {
    let harness = dialog(of(Format::Pdf), (1024.0, 640.0));
    let within = Rect::from_min_size(egui::Pos2::ZERO, vec2(1024.0, 640.0));
    assert_eq!(misplaced(&harness, within), Vec::<String>::new());
}

#[test]
fn in_a_small_window_the_choices_scroll_and_the_buttons_stay() {
    let harness = dialog(of(Format::Pdf), (683.0, 384.0));
    let within = Rect::from_min_size(egui::Pos2::ZERO, vec2(683.0, 384.0));
    for label in ["Export…", "Cancel", "Format: PDF"] {
        let place = harness.get_by_label(label).rect();
        assert!(within.contains_rect(place), "{label} is at {place}");
    }
}
