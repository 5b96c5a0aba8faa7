"""The fixed cast and a small world: ana and ben (analysts), sam (supervisor), vera (viewer), eve (stranger).

``project`` has all but eve as members; ``article`` is a short text with two reader comments; ``tags`` are
three codes of the codebook by name.
"""

import hashlib
import uuid

import pytest
from django.test import Client

from articles.domain.permissions import Role
from articles.models import Article, Membership, Project, Tag, User


def make_user(username: str) -> User:
    user = User(username=username)
    user.set_unusable_password()
    user.save()
    return user


@pytest.fixture
def ana(db) -> User:
    return make_user("ana")


@pytest.fixture
def ben(db) -> User:
    return make_user("ben")


@pytest.fixture
def sam(db) -> User:
    return make_user("sam")


@pytest.fixture
def vera(db) -> User:
    return make_user("vera")


@pytest.fixture
def eve(db) -> User:
    return make_user("eve")


@pytest.fixture
def project(ana, ben, sam, vera) -> Project:
    project = Project.objects.create(slug="orsel", title="Orsel 2023")
    for user, role in ((ana, Role.ANALYST), (ben, Role.ANALYST), (sam, Role.SUPERVISOR), (vera, Role.VIEWER)):
        Membership.objects.create(project=project, user=user, role=role.value)
    return project


@pytest.fixture
def tags(project) -> dict[str, Tag]:
    rows = (
        ("Killed", "K", "plum", "1", ""),
        ("Wounded", "W", "ochre", "2", ""),
        ("Place", "P", "blue", "6", "place"),
    )
    return {
        name: Tag.objects.create(
            project=project, name=name, letter=letter, hue=hue, key=key, entity_kind=kind, order=order
        )
        for order, (name, letter, hue, key, kind) in enumerate(rows)
    }


TEXT = """Depot at Sul Ford burns after night raid

The Northern Accord said on Monday that more than 100 guards were killed at the depot, including 23 officers.

The Interior Guard put its losses at 68 killed and some 40 wounded.

Tags: , ,

2 Comments

  • karst_reader says:

    My cousin 👩‍🚒 counted about 90 at the ford.

  • pell_road says:

    @karst_reader Nobody counted anything.
"""


def make_article(project: Project, by: User, text: str = TEXT, **fields: object) -> Article:
    """An article with its passages and comments, as an import stores it."""
    from articles.actions.articles import store_article

    raw = text.encode()
    return store_article(project=project, raw=raw, raw_name="sample.txt", by=by, **fields)


@pytest.fixture
def article(project, ana) -> Article:
    return make_article(project, ana, outlet="Harbour Wire")


@pytest.fixture
def as_user():
    """A client signed in as the given user: ``as_user(ana).get(...)``."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


def new_key() -> str:
    return str(uuid.uuid4())


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
