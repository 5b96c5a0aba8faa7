"""A tag worded anew: its marks remember their version, are listed, and are looked at again."""

import uuid

import pytest

from articles.actions.tags import edit_tag, retire_tag
from articles.models import Annotation, LogEntry, Tag
from tests.cast import new_key
from tests.reading.shared import HTMX, annotation_path, edit, path_of, put_mark, send_mark
from tests.statements import statements

pytestmark = pytest.mark.django_db


def reword(tag: Tag, by, **changes) -> Tag:
    tag.refresh_from_db()
    edit_tag(tag=tag, version=tag.version, changes=changes, key=uuid.uuid4(), by=by)
    tag.refresh_from_db()
    return tag


def guideline(client, tag: Tag, **asked):
    return client.get(f"/p/orsel/people/tags/{tag.uuid}/guideline/", asked)


def shown(client, mark: Annotation) -> str:
    return client.get(annotation_path(mark), headers=HTMX).content.decode()


@pytest.fixture
def reworded(article, tags, ana, sam):
    """ana marked under version 1; then sam changed the definition."""
    reword(tags["Killed"], sam, definition="People who died.")
    tags["Killed"].refresh_from_db()
    mark = put_mark(article, tags["Killed"], ana, "68 killed", tag_version=tags["Killed"].version)
    reword(tags["Killed"], sam, definition="People who died by violence.", exclude="Accidents.")
    return mark


def test_only_a_change_of_the_wording_makes_a_new_one(tags, sam):
    tag = tags["Killed"]
    reword(tag, sam, definition="People who died.")
    assert (tag.version, tag.worded_in) == (2, 2)
    reword(tag, sam, key="9", hue="teal", definition="People who died.")
    assert (tag.version, tag.worded_in) == (3, 2)
    retire_tag(tag=tag, retired=True, version=3, key=uuid.uuid4(), by=sam)
    reword(tag, sam, example="nine people died")
    assert (tag.version, tag.worded_in) == (5, 5)


def test_a_mark_under_an_older_wording_says_so_and_shows_it(as_user, ana, reworded):
    client = as_user(ana)
    assert "Marked under version 2; the wording of the tag has changed since." in shown(client, reworded)
    page = client.get(f"/p/orsel/people/tags/{reworded.tag.uuid}/guideline/?version=2", headers=HTMX)
    html = page.content.decode()
    assert html.index("People who died by violence.") < html.index("What version 2 said")
    assert "People who died.</dd>" in html
    assert "sam" in html


def test_a_change_of_key_or_colour_says_nothing(as_user, ana, sam, article, tags):
    send_mark(as_user(ana), article, tags["Killed"], "68 killed")
    reword(tags["Killed"], sam, hue="teal")
    assert "wording of the tag has changed" not in shown(as_user(ana), Annotation.objects.get())


def test_still_right_stamps_the_present_version_and_can_be_undone(as_user, ana, article, reworded):
    client = as_user(ana)
    answer = edit(client, reworded, "still-right")
    assert answer.status_code == 200
    assert "wording of the tag has changed" not in answer.content.decode()
    reworded.refresh_from_db()
    assert (reworded.tag_version, reworded.version) == (3, 2)
    entry = LogEntry.objects.get(verb="annotation.reaffirm")
    assert (entry.before["tag_version"], entry.after["tag_version"]) == (2, 3)
    assert client.post(f"{path_of(article)}undo/", {"key": new_key()}, headers=HTMX).status_code == 200
    reworded.refresh_from_db()
    assert reworded.tag_version == 2


def test_another_tag_stamps_its_own_version(as_user, ana, sam, tags, reworded):
    reword(tags["Wounded"], sam, definition="Hurt.")
    edit(as_user(ana), reworded, "tag", tag=str(tags["Wounded"].uuid))
    reworded.refresh_from_db()
    assert reworded.tag_version == tags["Wounded"].version == 2


def test_still_right_keeps_the_ladder(as_user, ana, ben, vera, eve, sam, reworded):
    key = new_key()
    assert as_user(ana).get(annotation_path(reworded, "still-right/")).status_code == 405
    assert edit(as_user(eve), reworded, "still-right").status_code == 404
    assert edit(as_user(ben), reworded, "still-right").status_code == 404  # another's draft is not there
    Annotation.objects.update(state="accepted", reviewer=sam, decided_at="2026-01-01T00:00Z")
    assert edit(as_user(vera), reworded, "still-right").status_code == 403
    assert edit(as_user(ben), reworded, "still-right").status_code == 403
    assert edit(as_user(ana), reworded, "still-right").status_code == 422  # handed in and decided
    Annotation.objects.update(state="draft", reviewer=None, decided_at=None)
    assert edit(as_user(ana), reworded, "still-right", version=7).status_code == 409
    for _ in range(2):
        assert edit(as_user(ana), reworded, "still-right", key=key).status_code == 200
    assert edit(as_user(ana), reworded, "still-right", version=2).status_code == 422  # nothing is left to say
    assert LogEntry.objects.filter(verb="annotation.reaffirm").count() == 1


def test_marks_under_an_older_wording_are_listed_with_a_link_to_each(as_user, ana, ben, sam, tags, reworded):
    put_mark(reworded.article, tags["Killed"], ben, "23 officers", tag_version=1)
    put_mark(reworded.article, tags["Killed"], ana, "some 40", tag_version=3)
    html = guideline(as_user(sam), tags["Killed"]).content.decode()
    assert 'Marks under an older wording <span class="muted">2</span>' in html
    assert html.index("23 officers") < html.index("68 killed")  # the oldest wording first
    assert f"?mark={reworded.uuid}" in html
    assert "some 40" not in html
    own = guideline(as_user(ana), tags["Killed"], mine="1").content.decode()
    assert "68 killed" in own
    assert "23 officers" not in guideline(as_user(ana), tags["Killed"]).content.decode()
    assert "68 killed" in as_user(sam).get(f"/p/orsel/people/tags/{tags['Killed'].uuid}/").content.decode()


def test_the_list_goes_on_by_pages_at_the_same_cost(as_user, ana, sam, article, tags, reworded):
    client = as_user(sam)
    guideline(client, tags["Killed"])
    costs = []
    for size in (1, 20, 500):
        while Annotation.objects.count() < size:
            put_mark(article, tags["Killed"], ana, "68 killed", tag_version=1)
        with statements() as seen:
            first = guideline(client, tags["Killed"]).content.decode()
        costs.append(len(seen))
    assert len(set(costs)) == 1
    assert first.count("?mark=") == 50
    after = first.split("?after=")[1].split("#")[0]
    second = guideline(client, tags["Killed"], after=after).content.decode()
    assert second.count("?mark=") == 50
    before = second.split("?before=")[1].split("#")[0]
    assert guideline(client, tags["Killed"], before=before).content.decode().count("?mark=") == 50


def test_everybody_reads_a_guideline_and_strangers_do_not(as_user, vera, eve, tags):
    assert guideline(as_user(vera), tags["Killed"]).status_code == 200
    assert guideline(as_user(eve), tags["Killed"]).status_code == 404
    assert guideline(as_user(vera), tags["Killed"], version="x", after="y").status_code == 200


def test_a_tag_key_may_stand_with_shift(as_user, sam, tags):
    tag = tags["Place"]
    form = {"name": "Place", "letter": "P", "shortcut": "shift + 2", "hue": "blue", "order": "2"}
    sent = form | {"version": str(tag.version), "key": new_key()}
    assert as_user(sam).post(f"/p/orsel/people/tags/{tag.uuid}/", sent).status_code == 302
    tag.refresh_from_db()
    assert tag.key == "Shift+2"
