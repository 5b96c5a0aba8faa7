"""Recording a claim: what is stored, what is refused, who may, what a resend does."""

from uuid import uuid4

import pytest

from articles.actions.claim_parts import Hop
from articles.actions.claims import save_claim
from articles.domain.errors import Refused
from articles.models import Claim, Entity, Incident, LogEntry
from tests.claims.sample import KILLED, LOSSES, Counted, anchor, make_claim, make_incident, typed

HTMX = {"HX-Request": "true"}


@pytest.fixture
def url(article):
    return f"/p/orsel/articles/{article.uuid}/claims/new/"


@pytest.fixture
def entity(project):
    from articles.actions.entities import create_entity

    def make(name: str, kind: str = "state_force", by=None) -> Entity:
        return create_entity(project=project, name=name, kind=kind, key=uuid4(), by=by)

    return make


def test_the_number_is_read_into_both_intervals(article, ana):
    claim = make_claim(article, ana, KILLED, expression="more than 100")
    assert (claim.qualifier, claim.low, claim.high) == ("more_than", 101, None)
    assert (claim.soft_low, claim.soft_high, claim.unit) == (101, 149, "persons")


def test_a_claim_without_a_number_is_blank_and_not_zero(article, ana):
    claim = make_claim(article, ana, KILLED, expression="")
    assert (claim.low, claim.high, claim.soft_low, claim.soft_high, claim.qualifier) == (None,) * 4 + ("",)


def test_a_form_saves_fields_ranges_chain_and_a_new_incident(article, ana, as_user, url, entity):
    entity("Interior Guard", by=ana)
    victim = anchor(article, "guards")
    sent = typed(
        article, KILLED, expression="more than 100", victim_label="guards", victim_entity="interior guard",
        victim_start=victim.start, victim_end=victim.end, victim_quote="guards", victim_status="combatant",
        hors_de_combat="no", claimant_label="The Northern Accord", stance="asserted", where_prec="1",
        date_start="2023-03-14", date_end="2023-03-15", incident="new", new_incident="Raid on Sul Ford",
        hop_agent=["Interior Guard", "Harbour Wire"], hop_act=["stated", "reported"],
        hop_medium=["radio", ""],
        hop_date=["2023-03-17", ""], source_reliability="C", information_credibility="3",
    )  # fmt: skip
    answer = as_user(ana).post(url, sent)
    claim = Claim.objects.get()
    assert answer.status_code == 302
    assert answer.url == f"/p/orsel/claims/{claim.uuid}/"
    assert (claim.victim_entity.name, claim.hors_de_combat, claim.where_prec) == ("Interior Guard", False, 1)
    assert claim.incident.title == "Raid on Sul Ford"
    assert {(r.role, r.quote) for r in claim.ranges.all()} == {("evidence", KILLED), ("victim", "guards")}
    hops = [(h.order, h.agent_label, h.agent_entity and h.agent_entity.name) for h in claim.hops.all()]
    assert hops == [(1, "Interior Guard", "Interior Guard"), (2, "Harbour Wire", None)]
    entry = LogEntry.objects.get(verb="claim.save")
    assert entry.after["chain"][0][:3] == ["Interior Guard", "stated", "radio"]
    assert LogEntry.objects.filter(verb="incident.create").count() == 1


def test_the_form_proposes_what_the_words_say_and_no_more(article, ana, as_user, url):
    at = anchor(article, LOSSES)
    page = as_user(ana).get(f"{url}?start={at.start}&end={at.end}", headers=HTMX).content.decode()
    assert 'value="68"' in page
    assert '<option value="killed" selected>' in page
    quiet = anchor(article, "Interior Guard put its losses")
    page = as_user(ana).get(f"{url}?start={quiet.start}&end={quiet.end}", headers=HTMX).content.decode()
    assert '<option value="" selected>not said</option>' in page
    assert '<option value="killed" selected>' not in page


def test_words_can_be_written_where_nothing_can_be_selected(article, ana, as_user, url):
    client = as_user(ana)
    assert (
        'name="evidence_quote" value="68 killed"' in client.get(url, {"words": "68 killed"}).content.decode()
    )
    assert "These words are not in the article" in client.get(url, {"words": "69 killed"}).content.decode()


def test_low_above_high_is_refused_with_the_typed_text_kept(article, ana, as_user, url):
    sent = typed(article, low="150", high="100", override_reason="x", victim_label="guards of the depot")
    answer = as_user(ana).post(url, sent, headers=HTMX)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Low (150) is above high (100). Change one of them." in page
    assert 'value="guards of the depot"' in page
    assert not Claim.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("expression", "very sorry", "is not read as a number"),
        ("low", "5", "Say why the interval is set by hand"),
        ("override_reason", "a hunch", "Write the low number too"),
        ("date_end", "2023-03-15", "Give the first day too"),
        ("victim_entity", "Nobody Known", "No entity goes by “Nobody Known”"),
        ("incident", "new", "Give the new incident a title"),
        ("incident", "0c7f2d1a-5b33-4a39-9e0b-6f2c7c1e8d0a", "not one of the available choices"),
        ("measure", "annoyed", "not one of the available choices"),
        ("evidence_quote", "69 killed", "not the words at that place"),
        ("evidence_start", "", "A claim rests on words"),
        ("evidence_end", "999999", "lies outside the article"),
        ("hop_agent", "Somebody", "Say what Somebody did"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(article, ana, as_user, url, field, value, sentence):
    sent = typed(article, hop_act="", hop_medium="", hop_date="", rationale="kept") | {field: value}
    answer = as_user(ana).post(url, sent)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert ">kept</textarea>" in answer.content.decode().replace("\r\n", "").replace("\n", "")
    assert not Claim.objects.exists()


def test_an_override_keeps_its_reason_and_the_words(article, ana):
    claim = make_claim(
        article, ana, KILLED, expression="more than 100", low=101, high=120, override_reason="list"
    )
    assert (claim.low, claim.high, claim.soft_low, claim.soft_high) == (101, 120, 101, 120)
    assert (claim.expression, claim.qualifier, claim.override_reason) == (
        "more than 100",
        "more_than",
        "list",
    )


def test_hops_are_added_moved_and_removed_without_script(article, ana, as_user, url):
    client = as_user(ana)
    chain = {
        "hop_agent": ["One", "Two"],
        "hop_act": ["stated"] * 2,
        "hop_medium": [""] * 2,
        "hop_date": [""] * 2,
    }

    def agents(move: str) -> list[str]:
        answer = client.post(url, typed(article, move=move, **chain))
        assert answer.status_code == 200
        return [hop.agent for hop in answer.context["view"].hops]

    assert agents("add") == ["One", "Two", ""]
    assert agents("up:1") == ["Two", "One"]
    assert agents("remove:0") == ["Two"]
    assert agents("down:7") == ["One", "Two"]
    assert not Claim.objects.exists()


def test_the_same_key_makes_one_claim(article, ana, as_user, url):
    key = uuid4()
    sent = typed(article, key=key, incident="new", new_incident="Raid")
    for _ in range(2):
        assert as_user(ana).post(url, sent).status_code == 302
    assert (Claim.objects.count(), Incident.objects.count()) == (1, 1)
    again = as_user(ana).post(url, sent | {"rationale": "other"})
    assert again.status_code == 422
    assert "already sent with other content" in again.content.decode()


def test_an_incident_of_another_project_cannot_be_used(article, ana, sam):
    from articles.models import Project

    other = make_incident(Project.objects.create(slug="other", title="Other"), ana)
    with pytest.raises(Refused, match="not in the project"):
        make_claim(article, ana, incident=other)


def test_a_hop_without_a_name_is_refused(article, ana):
    with pytest.raises(Refused, match="Hop 1 has no name"):
        make_claim(article, ana, hops=[Hop("", "stated", "radio")])


@pytest.mark.parametrize(("who", "status"), [("ana", 302), ("sam", 302), ("vera", 403), ("eve", 404)])
def test_who_may_record_a_claim(article, as_user, url, request, who, status):
    client = as_user(request.getfixturevalue(who))
    assert client.post(url, typed(article)).status_code == status
    assert Claim.objects.count() == (1 if status == 302 else 0)


def test_a_save_with_its_candidates_costs_at_most_20_queries(
    article, ana, as_user, url, tags, project, entity
):
    incident = make_incident(project, ana)
    entity("Interior Guard", by=ana)
    for n in range(20):
        make_claim(article, ana, KILLED, expression=f"more than {100 + n}", incident=incident)
    client = as_user(ana)
    sent = typed(
        article, incident=str(incident.uuid), claimant_entity="Interior Guard",
        hop_agent="Interior Guard", hop_act="stated", hop_medium="", hop_date="",
    )  # fmt: skip
    client.get("/p/orsel/claims/")  # the session's own bookkeeping is not the save's
    with Counted() as counted:
        answer = client.post(url, sent, headers=HTMX)
    assert "20 other claims about this incident: 20 conflicts" in answer.content.decode()
    assert len(counted.statements) <= 20


def test_the_reply_redraws_the_passage_with_margin_and_line(article, ana, as_user, url, tags):
    page = as_user(ana).post(url, typed(article), headers=HTMX).content.decode()
    claim = Claim.objects.get()
    assert f'data-claims="{claim.uuid}"' in page
    assert f'data-inspects="{claim.uuid}"' in page
    assert 'hx-swap-oob="true"' in page


def test_save_claim_takes_no_unknown_field(article, ana):
    with pytest.raises(TypeError, match="no field"):
        save_claim(
            article=article, evidence=[anchor(article, LOSSES)], fields={"colour": "x"}, key=uuid4(), by=ana
        )
