"""Two projects full of things, so that every address can be asked for about anybody's thing.

``things[about]`` lists what the uuid of an address may name. In "orsel" ana and ben are analysts, sam and
sven supervisors, vera a viewer; "ketterau" is eve's; root administers the machine.
"""

from dataclasses import dataclass
from http.cookies import SimpleCookie
from uuid import UUID, uuid4

from django.test import Client

from articles.actions.review import decide
from articles.domain.permissions import Role
from articles.domain.review import Act
from articles.models import (
    Assessment,
    Entity,
    ImportBatch,
    Incident,
    Membership,
    Message,
    Project,
    Tag,
    Thread,
    User,
)
from tests.cast import make_article, make_user
from tests.queue.work import make_claim, make_link, make_mark
from tests.reading.relating import make_relation, make_type

SEATS = {
    "ana": Role.ANALYST,
    "ben": Role.ANALYST,
    "sam": Role.SUPERVISOR,
    "sven": Role.SUPERVISOR,
    "vera": Role.VIEWER,
}
STATES = ("draft", "submitted", "accepted", "withdrawn")


@dataclass(frozen=True)
class Thing:
    """Something an address can name. ``author``: whose work it is, or "" where that plays no role."""

    uuid: UUID
    author: str = ""
    state: str = "accepted"

    def __str__(self) -> str:
        return f"{self.author or 'anybody'}'s {self.state}"


class Belongings:
    """Everything; about ninety rows."""

    def __init__(self) -> None:
        self._signed_in: dict[str | None, SimpleCookie] = {}
        self.people: dict[str, User] = {name: make_user(name) for name in (*SEATS, "eve", "root")}
        User.objects.filter(username="root").update(is_superuser=True, is_staff=True)
        self.here = Project.objects.create(slug="orsel", title="Orsel 2023")
        self.there = Project.objects.create(slug="ketterau", title="Ketterau")
        for name, role in SEATS.items():
            Membership.objects.create(project=self.here, user=self.people[name], role=role.value)
        Membership.objects.create(project=self.there, user=self.people["eve"], role=Role.SUPERVISOR.value)
        self.things = self._made(self.here, "ana", ("ana", "ben", "sam", "vera"), ("sam", "sven"))
        self.foreign = self._made(self.there, "eve", ("eve",), ("eve",))

    def client(self, who: str | None) -> Client:
        """A browser of one's own, signed in once; it keeps no cookie of its answers."""
        if who not in self._signed_in:
            client = Client(raise_request_exception=False)
            if who:
                client.force_login(self.people[who], "django.contrib.auth.backends.ModelBackend")
            self._signed_in[who] = client.cookies.copy()
        client = Client(raise_request_exception=False)
        client.cookies = self._signed_in[who].copy()
        return client

    def _signed(self, project: Project, incident: Incident, by: str) -> UUID:
        signed = Assessment.objects.create(
            project=project, incident=incident, measure="killed", rule="acled", rule_version="1", best=68,
            grade="fair", rationale="The Guard’s own rolls.", n_origins=1, n_conflicts=0,
            signed_by=self.people[by],
        )  # fmt: skip
        return signed.uuid

    def _made(
        self, project: Project, importer: str, authors: tuple[str, ...], deciders: tuple[str, ...]
    ) -> dict[str, list[Thing]]:
        article = make_article(project, self.people[importer])
        tag = Tag.objects.create(project=project, name="Killed", letter="K", hue="plum", key="1", order=0)
        entity = Entity.objects.create(project=project, name="Interior Guard", kind="state_force")
        incident = Incident.objects.create(project=project, title="Depot at Sul Ford")
        a, b = (
            make_claim(article, self.people[authors[0]], words, state="accepted")
            for words in ("68 killed", "more than 100 guards")
        )
        self.other_claim = getattr(self, "other_claim", b.uuid)
        things: dict[str, list[Thing]] = {
            "project": [Thing(uuid4())],
            "article": [Thing(article.uuid)],
            "tag": [Thing(tag.uuid)],
            "entity": [Thing(entity.uuid)],
            "incident": [Thing(incident.uuid)],
            "assessment": [Thing(self._signed(project, incident, deciders[0]))],
            "comment": [Thing(article.comments.all()[0].uuid)],
        }
        things |= {
            about: []
            for about in (
                "annotation", "claim", "link", "relation", "import", "thread", "message", "decision"
            )
        }  # fmt: skip
        kind = make_type(project)
        things["relation type"] = [Thing(kind.uuid)]
        ends = [make_mark(article, tag, self.people[authors[0]], "68", state="accepted") for _ in range(5)]
        for author in authors:
            user = self.people[author]
            for state in STATES:
                mark = make_mark(article, tag, user, "23 officers", state=state)
                claim = make_claim(article, user, "some 40 wounded", state=state)
                thread = Thread.objects.create(project=project, annotation=mark, opened_by=user)
                message = Message.objects.create(thread=thread, author=user, body="See 12.")
                things["annotation"].append(Thing(mark.uuid, author, state))
                things["claim"].append(Thing(claim.uuid, author, state))
                things["thread"].append(Thing(thread.uuid, author, state))
                things["message"].append(Thing(message.uuid, author, state))
                other = ends[1 + STATES.index(state)]
                relation = make_relation(kind, ends[0], other, user, state=state)
                things["relation"].append(Thing(relation.uuid, author, state))
                if state == "submitted":
                    link = make_link(a, b, user, state=state)
                    things["link"].append(Thing(link.uuid, author, state))
            batch = ImportBatch.objects.create(project=project, by=user)
            things["import"].append(Thing(batch.uuid, author, "draft"))
        for decider in deciders:
            claim = make_claim(article, self.people["ben"], "some 40 wounded")
            decided = decide(subject=claim, act=Act.ACCEPT, version=1, key=uuid4(), by=self.people[decider])
            things["decision"].append(Thing(decided.uuid, decider))
        things["discarded import"] = [Thing(uuid4())]  # one's own that is there no more: harmless
        return things
