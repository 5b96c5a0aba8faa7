"""Names as they are compared: one folded form for every way a name can be typed."""

import re
import unicodedata

_BETWEEN = re.compile(r"[^\w]+")
_APOSTROPHES = re.compile(r"[’‘'ʼʻ`´]+")


def fold(text: str) -> str:
    """Lower case without accents, vowel signs, apostrophes or punctuation; words joined by one space.

    "Al-Karīm" and "al karim" fold alike. Letters of other scripts stay as they are: who compares across
    scripts transliterates first (articles.models.entity_name.folded_name).
    """
    return _BETWEEN.sub(" ", bare(text)).strip()


def bare(text: str, *, same_case: bool = False) -> str:
    """``fold`` without its last step: punctuation and spaces stay; ``same_case`` keeps capitals apart."""
    decomposed = unicodedata.normalize("NFKD", text)
    if not same_case:
        decomposed = decomposed.casefold()
    kept = "".join(c for c in decomposed if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    return _APOSTROPHES.sub("", kept)


def script_of(text: str) -> str:
    """ISO 15924 code of the first letter's script among those the project meets ("Latn", "Arab" …), or "".

    The standard library knows no scripts; the first word of a letter's Unicode name says it.
    """
    for character in text:
        if character.isalpha():
            return _SCRIPTS.get(unicodedata.name(character, "").split(" ")[0], "")
    return ""


_SCRIPTS = {
    "LATIN": "Latn",
    "ARABIC": "Arab",
    "CYRILLIC": "Cyrl",
    "HEBREW": "Hebr",
    "GREEK": "Grek",
    "ARMENIAN": "Armn",
    "GEORGIAN": "Geor",
    "DEVANAGARI": "Deva",
    "CJK": "Hani",
    "HANGUL": "Hang",
    "HIRAGANA": "Hira",
    "KATAKANA": "Kana",
    "ETHIOPIC": "Ethi",
}
