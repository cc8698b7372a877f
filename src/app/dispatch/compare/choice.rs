//! Owns what the user's ticks and decisions about two versions come to: the patch that taking them over makes of the open
//! project.

use crate::edit::patch::{
    Change, Conflict, Content, Dispute, Field, FieldChange, Patch, RecordKey, Side, Value,
};
use crate::ui::state::Compared;

/// Whose side is taken while nobody has decided: ours, but what one of the two still works on is not removed.
pub(super) fn kept_side(conflict: &Conflict) -> Side {
    match &conflict.dispute {
        Dispute::Removed { by, .. } => by.other(),
        Dispute::Field { .. } | Dispute::LeftOut { .. } | Dispute::Emptied { .. } => Side::Ours,
    }
}

/// What of the patch puts back the record that we removed and they changed, with its links and what names it.
pub(super) fn returning(patch: &Patch, conflict: &Conflict) -> Patch {
    let mut returning = Patch::default();
    let by = Side::Ours;
    if !matches!(&conflict.dispute, Dispute::Removed { by: it, .. } if *it == by) {
        return returning;
    }
    for (key, change) in patch.iter() {
        match change {
            Change::Added(content) => {
                if *key == conflict.key || is_link_of(key, content, &conflict.key) {
                    returning.insert(key.clone(), change.clone());
                }
            }
            Change::Changed(fields) => {
                let mut fields = fields.clone();
                fields.retain(|field| names_again(field, &conflict.key));
                if !fields.is_empty() {
                    returning.insert(key.clone(), Change::Changed(fields));
                }
            }
            Change::Removed(_) => {}
        }
    }
    returning
}

fn is_link_of(key: &RecordKey, content: &Content, of: &RecordKey) -> bool {
    let (RecordKey::Link(journey, _), Content::Link(link)) = (key, content) else {
        return false;
    };
    of.step()
        .is_some_and(|(of, step)| of == journey && (link.from == *step || link.to == *step))
}

/// Whether the field, which was empty, names the record.
fn names_again(field: &FieldChange, record: &RecordKey) -> bool {
    let path = record.path();
    let id = path.rsplit('.').next().unwrap_or_default();
    let is_it = |named: &str| named == id;
    match (&field.field, &field.before, &field.after) {
        (Field::Known(_), Value::Missing, Value::Id(named)) => is_it(named),
        (Field::Known("steps" | "stages"), Value::List(before), Value::List(after)) => {
            after.iter().any(|it| is_it(it)) && !before.iter().any(|it| is_it(it))
        }
        _ => false,
    }
}

/// The patch without what is decided as a whole.
pub(super) fn without(patch: &Patch, returns: &[Patch]) -> Patch {
    let mut rest = patch.clone();
    for (key, change) in returns.iter().flat_map(Patch::iter) {
        if let (Some(Change::Changed(mut fields)), Change::Changed(back)) =
            (rest.remove(key), change)
        {
            fields.retain(|field| !back.contains(field));
            if !fields.is_empty() {
                rest.insert(key.clone(), Change::Changed(fields));
            }
        }
    }
    rest
}

/// What is ticked and decided, as a patch of the open project.
pub(super) fn chosen(compared: &Compared) -> Patch {
    let mut patch = Patch::default();
    for &(record, line) in &compared.ticked {
        let Some(told) = compared.told.get(record) else {
            continue;
        };
        let fields = told.lines.get(line).map(|line| line.fields.as_slice());
        if let (Some(change), Some(fields)) = (compared.change(&told.key), fields) {
            take(&mut patch, &told.key, change, fields);
        }
    }
    let sides = compared.decided.iter().zip(&compared.returns);
    for (conflict, (side, returning)) in compared.conflicts.iter().zip(sides) {
        if *side == Side::Theirs {
            decide(&mut patch, conflict, returning);
        }
    }
    with_orders(compared, &mut patch);
    patch
}

/// Adds the change, or those fields of it.
fn take(patch: &mut Patch, key: &RecordKey, change: &Change, fields: &[crate::edit::patch::Field]) {
    let Change::Changed(all) = change else {
        return patch.insert(key.clone(), change.clone());
    };
    let mut taken = match patch.remove(key) {
        Some(Change::Changed(taken)) => taken,
        Some(Change::Added(_) | Change::Removed(_)) | None => Vec::new(),
    };
    taken.extend(all.iter().filter(|it| fields.contains(&it.field)).cloned());
    patch.insert(key.clone(), Change::Changed(taken));
}

/// Takes theirs in a conflict, and with it what returns.
fn decide(patch: &mut Patch, conflict: &Conflict, returning: &Patch) {
    match &conflict.dispute {
        Dispute::Field {
            field,
            ours,
            theirs,
            ..
        } => {
            let change = FieldChange {
                field: field.clone(),
                before: ours.clone(),
                after: theirs.clone(),
            };
            let fields = [change.field.clone()];
            let change = Change::Changed(vec![change]);
            take(patch, &conflict.key, &change, &fields);
        }
        Dispute::Removed { by: Side::Ours, .. } => {
            for (key, change) in returning.iter() {
                match change {
                    Change::Changed(fields) => {
                        let names: Vec<_> = fields.iter().map(|it| it.field.clone()).collect();
                        take(patch, key, change, &names);
                    }
                    Change::Added(_) | Change::Removed(_) => {
                        patch.insert(key.clone(), change.clone());
                    }
                }
            }
        }
        Dispute::Removed {
            by: Side::Theirs,
            base,
            ..
        } => patch.insert(conflict.key.clone(), Change::Removed(base.clone())),
        Dispute::LeftOut { .. } | Dispute::Emptied { .. } => {}
    }
}

/// Stages and slides that are taken over come with their order, which is not told where it says nothing else.
fn with_orders(compared: &Compared, patch: &mut Patch) {
    let mut owners: Vec<RecordKey> = patch
        .iter()
        .filter_map(|(key, _)| match key {
            RecordKey::Stage(journey, _) => Some(RecordKey::Journey(journey.clone())),
            RecordKey::Slide(_) => Some(RecordKey::Project),
            RecordKey::Project
            | RecordKey::Segment(_)
            | RecordKey::Channel(_)
            | RecordKey::Owner(_)
            | RecordKey::Image(_)
            | RecordKey::Journey(_)
            | RecordKey::Step(..)
            | RecordKey::Mark(..)
            | RecordKey::Ratings(..)
            | RecordKey::Link(..)
            | RecordKey::Voice(_)
            | RecordKey::Improvement(_)
            | RecordKey::Decision(_) => None,
        })
        .collect();
    owners.dedup();
    for key in owners {
        if let Some(change @ Change::Changed(_)) = compared.change(&key) {
            let orders = ["stages", "show"].map(crate::edit::patch::Field::Known);
            let is_there = matches!(patch.get(&key), Some(Change::Changed(taken))
                if taken.iter().any(|it| orders.contains(&it.field)));
            if !is_there {
                take(patch, &key, change, &orders);
            }
        }
    }
}
