"""The invented province of Orsel: who and what the articles name, what happened, who printed it."""

from articles.demo.shapes import Actor, Event, Source, Spelling, Spot, march


def _arabic(text: str) -> Spelling:
    return Spelling(text, "translation", "ar", "Arab")


def _misspelt(text: str) -> Spelling:
    return Spelling(text, "spelling_error")


def _short(text: str) -> Spelling:
    return Spelling(text, "weak_alias")


PEOPLE: tuple[tuple[str, str], ...] = (
    ("ana", "analyst"),
    ("ben", "analyst"),
    ("sam", "supervisor"),
    ("vera", "viewer"),
)

ENTITIES: tuple[Actor, ...] = (
    Actor("accord", "armed_group", "Northern Accord", (
        Spelling("Velmaran Northern Accord"), _short("the Accord"), _arabic("الوفاق الشمالي"),
        _short("the group"), _misspelt("Northern Akkord"),
    )),
    Actor("pell", "armed_group", "Pell Brigade", (
        _short("the Brigade"), _arabic("لواء بِل"), Spelling("Pell Battalion", "previous_name"),
    )),
    Actor("guard", "state_force", "Interior Guard", (
        Spelling("Velmaran Interior Guard"), _short("the Guard"), _arabic("حرس الداخلية"),
        Spelling("Inner Guard", "translation"), _misspelt("Interrior Guard"),
    )),
    Actor("monitor", "monitor", "Orsel Conflict Monitor", (
        _short("the Monitor"), Spelling("OCM"), _arabic("مرصد أورسل للنزاع"),
    )),
    Actor("network", "monitor", "Keled Valley Field Network", (
        _short("the network"), Spelling("the Field Network"), _arabic("الشبكة الميدانية لوادي كيلد"),
    )),
    Actor("hospital", "facility", "Ketterau provincial hospital", (
        Spelling("the provincial hospital in Ketterau"), _arabic("مستشفى كيترو"),
    )),
    Actor("varan", "person", "Ilse Varan", (Spelling("Dr Ilse Varan"), _arabic("إلسه فاران"))),
    Actor("sael", "person", "Ruvan Sael"),
    Actor("vesh", "person", "Teodora Vesh"),
    Actor("council", "government", "Marren town council", (_short("the town council"),)),
    Actor("drivers", "other", "Drivers’ association of Lower Osk", (_short("the association"),)),
    Actor("orsel", "place", "Orsel province", (_arabic("أورسل"),)),
    Actor("ilvane", "place", "Ilvane", (_arabic("إيلفان"), _misspelt("Ilvain"))),
    Actor("barracks", "place", "Ilvane barracks", (Spelling("the Ilvane garrison"), _short("the barracks"))),
    Actor("motor-yard", "place", "Motor yard of the Ilvane barracks", (_arabic("ساحة الآليات"),)),
    Actor("ketterau", "place", "Ketterau", (_arabic("كيترو"),)),
    Actor("marren", "place", "Marren", (_arabic("مارين"),)),
    Actor("market", "place", "Marren market", (Spelling("the market of Marren"),)),
    Actor("osk-bridge", "place", "Osk bridge", (Spelling("the bridge at Osk"), _arabic("جسر أوسك"))),
    Actor("sul-ridge", "place", "Sul ridge"),
    Actor("keled", "place", "Keled valley", (_arabic("وادي كيلد"), Spelling("the upper valley"))),
    Actor("sarden-ledger", "media", "The Sarden Ledger", (_short("the Ledger"),)),
    Actor("harbour-wire", "media", "Harbour Wire"),
    Actor("ketterau-radio", "media", "Ketterau Radio"),
    Actor("long-shore", "media", "Long Shore Review"),
    Actor("outer-post", "media", "The Outer Post"),
    Actor("sawt-ketterau", "media", "صوت كيترو", (Spelling("Voice of Ketterau", "translation"),)),
)  # fmt: skip

_OVER = "Velmara: control of Orsel"

INCIDENTS: tuple[Event, ...] = (
    Event(
        "spring", "Fighting in Orsel province, March 2023", "", march(7), march(18), 4, "orsel", 4,
        type_of_violence=1, event_clarity=2, conflict_name=_OVER, side_a="guard", side_b="accord",
    ),
    Event(
        "ilvane", "Assault on the Ilvane garrison", "Assault", march(14), march(15), 2, "barracks", 1,
        type_of_violence=1, event_clarity=1, conflict_name=_OVER, side_a="guard", side_b="accord",
        parent="spring",
    ),
    Event(
        "osk", "Strike on a convoy at Osk bridge", "Air strike", march(16), march(16), 1, "osk-bridge", 1,
        type_of_violence=1, event_clarity=1, conflict_name=_OVER, side_a="guard", side_b="accord",
        parent="spring",
    ),
    Event(
        "marren", "Shelling of Marren market", "Shelling", march(7), march(7), 1, "market", 1,
        type_of_violence=3, event_clarity=1, side_a="guard", parent="spring",
    ),
    Event("gate", "Fighting at the lower gate of Ilvane", "", march(14), march(14), 1, "ilvane", 2),
)  # fmt: skip

MERGES: tuple[tuple[str, str], ...] = (("gate", "ilvane"),)
"""Incidents that turned out to be one: the first went into the second."""

SPOTS: tuple[Spot, ...] = (
    Spot("orsel", adm_1="Orsel", country="Velmara"),
    Spot("keled", "orsel", adm_1="Orsel", adm_2="Keled", country="Velmara"),
    Spot("ilvane", "keled", 42.618, 45.103, "Orsel", "Keled", "Velmara"),
    Spot("barracks", "ilvane", 42.624, 45.097, "Orsel", "Keled", "Velmara"),
    Spot("motor-yard", "barracks", 42.625, 45.099, "Orsel", "Keled", "Velmara"),
    Spot("ketterau", "orsel", 42.431, 45.388, "Orsel", "Ketterau", "Velmara"),
    Spot("hospital", "ketterau", 42.428, 45.391, "Orsel", "Ketterau", "Velmara"),
    Spot("marren", "orsel", 42.507, 45.246, "Orsel", "Marren", "Velmara"),
    Spot("market", "marren", 42.506, 45.249, "Orsel", "Marren", "Velmara"),
    Spot("osk-bridge", "orsel", 42.553, 45.181, "Orsel", "Marren", "Velmara"),
    Spot("sul-ridge", "orsel", 42.562, 45.224, "Orsel", "Marren", "Velmara"),
)
"""Velmara is nowhere; the degrees only let distances be measured."""

HW_MARREN = "2023-03-07-harbour-wire-marren.txt"
SL_MARREN = "2023-03-10-sarden-ledger-marren.txt"
OP_MARREN = "2023-03-16-outer-post-marren.txt"
KR_ILVANE = "2023-03-14-ketterau-radio-ilvane.txt"
HW_ILVANE = "2023-03-15-harbour-wire-ilvane.txt"
LR_ILVANE = "2023-03-17-long-shore-review-ilvane-film.txt"
SL_ILVANE = "2023-03-18-sarden-ledger-ilvane.txt"
SK_ILVANE = "2023-03-18-sawt-ketterau-ilvane.txt"
HW_OSK = "2023-03-16-harbour-wire-osk.txt"
OP_OSK = "2023-03-17-outer-post-osk.txt"
KR_OSK = "2023-03-17-ketterau-radio-osk.txt"
LR_OSK = "2023-03-18-long-shore-review-osk.txt"

_WIRE, _LEDGER = "https://harbourwire.example/2023/03", "https://sardenledger.example/orsel"
_RADIO, _REVIEW = "https://radio.ketterau.example/news", "https://longshorereview.example/essays"
_POST, _SAWT = "https://outerpost.example/province", "https://sawt.ketterau.example/ar"

ARTICLES: tuple[Source, ...] = (
    Source(HW_MARREN, "Harbour Wire", f"{_WIRE}/07/marren-market", "Jonas Leth", march(7)),
    Source(SL_MARREN, "The Sarden Ledger", f"{_LEDGER}/marren-names", "Marit Oskanen", march(10)),
    Source(KR_ILVANE, "Ketterau Radio", f"{_RADIO}/2023-03-14-ilvane", "Pavle Drenn", march(14)),
    Source(HW_ILVANE, "Harbour Wire", f"{_WIRE}/15/ilvane-communique", "Jonas Leth", march(15)),
    Source(HW_OSK, "Harbour Wire", f"{_WIRE}/16/osk-bridge", "Jonas Leth", march(16)),
    Source(OP_MARREN, "The Outer Post", f"{_POST}/marren-two-flags", "", march(16)),
    Source(OP_OSK, "The Outer Post", f"{_POST}/osk-column", "", march(17)),
    Source(KR_OSK, "Ketterau Radio", f"{_RADIO}/2023-03-17-osk", "Pavle Drenn", march(17)),
    Source(LR_ILVANE, "Long Shore Review", f"{_REVIEW}/the-gate", "Adela Maur", march(17)),
    Source(LR_OSK, "Long Shore Review", f"{_REVIEW}/onions-tiles-diesel", "Adela Maur", march(18)),
    Source(SL_ILVANE, "The Sarden Ledger", f"{_LEDGER}/after-ilvane", "Marit Oskanen", march(18)),
    Source(SK_ILVANE, "صوت كيترو", f"{_SAWT}/ilvane-counts", "هالة ناصيف", march(18), "ar"),
)
