//! Turns the rows of a table of answers into voices: segments and touchpoints are found by name, what is nearly one is
//! shown with how near it is and never taken in silence.

use std::collections::BTreeMap;

use super::outcome::{Filing, Row, Similar, State};
use super::sheet::{Field, Sheet, VoiceColumn};
use crate::edit::{Edit, Record};
use crate::exchange::fragment::folded;
use crate::exchange::table::{parsed, short, unguarded};
use crate::insight::words::{plain, signed};
use crate::model::{
    JourneyId, MAX_TEXT_CHARS, Project, Rating, Segment, SegmentId, Stance, StepId, Voice,
    VoiceSource,
};

/// Names that are less alike than this are not offered: 0 … 1.
const ALIKE: f32 = 0.6;
/// So many names are compared; with more, only those that are the same are found.
const COMPARED: usize = 100_000;

/// The names that rows are matched with.
struct Names {
    /// Every touchpoint: its journey, its name as it is compared, and as it is shown.
    steps: Vec<(JourneyId, StepId, String, String)>,
    /// The journeys, by their names as they are compared.
    journeys: BTreeMap<String, JourneyId>,
    /// What was found for a journey and a name.
    known: BTreeMap<(String, String), Match>,
    /// So many names may still be compared.
    left: usize,
    /// How often voices that say the same are there already.
    there: BTreeMap<String, usize>,
}

/// What was found for the name of a touchpoint.
#[derive(Debug, Clone, PartialEq)]
enum Match {
    /// There is one of that name.
    Found(JourneyId, StepId),
    /// There is one whose name is nearly that, so near: 0 … 1.
    Alike(JourneyId, StepId, String, f32),
    /// There is none, or several.
    None,
}

/// Files the new rows of the sheet, and says what becomes of each.
pub(super) fn file(
    sheet: &Sheet,
    into: Option<&JourneyId>,
    similar: Similar,
    filing: &mut Filing<'_>,
) {
    let mut names = Names::of(&filing.project);
    let places = VoiceColumn::ALL.map(|column| sheet.place(Field::Voice(column)));
    let places: BTreeMap<VoiceColumn, usize> = VoiceColumn::ALL
        .into_iter()
        .zip(places)
        .filter_map(|(column, place)| Some((column, place?)))
        .collect();
    let mut edits = Vec::new();
    for (at, record) in &sheet.rows {
        let mut cells = Cells {
            record,
            places: &places,
            faults: Vec::new(),
        };
        let mut voice = cells.voice();
        let title = title(&voice, &cells);
        if voice == Voice::default() && cells.faults.is_empty() {
            cells.fault("the row says nothing".to_owned());
        }
        if !cells.faults.is_empty() {
            let why = cells.faults.join("; ");
            filing.say(Row::new(at + 1, &title, &why, State::Wrong));
            continue;
        }
        if voice.source == VoiceSource::Interview && !places.contains_key(&VoiceColumn::Source) {
            voice.source = source_of(&voice);
        }
        let segment = cells.line(VoiceColumn::Segment);
        let stance = cells.line(VoiceColumn::Stance);
        let journey = folded(&cells.line(VoiceColumn::Journey));
        voice.journey = names
            .journeys
            .get(&journey)
            .filter(|_| !journey.is_empty())
            .cloned();
        let found = names.find(
            &cells.line(VoiceColumn::Journey),
            &cells.line(VoiceColumn::Step),
            into,
        );
        let remark = attach(&mut voice, found, similar, &cells.line(VoiceColumn::Step));
        voice.segment = segment_of(&segment, &stance, filing);
        let about = about(&voice, &segment, remark.as_deref());
        if names.take(&voice) {
            filing.say(Row::new(at + 1, &title, &about, State::There));
            continue;
        }
        let state = if remark.is_some() {
            State::Similar
        } else {
            State::New
        };
        filing.say(Row::new(at + 1, &title, &about, state));
        filing.voices += 1;
        edits.push(Edit::Put(Record::Voice(filing.id(), voice)));
    }
    filing.add(edits);
}

/// Attaches the voice to what was found; the sentence about what is not taken for granted.
fn attach(voice: &mut Voice, found: Match, similar: Similar, wanted: &str) -> Option<String> {
    match found {
        Match::Found(journey, step) => {
            voice.journey = Some(journey);
            voice.step = Some(step);
            None
        }
        Match::Alike(journey, step, name, near) => {
            let near = plain(f64::from(near) * 100.0, 0);
            if similar == Similar::Taken {
                voice.journey = Some(journey);
                voice.step = Some(step);
                return Some(format!("“{wanted}” taken as ‘{name}’, {near} % alike"));
            }
            Some(format!(
                "no touchpoint “{wanted}”, ‘{name}’ is {near} % alike: not attached"
            ))
        }
        Match::None if wanted.is_empty() => None,
        Match::None => Some(format!("no touchpoint “{wanted}”: not attached")),
    }
}

impl Names {
    fn of(project: &Project) -> Self {
        let (mut steps, mut journeys) = (Vec::new(), BTreeMap::new());
        for (id, journey) in project.journeys_in_order() {
            journeys.entry(folded(&journey.name)).or_insert(id.clone());
            for step in journey.touchpoints() {
                let name = folded(&step.name);
                steps.push((id.clone(), step.id.clone(), name, step.name.clone()));
            }
        }
        let mut there = BTreeMap::new();
        for voice in project.voices.values() {
            *there.entry(key(voice)).or_default() += 1;
        }
        Self {
            steps,
            journeys,
            known: BTreeMap::new(),
            left: COMPARED,
            there,
        }
    }

    /// Whether such a voice is there already; each counts once.
    fn take(&mut self, voice: &Voice) -> bool {
        match self.there.get_mut(&key(voice)) {
            Some(count) if *count > 0 => {
                *count -= 1;
                true
            }
            Some(_) | None => false,
        }
    }

    /// The touchpoint of that name: in the journey that is named, else in `into`, else anywhere if it is the only one.
    fn find(&mut self, journey: &str, step: &str, into: Option<&JourneyId>) -> Match {
        let wanted = (folded(journey), folded(step));
        if wanted.1.is_empty() {
            return Match::None;
        }
        if let Some(known) = self.known.get(&wanted) {
            return known.clone();
        }
        let named = self.journeys.get(&wanted.0).cloned();
        let found = self.search(&wanted.1, named.as_ref(), into);
        if !matches!(found, Match::Found(..)) {
            self.left = self.left.saturating_sub(self.steps.len());
        }
        self.known.insert(wanted, found.clone());
        found
    }

    fn search(&self, wanted: &str, named: Option<&JourneyId>, into: Option<&JourneyId>) -> Match {
        let is_there = |journey: &JourneyId| named.is_none_or(|named| named == journey);
        let steps = self.steps.iter().filter(|(journey, ..)| is_there(journey));
        let steps: Vec<_> = steps.collect();
        let same = steps.iter().filter(|(_, _, name, _)| name == wanted);
        let same: Vec<_> = same.copied().collect();
        let here = same.iter().find(|(journey, ..)| Some(journey) == into);
        let only = same.first().filter(|_| same.len() == 1);
        if let Some((journey, step, ..)) = here.or(only) {
            return Match::Found(journey.clone(), step.clone());
        }
        if !same.is_empty() || self.left < self.steps.len() {
            return Match::None;
        }
        let near = |name: &str| similar::TextDiff::from_chars(name, wanted).ratio();
        let alike = steps.iter().map(|it| (near(&it.2), *it));
        let alike = alike.filter(|(near, _)| *near >= ALIKE);
        let best = alike.max_by(|(a, _), (b, _)| a.total_cmp(b));
        best.map_or(Match::None, |(near, (journey, step, _, name))| {
            Match::Alike(journey.clone(), step.clone(), name.clone(), near)
        })
    }
}

/// What a voice says, to tell the same ones by.
fn key(voice: &Voice) -> String {
    format!(
        "{}\u{1f}{}\u{1f}{:?}\u{1f}{:?}\u{1f}{:?}{:?}{:?}{:?}{:?}\u{1f}{}",
        voice.quote.trim(),
        voice.who.trim(),
        voice.segment,
        voice.step,
        voice.source,
        voice.sentiment,
        voice.recommend,
        voice.satisfied,
        voice.effort,
        voice.date.trim()
    )
}

/// The segment of that name or id, made where it is missing.
fn segment_of(name: &str, stance: &str, filing: &mut Filing<'_>) -> Option<SegmentId> {
    let wanted = folded(name);
    if wanted.is_empty() {
        return None;
    }
    let segments = &filing.project.segments;
    let is_it = |id: &SegmentId, it: &Segment| folded(&it.name) == wanted || id.as_str() == name;
    let known = segments.iter().find(|(id, it)| is_it(id, it));
    if let Some((id, _)) = known {
        return Some(id.clone());
    }
    let id: SegmentId = filing.id();
    let segment = Segment {
        name: name.to_owned(),
        stance: match folded(stance).as_str() {
            "churning" => Stance::Churning,
            "loyal" => Stance::Loyal,
            _ => Stance::Indifferent,
        },
        ..Segment::default()
    };
    filing.remark(format!("The segment ‘{name}’ is new"));
    filing.add(vec![Edit::Put(Record::Segment(id.clone(), segment))]);
    Some(id)
}

/// Where a voice comes from that does not say it: answers in numbers come from surveys.
fn source_of(voice: &Voice) -> VoiceSource {
    let is_asked = voice.recommend.is_some() || voice.satisfied.is_some() || voice.effort.is_some();
    if is_asked {
        VoiceSource::Survey
    } else {
        VoiceSource::Interview
    }
}

/// How a row is called: what was said, else by whom.
fn title(voice: &Voice, cells: &Cells<'_>) -> String {
    let quote = voice.quote.split_whitespace().collect::<Vec<_>>().join(" ");
    let texts = [quote, voice.who.clone(), cells.line(VoiceColumn::Segment)];
    let found = texts.into_iter().find(|text| !text.is_empty());
    found.unwrap_or_else(|| "an answer without words".to_owned())
}

fn about(voice: &Voice, segment: &str, remark: Option<&str>) -> String {
    let told =
        |name: &str, number: Option<f64>| number.map(|it| format!("{name} {}", plain(it, 2)));
    let felt = voice
        .sentiment
        .map(|it| format!("felt {}", signed(it.get(), 2)));
    let recommend = told("recommend", voice.recommend.map(Rating::get));
    let satisfied = told("satisfied", voice.satisfied.map(Rating::get));
    let effort = told("effort", voice.effort.map(Rating::get));
    crate::words::told(&[
        remark.unwrap_or_default(),
        segment,
        felt.as_deref().unwrap_or_default(),
        recommend.as_deref().unwrap_or_default(),
        satisfied.as_deref().unwrap_or_default(),
        effort.as_deref().unwrap_or_default(),
        &voice.date,
    ])
}

/// The cells of a row.
struct Cells<'a> {
    record: &'a [String],
    places: &'a BTreeMap<VoiceColumn, usize>,
    faults: Vec<String>,
}

impl Cells<'_> {
    fn voice(&mut self) -> Voice {
        Voice {
            quote: self.text(VoiceColumn::Quote),
            who: self.line(VoiceColumn::Who),
            sentiment: self.rating(VoiceColumn::Sentiment),
            source: self.source(),
            recommend: self.rating(VoiceColumn::Recommend),
            satisfied: self.rating(VoiceColumn::Satisfied),
            effort: self.rating(VoiceColumn::Effort),
            date: date(&self.line(VoiceColumn::Date)),
            ..Voice::default()
        }
    }

    fn cell(&self, column: VoiceColumn) -> &str {
        let cell = self.places.get(&column).and_then(|at| self.record.get(*at));
        cell.map_or("", |cell| cell.trim())
    }

    fn fault(&mut self, why: String) {
        self.faults.push(why);
    }

    fn text(&mut self, column: VoiceColumn) -> String {
        let text = unguarded(self.cell(column));
        let plain = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
        let text: String = text.chars().filter(plain).collect();
        if text.len() > MAX_TEXT_CHARS && text.chars().count() > MAX_TEXT_CHARS {
            let heading = column.heading();
            self.fault(format!(
                "{heading}: more than the {MAX_TEXT_CHARS} characters of a text"
            ));
        }
        text
    }

    fn line(&self, column: VoiceColumn) -> String {
        let text = unguarded(self.cell(column));
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let plain = line.chars().filter(|c| !c.is_control());
        plain.take(MAX_TEXT_CHARS).collect()
    }

    fn rating<const MIN: i16, const MAX: i16>(
        &mut self,
        column: VoiceColumn,
    ) -> Option<Rating<MIN, MAX>> {
        let (heading, cell) = (column.heading(), self.cell(column).to_owned());
        if cell.is_empty() {
            return None;
        }
        let Some(number) = answered(&cell) else {
            self.fault(format!("{heading}: “{}” is not a number", short(&cell)));
            return None;
        };
        match Rating::new(number) {
            Ok(rating) => Some(rating),
            Err(error) => {
                let why = error.to_string().replace('-', "\u{2212}");
                self.fault(format!("{heading}: {why}"));
                None
            }
        }
    }

    fn source(&mut self) -> VoiceSource {
        let cell = self.line(VoiceColumn::Source);
        match folded(&cell).as_str() {
            "" | "interview" => VoiceSource::Interview,
            "survey" => VoiceSource::Survey,
            "complaint" => VoiceSource::Complaint,
            "review" => VoiceSource::Review,
            "social" | "social media" => VoiceSource::Social,
            "observation" => VoiceSource::Observation,
            "secondhand" | "second-hand" => VoiceSource::Secondhand,
            _ => {
                self.fault(format!(
                    "source: “{}” is not Interview, Survey, Complaint, Review, Social, Observation or Secondhand",
                    short(&cell)
                ));
                VoiceSource::Interview
            }
        }
    }
}

/// The number of an answer: “9”, or with words behind it as surveys write the ends of a scale, “10 - Extremely likely”.
fn answered(cell: &str) -> Option<f64> {
    parsed(cell).or_else(|| {
        let (first, rest) = cell.split_once([' ', '\u{a0}'])?;
        let is_label = rest.starts_with(['-', '–', '(', '=']);
        parsed(first).filter(|_| is_label)
    })
}

/// A date as it is written here: days that spreadsheets count from 1900, and days with points, become `2026-03-01`.
fn date(cell: &str) -> String {
    if let Some(days) = cell
        .parse::<u32>()
        .ok()
        .filter(|it| (20_000..80_000).contains(it))
    {
        let (year, month, day) = day_of(days);
        return format!("{year:04}-{month:02}-{day:02}");
    }
    let parts: Vec<u32> = cell
        .split('.')
        .filter_map(|it| it.trim().parse().ok())
        .collect();
    match parts.as_slice() {
        [day @ 1..=31, month @ 1..=12, year @ 1900..=2999] if cell.matches('.').count() == 2 => {
            format!("{year:04}-{month:02}-{day:02}")
        }
        _ => cell.to_owned(),
    }
}

/// The day that is so many days after the last of 1899, as spreadsheets count since March 1900.
fn day_of(days: u32) -> (u32, u32, u32) {
    // Days since the first of March of the year 0.
    let day = days + 693_900 - 1;
    let era = day / 146_097;
    let of_era = day % 146_097;
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    let year = year_of_era + era * 400 + u32::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_are_counted_and_days_with_points_become_dates() {
        for (cell, expected) in [
            ("45000", "2023-03-15"),
            ("36526", "2000-01-01"),
            ("60000", "2064-04-08"),
            ("1.3.2026", "2026-03-01"),
            ("2026-03-01", "2026-03-01"),
            ("3/1/2026", "3/1/2026"),
            ("May", "May"),
            ("9", "9"),
        ] {
            assert_eq!(date(cell), expected, "{cell}");
        }
    }

    #[test]
    fn the_ends_of_a_scale_are_read_by_their_number() {
        assert_eq!(answered("10 - Extremely likely"), Some(10.0));
        assert_eq!(answered("0 (not at all)"), Some(0.0));
        assert_eq!(answered("4,5"), Some(4.5));
        assert_eq!(answered("9 out of ten"), None);
        assert_eq!(answered("ten"), None);
    }
}
