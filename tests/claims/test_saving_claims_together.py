"""Several claims by one act: all or none, one receipt, each with its log row."""

from uuid import uuid4

import pytest

from articles.actions.claims_together import MOST, ClaimParts, save_claims
from articles.domain.errors import KeyReused, Refused
from articles.models import Claim, ClaimLink, Incident, LogEntry, Receipt
from tests.claims.sample import KILLED, LOSSES, WOUNDED, Counted, anchor

OFFICERS = "23 officers"


@pytest.fixture
def parts(article):
    def make(words: str, expression: str, measure: str = "killed", part_of: int | None = None) -> ClaimParts:
        fields = {"measure": measure, "expression": expression}
        return ClaimParts([anchor(article, words)], fields, part_of=part_of)

    return make


@pytest.fixture
def three(parts):
    return [
        parts(KILLED, "more than 100"),
        parts(OFFICERS, "23", part_of=0),
        parts(WOUNDED, "some 40", "wounded"),
    ]


def test_the_claims_and_their_links_are_recorded(article, ana, three):
    first = save_claims(article=article, claims=three, new_incident="Raid", key=uuid4(), by=ana)
    rows = list(Claim.objects.order_by("id"))
    assert [row.expression for row in rows] == ["more than 100", "23", "some 40"]
    assert rows[0] == first
    assert {row.incident for row in rows} == {Incident.objects.get(title="Raid")}
    assert {row.state for row in rows} == {"draft"}
    link = ClaimLink.objects.get()
    assert (link.claim_a, link.claim_b, link.kind, link.author) == (rows[1], rows[0], "part_of", ana)
    assert link.verdict
    entries = LogEntry.objects.filter(verb__in=("claim.save", "link.decide")).order_by("seq")
    assert [entry.subject_id for entry in entries] == [str(row.uuid) for row in (*rows, link)]
    assert entries[1].after["ranges"] == [["evidence", rows[1].start, rows[1].end]]


def test_the_log_still_verifies_after_several_entries_at_once(article, ana, three):
    from django.core.management import call_command

    save_claims(article=article, claims=three, key=uuid4(), by=ana)
    call_command("verify_log")


def test_a_resend_makes_nothing_new_and_other_content_is_refused(article, ana, three):
    key = uuid4()
    first = save_claims(article=article, claims=three, key=key, by=ana)
    assert save_claims(article=article, claims=three, key=key, by=ana) == first
    assert (Claim.objects.count(), ClaimLink.objects.count()) == (3, 1)
    assert Receipt.objects.filter(user=ana, key=key).count() == 1
    with pytest.raises(KeyReused):
        save_claims(article=article, claims=three[:2], key=key, by=ana)


def test_one_that_does_not_fit_keeps_all_from_being_stored(article, ana, three, parts):
    with pytest.raises(Refused, match="Claim 4 of the list") as caught:
        save_claims(article=article, claims=[*three, parts(LOSSES, "very sorry")], key=uuid4(), by=ana)
    assert caught.value.field == "also"
    assert not Claim.objects.exists()


def test_a_part_comes_after_its_whole_and_never_holds_itself(article, ana, parts):
    for part_of in (0, 1, 5, -1):
        claims = [parts(KILLED, "more than 100", part_of=part_of), parts(LOSSES, "68")]
        with pytest.raises(Refused, match="A part comes after its whole"):
            save_claims(article=article, claims=claims, key=uuid4(), by=ana)
    assert not Claim.objects.exists()


def test_no_more_than_a_screenful_is_saved_at_once(article, ana, parts):
    with pytest.raises(Refused, match="At most"):
        save_claims(article=article, claims=[parts(LOSSES, "68")] * (MOST + 1), key=uuid4(), by=ana)
    with pytest.raises(Refused, match="At most"):
        save_claims(article=article, claims=[], key=uuid4(), by=ana)


def test_two_people_with_one_key_make_claims_of_their_own(article, ana, ben, three):
    key = uuid4()
    save_claims(article=article, claims=three, key=key, by=ana)
    save_claims(article=article, claims=three, key=key, by=ben)
    assert Claim.objects.count() == 6


def test_more_claims_cost_no_more_queries(article, ana, parts):
    save_claims(
        article=article, claims=[parts(LOSSES, "68")], key=uuid4(), by=ana
    )  # the chain's head is there
    counts = []
    for count in (2, 5, MOST):
        claims = [parts(KILLED, "more than 100"), *[parts(OFFICERS, "23", part_of=0)] * (count - 1)]
        with Counted() as counted:
            save_claims(article=article, claims=claims, key=uuid4(), by=ana)
        counts.append(len(counted.statements))
    assert max(counts) <= min(counts) + 1  # one INSERT of SQLite holds some fifteen claims
    assert max(counts) <= 14
