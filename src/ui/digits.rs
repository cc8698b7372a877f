//! Owns which digit a key stands for.

use eframe::egui::Key;

/// The keys of the digits, from 0 on.
pub const DIGITS: [Key; 10] = [
    Key::Num0,
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
    Key::Num8,
    Key::Num9,
];

/// The digit on that key: 0 … 9; none on any other.
#[must_use]
pub fn digit(key: Key) -> Option<u8> {
    let place = DIGITS.iter().position(|digit| *digit == key);
    place.and_then(|digit| u8::try_from(digit).ok())
}
