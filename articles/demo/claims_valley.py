"""The claims about the strike at Osk bridge (16 March 2023) and the shelling of Marren market (7 March)."""

from functools import partial

from articles.demo.shapes import ACCEPTED, DRAFT, REJECTED, Hop, Party, Saying, Words, march
from articles.demo.world import HW_MARREN, HW_OSK, KR_OSK, LR_OSK, OP_MARREN, OP_OSK, SL_MARREN

_osk = partial(
    Saying,
    incident="osk",
    place=Party("Osk bridge", None, "osk-bridge"),
    where_prec=1,
    date_start=march(16),
    date_end=march(16),
    date_prec=1,
    date_basis="resolved",
)
_marren = partial(
    Saying,
    incident="marren",
    place=Party("Marren market", None, "market"),
    where_prec=1,
    date_start=march(7),
    date_end=march(7),
    date_prec=1,
    date_basis="resolved",
)
_RELEASE = Hop("Interior Guard", "stated", "press release of 16 March", march(16), "guard")
_FIGHTERS = Party("fighters of the Northern Accord", Words("fighters"), "accord")
_GUARD = Party("Interior Guard", Words("the air section of the Interior Guard"), "guard")
_COUNCIL = Hop("Marren town council", "stated", "list of names", march(10), "council")

_OSK: tuple[Saying, ...] = (
    _osk(
        key="hw-guard-14", file=HW_OSK, analyst="ana", state=ACCEPTED,
        evidence=Words("Fourteen fighters were killed and six vehicles carrying mortar ammunition"),
        quantity=Words("Fourteen"), victims=_FIGHTERS,
        victim_status="combatant", status_basis="Interior Guard",
        claimant=_GUARD, claimant_side="perpetrator_side", perpetrator=_GUARD,
        perpetrator_basis="claimed_or_admitted",
        place=Party("Osk bridge", Words("the Osk bridge"), "osk-bridge"), time=Words("06:40 today"),
        chain=(_RELEASE, Hop("Harbour Wire", "quoted", "", march(16), "harbour-wire")),
        speech_act="claim_responsibility", narrator_stance="hedged",
    ),
    _osk(
        key="hw-drivers", file=HW_OSK, analyst="ana", state=ACCEPTED,
        evidence=Words("The men who burned were drivers, like me"), quantity=Words("The men"),
        victims=Party("drivers", Words("drivers, like me")), victim_status="civilian",
        status_basis="a driver who was ninth in the line",
        claimant=Party("Matis Orlo", Words("a driver, Matis Orlo")), claimant_side="victim_side",
        chain=(
            Hop("Matis Orlo", "observed", "interview", march(16)),
            Hop("Harbour Wire", "quoted", "", march(16), "harbour-wire"),
        ),
        rationale="Who they were, not how many. The status is the claim.",
    ),
    _osk(
        key="hw-network-10", file=HW_OSK, analyst="ben", state=ACCEPTED,
        evidence=Words("about ten people had been killed"), quantity=Words("about ten"),
        victims=Party("people", Words("people", 1)), victim_status="unknown",
        claimant=Party("Keled Valley Field Network", Words("The Keled Valley Field Network"), "network"),
        claimant_side="third_party",
        chain=(
            Hop("Keled Valley Field Network", "reported", "message", march(16), "network"),
            Hop("Harbour Wire", "paraphrased", "", march(16), "harbour-wire"),
        ),
        speech_act="estimate", stance="hedged",
    ),
    _osk(
        key="op-guard-40", file=OP_OSK, analyst="ana", state=ACCEPTED,
        evidence=Words("Forty fighters were killed and six vehicles carrying mortar ammunition"),
        quantity=Words("Forty", 3), victims=Party(_FIGHTERS.label, Words("fighters", 3), "accord"),
        victim_status="combatant", status_basis="Interior Guard",
        claimant=_GUARD, claimant_side="perpetrator_side", perpetrator=_GUARD,
        perpetrator_basis="claimed_or_admitted", time=Words("06:40 today"),
        chain=(_RELEASE, Hop("The Outer Post", "quoted", "", march(17), "outer-post")),
        speech_act="claim_responsibility",
        rationale="The same release with another number: a copying error of the paper, not a second figure.",
    ),
    _osk(
        key="kr-guard-14", file=KR_OSK, analyst="ana", state=ACCEPTED,
        evidence=Words("Fourteen fighters were killed and six vehicles carrying mortar ammunition"),
        quantity=Words("Fourteen"), as_of=march(16),
        victims=Party(_FIGHTERS.label, Words("fighters", 2), "accord"),
        victim_status="combatant", status_basis="Interior Guard",
        claimant=_GUARD, claimant_side="perpetrator_side", perpetrator=_GUARD,
        perpetrator_basis="claimed_or_admitted", time=Words("06:40 today"),
        chain=(_RELEASE, Hop("Ketterau Radio", "quoted", "", march(17), "ketterau-radio")),
        speech_act="claim_responsibility", narrator_stance="doubted",
    ),
    _osk(
        key="kr-guard-17", file=KR_OSK, analyst="ana",
        evidence=Words(
            "Three more people have died of wounds received in Thursday’s strike on the Osk bridge, the "
            "Interior Guard said on Friday, bringing the number of dead to 17"
        ),
        quantity=Words("bringing the number of dead to 17"), cumulative=True, as_of=march(17),
        time=Words("on Friday"), victims=Party("people", Words("people"), "accord"),
        victim_status="combatant", status_basis="a spokesman of the Guard",
        claimant=Party("Interior Guard", Words("the Interior Guard"), "guard"),
        claimant_side="perpetrator_side",
        perpetrator=Party("Interior Guard", None, "guard"), perpetrator_basis="claimed_or_admitted",
        chain=(
            Hop("Interior Guard", "stated", "spokesman", march(17), "guard"),
            Hop("Ketterau Radio", "paraphrased", "", march(17), "ketterau-radio"),
        ),
        narrator_stance="doubted",
    ),
    _osk(
        key="kr-four-burned", file=KR_OSK, analyst="ana", measure="wounded",
        evidence=Words("Four men with burns were brought to the provincial hospital in Ketterau"),
        quantity=Words("Four", 2), victims=Party("men with burns", Words("men with burns")),
        victim_status="civilian", status_basis="a ward sister: all gave their trade as driver",
        claimant=Party("A ward sister", Words("a ward sister"), "hospital"), claimant_side="third_party",
        chain=(
            Hop("Ketterau provincial hospital", "observed", "ward", march(16), "hospital"),
            Hop("Ketterau Radio", "paraphrased", "", march(17), "ketterau-radio"),
        ),
    ),
    _osk(
        key="kr-ward-one", file=KR_OSK, analyst="ana", state=ACCEPTED,
        evidence=Words("The one who died was called Goran"), quantity=Words("The one"),
        victims=Party("Goran", Words("Goran")), victim_status="civilian",
        claimant=Party("Ward visitor", Words("Ward visitor", 1)), claimant_side="third_party",
        place=Party(), where_prec=None,
        chain=(Hop("Ward visitor", "observed", "reader comment", march(17)),),
        rationale="A reader comment that names one of the dead; it counts since it was promoted.",
    ),
    _osk(
        key="lr-drivers-11", file=LR_OSK, analyst="ana", state=ACCEPTED,
        evidence=Words(
            "At least eleven people were killed on the bridge on Thursday morning, the association says: "
            "nine drivers, and two women who were riding up to sell cloth"
        ),
        quantity=Words("At least eleven"), time=Words("on Thursday morning"),
        victims=Party("drivers and two women", Words("nine drivers, and two women")),
        victim_status="civilian", status_basis="the drivers’ association and its book of loads",
        claimant=Party("drivers’ association", Words("the association says"), "drivers"),
        claimant_side="victim_side",
        perpetrator=Party("Interior Guard", Words("The Guard has admitted that the strike"), "guard"),
        perpetrator_basis="claimed_or_admitted",
        place=Party("Osk bridge", Words("on the bridge", 2), "osk-bridge"),
        chain=(
            Hop("Drivers’ association", "observed", "book of loads", march(18), "drivers"),
            Hop("Long Shore Review", "reported", "", march(18), "long-shore"),
        ),
        rationale="Eleven names with plate numbers and loads.",
    ),
    _osk(
        key="lr-accord-none", file=LR_OSK, analyst="ana",
        evidence=Words("none of its fighters had been on the bridge"), quantity=Words("none"),
        victims=Party("fighters of the Northern Accord", Words("its fighters"), "accord"),
        victim_status="combatant",
        claimant=Party("Northern Accord", Words("The Northern Accord"), "accord"),
        claimant_side="victim_side",
        chain=(
            Hop("Northern Accord", "stated", "written reply", march(18), "accord"),
            Hop("Long Shore Review", "paraphrased", "", march(18), "long-shore"),
        ),
        speech_act="deny", stance="denied", narrator_stance="doubted",
    ),
)  # fmt: skip

_MARREN: tuple[Saying, ...] = (
    _marren(
        key="hw-council-9", file=HW_MARREN, analyst="ben", state=ACCEPTED,
        evidence=Words("At least nine people were killed and about 30 wounded on Tuesday"),
        quantity=Words("At least nine"), time=Words("on Tuesday"), as_of=march(7),
        victims=Party("people in the market", Words("people")), victim_status="civilian",
        claimant=Party("Marren town council", Words("the town council said"), "council"),
        claimant_side="victim_side",
        perpetrator=Party("Interior Guard", Words("the Interior Guard has kept a battery of guns"), "guard"),
        perpetrator_basis="accused_by_authorities",
        place=Party("covered market of Marren", Words("the covered market of Marren"), "market"),
        chain=(
            Hop("Marren town council", "stated", "by telephone", march(7), "council"),
            Hop("Harbour Wire", "paraphrased", "", march(7), "harbour-wire"),
        ),
        rationale="The council said itself that this would rise.",
    ),
    _marren(
        key="hw-guard-several", file=HW_MARREN, analyst="ben", state=ACCEPTED,
        evidence=Words("the Northern Accord had fired mortars on its own market, killing several traders"),
        quantity=Words("several"), victims=Party("traders", Words("several traders")),
        victim_status="civilian",
        claimant=Party("Interior Guard", Words("The Interior Guard"), "guard"), claimant_side="unknown",
        perpetrator=Party("Northern Accord", Words("the Northern Accord"), "accord"),
        perpetrator_basis="accused_by_authorities",
        chain=(
            Hop("Interior Guard", "stated", "bulletin on state radio", march(7), "guard"),
            Hop("Harbour Wire", "paraphrased", "", march(7), "harbour-wire"),
        ),
        speech_act="accuse", narrator_stance="doubted",
    ),
    _marren(
        key="sl-council-17", file=SL_MARREN, analyst="ana", state=ACCEPTED,
        evidence=Words(
            "The town council said on Friday that those found under the roof had raised the number of dead "
            "to 17"
        ),
        quantity=Words("raised the number of dead to 17"), cumulative=True, as_of=march(10),
        time=Words("on Tuesday"),
        victims=Party("people named on the list", Words("people", 1)), victim_status="civilian",
        claimant=Party("Marren town council", Words("The town council"), "council"),
        claimant_side="victim_side",
        perpetrator=Party("Interior Guard", Words("The council has blamed the Interior Guard"), "guard"),
        perpetrator_basis="accused_by_authorities",
        chain=(_COUNCIL, Hop("The Sarden Ledger", "paraphrased", "", march(10), "sarden-ledger")),
    ),
    _marren(
        key="sl-council-14", file=SL_MARREN, analyst="ana",
        evidence=Words(
            "The council had spoken of nine dead on the day itself and on Wednesday had raised the number of "
            "dead to 14"
        ),
        quantity=Words("raised the number of dead to 14"), cumulative=True, as_of=march(8),
        time=Words("on Wednesday"),
        victims=Party("people in the market", Words("dead", 4)), victim_status="civilian",
        claimant=Party("Marren town council", Words("The council"), "council"), claimant_side="victim_side",
        chain=(
            Hop("Marren town council", "stated", "", march(8), "council"),
            Hop("The Sarden Ledger", "paraphrased", "", march(10), "sarden-ledger"),
        ),
    ),
    _marren(
        key="sl-hospital-40-wounded", file=SL_MARREN, analyst="ana", measure="wounded",
        evidence=Words("More than 40 people were wounded, among them five who lost their sight"),
        quantity=Words("More than 40"), as_of=march(10),
        victims=Party("people brought to the hospital", Words("people", 2)), victim_status="unknown",
        claimant=Party("Dr Ilse Varan", Words("Dr Ilse Varan"), "varan"), claimant_side="third_party",
        chain=(
            Hop("Ketterau provincial hospital", "observed", "admissions", march(10), "hospital"),
            Hop("The Sarden Ledger", "paraphrased", "", march(10), "sarden-ledger"),
        ),
    ),
    _marren(
        key="sl-council-33-wounded", file=SL_MARREN, analyst="ana", state=REJECTED, measure="wounded",
        reason="The article explains the difference: residents only. As a toll it misleads.",
        evidence=Words("The council’s own figure for the wounded is lower, at 33"), quantity=Words("33"),
        victims=Party("residents of Marren", Words("those who live in the town")), victim_status="civilian",
        claimant=Party("Marren town council", Words("The council’s own figure"), "council"),
        claimant_side="victim_side",
        chain=(_COUNCIL, Hop("The Sarden Ledger", "paraphrased", "", march(10), "sarden-ledger")),
    ),
    _marren(
        key="op-traders", incident="", file=OP_MARREN, analyst="ben", state=DRAFT,
        evidence=Words("the shelling of Monday, 6 March, in which traders were killed"),
        quantity=Words("traders"), victims=Party("traders", Words("traders")), victim_status="civilian",
        claimant=Party("The Outer Post", None, "outer-post"), claimant_side="third_party",
        time=Words("Monday, 6 March"), date_start=march(6), date_end=march(6), date_basis="explicit",
        chain=(Hop("The Outer Post", "reported", "", march(16), "outer-post"),),
        rationale="No figure, on purpose. The day differs from every other article.",
    ),
)  # fmt: skip

CLAIMS: tuple[Saying, ...] = (*_OSK, *_MARREN)
