//! A small software renderer: draws egui's triangles with their textures, so that pictures need no graphics card.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::indexing_slicing,
    clippy::iter_over_hash_type,
    reason = "pixels are counted in whole numbers and measured in fractions; textures are independent of each other"
)]

use std::collections::HashMap;

use eframe::egui;
use egui::epaint::{ClippedPrimitive, ImageData, Primitive, Vertex};
use egui::{Color32, ColorImage, TextureId, TexturesDelta};
use image::{Rgba, RgbaImage};

/// Draws what a frame has put out.
#[derive(Default)]
pub struct Raster {
    textures: HashMap<TextureId, ColorImage>,
}

impl egui_kittest::TestRenderer for Raster {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        for (id, images) in delta.set.drain() {
            for patch in images {
                let ImageData::Color(image) = &patch.image;
                match (patch.pos, self.textures.get_mut(&id)) {
                    (Some(at), Some(texture)) => copy(image, texture, at),
                    _ => {
                        self.textures.insert(id, (**image).clone());
                    }
                }
            }
        }
        for id in delta.free.drain() {
            self.textures.remove(&id);
        }
    }

    fn render(
        &mut self,
        ctx: &egui::Context,
        output: &egui::FullOutput,
    ) -> Result<RgbaImage, String> {
        let scale = output.pixels_per_point;
        let size = ctx.content_rect().size() * scale;
        let mut picture = RgbaImage::from_pixel(size.x as u32, size.y as u32, Rgba([0, 0, 0, 255]));
        for primitive in ctx.tessellate(output.shapes.clone(), scale) {
            self.draw(&mut picture, &primitive, scale);
        }
        Ok(picture)
    }
}

impl Raster {
    fn draw(&self, picture: &mut RgbaImage, primitive: &ClippedPrimitive, scale: f32) {
        let Primitive::Mesh(mesh) = &primitive.primitive else {
            return;
        };
        let Some(texture) = self.textures.get(&mesh.texture_id) else {
            return;
        };
        let clip = primitive.clip_rect * scale;
        for corners in mesh.indices.chunks_exact(3) {
            let [a, b, c] =
                [corners[0], corners[1], corners[2]].map(|index| mesh.vertices[index as usize]);
            triangle(picture, texture, [a, b, c], clip, scale);
        }
    }
}

fn copy(patch: &ColorImage, texture: &mut ColorImage, [x, y]: [usize; 2]) {
    for row in 0..patch.size[1] {
        for column in 0..patch.size[0] {
            texture[(x + column, y + row)] = patch[(column, row)];
        }
    }
}

/// A place in 256ths of a pixel: in whole numbers every pixel on an edge belongs to just one of the triangles beside it.
type Place = [i64; 2];

fn place(pos: egui::Pos2) -> Place {
    [pos.x, pos.y].map(|part| (part * 256.0).round() as i64)
}

/// Twice the area of the triangle, positive where its corners go round clockwise on the screen.
fn area([ax, ay]: Place, [bx, by]: Place, [cx, cy]: Place) -> i64 {
    (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
}

/// Whether pixels on the edge belong to the triangle: on its upper and its left ones.
fn owns_edge([ax, ay]: Place, [bx, by]: Place) -> bool {
    by < ay || (by == ay && bx > ax)
}

fn triangle(
    picture: &mut RgbaImage,
    texture: &ColorImage,
    mut corners: [Vertex; 3],
    clip: egui::Rect,
    scale: f32,
) {
    let [a, b, c] = corners.map(|corner| place(corner.pos * scale));
    if area(a, b, c) < 0 {
        corners.swap(1, 2);
    }
    let [a, b, c] = corners.map(|corner| place(corner.pos * scale));
    let whole = area(a, b, c);
    if whole == 0 {
        return;
    }
    let edges = [(b, c), (c, a), (a, b)];
    let bounds = corners.map(|corner| corner.pos * scale);
    let bounds = egui::Rect::from_points(&bounds).intersect(clip);
    let columns = bounds.left().max(0.0).floor() as u32..bounds.right().ceil().max(0.0) as u32;
    let rows = bounds.top().max(0.0).floor() as u32..bounds.bottom().ceil().max(0.0) as u32;
    for y in rows.start..rows.end.min(picture.height()) {
        for x in columns.start..columns.end.min(picture.width()) {
            let middle = egui::pos2(x as f32 + 0.5, y as f32 + 0.5);
            let weights = edges.map(|(from, to)| area(from, to, place(middle)));
            let mut sides = weights.iter().zip(edges);
            let is_inside = sides
                .all(|(weight, (from, to))| *weight > 0 || *weight == 0 && owns_edge(from, to));
            if !is_inside || !clip.contains(middle) {
                continue;
            }
            let [wa, wb, wc] = weights.map(|weight| (weight as f64 / whole as f64) as f32);
            let mix = |f: fn(&Vertex) -> f32| {
                wa * f(&corners[0]) + wb * f(&corners[1]) + wc * f(&corners[2])
            };
            let texel = sample(texture, mix(|v| v.uv.x), mix(|v| v.uv.y));
            let tint = [
                mix(|v| f32::from(v.color.r())),
                mix(|v| f32::from(v.color.g())),
                mix(|v| f32::from(v.color.b())),
                mix(|v| f32::from(v.color.a())),
            ];
            blend(picture.get_pixel_mut(x, y), texel, tint);
        }
    }
}

fn sample(texture: &ColorImage, u: f32, v: f32) -> [f32; 4] {
    let (width, height) = (texture.size[0], texture.size[1]);
    let (x, y) = (u * width as f32 - 0.5, v * height as f32 - 0.5);
    let (x0, y0) = (x.floor(), y.floor());
    let (fx, fy) = (x - x0, y - y0);
    let texel = |dx: f32, dy: f32| -> Color32 {
        let column = (x0 + dx).clamp(0.0, width as f32 - 1.0) as usize;
        let row = (y0 + dy).clamp(0.0, height as f32 - 1.0) as usize;
        texture[(column, row)]
    };
    let corners = [
        (texel(0.0, 0.0), (1.0 - fx) * (1.0 - fy)),
        (texel(1.0, 0.0), fx * (1.0 - fy)),
        (texel(0.0, 1.0), (1.0 - fx) * fy),
        (texel(1.0, 1.0), fx * fy),
    ];
    let mut mixed = [0.0; 4];
    for (colour, weight) in corners {
        for (channel, value) in mixed.iter_mut().zip(colour.to_array()) {
            *channel += f32::from(value) * weight;
        }
    }
    mixed
}

/// Colours are premultiplied and blended as they stand, as egui's own painters do.
fn blend(pixel: &mut Rgba<u8>, texel: [f32; 4], tint: [f32; 4]) {
    let alpha = texel[3] * tint[3] / 255.0 / 255.0;
    for channel in 0..3 {
        let source = texel[channel] * tint[channel] / 255.0;
        let below = f32::from(pixel.0[channel]);
        pixel.0[channel] = (source + below * (1.0 - alpha)).round().clamp(0.0, 255.0) as u8;
    }
}
