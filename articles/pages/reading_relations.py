"""Relations on the reading page: the article's list, those of one mark, the form that relates two marks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import F, Q
from django.db.models.functions import Abs

from articles.access import Seat
from articles.domain.permissions import Action
from articles.domain.relations import IN, OUT, fits, reads, ways
from articles.domain.review import EDITABLE, State
from articles.models import Annotation, Article, Relation, RelationType
from articles.models.relation import RelationQuerySet

LISTED = 300  # rows of the list sent with the page; the rest on request
OF_MARK = 300  # relations of one mark
NEAR = 60  # marks offered in the form, the nearest first


@dataclass(frozen=True, slots=True)
class RelationRow:
    """One relation. ``author`` is blank for one's own; ``returned`` is the reason of a return."""

    row: Relation
    source: Annotation
    target: Annotation
    author: str
    returned: str
    may_edit: bool


@dataclass(frozen=True, slots=True)
class RelationList:
    """The relations of an article in reading order; ``total`` is "300+" when there are more.

    ``types`` are those among the rows, each with the address that shows it alone.
    """

    rows: tuple[RelationRow, ...]
    total: str
    types: tuple[tuple[RelationType, str], ...]
    letter: str
    later: str
    is_whole: bool


@dataclass(frozen=True, slots=True)
class FromHere:
    """A relation seen from one of its marks: "commander of" the ``other``, or "commanded by" it.

    ``way`` is which end the mark at hand is of it.
    """

    relation: RelationRow
    words: str
    way: str
    other: Annotation


@dataclass(frozen=True, slots=True)
class Option:
    """A type as the form offers it for a mark: in one direction. ``wants`` are the kinds of the other end."""

    value: str
    words: str
    letter: str
    definition: str
    wants: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Near:
    """Another mark of the article that the form offers."""

    mark: Annotation
    kinds: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class RelateForm:
    """The form: what the two are to each other, and which mark the other one is."""

    options: tuple[Option, ...]
    near: tuple[Near, ...]
    find: str
    note: str
    error: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class MarkRelations:
    """The relations of one mark in the inspector; with ``form`` while another one is being made.

    ``editing`` is the relation whose form is open, with what was ``typed`` and the ``error`` of a refusal.
    ``later``: the rows are fetched by themselves, so that a write on the mark stays cheap.
    """

    mark: Annotation
    rows: tuple[FromHere, ...]
    may_relate: bool
    form: RelateForm | None = None
    editing: UUID | None = None
    typed: Mapping[str, str] | None = None
    error: str = ""
    removed: bool = False
    later: bool = False
    types: tuple[RelationType, ...] = ()


@dataclass(frozen=True, slots=True)
class Moved:
    """What a write changes in the article's list: rows that go, rows that come before another (or last)."""

    gone: tuple[UUID, ...]
    placed: tuple[tuple[RelationRow, UUID | None], ...]
    total: str


def relation_list(seat: Seat, article: Article, asked: Mapping[str, Sequence[str]]) -> RelationList:
    """What this person sees related in the article; ``asked`` is the address. One query at any size."""
    letter = (asked.get("related") or [""])[-1]
    rows = _seen(seat).on(article).standing().in_reading_order()
    start, _, key = (asked.get("related_after") or [""])[-1].partition("-")
    if start.isdecimal() and key.isdecimal():
        at = int(start[:9]), int(key[:18])
        rows = rows.filter(Q(source__start__gt=at[0]) | Q(source__start=at[0], id__gt=at[1]))
    if letter:
        rows = rows.filter(type__letter=letter)
    found = list(rows[: LISTED + 1])
    last = found[LISTED - 1] if len(found) > LISTED else None
    kept = {"related": letter} if letter else {}
    types = {row.type_id: row.type for row in found}
    return RelationList(
        rows=tuple(_row(seat, row) for row in found[:LISTED]),
        total=_counted(len(found)),
        types=tuple((kind, f"?{urlencode({'related': kind.letter})}") for kind in types.values()),
        letter=letter,
        later=f"?{urlencode(kept | {'related_after': f'{last.source.start}-{last.pk}'})}" if last else "",
        is_whole=not (last or asked.get("related") or asked.get("related_after")),
    )


def mark_relations(seat: Seat, mark: Annotation, **more: Any) -> MarkRelations:
    """The relations of a mark that this person sees, in the order of the other ends. One query."""
    found = list(_seen(seat).touching(mark).standing().order_by("-id")[:OF_MARK])
    return MarkRelations(
        mark=mark,
        rows=_all_from_here(seat, found, mark),
        may_relate=seat.may(Action.CREATE) and mark.state != State.WITHDRAWN,
        **more,
    )


def relations_beside(
    seat: Seat, mark: Annotation, *, listed: RelationList | None = None, later: bool = False
) -> MarkRelations:
    """The relations of the mark in the inspector. One query; none when it has none, or for ``later``.

    Whether it has any comes with the mark (access.annotation_for); a new one (version 1) has none yet.
    They are taken from the article's list (``listed``) when that is whole, else fetched by themselves.
    """
    may_relate = seat.may(Action.CREATE) and mark.state != State.WITHDRAWN
    if not getattr(mark, "related", mark.version > 1):
        return MarkRelations(mark, (), may_relate)
    if listed is not None and listed.is_whole:
        own = [one.row for one in listed.rows if mark.pk in (one.row.source_id, one.row.target_id)]
        return MarkRelations(mark, _all_from_here(seat, own, mark), may_relate)
    if later or listed is not None:
        return MarkRelations(mark, (), may_relate=False, later=True)
    return mark_relations(seat, mark)


def moved_rows(
    seat: Seat, of_mark: MarkRelations, changed: Relation, *, is_new: bool, letter: str = ""
) -> Moved:
    """What a write on ``changed`` moves in the article's list, which may be filtered to ``letter``.

    One query, for the order of the list.
    """
    rows = _seen(seat).on(changed.article).standing().in_reading_order()
    if letter:
        rows = rows.filter(type__letter=letter)
    order = list(rows.values_list("uuid", flat=True)[: LISTED + 1])
    after = dict(zip(order, [*order[1:], None], strict=False))  # an empty order has no last
    shown = [one.relation for one in of_mark.rows if one.relation.row.pk == changed.pk]
    return Moved(
        gone=() if is_new else (changed.uuid,),
        placed=tuple((row, after[changed.uuid]) for row in shown if changed.uuid in after),
        total=_counted(len(order)),
    )


def relate_form(
    seat: Seat, mark: Annotation, typed: Mapping[str, str], *, error: str = "", field: str = ""
) -> RelateForm:
    """The types that fit the mark, and the marks near it or those with the words looked for. Two queries."""
    types = RelationType.objects.of(seat.project)
    kinds = kinds_of(mark)
    options = tuple(_option(kind, way, typed.get("type", "")) for kind in types for way in ways(kind, kinds))
    find = typed.get("find", "").strip()
    rows = Annotation.objects.visible_to(seat).standing().on(mark.article).exclude(pk=mark.pk)
    if find:
        rows = rows.filter(quote__icontains=find)
    near = rows.select_related("tag", "entity").order_by(Abs(F("start") - mark.start), "id")[:NEAR]
    return RelateForm(
        options=options,
        near=tuple(
            Near(one, " ".join(kinds_of(one)), str(one.uuid) == typed.get("other"))
            for one in sorted(near, key=lambda one: (one.start, one.pk))
        ),
        find=find,
        note=typed.get("note", ""),
        error=error,
        field=field,
    )


def types_for(seat: Seat) -> tuple[RelationType, ...]:
    """The types a relation may be changed to. One query."""
    return tuple(RelationType.objects.of(seat.project))


def kinds_of(mark: Annotation) -> tuple[str, ...]:
    """What a mark names: the kind its tag asks for, and that of its entity."""
    entity = mark.entity.kind if mark.entity else ""
    return tuple(dict.fromkeys(kind for kind in (mark.tag.entity_kind, entity) if kind))


def _option(kind: RelationType, way: str, chosen: str) -> Option:
    wants = kind.targets if way == OUT else kind.sources
    value = f"{kind.uuid}:{way}"
    symmetric = kind.sources + kind.targets if fits(kind.sources, ()) or fits(kind.targets, ()) else ()
    return Option(
        value=value,
        words=reads(kind, way),
        letter=kind.letter,
        definition=kind.definition,
        wants=" ".join(dict.fromkeys(symmetric if kind.symmetric else wants)),
        chosen=value == chosen,
    )


def _seen(seat: Seat) -> RelationQuerySet:
    rows: RelationQuerySet = Relation.objects.visible_to(seat).select_related(
        "type", "author", "source__tag", "source__entity", "target__tag", "target__entity"
    )
    return rows


def _row(seat: Seat, row: Relation) -> RelationRow:
    own = seat.owns(row)
    return RelationRow(
        row=row,
        source=row.source,
        target=row.target,
        author="" if own else row.author.name,
        returned=row.return_reason if row.state == State.RETURNED else "",
        may_edit=seat.may(Action.EDIT, own=own) and row.state in EDITABLE,
    )


def _all_from_here(seat: Seat, found: Sequence[Relation], mark: Annotation) -> tuple[FromHere, ...]:
    rows = [_from_here(seat, row, mark) for row in found]
    return tuple(sorted(rows, key=lambda one: (one.other.start, one.relation.row.pk)))


def _from_here(seat: Seat, row: Relation, mark: Annotation) -> FromHere:
    way = OUT if row.source_id == mark.pk else IN
    other = row.target if way == OUT else row.source
    return FromHere(_row(seat, row), reads(row.type, way), way, other)


def _counted(found: int) -> str:
    return f"{LISTED}+" if found > LISTED else str(found)
