//! Owns finding by a rating: "convenience below 3", "delight from 4", "usability not rated".

use crate::model::{Level, Rating, Step};

/// What is looked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked {
    of: Of,
    wanted: Wanted,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Wanted {
    Below(f64),
    Above(f64),
    From(f64),
    Missing,
}

/// What is wanted of a number.
type Make = fn(f64) -> Wanted;

/// A rating of a step.
type Of = fn(&Step) -> Option<f64>;

/// What of a step can be asked for, by the words for it.
const RATINGS: [(&str, Of); 7] = [
    ("convenience", |step| step.convenience.map(Level::get)),
    ("relevance", |step| step.relevance.map(Level::get)),
    ("usability", |step| step.usability.map(Level::get)),
    ("basics", |step| step.ratings.hygiene.map(Rating::get)),
    ("hygiene", |step| step.ratings.hygiene.map(Rating::get)),
    ("delight", |step| step.ratings.delight.map(Rating::get)),
    ("emotion", |step| step.ratings.emotion.map(Rating::get)),
];

impl Asked {
    /// What the text asks for, in lower case and without accents; none where it asks for no rating.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (name, rest) = text.trim().split_once(' ')?;
        let (_, of) = RATINGS.into_iter().find(|(known, _)| *known == name)?;
        let rest = rest.trim();
        if matches!(rest, "not rated" | "missing") {
            let wanted = Wanted::Missing;
            return Some(Self { of, wanted });
        }
        let ways: [(&str, Make); 6] = [
            ("below", Wanted::Below),
            ("<", Wanted::Below),
            ("above", Wanted::Above),
            ("from", Wanted::From),
            (">=", Wanted::From),
            (">", Wanted::Above),
        ];
        let found = ways.into_iter().find_map(|(way, make)| {
            let number = rest.strip_prefix(way)?.trim();
            let number: f64 = number.replace('\u{2212}', "-").parse().ok()?;
            Some(make(number))
        });
        found.map(|wanted| Self { of, wanted })
    }

    /// Whether the touchpoint is one that is asked for.
    pub(super) fn is_met(&self, step: &Step) -> bool {
        let rating = (self.of)(step);
        step.is_touchpoint()
            && match self.wanted {
                Wanted::Below(bound) => rating.is_some_and(|rating| rating < bound - 1e-9),
                Wanted::Above(bound) => rating.is_some_and(|rating| rating > bound + 1e-9),
                Wanted::From(bound) => rating.is_some_and(|rating| rating >= bound - 1e-9),
                Wanted::Missing => rating.is_none(),
            }
    }
}
