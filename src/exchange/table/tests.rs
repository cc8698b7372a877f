use proptest::prelude::*;

use super::*;
use crate::exchange::import::{Import, ImportError, Landing, Similar, is_table, rows_of};
use crate::model::{Evidence, Layer, MAX_TEXT_CHARS};
use crate::scene::map::fixture::{credit_card, id};

fn table(text: &str) -> Vec<Row> {
    rows_of(text).unwrap()
}

fn entry(text: &str) -> Entry {
    *table(text).remove(0).entry.unwrap()
}

fn remarks(text: &str) -> Vec<String> {
    let import = Import::read("t.csv", text.as_bytes()).unwrap();
    let landing = Landing::default();
    let outcome = import.outcome(&Project::default(), &landing, Similar::Left, &mut || 7);
    outcome.remarks
}

fn faults(text: &str) -> Vec<String> {
    let row = table(text).remove(0);
    let faults = row.entry.unwrap_err();
    faults.iter().map(Fault::to_string).collect()
}

#[test]
fn headings_may_stand_in_any_order_and_be_written_as_people_do() {
    let text = "Delight\tTouchpoint\tStage\tchannel\tMoment of truth\tBasics\tWait\tEvidence\tActors\tOwner\n\
                3\tSales call\tOffer\tPhone\tyes\t4,5\t30\theard\tAna; Adviser;\tCards";
    let entry = entry(text);
    let step = &entry.step;
    assert_eq!(
        (step.name.as_str(), entry.stage.as_str()),
        ("Sales call", "Offer")
    );
    assert_eq!(
        (entry.channel.as_str(), entry.owner.as_str()),
        ("Phone", "Cards")
    );
    assert_eq!(
        step.ratings.hygiene.map(crate::model::Level::get),
        Some(4.5)
    );
    assert_eq!(
        step.ratings.delight.map(crate::model::Level::get),
        Some(3.0)
    );
    assert_eq!(step.wait.map(crate::model::Minutes::get), Some(30.0));
    assert_eq!(
        (step.moment_of_truth, step.evidence),
        (true, Evidence::Heard)
    );
    assert_eq!(step.actors, ["Ana", "Adviser"]);
}

#[test]
fn a_whole_table_is_read_back_also_without_its_headings() {
    let row = "Apply\tOffer\tBackstage\tphone\tcards\tcall\tSales call\tAna\t\t\u{2212}3\t1\t\t5\t\tMeasured\t4\t\t\t\t0.6\t0.6\t0\t'=note";
    let entry = entry(row);
    assert_eq!(entry.step.layer, Layer::Backstage);
    assert_eq!(
        (entry.journey.as_str(), entry.id.as_str()),
        ("Apply", "call")
    );
    assert_eq!(
        entry.step.ratings.emotion.map(crate::model::Emotion::get),
        Some(-3.0)
    );
    assert_eq!(
        entry.step.note, "=note",
        "the apostrophe kept it from being run"
    );
}

#[test]
fn without_headings_names_come_first_and_numbers_are_ratings() {
    let text = "Sales call\t3\t5\tthe first one\nWaiting\t-1\t\t";
    let rows: Vec<_> = table(text)
        .into_iter()
        .map(|row| row.entry.unwrap())
        .collect();
    assert_eq!(rows[0].step.note, "the first one");
    assert_eq!(
        rows[1].step.ratings.emotion.map(crate::model::Emotion::get),
        Some(-1.0)
    );
    assert_eq!(
        rows[0].step.ratings.hygiene.map(crate::model::Level::get),
        Some(5.0)
    );
    assert_eq!(
        remarks(text)[0],
        "There are no headings: the columns are taken as name, emotion, hygiene, note"
    );
}

#[test]
fn what_is_wrong_is_said_with_its_column_and_what_is_in_it() {
    let head = "name\temotion\thygiene\tlayer\tevidence\tmoment_of_truth\twait\n";
    assert_eq!(
        faults(&format!("{head}Call\t4\tgood\tRoof\tperhaps\tmaybe\t-5")),
        [
            "layer: “Roof” is not Touchpoint, Backstage or System",
            "moment_of_truth: “maybe” is not yes or nothing",
            "emotion: 4 is outside \u{2212}3 … 3",
            "hygiene: “good” is not a number",
            "evidence: “perhaps” is not Assumed, Heard or Measured",
            "wait: \u{2212}5 is outside 0 … 1000000000",
        ]
    );
    assert_eq!(faults(&format!("{head}\t3")), ["name: there is no name"]);
    for not_a_number in ["NaN", "inf", "1e3", "0x1"] {
        let said = faults(&format!("{head}Call\t{not_a_number}"));
        assert_eq!(said, [format!("emotion: “{not_a_number}” is not a number")]);
    }
    let long = "x".repeat(MAX_TEXT_CHARS + 1);
    assert!(faults(&format!("{head}{long}\t1"))[0].contains("20001 characters"));
}

#[test]
fn the_numbers_of_rows_are_those_of_the_table() {
    let rows = table("name\temotion\nCall\t1\n\t\nWait\t9\n");
    let numbers: Vec<_> = rows
        .iter()
        .map(|row| (row.number, row.name.as_str()))
        .collect();
    assert_eq!(numbers, [(2, "Call"), (4, "Wait")]);
}

#[test]
fn columns_that_nobody_knows_are_named() {
    assert_eq!(
        remarks("name,colour,name,emotion\nCall,red,again,2"),
        [
            "The column “colour” is left out",
            "The column “name” is left out"
        ]
    );
}

#[test]
fn commas_semicolons_and_quotes_are_told_apart() {
    for text in [
        "name;note;emotion\n\"Call, then wait\";\"two\nlines\";1,5",
        "name,note,emotion\n\"Call, then wait\",\"two\nlines\",1.5",
        "\u{feff}name\tnote\temotion\r\n\"Call, then wait\"\t\"two\nlines\"\t1,5\r\n",
    ] {
        let step = entry(text).step;
        assert_eq!(step.name, "Call, then wait");
        assert_eq!(step.note, "two\nlines");
        assert_eq!(
            step.ratings.emotion.map(crate::model::Emotion::get),
            Some(1.5)
        );
    }
    let inches = table("name\temotion\n5\" display\t1\nNext\t2");
    assert_eq!(inches.len(), 2);
}

#[test]
fn a_text_without_rows_is_no_table() {
    for (text, why) in [
        ("", ImportError::Empty),
        ("name\temotion\n\t\n", ImportError::Empty),
        ("stage\temotion\nOffer\t1", ImportError::NoName),
        ("1\t2\n3\t4", ImportError::NoName),
    ] {
        assert_eq!(rows_of(text).unwrap_err(), why);
    }
}

#[test]
fn a_table_is_told_from_a_list() {
    for text in [
        "Sales call\t3\nWaiting\t-1",
        "name\temotion\nCall",
        "name;stage\nCall;Offer",
        "Touchpoint,emotion\nCall,3",
        "Our survey 2025;;\nWould you recommend us?;Region;Comment\n9;North;Fine",
    ] {
        assert!(is_table(text), "{text}");
    }
    for text in [
        "Sales call\nWaiting",
        "\tSales call\n\t\tWaiting",
        "•\tSales call\n•\tWaiting",
        "1.\tSales call",
        "Calls, waits\nPays",
        "name",
        "",
    ] {
        assert!(!is_table(text), "{text}");
    }
}

#[test]
fn rows_that_are_there_already_are_known_by_id_or_by_name_in_their_stage() {
    let project = credit_card();
    let known = Known::of(&project.journeys[&id("journey")]);
    for (text, is_known) in [
        ("name\tstage\nsales call\tOFFER", true),
        ("name\tstage\nSales call\tDecision", false),
        ("name\temotion\nSales call\t1", true),
        ("name\tid\nRenamed\tsales-call", true),
        ("name\temotion\nAnother\t1", false),
    ] {
        assert_eq!(known.has(&entry(text)), is_known, "{text}");
    }
}

#[test]
fn names_that_differ_in_case_only_are_one_stage_and_one_channel() {
    let text = "name\tstage\tchannel\nCall\tOffer\tPhone\nWait\toffer\tphone\nUse\tUse\tWeb";
    let rows = table(text);
    let entries: Vec<&Entry> = rows
        .iter()
        .map(|row| &**row.entry.as_ref().unwrap())
        .collect();
    let fragment = fragment(&entries);
    let written = fragment.text();
    assert_eq!(fragment.len(), 3);
    assert_eq!(written.matches("name: \"Offer\"").count(), 1);
    assert_eq!(written.matches("name: \"Phone\"").count(), 1);
    assert_eq!(written.matches("to: ").count(), 2, "one leads to the next");
}

proptest! {
    #[test]
    fn any_text_gives_a_table_or_a_reason(text in "(name\temotion\n)?[\\PC\t\n\";,]{0,200}") {
        if let Ok(rows) = rows_of(&text) {
            for row in &rows {
                if let Err(faults) = &row.entry {
                    prop_assert!(!faults.is_empty());
                }
            }
            let right: Vec<&Entry> = rows.iter().filter_map(|row| row.entry.as_deref().ok()).collect();
            prop_assert_eq!(fragment(&right).len(), right.len());
        }
    }
}
