"""Relations on the reading page: the form, the list, the mark's own, and the ladder of every write."""

import re

import pytest

from articles.models import Annotation, Relation
from tests.cast import new_key
from tests.queue.work import make_mark
from tests.reading.relating import make_relation, make_type
from tests.reading.shared import HTMX, annotation_path, edit, path_of
from tests.statements import statements

pytestmark = pytest.mark.django_db


@pytest.fixture
def officers(article, tags, ana):
    return make_mark(article, tags["Killed"], ana, "23 officers", state="draft")


@pytest.fixture
def ford(article, tags, ana):
    return make_mark(article, tags["Place"], ana, "Sul Ford", state="draft")


@pytest.fixture
def located(project):
    return make_type(project, "located in", inverse="location of", target_kinds="place facility", letter="L")


@pytest.fixture
def relation(located, officers, ford, ana):
    return make_relation(located, officers, ford, ana)


def relate(client, mark, kind, other, way="out", **more):
    form = {"key": new_key(), "type": f"{kind.uuid}:{way}", "other": other.uuid, **more}
    return client.post(annotation_path(mark, "relate/"), form, headers=HTMX)


def change(client, relation, act="", **more):
    form = {"key": new_key(), "version": relation.version, "type": relation.type.uuid, **more}
    return client.post(f"/p/orsel/relations/{relation.uuid}/{act}", form, headers=HTMX)


def text_of(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_the_form_offers_what_fits_the_mark_in_both_directions(as_user, ana, located, officers, ford):
    client = as_user(ana)
    of_officers = text_of(client.get(annotation_path(officers, "relate/"), headers=HTMX))
    assert "located in" in of_officers
    assert "location of" not in of_officers
    assert "P · Sul Ford" in of_officers
    of_ford = text_of(client.get(annotation_path(ford, "relate/"), headers=HTMX))
    assert "location of" in of_ford
    found = text_of(client.get(annotation_path(ford, "relate/?find=23+OFF"), headers=HTMX))
    assert "K · 23 officers" in found
    assert "No other mark has these words" in text_of(client.get(annotation_path(ford, "relate/?find=zz")))


def test_relating_answers_with_the_marks_relations_and_one_row_of_the_list(
    as_user, ana, located, officers, ford
):
    answer = relate(as_user(ana), officers, located, ford)
    html = answer.content.decode()
    assert Relation.objects.get().target == ford
    assert f'data-relation-to="{ford.uuid}"' in html
    assert 'hx-swap-oob="beforeend:#relation-rows"' in html
    assert '<span id="relations-total" hx-swap-oob="true">1</span>' in html
    assert "ps-" not in html, "no passage is drawn again"
    assert "Related: “23 officers” located in “Sul Ford”." in answer["HX-Trigger"].encode().decode(
        "unicode_escape"
    )


def test_from_the_other_end_it_is_stored_the_same_way(as_user, ana, located, officers, ford):
    relate(as_user(ana), ford, located, officers, way="in")
    row = Relation.objects.get()
    assert (row.source, row.target) == (officers, ford)


def test_a_new_row_comes_before_the_one_that_follows_in_the_text(
    as_user, ana, located, relation, article, tags
):
    first = make_mark(article, tags["Killed"], ana, "Depot", state="draft")
    html = relate(as_user(ana), first, located, relation.target).content.decode()
    assert f'hx-swap-oob="beforebegin:#relation-{relation.uuid}"' in html


def test_both_ends_name_the_relation_in_their_direction(as_user, ana, relation, officers, ford):
    client = as_user(ana)
    for mark, words, other in ((officers, "located in", "Sul Ford"), (ford, "location of", "23 officers")):
        shown = client.get(annotation_path(mark), headers=HTMX)
        assert f"{words} " in text_of(shown)
        assert other in text_of(shown)
    page = text_of(client.get(path_of(relation.article)))
    assert "23 officers located in" in page


def test_the_list_is_filtered_by_type_and_goes_on_after_300(as_user, ana, project, relation, article, tags):
    other = make_type(project, "part of", inverse="includes", letter="P")
    html = as_user(ana).get(f"{path_of(article)}?related=P").content.decode()
    assert "data-relation-row" not in html
    assert "Show all" in html
    marks = [make_mark(article, tags["Place"], ana, "ford", state="draft") for _ in range(301)]
    for mark in marks:
        make_relation(other, relation.source, mark, ana)
    page = as_user(ana).get(path_of(article)).content.decode()
    assert page.count("data-relation-row") == 300
    assert '<span id="relations-total">300+</span>' in page
    later = re.search(r'href="(\?[^"]*related_after=[^"]*)"', page).group(1).replace("&amp;", "&")
    assert as_user(ana).get(path_of(article) + later).content.decode().count("data-relation-row") == 2


def test_changing_turning_and_removing_answer_with_the_row(as_user, ana, project, relation, officers, ford):
    client = as_user(ana)
    part = make_type(project, "part of", inverse="includes", letter="P")
    shown = text_of(client.get(f"/p/orsel/relations/{relation.uuid}/?mark={ford.uuid}", headers=HTMX))
    assert "Turn it round" in shown
    html = change(client, relation, type=part.uuid, turned="1", note="Read again.").content.decode()
    relation.refresh_from_db()
    assert (relation.type, relation.source, relation.note) == (part, ford, "Read again.")
    assert f'<li id="relation-{relation.uuid}" hx-swap-oob="delete">' in html
    html = change(client, relation, "remove/", mark=ford.uuid).content.decode()
    assert "The relation is removed." in html
    assert '<span id="relations-total" hx-swap-oob="true">0</span>' in html


def test_z_takes_every_act_back_and_does_it_again(as_user, ana, relation, located, officers, ford):
    client = as_user(ana)
    Relation.objects.all().delete()
    relate(client, officers, located, ford, note="First.")
    row = Relation.objects.get()
    change(client, row, note="Second.")
    row.refresh_from_db()
    change(client, row, "remove/")
    undo = f"{path_of(row.article)}undo/"
    for state, note in (("draft", "Second."), ("draft", "First."), ("withdrawn", "First.")):
        answer = client.post(undo, {"key": new_key()}, headers=HTMX)
        assert answer.status_code == 200
        row.refresh_from_db()
        assert (row.state, row.note) == (state, note)
    client.post(f"{path_of(row.article)}redo/", {"key": new_key()}, headers=HTMX)
    row.refresh_from_db()
    assert row.state == "draft"


def test_what_was_submitted_since_is_not_taken_back(as_user, ana, located, officers, ford):
    client = as_user(ana)
    relate(client, officers, located, ford)
    Relation.objects.update(state="submitted")
    answer = client.post(f"{path_of(ford.article)}undo/", {"key": new_key()}, headers=HTMX)
    assert answer.status_code == 422
    assert "it was submitted" in text_of(answer)


def test_the_rows_of_a_changed_mark_follow_it(as_user, ana, relation, officers, tags):
    client = as_user(ana)
    Annotation.objects.filter(pk=officers.pk).update(version=2)
    officers.refresh_from_db()
    html = edit(client, officers, "tag", tag=str(tags["Wounded"].uuid)).content.decode()
    assert f'hx-get="/p/orsel/annotations/{officers.uuid}/relations/"' in html
    html = client.get(annotation_path(officers, "relations/"), headers=HTMX).content.decode()
    assert 'id="relations" hx-swap-oob="true"' in html
    assert f'id="relation-{relation.uuid}"' in html
    officers.refresh_from_db()
    edit(client, officers, "remove")
    html = client.get(annotation_path(officers, "relations/"), headers=HTMX).content.decode()
    assert '<span id="relations-total">0</span>' in html


def test_without_script_every_step_is_a_page(as_user, ana, located, officers, ford):
    client = as_user(ana)
    path = annotation_path(officers, "relate/")
    assert "<h1>Relations of a mark</h1>" in client.get(path).content.decode()
    form = {"key": new_key(), "type": f"{located.uuid}:out", "other": ""}
    refused = client.post(path, form)
    assert refused.status_code == 422
    assert "Choose the other mark" in text_of(refused)
    answer = client.post(path, form | {"other": ford.uuid, "key": new_key()})
    assert answer.url == f"{path_of(ford.article)}?mark={officers.uuid}"
    row = Relation.objects.get()
    page = client.get(f"/p/orsel/relations/{row.uuid}/").content.decode()
    assert "Save relation" in page
    form = {"key": new_key(), "version": 1, "type": located.uuid, "note": "Again."}
    assert client.post(f"/p/orsel/relations/{row.uuid}/", form).status_code == 302


@pytest.mark.parametrize(
    "wrong", [{"type": "x:out"}, {"way": "x:y"}, {"note": "n" * 2001}, {"key": "x"}, {"type": ""}]
)
def test_what_has_no_shape_is_refused_and_stays_typed(as_user, ana, located, officers, ford, wrong):
    answer = relate(as_user(ana), officers, located, ford, **{"note": "Keep me.", **wrong})
    assert answer.status_code == 422
    assert Relation.objects.count() == 0
    assert wrong.get("note", "Keep me.") in answer.content.decode()


def test_anothers_hidden_mark_reads_like_an_absent_one(as_user, ana, ben, located, officers, article, tags):
    hidden = make_mark(article, tags["Place"], ben, "Sul Ford", state="submitted")
    answer = relate(as_user(ana), officers, located, hidden)
    assert answer.status_code == 422
    assert "Choose the other mark" in text_of(answer)
    assert str(hidden.uuid) not in as_user(ana).get(annotation_path(officers, "relate/")).content.decode()


def test_roles_strangers_and_methods(as_user, ana, ben, vera, eve, relation, located, officers, ford):
    for mark in (officers, ford):
        Annotation.objects.filter(pk=mark.pk).update(state="accepted")
    Relation.objects.filter(pk=relation.pk).update(state="accepted")
    assert [relate(as_user(u), officers, located, ford).status_code for u in (vera, eve)] == [403, 404]
    for act in ("", "remove/"):
        codes = [change(as_user(u), relation, act).status_code for u in (ana, ben, vera, eve)]
        assert codes == [422, 403, 403, 404], act
    assert as_user(ana).get(f"/p/orsel/relations/{relation.uuid}/remove/").status_code == 405


def test_a_stale_change_says_so_and_keeps_what_was_typed(as_user, ana, relation):
    change(as_user(ana), relation, note="First.")
    answer = change(as_user(ana), relation, note="Second.")
    assert answer.status_code == 409
    assert "Second." in answer.content.decode()
    assert Relation.objects.get().note == "First."


def test_a_write_costs_at_most_twelve_statements(as_user, ana, located, officers, ford):
    client = as_user(ana)
    client.get(path_of(ford.article))
    with statements() as seen:
        relate(client, officers, located, ford)
    assert len(seen) <= 12
    relation = Relation.objects.get()
    for act in ("", "remove/"):
        relation.refresh_from_db()
        with statements() as seen:
            assert change(client, relation, act).status_code == 200
        assert len(seen) <= 12, act


@pytest.mark.parametrize("who", ["ana", "sam", "vera"])
def test_opening_takes_at_most_ten_statements_however_many_relations(
    as_user, request, who, ana, relation, located, article, tags
):
    client = as_user(request.getfixturevalue(who))
    Annotation.objects.update(state="accepted")
    Relation.objects.update(state="accepted")
    found = []
    for more in (0, 20, 320):
        for _ in range(more):
            mark = make_mark(article, tags["Place"], ana, "ford", state="accepted")
            make_relation(located, relation.source, mark, ana, state="accepted")
        for path in ("", f"?mark={relation.source.uuid}"):
            client.get(path_of(article) + path)
            with statements() as seen:
                client.get(path_of(article) + path)
            found.append(len(seen))
    assert max(found) <= 10, found
    assert found[0::2] == [found[0]] * 3
    assert found[1::2] == [found[1]] * 3
