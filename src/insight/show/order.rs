//! Owns the order of the slides, and how the file's word on them meets what is proposed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::{Extra, Slide};

use super::{Show, ShowSlide, SlideKey};

/// Something that is done to a slide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The headline; empty: as proposed.
    Headline(String),
    /// What the presenter says.
    Notes(String),
    /// Shown, or left out.
    Put(Put),
    /// Before the slide that stands at that place among all slides, from 0.
    Place(usize),
}

/// Whether a slide is part of the show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Put {
    /// It is shown.
    In,
    /// It is left out.
    Out,
}

/// The proposed slides as the file wants them: those that it names in its order, each other after the one that is
/// proposed before it. What the file says of slides that are not proposed now waits in the file.
pub(super) fn arranged(proposed: Vec<ShowSlide>, stored: &[Arc<Slide>]) -> Vec<ShowSlide> {
    let mut known: BTreeMap<(String, String), &Slide> = BTreeMap::new();
    for slide in stored {
        let key = (slide.kind.clone(), slide.of.clone());
        known.entry(key).or_insert(slide);
    }
    let in_order: Vec<SlideKey> = proposed.iter().map(|slide| slide.key.clone()).collect();
    let mut waiting: BTreeMap<SlideKey, ShowSlide> = proposed
        .into_iter()
        .map(|slide| (slide.key.clone(), with_word_of(slide, &known)))
        .collect();
    let keys = in_order.iter();
    let by_name: BTreeMap<(&str, &str), &SlideKey> = keys
        .map(|key| ((key.kind.name(), key.of.as_str()), key))
        .collect();
    let named = stored
        .iter()
        .filter_map(|slide| by_name.get(&(slide.kind.as_str(), slide.of.as_str())));
    let mut order: Vec<&SlideKey> = Vec::with_capacity(in_order.len());
    let mut placed = BTreeSet::new();
    for key in named {
        if placed.insert(*key) {
            order.push(key);
        }
    }
    let mut before: Option<&SlideKey> = None;
    // Where the one before has just been put; what the file places has to be looked for.
    let mut put = None;
    for key in &in_order {
        if placed.insert(key) {
            let found = || order.iter().position(|it| before == Some(*it));
            let at = put.or_else(found).map_or(0, |at| at + 1);
            order.insert(at, key);
            put = Some(at);
        } else {
            put = None;
        }
        before = Some(key);
    }
    order
        .into_iter()
        .filter_map(|key| waiting.remove(key))
        .collect()
}

fn with_word_of(mut slide: ShowSlide, known: &BTreeMap<(String, String), &Slide>) -> ShowSlide {
    let key = (slide.key.kind.name().to_owned(), slide.key.of.clone());
    if let Some(stored) = known.get(&key) {
        slide.is_hidden = stored.hidden;
        slide.notes.clone_from(&stored.notes);
        if !stored.headline.trim().is_empty() {
            stored.headline.trim().clone_into(&mut slide.headline);
        }
    }
    slide
}

/// What the file says of the show once the change is made to that slide. Only a change of order names every slide; what
/// the file says of others, of this journey or not, stays.
#[must_use]
pub fn kept_as(stored: &[Arc<Slide>], show: &Show, key: &SlideKey, change: &Change) -> Vec<Slide> {
    let mut slides: Vec<Slide> = stored.iter().map(|slide| (**slide).clone()).collect();
    if let Change::Place(to) = change {
        return reordered(slides, show, key, *to);
    }
    let at = match slides.iter().position(|slide| is_of(slide, key)) {
        Some(at) => at,
        None => match blank(key, &slides) {
            Some(slide) => insert(&mut slides, show, key, slide),
            None => return slides,
        },
    };
    if let Some(slide) = slides.get_mut(at) {
        match change {
            Change::Headline(text) => slide.headline.clone_from(text),
            Change::Notes(text) => slide.notes.clone_from(text),
            Change::Put(put) => slide.hidden = *put == Put::Out,
            Change::Place(_) => {}
        }
    }
    slides
}

/// Files the slide among those of the file so that the order of the show stays what it is.
fn insert(slides: &mut Vec<Slide>, show: &Show, key: &SlideKey, slide: Slide) -> usize {
    let after: Vec<&SlideKey> = show
        .slides
        .iter()
        .map(|slide| &slide.key)
        .skip_while(|other| *other != key)
        .skip(1)
        .collect();
    let place = |other: &&SlideKey| slides.iter().position(|slide| is_of(slide, other));
    let at = after.iter().find_map(place).unwrap_or(slides.len());
    slides.insert(at, slide);
    at
}

fn reordered(mut slides: Vec<Slide>, show: &Show, key: &SlideKey, to: usize) -> Vec<Slide> {
    let mut keys: Vec<&SlideKey> = show.slides.iter().map(|slide| &slide.key).collect();
    let Some(from) = keys.iter().position(|other| *other == key) else {
        return slides;
    };
    keys.remove(from);
    keys.insert(to.min(keys.len()), key);
    let mut of_show = Vec::with_capacity(keys.len());
    for key in keys {
        let known = slides.iter().position(|slide| is_of(slide, key));
        let slide = match known {
            Some(at) => Some(slides.remove(at)),
            None => blank(key, &slides),
        };
        of_show.extend(slide);
    }
    of_show.append(&mut slides);
    of_show
}

fn is_of(slide: &Slide, key: &SlideKey) -> bool {
    slide.kind == key.kind.name() && slide.of == key.of
}

/// A slide of which the file says nothing yet; none where its id is taken by another.
fn blank(key: &SlideKey, others: &[Slide]) -> Option<Slide> {
    let id = key.id()?;
    let is_taken = others.iter().any(|slide| slide.id == id);
    (!is_taken).then(|| Slide {
        id,
        kind: key.kind.name().to_owned(),
        of: key.of.clone(),
        headline: String::new(),
        hidden: false,
        notes: String::new(),
        extra: Extra::default(),
    })
}
