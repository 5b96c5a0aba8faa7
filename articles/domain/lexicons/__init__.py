"""The words by which claims are proposed: one data file for each language, extended by projects.

A file (en.json, ar.json) says its language, its version and, for each category, its words. Whoever changes a
word changes the file's version. A project adds words in versions of its own (articles.models.ProjectLexicon).
All languages are read at once: texts mix them, and their words seldom meet.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources

from articles.domain.number_tokens import FoldedCopy, FoldedText, Match, Phrases

LANGUAGES = ("ar", "en")

Added = tuple[str, str, tuple[tuple[str, tuple[str, ...]], ...]]
"""(language, version, ((category, words), …)): what a project adds, as something that can be a key."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words by category, with the versions they come from ("en 1", "ar 1", "project en 3").

    A category is a group and a meaning ("measure.killed"); ``match`` takes either a group or a category.
    """

    versions: tuple[str, ...]
    words: Mapping[str, tuple[str, ...]]
    _groups: Mapping[str, Phrases[str]] = field(repr=False, compare=False)
    begun_by: Mapping[str, frozenset[str]] = field(repr=False, compare=False)
    """First word → the groups and categories in which something begins with it."""

    @property
    def version(self) -> str:
        """All versions in one line."""
        return ", ".join(self.versions)

    def match(self, group: str, text: FoldedText, index: int) -> Match[str] | None:
        """The longest words of ``group`` that begin at token ``index``, and what they mean."""
        phrases = self._groups.get(group)
        return phrases.match(text, index) if phrases is not None else None


@cache
def built_in() -> Lexicon:
    """The words that every project starts with."""
    return _joined([json.loads(_file(language)) for language in LANGUAGES])


@lru_cache(maxsize=64)
def extended(added: tuple[Added, ...]) -> Lexicon:
    """The built-in words with those of a project."""
    if not added:
        return built_in()
    tables = [json.loads(_file(language)) for language in LANGUAGES]
    tables += [{"lang": f"project {lang}", "version": v, "words": dict(words)} for lang, v, words in added]
    return _joined(tables)


def as_added(lang: str, version: int | str, words: Mapping[str, Sequence[str]]) -> Added:
    """A project's row as ``extended`` takes it."""
    return lang, str(version), tuple(sorted((name, tuple(some)) for name, some in words.items()))


def _file(language: str) -> str:
    return resources.files(__name__).joinpath(f"{language}.json").read_text(encoding="utf-8")


def _joined(tables: Iterable[Mapping[str, object]]) -> Lexicon:
    versions: list[str] = []
    words: dict[str, tuple[str, ...]] = {}
    for table in tables:
        versions.append(f"{table['lang']} {table['version']}")
        for name, some in table["words"].items():  # type: ignore[attr-defined]
            words[name] = tuple(dict.fromkeys((*words.get(name, ()), *some)))
    groups: dict[str, dict[str, str]] = {}
    for name, some in words.items():
        group, _, meaning = name.partition(".")
        spellings = [spelling for word in some for spelling in _spellings(word)]
        groups.setdefault(name, {}).update(dict.fromkeys(spellings, meaning))
        groups.setdefault(group, {}).update(dict.fromkeys(spellings, meaning))
    begun: dict[str, set[str]] = {}
    for name, table in groups.items():
        for spelling in table:
            begun.setdefault(FoldedText(FoldedCopy(spelling)).at(0).text, set()).add(name)
    return Lexicon(
        tuple(versions),
        words,
        {name: Phrases(table) for name, table in groups.items()},
        {word: frozenset(names) for word, names in begun.items()},
    )


def _spellings(word: str) -> tuple[str, ...]:
    """Arabic writes "and" onto the word."""
    return (word,) if word.isascii() or word[0] < "\u0600" else (word, "و" + word)
