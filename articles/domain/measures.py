"""Which measure the words of a selection say, when they say one plainly. Unknown stays blank."""

import re

_WORDS: dict[str, str] = {
    "killed": "killed kill kills killing dead death deaths died dies slain bodies قتل قتلى قتيل قتيلا مقتل",
    "executed": "executed execution executions إعدام أعدم أعدموا اعدام",
    "wounded": "wounded injured injuries wounds hurt جريح جريحا جرحى مصاب مصابا أصيب إصابة",
    "captured": "captured capture captives أسر أسرى أسير",
    "missing": "missing مفقود مفقودا مفقودين مفقودون",
}
_MEASURE_OF = {word: measure for measure, words in _WORDS.items() for word in words.split()}
_WORD = re.compile(r"[^\W\d_]+")


def plain_measure(text: str, after: int = 0) -> str:
    """The measure of the first such word from ``after`` on (where a number ends), else of the last before.

    "68 killed and some 40 wounded" says killed after the 68. "" when no plain word is there.
    """
    found = [
        (match.start(), measure)
        for match in _WORD.finditer(text)
        if (measure := _MEASURE_OF.get(match.group().casefold()))
    ]
    following = [measure for start, measure in found if start >= after]
    if following:
        return following[0]
    return found[-1][1] if found else ""
