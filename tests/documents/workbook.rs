//! Workbooks of the corpus.

use crate::corpus::check;
use crate::office::xlsx;

/// A ledger with a title over it, merged cells, dates as Excel keeps them, group rows and a sum.
#[test]
fn workbooks_are_ledgers() {
    let cells = [
        ("A1", "梅山县2023年度重点工作台账"),
        ("A2", "填报单位：县政府办"),
        ("A3", "序号"),
        ("B3", "工作类别"),
        ("C3", "工作任务"),
        ("D3", "责任领导"),
        ("E3", "牵头单位"),
        ("F3", "责任单位"),
        ("G3", "完成时间"),
        ("H3", "进展情况"),
        ("A4", "#1"),
        ("B4", "乡村振兴"),
        ("C4", "建设示范村6个"),
        ("D4", "苏　轼"),
        ("E4", "县农业农村局"),
        ("F4", "各乡镇&#10;县财政局"),
        ("G4", "=45199"),
        ("A5", "#2"),
        ("C5", "新增合作社12家以上"),
        ("E5", "县供销社"),
        ("G5", "12月上旬"),
        ("H5", "已启动"),
        ("A6", "#3"),
        ("B6", "社会治理"),
        ("C6", "1.完善网格化管理&#10;2.新增网格员30名"),
        ("D6", "曾巩、欧阳修"),
        ("E6", "县委政法委"),
        ("F6", "/"),
        ("G6", "长期"),
        ("A7", "合计"),
        ("C7", "#3"),
    ];
    check(&xlsx(&cells, &["A1:H1", "A2:H2", "B4:B5", "D4:D5", "F4:F5"]), "ledger.xlsx");
}

/// A table of tasks without numbers, under rows of one merged cell.
#[test]
fn workbooks_are_task_tables() {
    let cells = [
        ("A1", "重点任务"),
        ("B1", "牵头处室"),
        ("C1", "协办处室"),
        ("D1", "时限要求"),
        ("A2", "（一）科研管理"),
        ("A3", "申报课题20项"),
        ("B3", "科研处"),
        ("C3", "各学院"),
        ("D3", "4月"),
        ("A4", "结题15项"),
        ("D4", "#2023"),
        ("A5", "（二）学科建设"),
        ("A6", "新增硕士点2个"),
        ("B6", "研究生处"),
        ("C6", "无"),
        ("D6", "2023年12月31日"),
    ];
    check(&xlsx(&cells, &["A2:D2", "A5:D5"]), "tasks.xlsx");
}
