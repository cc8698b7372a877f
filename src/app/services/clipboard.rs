//! Owns the system's clipboard: what is copied is there at once as text and as a table, and a moment later, when it is
//! painted, as a picture too. Whoever pastes takes what suits them.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use clipboard_rs::{Clipboard as _, ClipboardContent, ClipboardContext};
use eframe::egui::ColorImage;

use crate::exchange::document::{ExportOrder, Progress, export};
use crate::model::Project;

/// A larger picture than this is not offered: it would have to travel in parts, which not every program understands.
const MOST_BYTES: usize = 8 << 20;

/// How often the system's clipboard is asked before it is taken to be silent: half a second each on a busy machine.
const TRIES: usize = 6;

/// What a PNG is called in the clipboard of this system.
const PNG: &str = if cfg!(windows) {
    "PNG"
} else if cfg!(target_os = "macos") {
    "public.png"
} else {
    "image/png"
};

/// Cards as other programs may take them.
#[derive(Debug, Clone)]
pub struct Clip {
    /// All of them, as this program reads them.
    pub text: String,
    /// A table, as spreadsheets and word processors read it.
    pub html: String,
    /// What is painted of them; none where that would be too much.
    pub picture: Option<Painting>,
}

/// A picture that is to be painted, which takes time.
#[derive(Debug, Clone)]
pub struct Painting {
    /// Of which project.
    pub project: Arc<Project>,
    /// What of it, and how; as PNG.
    pub order: ExportOrder,
}

impl Painting {
    /// The picture as a PNG file; none where it can't be painted or is not wanted any more.
    #[must_use]
    pub fn png(&self, progress: &Progress) -> Option<Vec<u8>> {
        let paint = AssertUnwindSafe(|| export(&self.project, &self.order, progress));
        catch_unwind(paint).ok()?.ok()
    }

    /// The picture for the screen; none where it can't be painted.
    #[must_use]
    pub fn pixels(&self) -> Option<ColorImage> {
        let png = self.png(&Progress::default())?;
        let pixels = image::load_from_memory(&png).ok()?.to_rgba8();
        let size = [pixels.width(), pixels.height()];
        let size = size.map(|it| usize::try_from(it).unwrap_or_default());
        Some(ColorImage::from_rgba_unmultiplied(size, &pixels))
    }
}

/// The clipboard of the system, which asks this process for what was copied as long as nobody else copies something.
#[derive(Default)]
pub(super) struct Clipboard {
    shared: Arc<Mutex<Shared>>,
    /// The picture that is being painted.
    painting: Arc<Progress>,
}

#[derive(Default)]
struct Shared {
    /// Opened when something is copied for the first time.
    system: Option<Arc<ClipboardContext>>,
    /// How often something was copied.
    copies: u64,
}

impl Clipboard {
    /// Offers it in every form. False: it can't be done here.
    pub(super) fn copy(&mut self, clip: Clip) -> bool {
        self.painting.cancel();
        self.painting = Arc::default();
        let mut shared = locked(&self.shared);
        shared.copies += 1;
        if shared.put(&clip, None).is_none() {
            return false;
        }
        let copy = Copy {
            shared: Arc::clone(&self.shared),
            number: shared.copies,
            clip,
        };
        let painting = Arc::clone(&self.painting);
        std::thread::spawn(move || copy.completed(&painting));
        true
    }
}

impl Shared {
    /// Offers it, in place of what was offered before; none where that can't be done.
    fn put(&mut self, clip: &Clip, picture: Option<Vec<u8>>) -> Option<()> {
        if self.system.is_none() {
            self.system = ClipboardContext::new().ok().map(Arc::new);
        }
        let system = self.system.as_ref()?;
        let done = system.set(forms(clip, picture, names_of_text(system)));
        if done.is_err() {
            self.system = None;
        }
        done.ok()
    }
}

/// What was copied once.
struct Copy {
    shared: Arc<Mutex<Shared>>,
    number: u64,
    clip: Clip,
}

impl Copy {
    /// Makes sure that it is offered, and adds the picture when it is painted.
    fn completed(&self, painting: &Progress) -> Option<()> {
        let system = self.mine()?.system.clone()?;
        if !answers(&system) {
            // Nobody answers any more: begun anew.
            let mut shared = self.mine()?;
            shared.system = None;
            shared.put(&self.clip, None)?;
        }
        let picture = self.painted(painting)?;
        let system = self.mine()?.system.clone()?;
        // In the meantime somebody else may have copied something.
        let is_there = holds(&system, &self.clip.text);
        self.mine()
            .filter(|_| is_there)?
            .put(&self.clip, Some(picture))
    }

    /// The clipboard, if nothing else was copied here since.
    fn mine(&self) -> Option<MutexGuard<'_, Shared>> {
        Some(locked(&self.shared)).filter(|shared| shared.copies == self.number)
    }

    fn painted(&self, painting: &Progress) -> Option<Vec<u8>> {
        let picture = self.clip.picture.as_ref()?.png(painting)?;
        (picture.len() <= MOST_BYTES).then_some(picture)
    }
}

/// Whether the clipboard says what it holds.
fn answers(system: &ClipboardContext) -> bool {
    (0..TRIES).any(|_| system.available_formats().is_ok())
}

/// Whether the clipboard holds that text. A clipboard that had no time to answer says that it holds none.
fn holds(system: &ClipboardContext, text: &str) -> bool {
    let mut told = (0..TRIES).filter_map(|_| system.get_text().ok());
    told.find(|told| !told.is_empty())
        .is_some_and(|told| told == text)
}

fn locked(shared: &Mutex<Shared>) -> MutexGuard<'_, Shared> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Further names by which programs of this system ask for a text.
fn names_of_text(system: &ClipboardContext) -> &'static [&'static str] {
    #[cfg(all(unix, not(target_os = "macos")))]
    if matches!(system, ClipboardContext::X11(_)) {
        return &["text/plain;charset=utf-8", "text/plain"];
    }
    let _ = system;
    &[]
}

fn forms(clip: &Clip, picture: Option<Vec<u8>>, names: &[&str]) -> Vec<ClipboardContent> {
    let again = names.iter().map(|name| {
        let bytes = clip.text.clone().into_bytes();
        ClipboardContent::Other((*name).to_owned(), bytes)
    });
    let html = ClipboardContent::Html(clip.html.clone());
    let picture = picture.map(|png| ClipboardContent::Other(PNG.to_owned(), png));
    std::iter::once(ClipboardContent::Text(clip.text.clone()))
        .chain(again)
        .chain([html])
        .chain(picture)
        .collect()
}
