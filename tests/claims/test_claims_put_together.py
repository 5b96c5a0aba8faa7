"""Ticked claims, one incident, one act, one undo."""

from uuid import uuid4

import pytest
from django.utils import timezone

from articles.models import Assessment, AssessmentClaim, Claim, Incident, LogEntry
from tests.claims.sample import KILLED, LOSSES, WOUNDED, Counted, make_claim, make_incident

URL = "/p/orsel/claims/together/"


@pytest.fixture
def claims(article, ana, ben):
    return (
        make_claim(article, ana, KILLED, expression="more than 100"),
        make_claim(article, ben, LOSSES, state="accepted"),
        make_claim(article, ana, WOUNDED, expression="some 40", measure="wounded"),
    )


@pytest.fixture
def raid(project, ana) -> Incident:
    return make_incident(project, ana)


def body(*claims, key=None, **fields):
    seen = [f"{claim.uuid}:{claim.version}" for claim in claims]
    return {"key": str(key or uuid4()), "claim": seen, "query": "?measure=killed", **fields}


def where(*claims):
    return [Claim.objects.get(pk=claim.pk).incident for claim in claims]


def test_ticked_claims_are_put_into_a_known_incident_in_one_act(claims, raid, ana, as_user):
    client = as_user(ana)
    answer = client.post(URL, body(*claims, incident=str(raid.uuid)))
    entry = LogEntry.objects.get(verb="incident.attach")
    assert answer.url == f"/p/orsel/claims/?measure=killed&put={entry.pk}"
    assert where(*claims) == [raid] * 3
    page = client.get(answer.url).content.decode()
    assert "3 claims put into" in page
    assert "Take back" in page


def test_a_new_incident_is_named_and_filled_in_one_act(claims, ana, as_user):
    as_user(ana).post(URL, body(*claims, title="Night at the ford"))
    made = Incident.objects.get()
    assert made.title == "Night at the ford"
    assert where(*claims) == [made] * 3


def test_one_press_takes_it_back(claims, raid, project, ana, as_user):
    other = make_incident(project, ana, "Another raid")
    Claim.objects.filter(pk=claims[0].pk).update(incident=other)
    client = as_user(ana)
    client.post(URL, body(*claims, incident=str(raid.uuid)))
    entry = LogEntry.objects.get(verb="incident.attach")
    sent = {"key": str(uuid4()), "entry": str(entry.pk), "query": f"?measure=killed&put={entry.pk}"}
    for _ in range(2):
        answer = client.post(f"/p/orsel/incidents/{raid.uuid}/apart/", sent)
        assert answer.url == "/p/orsel/claims/?measure=killed"
    assert where(*claims) == [other, None, None]
    assert "Taken back" in client.get(answer.url).content.decode()
    assert "Take back" not in client.get(f"/p/orsel/claims/?put={entry.pk}").content.decode()
    assert (
        client.post(f"/p/orsel/incidents/{raid.uuid}/apart/", sent | {"key": str(uuid4())}).status_code == 422
    )


def test_only_who_did_it_is_offered_to_take_it_back(claims, raid, ana, ben, as_user):
    as_user(ana).post(URL, body(*claims[1:2], incident=str(raid.uuid)))
    entry = LogEntry.objects.get(verb="incident.attach")
    page = as_user(ben).get("/p/orsel/claims/", {"put": entry.pk}).content.decode()
    assert "Take back" not in page
    for odd in ("x", "-1", "9" * 30, "0"):
        assert as_user(ana).get("/p/orsel/claims/", {"put": odd}).status_code == 200


def test_the_preview_says_what_changes_and_writes_nothing(claims, raid, project, ana, as_user):
    other = make_incident(project, ana, "Another raid")
    Claim.objects.filter(pk=claims[0].pk).update(incident=other)
    Claim.objects.filter(pk=claims[1].pk).update(incident=raid)
    before = LogEntry.objects.count()
    client = as_user(ana)
    asked = {"claim": [str(claim.uuid) for claim in claims]}
    view = client.get(URL, asked).context["view"]
    assert view.words == ""
    assert {one.title for one in view.near} == {"Another raid", "Raid on Sul Ford"}
    view = client.get(URL, asked | {"incident": str(raid.uuid)}).context["view"]
    assert view.words == ("2 claims will be in “Raid on Sul Ford”, 1 already is. They leave “Another raid”.")
    view = client.get(URL, asked | {"title": "Third raid"}).context["view"]
    assert view.words.startswith("3 claims will be in the new incident “Third raid”. They leave")
    part = client.get(URL, asked, headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith('<div id="together"')
    assert LogEntry.objects.count() == before


def test_nothing_ticked_says_what_to_do(ana, as_user, project):
    assert "No claim is ticked" in as_user(ana).get(URL).content.decode()


@pytest.mark.parametrize(("who", "get", "post"), [("vera", 403, 403), ("eve", 404, 404), ("sam", 200, 302)])
def test_who_may_put_claims_together(claims, raid, as_user, request, who, get, post):
    client = as_user(request.getfixturevalue(who))
    assert client.get(URL, {"claim": str(claims[1].uuid)}).status_code == get
    assert client.post(URL, body(claims[1], incident=str(raid.uuid))).status_code == post
    apart = client.post(f"/p/orsel/incidents/{raid.uuid}/apart/", {"key": str(uuid4()), "entry": "0"})
    assert apart.status_code == (422 if who == "sam" else post)


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "Choose an incident, or write the title"),
        ({"title": "   "}, "Choose an incident, or write the title"),
        ({"title": "x" * 201}, "at most 200"),
        ({"incident": "7"}, "valid UUID"),
        ({"claim": []}, "Tick at least one claim"),
        ({"claim": ["x", ""], "title": "A raid"}, "Tick at least one claim"),
        ({"key": "x", "title": "A raid"}, "lost its key"),
    ],
)
def test_what_does_not_fit_is_refused_with_the_typed_title_kept(claims, ana, as_user, sent, sentence):
    answer = as_user(ana).post(URL, body(*claims) | sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    if "claim" not in sent and sent.get("title", "").strip():
        assert f'value="{sent["title"]}"' in page
    assert where(*claims) == [None] * 3
    assert not Incident.objects.exists()


def test_both_an_incident_and_a_title_are_one_too_many(claims, raid, ana, as_user):
    answer = as_user(ana).post(URL, body(*claims, incident=str(raid.uuid), title="Other"))
    assert answer.status_code == 422
    assert "not both" in answer.content.decode()


def test_anothers_draft_and_another_projects_incident_are_not_here(claims, raid, ben, eve, as_user):
    from articles.models import Project

    assert as_user(ben).post(URL, body(claims[0], incident=str(raid.uuid))).status_code == 422
    other = Project.objects.create(slug="osk", title="Osk 2024")
    foreign = Incident.objects.create(project=other, title="Elsewhere")
    assert as_user(ben).post(URL, body(claims[1], incident=str(foreign.uuid))).status_code == 404
    assert where(*claims) == [None] * 3


def test_a_claim_that_was_changed_since_the_preview_stops_the_act(claims, raid, ana, as_user):
    sent = body(*claims, incident=str(raid.uuid))
    Claim.objects.filter(pk=claims[0].pk).update(version=9)
    answer = as_user(ana).post(URL, sent)
    assert answer.status_code == 409
    assert "changed since the list was shown" in answer.content.decode()
    assert where(*claims) == [None] * 3
    again = as_user(ana).post(URL, body(*claims, title="A raid"))
    assert again.status_code == 409
    assert Incident.objects.count() == 1


def test_a_signed_claim_stays_where_it_is(claims, raid, project, ana, sam, as_user):
    other = make_incident(project, ana, "Another raid")
    Claim.objects.filter(pk=claims[1].pk).update(incident=other)
    signed = Assessment.objects.create(
        project=project, incident=other, measure="killed", rule="acled", rule_version="3", best=68,
        grade="fair", rationale="One register.", n_origins=1, n_conflicts=0, signed_by=sam,
        created_at=timezone.now(),
    )  # fmt: skip
    AssessmentClaim.objects.create(assessment=signed, claim=claims[1], claim_version=1, included=True)
    answer = as_user(ana).post(URL, body(*claims, incident=str(raid.uuid)))
    assert answer.status_code == 422
    assert "Reopen the assessment first" in answer.content.decode()
    assert where(*claims) == [None, other, None]


def test_the_same_form_twice_is_one_act(claims, raid, ana, as_user):
    client = as_user(ana)
    sent = body(*claims, title="Night at the ford")
    for _ in range(2):
        assert client.post(URL, sent).status_code == 302
    assert Incident.objects.filter(title="Night at the ford").count() == 1
    assert LogEntry.objects.filter(verb="incident.attach").count() == 1
    assert client.post(URL, sent | {"title": "Other"}).status_code == 422


def test_the_way_back_never_leaves_the_list(claims, raid, ana, as_user):
    client = as_user(ana)
    for query in ("//evil.example/", "https://evil.example/", "?q=1&put=7", "javascript:alert(1)"):
        sent = body(claims[0], incident=str(raid.uuid)) | {"query": query}
        Claim.objects.filter(pk=claims[0].pk).update(incident=None, version=1)
        assert client.post(URL, sent).url.startswith("/p/orsel/claims/?")
        page = client.get(URL, {"claim": str(claims[0].uuid), "query": query}).content.decode()
        assert "evil" not in page
        assert "javascript:" not in page


def test_taking_back_is_a_post(raid, ana, as_user):
    assert as_user(ana).get(f"/p/orsel/incidents/{raid.uuid}/apart/").status_code == 405


def test_the_cost_does_not_grow_with_the_claims(raid, article, ana, as_user):
    client, counts = as_user(ana), []
    client.get("/p/orsel/claims/")
    for number in (2, 20, 200):
        Claim.objects.bulk_create(
            Claim(
                project=article.project, article=article, author=ana, start=0, end=5,
                quote=article.text[:5], measure="killed",
            )
            for _ in range(number)
        )  # fmt: skip
        claims = list(Claim.objects.filter(incident=None))[:number]
        with Counted() as preview:
            client.get(URL, {"claim": [str(claim.uuid) for claim in claims]})
        with Counted() as act:
            assert client.post(URL, body(*claims, incident=str(raid.uuid))).status_code == 302
        counts.append((len(preview.statements), len(act.statements)))
    assert len(set(counts)) == 1
    assert counts[0][0] <= 12
