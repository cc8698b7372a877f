//! Owns where in the window every field of a project file is, and what a hand does there to change it.

use eframe::egui::Key;
use throughline::action::ProjectSection;
use throughline::command::Command;

use Hand::{Choose, First, Key as Hit, Pick, Press, Rename, Run, Type};
use ProjectSection as Part;
use Where::{ForStudents, Improvement, Link, Map, Mark, Page, Show, Step, ToBe, Voice};

/// Where in the window a field is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Where {
    Page(ProjectSection),
    Step(&'static str),
    Link(&'static str),
    Mark,
    ForStudents,
    Voice,
    Improvement,
    Show,
    Map,
    /// The page of the journey as it shall be.
    ToBe,
}

/// What is done there.
#[derive(Debug, Clone, Copy)]
pub(super) enum Hand {
    /// The field of that name is given another text.
    Type(&'static str, &'static str),
    /// What has that name is pressed.
    Press(&'static str),
    /// A key, while what has that name has the keyboard.
    Key(&'static str, Key),
    /// The list of that name is opened, and that entry pressed.
    Choose(&'static str, &'static str),
    /// The list of that name is opened, and that is typed into it.
    Pick(&'static str, &'static str),
    /// What has that name is pressed, and what is typed is kept with Enter.
    Rename(&'static str, &'static str),
    /// That is commanded with the step of that id selected.
    Run(&'static str, Command),
    /// The list of that name is opened, and the first entry pressed whose name begins so.
    First(&'static str, &'static str),
}

/// Every field, the record first, and how it is changed.
pub(super) const PLACES: [(&str, Where, Hand); 110] = [
    (
        "title",
        Page(Part::General),
        Type("Title of the project", "Cards"),
    ),
    (
        "organisation",
        Page(Part::General),
        Type("Organisation of the project", "Southbank"),
    ),
    (
        "promise",
        Page(Part::General),
        Type("Brand promise of the project", "We answer"),
    ),
    (
        "strategy",
        Page(Part::General),
        Press("Wins customers by: Product"),
    ),
    (
        "notes",
        Page(Part::General),
        Type("Notes of the project", "Seen twice"),
    ),
    ("first", Page(Part::General), Press("Comes first: Cost")),
    (
        "scope_locked",
        Page(Part::General),
        Type("Scope locked on of the project", "2026-04-01"),
    ),
    (
        "method.parity",
        Page(Part::Method),
        Hit("Parity, slider", Key::ArrowUp),
    ),
    (
        "method.softening",
        Page(Part::Method),
        Hit("Softening, slider", Key::ArrowUp),
    ),
    (
        "method.moment_of_truth_weight",
        Page(Part::Method),
        Hit("Weight of a moment of truth, slider", Key::ArrowUp),
    ),
    (
        "method.memory",
        Page(Part::Method),
        Hit("Memory, slider", Key::ArrowUp),
    ),
    (
        "method.tolerated_lapse_rate",
        Page(Part::Method),
        Hit("Tolerated lapse rate, slider", Key::ArrowUp),
    ),
    (
        "method.adaptation",
        Page(Part::Method),
        Hit("Adaptation, slider", Key::ArrowUp),
    ),
    (
        "method.starting_expectation",
        Page(Part::Method),
        Hit("Starting expectation, slider", Key::ArrowUp),
    ),
    (
        "segments.name",
        Page(Part::Segments),
        Type("Name of segment ‘Students’", "Pupils"),
    ),
    (
        "segments.stance",
        Page(Part::Segments),
        Choose("Stance of segment ‘Students’", "Loyal"),
    ),
    (
        "segments.share",
        Page(Part::Segments),
        Type("Share of segment ‘Students’, in percent", "35"),
    ),
    (
        "channels.name",
        Page(Part::Channels),
        Type("Name of channel ‘Phone’", "Telephone"),
    ),
    (
        "owners.name",
        Page(Part::Owners),
        Type("Name of owner ‘Card operations’", "Cards"),
    ),
    (
        "journeys.name",
        Page(Part::Journeys),
        Type("Name of journey ‘Apply for a card’", "Apply"),
    ),
    ("journeys.order", Page(Part::Journeys), Press("Move up")),
    (
        "journeys.state",
        Page(Part::Journeys),
        Press("State: To be"),
    ),
    (
        "journeys.goal",
        Page(Part::Journeys),
        Type("Goal of journey ‘Apply for a card’", "Travel"),
    ),
    (
        "journeys.note",
        Page(Part::Journeys),
        Type("Note of journey ‘Apply for a card’", "Seen in May"),
    ),
    (
        "journeys.before",
        Page(Part::Journeys),
        Type("Before of journey ‘Apply for a card’", "Asked a friend"),
    ),
    (
        "journeys.after",
        Page(Part::Journeys),
        Type("After of journey ‘Apply for a card’", "Peace"),
    ),
    (
        "journeys.knows",
        Page(Part::Journeys),
        Type("Knows on arriving, entry 1", "The fee"),
    ),
    (
        "journeys.brings",
        Page(Part::Journeys),
        Type("Must bring, entry 1", "Licence"),
    ),
    (
        "persona.name",
        Page(Part::Journeys),
        Type("Customer of journey ‘Apply for a card’", "Bo"),
    ),
    (
        "persona.about",
        Page(Part::Journeys),
        Type(
            "About the customer of journey ‘Apply for a card’",
            "Old hand",
        ),
    ),
    (
        "persona.picture",
        Page(Part::Journeys),
        Press("Remove the picture"),
    ),
    ("stages.name", Map, Rename("Stage Offer", "Offers")),
    (
        "journeys.baseline",
        ToBe,
        Choose("Improves on", "No other journey"),
    ),
    ("dismissed", Map, First("findings", "Dismiss")),
    ("show.notes", Show, Type("Speaker notes", "Wait here")),
    (
        "steps.layer",
        Step("team"),
        Press("Layer of Back office: System"),
    ),
    (
        "steps.name",
        Step("call"),
        Type("Name of Sales call", "Call"),
    ),
    (
        "steps.stage",
        Step("call"),
        Choose("Stage of Sales call", "Wait"),
    ),
    (
        "steps.channel",
        Step("call"),
        Choose("Channel of Sales call", "No channel"),
    ),
    (
        "steps.owner",
        Step("call"),
        Pick("Owner of Sales call", "Sales"),
    ),
    (
        "steps.x",
        Map,
        Run("decision", Command::Nudge(throughline::layout::Side::Left)),
    ),
    (
        "steps.note",
        Step("call"),
        Type("Note of Sales call", "Short"),
    ),
    (
        "steps.hopes",
        Step("call"),
        Type("Hopes of Sales call", "To be quick"),
    ),
    ("steps.picture", Step("call"), Press("Remove")),
    (
        "steps.actors",
        Step("call"),
        Type("Who takes part in Sales call, entry 1", "Bo"),
    ),
    (
        "steps.moment_of_truth",
        Step("call"),
        Press("Moment of truth: Sales call"),
    ),
    (
        "steps.emotion",
        Step("call"),
        Hit("Emotion of Sales call", Key::ArrowLeft),
    ),
    (
        "steps.belief",
        Step("call"),
        Hit("Belief of Sales call", Key::ArrowLeft),
    ),
    (
        "steps.expectation",
        Step("call"),
        Hit("Expectation of Sales call", Key::ArrowRight),
    ),
    (
        "steps.hygiene",
        Step("call"),
        Hit("Basics of Sales call", Key::ArrowLeft),
    ),
    (
        "steps.delight",
        Step("call"),
        Hit("Delight of Sales call", Key::ArrowLeft),
    ),
    (
        "steps.convenience",
        Step("call"),
        Hit("Convenience of Sales call", Key::ArrowLeft),
    ),
    (
        "steps.relevance",
        Step("call"),
        Hit("Relevance of Sales call", Key::ArrowLeft),
    ),
    (
        "steps.usability",
        Step("call"),
        Hit("Usability of Sales call", Key::ArrowLeft),
    ),
    (
        "steps.wait",
        Step("call"),
        Type("Wait of Sales call", "2 h"),
    ),
    (
        "steps.evidence",
        Step("call"),
        Press("Evidence of Sales call: Measured"),
    ),
    (
        "steps.stake",
        Step("call"),
        Type("Money or risk of Sales call", "Much"),
    ),
    (
        "steps.rival_wait",
        Step("call"),
        Type("Competitor’s time of Sales call", "5 min"),
    ),
    (
        "steps.source",
        Step("call"),
        Press("Cause of Sales call: Hard"),
    ),
    (
        "steps.customer_benefit",
        Step("call"),
        Hit("Benefit for the customer of Sales call", Key::ArrowLeft),
    ),
    (
        "steps.company_benefit",
        Step("call"),
        Hit("Benefit for the company of Sales call", Key::ArrowLeft),
    ),
    ("marks.by", Mark, Type("Given by", "Table 9")),
    ("marks.emotion", Mark, Hit("Emotion", Key::ArrowRight)),
    ("marks.belief", Mark, Hit("Belief", Key::ArrowLeft)),
    ("marks.hygiene", Mark, Hit("Basics", Key::ArrowLeft)),
    ("marks.delight", Mark, Hit("Delight", Key::ArrowRight)),
    (
        "by_segment.emotion",
        ForStudents,
        Hit("Emotion of Sales call", Key::ArrowLeft),
    ),
    (
        "by_segment.belief",
        ForStudents,
        Hit("Belief of Sales call", Key::ArrowLeft),
    ),
    (
        "by_segment.expectation",
        ForStudents,
        Hit("Expectation of Sales call", Key::ArrowLeft),
    ),
    (
        "by_segment.hygiene",
        ForStudents,
        Hit("Basics of Sales call", Key::ArrowLeft),
    ),
    (
        "by_segment.delight",
        ForStudents,
        Hit("Delight of Sales call", Key::ArrowLeft),
    ),
    (
        "links.kind",
        Link("l2"),
        Press("Kind of Sales call → Unnamed: Flow"),
    ),
    (
        "links.from",
        Link("l1"),
        Pick("Start of Sales call → Decision", "Unnamed"),
    ),
    (
        "links.to",
        Link("l1"),
        Pick("End of Sales call → Decision", "Unnamed"),
    ),
    (
        "links.share",
        Link("l1"),
        Type("Share of Sales call → Decision", "70"),
    ),
    (
        "links.label",
        Link("l1"),
        Type("Label of Sales call → Decision", "yes"),
    ),
    (
        "links.kept",
        Link("l2"),
        Press("Promise of Sales call → Unnamed: Kept"),
    ),
    ("voices.quote", Voice, Type("Exact words", "They did call.")),
    ("voices.who", Voice, Type("Who said it", "Bo")),
    ("voices.segment", Voice, Pick("Segment", "Pupils")),
    ("voices.journey", Voice, Choose("Journey", "Apply faster")),
    ("voices.step", Voice, Pick("Touchpoint", "Sales call")),
    ("voices.sentiment", Voice, Hit("Sentiment", Key::ArrowRight)),
    ("voices.source", Voice, Choose("Source", "complaint")),
    ("voices.recommend", Voice, Press("Recommend: 5")),
    ("voices.satisfied", Voice, Press("Satisfied: 3")),
    ("voices.effort", Voice, Press("Ease: 4")),
    ("voices.date", Voice, Type("Date", "2026-04-01")),
    (
        "improvements.name",
        Improvement,
        Type("Name of the improvement", "Decide at once"),
    ),
    (
        "improvements.journey",
        Improvement,
        Choose("Journey of the improvement", "Apply faster"),
    ),
    (
        "improvements.steps",
        Improvement,
        Press("It does not touch Decision"),
    ),
    (
        "improvements.hygiene",
        Improvement,
        Press("Raises basics to: 4"),
    ),
    (
        "improvements.delight",
        Improvement,
        Press("Raises delight to: 3"),
    ),
    (
        "improvements.customer_benefit",
        Improvement,
        Press("Customer’s benefit: 2"),
    ),
    (
        "improvements.company_benefit",
        Improvement,
        Press("Company’s benefit: 2"),
    ),
    (
        "improvements.time",
        Improvement,
        Press("Fast (5: fastest): 3"),
    ),
    (
        "improvements.cost",
        Improvement,
        Press("Cheap (5: cheapest): 4"),
    ),
    (
        "improvements.quality",
        Improvement,
        Press("Good (5: best): 4"),
    ),
    (
        "improvements.owner",
        Improvement,
        Pick("Owner of the improvement", "Sales"),
    ),
    (
        "improvements.due",
        Improvement,
        Type("When the improvement is due", "2026-07-01"),
    ),
    (
        "improvements.added",
        Improvement,
        Type("Day on which the improvement was added", "2026-02-01"),
    ),
    (
        "improvements.chosen",
        Improvement,
        Press("Do it: Decide while the customer is on the line"),
    ),
    (
        "decisions.text",
        Page(Part::Decisions),
        Type("Decision, decision 1", "It is made at once"),
    ),
    (
        "decisions.owner",
        Page(Part::Decisions),
        Pick("Who answers for it, decision 1", "Sales"),
    ),
    (
        "decisions.date",
        Page(Part::Decisions),
        Type("Until when, decision 1", "2026-05-01"),
    ),
    (
        "decisions.journey",
        Page(Part::Decisions),
        Choose("Journey, decision 1", "Apply faster"),
    ),
    (
        "decisions.step",
        Page(Part::Decisions),
        Pick("About, decision 1", "Sales call"),
    ),
    ("show.headline", Show, Type("Headline", "They left")),
    ("show.hidden", Show, Press("Show again")),
    (
        "images.name",
        Step("call"),
        Type("Name of the picture", "Ana at the counter"),
    ),
];

/// What holds records, and what nobody types: ids, places in a list that follow from an order, what a picture is made of.
pub(super) const NOT_TYPED: [&str; 26] = [
    "format",
    "method",
    "segments",
    "channels",
    "channels.order",
    "owners",
    "journeys",
    "journeys.persona",
    "journeys.stages",
    "journeys.steps",
    "journeys.links",
    "stages.id",
    "steps.y",
    "steps.marks",
    "steps.by_segment",
    "voices",
    "improvements",
    "decisions",
    "show",
    "show.id",
    "show.kind",
    "show.of",
    "images",
    "images.kind",
    "images.bytes",
    "ext",
];
