"""The closed vocabularies of a claim (domain.md §2), with the words people read.

Each is a tuple of (value, words). Values are what the database and the exports hold.
"""

Choices = tuple[tuple[str, str], ...]


def _plain(*values: str) -> Choices:
    return tuple((v, v.replace("_", " ")) for v in values)


def values(choices: Choices) -> tuple[str, ...]:
    """The values of a vocabulary, without the words."""
    return tuple(value for value, _ in choices)


CLAIM_KINDS = _plain("casualty", "strike", "property", "territory", "responsibility", "relation", "other")
MEASURES = (
    ("killed", "killed"),
    ("executed", "executed"),
    ("wounded", "wounded"),
    ("casualties", "casualties (killed or wounded)"),
    ("captured", "captured"),
    ("missing", "missing"),
    ("abducted", "abducted"),
    ("displaced", "displaced"),
    ("surrendered", "surrendered"),
    ("harmed_unspecified", "harmed, unspecified"),
    ("destroyed", "destroyed"),
    ("damaged", "damaged"),
)
UNITS = _plain("persons", "strikes", "targets", "buildings", "vehicles", "other")
QUALIFIERS = _plain(
    "exact", "more_than", "at_least", "about", "nearly", "up_to", "at_most", "fewer_than", "range",
    "vague", "all", "none", "proportion", "unspecified",
)  # fmt: skip
VICTIM_STATUSES = (
    ("civilian", "civilian"),
    ("combatant", "combatant"),
    ("police_security", "police or security"),
    ("unknown", "unknown"),
)
CLAIMANT_SIDES = _plain("victim_side", "perpetrator_side", "third_party", "unknown")
HOP_ACTS = _plain(
    "observed",
    "stated",
    "confirmed",
    "published",
    "obtained",
    "translated",
    "reported",
    "quoted",
    "paraphrased",
)
SPEECH_ACTS = _plain(
    "assert", "claim_responsibility", "accuse", "confirm", "deny", "estimate", "describe_imagery",
    "announce", "hypothetical", "query",
)  # fmt: skip
STANCES = _plain("asserted", "hedged", "doubted", "denied", "queried")
PERPETRATOR_BASES = _plain(
    "reported_as_fact", "claimed_or_admitted", "suspected_or_accused", "accused_by_authorities", "possible"
)
WHERE_PRECISIONS = (
    (1, "exact place"),
    (2, "within about 25 km"),
    (3, "second-order administrative area"),
    (4, "first-order administrative area"),
    (5, "along a line or fuzzy"),
    (6, "country"),
    (7, "international"),
)
DATE_PRECISIONS = (
    (1, "day"),
    (2, "2 to 6 days"),
    (3, "week"),
    (4, "8 to 30 days, or a month"),
    (5, "more than a month"),
)
DATE_BASES = _plain("explicit", "resolved", "inferred")
SOURCE_RELIABILITIES = (
    ("A", "A completely reliable"),
    ("B", "B usually reliable"),
    ("C", "C fairly reliable"),
    ("D", "D not usually reliable"),
    ("E", "E unreliable"),
    ("F", "F cannot be judged"),
)
INFORMATION_CREDIBILITIES = (
    (1, "1 confirmed by others"),
    (2, "2 probably true"),
    (3, "3 possibly true"),
    (4, "4 doubtful"),
    (5, "5 improbable"),
    (6, "6 cannot be judged"),
)
RANGE_ROLES = _plain("evidence", "quantity", "victim", "claimant", "perpetrator", "place", "time", "cue")
LINK_KINDS = (
    ("conflicts", "they conflict"),
    ("compatible", "both can hold"),
    ("repeats", "repeats"),
    ("part_of", "part of"),
    ("supersedes", "supersedes"),
    ("distinct", "distinct"),
)
SYMMETRIC_LINK_KINDS = ("conflicts", "compatible", "repeats", "distinct")
DIMENSIONS = _plain(
    "number", "victim_status", "perpetrator", "target", "place", "time", "occurrence", "affiliation"
)
EVENT_CLARITIES = ((1, "clear event"), (2, "summary event"))
VIOLENCE_TYPES = ((1, "state-based"), (2, "non-state"), (3, "one-sided"))
RULES = (("range", "Range"), ("ucdp", "UCDP"), ("acled", "ACLED"), ("gtd", "GTD"))
GRADES = _plain("confirmed", "fair", "weak", "contested", "discounted", "unassessed")
