//! Owns the ids by which records are named everywhere: in the file, in edits, in the selection.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::sync::Arc;

/// The name of a record of kind `K`: 1 to 64 characters of `a–z 0–9 - _`, cheap to clone.
pub struct Id<K> {
    text: Text,
    kind: PhantomData<fn() -> K>,
}

/// So many characters stand in the id itself. Ids are copied by the ten thousand; a longer one is shared.
const INSIDE: usize = 22;

/// The text of an id; one that fits is always inside.
#[derive(Clone)]
enum Text {
    Inside(u8, [u8; INSIDE]),
    Shared(Arc<str>),
}

impl Text {
    fn new(text: &str) -> Self {
        let mut inside = [0; INSIDE];
        match (u8::try_from(text.len()), inside.get_mut(..text.len())) {
            (Ok(len), Some(place)) => {
                place.copy_from_slice(text.as_bytes());
                Self::Inside(len, inside)
            }
            _ => Self::Shared(text.into()),
        }
    }

    fn bytes(&self) -> &[u8] {
        match self {
            Self::Inside(len, bytes) => bytes.get(..usize::from(*len)).unwrap_or_default(),
            Self::Shared(text) => text.as_bytes(),
        }
    }

    fn as_str(&self) -> &str {
        match self {
            // Whatever is inside was a text of plain characters.
            Self::Inside(..) => std::str::from_utf8(self.bytes()).unwrap_or_default(),
            Self::Shared(text) => text,
        }
    }
}

/// A text that can't be an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{text}” is not a valid id: use 1 to 64 of the characters a–z, 0–9, - and _")]
pub struct InvalidId {
    /// The text as it was given, shortened to 80 characters.
    pub text: String,
}

impl<K> Id<K> {
    /// The longest id, in characters.
    pub const MAX_LEN: usize = 64;

    /// Checks `text` and makes it an id.
    ///
    /// # Errors
    /// [`InvalidId`] where the text is empty, too long or has other characters.
    pub fn new(text: &str) -> Result<Self, InvalidId> {
        let valid = (1..=Self::MAX_LEN).contains(&text.len())
            && text
                .bytes()
                .all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_'));
        if valid {
            Ok(Self {
                text: Text::new(text),
                kind: PhantomData,
            })
        } else {
            Err(InvalidId {
                text: text.chars().take(80).collect(),
            })
        }
    }

    /// An id made of 60 random bits, so that two people working apart will not both make it.
    #[must_use]
    pub fn from_random(bits: u64) -> Self {
        const DIGITS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
        let text: String = (0..12)
            .map(|digit| {
                let index = usize::try_from((bits >> (digit * 5)) & 31).unwrap_or_default();
                char::from(DIGITS.get(index).copied().unwrap_or(b'a'))
            })
            .collect();
        Self {
            text: Text::new(&text),
            kind: PhantomData,
        }
    }

    /// The text of the id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.text.as_str()
    }
}

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        Self {
            text: self.text.clone(),
            kind: PhantomData,
        }
    }
}

impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.text.bytes() == other.text.bytes()
    }
}

impl<K> Eq for Id<K> {}

impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.bytes().cmp(other.text.bytes())
    }
}

impl<K> Hash for Id<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl<K> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl<K> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_short_and_of_plain_characters() {
        for good in ["a", "step-1", "x_9", &"a".repeat(64)] {
            assert_eq!(
                Id::<()>::new(good).map(|id| id.to_string()),
                Ok(good.to_owned())
            );
        }
        for bad in ["", "A", "ä", "a b", "a.b", "../x", &"a".repeat(65)] {
            assert!(Id::<()>::new(bad).is_err(), "{bad:?} was accepted");
        }
    }

    #[test]
    fn ids_of_any_length_are_told_apart_and_sorted_as_their_texts() {
        let texts: Vec<String> = (1..=64)
            .map(|len| "ab_9-".repeat(13)[..len].to_owned())
            .collect();
        let ids: Vec<Id<()>> = texts.iter().map(|text| Id::new(text).unwrap()).collect();
        for (a, text) in ids.iter().zip(&texts) {
            assert_eq!(a.as_str(), text);
            assert_eq!(a.clone(), *a);
            for (b, other) in ids.iter().zip(&texts) {
                assert_eq!(a.cmp(b), text.cmp(other), "{a} and {b}");
                assert_eq!(a == b, text == other, "{a} and {b}");
            }
        }
    }

    #[test]
    fn random_bits_make_a_valid_id() {
        for bits in [0, 1, u64::MAX, 0x1234_5678_9abc_def0] {
            let id = Id::<()>::from_random(bits);
            assert_eq!(Id::new(id.as_str()), Ok(id));
        }
    }
}
