//! The hand that does by chance what somebody could do: pointer, keys, text, menus, files, the window's size and looks.

use std::collections::VecDeque;
use std::path::PathBuf;

use eframe::egui::{
    self, Event, Key, Modifiers, MouseWheelUnit, PointerButton, Pos2, TouchPhase, pos2, vec2,
};
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use throughline::action::Action;
use throughline::app::services::Picked;
use throughline::command::Command;
use throughline::templates::TEMPLATES;

use crate::Window;
use crate::fake::Fake;
use crate::stage::{DESIGNED, ask, window};

/// How many of the last steps are told.
const REMEMBERED: usize = 40;
const PATHS: [&str; 3] = ["/clients/a.journey.ron", "/clients/b.journey.ron", "/usb/c"];
const WORDS: [&str; 8] = [
    "Calls us",
    "Waits",
    "Österreich",
    "a\tb\nc",
    "Letter 12 °C – “late”",
    "",
    "0",
    "Γεια, Ж",
];
const SIZES: [(f32, f32); 6] = [
    (1440.0, 900.0),
    (1920.0, 1080.0),
    (1024.0, 640.0),
    (800.0, 500.0),
    (420.0, 380.0),
    (1200.0, 420.0),
];
/// What can be pressed.
const ROLES: [Role; 9] = [
    Role::Button,
    Role::MenuItem,
    Role::CheckBox,
    Role::RadioButton,
    Role::Tab,
    Role::ListItem,
    Role::TreeItem,
    Role::TextInput,
    Role::ComboBox,
];

/// The hand, the window it has hold of, and the world around.
pub struct Hand {
    chance: u64,
    seed: u64,
    step: u64,
    world: Fake,
    window: Window,
    pointer: Pos2,
    last: VecDeque<String>,
}

impl Drop for Hand {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!(
                "THROUGHLINE_SEED={} failed at step {}; the last steps:",
                self.seed, self.step
            );
            for step in &self.last {
                eprintln!("  {step}");
            }
        }
    }
}

impl Hand {
    /// With a template open.
    pub fn new(seed: u64) -> Self {
        let world = Fake::default();
        let mut window = window(&world, DESIGNED);
        ask(&mut window, vec![Action::OpenTemplate("credit-card")]);
        Self {
            chance: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1,
            seed,
            step: 0,
            world,
            window,
            pointer: pos2(600.0, 300.0),
            last: VecDeque::new(),
        }
    }

    /// The window.
    pub fn window(&self) -> &Window {
        &self.window
    }

    /// The window.
    pub fn window_mut(&mut self) -> &mut Window {
        &mut self.window
    }

    /// Does something.
    pub fn act(&mut self) {
        self.step += 1;
        match self.below(100) {
            0..=17 => self.use_pointer(),
            18..=29 => self.drag(),
            30..=53 => self.press_shortcut(),
            54..=63 => self.press_key(),
            64..=71 => self.type_text(),
            72..=85 => self.press_something(),
            86..=90 => self.scroll(),
            91..=93 => self.command(),
            94..=95 => self.change_window(),
            96..=97 => self.use_file(),
            98 => self.answer(),
            _ => self.wait(),
        }
        self.window.step();
    }

    /// Lets go of everything and waits until nothing moves.
    pub fn rest(&mut self) {
        self.note("rests");
        self.window.drop_at(self.pointer);
        for _ in 0..4 {
            self.window.key_press(Key::Escape);
            self.window.step();
        }
        self.window.run_ok();
    }

    fn note(&mut self, what: impl Into<String>) {
        if self.last.len() == REMEMBERED {
            self.last.pop_front();
        }
        self.last
            .push_back(format!("{}: {}", self.step, what.into()));
    }

    fn below(&mut self, end: usize) -> usize {
        self.chance ^= self.chance << 13;
        self.chance ^= self.chance >> 7;
        self.chance ^= self.chance << 17;
        let end = u64::try_from(end.max(1)).unwrap();
        usize::try_from((self.chance >> 9) % end).unwrap()
    }

    fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        let index = self.below(of.len());
        *of.get(index).unwrap()
    }

    fn share(&mut self) -> f32 {
        f32::from(u16::try_from(self.below(1_000)).unwrap()) / 1_000.0
    }

    /// A place in the window: anywhere, or upon something that has a name.
    fn place(&mut self) -> Pos2 {
        let screen = self.window.ctx.content_rect();
        let (x, y) = (self.share(), self.share());
        let anywhere = screen.lerp_inside(vec2(x, y));
        if self.below(3) == 0 {
            return anywhere;
        }
        let named = self.window.query_all_by(|node| node.label().is_some());
        let centres: Vec<Pos2> = named.map(|node| node.rect().center()).collect();
        let index = self.below(centres.len());
        centres
            .get(index)
            .copied()
            .filter(|at| screen.contains(*at))
            .unwrap_or(anywhere)
    }

    fn modifiers(&mut self) -> Modifiers {
        let few = [
            Modifiers::NONE,
            Modifiers::NONE,
            Modifiers::NONE,
            Modifiers::SHIFT,
            Modifiers::COMMAND,
            Modifiers::ALT,
        ];
        self.pick(&few)
    }

    fn button(&mut self, pos: Pos2, button: PointerButton, modifiers: Modifiers) {
        for pressed in [true, false] {
            let event = Event::PointerButton {
                pos,
                button,
                pressed,
                modifiers,
            };
            self.window.event_modifiers(event, modifiers);
            self.window.step();
        }
    }

    fn use_pointer(&mut self) {
        let pos = self.place();
        self.pointer = pos;
        self.window.hover_at(pos);
        self.window.step();
        let button = self.pick(&[
            PointerButton::Primary,
            PointerButton::Primary,
            PointerButton::Secondary,
            PointerButton::Middle,
        ]);
        let modifiers = self.modifiers();
        let clicks = self.pick(&[0, 1, 1, 1, 2]);
        self.note(format!(
            "{clicks} clicks of {button:?} at {pos:?} with {modifiers:?}"
        ));
        for _ in 0..clicks {
            self.button(pos, button, modifiers);
        }
    }

    fn drag(&mut self) {
        let (from, to) = (self.place(), self.place());
        self.note(format!("drags from {from:?} to {to:?}"));
        self.window.hover_at(from);
        self.window.step();
        self.window.drag_at(from);
        self.window.step();
        for part in [0.3, 0.7, 1.0] {
            self.window.hover_at(from.lerp(to, part));
            self.window.step();
        }
        match self.below(4) {
            0 => self.window.key_press(Key::Escape),
            1 => self.press_shortcut(),
            _ => {}
        }
        self.pointer = to;
        self.window.drop_at(to);
    }

    fn press_shortcut(&mut self) {
        let mut all: Vec<(Command, throughline::command::Shortcut)> = Vec::new();
        for command in Command::all()
            .into_iter()
            .filter(|command| *command != Command::Quit)
        {
            all.extend(command.shortcuts().into_iter().map(|key| (command, key)));
        }
        let (command, shortcut) = self.pick(&all);
        let Some(key) = Key::from_name(shortcut.key) else {
            return;
        };
        self.note(format!("presses {} for {command:?}", shortcut.text()));
        let modifiers = Modifiers {
            alt: shortcut.alt,
            shift: shortcut.shift,
            command: shortcut.command,
            ctrl: shortcut.command,
            mac_cmd: false,
        };
        self.window.key_press_modifiers(modifiers, key);
    }

    fn press_key(&mut self) {
        let key = self.pick(&[
            Key::Enter,
            Key::Enter,
            Key::Escape,
            Key::Tab,
            Key::Space,
            Key::Backspace,
            Key::ArrowUp,
            Key::ArrowDown,
            Key::ArrowLeft,
            Key::ArrowRight,
            Key::Home,
            Key::End,
            Key::Num0,
            Key::Num1,
            Key::Num5,
            Key::Num9,
            Key::Y,
            Key::D,
            Key::I,
            Key::X,
            Key::Q,
            Key::A,
        ]);
        let modifiers = self.modifiers();
        self.note(format!("presses {key:?} with {modifiers:?}"));
        self.window.key_press_modifiers(modifiers, key);
    }

    fn type_text(&mut self) {
        let text = self.pick(&WORDS);
        self.note(format!("types {text:?}"));
        let event = match self.below(6) {
            0 => Event::Paste(text.to_owned()),
            1 => Event::Copy,
            2 => Event::Cut,
            _ => Event::Text(text.to_owned()),
        };
        self.window.event(event);
    }

    /// Presses something that can be pressed, by its name.
    fn press_something(&mut self) {
        let role = self.pick(&ROLES);
        let screen = self.window.ctx.content_rect();
        let found = self
            .window
            .query_all_by(|node| node.role() == role && node.label().is_some());
        let found: Vec<_> = found
            .filter(|node| screen.contains(node.rect().center()))
            .collect();
        let labels: Vec<String> = found
            .iter()
            .map(|node| format!("{:?}", node.value()))
            .collect();
        drop(found);
        let index = self.below(labels.len());
        let Some(label) = labels.get(index) else {
            return;
        };
        self.note(format!("presses the {role:?} number {index}, {label}"));
        let by_reader = self.below(3) == 0;
        let mut found = self
            .window
            .query_all_by(|node| node.role() == role && node.label().is_some())
            .filter(|node| screen.contains(node.rect().center()));
        if let Some(node) = found.nth(index) {
            if by_reader {
                node.click_accesskit();
            } else {
                node.click();
            }
        }
    }

    fn scroll(&mut self) {
        let pos = self.place();
        self.window.hover_at(pos);
        let delta = vec2(self.share() - 0.5, self.share() - 0.5) * 400.0;
        let modifiers = self.pick(&[Modifiers::NONE, Modifiers::COMMAND, Modifiers::SHIFT]);
        self.note(format!(
            "scrolls by {delta:?} at {pos:?} with {modifiers:?}"
        ));
        let (unit, phase) = (MouseWheelUnit::Point, TouchPhase::Move);
        self.window.event_modifiers(
            Event::MouseWheel {
                unit,
                source: egui::MouseWheelSource::Unknown,
                delta,
                phase,
                modifiers,
            },
            modifiers,
        );
        self.window.step();
        if self.below(4) == 0 {
            let factor = 0.5 + self.share();
            self.window.event(Event::Zoom(factor));
        }
    }

    fn command(&mut self) {
        let all: Vec<Command> = Command::all()
            .into_iter()
            .filter(|command| *command != Command::Quit)
            .collect();
        let command = self.pick(&all);
        self.note(format!("commands {command:?}"));
        ask(&mut self.window, vec![Action::Command(command)]);
    }

    fn change_window(&mut self) {
        if self.below(2) == 0 {
            let (width, height) = self.pick(&SIZES);
            self.note(format!("makes the window {width} × {height}"));
            self.window.set_size(vec2(width, height));
        } else {
            let factor = self.pick(&[0.8, 1.0, 1.0, 1.5, 2.0]);
            self.note(format!("makes all {factor} as large"));
            self.window.ctx.set_zoom_factor(factor);
        }
    }

    fn use_file(&mut self) {
        let path = PathBuf::from(self.pick(&PATHS));
        self.note(format!("uses {}", path.display()));
        let pick = match self.below(3) {
            0 => Picked::Unavailable,
            _ => Picked::Path(path.clone()),
        };
        self.world.0.borrow_mut().picks.push_back(pick);
        let full = self.below(5) == 0;
        self.world.0.borrow_mut().disk_full = full.then(|| "there is no room".to_owned());
        match self.below(6) {
            0 => ask(&mut self.window, vec![Action::OpenFile(path)]),
            1 => {
                let names: Vec<&'static str> =
                    TEMPLATES.iter().map(|template| template.name).collect();
                let name = self.pick(&names);
                ask(&mut self.window, vec![Action::OpenTemplate(name)]);
            }
            2 => ask(
                &mut self.window,
                vec![Action::TypePath("/usb/d".to_owned())],
            ),
            _ => ask(&mut self.window, vec![Action::Command(Command::Save)]),
        }
    }

    fn answer(&mut self) {
        use throughline::action::Answer;
        let answer = self.pick(&[Answer::Save, Answer::Proceed, Answer::Cancel]);
        self.note(format!("answers {answer:?}"));
        ask(&mut self.window, vec![Action::Answer(answer)]);
    }

    fn wait(&mut self) {
        self.note("waits");
        self.window.run_ok();
    }
}
