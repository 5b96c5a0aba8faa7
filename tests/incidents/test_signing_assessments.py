"""A supervisor signs low, best and high; it rests on claims of other people, as they were read."""

from uuid import uuid4

import pytest

from articles.actions.assessments import Basis, sign_assessment
from articles.actions.claims import edit_claim
from articles.domain.errors import KeyReused, NotAllowed, Refused, Stale
from articles.models import Assessment, AssessmentClaim, Claim, LogEntry, Membership
from tests.claims.sample import LOSSES, make_claim
from tests.incidents.garrison import Garrison, make_garrison, sign_body, sign_url, signed


@pytest.fixture
def garrison(article, ana, ben) -> Garrison:
    return make_garrison(article, ana, ben)


def by_action(garrison: Garrison, by, **fields: object) -> Assessment:
    shown = (garrison.many, garrison.executed, garrison.losses)
    basis = [Basis(claim.uuid, claim.version, claim is not garrison.executed) for claim in shown]
    asked = {
        "measure": "killed", "rule": "ucdp", "low": 68, "best": 101, "high": None, "high_open": True,
        "grade": "contested", "credibility": 3, "rationale": "The rolls.", "basis": basis, "key": uuid4(),
    }  # fmt: skip
    return sign_assessment(incident=garrison.incident, by=by, **(asked | fields))  # type: ignore[arg-type]


def test_the_form_starts_from_the_answer_of_the_rule_that_is_asked_for(garrison, sam, as_user):
    view = as_user(sam).get(sign_url(garrison), {"measure": "killed", "rule": "ucdp"}).context["view"]
    assert view.initial == {
        "measure": "killed", "rule": "ucdp", "low": 68, "best": 68, "high": None, "high_open": True,
    }  # fmt: skip
    assert [(line.claim.number, line.included) for line in view.lines] == [
        ("101 or more", True), ("23", False), ("68", True),
    ]  # fmt: skip
    assert [(choice.title, choice.words) for choice in view.choices] == [
        ("Range", "68–101+"), ("UCDP", "68 · 68 · open"), ("ACLED", "68"), ("GTD", "68"),
    ]  # fmt: skip
    acled = as_user(sam).get(
        sign_url(garrison), {"measure": "killed", "rule": "acled", "without": str(garrison.losses.uuid)}
    )
    assert acled.context["view"].initial["best"] == 100
    assert 'value="100"' in acled.content.decode()


def test_what_is_signed_keeps_the_rules_own_answer_and_the_claims_as_they_are(garrison, sam, as_user):
    row = signed(as_user(sam), garrison)
    assert (row.low, row.best, row.high, row.high_open, row.signed_by) == (68, 101, None, True, sam)
    assert (row.rule_low, row.rule_best, row.rule_high, row.rule_high_open) == (68, 68, None, True)
    assert (row.n_origins, row.n_conflicts, row.rule_version) == (2, 1, "1")
    kept = {line.claim.expression: line for line in AssessmentClaim.objects.all()}
    assert {name: line.included for name, line in kept.items()} == {
        "more than 100": True, "23": False, "68": True,
    }  # fmt: skip
    assert kept["23"].reason == "Who was executed is counted under killed already."
    assert (kept["68"].quote, kept["68"].low, kept["68"].high) == ("68 killed", 68, 68)
    entry = LogEntry.objects.get(verb="assessment.sign")
    assert entry.after["rationale"] == "The Guard counts its rolls only."
    assert set(entry.after["included"]) == {str(garrison.many.uuid), str(garrison.losses.uuid)}


def test_a_claim_taken_out_by_hand_is_left_out_of_the_rules_answer_too(garrison, sam, as_user):
    row = signed(as_user(sam), garrison, garrison.many, rule="acled", low="", best="100", high_open="")
    assert (row.best, row.rule_best, row.n_origins, row.n_conflicts) == (100, 100, 1, 0)
    out = row.rests_on.get(claim=garrison.losses)
    assert (out.included, out.reason) == (False, "Left out by sam; the rationale says why.")


def test_the_page_leads_back_to_the_card_of_the_measure(garrison, sam, as_user):
    client = as_user(sam)
    answer = client.post(sign_url(garrison), sign_body(garrison))
    assert answer.url == f"/p/orsel/incidents/{garrison.incident.uuid}/#assessment-killed"
    page = client.get(answer.url).content.decode()
    assert 'id="assessment-killed"' in page
    assert "The Guard counts its rolls only." in page
    assert "2 claims by 2 origins; 1 left out" in page


@pytest.mark.parametrize(("who", "status"), [("sam", 302), ("ana", 403), ("vera", 403), ("eve", 404)])
def test_only_supervisors_of_the_project_sign(garrison, as_user, request, who, status):
    client = as_user(request.getfixturevalue(who))
    assert client.post(sign_url(garrison), sign_body(garrison)).status_code == status
    assert Assessment.objects.count() == (status == 302)
    assert client.get(sign_url(garrison)).status_code == (200 if status == 302 else status)


def test_the_action_refuses_an_analyst_too(garrison, ana):
    with pytest.raises(NotAllowed):
        by_action(garrison, ana)


def test_nobody_signs_what_rests_on_his_own_claim(garrison, article, sam, ana, as_user):
    Membership.objects.filter(user=ana).update(role="supervisor")
    client = as_user(ana)
    shown = client.get(sign_url(garrison), {"measure": "killed"})
    assert "1 of the ticked claims is your own work" in shown.content.decode()
    assert str(garrison.many.uuid) in shown.context["view"].without_own
    answer = client.post(sign_url(garrison), sign_body(garrison))
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "a claim of your own: “more than 100 guards were killed”" in page
    assert "Leave it out, or ask another supervisor to sign." in page
    assert "The Guard counts its rolls only." in page
    assert not Assessment.objects.exists()
    without = sign_body(garrison, garrison.losses, low="68", best="68", high="68", high_open="")
    assert client.post(sign_url(garrison), without).status_code == 302


def test_a_signature_rests_on_accepted_claims_only(garrison, sam, as_user):
    Claim.objects.filter(pk=garrison.losses.pk).update(state="submitted")
    client = as_user(sam)
    view = client.get(sign_url(garrison), {"measure": "killed"}).context["view"]
    assert (view.pending, view.initial["low"]) == (1, 101)
    assert [(line.claim.number, line.included, line.reason) for line in view.lines][2] == (
        "68", False, "not accepted yet",
    )  # fmt: skip
    answer = client.post(sign_url(garrison), sign_body(garrison))
    assert answer.status_code == 422
    assert "Decide on it in the queue first, or leave it out." in answer.content.decode()
    assert not Assessment.objects.exists()
    assert client.post(sign_url(garrison), sign_body(garrison, garrison.many)).status_code == 302


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"low": "102"}, "Low (102) is above best (101). Change one of them."),
        ({"best": "", "high": "60", "high_open": ""}, "Low (68) is above high (60)."),
        ({"best": "101", "high": "100", "high_open": ""}, "Best (101) is above high (100)."),
        ({"high": "151"}, "An open top has no number."),
        ({"low": "", "best": ""}, "Write at least one number."),
        ({"low": "-1"}, "Nobody can be counted below 0."),
        ({"low": "many"}, "Write a whole number, or leave it blank."),
        ({"best": "9999999999999"}, "are not counted here"),
        ({"rationale": "  "}, "Write the rationale"),
        ({"grade": ""}, "Choose a grade"),
        ({"rule": "mine"}, "This form has lost a part"),
        ({"measure": "rumours"}, "This form has lost a part"),
        ({"claim": ["x:y"]}, "This form has lost a part"),
        ({"included": []}, "An assessment rests on at least one claim."),
    ],
)
def test_what_does_not_fit_is_refused_and_what_was_typed_stays(garrison, sam, as_user, fields, sentence):
    answer = as_user(sam).post(sign_url(garrison), sign_body(garrison, **fields))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    if "rationale" not in fields:
        assert "The Guard counts its rolls only." in page
    assert not Assessment.objects.exists()


def test_blank_is_not_zero_and_zero_is_a_number(garrison, sam, as_user):
    row = signed(as_user(sam), garrison, low="0", best="", high="", high_open="on")
    assert (row.low, row.best, row.high) == (0, None, None)
    page = as_user(sam).get(f"/p/orsel/assessments/{row.uuid}/").content.decode()
    assert '<span class="blank">blank</span>' in page


def test_other_methods_are_not_answered(garrison, sam, as_user):
    assert as_user(sam).put(sign_url(garrison)).status_code == 405
    row = signed(as_user(sam), garrison)
    assert as_user(sam).get(f"/p/orsel/assessments/{row.uuid}/reopen/").status_code == 405


def test_the_same_form_twice_signs_once(garrison, sam, as_user):
    client, sent = as_user(sam), sign_body(garrison)
    for _ in range(2):
        assert client.post(sign_url(garrison), sent).status_code == 302
    assert Assessment.objects.count() == 1
    assert client.post(sign_url(garrison), sent | {"low": "60"}).status_code == 422
    key = uuid4()
    with pytest.raises(Stale, match="A signature by sam stands for this measure"):
        by_action(garrison, sam)
    assert by_action(garrison, sam, measure="executed", basis=basis_of(garrison.executed), low=23, key=key)
    with pytest.raises(KeyReused):
        by_action(garrison, sam, measure="executed", basis=basis_of(garrison.executed), low=22, key=key)


def basis_of(*claims: Claim) -> list[Basis]:
    return [Basis(claim.uuid, claim.version, True) for claim in claims]


def test_a_second_signature_for_a_measure_is_refused_with_the_first_named(garrison, sam, as_user):
    client = as_user(sam)
    signed(client, garrison)
    answer = client.post(sign_url(garrison), sign_body(garrison))
    assert answer.status_code == 409
    assert "A signature by sam stands for this measure. Reopen it first" in answer.content.decode()


def test_a_claim_that_changed_meanwhile_stops_the_signature_and_says_what_changed(
    garrison, article, sam, ben, as_user
):
    sent = sign_body(garrison)
    Claim.objects.filter(pk=garrison.losses.pk).update(state="draft")
    garrison.losses.refresh_from_db()
    edit_claim(
        claim=garrison.losses,
        fields={"expression": "86"},
        version=garrison.losses.version,
        key=uuid4(),
        by=ben,
    )
    Claim.objects.filter(pk=garrison.losses.pk).update(state="accepted")
    make_claim(article, ben, LOSSES, incident=garrison.incident, state="accepted")
    Claim.objects.filter(pk=garrison.executed.pk).update(incident=None)
    client = as_user(sam)
    answer = client.post(sign_url(garrison), sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert not Assessment.objects.exists()
    assert list(answer.context["view"].changed) == [
        "“23 officers” is no claim about this any more.", "“68 killed” changed.", "“68 killed” was added.",
    ]  # fmt: skip
    assert "The Guard counts its rolls only." in page
    again = sent | {
        "claim": [line.basis for line in answer.context["view"].lines],
        "included": [line.claim.key for line in answer.context["view"].lines if line.included],
        "key": str(uuid4()),
    }
    assert client.post(sign_url(garrison), again).status_code == 302


def test_a_basis_with_a_claim_nobody_has_is_stale(garrison, sam):
    with pytest.raises(Stale):
        by_action(garrison, sam, basis=[*basis_of(garrison.many), Basis(uuid4(), 1, True)])


def test_the_action_refuses_what_no_assessment_can_say(garrison, sam):
    for fields in ({"measure": "x"}, {"rule": "x"}, {"grade": ""}, {"credibility": 9}, {"low": 2**40}):
        with pytest.raises(Refused):
            by_action(garrison, sam, **fields)
    assert not Assessment.objects.exists()


def test_signing_costs_the_same_for_few_and_many_claims(garrison, article, ben, sam, as_user):
    from tests.statements import statements

    counts = []
    for number in (1, 12):
        for _ in range(number):
            make_claim(article, ben, LOSSES, incident=garrison.incident, state="accepted")
        client = as_user(sam)
        view = client.get(sign_url(garrison), {"measure": "killed"}).context["view"]
        sent = sign_body(garrison) | {
            "claim": [line.basis for line in view.lines],
            "included": [line.claim.key for line in view.lines if line.included],
        }
        with statements() as seen:
            assert client.post(sign_url(garrison), sent).status_code == 302
        counts.append(len(seen))
        Assessment.objects.update(reopened_at="2023-04-01T00:00Z", reopened_by=sam, reopen_reason="Again")
    assert counts[0] == counts[1] <= 22
