//! Owns what customers think about an item of the agenda: the voices that speak to it, found by words and word stems in
//! their quotes and names; and the touchpoints concerned, by what is written about them, too. The best come first. Words find, and nothing is made up.

use std::collections::BTreeSet;
use std::sync::Arc;

use bm25::{DefaultTokenizer, Embedder, EmbedderBuilder, Language, Scorer, Tokenizer as _};

use crate::model::{JourneyId, Project, Stance, Step, StepId, VoiceId};

use super::compare::mean;
use super::named;

/// How much a match in the name of its touchpoint counts beside one in the voice's own words.
const ASIDE: f32 = 0.5;
/// A voice of no more words counts as so long.
const SHORT: f32 = 8.0;
/// A word that is being typed stands for known words that begin so, from this length on, and for no more than that many.
const BEGUN: usize = 3;
const MEANT: usize = 6;

/// Everything that customers said, ready to be asked. It is made in pieces, so that no frame waits for it.
pub struct Hearing {
    project: Arc<Project>,
    tokenizer: DefaultTokenizer,
    quotes: Embedder,
    places: Embedder,
    voices: Vec<Heard>,
    steps: Vec<(JourneyId, StepId, String)>,
    of_voices: Scorer<usize>,
    /// By the names of touchpoints.
    of_names: Scorer<usize>,
    /// By all that is written about touchpoints.
    of_steps: Scorer<usize>,
    words: BTreeSet<String>,
    stems: BTreeSet<String>,
    ready: usize,
}

/// A voice as it is searched.
struct Heard {
    id: VoiceId,
    stance: Option<Stance>,
    sentiment: Option<f64>,
    step: Option<usize>,
}

/// What customers think about an item.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answer {
    /// Churning, indifferent, loyal.
    pub stances: [Opinion; 3],
    /// How many voices speak of it, those of nobody known too.
    pub count: usize,
    /// How many voices there are.
    pub heard: usize,
    /// The words of the item by which something was found.
    pub words: Vec<String>,
    /// The touchpoints concerned, the best first, with their names.
    pub touchpoints: Vec<(JourneyId, StepId, String)>,
}

/// What the voices of one stance think.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Opinion {
    /// Those that speak of it, the best first.
    pub voices: Vec<VoiceId>,
    /// How many there are of that stance at all.
    pub heard: usize,
    /// The mean sentiment of those that speak of it.
    pub mood: Option<f64>,
}

impl Hearing {
    /// Nothing is ready yet.
    #[must_use]
    pub fn new(project: Arc<Project>) -> Self {
        let mut steps = Vec::new();
        let mut texts = Vec::new();
        for (id, journey) in &project.journeys {
            for step in journey.touchpoints() {
                steps.push((id.clone(), step.id.clone(), named(step).to_owned()));
                texts.push(told_of(&project, step));
            }
        }
        let places: std::collections::BTreeMap<_, usize> = steps
            .iter()
            .enumerate()
            .map(|(place, (journey, step, _))| ((journey, step), place))
            .collect();
        let voices: Vec<Heard> = project
            .voices
            .iter()
            .map(|(id, voice)| Heard {
                id: id.clone(),
                stance: voice
                    .segment
                    .as_ref()
                    .and_then(|id| project.segments.get(id))
                    .map(|segment| segment.stance),
                sentiment: voice.sentiment.map(crate::model::Rating::get),
                step: voice
                    .journey
                    .as_ref()
                    .zip(voice.step.as_ref())
                    .and_then(|at| places.get(&at).copied()),
            })
            .collect();
        let long = project
            .voices
            .values()
            .map(|voice| word_count(&voice.quote))
            .sum::<f32>();
        let mut hearing = Self {
            quotes: embedder(long / length(voices.len()).max(1.0)),
            places: embedder(
                texts.iter().map(|text| word_count(text)).sum::<f32>()
                    / length(texts.len()).max(1.0),
            ),
            tokenizer: DefaultTokenizer::new(Language::English),
            voices,
            steps,
            of_voices: Scorer::new(),
            of_names: Scorer::new(),
            of_steps: Scorer::new(),
            words: BTreeSet::new(),
            stems: BTreeSet::new(),
            ready: 0,
            project,
        };
        for (place, text) in texts.iter().enumerate() {
            hearing.of_steps.upsert(&place, hearing.places.embed(text));
            let name = hearing
                .steps
                .get(place)
                .map_or("", |(_, _, name)| name.as_str());
            hearing.of_names.upsert(&place, hearing.places.embed(name));
            hearing.learn(text);
        }
        hearing
    }

    /// Whether it is made from that state of the project.
    #[must_use]
    pub fn is_of(&self, project: &Arc<Project>) -> bool {
        Arc::ptr_eq(&self.project, project)
            || (self.project.voices.ptr_eq(&project.voices)
                && self.project.journeys.ptr_eq(&project.journeys)
                && self.project.segments.ptr_eq(&project.segments)
                && self.project.channels.ptr_eq(&project.channels)
                && self.project.owners.ptr_eq(&project.owners))
    }

    /// Takes in so many more voices. False where all are in.
    pub fn go_on(&mut self, count: usize) -> bool {
        let project = Arc::clone(&self.project);
        let voices = project.voices.values().skip(self.ready).take(count);
        for voice in voices {
            let text = format!("{} {}", voice.quote, voice.who);
            self.of_voices.upsert(&self.ready, self.quotes.embed(&text));
            self.learn(&text);
            self.ready += 1;
        }
        !self.is_ready()
    }

    /// Whether all voices are taken in.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.ready >= self.voices.len()
    }

    fn learn(&mut self, text: &str) {
        for word in text.split(|letter: char| !letter.is_alphanumeric()) {
            if word.chars().count() >= BEGUN && !self.words.contains(word) {
                let word = word.to_lowercase();
                self.stems.extend(self.tokenizer.tokenize(&word));
                self.words.insert(word);
            }
        }
    }

    /// What customers think about the item, as far as voices are taken in.
    #[must_use]
    pub fn ask(&self, item: &str) -> Answer {
        let (query, words) = self.understood(item);
        let mut scores = vec![0.0_f32; self.voices.len()];
        let at_steps = self.scored(&self.of_names, &query);
        let mut speaks_at = self.scored(&self.of_steps, &query);
        for found in self.of_voices.matches(&self.quotes.embed(&query)) {
            if let Some(score) = scores.get_mut(found.id) {
                *score = found.score;
            }
            let step = self.voices.get(found.id).and_then(|voice| voice.step);
            if let Some(at) = step.and_then(|step| speaks_at.get_mut(step)) {
                *at += found.score;
            }
        }
        for (score, voice) in scores.iter_mut().zip(&self.voices) {
            let aside = voice.step.and_then(|step| at_steps.get(step));
            *score += aside.map_or(0.0, |aside| aside * ASIDE);
        }
        Answer {
            count: scores.iter().filter(|score| **score > 0.0).count(),
            heard: self.voices.len(),
            stances: [Stance::Churning, Stance::Indifferent, Stance::Loyal]
                .map(|stance| self.opinion(stance, &scores)),
            words,
            touchpoints: self.concerned(&speaks_at),
        }
    }

    /// How well each touchpoint matches.
    fn scored(&self, places: &Scorer<usize>, query: &str) -> Vec<f32> {
        let mut scores = vec![0.0_f32; self.steps.len()];
        for found in places.matches(&self.places.embed(query)) {
            if let Some(score) = scores.get_mut(found.id) {
                *score = found.score;
            }
        }
        scores
    }

    /// What is looked for: the item, and words that begin like its last one where nobody has said that; and which of
    /// its words were said.
    fn understood(&self, item: &str) -> (String, Vec<String>) {
        let mut query = item.to_owned();
        let mut words = Vec::new();
        let typed: Vec<&str> = item
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect();
        for (index, word) in typed.iter().enumerate() {
            let word = word.to_lowercase();
            let stems = self.tokenizer.tokenize(&word);
            if stems.iter().any(|stem| self.stems.contains(stem)) {
                if !words.contains(&word) {
                    words.push(word);
                }
            } else if index + 1 == typed.len() && !stems.is_empty() && word.chars().count() >= BEGUN
            {
                let begin_so = self.words.range(word.clone()..);
                let meant = begin_so
                    .take_while(|known| known.starts_with(&word))
                    .take(MEANT);
                for known in meant {
                    query.push(' ');
                    query.push_str(known);
                    words.push(known.clone());
                }
            }
        }
        (query, words)
    }

    fn opinion(&self, stance: Stance, scores: &[f32]) -> Opinion {
        let of_stance = || {
            let voices = self.voices.iter().zip(scores);
            voices.filter(|(voice, _)| voice.stance == Some(stance))
        };
        let mut found: Vec<(&Heard, f32)> = of_stance()
            .filter(|(_, score)| **score > 0.0)
            .map(|(voice, score)| (voice, *score))
            .collect();
        found.sort_by(|(a, a_score), (b, b_score)| {
            b_score.total_cmp(a_score).then_with(|| a.id.cmp(&b.id))
        });
        Opinion {
            heard: of_stance().count(),
            mood: mean(found.iter().filter_map(|(voice, _)| voice.sentiment)),
            voices: found
                .into_iter()
                .map(|(voice, _)| voice.id.clone())
                .collect(),
        }
    }

    fn concerned(&self, scores: &[f32]) -> Vec<(JourneyId, StepId, String)> {
        let mut found: Vec<_> = self
            .steps
            .iter()
            .zip(scores)
            .filter(|(_, score)| **score > 0.0)
            .collect();
        found.sort_by(|(a, a_score), (b, b_score)| {
            b_score
                .total_cmp(a_score)
                .then_with(|| (&a.0, &a.1).cmp(&(&b.0, &b.1)))
        });
        found.into_iter().map(|(step, _)| step.clone()).collect()
    }
}

/// What is written about a touchpoint, and its names.
fn told_of(project: &Project, step: &Step) -> String {
    let channel = step
        .channel
        .as_ref()
        .and_then(|id| project.channels.get(id));
    let owner = step.owner.as_ref().and_then(|id| project.owners.get(id));
    let parts = [
        step.name.as_str(),
        step.note.as_str(),
        step.hopes.as_str(),
        channel.map_or("", |channel| channel.name.as_str()),
        owner.map_or("", |owner| owner.name.as_str()),
    ];
    parts.join(" ")
}

fn embedder(mean_length: f32) -> Embedder {
    let tokenizer = DefaultTokenizer::new(Language::English);
    EmbedderBuilder::with_avgdl(mean_length.max(SHORT))
        .tokenizer(tokenizer)
        .build()
}

fn word_count(text: &str) -> f32 {
    length(text.split_whitespace().count())
}

fn length(count: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a count of words")]
    {
        count as f32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Id, Voice};
    use crate::templates::template;

    fn hearing(project: Project) -> Hearing {
        let mut hearing = Hearing::new(Arc::new(project));
        while hearing.go_on(5) {}
        hearing
    }

    fn card() -> Hearing {
        hearing(template("credit-card").unwrap().project)
    }

    #[test]
    fn an_item_of_the_agenda_is_answered_by_those_who_spoke_of_it() {
        let answer = card().ask("a cheaper courier for the cards?");
        assert_eq!(
            answer.words,
            ["cards"],
            "by its stem, the other words were never said"
        );
        let [churning, indifferent, loyal] = &answer.stances;
        let first: Vec<&str> = churning.voices.iter().take(3).map(Id::as_str).collect();
        assert!(
            first.contains(&"v07") && first.contains(&"v09"),
            "{answer:#?}"
        );
        assert!(!indifferent.voices.is_empty() && !loyal.voices.is_empty());
        assert!(churning.mood.unwrap() < -1.0);
        assert_eq!(answer.heard, 14);
        let names: Vec<&str> = answer.touchpoints.iter().map(|it| it.2.as_str()).collect();
        assert!(names.contains(&"Waiting for the card"), "{names:?}");
    }

    #[test]
    fn what_nobody_spoke_of_finds_nobody() {
        let answer = card().ask("the colour of the carpet and of the");
        assert_eq!((answer.count, answer.words.len()), (0, 0));
        assert!(answer.touchpoints.is_empty());
    }

    #[test]
    fn a_word_is_found_while_it_is_typed() {
        let hearing = card();
        for typed in ["lett", "letterb", "letterbox"] {
            let answer = hearing.ask(typed);
            let [churning, ..] = &answer.stances;
            assert!(
                churning.voices.iter().any(|id| id.as_str() == "v07"),
                "{typed}"
            );
        }
    }

    #[test]
    fn a_voice_of_nobody_known_is_counted_and_has_no_column() {
        let mut project = template("credit-card").unwrap().project;
        let voice = Voice {
            quote: "The zeppelin was late".to_owned(),
            ..Voice::default()
        };
        project
            .voices
            .insert(Id::new("z").unwrap(), Arc::new(voice));
        let answer = hearing(project).ask("zeppelins");
        assert_eq!(answer.count, 1);
        assert!(
            answer
                .stances
                .iter()
                .all(|opinion| opinion.voices.is_empty())
        );
    }
}
