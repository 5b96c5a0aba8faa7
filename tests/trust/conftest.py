"""A database with several real connections: one test transaction would hide what happens between two."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connections

from articles.domain.permissions import Role
from articles.models import Annotation, Article, Membership, Project, Tag, User
from tests.cast import make_article, make_user
from tests.databases import EXPECTED_VENDOR

if EXPECTED_VENDOR == "postgresql":

    @pytest.fixture
    def shared_database(transactional_db: None) -> None:
        """The test database with transactions that really commit; emptied afterwards."""

else:

    @pytest.fixture
    def shared_database(db: None, tmp_path: Path) -> Iterator[None]:
        """A file that every thread opens with the site's settings, copied from the empty test database."""
        in_memory = connections["default"]
        file, name = tmp_path / "shared.sqlite3", in_memory.settings_dict["NAME"]
        with closing(sqlite3.connect(file)) as copy:
            in_memory.connection.backup(copy)
        in_memory.settings_dict["NAME"] = str(file)
        connections["default"] = connections.create_connection("default")
        yield
        connections.close_all()
        in_memory.settings_dict["NAME"] = name
        connections["default"] = in_memory


class Desk:
    """What the writers of a parallel test work on."""

    def __init__(self) -> None:
        self.ana, self.sam, self.sven = (make_user(name) for name in ("ana", "sam", "sven"))
        self.project = Project.objects.create(slug="orsel", title="Orsel 2023")
        for user, role in (
            (self.ana, Role.ANALYST),
            (self.sam, Role.SUPERVISOR),
            (self.sven, Role.SUPERVISOR),
        ):
            Membership.objects.create(project=self.project, user=user, role=role.value)
        self.tag = Tag.objects.create(
            project=self.project, name="Killed", letter="K", hue="plum", key="1", order=0
        )
        self.article: Article = make_article(self.project, self.ana)

    def annotation(self, quote: str, *, author: User | None = None, state: str = "draft") -> Annotation:
        """Ana's mark on the first occurrence of ``quote``."""
        start = self.article.text.index(quote)
        return Annotation.objects.create(
            article=self.article, tag=self.tag, author=author or self.ana, start=start,
            end=start + len(quote), quote=quote, state=state,
        )  # fmt: skip


@pytest.fixture
def desk(shared_database: None) -> Desk:
    return Desk()
