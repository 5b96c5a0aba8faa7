"""What was signed for an incident: the standing assessment of each measure, and the earlier ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef

from articles.access import Seat
from articles.domain.counted import Answer
from articles.domain.intervals import Interval
from articles.domain.permissions import Action
from articles.domain.review import STATE_WORDS, State
from articles.domain.rules_table import WORDS, Rule
from articles.models import Assessment, AssessmentClaim, Claim, Incident
from articles.pages.claims_figures import source_words, who
from articles.pages.incidents_rows import measure_label


@dataclass(frozen=True, slots=True)
class SignedLine:
    """A claim as it was signed. ``now`` says how it stands today when that differs."""

    claim: UUID
    figure: str
    quote: str
    by_whom: str
    source: str
    author: str
    reason: str
    included: bool
    now: str


@dataclass(frozen=True, slots=True)
class SignedCard:
    """One signature. ``low_by`` … name whose figure it is; ``hidden``: claims this person cannot see."""

    row: Assessment
    uuid: UUID
    measure: str
    label: str
    rule: str
    low: str
    best: str
    high: str
    low_by: str
    best_by: str
    high_by: str
    departs: str
    included: tuple[SignedLine, ...]
    excluded: tuple[SignedLine, ...]
    hidden: int
    n_included: int
    n_excluded: int
    authors: str
    changed: int
    signed_by: str
    signed_at: datetime
    reopened_by: str

    @property
    def words(self) -> str:
        """ "68 · 101 · open"; what was left blank is said so."""
        return " · ".join(number or "blank" for number in (self.low, self.best, self.high))


@dataclass(frozen=True, slots=True)
class MeasureCard:
    """One measure: the signature that stands, the earlier ones, and whether it could be signed now."""

    measure: str
    label: str
    standing: SignedCard | None
    earlier: tuple[SignedCard, ...]
    may_sign: bool


def signatures(seat: Seat, incident: Incident) -> tuple[Assessment, ...]:
    """All of an incident, the latest first. One query."""
    rows = Assessment.objects.of(seat.project).filter(incident=incident)
    return tuple(rows.select_related("signed_by", "reopened_by").order_by("-id"))


def standing(rows: Sequence[Assessment]) -> dict[str, Assessment]:
    """The signature that stands, by measure."""
    return {row.measure: row for row in rows if row.reopened_at is None}


def measure_cards(seat: Seat, rows: Sequence[Assessment], measures: Sequence[str]) -> tuple[MeasureCard, ...]:
    """A card for each measure that is counted or was signed. One query."""
    cards = signed_cards(seat, rows)
    order = list(dict.fromkeys([*measures, *(row.measure for row in rows)]))
    made = []
    for measure in order:
        own = [card for card in cards if card.measure == measure]
        stands = next((card for card in own if card.row.reopened_at is None), None)
        earlier = tuple(card for card in own if card is not stands)
        may = seat.may(Action.SIGN) and stands is None and measure in measures
        made.append(MeasureCard(measure, measure_label(measure), stands, earlier, may))
    return tuple(made)


def signed_cards(seat: Seat, rows: Sequence[Assessment]) -> tuple[SignedCard, ...]:
    """The signatures with what they rest on, as far as this person sees it. One query."""
    kept: dict[int, list[Any]] = {row.pk: [] for row in rows}
    visible = Claim.objects.visible_to(seat).filter(pk=OuterRef("claim_id"))
    found = AssessmentClaim.objects.filter(assessment__in=kept).annotate(seen=Exists(visible))
    claims = found.select_related("claim__article", "claim__claimant_entity", "claim__author")
    for line in claims.defer("claim__article__text", "claim__article__raw").order_by("id"):
        kept[line.assessment_id].append(line)
    return tuple(_card(row, kept[row.pk]) for row in rows)


@dataclass(frozen=True, slots=True)
class SignedPage:
    """One signature on its own page. ``stands``: it was not reopened."""

    card: SignedCard
    incident: Incident
    stands: bool
    may_reopen: bool


def signed_page(seat: Seat, row: Assessment) -> SignedPage:
    """A signature with what it rests on. One query."""
    stands = row.reopened_at is None
    (card,) = signed_cards(seat, [row])
    return SignedPage(card, row.incident, stands, stands and seat.may(Action.SIGN))


def _card(row: Assessment, rests_on: Sequence[Any]) -> SignedCard:
    lines = [_line(kept) for kept in rests_on if kept.seen]
    included = [kept for kept in rests_on if kept.included]
    own = [kept for kept in included if kept.seen]
    return SignedCard(
        row=row,
        uuid=row.uuid,
        measure=row.measure,
        label=measure_label(row.measure),
        rule=WORDS[Rule(row.rule)].title,
        low=_number(row.low),
        best=_number(row.best),
        high="open" if row.high_open else _number(row.high),
        low_by=_whose(own, row.low),
        best_by=_whose(own, row.best),
        high_by="no top is named" if row.high_open else _whose(own, row.high),
        departs=_departs(row),
        included=tuple(line for line in lines if line.included),
        excluded=tuple(line for line in lines if not line.included),
        hidden=len(rests_on) - len(lines),
        n_included=len(included),
        n_excluded=len(rests_on) - len(included),
        authors=", ".join(sorted({kept.claim.author.name for kept in included})),
        changed=sum(bool(line.now) for line in lines),
        signed_by=row.signed_by.name,
        signed_at=row.created_at,
        reopened_by=row.reopened_by.name if row.reopened_by else "",
    )


def _line(kept: Any) -> SignedLine:
    claim = kept.claim
    return SignedLine(
        claim=claim.uuid,
        figure=_figure(kept.expression, kept.low, kept.high),
        quote=kept.quote,
        by_whom=who(claim),
        source=source_words(claim.article),
        author=claim.author.name,
        reason=kept.reason,
        included=kept.included,
        now=_now(kept),
    )


def _now(kept: Any) -> str:
    """How the claim stands today; "" when it is as it was signed."""
    claim = kept.claim
    if claim.state in (State.WITHDRAWN, State.REJECTED):
        return STATE_WORDS[State(claim.state)]
    if claim.version == kept.claim_version:
        return ""
    then, now = (
        _figure(kept.expression, kept.low, kept.high),
        _figure(claim.expression, claim.low, claim.high),
    )
    if then != now:
        return f"now {now}"
    return "" if claim.quote == kept.quote else f"now “{claim.quote}”"


def _figure(expression: str, low: int | None, high: int | None) -> str:
    """ "more than 100 (101 or more)", "68", "no number given"."""
    number = "no number given" if low is None else Interval(low, high).words()
    return f"{expression} ({number})" if expression and expression != number else number


def _number(number: int | None) -> str:
    return "" if number is None else f"{number:,}"


def _whose(rests_on: Sequence[Any], number: int | None) -> str:
    """Whose figure a signed number is: the claimant of a claim that has it as an end."""
    if number is None:
        return ""
    named = [kept for kept in rests_on if number in (kept.low, kept.high)]
    return who(named[0].claim) if named else ""


def _departs(row: Assessment) -> str:
    """What the rule itself answered, when something else was signed."""
    found = Answer(
        Rule(row.rule),
        "",
        low=row.rule_low,
        best=row.rule_best,
        high=row.rule_high,
        high_open=row.rule_high_open,
    )
    same = row.low == row.rule_low and row.best == row.rule_best and row.high_open == row.rule_high_open
    if same and (row.high_open or row.high == row.rule_high):
        return ""
    return found.words
