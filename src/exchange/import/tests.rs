use super::*;
use crate::model::{Emotion, Level, VoiceSource};
use crate::scene::map::fixture::credit_card;

fn import(name: &str, bytes: impl AsRef<[u8]>) -> Import {
    Import::read(name, bytes.as_ref()).unwrap()
}

fn refused(name: &str, bytes: impl AsRef<[u8]>) -> String {
    Import::read(name, bytes.as_ref()).unwrap_err().to_string()
}

fn outcome(import: &Import, project: &Project, similar: Similar) -> Outcome {
    let mut number = 7_000_000;
    let mut random = || {
        number += 1;
        number
    };
    let outcome = import.outcome(project, &Landing::default(), similar, &mut random);
    assert_eq!(outcome.project.violations(), []);
    outcome
}

fn added(name: &str, bytes: impl AsRef<[u8]>) -> Outcome {
    outcome(&import(name, bytes), &Project::default(), Similar::Left)
}

fn about(outcome: &Outcome, state: State) -> Vec<(usize, &str)> {
    let rows = outcome.rows.iter().filter(|row| row.state == state);
    rows.map(|row| (row.number, row.about.as_str())).collect()
}

#[test]
fn touchpoints_go_to_the_journeys_that_they_name() {
    let text = "journey,stage,name,emotion,channel\nApply,Offer,Sales call,2,Phone\nRenew,Ask,Letter,-1,phone\nApply,Wait,Decision,x,\n";
    let outcome = added("t.csv", text);
    assert_eq!((outcome.journeys, outcome.steps), (2, 2));
    assert_eq!(
        about(&outcome, State::Wrong),
        [(4, "emotion: “x” is not a number")]
    );
    assert_eq!(outcome.project.channels.len(), 1);
    let names: Vec<_> = outcome
        .project
        .journeys_in_order()
        .iter()
        .map(|(_, it)| it.name.clone())
        .collect();
    assert_eq!(names, ["Apply", "Renew"]);
    assert_eq!(label(&outcome), "2 journeys and 2 steps");
}

#[test]
fn what_is_there_already_stays_as_it_is() {
    let text = "journey,name,stage\nApply,Sales call,Offer\n";
    let first = added("t.csv", text);
    let again = outcome(&import("t.csv", text), &first.project, Similar::Left);
    assert_eq!(again.edits, []);
    assert_eq!(again.count(State::There), 1);
    assert_eq!(again.project, first.project);
}

#[test]
fn every_encoding_and_separator_of_spreadsheets_is_read() {
    let text = "Name;Hygiene;Gefühl\r\nSchöner Anruf;4,5;-1\r\n";
    let utf16 = |order: fn(u16) -> [u8; 2], mark: bool| {
        let mark = mark.then_some('\u{feff}').into_iter();
        let all: String = mark.chain(text.chars()).collect();
        all.encode_utf16().flat_map(order).collect::<Vec<u8>>()
    };
    let latin: Vec<u8> = text
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    let cases: [Vec<u8>; 8] = [
        text.as_bytes().to_vec(),
        format!("\u{feff}{text}").into_bytes(),
        text.replace(';', "\t").into_bytes(),
        text.replace("4,5", "4.5").replace(';', ",").into_bytes(),
        utf16(u16::to_le_bytes, true),
        utf16(u16::to_be_bytes, true),
        utf16(u16::to_le_bytes, false),
        latin,
    ];
    for bytes in cases {
        let outcome = added("t.csv", bytes);
        let (_, journey) = outcome.project.journeys_in_order()[0];
        let steps = journey.touchpoints();
        let step = &steps[0];
        assert_eq!(step.name, "Schöner Anruf");
        assert_eq!(step.ratings.hygiene.map(Level::get), Some(4.5));
        assert_eq!(step.ratings.emotion.map(Emotion::get), Some(-1.0));
    }
}

#[test]
fn voices_find_their_touchpoint_and_their_segment_by_name() {
    let project = credit_card();
    let (_, journey) = project.journeys_in_order()[0];
    let name = journey.touchpoints()[0].name.clone();
    let text = format!(
        "quote,step,segment,recommend,satisfied,effort,date\n\"Took ages, really\",{},New ones,3,2,,45000\n=SUM,{name}s,New ones,,,,\nhm,Nowhere at all,,,,,\nbad,,,11,,,\n",
        name.to_uppercase()
    );
    let import = import("v.csv", &text);
    assert_eq!(import.tables().next().unwrap().kind, Kind::Voices);
    let left = outcome(&import, &project, Similar::Left);
    let voices: Vec<_> = left
        .project
        .voices
        .iter()
        .filter(|(id, _)| !project.voices.contains_key(*id))
        .map(|(_, it)| it)
        .collect();
    assert_eq!(voices.len(), 3);
    let took = voices
        .iter()
        .find(|it| it.quote.starts_with("Took"))
        .unwrap();
    assert_eq!(took.step.as_ref(), Some(&journey.touchpoints()[0].id));
    assert_eq!(
        (took.source, took.date.as_str()),
        (VoiceSource::Survey, "2023-03-15")
    );
    assert!(took.segment.is_some());
    assert_eq!(
        about(&left, State::Wrong),
        [(5, "recommend: 11 is outside 0 … 10")]
    );
    let similar = about(&left, State::Similar);
    assert!(
        similar[0].1.contains("% alike: not attached"),
        "{similar:?}"
    );
    assert!(
        similar[1]
            .1
            .starts_with("no touchpoint “Nowhere at all”: not attached"),
        "{similar:?}"
    );
    let taken = outcome(&import, &project, Similar::Taken);
    let attached = |outcome: &Outcome| {
        outcome
            .project
            .voices
            .values()
            .filter(|it| it.step.is_some())
            .count()
    };
    assert_eq!(attached(&taken), attached(&left) + 1);
    let again = outcome(&import, &left.project, Similar::Left);
    assert_eq!(again.count(State::There), 3);
}

#[test]
fn a_survey_with_three_lines_of_headings_is_counted_as_it_should_be() {
    let mut text = String::from(
        "Q1,Q2,Group\n\"How likely are you to recommend us?\",\"How satisfied are you?\",Region\n\"{\"\"ImportId\"\":\"\"QID1\"\"}\",\"{\"\"ImportId\"\":\"\"QID2\"\"}\",x\n",
    );
    let answers = [10, 9, 9, 8, 7, 6, 3, 0];
    text.extend(answers.map(|answer| format!("{answer},{},North\n", 1 + answer / 3)));
    let outcome = added("survey.csv", &text);
    assert_eq!((outcome.voices, outcome.count(State::Wrong)), (8, 0));
    let figures = crate::insight::voices(&outcome.project, None);
    assert_eq!(figures.recommend.net_promoters, Some(0.0));
    assert_eq!(figures.recommend.count, 8);
    assert_eq!(outcome.project.segments.len(), 1);
    assert!(
        outcome
            .remarks
            .iter()
            .any(|it| it.contains("rows begin at 4")),
        "{:?}",
        outcome.remarks
    );
}

#[test]
fn columns_can_be_taken_for_something_else() {
    let mut import = import("v.csv", "quote,remark,x\nFine,Ana,9\n");
    let sheet = import.table_mut(0).unwrap();
    assert_eq!(sheet.sample(1), "Ana");
    sheet.assign(1, Some(Field::Voice(VoiceColumn::Who)));
    sheet.assign(2, Some(Field::Voice(VoiceColumn::Recommend)));
    let outcome = outcome(&import, &Project::default(), Similar::Left);
    let voice = outcome.project.voices.values().next().unwrap();
    assert_eq!(voice.who, "Ana");
    assert!(voice.recommend.is_some());
    let sheet = import.table_mut(0).unwrap();
    sheet.assign(0, Some(Field::Voice(VoiceColumn::Who)));
    assert_eq!(sheet.fields[1], None);
}

#[test]
fn a_spreadsheet_of_ours_comes_in_again() {
    let order = crate::exchange::document::ExportOrder::default();
    let project = credit_card();
    let bytes = crate::exchange::xlsx::xlsx(&project, &order).unwrap();
    let outcome = added("card.xlsx", &bytes);
    let (_, journey) = project.journeys_in_order()[0];
    let (_, back) = outcome.project.journeys_in_order()[0];
    assert_eq!(outcome.count(State::Wrong), 0, "{:?}", outcome.rows);
    let told = |journey: &crate::model::Journey| {
        let steps = journey.steps_in_order();
        steps
            .iter()
            .map(|it| (it.name.clone(), it.ratings, it.layer))
            .collect::<Vec<_>>()
    };
    assert_eq!(told(back), told(journey));
}

#[test]
fn merged_cells_and_dates_of_a_spreadsheet_say_what_is_seen() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let page = book.add_worksheet();
    let plain = rust_xlsxwriter::Format::new();
    let day = rust_xlsxwriter::Format::new().set_num_format("dd/mm/yyyy");
    for (column, heading) in (0..).zip(["Stage", "Touchpoint", "Emotion", "Note"]) {
        page.write_string(2, column, heading).unwrap();
    }
    page.merge_range(3, 0, 4, 0, "Offer", &plain).unwrap();
    for (row, name) in [(3, "Advert"), (4, "Call")] {
        page.write_string(row, 1, name).unwrap();
        page.write_number(row, 2, -1.5).unwrap();
        page.write_number_with_format(row, 3, 45_000.0, &day)
            .unwrap();
    }
    let outcome = added("t.xlsx", book.save_to_buffer().unwrap());
    assert_eq!(
        outcome.rows.iter().map(|it| it.number).collect::<Vec<_>>(),
        [4, 5]
    );
    let (_, journey) = outcome.project.journeys_in_order()[0];
    assert_eq!(journey.stages.len(), 1);
    for step in journey.touchpoints() {
        assert!(step.stage.is_some());
        assert_eq!(step.ratings.emotion.map(Emotion::get), Some(-1.5));
        assert_eq!(step.note, "2023-03-15");
    }
}

#[test]
fn a_spreadsheet_with_a_cell_far_away_costs_no_more_than_its_cells() {
    let far = |place: (u32, u16)| {
        let mut book = rust_xlsxwriter::Workbook::new();
        let page = book.add_worksheet();
        for (row, text) in (0..).zip(["name", "Call"]) {
            page.write_string(row, 0, text).unwrap();
        }
        page.write_string(place.0, place.1, "far").unwrap();
        book.save_to_buffer().unwrap()
    };
    let outcome = added("t.xlsx", far((1_048_575, 16_383)));
    assert_eq!(outcome.steps, 1, "so far to the right nobody looks");
    let outcome = added("t.xlsx", far((1_048_575, 0)));
    assert_eq!(outcome.steps, 2);
    assert_eq!(outcome.rows[1].number, 1_048_576);
}

#[test]
fn a_table_that_stands_in_the_middle_of_its_sheet_is_read() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let plain = rust_xlsxwriter::Format::new();
    let page = book.add_worksheet();
    for (row, cells) in (4..).zip([["stage", "name"], ["Offer", "Advert"], ["", "Call"]]) {
        for (column, text) in (3..).zip(cells) {
            page.write_string(row, column, text).unwrap();
        }
    }
    page.merge_range(5, 3, 6, 3, "Offer", &plain).unwrap();
    let outcome = added("t.xlsx", book.save_to_buffer().unwrap());
    let (_, journey) = outcome.project.journeys_in_order()[0];
    assert_eq!(journey.stages.len(), 1);
    let placed = journey
        .touchpoints()
        .iter()
        .filter(|it| it.stage.is_some())
        .count();
    assert_eq!((placed, outcome.rows[1].number), (2, 7));
}

#[test]
fn diagrams_come_in_from_pages_and_pasted_text_as_journeys() {
    let page = "# Ours\n```mermaid\njourney\n title One\n A: 3: Ana\n```\n```mermaid\njourney\n B: 9\n```\n";
    let outcome = added("Our page.md", page);
    let names: Vec<_> = outcome
        .project
        .journeys_in_order()
        .iter()
        .map(|(_, it)| it.name.clone())
        .collect();
    assert_eq!(names, ["One", "Our page"]);
    assert_eq!(
        outcome.rows.iter().map(|it| it.number).collect::<Vec<_>>(),
        [5, 9]
    );
    assert_eq!(added("pasted", "journey\n A: 3").journeys, 1);
}

#[test]
fn what_can_t_be_read_is_told_in_a_sentence() {
    for (name, bytes, sentence) in [
        ("t.csv", &b""[..], "There is nothing in it"),
        ("t.csv", b" \r\n ", "There is nothing in it"),
        ("t.csv", b"name\n", "There is nothing in it"),
        ("t.csv", b"\x00\x01\x02\x00binary\x00", "no text"),
        ("t.xlsx", b"name,emotion", "save it once more as .xlsx"),
        ("t.xlsx", b"PK\x03\x04 broken", "save it once more as .xlsx"),
        ("t.xls", b"\xd0\xcf\x11\xe0 old", "save it as .xlsx"),
        ("t.csv", b"%PDF-1.4", "This is a PDF"),
        ("t.md", b"# No diagram", "no ```mermaid block"),
        ("t.mmd", b"flowchart TD", "1:1: This is no journey diagram"),
        (
            "t.md",
            b"x\n```mermaid\njourney\nA\n```\n",
            "4:2: Write a colon",
        ),
    ] {
        let told = refused(name, bytes);
        assert!(told.contains(sentence), "{name} {bytes:?}: {told}");
    }
    let rows = "x\n".repeat(crate::model::MAX_STEPS + 2);
    assert!(refused("t.csv", format!("name\n{rows}")).contains("part it"));
}

#[test]
fn ten_thousand_rows_are_imported() {
    let mut text = String::from("journey,stage,name,emotion,hygiene\n");
    text.extend((0..10_000).map(|number| {
        let (stage, emotion) = (number % 8, number % 4);
        format!("Apply,Stage {stage},Step {number},{emotion},3\n")
    }));
    let outcome = added("t.csv", &text);
    assert_eq!(outcome.steps, 10_000);
}
