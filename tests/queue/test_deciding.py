"""Accepting, returning and rejecting: who may, what is kept, what is refused."""

import uuid

import pytest

from articles.models import Annotation, Decision, LogEntry
from tests.cast import make_user, new_key
from tests.queue.work import make_mark

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def url(kind: str, row) -> str:
    return f"/p/orsel/queue/{kind}/{row.uuid}/decide/"


def sent(row, act: str, **more: object) -> dict[str, object]:
    return {"key": new_key(), "version": row.version, "act": act, **more}


@pytest.mark.parametrize("kind", ["annotations", "claims", "links"])
@pytest.mark.parametrize(
    ("act", "state"), [("accept", "accepted"), ("return", "returned"), ("reject", "rejected")]
)
def test_a_supervisor_decides_on_every_kind_of_work(as_user, sam, mark, claim, link, kind, act, state):
    row = {"annotations": mark, "claims": claim, "links": link}[kind]
    answer = as_user(sam).post(url(kind, row), sent(row, act, reason="Name the source."))
    row.refresh_from_db()
    assert answer.status_code == 302
    assert (row.state, row.reviewer, row.version) == (state, sam, 2)
    assert row.decided_at is not None
    assert row.return_reason == ("" if act == "accept" else "Name the source.")
    decision = Decision.objects.get()
    assert (decision.act, decision.by, decision.before["state"], decision.after["state"]) == (
        act,
        sam,
        "submitted",
        state,
    )
    entry = LogEntry.objects.latest("id")
    assert (entry.verb, entry.who, entry.subject_id) == (
        f"{row._meta.model_name}.{act}",
        "sam",
        str(row.uuid),
    )


def test_with_htmx_the_next_card_is_current_and_the_decided_one_is_a_line(
    as_user, sam, ana, article, tags, mark
):
    follower = make_mark(article, tags["Killed"], ana, "68 killed", minute=5)
    answer = as_user(sam).post(url("annotations", mark), sent(mark, "accept"), headers=HTMX)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert f'id="card-{mark.uuid}"' not in html
    assert f'id="card-{follower.uuid}" aria-current="true"' in html
    assert "Take it back" in html
    assert '"said"' in answer["HX-Trigger"]


def test_nobody_decides_on_his_own_work(as_user, sam, article, tags):
    own = make_mark(article, tags["Killed"], sam, "68 killed")
    answer = as_user(sam).post(url("annotations", own), sent(own, "accept"))
    assert answer.status_code == 403
    assert "your own work" in answer.content.decode()
    own.refresh_from_db()
    assert own.state == "submitted"


def test_an_analyst_decides_on_nothing(as_user, ana, ben, mark):
    assert as_user(ana).post(url("annotations", mark), sent(mark, "accept")).status_code == 403
    assert as_user(ben).post(url("annotations", mark), sent(mark, "accept")).status_code == 404
    mark.refresh_from_db()
    assert mark.state == "submitted"


def test_a_viewer_is_refused_and_a_stranger_sees_nothing(as_user, vera, eve, sam, mark):
    assert as_user(eve).post(url("annotations", mark), sent(mark, "accept")).status_code == 404
    assert as_user(vera).post(url("annotations", mark), sent(mark, "accept")).status_code == 404
    Annotation.objects.filter(pk=mark.pk).update(state="accepted")
    assert as_user(vera).post(url("annotations", mark), sent(mark, "accept")).status_code == 403


def test_a_return_without_a_reason_is_refused_on_its_card(as_user, sam, mark):
    answer = as_user(sam).post(url("annotations", mark), sent(mark, "return", reason="  "), headers=HTMX)
    assert answer.status_code == 422
    assert "Write a reason" in answer.content.decode()
    assert Decision.objects.count() == 0


def test_a_refusal_keeps_the_typed_reason_and_its_form_open(as_user, sam, mark):
    long = "Name the source. " * 200
    answer = as_user(sam).post(url("annotations", mark), sent(mark, "return", reason=long), headers=HTMX)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "longer than 2000 characters" in html
    assert long.strip() in html
    assert '<details class="qmore" open>' in html


def test_a_ready_reason_is_enough(as_user, sam, mark):
    as_user(sam).post(url("annotations", mark), sent(mark, "return", preset="Marked twice."))
    mark.refresh_from_db()
    assert mark.return_reason == "Marked twice."


def test_a_form_without_key_version_or_act_is_refused(as_user, sam, mark):
    whole = sent(mark, "accept")
    for part in ("key", "version", "act"):
        less = {name: value for name, value in whole.items() if name != part}
        assert as_user(sam).post(url("annotations", mark), less).status_code == 422
    assert as_user(sam).post(url("annotations", mark), whole | {"act": "reopen"}).status_code == 422
    assert Decision.objects.count() == 0


def test_deciding_is_a_post(as_user, sam, mark):
    assert as_user(sam).get(url("annotations", mark)).status_code == 405


def test_the_same_form_twice_decides_once(as_user, sam, mark):
    form = sent(mark, "accept")
    client = as_user(sam)
    assert client.post(url("annotations", mark), form).status_code == 302
    assert client.post(url("annotations", mark), form).status_code == 302
    assert Decision.objects.count() == 1
    assert LogEntry.objects.filter(verb="annotation.accept").count() == 1


def test_the_same_key_with_another_content_is_refused(as_user, sam, mark):
    form = sent(mark, "return", reason="Too short.")
    client = as_user(sam)
    client.post(url("annotations", mark), form)
    assert client.post(url("annotations", mark), form | {"reason": "Too long."}).status_code == 422
    mark.refresh_from_db()
    assert mark.return_reason == "Too short."


def test_two_supervisors_on_one_card_the_second_learns_who_was_first(as_user, project, sam, mark):
    uma = make_user("uma")
    project.memberships.create(user=uma, role="supervisor")
    first = as_user(uma).post(url("annotations", mark), sent(mark, "accept"))
    assert first.status_code == 302
    form = sent(mark, "return", reason="Take the whole clause.")
    second = as_user(sam).post(url("annotations", mark), form, headers=HTMX)
    html = second.content.decode()
    assert second.status_code == 409
    assert "uma decided this at" in html
    assert "it is accepted" in html
    assert "Take the whole clause." in html
    mark.refresh_from_db()
    assert (mark.state, mark.reviewer) == ("accepted", uma)


def test_work_of_another_project_and_absent_work_look_alike(as_user, sam, mark):
    absent = as_user(sam).post(f"/p/orsel/queue/annotations/{uuid.uuid4()}/decide/", sent(mark, "accept"))
    other = as_user(sam).post(f"/p/elsewhere/queue/annotations/{mark.uuid}/decide/", sent(mark, "accept"))
    assert (absent.status_code, other.status_code) == (404, 404)
    assert absent.content == other.content
