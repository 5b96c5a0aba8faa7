"""An import in the making: files, a signed-in supervisor, a preview of two articles."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.models import ImportBatch
from tests.cast import TEXT, new_key

START = "/p/orsel/imports/"
OTHER = "Bridge at Osk closed\n\nThe Guard closed the bridge.\n\nIt will open on Friday.\n"


def file(name: str, content: bytes | str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)


@pytest.fixture
def site(as_user, sam, project):
    return as_user(sam)


@pytest.fixture
def hand_in(site):
    def send(*files, text="", key=None, **extra):
        return site.post(START, {"upload": list(files), "text": text, "key": key or new_key(), **extra})

    return send


@pytest.fixture
def batch(hand_in) -> ImportBatch:
    hand_in(file("depot.txt", TEXT), file("bridge.txt", OTHER))
    return ImportBatch.objects.get()


def address(batch: ImportBatch, rest: str = "") -> str:
    return f"{START}{batch.uuid}/{rest}"
