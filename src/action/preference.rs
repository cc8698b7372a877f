//! Owns what the user can prefer, as values: the choices themselves, and the wish to change one.

/// Which colours the user wants.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ThemeChoice {
    /// What the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// Black, white and yellow.
    HighContrast,
}

impl ThemeChoice {
    /// Every choice, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::System, Self::Light, Self::Dark, Self::HighContrast];
}

/// What the wheel does on the map.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum WheelChoice {
    /// It moves the map, and zooms with Ctrl: right for trackpads.
    #[default]
    Pans,
    /// It zooms, and moves the map with Ctrl: right for a mouse.
    Zooms,
}

impl WheelChoice {
    /// Every choice, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Pans, Self::Zooms];
}

/// A panel beside the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SidePanel {
    /// At the left.
    Outline,
    /// At the right.
    Inspector,
}

/// A preference that the user wants otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preference {
    /// The colours.
    Theme(ThemeChoice),
    /// How large the interface is, in per cent; beyond 80 … 250 it stays at the nearer end.
    InterfaceSize(u16),
    /// What the wheel does.
    Wheel(WheelChoice),
    /// Whether nothing glides.
    ReduceMotion(bool),
    /// Whether single letters and digits are shortcuts while the map has the keyboard.
    SingleKeys(bool),
    /// How wide a panel is, in points.
    PanelWidth(SidePanel, u16),
}
