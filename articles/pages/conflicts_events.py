"""What "same event" would do to two claims that may be about one: said before it is done."""

from dataclasses import dataclass
from typing import Any

from articles.domain.incident_titles import proposed_title
from articles.pages.claims_words import place_words

LONGEST = 200  # an incident's title


@dataclass(frozen=True, slots=True)
class OneEvent:
    """Which of the two (``joins``: "a", "b", "ab", "" for neither) go to which incident (None: a new one)."""

    incident: Any
    title: str
    joins: str
    words: str


def one_event(a: Any, b: Any) -> OneEvent:
    """B joins A's incident, A joins B's where only that has one, both a new one where neither has. No query.

    For claims that were fetched with their incident, article and place.
    """
    if a.incident is not None and b.incident is not None and a.incident.pk == b.incident.pk:
        return OneEvent(a.incident, a.incident.title, "", "Both are about this incident already.")
    for letter, home in (("B", a), ("A", b)):
        if home.incident is not None:
            title = home.incident.title
            return OneEvent(home.incident, title, letter.lower(), f"{letter} joins “{title}”")
    title = _title(a, b)
    return OneEvent(None, title, "ab", f"Both go to a new incident “{title}”")


def _title(a: Any, b: Any) -> str:
    """Place and date of the first that has them, else the title of the first article."""
    dated = a if a.date_start else b
    found = proposed_title(place_words(a) or place_words(b), dated.date_start, dated.date_end)
    return found or str(a.article.title)[:LONGEST]
