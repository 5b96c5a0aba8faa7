"""A claim's figure in words and as a bar: the same on every page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from articles.domain.intervals import Interval
from articles.domain.scales import Bar, Face, Scale, bar, scale_for
from articles.models import Claim
from articles.models.claim_figure import hard_of, soft_of

SAID_AS_WRITTEN = frozenset({"about", "nearly", "vague", "all", "proportion"})
LONGEST_SAID = 40


@dataclass(frozen=True, slots=True)
class FigureView:
    """The number first in words, then its expression and usual reading, then the bar."""

    words: str
    sub: str
    bar: Bar
    bar_words: str


def face_of(claim: Claim) -> Face:
    """The hard and the soft interval."""
    return hard_of(claim), soft_of(claim)


def number_words(claim: Any) -> str:
    """ "101 or more", "68", "about 90", "no number given"."""
    hard = hard_of(claim)
    if claim.qualifier in SAID_AS_WRITTEN and 0 < len(claim.expression) <= LONGEST_SAID:
        return str(claim.expression)
    return "no number given" if hard is None else hard.words()


def figure_words(claim: Claim) -> str:
    """ "101 or more killed"; the measure's own words without its explanation."""
    measure = claim.get_measure_display().split(" (")[0]
    unit = "" if claim.unit in ("", "persons") else f"{claim.get_unit_display()} "
    number = number_words(claim)
    if number == "none" and measure == "casualties":
        return "no casualties"
    if hard_of(claim) is None and measure and not claim.expression:
        return f"{measure}, no number given"
    return f"{number} {unit}{measure}".strip()


def figure_sub(claim: Claim) -> str:
    """ "“more than 100” · usual reading 101 to 149 · top left open"."""
    parts = [f"“{claim.expression}”"] if claim.expression else []
    hard, soft = face_of(claim)
    if hard is not None:
        parts += _reading(hard, soft)
    if claim.override_reason:
        parts.append(f"set by hand: {claim.override_reason}")
    if claim.additive:
        parts.append("on top of those counted before")
    if claim.cumulative:
        parts.append("all counted so far")
    return " · ".join(parts)


def _reading(hard: Interval, soft: Interval | None) -> list[str]:
    if hard.is_exact:
        return ["exact"]
    said = [hard.words()] if hard.high is not None else []
    if soft is not None and soft != hard:
        said.append(f"usual reading {soft.words()}")
    if hard.is_open:
        said.append("top left open")
    return said


def figure_view(claim: Claim, scale: Scale | None = None) -> FigureView:
    """The figure alone, or on a scale that it shares with others."""
    hard, soft = face_of(claim)
    scale = scale or scale_for([(hard, soft)])
    return FigureView(
        words=figure_words(claim),
        sub=figure_sub(claim),
        bar=bar(hard, soft, scale),
        bar_words=bar_words(hard, soft, scale),
    )


def bar_words(hard: Interval | None, soft: Interval | None, scale: Scale) -> str:
    """The bar in a sentence: "101 or more, open top, usual reading 101 to 149. Scale 0 to 200."."""
    if hard is None:
        return "No number given."
    said = hard.words() + (", open top" if hard.is_open else "")
    if soft is not None and soft != hard:
        said += f", usual reading {soft.words()}"
    return f"{said}. Scale 0 to {scale.top:,}."


def shared_scale(claims: Sequence[Claim]) -> Scale:
    """One scale on which all of them fit."""
    return scale_for([face_of(claim) for claim in claims])


def claimant_words(claim: Claim) -> str:
    """ "Interior Guard, victim side"; "" when nobody is named."""
    name = claim.claimant_entity.name if claim.claimant_entity else claim.claimant_label
    side = claim.get_claimant_side_display() if claim.claimant_side not in ("", "unknown") else ""
    return ", ".join(part for part in (name, side) if part)


def who(claim: Claim) -> str:
    """The claimant's name alone, "claimant not recorded" when there is none."""
    return claim.claimant_entity.name if claim.claimant_entity else claim.claimant_label or "nobody named"


def source_words(article: Any) -> str:
    """What an article is called in one or two words: its outlet, else its title."""
    return str(article.outlet or article.title)
