#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a test looks for one kind among many"
)]

use super::*;
use crate::insight::show::{Proof, proof, show};
use crate::layout::FontMetrics;
use crate::model::Project;
use crate::scene::palette::{Theme, colour};
use crate::scene::{Anchor, Role, Shape};
use crate::templates::{TEMPLATES, template};

/// What is drawn in the boardroom.
const THEMES: [Theme; 2] = [Theme::BoardroomLight, Theme::BoardroomDark];

/// A line of text, and where it stands.
struct Written {
    text: String,
    rect: Rect,
    size: f32,
    ink: Role,
    /// What it stands on: the filled shape under it that was drawn last before it.
    ground: Role,
}

fn written(scene: &SlideScene) -> Vec<Written> {
    let measure = FontMetrics::bundled();
    let mut texts = Vec::new();
    let mut before: Vec<&Shape> = Vec::new();
    let complete = scene.complete();
    for item in &complete.items {
        let Shape::Text(text) = &item.shape else {
            before.push(&item.shape);
            continue;
        };
        let width = measure.width(&text.text, text.size, text.weight);
        let left = match text.anchor {
            Anchor::Start => text.at.x,
            Anchor::Middle => text.at.x - width / 2.0,
            Anchor::End => text.at.x - width,
        };
        let capitals = 2.0 * crate::scene::shape::BASELINE * text.size;
        let rect = Rect::from_min_size(left, text.at.y - capitals, width, capitals);
        texts.push(Written {
            ground: ground(&before, &rect),
            rect,
            size: text.size,
            ink: text.role,
            text: text.text.clone(),
        });
    }
    texts
}

fn ground(before: &[&Shape], text: &Rect) -> Role {
    let under = before.iter().rev().find_map(|shape| match shape {
        Shape::Rect {
            rect,
            fill: Some(fill),
            ..
        } if rect.contains(text.centre()) => Some(*fill),
        Shape::Circle {
            centre,
            radius,
            fill: Some(fill),
            ..
        } if centre.distance(text.centre()) < *radius => Some(*fill),
        _ => None,
    });
    under.unwrap_or(Role::Canvas)
}

/// What is wrong with the slide.
fn faults(scene: &SlideScene, what: &str) -> Vec<String> {
    let texts = written(scene);
    let stage = Rect::from_min_size(0.0, 0.0, scene.size.width, scene.size.height);
    let holds = |rect: &Rect| stage.contains(rect.min) && stage.contains(rect.max);
    let mut faults = Vec::new();
    let mut fault = |text: String| faults.push(format!("{what}: {text}"));
    if texts.is_empty() {
        fault("it says nothing".to_owned());
    }
    for (index, text) in texts.iter().enumerate() {
        let said = &text.text;
        if text.size < SMALLEST {
            fault(format!("“{said}” is only {} high", text.size));
        }
        if !holds(&text.rect.expanded(16.0)) {
            fault(format!("“{said}” leaves the stage at {:?}", text.rect));
        }
        for other in texts.iter().skip(index + 1) {
            if text.rect.overlaps(&other.rect) {
                fault(format!("“{said}” lies on “{}”", other.text));
            }
        }
        for theme in THEMES {
            let contrast = colour(theme, text.ink).contrast(colour(theme, text.ground));
            if contrast < 7.0 {
                let (ink, ground) = (text.ink, text.ground);
                fault(format!(
                    "“{said}”: {contrast:.1}, {ink:?} on {ground:?} in {theme:?}"
                ));
            }
        }
    }
    for spot in &scene.spots {
        if !holds(&spot.rect) || spot.name.is_empty() {
            fault(format!("{:?} at {:?}", spot.claim, spot.rect));
        }
    }
    faults
}

fn hold(slides: &[(String, SlideScene)]) {
    let faults: Vec<String> = slides
        .iter()
        .flat_map(|(what, scene)| faults(scene, what))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn slides(project: &Project, room: Room) -> Vec<(String, SlideScene)> {
    let mut drawn = Vec::new();
    for (id, _) in project.journeys_in_order() {
        let show = show(project, id).unwrap();
        let count = show.shown().count();
        for (index, slide) in show.shown().enumerate() {
            let input = SlideInput {
                show: &show,
                slide,
                number: (index + 1, count),
                room,
                measure: FontMetrics::bundled(),
            };
            drawn.push((format!("{:?} in {room:?}", slide.key), super::slide(&input)));
        }
    }
    drawn
}

#[test]
fn every_slide_of_every_template_can_be_read_from_the_far_end_of_every_room() {
    for opened in TEMPLATES {
        let project = template(opened.name).unwrap().project;
        for room in Room::ALL {
            hold(&slides(&project, room));
        }
    }
}

/// A project in which every name and text is long.
fn wordy() -> Project {
    let mut project = template("credit-card").unwrap().project;
    let long = |text: &str| format!("{text} and everything else that there is to be said about it");
    project.organisation = long(&project.organisation);
    for (id, journey) in project.journeys.clone() {
        let mut changed = (*journey).clone();
        changed.name = long(&changed.name);
        changed.goal = long(&changed.goal);
        changed.persona.name = long("Ana");
        changed.persona.about = long(&long(&changed.persona.about));
        changed.before = long(&long(&changed.before));
        for step in journey.graph.steps() {
            let mut step = (**step).clone();
            step.name = long(&step.name);
            changed.graph.put_step(std::sync::Arc::new(step));
        }
        project.journeys.insert(id, std::sync::Arc::new(changed));
    }
    for (id, voice) in project.voices.clone() {
        let mut changed = (*voice).clone();
        changed.quote = [changed.quote.as_str(); 6].join(" ");
        changed.who = long(&changed.who);
        project.voices.insert(id, std::sync::Arc::new(changed));
    }
    for (id, plan) in project.improvements.clone() {
        let mut changed = (*plan).clone();
        changed.name = long(&changed.name);
        changed.chosen = true;
        project
            .improvements
            .insert(id, std::sync::Arc::new(changed));
    }
    project
}

#[test]
fn long_names_and_quotes_neither_leave_the_stage_nor_lie_on_each_other() {
    for room in Room::ALL {
        hold(&slides(&wordy(), room));
    }
}

#[test]
fn what_stands_behind_every_claim_can_be_read_too() {
    for project in [template("credit-card").unwrap().project, wordy()] {
        let id = project.journeys_in_order()[0].0.clone();
        for room in Room::ALL {
            let scenes = slides(&project, room);
            let claims = scenes.iter().flat_map(|(_, scene)| &scene.spots);
            for claim in claims.map(|spot| &spot.claim) {
                let Some(proof) = proof(&project, &id, claim) else {
                    continue;
                };
                let drawn = proof_slide(&proof, room, FontMetrics::bundled());
                hold(&[(format!("{claim:?} in {room:?}"), drawn)]);
            }
        }
    }
}

#[test]
fn every_claim_of_the_credit_card_has_something_behind_it() {
    let project = template("credit-card").unwrap().project;
    let id = project.journeys_in_order()[0].0.clone();
    let show = show(&project, &id).unwrap();
    let mut questioned = 0;
    for (what, scene) in slides(&project, Room::Meeting)
        .into_iter()
        .take(show.slides.len())
    {
        for spot in &scene.spots {
            let found = proof(&project, &id, &spot.claim);
            let has_facts = |proof: &Proof| !proof.facts.is_empty() || !proof.reasons.is_empty();
            assert!(
                found.as_ref().is_some_and(has_facts),
                "{what}: {:?}",
                spot.claim
            );
            questioned += 1;
        }
    }
    assert!(questioned > 20, "only {questioned} claims");
}

#[test]
fn a_slide_is_built_in_steps_of_which_the_last_is_complete() {
    let project = template("credit-card").unwrap().project;
    for (what, scene) in slides(&project, Room::Meeting) {
        let mut last = 0;
        for build in 0..=scene.last_build() {
            let count = scene.until(build).count();
            assert!(count > last, "{what}: step {build} adds nothing");
            last = count;
        }
        assert_eq!(last, scene.complete().items.len());
    }
}

#[test]
fn a_voice_of_each_stance_has_its_column_and_an_empty_one_says_so() {
    let project = template("credit-card").unwrap().project;
    let id = project.journeys_in_order()[0].0.clone();
    let show = show(&project, &id).unwrap();
    let voice = show.slides.iter().find_map(|slide| match &slide.content {
        Content::Moment(part) => part.voice.clone(),
        _ => None,
    });
    let column = |stance, count| Column {
        stance,
        count,
        heard: count * 2,
        mood: (count > 0).then_some(-3.0),
        voice: voice.clone().filter(|_| count > 0),
        number: (1, count),
        is_focused: true,
    };
    let columns = [
        column(crate::model::Stance::Churning, 3),
        column(crate::model::Stance::Indifferent, 12),
        column(crate::model::Stance::Loyal, 0),
    ];
    let words = vec!["card".to_owned(), "delivery".to_owned()];
    let touchpoints = vec!["Waiting for the card".to_owned(), "Card in hand".to_owned()];
    for room in Room::ALL {
        for is_blank in [true, false] {
            let input = AskedInput {
                columns: &columns,
                count: (15, 24),
                words: &words,
                touchpoints: &touchpoints,
                is_blank,
                room,
                measure: FontMetrics::bundled(),
            };
            let (scene, _) = asked(&input);
            let says_so = scene.texts().iter().any(|it| it.starts_with("Nobody has"));
            hold(&[(format!("asked in {room:?}, blank {is_blank}"), scene)]);
            assert_eq!(says_so, !is_blank);
        }
    }
}
