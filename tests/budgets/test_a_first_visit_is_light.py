"""JavaScript and CSS of a first visit, on the wire: at most 120 KB where an article is read, 75 elsewhere."""

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from django.core.management import call_command

from articles.models import Membership
from tests.budgets.grown import more_of_everything
from tests.budgets.test_no_page_costs_more_in_a_larger_project import addresses

MOST = 75_000  # bytes
MOST_READING = 120_000  # where an article is read and marked
SHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)"')
SCRIPT = re.compile(r'<script[^>]* src="([^"]+)"')
IMPORT = re.compile(r"""(?:import|from)\s*(?:url\()?["'](\.{1,2}/[^"']+)["']""")  # import() comes later


@pytest.fixture
def collected(settings, tmp_path) -> Path:
    """The folder with the static files as they are served: hashed and compressed."""
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "annotator.storage.HashedStatic"}}
    call_command("collectstatic", interactive=False, verbosity=0)
    return tmp_path


def with_imports(address: str, root: Path, found: set[str]) -> set[str]:
    """The address with all that it imports, directly or through others."""
    if address not in found:
        found.add(address)
        source = (root / address.removeprefix("/static/")).read_text()
        for imported in IMPORT.findall(source):
            with_imports(urljoin(address, imported), root, found)
    return found


def on_the_wire(address: str, root: Path) -> int:
    """Bytes of the gzip variant, which every browser asks for at least."""
    path = root / address.removeprefix("/static/")
    packed = path.with_name(f"{path.name}.gz")
    return (packed if packed.exists() else path).stat().st_size


def test_no_page_asks_for_much_script_and_many_sheets(
    as_user, project, article, tags, ana, ben, sam, collected
):
    more_of_everything(project, list(tags.values()), 8, ana=ana, ben=ben, sam=sam)
    weights: dict[str, int] = {}
    Membership.objects.filter(user=ana).update(can_import=True)
    paths = addresses(project) | {
        "article": f"/p/orsel/articles/{article.uuid}/",
        "sign_in": "/sign-in/",
    }
    client, writer = as_user(sam), as_user(ana)
    for name, path in paths.items():
        html = (writer if name in {"imports", "claim_edit"} else client).get(path).content.decode()
        needed: set[str] = set()
        for address in SHEET.findall(html) + SCRIPT.findall(html):
            with_imports(address, collected, needed)
        if "</html>" in html:
            weights[name] = sum(on_the_wire(address, collected) for address in needed)
    assert min(weights.values()) > 40_000  # all of htmx, app.js and app.css: nothing was overlooked
    assert 60_000 < weights.pop("article") <= MOST_READING
    assert {name: weight for name, weight in weights.items() if weight > MOST} == {}
    assert {"imports", "library", "queue"} <= weights.keys()
