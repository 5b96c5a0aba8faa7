"""What ana and ben marked in the articles about the garrison at Ilvane."""

from articles.demo.shapes import ACCEPTED, DRAFT, REJECTED, RETURNED, Mark, marks_in
from articles.demo.world import HW_ILVANE, KR_ILVANE, LR_ILVANE, SK_ILVANE, SL_ILVANE

_KETTERAU_RADIO = marks_in(
    KR_ILVANE,
    Mark("Dozens of people have been killed", "Killed", "ben", ACCEPTED),
    Mark("the Interior Guard garrison at Ilvane", "State force", "ben", ACCEPTED, entity="guard"),
    Mark("garrison at Ilvane", "Place", "ben", ACCEPTED, entity="barracks"),
    Mark("the Keled Valley Field Network said on Tuesday evening", "Attribution", "ben", ACCEPTED),
    Mark("the lower gate of the barracks was shelled", "Tactic", "ben", ACCEPTED),
    Mark("fighters of the Northern Accord", "Armed group", "ben", ACCEPTED, entity="accord"),
    Mark("dozens lie dead by the lower gate", "Killed", "ben", ACCEPTED),
    Mark("the message had come by radio from a man on a roof", "Attribution", "ben"),
    Mark("It did not say who the dead were", "Doubt", "ben", ACCEPTED),
    Mark(
        "the word he used could mean people of any kind. "
        "She asked that it should not be turned into a number",
        "Doubt", "ben",
    ),
    Mark(
        "anything else was rumour", "Doubt", "ben", REJECTED,
        reason="The officer brushes off a question. Nobody’s statement is doubted here.",
    ),
    Mark("She had seen one man fall", "Killed", "ben", RETURNED, reason="Nobody says he died. Doubt?"),
    Mark("the only paved road between Ketterau and the ridge", "Place", "ben", ACCEPTED, entity="ilvane"),
)  # fmt: skip

_HARBOUR_WIRE = marks_in(
    HW_ILVANE,
    Mark("The Northern Accord said on Wednesday", "Attribution", "ana", ACCEPTED),
    Mark("The Northern Accord", "Armed group", "ana", ACCEPTED, entity="accord"),
    Mark("Pell Brigade", "Armed group", "ana", ACCEPTED, entity="pell"),
    Mark("the Interior Guard garrison at Ilvane", "State force", "ana", ACCEPTED, entity="guard"),
    Mark("Ilvane", "Place", "ana", ACCEPTED, nth=2, entity="ilvane"),
    Mark("more than 150 “soldiers of the occupation” had been killed there", "Killed", "ana", ACCEPTED),
    Mark("soldiers of the occupation", "State force", "ana", ACCEPTED, entity="guard"),
    Mark("communiqué of eleven sentences", "Attribution", "ana"),
    Mark("mortar fire on the lower gate, an entry through the laundry wall", "Tactic", "ana"),
    Mark("Nothing in the communiqué could be checked on Wednesday", "Doubt", "ana", ACCEPTED),
    Mark(
        "many of them would have been on leave for the thaw holiday. If he is right, the Brigade is claiming "
        "to have killed nearly all of those who were there",
        "Doubt", "ana",
    ),
    Mark("51 of its members had fallen", "Killed", "ben", ACCEPTED),
    Mark("the Interior Guard acknowledged", "Attribution", "ben", ACCEPTED),
    Mark("a number for its donors", "Doubt", "ben", ACCEPTED),
    Mark("the price of a sack had gone up by a third", "Civilian harm", "ben"),
    Mark(
        "21 guards, including a major, were taken prisoner", "Executed", "ben", REJECTED,
        reason="Captured, not killed. The codebook leaves captivity without a death out.",
    ),
    Mark("I signed for the bread. It was 140 loaves a day", "Attribution", "ana", DRAFT),
    Mark("more than 150 dead out of 140 loaves", "Killed", "ana", DRAFT),
    Mark("more than 150 dead out of 140 loaves. Somebody cannot count", "Doubt", "ben"),
    Mark("My brother is not among the 51 and not among the prisoners", "Doubt", "ben"),
)  # fmt: skip

_FILM = marks_in(
    LR_ILVANE,
    Mark("the Pell Brigade put out a film", "Attribution", "ben", ACCEPTED),
    Mark("Pell Brigade", "Armed group", "ben", ACCEPTED, nth=2, entity="pell"),
    Mark("the Ilvane barracks", "Place", "ben", entity="barracks"),
    Mark("sitting against the fuel store in the motor yard", "Place", "ben", entity="motor-yard"),
    Mark(
        "A line of men, most of them in the grey of the Interior Guard", "State force", "ben", entity="guard"
    ),
    Mark(
        "I count at least eleven men", "Executed", "ben", RETURNED,
        reason="Too short: take the two shots, sitting and lying, or the reader sees only a count.",
        key="eleven",
    ),
    Mark("The film does not show how they died", "Doubt", "ben", ACCEPTED),
    Mark("it does not say that they were killed", "Doubt", "ana"),
    Mark(
        "Men who sit with their hands on their heads have been captured. "
        "If they died there, they were executed",
        "Executed", "ben",
    ),
    Mark("they were executed, whatever name the Brigade would give to it", "Executed", "ana"),
    Mark(
        "whatever name the Brigade would give to it.\n\n"
        "The Orsel Conflict Monitor, which has seen a longer copy",
        "Attribution", "ana",
    ),
    Mark("a group of prisoners was shot on Wednesday", "Executed", "ana", ACCEPTED),
    Mark("it believes", "Doubt", "ana", RETURNED, reason="Take the whole clause: who believes what."),
    Mark("Half of the men in the line", "Killed", "ana", DRAFT),
    Mark("No prisoner was harmed in Ilvane", "Doubt", "ben", ACCEPTED),
    Mark("several houses were burned on Tuesday", "Tactic", "ben"),
    Mark("several houses were burned on Tuesday", "Civilian harm", "ben"),
    Mark("it is diesel. The fuel store was burning", "Tactic", "ben"),
    Mark("at least eleven men were sitting there", "Executed", "ben", DRAFT),
    Mark("The one with the bandage is my neighbour’s son", "Killed", "ana"),
    Mark("23 men or 230, nobody is charged", "Executed", "ben", DRAFT),
    Mark("I have not counted beyond eleven because the frame does not let me", "Doubt", "ana"),
)  # fmt: skip

_LEDGER = marks_in(
    SL_ILVANE,
    Mark("Fighters of the Northern Accord", "Armed group", "ana", ACCEPTED, entity="accord"),
    Mark("the Interior Guard garrison at Ilvane", "State force", "ana", ACCEPTED, entity="guard"),
    Mark("garrison at Ilvane", "Place", "ana", ACCEPTED, entity="barracks"),
    Mark("the shelling of the lower gate", "Tactic", "ana", ACCEPTED),
    Mark(
        "On the number of the dead no two of them do", "Doubt", "ana", RETURNED,
        reason="Disagreement is not doubt.",
    ),
    Mark("The Orsel Conflict Monitor, which keeps a register of deaths", "Attribution", "ana", ACCEPTED),
    Mark("more than 100 guards were killed, including 23 executed", "Killed", "ana", ACCEPTED),
    Mark("guards", "State force", "ana", ACCEPTED, entity="guard"),
    Mark("23 executed after they had laid down their arms in the motor yard", "Executed", "ana", ACCEPTED),
    Mark("motor yard", "Place", "ana", ACCEPTED, entity="motor-yard"),
    Mark("23 executed after they had laid down their arms", "Executed", "ben"),
    Mark("68 killed and some 40 wounded", "Killed", "ana"),
    Mark("some 40 wounded", "Wounded", "ana"),
    Mark("The Interior Guard put its losses", "Attribution", "ana"),
    Mark("The Interior Guard", "State force", "ana", nth=1, entity="guard"),
    Mark("It had earlier spoken of 51", "Killed", "ben"),
    Mark("It said nothing of prisoners", "Doubt", "ben"),
    Mark("in which it claimed more than 150 dead", "Killed", "ben"),
    Mark("It serves the group that gave it", "Doubt", "ana", ACCEPTED, key="self-serving"),
    Mark("the Ledger has been unable to match it to any list of names", "Doubt", "ben"),
    Mark("denied that any prisoner was harmed", "Doubt", "ana", ACCEPTED),
    Mark("Dr Ilse Varan, who directs the provincial hospital in Ketterau, said", "Attribution", "ana"),
    Mark("at least 70 bodies had been brought in", "Killed", "ana"),
    Mark("at least 57 wounded, nine of them children", "Wounded", "ana"),
    Mark("nine of them children from the street under the walls", "Civilian harm", "ana"),
    Mark("nine of them children from the street under the walls", "Wounded", "ben"),
    Mark("about 90 men laid in rows", "Killed", "ben", DRAFT),
    Mark("he may have counted a row twice", "Doubt", "ben", DRAFT),
    Mark("Officers were led behind the fuel store and did not come back", "Executed", "ana"),
    Mark("sorted by rank. Officers were led behind the fuel store", "Tactic", "ben"),
    Mark(
        "would not claim to have heard what he had not.\n\nThe Monitor has published 19 of the 23 names",
        "Attribution", "ben", RETURNED, reason="Two speakers in one range. Make it two marks.",
    ),
    Mark("It does not follow that the Brigade’s is", "Doubt", "ana", DRAFT),
    Mark("300 dead", "Killed", "ana"),
    Mark("They told his mother 300 dead", "Attribution", "ana"),
    Mark("half of them were at home for the holiday", "Doubt", "ben"),
    Mark("You cannot tell whose", "Doubt", "ben"),
)  # fmt: skip

_ARABIC = marks_in(
    SK_ILVANE,
    Mark("مقاتلو الوفاق الشمالي", "Armed group", "ben", ACCEPTED, entity="accord"),
    Mark("ثكنة حرس الداخلية في إيلفان", "State force", "ben", ACCEPTED, entity="guard"),
    Mark("في إيلفان", "Place", "ben", ACCEPTED, entity="ilvane"),
    Mark("بقصف البوابة السفلى", "Tactic", "ben"),
    Mark("وقال مرصد أورسل للنزاع", "Attribution", "ben", ACCEPTED),
    Mark("أكثر من ١٠٠ من عناصر الحرس قُتلوا", "Killed", "ben"),
    Mark("٢٣ أُعدموا بعد أن ألقوا سلاحهم في ساحة الآليات", "Executed", "ben"),
    Mark("ساحة الآليات", "Place", "ben", entity="motor-yard"),
    Mark("مقتل ٦٨ من عناصره وإصابة نحو ٤٠ بجروح", "Killed", "ben"),
    Mark("وإصابة نحو ٤٠ بجروح", "Wounded", "ben"),
    Mark("أكثر من ١٥٠ جندياً قُتلوا", "Killed", "ana"),
    Mark("لواء بِل", "Armed group", "ana", entity="pell"),
    Mark("ولم تستطع الإذاعة أن تطابق هذا الرقم بأي قائمة أسماء", "Doubt", "ana"),
    Mark("ما لا يقل عن ٦ من جيرانها قُتلوا حين احترقت بيوتهم", "Civilian harm", "ben"),
    Mark("ما لا يقل عن ٦ من جيرانها قُتلوا", "Killed", "ben"),
    Mark("القتلى ٣٠٠", "Killed", "ben", DRAFT),
    Mark("أنا لا أصدق الرقم", "Doubt", "ben", DRAFT),
)  # fmt: skip

MARKS: tuple[Mark, ...] = (*_KETTERAU_RADIO, *_HARBOUR_WIRE, *_FILM, *_LEDGER, *_ARABIC)
