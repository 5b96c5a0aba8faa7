"""A project's own words for proposals: every change is a new version, with its reason."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db import IntegrityError, transaction

from articles.actions.log import record, snapshot
from articles.actions.receipts import once, uuid_for
from articles.domain.errors import Refused, Stale
from articles.domain.lexicons import built_in
from articles.domain.lexicons.categories import LANGUAGES, change
from articles.models import Project, ProjectLexicon, User

FASTER = "Somebody changed these words meanwhile. Look at them again, then repeat the change."


@transaction.atomic
def extend_lexicon(
    *,
    project: Project,
    lang: str,
    words: Mapping[str, Iterable[str]],
    drop: Iterable[tuple[str, str]] = (),
    reason: str,
    version: int,
    key: UUID,
    by: User,
) -> ProjectLexicon:
    """Add words (category → words) to the project's own, or ``drop`` some of them. Seven queries.

    ``version``: the newest one when the form was opened, 0 for none. Raises Stale when there is a newer one,
    Refused for what articles.domain.lexicons.categories refuses and for a missing reason. Claims that were
    saved stay as they are; the words only change what is proposed from now on.
    """
    added, dropped = {name: list(some) for name, some in words.items()}, sorted(drop)
    given = {
        "project": project.uuid,
        "lang": lang,
        "words": added,
        "drop": dropped,
        "reason": reason.strip(),
        "version": version,
    }

    def make() -> ProjectLexicon:
        if lang not in dict(LANGUAGES):
            raise Refused("Choose a language of the list.", field="lang")
        if not reason.strip():
            raise Refused("Say why: the reason stands in the history of the words.", field="reason")
        newest = ProjectLexicon.objects.filter(project=project, lang=lang).order_by("-version").first()
        if version != (newest.version if newest else 0):
            raise Stale(FASTER, theirs={})
        stands = newest.words if newest else {}
        made = change(stands, built_in().words, add=added, drop=dropped)
        row = ProjectLexicon(
            uuid=uuid_for(key, by), project=project, lang=lang, version=version + 1, words=made.words,
            reason=reason.strip(), by=by,
        )  # fmt: skip
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:
            raise Stale(FASTER, theirs={}) from None
        before = snapshot(newest) if newest else None
        record(
            verb="lexicon.extend", subject=row, by=by, project=project, before=before, after=snapshot(row),
            reason=row.reason,
        )  # fmt: skip
        return row

    return once(key=key, by=by, verb="lexicon.extend", given=given, creates=ProjectLexicon, make=make)
