//! The application: its state in three scopes (document: saved and undoable; session: selection, camera, tool;
//! preferences: theme, recent files), what it does in a frame, and the window's answers to the world outside.
//! Panels emit actions; `dispatch` alone carries them out.

mod boardroom;
mod crash;
mod derived;
mod dispatch;
mod glide;
mod keys;
mod open;
mod overview;
mod panels;
mod preferences;
mod safety;
pub mod services;
mod watch;
mod window;

#[cfg(feature = "fault-driver")]
pub use open::{Drive, open_driven};
pub use open::{First, Renderer, open_window};

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use eframe::egui;

use crate::action::{Action, PictureFor};
use crate::edit::History;
use crate::model::{JourneyId, Project, StepId};
use crate::scene::palette::Theme;
use crate::ui::state::{FileState, Pane, Preferences, Preview, RecentState, Session, ThemeChoice};
use derived::Derived;
use overview::Overviews;
use services::{Purpose, Request, Safety, Services};

/// How fast the wheel zooms: about a fifth a notch.
const WHEEL_ZOOM: f32 = 1.0 / 500.0;
/// How far the pressed pointer moves before it drags, in points.
const DRAG_STARTS_AFTER: f32 = 4.0;

/// A template as the start screen shows it: its name, a line about it, and what it looks like.
type TemplatePreview = (&'static str, &'static str, Preview);

/// The running application.
pub struct App {
    document: Document,
    session: Session,
    preferences: Preferences,
    derived: Derived,
    overview: Overviews,
    services: Box<dyn Services>,
    exporting: dispatch::Exporting,
    recents: BTreeMap<PathBuf, RecentState>,
    templates: Vec<TemplatePreview>,
    theme: Option<Theme>,
    /// When the clipboard was asked for as a list of names, in passes.
    plain_paste: Option<u64>,
    title: String,
    /// What the find bar looks through.
    finder: dispatch::Finder,
    /// The panes of the last frame, in the order in which F6 goes through them, and where they were.
    panes: Vec<(Pane, egui::Rect)>,
    watch: watch::Watch,
    glides: glide::Glides,
    watchdog: safety::Watchdog,
    boardroom: boardroom::Boardroom,
    /// The window's first size was held against the display's.
    is_fitted: bool,
}

/// The open project.
struct Document {
    /// Tells it from those that were open before.
    serial: u64,
    history: History,
    /// The project as it is in the file.
    saved: Arc<Project>,
    file: FileState,
    /// What saving would lose, if the file held something that can't be kept.
    lossy: Option<String>,
    /// What the file holds, and what others do to it.
    on_disk: dispatch::OnDisk,
    /// The user knows what saving loses, and wants it.
    accepts_loss: bool,
    /// What is done once the question of unsaved changes is answered.
    pending: Option<Pending>,
    /// What a path is asked for, or written over.
    target: Option<Target>,
    /// The step that the new one, whose name is being typed, comes after.
    made_after: Option<StepId>,
    /// The import that is shown and not added yet.
    import: Option<dispatch::Waiting>,
    /// Whose picture is being chosen.
    picture_for: Option<PictureFor>,
    /// What somebody else has written, while the user decides what of it is taken over.
    merging: Option<dispatch::Merging>,
    /// The journey that was shown before this one.
    shown_before: Option<JourneyId>,
    /// How often it was saved.
    saves: u64,
    /// The journal that it was restored from.
    restored: Option<PathBuf>,
}

/// What waits until unsaved changes are saved or given up.
#[derive(Debug, Clone, PartialEq)]
enum Pending {
    /// The window closes.
    Quit,
    /// The start screen shows.
    Close,
    /// A new project opens.
    New,
    /// A file is chosen and opened.
    PickOpen,
    /// A file opens.
    Open(PathBuf),
    /// A template opens.
    Template(&'static str),
    /// An earlier version opens as a copy.
    Version(crate::action::VersionAction),
}

/// What the question of a path, or of a file that is there already, is about.
#[derive(Debug, Clone, PartialEq)]
enum Target {
    /// The path is being typed, for this.
    Typed(Purpose),
    /// The project is saved under another name.
    SaveAs,
    /// The project is written there, over what is there.
    Save(PathBuf),
    /// A show is handed out there, over what is there.
    HandOut(crate::exchange::handout::Handout, PathBuf),
    /// A picture is written there, over what is there.
    Export(PathBuf),
}

impl Document {
    fn new(project: Arc<Project>, file: FileState) -> Self {
        static OPENED: AtomicU64 = AtomicU64::new(0);
        Self {
            serial: OPENED.fetch_add(1, Ordering::Relaxed),
            history: History::new(Arc::clone(&project)),
            saved: project,
            file,
            lossy: None,
            on_disk: dispatch::OnDisk::default(),
            accepts_loss: false,
            pending: None,
            target: None,
            made_after: None,
            import: None,
            picture_for: None,
            merging: None,
            shown_before: None,
            saves: 0,
            restored: None,
        }
    }

    fn project(&self) -> &Arc<Project> {
        self.history.project()
    }
}

impl App {
    /// The application on the start screen; with a path, that file opens at once.
    #[must_use]
    pub fn new(
        ctx: &egui::Context,
        mut services: Box<dyn Services>,
        open: Option<PathBuf>,
    ) -> Self {
        crate::ui::theme::install_fonts(ctx);
        ctx.options_mut(|options| {
            options.zoom_with_keyboard = false;
            options.quit_shortcuts.clear();
        });
        ctx.options_mut(|options| {
            options.input_options.max_click_dist = DRAG_STARTS_AFTER;
            options.input_options.scroll_zoom_speed = WHEEL_ZOOM;
        });
        let preferences = preferences::parse(&services.stored_preferences());
        for recent in &preferences.recent {
            services.request(Request::Preview(recent.path.clone()));
        }
        services.request(Request::Safety(Safety::Look));
        let mut app = Self {
            document: Document::new(Arc::default(), FileState::default()),
            session: Session::default(),
            recents: preferences
                .recent
                .iter()
                .map(|r| (r.path.clone(), RecentState::Reading))
                .collect(),
            preferences,
            derived: Derived::default(),
            overview: Overviews::default(),
            services,
            exporting: dispatch::Exporting::default(),
            templates: window::template_previews(),
            theme: None,
            plain_paste: None,
            title: String::new(),
            finder: dispatch::Finder::default(),
            panes: Vec::new(),
            watch: watch::Watch::default(),
            glides: glide::Glides::default(),
            watchdog: safety::Watchdog::default(),
            boardroom: boardroom::Boardroom::default(),
            is_fitted: false,
        };
        if let Some(path) = open {
            app.open_first(path);
        }
        app
    }

    /// The project as it stands, for tests.
    #[must_use]
    pub fn project(&self) -> &Arc<Project> {
        self.document.project()
    }

    /// What is selected and how the map is looked at, for tests.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// What undoing would undo, for tests.
    #[must_use]
    pub fn undo_label(&self) -> Option<&str> {
        self.document.history.undo_label()
    }

    /// What the user prefers, for tests.
    #[must_use]
    pub fn preferences(&self) -> &Preferences {
        &self.preferences
    }

    /// The file that the project lives in, for tests.
    #[must_use]
    pub fn file(&self) -> &FileState {
        &self.document.file
    }

    /// Takes in what the world outside has answered since the last frame.
    pub fn take_events(&mut self, ctx: &egui::Context) {
        for event in self.services.poll() {
            self.watch.stirs();
            self.watch.acts();
            self.event(ctx, event);
            self.keep_safe();
        }
    }

    /// What went wrong in the program itself: that the project changed by other ways than actions.
    #[must_use]
    pub fn fault(&self) -> Option<&'static str> {
        self.watch.fault()
    }

    /// Carries out what somebody asks for, from inside the window or outside.
    pub fn dispatch_all(&mut self, ctx: &egui::Context, actions: Vec<Action>) {
        self.watch.stirs();
        self.carry_out(ctx, actions);
    }

    /// Carries out what the panels have asked for.
    fn carry_out(&mut self, ctx: &egui::Context, actions: Vec<Action>) {
        for action in actions {
            self.watch.acts();
            self.dispatch(ctx, action);
        }
        self.keep_safe();
    }

    fn theme_now(&self, ctx: &egui::Context) -> Theme {
        match self.preferences.theme {
            ThemeChoice::Light => Theme::Light,
            ThemeChoice::Dark => Theme::Dark,
            ThemeChoice::HighContrast => Theme::HighContrast,
            ThemeChoice::System => match ctx.system_theme() {
                Some(egui::Theme::Dark) => Theme::Dark,
                Some(egui::Theme::Light) | None => Theme::Light,
            },
        }
    }
}
