"""Relations in the review queue: what a card shows, and deciding."""

from uuid import uuid4

import pytest

from articles.actions.review import decide, undo_decision
from articles.domain.errors import NotAllowed, Refused
from articles.domain.review import Act
from articles.models import Annotation, Decision, LogEntry, Relation
from tests.cast import new_key
from tests.queue.work import make_mark
from tests.reading.relating import make_relation, make_type
from tests.statements import statements

pytestmark = pytest.mark.django_db

QUEUE = "/p/orsel/queue/relations/"


@pytest.fixture
def relation(project, article, tags, ana):
    kind = make_type(project, "located in", inverse="location of", definition="Where it was.")
    source = make_mark(article, tags["Killed"], ana, "23 officers", state="accepted")
    target = make_mark(article, tags["Place"], ana, "Sul Ford", state="accepted")
    return make_relation(kind, source, target, ana, state="submitted")


def send(client, relation, act="accept", **more):
    form = {"key": new_key(), "version": relation.version, "act": act, **more}
    return client.post(f"/p/orsel/queue/relations/{relation.uuid}/decide/", form)


def test_a_card_shows_both_marks_in_their_sentences(as_user, sam, relation):
    html = as_user(sam).get(QUEUE).content.decode()
    assert "<bdi>located in</bdi>" in html
    assert "Where it was." in html
    assert "The Northern Accord said on Monday" in html
    assert "burns after night raid" in html
    assert f'?mark={relation.source.uuid}"' in html
    assert ">Relations<" in html


def test_accepting_makes_it_everybodys_and_can_be_taken_back(as_user, sam, vera, relation):
    assert send(as_user(sam), relation).status_code == 302
    relation.refresh_from_db()
    assert (relation.state, relation.reviewer) == ("accepted", sam)
    assert LogEntry.objects.filter(verb="relation.accept", article=relation.article).exists()
    html = as_user(sam).get(QUEUE).content.decode()
    assert "23 officers — located in — Sul Ford" in html
    undo_decision(decision=Decision.objects.get(), key=uuid4(), by=sam)
    relation.refresh_from_db()
    assert (relation.state, relation.reviewer) == ("submitted", None)


def test_it_is_accepted_after_its_marks_only(as_user, sam, relation):
    Annotation.objects.filter(pk=relation.target.pk).update(state="submitted")
    answer = send(as_user(sam), relation)
    assert answer.status_code == 422
    assert "Accept both marks first" in answer.content.decode()
    assert Relation.objects.get().state == "submitted"
    assert send(as_user(sam), relation, "return", reason="Which ford?").status_code == 302


def test_what_is_returned_goes_home_and_is_handed_in_again(as_user, sam, ana, relation):
    send(as_user(sam), relation, "return", reason="Which ford?")
    home = as_user(ana).get("/p/orsel/").content.decode()
    assert "relation, located in" in home
    assert "Which ford?" in home
    as_user(ana).post(f"/p/orsel/articles/{relation.article.uuid}/submit/", {"key": new_key()})
    assert Relation.objects.get().state == "submitted"


def test_a_relation_at_a_removed_mark_neither_waits_nor_is_handed_in(as_user, sam, ana, relation):
    Annotation.objects.filter(pk=relation.target.pk).update(state="withdrawn")
    assert "This queue is empty" in as_user(sam).get(QUEUE).content.decode()
    Relation.objects.update(state="draft")
    answer = as_user(ana).post(f"/p/orsel/articles/{relation.article.uuid}/submit/", {"key": new_key()})
    assert answer.status_code == 422


def test_ones_own_stale_and_shapeless_decisions_are_refused(as_user, sam, ana, vera, eve, relation):
    codes = [send(as_user(user), relation).status_code for user in (ana, vera, eve)]
    assert codes == [403, 404, 404]
    assert send(as_user(sam), relation, "correct", start=0, end=5).status_code == 422
    assert send(as_user(sam), relation, version=7).status_code == 409
    url = f"/p/orsel/queue/relations/{relation.uuid}/decide/"
    assert as_user(sam).get(url).status_code == 405
    Relation.objects.filter(pk=relation.pk).update(state="draft")
    relation.refresh_from_db()
    with pytest.raises(Refused):
        decide(subject=relation, act=Act.ACCEPT, version=1, key=uuid4(), by=sam)


def test_a_supervisor_does_not_decide_on_his_own(project, sam, relation, tags, article):
    own = make_relation(
        make_type(project, "part of"), relation.source, relation.target, sam, state="submitted"
    )
    with pytest.raises(NotAllowed):
        decide(subject=own, act=Act.ACCEPT, version=1, key=uuid4(), by=sam)


def test_the_queue_costs_the_same_for_one_and_for_many(as_user, sam, ana, project, article, tags, relation):
    client = as_user(sam)

    def count() -> int:
        client.get(QUEUE)
        with statements() as seen:
            client.get(QUEUE)
        return len(seen)

    before = count()
    for _ in range(20):
        other = make_mark(article, tags["Place"], ana, "ford", state="accepted")
        make_relation(relation.type, relation.source, other, ana, state="submitted")
    assert count() == before
