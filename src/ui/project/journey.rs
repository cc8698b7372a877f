//! Owns everything about the journey that is shown: what can be done with it, its texts, its customer, its lists.

use eframe::egui;
use egui::{Id, Rect, Sense, Ui, UiBuilder, Vec2, pos2, vec2};

use super::texts::{COLUMN, Text, heading_ui};
use crate::action::{Action, CopyAs, JourneyAction, PictureFor};
use crate::command::Command;
use crate::edit::{Edit, JourneyEdit, JourneyField};
use crate::model::{Journey, JourneyId, JourneyState, Persona};
use crate::scene::Role;
use crate::scene::shape::TextStyle;
use crate::ui::inspector::picture_name_ui;
use crate::ui::outline::round_ui;
use crate::ui::parts::{self, Face, Loudness};
use crate::ui::widgets::{self, Row, Segment, TextList};
use crate::ui::{Ctx, theme};
use crate::words::fields::PICTURE_WAYS;
use crate::words::inspector as inspector_words;
use crate::words::project as words;

/// A journey with its id, in a list of them.
type Listed<'a> = (&'a JourneyId, &'a Journey);

/// Everything about the journey that is shown.
pub(super) fn journey_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    journeys: &[Listed<'_>],
    actions: &mut Vec<Action>,
) {
    let journey = ctx.journey;
    heading_ui(ui, ctx, &words::about(&journey.name));
    buttons_ui(ui, ctx, journeys, actions);
    ui.add_space(12.0);
    text_ui(
        ui,
        ctx,
        ((words::NAME, words::NAME), 1, &journey.name),
        JourneyField::Name,
        actions,
    );
    state_ui(ui, ctx, journeys, actions);
    let goal = (inspector_words::GOAL, inspector_words::GOAL_HINT);
    text_ui(
        ui,
        ctx,
        (goal, 2, &journey.goal),
        JourneyField::Goal,
        actions,
    );
    persona_ui(ui, ctx, actions);
    let before = (inspector_words::BEFORE, inspector_words::BEFORE_HINT);
    text_ui(
        ui,
        ctx,
        (before, 2, &journey.before),
        JourneyField::Before,
        actions,
    );
    let after = (inspector_words::AFTER, inspector_words::AFTER_HINT);
    text_ui(
        ui,
        ctx,
        (after, 2, &journey.after),
        JourneyField::After,
        actions,
    );
    let knows = (words::KNOWS, words::KNOWS_HINT);
    list_ui(
        ui,
        ctx,
        (knows, &journey.knows),
        JourneyField::Knows,
        actions,
    );
    let brings = (words::BRINGS, words::BRINGS_HINT);
    list_ui(
        ui,
        ctx,
        (brings, &journey.brings),
        JourneyField::Brings,
        actions,
    );
    let note = (inspector_words::NOTE, inspector_words::NOTE_HINT);
    text_ui(
        ui,
        ctx,
        (note, 3, &journey.note),
        JourneyField::Note,
        actions,
    );
}

fn change(ctx: &Ctx<'_>, label: String, field: JourneyField) -> Action {
    let edit = JourneyEdit::Set(field);
    Action::Edit(label, vec![Edit::Journey(ctx.journey_id.clone(), edit)])
}

fn text_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    ((caption, hint), rows, current): ((&str, &str), usize, &str),
    field: impl FnOnce(String) -> JourneyField,
    actions: &mut Vec<Action>,
) {
    let subject = words::a_journey(&ctx.journey.name);
    let text = Text {
        record: ctx.journey_id.as_str(),
        caption,
        hint,
        subject: &subject,
        rows,
        current,
    };
    if let Some(typed) = text.show(ui, ctx, actions) {
        actions.push(change(ctx, text.label(), field(typed)));
    }
}

fn list_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    ((caption, hint), current): ((&str, &str), &[String]),
    field: fn(Vec<String>) -> JourneyField,
    actions: &mut Vec<Action>,
) {
    let subject = words::a_journey(&ctx.journey.name);
    let label = inspector_words::edit(caption, &subject);
    let list = TextList {
        id: Id::unique(("project list", caption, ctx.journey_id)),
        caption,
        name: caption,
        hint,
        gesture: &label,
    };
    if let Some(lines) = widgets::text_list_ui(ui, ctx.theme, list, current, actions) {
        actions.push(change(ctx, label, field(lines)));
    }
    ui.add_space(12.0);
}

/// What can be done with the journey as a whole.
fn buttons_ui(ui: &mut Ui, ctx: &Ctx<'_>, journeys: &[Listed<'_>], actions: &mut Vec<Action>) {
    let id = ctx.journey_id;
    let at = journeys.iter().position(|(other, _)| *other == id);
    let to = |at: Option<usize>| {
        at.filter(|at| *at < journeys.len())
            .map(|at| JourneyAction::Move(id.clone(), at))
    };
    let copy = |copy| Some(JourneyAction::Duplicate(id.clone(), copy));
    let buttons = [
        (words::DUPLICATE, copy(CopyAs::Same)),
        (words::DUPLICATE_TO_BE, copy(CopyAs::ToBe)),
        (words::MOVE_UP, to(at.and_then(|at| at.checked_sub(1)))),
        (words::MOVE_DOWN, to(at.map(|at| at + 1))),
        (
            words::DELETE_JOURNEY,
            Some(JourneyAction::Delete(id.clone())),
        ),
    ];
    let mut row = Flow::new(ui);
    if row.button_ui(ui, ctx, Face::raised(words::SHOW_MAP)) {
        actions.push(Action::Command(Command::ViewMap));
    }
    for (label, action) in buttons {
        let loudness = match action {
            Some(_) => Loudness::Raised,
            None => Loudness::Idle,
        };
        let face = Face {
            loudness,
            ..Face::raised(label)
        };
        if row.button_ui(ui, ctx, face) {
            actions.extend(action.map(Action::Journeys));
        }
    }
    ui.allocate_space(vec2(ui.available_width(), row.height()));
}

/// Buttons side by side, over as many lines as they need.
struct Flow {
    area: Rect,
    next: Vec2,
}

impl Flow {
    const GAP: f32 = 8.0;

    fn new(ui: &Ui) -> Self {
        let area = ui.available_rect_before_wrap();
        let next = Vec2::ZERO;
        Self { area, next }
    }

    fn height(&self) -> f32 {
        self.next.y + theme::CONTROL
    }

    /// Returns whether it was pressed.
    fn button_ui(&mut self, ui: &Ui, ctx: &Ctx<'_>, face: Face<'_>) -> bool {
        let width = face.width(ui, ctx.theme).min(self.area.width());
        if self.next.x > 0.0 && self.next.x + width > self.area.width() {
            self.next = vec2(0.0, self.next.y + theme::CONTROL + Self::GAP);
        }
        let size = vec2(width, theme::CONTROL);
        let place = Rect::from_min_size(self.area.min + self.next, size);
        self.next.x += width + Self::GAP;
        let id = Id::unique(("project journey button", face.label));
        parts::button(ui, ctx.theme, id, place, face).clicked()
    }
}

/// As it is or as it shall be, and then what it improves on.
fn state_ui(ui: &mut Ui, ctx: &Ctx<'_>, journeys: &[Listed<'_>], actions: &mut Vec<Action>) {
    const ALL: [JourneyState; 2] = [JourneyState::AsIs, JourneyState::ToBe];
    let journey = ctx.journey;
    let segments = ALL.map(|state| Segment {
        text: words::state(state),
        is_chosen: state == journey.state,
        barred: None,
    });
    let row = Row {
        id: Id::unique("project journey state"),
        caption: words::STATE,
        name: words::STATE,
        text: "",
        column: COLUMN,
    };
    let chosen = widgets::segments_ui(ui, ctx.theme, row, &segments);
    if let Some(state) = chosen.and_then(|index| ALL.get(index)) {
        let label = words::set_state(&journey.name, *state);
        actions.push(change(ctx, label, JourneyField::State(*state)));
    }
    if journey.state == JourneyState::ToBe {
        baseline_ui(ui, ctx, journeys, actions);
    }
    ui.add_space(12.0);
}

fn baseline_ui(ui: &mut Ui, ctx: &Ctx<'_>, journeys: &[Listed<'_>], actions: &mut Vec<Action>) {
    let now = ctx.journey.baseline.as_ref();
    let others = journeys.iter().filter(|(id, other)| {
        let is_as_it_is = other.state == JourneyState::AsIs && *id != ctx.journey_id;
        is_as_it_is || Some(*id) == now
    });
    let others: Vec<&Listed<'_>> = others.collect();
    let mut options = vec![words::NO_BASELINE];
    options.extend(others.iter().map(|(_, journey)| journey.name.as_str()));
    let current = now.map_or(Some(0), |now| {
        let at = others.iter().position(|(id, _)| *id == now);
        at.map(|at| at + 1)
    });
    let text = current.and_then(|at| options.get(at)).copied();
    let row = Row {
        id: Id::unique("project journey baseline"),
        caption: words::BASELINE,
        name: words::BASELINE,
        text: text.unwrap_or(words::NO_BASELINE),
        column: COLUMN,
    };
    if let Some(index) = widgets::choice_ui(ui, ctx.theme, row, &options, current) {
        let chosen = index.checked_sub(1).and_then(|at| others.get(at));
        let baseline = chosen.map(|(id, _)| (*id).clone());
        let label = inspector_words::set(words::BASELINE, &words::a_journey(&ctx.journey.name));
        actions.push(change(ctx, label, JourneyField::Baseline(baseline)));
    }
}

/// The customer: a picture, a name, and who they are.
fn persona_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    let persona = &ctx.journey.persona;
    let with = |change: &dyn Fn(&mut Persona)| {
        let mut persona = persona.clone();
        change(&mut persona);
        JourneyField::Persona(Box::new(persona))
    };
    let name = (inspector_words::PERSONA, inspector_words::PERSONA_HINT);
    text_ui(
        ui,
        ctx,
        (name, 1, &persona.name),
        |name| with(&|persona| persona.name.clone_from(&name)),
        actions,
    );
    let about = (inspector_words::ABOUT, inspector_words::ABOUT_HINT);
    text_ui(
        ui,
        ctx,
        (about, 2, &persona.about),
        |about| with(&|persona| persona.about.clone_from(&about)),
        actions,
    );
    picture_ui(ui, ctx, actions);
}

/// The customer's picture in a round, with what can be done with it.
fn picture_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    let (whole, _) = ui.allocate_exact_size(vec2(ui.available_width(), 64.0), Sense::hover());
    let centre = pos2(whole.left() + 28.0, whole.top() + 28.0);
    round_ui(ui, ctx, (centre, 28.0), actions);
    let has_one = ctx.journey.persona.picture.is_some();
    let mut room = ui.new_child(
        UiBuilder::new()
            .max_rect(
                whole
                    .with_min_x(whole.left() + 72.0)
                    .translate(vec2(0.0, 12.0)),
            )
            .id_salt("persona picture"),
    );
    let mut row = Flow::new(&room);
    let choose = if has_one {
        words::OTHER_PICTURE
    } else {
        words::CHOOSE_PICTURE
    };
    if row.button_ui(&room, ctx, Face::raised(choose)) {
        let persona = PictureFor::Persona(ctx.journey_id.clone());
        actions.push(Action::ChoosePicture(persona));
    }
    if has_one && row.button_ui(&room, ctx, Face::raised(words::REMOVE_PICTURE)) {
        let persona = Persona {
            picture: None,
            ..ctx.journey.persona.clone()
        };
        let label = words::remove_picture(&persona.name);
        let field = JourneyField::Persona(Box::new(persona));
        actions.push(change(ctx, label, field));
    }
    room.allocate_space(Vec2::ZERO);
    let persona = &ctx.journey.persona;
    let shown = persona.picture.as_ref();
    let shown = shown.and_then(|id| Some((id, ctx.project.images.get(id)?)));
    if let Some((id, image)) = shown {
        picture_name_ui(ui, ctx, (id, image), actions);
    } else {
        let style = TextStyle::regular(theme::CAPTION, Role::Text3);
        widgets::paragraph_ui(ui, ctx.theme, PICTURE_WAYS, style, 16.0);
    }
    ui.add_space(12.0);
}
