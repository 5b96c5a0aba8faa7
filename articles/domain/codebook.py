"""The codebook a project starts with: ten tags in the order of the tag bar, to be changed or retired."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """One tag of a codebook. ``hue`` is a named hue, ``key`` the key that applies it."""

    name: str
    letter: str
    key: str
    hue: str
    entity_kind: str
    definition: str
    include: str
    exclude: str
    example: str


START_TAGS: tuple[Code, ...] = (
    Code(
        "Killed", "K", "1", "plum", "",
        "Words that say that people died by violence.",
        "The number with its noun and verb; deaths of wounds; deaths without any number.",
        "Killings of captives (Executed); fears that people may have died (Doubt).",
        "at least nine people were killed",
    ),
    Code(
        "Wounded", "W", "2", "ochre", "",
        "Words that say that people were hurt and lived.",
        "Counts by hospitals and by the sides; wounds named without a number.",
        "Those who died of their wounds (Killed); damage to things.",
        "at least 57 wounded",
    ),
    Code(
        "Executed", "X", "3", "indigo", "",
        "Killed while held or after surrender.",
        "The words that say so, and the number when there is one; images described as showing it.",
        "Deaths in fighting; threats; captivity without a death.",
        "shot after they had surrendered",
    ),
    Code(
        "Armed group", "G", "4", "teal", "armed_group",
        "A name or description of an armed group that is not a state’s.",
        "Factions and brigades of the group; short names.",
        "A single fighter; pronouns.",
        "the Northern Accord",
    ),
    Code(
        "State force", "S", "5", "olive", "state_force",
        "A name or description of an army, police or guard of a state.",
        "Units and garrisons; “guards” when the force’s members are meant.",
        "Ministries and officials without a weapon.",
        "the Interior Guard",
    ),
    Code(
        "Place", "P", "6", "blue", "place",
        "Where something happened.",
        "Towns, buildings, roads and ridges that locate an event.",
        "Places that are only an address or part of a person’s title.",
        "on the Osk bridge",
    ),
    Code(
        "Attribution", "A", "7", "brick", "",
        "Words that say who says it, and how they know.",
        "Source, verb of saying, medium and office: “said in a bulletin on state radio”.",
        "What is said; that gets its own tag.",
        "the town council said",
    ),
    Code(
        "Doubt", "D", "8", "mustard", "",
        "Words by which somebody doubts, limits or denies a statement.",
        "The writer’s own doubt; denials; “could not be checked”.",
        "A rival figure without a word of doubt.",
        "could not establish where the shells were fired from",
    ),
    Code(
        "Tactic", "T", "9", "green", "",
        "How the harm was done.",
        "Shelling, strikes from the air, arson, assault, with their direction.",
        "Weapons that were only seen or owned.",
        "a strike from the air",
    ),
    Code(
        "Civilian harm", "C", "0", "violet", "",
        "Harm to people who took no part in the fighting, and to what they live on.",
        "Civilian dead and wounded as well as homes, markets, bridges and prices.",
        "Harm to fighters and guards.",
        "nine of them children",
    ),
)  # fmt: skip
