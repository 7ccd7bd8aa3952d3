//! How many places a text takes in a terminal.

use unicode_normalization::char::is_combining_mark;

/// The number of places: none for a mark that joins the letter before it, two for the wide letters of East Asia and for pictures, else one.
pub(super) fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().map(width_of).sum() }
}

pub(super) fn width_of(c: char) -> usize {
    match u32::from(c) {
        ..0x300 | 0x1EA0..=0x1EF9 | 0x2010..=0x205F | 0x2070..=0x20CF | 0x2100..=0x2319 | 0x231C..=0x2BFF => 1,
        0x1100..=0x115F
        | 0x231A..=0x231B
        | 0x2E80..=0x303E
        | 0x3041..=0x33FF
        | 0x3400..=0x4DBF
        | 0x4E00..=0x9FFF
        | 0xA000..=0xA4CF
        | 0xAC00..=0xD7A3
        | 0xF900..=0xFAFF
        | 0xFE30..=0xFE6F
        | 0xFF00..=0xFF60
        | 0xFFE0..=0xFFE6
        | 0x1_F300..=0x1_F64F
        | 0x1_F680..=0x1_F6FF
        | 0x1_F900..=0x1_F9FF
        | 0x2_0000..=0x3_FFFD => 2,
        0x200B..=0x200D | 0x2060 | 0xFE00..=0xFE0F | 0xFEFF => 0,
        _ if is_combining_mark(c) => 0,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_marks_and_stars_take_the_places_they_are_seen_to_take() {
        for (text, places) in [
            ("", 0),
            ("abc", 3),
            ("Đánh giá", 8),
            ("ca\u{300} phe\u{302}", 6),
            ("★★★★", 4),
            ("35.000\u{a0}₫", 8),
            ("咖啡", 4),
        ] {
            assert_eq!(width(text), places, "{text}");
        }
    }
}
