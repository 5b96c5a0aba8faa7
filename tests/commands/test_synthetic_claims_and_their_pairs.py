"""generate, find_pairs."""

import io

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article, CandidatePair, Claim, ClaimLink, ClaimRange, LogEntry, Passage, Project
from tests.links.test_pairs_worth_a_look import said

pytestmark = pytest.mark.django_db


def run(*words: str) -> str:
    out = io.StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


@pytest.fixture
def made(db) -> Project:
    assert "Synthetic: 130 claims" in run("generate", "--claims", "130", "--project", "made-up")
    return Project.objects.get(slug="made-up")


def test_as_many_claims_are_made_as_asked_twenty_to_an_incident(made):
    assert Claim.objects.of(made).count() == 130
    assert made.incidents.count() == 7
    assert Article.objects.filter(project=made, outlet="").count() == 0
    assert {state for (state,) in Claim.objects.values_list("state")} == {"accepted", "submitted", "draft"}


def test_every_word_stands_where_its_range_says(made):
    for row in ClaimRange.objects.select_related("claim__article"):
        assert row.claim.article.text[row.start : row.end] == row.quote
    for claim in Claim.objects.select_related("article"):
        assert claim.article.text[claim.start : claim.end] == claim.quote
    for article in Article.objects.all():
        spans = list(Passage.objects.filter(article=article).order_by("start").values_list("start", "end"))
        assert [span[0] for span in spans] == [0, *(span[1] for span in spans[:-1])]
        assert spans[-1][1] == len(article.text)


def test_pairs_links_and_one_log_row_are_there_and_the_log_holds(made):
    kinds = set(CandidatePair.objects.of(made).values_list("result", flat=True))
    assert {"conflict", "compatible"} <= kinds
    entry = LogEntry.objects.get(verb="project.generate")
    assert entry.after["pairs"] == CandidatePair.objects.count()
    assert entry.after["links"] == ClaimLink.objects.count() > 0
    assert ClaimLink.objects.exclude(verdict="conflict").count() == 0
    assert "unbroken" in run("verify_log", "--project", "made-up")


def test_finding_pairs_again_finds_the_same(made):
    before = sorted(said(pair) for pair in CandidatePair.objects.all())
    assert f"made-up: {len(before)} pairs." in run("find_pairs")
    assert sorted(said(pair) for pair in CandidatePair.objects.all()) == before


def test_pairs_of_one_project_are_found_alone(made):
    CandidatePair.objects.all().delete()
    run("generate", "--claims", "20", "--project", "other")
    run("find_pairs", "--project", "other")
    assert not CandidatePair.objects.of(made).exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("generate", "--claims", "0"), "from 1 to"),
        (("generate", "--claims", "20", "--project", "made-up"), "already a project"),
        (("find_pairs", "--project", "nowhere"), "no project “nowhere”"),
    ],
)
def test_what_cannot_be_done_is_said(made, words, sentence):
    with pytest.raises(CommandError, match=sentence):
        run(*words)
