//! What is wrong in a file and can be repaired without losing anything that the user typed.

use super::*;
use crate::model::Id;

fn check(text: &str, expected: &[&str]) -> Opened {
    assert_eq!(warnings(text), expected, "for {text}");
    opened(text)
}

const TWO_STEPS: &str = "\"a\": (), \"b\": (), \"s\": (layer: System)";

fn links(links: &str) -> String {
    format!("(format: 1, journeys: {{\"j\": (steps: {{{TWO_STEPS}}}, links: {{\n{links}\n}})}})")
}

#[test]
fn a_link_that_can_not_be_drawn_is_kept_aside() {
    for (link, expected) in [
        (
            "\"l\": (from: \"a\", to: \"gone\", label: \"é\")",
            "2:1: warning: there is no step “gone”; the link “l” is kept in `ext`",
        ),
        (
            "\"l\": (from: \"a\", to: \"a\")",
            "2:1: warning: a link can’t run from a step to itself; the link “l” is kept in `ext`",
        ),
        (
            "\"l\": (from: \"a\", to: \"s\")",
            "2:1: warning: a flow link joins two touchpoints; the link “l” is kept in `ext`",
        ),
        (
            "\"l\": (kind: Support, from: \"a\", to: \"b\")",
            "2:1: warning: a support link starts at a backstage step or a system; the link “l” is kept in `ext`",
        ),
    ] {
        let opened = check(&links(link), &[expected]);
        let journey = opened.project.journeys.values().next().unwrap();
        assert_eq!(journey.graph.link_count(), 0);
        let raw = link.split_once(": ").unwrap().1;
        assert_eq!(journey.extra.ext["orphan-link-l"], raw);
    }
}

#[test]
fn the_second_link_of_a_kind_is_kept_aside() {
    let text = links(
        "\"m\": (from: \"a\", to: \"b\"),\n\"l\": (from: \"a\", to: \"b\", share: 5),\n\"p\": (kind: Promise, from: \"a\", to: \"b\")",
    );
    let opened = check(
        &text,
        &["2:1: warning: there is such a link already; the link “m” is kept in `ext`"],
    );
    let journey = opened.project.journeys.values().next().unwrap();
    assert_eq!(journey.graph.link_count(), 2);
}

#[test]
fn shares_beyond_all_customers_are_kept_and_named() {
    let text = links("\"l\": (from: \"a\", to: \"b\", share: 60), \"m\": (from: \"b\", to: \"a\")");
    check(&text, &[]);
    let text = format!(
        "(format: 1, journeys: {{\"j\": (steps: {{{TWO_STEPS}, \"c\": ()}}, links: {{\"l\": (from: \"a\", to: \"b\", share: 60), \"m\": (from: \"a\", to: \"c\", share: 50)}})}})"
    );
    let found = warnings(&text);
    assert_eq!(found.len(), 1);
    assert!(
        found[0].ends_with(
            "the shares of the links from “a” add up to 110 %; they are counted in proportion"
        ),
        "{found:?}"
    );
}

#[test]
fn what_a_step_names_and_is_not_there_is_left_out_and_kept() {
    for (field, what) in [
        ("stage", "stage"),
        ("channel", "channel"),
        ("owner", "owner"),
        ("picture", "picture"),
    ] {
        let expected = format!(
            "5:1: warning: there is no {what} “gone”; the {field} of “call” is left out, its id kept in `ext`"
        );
        let opened = check(&step(&format!("{field}: \"gone\"")), &[&expected]);
        let journey = opened.project.journeys.values().next().unwrap();
        let call = journey.graph.steps().next().unwrap();
        assert_eq!(call.extra.ext[&format!("lost-{field}")], "\"gone\"");
    }
}

#[test]
fn a_second_lost_id_does_not_replace_the_first() {
    let opened = opened(&step("stage: \"b\", ext: {\"lost-stage\": \"a\"}"));
    let journey = opened.project.journeys.values().next().unwrap();
    let ext = &journey.graph.steps().next().unwrap().extra.ext;
    assert_eq!(ext["lost-stage"], "\"a\"");
    assert_eq!(ext["lost-stage-2"], "\"b\"");
}

#[test]
fn ratings_of_a_missing_segment_are_kept() {
    let opened = check(
        &step("by_segment: {\"gone\": (emotion: 2)}"),
        &["5:14: warning: there is no segment “gone”; its ratings are kept in `ext`"],
    );
    let journey = opened.project.journeys.values().next().unwrap();
    let ext = &journey.graph.steps().next().unwrap().extra.ext;
    assert_eq!(ext["lost-by_segment-gone"], "(emotion: 2)");
}

#[test]
fn a_voice_about_nothing_is_kept_aside() {
    for (voice, message) in [
        (
            "(quote: \"x\", journey: \"gone\")",
            "there is no journey “gone”",
        ),
        (
            "(journey: \"j\", step: \"gone\")",
            "there is no step “gone”",
        ),
        ("(step: \"a\")", "there is no step “a”"),
    ] {
        let text = format!(
            "(format: 1, journeys: {{\"j\": (steps: {{\"a\": ()}})}}, voices: {{\"v\": {voice}, \"w\": (journey: \"j\", step: \"a\")}})"
        );
        let opened = opened(&text);
        assert_eq!(
            opened.findings[0].message,
            format!("{message}; the voice “v” is kept in `ext`")
        );
        assert_eq!(opened.project.voices.len(), 1);
        assert_eq!(opened.project.extra.ext["orphan-voice-v"], voice);
    }
}

#[test]
fn improvements_decisions_journeys_and_voices_lose_only_the_name() {
    let text = "(format: 1, journeys: {\"j\": (baseline: \"k\", persona: (picture: \"p\"), steps: {\"a\": ()})},
        voices: {\"v\": (segment: \"s\")},
        improvements: {\"i\": (journey: \"j\", steps: [\"a\", \"b\", \"c\"], owner: \"o\"), \"k\": (journey: \"x\", steps: [\"a\"])},
        decisions: {\"d\": (journey: \"j\", step: \"b\", owner: \"o\"), \"e\": (step: \"a\"), \"f\": (journey: \"j\", step: \"a\")})";
    let opened = opened(text);
    assert_eq!(opened.findings.len(), 11, "{:?}", opened.findings);
    let project = opened.project;
    let lost = |extra: &crate::model::Extra| extra.ext.clone().into_iter().collect::<Vec<_>>();
    let pair = |key: &str, raw: &str| (key.to_owned(), raw.to_owned());
    let journey = &project.journeys[&Id::new("j").unwrap()];
    assert_eq!(lost(&journey.extra), [pair("lost-baseline", "\"k\"")]);
    assert_eq!(
        lost(&journey.persona.extra),
        [pair("lost-picture", "\"p\"")]
    );
    let improvement = &project.improvements[&Id::new("i").unwrap()];
    assert_eq!(improvement.steps.len(), 1);
    assert_eq!(
        lost(&improvement.extra),
        [
            pair("lost-owner", "\"o\""),
            pair("lost-steps", "[\"b\", \"c\"]")
        ]
    );
    let decision = &project.decisions[&Id::new("d").unwrap()];
    assert_eq!(
        lost(&decision.extra),
        [pair("lost-owner", "\"o\""), pair("lost-step", "\"b\"")]
    );
    assert!(project.decisions[&Id::new("f").unwrap()].step.is_some());
}

#[test]
fn an_unknown_field_is_named_and_kept_word_for_word() {
    let text = "(format: 1, zz: (a: [1, \"(\"], /* why */ b: X),
        method: (parity: 3, yy: 1), journeys: {\"j\": (xx: 'c', stages: [(id: \"s\", ww: 2)],
        steps: {\"a\": (r#odd-one: {\"k\": 1}, marks: {\"m\": (vv: 3)})}, persona: (uu: None))})";
    let opened = opened(text);
    let fields: Vec<_> = opened
        .findings
        .iter()
        .map(|f| f.message.split('”').next().unwrap())
        .collect();
    assert_eq!(
        fields,
        ["zz", "yy", "xx", "ww", "odd-one", "vv", "uu"].map(|name| format!("the field “{name}"))
    );
    assert_eq!(
        opened.findings[0].to_string(),
        "1:13: warning: the field “zz” is not known; it is kept as it is"
    );
    let written = write(&opened.project);
    for kept in [
        "zz: (a: [1, \"(\"], /* why */ b: X),",
        "yy: 1,",
        "r#odd-one: {\"k\": 1},",
        "uu: None,",
    ] {
        assert!(written.contains(kept), "{kept} is not in\n{written}");
    }
    assert!(!opened.lost);
}

#[test]
fn the_user_is_asked_before_an_unknown_rating_of_a_segment_is_lost() {
    let text = "(format: 1, segments: {\"s\": ()}, journeys: {\"j\": (steps: {\"a\": (by_segment: {\"s\": (\nanger: 1)})})})";
    let opened = opened(text);
    assert!(opened.lost);
    assert_eq!(
        opened.findings[0].to_string(),
        "2:1: warning: the field “anger” is not known and will be lost on saving"
    );
}

#[test]
fn a_byte_order_mark_is_named() {
    let text = format!("\u{feff}{EVERYTHING}");
    assert_eq!(
        warnings(&text),
        ["1:1: warning: the file starts with a byte order mark, which is left out on saving"]
    );
}
