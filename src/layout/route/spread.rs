//! Takes links apart that ran upon each other or too close to be told apart: each gets a track of its own, and a lane
//! grows by what their tracks take above its cards. What ran well apart stays as it was.

use super::super::grid::real;
use super::super::{MapLayout, Point, Points};
use super::traffic::Bundle;
use super::{Found, length, pieces};

/// Links along the edge of a lane that are closer than this can't be told apart, and in a gap between slots.
const LEAST_APART: (f32, f32) = (4.9, 2.9);
/// From one track to the next along an edge.
const EDGE_PITCH: f32 = 5.0;
/// The first tracks along an edge: above its line and below it.
const FIRST_TRACKS: (f32, f32) = (-3.0, 3.0);
/// From the line of interaction, above which nothing is seen, to the first track below it: without a label, with one.
const TOP_TRACK: (f32, f32) = (8.0, 12.0);
/// From the track before a label to its own, and from there to the next.
const AROUND_LABEL: (f32, f32) = (7.0, 9.0);
/// What stays free between the last track along an edge and the cards: without a label, with one.
const CARD_MARGIN: (f32, f32) = (5.0, 8.0);
/// Between an edge and its cards where the lane has not grown.
const EDGE_ROOM: f32 = 8.0;
/// From one track to the next in a gap, and how wide all tracks of a gap are at most.
const GAP_PITCH: f32 = 6.0;
const GAP_ROOM: f32 = 20.0;
/// More tracks than these are not made beside each other: what is left of a crowd shares them.
const MOST_TRACKS: usize = 48;
/// Two links that follow each other on a track along an edge are at least a gap apart, in a gap less.
const CLEAR: (f32, f32) = (24.0, 2.0);
/// What a crossing, two links upon each other for a short way, and another track cost.
const CROSSING: f32 = 1.0;
const UPON: f32 = 6.0;
const NEW_TRACK: f32 = 0.9;
/// What it costs to lie upon an unrelated link where there is no track left.
const SHARED: f32 = 20.0;
/// What it is worth to run with a link from the same source or to the same target.
const TOGETHER: f32 = 0.5;
/// Two places on a course that are this close are one.
const SAME: f32 = 1.0;

/// Which kind of channel links run along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Course {
    /// The edges of lanes.
    Edge,
    /// The gaps between slots.
    Gap,
}

impl Course {
    /// How far along it a place is.
    fn along(self, place: Point) -> f32 {
        match self {
            Self::Edge => place.x,
            Self::Gap => place.y,
        }
    }

    /// How far across it a place is.
    fn across(self, place: Point) -> f32 {
        match self {
            Self::Edge => place.y,
            Self::Gap => place.x,
        }
    }

    /// The edge or gap that is nearest.
    fn channel(self, layout: &MapLayout, across: f32) -> usize {
        match self {
            Self::Edge => layout.edge_at(across),
            Self::Gap => layout.grid.gap_at(across),
        }
    }

    /// How far apart two links are at least that follow each other on a track.
    fn clear(self) -> f32 {
        match self {
            Self::Edge => CLEAR.0,
            Self::Gap => CLEAR.1,
        }
    }

    /// How far apart two tracks are at least that can be told apart.
    fn least_apart(self) -> f32 {
        match self {
            Self::Edge => LEAST_APART.0,
            Self::Gap => LEAST_APART.1,
        }
    }
}

/// A piece between two bends: it can be moved aside.
#[derive(Debug, Clone, Copy)]
struct Run {
    /// The edge or gap.
    channel: usize,
    /// The link, and its corner at which the piece begins.
    way: usize,
    corner: usize,
    /// From where to where it runs.
    start: f32,
    end: f32,
    /// To which side the link comes and goes there: −1 up or left, +1 down or right.
    turns: (f32, f32),
    /// Where it runs.
    at: f32,
    /// Its label stands here: it is the longest piece of a link that says something.
    is_labelled: bool,
    bundle: Bundle,
}

/// Takes the ways apart; lanes may grow, also for the labels of those that have one. Says whether anything was moved.
pub(super) fn spread(layout: &mut MapLayout, found: &mut [Found], has_label: &[bool]) -> bool {
    // The ends of what runs along edges lie in gaps, and the other way round.
    let edges = apart(layout, found, (Course::Edge, has_label));
    let gaps = apart(layout, found, (Course::Gap, has_label));
    let again = gaps && apart(layout, found, (Course::Edge, has_label));
    edges || gaps || again
}

/// Takes apart what runs along the edges, or in the gaps.
fn apart(
    layout: &mut MapLayout,
    found: &mut [Found],
    (course, has_label): (Course, &[bool]),
) -> bool {
    let runs = runs(layout, (found, has_label), course);
    let mut moved: Vec<Run> = Vec::new();
    let mut growth = vec![0.0_f32; layout.lanes.len() + 1];
    for crowd in crowds(&runs, course) {
        let tracks = Tracks::of(crowd, course);
        let channel = crowd.first().map_or(0, |run| run.channel);
        let labelled = tracks.labelled(crowd);
        let places = match course {
            Course::Edge => edge_places(layout, channel, &labelled),
            Course::Gap => gap_places(layout, channel, tracks.count()),
        };
        if let (Course::Edge, Some(grown), Some(last)) =
            (course, growth.get_mut(channel), places.last())
        {
            let margin = either(CARD_MARGIN, labelled.last());
            *grown = grown.max(growth_for(layout, channel, last + margin));
        }
        let track_of = crowd.iter().zip(tracks.track_of.iter().copied());
        moved.extend(track_of.filter_map(|(run, track)| {
            let at = *places.get(tracks.place(track)?)?;
            Some(Run { at, ..*run })
        }));
    }
    if moved.is_empty() {
        return false;
    }
    match course {
        Course::Edge => move_edges(layout, found, (&moved, &growth)),
        Course::Gap => {
            for run in &moved {
                shift(found, run, |point| Point::new(run.at, point.y));
            }
        }
    }
    for run in &moved {
        if let Some(found) = found.get_mut(run.way) {
            found.points = straightened(&found.points);
        }
    }
    true
}

/// The way without corners that are none: two of its pieces may have come to lie on one track.
fn straightened(points: &Points) -> Points {
    let is_same = |a: f32, b: f32| (a - b).abs() < 0.01;
    let mut kept: Vec<Point> = Vec::with_capacity(points.len());
    for &point in points {
        if let &[.., before, last] = kept.as_slice()
            && (is_same(before.x, last.x) && is_same(last.x, point.x)
                || is_same(before.y, last.y) && is_same(last.y, point.y))
        {
            kept.pop();
        }
        let is_there = |last: &Point| is_same(last.x, point.x) && is_same(last.y, point.y);
        if !kept.last().is_some_and(is_there) {
            kept.push(point);
        }
    }
    kept.into_iter().collect()
}

/// The pieces along that course, by channel, then from where they start.
fn runs(layout: &MapLayout, (found, has_label): (&[Found], &[bool]), course: Course) -> Vec<Run> {
    let mut runs = Vec::new();
    for (way, found) in found.iter().enumerate() {
        let has_label = has_label.get(way).is_some_and(|has| *has);
        let lengths = pieces(&found.points).map(|(from, to)| length(from, to));
        let longest = lengths.fold(0.0, f32::max);
        for (corner, points) in found.points.windows(4).enumerate() {
            let &[before, from, to, after] = points else {
                continue;
            };
            let is_level = (from.x - to.x).abs() > (from.y - to.y).abs();
            if is_level != (course == Course::Edge) {
                continue;
            }
            let at = course.across(from);
            let ends = [(from, before), (to, after)]
                .map(|(end, beyond)| (course.along(end), (course.across(beyond) - at).signum()));
            let [first, last] = if ends[0].0 <= ends[1].0 {
                ends
            } else {
                [ends[1], ends[0]]
            };
            runs.push(Run {
                channel: course.channel(layout, at),
                way,
                corner: corner + 1,
                start: first.0,
                end: last.0,
                turns: (first.1, last.1),
                at,
                is_labelled: has_label && length(from, to) >= longest - SAME,
                bundle: found.bundle,
            });
        }
    }
    runs.sort_by(|a, b| {
        let place = a.channel.cmp(&b.channel).then(a.start.total_cmp(&b.start));
        place.then(a.way.cmp(&b.way))
    });
    runs
}

/// The runs that are in touch with each other, where some are too close.
fn crowds(runs: &[Run], course: Course) -> impl Iterator<Item = &[Run]> {
    let clear = course.clear();
    let mut reach = f32::NEG_INFINITY;
    let mut channel = usize::MAX;
    let in_touch = runs.chunk_by(move |a, b| {
        if channel != a.channel {
            (channel, reach) = (a.channel, f32::NEG_INFINITY);
        }
        reach = reach.max(a.end);
        b.channel == a.channel && b.start < reach + clear
    });
    // Right under the line of interaction nothing has room where it runs by itself.
    let is_on_top =
        move |crowd: &&[Run]| course == Course::Edge && crowd.iter().any(|run| run.channel == 0);
    in_touch.filter(move |crowd| is_on_top(crowd) || is_crowded(crowd, course))
}

/// Whether two of the runs lie upon each other, or too close, without being related.
fn is_crowded(runs: &[Run], course: Course) -> bool {
    let least = course.least_apart();
    let mut beside: Vec<&Run> = Vec::new();
    for run in runs {
        beside.retain(|other| other.end > run.start - SAME);
        let is_close = |other: &&Run| {
            let (first, second) = if other.at <= run.at {
                (*other, run)
            } else {
                (run, *other)
            };
            let least = if course == Course::Edge && first.is_labelled {
                AROUND_LABEL.1 - 0.1
            } else {
                least
            };
            !run.bundle.joins(other.bundle)
                && (second.at - first.at < least || met(first, second) >= UPON)
        };
        if beside.iter().any(is_close) {
            return true;
        }
        beside.push(run);
    }
    false
}

/// What it costs that the `first` run lies before the `second`, to its left or above it.
fn met(first: &Run, second: &Run) -> f32 {
    let ends = |run: &Run| [(run.start, run.turns.0), (run.end, run.turns.1)];
    let runs_through = |run: &Run, place: f32| run.start + SAME < place && place < run.end - SAME;
    let mut cost = 0.0;
    for (place, turn) in ends(first) {
        if turn > 0.0 && runs_through(second, place) {
            cost += CROSSING;
        }
        let comes_along = |&(other, back): &(f32, f32)| back < 0.0 && (other - place).abs() <= SAME;
        if turn > 0.0 && ends(second).iter().any(comes_along) {
            cost += UPON;
        }
    }
    for (place, turn) in ends(second) {
        if turn < 0.0 && runs_through(first, place) {
            cost += CROSSING;
        }
    }
    cost
}

/// The tracks beside each other on which the runs of a crowd come to lie.
#[derive(Debug, Default)]
struct Tracks {
    /// By run: its track.
    track_of: Vec<usize>,
    /// By track: what lies there at the place looked at.
    beside: Vec<Vec<Run>>,
    /// The tracks from the first to the last.
    order: Vec<usize>,
}

impl Tracks {
    fn of(crowd: &[Run], course: Course) -> Self {
        let mut tracks = Self::default();
        for run in crowd {
            for beside in &mut tracks.beside {
                beside.retain(|other| other.end + course.clear() > run.start);
            }
            let track = tracks.best(run);
            tracks.track_of.push(track);
            if let Some(beside) = tracks.beside.get_mut(track) {
                beside.push(*run);
            }
        }
        tracks
    }

    fn count(&self) -> usize {
        self.order.len()
    }

    /// By place: whether a label stands on the track.
    fn labelled(&self, crowd: &[Run]) -> Vec<bool> {
        let mut labelled = vec![false; self.count()];
        for (run, &track) in crowd.iter().zip(&self.track_of) {
            if let Some(it) = self.place(track).and_then(|place| labelled.get_mut(place)) {
                *it |= run.is_labelled;
            }
        }
        labelled
    }

    /// The how-manieth track it is.
    fn place(&self, track: usize) -> Option<usize> {
        self.order.iter().position(|&other| other == track)
    }

    /// The cheapest track for the run, a new one if need be.
    fn best(&mut self, run: &Run) -> usize {
        let sides: Vec<[f32; 3]> = self
            .order
            .iter()
            .map(|&track| self.costs(track, run))
            .collect();
        // What it costs to lie before all of them, then one by one behind.
        let mut cost: f32 = sides.iter().map(|[before, ..]| before).sum();
        let may_grow = sides.len() < MOST_TRACKS;
        let mut best = (f32::INFINITY, 0, !sides.is_empty() || may_grow);
        for (place, [before, on, behind]) in sides.iter().enumerate() {
            let candidates = [(cost - before + on, false), (cost + NEW_TRACK, true)];
            for (cost, is_new) in candidates {
                if cost < best.0 - 1e-3 && (may_grow || !is_new) {
                    best = (cost, place, is_new);
                }
            }
            cost += behind - before;
        }
        if may_grow && cost + NEW_TRACK < best.0 - 1e-3 {
            best = (cost, sides.len(), true);
        }
        let (_, place, is_new) = best;
        if is_new {
            self.order.insert(place, self.beside.len());
            self.beside.push(Vec::new());
        }
        self.order.get(place).copied().unwrap_or_default()
    }

    /// What it costs the run to lie before that track, upon it, and behind it.
    fn costs(&self, track: usize, run: &Run) -> [f32; 3] {
        let mut costs = [0.0; 3];
        for other in self.beside.get(track).into_iter().flatten() {
            if run.bundle.joins(other.bundle) {
                costs[1] -= TOGETHER;
            } else {
                costs[0] += met(run, other);
                costs[1] += SHARED;
                costs[2] += met(other, run);
            }
        }
        costs
    }
}

/// Where the tracks run along an edge, of each of which is known whether a label stands on it.
fn edge_places(layout: &MapLayout, edge: usize, labelled: &[bool]) -> Vec<f32> {
    let line = layout.edge_y(edge);
    let (above, below) = FIRST_TRACKS;
    let first = if edge == 0 {
        line + either(TOP_TRACK, labelled.first())
    } else {
        line + above
    };
    let mut places: Vec<f32> = Vec::with_capacity(labelled.len());
    let mut before = false;
    for &is_labelled in labelled {
        let at = places.last().map_or(first, |last| {
            let over_the_line = if places.len() == 1 && edge > 0 {
                below - above
            } else {
                EDGE_PITCH
            };
            let pitch = match (before, is_labelled) {
                (false, false) => over_the_line,
                (false, true) => AROUND_LABEL.0.max(over_the_line),
                (true, false) => AROUND_LABEL.1,
                (true, true) => AROUND_LABEL.0 + AROUND_LABEL.1 - 2.0,
            };
            last + pitch
        });
        places.push(at);
        before = is_labelled;
    }
    places
}

/// The first of two measures, or the second where there is a label.
fn either((without, with): (f32, f32), is_labelled: Option<&bool>) -> f32 {
    if is_labelled.is_some_and(|is| *is) {
        with
    } else {
        without
    }
}

/// By how much the lane below an edge grows so that its cards begin at `end` at the earliest.
fn growth_for(layout: &MapLayout, edge: usize, end: f32) -> f32 {
    let line = layout.edge_y(edge);
    let room = match layout.lanes.get(edge) {
        Some(below) => EDGE_ROOM + below.above,
        None => 0.0,
    };
    (end - line - room).max(0.0)
}

/// Where that many tracks run in a gap.
fn gap_places(layout: &MapLayout, gap: usize, count: usize) -> Vec<f32> {
    let steps = real(count.saturating_sub(1)).max(1.0);
    let pitch = GAP_PITCH.min(GAP_ROOM / steps);
    let first = layout.grid.boundary(gap) - pitch * real(count.saturating_sub(1)) / 2.0;
    (0..count)
        .map(|track| pitch.mul_add(real(track), first))
        .collect()
}

/// Lets the lanes grow, moves the ways along with their cards, and the runs to their tracks.
fn move_edges(layout: &mut MapLayout, found: &mut [Found], (runs, growth): (&[Run], &[f32])) {
    let lowered = layout.lowered(growth);
    let line_lowered: Vec<f32> = (0..=layout.lanes.len())
        .map(|edge| growth.iter().take(edge).sum())
        .collect();
    if growth.iter().any(|&grown| grown > 0.0) {
        for found in found.iter_mut() {
            let points = found.points.iter();
            found.points = points
                .map(|point| Point::new(point.x, point.y + lowered.at(point.y)))
                .collect();
        }
        layout.grow(growth);
    }
    for run in runs {
        let by = line_lowered.get(run.channel).copied().unwrap_or_default();
        shift(found, run, |point| Point::new(point.x, run.at + by));
    }
}

/// Moves both ends of the run.
fn shift(found: &mut [Found], run: &Run, to: impl Fn(Point) -> Point) {
    let Some(found) = found.get_mut(run.way) else {
        return;
    };
    let points = found.points.iter().enumerate();
    let is_end = |corner: usize| corner == run.corner || corner == run.corner + 1;
    found.points = points
        .map(|(corner, &point)| if is_end(corner) { to(point) } else { point })
        .collect();
}

#[cfg(test)]
mod tests;
