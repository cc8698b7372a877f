#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a test looks for one kind among many"
)]

use super::*;
use crate::model::{Id, Slide, Stance};
use crate::templates::{TEMPLATES, template};

fn card() -> (Project, JourneyId) {
    let project = template("credit-card").unwrap().project;
    (project, Id::new("apply").unwrap())
}

fn of(name: &str) -> Show {
    let project = template(name).unwrap().project;
    let id = project.journeys_in_order()[0].0.clone();
    show(&project, &id).unwrap()
}

fn told(show: &Show) -> Vec<(SlideKind, &str)> {
    let slides = show.slides.iter();
    slides
        .map(|slide| (slide.key.kind, slide.headline.as_str()))
        .collect()
}

#[test]
fn the_story_of_the_credit_card_tells_itself() {
    use SlideKind as K;
    let show = of("credit-card");
    let expected = [
        (K::Customer, "What Ana wants: pay abroad next month"),
        (K::Journey, "Ana starts out delighted and ends up uneasy"),
        (
            K::Moment,
            "Waiting for the decision takes 8 days and leaves Ana uneasy",
        ),
        (
            K::Moment,
            "Waiting for the card takes 12 days. Elsewhere it takes 4 days.",
        ),
    ];
    let told = told(&show);
    for line in expected {
        assert!(told.contains(&line), "{line:?} is not in {told:#?}");
    }
    let order: Vec<SlideKind> = told.iter().map(|(kind, _)| *kind).collect();
    let mut sorted = order.clone();
    sorted.sort();
    assert_eq!(order, sorted, "the slides follow the story");
}

#[test]
fn the_strongest_voice_speaks_and_what_lies_behind_is_named() {
    let show = of("credit-card");
    let moment = show.slides.iter().find_map(|slide| match &slide.content {
        Content::Moment(part) if part.step.as_str() == "delivery" => Some(part),
        _ => None,
    });
    let moment = moment.unwrap();
    let voice = moment.voice.as_ref().unwrap();
    assert!(
        voice.quote.starts_with("My friend’s card"),
        "{}",
        voice.quote
    );
    assert_eq!(voice.stance, Some(Stance::Churning));
    let behind: Vec<&str> = moment
        .behind
        .iter()
        .map(|(_, name)| name.as_str())
        .collect();
    assert_eq!(behind, ["Card printing", "Nightly batch"]);
    assert_eq!(moment.points[moment.told].name, "Waiting for the card");
}

#[test]
fn a_file_with_almost_nothing_in_it_gives_an_honest_show() {
    let (mut project, id) = card();
    project.voices.clear();
    project.improvements.clear();
    let show = super::show(&project, &id).unwrap();
    assert_eq!(
        show.slides[1].headline,
        "5 of 6 touchpoints are rated; nobody has been interviewed"
    );
    let blank = of("blank");
    let kinds: Vec<SlideKind> = blank.slides.iter().map(|it| it.key.kind).collect();
    let least = [
        SlideKind::Customer,
        SlideKind::Journey,
        SlideKind::Decisions,
    ];
    assert_eq!(kinds, least);
}

#[test]
fn no_template_has_a_slide_of_more_than_seven_touchpoints_or_without_a_headline() {
    for opened in TEMPLATES {
        let project = template(opened.name).unwrap().project;
        for id in project.journeys.keys() {
            for slide in super::show(&project, id).unwrap().slides {
                assert!(!slide.headline.is_empty(), "{:?}", slide.key);
                let points = match &slide.content {
                    Content::Journey(part) => part.points.len(),
                    Content::Moment(part) => part.points.len(),
                    Content::Basics(part) => part.rows.len(),
                    _ => 0,
                };
                assert!(points <= MOST, "{:?}", slide.key);
            }
        }
    }
}

fn change(project: &mut Project, id: &JourneyId, key: &SlideKey, change: &Change) {
    let show = super::show(project, id).unwrap();
    let slides = kept_as(&project.show, &show, key, change);
    project.show = slides.into_iter().map(Arc::new).collect();
    assert_eq!(project.violations(), []);
}

#[test]
fn a_rewritten_headline_and_notes_stay_with_their_slide_when_the_project_changes() {
    let (mut project, id) = card();
    let before = super::show(&project, &id).unwrap();
    let key = before.slides[3].key.clone();
    let sentence = Change::Headline("We promised five days".to_owned());
    change(&mut project, &id, &key, &sentence);
    change(
        &mut project,
        &id,
        &key,
        &Change::Notes("Pause here".to_owned()),
    );
    assert_eq!(project.show.len(), 1, "one slide, one record");
    project.voices.clear();
    let after = super::show(&project, &id).unwrap();
    let slide = after.slides.iter().find(|slide| slide.key == key).unwrap();
    assert_eq!(slide.headline, "We promised five days");
    assert_eq!(slide.notes, "Pause here");
    let keys = |show: &Show| {
        show.slides
            .iter()
            .map(|it| it.key.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(keys(&before), keys(&after), "rewriting one moves none");
    change(&mut project, &id, &key, &Change::Headline(String::new()));
    let proposed = super::show(&project, &id).unwrap();
    assert_eq!(proposed.slides[3].headline, proposed.slides[3].proposed);
}

#[test]
fn slides_are_moved_and_left_out_and_what_is_about_others_waits_in_the_file() {
    let (mut project, id) = card();
    let foreign = Slide {
        id: Id::new("s1").unwrap(),
        kind: "moment".to_owned(),
        of: "apply/gone".to_owned(),
        headline: String::new(),
        hidden: false,
        notes: "Kept for later".to_owned(),
        extra: crate::model::Extra::default(),
    };
    project.show = vec![Arc::new(foreign)];
    let key = super::show(&project, &id).unwrap().slides[4].key.clone();
    change(&mut project, &id, &key, &Change::Place(0));
    let moved = super::show(&project, &id).unwrap();
    assert_eq!(moved.slides[0].key, key);
    assert!(
        project
            .show
            .iter()
            .any(|slide| slide.notes == "Kept for later")
    );
    change(&mut project, &id, &key, &Change::Put(Put::Out));
    let without = super::show(&project, &id).unwrap();
    assert_eq!(without.shown().count() + 1, without.slides.len());
}

#[test]
fn what_is_proposed_changes_the_what_if_and_not_the_project() {
    let (project, id) = card();
    let none = with_chosen(&project, &id, &BTreeSet::new());
    let headline = |project: &Project| {
        let show = super::show(project, &id).unwrap();
        let slides = show.slides.into_iter();
        let mut slides = slides.filter(|slide| slide.key.kind == SlideKind::WhatIf);
        slides.next().unwrap().headline
    };
    assert_eq!(headline(&none), "No improvement is chosen yet");
    assert_eq!(
        headline(&project),
        "Two improvements move the score from −20 to +27"
    );
    assert_eq!(with_chosen(&project, &id, &chosen(&project, &id)), project);
}

#[test]
fn whoever_asks_who_says_so_is_told_how_many_who_and_when() {
    let (project, id) = card();
    let delivery = Claim::Emotion(Id::new("delivery").unwrap());
    let proof = proof(&project, &id, &delivery).unwrap();
    for fact in [
        "−3 was heard from customers",
        "Basics 1 of 5 (met from 4), delight 0 of 5",
        "Customers wait 12 days for it, elsewhere 4 days",
        "Said from 2026-03-09 to 2026-03-13",
        "Card operations answers for it",
    ] {
        assert!(
            proof.facts.iter().any(|it| it == fact),
            "{fact}: {proof:#?}"
        );
    }
    assert_eq!(proof.question, "Why −3?");
    assert!(!proof.reasons.is_empty() && !proof.voices.is_empty());
}

#[test]
fn every_decision_is_told_however_many_there_are() {
    let (mut project, id) = card();
    for number in 0..14 {
        let decision = crate::model::Decision {
            text: format!("Decision number {number}"),
            date: format!("2026-12-{number:02}"),
            ..crate::model::Decision::default()
        };
        let key = Id::new(&format!("n{number}")).unwrap();
        project.decisions.insert(key, Arc::new(decision));
    }
    let before = project.decisions.len();
    let show = super::show(&project, &id).unwrap();
    let told: Vec<&ShowSlide> = show
        .slides
        .iter()
        .filter(|slide| slide.key.kind == SlideKind::Decisions)
        .collect();
    let rows = told.iter().map(|slide| match &slide.content {
        Content::Decisions(rows) => rows.len(),
        _ => 0,
    });
    assert_eq!(rows.sum::<usize>(), before);
    assert_eq!(told[0].key.of, "apply", "the first is the slide it was");
    assert_eq!(told[1].headline, format!("Decisions 7 to 12 of {before}"));
}

#[test]
fn long_ids_still_name_their_slide() {
    let key = SlideKey {
        kind: SlideKind::Moment,
        of: format!("{}/{}", "j".repeat(64), "s".repeat(64)),
    };
    let other = SlideKey {
        of: format!("{}/{}", "j".repeat(64), "t".repeat(64)),
        ..key.clone()
    };
    assert!(key.id().is_some() && key.id() != other.id());
}
