"""What the supervisor made of the incidents: a promoted comment, and signatures."""

from articles.demo.shapes import Promotion, Signature
from articles.demo.world import KR_OSK

PROMOTIONS: tuple[Promotion, ...] = (
    Promotion(
        KR_OSK, 0,
        "The station’s editor confirms that the writer works on the ward. It is a witness, not a remark.",
    ),
)  # fmt: skip

SIGNATURES: tuple[Signature, ...] = (
    Signature(
        incident="marren", measure="killed", rule="gtd", grade="fair", credibility=2,
        rationale="The council’s list stands at 17 since the roof was lifted. Nobody names another number.",
        reopened="The hospital’s dead of the following week have to be asked for first.",
    ),
    Signature(
        incident="marren", measure="killed", rule="ucdp", grade="fair", credibility=2,
        rationale="The hospital has no dead of its own beyond the council’s list. Nine is what was known on "
        "the day, 17 names are on the list of Friday.",
    ),
    Signature(
        incident="ilvane", measure="killed", rule="ucdp", grade="contested", credibility=3,
        rationale="The Monitor keeps burial records and names those executed; the Guard counts only its "
        "rolls. The Brigade’s figure is doubted by the paper that prints it, and kept out. No top is named.",
    ),
)  # fmt: skip
