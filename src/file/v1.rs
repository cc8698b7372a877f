//! Owns version 1 of the format: its structs, frozen, and the way from them to the model.
//! A change of the format is a new version beside this one, never a change here.

mod beside;
mod entries;
mod journey;
mod kinds;
mod numbers;
mod reader;

use std::borrow::Cow;

use serde::Deserialize;

use entries::{Entries, Raw, Word};
pub(super) use kinds::{
    Evidence, ImageKind, JourneyState, Layer, LinkKind, Priority, PromiseState, SourceKind, Stance,
    Strategy, VoiceSource,
};
pub(super) use reader::{Source, project};

/// A reference to another record.
type Reference<'a> = Option<Word<'a>>;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Project<'a> {
    #[serde(rename = "format")]
    _format: u32,
    title: String,
    organisation: String,
    promise: String,
    strategy: Strategy,
    notes: String,
    method: Method,
    #[serde(borrow)]
    segments: Entries<'a, Segment<'a>>,
    #[serde(borrow)]
    channels: Entries<'a, Channel<'a>>,
    #[serde(borrow)]
    owners: Entries<'a, Owner<'a>>,
    #[serde(borrow)]
    journeys: Entries<'a, Journey<'a>>,
    #[serde(borrow)]
    voices: Entries<'a, Voice<'a>>,
    #[serde(borrow)]
    improvements: Entries<'a, Improvement<'a>>,
    #[serde(borrow)]
    decisions: Entries<'a, Decision<'a>>,
    dismissed: Vec<String>,
    #[serde(borrow)]
    show: Vec<Slide<'a>>,
    first: Priority,
    scope_locked: String,
    #[serde(borrow)]
    ext: Entries<'a, Raw<'a>>,
    #[serde(borrow)]
    images: Entries<'a, Image<'a>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Method {
    parity: Option<f64>,
    softening: Option<f64>,
    moment_of_truth_weight: Option<f64>,
    memory: Option<f64>,
    tolerated_lapse_rate: Option<f64>,
    adaptation: Option<f64>,
    starting_expectation: Option<f64>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Segment<'a> {
    name: String,
    stance: Stance,
    share: Option<f64>,
    #[serde(borrow)]
    ext: Entries<'a, Raw<'a>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Channel<'a> {
    name: String,
    order: f64,
    #[serde(borrow)]
    ext: Entries<'a, Raw<'a>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Owner<'a> {
    name: String,
    #[serde(borrow)]
    ext: Entries<'a, Raw<'a>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Journey<'a> {
    name: String,
    order: f64,
    state: JourneyState,
    #[serde(borrow)]
    baseline: Reference<'a>,
    #[serde(borrow)]
    persona: Persona<'a>,
    goal: String,
    note: String,
    before: String,
    after: String,
    knows: Vec<String>,
    brings: Vec<String>,
    #[serde(borrow)]
    stages: Vec<Stage<'a>>,
    #[serde(borrow)]
    steps: Entries<'a, Step<'a>>,
    #[serde(borrow)]
    links: Entries<'a, Link<'a>>,
    #[serde(borrow)]
    ext: Entries<'a, Raw<'a>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Persona<'a> {
    name: String,
    about: String,
    #[serde(borrow)]
    picture: Reference<'a>,
    #[serde(borrow)]
    ext: Entries<'a, Raw<'a>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Stage<'a> {
    #[serde(borrow)]
    id: Word<'a>,
    name: String,
    #[serde(borrow)]
    ext: Entries<'a, Raw<'a>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Step<'a> {
    layer: Layer,
    name: String,
    #[serde(borrow)]
    stage: Reference<'a>,
    #[serde(borrow)]
    channel: Reference<'a>,
    #[serde(borrow)]
    owner: Reference<'a>,
    x: f64,
    y: f64,
    note: String,
    hopes: String,
    #[serde(borrow)]
    picture: Reference<'a>,
    actors: Vec<String>,
    moment_of_truth: bool,
    emotion: Option<f64>,
    belief: Option<f64>,
    expectation: Option<f64>,
    hygiene: Option<f64>,
    delight: Option<f64>,
    convenience: Option<f64>,
    relevance: Option<f64>,
    usability: Option<f64>,
    wait: Option<f64>,
    evidence: Evidence,
    stake: String,
    rival_wait: Option<f64>,
    #[serde(borrow)]
    marks: Entries<'a, Mark<'a>>,
    #[serde(borrow)]
    by_segment: Entries<'a, Ratings>,
    source: Option<SourceKind>,
    customer_benefit: Option<f64>,
    company_benefit: Option<f64>,
    #[serde(borrow)]
    ext: Entries<'a, Raw<'a>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Mark<'a> {
    by: String,
    emotion: Option<f64>,
    belief: Option<f64>,
    hygiene: Option<f64>,
    delight: Option<f64>,
    #[serde(borrow)]
    ext: Entries<'a, Raw<'a>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Ratings {
    emotion: Option<f64>,
    belief: Option<f64>,
    expectation: Option<f64>,
    hygiene: Option<f64>,
    delight: Option<f64>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Link<'a> {
    kind: LinkKind,
    #[serde(borrow)]
    from: Word<'a>,
    #[serde(borrow)]
    to: Word<'a>,
    share: Option<f64>,
    label: String,
    kept: PromiseState,
    #[serde(borrow)]
    ext: Entries<'a, Raw<'a>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Voice<'a> {
    quote: String,
    who: String,
    #[serde(borrow)]
    segment: Reference<'a>,
    #[serde(borrow)]
    journey: Reference<'a>,
    #[serde(borrow)]
    step: Reference<'a>,
    sentiment: Option<f64>,
    source: VoiceSource,
    recommend: Option<f64>,
    satisfied: Option<f64>,
    effort: Option<f64>,
    date: String,
    #[serde(borrow)]
    ext: Entries<'a, Raw<'a>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Improvement<'a> {
    name: String,
    #[serde(borrow)]
    journey: Reference<'a>,
    #[serde(borrow)]
    steps: Vec<Word<'a>>,
    hygiene: Option<f64>,
    delight: Option<f64>,
    customer_benefit: Option<f64>,
    company_benefit: Option<f64>,
    time: Option<f64>,
    cost: Option<f64>,
    quality: Option<f64>,
    #[serde(borrow)]
    owner: Reference<'a>,
    due: String,
    added: String,
    chosen: bool,
    #[serde(borrow)]
    ext: Entries<'a, Raw<'a>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Decision<'a> {
    text: String,
    #[serde(borrow)]
    owner: Reference<'a>,
    date: String,
    #[serde(borrow)]
    journey: Reference<'a>,
    #[serde(borrow)]
    step: Reference<'a>,
    #[serde(borrow)]
    ext: Entries<'a, Raw<'a>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Slide<'a> {
    #[serde(borrow)]
    id: Word<'a>,
    kind: String,
    of: String,
    headline: String,
    hidden: bool,
    notes: String,
    #[serde(borrow)]
    ext: Entries<'a, Raw<'a>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Image<'a> {
    name: String,
    kind: ImageKind,
    #[serde(borrow)]
    bytes: Cow<'a, str>,
    #[serde(borrow)]
    ext: Entries<'a, Raw<'a>>,
}
