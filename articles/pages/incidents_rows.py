"""The claims of an incident as its plot, its table and its rules name them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from articles.domain import terms
from articles.domain.day_words import day_words
from articles.domain.quoting import cut_around
from articles.models.incident_claims import IncidentClaims
from articles.pages.claims_figures import number_words, source_words, who

ROOM = 40
"""Characters of a quote beside its bar."""
MARKS = '“”"«»‘’'
"""Quotation marks around a quote, which the line beside the bar puts there itself."""
ORIGIN_UNKNOWN = "origin not recorded"


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One claim in words. ``key`` is its uuid as text; ``stance`` says what is not plainly asserted;
    ``counts``: it counts people.
    """

    key: str
    uuid: UUID
    article: UUID
    number: str
    measure: str
    quote: str
    short: str
    by_whom: str
    origin: str
    source: str
    day: date | None
    day_words: str
    low: str
    high: str
    stance: str
    links: str
    note: str
    author: str
    state: str
    is_gone: bool
    counts: bool
    left_out: bool


def claim_lines(found: IncidentClaims, left_out: frozenset[str]) -> dict[str, ClaimLine]:
    """Every claim by its uuid as text. No query."""
    numbers = {claim.pk: number_words(claim) for claim in found.claims}
    said = _links_of(found.links)
    return {
        str(claim.uuid): _line(claim, found, numbers, said.get(claim.pk, ""), left_out)
        for claim in found.claims
    }


def measure_key(claim: Any) -> str:
    """What a claim counts: its measure, with the unit when it counts no people."""
    unit = "" if claim.unit in ("", "persons") else f":{claim.unit}"
    return f"{claim.measure}{unit}"


def measure_label(key: str) -> str:
    """ "Killed", "Destroyed, buildings", "Measure not recorded"."""
    measure, _, unit = key.partition(":")
    name = dict(terms.MEASURES).get(measure, "measure not recorded").split(" (")[0]
    return f"{name.capitalize()}{f', {unit}' if unit else ''}"


def origin_names(found: IncidentClaims) -> dict[str, str]:
    """What each origin group is called: as most of its claims call it."""
    names: dict[str, Counter[str]] = {}
    for claim in found.claims:
        names.setdefault(found.origins[claim.pk], Counter())[_origin_name(claim, found)] += 1
    return {group: counted.most_common(1)[0][0] for group, counted in names.items()}


def origin_notes(found: IncidentClaims) -> dict[str, str]:
    """How each origin group spoke, and in how many articles: "communiqué, 15 March 2023, in 3 articles"."""
    grouped: dict[str, list[Any]] = {}
    for claim in found.claims:
        grouped.setdefault(found.origins[claim.pk], []).append(claim)
    return {group: _note(claims, found.hops) for group, claims in grouped.items()}


def _note(claims: Sequence[Any], hops: Mapping[int, tuple[Any, ...]]) -> str:
    first = [hops[claim.pk][0] for claim in claims if hops[claim.pk]]
    media = list(dict.fromkeys(hop.medium for hop in first if hop.medium))
    days = {hop.date for hop in first if hop.date}
    said = media[:2] + ([day_words(days.pop())] if len(days) == 1 else [])
    articles = len({claim.article_id for claim in claims})
    return ", ".join([*said, *([f"in {articles} articles"] if articles > 1 else [])])


def _origin_name(claim: Any, found: IncidentClaims) -> str:
    hops = found.hops[claim.pk]
    if hops:
        return str(hops[0].agent_entity.name if hops[0].agent_entity else hops[0].agent_label)
    named = claim.claimant_entity.name if claim.claimant_entity else claim.claimant_label
    return str(named or f"{ORIGIN_UNKNOWN}, {source_words(claim.article)}")


def _line(
    claim: Any, found: IncidentClaims, numbers: Mapping[int, str], links: str, left_out: frozenset[str]
) -> ClaimLine:
    key = str(claim.uuid)
    whole = found.wholes.get(claim.pk)
    day = claim.as_of or claim.article.published
    notes = [
        f"part of {numbers[whole]}" if whole is not None and whole in numbers else "",
        "superseded" if claim.pk in found.superseded else "",
        "reader comment" if claim.in_comment else "",
        "left out by you" if key in left_out else "",
    ]
    return ClaimLine(
        key=key,
        uuid=claim.uuid,
        article=claim.article.uuid,
        number=numbers[claim.pk],
        measure=measure_label(measure_key(claim)).lower(),
        quote=claim.quote,
        short=cut_around(claim.quote.strip(MARKS), claim.expression, ROOM),
        by_whom=who(claim),
        origin=_origin_name(claim, found),
        source=source_words(claim.article),
        day=day,
        day_words=day_words(day),
        low="" if claim.low is None else f"{claim.low:,}",
        high="open"
        if claim.low is not None and claim.high is None
        else f"{claim.high:,}"
        if claim.low is not None
        else "",
        stance=_stance(claim),
        links=links,
        note=", ".join(note for note in notes if note),
        author=claim.author.name,
        state=claim.state,
        is_gone=claim.pk in found.superseded,
        counts=claim.pk in found.counted,
        left_out=key in left_out,
    )


def _stance(claim: Any) -> str:
    own = "" if claim.stance in ("", "asserted") else str(claim.stance)
    verbs = {
        "doubted": "the article doubts it",
        "denied": "the article denies it",
        "queried": "the article asks",
    }
    return ", ".join(part for part in (own, verbs.get(claim.narrator_stance, "")) if part)


def _links_of(links: Sequence[Any]) -> dict[int, str]:
    """ "2 conflicts, 1 discrepant" for each claim that has such links."""
    counts: dict[int, Counter[str]] = {}
    for row in links:
        if kind := link_kind(row):
            for key in (row.claim_a_id, row.claim_b_id):
                counts.setdefault(key, Counter())[kind] += 1
    return {
        key: ", ".join(_counted(kind, n) for kind, n in sorted(found.items()))
        for key, found in counts.items()
    }


def link_kind(row: Any) -> str:
    """How a link is drawn: conflict, discrepant (both can be right), supersedes; "" when it is not."""
    if row.kind == "supersedes":
        return "supersedes"
    if row.kind == "conflicts":
        return "discrepant" if row.dimension == "number" and row.verdict == "compatible" else "conflict"
    return "discrepant" if row.kind == "compatible" and row.discrepant else ""


def _counted(kind: str, n: int) -> str:
    words = {
        "conflict": "conflict" if n == 1 else "conflicts",
        "supersedes": "replacement" if n == 1 else "replacements",
    }
    return f"{n} {words.get(kind, kind)}"
