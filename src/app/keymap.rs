//! Which key sequence means which action, by scope.

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

/// A sequence of one or two keys and the row it belongs to.
#[derive(Debug)]
pub struct Binding {
    /// The keys, in order.
    pub keys: Vec<Key>,
    /// What they do.
    pub row: &'static Row,
}

/// All key bindings.
#[derive(Debug)]
pub struct Keymap {
    bindings: Vec<Binding>,
}

impl Default for Keymap {
    fn default() -> Self {
        let bindings = TABLE.iter().flat_map(|row| {
            row.keys.iter().map(move |keys| Binding { keys: sequence(keys).expect("the default keys are valid"), row })
        });
        Self { bindings: bindings.collect() }
    }
}

/// Reads a sequence of key names parted by spaces.
fn sequence(keys: &str) -> Option<Vec<Key>> {
    keys.split(' ').map(Key::named).collect()
}

impl Keymap {
    /// What `keys` mean in `scope`.
    pub fn lookup(&self, scope: Scope, keys: &[Key]) -> Lookup {
        let mut answer = Lookup::Unknown;
        for binding in self.in_scope(scope).filter(|binding| binding.keys.starts_with(keys)) {
            if binding.keys.len() == keys.len() {
                return Lookup::Action(binding.row.action);
            }
            answer = Lookup::Prefix;
        }
        answer
    }

    /// The bindings that begin with `prefix` and go on, in the table's order.
    pub fn following(&self, scope: Scope, prefix: Key) -> impl Iterator<Item = &Binding> {
        self.in_scope(scope).filter(move |binding| binding.keys.len() > 1 && binding.keys[0] == prefix)
    }

    /// The bindings that mean something in `scope`.
    fn in_scope(&self, scope: Scope) -> impl Iterator<Item = &Binding> {
        self.bindings.iter().filter(move |binding| binding.row.scopes.contains(&scope))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_means_two_things_in_one_scope() {
        let keymap = Keymap::default();
        for scope in [Scope::Board, Scope::Detail, Scope::Help, Scope::Form, Scope::Search, Scope::Filter] {
            let bindings: Vec<_> = keymap.in_scope(scope).collect();
            for (place, binding) in bindings.iter().enumerate() {
                let clash = bindings[place + 1..]
                    .iter()
                    .find(|other| other.keys.starts_with(&binding.keys) || binding.keys.starts_with(&other.keys));
                assert!(
                    clash.is_none(),
                    "{} and {:?} in {scope:?}",
                    binding.row.name,
                    clash.map(|other| other.row.name)
                );
            }
        }
    }

    #[test]
    fn prefixes_wait_for_their_second_key() {
        let keymap = Keymap::default();
        let keys = |names: &str| sequence(names).unwrap();
        assert_eq!(keymap.lookup(Scope::Board, &keys("g")), Lookup::Prefix);
        assert_eq!(keymap.lookup(Scope::Board, &keys("g g")), Lookup::Action(Action::First));
        assert_eq!(keymap.lookup(Scope::Board, &keys("g x")), Lookup::Unknown);
        assert_eq!(keymap.lookup(Scope::Help, &keys("s")), Lookup::Unknown);
        assert_eq!(keymap.following(Scope::Board, Key::char('s')).count(), 9);
    }
}
