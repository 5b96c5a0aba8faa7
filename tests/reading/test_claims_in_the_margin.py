"""What the margin says of a claim: its figure in words, and its links by what they say."""

import itertools

import pytest

from articles.domain.permissions import Role
from articles.models import Claim, ClaimLink, ClaimRange, Membership
from articles.pages.claims_figures import figure_words
from tests.cast import make_user
from tests.reading.shared import path_of

pytestmark = pytest.mark.django_db


def put_claim(article, by, words, **fields) -> Claim:
    start = article.text.index(words)
    end = start + len(words)
    claim = Claim.objects.create(
        project=article.project, article=article, author=by, start=start, end=end, quote=words, **fields
    )
    ClaimRange.objects.create(claim=claim, role="evidence", start=start, end=end, quote=words)
    return claim


def link(a, b, by, kind, **fields) -> ClaimLink:
    return ClaimLink.objects.create(
        project=a.article.project, claim_a=a, claim_b=b, author=by, kind=kind, verdict="conflict",
        verdict_reason="", rule_version="1", **fields,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"low": 101, "measure": "killed", "qualifier": "more_than"}, "101 or more killed"),
        ({"low": 68, "high": 68, "measure": "killed"}, "68 killed"),
        (
            {"low": 32, "high": 48, "measure": "wounded", "qualifier": "about", "expression": "some 40"},
            "some 40 wounded",
        ),
        ({"low": 12, "high": 199, "qualifier": "vague", "expression": "dozens"}, "dozens"),
        ({"low": 0, "high": 0, "measure": "killed", "qualifier": "none"}, "none killed"),
        ({"low": 0, "high": 0, "measure": "casualties", "qualifier": "none"}, "no casualties"),
        ({"measure": "killed"}, "killed, no number given"),
        ({}, "no number given"),
        ({"low": 1000, "high": 1999, "measure": "displaced"}, "1,000 to 1,999 displaced"),
    ],
)  # fmt: skip
def test_a_figure_is_said_in_a_few_words(fields, said):
    assert figure_words(Claim(**fields)) == said


def margin(client, article) -> dict[str, str]:
    page = client.get(path_of(article)).context["page"]
    return {
        note.words: ", ".join(link.words for link in note.links)
        for passage in page.passages
        for note in passage.notes
    }


def test_links_are_counted_by_what_weighs_most(as_user, sam, ana, ben, project, article):
    claims = [
        put_claim(article, ana, w, low=n, high=n)
        for n, w in enumerate(("more than 100", "68", "40", "90"), 1)
    ]
    one, two, three, four = claims
    link(one, two, ben, "conflicts", dimension="number")
    link(one, three, ben, "conflicts", dimension="number")
    link(one, four, ben, "compatible", discrepant=True)
    link(two, three, ben, "compatible", discrepant=True)
    link(three, four, ben, "repeats")
    link(two, four, ben, "conflicts", dimension="number", state="withdrawn")
    assert margin(as_user(sam), article) == {
        "1": "2 conflicts, 1 discrepant",
        "2": "1 conflict, 1 discrepant",
        "3": "1 conflict, 1 discrepant, 1 not comparable",
        "4": "1 discrepant, 1 not comparable",
    }
    html = as_user(sam).get(path_of(article)).content.decode()
    for badge in (
        '"verdict verdict-conflict">2 conflicts<',
        '"verdict verdict-discrepant">1 discrepant<',
        '<span class="vh">, 1 not comparable</span>',
        '<span class="muted" aria-hidden="true">+2</span>',
    ):
        assert badge in html
    assert margin(as_user(ana), article) == {"1": "", "2": "", "3": "", "4": ""}, (
        "ben's drafts are not ana's to see"
    )


def test_a_claim_of_several_evidence_ranges_has_one_note_and_lines_over_all(as_user, ana, article):
    claim = put_claim(article, ana, "more than 100 guards", low=101)
    start = article.text.index("The Interior Guard")
    ClaimRange.objects.create(claim=claim, role="evidence", start=start, end=start + 3, quote="The")
    html = as_user(ana).get(path_of(article)).content.decode()
    assert html.count('class="mk"') == 1
    assert html.count(f'data-claims="{claim.uuid}"') == 2


def test_the_margin_costs_the_same_for_many_claims_and_links(
    as_user, project, article, ana, django_assert_max_num_queries
):
    zoe = make_user("zoe")
    Membership.objects.create(project=project, user=zoe, role=Role.SUPERVISOR.value)
    claims = [put_claim(article, ana, article.text[n : n + 5], low=n) for n in range(0, 120, 3)]
    for a, b in itertools.pairwise(claims):
        link(a, b, ana, "conflicts", dimension="number")
    client = as_user(zoe)
    client.get(path_of(article))
    with django_assert_max_num_queries(10):
        client.get(path_of(article))
