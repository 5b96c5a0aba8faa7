"""Who sees which links and candidates; the link from both claims; the same number of queries at any size."""

from uuid import uuid4

import pytest

from articles.actions.links import decide_link
from articles.models import Claim, ClaimLink
from tests.cast import make_article
from tests.claims.sample import KILLED, LOSSES, WOUNDED, Counted, make_claim, make_incident

OTHER = "Second report on the ford\n\nA monitor counted more than 150 dead at the ford on Tuesday morning.\n"


@pytest.fixture
def incident(project, ana):
    return make_incident(project, ana)


@pytest.fixture
def many(article, ana, incident) -> Claim:
    return make_claim(article, ana, KILLED, expression="more than 100", incident=incident)


@pytest.fixture
def few(project, ana, incident) -> Claim:
    other = make_article(project, ana, OTHER, outlet="Ketterau Radio")
    return make_claim(other, ana, "more than 150 dead", expression="more than 150", incident=incident)


@pytest.fixture
def link(many, few, ana) -> ClaimLink:
    return decide_link(a=many, b=few, kind="conflicts", dimension="number", key=uuid4(), by=ana)


def accept(*rows) -> None:
    for row in rows:
        type(row).objects.filter(pk=row.pk).update(state="accepted")


def test_the_link_is_seen_from_both_claims_both_articles_and_the_list(many, few, link, ana, as_user):
    client = as_user(ana)
    for claim in (many, few):
        assert str(link.uuid) in client.get(f"/p/orsel/claims/{claim.uuid}/").content.decode()
        assert "1 conflict" in client.get(f"/p/orsel/articles/{claim.article.uuid}/").content.decode()
    assert str(link.uuid) in client.get("/p/orsel/links/").content.decode()
    assert "They conflict on number" in client.get(f"/p/orsel/links/{link.uuid}/").content.decode()


@pytest.mark.parametrize("who", ["ben", "vera"])
def test_an_accepted_link_is_hidden_while_one_of_its_claims_is(many, few, link, as_user, request, who):
    client = as_user(request.getfixturevalue(who))
    accept(link, many)
    assert client.get(f"/p/orsel/links/{link.uuid}/").status_code == 404
    assert str(link.uuid) not in client.get("/p/orsel/links/").content.decode()
    assert str(link.uuid) not in client.get(f"/p/orsel/claims/{many.uuid}/").content.decode()
    accept(few)
    assert client.get(f"/p/orsel/links/{link.uuid}/").status_code == 200
    assert str(link.uuid) in client.get(f"/p/orsel/claims/{many.uuid}/").content.decode()


def test_a_link_of_a_removed_claim_is_not_listed(many, few, link, ana, as_user):
    Claim.objects.filter(pk=few.pk).update(state="withdrawn")
    assert str(link.uuid) not in as_user(ana).get("/p/orsel/links/").content.decode()


def test_candidates_come_with_conflicts_first_then_by_gap(many, few, ana, as_user, article, incident):
    near = make_claim(article, ana, LOSSES, incident=incident)
    wounded = make_claim(article, ana, WOUNDED, expression="some 40", measure="wounded", incident=incident)
    rows = as_user(ana).get(f"/p/orsel/claims/{many.uuid}/candidates/").context["view"].rows
    assert [row.uuid for row in rows] == [near.uuid, few.uuid, wounded.uuid]
    assert [row.verdict.result for row in rows] == ["conflict", "compatible", "not_comparable"]
    assert rows[1].verdict.discrepant


def test_candidates_are_of_the_same_incident_until_asked_otherwise(many, few, ana, as_user, article):
    apart = make_claim(article, ana, LOSSES)
    client, url = as_user(ana), f"/p/orsel/claims/{many.uuid}/candidates/"

    def listed(query: str = "") -> set:
        return {row.uuid for row in client.get(url + query).context["view"].rows}

    assert listed() == {few.uuid}
    assert listed("?incident=") == {few.uuid, apart.uuid}
    assert listed("?incident=&q=150") == {few.uuid}
    assert listed("?incident=&measure=wounded") == set()


def test_another_analysts_draft_is_no_candidate_unless_work_is_open(
    many, few, ben, as_user, article, project
):
    own = make_claim(article, ben, LOSSES, incident=many.incident)
    client, url = as_user(ben), f"/p/orsel/claims/{own.uuid}/candidates/"
    assert client.get(url).context["view"].rows == ()
    assert str(many.uuid) not in client.get(f"/p/orsel/claims/{own.uuid}/").content.decode()
    project.open_work = True
    project.save()
    assert {row.uuid for row in client.get(url).context["view"].rows} == {many.uuid, few.uuid}


def test_linked_claims_are_no_candidates_any_more(many, link, ana, as_user):
    view = as_user(ana).get(f"/p/orsel/claims/{many.uuid}/candidates/").context["view"]
    assert (view.rows, view.linked) == ((), 1)


def test_a_viewer_compares_but_has_no_candidates_and_no_buttons(many, few, vera, as_user):
    accept(many, few)
    client = as_user(vera)
    assert client.get(f"/p/orsel/claims/{many.uuid}/candidates/").status_code == 403
    page = client.get(f"/p/orsel/claims/{many.uuid}/compare/{few.uuid}/").content.decode()
    assert "usual readings do not meet" in page
    assert "They conflict" not in page


def test_the_desk_shows_both_sides_the_scale_and_all_steps(many, few, ana, as_user):
    page = as_user(ana).get(f"/p/orsel/claims/{many.uuid}/compare/{few.uuid}/")
    desk, text = page.context["desk"], page.content.decode()
    assert (desk.pair.a.words, desk.pair.b.words) == ("101 or more killed", "151 or more killed")
    assert desk.pair.words.startswith("Both figures on one scale from 0 to")
    assert "all 8 steps" in text
    assert "more than 150 dead" in desk.pair.b.context.first + desk.pair.b.context.rest
    assert "Compatible · discrepant" in text


def test_a_claim_is_not_compared_with_itself(many, ana, as_user):
    assert as_user(ana).get(f"/p/orsel/claims/{many.uuid}/compare/{many.uuid}/").status_code == 404


def test_the_list_is_filtered_by_kind_dimension_state_and_words(link, ana, as_user):
    client = as_user(ana)

    def number(query: str) -> int:
        return len(client.get(f"/p/orsel/links/?{query}").context["list"].rows)

    assert [number(q) for q in ("kind=conflicts", "dimension=number", "state=draft", "q=150")] == [1] * 4
    assert [number(q) for q in ("kind=repeats", "dimension=place", "state=accepted", "q=zzz")] == [0] * 4


@pytest.mark.parametrize("shown", ["links", "candidates", "claim", "desk", "incident"])
def test_pages_cost_the_same_for_1_20_and_500_claims(shown, many, few, link, ana, as_user, article, incident):
    paths = {
        "links": "links/",
        "candidates": f"claims/{many.uuid}/candidates/",
        "claim": f"claims/{many.uuid}/",
        "desk": f"claims/{many.uuid}/compare/{few.uuid}/",
        "incident": f"incidents/{incident.uuid}/",
    }
    client, counts, made = as_user(ana), [], 0
    client.get("/p/orsel/claims/")
    for number in (1, 20, 500):
        claims = Claim.objects.bulk_create(
            Claim(
                project=article.project, article=article, author=ana,
                start=many.start, end=many.end, quote=many.quote,
                measure="killed", low=60, high=60, soft_low=60, soft_high=60, incident=incident,
            )
            for _ in range(number - made)
        )  # fmt: skip
        made = number
        ClaimLink.objects.bulk_create(
            ClaimLink(
                project=article.project, claim_a=many, claim_b=claim, kind="distinct", author=ana,
                verdict="conflict", verdict_reason="60 is below 101.", rule_version="1",
            )
            for claim in claims[: len(claims) // 2]
        )  # fmt: skip
        with Counted() as counted:
            assert client.get(f"/p/orsel/{paths[shown]}").status_code == 200
        counts.append(len(counted.statements))
    assert len(set(counts)) == 1


def test_older_links_are_reached_page_by_page_each_once(many, ana, as_user, article):
    others = Claim.objects.bulk_create(
        Claim(
            project=article.project,
            article=article,
            author=ana,
            start=many.start,
            end=many.end,
            quote=many.quote,
        )
        for _ in range(70)
    )
    ClaimLink.objects.bulk_create(
        ClaimLink(
            project=article.project, claim_a=many, claim_b=other, kind="distinct", author=ana,
            verdict="conflict", verdict_reason="x", rule_version="1",
        )
        for other in others
    )  # fmt: skip
    client = as_user(ana)
    first = client.get("/p/orsel/links/").context["list"]
    second = client.get(f"/p/orsel/links/?after={first.after}").context["list"]
    seen = [row.uuid for row in (*first.rows, *second.rows)]
    assert len(seen) == len(set(seen)) == 70
    assert second.after == ""
