//! Watches that the project changes by actions only, and not while nobody does anything. What it finds is a value, so
//! that a program in use goes on; debug builds and tests stop there.

/// How many frames may pass between what somebody does and what comes of it.
const SETTLING: u32 = 4;

/// How far the project has come: its revision, and how many steps can be undone.
type Mark = (u64, usize);

/// What was seen of the project so far.
#[derive(Debug, Default)]
pub(super) struct Watch {
    seen: Option<Mark>,
    /// An action was carried out since.
    acted: bool,
    /// For how many frames nobody has done anything.
    quiet: u32,
    fault: Option<&'static str>,
}

impl Watch {
    /// An action is carried out.
    pub(super) fn acts(&mut self) {
        self.acted = true;
    }

    /// Somebody did something, or the world outside has answered.
    pub(super) fn stirs(&mut self) {
        self.quiet = 0;
    }

    /// A frame begins.
    pub(super) fn frame(&mut self, mark: Mark) {
        let has_changed = self.seen.is_some_and(|seen| seen != mark);
        if has_changed && !self.acted {
            self.fault = Some("the project changed without an action");
        } else if has_changed && self.quiet > SETTLING {
            self.fault = Some("the project changed while nobody did anything");
        }
        self.seen = Some(mark);
        self.acted = false;
        self.quiet = self.quiet.saturating_add(1);
    }

    /// What was found, if anything.
    pub(super) fn fault(&self) -> Option<&'static str> {
        self.fault
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_does_may_change_the_project() {
        let mut watch = Watch::default();
        watch.frame((0, 0));
        watch.stirs();
        watch.acts();
        watch.frame((1, 1));
        watch.frame((1, 1));
        assert_eq!(watch.fault(), None);
    }

    #[test]
    fn a_change_without_an_action_is_found() {
        let mut watch = Watch::default();
        watch.frame((0, 0));
        watch.stirs();
        watch.frame((1, 0));
        assert_eq!(watch.fault(), Some("the project changed without an action"));
    }

    #[test]
    fn a_history_that_grows_by_itself_is_found() {
        let mut watch = Watch::default();
        for _ in 0..10 {
            watch.frame((0, 0));
        }
        watch.acts();
        watch.frame((1, 1));
        assert_eq!(
            watch.fault(),
            Some("the project changed while nobody did anything")
        );
    }
}
