//! Owns the words of the page of voices: what customers said, who has not been heard, and what it says together.

use crate::insight::words::{percent, plain, signed};
use crate::insight::{Belief, RecommendFigures, StanceFigures, VoiceFigures};
use crate::model::{Rating, Stance, Voice};

/// The page.
pub const TITLE: &str = "Voices";
/// The line that takes down a voice, where it stands alone.
pub const TAKE_DOWN: &str = "Take down";
/// The line that is always there.
pub const WHAT_DID_THEY_SAY: &str = "What did they say ⏎";
/// How they felt.
pub const SENTIMENT: &str = "Sentiment";
/// Who said it.
pub const WHO: &str = "Who said it";
/// The group of customers.
pub const SEGMENT: &str = "Segment";
/// No group.
pub const NO_SEGMENT: &str = "No segment";
/// Where it comes from.
pub const SOURCE: &str = "Source";
/// What they spoke of.
pub const TOUCHPOINT: &str = "Touchpoint";
/// They spoke of nothing in particular.
pub const NOT_ATTACHED: &str = "Not attached";
/// The journey.
pub const JOURNEY: &str = "Journey";
/// No journey.
pub const NO_JOURNEY: &str = "No journey";
/// The exact words.
pub const QUOTE: &str = "Exact words";
/// Would they recommend us?
pub const RECOMMEND: &str = "Recommend";
/// How satisfied they are.
pub const SATISFIED: &str = "Satisfied";
/// How easy it was.
pub const EASE: &str = "Ease";
/// When it was said.
pub const DATE: &str = "Date";
/// Takes it away.
pub const DELETE: &str = "Delete this voice";
/// Takes all that are chosen away.
pub const DELETE_CHOSEN: &str = "Delete the chosen voices";
/// The same words are there already, by the same person.
pub const DOUBLE: &str =
    "The same person is already quoted with these words. Enter again keeps them twice";
/// The segment of all that are chosen.
pub const SEGMENT_OF_CHOSEN: &str = "Segment of the chosen voices";
/// Nothing was said yet.
pub const NONE_YET: &str = "Nobody has been heard yet";
/// The filters let nothing through.
pub const NONE_FOUND: &str = "No voice matches";
/// Looks for a text.
pub const FIND: &str = "Find in voices";
/// All segments.
pub const ANY_SEGMENT: &str = "Any segment";
/// All stances.
pub const ANY_STANCE: &str = "Any stance";
/// All sources.
pub const ANY_SOURCE: &str = "Any source";
/// All places.
pub const ANYWHERE: &str = "Anywhere";
/// Those that are attached.
pub const ATTACHED: &str = "Attached";
/// Those of the journey that is shown.
pub const THIS_JOURNEY: &str = "This journey";
/// The filter by stance.
pub const FILTER_STANCE: &str = "Filter by stance";
/// The filter by segment.
pub const FILTER_SEGMENT: &str = "Filter by segment";
/// The filter by source.
pub const FILTER_SOURCE: &str = "Filter by source";
/// The filter by place.
pub const FILTER_PLACE: &str = "Filter by touchpoint";
/// Attaches all that are chosen.
pub const ATTACH_TO: &str = "Attach to a touchpoint";
/// The heading of the right side.
pub const TOGETHER: &str = "Together";
/// The heading of the list of touchpoints.
pub const WHERE_HEARD: &str = "Where we have listened";
/// What the signs mean.
pub const LEGEND: &str = "Dot: rated for the segment. Quote: a voice. Drop voices on a row";
/// What the tool waits for.
pub const HINT_VERBATIM: &str = "Select the touchpoint that they spoke of";
/// No touchpoint to compare.
pub const NO_BELIEF: &str = "No touchpoint has both a belief and an emotion yet";

/// How many there are.
#[must_use]
pub fn count(voices: usize) -> String {
    match voices {
        0 => NONE_YET.to_owned(),
        1 => "1 voice".to_owned(),
        more => format!("{more} voices"),
    }
}

/// How many there are; of a segment that the figures are seen for, only its own.
#[must_use]
pub fn count_of(voices: usize, segment: Option<&str>) -> String {
    match (voices, segment) {
        (voices, None) => count(voices),
        (0, Some(segment)) => format!("Seen for {segment}: nobody of them has been heard yet"),
        (voices, Some(segment)) => {
            format!(
                "Seen for {segment}: {}, those of others left out",
                count(voices)
            )
        }
    }
}

/// How many the filters let through.
#[must_use]
pub fn shown(shown: usize, all: usize) -> String {
    if shown == all {
        count(all)
    } else {
        format!("{shown} of {}", count(all))
    }
}

/// A field of the line that takes down a voice, as it is heard: the fields of one that is open have the plain names.
#[must_use]
pub fn of_the_next(field: &str) -> String {
    format!("{field}, of the next voice")
}

/// The field of the tool on the map.
#[must_use]
pub fn said_of(touchpoint: &str) -> String {
    format!("What did they say of {touchpoint} ⏎")
}

/// What is heard of a voice without a sentiment.
pub const NO_SENTIMENT: &str = "no sentiment";

/// The first words of a quote, or who spoke.
#[must_use]
pub fn called(voice: &Voice) -> String {
    let quote = voice.quote.trim();
    if quote.is_empty() {
        return voice.who.trim().to_owned();
    }
    let mut start: String = quote.chars().take(32).collect();
    if quote.chars().count() > 32 {
        start.push('…');
    }
    start
}

/// The name of an undo step.
#[must_use]
pub fn add(voice: &Voice) -> String {
    format!("Take down ‘{}’", called(voice))
}

/// The name of an undo step.
#[must_use]
pub fn edit(field: &str, voice: &Voice) -> String {
    format!("{field} of ‘{}’", called(voice))
}

/// The name of an undo step.
#[must_use]
pub fn delete(voices: usize) -> String {
    format!("Delete {}", count(voices))
}

/// The name of an undo step, and of what asks for it.
#[must_use]
pub fn attach(voices: usize, touchpoint: &str) -> String {
    format!("Attach {} to {touchpoint}", count(voices))
}

/// The name of an undo step.
#[must_use]
pub fn detach(voices: usize) -> String {
    format!("Detach {}", count(voices))
}

/// The name of an undo step.
#[must_use]
pub fn segment_of(voices: usize, segment: &str) -> String {
    format!("Segment of {}: {segment}", count(voices))
}

/// Makes a segment.
#[must_use]
pub fn new_segment(name: &str) -> String {
    format!("New segment “{name}”")
}

/// The answers of a voice: "recommend 9 · satisfied 4 · ease 6".
#[must_use]
pub fn answers(voice: &Voice) -> String {
    let answers = [
        ("recommend", voice.recommend.map(Rating::get)),
        ("satisfied", voice.satisfied.map(Rating::get)),
        ("ease", voice.effort.map(Rating::get)),
    ];
    let given = answers
        .iter()
        .filter_map(|(name, answer)| answer.map(|answer| format!("{name} {}", plain(answer, 2))));
    given.collect::<Vec<_>>().join(" · ")
}

/// A stance as it is spoken of.
#[must_use]
pub const fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Churning => "Churning",
        Stance::Indifferent => "Indifferent",
        Stance::Loyal => "Loyal",
    }
}

/// What a stance has said, or that nobody has listened to it.
#[must_use]
pub fn of_stance(figures: &StanceFigures) -> String {
    let name = stance(figures.stance);
    if figures.count == 0 {
        return format!("No {} customer has been heard", name.to_lowercase());
    }
    figures.mean_sentiment.map_or_else(
        || {
            format!(
                "{name}: {}, how they felt is not known",
                count(figures.count)
            )
        },
        |mean| {
            format!(
                "{name}: {}, sentiment {}",
                count(figures.count),
                signed(mean, 1)
            )
        },
    )
}

fn answers_of(count: usize) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} answer{plural}")
}

/// The net promoter score with its margin, in words.
#[must_use]
pub fn recommend(figures: &RecommendFigures) -> String {
    let Some((net, margin)) = figures.net_promoters.zip(figures.margin) else {
        return "Nobody was asked whether they would recommend us".to_owned();
    };
    let (low, high) = ((net - margin).max(-100.0), (net + margin).min(100.0));
    let sense = if low < 0.0 && high > 0.0 {
        let other = if net >= 0.0 { low } else { high };
        format!("so it may as well be {}", signed(other, 0))
    } else {
        format!(
            "so it lies between {} and {}",
            signed(low, 0),
            signed(high, 0)
        )
    };
    let from = answers_of(figures.count);
    let (net, margin) = (signed(net, 0), plain(margin, 0));
    format!("Net promoters {net} ± {margin}: from {from}, {sense}")
}

/// How many are satisfied.
#[must_use]
pub fn satisfied(figures: &VoiceFigures) -> String {
    figures.satisfied_share.map_or_else(
        || "Nobody was asked how satisfied they are".to_owned(),
        |share| {
            let from = answers_of(figures.satisfied_count);
            format!("Satisfied {}: gave 4 or 5, from {from}", percent(share))
        },
    )
}

/// How easy it was.
#[must_use]
pub fn ease(figures: &VoiceFigures) -> String {
    figures.mean_effort.map_or_else(
        || "Nobody was asked how easy it was".to_owned(),
        |mean| {
            let from = answers_of(figures.effort_count);
            format!("Ease {} of 7, from {from}", plain(mean, 1))
        },
    )
}

/// The belief gap with both shares.
#[must_use]
pub fn belief(belief: &Belief) -> String {
    let Some((believed, felt)) = belief.believed_positive.zip(belief.felt_positive) else {
        return NO_BELIEF.to_owned();
    };
    format!(
        "The organisation believes {} of the touchpoints to be positive; {} are",
        percent(believed),
        percent(felt)
    )
}

/// A cell of the table of segments and touchpoints.
#[must_use]
pub fn cell(segment: &str, touchpoint: &str, rated: bool, voices: usize) -> String {
    let found = match (rated, voices) {
        (false, 0) => "nothing".to_owned(),
        (true, 0) => "rated, no voice".to_owned(),
        (false, voices) => format!("not rated, {}", count(voices)),
        (true, voices) => format!("rated, {}", count(voices)),
    };
    format!("{segment} at {touchpoint}: {found}")
}

/// The row of a touchpoint.
#[must_use]
pub fn touchpoint(name: &str, voices: usize) -> String {
    let heard = if voices == 0 {
        "no voice".to_owned()
    } else {
        count(voices)
    };
    format!("Go to {name}, {heard}")
}

/// Segments that there is no room for.
#[must_use]
pub fn more_segments(count: usize) -> String {
    match count {
        1 => "1 more segment has no room here".to_owned(),
        several => format!("{several} more segments have no room here"),
    }
}

/// The exact words of a customer.
#[must_use]
pub fn in_quotes(quote: &str) -> String {
    format!("“{quote}”")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_from_few_answers_says_what_it_may_as_well_be() {
        let few = RecommendFigures {
            count: 14,
            net_promoters: Some(12.0),
            margin: Some(20.0),
        };
        assert_eq!(
            recommend(&few),
            "Net promoters +12 ± 20: from 14 answers, so it may as well be −8"
        );
        let many = RecommendFigures {
            count: 1,
            net_promoters: Some(90.0),
            margin: Some(20.0),
        };
        assert_eq!(
            recommend(&many),
            "Net promoters +90 ± 20: from 1 answer, so it lies between +70 and +100"
        );
    }

    #[test]
    fn a_stance_that_nobody_heard_is_said() {
        let nobody = StanceFigures {
            stance: Stance::Churning,
            count: 0,
            mean_sentiment: None,
        };
        assert_eq!(of_stance(&nobody), "No churning customer has been heard");
    }
}
