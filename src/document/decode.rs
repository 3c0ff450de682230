//! Bytes to text: what a byte order mark says, else UTF-16 if every other byte of its signs is zero, else UTF-8 if it
//! is, else GB18030. Every sort of line end becomes `\n`.

use std::borrow::Cow;

use encoding_rs::{Encoding, GB18030, UTF_16BE, UTF_16LE};

/// The text of a document. Bytes that mean nothing in its encoding become U+FFFD.
pub(super) fn decode(bytes: &[u8]) -> String {
    let text: Cow<'_, str> = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode(bytes).0,
        None => match wide(bytes) {
            Some(encoding) => encoding.decode_without_bom_handling(bytes).0,
            None => narrow(bytes),
        },
    };
    text.replace("\r\n", "\n").replace(['\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}'], "\n")
}

/// UTF-16 without a mark: its line ends and digits have a zero byte, mostly on the same side.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    let is_sign = |byte: u8| matches!(byte, b'\n' | b'\r' | b'\t' | b' '..=b'~');
    let little = sample.chunks_exact(2).filter(|pair| is_sign(pair[0]) && pair[1] == 0).count();
    let big = sample.chunks_exact(2).filter(|pair| pair[0] == 0 && is_sign(pair[1])).count();
    let zeros = sample.iter().filter(|byte| **byte == 0).count();
    // Other bytes of zero are those of characters such as U+4E00.
    if zeros == 0 || (little + big) * 2 < zeros || little == big {
        return None;
    }
    Some(if little > big { UTF_16LE } else { UTF_16BE })
}

/// UTF-8, also with a few broken bytes in it; else GB18030.
fn narrow(bytes: &[u8]) -> Cow<'_, str> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.into();
    }
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    if bad * 20 < good { String::from_utf8_lossy(bytes) } else { GB18030.decode_without_bom_handling(bytes).0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices_write_in_many_encodings() {
        let text = "一、聚焦\n1.培育“企业”";
        let (gb, ..) = GB18030.encode(text);
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        for bytes in [
            text.as_bytes(),
            &gb,
            &marked(b"\xFF\xFE", &little),
            &marked(b"\xFE\xFF", &big),
            &little,
            &big,
            &marked(b"\xEF\xBB\xBF", text.as_bytes()),
            text.replace('\n', "\r\n").as_bytes(),
            text.replace('\n', "\r").as_bytes(),
        ] {
            assert_eq!(decode(bytes), text, "{bytes:?}");
        }
    }

    #[test]
    fn one_broken_byte_does_not_turn_a_text_into_another() {
        let text = "一、聚焦高质量发展，助力现代产业体系建设。";
        let mut bytes = text.as_bytes().to_vec();
        bytes.push(0xE4);
        assert_eq!(decode(&bytes), format!("{text}\u{FFFD}"));
    }
}
