//! Word documents of the corpus.

use crate::corpus::check;
use crate::office::{docx, list, listed, p, run, styled, table};

const STYLES: &str = r#"<w:style w:styleId="a1"><w:name w:val="Title"/></w:style>
<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="1"/></w:style>
<w:style w:styleId="a9"><w:name w:val="条目"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>"#;

/// Automatic numbers of themes and items, tracked changes, a text box, a page mark, signature and date.
#[test]
fn automatic_numbers_count_as_printed_ones() {
    let lists = list(1, &[("chineseCounting", "%1、"), ("decimal", "%2．"), ("decimal", "（%3）")]);
    let box_text = "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>框内提示</w:t></w:r></w:p></w:txbxContent></mc:Choice>\
                    <mc:Fallback><w:txbxContent><w:p><w:r><w:t>框内提示</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>";
    let tracked = format!(
        "<w:p><w:pPr><w:pStyle w:val=\"a9\"/></w:pPr>{}<w:del><w:r><w:delText>十</w:delText></w:r></w:del><w:ins>{}</w:ins>\
         <w:moveFrom><w:r><w:t>旧处</w:t></w:r></w:moveFrom>{}</w:p>",
        run("新建公交站台"),
        run("12"),
        run("座。（分管领导：沈　括；责任科室：运管科、R&D中心；完成时限：9月底）"),
    );
    let body = [
        styled("a1", "江口市交通运输局"),
        styled("a1", "2024年工作要点"),
        styled("TOC1", "一、公共交通\t1"),
        p("2024年是加快建设的一年。"),
        listed(1, 0, "公共交通"),
        tracked,
        format!("<w:p>{}{box_text}</w:p>", run("　　站台须含无障碍设施。")),
        styled("a9", "优化公交线路6条。"),
        p("（牵头科室：公交科；配合科室：各客运站）"),
        p("— 1 —"),
        listed(1, 0, "公路养护（责任科室：养护科）"),
        listed(1, 1, "实施大中修工程35公里，具体为："),
        listed(1, 2, "国道20公里；"),
        listed(1, 2, "省道15公里。"),
        "<w:p><w:del><w:r><w:t>删去的一段</w:t></w:r></w:del></w:p>".to_owned(),
        p("江口市交通运输局"),
        p("2024年2月20日"),
    ];
    check(&docx(&body.concat(), STYLES, &lists), "automatic.docx");
}

/// Headings by style without numbers; items with printed numbers; headings that are items.
#[test]
fn headings_are_told_by_style() {
    let body = [
        p("海棠区卫生健康局2023年工作计划"),
        styled("1", "公共卫生"),
        styled("2", "疾病预防"),
        p("1.开展健康宣教60场。"),
        p("面向学校、社区和企业。（牵头科室：疾控科；责任单位：区疾控中心、各社区卫生服务中心）"),
        p("2.疫苗接种率不低于95%。（疾控科牵头，各社区卫生服务中心配合，全年完成）"),
        styled("2", "卫生应急"),
        p("1.组织应急演练2次。（责任科室：应急办）"),
        styled("1", "一、医疗服务"),
        p("（一）引进专家5名。（责任科室：人事科）"),
        p("（二）改善就医体验"),
        p("优化预约流程。"),
    ];
    check(&docx(&body.concat(), STYLES, ""), "headings.docx");
}

/// A table with merged cells, a header of two rows that is repeated, group rows, a nested table and notes.
#[test]
fn tables_have_merged_cells() {
    const START: &str = "<w:vMerge w:val=\"restart\"/>";
    const GOES_ON: &str = "<w:vMerge/>";
    const WHOLE: &str = "<w:gridSpan w:val=\"7\"/>";
    let heads: [&[(&str, &str)]; 2] = [
        &[
            (START, "序\n号"),
            (START, "重点工作"),
            (START, "具体措施"),
            ("<w:gridSpan w:val=\"2\"/>", "责任分工"),
            (START, "分管\n领导"),
            (START, "完成时限"),
        ],
        &[
            (GOES_ON, ""),
            (GOES_ON, ""),
            (GOES_ON, ""),
            ("", "牵头单位"),
            ("", "配合单位"),
            (GOES_ON, ""),
            (GOES_ON, ""),
        ],
    ];
    let rows: [&[(&str, &str)]; 8] = [
        &[(WHOLE, "一、生态环保")],
        &[
            (START, "1"),
            (START, "蓝天保卫"),
            ("", "淘汰老旧车辆500辆。"),
            ("", "市生态环境局"),
            ("", "市公安局\n市交通运输局"),
            (START, "卢　生"),
            ("", "6月底前"),
        ],
        &[
            (GOES_ON, ""),
            (GOES_ON, ""),
            ("", "空气优良天数310天以上。"),
            ("", "市生态环境局"),
            ("", "/"),
            (GOES_ON, ""),
            ("", "年底"),
        ],
        &[
            ("", "2"),
            ("", "碧水保卫"),
            ("", "整治排污口40个。"),
            ("", "市水利局"),
            ("", "各县（区）"),
            ("", "许仙"),
            ("", "2023年10月"),
        ],
        heads[0],
        heads[1],
        &[(WHOLE, "二、绿色发展")],
        &[
            ("", "3"),
            ("", "节能降碳"),
            ("", "推广光伏3万千瓦。"),
            ("", "市发改委牵头，市财政局配合"),
            ("", ""),
            ("", "白素"),
            ("", ""),
        ],
    ];
    let notes: [&[(&str, &str)]; 1] = [&[(WHOLE, "注：完成时限未注明的为全年。")]];
    let all: Vec<&[(&str, &str)]> = heads.iter().chain(&rows).chain(&notes).copied().collect();
    let layout = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>附件2</w:t></w:r></w:p>\
                  <w:tbl><w:tr><w:tc><w:p><w:r><w:t>内部资料</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>";
    let body = [layout.to_owned(), p("松江市2023年生态环境重点工作清单"), table(&all), p("联系人：严先生")];
    check(&docx(&body.concat(), "", ""), "table.docx");
}
