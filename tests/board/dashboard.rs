//! The dashboard and the trend; what is exported and copied from the board.

use yaodian::app::Screen;
use yaodian::app::board::grid::Size;
use yaodian::app::screen::dashboard::DashboardPage;

use crate::frames::{check, kept};
use crate::midyear;
use crate::play::{Played, Stage, dry, play, rows, text};
use crate::walks::message;

kept!(dashboard, midyear::plan(), Stage::of(120, 40), "g d j j");
kept!(dashboard_by_unit_80x24_english, midyear::plan(), Stage::of(80, 24).english(), "g d ]");
kept!(dashboard_plain, midyear::plan(), Stage::of(100, 30).plain(), "g d [");
kept!(trend, midyear::plan(), Stage::of(120, 40), "g d ] ]");
kept!(trend_by_meeting_80x24_plain, midyear::plan(), Stage::of(80, 24).plain().english(), "g d ] ] ]");

fn page(played: &Played) -> Option<(DashboardPage, usize)> {
    match played.app.screen() {
        Screen::Dashboard(state) => Some((state.page, state.selected)),
        _ => None,
    }
}

#[test]
fn keys_go_through_pages_and_rows() {
    for (keys, expected) in [
        ("g d", Some((DashboardPage::Leader, 0))),
        ("g d j j j j j j j j j", Some((DashboardPage::Leader, 5))),
        ("g d G k", Some((DashboardPage::Leader, 4))),
        ("g d j ]", Some((DashboardPage::LeadUnit, 0))),
        ("g d [ [", Some((DashboardPage::Meetings, 0))),
        ("g d ] ] j Enter r", Some((DashboardPage::Weeks, 0))),
        ("Tab Tab", Some((DashboardPage::Leader, 0))),
        ("Tab Tab Tab", None),
        ("g d Esc", None),
        ("g d q", None),
        ("g d g b", None),
    ] {
        assert_eq!(page(&dry(midyear::plan(), Stage::of(120, 40), keys)), expected, "{keys}");
    }
}

#[test]
fn a_row_opens_as_a_board_and_begins_a_review() {
    for (keys, filter, item) in [
        ("g d j j Enter", "leader:刘其乐", "4"),
        ("g d G Enter", "leader:none", "26"),
        ("g d ] j Enter", "lead:高新技术科", "3"),
        ("g d [ j Enter", "theme:2", "7"),
    ] {
        let played = dry(midyear::plan(), Stage::of(120, 40), keys);
        assert_eq!(*played.app.screen(), Screen::Board, "{keys}");
        assert_eq!(played.app.board().settings().filter.to_string(), filter, "{keys}");
        assert_eq!(played.app.item().map(|item| item.number.as_str()), Some(item), "{keys}");
    }
    let played = dry(midyear::plan(), Stage::of(120, 40), "g d j j r Enter");
    assert!(played.app.meeting().is_some(), "{}", text(&played.frame));
    assert!(rows(&played.frame).iter().any(|row| row.contains("刘其乐")), "{}", text(&played.frame));
}

#[test]
fn the_dashboard_counts_what_the_filter_shows() {
    let played = dry(midyear::plan(), Stage::of(120, 40), "f l 'whf' Space Esc Esc g d");
    let shown = text(&played.frame);
    assert!(rows(&played.frame)[3].trim_start().starts_with("10 "), "{shown}");
    assert!(rows(&played.frame)[0].contains("筛选 leader:汪厚发"), "{shown}");
}

#[test]
fn frames_of_the_dashboard_are_whole_at_every_size() {
    for (cols, rows) in [(160, 45), (120, 40), (100, 30), (80, 24), (60, 16), (40, 12), (30, 9), (20, 6)] {
        for stage in [Stage::of(cols, rows), Stage::of(cols, rows).english(), Stage::of(cols, rows).plain()] {
            for keys in ["g d", "g d ] G", "g d [ PgDn", "g d ] ]", "g d [ [ PgDn PgDn", "g d x", "g d ?"] {
                check(&dry(midyear::plan(), stage, keys).frame, Size { cols, rows });
            }
        }
    }
}

#[test]
fn what_is_exported_waits_for_its_owner() {
    for (keys, extension, part) in [
        ("x c", "csv", "工作任务"),
        ("x h", "html", "<!DOCTYPE html>"),
        ("x t", "md", "## 一"),
        ("x b", "md", "推进情况通报"),
        ("g d x b", "md", "推进情况通报"),
    ] {
        let mut played = dry(midyear::plan(), Stage::of(120, 40), keys);
        let exports = played.app.take_exports();
        assert_eq!((exports.len(), exports[0].extension), (1, extension), "{keys}");
        let report = String::from_utf8(exports[0].report.clone()).expect("text");
        assert!(report.contains(part), "{keys}: {report}");
        assert!(exports[0].stem.ends_with(" 2020-07-15"), "{}", exports[0].stem);
    }
    let exports = dry(midyear::plan(), Stage::of(120, 40), "x x").app.take_exports();
    assert!(exports[0].extension == "xlsx" && exports[0].report.starts_with(b"PK"));
    let part = dry(midyear::plan(), Stage::of(120, 40), "f l 'whf' Space Esc Esc x t").app.take_exports();
    let part = String::from_utf8(part[0].report.clone()).expect("text");
    assert!(part.contains("筛选：leader:汪厚发") && !part.contains("| 7 |"), "{part}");
}

#[test]
fn what_is_copied_goes_to_the_clipboard_once() {
    for (keys, part, said) in [
        ("7 Enter y", "7 国家级高新技术产业开发区早日获批\n主题：", "已送往剪贴板：第7项"),
        ("Y", "| 26 | 开展文明创建活动 |", "已送往剪贴板：26 项的表格"),
        ("7 Enter Space 9 Enter Space Y", "| 9 |", "已送往剪贴板：2 项的表格"),
        ("g d y", "| 汪厚发 | 10 |", "已送往剪贴板："),
    ] {
        let mut played = dry(midyear::plan(), Stage::of(160, 40), keys);
        assert!(message(&played).starts_with(said), "{keys}: {}", message(&played));
        let copied = played.app.take_copied().expect("something is copied");
        assert!(copied.contains(part), "{keys}: {copied}");
        assert_eq!(played.app.take_copied(), None);
    }
}
