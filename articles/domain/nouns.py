"""Words beside a number that name people or say what happened to them."""

from __future__ import annotations

from articles.domain import nouns_arabic
from articles.domain.lexicon import word_set

_RANKS = (
    "general colonel major captain lieutenant sergeant corporal brigadier commander officer "
    "admiral marshal commandant cadet private"
)
_KIN = (
    "child boy girl baby infant toddler newborn youth teenager teen adult man woman mother father brother "
    "sister parent grandmother grandfather grandparent grandchild son daughter wife husband widow uncle aunt "
    "cousin niece nephew twin orphan minor"
)
_PEOPLE = (
    "soldier guard fighter militant rebel insurgent gunman terrorist jihadist troop conscript recruit "
    "guardsman serviceman servicewoman policeman policewoman trooper sniper pilot driver medic doctor nurse "
    "paramedic teacher student pupil journalist reporter correspondent activist volunteer worker farmer "
    "civilian resident villager refugee person prisoner captive detainee hostage victim casualty body corpse "
    "member leader elder cleric priest imam monk nun passenger patient protester demonstrator "
    "survivor wounded dead death fatality loss injury martyr loyalist defender official minister attacker "
    "bomber assailant regular reservist irregular militiaman partisan mercenary comrade colleague relative "
    "neighbour neighbor merchant trader vendor shopkeeper shepherd fisherman crew miner engineer crewman "
    "sailor marine paratrooper commando ranger inmate suspect convict shopper worshipper worshiper mourner "
    "bystander pedestrian passerby migrant deportee evacuee seeker citizen tourist lawyer judge lawmaker "
    "councillor mayor spy informer deserter defector captor smuggler bandit raider warlord operative cadre "
    "aide bodyguard rescuer firefighter servant human individual amputee inhabitant islander herder "
    "peasant witness "
    "labourer laborer friend guest bride groom employee clerk butcher cook mechanic tribesman settler "
    "voter nomad chief emir governor diplomat envoy negotiator observer inspector peacekeeper adviser "
    "advisor contractor translator interpreter photographer cameraman editor writer poet musician "
    "professor scientist technician pharmacist surgeon midwife baker tailor singer"
)
_IRREGULAR = {
    "man": "men",
    "woman": "women",
    "person": "people",
    "child": "children",
    "grandchild": "grandchildren",
    "body": "bodies",
    "casualty": "casualties",
    "fatality": "fatalities",
    "injury": "injuries",
    "loss": "losses",
    "baby": "babies",
    "wife": "wives",
    "spy": "spies",
    "witness": "witnesses",
    "passerby": "passersby",
    "wounded": "wounded",
    "dead": "dead",
}


def _plural(noun: str) -> str:
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    for singular, plural in (("woman", "women"), ("man", "men")):
        if noun.endswith(singular) and noun != "human":
            return noun.removesuffix(singular) + plural
    return noun + "s"


def _both(nouns: str) -> frozenset[str]:
    return word_set(nouns) | {_plural(noun) for noun in nouns.split()}


RANKS = _both(_RANKS)
KIN = _both(_KIN)
"""Words of sex, age and family: people of one household, added up where they are listed."""

ONE_KIN = word_set(_KIN)
GROUPS = word_set(
    "garrison patrol squad platoon convoy crowd population company unit battalion brigade group camp"
)
"""Whose half or whole is people: "half of the garrison surrendered"."""

COLLECTIVE = word_set("police infantry militia crew staff cavalry personnel")
PLURAL_PEOPLE = frozenset(_plural(noun) for noun in f"{_RANKS} {_KIN} {_PEOPLE}".split()) | {
    "forces",
    *COLLECTIVE,
}
ALSO_ADJECTIVES = word_set("major general private regular minor human individual suspect dead captive")
"""Before another word they describe it: "a major attack", "two general strikes"."""

HOUSEHOLDS = word_set("family household crew")
""""a family of five"."""

PEOPLE = RANKS | KIN | word_set(f"{_PEOPLE} names lives accused") | PLURAL_PEOPLE | nouns_arabic.PEOPLE

_TRANSITIVE = (
    "behead murder hang slaughter kidnap shoot shooting kill killed killing kills execute executed "
    "executing executes murder murdered murdering massacred "
    "massacring massacre slaughtered beheaded beheading hanged wound wounded wounding injure injured "
    "injuring capture captured capturing kidnapped kidnapping abduct abducted abducting"
)
TRANSITIVE_FATES = word_set(_TRANSITIVE)
BASE_FATES = word_set(
    "kill execute murder massacre slaughter behead hang wound injure capture kidnap abduct displace die "
    "drown perish harm hurt maim starve shoot take lose cost"
)
"""As they stand behind "could", "would" and "to"."""

FATAL = (
    word_set(_TRANSITIVE)
    | word_set("dead died dying die slain drowned perished drown perish hurt")
    | nouns_arabic.FATAL
)
"""What can only be said of the living: an unknown noun beside it names people."""

FATES = (
    FATAL
    | word_set(
        "survived survive survivors survivor body bodies corpses captured missing displaced beaten tortured "
        "raped fell fallen "
        "harmed shot buried surrendered deaths death casualties "
        "losses injuries fatalities victims lost dies stabbed poisoned arrested detained martyred maimed "
        "deported evacuated freed rescued trapped execution executions killings murders abductions "
        "kidnappings starved hospitalised hospitalized"
    )
    | nouns_arabic.FATES
)
"""What happened to the counted: "one killed", "none wounded"."""

SPEECH = word_set(
    "said says say told tells added adds claimed claims reported reports announced confirmed wrote denied "
    "insisted warned explained recalled testified asked admitted described posted tweeted"
)
"""Behind somebody who is not counted: "a colonel said"."""

SENTENCE_WORDS = word_set(
    "in at on by near from and or but were was are is be been had has have when while who which whom whose "
    "that after before during since until with without for to as said says including than if "
    "because during against into under over where can could may might will would shall should across "
    "around through about between among"
)
"""Words that end the search for the counted noun."""
