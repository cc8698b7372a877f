//! Owns how the map is looked at: what is chosen, and what goes with it.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::action::See;
use crate::app::App;
use crate::command::Sight;
use crate::insight::{Counterpart, Lens, Moment, Standpoint, Strip, counterpart};
use crate::model::{JourneyId, SegmentId};
use crate::words::lens as words;

impl App {
    /// Looks at the map in another way. Several segments and both moments at once would be too many curves: what was
    /// chosen last stays.
    pub(super) fn see(&mut self, what: See) {
        let lens = &mut self.session.lens;
        match what {
            See::Segments(segments) => {
                lens.segments = segments;
                lens.forget_missing(self.document.history.project());
                if lens.compares_segments() && lens.moment == Moment::Both {
                    lens.moment = Moment::AsIs;
                }
            }
            See::Moment(moment) => self.see_moment(moment),
            See::Side(side) => lens.side = side,
            See::Strips(strips) => lens.strips = strips,
            See::Shares(shows) => lens.shows_shares = shows,
            See::Waits(shows) => lens.shows_waits = shows,
        }
        self.keep_lens();
    }

    /// Looks at the project that has just been opened as it was looked at last; at one that was not open before, as
    /// maps were looked at last.
    pub(super) fn recall_lens(&mut self) {
        let path = self.path_of_document();
        let mut recent = self.preferences.recent.iter();
        let known = recent.find(|recent| Some(&recent.path) == path.as_ref());
        let mut lens = self.preferences.lens.clone();
        if let Some(known) = known {
            lens.segments.clone_from(&known.segments);
            lens.moment = known.moment;
        }
        lens.forget_missing(self.document.project());
        if lens.compares_segments() && lens.moment == Moment::Both {
            lens.moment = Moment::AsIs;
        }
        self.session.lens = lens;
        if let Some(journey) = self.session.journey.clone() {
            self.follow_moment(&journey);
        }
    }

    /// Remembers how the map is looked at: side, strips and switches for every project, the rest for this file.
    fn keep_lens(&mut self) {
        let lens = self.session.lens.clone();
        let path = self.path_of_document();
        let mut recent = self.preferences.recent.iter_mut();
        if let Some(known) = recent.find(|recent| Some(&recent.path) == path.as_ref()) {
            known.segments.clone_from(&lens.segments);
            known.moment = lens.moment;
        }
        self.preferences.lens = Lens {
            segments: BTreeSet::new(),
            moment: Moment::AsIs,
            ..lens
        };
        self.store_preferences();
    }

    /// Where the file of the project is, as recent projects are remembered; none: it has none yet.
    fn path_of_document(&self) -> Option<PathBuf> {
        let path = self.document.file.path.as_ref()?;
        Some(std::path::absolute(path).unwrap_or_else(|_| path.clone()))
    }

    /// Says that what was just rated is today's, where what is shown is as it shall be.
    pub(super) fn tell_of_today(&mut self) {
        let Some(journey) = &self.session.journey else {
            return;
        };
        let is_to_be = self.session.lens.moment == Moment::ToBe;
        if is_to_be && counterpart(self.document.project(), journey) == Counterpart::Improvements {
            self.session.message = Some(words::RATED_TODAY.to_owned());
        }
    }

    /// What a command asks for: switches are switched, the rest is chosen.
    pub(super) fn see_by_command(&mut self, sight: Sight) {
        let lens = &self.session.lens;
        self.see(match sight {
            Sight::Everyone => See::Segments(BTreeSet::new()),
            Sight::NextSegment => See::Segments(self.next_segment()),
            Sight::CustomersSide => See::Side(Standpoint::Customer),
            Sight::CompanysSide => See::Side(Standpoint::Company),
            Sight::AsIs => See::Moment(Moment::AsIs),
            Sight::ToBe => See::Moment(Moment::ToBe),
            Sight::Both => See::Moment(Moment::Both),
            Sight::Felt => See::Strips(lens.with_or_without(Strip::Felt)),
            Sight::Goodwill => See::Strips(lens.with_or_without(Strip::Goodwill)),
            Sight::Shares => See::Shares(!lens.shows_shares),
            Sight::Waits => See::Waits(!lens.shows_waits),
        });
    }

    /// The segment after the one that the map is seen for: the first after everyone, everyone after the last.
    fn next_segment(&self) -> BTreeSet<SegmentId> {
        let seen = self.session.lens.segment();
        let mut segments = self.document.project().segments.keys();
        let next = match seen {
            None => segments.next(),
            Some(seen) => segments.find(|id| *id > seen),
        };
        next.into_iter().cloned().collect()
    }

    /// Where another journey is the one as it is, or as it shall be, that one is shown.
    fn see_moment(&mut self, moment: Moment) {
        let Some(shown) = self.session.journey.clone() else {
            return;
        };
        let counterpart = counterpart(self.document.project(), &shown);
        if counterpart == Counterpart::None && moment != Moment::AsIs {
            self.session.message = Some(words::NOTHING_TO_BE.to_owned());
            return;
        }
        let other = match (counterpart, moment) {
            (Counterpart::Baseline(other), Moment::AsIs)
            | (Counterpart::Successor(other), Moment::ToBe | Moment::Both) => Some(other),
            (
                Counterpart::None
                | Counterpart::Improvements
                | Counterpart::Baseline(_)
                | Counterpart::Successor(_),
                Moment::AsIs | Moment::ToBe | Moment::Both,
            ) => None,
        };
        if let Some(other) = other {
            self.show_journey(other);
        }
        let lens = &mut self.session.lens;
        lens.moment = moment;
        if moment == Moment::Both && lens.compares_segments() {
            lens.segments.clear();
        }
    }

    /// A journey that is drawn as it shall be is shown as that; one with nothing to be compared with, as it is.
    pub(super) fn follow_moment(&mut self, journey: &JourneyId) {
        let lens = &mut self.session.lens;
        lens.moment = match counterpart(self.document.project(), journey) {
            Counterpart::Baseline(_) if lens.moment == Moment::AsIs => Moment::ToBe,
            Counterpart::None | Counterpart::Successor(_) => Moment::AsIs,
            Counterpart::Baseline(_) | Counterpart::Improvements => lens.moment,
        };
    }
}
