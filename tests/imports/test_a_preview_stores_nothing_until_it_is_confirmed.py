"""Hand in, look, describe, confirm: the pages of an import."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from articles.domain.texts import LIMIT
from articles.models import Article, ImportBatch, ImportFile, LogEntry
from tests.cast import TEXT, new_key
from tests.imports.conftest import OTHER, START, address, file
from tests.statements import statements

pytestmark = pytest.mark.django_db


def results(batch: ImportBatch) -> list[tuple[str, str]]:
    return list(batch.files.values_list("name", "result"))


def test_files_are_shown_as_understood_and_nothing_is_in_the_library(site, hand_in):
    answer = hand_in(file("depot.txt", TEXT), file("bridge.txt", OTHER))
    batch = ImportBatch.objects.get()
    assert answer.url == address(batch)
    page = site.get(answer.url)
    shown = page.context["batch"]
    assert [(row.name, row.line, row.result) for row in shown.rows] == [
        ("depot.txt", "2 paragraphs, 2 comments", "new"),
        ("bridge.txt", "2 paragraphs", "new"),
    ]
    assert shown.sums == "2 files: 2 new."
    assert "Import 2 articles" in page.content.decode()
    assert not Article.objects.exists()


def test_the_preview_names_each_passage_and_indents_replies_with_their_basis(site, batch):
    preview = site.get(address(batch)).context["batch"].preview
    assert [(line.label, line.indent) for line in preview.lines] == [
        ("Title", 0),
        ("Paragraph 1", 0),
        ("Paragraph 2", 0),
        ("Furniture", 0),
        ("Furniture", 0),
        ("Comment", 0),
        ("Reply, by name", 1),
    ]
    assert preview.lines[-1].words == "pell_road: @karst_reader Nobody counted anything."
    assert preview.summary == f"UTF-8, {len(TEXT)} characters, every one kept"


def test_many_paragraphs_fold_behind_a_line_that_counts_them(site, hand_in):
    hand_in(file("long.txt", "Title\n\n" + "\n\n".join(f"Sentence number {i} stands." for i in range(30))))
    lines = site.get(address(ImportBatch.objects.get())).context["batch"].preview.lines
    assert [line.label for line in lines] == ["Title", "Paragraph 1", "Paragraph 2", ""]
    assert lines[-1].words == "28 more paragraphs"
    assert len(lines[-1].more) == 28


def test_a_text_can_be_pasted(site, hand_in):
    hand_in(text=OTHER.replace("\n", "\r\n"))
    batch = ImportBatch.objects.get()
    assert bytes(batch.files.get().raw) == OTHER.encode()
    assert "Pasted text" in site.get(address(batch)).content.decode()


def test_refused_and_duplicate_files_are_named_with_the_reason_and_the_others_go_in(site, hand_in, article):
    hand_in(
        file("scan_0044.pdf", b"%PDF-1.4"),
        file("empty.txt", b""),
        file("latin.txt", b"t\xe9l\xe9gramme"),
        file("binary.txt", b"a\x00b"),
        file("depot.txt", TEXT),
        file("bridge.txt", OTHER),
        file("copy.txt", OTHER),
    )
    batch = ImportBatch.objects.get()
    assert results(batch) == [
        ("scan_0044.pdf", "refused"),
        ("empty.txt", "refused"),
        ("latin.txt", "refused"),
        ("binary.txt", "refused"),
        ("depot.txt", "duplicate"),
        ("bridge.txt", "new"),
        ("copy.txt", "duplicate"),
    ]
    page = site.get(address(batch)).content.decode()
    for words in (
        "PDF is not read here; paste its text",
        "empty file, 0 bytes",
        "not UTF-8 (line 1, byte 2)",
        "same file as “Depot at Sul Ford burns after night raid”",
        "same words as “bridge.txt”",
        "7 files: 1 new, 2 duplicate, 4 refused.",
    ):
        assert words in page
    site.post(address(batch, "confirm/"), {"key": new_key()})
    assert Article.objects.exclude(pk=article.pk).get().title == "Bridge at Osk closed"


def test_a_file_above_the_limit_is_refused_by_its_size_without_being_read(site, hand_in, monkeypatch):
    monkeypatch.setattr("articles.domain.texts.LIMIT", 3_000_000)
    monkeypatch.setattr("annotator.uploads.LIMIT", 3_000_000)
    hand_in(file("huge.txt", b"word " * 1_000_000), file("bridge.txt", OTHER))
    assert results(ImportBatch.objects.get()) == [("huge.txt", "refused"), ("bridge.txt", "new")]
    row = ImportFile.objects.get(name="huge.txt")
    assert row.size == 5_000_000
    assert row.reason.startswith("4.8 MB, and ")


def test_the_limit_of_a_file_is_fifty_megabytes():
    assert LIMIT == 52_428_800


def test_details_are_kept_when_another_file_is_opened(site, batch):
    first, second = batch.files.all()
    sent = {"file": first.uuid, "next": second.uuid, "outlet": "Harbour Wire", "published": "2023-03-15"}
    answer = site.post(address(batch, "details/"), sent | {"key": new_key()})
    assert answer.url == f"{address(batch)}?file={second.uuid}#preview"
    page = site.get(answer.url)
    assert page.context["batch"].preview.name == "bridge.txt"
    first.refresh_from_db()
    assert (first.outlet, first.published) == ("Harbour Wire", date(2023, 3, 15))


def test_a_detail_that_does_not_fit_stays_in_the_form_and_nothing_is_stored(site, batch):
    first = batch.files.first()
    sent = {"file": first.uuid, "url": "harbour wire!", "outlet": "Harbour Wire", "key": new_key()}
    for act in ("details/", "confirm/"):
        answer = site.post(address(batch, act), sent)
        assert answer.status_code == 422
        page = answer.content.decode()
        assert "harbour wire!" in page
        assert "That is not a web address." in page
    assert not Article.objects.exists()


def test_confirming_stores_the_articles_with_what_was_typed_last_and_shows_the_report(site, batch):
    first = batch.files.get(order=0)
    sent = {"file": first.uuid, "outlet": "Harbour Wire", "language": "en", "key": new_key()}
    answer = site.post(address(batch, "confirm/"), sent, follow=True)
    stored = Article.objects.get(title__startswith="Depot")
    assert (stored.outlet, stored.language, stored.raw_name) == ("Harbour Wire", "en", "depot.txt")
    page = answer.content.decode()
    assert "2 articles are in the library." in page
    for article in Article.objects.all():
        assert f"/p/orsel/articles/{article.uuid}/" in page
    assert not any(ImportFile.objects.values_list("raw", flat=True))
    entry = LogEntry.objects.get(verb="import.confirm")
    assert (entry.after["new"], entry.after["refused"]) == (2, 0)


def test_an_import_that_broke_off_goes_on_where_it_stopped(site, batch, sam, project):
    from articles.actions.imports import _store_file

    _store_file(batch.files.first().pk, project, sam)
    assert Article.objects.count() == 1
    site.post(address(batch, "confirm/"), {"key": new_key()})
    assert Article.objects.count() == 2
    assert results(batch) == [("depot.txt", "new"), ("bridge.txt", "new")]


def test_a_text_that_came_in_meanwhile_becomes_a_duplicate_at_the_confirm(site, batch, article):
    answer = site.post(address(batch, "confirm/"), {"key": new_key()}, follow=True)
    assert results(batch) == [("depot.txt", "duplicate"), ("bridge.txt", "new")]
    assert "1 article is in the library." in answer.content.decode()


def test_more_files_join_an_open_import_and_none_join_a_confirmed_one(site, batch):
    extra = {"upload": file("third.txt", "Third\n\nWords."), "key": new_key()}
    assert site.post(address(batch, "files/"), extra).url == address(batch)
    assert batch.files.count() == 3
    site.post(address(batch, "confirm/"), {"key": new_key()})
    late = site.post(
        address(batch, "files/"), {"upload": file("late.txt", "Late\n\nWords."), "key": new_key()}
    )
    assert late.status_code == 422
    assert "This import was confirmed already." in late.content.decode()
    assert batch.files.count() == 3


def test_starting_over_forgets_the_files_and_is_harmless_twice(site, batch):
    for _ in range(2):
        assert site.post(address(batch, "discard/"), {"key": new_key()}).url == START
    assert not ImportFile.objects.exists()
    assert site.get(address(batch)).status_code == 404


def test_a_confirmed_import_cannot_be_forgotten(site, batch):
    site.post(address(batch, "confirm/"), {"key": new_key()})
    site.post(address(batch, "discard/"), {"key": new_key()})
    assert site.get(address(batch)).status_code == 200


def test_nothing_handed_in_is_refused_and_a_pasted_text_stays_in_the_form(site, hand_in):
    assert "Choose at least one file, or paste a text." in hand_in().content.decode()
    answer = site.post(START, {"text": "Pasted words", "key": "broken"})
    assert answer.status_code == 422
    assert "Pasted words" in answer.content.decode()


def test_a_preview_nobody_confirmed_for_a_week_is_removed_by_the_next(hand_in, batch):
    ImportBatch.objects.update(created_at=timezone.now() - timedelta(days=8))
    hand_in(file("new.txt", "New\n\nWords."))
    assert not ImportBatch.objects.filter(pk=batch.pk).exists()


def test_a_confirmed_report_is_not_removed_by_age(site, hand_in, batch):
    site.post(address(batch, "confirm/"), {"key": new_key()})
    ImportBatch.objects.update(created_at=timezone.now() - timedelta(days=80))
    hand_in(file("new.txt", "New\n\nWords."))
    assert ImportBatch.objects.filter(pk=batch.pk).exists()
    assert "2 files: 2 new." in site.get(START).content.decode()


def test_the_page_costs_the_same_queries_for_one_file_and_for_two_hundred(site, hand_in):
    costs = []
    for n in (1, 20, 200):
        ImportBatch.objects.all().delete()
        hand_in(*(file(f"{i}.txt", f"Title {i} of {n}\n\nWords number {i}.") for i in range(n)))
        with statements() as seen:
            assert len(site.get(address(ImportBatch.objects.get())).context["batch"].rows) == n
        costs.append(len(seen))
    assert costs[0] == costs[1] == costs[2] <= 8
