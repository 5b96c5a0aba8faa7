"""Claims are attached, detached and split off, each act logged once, and taken back.

Planted: refuse_signed without its query, move without the version check, not_moved_since without the later
moves: each is seen here.
"""

from uuid import uuid4

import pytest

from articles.actions.claims import edit_claim
from articles.actions.incident_claims import (
    attach_claims,
    detach_claims,
    last_undoable,
    split_incident,
    undo_claims,
)
from articles.actions.incidents import create_incident
from articles.domain.errors import Refused, Stale
from articles.models import Assessment, Incident, LogEntry
from tests.claims.sample import KILLED, WOUNDED, make_claim, make_incident
from tests.incidents.sample import about, again, entry_of, sign


@pytest.fixture
def raid(project, ana) -> Incident:
    return make_incident(project, ana)


@pytest.fixture
def three(article, ana):
    return [make_claim(article, ana), make_claim(article, ana, KILLED), make_claim(article, ana, WOUNDED)]


def test_claims_are_attached_in_one_act_with_one_log_row(raid, three, ana):
    rows = LogEntry.objects.count()
    attach_claims(incident=raid, claims=three, key=uuid4(), by=ana)
    assert about(*three) == [raid] * 3
    assert [claim.version for claim in again(*three)] == [2, 2, 2]
    assert LogEntry.objects.count() == rows + 1
    entry = entry_of("incident.attach")
    assert entry.after["claims"] == [str(claim.uuid) for claim in three]
    assert entry.before["moved"] == [[str(claim.uuid), None] for claim in three]


def test_attaching_takes_a_claim_from_where_it_was_and_undo_puts_it_back_there(project, raid, three, ana):
    other = make_incident(project, ana, "Night at Marren")
    attach_claims(incident=other, claims=three[:1], key=uuid4(), by=ana)
    attach_claims(incident=raid, claims=again(*three), key=uuid4(), by=ana)
    assert about(*three) == [raid] * 3
    entry = last_undoable(raid, ana)
    undo_claims(incident=raid, entry=entry.pk, key=uuid4(), by=ana)
    assert about(*three) == [other, None, None]
    assert entry_of("incident.undo").undoes == entry
    assert last_undoable(raid, ana) is None
    with pytest.raises(Refused, match="taken back already"):
        undo_claims(incident=raid, entry=entry.pk, key=uuid4(), by=ana)


def test_claims_are_detached_and_the_detaching_is_taken_back(raid, three, ana):
    attach_claims(incident=raid, claims=three, key=uuid4(), by=ana)
    detach_claims(incident=raid, claims=again(*three[:2]), key=uuid4(), by=ana)
    assert about(*three) == [None, None, raid]
    undo_claims(incident=raid, entry=last_undoable(raid, ana).pk, key=uuid4(), by=ana)
    assert about(*three) == [raid] * 3


def test_only_a_claim_that_is_there_can_be_detached(raid, three, ana):
    with pytest.raises(Refused, match="not in this incident any more"):
        detach_claims(incident=raid, claims=three, key=uuid4(), by=ana)


def test_undo_leaves_alone_what_was_moved_since(project, raid, three, ana, ben):
    other = make_incident(project, ana, "Night at Marren")
    attach_claims(incident=raid, claims=three, key=uuid4(), by=ana)
    attach_claims(incident=other, claims=again(three[0]), key=uuid4(), by=ben)
    attach_claims(incident=raid, claims=again(three[0]), key=uuid4(), by=ben)  # away and back is a decision
    edit_claim(claim=again(three[1])[0], fields={"incident": other}, version=2, key=uuid4(), by=ana)
    undo_claims(incident=raid, entry=last_undoable(raid, ana).pk, key=uuid4(), by=ana)
    assert about(*three) == [raid, other, None]


def test_undo_says_when_nothing_is_left_to_put_back(project, raid, three, ana):
    other = make_incident(project, ana, "Night at Marren")
    attach_claims(incident=raid, claims=three, key=uuid4(), by=ana)
    entry = last_undoable(raid, ana)
    attach_claims(incident=other, claims=again(*three), key=uuid4(), by=ana)
    with pytest.raises(Refused, match="nothing left to put back"):
        undo_claims(incident=raid, entry=entry.pk, key=uuid4(), by=ana)


def test_a_split_makes_an_incident_of_the_chosen_claims_with_place_and_date(raid, three, ana):
    Incident.objects.filter(pk=raid.pk).update(place_label="Sul Ford", date_start="2023-03-14", date_prec=1)
    raid.refresh_from_db()
    attach_claims(incident=raid, claims=three, key=uuid4(), by=ana)
    made = split_incident(incident=raid, claims=again(*three[:2]), title="Second raid", key=uuid4(), by=ana)
    assert about(*three) == [made, made, raid]
    assert (made.title, made.place_label, made.date_prec) == ("Second raid", "Sul Ford", 1)
    entry = entry_of("incident.split")
    assert (entry.subject_id, entry.after["split_from"]) == (str(made.uuid), str(raid.uuid))


def test_taking_a_split_back_leads_the_empty_incident_to_the_old_one(raid, three, ana):
    attach_claims(incident=raid, claims=three, key=uuid4(), by=ana)
    made = split_incident(incident=raid, claims=again(three[0]), title="Second raid", key=uuid4(), by=ana)
    undo_claims(incident=made, entry=last_undoable(made, ana).pk, key=uuid4(), by=ana)
    assert about(*three) == [raid] * 3
    assert Incident.objects.get(pk=made.pk).merged_into == raid


def test_a_split_asks_for_a_title_and_for_claims_of_this_incident(raid, three, ana):
    attach_claims(incident=raid, claims=three[:1], key=uuid4(), by=ana)
    with pytest.raises(Refused, match="title"):
        split_incident(incident=raid, claims=again(three[0]), title=" ", key=uuid4(), by=ana)
    with pytest.raises(Refused, match="not in this incident any more"):
        split_incident(incident=raid, claims=again(three[1]), title="Second", key=uuid4(), by=ana)
    with pytest.raises(Refused, match="at least one claim"):
        split_incident(incident=raid, claims=[], title="Second", key=uuid4(), by=ana)
    assert Incident.objects.count() == 1


def test_an_incident_is_made_with_the_claim_it_is_made_from(project, three, ana):
    made = create_incident(
        project=project, fields={"title": "Sul Ford"}, claims=three[:1], key=uuid4(), by=ana
    )
    assert about(three[0]) == [made]
    entry = entry_of("incident.create")
    assert (entry.after["title"], entry.after["claims"]) == ("Sul Ford", [str(three[0].uuid)])


def test_the_same_form_twice_is_one_act(raid, three, ana):
    for act in (attach_claims, detach_claims):
        key = uuid4()
        for _ in range(2):
            act(incident=raid, claims=again(*three), key=key, by=ana)
    key = uuid4()
    attach_claims(incident=raid, claims=again(*three), key=uuid4(), by=ana)
    made = [
        split_incident(incident=raid, claims=again(three[0]), title="Second", key=key, by=ana)
        for _ in range(2)
    ]
    assert made[0] == made[1]
    verbs = LogEntry.objects.filter(subject_type="incident").values_list("verb", flat=True)
    assert [verb for verb in verbs if verb != "incident.create"] == [
        "incident.attach", "incident.detach", "incident.attach", "incident.split",
    ]  # fmt: skip
    with pytest.raises(Refused, match="other content"):
        attach_claims(incident=raid, claims=again(three[1]), key=key, by=ana)


def test_a_claim_that_changed_since_the_list_was_shown_is_not_moved(raid, three, ana):
    shown = {claim.uuid: claim.version for claim in three}
    edit_claim(claim=three[0], fields={"victim_label": "guards"}, version=1, key=uuid4(), by=ana)
    with pytest.raises(Stale, match="One of the claims was changed"):
        attach_claims(incident=raid, claims=again(*three), versions=shown, key=uuid4(), by=ana)
    assert about(*three) == [None] * 3


@pytest.mark.parametrize("number", [0, 201])
def test_none_and_more_than_200_are_refused(raid, three, ana, number):
    with pytest.raises(Refused, match=r"at least one|At most 200"):
        attach_claims(incident=raid, claims=three[:1] * number, key=uuid4(), by=ana)


def test_removed_and_foreign_claims_are_refused(raid, article, three, ana):
    gone = make_claim(article, ana, state="withdrawn")
    with pytest.raises(Refused, match="removed"):
        attach_claims(incident=raid, claims=[three[0], gone], key=uuid4(), by=ana)
    three[0].project_id += 1
    with pytest.raises(Refused, match="another project"):
        attach_claims(incident=raid, claims=three, key=uuid4(), by=ana)
    assert about(*three) == [None] * 3


def test_what_a_signed_assessment_rests_on_stays_until_it_is_reopened(project, raid, three, ana, sam):
    attach_claims(incident=raid, claims=three[:2], key=uuid4(), by=ana)
    signed = sign(raid, again(three[0]), sam)
    other = make_incident(project, ana, "Night at Marren")
    sentence = "What sam signed for “Raid on Sul Ford” .killed. rests on one of these claims. Reopen"
    with pytest.raises(Refused, match=sentence):
        detach_claims(incident=raid, claims=again(*three[:2]), key=uuid4(), by=ana)
    with pytest.raises(Refused, match=sentence):
        split_incident(incident=raid, claims=again(three[0]), title="Second", key=uuid4(), by=ana)
    with pytest.raises(Refused, match=sentence):
        attach_claims(incident=other, claims=again(three[0]), key=uuid4(), by=ana)
    with pytest.raises(Refused, match=sentence):
        edit_claim(claim=again(three[0])[0], fields={"incident": other}, version=2, key=uuid4(), by=ana)
    assert about(*three) == [raid, raid, None]
    attach_claims(incident=raid, claims=again(three[2]), key=uuid4(), by=ana)
    detach_claims(incident=raid, claims=again(three[1]), key=uuid4(), by=ana)
    Assessment.objects.filter(pk=signed.pk).update(
        reopened_at="2023-04-01T10:00:00Z", reopened_by=sam, reopen_reason="New list."
    )
    detach_claims(incident=raid, claims=again(three[0]), key=uuid4(), by=ana)
    assert about(*three) == [None, None, raid]


def test_a_merged_incident_is_no_place_for_a_claim(project, article, raid, ana):
    gone = Incident.objects.create(project=project, title="Gone", merged_into=raid)
    with pytest.raises(Refused, match="merged into another"):
        make_claim(article, ana, incident=gone)


def test_a_form_that_meets_a_move_names_the_mover(raid, three, ana, sam, as_user):
    claim = three[0]
    url = f"/p/orsel/claims/{claim.uuid}/edit/"
    form = as_user(ana).get(url).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields}
    sent |= {"key": str(uuid4()), "version": 1, "victim_label": "guards", "evidence_start": claim.start}
    sent |= {"evidence_end": claim.end, "evidence_quote": claim.quote}
    attach_claims(incident=raid, claims=three[:1], key=uuid4(), by=sam)
    answer = as_user(ana).post(url, sent)
    assert answer.status_code == 409
    assert "<bdi>sam</bdi> saved at" in answer.content.decode()
