"""Things to talk about, one of each kind, all of ana's and accepted unless said otherwise."""

import uuid

import pytest

from articles.actions.threads import write_message
from articles.domain.review import State
from articles.models import Annotation, Claim, ClaimLink, Incident, Message

QUOTE = "more than 100 guards were killed"


def place(article, words):
    start = article.text.index(words)
    return {"article": article, "start": start, "end": start + len(words), "quote": words}


@pytest.fixture
def mark(article, tags, ana) -> Annotation:
    return Annotation.objects.create(
        **place(article, QUOTE), tag=tags["Killed"], author=ana, state=State.ACCEPTED
    )


@pytest.fixture
def claim(article, ana) -> Claim:
    return Claim.objects.create(
        **place(article, QUOTE),
        project=article.project,
        author=ana,
        state=State.ACCEPTED,
        measure="killed",
        low=101,
    )


@pytest.fixture
def link(project, article, claim, ana) -> ClaimLink:
    other = Claim.objects.create(
        **place(article, "68 killed"),
        project=project,
        author=ana,
        state=State.ACCEPTED,
        measure="killed",
        low=68,
        high=68,
    )
    return ClaimLink.objects.create(
        project=project, claim_a=claim, claim_b=other, kind="conflicts", dimension="number", author=ana,
        verdict="conflict", verdict_reason="68 is below 101.", rule_version="1", state=State.ACCEPTED,
    )  # fmt: skip


@pytest.fixture
def incident(project) -> Incident:
    return Incident.objects.create(project=project, title="Night raid on the depot")


@pytest.fixture
def things(article, mark, claim, link, incident):
    return {"article": article, "annotation": mark, "claim": claim, "link": link, "incident": incident}


def say(target, by, body="Do the 23 sit inside the 100?") -> Message:
    return write_message(target=target, body=body, key=uuid.uuid4(), by=by)


def address(target, kind, rest="") -> str:
    return f"/p/orsel/threads/{kind}/{target.uuid}/{rest}"
