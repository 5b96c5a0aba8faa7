"""The secret key: made once, kept in a file that only its owner can read."""

import os
from pathlib import Path

from django.core.management.utils import get_random_secret_key


def secret_key(path: Path) -> str:
    """Return the key in ``path``; make it first (mode 0600) when the file is not there."""
    try:
        made = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_text(encoding="utf-8").strip()
    with os.fdopen(made, "w", encoding="utf-8") as handle:
        handle.write(get_random_secret_key() + get_random_secret_key())
    return path.read_text(encoding="utf-8").strip()
