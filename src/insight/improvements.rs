//! Owns what is to be said about improvements: which claim too much, which serve the company only, and what was added
//! after the scope was locked (METHOD.md, section 15).

use crate::model::{Improvement, ImprovementId, Level, OneToFive, Project, Step};

use super::compare::{above, at_least, at_most};

/// What is to be said about one improvement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The improvement.
    pub id: ImprovementId,
    /// It claims to be fast, cheap and good at once.
    pub unbelievable: bool,
    /// It serves the company only.
    pub company_only: bool,
    /// It was added after the scope was locked.
    pub added_since: bool,
}

/// What is to be said about the improvements of a project together.
#[derive(Debug, Clone, PartialEq)]
pub struct Scope {
    /// Each improvement, sorted by id.
    pub remarks: Vec<Remark>,
    /// The sum of their times as the scope was locked.
    pub time: f64,
    /// What was added to it since.
    pub time_since: f64,
    /// The sum of their costs as the scope was locked.
    pub cost: f64,
    /// What was added to it since.
    pub cost_since: f64,
}

/// What is to be said about the improvements of the project.
#[must_use]
pub fn scope(project: &Project) -> Scope {
    let sum = |wanted: bool, of: fn(&Improvement) -> Option<OneToFive>| {
        let improvements = project.improvements.values();
        let wanted = improvements.filter(|it| is_added_since(project, it) == wanted);
        wanted
            .filter_map(|improvement| of(improvement))
            .map(OneToFive::get)
            .sum()
    };
    Scope {
        remarks: project
            .improvements
            .iter()
            .map(|(id, improvement)| Remark {
                id: id.clone(),
                unbelievable: is_unbelievable(improvement),
                company_only: is_for_the_company_only(improvement),
                added_since: is_added_since(project, improvement),
            })
            .collect(),
        time: sum(false, |improvement| improvement.time),
        time_since: sum(true, |improvement| improvement.time),
        cost: sum(false, |improvement| improvement.cost),
        cost_since: sum(true, |improvement| improvement.cost),
    }
}

fn is_unbelievable(improvement: &Improvement) -> bool {
    let values = [improvement.time, improvement.cost, improvement.quality];
    above(values.into_iter().flatten().map(OneToFive::get).sum(), 10.0)
}

/// Whether a touchpoint serves the company only, by the rule of improvements: it gets 3 or more from it, and the
/// customer 1 or less.
#[must_use]
pub fn serves_company_only(step: &Step) -> bool {
    step.is_touchpoint() && is_one_sided(step.company_benefit, step.customer_benefit)
}

fn is_for_the_company_only(improvement: &Improvement) -> bool {
    is_one_sided(improvement.company_benefit, improvement.customer_benefit)
}

fn is_one_sided(company: Option<Level>, customer: Option<Level>) -> bool {
    let is = |benefit: Option<Level>, holds: fn(f64, f64) -> bool, bound| {
        benefit.is_some_and(|benefit| holds(benefit.get(), bound))
    };
    is(company, at_least, 3.0) && is(customer, at_most, 1.0)
}

/// Dates are compared as text, which orders those of the form 2026-03-15.
fn is_added_since(project: &Project, improvement: &Improvement) -> bool {
    let locked = project.scope_locked.trim();
    !locked.is_empty() && improvement.added.trim() > locked
}
