"""An analyst hands in what he or she made on one article."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from articles.access import seat_in
from articles.actions.log import record
from articles.actions.receipts import once
from articles.domain.errors import Refused
from articles.domain.permissions import Action
from articles.domain.review import EDITABLE, Act, moved
from articles.models import Annotation, Article, Claim, ClaimLink, LogEntry, Relation, User

VERB = "article.submit"
NOUNS = {"annotations": "mark", "claims": "claim", "links": "link", "relations": "relation"}


@dataclass(frozen=True, slots=True)
class Submission:
    """How much of each kind went into the queue."""

    annotations: int
    claims: int
    links: int
    relations: int = 0

    @property
    def words(self) -> str:
        """What was handed in, as a sentence part: "3 marks, 1 claim"."""
        counts = ((getattr(self, name), noun) for name, noun in NOUNS.items())
        return ", ".join(f"{n} {noun}{'' if n == 1 else 's'}" for n, noun in counts if n)


@transaction.atomic
def submit_article(*, article: Article, key: UUID, by: User) -> Submission:
    """Hand in every own draft and returned mark, claim and relation of the article, and every link to it.

    One log row names them all by uuid; a resend answers what the first one did. Fourteen queries at any size.
    Raises Refused when there is nothing to hand in.
    """
    seat = seat_in(by, article.project.slug)
    seat.require(Action.SUBMIT, own=True)

    def make() -> Article:
        rows: tuple[QuerySet[Any], ...] = (
            Annotation.objects.filter(article=article),
            Claim.objects.filter(article=article),
            ClaimLink.objects.filter(Q(claim_a__article=article) | Q(claim_b__article=article)),
            Relation.objects.on(article).standing(),
        )
        sent = {name: _hand_in(some, seat, by) for name, some in zip(NOUNS, rows, strict=True)}
        if not any(sent.values()):
            raise Refused("There is nothing to submit here: no drafts of yours, and nothing returned to you.")
        record(verb=VERB, subject=article, by=by, project=seat.project, article=article, after=sent)
        return article

    once(key=key, by=by, verb=VERB, given={"article": str(article.uuid)}, subject=article, make=make)
    entry = LogEntry.objects.filter(
        subject_type="article", subject_id=str(article.uuid), by=by, verb=VERB
    ).latest("id")
    sent = entry.after or {}
    return Submission(**{name: len(sent.get(name, ())) for name in NOUNS})


def _hand_in(rows: QuerySet, seat, by: User) -> list[str]:  # type: ignore[type-arg, no-untyped-def]
    """Move the person's editable rows to the queue; return their uuids. Two queries (none sent: one)."""
    own = list(
        rows.model._default_manager.filter(pk__in=rows.values("pk"), author=by, state__in=EDITABLE)
        .select_for_update()
        .order_by("id")
        .values_list("pk", "uuid", "state")
    )
    if not own:
        return []
    for state in {state for _, _, state in own}:
        target = moved(state, Act.SUBMIT, role=seat.role, own=True)
    now = timezone.now()
    rows.model._default_manager.filter(pk__in=[pk for pk, _, _ in own]).update(
        state=target, submitted_at=now, reviewer=None, decided_at=None, return_reason="",
        version=F("version") + 1, updated_at=now,
    )  # fmt: skip
    return [str(uuid) for _, uuid, _ in own]
