"""Names called in a message: "@ana" where ana is somebody who can read it."""

import re
from collections.abc import Collection
from dataclasses import dataclass

_CALL = re.compile(r"(?<![\w@])@([\w.+-]*\w)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a message; ``calls`` says that it is a mention."""

    text: str
    calls: bool = False


def pieces(body: str, names: Collection[str]) -> tuple[Piece, ...]:
    """Cut ``body`` at the mentions of ``names`` (given in lower case); joined, the pieces are ``body``."""
    found: list[Piece] = []
    at = 0
    for call in _CALL.finditer(body):
        if call[1].lower() not in names:
            continue
        if call.start() > at:
            found.append(Piece(body[at : call.start()]))
        found.append(Piece(call[0], calls=True))
        at = call.end()
    if at < len(body):
        found.append(Piece(body[at:]))
    return tuple(found)
