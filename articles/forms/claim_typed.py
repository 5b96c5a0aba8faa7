"""A claim as its form would have typed it, moves of the chain, and two versions of it side by side (409)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.http import QueryDict

from articles.domain import terms
from articles.domain.anchors import find_quote
from articles.domain.merging import MergeRow, compared
from articles.models import Claim, ClaimHop, ClaimRange

HOP_KEYS = ("hop_agent", "hop_act", "hop_medium", "hop_date")
FIRST_ACT = "stated"


def typed_claim(claim: Claim, ranges: Iterable[ClaimRange], hops: Iterable[ClaimHop]) -> QueryDict:
    """The claim in the form's own strings. Low and high only where they were set by hand."""
    typed = QueryDict(mutable=True)
    by_hand = bool(claim.override_reason)
    for name in TYPED:
        value = getattr(claim, name)
        typed[name] = "" if value is None or (name in ("low", "high") and not by_hand) else str(value)
    typed["hors_de_combat"] = {True: "yes", False: "no", None: ""}[claim.hors_de_combat]
    for party in ("victim", "claimant", "perpetrator", "place"):
        entity = getattr(claim, f"{party}_entity")
        typed[f"{party}_entity"] = entity.name if entity else ""
    typed["incident"] = str(claim.incident.uuid) if claim.incident else ""
    for row in ranges:
        add_range(typed, row.role, row.start, row.end, row.quote)
    for hop in hops:
        day = hop.date.isoformat() if hop.date else ""
        for key, value in zip(HOP_KEYS, (hop.agent_label, hop.act, hop.medium, day), strict=True):
            typed.appendlist(key, value)
    return typed


TYPED = (
    "measure", "expression", "low", "high", "override_reason", "kind", "unit", "as_of", "victim_label",
    "victim_status", "status_basis", "claimant_label", "claimant_side", "speech_act", "stance",
    "narrator_stance", "perpetrator_label", "perpetrator_basis", "place_label", "where_prec", "date_start",
    "date_end", "date_prec", "date_basis", "rationale", "source_reliability", "information_credibility",
)  # fmt: skip


def add_range(typed: QueryDict, role: str, start: int, end: int, quote: str) -> None:
    """Ground a field in one more range."""
    typed.appendlist(f"{role}_start", str(start))
    typed.appendlist(f"{role}_end", str(end))
    typed.appendlist(f"{role}_quote", quote)


def rearranged(typed: QueryDict, move: str) -> QueryDict:
    """The form after "add", "remove:1", "up:1", "down:1" (hops count from 0) or "unground:victim"."""
    changed = typed.copy()
    if move.startswith("unground:"):
        role = move.partition(":")[2]
        for part in ("start", "end", "quote"):
            changed.setlist(f"{role}_{part}", [])
        return changed
    rows = list(zip(*(typed.getlist(key) for key in HOP_KEYS), strict=False))
    verb, _, number = move.partition(":")
    at = int(number) if number.isdecimal() and len(number) < 4 else -1
    if verb == "add":
        rows.append(("", FIRST_ACT if not rows else "reported", "", ""))
    elif verb == "remove" and 0 <= at < len(rows):
        del rows[at]
    elif verb in ("up", "down") and 0 <= at < len(rows):
        to = at + (1 if verb == "down" else -1)
        if 0 <= to < len(rows):
            rows[at], rows[to] = rows[to], rows[at]
    for i, key in enumerate(HOP_KEYS):
        changed.setlist(key, [row[i] for row in rows])
    return changed


LABELS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "evidence": ("Evidence", ("evidence_start", "evidence_end", "evidence_quote")),
    "measure": ("Measure", ("measure",)),
    "number": ("Quantity", ("expression", "low", "high", "override_reason")),
    "number_words": ("Words of the quantity", ("quantity_start", "quantity_end", "quantity_quote")),
    "kind": ("Kind, unit", ("kind", "unit")),
    "as_of": ("As of", ("as_of",)),
    "victims": ("Victims", ("victim_label", "victim_entity")),
    "victim_words": ("Words of the victims", ("victim_start", "victim_end", "victim_quote")),
    "status": ("Status", ("victim_status", "hors_de_combat", "status_basis")),
    "claimant": ("Claimant", ("claimant_label", "claimant_entity", "claimant_side")),
    "claimant_words": ("Words of the claimant", ("claimant_start", "claimant_end", "claimant_quote")),
    "stance": ("Stance", ("speech_act", "stance", "narrator_stance")),
    "cue_words": ("Words of the stance", ("cue_start", "cue_end", "cue_quote")),
    "perpetrator": ("Perpetrator", ("perpetrator_label", "perpetrator_entity", "perpetrator_basis")),
    "perpetrator_words": (
        "Words of the perpetrator",
        ("perpetrator_start", "perpetrator_end", "perpetrator_quote"),
    ),
    "place": ("Place", ("place_label", "place_entity", "where_prec")),
    "place_words": ("Words of the place", ("place_start", "place_end", "place_quote")),
    "date": ("Date", ("date_start", "date_end", "date_prec", "date_basis")),
    "date_words": ("Words of the date", ("time_start", "time_end", "time_quote")),
    "incident": ("Incident", ("incident", "new_incident")),
    "chain": ("Attribution", HOP_KEYS),
    "ratings": ("Ratings", ("source_reliability", "information_credibility")),
    "rationale": ("Rationale", ("rationale",)),
}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def mixed(mine: QueryDict, theirs: QueryDict) -> QueryDict:
    """``mine`` with every field as in ``theirs`` for which "theirs" was chosen (take_NAME)."""
    mix = mine.copy()
    for name, (_, keys) in LABELS.items():
        if mine.get(f"take_{name}") == "theirs":
            for key in keys:
                mix.setlist(key, theirs.getlist(key))
    return mix


def merge_rows(
    mine: QueryDict, theirs: QueryDict, base: QueryDict | None, incidents: Mapping[str, str]
) -> tuple[tuple[MergeRow, ...], str]:
    """The fields that differ, and how many do not, in words.

    Theirs is proposed where mine is what stood in ``base`` (the version both began with), mine elsewhere.
    """
    rows, same = [], 0
    for name, (label, keys) in LABELS.items():
        if _values(mine, keys) == _values(theirs, keys):
            same += 1
            continue
        untouched = base is not None and _values(mine, keys) == _values(base, keys)
        pieces = compared(_said(mine, keys, incidents), _said(theirs, keys, incidents))
        rows.append(MergeRow(label, name, *pieces, take="theirs" if untouched else "mine"))
    count = _NUMBERS[same] if same < len(_NUMBERS) else str(same)
    return tuple(rows), f"{count.capitalize()} other{'' if same == 1 else 's'}" if same else ""


def as_text(typed: QueryDict, incidents: Mapping[str, str]) -> str:
    """Everything that was typed, one line for each field that is not blank."""
    lines = ((label, _said(typed, keys, incidents)) for label, keys in LABELS.values())
    return "\n".join(f"{label}: {said}" for label, said in lines if said)


def _values(typed: QueryDict, keys: Sequence[str]) -> list[list[str]]:
    return [
        [value.replace("\r\n", "\n").strip() for value in typed.getlist(key) if value.strip()] for key in keys
    ]


def _said(typed: QueryDict, keys: Sequence[str], incidents: Mapping[str, str]) -> str:
    if keys is HOP_KEYS:
        rows = zip(*(typed.getlist(key) for key in HOP_KEYS), strict=False)
        return " → ".join(" ".join(part for part in row if part) for row in rows)
    if keys[0].endswith("_start") and keys[0] != "date_start":
        return " … ".join(f"“{quote}”" for quote in typed.getlist(keys[2]))
    return ", ".join(_words(key, value, incidents) for key in keys for value in typed.getlist(key) if value)


def _words(key: str, value: str, incidents: Mapping[str, str]) -> str:
    if key in ("incident",):
        return incidents.get(value, "new incident" if value == "new" else "another incident")
    named: dict[str, Any] = {
        "low": f"low {value}",
        "high": f"high {value}",
        "narrator_stance": f"narrator {value}",
        "hors_de_combat": "hors de combat" if value == "yes" else "not hors de combat",
        "source_reliability": f"source {value}",
        "information_credibility": f"information {value}",
        "where_prec": dict(terms.WHERE_PRECISIONS).get(int(value) if value.isdecimal() else 0, value),
        "date_prec": dict(terms.DATE_PRECISIONS).get(int(value) if value.isdecimal() else 0, value),
    }
    return str(named.get(key, value.replace("_", " ")))


def before_of(theirs: QueryDict, before: Mapping[str, Any]) -> QueryDict:
    """What stood before the save that came first, as far as the log's plain columns tell it."""
    base = theirs.copy()
    by_hand = bool(before.get("override_reason"))
    for name in TYPED:
        value = before.get(name)
        base[name] = "" if value is None or (name in ("low", "high") and not by_hand) else str(value)
    base["hors_de_combat"] = {True: "yes", False: "no"}.get(before.get("hors_de_combat"), "")  # type: ignore[arg-type]
    return base


def selected(text: str, start: str, end: str, words: str) -> tuple[int, int] | None:
    """The range an address asks for: offsets, else the first place of the words; None when none fits."""
    if start.isdecimal() and end.isdecimal() and len(start + end) < 20:
        span = int(start), int(end)
        return span if 0 <= span[0] < span[1] <= len(text) else None
    places = find_quote(text, words)
    return (places[0], places[0] + len(words)) if places else None
