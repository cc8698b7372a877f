//! Owns the graph of a journey: a petgraph `StableDiGraph` whose indices never leave this file.
//! Everybody else speaks of steps and links by id, and gets them sorted by id.
//!
//! The petgraph holds who is joined with whom, the records stand beside it in maps that share what did not change. So
//! a rating copies a handful of records, and two graphs of which one came from the other are compared by what differs.
//! A petgraph that several versions share is not copied for a change either: what was joined since stands beside it,
//! what was taken away is no longer filed, until so much has changed that a new one is made.

use std::fmt;
use std::sync::Arc;

use imbl::ordmap::DiffItem;
use petgraph::Direction;
use petgraph::graph::{EdgeIndex, NodeIndex};
use petgraph::stable_graph::StableDiGraph;
use petgraph::visit::EdgeRef as _;

use super::{Link, LinkId, LinkKind, Step, StepId};

/// A shared petgraph lags behind by so many changes at least before a new one is made.
const LEAST_LAG: usize = 256;

/// The steps and links of a journey. Records are shared through `Arc`, so a clone copies pointers only.
#[derive(Clone, Default)]
pub struct Graph {
    /// Who is joined with whom, but for what has changed since others share it.
    joined: Arc<StableDiGraph<(), ()>>,
    /// Which link an edge is; none: it was taken away since.
    edges: imbl::OrdMap<usize, LinkId>,
    /// The links that were made since, by the steps that they leave and reach.
    since: imbl::OrdMap<StepId, Ends>,
    /// By how many changes the petgraph lags behind.
    lag: usize,
    steps: imbl::OrdMap<StepId, Filed<NodeIndex, Step>>,
    links: imbl::OrdMap<LinkId, Filed<EdgeIndex, Link>>,
}

/// What is told is the records: how they are filed is nobody else's business.
impl fmt::Debug for Graph {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let steps: Vec<_> = self.steps.values().map(|filed| &filed.record).collect();
        let links: Vec<_> = self.links.values().map(|filed| &filed.record).collect();
        f.debug_struct("Graph")
            .field("steps", &steps)
            .field("links", &links)
            .finish_non_exhaustive()
    }
}

/// A record and its place in the petgraph, if it has one there.
struct Filed<I, T> {
    at: Option<I>,
    record: Arc<T>,
}

/// Links at a step.
#[derive(Debug, Clone, Default)]
struct Ends {
    leaving: Vec<LinkId>,
    arriving: Vec<LinkId>,
}

impl Ends {
    fn side(&self, direction: Direction) -> &Vec<LinkId> {
        match direction {
            Direction::Outgoing => &self.leaving,
            Direction::Incoming => &self.arriving,
        }
    }

    fn side_mut(&mut self, direction: Direction) -> &mut Vec<LinkId> {
        match direction {
            Direction::Outgoing => &mut self.leaving,
            Direction::Incoming => &mut self.arriving,
        }
    }
}

impl<I: Copy, T> Clone for Filed<I, T> {
    fn clone(&self) -> Self {
        Self {
            at: self.at,
            record: Arc::clone(&self.record),
        }
    }
}

impl<I, T: PartialEq> PartialEq for Filed<I, T> {
    /// Equal records; the place says only in which order they were added.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.record, &other.record) || self.record == other.record
    }
}

impl Graph {
    /// How many steps there are.
    #[must_use]
    pub fn step_count(&self) -> usize {
        self.steps.len()
    }

    /// How many links there are.
    #[must_use]
    pub fn link_count(&self) -> usize {
        self.links.len()
    }

    /// The steps, sorted by id.
    pub fn steps(&self) -> impl Iterator<Item = &Arc<Step>> {
        self.steps.values().map(|step| &step.record)
    }

    /// The links, sorted by id.
    pub fn links(&self) -> impl Iterator<Item = &Arc<Link>> {
        self.links.values().map(|link| &link.record)
    }

    /// The step of that id.
    #[must_use]
    pub fn step(&self, id: &StepId) -> Option<&Arc<Step>> {
        self.steps.get(id).map(|step| &step.record)
    }

    /// The link of that id.
    #[must_use]
    pub fn link(&self, id: &LinkId) -> Option<&Arc<Link>> {
        self.links.get(id).map(|link| &link.record)
    }

    /// The links that leave the step, sorted by id.
    #[must_use]
    pub fn links_from(&self, step: &StepId) -> Vec<&Arc<Link>> {
        self.links_at(step, Direction::Outgoing)
    }

    /// The links that arrive at the step, sorted by id.
    #[must_use]
    pub fn links_to(&self, step: &StepId) -> Vec<&Arc<Link>> {
        self.links_at(step, Direction::Incoming)
    }

    /// The link of that kind from one step to the other, if there is one. There is at most one.
    #[must_use]
    pub fn link_between(&self, kind: LinkKind, from: &StepId, to: &StepId) -> Option<&Arc<Link>> {
        self.links_from(from)
            .into_iter()
            .find(|link| link.kind == kind && link.to == *to)
    }

    /// The steps that are not the same here and in `after`, sorted by id: as they are here and as they are there, none
    /// where there is no such step. Costs what differs where one graph came from the other.
    pub fn steps_changed<'g>(
        &'g self,
        after: &'g Self,
    ) -> impl Iterator<Item = (Option<&'g Arc<Step>>, Option<&'g Arc<Step>>)> {
        self.steps.diff(&after.steps).map(|item| both(&item))
    }

    /// The links that are not the same here and in `after`, as [`Self::steps_changed`] gives steps.
    pub fn links_changed<'g>(
        &'g self,
        after: &'g Self,
    ) -> impl Iterator<Item = (Option<&'g Arc<Link>>, Option<&'g Arc<Link>>)> {
        self.links.diff(&after.links).map(|item| both(&item))
    }

    /// Files the step under its id, in the place of one that had it, and returns that one.
    pub fn put_step(&mut self, step: Arc<Step>) -> Option<Arc<Step>> {
        if let Some(filed) = self.steps.get_mut(&step.id) {
            return Some(std::mem::replace(&mut filed.record, step));
        }
        let at = Arc::get_mut(&mut self.joined).map(|joined| joined.add_node(()));
        let is_late = at.is_none();
        let id = step.id.clone();
        self.steps.insert(id, Filed { at, record: step });
        self.lag_by(usize::from(is_late));
        None
    }

    /// Takes the step and every link at it away. Returns the step and those links, sorted by id.
    pub fn remove_step(&mut self, id: &StepId) -> Option<(Arc<Step>, Vec<Arc<Link>>)> {
        let mut links: Vec<_> = self
            .links_from(id)
            .into_iter()
            .chain(self.links_to(id))
            .cloned()
            .collect();
        links.sort_by(|a, b| a.id.cmp(&b.id));
        links.dedup_by(|a, b| a.id == b.id);
        for link in &links {
            self.remove_link(&link.id);
        }
        let step = self.steps.remove(id)?;
        if let Some(at) = step.at {
            match Arc::get_mut(&mut self.joined) {
                Some(joined) => {
                    joined.remove_node(at);
                }
                None => self.lag_by(1),
            }
        }
        Some((step.record, links))
    }

    /// Files the link under its id, in the place of one that had it. False, and nothing changed, where an end is missing.
    pub fn put_link(&mut self, link: Arc<Link>) -> bool {
        let place = |id| self.steps.get(id).map(|step| step.at);
        let (Some(from), Some(to)) = (place(&link.from), place(&link.to)) else {
            return false;
        };
        let same = self.links.get_mut(&link.id);
        let same = same.filter(|it| it.record.from == link.from && it.record.to == link.to);
        if let Some(filed) = same {
            filed.record = link;
            return true;
        }
        self.remove_link(&link.id);
        let id = link.id.clone();
        let ends = from.zip(to);
        let at = Arc::get_mut(&mut self.joined)
            .zip(ends)
            .map(|(joined, (from, to))| joined.add_edge(from, to, ()));
        if let Some(at) = at {
            self.edges.insert(at.index(), id.clone());
        } else {
            for (step, direction) in ends_of(&link) {
                let ends = self.since.entry(step.clone()).or_default();
                ends.side_mut(direction).push(id.clone());
            }
        }
        let is_late = at.is_none();
        self.links.insert(id, Filed { at, record: link });
        self.lag_by(usize::from(is_late));
        true
    }

    /// Takes the link away and returns it.
    pub fn remove_link(&mut self, id: &LinkId) -> Option<Arc<Link>> {
        let Filed { at, record } = self.links.remove(id)?;
        if let Some(at) = at {
            self.edges.remove(&at.index());
            match Arc::get_mut(&mut self.joined) {
                Some(joined) => {
                    joined.remove_edge(at);
                }
                None => self.lag_by(1),
            }
            return Some(record);
        }
        for (step, direction) in ends_of(&record) {
            if let Some(ends) = self.since.get_mut(step) {
                ends.side_mut(direction).retain(|link| link != id);
            }
        }
        Some(record)
    }

    fn links_at(&self, step: &StepId, direction: Direction) -> Vec<&Arc<Link>> {
        let at = self.steps.get(step).and_then(|step| step.at);
        let edges = at.map(|at| self.joined.edges_directed(at, direction));
        let known = edges.into_iter().flatten();
        let known = known.filter_map(|edge| self.edges.get(&edge.id().index()));
        let since = self.since.get(step).map(|ends| ends.side(direction));
        let mut links: Vec<_> = known
            .chain(since.into_iter().flatten())
            .filter_map(|id| self.link(id))
            .collect();
        links.sort_by(|a, b| a.id.cmp(&b.id));
        links
    }

    /// The petgraph lags behind by so many changes more; where they have become many, a new one is made.
    fn lag_by(&mut self, changes: usize) {
        self.lag += changes;
        if self.lag > LEAST_LAG + self.steps.len() / 2 {
            let (steps, links) = (
                std::mem::take(&mut self.steps),
                std::mem::take(&mut self.links),
            );
            *self = Self::default();
            for (_, step) in steps {
                self.put_step(step.record);
            }
            for (_, link) in links {
                self.put_link(link.record);
            }
        }
    }
}

/// The steps that a link joins, and in which direction it stands at each.
fn ends_of(link: &Link) -> [(&StepId, Direction); 2] {
    [
        (&link.from, Direction::Outgoing),
        (&link.to, Direction::Incoming),
    ]
}

impl PartialEq for Graph {
    /// Equal steps and links under equal ids; the order in which they were added does not matter.
    fn eq(&self, other: &Self) -> bool {
        self.steps == other.steps && self.links == other.links
    }
}

impl Eq for Graph {}

/// A record as it is on either side.
fn both<'g, K, I, T>(
    item: &DiffItem<'g, 'g, K, Filed<I, T>>,
) -> (Option<&'g Arc<T>>, Option<&'g Arc<T>>) {
    match *item {
        DiffItem::Add(_, after) => (None, Some(&after.record)),
        DiffItem::Update {
            old: (_, before),
            new: (_, after),
        } => (Some(&before.record), Some(&after.record)),
        DiffItem::Remove(_, before) => (Some(&before.record), None),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Id, Layer};
    use super::*;

    fn step(id: &str) -> Arc<Step> {
        Arc::new(Step::new(Id::new(id).unwrap(), Layer::Touchpoint, id))
    }

    fn link(id: &str, from: &str, to: &str) -> Arc<Link> {
        let end = |text| Id::new(text).unwrap();
        Arc::new(Link::new(
            Id::new(id).unwrap(),
            LinkKind::Flow,
            end(from),
            end(to),
        ))
    }

    fn graph() -> Graph {
        let mut graph = Graph::default();
        for id in ["c", "a", "b"] {
            graph.put_step(step(id));
        }
        assert!(graph.put_link(link("l2", "b", "c")));
        assert!(graph.put_link(link("l1", "a", "b")));
        graph
    }

    #[test]
    fn steps_and_links_come_sorted_by_id() {
        let graph = graph();
        assert_eq!(
            graph.steps().map(|s| s.id.as_str()).collect::<Vec<_>>(),
            ["a", "b", "c"]
        );
        assert_eq!(
            graph.links().map(|l| l.id.as_str()).collect::<Vec<_>>(),
            ["l1", "l2"]
        );
    }

    #[test]
    fn a_removed_step_takes_its_links_along() {
        let mut graph = graph();
        let (removed, links) = graph.remove_step(&Id::new("b").unwrap()).unwrap();
        assert_eq!(removed.name, "b");
        assert_eq!(links.len(), 2);
        assert_eq!((graph.step_count(), graph.link_count()), (2, 0));
    }

    #[test]
    fn a_link_can_be_moved_and_needs_both_ends() {
        let mut graph = graph();
        assert!(!graph.put_link(link("l3", "a", "nowhere")));
        assert!(graph.put_link(link("l1", "c", "a")));
        assert_eq!(graph.link_count(), 2);
        assert!(graph.links_from(&Id::new("a").unwrap()).is_empty());
        assert_eq!(graph.links_from(&Id::new("c").unwrap()).len(), 1);
    }

    #[test]
    fn the_order_of_adding_does_not_matter() {
        let mut other = Graph::default();
        for id in ["a", "b", "c"] {
            other.put_step(step(id));
        }
        other.put_link(link("l1", "a", "b"));
        assert_ne!(graph(), other);
        other.put_link(link("l2", "b", "c"));
        assert_eq!(graph(), other);
    }

    #[test]
    fn only_what_differs_is_told() {
        let before = graph();
        let mut after = before.clone();
        assert_eq!(before.steps_changed(&after).count(), 0);
        let mut renamed = step("b");
        Arc::make_mut(&mut renamed).name = "bank".to_owned();
        after.put_step(renamed);
        after.put_step(step("d"));
        after.remove_step(&Id::new("a").unwrap());
        let name = |step: Option<&Arc<Step>>| step.map(|step| step.name.clone());
        let steps: Vec<_> = before
            .steps_changed(&after)
            .map(|(was, is)| (name(was), name(is)))
            .collect();
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            steps,
            [
                (some("a"), None),
                (some("b"), some("bank")),
                (None, some("d"))
            ]
        );
        let links: Vec<_> = before.links_changed(&after).collect();
        assert_eq!(links.len(), 1, "the link at the step that went: {links:?}");
    }

    #[test]
    fn a_version_shares_who_is_joined_with_the_one_it_came_from() {
        let before = graph();
        let mut after = before.clone();
        after.put_step(step("d"));
        assert!(after.put_link(link("l3", "c", "d")));
        after.remove_link(&Id::new("l1").unwrap());
        assert!(Arc::ptr_eq(&before.joined, &after.joined));
        assert_eq!(before.links_from(&Id::new("a").unwrap()).len(), 1);
        assert!(after.links_from(&Id::new("a").unwrap()).is_empty());
        assert_eq!(after.links_to(&Id::new("d").unwrap()).len(), 1);
    }

    /// What is joined, told by the links themselves.
    fn told_by_links(graph: &Graph, step: &StepId) -> (Vec<Arc<Link>>, Vec<Arc<Link>>) {
        let of = |is_end: &dyn Fn(&Link) -> bool| {
            let links = graph.links().filter(|link| is_end(link));
            links.cloned().collect::<Vec<_>>()
        };
        (of(&|link| link.from == *step), of(&|link| link.to == *step))
    }

    #[test]
    fn after_any_changes_every_version_knows_what_it_joins() {
        let mut chance = 7_u64;
        let mut below = |end: u64| {
            chance ^= chance << 13;
            chance ^= chance >> 7;
            chance ^= chance << 17;
            (chance >> 9) % end
        };
        let mut versions = vec![graph()];
        for _ in 0..2_000 {
            let mut next = versions.last().unwrap().clone();
            let (a, b) = (format!("s{}", below(12)), format!("s{}", below(12)));
            match below(6) {
                0 => {
                    next.put_step(step(&a));
                }
                1 => {
                    next.remove_step(&Id::new(&a).unwrap());
                }
                2 => {
                    next.remove_link(&Id::new(&format!("k{}", below(20))).unwrap());
                }
                _ => {
                    next.put_link(link(&format!("k{}", below(20)), &a, &b));
                }
            }
            // Some versions are kept, so that their petgraph is shared, others are changed in their place.
            if below(3) > 0 {
                versions.pop();
            }
            versions.push(next);
            if versions.len() > 5 {
                versions.remove(0);
            }
            for graph in &versions {
                for step in graph.steps() {
                    let owned = |links: Vec<&Arc<Link>>| links.into_iter().cloned().collect();
                    let at = (
                        owned(graph.links_from(&step.id)),
                        owned(graph.links_to(&step.id)),
                    );
                    assert_eq!(at, told_by_links(graph, &step.id), "at {}", step.id);
                }
            }
        }
        assert!(versions.last().unwrap().link_count() > 3);
    }
}
