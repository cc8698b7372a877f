//! Owns what finding means: a step is found by its name, its note or what customers said of it, whatever the case and
//! the accents; or by a rating that is asked for in words.

use std::collections::BTreeMap;
use std::sync::Arc;

use nucleo_matcher::chars::{normalize, to_lower_case};

use super::rated::Asked;
use crate::model::{JourneyId, Project, Step, StepId};

/// The texts of a journey's steps in reading order, ready to be searched.
#[derive(Debug, Clone, Default)]
pub struct Searchable {
    steps: Vec<(Arc<Step>, String)>,
}

impl Searchable {
    /// The texts of that journey; of one that is not there, none.
    #[must_use]
    pub fn of(project: &Project, id: &JourneyId) -> Self {
        let Some(journey) = project.journeys.get(id) else {
            return Self::default();
        };
        let mut quotes: BTreeMap<&StepId, Vec<&str>> = BTreeMap::new();
        for voice in project.voices.values() {
            if let Some(step) = voice.step.as_ref() {
                quotes.entry(step).or_default().push(&voice.quote);
            }
        }
        let steps = journey.steps_in_order().into_iter().map(|step| {
            let mut text = folded(&step.name);
            let said = quotes.get(&step.id).into_iter().flatten().copied();
            for more in std::iter::once(step.note.as_str()).chain(said) {
                text.push('\n');
                text.push_str(&folded(more));
            }
            (Arc::clone(step), text)
        });
        Self {
            steps: steps.collect(),
        }
    }

    /// The steps in which the text is found, in reading order; for a blank text none. A text such as "convenience
    /// below 3" finds the touchpoints that are rated so, where none has it in its words.
    #[must_use]
    pub fn matches(&self, text: &str) -> Vec<StepId> {
        let wanted = folded(text.trim());
        if wanted.is_empty() {
            return Vec::new();
        }
        let found = self.steps.iter().filter(|(_, text)| text.contains(&wanted));
        let found: Vec<StepId> = found.map(|(step, _)| step.id.clone()).collect();
        match Asked::read(&wanted).filter(|_| found.is_empty()) {
            Some(asked) => {
                let rated = self.steps.iter().filter(|(step, _)| asked.is_met(step));
                rated.map(|(step, _)| step.id.clone()).collect()
            }
            None => found,
        }
    }
}

/// The text in lower case and without accents.
pub(in crate::ui) fn folded(text: &str) -> String {
    let is_accent = |letter: &char| ('\u{300}'..='\u{36f}').contains(letter);
    text.chars()
        .filter(|letter| !is_accent(letter))
        .map(|letter| plain(to_lower_case(letter)))
        .collect()
}

/// A lower-case letter without its accent, in Latin, Vietnamese, Greek and Cyrillic.
fn plain(letter: char) -> char {
    match letter {
        '\u{0}'..='\u{7f}' => letter,
        'đ' => 'd',
        'ạ'..='ặ' => 'a',
        'ẹ'..='ệ' => 'e',
        'ỉ'..='ị' => 'i',
        'ọ'..='ợ' => 'o',
        'ụ'..='ự' => 'u',
        'ỳ'..='ỹ' => 'y',
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' | 'ϊ' | 'ΐ' => 'ι',
        'ό' => 'ο',
        'ύ' | 'ϋ' | 'ΰ' => 'υ',
        'ώ' => 'ω',
        'ς' => 'σ',
        'ё' => 'е',
        other => normalize(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::map::fixture::{credit_card, id};

    fn names(project: &Project, text: &str) -> Vec<String> {
        let journey = &project.journeys[&id("journey")];
        Searchable::of(project, &id("journey"))
            .matches(text)
            .iter()
            .map(|step| journey.step(step).unwrap().name.clone())
            .collect()
    }

    #[test]
    fn a_step_is_found_by_its_name_in_reading_order() {
        let project = credit_card();
        let found = names(&project, "ING");
        assert!(found.len() > 1, "{found:?}");
        assert!(found.iter().all(|name| name.to_lowercase().contains("ing")));
        assert_eq!(names(&project, "   "), Vec::<String>::new());
        assert_eq!(names(&project, "no such thing"), Vec::<String>::new());
    }

    #[test]
    fn case_and_accents_make_no_difference() {
        for (text, wanted) in [
            ("Café Zürich", "cafe zurich"),
            ("Cafe\u{301}", "café"),
            ("ĐẠI LÝ", "dai ly"),
            ("ΠΕΛΆΤΗΣ", "πελατης"),
            ("Ещё счёт", "еще счет"),
        ] {
            assert_eq!(folded(text), folded(wanted));
        }
    }

    #[test]
    fn notes_and_quotes_are_searched_too() {
        let mut project = credit_card();
        let before = names(&project, "Kafkaesque");
        assert_eq!(before, Vec::<String>::new());
        let journey = Arc::make_mut(project.journeys.get_mut(&id("journey")).unwrap());
        let mut steps = journey.graph.steps().cloned().collect::<Vec<_>>();
        let step = Arc::make_mut(steps.first_mut().unwrap());
        step.note = "It is kafkaesque".to_owned();
        let name = step.name.clone();
        journey.graph.put_step(Arc::new(step.clone()));
        assert_eq!(names(&project, "Kafkaesque"), [name]);
    }

    #[test]
    fn touchpoints_are_found_by_what_matters_to_customers() {
        let mut project = credit_card();
        let journey = Arc::make_mut(project.journeys.get_mut(&id("journey")).unwrap());
        for (name, level) in [("sales-call", 4.0), ("card-in-hand", 1.0)] {
            let mut step = Step::clone(journey.step(&id(name)).unwrap());
            step.convenience = crate::model::Level::new(level).ok();
            journey.graph.put_step(Arc::new(step));
        }
        assert_eq!(names(&project, "Convenience below 3"), ["Card in hand"]);
        assert_eq!(names(&project, "convenience >= 3"), ["Sales call"]);
        assert_eq!(names(&project, "emotion < −2"), ["Waiting for the card"]);
        assert!(names(&project, "convenience not rated").len() > 2);
        assert_eq!(names(&project, "convenience below"), Vec::<String>::new());
    }
}
