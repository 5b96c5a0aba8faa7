"""One claim in the panel beside the text, or on a page of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from articles.access import Seat
from articles.domain.day_words import day_words, days_words
from articles.domain.permissions import Action
from articles.domain.review import EDITABLE, State
from articles.models import Claim, ClaimHop, ClaimRange
from articles.pages.claims_figures import FigureView, figure_view
from articles.pages.claims_grounds import GroundView, grounds_by_role
from articles.pages.claims_words import HopView, hops_of, rating_words
from articles.pages.links import Act, LinkRow, history_of, links_of_claims
from articles.pages.links_candidates import Rivals, rivals
from articles.pages.threads import Counts, counts_of


@dataclass(frozen=True, slots=True)
class Line:
    """One field: its value, what is said beside it, the words it rests on."""

    label: str
    value: str
    note: str
    grounds: tuple[GroundView, ...]
    typed: bool


@dataclass(frozen=True, slots=True)
class ClaimView:
    """Everything the inspector shows of a claim."""

    row: Claim
    figure: FigureView
    evidence: tuple[GroundView, ...]
    number: tuple[GroundView, ...]
    lines: tuple[Line, ...]
    hops: tuple[HopView, ...]
    origin: str
    links: tuple[LinkRow, ...]
    rivals: Rivals
    own: bool
    may_edit: bool
    may_link: bool
    removed: bool
    talk: Counts
    history: tuple[Act, ...]


def claim_view(
    seat: Seat,
    claim: Claim,
    *,
    ranges: Sequence[ClaimRange] | None = None,
    hops: Sequence[ClaimHop] | None = None,
    fresh: bool = False,
    brief: bool = False,
) -> ClaimView:
    """The claim with its links and rivals. Seven queries; three for one just saved (``fresh``).

    ``ranges`` and ``hops`` as they are known already. A fresh claim has neither links nor threads to count;
    the reply to an edit (``brief``) leaves threads and history to the next visit, five queries.
    """
    ranges = list(claim.ranges.all()) if ranges is None else ranges
    hops = list(claim.hops.all()) if hops is None else hops
    grounds = grounds_by_role(claim.article, [(r.role, r.start, r.end, r.quote) for r in ranges])
    links = () if fresh else links_of_claims(seat, [claim.pk])[claim.pk]
    own = seat.owns(claim)
    others = {end.claim for link in links if link.own for end in (link.a, link.b)} - {claim.uuid}
    return ClaimView(
        row=claim,
        figure=figure_view(claim),
        evidence=grounds.get("evidence", ()),
        number=grounds.get("quantity", ()),
        lines=tuple(_lines(claim, grounds)),
        hops=hops_of(hops),
        origin=hops[0].agent_label if hops else "",
        links=links,
        rivals=rivals(seat, claim, linked=others),
        own=own,
        may_edit=seat.may(Action.EDIT, own=own) and claim.state in EDITABLE,
        may_link=seat.may(Action.CREATE) and claim.state != State.WITHDRAWN,
        removed=claim.state == State.WITHDRAWN,
        talk=Counts() if fresh or brief else counts_of(seat, claim),
        history=() if fresh or brief or not seat.may(Action.READ_LOG, own=own) else history_of(claim, ACTS),
    )


def _lines(claim: Any, grounds: dict[str, tuple[GroundView, ...]]) -> list[Line]:
    """The fields that hold something; a blank one is left out."""
    made = []

    def line(label: str, value: str, *notes: str, role: str = "", entity: Any = None) -> None:
        own = grounds.get(role, ())
        names = (entity.name,) if entity is not None and entity.name != value else ()
        if value or names or own or any(notes):
            note = " · ".join(part for part in (*names, *notes) if part)
            made.append(Line(label, value, note, own, typed=bool(role and value and not own)))

    line("Measure", claim.get_measure_display(), *_kind(claim))
    line(
        "Victims",
        claim.victim_label,
        claim.get_victim_status_display(),
        {True: "hors de combat", False: "not hors de combat"}.get(claim.hors_de_combat, ""),
        f"so says {claim.status_basis}" if claim.status_basis else "",
        role="victim",
        entity=claim.victim_entity,
    )
    line(
        "Claimant",
        claim.claimant_label,
        claim.get_claimant_side_display(),
        role="claimant",
        entity=claim.claimant_entity,
    )
    narrator = claim.get_narrator_stance_display()
    line(
        "Stance",
        claim.get_stance_display(),
        claim.get_speech_act_display(),
        f"narrator: {narrator}" if narrator else "",
        role="cue",
    )
    line(
        "Perpetrator",
        claim.perpetrator_label,
        claim.get_perpetrator_basis_display(),
        role="perpetrator",
        entity=claim.perpetrator_entity,
    )
    where = claim.get_where_prec_display() or ""
    line("Place", claim.place_label, where, role="place", entity=claim.place_entity)
    line(
        "Date",
        days_words(claim.date_start, claim.date_end),
        claim.get_date_prec_display() or "",
        claim.get_date_basis_display(),
        role="time",
    )
    line("As of", day_words(claim.as_of))
    line("Incident", claim.incident.title if claim.incident else "")
    line("Ratings", rating_words(claim))
    line("Rationale", claim.rationale)
    return [Line(m.label, m.value, m.note, m.grounds, m.typed and m.label != "Stance") for m in made]


def _kind(claim: Any) -> tuple[str, ...]:
    kind = "" if claim.kind in ("", "casualty") else claim.get_kind_display()
    unit = "" if claim.unit in ("", "persons") else claim.get_unit_display()
    return kind, unit


ACTS = {
    "claim.save": "recorded it",
    "claim.edit": "changed it",
    "claim.remove": "removed it",
    "claim.restore": "brought it back",
    "claim.accept": "accepted it",
    "claim.return": "returned it",
    "claim.reject": "rejected it",
}
