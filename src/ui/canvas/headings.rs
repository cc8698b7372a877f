//! Owns how the headings are painted: the name of a stage that reaches in from the left stays in view.

use eframe::egui;
use egui::{Painter, vec2};

use super::Regions;
use crate::layout::{FontMetrics, Point, StageColumn};
use crate::scene::bounds::bounds;
use crate::scene::{Item, Tag};
use crate::ui::Ctx;
use crate::ui::paint::{self, Transform};

/// How far what keeps its size on the screen reaches beyond its pin.
pub(super) const PINNED: f32 = 400.0;
/// Between the end of a name that stays and the end of its stage.
const APART: f32 = 8.0;

/// The names of the stages in view, and what the customer hopes for below them.
pub(super) fn headings(painter: &Painter, ctx: &Ctx<'_>, regions: &Regions) {
    let camera = ctx.session.camera;
    let (left, right) = regions.in_view(camera);
    let beyond = PINNED / camera.zoom;
    let (scene, index) = (&ctx.scene.headings, &ctx.scene.index.headings);
    let painter = painter.with_clip_rect(regions.headings);
    let transform = regions.headings_transform(camera);
    let staying = staying(ctx, left);
    let stays = |item: &&Item| {
        let column = staying.and_then(|column| column.id.as_ref());
        matches!((&item.tag, column), (Some(Tag::Stage(stage)), Some(id)) if stage == id)
    };
    let in_view = index.between(scene, left - beyond, right + beyond);
    let moving = in_view.filter(|item| !stays(item));
    paint::items(&painter, moving, transform, ctx.theme);
    let Some(column) = staying else {
        return;
    };
    let name: Vec<&Item> = index
        .between(scene, column.left, column.left)
        .filter(stays)
        .collect();
    let transform = held(transform, column, &name, left);
    paint::items(&painter, name, transform, ctx.theme);
}

/// The stage that begins left of what is in view and goes on in it.
fn staying<'a>(ctx: &Ctx<'a>, left: f32) -> Option<&'a StageColumn> {
    let first = ctx.layout.stages_between(left, left + 1.0).next()?;
    let column = ctx.layout.stages.get(first)?;
    (column.left < left && column.id.is_some()).then_some(column)
}

/// The transform that holds the name at the left of what is in view, until the end of its stage pushes it out.
fn held(transform: Transform, column: &StageColumn, name: &[&Item], left: f32) -> Transform {
    let metrics = FontMetrics::bundled();
    let ends = name
        .iter()
        .filter_map(|item| bounds(&item.shape, metrics))
        .map(|bounds| bounds.max.x - column.left);
    let width = ends.fold(0.0, f32::max);
    let x = |world: f32| transform.screen_from_world(Point::new(world, 0.0)).x;
    let room = x(column.right) - x(column.left) - width - APART;
    let by = (x(left) - x(column.left)).min(room.max(0.0));
    Transform {
        origin: transform.origin + vec2(by, 0.0),
        ..transform
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::HEADING_HEIGHT;
    use crate::scene::shape::TextStyle;
    use crate::scene::{Anchor, Role, Shape};
    use egui::pos2;

    const STYLE: TextStyle = TextStyle::medium(14.0, Role::Text);

    /// Where the name of a stage from 100 to 500 begins on the screen when the map is scrolled to `left`.
    fn begins(left: f32) -> f32 {
        let column = StageColumn {
            id: None,
            left: 100.0,
            right: 500.0,
        };
        let at = Point::new(column.left + 12.0, HEADING_HEIGHT / 2.0);
        let name: Item = Shape::centred(at, Anchor::Start, STYLE, "Decision".to_owned()).into();
        let transform = Transform {
            origin: pos2(-left, 0.0),
            scale: vec2(1.0, 1.0),
        };
        let held = held(transform, &column, &[&name], left);
        held.screen_from_world(at).x
    }

    #[test]
    fn the_name_stays_at_the_left_until_its_stage_ends() {
        assert!((begins(100.0) - 12.0).abs() < 0.01);
        assert!((begins(300.0) - 12.0).abs() < 0.01);
        let pushed = begins(480.0);
        assert!(
            pushed < -20.0,
            "nothing may stand over the next stage: {pushed}"
        );
    }
}
