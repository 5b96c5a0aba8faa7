"""Storing one article: bytes, text, passages, comments, log; refused when it is there already."""

import uuid
from datetime import date

import pytest

from articles.actions.articles import store_article
from articles.domain.errors import KeyReused, Refused
from articles.domain.texts import Duplicate, Unreadable
from articles.models import Article, LogEntry, Passage, Project, ReaderComment
from tests.cast import TEXT, make_article, sha256
from tests.statements import statements

pytestmark = pytest.mark.django_db


def test_the_bytes_and_the_text_are_kept_with_their_fingerprints(project, ana):
    raw = b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()
    article = store_article(project=project, raw=raw, raw_name="depot.txt", by=ana)
    article.refresh_from_db()
    assert bytes(article.raw) == raw
    assert article.text == TEXT
    assert article.text_sha256 == sha256(TEXT)
    assert (article.raw_name, article.imported_by) == ("depot.txt", ana)
    assert article.title == "Depot at Sul Ford burns after night raid"


def test_what_is_not_known_stays_blank(article):
    assert (article.url, article.author_name, article.published, article.language) == ("", "", None, "")


def test_passages_cover_the_text_and_comments_know_whom_they_answer(article):
    passages = list(Passage.objects.filter(article=article))
    assert "".join(article.text[p.start : p.end] for p in passages) == article.text
    first, second = ReaderComment.objects.filter(article=article)
    assert (first.author_label, first.parent, first.parent_basis) == ("karst_reader", None, "none")
    assert (second.author_label, second.parent, second.parent_basis) == ("pell_road", first, "mention")
    spoken = Passage.objects.get(comment=second, kind="comment")
    assert article.text[spoken.start : spoken.end].strip() == "@karst_reader Nobody counted anything."


def test_the_import_is_logged_without_the_text(article, ana):
    entry = LogEntry.objects.get(verb="article.import")
    assert (entry.by, entry.article, entry.after["title"]) == (ana, article, article.title)
    assert "Interior Guard" not in str(entry.after)


def test_the_same_bytes_again_name_the_article_and_add_nothing(project, article, ben):
    with pytest.raises(Duplicate) as refusal:
        make_article(project, ben)
    assert refusal.value.article == str(article.uuid)
    assert refusal.value.reason == (
        "sample.txt: same file as “Depot at Sul Ford burns after night raid”. Nothing was added."
    )
    assert Article.objects.count() == 1


def test_the_same_words_in_other_bytes_are_a_duplicate_too(project, article, ben):
    with pytest.raises(Duplicate, match="same words as “Depot"):
        store_article(project=project, raw=TEXT.replace("\n", "\r\n").encode(), by=ben)


def test_another_project_may_hold_the_same_text(article, ana):
    other = Project.objects.create(slug="marren", title="Marren")
    assert make_article(other, ana).project == other


def test_a_resend_with_the_key_returns_the_first_article(project, ana):
    key = uuid.uuid4()
    first = store_article(project=project, raw=TEXT.encode(), by=ana, key=key)
    again = store_article(project=project, raw=TEXT.encode(), by=ana, key=key)
    assert first == again
    assert LogEntry.objects.filter(verb="article.import").count() == 1
    with pytest.raises(KeyReused):
        store_article(project=project, raw=b"Other words", by=ana, key=key)


def test_a_detail_that_does_not_fit_is_refused_and_nothing_is_stored(project, ana):
    with pytest.raises(Refused, match="not a web address") as refusal:
        store_article(project=project, raw=TEXT.encode(), by=ana, url="harbour wire")
    assert refusal.value.field == "url"
    assert not Article.objects.exists()


def test_an_older_version_of_another_project_is_refused(project, article, ana):
    other = Project.objects.create(slug="marren", title="Marren")
    with pytest.raises(Refused, match="an article of this project"):
        store_article(project=other, raw=b"Other words", by=ana, supersedes=article)


def test_details_are_stored_trimmed(project, ana):
    article = store_article(
        project=project, raw=TEXT.encode(), by=ana, outlet="  Harbour Wire ", published=date(2023, 3, 15)
    )
    article.refresh_from_db()
    assert (article.outlet, article.published) == ("Harbour Wire", date(2023, 3, 15))


def test_an_endless_title_and_an_endless_name_are_shortened_but_the_text_is_whole(project, ana):
    text = f"{'Long ' * 300}\n\nWords.\n\n  • {'n' * 150} says:\n\n    Hello.\n"
    article = store_article(project=project, raw=text.encode(), by=ana)
    assert len(article.title) <= 500
    assert article.text == text


def test_binary_is_refused(project, ana):
    with pytest.raises(Unreadable):
        store_article(project=project, raw=b"\x00\x01\x02", by=ana)


def test_storing_costs_the_same_queries_for_ten_and_for_ninety_paragraphs(project, article, ana):
    counts = []
    for n in (10, 90):
        text = f"Title {n}\n\n" + "\n\n".join(f"Paragraph {i} says something." for i in range(n))
        text += "\n\n  • pell_road says:\n\n    Hello.\n\n  • karst says:\n\n    @pell_road No.\n"
        with statements() as seen:
            store_article(project=project, raw=text.encode(), by=ana)
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 8
