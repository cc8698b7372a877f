//! Owns every colour: what each role looks like in each theme. No other file names a colour.
#![expect(
    clippy::unreadable_literal,
    reason = "colours read best the way everybody writes them: six digits"
)]

use super::Role;

/// A set of colours.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Theme {
    /// Dark on light.
    #[default]
    Light,
    /// Light on dark.
    Dark,
    /// Dark on light, to be read from the far end of a room.
    BoardroomLight,
    /// Light on dark, to be read from the far end of a room.
    BoardroomDark,
    /// Black, white and yellow.
    HighContrast,
}

impl Theme {
    /// Every theme.
    pub const ALL: [Self; 5] = [
        Self::Light,
        Self::Dark,
        Self::BoardroomLight,
        Self::BoardroomDark,
        Self::HighContrast,
    ];

    /// Whether light stands on dark.
    #[must_use]
    pub const fn is_dark(self) -> bool {
        match self {
            Self::Light | Self::BoardroomLight => false,
            Self::Dark | Self::BoardroomDark | Self::HighContrast => true,
        }
    }
}

/// An opaque colour: red, green and blue in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// The colour as `#RRGGBB`.
    #[must_use]
    pub fn hex(self) -> String {
        format!("#{:02X}{:02X}{:02X}", self.0, self.1, self.2)
    }

    /// The contrast to another colour, 1 to 21 (WCAG 2.2).
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    const fn from_hex(hex: u32) -> Self {
        let [_, red, green, blue] = hex.to_be_bytes();
        Self(red, green, blue)
    }

    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.040_45 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    /// This colour with a share of another, 0 … 1, painted over it.
    fn under(self, other: Self, share: f64) -> Self {
        let mixed = |below: u8, above: u8| {
            let value = f64::from(below) * (1.0 - share) + f64::from(above) * share;
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a mean of two bytes is a byte"
            )]
            {
                value.round() as u8
            }
        };
        Self(
            mixed(self.0, other.0),
            mixed(self.1, other.1),
            mixed(self.2, other.2),
        )
    }
}

/// What `role` looks like in `theme`. Steps of the emotion ramp outside −3 … +3 look like its ends.
#[must_use]
pub fn colour(theme: Theme, role: Role) -> Rgb {
    // Light, dark, boardroom light, boardroom dark, high contrast.
    let [light, dark, boardroom_light, boardroom_dark, high_contrast] = match role {
        Role::Canvas => [0xF6F7F9, 0x14171C, 0xFFFFFF, 0x0B0D11, 0x000000],
        Role::Surface => [0xFFFFFF, 0x1E232B, 0xFFFFFF, 0x161A21, 0x000000],
        Role::Panel => [0xE9ECF1, 0x262C36, 0xF2F4F7, 0x161A21, 0x000000],
        Role::PanelEdge => [0xE9ECF1, 0x262C36, 0xF2F4F7, 0x161A21, 0xFFFFFF],
        Role::Raised => [0xFFFFFF, 0x2D3440, 0xFFFFFF, 0x1F252E, 0x000000],
        Role::Lane => [0xEEF1F5, 0x191D23, 0xF6F7F9, 0x11141A, 0x000000],
        Role::Text => [0x1B1F27, 0xECEFF4, 0x101318, 0xFFFFFF, 0xFFFFFF],
        Role::Text2 => [0x444B58, 0xC2C8D3, 0x363C47, 0xD7DCE5, 0xFFFFFF],
        Role::Text3 => [0x5C6370, 0xA0A8B6, 0x4A515E, 0xB9C0CC, 0xE6E6E6],
        Role::Control => [0x717886, 0x7F8898, 0x6A7180, 0x8E97A6, 0xFFFFFF],
        Role::Border => [0xC9CED8, 0x3A424F, 0xB4BAC6, 0x4A5361, 0xFFFFFF],
        Role::Grid => [0xDDE1E8, 0x232933, 0xF2F4F7, 0x161A21, 0x1A1A1A],
        Role::Accent | Role::Focus => [0x0F6E5C, 0x5FD3C1, 0x0B5F4F, 0x5FD3C1, 0xFFE600],
        Role::OnAccent => [0xFFFFFF, 0x0B1512, 0xFFFFFF, 0x0B1512, 0x000000],
        Role::AccentTint => [0xD5EBE5, 0x1D3B38, 0xD5EBE5, 0x1D3B38, 0x332E00],
        Role::Danger => [0xB3261E, 0xFF8A80, 0x9E1B14, 0xFF9C93, 0xFF8A80],
        Role::OnDanger => [0xFFFFFF, 0x2A0604, 0xFFFFFF, 0x2A0604, 0x000000],
        Role::Warn => [0x7A5200, 0xFFCF70, 0x634200, 0xFFD685, 0xFFE600],
        Role::WarnBg => [0xFFF1CF, 0x3A2E12, 0xFFF1CF, 0x3A2E12, 0x000000],
        Role::Ok => [0x1D6B3A, 0x7FD89A, 0x175A30, 0x8FE0A8, 0x7CFF9B],
        Role::Link => [0x0B5CAD, 0x8CC2FF, 0x094C90, 0xA5CFFF, 0x7FD4FF],
        Role::Edge => [0x5C6370, 0xA0A8B6, 0x4A515E, 0xB9C0CC, 0xFFFFFF],
        Role::EdgeBack => [0x717886, 0x7F8898, 0x6A7180, 0x8E97A6, 0xE6E6E6],
        Role::Emotion(step) => return emotion(theme, step),
        Role::OnEmotion(step) => return ink_on(emotion(theme, step)),
        Role::GapBelow => return gap(theme, -2),
        Role::GapAbove => return gap(theme, 2),
    };
    Rgb::from_hex(match theme {
        Theme::Light => light,
        Theme::Dark => dark,
        Theme::BoardroomLight => boardroom_light,
        Theme::BoardroomDark => boardroom_dark,
        Theme::HighContrast => high_contrast,
    })
}

/// The step of the ramp that an emotion is drawn in: the nearest whole one, halves away from zero.
#[must_use]
pub fn step(emotion: f64) -> i8 {
    #[expect(clippy::cast_possible_truncation, reason = "whole and within −3 … 3")]
    {
        emotion.round().clamp(-3.0, 3.0) as i8
    }
}

/// A step of the emotion ramp. Any two of them stay apart in every kind of colour blindness.
fn emotion(theme: Theme, step: i8) -> Rgb {
    let [
        furious,
        frustrated,
        uneasy,
        neutral,
        fine,
        pleased,
        delighted,
    ] = if theme.is_dark() {
        [
            0xFFA37A, 0xF37A17, 0xA87E61, 0x7E8288, 0x6A8DAF, 0x519FFF, 0xAEDBFF,
        ]
    } else {
        [
            0x5E0A12, 0x9E3510, 0xB8720F, 0x8A8E94, 0x4888B4, 0x1C5BA6, 0x1B2272,
        ]
    };
    Rgb::from_hex(match step {
        ..=-3 => furious,
        -2 => frustrated,
        -1 => uneasy,
        0 => neutral,
        1 => fine,
        2 => pleased,
        3.. => delighted,
    })
}

/// Black or white, whichever can be read better on `fill`.
fn ink_on(fill: Rgb) -> Rgb {
    let (black, white) = (Rgb::from_hex(0x14171C), Rgb::from_hex(0xFFFFFF));
    if fill.contrast(black) > fill.contrast(white) {
        black
    } else {
        white
    }
}

/// The area between emotion and expectation: a hint of a step of the ramp.
fn gap(theme: Theme, step: i8) -> Rgb {
    colour(theme, Role::Surface).under(emotion(theme, step), 0.14)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What text, controls and the focus ring stand on.
    const GROUNDS: [Role; 6] = [
        Role::Canvas,
        Role::Surface,
        Role::Panel,
        Role::Raised,
        Role::Lane,
        Role::AccentTint,
    ];

    fn check(theme: Theme, pairs: &[(Role, Role)], at_least: f64) {
        for &(above, below) in pairs {
            let contrast = colour(theme, above).contrast(colour(theme, below));
            assert!(
                contrast >= at_least,
                "{above:?} on {below:?} in {theme:?}: {contrast:.2} is less than {at_least}"
            );
        }
    }

    fn over(inks: &[Role], grounds: &[Role]) -> Vec<(Role, Role)> {
        let pairs = inks.iter();
        pairs
            .flat_map(|&ink| grounds.iter().map(move |&ground| (ink, ground)))
            .collect()
    }

    #[test]
    fn every_text_can_be_read_on_every_ground_it_stands_on() {
        for theme in Theme::ALL {
            let inks = [
                Role::Text,
                Role::Text2,
                Role::Text3,
                Role::Accent,
                Role::Danger,
                Role::Warn,
                Role::Ok,
                Role::Link,
            ];
            let mut pairs = over(&inks, &GROUNDS);
            pairs.extend(over(
                &[Role::Text, Role::Text2],
                &[Role::GapBelow, Role::GapAbove],
            ));
            pairs.extend([
                (Role::OnAccent, Role::Accent),
                (Role::OnDanger, Role::Danger),
                (Role::Warn, Role::WarnBg),
                (Role::Text, Role::WarnBg),
            ]);
            pairs.extend((-3..=3).map(|step| (Role::OnEmotion(step), Role::Emotion(step))));
            check(theme, &pairs, 4.5);
        }
    }

    #[test]
    fn controls_links_and_the_focus_ring_stand_out_from_what_they_lie_on() {
        let inks = [Role::Control, Role::Focus, Role::Edge, Role::EdgeBack];
        for theme in Theme::ALL {
            check(theme, &over(&inks, &GROUNDS), 3.0);
            let steps: Vec<_> = (-3..=3).map(Role::Emotion).collect();
            check(theme, &over(&steps, &[Role::Surface]), 3.0);
        }
    }

    #[test]
    fn the_boardroom_is_read_from_the_far_end_of_the_room() {
        for theme in [Theme::BoardroomLight, Theme::BoardroomDark] {
            let inks = [Role::Text, Role::Text2, Role::Text3];
            let grounds = [Role::Canvas, Role::Surface, Role::Panel, Role::Raised];
            check(theme, &over(&inks, &grounds), 7.0);
        }
    }

    #[test]
    fn the_gap_is_an_opaque_hint_of_the_ramp() {
        assert_eq!(colour(Theme::Light, Role::GapBelow).hex(), "#F1E3DE");
        assert_eq!(colour(Theme::Light, Role::GapAbove).hex(), "#DFE8F3");
    }

    #[test]
    fn a_step_beyond_the_ramp_looks_like_its_end() {
        for theme in Theme::ALL {
            for (beyond, end) in [(-128, -3), (-4, -3), (4, 3), (127, 3)] {
                assert_eq!(
                    colour(theme, Role::Emotion(beyond)),
                    colour(theme, Role::Emotion(end))
                );
            }
        }
    }

    #[test]
    fn what_a_fill_tells_from_its_ground_has_an_edge_where_all_grounds_are_black() {
        for theme in Theme::ALL {
            let (edge, fill) = (colour(theme, Role::PanelEdge), colour(theme, Role::Panel));
            if theme == Theme::HighContrast {
                check(theme, &[(Role::PanelEdge, Role::Canvas)], 3.0);
            } else {
                assert_eq!(edge, fill, "no edge is seen in {theme:?}");
            }
        }
    }
}
