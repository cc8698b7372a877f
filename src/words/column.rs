//! Owns the columns of the touchpoint table (FORMAT.md, section 3): their order, their headings in a file of cells, and what
//! people call them.

/// A column of the touchpoint table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// Its journey, by name.
    Journey,
    /// Its stage, by name.
    Stage,
    /// Touchpoint, backstage step or system.
    Layer,
    /// Its channel, by name.
    Channel,
    /// Who answers for it, by name.
    Owner,
    /// The id that it had where the table was written.
    Id,
    /// What it is called.
    Name,
    /// Who takes part.
    Actors,
    /// Whether much is at stake.
    MomentOfTruth,
    /// How the customer feels.
    Emotion,
    /// How the customer is believed to feel.
    Belief,
    /// How the customer expected to feel.
    Expectation,
    /// How the basics are met.
    Hygiene,
    /// How far it delights.
    Delight,
    /// How well the ratings are founded.
    Evidence,
    /// How convenient it is.
    Convenience,
    /// How relevant it is.
    Relevance,
    /// How usable it is.
    Usability,
    /// Minutes that the customer waits.
    Wait,
    /// Computed.
    Satisfaction,
    /// Computed.
    Felt,
    /// Computed.
    Lift,
    /// Anything.
    Note,
}

impl Column {
    /// In the order of the table.
    pub const ALL: [Self; 23] = [
        Self::Journey,
        Self::Stage,
        Self::Layer,
        Self::Channel,
        Self::Owner,
        Self::Id,
        Self::Name,
        Self::Actors,
        Self::MomentOfTruth,
        Self::Emotion,
        Self::Belief,
        Self::Expectation,
        Self::Hygiene,
        Self::Delight,
        Self::Evidence,
        Self::Convenience,
        Self::Relevance,
        Self::Usability,
        Self::Wait,
        Self::Satisfaction,
        Self::Felt,
        Self::Lift,
        Self::Note,
    ];

    /// Its heading.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Journey => "journey",
            Self::Stage => "stage",
            Self::Layer => "layer",
            Self::Channel => "channel",
            Self::Owner => "owner",
            Self::Id => "id",
            Self::Name => "name",
            Self::Actors => "actors",
            Self::MomentOfTruth => "moment_of_truth",
            Self::Emotion => "emotion",
            Self::Belief => "belief",
            Self::Expectation => "expectation",
            Self::Hygiene => "hygiene",
            Self::Delight => "delight",
            Self::Evidence => "evidence",
            Self::Convenience => "convenience",
            Self::Relevance => "relevance",
            Self::Usability => "usability",
            Self::Wait => "wait",
            Self::Satisfaction => "satisfaction",
            Self::Felt => "felt",
            Self::Lift => "lift",
            Self::Note => "note",
        }
    }

    /// The column of that heading, as people write it: “Moment of truth”, “Touchpoint”.
    #[must_use]
    pub fn of(heading: &str) -> Option<Self> {
        let letters = heading.trim().to_lowercase().replace([' ', '-'], "_");
        match letters.as_str() {
            "touchpoint" | "touchpoints" | "step" | "activity" | "berührungspunkt"
            | "kontaktpunkt" | "bezeichnung" => Some(Self::Name),
            "basics" => Some(Self::Hygiene),
            "department" | "team" | "responsible" | "abteilung" | "zuständig"
            | "verantwortlich" => Some(Self::Owner),
            "notes" | "remark" | "remarks" | "notiz" | "bemerkung" => Some(Self::Note),
            "phase" => Some(Self::Stage),
            "kanal" => Some(Self::Channel),
            "actor" | "beteiligte" => Some(Self::Actors),
            "feeling" | "gefühl" => Some(Self::Emotion),
            "waiting" | "waiting_time" | "wait_(min)" | "wartezeit" => Some(Self::Wait),
            other => Self::ALL
                .into_iter()
                .find(|column| column.heading() == other),
        }
    }
}
