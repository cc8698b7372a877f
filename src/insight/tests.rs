//! The worked example of METHOD.md, section 18, and what holds for every journey.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::model::{
    Emotion, Evidence, Id, Improvement, Journey, JourneyId, Layer, Level, Link, LinkKind, Project,
    Segment, Share, Stage, Step, StepId, Voice,
};

pub(super) fn id<K>(text: &str) -> Id<K> {
    Id::new(text).unwrap()
}

pub(super) fn link(journey: &mut Journey, kind: LinkKind, from: &str, to: &str) {
    let name = format!("{from}-{to}");
    let link = Link::new(id(&name), kind, id(from), id(to));
    assert!(journey.graph.put_link(Arc::new(link)));
}

fn rated(name: &str, stage: &str, [emotion, belief, hygiene, delight]: [f64; 4]) -> Step {
    let mut step = Step::new(id(stage), Layer::Touchpoint, name);
    step.stage = Some(id(stage));
    step.ratings.emotion = Emotion::new(emotion).ok();
    step.ratings.belief = Emotion::new(belief).ok();
    step.ratings.hygiene = Level::new(hygiene).ok();
    step.ratings.delight = Level::new(delight).ok();
    step
}

/// The credit card application of METHOD.md, section 18.
pub(super) fn credit_card() -> Project {
    let mut journey = Journey {
        name: "Apply for a card".to_owned(),
        goal: "Pay abroad next month".to_owned(),
        ..Journey::default()
    };
    journey.persona.name = "Ana".to_owned();
    let touchpoints = [
        rated("Sales call", "call", [3.0, 3.0, 5.0, 3.0]),
        rated(
            "Waiting for the decision",
            "decision",
            [-1.0, 1.0, 2.0, 0.0],
        ),
        rated("Approval arrives", "approval", [1.0, 2.0, 4.0, 1.0]),
        rated("Waiting for the card", "delivery", [-3.0, 0.0, 1.0, 0.0]),
        rated("Card in hand", "card", [-1.0, 3.0, 4.0, 0.0]),
    ];
    for mut step in touchpoints {
        step.moment_of_truth = step.id.as_str() == "delivery";
        journey.stages.push(Arc::new(Stage {
            id: id(step.id.as_str()),
            name: step.name.clone(),
            extra: crate::model::Extra::default(),
        }));
        journey.graph.put_step(Arc::new(step));
    }
    for (name, layer) in [
        ("credit-check", Layer::Backstage),
        ("card-printing", Layer::Backstage),
        ("nightly-batch", Layer::System),
    ] {
        journey
            .graph
            .put_step(Arc::new(Step::new(id(name), layer, name)));
    }
    for (from, to) in [
        ("call", "decision"),
        ("decision", "approval"),
        ("approval", "delivery"),
        ("delivery", "card"),
    ] {
        link(&mut journey, LinkKind::Flow, from, to);
    }
    for (from, to) in [
        ("credit-check", "decision"),
        ("card-printing", "delivery"),
        ("nightly-batch", "credit-check"),
        ("nightly-batch", "card-printing"),
    ] {
        link(&mut journey, LinkKind::Support, from, to);
    }
    of(journey)
}

fn of(journey: Journey) -> Project {
    let mut project = Project::default();
    project.journeys.insert(id("apply"), Arc::new(journey));
    project
}

pub(super) fn change(project: &mut Project, step: &str, change: impl FnOnce(&mut Step)) {
    let mut journey = (*project.journeys[&id("apply")]).clone();
    let mut changed = (**journey.step(&id(step)).unwrap()).clone();
    change(&mut changed);
    journey.graph.put_step(Arc::new(changed));
    project.journeys.insert(id("apply"), Arc::new(journey));
}

fn seen(project: &Project) -> JourneyFigures {
    figures(project, &id("apply"), &View::default()).unwrap()
}

fn fixes(project: &Project) -> Repairs {
    repairs(project, &id("apply"), &View::default()).unwrap()
}

#[track_caller]
fn close(ours: impl Into<Option<f64>>, theirs: impl Into<Option<f64>>) {
    let (ours, theirs) = (ours.into(), theirs.into());
    let equal = match (ours, theirs) {
        (Some(ours), Some(theirs)) => (ours - theirs).abs() < 1e-9,
        (ours, theirs) => ours == theirs,
    };
    assert!(equal, "{ours:?} is not {theirs:?}");
}

#[test]
fn the_credit_card_application_has_the_figures_worked_out_by_hand() {
    let project = credit_card();
    let (seen, fixes) = (seen(&project), fixes(&project));
    for (name, [satisfaction, goodwill, felt, expectation, gap, lift]) in [
        ("call", [0.6, 0.0, 0.6, 0.0, 3.0, 0.0]),
        ("decision", [-0.5, 0.6, -0.5, 1.5, -2.5, 24.8]),
        ("approval", [0.2, 0.42, 0.2, 0.25, 0.75, 0.0]),
        ("delivery", [-0.75, 0.494, -0.75, 0.625, -3.625, 25.0]),
        ("card", [0.0, 0.3458, 0.0, -1.1875, 0.1875, 0.0]),
    ] {
        let touchpoint = seen.touchpoint(&id(name)).unwrap();
        close(touchpoint.satisfaction, satisfaction);
        close(touchpoint.goodwill, goodwill);
        close(touchpoint.felt, felt);
        close(touchpoint.expectation, expectation);
        close(touchpoint.gap, gap);
        close(fixes.lifts[&id(name)], lift);
    }
    close(seen.score, -20.0);
    close(seen.peak_end, -2.0);
    close(seen.belief.believed_positive, 0.8);
    close(seen.belief.felt_positive, 0.4);
    let causes: Vec<_> = fixes.causes.iter().map(|cause| cause.id.as_str()).collect();
    assert_eq!(causes, ["nightly-batch", "card-printing", "credit-check"]);
    for (cause, [lift, blame]) in
        fixes
            .causes
            .iter()
            .zip([[100.0 / 3.0, 1.0], [25.0, 0.75], [24.8, 0.25]])
    {
        close(cause.lift, lift);
        close(cause.blame, blame);
    }
}

#[test]
fn the_delivery_is_explained_in_the_words_of_a_facilitator() {
    let project = credit_card();
    let told = why(&project, &id("apply"), &View::default(), &id("delivery")).unwrap();
    assert_eq!(told.question, "Why −0.75?");
    let reasons: Vec<String> = told.reasons.iter().map(ToString::to_string).collect();
    assert_eq!(
        reasons,
        [
            "The basics count as met from 4. Here they are at 1: three quarters are missing.",
            "There is no delight to soften it.",
            "It is the second failure in four touchpoints. That is no slip any more: Ana forgives nothing.",
            "A moment of truth: it counts double.",
        ]
    );
    assert_eq!(
        told.consequence.unwrap().to_string(),
        "Meet the basics: score −20 → +5"
    );
    let told = why(
        &project,
        &id("apply"),
        &View::default(),
        &id("nightly-batch"),
    )
    .unwrap();
    assert_eq!(told.question, "Why +33.3?");
    assert_eq!(
        told.consequence.unwrap().to_string(),
        "Repair it: score −20 → +13"
    );
    assert_eq!(
        why(&project, &id("apply"), &View::default(), &id("nothing")),
        None
    );
}

#[test]
fn every_step_can_be_explained() {
    let mut project = credit_card();
    change(&mut project, "approval", |step| step.ratings.hygiene = None);
    for step in project.journeys[&id("apply")].graph.steps() {
        let told = why(&project, &id("apply"), &View::default(), &step.id).unwrap();
        assert!((1..=5).contains(&told.reasons.len()), "{told:?}");
        for sentence in told.reasons.iter().chain(&told.consequence) {
            assert!(!sentence.to_string().contains('-'), "{sentence}");
        }
    }
}

#[test]
fn the_voice_of_a_customer_comes_before_the_guess_of_the_room() {
    let mut project = credit_card();
    change(&mut project, "card", |step| {
        step.ratings.emotion = None;
        step.marks.insert(
            id("m1"),
            crate::model::Mark {
                emotion: Emotion::new(3.0).ok(),
                ..crate::model::Mark::default()
            },
        );
    });
    close(
        seen(&project)
            .touchpoint(&id("card"))
            .unwrap()
            .ratings
            .emotion,
        3.0,
    );
    project.voices.insert(
        id("v1"),
        Arc::new(Voice {
            journey: Some(id("apply")),
            step: Some(id("card")),
            sentiment: Emotion::new(-2.0).ok(),
            ..Voice::default()
        }),
    );
    let seen = seen(&project);
    let card = seen.touchpoint(&id("card")).unwrap();
    close(card.ratings.emotion, -2.0);
    assert_eq!((card.evidence, card.voices), (Evidence::Heard, 1));
}

#[test]
fn a_chosen_improvement_shows_in_the_to_be_score_and_lowers_nothing() {
    let mut project = credit_card();
    let mut improvement = Improvement {
        journey: Some(id("apply")),
        steps: vec![id("delivery"), id("call"), id("nightly-batch")],
        hygiene: Level::new(4.0).ok(),
        ..Improvement::default()
    };
    project
        .improvements
        .insert(id("i1"), Arc::new(improvement.clone()));
    close(seen(&project).to_be_score, -20.0);
    improvement.chosen = true;
    project.improvements.insert(id("i1"), Arc::new(improvement));
    close(seen(&project).to_be_score, 5.0);
    close(seen(&project).score, -20.0);
}

#[test]
fn a_journey_without_ratings_has_no_score_and_no_lift() {
    let mut project = credit_card();
    for step in ["call", "decision", "approval", "delivery", "card"] {
        change(&mut project, step, |step| {
            step.ratings = crate::model::Ratings::default();
        });
    }
    let (seen, fixes) = (seen(&project), fixes(&project));
    assert_eq!((seen.score, seen.peak_end, seen.rated), (None, None, 0));
    assert!(fixes.lifts.values().all(Option::is_none));
    assert!(
        fixes
            .causes
            .iter()
            .all(|cause| cause.lift.is_none() && cause.blame.is_none())
    );
}

#[test]
fn a_dismissed_finding_stays_away() {
    let mut project = credit_card();
    let found = findings(&project);
    let assumed = found
        .iter()
        .find(|finding| finding.kind == FindingKind::Assumed)
        .unwrap();
    assert_eq!(assumed.key(), "assumed:apply:call");
    assert!(
        found
            .iter()
            .all(|finding| finding.kind != FindingKind::NothingBehind)
    );
    project.dismissed.insert(assumed.key());
    assert_eq!(findings(&project).len(), found.len() - 1);
}

#[test]
fn a_loop_that_nobody_can_leave_is_found() {
    let mut project = credit_card();
    let mut journey = (*project.journeys[&id("apply")]).clone();
    link(&mut journey, LinkKind::Flow, "card", "delivery");
    project
        .journeys
        .insert(id("apply"), Arc::new(journey.clone()));
    let endless = |project: &Project| {
        let found = findings(project).into_iter();
        found
            .filter(|finding| finding.kind == FindingKind::EndlessLoop)
            .count()
    };
    assert_eq!(endless(&project), 1);
    assert_eq!(seen(&project).loops, [id("card-delivery")]);
    let mut back = Link::new(
        id("card-delivery"),
        LinkKind::Flow,
        id("card"),
        id("delivery"),
    );
    back.share = Share::new(30.0).ok();
    journey.graph.put_link(Arc::new(back));
    project.journeys.insert(id("apply"), Arc::new(journey));
    assert_eq!(endless(&project), 0);
}

/// Emotion, hygiene, delight, and whether it is a moment of truth.
type DrawnTouchpoint = (Option<i8>, Option<u8>, Option<u8>, bool);

/// A journey of up to twelve touchpoints with any links between them; shares only where `shares` says so.
#[derive(Debug, Clone)]
struct Drawn {
    touchpoints: Vec<DrawnTouchpoint>,
    links: Vec<(usize, usize, Option<u8>)>,
    supports: Vec<usize>,
}

fn drawn(shares: bool) -> impl Strategy<Value = Drawn> {
    let rating = (
        prop::option::of(-3_i8..=3),
        prop::option::of(0_u8..=5),
        prop::option::of(0_u8..=5),
        any::<bool>(),
    );
    let share = prop::option::of(0_u8..=100).prop_map(move |share| share.filter(|_| shares));
    (
        prop::collection::vec(rating, 1..12),
        prop::collection::vec((0_usize..12, 0_usize..12, share), 0..24),
        prop::collection::vec(0_usize..12, 0..4),
    )
        .prop_map(|(touchpoints, links, supports)| Drawn {
            touchpoints,
            links,
            supports,
        })
}

fn steps(drawn: &Drawn) -> Vec<Step> {
    let touchpoints = drawn.touchpoints.iter().enumerate();
    let mut steps: Vec<Step> = touchpoints
        .map(|(place, (emotion, hygiene, delight, truth))| {
            let mut step = Step::new(id(&format!("t{place}")), Layer::Touchpoint, "");
            step.x = crate::model::Coordinate::clamped(f64::from(u32::try_from(place).unwrap()));
            step.ratings.emotion = emotion.map(|it| Emotion::clamped(f64::from(it)));
            step.ratings.hygiene = hygiene.map(|it| Level::clamped(f64::from(it)));
            step.ratings.delight = delight.map(|it| Level::clamped(f64::from(it)));
            step.moment_of_truth = *truth;
            step
        })
        .collect();
    steps.push(Step::new(id("b0"), Layer::System, ""));
    steps
}

fn links(drawn: &Drawn) -> Vec<Link> {
    let count = drawn.touchpoints.len();
    let place = |at: usize| id(&format!("t{}", at % count));
    let flows = drawn
        .links
        .iter()
        .enumerate()
        .filter_map(|(number, (from, to, share))| {
            let mut link = Link::new(
                id(&format!("l{number}")),
                LinkKind::Flow,
                place(*from),
                place(*to),
            );
            link.share = share.map(|share| Share::clamped(f64::from(share)));
            (from % count != to % count).then_some(link)
        });
    let supports = drawn.supports.iter().enumerate().map(|(number, to)| {
        Link::new(
            id(&format!("s{number}")),
            LinkKind::Support,
            id("b0"),
            place(*to),
        )
    });
    flows.chain(supports).collect()
}

fn journey(
    steps: impl IntoIterator<Item = Step>,
    links: impl IntoIterator<Item = Link>,
) -> Project {
    let mut journey = Journey::default();
    for step in steps {
        journey.graph.put_step(Arc::new(step));
    }
    for link in links {
        journey.graph.put_link(Arc::new(link));
    }
    of(journey)
}

/// The lift of these touchpoints, by walking the whole journey again with their basics met.
fn walked_lift(project: &Project, touchpoints: &[StepId]) -> Option<f64> {
    let mut repaired = project.clone();
    for step in touchpoints {
        change(&mut repaired, step.as_str(), |step| {
            let parity = Level::clamped(project.method.parity);
            step.ratings.hygiene = step.ratings.hygiene.map(|hygiene| hygiene.max(parity));
        });
    }
    Some(seen(&repaired).score? - seen(project).score?)
}

proptest! {
    #[test]
    fn no_delight_makes_up_for_failing_basics(drawn in drawn(true)) {
        let project = journey(steps(&drawn), links(&drawn));
        for touchpoint in seen(&project).touchpoints {
            let Some(satisfaction) = touchpoint.satisfaction else {
                prop_assert!(touchpoint.ratings.hygiene.is_none());
                continue;
            };
            prop_assert!((-1.0..=1.0).contains(&satisfaction));
            let fails = touchpoint.ratings.hygiene.is_some_and(|hygiene| hygiene < 4.0);
            prop_assert_eq!(fails, satisfaction < 0.0);
            let felt = touchpoint.felt.unwrap_or_default();
            prop_assert!(felt >= satisfaction && (!fails || felt <= 1e-12));
        }
    }

    #[test]
    fn without_drop_off_everybody_comes_to_an_end(drawn in drawn(false)) {
        let project = journey(steps(&drawn), links(&drawn));
        let seen = seen(&project);
        let graph = &project.journeys[&id::<Journey>("apply")].graph;
        let goes_on = |id: &StepId| {
            let mut links = graph.links_from(id).into_iter();
            links.any(|link| link.kind == LinkKind::Flow && !seen.loops.contains(&link.id))
        };
        let is_met = |id: &StepId| {
            let links = [graph.links_from(id), graph.links_to(id)].concat();
            links.iter().any(|link| link.kind == LinkKind::Flow)
        };
        let ends = seen.touchpoints.iter().filter(|it| is_met(&it.id) && !goes_on(&it.id));
        let reaches: Vec<f64> = ends.map(|it| it.reach).collect();
        if !reaches.is_empty() {
            prop_assert!((reaches.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        }
    }

    #[test]
    fn a_segment_without_ratings_of_its_own_scores_as_everyone(drawn in drawn(true)) {
        let mut project = journey(steps(&drawn), links(&drawn));
        project.segments.insert(id("students"), Arc::new(Segment::default()));
        let view = View { segment: Some(id("students")), time: Time::AsIs };
        prop_assert_eq!(figures(&project, &id("apply"), &view), Some(seen(&project)));
        prop_assert_eq!(repairs(&project, &id("apply"), &view), Some(fixes(&project)));
    }

    #[test]
    fn the_order_in_which_records_were_added_changes_nothing(drawn in drawn(true)) {
        let project = journey(steps(&drawn), links(&drawn));
        let other = journey(steps(&drawn).into_iter().rev(), links(&drawn).into_iter().rev());
        prop_assert_eq!(seen(&project), seen(&other));
        prop_assert_eq!(fixes(&project), fixes(&other));
    }

    #[test]
    fn a_lift_is_what_the_score_gains_when_the_journey_is_walked_again(drawn in drawn(true), tolerated in 0.0..1.0) {
        let mut project = journey(steps(&drawn), links(&drawn));
        project.method.tolerated_lapse_rate = tolerated;
        let (seen, fixes) = (seen(&project), fixes(&project));
        for touchpoint in &seen.touchpoints {
            let lift = fixes.lifts[&touchpoint.id];
            let walked = walked_lift(&project, std::slice::from_ref(&touchpoint.id));
            prop_assert!((lift.unwrap_or_default() - walked.unwrap_or_default()).abs() < 1e-6);
            prop_assert_eq!(lift.is_none(), seen.score.is_none());
            if touchpoint.reach == 0.0 {
                prop_assert!(lift.unwrap_or_default().abs() < 1e-9);
            }
        }
        let supported: Vec<StepId> = project.journeys[&id::<Journey>("apply")]
            .graph
            .links_from(&id("b0"))
            .into_iter()
            .map(|link| link.to.clone())
            .collect();
        let walked = walked_lift(&project, &supported).unwrap_or_default();
        prop_assert!((fixes.causes[0].lift.unwrap_or_default() - walked).abs() < 1e-6);
    }

    #[test]
    fn no_figure_is_ever_not_a_number(drawn in drawn(true)) {
        let project = journey(steps(&drawn), links(&drawn));
        let told = format!("{:?}{:?}{:?}", seen(&project), fixes(&project), findings(&project));
        prop_assert!(!told.contains("NaN") && !told.contains("inf"), "{}", told);
        let journey: JourneyId = id("apply");
        for touchpoint in seen(&project).touchpoints {
            prop_assert!(why(&project, &journey, &View::default(), &touchpoint.id).is_some());
        }
    }

    #[test]
    fn ratings_shown_before_the_figures_are_computed_are_those_that_will_be_computed(
        before in crate::testing::arbitrary_project(),
        ratings in prop::collection::vec((0..12_usize, prop::option::of(-3_i8..=3)), 1..6),
    ) {
        for journey in before.journeys.keys() {
            let mut after = before.clone();
            let known = figures(&before, journey, &View::default()).unwrap();
            let edited = Arc::make_mut(after.journeys.get_mut(journey).unwrap());
            for (place, emotion) in &ratings {
                let Some(mut step) = edited.touchpoints().get(*place).map(|step| Step::clone(step)) else {
                    continue;
                };
                step.ratings.emotion = emotion.map(|it| Emotion::clamped(f64::from(it)));
                step.ratings.delight = None;
                step.evidence = Evidence::Measured;
                edited.graph.put_step(Arc::new(step));
            }
            let (old, new) = (&before.journeys[journey].graph, &after.journeys[journey].graph);
            let changed: Vec<_> = old.steps_changed(new).filter_map(|(_, step)| step.cloned()).collect();
            let shown = known.with_ratings_of(&after, journey, &View::default(), &changed);
            let computed = figures(&after, journey, &View::default()).unwrap();
            for (shown, computed) in shown.touchpoints.iter().zip(&computed.touchpoints) {
                prop_assert_eq!(&shown.id, &computed.id);
                prop_assert_eq!(shown.ratings, computed.ratings);
                prop_assert_eq!(shown.evidence, computed.evidence);
            }
            prop_assert_eq!(shown.score, known.score);
        }
    }
}
