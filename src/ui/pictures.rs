//! Owns the pictures of the project as the screen shows them. Decoding takes time, so a picture is asked for when it is
//! first shown and painted once it has come; only the few that were shown last are kept.

use std::sync::Arc;

use eframe::egui;
use egui::{ColorImage, Context, Id, TextureFilter, TextureHandle, TextureOptions};

use crate::action::Action;
use crate::model::{Image, ImageId};

/// How many pictures are kept ready.
const KEPT: usize = 4;

/// What can be shown of a picture.
#[derive(Clone)]
pub enum Look {
    /// It is being decoded.
    Loading,
    /// It can't be decoded.
    Unreadable,
    /// The picture itself.
    Ready(TextureHandle),
}

/// A picture that was asked for; the latest stands at the end. Holding the record keeps it from being freed, so the
/// same place in memory always is the same picture.
#[derive(Clone)]
struct Asked {
    image: Arc<Image>,
    look: Look,
}

/// What can be shown of the picture now; asks for it where nobody has yet.
#[must_use]
pub fn look(ctx: &Context, id: &ImageId, image: &Arc<Image>, actions: &mut Vec<Action>) -> Look {
    let mut all = asked(ctx);
    let known = all.iter().position(|one| is_same(&one.image, image));
    let look = known.map_or(Look::Loading, |at| {
        all.get(at).map_or(Look::Loading, |one| one.look.clone())
    });
    if known.is_some_and(|at| at + 1 == all.len()) {
        return look;
    }
    match known {
        Some(at) => {
            all.remove(at);
        }
        None => actions.push(Action::ShowPicture(id.clone())),
    }
    all.push(Asked {
        image: Arc::clone(image),
        look: look.clone(),
    });
    let spare = all.len().saturating_sub(KEPT);
    all.drain(..spare);
    ctx.data_mut(|data| data.insert_temp(key(), all));
    look
}

/// Keeps the pixels of a picture that was asked for; none: it can't be decoded.
pub fn keep(ctx: &Context, image: &Arc<Image>, pixels: Option<ColorImage>) {
    let look = match pixels {
        Some(pixels) => Look::Ready(ctx.load_texture("picture", pixels, smooth())),
        None => Look::Unreadable,
    };
    let mut all = asked(ctx);
    if let Some(one) = all.iter_mut().find(|one| is_same(&one.image, image)) {
        one.look = look;
        ctx.data_mut(|data| data.insert_temp(key(), all));
    }
}

/// Whether it is the same picture, whatever it is called by now.
fn is_same(one: &Image, other: &Image) -> bool {
    Arc::ptr_eq(&one.bytes, &other.bytes)
}

fn asked(ctx: &Context) -> Vec<Asked> {
    ctx.data(|data| data.get_temp(key())).unwrap_or_default()
}

fn smooth() -> TextureOptions {
    TextureOptions {
        mipmap_mode: Some(TextureFilter::Linear),
        ..TextureOptions::LINEAR
    }
}

fn key() -> Id {
    Id::unique("pictures that are shown")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Extra, Id as RecordId, ImageKind};

    fn image(name: &str) -> (ImageId, Arc<Image>) {
        let image = Image {
            name: name.to_owned(),
            kind: ImageKind::Png,
            bytes: Arc::from([]),
            extra: Extra::default(),
        };
        (RecordId::new(name).unwrap(), Arc::new(image))
    }

    #[test]
    fn a_picture_is_asked_for_once_and_shown_when_it_has_come() {
        let (ctx, mut actions) = (Context::default(), Vec::new());
        let (id, counter) = image("counter");
        for _ in 0..2 {
            let shown = look(&ctx, &id, &counter, &mut actions);
            assert!(matches!(shown, Look::Loading));
        }
        assert_eq!(actions, [Action::ShowPicture(id.clone())]);
        keep(&ctx, &counter, Some(ColorImage::example()));
        assert!(matches!(
            look(&ctx, &id, &counter, &mut actions),
            Look::Ready(_)
        ));
        keep(&ctx, &counter, None);
        assert!(matches!(
            look(&ctx, &id, &counter, &mut actions),
            Look::Unreadable
        ));
    }

    #[test]
    fn only_those_shown_last_are_kept() {
        let (ctx, mut actions) = (Context::default(), Vec::new());
        let all: Vec<_> = ["a", "b", "c", "d", "e"].map(image).into();
        for (id, image) in &all {
            let _asked = look(&ctx, id, image, &mut actions);
            keep(&ctx, image, Some(ColorImage::example()));
        }
        actions.clear();
        let (id, first) = &all[0];
        assert!(matches!(look(&ctx, id, first, &mut actions), Look::Loading));
        assert_eq!(actions, [Action::ShowPicture(id.clone())]);
    }
}
