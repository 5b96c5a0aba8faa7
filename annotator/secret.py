"""The secret key: made once, kept in a file that only its owner can read."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

SHORTEST = 50  # characters; what `check --deploy` asks for


def secret_key(path: Path) -> str:
    """Return the key in ``path``; make it first (mode 0600) when the file is not there.

    The file appears whole: of two processes that start together both read the same key.
    """
    if not path.exists():
        _make(path)
    key = path.read_text(encoding="utf-8").strip()
    if len(key) < SHORTEST:
        raise ImproperlyConfigured(
            f"The secret key in {path} has fewer than {SHORTEST} characters. Delete the file: the next start "
            "makes a new key, and everybody signs in again."
        )
    return key


def _make(path: Path) -> None:
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    with os.fdopen(
        os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8"
    ) as file:
        file.write(get_random_secret_key() + get_random_secret_key())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass  # another process was first
    finally:
        draft.unlink()
