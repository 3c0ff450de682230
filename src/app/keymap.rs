//! Which key sequence means which action, by scope: the table's, or as the user rebound them.

use std::fmt;

use super::action::{Action, Row, Scope, TABLE};
use super::key::Key;

/// What a key sequence comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lookup {
    /// It means this.
    Action(Action),
    /// More keys must follow.
    Prefix,
    /// Nothing.
    Unknown,
}

/// One or two keys, pressed one after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sequence(Vec<Key>);

/// A sequence, where it means something, and the row it belongs to.
#[derive(Debug, Clone)]
pub struct Binding {
    /// The keys.
    pub keys: Sequence,
    /// Where.
    pub scope: Scope,
    /// What they do.
    pub row: &'static Row,
}

/// Two actions that want the same keys, or keys of which one's begin with the other's.
#[derive(Debug, Clone, Copy)]
pub struct Clash<'a> {
    /// The one that stands first in the table.
    pub first: &'a Binding,
    /// The other.
    pub second: &'a Binding,
}

/// All key bindings.
#[derive(Debug, Clone)]
pub struct Keymap {
    bindings: Vec<Binding>,
}

impl Sequence {
    /// Reads key names parted by spaces: `g g`, `Ctrl-r`. None if a name is unknown, or if they are none or too many.
    pub fn named(names: &str) -> Option<Self> {
        let keys: Option<Vec<Key>> = names.split(' ').map(Key::named).collect();
        keys.filter(|keys| matches!(keys.len(), 1..=2)).map(Self)
    }

    /// The same with one more key.
    pub fn then(&self, key: Key) -> Self {
        Self(self.0.iter().copied().chain([key]).collect())
    }

    /// The keys, in order.
    pub fn keys(&self) -> &[Key] {
        &self.0
    }

    /// The digit that ends it.
    pub fn digit(&self) -> Option<u8> {
        self.0.last().and_then(|key| key.digit())
    }

    fn overlaps(&self, other: &Self) -> bool {
        self.0.starts_with(&other.0) || other.0.starts_with(&self.0)
    }
}

/// As a person reads it: `gg`, `s1`, `g Enter`.
impl fmt::Display for Sequence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<String> = self.0.iter().map(Key::to_string).collect();
        let short = names.iter().all(|name| name.chars().count() == 1);
        f.write_str(&names.join(if short { "" } else { " " }))
    }
}

/// Sequences as a person reads them; those that differ only in a digit that counts up become one: `s1-9`.
pub fn written<'a>(sequences: impl IntoIterator<Item = &'a Sequence>) -> Vec<String> {
    let mut written: Vec<(String, Option<&Sequence>, Option<u8>)> = Vec::new();
    for sequence in sequences {
        if let Some((_, Some(first), last)) = written.last_mut() {
            let same_head = first.0[..first.0.len() - 1] == sequence.0[..sequence.0.len() - 1];
            if same_head && last.is_some() && sequence.digit() == last.map(|last| last + 1) {
                *last = sequence.digit();
                continue;
            }
        }
        written.push((sequence.to_string(), Some(sequence), sequence.digit()));
    }
    let range =
        |(text, first, last): (String, Option<&Sequence>, Option<u8>)| match (first.and_then(Sequence::digit), last) {
            (Some(first), Some(last)) if last > first => format!("{text}-{last}"),
            _ => text,
        };
    written.into_iter().map(range).collect()
}

impl Default for Keymap {
    fn default() -> Self {
        let mut keymap = Self { bindings: Vec::new() };
        for (row, scope) in TABLE.iter().flat_map(|row| row.scopes.iter().map(move |scope| (row, *scope))) {
            let keys = row.keys.iter().map(|names| Sequence::named(names).expect("the default keys are valid"));
            keymap.bindings.extend(keys.map(|keys| Binding { keys, scope, row }));
        }
        keymap
    }
}

impl Keymap {
    /// What `keys` mean in `scope`.
    pub fn lookup(&self, scope: Scope, keys: &[Key]) -> Lookup {
        let mut answer = Lookup::Unknown;
        for binding in self.in_scope(scope).filter(|binding| binding.keys.0.starts_with(keys)) {
            if binding.keys.0.len() == keys.len() {
                return Lookup::Action(binding.row.action);
            }
            answer = Lookup::Prefix;
        }
        answer
    }

    /// The bindings that begin with `prefix` and go on, in the table's order.
    pub fn following(&self, scope: Scope, prefix: Key) -> impl Iterator<Item = &Binding> {
        self.in_scope(scope).filter(move |binding| binding.keys.0.len() > 1 && binding.keys.0[0] == prefix)
    }

    /// The keys of an action in `scope`, in the order in which they are shown; none if it has none there.
    pub fn keys(&self, scope: Scope, action: Action) -> impl Iterator<Item = &Sequence> {
        self.in_scope(scope).filter(move |binding| binding.row.action == action).map(|binding| &binding.keys)
    }

    /// The keys of `row` as a person reads them, two cells apart; if it has none, what the palette is asked for.
    pub fn told(&self, scope: Scope, row: &Row) -> String {
        let keys = written(self.keys(scope, row.action));
        if !keys.is_empty() {
            return keys.join("  ");
        }
        let palette = self.keys(Scope::Board, Action::Palette).next().map_or(String::new(), Sequence::to_string);
        format!("{palette}{}", row.name)
    }

    /// From now on `row` has these keys in `scope`, and no others.
    pub fn rebind(&mut self, scope: Scope, row: &'static Row, keys: Vec<Sequence>) {
        let is_its = |binding: &Binding| binding.scope == scope && binding.row.action == row.action;
        let place = self.bindings.iter().position(is_its).unwrap_or(self.bindings.len());
        self.bindings.retain(|binding| !is_its(binding));
        let bindings = keys.into_iter().map(|keys| Binding { keys, scope, row });
        self.bindings.splice(place..place, bindings);
    }

    /// Where two actions are in each other's way; each pair of them once in a scope.
    pub fn clashes(&self) -> Vec<Clash<'_>> {
        let mut clashes: Vec<Clash<'_>> = Vec::new();
        for (place, first) in self.bindings.iter().enumerate() {
            for second in self.bindings[place + 1..].iter().filter(|second| second.scope == first.scope) {
                let same = first.row.action == second.row.action && first.keys != second.keys;
                let known = clashes.iter().any(|clash| {
                    clash.first.scope == first.scope
                        && clash.first.row.action == first.row.action
                        && clash.second.row.action == second.row.action
                });
                if first.keys.overlaps(&second.keys) && !known && (!same || first.keys.0.len() != second.keys.0.len()) {
                    clashes.push(Clash { first, second });
                }
            }
        }
        clashes
    }

    /// The bindings that mean something in `scope`.
    fn in_scope(&self, scope: Scope) -> impl Iterator<Item = &Binding> {
        self.bindings.iter().filter(move |binding| binding.scope == scope)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sequence(names: &str) -> Sequence {
        Sequence::named(names).unwrap()
    }

    #[test]
    fn no_key_means_two_things_in_one_scope() {
        let keymap = Keymap::default();
        let clashes: Vec<String> = keymap
            .clashes()
            .iter()
            .map(|clash| format!("{} and {} in {:?}", clash.first.row.name, clash.second.row.name, clash.first.scope))
            .collect();
        assert_eq!(clashes, Vec::<String>::new());
    }

    #[test]
    fn every_action_has_one_row_and_every_row_its_own_name() {
        for (place, row) in TABLE.iter().enumerate() {
            assert_eq!(row.action.row().name, row.name, "an action has two rows");
            assert!(TABLE[place + 1..].iter().all(|other| other.name != row.name), "{} is there twice", row.name);
        }
    }

    #[test]
    fn prefixes_wait_for_their_second_key() {
        let keymap = Keymap::default();
        let lookup = |scope, names: &str| keymap.lookup(scope, sequence(names).keys());
        assert_eq!(lookup(Scope::Board, "g"), Lookup::Prefix);
        assert_eq!(lookup(Scope::Board, "g g"), Lookup::Action(Action::First));
        assert_eq!(lookup(Scope::Board, "g x"), Lookup::Unknown);
        assert_eq!(lookup(Scope::Help, "s"), Lookup::Unknown);
        assert_eq!(keymap.following(Scope::Board, Key::char('s')).count(), 9);
    }

    #[test]
    fn sequences_are_written_as_a_person_reads_them() {
        for (names, expected) in [
            (&["h", "Left"][..], "h Left"),
            (&["g g", "Home"], "gg Home"),
            (&["g Enter", "Ctrl-w x"], "g Enter Ctrl-w x"),
            (&["s 1", "s 2", "s 3", "S"], "s1-3 S"),
            (&["0", "1", "2", "4"], "0-2 4"),
            (&["1", "a 2", "a 3"], "1 a2-3"),
        ] {
            let sequences: Vec<Sequence> = names.iter().map(|names| sequence(names)).collect();
            assert_eq!(written(&sequences).join(" "), expected);
        }
    }

    #[test]
    fn clashes_are_equal_keys_and_keys_that_begin_others() {
        for (keys, with) in [("h", Some("left")), ("x", Some("undo")), ("s", Some("status")), ("F2", None)] {
            let mut keymap = Keymap::default();
            keymap.rebind(Scope::Board, Action::Undo.row(), vec![sequence(keys)]);
            let clashes = keymap.clashes();
            assert_eq!(clashes.first().map(|clash| clash.first.row.name), with, "{keys}");
            assert_eq!(clashes.is_empty(), with.is_none(), "{keys}");
            assert_eq!(keymap.lookup(Scope::Detail, &[Key::char('u')]), Lookup::Action(Action::Undo));
        }
    }
}
