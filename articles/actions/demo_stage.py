"""The demo project while it is being made: each thing of the script by its key, each made by its own act."""

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import uuid4

from articles.actions.annotations import mark
from articles.actions.articles import store_article
from articles.actions.claim_parts import Hop
from articles.actions.claims import save_claim
from articles.actions.entities import create_entity, name_entity
from articles.actions.incidents import create_incident
from articles.actions.links import decide_link
from articles.actions.people import create_user, seat_member
from articles.actions.tags import start_codebook
from articles.actions.threads import mark_read, resolve_thread, write_message
from articles.demo import script
from articles.demo.shapes import Actor, Event, Mark, Pair, Party, Saying, Source, Talk, Words
from articles.domain.anchors import Anchor
from articles.domain.permissions import Role
from articles.models import Annotation, Article, Claim, ClaimLink, Entity, Incident, Project, Tag, User
from articles.models.thread import Target


@dataclass(slots=True)
class Stage:
    """What is there so far. ``told`` is called after each entity, text, mark, claim, link and thread."""

    project: Project
    told: Callable[[], None]
    people: dict[str, User] = field(default_factory=dict)
    tags: dict[str, Tag] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    incidents: dict[str, Incident] = field(default_factory=dict)
    articles: dict[str, Article] = field(default_factory=dict)
    marks: dict[str, Annotation] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    links: dict[str, ClaimLink] = field(default_factory=dict)

    @property
    def supervisor(self) -> User:
        """Who prepares the project and decides in it."""
        return self.people[script.SUPERVISOR]

    def seat_people(self, by: User | None) -> None:
        """The four people, without passwords; whoever has the name already gets the seat."""
        for username, role in script.PEOPLE:
            known = User.objects.filter(username__iexact=username).first()
            user = known or create_user(username=username, by=by)
            seat_member(project=self.project, user=user, role=Role(role), by=by)
            self.people[username] = user

    def add_codebook(self) -> None:
        """The ten tags that every project starts with."""
        tags = start_codebook(project=self.project, by=self.supervisor)
        self.tags = {tag.name: tag for tag in tags}

    def add_entity(self, actor: Actor) -> None:
        """An entity with all its spellings."""
        sam = self.supervisor
        lang = next((s.lang for s in actor.spellings if s.text == actor.name), "")
        entity = create_entity(
            project=self.project, name=actor.name, kind=actor.kind, lang=lang, key=uuid4(), by=sam
        )
        for name in actor.spellings:
            name_entity(entity=entity, text=name.text, type=name.type, lang=name.lang, key=uuid4(), by=sam)
        self.entities[actor.key] = entity
        self.told()

    def add_incident(self, event: Event) -> None:
        """An incident at its place."""
        names = (
            "title", "tactic", "date_start", "date_end", "date_prec", "where_prec", "type_of_violence",
            "event_clarity", "conflict_name",
        )  # fmt: skip
        fields: dict[str, object] = {name: getattr(event, name) for name in names}
        fields["place"] = self.entities[event.place]
        fields |= {side: self._entity(getattr(event, side)) for side in ("side_a", "side_b")}
        if event.parent:
            fields["parent"] = self.incidents[event.parent]
        made = create_incident(project=self.project, fields=fields, key=uuid4(), by=self.supervisor)
        self.incidents[event.key] = made

    def add_article(self, source: Source) -> None:
        """An article as an import stores it."""
        self.articles[source.file] = store_article(
            project=self.project,
            raw=script.raw_text(source.file),
            raw_name=source.file,
            url=source.url,
            outlet=source.outlet,
            author_name=source.author,
            published=source.published,
            language=source.language,
            by=self.supervisor,
        )
        self.told()

    def add_mark(self, wanted: Mark) -> Annotation:
        """A mark on its words."""
        at = self._anchor(wanted.file, wanted.words)
        row = mark(
            article=self.articles[wanted.file],
            tag=self.tags[wanted.tag],
            start=at.start,
            end=at.end,
            quote=at.quote,
            entity=self._entity(wanted.entity),
            key=uuid4(),
            by=self.people[wanted.analyst],
        )
        if wanted.key:
            self.marks[wanted.key] = row
        self.told()
        return row

    def add_claim(self, wanted: Saying) -> Claim:
        """A claim, each field that has words grounded in them."""
        words: dict[str, Words | None] = {
            "quantity": wanted.quantity,
            "victim": wanted.victims.words,
            "claimant": wanted.claimant.words,
            "perpetrator": wanted.perpetrator.words,
            "place": wanted.place.words,
            "time": wanted.time,
        }
        row = save_claim(
            article=self.articles[wanted.file],
            evidence=[self._anchor(wanted.file, wanted.evidence)],
            fields=self._fields(wanted),
            ranges={role: [self._anchor(wanted.file, at)] for role, at in words.items() if at},
            hops=[
                Hop(hop.agent, hop.act, hop.medium, hop.on, self._entity(hop.entity)) for hop in wanted.chain
            ],
            key=uuid4(),
            by=self.people[wanted.analyst],
        )
        self.claims[wanted.key] = row
        self.told()
        return row

    def add_link(self, wanted: Pair) -> ClaimLink:
        """What an analyst decided about two claims."""
        row = decide_link(
            a=self.claims[wanted.a],
            b=self.claims[wanted.b],
            kind=wanted.kind,
            dimension=wanted.dimension,
            rationale=wanted.rationale,
            key=uuid4(),
            by=self.people[wanted.analyst],
        )
        self.links[wanted.key] = row
        self.told()
        return row

    def add_thread(self, talk: Talk) -> None:
        """A conversation in which each one has read what stood there before he or she wrote."""
        target, last = self._target(talk), None
        for name, body in talk.messages:
            author = self.people[name]
            if last is not None:
                mark_read(thread=last.thread, message=last, by=author)
            last = write_message(target=target, body=body, key=uuid4(), by=author)
        if last is not None and talk.resolved_by:
            by = self.people[talk.resolved_by]
            mark_read(thread=last.thread, message=last, by=by)
            resolve_thread(thread=last.thread, key=uuid4(), by=by)
        self.told()

    def _fields(self, wanted: Saying) -> dict[str, object]:
        same = (
            "kind", "measure", "unit", "as_of", "victim_status", "hors_de_combat", "status_basis",
            "claimant_side", "perpetrator_basis", "where_prec", "date_start", "date_end", "date_prec",
            "date_basis", "speech_act", "stance", "narrator_stance", "rationale",
        )  # fmt: skip
        fields = {name: getattr(wanted, name) for name in same}
        parties: dict[str, Party] = {
            "victim": wanted.victims,
            "claimant": wanted.claimant,
            "perpetrator": wanted.perpetrator,
            "place": wanted.place,
        }
        for role, party in parties.items():
            fields[f"{role}_label"] = party.label
            fields[f"{role}_entity"] = self._entity(party.entity)
        fields["incident"] = self.incidents[wanted.incident] if wanted.incident else None
        fields["expression"] = wanted.quantity.quote if wanted.quantity else ""
        return fields

    def _target(self, talk: Talk) -> Target:
        found: dict[str, Target]
        match talk.about:
            case "article":
                found = {**self.articles}
            case "annotation":
                found = {**self.marks}
            case "claim":
                found = {**self.claims}
            case _:
                found = {**self.links}
        return found[talk.target]

    def _anchor(self, file: str, words: Words) -> Anchor:
        text = self.articles[file].text
        start, end = script.span(text, words)
        return Anchor(start, end, text[start:end])

    def _entity(self, key: str) -> Entity | None:
        return self.entities[key] if key else None
