//! What leaves the board: ledgers read back by other libraries, pages, the bulletin, and where they are written.

use std::fs;
use std::io::Cursor;
use std::path::Path;

use calamine::{Data, Reader as _, Xlsx};

use crate::home::Home;

/// A home with a board in the middle of its work.
fn midyear() -> Home {
    let home = Home::new();
    for command in [
        &["--keys", "7 Enter r L Enter Enter q"][..],
        &["behind", "7", "-m", "省厅评审排期推迟"],
        &["note", "7", "两项材料需补", "--problem"],
        &["note", "7", "内部掌握", "--problem", "--internal"],
        &["note", "7", "补报材料", "--next", "--due", "2020-07-31", "--units", "成果转化科"],
        &["move", "11", "推进中"],
        &["note", "11", "=1+1"],
        &["note", "16", "省厅尚未启动本年遴选", "--problem"],
        &["done", "26"],
        &["set", "1", "target:新增高新技术企业=11"],
        &["set", "3", "target:培育科技型企业=104", "deadline=2020-09-30"],
    ] {
        home.run(command).done();
    }
    home
}

/// The cells of the first sheet, row by row, as another library reads them.
fn cells(path: &Path) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = calamine::open_workbook(path).expect("a workbook");
    let range = book.worksheet_range_at(0).expect("a sheet").expect("it is read");
    let text = |cell: &Data| match cell {
        Data::Empty => String::new(),
        cell => cell.to_string(),
    };
    range.rows().map(|row| row.iter().map(text).collect()).collect()
}

/// A part of the workbook's package.
fn part(path: &Path, name: &str) -> String {
    let mut package = zip::ZipArchive::new(Cursor::new(fs::read(path).expect("it is there"))).expect("a package");
    std::io::read_to_string(package.by_name(name).expect("the part is there")).expect("it is text")
}

#[test]
fn the_ledger_is_a_workbook_to_print_and_to_fill_in() {
    let home = midyear();
    home.run(["export", "-o", "台账.xlsx"]).done();
    let path = home.path("台账.xlsx");
    let rows = cells(&path);
    assert_eq!(rows.len(), 28);
    assert_eq!(rows[0][1], "十堰市2020年科技创新工作要点　工作台账（截至2020-07-15，共26项）");
    let heads =
        "序号 主题 工作任务 分管领导 牵头单位 责任单位 完成时限 状态 进展情况 完成情况 存在问题 下一步 停留天数 备注";
    assert_eq!(rows[1][1..].join(" "), heads);
    assert!(rows[1][0].starts_with("yaodian 2020-07-15T09:41:07+08:00 "), "{}", rows[1][0]);
    let seventh = &rows[8];
    assert_eq!(seventh[..3], ["7", "7", "二、聚焦十堰国家高新区创建，打造科技创新高地"]);
    assert_eq!(seventh[4..7], ["刘其乐、杨小峰", "成果转化科", "市生产力促进中心"]);
    assert_eq!(seventh[8..10], ["滞后", "2020-07-15 省厅评审排期推迟"]);
    assert_eq!(seventh[11..14], ["2020-07-15 两项材料需补", "2020-07-31前 补报材料（成果转化科）", "0"]);
    assert_eq!(rows[4][7..8], ["2020-09-30"]);
    assert_eq!((&*rows[2][10], &*rows[4][10]), ("新增高新技术企业：11 / 20家", "培育科技型企业：104 / 100家以上"));
    assert_eq!(rows[5][5], "〔待填〕", "an unknown lead unit");
    let sheet = part(&path, "xl/worksheets/sheet1.xml");
    for expected in [
        "orientation=\"landscape\"",
        "paperSize=\"9\"",
        "fitToHeight=\"0\"",
        "state=\"frozen\"",
        "<autoFilter ref=\"A2:O28\"/>",
        "hidden=\"1\"",
        "<formula1>\"未启动,推进中,滞后,已完成\"</formula1>",
        "<oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter>",
    ] {
        assert!(sheet.contains(expected), "{expected} in {sheet}");
    }
    assert!(!sheet.contains("<f>"), "nothing is computed");
    assert!(part(&path, "xl/workbook.xml").contains("_xlnm.Print_Titles"));
    assert_eq!(sheet.matches("<cfRule").count(), 4, "a colour for each status");
}

#[test]
fn the_ledger_as_csv_is_read_by_excel_and_computes_nothing() {
    let home = midyear();
    home.run(["export", "--format", "csv", "-o", "台账.csv", "no:11,7"]).done();
    let bytes = fs::read(home.path("台账.csv")).expect("it is there");
    let text = std::str::from_utf8(bytes.strip_prefix(b"\xEF\xBB\xBF").expect("a mark")).expect("UTF-8");
    let mut table = csv::Reader::from_reader(text.as_bytes());
    let heads = table.headers().expect("heads").clone();
    let rows: Vec<csv::StringRecord> = table.records().map(|row| row.expect("a row")).collect();
    assert_eq!((heads.len(), rows.len()), (15, 2));
    assert_eq!((&rows[0][1], &rows[1][1], &rows[1][9]), ("7", "11", "2020-07-15 =1+1"));
    assert!(text.lines().next().is_some_and(|line| line.ends_with("备注")) && text.contains("\r\n"));
    for title in ["=1+1", "+1+1", "@A1"] {
        home.run(["set", "11", &format!("text={title}")]).done();
        let out = home.run(["export", "--format", "csv", "no:11"]).done();
        assert!(out.contains(&format!(",'{title},")), "{out}");
    }
}

#[test]
fn the_page_is_one_file_without_script_in_which_nothing_foreign_acts() {
    let home = midyear();
    home.run(["set", "11", "title=<b>甲</b> & \"乙\""]).done();
    let page = home.run(["export", "--format", "html", "--by", "leader"]).done();
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"zh-CN\">"), "{page}");
    for expected in
        ["prefers-color-scheme:dark", "@media print", "<th class=\"exception\">滞后 1</th>", "汪厚发<span>10项"]
    {
        assert!(page.contains(expected), "{expected} in {page}");
    }
    assert!(page.contains("&lt;b&gt;甲&lt;/b&gt; &amp; &quot;乙&quot;"), "{page}");
    for never in ["<script", "http:", "https:", "src=", "内部掌握"] {
        assert!(!page.contains(never), "{never} in {page}");
    }
}

#[test]
fn the_bulletin_reads_like_one() {
    let home = midyear();
    let bulletin = home.run(["report", "bulletin"]).done();
    assert_eq!(bulletin, include_str!("bulletin.md"));
    let english = home.run(["--lang", "en", "report", "bulletin", "leader:刘其乐"]).done();
    assert!(english.starts_with("# Bulletin: ") && english.contains("Filter: leader:刘其乐"), "{english}");
    assert!(!Home::new().run(["report", "bulletin"]).done().contains("滞后与问题"), "a section without anything");
}

#[test]
fn exports_are_of_the_query_and_of_the_day() {
    let home = midyear();
    assert_eq!(
        home.run(["export", "--format", "json", "状态:滞后"]).json(),
        home.run(["list", "--json", "状态:滞后"]).json()
    );
    let listing = home.run(["export", "--format", "md", "-状态:未启动"]).done();
    assert!(listing.contains("截至 2020-07-15　筛选：－状态:未启动"), "{listing}");
    assert_eq!(listing.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| 序号")).count(), 3);
}

#[test]
fn nothing_is_written_over_and_every_fault_is_a_sentence() {
    let home = midyear();
    fs::write(home.path("有.csv"), "别人的").expect("it can be written");
    fs::create_dir(home.path("夹")).expect("a folder");
    for (arguments, code, said) in [
        (&["export", "-o", "有.csv"][..], 1, "有.csv 已存在"),
        (&["export", "-o", "无/a.csv"], 1, "无/a.csv"),
        (&["export", "-o", "a.doc"], 2, "xlsx csv html md json"),
        (&["export"], 2, "--format"),
        (&["export", "--format", "pdf"], 2, "pdf"),
        (&["export", "--format", "csv", "什么:1"], 2, "什么"),
    ] {
        let answer = home.run(arguments);
        assert_eq!((answer.code, answer.out.as_str()), (code, ""), "{arguments:?}: {}", answer.err);
        assert!(answer.err.contains(said), "{arguments:?}: {}", answer.err);
    }
    assert_eq!(fs::read_to_string(home.path("有.csv")).expect("it is there"), "别人的");
    home.run(["export", "-o", "有.csv", "--force"]).done();
    assert!(fs::read(home.path("有.csv")).expect("it is there").starts_with(b"\xEF\xBB\xBF"));
    let name = "十堰市2020年科技创新工作要点 工作台账 2020-07-15";
    for path in [format!("夹/{name}.csv"), format!("夹/{name} (2).csv")] {
        assert_eq!(home.run(["export", "--format", "csv", "-o", "夹"]).done(), format!("{path}\n"));
        assert!(home.path(path).exists());
    }
    let left = fs::read_dir(home.path("夹")).expect("a folder").count();
    assert_eq!(left, 2, "no half-written file is left behind");
}

#[test]
fn a_ledger_comes_back_as_one_reviewed_step() {
    let home = midyear();
    home.run(["export", "-o", "台账.csv"]).done();
    let sent = fs::read_to_string(home.path("台账.csv")).expect("it is there");
    let status = |text: &str, item: &str, from: &str, to: &str| {
        let line = |line: &str| {
            if line.starts_with(&format!("{item},")) { line.replacen(from, to, 1) } else { line.to_owned() }
        };
        text.lines().map(line).collect::<Vec<_>>().join("\r\n")
    };
    let filled = status(&status(&sent, "2", ",未启动,,", ",推进中,召开推进会,"), "9", ",未启动,", ",已完成,");
    fs::write(home.path("甲.csv"), &filled).expect("it is written");
    let before = home.json();
    let asked = home.run(["import", "甲.csv"]);
    assert_eq!(asked.code, 2);
    for said in ["第2项 状态：未启动 ➜ 推进中", "第9项 状态：未启动 ➜ 已完成", "import --merge 甲.csv"]
    {
        assert!(asked.err.contains(said), "{said} in {}", asked.err);
    }
    let shown = home.run(["import", "--dry-run", "甲.csv"]).done();
    assert!(shown.ends_with("将采用 2 项的 3 处改动\n"), "{shown}");
    assert_eq!(home.json(), before, "nothing is taken unasked");
    home.run(["move", "9", "推进中"]).done();
    let steps = home.run(["log", "--json"]).json().as_array().map(Vec::len);
    let taken = home.run(["import", "--merge", "甲.csv"]).done();
    assert!(taken.contains("冲突，没有采用：第9项 状态：看板上现为“推进中”，台账填的是“已完成”"), "{taken}");
    assert!(taken.contains("台账回填：1 项的 2 处\n1 处与看板上的改动冲突，没有采用\n"), "{taken}");
    assert_eq!(home.run(["log", "--json"]).json().as_array().map(Vec::len), steps.map(|steps| steps + 1), "one step");
    let after = home.json();
    assert!(home.run(["import", "--merge", "甲.csv"]).done().contains("台账里没有新的改动"));
    assert_eq!(home.json(), after, "a second time changes nothing");
    home.run(["undo"]).done();
    assert_eq!(home.run(["list", "--json", "no:2"]).json()[0]["status"], "todo");
}

#[test]
fn a_ledger_with_a_fault_is_not_taken_at_all() {
    let home = midyear();
    home.run(["export", "-o", "台账.csv"]).done();
    let sent = fs::read_to_string(home.path("台账.csv")).expect("it is there");
    let other = Home::new();
    other.run(["--keys", "1 L", "--size", "80x24"]).done();
    other.run(["move", "2", "done"]).done();
    let before = home.json();
    for (text, said) in [
        (sent.replacen(",未启动,", ",办理中,", 1), "“状态”：不能填“办理中”；可填：未启动、推进中、滞后、已完成"),
        (sent.replacen(",状态,", ",情况,", 1), "表头“情况”不认识"),
        (sent.replacen("\r\n2,", "\r\n1,", 1), "第 3 行重复了编号 1"),
        (sent.replacen("yaodian 2020-07-15", "yaodian 2019-07-15", 1), "不是从当前看板导出的"),
    ] {
        fs::write(home.path("坏.csv"), text.replacen(",未启动,,", ",已完成,,", 3)).expect("it is written");
        let answer = home.run(["import", "--merge", "坏.csv"]);
        assert_eq!((answer.code, answer.out.as_str()), (1, ""), "{}", answer.err);
        assert!(answer.err.contains(said), "{said} in {}", answer.err);
        assert_eq!(home.json(), before);
    }
    fs::write(home.path("计划.txt"), "某镇要点\n一、农业\n1.种水稻。\n").expect("it is written");
    let mixed = home.run(["import", "--merge", "台账.csv", "计划.txt"]);
    assert_eq!(mixed.code, 2);
    assert!(mixed.err.contains("请分两次导入"), "{}", mixed.err);
    let typed = home.run([
        "--keys",
        ":import Enter 'LEDGER' Enter".replace("LEDGER", "台账.csv").as_str(),
        "--size",
        "120x40",
        "--print",
    ]);
    assert!(typed.out.contains("是从看板导出的台账"), "{}", typed.out);
}
