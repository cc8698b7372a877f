//! Owns what the pointer does on the map: pan, zoom, select, marquee, move, connect. What it does between press and
//! release is drawn only; the project changes on release, so Escape has nothing to undo.

use eframe::egui;
use egui::{Event, Key, PointerButton, Pos2, Ui, Vec2};

use super::{Regions, ends, overlay};
use crate::action::{Action, Camera, NewStep};
use crate::layout::{End, Hit, Point, Rect, moved_to, place_after, place_at};
use crate::model::{Layer, Link, LinkId, LinkKind, StepId};
use crate::ui::Ctx;
use crate::ui::state::{Tool, WheelChoice};
use crate::words::undo;

/// How near to a link the pointer catches it, in points on the screen.
const REACH: f32 = 8.0;

/// What the wheel moves.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wheel {
    /// Both ways, and zooms.
    Map,
    /// Sideways only, and never zooms.
    Sideways,
}

/// What the pressed pointer is doing.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Gesture {
    /// Nothing.
    #[default]
    Idle,
    /// It moves the map; where pointer and camera were.
    Pan(Pos2, Camera),
    /// It selects what lies in a rectangle from there.
    Marquee(Point),
    /// It moves these steps from there.
    Move(Vec<StepId>, Point),
    /// It draws a link from this step.
    Connect(StepId),
    /// It takes an end of a link to another card.
    Reconnect(LinkId, End),
}

/// Whether cards are on the move.
pub(super) fn moves_cards(ui: &Ui, response: &egui::Response) -> bool {
    let gesture: Option<Gesture> = ui.data(|data| data.get_temp(gesture_id(response)));
    matches!(gesture, Some(Gesture::Move(..)))
}

fn gesture_id(response: &egui::Response) -> egui::Id {
    response.id.with("gesture")
}

/// What the pointer is over, while nothing is dragged.
pub(super) fn hovered(
    ui: &Ui,
    ctx: &Ctx<'_>,
    regions: &Regions,
    response: &egui::Response,
) -> Option<Hit> {
    let pos = ui.input(|input| input.pointer.hover_pos())?;
    let is_here = response.hovered() && !response.dragged();
    let point = regions
        .body_transform(ctx.session.camera)
        .world_from_screen(pos);
    if !is_here || !regions.body.contains(pos) {
        return None;
    }
    let hit = ctx.layout.hit(point, REACH / ctx.session.camera.zoom);
    let end = ends::end_at(ctx, point, &hit).map(|(link, _)| Hit::Link(link));
    Some(end.unwrap_or(hit))
}

/// Takes the pointer's part in this frame. True while a gesture is under way.
pub(super) fn gesture_ui(
    ui: &Ui,
    ctx: &Ctx<'_>,
    regions: &Regions,
    response: &egui::Response,
    actions: &mut Vec<Action>,
) -> bool {
    let id = gesture_id(response);
    let mut gesture: Gesture = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let hand = Hand {
        ui,
        ctx,
        regions,
        response,
    };
    if response.drag_started() {
        gesture = hand.begin();
    }
    if gesture != Gesture::Idle && escaped(ui) {
        if let Gesture::Pan(_, camera) = gesture {
            actions.push(Action::Look(camera));
        }
        gesture = Gesture::Idle;
    }
    hand.drag(&gesture, actions);
    let is_over = response.drag_stopped() || !ui.input(|input| input.pointer.any_down());
    if is_over && gesture != Gesture::Idle {
        hand.drop(&gesture, actions);
        gesture = Gesture::Idle;
    }
    if response.clicked() {
        hand.click(actions);
    }
    if response.hovered() {
        wheel(ui, ctx, regions, Wheel::Map, actions);
    }
    let busy = gesture != Gesture::Idle;
    ui.data_mut(|data| data.insert_temp(id, gesture));
    busy
}

/// Pans by the wheel, zooms by Ctrl and the wheel or by pinching, at the pointer.
pub(super) fn wheel(
    ui: &Ui,
    ctx: &Ctx<'_>,
    regions: &Regions,
    wheel: Wheel,
    actions: &mut Vec<Action>,
) {
    let pos = ui.input(|input| input.pointer.hover_pos());
    let (delta, zoom) = match (wheel, ctx.preferences.wheel) {
        (Wheel::Map, WheelChoice::Zooms) => swapped(ui),
        (Wheel::Map | Wheel::Sideways, _) => {
            ui.input(|input| (input.smooth_scroll_delta(), input.zoom_delta()))
        }
    };
    let camera = ctx.session.camera;
    if (zoom - 1.0).abs() > f32::EPSILON && wheel == Wheel::Map {
        let pos = pos.unwrap_or(regions.body.center());
        let point = regions.body_transform(camera).world_from_screen(pos);
        let zoom = (camera.zoom * zoom).clamp(0.1, 8.0);
        let offset = (pos - regions.body.min) / zoom;
        actions.push(Action::Look(Camera {
            x: point.x - offset.x,
            y: point.y - offset.y,
            zoom,
        }));
    } else if delta != Vec2::ZERO {
        let x = if wheel == Wheel::Sideways && delta.x == 0.0 {
            delta.y
        } else {
            delta.x
        };
        let y = if wheel == Wheel::Sideways {
            0.0
        } else {
            delta.y
        };
        let moved = Camera {
            x: camera.x - x / camera.zoom,
            y: camera.y - y / camera.zoom,
            ..camera
        };
        actions.push(Action::Look(moved));
    }
}

/// How far the wheel moves and by how much it zooms where it zooms without Ctrl and moves with it. Pinching zooms all
/// the same.
fn swapped(ui: &Ui) -> (Vec2, f32) {
    let speed = ui
        .ctx()
        .options(|options| options.input_options.scroll_zoom_speed);
    ui.input(|input| {
        let (delta, zoom) = (input.smooth_scroll_delta(), input.zoom_delta());
        let is_zoomed = (zoom - 1.0).abs() > f32::EPSILON;
        match (is_zoomed, input.modifiers.command) {
            (true, true) => (Vec2::new(0.0, zoom.ln() / speed), 1.0),
            (true, false) => (delta, zoom),
            (false, _) if delta.y != 0.0 => (Vec2::ZERO, (delta.y * speed).exp()),
            (false, _) => (delta, 1.0),
        }
    })
}

pub(super) fn escaped(ui: &Ui) -> bool {
    let escape = |event: &Event| {
        matches!(
            event,
            Event::Key {
                key: Key::Escape,
                pressed: true,
                ..
            }
        )
    };
    ui.input_mut(|input| {
        let escaped = input.events.iter().any(escape);
        input.events.retain(|event| !escape(event));
        escaped
    })
}

struct Hand<'a> {
    ui: &'a Ui,
    ctx: &'a Ctx<'a>,
    regions: &'a Regions,
    response: &'a egui::Response,
}

impl Hand<'_> {
    fn pointer(&self) -> Option<Pos2> {
        self.ui.input(|input| input.pointer.interact_pos())
    }

    fn world(&self, pos: Pos2) -> Point {
        self.regions
            .body_transform(self.ctx.session.camera)
            .world_from_screen(pos)
    }

    fn hit(&self, pos: Pos2) -> Hit {
        if self.regions.body.contains(pos) {
            self.ctx
                .layout
                .hit(self.world(pos), REACH / self.ctx.session.camera.zoom)
        } else {
            Hit::Nothing
        }
    }

    fn begin(&self) -> Gesture {
        let Some(pos) = self
            .ui
            .input(|input| input.pointer.press_origin())
            .or_else(|| self.pointer())
        else {
            return Gesture::Idle;
        };
        let session = self.ctx.session;
        let pans = self.response.dragged_by(PointerButton::Middle)
            || self.response.dragged_by(PointerButton::Secondary)
            || session.tool == Tool::Pan
            || self.ui.input(|input| input.key_down(Key::Space));
        if pans {
            return Gesture::Pan(pos, session.camera);
        }
        let hit = self.hit(pos);
        if matches!(session.tool, Tool::Select | Tool::Verbatim)
            && let Some((link, end)) = ends::end_at(self.ctx, self.world(pos), &hit)
        {
            return Gesture::Reconnect(link, end);
        }
        match (session.tool, hit) {
            (Tool::Connect, Hit::Card(step) | Hit::Port(step, _))
            | (Tool::Select | Tool::Verbatim, Hit::Port(step, _)) => Gesture::Connect(step),
            (Tool::Select | Tool::Verbatim, Hit::Card(step)) => {
                let selected = &session.selection.steps;
                let steps = if selected.contains(&step) {
                    selected.iter().cloned().collect()
                } else {
                    vec![step]
                };
                Gesture::Move(steps, self.world(pos))
            }
            (
                Tool::Select | Tool::Connect | Tool::Verbatim,
                Hit::Link(_) | Hit::Stage(_) | Hit::Lane(_) | Hit::Nothing,
            ) => Gesture::Marquee(self.world(pos)),
            (Tool::Pan | Tool::Touchpoint, _) => Gesture::Idle,
        }
    }

    fn drag(&self, gesture: &Gesture, actions: &mut Vec<Action>) {
        let Some(pos) = self.pointer() else {
            return;
        };
        let painter = self.ui.painter_at(self.regions.body);
        match gesture {
            Gesture::Idle => {}
            Gesture::Pan(from, camera) => {
                let moved = (pos - *from) / camera.zoom;
                actions.push(Action::Look(Camera {
                    x: camera.x - moved.x,
                    y: camera.y - moved.y,
                    ..*camera
                }));
            }
            Gesture::Marquee(from) => {
                overlay::marquee(&painter, self.ctx, self.regions, *from, self.world(pos));
            }
            Gesture::Move(steps, from) => {
                overlay::moving(
                    &painter,
                    self.ctx,
                    self.regions,
                    steps,
                    (*from, self.world(pos)),
                );
            }
            Gesture::Connect(step) => {
                ends::target(&painter, self.ctx, self.regions, &self.hit(pos), true);
                overlay::connecting(&painter, self.ctx, self.regions, step, pos);
            }
            Gesture::Reconnect(link, end) => {
                let under = self.hit(pos);
                let it = (link, *end);
                ends::reconnecting(&painter, self.ctx, self.regions, it, (pos, &under));
            }
        }
    }

    fn drop(&self, gesture: &Gesture, actions: &mut Vec<Action>) {
        let Some(pos) = self.pointer() else {
            return;
        };
        match gesture {
            Gesture::Marquee(from) => {
                let to = self.world(pos);
                let rect = Rect {
                    min: Point::new(from.x.min(to.x), from.y.min(to.y)),
                    max: Point::new(from.x.max(to.x), from.y.max(to.y)),
                };
                let steps = self.ctx.layout.cards_in(rect).into_iter().cloned();
                let kept = self
                    .ui
                    .input(|input| input.modifiers.shift || input.modifiers.command);
                let before = self
                    .ctx
                    .session
                    .selection
                    .steps
                    .iter()
                    .filter(|_| kept)
                    .cloned();
                actions.push(Action::Select(before.chain(steps).collect()));
            }
            Gesture::Move(steps, _) if self.regions.body.contains(pos) => {
                let placements =
                    moved_to(self.ctx.journey, self.ctx.layout, steps, self.world(pos));
                let names: Vec<&str> = steps.iter().map(|step| self.name(step)).collect();
                let label = undo::moving(&undo::steps(&names));
                actions.push(Action::Select(steps.clone()));
                actions.push(match (self.hit(pos), placements.as_slice()) {
                    (Hit::Link(link), [(step, placement)]) if self.fits_on(step, &link) => {
                        Action::PlaceOn(step.clone(), Box::new(placement.clone()), link)
                    }
                    _ => Action::Place(label, placements),
                });
            }
            Gesture::Idle | Gesture::Pan(..) | Gesture::Move(..) => {}
            Gesture::Connect(from) => self.drop_link(from, pos, actions),
            Gesture::Reconnect(link, end) => {
                actions.extend(ends::dropped(self.ctx, link, *end, &self.hit(pos)));
                actions.push(Action::SelectLink(link.clone()));
            }
        }
    }

    /// A touchpoint on no way yet can be put on a flow link.
    fn fits_on(&self, step: &StepId, link: &LinkId) -> bool {
        let graph = &self.ctx.journey.graph;
        let mut links = graph
            .links_from(step)
            .into_iter()
            .chain(graph.links_to(step));
        let is_flow = |link: &Link| link.kind == LinkKind::Flow;
        self.is_touchpoint(step)
            && graph.link(link).is_some_and(|link| is_flow(link))
            && !links.any(|link| is_flow(link))
    }

    /// On a card it joins the two; on an empty place it makes a touchpoint there and joins that.
    fn drop_link(&self, from: &StepId, pos: Pos2, actions: &mut Vec<Action>) {
        match self.hit(pos) {
            Hit::Card(to) | Hit::Port(to, _) if to != *from => {
                actions.push(Action::Connect {
                    kind: LinkKind::Flow,
                    from: from.clone(),
                    to,
                });
            }
            Hit::Link(_) | Hit::Stage(_) | Hit::Lane(_) | Hit::Nothing
                if self.regions.body.contains(pos) =>
            {
                let placement = place_at(self.ctx.journey, self.ctx.layout, self.world(pos));
                let is_touchpoint = |step| {
                    self.ctx
                        .journey
                        .step(step)
                        .is_some_and(|step| step.is_touchpoint())
                };
                let (link_from, link_to) = match (is_touchpoint(from), placement.layer) {
                    (true, Layer::Touchpoint) => (Some((LinkKind::Flow, from.clone())), None),
                    (true, Layer::Backstage | Layer::System) => {
                        (None, Some((LinkKind::Support, from.clone())))
                    }
                    (false, _) => (Some((LinkKind::Support, from.clone())), None),
                };
                actions.push(Action::AddStep(Box::new(NewStep {
                    placement,
                    link_from,
                    link_to,
                })));
            }
            Hit::Card(_)
            | Hit::Port(..)
            | Hit::Link(_)
            | Hit::Stage(_)
            | Hit::Lane(_)
            | Hit::Nothing => {}
        }
    }

    fn click(&self, actions: &mut Vec<Action>) {
        let Some(pos) = self.response.interact_pointer_pos() else {
            return;
        };
        let hit = self.hit(pos);
        match self.ctx.session.tool {
            Tool::Touchpoint => self.click_new(pos, &hit, actions),
            Tool::Connect => self.click_connect(hit, actions),
            Tool::Select | Tool::Pan | Tool::Verbatim => self.click_select(pos, hit, actions),
        }
    }

    fn click_new(&self, pos: Pos2, hit: &Hit, actions: &mut Vec<Action>) {
        let (placement, link_from) = match hit {
            Hit::Card(step) | Hit::Port(step, _) if self.is_touchpoint(step) => (
                place_after(self.ctx.journey, step),
                Some((LinkKind::Flow, step.clone())),
            ),
            Hit::Card(_)
            | Hit::Port(..)
            | Hit::Link(_)
            | Hit::Stage(_)
            | Hit::Lane(_)
            | Hit::Nothing => (
                place_at(self.ctx.journey, self.ctx.layout, self.above_the_foot(pos)),
                None,
            ),
        };
        actions.push(Action::AddStep(Box::new(NewStep {
            placement,
            link_from,
            link_to: None,
        })));
    }

    /// The place in the world; under all lanes, that of the last channel: a click there means a touchpoint.
    fn above_the_foot(&self, pos: Pos2) -> Point {
        let point = self.world(pos);
        let is_under = point.y > self.ctx.layout.size.height;
        let y = if is_under {
            self.ctx.layout.lines.visibility - 1.0
        } else {
            point.y
        };
        Point::new(point.x, y)
    }

    fn click_connect(&self, hit: Hit, actions: &mut Vec<Action>) {
        let (Hit::Card(step) | Hit::Port(step, _)) = hit else {
            actions.push(Action::ConnectFrom(None));
            return;
        };
        match &self.ctx.session.connect_from {
            Some(from) if *from != step => {
                actions.push(Action::Connect {
                    kind: LinkKind::Flow,
                    from: from.clone(),
                    to: step,
                });
            }
            Some(_) | None => {
                actions.push(Action::Select(vec![step.clone()]));
                actions.push(Action::ConnectFrom(Some(step)));
            }
        }
    }

    fn click_select(&self, pos: Pos2, hit: Hit, actions: &mut Vec<Action>) {
        let point = self.world(pos);
        let selected = self.ctx.session.selection.link.as_ref();
        if ends::end_at(self.ctx, point, &Hit::Nothing).is_some() {
            return;
        }
        let (shift, command) = self
            .ui
            .input(|input| (input.modifiers.shift, input.modifiers.command));
        match hit {
            Hit::Card(step) | Hit::Port(step, _) if shift || command => {
                actions.push(Action::ToggleSelected(step));
            }
            Hit::Card(step) | Hit::Port(step, _) => {
                if self.response.double_clicked() {
                    actions.push(Action::EditName(crate::action::NameTarget::Step(step)));
                } else {
                    actions.push(Action::Select(vec![step]));
                }
            }
            Hit::Link(link) => {
                let scale = (1.0 / self.ctx.session.camera.zoom).max(1.0);
                let label = self
                    .ctx
                    .layout
                    .route(&link)
                    .and_then(|route| route.label_rect(scale));
                let is_on_label = label.is_some_and(|label| label.contains(point));
                if selected == Some(&link) && is_on_label || self.response.double_clicked() {
                    actions.push(Action::EditName(crate::action::NameTarget::Link(link)));
                } else {
                    actions.push(Action::SelectLink(link));
                }
            }
            Hit::Stage(_) | Hit::Lane(_) | Hit::Nothing => actions.push(Action::Select(Vec::new())),
        }
    }

    fn is_touchpoint(&self, step: &StepId) -> bool {
        self.ctx
            .journey
            .step(step)
            .is_some_and(|step| step.is_touchpoint())
    }

    fn name(&self, step: &StepId) -> &str {
        self.ctx
            .journey
            .step(step)
            .map_or("", |step| step.name.as_str())
    }
}
