//! Owns the evidence of what is claimed about a journey as a whole: who was listened to, its score, what is believed,
//! the basics, what improvements would do, and what was decided.

use crate::insight::compare::{at_least, below};
use crate::insight::words::{plain, signed};
use crate::insight::{Figure, improvements_of, named, plans, voices};
use crate::model::{DecisionId, Evidence, Improvement, ImprovementId, StepId, VoiceId};

use super::super::headline::capital;
use super::super::make::spoken;
use super::{Grounds, Proof, many};

/// The most things of a kind that are named.
const MOST_NAMED: usize = 4;
const PLANNED: &str = "What it raises is a plan: assumed, not measured";

impl Grounds<'_> {
    pub(super) fn heard(&self) -> Proof {
        let all = self.voices(|voice| voice.journey.as_ref().is_none_or(|of| of == self.id));
        let figures = voices(self.project, None);
        let mut facts = self.counted(&all);
        if let Some(net) = figures.recommend.net_promoters {
            let margin = figures.recommend.margin.unwrap_or_default();
            facts.push(format!(
                "Net promoter score {} ± {}, from {} answers",
                signed(net, 0),
                plain(margin, 0),
                figures.recommend.count
            ));
        }
        let elsewhere = self.project.voices.len().saturating_sub(all.len());
        if elsewhere > 0 {
            let voices = many(elsewhere, "voice");
            facts.push(format!("Beside them {voices} on other journeys"));
        }
        Proof {
            subject: "Who was listened to".to_owned(),
            facts,
            voices: self.strongest(&all),
            ..Proof::default()
        }
    }

    pub(super) fn journey(&self) -> Proof {
        let touchpoints = &self.figures.touchpoints;
        let of = |evidence| {
            let graded = touchpoints.iter().filter(|it| it.evidence == evidence);
            graded.filter(|it| it.ratings.emotion.is_some()).count()
        };
        let mut facts = vec![
            format!(
                "{} of {} touchpoints are rated",
                self.figures.rated,
                touchpoints.len()
            ),
            format!(
                "Measured at {}, heard from customers at {}, assumed at {}",
                of(Evidence::Measured),
                of(Evidence::Heard),
                of(Evidence::Assumed)
            ),
        ];
        let all = self.voices(|voice| voice.journey.as_ref() == Some(self.id));
        facts.extend(self.counted(&all));
        let proof = Proof {
            subject: self.name(),
            facts,
            voices: self.strongest(&all),
            ..Proof::default()
        };
        proof.because(self.why(&Figure::Score))
    }

    fn name(&self) -> String {
        match self.journey.name.trim() {
            "" => "The journey".to_owned(),
            name => name.to_owned(),
        }
    }

    pub(super) fn belief(&self) -> Proof {
        let belief = &self.figures.belief;
        let mut facts = vec![format!(
            "Both are known at {} of {} touchpoints",
            belief.count,
            self.figures.touchpoints.len()
        )];
        let apart = belief.touchpoints.iter().filter(|(_, apart)| *apart > 1e-9);
        let named = |id| self.journey.step(id).map(|step| named(step));
        facts.extend(apart.take(MOST_NAMED).filter_map(|(id, apart)| {
            let apart = signed(*apart, 1);
            Some(format!("“{}”: we believe it {apart} better", named(id)?))
        }));
        let proof = Proof {
            subject: "What we believe, and what is felt".to_owned(),
            facts,
            ..Proof::default()
        };
        proof.because(self.why(&Figure::BeliefGap))
    }

    pub(super) fn all_basics(&self) -> Proof {
        let parity = self.project.method.parity;
        let rated: Vec<(&StepId, f64)> = self
            .figures
            .touchpoints
            .iter()
            .filter_map(|it| Some((&it.id, it.ratings.hygiene?)))
            .collect();
        let fail: Vec<_> = rated
            .iter()
            .filter(|(_, hygiene)| below(*hygiene, parity))
            .collect();
        let met = rated.iter().filter(|(_, it)| at_least(*it, parity)).count();
        let mut facts = vec![format!(
            "The basics are rated at {} of {} touchpoints: met at {met}, below {} at {}",
            rated.len(),
            self.figures.touchpoints.len(),
            plain(parity, 2),
            fail.len()
        )];
        facts.extend(fail.iter().take(MOST_NAMED).filter_map(|(id, hygiene)| {
            let step = self.journey.step(id)?;
            Some(format!("“{}”: {} of 5", named(step), plain(*hygiene, 2)))
        }));
        let more = fail.len().saturating_sub(MOST_NAMED);
        if more > 0 {
            facts.push(format!("and {more} more"));
        }
        let is_failing = |step: Option<&StepId>| fail.iter().any(|(id, _)| Some(*id) == step);
        let heard = self.voices(|voice| {
            voice.journey.as_ref() == Some(self.id) && is_failing(voice.step.as_ref())
        });
        Proof {
            subject: "Basics before delight".to_owned(),
            facts,
            reasons: vec![
                "Basics that fail dissatisfy; basics that are met go unnoticed. Delight counts in full only above parity.".to_owned(),
            ],
            voices: self.strongest(&heard),
            ..Proof::default()
        }
    }

    pub(super) fn plan(&self, id: &ImprovementId) -> Option<Proof> {
        let improvement = self.project.improvements.get(id)?;
        let mut facts = Vec::new();
        let named = |id| {
            self.journey
                .step(id)
                .map(|step| format!("“{}”", named(step)))
        };
        let touched: Vec<String> = improvement.steps.iter().filter_map(named).collect();
        if !touched.is_empty() {
            facts.push(format!("It touches {}", touched.join(", ")));
        }
        facts.extend(raises(improvement));
        facts.extend(benefits(improvement));
        facts.extend(triangle(improvement));
        facts.extend(self.answers(improvement.owner.as_ref()));
        facts.push(PLANNED.to_owned());
        let heard = self.voices(|voice| {
            let step = voice.step.as_ref();
            step.is_some_and(|step| improvement.steps.contains(step))
                && voice.journey.as_ref() == Some(self.id)
        });
        let proof = Proof {
            subject: improvement.name.trim().to_owned(),
            facts,
            voices: self.strongest(&heard),
            ..Proof::default()
        };
        Some(proof.because(self.why(&Figure::Plan(id.clone()))))
    }

    pub(super) fn what_if(&self) -> Proof {
        let plans = plans(self.project, self.id, &crate::insight::View::default());
        let adds = |id: &ImprovementId| {
            let plans = plans.as_ref()?;
            plans.plans.iter().find(|plan| plan.id == *id)?.adds
        };
        let listed = improvements_of(self.project, self.id);
        let all = listed.len();
        let chosen: Vec<_> = listed.into_iter().filter(|(_, it)| it.chosen).collect();
        let mut facts = vec![format!("Chosen: {} of {all} improvements", chosen.len())];
        facts.extend(chosen.iter().map(|(id, improvement)| {
            let name = improvement.name.trim();
            match adds(id) {
                Some(adds) => format!("“{name}” adds {}", signed(adds, 1)),
                None => format!("“{name}”: nobody knows what it adds"),
            }
        }));
        facts.push(PLANNED.to_owned());
        let proof = Proof {
            subject: "What the improvements would do".to_owned(),
            facts,
            ..Proof::default()
        };
        proof.because(self.why(&Figure::ToBeScore))
    }

    pub(super) fn decision(&self, id: &DecisionId) -> Option<Proof> {
        let decision = self.project.decisions.get(id)?;
        let mut facts = Vec::new();
        let date = decision.date.trim();
        if !date.is_empty() {
            facts.push(format!("Its date is {date}"));
        }
        facts.push(
            self.answers(decision.owner.as_ref())
                .unwrap_or_else(|| "Nobody answers for it yet".to_owned()),
        );
        let step = decision.step.as_ref();
        let step = step.filter(|_| decision.journey.as_ref() == Some(self.id));
        let about = step.and_then(|id| self.journey.step(id));
        let heard = self.voices(|voice| step.is_some_and(|step| self.is_at(voice, step)));
        if let Some(about) = about {
            facts.push(format!("It is about “{}”", named(about)));
            facts.extend(self.counted(&heard));
        }
        Some(Proof {
            subject: decision.text.trim().to_owned(),
            facts,
            voices: self.strongest(&heard),
            ..Proof::default()
        })
    }

    pub(super) fn voice(&self, id: &VoiceId) -> Option<Proof> {
        let (id, voice) = self.project.voices.get_key_value(id)?;
        let said = spoken(self.project, id, voice);
        let mut facts = Vec::new();
        facts.push(match voice.who.trim() {
            "" => "Nobody wrote down who said it".to_owned(),
            who => format!("Said by {who}"),
        });
        facts.push(format!("Source: {}", said.source));
        let journey = voice.journey.as_ref();
        let journey = journey.and_then(|id| self.project.journeys.get(id));
        let step = voice.step.as_ref();
        let step = journey.and_then(|journey| journey.step(step?));
        match (journey, step) {
            (Some(journey), Some(step)) => facts.push(format!(
                "About “{}” in “{}”",
                named(step),
                journey.name.trim()
            )),
            (Some(journey), None) => facts.push(format!("About “{}”", journey.name.trim())),
            (None, _) => facts.push("It belongs to no touchpoint yet".to_owned()),
        }
        if let Some(felt) = said.sentiment {
            facts.push(format!("How it felt: {}", signed(felt, 2)));
        }
        if let Some(recommend) = voice.recommend {
            facts.push(format!("Would recommend: {} of 10", recommend.get()));
        }
        let same = self.voices(|other| {
            voice.step.is_some() && other.step == voice.step && other.journey == voice.journey
        });
        if same.len() > 1 {
            let voices = capital(&many(same.len(), "voice"));
            facts.push(format!("{voices} speak of the same"));
        }
        Some(Proof {
            subject: if said.segment.is_empty() {
                "A voice".to_owned()
            } else {
                said.segment.clone()
            },
            facts,
            voices: vec![said],
            ..Proof::default()
        })
    }
}

/// To which levels it raises the ratings.
fn raises(improvement: &Improvement) -> Option<String> {
    let level = |name: &str, level: Option<crate::model::Level>| {
        level.map(|it| format!("{name} to {} of 5", plain(it.get(), 2)))
    };
    let levels = [
        level("the basics", improvement.hygiene),
        level("delight", improvement.delight),
    ];
    let said: Vec<String> = levels.into_iter().flatten().collect();
    (!said.is_empty()).then(|| format!("It raises {}", said.join(" and ")))
}

fn benefits(improvement: &Improvement) -> Option<String> {
    let said = |level: Option<crate::model::Level>| {
        level.map_or_else(|| "–".to_owned(), |it| plain(it.get(), 2))
    };
    let (customer, company) = (improvement.customer_benefit, improvement.company_benefit);
    (customer.is_some() || company.is_some()).then(|| {
        format!(
            "Benefit for the customer {}, for the company {} of 5",
            said(customer),
            said(company)
        )
    })
}

fn triangle(improvement: &Improvement) -> Option<String> {
    let said = |value: Option<crate::model::OneToFive>| {
        value.map_or_else(|| "–".to_owned(), |it| plain(it.get(), 2))
    };
    let values = [improvement.time, improvement.cost, improvement.quality];
    values.iter().any(Option::is_some).then(|| {
        let [time, cost, quality] = values.map(said);
        format!("Time {time}, cost {cost}, quality {quality} of 5: 5 is fastest, cheapest, best")
    })
}
