"""Looking at a mark again after the wording of its tag has changed."""

from uuid import UUID

from django.db import transaction

from articles.actions.log import record, snapshot
from articles.actions.receipts import once
from articles.actions.versions import save_over
from articles.domain.errors import Refused
from articles.domain.permissions import Role
from articles.domain.review import Act, moved
from articles.models import Annotation, User


@transaction.atomic
def reaffirm(*, annotation: Annotation, version: int, key: UUID, by: User) -> Annotation:
    """Say that the mark is right under its tag's present wording: it takes the tag's version. Six queries.

    Raises Refused when there is nothing to look at again, NotAllowed for another's mark, Stale for an old
    version. ``undo`` takes it back.
    """
    tag = annotation.tag

    def make() -> Annotation:
        if annotation.tag_version >= tag.version:
            raise Refused(f"This mark stands under version {tag.version} of “{tag.name}” already.")
        before = snapshot(annotation)
        own = annotation.author_id == by.pk
        state = moved(annotation.state, Act.EDIT, role=Role.ANALYST, own=own)
        save_over(annotation, version=version, changes={"tag_version": tag.version, "state": state})
        record(
            verb="annotation.reaffirm",
            subject=annotation,
            by=by,
            project=annotation.article.project,
            article=annotation.article,
            before=before,
            after=snapshot(annotation),
        )
        return annotation

    given = {"annotation": annotation.uuid, "tag": tag.uuid, "version": version}
    return once(key=key, by=by, verb="annotation.reaffirm", given=given, subject=annotation, make=make)
