//! The styles of a Word document: which are headings, which number their paragraphs.

use std::collections::HashMap;

use quick_xml::events::Event;

use super::super::block::Role;
use super::super::xml::{attribute, reader, value};

/// A style may stand on another so many times.
const MOST_STEPS: usize = 16;

/// A list's number and the level in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Place {
    pub(super) list: Option<String>,
    pub(super) level: Option<usize>,
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    place: Place,
}

/// The styles by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles(HashMap<String, Style>);

impl Styles {
    pub(super) fn read(text: &str) -> Self {
        let mut styles = HashMap::new();
        let mut reader = reader(text);
        let mut current: Option<(String, Style)> = None;
        loop {
            match reader.read_event() {
                Ok(Event::Start(element) | Event::Empty(element)) => {
                    let name = element.local_name();
                    if name.as_ref() == "style" {
                        let id = attribute(&element, "styleId").unwrap_or_default();
                        if let Some((id, style)) = current.replace((id, Style::default())) {
                            styles.insert(id, style);
                        }
                    }
                    let Some((_, style)) = current.as_mut() else { continue };
                    match name.as_ref() {
                        "name" => style.name = value(&element).unwrap_or_default().to_lowercase(),
                        "basedOn" => style.based_on = value(&element),
                        "outlineLvl" => style.outline = value(&element).and_then(|level| level.parse().ok()),
                        "numId" => style.place.list = value(&element),
                        "ilvl" => style.place.level = value(&element).and_then(|level| level.parse().ok()),
                        _ => {}
                    }
                }
                Ok(Event::Eof) | Err(_) => break,
                Ok(_) => {}
            }
        }
        styles.extend(current);
        Self(styles)
    }

    /// The style and those it stands on, the nearest first.
    fn chain(&self, id: &str) -> impl Iterator<Item = &Style> {
        let next = |style: &&Style| style.based_on.as_ref().and_then(|id| self.0.get(id));
        std::iter::successors(self.0.get(id), next).take(MOST_STEPS)
    }

    /// What a style says its paragraphs are.
    pub(super) fn role(&self, id: &str) -> Role {
        let lower = id.to_lowercase();
        let own = (!self.0.contains_key(id)).then_some(lower.as_str());
        for name in own.into_iter().chain(self.chain(id).map(|style| style.name.as_str())) {
            if name == "title" {
                return Role::Title;
            }
            if name.starts_with("toc ") || name == "footnote text" || (name.starts_with("toc") && name.len() == 4) {
                return Role::Aside;
            }
            let level = name.strip_prefix("heading").or_else(|| name.strip_prefix("标题"));
            if let Some(level) =
                level.and_then(|level| level.trim().parse().ok()).filter(|level| (1..=9).contains(level))
            {
                return Role::Heading(level);
            }
        }
        match self.chain(id).find_map(|style| style.outline) {
            Some(level) if level < 9 => Role::Heading(level + 1),
            _ => Role::Body,
        }
    }

    /// The list a style puts its paragraphs in.
    pub(super) fn place(&self, id: &str) -> Place {
        let list = self.chain(id).find_map(|style| style.place.list.clone());
        let level = self.chain(id).find_map(|style| style.place.level);
        Place { list, level }
    }
}
