"""Which pairs wait on the conflict desk: chosen by filters, in the desk's order, counted up to a cap."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from articles.access import Seat
from articles.domain import terms
from articles.models import Article, CandidatePair, Incident, User
from articles.models.candidate_pair import KINDS, CandidatePairQuerySet

CAP = 1000
MOST_DECIDED = 100_000
LISTED = 200  # incidents, outlets and people offered as filters
KIND_WORDS = (
    ("conflict", "any conflict"),
    ("number", "conflict of numbers"),
    ("words", "conflict without numbers"),
    ("discrepant", "discrepant"),
    ("copies", "copying differs"),
    ("event", "same event?"),
    ("agreeing", "agreeing"),
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The filters of the address, "" for any; ``decided``: decisions made since the desk was opened."""

    slug: str
    incident: str = ""
    measure: str = ""
    outlet: str = ""
    analyst: str = ""
    kind: str = ""
    decided: int = 0

    @property
    def filters(self) -> dict[str, str]:
        """What hides something."""
        names = ("incident", "measure", "outlet", "analyst", "kind")
        return {name: value for name in names if (value := getattr(self, name))}

    def after_one_more(self) -> "Chosen":
        """The same after a decision."""
        return replace(self, decided=min(self.decided + 1, MOST_DECIDED))

    def after_one_less(self) -> "Chosen":
        """The same after a decision was taken back."""
        return replace(self, decided=max(self.decided - 1, 0))

    def queue_url(self, **more: object) -> str:
        """The desk with these filters, and whatever else belongs into the address."""
        return self._with_query(reverse("conflicts", args=[self.slug]), more)

    def pair_url(self, a: UUID, b: UUID, **more: object) -> str:
        """One pair with these filters."""
        return self._with_query(reverse("conflict", args=[self.slug, a, b]), more)

    def event_url(self, a: UUID, b: UUID) -> str:
        """Where both claims of a pair are said to be about one event."""
        return self._with_query(reverse("conflict_same_event", args=[self.slug, a, b]), {})

    def undo_url(self, link: UUID) -> str:
        """Where a decision is taken back."""
        return self._with_query(reverse("conflict_undo", args=[self.slug, link]), {})

    def _with_query(self, path: str, more: Mapping[str, object]) -> str:
        query = {**self.filters, **({"decided": self.decided} if self.decided else {}), **more}
        return f"{path}?{urlencode(query)}" if query else path


@dataclass(frozen=True, slots=True)
class Filters:
    """What the filter form offers; each (value, words)."""

    chosen: Chosen
    incidents: tuple[tuple[str, str], ...]
    measures: terms.Choices
    outlets: tuple[str, ...]
    analysts: tuple[tuple[str, str], ...]
    kinds: terms.Choices
    view: str

    @property
    def words(self) -> list[str]:
        """What is chosen, in words."""
        offered = (
            (self.incidents, self.chosen.incident),
            (self.measures, self.chosen.measure),
            (((self.chosen.outlet, self.chosen.outlet),), self.chosen.outlet),
            (self.analysts, self.chosen.analyst),
            (self.kinds, self.chosen.kind),
        )
        return [dict(choices).get(value, value) for choices, value in offered if value]


def chosen_from(seat: Seat, given: Mapping[str, str]) -> Chosen:
    """The filters of an address; what cannot be one counts as not given."""
    incident, decided = given.get("incident", ""), given.get("decided", "")
    measure, kind = given.get("measure", ""), given.get("kind", "")
    return Chosen(
        slug=seat.project.slug,
        incident=incident if _is_uuid(incident) else "",
        measure=measure if measure in terms.values(terms.MEASURES) else "",
        outlet=given.get("outlet", "")[:200],
        analyst=given.get("analyst", "")[:150],
        kind=kind if kind in KINDS else "",
        decided=min(int(decided), MOST_DECIDED) if decided.isdecimal() and len(decided) < 9 else 0,
    )


def filters(seat: Seat, chosen: Chosen, view: str = "") -> Filters:
    """The form above the desk and above the list. Three queries."""
    incidents = Incident.objects.of(seat.project).values_list("uuid", "title")[:LISTED]
    people = User.objects.filter(memberships__project=seat.project).order_by("first_name", "username")
    return Filters(
        chosen=chosen,
        incidents=tuple((str(uuid), title) for uuid, title in incidents),
        measures=terms.MEASURES,
        outlets=tuple(Article.objects.outlets(seat.project, LISTED)),
        analysts=tuple((person.username, person.name) for person in people[:LISTED]),
        kinds=KIND_WORDS,
        view=view,
    )


def waiting(seat: Seat, chosen: Chosen) -> CandidatePairQuerySet:
    """The pairs this person may still decide on (may look at, as a viewer). No query."""
    rows = CandidatePair.objects.of(seat.project).standing().visible_to(seat).open_to(seat)
    if chosen.incident:
        rows = rows.about(UUID(chosen.incident))
    if chosen.measure:
        rows = rows.measuring(chosen.measure)
    if chosen.outlet:
        rows = rows.printed_by(chosen.outlet)
    if chosen.analyst:
        rows = rows.recorded_by(chosen.analyst)
    return rows.of_kind(chosen.kind) if chosen.kind else rows


def capped(rows: Any) -> int:
    """How many, CAP + 1 meaning more than CAP. One query."""
    found: int = rows.order_by().values("pk")[: CAP + 1].count()
    return found


def count_words(number: int) -> str:
    """ "37", "1000+"."""
    return f"{CAP}+" if number > CAP else str(number)


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
