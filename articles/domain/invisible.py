"""Characters that change a text without being seen: shown as chips, never removed (trust.md).

Joiners and selectors are left alone where writing needs them: inside emoji, inside words of scripts that
join their letters, after the signs they select a form of.
"""

import re
import unicodedata
from collections.abc import Iterator

_EDGE = "\u200b\u200e\u200f\u061c\u2060\ufeff\u202a-\u202e\u2066-\u2069"
"""Zero-width spaces and direction controls: no letter needs them, so a selection drops them at its ends."""
_ALWAYS = (
    _EDGE
    + "\u0000-\u0008\u000b-\u001f\u007f-\u009f"  # controls but tab and line feed
    + "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2028\u2029\u2061-\u2065\u206a-\u206f"
    + "\u3164\uffa0\ufff0-\ufffb"
    + "\U0001d173-\U0001d17a\U000e0000-\U000e001f\U000e0080-\U000e00ff"
)
_BY_PLACE = "\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef\U000e0020-\U000e007f"
_FLAG = "\U0001f3f4[\U000e0020-\U000e007e]{1,8}\U000e007f"
"""Black flag with tags: the flags of regions."""
SUSPECT = re.compile(f"[{_ALWAYS}{_BY_PLACE}]")
_EDGE_CONTROL = re.compile(f"[{_EDGE}]")
_CERTAIN = re.compile(f"[{_ALWAYS}]")
_STEP = re.compile(f"{_FLAG}|[{_ALWAYS}{_BY_PLACE}]")


def is_edge_control(char: str) -> bool:
    """A zero-width space or direction control."""
    return _EDGE_CONTROL.fullmatch(char) is not None


def hidden_at(text: str, start: int, end: int) -> Iterator[int]:
    """The offsets in [start, end) whose character is to be shown as a chip, in order."""
    for match in _STEP.finditer(text, start, end):
        if len(match.group()) == 1 and _is_hidden(text, match.start()):
            yield match.start()


def label(char: str) -> str:
    """ "U+200F", as the chip says it."""
    return f"U+{ord(char):04X}"


def _is_hidden(text: str, at: int) -> bool:
    char = text[at]
    if _CERTAIN.fullmatch(char):
        return True
    before = text[at - 1] if at else " "
    if char == "\u200c":
        return not _joins(before)
    if char == "\u200d":
        after = text[at + 1] if at + 1 < len(text) else " "
        return not (_joins(before) or (_is_pictured(before) and unicodedata.category(after) == "So"))
    if "\ufe00" <= char <= "\ufe0f" or char >= "\U000e0100":
        return not (unicodedata.category(before) in ("So", "Sm", "Lo") or before in "0123456789#*‼⁉〰〽")
    return True


def _joins(char: str) -> bool:
    """A letter or mark of a script that uses the joiners: Arabic and its kin, the scripts of India."""
    return "\u0600" <= char <= "\u08ff" or "\u0900" <= char <= "\u0dff" or "\u1780" <= char <= "\u17ff"


def _is_pictured(char: str) -> bool:
    return unicodedata.category(char) in ("So", "Sk") or char == "\ufe0f"
