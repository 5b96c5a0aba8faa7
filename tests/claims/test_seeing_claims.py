"""Who sees which claims: one, the list, the number being typed; the same number of queries at any size."""

import pytest

from articles.models import Claim
from tests.claims.sample import KILLED, Counted, make_claim, make_incident

PAGES = ("claims/", "claims/?measure=killed&state=draft&mine=1&q=killed")


@pytest.mark.parametrize(
    ("who", "state", "status"),
    [
        ("ana", "draft", 200),
        ("ben", "draft", 404),
        ("vera", "draft", 404),
        ("sam", "draft", 200),
        ("ben", "accepted", 200),
        ("vera", "accepted", 200),
        ("eve", "accepted", 404),
    ],
)
def test_who_sees_a_claim(article, ana, as_user, request, who, state, status):
    claim = make_claim(article, ana, state=state)
    client = as_user(request.getfixturevalue(who))
    assert client.get(f"/p/orsel/claims/{claim.uuid}/").status_code == status
    listed = client.get("/p/orsel/claims/")
    if who != "eve":
        assert (str(claim.uuid) in listed.content.decode()) == (status == 200)


def test_open_work_shows_drafts_to_other_analysts(article, ana, ben, as_user, project):
    claim = make_claim(article, ana)
    project.open_work = True
    project.save()
    assert as_user(ben).get(f"/p/orsel/claims/{claim.uuid}/").status_code == 200


def test_the_claim_says_its_figure_its_words_and_its_incident(article, ana, as_user, project):
    claim = make_claim(
        article, ana, KILLED, expression="more than 100", incident=make_incident(project, ana),
        claimant_label="Northern Accord", claimant_side="perpetrator_side", where_prec=1,
        place_label="Sul Ford",
    )  # fmt: skip
    page = as_user(ana).get(f"/p/orsel/claims/{claim.uuid}/").content.decode()
    for words in (
        "101 or more killed",
        "usual reading 101 to 149",
        "Northern Accord",
        "Raid on Sul Ford",
        "¶1",
    ):
        assert words in page
    assert "typed, not in the words" in page


def test_hostile_words_are_shown_and_not_obeyed(project, ana, as_user):
    from tests.cast import make_article

    text = 'Title of it\n\n<b hx-get="/x">68</b> <script>alert(1)</script> killed at the ford on Monday.\n'
    article = make_article(project, ana, text)
    words = '<b hx-get="/x">68</b> <script>alert(1)</script> killed'
    claim = make_claim(article, ana, words, expression="68", victim_label='"><script>alert(2)</script>')
    for path in ("", "edit/", "candidates/"):
        page = as_user(ana).get(f"/p/orsel/claims/{claim.uuid}/{path}").content.decode()
        assert "<script>alert" not in page
        assert '<b hx-get="/x">' not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize("page", PAGES)
def test_the_list_costs_the_same_for_1_20_and_500_claims(article, ana, as_user, project, page):
    client = as_user(ana)
    template = make_claim(article, ana, incident=make_incident(project, ana), claimant_label="Guard")
    counts = []
    for number in (1, 20, 500):
        missing = number - Claim.objects.count()
        rows = [
            Claim(
                project=article.project, article=article, author=ana,
                start=template.start, end=template.end, quote=template.quote,
                measure="killed", expression="68", low=68, high=68, incident=template.incident,
            )
            for _ in range(missing)
        ]  # fmt: skip
        Claim.objects.bulk_create(rows)
        client.get("/p/orsel/claims/")
        with Counted() as counted:
            assert client.get(f"/p/orsel/{page}").status_code == 200
        counts.append(len(counted.statements))
    assert len(set(counts)) == 1


def test_older_claims_are_reached_page_by_page_each_once(article, ana, as_user):
    template = make_claim(article, ana)
    Claim.objects.bulk_create(
        Claim(
            project=article.project,
            article=article,
            author=ana,
            start=template.start,
            end=template.end,
            quote="68 killed",
            measure="killed",
        )
        for _ in range(119)
    )
    client, seen, address = as_user(ana), [], "/p/orsel/claims/"
    for _ in range(3):
        found = client.get(address).context["shown"]
        seen += [row.uuid for row in found.rows]
        address = found.older_url
    assert len(seen) == len(set(seen)) == 120
    assert address == ""


def test_the_list_says_what_hides_the_claims(article, ana, as_user):
    client = as_user(ana)
    assert "select a sentence with a number and press c" in client.get("/p/orsel/claims/").content.decode()
    make_claim(article, ana)
    assert "No claim matches" in client.get("/p/orsel/claims/?measure=wounded").content.decode()


def test_the_number_being_typed_is_said_in_words(ana, as_user, project):
    client = as_user(ana)

    def said(**typed: str) -> str:
        return client.get("/p/orsel/quantity/", typed).content.decode()

    assert "151 or more" in said(expression="more than 150")
    assert "usually read as 151–199" in said(expression="more than 150")
    assert "is not read as a number" in said(expression="very sorry")
    assert "Low (9) is above high (3)" in said(expression="", low="9", high="3")
    assert "svg" not in said(expression="")


def test_the_number_is_read_for_members_only(eve, as_user, project):
    assert as_user(eve).get("/p/orsel/quantity/?expression=68").status_code == 404
