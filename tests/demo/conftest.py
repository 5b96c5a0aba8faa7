"""The demo project, made once for the tests that only look at it."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from articles.actions.demo import load_demo
from articles.models import Project


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Make it in a transaction around all tests of the module, each of which has its own inside."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_demo(by=None)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demo(loaded: None, db: None) -> Project:
    return Project.objects.get()
