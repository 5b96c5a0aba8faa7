"""Pairs and verdicts taken anew when what surrounds claims has changed: their incident, place or comment."""

from collections.abc import Sequence
from typing import Any

from articles.actions.pairs import refresh_pairs
from articles.actions.verdict_columns import rejudge_links
from articles.models import Claim


def recompared(claims: Sequence[Claim]) -> dict[str, Any]:
    """Compare the claims anew; call it before the act's log row. At most nine queries.

    Returns the links that are judged otherwise now, as that row keeps them; nothing when there are none.
    """
    if not claims:
        return {}
    refresh_pairs(claims)
    links = rejudge_links(claims, mark_all=False)
    return {"links": links} if links else {}
