"""What stands around every page: project and menu."""

from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse

from articles.access import Seat
from articles.domain.permissions import Action


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One link of the project menu."""

    label: str
    url: str
    current: bool
    go: str = ""


GO_KEYS = {"project_home": "h", "library": "a", "claims": "c", "conflicts": "x", "queue": "q"}
"""The second keys of g, as shipped (articles.domain.keys)."""

MENU: tuple[tuple[str, str, Action], ...] = (
    ("Home", "project_home", Action.READ),
    ("Library", "library", Action.READ),
    ("Claims", "claims", Action.READ),
    ("Links", "links", Action.READ),
    ("Conflicts", "conflicts", Action.READ),
    ("Incidents", "incidents", Action.READ),
    ("Entities", "entities", Action.READ),
    ("Queue", "queue", Action.DECIDE),
    ("Exports", "exports", Action.EXPORT_ACCEPTED),
    ("Imports", "imports", Action.IMPORT),
    ("People & tags", "people", Action.READ),
)


def _url(name: str, slug: str) -> str:
    try:
        return reverse(name, args=[slug])
    except NoReverseMatch:
        return ""


def frame(seat: Seat, current: str) -> dict[str, Any]:
    """Context of base.html for a page inside a project; ``current`` is the lit item's URL name. No query."""
    items = [
        MenuItem(label, url, name == current, GO_KEYS.get(name, ""))
        for label, name, action in MENU
        if seat.may(action) and (url := _url(name, seat.project.slug))
    ]
    return {"seat": seat, "project": seat.project, "nav": items}
