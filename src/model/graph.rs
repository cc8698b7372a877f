//! Owns the graph of a journey: a petgraph `StableDiGraph` whose indices never leave this file.
//! Everybody else speaks of steps and links by id, and gets them sorted by id.

use std::sync::Arc;

use petgraph::Direction;
use petgraph::graph::{EdgeIndex, NodeIndex};
use petgraph::stable_graph::StableDiGraph;

use super::{Link, LinkId, LinkKind, Step, StepId};

/// The steps and links of a journey. Records are shared through `Arc`, so a clone copies pointers only.
#[derive(Debug, Clone, Default)]
pub struct Graph {
    steps_and_links: StableDiGraph<Arc<Step>, Arc<Link>>,
    nodes: imbl::OrdMap<StepId, NodeIndex>,
    edges: imbl::OrdMap<LinkId, EdgeIndex>,
}

impl Graph {
    /// How many steps there are.
    #[must_use]
    pub fn step_count(&self) -> usize {
        self.nodes.len()
    }

    /// How many links there are.
    #[must_use]
    pub fn link_count(&self) -> usize {
        self.edges.len()
    }

    /// The steps, sorted by id.
    pub fn steps(&self) -> impl Iterator<Item = &Arc<Step>> {
        self.nodes
            .values()
            .filter_map(|&node| self.steps_and_links.node_weight(node))
    }

    /// The links, sorted by id.
    pub fn links(&self) -> impl Iterator<Item = &Arc<Link>> {
        self.edges
            .values()
            .filter_map(|&edge| self.steps_and_links.edge_weight(edge))
    }

    /// The step of that id.
    #[must_use]
    pub fn step(&self, id: &StepId) -> Option<&Arc<Step>> {
        self.steps_and_links.node_weight(*self.nodes.get(id)?)
    }

    /// The link of that id.
    #[must_use]
    pub fn link(&self, id: &LinkId) -> Option<&Arc<Link>> {
        self.steps_and_links.edge_weight(*self.edges.get(id)?)
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

    /// Files the step under its id, in the place of one that had it, and returns that one.
    pub fn put_step(&mut self, step: Arc<Step>) -> Option<Arc<Step>> {
        if let Some(weight) = self
            .nodes
            .get(&step.id)
            .and_then(|&node| self.steps_and_links.node_weight_mut(node))
        {
            return Some(std::mem::replace(weight, step));
        }
        let id = step.id.clone();
        self.nodes.insert(id, self.steps_and_links.add_node(step));
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
            self.edges.remove(&link.id);
        }
        let step = self.steps_and_links.remove_node(self.nodes.remove(id)?)?;
        Some((step, links))
    }

    /// Files the link under its id, in the place of one that had it. False, and nothing changed, where an end is missing.
    pub fn put_link(&mut self, link: Arc<Link>) -> bool {
        let (Some(&from), Some(&to)) = (self.nodes.get(&link.from), self.nodes.get(&link.to))
        else {
            return false;
        };
        let unmoved = self
            .edges
            .get(&link.id)
            .copied()
            .filter(|&edge| self.steps_and_links.edge_endpoints(edge) == Some((from, to)))
            .and_then(|edge| self.steps_and_links.edge_weight_mut(edge));
        if let Some(weight) = unmoved {
            *weight = link;
            return true;
        }
        self.remove_link(&link.id);
        let id = link.id.clone();
        self.edges
            .insert(id, self.steps_and_links.add_edge(from, to, link));
        true
    }

    /// Takes the link away and returns it.
    pub fn remove_link(&mut self, id: &LinkId) -> Option<Arc<Link>> {
        self.steps_and_links.remove_edge(self.edges.remove(id)?)
    }

    fn links_at(&self, step: &StepId, direction: Direction) -> Vec<&Arc<Link>> {
        let Some(&node) = self.nodes.get(step) else {
            return Vec::new();
        };
        let mut links: Vec<_> = self
            .steps_and_links
            .edges_directed(node, direction)
            .map(|edge| edge.weight())
            .collect();
        links.sort_by(|a, b| a.id.cmp(&b.id));
        links
    }
}

impl PartialEq for Graph {
    /// Equal steps and links under equal ids; the order in which they were added does not matter.
    fn eq(&self, other: &Self) -> bool {
        self.step_count() == other.step_count()
            && self.link_count() == other.link_count()
            && self
                .steps()
                .zip(other.steps())
                .all(|(a, b)| Arc::ptr_eq(a, b) || a == b)
            && self
                .links()
                .zip(other.links())
                .all(|(a, b)| Arc::ptr_eq(a, b) || a == b)
    }
}

impl Eq for Graph {}

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
}
