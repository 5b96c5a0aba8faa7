"""``manage.py demo``: once, whole, and quiet."""

import io

import pytest
from django.core.management import call_command

from articles.access import seat_in
from articles.actions.demo import STEPS, load_demo
from articles.demo import script
from articles.models import (
    Annotation,
    Article,
    Claim,
    ClaimLink,
    Decision,
    LogEntry,
    Message,
    Project,
    Thread,
    User,
)
from tests.cast import make_user

pytestmark = pytest.mark.django_db


def demo() -> str:
    out = io.StringIO()
    call_command("demo", stdout=out)
    return out.getvalue()


def test_it_says_that_it_is_there_and_a_second_time_nothing_and_does_nothing():
    assert demo() == "The demo project “Orsel 2023” (orsel-2023) is there.\n"
    tables = (Project, User, Article, Annotation, Claim, ClaimLink, Thread, Message, LogEntry, Decision)
    before = [table.objects.count() for table in tables]
    assert demo() == ""
    assert [table.objects.count() for table in tables] == before


def test_somebody_who_is_there_already_gets_the_seat():
    ana = make_user("ana")
    demo()
    assert seat_in(ana, script.SLUG).role == "analyst"
    assert User.objects.filter(username__iexact="ana").count() == 1


def test_when_it_fails_at_the_last_step_nothing_is_there():
    told = []

    def fill_the_disk():
        told.append(1)
        if len(told) == STEPS:
            raise OSError("the disk is full")

    before = LogEntry.objects.count()
    with pytest.raises(OSError, match="disk is full"):
        load_demo(told=fill_the_disk, by=None)
    assert not Project.objects.exists()
    assert not User.objects.exists()
    assert LogEntry.objects.count() == before


def test_progress_is_told_as_often_as_announced():
    told = []
    load_demo(told=lambda: told.append(1), by=None)
    assert len(told) == STEPS
