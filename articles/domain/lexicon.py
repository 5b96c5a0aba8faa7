"""The words and constants by which quantities are read: ONE table, versioned.

A convention of this project, anchored on ACLED (10/12/100) and GTD ("at least 11" = 11). Whoever changes a
row changes ``LEXICON_VERSION`` and the rows of tests/domain/quantities.csv with it. Words are lower case;
spelling variants of Arabic letters and vowel signs are folded away before comparing.
"""

from __future__ import annotations

from enum import StrEnum

LEXICON_VERSION = "2"

LETTER_VARIANTS = str.maketrans("أإآٱى", "ااااي")


def word_set(words: str) -> frozenset[str]:
    """The words of a line, with the spelling variants of Arabic letters folded."""
    return frozenset(words.translate(LETTER_VARIANTS).split())


LARGEST_COUNT = 2_147_483_647
"""Counts above this are refused; it is the largest whole number every supported database column holds."""


class Qualifier(StrEnum):
    """How the words bound the number."""

    EXACT = "exact"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    ABOUT = "about"
    NEARLY = "nearly"
    UP_TO = "up_to"
    AT_MOST = "at_most"
    FEWER_THAN = "fewer_than"
    RANGE = "range"
    VAGUE = "vague"
    ALL = "all"
    NONE = "none"
    PROPORTION = "proportion"
    UNSPECIFIED = "unspecified"


LOWER_BOUNDS = frozenset({Qualifier.MORE_THAN, Qualifier.AT_LEAST})
UPPER_BOUNDS = frozenset({Qualifier.UP_TO, Qualifier.AT_MOST, Qualifier.FEWER_THAN})

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_MORE_UNITS = "sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL_NUMBERS: dict[str, int] = {word: n for n, word in enumerate(f"{_UNITS} {_MORE_UNITS}".split())} | {
    word: 10 * n for n, word in enumerate(_TENS.split(), start=2)
}
MAGNITUDES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}
ROUNDING_SUFFIXES = {"k": 1_000}
DECIMAL_SUFFIXES = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000}
DOZENS = {"dozen": (10, 14, 12), "score": (18, 22, 20)}
"""Hard low, hard high and usual reading of one; "two dozen" doubles all three."""

BEFORE: dict[Qualifier, tuple[str, ...]] = {
    Qualifier.MORE_THAN: (
        *("more than", "over", "well over", "upwards of", "upward of", "in excess of", "exceeding", "above"),
        *(
            "greater than",
            ">",
            "north of",
            "just over",
            "slightly over",
            "slightly more than",
            "a little over",
        ),
        *(
            "أكثر من",
            "ما يزيد على",
            "ما يزيد عن",
            "يزيد عن",
            "يزيد على",
            "ما يربو على",
            "يربو على",
            "أزيد من",
        ),
    ),
    Qualifier.AT_LEAST: (
        *("at least", "at the least", "no fewer than", "no less than", "not less than", "not fewer than"),
        *("a minimum of", "minimum of", "minimum", "as few as", "≥", ">="),
        *("ما لا يقل عن", "لا يقل عن", "لا تقل عن", "على الأقل"),
    ),
    Qualifier.ABOUT: (
        *("about", "around", "some", "roughly", "approximately", "approx", "approx.", "circa", "ca.", "~"),
        *("an estimated", "estimated", "in the region of", "in the order of", "in the neighbourhood of", "≈"),
        *("in the neighborhood of", "نحو", "حوالي", "ما يقارب", "زهاء", "في حدود", "بحدود"),
    ),
    Qualifier.NEARLY: (
        *("nearly", "almost", "close to", "just under", "slightly under", "approaching", "nearing"),
        *("قرابة", "ما يقرب من", "ما يناهز"),
    ),
    Qualifier.UP_TO: ("up to", "as many as", "ما يصل إلى", "يصل إلى"),
    Qualifier.AT_MOST: (
        *("at most", "at the most", "no more than", "not more than", "a maximum of", "maximum of", "≤", "<="),
        *("ما لا يزيد عن", "لا يزيد عن", "لا يزيد على", "ما لا يتجاوز", "لا يتجاوز"),
    ),
    Qualifier.FEWER_THAN: ("fewer than", "less than", "under", "below", "<", "أقل من"),
}
AFTER: dict[Qualifier, tuple[str, ...]] = {
    Qualifier.AT_LEAST: (
        *(
            "+",
            "plus",
            "-plus",
            "or more",
            "at least",
            "at the least",
            "at a minimum",
            "or above",
            "or higher",
        ),
        *("or over", "and counting", "and more", "على الأقل", "أو أكثر", "فأكثر", "أو يزيد"),
    ),
    Qualifier.ABOUT: ("or so", "or thereabouts", "approximately", "-odd", "odd", "تقريبا"),
    Qualifier.AT_MOST: (
        *("or fewer", "or less", "at most", "at the most", "at a maximum", "or below"),
        *("على الأكثر", "أو أقل", "كحد أقصى"),
    ),
}
PERHAPS = ("possibly", "perhaps", "maybe")
_PERHAPS = (
    "possibly",
    "perhaps",
    "maybe",
    "and possibly",
    "and perhaps",
    "or even",
    "or possibly",
    "or perhaps",
)
PERHAPS_MORE = (*(f"{word} more" for word in _PERHAPS), "if not more", "وربما أكثر", "ربما أكثر")
PERHAPS_FEWER = (*(f"{word} fewer" for word in _PERHAPS), "if not fewer", "وربما أقل", "ربما أقل")
"""Behind any number: the end it speaks of is no longer excluded, the usual reading stays."""

NOT_A_BOUND_AFTER = word_set("took take takes taken taking hand handed handing turned won")
""""took over 3 towns" bounds nothing."""

Faces = tuple[int, int | None, int, int | None]
"""Hard low, hard high, usual low, usual high; None is an open top."""

VAGUE: dict[str, Faces] = {
    **dict.fromkeys(("a few", "بضعة", "بضع"), (2, 12, 3, 6)),
    **dict.fromkeys(("several", "عدة"), (2, 20, 3, 9)),
    **dict.fromkeys(("a handful", "handful", "حفنة"), (2, 15, 3, 6)),
    **dict.fromkeys(("half a dozen", "half-a-dozen", "a half dozen", "a half-dozen"), (5, 7, 6, 6)),
    **dict.fromkeys(("a couple of dozen", "a couple dozen", "couple of dozen"), (20, 56, 24, 24)),
    **dict.fromkeys(("a couple of hundred", "a couple hundred", "couple of hundred"), (150, 499, 200, 200)),
    **dict.fromkeys(("half a million", "half-a-million", "نصف مليون"), (450_000, 549_999, 500_000, 500_000)),
    **dict.fromkeys(("dozens", "several dozen", "a few dozen", "some dozens"), (12, 199, 24, 99)),
    **dict.fromkeys(("tens", "عشرات", "العشرات"), (10, 199, 20, 99)),
    "scores": (20, 399, 40, 199),
    **dict.fromkeys(
        ("hundreds", "several hundred", "a few hundred", "مئات", "المئات"), (100, 1999, 200, 999)
    ),
    **dict.fromkeys(
        ("thousands", "several thousand", "a few thousand", "آلاف", "الآلاف"), (1000, 19999, 2000, 9999)
    ),
    **dict.fromkeys(("double-digit", "double digits", "double figures", "double-figure"), (10, 99, 10, 99)),
    **dict.fromkeys(("triple-digit", "triple digits", "triple figures"), (100, 999, 100, 999)),
}
OF_THOUSANDS = {"of thousands": 1_000, "of millions": 1_000_000, "الآلاف": 1_000, "آلاف": 1_000}
"""What multiplies a vague word that stands before it: "tens of thousands", "عشرات الآلاف"."""

FEW: dict[str, Faces] = {
    **dict.fromkeys(("a", "an", "a lone", "lone", "a single", "single"), (1, 1, 1, 1)),
    **dict.fromkeys(("a couple", "couple of"), (2, 4, 2, 2)),
    **dict.fromkeys(("both", "a pair", "pair of", "كلا", "كلاهما"), (2, 2, 2, 2)),
}
"""Small exact words; in running text they count only before a word for people."""

UNSPECIFIED = (
    *("some", "many", "numerous", "mass", "countless", "multiple", "a number", "an unknown number"),
    *("an unspecified number", "an undisclosed number", "a large number", "large numbers", "a great many"),
    *("عدد من", "بعض", "العديد"),
)
ALL = (
    *("all", "all of", "the entire", "entire", "the whole", "everyone", "everybody", "every", "every one of"),
    *("جميع", "كل", "كافة"),
)
NONE = (
    *(
        "no",
        "none",
        "nobody",
        "no one",
        "no-one",
        "without loss",
        "without loss of life",
        "without casualties",
    ),
    *(
        "without losses",
        "without any casualties",
        "without any losses",
        "not a single",
        "zero casualties",
        "no loss of life",
    ),
    *("بلا", "بدون", "دون", "لا"),
)
NONE_ALONE = word_set("none nobody one loss losses life casualties")
"""Last words of ``NONE`` phrases that need no word for people after them."""
PROPORTION = (
    *("most", "most of", "half", "half of", "a half", "a third", "one third", "two thirds", "a quarter"),
    *("three quarters", "the majority", "a majority", "the principal", "principal", "½", "⅓", "⅔", "¼", "¾"),
    *("one-third", "two-thirds", "three-quarters", "one-quarter", "a fifth", "one fifth", "one-fifth"),
    *("معظم", "نصف", "ثلث", "غالبية"),
)
PERCENT = ("%", "percent", "per cent", "٪", "في المئة", "في المائة")

MORE_BEFORE = ("another", "a further", "further", "an additional", "additional", "an extra", "a additional")
MORE_AFTER = (
    *("more", "others", "other", "additional", "further"),
    *("آخرين", "آخرون", "آخران", "آخر", "أخرى", "إضافيين"),
)
TOLL_WORDS = word_set("toll total tally count number")
TALLY = word_set("figure figures count counts counted counting list lists listed names named")
"""Words that say that people are counted, though no word for people stands there."""
TOLL_VERBS = word_set(
    "bringing brings bring brought raising raises raise raised pushing pushes pushed taking takes"
)
TOLL_PASSES = word_set("passed passes topped tops surpassed surpasses exceeded exceeds crossed crosses past")
"""Behind a toll: more than the number that follows."""
SO_FAR = ("so far", "to date", "thus far", "حتى الآن")
TOLL_FILLING = word_set(
    "the its their a overall death confirmed number of dead official known up wounded killed injured missing "
    "victims casualties fatalities deaths people"
)
TOLL_MOVES = word_set(
    "now has had have rose risen rises rising climbed climbs increased increases stands stood "
    "standing reached reaches hits hit is was currently at to"
)
BEFORE_A_NUMBER = word_set(
    "the these those its their his a total of only just exactly precisely another and or killing "
    "killed including wounded with for"
)
"""Words that may stand before the quantity of an expression without changing it."""

RANGE_OPENERS = {"between": ("and", "و"), "from": ("to",), "بين": ("و",), "من": ("الي",)}
RANGE_JOINTS = ("-", "–", "—", "to", "or", "through", "الي", "او")
IF_NOT = ("if not", "and possibly", "or even", "إن لم يكن")
""""dozens, if not hundreds"."""
BOUND_JOINTS = ("and", "but", "و", "ولكن")
MONTHS = word_set(
    "january february march april may june july august september october november december jan "
    "feb mar apr jun jul aug sep sept oct nov dec يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس "
    "سبتمبر أكتوبر نوفمبر ديسمبر شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين كانون"
)
SHORTENED = word_set(
    "jan feb mar apr jun jul aug sep sept oct nov dec gen col lt maj capt sgt cpl brig adm st mr mrs ms dr "
    "no nos approx ca vs"
)
"""Words whose full stop ends no sentence."""
