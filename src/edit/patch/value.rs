//! Owns the values that fields of records have, as one closed set, so that fields of any kind can be compared, told and
//! merged in the same way; and how the model's own types become such values and come back from them.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{
    Evidence, Id, ImageKind, JourneyState, Layer, LinkKind, Priority, PromiseState, Rating, Real,
    Slide, SourceKind, Stage, Stance, Strategy, VoiceSource,
};

/// What a field holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing: not rated, not placed, nobody.
    Missing,
    /// A text, which may have several lines.
    Text(String),
    /// A rating, a share, a time.
    Number(f64),
    /// Yes or no.
    Flag(bool),
    /// One of a closed set, as the file calls it.
    Choice(&'static str),
    /// The id of another record.
    Id(String),
    /// Texts or ids in order.
    List(Vec<String>),
    /// An encoded picture.
    Bytes(Arc<[u8]>),
    /// The raw text of something that this version does not know.
    Raw(String),
}

impl Eq for Value {}

impl Value {
    /// Whether nothing stands there: no value, an empty text, an empty list.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Missing => true,
            Self::Text(text) => text.is_empty(),
            Self::List(items) => items.is_empty(),
            Self::Number(_)
            | Self::Flag(_)
            | Self::Choice(_)
            | Self::Id(_)
            | Self::Bytes(_)
            | Self::Raw(_) => false,
        }
    }
}

/// A field that gives its value and takes another.
pub(super) trait Slot {
    /// What it holds.
    fn value(&self) -> Value;
    /// Takes the value; one of another kind is left alone.
    fn set(&mut self, value: &Value);
}

/// A type whose value is never missing.
trait Held: Sized {
    fn held(&self) -> Value;
    fn from_value(value: &Value) -> Option<Self>;
}

impl<T: Held> Slot for T {
    fn value(&self) -> Value {
        self.held()
    }

    fn set(&mut self, value: &Value) {
        if let Some(value) = T::from_value(value) {
            *self = value;
        }
    }
}

impl<T: Held> Slot for Option<T> {
    fn value(&self) -> Value {
        self.as_ref().map_or(Value::Missing, T::held)
    }

    fn set(&mut self, value: &Value) {
        if *value == Value::Missing {
            *self = None;
        } else if let Some(value) = T::from_value(value) {
            *self = Some(value);
        }
    }
}

impl Held for String {
    fn held(&self) -> Value {
        Value::Text(self.clone())
    }

    fn from_value(value: &Value) -> Option<Self> {
        if let Value::Text(text) = value {
            Some(text.clone())
        } else {
            None
        }
    }
}

impl Held for bool {
    fn held(&self) -> Value {
        Value::Flag(*self)
    }

    fn from_value(value: &Value) -> Option<Self> {
        if let Value::Flag(flag) = value {
            Some(*flag)
        } else {
            None
        }
    }
}

impl Held for f64 {
    fn held(&self) -> Value {
        Value::Number(*self)
    }

    fn from_value(value: &Value) -> Option<Self> {
        number(value)
    }
}

fn number(value: &Value) -> Option<f64> {
    if let Value::Number(number) = value {
        Some(*number)
    } else {
        None
    }
}

impl<const MIN: i16, const MAX: i16> Held for Rating<MIN, MAX> {
    fn held(&self) -> Value {
        Value::Number(self.get())
    }

    fn from_value(value: &Value) -> Option<Self> {
        number(value).map(Self::clamped)
    }
}

impl<const MIN: i64, const MAX: i64> Held for Real<MIN, MAX> {
    fn held(&self) -> Value {
        Value::Number(self.get())
    }

    fn from_value(value: &Value) -> Option<Self> {
        number(value).map(Self::clamped)
    }
}

impl<K> Held for Id<K> {
    fn held(&self) -> Value {
        Value::Id(self.to_string())
    }

    fn from_value(value: &Value) -> Option<Self> {
        if let Value::Id(id) = value {
            Self::new(id).ok()
        } else {
            None
        }
    }
}

fn list(value: &Value) -> Option<&[String]> {
    if let Value::List(items) = value {
        Some(items)
    } else {
        None
    }
}

impl Held for Vec<String> {
    fn held(&self) -> Value {
        Value::List(self.clone())
    }

    fn from_value(value: &Value) -> Option<Self> {
        list(value).map(<[String]>::to_vec)
    }
}

impl Held for BTreeSet<String> {
    fn held(&self) -> Value {
        Value::List(self.iter().cloned().collect())
    }

    fn from_value(value: &Value) -> Option<Self> {
        list(value).map(|items| items.iter().cloned().collect())
    }
}

impl<K> Held for Vec<Id<K>> {
    fn held(&self) -> Value {
        Value::List(self.iter().map(ToString::to_string).collect())
    }

    fn from_value(value: &Value) -> Option<Self> {
        list(value).map(|items| items.iter().filter_map(|id| Id::new(id).ok()).collect())
    }
}

impl Held for Arc<[u8]> {
    fn held(&self) -> Value {
        Value::Bytes(Self::clone(self))
    }

    fn from_value(value: &Value) -> Option<Self> {
        if let Value::Bytes(bytes) = value {
            Some(Self::clone(bytes))
        } else {
            None
        }
    }
}

/// A record that stands in an ordered list.
trait Listed {
    fn id(&self) -> &str;
}

impl Listed for Stage {
    fn id(&self) -> &str {
        self.id.as_str()
    }
}

impl Listed for Slide {
    fn id(&self) -> &str {
        self.id.as_str()
    }
}

/// The value of a list of records is their order; what the records hold are changes of their own.
impl<T: Listed> Slot for Vec<Arc<T>> {
    fn value(&self) -> Value {
        Value::List(self.iter().map(|record| record.id().to_owned()).collect())
    }

    /// Those that the order does not name come after the one that they followed.
    fn set(&mut self, value: &Value) {
        let Some(order) = list(value) else { return };
        let (named, unnamed): (Vec<_>, Vec<_>) = self
            .drain(..)
            .partition(|record| order.iter().any(|id| id == record.id()));
        let mut sorted = named;
        sorted.sort_by_key(|record| order.iter().position(|id| id == record.id()));
        sorted.extend(unnamed);
        *self = sorted;
    }
}

/// A closed set, called as in the file.
macro_rules! choice {
    ($kind:ty: $($name:ident),+) => {
        impl Held for $kind {
            fn held(&self) -> Value {
                Value::Choice(match self {
                    $(Self::$name => stringify!($name)),+
                })
            }

            fn from_value(value: &Value) -> Option<Self> {
                let Value::Choice(name) = value else { return None };
                $(if *name == stringify!($name) {
                    return Some(Self::$name);
                })+
                None
            }
        }
    };
}

choice!(Strategy: Experience, Cost, Product);
choice!(Priority: Time, Cost, Quality);
choice!(Stance: Churning, Indifferent, Loyal);
choice!(JourneyState: AsIs, ToBe);
choice!(Layer: Touchpoint, Backstage, System);
choice!(Evidence: Assumed, Heard, Measured);
choice!(SourceKind: Hard, Soft);
choice!(LinkKind: Flow, Support, Promise);
choice!(PromiseState: Unknown, Kept, Broken);
choice!(VoiceSource: Interview, Survey, Complaint, Review, Social, Observation, Secondhand);
choice!(ImageKind: Png, Jpeg);
