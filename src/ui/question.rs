//! Owns the questions that have to be answered before anything else goes on.

#[cfg(test)]
mod tests;

use eframe::egui;
use egui::{Frame, Id, Key, Modal, Rect, RichText, Sense, TextEdit, Ui, vec2};

use super::parts::{self, Face};
use super::state::{Question, Session};
use super::theme;
use crate::action::{Action, Answer};
use crate::scene::Role;
use crate::scene::palette::Theme;
use crate::words::{panels, recovery, versions};

/// How wide a question is at least, where the window has room; it grows with the row of its buttons.
const WIDTH: f32 = 440.0;
const MARGIN: i8 = 24;
/// Between two buttons.
const GAP: f32 = 12.0;

/// What a question says, and how it can be answered.
struct Dialog {
    heading: String,
    sentence: String,
    /// Stands apart, at the left.
    apart: Option<(&'static str, Answer)>,
    /// From left to right; the last stands at the right.
    buttons: Vec<(&'static str, Answer)>,
    /// The answer that the keyboard is on.
    default: Answer,
}

/// The question on the screen, if there is one. Esc and a click beside it leave everything as it is.
pub fn question_ui(ui: &Ui, session: &Session, theme: Theme, actions: &mut Vec<Action>) {
    let Some(question) = &session.question else {
        return;
    };
    let dialog = dialog(question);
    let id = Id::unique(("question", &dialog.heading));
    let fill = theme::colour(theme, Role::Raised);
    let frame = Frame::new()
        .fill(fill)
        .stroke(theme::stroke(theme, 1.0, Role::Border))
        .corner_radius(8)
        .inner_margin(MARGIN);
    let room = ui.ctx().content_rect().width() - 2.0 * f32::from(MARGIN) - 16.0;
    let modal = Modal::new(id).frame(frame).show(ui.ctx(), |ui| {
        let width = WIDTH.max(row_width(ui, theme, &dialog));
        ui.set_width(width.min(room));
        let is_new = parts::has_just_appeared(ui, id);
        dialog_ui(ui, theme, &dialog, (question, is_new), actions);
    });
    if modal.should_close()
        && !actions
            .iter()
            .any(|action| matches!(action, Action::Answer(_)))
    {
        actions.push(Action::Answer(Answer::Cancel));
    }
}

fn dialog(question: &Question) -> Dialog {
    let cancel = (panels::CANCEL, Answer::Cancel);
    match question {
        Question::Unsaved { title } => Dialog {
            heading: panels::save_before_closing(title),
            sentence: String::new(),
            apart: Some((panels::CLOSE_WITHOUT_SAVING, Answer::Proceed)),
            buttons: vec![cancel, (panels::SAVE, Answer::Save)],
            default: Answer::Save,
        },
        Question::Failed { heading, sentence } => Dialog {
            heading: heading.clone(),
            sentence: sentence.clone(),
            apart: None,
            buttons: vec![(panels::CLOSE, Answer::Cancel)],
            default: Answer::Cancel,
        },
        Question::SaveFailed { heading, sentence } => Dialog {
            heading: heading.clone(),
            sentence: sentence.clone(),
            apart: None,
            buttons: vec![cancel, (versions::SAVE_AS, Answer::Proceed)],
            default: Answer::Proceed,
        },
        Question::Saving => Dialog {
            heading: versions::STILL_SAVING.to_owned(),
            sentence: versions::STILL_SAVING_HOW.to_owned(),
            apart: Some((versions::CLOSE_ANYWAY, Answer::Proceed)),
            buttons: vec![cancel],
            default: Answer::Cancel,
        },
        Question::ChangedOutside { changes } => changed_outside(changes),
        Question::CopyBeside { name } => Dialog {
            heading: versions::copy_beside(name),
            sentence: versions::COPY_BESIDE_HOW.to_owned(),
            apart: None,
            buttons: vec![
                (versions::NOT_NOW, Answer::Cancel),
                (versions::OPEN_IT, Answer::Proceed),
                (versions::COMPARE, Answer::Compare),
            ],
            default: Answer::Compare,
        },
        Question::Overwrite { name } => Dialog {
            heading: panels::replace(name),
            sentence: panels::is_there_already(name),
            apart: None,
            buttons: vec![cancel, (panels::REPLACE, Answer::Proceed)],
            default: Answer::Cancel,
        },
        Question::Path { heading, .. } => Dialog {
            heading: heading.clone(),
            sentence: String::new(),
            apart: None,
            buttons: vec![cancel, (panels::doing(heading), Answer::Proceed)],
            default: Answer::Proceed,
        },
        Question::Recovered {
            heading,
            sentence,
            has_file,
        } => {
            let saved = has_file.then_some((recovery::OPEN_SAVED, Answer::OpenSaved));
            let first = std::iter::once((recovery::LATER, Answer::Cancel));
            let last = std::iter::once((recovery::RESTORE, Answer::Proceed));
            Dialog {
                heading: heading.clone(),
                sentence: sentence.clone(),
                apart: Some((recovery::DISCARD, Answer::Discard)),
                buttons: first.chain(saved).chain(last).collect(),
                default: Answer::Proceed,
            }
        }
        Question::InUse { name, sentence } => Dialog {
            heading: recovery::is_open_elsewhere(name),
            sentence: sentence.clone(),
            apart: Some((recovery::OPEN_ANYWAY, Answer::Proceed)),
            buttons: vec![
                cancel,
                (recovery::OPEN_COPY, Answer::Copy),
                (recovery::LOOK_ONLY, Answer::Look),
            ],
            default: Answer::Look,
        },
        Question::Lossy { sentence } => Dialog {
            heading: panels::LOSES.to_owned(),
            sentence: sentence.clone(),
            apart: None,
            buttons: vec![cancel, (panels::SAVE_ALL_THE_SAME, Answer::Proceed)],
            default: Answer::Cancel,
        },
    }
}

/// Both have changed the project, and nothing is lost whatever the answer.
fn changed_outside(changes: &str) -> Dialog {
    Dialog {
        heading: versions::CHANGED_MEANWHILE.to_owned(),
        sentence: versions::changed_meanwhile(changes),
        apart: Some((versions::TAKE_THEIRS, Answer::Theirs)),
        buttons: vec![
            (panels::CANCEL, Answer::Cancel),
            (versions::KEEP_MINE, Answer::Save),
            (versions::COMPARE, Answer::Compare),
            (versions::MERGE, Answer::Merge),
        ],
        default: Answer::Merge,
    }
}

fn dialog_ui(
    ui: &mut Ui,
    theme: Theme,
    dialog: &Dialog,
    (question, is_new): (&Question, bool),
    actions: &mut Vec<Action>,
) {
    ui.spacing_mut().item_spacing.y = 12.0;
    let heading = RichText::new(&dialog.heading).font(theme::medium(theme::SECTION));
    ui.label(heading.color(theme::colour(theme, Role::Text)));
    if !dialog.sentence.is_empty() {
        let sentence = RichText::new(&dialog.sentence).font(theme::regular(theme::BODY));
        ui.label(sentence.color(theme::colour(theme, Role::Text2)));
    }
    if let Question::Path { path, .. } = question {
        path_ui(ui, theme, (path, is_new), actions);
    }
    ui.add_space(4.0);
    let has_field = matches!(question, Question::Path { .. });
    buttons_ui(ui, theme, dialog, is_new && !has_field, actions);
}

fn path_ui(ui: &mut Ui, theme: Theme, (path, is_new): (&str, bool), actions: &mut Vec<Action>) {
    let name = RichText::new(panels::PATH).font(theme::regular(theme::CAPTION));
    let label = ui.label(name.color(theme::colour(theme, Role::Text2)));
    let mut text = path.to_owned();
    let stroke = theme::stroke(theme, 1.0, Role::Control);
    let frame = Frame::new()
        .fill(theme::colour(theme, Role::Surface))
        .stroke(stroke)
        .corner_radius(6)
        .inner_margin(egui::Margin::symmetric(10, 8));
    let field = TextEdit::singleline(&mut text)
        .id(Id::unique("question-path"))
        .frame(frame)
        .font(theme::regular(theme::BODY))
        .desired_width(f32::INFINITY);
    let response = ui.add(field).labelled_by(label.id);
    if is_new {
        response.request_focus();
    }
    if response.changed() {
        actions.push(Action::TypePath(text));
    }
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        actions.push(Action::Answer(Answer::Proceed));
    }
    parts::focus_ring(ui, theme, &response, parts::Ring::Inside);
}

/// The buttons in a row, or, where they do not fit, one below the other with the default on top.
fn buttons_ui(
    ui: &mut Ui,
    theme: Theme,
    dialog: &Dialog,
    takes_focus: bool,
    actions: &mut Vec<Action>,
) {
    for (label, answer, rect) in places(ui, theme, dialog) {
        let id = Id::unique(("answer", label));
        let response = parts::button(ui, theme, id, rect, face(dialog, label, answer));
        if takes_focus && answer == dialog.default {
            response.request_focus();
        }
        if response.clicked() {
            actions.push(Action::Answer(answer));
        }
    }
}

fn face(dialog: &Dialog, label: &'static str, answer: Answer) -> Face<'static> {
    match (answer == dialog.default, answer) {
        (true, Answer::Cancel) | (false, _) => Face::raised(label),
        (true, _) => Face::primary(label),
    }
}

/// How wide each of the buttons is, from left to right.
fn widths(ui: &Ui, theme: Theme, dialog: &Dialog) -> Vec<f32> {
    let all = dialog.apart.iter().chain(&dialog.buttons);
    all.map(|&(label, answer)| face(dialog, label, answer).width(ui, theme))
        .collect()
}

/// How wide all buttons in a row are, the one that stands apart with some room behind it.
fn row_width(ui: &Ui, theme: Theme, dialog: &Dialog) -> f32 {
    let widths = widths(ui, theme, dialog);
    let gaps: f32 = widths.iter().skip(1).map(|_| GAP).sum();
    let apart = dialog.apart.map_or(0.0, |_| GAP);
    widths.iter().sum::<f32>() + gaps + apart
}

/// Where each button stands.
fn places(ui: &mut Ui, theme: Theme, dialog: &Dialog) -> Vec<(&'static str, Answer, Rect)> {
    let all: Vec<_> = dialog
        .apart
        .into_iter()
        .chain(dialog.buttons.iter().copied())
        .collect();
    let widths = widths(ui, theme, dialog);
    let (room, count) = (ui.available_width(), all.len());
    let is_row = row_width(ui, theme, dialog) <= room + 0.5;
    let lines = if is_row { 1 } else { count };
    let mut height = -8.0;
    for _ in 0..lines {
        height += theme::CONTROL + 8.0;
    }
    let (rect, _) = ui.allocate_exact_size(vec2(room, height), Sense::hover());
    let mut places = Vec::with_capacity(count);
    if is_row {
        let mut right = rect.right();
        for (index, (&(label, answer), &width)) in all.iter().zip(&widths).enumerate().rev() {
            let is_apart = index == 0 && dialog.apart.is_some();
            let left = if is_apart { rect.left() } else { right - width };
            places.push((
                label,
                answer,
                parts::rect(left, rect.top(), width, theme::CONTROL),
            ));
            right -= width + GAP;
        }
        places.reverse();
    } else {
        let mut top = rect.top();
        for &(label, answer) in all.iter().rev() {
            places.push((
                label,
                answer,
                parts::rect(rect.left(), top, room, theme::CONTROL),
            ));
            top += theme::CONTROL + 8.0;
        }
    }
    places
}
