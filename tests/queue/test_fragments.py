"""What htmx gets is what a fresh page shows; what a decision costs."""

import re
from uuid import uuid4

import pytest

from articles.actions.review import decide, undo_decision
from articles.domain.review import Act
from tests.cast import new_key
from tests.queue.work import make_mark
from tests.statements import statements

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
CHANGING = re.compile(r'name="(?:key|csrfmiddlewaretoken)" value="[^"]*"| hx-swap-oob="true"')


def parts(html: str) -> dict[str, list[str]]:
    """The lines of each swapped part, without the keys that differ from reply to reply."""
    found = {}
    for name, end in (("queue-stack", None), ("queue-nav", "</nav>"), ("queue-progress", None)):
        start = html.rindex("<", 0, html.index(f'id="{name}"'))
        stop = html.index(end, start) if end else closing(html, start)
        lines = (line.strip() for line in CHANGING.sub("", html[start:stop]).splitlines())
        found[name] = [line for line in lines if line]
    return found


def closing(html: str, start: int) -> int:
    """Where the div that begins at ``start`` ends."""
    depth = 0
    for match in re.finditer(r"<div\b|</div>", html[start:]):
        depth += 1 if match.group() == "<div" else -1
        if depth == 0:
            return start + match.end()
    raise AssertionError("the div is not closed")


@pytest.mark.parametrize("act", ["accept", "return"])
def test_the_reply_to_a_decision_plays_onto_the_page(as_user, sam, ana, article, tags, act):
    marks = [make_mark(article, tags["Killed"], ana, "68 killed", minute=n) for n in range(8)]
    client = as_user(sam)
    form = {"key": new_key(), "version": 1, "act": act, "reason": "Too short."}
    reply = client.post(f"/p/orsel/queue/annotations/{marks[2].uuid}/decide/", form, headers=HTMX)
    fresh = client.get(f"/p/orsel/queue/tags/{tags['Killed'].uuid}/?at={marks[2].uuid}")
    assert parts(reply.content.decode()) == parts(fresh.content.decode())


def test_a_step_gets_the_same_parts(as_user, sam, ana, article, tags):
    marks = [make_mark(article, tags["Killed"], ana, "68 killed", minute=n) for n in range(3)]
    path = f"/p/orsel/queue/tags/{tags['Killed'].uuid}/?at={marks[1].uuid}"
    client = as_user(sam)
    part = client.get(path, headers=HTMX).content.decode()
    assert "<html" not in part
    assert parts(part) == parts(client.get(path).content.decode())


def test_a_decision_takes_eight_statements_and_taking_it_back_three_more(sam, mark):
    with statements() as deciding:
        made = decide(subject=mark, act=Act.ACCEPT, version=1, key=uuid4(), by=sam)
    with statements() as undoing:
        undo_decision(decision=made, key=uuid4(), by=sam)
    assert (len(deciding), len(undoing)) == (8, 11)
