"""What the tests of claims and links share: a claim on words of the sample article."""

from typing import Any
from uuid import UUID, uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.actions.claims import save_claim
from articles.actions.incidents import create_incident
from articles.domain.anchors import Anchor
from articles.models import Article, Claim, Incident, Project, User

KILLED = "more than 100 guards were killed"
LOSSES = "68 killed"
WOUNDED = "some 40 wounded"


def anchor(article: Article, words: str) -> Anchor:
    start = article.text.index(words)
    return Anchor(start, start + len(words), words)


def make_claim(article: Article, by: User, words: str = LOSSES, **fields: Any) -> Claim:
    """A draft claim of ``by``; state and hops may be given beside the fields."""
    state, hops, ranges = fields.pop("state", ""), fields.pop("hops", ()), fields.pop("ranges", None)
    if "expression" not in fields and words == LOSSES:
        fields["expression"] = "68"
    claim = save_claim(
        article=article,
        evidence=[anchor(article, words)],
        fields={"measure": "killed", **fields},
        ranges=ranges,
        hops=hops,
        key=uuid4(),
        by=by,
    )
    if state:
        Claim.objects.filter(pk=claim.pk).update(state=state)
        claim.refresh_from_db()
    return claim


def make_incident(project: Project, by: User, title: str = "Raid on Sul Ford") -> Incident:
    return create_incident(project=project, fields={"title": title}, key=uuid4(), by=by)


def typed(
    article: Article, words: str = LOSSES, *, key: UUID | str | None = None, **fields: Any
) -> dict[str, Any]:
    """What the claim form sends."""
    at = anchor(article, words)
    return {
        "key": str(key or uuid4()),
        "measure": "killed",
        "kind": "casualty",
        "expression": "68",
        "evidence_start": at.start,
        "evidence_end": at.end,
        "evidence_quote": at.quote,
        **fields,
    }


class Counted(CaptureQueriesContext):
    """Real statements, without those of transactions."""

    def __init__(self) -> None:
        super().__init__(connection)

    @property
    def statements(self) -> list[str]:
        outside = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK")
        return [query["sql"] for query in self.captured_queries if not query["sql"].startswith(outside)]
