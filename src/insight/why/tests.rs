use proptest::prelude::*;

use super::super::tests::{change, credit_card, id};
use super::super::{Grouping, Time};
use super::*;
use crate::model::{Emotion, Improvement, Journey, Level, Recommend, Stance, Voice};
use crate::testing::arbitrary_project;

fn told(project: &Project, figure: &Figure) -> Explanation {
    explain(project, &id("apply"), &View::default(), figure).unwrap()
}

fn reasons(project: &Project, figure: &Figure) -> Vec<String> {
    let told = told(project, figure);
    told.reasons.iter().map(ToString::to_string).collect()
}

fn therefore(project: &Project, figure: &Figure) -> Option<String> {
    told(project, figure).consequence.map(|it| it.to_string())
}

#[test]
fn the_score_is_told_by_what_pulls_it_down_and_what_holds_it_up() {
    let project = credit_card();
    assert_eq!(
        told(&project, &Figure::Score).question,
        "Why is the score −20?"
    );
    assert_eq!(
        reasons(&project, &Figure::Score),
        [
            "It is what Ana feels at the five rated touchpoints, on average, from −100 to +100. At 0 the basics are met, and nothing more. A moment of truth counts double.",
            "Pulled down by “Waiting for the card” (−25) and “Waiting for the decision” (−8.3).",
            "Held up by “Sales call” (+10) and “Approval arrives” (+3.3).",
        ]
    );
    assert_eq!(
        therefore(&project, &Figure::Score).unwrap(),
        "Meet the basics at “Waiting for the card”: score −20 → +5"
    );
}

#[test]
fn what_is_remembered_names_the_strongest_moment_and_the_end() {
    assert_eq!(
        reasons(&credit_card(), &Figure::PeakEnd)[1..],
        [
            "The strongest moment is “Waiting for the card”: −3.",
            "The journey ends at “Card in hand” (−1).",
            "What is remembered lies half-way between the two.",
        ]
    );
}

#[test]
fn repairing_the_decision_is_worth_much_because_the_delivery_is_then_an_occasional_lapse() {
    let lift = Figure::Lift(id("decision"));
    assert_eq!(told(&credit_card(), &lift).question, "Why +24.8?");
    assert_eq!(
        reasons(&credit_card(), &lift),
        [
            "With the basics met, “Waiting for the decision” goes from −0.5 to 0 (+8.3 points).",
            "Further on there is one failure less behind, so the next passes as a slip: “Waiting for the card” goes from −0.75 to −0.26 (+16.5 points).",
        ]
    );
    assert_eq!(
        therefore(&credit_card(), &lift).unwrap(),
        "Meet the basics: score −20 → +5"
    );
}

#[test]
fn a_cause_names_the_touchpoints_that_suffer_from_it() {
    let batch = Figure::Lift(id("nightly-batch"));
    assert_eq!(
        reasons(&credit_card(), &batch),
        [
            "It stands behind “Waiting for the decision” and “Waiting for the card”.",
            "The basics fail at “Waiting for the decision” (+24.8 repaired alone) and “Waiting for the card” (+25 repaired alone).",
            "Of all that Ana suffers on this journey, 100 % happens there.",
        ]
    );
}

#[test]
fn what_customers_bring_along_is_told_from_the_touchpoint_before() {
    let project = credit_card();
    assert_eq!(
        reasons(&project, &Figure::Expectation(id("decision"))),
        [
            "At “Sales call”, 0 was expected and +3 felt. Expectations follow experience by 50 %: now it is +1.5."
        ]
    );
    assert_eq!(
        therefore(&project, &Figure::Expectation(id("decision"))).unwrap(),
        "Ana feels −1: 2.5 less than expected"
    );
    assert_eq!(
        reasons(&project, &Figure::Goodwill(id("decision")))[1..],
        ["From “Sales call” 70 % of the 0 is remembered, and 0.6 was earned there."]
    );
    assert!(
        therefore(&project, &Figure::Gap(id("delivery")))
            .unwrap()
            .contains("disappointment")
    );
    assert_eq!(
        reasons(&project, &Figure::Reach(id("decision"))),
        ["Of all customers, they come from “Sales call” (100 %)."]
    );
    assert_eq!(
        reasons(&project, &Figure::Reach(id("call"))),
        ["The way begins here, for everybody."]
    );
}

#[test]
fn an_emotion_says_whose_word_it_is() {
    let mut project = credit_card();
    let card = Figure::Emotion(id("card"));
    assert_eq!(
        reasons(&project, &card),
        [
            "It was rated here directly.",
            "It is assumed: no customer has said so yet."
        ]
    );
    change(&mut project, "card", |step| step.ratings.emotion = None);
    let voice = Voice {
        journey: Some(id("apply")),
        step: Some(id("card")),
        sentiment: Emotion::new(-2.0).ok(),
        recommend: Recommend::new(9.0).ok(),
        ..Voice::default()
    };
    project.voices.insert(id("v1"), std::sync::Arc::new(voice));
    assert_eq!(
        reasons(&project, &card),
        [
            "It is the mean of what one voice said here: the customer’s own voice comes before the room’s guess.",
            "Customers said so."
        ]
    );
    assert_eq!(
        reasons(&project, &Figure::Recommend)[0],
        "1 answered: one gave 9 or 10 and would recommend us warmly, none gave 0 to 6."
    );
}

#[test]
fn what_an_improvement_adds_is_told_by_what_it_touches() {
    let mut project = credit_card();
    let improvement = Improvement {
        name: "Run the batch every hour".to_owned(),
        journey: Some(id("apply")),
        steps: vec![id("delivery")],
        hygiene: Level::new(4.0).ok(),
        chosen: true,
        ..Improvement::default()
    };
    project
        .improvements
        .insert(id("hourly"), std::sync::Arc::new(improvement));
    assert_eq!(
        told(&project, &Figure::Plan(id("hourly"))).question,
        "Why +25?"
    );
    assert_eq!(
        reasons(&project, &Figure::Plan(id("hourly")))[..2],
        [
            "It touches “Waiting for the card”.",
            "It raises the basics to 4; nothing is ever lowered by it."
        ]
    );
    assert_eq!(
        reasons(&project, &Figure::ToBeScore)[1],
        "“Run the batch every hour” adds +25."
    );
    assert_eq!(
        therefore(&project, &Figure::ToBeScore).unwrap(),
        "All of them: score −20 → +5"
    );
}

#[test]
fn the_belief_gap_names_where_we_are_most_wrong() {
    let told = reasons(&credit_card(), &Figure::BeliefGap);
    assert_eq!(
        told[..3],
        [
            "Over the five touchpoints with both, we believe +1.8 on average, and Ana feels −0.2.",
            "We believe 80 % of them to be good; 40 % are.",
            "We are most wrong at “Card in hand” (+4), “Waiting for the card” (+3), “Waiting for the decision” (+2) and “Approval arrives” (+1).",
        ]
    );
}

#[test]
fn nobody_is_asked_about_what_is_not_there() {
    let project = credit_card();
    let ask = |journey: &str, figure: &Figure| {
        explain(&project, &id::<Journey>(journey), &View::default(), figure)
    };
    assert_eq!(ask("elsewhere", &Figure::Score), None);
    assert_eq!(ask("apply", &Figure::Felt(id("nothing"))), None);
    assert_eq!(ask("apply", &Figure::Plan(id("nothing"))), None);
}

fn every_figure(project: &Project, journey: &JourneyId) -> Vec<Figure> {
    let mut figures = vec![
        Figure::Score,
        Figure::ToBeScore,
        Figure::PeakEnd,
        Figure::Rated,
        Figure::Recommend,
        Figure::Satisfied,
        Figure::Effort,
        Figure::BeliefGap,
    ];
    let stances = [Stance::Churning, Stance::Indifferent, Stance::Loyal];
    figures.extend(stances.map(Figure::Stance));
    figures.extend(Grouping::ALL.map(Figure::Evenness));
    for step in project.journeys[journey].graph.steps() {
        let of_step = |figure: fn(StepId) -> Figure| figure(step.id.clone());
        figures.push(of_step(Figure::Lift));
        if step.is_touchpoint() {
            figures.extend(
                [
                    Figure::Felt,
                    Figure::Satisfaction,
                    Figure::Emotion,
                    Figure::Belief,
                    Figure::Expectation,
                    Figure::Gap,
                    Figure::Goodwill,
                    Figure::Reach,
                ]
                .map(of_step),
            );
        }
    }
    let plans = super::super::improvements_of(project, journey).into_iter();
    figures.extend(plans.map(|(id, _)| Figure::Plan(id.clone())));
    figures
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn every_figure_of_every_project_has_an_explanation_that_leads_to_steps_that_are_there(
        project in arbitrary_project(),
        to_be in any::<bool>(),
    ) {
        let segments = project.segments.keys().cloned().map(Some).take(1).chain([None]);
        let time = if to_be { Time::ToBe } else { Time::AsIs };
        for segment in segments {
            let view = View { segment, time };
            for (id, journey) in &project.journeys {
                for figure in every_figure(&project, id) {
                    let told = explain(&project, id, &view, &figure);
                    prop_assert!(told.is_some(), "{figure:?}");
                    let told = told.unwrap();
                    prop_assert!(!told.reasons.is_empty(), "{figure:?}");
                    for sentence in told.reasons.iter().chain(&told.consequence) {
                        let text = sentence.to_string();
                        prop_assert!(!text.contains("NaN") && !text.contains("inf "), "{text}");
                        for step in sentence.steps() {
                            prop_assert!(journey.step(step).is_some(), "{step} of {text}");
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn every_explanation_says_whom_it_is_about() {
    for figure in [
        Figure::Score,
        Figure::Felt(id("delivery")),
        Figure::Recommend,
    ] {
        let background = told(&credit_card(), &figure).background;
        let background: Vec<String> = background.iter().map(ToString::to_string).collect();
        assert_eq!(
            background,
            ["Ana’s goal: Pay abroad next month"],
            "{figure:?}"
        );
    }
}

/// The explanation of a figure of the first template, with its reasons and what follows in one text.
fn of_template(figure: &Figure) -> String {
    let project = crate::templates::template("credit-card").unwrap().project;
    let apply = crate::model::Id::new("apply").unwrap();
    let told = explain(&project, &apply, &View::default(), figure).unwrap();
    let mut lines = vec![told.question];
    lines.extend(told.reasons.iter().map(ToString::to_string));
    lines.extend(told.consequence.as_ref().map(ToString::to_string));
    lines.join("\n")
}

#[test]
fn what_stands_behind_the_pain_is_told_touchpoint_by_touchpoint() {
    let batch = of_template(&Figure::Blame(id("batch")));
    assert!(batch.starts_with("Why 100 % of the pain?"), "{batch}");
    assert!(
        batch.contains("“Waiting for the decision” (25 %) and “Waiting for the card” (75 %)"),
        "{batch}"
    );
}

#[test]
fn an_improvement_that_claims_everything_is_not_believed() {
    let project = crate::templates::template("credit-card").unwrap().project;
    let greedy = project
        .improvements
        .iter()
        .find(|(_, it)| it.name.starts_with("Congratulate"));
    let told = of_template(&Figure::Claims(greedy.unwrap().0.clone()));
    assert!(told.starts_with("Why 4 · 4 · 4?"), "{told}");
    assert!(
        told.ends_with("fast, cheap and good at once is not believable"),
        "{told}"
    );
    let scope = of_template(&Figure::Scope);
    assert!(
        scope.contains("“Run the batch every hour” (2 and 3)"),
        "{scope}"
    );
}

#[test]
fn a_group_is_the_mean_of_its_touchpoints() {
    let owners = super::super::compared::Grouping::Owner;
    let project = crate::templates::template("credit-card").unwrap().project;
    let cards = project
        .owners
        .iter()
        .find(|(_, owner)| owner.name == "Card operations");
    let cards = cards.unwrap().0.to_string();
    let told = of_template(&Figure::Group(owners, cards));
    assert!(told.starts_with("Why −0.5?"), "{told}");
    assert!(told.contains("“Waiting for the card” (−0.75)"), "{told}");
    assert!(told.ends_with("score −20 → +5"), "{told}");
}

#[test]
fn what_is_counted_along_the_way_is_named() {
    let promises = of_template(&Figure::Promises);
    assert!(
        promises.contains("Broken, made at “Sales call”."),
        "{promises}"
    );
    let overs = of_template(&Figure::HandOvers);
    assert!(
        overs.contains("“Sales call” to “Waiting for the decision”"),
        "{overs}"
    );
    let sources = of_template(&Figure::Sources);
    assert!(sources.contains("Failures: "), "{sources}");
    let waits = of_template(&Figure::StageWait(
        crate::model::Id::new("delivery").unwrap(),
    ));
    assert!(
        waits.contains("“Waiting for the card” (12 days)"),
        "{waits}"
    );
}

#[test]
fn ratings_say_who_gave_them_and_what_raises_them() {
    let project = crate::templates::template("credit-card").unwrap().project;
    let apply = crate::model::Id::new("apply").unwrap();
    let told = |time| {
        let view = View {
            time,
            ..View::default()
        };
        let told = explain(&project, &apply, &view, &Figure::Hygiene(id("delivery"))).unwrap();
        (told.question, told.reasons[0].to_string())
    };
    let (question, first) = told(Time::AsIs);
    assert_eq!(question, "Why 1 of 5?");
    assert_eq!(first, "It was rated here directly.");
    let (question, first) = told(Time::ToBe);
    assert_ne!(question, "Why 1 of 5?");
    assert!(
        first.starts_with("A chosen improvement raises it"),
        "{first}"
    );
    let delight = of_template(&Figure::Delight(id("call")));
    assert!(delight.starts_with("Why 3 of 5?"), "{delight}");
}
