"""Proposals in the strings of the claim form: what the machine filled in, and how one lets go of it.

A group of fields that still holds what was proposed is named in ``proposed``; typing, choosing or grounding
anew takes the name away, saving confirms the rest. The other claims of the words travel as ``offer`` (one
JSON text each, shown as a row) and ``also`` (the numbers of those that are ticked).
"""

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.http import QueryDict

from articles.domain.proposals import Proposal, Range
from articles.forms.claim_typed import HOP_KEYS, add_range


class Group(NamedTuple):
    """Fields that are proposed and let go together, and the roles of the words they rest on."""

    fields: tuple[str, ...]
    roles: tuple[str, ...]


GROUPS: Mapping[str, Group] = {
    "measure": Group(("measure",), ("measure",)),
    "number": Group(("expression", "unit"), ("quantity",)),
    "victims": Group(("victim_label",), ("victim",)),
    "status": Group(("victim_status",), ("status",)),
    "claimant": Group(("claimant_label", "claimant_side"), ("claimant",)),
    "stance": Group(("speech_act", "stance", "narrator_stance"), ("cue",)),
    "perpetrator": Group(("perpetrator_label", "perpetrator_basis"), ("perpetrator",)),
    "place": Group(("place_label", "where_prec"), ("place",)),
    "time": Group(("date_start", "date_end", "date_prec", "date_basis"), ("time",)),
    "chain": Group(HOP_KEYS, ("chain",)),
}
SHOWN_ONLY = ("measure", "status", "chain")
"""Roles that are shown beside their field and not stored: a claim has no range of that kind."""
SHARED = ("claimant", "stance", "perpetrator", "place", "time", "chain")
"""Groups that the other claims of a sentence take from the first one when they are proposed alike."""
ALSO_SHARED = {
    "claimant": ("claimant_entity",), "perpetrator": ("perpetrator_entity",), "place": ("place_entity",),
}  # fmt: skip
ALWAYS_SHARED = ("incident", "new_incident", "source_reliability", "information_credibility")


def as_typed(span: tuple[int, int, str], proposals: Sequence[Proposal], by: int) -> QueryDict:
    """The form for the selection: its words as evidence, what is proposed for them, the other claims.

    The proposals' ranges are moved ``by`` code points: to the article from the passage they were read in.
    """
    typed = QueryDict(mutable=True)
    typed["kind"] = "casualty"
    add_range(typed, "evidence", *span)
    if not proposals:
        return typed
    main, *others = (_filled(one, by) for one in proposals)
    for name, values in main.lists():
        typed.setlist(name, values)
    typed.setlist(
        "proposed", [name for name, group in GROUPS.items() if any(main.get(f) for f in _keys(group))]
    )
    offers = [
        _offer(main, one, proposal.part_of) for one, proposal in zip(others, proposals[1:], strict=True)
    ]
    typed.setlist("offer", offers)
    typed.setlist("also", [str(n) for n, proposal in enumerate(proposals[1:]) if proposal.selected])
    return typed


def _keys(group: Group) -> tuple[str, ...]:
    return (*group.fields, *(f"{role}_{part}" for role in group.roles for part in ("start", "end", "quote")))


def unproposed(typed: QueryDict, name: str) -> QueryDict:
    """The form without what was proposed for a group; "all": for every group, the other claims unticked."""
    changed = typed.copy()
    proposed = typed.getlist("proposed")
    for group in proposed if name == "all" else [n for n in proposed if n == name]:
        for key in _keys(GROUPS[group]) if group in GROUPS else ():
            changed.setlist(key, [])
    changed.setlist("proposed", [] if name == "all" else [group for group in proposed if group != name])
    if name == "all":
        changed.setlist("also", [])
    return changed


def _filled(one: Proposal, by: int) -> QueryDict:
    """One proposal as the form's strings; blank fields are left out."""
    typed = QueryDict(mutable=True)

    def ground(role: str, *ranges: Range | None) -> None:
        for at in ranges:
            if at is not None:
                add_range(typed, role, at.start + by, at.end + by, at.quote)

    choices = {
        "measure": one.measure, "victim_status": one.status, "claimant_side": one.claimant_side,
        "speech_act": one.speech_act, "stance": one.stance, "narrator_stance": one.narrator_stance,
        "perpetrator_basis": one.perpetrator_basis,
    }  # fmt: skip
    labels = {"victim": one.victims, "claimant": one.claimant, "perpetrator": one.perpetrator}
    for name, choice in choices.items():
        if choice is not None:
            typed[name] = choice.value
    for role, label in labels.items():
        if label is not None:
            typed[f"{role}_label"] = label.text
            ground(role, label.at)
    ground("measure", one.measure.cue if one.measure else None)
    ground("status", one.status.cue if one.status else None)
    ground("cue", *one.cues)
    if one.quantity is not None:
        typed["expression"] = one.quantity.expression
        ground("quantity", one.quantity_at)
    for name, value in (("unit", one.unit), ("kind", one.kind)):
        if value:
            typed[name] = value
    if one.place is not None:
        typed["place_label"], typed["where_prec"] = one.place.label, str(one.place.precision or "")
        ground("place", one.place.at)
    if one.time is not None:
        ground("time", one.time.at)
        days = (one.time.start, one.time.end, one.time.precision, one.time.basis)
        for name, day in zip(GROUPS["time"].fields, days, strict=True):
            if day:
                typed[name] = str(day)
    for hop in one.chain:
        for key, value in zip(HOP_KEYS, (hop.agent, hop.act, hop.medium, str(hop.day or "")), strict=True):
            typed.appendlist(key, value)
    ground("chain", *dict.fromkeys(hop.at for hop in one.chain))
    ground("own", one.evidence)
    return typed


def _offer(main: QueryDict, one: QueryDict, part_of: int | None) -> str:
    """One of the other claims as a text that the form carries: what is its own, what it shares."""
    shares = [n for n in SHARED if all(main.getlist(k) == one.getlist(k) for k in _keys(GROUPS[n]))]
    left_out = {key for name in shares for key in _keys(GROUPS[name])}
    own = {name: values for name, values in one.lists() if name not in left_out}
    for part in ("start", "end", "quote"):
        own[f"evidence_{part}"] = own.pop(f"own_{part}")
    return json.dumps({"own": own, "shares": shares, "part_of": part_of}, ensure_ascii=False)
