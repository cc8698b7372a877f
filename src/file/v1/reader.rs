//! Owns the way from the structs of version 1 to the model: where in the file the conversion is, what it found there,
//! and what becomes of fields that nobody knows.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::file::spans::{Part, Spans};
use crate::model::{self, Extra, Id, Records};

use super::Project;
use super::entries::{Entries, Raw, Word};

/// The text that is being read, and where things are in it once somebody asks.
pub(in crate::file) struct Source<'a> {
    text: &'a str,
    spans: OnceCell<Spans<'a>>,
}

/// Something that was repaired or is worth a look, and where.
pub(in crate::file) struct Note {
    pub(in crate::file) path: Vec<Part<'static>>,
    pub(in crate::file) message: String,
}

/// Something that can't be held, and where.
pub(in crate::file) type Refused = Note;

/// What was read.
pub(in crate::file) struct Read {
    pub(in crate::file) project: model::Project,
    pub(in crate::file) notes: Vec<Note>,
    /// Whether something of the file is in no part of the project.
    pub(in crate::file) lost: bool,
}

/// The project of `file`. `unknown` are the paths of the fields that it has and version 1 doesn't.
pub(in crate::file) fn project<'a>(
    file: Project<'a>,
    unknown: &[Vec<Part<'static>>],
    source: &'a Source<'a>,
) -> Result<Read, Refused> {
    let mut reader = Reader {
        source,
        place: Vec::new(),
        notes: Vec::new(),
        unknown: BTreeMap::new(),
    };
    reader.unknown_fields(unknown)?;
    let project = reader.whole(file)?;
    let lost = !reader.unknown.is_empty();
    for (mut path, fields) in std::mem::take(&mut reader.unknown) {
        for name in fields.into_keys() {
            let message = format!("the field “{name}” is not known and will be lost on saving");
            path.push(Part::Name(name.into()));
            let path_of_field = path.clone();
            path.pop();
            reader.notes.push(Note {
                path: path_of_field,
                message,
            });
        }
    }
    let notes = reader.notes;
    Ok(Read {
        project,
        notes,
        lost,
    })
}

impl<'a> Source<'a> {
    pub(in crate::file) fn new(text: &'a str) -> Self {
        let spans = OnceCell::new();
        Self { text, spans }
    }

    pub(in crate::file) fn spans(&self) -> &Spans<'a> {
        self.spans.get_or_init(|| Spans::new(self.text))
    }
}

/// Converts, and knows where it is.
pub(super) struct Reader<'a> {
    source: &'a Source<'a>,
    place: Vec<Part<'a>>,
    notes: Vec<Note>,
    /// Raw fields that version 1 doesn't know, by the path of their record.
    unknown: BTreeMap<Vec<Part<'static>>, BTreeMap<String, String>>,
}

impl<'a> Reader<'a> {
    /// Converts with `part` added to the place.
    pub(super) fn within<T>(
        &mut self,
        part: impl Into<Part<'a>>,
        convert: impl FnOnce(&mut Self) -> Result<T, Refused>,
    ) -> Result<T, Refused> {
        self.place.push(part.into());
        let converted = convert(self)?;
        self.place.pop();
        Ok(converted)
    }

    fn path(&self, field: &str) -> Vec<Part<'static>> {
        let here = self.place.iter().cloned();
        let field = (!field.is_empty()).then(|| Part::Name(field.to_owned().into()));
        here.chain(field).map(Part::into_owned).collect()
    }

    /// Notes something about the field, or about the record where the field is empty.
    pub(super) fn note(&mut self, field: &str, message: String) {
        let path = self.path(field);
        self.notes.push(Note { path, message });
    }

    /// Refuses the file because of the field, or of the record where the field is empty.
    pub(super) fn refused(&self, field: &str, message: String) -> Refused {
        let path = self.path(field);
        Note { path, message }
    }

    fn refused_key(&self, key: &str, message: String) -> Refused {
        let mut refused = self.refused("", message);
        refused.path.push(Part::Name(key.to_owned().into()));
        refused
    }

    /// “id” of the record in which the conversion is, or nothing.
    pub(super) fn record(&self) -> String {
        let names = self.place.iter().rev();
        let id = names.into_iter().find_map(|part| match part {
            Part::Name(name) => Some(format!(" of “{name}”")),
            Part::Index(_) => None,
        });
        id.unwrap_or_default()
    }

    /// The field, or the record where the field is empty, as it is written.
    pub(super) fn raw(&self, field: &str) -> String {
        let found = self.source.spans().find(&self.path(field));
        found.map_or_else(|| "()".to_owned(), |found| found.raw.to_owned())
    }

    /// The id, if it is one.
    pub(super) fn id<K>(&self, field: &str, text: &str) -> Result<Id<K>, Refused> {
        Id::new(text).map_err(|error| self.refused(field, error.to_string()))
    }

    /// The entries with their ids; none is there twice.
    pub(super) fn entries<V, K, T>(
        &mut self,
        field: &'static str,
        entries: Entries<'a, V>,
        mut convert: impl FnMut(&mut Self, &Id<K>, V) -> Result<T, Refused>,
    ) -> Result<Vec<(Id<K>, T)>, Refused> {
        self.no_key_twice(field, &entries)?;
        self.within(field, |reader| {
            let mut converted = Vec::with_capacity(entries.0.len());
            for (key, value) in entries.0 {
                let id =
                    Id::new(&key).map_err(|error| reader.refused_key(&key, error.to_string()))?;
                let record =
                    reader.within(Part::Name(key), |reader| convert(reader, &id, value))?;
                converted.push((id, record));
            }
            Ok(converted)
        })
    }

    /// The entries as records.
    pub(super) fn records<V, K>(
        &mut self,
        field: &'static str,
        entries: Entries<'a, V>,
        mut convert: impl FnMut(&mut Self, V) -> Result<K, Refused>,
    ) -> Result<Records<K>, Refused> {
        let entries = self.entries(field, entries, |reader, _, value| {
            convert(reader, value).map(Arc::new)
        })?;
        Ok(entries.into_iter().collect())
    }

    /// The records of a list.
    pub(super) fn list<V, T>(
        &mut self,
        field: &'static str,
        items: Vec<V>,
        mut convert: impl FnMut(&mut Self, V) -> Result<T, Refused>,
    ) -> Result<Vec<T>, Refused> {
        self.within(field, |reader| {
            let items = items.into_iter().enumerate();
            items
                .map(|(index, item)| {
                    reader.within(Part::Index(index), |reader| convert(reader, item))
                })
                .collect()
        })
    }

    fn no_key_twice<V>(&self, field: &'static str, entries: &Entries<V>) -> Result<(), Refused> {
        let entries = &entries.0;
        if entries.is_sorted_by(|(a, _), (b, _)| a < b) {
            return Ok(());
        }
        let mut keys: Vec<&str> = entries.iter().map(|(key, _)| &**key).collect();
        keys.sort_unstable();
        let twice = keys.windows(2).find_map(|pair| match pair {
            [a, b] if a == b => Some(*a),
            _ => None,
        });
        twice.map_or(Ok(()), |key| {
            let mut refused = self.refused(field, format!("“{key}” is there twice in `{field}`"));
            refused.path.push(Part::Name(key.to_owned().into()));
            Err(refused)
        })
    }

    /// What the record where the conversion is carries for others: its `ext` and its unknown fields.
    pub(super) fn extra(&mut self, ext: Entries<'a, Raw<'a>>) -> Result<Extra, Refused> {
        if ext.0.is_empty() && self.unknown.is_empty() {
            return Ok(Extra::default());
        }
        self.no_key_twice("ext", &ext)?;
        let entries = ext.0.into_iter();
        let ext = entries
            .map(|(key, raw)| (key.into_owned(), raw.0.to_owned()))
            .collect();
        let unknown = self.take_unknown("").unwrap_or_default();
        Ok(Extra { ext, unknown })
    }

    /// The unknown fields of a record of the record where the conversion is, or of itself where `field` is empty.
    pub(super) fn take_unknown(&mut self, field: &str) -> Option<BTreeMap<String, String>> {
        if self.unknown.is_empty() {
            return None;
        }
        let fields = self.unknown.remove(&self.path(field))?;
        let mut path = self.path(field);
        for name in fields.keys() {
            path.push(Part::Name(name.clone().into()));
            let message = format!("the field “{name}” is not known; it is kept as it is");
            let path_of_field = path.clone();
            path.pop();
            self.notes.push(Note {
                path: path_of_field,
                message,
            });
        }
        Some(fields)
    }

    fn unknown_fields(&mut self, paths: &[Vec<Part<'static>>]) -> Result<(), Refused> {
        for path in paths {
            let Some((Part::Name(name), record)) = path.split_last() else {
                continue;
            };
            let found = self.source.spans().find(path);
            let raw = found.map_or_else(|| "()".to_owned(), |found| found.raw.to_owned());
            let fields = self.unknown.entry(record.to_vec()).or_default();
            if fields.insert(name.to_string(), raw).is_some() {
                return Err(Note {
                    path: path.clone(),
                    message: format!("the field “{name}” is there twice"),
                });
            }
        }
        Ok(())
    }
}

/// Puts `raw` into the map under `key`, or under the first free `key-2`, `key-3` ….
pub(super) fn keep_aside(ext: &mut BTreeMap<String, String>, key: &str, raw: String) {
    let numbered = (2_usize..).map(|number| format!("{key}-{number}"));
    let mut keys = std::iter::once(key.to_owned()).chain(numbered);
    if let Some(free) = keys.find(|key| !ext.contains_key(key)) {
        ext.insert(free, raw);
    }
}

/// The text of a reference, if there is one.
pub(super) fn text_of<'t>(reference: Option<&'t Word<'_>>) -> Option<&'t str> {
    reference.map(|word| &*word.0)
}
