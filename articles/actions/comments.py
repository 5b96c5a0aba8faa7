"""Reader comments: evidence of a lower tier, unless a supervisor promotes one."""

from uuid import UUID

from django.db import transaction

from articles.actions.log import record
from articles.actions.receipts import once
from articles.domain.errors import Refused, Stale
from articles.models import ReaderComment, User

LONGEST = 2000  # characters of a reason


@transaction.atomic
def promote_comment(
    *, comment: ReaderComment, promoted: bool, reason: str, key: UUID, by: User
) -> ReaderComment:
    """Let the claims in a reader comment count like the article's, or (False) no more. Six queries.

    The reason is asked for both ways and stands in the log. Raises Stale when somebody did the same
    meanwhile, Refused without a reason.
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
        record(
            verb=verb,
            subject=comment,
            by=by,
            project=comment.article.project,
            article=comment.article,
            before={"promoted": not promoted},
            after={"promoted": promoted},
            reason=reason,
        )
        return comment

    given = {"comment": comment.uuid, "promoted": promoted, "reason": reason}
    return once(key=key, by=by, verb=verb, given=given, subject=comment, make=make)
