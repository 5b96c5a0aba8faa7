"""Words beside a number that say what is counted: people, things, or something without casualties."""

from __future__ import annotations

from articles.domain.lexicon import word_set

_RANKS = (
    "general colonel major captain lieutenant sergeant corporal brigadier commander officer "
    "admiral marshal commandant cadet private"
)
_PEOPLE = (
    "soldier guard fighter militant rebel insurgent gunman terrorist jihadist troop "
    "conscript recruit guardsman serviceman policeman trooper sniper pilot driver medic doctor "
    "nurse paramedic teacher student journalist reporter activist volunteer worker farmer "
    "civilian resident villager refugee person prisoner captive detainee hostage victim casualty "
    "body corpse child boy girl baby infant youth teenager adult man woman mother father brother "
    "sister family official member leader elder cleric priest imam passenger patient protester "
    "demonstrator survivor wounded dead death fatality loss injury martyr loyalist defender "
    "attacker bomber assailant regular reservist irregular militiaman partisan mercenary comrade "
    "relative neighbour neighbor merchant trader vendor shopkeeper shepherd fisherman crew "
    "crewman sailor marine"
)
_IRREGULAR = {
    "man": "men",
    "woman": "women",
    "person": "people",
    "child": "children",
    "body": "bodies",
    "casualty": "casualties",
    "fatality": "fatalities",
    "injury": "injuries",
    "loss": "losses",
    "family": "families",
    "baby": "babies",
    "wounded": "wounded",
    "dead": "dead",
}
_ARABIC_PEOPLE = (
    "قتيل قتيلا قتلى قتل جريح جريحا جرحى جندي جنديا جنود مقاتل مقاتلا مقاتلين مسلح مسلحا مسلحين "
    "مدني مدنيا مدنيين شخص شخصا أشخاص ضابط ضابطا ضباط عنصر عنصرا عناصر أسير أسيرا أسرى طفل طفلا "
    "أطفال امرأة نساء رجل رجلا رجال شهيد شهيدا شهداء ضحية ضحايا حارس حارسا حراس عسكري عسكريا "
    "عسكريين الجنود القتلى الجرحى المدنيين المقاتلين"
)


def _plural(noun: str) -> str:
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    for singular, plural in (("woman", "women"), ("man", "men")):
        if noun.endswith(singular):
            return noun.removesuffix(singular) + plural
    return noun + "s"


RANKS = word_set(_RANKS) | {_plural(noun) for noun in _RANKS.split()}
PLURAL_PEOPLE = frozenset(_plural(noun) for noun in f"{_RANKS} {_PEOPLE}".split()) | {
    "personnel",
    "police",
    "infantry",
}
PEOPLE = RANKS | word_set(_PEOPLE) | PLURAL_PEOPLE | word_set(_ARABIC_PEOPLE)
FATES = word_set(
    "killed killing executed executing wounded wounding injured injuring captured capturing missing "
    "abducted displaced dead died dying slain fell fallen harmed hurt shot buried surrendered deaths death "
    "casualties losses injuries fatalities victims"
)
"""What happened to the counted: "one killed", "none wounded"."""

_UNIT_NOUNS = {
    "strikes": "strike airstrike raid attack sortie bombardment",
    "targets": "target",
    "buildings": "building house home school hospital clinic mosque church shop apartment block",
    "vehicles": "vehicle tank truck car bus ambulance apc helicopter aircraft plane jet drone boat ship jeep",
}
UNITS: dict[str, str] = {
    form: unit
    for unit, nouns in _UNIT_NOUNS.items()
    for noun in nouns.split()
    for form in (noun, noun + ("es" if noun.endswith(("s", "ch", "sh")) else "s"))
}

_NOT_COUNTED = (
    "year month week day night hour minute second decade centur morning evening km kilometre "
    "kilometer mile metre meter yard feet foot inch mm cm calibre caliber degree dollar euro "
    "pound hectare acre ton tonne litre kg o'clock am pm gmt utc page chapter brigade battalion "
    "division regiment faction group town village cit district province countr nation state site "
    "video image photo picture round shell rocket mortar bullet missile rifle gun weapon bomb "
    "base headquarters checkpoint post position street road bridge statement report account "
    "source problem reason time way part side thing point question percent entit area front gate "
    "door room floor tent market checkpoint outlet agenc newspaper comment tweet message line "
    "phase stage paragraph version"
)
_ENDING_IN_Y = {"centur": "century", "cit": "city", "countr": "country", "entit": "entity", "agenc": "agency"}
NOT_COUNTED = frozenset(
    form
    for noun in _NOT_COUNTED.split()
    for form in ((_ENDING_IN_Y[noun], noun + "ies") if noun in _ENDING_IN_Y else (noun, noun + "s"))
) | word_set(
    "سنة سنوات عام عاما أعوام شهر أشهر يوم "
    "يوما أيام ساعة ساعات دقيقة دقائق كيلومتر كيلومترا متر تعليق تعليقات"
)

NUMBERED_BEFORE = word_set(
    "route highway road brigade division battalion regiment resolution article chapter page "
    "figure camp sector district zone phase version number no age aged decree law hill checkpoint "
    "unit channel flight room"
)
"""Words whose number is a name, not a count: "Brigade 46", "Route 5", "aged 12"."""

SENTENCE_WORDS = word_set(
    "in at on by near from and or but were was are is be been had has have when while who which "
    "that after before during since until with without for to as said says including than if "
    "because during against into under over"
)
"""Words that end the search for the counted noun."""
