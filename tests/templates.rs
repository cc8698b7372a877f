//! The templates that ship with the program: each opens without a finding, stands as it is written, and the credit
//! card application gives the figures of the method's worked example (METHOD.md, section 18). The other stories' figures
//! stand in `stories`.

#![expect(
    clippy::expect_used,
    reason = "what is missing here is a failure of the test"
)]

#[path = "templates/stories.rs"]
mod stories;

use std::fs;
use std::path::Path;

use throughline::file::{read, write};
use throughline::insight::{
    Finding, JourneyFigures, PriorityClass, Time, View, figures, findings, repairs, voices,
};
use throughline::model::{
    Evidence, JourneyId, Layer, Minutes, Project, PromiseState, Stance, StepId, VoiceSource,
};
use throughline::templates::TEMPLATES;

use VoiceSource::{Complaint, Interview, Observation, Review, Secondhand, Social, Survey};

/// In the order in which they are listed (FORMAT.md, section 2).
const NAMES: [&str; 8] = [
    "credit-card",
    "lost-promise",
    "referral",
    "two-sites",
    "phone-contract",
    "furniture",
    "blank",
    "blueprint",
];

fn text(name: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = root.join(format!("assets/templates/{name}.journey.ron"));
    fs::read_to_string(path).expect("the template is there")
}

fn project(name: &str) -> Project {
    read(text(name).as_bytes())
        .expect("a template is valid")
        .project
}

fn apply() -> JourneyId {
    JourneyId::new("apply").expect("an id")
}

fn step(id: &str) -> StepId {
    StepId::new(id).expect("an id")
}

fn seen_by_everyone(project: &Project) -> JourneyFigures {
    figures(project, &apply(), &View::default()).expect("the journey is there")
}

/// Both missing, or equal as METHOD.md compares (to a billionth).
fn same(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() < 1e-9,
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    }
}

#[test]
fn the_templates_are_listed_in_the_order_that_scripts_rely_on() {
    assert_eq!(TEMPLATES.map(|template| template.name), NAMES);
    for template in TEMPLATES {
        let project = project(template.name);
        if !project.title.is_empty() {
            assert_eq!(template.title, project.title);
        }
    }
}

#[test]
fn every_template_opens_without_a_finding() {
    for name in NAMES {
        let opened = read(text(name).as_bytes()).expect("a template is valid");
        assert_eq!(opened.findings, [], "{name}");
        assert_eq!(opened.project.violations(), [], "{name}");
        assert!(!opened.lost && opened.read_only.is_none(), "{name}");
    }
}

#[test]
fn every_template_is_written_as_it_stands() {
    for name in NAMES {
        let (text, written) = (text(name), write(&project(name)));
        for (number, (is, should)) in text.lines().zip(written.lines()).enumerate() {
            assert_eq!(is, should, "{name}, line {}", number + 1);
        }
        assert_eq!(text.len(), written.len(), "{name}");
    }
}

#[test]
fn the_credit_card_gives_the_table_of_the_worked_example() {
    let project = project("credit-card");
    let found = seen_by_everyone(&project);
    let table = [
        ("call", 0.6, 0.0, 0.6, 0.0, 3.0),
        ("decision", -0.5, 0.6, -0.5, 1.5, -2.5),
        ("approval", 0.2, 0.42, 0.2, 0.25, 0.75),
        ("delivery", -0.75, 0.494, -0.75, 0.625, -3.625),
        ("card", 0.0, 0.3458, 0.0, -1.1875, 0.1875),
    ];
    for (id, satisfaction, goodwill, felt, expectation, gap) in table {
        let touchpoint = found
            .touchpoint(&step(id))
            .expect("the touchpoint is there");
        assert!(same(Some(touchpoint.reach), Some(1.0)), "reach of {id}");
        assert!(same(touchpoint.satisfaction, Some(satisfaction)), "{id}");
        assert!(same(Some(touchpoint.goodwill), Some(goodwill)), "{id}");
        assert!(same(touchpoint.felt, Some(felt)), "{id}");
        assert!(
            same(Some(touchpoint.expectation), Some(expectation)),
            "{id}"
        );
        assert!(same(touchpoint.gap, Some(gap)), "{id}");
    }
    assert!(same(found.score, Some(-20.0)), "{:?}", found.score);
    assert!(same(found.peak_end, Some(-2.0)), "{:?}", found.peak_end);
    assert_eq!((found.rated, found.touchpoints.len()), (5, 6));
    assert!(same(found.belief.believed_positive, Some(0.8)));
    assert!(same(found.belief.felt_positive, Some(0.4)));
    assert_eq!(found.blind_spots, []);
}

#[test]
fn one_in_five_asks_at_the_branch_and_nobody_has_rated_that_yet() {
    let project = project("credit-card");
    let found = seen_by_everyone(&project);
    let branch = found.touchpoint(&step("branch")).expect("it is there");
    assert!(same(Some(branch.reach), Some(0.2)));
    assert_eq!((branch.satisfaction, branch.ratings.emotion), (None, None));
    assert_eq!(found.loops.len(), 1, "half of them are sent back");
}

#[test]
fn the_nightly_batch_is_what_to_repair_first() {
    let project = project("credit-card");
    let found = repairs(&project, &apply(), &View::default()).expect("the journey is there");
    let lifts = [
        ("delivery", 25.0),
        ("decision", 24.8),
        ("call", 0.0),
        ("card", 0.0),
    ];
    for (id, lift) in lifts {
        assert!(
            same(found.lifts.get(&step(id)).copied().flatten(), Some(lift)),
            "{id}"
        );
    }
    let causes = [
        ("batch", 100.0 / 3.0, 1.0),
        ("printing", 25.0, 0.75),
        ("check", 24.8, 0.25),
    ];
    for (cause, (id, lift, blame)) in found.causes.iter().zip(causes) {
        assert_eq!(cause.id, step(id));
        assert!(
            same(cause.lift, Some(lift)) && same(cause.blame, Some(blame)),
            "{id}"
        );
    }
    let first: Vec<_> = found
        .priorities
        .iter()
        .map(|item| (item.id.as_str(), item.class))
        .take(3)
        .collect();
    let expected = [
        ("delivery", PriorityClass::Basics),
        ("decision", PriorityClass::Basics),
        ("call", PriorityClass::BrokenPromise),
    ];
    assert_eq!(first, expected);
}

#[test]
fn the_two_chosen_improvements_turn_the_score() {
    let project = project("credit-card");
    let chosen = project.improvements.values().filter(|one| one.chosen);
    assert_eq!((chosen.count(), project.improvements.len()), (2, 4));
    let to_be = seen_by_everyone(&project).to_be_score;
    assert!(same(to_be, Some(80.0 / 3.0)), "{to_be:?}");
    let view = View {
        time: Time::ToBe,
        ..View::default()
    };
    let shown = figures(&project, &apply(), &view).and_then(|found| found.score);
    assert!(same(shown, to_be));
}

#[test]
fn the_stages_are_headed_by_nine_and_twelve_days() {
    let project = project("credit-card");
    let journey = project.journeys.get(&apply()).expect("it is there");
    let days = |stage: &str| {
        let minutes: f64 = journey
            .touchpoints()
            .iter()
            .filter(|step| step.stage.as_ref().is_some_and(|id| id.as_str() == stage))
            .filter_map(|step| step.wait)
            .map(Minutes::get)
            .sum();
        minutes / (24.0 * 60.0)
    };
    assert!(same(Some(days("decision")), Some(9.0)));
    assert!(same(Some(days("delivery")), Some(12.0)));
}

#[test]
fn customers_of_every_stance_are_heard_from_every_source() {
    let project = project("credit-card");
    let heard = voices(&project, None);
    assert_eq!(heard.count, 14);
    for stance in [Stance::Churning, Stance::Indifferent, Stance::Loyal] {
        let of_stance = heard.by_stance.iter().find(|one| one.stance == stance);
        assert!(of_stance.is_some_and(|one| one.count > 0), "{stance:?}");
    }
    for source in [
        Interview,
        Survey,
        Complaint,
        Review,
        Social,
        Observation,
        Secondhand,
    ] {
        let from_source = project.voices.values().any(|voice| voice.source == source);
        assert!(from_source, "{source:?}");
    }
}

#[test]
fn a_broken_promise_stands_beside_a_kept_one() {
    let project = project("credit-card");
    let journey = project.journeys.get(&apply()).expect("it is there");
    let count = |state| {
        journey
            .graph
            .links()
            .filter(|link| link.kept == state)
            .count()
    };
    assert_eq!(
        (count(PromiseState::Broken), count(PromiseState::Kept)),
        (1, 1)
    );
}

#[test]
fn the_map_has_something_to_say_about_today_and_nothing_about_tomorrow() {
    let found = findings(&project("credit-card"));
    let keys: Vec<_> = found.iter().map(Finding::key).collect();
    for key in [
        "disagreement:apply:card",
        "nobodys-plan:apply:name-and-gift",
    ] {
        assert!(keys.iter().any(|found| found == key), "{key} in {keys:?}");
    }
    assert!(
        found.iter().all(|one| one.journey == Some(apply())),
        "{keys:?}"
    );
}

#[test]
fn only_the_approval_is_assumed_where_a_feeling_is_shown() {
    let project = project("credit-card");
    let assumed: Vec<_> = seen_by_everyone(&project)
        .touchpoints
        .into_iter()
        .filter(|one| one.evidence == Evidence::Assumed && one.ratings.emotion.is_some())
        .map(|one| one.id)
        .collect();
    assert_eq!(assumed, [step("approval")]);
}

#[test]
fn a_blank_journey_has_five_stages_and_waits_for_its_first_touchpoint() {
    let project = project("blank");
    let (_, journey) = project.journeys.iter().next().expect("one journey");
    assert_eq!((journey.stages.len(), journey.graph.step_count()), (5, 0));
    assert_eq!(project.channels.len(), 4);
}

#[test]
fn a_blank_blueprint_has_people_and_systems_behind_unrated_touchpoints() {
    let project = project("blueprint");
    let (id, journey) = project.journeys.iter().next().expect("one journey");
    let count = |layer| {
        journey
            .graph
            .steps()
            .filter(|step| step.layer == layer)
            .count()
    };
    assert_eq!(
        [Layer::Touchpoint, Layer::Backstage, Layer::System].map(count),
        [4, 3, 1]
    );
    let found = figures(&project, id, &View::default()).expect("the journey is there");
    assert_eq!((found.rated, found.score), (0, None));
}
