//! Owns the list of the fields of every record, in the order and by the names of the file. Comparing, applying, telling
//! and merging all go by this one list.

use super::value::{Slot, Value};
use super::{Field, FieldChange, RawOf};
use crate::model::{
    Channel, Decision, Extra, Image, Improvement, Journey, Link, Mark, Owner, Project, Ratings,
    Segment, Slide, Stage, Step, Voice,
};

/// A field by its name in the file.
type Named<'a> = (&'static str, &'a mut dyn Slot);
/// A record's raw entries: those of its `ext` map, and its unknown fields.
type Raw<'a> = ([RawOf; 2], &'a mut Extra);

const OWN: [RawOf; 2] = [RawOf::Ext, RawOf::Unknown];

/// A record whose fields can be listed.
pub(super) trait Fields: Clone {
    /// Its fields in the order of the file, and its raw entries.
    fn fields(&mut self) -> (Vec<Named<'_>>, Vec<Raw<'_>>);
}

/// The fields that are not the same in the two records.
pub(super) fn changed<T: Fields>(before: &T, after: &T) -> Vec<FieldChange> {
    let (mut before, mut after) = (before.clone(), after.clone());
    let ((known, raw), (known_after, raw_after)) = (before.fields(), after.fields());
    let known = known.into_iter().zip(known_after);
    let mut changes: Vec<_> = known
        .filter_map(|((name, before), (_, after))| {
            let (before, after) = (before.value(), after.value());
            let field = Field::Known(name);
            (before != after).then_some(FieldChange {
                field,
                before,
                after,
            })
        })
        .collect();
    for (([ext, unknown], before), (_, after)) in raw.into_iter().zip(raw_after) {
        raw_changes(ext, (&before.ext, &after.ext), &mut changes);
        raw_changes(unknown, (&before.unknown, &after.unknown), &mut changes);
    }
    changes
}

type Entries = std::collections::BTreeMap<String, String>;

fn raw_changes(of: RawOf, (before, after): (&Entries, &Entries), changes: &mut Vec<FieldChange>) {
    let names: std::collections::BTreeSet<_> = before.keys().chain(after.keys()).collect();
    for name in names {
        let value = |entries: &Entries| {
            let raw = entries.get(name);
            raw.map_or(Value::Missing, |raw| Value::Raw(raw.clone()))
        };
        let (before, after) = (value(before), value(after));
        if before != after {
            let field = Field::Raw(of, name.clone());
            changes.push(FieldChange {
                field,
                before,
                after,
            });
        }
    }
}

/// Sets fields of the record to what they are after the changes.
pub(super) fn set<T: Fields>(record: &mut T, changes: &[FieldChange]) {
    let (mut known, mut raw) = record.fields();
    for change in changes {
        match &change.field {
            Field::Known(name) => {
                let slot = known.iter_mut().find(|(known, _)| known == name);
                if let Some((_, slot)) = slot {
                    slot.set(&change.after);
                }
            }
            Field::Raw(of, name) => {
                for ([ext, unknown], extra) in &mut raw {
                    if of == ext {
                        set_raw(&mut extra.ext, name, &change.after);
                    } else if of == unknown {
                        set_raw(&mut extra.unknown, name, &change.after);
                    }
                }
            }
        }
    }
}

fn set_raw(entries: &mut Entries, name: &str, value: &Value) {
    if let Value::Raw(raw) = value {
        entries.insert(name.to_owned(), raw.clone());
    } else {
        entries.remove(name);
    }
}

/// The fields of the record in which something stands, with their values.
pub(super) fn filled<T: Fields>(record: &T) -> Vec<(Field, Value)> {
    let mut record = record.clone();
    let (known, raw) = record.fields();
    let known = known
        .into_iter()
        .map(|(name, slot)| (Field::Known(name), slot.value()));
    let mut filled: Vec<_> = known.filter(|(_, value)| !value.is_blank()).collect();
    for ([ext, unknown], extra) in raw {
        for (of, entries) in [(ext, &extra.ext), (unknown, &extra.unknown)] {
            let entries = entries.iter();
            filled.extend(
                entries.map(|(name, raw)| (Field::Raw(of, name.clone()), Value::Raw(raw.clone()))),
            );
        }
    }
    filled
}

impl Fields for Project {
    fn fields(&mut self) -> (Vec<Named<'_>>, Vec<Raw<'_>>) {
        let method = &mut self.method;
        let fields: Vec<Named<'_>> = vec![
            ("title", &mut self.title),
            ("organisation", &mut self.organisation),
            ("promise", &mut self.promise),
            ("strategy", &mut self.strategy),
            ("notes", &mut self.notes),
            ("parity", &mut method.parity),
            ("softening", &mut method.softening),
            ("moment_of_truth_weight", &mut method.moment_of_truth_weight),
            ("memory", &mut method.memory),
            ("tolerated_lapse_rate", &mut method.tolerated_lapse_rate),
            ("adaptation", &mut method.adaptation),
            ("starting_expectation", &mut method.starting_expectation),
            ("dismissed", &mut self.dismissed),
            ("show", &mut self.show),
            ("first", &mut self.first),
            ("scope_locked", &mut self.scope_locked),
        ];
        (fields, vec![(OWN, &mut self.extra)])
    }
}

impl Fields for Segment {
    fn fields(&mut self) -> (Vec<Named<'_>>, Vec<Raw<'_>>) {
        let fields: Vec<Named<'_>> = vec![
            ("name", &mut self.name),
            ("stance", &mut self.stance),
            ("share", &mut self.share),
        ];
        (fields, vec![(OWN, &mut self.extra)])
    }
}

impl Fields for Channel {
    fn fields(&mut self) -> (Vec<Named<'_>>, Vec<Raw<'_>>) {
        let fields: Vec<Named<'_>> = vec![("name", &mut self.name), ("order", &mut self.order)];
        (fields, vec![(OWN, &mut self.extra)])
    }
}

impl Fields for Owner {
    fn fields(&mut self) -> (Vec<Named<'_>>, Vec<Raw<'_>>) {
        let fields: Vec<Named<'_>> = vec![("name", &mut self.name)];
        (fields, vec![(OWN, &mut self.extra)])
    }
}

impl Fields for Image {
    fn fields(&mut self) -> (Vec<Named<'_>>, Vec<Raw<'_>>) {
        let fields: Vec<Named<'_>> = vec![
            ("name", &mut self.name),
            ("kind", &mut self.kind),
            ("bytes", &mut self.bytes),
        ];
        (fields, vec![(OWN, &mut self.extra)])
    }
}

impl Fields for Journey {
    fn fields(&mut self) -> (Vec<Named<'_>>, Vec<Raw<'_>>) {
        let persona = &mut self.persona;
        let fields: Vec<Named<'_>> = vec![
            ("name", &mut self.name),
            ("order", &mut self.order),
            ("state", &mut self.state),
            ("baseline", &mut self.baseline),
            ("persona name", &mut persona.name),
            ("persona about", &mut persona.about),
            ("persona picture", &mut persona.picture),
            ("goal", &mut self.goal),
            ("note", &mut self.note),
            ("before", &mut self.before),
            ("after", &mut self.after),
            ("knows", &mut self.knows),
            ("brings", &mut self.brings),
            ("stages", &mut self.stages),
        ];
        let of_persona = [RawOf::PersonaExt, RawOf::PersonaUnknown];
        let raw = vec![(OWN, &mut self.extra), (of_persona, &mut persona.extra)];
        (fields, raw)
    }
}

impl Fields for Stage {
    fn fields(&mut self) -> (Vec<Named<'_>>, Vec<Raw<'_>>) {
        let fields: Vec<Named<'_>> = vec![("name", &mut self.name)];
        (fields, vec![(OWN, &mut self.extra)])
    }
}

impl Fields for Step {
    fn fields(&mut self) -> (Vec<Named<'_>>, Vec<Raw<'_>>) {
        let ratings = &mut self.ratings;
        let fields: Vec<Named<'_>> = vec![
            ("layer", &mut self.layer),
            ("name", &mut self.name),
            ("stage", &mut self.stage),
            ("channel", &mut self.channel),
            ("owner", &mut self.owner),
            ("x", &mut self.x),
            ("y", &mut self.y),
            ("note", &mut self.note),
            ("hopes", &mut self.hopes),
            ("picture", &mut self.picture),
            ("actors", &mut self.actors),
            ("moment_of_truth", &mut self.moment_of_truth),
            ("emotion", &mut ratings.emotion),
            ("belief", &mut ratings.belief),
            ("expectation", &mut ratings.expectation),
            ("hygiene", &mut ratings.hygiene),
            ("delight", &mut ratings.delight),
            ("convenience", &mut self.convenience),
            ("relevance", &mut self.relevance),
            ("usability", &mut self.usability),
            ("wait", &mut self.wait),
            ("evidence", &mut self.evidence),
            ("stake", &mut self.stake),
            ("rival_wait", &mut self.rival_wait),
            ("source", &mut self.source),
            ("customer_benefit", &mut self.customer_benefit),
            ("company_benefit", &mut self.company_benefit),
        ];
        (fields, vec![(OWN, &mut self.extra)])
    }
}

impl Fields for Mark {
    fn fields(&mut self) -> (Vec<Named<'_>>, Vec<Raw<'_>>) {
        let fields: Vec<Named<'_>> = vec![
            ("by", &mut self.by),
            ("emotion", &mut self.emotion),
            ("belief", &mut self.belief),
            ("hygiene", &mut self.hygiene),
            ("delight", &mut self.delight),
        ];
        (fields, vec![(OWN, &mut self.extra)])
    }
}

impl Fields for Ratings {
    fn fields(&mut self) -> (Vec<Named<'_>>, Vec<Raw<'_>>) {
        let fields: Vec<Named<'_>> = vec![
            ("emotion", &mut self.emotion),
            ("belief", &mut self.belief),
            ("expectation", &mut self.expectation),
            ("hygiene", &mut self.hygiene),
            ("delight", &mut self.delight),
        ];
        (fields, Vec::new())
    }
}

impl Fields for Link {
    fn fields(&mut self) -> (Vec<Named<'_>>, Vec<Raw<'_>>) {
        let fields: Vec<Named<'_>> = vec![
            ("kind", &mut self.kind),
            ("from", &mut self.from),
            ("to", &mut self.to),
            ("share", &mut self.share),
            ("label", &mut self.label),
            ("kept", &mut self.kept),
        ];
        (fields, vec![(OWN, &mut self.extra)])
    }
}

impl Fields for Voice {
    fn fields(&mut self) -> (Vec<Named<'_>>, Vec<Raw<'_>>) {
        let fields: Vec<Named<'_>> = vec![
            ("quote", &mut self.quote),
            ("who", &mut self.who),
            ("segment", &mut self.segment),
            ("journey", &mut self.journey),
            ("step", &mut self.step),
            ("sentiment", &mut self.sentiment),
            ("source", &mut self.source),
            ("recommend", &mut self.recommend),
            ("satisfied", &mut self.satisfied),
            ("effort", &mut self.effort),
            ("date", &mut self.date),
        ];
        (fields, vec![(OWN, &mut self.extra)])
    }
}

impl Fields for Improvement {
    fn fields(&mut self) -> (Vec<Named<'_>>, Vec<Raw<'_>>) {
        let fields: Vec<Named<'_>> = vec![
            ("name", &mut self.name),
            ("journey", &mut self.journey),
            ("steps", &mut self.steps),
            ("hygiene", &mut self.hygiene),
            ("delight", &mut self.delight),
            ("customer_benefit", &mut self.customer_benefit),
            ("company_benefit", &mut self.company_benefit),
            ("time", &mut self.time),
            ("cost", &mut self.cost),
            ("quality", &mut self.quality),
            ("owner", &mut self.owner),
            ("due", &mut self.due),
            ("added", &mut self.added),
            ("chosen", &mut self.chosen),
        ];
        (fields, vec![(OWN, &mut self.extra)])
    }
}

impl Fields for Decision {
    fn fields(&mut self) -> (Vec<Named<'_>>, Vec<Raw<'_>>) {
        let fields: Vec<Named<'_>> = vec![
            ("text", &mut self.text),
            ("owner", &mut self.owner),
            ("date", &mut self.date),
            ("journey", &mut self.journey),
            ("step", &mut self.step),
        ];
        (fields, vec![(OWN, &mut self.extra)])
    }
}

impl Fields for Slide {
    fn fields(&mut self) -> (Vec<Named<'_>>, Vec<Raw<'_>>) {
        let fields: Vec<Named<'_>> = vec![
            ("kind", &mut self.kind),
            ("of", &mut self.of),
            ("headline", &mut self.headline),
            ("hidden", &mut self.hidden),
            ("notes", &mut self.notes),
        ];
        (fields, vec![(OWN, &mut self.extra)])
    }
}
