"""Journeys in a real browser against a real server on a database file of this run.

Nothing is emptied between tests: every test makes its own ``world`` (project, people, tags, an article).
"""

import itertools
import os
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.test.utils import setup_databases, teardown_databases
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.domain.permissions import Role
from articles.models import Article, Membership, Project, Tag, User
from tests.cast import make_article, make_user

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's own loop runs in this thread

CHROMIUM = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
    "--font-render-hinting=none",
]
PATIENCE = (
    30_000  # milliseconds; what is there sooner is not waited for, so that a slow machine only takes longer
)
expect.set_options(timeout=PATIENCE)
WINDOW = {"width": 1440, "height": 1000}
TAGS = (
    ("Killed", "K", "plum", "1", ""),
    ("Wounded", "W", "ochre", "2", ""),
    ("Executed", "X", "indigo", "3", ""),
    ("Armed group", "G", "teal", "4", "armed_group"),
    ("State force", "S", "olive", "5", "state_force"),
    ("Place", "P", "blue", "6", "place"),
)
_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    return {"executable_path": CHROMIUM, "args": FLAGS}


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A database file instead of memory: the server's threads each open it for themselves."""
    from django.db import connections

    if connections["default"].vendor == "sqlite":
        own = connections["default"].settings_dict
        own["TEST"]["NAME"] = str(tmp_path_factory.mktemp("e2e") / "journeys.sqlite3")
        # Thrown away after the run, so that nothing of it has to reach the disk.
        own["OPTIONS"] = own["OPTIONS"] | {
            "init_command": own["OPTIONS"]["init_command"].replace("synchronous=FULL", "synchronous=OFF")
        }


@pytest.fixture(scope="session")
def django_db_setup(  # type: ignore[no-untyped-def]
    django_test_environment: None, django_db_blocker, django_db_modify_db_settings: None
) -> Iterator[None]:
    """Make the database; pytest-django itself makes only those that ``django_db`` marks ask for."""
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, aliases={"default"})
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@pytest.fixture(scope="session")
def live_site(django_db_setup: None, django_db_blocker) -> Iterator[str]:  # type: ignore[no-untyped-def]
    """The address of a server that runs for the whole session."""
    with django_db_blocker.unblock():
        server = LiveServer("127.0.0.1")
        settings.ALLOWED_HOSTS = ["127.0.0.1"]
        yield server.url
        server.stop()


@dataclass
class World:
    """One test's own project with its people, tags and an article."""

    project: Project
    ana: User
    ben: User
    sam: User
    vera: User
    tags: dict[str, Tag]
    article: Article

    def path(self, rest: str = "") -> str:
        """The path of a page of the project."""
        return f"/p/{self.project.slug}/{rest}"

    def add_article(self, text: str, **fields: object) -> Article:
        """One more article, imported by ana."""
        return make_article(self.project, self.ana, text, **fields)


@pytest.fixture
def world(live_site: str) -> World:
    mark = f"{os.environ.get('PYTEST_XDIST_WORKER', 'w')}{next(_numbers)}{uuid.uuid4().hex[:6]}"
    project = Project.objects.create(slug=f"orsel-{mark}", title="Orsel 2023")
    people = {name: make_user(f"{name}-{mark}") for name in ("ana", "ben", "sam", "vera")}
    roles = {"ana": Role.ANALYST, "ben": Role.ANALYST, "sam": Role.SUPERVISOR, "vera": Role.VIEWER}
    for name, user in people.items():
        User.objects.filter(pk=user.pk).update(first_name=name)
        Membership.objects.create(project=project, user=user, role=roles[name].value)
    tags = {
        name: Tag.objects.create(
            project=project, name=name, letter=letter, hue=hue, key=key, entity_kind=kind, order=order,
            definition=f"Words that say who or what is meant by {name.lower()}.",
        )
        for order, (name, letter, hue, key, kind) in enumerate(TAGS)
    }  # fmt: skip
    article = make_article(project, people["ana"], outlet="Harbour Wire")
    return World(project=project, tags=tags, article=article, **people)


class ConsoleErrors(list[str]):
    """What the browser complained about; a test that expects a failure empties it with ``clear()``."""

    late = False  # whether the browser may still name a request that failed before clear()

    def hear(self, message: ConsoleMessage) -> None:
        """Keep errors and warnings of the page's own scripts and policies."""
        if message.type == "error" and not (self.late and message.text.startswith("Failed to load resource")):
            self.append(f"{message.text} ({message.location.get('url', '')})")

    def clear(self) -> None:
        """Forget what was said, and what the browser says of those requests a little later."""
        super().clear()
        self.late = True


@pytest.fixture
def console_errors() -> Iterator[ConsoleErrors]:
    errors = ConsoleErrors()
    yield errors
    assert not errors, f"the browser console shows errors: {errors}"


OpenAs = Callable[..., Page]


class Windows:
    """Browser windows, each with cookies of its own.

    One without options is used again by the next test: the scripts and sheets that it fetched are most of the
    work of a first page.
    """

    def __init__(self, browser: Browser, base_url: str) -> None:
        self.browser, self.base_url = browser, base_url
        self.free: list[BrowserContext] = []
        self.lent: list[BrowserContext] = []
        self.special: list[BrowserContext] = []

    def lend(self, intercepts: bool, options: dict[str, object]) -> BrowserContext:
        """A window for one person of one test."""
        if options or intercepts:
            context = self._opened(options)
            self.special.append(context)
            if intercepts:
                context.route("**/nothing-asks-for-this", lambda route: route.continue_())
            return context
        context = self.free.pop() if self.free else self._opened({})
        self.lent.append(context)
        return context

    def _opened(self, options: dict[str, object]) -> BrowserContext:
        context = self.browser.new_context(base_url=self.base_url, **({"viewport": WINDOW} | options))  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        return context

    def give_back(self) -> None:
        """End what the test had open; nothing that it stored in a window is there for the next."""
        for context in self.special:
            context.close()
        for context in self.lent:
            context.set_offline(False)
            for page in context.pages:
                page.evaluate("() => { localStorage.clear(); }")
                page.close()
            context.clear_cookies()
        self.free += self.lent
        self.lent, self.special = [], []


@pytest.fixture(scope="session")
def windows(browser: Browser, live_site: str) -> Windows:
    return Windows(browser, live_site)


@pytest.fixture
def open_as(windows: Windows, live_site: str, console_errors: ConsoleErrors) -> Iterator[OpenAs]:
    """``open_as(user, path, **context options)``: a page in a window of its own, signed in as ``user``.

    A test that loses or changes answers with ``page.route`` opens its page with ``intercepts=True``: the
    browser then passes every request through from the start. Switched on in an open page, the first request
    after it can slip by.
    """

    def open_page(user: User | None, path: str = "/", intercepts: bool = False, **options: object) -> Page:
        context = windows.lend(intercepts, options)
        if user is not None:
            client = Client()
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
            cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_site}])
        page = context.new_page()
        page.on("console", console_errors.hear)
        page.on("pageerror", lambda error: console_errors.append(str(error)))
        page.goto(path)
        return page

    yield open_page
    windows.give_back()


@pytest.fixture
def shots() -> Path:
    """Where a journey may leave screenshots (SHOTS names another folder)."""
    folder = Path(os.environ.get("SHOTS", "/tmp/counterclaim-shots"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder
