"""Two incidents become one, and exactly what nobody moved since comes back.

Planted: unmerge without not_moved_since, merge without refuse_parent, _parent without its check for a
circle: each is seen here.
"""

from uuid import uuid4

import pytest

from articles.actions.incident_claims import attach_claims
from articles.actions.incident_merges import merge_incidents, unmerge_incident
from articles.actions.incidents import edit_incident
from articles.domain.errors import Refused, Stale
from articles.models import Claim, Incident, LogEntry, Project
from tests.cast import make_article
from tests.claims.sample import KILLED, WOUNDED, make_claim, make_incident
from tests.incidents.sample import about, again, entry_of, sign


@pytest.fixture
def kept(project, ana) -> Incident:
    return make_incident(project, ana)


@pytest.fixture
def merged(project, ana) -> Incident:
    return make_incident(project, ana, "Attack at the ford")


def put_inside(part: Incident, whole: Incident | None, by) -> Incident:
    part.refresh_from_db()
    fields = {"parent": whole}
    return edit_incident(incident=part, fields=fields, version=part.version, key=uuid4(), by=by)


def test_claims_and_parts_move_and_every_one_is_named_in_the_log(
    project, article, kept, merged, ana, ben, sam
):
    mine = make_claim(article, ana, incident=merged)
    bens = make_claim(article, ben, KILLED, incident=merged)
    part = put_inside(make_incident(project, ana, "First hour"), merged, ana)
    merge_incidents(kept=kept, merged=merged, version=1, key=uuid4(), by=ana)
    assert about(mine, bens) == [kept, kept]
    merged.refresh_from_db(), part.refresh_from_db()
    assert (merged.merged_into, part.parent) == (kept, kept)
    assert list(Incident.objects.of(project)) == [kept, part]
    entry = entry_of("incident.merge")
    assert {uuid for uuid, _ in entry.after["moved"]} == {str(mine.uuid), str(bens.uuid)}
    assert entry.after["parts"] == [str(part.uuid)]
    assert entry.after["claims"] == [str(mine.uuid)], "a colleague's draft is not counted on ana's screen"


def test_unmerging_puts_back_exactly_what_was_not_moved_since(project, article, kept, merged, ana, ben):
    claims = [make_claim(article, ana, words, incident=merged) for words in ("68 killed", KILLED, WOUNDED)]
    own = make_claim(article, ana, incident=kept)
    parts = [put_inside(make_incident(project, ana, f"Hour {n}"), merged, ana) for n in (1, 2)]
    merge_incidents(kept=kept, merged=merged, version=1, key=uuid4(), by=ana)
    other = make_incident(project, ana, "Night at Marren")
    attach_claims(incident=other, claims=again(claims[0]), key=uuid4(), by=ana)
    attach_claims(incident=other, claims=again(claims[1]), key=uuid4(), by=ana)
    attach_claims(incident=kept, claims=again(claims[1]), key=uuid4(), by=ana)
    put_inside(parts[0], None, ana)
    unmerge_incident(incident=merged, key=uuid4(), by=ben)
    assert about(*claims, own) == [other, kept, merged, kept]
    assert [Incident.objects.get(pk=part.pk).parent for part in parts] == [None, merged]
    assert Incident.objects.get(pk=merged.pk).merged_into is None
    assert entry_of("incident.unmerge").undoes == entry_of("incident.merge")
    with pytest.raises(Refused, match="stands by itself"):
        unmerge_incident(incident=merged, key=uuid4(), by=ana)


def test_removed_claims_move_along_and_back(article, kept, merged, ana):
    gone = make_claim(article, ana, incident=merged, state="withdrawn")
    merge_incidents(kept=kept, merged=merged, version=1, key=uuid4(), by=ana)
    assert about(gone) == [kept]
    unmerge_incident(incident=merged, key=uuid4(), by=ana)
    assert about(gone) == [merged]


def test_merging_and_unmerging_can_be_repeated(article, kept, merged, ana):
    claim = make_claim(article, ana, incident=merged)
    for version in (1, 3):
        merge_incidents(kept=kept, merged=merged, version=version, key=uuid4(), by=ana)
        assert about(claim) == [kept]
        unmerge_incident(incident=merged, key=uuid4(), by=ana)
        assert about(claim) == [merged]
        merged.refresh_from_db()


def test_what_was_merged_twice_is_unmerged_from_the_outside(project, kept, merged, ana):
    outer = make_incident(project, ana, "Campaign")
    merge_incidents(kept=kept, merged=merged, version=1, key=uuid4(), by=ana)
    merge_incidents(kept=outer, merged=kept, version=1, key=uuid4(), by=ana)
    with pytest.raises(Refused, match="“Raid on Sul Ford” was merged, too"):
        unmerge_incident(incident=merged, key=uuid4(), by=ana)
    unmerge_incident(incident=kept, key=uuid4(), by=ana)
    unmerge_incident(incident=merged, key=uuid4(), by=ana)
    assert Incident.objects.of(project).count() == 3


def test_a_whole_is_not_merged_into_its_part(kept, merged, ana):
    put_inside(kept, merged, ana)
    with pytest.raises(Refused, match="Merge the other way round"):
        merge_incidents(kept=kept, merged=merged, version=1, key=uuid4(), by=ana)
    merge_incidents(kept=merged, merged=kept, version=2, key=uuid4(), by=ana)
    assert Incident.objects.get(pk=kept.pk).merged_into == merged


def test_a_merge_that_would_nest_too_deep_is_refused_and_moves_nothing(project, kept, merged, ana):
    whole = None
    for title in ("Year", "Campaign", "Battle"):
        above, whole = whole, make_incident(project, ana, title)
        if above:
            put_inside(whole, above, ana)
    put_inside(kept, whole, ana)
    part, hour = make_incident(project, ana, "Morning"), make_incident(project, ana, "First hour")
    put_inside(part, merged, ana)
    put_inside(hour, part, ana)
    with pytest.raises(Refused, match="more than 5 incidents inside one another"):
        merge_incidents(kept=kept, merged=merged, version=merged.version, key=uuid4(), by=ana)
    merged.refresh_from_db()
    assert (merged.merged_into, Incident.objects.get(pk=part.pk).parent) == (None, merged)


def test_no_circle_comes_back_with_an_unmerged_incident(project, kept, merged, ana):
    top, part = make_incident(project, ana, "Campaign"), make_incident(project, ana, "First hour")
    put_inside(merged, top, ana)
    put_inside(part, merged, ana)
    merged.refresh_from_db()
    merge_incidents(kept=kept, merged=merged, version=merged.version, key=uuid4(), by=ana)
    put_inside(top, part, ana)
    unmerge_incident(incident=merged, key=uuid4(), by=ana)
    parents = {row.title: row.parent for row in Incident.objects.select_related("parent")}
    assert (parents["Campaign"], parents["First hour"]) == (part, merged)
    assert parents["Attack at the ford"] is None


@pytest.mark.parametrize("which", ["itself", "another project's", "a merged one"])
def test_what_cannot_be_merged_is_refused(project, kept, merged, ana, which):
    foreign = Incident.objects.create(
        project=Project.objects.create(slug="marren", title="Marren"), title="Elsewhere"
    )
    gone = Incident.objects.create(project=project, title="Gone", merged_into=merged)
    into = {"itself": merged, "another project's": foreign, "a merged one": gone}[which]
    with pytest.raises(Refused, match=r"into itself|different projects|was merged into"):
        merge_incidents(kept=into, merged=merged, version=1, key=uuid4(), by=ana)
    assert Incident.objects.get(pk=merged.pk).merged_into is None


def test_a_stale_preview_merges_nothing(article, kept, merged, ana, ben):
    claim = make_claim(article, ana, incident=merged)
    edit_incident(incident=merged, fields={"title": "Another event"}, version=1, key=uuid4(), by=ben)
    with pytest.raises(Stale):
        merge_incidents(kept=kept, merged=merged, version=1, key=uuid4(), by=ana)
    assert about(claim) == [merged]


def test_the_same_form_twice_merges_once(kept, merged, ana):
    for act, given in (
        (merge_incidents, {"kept": kept, "merged": merged, "version": 1}),
        (unmerge_incident, {"incident": merged}),
    ):
        key = uuid4()
        for _ in range(2):
            act(**given, key=key, by=ana)
    assert LogEntry.objects.filter(verb__in=["incident.merge", "incident.unmerge"]).count() == 2


def test_a_signed_incident_is_not_merged_away_and_the_kept_one_may_be_signed(article, kept, merged, ana, sam):
    claim = make_claim(article, ana, incident=merged)
    signed = sign(merged, [claim], sam)
    with pytest.raises(Refused, match="sam has signed an assessment of “Attack at the ford”"):
        merge_incidents(kept=kept, merged=merged, version=1, key=uuid4(), by=ana)
    assert about(claim) == [merged]
    merge_incidents(kept=merged, merged=kept, version=1, key=uuid4(), by=ana)
    assert signed.rests_on.count() == 1


def test_a_merge_is_not_taken_back_from_under_a_signature(article, kept, merged, ana, sam):
    claim = make_claim(article, ana, incident=merged)
    merge_incidents(kept=kept, merged=merged, version=1, key=uuid4(), by=ana)
    sign(kept, again(claim), sam)
    with pytest.raises(Refused, match="Reopen the assessment first"):
        unmerge_incident(incident=merged, key=uuid4(), by=ana)
    assert about(claim) == [kept]
    assert Incident.objects.get(pk=merged.pk).merged_into == kept


def test_the_queries_of_a_merge_do_not_grow_with_what_moves(
    project, ana, kept, django_assert_max_num_queries
):
    article = make_article(project, ana)
    for number in (1, 300):
        merged = make_incident(project, ana, f"Attack {number}")
        Claim.objects.bulk_create(
            Claim(
                project=project, article=article, author=ana, start=0, end=5, quote="Depot", incident=merged
            )
            for _ in range(number)
        )  # fmt: skip
        with django_assert_max_num_queries(32):
            merge_incidents(kept=kept, merged=merged, version=1, key=uuid4(), by=ana)
        with django_assert_max_num_queries(32):
            unmerge_incident(incident=merged, key=uuid4(), by=ana)
        assert merged.claims.count() == number
