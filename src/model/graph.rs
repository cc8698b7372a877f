//! Owns the graph of a journey: a petgraph `StableDiGraph` whose indices never leave this file.
//! Everybody else speaks of steps and links by id, and gets them sorted by id.
//!
//! The petgraph holds who is joined with whom, the records stand beside it in maps that share what did not change. So
//! a rating copies a handful of records, and two graphs of which one came from the other are compared by what differs.

use std::sync::Arc;

use imbl::ordmap::DiffItem;
use petgraph::Direction;
use petgraph::graph::{EdgeIndex, NodeIndex};
use petgraph::stable_graph::StableDiGraph;
use petgraph::visit::EdgeRef as _;

use super::{Link, LinkId, LinkKind, Step, StepId};

/// The steps and links of a journey. Records are shared through `Arc`, so a clone copies pointers only.
#[derive(Debug, Clone, Default)]
pub struct Graph {
    /// Who is joined with whom; shared by all graphs in which that is the same.
    joined: Arc<StableDiGraph<(), ()>>,
    /// Which link an edge is.
    edges: imbl::OrdMap<usize, LinkId>,
    steps: imbl::OrdMap<StepId, Filed<NodeIndex, Step>>,
    links: imbl::OrdMap<LinkId, Filed<EdgeIndex, Link>>,
}

/// A record and its place in the petgraph.
#[derive(Debug)]
struct Filed<I, T> {
    at: I,
    record: Arc<T>,
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
        let at = Arc::make_mut(&mut self.joined).add_node(());
        let id = step.id.clone();
        self.steps.insert(id, Filed { at, record: step });
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
        Arc::make_mut(&mut self.joined).remove_node(step.at);
        Some((step.record, links))
    }

    /// Files the link under its id, in the place of one that had it. False, and nothing changed, where an end is missing.
    pub fn put_link(&mut self, link: Arc<Link>) -> bool {
        let place = |id| self.steps.get(id).map(|step| step.at);
        let (Some(from), Some(to)) = (place(&link.from), place(&link.to)) else {
            return false;
        };
        let joined = &self.joined;
        let unmoved = self
            .links
            .get(&link.id)
            .is_some_and(|filed| joined.edge_endpoints(filed.at) == Some((from, to)));
        if unmoved && let Some(filed) = self.links.get_mut(&link.id) {
            filed.record = link;
            return true;
        }
        self.remove_link(&link.id);
        let id = link.id.clone();
        let at = Arc::make_mut(&mut self.joined).add_edge(from, to, ());
        self.edges.insert(at.index(), id.clone());
        self.links.insert(id, Filed { at, record: link });
        true
    }

    /// Takes the link away and returns it.
    pub fn remove_link(&mut self, id: &LinkId) -> Option<Arc<Link>> {
        let link = self.links.remove(id)?;
        Arc::make_mut(&mut self.joined).remove_edge(link.at);
        self.edges.remove(&link.at.index());
        Some(link.record)
    }

    fn links_at(&self, step: &StepId, direction: Direction) -> Vec<&Arc<Link>> {
        let Some(step) = self.steps.get(step) else {
            return Vec::new();
        };
        let mut links: Vec<_> = self
            .joined
            .edges_directed(step.at, direction)
            .filter_map(|edge| self.link(self.edges.get(&edge.id().index())?))
            .collect();
        links.sort_by(|a, b| a.id.cmp(&b.id));
        links
    }
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
    fn what_is_joined_is_copied_only_when_that_changes() {
        let before = graph();
        let mut rated = before.clone();
        rated.put_step(step("b"));
        assert!(rated.put_link(link("l1", "a", "b")));
        assert!(Arc::ptr_eq(&before.joined, &rated.joined));
        assert!(rated.put_link(link("l1", "c", "a")));
        assert!(!Arc::ptr_eq(&before.joined, &rated.joined));
        assert_eq!(before.links_from(&Id::new("a").unwrap()).len(), 1);
    }
}
