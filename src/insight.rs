//! The method (METHOD.md) as pure functions of a project: figures, what to fix first, findings, and the sentences that
//! explain them. Knows nothing of edits, drawing or files.

mod behind;
mod belief;
mod compare;
mod compared;
mod consistency;
mod contrasts;
mod counterpart;
mod examples;
mod figures;
mod findings;
mod goal;
mod handovers;
pub mod hearing;
mod improvements;
mod lens;
mod network;
mod overview;
mod passage;
mod plans;
mod portfolio;
mod promises;
mod ratings;
mod reading;
mod repairs;
pub mod show;
mod sources;
mod suggestions;
mod support;
mod traffic;
mod usage;
mod voices;
mod waits;
mod whatif;
mod why;
pub mod words;

pub use behind::{Behind, behind, suffering};
pub use belief::Belief;
pub use compared::{Compared, ComparedGroup, Grouping, compared, ungrouped};
pub use consistency::{Consistency, Evenness, Group, SegmentEvenness};
pub use contrasts::{Contrast, contrasts};
pub use counterpart::{Counterpart, added_and_removed, counterpart};
pub use examples::{Examples, examples};
pub use figures::{JourneyFigures, TouchpointFigures, figures};
pub use findings::{Finding, FindingKind, Subject, findings};
pub use goal::{Goal, goal};
pub use handovers::{HandOver, JudgedHandOvers, hand_over, hand_overs, judged_hand_overs};
pub use improvements::{Remark, Scope, scope, serves_company_only};
pub use lens::{Asked, Beside, Change, Lens, Moment, Standpoint, Strip};
pub use overview::{Overview, score};
pub use plans::{Felt, Plan, Plans, improvements_of, plans};
pub use portfolio::{FirstRepair, JourneySummary, ProjectFigures, project_figures};
pub use promises::{Promise, Promises};
pub use ratings::{Effective, Spread, marked, spread};
pub use repairs::{Cause, PriorityClass, PriorityItem, Repairs, repairs};
pub use sources::{SourceSplit, Sources, source_split};
pub use suggestions::{Suggestion, suggestions};
pub use traffic::Traffic;
pub use usage::{JourneyUse, OwnerUse, SegmentUse, Usage, usage};
pub use voices::{Coverage, RecommendFigures, StanceFigures, VoiceFigures, coverage, voices};
pub use waits::{Wait, rival_waits};
pub use why::{Explanation, Figure, Part, Sentence, explain, why};

use crate::model::{SegmentId, Step};

/// Whether figures are those of today or those with the chosen improvements applied (METHOD.md, section 15).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Time {
    /// As it is today.
    #[default]
    AsIs,
    /// As it shall be.
    ToBe,
}

/// Through whose eyes, and when, a journey is seen. By default: everyone's, as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct View {
    /// The segment whose ratings and voices come first; none: everyone.
    pub segment: Option<SegmentId>,
    /// As it is or as it shall be.
    pub time: Time,
}

/// What a step is called in a sentence.
fn named(step: &Step) -> &str {
    let name = step.name.trim();
    if name.is_empty() {
        step.id.as_str()
    } else {
        name
    }
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
