#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a test looks for one kind among many"
)]

use super::*;
use crate::insight::show::{Show, ShowSlide, journeys, proof, show};
use crate::layout::{FontMetrics, Point};
use crate::model::{JourneyId, Project};
use crate::scene::palette::{Theme, colour};
use crate::scene::{Anchor, PathCommand, Role, Shape, Stroke, Text};
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

/// The capitals of a line of text.
fn text_rect(text: &Text) -> Rect {
    let width = FontMetrics::bundled().width(&text.text, text.size, text.weight);
    let left = match text.anchor {
        Anchor::Start => text.at.x,
        Anchor::Middle => text.at.x - width / 2.0,
        Anchor::End => text.at.x - width,
    };
    let capitals = 2.0 * crate::scene::shape::BASELINE * text.size;
    Rect::from_min_size(left, text.at.y - capitals, width, capitals)
}

fn written(scene: &SlideScene) -> Vec<Written> {
    let mut texts = Vec::new();
    let mut before: Vec<&Shape> = Vec::new();
    let complete = scene.complete();
    for item in &complete.items {
        let Shape::Text(text) = &item.shape else {
            before.push(&item.shape);
            continue;
        };
        let rect = text_rect(text);
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

/// Whether the text lies on that filled shape as a whole: it is its ground, and covers what was drawn before.
fn carries(shape: &Shape, text: &Rect) -> Option<Role> {
    let corners = [
        text.min,
        text.max,
        Point::new(text.min.x, text.max.y),
        Point::new(text.max.x, text.min.y),
    ];
    match shape {
        Shape::Rect {
            rect,
            fill: Some(fill),
            ..
        } => corners.iter().all(|it| rect.contains(*it)).then_some(*fill),
        Shape::Circle {
            centre,
            radius,
            fill: Some(fill),
            ..
        } => corners
            .iter()
            .all(|it| centre.distance(*it) < *radius)
            .then_some(*fill),
        _ => None,
    }
}

fn ground(before: &[&Shape], text: &Rect) -> Role {
    let under = before.iter().rev().find_map(|shape| carries(shape, text));
    under.unwrap_or(Role::Canvas)
}

/// Whether something of the shape is drawn where the text stands.
fn touches(shape: &Shape, text: &Rect) -> bool {
    let width = |stroke: &Option<Stroke>| stroke.map_or(0.0, |stroke| stroke.width / 2.0);
    match shape {
        Shape::Rect {
            rect, fill, stroke, ..
        } => {
            let outer = rect.expanded(width(stroke));
            let inner = rect.expanded(-width(stroke));
            let is_inside = inner.contains(text.min) && inner.contains(text.max);
            outer.overlaps(text) && (fill.is_some() || !is_inside)
        }
        Shape::Circle {
            centre,
            radius,
            fill,
            stroke,
        } => {
            let nearest = Point::new(
                centre.x.clamp(text.min.x, text.max.x),
                centre.y.clamp(text.min.y, text.max.y),
            );
            let corners = [text.min, text.max];
            let is_inside = corners.iter().all(|it| centre.distance(*it) < *radius);
            centre.distance(nearest) < radius + width(stroke) && (fill.is_some() || !is_inside)
        }
        Shape::Path {
            commands, stroke, ..
        } => {
            let room = text.expanded(width(stroke));
            drawn(commands).iter().any(|point| room.contains(*point))
        }
        Shape::Text(_) => false,
    }
}

/// Points close to each other along a path.
fn drawn(commands: &[PathCommand]) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    let mut from = Point::default();
    let between =
        |a: Point, b: Point, t: f32| Point::new(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t);
    for command in commands {
        let (out, into, to) = match *command {
            PathCommand::Move(to) => {
                from = to;
                continue;
            }
            PathCommand::Line(to) => (from, to, to),
            PathCommand::Cubic(out, into, to) => (out, into, to),
            PathCommand::Close => continue,
        };
        for step in 0..=200_u8 {
            let t = f32::from(step) / 200.0;
            let first = between(from, out, t);
            let second = between(out, into, t);
            let third = between(into, to, t);
            let (left, right) = (between(first, second, t), between(second, third, t));
            points.push(between(left, right, t));
        }
        from = to;
    }
    points
}

/// Texts on or under which something else is drawn, but for the ground that they stand on.
fn crossed(scene: &SlideScene) -> Vec<String> {
    let complete = scene.complete();
    let shapes: Vec<&Shape> = complete.items.iter().map(|item| &item.shape).collect();
    let mut faults = Vec::new();
    for (at, shape) in shapes.iter().enumerate() {
        let Shape::Text(text) = shape else {
            continue;
        };
        let rect = text_rect(text);
        let carried = shapes[..at]
            .iter()
            .rposition(|it| carries(it, &rect).is_some());
        let visible = carried.map_or(0, |carrier| carrier + 1);
        for (index, other) in shapes.iter().enumerate().skip(visible) {
            if index != at && touches(other, &rect) {
                faults.push(format!("“{}” is crossed by {other:?}", text.text));
            }
        }
    }
    faults
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
    for crossed in crossed(scene) {
        fault(crossed);
    }
    for (index, text) in texts.iter().enumerate() {
        let said = &text.text;
        let is_figure =
            said.starts_with(['+', '−']) || said.starts_with(|it: char| it.is_ascii_digit());
        if is_figure && said.ends_with('…') && !said.contains(' ') {
            fault(format!("“{said}” is a figure cut short"));
        }
        let on_stage = text.size * STAGE.width / scene.size.width;
        if on_stage < SMALLEST - 0.01 {
            fault(format!("“{said}” is only {on_stage} high"));
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

/// What stands on a slide in figures and claims nothing: the footer's number, the scale of the curve, the keys of the
/// what-if, and what a customer said.
fn is_no_claim(slide: &ShowSlide, scene: &SlideScene, text: &Written) -> bool {
    let in_footer = text.rect.max.y > scene.size.height - 64.0;
    let is_scale = matches!(slide.content, Content::Journey(_)) && text.rect.min.x < 100.0;
    let quoted = match &slide.content {
        Content::Moment(part) => part.voice.as_ref().map_or("", |voice| voice.quote.as_str()),
        _ => "",
    };
    let told = match &slide.content {
        Content::Customer(part) => [&part.about, &part.before, &part.after].map(String::as_str),
        Content::Decisions(_) => ["press D"; 3],
        _ => [""; 3],
    };
    let is_quoted = quoted.contains(text.text.as_str());
    in_footer || is_scale || is_quoted || told.iter().any(|it| it.contains(text.text.as_str()))
}

/// Asks of every number on a slide who says so; how many were asked.
fn ask_of_numbers(
    project: &Project,
    journey: &JourneyId,
    (show, slide): (&Show, &ShowSlide),
) -> usize {
    let scene = super::slide(&SlideInput {
        show,
        slide,
        number: (1, 9),
        room: Room::Meeting,
        measure: FontMetrics::bundled(),
    });
    let has_figure = |text: &Written| text.text.contains(|letter: char| letter.is_ascii_digit());
    let mut numbers = written(&scene);
    numbers.retain(|text| has_figure(text) && !is_no_claim(slide, &scene, text));
    for text in &numbers {
        let holds = |spot: &&ClaimSpot| {
            spot.rect.contains(text.rect.min) && spot.rect.contains(text.rect.max)
        };
        let Some(spot) = scene.spots.iter().find(holds) else {
            panic!("{:?}: nobody says who says “{}”", slide.key, text.text);
        };
        let proof = proof(project, journey, &spot.claim).unwrap();
        let is_told = !proof.subject.is_empty() && !proof.facts.is_empty();
        assert!(is_told, "{proof:?}");
    }
    numbers.len()
}

#[test]
fn who_says_so_can_be_asked_of_every_number_on_every_slide() {
    let mut asked = 0;
    for opened in TEMPLATES {
        let project = template(opened.name).unwrap().project;
        for (id, _) in project.journeys_in_order() {
            let show = show(&project, id).unwrap();
            let slides = show.shown();
            asked += slides
                .map(|slide| ask_of_numbers(&project, id, (&show, slide)))
                .sum::<usize>();
        }
    }
    assert!(asked > 200, "only {asked} numbers");
}

#[test]
fn every_claim_on_a_slide_has_something_behind_it() {
    let mut questioned = 0;
    for opened in TEMPLATES {
        let project = template(opened.name).unwrap().project;
        let id = project.journeys_in_order()[0].0.clone();
        let count = show(&project, &id).unwrap().shown().count();
        for (what, scene) in slides(&project, Room::Meeting).into_iter().take(count) {
            for spot in &scene.spots {
                let found = proof(&project, &id, &spot.claim);
                let has_facts = found.is_some_and(|proof| !proof.facts.is_empty());
                assert!(has_facts, "{what}: {:?}", spot.claim);
                questioned += 1;
            }
        }
    }
    assert!(questioned > 100, "only {questioned} claims");
}

#[test]
fn the_headline_of_a_slide_is_questioned_where_nothing_else_is_selected() {
    let project = template("credit-card").unwrap().project;
    for (what, scene) in slides(&project, Room::Hall) {
        let Some(last) = scene.spots.last() else {
            continue;
        };
        let headline = scene.complete().items[scene.headline.start].clone();
        let Shape::Text(text) = headline.shape else {
            panic!("{what}: no headline");
        };
        assert!(last.rect.contains(text.at), "{what}: {last:?}");
    }
}

#[test]
fn the_journeys_that_can_be_shown_can_be_read_however_many_there_are() {
    let mut project = wordy();
    let (_, journey) = project.journeys_in_order()[0];
    let journey = std::sync::Arc::clone(journey);
    for number in 0..30 {
        let id = crate::model::Id::new(&format!("more{number}")).unwrap();
        project.journeys.insert(id, std::sync::Arc::clone(&journey));
    }
    let rows = journeys(&project);
    for room in Room::ALL {
        for chosen in [0, 3, rows.len() - 1] {
            let input = JourneysInput {
                rows: &rows,
                chosen,
                room,
                measure: FontMetrics::bundled(),
            };
            let (scene, places) = journeys_slide(&input);
            assert!(places.iter().any(|(number, _)| *number == chosen));
            hold(&[(format!("journey {chosen} in {room:?}"), scene)]);
        }
    }
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
                agenda: &words,
                room,
                measure: FontMetrics::bundled(),
            };
            let Asked { scene, agenda, .. } = asked(&input);
            assert_eq!(agenda.len(), if is_blank { 2 } else { 0 });
            let says_so = scene.texts().iter().any(|it| it.starts_with("Nobody has"));
            hold(&[(format!("asked in {room:?}, blank {is_blank}"), scene)]);
            assert_eq!(says_so, !is_blank);
        }
    }
}
