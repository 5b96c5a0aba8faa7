"""Changing and removing a claim, and a save that meets another."""

from uuid import uuid4

import pytest

from articles.actions.claim_parts import Hop
from articles.actions.claims import edit_claim
from articles.domain.errors import NotAllowed, Stale
from articles.models import Claim, LogEntry
from tests.claims.sample import KILLED, LOSSES, Counted, anchor, make_claim, make_incident, typed

HTMX = {"HX-Request": "true"}


@pytest.fixture
def claim(article, ana) -> Claim:
    return make_claim(article, ana, victim_label="guards", hops=[Hop("Interior Guard", "stated")])


@pytest.fixture
def url(claim):
    return f"/p/orsel/claims/{claim.uuid}/edit/"


def sent(claim: Claim, **fields: object) -> dict[str, object]:
    """What the form of the claim sends, with some fields changed."""
    chain = {"hop_agent": "Interior Guard", "hop_act": "stated", "hop_medium": "", "hop_date": ""}
    return (
        typed(claim.article, victim_label="guards", version=claim.version, unit="persons", **chain) | fields
    )


def test_an_edit_changes_the_claim_and_is_logged_before_and_after(claim, ana, as_user, url):
    answer = as_user(ana).post(url, sent(claim, expression="about 70", hop_agent="Guard spokesman"))
    claim.refresh_from_db()
    assert answer.status_code == 302
    assert (claim.low, claim.high, claim.version) == (56, 84, 2)
    assert [hop.agent_label for hop in claim.hops.all()] == ["Guard spokesman"]
    entry = LogEntry.objects.get(verb="claim.edit")
    assert (entry.before["expression"], entry.after["expression"]) == ("68", "about 70")
    assert entry.before["chain"][0][0] == "Interior Guard"


def test_an_edit_that_sends_nothing_new_keeps_ranges_and_chain(claim, ana):
    ranges = list(claim.ranges.values_list("pk", flat=True))
    edit_claim(claim=claim, fields={"rationale": "seen"}, version=1, key=uuid4(), by=ana)
    claim.refresh_from_db()
    assert list(claim.ranges.values_list("pk", flat=True)) == ranges
    assert (claim.rationale, claim.expression, claim.low, claim.victim_label) == ("seen", "68", 68, "guards")


def test_moving_the_evidence_moves_the_claim(claim, ana, as_user, url):
    at = anchor(claim.article, KILLED)
    words = {"evidence_start": at.start, "evidence_end": at.end, "evidence_quote": at.quote}
    page = as_user(ana).post(url, sent(claim, **words), headers=HTMX).content.decode()
    claim.refresh_from_db()
    assert (claim.start, claim.quote) == (at.start, KILLED)
    # both the passage it left and the one it came to are drawn again
    assert page.count('class="psg psg-para"') >= 2


def test_a_number_set_by_hand_goes_back_to_the_words_when_the_hand_lets_go(claim, ana, as_user, url):
    client = as_user(ana)
    client.post(url, sent(claim, low="60", high="70", override_reason="list of names"))
    claim.refresh_from_db()
    assert (claim.low, claim.high) == (60, 70)
    assert 'name="low" value="60"' in client.get(url).content.decode()
    client.post(url, sent(claim))
    claim.refresh_from_db()
    assert (claim.low, claim.high, claim.override_reason) == (68, 68, "")


def test_a_stale_save_answers_409_with_mine_theirs_and_the_form(claim, ana, as_user, url):
    old = sent(claim, victim_label="guards of mine")
    edit_claim(
        claim=Claim.objects.get(), fields={"victim_label": "guards of theirs", "expression": "about 70"},
        version=1, key=uuid4(), by=ana,
    )  # fmt: skip
    answer = as_user(ana).post(url, old, headers=HTMX)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody saved this claim while you were editing" in page
    rows = {row.name: row for row in answer.context["view"].merge.rows}
    assert "".join(piece.text for piece in rows["victims"].theirs) == "guards of theirs"
    assert [piece.text for piece in rows["victims"].mine if piece.differs] == [" mine"]
    assert (rows["victims"].take, rows["number"].take) == ("mine", "theirs")
    assert 'value="guards of mine"' in page
    assert "Victims: guards of mine" in answer.context["view"].merge.mine_text
    assert 'name="version" value="2"' in page
    assert Claim.objects.get().victim_label == "guards of theirs"


def test_the_mix_takes_each_field_from_the_side_that_was_chosen(claim, ana, as_user, url):
    edit_claim(
        claim=Claim.objects.get(), fields={"victim_label": "theirs", "expression": "about 70"},
        hops=[Hop("Somebody else", "stated")], version=1, key=uuid4(), by=ana,
    )  # fmt: skip
    mix = sent(
        claim, victim_label="mine", version=2, take_victims="mine", take_number="theirs", take_chain="theirs"
    )
    assert as_user(ana).post(url, mix).status_code == 302
    claim.refresh_from_db()
    assert (claim.victim_label, claim.expression, claim.low) == ("mine", "about 70", 56)
    assert [hop.agent_label for hop in claim.hops.all()] == ["Somebody else"]


def test_a_mix_that_meets_a_third_save_is_stale_again(claim, ana, as_user, url):
    for version, words in ((1, "second"), (2, "third")):
        edit_claim(
            claim=Claim.objects.get(), fields={"victim_label": words}, version=version, key=uuid4(), by=ana
        )
    assert as_user(ana).post(url, sent(claim, victim_label="mine", version=2)).status_code == 409
    assert Claim.objects.get().victim_label == "third"


def test_a_refused_edit_keeps_what_was_typed_and_its_version(claim, ana, as_user, url):
    answer = as_user(ana).post(url, sent(claim, expression="very sorry", rationale="because"))
    assert answer.status_code == 422
    assert "because</textarea>" in answer.content.decode()
    assert 'name="version" value="1"' in answer.content.decode()


def test_a_resent_edit_changes_once_and_another_body_is_refused(claim, ana, as_user, url):
    body = sent(claim, expression="about 70")
    for _ in range(2):
        assert as_user(ana).post(url, body).status_code == 302
    assert Claim.objects.get().version == 2
    assert as_user(ana).post(url, body | {"expression": "about 80"}).status_code == 422


@pytest.mark.parametrize("state", ["submitted", "accepted", "rejected", "withdrawn"])
def test_only_drafts_and_returned_claims_are_edited(claim, ana, as_user, url, state):
    Claim.objects.update(state=state)
    answer = as_user(ana).post(url, sent(claim, expression="about 70"))
    assert answer.status_code == 422
    assert "so it cannot be changed" in answer.content.decode()
    assert Claim.objects.get().expression == "68"


@pytest.mark.parametrize(("who", "status"), [("sam", 403), ("ben", 404), ("vera", 404), ("eve", 404)])
def test_nobody_changes_anothers_claim(claim, as_user, url, request, who, status):
    client = as_user(request.getfixturevalue(who))
    for path in (url, url.replace("edit", "remove"), url.replace("edit", "restore")):
        assert client.post(path, sent(claim, expression="about 70")).status_code == status
    assert client.get(url).status_code == status
    claim.refresh_from_db()
    assert (claim.expression, claim.state) == ("68", "draft")


def test_an_accepted_claim_is_seen_and_not_changed_by_others(claim, ben, as_user, url):
    Claim.objects.update(state="accepted")
    assert as_user(ben).post(url, sent(claim)).status_code == 403


def test_the_action_itself_refuses_anothers_claim(claim, ben):
    with pytest.raises(NotAllowed):
        edit_claim(claim=claim, fields={"rationale": "x"}, version=1, key=uuid4(), by=ben)


def test_removing_takes_the_line_off_and_undo_brings_it_back(claim, ana, as_user, url):
    client = as_user(ana)
    answer = client.post(url.replace("edit", "remove"), {"key": str(uuid4()), "version": 1}, headers=HTMX)
    assert "Undo brings it back" in answer.content.decode()
    assert "data-claims" not in answer.content.decode()
    claim.refresh_from_db()
    assert claim.state == "withdrawn"
    client.post(url.replace("edit", "restore"), {"key": str(uuid4()), "version": 2})
    claim.refresh_from_db()
    assert (claim.state, claim.version) == ("draft", 3)


def test_removing_needs_post_the_key_and_the_version(claim, ana, as_user, url):
    client = as_user(ana)
    remove = url.replace("edit", "remove")
    assert client.get(remove).status_code == 405
    assert client.get(url.replace("edit", "restore")).status_code == 405
    assert client.post(remove, {"version": 1}).status_code == 422
    assert client.post(remove, {"key": str(uuid4())}).status_code == 422
    assert client.post(remove, {"key": str(uuid4()), "version": 7}).status_code == 409
    assert Claim.objects.get().state == "draft"


def test_stale_names_what_stands_now(claim, ana):
    edit_claim(claim=Claim.objects.get(), fields={"rationale": "first"}, version=1, key=uuid4(), by=ana)
    with pytest.raises(Stale) as stale:
        edit_claim(claim=claim, fields={"rationale": "second"}, version=1, key=uuid4(), by=ana)
    assert stale.value.theirs["rationale"] == "first"


def test_a_claim_in_a_far_incident_keeps_it_in_the_form(claim, ana, as_user, url, project):
    incident = make_incident(project, ana)
    Claim.objects.update(incident=incident)
    page = as_user(ana).get(url).content.decode()
    assert f'<option value="{incident.uuid}" selected>' in page


def test_an_edit_of_the_number_costs_at_most_22_queries(claim, ana, as_user, url, tags):
    client = as_user(ana)
    client.get("/p/orsel/claims/")
    with Counted() as counted:
        assert client.post(url, sent(claim, expression="about 70"), headers=HTMX).status_code == 200
    assert len(counted.statements) <= 22


def test_words_of_the_form_stand_for_the_stored_claim(article, ana, as_user):
    """The form of a stored claim, sent back as it is, changes nothing but the version."""
    claim = make_claim(
        article, ana, KILLED, expression="more than 100",
        ranges={"quantity": [anchor(article, "more than 100")]}, hors_de_combat=False, where_prec=2,
        source_reliability="B", information_credibility=2, stance="hedged",
        unit="persons", kind="casualty",
    )  # fmt: skip
    url = f"/p/orsel/claims/{claim.uuid}/edit/"
    form = as_user(ana).get(url).context["form"]
    body = {name: form.typed.getlist(name) for name in form.typed} | {"key": str(uuid4()), "version": 1}
    before = {f.name: getattr(claim, f.name) for f in claim._meta.fields}
    assert as_user(ana).post(url, body).status_code == 302
    claim = Claim.objects.get(pk=claim.pk)
    after = {f.name: getattr(claim, f.name) for f in claim._meta.fields}
    assert {name for name in after if after[name] != before[name]} == {"version", "updated_at"}
    assert sorted(r.role for r in claim.ranges.all()) == ["evidence", "quantity"]
    assert LOSSES not in {r.quote for r in claim.ranges.all()}
