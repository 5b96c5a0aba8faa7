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
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(c for c in decomposed if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    return _BETWEEN.sub(" ", _APOSTROPHES.sub("", bare)).strip()


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
