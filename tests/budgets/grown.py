"""A project in which everything that a page lists is there as often as asked."""

from collections.abc import Sequence
from datetime import date, timedelta

from articles.actions.log import record
from articles.models import (
    Annotation,
    Article,
    CandidatePair,
    Claim,
    ClaimLink,
    ClaimRange,
    Decision,
    Entity,
    EntityName,
    Incident,
    Message,
    Project,
    Tag,
    Thread,
    User,
)
from tests.budgets.shapes import ALWAYS, BEGUN, many_articles

STATES = ("submitted", "accepted", "draft", "returned")


def more_of_everything(
    project: Project, tags: Sequence[Tag], count: int, *, ana: User, ben: User, sam: User, begin: int = 0
) -> None:
    """``count`` more articles, each with a mark, a claim, a link, a thread …; ``begin`` were there before."""
    numbers = range(begin, begin + count)
    articles = many_articles(project, ana, count)
    people = (ana, ben)
    entities = Entity.objects.bulk_create(
        [Entity(project=project, kind="place", name=f"Ford {n}") for n in numbers], **ALWAYS
    )
    EntityName.objects.bulk_create(
        [EntityName(entity=e, text=e.name, folded=e.name.lower(), type="name") for e in entities], **ALWAYS
    )
    incidents = Incident.objects.bulk_create(
        [
            Incident(project=project, title=f"Raid {n}", date_start=date(2023, 1, 1) + timedelta(days=n))
            for n in numbers
        ],
        **ALWAYS,
    )
    marks = Annotation.objects.bulk_create(
        [
            Annotation(
                article=a, tag=tags[n % len(tags)], **words_of(a, "68 killed"), **work(n, people, sam),
                entity=e,
            )
            for n, a, e in zip(numbers, articles, entities, strict=True)
        ],
        **ALWAYS,
    )  # fmt: skip
    claims = Claim.objects.bulk_create(
        [
            claim(article, n, 68, "68 killed", incident, people, sam)
            for n, article, incident in zip(numbers, articles, incidents, strict=True)
        ],
        **ALWAYS,
    )
    others = Claim.objects.bulk_create(
        [
            claim(article, n, 40, "40 wounded", incidents[0], people, sam)
            for n, article in zip(numbers, articles, strict=True)
        ],
        **ALWAYS,
    )
    ClaimRange.objects.bulk_create(
        [
            ClaimRange(claim=c, role="evidence", start=c.start, end=c.end, quote=c.quote)
            for c in claims + others
        ],
        **ALWAYS,
    )
    links = ClaimLink.objects.bulk_create(
        [
            ClaimLink(
                project=project, claim_a=a, claim_b=b, kind="conflicts", dimension="number", gap=0.4,
                verdict="conflict", verdict_cause="number", rule_version="1", **work(n, people, sam),
                verdict_reason="40 is below 68, so both cannot be right about the same people.",
            )
            for n, a, b in zip(numbers, claims, others, strict=True)
        ],
        **ALWAYS,
    )  # fmt: skip
    CandidatePair.objects.bulk_create(
        [
            CandidatePair(
                project=project, claim_a=a, claim_b=b, rank=n, result="conflict", dimension="number",
                rule_version="1",
            )
            for n, one in zip(numbers, claims, strict=True)
            for a, b in [(one, others[0]) if one.pk < others[0].pk else (others[0], one)]
        ],
        **ALWAYS,
    )  # fmt: skip
    Decision.objects.bulk_create(
        [Decision(project=project, annotation=m, act="accept", by=sam) for m in marks], **ALWAYS
    )
    targets = (articles, marks, claims, links)
    names = ("article", "annotation", "claim", "link")
    threads = Thread.objects.bulk_create(
        [
            Thread(project=project, opened_by=sam, **{name: row})
            for name, rows in zip(names, targets, strict=True)
            for row in rows
        ],
        **ALWAYS,
    )
    Message.objects.bulk_create(
        [Message(thread=t, author=sam, body=f"Is this so, @{ana.username}?") for t in threads], **ALWAYS
    )
    for mark in marks:
        record(verb="annotation.mark", subject=mark, by=mark.author, project=project, article=mark.article)


def words_of(article: Article, words: str) -> dict[str, object]:
    """The columns that say where ``words`` stand."""
    start = article.text.index(words)
    return {"start": start, "end": start + len(words), "quote": words}


def work(number: int, people: Sequence[User], sam: User) -> dict[str, object]:
    """Author, state and decision: every state and both people in turn."""
    state = STATES[number % len(STATES)]
    decided = state in {"accepted", "returned"}
    return {
        "author": people[number // len(STATES) % len(people)],
        "state": state,
        "submitted_at": None if state == "draft" else BEGUN + timedelta(seconds=number),
        "reviewer": sam if decided else None,
        "decided_at": BEGUN if decided else None,
        "return_reason": "Name the office too." if state == "returned" else "",
    }


def claim(
    article: Article, number: int, low: int, words: str, incident: Incident, people: Sequence[User], sam: User
) -> Claim:
    """A claim of exactly ``low``."""
    return Claim(
        project=article.project, article=article, incident=incident,
        measure=words.split()[1], expression=str(low), qualifier="exact",
        low=low, high=low, soft_low=low, soft_high=low, claimant_label=f"Wire {number}",
        date_start=date(2023, 3, 17), date_end=date(2023, 3, 17), date_prec=1,
        **words_of(article, words), **work(number, people, sam),
    )  # fmt: skip
