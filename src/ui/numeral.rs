//! Digits three rows high, of half blocks, to be read from the last row of a room.

/// Each digit as five rows of three points, from the top.
const DIGITS: [[u8; 5]; 10] = [
    [0b111, 0b101, 0b101, 0b101, 0b111],
    [0b010, 0b110, 0b010, 0b010, 0b111],
    [0b111, 0b001, 0b111, 0b100, 0b111],
    [0b111, 0b001, 0b111, 0b001, 0b111],
    [0b101, 0b101, 0b111, 0b001, 0b001],
    [0b111, 0b100, 0b111, 0b001, 0b111],
    [0b111, 0b100, 0b111, 0b101, 0b111],
    [0b111, 0b001, 0b001, 0b001, 0b001],
    [0b111, 0b101, 0b111, 0b101, 0b111],
    [0b111, 0b101, 0b111, 0b001, 0b111],
];

/// The three rows of a number, each digit three cells wide, a cell apart; none if it is not made of digits.
pub(super) fn numeral(number: &str) -> Option<[String; 3]> {
    let digits: Vec<usize> =
        number.chars().map(|c| c.to_digit(10).map(|digit| digit as usize)).collect::<Option<_>>()?;
    if digits.is_empty() {
        return None;
    }
    let row = |at: usize| {
        let lines = digits.iter().map(|digit| {
            let rows = DIGITS[*digit];
            halves(rows[2 * at], rows.get(2 * at + 1).copied().unwrap_or(0))
        });
        lines.collect::<Vec<_>>().join(" ")
    };
    Some([row(0), row(1), row(2)])
}

/// Two rows of points as one row of cells.
fn halves(upper: u8, lower: u8) -> String {
    let point = |row: u8, x: u8| row & (0b100 >> x) != 0;
    (0..3)
        .map(|x| match (point(upper, x), point(lower, x)) {
            (true, true) => '█',
            (true, false) => '▀',
            (false, true) => '▄',
            (false, false) => ' ',
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_three_rows_high() {
        assert_eq!(numeral("7").unwrap(), ["▀▀█", "  █", "  ▀"]);
        assert_eq!(numeral("10").unwrap(), ["▄█  █▀█", " █  █ █", "▀▀▀ ▀▀▀"]);
        assert_eq!(numeral("7a"), None);
        assert_eq!(numeral(""), None);
    }
}
