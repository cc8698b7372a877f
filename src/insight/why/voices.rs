//! Explains what the voices say together, and what is believed beside what is felt (METHOD.md, sections 12 and 13).

use super::super::belief::belief as belief_of;
use super::super::voices::{VoiceFigures, voices};
use super::super::words::{counted, percent, plain, signed};
use super::{Explanation, Sentence, Teller};
use crate::model::{Rating, Stance, Step, Voice};

/// How many touchpoints are named.
const NAMED: usize = 4;

fn heard(teller: &Teller) -> VoiceFigures {
    voices(teller.ground.project, teller.view.segment.as_ref())
}

/// The answers of the voices that count.
fn answers<'t>(
    teller: &'t Teller,
    of: fn(&Voice) -> Option<f64>,
) -> impl Iterator<Item = f64> + 't {
    let segment = teller.view.segment.as_ref();
    let all = teller.ground.project.voices.values();
    let counts = move |voice: &&std::sync::Arc<Voice>| {
        segment.is_none() || voice.segment.as_ref() == segment
    };
    all.filter(counts).filter_map(move |voice| of(voice))
}

pub(super) fn recommend(teller: &Teller) -> Explanation {
    let figures = heard(teller).recommend;
    let Some(net) = figures.net_promoters else {
        return Explanation::missing([
            "No voice has answered how likely they are to recommend us (0 to 10).".into(),
        ]);
    };
    let of = |voice: &Voice| voice.recommend.map(Rating::get);
    let promoters = answers(teller, of).filter(|answer| *answer >= 9.0).count();
    let detractors = answers(teller, of).filter(|answer| *answer <= 6.0).count();
    let answered = format!(
        "{} answered: {} gave 9 or 10 and would recommend us warmly, {} gave 0 to 6.",
        figures.count,
        or_none(promoters),
        or_none(detractors)
    );
    let margin = figures.margin.unwrap_or_default();
    let mut reasons: Vec<Sentence> = vec![
        answered.into(),
        "The score is the share of the first less the share of the others, from −100 to +100.".into(),
        format!(
            "With so many answers it is good to ± {}: asked again, 19 times of 20 it would lie within.",
            plain(margin, 0)
        )
        .into(),
    ];
    if margin > net.abs() {
        reasons.push("So it can’t be told yet whether it is above or below 0.".into());
    }
    Explanation::new(format!("Why {}?", signed(net, 0)), reasons)
}

fn or_none(count: usize) -> String {
    match count {
        0 => "none".to_owned(),
        count => counted(count),
    }
}

pub(super) fn satisfied(teller: &Teller) -> Explanation {
    let figures = heard(teller);
    let Some(share) = figures.satisfied_share else {
        return Explanation::missing([
            "No voice has answered how satisfied they are (1 to 5).".into()
        ]);
    };
    let answered = format!(
        "{} answered, and {} of them gave 4 or 5 of 5.",
        figures.satisfied_count,
        percent(share)
    );
    Explanation::new(format!("Why {}?", percent(share)), vec![answered.into()])
}

pub(super) fn effort(teller: &Teller) -> Explanation {
    let figures = heard(teller);
    let Some(mean) = figures.mean_effort else {
        return Explanation::missing(["No voice has answered how easy it was (1 to 7).".into()]);
    };
    let answered = format!(
        "It is the mean of {} from 1, very hard, to 7, very easy.",
        match figures.effort_count {
            1 => "one answer".to_owned(),
            more => format!("{} answers", counted(more)),
        }
    );
    Explanation::new(format!("Why {}?", plain(mean, 1)), vec![answered.into()])
}

pub(super) fn stance(teller: &Teller, stance: Stance) -> Explanation {
    let figures = heard(teller);
    let of_stance = figures.by_stance.iter().find(|it| it.stance == stance);
    let project = teller.ground.project;
    let segments = project.segments.values().filter(|it| it.stance == stance);
    let names: Vec<&str> = segments.map(|segment| segment.name.as_str()).collect();
    let who = match names.as_slice() {
        [] => "No segment of the project has this stance.".to_owned(),
        names => format!("They are the voices of {}.", names.join(", ")),
    };
    let count = of_stance.map_or(0, |it| it.count);
    let Some(mean) = of_stance.and_then(|it| it.mean_sentiment) else {
        let nobody = match count {
            0 => "Nobody has listened to them yet.",
            _ => "None of their voices has a sentiment.",
        };
        return Explanation::missing([who.into(), nobody.into()]);
    };
    let of = format!(
        "It is the mean sentiment of {}; those without one are left out.",
        match count {
            1 => "one voice".to_owned(),
            more => format!("{} voices", counted(more)),
        }
    );
    Explanation::new(
        format!("Why {}?", signed(mean, 1)),
        vec![who.into(), of.into()],
    )
}

pub(super) fn belief(teller: &Teller) -> Explanation {
    let figures = belief_of(teller.ground, teller.seen);
    let both = figures.mean_belief.zip(figures.mean_emotion);
    let Some((believed, felt)) = both else {
        let nothing = "No touchpoint has both: what we believe, and what is felt.";
        return Explanation::missing([nothing.into()]);
    };
    let means = format!(
        "Over {} with both, we believe {} on average, and {} feels {}.",
        match figures.count {
            1 => "the one touchpoint".to_owned(),
            more => format!("the {} touchpoints", counted(more)),
        },
        signed(believed, 2),
        teller.who(),
        signed(felt, 2)
    );
    let shares = figures.believed_positive.zip(figures.felt_positive);
    let shares = shares.map(|(believed, felt)| {
        let (believed, felt) = (percent(believed), percent(felt));
        format!("We believe {believed} of them to be good; {felt} are.")
    });
    let journey = teller.ground.journey;
    let wrong = figures
        .touchpoints
        .iter()
        .filter(|(_, apart)| *apart >= 1.0);
    let wrong: Vec<(&Step, String)> = wrong
        .filter_map(|(id, apart)| Some((&**journey.step(id)?, format!(" ({})", signed(*apart, 1)))))
        .collect();
    let mut reasons: Vec<Sentence> = vec![means.into()];
    reasons.extend(shares.map(Sentence::from));
    if !wrong.is_empty() {
        let most = Sentence::from("We are most wrong at ");
        reasons.push(most.steps_said(wrong, NAMED).text("."));
    }
    reasons.push(
        "A survey once found 95 % of companies sure that their customers loved them, and 6 % of the customers agreeing."
            .into(),
    );
    Explanation::new(format!("Why {}?", signed(believed - felt, 2)), reasons)
}
