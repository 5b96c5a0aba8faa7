"""What ana and ben marked in the articles about the bridge at Osk and the market of Marren."""

from articles.demo.shapes import ACCEPTED, DRAFT, REJECTED, RETURNED, Mark, marks_in
from articles.demo.world import HW_MARREN, HW_OSK, KR_OSK, LR_OSK, OP_MARREN, OP_OSK, SL_MARREN

_OSK_HARBOUR_WIRE = marks_in(
    HW_OSK,
    Mark("a strike from the air set fire to a line of lorries", "Tactic", "ana", ACCEPTED),
    Mark("The bridge at Osk", "Place", "ana", ACCEPTED, entity="osk-bridge"),
    Mark("a supply column of the Northern Accord", "Armed group", "ana", ACCEPTED, entity="accord"),
    Mark("the air section of the Interior Guard", "State force", "ana", ACCEPTED, entity="guard"),
    Mark("Fourteen fighters were killed", "Killed", "ana", ACCEPTED),
    Mark("no civilians were present", "Doubt", "ana", REJECTED, reason="It is asserted, not doubted."),
    Mark("The men who burned were drivers, like me", "Civilian harm", "ana", ACCEPTED),
    Mark("The men who burned", "Killed", "ana"),
    Mark("he could not see the far end", "Doubt", "ana"),
    Mark("about ten people had been killed", "Killed", "ben", ACCEPTED),
    Mark("It did not say what they had been doing on the bridge", "Doubt", "ben"),
    Mark("Who counted, from a drone, in six minutes?", "Doubt", "ben", DRAFT),
)  # fmt: skip

_OSK_OUTER_POST = marks_in(
    OP_OSK,
    Mark("Forty fighters were killed", "Killed", "ben"),
    Mark("Forty fighters of the Northern Accord were killed", "Killed", "ben", ACCEPTED),
    Mark("a precise strike on the Osk bridge", "Tactic", "ben"),
    Mark("Osk bridge", "Place", "ben", ACCEPTED, entity="osk-bridge"),
    Mark("The Interior Guard, which carried out the strike, described it", "Attribution", "ben"),
    Mark("They should be treated with care", "Doubt", "ben", ACCEPTED),
    Mark(
        "ordinary carters were among the dead", "Civilian harm", "ben", RETURNED,
        reason="Begin at “Rumours that”: without it the dead are a fact.",
    ),
    Mark("the headline was made from the mistake", "Doubt", "ben", DRAFT),
)  # fmt: skip

_OSK_KETTERAU_RADIO = marks_in(
    KR_OSK,
    Mark("Three more people have died of wounds", "Killed", "ana", ACCEPTED),
    Mark("bringing the number of dead to 17", "Killed", "ana"),
    Mark("the Interior Guard said on Friday", "Attribution", "ana", ACCEPTED),
    Mark("how the Guard could know of deaths in places that it does not control", "Doubt", "ana"),
    Mark("Fourteen fighters were killed", "Killed", "ben"),
    Mark("the upstream parapet has fallen", "Civilian harm", "ana"),
    Mark("Four men with burns", "Wounded", "ana"),
    Mark("One died during the night", "Killed", "ana"),
    Mark("None had a weapon or a uniform", "Civilian harm", "ana", DRAFT),
)  # fmt: skip

_OSK_LONG_SHORE = marks_in(
    LR_OSK,
    Mark("At least eleven people were killed on the bridge", "Killed", "ana", ACCEPTED),
    Mark("the association says: nine drivers, and two women", "Attribution", "ana", ACCEPTED),
    Mark("nine drivers, and two women who were riding up to sell cloth", "Civilian harm", "ana", ACCEPTED),
    Mark("Not one of those three sentences agrees with the book", "Doubt", "ana", ACCEPTED),
    Mark("One man, one rifle", "Armed group", "ana", RETURNED, reason="A single fighter is not a group."),
    Mark("none of its fighters had been on the bridge", "Doubt", "ana"),
    Mark("It would say that in either case, of course", "Doubt", "ana"),
    Mark("Only one side in this war has such a machine", "Tactic", "ana"),
    Mark("The Guard has admitted that the strike was its own", "Attribution", "ana"),
    Mark("you wrote it down wrongly", "Doubt", "ana", DRAFT),
)  # fmt: skip

_MARREN_HARBOUR_WIRE = marks_in(
    HW_MARREN,
    Mark("At least nine people were killed and about 30 wounded", "Killed", "ben", ACCEPTED),
    Mark("about 30 wounded", "Wounded", "ben", ACCEPTED),
    Mark("three shells fell on the covered market of Marren", "Tactic", "ben", ACCEPTED),
    Mark("the covered market of Marren", "Place", "ben", ACCEPTED, entity="market"),
    Mark("the town council said", "Attribution", "ben", ACCEPTED),
    Mark("the shells had come from the Sul ridge", "Tactic", "ben"),
    Mark("Sul ridge", "Place", "ben", entity="sul-ridge"),
    Mark("had fired mortars on its own market, killing several traders", "Tactic", "ben"),
    Mark("killing several traders", "Killed", "ben"),
    Mark("could not establish where the shells were fired from", "Doubt", "ben", ACCEPTED),
    Mark("It does not count the girls who carry baskets", "Doubt", "ben"),
    Mark("a little over seven kilometres", "Place", "ben", REJECTED, reason="A distance."),
)  # fmt: skip

_MARREN_LEDGER = marks_in(
    SL_MARREN,
    Mark("The town council said on Friday", "Attribution", "ana", ACCEPTED),
    Mark(
        "said on Friday that those found under the roof had raised the number of dead to 17",
        "Killed", "ana", ACCEPTED,
    ),
    Mark("nine dead on the day itself", "Killed", "ana"),
    Mark("on Wednesday had raised the number of dead to 14", "Killed", "ana"),
    Mark("Twelve of the seventeen are women", "Civilian harm", "ana", ACCEPTED),
    Mark("Two are brothers aged eleven and thirteen", "Civilian harm", "ana"),
    Mark("More than 40 people were wounded", "Wounded", "ana", ACCEPTED),
    Mark("it counts only those who live in the town.\n\nA question of guns", "Doubt", "ana", DRAFT),
    Mark("the Guard denied that it had fired on Marren at all", "Doubt", "ana"),
    Mark("the Guard", "State force", "ana", entity="guard"),
    Mark("the Northern Accord", "Armed group", "ana", entity="accord"),
    Mark("the hospital counts everyone who was brought in", "Attribution", "ben"),
)  # fmt: skip

_MARREN_OUTER_POST = marks_in(
    OP_MARREN,
    Mark("the shelling of Monday, 6 March, in which traders were killed", "Killed", "ben"),
    Mark("traders were killed in the yard and under the roof", "Civilian harm", "ben"),
    Mark("this reporter, who was asked by a widow to leave counting to others", "Doubt", "ben"),
    Mark("the green of the Northern Accord", "Armed group", "ben", entity="accord"),
    Mark("It was a Tuesday. There is no market on a Monday", "Doubt", "ben"),
)  # fmt: skip

MARKS: tuple[Mark, ...] = (
    *_OSK_HARBOUR_WIRE,
    *_OSK_OUTER_POST,
    *_OSK_KETTERAU_RADIO,
    *_OSK_LONG_SHORE,
    *_MARREN_HARBOUR_WIRE,
    *_MARREN_LEDGER,
    *_MARREN_OUTER_POST,
)
