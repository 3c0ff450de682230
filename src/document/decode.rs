//! Bytes to text: what a byte order mark says, else UTF-8 if it is, else GB18030. Line ends become `\n`.

use encoding_rs::{Encoding, GB18030};

/// The text of a document. Bytes that mean nothing in its encoding become U+FFFD.
pub(super) fn decode(bytes: &[u8]) -> String {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding.decode(bytes).0);
    let text = marked.unwrap_or_else(|| match std::str::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(_) => GB18030.decode_without_bom_handling(bytes).0,
    });
    text.replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices_write_in_many_encodings() {
        let text = "一、聚焦\n1.培育“企业”";
        let (gb, ..) = GB18030.encode(text);
        let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let marked = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
        for bytes in [text.as_bytes(), &gb, &utf16, &marked, text.replace('\n', "\r\n").as_bytes()] {
            assert_eq!(decode(bytes), text);
        }
    }
}
