//! Owns the words of pictures in a project.

/// What a picture from the clipboard is called.
pub const PASTED: &str = "Pasted picture";
/// Why something is no picture.
pub const NO_FILE: &str = "it is no file";
/// The heading of the path that a picture comes from.
pub const CHOOSE_PICTURE: &str = "Choose a picture";
/// Where a picture was dropped or pasted and nothing is selected.
pub const SELECT_FIRST: &str = "Select a touchpoint first, then the picture goes on it; on the journey’s page it becomes the customer’s";
/// Why there can't be another picture.
pub const TOO_MANY: &str = "A project can hold 1,000 pictures and 200 megapixels at most";
/// A picture that is being decoded.
pub const LOADING: &str = "Loading…";
/// A picture that can't be decoded.
pub const UNREADABLE: &str = "This picture can’t be shown";

/// What a picture is called.
pub const PICTURE_NAME: &str = "Name of the picture";
/// What stands in an empty name.
pub const PICTURE_NAME_HINT: &str = "What the picture shows";

/// "Rename the picture ‘counter.png’": an undo step.
#[must_use]
pub fn rename(name: &str) -> String {
    format!("Rename the picture ‘{name}’")
}

/// Why a picture is not taken in.
#[must_use]
pub fn refused(name: &str, why: &str) -> String {
    format!("‘{name}’ can’t be used: {why}")
}

/// "Picture of ‘Sales call’": an undo step.
#[must_use]
pub fn picture_of(subject: &str) -> String {
    format!("Picture of {subject}")
}
