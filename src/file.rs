//! Owns what stands on disk: text ⇄ [`Project`] with line and column for everything that is wrong, one folder of frozen
//! structs per version of the format, and the one way in which a file is replaced (FORMAT.md, section 1).
//! Loading is total: any bytes give a project with findings, or an error. Saving never leaves less than there was.

mod copies;
mod envelope;
mod folders;
mod journal;
mod kept;
mod limits;
mod locate;
mod lock;
mod mark;
mod merge;
mod open;
mod recovery;
mod report;
mod save;
mod session;
mod size_limit;
mod spans;
mod stamp;
mod upgrade;
mod v1;
mod watch;
mod write;

pub use copies::conflict_copies;
pub use folders::{data_folder, recovery_folder};
pub use journal::{Head, Journal, JournalError, Keep, Report, Unsaved, read_journal};
pub use kept::{Kept, MOST_BYTES, MOST_VERSIONS, carry, kept, note_place};
pub use limits::{
    MAX_FILE_BYTES, MAX_PICTURES, MAX_PIXELS, MAX_PIXELS_TOGETHER, PictureFault, check_picture,
};
pub use locate::located;
pub use lock::{Holder, Lock, Taken, take_lock, take_lock_over};
pub use mark::Mark;
pub use merge::{conflicts_text, merge, take};
pub use open::{Opened, bytes, open, read};
pub use recovery::{Copy, Difference, Recovered, Standing, recoverable};
pub use report::{Finding, Place, ReadError, SaveError, SaveNote, Severity, reason};
pub use save::{Over, Saved, Saving, clear_leftovers, replace, save, save_as};
pub use session::{Run, crashes, forget_crashes};
pub use size_limit::outlive_size_limits;
pub use stamp::Stamp;
pub use watch::{Seen, Watcher, look, watch};
pub use write::write;

/// The format that this version writes.
pub const FORMAT: u32 = 1;

#[cfg(test)]
mod tests;
