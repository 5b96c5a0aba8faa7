"""Arabic number words, in every case and gender."""

from __future__ import annotations

from articles.domain.lexicon import word_set


def _values(table: dict[int, str]) -> dict[str, int]:
    return {word: value for value, words in table.items() for word in word_set(words)}


ONES = _values(
    {
        1: "واحد واحدا واحدة احد احدى",
        2: "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي",
        3: "ثلاثة ثلاث",
        4: "أربعة أربع",
        5: "خمسة خمس",
        6: "ستة ست",
        7: "سبعة سبع",
        8: "ثمانية ثماني ثمان",
        9: "تسعة تسع",
    }
)
TEN = word_set("عشرة عشر")
TENS = _values(
    {
        20: "عشرون عشرين",
        30: "ثلاثون ثلاثين",
        40: "أربعون أربعين",
        50: "خمسون خمسين",
        60: "ستون ستين",
        70: "سبعون سبعين",
        80: "ثمانون ثمانين",
        90: "تسعون تسعين",
    }
)
HUNDRED = word_set("مئة مائة")
HUNDREDS = _values({100: "مئة مائة", 200: "مئتان مئتين مائتان مائتين مئتا مائتا مئتي مائتي"}) | {
    stem + hundred: 100 * value
    for stem, value in {**ONES, "ثمان": 8, "ثمانى": 8}.items()
    if value > 2
    for hundred in HUNDRED
}
THOUSANDS = _values({1_000: "ألف ألفا آلاف", 2_000: "ألفان ألفين ألفي"})
MILLIONS = _values({1_000_000: "مليون مليونا ملايين", 2_000_000: "مليونان مليونين"})
LARGE = THOUSANDS | MILLIONS
MAGNITUDES = {word: value for word, value in LARGE.items() if value in (1_000, 1_000_000)}
"""What multiplies the number before it: "٥ آلاف"."""

NEEDS_MORE = word_set("احد احدى اثنا اثني اثنتا اثنتي آلاف ملايين ألفا مليونا")
"""Words that are no number by themselves: the first half of eleven and twelve, bare thousands (vague), and
"ألفا", which is 1,000 or 2,000 by a vowel that is seldom written."""

NUMBER_WORDS = frozenset(ONES) | TEN | frozenset(TENS) | frozenset(HUNDREDS) | frozenset(LARGE)
