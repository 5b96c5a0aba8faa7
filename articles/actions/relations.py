"""What a person says two marks of an article are to each other (taken back by actions.undo_relations)."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from articles.actions.log import record, snapshot
from articles.actions.receipts import once, uuid_for
from articles.actions.versions import save_over
from articles.domain.errors import Refused
from articles.domain.permissions import Role
from articles.domain.relations import joins
from articles.domain.review import Act, State, moved
from articles.models import Annotation, Relation, RelationType, User

TWICE = "You have related these two marks like this already. Open that relation to change it."


@transaction.atomic
def create_relation(
    *, type: RelationType, source: Annotation, target: Annotation, note: str = "", key: UUID, by: User
) -> Relation:
    """Say that ``source`` is ``type`` (of) ``target``; a symmetric type has no direction. Seven queries.

    Raises Refused for one mark, marks of two articles, a mark that was removed, a type that is retired or
    does not take these marks, and for what this person has said already.
    """
    article = source.article
    _require_usable(type, source)
    _require_pair(type, source, target)
    first, second = _ordered(type, source, target)

    def make() -> Relation:
        row = Relation(
            uuid=uuid_for(key, by),
            article=article,
            type=type,
            type_version=type.version,
            source=first,
            target=second,
            note=note.strip(),
            author=by,
        )
        _saved(lambda: row.save(force_insert=True))
        _log("relation.create", row, by=by, before=None)
        return row

    given = {"type": type.uuid, "source": first.uuid, "target": second.uuid, "note": note.strip()}
    return once(key=key, by=by, verb="relation.create", given=given, creates=Relation, make=make)


@transaction.atomic
def edit_relation(
    *,
    relation: Relation,
    type: RelationType,
    turned: bool = False,
    note: str = "",
    version: int,
    key: UUID,
    by: User,
) -> Relation:
    """Another type, the other direction (``turned``), another note. Seven queries.

    Raises Refused as ``create_relation`` does, NotAllowed for another's, Stale for an old version.
    """
    if type.pk != relation.type_id:
        _require_usable(type, relation.source)
    ends = (relation.target, relation.source) if turned else (relation.source, relation.target)
    _require_pair(type, *ends)
    first, second = _ordered(type, *ends)
    changes: dict[str, Any] = {"source": first, "target": second, "note": note.strip()}
    if type.pk != relation.type_id:
        changes |= {"type": type, "type_version": type.version}
    given = {"type": type.uuid, "turned": turned, "note": note.strip()}
    return _turn(relation, "relation.edit", Act.EDIT, changes, given, version=version, key=key, by=by)


@transaction.atomic
def remove_relation(*, relation: Relation, version: int, key: UUID, by: User) -> Relation:
    """Take the relation away; the row stays, withdrawn. Seven queries."""
    return _turn(relation, "relation.remove", Act.WITHDRAW, {}, {}, version=version, key=key, by=by)


def _turn(
    relation: Relation,
    verb: str,
    act: Act,
    changes: Mapping[str, Any],
    given: Mapping[str, Any],
    *,
    version: int,
    key: UUID,
    by: User,
) -> Relation:
    def make() -> Relation:
        before = snapshot(relation)
        # What one does to one's own work needs no role beyond the one access has judged already.
        state = moved(relation.state, act, role=Role.ANALYST, own=relation.author_id == by.pk)
        _saved(lambda: save_over(relation, version=version, changes={**changes, "state": state}))
        _log(verb, relation, by=by, before=before)
        return relation

    subject = {"relation": relation.uuid, **given}
    return once(key=key, by=by, verb=verb, given=subject, subject=relation, make=make)


def _saved(write: Any) -> None:
    """Write; what the person has said already is refused with a sentence."""
    try:
        with transaction.atomic():
            write()
    except IntegrityError:
        raise Refused(TWICE) from None


def _log(verb: str, row: Relation, *, by: User, before: dict[str, Any] | None) -> None:
    article = row.article
    record(
        verb=verb, subject=row, by=by, project=article.project, article=article, before=before,
        after=snapshot(row) | {"quote": words_of(row)},
    )  # fmt: skip


def words_of(row: Relation) -> str:
    """The words of both marks, for the log: no field of the relation's own."""
    return f"{row.source.quote} — {row.target.quote}"


def _ordered(type: RelationType, source: Annotation, target: Annotation) -> tuple[Annotation, Annotation]:
    """The marks as they are stored: a symmetric relation begins at the older one."""
    if type.symmetric and source.pk > target.pk:
        return target, source
    return source, target


def _require_usable(type: RelationType, mark: Annotation) -> None:
    if type.project_id != mark.article.project_id or type.retired_at is not None:
        raise Refused("This type of relation is not in the codebook any more. Choose another.", field="type")


def _require_pair(type: RelationType, source: Annotation, target: Annotation) -> None:
    if source.pk == target.pk:
        raise Refused("A mark cannot be related to itself. Choose another one.", field="other")
    if source.article_id != target.article_id:
        raise Refused("The two marks are of different articles.", field="other")
    if State.WITHDRAWN in (source.state, target.state):
        raise Refused("One of the marks was removed. Undo that before relating it.", field="other")
    if not joins(type, kinds_of(source), kinds_of(target)):
        raise Refused(_misfit(type), field="other")


def kinds_of(mark: Annotation) -> tuple[str, ...]:
    """What a mark names: the kind its tag asks for, and that of its entity."""
    entity = mark.entity.kind if mark.entity else ""
    return tuple(kind for kind in {mark.tag.entity_kind, entity} if kind)


def _misfit(type: RelationType) -> str:
    ends = ((type.sources, "begins at"), (type.targets, "leads to"))
    said = [f"{verb} {' or '.join(kinds).replace('_', ' ')}" for kinds, verb in ends if kinds]
    return f"“{type.name}” {' and '.join(said)}. Choose another mark, another type, or turn it round."
