"""Reader comments: evidence of a lower tier, unless a supervisor promotes one."""

from uuid import UUID

from django.db import transaction

from articles.actions.log import record
from articles.actions.receipts import once
from articles.actions.recomparing import recompared
from articles.domain.errors import Refused, Stale
from articles.models import Claim, ReaderComment, User

MOST = 200  # claims in a comment that are compared anew at once
LONGEST = 2000  # characters of a reason


@transaction.atomic
def promote_comment(
    *, comment: ReaderComment, promoted: bool, reason: str, key: UUID, by: User
) -> ReaderComment:
    """Let the claims in a reader comment count like the article's, or (False) no more.

    Six queries, and up to ten that take the pairs and verdicts of its claims anew. The reason is asked for
    both ways and stands in the log. Raises Stale when somebody did the same meanwhile, Refused without one.
    """
    reason = reason.strip()
    verb = "comment.promote" if promoted else "comment.demote"

    def make() -> ReaderComment:
        if not reason:
            raise Refused("Write why: who reads the figure later has to know.", field="reason")
        if len(reason) > LONGEST:
            raise Refused(f"The reason is longer than {LONGEST:,} characters. Shorten it.", field="reason")
        done = ReaderComment.objects.filter(pk=comment.pk, promoted=not promoted).update(promoted=promoted)
        if not done:
            raise Stale("Somebody did this already. Nothing was changed.", theirs={"promoted": promoted})
        comment.promoted = promoted
        links = recompared(_claims_in(comment))
        record(
            verb=verb,
            subject=comment,
            by=by,
            project=comment.article.project,
            article=comment.article,
            before={"promoted": not promoted},
            after={"promoted": promoted} | links,
            reason=reason,
        )
        return comment

    given = {"comment": comment.uuid, "promoted": promoted, "reason": reason}
    return once(key=key, by=by, verb=verb, given=given, subject=comment, make=make)


def _claims_in(comment: ReaderComment) -> list[Claim]:
    """The newest MOST claims that rest on the comment. One query."""
    rows = Claim.objects.filter(article=comment.article_id, start__gte=comment.start, start__lt=comment.end)
    return list(rows.order_by("-pk")[:MOST])
