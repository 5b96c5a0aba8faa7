"""Who sees which pairs of the queue, what filters leave, in which order skipped pairs come, at what cost."""

import pytest

from articles.models import CandidatePair, Claim
from tests.claims.sample import LOSSES, Counted, make_claim, make_incident
from tests.conflicts.sample import DESK, body, index, url_of

HTMX = {"HX-Request": "true"}


def shown(answer) -> tuple[str, str] | None:
    """The figures of A and B on the desk, None at its end."""
    pair = answer.context["desk"].pair
    return (pair.a.words, pair.b.words) if pair else None


def test_an_empty_queue_says_why_and_what_to_do(project, ana, as_user):
    text = as_user(ana).get(DESK).content.decode()
    assert "No pair waits for a decision" in text
    assert "Open the claims" in text


@pytest.mark.parametrize("who", ["ben", "vera"])
def test_anothers_drafts_make_no_pair(pairs, few, more, as_user, request, who):
    client = as_user(request.getfixturevalue(who))
    assert shown(client.get(DESK)) is None
    assert client.get(f"{DESK}?view=list").context["list"].rows == ()
    assert client.get(url_of(few, more)).status_code == 404
    assert client.post(url_of(few, more), body()).status_code == 404
    Claim.objects.filter(pk=few.pk).update(state="accepted")
    assert shown(client.get(DESK)) is None
    Claim.objects.filter(pk=more.pk).update(state="accepted")
    assert shown(client.get(DESK)) == ("68 killed", "151 or more killed")
    assert client.get(DESK).context["desk"].progress.total == 1


def test_a_supervisor_sees_every_pair_and_a_viewer_decides_on_none(pairs, sam, vera, as_user):
    assert as_user(sam).get(DESK).context["desk"].progress.total == 3
    Claim.objects.update(state="accepted")
    text = as_user(vera).get(DESK).content.decode()
    assert "They conflict" not in text
    assert "Next pair" in text


def test_open_work_shows_the_pairs_of_colleagues(pairs, project, ben, as_user):
    project.open_work = True
    project.save()
    assert as_user(ben).get(DESK).context["desk"].progress.total == 3


@pytest.mark.parametrize("state", ["withdrawn", "rejected"])
def test_a_pair_of_a_claim_that_is_out_does_not_wait(pairs, few, sam, as_user, state):
    Claim.objects.filter(pk=few.pk).update(state=state)
    assert shown(as_user(sam).get(DESK)) == ("101 or more killed", "151 or more killed")


def test_each_filter_leaves_what_it_names(pairs, many, few, more, ana, ben, as_user, article, project):
    elsewhere = make_incident(project, ana, "Fire at Marren")
    wounded = make_claim(
        article, ana, "some 40 wounded", expression="some 40", measure="wounded", incident=elsewhere
    )
    index(many, wounded)
    index(many, make_claim(article, ben, LOSSES, incident=many.incident, state="accepted"))
    client = as_user(ana)

    def left(query: str) -> int:
        return len(client.get(f"{DESK}?view=list&{query}").context["list"].rows)

    assert left("") == 7
    assert left(f"incident={elsewhere.uuid}") == 1
    assert left(f"incident={many.incident.uuid}") == 7
    assert left("measure=wounded") == 1
    assert left("outlet=Ketterau+Radio") == 3
    assert left("outlet=Nobody") == 0
    assert left("analyst=ben") == 3
    assert left("kind=conflict") == left("kind=number") == 4
    assert left("kind=words") == left("kind=copies") == left("kind=event") == 0
    assert left("kind=discrepant") == left("kind=agreeing") == 1
    assert left("kind=number&outlet=Ketterau+Radio") == 2
    for strange in ("incident=x", "measure=x", "kind=x", "decided=x", "after=x", "after=" + "9" * 30):
        assert left(strange) == 7
        assert client.get(f"{DESK}?{strange}").status_code == 200


def test_filters_stay_through_decisions_and_skips(pairs, few, more, ana, as_user):
    client = as_user(ana)
    page = client.get(f"{DESK}?kind=number&measure=killed")
    assert page.context["desk"].progress.total == 2
    answer = client.post(page.context["desk"].urls.here, body(), headers=HTMX)
    assert shown(answer) == ("101 or more killed", "68 killed")
    assert "measure=killed&kind=number&decided=1" in answer.headers["HX-Push-Url"]
    assert "kind=number" in answer.context["desk"].urls.skip
    assert answer.context["desk"].progress.total == 2


def test_skipped_pairs_come_again_after_the_end(pairs, ana, as_user):
    client, seen = as_user(ana), []
    page = client.get(DESK)
    for number in (1, 2, 3):
        seen.append(shown(page))
        assert page.context["desk"].progress.words == f"Pair {number} of 3"
        page = client.get(page.context["desk"].urls.skip, headers=HTMX)
    assert len(set(seen)) == 3
    assert "You have seen all 3; 3 were skipped." in page.content.decode()
    again = client.get(page.context["desk"].again_url)
    assert shown(again) == seen[0]
    assert again.context["desk"].progress.words == "Pair 1 of 3"


def test_the_rest_after_a_skip_counts_what_was_decided_and_skipped(pairs, ana, as_user):
    client = as_user(ana)
    first = client.get(DESK).context["desk"]
    second = client.get(first.urls.skip).context["desk"]
    third = client.post(second.urls.here, body(), headers=HTMX).context["desk"]
    assert (third.progress.words, third.progress.left) == ("Pair 3 of 3", 0)
    end = client.post(third.urls.here, body(kind="compatible"), headers=HTMX)
    assert "You have seen all 3; 1 was skipped." in end.content.decode()


def test_the_verdict_on_screen_is_the_rules_answer_now(pairs, few, more, ana, as_user):
    CandidatePair.objects.update(result="compatible", dimension="", discrepant=False, gap=0)
    page = as_user(ana).get(DESK)
    assert "Conflict · number" in page.content.decode()
    assert page.context["desk"].upcoming[0].verdict.result == "conflict"


def test_the_two_ways_round_are_one_pair(pairs, few, more, ana, as_user):
    client = as_user(ana)
    assert shown(client.get(url_of(more, few))) == ("151 or more killed", "68 killed")
    assert client.get(url_of(few, few)).status_code == 404


def test_the_list_goes_on_page_by_page_each_pair_once(pairs, many, ana, as_user, article):
    more_claims = Claim.objects.bulk_create(copies(many, 120))
    CandidatePair.objects.bulk_create(
        CandidatePair(project=article.project, claim_a=many, claim_b=claim, rank=0.5, result="conflict")
        for claim in more_claims
    )
    client, url, seen = as_user(ana), f"{DESK}?view=list", []
    while url:
        page = client.get(url).context["list"]
        seen += [row.url for row in page.rows]
        url = page.next_url
    assert len(seen) == len(set(seen)) == 123
    assert page.total == "123"


def test_more_than_a_thousand_are_counted_as_1000_and_more(pairs, many, ana, as_user, article):
    claims = Claim.objects.bulk_create(copies(many, 1100))
    CandidatePair.objects.bulk_create(
        CandidatePair(project=article.project, claim_a=many, claim_b=claim, rank=0.5, result="conflict")
        for claim in claims
    )
    text = as_user(ana).get(DESK).content.decode()
    assert "1000+ left after this" in text
    assert "Pair 1 of 1000+" in text


@pytest.mark.parametrize("query", ["", "?view=list", "?kind=number&measure=killed", "decide"])
def test_the_desk_costs_the_same_for_1_20_and_500_pairs(query, many, few, more, ana, as_user, article):
    index(many, few)
    index(few, more)
    client, counts, made = as_user(ana), [], 0
    client.get("/p/orsel/claims/")
    for number in (1, 20, 500):
        claims = Claim.objects.bulk_create(copies(many, number - made))
        made = number
        CandidatePair.objects.bulk_create(
            CandidatePair(
                project=article.project, claim_a=many, claim_b=claim, rank=4, result="conflict",
                dimension="number",
            )
            for claim in claims
        )  # fmt: skip
        other = CandidatePair.objects.filter(rank=4).order_by("-pk").first()
        with Counted() as counted:
            if query == "decide":
                url = url_of(other.claim_a, other.claim_b)
                CandidatePair.objects.filter(pk=other.pk).update(rank=-1)
                answer = client.post(url, body(), headers=HTMX)
            else:
                answer = client.get(f"{DESK}{query}")
        assert answer.status_code == 200
        counts.append(len(counted.statements))
    assert len(set(counts)) == 1


def copies(claim: Claim, number: int) -> list[Claim]:
    """More claims of ana's on the same words, with another figure."""
    return [
        Claim(
            project=claim.project, article=claim.article, author=claim.author, start=claim.start,
            end=claim.end, quote=claim.quote, measure="killed", low=60, high=60, soft_low=60, soft_high=60,
            incident=claim.incident,
        )
        for _ in range(number)
    ]  # fmt: skip
