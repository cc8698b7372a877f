//! Owns the keys of what lies over the slide: an item that is asked about, evidence, a decision, the choice of a journey.

use eframe::egui::{Key, Modifiers};

use super::super::StageCtx;
use super::super::deciding::owner_begun;
use super::Desk;
use crate::action::{Asking, Deciding, Hand, Over, StageAction};
use crate::insight::show::Claim;
use crate::ui::digits::digit;
use crate::words::stage as words;

/// The most items that are offered to be picked.
const OFFERED: usize = 6;

impl Desk<'_> {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the stage has a use for a few of the many keys"
    )]
    pub(super) fn press_while_asking(
        &mut self,
        key: Key,
        held: Modifiers,
        mut asking: Asking,
    ) -> bool {
        match key {
            Key::Escape => self.stage.over = Over::Nothing,
            Key::PageDown | Key::PageUp => {
                self.stage.over = Over::Nothing;
                self.page(key);
            }
            Key::Enter if asking.hand == Hand::Writes => {
                let item = asking.item.trim().to_owned();
                if !item.is_empty() && self.stage.asked.last() != Some(&item) {
                    self.stage.asked.retain(|earlier| *earlier != item);
                    self.stage.asked.push(item);
                }
                asking.hand = Hand::Moves;
                self.stage.over = Over::Asking(asking);
            }
            Key::Tab | Key::ArrowDown | Key::ArrowUp if asking.hand == Hand::Writes => {
                let is_back = key == Key::ArrowUp || (key == Key::Tab && held.shift);
                let offered = offered(self.ctx);
                let step = if is_back { -1 } else { 1 };
                if let Some(item) = picked(&offered, &asking.item, step) {
                    self.pick(item);
                }
            }
            _ if asking.hand == Hand::Writes => return false,
            Key::E => {
                if let Some(claim) = questioned(&asking, self.ctx) {
                    self.stage.over = Over::Proof(claim, Some(asking));
                }
            }
            _ => {
                move_through(&mut asking, key, held, self.ctx);
                self.stage.over = Over::Asking(asking);
            }
        }
        true
    }

    fn page(&mut self, key: Key) {
        if key == Key::PageDown {
            self.next();
        } else {
            self.previous();
        }
    }

    /// An item is asked about that was not typed.
    pub(in crate::ui::stage) fn pick(&mut self, item: String) {
        self.stage.over = Over::Asking(Asking {
            item,
            ..Asking::default()
        });
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the stage has a use for a few of the many keys"
    )]
    pub(super) fn press_on_proof(&mut self, key: Key, asking: Option<Asking>) -> bool {
        let under = asking.map_or(Over::Nothing, Over::Asking);
        match key {
            Key::PageDown | Key::ArrowRight | Key::Space | Key::N | Key::Enter => {
                let was_on_slide = under == Over::Nothing;
                self.stage.over = under;
                if was_on_slide {
                    self.next();
                }
            }
            Key::Escape | Key::E | Key::Backspace | Key::PageUp | Key::ArrowLeft | Key::P => {
                self.stage.over = under;
            }
            _ => {}
        }
        true
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the stage has a use for a few of the many keys"
    )]
    pub(super) fn press_while_deciding(&mut self, key: Key, deciding: &Deciding) -> bool {
        match key {
            Key::Escape => self.stage.over = Over::Nothing,
            Key::Enter if deciding.text.trim().is_empty() => {}
            Key::Enter => {
                self.ask_for(StageAction::Decide(Box::new(deciding.clone())));
                self.stage.over = Over::Nothing;
                self.stage.said = words::taken_down(deciding.text.trim());
            }
            Key::ArrowDown => {
                let Some(owner) = owner_begun(self.ctx.project, &deciding.owner) else {
                    return false;
                };
                let owner = owner.to_owned();
                let deciding = deciding.clone();
                self.stage.over = Over::Deciding(Deciding { owner, ..deciding });
            }
            _ => return false,
        }
        true
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the stage has a use for a few of the many keys"
    )]
    pub(super) fn press_on_journeys(&mut self, key: Key, held: Modifiers, chosen: usize) -> bool {
        let count = self.ctx.journeys.len().max(1);
        let numbered = digit(key).and_then(|digit| usize::from(digit).checked_sub(1));
        match key {
            Key::Escape | Key::J => self.stage.over = Over::Nothing,
            Key::Enter | Key::Space => self.show_journey(chosen),
            Key::ArrowUp | Key::ArrowLeft | Key::PageUp => {
                self.choose((chosen + count - 1) % count);
            }
            Key::Tab if held.shift => self.choose((chosen + count - 1) % count),
            Key::ArrowDown | Key::ArrowRight | Key::PageDown | Key::Tab => {
                self.choose((chosen + 1) % count);
            }
            Key::Home => self.choose(0),
            Key::End => self.choose(count - 1),
            _ => {
                if let Some(number) = numbered.filter(|number| *number < count) {
                    self.show_journey(number);
                }
            }
        }
        true
    }

    fn choose(&mut self, number: usize) {
        self.stage.over = Over::Journeys(number);
    }

    /// The journey of that number is shown from its first slide on.
    pub(in crate::ui::stage) fn show_journey(&mut self, number: usize) {
        self.stage.over = Over::Nothing;
        let row = self.ctx.journeys.get(number);
        if let Some(row) = row.filter(|row| row.id != self.ctx.show.journey) {
            self.ask_for(StageAction::Journey(row.id.clone()));
        }
    }
}

/// The items that can be picked: those that were asked about, the latest first, then what is proposed to be done.
pub(in crate::ui::stage) fn offered(ctx: &StageCtx<'_>) -> Vec<String> {
    let asked = ctx.stage.asked.iter().rev().cloned();
    let plans = ctx.project.improvements.values();
    let plans = plans.map(|plan| plan.name.trim().to_owned());
    let mut items: Vec<String> = Vec::new();
    for item in asked.chain(plans) {
        if !item.is_empty() && !items.contains(&item) && items.len() < OFFERED {
            items.push(item);
        }
    }
    items
}

/// The item that many places after the one that stands there, round.
fn picked(offered: &[String], item: &str, onwards: isize) -> Option<String> {
    let count = isize::try_from(offered.len())
        .ok()
        .filter(|count| *count > 0)?;
    let at = offered.iter().position(|it| it == item.trim());
    let at = at.and_then(|at| isize::try_from(at).ok());
    let first = if onwards > 0 { 0 } else { count - 1 };
    let next = at.map_or(first, |at| (at + onwards).rem_euclid(count));
    offered.get(usize::try_from(next).ok()?).cloned()
}

/// The quote that is looked at.
fn questioned(asking: &Asking, ctx: &StageCtx<'_>) -> Option<Claim> {
    let opinion = ctx.answer?.stances.get(asking.column)?;
    let at = asking
        .quotes
        .get(asking.column)
        .copied()
        .unwrap_or_default();
    let voice = opinion.voices.get(at).or(opinion.voices.last())?;
    Some(Claim::Voice(voice.clone()))
}

/// The arrow keys move through the quotes of a column, Tab to the next column; A and Enter write again.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "an answer has a use for a few of the many keys"
)]
fn move_through(asking: &mut Asking, key: Key, held: Modifiers, ctx: &StageCtx<'_>) {
    let count = |column: usize| {
        let opinion = ctx.answer.and_then(|answer| answer.stances.get(column));
        opinion.map_or(0, |opinion| opinion.voices.len())
    };
    match key {
        Key::Tab | Key::ArrowDown if !held.shift => asking.column = (asking.column + 1) % 3,
        Key::Tab | Key::ArrowUp => asking.column = (asking.column + 2) % 3,
        Key::ArrowRight | Key::ArrowLeft => {
            let all = count(asking.column);
            if let Some(at) = asking.quotes.get_mut(asking.column).filter(|_| all > 0) {
                let step = if key == Key::ArrowRight { 1 } else { all - 1 };
                *at = (*at + step) % all;
            }
        }
        Key::A | Key::Enter => asking.hand = Hand::Writes,
        _ => {}
    }
}
