"""Taking a decision back."""

from uuid import uuid4

import pytest

from articles.actions.review import UNDOABLE, decide, undo_decision
from articles.domain.errors import Refused
from articles.domain.review import Act
from articles.models import Annotation, Decision, LogEntry
from tests.cast import make_user, new_key
from tests.queue.work import make_mark

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def returned(mark, sam) -> Decision:
    return decide(subject=mark, act=Act.RETURN, reason="Too short.", version=1, key=uuid4(), by=sam)


def url(decision) -> str:
    return f"/p/orsel/queue/decisions/{decision.uuid}/undo/"


@pytest.mark.parametrize("which", ["mark", "claim", "link"])
def test_the_work_waits_again_as_before(as_user, sam, mark, claim, link, which):
    row = {"mark": mark, "claim": claim, "link": link}[which]
    made = decide(subject=row, act=Act.RETURN, reason="Too short.", version=1, key=uuid4(), by=sam)
    submitted_at = row.submitted_at
    answer = as_user(sam).post(url(made), {"key": new_key()})
    row.refresh_from_db()
    assert answer.status_code == 302
    assert (row.state, row.reviewer, row.decided_at, row.return_reason) == ("submitted", None, None, "")
    assert row.submitted_at == submitted_at
    undone = Decision.objects.latest("id")
    assert (undone.act, undone.undoes) == ("undo", made)
    entry = LogEntry.objects.latest("id")
    assert entry.verb.endswith(".undo")
    assert entry.undoes.verb.endswith(".return")


def test_a_correction_is_taken_back_with_tag_and_boundary(as_user, sam, mark, tags):
    answer = as_user(sam).post(
        f"/p/orsel/queue/annotations/{mark.uuid}/decide/",
        {
            "key": new_key(), "version": 1, "act": "correct", "tag": tags["Wounded"].uuid,
            "start": mark.start,
            "end": mark.end, "quote": mark.quote, "words": "more than 100 guards",
        },
    )  # fmt: skip
    assert answer.status_code == 302
    as_user(sam).post(url(Decision.objects.get()), {"key": new_key()})
    now = Annotation.objects.get(pk=mark.pk)
    assert (now.tag_id, now.start, now.end, now.quote, now.state) == (
        mark.tag_id,
        mark.start,
        mark.end,
        mark.quote,
        "submitted",
    )


def test_its_card_is_the_current_one_again(as_user, sam, ana, article, tags, mark, returned):
    make_mark(article, tags["Killed"], ana, "68 killed", minute=5)
    html = as_user(sam).post(url(returned), {"key": new_key()}, headers=HTMX).content.decode()
    assert f'id="card-{mark.uuid}" aria-current="true"' in html


def test_only_the_one_who_decided_takes_it_back(as_user, project, ana, vera, eve, returned):
    uma = make_user("uma")
    project.memberships.create(user=uma, role="supervisor")
    codes = [
        as_user(user).post(url(returned), {"key": new_key()}).status_code for user in (uma, ana, vera, eve)
    ]
    assert codes == [403, 403, 403, 404]
    assert Decision.objects.count() == 1


def test_it_is_refused_when_the_analyst_changed_the_work_since(as_user, sam, mark, returned):
    Annotation.objects.filter(pk=mark.pk).update(note="longer now", version=3)
    answer = as_user(sam).post(url(returned), {"key": new_key()}, headers=HTMX)
    assert answer.status_code == 409
    mark.refresh_from_db()
    assert mark.state == "returned"


def test_a_resend_takes_back_once_and_a_second_form_is_refused(as_user, sam, returned):
    form = {"key": new_key()}
    client = as_user(sam)
    assert client.post(url(returned), form).status_code == 302
    assert client.post(url(returned), form).status_code == 302
    assert Decision.objects.filter(act="undo").count() == 1
    again = client.post(url(returned), {"key": new_key()})
    assert again.status_code == 409
    assert "taken back already" in again.content.decode()


def test_a_get_takes_nothing_back_and_a_lost_key_is_refused(as_user, sam, returned):
    assert as_user(sam).get(url(returned)).status_code == 405
    assert as_user(sam).post(url(returned), {}).status_code == 422


def test_an_undo_is_not_undone(as_user, sam, returned):
    undone = undo_decision(decision=returned, key=uuid4(), by=sam)
    assert as_user(sam).post(url(undone), {"key": new_key()}).status_code == 422


def test_only_the_latest_twenty_can_be_taken_back(article, tags, ana, sam, returned):
    for minute in range(UNDOABLE):
        mark = make_mark(article, tags["Wounded"], ana, "40 wounded", minute=minute)
        decide(subject=mark, act=Act.ACCEPT, version=1, key=uuid4(), by=sam)
    with pytest.raises(Refused, match="latest 20"):
        undo_decision(decision=returned, key=uuid4(), by=sam)
    newest = Decision.objects.filter(annotation__tag=tags["Wounded"]).order_by("id").first()
    assert undo_decision(decision=newest, key=uuid4(), by=sam).act == "undo"


def test_decided_again_after_an_undo(sam, mark, returned):
    undo_decision(decision=returned, key=uuid4(), by=sam)
    mark.refresh_from_db()
    decide(subject=mark, act=Act.ACCEPT, version=mark.version, key=uuid4(), by=sam)
    mark.refresh_from_db()
    assert mark.state == "accepted"
