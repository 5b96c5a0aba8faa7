"""Shape of what the pages send that move claims between incidents."""

from collections.abc import Mapping
from uuid import UUID

from django.http import QueryDict

from articles.domain.errors import Refused

LOST = "This form has lost a part. Load the page again; nothing was saved."


def chosen(sent: QueryDict) -> dict[UUID, int]:
    """The ticked claims with the versions they were shown in; raises Refused when one has no shape."""
    found: dict[UUID, int] = {}
    for value in sent.getlist("claims"):
        uuid, _, version = value.partition(".")
        try:
            found[UUID(uuid)] = int(version[:10])
        except ValueError:
            raise Refused(LOST, field="claims") from None
    return found


def ticked(sent: QueryDict) -> frozenset[str]:
    """The uuids of the ticked claims, for the page that is shown again."""
    return frozenset(value.partition(".")[0] for value in sent.getlist("claims"))


def uuid_in(sent: Mapping[str, str] | QueryDict, name: str) -> UUID | None:
    """A uuid of the form or address, None when it is absent or malformed."""
    try:
        return UUID(str(sent.get(name, "")))
    except ValueError:
        return None


def entry_in(sent: QueryDict) -> int:
    """Which act is to be taken back; raises Refused when the form lost it."""
    number = sent.get("entry", "")
    if not (number.isascii() and number.isdecimal() and len(number) < 19):
        raise Refused(LOST)
    return int(number)
