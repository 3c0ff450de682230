//! The board as a page of the web: lanes by columns, one file, no script, light, dark and on paper.

use std::fmt::Write as _;

use super::slice::Slice;
use crate::lang::{Lang, board, report as words};
use crate::plan::ageing;
use crate::plan::column::Kind;
use crate::plan::group::{Grouping, Lanes};
use crate::plan::item::Item;
use crate::plan::summary::Summary;
use crate::text::safe::safe;

/// The colours are those of the board's schemes.
const STYLE: &str = "\
:root{color-scheme:light dark;--ground:#faf9f6;--panel:#f4f2ed;--rule:#cfcabf;--text:#1c2128;--quiet:#5e6672;\
--todo:#62626a;--todo-bg:#e7e7e6;--doing:#1a60ba;--doing-bg:#dce8f6;--behind:#994b00;--behind-bg:#fae5d2;\
--done:#04553f;--done-bg:#d8eee4;--problem:#a1102b}\
@media(prefers-color-scheme:dark){:root{--ground:#14171d;--panel:#191d25;--rule:#3a4351;--text:#e9ebef;--quiet:#8e98a8;\
--todo:#98a2b1;--todo-bg:#232831;--doing:#62aef7;--doing-bg:#182c43;--behind:#ffb057;--behind-bg:#38291a;\
--done:#9be3c1;--done-bg:#18302a;--problem:#f9868c}}\
*{box-sizing:border-box}body{margin:1.5rem;background:var(--ground);color:var(--text);\
font:16px/1.5 'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif}\
h1{font-size:1.4rem;margin:0}p{margin:.2rem 0 1rem;color:var(--quiet)}\
table{width:100%;border-collapse:separate;border-spacing:4px 0;table-layout:fixed}\
th{text-align:left;padding:.4rem .6rem}thead th{position:sticky;top:0}\
.lane th{padding-top:1rem;font-weight:700}.lane span{float:right;font-weight:400;color:var(--quiet)}\
td{vertical-align:top;background:var(--panel);padding:.3rem .6rem}\
.todo{color:var(--todo);background:var(--todo-bg)}.doing{color:var(--doing);background:var(--doing-bg)}\
.exception{color:var(--behind);background:var(--behind-bg)}.done{color:var(--done);background:var(--done-bg)}\
details{margin:.2rem 0}summary{list-style:none;cursor:pointer}summary::-webkit-details-marker{display:none}\
summary b{font-weight:700;margin-right:.4em}b.todo,b.doing,b.exception,b.done{background:none}\
small{color:var(--quiet);display:inline-block}.problem{color:var(--problem)}details div{color:var(--quiet);font-size:.85rem;\
white-space:pre-line;border-left:2px solid var(--rule);padding-left:.5rem}\
@media(max-width:60rem){body{margin:.6rem;font-size:14px}}\
@page{size:A4 landscape;margin:12mm}\
@media print{:root{--ground:#fff;--panel:#fff;--rule:#999;--text:#000;--quiet:#444;--todo:#444;--todo-bg:#eee;\
--doing:#1a60ba;--doing-bg:#e8eff8;--behind:#994b00;--behind-bg:#fbeadb;--done:#04553f;--done-bg:#e2f1ea;\
--problem:#a1102b}body{margin:0;font-size:10pt;print-color-adjust:exact;-webkit-print-color-adjust:exact}\
thead th{position:static}td{border:1px solid var(--rule)}tbody{break-inside:avoid}tr.lane{break-after:avoid}details{break-inside:avoid}}";

/// The board of `slice`, its lanes by `grouping`.
pub fn page(slice: &Slice<'_>, grouping: Grouping) -> String {
    let lanes = Lanes::of(slice.plan, grouping, |item| slice.has(item)).lanes;
    let title = html(&slice.plan.title);
    let lang = match slice.lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    };
    let summary = Summary::of(slice.plan, slice.items.iter().copied());
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width\">\n<title>{title}</title>\n<style>{STYLE}</style>\n<h1>{title}</h1>\n<p>{}　{}　{} \
         {}%</p>\n<table>\n<thead><tr>",
        html(&slice.about()),
        words::items(slice.lang, summary.total),
        words::RATE.say(slice.lang),
        summary.rate(),
    );
    for (column, count) in slice.plan.columns.iter().zip(&summary.columns) {
        let _ = write!(out, "<th class=\"{}\">{} {count}</th>", class(column.kind), html(column.name(slice.lang)));
    }
    out.push_str("</tr></thead>\n");
    for lane in lanes.iter().filter(|lane| !lane.items.is_empty()) {
        let items: Vec<&Item> = lane.items.iter().filter_map(|item| slice.plan.item(*item)).collect();
        let own = Summary::of(slice.plan, items.iter().copied());
        let _ = writeln!(
            out,
            "<tbody><tr class=\"lane\"><th colspan=\"{}\">{} {}<span>{}　{}%</span></th></tr>\n<tr>",
            slice.plan.columns.len(),
            html(&lane.numeral),
            html(lane.title(slice.lang)),
            words::items(slice.lang, own.total),
            own.percent(),
        );
        for column in &slice.plan.columns {
            out.push_str("<td>");
            for item in items.iter().filter(|item| item.status == column.id) {
                card(&mut out, slice, item, column.kind);
            }
            out.push_str("</td>\n");
        }
        out.push_str("</tr></tbody>\n");
    }
    out.push_str("</table>\n</html>\n");
    out
}

fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::Todo => "todo",
        Kind::Doing => "doing",
        Kind::Exception => "exception",
        Kind::Done => "done",
    }
}

fn card(out: &mut String, slice: &Slice<'_>, item: &Item, kind: Kind) {
    let names: Vec<&str> = item.leaders.iter().chain(item.lead_units.first()).map(String::as_str).collect();
    let days = ageing::days(item, slice.now).filter(|days| *days > 0 && matches!(kind, Kind::Doing | Kind::Exception));
    let days = days.map_or(String::new(), |days| format!("　{}", board::days(slice.lang, days)));
    let _ = write!(
        out,
        "<details><summary><b class=\"{}\">{}</b>{} <small>{}{days}</small>",
        class(kind),
        html(&item.number),
        html(&item.title),
        html(&names.join(board::comma(slice.lang))),
    );
    if let Some(problem) = item.open_problem().filter(|problem| !problem.internal) {
        let _ = write!(out, "<br><small class=\"problem\">! {}</small>", html(&problem.text));
    }
    let _ = writeln!(out, "</summary><div>{}</div></details>", html(&item.text));
}

/// Foreign text as HTML shows it, with nothing in it that a browser would act on.
fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (row, line) in text.lines().enumerate() {
        if row > 0 {
            out.push('\n');
        }
        for c in safe(line).chars() {
            match c {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '"' => out.push_str("&quot;"),
                '\'' => out.push_str("&#39;"),
                c => out.push(c),
            }
        }
    }
    out
}
