"""What each dataset holds: columns, blanks, words that stand where the row says."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.domain.columns import DATASET_COLUMNS
from articles.domain.csv_rows import NEVER
from articles.exports.datasets import DATASETS
from articles.exports.filters import Filters, Scope
from articles.exports.places import Corrupt
from articles.models import Annotation, Claim, ClaimLink, EntityName
from tests.exports.assessed import incident, sign
from tests.exports.conftest import put


def test_annotations_lead_back_to_their_words(work, exported, article):
    rows = exported("annotations")
    assert [row["quote"] for row in rows] == ["more than 100 guards", "about 90"]
    for row in rows:
        assert article.text[int(row["start"]) : int(row["end"])] == row["quote"]
        assert row["offset_unit"] == "codepoint"
        assert row["text_sha256"] == article.text_sha256
    before, after = rows[1]["prefix"], rows[1]["suffix"]
    assert before + rows[1]["quote"] + after in article.text


def test_words_in_a_reader_comment_say_so_without_naming_the_reader(work, exported):
    in_text, in_comment = exported("annotations")
    assert (in_text["passage_kind"], in_text["comment_author_hash"]) == ("paragraph", "")
    assert in_comment["passage_kind"] == "comment"
    assert re.fullmatch(r"[0-9a-f]{16}", in_comment["comment_author_hash"])
    assert exported("comments")[0]["author_hash"] == in_comment["comment_author_hash"]
    assert "karst" not in str(exported("comments"))


def test_open_and_missing_numbers_are_told_apart(work, exported):
    high, low, none = exported("claims")
    assert (high["low"], high["high"], high["high_open"], high["soft_high"]) == ("101", "", "1", "149")
    assert (low["low"], low["high"], low["high_open"]) == ("68", "68", "0")
    assert (none["low"], none["high"], none["high_open"], none["measure"]) == ("", "", "", "")


def test_zero_stays_zero(work, exported, project):
    Claim.objects.filter(pk=work.low.pk).update(low=0, high=0, soft_low=0, soft_high=0)
    row = exported("claims")[1]
    assert (row["low"], row["high"], row["high_open"]) == ("0", "0", "0")


def test_a_claim_shows_its_origin_and_chain(work, exported):
    row = exported("claims")[0]
    assert row["origin"] == "Northern Accord"
    assert row["chain"] == "Northern Accord (stated, radio);Harbour Wire (paraphrased)"


def test_repeats_make_one_source(work, exported, project, ana):
    groups = [row["origin_group"] for row in exported("claims")]
    assert len(set(groups)) == 3
    ClaimLink.objects.filter(pk=work.link.pk).update(kind="repeats")
    first, second, third = (row["origin_group"] for row in exported("claims"))
    assert first == second != third


def test_a_part_names_its_whole(work, exported):
    ClaimLink.objects.filter(pk=work.link.pk).update(kind="part_of")
    assert exported("claims")[0]["parent_claim_id"] == str(work.low.uuid)


def test_links_name_both_claims_verdict_and_decision(work, exported):
    (row,) = exported("links")
    assert (row["claim_a"], row["claim_b"]) == (str(work.high.uuid), str(work.low.uuid))
    assert (row["machine_verdict"], row["decision"], row["gap"]) == ("conflict", "accepted", "0.33")
    assert row["reviewer"] == "sam"


def test_entities_list_every_spelling(work, exported):
    assert exported("entities")[0]["names"] == "Interior Guard;حرس الداخلية"


def test_articles_carry_both_hashes(work, exported, article):
    (row,) = exported("articles")
    assert (row["text_sha256"], row["raw_sha256"]) == (article.text_sha256, article.raw_sha256)
    assert row["characters"] == str(len(article.text))


@pytest.mark.parametrize("name", DATASETS)
def test_rows_are_as_long_as_the_header_and_cells_that_are_never_empty_are_full(name, work, project, sam):
    sign(work.incident, sam, work.high, left_out=(work.low,))
    incident(project, "Shelling of Osk")
    rows = list(DATASETS[name].rows(Scope(project, Filters(state="everything"))))
    assert rows
    assert {len(row) for row in rows} == {len(DATASETS[name].columns)}
    for row in rows:
        empty = [c.name for c, cell in zip(DATASETS[name].columns, row, strict=True) if cell in (None, "")]
        assert [c.name for c in DATASETS[name].columns if c.missing == NEVER and c.name in empty] == []


@pytest.mark.parametrize(("dataset", "expected"), [("claims", 3), ("annotations", 2), ("links", 1)])
def test_accepted_work_is_the_default(dataset, expected, work, exported):
    assert len(exported(dataset)) == expected
    assert {row.get("state", "accepted") for row in exported(dataset)} == {"accepted"}


def test_everything_leaves_out_what_was_removed(work, exported):
    Claim.objects.filter(pk=work.none.pk).update(state="withdrawn")
    assert {row["state"] for row in exported("claims", state="everything")} == {"accepted", "draft"}


def test_filters_narrow_the_rows(work, exported, tags):
    assert len(exported("claims", incident=work.incident.uuid)) == 1
    assert len(exported("claims", analyst="ben")) == 1
    assert len(exported("annotations", tag=tags["Wounded"].uuid, state="draft")) == 1


def test_words_that_moved_stop_the_export_and_are_named(work, exported):
    Annotation.objects.filter(pk=work.killed.pk).update(quote="more than 900 guards")
    with pytest.raises(Corrupt, match=str(work.killed.uuid)):
        exported("annotations")


@pytest.mark.parametrize("name", DATASETS)
def test_queries_do_not_grow_with_rows(name, work, project, article, tags, ana, sam):
    sign(work.incident, sam, work.high)

    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            list(DATASETS[name].rows(Scope(project, Filters(state="everything"))))
        return len(seen)

    before = count()
    for _ in range(40):
        put(Annotation, article, "68 killed", tag=tags["Killed"], author=ana)
        claim = put(Claim, article, "68 killed", project=project, author=ana, incident=work.incident)
        another = incident(project, "Shelling of Osk", parent=work.incident)
        sign(another, sam, claim, left_out=(work.low,), best=0)
        EntityName.objects.create(entity=work.guard, text=f"Guard {another.pk}", folded="guard")
    assert count() == before


CLAIM_COLUMNS = """
claim_id article_id incident_id kind measure quantity_expression qualifier low high high_open soft_low
soft_high unit additive victim_label victim_entity_id victim_status hors_de_combat status_basis
perpetrator_label perpetrator_entity_id perpetrator_basis claimant_label claimant_entity_id claimant_side
origin origin_group chain speech_act stance narrator_stance place place_entity_id where_prec latitude
longitude date_start date_end date_prec date_basis as_of source_reliability information_credibility
passage_kind parent_claim_id evidence evidence_start evidence_end analyst created_at state reviewer decided_at
"""
ANNOTATION_COLUMNS = """
annotation_id article_id article_title text_sha256 start end offset_unit quote prefix suffix passage_kind
comment_author_hash tag tag_version entity_id entity_name analyst state reviewer created_at confidence
fragments
"""
LINK_COLUMNS = """
link_id claim_a claim_b kind dimension machine_verdict machine_reason discrepant gap decision rationale
author reviewer decided_at rule_version
"""


@pytest.mark.parametrize(
    ("dataset", "expected"),
    [("claims", CLAIM_COLUMNS), ("annotations", ANNOTATION_COLUMNS), ("links", LINK_COLUMNS)],
)
def test_the_columns_are_those_of_the_design(dataset, expected):
    assert [column.name for column in DATASET_COLUMNS[dataset]] == expected.split()
