"""Forms that are kept while they are written: which, about what, and how much of them."""

from articles.domain.errors import Refused

LONGEST = 100_000  # bytes of all fields
KEPT_DAYS = 90
NAME_LENGTH = 60
PART_LENGTH = 80
MANY = 2_000  # fields

FORMS: dict[str, frozenset[str]] = {
    "claim": frozenset({"article", "claim"}),
    "note": frozenset({"annotation"}),
    "message": frozenset({"article", "annotation", "claim", "link", "incident"}),
    "edit": frozenset({"message"}),
    "reason": frozenset({"claim"}),
    "incident": frozenset({"project", "incident"}),
    "signature": frozenset({"incident"}),
    "reopening": frozenset({"assessment"}),
}
"""Each form and what it may be about. What tells two drafts of one form apart beside it is their part: the
words a new claim is about, the other claim of a pair, the measure that is signed."""

TITLES = {
    "claim": "Claim",
    "note": "Note on a mark",
    "message": "Message",
    "edit": "Edited message",
    "reason": "Reason for a link",
    "incident": "Incident",
    "signature": "Signature",
    "reopening": "Reason to reopen",
}

OWN = frozenset({"csrfmiddlewaretoken", "move"})  # of the page and the press, not of what was written
WORDS = ("expression", "evidence_quote", "body", "note", "rationale", "reason", "title")

Fields = list[tuple[str, str]]


def kept_fields(sent: Fields) -> Fields:
    """The fields as they are kept: without the page's own, without NUL, which PostgreSQL cannot hold.

    Raises Refused for more than LONGEST bytes.
    """
    kept = [
        (name.replace("\0", "")[:NAME_LENGTH], value.replace("\0", ""))
        for name, value in sent
        if name not in OWN and not name.startswith("draft_")
    ]
    size = sum(len(name.encode()) + len(value.encode()) for name, value in kept)
    if size > LONGEST or len(kept) > MANY:
        raise Refused("This form holds more than 100 kB, so no draft of it is kept. Save it soon.")
    return kept


def first_words(fields: Fields) -> str:
    """What the draft is known by in a list: the first words somebody wrote into it."""
    held = dict(reversed(fields))
    found = next((held[name] for name in WORDS if held.get(name, "").strip()), "")
    return " ".join(found.split())[:200]
