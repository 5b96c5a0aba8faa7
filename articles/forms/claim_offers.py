"""The other claims of the selected words: ticked ones are saved with the first, each checked like it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from articles.actions.claims_together import MOST, ClaimParts
from articles.domain.errors import Refused
from articles.forms.claim_proposed import ALSO_SHARED, ALWAYS_SHARED, GROUPS, SHARED, SHOWN_ONLY
from articles.forms.claims import ClaimForm, entities_named

LONGEST = 20_000
UNREADABLE = "One of the other claims cannot be read any more. Open the form again from the selected words."


@dataclass(frozen=True, slots=True)
class Offer:
    """One of the other claims: its own strings, what it shares with the first, where its whole stands.

    ``part_of`` counts the claims of the form from 0, which is the first one.
    """

    text: str
    own: Mapping[str, list[str]]
    shares: tuple[str, ...]
    part_of: int | None
    ticked: bool


def offers(typed: QueryDict) -> list[Offer]:
    """The other claims that the form carries. Raises Refused when one was tampered with."""
    ticked = set(typed.getlist("also"))
    texts = typed.getlist("offer")
    if len(texts) > 4 * MOST:
        raise Refused(UNREADABLE, field="also")
    return [_read(text, str(place) in ticked) for place, text in enumerate(texts)]


def _read(text: str, ticked: bool) -> Offer:
    try:
        said: Any = json.loads(text) if len(text) <= LONGEST else None
        own, shares, part_of = said["own"], said["shares"], said["part_of"]
        strings = [value for values in own.values() for value in values]
        fits = all(isinstance(value, str) for value in (*strings, *own, *shares))
        "".join((*strings, *own)).encode()
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise Refused(UNREADABLE, field="also") from None
    is_place = part_of is None or (isinstance(part_of, int) and not isinstance(part_of, bool))
    if not fits or not is_place or any("\x00" in value for value in strings) or set(shares) - set(SHARED):
        raise Refused(UNREADABLE, field="also")
    return Offer(text, own, tuple(shares), part_of, ticked)


def all_wanted(form: ClaimForm) -> dict[str, Any]:
    """What ``save_claims`` takes: the form's own claim and the ticked ones. At most one query.

    Raises Refused naming the field; for another claim than the first, "also".
    """
    ticked = [(place, offer) for place, offer in enumerate(offers(form.typed), start=1) if offer.ticked]
    typed = [_typed(form.typed, offer) for _, offer in ticked]
    others = [ClaimForm(one, project=form.project, incidents=form.incidents.values()) for one in typed]
    named = entities_named(form.project, [name for one in (form, *others) for name in one.names()])
    first = form.wanted(named)
    places = {0: 0} | {place: n for n, (place, _) in enumerate(ticked, start=1)}
    parts = [_parts(first, None)]
    for n, ((_, offer), other) in enumerate(zip(ticked, others, strict=True), start=1):
        try:
            wanted = other.wanted(named)
        except Refused as refusal:
            raise Refused(f"Claim {n + 1} of the list: {refusal.reason}", field="also") from refusal
        whole = places.get(offer.part_of) if offer.part_of is not None else None
        parts.append(_parts(wanted, whole if whole is not None and whole < n else None))
    return {"claims": parts, "new_incident": first["new_incident"]}


def _typed(main: QueryDict, offer: Offer) -> QueryDict:
    """The other claim as if its own form had been filled in."""
    typed = QueryDict(mutable=True)
    typed["kind"] = main.get("kind", "casualty")
    for name, values in offer.own.items():
        typed.setlist(name, list(values))
    shared = [key for name in offer.shares for key in (*GROUPS[name].fields, *ALSO_SHARED.get(name, ()))]
    roles = [r for name in offer.shares for r in GROUPS[name].roles if r not in SHOWN_ONLY]
    shared += [f"{role}_{part}" for role in roles for part in ("start", "end", "quote")]
    for key in (*shared, *ALWAYS_SHARED):
        typed.setlist(key, main.getlist(key))
    return typed


def _parts(wanted: dict[str, Any], part_of: int | None) -> ClaimParts:
    return ClaimParts(wanted["evidence"], wanted["fields"], wanted["ranges"], wanted["hops"], part_of)
