"""Finding entities by any spelling, reading one, adding one: the pages."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.actions.entities import create_entity, name_entity
from articles.models import Annotation, Entity
from tests.cast import make_user, new_key

pytestmark = pytest.mark.django_db
LIST = "/p/orsel/entities/"


@pytest.fixture
def guard(project, ana) -> Entity:
    entity = create_entity(
        project=project, name="Interior Guard", kind="state_force", key=uuid.uuid4(), by=ana
    )
    name_entity(entity=entity, text="حرس الداخلية", type="translation", lang="ar", key=uuid.uuid4(), by=ana)
    return entity


def mention(article, tags, by, entity, words="The Interior Guard", state="draft") -> Annotation:
    start = article.text.index(words)
    return Annotation.objects.create(
        article=article, tag=tags["Place"], start=start, end=start + len(words), quote=words,
        entity=entity, author=by, state=state,
    )  # fmt: skip


def statements(queries) -> list[str]:
    return [q["sql"] for q in queries if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN"))]


@pytest.mark.parametrize("typed", ["interior", "GUARD", "الداخلية", "ínterior"])
def test_an_entity_is_found_by_any_spelling(as_user, ana, guard, typed):
    page = as_user(ana).get(LIST, {"q": typed})
    assert [row.name for row in page.context["list"].rows] == ["Interior Guard"]
    assert page.context["list"].rows[0].names == 2


def test_nothing_found_says_what_hides_the_rest(as_user, ana, guard):
    page = as_user(ana).get(LIST, {"q": "harbour"})
    assert "No entity is found" in page.content.decode()
    assert not as_user(ana).get(LIST, {"kind": "media"}).context["list"].rows
    assert as_user(ana).get(LIST, {"kind": "state_force"}).context["list"].rows


def test_the_page_of_an_entity_shows_names_and_mentions_in_context(as_user, ana, article, tags, guard):
    mark = mention(article, tags, ana, guard, "Interior Guard")
    page = as_user(ana).get(f"{LIST}{guard.uuid}/")
    (shown,) = page.context["shown"].mentions
    assert (shown.before, shown.quote, shown.uuid) == ("The ", "Interior Guard", mark.uuid)
    assert shown.after.startswith(" put its losses at 68 killed")
    assert shown.number == 2
    assert [(s.text, s.mentions) for s in page.context["shown"].spellings] == [
        ("Interior Guard", 1),
        ("حرس الداخلية", 0),
    ]


def test_mentions_of_others_are_counted_only_when_they_may_be_seen(
    as_user, ana, ben, sam, article, tags, guard
):
    mention(article, tags, ben, guard)
    seen = {user: as_user(user).get(LIST).context["list"].rows[0].mentions for user in (ana, ben, sam)}
    assert seen == {ana: 0, ben: 1, sam: 1}
    assert as_user(ana).get(f"{LIST}{guard.uuid}/").context["shown"].mentions == ()


def test_a_new_entity_is_made_and_shown(as_user, ana, project):
    sent = {"name": "Pell Brigade", "kind": "armed_unit", "note": "", "key": new_key()}
    answer = as_user(ana).post(f"{LIST}new/", sent)
    made = Entity.objects.get()
    assert answer.status_code == 302
    assert answer.url == f"{LIST}{made.uuid}/"


def test_a_refused_entity_keeps_what_was_typed(as_user, ana, guard):
    sent = {"name": "Interior Guard", "kind": "state_force", "note": "twice", "key": new_key()}
    answer = as_user(ana).post(f"{LIST}new/", sent)
    assert answer.status_code == 422
    assert "There is already a state force" in answer.content.decode()
    assert 'value="Interior Guard"' in answer.content.decode()
    assert "twice" in answer.content.decode()


def test_a_name_is_added_and_a_refused_one_is_kept(as_user, ana, guard):
    address = f"{LIST}{guard.uuid}/names/"
    added = {"text": "the Guard", "type": "weak_alias", "lang": "en", "key": new_key()}
    assert as_user(ana).post(address, added).status_code == 302
    again = as_user(ana).post(address, {**added, "key": new_key()})
    assert again.status_code == 422
    assert "one of its names already" in again.content.decode()
    assert guard.names.count() == 3


def test_viewers_read_entities_but_do_not_make_them(as_user, vera, guard):
    page = as_user(vera).get(f"{LIST}{guard.uuid}/")
    assert page.status_code == 200
    assert "New entity" not in page.content.decode()
    assert as_user(vera).get(f"{LIST}new/").status_code == 403
    refused = as_user(vera).post(
        f"{LIST}{guard.uuid}/names/", {"text": "x", "type": "alias", "key": new_key()}
    )
    assert refused.status_code == 403
    assert guard.names.count() == 2


def test_strangers_find_no_entities_page(as_user, eve, guard):
    client = as_user(eve)
    addresses = [LIST, f"{LIST}new/", f"{LIST}{guard.uuid}/"]
    assert [client.get(address).status_code for address in addresses] == [404, 404, 404]
    assert client.post(f"{LIST}{guard.uuid}/names/", {}).status_code == 404


def test_a_get_on_adding_a_name_is_not_allowed(as_user, ana, guard):
    assert as_user(ana).get(f"{LIST}{guard.uuid}/names/").status_code == 405


def test_fifty_are_shown_and_the_next_page_goes_on_after_them(as_user, ana, project):
    Entity.objects.bulk_create(
        Entity(project=project, name=f"Unit {n:03}", kind="armed_unit") for n in range(120)
    )
    client, after, seen = as_user(ana), "", []
    for _ in range(3):
        page = client.get(LIST, {"after": after}).context["list"]
        seen += [row.name for row in page.rows]
        after = page.after
    assert seen == [f"Unit {n:03}" for n in range(120)]
    assert after == ""


def test_the_pages_cost_the_same_for_1_20_and_500_rows(as_user, ana, project, article, tags, guard):
    client, costs = as_user(ana), []
    client.get(LIST)
    for size in (1, 20, 500):
        have = Entity.objects.count()
        Entity.objects.bulk_create(
            Entity(project=project, name=f"Unit {n:03}", kind="armed_unit") for n in range(have, size)
        )
        Annotation.objects.bulk_create(
            Annotation(
                article=article, tag=tags["Place"], start=n, end=n + 1, quote=article.text[n], entity=guard,
                author=ana,
            )
            for n in range(Annotation.objects.count(), min(size, 300))
        )  # fmt: skip
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(LIST)
            client.get(f"{LIST}{guard.uuid}/")
        costs.append(len(statements(queries)))
    assert costs[0] == costs[1] == costs[2]
    assert costs[0] <= 4 + 7, "the list, and an entity beside the list"


def test_an_entity_name_is_shown_as_text(as_user, ana, project):
    create_entity(
        project=project, name='<b hx-get="/x">Guard</b>', kind="other", key=uuid.uuid4(), by=make_user("zoe")
    )
    page = as_user(ana).get(LIST).content.decode()
    assert "<b hx-get" not in page
    assert "&lt;b hx-get=&quot;/x&quot;&gt;Guard&lt;/b&gt;" in page
