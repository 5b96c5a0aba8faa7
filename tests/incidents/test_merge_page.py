"""Merging on screen: choosing, what moves, confirming, the old address, taking it back."""

from uuid import uuid4

import pytest

from articles.actions.incidents import edit_incident
from articles.models import Incident
from tests.claims.sample import make_claim, make_incident
from tests.incidents.sample import about, sign


@pytest.fixture
def kept(project, ana) -> Incident:
    return make_incident(project, ana)


@pytest.fixture
def merged(project, ana) -> Incident:
    return make_incident(project, ana, "Attack at the ford")


def path(incident: Incident, act: str = "merge") -> str:
    return f"/p/orsel/incidents/{incident.uuid}/{act}/"


def body(kept: Incident, version: int = 1) -> dict[str, object]:
    return {"key": str(uuid4()), "into": str(kept.uuid), "version": version}


def test_the_other_is_chosen_by_title_or_place_and_what_moves_is_shown(kept, merged, article, ana, as_user):
    claim = make_claim(article, ana, incident=merged)
    client = as_user(ana)
    view = client.get(path(merged)).context["view"]
    assert [other.uuid for other in view.others] == [kept.uuid]
    assert not client.get(path(merged) + "?q=nowhere").context["view"].others
    found = client.get(path(merged) + "?q=sul", headers={"HX-Request": "true"}).content.decode()
    assert found.lstrip().startswith('<div id="others">')
    preview = client.get(f"{path(merged)}?into={kept.uuid}").context["view"]
    assert preview.kept.title == "Raid on Sul Ford"
    assert [row.uuid for row in preview.claims] == [claim.uuid]
    assert about(claim) == [merged]


def test_after_the_merge_the_old_address_leads_on_with_a_note_and_a_way_back(
    kept, merged, article, ana, as_user
):
    claim = make_claim(article, ana, incident=merged)
    client = as_user(ana)
    answer = client.post(path(merged), body(kept), follow=True)
    new = f"/p/orsel/incidents/{kept.uuid}/?merged={merged.uuid}"
    assert answer.redirect_chain == [(new, 302)]
    page = client.get(f"/p/orsel/incidents/{merged.uuid}/", follow=True).content.decode()
    assert "Attack at the ford</bdi> was merged into this incident" in page
    assert "Take the merge back" in page
    assert client.get(path(kept, "claims")).context["view"].merged == (merged,)
    assert about(claim) == [kept]
    assert client.get(path(merged)).status_code == 302
    assert client.get(path(merged, "claims")).status_code == 302
    client.post(path(merged, "unmerge"), {"key": str(uuid4())})
    assert about(claim) == [merged]
    assert client.get(f"/p/orsel/incidents/{merged.uuid}/").status_code == 200


def test_a_refusal_stands_above_the_preview(kept, merged, article, ana, sam, as_user):
    claim = make_claim(article, ana, incident=merged)
    sign(merged, [claim], sam)
    answer = as_user(ana).post(path(merged), body(kept))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "sam has signed an assessment" in page
    assert "What moves to" in page
    assert as_user(ana).post(path(merged), {"key": str(uuid4()), "version": 1}).status_code == 422
    assert as_user(ana).post(path(merged), body(merged)).status_code == 422


def test_a_stale_preview_is_409(kept, merged, ana, ben, as_user):
    edit_incident(incident=merged, fields={"title": "Another event"}, version=1, key=uuid4(), by=ben)
    answer = as_user(ana).post(path(merged), body(kept))
    assert answer.status_code == 409
    assert "Another event" in answer.content.decode()
    assert as_user(ana).post(path(merged), body(kept, 2)).status_code == 302


def test_the_same_form_twice_merges_once(kept, merged, ana, as_user):
    sent = body(kept)
    for _ in range(2):
        assert as_user(ana).post(path(merged), sent).status_code == 302
    assert as_user(ana).get(path(merged, "unmerge")).status_code == 405


@pytest.mark.parametrize(("who", "status"), [("ben", 302), ("sam", 302), ("vera", 403), ("eve", 404)])
def test_who_may_merge_and_unmerge(kept, merged, as_user, request, who, status):
    client = as_user(request.getfixturevalue(who))
    assert client.post(path(merged), body(kept)).status_code == status
    assert client.post(path(merged, "unmerge"), {"key": str(uuid4())}).status_code == status
    assert client.get(path(kept)).status_code == {302: 200}.get(status, status)


def test_colleagues_drafts_are_not_shown_in_the_preview(kept, merged, article, ana, ben, as_user):
    make_claim(article, ben, incident=merged)
    preview = as_user(ana).get(f"{path(merged)}?into={kept.uuid}").context["view"]
    assert preview.claims == ()
