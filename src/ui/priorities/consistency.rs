//! Owns the page of consistency: stages, channels, owners and segments beside each other with the lagging one named,
//! contrasts, promises, hand-overs, sources and waits. Every touchpoint named leads there.

mod plots;
mod waits;

use eframe::egui;
use egui::{Id, Ui};

use crate::action::Action;
use crate::insight::{
    Compared, Contrast, Figure, JudgedHandOvers, Promise, Sentence, SourceSplit, Wait, compared,
    contrasts, judged_hand_overs, rival_waits, source_split,
};
use crate::model::PromiseState;
use crate::scene::glyphs::{Spot, promise as promise_sign};
use crate::scene::shape::TextStyle;
use crate::scene::{Item, Role};
use crate::ui::widgets::{self, Line};
use crate::ui::{Ctx, memo, paint, theme, why};
use crate::words::consistency as words;

/// How many contrasts are listed.
const LISTED: usize = 12;
/// Before the words of a promise, for its sign.
const SIGN: f32 = 20.0;

/// All that the page shows, made once for each state of the project.
struct Page {
    compared: Vec<Compared>,
    contrasts: Vec<Contrast>,
    hand_overs: JudgedHandOvers,
    sources: SourceSplit,
    waits: Vec<Wait>,
}

/// Shows the page over the whole width.
pub(super) fn consistency_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    let view = why::view(ctx);
    let page = memo::kept(ui.ctx(), ctx, ("consistency", view.clone()), || Page {
        compared: compared(ctx.project, ctx.journey_id, &view),
        contrasts: contrasts(ctx.project, ctx.journey_id, &view),
        hand_overs: judged_hand_overs(ctx.journey, ctx.figures),
        sources: source_split(ctx.journey, ctx.figures),
        waits: rival_waits(ctx.journey),
    });
    title_ui(ui, ctx);
    for compared in &page.compared {
        plots::plot_ui(ui, ctx, compared, actions);
    }
    contrasts_ui(ui, ctx, &page.contrasts, actions);
    promises_ui(ui, ctx, actions);
    heading_ui(ui, ctx, words::HAND_OVERS);
    for (figure, text) in [
        (Figure::HandOvers, words::hand_overs(&page.hand_overs)),
        (Figure::Sources, words::sources(page.sources)),
    ] {
        asked_ui(ui, ctx, (&figure, &text), actions);
    }
    loops_ui(ui, ctx, actions);
    if !page.waits.is_empty() {
        heading_ui(ui, ctx, words::WAITS);
        waits::waits_ui(ui, ctx, &page.waits, actions);
    }
}

fn title_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    ui.add_space(26.0);
    let title = TextStyle::medium(28.0, Role::Text);
    widgets::caption_ui(ui, ctx.theme, 36.0, Line::left(words::CONSISTENCY, title));
    ui.add_space(8.0);
    let segment = ctx.view().segment;
    let segment = segment.and_then(|id| ctx.project.segments.get(&id));
    let segment = segment.map(|segment| segment.name.as_str());
    let subtitle = words::seen_for(&ctx.journey.name, segment);
    let style = TextStyle::regular(theme::BODY, Role::Text2);
    widgets::caption_ui(ui, ctx.theme, 20.0, Line::left(&subtitle, style));
}

fn heading_ui(ui: &mut Ui, ctx: &Ctx<'_>, text: &str) {
    ui.add_space(28.0);
    let style = TextStyle::medium(theme::SECTION, Role::Text);
    widgets::caption_ui(ui, ctx.theme, 28.0, Line::left(text, style));
    ui.add_space(4.0);
}

fn said_ui(ui: &mut Ui, ctx: &Ctx<'_>, text: &str) {
    let style = TextStyle::regular(theme::BODY, Role::Text2);
    widgets::paragraph_ui(ui, ctx.theme, text, style, 18.0);
}

/// A sentence that says where it comes from when it is pressed.
fn asked_ui(ui: &mut Ui, ctx: &Ctx<'_>, told: (&Figure, &str), actions: &mut Vec<Action>) {
    let style = TextStyle::regular(theme::BODY, Role::Text2);
    why::told_ui(ui, ctx, told, style, actions);
}

fn contrasts_ui(ui: &mut Ui, ctx: &Ctx<'_>, contrasts: &[Contrast], actions: &mut Vec<Action>) {
    heading_ui(ui, ctx, words::CONTRASTS);
    if contrasts.is_empty() {
        said_ui(ui, ctx, words::NO_CONTRASTS);
    }
    for (index, contrast) in contrasts.iter().take(LISTED).enumerate() {
        let felt = |id| {
            let emotion = ctx.figures.touchpoint(id)?.ratings.emotion?;
            Some((&**ctx.journey.step(id)?, emotion))
        };
        if let Some((from, to)) = felt(&contrast.from).zip(felt(&contrast.to)) {
            let sentence = words::contrast(from, to);
            let id = Id::unique(("contrast", index));
            sentence_ui(ui, ctx, (id, &sentence), actions);
        }
    }
    if contrasts.len() > LISTED {
        said_ui(ui, ctx, &words::more(contrasts.len() - LISTED));
    }
}

fn promises_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    heading_ui(ui, ctx, words::PROMISES);
    let promises = &ctx.figures.promises;
    if promises.all.is_empty() {
        said_ui(ui, ctx, words::NO_PROMISES);
        return;
    }
    let told = words::promises(promises);
    asked_ui(ui, ctx, (&Figure::Promises, &told), actions);
    let of_state = |state| promises.all.iter().filter(move |it| it.kept == state);
    let all = of_state(PromiseState::Broken)
        .chain(of_state(PromiseState::Unknown))
        .chain(of_state(PromiseState::Kept));
    for promise in all {
        promise_ui(ui, ctx, promise, actions);
    }
}

/// The flows that lead back to an earlier touchpoint.
fn loops_ui(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    let graph = &ctx.journey.graph;
    let loops = ctx.figures.loops.iter().filter_map(|id| graph.link(id));
    for (index, link) in loops.enumerate() {
        if index == 0 {
            heading_ui(ui, ctx, words::LOOPS);
        }
        let step = |id| ctx.journey.step(id).map(|step| &**step);
        if let Some((from, to)) = step(&link.from).zip(step(&link.to)) {
            let sentence = words::loop_back(link, from, to);
            let id = Id::unique(("loop back", link.id.as_str()));
            sentence_ui(ui, ctx, (id, &sentence), actions);
        }
    }
}

fn promise_ui(ui: &mut Ui, ctx: &Ctx<'_>, promise: &Promise, actions: &mut Vec<Action>) {
    let step = |id| ctx.journey.step(id).map(|step| &**step);
    let Some((made, due)) = step(&promise.made_at).zip(step(&promise.due_at)) else {
        return;
    };
    let owner = |id: &Option<_>| {
        let owner = id.as_ref().and_then(|id| ctx.project.owners.get(id));
        owner.map(|owner| owner.name.as_str())
    };
    let link = ctx.journey.graph.link(&promise.id);
    let label = link.map_or("", |link| link.label.as_str());
    let (made_by, due_from) = (owner(&promise.made_by), owner(&promise.due_from));
    let sentence = words::promise(label, (made, made_by), (due, due_from));
    let room = ui.available_rect_before_wrap();
    let mut items: Vec<Item> = Vec::new();
    let spot = Spot::new(room.left() + 6.0, room.top() + 12.0, 13.0);
    promise_sign(&mut items, spot, promise.kept);
    paint::signs(ui.painter(), &items, egui::Pos2::ZERO, ctx.theme);
    let beside = room.with_min_x(room.left() + SIGN);
    ui.scope_builder(egui::UiBuilder::new().max_rect(beside), |ui| {
        ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
        let id = Id::unique(("promise", promise.id.as_str()));
        sentence_ui(ui, ctx, (id, &sentence), actions);
    });
}

fn sentence_ui(ui: &mut Ui, ctx: &Ctx<'_>, sentence: (Id, &Sentence), actions: &mut Vec<Action>) {
    ui.add_space(3.0);
    let style = TextStyle::regular(theme::BODY, Role::Text2);
    why::sentence_ui(ui, ctx, sentence, style, actions);
    ui.add_space(3.0);
}
