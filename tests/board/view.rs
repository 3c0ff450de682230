//! What is shown and how: found, filtered, grouped, ordered, folded, marked, as cards or as rows. Before is always the
//! board in mid-July with the cursor on item 1; each row of a table has the keys and what stands there after.

use proptest::prelude::*;
use ratatui::layout::Position;
use yaodian::app::board::grid::Size;
use yaodian::app::board::view::{Grouping, Match, ViewSettings};
use yaodian::app::screen::filter_menu::FilterMenu;
use yaodian::app::{App, Density, Overlay, Overview, Screen, SearchLine};
use yaodian::plan::Plan;
use yaodian::plan::id::ItemId;
use yaodian::plan::sort::Sort;

use crate::frames::check;
use crate::midyear;
use crate::midyear::item_id;
use crate::play::{Played, Stage, dry, go_on, now, rows, text};

fn typed(keys: &str) -> Played {
    dry(midyear::plan(), Stage::of(120, 40), keys)
}

fn message(app: &App) -> String {
    app.message().map_or(String::new(), |message| message.parts.iter().map(|(_, text)| text.as_str()).collect())
}

fn here(app: &App) -> u32 {
    app.board().cursor().map_or(0, |cursor| cursor.item.place())
}

fn ids(items: &[ItemId]) -> Vec<u32> {
    items.iter().map(|item| item.place()).collect()
}

/// The shown items in the plan's order.
fn shown(app: &App) -> Vec<u32> {
    let mut ids = ids(app.board_context().view.order());
    ids.sort_unstable();
    ids
}

fn lanes(app: &App) -> Vec<String> {
    let sheet = app.board_context();
    let lane = |lane: &yaodian::app::board::view::LaneView| {
        let mut items: Vec<u32> = lane.columns.iter().flatten().map(|item| item.place()).collect();
        items.sort_unstable();
        format!("{}{}", lane.title, items.iter().map(|id| format!(" {id}")).collect::<String>())
    };
    sheet.view.lanes.iter().map(lane).collect()
}

fn statuses(plan: &Plan) -> Vec<&str> {
    plan.items.iter().map(|item| item.status.0.as_str()).collect()
}

#[test]
fn search_goes_to_the_best_hit_and_from_one_to_the_next() {
    for (keys, item, said) in [
        ("/ 'gxq'", 8, ""),
        ("、 'gxq'", 8, ""),
        ("/ 'gxq' Enter", 8, "命中 2   n N 下/上一个"),
        ("/ '高xq' Ctrl-n Enter", 7, "命中 2   n N 下/上一个"),
        ("/ 'gxq' Ctrl-n Ctrl-n", 8, ""),
        ("/ 'gxq' Ctrl-p", 7, ""),
        ("/ 'gxq' Enter n", 7, "命中 1/2"),
        ("/ 'gxq' Enter n n", 8, "命中 2/2"),
        ("/ 'gxq' Enter N", 7, "命中 1/2"),
        ("/ 'gxq' Enter j n", 7, "命中 1/2"),
        ("/ '13' Enter", 13, "命中 1   n N 下/上一个"),
        ("/ 'gxq' Esc", 1, ""),
        ("/ 'gxq' Backspace Backspace Backspace", 1, ""),
        ("/ 'gxq' Enter Esc n", 8, "还没有查找，先按 /"),
        ("/ 'qqqq' Enter", 1, "没有找到"),
        ("/ 'qqqq' Enter n", 1, "没有找到"),
        ("/ Enter n", 1, "还没有查找，先按 /"),
        ("/ paste:'高新区' Enter", 8, "命中 2   n N 下/上一个"),
        ("/ 'gxq' Enter / Up Enter", 8, "命中 2   n N 下/上一个"),
        ("gl / 'gxq' Enter n", 7, "命中 1/2"),
    ] {
        let app = typed(keys).app;
        assert_eq!((here(&app), message(&app).as_str()), (item, said), "{keys}");
        assert!(app.plan().log.len() == midyear::plan().log.len(), "{keys}");
    }
}

#[test]
fn a_wrong_query_is_told_in_place_and_stays_to_be_mended() {
    for keys in ["/ 'who:me'", "/ 'who:me' Enter", "/ 'who:me' Tab"] {
        let played = typed(keys);
        assert!(
            matches!(played.app.screens().overlay(), Some(Overlay::Search(SearchLine { wrong: Some(_), .. }))),
            "{keys}"
        );
        assert!(rows(&played.frame)[2].contains("没有“who”这个键"), "{}", text(&played.frame));
        assert!(!rows(&played.frame)[1].contains("命中"));
    }
    assert!(matches!(typed("/ 'who:me' Backspace Home Delete").app.screens().overlay(), Some(Overlay::Search(_))));
    let played = typed("f / 'who:me' Enter");
    assert!(text(&played.frame).contains("没有“who”这个键") && !played.app.board().settings().is_filtered());
    assert_eq!(shown(&typed("f / 'who:me' Enter Home Ctrl-k 'gxq' Enter").app), [7, 8]);
}

#[test]
fn hits_are_listed_marked_and_counted() {
    let played = typed("/ 'gxq'");
    let shown = rows(&played.frame);
    assert!(shown[1].contains("查找  gxq") && shown[1].ends_with("命中 2"), "{}", shown[1]);
    assert!(shown[2].starts_with("❯ 8 落实支持高新区科创中心建设的措施"), "{}", shown[2]);
    assert!(shown[3].contains("积极配合十堰高新区管委会"), "{}", shown[3]);
    assert_eq!(played.caret, Some(Position::new(1 + 4 + 2 + 3, 1)));
    let underlined = |played: &Played, y: u16| -> String {
        let cells = (0..played.frame.area.width).map(|x| &played.frame[(x, y)]);
        let hit = cells.filter(|cell| cell.modifier.contains(ratatui::style::Modifier::UNDERLINED));
        hit.map(|cell| cell.symbol()).filter(|symbol| *symbol != " ").collect()
    };
    assert_eq!(underlined(&played, 2), "高新区高新区");
    assert_eq!(underlined(&played, 3), "高新区");
    let played = typed("/ 'gxq' Enter");
    let row = rows(&played.frame).iter().position(|row| row.contains("8 落实支持高新区")).unwrap();
    assert_eq!(underlined(&played, u16::try_from(row).unwrap()), "高新区");
    assert_eq!(underlined(&played, 36), "高新区高新区高新区");
    let played = dry(midyear::plan(), Stage::of(120, 40).plain(), "/ 'yxf' Enter");
    let row = rows(&played.frame).iter().position(|row| row.contains(" 6 健全科技")).unwrap();
    assert_eq!(underlined(&played, u16::try_from(row).unwrap()), "杨", "{}", text(&played.frame));
}

#[test]
fn filters_are_made_by_one_key_or_by_typing_a_few_letters() {
    let wang = [3, 5, 11, 12, 15, 16, 17, 22, 24, 25];
    for (keys, expected) in [
        ("f l 'yxf' Enter", &[1, 2, 6, 7, 18, 20, 23][..]),
        ("f l 'yang' Enter", &[1, 2, 6, 7, 18, 20, 23]),
        ("f l paste:'汪' Enter", &wang),
        ("f l Down Enter", &wang),
        ("f l 'w' Space Esc s Down Space Esc Esc", &[12, 15, 16, 24]),
        ("f l Space Down Space Enter", &[1, 2, 6, 7, 18, 20, 23]),
        ("f l 'kch' Space Esc l 'dzx' Enter", &[14, 19, 21]),
        ("f l Up Down Down Down Down Down Down Enter", &[26]),
        ("f u 'cgzh' Enter", &[7, 8]),
        ("f t 'jjxc' Enter", &[9, 10]),
        ("f t Down Enter", &[7, 8]),
        ("f s 'yw' Esc s Down Down Down Enter", &[3, 4, 18, 21, 22]),
        ("f !", &[7, 11, 16]),
        ("f ！", &[7, 11, 16]),
        ("f w", &[7, 11]),
        ("f o", &[]),
        ("f w f !", &[7, 11]),
        ("f / 'status:done' Enter", &[3, 4, 18, 21, 22]),
        ("/ 'gxq' Tab", &[7, 8]),
        ("7 Enter *", &[7, 8]),
        ("7 Enter f *", &[7, 8]),
        ("f w f l Enter", &[7]),
        ("gl f w", &[7, 11]),
    ] {
        assert_eq!(shown(&typed(keys).app), expected, "{keys}");
    }
    for (keys, count) in [
        ("f n", 21),
        ("f c", 26),
        ("f c f c", 26),
        ("f w f w", 26),
        ("f w F", 26),
        ("f w f F", 26),
        ("7 Enter * \\", 24),
        ("7 Enter * f \\", 24),
        ("7 Enter * \\ \\", 2),
        ("f l Esc Esc", 26),
        ("f l 'qqq' Enter", 26),
        ("f l Space Space Enter", 7),
        ("f x", 26),
        ("f w R", 26),
    ] {
        let app = typed(keys).app;
        assert_eq!(shown(&app).len(), count, "{keys}");
        assert!(matches!(app.screens().bare(), Some(Screen::Board)), "{keys}");
    }
}

#[test]
fn what_the_filter_leaves_out_is_told_wherever_it_counts() {
    for (keys, said) in [
        ("F", "没有筛选"),
        ("\\", "没有筛选"),
        ("f w", "显示 26中2   F 清除"),
        ("f w F", "已清除筛选，显示全部26项"),
        ("f x", "f x 在此没有作用"),
        ("4 Enter *", ""),
        ("26 Enter *", "这一项没有写明单位"),
        ("f w 13 Enter", "第13项被筛选隐藏，已取消筛选"),
        ("f w 13 L", "第13项  推进中 ➜ 已完成   u 撤销"),
    ] {
        let message = message(&typed(keys).app);
        assert!(message == said || said.is_empty() && !message.is_empty(), "{keys}: {message}");
    }
    let frame = rows(&typed("f l 'whf' Space Esc s Down Space Esc Esc").frame);
    assert!(frame[0].contains("筛选 领导:汪厚发 状态:推进中 · 26中4"), "{}", frame[0]);
    assert!(frame[0].contains("办结 5 19.2%"), "{}", frame[0]);
    assert!(frame[1].contains("14/15中4") && frame[1].contains("5中0"), "{}", frame[1]);
    assert!(rows(&typed("f w \\").frame)[0].contains("筛选 取反 状态:滞后 · 26中24"));
    let english = dry(midyear::plan(), Stage::of(120, 40).english(), "f w");
    assert!(rows(&english.frame)[0].contains("Filter status:Behind · 2 of 26"), "{}", rows(&english.frame)[0]);
    assert!(rows(&english.frame)[1].contains("0 of 14/15"));
    for cols in [40, 60, 80, 99] {
        let narrow = dry(midyear::plan(), Stage::of(cols, 24), "f l 'whf' Space Esc s Down Space Esc Esc Space");
        assert!(rows(&narrow.frame)[0].contains("26中4"), "{}", rows(&narrow.frame)[0]);
    }
}

#[test]
fn counts_of_the_menu_are_those_the_rest_of_the_filter_leaves() {
    let counts = |keys: &str| match typed(keys).app.screens().overlay() {
        Some(Overlay::FilterMenu(menu)) => match menu.as_ref() {
            FilterMenu::Sides(sides) => {
                let facets =
                    sides.facets.iter().map(|(_, choices)| choices.iter().map(|choice| choice.count).collect());
                (facets.collect::<Vec<Vec<usize>>>(), sides.flags.iter().map(|flag| flag.2).collect::<Vec<_>>())
            }
            _ => panic!("{keys}"),
        },
        _ => panic!("{keys}"),
    };
    let (facets, flags) = counts("f");
    assert_eq!(facets[0], [7, 10, 6, 1, 2, 1]);
    assert_eq!(facets[2], [6, 2, 2, 4, 3, 5, 4]);
    assert_eq!(facets[3], [5, 14, 2, 5]);
    assert_eq!(flags, [3, 2, 0, 21, 26]);
    let (facets, flags) = counts("f w f");
    assert_eq!((facets[0].as_slice(), facets[3].as_slice()), (&[1, 1, 1, 0, 0][..], &[5, 14, 2, 5][..]));
    assert_eq!(flags[..2], [2, 2]);
    let caret = typed("f l 'yx'").caret.unwrap();
    assert!(caret.y < 39, "{caret:?}");
}

#[test]
fn the_menu_never_covers_the_selected_card_where_there_is_room() {
    for item in 1..=26 {
        for keys in ["f", "f u"] {
            let played = typed(&format!("{item} Enter {keys}"));
            let title: String = played.app.item().unwrap().title.chars().take(4).collect();
            let frame = rows(&played.frame)[2..35].join("\n");
            assert!(frame.contains(&format!("❯{item:>2} {title}")), "{item} {keys}\n{}", text(&played.frame));
        }
    }
}

#[test]
fn lanes_are_what_the_grouping_says() {
    for (keys, expected) in [
        (
            ", l",
            &[
                "杨小峰 1 2 6 7 18 20 23",
                "汪厚发 3 5 11 12 15 16 17 22 24 25",
                "刘其乐 4 7 8 9 10 13",
                "柯春华 14",
                "丁再兴 19 21",
                "（未明确） 26",
            ][..],
        ),
        (", n", &["全部工作项 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26"]),
        (", l f w", &["杨小峰 7", "汪厚发 11", "刘其乐 7"]),
        (", l f s Down Down Down Enter zh", &[]),
    ] {
        assert_eq!(lanes(&typed(keys).app), expected, "{keys}");
    }
    assert_eq!(lanes(&typed(", u").app)[0], "规划财务科 1 2 6 23");
    assert!(
        lanes(&typed(", r").app).iter().any(|lane| lane == "各科室 9 10 23 24 25"),
        "{:?}",
        lanes(&typed(", r").app)
    );
    assert_eq!(lanes(&typed(", l , t").app), lanes(&typed("").app));
    let shared = typed(", l 7 Enter");
    assert_eq!(shared.app.board_context().view.summary.total, 26);
    let frame = text(&shared.frame);
    assert!(frame.contains("26项（27处，第7项两处）") && frame.contains("&成果!"), "{frame}");
    let wide = dry(yaodian::document::default_plan().founded(now()), Stage::of(120, 40), ", l");
    assert!(text(&wide.frame).contains(" &杨小峰") || text(&wide.frame).contains("&刘其乐"), "{}", text(&wide.frame));
}

#[test]
fn the_cursor_stays_on_its_card_and_in_its_lane() {
    let lane = |keys: &str| {
        let app = typed(keys).app;
        let lane = app.board().cursor().map(|cursor| cursor.lane.clone());
        app.board_context().view.lanes.iter().find(|other| Some(&other.key) == lane.as_ref()).unwrap().title.clone()
    };
    assert_eq!((here(&typed("13 Enter , l").app), lane("13 Enter , l")), (13, "刘其乐".to_owned()));
    assert_eq!(lane(", l 7 Enter"), "杨小峰");
    assert_eq!(lane(", l 11 Enter j"), "刘其乐");
    assert_eq!((here(&typed(", l 11 Enter j").app), here(&typed(", l 11 Enter j L").app)), (7, 7));
    assert_eq!(lane(", l 11 Enter j L"), "刘其乐");
}

#[test]
fn orders_folds_and_density_are_as_asked_and_put_back() {
    let listed = |keys: &str| ids(typed(keys).app.board_context().view.listed());
    assert_eq!(listed(", 3")[..4], [5, 10, 14, 17]);
    assert_eq!(listed(", 4")[..6], [5, 10, 14, 17, 25, 1]);
    assert_eq!(listed("7d '8-31' Enter , 2")[0], 7);
    assert_eq!(listed(", 3 , 1")[..3], [1, 2, 3]);
    let cell = |keys: &str| ids(typed(keys).app.board_context().view.cell(3, 1));
    assert_eq!((cell(""), cell(", 3")), (vec![12, 13], vec![12, 13]));
    assert!(rows(&typed(", 3").frame)[0].contains("按停留天数排序"));
    assert_eq!(message(&typed(", 3").app), "排序：停留天数");
    let open = |keys: &str| typed(keys).app.board().layout().lanes.iter().map(|lane| lane.open).collect::<Vec<_>>();
    let all = |open: bool, lanes: usize| vec![open; lanes];
    assert_eq!(open("-"), all(false, 7));
    assert_eq!(open("- ="), all(true, 7));
    assert_eq!(open("za"), [false, true, true, true, true, true, true]);
    assert_eq!(open("za za"), all(true, 7));
    assert_eq!(open("- , l"), all(true, 6));
    assert_eq!(open("- , l za , t"), all(false, 7));
    assert_eq!(open("- , l za , t , l").iter().filter(|open| !**open).count(), 1);
    assert_eq!(open("- R"), all(true, 7));
    for (keys, density) in [("c", Density::OneLine), ("c c", Density::TwoLines), ("c c c", Density::Automatic)] {
        assert_eq!(typed(keys).app.board().density(), density, "{keys}");
    }
    assert_eq!(message(&typed("c").app), "疏密：一行");
    let reset = typed("f w , l , 3 c - Space / 'gxq' Enter R").app;
    assert_eq!((reset.board().settings(), reset.board().density()), (&ViewSettings::default(), Density::Automatic));
    assert!(reset.board().selection().is_empty() && reset.board().search().is_none() && here(&reset) > 0);
}

#[test]
fn marks_hold_what_is_shown_and_say_what_is_hidden() {
    let marked = |keys: &str| {
        let mut ids = ids(&typed(keys).app.board().selection().all());
        ids.sort_unstable();
        ids
    };
    assert_eq!(marked("f w V"), [7, 11]);
    assert_eq!(marked("f w V F"), [7, 11]);
    assert_eq!(marked("f w V V"), [] as [u32; 0]);
    assert_eq!(marked("f w V F f ! V"), [7, 11, 16]);
    assert_eq!(marked("gl v j j"), [1, 2, 3]);
    assert_eq!(marked("gl 5 Enter v k"), [4, 5]);
    assert_eq!(marked("gl Space Space"), [1, 2]);
    assert_eq!(marked(", l 11 Enter v j"), [7, 11]);
    let played = typed("f w V F f / 'status:done' Enter H");
    let plan = played.app.plan();
    assert_eq!([7, 11].map(|id| plan.numbered(id).unwrap().status.0.as_str()), ["doing", "doing"]);
    assert!(message(&played.app).ends_with("其中2项未显示"), "{}", message(&played.app));
    assert!(text(&typed("f w V").frame).contains("* 已标记 2"));
    for (keys, marks, finding) in [
        ("Space / 'gxq' Enter", 1, true),
        ("Space / 'gxq' Enter 1 Esc", 1, true),
        ("Space / 'gxq' Enter g Esc", 1, true),
        ("Space / 'gxq' Enter f Esc", 1, true),
        ("Space / 'gxq' Enter Esc", 0, true),
        ("Space / 'gxq' Enter Esc Esc", 0, false),
    ] {
        let app = typed(keys).app;
        assert_eq!((app.board().selection().count(), app.board().search().is_some()), (marks, finding), "{keys}");
    }
    assert_eq!(message(&typed("f w Esc").app).trim(), "q 退出");
    assert!(typed("f w Esc").app.board().settings().is_filtered());
}

#[test]
fn a_card_that_stops_matching_stays_until_the_cursor_leaves_it() {
    assert_eq!(shown(&typed("f w 7 Enter L").app), [7, 11]);
    assert!(typed("f w 7 Enter L").app.board().keeps_visible(item_id(7)));
    assert_eq!(shown(&typed("f w 7 Enter L h").app), [11]);
    assert_eq!(shown(&typed("f w 7 Enter L 11 Enter").app), [11]);
    assert_eq!(shown(&typed("f w 7 Enter L u").app), [7, 11]);
    assert_eq!(shown(&typed("gl f w L j").app), [11]);
}

#[test]
fn the_list_has_the_boards_keys() {
    let mode = |keys: &str| typed(keys).app.screens().overview();
    for (keys, overview) in [
        ("gl", Overview::List),
        ("gl gb", Overview::Board),
        ("Tab", Overview::List),
        ("Tab Tab Tab", Overview::Board),
        ("gl Enter", Overview::List),
        ("gl Esc", Overview::List),
    ] {
        assert_eq!(mode(keys), overview, "{keys}");
    }
    for (keys, item) in [
        ("gl j j", 3),
        ("gl 3j", 4),
        ("gl k", 1),
        ("gl G", 26),
        ("gl G g g", 1),
        ("gl End k", 25),
        ("gl PgDn", 26),
        ("gl Ctrl-d", 17),
        ("gl 13 Enter", 13),
        ("gl 13 Enter Enter j Esc", 14),
        ("gl l g g", 5),
        ("gl , 3 g g", 5),
        ("gl 13 Enter gb", 13),
    ] {
        assert_eq!(here(&typed(keys).app), item, "{keys}");
    }
    for (keys, sort) in [
        ("gl l", Sort::Status),
        ("gl l l", Sort::Days),
        ("gl l l l", Sort::Deadline),
        ("gl l l l l", Sort::Number),
        ("gl h", Sort::Deadline),
    ] {
        assert_eq!(typed(keys).app.board().settings().sort, sort, "{keys}");
    }
    for keys in ["gl za", "gl -", "gl [", "gl , l", "gl c", "gl zh"] {
        let app = typed(keys).app;
        assert_eq!(message(&app), "列表里没有泳道   gb 看板", "{keys}");
        assert_eq!(app.board().settings(), &ViewSettings::default(), "{keys}");
    }
    assert!(matches!(typed("gl 13 Enter Enter Esc").app.screens().bare(), Some(Screen::List)));
    assert!(matches!(typed("gl q").app.screens().bare(), Some(Screen::List)));
    assert_eq!(message(&typed("gl 13L").app), "第13项  推进中 ➜ 已完成   u 撤销");
    assert!(text(&typed("gl 13L").frame).contains("➜ 已完成"));
    assert_eq!(typed("gl 13a '布置' Enter").app.plan().numbered(13).unwrap().progress.len(), 3);
    assert_eq!(typed("gl V L").app.plan().items.iter().filter(|item| item.status.0 == "done").count(), 21);
    let bottom = dry(midyear::plan(), Stage::of(80, 24), "gl G");
    assert!(rows(&bottom.frame)[16].starts_with("❯   26 "), "{}", text(&bottom.frame));
    assert!(rows(&typed("gl l").frame)[1].contains("状态▾"));
}

#[test]
fn a_card_changed_under_a_filter_is_there_again() {
    let before = typed("fw !").app;
    let mut after = typed("").app;
    after.restore(&before.state());
    assert_eq!((here(&after), after.state()), (here(&before), before.state()));
}

#[test]
fn how_the_board_was_looked_at_comes_back() {
    let keys = "7d '8-31' Enter / 'gxq' Enter Esc f l 'whf' Enter , l za , t - , 3 c 12 Enter gl";
    let before = typed(keys).app;
    let restored = |text: &str| {
        let mut app = typed("").app;
        app.restore(text);
        go_on(app, Stage::of(120, 40), "").app
    };
    let after = restored(&before.state());
    assert_eq!(
        (after.board().settings(), after.board().density(), after.screens().overview()),
        (before.board().settings(), before.board().density(), before.screens().overview())
    );
    assert_eq!((after.board().cursor(), here(&after)), (before.board().cursor(), 12));
    assert_eq!(after.state(), before.state());
    assert!(after.board().search().is_none() && after.message().is_none());
    let again = go_on(restored(&before.state()), Stage::of(120, 40), "F / Up Enter gb");
    assert_eq!((here(&again.app), again.app.board().layout().lanes.iter().filter(|lane| lane.open).count()), (8, 3));
    let inverted = restored(&typed("f w \\ zh").app.state());
    assert_eq!(inverted.board().settings().matching, Match::Inverted);
    for text in ["", "nonsense", "[]", "{\"grouping\":7,\"folds\":[],\"item\":\"x\",\"typed\":{\"search\":9}}"] {
        let app = restored(text);
        assert_eq!(
            (app.board().settings().grouping, here(&app), shown(&app).len()),
            (Grouping::Theme, 1, 26),
            "{text}"
        );
    }
    let half = restored("{\"sort\":\"days\",\"filter\":\"who:me\",\"item\":999,\"lane\":{\"theme\":44}}");
    assert_eq!((half.board().settings().sort, shown(&half).len(), here(&half)), (Sort::Days, 26, 1));
}

#[test]
fn filters_are_kept_under_names() {
    let mut app = typed("f l 'whf' Enter").app;
    assert!(app.saved_filters().is_empty());
    app.restore("{\"filters\":[{\"name\":\"老汪\",\"query\":\"leader:汪厚发\"},{\"name\":1},\"x\"]}");
    assert_eq!(app.saved_filters(), [("老汪".to_owned(), "leader:汪厚发".to_owned())]);
    app.apply_saved_filter(0);
    app.apply_saved_filter(7);
    assert_eq!(shown(&app).len(), 10);
}

/// Typed or pasted by mistake where keys are commands.
const SENTENCES: [&str; 8] = [
    "已印发工作要点通知！",
    "推进中》已完成，《退回》！",
    "省厅评审推迟，两项材料需补。！！",
    "【进展】第７项已完成》》",
    "问题：无；下一步：８月底前完成！",
    "是否滞后？！",
    "张三》李四《王五！！。。",
    "〇项，１３！",
];

#[test]
fn a_sentence_in_normal_mode_never_changes_a_status() {
    let before = midyear::plan();
    for start in ["", "7 Enter ", "gl ", "13 Enter Enter ", "V ", "f w ", "? ", "f "] {
        for sentence in SENTENCES {
            for keys in [format!("{start}{sentence}"), format!("{start}paste:'{sentence}'")] {
                let han_first = !sentence.starts_with('【');
                if !han_first && !keys.contains("paste") {
                    continue;
                }
                let played = typed(&keys);
                assert_eq!(statuses(played.app.plan()), statuses(&before), "{keys}");
                assert_eq!(played.app.plan().log.len(), before.log.len(), "{keys}");
            }
        }
    }
    for (keys, said) in [
        ("推！", "切到英文输入 (Shift)"),
        ("推。", "切到英文输入 (Shift)"),
        ("。", "切到英文输入 (Shift)"),
        ("推！！", "切到英文输入 (Shift)"),
        ("7 Enter 推 z Esc ！", "第7项  滞后 ➜ 未启动   u 撤销"),
        ("7 Enter ！", "第7项  滞后 ➜ 未启动   u 撤销"),
        ("７！", "第7项  滞后 ➜ 未启动   u 撤销"),
    ] {
        assert_eq!(message(&typed(keys).app), said, "{keys}");
    }
}

#[test]
fn an_item_that_the_filter_no_longer_shows_is_taken_up_again() {
    let mut app = typed("f w !").app;
    let state = app.state();
    app.restore(&state);
    assert_eq!(app.state(), state);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn no_text_that_begins_with_a_han_character_changes_anything(
        signs in prop::collection::vec(prop::sample::select(vec!["》", "《", "！", "，", "。", "？", "：", "【", "】", "、", "／", "７", "完", "成", "滞"]), 1..20),
    ) {
        let keys = format!("7 Enter 推{}", signs.concat());
        let played = typed(&keys);
        prop_assert_eq!(played.app.plan().log.len(), midyear::plan().log.len(), "{}", keys);
        prop_assert!(matches!(played.app.screens().bare(), Some(Screen::Board)));
    }

    #[test]
    fn any_text_as_state_is_taken_or_left(text in "\\PC{0,40}", keys in "[fltsun!wocjkhlgVR*Space ]{0,12}") {
        let mut app = typed(&keys).app;
        app.restore(&text);
        let state = app.state();
        app.restore(&state);
        prop_assert_eq!(app.state(), state);
    }
}

macro_rules! kept {
    ($name:ident, $stage:expr, $keys:expr) => {
        #[test]
        fn $name() {
            let stage: Stage = $stage;
            let played = dry(midyear::plan(), stage, $keys);
            check(&played.frame, stage.size);
            insta::assert_snapshot!(stringify!($name), text(&played.frame));
        }
    };
}

kept!(lanes_by_leader, Stage::of(120, 40), ", l 7 Enter");
kept!(lanes_by_lead_unit_80x24, Stage::of(80, 24), ", u 7 Enter");
kept!(lanes_by_responsible_unit_english, Stage::of(120, 40).english(), ", r , 3");
kept!(not_grouped_80x24, Stage::of(80, 24), ", n");
kept!(search, Stage::of(120, 40), "/ 'keji'");
kept!(search_80x24_english, Stage::of(80, 24).english(), "/ 'gxq'");
kept!(filter_menu, Stage::of(120, 40), "7 Enter f l 'whf' Space Esc");
kept!(filter_menu_80x24_english, Stage::of(80, 24).english(), "f");
kept!(filter_values_80x24, Stage::of(80, 24), "f u 'g' Down Space");
kept!(list, Stage::of(120, 40), "gl 7 Enter");
kept!(list_80x24_english, Stage::of(80, 24).english(), "gl , 3");
kept!(marks, Stage::of(120, 40), "12 Enter v j j / 'keji' Enter");

#[test]
fn frames_of_every_size_are_whole() {
    let plan = midyear::plan();
    let sizes = [(160, 45), (120, 40), (100, 30), (80, 24), (60, 16), (40, 12), (30, 9), (20, 6)];
    let lists = [
        ", l",
        ", n c",
        "/ 'gxq'",
        "/ 'who:me'",
        "/ 'keji' Ctrl-n Ctrl-n",
        "f",
        "f w f",
        "f u",
        "f t 'x' Down Space",
        "f /",
        "gl G",
        "gl / 'ke'",
        "gl , 3 V f s",
        "f o",
        "f l Enter V",
    ];
    for (cols, rows) in sizes {
        for stage in [Stage::of(cols, rows), Stage::of(cols, rows).english(), Stage::of(cols, rows).plain()] {
            for keys in lists {
                let played = dry(plan.clone(), stage, keys);
                check(&played.frame, Size { cols, rows });
                let types = matches!(played.app.screens().overlay(), Some(Overlay::Search(_)))
                    || matches!(played.app.screens().overlay(), Some(Overlay::FilterMenu(menu)) if !matches!(menu.as_ref(), FilterMenu::Sides(_)));
                assert_eq!(played.caret.is_some(), types, "{keys} at {cols}x{rows}");
                assert!(played.caret.is_none_or(|caret| caret.y + 1 < rows), "{keys} at {cols}x{rows}");
            }
        }
    }
}
