"""Where the fields disagree and the numbers do not: dimension, sentence, both statements side by side."""

import pytest

from articles.models import CandidatePair, ClaimLink
from tests.cast import make_article
from tests.claims.sample import LOSSES, make_claim, make_incident
from tests.conflicts.sample import DESK, body

HTMX = {"HX-Request": "true"}
OTHER = "Third report on the ford\n\nThe mayor of Sul Ford said on Tuesday that 68 died in the night.\n"


@pytest.fixture
def two(article, project, ana):
    """68 fighters against 68 civilians, by two outlets."""
    incident = make_incident(project, ana)
    other = make_article(project, ana, OTHER, outlet="Ketterau Radio")
    a = make_claim(article, ana, LOSSES, incident=incident, victim_label="fighters of the Guard")
    b = make_claim(
        other, ana, "68 died", expression="68", incident=incident, victim_label="residents of the ford"
    )
    return a, b


def test_the_pair_waits_among_conflicts_with_its_sentence_and_both_statements(two, ana, as_user):
    pair = CandidatePair.objects.get()
    assert (pair.result, pair.dimension) == ("compatible", "victim_status")
    client = as_user(ana)
    for kind, number in (("conflict", 1), ("words", 1), ("number", 0), ("agreeing", 0)):
        assert len(client.get(f"{DESK}?view=list&kind={kind}").context["list"].rows) == number
    desk = client.get(DESK).context["desk"]
    (dispute,) = desk.pair.disputes
    assert dispute.reason == "One speaks of “fighters of the Guard”, the other of “residents of the ford”."
    assert (dispute.a, dispute.b) == ("fighters of the Guard", "residents of the ford")
    assert "differ on victim status" in client.get(f"{DESK}?view=list").content.decode()


def test_one_key_links_them_on_what_they_disagree_on(two, ana, as_user):
    client = as_user(ana)
    page = client.get(DESK)
    desk = page.context["desk"]
    assert (desk.pair.likely, desk.choice.dimension) == ("conflicts", "victim_status")
    client.post(desk.urls.here, body(dimension=desk.choice.dimension), headers=HTMX)
    link = ClaimLink.objects.get()
    assert (link.kind, link.dimension, link.verdict) == ("conflicts", "victim_status", "compatible")


def test_a_denial_stands_beside_what_it_denies(article, project, ana, as_user):
    incident = make_incident(project, ana)
    other = make_article(project, ana, OTHER, outlet="Ketterau Radio")
    make_claim(article, ana, LOSSES, incident=incident, speech_act="deny", stance="denied")
    make_claim(other, ana, "68 died", expression="68", incident=incident)
    desk = as_user(ana).get(DESK).context["desk"]
    assert desk.pair.verdict.dimension == "occurrence"
    assert [dispute.label for dispute in desk.pair.disputes] == ["What happened"]


def test_two_events_at_one_place_are_asked_about_with_one_key(article, project, ana, as_user):
    other = make_article(project, ana, OTHER, outlet="Ketterau Radio")
    where = {"place_label": "Sul Ford", "date_start": "2023-03-13", "date_prec": 1}
    first = make_incident(project, ana, "Raid on Sul Ford")
    second = make_incident(project, ana, "Night at the ford")
    make_claim(article, ana, "more than 100 guards", expression="more than 100", incident=first, **where)
    moved = make_claim(other, ana, "68 died", expression="68", incident=second, **where)
    client = as_user(ana)
    page = client.get(f"{DESK}?kind=event")
    desk = page.context["desk"]
    assert desk.pair.verdict.cause == "event_unresolved"
    assert desk.pair.likely == "same_event"
    text = page.content.decode()
    assert "B joins “Raid on Sul Ford”" in text
    assert 'data-key="e"' in text
    form = {
        "key": body()["key"], "incident": str(first.uuid), "title": "", "joins": "b", "version_a": 1,
        "version_b": 1,
    }  # fmt: skip
    answer = client.post(desk.urls.event, form, headers=HTMX)
    assert answer.context["desk"].pair.verdict.result == "conflict"
    moved.refresh_from_db()
    assert moved.incident == first
