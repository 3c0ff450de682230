//! Who answers for an item, and until when, on a page of the review.

use super::canvas::{cells, width};
use super::page::{Margins, Page, Row};
use super::style::Token;
use crate::lang::board::{self, detail};
use crate::lang::{Words, meeting as words};

/// Empty cells between two names side by side, at least and at most.
const NAMES_GAP: (u16, u16) = (3, 10);

impl Page<'_, '_> {
    /// Label and names of everybody who answers for it, and the deadline.
    fn blocks(&self) -> Vec<(Words, Words, String, Token)> {
        let lang = self.app.lang();
        let named = |names: &[String]| match names {
            [] => (words::UNNAMED.say(lang).to_owned(), Token::Text3),
            names => (names.join(board::comma(lang)), Token::Text1),
        };
        let groups: [(Words, Words, &[String]); 4] = [
            (detail::LEADERS, board::LEADER, &self.item.leaders),
            (detail::LEAD_UNITS, board::LEAD_UNIT, &self.item.lead_units),
            (detail::RESPONSIBLE_UNITS, board::RESPONSIBLE, &self.item.responsible_units),
            (detail::SUPPORTING_UNITS, board::SUPPORTING, &self.item.supporting_units),
        ];
        let is_shown =
            |(label, _, names): &(Words, Words, &[String])| !names.is_empty() || *label != detail::SUPPORTING_UNITS;
        let mut blocks: Vec<_> = groups
            .into_iter()
            .filter(is_shown)
            .map(|(label, short, names)| {
                let (text, token) = named(names);
                (label, short, self.canvas.shown(&text), token)
            })
            .collect();
        let deadline = self.item.deadline.map(|day| day.to_string()).or_else(|| self.item.deadline_text.clone());
        let token = if deadline.is_some() { Token::Text1 } else { Token::Text3 };
        let deadline = deadline.unwrap_or_else(|| detail::OPEN.say(lang).to_owned());
        blocks.push((detail::DEADLINE, detail::DEADLINE, self.canvas.shown(&deadline), token));
        blocks
    }

    /// Labels above names, side by side; names that need more than their share of the row are wrapped.
    pub(super) fn names(&self) -> Vec<Row> {
        let blocks = self.blocks();
        let count = cells(blocks.len()).max(1);
        let room = self.margins.end.saturating_sub(self.margins.text);
        let natural: Vec<u16> =
            blocks.iter().map(|(label, _, text, _)| width(label.say(self.app.lang())).max(width(text))).collect();
        let total: u16 = natural.iter().sum();
        let (least, most) = NAMES_GAP;
        let fits = total + least * (count - 1) <= room;
        let gap = if fits { (room.saturating_sub(total) / count).clamp(least, most) } else { least };
        let share = (room.saturating_sub(least * (count - 1)) / count).max(4);
        let mut labels = Row::default();
        let mut rows: Vec<Row> = Vec::new();
        let mut x = self.margins.text;
        for ((label, _, text, token), natural) in blocks.into_iter().zip(natural) {
            let wide = if fits { natural } else { share };
            labels.parts.push((x, (self.canvas.cut(label.say(self.app.lang()), wide), self.fg(Token::Text3))));
            let style = if label == detail::LEADERS && token == Token::Text1 {
                self.canvas.styles.strong(token)
            } else {
                self.fg(token)
            };
            for (at, line) in self.lines(&text, wide).into_iter().enumerate() {
                if rows.len() <= at {
                    rows.push(Row::default());
                }
                rows[at].parts.push((x, (line, style)));
            }
            x += wide + gap;
        }
        rows.insert(0, labels);
        rows
    }

    /// Labels before names, one after the other, in as many rows as they take.
    pub(super) fn names_inline(&self) -> Vec<Row> {
        let Margins { label: start, end, .. } = self.margins;
        let (mut rows, mut x) = (vec![Row::default()], start);
        let is_open =
            |(label, _, _, token): &(Words, Words, String, Token)| *label == detail::DEADLINE && *token == Token::Text3;
        for (_, short, text, token) in self.blocks().into_iter().filter(|block| !is_open(block)) {
            let label = format!("{} ", short.say(self.app.lang()));
            let (at, wide) = (width(&label), width(&label) + width(&text));
            if x > start && x + wide > end {
                rows.push(Row::default());
                x = start;
            }
            for (line, part) in self.lines(&text, end.saturating_sub(x + at).max(4)).into_iter().enumerate() {
                if line > 0 {
                    rows.push(Row::default());
                }
                let parts = [
                    (line == 0).then(|| (x, (label.clone(), self.fg(Token::Text3)))),
                    Some((x + at, (part, self.fg(token)))),
                ];
                if let Some(row) = rows.last_mut() {
                    row.parts.extend(parts.into_iter().flatten());
                }
            }
            x = x.saturating_add(wide + 3);
        }
        rows
    }
}
