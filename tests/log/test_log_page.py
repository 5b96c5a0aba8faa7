"""The log as people read it."""

from uuid import uuid4

import pytest

from articles.actions.log import record
from articles.actions.review import decide
from articles.domain.review import Act
from articles.pages.log import PAGE
from tests.queue.work import make_mark
from tests.statements import statements

pytestmark = pytest.mark.django_db
PATH = "/p/orsel/log/"


@pytest.fixture
def worked(article, tags, ana, sam):
    """ana marked, sam returned it with a reason."""
    mark = make_mark(article, tags["Killed"], ana, "23 officers")
    record(
        verb="annotation.mark", subject=mark, by=ana, project=article.project, article=article,
        after={"quote": "23 officers", "entity_id": None, "state": "draft"},
    )  # fmt: skip
    decide(subject=mark, act=Act.RETURN, reason="Too short.", version=1, key=uuid4(), by=sam)
    return mark


def test_a_supervisor_reads_everything_the_latest_first(as_user, sam, worked):
    html = as_user(sam).get(PATH).content.decode()
    html = html[html.index("<tbody>") :]
    assert html.index("returned a mark") < html.index("marked words") < html.index("imported an article")
    assert html.index(">sam</bdi></td>") < html.index(">ana</bdi></td>")
    assert "Reason: <bdi>Too short.</bdi>" in html
    assert "<del><bdi>submitted</bdi></del> <ins><bdi>returned</bdi></ins>" in html
    assert "Depot at Sul Ford burns" in html


def test_an_analyst_reads_his_or_her_own_entries_only(as_user, ana, ben, worked):
    html = as_user(ana).get(f"{PATH}?who=sam").content.decode()
    assert "23 officers" in html
    assert "Too short." not in html
    assert 'name="who"' not in html
    assert "Nothing is logged yet" in as_user(ben).get(PATH).content.decode()


def test_others_do_not_read_it(as_user, vera, eve, project):
    assert as_user(vera).get(PATH).status_code == 403
    assert as_user(eve).get(PATH).status_code == 404
    assert as_user(vera).post(PATH).status_code == 405


def test_it_is_filtered_by_person_and_act(as_user, sam, worked):
    client = as_user(sam)
    by_ana = client.get(f"{PATH}?who=ana").content.decode()
    assert "23 officers" in by_ana
    assert "Too short." not in by_ana
    returned = client.get(f"{PATH}?verb=annotation.return").content.decode()
    assert "Too short." in returned
    assert ">ana</bdi></td>" not in returned
    assert "No entry matches" in client.get(f"{PATH}?verb=claim.accept").content.decode()


def test_it_is_read_page_by_page(as_user, sam, project, article):
    for _ in range(PAGE + 3):
        record(verb="article.edit", subject=article, by=sam, project=project, article=article)
    client = as_user(sam)
    first = client.get(PATH)
    older = first.context["view"].older_url
    rest = client.get(older)
    seqs = [act.seq for answer in (first, rest) for act in answer.context["view"].acts]
    assert seqs == list(range(len(seqs), 0, -1))
    assert len(first.context["view"].acts) == PAGE
    assert rest.context["view"].older_url == ""
    assert client.get(f"{PATH}?before=nonsense").status_code == 200


def test_article_text_in_it_stays_text(as_user, sam, project, article):
    record(verb="article.edit", subject=article, by=sam, project=project, after={"title": "<b hx-get=/a>"})
    html = as_user(sam).get(PATH).content.decode()
    assert "&lt;b hx-get=/a&gt;" in html
    assert "<b hx-get" not in html


def test_the_queries_do_not_grow(as_user, sam, project, article):
    client = as_user(sam)
    counted = []
    for more in (1, 19, 480):
        for _ in range(more):
            record(verb="article.edit", subject=article, by=sam, project=project, article=article)
        client.get(PATH)
        with statements() as seen:
            client.get(PATH)
        counted.append(len(seen))
    assert counted == [counted[0]] * 3
    assert counted[0] <= 7
