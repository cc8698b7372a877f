//! Owns the lines about a journey as a whole under its tables: the goal, blind spots, belief, consistency, contrasts,
//! promises, hand-overs, sources and loops.

use crate::insight::words::{percent, plain, signed};
use crate::insight::{
    Belief, Compared, Grouping, JourneyFigures, View, compared, contrasts, goal, judged_hand_overs,
    source_split,
};
use crate::model::{Journey, JourneyId, Project, StepId};
use crate::words::{consistency as words, priorities};

/// What is known of the journey as a whole, a line each.
pub(super) fn whole(
    project: &Project,
    (id, journey): (&JourneyId, &Journey),
    (figures, view): (&JourneyFigures, &View),
    name: &impl Fn(&StepId) -> String,
) -> Vec<String> {
    let mut lines = vec![priorities::goal(goal(project, journey, figures))];
    let names = |steps: &[StepId]| steps.iter().map(name).collect::<Vec<_>>().join(", ");
    if !figures.blind_spots.is_empty() {
        let spots = names(&figures.blind_spots);
        lines.push(format!("Blind spots, with nothing behind them: {spots}"));
    }
    lines.extend(believed(&figures.belief));
    let uneven: Vec<String> = compared(project, id, view)
        .iter()
        .filter_map(evenness)
        .collect();
    if !uneven.is_empty() {
        lines.push(format!("Consistency: {}", uneven.join("; ")));
    }
    let apart: Vec<String> = contrasts(project, id, view)
        .iter()
        .map(|contrast| {
            let (from, to) = (name(&contrast.from), name(&contrast.to));
            format!("{from} and {to} ({} apart)", plain(contrast.difference, 2))
        })
        .collect();
    if !apart.is_empty() {
        lines.push(format!("Contrasts: {}", apart.join("; ")));
    }
    if !figures.promises.all.is_empty() {
        lines.push(words::promises(&figures.promises));
    }
    let judged = judged_hand_overs(journey, figures);
    if !(judged.smooth.is_empty() && judged.broken.is_empty() && judged.unknown.is_empty()) {
        lines.push(words::hand_overs(&judged));
    }
    let split = source_split(journey, figures);
    if split.delights.count() + split.failures.count() > 0 {
        lines.push(words::sources(split));
    }
    let loops = figures.loops.iter().filter_map(|id| journey.graph.link(id));
    let loops: Vec<String> = loops
        .map(|link| format!("{} to {}", name(&link.from), name(&link.to)))
        .collect();
    if !loops.is_empty() {
        lines.push(format!("Loops back: {}", loops.join("; ")));
    }
    lines
}

fn believed(belief: &Belief) -> Option<String> {
    let means = belief.mean_belief.zip(belief.mean_emotion);
    let shares = belief.believed_positive.zip(belief.felt_positive);
    let ((believed, felt), (good, really)) = means.zip(shares)?;
    Some(format!(
        "Belief: {} on average where {} is felt; {} of the touchpoints believed to be positive, {} are",
        signed(believed, 2),
        signed(felt, 2),
        percent(good),
        percent(really)
    ))
}

/// "owners 0.45, Card operations lags"; none with fewer than two groups.
fn evenness(compared: &Compared) -> Option<String> {
    let by = match compared.by {
        Grouping::Stage => "stages",
        Grouping::Channel => "channels",
        Grouping::Owner => "owners",
        Grouping::Segment => "segments",
    };
    let index = plain(compared.index?, 2);
    Some(compared.lagging().map_or_else(
        || format!("{by} {index}"),
        |lagging| format!("{by} {index}, {} lags", lagging.name),
    ))
}
