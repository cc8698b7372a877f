//! What must always be true of the window.

use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::action::{Action, NameEnd, NameTarget};
use throughline::command::Command;
use throughline::file;

use crate::stage::ask;
use crate::{ALLOCATOR, Window};

/// By so much may the memory in use grow, in megabytes.
const LEAK: usize = 50;
/// The memory is looked at from this step on: by then every panel was open once.
const WARM: u64 = 1_000;

/// Checks all that holds after every step.
pub fn all(window: &Window) {
    let app = window.state();
    assert_eq!(app.project().violations(), []);
    assert_eq!(app.fault(), None);
    let session = app.session();
    let camera = session.camera;
    let is_finite = camera.x.is_finite() && camera.y.is_finite();
    assert!(
        is_finite && (0.05..=16.0).contains(&camera.zoom),
        "{camera:?}"
    );
    let journey = session.journey.as_ref();
    let journey = journey.and_then(|id| app.project().journeys.get(id));
    let is_known = |step| journey.is_some_and(|journey| journey.step(step).is_some());
    for step in &session.selection.steps {
        assert!(is_known(step), "{step} is selected and gone");
    }
    if let Some(link) = &session.selection.link {
        let is_known = journey.is_some_and(|journey| journey.graph.link(link).is_some());
        assert!(is_known, "the link {link} is selected and gone");
    }
    if let Some(from) = &session.connect_from {
        assert!(is_known(from), "{from} is being joined and gone");
    }
    if let Some(NameTarget::Step(step)) = session.name_edit.as_ref().map(|edit| &edit.target) {
        assert!(is_known(step), "{step} is being named and gone");
    }
}

/// Checks that everything that has a name has a place, so that it can be pointed at.
pub fn places(window: &Window) {
    for node in window.query_all_by(|node| node.label().is_some()) {
        let node = node.accesskit_node();
        let (role, label) = (node.role(), node.label());
        assert!(
            node.bounding_box().is_some(),
            "the {role:?} {label:?} has no place"
        );
    }
}

/// Undoing everything gives the start and doing it all again the end, to the byte in the file.
pub fn there_and_back(window: &mut Window) {
    let settle = vec![Action::EndName(NameEnd::Keep), Action::EndGesture];
    ask(window, settle);
    all_of(window, Command::Redo);
    let end = written(window);
    let there = all_of(window, Command::Undo);
    let start = written(window);
    let back = all_of(window, Command::Redo);
    assert_eq!(there, back, "as many steps are undone as are done again");
    check_same(&written(window), &end);
    all_of(window, Command::Undo);
    check_same(&written(window), &start);
    all_of(window, Command::Redo);
}

fn written(window: &Window) -> String {
    file::write(window.state().project())
}

/// Fails at the first line that differs.
fn check_same(now: &str, then: &str) {
    let mut lines = now.lines().zip(then.lines());
    assert_eq!(lines.find(|(now, then)| now != then), None);
    assert_eq!(now.lines().count(), then.lines().count());
}

/// Commands until nothing changes any more. Returns how often something did.
fn all_of(window: &mut Window, command: Command) -> usize {
    let mut count = 0;
    loop {
        let before = std::sync::Arc::clone(window.state().project());
        let ctx = window.ctx.clone();
        window
            .state_mut()
            .dispatch_all(&ctx, vec![Action::Command(command)]);
        if std::sync::Arc::ptr_eq(&before, window.state().project()) {
            ask(window, Vec::new());
            return count;
        }
        count += 1;
    }
}

/// How much memory the program holds, so that a leak is found in a long run. What it has asked for and not given back
/// counts, not what the system keeps ready for it: that never shrinks after a large picture was drawn.
#[derive(Default)]
pub struct Memory {
    first: Option<usize>,
    last: usize,
}

impl Memory {
    /// Looks at it after that step.
    pub fn note(&mut self, step: u64) {
        let now = held();
        if step >= WARM && self.first.is_none() {
            self.first = Some(now);
        }
        self.last = now;
    }

    /// Fails where it has grown too much.
    pub fn check(&self) {
        let (first, last) = (self.first.unwrap_or(self.last), self.last);
        eprintln!("{first} MB held at first, {last} MB at last");
        let grown = last.saturating_sub(first);
        assert!(grown <= LEAK, "from {first} MB to {last} MB");
    }
}

/// Megabytes of memory asked for and not given back.
fn held() -> usize {
    let stats = ALLOCATOR.stats();
    stats
        .bytes_allocated
        .saturating_sub(stats.bytes_deallocated)
        / 1_000_000
}
