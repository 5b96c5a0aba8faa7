"""Where a word or a grapheme may be cut: the rules behind snapping a selection.

A position p lies between ``text[p - 1]`` and ``text[p]``. Sources: Unicode UAX 29 (grapheme clusters; words,
with the changes that quotes and numbers need: "two-day", "stall_42", "1,200" and "U.S" are one word, "20-30"
is two). Scripts written without spaces have one word a character.
"""

import unicodedata

_APOSTROPHES = "'’ʼ"
_HYPHENS = "-‐‑"
_NUMBER_MARKS = ".,٫٬:/"
UNSPACED = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17FF),  # Khmer
    (0x2E80, 0x31FF),  # CJK radicals, kana, bopomofo
    (0x3400, 0x9FFF),  # ideographs
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)


def cuts_grapheme(text: str, p: int) -> bool:
    """The characters around p are seen as one: base and marks, ZWJ emoji, flags, skin tones, jamo, CR LF."""
    if not 0 < p < len(text):
        return False
    before, after = text[p - 1], text[p]
    if after < "\u0300":
        return before == "\r" and after == "\n"
    code = ord(after)
    if (
        code in (0x200C, 0x200D)
        or 0x1F3FB <= code <= 0x1F3FF
        or 0xE0020 <= code <= 0xE007F
        or unicodedata.category(after) in ("Mn", "Mc", "Me")
    ):
        return True
    if before == "\u200d":
        return unicodedata.category(after) == "So"
    if _is_regional(after) and _is_regional(before):
        return _regionals_before(text, p) % 2 == 1
    return _is_jamo(before) and (0x1160 <= code <= 0x11FF or 0xD7B0 <= code <= 0xD7FF)


def cuts_word(text: str, p: int) -> bool:
    """The characters around p belong to one word or one grapheme."""
    if not 0 < p < len(text):
        return False
    if cuts_grapheme(text, p):
        return True
    before, after = _base(text, p - 1), text[p]
    if _is_word(before) and _is_word(after):
        return True
    if _is_word(before) and p + 1 < len(text):
        return _connects(before, after, text[p + 1])
    return p >= 2 and _is_word(after) and _connects(_base(text, p - 2), before, after)


def word_around(text: str, p: int) -> tuple[int, int]:
    """The stretch that no word edge divides around the character at p."""
    start, end = p, p + 1
    while cuts_word(text, start):
        start -= 1
    while cuts_word(text, end):
        end += 1
    return start, end


def _connects(before: str, mark: str, after: str) -> bool:
    """A sign inside a word: "guard’s", "two-day", "stall_42", "1,200", "9.58", "U.S"."""
    if not (_is_word(before) and _is_word(after)):
        return False
    if mark in _APOSTROPHES or mark == "_":
        return True
    if mark in _HYPHENS:
        return before.isalpha() or after.isalpha()
    if mark in _NUMBER_MARKS and before.isdecimal() and after.isdecimal():
        return True
    return mark == "." and before.isupper() and after.isupper()


def _is_word(char: str) -> bool:
    """A letter or digit of a script that parts its words with spaces; "_" too."""
    if char < "\u0e00":
        return char.isalnum() or char in "_ـ"
    code = ord(char)
    return char.isalnum() and not any(low <= code <= high for low, high in UNSPACED)


def _base(text: str, p: int) -> str:
    """The character at p, or the one its marks and joiners stand on (at most eight steps back)."""
    for _ in range(8):
        if p <= 0 or not cuts_grapheme(text, p):
            break
        p -= 1
    return text[p]


def _is_regional(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _regionals_before(text: str, p: int) -> int:
    count = 0
    while count < p and _is_regional(text[p - 1 - count]):
        count += 1
    return count


def _is_jamo(char: str) -> bool:
    return "\u1100" <= char <= "\u11ff" or "\ua960" <= char <= "\ua97f" or "\uac00" <= char <= "\ud7fb"
