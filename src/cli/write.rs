//! Commands that write a plan by hand: `add`, `rm`, `set`, `note`, `theme`; through the same decisions as the keys.

use clap::ArgMatches;

use super::board::Place;
use super::change::{make, make_told, meeting_named};
use super::import::asked;
use super::{Environment, Fault, item, output};
use crate::app::decide::{Desk, Way};
use crate::app::entry::FormError;
use crate::app::input::form::{FieldKind, Form, Purpose, RecordKind};
use crate::app::set::Setting;
use crate::lang::import as words;
use crate::plan::Plan;
use crate::plan::change::{Change, ItemChange};
use crate::plan::item::Item;
use crate::plan::step::Edit;
use crate::plan::theme::Theme;
use crate::text::safe::safe;

fn word<'a>(options: &'a ArgMatches, name: &str) -> &'a str {
    options.try_get_one::<String>(name).ok().flatten().map_or("", String::as_str)
}

fn many<'a>(options: &'a ArgMatches, name: &str) -> Vec<&'a str> {
    options.get_many::<String>(name).into_iter().flatten().map(String::as_str).collect()
}

fn fill(form: &mut Form, part: FieldKind, text: &str) {
    for entry in form.entries.iter_mut().filter(|entry| entry.part == part) {
        entry.field.replace(text);
    }
}

/// What a form comes to; what is the same already is told and changes nothing.
fn saved(result: Result<Edit, FormError>, desk: &Desk<'_>, world: &Environment) -> Result<Option<Edit>, Fault> {
    match result {
        Ok(edit) => Ok(Some(edit)),
        Err(FormError::Gone(refusal)) => Err(Fault::Refused(refusal, desk.now)),
        Err(error @ FormError::Unchanged) => {
            output::tell(&error.say(world.lang, desk.now));
            Ok(None)
        }
        Err(error) => Err(Fault::Wish(error.say(world.lang, desk.now))),
    }
}

/// The theme that its place from 1, its numeral or a word of its title names.
fn theme<'a>(plan: &'a Plan, word: &str, world: &Environment) -> Result<&'a Theme, Fault> {
    let word = word.trim();
    let comma = world.lang.pick("、", ", ");
    let names = |themes: &[&Theme]| {
        let names: Vec<String> = themes.iter().map(|theme| format!("{}{}", theme.marker, theme.title)).collect();
        names.join(comma)
    };
    let by_place = word.parse::<usize>().ok().and_then(|place| plan.themes.get(place.checked_sub(1)?));
    if let Some(theme) = by_place {
        return Ok(theme);
    }
    let exact = |theme: &&Theme| {
        theme.numeral() == word || theme.marker == word || theme.title == word || word == format!("#{}", theme.no)
    };
    let found: Vec<&Theme> = plan.themes.iter().filter(|theme| !word.is_empty() && exact(theme)).collect();
    let has = |theme: &&Theme| !word.is_empty() && theme.title.to_lowercase().contains(&word.to_lowercase());
    let found = if found.is_empty() { plan.themes.iter().filter(has).collect() } else { found };
    match found.as_slice() {
        [only] => Ok(only),
        [] => Err(Fault::Wish(words::no_theme(world.lang, word, &names(&plan.themes.iter().collect::<Vec<_>>())))),
        several => Err(Fault::Wish(words::ambiguous_theme(world.lang, word, &names(several)))),
    }
}

/// `yaodian add`: says the new item's number.
pub(super) fn add(place: &Place, world: &Environment, options: &ArgMatches) -> Result<u8, Fault> {
    make_told(place, world, meeting_named(options), |desk, _| {
        let theme = theme(desk.plan, word(options, "theme"), world)?;
        let after = desk.plan.items_of(theme.id).last().map(|item| item.id);
        let purpose = Purpose::NewItem { theme: theme.id, after };
        let mut form = desk.form(purpose).map_err(|refusal| Fault::Refused(refusal, desk.now))?;
        fill(&mut form, FieldKind::Sentence, word(options, "text"));
        let Some(edit) = saved(desk.saved(&form), &desk, world)? else { return Ok(None) };
        let numbers = edit.changes.iter().filter_map(|change| match change {
            Change::Item(_, ItemChange::Whole(swap)) => swap.to.as_ref().map(|item| item.number.clone()),
            _ => None,
        });
        let told: String = numbers.map(|number| format!("{}\n", safe(&number))).collect();
        Ok(Some((edit, told)))
    })
}

/// `yaodian rm`.
pub(super) fn remove(place: &Place, world: &Environment, options: &ArgMatches) -> Result<u8, Fault> {
    let ids = many(options, "id");
    if world.terminal.is_there && !options.get_flag("yes") {
        let plan = place.plan()?;
        for id in &ids {
            let item = item::find(&plan, id, world)?;
            eprintln!("{}  {}", safe(&item.number), safe(&item.title));
        }
        if !asked(&words::ask_remove(world.lang, ids.len())) {
            output::tell(words::not_done(world.lang));
            return Ok(1);
        }
    }
    make(place, world, options, |desk, _| {
        let mut items = Vec::new();
        for id in &ids {
            let item = item::find(desk.plan, id, world)?.id;
            if !items.contains(&item) {
                items.push(item);
            }
        }
        desk.remove_items(&items).map(Some).map_err(|refusal| Fault::Refused(refusal, desk.now))
    })
}

/// `yaodian set`.
pub(super) fn set(place: &Place, world: &Environment, options: &ArgMatches) -> Result<u8, Fault> {
    make(place, world, options, |desk, _| {
        let item = item::find(desk.plan, word(options, "id"), world)?;
        let settings: Result<Vec<Setting>, Fault> =
            many(options, "field").into_iter().map(|field| setting(field, item, desk.plan, world)).collect();
        saved(desk.set(item.id, &settings?), &desk, world)
    })
}

/// What `field=value` sets.
fn setting(text: &str, item: &Item, plan: &Plan, world: &Environment) -> Result<Setting, Fault> {
    let lang = world.lang;
    let (field, value) = text.split_once('=').ok_or_else(|| Fault::Usage(words::no_value(lang, text)))?;
    let owned = value.to_owned();
    let (name, metric) = field.split_once([':', '：']).map_or((field, None), |(name, metric)| (name, Some(metric)));
    Ok(match (name.trim(), metric) {
        ("title", None) => Setting::Title(owned),
        ("text", None) => Setting::Text(owned),
        ("number", None) => Setting::Number(owned),
        ("deadline", None) => Setting::Deadline(owned),
        ("leaders", None) => Setting::Leaders(owned),
        ("lead_units", None) => Setting::LeadUnits(owned),
        ("responsible_units", None) => Setting::ResponsibleUnits(owned),
        ("supporting_units", None) => Setting::SupportingUnits(owned),
        ("theme", None) => Setting::Theme(theme(plan, value, world)?.id),
        ("target", metric) => Setting::Target(target(item, metric.unwrap_or("").trim(), world)?, owned),
        _ => return Err(Fault::Usage(words::no_field(lang, field))),
    })
}

/// The place of the target of these words; of the only one, without words.
fn target(item: &Item, metric: &str, world: &Environment) -> Result<usize, Fault> {
    let places = |fits: &dyn Fn(&str) -> bool| -> Vec<usize> {
        (0..).zip(&item.targets).filter(|(_, target)| fits(&target.metric)).map(|(at, _)| at).collect()
    };
    let exact = places(&|other| other == metric);
    let found = if exact.is_empty() { places(&|other| other.contains(metric)) } else { exact };
    match found.as_slice() {
        [only] => Ok(*only),
        _ => {
            let names = item.targets.iter().map(|target| format!("{} {}", target.metric, target.raw));
            let names: Vec<String> = names.collect();
            Err(Fault::Wish(words::no_target(world.lang, metric, &names.join(world.lang.pick("、", ", ")))))
        }
    }
}

/// `yaodian note`.
pub(super) fn note(place: &Place, world: &Environment, options: &ArgMatches) -> Result<u8, Fault> {
    let kind = match () {
        () if options.get_flag("problem") => RecordKind::Problem,
        () if options.get_flag("next") => RecordKind::NextStep,
        () if options.get_flag("decision") => RecordKind::Decision,
        () => RecordKind::Progress,
    };
    let (due, units) = (options.get_one::<String>("due"), options.get_one::<String>("units"));
    if due.is_some() && !matches!(kind, RecordKind::NextStep | RecordKind::Decision) {
        return Err(Fault::Usage(words::only_with(world.lang, "--due", "--next, --decision")));
    }
    if units.is_some() && kind != RecordKind::NextStep {
        return Err(Fault::Usage(words::only_with(world.lang, "--units", "--next")));
    }
    make(place, world, options, |desk, _| {
        let item = item::find(desk.plan, word(options, "id"), world)?.id;
        let purpose = Purpose::NewRecord { kind, items: vec![item] };
        let mut form = desk.form(purpose).map_err(|refusal| Fault::Refused(refusal, desk.now))?;
        fill(&mut form, FieldKind::Text(kind), word(options, "text"));
        if let Some(due) = due {
            fill(&mut form, FieldKind::Due, due);
        }
        if let Some(units) = units {
            fill(&mut form, FieldKind::Units, units);
        }
        form.internal = options.get_flag("internal");
        saved(desk.saved(&form), &desk, world)
    })
}

/// `yaodian theme add`, `rename`, `move` and `rm`.
pub(super) fn themes(place: &Place, world: &Environment, options: &ArgMatches) -> Result<u8, Fault> {
    let Some((name, options)) = options.subcommand() else { return Ok(0) };
    let way = match word(options, "way") {
        "" | "down" | "下移" => Way::Down,
        "up" | "上移" => Way::Up,
        other => return Err(Fault::Usage(words::no_way(world.lang, other))),
    };
    make(place, world, options, |desk, _| {
        let refused = |refusal| Fault::Refused(refusal, desk.now);
        let titled = |purpose| {
            let mut form = desk.form(purpose).map_err(refused)?;
            fill(&mut form, FieldKind::Title, word(options, "title"));
            saved(desk.saved(&form), &desk, world)
        };
        if name == "add" {
            return titled(Purpose::NewTheme);
        }
        let theme = theme(desk.plan, word(options, "theme"), world)?.id;
        match name {
            "rename" => titled(Purpose::ThemeTitle { theme }),
            "move" => desk.reorder_theme(theme, way).map(Some).map_err(refused),
            _ => desk.remove_theme(theme).map(Some).map_err(refused),
        }
    })
}
