"""The page of an incident's claims: ticking, attaching, detaching, splitting, taking back."""

from uuid import uuid4

import pytest

from articles.actions import incident_claims
from articles.actions.claims import edit_claim
from articles.models import Claim, Incident, LogEntry
from articles.pages.incidents_manage import DID
from tests.claims.sample import KILLED, WOUNDED, Counted, make_claim, make_incident
from tests.incidents.sample import about, sign

KEY = "6f2c7c1e-8d0a-4a39-9e0b-0c7f2d1a5b33"
ACTS = ("attach", "detach", "split", "undo")


@pytest.fixture
def raid(project, ana) -> Incident:
    return make_incident(project, ana)


@pytest.fixture
def three(article, ana):
    return [make_claim(article, ana), make_claim(article, ana, KILLED), make_claim(article, ana, WOUNDED)]


def path(incident: Incident, act: str = "claims") -> str:
    return f"/p/orsel/incidents/{incident.uuid}/{act}/"


def ticks(*claims: Claim, **fields: object) -> dict[str, object]:
    now = [Claim.objects.get(pk=claim.pk) for claim in claims]
    return {"key": str(uuid4()), "claims": [f"{claim.uuid}.{claim.version}" for claim in now], **fields}


def test_claims_are_attached_detached_and_each_taken_back_from_the_page(raid, three, ana, as_user):
    client = as_user(ana)
    answer = client.post(path(raid, "attach"), ticks(*three), follow=True)
    assert answer.redirect_chain == [(path(raid), 302)]
    page = answer.content.decode()
    assert "You attached 3 claims." in page
    assert about(*three) == [raid] * 3
    client.post(path(raid, "detach"), ticks(three[0]))
    view = client.get(path(raid)).context["view"]
    assert view.done.words == "You detached 1 claim."
    assert [claim.uuid for claim in view.claims] == [three[1].uuid, three[2].uuid]
    client.post(path(raid, "undo"), {"key": str(uuid4()), "entry": view.done.entry})
    assert about(*three) == [raid] * 3
    assert client.get(path(raid)).context["view"].done.words == "You attached 3 claims."


def test_claims_are_split_off_and_the_page_of_the_new_incident_offers_to_take_it_back(
    raid, three, ana, as_user
):
    client = as_user(ana)
    client.post(path(raid, "attach"), ticks(*three))
    answer = client.post(path(raid, "split"), ticks(three[0], title="Second raid"), follow=True)
    made = Incident.objects.get(title="Second raid")
    assert answer.redirect_chain[-1][0] == path(made)
    done = answer.context["view"].done
    assert done.words == "You made this incident with 1 claim."
    answer = client.post(path(made, "undo"), {"key": str(uuid4()), "entry": done.entry}, follow=True)
    assert answer.redirect_chain[-1][0] == f"/p/orsel/incidents/{raid.uuid}/?merged={made.uuid}"
    assert about(*three) == [raid] * 3


def test_what_is_refused_keeps_the_ticks_and_the_title(raid, three, ana, as_user):
    client = as_user(ana)
    client.post(path(raid, "attach"), ticks(*three))
    answer = client.post(path(raid, "split"), ticks(three[0], title=""))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Give the incident a title" in page
    assert page.count(" checked") == 1
    answer = client.post(path(raid, "split"), {"key": str(uuid4()), "title": "Second raid"})
    assert answer.status_code == 422
    assert "Choose at least one claim" in answer.content.decode()
    assert 'value="Second raid"' in answer.content.decode()
    assert Incident.objects.count() == 1


@pytest.mark.parametrize("value", ["", "x.1", "7", f"{KEY}.x", f"{KEY}.1"])
def test_a_tick_without_shape_or_claim_is_refused(raid, ana, as_user, value):
    answer = as_user(ana).post(path(raid, "attach"), {"key": str(uuid4()), "claims": value})
    assert answer.status_code == 422
    assert not LogEntry.objects.filter(verb="incident.attach").exists()


def test_a_claim_that_changed_since_the_page_was_shown_is_409_with_the_ticks_kept(raid, three, ana, as_user):
    sent = ticks(*three)
    edit_claim(claim=three[0], fields={"victim_label": "guards"}, version=1, key=uuid4(), by=ana)
    answer = as_user(ana).post(path(raid, "attach"), sent)
    assert answer.status_code == 409
    assert "One of the claims was changed since the list was shown" in answer.content.decode()
    assert about(*three) == [None] * 3


def test_the_same_form_twice_attaches_once(raid, three, ana, as_user):
    sent = ticks(*three)
    for _ in range(2):
        assert as_user(ana).post(path(raid, "attach"), sent).status_code == 302
    assert LogEntry.objects.filter(verb="incident.attach").count() == 1


@pytest.mark.parametrize(
    ("who", "status"), [("ana", 302), ("ben", 422), ("sam", 302), ("vera", 403), ("eve", 404)]
)
def test_who_may_attach_anas_drafts(raid, three, as_user, request, who, status):
    """ben does not see her drafts: they are not there for him."""
    client = as_user(request.getfixturevalue(who))
    assert client.post(path(raid, "attach"), ticks(*three)).status_code == status
    pages = {"vera": 403, "eve": 404}
    assert client.get(path(raid)).status_code == pages.get(who, 200)


def test_an_analyst_attaches_a_colleagues_accepted_claim(raid, article, ana, ben, as_user):
    accepted = make_claim(article, ben, state="accepted")
    assert as_user(ana).post(path(raid, "attach"), ticks(accepted)).status_code == 302
    assert about(accepted) == [raid]
    assert Claim.objects.get(pk=accepted.pk).state == "accepted"


def test_the_acts_are_posts_and_the_page_is_read(raid, ana, as_user):
    for act in ACTS:
        assert as_user(ana).get(path(raid, act)).status_code == 405
    assert as_user(ana).post(path(raid)).status_code == 405


@pytest.mark.parametrize("entry", ["", "x", "-1", "9" * 30, "0"])
def test_an_undo_of_nothing_is_refused(raid, ana, as_user, entry):
    answer = as_user(ana).post(path(raid, "undo"), {"key": str(uuid4()), "entry": entry})
    assert answer.status_code == 422


def test_others_cannot_take_back_what_ana_did(raid, three, ana, sam, as_user):
    as_user(ana).post(path(raid, "attach"), ticks(*three))
    entry = incident_claims.last_undoable(raid, ana).pk
    assert as_user(sam).get(path(raid)).context["view"].done is None
    answer = as_user(sam).post(path(raid, "undo"), {"key": str(uuid4()), "entry": entry})
    assert answer.status_code == 422
    assert about(*three) == [raid] * 3


def test_the_page_and_the_acts_agree_on_what_can_be_taken_back():
    assert set(DID) == set(incident_claims.UNDOABLE)


def test_who_signed_before_claims_joined_is_said_on_the_incidents_page(raid, three, ana, sam, as_user):
    client = as_user(ana)
    client.post(path(raid, "attach"), ticks(three[0]))
    sign(raid, three[:1], sam)
    assert not client.get(f"/p/orsel/incidents/{raid.uuid}/").context["acts"].joined
    client.post(path(raid, "attach"), ticks(three[1], three[2]))
    page = client.get(f"/p/orsel/incidents/{raid.uuid}/").content.decode()
    assert "Signed before 2 claims on killed were attached" in page
    assert "signed for" in client.get(path(raid)).content.decode()


def test_the_page_costs_the_same_for_1_20_and_500_claims(project, article, raid, ana, as_user):
    client, counts = as_user(ana), []
    client.get(path(raid))
    for number in (1, 19, 480):
        Claim.objects.bulk_create(
            Claim(
                project=project, article=article, author=ana, start=0, end=5, quote="Depot", incident=raid,
                place_label="Sul Ford", place_folded="sul ford",
            )
            for _ in range(number)
        )  # fmt: skip
        with Counted() as counted:
            view = client.get(path(raid)).context["view"]
        counts.append(len(counted.statements))
    assert counts[0] == counts[1] == counts[2]
    assert len(view.claims) == 100
    assert len(client.get(f"{path(raid)}?after={view.after}").context["view"].claims) == 100
