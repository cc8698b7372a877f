//! Explains what is rated at a touchpoint and what customers bring along: emotion, belief, expectation and how far it is
//! missed, goodwill, and how many come at all (METHOD.md, sections 3, 5, 7, 8 and 12).

use super::super::compare::{above, at_most, below, is_zero, number};
use super::super::network::Forward;
use super::super::ratings::{Effective, spread};
use super::super::reading::Spot;
use super::super::words::{counted, percent, plain, signed};
use super::super::{Time, View};
use super::{Explanation, Sentence, Teller};
use crate::model::{Evidence, Mark, Rating, Ratings, Step};

/// How many touchpoints are named that customers come from.
const NAMED: usize = 3;

pub(super) fn emotion(teller: &Teller, spot: &Spot) -> Explanation {
    let given = Given {
        own: |ratings| ratings.emotion.map(Rating::get),
        mark: |mark| mark.emotion.map(Rating::get),
        spread: spread(spot.step).emotion,
    };
    let Some(emotion) = spot.rating.emotion else {
        return Explanation::missing([
            "Nobody has rated the emotion here, and no voice or mark says how it feels.".into(),
            "Missing is not neutral: the curve breaks here.".into(),
        ]);
    };
    let mut reasons = given.reasons(teller, spot);
    reasons.push(founded(teller.ground.said.evidence(spot.place, spot.step)).into());
    Explanation::new(format!("Why {}?", signed(emotion, 2)), reasons)
}

pub(super) fn belief(teller: &Teller, spot: &Spot) -> Explanation {
    let given = Given {
        own: |ratings| ratings.belief.map(Rating::get),
        mark: |mark| mark.belief.map(Rating::get),
        spread: spread(spot.step).belief,
    };
    let Some(belief) = spot.rating.belief else {
        let nobody = format!(
            "Nobody has said how we believe {} feels here.",
            teller.who()
        );
        return Explanation::missing([nobody.into()]);
    };
    let mut reasons = given.reasons(teller, spot);
    if let Some(emotion) = spot.rating.emotion {
        let apart = belief - emotion;
        let told = if is_zero(apart) {
            format!("{} feels just that.", teller.who_first())
        } else {
            let side = if apart > 0.0 { "better" } else { "worse" };
            format!(
                "{} feels {}: we believe it to be {} {side} than it is.",
                teller.who_first(),
                signed(emotion, 2),
                plain(apart.abs(), 2)
            )
        };
        reasons.push(told.into());
    }
    Explanation::new(format!("Why {}?", signed(belief, 2)), reasons)
}

pub(super) fn hygiene(teller: &Teller, spot: &Spot) -> Explanation {
    let given = Given {
        own: |ratings| ratings.hygiene.map(Rating::get),
        mark: |mark| mark.hygiene.map(Rating::get),
        spread: spread(spot.step).hygiene,
    };
    let Some(hygiene) = spot.rating.hygiene else {
        return Explanation::missing(["Nobody has rated the basics here.".into()]);
    };
    let mut reasons = given.reasons(teller, spot);
    let parity = teller.ground.settings.parity;
    let said = if below(hygiene, parity) {
        format!(
            "The basics count as met from {}: here they fail.",
            plain(parity, 2)
        )
    } else {
        format!("The basics count as met from {}.", plain(parity, 2))
    };
    reasons.push(said.into());
    Explanation::new(format!("Why {} of 5?", plain(hygiene, 2)), reasons)
}

pub(super) fn delight(teller: &Teller, spot: &Spot) -> Explanation {
    let given = Given {
        own: |ratings| ratings.delight.map(Rating::get),
        mark: |mark| mark.delight.map(Rating::get),
        spread: spread(spot.step).delight,
    };
    let Some(delight) = spot.rating.delight else {
        let nobody = "Nobody has rated here how far it goes beyond what was expected.";
        return Explanation::missing([nobody.into()]);
    };
    let mut reasons = given.reasons(teller, spot);
    let parity = teller.ground.settings.parity;
    let fails = spot.rating.hygiene.is_some_and(|it| below(it, parity));
    if fails {
        let share = percent(teller.ground.settings.softening);
        let told = format!(
            "The basics fail here, so it is blocked: all of it together makes up for {share} of that at most."
        );
        reasons.push(told.into());
    }
    Explanation::new(format!("Why {} of 5?", plain(delight, 2)), reasons)
}

/// Where a rating can come from.
struct Given {
    own: fn(&Ratings) -> Option<f64>,
    mark: fn(&Mark) -> Option<f64>,
    spread: Option<f64>,
}

impl Given {
    fn reasons(&self, teller: &Teller, spot: &Spot) -> Vec<Sentence> {
        let segment = teller.view.segment.as_ref();
        let of_segment = segment.and_then(|segment| spot.step.by_segment.get(segment));
        let is_own = of_segment.is_some_and(|own| (self.own)(own).is_some());
        let is_common = (self.own)(&spot.step.ratings).is_some();
        let marks = spot.step.marks.values().filter_map(self.mark).count();
        let sentiments = teller.ground.said.voices(spot.place, segment);
        let sentiments = sentiments.filter(|voice| voice.sentiment.is_some()).count();
        let is_emotion = self.marks_emotion(spot);
        let mut reasons: Vec<Sentence> = Vec::new();
        reasons.push(if self.is_raised(teller, spot) {
            "A chosen improvement raises it to that: this is as it shall be.".into()
        } else if is_own {
            "It was rated for this segment.".into()
        } else if is_common && segment.is_some() {
            "The segment has no rating of its own here, so everyone’s counts.".into()
        } else if is_common {
            "It was rated here directly.".into()
        } else if is_emotion && sentiments > 0 {
            let voices = of_several(sentiments, "voice", "voices");
            format!("It is the mean of what {voices} said here: the customer’s own voice comes before the room’s guess.").into()
        } else {
            let marks = of_several(marks, "mark", "marks");
            format!("It is the mean of {marks} from the workshop.").into()
        });
        if let Some(spread) = self.spread.filter(|spread| marks > 1 && !is_zero(*spread)) {
            let marks = counted(marks);
            let told = format!(
                "The {marks} marks of the workshop lie {} apart; that is shown, never averaged away.",
                plain(spread, 2)
            );
            reasons.push(told.into());
        }
        reasons
    }

    /// Whether it is not what was rated, as a chosen improvement raises it.
    fn is_raised(&self, teller: &Teller, spot: &Spot) -> bool {
        let today = View {
            time: Time::AsIs,
            ..teller.view.clone()
        };
        let of = |rating: &Effective| {
            (self.own)(&Ratings {
                hygiene: rating.hygiene.map(Rating::clamped),
                delight: rating.delight.map(Rating::clamped),
                ..Ratings::default()
            })
        };
        if teller.view.time == Time::AsIs || of(spot.rating).is_none() {
            return false;
        }
        let seen = teller.ground.seen(&today);
        let before = teller.ground.spot(&seen, spot.place);
        before.is_some_and(|before| of(before.rating) != of(spot.rating))
    }

    /// Whether it is the emotion that is asked about: only for that do voices speak.
    fn marks_emotion(&self, spot: &Spot) -> bool {
        let probe = Ratings {
            emotion: Some(Rating::clamped(1.0)),
            ..Ratings::default()
        };
        spot.rating.emotion.is_some() && (self.own)(&probe).is_some()
    }
}

fn of_several(count: usize, one: &str, several: &str) -> String {
    match count {
        1 => format!("one {one}"),
        more => format!("{} {several}", counted(more)),
    }
}

fn founded(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Assumed => "It is assumed: no customer has said so yet.",
        Evidence::Heard => "Customers said so.",
        Evidence::Measured => "It was surveyed or counted.",
    }
}

pub(super) fn expectation(teller: &Teller, spot: &Spot) -> Explanation {
    let arriving = spot.visit.arriving.expectation;
    let question = format!("Why {}?", signed(arriving, 2));
    let told = Explanation::new(question, expected(teller, spot));
    let Some(gap) = spot.visit.gap else {
        return told;
    };
    let feels = spot.rating.emotion.unwrap_or_default();
    told.therefore(Sentence::from(format!(
        "{} feels {}: {}",
        teller.who_first(),
        signed(feels, 2),
        missed(gap)
    )))
}

fn missed(gap: f64) -> String {
    let apart = plain(gap.abs(), 2);
    if is_zero(gap) {
        "just as expected".to_owned()
    } else if gap < 0.0 {
        format!("{apart} less than expected")
    } else {
        format!("{apart} more than expected")
    }
}

/// Where the expectation comes from.
fn expected(teller: &Teller, spot: &Spot) -> Vec<Sentence> {
    let who = teller.who_first();
    let arriving = spot.visit.arriving.expectation;
    let links = teller.ground.network.arriving.row(spot.place);
    let rated = |rating: &Effective| rating.expectation.is_some();
    if rated(spot.rating) {
        let given = format!(
            "It was rated here directly, so whatever {} went through before does not count.",
            teller.who()
        );
        return vec![given.into()];
    }
    match links {
        [] => vec![
            format!(
                "The way begins here, and before the first touchpoint {} expects {} (a setting of the method).",
                teller.who(),
                signed(arriving, 2)
            )
            .into(),
        ],
        [only] => from_one(teller, only).into_iter().collect(),
        several => {
            let sources = several.iter().filter_map(|link| {
                let source = teller.spot(link.at)?;
                let handed = signed(source.visit.leaving.expectation, 2);
                Some((source.step, format!(" ({} of those who arrive, expecting {handed})", percent(link.part))))
            });
            let from = Sentence::from(format!("{who} comes from ")).steps_said(sources, NAMED);
            let mean = format!(": on average {}.", signed(arriving, 2));
            vec![from.text(&mean)]
        }
    }
}

fn from_one(teller: &Teller, link: &Forward) -> Option<Sentence> {
    let source = teller.spot(link.at)?;
    let (before, after) = (
        source.visit.arriving.expectation,
        source.visit.leaving.expectation,
    );
    let at = Sentence::from("At ").step(source.step);
    let adapts = teller.ground.settings.adaptation;
    Some(match source.rating.emotion {
        None => at.text(&format!(
            " nobody knows how it felt, so the {} expected there is carried on.",
            signed(after, 2)
        )),
        Some(emotion) => at.text(&format!(
            ", {} was expected and {} felt. Expectations follow experience by {}: now it is {}.",
            signed(before, 2),
            signed(emotion, 2),
            percent(adapts),
            signed(after, 2)
        )),
    })
}

pub(super) fn gap(teller: &Teller, spot: &Spot) -> Explanation {
    let Some((gap, emotion)) = spot.visit.gap.zip(spot.rating.emotion) else {
        let nobody = format!("Nobody knows how {} feels here.", teller.who());
        return Explanation::missing([nobody.into()]);
    };
    let feels = format!(
        "{} expected {} on arriving and feels {}: {}.",
        teller.who_first(),
        signed(spot.visit.arriving.expectation, 2),
        signed(emotion, 2),
        missed(gap)
    );
    let mut reasons = vec![feels.into()];
    reasons.extend(expected(teller, spot));
    let told = Explanation::new(format!("Why {}?", signed(gap, 2)), reasons);
    let disappoints = at_most(gap, -2.0).then(|| {
        Sentence::from("From −2 on it counts as a disappointment: better, or promise less before")
    });
    told.therefore(disappoints)
}

pub(super) fn goodwill(teller: &Teller, spot: &Spot) -> Explanation {
    let goodwill = spot.visit.arriving.goodwill;
    let links = teller.ground.network.arriving.row(spot.place);
    let means = "Goodwill is what good moments have earned; an occasional lapse is paid from it.";
    let memory = percent(teller.ground.settings.memory);
    let mut reasons: Vec<Sentence> = vec![means.into()];
    match links {
        [] => reasons.push("The way begins here: nothing has been earned yet.".into()),
        [only] => reasons.extend(teller.spot(only.at).map(|source| {
            let (had, forgiven) = (source.visit.arriving.goodwill, source.visit.forgiven);
            let earned = source.visit.satisfaction.unwrap_or_default().max(0.0);
            let from = Sentence::from("From ").step(source.step);
            if source.visit.satisfaction.is_none() {
                return from.text(&format!(
                    ", which nobody has rated, {} is handed on.",
                    plain(goodwill, 2)
                ));
            }
            let spent = if is_zero(forgiven) {
                String::new()
            } else {
                format!(" less {} that was forgiven", plain(forgiven, 2))
            };
            from.text(&format!(
                " {memory} of the {}{spent} is remembered, and {} was earned there.",
                plain(had, 2),
                plain(earned, 2)
            ))
        })),
        several => {
            let sources = several.iter().filter_map(|link| {
                let source = teller.spot(link.at)?;
                let handed = plain(source.visit.leaving.goodwill, 2);
                Some((
                    source.step,
                    format!(
                        " ({} of those who arrive, with {handed})",
                        percent(link.part)
                    ),
                ))
            });
            let from = Sentence::from(format!("{} comes from ", teller.who_first()));
            reasons.push(from.steps_said(sources, NAMED).text("."));
        }
    }
    let told = Explanation::new(format!("Why {}?", plain(goodwill, 2)), reasons);
    told.therefore(spent_here(teller, spot))
}

/// What becomes of the goodwill at the touchpoint.
fn spent_here(teller: &Teller, spot: &Spot) -> Option<Sentence> {
    let satisfaction = spot.visit.satisfaction.filter(|it| below(*it, 0.0))?;
    let who = teller.who_first();
    let forgiven = spot.visit.forgiven;
    Some(
        if is_zero(forgiven) {
            format!(
                "The basics fail here, and {} forgives nothing",
                teller.who()
            )
        } else {
            let (failure, pays) = (plain(-satisfaction, 2), plain(forgiven, 2));
            format!("{who} pays {pays} of it for a lapse of {failure}")
        }
        .into(),
    )
}

pub(super) fn reach(teller: &Teller, spot: &Spot) -> Explanation {
    let network = &teller.ground.network;
    let reach = network.reach_at(spot.place);
    let links = network.arriving.row(spot.place);
    let question = format!("Why {}?", percent(reach));
    let reason: Sentence = if !network.is_connected(spot.place) {
        "No link reaches it or leaves it, so it is taken to be met by everybody.".into()
    } else if links.is_empty() && is_zero(reach) {
        "Nobody comes here the way the links run.".into()
    } else if links.is_empty() {
        begins(network.reach_at(spot.place)).into()
    } else {
        let sources = links.iter().filter_map(|link| {
            let source: &Step = network.touchpoints.get(link.at)?;
            Some((source, format!(" ({})", percent(link.part * reach))))
        });
        Sentence::from("Of all customers, they come from ")
            .steps_said(sources, 4)
            .text(".")
    };
    let mut reasons = vec![reason];
    if above(1.0, reach) {
        reasons.push("What is felt here counts by so much less in the score.".into());
    }
    Explanation::new(question, reasons)
}

fn begins(reach: f64) -> String {
    if is_zero(reach - 1.0) {
        return "The way begins here, for everybody.".to_owned();
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a number of starts"
    )]
    let starts = (1.0 / reach).round().min(number(100_000)) as usize;
    format!(
        "It is one of {} touchpoints where the way begins: customers are divided equally among them.",
        counted(starts)
    )
}
