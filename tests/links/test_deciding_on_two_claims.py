"""Deciding on two claims: what is stored, once for a pair, no circles, who may, what a resend does."""

from uuid import uuid4

import pytest

from articles.actions.claim_parts import Hop
from articles.actions.links import decide_link, edit_link
from articles.domain.errors import NotAllowed, Refused, Stale
from articles.domain.verdicts import RULE_VERSION
from articles.models import Claim, ClaimLink, LogEntry
from tests.claims.sample import KILLED, LOSSES, WOUNDED, make_claim, make_incident


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
def wounded(article, ana, incident) -> Claim:
    return make_claim(article, ana, WOUNDED, expression="some 40", measure="wounded", incident=incident)


@pytest.fixture
def url(many, few):
    return f"/p/orsel/claims/{many.uuid}/compare/{few.uuid}/"


def decided(a: Claim, b: Claim, kind: str, by, **more: str) -> ClaimLink:
    more = {"dimension": "number"} | more if kind == "conflicts" else more
    return decide_link(a=a, b=b, kind=kind, key=uuid4(), by=by, **more)


def body(**fields: object) -> dict[str, object]:
    return {"key": str(uuid4()), "kind": "conflicts", "dimension": "number", **fields}


def test_the_machines_verdict_is_stored_beside_the_decision(many, few, ana):
    link = decided(many, few, "compatible", ana, rationale="Other people.")
    assert (link.verdict, link.verdict_cause, link.discrepant) == ("conflict", "number", False)
    assert link.verdict_reason.startswith("68 is below 101, so both cannot be right")
    assert "different origins" in link.verdict_reason
    assert (round(link.gap, 2), link.rule_version) == (0.33, RULE_VERSION)
    assert (link.kind, link.dimension, link.rationale) == ("compatible", "", "Other people.")
    assert LogEntry.objects.get(verb="link.decide").after["verdict"] == "conflict"


def test_figures_that_cannot_be_compared_have_no_gap(many, wounded, ana):
    link = decided(many, wounded, "distinct", ana)
    assert (link.verdict, link.verdict_cause, link.gap) == ("not_comparable", "different_measure", None)


@pytest.mark.parametrize("kind", ["conflicts", "compatible", "repeats", "distinct"])
def test_a_symmetric_kind_is_stored_once_the_older_claim_first(many, few, ana, kind):
    link = decided(few, many, kind, ana)
    assert (link.claim_a, link.claim_b) == (many, few)
    with pytest.raises(Refused, match="linked these two claims already"):
        decided(many, few, kind, ana)
    assert ClaimLink.objects.count() == 1


@pytest.mark.parametrize("kind", ["part_of", "supersedes"])
def test_a_directed_kind_keeps_its_direction(many, few, ana, kind):
    link = decided(few, many, kind, ana)
    assert (link.claim_a, link.claim_b) == (few, many)


def test_two_analysts_may_decide_differently_on_one_pair(many, few, ana, ben):
    Claim.objects.update(state="accepted")
    decided(many, few, "conflicts", ana)
    decided(many, few, "compatible", ben)
    assert ClaimLink.objects.count() == 2


def test_a_conflict_names_what_it_is_on(many, few, ana):
    with pytest.raises(Refused, match="Say what they conflict on"):
        decide_link(a=many, b=few, kind="conflicts", key=uuid4(), by=ana)


@pytest.mark.parametrize("kind", ["part_of", "supersedes"])
def test_links_never_go_round_in_a_circle(many, few, wounded, ana, kind):
    decided(few, many, kind, ana)
    decided(many, wounded, kind, ana)
    with pytest.raises(Refused, match="round in a circle"):
        decided(wounded, few, kind, ana)
    other = "supersedes" if kind == "part_of" else "part_of"
    assert decided(wounded, few, other, ana).kind == other


def test_turning_a_link_round_is_no_circle_with_itself(many, few, ana):
    link = decided(few, many, "part_of", ana)
    edit_link(link=link, kind="part_of", turned=True, version=1, key=uuid4(), by=ana)
    link.refresh_from_db()
    assert (link.claim_a, link.claim_b) == (many, few)


def test_anothers_hidden_draft_does_not_block_a_direction(many, few, ana, ben):
    Claim.objects.update(state="accepted")
    decided(few, many, "part_of", ana)
    assert decided(many, few, "part_of", ben).author == ben
    ClaimLink.objects.filter(author=ana).update(state="accepted")
    ClaimLink.objects.filter(author=ben).delete()
    with pytest.raises(Refused, match="circle"):
        decided(many, few, "part_of", ben)


def test_a_removed_claim_or_the_same_claim_is_not_linked(many, few, ana):
    with pytest.raises(Refused, match="itself"):
        decided(many, many, "repeats", ana)
    Claim.objects.filter(pk=few.pk).update(state="withdrawn")
    few.refresh_from_db()
    with pytest.raises(Refused, match="was removed"):
        decided(many, few, "repeats", ana)


def test_a_form_decides_and_leads_on_to_the_next_pair(many, few, wounded, ana, as_user, url):
    answer = as_user(ana).post(url, body(next=str(wounded.uuid)))
    link = ClaimLink.objects.get()
    assert answer.status_code == 302
    assert answer.url == f"/p/orsel/claims/{many.uuid}/compare/{wounded.uuid}/?last={link.uuid}"
    page = as_user(ana).get(answer.url).content.decode()
    assert "They conflict on number" in page
    assert "Undo last" in page


def test_with_htmx_the_next_pair_comes_in_the_same_answer(many, wounded, ana, as_user, url):
    answer = as_user(ana).post(url, body(), headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert answer.headers["HX-Push-Url"].startswith(f"/p/orsel/claims/{many.uuid}/compare/{wounded.uuid}/")
    assert 'id="desk"' in answer.content.decode()


def test_the_last_pair_says_that_nothing_is_left(many, few, ana, as_user, url):
    answer = as_user(ana).post(url, body(), headers={"HX-Request": "true"})
    assert "nothing is left to compare" in answer.content.decode()


def test_turned_means_the_other_way_round(many, few, ana, as_user, url):
    as_user(ana).post(url, body(kind="part_of:turned"))
    link = ClaimLink.objects.get()
    assert (link.claim_a, link.claim_b) == (few, many)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"kind": ""}, "Choose what the two claims are"),
        ({"kind": "friends"}, "Choose what the two claims are"),
        ({"dimension": ""}, "Say what they conflict on"),
        ({"dimension": "colour"}, "Choose what they conflict on"),
        ({"link": str(uuid4())}, "Not"),
    ],
)
def test_a_refused_decision_keeps_the_reason_that_was_typed(many, ana, as_user, url, fields, sentence):
    answer = as_user(ana).post(url, body(rationale="kept words") | fields)
    if "link" in fields:
        assert answer.status_code == 404
    else:
        assert answer.status_code == 422
        assert sentence in answer.content.decode()
        assert "kept words</textarea>" in answer.content.decode()
    assert not ClaimLink.objects.exists()


def test_a_second_decision_on_the_pair_replaces_the_first(many, few, ana, as_user, url):
    link = decided(many, few, "conflicts", ana)
    page = as_user(ana).get(url).content.decode()
    assert f'name="link" value="{link.uuid}"' in page
    as_user(ana).post(url, body(kind="repeats", link=str(link.uuid), version=1))
    link.refresh_from_db()
    assert (link.kind, link.dimension, link.version) == ("repeats", "", 2)
    assert as_user(ana).post(url, body(link=str(link.uuid), version=1)).status_code == 409
    assert ClaimLink.objects.count() == 1


def test_the_same_key_makes_one_link(many, few, ana, as_user, url):
    sent = body()
    for _ in range(2):
        assert as_user(ana).post(url, sent).status_code == 302
    assert ClaimLink.objects.count() == 1
    assert as_user(ana).post(url, sent | {"kind": "distinct"}).status_code == 422


@pytest.mark.parametrize(("who", "status"), [("ana", 302), ("sam", 302), ("vera", 403), ("eve", 404)])
def test_who_may_link_two_accepted_claims(many, few, as_user, url, request, who, status):
    Claim.objects.update(state="accepted")
    assert as_user(request.getfixturevalue(who)).post(url, body()).status_code == status
    assert ClaimLink.objects.count() == (1 if status == 302 else 0)


def test_a_draft_of_another_cannot_be_compared_with(many, few, ben, as_user, url, article):
    own = make_claim(article, ben, WOUNDED, expression="some 40", measure="wounded")
    mixed = f"/p/orsel/claims/{own.uuid}/compare/{few.uuid}/"
    for path in (url, mixed):
        assert as_user(ben).get(path).status_code == 404
        assert as_user(ben).post(path, body()).status_code == 404


def test_removing_and_bringing_back(many, few, ana, as_user):
    link = decided(many, few, "conflicts", ana)
    client, base = as_user(ana), f"/p/orsel/links/{link.uuid}/"
    assert client.get(f"{base}remove/").status_code == 405
    assert client.post(f"{base}remove/", {"key": str(uuid4()), "version": 9}).status_code == 409
    assert client.post(f"{base}remove/", {"key": str(uuid4()), "version": 1}).status_code == 302
    link.refresh_from_db()
    assert link.state == "withdrawn"
    again = decided(many, few, "repeats", ana)
    answer = client.post(f"{base}restore/", {"key": str(uuid4()), "version": 2})
    assert answer.status_code == 422
    ClaimLink.objects.filter(pk=again.pk).update(state="withdrawn")
    assert client.post(f"{base}restore/", {"key": str(uuid4()), "version": 2}).status_code == 302
    link.refresh_from_db()
    assert link.state == "draft"


@pytest.mark.parametrize(("who", "status"), [("sam", 403), ("ben", 403), ("vera", 403), ("eve", 404)])
def test_nobody_takes_anothers_link_back(many, few, ana, as_user, request, who, status):
    link = decided(many, few, "conflicts", ana)
    Claim.objects.update(state="accepted")
    ClaimLink.objects.update(state="accepted")
    client = as_user(request.getfixturevalue(who))
    for act in ("remove", "restore"):
        sent = {"key": str(uuid4()), "version": 1}
        assert client.post(f"/p/orsel/links/{link.uuid}/{act}/", sent).status_code == status


def test_the_actions_themselves_refuse_anothers_and_stale_links(many, few, ana, ben):
    link = decided(many, few, "conflicts", ana)
    with pytest.raises(NotAllowed):
        edit_link(link=link, kind="repeats", version=1, key=uuid4(), by=ben)
    with pytest.raises(Stale):
        edit_link(link=link, kind="repeats", version=5, key=uuid4(), by=ana)
