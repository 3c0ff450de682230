//! Laws of editions, and one told in full.

use proptest::prelude::*;
use ulid::Ulid;

use super::*;
use crate::clock::Now;
use crate::plan::fixture::*;
use crate::plan::id::RecordId;
use crate::plan::step::{Kind as StepKind, Step};

/// Documents and hands a property is tried on: 200, or as `YAODIAN_CAMPAIGN` asks (`full`: 10,000).
fn cases() -> ProptestConfig {
    ProptestConfig::with_cases(match std::env::var("YAODIAN_CAMPAIGN").as_deref() {
        Ok("full") => 10_000,
        Ok(times) => 200 * times.parse::<u32>().unwrap_or(1),
        Err(_) => 200,
    })
}

fn now() -> Now {
    Now::new(chrono::DateTime::parse_from_rfc3339("2020-06-02T08:00:00+08:00").unwrap())
}

fn plan() -> Plan {
    crate::document::default_plan().founded(now())
}

fn make(plan: &mut Plan, kind: StepKind, undoes: Option<RecordId>, changes: Vec<Change>) -> RecordId {
    let id = RecordId(Ulid(plan.log.len() as u128 + 1));
    let (at, by, label) = (now().stamp(), "li@pc".to_owned(), String::new());
    let step = Step {
        id,
        at,
        by,
        kind,
        label,
        meeting: None,
        undoes,
        changes,
        merged: Vec::new(),
        joins: false,
        tick: 0,
        rest: serde_json::Map::new(),
    };
    plan.apply(step).unwrap();
    plan.check().unwrap();
    id
}

fn merge(plan: &mut Plan, new: &Plan) -> RecordId {
    let edition = plan.edition(new, now().stamp());
    make(plan, StepKind::Merge, None, edition.changes)
}

/// A change by hand, or one of the document, in small numbers.
type Wish = (u8, usize, usize);

fn by_hand(plan: &mut Plan, (kind, at, other): Wish) {
    if plan.items.is_empty() {
        return;
    }
    let item = plan.items[at % plan.items.len()].clone();
    let theme = plan.themes[other % plan.themes.len()].clone();
    let one = |change| vec![Change::Item(item.id, change)];
    let word = format!("甲{other}");
    let changes = match kind % 9 {
        0 => one(ItemChange::Text(Swap { from: item.text.clone(), to: format!("{}{word}", item.text) })),
        1 => one(ItemChange::Leaders(Swap { from: item.leaders.clone(), to: vec![word] })),
        2 => one(ItemChange::Title(Swap { from: item.title.clone(), to: word })),
        3 => plan.place_changes(&item, item.theme, plan.items_of(item.theme).last().map(|last| last.id)),
        4 => plan.place_changes(&item, theme.id, None),
        5 => plan.removal_changes(&item),
        6 if plan.items_of(theme.id).count() == 0 && plan.themes.len() > 1 => plan.theme_removal_changes(&theme),
        6 => vec![Change::Theme(theme.id, ThemeChange::Title(Swap { from: theme.title, to: word }))],
        7 => {
            let id = item_id(plan.next_item);
            let no = plan.next_item;
            let new = Item { id, no, text: word, ..item.clone() };
            vec![Change::Item(id, ItemChange::Whole(Swap { from: None, to: Some(Box::new(new)) }))]
        }
        _ => {
            let at = plan.themes.iter().position(|other| other.id == theme.id).unwrap();
            let from = at.checked_sub(1).map(|before| plan.themes[before].id);
            vec![Change::Theme(theme.id, ThemeChange::After(Swap { from, to: None }))]
        }
    };
    let is_idle = changes.iter().all(|change| change.is_place()) && kind % 9 == 3 && changes[0].item() == Some(item.id);
    if !(is_idle && plan.items_of(item.theme).last().is_some_and(|last| last.id == item.id)) {
        make(plan, StepKind::Edit, None, changes);
    }
}

fn revised(new: &mut Plan, (kind, at, other): Wish) {
    if new.items.is_empty() {
        return;
    }
    let place = at % new.items.len();
    let theme = new.themes[other % new.themes.len()].id;
    match kind % 8 {
        0 => new.items[place].text.push_str("，并抓好落实"),
        1 => new.items[place].lead_units.push(format!("乙{other}科")),
        2 => drop(new.items.remove(place)),
        3 => {
            let other = other % new.items.len();
            new.items.swap(place, other);
        }
        4 => {
            let id = item_id(new.next_item);
            new.next_item += 1;
            let text = format!("新设{at}处站点{other}");
            let no = id.place();
            let item = Item { id, no, title: short_title(&text), text, ..new.items[place].clone() };
            new.items.insert(place, item);
        }
        5 => new.items[place].theme = theme,
        6 => {
            let place = other % new.themes.len();
            new.themes[place].title = format!("改名{at}");
        }
        _ => {
            let last = new.themes.len() - 1;
            new.themes.swap(other % last, last);
        }
    }
    new.sort_items();
}

fn wishes() -> impl Strategy<Value = Vec<Wish>> {
    proptest::collection::vec((any::<u8>(), 0usize..40, 0usize..40), 0..8)
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn the_same_edition_again_changes_nothing(hand in wishes(), document in wishes(), later in wishes()) {
        let mut plan = plan();
        let mut new = crate::document::default_plan();
        for wish in hand {
            by_hand(&mut plan, wish);
        }
        // The document as it was: whatever was done by hand stays.
        prop_assert_eq!(plan.edition(&new, now().stamp()).changes, vec![]);
        for wish in document {
            revised(&mut new, wish);
        }
        let before = plan.clone();
        let step = merge(&mut plan, &new);
        prop_assert_eq!(plan.edition(&new, now().stamp()).changes, vec![]);
        let kept = plan.clone();
        let changes = plan.step(step).unwrap().inverse();
        make(&mut plan, StepKind::Undo, Some(step), changes);
        prop_assert_eq!((&plan.items, &plan.themes, &plan.title), (&before.items, &before.themes, &before.title));
        // An edition that was taken back comes again.
        merge(&mut plan, &new);
        let bare = |plan: &Plan| plan.items.iter().map(|item| (item.text.clone(), item.theme)).collect::<Vec<_>>();
        prop_assert_eq!(bare(&plan).len(), bare(&kept).len());
        for wish in later {
            by_hand(&mut plan, wish);
        }
        prop_assert_eq!(plan.edition(&new, now().stamp()).changes, vec![]);
    }
}

#[test]
fn a_revised_edition_keeps_what_people_did() {
    let mut plan = plan();
    let mut status = plan.move_changes(&plan.items[2], &plan.columns[3].clone(), now().stamp());
    let title = ItemChange::Title(Swap { from: plan.items[4].title.clone(), to: "人才".to_owned() });
    status.push(Change::Item(item_id(5), title));
    make(&mut plan, StepKind::Edit, None, status);
    let mut new = crate::document::default_plan();
    new.items[2].text = new.items[2].text.replace("100家以上", "120家以上");
    new.items[4].text.push_str("抓好落实。");
    new.items[6].leaders = vec!["王某".to_owned()];
    new.items.remove(9);
    let first =
        Item {
            text: "新办一所科技馆。".to_owned(), title: "新办一所科技馆".to_owned(), ..new.items[0].clone()
        };
    new.items.insert(1, first);
    let edition = plan.edition(&new, now().stamp());
    assert_eq!(edition.matched, 25);
    assert_eq!(edition.changed, [item_id(3), item_id(5), item_id(7)]);
    let added = edition.added[0];
    assert_eq!(edition.added.len(), 1);
    assert_eq!(edition.vanished, [item_id(10)]);
    make(&mut plan, StepKind::Merge, None, edition.changes);
    assert!(plan.numbered(3).unwrap().text.contains("120家以上"));
    assert_eq!(plan.numbered(3).unwrap().status.0, "done");
    assert_eq!(plan.numbered(5).unwrap().title, "人才");
    assert_eq!(plan.numbered(7).unwrap().leaders, ["王某"]);
    assert!(plan.numbered(10).unwrap().vanished);
    assert_eq!((plan.items[1].id, plan.items[1].no), (added, 27));
    assert_eq!(plan.items[1].since, Some(now().stamp()));
    // It appears again.
    let edition = plan.edition(&crate::document::default_plan(), now().stamp());
    assert_eq!((edition.returned, edition.vanished), (vec![item_id(10)], vec![added]));
}

#[test]
fn another_plan_is_no_edition() {
    let plan = plan();
    let is_edition = |new: &Plan| plan.edition(new, now().stamp()).is_of_the_plan();
    assert!(is_edition(&crate::document::default_plan()));
    let other = "某镇2024年工作要点\n一、农业\n1.种好两千亩水稻。\n2.修通八公里机耕道。\n";
    let other = crate::document::read(other.as_bytes(), "").unwrap().into_plan();
    assert!(!is_edition(&other));
}

#[test]
fn ten_thousand_items_are_paired_in_bounded_work() {
    let line = |number: usize, edition: &str| {
        let scrambled = number.wrapping_mul(2_654_435_761) % 99_991;
        format!("{number}.在第{scrambled}号片区建设{}处{edition}便民服务点{}。\n", number % 17 + 1, number * 31 % 9_973)
    };
    let text = |edition: &str| {
        let items: String = (1..=10_000).map(|number| line(number, edition)).collect();
        format!("某市2024年工作要点\n一、便民\n{items}")
    };
    let plan = |edition: &str| crate::document::read(text(edition).as_bytes(), "").unwrap().into_plan();
    let (old, new) = (plan("").founded(now()), plan("新的"));
    let edition = old.edition(&new, now().stamp());
    let all = new.items.len();
    assert!(all > 9_000, "{all}");
    assert_eq!((edition.matched, edition.added.len(), edition.vanished.len()), (all, 0, 0));
    assert_eq!(edition.changed.len(), all);
}
