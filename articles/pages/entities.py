"""Entities: the list, one entity with its names, and its mentions in their context."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Greatest, Substr

from articles.access import Seat
from articles.domain.names import fold
from articles.domain.permissions import Action
from articles.models import Annotation, Entity, EntityName, Passage
from articles.models.entity_name import folded_name

PAGE = 50
MENTIONS = 50  # shown; the number beside the heading counts all
PLACES = ("place", "facility")
HELD = 30  # places that lie in it
CONTEXT = 48  # characters shown before and after a mention


@dataclass(frozen=True, slots=True)
class EntityRow:
    """One line of the list."""

    uuid: UUID
    name: str
    kind: str
    mentions: int
    names: int
    selected: bool


@dataclass(frozen=True, slots=True)
class EntitiesPage:
    """The list with its filter, and the address of what follows (empty at the end)."""

    rows: tuple[EntityRow, ...]
    search: str
    kind: str
    kinds: tuple[tuple[str, str], ...]
    after: str
    begun: bool
    may_edit: bool


@dataclass(frozen=True, slots=True)
class Spelling:
    """One name and how often the marked words spell it so."""

    text: str
    type: str
    lang: str
    script: str
    mentions: int


@dataclass(frozen=True, slots=True)
class Mention:
    """Marked words with what stands around them."""

    uuid: UUID
    article: UUID
    title: str
    outlet: str
    language: str
    number: int | None
    before: str
    quote: str
    after: str


@dataclass(frozen=True, slots=True)
class EntityPage:
    """One entity beside the list."""

    entity: Entity
    kind: str
    is_place: bool
    holds: tuple[Entity, ...]
    spellings: tuple[Spelling, ...]
    mentions: tuple[Mention, ...]
    total: int
    more: int


def entities_page(
    seat: Seat, *, search: str = "", kind: str = "", after: str = "", selected: Entity | None = None
) -> EntitiesPage:
    """Entities by name, fifty at a time, after the name and key in ``after``. One query."""
    rows = _found(seat, search=search, kind=kind)
    key, _, name = after.partition("~")
    if key.isdecimal():
        rows = rows.filter(Q(name__gt=name) | Q(name=name, id__gt=int(key)))
    names = EntityName.objects.filter(entity=OuterRef("pk")).order_by().values("entity")
    found = list(
        rows.annotate(
            n_mentions=_count(_mentions(seat).filter(entity=OuterRef("pk")).order_by().values("entity")),
            n_names=_count(names),
        ).order_by("name", "id")[: PAGE + 1]
    )
    last = found[PAGE - 1] if len(found) > PAGE else None
    return EntitiesPage(
        rows=tuple(
            EntityRow(row.uuid, row.name, words(row.kind), row.n_mentions, row.n_names, row == selected)
            for row in found[:PAGE]
        ),
        search=search,
        kind=kind,
        kinds=Entity.KINDS,
        after=f"{last.pk}~{last.name}" if last else "",
        begun=bool(after),
        may_edit=seat.may(Action.EDIT_ENTITIES),
    )


def entity_page(seat: Seat, entity: Entity) -> EntityPage:
    """Names, places in it, and the mentions this person may see, newest articles first. Four queries."""
    mentions = _mentions(seat).filter(entity=entity)
    quotes = list(mentions.values_list("quote").annotate(n=Count("id")).order_by())
    counts: dict[str, int] = {}
    for quote, n in quotes:
        counts[fold(quote)] = counts.get(fold(quote), 0) + n
    total = sum(n for _, n in quotes)
    shown = tuple(_in_context(mentions))
    is_place = entity.kind in PLACES
    return EntityPage(
        entity=entity,
        kind=words(entity.kind),
        is_place=is_place,
        holds=tuple(Entity.objects.of(seat.project).filter(within=entity)[:HELD]) if is_place else (),
        spellings=tuple(
            Spelling(name.text, words(name.type), name.lang, name.script, counts.get(fold(name.text), 0))
            for name in entity.names.all()
        ),
        mentions=shown,
        total=total,
        more=total - len(shown),
    )


def entity_options(seat: Seat, *, search: str, kind: str = "", limit: int = 8) -> tuple[EntityRow, ...]:
    """The entities that a mark could name, by any spelling. One query."""
    rows = _found(seat, search=search, kind=kind).order_by("name", "id")[:limit]
    return tuple(EntityRow(row.uuid, row.name, words(row.kind), 0, 0, False) for row in rows)


def words(value: str) -> str:
    """A kind or type as people read it."""
    return value.replace("_", " ")


def _found(seat: Seat, *, search: str, kind: str) -> QuerySet[Entity]:
    rows = Entity.objects.of(seat.project)
    if search.strip():
        rows = rows.filter(
            pk__in=EntityName.objects.filter(
                entity__project=seat.project, folded__contains=folded_name(search)
            ).values("entity")
        )
    return rows.filter(kind=kind) if kind in dict(Entity.KINDS) else rows


def _mentions(seat: Seat) -> QuerySet[Annotation]:
    return Annotation.objects.visible_to(seat).standing()


def _count(rows: QuerySet[Any, Any]) -> Coalesce:
    return Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), Value(0))


def _in_context(mentions: QuerySet[Annotation]) -> list[Mention]:
    """The words around each mention, cut out in the database so that no whole text is fetched."""
    first = Greatest(F("start") - CONTEXT, Value(0))
    number = Passage.objects.filter(
        article=OuterRef("article"), start__lte=OuterRef("start"), end__gt=OuterRef("start")
    ).values("number")[:1]
    rows = (
        mentions.annotate(
            before=Substr("article__text", first + 1, F("start") - first),
            after=Substr("article__text", F("end") + 1, CONTEXT),
            number=Subquery(number),
        )
        .select_related("article")
        .only("uuid", "quote", "article__uuid", "article__title", "article__outlet", "article__language")
        .order_by("-article__published", "article", "start", "id")[:MENTIONS]
    )
    return [
        Mention(
            uuid=row.uuid,
            article=row.article.uuid,
            title=row.article.title,
            outlet=row.article.outlet,
            language=row.article.language,
            number=row.number,
            before=_line(row.before.rpartition("\n")[2], cut_start=True),
            quote=row.quote,
            after=_line(row.after.partition("\n")[0]),
        )
        for row in rows
    ]


def _line(text: str, *, cut_start: bool = False) -> str:
    """Words around a mention without the half word at the cut."""
    if len(text) < CONTEXT:
        return text
    head, space, tail = text.partition(" ") if cut_start else text.rpartition(" ")
    return (tail if cut_start else head) if space else text
