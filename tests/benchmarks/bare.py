"""The yardstick: the smallest Django there is, streaming bytes that it holds in memory."""

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, StreamingHttpResponse
from django.urls import path

PIECE = 16 * 1024  # bytes


@cache
def body(name: str) -> bytes:
    """The bytes to stream, read once."""
    return (Path(os.environ["BARE_FOLDER"]) / name).read_bytes()


def stream(name: str) -> Iterator[bytes]:
    """The bytes in pieces."""
    whole = body(name)
    for at in range(0, len(whole), PIECE):
        yield whole[at : at + PIECE]


def page(request: HttpRequest, name: str) -> StreamingHttpResponse:
    """One file's bytes."""
    return StreamingHttpResponse(stream(name))


urlpatterns = [path("<str:name>", page)]

if not settings.configured:
    settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1"], MIDDLEWARE=[], SECRET_KEY="bare")
application = get_wsgi_application()
