"""Every address × method × person × whose thing: what domain/permissions.py and domain/review.py say.

Planted: ``seat.require(action)`` taken out of claim_for, ``_visible`` taken out of annotation_for, a view
without its method list: each is seen here.
"""

import re
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.urls import get_resolver, reverse

from articles.domain.permissions import Action, Role, allows
from articles.domain.review import sees
from tests.cast import new_key
from tests.trust.addresses import ADDRESSES, Address
from tests.trust.belongings import SEATS, Belongings, Thing

pytestmark = pytest.mark.django_db

NAMES = [pattern.name for pattern in get_resolver().url_patterns[0].url_patterns]
ANSWERED = {200, 204, 302, 409, 422}  # the act is this person's to try; the form may still be wrong
OWNED = {
    "annotation",
    "claim",
    "link",
    "relation",
    "thread",
    "message",
}  # seen by the rule for the work they are about
GUARDED = [name for name, row in ADDRESSES.items() if not row.public]
IN_PROJECT = [name for name, row in ADDRESSES.items() if row.about != "nothing"]


def address(name: str, belongings: Belongings, thing: Thing, slug: str = "orsel") -> str:
    route = next(p.pattern for p in get_resolver().url_patterns[0].url_patterns if p.name == name)
    given = {
        "slug": slug, "uuid": thing.uuid, "other": belongings.other_claim, "target_type": "annotation",
        "form": "note",
        "uid": "MQ", "token": "x-y",
    }  # fmt: skip
    return reverse(name, kwargs={k: v for k, v in given.items() if k in route.converters})


def ask(name: str, who: str | None, method: str, belongings: Belongings, thing: Thing, slug: str = "orsel"):
    """One request, and everything it did undone."""
    row, client = ADDRESSES[name], belongings.client(who)
    with transaction.atomic():
        form = {"key": new_key(), **row.form} if method == "POST" else None
        answer = getattr(client, method.lower())(address(name, belongings, thing, slug), form)
        if answer.streaming:
            list(answer.streaming_content)
        if not connection.needs_rollback:
            transaction.set_rollback(True)
    return answer


def expected(row: Address, method: str, name: str, who: str, thing: Thing) -> set[int]:
    """The statuses that the role table allows ``who`` for ``thing``."""
    if method not in row.methods:
        return {405}
    if row.about == "nothing":
        return ANSWERED
    if who not in SEATS:
        return {404}
    role, own = SEATS[who], thing.author == who
    action = row.read if method in {"GET", "HEAD"} else row.write
    assert action is not None
    if row.about == "import" and not own:
        return {404}
    if row.about in OWNED and not sees(role=role, own=own, state=thing.state, open_work=False):
        return {404}
    if name == "edit_message" and not own:
        return {403}
    if name == "undo_decision" and not own and role is Role.SUPERVISOR:
        return {403, 422}
    # Reading needs no ownership; every other act asks whose it is.
    mine = row.mine or (own and row.about in OWNED - {"thread", "message"})
    return ANSWERED if allows(action, role, own=mine) else {403}


def test_every_address_is_in_the_registry():
    assert sorted(NAMES) == sorted(ADDRESSES), "give each new address its row in tests/trust/addresses.py"


@pytest.mark.parametrize("name", GUARDED)
def test_without_signing_in_nothing_is_answered(name, belongings):
    row = ADDRESSES[name]
    for thing in belongings.things.get(row.about, [Thing(uuid4())])[:1]:
        for method in ("GET", "HEAD", "POST", "PUT", "DELETE"):
            answer = ask(name, None, method, belongings, thing)
            assert answer.status_code == 302, (name, method, answer.status_code)
            assert answer.url.startswith("/sign-in/?next="), (name, method)


@pytest.mark.parametrize("name", list(ADDRESSES))
def test_each_member_gets_what_the_table_says(name, belongings):
    row, wrong = ADDRESSES[name], []
    things = belongings.things.get(row.about, [Thing(uuid4())])
    for who in ("ana", "sam", "vera", "eve", "root"):
        for method in ("GET", "POST", "HEAD"):
            every = who in SEATS and method in row.methods and method != "HEAD"
            for thing in things if every else things[:1]:
                allowed = expected(row, method, name, who, thing)
                answer = ask(name, who, method, belongings, thing)
                if answer.status_code not in allowed:
                    wrong.append((who, method, str(thing), answer.status_code, sorted(allowed)))
    assert wrong == []


@pytest.mark.parametrize("name", list(ADDRESSES))
def test_other_methods_are_not_answered(name, belongings):
    thing = belongings.things.get(ADDRESSES[name].about, [Thing(uuid4())])[0]
    who = None if ADDRESSES[name].public else "sam"
    got = {m: ask(name, who, m, belongings, thing).status_code for m in ("PUT", "DELETE", "PATCH")}
    assert got == {"PUT": 405, "DELETE": 405, "PATCH": 405}


@pytest.mark.parametrize("name", IN_PROJECT)
def test_what_is_not_for_this_person_reads_like_what_is_absent(name, belongings):
    """A stranger's, another project's and an invisible thing: byte for byte the page of an absent one."""
    row = ADDRESSES[name]
    method = "GET" if row.read else "POST"
    things = belongings.things[row.about]
    absent = ask("article", "ana", "GET", belongings, Thing(uuid4()))
    assert absent.status_code == 404
    asked = {"a stranger": ask(name, "eve", method, belongings, things[0])}
    if row.about not in {"project", "discarded import"}:
        asked["absent"] = ask(name, "sam", method, belongings, Thing(uuid4()))
        foreign = belongings.foreign[row.about][0]
        asked["another project's, by our slug"] = ask(name, "sam", method, belongings, foreign)
        asked["another project's, by its slug"] = ask(name, "sam", method, belongings, foreign, "ketterau")
    if row.about in OWNED:
        hidden = next(t for t in things if t.author == "ben" and t.state == "submitted")
        asked["another analyst's submitted"] = ask(name, "ana", method, belongings, hidden)
    wrong = {
        who: answer.status_code
        for who, answer in asked.items()
        if answer.status_code != 404 or answer.content != absent.content
    }
    assert wrong == {}


def test_no_address_takes_a_project_that_is_not_there(belongings):
    answer = ask("library", "sam", "GET", belongings, Thing(uuid4()), "nowhere")
    assert answer.status_code == 404


def test_the_table_of_the_design_is_the_table_in_the_code():
    """The rows of the design's role table that members act by, read as the design writes them."""
    design = {
        Action.READ: "●●●", Action.READ_ALL_WORK: "––●", Action.CREATE: "–●●", Action.EDIT: "–○○",
        Action.SUBMIT: "–○○", Action.DECIDE: "––◐", Action.REOPEN: "––◐", Action.EDIT_TAGS: "––●",
        Action.SIGN: "––◐",
        Action.EDIT_ARTICLE: "–●●", Action.EDIT_ENTITIES: "–●●", Action.IMPORT: "––●", Action.DELETE: "–○●",
        Action.EXPORT_ACCEPTED: "●●●", Action.EXPORT_ALL: "––●", Action.READ_LOG: "–○●", Action.INVITE: "––●",
        Action.ASSIGN: "–●●", Action.PROMOTE: "––●",
    }  # fmt: skip
    sign = {(True, True): "●", (True, False): "○", (False, True): "◐", (False, False): "–"}
    written = {
        action: "".join(
            sign[allows(action, role, own=True), allows(action, role, own=False)]
            for role in (Role.VIEWER, Role.ANALYST, Role.SUPERVISOR)
        )
        for action in Action
    }
    assert written == design


def test_every_link_of_the_registry_is_a_slug_and_uuids_only():
    """No address looks anything up by a field that the request names."""
    routes = {str(p.pattern) for p in get_resolver().url_patterns[0].url_patterns}
    kinds = {kind for route in routes for kind in re.findall(r"<(\w+:\w+)>", route)}
    assert kinds == {
        "slug:slug",
        "uuid:uuid",
        "uuid:other",
        "str:uid",
        "str:token",
        "str:target_type",
        "str:form",
    }
