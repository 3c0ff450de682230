//! Walks through an import in the program: the path, the preview, what is asked of the owner; and the choice of a board.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use yaodian::app::outbox::Request;
use yaodian::app::screen::palette::Offered;
use yaodian::app::session::Session;
use yaodian::app::{App, Event, Flow, Overlay, Screen, Settings};
use yaodian::document;
use yaodian::plan::Plan;
use yaodian::plan::step::Kind;
use yaodian::terminal::keys::{self, Token};
use yaodian::ui::{self, style::Styles};

use crate::frames::check;
use crate::midyear;
use crate::play::{BY, Stage, now, text};

const OTHER: &str = "某校2024年工作要点\n一、教学\n1.编写校本教材。（牵头单位：教务处；责任单位：各教研组）\n\
                     2.开放实验教室，办好科技社团5个以上。\n二、后勤\n3.修缮食堂。\n——完——\n";

/// The default plan's document with three items revised: one other, one new, one gone.
fn revised() -> String {
    let text = include_str!("../../seeds/shiyan-2020.txt");
    let text = text.replace("100家以上", "120家以上");
    assert_ne!(text, include_str!("../../seeds/shiyan-2020.txt"));
    text
}

/// An app on a board of `plan` that has no file.
fn app_of(plan: Plan, stage: Stage) -> App {
    App::new(Session::new(plan, BY.to_owned()), Settings { lang: stage.lang, look: stage.look }, stage.size, now())
}

fn press(app: &mut App, list: &str) -> Flow {
    let mut flow = Flow::Continue;
    for token in keys::parse(list).unwrap() {
        let Token::Key(key) = token else { panic!("{token:?} is no key") };
        flow = app.update(Event::Key(key), now());
    }
    flow
}

/// The app once the document was asked for and read.
fn reading(plan: Plan, stage: Stage, text: &str) -> App {
    let mut app = app_of(plan, stage);
    assert_eq!(press(&mut app, ": import Enter plan.txt Enter"), Flow::Request);
    assert_eq!(app.take_request(), Some(Request::Read("plan.txt".into())));
    let draft = document::read(text.as_bytes(), "plan.txt").unwrap();
    app.update(Event::Document(Ok(Box::new(draft))), now());
    assert!(matches!(app.screens().bare(), Some(Screen::Preview(_))));
    app
}

fn frame(app: &App, stage: Stage) -> String {
    let mut buffer = Buffer::empty(Rect::new(0, 0, stage.size.cols, stage.size.rows));
    ui::draw(app, &Styles::new(stage.look), &mut buffer);
    check(&buffer, stage.size);
    text(&buffer)
}

#[test]
fn the_untouched_default_is_to_be_replaced() {
    let stage = Stage::of(120, 40);
    let plan = document::default_plan().founded(now());
    let mut app = reading(plan, stage, OTHER);
    insta::assert_snapshot!("import_replaces", frame(&app, stage));
    assert_eq!(press(&mut app, "y"), Flow::Request);
    let Some(Request::Replace(plan)) = app.take_request() else { panic!("no replacement") };
    assert_eq!((plan.title.as_str(), plan.items.len()), ("某校2024年工作要点", 3));
    assert_eq!(app.screens().bare(), Some(&Screen::Board));
    assert!(app.plan().log.is_empty());
}

#[test]
fn another_plan_becomes_a_board_of_its_own() {
    let stage = Stage::of(80, 24).english();
    let mut app = reading(midyear::plan(), stage, OTHER);
    insta::assert_snapshot!("import_new_board_80x24_english", frame(&app, stage));
    assert_eq!(press(&mut app, "Enter"), Flow::Request);
    assert!(matches!(app.take_request(), Some(Request::Create(_))));
}

#[test]
fn a_revised_edition_is_one_step_that_undo_takes_back() {
    let stage = Stage::of(80, 24);
    let before = midyear::plan();
    let mut app = reading(before.clone(), stage, &revised());
    insta::assert_snapshot!("import_merges_80x24", frame(&app, stage));
    assert_eq!(press(&mut app, "y"), Flow::Continue);
    assert_eq!(app.plan().log.last().map(|step| step.kind), Some(Kind::Merge));
    assert!(app.plan().items.iter().any(|item| item.text.contains("120家以上")));
    press(&mut app, "u");
    assert_eq!((&app.plan().items, &app.plan().themes), (&before.items, &before.themes));
    // The same document as the board's changes nothing.
    let mut app = reading(before.clone(), stage, include_str!("../../seeds/shiyan-2020.txt"));
    press(&mut app, "y");
    assert_eq!(app.plan().log.len(), before.log.len());
}

#[test]
fn a_preview_scrolls_within_its_rows_and_is_left() {
    let stage = Stage::of(80, 12);
    let mut app = reading(midyear::plan(), stage, &revised());
    let scroll = |app: &App| match app.screens().bare() {
        Some(Screen::Preview(preview)) => (preview.scroll, preview.rows.len()),
        mode => panic!("{mode:?}"),
    };
    press(&mut app, "j j k");
    assert_eq!(scroll(&app).0, 1);
    press(&mut app, "G j PgDn");
    let (at, rows) = scroll(&app);
    assert_eq!(at, rows - 9);
    press(&mut app, "g g k");
    assert_eq!(scroll(&app).0, 0);
    press(&mut app, "L a");
    assert!(matches!(app.screens().bare(), Some(Screen::Preview(_))), "keys of the board mean nothing here");
    press(&mut app, "Esc");
    assert_eq!(app.screens().bare(), Some(&Screen::Board));
    assert_eq!((app.take_request(), &app.plan().log), (None, &midyear::plan().log));
}

#[test]
fn a_document_that_cannot_be_read_says_why_and_an_empty_path_is_asked_for_again() {
    let stage = Stage::of(80, 24);
    let mut app = app_of(midyear::plan(), stage);
    press(&mut app, ": import Enter Enter");
    assert!(matches!(app.screens().overlay(), Some(Overlay::Form(_))));
    press(&mut app, "x Enter");
    app.take_request();
    app.update(Event::Document(Err("读不了".to_owned())), now());
    assert!(frame(&app, stage).contains("读不了"));
    let typed = app.screens().form().map(|form| form.entries[0].field.text());
    assert_eq!(typed.as_deref(), Some("x"), "what was typed is there to be mended");
}

#[test]
fn another_board_is_chosen_by_its_name() {
    let stage = Stage::of(80, 24);
    let mut app = app_of(midyear::plan(), stage);
    assert_eq!(press(&mut app, "g s"), Flow::Request);
    assert_eq!(app.take_request(), Some(Request::Boards));
    let board = |name: &str| Offered { name: name.to_owned(), facts: "3 项".to_owned() };
    app.update(Event::Boards(vec![board("default"), board("科技"), board("农业")]), now());
    insta::assert_snapshot!("boards_80x24", frame(&app, stage));
    assert_eq!(press(&mut app, "nongye Enter"), Flow::Request);
    assert_eq!(app.take_request(), Some(Request::Open("农业".to_owned())));
    // The palette of actions is the one it was.
    press(&mut app, ":");
    assert!(!frame(&app, stage).contains("农业"));
}
