"""Words beside a number that count no people: units of things, times, distances, money, weapons, names."""

from __future__ import annotations

from articles.domain import nouns_arabic
from articles.domain.lexicon import word_set

_UNIT_NOUNS = {
    "strikes": "strike airstrike raid attack sortie bombardment bombing ambush",
    "targets": "target",
    "buildings": "building house home school hospital clinic mosque church shop apartment block bakery flat",
    "vehicles": (
        "vehicle tank truck car bus ambulance apc helicopter aircraft plane jet drone boat ship jeep lorry "
        "van warplane pickup tractor train tanker bulldozer motorcycle motorbike"
    ),
    "other": "family household",
}
_ENDING_IN_Y = word_set("bakery lorry family century city country entity agency story history")


def _plural(noun: str) -> str:
    if noun in _ENDING_IN_Y:
        return noun.removesuffix("y") + "ies"
    return noun + ("es" if noun.endswith(("s", "ch", "sh", "x")) else "s")


def _forms(nouns: str) -> frozenset[str]:
    return frozenset(form for noun in nouns.split() for form in (noun, _plural(noun)))


UNITS: dict[str, str] = nouns_arabic.UNITS | {
    form: unit for unit, nouns in _UNIT_NOUNS.items() for form in _forms(nouns)
}

_MEASURES = (
    "year month week day night hour minute second decade century morning evening weekend season km kilometre "
    "kilometer mile metre meter yard feet foot inch mm cm m calibre caliber degree dollar euro hectare acre "
    "ton tonne litre liter kg kilo kilogram o'clock am pm gmt utc pound lira rouble ruble riyal dinar shekel "
    "rupee franc yen cent dirham peso krona crown usd eur gbp billion trillion bn knot watt volt gigabyte"
)
_THINGS = (
    "page chapter brigade battalion division regiment company squad platoon faction group town village "
    "hamlet city district province country nation state site camp settlement video image photo picture "
    "photograph film round shell rocket mortar bullet missile rifle gun weapon bomb grenade mine explosive "
    "ied rpg kalashnikov pistol knife cartridge magazine crate warhead launcher howitzer cannon artillery "
    "ammunition munition belt barrel torpedo base headquarters checkpoint post position street road bridge "
    "statement report account source problem reason time way part side thing point question percent entity "
    "area front gate door room floor tent market outlet agency newspaper comment tweet message line phase "
    "stage paragraph version count charge sentence offence offense indictment crime case vote seat ballot "
    "abstention grave coffin funeral banner flag location list series front wave set step goal shot kick "
    "sheep goat cow animal horse camel dog tree field farm well word letter language star story history "
    "example occasion condition demand term rule law incident clash battle fight operation offensive truce "
    "ceasefire war conflict prize medal"
)
MEASURES = _forms(_MEASURES)
"""Times, distances, weights, money: a count of something said in passing."""

NOT_COUNTED = MEASURES | _forms(_THINGS) | nouns_arabic.NOT_COUNTED
ADJECTIVAL = (word_set(_THINGS) | word_set(" ".join(_UNIT_NOUNS.values()))) - word_set("feet headquarters")
"""Singulars that may stand before the counted noun: "group commanders", "school children"."""

NUMBERED_BEFORE = nouns_arabic.NUMBERED_BEFORE | word_set(
    "route highway road brigade division battalion regiment resolution article chapter page figure camp "
    "sector district zone phase version number no age aged ages decree law hill checkpoint unit channel "
    "flight room company squad platoon group cell ward gate well building kilometre kilometer km mile note "
    "table section paragraph line part volume level type mark station area post point apollo protocol "
    "operation annex appendix clause amendment exhibit item ak mi su bm rpg "
    "mig btr bmp uh ah il tu ka leopard grad mk"
)
"""Words whose number is a name, not a count: "Brigade 46", "Route 5", "aged 12"."""

MONEY_BEFORE = word_set("$ € £ ¥ usd eur gbp rs worth cost costs costing paid")
