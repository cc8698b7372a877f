use std::fmt::Write as _;

use super::fixture::{all_states, credit_card, scene_of};
use super::*;
use crate::scene::{Item, PathCommand, Tag};

/// The picture in words: one line an item.
fn told(scene: &Scene) -> String {
    let mut out = String::new();
    writeln!(out, "{} × {}", scene.size.width, scene.size.height).unwrap();
    for item in &scene.items {
        let tag = match &item.tag {
            None => String::new(),
            Some(Tag::Step(id)) => format!(" step {id}"),
            Some(Tag::Link(id) | Tag::Label(id)) => format!(" link {id}"),
            Some(Tag::Stage(id)) => format!(" stage {id}"),
        };
        let pin = item
            .pin
            .map_or_else(String::new, |pin| format!(" @{},{}", pin.x, pin.y));
        writeln!(out, "{}{tag}{pin}", told_shape(item)).unwrap();
    }
    out
}

fn told_shape(item: &Item) -> String {
    let paint = |fill: &Option<crate::scene::Role>, stroke: &Option<crate::scene::Stroke>| {
        let fill = fill.map_or_else(String::new, |role| format!(" {role:?}"));
        let stroke = stroke.map_or_else(String::new, |stroke| {
            let dash = stroke.dash.map_or("", |_| " dashed");
            format!(" line {:.2} {:?}{dash}", stroke.width, stroke.role)
        });
        format!("{fill}{stroke}")
    };
    match &item.shape {
        Shape::Rect {
            rect, fill, stroke, ..
        } => format!(
            "rect {:.1},{:.1} {:.1}×{:.1}{}",
            rect.min.x,
            rect.min.y,
            rect.width(),
            rect.height(),
            paint(fill, stroke)
        ),
        Shape::Circle {
            centre,
            radius,
            fill,
            stroke,
        } => format!(
            "circle {:.1},{:.1} r {radius:.1}{}",
            centre.x,
            centre.y,
            paint(fill, stroke)
        ),
        Shape::Path {
            commands,
            fill,
            stroke,
        } => {
            format!("path {}{}", told_path(commands), paint(fill, stroke))
        }
        Shape::Text(text) => format!(
            "text {:.1},{:.1} {:?} {:.1} {:?} {:?} “{}”",
            text.at.x, text.at.y, text.anchor, text.size, text.weight, text.role, text.text
        ),
    }
}

fn told_path(commands: &[PathCommand]) -> String {
    let ends = commands.iter().filter_map(|command| match command {
        PathCommand::Move(to) | PathCommand::Line(to) | PathCommand::Cubic(_, _, to) => {
            Some(format!("{:.1},{:.1}", to.x, to.y))
        }
        PathCommand::Close => None,
    });
    ends.collect::<Vec<_>>().join(" ")
}

fn parts(map: &MapScene) -> [(&'static str, &Scene); 8] {
    [
        ("headings", &map.headings),
        ("corner", &map.corner),
        ("gutter", &map.gutter),
        ("backdrop", &map.backdrop),
        ("body", &map.body),
        ("band", &map.band),
        ("band axis", &map.band_axis),
        ("legend", &map.legend),
    ]
}

fn told_map(map: &MapScene) -> String {
    let parts = parts(map);
    let parts = parts
        .iter()
        .map(|(name, scene)| format!("# {name} {}", told(scene)));
    parts.collect::<Vec<_>>().join("\n")
}

/// What of a scene has to be looked at: every number and every text.
fn numbers(item: &Item) -> Vec<f32> {
    let mut numbers: Vec<f32> = item.pin.map_or_else(Vec::new, |pin| vec![pin.x, pin.y]);
    match &item.shape {
        Shape::Rect { rect, radius, .. } => {
            numbers.extend([rect.min.x, rect.min.y, rect.max.x, rect.max.y, *radius]);
        }
        Shape::Circle { centre, radius, .. } => numbers.extend([centre.x, centre.y, *radius]),
        Shape::Path { commands, .. } => {
            for command in commands {
                match command {
                    PathCommand::Move(to) | PathCommand::Line(to) => numbers.extend([to.x, to.y]),
                    PathCommand::Cubic(a, b, to) => {
                        numbers.extend([a.x, a.y, b.x, b.y, to.x, to.y]);
                    }
                    PathCommand::Close => {}
                }
            }
        }
        Shape::Text(text) => numbers.extend([text.at.x, text.at.y, text.size]),
    }
    numbers
}

/// Text that scales with the body has to stay readable at the zoom, all other text at its size.
fn check(map: &MapScene, zoom: f32) {
    for (name, scene) in parts(map) {
        let scales = matches!(name, "body" | "backdrop");
        let least = if scales {
            LEAST_TEXT / zoom
        } else {
            LEAST_TEXT
        };
        for item in &scene.items {
            assert!(
                numbers(item).iter().all(|n| n.is_finite()),
                "{name}: {item:?}"
            );
            if let Shape::Text(text) = &item.shape {
                assert!(text.size >= least - 1e-3, "{name} at {zoom}: {text:?}");
            }
        }
    }
}

fn texts(scene: &Scene) -> Vec<&str> {
    let items = scene.items.iter();
    items
        .filter_map(|item| match &item.shape {
            Shape::Text(text) => Some(text.text.as_str()),
            Shape::Rect { .. } | Shape::Circle { .. } | Shape::Path { .. } => None,
        })
        .collect()
}

#[test]
fn the_credit_card_application_looks_like_its_picture() {
    insta::assert_snapshot!(told_map(&scene_of(&credit_card(), 1.0)));
}

#[test]
fn every_state_has_its_look() {
    insta::assert_snapshot!(told_map(&scene_of(&all_states(), 1.0)));
}

#[test]
fn the_wait_of_a_stage_is_that_of_its_touchpoints_together() {
    let map = scene_of(&credit_card(), 1.0);
    let said = texts(&map.headings);
    assert!(
        said.contains(&"9 days") && said.contains(&"12 days"),
        "{said:?}"
    );
}

#[test]
fn what_leaves_first_is_what_can_be_guessed() {
    let project = credit_card();
    let said_at = |zoom| {
        let map = scene_of(&project, zoom);
        texts(&map.body)
            .iter()
            .map(|&text| text.to_owned())
            .collect::<Vec<_>>()
    };
    let has = |zoom, word: &str| said_at(zoom).iter().any(|text| text.contains(word));
    assert!(has(1.0, "Card operations") && has(1.0, "sent back"));
    assert!(!has(0.6, "Card operations") && !has(0.6, "sent back") && has(0.6, "80\u{202f}%"));
    assert_eq!(said_at(0.3), ["+3", "−1", "+1", "−3", "−1"]);
    assert!(!has(0.19, "−3") && has(0.19, "Dec"));
}

#[test]
fn titles_that_would_read_alike_lose_their_first_words() {
    let map = scene_of(&all_states(), 0.7);
    let said = texts(&map.body);
    assert!(
        said.contains(&"… the board") || said.contains(&"… board"),
        "{said:?}"
    );
    assert!(
        said.contains(&"… the shop") || said.contains(&"… shop"),
        "{said:?}"
    );
}

#[test]
fn the_curve_breaks_where_nobody_has_rated() {
    let map = scene_of(&credit_card(), 1.0);
    let curves = map.band.items.iter().filter(|item| match &item.shape {
        Shape::Path { stroke, .. } => stroke
            .is_some_and(|stroke| stroke.role == crate::scene::Role::Text && stroke.width > 2.0),
        Shape::Rect { .. } | Shape::Circle { .. } | Shape::Text(_) => false,
    });
    assert_eq!(curves.count(), 2);
    assert!(texts(&map.band).contains(&crate::words::NOT_YET_RATED));
}

#[test]
fn the_band_knows_its_heights_both_ways() {
    let axes = BandAxes::new(272.0);
    assert_eq!(
        (axes.y(3.0), axes.y(0.0), axes.y(-3.0)),
        (48.0, 120.0, 192.0)
    );
    assert_eq!(axes.rows, Some((228.0, 250.0)));
    for height in [96.0, 200.0, 272.0, 500.0] {
        let axes = BandAxes::new(height);
        for emotion in [-3.0, -0.25, 0.0, 2.0] {
            assert!((axes.emotion(axes.y(emotion)) - emotion).abs() < 1e-4);
            assert!(axes.y(emotion) > 0.0 && axes.y(emotion) < height);
        }
    }
    assert_eq!(BandAxes::new(96.0).rows, None);
}

#[test]
fn a_page_holds_every_part_and_nothing_hangs_over_its_edge() {
    let map = scene_of(&credit_card(), 1.0);
    let page = Page {
        title: "Credit card application",
        subtitle: "Apply for a card",
        foot: "14 March 2026",
    };
    let scene = whole_picture(map.clone(), &page, crate::layout::FontMetrics::bundled());
    let said = texts(&scene);
    for part in parts(&map) {
        assert!(
            texts(part.1).iter().all(|text| said.contains(text)),
            "{}",
            part.0
        );
    }
    for item in &scene.items {
        if let Shape::Rect { rect, .. } = &item.shape {
            assert!(rect.max.x <= scene.size.width && rect.max.y <= scene.size.height);
        }
    }
}

mod any {
    use proptest::prelude::*;

    use super::super::fixture::Told;
    use super::*;
    use crate::model::{Evidence, Layer, LinkKind, Minutes, PromiseState};

    /// Layer, place, name, ratings, whether it is a moment of truth.
    type Drawn = (u8, u8, String, [Option<i8>; 4], bool);

    fn step() -> impl Strategy<Value = Drawn> {
        let rating = || prop::option::of(-12_i8..=12);
        let ratings = [rating(), rating(), rating(), rating()];
        (0..6_u8, 0..8_u8, ".{0,60}", ratings, any::<bool>())
    }

    fn told(steps: &[Drawn], links: &[(u8, u8, u8)]) -> Project {
        let mut told = Told::new("Any", "Any", "A long persona name that has no room")
            .channels(&["Shop", "Web"])
            .stages(&["One", "Two", "Empty"]);
        for (index, (layer, place, name, ratings, important)) in steps.iter().enumerate() {
            let layer = match layer {
                0 => Layer::Backstage,
                1 => Layer::System,
                _ => Layer::Touchpoint,
            };
            let stage = ["", "one", "two"][usize::from(place % 3)];
            let channel = ["", "shop", "web"][usize::from(place / 3)];
            told = told.step(
                &format!("s{index}"),
                layer,
                &format!("{stage}/{channel}"),
                |step| {
                    step.name.clone_from(name);
                    step.hopes.clone_from(name);
                    step.moment_of_truth = *important;
                    step.wait = Some(Minutes::clamped(f64::from(*place) * 1e8));
                    let rating = ratings.map(|it| it.map_or(f64::NAN, |it| f64::from(it) / 4.0));
                    let evidence = if *important {
                        Evidence::Heard
                    } else {
                        Evidence::Assumed
                    };
                    super::super::fixture::rate(step, rating, evidence);
                },
            );
        }
        for &(kind, from, to) in links {
            let count = u8::try_from(steps.len()).unwrap();
            let (from, to) = (from % count, to % count);
            let kind =
                [LinkKind::Flow, LinkKind::Support, LinkKind::Promise][usize::from(kind % 3)];
            let ends = (format!("s{from}"), format!("s{to}"));
            told = told.link(kind, (&ends.0, &ends.1), |link| {
                link.label.clone_from(&steps[usize::from(from)].2);
                link.kept = if from > to {
                    PromiseState::Kept
                } else {
                    PromiseState::Broken
                };
            });
        }
        told.project()
    }

    /// From where to where an item reaches, text counted by its place alone.
    fn span(item: &Item) -> (f32, f32) {
        if let Some(pin) = item.pin {
            return (pin.x, pin.x);
        }
        let xs: Vec<f32> = match &item.shape {
            Shape::Rect { rect, .. } => vec![rect.min.x, rect.max.x],
            Shape::Circle { centre, radius, .. } => vec![centre.x - radius, centre.x + radius],
            Shape::Path { commands, .. } => commands.iter().filter_map(end).collect(),
            Shape::Text(text) => vec![text.at.x],
        };
        let least = xs.iter().copied().fold(f32::INFINITY, f32::min);
        (least, xs.into_iter().fold(f32::NEG_INFINITY, f32::max))
    }

    fn end(command: &PathCommand) -> Option<f32> {
        match command {
            PathCommand::Move(to) | PathCommand::Line(to) | PathCommand::Cubic(_, _, to) => {
                Some(to.x)
            }
            PathCommand::Close => None,
        }
    }

    /// A piece of a line, where it lies between the ends.
    fn piece(ends: &[PathCommand], (left, right): (f32, f32)) -> Option<String> {
        let (a, b) = (end(&ends[0])?, end(&ends[1])?);
        (left <= a && b <= right).then(|| format!("{a} {:?}", ends[1]))
    }

    /// What of a scene lies between the ends: small items as they are, of lines across the map their pieces there.
    fn seen(scene: &Scene, (left, right): (f32, f32)) -> Vec<String> {
        let mut seen = Vec::new();
        for item in &scene.items {
            let (from, to) = span(item);
            let is_bare = item.tag.is_none() && item.pin.is_none();
            if let Shape::Path {
                commands,
                stroke,
                fill: None,
            } = &item.shape
                && is_bare
            {
                let pieces = commands.windows(2);
                let there = pieces.filter_map(|ends| piece(ends, (left, right)));
                seen.extend(there.map(|piece| format!("{piece} {stroke:?}")));
            } else if left <= from && to <= right {
                seen.push(format!("{item:?}"));
            }
        }
        seen
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn a_stretch_is_drawn_as_it_is_in_the_whole(
            steps in prop::collection::vec(step(), 1..12),
            links in prop::collection::vec((0..3_u8, 0..12_u8, 0..12_u8), 0..14),
            zoom in 0.02_f32..=1.0,
            (left, width) in (-100.0_f32..1_600.0, 1.0_f32..700.0),
        ) {
            let project = told(&steps, &links);
            let ends = (left, left + width);
            let whole = scene_of(&project, zoom);
            let stretch = super::super::fixture::stretch_of(&project, zoom, ends);
            let parts = parts(&stretch).into_iter().zip(parts(&whole));
            for ((name, part), (_, whole)) in parts {
                prop_assert_eq!(seen(part, ends), seen(whole, ends), "{}", name);
                prop_assert_eq!(part.size, whole.size);
            }
        }

        #[test]
        fn titles_that_follow_a_change_are_those_made_anew(
            names in prop::collection::vec("(a|Waiting|the|card|é){1,4}( card| form){0,3}", 2..9),
            renamed in prop::collection::vec((0..9_usize, "(Waiting for the|b) (card|form){0,9}"), 0..6),
        ) {
            let named = |names: &[String]| {
                let steps = names.iter().map(|name| (2, 4, name.clone(), [None; 4], false));
                told(&steps.collect::<Vec<_>>(), &[])
            };
            let (before, mut names) = (named(&names), names);
            for (place, name) in renamed {
                let place = place % names.len();
                names[place] = name;
            }
            let after = named(&names);
            super::super::fixture::with_input(&before, 0.5, |old| {
                let mut titles = ShortTitles::new(old);
                super::super::fixture::with_input(&after, 0.5, |new| {
                    titles.follow(new, &old.journey.graph);
                    assert_eq!(titles, ShortTitles::new(new));
                });
            });
        }

        #[test]
        fn journey_can_be_drawn_and_read_at_every_zoom(
            steps in prop::collection::vec(step(), 1..12),
            links in prop::collection::vec((0..3_u8, 0..12_u8, 0..12_u8), 0..14),
            zoom in 0.02_f32..=1.0,
        ) {
            let project = told(&steps, &links);
            check(&scene_of(&project, zoom), zoom);
        }
    }
}

#[test]
fn a_zoom_that_is_no_number_is_drawn_in_full() {
    let project = credit_card();
    assert_eq!(scene_of(&project, f32::NAN), scene_of(&project, 1.0));
    assert_eq!(scene_of(&project, 5.0), scene_of(&project, 1.0));
}

#[test]
fn in_the_lowest_band_no_marker_lies_on_the_squares_and_they_on_no_stars() {
    for height in 200_u16..280 {
        let axes = BandAxes::new(f32::from(height));
        let (basics, delight) = axes.rows.unwrap();
        assert!(basics - axes.y(-3.0) >= 14.0 + 5.0, "{height}");
        assert!(
            delight - basics >= 12.0 && delight + 6.0 < axes.height,
            "{height}"
        );
    }
}
