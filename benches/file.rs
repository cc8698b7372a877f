//! How long a project of 10,000 touchpoints takes to open and to save, beside what `ron` alone needs for the same bytes.
//! The budgets stand in `docs/architecture.md`: each at most 1.5 times `ron`. And how long it takes to say what differs
//! from another version of it, and to merge two.

#![expect(clippy::print_stdout, reason = "a bench is for its table")]
#![expect(
    clippy::unwrap_used,
    reason = "a bench that can't go on has nothing to say"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use throughline::edit::patch::Patch;
use throughline::edit::{Edit, JourneyEdit, StepField};
use throughline::file;
use throughline::model::{Emotion, Id, Project};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const TOUCHPOINTS: usize = 10_000;
const ROUNDS: usize = 15;

fn main() {
    let text = file::write(&file::read(generated().as_bytes()).unwrap().project);
    let project = file::read(text.as_bytes()).unwrap().project;
    let plain: Plain = ron::from_str(&text).unwrap();
    println!(
        "{TOUCHPOINTS} touchpoints, {} MB, the fastest of {ROUNDS} rounds",
        mega(text.len())
    );
    beside(
        ["open", "ron reading"],
        || file::read(text.as_bytes()).unwrap(),
        || ron::from_str::<Plain>(&text).unwrap(),
    );
    beside(
        ["save, without the disk", "ron writing and reading"],
        || {
            let written = file::write(&project);
            let back = file::read(written.as_bytes()).unwrap();
            assert!(back.project == project);
            back
        },
        || {
            let config = ron::ser::PrettyConfig::new().struct_names(true);
            let written = ron::ser::to_string_pretty(&plain, config).unwrap();
            ron::from_str::<Plain>(&written).unwrap()
        },
    );
    versions(&project, &text);
}

/// Two people change a hundred touchpoints each, one of them on another machine: nothing of theirs is shared in memory.
fn versions(base: &Project, text: &str) {
    const CHANGED: usize = 100;
    let felt = |project: &mut Project, first: usize| {
        let touchpoints = (first..first + CHANGED).map(|n| Id::new(&format!("t{n:05}")).unwrap());
        let felt = StepField::Emotion(Some(Emotion::clamped(-3.0)));
        let edit = JourneyEdit::SetSteps(touchpoints.collect(), felt);
        let edit = Edit::Journey(Id::new("j").unwrap(), edit);
        throughline::edit::apply(project, &edit).unwrap();
    };
    let mut ours = base.clone();
    felt(&mut ours, 0);
    let mut theirs = file::read(text.as_bytes()).unwrap().project;
    felt(&mut theirs, TOUCHPOINTS / 2);
    alone("what differs from a file", || {
        let patch = Patch::between(&ours, &theirs);
        let told = throughline::words::changes::told(&ours, &theirs, &patch);
        assert!(told.len() > CHANGED);
    });
    alone("what differs since a step", || {
        let patch = Patch::between(base, &ours);
        assert!(!patch.is_empty());
    });
    alone("merge with a file", || {
        let merged = file::merge(base, &ours, &theirs);
        assert!(merged.conflicts.is_empty());
    });
}

fn alone(what: &str, work: impl Fn()) {
    let fastest = (0..ROUNDS).map(|_| time(&work)).min().unwrap_or_default();
    println!("{what:<26}{:>7.1} ms", fastest.as_secs_f64() * 1e3);
}

fn mega(bytes: usize) -> usize {
    bytes.div_ceil(1_000_000)
}

/// Does both in turn, so that what else the machine does falls on both, and prints how long each takes undisturbed.
fn beside<A, B>([what, yardstick]: [&str; 2], work: impl Fn() -> A, bare: impl Fn() -> B) {
    let (mut ours, mut theirs) = (Duration::MAX, Duration::MAX);
    for _ in 0..ROUNDS {
        ours = ours.min(time(&work));
        theirs = theirs.min(time(&bare));
    }
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    let ratio = ms(ours) / ms(theirs);
    println!(
        "{what:<24}{:>7.1} ms   {yardstick:<24}{:>7.1} ms   {ratio:.2} (budget 1.5)",
        ms(ours),
        ms(theirs)
    );
}

/// How long the work takes; what it makes is dropped outside the clock.
fn time<T>(work: impl Fn() -> T) -> Duration {
    let start = Instant::now();
    let made = black_box(work());
    let time = start.elapsed();
    drop(made);
    time
}

/// A project as workshops leave it: marks of two tables, ratings of a segment, notes, a voice for each touchpoint.
fn generated() -> String {
    let mut text = String::from(
        "(format: 1, title: \"Ten thousand\", segments: {\"s\": (name: \"S\")}, channels: {\"c\": (name: \"C\")},
        owners: {\"o\": (name: \"O\")}, journeys: {\"j\": (name: \"J\", stages: [(id: \"a\"), (id: \"b\")], steps: {",
    );
    let note = "The customer waits at the counter until the adviser has found the form, and nobody says how long. ";
    for n in 0..TOUCHPOINTS {
        let (rating, stage) = (n % 3, if n % 2 == 0 { "a" } else { "b" });
        let _ = write!(
            text,
            "\"t{n:05}\": (name: \"Touchpoint number {n}\", stage: \"{stage}\", channel: \"c\", owner: \"o\", x: {n}.5, y: 16.25,
            note: \"{}\", actors: [\"Ana\", \"Adviser\"], moment_of_truth: true, emotion: {rating}, belief: {rating}.25,
            hygiene: {rating}, delight: 2.5, convenience: 4, wait: 30.0, evidence: Heard, stake: \"1,200 renewals a year\",
            by_segment: {{\"s\": (emotion: {rating}, hygiene: 4)}}, marks: {{",
            note.repeat(2)
        );
        for table in 0..2 {
            let _ = write!(
                text,
                "\"m{table}\": (by: \"Table {table}\", emotion: {rating}, belief: 2, hygiene: 3, delight: 1), "
            );
        }
        text.push_str("}), ");
    }
    text.push_str("}, links: {");
    for n in 1..TOUCHPOINTS {
        let _ = write!(
            text,
            "\"l{n:05}\": (from: \"t{:05}\", to: \"t{n:05}\", share: 80.0), ",
            n - 1
        );
    }
    text.push_str("})}, voices: {");
    for n in 0..TOUCHPOINTS {
        let _ = write!(
            text,
            "\"v{n:05}\": (quote: \"Nobody called me back.\", who: \"Ana, 24\", segment: \"s\", journey: \"j\", step: \"t{n:05}\", sentiment: -3, recommend: 4), "
        );
    }
    text.push_str("})");
    text
}

/// What a program would derive that keeps no promise about what it reads.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Project")]
struct Plain {
    format: u32,
    title: String,
    segments: BTreeMap<String, Named>,
    channels: BTreeMap<String, Named>,
    owners: BTreeMap<String, Named>,
    journeys: BTreeMap<String, PlainJourney>,
    voices: BTreeMap<String, PlainVoice>,
}

#[derive(Serialize, Deserialize)]
struct Named {
    name: String,
}

#[derive(Serialize, Deserialize)]
struct PlainJourney {
    name: String,
    stages: Vec<PlainStage>,
    steps: BTreeMap<String, PlainStep>,
    links: BTreeMap<String, PlainLink>,
}

#[derive(Serialize, Deserialize)]
struct PlainStage {
    id: String,
}

#[derive(Serialize, Deserialize)]
#[serde(default)]
#[derive(Default)]
struct PlainStep {
    name: String,
    stage: Option<String>,
    channel: Option<String>,
    owner: Option<String>,
    x: f64,
    y: f64,
    note: String,
    actors: Vec<String>,
    moment_of_truth: bool,
    emotion: Option<f64>,
    belief: Option<f64>,
    hygiene: Option<f64>,
    delight: Option<f64>,
    convenience: Option<f64>,
    wait: Option<f64>,
    evidence: PlainEvidence,
    stake: String,
    marks: BTreeMap<String, PlainMark>,
    by_segment: BTreeMap<String, PlainMark>,
}

#[derive(Serialize, Deserialize, Default)]
enum PlainEvidence {
    #[default]
    Assumed,
    Heard,
    Measured,
}

#[derive(Serialize, Deserialize, Default)]
#[serde(default)]
struct PlainMark {
    by: String,
    emotion: Option<f64>,
    belief: Option<f64>,
    hygiene: Option<f64>,
    delight: Option<f64>,
}

#[derive(Serialize, Deserialize)]
struct PlainLink {
    from: String,
    to: String,
    share: Option<f64>,
}

#[derive(Serialize, Deserialize)]
struct PlainVoice {
    quote: String,
    who: String,
    segment: Option<String>,
    journey: Option<String>,
    step: Option<String>,
    sentiment: Option<f64>,
    recommend: Option<f64>,
}
