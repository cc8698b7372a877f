//! Owns what links say as it is typed in one line, and going from link to link by keyboard.

use crate::app::App;
use crate::edit::{JourneyEdit, LinkField};
use crate::model::{Link, LinkId, LinkKind, Share};
use crate::words;

/// What a link says, as it is typed: "50 % sent back".
pub(super) fn typed(link: &Link) -> String {
    let share = link
        .share
        .filter(|_| link.kind == LinkKind::Flow)
        .map(|share| format!("{share} %"))
        .unwrap_or_default();
    [share.as_str(), link.label.trim()]
        .join(" ")
        .trim()
        .to_owned()
}

/// The share and the label of a flow link as they were typed in one line: a number with a percent sign comes first.
fn read(text: &str) -> Result<(Option<Share>, &str), ()> {
    let text = text.trim();
    let number =
        text.find(|letter: char| !letter.is_ascii_digit() && letter != '.' && letter != ',');
    let (number, rest) = text.split_at(number.unwrap_or(text.len()));
    let Some(label) = rest.trim_start().strip_prefix('%') else {
        return Ok((None, text));
    };
    let share: f64 = number.replace(',', ".").parse().map_err(|_| ())?;
    let share = Share::new(share).map_err(|_| ())?;
    Ok((Some(share), label.trim()))
}

impl App {
    /// Gives the link the share and the label that were typed.
    pub(super) fn keep_link_text(&mut self, id: &LinkId, text: &str) {
        let Some((link, way)) = self.journey().and_then(|(_, journey)| {
            let link = journey.graph.link(id)?;
            let name = |id| journey.step(id).map_or("", |step| step.name.as_str());
            Some((link.clone(), words::way(name(&link.from), name(&link.to))))
        }) else {
            return;
        };
        if text.trim() == typed(&link) {
            return;
        }
        let fields = match (link.kind, read(text)) {
            (LinkKind::Support | LinkKind::Promise, _) => {
                vec![LinkField::Label(text.trim().to_owned())]
            }
            (LinkKind::Flow, Ok((share, label))) => {
                vec![LinkField::Share(share), LinkField::Label(label.to_owned())]
            }
            (LinkKind::Flow, Err(())) => {
                self.session.message = Some(words::SHARE_OUT_OF_RANGE.to_owned());
                return;
            }
        };
        let edits = fields.into_iter();
        let edits = edits.map(|field| JourneyEdit::SetLink(id.clone(), field));
        self.edit_journey(&words::label_link(&way), edits.collect());
    }

    /// Selects the next link: the first that leaves the selected step, else that arrives there, or the one after the
    /// selected link in reading order.
    pub(super) fn select_next_link(&mut self, onwards: isize) {
        let Some((_, journey)) = self.journey() else {
            return;
        };
        let order = journey.steps_in_order();
        let mut links: Vec<_> = order
            .iter()
            .flat_map(|step| journey.graph.links_from(&step.id))
            .collect();
        if let Some(step) = self.session.selection.single() {
            links.retain(|link| link.from == *step || link.to == *step);
            links.sort_by_key(|link| link.from != *step);
        }
        let selected = self.session.selection.link.as_ref();
        let at = links.iter().position(|link| Some(&link.id) == selected);
        let count = isize::try_from(links.len()).unwrap_or(isize::MAX);
        let first = if onwards < 0 { count - 1 } else { 0 };
        let next = at
            .and_then(|at| isize::try_from(at).ok())
            .map_or(first, |at| (at + onwards).rem_euclid(count.max(1)));
        let next = usize::try_from(next).ok().and_then(|next| links.get(next));
        match next.map(|link| (link.id.clone(), link.from.clone())) {
            Some((link, from)) => {
                self.select_link(link);
                self.session.reveal = Some(from);
            }
            None => self.session.message = Some(words::NO_LINKS.to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;

    #[test]
    fn a_share_and_a_label_are_typed_in_one_line() {
        let cases = [
            ("80 %", Some(80.0), ""),
            ("50% sent back", Some(50.0), "sent back"),
            ("12,5 %  by phone ", Some(12.5), "by phone"),
            ("sent back", None, "sent back"),
            ("2 weeks later", None, "2 weeks later"),
            ("", None, ""),
        ];
        for (text, share, label) in cases {
            let share = share.map(|share| Share::new(share).unwrap());
            assert_eq!(read(text), Ok((share, label)), "{text}");
        }
        for wrong in ["101 %", "% of all", "1.2.3 % odd"] {
            assert!(read(wrong).is_err(), "{wrong} was taken");
        }
    }

    #[test]
    fn what_is_typed_again_is_what_the_link_says() {
        let id = |text| Id::new(text).unwrap();
        let mut link = Link::new(Id::new("l").unwrap(), LinkKind::Flow, id("a"), id("b"));
        link.share = Share::new(50.0).ok();
        link.label = "sent back".to_owned();
        assert_eq!(typed(&link), "50 % sent back");
        assert_eq!(read(&typed(&link)), Ok((link.share, "sent back")));
    }
}
