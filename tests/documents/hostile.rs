//! Files that are no documents, and those that would rather be something else: a sentence each, and nothing written.

use std::io::{Cursor, Write as _};

use proptest::prelude::*;
use serde_json::Value;
use yaodian::document::{self, DocumentError};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::corpus::import;
use crate::office::{docx, list, listed, p, packed, xlsx};

/// Cases of the long campaigns: `YAODIAN_CAMPAIGN` times as many.
pub(crate) fn cases(short: u32) -> u32 {
    let factor = std::env::var("YAODIAN_CAMPAIGN").ok().and_then(|text| text.parse().ok()).unwrap_or(1);
    short.saturating_mul(factor)
}

/// Microsoft's old container with a stream of this name.
fn compound(name: &str) -> Vec<u8> {
    let magic = *b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    magic.into_iter().chain([0; 1000]).chain(name.encode_utf16().flat_map(u16::to_le_bytes)).collect()
}

#[test]
fn what_is_no_document_is_told_in_both_languages() {
    let cases: [(&str, Vec<u8>, &str, &str); 16] = [
        ("a.docx", b"\x89PNG\r\n\x1a\n".to_vec(), "图片", "a picture"),
        ("a.txt", b"%PDF-1.4".to_vec(), "PDF", "PDF"),
        ("a.docx", compound("EncryptedPackage"), "密码", "password"),
        ("a.doc", compound("WordDocument"), ".doc", ".doc"),
        ("a.xls", compound("Workbook"), ".xls", ".xls"),
        ("a.docx", packed(&[("readme.txt", "x")]), "压缩包", "archive"),
        ("a.pptx", packed(&[("ppt/presentation.xml", "x")]), ".pptx", "presentation"),
        ("a.odt", packed(&[("content.xml", "x")]), "OpenDocument", "OpenDocument"),
        ("a.docx", b"PK\x03\x04 cut off".to_vec(), "损坏", "damaged"),
        ("a.rtf", b"{\\rtf1 text}".to_vec(), "RTF", "RTF"),
        ("a.doc", b"<html><body>".to_vec(), "网页", "web page"),
        ("a.bin", (0..=255).cycle().take(4000).collect(), "不是文字", "not text"),
        ("a.txt", b" \r\n \t".to_vec(), "没有文字", "no text"),
        ("a.docx", docx("", "", ""), "没有文字", "no text"),
        ("a.txt", "某局要点\n全是叙述，没有序号。".into(), "没有找到工作项", "No items"),
        ("a.txt", vec![b'a'; (20 << 20) + 1], "20 MB", "20 MB"),
    ];
    for (name, bytes, zh, en) in cases {
        for (lang, word) in [("zh", zh), ("en", en)] {
            let (output, left) = import(&bytes, name, &["--lang", lang]);
            let error = String::from_utf8_lossy(&output.stderr).into_owned();
            assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0), "{error}");
            assert!(error.contains(word) && error.lines().count() == 2, "{name}: {error}");
            assert_eq!(left, [name], "nothing else is written");
        }
        let (output, _) = import(&bytes, name, &["--json"]);
        let error: Value = serde_json::from_slice(&output.stderr).expect("an object");
        assert!(error["error"].is_string() && error["hint"].is_string(), "{error}");
    }
}

#[test]
fn bombs_are_refused_while_they_unpack() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("word/document.xml", SimpleFileOptions::default()).expect("a new part");
    let zeros = vec![b' '; 1 << 20];
    (0..60).for_each(|_| writer.write_all(&zeros).expect("memory has room"));
    let large = writer.finish().expect("the part is written").into_inner();
    assert!(large.len() < 1 << 20);
    assert_eq!(document::read(&large, "a.docx"), Err(DocumentError::Bomb));
    let names: Vec<String> = (0..2100).map(|part| format!("word/{part}.xml")).collect();
    let many: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    assert_eq!(document::read(&packed(&many), "a.docx"), Err(DocumentError::Bomb));
}

#[test]
fn documents_of_too_many_lines_are_refused() {
    let text = format!("某市要点\n{}", "1.a\n".repeat(document::MOST_LINES));
    assert_eq!(document::read(text.as_bytes(), "a.txt"), Err(DocumentError::TooLong));
}

#[test]
fn sheets_of_a_million_rows_and_columns_take_no_room() {
    let cells = [("A1", "序号"), ("B1", "工作任务"), ("A2", "#1"), ("B2", "修路"), ("XFD1048576", "远处")];
    let draft = document::read(&xlsx(&cells, &["A3:XFD1048576", "B2:B1048576"]), "a.xlsx").expect("a plan");
    assert_eq!(draft.items.len(), 1);
}

/// Bytes that look like a document of some format and are broken somewhere.
fn broken() -> impl Strategy<Value = Vec<u8>> {
    let text = "某市2023年要点\n一、主题（牵头单位：甲局）\n（一）分题\n1.修路。（责任单位：乙局；时限：6月底）\n序号\t任务\t牵头单位\n1\t架桥\t丙局\n";
    let word =
        docx(&[p("一、主题"), listed(1, 0, "修路。（责任单位：甲局）")].concat(), "", &list(1, &[("decimal", "%1.")]));
    let book = xlsx(&[("A1", "序号"), ("B1", "工作任务"), ("A2", "#1"), ("B2", "修路"), ("C2", "=45000")], &["A1:A2"]);
    let whole = prop::sample::select(vec![text.as_bytes().to_vec(), word, book]);
    (
        whole,
        prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
        any::<prop::sample::Index>(),
        any::<bool>(),
    )
        .prop_map(|(mut bytes, edits, end, cut)| {
            for (place, byte) in edits {
                let place = place.index(bytes.len());
                bytes[place] = byte;
            }
            if cut {
                bytes.truncate(end.index(bytes.len()));
            }
            bytes
        })
}

/// XML of a Word document's kind, put together at random.
fn word_xml() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop::sample::select(vec![
            "<w:p>",
            "</w:p>",
            "<w:r>",
            "</w:r>",
            "<w:t>",
            "</w:t>",
            "<w:tbl>",
            "</w:tbl>",
            "<w:tr>",
            "</w:tr>",
            "<w:tc>",
            "</w:tc>",
            "<w:del>",
            "</w:del>",
            "<w:gridSpan w:val=\"9999999\"/>",
            "<w:vMerge/>",
            "<w:br/>",
            "<w:tab/>",
            "<w:txbxContent>",
            "</w:txbxContent>",
            "<w:numPr><w:numId w:val=\"1\"/></w:numPr>",
            "<w:ilvl w:val=\"77\"/>",
            "一、主题",
            "1.修路。（责任单位：甲局）",
            "序号",
            "工作任务",
            "牵头单位",
            "&amp;",
            "&#x4E00;",
            "&bad;",
            "<w:outlineLvl w:val=\"300\"/>",
        ]),
        0..60,
    )
    .prop_map(|parts| parts.concat())
}

/// Cells and merged ranges of a workbook, some of them impossible.
fn sheet() -> impl Strategy<Value = (Vec<(&'static str, &'static str)>, Vec<&'static str>)> {
    let places =
        ["A1", "B1", "C1", "A2", "B2", "C2", "A0", "A", "1", "", "ZZZZ9", "XFD1048576", "A99999999999", "a1", "甲1"];
    let texts = [
        "序号",
        "工作任务",
        "牵头单位",
        "1",
        "修路",
        "=45000",
        "=-1",
        "=1e300",
        "=NaN",
        "#1e999",
        "#x",
        "&lt;",
        "&bad;",
        "</t>",
        "</c><c>",
        "</sheetData>",
        "=2958466",
        "=0.5",
        "#",
        "=",
    ];
    let merged = ["A1:B1", "A2:A9", "B2:A1", "A1:", ":", "", "A1", "A1:XFD1048576", "A0:A0", "甲1:乙2", "A1:B2:C3"];
    let cell = (prop::sample::select(places.to_vec()), prop::sample::select(texts.to_vec()));
    (prop::collection::vec(cell, 0..12), prop::collection::vec(prop::sample::select(merged.to_vec()), 0..4))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(200), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn broken_documents_are_read_or_refused(bytes in broken(), name in prop::sample::select(vec!["a.txt", "a.md", "a.csv", "a.tsv", "-"])) {
        if let Ok(draft) = document::read(&bytes, name) {
            prop_assert_eq!(draft.into_plan().check(), Ok(()));
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..600), name in prop::sample::select(vec!["a.txt", "a.md", "a.csv"])) {
        if let Ok(draft) = document::read(&bytes, name) {
            prop_assert_eq!(draft.into_plan().check(), Ok(()));
        }
    }

    #[test]
    fn any_sheet_is_read_or_refused((cells, merged) in sheet()) {
        if let Ok(draft) = document::read(&xlsx(&cells, &merged), "a.xlsx") {
            prop_assert_eq!(draft.into_plan().check(), Ok(()));
        }
    }

    #[test]
    fn any_markup_is_read_or_refused(xml in word_xml()) {
        if let Ok(draft) = document::read(&docx(&xml, &xml, &list(1, &[("decimal", "%1.%9")])), "a.docx") {
            prop_assert_eq!(draft.into_plan().check(), Ok(()));
        }
    }
}
