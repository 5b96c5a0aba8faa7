"""Numbers that are plainly supposed, voted or charged: nobody is said to have come to harm.

A doubt ("may have been killed", "feared dead") is none of these: it is a claim, and its hedge is a matter of
the claim's stance.
"""

from __future__ import annotations

from articles.domain.lexicon import word_set
from articles.domain.nouns import BASE_FATES, FATES
from articles.domain.number_tokens import FoldedText, Kind
from articles.domain.quantity_atoms import Reading, noun_end

REACH = 12
_IF = word_set("if unless whether suppose supposing imagine assuming")
_AFTER_EVEN = word_set("even as")
_MODALS = word_set("could might may would will can shall should")
_CERTAIN_MODALS = word_set("would will can shall could should")
_AIMS = word_set(
    "threatened threatens threatening vowed vows planned plans planning plotted plotting pledged wanted "
    "wants intended intends hoped hoping aimed aiming enough able ready designed prepared sworn swore "
    "promised"
)
_FILLING = word_set(
    "at least most more than up to as many about some another the over nearly an additional all"
)
_STATES = word_set("dead missing trapped buried among hurt still alive in under")
_VOTES = word_set("vote votes voted voting ballots abstained abstentions abstention seats favour favor")
_CHARGED = word_set("charged convicted guilty indicted sentenced accused acquitted")
_CRIMES = word_set("murders killings executions deaths abductions kidnappings murder counts charges")


def is_supposed(text: FoldedText, reading: Reading) -> bool:
    """ "if 100 were killed", "could kill 50", "would have killed 50", "30 would die", "to execute 20"."""
    return (
        _behind_if(text, reading.first) or _behind_modal(text, reading.first) or _before_modal(text, reading)
    )


def is_voted_or_charged(text: FoldedText, reading: Reading) -> bool:
    """ "voted 61 to 20", "with 7 abstaining", "convicted of four murders"."""
    beside = (*range(reading.first - 5, reading.first), *range(reading.after, reading.after + 4))
    if any(text.at(index).text in _VOTES for index in beside):
        return True
    if not any(text.at(index).text in _CRIMES for index in range(reading.after, reading.after + 2)):
        return False
    return any(text.at(index).text in _CHARGED for index in range(reading.first - REACH, reading.first))


def _behind_if(text: FoldedText, first: int) -> bool:
    for index in range(first - 1, first - 1 - REACH, -1):
        token = text.at(index)
        if token.kind is Kind.BREAK or token.text in (",", ";", ":"):
            return False
        if token.text in _IF:
            return text.at(index - 1).text not in _AFTER_EVEN
        if token.text == "case" and text.at(index - 1).text == "in":
            return True
    return False


def _behind_modal(text: FoldedText, first: int) -> bool:
    if any(text.at(index).text == "would" for index in range(first - 4, first)):
        return True
    index = first - 1
    while text.at(index).text in _FILLING and first - index < REACH:
        index -= 1
    fate, before = text.at(index).text, text.at(index - 1).text
    if fate in BASE_FATES:
        if before.endswith("ly") or before in ("also", "then", "still", "even", "have"):
            before = text.at(index - 2).text
        if before in _MODALS:
            return True
        return before == "to" and any(text.at(place).text in _AIMS for place in range(index - 4, index - 1))
    if fate in FATES and before == "have":
        return text.at(index - 2).text in ("would", "could")
    return False


def _before_modal(text: FoldedText, reading: Reading) -> bool:
    end = noun_end(text, reading.after) if not reading.people else reading.after
    for index in range(reading.after, (end or reading.after) + 4):
        token = text.at(index)
        if token.kind is not Kind.WORD:
            return False
        if token.text not in _MODALS:
            if token.text in FATES and index >= (end or reading.after):
                return False
            continue
        verb = index + 1 + (text.at(index + 1).text in ("not", "also", "well", "still"))
        following = text.at(verb).text
        if following == "have":
            return token.text == "would"
        if following == "be":
            is_sure = token.text in _CERTAIN_MODALS
            state = text.at(verb + 1).text
            return state not in _STATES and (is_sure and (state in FATES or token.text in ("would", "will")))
        return following in BASE_FATES
    return False
