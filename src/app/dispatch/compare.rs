//! Owns comparing the open project with another version, taking over what is chosen, and merging what somebody else
//! has written to its file.

mod choice;

use std::path::Path;
use std::sync::Arc;

use crate::action::{CompareAction, Comparison, Ticks};
use crate::app::App;
use crate::app::services::{Purpose, Request};
use crate::edit::Edit;
use crate::edit::patch::{Conflict, Merged, Patch};
use crate::file::{self, Mark, Opened};
use crate::model::Project;
use crate::ui::state::{Compared, MainView, Question, Screen};
use crate::words::changes::{self, Told};
use crate::words::{self, compare};
use choice::{chosen, kept_side, returning, without};

/// What somebody else has written, while the user decides what of it is taken over.
#[derive(Debug)]
pub(in crate::app) struct Merging {
    theirs: Arc<Project>,
    /// How the file that holds it is told from others.
    mark: Option<Mark>,
}

impl App {
    pub(super) fn compare(&mut self, action: CompareAction) {
        match action {
            CompareAction::Open(comparison) => self.compare_with(*comparison),
            CompareAction::MergeFromDisk(theirs, name) => self.merge_outside(theirs, name),
            CompareAction::Tick(record, line) => self.with_compared(|it| {
                if !it.ticked.remove(&(record, line)) {
                    it.ticked.insert((record, line));
                }
            }),
            CompareAction::TickAll(ticks) => self.with_compared(|it| {
                it.ticked = match ticks {
                    Ticks::All => it.all().collect(),
                    Ticks::None => std::collections::BTreeSet::new(),
                };
            }),
            CompareAction::Decide(conflict, side) => self.with_compared(|it| {
                if let Some(decided) = it.decided.get_mut(conflict) {
                    *decided = side;
                }
            }),
            CompareAction::Show(record) => self.show_compared(record),
            CompareAction::Draw(order) => self.services.request(Request::DrawBoth(order)),
            CompareAction::Take => self.take_compared(),
            CompareAction::Close => self.close_compared(),
        }
    }

    /// Asks for the file of another version.
    pub(super) fn pick_to_compare(&mut self) {
        if self.session.screen == Screen::Map {
            let request = Request::Pick(Purpose::Compare, String::new());
            self.services.request(request);
        }
    }

    /// Another version was read to be compared.
    pub(super) fn read_to_compare(&mut self, path: &Path, read: Result<Box<Opened>, String>) {
        let name = super::files::name_of(path);
        match read {
            Ok(opened) => self.compare_with(Comparison {
                name,
                theirs: Arc::new(opened.project),
                base: None,
            }),
            Err(sentence) => {
                let heading = words::cant_be_opened(&name);
                let sentence = words::sentence(&sentence);
                self.session.question = Some(Question::Failed { heading, sentence });
            }
        }
    }

    /// Somebody else has written `theirs` to the project's file: their changes since it was opened or saved here last
    /// are merged into the open project as one undo step; where the two don't agree, they are shown over each other and
    /// the user decides. What is in the file counts as known from then on; where it has to be decided, only once it is,
    /// so that no save replaces it before.
    pub(in crate::app) fn merge_outside(&mut self, theirs: Arc<Project>, name: String) {
        self.keep_name();
        let base = Arc::clone(&self.document.saved);
        let ours = Arc::clone(self.document.project());
        let Merged { project, conflicts } = file::merge(&base, &ours, &theirs);
        if conflicts.is_empty() && !self.document.file.read_only {
            let told = changes::in_short(&ours, &project);
            self.document.saved = theirs;
            self.take_version(compare::MERGE_FROM_DISK, &project);
            self.after_change();
            self.session.message = Some(compare::merged(&told));
        } else {
            let mark = self.document.on_disk.held.take();
            self.document.merging = Some(Merging {
                theirs: Arc::clone(&theirs),
                mark,
            });
            let base = Some(base);
            self.compare_with(Comparison { name, theirs, base });
        }
    }

    /// Makes the open project what `version` is, as one undo step of that name. True where something changed.
    pub(in crate::app) fn take_version(&mut self, label: &str, version: &Project) -> bool {
        let patch = Patch::between(self.document.project(), version);
        !patch.is_empty() && self.apply(label, &[Edit::Patch(Box::new(patch))])
    }

    /// Shows another version over the open project.
    pub(in crate::app) fn compare_with(&mut self, comparison: Comparison) {
        self.keep_name();
        let mine = Arc::clone(self.document.project());
        let compared = compared(mine, comparison);
        self.session.comparison = Some(Arc::new(compared));
        self.show_view(MainView::Compare);
    }

    /// The project has changed: what is different from the other version is found again, and what was ticked stays so.
    pub(super) fn follow_compared(&mut self) {
        let project = self.document.project();
        let Some(before) = self.session.comparison.clone() else {
            return;
        };
        if Arc::ptr_eq(project, &before.mine) {
            return;
        }
        if self.session.view != MainView::Compare {
            self.session.comparison = None;
            return;
        }
        let mut now = compared(Arc::clone(project), before.with.clone());
        let is_ticked = |told: &Told, line: usize| {
            let record = before.number(&told.key)?;
            let line = told.lines.get(line)?;
            let same = before
                .told
                .get(record)?
                .lines
                .iter()
                .position(|it| it == line)?;
            Some(before.ticked.contains(&(record, same)))
        };
        let ticks = now.all().filter(|&(record, line)| {
            let told = now.told.get(record);
            told.and_then(|told| is_ticked(told, line))
                .unwrap_or_else(|| now.ticked.contains(&(record, line)))
        });
        now.ticked = ticks.collect();
        for (conflict, decided) in now.conflicts.iter().zip(&mut now.decided) {
            let same = before.conflicts.iter().position(|it| it == conflict);
            if let Some(side) = same.and_then(|same| before.decided.get(same)) {
                *decided = *side;
            }
        }
        self.session.comparison = Some(Arc::new(now));
    }

    fn with_compared(&mut self, change: impl FnOnce(&mut Compared)) {
        if let Some(compared) = &mut self.session.comparison {
            change(Arc::make_mut(compared));
        }
    }

    /// Shows the journey of the record; the view itself brings its step into sight.
    fn show_compared(&mut self, record: usize) {
        let told = self
            .session
            .comparison
            .as_ref()
            .and_then(|it| it.told.get(record));
        let journey = told.and_then(|told| told.key.journey().cloned());
        if let Some(journey) =
            journey.filter(|id| self.document.project().journeys.contains_key(id))
        {
            self.show_journey(journey);
        }
        self.with_compared(|it| it.shown = Some(record));
    }

    fn take_compared(&mut self) {
        let Some(compared) = self.session.comparison.clone() else {
            return;
        };
        let patch = chosen(&compared);
        let taken = file::take(&compared.mine, &patch, &compared.target);
        let label = compare::take_label(&compared.with.name);
        let changed = self.take_version(&label, &taken.project);
        if changed || patch.is_empty() {
            self.close_compared();
            self.decided(&compared.with.theirs);
        }
        if changed {
            let count = compared.to_take();
            self.session.message = Some(compare::taken(count, taken.conflicts.len()));
        }
    }

    /// What somebody else has written is taken over as far as the user wants it: a save may replace it from now on.
    fn decided(&mut self, theirs: &Arc<Project>) {
        let merging = self.document.merging.take();
        if let Some(merging) = merging.filter(|it| Arc::ptr_eq(&it.theirs, theirs)) {
            self.document.saved = merging.theirs;
            self.document.on_disk.held = merging.mark;
            self.after_change();
        }
    }

    fn close_compared(&mut self) {
        self.session.comparison = None;
        self.show_view(MainView::Map);
    }
}

fn compared(mine: Arc<Project>, with: Comparison) -> Compared {
    let (target, conflicts) = match &with.base {
        Some(base) => {
            let Merged { project, conflicts } = file::merge(base, &mine, &with.theirs);
            (Arc::new(project), conflicts)
        }
        None => (Arc::clone(&with.theirs), Vec::new()),
    };
    let patch = Patch::between(&mine, &target);
    let returns: Vec<Patch> = conflicts.iter().map(|it| returning(&patch, it)).collect();
    let told = changes::told(&mine, &target, &without(&patch, &returns));
    let in_words = |it: &Conflict| changes::conflict(&mine, &with.theirs, it);
    let mut compared = Compared {
        conflicts_told: conflicts.iter().map(in_words).collect(),
        decided: conflicts.iter().map(kept_side).collect(),
        returns,
        ticked: std::collections::BTreeSet::new(),
        shown: None,
        with,
        mine,
        target,
        patch,
        told,
        conflicts,
    };
    if compared.with.base.is_some() {
        compared.ticked = compared.all().collect();
    }
    compared
}
