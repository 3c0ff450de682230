//! From a form to an edit: what its fields begin with, and what they come to. Nothing is changed here.

use serde_json::Map;

use super::decide::Desk;
use super::form::{FieldKind as Part, Form, FormField as Entry, Purpose, RecordKind};
use super::refusal::Refusal;
use super::session::new_id;
use super::tell;
use crate::clock::Date;
use crate::lang::{Lang, form as words};
use crate::plan::change::{Change, ItemChange, RecordSwap, Swap, ThemeChange};
use crate::plan::column::Kind;
use crate::plan::day::read_day;
use crate::plan::id::{ItemId, RecordId, ThemeId};
use crate::plan::item::Item;
use crate::plan::names;
use crate::plan::record::{Decision, NextStep, Problem, Progress};
use crate::plan::step::Edit;
use crate::plan::target::targets;
use crate::plan::theme::Theme;
use crate::plan::title::short_title;

/// Why a form cannot be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormError {
    /// A field that must not be is empty.
    Empty(Part),
    /// It is no day.
    NoDay(Part, String),
    /// It is no number.
    NoNumber(Part, String),
    /// Nothing was changed.
    Unchanged,
    /// What it is about is gone.
    Gone(Refusal),
}

impl FormError {
    /// The field at fault.
    pub fn part(&self) -> Option<Part> {
        match self {
            Self::Empty(part) | Self::NoDay(part, _) | Self::NoNumber(part, _) => Some(*part),
            Self::Unchanged | Self::Gone(_) => None,
        }
    }

    /// The sentence for the user.
    pub fn say(&self, lang: Lang, now: crate::clock::Now) -> String {
        match self {
            Self::Empty(_) => words::empty(lang).to_owned(),
            Self::NoDay(_, text) => words::no_day(lang, text),
            Self::NoNumber(_, text) => words::no_number(lang, text),
            Self::Unchanged => words::unchanged(lang).to_owned(),
            Self::Gone(refusal) => refusal.say(lang, now),
        }
    }
}

/// What the fields of a record come to.
pub(super) struct Words {
    pub(super) text: String,
    pub(super) units: Vec<String>,
    pub(super) due: Option<Date>,
    /// The day it was closed or done.
    pub(super) ended: Option<Date>,
    pub(super) internal: bool,
}

/// A change from one value to another, if they differ.
pub(super) fn changed<T: PartialEq>(from: T, to: T, change: impl Fn(Swap<T>) -> ItemChange) -> Option<ItemChange> {
    (from != to).then(|| change(Swap { from, to }))
}

impl Desk<'_> {
    /// The form for `purpose`, filled with what stands there now.
    pub fn form(&self, purpose: Purpose) -> Result<Form, Refusal> {
        let mut internal = false;
        let entries = match &purpose {
            Purpose::NewRecord { kind, items } => self.record_entries(*kind, items),
            Purpose::EditRecord { kind, item, id } => {
                let written = self.written(*kind, *item, *id)?;
                internal = written.internal;
                self.written_entries(*kind, &written)
            }
            Purpose::Report { .. } => vec![
                self.entry(Part::Text(RecordKind::Progress), ""),
                self.entry(Part::Text(RecordKind::Problem), ""),
                self.entry(Part::Text(RecordKind::NextStep), ""),
            ],
            Purpose::Deadline { items } => {
                let item = self.item(*items.first().ok_or(Refusal::NoCards)?)?;
                let day = item.deadline.map_or(String::new(), |day| day.to_string());
                vec![self.entry(Part::Deadline, if items.len() == 1 { &day } else { "" })]
            }
            Purpose::Title { item } => vec![self.entry(Part::Title, &self.item(*item)?.title)],
            Purpose::Fields { item } => self.item_entries(self.item(*item)?),
            Purpose::NewItem { .. } => {
                [Part::Sentence, Part::Number, Part::Leaders, Part::LeadUnits, Part::ResponsibleUnits, Part::Deadline]
                    .map(|part| self.entry(part, ""))
                    .into()
            }
            Purpose::NewTheme => vec![self.entry(Part::Title, "")],
            Purpose::SaveFilter => vec![self.entry(Part::Name, "")],
            Purpose::Import => vec![self.entry(Part::Path, "")],
            Purpose::ThemeTitle { theme } => vec![self.entry(Part::Title, &self.theme(*theme)?.title)],
            Purpose::NewMeeting => self.new_meeting_entries(),
            Purpose::Particulars { meeting } => self.particulars_entries(&self.particulars_of(*meeting)?),
        };
        Ok(Form { internal, ..Form::new(purpose, entries) })
    }

    pub(super) fn entry(&self, part: Part, text: &str) -> Entry {
        Entry::new(part, text, self.lang)
    }

    pub(super) fn names_entry(&self, part: Part, names: &[String]) -> Entry {
        self.entry(part, &names.join(crate::lang::board::comma(self.lang)))
    }

    fn item(&self, item: ItemId) -> Result<&Item, Refusal> {
        self.plan.item(item).ok_or_else(|| Refusal::NoItem { number: tell::hash_number(self.plan, item) })
    }

    fn theme(&self, theme: ThemeId) -> Result<&Theme, Refusal> {
        self.plan.theme(theme).ok_or(Refusal::NoCards)
    }

    fn record_entries(&self, kind: RecordKind, items: &[ItemId]) -> Vec<Entry> {
        let mut entries = vec![self.entry(Part::Text(kind), "")];
        if matches!(kind, RecordKind::NextStep | RecordKind::Decision) {
            entries.push(self.entry(Part::Due, ""));
        }
        if kind == RecordKind::NextStep {
            let lead = match items {
                [only] => self.plan.item(*only).map_or(&[][..], |item| item.lead_units.as_slice()),
                _ => &[],
            };
            entries.push(self.names_entry(Part::Units, lead));
        }
        entries
    }

    fn written_entries(&self, kind: RecordKind, written: &Words) -> Vec<Entry> {
        let due = written.due.map_or(String::new(), |day| day.to_string());
        let mut entries = vec![self.entry(Part::Text(kind), &written.text)];
        if matches!(kind, RecordKind::NextStep | RecordKind::Decision) {
            entries.push(self.entry(Part::Due, &due));
        }
        if kind == RecordKind::NextStep {
            entries.push(self.names_entry(Part::Units, &written.units));
        }
        entries
    }

    /// A record as it stands.
    fn written(&self, kind: RecordKind, item: ItemId, id: RecordId) -> Result<Words, Refusal> {
        let item = self.item(item)?;
        let words = |text: &str, units: &[String], due, internal| Words {
            text: text.to_owned(),
            units: units.to_vec(),
            due,
            ended: None,
            internal,
        };
        let found = match kind {
            RecordKind::Progress => {
                item.progress.iter().find(|r| r.id == id).map(|r| words(&r.text, &r.units, None, r.internal))
            }
            RecordKind::Problem => {
                item.problems.iter().find(|r| r.id == id).map(|r| words(&r.text, &r.units, None, r.internal))
            }
            RecordKind::NextStep => {
                item.next_steps.iter().find(|r| r.id == id).map(|r| words(&r.text, &r.units, r.due, r.internal))
            }
            RecordKind::Decision => {
                item.decisions.iter().find(|r| r.id == id).map(|r| words(&r.text, &r.units, r.due, r.internal))
            }
        };
        found.ok_or(Refusal::NoRecord)
    }

    fn item_entries(&self, item: &Item) -> Vec<Entry> {
        let deadline = item.deadline.map_or(String::new(), |day| day.to_string());
        let mut entries = vec![
            self.entry(Part::Title, &item.title),
            self.names_entry(Part::Leaders, &item.leaders),
            self.names_entry(Part::LeadUnits, &item.lead_units),
            self.names_entry(Part::ResponsibleUnits, &item.responsible_units),
            self.names_entry(Part::SupportingUnits, &item.supporting_units),
            self.entry(Part::Deadline, &deadline),
        ];
        let target = |(at, target): (usize, &crate::plan::target::Target)| {
            let current = target.current.map_or(String::new(), |current| current.to_string());
            self.entry(Part::Target(at), &current).labelled(&format!("{} {}", target.metric, target.raw))
        };
        entries.extend(item.targets.iter().enumerate().map(target));
        entries
    }

    /// The edit a form comes to.
    pub fn saved(&self, form: &Form) -> Result<Edit, FormError> {
        let changes = match &form.purpose {
            Purpose::NewRecord { kind, items } => {
                let words = self.words(form, *kind)?;
                items.iter().map(|item| Change::Item(*item, self.new_record(new_id(self.now), *kind, &words))).collect()
            }
            Purpose::EditRecord { kind, item, id } => {
                let words = self.words(form, *kind)?;
                let change = self.edited_record(*kind, *item, *id, &words)?;
                change.map(|change| Change::Item(*item, change)).into_iter().collect()
            }
            Purpose::Report { item } => self.report(form, *item)?,
            Purpose::Deadline { items } => self.deadlines(form, items)?,
            Purpose::Title { item } => {
                let item = self.item(*item).map_err(FormError::Gone)?;
                self.title(form, item).into_iter().collect()
            }
            Purpose::Fields { item } => self.fields(form, *item)?,
            Purpose::NewItem { theme, after } => self.new_item(form, *theme, *after)?,
            Purpose::NewTheme => self.new_theme(form)?,
            // Neither a filter's name nor a document's path is part of the plan.
            Purpose::SaveFilter | Purpose::Import => Vec::new(),
            Purpose::NewMeeting => return Err(FormError::Unchanged),
            Purpose::Particulars { meeting } => return self.filled_in(form, *meeting),
            Purpose::ThemeTitle { theme } => {
                let from = self.theme(*theme).map_err(FormError::Gone)?.title.clone();
                let to = required(form, Part::Title)?;
                let swap = Swap { from, to };
                let is_same = swap.from == swap.to;
                Some(Change::Theme(*theme, ThemeChange::Title(swap))).filter(|_| !is_same).into_iter().collect()
            }
        };
        if changes.is_empty() { Err(FormError::Unchanged) } else { Ok(self.edit(changes)) }
    }

    pub(super) fn day(&self, form: &Form, part: Part) -> Result<Option<Date>, FormError> {
        let text = form.text(part);
        if text.is_empty() {
            return Ok(None);
        }
        read_day(&text, self.now.date()).map(Some).ok_or(FormError::NoDay(part, text))
    }

    fn words(&self, form: &Form, kind: RecordKind) -> Result<Words, FormError> {
        Ok(Words {
            text: required(form, Part::Text(kind))?,
            units: names::split(&form.text(Part::Units)),
            due: self.day(form, Part::Due)?,
            ended: None,
            internal: form.internal,
        })
    }

    /// A record of today and of the meeting.
    pub(super) fn new_record(&self, id: RecordId, kind: RecordKind, words: &Words) -> ItemChange {
        let (date, by, meeting) = (self.now.date(), self.by.to_owned(), self.meeting);
        let (text, units, internal, due) = (words.text.clone(), words.units.clone(), words.internal, words.due);
        let rest = Map::new();
        match kind {
            RecordKind::Progress => {
                ItemChange::Progress(added(id, Progress { id, date, text, units, by, meeting, internal, rest }))
            }
            RecordKind::Problem => {
                let closed = words.ended;
                ItemChange::Problems(added(id, Problem { id, date, text, units, by, meeting, internal, closed, rest }))
            }
            RecordKind::NextStep => {
                let done = words.ended;
                ItemChange::NextSteps(added(
                    id,
                    NextStep { id, date, text, units, by, meeting, internal, due, done, rest },
                ))
            }
            RecordKind::Decision => {
                ItemChange::Decisions(added(id, Decision { id, date, text, units, by, meeting, internal, due, rest }))
            }
        }
    }

    fn edited_record(
        &self,
        kind: RecordKind,
        item: ItemId,
        id: RecordId,
        words: &Words,
    ) -> Result<Option<ItemChange>, FormError> {
        let item = self.item(item).map_err(FormError::Gone)?;
        let Words { text, units, due, internal, .. } = words;
        let (text, units, due, internal) = (text.clone(), units.clone(), *due, *internal);
        let change = match kind {
            RecordKind::Progress => item
                .progress
                .iter()
                .find(|record| record.id == id)
                .map(|from| ItemChange::Progress(rewritten(id, from, Progress { text, internal, ..from.clone() }))),
            RecordKind::Problem => item
                .problems
                .iter()
                .find(|record| record.id == id)
                .map(|from| ItemChange::Problems(rewritten(id, from, Problem { text, internal, ..from.clone() }))),
            RecordKind::NextStep => item.next_steps.iter().find(|record| record.id == id).map(|from| {
                ItemChange::NextSteps(rewritten(id, from, NextStep { text, units, due, internal, ..from.clone() }))
            }),
            RecordKind::Decision => item.decisions.iter().find(|record| record.id == id).map(|from| {
                ItemChange::Decisions(rewritten(id, from, Decision { text, due, internal, ..from.clone() }))
            }),
        };
        let change = change.ok_or(FormError::Gone(Refusal::NoRecord))?;
        Ok(Some(change).filter(|change| !is_idle(change)))
    }

    /// Takes a record away.
    pub fn remove_record(&self, kind: RecordKind, item: ItemId, id: RecordId) -> Result<Edit, Refusal> {
        let item = self.item(item)?;
        let change = match kind {
            RecordKind::Progress => gone(&item.progress, id).map(ItemChange::Progress),
            RecordKind::Problem => gone(&item.problems, id).map(ItemChange::Problems),
            RecordKind::NextStep => gone(&item.next_steps, id).map(ItemChange::NextSteps),
            RecordKind::Decision => gone(&item.decisions, id).map(ItemChange::Decisions),
        };
        let change = change.ok_or(Refusal::NoRecord)?;
        Ok(self.edit(vec![Change::Item(item.id, change)]))
    }

    /// Closes an open problem or next step, or opens a closed one again.
    pub fn tick(&self, kind: RecordKind, item: ItemId, id: RecordId) -> Result<Edit, Refusal> {
        let item = self.item(item)?;
        let toggled = |day: Option<Date>| day.map_or(Some(self.now.date()), |_| None);
        let change = match kind {
            RecordKind::Problem => item.problems.iter().find(|record| record.id == id).map(|from| {
                ItemChange::Problems(rewritten(id, from, Problem { closed: toggled(from.closed), ..from.clone() }))
            }),
            RecordKind::NextStep => item.next_steps.iter().find(|record| record.id == id).map(|from| {
                ItemChange::NextSteps(rewritten(id, from, NextStep { done: toggled(from.done), ..from.clone() }))
            }),
            RecordKind::Progress | RecordKind::Decision => return Err(Refusal::NothingToTick),
        };
        let change = change.ok_or(Refusal::NoRecord)?;
        Ok(self.edit(vec![Change::Item(item.id, change)]))
    }

    /// Progress and problem as they are, and a next step for each line.
    fn report(&self, form: &Form, item: ItemId) -> Result<Vec<Change>, FormError> {
        let written = |kind| form.text(Part::Text(kind));
        let whole = |text: String| Words { text, units: Vec::new(), due: None, ended: None, internal: form.internal };
        let mut records = vec![
            (RecordKind::Progress, whole(written(RecordKind::Progress))),
            (RecordKind::Problem, whole(written(RecordKind::Problem))),
        ];
        let steps = written(RecordKind::NextStep);
        records.extend(steps.lines().map(|line| (RecordKind::NextStep, self.next_step_of(line, form.internal))));
        records.retain(|(_, words)| !words.text.is_empty());
        // Records stand in the order of their ids.
        let mut ids: Vec<RecordId> = records.iter().map(|_| new_id(self.now)).collect();
        ids.sort();
        let made = ids.into_iter().zip(&records);
        let changes: Vec<Change> =
            made.map(|(id, (kind, words))| Change::Item(item, self.new_record(id, *kind, words))).collect();
        if changes.is_empty() { Err(FormError::Empty(Part::Text(RecordKind::Progress))) } else { Ok(changes) }
    }

    /// A next step as a report has it: `补报材料（成果转化科，8月底前）`; day and units stand in the brackets at its end, if
    /// one of them is a day or a name the plan has.
    fn next_step_of(&self, line: &str, internal: bool) -> Words {
        let whole = Words { text: line.trim().to_owned(), units: Vec::new(), due: None, ended: None, internal };
        let bare = whole.text.trim_end_matches(['。', '；', ';', '.']);
        let inside = bare.strip_suffix(['）', ')']).and_then(|rest| rest.rsplit_once(['（', '(']));
        let Some((text, inside)) = inside.filter(|(text, _)| !text.trim().is_empty()) else { return whole };
        let (mut units, mut due) = (Vec::new(), None);
        for part in names::split(inside) {
            match read_day(&part, self.now.date()) {
                Some(day) => due = Some(day),
                None => units.push(part),
            }
        }
        if due.is_none() && !units.iter().any(|unit| self.knows(unit)) {
            return whole;
        }
        Words { text: text.trim().to_owned(), units, due, ..whole }
    }

    /// Whether the plan names this person or unit anywhere.
    fn knows(&self, name: &str) -> bool {
        self.plan.items.iter().any(|item| {
            let lists = [&item.leaders, &item.lead_units, &item.responsible_units, &item.supporting_units];
            lists.into_iter().flatten().any(|other| other == name)
        })
    }

    /// The names in a form that the plan has nowhere, with the field of the first; none in a plan without names.
    pub fn unknown_names(&self, form: &Form) -> Option<(Part, Vec<String>)> {
        let fields = [Part::Units, Part::Leaders, Part::LeadUnits, Part::ResponsibleUnits, Part::SupportingUnits];
        let has_names = self.plan.items.iter().any(|item| !item.leaders.is_empty() || !item.lead_units.is_empty());
        let unknown =
            fields.into_iter().flat_map(|part| names::split(&form.text(part)).into_iter().map(move |n| (part, n)));
        let unknown: Vec<(Part, String)> = unknown.filter(|(_, name)| has_names && !self.knows(name)).collect();
        let first = unknown.first()?.0;
        Some((first, unknown.into_iter().map(|(_, name)| name).collect()))
    }

    fn deadlines(&self, form: &Form, items: &[ItemId]) -> Result<Vec<Change>, FormError> {
        let to = self.day(form, Part::Deadline)?;
        let items = items.iter().filter_map(|item| self.plan.item(*item));
        let change = |item: &Item| Some(Change::Item(item.id, changed(item.deadline, to, ItemChange::Deadline)?));
        Ok(items.filter_map(change).collect())
    }

    /// An empty title is the one of the rule.
    fn title(&self, form: &Form, item: &Item) -> Option<Change> {
        let typed = form.text(Part::Title);
        let to = if typed.is_empty() { short_title(&item.text) } else { typed };
        Some(Change::Item(item.id, changed(item.title.clone(), to, ItemChange::Title)?))
    }

    fn fields(&self, form: &Form, item: ItemId) -> Result<Vec<Change>, FormError> {
        let item = self.item(item).map_err(FormError::Gone)?;
        let names = |part| names::split(&form.text(part));
        let deadline = self.day(form, Part::Deadline)?;
        let mut targets = item.targets.clone();
        for (at, target) in targets.iter_mut().enumerate() {
            target.current = number(form, Part::Target(at))?;
        }
        let own = [
            changed(item.leaders.clone(), names(Part::Leaders), ItemChange::Leaders),
            changed(item.lead_units.clone(), names(Part::LeadUnits), ItemChange::LeadUnits),
            changed(item.responsible_units.clone(), names(Part::ResponsibleUnits), ItemChange::ResponsibleUnits),
            changed(item.supporting_units.clone(), names(Part::SupportingUnits), ItemChange::SupportingUnits),
            changed(item.deadline, deadline, ItemChange::Deadline),
            changed(item.targets.clone(), targets, ItemChange::Targets),
        ];
        let own = own.into_iter().flatten().map(|change| Change::Item(item.id, change));
        Ok(self.title(form, item).into_iter().chain(own).collect())
    }

    fn new_item(&self, form: &Form, theme: ThemeId, after: Option<ItemId>) -> Result<Vec<Change>, FormError> {
        let text = required(form, Part::Sentence)?;
        self.theme(theme).map_err(FormError::Gone)?;
        let new = NewItem {
            theme,
            number: Some(form.text(Part::Number)).filter(|number| !number.is_empty()),
            leaders: names::split(&form.text(Part::Leaders)),
            lead_units: names::split(&form.text(Part::LeadUnits)),
            responsible_units: names::split(&form.text(Part::ResponsibleUnits)),
            deadline: self.day(form, Part::Deadline)?,
            text,
        };
        let item = self.item_of(new);
        let last = self.plan.items_of(theme).last().map(|item| item.id);
        let id = item.id;
        let mut changes = vec![Change::Item(id, ItemChange::Whole(Swap { from: None, to: Some(Box::new(item)) }))];
        if after != last {
            changes.push(Change::Item(id, ItemChange::After(Swap { from: last, to: after })));
        }
        Ok(changes)
    }

    /// The item that `new` becomes: in the first column, its title and targets by the rule.
    pub fn item_of(&self, new: NewItem) -> Item {
        let todo = self.plan.columns.iter().find(|column| column.kind == Kind::Todo);
        Item {
            id: ItemId::new(self.now),
            no: self.plan.next_item,
            number: new.number.unwrap_or_else(|| self.next_number()),
            theme: new.theme,
            subtheme: None,
            title: short_title(&new.text),
            targets: targets(&new.text),
            text: new.text,
            clause: None,
            leaders: new.leaders,
            lead_units: new.lead_units,
            responsible_units: new.responsible_units,
            supporting_units: Vec::new(),
            status: todo.map_or_else(|| "todo".into(), |column| column.id.clone()),
            since: Some(self.now.stamp()),
            back: None,
            deadline: new.deadline,
            deadline_text: None,
            inherited: false,
            vanished: false,
            progress: Vec::new(),
            problems: Vec::new(),
            next_steps: Vec::new(),
            decisions: Vec::new(),
            rest: Map::new(),
        }
    }

    /// One more than the largest number there is.
    fn next_number(&self) -> String {
        let largest = self.plan.items.iter().filter_map(|item| item.number.parse::<u64>().ok()).max();
        largest.map_or(1, |number| number.saturating_add(1)).to_string()
    }

    fn new_theme(&self, form: &Form) -> Result<Vec<Change>, FormError> {
        let title = required(form, Part::Title)?;
        let (id, no) = (ThemeId::new(self.now), self.plan.next_theme);
        let marker = format!("{}、", numeral(self.plan.themes.len() + 1));
        let theme = Theme { id, no, marker, title, rest: Map::new() };
        Ok(vec![Change::Theme(id, ThemeChange::Whole(Swap { from: None, to: Some(Box::new(theme)) }))])
    }

    /// Deletes items, in one step.
    pub fn remove_items(&self, items: &[ItemId]) -> Result<Edit, Refusal> {
        let items: Vec<&Item> = items.iter().filter_map(|item| self.plan.item(*item)).collect();
        if items.is_empty() {
            return Err(Refusal::NoCards);
        }
        Ok(self.edit(items.into_iter().flat_map(|item| self.plan.removal_changes(item)).collect()))
    }

    /// Deletes a theme that has no items.
    pub fn remove_theme(&self, theme: ThemeId) -> Result<Edit, Refusal> {
        let theme = self.theme(theme)?;
        match self.plan.items_of(theme.id).count() {
            0 => Ok(self.edit(self.plan.theme_removal_changes(theme))),
            items => Err(Refusal::ThemeNotEmpty { items }),
        }
    }
}

/// What is known of an item that is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewItem {
    /// Its theme.
    pub theme: ThemeId,
    /// Its number; none for the next one.
    pub number: Option<String>,
    /// Its sentence.
    pub text: String,
    /// The people in charge.
    pub leaders: Vec<String>,
    /// The units that lead.
    pub lead_units: Vec<String>,
    /// The other units that answer for it.
    pub responsible_units: Vec<String>,
    /// The day it must be done.
    pub deadline: Option<Date>,
}

pub(super) fn required(form: &Form, part: Part) -> Result<String, FormError> {
    Some(form.text(part)).filter(|text| !text.is_empty()).ok_or(FormError::Empty(part))
}

fn number(form: &Form, part: Part) -> Result<Option<f64>, FormError> {
    let text = form.text(part);
    if text.is_empty() {
        return Ok(None);
    }
    let number: Option<f64> = text.parse().ok().filter(|number: &f64| number.is_finite());
    number.map(Some).ok_or(FormError::NoNumber(part, text))
}

fn added<T>(id: RecordId, record: T) -> RecordSwap<T> {
    RecordSwap { id, from: None, to: Some(Box::new(record)) }
}

pub(super) fn rewritten<T: Clone>(id: RecordId, from: &T, to: T) -> RecordSwap<T> {
    RecordSwap { id, from: Some(Box::new(from.clone())), to: Some(Box::new(to)) }
}

pub(super) fn gone<T: crate::plan::record::Record>(records: &[T], id: RecordId) -> Option<RecordSwap<T>> {
    let record = records.iter().find(|record| record.id() == id)?;
    Some(RecordSwap { id, from: Some(Box::new(record.clone())), to: None })
}

/// Whether a change of a record changes nothing.
fn is_idle(change: &ItemChange) -> bool {
    match change {
        ItemChange::Progress(swap) => swap.from == swap.to,
        ItemChange::Problems(swap) => swap.from == swap.to,
        ItemChange::NextSteps(swap) => swap.from == swap.to,
        ItemChange::Decisions(swap) => swap.from == swap.to,
        _ => false,
    }
}

/// A number below a hundred as Chinese headings write it.
pub fn numeral(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match number {
        0..=9 => DIGITS[number].to_owned(),
        10..=19 => format!("十{}", DIGITS[number - 10]),
        20..=99 => format!("{}十{}", DIGITS[number / 10], DIGITS[number % 10]),
        _ => number.to_string(),
    }
}
