//! What a file is, by what stands in it; its name decides only where that leaves several answers.

use crate::lang::{Words, document as words};

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// A zip file; its parts say of what.
    Package,
    Text,
    Encrypted,
    Foreign(Foreign),
}

/// A file that is no document we read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// PNG, JPEG, GIF, BMP, TIFF, WebP, HEIC.
    Image,
    /// PDF.
    Pdf,
    /// `.doc`.
    OldWord,
    /// `.xls`.
    OldExcel,
    /// Another file in Microsoft's old container, `.ppt` or `.wps`.
    OldOffice,
    /// RTF, whatever its name.
    Rtf,
    /// HTML, whatever its name.
    WebPage,
    /// `.odt`, `.ods`.
    OpenDocument,
    /// `.ofd`.
    Ofd,
    /// `.pptx`.
    Slides,
    /// A zip without a document, or another archive.
    Archive,
    /// Bytes that are no text.
    NotText,
}

impl Foreign {
    /// What it is called.
    pub fn name(self) -> Words {
        match self {
            Self::Image => words::IMAGE,
            Self::Pdf => words::PDF,
            Self::OldWord => words::OLD_WORD,
            Self::OldExcel => words::OLD_EXCEL,
            Self::OldOffice => words::OLD_OFFICE,
            Self::Rtf => words::RTF,
            Self::WebPage => words::WEB_PAGE,
            Self::OpenDocument => words::OPEN_DOCUMENT,
            Self::Ofd => words::OFD,
            Self::Slides => words::SLIDES,
            Self::Archive => words::ARCHIVE,
            Self::NotText => words::NOT_TEXT,
        }
    }

    /// Whether an office program can save the same as a document we read.
    pub(super) fn is_text_inside(self) -> bool {
        match self {
            Self::OldWord | Self::OldExcel | Self::OldOffice | Self::Rtf | Self::WebPage => true,
            Self::OpenDocument | Self::Ofd | Self::Slides => true,
            Self::Image | Self::Pdf | Self::Archive | Self::NotText => false,
        }
    }
}

const MAGIC: [(&[u8], Foreign); 18] = [
    (b"%PDF-", Foreign::Pdf),
    (b"\x89PNG", Foreign::Image),
    (b"\xFF\xD8\xFF", Foreign::Image),
    (b"GIF8", Foreign::Image),
    (b"BM\x00", Foreign::Image),
    (b"II*\0", Foreign::Image),
    (b"MM\0*", Foreign::Image),
    (b"{\\rtf", Foreign::Rtf),
    (b"<!DOCTYPE html", Foreign::WebPage),
    (b"<!doctype html", Foreign::WebPage),
    (b"<html", Foreign::WebPage),
    (b"<HTML", Foreign::WebPage),
    (b"Rar!", Foreign::Archive),
    (b"7z\xBC\xAF\x27\x1C", Foreign::Archive),
    (b"\x1F\x8B", Foreign::Archive),
    (b"\x7FELF", Foreign::NotText),
    (b"MZ\x90\0", Foreign::NotText),
    (b"SQLite format 3\0", Foreign::NotText),
];
/// Microsoft's old container.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// What the bytes of a file are.
pub(super) fn of(bytes: &[u8]) -> Format {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Format::Package;
    }
    if bytes.starts_with(COMPOUND) {
        return compound(bytes);
    }
    let head = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    if let Some((_, foreign)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic) || bytes.starts_with(magic)) {
        return Format::Foreign(*foreign);
    }
    let is_web_picture = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    let is_heic = bytes.get(4..8) == Some(b"ftyp");
    let is_bitmap = bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4]);
    if is_web_picture || is_heic || is_bitmap { Format::Foreign(Foreign::Image) } else { Format::Text }
}

/// The names of the streams in an old container tell what it is; they are written in UTF-16.
fn compound(bytes: &[u8]) -> Format {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if has("EncryptedPackage") || has("EncryptionInfo") {
        return Format::Encrypted;
    }
    Format::Foreign(match () {
        () if has("WordDocument") => Foreign::OldWord,
        () if has("Workbook") || has("Book") => Foreign::OldExcel,
        () => Foreign::OldOffice,
    })
}

/// Whether a decoded text is none: signs in it that no text has.
pub(super) fn is_binary(text: &str) -> bool {
    let (mut odd, mut all) = (0usize, 0usize);
    for c in text.chars() {
        all += 1;
        odd += usize::from(c == '\u{FFFD}' || c.is_control() && !matches!(c, '\n' | '\t' | '\u{1A}'));
    }
    text.contains('\0') || odd * 20 > all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_says_what_a_file_is() {
        let compound = |name: &str| {
            let wide = name.encode_utf16().flat_map(u16::to_le_bytes);
            COMPOUND.iter().copied().chain([0; 600]).chain(wide).collect::<Vec<u8>>()
        };
        for (bytes, expected) in [
            (b"PK\x03\x04rest".to_vec(), Format::Package),
            (b"%PDF-1.7".to_vec(), Format::Foreign(Foreign::Pdf)),
            (b"\x89PNG\r\n".to_vec(), Format::Foreign(Foreign::Image)),
            (b"RIFF1234WEBPVP8 ".to_vec(), Format::Foreign(Foreign::Image)),
            (b"{\\rtf1".to_vec(), Format::Foreign(Foreign::Rtf)),
            (b"\r\n<html>".to_vec(), Format::Foreign(Foreign::WebPage)),
            (compound("EncryptedPackage"), Format::Encrypted),
            (compound("WordDocument"), Format::Foreign(Foreign::OldWord)),
            (compound("Workbook"), Format::Foreign(Foreign::OldExcel)),
            (compound("PowerPoint"), Format::Foreign(Foreign::OldOffice)),
            ("一、聚焦".as_bytes().to_vec(), Format::Text),
            (Vec::new(), Format::Text),
        ] {
            assert_eq!(of(&bytes), expected, "{bytes:?}");
        }
        assert!(is_binary("\u{1}\u{2}ab") && is_binary("a\0") && !is_binary("一、聚焦\n\t") && !is_binary(""));
    }
}
