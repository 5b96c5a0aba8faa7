"""The number of a claim: read from its expression, or set by hand with a reason."""

from dataclasses import dataclass

from articles.domain.errors import Refused
from articles.domain.intervals import Interval
from articles.domain.lexicon import LARGEST_COUNT
from articles.domain.quantities import Quantity, read

WHY_BY_HAND = "Say why the interval is set by hand. The reason stands beside the number wherever it is shown."


@dataclass(frozen=True, slots=True)
class ClaimNumber:
    """The columns of a claim that hold its number. All blank when it gives none: that is not 0."""

    expression: str = ""
    qualifier: str = ""
    hard: Interval | None = None
    soft: Interval | None = None
    unit: str = ""
    additive: bool = False
    cumulative: bool = False
    override_reason: str = ""

    def columns(self) -> dict[str, object]:
        """As the claim stores it."""
        return {
            "expression": self.expression,
            "qualifier": self.qualifier,
            "low": self.hard.low if self.hard else None,
            "high": self.hard.high if self.hard else None,
            "soft_low": self.soft.low if self.soft else None,
            "soft_high": self.soft.high if self.soft else None,
            "additive": self.additive,
            "cumulative": self.cumulative,
            "override_reason": self.override_reason,
        }


def claim_number(expression: str, *, low: int | None, high: int | None, reason: str) -> ClaimNumber:
    """The number of an expression; ``low``, ``high`` and ``reason`` together override what it says.

    Raises Refused naming the field: an expression that is no number, low above high, an override without low
    or without reason, a reason without numbers.
    """
    expression, reason = expression.strip(), reason.strip()
    if low is None and high is None:
        if reason:
            raise Refused("The reason is for an interval set by hand. Write the low number too.", field="low")
        return _as_read(_read(expression)) if expression else ClaimNumber()
    hard = _by_hand(low, high)
    if not reason:
        raise Refused(WHY_BY_HAND, field="override_reason")
    try:
        said = _as_read(_read(expression)) if expression else ClaimNumber()
    except Refused:
        said = ClaimNumber(expression=expression)
    return ClaimNumber(
        expression=expression,
        qualifier=said.qualifier,
        hard=hard,
        soft=hard,
        unit=said.unit,
        additive=said.additive,
        cumulative=said.cumulative,
        override_reason=reason,
    )


def _by_hand(low: int | None, high: int | None) -> Interval:
    if low is None:
        raise Refused("Write the low number too. With a low of 0 the high one stands alone.", field="low")
    if max(low, high or 0) > LARGEST_COUNT:
        field = "low" if low > LARGEST_COUNT else "high"
        raise Refused(f"Numbers above {LARGEST_COUNT:,} are not counted here.", field=field)
    try:
        return Interval(low, high)
    except Refused as refusal:
        raise Refused(refusal.reason, field="low") from None


def _read(expression: str) -> Quantity:
    try:
        return read(expression)
    except Refused as refusal:
        raise Refused(refusal.reason, field="expression") from None


def _as_read(quantity: Quantity) -> ClaimNumber:
    return ClaimNumber(
        expression=quantity.expression,
        qualifier=quantity.qualifier,
        hard=quantity.hard,
        soft=quantity.soft,
        unit=quantity.unit,
        additive=quantity.additive,
        cumulative=quantity.cumulative,
    )
