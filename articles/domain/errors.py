"""Refusals: an exception whose message is the sentence the person reads."""


class Refused(Exception):
    """An act that is not done. ``reason`` is shown to the person as it stands.

    ``field`` names the form field the reason belongs to, when there is one.
    """

    status = 422

    def __init__(self, reason: str, *, field: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.field = field


class Stale(Refused):
    """Someone saved the same row in between; ``theirs`` holds what stands now, field by field."""

    status = 409

    def __init__(self, reason: str, *, theirs: dict[str, object] | None = None) -> None:
        super().__init__(reason)
        self.theirs = theirs or {}


class NotAllowed(Refused):
    """The person may see the thing but may not do this to it."""

    status = 403


class KeyReused(Refused):
    """The idempotency key of a form came back with another content."""
