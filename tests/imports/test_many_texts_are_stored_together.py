"""A chunk of an import: few statements, each text judged by itself, the log unbroken."""

import io
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection

from articles.actions.import_files import CHUNK, DUPLICATE, NEW, REFUSED, Source, import_texts
from articles.models import Article, LogEntry, Passage, ReaderComment
from tests.cast import TEXT
from tests.statements import statements

pytestmark = pytest.mark.django_db
STATEMENTS = 15  # for a whole chunk of texts without comments; one text by itself takes nine


def source(name: str, text: str) -> Source:
    raw = text.encode()
    return Source(name, len(raw), lambda: raw)


def days(count: int) -> list[Source]:
    """Different short texts."""
    return [source(f"day-{n}.txt", f"Day {n} at the ford\n\n{n} guards were killed.\n") for n in range(count)]


def test_a_whole_chunk_costs_a_handful_of_statements(project, ana):
    with statements() as seen:
        report = import_texts(project=project, sources=days(CHUNK), by=ana)
    assert report.count(NEW) == CHUNK
    assert len(seen) <= STATEMENTS


def test_two_chunks_cost_twice_as_much_as_one(project, ana):
    with statements() as seen:
        import_texts(project=project, sources=days(2 * CHUNK), by=ana)
    assert len(seen) <= 2 * STATEMENTS


def test_every_article_has_its_own_passages_comments_and_log_row(project, ana):
    other = TEXT.replace("Depot", "Barracks").replace("karst_reader", "ford_reader")
    import_texts(project=project, sources=[source("a.txt", TEXT), source("b.txt", other)], by=ana)
    for article in Article.objects.all():
        passages = Passage.objects.filter(article=article)
        assert "".join(article.text[p.start : p.end] for p in passages) == article.text
        first, second = ReaderComment.objects.filter(article=article)
        assert second.parent == first
        assert {p.comment for p in passages if p.comment} == {first, second}
        entry = LogEntry.objects.get(verb="article.import", article=article)
        assert (entry.subject_id, entry.after["title"]) == (str(article.uuid), article.title)
        assert entry.after["raw_sha256"] == article.raw_sha256


def test_the_log_of_an_import_is_one_unbroken_chain(project, ana):
    import_texts(project=project, sources=days(5), by=ana)
    entries = list(LogEntry.objects.filter(project=project).order_by("seq"))
    assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
    said = io.StringIO()
    call_command("verify_log", stdout=said)


def test_of_two_equal_texts_the_first_is_stored_and_the_second_names_it(project, ana):
    again = source("again.txt", "Day 1 at the ford\r\n\r\n1 guards were killed.\r\n")
    report = import_texts(project=project, sources=[*days(3), again, source("empty.txt", "")], by=ana)
    assert [outcome.result for outcome in report.outcomes] == [NEW, NEW, NEW, DUPLICATE, REFUSED]
    twin = report.outcomes[3]
    assert (twin.name, twin.article) == ("again.txt", report.outcomes[1].article)
    assert twin.reason == "same words as “Day 1 at the ford”"
    assert Article.objects.count() == 3


def test_what_the_project_holds_already_is_named_and_not_stored_again(project, ana, ben):
    held = import_texts(project=project, sources=days(2), by=ana)
    report = import_texts(project=project, sources=days(4), by=ben)
    assert [outcome.result for outcome in report.outcomes] == [DUPLICATE, DUPLICATE, NEW, NEW]
    assert [o.article for o in report.outcomes[:2]] == [o.article for o in held.outcomes]
    assert report.outcomes[0].reason == "same file as “Day 0 at the ford”"


def test_a_collision_with_another_import_stores_the_rest_one_by_one(project, ana):
    struck = []

    def collide(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if not struck and sql.startswith("INSERT INTO") and "articles_article" in sql:
            struck.append(sql)
            raise IntegrityError("somebody else stored one of them just now")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(collide):
        report = import_texts(project=project, sources=days(3), by=ana)
    assert struck
    assert report.count(NEW) == Article.objects.count() == 3
    assert LogEntry.objects.filter(verb="article.import").count() == 3
