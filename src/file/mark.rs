//! Owns the telling apart of contents: what a file held when it was read or written, in a few bytes.

use serde::{Deserialize, Serialize};

/// What a file held: its size and a digest of it. Size and time of a file alone say nothing: another may have written as
/// many bytes in the same second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    len: u64,
    digest: u64,
    check: u32,
}

impl Mark {
    /// The mark of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self {
            len: bytes.len() as u64,
            digest: digest(bytes),
            check: crc32fast::hash(bytes),
        }
    }
}

/// Mixes eight bytes at a time, as opening a large file must not take longer for it.
fn digest(bytes: &[u8]) -> u64 {
    const FACTOR: u64 = 0x517c_c1b7_2722_0a95;
    let mix = |digest: u64, word: u64| (digest.rotate_left(5) ^ word).wrapping_mul(FACTOR);
    let (words, rest) = bytes.as_chunks::<8>();
    let digest = words
        .iter()
        .fold(0, |digest, word| mix(digest, u64::from_le_bytes(*word)));
    rest.iter()
        .fold(digest, |digest, byte| mix(digest, u64::from(*byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_size_is_not_the_same_content() {
        let text = b"(format: 1, title: \"Credit card\")".to_vec();
        assert_eq!(Mark::of(&text), Mark::of(&text.clone()));
        for at in 0..text.len() {
            let mut other = text.clone();
            other[at] ^= 1;
            assert_ne!(Mark::of(&text), Mark::of(&other), "byte {at}");
        }
        assert_ne!(Mark::of(b"ab"), Mark::of(b"ba"));
        assert_ne!(Mark::of(b""), Mark::of(b"\0"));
    }
}
