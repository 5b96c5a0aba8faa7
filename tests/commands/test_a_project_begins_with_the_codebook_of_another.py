"""create_project --tags-of: the codebook is copied, the words of the project it came from are not."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.models import Project, Tag
from tests.cast import make_article


def run(*words: str) -> str:
    out = io.StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def test_the_tags_are_copied_in_order_with_their_parents(project, tags):
    Tag.objects.filter(pk=tags["Wounded"].pk).update(parent=tags["Killed"], definition="Hurt and lived.")
    said = run("create_project", "marren", "--title", "Marren", "--tags-of", "orsel")
    copies = Tag.objects.of(Project.objects.get(slug="marren"))
    assert "with 3 tags" in said
    assert [(t.name, t.letter, t.hue, t.key, t.entity_kind) for t in copies] == [
        (t.name, t.letter, t.hue, t.key, t.entity_kind) for t in Tag.objects.of(project)
    ]
    wounded = copies.get(name="Wounded")
    assert wounded.definition == "Hurt and lived."
    assert wounded.parent == copies.get(name="Killed")
    assert not {t.uuid for t in copies} & {t.uuid for t in Tag.objects.of(project)}


def test_retired_tags_stay_behind(project, tags):
    Tag.objects.filter(pk=tags["Killed"].pk).update(retired_at=timezone.now())
    Tag.objects.filter(pk=tags["Wounded"].pk).update(parent=tags["Killed"])
    run("create_project", "marren", "--title", "Marren", "--tags-of", "orsel")
    copies = Tag.objects.filter(project__slug="marren")
    assert {t.name for t in copies} == {"Wounded", "Place"}
    assert copies.get(name="Wounded").parent is None


def test_articles_and_people_are_not_copied(project, tags, ana):
    make_article(project, ana)
    run("create_project", "marren", "--title", "Marren", "--tags-of", "orsel")
    made = Project.objects.get(slug="marren")
    assert not made.articles.exists()
    assert not made.memberships.exists()


def test_a_project_that_is_not_there_makes_nothing(project, tags):
    with pytest.raises(CommandError, match=r"no project “nowhere” to take tags from\. Projects: orsel"):
        run("create_project", "marren", "--title", "Marren", "--tags-of", "nowhere")
    assert not Project.objects.filter(slug="marren").exists()
