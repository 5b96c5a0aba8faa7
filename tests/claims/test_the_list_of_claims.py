"""The list of claims: filters, orders with ties and blanks, what is in conflict and incomplete."""

import itertools
from datetime import date
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest

from articles.actions.links import decide_link
from articles.domain.claim_list import SORTS
from articles.domain.completeness import COLUMNS, completeness
from articles.models import CandidatePair, Claim, ClaimLink, Entity
from articles.pages.claims_rows import incomplete
from tests.cast import make_article
from tests.claims.sample import KILLED, LOSSES, WOUNDED, Counted, make_claim, make_incident

URL = "/p/orsel/claims/"


def shown(client, **asked):
    answer = client.get(URL, asked)
    assert answer.status_code == 200
    return answer.context["shown"]


def uuids(page):
    return [row.uuid for row in page.rows]


@pytest.fixture
def claims(project, article, ana, ben):
    """Three claims: one about an incident, one accepted of ben's, one with nothing but its words."""
    guard = Entity.objects.create(project=project, kind="state_force", name="Interior Guard")
    full = make_claim(
        article, ana, KILLED, expression="more than 100", incident=make_incident(project, ana),
        claimant_label="Northern Accord", place_label="Sul Ford", date_start=date(2023, 3, 13),
        victim_status="combatant", perpetrator_label="Northern Accord",
    )  # fmt: skip
    accepted = make_claim(article, ben, LOSSES, claimant_entity=guard, state="accepted")
    bare = make_claim(article, ana, WOUNDED, expression="", measure="wounded")
    return full, accepted, bare


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, [2, 1, 0]),
        ({"measure": "wounded"}, [2]),
        ({"incident": "none"}, [2, 1]),
        ({"claimant": "none"}, [2]),
        ({"outlet": "Harbour Wire"}, [2, 1, 0]),
        ({"outlet": "Outer Post"}, []),
        ({"state": "accepted"}, [1]),
        ({"qualifier": "more_than"}, [0]),
        ({"analyst": "ben"}, [1]),
        ({"mine": "1"}, [2, 0]),
        ({"minimum": "complete"}, [0]),
        ({"minimum": "incomplete"}, [2, 1]),
        ({"q": "Northern"}, [0]),
        ({"q": "68"}, [1]),
        ({"conflict": "without"}, [2, 1, 0]),
        ({"measure": "murdered", "sort": "colour", "incident": "x", "after": "y"}, [2, 1, 0]),
    ],
)
def test_a_filter_leaves_what_it_says(claims, ana, as_user, asked, expected):
    assert uuids(shown(as_user(ana), **asked)) == [claims[n].uuid for n in expected]


def test_an_incident_and_a_claimant_are_asked_for_by_their_ids(claims, ana, as_user):
    full, accepted, _ = claims
    client = as_user(ana)
    assert uuids(shown(client, incident=str(full.incident.uuid))) == [full.uuid]
    assert uuids(shown(client, claimant=str(accepted.claimant_entity.uuid))) == [accepted.uuid]


def test_what_is_asked_for_is_said_and_can_be_taken_off(claims, ana, as_user):
    client = as_user(ana)
    page = shown(client, measure="killed", minimum="incomplete", q="68")
    assert {token.words for token in page.tokens} == {
        "“68”", "measure: killed", "completeness: incomplete",
    }  # fmt: skip
    off = next(token for token in page.tokens if "measure" in token.words)
    assert parse_qs(urlsplit(off.remove_url).query) == {"q": ["68"], "minimum": ["incomplete"]}
    empty = client.get(URL, {"outlet": "Outer Post"}).content.decode()
    assert "outlet: Outer Post hides the claims there are" in empty


def test_a_line_shows_numbers_blank_open_and_nought(claims, article, ana, as_user):
    make_claim(article, ana, "23 officers", expression="none")
    none, bare, accepted, full = shown(as_user(ana)).rows
    assert (none.low, none.high) == ("0", "0")
    assert (bare.low, bare.high) == ("", "")
    assert (accepted.low, accepted.high) == ("68", "68")
    assert (full.low, full.high) == ("101", "open")
    assert full.complete.words == "6 of 6"
    assert accepted.complete.words == "2 of 6: location, date, status and actors missing"


def test_conflicts_are_told_by_link_and_by_the_desk(claims, ana, ben, sam, as_user, project, article):
    full, accepted, bare = claims
    client = as_user(ana)
    decide_link(a=full, b=accepted, kind="conflicts", dimension="number", key=uuid4(), by=ana)
    CandidatePair.objects.filter(project=project).delete()
    low, high = sorted((accepted, bare), key=lambda claim: claim.pk)
    CandidatePair.objects.create(
        project=project, claim_a=low, claim_b=high, rank=0.0, result="conflict", rule_version="3"
    )
    rows = {row.uuid: (row.linked, row.waiting) for row in shown(client).rows}
    assert rows == {full.uuid: (1, 0), accepted.uuid: (1, 1), bare.uuid: (0, 1)}
    assert uuids(shown(client, conflict="linked")) == [accepted.uuid, full.uuid]
    assert uuids(shown(client, conflict="waiting")) == [bare.uuid, accepted.uuid]
    assert uuids(shown(client, conflict="with")) == [bare.uuid, accepted.uuid, full.uuid]
    assert uuids(shown(client, conflict="without")) == []
    words = client.get(URL).content.decode()
    assert "1 linked" in words
    assert "1 to decide" in words
    assert uuids(shown(as_user(ben), conflict="with")) == []
    ClaimLink.objects.update(state="rejected", reviewer=sam, decided_at="2023-03-20T00:00Z")
    assert uuids(shown(client, conflict="linked")) == []


def test_a_decided_pair_waits_no_more(claims, ana, as_user, project):
    full, accepted, _ = claims
    CandidatePair.objects.filter(project=project).delete()
    CandidatePair.objects.create(
        project=project, claim_a=full, claim_b=accepted, rank=0.0, result="conflict", rule_version="3"
    )
    assert len(uuids(shown(as_user(ana), conflict="waiting"))) == 2
    decide_link(a=full, b=accepted, kind="compatible", key=uuid4(), by=ana)
    assert uuids(shown(as_user(ana), conflict="waiting")) == []


def test_the_top_sums_up_what_matches(claims, ana, as_user):
    page = shown(as_user(ana))
    assert page.number == "3"
    assert page.found == ("2 without an incident", "2 incomplete")


def test_the_database_and_the_rule_agree_on_what_is_incomplete(project, article, ana):
    guard = Entity.objects.create(project=project, kind="state_force", name="Interior Guard")
    choices = {
        "place_label": ("", "Osk"), "date_start": (None, date(2023, 3, 14)), "claimant_label": ("", "Guard"),
        "claimant_entity": (None, guard), "low": (None, 0), "qualifier": ("", "unspecified"),
        "victim_status": ("", "unknown"), "perpetrator_entity": (None, guard),
    }  # fmt: skip
    Claim.objects.bulk_create(
        Claim(
            project=project, article=article, author=ana, start=0, end=5, quote=article.text[:5],
            **dict(zip(choices, values, strict=True)),
        )
        for values in itertools.product(*choices.values())
    )  # fmt: skip
    missing = set(Claim.objects.filter(incomplete()).values_list("pk", flat=True))
    for claim in Claim.objects.all():
        said = completeness({name: getattr(claim, name) for name in COLUMNS})
        assert bool(said.missing) == (claim.pk in missing)


@pytest.fixture
def many(project, article, ana):
    """120 claims with ties and blanks in every column that sorts."""
    Claim.objects.bulk_create(
        Claim(
            project=project, article=article, author=ana, start=0, end=5, quote=article.text[:5],
            measure=("killed", "wounded", "", "captured")[n % 4], low=None if n % 5 == 0 else n % 3,
            high=None if n % 2 else n % 3 + 5 if n % 5 else None,
            date_start=date(2023, 3, 1 + n % 2) if n % 3 else None,
        )
        for n in range(120)
    )  # fmt: skip


@pytest.mark.parametrize("sort", SORTS)
def test_every_claim_comes_once_in_order_forth_and_back_with_blanks_last(many, ana, as_user, sort):
    client, seen, pages = as_user(ana), [], []
    page = shown(client, sort=sort)
    while True:
        pages.append(uuids(page))
        seen += pages[-1]
        if not page.older_url:
            break
        page = client.get(page.older_url).context["shown"]
    assert len(seen) == len(set(seen)) == 120
    claims = {claim.uuid: claim for claim in Claim.objects.all()}
    if column := SORTS[sort].column:
        values = [getattr(claims[uuid], column) for uuid in seen]
        named = [value for value in values if value not in (None, "")]
        assert values[: len(named)] == sorted(named, reverse=SORTS[sort].down)
    back = [uuids(page)]
    while page.newer_url:
        page = client.get(page.newer_url).context["shown"]
        back.append(uuids(page))
    assert [uuid for page in reversed(back) for uuid in page] == seen


def test_the_edge_of_a_page_stays_when_the_claim_left_the_filter(many, project, ana, as_user):
    client = as_user(ana)
    first = shown(client, incident="none")
    Claim.objects.filter(uuid=first.rows[-1].uuid).update(incident=make_incident(project, ana))
    second = client.get(first.older_url).context["shown"]
    assert set(uuids(first)).isdisjoint(uuids(second))
    assert len(second.rows) == 50


QUERIES = ("", "?measure=killed&state=draft&mine=1&q=killed", "?conflict=with&sort=low&minimum=incomplete")


@pytest.mark.parametrize("asked", QUERIES)
@pytest.mark.parametrize("who", ["ana", "sam"])
def test_a_page_costs_at_most_twelve_queries_at_any_size(claims, article, request, as_user, asked, who):
    client, counts = as_user(request.getfixturevalue(who)), []
    for number in (3, 20, 500):
        Claim.objects.bulk_create(
            Claim(
                project=article.project, article=article, author=claims[0].author, start=0, end=5,
                quote=article.text[:5], measure="killed", low=number, incident=claims[0].incident,
            )
            for _ in range(number - Claim.objects.count())
        )  # fmt: skip
        client.get(URL)
        with Counted() as counted:
            page = client.get(URL + asked).context["shown"]
        counts.append(len(counted.statements))
    assert len(set(counts)) == 1
    assert max(counts) <= 12
    if page.older_url:
        with Counted() as counted:
            assert client.get(page.older_url).status_code == 200
        assert len(counted.statements) <= 12


def test_another_projects_claims_and_names_stay_out(claims, ana, eve, as_user):
    from articles.domain.permissions import Role
    from articles.models import Membership, Project

    other = Project.objects.create(slug="osk", title="Osk 2024")
    Membership.objects.create(project=other, user=eve, role=Role.ANALYST.value)
    make_claim(make_article(other, eve, outlet="Outer Post"), eve)
    page = shown(as_user(ana))
    assert len(page.rows) == 3
    assert "Outer Post" not in str(page.more)
    assert as_user(eve).get(URL).status_code == 404
