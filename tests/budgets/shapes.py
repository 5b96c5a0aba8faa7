"""Articles and projects of a given size, the same in every run.

The words are invented. Marks are 1 to 12 words long and begin anywhere, so that they overlap as often as
chance has it: about three deep at 500 marks on 5,000 characters, one and a half at 5,000 on 100,000.
"""

import hashlib
import random
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from articles.models import Annotation, Article, Passage, Project, Tag, User
from tests.cast import make_article

SYLLABLES = "or sel il va ne mar ren sar den ket te rau har bo kar st pel lin tor ve".split()
BEGUN = datetime(2023, 3, 18, 9, 0, tzinfo=UTC)
WORD = re.compile(r"\S+")
PARAGRAPH = 1000  # characters, about
ALWAYS = {"batch_size": 1000}


def sentence_words(count: int, chance: random.Random) -> str:
    """``count`` words of two or three syllables and a full stop."""
    words = ["".join(chance.choices(SYLLABLES, k=chance.choice((1, 2, 2, 3)))) for _ in range(count)]
    return f"{' '.join(words).capitalize()}."


def long_text(chars: int, *, seed: int = 1) -> str:
    """A title and paragraphs of about PARAGRAPH characters each, about ``chars`` in all."""
    chance = random.Random(seed)
    parts = [f"Day {seed} at the {chance.choice(SYLLABLES).capitalize()} ford"]
    while sum(map(len, parts)) < chars - 100:
        paragraph = ""
        while len(paragraph) < min(PARAGRAPH, chars - sum(map(len, parts))) - 60:
            paragraph += sentence_words(chance.randint(6, 14), chance) + " "
        parts.append(paragraph.strip())
    return "\n\n".join(parts) + "\n"


def article_of(project: Project, by: User, chars: int, *, seed: int = 1) -> Article:
    """An article of about ``chars`` characters, stored as an import stores it."""
    return make_article(project, by, long_text(chars, seed=seed), outlet="Harbour Wire")


def ranges_in(article: Article, count: int, *, seed: int = 1) -> Iterator[tuple[int, int]]:
    """``count`` ranges of 1 to 12 words, never across a paragraph's border."""
    chance = random.Random(seed)
    paragraphs = [
        [match.span() for match in WORD.finditer(article.text, start, end)]
        for start, end in Passage.objects.filter(article=article).values_list("start", "end")
    ]
    for _ in range(count):
        words = chance.choice(paragraphs)
        first = chance.randrange(len(words))
        last = min(len(words) - 1, first + chance.randint(0, 11))
        yield words[first][0], words[last][1]


def mark_up(
    article: Article, tags: Sequence[Tag], by: User, count: int, *, state: str = "draft", seed: int = 1
) -> None:
    """Put ``count`` overlapping marks on the article."""
    decided = {"reviewer": by, "decided_at": BEGUN} if state in {"accepted", "returned", "rejected"} else {}
    Annotation.objects.bulk_create(
        [
            Annotation(
                article=article, tag=tags[number % len(tags)], author=by, start=start, end=end,
                quote=article.text[start:end], state=state, **decided,
                submitted_at=None if state == "draft" else BEGUN + timedelta(seconds=number),
            )
            for number, (start, end) in enumerate(ranges_in(article, count, seed=seed))
        ],
        **ALWAYS,
    )  # fmt: skip


def many_articles(project: Project, by: User, count: int, *, text: str = "") -> list[Article]:
    """``count`` short articles with one passage each, by bulk insert: their words do not matter."""

    def article(number: int) -> Article:
        title = f"Day {number} at the ford"
        words = f"{title}\n\n{text or f'68 killed, 40 wounded on day {number}.'}\n{number}\n"
        return Article(
            project=project, title=title, text=words, text_sha256=_sha256(words), raw=words.encode(),
            raw_sha256=_sha256(words), raw_name=f"day-{number}.txt", imported_by=by,
            outlet=f"Wire {number % 30}", published=date(2023, 1, 1) + timedelta(days=number % 400),
        )  # fmt: skip

    begin = Article.objects.filter(project=project).count()
    made = Article.objects.bulk_create([article(begin + n) for n in range(count)], batch_size=200)
    Passage.objects.bulk_create(
        [Passage(article=a, order=0, kind="paragraph", start=0, end=len(a.text), number=1) for a in made],
        **ALWAYS,
    )
    return made


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
