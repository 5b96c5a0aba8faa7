"""What a page says of itself when it asks what is new."""

from uuid import UUID

from django.http import QueryDict

MOST_OWN = 300


class NewsForm:
    """``since``: the page's stamp; ``own``: this window's acts since; ``open``: what the inspector shows."""

    def __init__(self, asked: QueryDict) -> None:
        self.asked = asked

    def since(self) -> int:
        """The stamp; nothing is new to a page without one."""
        return _whole(self.asked.get("since", ""), 2**62)

    def own(self) -> tuple[int, ...]:
        """Places in the log."""
        parts = self.asked.get("own", "").split(",")[:MOST_OWN]
        return tuple(sorted({int(part) for part in parts if part.isdecimal() and len(part) < 19}))

    def current(self) -> UUID | None:
        """The annotation in the inspector."""
        try:
            return UUID(self.asked.get("open", ""))
        except ValueError:
            return None


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 19 else otherwise
