"""Ticked claims before they are put into one incident: where each is, and what would change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case, Count, F, QuerySet, Value, When

from articles.access import Seat
from articles.models import Claim, Incident, LogEntry
from articles.pages.claims_rows import ClaimRow, claim_rows

OFFERED = 200


@dataclass(frozen=True, slots=True)
class Together:
    """The preview. ``moves`` and ``stays`` count the claims; nothing is chosen: all would move.

    ``near``: the incidents that some of the claims are in already, the one with most of them first.
    """

    rows: tuple[ClaimRow, ...]
    versions: Mapping[UUID, int]
    near: tuple[Incident, ...]
    others: tuple[Incident, ...]
    chosen: Incident | None
    title: str
    moves: int
    stays: int
    leaves: tuple[str, ...]
    query: str

    @property
    def words(self) -> str:
        """What pressing the button does, in a sentence."""
        if not (self.chosen or self.title):
            return ""
        where = f"“{self.chosen.title}”" if self.chosen else f"the new incident “{self.title}”"
        if not self.moves:
            return f"All of them are in {where} already."
        said = f"{self.moves} claim{'' if self.moves == 1 else 's'} will be in {where}"
        said += f", {self.stays} already {'is' if self.stays == 1 else 'are'}" if self.stays else ""
        return f"{said}. {self._leaving}"

    @property
    def _leaving(self) -> str:
        return f"They leave {', '.join(f'“{title}”' for title in self.leaves)}." if self.leaves else ""


@dataclass(frozen=True, slots=True)
class Put:
    """What this person put together last: how many claims into which incident, and the act's log entry."""

    incident: Incident
    claims: int
    entry: int


def put_together(seat: Seat, entry: str) -> Put | None:
    """The act that the address names, while it can be taken back. Two queries; none without an entry."""
    if not entry.isdecimal() or len(entry) > 18:
        return None
    acts = LogEntry.objects.filter(project=seat.project, by=seat.user, undone_by=None, verb="incident.attach")
    found = acts.filter(pk=int(entry)).first()
    incident = Incident.objects.of(seat.project).filter(uuid=found.subject_id).first() if found else None
    if found is None or incident is None:
        return None
    return Put(incident, len((found.after or {}).get("claims", [])), found.pk)


def together_page(
    seat: Seat, claims: Sequence[Claim], chosen: UUID | None, title: str, query: str
) -> Together:
    """The preview of ``claims``. Three queries."""
    rows = claim_rows(seat, [claim.pk for claim in claims])
    inside = {claim.incident_id for claim in claims if claim.incident_id is not None}
    events = list(_offered(seat, chosen))
    near = Incident.objects.filter(pk__in=inside, merged_into=None, claims__in=claims).annotate(n=Count("pk"))
    found = tuple(near.order_by("-n", "id"))
    target = next((one for one in (*found, *events) if one.uuid == chosen), None)
    staying = [row for row in rows if target is not None and row.incident == target]
    leaving = {row.incident.title for row in rows if row.incident is not None and row.incident != target}
    return Together(
        rows=rows,
        versions={row.uuid: row.version for row in rows},
        near=found,
        others=tuple(one for one in events if one not in found),
        chosen=target,
        title="" if target else title.strip(),
        moves=len(rows) - len(staying),
        stays=len(staying),
        leaves=tuple(sorted(leaving)),
        query=query,
    )


def _offered(seat: Seat, chosen: UUID | None) -> QuerySet[Incident]:
    """The incidents of the list, the latest first, the chosen one among them however old it is."""
    rows = Incident.objects.of(seat.project)
    if chosen:
        chosen_first = Case(When(uuid=chosen, then=Value(0)), default=Value(1))
        rows = rows.order_by(chosen_first, F("date_start").desc(nulls_last=True), "id")
    return rows[:OFFERED]
