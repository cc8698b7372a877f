//! Owns outliving the limit on the size of files that a system may set: writing more than it allows is an error that is
//! told, not the end of the program.

/// From now on a file that gets too large for the limit of this process is an error of the write.
#[cfg(unix)]
pub fn outlive_size_limits() {
    // Somebody has to want the signal, or it ends the program; that it came is told by the write itself. Where nobody
    // can, the program ends over it as others do.
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, std::sync::Arc::default());
}

/// From now on a file that gets too large for the limit of this process is an error of the write.
#[cfg(not(unix))]
pub fn outlive_size_limits() {}
