"""Marking the same words in every place: what is shown first, one act, one undo, and what is refused."""

import pytest

from articles.domain.occurrences import MOST
from articles.models import Annotation, LogEntry, Receipt
from tests.cast import make_article, new_key
from tests.reading.shared import HTMX, annotation_path, path_of, put_mark, selection, swapped
from tests.statements import statements

pytestmark = pytest.mark.django_db
TEXT = """Guards at Sul Ford

The Guard held Sul Ford. At noon the guard left, and the Guard’s flag fell.

By night the Interior Guard was back.

1 Comments

  • karst_reader says:

    I saw the guard run.
"""


@pytest.fixture
def ford(project, ana):
    return make_article(project, ana, TEXT)


def url(article) -> str:
    return f"{path_of(article)}same-words/"


def look(client, article, **asked) -> str:
    return client.get(url(article), asked, headers=HTMX).content.decode()


def spans(article, *words: str) -> list[str]:
    found = [selection(article, one) for one in words]
    return [f"{one['start']}-{one['end']}" for one in found]


def guards(article) -> list[str]:
    at = [article.text.index(words) + words.index("uard") - 1 for words in ("The Guard", "the guard left")]
    at += [
        article.text.index(words) + words.index("uard") - 1 for words in ("Interior Guard", "the guard run")
    ]
    return [f"{start}-{start + 5}" for start in at]


def mark_all(client, article, tag, hits, **sent):
    fields = {"words": "guard", "tag": str(tag.uuid), "hit": hits, "key": new_key()} | sent
    return client.post(url(article), fields, headers=HTMX)


def test_every_place_is_shown_in_context_with_the_comments_apart(as_user, ana, ford, tags):
    html = look(as_user(ana), ford, words="Guard")
    assert html.count('name="hit"') == 4
    assert "Mark <span data-count>4</span>" in html
    article, comments = html.split("In readers’ comments")
    assert article.count('name="hit"') == 3
    assert "At noon the <b>guard</b> left" in article
    assert "I saw the <b>guard</b> run" in comments
    assert "Guards at" not in html
    assert look(as_user(ana), ford, words="Guard", same_case="1").count('name="hit"') == 2


def test_the_words_come_from_a_selection_or_from_the_open_mark(as_user, ana, ford, tags):
    at = selection(ford, "Interior Guar")
    html = look(as_user(ana), ford, start=at["start"], end=at["end"])
    assert ">Interior Guard</textarea>" in html
    mark = put_mark(ford, tags["Place"], ana, "Sul Ford")
    html = look(as_user(ana), ford, mark=str(mark.uuid))
    assert ">Sul Ford</textarea>" in html
    assert f'value="{tags["Place"].uuid}" selected' in html


def test_what_has_the_tag_already_is_shown_and_left_out(as_user, ana, ben, ford, tags):
    put_mark(ford, tags["Killed"], ana, "guard")
    put_mark(ford, tags["Killed"], ben, "Guard")
    put_mark(ford, tags["Killed"], ana, "Interior Guard")
    html = look(as_user(ana), ford, words="guard", tag=str(tags["Killed"].uuid))
    assert html.count('name="hit"') == 3
    assert html.count("checked>") == 2
    assert "1 you have marked Killed already" in html
    assert "in a longer mark" in html
    assert look(as_user(ana), ford, words="guard", tag=str(tags["Place"].uuid)).count("checked>") == 4


def test_all_chosen_places_are_marked_by_one_act_and_taken_back_by_one(as_user, ana, ford, tags):
    client = as_user(ana)
    answer = mark_all(client, ford, tags["Killed"], guards(ford)[:3])
    assert answer.status_code == 200
    assert {"ps-1", "ps-2", "marks-total"} <= set(swapped(answer.content.decode()))
    rows = Annotation.objects.on(ford).in_reading_order()
    assert [row.quote for row in rows] == ["Guard", "guard", "Guard"]
    assert all(row.quote == ford.text[row.start : row.end] for row in rows)
    assert {row.tag_version for row in rows} == {tags["Killed"].version}
    entry = LogEntry.objects.get(verb="annotation.mark_all")
    assert set(entry.after["rows"]) == {str(row.uuid) for row in rows}
    assert Receipt.objects.filter(verb="annotation.mark_all").count() == 1
    undone = client.post(f"{path_of(ford)}undo/", {"key": new_key()}, headers=HTMX)
    assert undone.status_code == 200
    assert not Annotation.objects.on(ford).standing().exists()
    again = client.post(f"{path_of(ford)}redo/", {"key": new_key()}, headers=HTMX)
    assert again.status_code == 200
    assert Annotation.objects.on(ford).standing().count() == 3


def test_the_history_of_each_names_the_act_and_its_taking_back(as_user, ana, sam, ford, tags):
    client = as_user(ana)
    mark_all(client, ford, tags["Killed"], guards(ford))
    client.post(f"{path_of(ford)}undo/", {"key": new_key()}, headers=HTMX)
    client.post(f"{path_of(ford)}redo/", {"key": new_key()}, headers=HTMX)
    mark = Annotation.objects.on(ford).in_reading_order().last()
    html = as_user(sam).get(annotation_path(mark, "history/"), headers=HTMX).content.decode()
    assert html.count("with other places of the same words") == 3
    assert html.index("did again") < html.index("took back")


def test_one_of_them_changed_since_keeps_all_of_them(as_user, ana, ford, tags):
    client = as_user(ana)
    mark_all(client, ford, tags["Killed"], guards(ford))
    Annotation.objects.filter(pk=Annotation.objects.last().pk).update(state="submitted")
    answer = client.post(f"{path_of(ford)}undo/", {"key": new_key()}, headers=HTMX)
    assert answer.status_code == 422
    assert Annotation.objects.on(ford).standing().count() == 4


def test_the_same_form_sent_twice_marks_once(as_user, ana, ford, tags):
    client, key = as_user(ana), new_key()
    for _ in range(2):
        assert mark_all(client, ford, tags["Killed"], guards(ford), key=key).status_code == 200
    assert Annotation.objects.on(ford).count() == 4
    other = mark_all(client, ford, tags["Place"], guards(ford), key=key)
    assert other.status_code == 422


def test_places_marked_since_in_another_window_are_refused(as_user, ana, ford, tags):
    """Planted: without the look at what stands there already the second form made every mark twice."""
    client = as_user(ana)
    mark_all(client, ford, tags["Killed"], guards(ford)[:1])
    answer = mark_all(client, ford, tags["Killed"], guards(ford))
    assert answer.status_code == 422
    assert "was marked since" in answer.content.decode()
    assert Annotation.objects.on(ford).count() == 1


def test_nothing_chosen_and_places_of_other_words_are_refused(as_user, ana, ford, tags):
    client = as_user(ana)
    for hits in ([], ["x"], spans(ford, "Sul Ford"), ["0-6"], ["5-99999"]):
        assert mark_all(client, ford, tags["Killed"], hits).status_code == 422
    tags["Killed"].retired_at = "2026-01-01T00:00Z"
    tags["Killed"].save()
    assert mark_all(client, ford, tags["Killed"], guards(ford)).status_code == 422
    assert not Annotation.objects.exists()


def test_more_places_than_one_act_may_mark_are_refused_with_their_number(as_user, ana, project, tags):
    article = make_article(project, ana, "Count\n\n" + "the guard fell. " * (MOST + 1))
    html = look(as_user(ana), article, words="guard")
    assert f"{MOST + 1} times" in html
    assert 'name="hit"' not in html


def test_words_that_stand_nowhere_or_hold_no_word_are_said(as_user, ana, ford, tags):
    assert "do not stand in the article" in look(as_user(ana), ford, words="barracks")
    assert "no word" in look(as_user(ana), ford, words="...")
    assert "Write the words" in look(as_user(ana), ford)


def test_roles_strangers_and_keys(as_user, vera, eve, ana, ford, tags):
    assert as_user(vera).get(url(ford)).status_code == 403
    assert mark_all(as_user(vera), ford, tags["Killed"], guards(ford)).status_code == 403
    assert mark_all(as_user(eve), ford, tags["Killed"], guards(ford)).status_code == 404
    assert mark_all(as_user(ana), ford, tags["Killed"], guards(ford), key="").status_code == 422
    assert not Annotation.objects.exists()


def test_it_works_without_script(as_user, ana, ford, tags):
    client = as_user(ana)
    page = client.get(url(ford), {"words": "guard"}).content.decode()
    assert "<title>" in page
    assert page.count('name="hit"') == 4
    sent = {"words": "guard", "tag": str(tags["Killed"].uuid), "hit": guards(ford), "key": new_key()}
    refused = client.post(url(ford), sent | {"hit": []})
    assert refused.status_code == 422
    assert "Tick at least one" in refused.content.decode()
    assert client.post(url(ford), sent).url == path_of(ford)
    assert Annotation.objects.on(ford).count() == 4


def test_the_cost_does_not_grow_with_the_places(as_user, ana, project, tags):
    counts = []
    for size in (1, 20, MOST):
        article = make_article(project, ana, f"Count {size}\n\n" + "the guard fell. " * size)
        client = as_user(ana)
        client.get(url(article))  # the first request of a session also stores when it began
        with statements() as looked:
            look(client, article, words="guard")
        hits = [f"{at}-{at + 5}" for at in range(len(article.text)) if article.text.startswith("guard", at)]
        with statements() as wrote:
            assert mark_all(client, article, tags["Killed"], hits).status_code == 200
        counts.append((len(looked), len(wrote)))
    assert counts[0] == counts[1]
    assert counts[2][0] == counts[0][0] <= 6
    assert counts[0][1] <= 14
    assert counts[2][1] <= counts[0][1] + MOST // 45  # SQLite takes some fifty rows in one INSERT
