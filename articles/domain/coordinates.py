"""Coordinates as people type them: decimal degrees (WGS 84), and a sentence for everything else."""

import re

from articles.domain.errors import Refused

_DECIMAL = re.compile(r"[+-]?[0-9]{1,3}(\.[0-9]{1,12})?")
_COMMA = re.compile(r"[+-]?[0-9]{1,3},[0-9]{1,12}")
_SEXAGESIMAL = re.compile(r"[°º′'″\"]|[0-9]\s*[NSEWnsew]\b|^[NSEWnsew]\s*[0-9]")
_PAIR = re.compile(r"[+-]?[0-9]{1,3}(\.[0-9]+)?\s*[,;\s]\s*[+-]?[0-9]{1,3}(\.[0-9]+)?")
REACH = {"latitude": 90, "longitude": 180}
SIDES = {"latitude": "degrees north, south with a minus", "longitude": "degrees east, west with a minus"}


def degrees(text: str, axis: str) -> float | None:
    """Decimal degrees of a latitude or longitude; None when blank. Raises Refused saying how to write it."""
    text = text.strip().replace("−", "-")
    if not text:
        return None
    if not _DECIMAL.fullmatch(text):
        raise Refused(_remedy(text, axis), field=axis)
    value = float(text)
    if abs(value) > REACH[axis]:
        raise Refused(
            f"{text} is not on earth: {axis} runs from -{REACH[axis]} to {REACH[axis]}. "
            "Were the two numbers swapped?",
            field=axis,
        )
    return value + 0.0  # never -0.0


def _remedy(text: str, axis: str) -> str:
    if _COMMA.fullmatch(text):
        return f"Write the decimals with a point: {text.replace(',', '.')}."
    if _SEXAGESIMAL.search(text):
        return f"Write decimal degrees, such as 33.5083, not degrees and minutes: {SIDES[axis]}."
    if _PAIR.fullmatch(text):
        return f"These are two numbers. Write only the {axis} here and the other in its own field."
    return f"That is no {axis}. Write decimal degrees, such as 33.5083: {SIDES[axis]}."


def pair(latitude: str, longitude: str) -> tuple[float | None, float | None]:
    """Both or neither; raises Refused naming the one that is missing or wrong."""
    north, east = degrees(latitude, "latitude"), degrees(longitude, "longitude")
    if (north is None) != (east is None):
        missing = "latitude" if north is None else "longitude"
        raise Refused(f"Give the {missing} too, or leave both blank.", field=missing)
    return north, east
