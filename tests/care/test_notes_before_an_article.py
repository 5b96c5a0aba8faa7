"""What an article contains, said before it is opened; each person chooses which notes to pass by."""

import pytest

from articles.models import Article, LogEntry, User
from tests.cast import new_key

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(project, article) -> str:
    return f"/p/orsel/articles/{article.uuid}/"


def sent(*categories: str, version: int = 1, **changed: object) -> dict[str, object]:
    return {"key": new_key(), "version": version, "categories": categories} | changed


def contain(article: Article, *categories: str) -> None:
    Article.objects.filter(pk=article.pk).update(categories=list(categories))


def test_an_analyst_says_what_it_contains_and_the_log_keeps_it(as_user, ana, article, here):
    answer = as_user(ana).post(f"{here}contents/", sent("torture", "executions"))
    assert (answer.status_code, answer.url) == (302, f"{here}details/")
    article.refresh_from_db()
    assert article.categories == ["executions", "torture"]  # in the order of the list
    assert article.version == 2
    entry = LogEntry.objects.get(verb="article.contents")
    assert (entry.before, entry.after) == ({"categories": []}, {"categories": ["executions", "torture"]})
    html = as_user(ana).get(f"{here}details/").content.decode()
    assert "said what it contains" in html


def test_the_text_comes_after_the_note_and_the_address_keeps_what_it_asked_for(as_user, ben, article, here):
    contain(article, "death_of_children")
    client = as_user(ben)
    asked = f"{here}?mark=4b1f6c1e-8d0a-4a39-9e0b-0c7f2d1a5b33&mine=1"
    html = client.get(asked).content.decode()
    assert "Death of children" in html
    assert "more than 100 guards" not in html
    assert "annotated-text" not in html
    answer = client.post(f"{here}open/?mark=4b1f6c1e-8d0a-4a39-9e0b-0c7f2d1a5b33&mine=1")
    assert (answer.status_code, answer.url) == (302, asked)
    assert "more than 100 guards" in client.get(asked).content.decode()
    assert "more than 100 guards" in client.get(here).content.decode()  # once a session
    assert "more than 100 guards" not in as_user(ben).get(here).content.decode()


def test_each_person_passes_by_the_notes_he_does_not_want(as_user, ana, article, here):
    contain(article, "executions", "torture")
    for skipped, seen in (
        (["torture"], False),
        (["torture", "executions"], True),
        (["all"], True),
        ([], False),
    ):
        User.objects.filter(pk=ana.pk).update(skipped_notes=skipped)
        html = as_user(ana).get(here).content.decode()
        assert ("annotated-text" in html) is seen, skipped


def test_which_notes_are_passed_by_is_chosen_among_ones_own_settings(as_user, ana):
    looks = {
        "theme": "dark",
        "density": "compact",
        "text_size": "large",
        "measure": "wide",
        "leading": "loose",
    }
    form = {"key": new_key(), **looks, "typeface": "sans", "single_keys": "on"}
    client = as_user(ana)
    assert client.post("/account/", form | {"skipped_notes": ["torture", "remains"]}).status_code == 302
    ana.refresh_from_db()
    assert ana.skipped_notes == ["torture", "remains"]
    again = form | {"key": new_key(), "skipped_notes": ["all", "torture"]}
    assert client.post("/account/", again).status_code == 302
    ana.refresh_from_db()
    assert ana.skipped_notes == ["all"]
    assert client.post("/account/", form | {"key": new_key(), "skipped_notes": "weather"}).status_code == 422


def test_saying_what_it_contains_goes_up_the_ladder(as_user, ana, vera, eve, article, here):
    path = f"{here}contents/"
    assert as_user(ana).get(path).status_code == 405
    assert as_user(vera).post(path, sent("torture")).status_code == 403
    assert as_user(eve).post(path, sent("torture")).status_code == 404
    assert as_user(ana).post(path, sent("weather")).status_code == 422
    assert as_user(ana).post(path, sent("torture", key="")).status_code == 422
    form = sent("torture")
    assert as_user(ana).post(path, form).status_code == 302
    assert as_user(ana).post(path, form).status_code == 302  # replay
    assert as_user(ana).post(path, form | {"categories": "remains"}).status_code == 422
    assert as_user(ana).post(path, sent("remains")).status_code == 409  # stale
    article.refresh_from_db()
    assert article.categories == ["torture"]
    assert LogEntry.objects.filter(verb="article.contents").count() == 1


def test_opening_is_for_members_and_posted(as_user, ana, vera, eve, here):
    assert as_user(ana).get(f"{here}open/").status_code == 405
    assert as_user(eve).post(f"{here}open/").status_code == 404
    assert as_user(vera).post(f"{here}open/").status_code == 302


def test_the_note_costs_no_query_of_its_own(as_user, ana, article, here, django_assert_max_num_queries):
    contain(article, "torture")
    client = as_user(ana)
    client.get(here)
    with django_assert_max_num_queries(3):  # session, person, article with the seat
        client.get(here)
