"""What is typed and not saved yet is kept for its writer: no evidence, so neither logged nor receipted."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Exists
from django.utils import timezone

from articles.domain.drafts import FORMS, PART_LENGTH, Fields, kept_fields
from articles.domain.errors import Refused, Stale
from articles.models import Article, Draft, Project, Receipt, User


@transaction.atomic
def save_draft(
    *,
    project: Project,
    article: Article | None,
    form: str,
    target_type: str,
    target: UUID,
    part: str,
    fields: Fields,
    window: UUID,
    version: int,
    key: UUID,
    by: User,
) -> Draft | None:
    """Keep the form as it stands; None when it was saved meanwhile (its key has a receipt). Three queries.

    Raises Stale when another window of the same person wrote the draft since ``version``, Refused for a form
    that is not kept or is too long.
    """
    if target_type not in FORMS.get(form, frozenset()) or len(part) > PART_LENGTH:
        raise Refused("No draft is kept of this form.")
    kept = kept_fields(fields)
    if Receipt.objects.filter(user=by, key=key).exists():
        return None
    which = {"user": by, "form": form, "target_type": target_type, "target": target, "part": part}
    found = Draft.objects.select_for_update().filter(**which).first()
    if found is None:
        row = Draft(**which, project=project, article=article, fields=kept, key=key, window=window)
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:
            raise Stale(OTHER_WINDOW) from None
        return row
    if found.window != window and found.version != version and _unsent(found):
        raise Stale(OTHER_WINDOW)
    found.fields, found.key, found.window = kept, key, window
    found.version, found.updated_at = found.version + 1, timezone.now()
    found.save(update_fields=["fields", "key", "window", "version", "updated_at"])
    return found


OTHER_WINDOW = "you typed into this form in another window, and that draft is kept."


def _unsent(draft: Draft) -> bool:
    return Draft.objects.filter(pk=draft.pk).unsent().exists()


@transaction.atomic
def discard_draft(*, form: str, target_type: str, target: UUID, part: str, by: User) -> None:
    """Forget one's own draft; one that is not there is forgotten already. One query."""
    Draft.objects.of(by).filter(form=form, target_type=target_type, target=target, part=part).delete()


@transaction.atomic
def discard_sent_draft(*, key: UUID, by: User) -> None:
    """Remove one's draft of a form that was saved with ``key``; without a receipt nothing happens. One query.

    Not part of the save: a draft whose key has a receipt is offered nowhere, so that hot writes cost nothing.
    """
    own = Draft.objects.of(by).filter(key=key)
    own.filter(Exists(Receipt.objects.filter(user=by, key=key))).delete()


def discard_old_drafts(*, before: datetime, by: User | None) -> int:
    """Remove the drafts that nobody touched since ``before``, and those whose form was saved; how many."""
    old = Draft.objects.filter(updated_at__lt=before).delete()[0]
    unsent = Draft.objects.unsent().values("pk")
    return old + Draft.objects.exclude(pk__in=unsent).delete()[0]
