"""The desk says where two claims differ: in what they mean, not in how it is spelt."""

import pytest

from articles.access import seat_in
from articles.models import Entity
from articles.pages.links_desk import desk
from tests.claims.sample import KILLED, LOSSES, make_claim


@pytest.fixture
def depot(project):
    return Entity.objects.create(project=project, kind="place", name="Sul Ford depot")


def facts(ana, a, b) -> dict[str, bool]:
    return {fact.label: fact.differs for fact in desk(seat_in(ana, "orsel"), a, b).pair.a.facts}


def test_two_names_of_one_place_do_not_differ(article, ana, depot):
    a = make_claim(
        article, ana, KILLED, expression="more than 100", place_label="the depot", place_entity=depot
    )
    b = make_claim(article, ana, LOSSES, place_label="Sul Ford depot", place_entity=depot)
    assert facts(ana, a, b)["Place, date"] is False


def test_two_names_of_nobody_known_differ(article, ana):
    a = make_claim(article, ana, KILLED, expression="more than 100", claimant_label="Northern Accord")
    b = make_claim(article, ana, LOSSES, claimant_label="Interior Guard")
    assert facts(ana, a, b)["Claimant"] is True


def test_one_name_with_another_side_differs(article, ana):
    a = make_claim(
        article, ana, KILLED, expression="more than 100", claimant_label="X", claimant_side="third_party"
    )
    b = make_claim(article, ana, LOSSES, claimant_label="x", claimant_side="victim_side")
    assert facts(ana, a, b)["Claimant"] is True
