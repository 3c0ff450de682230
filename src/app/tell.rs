//! What happened, in words: one wording for messages, the detail's changes, the history and the log.

use crate::clock::{Date, Now, Stamp};
use crate::lang::change as words;
use crate::lang::{Lang, Words, board};
use crate::plan::Plan;
use crate::plan::change::{
    Change, ColumnChange, ItemChange, MeetingChange, Object, PlanChange, RecordSwap, Swap, ThemeChange,
};
use crate::plan::id::{ColumnId, ItemId};
use crate::plan::meeting::Meeting;
use crate::plan::record::{NextStep, Record};
use crate::plan::step::Step;
use crate::plan::target::Target;

/// A change of status, by the columns' names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// The item.
    pub item: ItemId,
    /// The column it left.
    pub from: ColumnId,
    /// The column it came to.
    pub to: ColumnId,
}

/// What a change comes to: what it concerns, and what it says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What it concerns: the status, the progress, …
    pub action: Words,
    /// What it is now, or what was added or taken away.
    pub what: String,
    /// What became of it.
    pub fate: Fate,
}

/// What became of what a change concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is something else now.
    Set,
    /// It was not there before.
    Added,
    /// It reads otherwise.
    Edited,
    /// It is there no more.
    Removed,
}

/// The moves a step made, in its order.
pub fn moves(step: &Step) -> impl Iterator<Item = Move> {
    step.changes.iter().filter_map(|change| match change {
        Change::Item(item, ItemChange::Status(swap)) => {
            Some(Move { item: *item, from: swap.from.clone(), to: swap.to.clone() })
        }
        _ => None,
    })
}

/// A column's name; its id if the column is gone.
pub fn column_name<'a>(plan: &'a Plan, column: &'a ColumnId, lang: Lang) -> &'a str {
    plan.column(column).map_or(&column.0, |column| column.name(lang))
}

/// An item's number as printed; its id, `#7`, if it has none or is gone.
pub fn number(plan: &Plan, item: ItemId) -> String {
    let number = plan.item(item).map(|item| item.number.clone()).filter(|number| !number.is_empty());
    number.unwrap_or_else(|| hash_number(plan, item))
}

/// The whole number of an item, `#7`, also of one that is gone.
pub fn hash_number(plan: &Plan, item: ItemId) -> String {
    plan.item_no(item).map_or_else(|| "#?".to_owned(), |no| format!("#{no}"))
}

/// What an object is called: `第7项`, `主题 二`.
pub fn object(plan: &Plan, object: &Object, lang: Lang) -> String {
    match object {
        Object::Item(item) => board::item(lang, &number(plan, *item)),
        Object::Theme(theme) => {
            let named = plan.theme(*theme).map(|theme| match theme.numeral() {
                "" => theme.title.clone(),
                numeral => numeral.to_owned(),
            });
            words::named(
                lang,
                words::THEME,
                &named.unwrap_or_else(|| plan.theme_no(*theme).map_or_else(|| "#?".to_owned(), |no| format!("#{no}"))),
            )
        }
        Object::Column(column) => words::named(lang, words::COLUMN, column_name(plan, column, lang)),
        Object::Meeting(id) => {
            let meeting = plan.meetings.iter().find(|meeting| meeting.id == *id);
            words::named(lang, words::MEETING, meeting.map_or("", |meeting| meeting.name.as_str()))
        }
        Object::Plan => words::PLAN.say(lang).to_owned(),
    }
}

fn set(action: Words, what: impl Into<String>) -> Told {
    let what = what.into();
    let fate = if what.is_empty() { Fate::Removed } else { Fate::Set };
    Told { action, what, fate }
}

fn names(names: &[String], lang: Lang) -> String {
    names.join(board::comma(lang))
}

/// What a change comes to. None for one that only accompanies another.
pub fn told(plan: &Plan, change: &Change, lang: Lang) -> Option<Told> {
    match change {
        Change::Item(_, change) => item_told(plan, change, lang),
        Change::Theme(_, change) => Some(match change {
            ThemeChange::No(swap) => set(words::NO, format!("#{} ➜ #{}", swap.from, swap.to)),
            ThemeChange::Marker(swap) => set(words::MARKER, &swap.to),
            ThemeChange::Title(swap) => set(words::TITLE, &swap.to),
            ThemeChange::After(swap) => return order_told(&swap.from, &swap.to),
            ThemeChange::Whole(swap) => whole_told(words::THEME, swap, |theme| theme.title.clone()),
        }),
        Change::Column(_, change) => Some(match change {
            ColumnChange::Name(swap) => set(words::NAME, lang.pick(&swap.to.zh, &swap.to.en)),
            ColumnChange::Kind(swap) => set(words::KIND, format!("{:?}", swap.to).to_lowercase()),
            ColumnChange::Limit(swap) => set(words::LIMIT, swap.to.map_or(String::new(), |limit| limit.to_string())),
            ColumnChange::After(swap) => return order_told(&swap.from, &swap.to),
            ColumnChange::Whole(swap) => whole_told(words::COLUMN, swap, |column| column.name(lang).to_owned()),
        }),
        Change::Meeting(_, change) => meeting_told(plan, change, lang),
        Change::Plan(change) => Some(match change {
            PlanChange::Created(_) => return None,
            PlanChange::Title(swap) => set(words::TITLE, &swap.to),
            PlanChange::Year(swap) => set(words::YEAR, swap.to.map_or(String::new(), |year| year.to_string())),
            PlanChange::Preamble(swap) => set(words::PREAMBLE, swap.to.join(" ")),
            PlanChange::Thresholds(swap) => {
                set(words::THRESHOLDS, format!("{} / {} / {}", swap.to.waiting, swap.to.long, swap.to.due_soon))
            }
        }),
    }
}

fn item_told(plan: &Plan, change: &ItemChange, lang: Lang) -> Option<Told> {
    let name = |column| column_name(plan, column, lang);
    Some(match change {
        ItemChange::Status(swap) => set(words::STATUS, board::from_to(name(&swap.from), name(&swap.to))),
        ItemChange::Since(_) | ItemChange::Back(_) => return None,
        ItemChange::After(swap) => return order_told(&swap.from, &swap.to),
        ItemChange::No(swap) => set(words::NO, format!("#{} ➜ #{}", swap.from, swap.to)),
        ItemChange::Number(swap) => set(words::NUMBER, &swap.to),
        ItemChange::Subtheme(swap) => set(words::SUBTHEME, swap.to.clone().unwrap_or_default()),
        ItemChange::Title(swap) => set(words::TITLE, &swap.to),
        ItemChange::Text(swap) => set(words::TEXT, &swap.to),
        ItemChange::Clause(swap) => set(words::CLAUSE, swap.to.clone().unwrap_or_default()),
        ItemChange::Leaders(swap) => set(board::detail::LEADERS, names(&swap.to, lang)),
        ItemChange::LeadUnits(swap) => set(board::detail::LEAD_UNITS, names(&swap.to, lang)),
        ItemChange::ResponsibleUnits(swap) => set(board::detail::RESPONSIBLE_UNITS, names(&swap.to, lang)),
        ItemChange::SupportingUnits(swap) => set(board::detail::SUPPORTING_UNITS, names(&swap.to, lang)),
        ItemChange::Deadline(swap) => {
            set(board::detail::DEADLINE, swap.to.map_or(String::new(), |day| day.to_string()))
        }
        ItemChange::DeadlineText(swap) => set(board::detail::DEADLINE, swap.to.clone().unwrap_or_default()),
        ItemChange::Targets(swap) => set(board::detail::TARGETS, targets(&swap.from, &swap.to)),
        ItemChange::Inherited(_) => return None,
        ItemChange::Vanished(swap) => set(words::EDITION, words::vanished(lang, swap.to)),
        ItemChange::Progress(swap) => record_told(board::PROGRESS, swap, |record| record.text.clone()),
        ItemChange::Problems(swap) => match (&swap.from, &swap.to) {
            (Some(from), Some(to)) if from.closed.is_none() && to.closed.is_some() => {
                set(words::PROBLEM_CLOSED, &to.text)
            }
            _ => record_told(board::PROBLEM, swap, |record| record.text.clone()),
        },
        ItemChange::NextSteps(swap) => match (&swap.from, &swap.to) {
            (Some(from), Some(to)) if from.done.is_none() && to.done.is_some() => set(words::STEP_DONE, &to.text),
            _ => record_told(board::NEXT_STEP, swap, |step| next_step(step, lang)),
        },
        ItemChange::Decisions(swap) => record_told(board::DECISION, swap, |record| record.text.clone()),
        ItemChange::Theme(swap) => {
            set(words::THEME, plan.theme(swap.to).map_or(String::new(), |theme| theme.title.clone()))
        }
        ItemChange::Whole(swap) => whole_told(words::ITEM, swap, |item| item.title.clone()),
    })
}

/// `07-31前 补报材料（成果转化科）`.
fn next_step(step: &NextStep, lang: Lang) -> String {
    let due = step.due.map_or(String::new(), |due| format!("{} ", board::due(lang, &due.format("%m-%d").to_string())));
    let units = if step.units.is_empty() { String::new() } else { words::in_brackets(lang, &names(&step.units, lang)) };
    format!("{due}{}{units}", step.text)
}

/// `新增高新技术企业 1 ➜ 2`, target by target.
fn targets(from: &[Target], to: &[Target]) -> String {
    let before = |target: &Target| from.iter().find(|other| other.metric == target.metric && other.raw == target.raw);
    let changed = to.iter().filter(|target| before(target).is_none_or(|before| before.current != target.current));
    let told = |target: &Target| {
        let from = before(target).map_or_else(|| "0".to_owned(), Target::current_text);
        format!("{} {}", target.metric, board::from_to(&from, &target.current_text()))
    };
    changed.map(told).collect::<Vec<_>>().join("; ")
}

fn meeting_told(plan: &Plan, change: &MeetingChange, lang: Lang) -> Option<Told> {
    Some(match change {
        MeetingChange::Name(swap) => set(words::NAME, &swap.to),
        MeetingChange::Date(swap) => set(words::DATE, swap.to.to_string()),
        MeetingChange::Place(swap) => set(words::PLACE, &swap.to),
        MeetingChange::Chair(swap) => set(words::CHAIR, &swap.to),
        MeetingChange::Present(swap) => set(words::PRESENT, names(&swap.to, lang)),
        MeetingChange::Agenda(_) | MeetingChange::Order(_) => return None,
        MeetingChange::Discussed(swap) => {
            let new = swap.to.iter().filter(|discussed| !swap.from.contains(discussed));
            let items: Vec<String> = new.map(|discussed| board::item(lang, &number(plan, discussed.item))).collect();
            set(words::DISCUSSED, items.join(board::comma(lang)))
        }
        MeetingChange::Ended(swap) => {
            set(words::ENDED, swap.to.map_or(String::new(), |at| at.format("%H:%M").to_string()))
        }
        MeetingChange::Whole(swap) => {
            let Told { what, fate, .. } = whole_told(words::MEETING, swap, |meeting: &Meeting| meeting.name.clone());
            let action = if fate == Fate::Added { words::BEGUN } else { words::MEETING };
            Told { action, what, fate: if fate == Fate::Added { Fate::Set } else { fate } }
        }
    })
}

/// A place that only stays what it was accompanies another change.
fn order_told<T: PartialEq>(from: &T, to: &T) -> Option<Told> {
    (from != to).then(|| Told { action: words::ORDER, what: String::new(), fate: Fate::Edited })
}

fn whole_told<T>(action: Words, swap: &Swap<Option<Box<T>>>, name: impl Fn(&T) -> String) -> Told {
    match (&swap.from, &swap.to) {
        (_, Some(thing)) => Told { action, what: name(thing), fate: Fate::Added },
        (Some(thing), None) => Told { action, what: name(thing), fate: Fate::Removed },
        (None, None) => Told { action, what: String::new(), fate: Fate::Removed },
    }
}

fn record_told<T: Record>(action: Words, swap: &RecordSwap<T>, text: impl Fn(&T) -> String) -> Told {
    let (what, fate) = match (&swap.from, &swap.to) {
        (None, Some(to)) => (text(to), Fate::Added),
        (Some(_), Some(to)) => (text(to), Fate::Edited),
        (Some(from), None) => (text(from), Fate::Removed),
        (None, None) => (String::new(), Fate::Removed),
    };
    Told { action, what, fate }
}

impl Told {
    /// The whole of it as a short sentence: `推进中 ➜ 滞后`, `新增进展：…`.
    pub fn say(&self, lang: Lang) -> String {
        let what = self.what.replace('\n', " ");
        match self.fate {
            Fate::Set if self.action == words::STATUS => what,
            Fate::Set => words::is_now(lang, self.action, &what),
            Fate::Added => words::added(lang, self.action, &what),
            Fate::Edited => words::edited(lang, self.action, &what),
            Fate::Removed => words::removed(lang, self.action, &what),
        }
    }
}

/// What changed, without the object: `推进中 ➜ 滞后`. None for fields that only accompany another.
pub fn change(plan: &Plan, change: &Change, lang: Lang) -> Option<String> {
    told(plan, change, lang).map(|told| told.say(lang))
}

/// What a step did, object by object: `第7项 推进中 ➜ 滞后`.
pub fn changes(plan: &Plan, changes: &[Change], lang: Lang) -> Vec<String> {
    changes
        .iter()
        .filter_map(|one| {
            Some(words::object_change(&named(plan, changes, &one.object(), lang), &change(plan, one, lang)?))
        })
        .collect()
}

/// At most so many changes are told one by one in a line.
const TOLD: usize = 3;

/// What an object is called, also one that only comes with the changes `all`.
fn named(plan: &Plan, all: &[Change], of: &Object, lang: Lang) -> String {
    let Object::Item(id) = of else { return object(plan, of, lang) };
    if plan.item(*id).is_some() {
        return object(plan, of, lang);
    }
    let coming = all.iter().find_map(|change| match change {
        Change::Item(item, ItemChange::Whole(swap)) if item == id => swap.to.as_ref(),
        _ => None,
    });
    coming.map_or_else(|| object(plan, of, lang), |item| board::item(lang, &format!("#{}", item.no)))
}

/// What a step did, in one line.
pub fn line(plan: &Plan, all: &[Change], lang: Lang) -> String {
    let told = changes(plan, all, lang);
    let shown = told.iter().take(TOLD).cloned().collect::<Vec<_>>().join(lang.pick("；", "; "));
    if told.len() > TOLD { words::and_more(lang, &shown, told.len()) } else { shown }
}

/// A day as people write it: `07-31`, with the year if it is not this one.
pub fn day(day: Date, now: Now) -> String {
    use chrono::Datelike as _;
    let is_this_year = day.year() == now.date().year();
    if is_this_year { day.format("%m-%d").to_string() } else { day.to_string() }
}

/// When something was: the time if it was today, else the day, with the year if it was another.
pub fn when(at: Stamp, now: Now) -> String {
    use chrono::Datelike as _;
    let (day, today) = (at.date_naive(), now.date());
    if day == today {
        at.format("%H:%M").to_string()
    } else if day.year() == today.year() {
        at.format("%m-%d").to_string()
    } else {
        at.format("%Y-%m-%d").to_string()
    }
}
