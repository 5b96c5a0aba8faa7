"""Three claims about one incident, and their three pairs in the desk's order."""

import pytest

from articles.actions.claim_parts import Hop
from articles.models import CandidatePair, Claim
from tests.cast import make_article
from tests.claims.sample import KILLED, LOSSES, make_claim, make_incident
from tests.conflicts.sample import index

OTHER = "Second report on the ford\n\nA monitor counted more than 150 dead at the ford on Tuesday morning.\n"


@pytest.fixture
def incident(project, ana):
    return make_incident(project, ana)


@pytest.fixture
def many(article, ana, incident) -> Claim:
    hops = [Hop("Northern Accord", "stated")]
    return make_claim(article, ana, KILLED, expression="more than 100", incident=incident, hops=hops)


@pytest.fixture
def few(article, ana, incident) -> Claim:
    return make_claim(article, ana, LOSSES, incident=incident, hops=[Hop("Interior Guard", "stated")])


@pytest.fixture
def more(project, ana, incident) -> Claim:
    other = make_article(project, ana, OTHER, outlet="Ketterau Radio")
    hops = [Hop("Orsel Conflict Monitor", "published")]
    return make_claim(
        other, ana, "more than 150 dead", expression="more than 150", incident=incident, hops=hops
    )


@pytest.fixture
def pairs(many, few, more) -> list[CandidatePair]:
    """68 against 151 or more; 68 against 101 or more; 101 or more against 151 or more."""
    found = [index(few, more), index(many, few), index(many, more)]
    assert [pair.rank for pair in found] == sorted(pair.rank for pair in found)
    return found
