"""How a person may have the pages look, and which contents a note stands before: the closed lists.

What is chosen never changes a word, an offset or an export.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from articles.domain.errors import Refused

Choices = tuple[tuple[str, str], ...]

THEMES: Choices = (("system", "as the system"), ("light", "light"), ("dark", "dark"))
DENSITIES: Choices = (("comfortable", "comfortable"), ("compact", "compact"))
TEXT_SIZES: Choices = (("small", "small"), ("medium", "medium"), ("large", "large"), ("largest", "largest"))
MEASURES: Choices = (("narrow", "narrow"), ("medium", "medium"), ("wide", "wide"))
LEADINGS: Choices = (("tight", "tight"), ("medium", "medium"), ("loose", "loose"))
TYPEFACES: Choices = (("serif", "serif"), ("sans", "sans-serif"))


@dataclass(frozen=True, slots=True)
class Setting:
    """One choice of how pages look: its column, its label, what there is to choose."""

    name: str
    label: str
    choices: Choices


DISPLAY: tuple[Setting, ...] = (
    Setting("theme", "Colours", THEMES),
    Setting("text_size", "Text size", TEXT_SIZES),
    Setting("measure", "Column", MEASURES),
    Setting("leading", "Lines", LEADINGS),
    Setting("typeface", "Letters", TYPEFACES),
    Setting("density", "Density", DENSITIES),
)

CATEGORIES: Choices = (
    ("graphic_violence", "graphic violence"),
    ("death_of_children", "death of children"),
    ("executions", "executions"),
    ("torture", "torture"),
    ("sexual_violence", "sexual violence"),
    ("remains", "human remains"),
)
"""What an article may carry: neutral words for what a person may want to know before reading it."""
ALL = "all"
_WORDS = dict(CATEGORIES)


def checked_categories(chosen: Iterable[str]) -> list[str]:
    """The categories in the order of the list, each once; raises Refused for one that is not on it."""
    wanted = set(chosen)
    if unknown := wanted - _WORDS.keys():
        raise Refused(f"“{min(unknown)[:40]}” is not on the list of contents.", field="categories")
    return [name for name, _ in CATEGORIES if name in wanted]


def checked_skips(chosen: Iterable[str]) -> list[str]:
    """The categories whose notes a person passes by, or ["all"]."""
    wanted = set(chosen)
    return [ALL] if ALL in wanted else checked_categories(wanted)


def words_of(categories: Iterable[str]) -> tuple[str, ...]:
    """The categories as people read them."""
    return tuple(_WORDS[name] for name in checked_categories(name for name in categories if name in _WORDS))


def notes_for(categories: Collection[str], skipped: Collection[str]) -> tuple[str, ...]:
    """What a note before an article names: all its categories, or nothing when each is skipped."""
    if ALL in skipped or set(categories) <= set(skipped):
        return ()
    return words_of(categories)
