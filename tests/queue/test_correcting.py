"""Correcting a mark's tag or boundary and accepting it in one act."""

import pytest

from articles.models import AnnotationFragment, Decision, Entity, Project, Tag
from tests.cast import new_key
from tests.queue.work import make_mark

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def url(mark, what: str = "decide") -> str:
    return f"/p/orsel/queue/annotations/{mark.uuid}/{what}/"


def form(mark, **changed: object) -> dict[str, object]:
    same = {
        "key": new_key(), "version": mark.version, "act": "correct", "tag": mark.tag.uuid,
        "start": mark.start, "end": mark.end, "quote": mark.quote, "words": mark.quote,
    }  # fmt: skip
    return same | changed


def test_another_tag_is_set_with_its_version_and_the_mark_accepted(as_user, sam, mark, tags):
    Tag.objects.filter(pk=tags["Wounded"].pk).update(version=3)
    answer = as_user(sam).post(url(mark), form(mark, tag=tags["Wounded"].uuid))
    mark.refresh_from_db()
    assert answer.status_code == 302
    assert (mark.tag, mark.tag_version, mark.state) == (tags["Wounded"], 3, "accepted")
    decision = Decision.objects.get()
    assert decision.act == "correct"
    assert (decision.before["tag_id"], decision.after["tag_id"]) == (tags["Killed"].pk, tags["Wounded"].pk)


def test_a_tag_for_another_kind_of_thing_drops_the_entity(as_user, sam, ana, project, article, tags):
    mark = make_mark(article, tags["Place"], ana, "Sul Ford")
    mark.entity = Entity.objects.create(project=project, kind="place", name="Sul Ford")
    mark.save()
    as_user(sam).post(url(mark), form(mark, tag=tags["Killed"].uuid))
    mark.refresh_from_db()
    assert mark.entity is None


def test_a_moved_boundary_holds_exactly_the_words_of_the_text(as_user, sam, mark, article):
    start, end = mark.start, mark.start + len("more than 100 guards")
    as_user(sam).post(url(mark), form(mark, start=start, end=end, quote="more than 100 guards", words=""))
    mark.refresh_from_db()
    assert (mark.start, mark.end, mark.quote) == (start, end, "more than 100 guards")
    assert article.text[mark.start : mark.end] == mark.quote


def test_words_written_by_hand_move_the_boundary_to_where_they_stand(as_user, sam, mark, article):
    as_user(sam).post(url(mark), form(mark, words="100 guards were killed at the depot"))
    mark.refresh_from_db()
    assert mark.quote == "100 guards were killed at the depot"
    assert article.text[mark.start : mark.end] == mark.quote


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"words": "never printed here"}, "do not stand near the mark"),
        ({"quote": "other words"}, "not the words at that place"),
        ({"end": 100_000}, "lies outside the article"),
        ({"start": ""}, "has lost a part"),
        ({}, "Nothing is corrected yet"),
    ],
)
def test_a_correction_that_does_not_fit_changes_nothing(as_user, sam, mark, changed, sentence):
    answer = as_user(sam).post(url(mark), form(mark, **changed), headers=HTMX)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    mark.refresh_from_db()
    assert (mark.state, mark.version) == ("submitted", 1)


def test_refused_words_stay_in_the_open_form(as_user, sam, mark):
    answer = as_user(sam).post(url(mark), form(mark, words="never printed here"), headers=HTMX)
    html = answer.content.decode()
    assert ">never printed here</textarea>" in html
    assert '<details class="qmore" open>' in html


def test_a_retired_tag_cannot_be_set(as_user, sam, mark, tags):
    Tag.objects.filter(pk=tags["Wounded"].pk).update(retired_at="2023-03-01T00:00Z")
    answer = as_user(sam).post(url(mark), form(mark, tag=tags["Wounded"].uuid))
    assert answer.status_code == 422
    assert "not in the codebook" in answer.content.decode()


def test_a_tag_of_another_project_is_absent(as_user, sam, mark):
    other = Project.objects.create(slug="other", title="Other")
    tag = Tag.objects.create(project=other, name="Killed", letter="K", hue="plum")
    assert as_user(sam).post(url(mark), form(mark, tag=tag.uuid)).status_code == 404


def test_a_mark_that_skips_words_keeps_its_boundary(as_user, sam, mark):
    AnnotationFragment.objects.create(annotation=mark, order=0, start=mark.start, end=mark.end, quote="x")
    answer = as_user(sam).post(url(mark), form(mark, words="more than 100 guards"))
    assert answer.status_code == 422
    assert "skips words" in answer.content.decode()


def test_claims_and_links_are_not_corrected_here(as_user, sam, claim, mark):
    answer = as_user(sam).post(f"/p/orsel/queue/claims/{claim.uuid}/decide/", form(mark))
    assert answer.status_code == 422
    claim.refresh_from_db()
    assert claim.state == "submitted"


@pytest.mark.parametrize(
    ("move", "words"),
    [
        ("start-earlier", "that more than 100 guards were killed"),
        ("start-later", "than 100 guards were killed"),
        ("end-earlier", "more than 100 guards were"),
        ("end-later", "more than 100 guards were killed at"),
    ],
)
def test_an_end_moves_by_one_word_and_nothing_is_saved(as_user, sam, mark, move, words):
    asked = {name: value for name, value in form(mark).items() if name not in {"key", "version", "act"}}
    answer = as_user(sam).get(url(mark, "boundary"), asked | {"move": move}, headers=HTMX)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert f'name="quote" value="{words}"' in html
    assert '<details class="qmore" open>' in html
    mark.refresh_from_db()
    assert mark.version == 1


def test_the_boundary_is_moved_by_supervisors_only(as_user, ana, ben, eve, mark):
    asked = {name: value for name, value in form(mark).items() if name not in {"key", "version", "act"}}
    asked["move"] = "end-later"
    codes = [as_user(user).get(url(mark, "boundary"), asked).status_code for user in (ana, ben, eve)]
    assert codes == [403, 404, 404]
