"""A database with several real connections: one test transaction would hide what happens between two."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connections, transaction

from articles.domain.permissions import Role
from articles.models import Annotation, Article, Membership, Project, Tag, User
from tests.cast import make_article, make_user
from tests.databases import EXPECTED_VENDOR
from tests.trust.belongings import Belongings

if EXPECTED_VENDOR == "postgresql":

    @pytest.fixture
    def shared_database(transactional_db: None) -> None:
        """The test database with transactions that really commit; emptied afterwards."""

else:

    @contextmanager
    def opened(file: Path) -> Iterator[None]:
        """Let every new connection open ``file``, with the settings of the site."""
        usual = connections["default"]
        name = usual.settings_dict["NAME"]
        usual.settings_dict["NAME"] = str(file)
        connections["default"] = connections.create_connection("default")
        try:
            yield
        finally:
            connections.close_all()
            usual.settings_dict["NAME"] = name
            connections["default"] = usual

    @pytest.fixture(scope="session")
    def empty_file(tmp_path_factory: pytest.TempPathFactory, django_db_blocker) -> Path:  # type: ignore[no-untyped-def]
        """A migrated database file without rows."""
        file = tmp_path_factory.mktemp("trust") / "empty.sqlite3"
        with django_db_blocker.unblock(), opened(file):
            call_command("migrate", interactive=False, verbosity=0)
        return file

    @pytest.fixture
    def shared_database(empty_file: Path, tmp_path: Path, django_db_blocker) -> Iterator[None]:  # type: ignore[no-untyped-def]
        """A database file that every thread opens for itself, in which transactions really commit."""
        file = tmp_path / "shared.sqlite3"
        shutil.copy(empty_file, file)
        with django_db_blocker.unblock(), opened(file):
            yield


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


@pytest.fixture(scope="module")
def belongings(django_db_setup: None, django_db_blocker) -> Iterator[Belongings]:  # type: ignore[no-untyped-def]
    """Made once for the tests of a file, with everybody signed in: what a test does to it is taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        made = Belongings()
        for name in made.people:
            made.client(name)
        yield made
        transaction.set_rollback(True)
