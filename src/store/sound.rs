//! The first walk over a file's JSON: that it is JSON, holds no key twice, and what its head says.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

/// Up to so many keys comparing them all is quicker than a set.
const FEW: usize = 32;

/// What tells a board from other files, and whether this program may read it; null where it is not said.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) format: Value,
    pub(super) schema: Value,
    pub(super) min_reader: Value,
}

/// JSON in which no object has a key twice. Reading such an object into a plan would keep the last value of a key that
/// the plan does not know, and lose the others with the next save.
struct Sound;

/// A key, copied only if it holds an escape.
#[derive(Deserialize)]
struct Key<'a>(#[serde(borrow)] Cow<'a, str>);

/// The keys of an object so far.
#[derive(Default)]
struct Keys<'a> {
    few: Vec<Cow<'a, str>>,
    many: HashSet<Cow<'a, str>>,
}

impl<'a> Keys<'a> {
    /// Notes the key; false if it was there.
    fn add(&mut self, key: Cow<'a, str>) -> bool {
        if self.few.contains(&key) || self.many.contains(&key) {
            return false;
        }
        if self.few.len() < FEW {
            self.few.push(key);
            return true;
        }
        self.many.insert(key)
    }
}

/// The next key of an object, which must be new.
fn next_key<'de, A: MapAccess<'de>>(map: &mut A, keys: &mut Keys<'de>) -> Result<Option<Cow<'de, str>>, A::Error> {
    let Some(Key(key)) = map.next_key()? else { return Ok(None) };
    if keys.add(key.clone()) { Ok(Some(key)) } else { Err(A::Error::custom(format!("duplicate field `{key}`"))) }
}

impl<'de> Deserialize<'de> for Sound {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Walk)
    }
}

struct Walk;

impl<'de> Visitor<'de> for Walk {
    type Value = Sound;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Sound, E> {
        Ok(Sound)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Sound, E> {
        Ok(Sound)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Sound, E> {
        Ok(Sound)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Sound, E> {
        Ok(Sound)
    }

    fn visit_str<E>(self, _: &str) -> Result<Sound, E> {
        Ok(Sound)
    }

    fn visit_unit<E>(self) -> Result<Sound, E> {
        Ok(Sound)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Sound, A::Error> {
        while list.next_element::<Sound>()?.is_some() {}
        Ok(Sound)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Sound, A::Error> {
        let mut keys = Keys::default();
        while next_key(&mut map, &mut keys)?.is_some() {
            map.next_value::<Sound>()?;
        }
        Ok(Sound)
    }
}

impl<'de> Deserialize<'de> for Head {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(HeadWalk)
    }
}

struct HeadWalk;

impl<'de> Visitor<'de> for HeadWalk {
    type Value = Head;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Head, A::Error> {
        let (mut head, mut keys) = (Head::default(), Keys::default());
        while let Some(key) = next_key(&mut map, &mut keys)? {
            match &*key {
                "format" => head.format = map.next_value()?,
                "schema" => head.schema = map.next_value()?,
                "min_reader" => head.min_reader = map.next_value()?,
                _ => {
                    map.next_value::<Sound>()?;
                }
            }
        }
        Ok(head)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(json: &str) -> Result<Head, String> {
        serde_json::from_str(json).map_err(|error| error.to_string())
    }

    #[test]
    fn the_head_is_read_whatever_stands_around_it() {
        let found = head(r#"{"x": [1, -1, 1.5, "é\n", null, true, {"format": 1}], "min_reader": 2, "format": "f"}"#);
        let found = found.unwrap();
        assert_eq!((found.format, found.schema, found.min_reader), ("f".into(), Value::Null, 2.into()));
    }

    #[test]
    fn a_key_that_comes_twice_is_found_at_every_depth() {
        let many: Vec<String> = (0..100).map(|n| format!("\"k{n}\": 0")).collect();
        let many = many.join(", ");
        for (json, key) in [
            (r#"{"a": 1, "b": 2, "a": 3}"#, "a"),
            (r#"{"a": {"b": [{"c": 1, "c": 1}]}}"#, "c"),
            (r#"{"a": 1, "\u0061": 3}"#, "a"),
            (r#"{"format": "yaodian", "format": "yaodian"}"#, "format"),
            (&format!("{{{many}, \"k7\": 1}}"), "k7"),
            (&format!("{{{many}, \"k77\": 1}}"), "k77"),
        ] {
            let error = head(json).unwrap_err();
            assert!(error.starts_with(&format!("duplicate field `{key}` at line 1 column ")), "{error}");
        }
        assert!(head(&format!("{{{many}}}")).is_ok());
        assert!(head(r#"{"a": {"a": {"a": 1}}, "b": [{"a": 1}, {"a": 1}]}"#).is_ok());
        let error = head("{\n\"a\": {\n\"b\": 1,\n\"b\": 2,\n\"c\": 3\n}\n}").unwrap_err();
        assert!(error.contains(" at line 4 "), "{error}");
    }

    #[test]
    fn depth_has_a_limit() {
        let deep = |depth: usize| format!("{{\"a\": {}{}}}", "[".repeat(depth), "]".repeat(depth));
        assert!(head(&deep(126)).is_ok());
        assert!(head(&deep(127)).unwrap_err().starts_with("recursion limit exceeded"));
        assert!(head(&deep(100_000)).is_err());
    }
}
