"""The whole demo project as plain values: what a loader imports, and how it finds the words.

The order to play it in: people, tags, entities and where they lie, incidents, articles, marks, claims, links,
threads, merges, promotions, signatures. Analysts submit everything that is not a draft; sam decides whatever
is accepted, returned or rejected, claims before links, because a link joins accepted claims.
"""

from pathlib import Path

from articles.demo import claims_ilvane, claims_valley, marks_ilvane, marks_valley
from articles.demo.links import LINKS
from articles.demo.reconciled import PROMOTIONS, SIGNATURES
from articles.demo.shapes import Mark, Saying, Words
from articles.demo.threads import THREADS
from articles.demo.world import ARTICLES, ENTITIES, INCIDENTS, MERGES, PEOPLE, SPOTS
from articles.domain.codebook import START_TAGS as TAGS

__all__ = [
    "ANNOTATIONS", "ARTICLES", "CLAIMS", "ENTITIES", "INCIDENTS", "LINKS", "MERGES", "PEOPLE",
    "PROMOTIONS", "SIGNATURES", "SLUG", "SPOTS", "SUPERVISOR",
    "TAGS", "TEXTS", "THREADS", "TITLE", "raw_text", "span",
]  # fmt: skip

SLUG = "orsel-2023"
TITLE = "Orsel 2023"
SUPERVISOR = "sam"
TEXTS = Path(__file__).parent / "texts"

ANNOTATIONS: tuple[Mark, ...] = (*marks_valley.MARKS, *marks_ilvane.MARKS)
CLAIMS: tuple[Saying, ...] = (*claims_valley.CLAIMS, *claims_ilvane.CLAIMS)


def raw_text(file: str) -> bytes:
    """Read one article as it would be imported: UTF-8, lines ended by LF."""
    return (TEXTS / file).read_bytes()


def span(text: str, words: Words) -> tuple[int, int]:
    """Return start and end, in code points, of an occurrence; raise LookupError where there is none."""
    start = -1
    for _ in range(words.nth):
        start = text.find(words.quote, start + 1)
        if start < 0:
            raise LookupError(f"“{words.quote}” does not occur {words.nth} times.")
    return start, start + len(words.quote)
