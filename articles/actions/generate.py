"""A project of synthetic claims, by bulk inserts: for measuring and for trying things out."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from itertools import islice
from typing import Any

from django.db import transaction

from articles.actions.log import record
from articles.actions.pairs_rebuild import rebuild_pairs
from articles.actions.people import create_user, seat_member
from articles.actions.projects import create_project
from articles.actions.tags import start_codebook
from articles.actions.verdict_columns import columns_of, figures
from articles.demo import synthetic
from articles.demo.script import PEOPLE, SUPERVISOR
from articles.domain.claim_numbers import claim_number
from articles.domain.permissions import Role
from articles.domain.texts import sha256
from articles.domain.verdicts import of_link
from articles.models import (
    Article,
    CandidatePair,
    Claim,
    ClaimHop,
    ClaimLink,
    ClaimRange,
    Entity,
    EntityName,
    Incident,
    Passage,
    Project,
    User,
)
from articles.models.entity_name import folded_name

EVENTS = 50  # incidents written in one transaction
LINKED = 25  # every so many pairs, one link
STATES = ("accepted", "accepted", "accepted", "submitted", "draft")
NOON = time(12, tzinfo=UTC)

Told = Callable[[int], None]


@dataclass(slots=True)
class World:
    """What the claims of a synthetic project share."""

    project: Project
    analysts: list[User]
    supervisor: User
    parties: list[Entity]
    towns: list[Entity]


def generate_project(*, slug: str, claims: int, told: Told = lambda _: None, by: User | None) -> Project:
    """Make a project with ``claims`` synthetic claims, 20 to an incident, and the pairs they form.

    Written in transactions of EVENTS incidents; ``told`` is called with the number of claims written, and
    again with those read for the pairs. One log row says what was made. Raises Refused for a slug in use.
    """
    with transaction.atomic():
        world = _world(slug, claims, by)
    events = synthetic.events(claims)
    while batch := list(islice(events, EVENTS)):
        with transaction.atomic():
            told(_write(world, batch))
    pairs = rebuild_pairs(world.project, told=told)
    with transaction.atomic():
        links = _link(world)
        made = {"claims": claims, "pairs": pairs, "links": links}
        record(verb="project.generate", subject=world.project, by=by, project=world.project, after=made)
    return world.project


def _world(slug: str, claims: int, by: User | None) -> World:
    project = create_project(slug=slug, title=f"Synthetic: {claims:,} claims", by=by)
    start_codebook(project=project, by=by)
    people = {}
    for username, role in PEOPLE:
        known = User.objects.filter(username__iexact=username).first()
        people[username] = known or create_user(username=username, by=by)
        seat_member(project=project, user=people[username], role=Role(role), by=by)
    kinds = [(name, kind) for name, kind, _ in synthetic.PARTIES]
    parties = _entities(project, kinds)
    provinces = _entities(project, [(name, "place") for name in synthetic.PROVINCES])
    places = synthetic.towns(-(-claims // synthetic.CLAIMS_PER_INCIDENT))
    within = [provinces[province] for _, province in places]
    towns = _entities(project, [(name, "place") for name, _ in places], within)
    analysts = [people[name] for name, role in PEOPLE if role == "analyst"]
    return World(project, analysts, people[SUPERVISOR], parties, towns)


def _entities(
    project: Project, named: Iterable[tuple[str, str]], within: Iterable[Entity] | None = None
) -> list[Entity]:
    rows = [Entity(project=project, name=name, kind=kind) for name, kind in named]
    for row, place in zip(rows, within or (), strict=False):
        row.within = place
    made = Entity.objects.bulk_create(rows, batch_size=500)
    names = [EntityName(entity=e, text=e.name, folded=folded_name(e.name), type="name") for e in made]
    EntityName.objects.bulk_create(names, batch_size=500)
    return made


def _write(world: World, events: list[synthetic.Event]) -> int:
    """The incidents with their articles and claims. Seven bulk inserts; returns the number of claims."""
    project = world.project
    incidents = Incident.objects.bulk_create(
        Incident(
            project=project, title=event.title, place=world.towns[event.town], where_prec=1,
            date_start=event.day, date_end=event.day, date_prec=1,
        )
        for event in events
    )  # fmt: skip
    printed = [(event, n, report) for n, event in enumerate(events) for report in event.reports]
    articles = Article.objects.bulk_create(
        (_article(world, report) for _, _, report in printed), batch_size=100
    )
    Passage.objects.bulk_create((p for article in articles for p in _passages(article)), batch_size=500)
    said = [
        (event, incidents[n], article, sentence)
        for (event, n, report), article in zip(printed, articles, strict=True)
        for sentence in report.sentences
    ]
    claims = Claim.objects.bulk_create((_claim(world, *each) for each in said), batch_size=200)
    ranges: list[ClaimRange] = []
    hops: list[ClaimHop] = []
    for claim, (_, _, _, sentence) in zip(claims, said, strict=True):
        ranges += _ranges(claim, sentence)
        hops.append(_hop(world, claim, sentence))
    ClaimRange.objects.bulk_create(ranges, batch_size=500)
    ClaimHop.objects.bulk_create(hops, batch_size=500)
    return len(claims)


def _article(world: World, report: synthetic.Report) -> Article:
    text = report.text
    return Article(
        project=world.project, title=report.title, text=text, text_sha256=sha256(text), raw=text.encode(),
        raw_sha256=sha256(text.encode()), raw_name="synthetic.txt", outlet=report.outlet,
        published=report.published, language="en", imported_by=world.supervisor,
    )  # fmt: skip


def _passages(article: Article) -> Iterator[Passage]:
    """The title, then the paragraphs; each keeps the blank line behind it."""
    start, parts = 0, article.text.split("\n\n")
    for order, part in enumerate(parts):
        end = start + len(part) + (2 if order < len(parts) - 1 else 0)
        kind, number = ("paragraph", order) if order else ("title", None)
        yield Passage(article=article, order=order, kind=kind, number=number, start=start, end=end)
        start = end


def _claim(
    world: World, event: synthetic.Event, incident: Incident, article: Article, sentence: synthetic.Sentence
) -> Claim:
    start = article.text.index(sentence.words)
    town, party = world.towns[event.town], world.parties[sentence.party]
    state = STATES[sentence.rank % len(STATES)]
    submitted = datetime.combine(article.published or event.day, NOON)
    decided = {"reviewer": world.supervisor, "decided_at": submitted + timedelta(hours=2)}
    return Claim(
        project=world.project, article=article, incident=incident, start=start,
        end=start + len(sentence.words), quote=sentence.words, measure=sentence.measure,
        **_number(sentence.expression), victim_label=sentence.victims, victim_status=sentence.status,
        claimant_label=party.name, claimant_entity=party, claimant_side=synthetic.PARTIES[sentence.party][2],
        speech_act="assert", stance="asserted", as_of=sentence.as_of, place_label=town.name,
        place_entity=town, place_folded=folded_name(town.name), where_prec=1, date_start=event.day,
        date_end=event.day, date_prec=1, date_basis="explicit",
        author=world.analysts[sentence.rank % len(world.analysts)], state=state,
        submitted_at=None if state == "draft" else submitted, **(decided if state == "accepted" else {}),
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _number(expression: str) -> dict[str, Any]:
    columns: dict[str, Any] = claim_number(expression, low=None, high=None, reason="").columns()
    return columns | {"unit": "persons"}


def _ranges(claim: Claim, sentence: synthetic.Sentence) -> Iterator[ClaimRange]:
    at = claim.start + sentence.words.index(f"that {sentence.expression} ") + len("that ")
    found = (
        ("evidence", claim.start, sentence.words),
        ("quantity", at, sentence.expression),
        ("claimant", claim.start, synthetic.PARTIES[sentence.party][0]),
    )
    for role, start, words in found:
        yield ClaimRange(claim=claim, role=role, start=start, end=start + len(words), quote=words)


def _hop(world: World, claim: Claim, sentence: synthetic.Sentence) -> ClaimHop:
    agent = world.parties[sentence.origin]
    day = claim.date_start if sentence.medium else None
    return ClaimHop(
        claim=claim, order=1, agent_label=agent.name, agent_entity=agent, act="stated",
        medium=sentence.medium, date=day,
    )  # fmt: skip


def _link(world: World) -> int:
    """An accepted decision on every LINKED-th conflict. Three queries for each 500 links."""
    number = 0
    pairs = CandidatePair.objects.of(world.project).filter(result="conflict", cause="number")
    chosen = pairs.exclude(claim_a__state="draft").order_by("pk").values_list("claim_a", "claim_b")
    stream = islice(chosen.iterator(chunk_size=2000), 0, None, LINKED)
    while batch := list(islice(stream, 500)):
        faces = figures({key for pair in batch for key in pair})
        ClaimLink.objects.bulk_create(
            ClaimLink(
                project=world.project, claim_a_id=a, claim_b_id=b, kind="conflicts", dimension="number",
                author=world.analysts[0], **columns_of(of_link(faces[a], faces[b], "conflicts")),
            )
            for a, b in batch
        )  # fmt: skip
        number += len(batch)
    return number
