"""What the tests of the reading page share: sending forms as the browser does, counting statements."""

import re
from typing import Any

from django.test import Client

from articles.models import Annotation, Article, Tag
from tests.cast import new_key

HTMX = {"HX-Request": "true", "HX-Current-URL": "http://testserver/"}


def path_of(article: Article) -> str:
    return f"/p/{article.project.slug}/articles/{article.uuid}/"


def annotation_path(row: Annotation, act: str = "") -> str:
    return f"/p/{row.article.project.slug}/annotations/{row.uuid}/{act}"


def selection(article: Article, words: str) -> dict[str, Any]:
    """What the browser sends for ``words``."""
    start = article.text.index(words)
    return {"start": start, "end": start + len(words), "quote": words}


def send_mark(
    client: Client, article: Article, code: Tag, words: str, headers: Any = HTMX, **changed: Any
) -> Any:
    sent = {"tag": str(code.uuid), "key": new_key(), **selection(article, words)} | changed
    return client.post(f"{path_of(article)}annotations/", sent, headers=headers)


def put_mark(article: Article, tag: Tag, by: Any, words: str, **fields: Any) -> Annotation:
    """A mark straight into the database."""
    return Annotation.objects.create(
        article=article, tag=tag, author=by, **selection(article, words), **fields
    )


def edit(client: Client, row: Annotation, act: str, **sent: Any) -> Any:
    """Send an edit of a mark as htmx does."""
    fields = {"key": new_key(), "version": row.version} | sent
    return client.post(annotation_path(row, f"{act}/"), fields, headers=HTMX)


def statements(queries: list[dict[str, str]]) -> list[str]:
    """Real statements: without those that only open and close transactions."""
    own = ("SAVEPOINT", "RELEASE", "BEGIN", "ROLLBACK", "COMMIT")
    return [query["sql"] for query in queries if not query["sql"].startswith(own)]


def swapped(html: str) -> dict[str, str]:
    """The ids that a reply swaps out of band, with their whole tags."""
    return {
        m.group(1): m.group(0)
        for m in re.finditer(r'<\w+[^>]*\bid="([\w-]+)"[^>]*hx-swap-oob="true"[^>]*>', html)
    }
