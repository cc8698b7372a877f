//! Owns which scripts a project is written in, as far as the window shows them differently.

use crate::model::Project;

/// Whether a name of the project is written from right to left, which the window can show only word by word.
pub(super) fn has_right_to_left(project: &Project) -> bool {
    let runs_back = |text: &str| {
        let scripts = [
            '\u{590}'..='\u{8FF}',
            '\u{FB1D}'..='\u{FDFF}',
            '\u{FE70}'..='\u{FEFF}',
        ];
        let is_one = |letter| scripts.iter().any(|script| script.contains(&letter));
        !text.is_ascii() && text.chars().any(is_one)
    };
    runs_back(&project.title)
        || project.journeys.values().any(|journey| {
            runs_back(&journey.name)
                || journey.stages.iter().any(|stage| runs_back(&stage.name))
                || journey.graph.steps().any(|step| runs_back(&step.name))
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file;

    #[test]
    fn hebrew_and_arabic_run_from_right_to_left_and_nothing_else_does() {
        let template = crate::templates::template("credit-card").unwrap();
        let text = file::write(&template.project);
        for (name, runs_back) in [
            ("ממתינה להחלטה", true),
            ("انتظار", true),
            ("Wachten op het antwoord – café", false),
            ("รอการอนุมัติ", false),
            ("等待", false),
        ] {
            let renamed = text.replace("Sales call", name);
            let project = file::read(renamed.as_bytes()).unwrap().project;
            assert_eq!(has_right_to_left(&project), runs_back, "{name}");
        }
    }
}
