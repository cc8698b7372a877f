//! Owns comparing the open project with another version, taking over what is chosen, and merging what somebody else
//! has written to its file.

use std::path::Path;
use std::sync::Arc;

use crate::action::{CompareAction, Comparison, Ticks};
use crate::app::App;
use crate::app::services::{Purpose, Request};
use crate::edit::Edit;
use crate::edit::patch::{Change, Conflict, Dispute, FieldChange, Merged, Patch, RecordKey, Side};
use crate::file::{self, Mark, Opened};
use crate::model::Project;
use crate::ui::state::{Compared, MainView, Question, Screen};
use crate::words::changes::{self, Told};
use crate::words::{self, compare};

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
                let heading = format!("‘{name}’ can’t be opened");
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
    let told = changes::told(&mine, &target, &patch);
    let in_words = |it: &Conflict| changes::conflict(&mine, &with.theirs, it);
    let mut compared = Compared {
        conflicts_told: conflicts.iter().map(in_words).collect(),
        decided: vec![Side::Ours; conflicts.len()],
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

/// What is ticked and decided, as a patch of the open project.
fn chosen(compared: &Compared) -> Patch {
    let mut patch = Patch::default();
    for &(record, line) in &compared.ticked {
        let Some(told) = compared.told.get(record) else {
            continue;
        };
        let fields = told.lines.get(line).map(|line| line.fields.as_slice());
        if let (Some(change), Some(fields)) = (compared.change(&told.key), fields) {
            take(&mut patch, &told.key, change, fields);
        }
    }
    for (conflict, side) in compared.conflicts.iter().zip(&compared.decided) {
        if *side == Side::Theirs {
            decide(&mut patch, conflict);
        }
    }
    with_orders(compared, &mut patch);
    patch
}

/// Adds the change, or those fields of it.
fn take(patch: &mut Patch, key: &RecordKey, change: &Change, fields: &[crate::edit::patch::Field]) {
    let Change::Changed(all) = change else {
        return patch.insert(key.clone(), change.clone());
    };
    let mut taken = match patch.remove(key) {
        Some(Change::Changed(taken)) => taken,
        Some(Change::Added(_) | Change::Removed(_)) | None => Vec::new(),
    };
    taken.extend(all.iter().filter(|it| fields.contains(&it.field)).cloned());
    patch.insert(key.clone(), Change::Changed(taken));
}

/// Takes theirs in a conflict.
fn decide(patch: &mut Patch, conflict: &Conflict) {
    match &conflict.dispute {
        Dispute::Field {
            field,
            ours,
            theirs,
            ..
        } => {
            let change = FieldChange {
                field: field.clone(),
                before: ours.clone(),
                after: theirs.clone(),
            };
            let fields = [change.field.clone()];
            let change = Change::Changed(vec![change]);
            take(patch, &conflict.key, &change, &fields);
        }
        Dispute::Removed {
            by: Side::Theirs,
            base,
        } => patch.insert(conflict.key.clone(), Change::Removed(base.clone())),
        Dispute::Removed { by: Side::Ours, .. }
        | Dispute::LeftOut { .. }
        | Dispute::Emptied { .. } => {}
    }
}

/// Stages and slides that are taken over come with their order, which is not told where it says nothing else.
fn with_orders(compared: &Compared, patch: &mut Patch) {
    let mut owners: Vec<RecordKey> = patch
        .iter()
        .filter_map(|(key, _)| match key {
            RecordKey::Stage(journey, _) => Some(RecordKey::Journey(journey.clone())),
            RecordKey::Slide(_) => Some(RecordKey::Project),
            RecordKey::Project
            | RecordKey::Segment(_)
            | RecordKey::Channel(_)
            | RecordKey::Owner(_)
            | RecordKey::Image(_)
            | RecordKey::Journey(_)
            | RecordKey::Step(..)
            | RecordKey::Mark(..)
            | RecordKey::Ratings(..)
            | RecordKey::Link(..)
            | RecordKey::Voice(_)
            | RecordKey::Improvement(_)
            | RecordKey::Decision(_) => None,
        })
        .collect();
    owners.dedup();
    for key in owners {
        if let Some(change @ Change::Changed(_)) = compared.change(&key) {
            let orders = ["stages", "show"].map(crate::edit::patch::Field::Known);
            let is_there = matches!(patch.get(&key), Some(Change::Changed(taken))
                if taken.iter().any(|it| orders.contains(&it.field)));
            if !is_there {
                take(patch, &key, change, &orders);
            }
        }
    }
}
