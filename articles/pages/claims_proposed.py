"""What is proposed for selected words of an article: its passages read with the project's lexicon."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articles.access import Seat
from articles.domain import terms
from articles.domain.lexicons import Lexicon, as_added, extended
from articles.domain.proposals import Proposal, propose
from articles.models import Article, Passage, ProjectLexicon
from articles.pages.claims_form import number_view

LONGEST = 20_000
"""Code points that are read; a longer selection is read up to here."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """The proposals and where the text they were read from begins in the article."""

    proposals: Sequence[Proposal]
    begin: int


def proposed_for(seat: Seat, article: Article, start: int, end: int) -> Proposed:
    """The claims of article.text[start:end] and of the rest of its sentences. Two queries."""
    rows = Passage.objects.filter(article=article, start__lt=end, end__gt=start).order_by("order")
    spans = list(rows.values_list("start", "end"))
    begin = max(spans[0][0] if spans else start, start - LONGEST)
    until = min(spans[-1][1] if spans else end, start + LONGEST)
    text = article.text[begin:until]
    found = propose(text, start - begin, min(end, until) - begin, lexicon_of(seat), article.published)
    return Proposed(found, begin)


def lexicon_of(seat: Seat) -> Lexicon:
    """The words of the tool with those of the project, the newest version of each language. One query."""
    newest: dict[str, ProjectLexicon] = {}
    for row in ProjectLexicon.objects.filter(project=seat.project).order_by("version"):
        newest[row.lang] = row
    return extended(tuple(as_added(row.lang, row.version, row.words) for row in newest.values()))


@dataclass(frozen=True, slots=True)
class OtherClaim:
    """Another claim of the words as a row that can be ticked."""

    number: int
    value: str
    ticked: bool
    figure: str
    measure: str
    details: tuple[str, ...]
    quote: str
    part_of: str


Told = tuple[str, Mapping[str, Sequence[str]], Sequence[str], int | None, bool]
"""(text, own strings, shared groups, place of the whole, ticked)"""

_SAID = (
    ("", ("unit", "kind", "victim_label", "victim_status")),
    ("claimant", ("claimant_label", "claimant_side")),
    ("perpetrator", ("perpetrator_label", "perpetrator_basis")), ("place", ("place_label", "where_prec")),
    ("date", ("time_quote", "date_start", "date_end", "date_prec", "date_basis")),
    ("attribution", ("hop_agent", "hop_act", "hop_medium", "hop_date")),
    ("said", ("speech_act", "stance")), ("narrator", ("narrator_stance",)),
)  # fmt: skip
_GROUP_WORDS = {
    "claimant": "claimant", "stance": "stance", "perpetrator": "perpetrator", "place": "place",
    "time": "date", "chain": "attribution",
}  # fmt: skip


def other_claims(told: Sequence[Told]) -> tuple[OtherClaim, ...]:
    """The rows of the other claims, everything that would be stored of them in words. No query."""
    figures = [_figure(own) for _, own, _, _, _ in told]
    rows = []
    for number, (text, own, shares, whole, ticked) in enumerate(told):
        details = [words for lead, names in _SAID if (words := _told(lead, names, own))]
        if shares:
            details.append("with the same " + ", ".join(_GROUP_WORDS[name] for name in shares))
        of = (
            ""
            if whole is None
            else "this claim"
            if whole == 0
            else figures[whole - 1]
            if whole <= len(told)
            else ""
        )
        rows.append(
            OtherClaim(
                number=number,
                value=text,
                ticked=ticked,
                figure=figures[number],
                measure=dict(terms.MEASURES).get(_first(own, "measure"), "").split(" (")[0],
                details=tuple(details),
                quote=_first(own, "evidence_quote"),
                part_of=of,
            )
        )
    return tuple(rows)


def _first(own: Mapping[str, Sequence[str]], name: str) -> str:
    values = own.get(name) or [""]
    return values[0]


def _figure(own: Mapping[str, Sequence[str]]) -> str:
    number = number_view(_first(own, "expression"))
    return number.words if number is not None and number.words else _first(own, "expression")


def _told(lead: str, names: Sequence[str], own: Mapping[str, Sequence[str]]) -> str:
    """ "place: Ilvane, exact place"; everything that is said of these fields."""
    said = [_words(name, value) for name in names for value in own.get(name, ()) if value]
    return f"{lead}: {', '.join(said)}" if said and lead else ", ".join(said)


def _words(name: str, value: str) -> str:
    if name in ("where_prec", "date_prec"):
        choices = terms.WHERE_PRECISIONS if name == "where_prec" else terms.DATE_PRECISIONS
        return {str(number): words for number, words in choices}.get(value, value)
    if name == "victim_status":
        return dict(terms.VICTIM_STATUSES).get(value, value)
    return value if name.endswith(("_label", "_quote", "_agent", "_medium")) else value.replace("_", " ")
