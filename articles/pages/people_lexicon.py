"""The words by which claims are proposed: those of the tool, the project's own, their history."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from articles.access import Seat
from articles.domain.lexicons import built_in
from articles.domain.lexicons.categories import LABELS, LANGUAGES, Change, change
from articles.models import ProjectLexicon

Listed = tuple[tuple[str, str], ...]
"""(category in words, words), sorted by category."""


@dataclass(frozen=True, slots=True)
class LexiconVersion:
    """One version of the words of one language."""

    language: str
    version: int
    who: str
    at: datetime
    reason: str
    added: str
    dropped: str


@dataclass(frozen=True, slots=True)
class LexiconView:
    """What the section shows."""

    built_in: str
    own: tuple[tuple[str, int, Listed], ...]
    history: tuple[LexiconVersion, ...]
    versions: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class LexiconPreview:
    """What a change would do, before it is saved."""

    language: str
    version: int
    added: Listed
    dropped: Listed
    known: Listed


def lexicon_view(seat: Seat) -> LexiconView:
    """The words of the project, newest version first. One query."""
    rows = list(
        ProjectLexicon.objects.filter(project=seat.project).select_related("by").order_by("lang", "version")
    )
    newest = {row.lang: row for row in rows}
    before: dict[str, Mapping[str, Any]] = {}
    history = []
    for row in rows:
        earlier = _pairs(before.get(row.lang, {}))
        now = _pairs(row.words)
        history.append(
            LexiconVersion(
                language=_language(row.lang),
                version=row.version,
                who=row.by.name,
                at=row.created_at,
                reason=row.reason,
                added=", ".join(word for pair in now if pair not in earlier for word in pair[1:]),
                dropped=", ".join(word for pair in earlier if pair not in now for word in pair[1:]),
            )
        )
        before[row.lang] = row.words
    return LexiconView(
        built_in=built_in().version,
        own=tuple((_language(lang), row.version, _listed(_pairs(row.words))) for lang, row in newest.items()),
        history=tuple(sorted(history, key=lambda version: version.at, reverse=True)),
        versions={lang: row.version for lang, row in newest.items()},
    )


def lexicon_preview(seat: Seat, lang: str, words: Mapping[str, Any], drop: Iterable[Any]) -> LexiconPreview:
    """What a change would do. One query; raises Refused as the change itself would."""
    newest = ProjectLexicon.objects.filter(project=seat.project, lang=lang).order_by("-version").first()
    made: Change = change(newest.words if newest else {}, built_in().words, add=words, drop=drop)
    return LexiconPreview(
        language=_language(lang),
        version=newest.version if newest else 0,
        added=_listed(made.added),
        dropped=_listed(made.dropped),
        known=_listed(made.known),
    )


def _language(lang: str) -> str:
    return dict(LANGUAGES).get(lang, lang)


def _pairs(words: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [(name, word) for name, some in sorted(words.items()) for word in some]


def _listed(pairs: Iterable[tuple[str, str]]) -> Listed:
    by_name: dict[str, list[str]] = {}
    for name, word in pairs:
        by_name.setdefault(LABELS.get(name, name), []).append(word)
    return tuple((name, ", ".join(words)) for name, words in by_name.items())
