"""From a qualifier and a number to the two intervals: the arithmetic of the number table."""

from __future__ import annotations

from articles.domain.errors import Refused
from articles.domain.intervals import Interval
from articles.domain.lexicon import Qualifier


def usual_top(number: int) -> int | None:
    """The highest number usually meant by "more than ``number``"; None below 10, where nothing is usual.

    100 → 149, 150 → 199, 50 → 54, 1000 → 1499; a number that is not round reaches to the next ten: 57 → 60.
    """
    if number < 10:
        return None
    half_power = int("1" + "0" * (len(str(number)) - 1)) // 2
    if number % half_power == 0:
        return number + half_power - 1
    return (number // 10 + 1) * 10


def bounds(qualifier: Qualifier, low: int, high: int) -> tuple[Interval, Interval]:
    """(hard, soft) of ``qualifier`` before a number, or before a range when ``low`` < ``high``."""
    match qualifier:
        case Qualifier.MORE_THAN:
            return _open(low + 1, usual_top(low))
        case Qualifier.AT_LEAST:
            return _open(low, usual_top(low))
        case Qualifier.ABOUT:
            hard = Interval(-(-8 * low // 10), 12 * high // 10)
            return hard, _within(hard, -(-9 * low // 10), 11 * high // 10)
        case Qualifier.NEARLY:
            hard = Interval(-(-8 * low // 10), high)
            return hard, _within(hard, min(-(-9 * low // 10), max(high - 1, 0)), high - 1)
        case Qualifier.UP_TO | Qualifier.AT_MOST:
            hard = Interval(0, high)
            return hard, _within(hard, 1, high)
        case Qualifier.FEWER_THAN:
            if high < 1:
                raise Refused("Nobody can be fewer than zero. Write for example “fewer than 20”.")
            hard = Interval(0, high - 1)
            return hard, _within(hard, 1, high - 1)
        case _:
            exact = Interval(low, high)
            return exact, exact


def widened(
    qualifier: Qualifier, hard: Interval, soft: Interval, *, upwards: bool
) -> tuple[Qualifier, Interval, Interval]:
    """ "possibly more" or "possibly fewer" behind a number: that end is no longer excluded.

    The usual reading stays, so that "as many as 30, possibly more" is [0,∞]{1–30}; an exact number becomes
    the bound it is: "30, possibly more" is at least 30.
    """
    if qualifier is Qualifier.EXACT and hard.is_exact:
        bound = Qualifier.AT_LEAST if upwards else Qualifier.AT_MOST
        return bound, *bounds(bound, hard.low, hard.low)
    return qualifier, Interval(hard.low, None) if upwards else Interval(0, hard.high), soft


def _open(low: int, top: int | None) -> tuple[Interval, Interval]:
    return Interval(low, None), Interval(low, top)


def _within(hard: Interval, low: int, high: int) -> Interval:
    """The usual reading, or the hard interval where the numbers are too small to hold one."""
    if low > high or low < hard.low:
        return hard
    return Interval(low, high)
