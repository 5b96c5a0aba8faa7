"""Parts of one whole that together exceed it: said of every part, by the act that made or changed it."""

from uuid import uuid4

import pytest

from articles.actions.claims import edit_claim
from articles.actions.links import decide_link, remove_link
from articles.models import Claim, ClaimLink
from tests.claims.sample import KILLED, LOSSES, WOUNDED, make_claim, make_incident


@pytest.fixture
def whole(article, ana) -> Claim:
    return make_claim(article, ana, LOSSES, incident=make_incident(article.project, ana))


@pytest.fixture
def parts(article, ana, whole) -> tuple[Claim, Claim]:
    """40 drivers and 35 clerks of 68."""
    drivers = make_claim(
        article, ana, KILLED, expression="40", victim_label="drivers", incident=whole.incident
    )
    clerks = make_claim(
        article, ana, WOUNDED, expression="35", victim_label="clerks", incident=whole.incident
    )
    return drivers, clerks


def put(part: Claim, whole: Claim, by) -> ClaimLink:
    return decide_link(a=part, b=whole, kind="part_of", key=uuid4(), by=by)


def verdicts() -> list[tuple[str, str, bool]]:
    rows = ClaimLink.objects.standing().order_by("pk")
    return [(row.verdict, row.verdict_cause, row.changed_since is not None) for row in rows]


def test_the_part_that_is_too_many_is_said_of_both(whole, parts, ana):
    put(parts[0], whole, ana)
    assert verdicts()[0][0] != "conflict"
    link = put(parts[1], whole, ana)
    assert verdicts() == [("conflict", "containment", True), ("conflict", "containment", False)]
    link.refresh_from_db()
    assert link.verdict_reason == "The parts together are at least 75, more than the whole, which is 68."


def test_taking_one_part_away_settles_the_other(whole, parts, ana):
    put(parts[0], whole, ana)
    link = put(parts[1], whole, ana)
    link.refresh_from_db()
    remove_link(link=link, version=link.version, key=uuid4(), by=ana)
    assert [row[0] for row in verdicts()] == ["not_comparable"]


def test_a_changed_number_is_held_against_the_whole_again(whole, parts, ana):
    for part in parts:
        put(part, whole, ana)
    clerks = Claim.objects.select_related("article__project").get(pk=parts[1].pk)
    edit_claim(claim=clerks, fields={"expression": "20"}, version=clerks.version, key=uuid4(), by=ana)
    assert [row[0] for row in verdicts()] == ["not_comparable", "not_comparable"]


def test_the_hidden_part_of_another_analyst_does_not_count(whole, parts, article, ana, ben):
    Claim.objects.update(state="accepted")
    put(parts[0], whole, ana)
    put(parts[1], whole, ben)
    assert [row[0] for row in verdicts()] == ["not_comparable", "not_comparable"]
